import { a as Option, i as Command, r as exitCodeOfVerdict } from "./exit-codes.js";
import { C as SEVERITIES, d as primaryPlace, g as stateOf, i as compareText, s as fingerprintOf, u as openFindings, v as locationText, w as isAtLeast } from "./summary.js";
import { n as markdownCode, t as escapeMarkdown } from "./escape-markdown.js";
import { a as openTreePaths, i as installedOf, o as joinSections, r as dependencyKnowledge, s as listSection } from "./view-of-sarif.js";
import { n as readFileIfThere, o as writeFileAtomic } from "./files.js";
import { n as loadConfig, t as judgedConfig } from "./judged-config.js";
import { t as withBaseline } from "./with-baseline.js";
import { a as compareVersions, i as isInRange, n as dependencyFacts, o as isBreaking, r as fixFor, s as MALICIOUS_ADVICE } from "./decide.js";
import { t as runPipeline } from "./run-pipeline.js";
import { n as lastLine, t as countsLine } from "./verdict-lines.js";
import { t as nowOf } from "./now.js";
import { join, relative, resolve } from "node:path";

//#region src/reporters/digest-markdown.ts
const VERDICTS = {
	pass: "✅ pass",
	fail: "❌ fail",
	incomplete: "⚠️ incomplete"
};
const SHOWN = 25;
function toDigestMarkdown(digest) {
	const { verdict, firstRun, sources } = digest;
	return joinSections([
		{
			head: `## Dependencies: ${VERDICTS[verdict.verdict]}`,
			rows: [],
			limit: 0
		},
		listSection("", verdict.reasons.map((reason) => escapeMarkdown(reason, 300)), 10),
		{
			head: counted(digest),
			rows: [],
			limit: 0
		},
		entries("### 🚨 Malicious packages: treat the machine as compromised, rotate its secrets", digest.malicious),
		entries("### 🔥 Exploited in the wild", digest.exploited),
		...firstRun ? [] : [entries("### New since last time", digest.new), entries("### Fixed since last time", digest.fixed)],
		listSection("### Older than the policy allows", digest.overdue.map(overdueText), SHOWN),
		listSection("### What to change, most effective first", digest.plan.map(changeText$1), SHOWN),
		{
			head: commandBlock(digest.plan),
			rows: [],
			limit: 0
		},
		listSection("### No change known", digest.unfixed.map(({ rule, package: name, reason }) => `${markdownCode(name, 80)} ${markdownCode(rule, 80)}: ${escapeMarkdown(reason, 200)}`), SHOWN),
		entries("### All open findings, most urgent first", digest.ranked),
		listSection("### Policy", digest.policy.map((text) => escapeMarkdown(text, 300)), SHOWN),
		listSection("### What this rests on", sources.map(({ name, date }) => `${escapeMarkdown(name, 80)}: ${escapeMarkdown(date, 40)}`), SHOWN)
	]);
}
function counted({ firstRun, open, new: fresh, fixed, overdue, exploited, plan }) {
	const removed = new Set(plan.flatMap(({ removes }) => removes)).size;
	return `${open} open · ${firstRun ? "first run, so there is nothing to compare with yet" : `${fresh.length} new · ${fixed.length} fixed since last time`} · ${exploited.length} exploited · ${overdue.length} overdue · ${plan.length} ${plan.length === 1 ? "change removes" : "changes remove"} ${removed}`;
}
function entries(title, list) {
	return listSection(title, list.map(entryText$1), SHOWN);
}
function entryText$1({ rule, title, place, rank, reasons }) {
	const why = reasons.map((reason) => escapeMarkdown(reason, 200)).join("; ");
	return `**${rank}** ${markdownCode(rule, 80)} ${escapeMarkdown(title, 160)} (${markdownCode(place, 160)})${why === "" ? "" : `: ${why}`}`;
}
function overdueText(entry) {
	return `open for ${entry.age} days, ${entry.allowed} allowed: ${entryText$1(entry)}`;
}
function changeText$1({ package: name, from, to, kind, breaking, edits, advice, removes }) {
	const step = `${markdownCode(name, 80)} ${escapeMarkdown(from.join(", "), 80)} → ${escapeMarkdown(to ?? (kind === "remove" ? "out" : "the newest that fits"), 40)}`;
	const count = `removes ${removes.length} ${removes.length === 1 ? "finding" : "findings"}`;
	const lines = [...edits.map(({ file, line, before, after }) => `${escapeMarkdown(file, 120)}:${line} ${before === "" ? "put in" : "becomes"} ${markdownCode(after.trim(), 300)}`), ...advice === void 0 ? [] : [escapeMarkdown(advice, 500)]];
	return `${step}${breaking ? " **(breaking)**" : ""}, ${count}${lines.length === 0 ? "" : `: ${lines.join(", then ")}`}`;
}
function commandBlock(plan) {
	const safe = plan.slice(0, SHOWN).flatMap(({ folder, commands: own }) => own.map((command) => folder === "" ? command : `(cd ${folder} && ${command})`)).filter((command) => /^[ -_a-~]+$/u.test(command));
	return safe.length === 0 ? "" : [
		"```sh",
		...safe,
		"```"
	].join("\n");
}

