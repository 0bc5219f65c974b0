import { C as SEVERITIES, S as makeFinding, T as levelOf, a as countBySeverity, c as isSuppressed, d as primaryPlace, g as stateOf$1, h as sortForReading, m as scanRows, n as attackSummary, o as coverageFigures, s as fingerprintOf, t as ATTACK_VERDICTS, u as openFindings } from "./summary.js";
import { t as SCANS } from "./report.js";
import { n as markdownCode, t as escapeMarkdown } from "./escape-markdown.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere } from "./files.js";
import { t as parseYaml } from "./yaml.js";
import { a as asText, n as asNumber, r as asObject, t as asList } from "./untrusted.js";
import { n as pascalName } from "./shard.js";
import { c as isMalicious, i as isInRange, n as dependencyFacts, s as MALICIOUS_ADVICE } from "./decide.js";
import { t as cvssScore } from "./cvss-score.js";
import { a as evidenceLines, s as withOwnLines } from "./suppress.js";
import { F as jsonFault } from "./read-sarif.js";
import { t as phantomMoney } from "./phantom-money.js";
import { t as isInForce } from "./suppression.js";
import { basename, join, relative, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

//#region src/reporters/markdown-section.ts
const BUDGET = 6e4;
const SHARE = .6;
const encoder = new TextEncoder();
function tableSection(title, columns, rows, limit, foot) {
	const head = [
		title,
		"",
		`| ${columns.join(" | ")} |`,
		`|${" --- |".repeat(columns.length)}`
	].join("\n");
	const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
	return section(rows.length === 0 ? "" : `${head}\n`, lines, limit, foot);
}
function listSection(title, lines, limit, foot) {
	return section(lines.length === 0 || title === "" ? "" : `${title}\n\n`, lines.map((line) => `- ${line}`), limit, foot);
}
function joinSections(sections) {
	let left = BUDGET;
	const parts = [];
	for (const { head, rows, limit, foot } of sections) {
		if (head === "" && rows.length === 0) continue;
		const frame = bytes(head) + bytes(foot ?? "") + 40;
		let room = left * SHARE - frame;
		const shown = [];
		for (const row of rows.slice(0, limit)) {
			const size = bytes(row) + 1;
			if (size > room) break;
			room -= size;
			left -= size;
			shown.push(row);
		}
		left -= frame;
		const more = rows.length > shown.length ? `\n\nand ${rows.length - shown.length} more` : "";
		parts.push(`${head}${shown.join("\n")}${more}${foot === void 0 ? "" : `\n\n${foot}`}`);
	}
	return `${parts.join("\n\n")}\n`;
}
function section(head, rows, limit, foot) {
	return rows.length === 0 || foot === void 0 ? {
		head,
		rows,
		limit
	} : {
		head,
		rows,
		limit,
		foot
	};
}
function bytes(text) {
	return encoder.encode(text).length;
}

//#endregion
//#region src/pipeline/tree-paths.ts
const NONE = [];
function openTreePaths(tree) {
	const byName = Map.groupBy(tree.packages.values(), ({ name }) => name);
	const parents = /* @__PURE__ */ new Map();
	const add = (key, parent) => {
		const known = parents.get(key);
		if (known === void 0) parents.set(key, [parent]);
		else known.push(parent);
	};
	for (const direct of tree.direct) add(direct.to, {
		direct,
		range: direct.range
	});
	for (const by of tree.packages.values()) for (const { to, range } of by.edges) add(to, {
		by,
		...range !== void 0 && { range }
	});
	const nearer = shortestTree(tree);
	return {
		named: (name) => byName.get(name) ?? NONE,
		parentsOf: (key) => parents.get(key) ?? NONE,
		pathTo(key) {
			const path = [];
			for (let step = nearer.has(key) ? key : void 0; step !== void 0; step = nearer.get(step)) {
				const entry = tree.packages.get(step);
				if (entry !== void 0) path.push(entry);
			}
			return path.toReversed();
		},
		originsOf(key) {
			const seen = /* @__PURE__ */ new Set([key]);
			const found = /* @__PURE__ */ new Map();
			for (const step of seen) for (const { by, direct } of parents.get(step) ?? NONE) {
				if (by !== void 0) seen.add(by.key);
				if (direct !== void 0) found.set(`${direct.workspace} ${direct.name}`, direct);
			}
			return [...found].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, direct]) => direct);
		}
	};
}
function shortestTree({ direct, packages }) {
	const nearer = /* @__PURE__ */ new Map();
	const queue = direct.toSorted((a, b) => Number(a.dev) - Number(b.dev)).map(({ to }) => to);
	for (const key of queue) nearer.set(key, void 0);
	for (const key of queue) for (const { to } of packages.get(key)?.edges ?? NONE) {
		if (nearer.has(to)) continue;
		nearer.set(to, key);
		queue.push(to);
	}
	return nearer;
}

