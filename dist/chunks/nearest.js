//#region src/model/errors.ts
var TollgateError = class extends Error {
	name = "TollgateError";
	code;
	class;
	place;
	help;
	constructor(code, message, parts) {
		super(message, { cause: parts.cause });
		this.code = code;
		this.class = parts.class;
		this.place = parts.place ?? {};
		this.help = parts.help;
	}
};

//#endregion
//#region src/util/card-number-context.ts
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const UUID_LENGTH = 36;
const DIGEST_LENGTHS = /* @__PURE__ */ new Set([
	32,
	40,
	56,
	64,
	96,
	128
]);
const LONGEST_DIGEST = 128;
const OBJECT_ID = /(?<![\p{L}\p{N}])(?:pi|ch|cus|cs|evt|in|pm|po|py|re|seti|src|sub|txn)_$/u;
function isNoCardNumber(text, candidate) {
	const { start, end, digits } = candidate;
	if (isMasked(text, candidate) || isInUuid(text, candidate)) return true;
	if (end - start !== digits.length) return false;
	const before = text.slice(Math.max(0, start - 8), start);
	return OBJECT_ID.test(before) || /(?<![\w.])0\.$/u.test(before) || digits.length === 13 && (isPhoneNumber(before) || isArticleNumber(digits)) || isInDigest(text, candidate);
}
function isMasked(text, { start, end }) {
	const head = text.slice(start, start + 10);
	return /^\d{4}(?!\d)/u.test(head) && /\d{6}\*{3,9}$/u.test(text.slice(Math.max(0, start - 15), start)) || /(?<!\d)\d{6}$/u.test(text.slice(end - 7, end)) && /^\*{3,9}\d{4}/u.test(text.slice(end, end + 13));
}
function isInUuid(text, { start, end }) {
	const from = Math.max(0, start - UUID_LENGTH);
	for (const { 0: uuid, index } of text.slice(from, end + UUID_LENGTH).matchAll(UUID)) if (from + index < end && from + index + uuid.length > start) return true;
	return false;
}
function isInDigest(text, { start, end }) {
	const before = text.slice(Math.max(0, start - LONGEST_DIGEST), start);
	const after = text.slice(end, end + LONGEST_DIGEST);
	return [/[0-9a-f]*/u, /[0-9A-F]*/u].some((hex) => {
		const tail = new RegExp(`${hex.source}$`, "u").exec(before)?.[0].length ?? 0;
		const head = hex.exec(after)?.[0].length ?? 0;
		return tail + head > 0 && DIGEST_LENGTHS.has(tail + (end - start) + head);
	});
}
function isPhoneNumber(before) {
	return /(?<![\w=&+])\+$/u.test(before);
}
function isArticleNumber(digits) {
	return Array.from(digits).toReversed().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

//#endregion
//#region src/util/card-numbers.ts
const BRANDS = [
	{
		name: "visa",
		lengths: [
			13,
			16,
			19
		],
		prefix: /^4/u
	},
	{
		name: "mastercard",
		lengths: [16],
		prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u
	},
	{
		name: "amex",
		lengths: [15],
		prefix: /^3[47]/u
	},
	{
		name: "discover",
		lengths: [16, 19],
		prefix: /^(?:6011|64[4-9]|65)/u
	},
	{
		name: "diners",
		lengths: [14, 16],
		prefix: /^(?:30[0-5]|3[689])/u
	},
	{
		name: "jcb",
		lengths: [16],
		prefix: /^35(?:2[89]|[3-8])/u
	},
	{
		name: "unionpay",
		lengths: [
			16,
			17,
			18,
			19
		],
		prefix: /^62/u
	},
	{
		name: "mir",
		lengths: [16],
		prefix: /^220[0-4]/u
	},
	{
		name: "rupay",
		lengths: [16],
		prefix: /^(?:60|81|82|508)/u
	},
	{
		name: "troy",
		lengths: [16],
		prefix: /^9792/u
	},
	{
		name: "maestro",
		lengths: [
			13,
			14,
			15,
			16,
			17,
			18,
			19
		],
		prefix: /^(?:50(?:18|20|38)|5[68]93|6304|67(?:59|6[123]))/u
	}
];
const SHORTEST = 13;
const LONGEST = 19;
const SEPARATOR = /^[ \t\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff./+_,\u00b7\u2022\u2010-\u2015\u2212-]{1,3}$/u;
const LIST_SEPARATOR = /[,+_]/u;
const PRINTED = new Set("4-4-4-4 4-6-5 4-6-4 4-4-4-4-3 4-4-4-1 4-4-4-2 4-4-4-3 6-13 8-8 4-4-8 4-8-4 8-4-4 4-12 12-4 6-10 5-5-5".split(" "));
const ADDRESS_OR_DATE = /(?<!\d)(?:\d{1,3}(?:\.\d{1,3}){3}|\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2\d{4})(?!\d)/u;
function passesLuhn(digits) {
	let sum = 0;
	for (let index = 0; index < digits.length; index += 1) {
		const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
		const doubled = index % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}
function brandOf(digits) {
	return BRANDS.find((brand) => brand.lengths.includes(digits.length) && brand.prefix.test(digits))?.name;
}
function findCardNumbers(text) {
	const found = [];
	let chain = [];
	for (const { 0: digits, index: start } of text.matchAll(/\d+/gu)) {
		const last = chain.at(-1);
		if (last !== void 0 && (start - last.end > 3 || !SEPARATOR.test(text.slice(last.end, start)))) {
			searchChain(text, chain, found);
			chain = [];
		}
		chain.push({
			start,
			end: start + digits.length
		});
	}
	searchChain(text, chain, found);
	return found;
}
function maskCardNumber(digits) {
	return `${digits.slice(0, 6)}${"*".repeat(digits.length - 10)}${digits.slice(-4)}`;
}
function searchChain(text, chain, found) {
	for (let first = 0; first < chain.length; first += 1) {
		const card = cardAt(text, chain, first);
		if (card === void 0) continue;
		found.push(card);
		while ((chain[first + 1]?.start ?? card.end) < card.end) first += 1;
	}
}
function cardAt(text, chain, first) {
	const start = chain[first]?.start ?? 0;
	let digits = "";
	let shape = "";
	for (let last = first; last < chain.length; last += 1) {
		const group = chain[last];
		if (group === void 0 || digits.length + group.end - group.start > LONGEST) return void 0;
		digits += text.slice(group.start, group.end);
		shape += `${shape === "" ? "" : "-"}${group.end - group.start}`;
		if (digits.length < SHORTEST) continue;
		const brand = brandOf(digits);
		if (brand === void 0 || !passesLuhn(digits) || /^(\d)\1+$/u.test(digits)) continue;
		const whole = first === 0 && last === chain.length - 1;
		const written = text.slice(start, group.end);
		if (last > first && !isGrouped(written, shape, whole)) continue;
		if (isNoCardNumber(text, {
			start,
			end: group.end,
			digits
		})) continue;
		return {
			start,
			end: group.end,
			digits,
			brand
		};
	}
}
function isGrouped(written, shape, whole) {
	if (PRINTED.has(shape)) return true;
	if (!whole || LIST_SEPARATOR.test(written) || ADDRESS_OR_DATE.test(written)) return false;
	return !written.includes(".") || /^\d+([^\d]+)(?:\d+\1)*\d+$/u.test(written) || !/(?<!\d)\d\d?(?!\d)/u.test(written);
}

//#endregion
//#region src/model/money.ts
const EXPONENTS = {
	BIF: 0,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	ISK: 0,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	PYG: 0,
	RWF: 0,
	UGX: 0,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0,
	BHD: 3,
	IQD: 3,
	JOD: 3,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	TND: 3
};
function exponentOf(currency) {
	return EXPONENTS[currency.toUpperCase()] ?? 2;
}
function money(minor, currency) {
	if (!/^[a-z]{3}$/iu.test(currency)) throw new RangeError(`"${currency}" is no ISO 4217 currency code`);
	return {
		minor,
		currency: currency.toUpperCase()
	};
}
function moneyText({ minor, currency }) {
	const exponent = exponentOf(currency);
	const sign = minor < 0n ? "-" : "";
	const digits = (minor < 0n ? 0n - minor : minor).toString().padStart(exponent + 1, "0");
	const whole = digits.slice(0, digits.length - exponent);
	return exponent === 0 ? `${currency} ${sign}${whole}` : `${currency} ${sign}${whole}.${digits.slice(-exponent)}`;
}

//#endregion
//#region src/util/nearest.ts
function nearest(word, candidates) {
	let best;
	let least = Math.min(3, Math.ceil(word.length / 2)) + 1;
	for (const candidate of candidates) {
		const cost = distance(word.slice(0, 64).toLowerCase(), candidate.slice(0, 64).toLowerCase());
		if (cost < least) {
			best = candidate;
			least = cost;
		}
	}
	return best;
}
function distance(left, right) {
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let i = 1; i <= left.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= right.length; j += 1) {
			const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[right.length] ?? 0;
}

//#endregion
export { findCardNumbers as a, moneyText as i, exponentOf as n, maskCardNumber as o, money as r, TollgateError as s, nearest as t };