//#endregion
//#region src/cli/config/audit-config.ts
async function auditConfig(path, context) {
	const { config, ...rest } = await judgedConfig(path ?? "tollgate.yml", context);
	const found = config ?? (path === void 0 ? {} : await loadConfig(path, context));
	return {
		...rest,
		config: dependenciesOnly(found)
	};
}
function dependenciesOnly(config) {
	return {
		...config,
		dependencies: config.dependencies ?? {},
		app: void 0,
		web: void 0,
		payments: void 0,
		require: void 0
	};
}

//#endregion
//#region src/cli/judging/audit-lines.ts
const MOST$1 = 10;
function auditLines(digest, { decision, counts, configured, view }, places, context) {
	const removed = new Set(digest.plan.flatMap(({ removes }) => removes)).size;
	const since = digest.firstRun ? places.weekly ? ["first weekly audit: the next one is compared with it"] : [] : [`since last time: ${digest.new.length} new, ${digest.fixed.length} fixed, ${digest.overdue.length} overdue`];
	return [
		...view.runs.map(({ tool, status, reason }) => `  ${tool.name.padEnd(22)} ${status}${reason === void 0 ? "" : `: ${reason}`}`),
		...some("most urgent:", digest.ranked, entryText),
		...some(`${digest.plan.length} ${digest.plan.length === 1 ? "change removes" : "changes remove"} ${removed} of ${digest.open} findings:`, digest.plan, changeText),
		...since,
		...digest.sources.map(({ name, date }) => `  ${name}: ${date}`),
		countsLine(counts),
		`digest:  ${relative(context.cwd, places.digest)}, ${relative(context.cwd, places.json)}`,
		...decision.reasons.slice(1).map((reason) => `also: ${reason}`),
		lastLine(decision, configured)
	];
}
function some(title, items, textOf) {
	if (items.length === 0) return [];
	const rest = items.length - MOST$1;
	return [
		title,
		...items.slice(0, MOST$1).map(textOf),
		...rest > 0 ? [`  … and ${rest} more in the digest`] : []
	];
}
function entryText({ rank, rule, place, reasons }) {
	return `  ${rank.padEnd(13)} ${rule}  ${place}\n      ${reasons.join("; ")}`;
}
function changeText({ package: name, from, to, kind, breaking, commands, edits, removes, advice }) {
	const how = [
		...commands,
		...edits.map(({ file, line, after }) => `${file}:${line}: ${after.trim()}`),
		...advice === void 0 ? [] : [advice]
	];
	return `  ${name} ${from.join(", ")} → ${to ?? (kind === "remove" ? "out" : "the newest that fits")}${breaking ? " (breaking)" : ""}, removes ${removes.length}\n      ${how.join("\n      ")}`;
}

//#endregion
//#region src/pipeline/ageing.ts
const DEFAULT_ALLOWED_AGE = { critical: 30 };
const DAY = 864e5;
function ageOf(firstSeen, now) {
	const since = Date.parse(firstSeen ?? "");
	return Number.isNaN(since) ? void 0 : Math.max(0, Math.floor((now - since) / DAY));
}
function overdue(priorities, allowed, now) {
	return priorities.flatMap((priority) => {
		const age = ageOf(priority.finding.firstSeen, now);
		const limit = allowed[priority.rank];
		return age === void 0 || limit === void 0 || age <= limit ? [] : [{
			priority,
			age,
			allowed: limit
		}];
	}).toSorted((a, b) => b.age - b.allowed - (a.age - a.allowed));
}

