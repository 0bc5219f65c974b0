//#region src/reporters/first-visible.ts
function firstVisible(...texts) {
	return texts.find((text) => /[^\p{C}\p{Z}]/u.test(text)) ?? "(no text)";
}

//#endregion
//#region src/reporters/absolute-uri.ts
function absoluteUri(text) {
	if (text === void 0 || !URL.canParse(text)) return void 0;
	try {
		return /\p{C}|[^\0-\uFFFF]/u.test(decodeURIComponent(text)) ? void 0 : text;
	} catch {
		return;
	}
}

//#endregion
export { firstVisible as n, absoluteUri as t };