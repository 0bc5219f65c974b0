import type { Json } from './json.ts';
import type { Told } from './plan-records.ts';

/** What one customer of the model shop has beside cart and wallet. */
export interface PlanBelongings {
  /** Names of saved cards. */
  readonly cards: string[];
  readonly banks: string[];
  readonly payments: Told[];
  /** By payment. */
  readonly refunds: Map<string, Told[]>;
  currency: string;
}

const PAGE = 100;

/** Belongings of somebody who has none yet. */
export function noBelongings(currency: string): PlanBelongings {
  return { cards: ['card-0'], banks: [], payments: [], refunds: new Map(), currency };
}

/**
 * What lists and reads of belongings show; lists stand under `list`, entry by entry, by the names of the role's `out`.
 * @returns nothing where an honest app refuses; `unknown` where the role is none of these
 */
export function playBelongings(
  role: string,
  given: Told,
  own: PlanBelongings,
  fresh: (kind: string) => string,
): Told | undefined | 'unknown' {
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  switch (role) {
    case 'paymentMethods':
      return { list: own.cards.map((id): Json => ({ id, last4: '4242' })) };
    case 'saveCard': {
      const id = fresh('card');
      own.cards.push(id);
      return { id, last4: '4242' };
    }
    case 'deleteCard': {
      const at = own.cards.indexOf(text('method'));
      if (at < 0) return undefined;
      own.cards.splice(at, 1);
      return { status: 'deleted' };
    }
    case 'listPayments':
      return { list: own.payments.toReversed() };
    case 'searchPayments':
      return { list: own.payments.filter(({ id }) => text('text') !== '' && id === text('text')) };
    case 'listRefunds':
      return { list: own.refunds.get(text('payment')) ?? [] };
    case 'bankLinkToken':
      return { linkToken: fresh('link') };
    case 'bankLink': {
      const id = fresh('bank');
      own.banks.push(id);
      return { id, status: 'linked' };
    }
    case 'bankLinks':
      return { list: own.banks.map((id) => ({ id, status: 'linked' })) };
    case 'bankTransactions':
    case 'listDisputes':
      return { list: [] };
    case 'bankAccounts':
      return { list: own.banks.map((id) => ({ id, number: '**** 6789', mask: '6789' })) };
    case 'adminList':
      return { list: [{ id: 'account-0' }] };
    case 'listAll':
      return {
        list: Array.from({ length: Math.min(PAGE, Number(text('limit')) || PAGE) }, (_, at) => ({ id: `event-${at}` })),
      };
    default:
      return 'unknown';
  }
}
