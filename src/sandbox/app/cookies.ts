import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';

/** The value of a request's cookie; of several with one name, none, since servers disagree on which one counts. */
export function cookieOf(request: FastifyRequest, context: SandboxContext, name: string): string | undefined {
  const full = nameOf(context, name);
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${full}=`)).map((pair) => pair.slice(full.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/**
 * Sets a cookie for this host alone. Over https it carries the `__Host-` prefix, which browsers take only with `Secure`
 * (RFC 6265bis, 4.1.3.2); on plain http browsers would drop such a cookie.
 */
export function setCookie(reply: FastifyReply, context: SandboxContext, name: string, value: string): void {
  reply.header('set-cookie', `${nameOf(context, name)}=${value}; ${attributesOf(context)}`);
}

/** Makes the browser forget a cookie. */
export function dropCookie(reply: FastifyReply, context: SandboxContext, name: string): void {
  reply.header('set-cookie', `${nameOf(context, name)}=; Max-Age=0; ${attributesOf(context)}`);
}

function nameOf(context: SandboxContext, name: string): string {
  return isSecure(context) ? `__Host-${name}` : name;
}

function attributesOf(context: SandboxContext): string {
  const parts = ['Path=/'];
  if (isSecure(context)) parts.push('Secure');
  if (!context.defect('web.cookie.no_httponly')) parts.push('HttpOnly');
  if (!context.defect('web.cookie.no_samesite')) parts.push('SameSite=Strict');
  return parts.join('; ');
}

function isSecure(context: SandboxContext): boolean {
  return context.settings.https && !context.defect('web.cookie.no_secure');
}
