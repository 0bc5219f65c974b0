import { l as fingerprintOf } from "./normalize-files.js";
import { i as Command, s as InvalidArgumentError, t as EXIT } from "./exit-codes.js";
import { E as sortForReading, _ as coverageFigures, k as locationText } from "./write-text.js";
import { _ as runDependencyScan, n as runPaymentScan, t as runWebScan, v as saveReport } from "./run-web-scan.js";
import { t as wholeNumber } from "./whole-number.js";
import { dirname, join, resolve } from "node:path";

//#region src/cli/finish-scan.ts
async function finishScan(scan, report, options, context) {
	const sarif = resolve(context.cwd, options.output);
	await saveReport(report, {
		sarif,
		evidence: join(dirname(sarif), "evidence")
	}, scan, context);
	const { run, findings, notices } = report;
	const complete = run.status === "complete";
	return {
		exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
		lines: [
			...sortForReading(findings).map(({ severity, rule, message, locations }) => {
				const [place] = locations;
				return `${severity.padEnd(13)} ${rule.id}${place === void 0 ? "" : `  ${locationText(place)}`}\n    ${message.split("\n")[0] ?? ""}`;
			}),
			...coverageFigures(run.coverage).map(({ name, value }) => `${name}: ${value}`),
			`written: ${options.output}`,
			complete ? `tollgate: pass: ${scan} scan complete, ${findings.length} finding${findings.length === 1 ? "" : "s"}; not judged (see tollgate gate)` : `tollgate: incomplete: ${scan} scan: ${run.reason ?? "no reason given"}`
		],
		notices,
		verdict: complete ? "pass" : "incomplete",
		document: {
			output: options.output,
			status: run.status,
			...run.reason !== void 0 && { reason: run.reason },
			coverage: run.coverage ?? {},
			findings: findings.map((finding) => ({
				rule: finding.rule.id,
				severity: finding.severity,
				message: finding.message,
				fingerprint: fingerprintOf(finding, run.target)
			}))
		}
	};
}

//#endregion
//#region src/cli/commands/scan-dependencies.ts
function scanDependenciesCommand(context, done) {
	return new Command("dependencies").description("audit the lockfile of a project with npm audit, and say when npm did not really look").option("--dir <folder>", "folder of package-lock.json", ".").option("--registry <url>", "advisory source; npm’s configured registry by default").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/dependencies.sarif").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES$2).action(async (options) => {
		const folder = dirname(resolve(context.cwd, options.output));
		const report = await runDependencyScan({
			dir: options.dir,
			registry: options.registry
		}, folder, context);
		done(await finishScan("dependencies", report, options, context));
	});
}
const EXAMPLES$2 = `
Examples:
  tollgate scan dependencies
  tollgate scan dependencies --dir packages/shop --output deps.sarif

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete (no lockfile, no network, no advisories)`;

//#endregion
//#region src/cli/seconds-of.ts
const UNITS = {
	"": 1,
	s: 1,
	m: 60,
	h: 3600
};
function secondsOf(text) {
	const match = /^(\d{1,6})([smh]?)$/u.exec(text);
	const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ""] ?? NaN);
	if (match === null || seconds <= 0) throw new InvalidArgumentError(`"${text}" is no time such as 180s, 5m or 1h.`);
	return seconds;
}

//#endregion
//#region src/cli/commands/scan-payments.ts
function scanPaymentsCommand(context, done) {
	return new Command("payments").description("try fake payments on a sandbox and prove by its state what they did").requiredOption("-p, --profile <file>", "the payment profile: which operations the app has (docs/payments.md)").option("-t, --target <url>", "where the app answers; the profile’s base URL by default").option("--attacks <ids...>", "only these attacks").option("--seed <n>", "what made-up values start from", wholeNumber, 1).option("--budget <time>", "stop after so long (180s, 5m); what it cuts short is incomplete", secondsOf).option("--max-requests <n>", "stop after so many requests", wholeNumber).option("--allow-host <host...>", "a host beyond loopback that may be tried; it needs --i-own-this-target too").option("--i-own-this-target <origin>", "your word that this origin is yours and no live system").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/payments.sarif").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES$1).action(async (options) => {
		const { profile, target, attacks, seed, budget, maxRequests } = options;
		const report = await runPaymentScan({
			profile,
			target,
			attacks,
			seed,
			budget,
			maxRequests
		}, {
			allow: options.allowHost,
			own: options.iOwnThisTarget
		}, context);
		done(await finishScan("payments", report, options, context));
	});
}
const EXAMPLES$1 = `
Examples:
  tollgate scan payments --profile payments.yml
  tollgate scan payments --profile payments.yml --target http://127.0.0.1:4010 --budget 180s
  tollgate scan payments --profile payments.yml --attacks pay/refund-race pay/balance-race

Exit codes: 0 complete, whatever was found · 2 usage, or a target or key that is refused · 3 incomplete`;

//#endregion
//#region src/cli/commands/scan-web.ts
function scanWebCommand(context, done) {
	return new Command("web").description("crawl a web app with GET requests and judge every answer by passive rules").requiredOption("-t, --target <url>", "where to start; naming it is your consent to GET requests").option("--name <name>", "what the target is called in reports; its origin by default").option("--min-pages <n>", "fewer answered pages make the scan incomplete", wholeNumber).option("--max-pages <n>", "stop after so many", wholeNumber).option("--require-url <url...>", "pages that the crawl must have seen").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/web.sarif").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES).action(async (options) => {
		const report = await runWebScan(options.target, {
			name: options.name,
			minPages: options.minPages,
			maxPages: options.maxPages,
			requiredUrls: options.requireUrl
		}, context);
		done(await finishScan("web", report, options, context));
	});
}
const EXAMPLES = `
Examples:
  tollgate scan web --target http://127.0.0.1:3000
  tollgate scan web --target https://staging.example --name shop --min-pages 10 --require-url /checkout

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete`;

//#endregion
//#region src/cli/commands/scan.ts
function scanCommand(context, done) {
	const command = new Command("scan").description("run one scan and write its SARIF; `gate` judges it");
	for (const make of [
		scanWebCommand,
		scanDependenciesCommand,
		scanPaymentsCommand
	]) command.addCommand(make(context, done));
	return command;
}

//#endregion
export { scanCommand };