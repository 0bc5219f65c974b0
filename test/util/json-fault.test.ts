import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../src/util/json-fault.ts';

function faultOf(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return jsonFault(error);
  }
  return '';
}

describe('jsonFault', () => {
  test.each([
    ['{"a":hunter2}', "Unexpected token 'h'"],
    [
      `{"a":"${'x'.repeat(99)}",hunter2hunter2hunter2:1}`,
      'Expected double-quoted property name in JSON at position 107',
    ],
    [`[${'1,'.repeat(60)}hunter2hunter2hunter2]`, "Unexpected token 'h'"],
    ['undefined', 'no JSON'],
    ['{"a', 'Unterminated string in JSON at position 3'],
  ])('%j', (text, message) => {
    expect(faultOf(text)).toContain(message);
  });

  test('never quotes the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(faultOf(`${before}hunter2hunter2${after}`)).not.toMatch(/hunter|unter2/u);
      }),
    );
  });
});
