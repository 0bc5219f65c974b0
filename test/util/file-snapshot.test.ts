import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { snapshotOf, writtenSince } from '../../src/util/file-snapshot.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is new or written again is told from what is as it was; what is not wanted is not looked at', async () => {
  const out = join(folder, 'out');
  mkdirSync(out);
  for (const name of ['old.json', 'again.json', 'notes.txt']) {
    writeFileSync(join(out, name), '{}');
    utimesSync(join(out, name), new Date(0), new Date(0));
  }
  const places = [out, join(folder, 'single.sarif'), join(folder, 'never')];
  const before = await snapshotOf(places, /\.json$/u);
  writeFileSync(join(out, 'again.json'), '[]');
  writeFileSync(join(out, 'new.json'), '1');
  writeFileSync(join(folder, 'single.sarif'), '2');
  const { written, old } = await writtenSince(before, await snapshotOf(places, /\.json$/u));
  expect(written.map(({ name }) => name.replace(/^.*\//u, ''))).toEqual(['again.json', 'new.json', 'single.sarif']);
  expect(old).toEqual(['old.json']);
});
