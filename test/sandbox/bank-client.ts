import type { Sandbox } from '../../src/sandbox/index.ts';
import { type Answer, type Customer, call } from './shop-client.ts';

/** A link token of the shop's for a customer. */
export async function startLink(customer: Customer, body: object = {}): Promise<string> {
  const answer = await customer.post('/api/bank/link-tokens', body);
  if (answer.status !== 201) throw new Error(`no link token: ${answer.status} ${answer.text}`);
  return String(answer.json['link_token']);
}

/** Logs in on the provider's page, as a browser does: the public token. */
export async function logIn(sandbox: Sandbox, link_token: string, institution_id = 'ins_109508'): Promise<string> {
  const body = { link_token, institution_id, username: 'user_good', password: 'pass_good' };
  const answer = await call(sandbox.gatewayUrl, 'POST', '/elements/link/sessions', { body });
  if (answer.status !== 200) throw new Error(`no public token: ${answer.status} ${answer.text}`);
  return String(answer.json['public_token']);
}

/** Links a bank of a customer's: the shop's answer. */
export async function linkBank(sandbox: Sandbox, customer: Customer): Promise<Answer> {
  const link_token = await startLink(customer);
  return customer.post('/api/bank/links', { link_token, public_token: await logIn(sandbox, link_token) });
}
