//#region src/sandbox/defects/registry.ts
const defects = [
	{
		id: "pay.price.client_trusted",
		title: "The price of a cart line is taken from the client",
		severity: "critical",
		places: ["POST /api/cart/items"],
		rules: {
			web: [],
			payments: ["pay/client-price-trusted"]
		},
		conflicts: [],
		cwe: [602, 472],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.qty.negative",
		title: "A negative quantity lowers the total",
		severity: "high",
		places: ["POST /api/cart/items"],
		rules: {
			web: [],
			payments: ["pay/negative-quantity-accepted"]
		},
		conflicts: [],
		cwe: [1284, 839],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.ignored",
		title: "The Idempotency-Key header is ignored",
		severity: "high",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-key-ignored"]
		},
		conflicts: [],
		cwe: [837],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.params_not_compared",
		title: "A reused Idempotency-Key with another body executes again",
		severity: "medium",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-parameters-ignored"]
		},
		conflicts: ["idem.ignored"],
		cwe: [345],
		owasp: ["A08:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "cap.over",
		title: "More can be captured than was authorised",
		severity: "high",
		places: ["POST /api/payments/{id}/capture"],
		rules: {
			web: [],
			payments: ["pay/capture-exceeds-authorization"]
		},
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.over",
		title: "Partial refunds can add up to more than was captured",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/refund-exceeds-capture"]
		},
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.race",
		title: "Refunds sent at the same time all succeed",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/refund-race"]
		},
		conflicts: [],
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.balance_race",
		title: "Transfers sent at the same time overdraw the wallet",
		severity: "critical",
		places: ["POST /api/wallet/transfers"],
		rules: {
			web: [],
			payments: ["pay/balance-race"]
		},
		conflicts: [],
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.self_transfer",
		title: "A transfer to oneself or of a negative amount makes the balance grow",
		severity: "critical",
		places: ["POST /api/wallet/transfers"],
		rules: {
			web: [],
			payments: ["pay/self-transfer-creates-money"]
		},
		conflicts: [],
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "authz.payment_read",
		title: "Any account reads any payment",
		severity: "high",
		places: ["GET /api/payments/{id}"],
		rules: {
			web: [],
			payments: ["pay/foreign-payment-readable"]
		},
		conflicts: [],
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	{
		id: "mass.status",
		title: "The client can set the status of a payment",
		severity: "critical",
		places: ["PATCH /api/payments/{id}"],
		rules: {
			web: [],
			payments: ["pay/payment-status-client-set"]
		},
		conflicts: [],
		cwe: [915],
		owasp: ["A08:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.csp.missing",
		title: "Pages have no Content-Security-Policy",
		severity: "medium",
		places: ["GET /checkout"],
		rules: {
			web: ["web/csp-missing"],
			payments: []
		},
		conflicts: [],
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3", "11.6.1"],
		since: "0.1.0"
	},
	{
		id: "web.cookie.no_httponly",
		title: "Cookies lack HttpOnly",
		severity: "medium",
		places: ["GET /checkout", "POST /api/login"],
		rules: {
			web: ["web/cookie-without-httponly"],
			payments: []
		},
		conflicts: [],
		cwe: [1004],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.pan.response",
		title: "A full card number is in an answer",
		severity: "high",
		places: ["GET /api/payment-methods"],
		rules: {
			web: [],
			payments: ["pay/card-number-in-response"]
		},
		conflicts: [],
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.4.1"],
		since: "0.1.0"
	},
	{
		id: "web.error.stack",
		title: "Error answers carry a stack trace",
		severity: "medium",
		places: ["GET /{unknown}"],
		rules: {
			web: ["web/stack-trace-in-response"],
			payments: []
		},
		conflicts: [],
		cwe: [209],
		owasp: ["A10:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
export { defects as t };