//#endregion
//#region src/pipeline/enrichment.ts
const MOST_PATHS = 5;
function openEnrichment(known) {
	const trees = (known.trees ?? []).map((tree) => ({
		tree,
		folder: folderOf(tree.lockfile),
		paths: openTreePaths(tree)
	}));
	return {
		finding(finding) {
			const [place] = finding.locations;
			if (place?.kind !== "package") return finding;
			const tree = place.ecosystem === "npm" ? trees.find(({ folder }) => folder === folderOf(place.manifest ?? "")) : void 0;
			const installed = tree === void 0 ? [] : installedOf(finding, place, tree.paths);
			const lines = [
				...isMalicious(finding) ? [["malicious", MALICIOUS_ADVICE]] : [],
				...exploitLines(finding, known),
				...scoreLines(finding, known),
				...tree === void 0 ? [] : treeLines(installed, tree.paths)
			];
			const evidence = withOwnLines(finding.evidence, lines);
			const { evidence: _old, ...rest } = finding;
			return {
				...rest,
				...evidence !== void 0 && { evidence },
				...tree !== void 0 && { locations: locationsOf(finding.locations, installed, tree) }
			};
		},
		run(info) {
			if (info.scan !== "dependencies") return info;
			const dates = {
				...known.kev !== void 0 && { kevCatalogue: known.kev.date },
				...known.epss !== void 0 && { epssScores: known.epss.date }
			};
			return Object.keys(dates).length === 0 ? info : {
				...info,
				coverage: {
					...info.coverage,
					...dates
				}
			};
		}
	};
}
function installedOf(finding, place, paths) {
	const named = paths.named(place.name);
	const versions = new Set(finding.locations.flatMap((other) => other.kind === "package" && other.name === place.name ? other.version ?? [] : []));
	const exact = named.filter(({ version }) => versions.has(version));
	if (exact.length > 0) return exact;
	const { vulnerable } = dependencyFacts(finding);
	const inside = named.filter(({ version }) => vulnerable.some((range) => isInRange(version, range) === true));
	return inside.length > 0 ? inside : named;
}
function exploitLines(finding, { kev, epss }) {
	const ids = [finding.rule.id, ...finding.aliases].filter((id) => id.startsWith("CVE-"));
	const lines = [];
	for (const id of kev === void 0 ? [] : ids.filter((cve) => kev.entries.has(cve))) {
		const entry = kev?.entries.get(id);
		const parts = [
			entry?.added === void 0 ? id : `${id} since ${entry.added}`,
			...entry?.due === void 0 ? [] : [`due ${entry.due}`],
			...entry?.ransomware === true ? ["used by ransomware"] : []
		];
		lines.push(["exploited", `${parts.join(", ")} (CISA KEV of ${kev?.date ?? "unknown"})`]);
		break;
	}
	const [worst] = ids.flatMap((id) => epss?.scoreOf(id) ?? []).toSorted((a, b) => b.score - a.score);
	if (worst !== void 0) lines.push(["epss", `${worst.score} (percentile ${worst.percentile}, ${epss?.date ?? "unknown"})`]);
	return lines;
}
const VECTOR = /CVSS:[234]\.\d\/[A-Za-z:/]{10,300}|(?<![A-Za-z:/])AV:[LAN]\/AC:[LMH]\/Au:[MSN]\/C:[NPC]\/I:[NPC]\/A:[NPC]/gu;
function scoreLines({ evidence }, { scoreOf }) {
	if (scoreOf === void 0) return [];
	const [worst] = evidenceLines(evidence).filter(({ tool }) => tool !== "Tollgate").flatMap(({ value }) => [...value.matchAll(VECTOR)]).flatMap(([vector]) => {
		const score = scoreOf(vector);
		return score === void 0 ? [] : [{
			vector,
			score
		}];
	}).toSorted((a, b) => b.score - a.score);
	return worst === void 0 ? [] : [["cvss", `${worst.score.toFixed(1)} (${worst.vector})`]];
}
function treeLines(installed, paths) {
	if (installed.length === 0) return [["scope", "not in the lockfile"]];
	const isDirect = installed.some(({ key }) => paths.parentsOf(key).some(({ direct }) => direct !== void 0));
	const scope = [
		installed.every(({ dev }) => dev) ? "development" : "runtime",
		isDirect ? "direct" : "transitive",
		...installed.every(({ bundled }) => bundled) ? ["bundled"] : [],
		...installed.every(({ optional }) => optional) ? ["optional"] : []
	];
	const shown = installed.slice(0, MOST_PATHS).flatMap(({ key }) => {
		const path = paths.pathTo(key).map(({ name, version }) => `${name}@${version}`);
		return path.length === 0 ? [] : [["path", path.join(" > ")]];
	});
	const more = installed.length - MOST_PATHS;
	return [
		["scope", scope.join(" ")],
		...shown,
		...more > 0 ? [["more paths", String(more)]] : []
	];
}
function locationsOf(locations, installed, { tree, folder, paths }) {
	const [first] = installed;
	const placed = locations.map((location) => {
		if (location.kind !== "package" || location.line !== void 0 || location.manifest !== tree.lockfile) return location;
		const own = installed.find(({ version }) => version === location.version) ?? first;
		return own?.line === void 0 ? location : {
			...location,
			line: own.line
		};
	});
	const uri = folder === "" ? "package.json" : `${folder}/package.json`;
	const lines = installed.flatMap(({ key }) => paths.originsOf(key).flatMap(({ line }) => line ?? []));
	const known = new Set(locations.flatMap((location) => location.kind === "file" ? [`${location.uri}:${location.region?.startLine ?? 0}`] : []));
	const added = [...new Set(lines)].toSorted((a, b) => a - b).slice(0, MOST_PATHS).filter((line) => !known.has(`${uri}:${line}`)).map((startLine) => ({
		kind: "file",
		uri,
		region: { startLine }
	}));
	return [...placed, ...added];
}
function folderOf(path) {
	return path.slice(0, Math.max(0, path.replaceAll("\\", "/").lastIndexOf("/")));
}