//#endregion
//#region src/pipeline/upgrades/maven-changes.ts
const SAFE = /^[\w.+-]+$/u;
function mavenChange(pom, coordinates, version, file) {
	const [group = "", artifact = ""] = coordinates.split(":");
	if (![
		group,
		artifact,
		version
	].every((word) => SAFE.test(word))) return void 0;
	const text = withoutComments(pom);
	const block = dependencyBlocks(text).find((found) => found.group === group && found.artifact === artifact && found.version !== "");
	if (block === void 0) return {
		kind: "managed",
		edits: [managed(pom, text, {
			group,
			artifact,
			version
		}, file)]
	};
	const property = /^\$\{([\w.-]+)\}$/u.exec(block.version)?.[1];
	if (property === void 0) return {
		kind: "manifest",
		edits: [edit(pom, block.versionAt, block.version, version, file)]
	};
	const tag = `<${property}>`;
	const at = text.indexOf(tag);
	const value = at < 0 ? void 0 : /^\s*([^<\s]+)\s*</u.exec(text.slice(at + tag.length))?.[1];
	if (at < 0 || value === void 0) return {
		kind: "managed",
		edits: [managed(pom, text, {
			group,
			artifact,
			version
		}, file)]
	};
	return {
		kind: "property",
		edits: [edit(pom, text.indexOf(value, at + tag.length), value, version, file)]
	};
}
function dependencyBlocks(text) {
	const blocks = [];
	for (let start = text.indexOf("<dependency>"); start >= 0; start = text.indexOf("<dependency>", start + 1)) {
		const end = text.indexOf("</dependency>", start);
		if (end < 0) break;
		const inside = text.slice(start, Math.min(end, start + 5e3)).replaceAll(/<exclusions>[^]*?<\/exclusions>/gu, (part) => " ".repeat(part.length));
		const version = valueOf(inside, "version");
		blocks.push({
			group: valueOf(inside, "groupId").value,
			artifact: valueOf(inside, "artifactId").value,
			version: version.value,
			versionAt: start + version.at
		});
	}
	return blocks;
}
function valueOf(text, tag) {
	const at = text.indexOf(`<${tag}>`);
	if (at < 0) return {
		value: "",
		at: 0
	};
	const from = at + tag.length + 2;
	const raw = text.slice(from, Math.max(from, text.indexOf("<", from)));
	return {
		value: raw.trim(),
		at: from + (raw.length - raw.trimStart().length)
	};
}
function withoutComments(text) {
	return text.replaceAll(/<!--[^]*?(?:-->|$)/gu, (comment) => comment.replaceAll(/[^\n]/gu, " "));
}
function edit(pom, at, old, version, file) {
	const start = pom.lastIndexOf("\n", at - 1) + 1;
	const before = pom.slice(start, (pom.indexOf("\n", at) + 1 || pom.length + 1) - 1).replace(/\r$/u, "");
	const column = at - start;
	return {
		file,
		line: lineOf(pom, at),
		before,
		after: `${before.slice(0, column)}${version}${before.slice(column + old.length)}`
	};
}
function managed(pom, text, { group, artifact, version }, file) {
	const entry = `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
	const section = /<dependencyManagement>\s*<dependencies>/u.exec(text);
	if (section !== null) return {
		file,
		line: lineOf(pom, section.index + section[0].length - 1),
		before: "",
		after: `      ${entry}`
	};
	const end = text.lastIndexOf("</project>");
	return {
		file,
		line: Math.max(0, lineOf(pom, Math.max(0, end)) - 1),
		before: "",
		after: `  <dependencyManagement><dependencies>${entry}</dependencies></dependencyManagement>`
	};
}
function lineOf(text, at) {
	let line = 1;
	for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", next + 1)) line += 1;
	return line;
}

//#endregion
//#region src/pipeline/upgrades/cover.ts
function greedyCover(options) {
	const open = new Set(options.flatMap(({ covers }) => [...covers]));
	const rest = new Set(options);
	const chosen = [];
	while (open.size > 0) {
		let best;
		let most = 0;
		for (const option of rest) {
			const gain = [...option.covers].filter((item) => open.has(item)).length;
			if (gain === 0) rest.delete(option);
			else if (gain > most || gain === most && best !== void 0 && isBetter(option, best)) [best, most] = [option, gain];
		}
		if (best === void 0) break;
		chosen.push(best);
		rest.delete(best);
		for (const item of best.covers) open.delete(item);
	}
	return chosen.filter((option) => isNeeded(option, chosen));
}
function isNeeded(option, chosen) {
	const position = chosen.indexOf(option);
	const others = chosen.filter((other, index) => index > position && other !== option);
	return [...option.covers].some((item) => !others.some(({ covers }) => covers.has(item))) || position === chosen.length - 1;
}
function isBetter(a, b) {
	return a.cost === b.cost ? a.name < b.name : a.cost < b.cost;
}

//#endregion
//#region src/pipeline/upgrades/node-commands.ts
const NAME = /^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/iu;
const VERSION = /^[0-9][0-9A-Za-z.+-]*$/u;
const FOLDER = /^[\w./-]*$/u;
function isSafe({ name, version, workspace }) {
	return NAME.test(name) && !name.startsWith("-") && (version === "" || VERSION.test(version)) && FOLDER.test(workspace) && !workspace.startsWith("-");
}
function areSafe(overrides) {
	return Object.entries(overrides).flat().every((text) => /^[\w@/.^~<>=*|:$& +-]*$/u.test(text));
}
function nodeCommands(manager, step, overrides = {}) {
	const { kind, name, dev, workspace, direct, besides } = step;
	const version = step.atLeast ? `^${step.version}` : step.version;
	const spec = step.atLeast ? `"${name}@${version}"` : `${name}@${version}`;
	const names = [name, ...besides].join(" ");
	switch (manager) {
		case "npm": {
			const where = workspace === "" ? "" : ` --workspace=${workspace}`;
			if (kind === "upgrade") return [`npm install ${dev ? "--save-dev " : ""}${spec}${where}`];
			if (kind === "refresh") return [`npm update ${names}`];
			if (kind === "remove") return [`npm uninstall ${name}${where}`];
			const set = `npm pkg set "overrides[${name}]=${direct ? `\\$${name}` : version}"`;
			const upgrade = `npm install ${dev ? "--save-dev " : ""}${spec}${where}`;
			return direct ? [
				upgrade,
				set,
				"npm install"
			] : [set, "npm install"];
		}
		case "pnpm": {
			const where = workspace === "" ? "" : `--filter ./${workspace} `;
			if (kind === "upgrade") return [`pnpm ${where}add ${dev ? "--save-dev " : ""}${spec}`];
			if (kind === "refresh") return [`pnpm update --recursive --depth Infinity ${names}`];
			if (kind === "remove") return [`pnpm ${where}remove ${name}`];
			return [`pnpm config set --location=project --json overrides '${JSON.stringify({
				...overrides,
				[name]: version
			})}'`, "pnpm install --no-frozen-lockfile"];
		}
		default: {
			const where = workspace === "" ? "" : `--cwd ${workspace} `;
			if (kind === "upgrade") return [`yarn ${where}add ${dev ? "--dev " : ""}${spec}`];
			if (kind === "remove") return [`yarn ${where}remove ${name}`];
			if (kind === "refresh" && manager === "yarn-berry") return [`yarn up --recursive ${names}`];
			return [`npm pkg set "resolutions[${name}]=${version}"`, "yarn install"];
		}
	}
}

