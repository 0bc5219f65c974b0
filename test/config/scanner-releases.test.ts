import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEPENDENCY_TOOLS } from '../../src/config/dependencies-config.ts';
import { releaseFile, SCANNER_RELEASES } from '../../src/config/scanner-releases.ts';

describe('the pinned releases', () => {
  const files = SCANNER_RELEASES.flatMap(({ name, files: byPlatform }) =>
    Object.entries(byPlatform).map(([platform, file]) => ({ name, platform, ...file })),
  );

  test.each(files)('$name for $platform has a digest and a plain file name', ({ file, sha256 }) => {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(file).toMatch(/^[\w.{}-]+$/u);
  });

  test('come from addresses of https that hold version and file', () => {
    for (const { url } of SCANNER_RELEASES) expect(url).toMatch(/^https:\/\/[\w.]+\/.*\{version\}\/\{file\}$/u);
  });

  test('have each file once, so that no platform gets the program of another', () => {
    const programs = SCANNER_RELEASES.filter(({ packed }) => packed === 'none');
    for (const { files: byPlatform } of programs) {
      const digests = Object.values(byPlatform).map(({ sha256 }) => sha256);
      expect(new Set(digests).size).toBe(digests.length);
    }
  });

  test('are called what the dependency audit calls them', () => {
    const names: readonly string[] = [...DEPENDENCY_TOOLS, 'zap'];
    expect(SCANNER_RELEASES.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('are none for a platform that nobody builds for', () => {
    const [osv] = SCANNER_RELEASES;
    expect(osv && [releaseFile(osv, 'sunos-x64'), releaseFile(osv, 'constructor')]).toEqual([undefined, undefined]);
  });
});

const manifest = createRequire(import.meta.url).resolve('snyk/package.json');
const sums = join(dirname(manifest), 'wrapper_dist', 'generated', 'sha256sums.txt');

test.skipIf(!existsSync(sums))('of Snyk have the digests that its own package publishes', () => {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const published = readFileSync(sums, 'utf8');
  const snyk = SCANNER_RELEASES.find(({ name }) => name === 'snyk');
  expect(snyk?.version).toBe(version);
  for (const { file, sha256 } of Object.values(snyk?.files ?? {})) expect(published).toContain(`${sha256}  ${file}\n`);
});
