import { gunzipSync } from 'node:zlib';
import type { RecordedExchange } from '../recorded-exchange.ts';
import { tagsNamed } from '../tags-named.ts';

const MOST = 1024 * 1024;

/** Has a page a JSF state that is kept in it, neither encrypted nor signed: names of Java classes can be read? */
export function hasOpenJsfState(exchange: RecordedExchange): boolean {
  return tagsNamed(exchange, 'input').some(({ attributes }) => {
    const id = attributes.get('id')?.toLowerCase() ?? '';
    const value = attributes.get('value') ?? '';
    // What begins with an underscore or holds a colon is the key of a state on the server.
    if (!/(?:javax|jakarta)\.faces\.viewstate/u.test(id) || value.startsWith('_') || value.includes(':')) return false;
    return decoded(value).includes('java');
  });
}

function decoded(value: string): string {
  if (!/^[\w+/]+={0,2}$/u.test(value) || value.length > MOST) return value;
  const bytes = Buffer.from(value, 'base64');
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('latin1');
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST }).toString('latin1');
  } catch {
    return value;
  }
}
