import { a as Option, i as Command, r as exitCodeOfVerdict, t as EXIT } from "./exit-codes.js";
import { C as SEVERITIES } from "./summary.js";
import { t as SCANS } from "./report.js";
import { t as TollgateError } from "./errors.js";
import { n as loadConfig, t as judgedConfig } from "./judged-config.js";
import { r as DEPENDENCY_TOOLS, t as manifestsIn } from "./dependency-scanners.js";
import { i as AUTO_BASELINE, n as baselineFolder, t as withBaseline } from "./with-baseline.js";
import { t as parseShard } from "./shard.js";
import { n as judge, r as configuredText, t as runPipeline } from "./run-pipeline.js";
import { t as nowOf } from "./now.js";
import { t as reportFiles } from "./report-files.js";
import { t as wholeNumber } from "./whole-number.js";
import { t as judgementLines } from "./judgement-lines.js";
import { t as scanList } from "./scan-list.js";
import { t as secondsOf } from "./seconds-of.js";
import { t as dependencyToolsOf } from "./dependency-tools-of.js";
import { basename, relative, resolve, sep } from "node:path";

//#region src/cli/judge-reports.ts
async function judgeReports(named, request, context) {
	const found = await reportFiles(named, context);
	try {
		const missing = found.files.filter(({ problem }) => problem !== void 0);
		if (missing.length > 0) throw new TollgateError("run/no-report", missing.map(({ name, problem }) => `${name}: ${problem}`).join("; "), {
			class: "incomplete",
			help: ["look at the jobs that should have left their reports", "name the files with --reports"]
		});
		const paths = found.files.map(({ path }) => path);
		const current = paths.filter((path) => !isBaseline(path, context));
		const plan = planOf(request);
		const { reports, beside } = ownReports(current.length > 0 ? current : paths, named.map((name) => resolve(context.cwd, name)));
		return await judge({
			...request,
			notices: [...request.notices ?? [], ...besideNotice(beside)],
			output: resolve(context.cwd, request.output),
			reports,
			configured: plan,
			configuredText: configuredText(plan)
		}, context);
	} finally {
		await found.close();
	}
}
function isBaseline(path, context) {
	const inside = relative(resolve(context.cwd, baselineFolder(context)), path);
	return inside.endsWith(".sarif") && !/^\.\.|[/\\]/u.test(inside);
}
const OWN = new RegExp(`[/\\\\]reports[/\\\\](?:${SCANS.join("|")})\\.sarif$`, "u");
function ownReports(paths, named) {
	const own = paths.filter((path) => OWN.test(path));
	const runs = own.map((path) => path.replace(OWN, sep));
	const folders = named.map((name) => `${name}${sep}`).filter((folder) => own.some((path) => path.startsWith(folder)));
	const isKept = (path) => OWN.test(path) || named.includes(path) || !(isIn(path, runs) || isIn(path, folders));
	return {
		reports: paths.filter(isKept),
		beside: paths.filter((path) => !isKept(path) && !isIn(path, runs))
	};
}
function isIn(path, folders) {
	return folders.some((folder) => path.startsWith(folder));
}
function besideNotice(paths) {
	if (paths.length === 0) return [];
	const names = paths.slice(0, 5).map((path) => basename(path));
	const more = paths.length > names.length ? ` and ${paths.length - names.length} more` : "";
	return [`beside the reports of Tollgate's runs these were not read: ${names.join(", ")}${more}; name them to have them judged`];
}
function planOf({ config }) {
	const asked = {
		web: config.web !== void 0,
		dependencies: config.dependencies !== void 0,
		payments: config.payments !== void 0,
		pci: false
	};
	return SCANS.map((scan) => ({
		scan,
		configured: asked[scan] || (config.require?.includes(scan) ?? false)
	}));
}

