import { s as fingerprintOf } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { r as asObject, t as asList } from "./untrusted.js";
import { t as isInForce } from "./suppression.js";
import { i as withoutSecret } from "./wait.js";
import { t as openGitlab } from "./client.js";
import { n as partRuns } from "./held-runs.js";
import { t as inTurn } from "./in-turn.js";
import { n as ownDismissal, t as dismissalOf } from "./dismissal.js";
import { n as gitlabGraphql, r as matchVulnerabilities, t as gitlabVulnerabilities } from "./vulnerabilities.js";

//#region src/platforms/gitlab/triage-vulnerabilities.ts
const WHAT = "decisions on vulnerabilities";
const MOST_CHANGES = 200;
const REASONS = {
	"false-positive": "FALSE_POSITIVE",
	mitigated: "MITIGATING_CONTROL",
	"used-in-tests": "USED_IN_TESTS",
	"accepted-risk": "ACCEPTABLE_RISK"
};
const DISMISS = `mutation ($id: VulnerabilityID!, $comment: String, $reason: VulnerabilityDismissalReason) {
  vulnerabilityDismiss(input: { id: $id, comment: $comment, dismissalReason: $reason }) { errors }
}`;
const REVERT = `mutation ($id: VulnerabilityID!, $comment: String) {
  vulnerabilityRevertToDetected(input: { id: $id, comment: $comment }) { errors }
}`;
async function triageVulnerabilities(place, publication) {
	const { runs, now, pace } = publication;
	const complete = partRuns(runs).complete.map(({ run }) => run);
	if (complete.length === 0) return [];
	if (place.tokenKind === "job") return [{
		what: WHAT,
		state: "skipped",
		detail: "a job token cannot dismiss: give TOLLGATE_GITLAB_TOKEN, a project access token with the scope api"
	}];
	const access = {
		...place,
		pace
	};
	const settle = async () => {
		const project = await openGitlab(access).Projects.show(place.project);
		if (project.default_branch !== place.branch) return [];
		const { available, rows } = await gitlabVulnerabilities(access, project.path_with_namespace);
		if (!available) return {
			state: "skipped",
			detail: "GitLab shows this token no vulnerabilities: there are none below Ultimate; the gate decides all the same"
		};
		const changes = planOf(matchVulnerabilities(rows, complete, place.anchor), now);
		const done = changes.slice(0, MOST_CHANGES);
		for (const change of done) await apply(access, change);
		const dismissed = done.filter(({ decision }) => decision !== void 0).length;
		const later = changes.length - done.length;
		return {
			state: done.length === 0 ? "unchanged" : "published",
			detail: `${dismissed} dismissed, ${done.length - dismissed} detected again${later === 0 ? "" : `, ${later} more when it is published again`}`
		};
	};
	return inTurn([{
		what: WHAT,
		run: settle
	}], pace.signal);
}
function planOf(matched, now) {
	return matched.flatMap(({ row, findings }) => {
		const decisions = findings.map((finding) => ({
			finding,
			suppression: finding.suppressions.find((suppression) => isInForce(suppression, now))
		}));
		const [first] = decisions;
		const isAccepted = decisions.every(({ suppression }) => suppression !== void 0);
		if (row.state === "dismissed") return !isAccepted && ownDismissal(row.comment) !== void 0 ? [{ row }] : [];
		if (row.state === "resolved" || !isAccepted || first?.suppression === void 0) return [];
		return [{
			row,
			decision: {
				finding: first.finding,
				suppression: first.suppression
			}
		}];
	}).toSorted((a, b) => Number(a.decision !== void 0) - Number(b.decision !== void 0));
}
async function apply(access, { row: { id }, decision }) {
	const what = `vulnerability ${id.slice(id.lastIndexOf("/") + 1)}`;
	const dismissal = decision && dismissalOf(fingerprintOf(decision.finding), decision.suppression);
	const answer = await gitlabGraphql(access, dismissal === void 0 ? {
		query: REVERT,
		variables: {
			id,
			comment: "The decision no longer holds."
		},
		what
	} : {
		query: DISMISS,
		variables: {
			id,
			comment: dismissal.comment,
			reason: REASONS[dismissal.kind]
		},
		what
	});
	const [result] = Object.values(answer);
	const errors = asList(asObject(result)["errors"]).map(String);
	if (errors.length > 0) throw new TollgateError("publish/refused", `${what}: GitLab says: ${withoutSecret(errors.join("; "), access.token)}`, {
		class: "publish",
		help: ["read the reason above"]
	});
}

//#endregion
export { triageVulnerabilities };