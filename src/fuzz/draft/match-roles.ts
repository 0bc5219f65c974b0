import type { RoleName } from '../roles.ts';
import type { ApiOperation } from './api-document.ts';
import { findName, namesIn } from './names.ts';
import { speaksOf, wordsOf } from './words.ts';

/** How sure a draft is of an operation. */
export type Confidence = 'high' | 'medium' | 'low';

/** An operation that a role was found in. */
export interface RoleMatch {
  readonly operation: ApiOperation;
  readonly confidence: Confidence;
}

/** An operation with what the rules look at. */
interface Seen {
  readonly operation: ApiOperation;
  readonly method: string;
  /** Words of each fixed part of the path; `{}` for one that varies. */
  readonly parts: readonly string[];
  readonly path: string;
  readonly tail: string;
  readonly params: number;
  readonly endsInParam: boolean;
  readonly words: string;
  body(name: string): boolean;
  answer(name: string): boolean;
}

/** Points for an operation: nothing below 3 is taken. */
type Rule = (seen: Seen) => number;

const in_ = (text: string, ...concepts: readonly string[]): boolean =>
  concepts.some((concept) => speaksOf(text, concept));
const writes = ({ method }: Seen): boolean => method === 'POST' || method === 'PUT' || method === 'PATCH';
const sum = (...points: readonly (number | boolean)[]): number =>
  points.reduce<number>((all, one) => all + Number(one), 0);
/** No point at all unless all of these hold. */
const must = (conditions: readonly boolean[], ...points: readonly (number | boolean)[]): number =>
  conditions.every(Boolean) ? sum(...points) : 0;
const below = (seen: Seen, concept: string): boolean => {
  const at = seen.parts.lastIndexOf('{}');
  return at > 0 && in_(seen.parts[at - 1] ?? '', concept);
};
const verb = ({ tail }: Seen, pattern: RegExp): boolean => pattern.test(tail);
const outside = (seen: Seen, ...concepts: readonly string[]): boolean => !in_(seen.path, ...concepts);

