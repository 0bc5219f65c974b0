import { isJsonObject, type Json } from './json.ts';

/** Is this a JSON pointer (RFC 6901)? The empty pointer means the whole document. */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/u.test(text);
}

/** What a pointer points at; nothing where there is nothing. */
export function readPointer(document: Json | undefined, pointer: string): Json | undefined {
  let value = document;
  for (const token of tokens(pointer)) {
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d{0,8})$/u.test(token) ? value[Number(token)] : undefined;
    else if (isJsonObject(value)) value = Object.hasOwn(value, token) ? value[token] : undefined;
    else return undefined;
  }
  return value;
}

/** A copy of `document` with `value` where the pointer points; objects on the way are made as needed. */
export function writePointer(document: Json | undefined, pointer: string, value: Json): Json {
  return write(document, tokens(pointer), value);
}

function write(document: Json | undefined, path: readonly string[], value: Json): Json {
  const [token, ...rest] = path;
  if (token === undefined) return value;
  if (Array.isArray(document)) {
    const copy: Json[] = [...document];
    const index = token === '-' ? copy.length : Number(token);
    copy[Number.isInteger(index) && index >= 0 && index <= copy.length ? index : copy.length] = write(
      copy[index],
      rest,
      value,
    );
    return copy;
  }
  const object = isJsonObject(document) ? document : {};
  const inner = write(Object.hasOwn(object, token) ? object[token] : undefined, rest, value);
  return Object.fromEntries([...Object.entries(object).filter(([key]) => key !== token), [token, inner]]);
}

function tokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
