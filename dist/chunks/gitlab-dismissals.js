import { s as fingerprintOf } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { t as openGitlab } from "./client.js";
import { n as ownDismissal } from "./dismissal.js";
import { r as matchVulnerabilities, t as gitlabVulnerabilities } from "./vulnerabilities.js";

//#region src/platforms/gitlab/gitlab-dismissals.ts
async function gitlabDismissals(place, { runs, pace }) {
	const access = {
		...place,
		pace
	};
	const project = await openGitlab(access).Projects.show(place.project);
	const { available, rows, whole } = await gitlabVulnerabilities(access, project.path_with_namespace);
	if (!available) throw new TollgateError("sync/no-vulnerabilities", "GitLab shows this token no vulnerabilities of the project", {
		class: "publish",
		help: ["there are none below Ultimate", "the token needs the scope api and the role Developer"]
	});
	const standing = rows.filter(isByPerson);
	return {
		platform: "gitlab",
		project: project.path_with_namespace,
		dismissals: matchVulnerabilities(standing, runs, place.anchor).flatMap(({ row, findings: [finding, ...more] }) => finding === void 0 || more.length > 0 ? [] : [{
			id: numberOf(row),
			fingerprint: fingerprintOf(finding),
			rule: finding.rule.id,
			reason: row.reason,
			comment: row.comment,
			by: row.dismissedBy,
			at: row.dismissedAt
		}]),
		standing: new Set(standing.map(numberOf)),
		gone: new Set(rows.filter(isGone).map(numberOf)),
		whole
	};
}
function isByPerson({ state, gone, comment }) {
	return state === "dismissed" && !gone && ownDismissal(comment) === void 0;
}
function isGone(row) {
	return row.gone && isByPerson({
		...row,
		gone: false
	});
}
function numberOf({ id }) {
	return id.slice(id.lastIndexOf("/") + 1);
}

//#endregion
export { gitlabDismissals };