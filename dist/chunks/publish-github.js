import { i as compareText, s as fingerprintOf, x as isProblem } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { t as isInForce } from "./suppression.js";
import { a as cutText, i as GITHUB_LIMITS } from "./github-result.js";
import { t as githubSarifFiles } from "./github-sarif-files.js";
import { i as withoutSecret, n as wait } from "./wait.js";
import { n as partRuns, t as heldSteps } from "./held-runs.js";
import { t as inTurn } from "./in-turn.js";
import { n as openGithub, t as githubFailure } from "./github-failure.js";
import { n as ownDismissal, t as dismissalOf } from "./dismissal.js";
import { n as isPartOfCategory, r as githubAlerts, t as matchAlerts } from "./match-alerts.js";
import { n as stickyText, t as stickyMarker } from "./sticky-text.js";
import { promisify } from "node:util";
import { createHash } from "node:crypto";
import { gzip } from "node:zlib";

//#region src/platforms/github/analyses.ts
const PAGE$2 = 100;
const MOST_PAGES$2 = 10;
async function knownAnalyses(octokit, { owner, repo, ref, token }) {
	const known = /* @__PURE__ */ new Map();
	for (let page = 1; page <= MOST_PAGES$2; page += 1) {
		let rows;
		try {
			rows = (await octokit.request("GET /repos/{owner}/{repo}/code-scanning/analyses", {
				owner,
				repo,
				page,
				per_page: PAGE$2,
				...ref !== void 0 && { ref }
			})).data;
		} catch (error) {
			const failure = githubFailure(error, "code scanning", token);
			if (failure instanceof Error && "code" in failure && failure.code === "publish/not-found") return known;
			throw failure;
		}
		for (const { category, commit_sha: commit, created_at: created } of rows) {
			if (category === void 0 || !category.startsWith("tollgate/")) continue;
			const other = known.get(category);
			if (other === void 0 || other.created < created) known.set(category, {
				category,
				commit,
				created
			});
		}
		if (rows.length < PAGE$2) break;
	}
	return known;
}

//#endregion
//#region src/platforms/github/retired-shards.ts
function retiredShards({ complete, held }, known) {
	const current = new Set([...complete, ...held].map(({ category }) => category));
	const retired = /* @__PURE__ */ new Map();
	for (const entry of complete) {
		const base = baseOf(entry);
		if (!isWhole([...complete, ...held].filter((other) => baseOf(other) === base))) continue;
		for (const category of known) {
			const own = category.replace(/chunk-\d+\/$/u, "");
			const part = own.startsWith(base) ? /^(?:(\d+-\d+)\/)?$/u.exec(own.slice(base.length)) : null;
			if (part === null || current.has(own)) continue;
			const { reason: _reason, coverage: _coverage, shard: _shard, ...info } = entry.run.info;
			retired.set(own, {
				info: {
					...info,
					...part[1] !== void 0 && { shard: part[1] },
					status: "complete",
					rules: []
				},
				inputs: [],
				rules: [],
				findings: []
			});
		}
	}
	return [...retired.values()];
}
function baseOf({ run, category }) {
	return run.info.shard === void 0 ? category : category.replace(/[^/]+\/$/u, "");
}
function isWhole(family) {
	if (family.some(({ run }) => run.info.status !== "complete")) return false;
	const shards = family.map(({ run }) => run.info.shard);
	if (shards.every((shard) => shard === void 0)) return true;
	const [, total] = /^\d+\D(\d+)$/u.exec(shards[0] ?? "") ?? [];
	return total !== void 0 && new Set(shards).size === Number(total) && shards.every((shard) => shard?.endsWith(total));
}

//#endregion
//#region src/platforms/github/own-login.ts
const RUNNER = "github-actions[bot]";
async function ownLogin(octokit, token) {
	try {
		return (await octokit.request("GET /user")).data.login;
	} catch (error) {
		if (!hasStatus(error, 403)) throw githubFailure(error, "the token", token);
	}
	try {
		const { viewer } = await octokit.graphql("query { viewer { login } }");
		return viewer.login;
	} catch (error) {
		if (hasStatus(error, 401)) throw githubFailure(error, "the token", token);
		return RUNNER;
	}
}
function hasStatus(error, status) {
	return error instanceof Error && "status" in error && error.status === status;
}

