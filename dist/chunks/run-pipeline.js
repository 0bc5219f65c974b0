import { t as SCANS } from "./report.js";
import { n as toMarkdown, r as dependencyKnowledge, t as viewOfSarif } from "./view-of-sarif.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere, r as removeFolder } from "./files.js";
import { r as runPaymentScan } from "./run-payment-scan.js";
import { t as parseYaml } from "./yaml.js";
import { r as variableOf } from "./platform-variable.js";
import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { t as decide } from "./decide.js";
import { n as xmlElements, t as XmlError } from "./xml-elements.js";
import { a as reportReader, i as saveReplays, n as runDependencyScan, r as saveReport, t as runWebScan } from "./run-web-scan.js";
import { n as openInputs, t as normalizeFiles } from "./normalize-files.js";
import { n as scrubEnvironment, r as startService, t as runProcess } from "./process.js";
import { t as readSarif } from "./read-sarif.js";
import { i as targetName } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { a as toHtml, i as toJunit, n as gitlabReports, r as withheldLine, t as GITLAB_SCHEMAS } from "./gitlab-options.js";
import { t as writeTextAtomic } from "./write-text.js";
import { t as githubSarifFiles } from "./github-sarif-files.js";
import { t as lineHashOf } from "./line-hash-of.js";
import { t as sarifRuns } from "./sarif-runs.js";
import { basename, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";

//#region src/config/policies/dependency-check-suppressions.ts
function dependencyCheckSuppressions(text, file) {
	try {
		return [...xmlElements([Buffer.from(text)], [["suppressions", "suppress"]])].flatMap(({ element }) => entriesOf(element, file));
	} catch (error) {
		if (!(error instanceof XmlError)) throw error;
		throw new TollgateError("config/bad-policy", `${file} is no suppression file of Dependency-Check: ${error.message}`, {
			class: "usage",
			place: { file },
			help: ["correct it, or take it out of suppressionFiles"],
			cause: error
		});
	}
}
function entriesOf(element, file) {
	const purl = element.children.find(({ name }) => name === "packageUrl");
	if (purl?.attributes["regex"] === "true" || element.children.some(({ name }) => OTHER_CONDITIONS.has(name))) return [];
	const notes = element.children.find(({ name }) => name === "notes")?.text;
	const expires = element.attributes["until"]?.replace(/Z$/u, "");
	return element.children.filter(({ name, attributes }) => (name === "cve" || name === "vulnerabilityName") && attributes["regex"] !== "true").map(({ text }) => ({
		rule: text,
		...purl !== void 0 && { package: purl.text },
		reason: notes === void 0 || notes === "" ? "suppressed for Dependency-Check" : notes,
		...expires !== void 0 && expires !== "" && { expires },
		origin: file
	}));
}
const OTHER_CONDITIONS = /* @__PURE__ */ new Set([
	"filePath",
	"sha1",
	"gav",
	"cpe",
	"cvssBelow",
	"cvssV2Below",
	"cvssV3Below"
]);

//#endregion
//#region src/config/policies/snyk-policy.ts
function snykPolicy(text, file) {
	const ignore = asObject(asObject(parseYaml(text, file).value)["ignore"]);
	return Object.entries(ignore).flatMap(([rule, paths]) => asList(paths).flatMap((item) => Object.entries(asObject(item)).map(([path, details]) => {
		const { reason, expires } = asObject(details);
		const leaf = path.split(" > ").at(-1)?.trim() ?? "*";
		const date = expires instanceof Date ? expires.toISOString() : asText(expires);
		return {
			rule,
			...leaf !== "*" && leaf !== "" && { package: leaf },
			reason: asText(reason) ?? "ignored in the Snyk policy",
			...date !== void 0 && { expires: date },
			origin: file
		};
	})));
}

//#endregion
//#region src/config/policies/vex.ts
const ACCEPTED = /* @__PURE__ */ new Set([
	"not_affected",
	"false_positive",
	"resolved",
	"resolved_with_pedigree",
	"fixed"
]);
const UNDER_REVIEW = /* @__PURE__ */ new Set(["in_triage", "under_investigation"]);
function vexDecisions(text, file) {
	const document = asObject(parse(text, file));
	if (Array.isArray(document["statements"])) return asList(document["statements"]).flatMap((item) => openVexEntries(asObject(item), file));
	if (document["bomFormat"] === "CycloneDX") return cycloneEntries(document, file);
	throw badPolicy(file, "it is neither OpenVEX nor CycloneDX");
}
function openVexEntries(statement, file) {
	const vulnerability = statement["vulnerability"];
	const rule = asText(asObject(vulnerability)["name"]) ?? asText(vulnerability);
	const products = asList(statement["products"]).map((item) => asText(asObject(item)["@id"]) ?? asText(item));
	const reason = asText(statement["impact_statement"]) ?? asText(statement["justification"]) ?? asText(statement["status_notes"]);
	return entries(rule, asText(statement["status"]) ?? "", reason, products, file);
}
function cycloneEntries(bom, file) {
	const purls = new Map(asList(bom["components"]).flatMap((item) => {
		const [reference, purl] = [asText(asObject(item)["bom-ref"]), asText(asObject(item)["purl"])];
		return reference !== void 0 && purl !== void 0 ? [[reference, purl]] : [];
	}));
	return asList(bom["vulnerabilities"]).flatMap((item) => {
		const vulnerability = asObject(item);
		const analysis = asObject(vulnerability["analysis"]);
		const products = asList(vulnerability["affects"]).map((affected) => {
			const reference = asText(asObject(affected)["ref"]) ?? "";
			return purls.get(reference) ?? (reference.startsWith("pkg:") ? reference : void 0);
		});
		const reason = asText(analysis["detail"]) ?? asText(analysis["justification"]);
		return entries(asText(vulnerability["id"]), asText(analysis["state"]) ?? "", reason, products, file);
	});
}
function entries(rule, state, reason, products, file) {
	if (rule === void 0 || !(ACCEPTED.has(state) || UNDER_REVIEW.has(state))) return [];
	const status = UNDER_REVIEW.has(state) ? "underReview" : "accepted";
	return products.filter((product) => product?.startsWith("pkg:") === true).flatMap((product) => product === void 0 ? [] : [{
		rule,
		package: product,
		reason: reason ?? state,
		status,
		origin: file
	}]);
}
function parse(text, file) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw badPolicy(file, error instanceof Error ? error.message : "no JSON");
	}
}
function badPolicy(file, reason) {
	return new TollgateError("config/bad-policy", `${file} holds no decisions that can be read: ${reason}`, {
		class: "usage",
		place: { file },
		help: ["give a .snyk file, a suppression XML of Dependency-Check, CycloneDX VEX or OpenVEX", "or take it out of suppressionFiles"]
	});
}

