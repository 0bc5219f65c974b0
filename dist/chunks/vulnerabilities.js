import { i as compareText, s as fingerprintOf, x as isProblem } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { a as asText, r as asObject, t as asList } from "./untrusted.js";
import { o as classOfFinding, r as gitlabTarget, t as gitlabVulnerability } from "./gitlab-vulnerability.js";
import { i as withoutSecret, r as failureOf } from "./wait.js";
import { n as send } from "./send.js";

//#region src/platforms/gitlab/vulnerability-key.ts
function vulnerabilityKey(kind, identifier, { path, param, method, file, package: name, version }) {
	return JSON.stringify([
		kind,
		identifier,
		...kind === "dependency_scanning" ? [
			file,
			name,
			version
		] : [
			path,
			param,
			method
		]
	]);
}

//#endregion
//#region src/platforms/gitlab/match-vulnerabilities.ts
function matchVulnerabilities(rows, runs, anchor) {
	const findings = /* @__PURE__ */ new Map();
	const targets = runs.map(({ info }) => info).toSorted((a, b) => compareText(a.target ?? "", b.target ?? "")).filter(({ target = "" }) => target !== "");
	for (const run of runs) {
		const { target = targets.find(({ scan }) => scan === run.info.scan)?.target } = run.info;
		const info = {
			...run.info,
			...target !== void 0 && { target }
		};
		for (const finding of run.findings) {
			const key = isProblem(finding) && fingerprintOf(finding) !== "" ? keyOf(finding, info, anchor) : void 0;
			if (key === void 0) continue;
			const others = findings.get(key);
			if (others === void 0) findings.set(key, [finding]);
			else others.push(finding);
		}
	}
	return rows.flatMap((row) => {
		const own = findings.get(row.key);
		return own === void 0 ? [] : [{
			row,
			findings: own
		}];
	});
}
function keyOf(finding, info, anchor) {
	const kind = classOfFinding(finding, info);
	if (kind === "sarif") return void 0;
	const entry = gitlabVulnerability(finding, kind, {
		target: gitlabTarget(info, kind),
		anchor
	});
	const { path, param, method, file, dependency } = asObject(entry["location"]);
	const { package: named, version } = asObject(dependency);
	return vulnerabilityKey(kind, text$1(asObject(asList(entry["identifiers"])[0])["value"]), {
		path: text$1(path),
		param: text$1(param),
		method: text$1(method),
		file: text$1(file),
		package: text$1(asObject(named)["name"]),
		version: text$1(version)
	});
}
function text$1(value) {
	return typeof value === "string" ? value : "";
}

//#endregion
//#region src/platforms/gitlab/graphql.ts
async function gitlabGraphql({ api, token, pace }, { query, variables, what }) {
	const { text } = await send({
		method: "POST",
		url: `${api.replace(/\/+$/u, "").replace(/\/api\/v4$/u, "")}/api/graphql`,
		headers: {
			authorization: `Bearer ${token}`,
			"content-type": "application/json"
		},
		body: JSON.stringify({
			query,
			variables
		}),
		repeatable: true,
		what,
		secret: token
	}, pace);
	let answer;
	try {
		answer = asObject(JSON.parse(text));
	} catch {
		throw failureOf({
			status: 404,
			text: `the answer is no JSON: ${text.slice(0, 200)}`,
			what,
			secret: token
		});
	}
	const messages = asList(answer["errors"]).map((error) => asText(asObject(error)["message"]) ?? "no message");
	if (messages.length === 0) return asObject(answer["data"]);
	throw new TollgateError("publish/graphql", `${what}: GitLab says: ${withoutSecret(messages.slice(0, 3).join("; "), token)}`, {
		class: "publish",
		help: ["docs/publishing.md lists what each token needs"]
	});
}

//#endregion
//#region src/platforms/gitlab/vulnerabilities.ts
const QUERY = `query ($path: ID!, $after: String) {
  project(fullPath: $path) {
    vulnerabilities(first: 100, after: $after, reportType: [DAST, API_FUZZING, DEPENDENCY_SCANNING]) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id state reportType resolvedOnDefaultBranch dismissalReason stateComment dismissedAt
        dismissedBy { username }
        identifiers { externalType externalId }
        location {
          ... on VulnerabilityLocationDast { path param requestMethod }
          ... on VulnerabilityLocationDependencyScanning { file dependency { package { name } version } }
        }
      }
    }
  }
}`;
const MOST_PAGES = 100;
const STATES = [
	"detected",
	"confirmed",
	"dismissed",
	"resolved"
];
async function gitlabVulnerabilities(access, path) {
	const rows = [];
	let after;
	for (let page = 1; page <= MOST_PAGES; page += 1) {
		let answer;
		try {
			const variables = {
				path,
				...after !== void 0 && { after }
			};
			answer = await gitlabGraphql(access, {
				query: QUERY,
				variables,
				what: "vulnerabilities"
			});
		} catch (error) {
			if (isUnavailable(error)) return {
				available: false,
				rows: [],
				whole: true
			};
			throw error;
		}
		const list = asObject(answer["project"])["vulnerabilities"];
		if (list === void 0 || list === null) return {
			available: false,
			rows: [],
			whole: true
		};
		rows.push(...asList(asObject(list)["nodes"]).flatMap((node) => rowOf(asObject(node))));
		const { hasNextPage, endCursor } = asObject(asObject(list)["pageInfo"]);
		if (hasNextPage !== true || typeof endCursor !== "string") return {
			available: true,
			rows,
			whole: true
		};
		after = endCursor;
	}
	return {
		available: true,
		rows,
		whole: false
	};
}
function isUnavailable(error) {
	if (!(error instanceof TollgateError)) return false;
	if (error.code === "publish/forbidden" || error.code === "publish/not-found") return true;
	return error.code === "publish/graphql" && /doesn't exist on type|not available|permission|licen[cs]e/iu.test(error.message);
}
function rowOf(node) {
	const own = asList(node["identifiers"]).map(asObject).find(({ externalType }) => text(externalType).toLowerCase() === "tollgate");
	const state = STATES.find((name) => name === text(node["state"]).toLowerCase());
	const kind = text(node["reportType"]).toLowerCase();
	if (own === void 0 || state === void 0 || text(node["id"]) === "") return [];
	if (kind !== "dast" && kind !== "api_fuzzing" && kind !== "dependency_scanning") return [];
	const { path, param, requestMethod, file, dependency } = asObject(node["location"]);
	const { version, package: named } = asObject(dependency);
	return [{
		id: text(node["id"]),
		key: vulnerabilityKey(kind, text(own["externalId"]), {
			path: text(path),
			param: text(param),
			method: text(requestMethod),
			file: text(file),
			package: text(asObject(named)["name"]),
			version: text(version)
		}),
		state,
		gone: node["resolvedOnDefaultBranch"] === true,
		reason: text(node["dismissalReason"]).toLowerCase().replaceAll("_", " "),
		comment: text(node["stateComment"]),
		dismissedBy: text(asObject(node["dismissedBy"])["username"]),
		dismissedAt: text(node["dismissedAt"])
	}];
}
function text(value) {
	return typeof value === "string" ? value : "";
}

//#endregion
export { gitlabGraphql as n, matchVulnerabilities as r, gitlabVulnerabilities as t };