//#endregion
//#region src/platforms/github/sticky-comment.ts
const PAGE$1 = 100;
const MOST_PAGES$1 = 50;
const TRIES = 3;
async function putComment(octokit, repository, comment, pace) {
	const login = await ownLogin(octokit, repository.token);
	for (let count = 1;; count += 1) try {
		return await put(octokit, repository, comment, login);
	} catch (error) {
		pace.signal.throwIfAborted();
		const failure = githubFailure(error, `comment on pull request ${comment.pullRequest}`, repository.token);
		if (!(isCreation(error) && failure instanceof TollgateError && /unavailable|unreachable|conflict|rate-limited/u.test(failure.code)) || count === TRIES) throw failure;
		await wait(count ** 2, pace);
	}
}
async function put(octokit, { owner, repo }, { pullRequest, marker, body }, login) {
	const [known, ...more] = await ownComments(octokit, {
		owner,
		repo,
		pullRequest,
		marker,
		login
	});
	for (const { id } of more) try {
		await octokit.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
			owner,
			repo,
			comment_id: id
		});
	} catch (error) {
		if (!(error instanceof Error && "status" in error && error.status === 404)) throw error;
	}
	if (known === void 0) {
		const place = {
			owner,
			repo,
			issue_number: pullRequest,
			body,
			request: { retries: 0 }
		};
		const { data } = await octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", place);
		return {
			state: "published",
			detail: `written (${data.id})`
		};
	}
	if (known.body.trim() === body.trim()) return {
		state: "unchanged",
		detail: `says the same already (${known.id})`
	};
	await octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		owner,
		repo,
		comment_id: known.id,
		body
	});
	return {
		state: "published",
		detail: `rewritten (${known.id})`
	};
}
function isCreation(error) {
	const request = error instanceof Error && "request" in error ? error.request : void 0;
	return typeof request === "object" && request !== null && Reflect.get(request, "method") === "POST";
}
async function ownComments(octokit, { owner, repo, pullRequest, marker, login }) {
	const found = [];
	for (let page = 1; page <= MOST_PAGES$1; page += 1) {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
			owner,
			repo,
			issue_number: pullRequest,
			per_page: PAGE$1,
			page
		});
		for (const { id, body = "", user } of data) if (user?.login === login && body.startsWith(marker)) found.push({
			id: Number(id),
			body
		});
		if (data.length < PAGE$1) break;
	}
	return found.toSorted((a, b) => a.id - b.id);
}

//#endregion
//#region src/platforms/github/default-branch.ts
async function defaultBranch(octokit, { owner, repo, token }) {
	try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}", {
			owner,
			repo
		});
		return `refs/heads/${data.default_branch}`;
	} catch (error) {
		throw githubFailure(error, "the default branch", token);
	}
}

//#endregion
//#region src/platforms/github/open-categories.ts
const PAGE = 100;
const MOST_PAGES = 10;
async function openCategories(octokit, { owner, repo, ref, token }, number) {
	const categories = /* @__PURE__ */ new Set();
	for (let page = 1; page <= MOST_PAGES; page += 1) try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances", {
			owner,
			repo,
			alert_number: number,
			page,
			per_page: PAGE,
			...ref !== void 0 && { ref }
		});
		for (const { category, state } of data) if (state === "open") categories.add(category ?? "");
		if (data.length < PAGE) break;
	} catch (error) {
		throw githubFailure(error, `alert ${number} of code scanning`, token);
	}
	return [...categories];
}

