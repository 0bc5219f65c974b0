import { spawn } from 'node:child_process';
import { closeSync, createWriteStream, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MIB = 1024 * 1024;
const HUGE = 500 * MIB;
// Tells the most memory that the process ever had, in MiB, when it ends.
const TELL_MEMORY =
  'data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS>>10))';

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly messages: string;
  readonly peak: number;
}

function normalize(file: string): Promise<Ended> {
  const entry = join(import.meta.dirname, '..', '..', 'src', 'entries', 'tollgate.ts');
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, entry, 'normalize', file, '-o', `${file}.sarif`]);
  const [out, messages]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => messages.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const text = Buffer.concat(messages).toString();
      const peak = Number(/peak (\d+)/u.exec(text)?.[1] ?? Number.NaN);
      resolve({ status, out: Buffer.concat(out).toString(), messages: text, peak });
    });
  });
}

/** A file with 500 MiB between two texts: of NUL bytes, which take no room on the disk, or of a letter. */
function writeHuge(name: string, before: string, after: string, letter?: string): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, before);
  const block = Buffer.alloc(4 * MIB, letter ?? 'a');
  if (letter === undefined) ftruncateSync(file, before.length + HUGE);
  else for (let size = 0; size < HUGE; size += block.length) writeSync(file, block);
  writeSync(file, after, before.length + HUGE);
  closeSync(file);
  return path;
}

const ZAP = '<OWASPZAPReport version="2">';

describe('a text of 500 MiB', () => {
  test.each([
    ['that nobody wants', 'skipped.json', '{"site":[],"x":"', '"}', undefined, 250],
    ['in an item', 'item.json', '{"site":[{"@name":"https://a.example","alerts":[{"desc":"', '"}]}]}', undefined, 800],
    ['as a key', 'key.json', '{"site":[],"', '":1}', undefined, 800],
    ['in a line', 'line.jsonl', '{"template-id":"a","info":{"name":"', '"}}\n', undefined, 350],
    ['in an XML attribute', 'attribute.xml', `${ZAP}<site name="`, '"/></OWASPZAPReport>', 'a', 500],
    [
      'in an XML element',
      'text.xml',
      `${ZAP}<site><alerts><alertitem><desc>`,
      '</desc></alertitem></alerts></site></OWASPZAPReport>',
      'a',
      500,
    ],
    ['as an XML name', 'name.xml', `${ZAP}<`, '/></OWASPZAPReport>', 'a', 500],
  ])('%s ends with a reason and bounded memory', async (_name, file, before, after, letter, most) => {
    const path = writeHuge(file, before, after, letter);
    const { status, out, messages, peak } = await normalize(path);
    rmSync(path);
    expect(status, out + messages).toBe(3);
    expect(out).toContain(file);
    expect(out).toMatch(/longer than|larger than|names no site/u);
    expect(messages).not.toMatch(/\n\s+at /u);
    expect(peak).toBeLessThan(most);
  });
});

test('a gzip bomb of 2 GiB is stopped at the limit that the message names', async () => {
  const path = join(folder, 'bomb.json.gz');
  const block = Buffer.alloc(4 * MIB, ' ');
  await pipeline(Readable.from(Array.from({ length: 512 }, () => block)), createGzip(), createWriteStream(path));
  const { status, out, peak } = await normalize(path);
  expect(status, out).toBe(3);
  expect(out).toMatch(/bomb\.json\.gz .*it comes to more than \d+ bytes/u);
  expect(peak).toBeLessThan(250);
});
