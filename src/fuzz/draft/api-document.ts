/** One operation of an API, whatever kind of document told of it. */
export interface ApiOperation {
  /** In capitals. */
  readonly method: string;
  /** With `{name}` for what varies, below the base path. */
  readonly path: string;
  /** Summary, description, operation id and tags, in lower case. */
  readonly words: string;
  readonly body?: ApiSchema;
  readonly encoding: 'json' | 'form';
  /** A body as the document gives an example of it. */
  readonly example?: unknown;
  readonly answer?: ApiSchema;
  readonly query: readonly string[];
  readonly headers: readonly string[];
  /** Names of the schemes that protect it; empty: anybody may. */
  readonly security: readonly string[];
  /** Of GraphQL: the document, with its variables in `body`. */
  readonly graphql?: string;
  /** The answer names what was made in its `Location`. */
  readonly location?: true;
}

/** What of a JSON Schema a draft looks at, references resolved. */
export interface ApiSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'unknown';
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly items?: ApiSchema;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
}

/** How an API knows its users. */
export interface ApiScheme {
  readonly name: string;
  readonly kind: 'bearer' | 'basic' | 'cookie' | 'header' | 'other';
  /** Of the header or cookie. */
  readonly field?: string;
}

/** An API as a draft looks at it. */
export interface ApiDocument {
  readonly title: string;
  /** The path that all operations share below the origin; never an address. */
  readonly basePath: string;
  readonly operations: readonly ApiOperation[];
  readonly schemes: readonly ApiScheme[];
}