//#endregion
//#region src/platforms/github/triage.ts
const MOST_CHANGES = 200;
const LOOKS = [
	0,
	5,
	10
];
const REASONS = {
	"false-positive": "false positive",
	mitigated: "won't fix",
	"used-in-tests": "used in tests",
	"accepted-risk": "won't fix"
};
async function openTriage(octokit, place, publication) {
	const { runs, now, pace } = publication;
	const { complete } = partRuns(runs);
	const nothing = {
		runs,
		settle: () => Promise.resolve([])
	};
	if (complete.length === 0 || await defaultBranch(octokit, place) !== place.ref) return nothing;
	const look = async (named) => {
		const tools = new Set(named.map(({ run }) => cutText(run.info.tool.name, GITHUB_LIMITS.nameLength)));
		const alerts = [];
		for (const tool of tools) alerts.push(...(await githubAlerts(octokit, place, tool)).alerts);
		const { anchor, lineHashOf } = place;
		return matchAlerts(alerts, named, {
			anchor,
			now,
			...lineHashOf !== void 0 && { lineHashOf }
		});
	};
	const before = await look(complete);
	const shown = new Set(before.matched.filter(({ alert }) => !alert.gone).flatMap(({ merged }) => merged));
	const accepted = complete.flatMap(({ run }) => [...run.findings].filter((finding) => isAccepted(finding, now)));
	const fresh = accepted.filter((finding) => !shown.has(finding)).toSorted((a, b) => compareText(fingerprintOf(a), fingerprintOf(b)));
	const room = Math.max(0, MOST_CHANGES - planOf(before, now).length);
	const sent = /* @__PURE__ */ new Set([...accepted.filter((finding) => shown.has(finding)), ...fresh.slice(0, room)]);
	if (accepted.length === 0 && !before.matched.some(({ alert }) => isOurs(alert))) return nothing;
	return {
		runs: runs.map((run) => run.info.status === "complete" ? opened(run, sent) : run),
		async settle(uploaded) {
			const named = complete.filter(({ category }) => uploaded.has(category));
			if (named.length === 0) return [];
			const wanted = named.flatMap(({ run }) => [...run.findings].filter((finding) => sent.has(finding)));
			let matches = before;
			for (const seconds of LOOKS) {
				if (seconds > 0) await wait(seconds, pace);
				matches = await look(named);
				const found = new Set(matches.matched.flatMap(({ merged }) => merged));
				if (wanted.every((finding) => found.has(finding)) || matches.ambiguous.length > 0) break;
			}
			const changes = planOf(matches, now);
			const done = [];
			const tried = changes.slice(0, MOST_CHANGES);
			for (const change of tried) if (await apply(octokit, place, change, named)) done.push(change);
			const later = Math.max(0, fresh.length - room) + changes.length - tried.length;
			return [stepOf(matches, done, {
				wanted,
				later,
				elsewhere: tried.length - done.length,
				now
			})];
		}
	};
}
function isAccepted(finding, now) {
	return isProblem(finding) && fingerprintOf(finding) !== "" && decisionOn(finding, now) !== void 0;
}
function decisionOn({ suppressions }, now) {
	return suppressions.find((suppression) => isInForce(suppression, now));
}
function opened(run, sent) {
	return {
		...run,
		findings: [...run.findings].map((finding) => sent.has(finding) ? {
			...finding,
			suppressions: []
		} : finding)
	};
}
function planOf({ matched }, now) {
	return matched.flatMap(({ alert, finding, merged }) => {
		const suppression = merged.every((one) => decisionOn(one, now) !== void 0) ? decisionOn(finding, now) : void 0;
		if (alert.gone) return [];
		if (isOurs(alert) && suppression === void 0) return [{
			alert,
			finding
		}];
		return alert.state === "open" && suppression !== void 0 && fingerprintOf(finding) !== "" ? [{
			alert,
			finding,
			suppression
		}] : [];
	}).toSorted((a, b) => Number(a.suppression !== void 0) - Number(b.suppression !== void 0) || a.alert.number - b.alert.number);
}
function isOurs({ state, dismissedComment }) {
	return state === "dismissed" && ownDismissal(dismissedComment) !== void 0;
}
async function apply(octokit, place, { alert, finding, suppression }, named) {
	const { owner, repo, token } = place;
	if (suppression !== void 0) {
		const categories = await openCategories(octokit, place, alert.number);
		const isSeen = (shown) => named.some(({ category }) => isPartOfCategory(shown, category));
		if (!categories.every(isSeen)) return false;
	}
	const dismissal = suppression === void 0 ? void 0 : dismissalOf(fingerprintOf(finding), suppression);
	try {
		await octokit.request("PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}", {
			owner,
			repo,
			alert_number: alert.number,
			...dismissal === void 0 ? { state: "open" } : {
				state: "dismissed",
				dismissed_reason: REASONS[dismissal.kind],
				dismissed_comment: dismissal.comment
			}
		});
		return true;
	} catch (error) {
		throw githubFailure(error, `alert ${alert.number} of code scanning`, token);
	}
}
function stepOf({ matched, ambiguous }, done, rest) {
	const dismissed = done.filter(({ suppression }) => suppression !== void 0).length;
	const found = new Set(matched.flatMap(({ merged }) => merged));
	const missing = rest.wanted.filter((finding) => !found.has(finding)).length;
	const isDecided = (finding) => decisionOn(finding, rest.now) !== void 0;
	const shared = matched.filter(({ alert, finding, merged }) => alert.state === "open" && isDecided(finding) && !merged.every(isDecided)).length;
	const told = [
		[ambiguous.length, "left alone: several findings look alike there"],
		[shared, "left open: GitHub makes one of an accepted finding and an open one"],
		[rest.elsewhere, "left open: another upload shows it too"],
		[missing, "accepted findings without an alert that is theirs"],
		[rest.later, "more when it is published again"]
	];
	return {
		what: "decisions on alerts of code scanning",
		state: done.length === 0 ? "unchanged" : "published",
		detail: [
			`${dismissed} dismissed`,
			`${done.length - dismissed} opened again`,
			...told.flatMap(([count, text]) => count === 0 ? [] : [`${count} ${text}`])
		].join(", ")
	};
}