//#endregion
//#region src/pipeline/intelligence/epss.ts
const ROW = /^(CVE-\d{4}-\d{4,}),([\d.eE+-]+)(?:,([\d.eE+-]+))?\s*$/u;
function readEpss(text, file) {
	const lines = text.replace(/^\uFEFF/u, "").split("\n");
	const date = /^#.*score_date:(\d{4}-\d{2}-\d{2})/u.exec(lines[0] ?? "")?.[1] ?? "unknown";
	const places = /* @__PURE__ */ new Map();
	const figures = [];
	for (const [index, line] of lines.entries()) {
		if (line.trim() === "" || line.startsWith("#") || /^cve\s*,/iu.test(line)) continue;
		const [, id, score, percentile] = ROW.exec(line) ?? [];
		const [own, rank] = [Number(score), Number(percentile ?? "0")];
		if (id === void 0 || !isShare(own) || !isShare(rank)) throw unreadable$2(file, `line ${index + 1} is no score`);
		places.set(id, figures.push(own, rank) - 2);
	}
	if (places.size === 0) throw unreadable$2(file, "it holds no score");
	return {
		date,
		size: places.size,
		scoreOf(cve) {
			const place = places.get(cve);
			return place === void 0 ? void 0 : {
				score: figures[place] ?? 0,
				percentile: figures[place + 1] ?? 0
			};
		}
	};
}
function isShare(value) {
	return value >= 0 && value <= 1;
}
function unreadable$2(file, reason) {
	return new TollgateError("epss/unreadable", `${file} holds no EPSS scores: ${reason}`, {
		class: "incomplete",
		place: { file },
		help: ["download it anew: https://epss.empiricalsecurity.com/epss_scores-current.csv.gz"]
	});
}

//#endregion
//#region src/pipeline/intelligence/kev.ts
function readKev(text, file) {
	let parsed;
	try {
		parsed = JSON.parse(text.replace(/^\uFEFF/u, ""));
	} catch (error) {
		throw unreadable$1(file, jsonFault(error));
	}
	const catalogue = asObject(parsed);
	const entries = /* @__PURE__ */ new Map();
	for (const item of asList(catalogue["vulnerabilities"])) {
		const entry = asObject(item);
		const id = asText(entry["cveID"])?.trim().toUpperCase();
		if (id === void 0 || !/^CVE-\d{4}-\d{4,}$/u.test(id)) continue;
		const [added, due] = [date(entry["dateAdded"]), date(entry["dueDate"])];
		entries.set(id, {
			...added !== void 0 && { added },
			...due !== void 0 && { due },
			ransomware: asText(entry["knownRansomwareCampaignUse"])?.toLowerCase() === "known"
		});
	}
	if (entries.size === 0) throw unreadable$1(file, "`vulnerabilities` is missing or empty");
	return {
		date: date(catalogue["dateReleased"]) ?? asText(catalogue["catalogVersion"]) ?? "unknown",
		entries
	};
}
function date(value) {
	return /^\d{4}-\d{2}-\d{2}/u.exec(asText(value) ?? "")?.[0];
}
function unreadable$1(file, reason) {
	return new TollgateError("kev/unreadable", `${file} is no catalogue of known exploited vulnerabilities: ${reason}`, {
		class: "incomplete",
		place: { file },
		help: ["download it anew: https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"]
	});
}

//#endregion
//#region src/pipeline/licenses.ts
const DENIED = ownRule("dependencies/license-denied", "A package comes under a denied licence", "The licence of an installed package is one that the policy does not allow.", "Replace the package, or decide with your lawyers and record the decision as a suppression.", "high");
const UNKNOWN = ownRule("dependencies/license-unknown", "Nobody knows under which licence a package comes", "The lockfile names no licence of an installed package, so nobody can tell whether the policy allows it.", "Look the licence up, and record a suppression that names it; npm writes licences into lockfiles of version 2 and later.", "low");
const LICENSE_RULES = [DENIED, UNKNOWN];
function licenseFindings(tree, policy) {
	return [...new Map([...tree.packages.values()].map((entry) => [`${entry.name}@${entry.version}`, entry])).values()].flatMap((entry) => {
		if (entry.license === void 0) return [findingOf(entry, tree, UNKNOWN, "low", "its licence is not known")];
		return isAllowed(entry.license, policy) ? [] : [findingOf(entry, tree, DENIED, "high", `its licence is ${entry.license}`)];
	});
}
function isAllowed(expression, { allow, deny }) {
	const allowed = allow === void 0 ? void 0 : new Set(allow.map((id) => id.toLowerCase()));
	const denied = new Set((deny ?? []).map((id) => id.toLowerCase()));
	const words = expression.slice(0, 1e3).replaceAll(/[()]/gu, " $& ").trim().split(/\s+/u);
	const isFine = (id) => {
		const name = id.toLowerCase();
		const base = name.replace(/\+$|-or-later$|-only$/u, "");
		return !denied.has(name) && !denied.has(base) && (allowed === void 0 || allowed.has(name));
	};
	let at = 0;
	const term = () => {
		if (words[at] === "(") {
			at += 1;
			const inside = either();
			at += 1;
			return inside;
		}
		const fine = isFine(words[at] ?? "");
		at += 1;
		if (words[at]?.toUpperCase() === "WITH") at += 2;
		return fine;
	};
	const all = () => {
		let fine = term();
		while (words[at]?.toUpperCase() === "AND") {
			at += 1;
			fine = term() && fine;
		}
		return fine;
	};
	const either = () => {
		let fine = all();
		while (words[at]?.toUpperCase() === "OR") {
			at += 1;
			fine = all() || fine;
		}
		return fine;
	};
	const fine = either();
	return at >= words.length ? fine : isFine(expression);
}
function findingOf(entry, tree, rule, severity, what) {
	const { name, version, line } = entry;
	return makeFinding({
		rule,
		severity,
		message: `${name}@${version}: ${what}.`,
		locations: [{
			kind: "package",
			ecosystem: "npm",
			name,
			version,
			manifest: tree.lockfile,
			...line !== void 0 && { line }
		}]
	});
}
function ownRule(id, title, description, fix, severity) {
	return {
		id,
		name: pascalName(id),
		title,
		description,
		fix,
		level: levelOf(severity),
		tags: ["license"]
	};
}

