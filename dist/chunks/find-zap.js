import { n as scrubEnvironment, t as runProcess } from "./process.js";
import { a as isProgram, i as findProgram } from "./dependency-programs.js";
import { join } from "node:path";

//#region src/scanners/zap/find-zap.ts
const DOCKER_VARIABLES = "DOCKER_HOST DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_CONTEXT DOCKER_CONFIG CONTAINER_HOST XDG_RUNTIME_DIR".split(" ");
const SCRIPTS = [
	"zap.sh",
	"zaproxy",
	"zap"
];
const INSTALL = [
	"install ZAP from https://www.zaproxy.org/download/ (it needs Java 17), and let ZAP_HOME name its folder",
	"or use its container image: --engine zap-docker",
	"or the embedded engine, which needs neither: --engine embedded"
];
function findInstalledZap(environment) {
	const home = environment["ZAP_HOME"];
	if (home !== void 0 && home !== "") {
		const command = ["zap.sh", "zap.bat"].map((name) => join(home, name)).find(isProgram);
		if (command !== void 0) return {
			engine: "zap",
			command
		};
		return {
			problem: "the folder that ZAP_HOME names has no zap.sh that can be run",
			help: INSTALL
		};
	}
	const command = findProgram(SCRIPTS, environment);
	return command === void 0 ? {
		problem: "ZAP is not installed",
		help: INSTALL
	} : {
		engine: "zap",
		command
	};
}
async function findDocker(environment, signal) {
	const command = findProgram(["docker", "podman"], environment);
	if (command === void 0) return {
		problem: "Docker is not installed",
		help: ["install Docker from https://docs.docker.com/get-docker/", "or use --engine zap or --engine embedded"]
	};
	const asked = await runProcess({
		command,
		args: [
			"version",
			"--format",
			"{{.Server.Version}}"
		],
		environment: dockerEnvironment(environment),
		timeoutMs: 15e3,
		...signal && { signal }
	});
	if (asked.exitCode === 0 && asked.stdout.length > 0) return {
		engine: "zap-docker",
		command
	};
	return {
		problem: asked.timedOut ? "Docker does not answer" : "Docker is installed, but its daemon does not answer",
		help: ["start Docker, and check with `docker version` that this user may use it", "or use --engine zap or --engine embedded"]
	};
}
async function findAnyZap(environment, signal) {
	const installed = findInstalledZap(environment);
	if (!("problem" in installed)) return installed;
	const docker = await findDocker(environment, signal);
	if (!("problem" in docker)) return docker;
	return {
		problem: `${installed.problem}, and ${docker.problem}`,
		help: installed.help
	};
}
function dockerEnvironment(environment) {
	return scrubEnvironment(environment, DOCKER_VARIABLES);
}

//#endregion
export { findInstalledZap as i, findAnyZap as n, findDocker as r, dockerEnvironment as t };