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
export { requiredOf as n, variableOf as r, addressOf as t };