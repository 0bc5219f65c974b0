import { l as oneLine } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { t as redact } from "./redaction.js";
import { t as isLoopbackHost } from "./target.js";
import { t as require_undici } from "./undici.js";
import { t as proxiedAgent } from "./proxied-agent.js";
import { setTimeout } from "node:timers/promises";

//#region src/util/web-request.ts
var import_undici = require_undici();
const TIMEOUT_MS = 6e4;
const LARGEST = 67108864;
let direct;
let proxied;
async function webRequest({ method, url, headers, body, signal }) {
	const isDirect = isLoopbackHost(new URL(url).hostname);
	const timeouts = {
		headersTimeout: TIMEOUT_MS,
		bodyTimeout: TIMEOUT_MS,
		connect: { timeout: TIMEOUT_MS }
	};
	const dispatcher = isDirect ? direct ??= new import_undici.Agent(timeouts) : proxied ??= proxiedAgent(timeouts);
	const sent = body === void 0 ? void 0 : await packed(body);
	const answer = await (0, import_undici.request)(url, {
		method,
		dispatcher,
		signal,
		headers: {
			...sent?.type !== void 0 && { "content-type": sent.type },
			...headers
		},
		...sent !== void 0 && { body: sent.bytes }
	});
	return {
		status: answer.statusCode,
		headers: joined(answer.headers),
		body: await readAll(answer.body)
	};
}
async function packed(body) {
	if (typeof body === "string") return { bytes: new TextEncoder().encode(body) };
	const form = new Response(body);
	const type = form.headers.get("content-type");
	return {
		bytes: new Uint8Array(await form.arrayBuffer()),
		...type !== null && { type }
	};
}
function joined(headers) {
	return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => value === void 0 ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")]]));
}
async function readAll(body) {
	const chunks = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > LARGEST) throw new Error(`the answer is larger than ${LARGEST} bytes`);
		chunks.push(chunk);
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

//#endregion
//#region src/platforms/failure.ts
const MEANINGS = {
	400: {
		code: "refused",
		says: "the server refused what was sent",
		help: ["read the reason above"]
	},
	401: {
		code: "token-refused",
		says: "the token was refused, or has expired",
		help: ["give a token that is valid, then publish again: what is published already is not sent twice"]
	},
	403: {
		code: "forbidden",
		says: "the token may not do this",
		help: ["docs/publishing.md lists what each token needs"]
	},
	404: {
		code: "not-found",
		says: "there is no such thing, or the token may not see it",
		help: ["check the address, the project, the branch and the number", "docs/publishing.md lists what each token needs"]
	},
	409: {
		code: "conflict",
		says: "somebody else changes the same thing",
		help: ["publish again"]
	},
	413: {
		code: "too-large",
		says: "what was sent is too large for the server",
		help: ["raise the limit of the server or of the proxy before it"]
	},
	429: {
		code: "rate-limited",
		says: "the server asks to wait",
		help: ["publish again later"]
	}
};
const REFUSED = {
	code: "refused",
	says: "the server refused what was sent",
	help: ["read the reason above"]
};
const REDIRECTED = {
	code: "redirected",
	says: "the server sends on to another address, where the token must not go",
	help: ["give the final address of the API"]
};
const UNAVAILABLE = {
	code: "unavailable",
	says: "the server failed",
	help: ["publish again later"]
};
const UNREACHED = {
	code: "unreachable",
	says: "there was no answer",
	help: ["check the address, the proxy (HTTPS_PROXY, NO_PROXY) and the certificates (NODE_EXTRA_CA_CERTS)"]
};
function failureOf({ status, text, what, secret }) {
	const { code, says, help } = meaningOf(status);
	const reason = withoutSecret(reasonIn(text), secret);
	const number = status === 0 ? "" : ` (${status})`;
	return new TollgateError(`publish/${code}`, `${what}: ${says}${number}${reason === "" ? "" : `: ${reason}`}`, {
		class: "publish",
		help
	});
}
function withoutSecret(text, secret) {
	const clean = secret.length < 4 ? text : text.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
	return oneLine(redact(clean.slice(0, 8e3)), 300);
}
function meaningOf(status) {
	const known = MEANINGS[status];
	if (known !== void 0) return known;
	if (status === 0) return UNREACHED;
	if (status < 400) return REDIRECTED;
	return status < 500 ? REFUSED : UNAVAILABLE;
}
function reasonIn(text) {
	try {
		const body = JSON.parse(text);
		if (typeof body === "object" && body !== null) for (const key of [
			"message",
			"detail",
			"error",
			"title"
		]) {
			const value = Reflect.get(body, key);
			if (typeof value === "string") return value;
			if (value !== void 0 && value !== null) return JSON.stringify(value);
		}
		return JSON.stringify(body).slice(0, 600);
	} catch {
		return text.slice(0, 4e3).replaceAll(/<(?:script|style)[^]*?<\/(?:script|style)>|<[^<>]*>/giu, " ");
	}
}

//#endregion
//#region src/platforms/wait.ts
async function wait(seconds, { secondMs, signal }) {
	signal.throwIfAborted();
	await setTimeout(Math.max(0, seconds) * secondMs, void 0, { signal });
}
function retryAfter(value, clock = Date.now) {
	if (value === null || value === void 0 || value.trim() === "") return void 0;
	if (/^\d{1,9}$/u.test(value.trim())) return Number(value.trim());
	const time = Date.parse(value);
	return Number.isNaN(time) ? void 0 : Math.max(0, Math.ceil((time - clock()) / 1e3));
}

//#endregion
export { webRequest as a, withoutSecret as i, wait as n, failureOf as r, retryAfter as t };