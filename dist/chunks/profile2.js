import { t as isLoopbackHost } from "./target.js";

//#region src/sandbox/profile.ts
function sandboxProfile(baseUrl) {
	if (!URL.canParse(baseUrl) || !isLoopbackHost(new URL(baseUrl).hostname)) throw new RangeError(`"${baseUrl}" is not an address on loopback`);
	return `tollgate: 1
name: sandbox shop
target: { baseUrl: "${new URL(baseUrl).origin}" }
money: { unit: minor, currency: EUR, floor: 0 }
auth:
  header: { name: Authorization, value: "Bearer {token}" }
  register: { op: POST /api/register, body: { email: "{email}", password: "{password}" }, out: { id: /id } }
  login: { op: POST /api/login, body: { email: "{email}", password: "{password}" }, out: { token: /token } }
idempotency: { header: Idempotency-Key }
states: { authorized: [requires_capture], paid: [succeeded] }
roles:
  catalogue:      { op: GET /api/catalogue, out: { items: /items, sku: /sku, price: /price } }
  cartAdd:        { op: POST /api/cart/items, body: { sku: "{sku}", quantity: "{quantity}" }, fields: { quantity: /quantity, price: /price }, out: { total: /total } }
  checkout:       { op: POST /api/checkout, body: {}, out: { id: /id, total: /total } }
  getOrder:       { op: "GET /api/orders/{order}", out: { total: /total, status: /status } }
  pay:            { op: POST /api/payments, body: { order: "{order}", payment_method: pm_card_visa, capture: automatic }, fields: { capture: /capture }, out: { id: /id, amount: /amount, status: /status } }
  authorize:      { op: POST /api/payments, body: { order: "{order}", payment_method: pm_card_visa, capture: manual }, out: { id: /id, amount: /amount, status: /status } }
  getPayment:     { op: "GET /api/payments/{payment}", out: { status: /status, amount: /amount, captured: /captured, refunded: /refunded } }
  updatePayment:  { op: "PATCH /api/payments/{payment}", body: { description: "{text}" }, fields: { status: /status, description: /description } }
  capture:        { op: "POST /api/payments/{payment}/capture", body: { amount: "{amount}" }, fields: { amount: /amount } }
  refund:         { op: "POST /api/payments/{payment}/refunds", body: { amount: "{amount}" }, fields: { amount: /amount }, out: { id: /id } }
  wallet:         { op: GET /api/wallet, out: { id: /id, balance: /balance } }
  topUp:          { op: POST /api/wallet/top-ups, body: { amount: "{amount}", payment_method: pm_card_visa } }
  transfer:       { op: POST /api/wallet/transfers, body: { to: "{recipient}", amount: "{amount}" }, fields: { amount: /amount, recipient: /to } }
  paymentMethods: { op: GET /api/payment-methods }
`;
}

//#endregion
export { sandboxProfile as t };