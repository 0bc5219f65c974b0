import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What actions/upload-artifact and download-artifact do, over a folder: their service is GitHub's own.
const MAINS = {
  'upload-artifact': `import fs from 'node:fs';
import path from 'node:path';
const { INPUT_NAME, INPUT_PATH, ARTIFACTS } = process.env;
const to = path.join(ARTIFACTS, INPUT_NAME);
if (fs.existsSync(to)) throw new Error('an artifact of this name is there already');
fs.cpSync(INPUT_PATH, to, { recursive: true });
`,
  'download-artifact': `import fs from 'node:fs';
import path from 'node:path';
const { INPUT_NAME, INPUT_PATTERN, INPUT_PATH, ARTIFACTS } = process.env;
const names = fs.existsSync(ARTIFACTS) ? fs.readdirSync(ARTIFACTS) : [];
if (INPUT_NAME) fs.cpSync(path.join(ARTIFACTS, INPUT_NAME), INPUT_PATH, { recursive: true });
else for (const name of names.filter((name) => name.startsWith(INPUT_PATTERN.replace('*', ''))))
  fs.cpSync(path.join(ARTIFACTS, name), path.join(INPUT_PATH, name), { recursive: true });
`,
  'codeql-action': `import fs from 'node:fs';
import path from 'node:path';
const { INPUT_SARIF_FILE, ARTIFACTS } = process.env;
const files = fs.readdirSync(INPUT_SARIF_FILE);
for (const name of files) JSON.parse(fs.readFileSync(path.join(INPUT_SARIF_FILE, name), 'utf8'));
fs.cpSync(INPUT_SARIF_FILE, path.join(ARTIFACTS, 'uploaded'), { recursive: true });
`,
} as const;

/**
 * Writes actions that take the place of those whose service only GitHub has, and gives act's arguments that say so.
 * @param uses texts of `uses:` as they stand in the workflows, with their commits
 */
export function artifactActions(folder: string, uses: readonly string[]): string[] {
  return uses.flatMap((text) => {
    const [, repository = '', name = '', below = '', ref = ''] =
      /^((?:actions|github)\/([\w-]+))((?:\/[\w-]+)?)@(\w+)$/u.exec(text) ?? [];
    const main = Object.entries(MAINS).find(([known]) => known === name)?.[1];
    if (main === undefined) return [];
    const inputs = ['name', 'pattern', 'path', 'sarif_file', 'retention-days', 'include-hidden-files'];
    const place = join(folder, name, below);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'index.mjs'), main);
    writeFileSync(
      join(place, 'action.yml'),
      JSON.stringify({
        name: 'stand-in',
        description: 'stand-in',
        inputs: Object.fromEntries(inputs.map((input) => [input, { description: input, default: '' }])),
        runs: { using: 'node24', main: 'index.mjs' },
      }),
    );
    return ['--local-repository', `${repository}@${ref}=${join(folder, name)}`];
  });
}
