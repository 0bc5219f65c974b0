/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What the OpenAPI document says of one route; the body's schema is the one that the route validates with. */
export interface ApiOperation {
  readonly summary: string;
  /** Default: what the path says. */
  readonly tag?: string;
  readonly body?: object;
  readonly query?: Readonly<Record<string, JsonSchema>>;
  /** Status and schema of the good answer; default 200 and any object. */
  readonly answer?: { readonly status?: number; readonly schema?: JsonSchema };
  /** Statuses of refusals beside 400, and 401 where an account is needed. */
  readonly refusals?: readonly number[];
  /** No account is needed. */
  readonly public?: boolean;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For the OpenAPI document. */
    operation?: ApiOperation;
  }
}

/** Route options that put a route into the OpenAPI document: `app.post('/api/x', documented({…}), handler)`. */
export function documented(operation: ApiOperation): { readonly config: { readonly operation: ApiOperation } } {
  return { config: { operation } };
}