//#endregion
//#region src/platforms/github/upload-sarif.ts
const LARGEST = 10485760;
const POLLS = [
	5,
	10,
	20,
	40,
	80
];
async function uploadSarif(octokit, repository, upload, { record, run, pace }) {
	const digest = createHash("sha256").update(upload.text).digest("hex");
	const before = record.find(upload.key);
	const isSame = before?.digest === digest && before.id !== void 0;
	if (isSame && before.pending !== true) return {
		state: "unchanged",
		detail: `uploaded already by ${before.run}`
	};
	const id = isSame && before.id !== void 0 ? before.id : await send(octokit, repository, upload);
	if (!isSame) await record.store(upload.key, {
		digest,
		run,
		id,
		pending: true
	});
	for (const seconds of POLLS) {
		await wait(seconds, pace);
		const { status, errors } = await stateOf(octokit, repository, id, upload.what);
		if (status === "complete") {
			await record.store(upload.key, {
				digest,
				run,
				id
			});
			return {
				state: "published",
				detail: `GitHub has taken it in (${id})`
			};
		}
		if (status !== "failed") continue;
		await record.store(upload.key, {
			digest: "",
			run
		});
		throw new TollgateError("publish/file-refused", `${upload.what}: GitHub could not take the file in: ${withoutSecret(errors, repository.token)}`, {
			class: "publish",
			help: ["docs/publishing.md explains the reasons that GitHub gives"]
		});
	}
	return {
		state: "published",
		detail: `GitHub is still working on it (${id}); publish again to see what came of it`
	};
}
async function send(octokit, { owner, repo, ref, commit, token }, { text, what }) {
	const packed = await promisify(gzip)(text);
	if (packed.length > LARGEST) throw new TollgateError("publish/too-large", `${what}: ${packed.length} bytes compressed, and GitHub takes ${LARGEST}`, {
		class: "publish",
		help: ["scan less in one run, or leave informational findings out"]
	});
	try {
		const { data } = await octokit.request("POST /repos/{owner}/{repo}/code-scanning/sarifs", {
			owner,
			repo,
			ref,
			commit_sha: commit,
			sarif: packed.toString("base64")
		});
		if (data.id !== void 0) return data.id;
	} catch (error) {
		throw githubFailure(error, what, token);
	}
	throw new TollgateError("publish/unavailable", `${what}: GitHub took the file and gave no id of it`, {
		class: "publish",
		help: ["publish again later"]
	});
}
async function stateOf(octokit, { owner, repo, token }, id, what) {
	try {
		const { data } = await octokit.request("GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}", {
			owner,
			repo,
			sarif_id: id
		});
		return {
			status: data.processing_status ?? "pending",
			errors: data.errors?.join("; ") ?? "no reason given"
		};
	} catch (error) {
		const failure = githubFailure(error, what, token);
		if (failure instanceof TollgateError && failure.code === "publish/not-found") return {
			status: "pending",
			errors: ""
		};
		throw failure;
	}
}