//#endregion
//#region src/cli/config/run-config.ts
const FILE = "tollgate.yml";
async function runConfig(options, context) {
	const path = options.config ?? FILE;
	const { config, change, close } = await judgedConfig(path, context);
	const rest = {
		...change !== void 0 && { change },
		close
	};
	if (config !== void 0) return {
		config: withOptions(config, options),
		anchor: path,
		notices: [],
		...rest
	};
	const found = options.config === void 0 ? await foundConfig(options, context) : void 0;
	return found === void 0 ? {
		config: await loadConfig(path, context),
		anchor: path,
		notices: [],
		...rest
	} : {
		...found,
		...rest
	};
}
async function foundConfig(options, context) {
	const [lockfile] = await manifestsIn(resolve(context.cwd, options.dir ?? "."));
	const asked = [
		options.only,
		options.target,
		options.profile,
		options.reports
	].some((given) => given !== void 0);
	if (lockfile === void 0 && !asked) return void 0;
	const config = withOptions(lockfile !== void 0 && options.reports === void 0 ? { dependencies: {} } : {}, options);
	const scans = [
		"web",
		"dependencies",
		"payments"
	].filter((scan) => config[scan] !== void 0);
	const what = options.reports === void 0 ? `only ${scans.join(", ") || "nothing"} is scanned` : "the reports alone count";
	return {
		config,
		anchor: lockfile ?? FILE,
		notices: [`there is no ${FILE}: ${what}; tollgate init --only ci,config writes one`]
	};
}
function withOptions(config, options) {
	const wanted = (scan) => options.only?.includes(scan) ?? false;
	const web = webOf(config, options, wanted("web"));
	const dependencies = dependenciesOf(config, options, wanted("dependencies"));
	const payments = paymentsOf(config, options, wanted("payments"));
	const kept = (scan) => options.only === void 0 || wanted(scan);
	const required = [.../* @__PURE__ */ new Set([...(config.require ?? []).filter(kept), ...options.require ?? []])];
	return {
		...config,
		web: kept("web") ? web : void 0,
		dependencies: kept("dependencies") ? dependencies : void 0,
		payments: kept("payments") ? payments : void 0,
		require: required
	};
}
function webOf({ web }, { target, engine, zapConfig, minPages }, isWanted) {
	if (web === void 0 && !isWanted && target === void 0) return void 0;
	return {
		...web,
		...target !== void 0 && { target },
		...engine !== void 0 && { engine },
		...zapConfig !== void 0 && { zapConfig },
		...minPages !== void 0 && { minPages }
	};
}
function dependenciesOf({ dependencies }, { dir, dependencyTools, maxDbAge }, isWanted) {
	if (dependencies === void 0 && !isWanted) return void 0;
	return {
		...dependencies,
		...dir !== void 0 && { dir },
		...dependencyTools !== void 0 && { tools: dependencyTools },
		...maxDbAge !== void 0 && { maxDatabaseAge: maxDbAge }
	};
}
function paymentsOf({ payments }, { profile, target, seed, budget }, isWanted) {
	const named = profile ?? payments?.profile;
	if (named === void 0) {
		if (!isWanted) return void 0;
		throw new TollgateError("config/no-profile", "the payment scan has no profile", {
			class: "usage",
			help: ["name it with --profile, or as `payments: { profile: … }` in tollgate.yml", "draft one: tollgate init --openapi FILE"]
		});
	}
	return {
		...payments,
		profile: named,
		...target !== void 0 && { target },
		...seed !== void 0 && { seed },
		...budget !== void 0 && { budget }
	};
}

//#endregion
//#region src/cli/config/with-shard.ts
function withShard(config, shard) {
	const parsed = parseShard(shard);
	if (parsed === void 0) throw usage("run/bad-shard", `"${shard}" is no shard`, "give its number and how many there are, as in 1/3");
	const { web, payments, dependencies, require, ...rest } = config;
	const isFirst = parsed.index === 1;
	if (!isFirst && web === void 0 && payments === void 0) throw usage("run/nothing-to-shard", `shard ${shard} has nothing to do: only the web and the payment scan are cut in shards`, "leave --shard out, or configure web or payments");
	return {
		...rest,
		web: web === void 0 ? void 0 : {
			...web,
			shard
		},
		payments: payments === void 0 ? void 0 : {
			...payments,
			shard
		},
		dependencies: isFirst ? dependencies : void 0,
		require: isFirst ? require : require?.filter((scan) => scan === "web" || scan === "payments")
	};
}
function usage(code, message, help) {
	return new TollgateError(code, message, {
		class: "usage",
		place: { key: "--shard" },
		help: [help]
	});
}

