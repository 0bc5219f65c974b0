//#region src/model/target.ts
const LOOPBACK = /^(?:localhost|(?:.*\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;
function isLoopbackHost(hostname) {
	return LOOPBACK.test(hostname);
}
function parseStableUrl(url) {
	const parsed = URL.parse(url);
	if (parsed === null) return void 0;
	if (parsed.port !== "" && isLoopbackHost(parsed.hostname)) parsed.port = "";
	return parsed;
}
function stableUrl(url) {
	return parseStableUrl(url)?.href ?? url;
}
function targetName(url) {
	return URL.canParse(url) ? new URL(stableUrl(url)).origin : url;
}

//#endregion
export { targetName as i, parseStableUrl as n, stableUrl as r, isLoopbackHost as t };