//#endregion
//#region src/pipeline/dependency-tree.ts
function scopedTree(raw, manager, lockfile) {
	const runtime = reached(raw, raw.direct.filter(({ dev }) => !dev));
	const development = reached(raw, raw.direct.filter(({ dev }) => dev));
	const packages = /* @__PURE__ */ new Map();
	for (const [key, entry] of raw.packages) packages.set(key, {
		...entry,
		dev: !runtime.has(key) && development.has(key)
	});
	return {
		...raw,
		manager,
		lockfile,
		packages
	};
}
function reached({ packages }, from) {
	const seen = new Set(from.map(({ to }) => to));
	for (const key of seen) for (const { to } of packages.get(key)?.edges ?? []) seen.add(to);
	return seen;
}

//#endregion
//#region src/pipeline/lockfiles/npm.ts
const MODULES = "node_modules/";
function readNpmLock(text, manifest) {
	const lock = asObject(JSON.parse(text));
	const version = asNumber(lock["lockfileVersion"]);
	if (version !== void 0 && version > 3) throw new RangeError(`lockfileVersion ${version} is newer than 3`);
	const packages = asObject(lock["packages"]);
	const [name, own] = [asText(lock["name"]) ?? "", asText(lock["version"])];
	const head = {
		name,
		...own !== void 0 && { version: own }
	};
	if (Object.keys(packages).length > 0) return {
		...head,
		...treeOfPackages(packages, linesOf(text))
	};
	if (lock["dependencies"] === void 0 && version === void 0) throw new RangeError("it has no lockfileVersion and no packages");
	return {
		...head,
		...treeOfVersion1(asObject(lock["dependencies"]), asObject(JSON.parse(manifest === "" ? "{}" : manifest)))
	};
}
function treeOfPackages(packages, lines) {
	const found = /* @__PURE__ */ new Map();
	const direct = [];
	const keys = new Set(Object.keys(packages));
	for (const [key, value] of Object.entries(packages)) {
		const entry = asObject(value);
		if (!key.includes(MODULES)) {
			direct.push(...ownDependencies(key, entry, packages, keys));
			continue;
		}
		if (entry["link"] === true) continue;
		const version = asText(entry["version"]) ?? "";
		const line = lines.get(key);
		const license = licenseOf(entry["license"]);
		const integrity = plainText(entry["integrity"]);
		found.set(key, {
			key,
			name: asText(entry["name"] ?? key.slice(key.lastIndexOf(MODULES) + 13)) ?? "",
			version,
			...line !== void 0 && { line },
			optional: entry["optional"] === true || entry["devOptional"] === true,
			bundled: entry["inBundle"] === true,
			...license !== void 0 && { license },
			...integrity !== void 0 && { integrity },
			edges: edgesOf(key, entry, packages, keys)
		});
	}
	return {
		direct,
		packages: found
	};
}
function ownDependencies(workspace, entry, packages, keys) {
	const of = (section, dev) => Object.entries(asObject(entry[section])).flatMap(([name, range]) => {
		const to = resolveName(workspace, name, packages, keys);
		return to === void 0 ? [] : [{
			name,
			range: plainText(range) ?? "",
			dev,
			workspace,
			to
		}];
	});
	const meta = asObject(entry["peerDependenciesMeta"]);
	const runtime = [
		...of("dependencies", false),
		...of("optionalDependencies", false),
		...of("peerDependencies", false).filter(({ name }) => asObject(meta[name])["optional"] !== true)
	];
	const known = new Set(runtime.map(({ name }) => name));
	return [...runtime, ...of("devDependencies", true).filter(({ name }) => !known.has(name))];
}
function edgesOf(key, entry, packages, keys) {
	const asked = {
		...asObject(entry["peerDependencies"]),
		...asObject(entry["optionalDependencies"]),
		...asObject(entry["dependencies"])
	};
	return Object.entries(asked).flatMap(([name, range]) => {
		const to = resolveName(key, name, packages, keys);
		const text = plainText(range);
		return to === void 0 ? [] : [{
			to,
			...text !== void 0 && { range: text }
		}];
	});
}
function resolveName(from, name, packages, keys) {
	for (let folder = from;; folder = parentFolder(folder)) {
		const key = `${folder === "" ? "" : `${folder}/`}${MODULES}${name}`;
		if (keys.has(key)) return asObject(packages[key])["link"] === true ? void 0 : key;
		if (folder === "") return void 0;
	}
}
function parentFolder(folder) {
	const at = folder.lastIndexOf(`/${MODULES}`);
	return at >= 0 ? folder.slice(0, at) : "";
}
function treeOfVersion1(dependencies, manifest) {
	const flat = {};
	const walk = [{
		folder: "",
		entries: dependencies
	}];
	for (const { folder, entries } of walk) for (const [name, value] of Object.entries(entries)) {
		const entry = asObject(value);
		const key = `${folder}${MODULES}${name}`;
		flat[key] = {
			...entry,
			dependencies: entry["requires"],
			inBundle: entry["bundled"]
		};
		walk.push({
			folder: `${key}/`,
			entries: asObject(entry["dependencies"])
		});
	}
	flat[""] = manifest;
	return treeOfPackages(flat, /* @__PURE__ */ new Map());
}
function plainText(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function licenseOf(value) {
	const [first] = asList(value);
	return asText(value) ?? asText(asObject(value)["type"]) ?? asText(asObject(first)["type"]) ?? asText(first);
}
function linesOf(text) {
	const lines = /* @__PURE__ */ new Map();
	for (const [index, line] of text.split("\n").entries()) {
		const key = /^\s*"((?:[^"]*\/)?node_modules\/[^"]+)": \{/u.exec(line)?.[1];
		if (key !== void 0 && !lines.has(key)) lines.set(key, index + 1);
	}
	return lines;
}

//#endregion
//#region src/pipeline/lockfiles/pnpm.ts
function readPnpmLock(text, manifest) {
	const document = parseYaml(text, "pnpm-lock.yaml");
	const lock = asObject(document.value);
	const version = asNumber(lock["lockfileVersion"]);
	if (version === void 0) throw new RangeError("it has no lockfileVersion");
	if (version >= 10) throw new RangeError(`lockfileVersion ${version} is newer than 9`);
	const root = asObject(JSON.parse(manifest === "" ? "{}" : manifest));
	const packages = asObject(lock["packages"]);
	const snapshots = lock["snapshots"] === void 0 ? packages : asObject(lock["snapshots"]);
	const keys = new Set(Object.keys(snapshots));
	const found = /* @__PURE__ */ new Map();
	for (const [key, value] of Object.entries(snapshots)) {
		const entry = entryOf(key, asObject(value), packages, keys, document);
		if (entry !== void 0) found.set(key, entry);
	}
	const importers = lock["importers"] === void 0 ? { ".": lock } : asObject(lock["importers"]);
	const own = asText(root["version"]);
	return {
		name: asText(root["name"]) ?? "",
		...own !== void 0 && { version: own },
		direct: Object.entries(importers).flatMap(([folder, value]) => directOf$1(folder, asObject(value), keys)),
		packages: found,
		overrides: Object.fromEntries(Object.entries(asObject(lock["overrides"])).map(([name, range]) => [name, asText(range) ?? ""]))
	};
}
function entryOf(key, value, packages, keys, document) {
	const named = nameOf$1(key);
	if (named === void 0) return void 0;
	const about = asObject(packages[key] ?? packages[key.replace(/\(.*$/su, "")]);
	const integrity = asText(asObject(about["resolution"])["integrity"]);
	const place = packages[key] === void 0 ? key.replace(/\(.*$/su, "") : key;
	return {
		key,
		name: asText(about["name"]) ?? named.name,
		version: asText(about["version"]) ?? named.version,
		line: document.lineOf(["packages", place]),
		optional: value["optional"] === true || about["optional"] === true,
		bundled: false,
		...integrity !== void 0 && { integrity },
		edges: [...edges(asObject(value["dependencies"]), keys), ...edges(asObject(value["optionalDependencies"]), keys)]
	};
}
function edges(asked, keys) {
	return Object.entries(asked).flatMap(([name, got]) => {
		const to = keyOf(name, asText(got) ?? "", keys);
		return to === void 0 ? [] : [{ to }];
	});
}
function directOf$1(folder, importer, keys) {
	const specifiers = asObject(importer["specifiers"]);
	const of = (section, dev) => Object.entries(asObject(importer[section])).flatMap(([name, value]) => {
		const got = asText(value) ?? asText(asObject(value)["version"]) ?? "";
		const range = asText(asObject(value)["specifier"]) ?? asText(specifiers[name]) ?? "";
		const to = keyOf(name, got, keys);
		return to === void 0 ? [] : [{
			name,
			range,
			dev,
			workspace: folder === "." ? "" : folder,
			to
		}];
	});
	return [
		...of("dependencies", false),
		...of("optionalDependencies", false),
		...of("devDependencies", true)
	];
}
function keyOf(name, got, keys) {
	return [
		`${name}@${got}`,
		`/${name}@${got}`,
		`/${name}/${got}`,
		got,
		`/${got}`
	].find((key) => keys.has(key));
}
function nameOf$1(key) {
	const path = key.replace(/^\//u, "").replace(/\(.*$/su, "");
	const [, name, version] = /^((?:@[^/@]+\/)?[^/@]+)[@/](.+)$/u.exec(path) ?? [];
	return name === void 0 || version === void 0 ? void 0 : {
		name,
		version: version.replace(/_.*$/su, "")
	};
}

//#endregion
//#region src/pipeline/lockfiles/manifest-dependencies.ts
function manifestDependencies(manifest) {
	const of = (section, dev) => Object.entries(asObject(manifest[section])).map(([name, range]) => ({
		name,
		range: asText(range) ?? "",
		dev
	}));
	const runtime = [...of("dependencies", false), ...of("optionalDependencies", false)];
	const known = new Set(runtime.map(({ name }) => name));
	return [...runtime, ...of("devDependencies", true).filter(({ name }) => !known.has(name))];
}

//#endregion
//#region src/pipeline/lockfiles/yarn.ts
function readYarnLock(text, manifest) {
	const entries = isBerry(text) ? berryEntries(text) : classicEntries(text);
	const root = asObject(JSON.parse(manifest === "" ? "{}" : manifest));
	const keys = /* @__PURE__ */ new Map();
	for (const { asked } of entries) for (const ask of asked) keys.set(ask, asked[0] ?? ask);
	const find = (name, range) => keys.get(`${name}@${range}`) ?? keys.get(`${name}@npm:${range}`);
	const packages = /* @__PURE__ */ new Map();
	for (const { asked, version, line, integrity, dependencies } of entries) {
		const [key = ""] = asked;
		if (/@workspace:/u.test(key)) continue;
		packages.set(key, {
			key,
			name: nameOf(key),
			version,
			...line !== void 0 && { line },
			optional: false,
			bundled: false,
			...integrity !== void 0 && { integrity },
			edges: dependencies.flatMap(([name, range]) => {
				const to = find(name, range);
				return to === void 0 || /@workspace:/u.test(to) ? [] : [{
					to,
					range: range.replace(/^npm:/u, "")
				}];
			})
		});
	}
	const version = asText(root["version"]);
	return {
		name: asText(root["name"]) ?? "",
		...version !== void 0 && { version },
		direct: [...directOf(root, "", find), ...workspaces(entries, find)].filter(({ to }) => packages.has(to)),
		packages
	};
}
function isBerry(text) {
	return /^__metadata:/mu.test(text);
}
function directOf(manifest, workspace, find) {
	return manifestDependencies(manifest).flatMap(({ name, range, dev }) => {
		const to = find(name, range);
		return to === void 0 ? [] : [{
			name,
			range,
			dev,
			workspace,
			to
		}];
	});
}
function workspaces(entries, find) {
	return entries.flatMap(({ asked, dependencies }) => {
		const workspace = asked.flatMap((ask) => /@workspace:(.+)$/u.exec(ask)?.[1] ?? []).find((folder) => folder !== "." && !/[*^~]/u.test(folder));
		if (workspace === void 0 || asked.some((ask) => ask.endsWith("@workspace:."))) return [];
		return dependencies.flatMap(([name, range]) => {
			const to = find(name, range);
			return to === void 0 ? [] : [{
				name,
				range: range.replace(/^npm:/u, ""),
				dev: false,
				workspace,
				to
			}];
		});
	});
}
function berryEntries(text) {
	const document = parseYaml(text, "yarn.lock");
	return Object.entries(asObject(document.value)).flatMap(([key, value]) => {
		const entry = asObject(value);
		const version = asText(entry["version"]);
		if (key === "__metadata" || version === void 0) return [];
		const all = {
			...asObject(entry["dependencies"]),
			...asObject(entry["optionalDependencies"])
		};
		return [{
			asked: key.split(/,\s*/u),
			version,
			line: document.lineOf([key]),
			dependencies: Object.entries(all).map(([name, range]) => [name, asText(range) ?? ""])
		}];
	});
}
function classicEntries(text) {
	const entries = [];
	let current;
	let section = "";
	for (const [index, line] of text.split(/\r?\n/u).entries()) {
		if (line.trim() === "" || line.startsWith("#")) continue;
		const indent = line.length - line.trimStart().length;
		if (indent === 0) {
			if (!line.endsWith(":")) throw new RangeError(`line ${index + 1} is no entry of a yarn.lock`);
			current = {
				asked: line.slice(0, -1).split(/,\s*/u).map(unquoted),
				version: "",
				line: index + 1,
				dependencies: []
			};
			entries.push(current);
			section = "";
			continue;
		}
		if (current === void 0) throw new RangeError(`line ${index + 1} belongs to no entry`);
		const [, key = "", value = ""] = /^("(?:[^"\\]|\\.)*"|\S+)\s*(.*)$/u.exec(line.trim()) ?? [];
		if (indent === 2) {
			section = key.replace(/:$/u, "");
			if (section === "version") current.version = unquoted(value);
			if (section === "integrity") current.integrity = unquoted(value);
		} else if (section === "dependencies" || section === "optionalDependencies") current.dependencies.push([unquoted(key), unquoted(value)]);
	}
	return entries;
}
function unquoted(text) {
	return text.trim().replace(/^"(.*)"$/su, "$1");
}
function nameOf(ask) {
	const at = ask.indexOf("@", 1);
	const [name, rest] = at < 0 ? [ask, ""] : [ask.slice(0, at), ask.slice(at + 1)];
	return /^npm:((?:@[^/@]+\/)?[^/@]+)@/u.exec(rest)?.[1] ?? name;
}

//#endregion
//#region src/pipeline/read-lockfile.ts
const LOCKFILES = [
	"npm-shrinkwrap.json",
	"package-lock.json",
	"pnpm-lock.yaml",
	"yarn.lock"
];
const LONGEST = 67108864;
function readLockfile(path, text, manifest) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (text.length > LONGEST) throw unreadable(path, "it is larger than 64 MB");
	try {
		const [manager, read] = readerOf(name, text);
		const raw = read(text.replace(/^\uFEFF/u, ""), manifest.replace(/^\uFEFF/u, ""));
		const lines = manifestLines(manifest);
		return scopedTree({
			...raw,
			direct: raw.direct.map((direct) => withLine(direct, lines))
		}, manager, path);
	} catch (error) {
		if (error instanceof SyntaxError) throw unreadable(path, jsonFault(error), error);
		if (error instanceof RangeError || error instanceof TollgateError) throw unreadable(path, error.message, error);
		throw error;
	}
}
function readerOf(name, text) {
	switch (name) {
		case "pnpm-lock.yaml": return ["pnpm", readPnpmLock];
		case "yarn.lock": return [isBerry(text) ? "yarn-berry" : "yarn", readYarnLock];
		default: return ["npm", readNpmLock];
	}
}
function manifestLines(manifest) {
	const lines = /* @__PURE__ */ new Map();
	for (const [index, line] of manifest.split("\n").entries()) {
		const key = /^\s*"([^"\\]+)"\s*:\s*"/u.exec(line)?.[1];
		if (key !== void 0) lines.set(key, index + 1);
	}
	return lines;
}
function withLine(direct, lines) {
	const line = direct.workspace === "" ? lines.get(direct.name) : void 0;
	return line === void 0 ? direct : {
		...direct,
		line
	};
}
function unreadable(path, reason, cause) {
	return new TollgateError("lockfile/unreadable", `${path} cannot be read as a lockfile: ${reason}`, {
		class: "incomplete",
		place: { file: path },
		help: ["make it anew with the package manager that wrote it, and commit it"],
		cause
	});
}

