import type { Params } from './params.ts';
import type { StripeRecord } from './records.ts';
import { noSuch } from './stripe-error.ts';

/** What a list is made of. */
export interface ListParts<Item extends StripeRecord> {
  /** `/v1/charges` */
  readonly url: string;
  readonly what: string;
  /** In the order in which they came about. */
  readonly items: Iterable<Item>;
  /** Of those that belong to the list. */
  readonly filter?: (item: Item) => boolean;
  readonly show: (item: Item) => object;
}

/** A page of a list, newest first. Source: docs.stripe.com/api/pagination @throws StripeError 400 */
export function listPage<Item extends StripeRecord>(params: Params, parts: ListParts<Item>): object {
  const limit = params.integer('limit', 1, 100) ?? 10;
  const after = params.text('starting_after');
  const before = params.text('ending_before');
  const inTime = createdFilter(params);
  params.end();
  const all = [...parts.items].filter((item) => inTime(item) && (parts.filter?.(item) ?? true)).toReversed();
  const indexOf = (id: string, param: string): number => {
    const index = all.findIndex((item) => item.id === id);
    if (index === -1) throw noSuch(parts.what, id, param);
    return index;
  };
  const page = (data: readonly Item[], hasMore: boolean): object => ({
    object: 'list',
    data: data.map(parts.show),
    has_more: hasMore,
    url: parts.url,
  });
  if (before !== undefined) {
    const end = indexOf(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return page(all.slice(start, end), start > 0);
  }
  const start = after === undefined ? 0 : indexOf(after, 'starting_after') + 1;
  return page(all.slice(start, start + limit), start + limit < all.length);
}

function createdFilter(params: Params): (item: StripeRecord) => boolean {
  if (!params.has('created')) return () => true;
  const most = 99_999_999_999;
  if (/^\d+$/u.test(String(params.free('created')))) {
    const exact = params.integer('created', 0, most);
    return ({ created }) => created === exact;
  }
  const range = params.object('created');
  const gt = range?.integer('gt', 0, most) ?? -1;
  const gte = range?.integer('gte', 0, most) ?? 0;
  const lt = range?.integer('lt', 0, most) ?? Infinity;
  const lte = range?.integer('lte', 0, most) ?? Infinity;
  return ({ created }) => created > gt && created >= gte && created < lt && created <= lte;
}
