import { s as fingerprintOf, x as isProblem } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { r as asObject, t as asList } from "./untrusted.js";
import { t as githubResult } from "./github-result.js";
import { t as githubFailure } from "./github-failure.js";
import { n as ownDismissal } from "./dismissal.js";

//#region src/platforms/github/alerts.ts
const PAGE = 100;
const MOST_PAGES = 100;
async function githubAlerts(octokit, { owner, repo, ref, token }, tool) {
	const alerts = [];
	for (let page = 1; page <= MOST_PAGES; page += 1) try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/code-scanning/alerts", {
			owner,
			repo,
			page,
			per_page: PAGE,
			sort: "created",
			direction: "asc",
			...tool !== void 0 && { tool_name: tool },
			...ref !== void 0 && { ref }
		});
		alerts.push(...data.map(alertOf).filter(({ category }) => category.startsWith("tollgate/")));
		if (data.length < PAGE) return {
			alerts,
			whole: true
		};
	} catch (error) {
		const failure = githubFailure(error, "alerts of code scanning", token);
		if (!(failure instanceof TollgateError) || failure.code !== "publish/not-found") throw failure;
		return {
			alerts,
			whole: /no analysis found/iu.test(failure.message)
		};
	}
	return {
		alerts,
		whole: false
	};
}
function alertOf(row) {
	const alert = asObject(row);
	const instance = asObject(alert["most_recent_instance"]);
	const location = asObject(instance["location"]);
	const state = text(alert["state"]);
	return {
		number: Number(alert["number"]),
		state: state === "open" || state === "dismissed" ? state : "fixed",
		gone: instance["state"] === "fixed",
		rule: text(asObject(alert["rule"])["id"]),
		category: text(instance["category"]),
		path: text(location["path"]),
		line: Number(location["start_line"] ?? 0),
		message: text(asObject(instance["message"])["text"]),
		dismissedReason: text(alert["dismissed_reason"]),
		dismissedComment: text(alert["dismissed_comment"]),
		dismissedBy: text(asObject(alert["dismissed_by"])["login"]),
		dismissedAt: text(alert["dismissed_at"])
	};
}
function text(value) {
	return typeof value === "string" ? value : "";
}

//#endregion
//#region src/platforms/github/part-of-category.ts
function isPartOfCategory(category, whole) {
	if (!category.startsWith(whole)) return false;
	return /^(?:chunk-\d+\/)?(?:part-\d+\/)?$/u.test(category.slice(whole.length));
}

//#endregion
//#region src/platforms/github/match-alerts.ts
function matchAlerts(alerts, runs, options) {
	const problems = runs.flatMap(({ run, category }) => [...run.findings].filter(isProblem).map((finding) => {
		const shown = shownOf(finding, options);
		return {
			finding,
			category,
			shown,
			identity: JSON.stringify([
				run.info.tool.name,
				shown.rule,
				shown.path,
				shown.hash
			])
		};
	}));
	const byIdentity = Map.groupBy(problems, ({ identity }) => identity);
	const identities = new Map(problems.map(({ finding, identity }) => [finding, identity]));
	const match = (alert, finding) => {
		return {
			alert,
			finding,
			merged: (byIdentity.get(identities.get(finding) ?? "") ?? []).map((other) => other.finding)
		};
	};
	const byFingerprint = Map.groupBy(problems, ({ finding }) => fingerprintOf(finding));
	const matched = [];
	const others = [];
	for (const alert of alerts) {
		const fingerprint = alert.state === "dismissed" ? ownDismissal(alert.dismissedComment) : void 0;
		const [known] = (byFingerprint.get(fingerprint ?? "") ?? []).filter(({ category }) => isPartOfCategory(alert.category, category));
		if (fingerprint !== void 0 && known !== void 0) matched.push(match(alert, known.finding));
		else if (alert.state !== "fixed" && !alert.gone) others.push(alert);
	}
	const settled = new Set(matched.filter(({ alert }) => !alert.gone).map(({ finding }) => finding));
	const places = /* @__PURE__ */ new Map();
	const placeAt = (key) => {
		const place = places.get(key) ?? {
			alerts: [],
			findings: []
		};
		places.set(key, place);
		return place;
	};
	for (const { finding, category, shown } of problems) {
		if (settled.has(finding)) continue;
		const { rule, path, line, message } = shown;
		placeAt(JSON.stringify([
			category,
			rule,
			path,
			line
		])).findings.push({
			finding,
			message
		});
	}
	const categories = [...new Set(problems.map(({ category }) => category))];
	for (const alert of others) {
		const category = categories.find((name) => isPartOfCategory(alert.category, name)) ?? alert.category;
		placeAt(JSON.stringify([
			category,
			alert.rule,
			plainPath(alert.path),
			alert.line
		])).alerts.push(alert);
	}
	const [ambiguous, unknown] = [[], []];
	for (const place of places.values()) for (const alert of place.alerts) {
		const found = findingAt(place, alert);
		if (found === void 0) unknown.push(alert);
		else if (found === "several") ambiguous.push(alert);
		else matched.push(match(alert, found));
	}
	return {
		matched,
		ambiguous,
		unknown
	};
}
function findingAt({ alerts, findings }, alert) {
	const message = plainText(alert.message);
	const same = findings.filter((one) => one.message === message);
	const [only] = same.length === 0 && findings.length === 1 && alerts.length === 1 ? findings : same;
	if (only === void 0) return void 0;
	const rivals = alerts.filter((other) => plainText(other.message) === message);
	return same.length > 1 || rivals.length > 1 ? "several" : only.finding;
}
function shownOf(finding, options) {
	const result = asObject(githubResult(finding, 0, options));
	const physical = asObject(asObject(asList(result["locations"])[0])["physicalLocation"]);
	return {
		rule: String(result["ruleId"]),
		path: plainPath(String(asObject(physical["artifactLocation"])["uri"])),
		line: Number(asObject(physical["region"])["startLine"] ?? 1),
		message: plainText(String(asObject(result["message"])["text"])),
		hash: String(asObject(result["partialFingerprints"])["primaryLocationLineHash"])
	};
}
function plainPath(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
function plainText(text) {
	return text.replaceAll(/\s+/gu, " ").trim();
}

//#endregion
export { isPartOfCategory as n, githubAlerts as r, matchAlerts as t };