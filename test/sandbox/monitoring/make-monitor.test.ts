import { expect, test } from 'vitest';
import type { Alarm } from '../../../src/sandbox/alarm.ts';
import { makeClock } from '../../../src/sandbox/clock.ts';
import { makeMonitor } from '../../../src/sandbox/monitoring/make-monitor.ts';

test('counts in the text format of Prometheus, and from zero again when cleared', async () => {
  const monitor = makeMonitor(makeClock(), () => undefined);
  const payment = { kind: 'payment', account: 'usr_1', instrument: 'card-1', amount: 250n, currency: 'EUR' } as const;
  monitor.observe({ ...payment, outcome: 'succeeded' });
  monitor.observe({ ...payment, outcome: 'succeeded' });
  monitor.observe({ ...payment, outcome: 'declined' });
  const text = await monitor.metrics();
  expect(text).toContain('# TYPE shop_payments_total counter');
  expect(text).toContain('shop_payments_total{outcome="succeeded",currency="EUR"} 2');
  expect(text).toContain('shop_payments_total{outcome="declined",currency="EUR"} 1');
  expect(text).toContain('shop_payment_minor_units_total{currency="EUR"} 500');
  monitor.clear();
  expect(await monitor.metrics()).not.toContain('outcome="succeeded"');
});

test('tells the sink of an alarm once an hour and subject', () => {
  const clock = makeClock();
  const told: Alarm[] = [];
  const monitor = makeMonitor(clock, (alarm) => void told.push(alarm));
  const alarm = { pattern: 'reconciliation-mismatch', subject: 'stripe', detail: 'one line differs' };
  monitor.raise(alarm);
  monitor.raise(alarm);
  monitor.raise({ ...alarm, subject: 'braintree' });
  expect(told.map(({ subject }) => subject)).toEqual(['stripe', 'braintree']);
  clock.advance(3_600_000);
  monitor.raise(alarm);
  expect(monitor.alarms()).toEqual(told);
  expect(told).toHaveLength(3);
});
