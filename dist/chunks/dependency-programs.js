import { n as fileFacts } from "./database.js";
import { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";
import { accessSync, constants, statSync } from "node:fs";

//#region src/util/find-program.ts
function findProgram(names, environment) {
	return (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "").flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

//#endregion
//#region src/cli/dependency-programs.ts
function snykProgram({ cwd, environment }) {
	const script = packageFile("snyk", "dist/cli/index.js", cwd);
	if (script !== void 0) return [process.execPath, script];
	const program = findProgram(["snyk", "snyk.exe"], environment);
	return program === void 0 ? void 0 : [program];
}
function packageVersion(name, { cwd }) {
	const manifest = packageFile(name, "package.json", cwd);
	if (manifest === void 0) return void 0;
	const { version } = createRequire(manifest)(manifest);
	return version;
}
async function dependencyCheckProgram(demanded, { environment, cwd }) {
	const home = environment["DEPENDENCY_CHECK_HOME"];
	const name = process.platform === "win32" ? "dependency-check.bat" : "dependency-check.sh";
	const candidates = [environment["OWASP_BIN"], ...home === void 0 || home === "" ? [] : [join(home, "bin", name), join(home, name)]];
	for (const candidate of candidates) {
		if (candidate === void 0 || candidate === "") continue;
		const path = resolve(cwd, candidate);
		if ((await fileFacts(path))?.kind === "file") return {
			kind: "command-line",
			command: [path]
		};
	}
	const wrapper = demanded ? packageFile("owasp-dependency-check", void 0, cwd) : void 0;
	return wrapper === void 0 ? void 0 : {
		kind: "wrapper",
		command: [process.execPath, wrapper]
	};
}
function packageFile(name, file, cwd) {
	for (const place of [import.meta.filename, join(cwd, "package.json")]) {
		const found = createRequire(place);
		try {
			const manifest = found.resolve(`${name}/package.json`);
			const { bin } = found(manifest);
			const command = typeof bin === "string" ? bin : Object.values(bin ?? {})[0];
			const wanted = file ?? command;
			if (wanted !== void 0) return join(dirname(manifest), wanted);
		} catch {}
	}
}

//#endregion
export { isProgram as a, findProgram as i, packageVersion as n, snykProgram as r, dependencyCheckProgram as t };