//#endregion
//#region src/platforms/github/publish-github.ts
async function publishGithub(place, publication) {
	const { ref, commit, pullRequest, readOnly } = place;
	const octokit = openGithub({
		...place,
		pace: publication.pace
	});
	const steps = [];
	const tasks = [];
	if (place.upload && readOnly === void 0) tasks.push({
		what: "code scanning",
		run: () => ref === void 0 || commit === void 0 ? Promise.reject(withoutCommit()) : uploads(octokit, {
			...place,
			ref,
			commit
		}, publication, steps)
	});
	else if (place.upload) tasks.push({
		what: "code scanning",
		run: () => Promise.resolve(skipped(readOnly ?? ""))
	});
	if (!place.upload || readOnly !== void 0) steps.push(...heldSteps(partRuns(publication.runs).held, () => void 0));
	if (place.comment && pullRequest !== void 0) tasks.push({
		what: `comment on pull request ${pullRequest}`,
		run: async () => {
			if (readOnly !== void 0) return skipped(readOnly);
			const refused = steps.find(({ code }) => code === "publish/token-refused");
			if (refused !== void 0) return {
				...refused,
				detail: "not tried: the token was refused"
			};
			const body = stickyText(place.commentName, publication.summary, steps);
			const comment = {
				pullRequest,
				marker: stickyMarker(place.commentName),
				body
			};
			return putComment(octokit, place, comment, publication.pace);
		}
	});
	if (tasks.length === 0) steps.push({
		what: "comment",
		state: "skipped",
		detail: "this run belongs to no pull request; name one with --pull-request"
	});
	const done = await inTurn(tasks, publication.pace.signal);
	return [...steps, ...done];
}
async function uploads(octokit, place, publication, steps) {
	const { runs, record, run, now } = publication;
	const parted = partRuns(runs);
	const destination = `github ${place.api} ${place.owner}/${place.repo} ${place.ref}`;
	const last = (category) => `${destination} last ${category}`;
	let known = /* @__PURE__ */ new Map();
	try {
		known = await knownAnalyses(octokit, place);
	} finally {
		const since = (category) => {
			const analysis = known.get(category);
			return analysis === void 0 ? record.find(last(category))?.run : `${analysis.created} (commit ${analysis.commit.slice(0, 7)})`;
		};
		steps.push(...heldSteps(parted.held, since));
	}
	let triage = {
		runs,
		settle: () => Promise.resolve([])
	};
	const openTask = {
		what: DECISIONS,
		run: async () => {
			triage = await openTriage(octokit, place, publication);
			return [];
		}
	};
	steps.push(...await inTurn([openTask], publication.pace.signal));
	if (steps.some(({ code }) => code === "publish/token-refused")) return [];
	const uploaded = /* @__PURE__ */ new Set();
	const tasks = githubSarifFiles([...triage.runs, ...retiredShards(parted, known.keys())], {
		anchor: place.anchor,
		now,
		...place.lineHashOf !== void 0 && { lineHashOf: place.lineHashOf },
		chunksBefore: (category) => chunksOf(category, known.keys())
	}).filter(({ complete }) => complete).map(({ name, categories, results, pieces }) => {
		const what = `code scanning: ${name} (${results} ${results === 1 ? "result" : "results"} of ${categories.length} ${categories.length === 1 ? "run" : "runs"})`;
		return {
			what,
			run: async () => {
				const key = `${destination} ${place.commit} ${digestOf(categories.join("\n"))}`;
				const step = await uploadSarif(octokit, place, {
					text: [...pieces].join(""),
					key,
					what
				}, publication);
				for (const category of categories) {
					uploaded.add(category);
					await record.store(last(category), {
						digest: "",
						run
					});
				}
				return step;
			}
		};
	});
	steps.push(...await inTurn(tasks, publication.pace.signal));
	if (steps.some(({ code }) => code === "publish/token-refused")) return [];
	const settle = {
		what: DECISIONS,
		run: () => triage.settle(uploaded)
	};
	steps.push(...await inTurn([settle], publication.pace.signal));
	return [];
}
const DECISIONS = "decisions on alerts of code scanning";
function chunksOf(category, known) {
	let most = 1;
	for (const other of known) {
		if (!other.startsWith(category)) continue;
		const [, index] = /^chunk-(\d{2,4})\/$/u.exec(other.slice(category.length)) ?? [];
		if (index !== void 0) most = Math.max(most, Number(index) + 1);
	}
	return most;
}
function digestOf(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
function skipped(reason) {
	return {
		state: "skipped",
		detail: `not possible here: ${reason}; the gate decides all the same`
	};
}
function withoutCommit() {
	return new TollgateError("publish/no-commit", "code scanning: it is not known which commit of which branch was scanned", {
		class: "publish",
		help: ["give --ref refs/heads/main and --commit SHA, as GITHUB_REF and GITHUB_SHA do in a workflow"]
	});
}

//#endregion
export { publishGithub };