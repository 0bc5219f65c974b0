import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PageParts } from '../page-parts.ts';
import { Refusal } from '../refusal.ts';
import { type Markup, html } from './html.ts';

/** The fields of a form; of several with one name, none. */
export type Fields = ReadonlyMap<string, string>;

const MAX_FIELDS = 50;

/** Lets the pages' forms be sent, and nothing else: the API itself takes JSON only. */
export function takeForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    const pairs = [...new URLSearchParams(String(text))];
    const fields = new Map(pairs);
    const bad = fields.size !== pairs.length || pairs.length > MAX_FIELDS || String(text).includes('\0');
    if (bad) done(new Refusal(400, 'invalid_form', 'The form is malformed.'));
    else done(null, fields);
  });
}

/** The fields that a form was sent with. */
export function fieldsOf(request: FastifyRequest): Fields {
  return request.body instanceof Map ? (request.body as Fields) : new Map();
}

/**
 * The token of a visitor's forms: it is bound to the session's cookie, or before there is one to that of the visit.
 * OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Signed Double-Submit Cookie".
 */
export function formToken({ formKey, cookieOf }: PageParts, request: FastifyRequest): string {
  const bound = cookieOf(request, 'session') ?? cookieOf(request, 'cart') ?? '';
  return createHmac('sha256', formKey).update(bound).digest('base64url');
}

/** The hidden field that every form of a page carries. */
export function tokenField(parts: PageParts, request: FastifyRequest): Markup {
  return html`<input type="hidden" name="form_token" value="${formToken(parts, request)}" />`;
}

/** Lets only forms of the shop's own pages through. @throws Refusal 403 */
export function checkForm(parts: PageParts, request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'] ?? 'none';
  // With Referrer-Policy: no-referrer browsers send the origin `null`, even to the page's own (Fetch, 3.2).
  const sameOrigin =
    origin === 'null'
      ? site === 'same-origin'
      : origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const sameSite = site === 'same-origin' || site === 'none';
  const given = Buffer.from(fieldsOf(request).get('form_token') ?? '');
  const expected = Buffer.from(formToken(parts, request));
  const right = given.length === expected.length && timingSafeEqual(given, expected);
  if (sameOrigin && sameSite && right) return;
  throw new Refusal(403, 'form_refused', 'This form is out of date, or was not sent from our page. Load it anew.');
}
