import { a as Option, i as Command, t as EXIT } from "./exit-codes.js";
import { A as locationText, O as stateOf, T as scanOf, g as compareText, h as compareForReading, k as visibleText, o as taxonOf, t as writeTextAtomic, w as runsOfFindings, x as oneLine, y as fingerprintOf } from "./write-text.js";
import { t as TollgateError } from "./errors.js";
import { J as isInForce, K as packageName, et as isProblem, nt as SEVERITIES, q as packageOfPurl } from "./file-source.js";
import { t as nowOf } from "./now.js";
import { t as readSarif } from "./read-sarif.js";
import { c as viewOfSarif, d as toHtml, l as toMarkdown, r as githubSarifText, t as sarifRuns, u as toJunit } from "./sarif-runs.js";
import { t as decide } from "./decide.js";
import { resolve } from "node:path";
import { createHash } from "node:crypto";

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
//#region src/reporters/purl.ts
function purlOf({ ecosystem, name, version }) {
	const type = /^[a-z][a-z0-9.-]*$/u.test(ecosystem) ? ecosystem : "generic";
	const path = (type === "maven" ? name.replaceAll(":", "/") : name).split("/").filter((part) => part !== "").map(encode);
	return `pkg:${type}/${(path.length === 0 ? ["unknown"] : path).join("/")}${version === void 0 || version === "" ? "" : `@${encode(version)}`}`;
}
function encode(text) {
	return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%3A", ":");
}

//#endregion
//#region src/reporters/vex-justification.ts
const WORDS = {
	component_not_present: {
		openVex: "component_not_present",
		cycloneDx: "code_not_present"
	},
	vulnerable_code_not_present: {
		openVex: "vulnerable_code_not_present",
		cycloneDx: "code_not_present"
	},
	vulnerable_code_not_in_execute_path: {
		openVex: "vulnerable_code_not_in_execute_path",
		cycloneDx: "code_not_reachable"
	},
	vulnerable_code_cannot_be_controlled_by_adversary: { openVex: "vulnerable_code_cannot_be_controlled_by_adversary" },
	inline_mitigations_already_exist: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_by_mitigating_control"
	},
	code_not_present: {
		openVex: "vulnerable_code_not_present",
		cycloneDx: "code_not_present"
	},
	code_not_reachable: {
		openVex: "vulnerable_code_not_in_execute_path",
		cycloneDx: "code_not_reachable"
	},
	requires_configuration: { cycloneDx: "requires_configuration" },
	requires_dependency: { cycloneDx: "requires_dependency" },
	requires_environment: { cycloneDx: "requires_environment" },
	protected_by_compiler: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_by_compiler"
	},
	protected_at_runtime: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_at_runtime"
	},
	protected_at_perimeter: { cycloneDx: "protected_at_perimeter" },
	protected_by_mitigating_control: {
		openVex: "inline_mitigations_already_exist",
		cycloneDx: "protected_by_mitigating_control"
	},
	not_affected: {},
	false_positive: { falsePositive: true }
};
function vexJustificationOf(reason) {
	const found = reason.slice(0, 1e4).toLowerCase().split(/[:;,.()\n]/u).map((part) => part.trim().replaceAll(/[\s_-]+/gu, "_")).flatMap((part) => {
		const word = Object.keys(WORDS).find((known) => part === known || part.startsWith(`${known}_`));
		return word === void 0 ? [] : [WORDS[word] ?? {}];
	});
	return found.find((word) => word.openVex !== void 0 || word.cycloneDx !== void 0) ?? found[0];
}

