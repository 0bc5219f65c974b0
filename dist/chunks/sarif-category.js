import { createHash } from "node:crypto";

//#region src/reporters/sarif-category.ts
function sarifCategory({ tool, target, shard, scan }) {
	return `${[
		"tollgate",
		scan ?? "report",
		tool.name,
		target,
		shard
	].filter((part) => part !== void 0).map((part) => part.replaceAll(/[^\w.-]+/gu, "-").slice(0, LONGEST_PART)).join("/")}/`;
}
const LONGEST_PART = 200;
function sarifCategories(runs) {
	const plain = runs.map(sarifCategory);
	const alike = Map.groupBy(runs.keys(), (index) => sentinel(plain[index] ?? ""));
	const taken = /* @__PURE__ */ new Set();
	return runs.map((run, index) => {
		const own = plain[index] ?? "";
		const others = alike.get(sentinel(own)) ?? [];
		const identity = identityOf(run);
		let category = others.every((other) => other === index || identity <= identityOf(runs[other])) ? own : `${own}${digest(identity)}/`;
		for (let number = 2; taken.has(sentinel(category)); number += 1) category = `${own}${digest(identity)}-${number}/`;
		taken.add(sentinel(category));
		return category;
	});
}
function sentinel(category) {
	return category.replaceAll(/[^a-zA-Z0-9_]/gu, "_").toUpperCase();
}
function identityOf(run) {
	return JSON.stringify([
		run?.scan,
		run?.tool.name,
		run?.tool.version,
		run?.target,
		run?.shard
	]);
}
function digest(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

//#endregion
export { sarifCategory as n, sarifCategories as t };