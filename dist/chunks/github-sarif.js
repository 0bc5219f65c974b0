import { x as isProblem } from "./summary.js";
import { t as isInForce } from "./suppression.js";
import { r as runText, t as SARIF_SCHEMA } from "./sarif.js";
import { t as sarifCategories } from "./sarif-category.js";
import { a as cutText, i as GITHUB_LIMITS, r as githubRule, t as githubResult } from "./github-result.js";

//#region src/reporters/github-run.ts
function githubParts(category, options) {
	return {
		toText: (finding, ruleIndex) => JSON.stringify(githubResult(finding, ruleIndex, options)),
		toRule: githubRule,
		category,
		driver: {},
		run: {}
	};
}
function githubRun(run, now) {
	const { nameLength, messageLength, resultLength } = GITHUB_LIMITS;
	const { tool, reason, coverage, target, ...info } = run.info;
	const isLong = (value) => JSON.stringify(value).length > resultLength;
	return {
		rules: run.rules,
		inputs: isLong(run.inputs) ? [] : run.inputs,
		info: {
			...info,
			tool: {
				...tool,
				name: cutText(tool.name, nameLength),
				...tool.version !== void 0 && { version: cutText(tool.version, nameLength) }
			},
			...target !== void 0 && { target: cutText(target, messageLength) },
			...reason !== void 0 && { reason: cutText(reason, messageLength) },
			...coverage !== void 0 && !isLong(coverage) && { coverage }
		},
		findings: problemsOf(run.findings, now)
	};
}
function* problemsOf(findings, now) {
	for (const finding of findings) if (isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now))) yield finding;
}

//#endregion
//#region src/reporters/github-sarif.ts
function* githubSarifText(runs, options) {
	const all = [...runs];
	const categories = sarifCategories(all.map(({ info }) => info));
	yield* githubLogText(all.map((run, index) => ({
		run: githubRun(run, options.now),
		category: categories[index] ?? ""
	})), options);
}
function* githubLogText(runs, options) {
	yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
	let first = true;
	for (const { run, category } of runs) {
		yield first ? "\n" : ",\n";
		first = false;
		yield* runText(run, githubParts(category, options));
	}
	yield "\n]}\n";
}

//#endregion
export { githubRun as i, githubSarifText as n, githubParts as r, githubLogText as t };