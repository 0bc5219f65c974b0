import { expect, test } from 'vitest';
import { readZapVersion } from '../../../src/scanners/zap/version.ts';

test.each([
  ['2.17.0', { tooOld: false, unknown: false, hasInsights: true }],
  ['2.16.1', { tooOld: false, unknown: false, hasInsights: false }],
  ['2.15.0', { tooOld: true, unknown: false, hasInsights: false }],
  ['2.9.0', { tooOld: true, unknown: false, hasInsights: false }],
  ['2.18.0', { tooOld: false, unknown: true, hasInsights: true }],
  ['3.0.0', { tooOld: false, unknown: true, hasInsights: true }],
  ['2.17.0-SNAPSHOT', { tooOld: false, unknown: false, hasInsights: true }],
  ['D-2026-08-21', { tooOld: false, unknown: true, hasInsights: true }],
])('%s', (text, expected) => {
  const output = `Found Java version 17.0.15\nAvailable memory: 7936 MB\nUsing JVM args: -Xmx1984m\r\n${text}\r\n`;
  expect(readZapVersion(output)).toEqual({ text, ...expected });
});

test.each(['', 'Found Java version 17.0.15', 'Exiting: Java 17 or later is required', '17.0.15.1.2', '99999.1'])(
  'nothing is made of %j',
  (output) => {
    expect(readZapVersion(output)).toBeUndefined();
  },
);
