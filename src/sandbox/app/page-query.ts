import type { FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';

/** Most entries of one page. */
export const MAX_PAGE = 100;

/** Which part of a list is asked for. */
export interface PageQuery {
  readonly limit: number;
  /** Id of the entry that the page begins behind. */
  readonly after?: string;
}

/** A part of a list, and whether more follows. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly has_more: boolean;
}

/** Reads `limit` (1 to 100, else 20) and `starting_after` of a request. @throws Refusal 400 */
export function pageQuery(context: SandboxContext, request: FastifyRequest): PageQuery {
  const { limit, starting_after: after } = request.query as Readonly<Record<string, unknown>>;
  if (after !== undefined && (typeof after !== 'string' || !/^[a-z]{2,3}_[0-9a-z]{20}$/u.test(after)))
    throw new Refusal(400, 'invalid_value', '"starting_after" is not acceptable.');
  return { limit: limitOf(context, limit), ...(after !== undefined && { after }) };
}

/** A page of entries, of which one more than the limit was read. */
export function pageOf<Item>(entries: readonly Item[], { limit }: PageQuery): Page<Item> {
  return { items: entries.slice(0, limit), has_more: entries.length > limit };
}

function limitOf(context: SandboxContext, text: unknown): number {
  if (text === undefined) return 20;
  const limit = typeof text === 'string' && /^[0-9]{1,9}$/u.test(text) ? Number(text) : 0;
  if (limit < 1 || (limit > MAX_PAGE && !context.defect('res.unbounded')))
    throw new Refusal(400, 'out_of_range', `"limit" must be between 1 and ${MAX_PAGE}.`);
  return limit;
}
