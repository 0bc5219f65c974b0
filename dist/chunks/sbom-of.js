import { i as compareText } from "./summary.js";
import { r as packageOfPurl } from "./package-name.js";
import { i as cycloneDxVulnerability, n as vexDecisions, r as purlOf, t as uuidOf } from "./vex-options.js";

//#region src/reporters/cyclonedx-sbom.ts
const ALGORITHMS = {
	sha1: "SHA-1",
	sha256: "SHA-256",
	sha384: "SHA-384",
	sha512: "SHA-512"
};
function toCycloneDxSbom(sbom, findings, options) {
	const components = /* @__PURE__ */ new Map();
	for (const component of sbom.components) {
		const ref = purlOf(component);
		const known = components.get(ref);
		components.set(ref, known === void 0 ? component : merged(known, component));
	}
	const refs = [...components.keys()].toSorted(compareText);
	const byName = Map.groupBy(refs, (ref) => packageOfPurl(ref)?.name ?? "");
	const refsOf = (purl) => components.has(purl) ? [purl] : byName.get(packageOfPurl(purl)?.name ?? "") ?? [];
	const { decisions } = vexDecisions(findings, options.now);
	const root = purlOf({
		ecosystem: "npm",
		name: sbom.name,
		...sbom.version !== void 0 && { version: sbom.version }
	});
	const asks = (list) => [...new Set(list.map(({ name, version }) => purlOf({
		ecosystem: "npm",
		name,
		version
	})))].filter((ref) => components.has(ref)).toSorted(compareText);
	const content = {
		version: 1,
		metadata: {
			timestamp: new Date(options.now).toISOString(),
			tools: { components: [{
				type: "application",
				name: "Tollgate",
				version: options.version
			}] },
			...options.author !== "unknown" && { authors: [{ name: options.author }] },
			component: {
				type: "application",
				"bom-ref": root,
				name: sbom.name === "" ? "unknown" : sbom.name,
				...sbom.version !== void 0 && { version: sbom.version }
			}
		},
		components: refs.flatMap((ref) => {
			const component = components.get(ref);
			return component === void 0 ? [] : [componentOf(ref, component)];
		}),
		dependencies: [{
			ref: root,
			dependsOn: asks(sbom.direct)
		}, ...refs.map((ref) => ({
			ref,
			dependsOn: asks(components.get(ref)?.dependsOn ?? [])
		}))],
		vulnerabilities: decisions.filter(({ purls }) => purls.some((purl) => refsOf(purl).length > 0)).map((decision) => cycloneDxVulnerability(decision, refsOf))
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
function merged(a, b) {
	return {
		...a,
		dev: a.dev && b.dev,
		optional: a.optional && b.optional,
		dependsOn: [...a.dependsOn, ...b.dependsOn]
	};
}
function componentOf(ref, { name, version, license, integrity, dev, optional }) {
	const [, group, own = name] = /^(@[^/]+)\/(.+)$/u.exec(name) ?? [];
	const hash = hashOf(integrity);
	return {
		type: "library",
		"bom-ref": ref,
		...group !== void 0 && { group },
		name: own,
		version,
		scope: dev || optional ? "optional" : "required",
		...hash !== void 0 && { hashes: [hash] },
		...license !== void 0 && { licenses: [isExpression(license) ? { expression: license } : { license: { name: license } }] },
		purl: ref,
		...dev && { properties: [{
			name: "cdx:npm:package:development",
			value: "true"
		}] }
	};
}
function hashOf(integrity) {
	const [, name = "", base64 = ""] = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})/u.exec(integrity ?? "") ?? [];
	const alg = ALGORITHMS[name];
	const content = Buffer.from(base64, "base64").toString("hex");
	return alg === void 0 || !/^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{96}|[a-f0-9]{128})$/u.test(content) ? void 0 : {
		alg,
		content
	};
}
function isExpression(text) {
	const words = text.replaceAll(/[()]/gu, " ").trim().split(/\s+/u);
	return words.length % 2 === 1 && words.every((word, index) => (index % 2 === 1 ? /^(?:AND|OR|WITH)$/u : /^[A-Za-z0-9][\w.+-]*$/u).test(word));
}

//#endregion
//#region src/cli/platforms/sbom-of.ts
function sbomOf({ name, version, packages, direct }) {
	const named = (key) => {
		const entry = packages.get(key);
		return entry === void 0 ? [] : [{
			name: entry.name,
			version: entry.version
		}];
	};
	return {
		name,
		...version !== void 0 && { version },
		direct: direct.flatMap(({ to }) => named(to)),
		components: [...packages.values()].map((entry) => ({
			ecosystem: "npm",
			name: entry.name,
			version: entry.version,
			...entry.license !== void 0 && { license: entry.license },
			...entry.integrity !== void 0 && { integrity: entry.integrity },
			dev: entry.dev,
			optional: entry.optional,
			dependsOn: entry.edges.flatMap(({ to }) => named(to))
		}))
	};
}

//#endregion
export { toCycloneDxSbom as n, sbomOf as t };