//#endregion
//#region src/pipeline/upgrades/node-changes.ts
const MOST_ANCESTORS = 10;
const COSTS = {
	remove: 0,
	upgrade: 1,
	refresh: 0,
	override: 100
};
function nodeChanges(tree, priorities, fingerprintOf) {
	const paths = openTreePaths(tree);
	const installed = priorities.flatMap((priority) => installedPairs(priority, paths, fingerprintOf(priority)));
	const targets = targetsOf(installed);
	const pairs = installed.map((pair) => ({
		...pair,
		ids: idsOf(pair, targets.get(pair.installed.key), tree, paths)
	}));
	const offering = {
		tree,
		paths,
		options: /* @__PURE__ */ new Map()
	};
	const reasons = /* @__PURE__ */ new Map();
	for (const pair of pairs) {
		const reason = offer(pair, targets.get(pair.installed.key), offering);
		if (reason !== void 0) reasons.set(pair.priority, reason);
	}
	const covered = /* @__PURE__ */ new Set();
	const isGone = (fingerprint) => pairs.every((pair) => pair.fingerprint !== fingerprint || Object.values(pair.ids).every((id) => covered.has(id)));
	const gone = /* @__PURE__ */ new Set();
	const chosen = greedyCover([...offering.options.values()]);
	const overrides = {
		...tree.overrides,
		...overridesOf(chosen)
	};
	return {
		changes: chosen.map((option) => {
			for (const id of option.covers) covered.add(id);
			const own = pairs.filter(({ ids }) => Object.values(ids).some((id) => option.covers.has(id)));
			const removes = [...new Set(own.map(({ fingerprint }) => fingerprint))].filter((id) => !gone.has(id) && isGone(id)).toSorted();
			for (const id of removes) gone.add(id);
			return changeOf(option, own, removes, tree, overrides);
		}),
		unfixed: priorities.filter((priority) => !gone.has(fingerprintOf(priority))).map((priority) => without(priority, fingerprintOf(priority), reasons.get(priority) ?? "it is not in the lockfile any more"))
	};
}
function installedPairs(priority, paths, fingerprint) {
	const [place] = priority.finding.locations;
	if (place?.kind !== "package") return [];
	return installedOf(priority.finding, place, paths).map((installed) => ({
		ids: {},
		priority,
		fingerprint,
		installed
	}));
}
function idsOf({ fingerprint, installed, priority }, target, tree, paths) {
	const parents = paths.parentsOf(installed.key);
	const id = `${fingerprint} ${installed.key}`;
	const others = parents.filter(({ by }) => by !== void 0);
	const refusing = others.some((parent) => !accepts(parent, target, priority.facts.inRange, tree));
	return {
		...parents.some((parent) => parent.direct !== void 0) && { direct: `${id} direct` },
		...others.some((parent) => accepts(parent, target, priority.facts.inRange, tree)) && { shared: `${id} shared` },
		...(refusing || parents.length === 0) && { refusing: `${id} refusing` }
	};
}
function targetsOf(pairs) {
	const targets = /* @__PURE__ */ new Map();
	for (const { priority, installed } of pairs) {
		const fixed = fixFor(priority.facts, installed.version);
		const known = targets.get(installed.key);
		if (fixed !== void 0 && (known === void 0 || compareVersions(fixed, known) > 0)) targets.set(installed.key, fixed);
	}
	return targets;
}
function offer(pair, target, offering) {
	const { paths, tree } = offering;
	const { ids, installed, priority } = pair;
	const parents = paths.parentsOf(installed.key);
	const direct = parents.flatMap((parent) => parent.direct ?? [])[0];
	if (priority.facts.malicious) return remove(pair, direct, offering);
	const own = fixFor(priority.facts, installed.version) === void 0 ? void 0 : target;
	const refusing = parents.filter((parent) => parent.by !== void 0 && !accepts(parent, target, priority.facts.inRange, tree));
	const told = toldUpgrade(pair, refusing, paths);
	if (told !== void 0) add(offering, "upgrade", told.direct, told.version, pair, [ids.refusing]);
	if (installed.bundled) {
		if (told !== void 0) return void 0;
		return `it comes inside ${paths.pathTo(installed.key).at(-2)?.name ?? "another package"}: only an upgrade of that replaces it`;
	}
	if (own === void 0 && !priority.facts.inRange) return told === void 0 ? "no source names a fixed version" : void 0;
	const version = own ?? "";
	if (!isSafe({
		name: installed.name,
		version,
		workspace: direct?.workspace ?? ""
	})) return "its name or version is none that may stand in a command";
	if (direct !== void 0) add(offering, own === void 0 ? "refresh" : "upgrade", direct, version, pair, [ids.direct]);
	if (ids.shared !== void 0) add(offering, "refresh", void 0, version, pair, [ids.shared]);
	const chain = priority.facts.inRange && told === void 0 ? ancestorsOf(refusing, paths) : [];
	if (chain.length > 0) add(offering, "refresh", void 0, version, pair, [ids.refusing, ids.shared], chain);
	if (ids.refusing === void 0 || told !== void 0 || chain.length > 0) return void 0;
	if (own === void 0) return "no source names a fixed version";
	if (!areSafe(tree.overrides ?? {})) return "the overrides that hold already may not stand in a command";
	add(offering, "override", direct, own, pair, Object.values(ids));
}
function ancestorsOf(refusing, paths) {
	const keys = new Set(refusing.flatMap(({ by }) => by?.key ?? []));
	const names = /* @__PURE__ */ new Set();
	for (const parent of refusing) if (parent.by !== void 0) names.add(parent.by.name);
	for (const key of keys) {
		for (const { by } of paths.parentsOf(key)) {
			if (by === void 0) continue;
			keys.add(by.key);
			names.add(by.name);
		}
		if (names.size > MOST_ANCESTORS) return [];
	}
	return [...names].every((name) => isSafe({
		name,
		version: "",
		workspace: ""
	})) ? [...names].toSorted() : [];
}
function remove(pair, direct, offering) {
	if (direct === void 0) return `a malicious package: take out ${offering.paths.pathTo(pair.installed.key)[0]?.name ?? "what brings it in"}, or pin a version from before the attack by hand`;
	if (!isSafe({
		name: pair.installed.name,
		version: "",
		workspace: direct.workspace
	})) return "its name is none that may stand in a command";
	add(offering, "remove", direct, "", pair, Object.values(pair.ids));
}
function add({ options, tree }, kind, direct, version, pair, ids, besides = []) {
	const name = kind === "override" || kind === "refresh" ? pair.installed.name : direct?.name ?? pair.installed.name;
	const workspace = kind === "override" || kind === "refresh" ? "" : direct?.workspace ?? "";
	const id = [
		kind,
		workspace,
		name,
		...besides
	].join(" ");
	const known = options.get(id);
	const installed = kind === "override" || kind === "refresh" ? pair.installed : tree.packages.get(direct?.to ?? "");
	const newest = known === void 0 || compareVersions(version, known.step.version) > 0 ? version : known.step.version;
	const from = [.../* @__PURE__ */ new Set([...known?.from ?? [], ...installed === void 0 ? [] : [installed.version]])].toSorted(compareVersions);
	const breaking = kind === "remove" || newest !== "" && from.some((old) => isBreaking(old, newest));
	options.set(id, {
		name: id,
		cost: COSTS[kind] + (breaking ? 10 : 0),
		breaking,
		from,
		covers: /* @__PURE__ */ new Set([...known?.covers ?? [], ...ids.filter((covered) => covered !== void 0)]),
		step: {
			kind,
			name,
			version: newest,
			atLeast: newest === version ? pair.priority.facts.limits.includes(version) : known?.step.atLeast ?? false,
			dev: direct?.dev ?? false,
			workspace,
			direct: direct !== void 0,
			besides
		}
	});
}
function accepts({ range }, version, inRange, { manager }) {
	if (range === void 0 || manager === "yarn") return false;
	if (version === void 0) return inRange && !/^[=v]*\d+\.\d+\.\d+/u.test(range);
	return isInRange(version, range) === true;
}
function toldUpgrade(pair, refusing, paths) {
	const keys = refusing.flatMap(({ by }) => by === void 0 ? [] : [by.key]);
	const [only, ...others] = new Map((keys.length === 0 ? [] : keys.flatMap((key) => paths.originsOf(key))).map((direct) => [`${direct.workspace} ${direct.name}`, direct])).values();
	if (only === void 0 || others.length > 0) return void 0;
	const version = pair.priority.facts.upgrades.filter(({ name }) => name === only.name).map(({ version }) => version).toSorted(compareVersions).at(-1);
	return version === void 0 || !isSafe({
		name: only.name,
		version,
		workspace: only.workspace
	}) ? void 0 : {
		direct: only,
		version
	};
}
function overridesOf(chosen) {
	const own = chosen.flatMap(({ step }) => step.kind === "override" ? [step] : []);
	return Object.fromEntries(own.map(({ name, version, atLeast }) => [name, atLeast ? `^${version}` : version]));
}
function changeOf(option, own, removes, tree, overrides) {
	const { step, from, breaking } = option;
	const worst = own.map(({ priority }) => priority.rank).reduce((a, b) => isAtLeast(a, b) ? a : b, "informational");
	return {
		kind: step.kind,
		ecosystem: "npm",
		package: step.name,
		from,
		...step.version !== "" && { to: step.version },
		breaking,
		folder: tree.lockfile.slice(0, Math.max(0, tree.lockfile.lastIndexOf("/"))),
		commands: nodeCommands(tree.manager, step, overrides),
		edits: [],
		removes,
		worst
	};
}
function without({ finding }, fingerprint, reason) {
	const [place] = finding.locations;
	return {
		fingerprint,
		ruleId: finding.rule.id,
		package: place?.kind === "package" ? place.name : "",
		reason
	};
}

