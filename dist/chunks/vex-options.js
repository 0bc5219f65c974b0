import { _ as visibleText, i as compareText, x as isProblem } from "./summary.js";
import { t as isInForce } from "./suppression.js";
import { n as packageName } from "./package-name.js";
import { r as taxonOf } from "./taxonomies.js";
import { t as vexJustificationOf } from "./vex-justification.js";
import { createHash } from "node:crypto";

//#region src/reporters/cyclonedx-vulnerability.ts
const STATES = {
	not_affected: "not_affected",
	under_investigation: "in_triage",
	affected: "exploitable"
};
function cycloneDxVulnerability(decision, refsOf) {
	const { vulnerability, aliases, cwes, purls, status, justification, text } = decision;
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
		affects: [...new Set(purls.flatMap((purl) => [...refsOf(purl)]))].map((ref) => ({ ref }))
	};
}
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
		const statement = statementOf(finding, now);
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
function statementOf({ suppressions, rule }, now) {
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
export { cycloneDxVulnerability as i, vexDecisions as n, purlOf as r, uuidOf as t };