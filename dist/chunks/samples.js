import { r as schemaOfValue } from "./schema-of.js";

//#region src/fuzz/draft/samples.ts
const GRAPHQL_NAME = /\b(?:query|mutation)\s+(\w+)/u;
const SECRET_NAME = /pass|secret|token|card|cvc|cvv|pan|email/iu;
function documentOfSamples(title, samples) {
	const ids = idsIn(samples);
	const operations = /* @__PURE__ */ new Map();
	for (const sample of samples) {
		const document = graphqlOf(sample.body);
		const path = sample.path.split("/").map((part) => /^\{.*\}$|^:\w|^\{\{/u.test(part) || isId(part, ids) ? "{id}" : part).join("/");
		const key = `${sample.method} ${path} ${document?.name ?? ""}`;
		const known = operations.get(key);
		if (known?.answer !== void 0 && known.answer.type !== "unknown") continue;
		const body = document === void 0 ? sample.body : document.variables;
		operations.set(key, {
			method: sample.method,
			path,
			words: `${document?.name ?? ""} ${sample.words}`.trim(),
			encoding: sample.encoding,
			query: sample.query,
			headers: sample.headers,
			security: sample.auth === "none" ? [] : [sample.auth],
			...body !== void 0 && { body: schemaOfValue(withoutSecrets(body)) },
			...sample.answer !== void 0 && { answer: schemaOfValue(sample.answer) },
			...document !== void 0 && { graphql: document.query }
		});
	}
	const kinds = [...new Set(samples.map(({ auth }) => auth))].filter((kind) => kind !== "none");
	return {
		title,
		basePath: "",
		operations: [...operations.values()],
		schemes: kinds.map((kind) => ({
			name: kind,
			kind
		}))
	};
}
function graphqlOf(body) {
	if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") return void 0;
	const name = GRAPHQL_NAME.exec(body.query)?.[1];
	if (name === void 0) return void 0;
	return {
		query: body.query,
		name,
		variables: "variables" in body ? body.variables : {}
	};
}
function idsIn(samples) {
	const ids = /* @__PURE__ */ new Set();
	const walk = (value, name, depth) => {
		if (depth > 6) return;
		if (typeof value === "object" && value !== null) for (const [key, item] of Object.entries(value).slice(0, 100)) walk(item, Array.isArray(value) ? name : key, depth + 1);
		else if (/(?:^|[_-])(?:id|uuid|ref|number|code|sku|slug)$|Id$/u.test(name)) ids.add(String(value));
	};
	for (const { answer } of samples) walk(answer, "", 0);
	return ids;
}
function isId(part, ids) {
	if (part === "") return false;
	if (ids.has(part) || /^\d+$/u.test(part)) return true;
	return /^[0-9a-f]{8}-[0-9a-f-]{27}$/iu.test(part) || /\d/u.test(part) && /^[A-Za-z0-9_-]{12,}$/u.test(part);
}
function withoutSecrets(value, name = "") {
	if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, name));
	if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, key)]));
	return typeof value === "string" && SECRET_NAME.test(name) ? "test" : value;
}

//#endregion
export { documentOfSamples as t };