import { t as TollgateError } from "./errors.js";
import { f as readHead, n as format, t as fileSource } from "./file-source.js";
import { resolve } from "node:path";

//#region src/cli/read-sarif.ts
function readSarif(path, { cwd }) {
	try {
		const source = fileSource(resolve(cwd, path));
		if (!format.recognizes(readHead(source))) throw new TypeError("it is no SARIF");
		const reader = format.read(source);
		const findings = [];
		let step = reader.next();
		while (step.done !== true) {
			const { run, finding } = step.value;
			while (findings.length <= run) findings.push([]);
			findings[run]?.push(finding);
			step = reader.next();
		}
		if (step.value.status !== "complete") throw new TypeError(step.value.reason ?? "it cannot be read to its end");
		return {
			runs: step.value.runs.map((info, position) => ({
				info,
				findings: findings[position] ?? []
			})),
			notices: step.value.notices
		};
	} catch (error) {
		throw new TollgateError("sarif/unreadable", `${path} cannot be read as SARIF: ${error instanceof Error ? error.message : String(error)}`, {
			class: "incomplete",
			place: { file: path },
			help: ["make it with `tollgate normalize REPORT… --output FILE`, or run the scan again"],
			cause: error
		});
	}
}

//#endregion
export { readSarif as t };