//#endregion
//#region src/reporters/vex-decisions.ts
const NOTHING_KNOWN = {
	aliases: /* @__PURE__ */ new Set(),
	cwes: /* @__PURE__ */ new Set()
};
const STATUSES = [
	"not_affected",
	"under_investigation",
	"affected"
];
function vexDecisions(findings, now) {
	const byProduct = /* @__PURE__ */ new Map();
	const about = /* @__PURE__ */ new Map();
	let withoutPackage = 0;
	for (const finding of findings) {
		if (!isProblem(finding)) continue;
		const statement = statementOf$1(finding, now);
		const purls = purlsOf(finding);
		if (purls.length === 0 && statement.undecided !== true) withoutPackage += 1;
		const vulnerability = finding.rule.id;
		for (const purl of purls) {
			const key = JSON.stringify([vulnerability, purl]);
			const entry = byProduct.get(key) ?? {
				vulnerability,
				purl,
				statements: []
			};
			entry.statements.push(statement);
			byProduct.set(key, entry);
		}
		if (purls.length > 0) learn(about, finding);
	}
	const groups = /* @__PURE__ */ new Map();
	for (const { vulnerability, purl, statements } of byProduct.values()) {
		if (statements.every(({ undecided }) => undecided)) continue;
		const statement = mostCareful(statements);
		const key = JSON.stringify([
			vulnerability,
			statement.status,
			statement.text,
			statement.justification ?? null
		]);
		const known = groups.get(key);
		if (known !== void 0) known.purls.push(purl);
		else {
			const { aliases, cwes } = about.get(vulnerability) ?? NOTHING_KNOWN;
			groups.set(key, {
				vulnerability,
				aliases: [...aliases].toSorted(compareText),
				cwes: [...cwes].toSorted((a, b) => a - b),
				...statement,
				purls: [purl]
			});
		}
	}
	return {
		decisions: [...groups.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, decision]) => decision).map((item) => ({
			...item,
			purls: item.purls.toSorted(compareText)
		})),
		withoutPackage
	};
}
function learn(about, { rule, aliases }) {
	const known = about.get(rule.id) ?? {
		aliases: /* @__PURE__ */ new Set(),
		cwes: /* @__PURE__ */ new Set()
	};
	for (const alias of aliases) if (alias !== rule.id) known.aliases.add(alias);
	for (const tag of rule.tags) {
		const taxon = taxonOf(tag);
		if (taxon?.standard.name === "CWE") known.cwes.add(Number(taxon.id));
	}
	about.set(rule.id, known);
}
function purlsOf({ locations }) {
	const purls = locations.flatMap((location) => {
		if (location.kind !== "package") return [];
		const { ecosystem, name, version } = location;
		return [purlOf({
			ecosystem,
			name: packageName(ecosystem, name),
			...version !== void 0 && { version }
		})];
	});
	return [...new Set(purls)];
}
function statementOf$1({ suppressions, rule }, now) {
	const inForce = suppressions.filter((suppression) => isInForce(suppression, now));
	const [first = suppressions.find(({ status }) => status === "underReview") ?? suppressions.at(0)] = inForce;
	if (first === void 0) return {
		status: "under_investigation",
		text: "Not decided for every place that uses it.",
		undecided: true
	};
	if (inForce.length > 0) {
		for (const suppression of inForce) {
			const justification = vexJustificationOf(suppression.reason ?? "");
			if (justification !== void 0) return {
				status: "not_affected",
				justification,
				text: textOf("Decided", suppression)
			};
		}
		return {
			status: "affected",
			text: inForce.map((suppression) => textOf("Accepted", suppression)).join(" ")
		};
	}
	if (first.status === "underReview") return {
		status: "under_investigation",
		text: textOf("Under review", first)
	};
	if (first.status === "rejected") {
		const fix = rule.fix === void 0 ? "" : ` ${visibleText(rule.fix)}`;
		return {
			status: "affected",
			text: `${textOf("Not accepted", first)}${fix}`
		};
	}
	return {
		status: "under_investigation",
		text: textOf("Accepted, but no longer", first)
	};
}
function textOf(what, { owner, expires, reason }) {
	const by = owner === void 0 ? "" : ` by ${visibleText(owner)}`;
	const until = expires === void 0 ? "" : ` until ${visibleText(expires)}`;
	const why = reason === void 0 || reason.trim() === "" ? ", without a reason" : `: ${visibleText(reason.trim())}`;
	return `${what}${by}${until}${why}${/[.!?]$/u.test(why) ? "" : "."}`;
}
function mostCareful(statements) {
	const worst = Math.max(...statements.map(({ status }) => STATUSES.indexOf(status)));
	const status = STATUSES[worst] ?? "affected";
	const speaking = statements.filter((statement) => statement.status === status);
	const [justification, ...others] = new Set(speaking.map((statement) => JSON.stringify(statement.justification ?? {})));
	const text = [...new Set(speaking.map((statement) => statement.text))].toSorted(compareText).join(" ");
	if (status !== "not_affected") return {
		status,
		text
	};
	return {
		status,
		text,
		justification: others.length === 0 ? JSON.parse(justification ?? "{}") : {}
	};
}

