const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;

const kept = new WeakMap<object, unknown>();

/**
 * Remembers, beside a parsed body in which the last value of a repeated key counts, what a reader sees for whom the
 * first one counts. Only a planted flaw asks for it: what is checked is then not what is used.
 */
export function keepFirstValues(body: unknown, bytes: Uint8Array): void {
  if (typeof body === 'object' && body !== null) kept.set(body, parseFirst(new TextDecoder().decode(bytes)));
}

/** The body as a reader sees it for whom the first value of a key counts; usually the body itself. */
export function firstValues(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? (kept.get(body) ?? body) : body;
}

// Repeated keys get a name that no body can have, since NUL is refused, and then they are dropped.
function parseFirst(text: string): unknown {
  const open: (Set<unknown> | undefined)[] = [];
  let previous = '';
  let renamed = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const keys = open.at(-1);
    let written = token;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"') && previous !== ':' && keys !== undefined) {
      const key = JSON.parse(token) as unknown;
      if (keys.has(key)) written = '"\\u0000"';
      keys.add(key);
    }
    renamed += written;
    previous = token;
  }
  return JSON.parse(renamed, (key, value: unknown) => (key === '\0' ? undefined : value)) as unknown;
}
