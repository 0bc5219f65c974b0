#!/usr/bin/env node
import nodeModule from "node:module";
import { spawn } from "node:child_process";

//#region src/cli/on-node-24.ts
const OLDEST = 24;
async function onNode24(main) {
	if (Number(process.versions.node.split(".")[0]) >= OLDEST) {
		nodeModule.enableCompileCache();
		await main();
		return;
	}
	const node = bundledNode();
	if (node === void 0) {
		process.stderr.write(`error[cli/old-node]: this is Node ${process.versions.node}; Tollgate needs Node ${OLDEST} or newer\n  = help: install Node ${OLDEST}, or install Tollgate with its optional dependencies, which bring one\n`);
		process.exitCode = 2;
		return;
	}
	const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
	const pass = (signal) => void child.kill(signal);
	process.on("SIGINT", pass).on("SIGTERM", pass);
	process.exitCode = await new Promise((resolve) => {
		child.once("error", () => resolve(2));
		child.once("close", (code, signal) => resolve(code ?? (signal === "SIGTERM" ? 143 : 130)));
	});
}
function bundledNode() {
	const platform = process.platform === "win32" ? "win" : process.platform;
	try {
		return nodeModule.createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/bin/node`);
	} catch {
		return;
	}
}

//#endregion
//#region src/entries/tollgate.ts
await onNode24(async () => (await import("./chunks/main.js")).main());

//#endregion
export {  };