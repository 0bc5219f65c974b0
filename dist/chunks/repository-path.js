//#region src/reporters/repository-path.ts
function repositoryPath(file) {
	const path = decode(file).replaceAll("\\", "/").replace(/^(?:\.\/+)+/u, "");
	if (path === "" || path.startsWith("/") || path.includes("\0") || /^[a-z][a-z0-9+.-]*:/iu.test(path)) return void 0;
	return path.split("/").includes("..") ? void 0 : path;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
export { repositoryPath as t };