const RULES: Readonly<Partial<Record<RoleName | 'register' | 'login', Rule>>> = {
  register: (s) =>
    must(
      [s.method === 'POST', s.params === 0, s.body('password'), !in_(s.path, 'logout', 'admin')],
      2,
      in_(s.tail, 'register') && 4,
      in_(s.tail, 'account') && 2,
      in_(s.words, 'register') && 1,
      !in_(s.tail, 'login'),
    ),
  login: (s) =>
    must(
      [s.method === 'POST', s.params === 0, s.body('password'), !in_(s.tail, 'register', 'logout')],
      2,
      in_(s.tail, 'login') && 4,
      s.answer('token') && 1,
    ),
  logout: (s) =>
    must([s.method !== 'GET', in_(s.tail, 'logout') || (s.method === 'DELETE' && s.tail === 'session')], 6),
  session: (s) =>
    must(
      [
        s.method === 'GET',
        s.params === 0,
        /^(?:me|profile|whoami|session|user me|account me|current user)$/u.test(s.tail),
      ],
      5,
    ),
  catalogue: (s) =>
    must(
      [s.method === 'GET', s.params === 0, in_(s.tail, 'product'), outside(s, 'cart', 'order', 'admin')],
      4,
      /\b(?:price|unit price|cost)\b/u.test(s.words) || listShows(s.operation, 'price') ? 2 : 0,
    ),
  readCart: (s) => must([s.method === 'GET', s.params === 0, in_(s.tail, 'cart')], 5, s.answer('total')),
  cartAdd: (s) =>
    must(
      [
        writes(s),
        s.method !== 'PATCH',
        in_(s.path, 'cart'),
        outside(s, 'coupon'),
        !s.endsInParam || s.body('quantity'),
      ],
      2,
      s.body('sku') && 2,
      s.body('quantity') && 1,
      /\b(?:item|line|add|product|cart|basket)\b/u.test(s.tail) && 1,
      s.method === 'POST',
      s.endsInParam && -2,
    ),
  cartUpdate: (s) =>
    must([['PUT', 'PATCH'].includes(s.method), in_(s.path, 'cart'), s.endsInParam, s.body('quantity')], 6),
  cartRemove: (s) => must([s.method === 'DELETE', in_(s.path, 'cart'), s.endsInParam, outside(s, 'coupon')], 6),
  setCurrency: (s) => must([writes(s), in_(s.tail, 'cart'), s.body('currency'), !s.body('sku')], 5),
  applyCoupon: (s) =>
    must(
      [writes(s), in_(s.path, 'coupon'), outside(s, 'admin')],
      3,
      s.body('coupon') && 2,
      in_(s.path, 'cart', 'order') || /apply|redeem/u.test(s.words),
      /validate|check/u.test(s.tail) && -2,
    ),
  removeCoupon: (s) => must([s.method === 'DELETE', in_(s.path, 'coupon'), outside(s, 'admin')], 5),
  quote: (s) => must([s.method === 'POST', in_(s.tail, 'quote')], 5, s.body('currency')),
  acceptQuote: (s) => must([s.method === 'POST', below(s, 'quote'), verb(s, /accept|confirm|use|execute/u)], 6),
  checkout: (s) =>
    must(
      [
        writes(s),
        s.params === 0,
        !in_(s.tail, 'payment', 'quote', 'coupon'),
        /\b(?:checkout|place order)\b/u.test(s.tail) || in_(s.tail, 'order'),
      ],
      4,
      /checkout|place/u.test(s.tail) && 1,
      s.method === 'POST',
      s.answer('total') && 1,
    ),
  getOrder: (s) =>
    must(
      [s.method === 'GET', s.endsInParam, s.params === 1, below(s, 'order'), outside(s, 'admin', 'payment')],
      5,
      s.answer('status') || s.answer('total'),
    ),
  orderAddItem: (s) => must([s.method === 'POST', below(s, 'order'), verb(s, /\b(?:item|line)\b/u)], 6),
  completeOrder: (s) =>
    must([writes(s), below(s, 'order'), verb(s, /complete|finali[sz]e|fulfil/u)], 5, s.body('payment')),
  pay: (s) =>
    must(
      [
        s.method === 'POST',
        outside(s, 'refund', 'capture', 'cancel', 'authorize', 'method', 'topUp', 'payout', 'bank', 'admin', 'webhook'),
        !s.endsInParam,
        in_(s.tail, 'payment'),
      ],
      3,
      s.params === 0 ? 1 : below(s, 'order') ? 2 : -2,
      (s.body('order') || s.body('amount') || below(s, 'order')) && 2,
      (s.answer('status') || s.answer('id')) && 1,
    ),
  authorize: (s) =>
    must(
      [s.method === 'POST', in_(s.tail, 'authorize'), outside(s, 'refund', 'capture', 'cancel', 'login')],
      5,
      s.body('amount') || s.body('order'),
    ),
  confirm: (s) => must([s.method === 'POST', below(s, 'payment'), verb(s, /confirm/u)], 6),
  getPayment: (s) =>
    must(
      [
        s.method === 'GET',
        s.endsInParam,
        s.params === 1,
        below(s, 'payment'),
        !in_(s.path, 'method', 'refund', 'admin'),
      ],
      5,
      s.answer('status') || s.answer('amount'),
    ),
  listPayments: (s) =>
    must(
      [s.method === 'GET', s.params === 0, in_(s.tail, 'payment'), !in_(s.path, 'method', 'admin')],
      4,
      s.operation.query.length > 0,
    ),
  receipt: (s) => must([s.method === 'GET', /receipt/u.test(s.path), s.params === 1], 5),
  updatePayment: (s) =>
    must(
      [['PUT', 'PATCH'].includes(s.method), s.endsInParam, below(s, 'payment'), !in_(s.path, 'method', 'refund')],
      5,
    ),
  capture: (s) => must([writes(s), in_(s.tail, 'capture')], 4, below(s, 'payment') || below(s, 'authorize') ? 2 : -1),
  cancel: (s) =>
    must(
      [
        writes(s) || s.method === 'DELETE',
        in_(s.tail, 'cancel') && s.method !== 'DELETE' ? true : s.endsInParam && s.method === 'DELETE',
        below(s, 'payment') || below(s, 'authorize'),
        outside(s, 'method'),
      ],
      5,
    ),
  refund: (s) =>
    must(
      [s.method === 'POST', in_(s.tail, 'refund'), outside(s, 'admin')],
      3,
      (below(s, 'payment') || below(s, 'order')) && 2,
      s.body('amount') && 1,
      s.body('payment') && 2,
    ),
  listRefunds: (s) => must([s.method === 'GET', in_(s.tail, 'refund'), below(s, 'payment')], 6),
  approveRefund: (s) => must([writes(s), in_(s.path, 'refund'), verb(s, /approve/u)], 6),
  wallet: (s) =>
    must(
      [s.method === 'GET', s.params === 0, in_(s.tail, 'wallet') || (in_(s.tail, 'account') && s.answer('balance'))],
      3,
      s.answer('balance') && 3,
      outside(s, 'admin', 'bank'),
      in_(s.tail, 'wallet'),
    ),
  topUp: (s) =>
    must([s.method === 'POST', in_(s.tail, 'topUp'), outside(s, 'admin', 'bank')], 4, s.body('amount') && 2),
  transfer: (s) =>
    must(
      [
        s.method === 'POST',
        in_(s.tail, 'transfer') || (in_(s.path, 'wallet') && in_(s.tail, 'payout')),
        outside(s, 'bank', 'admin'),
      ],
      3,
      s.body('recipient') && 2,
      s.body('amount') && 1,
    ),
  payout: (s) => must([s.method === 'POST', s.params === 0, in_(s.tail, 'payout'), hasList(s.operation)], 6),
  getPayout: (s) => must([s.method === 'GET', s.endsInParam, below(s, 'payout')], 6),
  approvePayout: (s) => must([writes(s), below(s, 'payout'), verb(s, /approve/u)], 6),
  paymentMethods: (s) =>
    must(
      [s.method === 'GET', s.params === 0, in_(s.tail, 'method'), outside(s, 'admin')],
      5,
      listShows(s.operation, 'last4'),
    ),
  saveCard: (s) => must([s.method === 'POST', s.params === 0, in_(s.tail, 'method'), outside(s, 'admin')], 5),
  deleteCard: (s) => must([s.method === 'DELETE', s.endsInParam, below(s, 'method')], 6),
  adminList: (s) =>
    must(
      [s.method === 'GET', s.params === 0, in_(s.path, 'admin')],
      3,
      in_(s.tail, 'account', 'order', 'payment') && 2,
      in_(s.tail, 'account'),
    ),
  setRole: (s) => must([writes(s), s.params === 1, s.body('role'), in_(s.path, 'account')], 5),
  bankLinkToken: (s) => must([s.method === 'POST', /link token/u.test(s.path)], 6),
  bankLink: (s) => must([s.method === 'POST', s.body('publicToken')], 6),
  bankAccounts: (s) => must([s.method === 'GET', s.params === 0, in_(s.path, 'bank'), /account/u.test(s.tail)], 6),
  bankTransactions: (s) => must([s.method === 'GET', in_(s.path, 'bank'), /transaction|booking/u.test(s.tail)], 5),
  registerWebhook: (s) => must([s.method === 'POST', s.params === 0, in_(s.tail, 'webhook'), s.body('url')], 6),
};

