import { expect, test } from 'vitest';
import { cspFlaws, type CspFlaw } from '../../../src/baseline/headers/csp-flaws.ts';
import { cspPolicies } from '../../../src/baseline/headers/csp-policy.ts';
import { exchangeOf, example } from '../../../src/baseline/example.ts';

function flawsOf(...policies: readonly string[]): CspFlaw[] {
  const { headers, ...rest } = example('policies', { headers: { 'Content-Security-Policy': undefined } });
  const shown = policies.map((policy) => ['Content-Security-Policy', policy] as const);
  return [...cspFlaws(cspPolicies(exchangeOf({ ...rest, headers: [...headers, ...shown] }))).inForce.keys()];
}
const TIGHT = "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

test('finds nothing in a policy that lets nothing through', () => {
  expect(flawsOf(TIGHT)).toEqual([]);
});

test.each([
  [`${TIGHT}; script-src 'unsafe-inline'`, 'inline-script'],
  [`${TIGHT}; style-src 'unsafe-inline'`, 'inline-style'],
  [`${TIGHT}; script-src 'unsafe-eval'`, 'eval'],
  [`${TIGHT}; img-src *`, 'any-host'],
  ["default-src 'none'; frame-ancestors 'none'", 'open-form-action'],
  ["default-src 'none'; form-action 'none'", 'open-frame-ancestors'],
])('names the flaw of %s', (policy, flaw) => {
  expect(flawsOf(policy)).toContain(flaw);
});

test('a second policy takes away what the first lets through', () => {
  expect(flawsOf(`${TIGHT}; script-src 'unsafe-inline'`, TIGHT)).toEqual([]);
});

test('a nonce makes browsers ignore unsafe-inline', () => {
  expect(flawsOf(`${TIGHT}; script-src 'unsafe-inline' 'nonce-YWJjZGVm'`)).not.toContain('inline-script');
});
