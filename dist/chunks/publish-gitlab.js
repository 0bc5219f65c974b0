import { h as sortForReading, s as fingerprintOf, x as isProblem } from "./summary.js";
import { n as markdownCode, t as escapeMarkdown } from "./escape-markdown.js";
import { t as TollgateError } from "./errors.js";
import { t as isInForce } from "./suppression.js";
import { t as repositoryPath } from "./repository-path.js";
import { t as again } from "./again.js";
import { t as openGitlab } from "./client.js";
import { n as partRuns, t as heldSteps } from "./held-runs.js";
import { t as inTurn } from "./in-turn.js";
import { n as stickyText, t as stickyMarker } from "./sticky-text.js";

//#region src/platforms/gitlab/sticky-note.ts
async function putNote({ gitlab, project, number, author }, { marker, body }) {
	const [known, ...more] = (await gitlab.MergeRequestNotes.all(project, number, {
		perPage: 100,
		sort: "asc",
		orderBy: "created_at"
	})).filter((note) => note.author.id === author && note.body.startsWith(marker)).toSorted((a, b) => a.id - b.id);
	for (const { id } of more) try {
		await gitlab.MergeRequestNotes.remove(project, number, id);
	} catch (error) {
		if (!(error instanceof TollgateError) || error.code !== "publish/not-found") throw error;
	}
	if (known === void 0) {
		const { id } = await gitlab.MergeRequestNotes.create(project, number, body);
		return {
			state: "published",
			detail: `written (${id})`
		};
	}
	if (known.body.trim() === body.trim()) return {
		state: "unchanged",
		detail: `says the same already (${known.id})`
	};
	await gitlab.MergeRequestNotes.edit(project, number, known.id, { body });
	return {
		state: "published",
		detail: `rewritten (${known.id})`
	};
}

//#endregion
//#region src/platforms/gitlab/added-lines.ts
function addedLines(diff) {
	const added = /* @__PURE__ */ new Set();
	let line = 0;
	let inside = false;
	for (const row of diff.split("\n")) {
		const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/u.exec(row) ?? [];
		if (start !== void 0) {
			line = Number(start);
			inside = true;
		} else if (inside && row.startsWith("+")) {
			added.add(line);
			line += 1;
		} else if (inside && (row.startsWith(" ") || row === "")) line += 1;
	}
	return added;
}

