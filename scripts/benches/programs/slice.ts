import { fileSource } from '../../../src/util/file-source.ts';
import { jsonElements } from '../../../src/util/json-elements.ts';

// node slice.ts FILE KEY.KEY.… : cuts the elements at the pattern, parses each, and says how many seconds that took.
const [file = '', pattern = ''] = process.argv.slice(2);
const started = performance.now();
let elements = 0;
for (const _element of jsonElements(fileSource(file).chunks(), [pattern.split('.')])) elements += 1;
const seconds = (performance.now() - started) / 1000;
if (elements === 0) throw new Error(`there is nothing at ${pattern}`);
process.stdout.write(String(seconds));
