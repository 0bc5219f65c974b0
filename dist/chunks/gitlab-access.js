import { t as TollgateError } from "./errors.js";

//#region src/cli/platform-variable.ts
function variableOf({ environment }, ...names) {
	for (const name of names) {
		const value = environment[name]?.trim();
		if (value !== void 0 && value !== "") return value;
	}
}
function requiredOf(value, what, help) {
	if (value !== void 0 && value !== "") return value;
	throw new TollgateError("publish/missing", `${what} is not known`, {
		class: "usage",
		help: [help]
	});
}
function addressOf(value) {
	const url = URL.parse(value);
	if (url !== null && /^https?:$/u.test(url.protocol) && url.username === "" && url.password === "") return `${url.origin}${url.pathname}`.replace(/\/+$/u, "");
	throw new TollgateError("publish/bad-url", "the address of the API is no http or https address, or holds a password", {
		class: "usage",
		help: ["write it as https://gitlab.example.org/api/v4; the token goes into a variable"]
	});
}

//#endregion
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
export { variableOf as i, addressOf as n, requiredOf as r, gitlabProject as t };