import { EVERYWHERE, type RoleShape } from '../roles.ts';
import type { ApiOperation, ApiSchema } from './api-document.ts';
import { findName, type FoundName, namesIn } from './names.ts';
import { speaksOf, wordsOf } from './words.ts';

/** An operation as a profile has it. */
export interface DraftOperation {
  readonly op: string;
  readonly body?: unknown;
  readonly encoding?: 'form';
  readonly graphql?: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly out: Readonly<Record<string, string>>;
  /** What the document does not say, so that it was guessed: keys of the operation. */
  readonly guessed: readonly string[];
}

// What a varying part of a path holds, by the part before it.
const PARTS: readonly (readonly [concept: string, placeholder: string])[] = [
  ['coupon', 'coupon'],
  ['refund', 'refund'],
  ['quote', 'quote'],
  ['payout', 'payout'],
  ['method', 'method'],
  ['order', 'order'],
  ['payment', 'payment'],
  ['authorize', 'payment'],
  ['product', 'sku'],
  ['cart', 'sku'],
  ['account', 'account'],
  ['bank', 'link'],
];
// Placeholders that a body's property may stand for, most telling first.
const IN_BODY: readonly string[] = [
  'email',
  'password',
  'quantity',
  'coupon',
  'order',
  'payment',
  'recipient',
  'linkToken',
  'publicToken',
  'quote',
  'refund',
  'sku',
  'method',
  'amount',
  'currency',
  'role',
  'url',
  'text',
  'token',
];
// Where an answer that the document does not describe most often holds it.
const USUAL: Readonly<Record<string, string>> = {
  id: '/id',
  total: '/total',
  status: '/status',
  amount: '/amount',
  captured: '/captured',
  refunded: '/refunded',
  balance: '/balance',
  token: '/token',
  items: '/items',
  sku: '/sku',
  price: '/price',
  discount: '/discount',
  linkToken: '/link_token',
};
const LISTED: ReadonlySet<string> = new Set(['sku', 'price', 'stock', 'id', 'amount', 'last4', 'number', 'mask']);

/** Writes an operation of an API down for a role: placeholders where it knows what goes there, examples elsewhere. */
export function draftOperation(operation: ApiOperation, shape: RoleShape, basePath: string): DraftOperation {
  const known = [...shape.placeholders, ...EVERYWHERE];
  const guessed: string[] = [];
  const path = basePath + fillPath(operation.path, known, guessed);
  const query = operation.query.filter((name) => known.includes(name) && name === 'limit');
  const body = operation.body === undefined ? undefined : bodyOf(operation, known, guessed);
  const { fields, more } = fieldsOf(operation, shape);
  return {
    op: `${operation.method} ${path}${query.map((name) => `?${name}={${name}}`).join('')}`,
    ...(body !== undefined && { body: body.value }),
    ...(operation.encoding === 'form' && { encoding: 'form' as const }),
    ...(operation.graphql !== undefined && { graphql: operation.graphql }),
    fields: { ...fields, ...more },
    out: outOf(operation, shape, guessed),
    guessed,
  };
}

function fillPath(path: string, known: readonly string[], guessed: string[]): string {
  const parts = path.split('/');
  return parts
    .map((part, index) => {
      if (!/^\{.*\}$/u.test(part)) return part;
      const before = wordsOf(parts[index - 1] ?? '');
      const own = wordsOf(part);
      const named = PARTS.filter(([, placeholder]) => known.includes(placeholder));
      const hit =
        named.find(([concept]) => speaksOf(own, concept)) ??
        named.find(([concept]) => speaksOf(before, concept)) ??
        named[0];
      if (hit === undefined) {
        guessed.push('op');
        return '1';
      }
      return `{${hit[1]}}`;
    })
    .join('/');
}

function bodyOf(operation: ApiOperation, known: readonly string[], guessed: string[]): { readonly value: unknown } {
  const { body: schema, example } = operation;
  const names = namesIn(schema, 4);
  const taken = new Map<string, string>();
  for (const placeholder of IN_BODY) {
    if (!known.includes(placeholder)) continue;
    const hit = findName(
      names.filter(({ pointer, schema: inner }) => !taken.has(pointer) && isScalar(inner)),
      placeholder,
      (inner) => placeholder !== 'amount' || inner.type !== 'boolean',
    );
    if (hit !== undefined) taken.set(hit.pointer, placeholder);
  }
  return { value: build(schema ?? { type: 'object' }, '', example) };

  function build(at: ApiSchema, pointer: string, sample: unknown): unknown {
    const placeholder = taken.get(pointer);
    if (placeholder !== undefined) return `{${placeholder}}`;
    if (at.properties !== undefined) {
      const entries = Object.entries(at.properties).flatMap(([name, inner]) => {
        const below = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const own =
          typeof sample === 'object' && sample !== null ? (sample as Record<string, unknown>)[name] : undefined;
        const needed =
          at.required?.includes(name) === true || [...taken.keys()].some((key) => `${key}/`.startsWith(`${below}/`));
        return needed || own !== undefined ? [[name, build(inner, below, own)] as const] : [];
      });
      return Object.fromEntries(entries);
    }
    if (at.type === 'array') {
      const inner = at.items ?? { type: 'string' };
      return [inner.properties === undefined ? build(inner, `${pointer}/0`, undefined) : entryOf(inner, known)];
    }
    if (pointer === '' || at.type === 'object') return sample ?? {};
    return sampleOf(at, sample, pointer, guessed);
  }
}

