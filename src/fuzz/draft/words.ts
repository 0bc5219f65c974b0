/** What a word of a path or a name stands for; several words of the field for each. */
export const CONCEPTS: Readonly<Record<string, RegExp>> = {
  product: /\b(?:product|item|catalog|catalogue|article|sku|good|menu|listing|book|ticket|plan|variant|offer)\b/u,
  cart: /\b(?:cart|basket|bag|trolley)\b/u,
  order: /\b(?:order|purchase|booking|invoice|checkout session|reservation)\b/u,
  payment: /\b(?:payment|charge|payment intent|transaction|pay|sale)\b/u,
  refund: /\b(?:refund|return|reversal|reimbursement)\b/u,
  capture: /\b(?:capture|settle|settlement)\b/u,
  authorize: /\b(?:authorization|authorisation|authorize|authorise|preauth|hold)\b/u,
  cancel: /\b(?:cancel|cancellation|void|release|cancels)\b/u,
  wallet: /\b(?:wallet|balance|purse|credit|funds?)\b/u,
  topUp: /\b(?:top ups?|topup|deposit|fund|load|recharge|add money|add fund)\b/u,
  transfer: /\b(?:transfer|send|send money|remit|p2p)\b/u,
  payout: /\b(?:payout|disbursement|withdrawal batch)\b/u,
  coupon: /\b(?:coupon|voucher|promo|promotion|discount|promo code|gift card)\b/u,
  quote: /\b(?:quote|quotation|fx rate)\b/u,
  method: /\b(?:payment method|card|instrument|saved card|payment source)\b/u,
  account: /\b(?:account|user|customer|member|profile|client)\b/u,
  admin: /\b(?:admin|staff|backoffice|back office|internal|management)\b/u,
  login: /\b(?:login|log in|signin|sign in|session|token|authenticate|auth|authentication)\b/u,
  logout: /\b(?:logout|log out|signout|sign out)\b/u,
  register: /\b(?:register|registration|signup|sign up|join|enrol|enroll)\b/u,
  webhook: /\b(?:webhook|callback|hook|notification endpoint)\b/u,
  bank: /\b(?:bank|plaid|link)\b/u,
};

/** Names as words: `paymentIntents`, `payment-intents` and `payment_intents` all become `payment intent`. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== '' && word !== 'api' && !/^v\d+$/u.test(word))
    .map((word) => singular(word))
    .join(' ');
}

/** Does a text of words, as `wordsOf` gives them, speak of this? */
export function speaksOf(words: string, concept: string): boolean {
  return CONCEPTS[concept]?.test(words) === true;
}

function singular(word: string): string {
  if (/(?:ss|us|is|^funds)$/u.test(word) || word.length < 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/u.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
