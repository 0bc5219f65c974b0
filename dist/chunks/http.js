import { t as TollgateError } from "./errors.js";
import { t as require_undici } from "./undici.js";

//#region src/util/http.ts
var import_undici = require_undici();
const MOST_HEADERS = 262144;
function openHttpClient(url, options = {}) {
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	if (parsed === void 0 || !/^https?:$/u.test(parsed.protocol)) throw new TollgateError("http/bad-url", `"${url}" is no http or https URL`, {
		class: "usage",
		help: ["give the address with its scheme, as in http://127.0.0.1:3000"]
	});
	const timeout = options.timeout ?? 1e4;
	const maxBytes = options.maxBytes ?? 2621440;
	const pool = new import_undici.Pool(parsed.origin, {
		connections: options.connections ?? 10,
		connect: {
			timeout,
			...options.ca !== void 0 && { ca: options.ca }
		},
		headersTimeout: timeout,
		bodyTimeout: timeout,
		maxHeaderSize: MOST_HEADERS
	});
	return {
		origin: parsed.origin,
		async request({ method, path, headers, body, signal }) {
			const answer = await pool.request({
				method,
				path,
				...headers && { headers: { ...headers } },
				...body !== void 0 && { body },
				...signal && { signal },
				responseHeaders: "raw"
			});
			const { bytes, truncated } = await readUpTo(answer.body, maxBytes);
			return {
				status: answer.statusCode,
				headers: pairs(answer.headers),
				body: bytes,
				truncated
			};
		},
		close: () => pool.destroy()
	};
}
function headerValues({ headers }, name) {
	if (last?.headers !== headers) last = {
		headers,
		values: valuesByName(headers)
	};
	return [...last.values.get(name.toLowerCase()) ?? []];
}
let last;
function valuesByName(headers) {
	const values = /* @__PURE__ */ new Map();
	for (const [name, value] of headers) {
		const key = name.toLowerCase();
		const known = values.get(key);
		if (known === void 0) values.set(key, [value]);
		else known.push(value);
	}
	return values;
}
async function readUpTo(body, limit) {
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		const room = limit - size;
		if (chunk.length > room) {
			chunks.push(chunk.subarray(0, room));
			return {
				bytes: Buffer.concat(chunks),
				truncated: true
			};
		}
		chunks.push(chunk);
		size += chunk.length;
	}
	return {
		bytes: Buffer.concat(chunks),
		truncated: false
	};
}
function pairs(raw) {
	const flat = Array.isArray(raw) ? raw.map(String) : [];
	const list = [];
	for (let index = 0; index + 1 < flat.length; index += 2) list.push([flat[index] ?? "", flat[index + 1] ?? ""]);
	return list;
}

//#endregion
export { openHttpClient as n, headerValues as t };