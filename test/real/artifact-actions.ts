import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What actions/upload-artifact, download-artifact and cache do, over a folder: their service is GitHub's own.
const MAINS: Readonly<Record<string, string>> = {
  'upload-artifact': `import fs from 'node:fs';
import path from 'node:path';
const { INPUT_NAME, INPUT_PATH, ARTIFACTS } = process.env;
const to = path.join(ARTIFACTS, INPUT_NAME);
if (INPUT_NAME.includes('/')) throw new Error('the name of an artifact holds no slash');
if (fs.existsSync(to)) throw new Error('an artifact of this name is there already');
if (fs.existsSync(INPUT_PATH)) fs.cpSync(INPUT_PATH, to, { recursive: true });
else if (process.env['INPUT_IF-NO-FILES-FOUND'] !== 'ignore') throw new Error('there are no files');
`,
  'download-artifact': `import fs from 'node:fs';
import path from 'node:path';
const { INPUT_NAME, INPUT_PATTERN, INPUT_PATH, ARTIFACTS } = process.env;
const names = fs.existsSync(ARTIFACTS) ? fs.readdirSync(ARTIFACTS) : [];
if (INPUT_NAME) fs.cpSync(path.join(ARTIFACTS, INPUT_NAME), INPUT_PATH, { recursive: true });
else for (const name of names.filter((name) => name.startsWith(INPUT_PATTERN.replace('*', ''))))
  fs.cpSync(path.join(ARTIFACTS, name), path.join(INPUT_PATH, name), { recursive: true });
`,
  'cache/restore': `import fs from 'node:fs';
import path from 'node:path';
const from = path.join(process.env.CACHES, process.env['INPUT_RESTORE-KEYS']);
if (fs.existsSync(from)) fs.cpSync(from, process.env.INPUT_PATH, { recursive: true });
`,
  'cache/save': `import fs from 'node:fs';
import path from 'node:path';
const { CACHES, INPUT_PATH, INPUT_KEY, GITHUB_RUN_ID } = process.env;
if (!INPUT_KEY.includes(GITHUB_RUN_ID)) throw new Error('a key can be saved once only');
if (fs.existsSync(INPUT_PATH)) fs.cpSync(INPUT_PATH, path.join(CACHES, INPUT_KEY.slice(0, INPUT_KEY.indexOf(GITHUB_RUN_ID))), { recursive: true });
`,
  'setup-node': '',
  // Only where it names another repository: act itself checks out the one that it runs.
  checkout: `import fs from 'node:fs';
const { OURS, INPUT_PATH, INPUT_REPOSITORY } = process.env;
if (INPUT_REPOSITORY !== 'OWNER/tollgate') throw new Error('another repository than ours: ' + INPUT_REPOSITORY);
fs.cpSync(OURS, INPUT_PATH, { recursive: true });
`,
};

const INPUTS: readonly string[] = [
  'name',
  'pattern',
  'path',
  'key',
  'restore-keys',
  'retention-days',
  'include-hidden-files',
  'if-no-files-found',
  'repository',
  'ref',
  'persist-credentials',
  'node-version',
];

/**
 * Writes actions that take the place of those whose service only GitHub has, and gives act's arguments that say so.
 * @param uses texts of `uses:` as they stand in the workflows, with their commits
 */
export function artifactActions(folder: string, uses: readonly string[]): string[] {
  return uses.flatMap((text) => {
    const [, repository = '', name = '', below = '', ref = ''] =
      /^((?:actions|github)\/([\w-]+))((?:\/[\w-]+)?)@(\w+)$/u.exec(text) ?? [];
    const main = MAINS[`${name}${below}`];
    if (main === undefined) return [];
    const place = join(folder, name, below);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'index.mjs'), main);
    writeFileSync(
      join(place, 'action.yml'),
      JSON.stringify({
        name: 'stand-in',
        description: 'stand-in',
        inputs: Object.fromEntries(INPUTS.map((input) => [input, { description: input, default: '' }])),
        runs: { using: 'node24', main: 'index.mjs' },
      }),
    );
    return ['--local-repository', `${repository}@${ref}=${join(folder, name)}`];
  });
}
