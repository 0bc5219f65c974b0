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
const CANDIDATE = /(?<!\d)(?<![0-9a-f]{4}-)\d(?:[ -]?\d){12,18}(?!\d)/gu;
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
	for (const match of text.matchAll(CANDIDATE)) {
		const digits = match[0].replaceAll(/[ -]/gu, "");
		const brand = brandOf(digits);
		if (brand === void 0 || !passesLuhn(digits) || /^(\d)\1+$/u.test(digits)) continue;
		found.push({
			start: match.index,
			end: match.index + match[0].length,
			digits,
			brand
		});
	}
	return found;
}
function maskCardNumber(digits) {
	return `${digits.slice(0, 6)}${"*".repeat(digits.length - 10)}${digits.slice(-4)}`;
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