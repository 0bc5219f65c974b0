import type { ZapSession } from './zap-scan.ts';

/** The user of a context who signs in. */
export const ZAP_USER = 'tollgate';

/** The name under which the authentication script lies in the run's folder. */
export const SCRIPT_FILE = 'authentication-script';

const FIELD = 'TOLLGATE_ZAP_FIELD_';

/** The headers of a session, cookies as one of them, the first of which the environment carries. */
export function sessionHeaders(session: ZapSession | undefined): readonly (readonly [name: string, value: string])[] {
  const cookies = Object.entries(session?.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  return [
    ...Object.entries(session?.headers ?? {}),
    ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
  ];
}

/**
 * Variables with which ZAP gets at the secrets of a session: the header that it adds by itself, for the target alone,
 * and what is typed into a login form.
 * Source: https://www.zaproxy.org/docs/authentication/handling-auth-yourself/ (`ZAP_AUTH_HEADER…`).
 */
export function sessionEnvironment(session: ZapSession | undefined, target: string): Readonly<Record<string, string>> {
  const [first] = sessionHeaders(session);
  const fields = Object.values(session?.login?.fields ?? {});
  return {
    ...(first !== undefined && {
      ZAP_AUTH_HEADER: first[0],
      ZAP_AUTH_HEADER_VALUE: first[1],
      ZAP_AUTH_HEADER_SITE: new URL(target).host,
    }),
    ...Object.fromEntries(fields.map((value, index) => [`${FIELD}${index}`, encodeURIComponent(value)])),
  };
}

/** The parts of a context that say how somebody signs in; empty where a header is enough. `folder` as ZAP sees it. */
export function contextAuthentication(
  session: ZapSession | undefined,
  target: string,
  folder: string,
): Readonly<Record<string, unknown>> & { readonly users?: readonly unknown[] } {
  if (session?.login === undefined && session?.script === undefined) return {};
  return {
    authentication: {
      ...(session.login === undefined ? byScript(session, folder) : byForm(session.login, target)),
      ...verification(session, target),
    },
    sessionManagement: { method: 'cookie' },
    // The form's fields come from the environment; ZAP wants a user all the same.
    users: [{ name: ZAP_USER, credentials: { username: ZAP_USER, password: '' } }],
  };
}

function byForm(login: NonNullable<ZapSession['login']>, target: string): object {
  const loginPageUrl = new URL(login.url, target).href;
  const body = Object.keys(login.fields).map((name, index) => `${encodeURIComponent(name)}=\${${FIELD}${index}}`);
  const loginRequestUrl = new URL(login.action ?? login.url, target).href;
  return { method: 'form', parameters: { loginPageUrl, loginRequestUrl, loginRequestBody: body.join('&') } };
}

function byScript({ script }: ZapSession, folder: string): object {
  return { method: 'script', parameters: { script: `${folder}/${SCRIPT_FILE}`, scriptEngine: script?.engine ?? '' } };
}

function verification({ check }: ZapSession, target: string): object {
  if (check === undefined) return {};
  return {
    verification: {
      method: 'poll',
      pollUrl: new URL(check.url, target).href,
      pollFrequency: 60,
      pollUnits: 'requests',
      ...(check.text !== undefined && { loggedInRegex: literal(check.text) }),
    },
  };
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}
