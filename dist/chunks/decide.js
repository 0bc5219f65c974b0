import { C as SEVERITIES, E as scoreOf, S as makeFinding, T as levelOf, p as scanOf, w as isAtLeast, x as isProblem } from "./summary.js";
import { n as pascalName } from "./shard.js";
import { a as evidenceLines, i as OWN_LINES, n as isSuppressed } from "./suppress.js";
import { N as judgeShards } from "./read-sarif.js";
import { t as isInForce } from "./suppression.js";

//#region src/pipeline/weakened-gate-finding.ts
const SEVERITY = "high";
const ID = "tollgate/gate-weakened";
const GATE_WEAKENED = {
	id: ID,
	name: pascalName(ID),
	title: "A change weakens the gate that judges it",
	description: "The change makes a setting of tollgate.yml weaker, or adds a decision not to act on a finding. This run is judged by the settings of the base; once the change is merged, the weaker ones judge every run after it.",
	fix: "Take it out of the change, or have it approved by those who may merge while the gate is shut. docs/configuration.md says what counts.",
	level: levelOf(SEVERITY),
	securitySeverity: scoreOf(SEVERITY),
	tags: ["security", "external/cwe/cwe-693"]
};
function weakenedGateFinding({ subject, message, file, line }) {
	return makeFinding({
		rule: GATE_WEAKENED,
		severity: SEVERITY,
		message,
		locations: [{
			kind: "file",
			uri: file,
			region: { startLine: line ?? 1 },
			snippet: subject
		}]
	});
}

//#endregion
//#region src/pipeline/malicious.ts
const MALICIOUS_ADVICE = "Treat every machine that installed it as compromised: take it off the network, rotate every secret that it could read (registry and cloud tokens, deploy keys, payment gateway keys), remove the package and its lockfile entry, and install anew on a clean machine.";
function isMalicious({ rule, aliases, evidence, locations }) {
	if (locations[0]?.kind !== "package") return false;
	if ([rule.id, ...aliases].some((id) => /^MAL-\d{4}-\d+$/u.test(id))) return true;
	if (rule.tags.some((tag) => /^external\/cwe\/cwe-0*506$/u.test(tag))) return true;
	if (/^(?:malware|malicious (?:package|code))\b/iu.test(rule.title)) return true;
	return evidenceLines(evidence).some(({ key, value }) => key === "malicious" && value === "yes");
}

//#endregion
//#region src/pipeline/version-order.ts
const VERSION = /^[v=\s]*(\d+(?:\.\d+)*)(?:[.-]?([0-9A-Za-z][0-9A-Za-z.-]*))?(?:\+.*)?$/u;
const RELEASE_WORD = /^(?:final|ga|release|sp\d*|jre\d*|android|post\d*)$/iu;
function compareVersions(a, b) {
	const [left, right] = [parse(a), parse(b)];
	const length = Math.max(left.numbers.length, right.numbers.length);
	for (let index = 0; index < length; index += 1) {
		const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return comparePreReleases(left.preRelease, right.preRelease);
}
function isVersion(text) {
	return VERSION.test(text);
}
function isPreRelease(version) {
	return parse(version).preRelease.length > 0;
}
function isBreaking(from, to) {
	const [left, right] = [parse(from).numbers, parse(to).numbers];
	for (const index of [
		0,
		1,
		2
	]) {
		const [before, after] = [left[index] ?? 0, right[index] ?? 0];
		if (before !== after) return true;
		if (before !== 0) return false;
	}
	return false;
}
function parse(text) {
	const [, numbers = "", rest = ""] = VERSION.exec(text.trim()) ?? [];
	const preRelease = rest.split(/[.-]/u).filter((word) => word !== "" && !RELEASE_WORD.test(word));
	return {
		numbers: numbers === "" ? [] : numbers.split(".").map(Number),
		preRelease
	};
}
function comparePreReleases(a, b) {
	if (a.length === 0 || b.length === 0) return b.length - a.length;
	for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
		const [left, right] = [a[index], b[index]];
		if (left === right) continue;
		if (left === void 0 || right === void 0) return left === void 0 ? -1 : 1;
		const [one, other] = [/^\d+$/u.test(left), /^\d+$/u.test(right)];
		if (one && other) return Number(left) - Number(right);
		if (one !== other) return one ? -1 : 1;
		return left < right ? -1 : 1;
	}
	return 0;
}

