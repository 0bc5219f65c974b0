import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import { REPOSITORY } from '../../src/config/repository.ts';
import { changelogEntry } from './changelog-entry.ts';
import { checksums } from './checksums.ts';
import { type Pin, pinUses } from './pin-uses.ts';
import { releaseNotes } from './release-notes.ts';
import { releaseProblems } from './release-problems.ts';
import { runTollgate } from './run-tollgate.ts';

/** What a release is made from. */
export interface ReleaseOptions {
  /** The repository's folder. */
  readonly root: string;
  /** Where everything is written; must be empty or not there. */
  readonly output: string;
  /** `owner/name` that the release is published in. */
  readonly repository: string;
  /** A SARIF file of this commit, to be attached with the verdict on it and its VEX statements. */
  readonly sarif?: string;
}

/** A release on disk, of which nothing is published yet. */
export interface PreparedRelease extends Pin {
  /** The exported tree, in which everything is pinned. */
  readonly tree: string;
  /** Files to attach, relative to `assets/` in the output folder, `SHA256SUMS` last. */
  readonly assets: readonly string[];
  /** Exported files that name the commit. */
  readonly pinned: readonly string[];
  /** What stands in the way of publishing it. */
  readonly problems: readonly string[];
}

const TEXTS = ['*.md', 'docs/**/*.md', 'actions/**/*.md', '.github/**/*.yml', 'gitlab-templates/*', 'templates/*'];
const NOBODY_SCANNED =
  '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Tollgate"}},"results":[],"invocations":[{"executionSuccessful":false}]}]}';

/**
 * Exports HEAD, pins every `uses:` of ours to it, packs it, and writes bill of materials, checksums and notes. Changes nothing
 * in the repository. What stands in the way of publishing is told, not thrown.
 */
export async function prepareRelease(options: ReleaseOptions): Promise<PreparedRelease> {
  const { root, output, repository, sarif } = options;
  const git = $({ cwd: root, quiet: true });
  const sha = (await git`git rev-parse HEAD`).stdout.trim();
  const { version } = JSON.parse((await git`git show HEAD:package.json`).stdout) as { readonly version: string };
  const pin: Pin = { placeholders: [...new Set([REPOSITORY, 'OWNER/tollgate'])], repository, version, sha };
  const [tree, attached] = [join(output, 'tree'), join(output, 'assets')];
  for (const folder of [tree, attached]) mkdirSync(folder, { recursive: true });
  await git`git archive --format=tar --output ${join(output, 'tree.tar')} HEAD`;
  await $({ quiet: true })`tar -xf ${join(output, 'tree.tar')} -C ${tree}`;
  rmSync(join(output, 'tree.tar'));
  const pinned = pinTree(tree, pin);
  const entry = readIfThere(join(tree, 'CHANGELOG.md'), (text) => changelogEntry(text, version));
  await $({ cwd: tree, quiet: true })`npm pack --ignore-scripts --pack-destination ${attached}`;
  const time = (await git`git show --no-patch --format=%cI HEAD`).stdout.trim();
  await writeStatements(tree, attached, time, sarif);
  writeFileSync(join(output, 'notes.md'), releaseNotes(entry ?? '', pin));
  const dist = globSync('dist/**/*', { cwd: tree, withFileTypes: true })
    .flatMap((file) => (file.isFile() ? [join(file.parentPath, file.name).slice(tree.length + 1)] : []))
    .toSorted();
  writeFileSync(join(attached, 'dist.SHA256SUMS'), checksums(tree, dist));
  const assets = readdirSync(attached).toSorted();
  writeFileSync(join(attached, 'SHA256SUMS'), checksums(attached, assets));
  const problems = await releaseProblems(root, tree, pin, REPOSITORY);
  return { ...pin, tree, assets: [...assets, 'SHA256SUMS'], pinned, problems };
}

function pinTree(tree: string, pin: Pin): readonly string[] {
  const changed: string[] = [];
  for (const file of globSync(TEXTS, { cwd: tree }).toSorted()) {
    const before = readFileSync(join(tree, file), 'utf8');
    const after = pinUses(before, pin);
    if (after === before) continue;
    writeFileSync(join(tree, file), after);
    changed.push(file);
  }
  return changed;
}

/** The bill of materials and, where the commit was scanned, what was found and decided. */
async function writeStatements(tree: string, output: string, time: string, sarif: string | undefined): Promise<void> {
  const found = join(output, 'tollgate.sarif');
  if (sarif === undefined) writeFileSync(found, NOBODY_SCANNED);
  else copyFileSync(sarif, found);
  const said = ['--author', 'The Tollgate authors', '--now', time];
  const report = async (kind: string, file: string): Promise<void> => {
    const words = ['report', found, '--as', kind, '--dir', '.', ...said, '--output', join(output, file)];
    const { exitCode, messages } = await runTollgate(words, tree);
    if (exitCode !== 0) throw new Error(`${file} could not be made:\n${messages}`);
  };
  await report('cyclonedx', 'sbom.cdx.json');
  if (sarif === undefined) {
    rmSync(found);
    return;
  }
  await report('cyclonedx-vex', 'vex.cdx.json');
  const gate = await runTollgate(['gate', found, '--now', time, '--json'], tree);
  writeFileSync(join(output, 'verdict.json'), gate.out);
}

function readIfThere<T>(file: string, read: (text: string) => T): T | undefined {
  return existsSync(file) ? read(readFileSync(file, 'utf8')) : undefined;
}
