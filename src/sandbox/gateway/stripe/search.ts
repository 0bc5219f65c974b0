import type { Params } from './params.ts';
import type { StripeRecord } from './records.ts';
import type { Metadata } from './params.ts';
import { invalidParam } from './stripe-error.ts';

type Field = string | bigint | undefined;

/** What a search looks through. */
export interface SearchParts<Item> {
  readonly url: string;
  /** In the order in which they came about. */
  readonly items: Iterable<Item>;
  readonly fields: Readonly<Record<string, (item: Item) => Field>>;
  readonly show: (item: Item) => object;
}

interface Searchable extends StripeRecord {
  readonly metadata: Metadata;
}

type Test<Item> = (item: Item) => boolean;

const CLAUSE =
  /^(-?)(?:([a-z_]+)|metadata\[(["'])(.{1,40}?)\3\])(:|~|>=|<=|>|<)(?:(["'])(.{0,500}?)\6|(\d{1,12}|null))$/u;

/**
 * A page of what a query finds, newest first: `status:'succeeded' AND amount>1000`, `metadata['order']:'7'`, `-` for not.
 * Source: docs.stripe.com/search#search-query-language @throws StripeError 400
 */
export function searchPage<Item extends Searchable>(params: Params, parts: SearchParts<Item>): object {
  const query = params.required('query', 2000);
  const limit = params.integer('limit', 1, 100) ?? 10;
  const page = params.text('page');
  params.end();
  const test = parseQuery(query, parts.fields);
  if (page !== undefined && !/^page_\d{1,9}$/u.test(page))
    throw invalidParam('parameter_invalid_string', 'page', 'No such page.');
  const start = page === undefined ? 0 : Number(page.slice(5));
  const found = [...parts.items].filter(test).toReversed();
  const more = start + limit < found.length;
  return {
    object: 'search_result',
    data: found.slice(start, start + limit).map(parts.show),
    has_more: more,
    next_page: more ? `page_${start + limit}` : null,
    url: parts.url,
  };
}

function parseQuery<Item extends Searchable>(query: string, fields: SearchParts<Item>['fields']): Test<Item> {
  const both = / AND /u.test(query);
  if (both && / OR /u.test(query)) throw bad('it mixes AND and OR');
  const tests = query.split(both ? / AND /u : / OR /u).map((clause) => parseClause(clause.trim(), fields));
  return (item) => (both ? tests.every((test) => test(item)) : tests.some((test) => test(item)));
}

function parseClause<Item extends Searchable>(clause: string, fields: SearchParts<Item>['fields']): Test<Item> {
  const match = CLAUSE.exec(clause);
  if (match === null) throw bad('a clause is not of the form field:value');
  const [, minus, name, , key, operator = ':', , text, bare] = match;
  const read =
    key !== undefined ? ({ metadata }: Item): Field => metadataOf(metadata, key) : fieldOf(fields, name ?? '');
  const value = text ?? bare ?? '';
  return (item) => compare(read(item), operator, value, bare === 'null') !== (minus === '-');
}

function fieldOf<Item>(fields: SearchParts<Item>['fields'], name: string): (item: Item) => Field {
  const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (read === undefined) throw bad('a field cannot be searched');
  return read;
}

function metadataOf(metadata: Metadata, key: string): string | undefined {
  return Object.hasOwn(metadata, key) ? metadata[key] : undefined;
}

function compare(field: Field, operator: string, value: string, isNull: boolean): boolean {
  if (isNull) return field === undefined;
  if (field === undefined) return false;
  if (operator === ':') return String(field).toLowerCase() === value.toLowerCase();
  if (operator === '~') return String(field).toLowerCase().includes(value.toLowerCase());
  if (typeof field !== 'bigint' || !/^\d{1,12}$/u.test(value)) throw bad('a comparison of what is no number');
  const other = BigInt(value);
  if (operator === '>') return field > other;
  if (operator === '<') return field < other;
  return operator === '>=' ? field >= other : field <= other;
}

function bad(why: string): Error {
  return invalidParam('parameter_invalid_string', 'query', `The search query is invalid: ${why}.`);
}