//#endregion
//#region src/cli/dependency-knowledge.ts
const MOST_BYTES = 536870912;
async function dependencyKnowledge(config, context) {
	const kev = config.kev === void 0 ? void 0 : readKev(await feed(config.kev, "kev", context), basename(config.kev));
	const epss = config.epss === void 0 ? void 0 : readEpss(await feed(config.epss, "epss", context), basename(config.epss));
	const dir = resolve(context.cwd, config.dir ?? ".");
	const prefix = relative(context.cwd, dir).replaceAll("\\", "/");
	const pathOf = (name) => prefix === "" ? name : `${prefix}/${name}`;
	const { tree, problem, file } = await treeIn(dir, pathOf);
	const pom = await textOf(join(dir, "pom.xml"));
	const files = {
		trees: tree === void 0 ? [] : [tree],
		poms: new Map(pom === void 0 ? [] : [[pathOf("pom.xml"), pom]])
	};
	const known = {
		...kev !== void 0 && { kev },
		...epss !== void 0 && { epss }
	};
	return {
		...known,
		files,
		enrichment: openEnrichment({
			...known,
			trees: files.trees,
			scoreOf: cvssScore
		}),
		reports: ownReport(config, tree, problem, file, context)
	};
}
async function treeIn(dir, pathOf) {
	for (const name of LOCKFILES) {
		const text = await textOf(join(dir, name));
		if (text === void 0) continue;
		const file = pathOf(name);
		try {
			return {
				tree: readLockfile(file, text, await textOf(join(dir, "package.json")) ?? ""),
				file
			};
		} catch (error) {
			if (error instanceof TollgateError) return {
				problem: error.message,
				file
			};
			throw error;
		}
	}
	return {};
}
function ownReport({ policy }, tree, problem, file, context) {
	const licenses = policy?.licenses;
	if (problem === void 0 && licenses === void 0) return [];
	const reason = problem ?? (tree === void 0 ? "licences are checked by the lockfile, and there is none" : void 0);
	const findings = tree === void 0 || licenses === void 0 ? [] : licenseFindings(tree, licenses);
	return [{
		run: {
			tool: {
				name: "tollgate-dependencies",
				version: context.version
			},
			scan: "dependencies",
			target: file ?? ".",
			status: reason === void 0 ? "complete" : "degraded",
			...reason !== void 0 && { reason },
			...tree !== void 0 && { coverage: { packages: tree.packages.size } },
			rules: licenses === void 0 ? [] : LICENSE_RULES
		},
		findings,
		evidence: [],
		notices: []
	}];
}
async function textOf(path) {
	const bytes = await readFileIfThere(path);
	return bytes === void 0 ? void 0 : new TextDecoder().decode(bytes);
}
async function feed(path, key, context) {
	const bytes = await readFileIfThere(resolve(context.cwd, path));
	if (bytes === void 0) throw new TollgateError("dependencies/missing-feed", `there is no file ${path}, which dependencies.${key} names`, {
		class: "incomplete",
		place: {
			file: path,
			key: `dependencies.${key}`
		},
		help: ["download it, or correct the path; it is relative to the configuration file", "docs/upgrades.md says where it comes from"]
	});
	const packed = bytes[0] === 31 && bytes[1] === 139;
	try {
		return new TextDecoder().decode(packed ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes);
	} catch (error) {
		throw new TollgateError(`${key}/unreadable`, `${path} is no whole gzip file: ${error instanceof Error ? error.message : ""}`, {
			class: "incomplete",
			place: { file: path },
			help: ["download it anew"],
			cause: error
		});
	}
}

