import { findCardNumbers } from '../../../util/card-numbers.ts';
import type { FormObject, FormValue } from './form-parser.ts';
import { invalidParam, shown } from './stripe-error.ts';

/** Name and text pairs that belong to the merchant. */
export type Metadata = Readonly<Record<string, string>>;

/** The parameters of one request, read one by one; what is never asked for is unknown. Every reader throws StripeError 400. */
export interface Params {
  readonly has: (name: string) => boolean;
  /** Given, but empty: the client wants it unset. */
  readonly isUnset: (name: string) => boolean;
  /** Text without card numbers; at most `max` characters, default 500. */
  readonly text: (name: string, max?: number) => string | undefined;
  readonly required: (name: string, max?: number) => string;
  /** Text of a field that is made for a card's data. */
  readonly secret: (name: string) => string | undefined;
  /** A whole number of at most 12 digits, read from its text. */
  readonly amount: (name: string) => bigint | undefined;
  readonly integer: (name: string, least: number, most: number) => number | undefined;
  readonly flag: (name: string) => boolean | undefined;
  readonly oneOf: <Value extends string>(name: string, values: readonly Value[]) => Value | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly object: (name: string) => Params | undefined;
  readonly objects: (name: string) => readonly Params[];
  /** `before` with what is given put in, and what is given empty taken out. */
  readonly metadata: (before?: Metadata) => Metadata;
  /** Text, list or object as it was sent, for what the gateway only hands back. */
  readonly free: (name: string) => unknown;
  /** Refuses what nobody asked for. Called before anything is done. */
  readonly end: () => void;
}

/** Reads a parsed form; `prefix` is how the parameter is called in which this form stands. */
export function makeParams(form: FormObject, prefix = ''): Params {
  const read = new Set<string>();
  const children: Params[] = [];
  const path = (name: string): string => (prefix === '' ? name : `${prefix}[${name}]`);
  const raw = (name: string): FormValue | undefined => {
    read.add(name);
    return form.get(name);
  };
  const plain = (name: string): string | undefined => {
    const value = raw(name);
    if (typeof value === 'object') throw invalidParam('parameter_invalid_string', path(name), 'Invalid string.');
    return value;
  };
  const child = (at: string, entries: FormObject): Params => {
    const params = makeParams(entries, at);
    children.push(params);
    return params;
  };
  const params: Params = {
    has: (name) => form.has(name),
    isUnset: (name) => form.get(name) === '',
    text(name, max = 500) {
      const value = plain(name);
      return value === undefined || value === '' ? undefined : checkedText(path(name), value, max);
    },
    required(name, max = 500) {
      const value = plain(name);
      if (value === undefined) throw missing(path(name));
      if (value === '') throw empty(path(name));
      return checkedText(path(name), value, max);
    },
    secret(name) {
      const value = plain(name);
      return value === '' ? undefined : value?.slice(0, 40);
    },
    amount(name) {
      const value = plain(name);
      if (value === undefined) return undefined;
      if (value === '') throw empty(path(name));
      if (/^-\d{1,12}$/u.test(value)) throw tooSmall(path(name));
      if (!/^\d{1,12}$/u.test(value)) throw notInteger(path(name), value);
      return BigInt(value);
    },
    integer(name, least, most) {
      const value = plain(name);
      if (value === undefined || value === '') return undefined;
      if (!/^-?\d{1,12}$/u.test(value)) throw notInteger(path(name), value);
      const number = Number(value);
      if (number < least || number > most) {
        throw invalidParam('parameter_invalid_integer', path(name), `This value must be from ${least} to ${most}.`);
      }
      return number;
    },
    flag(name) {
      const value = plain(name);
      if (value === undefined || value === '') return undefined;
      if (value === 'true') return true;
      if (value === 'false') return false;
      throw invalidParam('parameter_invalid_boolean', path(name), `Invalid boolean: ${shown(value)}`);
    },
    oneOf(name, values) {
      const value = plain(name);
      if (value === undefined || value === '') return undefined;
      const found = values.find((allowed) => allowed === value);
      if (found !== undefined) return found;
      throw invalidParam(
        'parameter_invalid_string',
        path(name),
        `Invalid ${shown(name)}: must be one of ${values.join(', ')}`,
      );
    },
    texts(name) {
      const value = raw(name);
      if (value === undefined || value === '') return [];
      if (typeof value === 'string') throw invalidParam('parameter_invalid_array', path(name), 'Invalid array.');
      return entriesOfList(path(name), value).map((entry) => {
        if (typeof entry !== 'string') throw invalidParam('parameter_invalid_string', path(name), 'Invalid string.');
        return checkedText(path(name), entry, 500);
      });
    },
    object(name) {
      const value = raw(name);
      if (value === undefined || value === '') return undefined;
      if (typeof value === 'string') throw invalidParam('parameter_invalid_object', path(name), 'Invalid object.');
      return child(path(name), value);
    },
    objects(name) {
      const value = raw(name);
      if (value === undefined || value === '') return [];
      if (typeof value === 'string') throw invalidParam('parameter_invalid_array', path(name), 'Invalid array.');
      return entriesOfList(path(name), value).map((entry, index) => {
        if (typeof entry === 'string') throw invalidParam('parameter_invalid_object', path(name), 'Invalid object.');
        return child(`${path(name)}[${index}]`, entry);
      });
    },
    metadata(before = {}) {
      const value = raw('metadata');
      if (value === undefined) return before;
      if (value === '') return {};
      if (typeof value === 'string')
        throw invalidParam('parameter_invalid_object', path('metadata'), 'Invalid object.');
      return mergeMetadata(path('metadata'), before, value);
    },
    free(name) {
      const value = raw(name);
      return value === undefined || value === '' ? undefined : plainTree(path(name), value);
    },
    end() {
      const unknown = [...form.keys()].find((name) => !read.has(name));
      if (unknown !== undefined) {
        throw invalidParam('parameter_unknown', path(unknown), `Received unknown parameter: ${shown(path(unknown))}`);
      }
      for (const nested of children) nested.end();
    },
  };
  return params;
}

