import { describe, expect, test } from 'vitest';
import { parseZapConfig } from '../../src/util/zap-config.ts';
import { zapConfigText } from '../../src/util/zap-config-text.ts';

describe('zapConfigText', () => {
  const rules = [
    { id: '10038', name: 'CSP\tnot set' },
    { id: '2', name: 'Private IP' },
  ];

  test('lists every rule at WARN, in the order of the numbers, and reads back', () => {
    const text = zapConfigText(rules, undefined, 'gen.conf');
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
      '2\tWARN\t(Private IP)',
      '10038\tWARN\t(CSP not set)',
    ]);
    expect(parseZapConfig(text, 'gen.conf').levels.map(({ id, level }) => [id, level])).toEqual([
      ['2', 'WARN'],
      ['10038', 'WARN'],
    ]);
  });

  test('keeps every line that is there, and adds what is missing', () => {
    const existing = '# reason: known\n10038\tIGNORE\t(CSP)';
    expect(zapConfigText(rules, existing, 'gen.conf')).toBe(`${existing}\n2\tWARN\t(Private IP)\n`);
    expect(zapConfigText(rules, zapConfigText(rules, existing, 'gen.conf'), 'gen.conf')).toBe(
      `${existing}\n2\tWARN\t(Private IP)\n`,
    );
  });

  test('touches nothing that it cannot read', () => {
    expect(() => zapConfigText(rules, 'hello', 'gen.conf')).toThrow('does not have three columns');
  });
});
