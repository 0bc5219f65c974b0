import { c as InvalidArgumentError } from "./exit-codes.js";
import { t as SCANS } from "./report.js";

//#region src/cli/options/scan-list.ts
function scanList(text) {
	return text.split(",").map((word) => {
		const scan = SCANS.find((candidate) => candidate === word.trim());
		if (scan === void 0) throw new InvalidArgumentError(`"${word}" is no scan; known are ${SCANS.join(", ")}.`);
		return scan;
	});
}

//#endregion
export { scanList as t };