import type { AuditDefectId } from '../../../src/sandbox/defects/families/audit.ts';
import type { LogDefectId } from '../../../src/sandbox/defects/families/log.ts';
import type { RecDefectId } from '../../../src/sandbox/defects/families/rec.ts';
import type { WebLogDefectId } from '../../../src/sandbox/defects/families/web-log.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { eventHash } from '../../../src/sandbox/trail/event-hash.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';
import { control } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function alter(sandbox: Sandbox, statement: string): Promise<void> {
  const { status, text } = await control(sandbox, 'POST', '/sql', { statement, without_triggers: true });
  if (status !== 200) throw new Error(text);
}

async function trailHolds(sandbox: Sandbox): Promise<boolean> {
  return (await control(sandbox, 'GET', '/trail/verify')).json['holds'] === true;
}

async function trail(sandbox: Sandbox): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await control(sandbox, 'GET', '/trail')).json['items'] as Readonly<Record<string, unknown>>[];
}

/** One run: its status, and whether it raised an alarm. */
async function reconcile(sandbox: Sandbox): Promise<{ readonly status: unknown; readonly alarmed: boolean }> {
  const { json } = await control(sandbox, 'POST', '/reconcile', {});
  const alarms = (await control(sandbox, 'GET', '/alarms')).json['items'] as { subject: string }[];
  return { status: json['status'], alarmed: alarms.some(({ subject }) => subject === json['id']) };
}

const effects: Readonly<Record<AuditDefectId | LogDefectId | RecDefectId | WebLogDefectId, Effect>> = {
  async 'audit.gap'({ sandbox, alice }) {
    await alice.pay('automatic');
    await alter(sandbox, 'delete from security_events where seq = (select max(seq) - 1 from security_events)');
    return trailHolds(sandbox);
  },
  async 'audit.unkeyed'({ sandbox, alice }) {
    await alice.pay('automatic');
    const { rows } = (
      await control(sandbox, 'POST', '/sql', {
        statement: 'select * from security_events order by seq desc limit 1',
      })
    ).json as unknown as { readonly rows: readonly (Parameters<typeof eventHash>[1] & { occurred_at: string })[] };
    const [last] = rows;
    if (last === undefined) throw new Error('the trail is empty');
    const forged = { ...last, occurred_at: new Date(last.occurred_at), actor: 'usr_somebody_else' };
    const hash = eventHash(undefined, forged);
    const change = `update security_events set actor = 'usr_somebody_else', hash = '${hash}' where seq = ${last.seq}`;
    await alter(sandbox, change);
    return trailHolds(sandbox);
  },
  async 'audit.missing_event'({ sandbox, alice }) {
    const payment = await alice.pay('automatic');
    const answer = await alice.post(`/api/payments/${payment}/refunds`, { amount: 100 });
    if (answer.status !== 201) throw new Error(answer.text);
    return !(await trail(sandbox)).some(({ type }) => type === 'refund.created');
  },
  async 'audit.retention_short'({ sandbox, alice }) {
    sandbox.clock.advance(40 * DAY);
    await sandbox.operations.nightly.runNow();
    return !(await trail(sandbox)).some(({ resource }) => resource === `account:${alice.id}`);
  },
  async 'log.injection'({ sandbox, alice }) {
    const payment = await alice.pay('automatic');
    const description = 'tea"}\n{"level":"info","event":"payment.approved","by":"nobody"}\n{"rest":"';
    await alice.patch(`/api/payments/${payment}`, { description });
    const lines = (await control(sandbox, 'GET', '/log')).text.trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as { readonly event?: string });
    return records.some(({ event }) => event === 'payment.approved');
  },
  async 'web.pan.log'({ sandbox, alice }) {
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2030, cvc: '737' };
    await alice.post('/api/payments', { order: 'ord_none', card });
    const { text } = await control(sandbox, 'GET', '/log');
    return findCardNumbers(text).length > 0 && text.includes('737');
  },
  async 'rec.mismatch_hidden'({ sandbox, alice }) {
    const payment = await alice.pay('automatic');
    // One unit more than the gateway took.
    await alter(
      sandbox,
      `with j as (select id from journals where reference = '${payment}' and kind = 'capture')
       update postings set amount = amount + sign(amount) from j where journal = j.id`,
    );
    sandbox.clock.advance(HOUR);
    const { status, alarmed } = await reconcile(sandbox);
    return status === 'matched' && !alarmed;
  },
  async 'rec.checksum_partial'({ sandbox, alice }) {
    const payment = await alice.pay('automatic');
    sandbox.clock.advance(HOUR);
    await reconcile(sandbox);
    // The order of a payment that was made becomes dearer.
    await alter(
      sandbox,
      `update orders set total = total + 1, tip = tip + 1 where id = (select order_id from payments where id = '${payment}')`,
    );
    const { status, alarmed } = await reconcile(sandbox);
    return status === 'matched' && !alarmed;
  },
  async 'rec.retry_silent'({ sandbox, alice }) {
    await alice.pay('automatic');
    sandbox.gateway.faults.add({ match: { provider: 'stripe', path: '/settlement' }, kind: 'error' });
    const { status, alarmed } = await reconcile(sandbox);
    return status === 'matched' && !alarmed;
  },
};

describeEffects('audit, log, rec and web.pan.log', effects, {
  settings: { retry: { attempts: 3, base: 1, cap: 2, random: () => 0.5 } },
});
