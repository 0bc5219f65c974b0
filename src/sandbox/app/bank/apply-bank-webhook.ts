import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';
import type { PlaidWebhook } from '../webhook-sources/verify-plaid.ts';

const BY = { actor: 'gateway:plaid', origin: 'webhook:plaid' } as const;

/**
 * Takes over what a webhook tells of a bank link: new bookings are fetched when somebody looks at them next, a login
 * that the bank refuses waits for the customer. Source: https://plaid.com/docs/api/webhooks/
 */
export async function applyBankWebhook(
  context: SandboxContext,
  trx: Kysely<Tables>,
  webhook: PlaidWebhook,
): Promise<string> {
  const link = await trx
    .selectFrom('bank_links')
    .select(['id', 'status'])
    .where('item', '=', webhook.item_id)
    .forUpdate()
    .executeTakeFirst();
  if (link === undefined) return 'unknown_item';
  if (link.status === 'removed') return 'no_change';
  if (webhook.webhook_code === 'SYNC_UPDATES_AVAILABLE') {
    await trx.updateTable('bank_links').set({ updates_waiting: true }).where('id', '=', link.id).execute();
    return 'applied';
  }
  const status = statusAfter(webhook);
  if (status === undefined) return 'no_concern';
  if (status === link.status) return 'no_change';
  const change = status === 'removed' ? { status, access_token: null } : { status };
  await trx.updateTable('bank_links').set(change).where('id', '=', link.id).execute();
  const event = { ...BY, type: `bank.${status}`, outcome: 'success', resource: `bank_link:${link.id}` } as const;
  await context.audit(trx, event);
  return 'applied';
}

function statusAfter({ webhook_code, error }: PlaidWebhook): 'linked' | 'login_required' | 'removed' | undefined {
  switch (webhook_code) {
    case 'ERROR': {
      const code = (error as { readonly error_code?: unknown } | null | undefined)?.error_code;
      return code === 'ITEM_LOGIN_REQUIRED' ? 'login_required' : undefined;
    }
    case 'LOGIN_REPAIRED':
      return 'linked';
    case 'USER_PERMISSION_REVOKED':
    case 'USER_ACCOUNT_REVOKED':
      return 'removed';
    default:
      return undefined;
  }
}