//#endregion
//#region src/pipeline/plan-upgrades.ts
const MOST = 2e3;
function planUpgrades(priorities, files) {
	const open = priorities.filter(({ finding }) => ![
		"suppressed",
		"absent",
		"not-a-problem"
	].includes(stateOf(finding)));
	const byTree = Map.groupBy(open.slice(0, MOST), (priority) => treeOf(priority, files.trees));
	const changes = [];
	const unfixed = open.slice(MOST).map(notPlanned);
	const plans = [...byTree].map(([tree, own]) => tree === void 0 ? otherChanges(own, files) : nodeChanges(tree, own, ({ finding }) => fingerprintOf(finding)));
	for (const plan of plans) {
		changes.push(...plan.changes.map(withAdvice));
		unfixed.push(...plan.unfixed);
	}
	return {
		changes: changes.toSorted((a, b) => Number(b.kind === "remove") - Number(a.kind === "remove") || b.removes.length - a.removes.length || compareText(a.folder, b.folder) || compareText(a.package, b.package)),
		unfixed: unfixed.toSorted((a, b) => compareText(a.package, b.package) || compareText(a.ruleId, b.ruleId))
	};
}
function notPlanned({ finding }) {
	const [place] = finding.locations;
	return {
		fingerprint: fingerprintOf(finding),
		ruleId: finding.rule.id,
		package: place?.kind === "package" ? place.name : "",
		reason: `not planned: the ${MOST} most urgent findings come first`
	};
}
function treeOf({ finding }, trees) {
	const [place] = finding.locations;
	if (place?.kind !== "package" || place.ecosystem !== "npm") return void 0;
	return trees.find(({ lockfile }) => folderOf(lockfile) === folderOf(place.manifest ?? ""));
}
function otherChanges(priorities, { poms }) {
	const unfixed = [];
	const wanted = /* @__PURE__ */ new Map();
	for (const priority of priorities) {
		const [place] = priority.finding.locations;
		if (place?.kind !== "package") continue;
		const { ecosystem, name, manifest = "", line = 1, version: from = "" } = place;
		const to = priority.facts.malicious ? void 0 : fixFor(priority.facts, from);
		if (to === void 0) {
			const reason = priority.facts.malicious ? "a malicious package: take it out by hand" : "no source names a fixed version";
			unfixed.push({
				fingerprint: fingerprintOf(priority.finding),
				ruleId: priority.finding.rule.id,
				package: name,
				reason
			});
			continue;
		}
		const key = JSON.stringify([
			ecosystem,
			name,
			manifest
		]);
		const known = wanted.get(key);
		if (known === void 0) wanted.set(key, {
			priorities: [priority],
			to,
			from,
			manifest,
			line,
			name,
			ecosystem
		});
		else {
			known.priorities.push(priority);
			if (compareVersions(to, known.to) > 0) known.to = to;
		}
	}
	return {
		changes: [...wanted.values()].map(({ priorities: own, to, from, manifest, line, name, ecosystem }) => {
			const pom = ecosystem === "maven" ? poms.get(manifest) : void 0;
			const maven = pom === void 0 ? void 0 : mavenChange(pom, name, to, manifest);
			return {
				kind: maven?.kind ?? "manifest",
				ecosystem,
				package: name,
				from: from === "" ? [] : [from],
				to,
				breaking: from !== "" && isBreaking(from, to),
				folder: folderOf(manifest),
				commands: [],
				edits: maven?.edits ?? [],
				...maven === void 0 && { advice: `set ${name} to ${to}${manifest === "" ? "" : ` in ${manifest}:${line}`}` },
				removes: own.map(({ finding }) => fingerprintOf(finding)).toSorted(),
				worst: own.map(({ rank }) => rank).reduce((a, b) => isAtLeast(a, b) ? a : b, "informational")
			};
		}),
		unfixed
	};
}
function withAdvice(change) {
	return change.kind === "remove" ? {
		...change,
		advice: MALICIOUS_ADVICE
	} : change;
}
function folderOf(path) {
	return path.slice(0, Math.max(0, path.replaceAll("\\", "/").lastIndexOf("/")));
}

