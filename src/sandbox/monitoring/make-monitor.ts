import { Counter, Registry } from 'prom-client';
import type { Alarm } from '../alarm.ts';
import type { Clock } from '../clock.ts';
import type { Observation } from '../observation.ts';
import { findPatterns } from './find-patterns.ts';

/** Counts what happens and raises alarms. */
export interface Monitor {
  readonly observe: (observation: Observation) => void;
  readonly raise: (alarm: Omit<Alarm, 'raised_at'>) => void;
  /** Looks for what only time shows. */
  readonly tick: () => void;
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
  readonly alarms: () => readonly Alarm[];
  readonly clear: () => void;
}

// The same alarm again within this time tells nobody anything new.
const QUIET = 3_600_000;
const KEPT = 1000;

/** A monitor that has seen nothing yet; every alarm is also given to `sink`. */
export function makeMonitor(clock: Clock, sink: (alarm: Alarm) => void): Monitor {
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> =>
    new Counter({ name: `shop_${name}_total`, help, labelNames, registers: [registry] });
  const requests = counter('requests', 'Answered requests', ['method', 'route', 'status']);
  const payments = counter('payments', 'Payments by outcome', ['outcome', 'currency']);
  const paid = counter('payment_minor_units', 'Amount of successful payments in minor units', ['currency']);
  const refunds = counter('refund_minor_units', 'Amount of refunds in minor units', ['currency']);
  const logins = counter('logins', 'Sign-ins by outcome', ['outcome']);
  const calls = counter('gateway_calls', 'Calls of a gateway by outcome', ['provider', 'outcome']);
  const webhooks = counter('webhooks', 'Received webhooks by outcome', ['provider', 'outcome']);
  const throttled = counter('throttled', 'Requests refused with 429', ['by']);
  const raised = counter('alarms', 'Alarms by pattern', ['pattern']);
  const patterns = findPatterns(clock);
  let alarms: Alarm[] = [];

  const count = (observation: Observation): void => {
    switch (observation.kind) {
      case 'request':
        return requests.inc({
          method: observation.method,
          route: observation.route,
          status: String(observation.status),
        });
      case 'payment':
        payments.inc({ outcome: observation.outcome, currency: observation.currency });
        if (observation.outcome === 'succeeded')
          paid.inc({ currency: observation.currency }, Number(observation.amount));
        return undefined;
      case 'refund':
        return refunds.inc({ currency: observation.currency }, Number(observation.amount));
      case 'login':
        return logins.inc({ outcome: observation.outcome });
      case 'gateway-call':
        return calls.inc({ provider: observation.provider, outcome: observation.outcome });
      case 'webhook':
        return webhooks.inc({ provider: observation.provider, outcome: observation.outcome });
      case 'throttled':
        return throttled.inc({ by: observation.by });
    }
  };
  const raise: Monitor['raise'] = (found) => {
    const raised_at = clock.now();
    const again = alarms.findLast(({ pattern, subject }) => pattern === found.pattern && subject === found.subject);
    if (again !== undefined && raised_at.getTime() - again.raised_at.getTime() < QUIET) return;
    const alarm = { ...found, raised_at };
    alarms = [...alarms.slice(1 - KEPT), alarm];
    raised.inc({ pattern: alarm.pattern });
    sink(alarm);
  };
  return {
    observe(observation) {
      count(observation);
      for (const found of patterns.look(observation)) raise(found);
    },
    raise,
    tick() {
      for (const found of patterns.tick()) raise(found);
    },
    metrics: () => registry.metrics(),
    alarms: () => alarms,
    clear() {
      registry.resetMetrics();
      patterns.clear();
      alarms = [];
    },
  };
}
