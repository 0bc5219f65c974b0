import { t as TollgateError } from "./errors.js";
import { t as asList } from "./untrusted.js";
import { n as textOr, r as untypedJson, t as isRecord } from "./untyped.js";
import { t as documentOfSamples } from "./samples.js";

//#region src/fuzz/draft/read-har.ts
function readHar(text, file) {
	const root = untypedJson(text);
	const log = isRecord(root) && isRecord(root["log"]) ? root["log"] : {};
	const samples = asList(log["entries"]).flatMap((entry) => sampleOf(entry));
	const origin = busiest(samples.map(({ origin: at }) => at));
	const own = samples.filter((sample) => sample.origin === origin);
	if (own.length === 0) throw new TollgateError("payments/bad-document", `${file} is no recording with API calls`, {
		class: "usage",
		place: { file },
		help: ["save the network panel of a browser as HAR with content, after a whole purchase"]
	});
	return documentOfSamples("recorded app", own);
}
function sampleOf(entry) {
	if (!isRecord(entry) || !isRecord(entry["request"]) || !isRecord(entry["response"])) return [];
	const { request, response } = entry;
	const url = typeof request["url"] === "string" ? URL.parse(request["url"]) : null;
	const content = isRecord(response["content"]) ? response["content"] : {};
	const mime = textOr(content["mimeType"]);
	const isStatic = /html|css|javascript|image|font|video/iu.test(mime) && request["method"] === "GET";
	if (url === null || isStatic || request["method"] === "OPTIONS") return [];
	const posted = isRecord(request["postData"]) ? request["postData"] : {};
	const type = textOr(posted["mimeType"]);
	const raw = typeof posted["text"] === "string" ? posted["text"] : "";
	const encoded = content["encoding"] === "base64";
	const body = typeof content["text"] === "string" ? content["text"] : "";
	const headers = asList(request["headers"]).flatMap((one) => isRecord(one) && typeof one["name"] === "string" ? [one["name"].toLowerCase()] : []);
	const scheme = asList(request["headers"]).find((one) => isRecord(one) && textOr(one["name"]).toLowerCase() === "authorization");
	return [{
		origin: url.origin,
		method: textOr(request["method"], "GET").toUpperCase(),
		path: url.pathname,
		words: "",
		query: [...url.searchParams.keys()],
		headers,
		encoding: /urlencoded/iu.test(type) ? "form" : "json",
		...raw !== "" && { body: /urlencoded/iu.test(type) ? Object.fromEntries(new URLSearchParams(raw)) : untypedJson(raw) },
		...body !== "" && { answer: untypedJson(encoded ? Buffer.from(body, "base64").toString() : body) },
		auth: isRecord(scheme) ? /^basic /iu.test(textOr(scheme["value"])) ? "basic" : "bearer" : headers.includes("cookie") ? "cookie" : "none"
	}];
}
function busiest(names) {
	const counts = /* @__PURE__ */ new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

//#endregion
export { readHar };