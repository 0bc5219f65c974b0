import { U as isSuppressed, et as isProblem, nt as SEVERITIES, rt as isAtLeast } from "./file-source.js";

//#region src/pipeline/gate.ts
function openGate(policy) {
	const bySeverity = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		informational: 0
	};
	const shutting = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		informational: 0
	};
	let suppressed = 0;
	let absent = 0;
	return {
		see(finding) {
			if (finding.baselineState === "absent") absent += 1;
			if (!isProblem(finding)) return;
			if (isSuppressed(finding, policy.now)) {
				suppressed += 1;
				return;
			}
			bySeverity[finding.severity] += 1;
			const isNew = finding.baselineState === void 0 || finding.baselineState === "new";
			if (isAtLeast(finding.severity, policy.failOn) && (isNew || !policy.newOnly)) shutting[finding.severity] += 1;
		},
		counts: () => ({
			bySeverity: { ...bySeverity },
			suppressed,
			absent
		}),
		decide(runs) {
			const failed = failures(shutting, policy);
			const missing = gaps(runs, policy.expect);
			if (failed.length > 0) return {
				verdict: "fail",
				reasons: [...failed, ...missing]
			};
			if (missing.length > 0) return {
				verdict: "incomplete",
				reasons: missing
			};
			return {
				verdict: "pass",
				reasons: [`no ${policy.newOnly ? "new " : ""}finding of severity ${policy.failOn} or worse`]
			};
		}
	};
}
function failures(shutting, policy) {
	const counted = SEVERITIES.filter((severity) => shutting[severity] > 0);
	if (counted.length === 0) return [];
	const total = counted.reduce((sum, severity) => sum + shutting[severity], 0);
	const list = counted.map((severity) => `${shutting[severity]} ${severity}`).join(", ");
	return [`${total} ${policy.newOnly ? "new " : ""}finding${total === 1 ? "" : "s"} (${list}) at or above ${policy.failOn}`];
}
function gaps(runs, expect) {
	const broken = runs.filter((run) => run.status !== "complete").map((run) => `${run.scan ?? run.tool.name}${run.scan === void 0 ? "" : ` (${run.tool.name})`} is ${run.status}: ${run.reason ?? "no reason given"}`);
	const absent = expect.filter((scan) => !runs.some((run) => run.scan === scan)).map((scan) => `${scan} was expected and did not run`);
	const nothing = runs.length === 0 ? ["there is no run: nothing was scanned"] : [];
	return [
		...broken,
		...absent,
		...nothing
	];
}

//#endregion
//#region src/cli/decide.ts
function decide({ runs }, policy) {
	const gate = openGate(policy);
	for (const { findings } of runs) for (const finding of findings) gate.see(finding);
	return {
		decision: gate.decide(runs.map(({ info }) => info)),
		counts: gate.counts()
	};
}

//#endregion
export { decide as t };