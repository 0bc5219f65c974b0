import { readFileSync } from 'node:fs';

// node parse.ts FILE : parses the whole JSON text, and says how many seconds that took.
const started = performance.now();
const value: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const seconds = (performance.now() - started) / 1000;
if (typeof value !== 'object') throw new Error('no report');
process.stdout.write(String(seconds));
