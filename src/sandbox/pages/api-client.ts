import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';

/** An answer of the shop's API. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly setCookie: readonly string[];
}

/** One call of the API for a page. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Becomes the `Idempotency-Key`. */
  readonly key?: string;
}

/** Calls the API in the name of the page's visitor. @throws Refusal the API's own */
export type Api = (request: FastifyRequest, call: ApiCall) => Promise<ApiAnswer>;

/**
 * The pages' way to the API: in this process, with the visitor's cookies and address, so that a page can do exactly
 * what its visitor can, and every rule is checked in one place.
 */
export function apiClient(app: FastifyInstance): Api {
  return async (request, { method, path, body, key }) => {
    const { cookie } = request.headers;
    const answer = await app.inject({
      method,
      url: path,
      remoteAddress: request.ip,
      headers: {
        ...(cookie !== undefined && { cookie }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { payload: JSON.stringify(body) }),
    });
    const value = answer.json<Readonly<Record<string, unknown>>>();
    if (answer.statusCode >= 400) {
      const { code = 'internal_error', message = '' } = (value['error'] ?? {}) as { code?: string; message?: string };
      throw new Refusal(answer.statusCode, code, message);
    }
    const cookies = answer.headers['set-cookie'];
    return { status: answer.statusCode, body: value, setCookie: cookies === undefined ? [] : [cookies].flat() };
  };
}

/** The entries of a list that the API gave. */
export function itemsOf({ body }: ApiAnswer): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(body['items']) ? (body['items'] as Readonly<Record<string, unknown>>[]) : [];
}

/** A field as text; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