//#endregion
//#region src/pipeline/risk-ranking.ts
function ownRank(finding, facts, ranking) {
	if (facts.malicious) return {
		rank: "critical",
		reason: "malicious package"
	};
	const position = ranking.findIndex((rule) => holds(rule, finding, facts));
	const rule = ranking[position];
	if (rule !== void 0) return {
		rank: rule.rank,
		reason: `own ranking, line ${position + 1}`
	};
	const reason = ranking.length === 0 ? "severity band, a default in place of an own ranking" : "severity band, as no line of the own ranking holds";
	return {
		rank: finding.severity,
		reason
	};
}
function holds(rule, { severity, locations: [place] }, facts) {
	const name = place?.kind === "package" ? place.name : "";
	return [
		rule.severity === void 0 || isAtLeast(severity, rule.severity),
		rule.exploited === void 0 || rule.exploited === (facts.exploited !== void 0),
		rule.scope === void 0 || rule.scope === (facts.scope ?? "runtime"),
		rule.minEpss === void 0 || (facts.epss ?? 0) >= rule.minEpss,
		rule.minCvss === void 0 || (facts.cvss ?? 0) >= rule.minCvss,
		rule.direct === void 0 || rule.direct === facts.direct,
		rule.packages === void 0 || rule.packages.includes(name)
	].every(Boolean);
}

