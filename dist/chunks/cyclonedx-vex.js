import { i as compareText } from "./summary.js";
import { r as packageOfPurl } from "./package-name.js";
import { i as cycloneDxVulnerability, n as vexDecisions, t as uuidOf } from "./vex-options.js";

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
		vulnerabilities: decisions.map((decision) => cycloneDxVulnerability(decision, (purl) => [purl]))
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

//#endregion
export { toCycloneDxVex as t };