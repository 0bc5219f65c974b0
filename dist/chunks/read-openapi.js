import { t as TollgateError } from "./errors.js";
import { t as asList } from "./untrusted.js";
import { n as textOr, t as isRecord } from "./untyped.js";
import { n as schemaOf, t as follow } from "./schema-of.js";

//#region src/fuzz/draft/read-openapi.ts
const METHODS = [
	"get",
	"post",
	"put",
	"patch",
	"delete"
];
const MAX_OPERATIONS = 3e3;
async function readOpenapi(text, file) {
	const { normalize, upgrade } = await import("./dist.js");
	let root;
	try {
		const parsed = normalize(text);
		const upgraded = isRecord(parsed) ? upgrade(parsed) : void 0;
		root = isRecord(upgraded) && "specification" in upgraded ? upgraded["specification"] : upgraded;
	} catch (cause) {
		throw unreadable(file, cause);
	}
	if (!isRecord(root) || !isRecord(root["paths"])) throw unreadable(file);
	const global = root["security"];
	const operations = Object.entries(root["paths"]).flatMap(([path, item]) => operationsOf(root, path, follow(root, item, 0), global)).slice(0, MAX_OPERATIONS);
	if (operations.length === 0) throw unreadable(file);
	const info = isRecord(root["info"]) ? root["info"] : {};
	return {
		title: typeof info["title"] === "string" && info["title"] !== "" ? info["title"] : "my app",
		basePath: basePathOf(root),
		operations,
		schemes: schemesOf(root)
	};
}
function operationsOf(root, path, item, global) {
	if (!isRecord(item) || !path.startsWith("/")) return [];
	return METHODS.flatMap((method) => {
		const operation = follow(root, item[method], 0);
		if (!isRecord(operation)) return [];
		const parameters = [...asList(item["parameters"]), ...asList(operation["parameters"])].map((one) => follow(root, one, 0));
		const named = (place) => parameters.flatMap((one) => isRecord(one) && one["in"] === place && typeof one["name"] === "string" ? [one["name"]] : []);
		const request = contentOf(root, operation["requestBody"]);
		const done = answerOf(root, operation["responses"]);
		const answer = contentOf(root, done);
		const words = [
			operation["operationId"],
			operation["summary"],
			operation["description"],
			...asList(operation["tags"])
		];
		return [{
			method: method.toUpperCase(),
			path,
			words: words.filter((word) => typeof word === "string").join(" ").toLowerCase(),
			encoding: request?.type.includes("urlencoded") === true ? "form" : "json",
			...request !== void 0 && { body: schemaOf(root, request.schema) },
			...request?.example !== void 0 && { example: request.example },
			...answer !== void 0 && { answer: schemaOf(root, answer.schema) },
			query: named("query"),
			headers: named("header"),
			security: asList(operation["security"] ?? global).flatMap((one) => isRecord(one) ? Object.keys(one) : []),
			...isRecord(done) && hasHeader(done["headers"], "location") && { location: true }
		}];
	});
}
function contentOf(root, value) {
	const found = follow(root, value, 0);
	const content = isRecord(found) && isRecord(found["content"]) ? found["content"] : {};
	const types = Object.keys(content);
	const type = types.find((name) => /json/iu.test(name)) ?? types.find((name) => /form/iu.test(name));
	const media = type === void 0 ? void 0 : follow(root, content[type], 0);
	if (type === void 0 || !isRecord(media)) return void 0;
	const examples = isRecord(media["examples"]) ? Object.values(media["examples"])[0] : void 0;
	const first = isRecord(examples) ? examples["value"] : void 0;
	return {
		type: type.toLowerCase(),
		schema: media["schema"],
		example: media["example"] ?? first
	};
}
function answerOf(root, responses) {
	if (!isRecord(responses)) return void 0;
	const code = Object.keys(responses).find((name) => name.startsWith("2")) ?? Object.keys(responses).find((name) => name.startsWith("30"));
	return code === void 0 ? void 0 : follow(root, responses[code], 0);
}
function schemesOf(root) {
	const components = isRecord(root["components"]) ? root["components"] : {};
	const schemes = isRecord(components["securitySchemes"]) ? components["securitySchemes"] : {};
	return Object.entries(schemes).flatMap(([name, value]) => {
		const scheme = follow(root, value, 0);
		if (!isRecord(scheme)) return [];
		const kind = textOr(scheme["scheme"]).toLowerCase();
		const field = typeof scheme["name"] === "string" ? { field: scheme["name"] } : {};
		if (scheme["type"] === "http") return [{
			name,
			kind: kind === "bearer" || kind === "basic" ? kind : "other"
		}];
		if (scheme["type"] === "oauth2" || scheme["type"] === "openIdConnect") return [{
			name,
			kind: "bearer"
		}];
		if (scheme["type"] !== "apiKey") return [{
			name,
			kind: "other"
		}];
		return [{
			name,
			kind: scheme["in"] === "cookie" ? "cookie" : scheme["in"] === "header" ? "header" : "other",
			...field
		}];
	});
}
function basePathOf(root) {
	const [server] = asList(root["servers"]);
	const url = isRecord(server) && typeof server["url"] === "string" ? server["url"] : "/";
	const path = URL.parse(url, "http://localhost")?.pathname ?? "/";
	return /[{}%]/u.test(path) ? "" : path.replace(/\/+$/u, "");
}
function hasHeader(headers, name) {
	return isRecord(headers) && Object.keys(headers).some((key) => key.toLowerCase() === name);
}
function unreadable(file, cause) {
	return new TollgateError("payments/bad-document", `${file} is no OpenAPI document with operations`, {
		class: "usage",
		place: { file },
		help: ["give an OpenAPI 2, 3.0 or 3.1 document, JSON or YAML", "or record the app: --har FILE, --postman FILE"],
		...cause !== void 0 && { cause }
	});
}

//#endregion
export { readOpenapi };