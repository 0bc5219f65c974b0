/** One field of a selection, with what is given to it and asked of it. */
export interface GraphqlField {
  readonly name: string;
  /** Name of the argument → its value as it is written; members of an object by `input.id`. */
  readonly given: Readonly<Record<string, string>>;
  /** With a fragment (`... on Type`): the type. */
  readonly on?: string;
  readonly fields: readonly GraphqlField[];
}

/** One operation: `query` or `mutation`, its variables with their types, and what is asked. */
export interface GraphqlDocument {
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly fields: readonly GraphqlField[];
}

/**
 * Reads as much of GraphQL as this project writes: one operation with variables, arguments and inline fragments; no aliases,
 * directives and named fragments. Source: https://spec.graphql.org/October2021/#sec-Document-Syntax
 * @throws Error where the text is something else
 */
export function readGraphql(text: string): GraphqlDocument {
  const tokens: readonly string[] = text.match(/\.{3}|\$?\w+|"[^"]*"|[!(){}[\]:]/gu) ?? [];
  let at = 0;
  const kind = word();
  const variables: Record<string, string> = {};
  if (tokens[at] === '(') {
    at += 1;
    while (tokens[at] !== ')') {
      const name = word().slice(1);
      take(':');
      variables[name] = type();
    }
    at += 1;
  }
  const fields = selection();
  if (at !== tokens.length) throw new Error(`GraphQL: ${tokens[at]} after the end`);
  return { kind, variables, fields };

  function word(): string {
    const token = tokens[at];
    at += 1;
    if (token === undefined || !/^[\w$"]/u.test(token)) throw new Error(`GraphQL: a name instead of ${token}`);
    return token;
  }

  function take(wanted: string): void {
    if (tokens[at] !== wanted) throw new Error(`GraphQL: ${wanted} instead of ${tokens[at]}`);
    at += 1;
  }

  function type(): string {
    const parts: string[] = [];
    while (tokens[at] !== ')' && !tokens[at]?.startsWith('$')) parts.push(tokens[at++] ?? '');
    return parts.join('');
  }

  function selection(): GraphqlField[] {
    const found: GraphqlField[] = [];
    take('{');
    while (tokens[at] !== '}') {
      if (tokens[at] === '...') {
        at += 1;
        take('on');
        const on = word();
        found.push({ name: `... on ${on}`, on, given: {}, fields: selection() });
      } else {
        const name = word();
        const given = tokens[at] === '(' ? values('(', ')') : {};
        found.push({ name, given, fields: tokens[at] === '{' ? selection() : [] });
      }
    }
    at += 1;
    return found;
  }

  function values(open: string, close: string): Record<string, string> {
    const given: Record<string, string> = {};
    take(open);
    while (tokens[at] !== close) {
      const name = word();
      take(':');
      if (tokens[at] === '{') {
        given[name] = '{}';
        for (const [inner, value] of Object.entries(values('{', '}'))) given[`${name}.${inner}`] = value;
      } else if (tokens[at] === '[') {
        const end = tokens.indexOf(']', at);
        given[name] = `[${tokens.slice(at + 1, end).join()}]`;
        at = end + 1;
      } else given[name] = word();
    }
    at += 1;
    return given;
  }
}
