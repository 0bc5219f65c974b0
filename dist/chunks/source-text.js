import { isAbsolute, relative, resolve, sep } from "node:path";
import { readFileSync, realpathSync, statSync } from "node:fs";

//#region src/util/source-text.ts
const LARGEST = 4194304;
const MOST_FILES = 64;
const MOST_MISSING = 65536;
function sourceText(root) {
	const texts = /* @__PURE__ */ new Map();
	const missing = /* @__PURE__ */ new Set();
	const top = realpathSync(root);
	return (uri) => {
		if (missing.has(uri)) return void 0;
		if (texts.has(uri)) return texts.get(uri);
		if (texts.size >= MOST_FILES) texts.delete(texts.keys().next().value ?? "");
		const text = readInside(top, uri);
		if (text === void 0) {
			if (missing.size < MOST_MISSING) missing.add(uri);
			return;
		}
		texts.set(uri, text);
		return text;
	};
}
function readInside(top, uri) {
	if (/^[a-z][a-z0-9+.-]*:/iu.test(uri) || uri.includes("\0")) return void 0;
	try {
		const path = realpathSync(resolve(top, decodeURIComponent(uri)));
		const inside = relative(top, path);
		if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return void 0;
		const stat = statSync(path);
		return stat.isFile() && stat.size <= LARGEST ? readFileSync(path, "utf8") : void 0;
	} catch {
		return;
	}
}

//#endregion
export { sourceText as t };