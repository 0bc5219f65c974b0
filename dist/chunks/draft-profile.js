import { n as ROLES, t as EVERYWHERE } from "./roles.js";

//#region src/fuzz/draft/words.ts
const CONCEPTS = {
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
	bank: /\b(?:bank|plaid|link)\b/u
};
function wordsOf(name) {
	return name.replaceAll(/([a-z\d])([A-Z])/gu, "$1 $2").toLowerCase().split(/[^a-z\d]+/u).filter((word) => word !== "" && word !== "api" && !/^v\d+$/u.test(word)).map((word) => singular(word)).join(" ");
}
function speaksOf(words, concept) {
	return CONCEPTS[concept]?.test(words) === true;
}
function singular(word) {
	if (/(?:ss|us|is|^funds)$/u.test(word) || word.length < 4) return word;
	if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
	if (/(?:ch|sh|x|ss)es$/u.test(word)) return word.slice(0, -2);
	return word.endsWith("s") ? word.slice(0, -1) : word;
}

//#endregion
//#region src/fuzz/draft/names.ts
const NAMES = {
	id: [
		/^id$/u,
		/^(?:uuid|ref|reference|number|psp reference)$/u,
		/(?: id| uuid| ref| reference| number)$/u
	],
	token: [
		/^(?:access token|token|jwt|id token|auth token|session token|bearer)$/u,
		/ token$/u,
		/^session(?: id)?$/u
	],
	email: [/^(?:email|e mail|email address)$/u, /^(?:username|user name|user|login|name|handle)$/u],
	password: [
		/^(?:password|pass|passwd|passphrase|pwd|secret|pin)$/u,
		/^password /u,
		/ password$/u
	],
	sku: [/^(?:sku|product id|item id|product|item|article|variant id|code|product code|article id|slug)$/u, /^id$/u],
	quantity: [/^(?:quantity|qty|count|amount of item|piece|unit|number|units)$/u, /quantity$/u],
	price: [
		/^(?:price|unit price|cost|unit amount|amount|unit cost)$/u,
		/(?:price|cost)/u,
		/^value$/u
	],
	total: [
		/^(?:total|grand total|total amount|total price|amount due|due|order total|total due|sum)$/u,
		/^total/u,
		/^amount$/u
	],
	subtotal: [/^(?:subtotal|sub total|item total|net)$/u],
	discount: [/^(?:discount|discount amount|reduction|saving|savings|total discount)$/u],
	status: [/^(?:status|state|payment status|order status)$/u, /(?:status|state|result code)$/u],
	currency: [/^(?:currency|currency code|iso currency code)$/u],
	amount: [/^(?:amount|value|sum|amount value|total amount|total|charge amount|money)$/u, /amount/u],
	captured: [/^(?:captured|amount captured|captured amount|amount received|settled|settled amount|amount paid|paid)$/u, /(?:captured|settled|received)$/u],
	refunded: [/^(?:refunded|amount refunded|refunded amount|returned|returned amount|total refunded|refund total)$/u, /(?:refunded|returned|reversed)$/u],
	order: [/^(?:order|order id|order ref|order number|order reference|purchase id|invoice|invoice id|booking id)$/u],
	payment: [/^(?:payment|payment id|payment intent|charge|charge id|transaction id|transaction|payment reference)$/u],
	method: [/^(?:payment method|payment method id|method|source|card token|payment token|payment method nonce|nonce|card id|instrument)$/u, /^token$/u],
	balance: [/^(?:balance|available balance|available|current balance|fund|funds|credit|amount)$/u, /balance/u],
	recipient: [/^(?:to|recipient|recipient id|to account|to wallet|destination|payee|beneficiary|receiver|target|dest)$/u, /^(?:to |recipient|destination|payee|beneficiary|receiver)/u],
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
	quote: [/^(?:quote|quote id)$/u]
};
function namesIn(schema, maxDepth = 3) {
	const found = [];
	walk(schema, "", 0);
	return found.toSorted((a, b) => a.depth - b.depth);
	function walk(at, prefix, depth) {
		if (at?.properties === void 0 || depth >= maxDepth) return;
		for (const [name, inner] of Object.entries(at.properties)) {
			const pointer = `${prefix}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
			const required = at.required?.includes(name) === true;
			found.push({
				pointer,
				words: wordsOf(name),
				schema: inner,
				depth,
				required
			});
			walk(inner, pointer, depth + 1);
		}
	}
}
function findName(found, name, fits = () => true) {
	for (const pattern of NAMES[name] ?? []) {
		const hit = found.find(({ words, schema }) => pattern.test(words) && fits(schema));
		if (hit !== void 0) return hit;
	}
}

//#endregion
//#region src/fuzz/draft/draft-operation.ts
const PARTS = [
	["coupon", "coupon"],
	["refund", "refund"],
	["quote", "quote"],
	["payout", "payout"],
	["method", "method"],
	["order", "order"],
	["payment", "payment"],
	["authorize", "payment"],
	["product", "sku"],
	["cart", "sku"],
	["account", "account"],
	["bank", "link"]
];
const IN_BODY = [
	"email",
	"password",
	"quantity",
	"coupon",
	"order",
	"payment",
	"recipient",
	"linkToken",
	"publicToken",
	"quote",
	"refund",
	"sku",
	"method",
	"amount",
	"currency",
	"role",
	"url",
	"text",
	"token"
];
const USUAL = {
	id: "/id",
	total: "/total",
	status: "/status",
	amount: "/amount",
	captured: "/captured",
	refunded: "/refunded",
	balance: "/balance",
	token: "/token",
	items: "/items",
	sku: "/sku",
	price: "/price",
	discount: "/discount",
	linkToken: "/link_token"
};
const LISTED = /* @__PURE__ */ new Set([
	"sku",
	"price",
	"stock",
	"id",
	"amount",
	"last4",
	"number",
	"mask"
]);
function draftOperation(operation, shape, basePath) {
	const known = [...shape.placeholders, ...EVERYWHERE];
	const guessed = [];
	const path = basePath + fillPath(operation.path, known, guessed);
	const query = operation.query.filter((name) => known.includes(name) && name === "limit");
	const body = operation.body === void 0 ? void 0 : bodyOf(operation, known, guessed);
	const { fields, more } = fieldsOf(operation, shape);
	return {
		op: `${operation.method} ${path}${query.map((name) => `?${name}={${name}}`).join("")}`,
		...body !== void 0 && { body: body.value },
		...operation.encoding === "form" && { encoding: "form" },
		...operation.graphql !== void 0 && { graphql: operation.graphql },
		fields: {
			...fields,
			...more
		},
		out: outOf(operation, shape, guessed),
		guessed
	};
}
function fillPath(path, known, guessed) {
	const parts = path.split("/");
	return parts.map((part, index) => {
		if (!/^\{.*\}$/u.test(part)) return part;
		const before = wordsOf(parts[index - 1] ?? "");
		const own = wordsOf(part);
		const named = PARTS.filter(([, placeholder]) => known.includes(placeholder));
		const hit = named.find(([concept]) => speaksOf(own, concept)) ?? named.find(([concept]) => speaksOf(before, concept)) ?? named[0];
		if (hit === void 0) {
			guessed.push("op");
			return "1";
		}
		return `{${hit[1]}}`;
	}).join("/");
}
function bodyOf(operation, known, guessed) {
	const { body: schema, example } = operation;
	const names = namesIn(schema, 4);
	const taken = /* @__PURE__ */ new Map();
	for (const placeholder of IN_BODY) {
		if (!known.includes(placeholder)) continue;
		const hit = findName(names.filter(({ pointer, schema: inner }) => !taken.has(pointer) && isScalar(inner)), placeholder, (inner) => placeholder !== "amount" || inner.type !== "boolean");
		if (hit !== void 0) taken.set(hit.pointer, placeholder);
	}
	return { value: build(schema ?? { type: "object" }, "", example) };
	function build(at, pointer, sample) {
		const placeholder = taken.get(pointer);
		if (placeholder !== void 0) return `{${placeholder}}`;
		if (at.properties !== void 0) {
			const entries = Object.entries(at.properties).flatMap(([name, inner]) => {
				const below = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
				const own = typeof sample === "object" && sample !== null ? sample[name] : void 0;
				return at.required?.includes(name) === true || [...taken.keys()].some((key) => `${key}/`.startsWith(`${below}/`)) || own !== void 0 ? [[name, build(inner, below, own)]] : [];
			});
			return Object.fromEntries(entries);
		}
		if (at.type === "array") {
			const inner = at.items ?? { type: "string" };
			return [inner.properties === void 0 ? build(inner, `${pointer}/0`, void 0) : entryOf(inner, known)];
		}
		if (pointer === "" || at.type === "object") return sample ?? {};
		return sampleOf(at, sample, pointer, guessed);
	}
}
function entryOf(schema, known) {
	const names = namesIn(schema, 1);
	const taken = new Map(IN_BODY.filter((name) => known.includes(name)).flatMap((name) => {
		const hit = findName(names, name);
		return hit === void 0 ? [] : [[hit.pointer, name]];
	}));
	return Object.fromEntries(names.filter(({ pointer, required }) => required || taken.has(pointer)).map(({ pointer, schema: inner }) => [pointer.slice(1), taken.has(pointer) ? `{${taken.get(pointer)}}` : sampleOf(inner, void 0, pointer, [])]));
}
function sampleOf(schema, sample, pointer, guessed) {
	const given = sample ?? schema.example ?? schema.enum?.[0];
	if (given !== void 0) return given;
	const words = wordsOf(pointer.split("/").at(-1) ?? "");
	if (/card number|^number$|^pan$/u.test(words)) return "4242424242424242";
	if (/cvc|cvv|security code/u.test(words)) return "123";
	if (/exp(?:iry|iration)? month|^month$/u.test(words)) return schema.type === "string" ? "12" : 12;
	if (/exp(?:iry|iration)? year|^year$/u.test(words)) return schema.type === "string" ? "2040" : 2040;
	guessed.push(`body${pointer}`);
	if (/payment method|source|nonce|token/u.test(words)) return "pm_card_visa";
	if (schema.type === "integer" || schema.type === "number") return 1;
	if (schema.type === "boolean") return true;
	return schema.format === "date" ? "2030-01-01" : "test";
}
function fieldsOf({ body }, { fields }) {
	const names = namesIn(body, 4);
	const found = fields.flatMap((field) => {
		const hit = field === "lines" ? names.find(({ schema }) => schema.type === "array") : findName(names, field, field === "lines" ? (schema) => schema.type === "array" : isScalar);
		return hit === void 0 ? [] : [[field, hit.pointer]];
	});
	const parent = (found.find(([field]) => field === "quantity" || field === "amount")?.[1] ?? "/x").replace(/\/[^/]*$/u, "");
	const hostile = [
		"price",
		"total",
		"status"
	].filter((field) => fields.includes(field) && !found.some(([name]) => name === field));
	return {
		fields: Object.fromEntries(found),
		more: Object.fromEntries(hostile.map((field) => [field, `${parent}/${field}`]))
	};
}
function outOf(operation, { out }, guessed) {
	const { answer, location } = operation;
	const names = namesIn(answer);
	const list = answer?.type === "array" ? void 0 : findName(names, "items", ({ type }) => type === "array") ?? names.find(({ schema }) => schema.type === "array");
	const entries = namesIn(answer?.items ?? list?.schema.items);
	const lists = out.includes("items") && (answer?.type === "array" || list !== void 0);
	const bare = names.length === 0 && answer?.type !== "array" && location !== true;
	return Object.fromEntries(out.flatMap((name) => {
		if (name === "items" && lists) return [[name, answer?.type === "array" ? "" : list?.pointer ?? ""]];
		const isEntry = lists && LISTED.has(name);
		const hit = findName(isEntry ? entries : names, name, name === "items" ? ({ type }) => type === "array" : isScalar);
		if (hit !== void 0) return [[name, hit.pointer]];
		if (name === "id" && location === true) return [[name, "location"]];
		const usual = USUAL[name];
		if (!bare || usual === void 0 || !isUsual(operation, out, name)) return [];
		guessed.push(`out.${name}`);
		return [[name, usual]];
	}));
}
function isUsual({ method }, out, name) {
	if (name === "discount") return false;
	if (name === "items") return method === "GET" && !out.includes("total");
	return method === "GET" || name !== "captured" && name !== "refunded";
}
function isScalar({ type, properties }) {
	return type !== "array" && type !== "object" && properties === void 0;
}

//#endregion
//#region src/fuzz/draft/draft-money.ts
const AMOUNT = /\b(?:amount|sum|total|price|balance|subtotal|cost|due|refunded|captured|value|fund)\b/u;
const MINOR = /\b(?:minor units?|smallest (?:currency )?unit|in (?:euro )?cents?|in pence|in minor)/iu;
function draftMoney({ operations }) {
	const all = operations.flatMap(({ body, answer }) => [...namesIn(body, 4), ...deep(answer)]);
	const amounts = all.filter(({ words, schema }) => AMOUNT.test(words) && schema.properties === void 0);
	const count = (fits) => amounts.filter(({ schema }) => fits(schema)).length;
	const minor = count((schema) => schema.type === "integer" || saysMinor(schema));
	const text = count((schema) => schema.type === "string" && !saysMinor(schema));
	const major = count((schema) => schema.type === "number" && !saysMinor(schema));
	const unit = text > minor && text >= major ? "decimal-string" : major > minor ? "major" : "minor";
	const figures = `${minor} as whole numbers, ${major} as numbers, ${text} as text`;
	return {
		unit,
		unitWhy: amounts.length === 0 ? "a guess: the document has no amounts" : `of ${amounts.length} amounts, ${figures}`,
		...currencyOf(all)
	};
}
function saysMinor({ description = "", example }) {
	return MINOR.test(description) && !/[.,]\d/u.test(JSON.stringify(example ?? ""));
}
function currencyOf(all) {
	const codes = all.filter((one) => findName([one], "currency") !== void 0).flatMap(({ schema }) => [schema.example, ...schema.enum ?? []]).filter((code) => typeof code === "string").map((code) => code.toUpperCase()).filter((code) => /^[A-Z]{3}$/u.test(code));
	const currencies = [...new Set(codes)];
	const [currency] = currencies;
	return currency === void 0 ? {
		currency: "EUR",
		currencyWhy: "a guess: the document names no currency",
		currencies: []
	} : {
		currency,
		currencyWhy: `the document names ${currencies.slice(0, 6).join(", ")}`,
		currencies
	};
}
function deep(schema) {
	const names = namesIn(schema, 4);
	return [
		...names,
		...namesIn(schema?.items, 4),
		...names.flatMap(({ schema: inner }) => namesIn(inner.items, 3))
	];
}

//#endregion
//#region src/fuzz/draft/draft-states.ts
const MEANINGS = [
	["action", /action|challenge|3ds|three d|requires? authentication/u],
	["authorized", /requires? capture|authori[sz]ed|held|^hold|reserved|uncaptured|pending capture/u],
	["refunded", /^(?:fully )?(?:refunded|returned|reversed)$/u],
	["canceled", /cancel|void|abandon/u],
	["failed", /fail|declin|refus|reject|error|denied/u],
	["unpaid", /unpaid|pending|open|new|created|awaiting|requires? payment|draft/u],
	["paid", /paid|succe|captured|settled|complete|done|charged|approved/u]
];
function draftStates({ operations }) {
	const texts = operations.flatMap(({ answer }) => namesIn(answer, 4)).filter(({ words }) => /(?:status|state)$/u.test(words)).flatMap(({ schema }) => schema.enum ?? []).filter((text) => typeof text === "string");
	const states = {};
	for (const text of new Set(texts)) {
		const meaning = MEANINGS.find(([, pattern]) => pattern.test(wordsOf(text)))?.[0];
		if (meaning !== void 0) (states[meaning] ??= []).push(text);
	}
	return states;
}

//#endregion
//#region src/fuzz/draft/match-roles.ts
const in_ = (text, ...concepts) => concepts.some((concept) => speaksOf(text, concept));
const writes = ({ method }) => method === "POST" || method === "PUT" || method === "PATCH";
const sum = (...points) => points.reduce((all, one) => all + Number(one), 0);
const must = (conditions, ...points) => conditions.every(Boolean) ? sum(...points) : 0;
const below = (seen, concept) => {
	const at = seen.parts.lastIndexOf("{}");
	return at > 0 && in_(seen.parts[at - 1] ?? "", concept);
};
const verb = ({ tail }, pattern) => pattern.test(tail);
const outside = (seen, ...concepts) => !in_(seen.path, ...concepts);
const RULES = {
	register: (s) => must([
		s.method === "POST",
		s.params === 0,
		s.body("password"),
		!in_(s.path, "logout", "admin")
	], 2, in_(s.tail, "register") && 4, in_(s.tail, "account") && 2, in_(s.words, "register") && 1, !in_(s.tail, "login")),
	login: (s) => must([
		s.method === "POST",
		s.params === 0,
		s.body("password"),
		!in_(s.tail, "register", "logout")
	], 2, in_(s.tail, "login") && 4, s.answer("token") && 1),
	logout: (s) => must([s.method !== "GET", in_(s.tail, "logout") || s.method === "DELETE" && s.tail === "session"], 6),
	session: (s) => must([
		s.method === "GET",
		s.params === 0,
		/^(?:me|profile|whoami|session|user me|account me|current user)$/u.test(s.tail)
	], 5),
	catalogue: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.tail, "product"),
		outside(s, "cart", "order", "admin")
	], 4, /\b(?:price|unit price|cost)\b/u.test(s.words) || listShows(s.operation, "price") ? 2 : 0),
	readCart: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.tail, "cart")
	], 5, s.answer("total")),
	cartAdd: (s) => must([
		writes(s),
		s.method !== "PATCH",
		in_(s.path, "cart"),
		outside(s, "coupon"),
		!s.endsInParam || s.body("quantity")
	], 2, s.body("sku") && 2, s.body("quantity") && 1, /\b(?:item|line|add|product|cart|basket)\b/u.test(s.tail) && 1, s.method === "POST", s.endsInParam && -2),
	cartUpdate: (s) => must([
		["PUT", "PATCH"].includes(s.method),
		in_(s.path, "cart"),
		s.endsInParam,
		s.body("quantity")
	], 6),
	cartRemove: (s) => must([
		s.method === "DELETE",
		in_(s.path, "cart"),
		s.endsInParam,
		outside(s, "coupon")
	], 6),
	setCurrency: (s) => must([
		writes(s),
		in_(s.tail, "cart"),
		s.body("currency"),
		!s.body("sku")
	], 5),
	applyCoupon: (s) => must([
		writes(s),
		in_(s.path, "coupon"),
		outside(s, "admin")
	], 3, s.body("coupon") && 2, in_(s.path, "cart", "order") || /apply|redeem/u.test(s.words), /validate|check/u.test(s.tail) && -2),
	removeCoupon: (s) => must([
		s.method === "DELETE",
		in_(s.path, "coupon"),
		outside(s, "admin")
	], 5),
	quote: (s) => must([s.method === "POST", in_(s.tail, "quote")], 5, s.body("currency")),
	acceptQuote: (s) => must([
		s.method === "POST",
		below(s, "quote"),
		verb(s, /accept|confirm|use|execute/u)
	], 6),
	checkout: (s) => must([
		writes(s),
		s.params === 0,
		!in_(s.tail, "payment", "quote", "coupon"),
		/\b(?:checkout|place order)\b/u.test(s.tail) || in_(s.tail, "order")
	], 4, /checkout|place/u.test(s.tail) && 1, s.method === "POST", s.answer("total") && 1),
	getOrder: (s) => must([
		s.method === "GET",
		s.endsInParam,
		s.params === 1,
		below(s, "order"),
		outside(s, "admin", "payment")
	], 5, s.answer("status") || s.answer("total")),
	orderAddItem: (s) => must([
		s.method === "POST",
		below(s, "order"),
		verb(s, /\b(?:item|line)\b/u)
	], 6),
	completeOrder: (s) => must([
		writes(s),
		below(s, "order"),
		verb(s, /complete|finali[sz]e|fulfil/u)
	], 5, s.body("payment")),
	pay: (s) => must([
		s.method === "POST",
		outside(s, "refund", "capture", "cancel", "authorize", "method", "topUp", "payout", "bank", "admin", "webhook"),
		!s.endsInParam,
		in_(s.tail, "payment")
	], 3, s.params === 0 ? 1 : below(s, "order") ? 2 : -2, (s.body("order") || s.body("amount") || below(s, "order")) && 2, (s.answer("status") || s.answer("id")) && 1),
	authorize: (s) => must([
		s.method === "POST",
		in_(s.tail, "authorize"),
		outside(s, "refund", "capture", "cancel", "login")
	], 5, s.body("amount") || s.body("order")),
	confirm: (s) => must([
		s.method === "POST",
		below(s, "payment"),
		verb(s, /confirm/u)
	], 6),
	getPayment: (s) => must([
		s.method === "GET",
		s.endsInParam,
		s.params === 1,
		below(s, "payment"),
		!in_(s.path, "method", "refund", "admin")
	], 5, s.answer("status") || s.answer("amount")),
	listPayments: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.tail, "payment"),
		!in_(s.path, "method", "admin")
	], 4, s.operation.query.length > 0),
	receipt: (s) => must([
		s.method === "GET",
		/receipt/u.test(s.path),
		s.params === 1
	], 5),
	updatePayment: (s) => must([
		["PUT", "PATCH"].includes(s.method),
		s.endsInParam,
		below(s, "payment"),
		!in_(s.path, "method", "refund")
	], 5),
	capture: (s) => must([writes(s), in_(s.tail, "capture")], 4, below(s, "payment") || below(s, "authorize") ? 2 : -1),
	cancel: (s) => must([
		writes(s) || s.method === "DELETE",
		in_(s.tail, "cancel") && s.method !== "DELETE" ? true : s.endsInParam && s.method === "DELETE",
		below(s, "payment") || below(s, "authorize"),
		outside(s, "method")
	], 5),
	refund: (s) => must([
		s.method === "POST",
		in_(s.tail, "refund"),
		outside(s, "admin")
	], 3, (below(s, "payment") || below(s, "order")) && 2, s.body("amount") && 1, s.body("payment") && 2),
	listRefunds: (s) => must([
		s.method === "GET",
		in_(s.tail, "refund"),
		below(s, "payment")
	], 6),
	approveRefund: (s) => must([
		writes(s),
		in_(s.path, "refund"),
		verb(s, /approve/u)
	], 6),
	wallet: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.tail, "wallet") || in_(s.tail, "account") && s.answer("balance")
	], 3, s.answer("balance") && 3, outside(s, "admin", "bank"), in_(s.tail, "wallet")),
	topUp: (s) => must([
		s.method === "POST",
		in_(s.tail, "topUp"),
		outside(s, "admin", "bank")
	], 4, s.body("amount") && 2),
	transfer: (s) => must([
		s.method === "POST",
		in_(s.tail, "transfer") || in_(s.path, "wallet") && in_(s.tail, "payout"),
		outside(s, "bank", "admin")
	], 3, s.body("recipient") && 2, s.body("amount") && 1),
	payout: (s) => must([
		s.method === "POST",
		s.params === 0,
		in_(s.tail, "payout"),
		hasList(s.operation)
	], 6),
	getPayout: (s) => must([
		s.method === "GET",
		s.endsInParam,
		below(s, "payout")
	], 6),
	approvePayout: (s) => must([
		writes(s),
		below(s, "payout"),
		verb(s, /approve/u)
	], 6),
	paymentMethods: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.tail, "method"),
		outside(s, "admin")
	], 5, listShows(s.operation, "last4")),
	saveCard: (s) => must([
		s.method === "POST",
		s.params === 0,
		in_(s.tail, "method"),
		outside(s, "admin")
	], 5),
	deleteCard: (s) => must([
		s.method === "DELETE",
		s.endsInParam,
		below(s, "method")
	], 6),
	adminList: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.path, "admin")
	], 3, in_(s.tail, "account", "order", "payment") && 2, in_(s.tail, "account")),
	setRole: (s) => must([
		writes(s),
		s.params === 1,
		s.body("role"),
		in_(s.path, "account")
	], 5),
	bankLinkToken: (s) => must([s.method === "POST", /link token/u.test(s.path)], 6),
	bankLink: (s) => must([s.method === "POST", s.body("publicToken")], 6),
	bankAccounts: (s) => must([
		s.method === "GET",
		s.params === 0,
		in_(s.path, "bank"),
		/account/u.test(s.tail)
	], 6),
	bankTransactions: (s) => must([
		s.method === "GET",
		in_(s.path, "bank"),
		/transaction|booking/u.test(s.tail)
	], 5),
	registerWebhook: (s) => must([
		s.method === "POST",
		s.params === 0,
		in_(s.tail, "webhook"),
		s.body("url")
	], 6)
};
function matchRoles(operations) {
	const seen = operations.map((operation) => look(operation));
	const matches = /* @__PURE__ */ new Map();
	for (const [role, rule] of Object.entries(RULES)) {
		let best;
		for (const one of seen) {
			const points = rule(one) - one.parts.length / 100;
			if (points >= 2.9 && points > (best?.points ?? 0)) best = {
				points,
				operation: one.operation
			};
		}
		if (best === void 0) continue;
		const confidence = best.points >= 5.5 ? "high" : best.points >= 4.5 ? "medium" : "low";
		matches.set(role, {
			operation: best.operation,
			confidence
		});
	}
	return matches;
}
function look(operation) {
	const parts = (operation.graphql === void 0 ? operation.path : `/${operation.words.split(" ")[0] ?? ""}`).split("/").filter((part) => part !== "").map((part) => /^\{.*\}$/u.test(part) ? "{}" : wordsOf(part)).filter((part) => part !== "");
	const body = namesIn(operation.body);
	const answer = namesIn(operation.answer);
	return {
		operation,
		method: operation.method,
		parts,
		path: parts.filter((part) => part !== "{}").join(" / "),
		tail: parts.findLast((part) => part !== "{}") ?? "",
		params: parts.filter((part) => part === "{}").length,
		endsInParam: parts.at(-1) === "{}",
		words: wordsOf(operation.words),
		body: (name) => findName(body, name) !== void 0,
		answer: (name) => findName(answer, name) !== void 0
	};
}
function listShows({ answer }, name) {
	const list = answer?.items ?? namesIn(answer, 2).find(({ schema }) => schema.type === "array")?.schema.items;
	return findName(namesIn(list), name) !== void 0;
}
function hasList({ body }) {
	return namesIn(body).some(({ schema }) => schema.type === "array");
}

//#endregion
//#region src/fuzz/draft/flow-yaml.ts
const PLAIN = /^[A-Za-z_/][\w/-]*$/u;
const WORDS = /* @__PURE__ */ new Set([
	"true",
	"false",
	"null",
	"yes",
	"no",
	"on",
	"off",
	"y",
	"n"
]);
function flowYaml(value) {
	if (Array.isArray(value)) return `[${value.map((item) => flowYaml(item)).join(", ")}]`;
	if (typeof value === "object" && value !== null) {
		const entries = Object.entries(value).map(([key, item]) => `${flowYaml(key)}: ${flowYaml(item)}`);
		return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
	}
	if (typeof value === "string") {
		if (PLAIN.test(value) && !WORDS.has(value.toLowerCase())) return value;
		return JSON.stringify(value).replaceAll(/[\u007f-\uffff]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
	}
	return typeof value === "number" || typeof value === "boolean" ? String(value) : "null";
}

//#endregion
//#region src/fuzz/draft/draft-profile.ts
const SIGN_IN = {
	purpose: "",
	placeholders: ["password"],
	fields: [],
	out: ["id", "token"],
	keyed: false
};
const MONEY_WORDS = /\b(?:pay|charge|refund|order|cart|basket|wallet|transfer|payout|coupon|checkout|invoice|credit|loan|bill)\w*/iu;
function draftProfile(document, baseUrl) {
	const matches = matchRoles(document.operations);
	const money = draftMoney(document);
	const states = draftStates(document);
	const lines = [];
	const roles = [];
	const used = /* @__PURE__ */ new Set();
	const line = (name, drafted, confidence) => {
		roles.push({
			role: name,
			op: drafted.op,
			confidence
		});
		const guesses = drafted.guessed.length === 0 ? "" : `; guessed: ${[...new Set(drafted.guessed)].join(", ")}`;
		return `${name}: ${flowYaml(valueOf(drafted))} # ${confidence}${guesses}`;
	};
	for (const role of Object.keys(ROLES)) {
		const match = matches.get(role);
		if (match === void 0) continue;
		used.add(match.operation);
		const drafted = draftOperation(match.operation, ROLES[role], document.basePath);
		if (role === "pay" && !matches.has("authorize")) {
			const pair = splitByCapture(match.operation, drafted);
			lines.push(line("pay", pair.pay, match.confidence));
			if (pair.authorize !== void 0) lines.push(line("authorize", pair.authorize, "medium"));
			if (uses(drafted, "method")) lines.push(line("payWith", pair.pay, match.confidence));
			if (uses(drafted, "currency")) lines.push(line("payCurrency", pair.pay, match.confidence));
		} else lines.push(line(role, staffOnly(role, drafted), match.confidence));
	}
	const auth = authLines(document, matches, line);
	for (const step of ["register", "login"]) {
		const match = matches.get(step);
		if (match !== void 0) used.add(match.operation);
	}
	const mapped = new Set(roles.map(({ role }) => role));
	const unmapped = Object.keys(ROLES).filter((role) => !mapped.has(role));
	const unused = document.operations.filter((operation) => !used.has(operation) && MONEY_WORDS.test(operation.path)).map(({ method, path }) => `${method} ${path}`);
	const key = document.operations.flatMap(({ headers }) => headers).find((name) => /idempoten|^x-request-id$/iu.test(name));
	return {
		text: [
			"# A draft of a payment profile. Look through it, then: tollgate scan payments --profile payments.yml --check",
			"tollgate: 1",
			`name: ${flowYaml(document.title.slice(0, 80))}`,
			`target: { baseUrl: ${flowYaml(baseUrl)} }`,
			`money: { unit: ${money.unit}, currency: ${money.currency} } # unit: ${money.unitWhy}; currency: ${money.currencyWhy}`,
			...money.currencies.length > 1 ? [`currencies: [${money.currencies.join(", ")}]`] : [],
			...auth,
			...key === void 0 ? ["# idempotency: { header: Idempotency-Key } # the document names no such header"] : [`idempotency: { header: ${key} }`],
			Object.keys(states).length === 0 ? "# states: { paid: [succeeded], authorized: [requires_capture] } # the document lists no status texts" : `states: ${flowYaml(states)}`,
			...lines.some((one) => one.includes("{method}")) ? ["methods: { ok: pm_card_visa } # a guess: name a test method or token of your gateway"] : [],
			lines.length === 0 ? "roles: {}" : "roles:",
			...lines.map((one) => `  ${one}`),
			...unmapped.length === 0 ? [] : [
				"",
				"# No operation was found for:",
				...wrapped(unmapped)
			],
			...unused.length === 0 ? [] : ["# Operations that sound like money and have no role:", ...unused.slice(0, 40).map((one) => `#   ${oneLine(one)}`)],
			""
		].join("\n"),
		roles,
		unmapped,
		unused
	};
}
function authLines({ operations, schemes, basePath }, matches, line) {
	const login = matches.get("login");
	const register = matches.get("register");
	const step = (name, out) => {
		const match = matches.get(name);
		if (match === void 0) return [];
		return [`  ${line(name, draftOperation(match.operation, {
			...SIGN_IN,
			out
		}, basePath), match.confidence)}`];
	};
	const used = (kind) => {
		const names = schemes.filter((scheme) => scheme.kind === kind).map(({ name }) => name);
		return operations.filter(({ security }) => security.some((name) => names.includes(name))).length;
	};
	const gives = [login, register].some((match) => match !== void 0 && findName(namesIn(match.operation.answer), "token") !== void 0);
	const custom = schemes.find(({ kind }) => kind === "header");
	const basic = used("basic") > used("bearer") && used("basic") >= used("cookie");
	const bearer = !basic && (used("bearer") > 0 || gives) && (gives || used("cookie") === 0 || login?.operation.answer === void 0 || namesIn(login.operation.answer).length === 0);
	if (basic) return [
		"auth:",
		"  basic: true",
		...step("register", ["id"])
	];
	const named = custom?.field ?? "Authorization";
	const asHeader = custom !== void 0 && used("header") > used("bearer") && gives;
	const header = `  header: { name: ${asHeader ? named : "Authorization"}, value: "${asHeader ? "" : "Bearer "}{token}" }`;
	const steps = [...step("register", bearer && login === void 0 ? ["id", "token"] : ["id"]), ...step("login", bearer || asHeader ? ["token"] : [])];
	if (steps.length === 0) {
		if (custom !== void 0 && used("header") > 0) return [`headers: { ${named}: "\${APP_API_KEY}" } # the document knows no sign-in: a test key from the environment`];
		return ["# auth: no operation that signs in was found; actors: { alice: { token: \"${ALICE_TOKEN}\" }, bob: … } would do"];
	}
	return [
		"auth:",
		...bearer || asHeader ? [header] : ["  # the session is a cookie"],
		...steps
	];
}
function splitByCapture(operation, drafted) {
	const field = findName(namesIn(operation.body), "capture", ({ properties }) => properties === void 0);
	if (field === void 0) return { pay: drafted };
	const name = field.pointer.slice(1);
	if (name.includes("/")) return { pay: drafted };
	const texts = (field.schema.enum ?? []).filter((value) => typeof value === "string");
	const late = texts.find((text) => /manual|authori|late|hold|delayed/iu.test(text));
	const once = texts.find((text) => text !== late);
	const pair = field.schema.type === "boolean" ? [true, false] : late === void 0 ? void 0 : [once, late];
	if (pair === void 0) return { pay: drafted };
	const body = typeof drafted.body === "object" && drafted.body !== null ? drafted.body : {};
	const fields = {
		...drafted.fields,
		capture: field.pointer
	};
	const of = (value) => ({
		...drafted,
		body: {
			...body,
			[name]: value
		},
		fields
	});
	return {
		pay: of(pair[0]),
		authorize: of(pair[1])
	};
}
function uses({ body }, placeholder) {
	return JSON.stringify(body ?? "").includes(`{${placeholder}}`);
}
function staffOnly(role, drafted) {
	return ROLES[role].staff === true ? {
		...drafted,
		as: "admin"
	} : drafted;
}
function valueOf({ guessed: _guessed, fields, out, ...drafted }) {
	return {
		...drafted,
		...Object.keys(fields).length > 0 && { fields },
		...Object.keys(out).length > 0 && { out }
	};
}
function wrapped(names) {
	const lines = [];
	for (let at = 0; at < names.length; at += 8) lines.push(`#   ${names.slice(at, at + 8).join(", ")}`);
	return lines;
}
function oneLine(text) {
	return text.replaceAll(/[^ -~]+/gu, " ");
}

//#endregion
export { draftProfile };