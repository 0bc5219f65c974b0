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
const SHORTEST$1 = 13;
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
		if (digits.length < SHORTEST$1) continue;
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
//#region src/util/redaction-base64.ts
const FOUR = String.raw`[CDI-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][\w+/-]`;
const PRINTABLE = new RegExp(`${FOUR.repeat(4)}|wq[AB]|[Mcs8]Kg|Co[A-H]`, "gu");
const LINE = /[\w+/-]{16}[\w+/-]*={0,2}/gu;
const MARK = /[\w+/-]/u;
function findBase64Secrets(text, isSecret) {
	const edits = [];
	const search = (start, segment) => {
		if (!holds(segment, isSecret)) return false;
		edits.push({
			start,
			end: start + segment.length,
			replacement: "[redacted base64]"
		});
		return true;
	};
	let last = 0;
	PRINTABLE.lastIndex = 0;
	for (let match = PRINTABLE.exec(text); match !== null; match = PRINTABLE.exec(text)) {
		let start = match.index;
		while (start > last && MARK.test(text.charAt(start - 1))) start -= 1;
		last = blockEnd(text, match.index + match[0].length);
		const block = text.slice(start, last);
		for (const { 0: line, index } of block.matchAll(LINE)) if (!searchParts(line, start + index, search)) search(start + index, line);
		if (/[\r\n]/u.test(block)) search(start, block);
		PRINTABLE.lastIndex = last;
	}
	return edits;
}
function searchParts(line, start, search) {
	let at = start;
	let found = false;
	for (const part of line.split("/")) {
		if (part.length >= 16 && part.length < line.length && search(at, part)) found = true;
		at += part.length + 1;
	}
	return found;
}
function blockEnd(text, from) {
	let end = from;
	for (;;) {
		while (MARK.test(text.charAt(end))) end += 1;
		const next = text.startsWith("\r\n", end) ? end + 2 : text.charAt(end) === "\n" ? end + 1 : void 0;
		if (next === void 0 || !MARK.test(text.charAt(next)) || !MARK.test(text.charAt(next + 1))) break;
		end = next;
	}
	while (text.charAt(end) === "=") end += 1;
	return end;
}
function holds(segment, isSecret) {
	const letters = segment.replaceAll(/[\r\n]+/gu, "");
	return [
		0,
		1,
		2,
		3
	].some((shift) => isSecret(Buffer.from(letters.slice(shift), "base64").toString("utf8")));
}

//#endregion
//#region src/util/redaction-edits.ts
const REDACTED = "[redacted]";
function mergeEdits(edits) {
	const merged = [];
	for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		const last = merged.at(-1);
		if (last === void 0 || edit.start >= last.end) merged.push(edit);
		else if (edit.end > last.end) merged.splice(-1, 1, {
			start: last.start,
			end: edit.end,
			replacement: REDACTED
		});
	}
	return merged;
}
function applyEdits(text, edits) {
	const parts = [];
	let last = 0;
	for (const { start, end, replacement } of edits) {
		parts.push(text.slice(last, start), replacement);
		last = end;
	}
	return parts.join("") + text.slice(last);
}