//#endregion
//#region src/reporters/markdown.ts
const VERDICTS = {
	pass: "✅ Tollgate: pass",
	fail: "❌ Tollgate: fail",
	incomplete: "⚠️ Tollgate: incomplete"
};
const MARKS = {
	critical: "🟣",
	high: "🔴",
	medium: "🟠",
	low: "🔵",
	informational: "⚪"
};
const STATES = {
	complete: "✅ complete",
	degraded: "⚠️ degraded",
	unreadable: "❌ unreadable",
	"not-configured": "➖ not configured"
};
const TOP = 50;
function toMarkdown(view) {
	const open = sortForReading(openFindings(view.findings));
	return joinSections([
		{
			head: `## ${VERDICTS[view.verdict.verdict]}`,
			rows: [],
			limit: 0
		},
		listSection("", view.verdict.reasons.map((reason, index) => bold(escapeMarkdown(reason, 300), index === 0)), 10),
		listSection("", phantomMoney(view.runs).map((line) => bold(escapeMarkdown(line, 300), true)), 10),
		{
			head: severityTable(open),
			rows: [],
			limit: 0
		},
		{
			head: counted(view, open.length),
			rows: [],
			limit: 0
		},
		scans(view),
		findings(open),
		...attacks(view),
		fixes(open),
		suppressed(view.findings),
		listSection(details("Notices", view.notices.length), view.notices.map((notice) => escapeMarkdown(notice, 300)), 30, "</details>")
	]);
}
function severityTable(open) {
	const counts = countBySeverity(open);
	return [
		`| ${SEVERITIES.map((severity) => `${MARKS[severity]} ${severity}`).join(" | ")} |`,
		`|${" ---: |".repeat(SEVERITIES.length)}`,
		`| ${SEVERITIES.map((severity) => counts[severity] > 0 ? `**${counts[severity]}**` : "0").join(" | ")} |`
	].join("\n");
}
function counted(view, open) {
	const states = view.findings.map(stateOf$1);
	const count = (state) => states.filter((known) => known === state).length;
	const rest = [
		[count("new"), "new"],
		[count("suppressed"), "suppressed"],
		[count("absent"), "absent since the baseline"],
		[count("not-a-problem"), "recorded, no problem"]
	].filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
	return [`${open} open ${open === 1 ? "finding" : "findings"}`, ...rest].join(" · ");
}
function scans(view) {
	const rows = scanRows(view).map((row) => {
		const figures = coverageFigures(row.coverage).map(({ name, value }) => `${name}: ${value}`);
		const seen = [row.reason, ...figures].filter((part) => part !== void 0).join("; ");
		return [
			row.scan ?? "",
			STATES[row.state],
			escapeMarkdown(row.tool ?? "", 60),
			markdownCode(row.target ?? "", 100),
			escapeMarkdown(seen, 240)
		];
	});
	return tableSection("### Scans", [
		"Scan",
		"Status",
		"Tool",
		"Target",
		"Coverage"
	], rows, 40);
}
function findings(open) {
	const rows = open.map((finding) => [
		`${MARKS[finding.severity]} ${finding.severity}`,
		markdownCode(finding.rule.id, 80),
		markdownCode(primaryPlace(finding), 160),
		`${finding.baselineState === "new" ? "**new** " : ""}${escapeMarkdown(finding.message, 240)}`
	]);
	return tableSection("### Findings", [
		"Severity",
		"Rule",
		"Where",
		"What"
	], rows, TOP);
}
function attacks(view) {
	return view.runs.flatMap((run) => {
		const summary = attackSummary(run.coverage);
		if (summary === void 0) return [];
		const counts = [
			run.target === void 0 ? "### Payment attacks" : `### Payment attacks on ${markdownCode(run.target, 100)}`,
			"",
			`| ${ATTACK_VERDICTS.join(" | ")} |`,
			`|${" ---: |".repeat(ATTACK_VERDICTS.length)}`,
			`| ${ATTACK_VERDICTS.map((verdict) => summary.counts[verdict]).join(" | ")} |`
		].join("\n");
		const named = summary.attacks.map(({ id, verdict, reason = "" }) => [
			markdownCode(id, 120),
			verdictText(verdict),
			escapeMarkdown(reason, 240)
		]);
		return [{
			head: counts,
			rows: [],
			limit: 0
		}, tableSection(details("Attacks by name", named.length), [
			"Attack",
			"Verdict",
			"Why"
		], named, 200, "</details>")];
	});
}
function fixes(open) {
	const rules = new Map(open.map(({ rule }) => [rule.id, rule]));
	const counts = /* @__PURE__ */ new Map();
	for (const { rule } of open) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
	const lines = [...rules.values()].map((rule) => {
		const fix = rule.fix === void 0 ? "" : ` Fix: ${escapeMarkdown(rule.fix, 400)}`;
		return `${markdownCode(rule.id, 80)} (${counts.get(rule.id) ?? 0}) **${escapeMarkdown(rule.title, 160)}**${fix}`;
	});
	return listSection(details("What to do, rule by rule", lines.length), lines, 30, "</details>");
}
function suppressed(all) {
	const lines = sortForReading(all.filter(isSuppressed)).map((finding) => {
		const entry = finding.suppressions.find(({ status }) => status === void 0 || status === "accepted");
		const by = [
			entry?.owner,
			entry?.expires && `until ${entry.expires}`,
			entry?.reason
		].filter((part) => part);
		return `${`${finding.severity} ${markdownCode(finding.rule.id, 80)} ${markdownCode(primaryPlace(finding), 160)}`}: ${escapeMarkdown(by.join(", "), 240)} ${markdownCode(fingerprintOf(finding), 40)}`.trimEnd();
	});
	return listSection(details("Suppressed", lines.length), lines, 30, "</details>");
}
function verdictText(verdict) {
	return verdict === "violation" ? "**violation**" : verdict;
}
function bold(text, yes) {
	return yes && text !== "" ? `**${text}**` : text;
}
function details(title, count) {
	return `<details><summary>${title} (${count})</summary>`;
}

