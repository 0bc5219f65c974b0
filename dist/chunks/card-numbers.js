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
const DIGIT_BY_DIGIT = /^\d(\D+)(?:\d\1)*\d$/u;
const YEAR = String.raw`(?:19|20)\d\d`;
const MONTH_OR_DAY = String.raw`(?:0[1-9]|[12]\d|3[01])`;
const ADDRESS_OR_DATE = new RegExp(String.raw`(?<!\d)(?:\d{1,3}(?:\.\d{1,3}){3}|${YEAR}([-/.])${MONTH_OR_DAY}\1${MONTH_OR_DAY}|${MONTH_OR_DAY}([-/.])${MONTH_OR_DAY}\2${YEAR})(?!\d)`, "u");
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
	if (!(first === 0 && chain.length <= LONGEST) && (chain[first]?.end ?? 0) - start < 4) return void 0;
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
	if (!whole || LIST_SEPARATOR.test(written)) return false;
	if (DIGIT_BY_DIGIT.test(written)) return true;
	return !ADDRESS_OR_DATE.test(written) && !(written.includes(".") && /(?<!\d)\d\d?(?!\d)/u.test(written));
}

//#endregion
export { maskCardNumber as n, findCardNumbers as t };