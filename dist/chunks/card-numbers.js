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
export { maskCardNumber as n, findCardNumbers as t };