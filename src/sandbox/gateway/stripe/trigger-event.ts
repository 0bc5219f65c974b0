import { Refusal } from '../../refusal.ts';
import type { StripeAccount } from './account.ts';
import { endpoints } from './endpoints.ts';
import { parseForm } from './form-parser.ts';
import { makeParams } from './params.ts';
import { StripeError } from './stripe-error.ts';

/** One request; `{}` in its path stands for the id of the last object with that prefix. */
type Step = readonly [path: string, form?: string];

const pay = (card: string, more = ''): Step => [
  '/payment_intents',
  `amount=2000&currency=usd&confirm=true&payment_method=pm_card_${card}${more}`,
];
const CUSTOMER: Step = ['/customers', 'name=Jo+Sample'];
const refund: Step = ['/refunds', 'payment_intent={pi}'];
const answer = (text: string): Step => ['/disputes/{dp}', `evidence[uncategorized_text]=${text}`];
const setUp = (card: string): Step => ['/setup_intents', `confirm=true&payment_method=pm_card_${card}`];

/** What must be done for an event to happen, as `stripe trigger` does it. */
const SCRIPTS: Readonly<Record<string, readonly Step[]>> = {
  'charge.captured': [pay('visa', '&capture_method=manual'), ['/payment_intents/{pi}/capture']],
  'charge.dispute.closed': [pay('createDispute'), ['/disputes/{dp}/close']],
  'charge.dispute.created': [pay('createDispute')],
  'charge.dispute.funds_reinstated': [pay('createDispute'), answer('winning_evidence')],
  'charge.dispute.funds_withdrawn': [pay('createDispute')],
  'charge.dispute.updated': [pay('createDispute'), answer('an explanation')],
  'charge.failed': [pay('chargeDeclined')],
  'charge.refunded': [pay('visa'), refund],
  'charge.succeeded': [pay('visa')],
  'charge.updated': [pay('visa'), ['/charges/{ch}', 'metadata[note]=sample']],
  'customer.created': [CUSTOMER],
  'customer.updated': [CUSTOMER, ['/customers/{cus}', 'name=Jo']],
  'payment_intent.amount_capturable_updated': [pay('visa', '&capture_method=manual')],
  'payment_intent.canceled': [['/payment_intents', 'amount=2000&currency=usd'], ['/payment_intents/{pi}/cancel']],
  'payment_intent.created': [['/payment_intents', 'amount=2000&currency=usd']],
  'payment_intent.payment_failed': [pay('chargeDeclined')],
  'payment_intent.requires_action': [pay('authenticationRequired')],
  'payment_intent.succeeded': [pay('visa')],
  'payment_method.attached': [CUSTOMER, ['/payment_methods/pm_card_visa/attach', 'customer={cus}']],
  'refund.created': [pay('visa'), refund],
  'refund.updated': [pay('visa'), refund, ['/refunds/{re}', 'metadata[note]=sample']],
  'setup_intent.canceled': [['/setup_intents'], ['/setup_intents/{seti}/cancel']],
  'setup_intent.created': [['/setup_intents']],
  'setup_intent.requires_action': [setUp('authenticationRequired')],
  'setup_intent.setup_failed': [setUp('chargeDeclined')],
  'setup_intent.succeeded': [setUp('visa')],
};

/**
 * Does what makes an event of this type happen, for real: its objects are in the books then, and the events on the way
 * are sent too. Gives the event's id. @throws Refusal 400 `unknown_event`
 */
export function triggerEvent(account: StripeAccount, type: string): string {
  const script = Object.hasOwn(SCRIPTS, type) ? SCRIPTS[type] : undefined;
  if (script === undefined) {
    throw new Refusal(
      400,
      'unknown_event',
      `This event cannot be triggered. Those that can: ${Object.keys(SCRIPTS).join(', ')}.`,
    );
  }
  for (const [path, form = ''] of script) post(account, fillIn(account, path), fillIn(account, form));
  const event = [...account.events.values()].findLast((candidate) => candidate.type === type);
  if (event === undefined) throw new TypeError(`the script of ${type} does not make it happen`);
  return event.id;
}

function fillIn(account: StripeAccount, text: string): string {
  const shelves: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    ch: account.charges,
    cus: account.customers,
    dp: account.disputes,
    pi: account.intents,
    re: account.refunds,
    seti: account.setupIntents,
  };
  return text.replaceAll(/\{(\w+)\}/gu, (_all, prefix: string) => [...(shelves[prefix]?.keys() ?? [])].at(-1) ?? '');
}

function post(account: StripeAccount, path: string, form: string): void {
  for (const endpoint of endpoints) {
    const pattern = new RegExp(`^${endpoint.path.replace(':id', '(\\w+)')}$`, 'u');
    const match = endpoint.method === 'POST' ? pattern.exec(path) : null;
    if (match === null) continue;
    try {
      endpoint.run({ account, params: makeParams(parseForm(form)), id: match[1] ?? '', publishable: false });
    } catch (error) {
      // A declined card is what some of the scripts are about.
      if (!(error instanceof StripeError && error.type === 'card_error')) throw error;
    }
    return;
  }
  throw new TypeError(`there is no endpoint at ${path}`);
}
