import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import type { PageParts, Visitor } from '../page-parts.ts';
import { Refusal } from '../refusal.ts';
import { type Api, apiClient } from './api-client.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';

/** What every page is made with. */
export interface PageDesk {
  readonly context: SandboxContext;
  readonly parts: PageParts;
  readonly api: Api;
  /** Sends a page; its frame shows who is signed in. */
  readonly send: (request: FastifyRequest, reply: FastifyReply, page: PageContent) => Promise<FastifyReply>;
  /** Whoever is signed in; else nothing, and the reply leads to the sign-in page. */
  readonly visitor: (request: FastifyRequest, reply: FastifyReply) => Promise<Visitor | undefined>;
  /** The same for the staff; others are refused. @throws Refusal 403 */
  readonly staff: (request: FastifyRequest, reply: FastifyReply) => Promise<Visitor | undefined>;
}

/** A page without its frame. */
export interface PageContent {
  readonly title: string;
  readonly content: Markup;
  readonly foreignScript?: string;
}

/** Makes the desk. `app` is the server whose API the pages call. */
export function pageDesk(app: FastifyInstance, context: SandboxContext, parts: PageParts): PageDesk {
  const visitor = async (request: FastifyRequest, reply: FastifyReply): Promise<Visitor | undefined> => {
    const found = await parts.findSession(request);
    // Only where one came from by GET can one be led back to.
    const back = request.method === 'GET' ? `?return_url=${encodeURIComponent(request.url)}` : '';
    if (found === undefined) reply.redirect(`/login${back}`, 303);
    return found;
  };
  return {
    context,
    parts,
    api: apiClient(app),
    visitor,
    async staff(request, reply) {
      const found = await visitor(request, reply);
      if (found?.role === 'customer') throw new Refusal(403, 'forbidden', 'This page is for our staff.');
      return found;
    },
    async send(request, reply, { title, content, foreignScript }) {
      const found = await parts.findSession(request);
      const frame = {
        signedIn: found !== undefined,
        staff: found !== undefined && found.role !== 'customer',
        ...(foreignScript !== undefined && { foreignScript }),
      };
      return reply.type('text/html; charset=utf-8').send(layout(title, content, frame));
    },
  };
}