//#endregion
//#region src/pipeline/version-range.ts
const PARTIAL = /^[v=]*(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(-[0-9A-Za-z.-]+)?(?:\+.*)?$/u;
function isInRange(version, range) {
	if (!isVersion(version) || range.length > 2e3) return void 0;
	const sets = range.split("||").map(comparatorsOf);
	if (!sets.every((set) => set !== void 0)) return void 0;
	return sets.some(({ all, named }) => {
		if (isPreRelease(version) && !named.some((other) => releaseOf(other) === releaseOf(version))) return false;
		return all.every((holds) => holds(version));
	});
}
function upperLimits(range) {
	return [...range.matchAll(/<(?!=)\s*v?(\d[0-9A-Za-z.+-]*)/gu)].flatMap(([, limit]) => limit ?? []);
}
function comparatorsOf(text) {
	const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/u.exec(text);
	const words = hyphen === null ? text.trim().replaceAll(/(<=|>=|<|>|=|\^|~>?)\s+/gu, "$1").split(/[\s,]+/u) : [`>=${hyphen[1] ?? ""}`, `<=${hyphen[2] ?? ""}`];
	const all = [];
	const named = [];
	for (const word of words) {
		if (word === "" || /^(?:[*xX]|all|all-versions|versions)$/u.test(word)) continue;
		const [, operator = "", rest = ""] = /^(<=|>=|<|>|=|\^|~>?)?(.*)$/u.exec(word) ?? [];
		const parsed = PARTIAL.exec(rest);
		if (parsed === null) return void 0;
		if (parsed[4] !== void 0) named.push(rest);
		all.push(comparator(operator, parsed));
	}
	return {
		all,
		named
	};
}
function comparator(operator, parsed) {
	const [, ...parts] = parsed;
	const numbers = parts.slice(0, 3).map((part) => part === void 0 || /^[xX*]$/u.test(part) ? void 0 : Number(part));
	const given = numbers.findIndex((number) => number === void 0);
	const known = given === -1 ? 3 : given;
	const low = `${numbers.map((number) => number ?? 0).join(".")}${parts[3] ?? ""}`;
	const after = (place) => `${[
		0,
		1,
		2
	].map((index) => index < place ? numbers[index] ?? 0 : index === place ? (numbers[index] ?? 0) + 1 : 0).join(".")}-0`;
	const from = (version) => compareVersions(version, low) >= 0;
	switch (operator) {
		case "<": return known === 0 ? () => false : below(known < 3 ? `${low}-0` : low);
		case "<=": return known === 0 ? () => true : known < 3 ? below(after(known - 1)) : (version) => compareVersions(version, low) <= 0;
		case ">":
			if (known === 0) return () => false;
			return known < 3 ? (version) => compareVersions(version, after(known - 1)) >= 0 : (version) => compareVersions(version, low) > 0;
		case ">=": return from;
		case "^": {
			if (known === 0) return () => true;
			const firstSet = numbers.findIndex((number) => number !== void 0 && number !== 0);
			const place = firstSet === -1 || firstSet >= known ? known - 1 : firstSet;
			return (version) => from(version) && below(after(place))(version);
		}
		case "~":
		case "~>":
			if (known === 0) return () => true;
			return (version) => from(version) && below(after(Math.min(known - 1, 1)))(version);
		default:
			if (known === 0) return () => true;
			return known < 3 ? (version) => from(version) && below(after(known - 1))(version) : (version) => compareVersions(version, low) === 0;
	}
}
function below(limit) {
	return (version) => compareVersions(version, limit) < 0;
}
function releaseOf(version) {
	return /^[v=\s]*(\d+(?:\.\d+)*)/u.exec(version)?.[1] ?? "";
}

//#endregion
//#region src/pipeline/dependency-facts.ts
function dependencyFacts(finding) {
	const lines = evidenceLines(finding.evidence);
	const own = new Map(lines.filter(({ tool }) => tool === OWN_LINES).map(({ key, value }) => [key, value]));
	const of = (...keys) => lines.filter(({ tool, key }) => tool !== "Tollgate" && keys.includes(key)).map(({ value }) => value);
	const vulnerable = of("vulnerable", "affected").flatMap((value) => value.split(/, (?=[<>=^~\d])/u));
	const named = new Set(of("fixed in", "patched").flatMap(versionsIn));
	const limits = [...new Set(vulnerable.flatMap(upperLimits))].filter((version) => !named.has(version));
	const fixedIn = [...named, ...limits];
	const upgrades = of("fix", "upgrade").flatMap(toldUpgrade);
	const inRange = of("fix").includes("npm audit fix");
	const exploited = own.get("exploited") ?? of("known exploited")[0];
	const [epss, cvss] = [number(own.get("epss") ?? of("epss")[0]), number(own.get("cvss")) ?? finding.rule.securitySeverity];
	const told = own.get("scope") ?? "";
	const scope = /^(?:runtime|development)\b/u.test(told) ? told : void 0;
	return {
		malicious: isMalicious(finding),
		...exploited !== void 0 && { exploited },
		ransomware: /ransomware/iu.test(exploited ?? ""),
		...epss !== void 0 && epss <= 1 && { epss },
		...cvss !== void 0 && { cvss },
		...scope !== void 0 && { scope: scope.startsWith("development") ? "development" : "runtime" },
		...scope !== void 0 && { direct: / direct\b/u.test(scope) },
		bundled: / bundled\b/u.test(scope ?? ""),
		fixedIn: fixedIn.toSorted(compareVersions),
		limits,
		vulnerable,
		upgrades,
		inRange,
		fix: fixedIn.length + upgrades.length > 0 || inRange ? "yes" : saysNone(lines) ? "no" : "unknown"
	};
}
function fixFor({ fixedIn, vulnerable }, installed) {
	const better = fixedIn.filter((version) => compareVersions(version, installed) > 0 && !vulnerable.some((range) => isInRange(version, range) === true));
	return better.find((version) => !isBreaking(installed, version)) ?? better[0];
}
function saysNone(lines) {
	return lines.some(({ key, value }) => [
		"fix",
		"fixed in",
		"patched",
		"fix state"
	].includes(key) && /^(?:none|not-fixed|wont-fix)/u.test(value));
}
function versionsIn(value) {
	return value.split(/[\s,|<>=]+/u).map((word) => word.replace(/^v(?=\d)/u, "")).filter((word) => /^\d+(?:\.\d+)*/u.test(word) && isVersion(word));
}
function toldUpgrade(value) {
	const [, name, version] = /^(?:update )?((?:@[\w.~-]+\/)?[\w.~-]+)(?: to |@)(\d[\w.+-]*)/u.exec(value) ?? [];
	return name === void 0 || version === void 0 ? [] : [{
		name,
		version
	}];
}
function number(text) {
	const found = Number.parseFloat(text ?? "");
	return Number.isFinite(found) ? found : void 0;
}

//#endregion
//#region src/pipeline/dependency-conditions.ts
function dependencyJudge(conditions) {
	let leftOut = 0;
	const names = [
		...conditions.kev === true ? ["kev"] : [],
		...conditions.onlyFixed === true ? ["only-fixed"] : [],
		...conditions.scope === void 0 ? [] : [`scope ${conditions.scope}`]
	];
	return {
		of(finding, now) {
			if (finding.locations[0]?.kind !== "package" || finding.rule.tags.includes("license")) return "counts";
			if (isMalicious(finding)) return isDecided(finding, now) ? "counts" : "malicious";
			if (names.length === 0) return "counts";
			const { exploited, fix, scope } = dependencyFacts(finding);
			if (conditions.onlyFixed === true && fix !== "yes") return "left-out";
			if (conditions.scope === "runtime" && scope === "development") return "left-out";
			if (conditions.kev !== true) return "counts";
			return exploited === void 0 ? "left-out" : "exploited";
		},
		leaveOut: () => void (leftOut += 1),
		gaps: (runs) => conditions.kev !== true ? [] : runs.filter(({ scan, coverage }) => scan === "dependencies" && coverage?.["kevCatalogue"] === void 0).map(({ tool }) => `dependencies (${tool.name}): no catalogue of exploited vulnerabilities was read, so kev cannot be judged`),
		notes: () => leftOut === 0 ? [] : [`${leftOut} finding${leftOut === 1 ? "" : "s"} about packages left out by ${names.join(", ")}`]
	};
}
function isDecided({ suppressions }, now) {
	return suppressions.some((decision) => decision.owner !== void 0 && decision.expires !== void 0 && isInForce(decision, now));
}

//#endregion
//#region src/pipeline/never-adopted.ts
function neverAdopted(finding, run) {
	if (isMalicious(finding)) return "malicious";
	if (finding.locations[0]?.kind === "package" && dependencyFacts(finding).exploited !== void 0) return "exploited";
	if (finding.rule.id === GATE_WEAKENED.id) return "weakened";
	return finding.rule.id.startsWith("pay/") || scanOf(finding, run) === "payments" ? "payments" : void 0;
}

//#endregion
//#region src/pipeline/gate.ts
function openGate(policy) {
	const bySeverity = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		informational: 0
	};
	const shutting = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		informational: 0
	};
	let suppressed = 0;
	let absent = 0;
	let malicious = 0;
	let adopted = 0;
	let isComplete = false;
	const lasting = {
		exploited: 0,
		payments: 0,
		weakened: 0
	};
	const adopts = policy.newOnly && policy.adoption === "none";
	const judge = dependencyJudge(policy.dependencies ?? {});
	return {
		see(finding, run) {
			if (finding.baselineState === "absent") absent += 1;
			if (!isProblem(finding)) return;
			const verdict = judge.of(finding, policy.now);
			if (verdict === "malicious") malicious += 1;
			if (verdict !== "malicious" && isSuppressed(finding, policy.now)) {
				suppressed += 1;
				return;
			}
			bySeverity[finding.severity] += 1;
			if (verdict === "malicious") return;
			const reason = policy.adoption === void 0 || verdict === "left-out" ? void 0 : neverAdopted(finding, run);
			const isBad = verdict === "exploited" || reason === "exploited" || isAtLeast(finding.severity, policy.failOn);
			if (isBad && reason !== void 0 && reason !== "malicious") {
				lasting[reason] += 1;
				return;
			}
			const isOfChange = finding.rule.id === GATE_WEAKENED.id;
			if (adopts && !isOfChange) adopted += 1;
			const isKnown = adopts || policy.newOnly && !isNew(finding, policy.adoption);
			if (!isBad || isKnown && !isOfChange) return;
			if (verdict === "left-out") judge.leaveOut();
			else shutting[finding.severity] += 1;
		},
		counts: () => ({
			bySeverity: { ...bySeverity },
			suppressed,
			absent,
			adopted: isComplete ? adopted : 0
		}),
		decide(runs) {
			const failed = [
				...maliciousReason(malicious),
				...lastingReasons(lasting, policy),
				...failures(shutting, policy)
			];
			const missing = [...gaps(runs, policy.expect), ...judge.gaps(runs)];
			isComplete = missing.length === 0;
			const notes = [...adopts ? [adoptionNote(adopted, isComplete)] : [], ...judge.notes()];
			if (failed.length > 0) return {
				verdict: "fail",
				reasons: [
					...failed,
					...missing,
					...notes
				]
			};
			if (missing.length > 0) return {
				verdict: "incomplete",
				reasons: [...missing, ...notes]
			};
			return {
				verdict: "pass",
				reasons: adopts ? notes : [`no ${policy.newOnly ? "new " : ""}finding of severity ${policy.failOn} or worse`, ...notes]
			};
		}
	};
}
function isNew({ baselineState, firstSeen }, adoption) {
	if (baselineState === void 0 || baselineState === "new") return true;
	return adoption === "own-branch" && firstSeen !== void 0;
}
function adoptionNote(count, isComplete) {
	if (!isComplete) return "nothing is adopted: an incomplete run is no baseline";
	return `${count} existing finding${count === 1 ? "" : "s"} adopted: from now on what is new counts`;
}
function lastingReasons(counts, { failOn }) {
	const { exploited, payments, weakened } = counts;
	const never = "new or not, they are never adopted";
	return [
		...exploited > 0 ? [`${exploited} finding${plural(exploited)} known to be exploited in the wild; ${never}`] : [],
		...payments > 0 ? [`${payments} payment violation${plural(payments)} at or above ${failOn}; ${never}`] : [],
		...weakened > 0 ? [`${weakened} weakening${plural(weakened)} of the gate; ${never}`] : []
	];
}
function plural(count) {
	return count === 1 ? "" : "s";
}
function maliciousReason(count) {
	if (count === 0) return [];
	return [`${count} finding${count === 1 ? "" : "s"} about malicious packages: machines that installed them count as compromised`];
}
function failures(shutting, policy) {
	const counted = SEVERITIES.filter((severity) => shutting[severity] > 0);
	if (counted.length === 0) return [];
	const total = counted.reduce((sum, severity) => sum + shutting[severity], 0);
	const list = counted.map((severity) => `${shutting[severity]} ${severity}`).join(", ");
	const exploited = policy.dependencies?.kev === true ? ", or exploited in the wild" : "";
	return [`${total} ${policy.newOnly ? "new " : ""}finding${total === 1 ? "" : "s"} (${list}) at or above ${policy.failOn}${exploited}`];
}
function gaps(runs, expect) {
	const broken = judgeShards(runs).filter((run) => run.status !== "complete").map((run) => `${run.scan ?? run.tool.name}${run.scan === void 0 ? "" : ` (${run.tool.name})`} is ${run.status}: ${run.reason ?? "no reason given"}`);
	const absent = expect.filter((scan) => !runs.some((run) => run.scan === scan)).map((scan) => `${scan} was expected and did not run`);
	const nothing = runs.length === 0 ? ["there is no run: nothing was scanned"] : [];
	return [
		...new Set(broken),
		...absent,
		...nothing
	];
}

//#endregion
//#region src/cli/judging/decide.ts
function decide({ runs }, policy) {
	const gate = openGate(policy);
	for (const { info, findings } of runs) for (const finding of findings) gate.see(finding, info);
	return {
		decision: gate.decide(runs.map(({ info }) => info)),
		counts: gate.counts()
	};
}

//#endregion
export { compareVersions as a, isMalicious as c, isInRange as i, GATE_WEAKENED as l, dependencyFacts as n, isBreaking as o, fixFor as r, MALICIOUS_ADVICE as s, decide as t, weakenedGateFinding as u };