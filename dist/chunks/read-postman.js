import { t as TollgateError } from "./errors.js";
import { t as asList } from "./untrusted.js";
import { n as textOr, r as untypedJson, t as isRecord } from "./untyped.js";
import { t as documentOfSamples } from "./samples.js";

//#region src/fuzz/draft/read-postman.ts
const MAX_DEPTH = 20;
function readPostman(text, file) {
	const root = untypedJson(text);
	const collection = isRecord(root) && isRecord(root["collection"]) ? root["collection"] : root;
	const samples = isRecord(collection) ? requestsIn(collection["item"], kindOf(collection["auth"]), 0) : [];
	if (samples.length === 0) throw new TollgateError("payments/bad-document", `${file} is no Postman collection with requests`, {
		class: "usage",
		place: { file },
		help: ["export the collection as version 2.1"]
	});
	const info = isRecord(collection) && isRecord(collection["info"]) ? collection["info"] : {};
	return documentOfSamples(typeof info["name"] === "string" && info["name"] !== "" ? info["name"] : "my app", samples);
}
function requestsIn(items, inherited, depth) {
	if (!Array.isArray(items) || depth > MAX_DEPTH) return [];
	return items.flatMap((item) => {
		if (!isRecord(item)) return [];
		const auth = item["auth"] === void 0 ? inherited : kindOf(item["auth"]);
		if (Array.isArray(item["item"])) return requestsIn(item["item"], auth, depth + 1);
		const { request } = item;
		if (!isRecord(request)) return [];
		const { path, query } = addressOf(request["url"]);
		if (path === void 0) return [];
		const { body, encoding } = bodyOf(request["body"]);
		const answer = answerOf(item["response"]);
		return [{
			method: textOr(request["method"], "GET").toUpperCase(),
			path,
			words: typeof item["name"] === "string" ? item["name"].toLowerCase() : "",
			query,
			headers: asList(request["header"]).flatMap((one) => isRecord(one) ? [textOr(one["key"]).toLowerCase()] : []),
			encoding,
			...body !== void 0 && { body },
			...answer !== void 0 && { answer },
			auth: request["auth"] === void 0 ? auth : kindOf(request["auth"])
		}];
	});
}
function addressOf(url) {
	if (isRecord(url) && Array.isArray(url["path"])) {
		const query = asList(url["query"]).flatMap((one) => isRecord(one) ? [textOr(one["key"])] : []);
		return {
			path: `/${url["path"].map((part) => textOr(part)).join("/")}`,
			query
		};
	}
	const raw = typeof url === "string" ? url : isRecord(url) && typeof url["raw"] === "string" ? url["raw"] : void 0;
	const match = /^(?:https?:\/\/[^/?#]*|\{\{[^}]*\}\})?(\/[^?#]*)?(?:\?([^#]*))?/iu.exec(raw ?? "");
	if (match?.[1] === void 0) return { query: [] };
	return {
		path: match[1],
		query: [...new URLSearchParams(match[2] ?? "").keys()]
	};
}
function bodyOf(body) {
	if (!isRecord(body)) return { encoding: "json" };
	if (body["mode"] === "urlencoded") {
		const pairs = asList(body["urlencoded"]).flatMap((one) => isRecord(one) ? [[textOr(one["key"]), one["value"]]] : []);
		return {
			body: Object.fromEntries(pairs),
			encoding: "form"
		};
	}
	if (body["mode"] === "graphql" && isRecord(body["graphql"])) {
		const { query, variables } = body["graphql"];
		return {
			body: {
				query,
				variables: typeof variables === "string" ? untypedJson(variables) ?? {} : variables
			},
			encoding: "json"
		};
	}
	if (typeof body["raw"] !== "string" || body["raw"].trim() === "") return { encoding: "json" };
	const parsed = untypedJson(body["raw"]) ?? untypedJson(body["raw"].replaceAll(/(:\s*)\{\{[^}]*\}\}/gu, "$11"));
	return {
		...parsed !== void 0 && { body: parsed },
		encoding: "json"
	};
}
function answerOf(responses) {
	const saved = asList(responses).find((one) => isRecord(one) && JSON.stringify(one["code"] ?? "").startsWith("2"));
	return isRecord(saved) && typeof saved["body"] === "string" ? untypedJson(saved["body"]) : void 0;
}
function kindOf(auth) {
	const type = isRecord(auth) ? auth["type"] : void 0;
	if (type === "bearer" || type === "oauth2") return "bearer";
	return type === "basic" ? "basic" : type === "apikey" ? "header" : "none";
}

//#endregion
export { readPostman };