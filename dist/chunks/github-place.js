import { n as requiredOf, r as variableOf, t as addressOf } from "./platform-variable.js";
import { t as githubEvent } from "./github-event.js";

//#region src/cli/platforms/github-place.ts
async function githubPlace(options, context) {
	const repository = requiredOf(options.project ?? variableOf(context, "GITHUB_REPOSITORY"), "the repository", "give --project owner/name, or set GITHUB_REPOSITORY");
	const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/u.exec(repository) ?? [];
	const event = await githubEvent(context);
	const pullRequest = options.pullRequest ?? numberAt(event, "pull_request", "number");
	const readOnly = readOnlyReason(event, context);
	const ref = options.ref ?? variableOf(context, "GITHUB_REF");
	const commit = options.commit ?? variableOf(context, "GITHUB_SHA");
	return {
		api: addressOf(options.url ?? variableOf(context, "GITHUB_API_URL") ?? "https://api.github.com"),
		token: requiredOf(variableOf(context, "TOLLGATE_GITHUB_TOKEN", "GITHUB_TOKEN"), "the token", "set GITHUB_TOKEN for the step: env: { GITHUB_TOKEN: \"${{ github.token }}\" }"),
		owner: requiredOf(owner, "the repository", "write it as owner/name"),
		repo: requiredOf(repo, "the repository", "write it as owner/name"),
		...ref !== void 0 && { ref },
		...commit !== void 0 && { commit },
		...pullRequest !== void 0 && { pullRequest },
		...readOnly !== void 0 && { readOnly },
		upload: options.only !== "comment",
		comment: options.only !== "upload",
		commentName: options.name,
		anchor: options.anchor
	};
}
function readOnlyReason(event, context) {
	if (variableOf(context, "TOLLGATE_GITHUB_TOKEN") !== void 0) return void 0;
	const name = variableOf(context, "GITHUB_EVENT_NAME");
	const [head, base] = ["head", "base"].map((side) => at(event, "pull_request", side, "repo", "full_name"));
	if (name === "pull_request" && typeof base === "string" && head !== base) return "this pull request comes from a fork, whose token can only read";
	return variableOf(context, "GITHUB_ACTOR") === "dependabot[bot]" && (name === "pull_request" || name === "push") ? "this run belongs to Dependabot, whose token can only read" : void 0;
}
function numberAt(value, ...path) {
	const found = at(value, ...path);
	return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : void 0;
}
function at(value, ...path) {
	let found = value;
	for (const key of path) found = typeof found === "object" && found !== null ? Reflect.get(found, key) : void 0;
	return found;
}

//#endregion
export { githubPlace as t };