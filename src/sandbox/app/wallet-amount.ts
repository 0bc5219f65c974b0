import type { FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';

/**
 * Turns the amount of a request into a number where a planted flaw has it so: text, truth values and lists of one become
 * what JavaScript makes of them. Otherwise the body stays as it is, and the schema refuses what is no integer.
 */
export function convertAmount(context: SandboxContext, request: FastifyRequest): void {
  const { body } = request;
  if (typeof body !== 'object' || body === null || !('amount' in body) || typeof body.amount === 'number') return;
  if (!context.defect('pay.amount.type_confusion')) return;
  const amount = Number(body.amount);
  if (Number.isSafeInteger(amount)) request.body = { ...body, amount };
}
