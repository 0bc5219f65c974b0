/** What a card may be, as its issuer says; one of them at the most. */
export const CARD_TRAITS: readonly string[] = [
  'prepaid',
  'prepaid-reloadable',
  'business',
  'consumer',
  'corporate',
  'purchase',
  'commercial',
  'durbin-regulated',
  'healthcare',
  'debit',
  'payroll',
];
