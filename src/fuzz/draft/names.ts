import type { ApiSchema } from './api-document.ts';
import { wordsOf } from './words.ts';

/** A property found in a schema. */
export interface FoundName {
  /** JSON pointer from the schema's root; array items as `/0` are left out, since lists are found apart. */
  readonly pointer: string;
  readonly words: string;
  readonly schema: ApiSchema;
  readonly depth: number;
  readonly required: boolean;
}

/** Which property names say what, the surest first. */
export const NAMES: Readonly<Record<string, readonly RegExp[]>> = {
  id: [/^id$/u, /^(?:uuid|ref|reference|number|psp reference)$/u, /(?: id| uuid| ref| reference| number)$/u],
  token: [/^(?:access token|token|jwt|id token|auth token|session token|bearer)$/u, / token$/u, /^session(?: id)?$/u],
  email: [/^(?:email|e mail|email address)$/u, /^(?:username|user name|user|login|name|handle)$/u],
  password: [/^(?:password|pass|passwd|passphrase|pwd|secret|pin)$/u, /^password /u, / password$/u],
  sku: [/^(?:sku|product id|item id|product|item|article|variant id|code|product code|article id|slug)$/u, /^id$/u],
  quantity: [/^(?:quantity|qty|count|amount of item|piece|unit|number|units)$/u, /quantity$/u],
  price: [/^(?:price|unit price|cost|unit amount|amount|unit cost)$/u, /(?:price|cost)/u, /^value$/u],
  total: [
    /^(?:total|grand total|total amount|total price|amount due|due|order total|total due|sum)$/u,
    /^total/u,
    /^amount$/u,
  ],
  subtotal: [/^(?:subtotal|sub total|item total|net)$/u],
  discount: [/^(?:discount|discount amount|reduction|saving|savings|total discount)$/u],
  status: [/^(?:status|state|payment status|order status)$/u, /(?:status|state|result code)$/u],
  currency: [/^(?:currency|currency code|iso currency code)$/u],
  amount: [/^(?:amount|value|sum|amount value|total amount|total|charge amount|money)$/u, /amount/u],
  captured: [
    /^(?:captured|amount captured|captured amount|amount received|settled|settled amount|amount paid|paid)$/u,
    /(?:captured|settled|received)$/u,
  ],
  refunded: [
    /^(?:refunded|amount refunded|refunded amount|returned|returned amount|total refunded|refund total)$/u,
    /(?:refunded|returned|reversed)$/u,
  ],
  order: [/^(?:order|order id|order ref|order number|order reference|purchase id|invoice|invoice id|booking id)$/u],
  payment: [/^(?:payment|payment id|payment intent|charge|charge id|transaction id|transaction|payment reference)$/u],
  method: [
    /^(?:payment method|payment method id|method|source|card token|payment token|payment method nonce|nonce|card id|instrument)$/u,
    /^token$/u,
  ],
  balance: [/^(?:balance|available balance|available|current balance|fund|funds|credit|amount)$/u, /balance/u],
  recipient: [
    /^(?:to|recipient|recipient id|to account|to wallet|destination|payee|beneficiary|receiver|target|dest)$/u,
    /^(?:to |recipient|destination|payee|beneficiary|receiver)/u,
  ],
  coupon: [/^(?:coupon|coupon code|code|promo code|voucher|voucher code|promotion code|discount code)$/u],
  description: [/^(?:description|memo|note|reference|comment|text|remark)$/u],
  capture: [/^(?:capture|capture method|auto capture|settle|capture mode|submit for settlement|intent)$/u],
  items: [/^(?:item|data|result|product|line|order line|content|row|list|entry|record|item|results|items)$/u],
  lines: [/^(?:line|recipient|payment|transfer|payout|item|entry)$/u],
  last4: [/^(?:last4|last 4|last four|last digit|last four digit|last 4 digit)$/u],
  number: [/^(?:number|card number|pan|account number|account|iban)$/u],
  expires: [/^(?:expires|expire|expires at|expire at|expiry|valid until|expiration|expires on)$/u],
  rate: [/^(?:rate|exchange rate|fx rate)$/u],
  role: [/^(?:role|permission|type)$/u],
  url: [/^(?:url|uri|endpoint|callback url|target url|webhook url|address)$/u],
  linkToken: [/^link token$/u],
  publicToken: [/^public token$/u],
  fulfilments: [/^(?:fulfilment|fulfillment|shipment)$/u],
  destination: [/^(?:destination|refund to)$/u],
  card: [/^(?:card|card detail)$/u],
  fee: [/^(?:fee|service fee)$/u],
  tax: [/^(?:tax|vat)$/u],
  shipping: [/^(?:shipping|shipping cost|delivery)$/u],
  tip: [/^(?:tip|gratuity)$/u],
  donation: [/^donation$/u],
  memo: [/^(?:memo|note|reference|message)$/u],
  source: [/^(?:source|from|from account)$/u],
  stock: [/^(?:stock|inventory|available|in stock)$/u],
  mask: [/^mask$/u],
  text: [/^(?:description|memo|note|comment|text)$/u],
  refund: [/^(?:refund|refund id)$/u],
  quote: [/^(?:quote|quote id)$/u],
};

/** All properties of a schema, outer ones first. */
export function namesIn(schema: ApiSchema | undefined, maxDepth: number = 3): FoundName[] {
  const found: FoundName[] = [];
  walk(schema, '', 0);
  return found.toSorted((a, b) => a.depth - b.depth);

  function walk(at: ApiSchema | undefined, prefix: string, depth: number): void {
    if (at?.properties === undefined || depth >= maxDepth) return;
    for (const [name, inner] of Object.entries(at.properties)) {
      const pointer = `${prefix}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const required = at.required?.includes(name) === true;
      found.push({ pointer, words: wordsOf(name), schema: inner, depth, required });
      walk(inner, pointer, depth + 1);
    }
  }
}

/** The property that a name of ours most likely is; the surest pattern first, outer before inner. */
export function findName(
  found: readonly FoundName[],
  name: string,
  fits: (schema: ApiSchema) => boolean = () => true,
): FoundName | undefined {
  for (const pattern of NAMES[name] ?? []) {
    const hit = found.find(({ words, schema }) => pattern.test(words) && fits(schema));
    if (hit !== undefined) return hit;
  }
  return undefined;
}
