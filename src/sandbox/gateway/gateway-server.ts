import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';

const BODY_LIMIT = 256 * 1024;

/**
 * A Fastify instance for the vendors' planes. It parses no body: each vendor's plugin brings its own parsers, its own
 * authentication and its own shape of errors. What belongs to no vendor gets an answer without a body.
 */
export function makeGatewayServer(): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 300, querystringParser: () => ({}) },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false } },
    // What is not even HTTP gets an answer that says nothing more.
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
      else socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    },
    frameworkErrors: (_error, _request, reply) => void (reply as FastifyReply).code(400).send(),
  });
  app.removeAllContentTypeParsers();
  app.setErrorHandler((error, _request, reply) => {
    const { statusCode = 500 } = error as { readonly statusCode?: number };
    return reply.code(statusCode).send();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  return app;
}