//#endregion
//#region src/config/parse-policy.ts
function parsePolicy(text, file) {
	const start = text.replace(/^\uFEFF/u, "").trimStart();
	if (start.startsWith("<")) return dependencyCheckSuppressions(text, file);
	return start.startsWith("{") ? vexDecisions(start, file) : snykPolicy(text, file);
}

//#endregion
//#region src/cli/config/collect-suppressions.ts
async function collectSuppressions(config, origin, context, read = (file) => readFileIfThere(resolve(context.cwd, file))) {
	const own = (config.suppressions ?? []).map(({ fingerprint, rule, package: named, reason, owner, expires }) => ({
		...fingerprint !== void 0 && { fingerprint },
		...rule !== void 0 && { rule },
		...named !== void 0 && { package: named },
		reason,
		owner,
		expires,
		origin
	}));
	const others = [];
	for (const file of config.suppressionFiles ?? []) {
		const bytes = await read(file);
		if (bytes === void 0) throw new TollgateError("config/missing-policy", `there is no file ${file}, which suppressionFiles names`, {
			class: "usage",
			place: {
				file: origin,
				key: "suppressionFiles"
			},
			help: ["correct the path; it is relative to the configuration file", "or take it out"]
		});
		others.push(...parsePolicy(new TextDecoder().decode(bytes), file));
	}
	return strictest([...own, ...others]);
}
function strictest(all) {
	const bySubject = Map.groupBy(all, (entry) => JSON.stringify([
		entry.fingerprint,
		entry.rule,
		entry.package
	]));
	const notices = [];
	return {
		entries: [...bySubject.values()].flatMap((list) => {
			const ordered = list.toSorted((a, b) => Date.parse(a.expires ?? "9999-12-31") - Date.parse(b.expires ?? "9999-12-31"));
			const [first] = ordered;
			if (first === void 0) return [];
			if (new Set(list.map(({ expires }) => expires)).size > 1) {
				const subject = first.fingerprint ?? first.rule ?? "";
				const others = ordered.slice(1).map(({ origin, expires }) => `${origin ?? ""} (${expires ?? "no end"})`);
				notices.push(`decisions about ${subject} disagree: ${first.origin ?? ""} ends first (${first.expires ?? "no end"}) and holds, not ${others.join(", ")}`);
			}
			return [first];
		}),
		notices
	};
}

