import type { FastifyInstance } from 'fastify';
import type { GatewayControl } from '../control-actions.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';

type Faults = GatewayControl['plane']['faults'];
type FaultRule = Parameters<Faults['add']>[0];

const match = {
  type: 'object',
  additionalProperties: false,
  properties: {
    provider: { enum: ['stripe', 'braintree', 'plaid'] },
    method: { type: 'string', pattern: '^[A-Za-z]{1,10}$' },
    path: { type: 'string', pattern: '^/', maxLength: 200 },
  },
};
const rule = {
  match,
  kind: { enum: ['error', 'timeout', 'drop_before', 'drop_after', 'latency', 'rate_limit'] },
  status: { type: 'integer', minimum: 400, maximum: 599 },
  ms: { type: 'integer', minimum: 0, maximum: 60_000 },
  times: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
};
const ruleBody = bodySchema<FaultRule>(rule, ['match', 'status', 'ms', 'times']);
const rulesBody = bodySchema<{ items: readonly FaultRule[] }>({
  items: {
    type: 'array',
    maxItems: 100,
    items: { type: 'object', additionalProperties: false, required: ['kind'], properties: rule },
  },
});

/** What goes wrong at the gateway: one more fault (POST), exactly these (PUT), none (DELETE). */
export function faultRoutes(app: FastifyInstance, { plane: { faults } }: GatewayControl): void {
  const show = (): object => ({ items: faults.list() });
  app.get('/faults', (_request, reply) => sendJson(reply, 200, show()));
  app.post('/faults', (request, reply) => {
    add(faults, readBody(request, ruleBody));
    return sendJson(reply, 201, show());
  });
  app.put('/faults', (request, reply) => {
    const { items } = readBody(request, rulesBody);
    faults.clear();
    for (const item of items) add(faults, item);
    return sendJson(reply, 200, show());
  });
  app.delete('/faults', (_request, reply) => {
    faults.clear();
    return sendJson(reply, 200, show());
  });
}

function add(faults: Faults, fault: Partial<FaultRule> & Pick<FaultRule, 'kind'>): void {
  try {
    faults.add({ match: {}, ...fault });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(400, 'out_of_range', `${error.message}.`);
  }
}
