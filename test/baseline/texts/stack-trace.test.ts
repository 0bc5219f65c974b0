import { describe, expect, test } from 'vitest';
import { firstStackTrace } from '../../../src/baseline/texts/stack-trace.ts';
import { cpuTime } from '../../cpu-time.ts';

const lineFrom = (folder: string): string | undefined => firstStackTrace(`at pay (${folder}pay.js:10:5)`)?.line;

describe('firstStackTrace', () => {
  test.each([
    ['Node.js', 'Error: x\n    at pay (/srv/app/pay.js:10:5)\n', 'at pay (…/pay.js:10:5)'],
    [
      'Node.js',
      '    at async Object.&lt;anonymous&gt; (file:///C:/app/pay.ts:1:2)',
      'at async Object.&lt;anonymous&gt; (…/pay.ts:1:2)',
    ],
    ['Node.js', '"\\n    at C:\\\\app\\\\pay.js:1:2"', 'at …/pay.js:1:2'],
    ['Java', '\tat com.shop.Pay$Inner.<init>(Pay.java:42)', 'at com.shop.Pay$Inner.<init>(Pay.java:42)'],
    ['Java', 'at java.base/java.lang.Thread.run(Unknown Source)', 'at java.base/java.lang.Thread.run(Unknown Source)'],
    ['Python', 'File \\"/srv/pay.py\\", line 3, in pay', 'File \\"…/pay.py\\", line 3, in '],
    ['PHP', '<b>Warning</b>: Undefined in <b>/var/www/pay.php</b> on line <b>7</b>', 'pay.php</b> on line <b>7'],
    ['.NET', 'at Shop.Pay.Run(String id) in C:\\src\\Pay.cs:line 12', 'at Shop.Pay.Run(String id) in …/Pay.cs:line 12'],
    ['Ruby', "/app/models/pay.rb:12:in 'charge'", "pay.rb:12:in '"],
    ['Go', 'goroutine 17 [running]:\nmain.main()', 'goroutine 17 [running]:'],
    ['SQL', 'ERROR: syntax error at or near &quot;FROM&quot;', 'syntax error at or near &quot;'],
  ])('finds %s in %s', (kind, text, line) => {
    expect(firstStackTrace(text)).toMatchObject({ kind, line });
  });

  test('gives the same line wherever the app is installed', () => {
    expect(lineFrom('/srv/a/')).toBe(lineFrom('/home/someone/other-place/'));
    expect(lineFrom('/srv/a/')).toBe(lineFrom('C:\\srv\\'));
  });

  test.each([
    'We are open at 10:30:00 and at 11:45:10.',
    'Look at /checkout for the total.',
    'at home (see /about)',
    'Warning: only 3 left in stock. Order now on line 5!',
    'SQL is a language; SQLSTATE is a code.',
  ])('finds nothing in %s', (text) => {
    expect(firstStackTrace(text)).toBeUndefined();
  });

  test.each(['at ', 'a/', 'File "', '#0 a', 'near "', 'at a.b.c.d', 'Warning: x in '])(
    'reads a megabyte of "%s" in bounded time',
    (piece) => {
      const used = cpuTime();
      expect(firstStackTrace(piece.repeat(1_000_000 / piece.length))).toBeUndefined();
      expect(used()).toBeLessThan(5_000);
    },
  );
});
