import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

// node parse-lines.ts FILE : parses every line, and says how many seconds that took.
const started = performance.now();
for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') })) JSON.parse(line);
process.stdout.write(String((performance.now() - started) / 1000));