//#endregion
//#region src/cli/app-under-test.ts
const READY_SECONDS = 60;
const POLL_MS = 200;
async function startApp(config, context) {
	const environment = {
		...scrubEnvironment(context.environment),
		...config.env
	};
	const service = config.start === void 0 ? void 0 : await startService({
		command: { shell: config.start },
		environment,
		cwd: context.cwd
	});
	const stop = async () => {
		if (config.stop !== void 0) await runProcess({
			command: "/bin/sh",
			args: ["-c", config.stop],
			environment,
			cwd: context.cwd,
			timeoutMs: 3e4
		});
		await service?.stop();
	};
	const problem = await awaitReady(config, service, context);
	return {
		...problem !== void 0 && { problem },
		log: () => service?.tail().trim() ?? "",
		stop
	};
}
async function awaitReady(config, service, context) {
	const seconds = config.timeout ?? READY_SECONDS;
	const deadline = performance.now() + seconds * 1e3;
	const ended = {};
	service?.exited.then(({ exitCode, signal }) => Object.assign(ended, { exitCode: String(exitCode ?? signal) }));
	let latest = "it was not asked";
	while (performance.now() < deadline) {
		context.signal.throwIfAborted();
		if (ended.exitCode !== void 0) return `the app ended (${ended.exitCode}) before it was ready`;
		context.progress({
			step: `waiting for ${config.url}`,
			detail: latest
		});
		latest = await ask(config);
		if (latest === "") return void 0;
		await setTimeout(POLL_MS, void 0, { signal: context.signal });
	}
	return `the app was not ready after ${seconds} s: ${latest}`;
}
async function ask({ url, ready }) {
	const address = new URL(ready?.url ?? url);
	const client = openHttpClient(address.origin, {
		timeout: 2e3,
		maxBytes: 1048576
	});
	try {
		const answer = await client.request({
			method: "GET",
			path: `${address.pathname}${address.search}`
		});
		if (ready?.status === void 0 ? answer.status >= 500 : answer.status !== ready.status) return `it answered ${answer.status}`;
		const text = new TextDecoder().decode(answer.body);
		return ready?.body === void 0 || text.includes(ready.body) ? "" : "the answer does not hold the expected text";
	} catch (error) {
		return error instanceof Error && "code" in error ? String(error.code) : "no answer";
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/cli/config/configured-scans.ts
function configuredScans(config) {
	const asked = {
		web: config.web !== void 0,
		dependencies: config.dependencies !== void 0,
		payments: config.payments !== void 0,
		pci: false
	};
	if (!SCANS.some((scan) => asked[scan])) throw usage("config/no-scan", "the configuration asks for no scan", "add a section `web:`, `dependencies:` or `payments:`");
	if (asked.web && config.web?.target === void 0 && config.app === void 0) throw usage("config/no-target", "the web scan has no target", "give `web: { target: … }` or `app: { url: … }`");
	return SCANS.map((scan) => ({
		scan,
		configured: asked[scan]
	}));
}
function configuredText(plan) {
	const missing = plan.filter(({ configured }) => !configured).map(({ scan }) => scan);
	const count = `${plan.length - missing.length} of ${plan.length} scans configured`;
	return missing.length === 0 ? count : `${count}; ${missing.join(", ")} not configured`;
}
function usage(code, message, help) {
	return new TollgateError(code, message, {
		class: "usage",
		help: [help]
	});
}

//#endregion
//#region src/cli/platforms/write-github-sarif.ts
async function writeGithubSarif(content, { output, anchor, now }, context) {
	const [folder, refused] = [join(output, "github"), join(output, "github-incomplete")];
	await Promise.all([removeFolder(folder), removeFolder(refused)]);
	const files = githubSarifFiles(sarifRuns(content), {
		anchor,
		now,
		lineHashOf: lineHashOf(context.cwd)
	});
	for (const { name, complete, pieces } of files) await writeTextAtomic(join(complete ? folder : refused, name), pieces, context.signal);
	return {
		...files.some(({ complete }) => complete) && { folder },
		incomplete: files.filter(({ complete }) => !complete).map(({ name }) => join(refused, name))
	};
}

//#endregion
//#region src/cli/platforms/gitlab-schema.ts
function gitlabSchema(context) {
	const [newest, older] = GITLAB_SCHEMAS;
	const [major, minor] = ["CI_SERVER_VERSION_MAJOR", "CI_SERVER_VERSION_MINOR"].map((name) => Number(variableOf(context, name) ?? NaN));
	if (major === void 0 || Number.isNaN(major) || major > 17) return newest;
	return major < 17 || minor !== void 0 && minor < 4 ? older : newest;
}

//#endregion
//#region src/cli/platforms/write-gitlab-reports.ts
async function writeGitlabReports(content, { output, anchor, now }, context) {
	if (variableOf(context, "GITLAB_CI") !== "true") return;
	const folder = join(output, "gitlab");
	await removeFolder(folder);
	const reports = gitlabReports(content, {
		anchor,
		now,
		version: context.version,
		schema: gitlabSchema(context)
	});
	for (const report of reports) if (report.pieces === void 0) context.tell(`note: ${withheldLine(report)}`);
	else await writeTextAtomic(join(folder, report.name), report.pieces, context.signal);
}

//#endregion
//#region src/cli/judge.ts
async function judge(request, context) {
	const files = outputFiles(request.output);
	const { change } = request;
	const decisions = change?.decisions ?? await collectSuppressions(request.config, request.anchor, context);
	const outcome = await normalizeFiles({
		inputs: inputsOf(request),
		output: files.sarif,
		stats: files.stats,
		...request.baseline !== void 0 && { baseline: request.baseline },
		suppressions: decisions.entries,
		now: request.now,
		...request.enrichment !== void 0 && { enrichment: request.enrichment }
	}, context);
	const notices = [
		...request.notices ?? [],
		...change?.notices ?? [],
		...decisions.notices,
		...outcome.notices
	];
	const content = readSarif(files.sarif, context);
	const expect = [.../* @__PURE__ */ new Set([...request.configured.filter(({ configured }) => configured).map(({ scan }) => scan), ...request.config.require ?? []])];
	const { decision: decided, counts } = decide(content, {
		failOn: request.failOn,
		newOnly: request.newOnly,
		expect,
		now: request.now,
		...request.adoption !== void 0 && { adoption: request.adoption },
		...request.conditions !== void 0 && { dependencies: request.conditions }
	});
	const decision = {
		...decided,
		reasons: [...decided.reasons, ...change?.reasons ?? []]
	};
	const view = viewOfSarif(content, {
		decision,
		notices,
		now: request.now,
		version: context.version
	});
	await writeOutputs(files, view, context);
	const github = await writeGithubSarif(content, request, context);
	await writeGitlabReports(content, request, context);
	context.emit({
		type: "gate-decided",
		time: new Date(context.clock()).toISOString(),
		verdict: decision.verdict,
		reasons: decision.reasons,
		sarif: files.sarif
	});
	return {
		decision,
		counts,
		configured: request.configuredText,
		view,
		files: {
			...files,
			githubSarif: github.folder ?? ""
		},
		isComplete: content.runs.length > 0 && content.runs.every(({ info }) => info.status === "complete") && expect.every((scan) => content.runs.some(({ info }) => info.scan === scan))
	};
}
function* inputsOf({ reports, change, anchor }) {
	yield* openInputs(reports.map((path) => ({
		path,
		name: basename(path)
	})));
	if (change === void 0) return;
	yield {
		file: basename(anchor),
		format: null,
		content: { reader: reportReader(change.report) }
	};
}
function outputFiles(folder) {
	return {
		sarif: join(folder, "tollgate.sarif"),
		githubSarif: "",
		html: join(folder, "report.html"),
		markdown: join(folder, "summary.md"),
		junit: join(folder, "junit.xml"),
		stats: join(folder, "stats.json")
	};
}
async function writeOutputs(files, view, context) {
	await writeTextAtomic(files.markdown, [toMarkdown(view)], context.signal);
	await writeTextAtomic(files.junit, [toJunit(view)], context.signal);
	await writeTextAtomic(files.html, [toHtml(view, await context.dashboard())], context.signal);
}

//#endregion
//#region src/cli/run-pipeline.ts
async function runPipeline(request, context) {
	const output = resolve(context.cwd, request.output);
	const reports = join(output, "reports");
	await Promise.all([removeFolder(reports), removeFolder(join(output, "evidence"))]);
	const plan = configuredScans(request.config);
	const knowledge = request.knowledge ?? await knowledgeOf(request.config, context);
	const files = [];
	for await (const { scan, found } of scanAll(request, plan, reports, knowledge, context)) {
		const sarif = join(reports, `${scan}.sarif`);
		await saveReport(found, {
			sarif,
			evidence: join(output, "evidence")
		}, scan, context);
		for (const report of found) await saveReplays(report, join(output, "replay"));
		files.push(sarif);
	}
	return judge({
		...request,
		output,
		reports: files,
		configured: plan,
		configuredText: configuredText(plan),
		...knowledge !== void 0 && { enrichment: knowledge.enrichment }
	}, context);
}
function knowledgeOf(config, context) {
	return config.dependencies === void 0 ? Promise.resolve(void 0) : dependencyKnowledge(config.dependencies ?? {}, context);
}
async function* scanAll({ config, now }, plan, reports, knowledge, context) {
	const planned = new Set(plan.filter(({ configured }) => configured).map(({ scan }) => scan));
	const app = config.app !== void 0 && (planned.has("web") || planned.has("payments")) && config.app !== void 0 ? await startApp(config.app, context) : void 0;
	try {
		if (app?.problem !== void 0) tellProblem(app, context);
		if (planned.has("web")) yield {
			scan: "web",
			found: [await scanWebOf(config, app, {
				reports,
				now
			}, context)]
		};
		if (planned.has("payments")) yield {
			scan: "payments",
			found: [await scanPaymentsOf(config, app, context)]
		};
	} finally {
		await app?.stop();
	}
	if (planned.has("dependencies")) yield {
		scan: "dependencies",
		found: [...await runDependencyScan(config.dependencies ?? {}, {
			reports,
			now
		}, context), ...knowledge?.reports ?? []]
	};
}
function scanWebOf(config, app, place, context) {
	const target = config.web?.target ?? config.app?.url ?? "";
	if (app?.problem !== void 0) return Promise.resolve(notScanned("web", "tollgate-baseline", config.web?.name ?? target, app.problem, context, config.web?.shard));
	return runWebScan(target, config.web ?? {}, place, context);
}
function scanPaymentsOf(config, app, context) {
	const payments = config.payments ?? { profile: "" };
	const target = payments.target ?? config.app?.url;
	if (app?.problem !== void 0) return Promise.resolve(notScanned("payments", "tollgate-payments", target ?? "", app.problem, context, payments.shard));
	return runPaymentScan({
		...payments,
		...target !== void 0 && { target }
	}, config.targets ?? {}, context);
}
function notScanned(scan, tool, target, reason, context, shard) {
	return {
		run: {
			tool: {
				name: tool,
				version: context.version
			},
			scan,
			target: targetName(target),
			...shard !== void 0 && { shard },
			status: "degraded",
			reason,
			rules: []
		},
		findings: [],
		evidence: [],
		notices: []
	};
}
function tellProblem(app, context) {
	const log = app.log();
	context.tell(`error: ${app.problem}${log === "" ? "" : `\nthe end of its log:\n${log}`}`);
}

//#endregion
export { collectSuppressions as i, judge as n, configuredText as r, runPipeline as t };