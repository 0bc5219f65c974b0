import type { FastifyInstance } from 'fastify';
import { parseForm } from './form-parser.ts';

/** Has a part of the plane take forms in Stripe's notation, and no other body. */
export function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseForm(text as string));
    } catch (error) {
      done(error as Error);
    }
  });
}
