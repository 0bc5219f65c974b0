import { s as fingerprintOf } from "./summary.js";
import { n as partRuns } from "./held-runs.js";
import { n as openGithub } from "./github-failure.js";
import { n as ownDismissal } from "./dismissal.js";
import { r as githubAlerts, t as matchAlerts } from "./match-alerts.js";

//#region src/platforms/github/github-dismissals.ts
async function githubDismissals({ api, owner, repo, token, anchor }, { runs, now, pace }) {
	const octokit = openGithub({
		api,
		token,
		pace
	});
	const { alerts, whole } = await githubAlerts(octokit, {
		owner,
		repo,
		token
	});
	const { complete, held } = partRuns(runs);
	const { matched } = matchAlerts(alerts, [...complete, ...held], {
		anchor,
		now
	});
	return {
		platform: "github",
		project: `${owner}/${repo}`,
		dismissals: matched.filter(({ alert, finding }) => isByPerson(alert) && fingerprintOf(finding) !== "").map(({ alert, finding }) => ({
			id: String(alert.number),
			fingerprint: fingerprintOf(finding),
			rule: finding.rule.id,
			reason: alert.dismissedReason,
			comment: alert.dismissedComment,
			by: alert.dismissedBy,
			at: alert.dismissedAt
		})),
		standing: new Set(alerts.filter(isByPerson).map(({ number }) => String(number))),
		gone: new Set(alerts.filter(isGone).map(({ number }) => String(number))),
		whole
	};
}
function isByPerson(alert) {
	return alert.state === "dismissed" && !alert.gone && ownDismissal(alert.dismissedComment) === void 0;
}
function isGone(alert) {
	return alert.gone && isByPerson({
		...alert,
		gone: false
	});
}

//#endregion
export { githubDismissals };