// An entry of a list is a pattern of its own: its names are looked for by themselves.
function entryOf(schema: ApiSchema, known: readonly string[]): unknown {
  const names = namesIn(schema, 1);
  const taken = new Map(
    IN_BODY.filter((name) => known.includes(name)).flatMap((name) => {
      const hit = findName(names, name);
      return hit === undefined ? [] : [[hit.pointer, name] as const];
    }),
  );
  return Object.fromEntries(
    names
      .filter(({ pointer, required }) => required || taken.has(pointer))
      .map(({ pointer, schema: inner }) => [
        pointer.slice(1),
        taken.has(pointer) ? `{${taken.get(pointer)}}` : sampleOf(inner, undefined, pointer, []),
      ]),
  );
}

function sampleOf(schema: ApiSchema, sample: unknown, pointer: string, guessed: string[]): unknown {
  const given = sample ?? schema.example ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const words = wordsOf(pointer.split('/').at(-1) ?? '');
  if (/card number|^number$|^pan$/u.test(words)) return '4242424242424242';
  if (/cvc|cvv|security code/u.test(words)) return '123';
  if (/exp(?:iry|iration)? month|^month$/u.test(words)) return schema.type === 'string' ? '12' : 12;
  if (/exp(?:iry|iration)? year|^year$/u.test(words)) return schema.type === 'string' ? '2040' : 2040;
  guessed.push(`body${pointer}`);
  if (/payment method|source|nonce|token/u.test(words)) return 'pm_card_visa';
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return schema.format === 'date' ? '2030-01-01' : 'test';
}

function fieldsOf(
  { body }: ApiOperation,
  { fields }: RoleShape,
): { readonly fields: Record<string, string>; readonly more: Record<string, string> } {
  const names = namesIn(body, 4);
  const found = fields.flatMap((field) => {
    const fits = field === 'lines' ? (schema: ApiSchema): boolean => schema.type === 'array' : isScalar;
    const hit = field === 'lines' ? names.find(({ schema }) => schema.type === 'array') : findName(names, field, fits);
    return hit === undefined ? [] : [[field, hit.pointer] as const];
  });
  // Attacks send these to apps that do not say that they take them: next to what they do take.
  const parent = (found.find(([field]) => field === 'quantity' || field === 'amount')?.[1] ?? '/x').replace(
    /\/[^/]*$/u,
    '',
  );
  const hostile = ['price', 'total', 'status'].filter(
    (field) => fields.includes(field) && !found.some(([name]) => name === field),
  );
  return {
    fields: Object.fromEntries(found),
    more: Object.fromEntries(hostile.map((field) => [field, `${parent}/${field}`])),
  };
}

function outOf(operation: ApiOperation, { out }: RoleShape, guessed: string[]): Record<string, string> {
  const { answer, location } = operation;
  const names = namesIn(answer);
  const list: FoundName | undefined =
    answer?.type === 'array'
      ? undefined
      : (findName(names, 'items', ({ type }) => type === 'array') ??
        names.find(({ schema }) => schema.type === 'array'));
  const entries = namesIn(answer?.items ?? list?.schema.items);
  const lists = out.includes('items') && (answer?.type === 'array' || list !== undefined);
  const bare = names.length === 0 && answer?.type !== 'array' && location !== true;
  return Object.fromEntries(
    out.flatMap((name) => {
      if (name === 'items' && lists) return [[name, answer?.type === 'array' ? '' : (list?.pointer ?? '')] as const];
      const isEntry = lists && LISTED.has(name);
      const hit = findName(
        isEntry ? entries : names,
        name,
        name === 'items' ? ({ type }) => type === 'array' : isScalar,
      );
      if (hit !== undefined) return [[name, hit.pointer] as const];
      if (name === 'id' && location === true) return [[name, 'location'] as const];
      const usual = USUAL[name];
      if (!bare || usual === undefined || !isUsual(operation, out, name)) return [];
      guessed.push(`out.${name}`);
      return [[name, usual] as const];
    }),
  );
}

// A guess that no answer holds costs its reader more than one that is missing.
function isUsual({ method }: ApiOperation, out: readonly string[], name: string): boolean {
  if (name === 'discount') return false;
  if (name === 'items') return method === 'GET' && !out.includes('total');
  return method === 'GET' || (name !== 'captured' && name !== 'refunded');
}

function isScalar({ type, properties }: ApiSchema): boolean {
  return type !== 'array' && type !== 'object' && properties === undefined;
}