//#endregion
//#region src/cli/commands/run.ts
function runCommand(context, done) {
	return withScanOptions(new Command("run").description("scan, normalize and judge as tollgate.yml says").option("-c, --config <file>", "the configuration; tollgate.yml where there is one, else what can be scanned here").option("--only <scans>", `run these scans alone: ${SCANS.join(",")}`, scanList).option("--require <scans>", "scans without which the run is incomplete", scanList).addOption(new Option("--fail-on <severity>", "findings this bad or worse shut the gate; `gate.failOn`, else high").choices(SEVERITIES)).option("--new-only", "judge only findings that the baseline does not hold").option("--baseline <sarif>", "an earlier SARIF to compare with; auto: the last complete one of the target branch (docs/baseline.md)").option("--kev", "findings about packages count only where they are exploited in the wild, then at any severity").option("--only-fixed", "findings about packages count only where a fix is known").addOption(new Option("--scope <scope>", "findings about packages count only where they are needed at run time").choices(["runtime"])).option("-o, --output <folder>", "folder of reports; `output`, else .tollgate").option("--reports <names...>", "scan nothing and judge these reports: files, folders, patterns").option("--exit-zero", "exit 0 whatever the verdict is, because another job judges").option("--now <time>", "the time to judge by (ISO 8601)")).addHelpText("after", EXAMPLES).action(async (options) => {
		const now = nowOf(options.now, context);
		const { config: loaded, anchor, notices, change, close } = await runConfig(options, context);
		const config = options.shard === void 0 ? loaded : withShard(loaded, options.shard);
		context.emit({
			type: "run-started",
			time: new Date(context.clock()).toISOString(),
			command: "run",
			version: context.version
		});
		const asked = options.baseline ?? config.baseline;
		await withBaseline(asked, options.only, context, async (baseline) => {
			const request = {
				config,
				output: options.output ?? config.output ?? ".tollgate",
				failOn: options.failOn ?? config.gate?.failOn ?? "high",
				newOnly: options.newOnly ?? config.gate?.newOnly ?? asked === "auto",
				...baseline.path !== void 0 && { baseline: baseline.path },
				...baseline.adoption !== void 0 && { adoption: baseline.adoption },
				notices: baseline.notices,
				now,
				conditions: {
					kev: options.kev ?? config.gate?.kev,
					onlyFixed: options.onlyFixed ?? config.gate?.onlyFixed,
					scope: options.scope ?? config.gate?.scope
				},
				anchor,
				...change !== void 0 && { change }
			};
			const { reports } = options;
			const judgement = await (reports === void 0 ? runPipeline(request, context) : judgeReports(reports.flatMap(namesOf), request, context));
			const recorded = judgement.isComplete && options.exitZero !== true ? await baseline.record(judgement.files.sarif) : void 0;
			done({
				exitCode: options.exitZero === true ? EXIT.passed : exitCodeOfVerdict(judgement.decision.verdict),
				lines: [
					...baseline.text === void 0 ? [] : [`baseline: ${baseline.text}`],
					...recorded === void 0 ? [] : [recorded.line],
					...judgementLines(judgement, context)
				],
				notices: [...notices, ...judgement.view.notices],
				verdict: judgement.decision.verdict,
				document: {
					reasons: judgement.decision.reasons,
					counts: judgement.counts,
					configured: judgement.view.configured,
					files: judgement.files,
					...baseline.text !== void 0 && { baseline: {
						found: baseline.text,
						...recorded?.path !== void 0 && { recorded: recorded.path }
					} }
				}
			});
		}).finally(close);
	});
}
function withScanOptions(command) {
	return command.option("-t, --target <url>", "where the app answers; naming it is your consent to GET requests").addOption(new Option("--engine <engine>", "what looks at the pages").choices([
		"embedded",
		"zap",
		"zap-docker",
		"auto"
	])).option("--zap-config <file>", "decisions about rules, as zap-baseline.py -c takes them (gen.conf)").option("--min-pages <n>", "fewer answered pages make the web scan incomplete", wholeNumber).option("--dir <folder>", "folder of the lockfile whose packages are audited").option("--dependency-tools <list>", `auto, or those that must run: ${DEPENDENCY_TOOLS.join(",")}`, dependencyToolsOf).option("--max-db-age <days>", "an older advisory database makes the dependency audit incomplete", wholeNumber).option("-p, --profile <file>", "the payment profile").addOption(new Option("--shard <i/n>", "do one of n parts of the web and the payment scan; the gate puts them together").conflicts("reports")).option("--seed <n>", "what made-up values of the payment scan start from", wholeNumber).option("--budget <time>", "end the payment scan after so long (180s, 5m)", secondsOf);
}
function namesOf(text) {
	return text.split("\n").map((name) => name.trim()).filter((name) => name !== "");
}
const EXAMPLES = `
Examples:
  tollgate run
  tollgate run --config ci/tollgate.yml --fail-on critical
  tollgate run --baseline main.sarif --new-only
  tollgate run --baseline auto
  tollgate run --only web --target http://127.0.0.1:3000 --exit-zero
  tollgate run --reports scans --require web,dependencies
  tollgate run --only payments --shard 2/4 --exit-zero --output scan-payments-2

Exit codes: 0 passed · 1 findings shut the gate · 2 configuration · 3 something was not scanned completely`;

//#endregion
export { runCommand };