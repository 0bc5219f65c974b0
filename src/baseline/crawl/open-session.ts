import { headerValues } from '../../util/http.ts';
import { openCookieJar, type VisitCookies } from './cookie-jar.ts';
import { sameOriginUrl } from '../crawl-url.ts';
import { fetchExchange, type FetchContext } from './fetch-exchange.ts';
import { pageForms } from './page-forms.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';

/** How to be signed in. Addresses are absolute or paths of the target. */
export interface WebSession {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly login?: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
  readonly check?: { readonly url: string; readonly text?: string };
}

/** A visitor who is signed in, or why not. */
export interface OpenSession {
  readonly cookies: VisitCookies;
  readonly headers: Readonly<Record<string, string>>;
  readonly problem?: string;
}

/** Signs in. A session that cannot be had is a problem to report, never an error. */
export async function openSession(context: FetchContext, session: WebSession): Promise<OpenSession> {
  const { origin } = context.client;
  const cookies = openCookieJar();
  const headers = session.headers ?? {};
  const given = Object.entries(session.cookies ?? {}).map(([name, value]) => `${name}=${value}; Path=/`);
  cookies.store(`${origin}/`, given);
  const visitor = { cookies, headers };
  const problem = (await signIn(context, session, visitor)) ?? (await sessionProblem(context, session, visitor));
  return { ...visitor, ...(problem !== undefined && { problem }) };
}

/** Why the visitor is not signed in (any more), as far as the session's check tells. */
export async function sessionProblem(
  context: FetchContext,
  { check }: WebSession,
  visitor: OpenSession,
): Promise<string | undefined> {
  if (check === undefined) return undefined;
  const page = await ask(context, visitor, check.url);
  if ('failure' in page) return `the session’s check page: ${page.failure}`;
  if (page.status < 200 || page.status >= 300) return `the session’s check page answered ${page.status}`;
  if (check.text !== undefined && !page.text.includes(check.text))
    return 'the session’s check page does not hold the text that it should';
  return undefined;
}

async function signIn(context: FetchContext, { login }: WebSession, visitor: OpenSession): Promise<string | undefined> {
  if (login === undefined) return undefined;
  const page = await ask(context, visitor, login.url);
  if ('failure' in page) return `the login page: ${page.failure}`;
  const names = Object.keys(login.fields);
  const form = pageForms(page, page.url).find(({ fields }) =>
    names.every((name) => fields.some(([known]) => known === name)),
  );
  if (form === undefined) return `no form of the login page (status ${page.status}) has the fields ${names.join(', ')}`;
  if (form.action.origin !== context.client.origin || form.method !== 'POST' || !form.urlEncoded)
    return 'the login form is not sent to the target as a POST';
  const values = new URLSearchParams(
    form.fields.map(([name, value]): [string, string] => [name, login.fields[name] ?? value]),
  );
  const answer = await ask(context, visitor, form.action.href, values.toString());
  if ('failure' in answer) return `the login: ${answer.failure}`;
  const asksAgain =
    isHtmlType(answer.mime) &&
    answer.tags.some(({ name, attributes }) => name === 'input' && attributes.get('type') === 'password');
  return answer.status >= 400 || asksAgain ? `the login was refused with status ${answer.status}` : undefined;
}

async function ask(
  context: FetchContext,
  { cookies, headers }: OpenSession,
  address: string,
  form?: string,
): Promise<RecordedExchange | { readonly failure: string }> {
  const { origin } = context.client;
  const url = sameOriginUrl(address, `${origin}/`, origin);
  if (url === undefined) return { failure: 'not an address of the target' };
  const cookie = cookies.header(url);
  const answer = await fetchExchange(context, {
    url,
    kind: 'form',
    cookies: cookie,
    headers,
    ...(form !== undefined && { form }),
  });
  if (!('failure' in answer)) cookies.store(url, headerValues(answer, 'set-cookie'));
  return answer;
}
