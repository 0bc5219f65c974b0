//#region src/fuzz/roles.ts
const EVERYWHERE = [
	"email",
	"account",
	"currency"
];
const ORDER_OUT = [
	"id",
	"total",
	"status",
	"currency",
	"subtotal",
	"discount",
	"items",
	"payment",
	"fulfilments"
];
const PAYMENT_OUT = [
	"id",
	"amount",
	"status",
	"currency",
	"captured",
	"refunded",
	"order",
	"method"
];
const PAY_FIELDS = [
	"amount",
	"capture",
	"order",
	"currency",
	"method",
	"card",
	"status",
	"fee",
	"exempt"
];
const CART_OUT = [
	"total",
	"subtotal",
	"discount",
	"currency",
	"items"
];
const ROLES = {
	session: read("any cheap answer that only a signed-in user gets", [], ["email"]),
	logout: change("ends the session", [], []),
	catalogue: read("lists what is sold, with prices", [], [
		"items",
		"sku",
		"price",
		"currency",
		"stock"
	]),
	cartAdd: change("puts an item into the cart", ["sku", "quantity"], CART_OUT, [
		"sku",
		"quantity",
		"price",
		"total",
		"discount"
	]),
	cartUpdate: change("changes the quantity of a cart line", ["sku", "quantity"], CART_OUT, ["quantity", "price"]),
	cartRemove: change("takes an item out of the cart", ["sku"], CART_OUT),
	readCart: read("reads the cart", [], CART_OUT),
	setCurrency: change("chooses the currency of the cart", [], CART_OUT, [
		"currency",
		"shipping",
		"tip",
		"donation",
		"fee",
		"tax",
		"rate"
	]),
	applyCoupon: change("puts a coupon into the cart", ["coupon"], CART_OUT, [
		"coupon",
		"amount",
		"percent",
		"date"
	]),
	removeCoupon: change("takes a coupon out of the cart", ["coupon"], CART_OUT),
	quote: change("quotes the cart, or an order, in a currency", ["order"], [
		"id",
		"amount",
		"currency",
		"expires",
		"rate"
	], [
		"currency",
		"rate",
		"amount",
		"order"
	]),
	acceptQuote: change("uses a quote", ["quote"], ORDER_OUT),
	checkout: change("makes an order of the cart", ["total", "coupon"], ORDER_OUT, [
		"total",
		"status",
		"coupon",
		"discount",
		"shipping",
		"fee",
		"tax"
	]),
	getOrder: read("reads an order back", ["order"], ORDER_OUT),
	orderAddItem: change("adds an item to an order", [
		"order",
		"sku",
		"quantity"
	], ORDER_OUT, [
		"sku",
		"quantity",
		"price"
	]),
	completeOrder: change("has an order looked at once it was paid", ["order", "payment"], ORDER_OUT, ["payment", "status"]),
	successPage: read("where the customer comes back to after paying; HTML will do", ["order", "payment"], []),
	pay: keyed("pays an order at once", [
		"order",
		"amount",
		"method"
	], PAYMENT_OUT, PAY_FIELDS),
	payWith: keyed("pays an order with a given method or token", [
		"order",
		"amount",
		"method",
		"provider"
	], PAYMENT_OUT, PAY_FIELDS),
	payElsewhere: keyed("pays an order at once through another gateway than `pay`", [
		"order",
		"amount",
		"method"
	], PAYMENT_OUT, PAY_FIELDS),
	payCurrency: keyed("pays an order in a given currency", [
		"order",
		"amount",
		"method"
	], PAYMENT_OUT, PAY_FIELDS),
	authorize: keyed("authorises a payment that is captured later", [
		"order",
		"amount",
		"method"
	], PAYMENT_OUT, PAY_FIELDS),
	confirm: change("goes on with a payment after the cardholder’s challenge", ["payment"], PAYMENT_OUT, ["status"]),
	getPayment: read("reads a payment back", ["payment"], PAYMENT_OUT),
	listPayments: read("lists or searches the own payments", ["limit", "text"], [
		"items",
		"id",
		"amount"
	]),
	searchPayments: read("searches the own payments for a text", ["text", "limit"], ["items", "id"]),
	receipt: read("shows the receipt of a payment; HTML will do", ["payment"], []),
	updatePayment: change("changes what a client may change of a payment", ["payment", "text"], ["status", "description"], [
		"status",
		"description",
		"amount",
		"captured",
		"refunded"
	]),
	capture: keyed("captures an authorised payment, whole or in part", ["payment", "amount"], [
		"status",
		"amount",
		"captured"
	], ["amount"]),
	cancel: keyed("gives the authorisation of a payment up", ["payment"], ["status"]),
	refund: keyed("refunds a payment, whole or in part", ["payment", "amount"], [
		"id",
		"amount",
		"status",
		"currency",
		"destination"
	], [
		"amount",
		"currency",
		"destination",
		"method",
		"account"
	]),
	listRefunds: read("lists the refunds of a payment", ["payment"], [
		"items",
		"id",
		"amount",
		"status",
		"currency",
		"destination"
	]),
	approveRefund: staff(change("approves a refund that waits for a second person", ["refund"], [
		"id",
		"status",
		"amount"
	])),
	listDisputes: read("lists what cardholders asked their banks to take back", [], [
		"items",
		"id",
		"payment",
		"status"
	]),
	wallet: read("reads the balance of the own wallet", [], [
		"id",
		"balance",
		"currency"
	]),
	topUp: keyed("pays money into the own wallet", ["amount", "method"], [
		"id",
		"balance",
		"status"
	], [
		"amount",
		"currency",
		"method",
		"account"
	]),
	transfer: keyed("sends money to another wallet", ["recipient", "amount"], ["id", "balance"], [
		"amount",
		"recipient",
		"currency",
		"source",
		"fee",
		"memo"
	]),
	payout: keyed("sends money to several wallets at once; `fields.lines` says where the list lies, whose first entry is the pattern", ["recipient", "amount"], [
		"id",
		"status",
		"total"
	], [
		"lines",
		"currency",
		"source"
	]),
	getPayout: read("reads a payout back", ["payout"], [
		"id",
		"status",
		"total",
		"lines"
	]),
	approvePayout: staff(change("approves a payout that waits for a second person", ["payout"], ["id", "status"])),
	paymentMethods: read("lists saved cards", [], [
		"items",
		"id",
		"last4",
		"number"
	]),
	saveCard: keyed("saves the card behind a token", ["token", "provider"], ["id", "last4"], ["token", "card"]),
	deleteCard: change("forgets a saved card", ["method"], ["status"]),
	adminList: staff(read("reads what only staff may see", ["limit"], ["items"])),
	listAll: staff(read("reads a page of what grows with every use, as a trail of events, of all accounts", ["limit"], ["items"])),
	setRole: staff(change("gives an account another role; `{account}` says which", ["role"], ["role"], ["role"])),
	bankLinkToken: change("begins to link a bank account", [], ["linkToken"]),
	bankLink: keyed("links the bank account behind a public token", ["linkToken", "publicToken"], ["id", "status"], ["linkToken", "publicToken"]),
	bankLinks: read("lists the linked banks", [], [
		"items",
		"id",
		"status"
	]),
	bankAccounts: read("lists accounts at linked banks", [], [
		"items",
		"number",
		"mask",
		"balance"
	]),
	bankTransactions: read("lists the bookings of a linked bank", ["link"], ["items", "amount"]),
	registerWebhook: change("registers an address that the app sends webhooks to", ["url"], ["id"], ["url"]),
	openapi: read("the app’s own description of its API", [], [])
};
function read(purpose, placeholders, out) {
	return {
		purpose,
		placeholders,
		fields: [],
		out,
		keyed: false
	};
}
function change(purpose, placeholders, out, fields = []) {
	return {
		purpose,
		placeholders,
		fields,
		out,
		keyed: false
	};
}
function keyed(purpose, placeholders, out, fields = []) {
	return {
		purpose,
		placeholders,
		fields,
		out,
		keyed: true
	};
}
function staff(shape) {
	return {
		...shape,
		staff: true
	};
}

//#endregion
export { ROLES as n, EVERYWHERE as t };