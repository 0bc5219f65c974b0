/** A bank of the test mode. */
export interface Institution {
  readonly id: string;
  readonly name: string;
  /** Nine digits (ABA). */
  readonly routing: string;
}

/** The banks of Plaid's sandbox. Source: https://plaid.com/docs/sandbox/institutions/ */
export const INSTITUTIONS: readonly Institution[] = [
  { id: 'ins_109508', name: 'First Platypus Bank', routing: '011401533' },
  { id: 'ins_109509', name: 'First Gingham Credit Union', routing: '011401533' },
  { id: 'ins_109510', name: 'Tattersall Federal Credit Union', routing: '011401533' },
  { id: 'ins_109511', name: 'Tartan Bank', routing: '011401533' },
  { id: 'ins_109512', name: 'Houndstooth Bank', routing: '011401533' },
];

/** What each of these banks offers. */
export const PRODUCTS: readonly string[] = ['auth', 'balance', 'identity', 'transactions', 'transfer'];

/** The bank of this id. */
export function institutionOf(id: string): Institution | undefined {
  return INSTITUTIONS.find((institution) => institution.id === id);
}
