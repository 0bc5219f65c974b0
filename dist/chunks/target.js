//#region src/model/target.ts
const LOOPBACK = /^(?:localhost|(?:.*\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;
function isLoopbackHost(hostname) {
	return LOOPBACK.test(hostname);
}
function stableUrl(url) {
	const parsed = URL.parse(url);
	if (parsed === null) return url;
	if (isLoopbackHost(parsed.hostname)) parsed.port = "";
	return parsed.href;
}
function targetName(url) {
	return URL.canParse(url) ? new URL(stableUrl(url)).origin : url;
}

//#endregion
export { stableUrl as n, targetName as r, isLoopbackHost as t };