import { expect, test } from 'vitest';
import { NOT_COMPARED } from '../../../scripts/zap/not-compared.ts';
import { ZAP_ALERTS } from '../../../scripts/zap/zap-alerts.ts';
import { WEB_RULES } from '../../../src/baseline/rules/index.ts';

test('at most 35 of 135 alerts are left out, each with a reason', () => {
  expect(Object.keys(ZAP_ALERTS)).toHaveLength(135);
  expect(Object.keys(NOT_COMPARED).length).toBeLessThanOrEqual(35);
  for (const [alertRef, reason] of Object.entries(NOT_COMPARED)) {
    expect(ZAP_ALERTS).toHaveProperty([alertRef]);
    expect(reason).toMatch(/\w+ \w+ \w+/u);
  }
});

test('every alias of a rule, but those of active rules, is one of the alerts', () => {
  const aliases = WEB_RULES.flatMap((rule) => rule.aliases).filter((alias) => /^zap\/(?!4\d{4})/u.test(alias));
  for (const alias of aliases) {
    const alertRef = alias.slice('zap/'.length);
    expect(
      Object.keys(ZAP_ALERTS).some((known) => known === alertRef || known.startsWith(`${alertRef}-`)),
      alias,
    ).toBe(true);
  }
});
