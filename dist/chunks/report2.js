import { a as Option, i as Command, t as EXIT } from "./exit-codes.js";
import { a as SEVERITIES } from "./fingerprint.js";
import { f as runsOfFindings, g as stateOf, l as oneLine, p as scanOf, r as compareForReading, s as fingerprintOf, v as locationText } from "./summary.js";
import { i as dependencyKnowledge, n as viewOfSarif, r as toMarkdown, t as sarifRuns } from "./sarif-runs.js";
import { t as TollgateError } from "./errors.js";
import { t as decide } from "./decide.js";
import { t as nowOf } from "./now.js";
import { n as toHtml, t as toJunit } from "./junit.js";
import { t as writeTextAtomic } from "./write-text.js";
import { t as readSarif } from "./read-sarif.js";
import { n as githubSarifText } from "./github-sarif.js";
import { n as vexDecisions, t as uuidOf } from "./vex-options.js";
import { n as toCycloneDxSbom, t as sbomOf } from "./sbom-of.js";
import { t as toCycloneDxVex } from "./cyclonedx-vex.js";
import { resolve } from "node:path";

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
//#region src/cli/commands/report.ts
const KINDS = [
	"html",
	"markdown",
	"junit",
	"csv",
	"github-sarif",
	"openvex",
	"cyclonedx-vex",
	"cyclonedx"
];
function reportCommand(context, done) {
	return new Command("report").description("turn a SARIF file into a page, a summary or test results").argument("<sarif>", "what `normalize` or `run` wrote").addOption(new Option("--as <kind>", "what to make").choices(KINDS).makeOptionMandatory()).option("-o, --output <file>", "where to write it; standard output by default").addOption(new Option("--fail-on <severity>", "the gate whose verdict the report shows").choices(SEVERITIES).default("high")).option("--new-only", "the gate judges only new findings").option("--anchor <file>", "github-sarif: the file of the repository to which findings without a file are pinned", "tollgate.yml").option("--author <name>", "openvex, cyclonedx-vex, cyclonedx: who makes the statements", "unknown").option("--dir <folder>", "cyclonedx: folder of the lockfile whose packages the bill of materials lists", ".").option("--now <time>", "the time to judge by (ISO 8601)").addHelpText("after", EXAMPLES).action(async (path, options) => {
		const pieces = await makeReport(readSarif(path, context), options, context);
		const lines = [];
		if (options.output === void 0) lines.push([...pieces].join("").trimEnd());
		else {
			await writeTextAtomic(resolve(context.cwd, options.output), pieces, context.signal);
			lines.push(`written: ${options.output}`);
		}
		done({
			exitCode: EXIT.passed,
			lines,
			notices: [],
			verdict: "pass",
			document: {
				output: options.output ?? null,
				as: options.as
			}
		});
	});
}
async function makeReport(content, options, context) {
	const now = nowOf(options.now, context);
	if (options.as === "github-sarif") return githubSarifText(sarifRuns(content), {
		anchor: options.anchor,
		now
	});
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
  tollgate report tollgate.sarif --as markdown >> "$GITHUB_STEP_SUMMARY"`;

//#endregion
export { reportCommand };