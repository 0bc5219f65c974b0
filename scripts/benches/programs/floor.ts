import { hash } from 'node:crypto';
import { fileSource } from '../../../src/util/file-source.ts';
import { jsonElements } from '../../../src/util/json-elements.ts';
import { asObject } from '../../../src/util/untrusted.ts';
import { writePieces } from '../write-pieces.ts';

// node floor.ts IN OUT : the least that any aggregator of SARIF has to do. It cuts the results, parses each, makes a key of
// 16 bytes of each, drops those whose key was there before, and writes the others. No rules, no order, no redaction.
const [input = '', output = ''] = process.argv.slice(2);

function* distinctResults(): Generator<string> {
  const seen = new Set<string>();
  yield '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"floor"}},"results":[\n';
  for (const { value } of jsonElements(fileSource(input).chunks(), [['runs', '*', 'results', '*']])) {
    const { ruleId, locations, message } = asObject(value);
    const key = hash('sha256', JSON.stringify([ruleId, locations, message]), 'binary').slice(0, 16);
    if (seen.has(key)) continue;
    seen.add(key);
    yield `${seen.size === 1 ? '' : ',\n'}${JSON.stringify(value)}`;
  }
  yield ']}]}\n';
}

writePieces(output, distinctResults());