//#endregion
//#region src/pipeline/priority.ts
const LIKELY_EXPLOITED = .1;
function prioritize(findings, ranking) {
	return findings.filter(({ rule, locations: [place] }) => place?.kind === "package" && !rule.tags.includes("license")).map((finding) => priorityOf(finding, ranking)).toSorted(comparePriorities);
}
function priorityOf(finding, ranking) {
	const facts = dependencyFacts(finding);
	const { rank, reason } = ownRank(finding, facts, ranking);
	return {
		finding,
		facts,
		rank,
		reasons: [
			...factReasons(facts),
			`${rank}: ${reason}`,
			...fixReasons(facts)
		]
	};
}
function comparePriorities(a, b) {
	return Number(b.facts.malicious) - Number(a.facts.malicious) || exploitWeight(b.facts) - exploitWeight(a.facts) || SEVERITIES.indexOf(a.rank) - SEVERITIES.indexOf(b.rank) || Number((b.facts.epss ?? 0) >= .1) - Number((a.facts.epss ?? 0) >= .1) || Number(a.facts.scope === "development") - Number(b.facts.scope === "development") || (b.facts.cvss ?? 0) - (a.facts.cvss ?? 0) || (b.facts.epss ?? 0) - (a.facts.epss ?? 0) || Number(b.facts.fix === "yes") - Number(a.facts.fix === "yes") || Number(b.facts.direct === true) - Number(a.facts.direct === true) || compareText(a.finding.rule.id, b.finding.rule.id) || compareText(fingerprintOf(a.finding), fingerprintOf(b.finding));
}
function exploitWeight({ exploited, ransomware }) {
	return exploited === void 0 ? 0 : ransomware ? 2 : 1;
}
function factReasons({ malicious, exploited, epss, cvss }) {
	return [
		...malicious ? ["malicious package: the machine that installed it counts as compromised"] : [],
		...exploited === void 0 ? [] : [`exploited in the wild: ${exploited}`],
		...epss === void 0 ? [] : [`EPSS ${(epss * 100).toFixed(1)} % within 30 days`],
		...cvss === void 0 ? [] : [`CVSS ${cvss.toFixed(1)}`]
	];
}
function fixReasons({ scope, direct, bundled, fix, fixedIn }) {
	const words = [
		scope,
		direct === void 0 ? void 0 : direct ? "direct" : "transitive",
		bundled ? "bundled" : void 0
	].filter((word) => word !== void 0).join(", ");
	const fixed = fixedIn.length === 0 ? "fix available" : `fixed in ${fixedIn.slice(0, 5).join(", ")}`;
	return [...words === "" ? [] : [words], fix === "yes" ? fixed : fix === "no" ? "no fix yet" : "no source says whether there is a fix"];
}

//#endregion
//#region src/cli/judging/digest-of.ts
function digestOf({ decision, view }, { policy, files, firstRun, now }) {
	const ranking = policy.ranking ?? [];
	const open = openFindings(view.findings);
	const ranked = prioritize(open, ranking);
	const plan = planUpgrades(ranked, files);
	const entries = (priorities) => priorities.map((priority) => entryOf(priority, now));
	const gone = view.findings.filter(({ baselineState, locations: [place] }) => baselineState === "absent" && place?.kind === "package");
	return {
		schema: "tollgate/digest/1",
		at: new Date(now).toISOString(),
		verdict: decision,
		firstRun,
		sources: sourcesOf(view.runs),
		open: ranked.length,
		malicious: entries(ranked.filter(({ facts }) => facts.malicious)),
		exploited: entries(ranked.filter(({ facts }) => facts.exploited !== void 0)),
		new: firstRun ? [] : entries(ranked.filter(({ finding }) => finding.baselineState === "new")),
		fixed: firstRun ? [] : gone.map((finding) => entryOf(priorityOf(finding, ranking), now)),
		overdue: overdue(ranked, allowedAge(policy), now).map(({ priority, age, allowed }) => ({
			...entryOf(priority, now),
			age,
			allowed
		})),
		ranked: entries(ranked),
		...planOf(plan),
		policy: policyLines(open, policy)
	};
}
function allowedAge({ maxAge }) {
	if (maxAge === void 0) return DEFAULT_ALLOWED_AGE;
	return Object.fromEntries(Object.entries(maxAge).filter(([, days]) => days !== void 0));
}
function entryOf({ finding, rank, reasons }, now) {
	const age = ageOf(finding.firstSeen, now);
	return {
		fingerprint: fingerprintOf(finding),
		rule: finding.rule.id,
		title: finding.rule.title,
		place: primaryPlace(finding),
		severity: finding.severity,
		rank,
		reasons,
		...age !== void 0 && { age }
	};
}
function planOf({ changes, unfixed }) {
	return {
		plan: changes.map(({ ecosystem: _ecosystem, worst: _worst, ...change }) => change),
		unfixed: unfixed.map(({ ruleId, package: name, reason }) => ({
			rule: ruleId,
			package: name,
			reason
		}))
	};
}
function sourcesOf(runs) {
	const named = {
		database: (tool) => `${tool} database`,
		kevCatalogue: () => "CISA KEV catalogue",
		epssScores: () => "EPSS scores"
	};
	const found = runs.flatMap(({ tool, coverage }) => Object.entries(named).flatMap(([key, nameOf]) => {
		const date = coverage?.[key];
		return typeof date === "string" ? [{
			name: nameOf(tool.name),
			date
		}] : [];
	}));
	return [...new Map(found.map((source) => [source.name, source])).values()];
}
function policyLines(open, policy) {
	const decisions = open.filter(({ rule }) => rule.id.startsWith("tollgate/suppression-")).map(({ message }) => message);
	const licences = open.filter(({ rule }) => rule.tags.includes("license")).map(({ message, locations: [place] }) => `${message}${place === void 0 ? "" : ` (${locationText(place)})`}`);
	const ranking = policy.ranking === void 0 ? "ranks are severity bands, a default: PCI DSS 6.3.1 wants a ranking of your own (dependencies.policy.ranking)" : void 0;
	return [
		...decisions,
		...licences,
		...ranking === void 0 ? [] : [ranking]
	];
}

