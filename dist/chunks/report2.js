import { a as Option, i as Command, t as EXIT } from "./exit-codes.js";
import { C as SEVERITIES, f as runsOfFindings, g as stateOf, l as oneLine, p as scanOf, r as compareForReading, s as fingerprintOf, v as locationText } from "./summary.js";
import { n as toMarkdown, r as dependencyKnowledge, t as viewOfSarif } from "./view-of-sarif.js";
import { t as TollgateError } from "./errors.js";
import { t as decide } from "./decide.js";
import { t as readSarif } from "./read-sarif.js";
import { t as nowOf } from "./now.js";
import { a as toHtml, i as toJunit, n as gitlabReports, r as withheldLine, t as GITLAB_SCHEMAS } from "./gitlab-options.js";
import { t as writeTextAtomic } from "./write-text.js";
import { n as githubSarifText } from "./github-sarif.js";
import { t as sarifRuns } from "./sarif-runs.js";
import { n as vexDecisions, t as uuidOf } from "./vex-options.js";
import { n as toCycloneDxSbom, t as sbomOf } from "./sbom-of.js";
import { t as toCycloneDxVex } from "./cyclonedx-vex.js";
import { resolve } from "node:path";
import { rm } from "node:fs/promises";

//#region src/reporters/csv.ts
const COLUMNS = [
	["severity", ({ severity }) => severity],
	["state", stateOf],
	["baseline", ({ baselineState }) => baselineState ?? ""],
	["scan", (finding, run) => scanOf(finding, run) ?? ""],
	["tool", ({ sources }, run) => unique([run?.tool.name ?? "", ...sources.map(({ tool }) => tool)])],
	["target", (_finding, run) => run?.target ?? ""],
	["rule", ({ rule }) => rule.id],
	["title", ({ rule }) => rule.title],
	["message", ({ message }) => message],
	["location", ({ locations: [first] }) => first === void 0 ? "" : locationText(first)],
	["other locations", ({ locations }) => unique(locations.slice(1).map(locationText))],
	["aliases", ({ aliases }) => unique(aliases)],
	["occurrences", ({ occurrences }) => String(occurrences)],
	["first seen", ({ firstSeen }) => firstSeen ?? ""],
	["fix", ({ rule }) => rule.fix ?? ""],
	["tags", ({ rule }) => unique(rule.tags)],
	["suppression", ({ suppressions }) => unique(suppressions.map(({ status = "accepted" }) => status))],
	["suppression reason", ({ suppressions }) => unique(suppressions.map(({ reason = "" }) => reason))],
	["suppression owner", ({ suppressions }) => unique(suppressions.map(({ owner = "" }) => owner))],
	["suppression expires", ({ suppressions }) => unique(suppressions.map(({ expires = "" }) => expires))],
	["fingerprint", fingerprintOf]
];
const LONGEST_CELL = 32e3;
function toCsv(view) {
	const runs = runsOfFindings(view);
	const rows = view.findings.map((finding, index) => ({
		finding,
		run: view.runs[runs[index]?.[0] ?? -1]
	})).toSorted((a, b) => compareForReading(a.finding, b.finding)).map(({ finding, run }) => COLUMNS.map(([, cell]) => cellOf(cell(finding, run))));
	return [COLUMNS.map(([name]) => cellOf(name)), ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}
const FORMULA = /(^[\s'"]*|;[\s'"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
function cellOf(text) {
	return `"${oneLine(text, LONGEST_CELL).replaceAll(FORMULA, "$1'").replaceAll("\"", "\"\"")}"`;
}
function unique(texts) {
	return [...new Set(texts.filter((text) => text !== ""))].join(", ");
}

//#endregion
//#region src/reporters/openvex.ts
function toOpenVex(findings, options) {
	const { decisions } = vexDecisions(findings, options.now);
	if (decisions.length === 0) return void 0;
	const content = {
		author: options.author,
		timestamp: new Date(options.now).toISOString(),
		version: 1,
		tooling: `Tollgate ${options.version}`,
		statements: decisions.map(statementOf)
	};
	const id = options.id ?? `urn:uuid:${uuidOf(JSON.stringify(content))}`;
	return `${JSON.stringify({
		"@context": "https://openvex.dev/ns/v0.2.0",
		"@id": id,
		...content
	}, null, 2)}\n`;
}
function statementOf({ vulnerability, aliases, purls, ...decision }) {
	return {
		vulnerability: {
			name: vulnerability,
			...aliases.length > 0 && { aliases }
		},
		products: purls.map((purl) => ({
			"@id": purl,
			identifiers: { purl }
		})),
		status: decision.status,
		...impactOf(decision)
	};
}
function impactOf({ status, justification, text }) {
	switch (status) {
		case "not_affected": return justification?.openVex === void 0 ? { impact_statement: text } : {
			justification: justification.openVex,
			status_notes: text
		};
		case "affected": return { action_statement: text };
		case "under_investigation": return { status_notes: text };
	}
}

//#endregion
//#region src/cli/platforms/gitlab-report-of.ts
const GITLAB_REPORT_KINDS = [
	"gitlab-dast",
	"gitlab-api-fuzzing",
	"gitlab-dependency-scanning",
	"gitlab-codequality",
	"gitlab-sarif"
];
const KINDS$1 = {
	"gitlab-dast": "dast",
	"gitlab-api-fuzzing": "api_fuzzing",
	"gitlab-dependency-scanning": "dependency_scanning",
	"gitlab-codequality": "codequality",
	"gitlab-sarif": "sarif"
};
function isGitlabKind(kind) {
	return Object.hasOwn(KINDS$1, kind);
}
function gitlabReportOf(content, as, options, target) {
	const all = gitlabReports(content, options).filter(({ kind }) => kind === KINDS$1[as]);
	const names = all.map((report) => oneLine(report.target, 200));
	const found = target === void 0 ? all : all.filter((report) => report.target === target);
	const [first, ...others] = found;
	if (first === void 0) throw new TollgateError("report/nothing-scanned", `nothing in it is of a scan that GitLab's ${as} report is for`, {
		class: "incomplete",
		help: ["write no report: GitLab then changes nothing, and an empty one would close what is open", ...all.length > 0 ? [`or name one of its targets: ${names.join(", ")}`] : []]
	});
	if (others.length > 0) throw new TollgateError("report/several-targets", `it is of ${found.length} targets, and each has its own report`, {
		class: "usage",
		help: [`name one with --target: ${names.join(", ")}`, "GitLab takes one report of a kind from each job"]
	});
	if (first.pieces !== void 0) return first.pieces;
	throw new TollgateError("report/incomplete", withheldLine(first), {
		class: "incomplete",
		help: ["write no report: GitLab takes what is missing in one for fixed", "scan again"]
	});
}

//#endregion
//#region src/cli/commands/report.ts
const KINDS = [
	"html",
	"markdown",
	"junit",
	"csv",
	"github-sarif",
	...GITLAB_REPORT_KINDS,
	"openvex",
	"cyclonedx-vex",
	"cyclonedx"
];
function reportCommand(context, done) {
	return new Command("report").description("turn a SARIF file into a page, a summary or test results").argument("<sarif>", "what `normalize` or `run` wrote").addOption(new Option("--as <kind>", "what to make").choices(KINDS).makeOptionMandatory()).option("-o, --output <file>", "where to write it; standard output by default").addOption(new Option("--fail-on <severity>", "the gate whose verdict the report shows").choices(SEVERITIES).default("high")).option("--new-only", "the gate judges only new findings").option("--anchor <file>", "github-sarif, gitlab-…: the file of the repository to which findings without a file are pinned", "tollgate.yml").addOption(new Option("--gitlab-schema <version>", "gitlab-…: version of the report; GitLab before 17.4 takes only 15.1").choices(GITLAB_SCHEMAS).default(GITLAB_SCHEMAS[0])).option("--target <name>", "gitlab-dast, gitlab-api-fuzzing: which of several targets the report is of").option("--author <name>", "openvex, cyclonedx-vex, cyclonedx: who makes the statements", "unknown").option("--dir <folder>", "cyclonedx: folder of the lockfile whose packages the bill of materials lists", ".").option("--exit-zero", "exit 0 where a report is withheld, because another job judges").option("--now <time>", "the time to judge by (ISO 8601)").addHelpText("after", EXAMPLES).action(async (path, options) => {
		const content = readSarif(path, context);
		const output = options.output === void 0 ? void 0 : resolve(context.cwd, options.output);
		if (output !== void 0 && isGitlabKind(options.as) && output !== resolve(context.cwd, path)) await rm(output, { force: true });
		try {
			const pieces = await makeReport(content, options, context);
			if (output !== void 0) await writeTextAtomic(output, pieces, context.signal);
			done({
				exitCode: EXIT.passed,
				lines: [output === void 0 ? [...pieces].join("").trimEnd() : `written: ${options.output}`],
				notices: [],
				verdict: "pass",
				document: {
					output: options.output ?? null,
					as: options.as
				}
			});
		} catch (error) {
			if (options.exitZero !== true || !(error instanceof TollgateError) || error.class !== "incomplete") throw error;
			const document = {
				output: null,
				as: options.as
			};
			done({
				exitCode: EXIT.passed,
				lines: [],
				notices: [error.message],
				verdict: "incomplete",
				document
			});
		}
	});
}
async function makeReport(content, options, context) {
	const now = nowOf(options.now, context);
	if (options.as === "github-sarif") return githubSarifText(sarifRuns(content), {
		anchor: options.anchor,
		now
	});
	if (isGitlabKind(options.as)) {
		const { anchor, gitlabSchema: schema, target } = options;
		return gitlabReportOf(content, options.as, {
			anchor,
			now,
			schema,
			version: context.version
		}, target);
	}
	const vex = {
		author: options.author,
		now,
		version: context.version
	};
	const findings = content.runs.flatMap((run) => run.findings);
	if (options.as === "cyclonedx-vex") return [toCycloneDxVex(findings, vex)];
	if (options.as === "cyclonedx") return [toCycloneDxSbom(await lockedIn(options.dir, context), findings, vex)];
	if (options.as === "openvex") return [toOpenVex(findings, vex) ?? nothingDecided()];
	const { decision } = decide(content, {
		failOn: options.failOn,
		newOnly: options.newOnly === true,
		expect: [],
		now
	});
	const view = viewOfSarif(content, {
		decision,
		notices: content.notices,
		now,
		version: context.version
	});
	switch (options.as) {
		case "html": return [toHtml(view, await context.dashboard())];
		case "markdown": return [toMarkdown(view)];
		case "junit": return [toJunit(view)];
		case "csv": return [toCsv(view)];
	}
}
async function lockedIn(dir, context) {
	const { files, reports } = await dependencyKnowledge({ dir }, context);
	const [tree] = files.trees;
	if (tree !== void 0) return sbomOf(tree);
	throw new TollgateError("report/no-lockfile", reports[0]?.run.reason ?? `there is no lockfile in ${dir}`, {
		class: "incomplete",
		place: { file: dir },
		help: ["name the folder of package-lock.json, pnpm-lock.yaml or yarn.lock with --dir"]
	});
}
function nothingDecided() {
	throw new TollgateError("report/nothing-decided", "no decision about a package is recorded, and OpenVEX must state something", {
		class: "usage",
		help: ["record decisions as suppressions in tollgate.yml, then run again", "or take --as cyclonedx-vex, which may be empty"]
	});
}
const EXAMPLES = `
Examples:
  tollgate report tollgate.sarif --as cyclonedx --dir . --output bom.json
  tollgate report tollgate.sarif --as html --output report.html
  tollgate report tollgate.sarif --as gitlab-dast --output gl-dast-report.json
  tollgate report tollgate.sarif --as markdown >> "$GITHUB_STEP_SUMMARY"

Exit codes: 0 written · 2 usage · 3 withheld: GitLab would close what an incomplete scan did not see`;

//#endregion
export { reportCommand };