import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TollgateError } from '../../src/model/errors.ts';
import { parseZapConfig } from '../../src/util/zap-config.ts';

function failure(text: string): TollgateError {
  try {
    parseZapConfig(text, 'gen.conf');
  } catch (error) {
    if (error instanceof TollgateError) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('parseZapConfig', () => {
  test('reads levels, names, messages and addresses out of scope', () => {
    const config = parseZapConfig(
      '\uFEFF# zap-baseline rule configuration file\r\n\r\n10038\tFAIL\t(CSP not set)\r\n10055-4\tIGNORE\t(CSP: Wildcard)\tno third party\r\n*\tOUTOFSCOPE\thttp://localhost:3000/docs/.*\r\n10010,10054-1\tOUTOFSCOPE\t.*/legacy$\r\n',
      'gen.conf',
    );
    expect(config.levels).toEqual([
      { line: 3, id: '10038', level: 'FAIL' },
      { line: 4, id: '10055-4', level: 'IGNORE', reason: 'no third party' },
    ]);
    expect(config.outOfScope.map(({ line, ids, pattern }) => ({ line, ids, pattern: pattern.source }))).toEqual([
      { line: 5, ids: ['*'], pattern: 'http://localhost:3000/docs/.*' },
      { line: 6, ids: ['10010', '10054-1'], pattern: '.*/legacy$' },
    ]);
  });

  test('reads reason, owner and expiry from the comments directly above a row, for that row alone', () => {
    const { levels, notices } = parseZapConfig(
      '# reason: behind the gateway\n#owner: shop team\n# expires: 2026-12-31\n10020\tIGNORE\t(x)\n10021\tINFO\t(y)\n# reason: far away\n\n10035\tIGNORE\t(z)\n',
      'gen.conf',
    );
    expect(levels).toEqual([
      {
        line: 4,
        id: '10020',
        level: 'IGNORE',
        reason: 'behind the gateway',
        owner: 'shop team',
        expires: '2026-12-31',
      },
      { line: 5, id: '10021', level: 'INFO' },
      { line: 8, id: '10035', level: 'IGNORE' },
    ]);
    expect(notices).toEqual([expect.stringMatching(/should say why.*\(line 8\)/u)]);
  });

  test('says what ZAP would do in silence: PASS drops, a second row wins', () => {
    const { levels, notices } = parseZapConfig('10020\tPASS\t(a)\n10020\tFAIL\t(b)\n', 'gen.conf');
    expect(levels).toEqual([{ line: 2, id: '10020', level: 'FAIL' }]);
    expect(notices).toEqual([expect.stringContaining('PASS makes ZAP drop'), expect.stringContaining('decided above')]);
  });

  test.each([
    ['10038 WARN (name)', 'zap-config/not-three-columns', 'part the columns by tabs: spaces do not count'],
    ['10038\tWARN', 'zap-config/not-three-columns', 'write id, level and name, parted by tabs'],
    ['10038\tWRAN\t(x)', 'zap-config/unknown-level', 'did you mean WARN?'],
    ['10038\tfail\t(x)', 'zap-config/unknown-level', 'did you mean FAIL?'],
    ['csp\tFAIL\t(x)', 'zap-config/unknown-rule', 'write the number of a rule'],
    ['10038,10039\tFAIL\t(x)', 'zap-config/several-rules', 'write one row for each rule'],
    ['*\tIGNORE\t(x)', 'zap-config/several-rules', 'write one row for each rule'],
    ['10038\tFAIL\t(x)\ta\tb', 'zap-config/too-many-columns', 'ZAP itself refuses such a row'],
    ['*\tOUTOFSCOPE\ta.*\t(comment)', 'zap-config/pattern-with-tab', 'up to the end of the line'],
    ['*\tOUTOFSCOPE\t(?=a)', 'zap-config/unusable-pattern', 'linear time'],
    ['# expires: soon\n10038\tIGNORE\t(x)', 'zap-config/bad-date', '2026-12-31'],
    ['# expires: 2026-02-30\n10038\tIGNORE\t(x)', 'zap-config/bad-date', '2026-12-31'],
    ['#'.repeat(1024 * 1024 + 1), 'zap-config/too-large', ''],
  ])('refuses %s', (text, code, help) => {
    const error = failure(text);
    expect(error).toMatchObject({ code, class: 'usage', place: { file: 'gen.conf', line: text.split('\n').length } });
    expect(error.help.join('\n')).toContain(help);
  });

  test('no text makes it throw anything but its own errors', () => {
    const texts = string({
      unit: constantFrom('1', '-', ',', '*', '\t', '\n', '#', ' ', 'I', 'OUTOFSCOPE', 'IGNORE', '10038', '(', '['),
      maxLength: 30,
    });
    assert(
      property(texts, (text) => {
        try {
          parseZapConfig(text, 'gen.conf');
        } catch (error) {
          expect(error).toBeInstanceOf(TollgateError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