//#endregion
//#region src/cli/commands/audit.ts
function auditCommand(context, done) {
	return new Command("audit").description("scan dependencies, rank what was found, say what to upgrade; weekly: what is new, fixed, overdue, exploited").option("-c, --config <file>", "the configuration; tollgate.yml where there is one").option("--weekly", "compare with the last complete audit, and become the one to compare with").option("--baseline <sarif>", "compare with this SARIF instead; auto: the last complete one of the target branch").addOption(new Option("--fail-on <severity>", "findings this bad or worse shut the gate; `gate.failOn`, else high").choices(SEVERITIES)).option("--new-only", "judge only findings that are new").option("--kev", "judge only what is exploited in the wild, at any severity").option("--only-fixed", "judge only findings for which a fix is known").addOption(new Option("--scope <scope>", "judge only packages that are needed at run time").choices(["runtime"])).option("-o, --output <folder>", "where the digest, the plan and the reports go", ".tollgate/audit").option("--now <time>", "the time to judge by (ISO 8601)").addHelpText("after", EXAMPLES).action(async (options) => {
		done(await audit(options, context));
	});
}
async function audit(options, context) {
	const { config, change, close } = await auditConfig(options.config, context);
	const asked = options.baseline ?? (options.weekly === true ? void 0 : config.baseline);
	return withBaseline(asked, void 0, context, ({ path, notices }) => auditAgainst(path, {
		options,
		config,
		notices,
		...change !== void 0 && { change }
	}, context)).finally(close);
}
async function auditAgainst(given, { options, config, notices, change }, context) {
	const now = nowOf(options.now, context);
	const output = resolve(context.cwd, options.output);
	const last = join(output, "last.sarif");
	const hasLast = given === void 0 && options.weekly === true && await readFileIfThere(last) !== void 0;
	const firstRun = given === void 0 && !hasLast;
	const empty = join(output, "before-the-first.sarif");
	if (options.weekly === true && firstRun) await writeFileAtomic(empty, NOTHING);
	const baseline = given ?? (options.weekly === true ? relative(context.cwd, hasLast ? last : empty) : void 0);
	const knowledge = await dependencyKnowledge(config.dependencies ?? {}, context);
	context.emit({
		type: "run-started",
		time: new Date(context.clock()).toISOString(),
		command: "audit",
		version: context.version
	});
	const judgement = await runPipeline({
		config,
		output,
		failOn: options.failOn ?? config.gate?.failOn ?? "high",
		newOnly: options.newOnly ?? config.gate?.newOnly ?? false,
		...baseline !== void 0 && { baseline },
		notices,
		now,
		anchor: options.config ?? "tollgate.yml",
		...change !== void 0 && { change },
		conditions: {
			kev: options.kev ?? config.gate?.kev,
			onlyFixed: options.onlyFixed ?? config.gate?.onlyFixed,
			scope: options.scope ?? config.gate?.scope
		},
		knowledge
	}, context);
	const digest = digestOf(judgement, {
		policy: config.dependencies?.policy ?? {},
		files: knowledge.files,
		firstRun,
		now
	});
	const files = {
		digest: join(output, "digest.md"),
		json: join(output, "digest.json")
	};
	await writeFileAtomic(files.digest, toDigestMarkdown(digest));
	await writeFileAtomic(files.json, `${JSON.stringify(digest, void 0, 2)}\n`);
	const complete = judgement.view.runs.every(({ status }) => status === "complete");
	if (options.weekly === true && complete) await keep(judgement.files.sarif, last);
	const kept = options.weekly === true && !complete ? ["the audit is incomplete, so next week is compared with the last complete one"] : [];
	return {
		exitCode: exitCodeOfVerdict(judgement.decision.verdict),
		lines: auditLines(digest, judgement, {
			...files,
			weekly: options.weekly === true
		}, context),
		notices: [...judgement.view.notices, ...kept],
		verdict: judgement.decision.verdict,
		document: {
			digest,
			files: {
				...judgement.files,
				digest: files.digest,
				digestJson: files.json
			}
		}
	};
}
const NOTHING = `${JSON.stringify({
	version: "2.1.0",
	runs: [{
		tool: { driver: { name: "tollgate" } },
		invocations: [{ executionSuccessful: true }],
		results: []
	}]
})}\n`;
async function keep(sarif, last) {
	const bytes = await readFileIfThere(sarif);
	if (bytes !== void 0) await writeFileAtomic(last, bytes);
}
const EXAMPLES = `
Examples:
  tollgate audit
  tollgate audit --weekly --scope runtime
  tollgate audit --weekly --kev --output audit
  tollgate audit --baseline last-week.sarif --new-only

Exit codes: 0 passed · 1 findings shut the gate · 2 configuration · 3 something was not scanned completely, or a feed cannot be read`;

//#endregion
export { auditCommand };