//#endregion
//#region src/util/redaction-escapes.ts
const ESCAPE = /%[0-9a-f]{2}|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});?|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|["'\\/`bfnrt])|[\uff10-\uff19]/giu;
const FORM_ESCAPE = new RegExp(`${ESCAPE.source}|\\+`, "giu");
const NAMED = {
	amp: "&",
	apos: "'",
	colon: ":",
	comma: ",",
	commat: "@",
	dash: "-",
	emsp: " ",
	ensp: " ",
	equals: "=",
	gt: ">",
	hyphen: "-",
	lbrack: "[",
	lowbar: "_",
	lsqb: "[",
	lt: "<",
	nbsp: "\xA0",
	newline: "\n",
	percnt: "%",
	period: ".",
	quot: "\"",
	rbrack: "]",
	rsqb: "]",
	semi: ";",
	shy: "­",
	sol: "/",
	tab: "	",
	thinsp: " "
};
const LETTERS = {
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
function unescapeText(text, inForm) {
	const parts = [];
	const ends = [];
	const shifts = [];
	let last = 0;
	let length = 0;
	for (const { 0: escape, index } of text.matchAll(inForm ? FORM_ESCAPE : ESCAPE)) {
		if (index < last) continue;
		const { plain, size } = plainOf(text, escape, index);
		if (plain === void 0) continue;
		parts.push(text.slice(last, index), plain);
		length += index - last + plain.length;
		last = index + size;
		ends.push(length);
		shifts.push(last - length);
	}
	if (parts.length === 0) return void 0;
	parts.push(text.slice(last));
	return {
		text: parts.join(""),
		toOriginal: ({ start, end, replacement }) => ({
			start: start + shiftAt(start, ends, shifts),
			end: end + shiftAt(end, ends, shifts),
			replacement
		})
	};
}
function shiftAt(position, ends, shifts) {
	let low = 0;
	let high = ends.length;
	while (low < high) {
		const middle = low + high >> 1;
		if ((ends[middle] ?? 0) <= position) low = middle + 1;
		else high = middle;
	}
	return shifts[low - 1] ?? 0;
}
function plainOf(text, escape, index) {
	const size = escape.length;
	if (escape === "+") return {
		plain: " ",
		size
	};
	if (escape.startsWith("%")) return percent(text, index);
	if (escape.startsWith("&#")) {
		const hex = /^&#x/iu.test(escape);
		return {
			plain: codePoint(Number.parseInt(escape.slice(hex ? 3 : 2), hex ? 16 : 10)),
			size
		};
	}
	if (escape.startsWith("&")) return {
		plain: NAMED[escape.replace(/^&|;$/gu, "").toLowerCase()],
		size
	};
	if (!escape.startsWith("\\")) return {
		plain: String.fromCharCode(escape.charCodeAt(0) - 65296 + 48),
		size
	};
	const mark = escape.charAt(1);
	if (size > 2) return {
		plain: codePoint(Number.parseInt(escape.replaceAll(/[^0-9a-f]/giu, ""), 16)),
		size
	};
	return {
		plain: LETTERS[mark] ?? mark,
		size
	};
}
function codePoint(code) {
	return code <= 1114111 ? String.fromCodePoint(code) : void 0;
}
function percent(text, index) {
	const first = Number.parseInt(text.slice(index + 1, index + 3), 16);
	const count = first >= 240 ? 4 : first >= 224 ? 3 : 2;
	if (first < 194 || first > 244) return {
		plain: String.fromCharCode(first),
		size: 3
	};
	const written = text.slice(index, index + count * 3);
	const bytes = /^(?:%[0-9a-f]{2})+$/iu.test(written) ? Buffer.from(written.replaceAll("%", ""), "hex") : void 0;
	const plain = bytes?.length === count ? bytes.toString("utf8") : "�";
	if (plain.includes("�")) return {
		plain: String.fromCharCode(first),
		size: 3
	};
	return {
		plain,
		size: count * 3
	};
}

//#endregion
//#region src/util/next-match.ts
function openNextMatch(pattern, text) {
	let first = 0;
	let next = -1;
	return (from) => {
		if (from < first || from > next) {
			pattern.lastIndex = from;
			first = from;
			next = pattern.exec(text)?.index ?? text.length;
		}
		return next;
	};
}

//#endregion
//#region src/util/redaction-headers.ts
const CREDENTIALS = "authorization proxy-authorization api-key apikey x-api-key x-api-token x-apikey x-access-token x-auth-key x-auth-token x-client-secret x-csrf-token x-xsrf-token x-session-id x-session-token x-token x-amz-security-token x-functions-key x-gitlab-token x-goog-api-key x-shopify-access-token x-vault-token ocp-apim-subscription-key paypal-auth-assertion plaid-secret private-token job-token".split(" ");
const CREDENTIAL_HEADERS = new Set(CREDENTIALS);
const LONGEST_FIRST = [
	...CREDENTIALS,
	"set-cookie",
	"cookie"
].toSorted((a, b) => b.length - a.length);
const HEADER = new RegExp(String.raw`(?<![\w-])(${LONGEST_FIRST.join("|")})(?:["'${"`"}]?\s{0,4}([:=])>?[ \t]{0,4}|["']\s{0,4},\s{0,4}["']value["']\s{0,4}(:)\s{0,4})`, "giu");
const LINE_END = /[\r\n]|\\[rn]|%0[ad]|&#(?:x0?[ad]|1[03]);|<br/giu;
const FORM_VALUE = /[^\s&;]*/uy;
const SCHEME$1 = /^(?:AWS4-HMAC-SHA256|ApiKey|Basic|Bearer|Digest|DPoP|GoogleLogin|Hawk|HMAC|MAC|Negotiate|NTLM|OAuth|SharedKey|Signature|Token)[ \t]+/iu;
const COOKIE_ATTRIBUTES = /* @__PURE__ */ new Set([
	"domain",
	"expires",
	"max-age",
	"path",
	"priority",
	"samesite"
]);
const BEARER = /(?<![a-z])bearer\s{1,4}(?=[a-z-]{0,80}(?:\d|[._~+/=][a-z0-9]))([\w.~+/=-]{8}[\w.~+/=-]*)/giu;
const MIXED_BEARER = /(?<![A-Za-z])[Bb]earer\s{1,4}(?=[A-Za-z-]{0,80}[a-z][A-Z])([\w.~+/=-]{8}[\w.~+/=-]*)/gu;
const BASIC = /(?<![a-z])basic\s{1,4}([a-z0-9+/_-]{6}[a-z0-9+/_-]*={0,2})/giu;
const HEADER_HINTS = [
	"bearer",
	"basic",
	...LONGEST_FIRST
];
function isCredentialHeader(name) {
	return CREDENTIAL_HEADERS.has(name.toLowerCase());
}
function findHeaderSecrets(text) {
	const edits = [];
	const lineEnd = openNextMatch(LINE_END, text);
	let outer = {
		end: 0,
		isCookie: false
	};
	for (const match of text.matchAll(HEADER)) {
		const [whole, name = "", sign = ":"] = match;
		const isCookie = /cookie$/iu.test(name);
		if (match.index < outer.end && (isCookie || !outer.isCookie)) continue;
		const from = match.index + whole.length;
		const mark = text.charAt(from);
		const quoted = isQuote(mark);
		const around = isQuote(whole.replace(name, "")) ? "" : text.charAt(match.index - 1);
		const start = quoted ? from + 1 : from;
		const end = valueEnd(text, start, quoted ? mark : around, sign === "=", lineEnd);
		for (const edit of valueEdits(name.toLowerCase(), text.slice(start, end), start)) edits.push(edit);
		outer = {
			end,
			isCookie
		};
	}
	for (const pattern of [BEARER, MIXED_BEARER]) for (const { 0: whole, 1: token = "", index } of text.matchAll(pattern)) edits.push(tokenEdit(index, whole, token));
	for (const { 0: whole, 1: token = "", index } of text.matchAll(BASIC)) if (/^[^\p{Cc}\ufffd]*:/u.test(Buffer.from(token, "base64").toString("utf8"))) edits.push(tokenEdit(index, whole, token));
	return edits;
}
function findCookieValues(header, value) {
	const pair = header === "cookie" ? /[^=;\s]+=([^;]*)/gu : /(?<=^\s{0,4}|[;,]\s{0,4})([^=;,\s]+)=([^;]*)/gu;
	return Array.from(value.matchAll(pair)).flatMap((match) => {
		const [whole] = match;
		const kept = match.at(-1) ?? "";
		if (kept === "" || kept === "[redacted]") return [];
		const end = match.index + whole.length;
		if (header === "cookie" || !COOKIE_ATTRIBUTES.has((match[1] ?? "").toLowerCase())) return [{
			start: end - kept.length,
			end,
			replacement: REDACTED
		}];
		const next = /,\s{0,4}[^=;,\s]{1,256}=/u.exec(kept);
		if (next === null) return [];
		return [{
			start: end - kept.length + next.index + next[0].length,
			end,
			replacement: REDACTED
		}];
	});
}
function tokenEdit(index, whole, token) {
	return {
		start: index + whole.length - token.length,
		end: index + whole.length,
		replacement: REDACTED
	};
}
function valueEnd(text, start, quote, inForm, lineEnd) {
	const close = isQuote(quote) ? text.indexOf(quote, start) : -1;
	if (close < 0 && inForm) {
		FORM_VALUE.lastIndex = start;
		return start + (FORM_VALUE.exec(text)?.[0].length ?? 0);
	}
	const end = lineEnd(start);
	return close >= 0 && close < end ? close : end;
}
function isQuote(text) {
	return /["'`]/u.test(text);
}
function valueEdits(name, value, start) {
	return (name === "cookie" || name === "set-cookie" ? findCookieValues(name, value) : credentialEdits(value)).map((edit) => ({
		...edit,
		start: start + edit.start,
		end: start + edit.end
	}));
}
function credentialEdits(value) {
	const head = SCHEME$1.exec(value)?.[0].length ?? 0;
	const end = value.trimEnd().length;
	const secret = value.slice(head, end);
	if (secret === "" || secret.startsWith("[redacted")) return [];
	return [{
		start: head,
		end,
		replacement: REDACTED
	}];
}

//#endregion
//#region src/util/redaction-keys.ts
const BEGIN = /-----BEGIN ?((?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY)(?: BLOCK)?-----/gu;
const END = /-----END [A-Z0-9 ]{0,60}PRIVATE KEY(?: BLOCK)?-----/gu;
const TOKEN$1 = /[\w.-]{24}[\w.-]*/gu;
function findPrivateKeys(text) {
	const edits = [];
	let last = 0;
	for (const { 0: begin, 1: kind = "PRIVATE KEY", index } of text.matchAll(BEGIN)) {
		if (index < last) continue;
		END.lastIndex = index + begin.length;
		const found = END.exec(text);
		last = found === null ? text.length : found.index + found[0].length;
		edits.push({
			start: index,
			end: last,
			replacement: `[redacted ${kind}]`
		});
	}
	return edits;
}
function findJsonWebTokens(text) {
	return Array.from(text.matchAll(TOKEN$1)).flatMap(({ 0: token, index }) => {
		const start = token.indexOf("eyJ");
		if (start < 0) return [];
		const [head = "", ...rest] = token.slice(start).split(".", 6);
		if (head.length < 10 || rest.length < 2 || rest.join("").length < 8) return [];
		return [{
			start: index + start,
			end: index + token.length,
			replacement: "[redacted JWT]"
		}];
	});
}

//#endregion
//#region src/util/redaction-labels.ts
const CODE_WORDS = [
	"security",
	"verification",
	"validation"
].flatMap((word) => ["code", "value"].map((noun) => [word, noun]));
const LABEL_HINTS = [..."pass pwd psw secret token credential sess sid pin cvv cvc cvn csc".split(" "), ..."access account api auth encryption hmac license master merchant private shared signing storage subscription transaction webhook".split(" ").map((word) => [word, "key"]).concat(CODE_WORDS, [["card", "code"]]).flatMap((words) => [
	"",
	"_",
	"-",
	" ",
	"."
].map((mark) => words.join(mark)))];
const PASSWORD = String.raw`(pass(?:word|wd|phrase|code)s?|passwd|pwd|psw|(?<![a-z])pass)(?:[_-]?(?:confirm(?:ation|ed)?|again|repeat|new|old|current|value|[12]))?`;
const CREDENTIAL = String.raw`(secret(?:[_ .-]?(?:access[_ .-]?)?key)?|(?:access|account|api|auth|encryption|hmac|license|master|merchant|private|shared|signing|storage|subscription|transaction|webhook)[_ .-]?key|token|sess(?:ion)?(?:[_-]?(?:id|key))?|(?<![a-z])sid|credentials?)(?:[_-]?value)?`;
const DIGITS$1 = String.raw`((?:cvv|cvc|cvn)2?(?:[ _-]?code)?|csc|card[ _-]?code|(?:security|verification|validation)[ _-]?(?:code|value)|pin(?:[ _-]?(?:code|number|no|block))?)`;
const LABEL = new RegExp(`(?:${PASSWORD}|${CREDENTIAL}|${DIGITS$1})(?![a-z])`, "giu");
const ASSIGNED = /["'`\][]{0,3}\s{0,4}(?::=|={1,3}>?|:)\s{0,4}(?:\[(?!redacted))?/uy;
const PAIRED = /["']\s{0,4},\s{0,4}["'](?:value|val|content)["']\s{0,4}:\s{0,4}/iuy;
const ATTRIBUTE = /["'](?:\s[^<>]{0,100}?)?\svalue\s?=\s?/iuy;
const PART = /["'](?:\r?\n[^\r\n]{1,200}){0,3}(?:\r?\n){2}/uy;
const ELEMENT = /(?:\s[^<>]{0,100})?>(?:<!\[CDATA\[)?/uy;
const PROSE = /[\s+]{0,3}(?:is|was|code|number|no\.?|#|:|=)?[\s+]{0,3}[("']?(?=\d)/iuy;
const ARGUMENT = /[ ]{1,2}(?!-)/uy;
const VALUE_END = /[\s"'`<>&;]|\\[rn]|%0[ad]/giu;
const CODE = /["'(]{0,2}(\d{3,4})(?!\d)/uy;
const PIN = /["'(]{0,2}(\d{4,12})(?!\d)/uy;
const JUDGED = 512;
const PLACEHOLDERS = [
	/^\[redacted/u,
	/^[^\p{L}\p{N}]{1,3}$/u,
	/^[,;)+]\s/u,
	/^[*x.\u2022\u2026_-]+$/iu,
	/^(?:true|false|null|none|nil|undefined|string|str|text|number|int|bool(?:ean)?|required|optional|password|passwd|secret|token)[,;:.)\]}]*$/iu,
	/^(?:\$[{(]|\$[A-Z_]{2,}\b|\{\{|%[({])/u,
	/^(?:(?:process|os|env|req|request|this|self|config|params|options|settings)[.([]|[a-z_][\w.]{0,60}\()/iu
];
function findLabelledSecrets(text) {
	const edits = [];
	const valueEnd = openNextMatch(VALUE_END, text);
	for (const match of text.matchAll(LABEL)) {
		const [label, password, credential] = match;
		const { index } = match;
		const kind = password === void 0 ? credential === void 0 ? digitsKind(label) : "credential" : "password";
		if (kind === "pin" && isInsideWord(text, index)) continue;
		const edit = valueAfter({
			text,
			valueEnd
		}, index, index + label.length, kind) ?? valueBefore(text, index, kind);
		if (edit !== void 0) edits.push(edit);
	}
	return edits;
}
function digitsKind(label) {
	return /^pin/iu.test(label) ? "pin" : "code";
}
function isInsideWord(text, index) {
	return /[a-z]/iu.test(text.charAt(index - 1)) && text.charAt(index) !== "P";
}
function valueAfter(searched, index, end, kind) {
	const { text } = searched;
	const before = text.slice(Math.max(0, index - 48), index);
	const assigned = skip(ASSIGNED, text, end);
	if (assigned !== void 0) return valueAt(searched, assigned, kind, !text.slice(end, assigned).includes("="));
	const paired = skip(PAIRED, text, end);
	if (paired !== void 0) return valueAt(searched, paired, kind, false);
	if (/["'][\w[\].:-]{0,40}$/u.test(before)) {
		const attribute = skip(ATTRIBUTE, text, end) ?? skip(PART, text, end);
		if (attribute !== void 0) return valueAt(searched, attribute, kind, false);
	}
	const element = /<[\w:.-]{0,40}$/u.test(before) ? skip(ELEMENT, text, end) : void 0;
	if (element !== void 0) return elementText(searched, element, kind);
	const argument = /(?:^|[\s"'])--?[\w-]{0,40}$/u.test(before) ? skip(ARGUMENT, text, end) : void 0;
	if (argument !== void 0) return valueAt(searched, argument, kind, true);
	const prose = kind === "code" || kind === "pin" ? skip(PROSE, text, end) : void 0;
	return prose === void 0 || prose === end ? void 0 : valueAt(searched, prose, kind, true);
}
function valueBefore(text, index, kind) {
	const from = Math.max(0, index - 400);
	const found = /\svalue\s?=\s?(["'])([^"'<>]{1,200})\1(?:\s[^<>]{0,100})?\s(?:name|id)\s?=\s?["'][\w[\].:-]{0,40}$/iu.exec(text.slice(from, index));
	if (found === null) return void 0;
	return checked(from + found.index + found[0].indexOf(found[1] ?? "\"") + 1, found[2] ?? "", kind, false);
}
function valueAt(searched, start, kind, loose) {
	const { text, valueEnd } = searched;
	if (kind === "code" || kind === "pin") {
		const pattern = kind === "pin" ? PIN : CODE;
		pattern.lastIndex = start;
		const digits = pattern.exec(text)?.[1];
		return digits === void 0 ? void 0 : editOf(pattern.lastIndex - digits.length, digits.length);
	}
	const quote = text.charAt(start);
	if (quote === "\"" || quote === "'" || quote === "`") return checked(start + 1, text.slice(start + 1, quoteEnd(text, start + 1, quote)), kind, false);
	const value = text.slice(start, valueEnd(start));
	const mark = kind === "credential" ? value.slice(0, JUDGED).search(/[?#]/u) : -1;
	return checked(start, mark < 0 ? value : value.slice(0, mark), kind, loose);
}
function elementText(searched, start, kind) {
	if (kind === "code" || kind === "pin") return valueAt(searched, start, kind, false);
	const { text } = searched;
	const end = text.indexOf("<", start);
	return checked(start, text.slice(start, end < 0 ? void 0 : end).replace(/\]\]>?$/u, ""), kind, false);
}
function checked(start, value, kind, loose) {
	const head = value.slice(0, JUDGED);
	if (head === "" || PLACEHOLDERS.some((pattern) => pattern.test(head))) return void 0;
	if (kind === "code" || kind === "pin") return /^\d{3,12}$/u.test(value) ? editOf(start, value.length) : void 0;
	if (kind === "credential" && !isCredential(head, loose)) return void 0;
	return editOf(start, value.length);
}
function isCredential(value, loose) {
	if (/\s/u.test(value)) return false;
	return loose ? value.length >= 8 && /^(?!\d+\.\d)(?=\D*\d)(?=\P{L}*\p{L})/u.test(value) : value.length >= 6;
}
function editOf(start, length) {
	return {
		start,
		end: start + length,
		replacement: REDACTED
	};
}
function skip(pattern, text, from) {
	pattern.lastIndex = from;
	return pattern.test(text) ? pattern.lastIndex : void 0;
}
function quoteEnd(text, from, quote) {
	for (let index = from; index < text.length; index += 1) {
		const mark = text.charAt(index);
		if (mark === quote || mark === "\n" || mark === "\r") return index;
		if (mark === "\\") index += 1;
	}
	return text.length;
}

//#endregion
//#region src/util/word-automaton.ts
function wordAutomaton(words, letterOf, width) {
	const root = {
		next: [],
		fallback: void 0,
		words: []
	};
	for (const [place, word] of words.entries()) {
		let state = root;
		for (let index = 0; index < word.length; index += 1) state = state.next[letterOf(word.charCodeAt(index))] ??= {
			next: [],
			fallback: void 0,
			words: []
		};
		state.words = [...state.words, place];
	}
	const states = completed(root, width);
	const silent = states.filter((state) => state.words.length === 0);
	const ordered = [...silent, ...states.filter((state) => state.words.length > 0)];
	const numbers = new Map(ordered.map((state, index) => [state, index * width]));
	const steps = new Uint32Array(ordered.length * width);
	const ends = /* @__PURE__ */ new Map();
	for (const [state, number] of numbers) {
		if (state.words.length > 0) ends.set(number, state.words);
		for (let letter = 0; letter < width; letter += 1) steps[number + letter] = numbers.get(state.next[letter] ?? root) ?? 0;
	}
	return {
		steps,
		ends,
		start: numbers.get(root) ?? 0,
		firstEnd: silent.length * width
	};
}
function completed(root, width) {
	const queue = [root];
	for (const state of queue) {
		if (state.fallback !== void 0) state.words = [...state.words, ...state.fallback.words];
		for (let letter = 0; letter < width; letter += 1) {
			const other = state === root ? root : state.fallback?.next[letter];
			const next = state.next[letter];
			if (next === void 0) state.next[letter] = other;
			else {
				next.fallback = other;
				queue.push(next);
			}
		}
	}
	return queue;
}

//#endregion
//#region src/util/redaction-scan.ts
const MANY_DIGITS = 1;
const LONG_TOKEN = 2;
const WIDE_DIGIT = 4;
const ASCII = 128;
const DIGITS = 13;
const TOKEN = 16;
const OTHER_TOKEN = 256;
const DIGIT = 512;
const OTHER = 1024;
const LETTER_MASK = 255;
function openKeywordScan(keywords) {
	const classes = classesOf(keywords);
	const { steps, bits, start, firstEnd } = automaton(keywords, classes);
	return (text) => {
		let found = 0;
		let state = start;
		let digits = 0;
		let gap = -1;
		const { length } = text;
		for (let index = 0; index < length; index += 1) {
			const code = text.charCodeAt(index);
			const mark = code < ASCII ? classes[code] ?? 0 : OTHER;
			state = steps[state + (mark & LETTER_MASK)] ?? 0;
			if (state >= firstEnd) found |= bits[state] ?? 0;
			if (mark < OTHER_TOKEN) digits = 0;
			else if (mark >= OTHER) {
				if (index - gap > TOKEN) found |= 2;
				gap = index;
				if (code >= 65296 && code <= 65305) found |= 4;
			} else if (mark >= DIGIT) {
				digits += 1;
				if (digits >= DIGITS) found |= 1;
			}
		}
		return length - gap > TOKEN ? found | 2 : found;
	};
}
function classesOf(keywords) {
	const marks = [...new Set(keywords.flatMap(([word]) => Array.from(word.toLowerCase())))];
	return Uint16Array.from({ length: ASCII }, (_, code) => {
		const mark = String.fromCharCode(code);
		return (/[a-z]/iu.test(mark) ? 0 : /\d/u.test(mark) ? DIGIT : /[\w+/-]/u.test(mark) ? OTHER_TOKEN : OTHER) | marks.indexOf(mark.toLowerCase()) + 1;
	});
}
function automaton(keywords, classes) {
	const letterOf = (code) => (classes[code] ?? 0) & LETTER_MASK;
	const width = Math.max(...classes.map((mark) => mark & LETTER_MASK)) + 1;
	const words = keywords.map(([word]) => word);
	const { steps, ends, start, firstEnd } = wordAutomaton(words, letterOf, width);
	const bits = new Int32Array(steps.length);
	for (const [state, places] of ends) bits[state] = places.reduce((joined, place) => joined | (keywords[place]?.[1] ?? 0), 0);
	return {
		steps,
		bits,
		start,
		firstEnd
	};
}

//#endregion
//#region src/util/redaction-tracks.ts
const TRACKS = [
	/%?\bB\d{12,19}\^[^^\r\n]{2,26}\^\d{4}[^?\r\n]{0,80}\??/gu,
	/;\d{12,19}=\d{4}\d{0,24}\??/gu,
	/(?<!\d)\d{13,19}[=D]\d{7}\d{0,24}F?\??(?![0-9a-z])/gu
];
function findTrackData(text) {
	return TRACKS.flatMap((pattern) => Array.from(text.matchAll(pattern), ({ 0: track, index }) => ({
		start: index,
		end: index + track.length,
		replacement: "[redacted track data]"
	})));
}

//#endregion
//#region src/util/redaction-urls.ts
const USER_PART = [/(?<=:\/\/)[^\s/?#@:"'<>]{0,200}:[^\s/?#"'<>]{1,200}(?=@)/gu, /(?<=https?:\/\/)(?=[a-z_-]{0,30}[0-9A-Z])[\w-]{16,200}(?=@)/giu];
function findUrlCredentials(text) {
	return USER_PART.flatMap((pattern) => Array.from(text.matchAll(pattern), ({ 0: user, index }) => ({
		start: index,
		end: index + user.length,
		replacement: REDACTED
	})));
}

//#endregion
//#region src/util/secret-patterns.ts
const unrolled = (pattern) => new RegExp(pattern.source.replaceAll(/(\[(?:\\.|[^\]])*\]|\\w)\{(\d+),\}/gu, "$1{$2}$1*"), pattern.flags);
const by = (hints, pattern, replacement) => ({
	hints: hints.split(" "),
	pattern: unrolled(pattern),
	...replacement !== void 0 && { replacement }
});
const SECRET_PATTERNS = [
	by("sk_live sk_test rk_live rk_test pk_live pk_test sk_sbox pk_sbox", /([srp]k_(?:live|test|sbox)_)[0-9a-z][0-9a-z*#$=_]{7,}/giu),
	by("whsec_", /(whsec_)[0-9a-z+/=]{8,}/giu),
	by("sk_", /((?<![a-z0-9])sk_)[a-z0-9]{26}[a-z*#$=]/gu),
	by("access- public- link- processor-", /((?:access|public|link|processor)-(?:sandbox|development|production)-)[0-9a-f-]{16,}/giu),
	by("access_token$", /(access_token\$(?:sandbox|production)\$[0-9a-z]{1,40}\$)[0-9a-f]{8,}/giu),
	by("A21AA", /(A21AA)[\w-]{40,}/gu),
	by("sq0", /((?:sandbox-)?sq0[a-z]{3}-)[\w-]{20,}/gu),
	by("EAAA", /((?<![\w+/=-])EAAA)[\w-]{56,}/gu),
	by("AQE AQF", /(AQ[EF][a-z]hm)[\w+/=*-]{30,}/gu),
	by("klarna_", /(klarna_(?:live|test)_)[\w+/=.-]{16,}/giu),
	by("live_ test_ access_ sandbox_", /((?<![a-z0-9])(?:live|test|access)_)[0-9A-Za-z]{30,}/gu),
	by("live_ sandbox_", /((?<![a-z0-9])(?:live|sandbox)_)(?=[a-z_-]{0,30}[0-9A-Z])[\w-]{40,}/gu),
	by("rzp_", /(rzp_(?:live|test)_)[0-9A-Za-z]{10,}/gu),
	by("flwseck", /(FLWSECK(?:_TEST)?-)[\w-]{12,}/giu),
	by("pdl_", /(pdl_(?:live|sdbx)_apikey_)[\w-]{20,}/giu),
	by("akia asia abia acca agpa aida aroa aipa anpa anva a3t", /(A[KS]IA|(?<![0-9A-Z])(?:A3T[0-9A-Z]|ABIA|ACCA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA))[0-9A-Z]{16,}/gu),
	by("AIza", /(AIza)[\w-]{35,}/gu),
	by("ya29.", /(ya29\.)[\w.-]{20,}/gu),
	by("GOCSPX-", /(GOCSPX-)[\w-]{20,}/gu),
	by("8Q~", /[\w~.-]{3}8Q~[\w~.-]{31,}/gu),
	by("sig=", /((?<=[?&;])sig=)[\w%+/=-]{20,}/giu),
	by("dapi", /((?<![a-z0-9])dapi)[0-9a-f]{32,}/giu),
	by("dop_v1_ doo_v1_ dor_v1_", /(do[opr]_v1_)[0-9a-f]{32,}/gu),
	by("cfk_ cfut_ cfat_", /(cf(?:k|ut|at)_)[0-9A-Za-z]{40,}/gu),
	by("ghp_ gho_ ghu_ ghs_ ghr_", /(gh[pousr]_)[\w.-]{20,}/gu, "[redacted]"),
	by("github_pat_", /(github_pat_)\w{20,}/gu),
	by("glpat- gldt- glrt- glcbt- glptt- glsoat- glft- glimt- glagent-", /(gl(?:pat|dt|rt|cbt|ptt|soat|ft|imt|agent)-)[\w.-]{16,}/gu),
	by("npm_", /((?<![a-z0-9])npm_)[0-9A-Za-z]{30,}/gu),
	by("pypi-", /(pypi-AgE)[\w-]{30,}/gu),
	by("dckr_", /(dckr_(?:pat|oat)_)[\w-]{20,}/gu),
	by("xox xapp-", /((?:xox[abceoprs]|xapp)-)(?=[a-z-]{0,30}[0-9])[0-9A-Za-z-]{10,}/gu),
	by("hooks.slack", /(hooks\.slack\.com\/(?:services|workflows)\/)[\w/]{8,}/giu),
	by("SG.", /((?<![\w.])SG\.)[\w-]{16,64}\.[\w-]{16,}/gu),
	by("key-", /((?<![a-z0-9-])key-)[0-9a-f]{32}(?![0-9a-f])/gu),
	by("shpat_ shpca_ shppa_ shpss_", /(shp(?:at|ca|pa|ss)_)[0-9A-Za-z]{32,}/gu),
	by("sk-", /((?<![a-z0-9])sk-(?:ant|proj|svcacct|admin|or)-)[\w-]{20,}/gu),
	by("T3BlbkFJ", /((?<![a-z0-9])sk-)[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20,}/gu),
	by("gsk_", /((?<![a-z0-9])gsk_)[0-9A-Za-z]{40,}/gu),
	by("hf_", /((?<![a-z0-9])hf_)[A-Za-z]{30,}/gu),
	by("lin_api_", /(lin_api_)\w{32,}/gu),
	by("ntn_", /((?<![a-z0-9])ntn_)[0-9]{11}[0-9A-Za-z]{35,}/gu),
	by("hvs. hvb. hvr.", /(hv[sbr]\.)[\w-]{24,}/gu),
	by("glsa_ glc_", /(glsa_|(?<![a-z0-9])glc_)[\w+/]{32,}/gu),
	by("figd_", /(figd_)[\w-]{40,}/gu),
	by("tskey-", /(tskey-)[\w-]{20,}/gu),
	by("vcp_ vci_ vca_ vcr_ vck_", /((?<![a-z0-9])vc[piark]_)[0-9A-Za-z]{20,60}(?![0-9A-Za-z])/gu),
	by("ops_ey", /((?<![a-z0-9])ops_ey)[\w+/=-]{50,}/gu),
	by("age-secret", /(AGE-SECRET-KEY-1)[0-9a-z]{20,}/giu),
	by(":AA", /((?<!\d)\d{8,10}:)AA[\w-]{30,}/gu),
	by("thin:", /(oracle:thin:)[^\s/@]{1,64}\/[^\s/@]{1,128}(?=@)/giu)
];

//#endregion
//#region src/util/redaction.ts
const LAYERS = 3;
const ROUNDS = 5;
const SHORTEST = 5;
const ESCAPES = 8;
const LABELS = 16;
const HEADERS = 32;
const KEYS = 64;
const SCHEME = 128;
const AT = 256;
const FIRST_PATTERN = 9;
const bitOf = (pattern) => 1 << FIRST_PATTERN + pattern % 22;
const scan = openKeywordScan([
	...[
		"%",
		"&#",
		"&nbsp",
		"&quot",
		"&sol",
		"&equals",
		"&colon",
		"&amp",
		"&lt",
		"\\"
	].map((word) => [word, ESCAPES]),
	...LABEL_HINTS.map((word) => [word, LABELS]),
	...HEADER_HINTS.map((word) => [word, HEADERS]),
	...["private key", "eyj"].map((word) => [word, KEYS]),
	["://", SCHEME],
	["@", AT],
	...SECRET_PATTERNS.flatMap(({ hints }, index) => hints.map((word) => [word, bitOf(index)]))
]);
function redact(text) {
	if (text.length < SHORTEST) return text;
	if (text.length > LONGEST_REMEMBERED) {
		clean.fill("");
		return masked(text);
	}
	const slot = slotOf(text);
	if (clean[slot] === text) return text;
	const result = masked(text);
	if (result === text) clean[slot] = text;
	return result;
}
const REMEMBERED = 4096;
const LONGEST_REMEMBERED = 8192;
const clean = Array.from({ length: REMEMBERED }, () => "");
function slotOf(text) {
	const { length } = text;
	let mixed = length;
	for (let step = 1; step <= 8; step += 1) mixed = Math.imul(mixed, 31) + text.charCodeAt(length - 1 - (length * step >> 4));
	mixed = Math.imul(Math.imul(mixed, 31) + text.charCodeAt(length - 1), 2654435761);
	return mixed >>> 20;
}
function masked(text) {
	let result = text;
	for (let round = 0; round < ROUNDS; round += 1) {
		const edits = findEdits(result, LAYERS);
		if (edits.length === 0) return result;
		result = applyEdits(result, edits);
	}
	return result;
}
function redactHeader(name, value) {
	const lower = name.toLowerCase();
	if (isCredentialHeader(lower)) return REDACTED;
	if (lower !== "cookie" && lower !== "set-cookie") return redact(value);
	return redact(applyEdits(value, mergeEdits(findCookieValues(lower, value))));
}
function findEdits(text, layers) {
	if (text.length < SHORTEST) return [];
	const found = scan(text);
	if (found === 0) return [];
	const lists = [];
	if ((found & HEADERS) !== 0) lists.push(findHeaderSecrets(text));
	if ((found & LABELS) !== 0) lists.push(findLabelledSecrets(text));
	if ((found & KEYS) !== 0) lists.push(findPrivateKeys(text), findJsonWebTokens(text));
	if ((found & SCHEME) !== 0 && (found & AT) !== 0) lists.push(findUrlCredentials(text));
	if (found >= 512) lists.push(findPatterns(text, found));
	if ((found & 1) !== 0) lists.push(findTrackData(text), findCards(text));
	if (layers > 0) {
		lists.push(findEscaped(text, found, layers));
		if ((found & 2) !== 0) lists.push(findBase64Secrets(text, (decoded) => findEdits(decoded, layers - 1).length > 0));
	}
	if (lists.every((list) => list.length === 0)) return [];
	return mergeEdits(lists.flat().filter(({ start, end, replacement }) => text.slice(start, end) !== replacement));
}
function findEscaped(text, found, layers) {
	const inForm = [];
	if ((found & (ESCAPES | 4)) !== 0) inForm.push(false);
	if (text.includes("+")) inForm.push(true);
	return inForm.flatMap((plus) => {
		const unescaped = unescapeText(text, plus);
		if (unescaped === void 0) return [];
		return findEdits(unescaped.text, layers - 1).map((edit) => unescaped.toOriginal(edit));
	});
}
function findPatterns(text, found) {
	return SECRET_PATTERNS.flatMap(({ pattern, replacement = REDACTED }, index) => {
		if ((found & bitOf(index)) === 0) return [];
		return Array.from(text.matchAll(pattern), ({ 0: whole, 1: kept = "", index: start }) => ({
			start: start + kept.length,
			end: start + whole.length,
			replacement
		}));
	});
}
function findCards(text) {
	return findCardNumbers(text).map(({ start, end, digits }) => ({
		start,
		end,
		replacement: maskCardNumber(digits)
	}));
}

//#endregion
export { REDACTED as a, maskCardNumber as c, isCredentialHeader as i, passesLuhn as l, redactHeader as n, brandOf as o, wordAutomaton as r, findCardNumbers as s, redact as t };