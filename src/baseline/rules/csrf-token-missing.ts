import { cookiesSet } from '../headers/set-cookie.ts';
import { example } from '../example.ts';
import type { WebRule } from '../web-rule.ts';

/** A form that changes something carries no token against forgery. */
export const csrfTokenMissing: WebRule = {
  definition: {
    id: 'web/csrf-token-missing',
    title: 'Form without a token against request forgery',
    what: 'A form that is not sent by GET has no field that is named like a token against cross-site request forgery. Answers that set all their cookies with SameSite=Lax or Strict are left out.',
    why: 'Unless cookies are SameSite or the server checks the Origin header, another site can send the form in the name of a signed-in customer.',
    fix: 'Set SameSite=Lax on the session cookie, check Origin, and add a token where older browsers have to be served.',
    level: 'none',
    securitySeverity: 0,
    since: '0.1.0',
    cwe: [352],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
  },
  aliases: ['zap/10202'],
  scope: 'path',
  examples: {
    violating: [
      example('a POST form', {
        body: '<!doctype html><html><body><p>Shop</p><form method="post" action="/pay"><input name="amount"></form>',
      }),
    ],
    clean: [
      example('with a token', {
        body: '<!doctype html><html><body><p>Shop</p><form method="post" action="/pay"><input type="hidden" name="_csrf" value="x"></form>',
      }),
      example('a search', {
        body: '<!doctype html><html><body><p>Shop</p><form action="/find"><input name="q"></form>',
      }),
      example('the session cookie is SameSite', {
        body: '<!doctype html><html><body><p>Shop</p><form method="post" action="/pay"><input name="amount"></form>',
        cookies: ['session=example; Path=/; Secure; HttpOnly; SameSite=Lax'],
      }),
    ],
  },
  check(exchange) {
    const form = exchange.document.forms.find(
      ({ attributes, inputs, enclosed }) =>
        enclosed &&
        !/^(?:get)?$/iu.test(attributes.get('method')?.trim() ?? '') &&
        !inputs.some(({ attributes: field }) => isToken(field)),
    );
    if (form === undefined) return [];
    const cookies = cookiesSet(exchange);
    if (
      cookies.length > 0 &&
      cookies.every(({ attributes }) => /^(?:lax|strict)$/iu.test(attributes.get('samesite') ?? ''))
    )
      return [];
    return [
      {
        evidence: `<form action="${(form.attributes.get('action') ?? '').slice(0, 200)}">`,
        message: 'A form that changes something carries no token against request forgery.',
      },
    ];
  },
};

function isToken(field: ReadonlyMap<string, string>): boolean {
  return ['name', 'id'].some((key) => /csrf|requestverificationtoken|_token/iu.test(field.get(key) ?? ''));
}
