import { n as maskCardNumber, t as findCardNumbers } from "./card-numbers.js";

//#region src/util/redaction.ts
const SECRETS = [
	{
		pattern: /\b(sk|rk|pk)_(live|test)_[0-9A-Za-z]{8,}/gu,
		replacement: "$1_$2_[redacted]"
	},
	{
		pattern: /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@:]{0,200}:[^\s/?#@]{1,200}@/giu,
		replacement: "$1[redacted]@"
	},
	{
		pattern: /\bwhsec_[0-9A-Za-z+/=]{8,}/gu,
		replacement: "whsec_[redacted]"
	},
	{
		pattern: /\baccess-(sandbox|development|production)-[0-9a-f-]{16,}/gu,
		replacement: "access-$1-[redacted]"
	},
	{
		pattern: /\baccess_token\$(sandbox|production)\$[0-9a-z]+\$[0-9a-f]{8,}/gu,
		replacement: "access_token$$$1$$[redacted]"
	},
	{
		pattern: /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/giu,
		replacement: "$1 [redacted]"
	},
	{
		pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/gu,
		replacement: "[redacted JWT]"
	},
	{
		pattern: /\bgh[pousr]_[0-9A-Za-z]{20,}/gu,
		replacement: "gh_[redacted]"
	},
	{
		pattern: /\bglpat-[\w-]{16,}/gu,
		replacement: "glpat-[redacted]"
	},
	{
		pattern: /\bAKIA[0-9A-Z]{16}\b/gu,
		replacement: "AKIA[redacted]"
	},
	{
		pattern: /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/gu,
		replacement: "[redacted $1]"
	}
];
const WORTH_A_LOOK = /\d[\d -]{11,}\d|:\/\/[^\s/]+@|[sr]k_(?:live|test)_|pk_(?:live|test)_|whsec_|access[-_](?:sandbox|development|production|token)|bearer\s|basic\s|eyJ|gh[pousr]_|glpat-|AKIA|PRIVATE KEY/iu;
function redact(text) {
	if (!WORTH_A_LOOK.test(text)) return text;
	let masked = text;
	for (const { pattern, replacement } of SECRETS) masked = masked.replace(pattern, replacement);
	const cards = findCardNumbers(masked);
	if (cards.length === 0) return masked;
	const parts = [];
	let last = 0;
	for (const card of cards) {
		parts.push(masked.slice(last, card.start), maskCardNumber(card.digits));
		last = card.end;
	}
	return parts.join("") + masked.slice(last);
}
const SENSITIVE_HEADERS = /* @__PURE__ */ new Set([
	"authorization",
	"proxy-authorization",
	"cookie",
	"set-cookie",
	"x-api-key",
	"x-auth-token",
	"x-csrf-token"
]);
function redactHeader(name, value) {
	const lower = name.toLowerCase();
	if (!SENSITIVE_HEADERS.has(lower)) return redact(value);
	if (lower === "set-cookie") return redact(value.replace(/^([^=;]*)=[^;]*/u, "$1=[redacted]"));
	if (lower === "cookie") return redact(value.replaceAll(/([^=;\s]+)=[^;]*/gu, "$1=[redacted]"));
	return "[redacted]";
}

//#endregion
export { redactHeader as n, redact as t };