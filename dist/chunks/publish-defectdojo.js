import { _ as visibleText, s as fingerprintOf, v as locationText, x as isProblem } from "./summary.js";
import { t as isInForce } from "./suppression.js";
import { r as taxonOf } from "./taxonomies.js";
import { n as send } from "./send.js";
import { n as partRuns } from "./held-runs.js";
import { t as inTurn } from "./in-turn.js";
import { createHash } from "node:crypto";

//#region src/platforms/defectdojo/generic-findings.ts
const SEVERITIES = {
	critical: "Critical",
	high: "High",
	medium: "Medium",
	low: "Low",
	informational: "Info"
};
const TITLE = 500;
function genericFindings({ info, findings }, now) {
	const isDynamic = info.scan === "web" || info.scan === "payments";
	const items = [...findings].filter(isProblem).map((finding) => ({
		...item(finding, now),
		static_finding: !isDynamic,
		dynamic_finding: isDynamic
	}));
	return `${JSON.stringify({
		name: "Tollgate",
		findings: items
	})}\n`;
}
function item(finding, now) {
	const { rule, message, severity, locations, aliases, occurrences, evidence, suppressions } = finding;
	const accepted = suppressions.find((suppression) => isInForce(suppression, now));
	const cwe = rule.tags.map(taxonOf).find((taxon) => taxon?.standard.name === "CWE")?.id;
	const ids = [.../* @__PURE__ */ new Set([rule.id, ...aliases])].filter((id) => /^(?:CVE|GHSA|OSV|SNYK)-/iu.test(id));
	const [place] = locations;
	return {
		title: visibleText(`${rule.id}: ${rule.title}`).replaceAll(/\s+/gu, " ").slice(0, TITLE),
		severity: SEVERITIES[severity],
		description: visibleText([
			message,
			...place === void 0 ? [] : [`Where: ${locationText(place)}`],
			...evidence === void 0 ? [] : [`Evidence: ${evidence}`],
			rule.description
		].join("\n\n")),
		unique_id_from_tool: fingerprintOf(finding) || digestOf(finding),
		vuln_id_from_tool: rule.id.slice(0, TITLE),
		active: accepted === void 0,
		risk_accepted: accepted !== void 0,
		nb_occurences: occurrences,
		...rule.fix !== void 0 && { mitigation: visibleText(rule.fix) },
		...rule.helpUri !== void 0 && { references: visibleText(rule.helpUri) },
		...cwe !== void 0 && { cwe: Number(cwe) },
		...ids.length > 0 && { vulnerability_ids: ids },
		...placeOf(finding)
	};
}
function placeOf({ locations: [place] }) {
	switch (place?.kind) {
		case "file": return {
			file_path: place.uri.slice(0, 4e3),
			...place.region !== void 0 && { line: place.region.startLine }
		};
		case "package": return {
			component_name: place.name.slice(0, TITLE),
			...place.version !== void 0 && { component_version: place.version.slice(0, 100) },
			...place.manifest !== void 0 && { file_path: place.manifest.slice(0, 4e3) }
		};
		case "url": {
			const url = URL.parse(place.url);
			return url !== null && /^https?:$/u.test(url.protocol) && !/[{}]|%7[bd]/iu.test(url.href) ? { endpoints: [`${url.origin}${url.pathname}`] } : {};
		}
		case "control":
		case "logical":
		case void 0: return {};
	}
}
function digestOf({ rule, message, locations: [place] }) {
	const where = place === void 0 ? "" : locationText(place);
	return createHash("sha256").update(JSON.stringify([
		rule.id,
		message,
		where
	])).digest("hex").slice(0, 32);
}

//#endregion
//#region src/platforms/defectdojo/publish-defectdojo.ts
async function publishDefectDojo(place, publication) {
	const { runs, record, run, now, pace } = publication;
	const { complete, held } = partRuns(runs);
	const destination = `defectdojo ${place.url} ${place.product} ${place.engagement}`;
	return inTurn([...complete, ...held].map(({ run: content, category }) => {
		const isComplete = content.info.status === "complete";
		const what = `DefectDojo: ${category}`;
		return {
			what,
			run: async () => {
				const file = genericFindings(content, now);
				const digest = createHash("sha256").update(`${String(isComplete)}\n${file}`).digest("hex");
				const key = `${destination} ${category}`;
				const before = record.find(key);
				if (before?.digest === digest) return {
					state: "unchanged",
					detail: `imported already by ${before.run}`
				};
				await send({
					method: "POST",
					url: `${place.url.replace(/\/+$/u, "")}/api/v2/reimport-scan/`,
					headers: { authorization: `Token ${place.token}` },
					body: form(place, category, file, isComplete),
					repeatable: true,
					what,
					secret: place.token
				}, pace);
				await record.store(key, {
					digest,
					run
				});
				return isComplete ? {
					state: "published",
					detail: "imported; what is gone was closed"
				} : {
					state: "held",
					detail: "imported, and nothing was closed: the run is not complete"
				};
			}
		};
	}), pace.signal);
}
function form(place, category, file, isComplete) {
	const body = new FormData();
	const fields = {
		scan_type: "Generic Findings Import",
		product_type_name: place.productType,
		product_name: place.product,
		engagement_name: place.engagement,
		test_title: category.slice(0, 255),
		auto_create_context: "true",
		close_old_findings: String(isComplete),
		close_old_findings_product_scope: "false",
		do_not_reactivate: "false",
		minimum_severity: "Info",
		...place.branch !== void 0 && { branch_tag: place.branch },
		...place.commit !== void 0 && { commit_hash: place.commit }
	};
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	body.set("file", new Blob([file], { type: "application/json" }), "tollgate.json");
	return body;
}

//#endregion
export { publishDefectDojo };