//#endregion
//#region src/reporters/vex-options.ts
function uuidOf(text) {
	const hex = createHash("sha256").update(text).digest("hex");
	const variant = (Number.parseInt(hex.charAt(16), 16) & 3 | 8).toString(16);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		variant + hex.slice(17, 20),
		hex.slice(20, 32)
	].join("-");
}

//#endregion
//#region src/reporters/cyclonedx-vex.ts
function toCycloneDxVex(findings, options) {
	const { decisions } = vexDecisions(findings, options.now);
	const purls = [...new Set(decisions.flatMap((decision) => decision.purls))].toSorted(compareText);
	const content = {
		version: 1,
		metadata: {
			timestamp: new Date(options.now).toISOString(),
			tools: { components: [{
				type: "application",
				name: "Tollgate",
				version: options.version
			}] },
			authors: [{ name: options.author }]
		},
		components: purls.map(componentOf),
		vulnerabilities: decisions.map(vulnerabilityOf)
	};
	const serialNumber = options.id ?? `urn:uuid:${uuidOf(JSON.stringify(content))}`;
	return `${JSON.stringify({
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		bomFormat: "CycloneDX",
		specVersion: "1.6",
		serialNumber,
		...content
	}, null, 2)}\n`;
}
function componentOf(purl) {
	const { name = purl, version } = packageOfPurl(purl) ?? {};
	return {
		type: "library",
		"bom-ref": purl,
		name,
		...version !== void 0 && { version },
		purl
	};
}
function vulnerabilityOf({ vulnerability, aliases, cwes, purls, status, justification, text }) {
	const word = status === "not_affected" ? justification?.cycloneDx : void 0;
	return {
		id: vulnerability,
		source: sourceOf(vulnerability),
		...aliases.length > 0 && { references: aliases.map((id) => ({
			id,
			source: sourceOf(id)
		})) },
		...cwes.length > 0 && { cwes },
		analysis: {
			state: justification?.falsePositive === true ? "false_positive" : STATES[status],
			...word !== void 0 && { justification: word },
			detail: text
		},
		affects: purls.map((ref) => ({ ref }))
	};
}
const STATES = {
	not_affected: "not_affected",
	under_investigation: "in_triage",
	affected: "exploitable"
};
function sourceOf(id) {
	if (/^CVE-\d{4}-\d{4,}$/u.test(id)) return {
		name: "NVD",
		url: `https://nvd.nist.gov/vuln/detail/${id}`
	};
	if (/^GHSA(?:-[0-9a-z]{4}){3}$/u.test(id)) return {
		name: "GitHub",
		url: `https://github.com/advisories/${id}`
	};
	if (/^SNYK-[\w-]+$/u.test(id)) return {
		name: "Snyk",
		url: `https://security.snyk.io/vuln/${id}`
	};
	if (/^(?:PYSEC|GO|RUSTSEC|OSV|MAL|GSD)-[\w-]+$/u.test(id)) return {
		name: "OSV",
		url: `https://osv.dev/vulnerability/${id}`
	};
	return { name: "unknown" };
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
	"cyclonedx-vex"
];
function reportCommand(context, done) {
	return new Command("report").description("turn a SARIF file into a page, a summary or test results").argument("<sarif>", "what `normalize` or `run` wrote").addOption(new Option("--as <kind>", "what to make").choices(KINDS).makeOptionMandatory()).option("-o, --output <file>", "where to write it; standard output by default").addOption(new Option("--fail-on <severity>", "the gate whose verdict the report shows").choices(SEVERITIES).default("high")).option("--new-only", "the gate judges only new findings").option("--anchor <file>", "github-sarif: the file of the repository to which findings without a file are pinned", "tollgate.yml").option("--author <name>", "openvex, cyclonedx-vex: who makes the statements", "unknown").option("--now <time>", "the time to judge by (ISO 8601)").addHelpText("after", EXAMPLES).action(async (path, options) => {
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
function nothingDecided() {
	throw new TollgateError("report/nothing-decided", "no decision about a package is recorded, and OpenVEX must state something", {
		class: "usage",
		help: ["record decisions as suppressions in tollgate.yml, then run again", "or take --as cyclonedx-vex, which may be empty"]
	});
}
const EXAMPLES = `
Examples:
  tollgate report tollgate.sarif --as html --output report.html
  tollgate report tollgate.sarif --as markdown >> "$GITHUB_STEP_SUMMARY"`;

//#endregion
export { reportCommand };