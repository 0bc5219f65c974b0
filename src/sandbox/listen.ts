import type { FastifyInstance } from 'fastify';
import { TollgateError } from '../model/errors.ts';

/** Lets a plane listen; port 0 is any free one. Gives its address. @throws TollgateError `sandbox/cannot-listen` */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const reason = (error as { readonly code?: string }).code ?? 'unknown error';
    throw new TollgateError('sandbox/cannot-listen', `cannot listen on ${host}:${port} (${reason})`, {
      class: 'usage',
      help: ['give another port, or 0 for any free one'],
      cause: error,
    });
  }
}
