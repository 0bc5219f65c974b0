import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';

/** The value of a request's cookie; of several with one name, none, since servers disagree on which one counts. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/** Sets a cookie for this site alone; the sandbox speaks plain HTTP on loopback, hence no `Secure`. */
export function setCookie(reply: FastifyReply, context: SandboxContext, name: string, value: string): void {
  const httpOnly = context.defect('web.cookie.no_httponly') ? '' : ' HttpOnly;';
  reply.header('set-cookie', `${name}=${value}; Path=/;${httpOnly} SameSite=Strict`);
}
