import type { FastifyReply, FastifyRequest } from 'fastify';

/** What the shop's pages take of the app beside its API. */
export interface PageParts {
  /** Signs the tokens of forms. */
  readonly formKey: string;
  /** Address of the script of another host that the checkout loads with the flaw for it. */
  readonly thirdPartyScript: string;
  readonly cookieOf: (request: FastifyRequest, name: string) => string | undefined;
  readonly setCookie: (reply: FastifyReply, name: string, value: string) => void;
  /** Who sent the request, where its session is still good. */
  readonly findSession: (request: FastifyRequest) => Promise<Visitor | undefined>;
}

/** Somebody who is signed in. */
export interface Visitor {
  readonly account: string;
  readonly role: 'customer' | 'support' | 'finance' | 'admin';
}
