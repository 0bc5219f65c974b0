//#region src/reporters/vex-justification.ts
const WORDS = {
	component_not_present: {
		openVex: "component_not_present",
		cycloneDx: "code_not_present"
	},
	vulnerable_code_not_present: {
		openVex: "vulnerable_code_not_present",
		cycloneDx: "code_not_present"
	},
	vulnerable_code_not_in_execute_path: {
		openVex: "vulnerable_code_not_in_execute_path",
		cycloneDx: "code_not_reachable"
	},
	vulnerable_code_cannot_be_controlled_by_adversary: { openVex: "vulnerable_code_cannot_be_controlled_by_adversary" },
	inline_mitigations_already_exist: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_by_mitigating_control"
	},
	code_not_present: {
		openVex: "vulnerable_code_not_present",
		cycloneDx: "code_not_present"
	},
	code_not_reachable: {
		openVex: "vulnerable_code_not_in_execute_path",
		cycloneDx: "code_not_reachable"
	},
	requires_configuration: { cycloneDx: "requires_configuration" },
	requires_dependency: { cycloneDx: "requires_dependency" },
	requires_environment: { cycloneDx: "requires_environment" },
	protected_by_compiler: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_by_compiler"
	},
	protected_at_runtime: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_at_runtime"
	},
	protected_at_perimeter: { cycloneDx: "protected_at_perimeter" },
	protected_by_mitigating_control: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_by_mitigating_control"
	},
	not_affected: {},
	false_positive: { falsePositive: true }
};
function vexJustificationOf(reason) {
	const found = reason.slice(0, 1e4).toLowerCase().split(/[:;,.()\n]/u).map((part) => part.trim().replaceAll(/[\s_-]+/gu, "_")).flatMap((part) => {
		const word = Object.keys(WORDS).find((known) => part === known || part.startsWith(`${known}_`));
		return word === void 0 ? [] : [WORDS[word] ?? {}];
	});
	return found.find((word) => word.openVex !== void 0 || word.cycloneDx !== void 0) ?? found[0];
}

//#endregion
export { vexJustificationOf as t };