function mergeMetadata(path: string, before: Metadata, given: FormObject): Metadata {
  const merged = new Map(Object.entries(before));
  for (const [key, value] of given) {
    if (typeof value !== 'string' || key.length > 40) {
      throw invalidParam('parameter_invalid_string', path, 'Metadata is text, under names of at most 40 characters.');
    }
    if (value === '') merged.delete(key);
    else merged.set(checkedText(path, key, 40), checkedText(path, value, 500));
  }
  if (merged.size > 50) throw invalidParam('parameter_invalid_object', path, 'Metadata has at most 50 keys.');
  return Object.fromEntries(merged);
}

function entriesOfList(path: string, form: FormObject): FormValue[] {
  if ([...form.keys()].some((key, index) => key !== String(index))) {
    throw invalidParam('parameter_invalid_array', path, 'Invalid array.');
  }
  return [...form.values()];
}

function plainTree(path: string, value: FormValue): unknown {
  if (typeof value === 'string') return checkedText(path, value, 5000);
  return Object.fromEntries(
    [...value].map(([key, entry]) => [checkedText(path, key, 80), plainTree(path, entry)] as const),
  );
}

// The gateway keeps no card number, so none may hide in a description.
function checkedText(path: string, value: string, max: number): string {
  if (value.length > max) {
    throw invalidParam('parameter_invalid_string', path, `Invalid string: it is longer than ${max} characters.`);
  }
  if (findCardNumbers(value).length > 0) {
    throw invalidParam(
      'parameter_invalid_string',
      path,
      'This text holds a card number, which belongs into a card only.',
    );
  }
  return value;
}

function missing(path: string): Error {
  return invalidParam('parameter_missing', path, `Missing required param: ${shown(path)}.`);
}

function empty(path: string): Error {
  return invalidParam('parameter_invalid_empty', path, `You passed an empty string for '${shown(path)}'.`);
}

function tooSmall(path: string): Error {
  return invalidParam('parameter_invalid_integer', path, 'This value must be greater than or equal to 1.');
}

function notInteger(path: string, value: string): Error {
  return invalidParam('parameter_invalid_integer', path, `Invalid integer: ${shown(value)}`);
}
