import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { SelfSignedCertificate } from '../util/self-signed-certificate.ts';
import { Refusal } from './refusal.ts';
import { type JsonLeniency, parseStrictJson } from './strict-json.ts';
import { keepFirstValues } from './first-values.ts';
import { toJson } from './to-json.ts';

/** How a plane shows an error; `refusal` is all that the client may know of it. */
export type ErrorView = (refusal: Refusal, error: Error, request: FastifyRequest) => { type: string; body: string };

const BODY_LIMIT = 64 * 1024;

/** Gives an answer its headers, once its content type is known. */
export type Dresser = (reply: FastifyReply) => void;

/**
 * A Fastify instance without the defaults that a payment app must not have: no type coercion, no silent dropping of
 * unknown fields, no `err.message` in answers, JSON parsed strictly, no other content type, fixed error bodies. Over
 * https where a certificate is given.
 */
export function makeServer(
  view: ErrorView,
  dress: Dresser,
  certificate?: SelfSignedCertificate,
  leniencyOf: (request: FastifyRequest) => JsonLeniency = () => ({}),
): FastifyInstance {
  const send = (error: unknown, request: FastifyRequest, reply: FastifyReply, before?: Dresser): FastifyReply => {
    const refusal = refusalOf(error);
    const { type, body } = shown(view, refusal, error instanceof Error ? error : refusal, request);
    reply.code(refusal.status).type(type);
    before?.(reply);
    return reply.send(body);
  };
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false } },
    clientErrorHandler: refuseRaw,
    // Raised before there is a route, so no hook would run.
    frameworkErrors: (error, request, reply) => void send(error, request, reply, dress),
    ...(certificate && { https: { ...certificate, minVersion: 'TLSv1.2' } }),
  }) as FastifyInstance;
  app.addHook('onSend', async (_request, reply, payload) => {
    dress(reply);
    return payload;
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    try {
      const leniency = leniencyOf(request);
      const body = bytes.length === 0 ? undefined : parseStrictJson(bytes as Buffer, leniency);
      if (leniency.repeatedKeys === true) keepFirstValues(body, bytes as Buffer);
      done(null, body);
    } catch (error) {
      done(error as Error);
    }
  });
  app.setErrorHandler((error, request, reply) => send(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    send(new Refusal(404, 'not_found', 'There is nothing at this address.'), request, reply),
  );
  return app;
}

// Fastify would show the message of an error that a view throws.
function shown(view: ErrorView, refusal: Refusal, error: Error, request: FastifyRequest): ReturnType<ErrorView> {
  try {
    return view(refusal, error, request);
  } catch {
    return { type: 'application/json; charset=utf-8', body: errorJson(refusal, {}) };
  }
}

/** The JSON body of an error; `extra` goes beside `error`. */
export function errorJson(refusal: Refusal, extra: object): string {
  return toJson({ error: { code: refusal.code, message: refusal.message }, ...extra });
}

/** Names one answer, so that a customer can quote it to support. Too short to look like the number of a card by chance. */
export function traceId(): string {
  return randomBytes(6).toString('hex');
}

/** Sends a value as JSON, amounts as integers. */
export function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(toJson(body));
}

// What is not even HTTP gets an answer that says nothing more.
function refuseRaw(error: Error & { readonly code: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 413) return new Refusal(413, 'body_too_large', 'The body is larger than 64 KiB.');
  if (statusCode === 415) return new Refusal(415, 'unsupported_media_type', 'Send the body as application/json.');
  if (statusCode !== undefined && statusCode < 500) return new Refusal(400, 'bad_request', 'The request is malformed.');
  // PostgreSQL unique_violation: another request was first.
  if (code === '23505') return new Refusal(409, 'conflict', 'Another request changed this at the same time.');
  return new Refusal(500, 'internal_error', 'Something went wrong on our side.');
}
