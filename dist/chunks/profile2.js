import { t as isLoopbackHost } from "./target.js";

//#region src/sandbox/profile.ts
const CARD_TESTING = `  declines: 20
  addressDeclines: 100
`;
function sandboxProfile(baseUrl, access) {
	if (!URL.canParse(baseUrl) || !isLoopbackHost(new URL(baseUrl).hostname)) throw new RangeError(`"${baseUrl}" is not an address on loopback`);
	return `tollgate: 1
name: sandbox shop
target: { baseUrl: "${new URL(baseUrl).origin}" }
money: { unit: minor, currency: EUR, floor: 0 }
currencies: [EUR, GBP, USD, JPY, KWD]
auth:
  header: { name: Authorization, value: "Bearer {token}" }
  cookies: true
  register: { op: POST /api/register, body: { email: "{email}", password: "{password}" }, out: { id: /id } }
  login: { op: POST /api/login, body: { email: "{email}", password: "{password}" }, out: { token: /token } }
idempotency: { header: Idempotency-Key }
states:
  authorized: [requires_capture]
  paid: [succeeded, paid]
  unpaid: [pending_payment]
  action: [requires_action]
  failed: [failed]
  canceled: [canceled]
  refunded: [refunded]
methods:
  ok: pm_card_visa
  second: pm_card_mastercard
  declined: pm_card_chargeDeclined
  insufficient: pm_card_chargeDeclinedInsufficientFunds
  sca: pm_card_authenticationRequired
  dispute: pm_card_createDispute
coupons: { percent: FRIENDS25, percent2: WELCOME10, fixed: FIVEOFF, single: WELCOME10, once: EARLYBIRD, expired: LASTYEAR20 }
limits:
  minAmount: 50
  maxQuantity: 99
  pageSize: 100
  refundApproval: 500000
  payoutApproval: 50000
${access === void 0 ? "" : CARD_TESTING}  loginFailures: 20
  sessionIdleMs: 900000
  quoteMs: 900000
  authorizationMs: 604800000
webhooks:
${webhooks(access)}${access === void 0 ? "" : surroundings(access)}roles:
  session:        { op: GET /api/payment-methods }
  logout:         { op: POST /api/logout, body: {} }
  catalogue:      { op: GET /api/catalogue, out: { items: /items, sku: /sku, price: /price } }
  readCart:       { op: GET /api/cart, out: { total: /total, subtotal: /subtotal, discount: /discount, currency: /currency, items: /items } }
  cartAdd:        { op: POST /api/cart/items, body: { sku: "{sku}", quantity: "{quantity}" }, fields: { sku: /sku, quantity: /quantity, price: /price }, out: { total: /total } }
  cartUpdate:     { op: "PUT /api/cart/items/{sku}", body: { quantity: "{quantity}" }, fields: { quantity: /quantity, price: /price }, out: { total: /total } }
  cartRemove:     { op: "DELETE /api/cart/items/{sku}", out: { total: /total } }
  setCurrency:    { op: PATCH /api/cart, body: { currency: "{currency}" }, fields: { currency: /currency, shipping: /shipping, tip: /tip, donation: /donation, rate: /rate, fee: /fee, tax: /tax }, out: { total: /total, currency: /currency } }
  applyCoupon:    { op: POST /api/cart/coupons, body: { code: "{coupon}" }, fields: { coupon: /code, date: /date, percent: /percent, amount: /amount }, out: { total: /total, discount: /discount } }
  removeCoupon:   { op: "DELETE /api/cart/coupons/{coupon}", out: { total: /total } }
  quote:          { op: POST /api/quotes, body: { currency: "{currency}" }, fields: { currency: /currency, rate: /rate, order: /order }, out: { id: /id, amount: /amount, currency: /currency, expires: /expires_at, rate: /rate } }
  acceptQuote:    { op: "POST /api/quotes/{quote}/accept", body: {}, out: { id: /id, total: /total, currency: /currency, status: /status } }
  checkout:       { op: POST /api/checkout, body: {}, fields: { total: /total, discount: /discount, status: /status, shipping: /shipping }, out: { id: /id, total: /total, status: /status, currency: /currency } }
  getOrder:       { op: "GET /api/orders/{order}", out: { id: /id, total: /total, status: /status, currency: /currency, subtotal: /subtotal, discount: /discount, items: /items, payment: /payment, fulfilments: /fulfilments } }
  orderAddItem:   { op: "POST /api/orders/{order}/items", body: { sku: "{sku}", quantity: "{quantity}" }, fields: { sku: /sku, quantity: /quantity, price: /price }, out: { total: /total, status: /status } }
  completeOrder:  { op: "POST /api/orders/{order}/complete", body: { payment: "{payment}" }, fields: { payment: /payment, status: /status }, out: { id: /id, payment: /payment, fulfilments: /fulfilments } }
  successPage:    { op: "GET /checkout/success?order={order}" }
  pay:            { op: POST /api/payments, body: { order: "{order}", payment_method: pm_card_visa, capture: automatic }, fields: { capture: /capture, order: /order, currency: /currency, method: /payment_method, card: /card, amount: /amount, status: /status }, out: { id: /id, amount: /amount, status: /status, currency: /currency, captured: /captured, order: /order } }
  payWith:        { op: POST /api/payments, body: { order: "{order}", payment_method: "{method}" }, fields: { method: /payment_method, card: /card, order: /order, currency: /currency, exempt: /off_session, status: /status }, out: { id: /id, amount: /amount, status: /status } }
  payElsewhere:   { op: POST /api/payments, body: { order: "{order}", payment_method: fake-valid-nonce, provider: braintree }, out: { id: /id, amount: /amount, status: /status } }
  payCurrency:    { op: POST /api/payments, body: { order: "{order}", payment_method: pm_card_visa, currency: "{currency}" }, fields: { currency: /currency }, out: { id: /id, amount: /amount, status: /status, currency: /currency } }
  authorize:      { op: POST /api/payments, body: { order: "{order}", payment_method: pm_card_visa, capture: manual }, fields: { capture: /capture }, out: { id: /id, amount: /amount, status: /status } }
  confirm:        { op: "POST /api/payments/{payment}/confirm", body: {}, out: { id: /id, status: /status } }
  getPayment:     { op: "GET /api/payments/{payment}", out: { id: /id, order: /order, status: /status, amount: /amount, captured: /captured, refunded: /refunded, currency: /currency } }
  listPayments:   { op: "GET /api/payments?limit={limit}", out: { items: /items, id: /id, amount: /amount } }
  searchPayments: { op: "GET /api/payments?limit={limit}&q={text}", out: { items: /items, id: /id } }
  receipt:        { op: "GET /receipts/{payment}" }
  updatePayment:  { op: "PATCH /api/payments/{payment}", body: { description: "{text}" }, fields: { status: /status, description: /description, amount: /amount, captured: /captured }, out: { status: /status, description: /description } }
  capture:        { op: "POST /api/payments/{payment}/capture", body: { amount: "{amount}" }, fields: { amount: /amount }, out: { status: /status, captured: /captured } }
  cancel:         { op: "POST /api/payments/{payment}/cancel", body: {}, out: { status: /status } }
  refund:         { op: "POST /api/payments/{payment}/refunds", body: { amount: "{amount}" }, fields: { amount: /amount, currency: /currency, destination: /destination }, out: { id: /id, amount: /amount, status: /status, currency: /currency, destination: /destination } }
  listRefunds:    { op: "GET /api/payments/{payment}/refunds", out: { items: /items, id: /id, amount: /amount, status: /status, currency: /currency, destination: /destination } }
  listDisputes:   { op: GET /api/disputes, out: { items: /items, id: /id, payment: /payment, status: /status } }
  approveRefund:  { op: "POST /api/refunds/{refund}/approve", body: {}, as: finance, out: { id: /id, status: /status, amount: /amount } }
  wallet:         { op: GET /api/wallet, out: { id: /id, balance: /balance, currency: /currency } }
  topUp:          { op: POST /api/wallet/top-ups, body: { amount: "{amount}", payment_method: pm_card_visa }, fields: { amount: /amount, currency: /currency, method: /payment_method } }
  transfer:       { op: POST /api/wallet/transfers, body: { to: "{recipient}", amount: "{amount}" }, fields: { amount: /amount, recipient: /to, currency: /currency, fee: /fee, memo: /memo }, out: { id: /id } }
  payout:         { op: POST /api/payouts, body: { lines: [{ to: "{recipient}", amount: "{amount}" }] }, fields: { lines: /lines, currency: /currency, source: /source }, out: { id: /id, status: /status, total: /total } }
  getPayout:      { op: "GET /api/payouts/{payout}", out: { id: /id, status: /status, total: /total, lines: /lines } }
  approvePayout:  { op: "POST /api/payouts/{payout}/approve", body: {}, as: finance, out: { id: /id, status: /status } }
  paymentMethods: { op: GET /api/payment-methods, out: { items: /items, id: /id, last4: /last4 } }
  saveCard:       { op: POST /api/payment-methods, body: { token: "{token}" }, fields: { token: /token, card: /card }, out: { id: /id, last4: /last4 } }
  deleteCard:     { op: "DELETE /api/payment-methods/{method}", body: {}, out: { status: /status } }
  adminList:      { op: "GET /api/admin/accounts", as: admin, out: { items: /items } }
  listAll:        { op: "GET /api/admin/events?limit={limit}", as: admin, out: { items: /items } }
  setRole:        { op: "PATCH /api/admin/accounts/{account}", body: { role: "{role}" }, as: admin, fields: { role: /role }, out: { role: /role } }
  bankLinkToken:  { op: POST /api/bank/link-tokens, body: {}, out: { linkToken: /link_token } }
  bankLink:       { op: POST /api/bank/links, body: { link_token: "{linkToken}", public_token: "{publicToken}" }, fields: { linkToken: /link_token, publicToken: /public_token }, out: { id: /id, status: /status } }
  bankLinks:      { op: GET /api/bank/links, out: { items: /items, id: /id, status: /status } }
  bankAccounts:   { op: GET /api/bank/accounts, out: { items: /items, number: /account, balance: /current } }
  bankTransactions: { op: "GET /api/bank/links/{link}/transactions", out: { items: /items, amount: /amount } }
  registerWebhook: { op: POST /api/webhook-endpoints, body: { url: "{url}" }, fields: { url: /url }, out: { id: /id } }
  openapi:        { op: GET /openapi.json }
`;
}
function webhooks(access) {
	const { stripe, braintree } = access?.gateway.credentials ?? {};
	return `  stripe: { path: /webhooks/stripe${stripe === void 0 ? "" : `, secret: "${stripe.webhookSecret}"`} }
  braintree: { path: /webhooks/braintree${braintree === void 0 ? "" : `, secret: "${braintree.privateKey}", publicKey: "${braintree.publicKey}", merchant: "${braintree.merchantId}"`}, verify: "/webhooks/braintree?bt_challenge={challenge}" }
  plaid: { path: /webhooks/plaid }
`;
}
const FRESH_COUPON = "insert into coupons (code, percent, redemption_limit, customer_limit, expires_at) values ('{code}', 25, 1, 1, '2099-01-01')";
function surroundings({ staff, controlUrl, token, gatewayUrl, gateway }) {
	const seats = /* @__PURE__ */ new Map();
	for (const member of staff) seats.set(seats.has(member.role) ? "controller" : member.role, member);
	const actors = [...seats].map(([name, { email, password }]) => `  ${name}: { login: { email: "${email}", password: "${password}" } }\n`);
	const hook = (op, more = "") => `{ op: "${op.replace(" ", ` ${controlUrl}`)}", headers: { authorization: "Bearer ${token}" }${more} }`;
	return `actors:
${actors.join("")}hooks:
  clock:       ${hook("POST /clock/advance", ", body: { ms: \"{ms}\" }, out: { now: /now }")}
  fault:       ${hook("POST /faults", ", body: { kind: \"{kind}\", times: \"{times}\", match: { provider: \"{provider}\" } }")}
  clearFaults: ${hook("DELETE /faults")}
  log:         ${hook("GET /log")}
  coupon:      ${hook("POST /sql", `, body: { statement: "${FRESH_COUPON}" }`)}
  reset:       ${hook("POST /reset", ", body: {}")}
  webhook:     ${hook("POST /webhooks/duplicate", ", body: { event: \"{event}\", times: \"{times}\" }")}
  alerts:      ${hook("GET /alarms", ", out: { items: /items }")}
  token:
    op: "POST ${gatewayUrl}/v1/tokens"
    headers: { authorization: "Bearer ${gateway.credentials.stripe.publishableKey}" }
    encoding: form
    body: { card: { number: "{number}", cvc: "{cvc}", exp_month: 12, exp_year: 2040 } }
    out: { token: /id }
  bankToken:
    op: "POST ${gatewayUrl}/elements/link/sessions"
    body: { link_token: "{linkToken}", institution_id: ins_109508, username: user_good, password: pass_good }
    out: { publicToken: /public_token }
psp: { url: "${controlUrl}", token: "${token}" }
`;
}

//#endregion
export { sandboxProfile as t };