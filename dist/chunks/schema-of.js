import { t as asList } from "./untrusted.js";
import { t as isRecord } from "./untyped.js";

//#region src/fuzz/draft/schema-of.ts
const MAX_DEPTH = 8;
const MAX_PROPERTIES = 200;
function schemaOf(root, schema, depth = 0) {
	const found = follow(root, schema, 0);
	if (!isRecord(found) || depth > MAX_DEPTH) return { type: "unknown" };
	const parts = asList(found["allOf"]).map((part) => schemaOf(root, part, depth + 1));
	const choice = asList(found["oneOf"] ?? found["anyOf"]).find((option) => !isNull(follow(root, option, 0)));
	if (choice !== void 0) parts.push(schemaOf(root, choice, depth + 1));
	const own = isRecord(found["properties"]) ? Object.entries(found["properties"]).slice(0, MAX_PROPERTIES) : [];
	const properties = Object.fromEntries([...parts.flatMap((part) => Object.entries(part.properties ?? {})), ...own.map(([name, part]) => [name, schemaOf(root, part, depth + 1)])]);
	const required = [...parts.flatMap((part) => part.required ?? []), ...texts(found["required"])];
	const type = typeOf(found, Object.keys(properties).length > 0) ?? parts.find((part) => part.type !== "unknown")?.type;
	const items = found["items"] === void 0 ? parts.find((part) => part.items)?.items : void 0;
	const description = found["description"];
	const format = found["format"] ?? parts.find((part) => part.format !== void 0)?.format;
	const example = found["example"] ?? asList(found["examples"])[0] ?? found["default"];
	const values = found["const"] === void 0 ? found["enum"] : [found["const"]];
	return {
		type: type ?? "unknown",
		...Object.keys(properties).length > 0 && { properties },
		...required.length > 0 && { required },
		...found["items"] !== void 0 && { items: schemaOf(root, found["items"], depth + 1) },
		...items !== void 0 && { items },
		...typeof format === "string" && { format },
		...typeof description === "string" && { description },
		...Array.isArray(values) && { enum: values.filter((value) => value !== null) },
		...example !== void 0 && { example }
	};
}
function schemaOfValue(value, depth = 0) {
	if (depth > MAX_DEPTH || value === null || value === void 0) return { type: "unknown" };
	if (Array.isArray(value)) return {
		type: "array",
		...value.length > 0 && { items: schemaOfValue(value[0], depth + 1) }
	};
	if (isRecord(value)) {
		const entries = Object.entries(value).slice(0, MAX_PROPERTIES);
		return {
			type: "object",
			properties: Object.fromEntries(entries.map(([name, item]) => [name, schemaOfValue(item, depth + 1)])),
			required: entries.map(([name]) => name)
		};
	}
	if (typeof value === "number") return {
		type: Number.isInteger(value) ? "integer" : "number",
		example: value
	};
	if (typeof value === "boolean") return {
		type: "boolean",
		example: value
	};
	return {
		type: "string",
		example: value
	};
}
function follow(root, value, hops) {
	if (!isRecord(value) || typeof value["$ref"] !== "string") return value;
	const reference = value["$ref"];
	if (hops > 20 || !reference.startsWith("#/")) return void 0;
	let at = root;
	for (const raw of reference.slice(2).split("/")) {
		const token = decode(raw).replaceAll("~1", "/").replaceAll("~0", "~");
		if (Array.isArray(at)) at = at[Number(token)];
		else at = isRecord(at) && Object.hasOwn(at, token) ? at[token] : void 0;
	}
	return follow(root, at, hops + 1);
}
function typeOf(schema, hasProperties) {
	const { type } = schema;
	const named = asList(Array.isArray(type) ? type : [type]).find((name) => name !== "null");
	if (hasProperties) return "object";
	switch (named) {
		case "object":
		case "array":
		case "string":
		case "number":
		case "integer":
		case "boolean": return named;
		default: {
			const first = asList(schema["enum"])[0] ?? schema["const"];
			if (first !== void 0) return schemaOfValue(first).type;
			return schema["items"] === void 0 ? void 0 : "array";
		}
	}
}
function isNull(schema) {
	return isRecord(schema) && schema["type"] === "null";
}
function texts(value) {
	return asList(value).filter((item) => typeof item === "string");
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
export { schemaOf as n, schemaOfValue as r, follow as t };