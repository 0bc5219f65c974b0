import { isJsonObject, type Json, textOfNumber, writeJson } from '../json.ts';
import type { Answer } from '../wire.ts';

/** One value of an answer and where it stands there. */
export interface AnswerValue {
  /** JSON pointer, `length POINTER`, `header NAME`, `cookie NAME` or `location`. */
  readonly at: string;
  readonly value: Json;
}

const MOST = 2000;
const DEEPEST = 32;

/** Every value of an answer that a later request may hold: scalars of the body, cookies, the redirect's last part. */
export function answerValues({ json, headers }: Answer): AnswerValue[] {
  const cookies = headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .flatMap(([, text]) => {
      const [, name = '', value = ''] = /^\s*([^=;\s]{1,200})=([^;]{0,8000})/u.exec(text) ?? [];
      return name === '' ? [] : [{ at: `cookie ${name}`, value }];
    });
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  const last = location
    ?.split(/[?#]/u)[0]
    ?.split('/')
    .findLast((part) => part !== '');
  return [...cookies, ...(last === undefined ? [] : [{ at: 'location', value: last }]), ...leavesOf(json, '')];
}

/** Every scalar below a value, and of each list its length. */
export function leavesOf(value: Json | undefined, at: string): AnswerValue[] {
  const leaves: AnswerValue[] = [];
  const walk = (inner: Json | undefined, pointer: string, depth: number): void => {
    if (inner === undefined || leaves.length >= MOST || depth > DEEPEST) return;
    if (Array.isArray(inner)) {
      leaves.push({ at: `length ${pointer}`, value: BigInt(inner.length) });
      for (const [index, item] of inner.entries()) walk(item as Json, `${pointer}/${index}`, depth + 1);
    } else if (isJsonObject(inner)) {
      for (const [key, item] of Object.entries(inner))
        walk(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    } else leaves.push({ at: pointer, value: inner });
  };
  walk(value, at, 0);
  return leaves;
}

/** A scalar as text, without quotes. */
export function scalarText(value: Json): string {
  if (typeof value === 'string') return value;
  return textOfNumber(value) ?? writeJson(value);
}
