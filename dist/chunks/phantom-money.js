//#region src/reporters/phantom-money.ts
function phantomMoney(runs) {
	const shards = Map.groupBy(runs, ({ target, shard }) => shard === void 0 ? void 0 : JSON.stringify(target));
	const whole = shards.get(void 0) ?? [];
	shards.delete(void 0);
	return [...whole.flatMap(linesOf), ...[...shards.values()].flatMap((parts) => sumOf(parts.flatMap(linesOf)))].map((line) => `Phantom money: ${line}`);
}
function linesOf({ coverage }) {
	const lines = coverage?.["phantomMoney"];
	return Array.isArray(lines) ? lines.map(String) : [];
}
const KINDS = [
	"created from nothing",
	"moved without right",
	"not paid for"
];
function sumOf(lines) {
	return [...Map.groupBy(lines, (line) => line.slice(0, 3))].toSorted(([a], [b]) => a < b ? -1 : 1).flatMap(([currency, own]) => {
		const sums = own.map(sumIn);
		const exponents = new Set(sums.map((sum) => sum?.exponent));
		const [exponent] = exponents;
		if (exponent === void 0 || exponents.size > 1) return own;
		const amounts = KINDS.map((kind) => ({
			kind,
			minor: sums.reduce((total, sum) => total + (sum?.kinds.get(kind) ?? 0n), 0n)
		})).filter(({ minor }) => minor > 0n);
		const total = amountText(amounts.reduce((sum, { minor }) => sum + minor, 0n), exponent);
		const [first] = amounts;
		if (amounts.length === 1 && first !== void 0) return [`${currency} ${total} ${first.kind}`];
		return [`${currency} ${total}: ${amounts.map(({ kind, minor }) => `${amountText(minor, exponent)} ${kind}`).join(", ")}`];
	});
}
function sumIn(line) {
	const [, body = ""] = /^[A-Z]{3} (?:[\d,.]{1,60}: )?(.{1,300})$/u.exec(line) ?? [];
	const kinds = /* @__PURE__ */ new Map();
	let exponent;
	for (const part of body.split(", ")) {
		const [, whole = "", fraction = "", kind = ""] = /^([\d,]{1,40})(?:\.(\d{1,4}))? (\w[\w ]*)$/u.exec(part) ?? [];
		if (!KINDS.includes(kind) || kinds.has(kind) || (exponent ?? fraction.length) !== fraction.length) return void 0;
		exponent = fraction.length;
		kinds.set(kind, BigInt(`${whole.replaceAll(",", "")}${fraction}`));
	}
	return exponent === void 0 ? void 0 : {
		exponent,
		kinds
	};
}
function amountText(minor, exponent) {
	const digits = minor.toString().padStart(exponent + 1, "0");
	const whole = digits.slice(0, digits.length - exponent).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
	return exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
}

//#endregion
export { phantomMoney as t };