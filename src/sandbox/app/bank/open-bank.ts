import type { SandboxContext } from '../../context.ts';
import { GatewayFailure } from '../../gateway-failure.ts';
import { Refusal } from '../../refusal.ts';
import type { BankProvider } from './bank-provider.ts';
import { plaidBank } from './plaid-bank.ts';

const opened = new WeakMap<SandboxContext['gateway'], { readonly url: string; readonly bank: BankProvider }>();

/**
 * Makes a call to the provider of bank links, through circuit breaker and retries.
 * @throws Refusal 400 `invalid_bank_token`, 409 `bank_login_required`, 503 `bank_unavailable`; TollgateError
 * `sandbox/missing-package`
 */
export async function callBank<Result>(
  context: SandboxContext,
  call: (bank: BankProvider) => Promise<Result>,
): Promise<Result> {
  const bank = bankOf(context);
  try {
    return await context.gateway.guard.run('plaid', 'bank', () => call(bank));
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error;
    if (error.code === 'ITEM_LOGIN_REQUIRED') {
      throw new Refusal(409, 'bank_login_required', 'The bank wants you to log in again.');
    }
    if (error.kind === 'refused') throw new Refusal(400, 'invalid_bank_token', 'The bank does not know this token.');
    throw new Refusal(503, 'bank_unavailable', 'The bank is not to be reached right now.');
  }
}

function bankOf({ gateway, gatewayUrl: url }: SandboxContext): BankProvider {
  const known = opened.get(gateway);
  if (known?.url === url) return known.bank;
  const bank = plaidBank({ url, credentials: gateway.credentials, verifyTls: true });
  opened.set(gateway, { url, bank });
  return bank;
}
