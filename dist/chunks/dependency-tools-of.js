import { c as InvalidArgumentError } from "./exit-codes.js";
import { r as DEPENDENCY_TOOLS } from "./dependency-scanners.js";

//#region src/cli/options/dependency-tools-of.ts
function dependencyToolsOf(text) {
	if (text === "auto") return text;
	return text.split(",").map((word) => {
		const tool = DEPENDENCY_TOOLS.find((name) => name === word.trim());
		if (tool === void 0) throw new InvalidArgumentError(`"${word}" is no scanner; known are auto and ${DEPENDENCY_TOOLS.join(", ")}.`);
		return tool;
	});
}

//#endregion
export { dependencyToolsOf as t };