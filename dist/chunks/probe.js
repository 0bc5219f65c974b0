import { n as readFileIfThere, o as writeFileAtomic } from "./files.js";
import { r as asObject } from "./untrusted.js";
import { c as dependencyCheckReport } from "./classify.js";
import { o as parseJson } from "./run-output.js";
import { n as fileFacts } from "./database.js";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";

//#region src/scanners/dependency-check/database.ts
const WHOLE_DATABASE = 104857600;
function databaseTime(run) {
	const times = [...dependencyCheckReport(run)?.dataSources ?? /* @__PURE__ */ new Map()].filter(([name]) => /^NVD .*Last Checked$/u.test(name)).map(([, time]) => Date.parse(time)).filter((time) => !Number.isNaN(time));
	return times.length === 0 ? void 0 : Math.max(...times);
}
async function isSmallDatabase(folder) {
	const facts = folder === void 0 ? void 0 : await fileFacts(join(folder, "odc.mv.db"));
	return facts === void 0 || facts.size < WHOLE_DATABASE;
}

//#endregion
//#region src/util/zip-archive.ts
function zipArchive(files) {
	const locals = [];
	const directory = [];
	let offset = 0;
	for (const [name, given] of Object.entries(files)) {
		const [file, content] = [Buffer.from(name), Buffer.from(given)];
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(2048, 2);
		shared.writeUInt16LE(33, 8);
		shared.writeUInt32LE(crc32(content), 10);
		shared.writeUInt32LE(content.length, 14);
		shared.writeUInt32LE(content.length, 18);
		shared.writeUInt16LE(file.length, 22);
		const local = Buffer.concat([
			Buffer.from("PK", "latin1"),
			shared,
			file,
			content
		]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([
			Buffer.from("PK\0", "latin1"),
			shared,
			tail,
			file
		]));
		locals.push(local);
		offset += local.length;
	}
	const entries = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write("PK", "latin1");
	end.writeUInt16LE(locals.length, 8);
	end.writeUInt16LE(locals.length, 10);
	end.writeUInt32LE(entries.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([
		...locals,
		entries,
		end
	]);
}

//#endregion
//#region src/scanners/dependency-check/probe-jar.ts
const PROBE_JAR_NAME = "log4j-core-2.14.1.jar";
const PROBE_CVE = "CVE-2021-44228";
const MANIFEST$1 = `Manifest-Version: 1.0\r
Implementation-Title: Apache Log4j Core\r
Implementation-Version: 2.14.1\r
Implementation-Vendor: The Apache Software Foundation\r
Bundle-SymbolicName: org.apache.logging.log4j.core\r
\r
`;
const PROPERTIES = "version=2.14.1\ngroupId=org.apache.logging.log4j\nartifactId=log4j-core\n";
function probeJar() {
	return zipArchive({
		"META-INF/MANIFEST.MF": MANIFEST$1,
		"META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties": PROPERTIES
	});
}
function probeDoubts({ run, classification }) {
	const report = run.reports[0];
	if (report === void 0) return [`a jar known to be vulnerable could not be scanned: ${classification.reason ?? ""}`];
	return new TextDecoder().decode(report.bytes).includes(`"${PROBE_CVE}"`) ? [] : [`a jar known to be vulnerable (${PROBE_JAR_NAME}, ${PROBE_CVE}) was not reported: the database lacks records`];
}

//#endregion
//#region src/scanners/probe-project.ts
const PROBE_PACKAGE = "lodash 4.17.15";
const MANIFEST = {
	name: "tollgate-probe",
	version: "1.0.0",
	dependencies: { lodash: "4.17.15" }
};
const PROBE_MANIFEST = JSON.stringify(MANIFEST);
const SETTINGS = [
	".npmrc",
	".yarnrc",
	".yarnrc.yml"
];
async function writeProbe(dir, files, from) {
	for (const [name, text] of Object.entries(files)) await writeFileAtomic(join(dir, name), text);
	const { packageManager } = asObject(parseJson(await textIn(from, "package.json") ?? ""));
	if (typeof packageManager === "string") await writeFileAtomic(join(dir, "package.json"), JSON.stringify({
		...MANIFEST,
		packageManager
	}));
	for (const name of SETTINGS) {
		const text = await textIn(from, name);
		if (text !== void 0) await writeFileAtomic(join(dir, name), withOwnPaths(text, from));
	}
}
function withOwnPaths(settings, from) {
	return settings.replaceAll(/^plugins:.*\n(?:[ \t-].*\n?)*/gmu, "").replaceAll(/^yarnPath:[ \t]*["']?([^"'\n]+?)["']?[ \t]*$/gmu, (_line, path) => {
		return `yarnPath: ${JSON.stringify(resolve(from, path))}`;
	});
}
async function textIn(folder, name) {
	const bytes = await readFileIfThere(join(folder, name));
	return bytes === void 0 ? void 0 : new TextDecoder().decode(bytes);
}

//#endregion
//#region src/scanners/pnpm-audit/probe.ts
const PNPM_PROBE = {
	"package.json": PROBE_MANIFEST,
	"pnpm-workspace.yaml": "packages: []\n",
	"pnpm-lock.yaml": `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    dependencies:
      lodash:
        specifier: 4.17.15
        version: 4.17.15

packages:

  lodash@4.17.15:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}

snapshots:

  lodash@4.17.15: {}
`
};

//#endregion
//#region src/scanners/yarn-audit/probe.ts
const YARN_CLASSIC_PROBE = {
	"package.json": PROBE_MANIFEST,
	"yarn.lock": `# yarn lockfile v1


lodash@4.17.15:
  version "4.17.15"
  resolved "https://registry.example/lodash/-/lodash-4.17.15.tgz#b447f6670a0455bbfeedd11392eff330ea097548"
  integrity sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==
`
};
function yarnProbe(like) {
	const version = /^__metadata:\n(?:[ \t].*\n)*?[ \t]+version: (\d+)/mu.exec(like)?.[1] ?? "8";
	return {
		"package.json": PROBE_MANIFEST,
		"yarn.lock": `# This file is generated by running "yarn install" inside your project.
# Manual changes might be lost - proceed with caution!

__metadata:
  version: ${version}
  cacheKey: 10c0

"lodash@npm:4.17.15":
  version: 4.17.15
  resolution: "lodash@npm:4.17.15"
  checksum: 10c0/c029ab298357d007252d5802348f1deb343099ba734ae6e6776a908e4995db5b8ed4ae51ff83a2937a1f6e3c41a0c8941eb941926e1a7f2ddfc3d235ec1e8aa7
  languageName: node
  linkType: hard

"tollgate-probe@workspace:.":
  version: 0.0.0-use.local
  resolution: "tollgate-probe@workspace:."
  dependencies:
    lodash: "npm:4.17.15"
  languageName: unknown
  linkType: soft
`
	};
}

//#endregion
export { PROBE_PACKAGE as a, probeDoubts as c, isSmallDatabase as d, PROBE_MANIFEST as i, probeJar as l, yarnProbe as n, writeProbe as o, PNPM_PROBE as r, PROBE_JAR_NAME as s, YARN_CLASSIC_PROBE as t, databaseTime as u };