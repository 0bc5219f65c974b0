/** The id of an owner's wallet in one currency. */
export function walletAccount(owner: string, currency: string): string {
  return `wallet:${owner}:${currency}`;
}
