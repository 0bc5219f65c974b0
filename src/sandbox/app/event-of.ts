import type { FastifyRequest } from 'fastify';
import type { SecurityEvent } from '../security-event.ts';
import { accountOf } from './sessions.ts';

/** The audit trail's record of what the sender of a request did with success. */
export function eventOf(request: FastifyRequest, type: string, resource: string): SecurityEvent {
  return { actor: accountOf(request), type, outcome: 'success', origin: request.ip, resource };
}
