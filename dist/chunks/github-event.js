import { n as readFileIfThere } from "./files.js";
import { r as variableOf } from "./platform-variable.js";
import { r as asObject } from "./untrusted.js";

//#region src/cli/github-event.ts
const LARGEST = 33554432;
async function githubEvent(context) {
	const path = variableOf(context, "GITHUB_EVENT_PATH");
	const bytes = path === void 0 ? void 0 : await readFileIfThere(path).catch(() => void 0);
	if (bytes === void 0 || bytes.length > LARGEST) return {};
	try {
		return asObject(JSON.parse(new TextDecoder().decode(bytes)));
	} catch {
		return {};
	}
}

//#endregion
export { githubEvent as t };