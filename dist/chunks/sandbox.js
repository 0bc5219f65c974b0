import { i as Command, t as EXIT } from "./exit-codes.js";
import { t as wholeNumber } from "./whole-number.js";
import { once } from "node:events";

//#region src/cli/commands/sandbox.ts
function sandboxCommand(context, done) {
	return new Command("sandbox").description("serve the sandbox payment app on loopback: right by default, wrong where you switch a defect on").option("--port <n>", "port of the app; any free one by default", wholeNumber).option("--control-port <n>", "port of the control plane; any free one by default", wholeNumber).option("--defects <ids>", "defects to switch on, separated by commas").option("--seed <n>", "where ids start", wholeNumber).option("--list-defects", "print the defects and end").option("--print-profile", "print the payment profile of the app and end").addHelpText("after", EXAMPLES).action(async (options, command) => {
		const { startSandbox } = await import("./sandbox2.js");
		const { defects } = await import("./registry.js");
		const { sandboxProfile } = await import("./profile.js");
		if (options.listDefects === true) {
			done({
				exitCode: EXIT.passed,
				lines: defects.map(({ id, title, severity }) => `${id.padEnd(26)} ${severity.padEnd(9)} ${title}`),
				notices: [],
				verdict: "pass",
				document: { defects }
			});
			return;
		}
		if (options.printProfile === true) {
			const profile = sandboxProfile(`http://127.0.0.1:${options.port ?? 4010}`);
			done({
				exitCode: EXIT.passed,
				lines: [profile.trimEnd()],
				notices: [],
				verdict: "pass",
				document: { profile }
			});
			return;
		}
		const environment = context.environment["NODE_ENV"];
		const sandbox = await startSandbox({
			...options.port !== void 0 && { port: options.port },
			...options.controlPort !== void 0 && { controlPort: options.controlPort },
			...options.defects !== void 0 && { defects: options.defects.split(",").map((id) => id.trim()) },
			...options.seed !== void 0 && { seed: options.seed },
			...environment !== void 0 && { environment }
		});
		const { appUrl, controlUrl, token } = sandbox;
		if (command.optsWithGlobals().json === true) context.print(JSON.stringify({
			app: appUrl,
			control: controlUrl,
			token
		}));
		else for (const line of [
			`app:      ${appUrl}`,
			`control:  ${controlUrl}`,
			`token:    ${token}`,
			"Ctrl-C ends it."
		]) context.print(line);
		if (!context.signal.aborted) await once(context.signal, "abort");
		await sandbox.close();
	});
}
const EXAMPLES = `
Examples:
  tollgate sandbox --port 4010 --control-port 4012
  tollgate sandbox --defects ref.over,flow.balance_race --json
  tollgate sandbox --print-profile > payments.yml`;

//#endregion
export { sandboxCommand };