import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../refusal.ts';
import { amountText } from './amount-text.ts';
import { type ApiAnswer, itemsOf, textOf } from './api-client.ts';
import { checkForm, fieldsOf, tokenField } from './forms.ts';
import { html } from './html.ts';
import type { PageDesk } from './page-desk.ts';
import { returnUrl } from './return-url.ts';

/** Signing in and out, opening an account, and what an account has. */
export function accountPages(app: FastifyInstance, desk: PageDesk): void {
  const { api, context, parts } = desk;
  app.get('/login', async (request, reply) => {
    const { return_url: asked } = request.query as Readonly<Record<string, unknown>>;
    const back = returnUrl(context, request, textOf(asked), '/account');
    return desk.send(request, reply, {
      title: 'Sign in',
      content: html`<h1>Sign in</h1>
        <form id="sign-in" method="post" action="/login">
          <input type="hidden" name="return_url" value="${back}" />
          ${tokenField(parts, request)}
          <label
            >E-mail address <input name="email" type="email" autocomplete="username" required maxlength="254"
          /></label>
          <label
            >Password <input name="password" type="password" autocomplete="current-password" required maxlength="128"
          /></label>
          <button type="submit" name="do" value="login">Sign in</button>
          <button type="submit" name="do" value="register">Open an account</button>
          <p><small>A new account needs a password of at least twelve characters.</small></p>
        </form>
        <p role="status"></p>`,
    });
  });

  app.post('/login', async (request, reply) => {
    checkForm(parts, request);
    const fields = fieldsOf(request);
    const body = { email: fields.get('email') ?? '', password: fields.get('password') ?? '' };
    if (fields.get('do') === 'register') await api(request, { method: 'POST', path: '/api/register', body });
    keepCookies(reply, await api(request, { method: 'POST', path: '/api/login', body }));
    return reply.redirect(returnUrl(context, request, fields.get('return_url'), '/account'), 303);
  });

  app.post('/logout', async (request, reply) => {
    checkForm(parts, request);
    keepCookies(reply, await api(request, { method: 'POST', path: '/api/logout', body: {} }));
    return reply.redirect('/', 303);
  });

  app.get('/account', async (request, reply) => {
    const visitor = await desk.visitor(request, reply);
    if (visitor === undefined) return reply;
    const [wallet, cards] = await Promise.all([
      api(request, { method: 'GET', path: '/api/wallet' }),
      api(request, { method: 'GET', path: '/api/payment-methods' }),
    ]);
    const rows = itemsOf(cards).map((card) => html`<li>${textOf(card['brand'])} ${textOf(card['masked'])}</li>`);
    return desk.send(request, reply, {
      title: 'Account',
      content: html`<h1>Your account</h1>
        <p>Account ${visitor.account}, ${visitor.role}.</p>
        <p>Wallet: <strong>${amountText(wallet.body['balance'], wallet.body['currency'])}</strong></p>
        <h2>Saved cards</h2>
        <ul>
          ${rows.length > 0 ? rows : html`<li>None yet: a card is saved with its first payment.</li>`}
        </ul>
        <form method="post" action="/logout">
          ${tokenField(parts, request)}
          <button type="submit">Sign out</button>
        </form>`,
    });
  });
}

function keepCookies(reply: FastifyReply, { setCookie }: ApiAnswer): void {
  if (setCookie.length > 1) throw new Refusal(500, 'internal_error', 'Something went wrong on our side.');
  for (const cookie of setCookie) reply.header('set-cookie', cookie);
}
