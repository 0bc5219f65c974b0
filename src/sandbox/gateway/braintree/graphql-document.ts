/** One field of a selection, with its arguments as values and the fields below it. */
export interface GraphqlField {
  readonly name: string;
  /** The name in the answer. */
  readonly alias: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: readonly GraphqlField[];
}

/** A document of one operation. */
export interface GraphqlOperation {
  readonly kind: 'query' | 'mutation';
  readonly fields: readonly GraphqlField[];
}

interface Reader {
  readonly tokens: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  position: number;
}

const TOKEN = /[A-Za-z_]\w*|"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|\.\.\.|[{}()[\]:!=$]|(?<skipped>[\s,\ufeff]+|#[^\n]*)/gy;
const MAX_TOKENS = 5000;
const MAX_DEPTH = 15;

/**
 * Parses a GraphQL document: one operation, inline fragments merged, no named fragments or directives.
 * Source: https://spec.graphql.org/October2021/#sec-Appendix-Grammar-Summary
 * @throws SyntaxError for what is not such a document
 */
export function parseGraphql(document: string, variables: Readonly<Record<string, unknown>>): GraphqlOperation {
  const reader: Reader = { tokens: tokensOf(document), variables, position: 0 };
  const kind = peek(reader) === 'mutation' ? 'mutation' : 'query';
  if (peek(reader) !== '{') {
    if (!['query', 'mutation'].includes(next(reader))) throw new SyntaxError('a query or mutation was expected');
    if (/^[A-Za-z_]/u.test(peek(reader))) next(reader);
    if (peek(reader) === '(') skipDefinitions(reader);
  }
  const fields = readSelection(reader, 0);
  if (reader.position < reader.tokens.length) throw new SyntaxError('one operation was expected');
  return { kind, fields };
}

function tokensOf(document: string): readonly string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of document.matchAll(TOKEN)) {
    end = match.index + match[0].length;
    if (match.groups?.['skipped'] === undefined) tokens.push(match[0]);
    if (tokens.length > MAX_TOKENS) throw new SyntaxError('the document is too long');
  }
  if (end !== document.length) throw new SyntaxError('the document holds a character that means nothing');
  return tokens;
}

function readSelection(reader: Reader, depth: number): readonly GraphqlField[] {
  if (depth > MAX_DEPTH) throw new SyntaxError('the document is nested too deeply');
  take(reader, '{');
  const fields: GraphqlField[] = [];
  while (peek(reader) !== '}') {
    if (peek(reader) === '...') {
      next(reader);
      if (next(reader) !== 'on') throw new SyntaxError('named fragments are not supported');
      name(reader);
      fields.push(...readSelection(reader, depth + 1));
      continue;
    }
    const alias = name(reader);
    const aliased = peek(reader) === ':';
    if (aliased) next(reader);
    fields.push({
      alias,
      name: aliased ? name(reader) : alias,
      args: peek(reader) === '(' ? readPairs(reader, '(', ')', 0) : {},
      fields: peek(reader) === '{' ? readSelection(reader, depth + 1) : [],
    });
  }
  next(reader);
  return fields;
}

function readPairs(reader: Reader, open: string, close: string, depth: number): Record<string, unknown> {
  if (depth > MAX_DEPTH) throw new SyntaxError('the document is nested too deeply');
  take(reader, open);
  const pairs = new Map<string, unknown>();
  while (peek(reader) !== close) {
    const key = name(reader);
    take(reader, ':');
    if (pairs.has(key)) throw new SyntaxError('a name stands twice');
    pairs.set(key, readValue(reader, depth));
  }
  next(reader);
  return Object.fromEntries(pairs);
}

function readValue(reader: Reader, depth: number): unknown {
  const token = peek(reader);
  if (token === '{') return readPairs(reader, '{', '}', depth + 1);
  next(reader);
  if (token === '$') {
    const variable = name(reader);
    return Object.hasOwn(reader.variables, variable) ? reader.variables[variable] : undefined;
  }
  if (token === '[') {
    const items: unknown[] = [];
    while (peek(reader) !== ']') items.push(readValue(reader, depth + 1));
    next(reader);
    return items;
  }
  if (token.startsWith('"')) return JSON.parse(token) as unknown;
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  // A number or an enumeration value; both stand as their text.
  if (/^[\w-]/u.test(token)) return token;
  throw new SyntaxError('a value was expected');
}

function skipDefinitions(reader: Reader): void {
  while (next(reader) !== ')') if (peek(reader) === '{') throw new SyntaxError('a parenthesis is missing');
}

function name(reader: Reader): string {
  const token = next(reader);
  if (!/^[A-Za-z_]/u.test(token)) throw new SyntaxError('a name was expected');
  return token;
}

function take(reader: Reader, token: string): void {
  if (next(reader) !== token) throw new SyntaxError(`${token} was expected`);
}

function peek(reader: Reader): string {
  return reader.tokens[reader.position] ?? '';
}

function next(reader: Reader): string {
  const token = reader.tokens[reader.position];
  if (token === undefined) throw new SyntaxError('the document ends too early');
  reader.position += 1;
  return token;
}
