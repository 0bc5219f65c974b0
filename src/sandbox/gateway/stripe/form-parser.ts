import { invalidParam, StripeError } from './stripe-error.ts';

/** A value of a form: text, or the entries of an object or list (whose keys are its indices). */
export type FormValue = string | FormObject;

/** Entries by name. A map, so that `__proto__` is a name like any other. */
export type FormObject = Map<string, FormValue>;

const MAX_DEPTH = 8;
const MAX_KEYS = 1000;
const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/u;

/**
 * Parses `a=1&b[c]=2&d[0]=3&e[]=4`, Stripe's notation for nested parameters. Refused is what readers disagree on: a
 * name given twice, a name that is both a value and an object, `__proto__`, broken encoding, NUL.
 * @throws StripeError 400
 */
export function parseForm(text: string): FormObject {
  const root: FormObject = new Map();
  if (text === '') return root;
  const pairs = text.split('&');
  if (pairs.length > MAX_KEYS) throw malformed(`more than ${MAX_KEYS} parameters`);
  for (const pair of pairs) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    setAt(root, pathOf(name), name, equals === -1 ? '' : decode(pair.slice(equals + 1)));
  }
  return root;
}

function pathOf(name: string): readonly string[] {
  const [, head, rest = ''] = KEY.exec(name) ?? [];
  if (head === undefined) throw malformed('a parameter name with unbalanced brackets');
  const path = [head, ...Array.from(rest.matchAll(/\[([^\]]*)\]/gu), ([, part = '']) => part)];
  if (path.length > MAX_DEPTH) throw malformed(`parameters nested deeper than ${MAX_DEPTH}`);
  if (path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')) {
    throw malformed('a reserved parameter name');
  }
  return path;
}

function setAt(root: FormObject, path: readonly string[], name: string, value: string): void {
  let place = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(place.size) : part;
    const there = place.get(key);
    if (depth === path.length - 1) {
      if (there !== undefined) throw invalidParam('parameter_invalid_string', name, 'A parameter was given twice.');
      place.set(key, value);
      return;
    }
    if (typeof there === 'string') {
      throw invalidParam('parameter_invalid_string', name, 'A parameter was given as a value and as an object.');
    }
    const next: FormObject = there ?? new Map<string, FormValue>();
    place.set(key, next);
    place = next;
  }
}

function decode(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed('broken percent-encoding');
  }
  if (decoded.includes('\0') || !decoded.isWellFormed()) throw malformed('a character that text cannot hold');
  return decoded;
}

function malformed(what: string): StripeError {
  return new StripeError(400, 'invalid_request_error', `Invalid request: it has ${what}.`, {}, false);
}