//#endregion
//#region src/platforms/gitlab/threads.ts
const MOST = 30;
async function putThreads(request, findings) {
	const { gitlab, project, number } = request;
	const known = await ownThreads(request);
	const open = openThreads(findings);
	const alive = new Set(open.map(({ fingerprint }) => fingerprint));
	const judged = new Set(findings.complete.map(({ category }) => category));
	let [resolved, reopened, started, refused] = [
		0,
		0,
		0,
		0
	];
	for (const { id, fingerprint, category, ...state } of known) if (!alive.has(fingerprint) && judged.has(category) && !state.resolved) {
		await gitlab.MergeRequestDiscussions.resolve(project, number, id, true);
		resolved += 1;
	} else if (alive.has(fingerprint) && state.resolved && state.byUs) {
		await gitlab.MergeRequestDiscussions.resolve(project, number, id, false);
		reopened += 1;
	}
	const there = new Set(known.map(({ fingerprint }) => fingerprint));
	const missing = open.filter(({ fingerprint }) => !there.has(fingerprint));
	const placed = missing.length === 0 ? [] : await placesOf(request, missing);
	for (const { thread, path, line, refs } of placed.slice(0, MOST)) try {
		await gitlab.MergeRequestDiscussions.create(project, number, threadText(thread), { position: {
			baseSha: refs.base_sha,
			startSha: refs.start_sha,
			headSha: refs.head_sha,
			positionType: "text",
			oldPath: path,
			newPath: path,
			newLine: String(line)
		} });
		started += 1;
	} catch (error) {
		if (!(error instanceof TollgateError) || error.code !== "publish/refused") throw error;
		refused += 1;
	}
	const rest = Math.max(0, placed.length - MOST) + refused;
	const detail = `${started} started, ${resolved} resolved, ${reopened} opened again${rest === 0 ? "" : `, ${rest} left to the note`}`;
	return {
		state: started + resolved + reopened === 0 ? "unchanged" : "published",
		detail
	};
}
function openThreads({ complete, held, now }) {
	const threads = /* @__PURE__ */ new Map();
	for (const { run, category } of [...complete, ...held]) for (const finding of sortForReading([...run.findings])) {
		const fingerprint = fingerprintOf(finding);
		if (isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now)) && fingerprint !== "" && !threads.has(fingerprint)) threads.set(fingerprint, {
			fingerprint,
			category,
			finding
		});
	}
	return [...threads.values()];
}
async function ownThreads({ gitlab, project, number, author }) {
	return (await gitlab.MergeRequestDiscussions.all(project, number, { perPage: 100 })).flatMap(({ id, notes }) => {
		const [first] = notes ?? [];
		if (first === void 0 || first.author.id !== author) return [];
		const [, fingerprint, category] = /^<!-- tollgate:finding:([\w-]{1,64}):([\w./-]{0,500}) -->/u.exec(first.body) ?? [];
		if (fingerprint === void 0 || category === void 0) return [];
		const by = Reflect.get(first, "resolved_by");
		const byUs = typeof by === "object" && by !== null && Reflect.get(by, "id") === author;
		return [{
			id,
			fingerprint,
			category,
			resolved: Reflect.get(first, "resolved") === true,
			byUs
		}];
	});
}
async function placesOf({ gitlab, project, number }, threads) {
	const { diff_refs: refs } = await gitlab.MergeRequests.show(project, number);
	const files = await gitlab.MergeRequests.allDiffs(project, number, { perPage: 100 });
	const lines = new Map(files.map((file) => [file.new_path, addedLines(file.diff)]));
	return threads.flatMap((thread) => {
		const [place] = thread.finding.locations;
		const named = place?.kind === "file" ? {
			uri: place.uri,
			line: place.region?.startLine
		} : place?.kind === "package" ? {
			uri: place.manifest,
			line: place.line
		} : void 0;
		const path = named?.uri === void 0 ? void 0 : repositoryPath(named.uri);
		if (path === void 0 || path.includes("&") || named?.line === void 0 || lines.get(path)?.has(named.line) !== true) return [];
		return [{
			thread,
			path,
			line: named.line,
			refs
		}];
	});
}
function threadText({ fingerprint, category, finding: { severity, rule, message } }) {
	const fix = rule.fix === void 0 ? [] : ["", `Fix: ${escapeMarkdown(rule.fix, 400)}`];
	return [
		`<!-- tollgate:finding:${fingerprint}:${category} -->`,
		`**${severity}** ${markdownCode(rule.id, 80)} ${escapeMarkdown(message, 600)}`,
		...fix
	].join("\n");
}

//#endregion
//#region src/platforms/gitlab/publish-gitlab.ts
async function publishGitlab(place, publication) {
	const { project, mergeRequest, tokenKind, noteName } = place;
	const { runs, record, run, now, pace, summary } = publication;
	const parted = partRuns(runs);
	const last = (category) => `gitlab ${place.api} ${project} !${mergeRequest} last ${category}`;
	const held = heldSteps(parted.held, (category) => record.find(last(category))?.run);
	const what = `note on merge request ${mergeRequest}`;
	if (tokenKind === "job") {
		const detail = "a job token cannot write notes: give TOLLGATE_GITLAB_TOKEN, a project access token with the scope api";
		return [...held, {
			what,
			state: "skipped",
			detail
		}];
	}
	const gitlab = openGitlab({
		...place,
		pace
	});
	const request = {
		gitlab,
		project,
		number: mergeRequest
	};
	let author;
	const asAuthor = async () => {
		author ??= (await gitlab.Users.showCurrentUser()).id;
		return {
			...request,
			author
		};
	};
	const note = {
		marker: stickyMarker(noteName),
		body: stickyText(noteName, summary, held)
	};
	const steps = await inTurn([{
		what,
		run: async () => {
			const step = await again(async () => putNote(await asAuthor(), note), pace);
			for (const { category } of parted.complete) await record.store(last(category), {
				digest: "",
				run
			});
			return step;
		}
	}, ...place.threads ? [{
		what: `threads on merge request ${mergeRequest}`,
		run: () => again(async () => putThreads(await asAuthor(), {
			...parted,
			now
		}), pace)
	}] : []], pace.signal);
	return [...held, ...steps];
}

//#endregion
export { publishGitlab };