/** The operation that each role, and each step of the sign-in, is most likely found in. */
export function matchRoles(
  operations: readonly ApiOperation[],
): ReadonlyMap<RoleName | 'register' | 'login', RoleMatch> {
  const seen = operations.map((operation) => look(operation));
  const matches = new Map<RoleName | 'register' | 'login', RoleMatch>();
  for (const [role, rule] of Object.entries(RULES) as [RoleName | 'register' | 'login', Rule][]) {
    let best: { readonly points: number; readonly operation: ApiOperation } | undefined;
    for (const one of seen) {
      const points = rule(one) - one.parts.length / 100;
      if (points >= 2.9 && points > (best?.points ?? 0)) best = { points, operation: one.operation };
    }
    if (best === undefined) continue;
    const confidence = best.points >= 5.5 ? 'high' : best.points >= 4.5 ? 'medium' : 'low';
    matches.set(role, { operation: best.operation, confidence });
  }
  return matches;
}

function look(operation: ApiOperation): Seen {
  // What GraphQL is asked for stands in its own name, since all paths are one.
  const path = operation.graphql === undefined ? operation.path : `/${operation.words.split(' ')[0] ?? ''}`;
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\{.*\}$/u.test(part) ? '{}' : wordsOf(part)))
    .filter((part) => part !== '');
  const body = namesIn(operation.body);
  const answer = namesIn(operation.answer);
  return {
    operation,
    method: operation.method,
    parts,
    path: parts.filter((part) => part !== '{}').join(' / '),
    tail: parts.findLast((part) => part !== '{}') ?? '',
    params: parts.filter((part) => part === '{}').length,
    endsInParam: parts.at(-1) === '{}',
    words: wordsOf(operation.words),
    body: (name) => findName(body, name) !== undefined,
    answer: (name) => findName(answer, name) !== undefined,
  };
}

function listShows({ answer }: ApiOperation, name: string): boolean {
  const list = answer?.items ?? namesIn(answer, 2).find(({ schema }) => schema.type === 'array')?.schema.items;
  return findName(namesIn(list), name) !== undefined;
}

function hasList({ body }: ApiOperation): boolean {
  return namesIn(body).some(({ schema }) => schema.type === 'array');
}
