import { n as runHead } from "./sarif.js";
import { t as sarifCategories } from "./sarif-category.js";
import { i as GITHUB_LIMITS, n as identityOf } from "./github-result.js";
import { i as githubRun, r as githubParts, t as githubLogText } from "./github-sarif.js";
import { createHash } from "node:crypto";

//#region src/reporters/github-chunks.ts
const MOST_BITS = 10;
const MARGIN = 4096;
function githubChunks(run, category, least, options) {
	const measure = measureOf(options, category);
	const all = [...run.findings].map(measure.finding);
	const whole = chunkOf(run, run.rules, all, category, measure);
	if (least <= 1 && fits(whole, all.length)) return [whole];
	for (let bits = least <= 1 ? 0 : Math.min(MOST_BITS, Math.ceil(Math.log2(least)));; bits += 1) {
		const parts = partsOf(all, bits);
		const chunks = parts.map((part, index) => chunkOf(run, rulesOf(run.rules, part), part, chunkCategory(category, index), measure));
		if (chunks.every((chunk, index) => fits(chunk, parts[index]?.length ?? 0))) return chunks;
		if (bits < MOST_BITS && all.length > 1) continue;
		return chunks.flatMap((chunk, index) => cutByOrder(chunk, parts[index] ?? [], run.rules, measure));
	}
}
function measureOf(options, category) {
	const parts = githubParts(chunkCategory(category, 2 ** MOST_BITS), options);
	const rules = /* @__PURE__ */ new Map();
	return {
		finding: (finding) => ({
			finding,
			key: keyOf(finding),
			bytes: Buffer.byteLength(parts.toText(finding, 999999)) + 2
		}),
		rule(rule) {
			const bytes = rules.get(rule) ?? bytesOf(parts.toRule(rule)) + 1;
			rules.set(rule, bytes);
			return bytes;
		},
		head: (run) => Buffer.byteLength(runHead({
			...run,
			rules: []
		}, parts)) + MARGIN
	};
}
function chunkOf(run, rules, part, category, measure) {
	const chunk = {
		...run,
		rules,
		findings: part.map(({ finding }) => finding)
	};
	const results = part.reduce((sum, { bytes }) => sum + bytes, 0);
	return {
		run: chunk,
		category,
		bytes: measure.head(chunk) + sumOfRules(rules, measure) + results
	};
}
function sumOfRules(rules, measure) {
	return rules.reduce((sum, rule) => sum + measure.rule(rule), 0);
}
function fits({ run, bytes }, results) {
	const { resultsPerRun, rulesPerRun, fileBytes } = GITHUB_LIMITS;
	return results <= resultsPerRun && run.rules.length <= rulesPerRun && bytes <= fileBytes;
}
function partsOf(all, bits) {
	const parts = Array.from({ length: 2 ** bits }, () => []);
	for (const item of all) parts[Math.floor(item.key / 2 ** (32 - bits))]?.push(item);
	return parts;
}
function rulesOf(rules, part) {
	const named = new Set(part.map(({ finding }) => finding.rule.id));
	return rules.filter(({ id }) => named.has(id));
}
function cutByOrder(chunk, part, rules, measure) {
	if (fits(chunk, part.length)) return [chunk];
	const { resultsPerRun, fileBytes } = GITHUB_LIMITS;
	const byId = new Map(rules.map((rule) => [rule.id, rule]));
	const head = measure.head(chunk.run);
	const cuts = [[]];
	let named = /* @__PURE__ */ new Set();
	let bytes = head;
	for (const item of part) {
		const { id } = item.finding.rule;
		const rule = byId.get(id);
		const more = item.bytes + (rule === void 0 || named.has(id) ? 0 : measure.rule(rule));
		if ((cuts.at(-1)?.length ?? 0) === resultsPerRun || bytes + more > fileBytes) {
			cuts.push([]);
			named = /* @__PURE__ */ new Set();
			bytes = head;
		}
		cuts.at(-1)?.push(item);
		bytes += item.bytes + (rule === void 0 || named.has(id) ? 0 : measure.rule(rule));
		named.add(id);
	}
	return cuts.map((cut, index) => chunkOf(chunk.run, rulesOf(rules, cut), cut, index === 0 ? chunk.category : `${chunk.category}part-${index + 1}/`, measure));
}
function chunkCategory(category, index) {
	return index === 0 ? category : `${category}chunk-${String(index).padStart(2, "0")}/`;
}
function keyOf(finding) {
	return createHash("sha256").update(identityOf(finding)).digest().readUInt32BE();
}
function bytesOf(value) {
	return Buffer.byteLength(JSON.stringify(value));
}

//#endregion
//#region src/reporters/github-sarif-files.ts
const ROOM = GITHUB_LIMITS.fileBytes;
function githubSarifFiles(runs, options) {
	const all = [...runs];
	const categories = sarifCategories(all.map(({ info }) => info));
	const ended = /* @__PURE__ */ new Map([[true, []], [false, []]]);
	for (const [index, run] of all.entries()) {
		const category = categories[index] ?? "";
		const chunks = githubChunks(githubRun(run, options.now), category, options.chunksBefore?.(category) ?? 1, options);
		ended.get(run.info.status === "complete")?.push(...chunks);
	}
	return [...ended].flatMap(([complete, chunks]) => packed(chunks).map((file, index) => {
		const stem = complete ? "github" : "github-incomplete";
		return {
			name: index === 0 ? `${stem}.sarif` : `${stem}-${String(index + 1).padStart(2, "0")}.sarif`,
			categories: file.map(({ category }) => category),
			results: file.reduce((sum, { run }) => sum + [...run.findings].length, 0),
			complete,
			pieces: { [Symbol.iterator]: () => githubLogText(file, options) }
		};
	}));
}
function packed(chunks) {
	const files = [];
	let bytes = 0;
	for (const chunk of chunks) {
		const file = files.at(-1);
		if (file === void 0 || file.length === GITHUB_LIMITS.runsPerFile || bytes + chunk.bytes > ROOM) {
			files.push([chunk]);
			bytes = chunk.bytes;
		} else {
			file.push(chunk);
			bytes += chunk.bytes;
		}
	}
	return files;
}

//#endregion
export { githubSarifFiles as t };