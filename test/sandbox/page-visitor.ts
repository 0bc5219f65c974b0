import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Customer } from './shop-client.ts';

/** A page as a browser without script gets it. */
export interface VisitedPage {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads. */
  readonly location: string | null;
}

/** Somebody in front of the shop's pages: keeps cookies, sends forms. */
export interface PageVisitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<VisitedPage>;
  /** Sends a form without looking at a page first. */
  send(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<VisitedPage>;
  /** Loads a page and sends its form with this action, its hidden fields included. */
  submit(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<VisitedPage>;
  cookie(): string;
}

/** A visitor with an empty cookie jar. */
export function pageVisitor(
  { appUrl }: Pick<Sandbox, 'appUrl'>,
  cookies: Readonly<Record<string, string>> = {},
): PageVisitor {
  const jar = new Map(Object.entries(cookies));
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  async function visit(
    path: string,
    init: RequestInit,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<VisitedPage> {
    const answer = await fetch(new URL(path, appUrl), {
      ...init,
      redirect: 'manual',
      headers: { ...(jar.size > 0 && { cookie: cookie() }), ...headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      location: answer.headers.get('location'),
    };
  }
  const visitor: PageVisitor = {
    cookie,
    get: (path, headers) => visit(path, {}, headers),
    send: (path, fields, headers) =>
      visit(
        path,
        { method: 'POST', body: new URLSearchParams(fields) },
        { origin: new URL(appUrl).origin, ...headers },
      ),
    async submit(page, action, fields) {
      const { text } = await visitor.get(page);
      const form = [...text.matchAll(/<form\b[\s\S]*?<\/form>/gu)].find(([markup]) =>
        markup.includes(`action="${action}"`),
      );
      if (form === undefined) throw new Error(`${page} has no form for ${action}`);
      const hidden = [...form[0].matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      return visitor.send(action, { ...Object.fromEntries(hidden), ...fields });
    },
  };
  return visitor;
}

/** A visitor who has opened an account and is signed in. */
export async function signedInVisitor(sandbox: Sandbox, email: string): Promise<PageVisitor> {
  const visitor = pageVisitor(sandbox);
  const { status, text } = await visitor.submit('/login', '/login', {
    email,
    password: 'correct horse',
    do: 'register',
  });
  if (status !== 303) throw new Error(`signing in answered ${status} ${text}`);
  return visitor;
}

/** A member of the staff in front of the pages. */
export async function staffVisitor(sandbox: Sandbox, name: string): Promise<PageVisitor> {
  const member = sandbox.staff.find(({ email }) => email.startsWith(`${name}@`));
  if (member === undefined) throw new Error(`nobody in the staff is called ${name}`);
  const visitor = pageVisitor(sandbox);
  const { email, password } = member;
  const { status } = await visitor.submit('/login', '/login', { email, password, do: 'login' });
  if (status !== 303) throw new Error(`signing in answered ${status}`);
  return visitor;
}

/** A customer of the API in front of the pages, in the same session. */
export function visitorOf(sandbox: Sandbox, { token }: Customer): PageVisitor {
  return pageVisitor(sandbox, { session: token });
}
