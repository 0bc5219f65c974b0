//#region src/cli/platforms/sarif-runs.ts
function sarifRuns({ runs }) {
	return runs.map(({ info, findings }) => {
		const rules = new Map(info.rules.map((rule) => [rule.id, rule]));
		for (const { rule } of findings) if (!rules.has(rule.id)) rules.set(rule.id, rule);
		return {
			info,
			inputs: [],
			rules: [...rules.values()],
			findings
		};
	});
}

//#endregion
export { sarifRuns as t };