//#endregion
//#region src/cli/judging/view-of-sarif.ts
function viewOfSarif(content, parts) {
	return {
		tool: {
			name: "Tollgate",
			version: parts.version
		},
		verdict: parts.decision,
		runs: content.runs.map(({ info }) => info),
		findings: content.runs.flatMap(({ findings }) => findings.map((finding) => withDecisionsInForce(finding, parts.now))),
		findingRuns: content.runs.flatMap(({ findings }, position) => findings.map(() => position)),
		configured: SCANS.map((scan) => stateOf(scan, content.runs.map(({ info }) => info))),
		notices: parts.notices
	};
}
function stateOf(scan, runs) {
	const run = runs.find((candidate) => candidate.scan === scan);
	if (run === void 0) return {
		scan,
		state: "not-configured"
	};
	const { status, reason, target, coverage } = run;
	return {
		scan,
		state: status,
		...reason !== void 0 && { reason },
		...target !== void 0 && { target },
		...coverage !== void 0 && { coverage }
	};
}
function withDecisionsInForce(finding, now) {
	const suppressions = finding.suppressions.filter((suppression) => isInForce(suppression, now));
	return suppressions.length === finding.suppressions.length ? finding : {
		...finding,
		suppressions
	};
}

//#endregion
export { openTreePaths as a, installedOf as i, toMarkdown as n, joinSections as o, dependencyKnowledge as r, listSection as s, viewOfSarif as t };