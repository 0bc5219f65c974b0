import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

// Makes objects of which many live through a collection: then V8 lets the young generation grow. In a process of its own,
// because what ran before in this one may have made it grow already.
const PROGRAM = `
import { getHeapSpaceStatistics } from 'node:v8';
import { holdYoungGeneration } from './src/util/young-generation.ts';
const held = process.argv[1] === 'held' ? holdYoungGeneration() : undefined;
const alive = [];
for (let number = 0; number < 400_000; number += 1) alive.push({ number, text: 'text ' + number, list: [number] });
const { space_size: size } = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
held?.close();
process.stdout.write(String(size));
`;

const sizeWhile = (how: 'held' | 'free'): number =>
  Number(execFileSync(process.execPath, ['--input-type=module', '--eval', PROGRAM, how], { encoding: 'utf8' }));

// How large it is when it is first held depends on what the start of the process happened to collect.
test('the young generation stays small while it is held, and grows otherwise', () => {
  expect(sizeWhile('held') * 4).toBeLessThan(sizeWhile('free'));
});
