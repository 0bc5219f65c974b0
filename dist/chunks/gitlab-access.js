import { n as requiredOf, r as variableOf, t as addressOf } from "./platform-variable.js";

//#region src/cli/gitlab-access.ts
const KINDS = [
	["TOLLGATE_GITLAB_TOKEN", "private"],
	["TOLLGATE_GITLAB_OAUTH_TOKEN", "oauth"],
	["CI_JOB_TOKEN", "job"]
];
function gitlabProject(options, context) {
	const project = requiredOf(options.project ?? variableOf(context, "CI_PROJECT_ID"), "the project", "give --project group/name, or set CI_PROJECT_ID");
	const [tokenKind, token] = KINDS.flatMap(([variable, kind]) => {
		const value = variableOf(context, variable);
		return value === void 0 ? [] : [[kind, value]];
	})[0] ?? ["private", void 0];
	return {
		api: addressOf(options.url ?? variableOf(context, "CI_API_V4_URL") ?? "https://gitlab.com/api/v4"),
		token: requiredOf(token, "the token", "set TOLLGATE_GITLAB_TOKEN: a project access token with the scope api"),
		tokenKind,
		project
	};
}

//#endregion
export { gitlabProject as t };