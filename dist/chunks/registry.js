//#region src/sandbox/defects/families/audit.ts
const auditDefects = [
	{
		id: "audit.gap",
		number: "I17",
		detectors: "self-check",
		title: "A deleted event of the audit trail is not noticed",
		severity: "high",
		places: ["trail"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: [],
		cwe: [353],
		owasp: ["A08:2025"],
		pci: ["10.3.4"],
		since: "0.1.0"
	},
	{
		id: "audit.unkeyed",
		number: "I18",
		detectors: "self-check",
		title: "The audit trail is chained without a key, so that it can be rewritten",
		severity: "high",
		places: ["trail"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: [],
		cwe: [345],
		owasp: ["A08:2025"],
		pci: ["10.3.4"],
		since: "0.1.0"
	},
	{
		id: "audit.missing_event",
		number: "I19",
		detectors: "self-check",
		title: "Refunds and changes of roles leave no trace",
		severity: "medium",
		places: ["trail"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: [],
		cwe: [778],
		owasp: ["A09:2025"],
		pci: ["10.2.1"],
		since: "0.1.0"
	},
	{
		id: "audit.retention_short",
		number: "I20",
		detectors: "self-check + clock",
		title: "The audit trail is kept for 30 days only",
		severity: "medium",
		places: ["trail"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["clock", "dump"],
		conflicts: [],
		cwe: [221],
		owasp: ["A09:2025"],
		pci: ["10.5.1"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/authz.ts
const authzDefects = [
	{
		id: "authz.payment_read",
		number: "P33",
		detectors: "fuzzer",
		title: "Any account reads any payment",
		severity: "high",
		places: ["GET /api/payments/{id}"],
		rules: {
			web: [],
			payments: ["pay/foreign-payment-readable"]
		},
		needs: [],
		conflicts: [],
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	{
		id: "authz.payment_write",
		number: "P34",
		detectors: "fuzzer",
		title: "Any account captures, cancels and refunds any payment",
		severity: "critical",
		places: [
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/cancel",
			"POST /api/payments/{id}/refunds"
		],
		rules: {
			web: [],
			payments: ["pay/foreign-payment-changed"]
		},
		needs: ["second-account"],
		conflicts: [],
		cwe: [639, 862],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	{
		id: "authz.role_header",
		number: "P35",
		detectors: "fuzzer",
		title: "The role is taken from a header of the request",
		severity: "critical",
		places: ["GET /api/admin/accounts"],
		rules: {
			web: [],
			payments: ["pay/role-taken-from-request"]
		},
		needs: [],
		conflicts: [],
		cwe: [863, 269],
		owasp: ["A01:2025", "API5:2023"],
		pci: ["7.2.1"],
		since: "0.1.0"
	},
	{
		id: "authz.bfla_admin",
		number: "P36",
		detectors: "fuzzer",
		title: "A customer may call functions of the staff",
		severity: "critical",
		places: ["PATCH /api/admin/accounts/{id}"],
		rules: {
			web: [],
			payments: ["pay/customer-grants-roles"]
		},
		needs: [],
		conflicts: [],
		cwe: [862],
		owasp: ["A01:2025", "API5:2023"],
		pci: ["7.2.1"],
		since: "0.1.0"
	},
	{
		id: "authz.self_approval",
		number: "P37",
		detectors: "fuzzer",
		title: "Who asks for a large refund may approve it",
		severity: "high",
		places: ["POST /api/refunds/{id}/approve"],
		rules: {
			web: [],
			payments: ["pay/refund-approved-by-requester"]
		},
		needs: ["staff"],
		conflicts: [],
		cwe: [266],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["7.2.1"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/cap.ts
const capDefects = [
	{
		id: "cap.over",
		number: "P22",
		detectors: "fuzzer",
		title: "More can be captured than was authorised",
		severity: "high",
		places: ["POST /api/payments/{id}/capture"],
		rules: {
			web: [],
			payments: ["pay/capture-exceeds-authorization"]
		},
		needs: [],
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "cap.double",
		number: "P21",
		detectors: "fuzzer",
		title: "An authorisation can be captured twice",
		severity: "high",
		places: ["POST /api/payments/{id}/capture"],
		rules: {
			web: [],
			payments: ["pay/captured-twice"]
		},
		needs: [],
		conflicts: [],
		cwe: [837, 841],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "cap.after_cancel",
		number: "P23",
		detectors: "fuzzer + clock",
		title: "A cancelled or expired authorisation can be captured",
		severity: "high",
		places: ["POST /api/payments/{id}/capture"],
		rules: {
			web: [],
			payments: ["pay/capture-after-cancel"]
		},
		needs: [],
		conflicts: [],
		cwe: [672, 841],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/enc.ts
const encDefects = [
	{
		id: "enc.ecb",
		number: "I09",
		detectors: "self-check on DB dump",
		title: "Fields are encrypted with AES-ECB, so that equal values show",
		severity: "high",
		places: ["vault"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: ["enc.field_plain"],
		cwe: [327],
		owasp: ["A04:2025"],
		pci: ["3.5.1", "3.7.1"],
		since: "0.1.0"
	},
	{
		id: "enc.nonce_reuse",
		number: "I10",
		detectors: "self-check",
		title: "AES-GCM uses the same nonce every time",
		severity: "high",
		places: ["vault"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: ["enc.ecb", "enc.field_plain"],
		cwe: [323],
		owasp: ["A04:2025"],
		pci: ["3.7.1"],
		since: "0.1.0"
	},
	{
		id: "enc.tag_truncated",
		number: "I11",
		detectors: "self-check",
		title: "The length of the GCM tag is not pinned, so that four bytes are enough",
		severity: "medium",
		places: ["vault"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: ["enc.ecb", "enc.field_plain"],
		cwe: [354],
		owasp: [],
		pci: [],
		since: "0.1.0"
	},
	{
		id: "enc.no_aad",
		number: "I12",
		detectors: "self-check",
		title: "A ciphertext is not bound to its row, so that it can be moved to another",
		severity: "medium",
		places: ["vault"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: ["enc.ecb", "enc.field_plain"],
		cwe: [345],
		owasp: ["A08:2025"],
		pci: [],
		since: "0.1.0"
	},
	{
		id: "enc.field_plain",
		number: "I13",
		detectors: "self-check",
		title: "Sensitive fields are stored in clear",
		severity: "high",
		places: ["vault"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: [],
		cwe: [312],
		owasp: ["A06:2025"],
		pci: ["3.5.1"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/flow.ts
const flowDefects = [
	{
		id: "flow.cart_after_pay",
		number: "P42",
		detectors: "fuzzer",
		title: "An order can be changed after its payment",
		severity: "high",
		places: ["POST /api/orders/{id}/items"],
		rules: {
			web: [],
			payments: ["pay/order-changed-after-payment"]
		},
		needs: [],
		conflicts: [],
		cwe: [367, 841],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.quote_expired",
		number: "P45",
		detectors: "fuzzer + clock",
		title: "An expired quote is honoured",
		severity: "medium",
		places: ["POST /api/quotes/{id}/accept"],
		rules: {
			web: [],
			payments: ["pay/expired-quote-honoured"]
		},
		needs: ["clock"],
		conflicts: [],
		cwe: [672],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.dup_keys",
		number: "P46",
		detectors: "fuzzer",
		title: "Of a repeated JSON key the first value is checked and the last one used",
		severity: "high",
		places: ["POST /api/cart/items", "POST /api/wallet/top-ups"],
		rules: {
			web: [],
			payments: ["pay/duplicate-key-smuggled"]
		},
		needs: [],
		conflicts: [],
		cwe: [436, 235],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.self_transfer",
		number: "P47",
		detectors: "fuzzer",
		title: "A transfer to oneself or of a negative amount makes the balance grow",
		severity: "critical",
		places: ["POST /api/wallet/transfers"],
		rules: {
			web: [],
			payments: ["pay/self-transfer-creates-money"]
		},
		needs: [],
		conflicts: [],
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.bulk_negative",
		number: "P48",
		detectors: "fuzzer",
		title: "A payout takes negative lines: more is credited than debited",
		severity: "critical",
		places: ["POST /api/payouts"],
		rules: {
			web: [],
			payments: ["pay/negative-payout-line"]
		},
		needs: ["second-account"],
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.balance_race",
		number: "P49",
		detectors: "fuzzer",
		title: "Transfers sent at the same time overdraw the wallet",
		severity: "critical",
		places: ["POST /api/wallet/transfers"],
		rules: {
			web: [],
			payments: ["pay/balance-race"]
		},
		needs: [],
		conflicts: [],
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.success_url",
		number: "P39",
		detectors: "fuzzer",
		title: "Visiting the success page marks an order as paid",
		severity: "critical",
		places: ["GET /checkout/success"],
		rules: {
			web: [],
			payments: ["pay/success-page-marks-paid"]
		},
		needs: [],
		conflicts: [],
		cwe: [841, 425],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.pi_replay",
		number: "P40",
		detectors: "fuzzer",
		title: "One payment settles several orders",
		severity: "critical",
		places: ["POST /api/orders/{id}/complete"],
		rules: {
			web: [],
			payments: ["pay/payment-settles-two-orders"]
		},
		needs: [],
		conflicts: [],
		cwe: [294],
		owasp: ["A07:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.amount_unverified",
		number: "P41",
		detectors: "fuzzer",
		title: "The amount that was paid is not compared with the order",
		severity: "critical",
		places: ["POST /webhooks/stripe"],
		rules: {
			web: [],
			payments: ["pay/webhook-amount-not-compared"]
		},
		needs: ["webhook-secret"],
		conflicts: [],
		cwe: [345],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.sca_skipped",
		number: "P43",
		detectors: "fuzzer",
		title: "A payment that waits for its cardholder counts as made",
		severity: "high",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/challenge-skipped"]
		},
		needs: [],
		conflicts: [],
		cwe: [304],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "flow.fail_open",
		number: "P44",
		detectors: "fuzzer with fault injection",
		title: "An order is fulfilled although the gateway gave no answer",
		severity: "critical",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/gateway-failure-paid"]
		},
		needs: ["faults"],
		conflicts: [],
		cwe: [636, 755],
		owasp: ["A10:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/id.ts
const idDefects = [{
	id: "id.predictable",
	number: "P61",
	detectors: "fuzzer",
	title: "Ids of payments are counted up",
	severity: "medium",
	places: ["POST /api/payments"],
	rules: {
		web: [],
		payments: ["pay/payment-ids-predictable"]
	},
	needs: [],
	conflicts: [],
	cwe: [330, 340],
	owasp: ["A04:2025", "API1:2023"],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/idem.ts
const idemDefects = [
	{
		id: "idem.ignored",
		number: "P15",
		detectors: "fuzzer",
		title: "The Idempotency-Key header is ignored",
		severity: "high",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers",
			"POST /api/payouts"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-key-ignored"]
		},
		needs: [],
		conflicts: [],
		cwe: [837],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.unscoped_tenant",
		number: "P16",
		detectors: "fuzzer (two identities)",
		title: "An Idempotency-Key holds for all accounts: one gets the answer of another",
		severity: "high",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers",
			"POST /api/payouts"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-key-shared-between-accounts"]
		},
		needs: ["second-account"],
		conflicts: ["idem.ignored"],
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.params_not_compared",
		number: "P17",
		detectors: "fuzzer",
		title: "A reused Idempotency-Key with another body executes again",
		severity: "medium",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers",
			"POST /api/payouts"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-parameters-ignored"]
		},
		needs: [],
		conflicts: ["idem.ignored"],
		cwe: [345],
		owasp: ["A08:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.race",
		number: "P18",
		detectors: "fuzzer",
		title: "Requests with one Idempotency-Key sent at the same time are all executed",
		severity: "high",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers",
			"POST /api/payouts"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-race"]
		},
		needs: [],
		conflicts: ["idem.ignored"],
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.ttl_short",
		number: "P19",
		detectors: "fuzzer with sandbox clock",
		title: "An Idempotency-Key is forgotten before 24 hours",
		severity: "medium",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers",
			"POST /api/payouts"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-key-forgotten"]
		},
		needs: ["clock"],
		conflicts: ["idem.ignored"],
		cwe: [837],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "idem.cross_endpoint",
		number: "P20",
		detectors: "fuzzer",
		title: "An Idempotency-Key of one endpoint is answered at another with the first answer",
		severity: "medium",
		places: [
			"POST /api/payments",
			"POST /api/payments/{id}/capture",
			"POST /api/payments/{id}/refunds",
			"POST /api/wallet/top-ups",
			"POST /api/wallet/transfers",
			"POST /api/payouts"
		],
		rules: {
			web: [],
			payments: ["pay/idempotency-key-shared-between-operations"]
		},
		needs: [],
		conflicts: ["idem.ignored", "idem.params_not_compared"],
		cwe: [436],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/mass.ts
const massDefects = [{
	id: "mass.status",
	number: "P38",
	detectors: "fuzzer",
	title: "The client can set the status of a payment",
	severity: "critical",
	places: ["PATCH /api/payments/{id}"],
	rules: {
		web: [],
		payments: ["pay/payment-status-client-set"]
	},
	needs: [],
	conflicts: [],
	cwe: [915],
	owasp: ["A08:2025", "API3:2023"],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/pay.ts
const payDefects = [
	{
		id: "pay.price.client_trusted",
		number: "P01",
		detectors: "fuzzer",
		title: "The price of a cart line is taken from the client",
		severity: "critical",
		places: ["POST /api/cart/items"],
		rules: {
			web: [],
			payments: ["pay/client-price-trusted"]
		},
		needs: [],
		conflicts: [],
		cwe: [602, 472],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.qty.negative",
		number: "P02",
		detectors: "fuzzer",
		title: "A negative quantity lowers the total",
		severity: "high",
		places: ["POST /api/cart/items"],
		rules: {
			web: [],
			payments: ["pay/negative-quantity-accepted"]
		},
		needs: [],
		conflicts: [],
		cwe: [1284, 839],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.qty.fraction",
		number: "P03",
		detectors: "fuzzer",
		title: "A part of an article can be bought",
		severity: "high",
		places: ["POST /api/cart/items"],
		rules: {
			web: [],
			payments: ["pay/fractional-quantity-accepted"]
		},
		needs: [],
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.amount.type_confusion",
		number: "P04",
		detectors: "fuzzer",
		title: "Amounts of other JSON types are converted",
		severity: "medium",
		places: ["POST /api/wallet/top-ups"],
		rules: {
			web: [],
			payments: ["pay/amount-type-confusion"]
		},
		needs: [],
		conflicts: [],
		cwe: [1287],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.amount.overflow32",
		number: "P05",
		detectors: "fuzzer",
		title: "Totals wrap at 32 bits",
		severity: "high",
		places: ["POST /api/cart/items", "POST /api/checkout"],
		rules: {
			web: [],
			payments: ["pay/total-overflow"]
		},
		needs: [],
		conflicts: [],
		cwe: [190],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.amount.float_round",
		number: "P06",
		detectors: "fuzzer (metamorphic)",
		title: "Percentages are floating-point numbers, rounded piece by piece in favour of the payer",
		severity: "medium",
		places: ["POST /api/cart/coupons", "POST /api/checkout"],
		rules: {
			web: [],
			payments: ["pay/percentage-rounded-for-payer"]
		},
		needs: [],
		conflicts: [],
		cwe: [682],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.currency.exponent",
		number: "P07",
		detectors: "fuzzer",
		title: "Every currency is taken to have two decimals",
		severity: "high",
		places: [
			"GET /api/catalogue",
			"POST /api/cart/items",
			"POST /api/quotes"
		],
		rules: {
			web: [],
			payments: ["pay/currency-exponent-ignored"]
		},
		needs: [],
		conflicts: [],
		cwe: [682],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.currency.swap",
		number: "P08",
		detectors: "fuzzer",
		title: "An order is paid in another currency, number for number",
		severity: "critical",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/currency-not-bound"]
		},
		needs: [],
		conflicts: [],
		cwe: [472, 345],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.amount.min_bypass",
		number: "P09",
		detectors: "fuzzer",
		title: "Payments below the minimum charge are taken",
		severity: "medium",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/minimum-charge-bypassed"]
		},
		needs: [],
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.extra.negative",
		number: "P10",
		detectors: "fuzzer",
		title: "A negative tip or donation lowers the total",
		severity: "high",
		places: ["PATCH /api/cart"],
		rules: {
			web: [],
			payments: ["pay/negative-charge-accepted"]
		},
		needs: [],
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.coupon.reuse",
		number: "P11",
		detectors: "fuzzer",
		title: "A customer can redeem a single-use coupon again",
		severity: "medium",
		places: ["POST /api/cart/coupons", "POST /api/checkout"],
		rules: {
			web: [],
			payments: ["pay/coupon-reused"]
		},
		needs: [],
		conflicts: [],
		cwe: [837],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.coupon.stack",
		number: "P12",
		detectors: "fuzzer",
		title: "Coupons add up past the limit",
		severity: "medium",
		places: ["POST /api/cart/coupons"],
		rules: {
			web: [],
			payments: ["pay/coupon-stacked"]
		},
		needs: [],
		conflicts: [],
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.coupon.race",
		number: "P13",
		detectors: "fuzzer (N repeats)",
		title: "Orders sent at the same time all redeem the last coupon",
		severity: "high",
		places: ["POST /api/checkout"],
		rules: {
			web: [],
			payments: ["pay/coupon-race"]
		},
		needs: ["second-account"],
		conflicts: [],
		cwe: [362, 367],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "pay.coupon.client_clock",
		number: "P14",
		detectors: "fuzzer",
		title: "A coupon expires by a date that the client sends",
		severity: "medium",
		places: ["POST /api/cart/coupons"],
		rules: {
			web: [],
			payments: ["pay/coupon-expiry-by-client-date"]
		},
		needs: [],
		conflicts: [],
		cwe: [807],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/ref.ts
const refDefects = [
	{
		id: "ref.over",
		number: "P24",
		detectors: "fuzzer",
		title: "Partial refunds can add up to more than was captured",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/refund-exceeds-capture"]
		},
		needs: [],
		conflicts: [],
		cwe: [1284],
		owasp: ["API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.race",
		number: "P25",
		detectors: "fuzzer",
		title: "Refunds sent at the same time all succeed",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/refund-race"]
		},
		needs: [],
		conflicts: [],
		cwe: [362],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.destination",
		number: "P26",
		detectors: "fuzzer",
		title: "A refund goes where the request says",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/refund-destination-client-set"]
		},
		needs: [],
		conflicts: [],
		cwe: [639],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.unsettled",
		number: "P27",
		detectors: "fuzzer",
		title: "What was never captured can be refunded",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/uncaptured-payment-refunded"]
		},
		needs: [],
		conflicts: [],
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.currency",
		number: "P28",
		detectors: "fuzzer",
		title: "A refund in another currency is made one to one",
		severity: "high",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/refund-currency-client-set"]
		},
		needs: [],
		conflicts: [],
		cwe: [345],
		owasp: ["A08:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "ref.during_dispute",
		number: "P29",
		detectors: "fuzzer",
		title: "A disputed payment can be refunded as well",
		severity: "medium",
		places: ["POST /api/payments/{id}/refunds"],
		rules: {
			web: [],
			payments: ["pay/disputed-payment-refunded"]
		},
		needs: [],
		conflicts: [],
		cwe: [841],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/store.ts
const storeDefects = [{
	id: "store.pan_cvv",
	number: "I14",
	detectors: "self-check",
	title: "Card numbers and security codes that customers send are kept",
	severity: "critical",
	places: [
		"POST /api/payments",
		"POST /api/payment-methods",
		"POST /api/wallet/top-ups"
	],
	rules: {
		web: [],
		payments: []
	},
	needs: ["dump"],
	conflicts: [],
	cwe: [312],
	owasp: ["A06:2025"],
	pci: ["3.3.1", "3.5.1"],
	since: "0.1.0"
}, {
	id: "store.pan_hash_unkeyed",
	number: "I15",
	detectors: "self-check",
	title: "The fingerprint of a card number is a plain SHA-256, which can be searched through",
	severity: "high",
	places: ["vault"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["dump"],
	conflicts: [],
	cwe: [759, 916],
	owasp: ["A04:2025"],
	pci: ["3.5.1.1"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/res.ts
const resDefects = [{
	id: "res.unbounded",
	number: "I29",
	detectors: "fuzzer",
	title: "A page of a list may be as long as the client likes",
	severity: "medium",
	places: ["GET /api/payments"],
	rules: {
		web: [],
		payments: ["pay/page-size-unbounded"]
	},
	needs: [],
	conflicts: [],
	cwe: [770],
	owasp: ["API4:2023"],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/sess.ts
const sessDefects = [{
	id: "sess.no_timeout",
	number: "I28",
	detectors: "fuzzer + clock",
	title: "A session does not end when it is idle",
	severity: "medium",
	places: ["GET /api/cart"],
	rules: {
		web: [],
		payments: ["pay/session-without-idle-timeout"]
	},
	needs: ["clock"],
	conflicts: [],
	cwe: [613],
	owasp: ["A07:2025", "API2:2023"],
	pci: ["8.2.8"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/web-headers.ts
const webHeaderDefects = [
	{
		id: "web.csp.missing",
		number: "W01",
		detectors: "ZAP 10038",
		title: "Pages have no Content-Security-Policy",
		severity: "medium",
		places: ["GET /checkout"],
		rules: {
			web: ["web/csp-missing"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3", "11.6.1"],
		since: "0.1.0"
	},
	{
		id: "web.csp.unsafe_inline",
		number: "W02",
		detectors: "ZAP 10055",
		title: "The Content-Security-Policy allows inline scripts",
		severity: "medium",
		places: ["GET /checkout"],
		rules: {
			web: ["web/csp-unsafe-inline"],
			payments: []
		},
		needs: [],
		conflicts: ["web.csp.missing"],
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"],
		since: "0.1.0"
	},
	{
		id: "web.frame.allow",
		number: "W03",
		detectors: "ZAP 10020",
		title: "Any site may frame the pages",
		severity: "medium",
		places: ["GET /checkout"],
		rules: {
			web: ["web/framing-allowed"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [1021],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"],
		since: "0.1.0"
	},
	{
		id: "web.nosniff.missing",
		number: "W04",
		detectors: "ZAP 10021",
		title: "Answers have no X-Content-Type-Options",
		severity: "low",
		places: ["GET /checkout", "GET /api/catalogue"],
		rules: {
			web: ["web/content-type-options-missing"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.hsts.missing",
		number: "W05",
		detectors: "ZAP 10035 (https only)",
		title: "The https listener sends no Strict-Transport-Security",
		severity: "low",
		places: ["GET /"],
		rules: {
			web: ["web/hsts-missing"],
			payments: []
		},
		needs: ["tls"],
		conflicts: [],
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"],
		since: "0.1.0"
	},
	{
		id: "web.cookie.no_secure",
		number: "W06",
		detectors: "ZAP 10011 (https only)",
		title: "Cookies lack Secure on the https listener",
		severity: "medium",
		places: ["GET /checkout", "POST /api/login"],
		rules: {
			web: ["web/cookie-without-secure"],
			payments: []
		},
		needs: ["tls"],
		conflicts: [],
		cwe: [614],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.cookie.no_httponly",
		number: "W07",
		detectors: "ZAP 10010",
		title: "Cookies lack HttpOnly",
		severity: "medium",
		places: ["GET /checkout", "POST /api/login"],
		rules: {
			web: ["web/cookie-without-httponly"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [1004],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.cookie.no_samesite",
		number: "W08",
		detectors: "ZAP 10054",
		title: "Cookies lack SameSite",
		severity: "medium",
		places: ["GET /checkout", "POST /api/login"],
		rules: {
			web: ["web/cookie-without-samesite"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [1275],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.cors.reflect",
		number: "W09",
		detectors: "ZAP 40040 (active, ascanrulesBeta); passive 10098 sees only `*`",
		title: "Any origin may read answers with the cookies of the customer",
		severity: "high",
		places: ["GET /api/payments"],
		rules: {
			web: ["web/cors-reflected-origin"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [942],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.cache.payment_page",
		number: "W14",
		detectors: "ZAP 10015, 10049",
		title: "Checkout and receipts may be cached",
		severity: "low",
		places: ["GET /checkout", "GET /receipts/{id}"],
		rules: {
			web: ["web/cacheable-payment-page"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [525],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.banner",
		number: "W23",
		detectors: "ZAP 10036, 10037",
		title: "Answers name the version of the server",
		severity: "low",
		places: ["GET /"],
		rules: {
			web: ["web/server-version-disclosed"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [497],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/web-log.ts
const webLogDefects = [{
	id: "web.pan.log",
	number: "W13",
	detectors: "self-check; not black-box",
	title: "Card numbers and security codes that customers send are logged",
	severity: "critical",
	places: [
		"POST /api/payments",
		"POST /api/payment-methods",
		"POST /api/wallet/top-ups"
	],
	rules: {
		web: [],
		payments: ["pay/card-number-in-log"]
	},
	needs: ["log"],
	conflicts: [],
	cwe: [532],
	owasp: ["A09:2025"],
	pci: ["3.3.1", "3.5.1"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/web-pages.ts
const webPageDefects = [
	{
		id: "web.error.stack",
		number: "W10",
		detectors: "ZAP 90022, 10023",
		title: "Error answers carry a stack trace",
		severity: "medium",
		places: ["GET /{unknown}"],
		rules: {
			web: ["web/stack-trace-in-response"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [209],
		owasp: ["A10:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.pan.response",
		number: "W11",
		detectors: "ZAP 10062",
		title: "A full card number is in an answer",
		severity: "high",
		places: ["GET /api/payment-methods"],
		rules: {
			web: ["web/card-number-in-page"],
			payments: ["pay/card-number-in-response"]
		},
		needs: [],
		conflicts: [],
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.4.1"],
		since: "0.1.0"
	},
	{
		id: "web.pan.url",
		number: "W12",
		detectors: "ZAP 10024",
		title: "The address of the receipt carries the e-mail address and the payment token",
		severity: "medium",
		places: ["POST /checkout/pay", "GET /receipts/{id}"],
		rules: {
			web: ["web/sensitive-data-in-url"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [598],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["3.4.1"],
		since: "0.1.0"
	},
	{
		id: "web.script.no_sri",
		number: "W15",
		detectors: "ZAP 90003, 10017",
		title: "The checkout loads a third-party script without integrity",
		severity: "medium",
		places: ["GET /checkout"],
		rules: {
			web: ["web/third-party-script-without-integrity"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [353],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.4.3", "11.6.1"],
		since: "0.1.0"
	},
	{
		id: "web.dir_listing",
		number: "W16",
		detectors: "ZAP 10033",
		title: "The folder of receipts is listed to everybody",
		severity: "medium",
		places: ["GET /receipts/"],
		rules: {
			web: ["web/directory-listing"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [548],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.csrf.refund_form",
		number: "W17",
		detectors: "ZAP 10202; own probe",
		title: "The refund form takes requests of other sites",
		severity: "high",
		places: ["POST /payments/{id}/refund"],
		rules: {
			web: [],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [352],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.xss.memo",
		number: "W18",
		detectors: "ZAP active 40012/40014",
		title: "The memo of a payment is put into the receipt as markup",
		severity: "high",
		places: ["GET /receipts/{id}"],
		rules: {
			web: [],
			payments: ["pay/memo-markup-in-receipt"]
		},
		needs: [],
		conflicts: [],
		cwe: [79],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.sqli.search",
		number: "W19",
		detectors: "ZAP active 40018",
		title: "The payment search puts its words into the query",
		severity: "critical",
		places: ["GET /api/payments"],
		rules: {
			web: [],
			payments: ["pay/search-injection"]
		},
		needs: [],
		conflicts: [],
		cwe: [89],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.redirect.return_url",
		number: "W20",
		detectors: "ZAP 10028, 20019",
		title: "The way back from the checkout leads to any site",
		severity: "medium",
		places: ["GET /checkout/return"],
		rules: {
			web: ["web/open-redirect"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [601],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.ssrf.webhook_url",
		number: "W21",
		detectors: "own probe (OAST canary on loopback)",
		title: "A webhook endpoint may be an address of the shop itself",
		severity: "high",
		places: ["POST /api/webhook-endpoints"],
		rules: {
			web: [],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [918],
		owasp: ["A01:2025", "API7:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.debug.endpoint",
		number: "W22",
		detectors: "ZAP 40035 (hidden files); own probe",
		title: "A debug page shows configuration and a key",
		severity: "high",
		places: ["GET /_debug", "GET /env"],
		rules: {
			web: ["web/debug-page-exposed"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [489],
		owasp: ["A02:2025", "API9:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.login.enum",
		number: "W24",
		detectors: "own probe",
		title: "Signing in tells whether there is an account",
		severity: "medium",
		places: ["POST /api/login"],
		rules: {
			web: [],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [204],
		owasp: ["API2:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "web.secret.in_bundle",
		number: "W25",
		detectors: "secret scanners; ZAP 10027 not reliable",
		title: "A secret key is in the script of the pages",
		severity: "critical",
		places: ["GET /assets/app.js"],
		rules: {
			web: ["web/gateway-secret-in-response"],
			payments: []
		},
		needs: [],
		conflicts: [],
		cwe: [540],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["8.6.2"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/web.ts
const webDefects = [
	...webHeaderDefects,
	...webPageDefects,
	...webLogDefects
];

//#endregion
//#region src/sandbox/defects/families/tok.ts
const tokDefects = [
	{
		id: "tok.nonce_reuse",
		number: "P30",
		detectors: "fuzzer",
		title: "A single-use token can be used again",
		severity: "high",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/single-use-token-reused"]
		},
		needs: [],
		conflicts: [],
		cwe: [294, 672],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "tok.cross_customer",
		number: "P31",
		detectors: "fuzzer (two identities)",
		title: "Another customer's saved card can be charged",
		severity: "critical",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/foreign-card-chargeable"]
		},
		needs: ["second-account"],
		conflicts: [],
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4", "7.2.1"],
		since: "0.1.0"
	},
	{
		id: "tok.raw_pan_accepted",
		number: "P32",
		detectors: "fuzzer",
		title: "The server takes raw card numbers",
		severity: "high",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/raw-card-number-accepted"]
		},
		needs: [],
		conflicts: [],
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["3.5.1", "6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/wh.ts
const whDefects = [
	{
		id: "wh.sig_unchecked",
		number: "P50",
		detectors: "fuzzer",
		title: "The signature of webhooks is not checked",
		severity: "critical",
		places: [
			"POST /webhooks/stripe",
			"POST /webhooks/braintree",
			"POST /webhooks/plaid"
		],
		rules: {
			web: [],
			payments: ["pay/webhook-unsigned-accepted"]
		},
		needs: [],
		conflicts: [],
		cwe: [347],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "wh.empty_secret",
		number: "P51",
		detectors: "fuzzer",
		title: "Webhooks signed with an empty secret are taken",
		severity: "critical",
		places: ["POST /webhooks/stripe"],
		rules: {
			web: [],
			payments: ["pay/webhook-empty-secret-accepted"]
		},
		needs: [],
		conflicts: ["wh.sig_unchecked"],
		cwe: [347],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["6.2.4", "8.6.2"],
		since: "0.1.0"
	},
	{
		id: "wh.no_tolerance",
		number: "P52",
		detectors: "fuzzer (needs secret or capture)",
		title: "Old webhooks are taken for new ones",
		severity: "medium",
		places: ["POST /webhooks/stripe"],
		rules: {
			web: [],
			payments: ["pay/webhook-stale-accepted"]
		},
		needs: ["webhook-secret"],
		conflicts: ["wh.sig_unchecked"],
		cwe: [294],
		owasp: ["A07:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "wh.replay",
		number: "P53",
		detectors: "fuzzer",
		title: "A webhook that is delivered twice counts twice",
		severity: "high",
		places: ["POST /webhooks/stripe"],
		rules: {
			web: [],
			payments: ["pay/webhook-counted-twice"]
		},
		needs: ["webhook-secret"],
		conflicts: [],
		cwe: [837, 294],
		owasp: ["API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "wh.out_of_order",
		number: "P54",
		detectors: "fuzzer",
		title: "An old webhook overwrites what is newer",
		severity: "high",
		places: ["POST /webhooks/stripe"],
		rules: {
			web: [],
			payments: ["pay/webhook-out-of-order-applied"]
		},
		needs: ["webhook-secret"],
		conflicts: [],
		cwe: [696],
		owasp: ["API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "wh.body_reserialised",
		number: "P55",
		detectors: "fuzzer",
		title: "The signature is checked over other bytes than were sent",
		severity: "high",
		places: ["POST /webhooks/stripe"],
		rules: {
			web: [],
			payments: ["pay/webhook-signature-over-other-bytes"]
		},
		needs: ["webhook-secret"],
		conflicts: ["wh.sig_unchecked"],
		cwe: [347, 436],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "wh.jwt_alg",
		number: "P56",
		detectors: "fuzzer",
		title: "Forged tokens and changed bodies of bank webhooks are taken",
		severity: "critical",
		places: ["POST /webhooks/plaid"],
		rules: {
			web: [],
			payments: ["pay/bank-webhook-token-not-verified"]
		},
		needs: [],
		conflicts: ["wh.sig_unchecked"],
		cwe: [347],
		owasp: ["A04:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "wh.unknown_account",
		number: "P57",
		detectors: "fuzzer",
		title: "Webhooks of foreign merchants are taken",
		severity: "high",
		places: ["POST /webhooks/stripe", "POST /webhooks/braintree"],
		rules: {
			web: [],
			payments: ["pay/webhook-of-foreign-account-accepted"]
		},
		needs: ["webhook-secret"],
		conflicts: [],
		cwe: [639],
		owasp: ["A01:2025", "API10:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/thr.ts
const thrDefects = [
	{
		id: "thr.none",
		number: "I01",
		detectors: "fuzzer (bounded)",
		title: "Cards can be tried out without limit",
		severity: "high",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/declined-payments-unlimited"]
		},
		needs: [],
		conflicts: [],
		cwe: [799],
		owasp: ["A06:2025", "API4:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "thr.xff",
		number: "I02",
		detectors: "fuzzer",
		title: "The limit per address follows a header of the client",
		severity: "medium",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/forwarded-address-trusted"]
		},
		needs: [],
		conflicts: ["thr.none"],
		cwe: [348],
		owasp: ["API4:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "thr.per_ip_only",
		number: "I03",
		detectors: "fuzzer",
		title: "Attempts are not limited per card and account",
		severity: "medium",
		places: ["POST /api/payments"],
		rules: {
			web: [],
			payments: ["pay/account-declines-unlimited"]
		},
		needs: [],
		conflicts: ["thr.none"],
		cwe: [799],
		owasp: ["A06:2025", "API6:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/cb.ts
const cbDefects = [{
	id: "cb.missing",
	number: "I04",
	detectors: "self-check/fault injection",
	title: "A broken gateway is called on and on",
	severity: "medium",
	places: ["gateway calls"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["faults"],
	conflicts: [],
	cwe: [400],
	owasp: ["API4:2023"],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/retry.ts
const retryDefects = [{
	id: "retry.new_key",
	number: "I05",
	detectors: "fault injection",
	title: "A retry to the gateway is a new payment",
	severity: "high",
	places: ["gateway calls"],
	rules: {
		web: [],
		payments: ["pay/charge-repeated-after-lost-answer"]
	},
	needs: ["faults"],
	conflicts: [],
	cwe: [837],
	owasp: ["API10:2023"],
	pci: ["6.2.4"],
	since: "0.1.0"
}, {
	id: "retry.no_backoff",
	number: "I06",
	detectors: "fault injection",
	title: "Retries to the gateway come in a storm",
	severity: "medium",
	places: ["gateway calls"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["faults"],
	conflicts: [],
	cwe: [400],
	owasp: ["API4:2023"],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/tls.ts
const tlsDefects = [{
	id: "tls.no_verify",
	number: "I26",
	detectors: "self-check",
	title: "The gateway's certificate is not checked",
	severity: "high",
	places: ["gateway calls"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["tls"],
	conflicts: [],
	cwe: [295],
	owasp: ["A07:2025", "API10:2023"],
	pci: ["4.2.1", "6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/env.ts
const envDefects = [{
	id: "env.test_in_live",
	number: "I27",
	detectors: "fuzzer",
	title: "Test cards are taken in live mode",
	severity: "high",
	places: ["POST /api/payments"],
	rules: {
		web: [],
		payments: ["pay/live-mode-reached"]
	},
	needs: ["live-mode"],
	conflicts: [],
	cwe: [489],
	owasp: ["A02:2025", "API9:2023"],
	pci: ["6.5.5", "6.5.6"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/outbox.ts
const outboxDefects = [{
	id: "outbox.lost",
	number: "I30",
	detectors: "fault injection",
	title: "Events are sent from memory before the commit",
	severity: "medium",
	places: ["outbox"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["faults"],
	conflicts: [],
	cwe: [696],
	owasp: [],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/bank.ts
const bankDefects = [
	{
		id: "bank.public_token_unbound",
		number: "P58",
		detectors: "fuzzer",
		title: "Anybody can link the bank that somebody else logged in to",
		severity: "high",
		places: ["POST /api/bank/links"],
		rules: {
			web: [],
			payments: ["pay/foreign-bank-login-linkable"]
		},
		needs: ["second-account"],
		conflicts: [],
		cwe: [639],
		owasp: ["A01:2025", "API1:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "bank.access_token_leak",
		number: "P59",
		detectors: "fuzzer, ZAP custom",
		title: "The access token of a bank link goes to the browser",
		severity: "high",
		places: ["POST /api/bank/links"],
		rules: {
			web: [],
			payments: ["pay/bank-access-token-in-response"]
		},
		needs: [],
		conflicts: [],
		cwe: [201],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	},
	{
		id: "bank.numbers_unmasked",
		number: "P60",
		detectors: "fuzzer",
		title: "Account and routing numbers are shown in full",
		severity: "medium",
		places: ["GET /api/bank/accounts"],
		rules: {
			web: [],
			payments: ["pay/bank-account-number-in-response"]
		},
		needs: [],
		conflicts: [],
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/key.ts
const keyDefects = [{
	id: "key.not_rotated",
	number: "I07",
	detectors: "self-check + clock",
	title: "The data key is never replaced",
	severity: "medium",
	places: ["vault"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["clock", "dump"],
	conflicts: [],
	cwe: [324],
	owasp: ["A04:2025"],
	pci: ["3.7.4"],
	since: "0.1.0"
}, {
	id: "key.hardcoded",
	number: "I08",
	detectors: "secret scan",
	title: "Fields are sealed with the key that the shop was delivered with",
	severity: "critical",
	places: ["vault"],
	rules: {
		web: [],
		payments: []
	},
	needs: ["dump"],
	conflicts: ["enc.field_plain", "enc.ecb"],
	cwe: [321, 798],
	owasp: ["A04:2025", "API8:2023"],
	pci: ["3.6.1", "8.6.2"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/rng.ts
const rngDefects = [{
	id: "rng.weak",
	number: "I16",
	detectors: "SAST",
	title: "Session tokens come of a generator whose output tells the next one",
	severity: "critical",
	places: ["POST /api/login"],
	rules: {
		web: [],
		payments: []
	},
	needs: [],
	conflicts: [],
	cwe: [338],
	owasp: ["A04:2025"],
	pci: ["6.2.4"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/log.ts
const logDefects = [{
	id: "log.injection",
	number: "I21",
	detectors: "fuzzer + log sink",
	title: "A line break in a text begins a new line of the log",
	severity: "medium",
	places: ["PATCH /api/payments/:id"],
	rules: {
		web: [],
		payments: ["pay/log-line-forged"]
	},
	needs: ["log"],
	conflicts: [],
	cwe: [117],
	owasp: ["A09:2025"],
	pci: ["10.3.2"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/families/rec.ts
const recDefects = [
	{
		id: "rec.mismatch_hidden",
		number: "I22",
		detectors: "self-check",
		title: "Small differences between gateway and books are passed over",
		severity: "high",
		places: ["reconciliation"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["clock", "dump"],
		conflicts: [],
		cwe: [391],
		owasp: ["A10:2025"],
		pci: ["10.7.2"],
		since: "0.1.0"
	},
	{
		id: "rec.checksum_partial",
		number: "I23",
		detectors: "self-check",
		title: "Checksums leave out amounts and currencies",
		severity: "high",
		places: ["reconciliation"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["dump"],
		conflicts: [],
		cwe: [354],
		owasp: [],
		pci: ["11.5.2"],
		since: "0.1.0"
	},
	{
		id: "rec.retry_silent",
		number: "I24",
		detectors: "self-check",
		title: "A settlement that cannot be had counts as reconciled",
		severity: "high",
		places: ["reconciliation"],
		rules: {
			web: [],
			payments: []
		},
		needs: ["faults"],
		conflicts: [],
		cwe: [390],
		owasp: ["A10:2025"],
		pci: ["10.7.2"],
		since: "0.1.0"
	}
];

//#endregion
//#region src/sandbox/defects/families/dep.ts
const depDefects = [{
	id: "dep.vulnerable",
	number: "I25",
	detectors: "snyk / dependency-check / osv",
	title: "The shop is built with a package that has a published vulnerability",
	severity: "high",
	places: ["manifest"],
	rules: {
		web: [],
		payments: []
	},
	needs: [],
	conflicts: [],
	cwe: [1395],
	owasp: ["A03:2025", "API9:2023"],
	pci: ["6.3.3"],
	since: "0.1.0"
}];

//#endregion
//#region src/sandbox/defects/registry.ts
const defects = [
	...payDefects,
	...idemDefects,
	...capDefects,
	...refDefects,
	...flowDefects,
	...authzDefects,
	...massDefects,
	...sessDefects,
	...resDefects,
	...idDefects,
	...webDefects,
	...encDefects,
	...auditDefects,
	...storeDefects,
	...tokDefects,
	...whDefects,
	...thrDefects,
	...cbDefects,
	...retryDefects,
	...tlsDefects,
	...envDefects,
	...outboxDefects,
	...bankDefects,
	...keyDefects,
	...rngDefects,
	...logDefects,
	...recDefects,
	...depDefects
];

//#endregion
export { defects as t };