import { t as TollgateError } from "./errors.js";
import { c as maskCardNumber, l as passesLuhn, o as brandOf, s as findCardNumbers, t as redact } from "./redaction.js";
import { r as asObject } from "./untrusted.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { t as exponentOf } from "./money.js";
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign, timingSafeEqual } from "node:crypto";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { fastify } from "fastify";
import { sql } from "kysely";

//#region src/sandbox/refusal.ts
var Refusal = class extends Error {
	name = "Refusal";
	status;
	code;
	constructor(status, code, message) {
		super(message);
		this.status = status;
		this.code = code;
	}
};

//#endregion
//#region src/sandbox/strict-json.ts
const MAX_DEPTH$3 = 16;
const TOKEN$3 = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;
function parseStrictJson(bytes, leniency = {}) {
	const { text, value } = decode$1(bytes);
	const open = [];
	let previous = "";
	for (const [token] of text.matchAll(TOKEN$3)) {
		const keys = open.at(-1);
		if (token === "{") open.push(/* @__PURE__ */ new Set());
		else if (token === "[") open.push(void 0);
		else if (token === "}" || token === "]") open.pop();
		else if (token.startsWith("\"")) checkString(token, previous === ":" || leniency.repeatedKeys === true ? void 0 : keys);
		else if (/^-?\d.*[.eE]/u.test(token) && leniency.fractions !== true) throw new Refusal(400, "invalid_number", "Numbers must be plain integers.");
		if (open.length > MAX_DEPTH$3) throw new Refusal(400, "invalid_json", "The body is nested too deeply.");
		previous = token;
	}
	return value;
}
function decode$1(bytes) {
	try {
		const text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
		return {
			text,
			value: JSON.parse(text)
		};
	} catch {
		throw new Refusal(400, "invalid_json", "The body is not valid JSON.");
	}
}
function checkString(token, keys) {
	const text = JSON.parse(token);
	if (text.includes("\0") || !text.isWellFormed()) throw new Refusal(400, "invalid_text", "Text must not contain NUL or unpaired surrogates.");
	if (keys === void 0) return;
	if (keys.has(text)) throw new Refusal(400, "duplicate_key", "The body names a field twice.");
	keys.add(text);
}

//#endregion
//#region src/sandbox/first-values.ts
const TOKEN$2 = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;
const kept$1 = /* @__PURE__ */ new WeakMap();
function keepFirstValues(body, bytes) {
	if (typeof body === "object" && body !== null) kept$1.set(body, parseFirst(new TextDecoder().decode(bytes)));
}
function firstValues(body) {
	return typeof body === "object" && body !== null ? kept$1.get(body) ?? body : body;
}
function parseFirst(text) {
	const open = [];
	let previous = "";
	let renamed = "";
	for (const [token] of text.matchAll(TOKEN$2)) {
		const keys = open.at(-1);
		let written = token;
		if (token === "{") open.push(/* @__PURE__ */ new Set());
		else if (token === "[") open.push(void 0);
		else if (token === "}" || token === "]") open.pop();
		else if (token.startsWith("\"") && previous !== ":" && keys !== void 0) {
			const key = JSON.parse(token);
			if (keys.has(key)) written = "\"\\u0000\"";
			keys.add(key);
		}
		renamed += written;
		previous = token;
	}
	return JSON.parse(renamed, (key, value) => key === "\0" ? void 0 : value);
}

//#endregion
//#region src/sandbox/to-json.ts
function toJson(value) {
	return JSON.stringify(value, (_key, part) => {
		if (typeof part !== "bigint") return part;
		const number = Number(part);
		if (!Number.isSafeInteger(number)) throw new RangeError("an amount does not fit a JSON integer");
		return number;
	});
}

//#endregion
//#region src/sandbox/server.ts
const BODY_LIMIT$1 = 65536;
function makeServer(view, dress, certificate, leniencyOf = () => ({})) {
	const send = (error, request, reply, before) => {
		const refusal = refusalOf$1(error);
		const { type, body } = shown$1(view, refusal, error instanceof Error ? error : refusal, request);
		reply.code(refusal.status).type(type);
		before?.(reply);
		return reply.send(body);
	};
	const app = fastify({
		logger: false,
		bodyLimit: BODY_LIMIT$1,
		forceCloseConnections: true,
		requestTimeout: 3e4,
		ajv: { customOptions: {
			coerceTypes: false,
			removeAdditional: false,
			useDefaults: false,
			allErrors: false
		} },
		clientErrorHandler: refuseRaw,
		frameworkErrors: (error, request, reply) => void send(error, request, reply, dress),
		...certificate && { https: {
			...certificate,
			minVersion: "TLSv1.2"
		} }
	});
	app.addHook("onSend", async (_request, reply, payload) => {
		dress(reply);
		return payload;
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
		try {
			const leniency = leniencyOf(request);
			const body = bytes.length === 0 ? void 0 : parseStrictJson(bytes, leniency);
			if (leniency.repeatedKeys === true) keepFirstValues(body, bytes);
			done(null, body);
		} catch (error) {
			done(error);
		}
	});
	app.setErrorHandler((error, request, reply) => send(error, request, reply));
	app.setNotFoundHandler((request, reply) => send(new Refusal(404, "not_found", "There is nothing at this address."), request, reply));
	return app;
}
function shown$1(view, refusal, error, request) {
	try {
		return view(refusal, error, request);
	} catch {
		return {
			type: "application/json; charset=utf-8",
			body: errorJson(refusal, {})
		};
	}
}
function errorJson(refusal, extra) {
	return toJson({
		error: {
			code: refusal.code,
			message: refusal.message
		},
		...extra
	});
}
function traceId() {
	return randomBytes(6).toString("hex");
}
function sendJson(reply, status, body) {
	return reply.code(status).type("application/json; charset=utf-8").send(toJson(body));
}
function refuseRaw(error, socket) {
	if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
	else socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
}
function refusalOf$1(error) {
	if (error instanceof Refusal) return error;
	const { statusCode, code } = error;
	if (statusCode === 413) return new Refusal(413, "body_too_large", "The body is larger than 64 KiB.");
	if (statusCode === 415) return new Refusal(415, "unsupported_media_type", "Send the body as application/json.");
	if (statusCode !== void 0 && statusCode < 500) return new Refusal(400, "bad_request", "The request is malformed.");
	if (code === "23505") return new Refusal(409, "conflict", "Another request changed this at the same time.");
	return new Refusal(500, "internal_error", "Something went wrong on our side.");
}

//#endregion
//#region src/sandbox/read-body.ts
function bodySchema(properties, optional = []) {
	return {
		type: "object",
		additionalProperties: false,
		required: Object.keys(properties).filter((name) => !optional.includes(name)),
		properties
	};
}
const emptyBody = bodySchema({});
const MEANINGS = {
	required: {
		code: "missing_field",
		text: "is missing"
	},
	additionalProperties: {
		code: "unknown_field",
		text: "is not a field of this request"
	},
	type: {
		code: "wrong_type",
		text: "is of the wrong type"
	},
	minimum: {
		code: "out_of_range",
		text: "is out of range"
	},
	maximum: {
		code: "out_of_range",
		text: "is out of range"
	}
};
function readBody(request, schema) {
	const body = request.body === void 0 || request.body === null ? {} : request.body;
	const validate = request.getValidationFunction(schema) ?? request.compileValidationSchema(schema);
	if (validate(firstValues(body))) return body;
	const [error] = validate.errors;
	const field = error?.params["missingProperty"] ?? error?.params["additionalProperty"] ?? error?.instancePath.slice(1);
	const name = typeof field === "string" && /^[a-z_]{1,40}$/iu.test(field) ? `"${field}"` : "The body or a field of it";
	const { code, text } = MEANINGS[error?.keyword ?? ""] ?? {
		code: "invalid_value",
		text: "is not acceptable"
	};
	throw new Refusal(400, code, `${name} ${text}.`);
}

//#endregion
//#region src/sandbox/context.ts
const MAX_AMOUNT = 99999999;

//#endregion
//#region src/sandbox/currencies.ts
const currencies = [
	{
		code: "EUR",
		minimum: 50n,
		payoutLimit: 50000n
	},
	{
		code: "GBP",
		minimum: 30n,
		payoutLimit: 50000n
	},
	{
		code: "USD",
		minimum: 50n,
		payoutLimit: 50000n
	},
	{
		code: "JPY",
		minimum: 50n,
		payoutLimit: 75000n
	},
	{
		code: "KWD",
		minimum: 150n,
		payoutLimit: 500000n
	}
].map((currency) => {
	const exponent = exponentOf(currency.code);
	return {
		...currency,
		exponent,
		step: exponent === 3 ? 10n : 1n
	};
});
const currencyField = { enum: currencies.map(({ code }) => code) };
function shopCurrency(code) {
	const known = currencies.find((currency) => currency.code === code);
	if (known === void 0) throw new RangeError("not a currency of this shop");
	return known;
}

//#endregion
//#region src/sandbox/clock.ts
function makeClock() {
	let offset = 0;
	return {
		now: () => new Date(Date.now() + offset),
		advance(milliseconds) {
			if (!Number.isSafeInteger(milliseconds) || milliseconds < 0 || milliseconds > LONGEST$1) throw new RangeError("the clock moves forward only, by at most ten years at a time");
			offset += milliseconds;
		},
		reset() {
			offset = 0;
		}
	};
}
const LONGEST$1 = 31536e7;

//#endregion
//#region src/sandbox/control-token.ts
function controlToken(given) {
	const token = given ?? randomBytes(24).toString("base64url");
	if (/^[\x21-\x7e]{16,}$/u.test(token)) return token;
	throw new TollgateError("sandbox/weak-token", "the token of the control plane is shorter than 16 visible characters", {
		class: "usage",
		help: ["give a longer one, or none for a random one"]
	});
}

//#endregion
//#region src/sandbox/listen.ts
async function listen(app, host, port) {
	try {
		return await app.listen({
			host,
			port
		});
	} catch (error) {
		const reason = error.code ?? "unknown error";
		throw new TollgateError("sandbox/cannot-listen", `cannot listen on ${host}:${port} (${reason})`, {
			class: "usage",
			help: ["give another port, or 0 for any free one"],
			cause: error
		});
	}
}

//#endregion
//#region src/sandbox/control/book-routes.ts
function bookRoutes(app, shop) {
	app.get("/ledger", async (_request, reply) => sendJson(reply, 200, await shop.ledger()));
	app.get("/invariants", async (_request, reply) => sendJson(reply, 200, await shop.invariants()));
	app.get("/outbox", async (_request, reply) => sendJson(reply, 200, { items: await shop.outbox() }));
	app.get("/staff", (_request, reply) => sendJson(reply, 200, { items: shop.staff() }));
	const { reconciliation } = shop;
	app.get("/reconciliations", async (_request, reply) => sendJson(reply, 200, { items: await reconciliation.list() }));
	app.post("/reconcile", async (request, reply) => {
		readBody(request, emptyBody);
		return sendJson(reply, 200, await reconciliation.run());
	});
}

//#endregion
//#region src/sandbox/control/clock-routes.ts
const advanceBody = bodySchema({ ms: {
	type: "integer",
	minimum: 0,
	maximum: 31536e7
} });
function clockRoutes(app, { clock, plane }) {
	const show = () => ({ now: clock.now().toISOString() });
	app.get("/clock", (_request, reply) => sendJson(reply, 200, show()));
	app.post("/clock/advance", (request, reply) => {
		clock.advance(readBody(request, advanceBody).ms);
		plane.tick();
		return sendJson(reply, 200, show());
	});
}

//#endregion
//#region src/sandbox/control/control-plane.ts
function makeControlPlane(token, areas) {
	const app = makeServer((refusal) => ({
		type: "application/json; charset=utf-8",
		body: errorJson(refusal, {})
	}), (reply) => void reply.header("cache-control", "no-store"));
	app.addHook("onRequest", async (request) => {
		const given = /^Bearer (.+)$/u.exec(request.headers.authorization ?? "")?.[1] ?? "";
		if (!timingSafeEqual(hashOf(given), hashOf(token))) throw new Refusal(401, "unauthorized", "The token is missing or wrong.");
	});
	app.get("/health", (_request, reply) => sendJson(reply, 200, { status: "ok" }));
	for (const area of areas) area(app);
	return app;
}
function hashOf(token) {
	return createHash("sha256").update(token).digest();
}

//#endregion
//#region src/sandbox/control/database-routes.ts
const sqlBody = bodySchema({
	statement: {
		type: "string",
		minLength: 1,
		maxLength: 2e4
	},
	without_triggers: { type: "boolean" }
}, ["without_triggers"]);
function databaseRoutes(app, { db, tamperRefusal }) {
	app.get("/database", async (_request, reply) => sendJson(reply, 200, { tables: await dump(db) }));
	app.post("/sql", async (request, reply) => {
		const { statement, without_triggers = false } = readBody(request, sqlBody);
		if (tamperRefusal !== void 0) throw new Refusal(403, "sql_refused", `Rows are not tampered with here: ${tamperRefusal}.`);
		return sendJson(reply, 200, await run(db, statement, without_triggers));
	});
}
async function dump(db) {
	return db.transaction().execute(async (trx) => {
		const names = await sql`select tablename as name from pg_tables
      where schemaname = current_schema() order by 1`.execute(trx);
		const tables = {};
		for (const { name } of names.rows) tables[name] = (await sql`select r.* from ${sql.table(name)} as r order by r::text collate "C"`.execute(trx)).rows.map(plain);
		return tables;
	});
}
async function run(db, statement, withoutTriggers) {
	try {
		return await db.transaction().execute(async (trx) => {
			await sql`set local statement_timeout = '5s'`.execute(trx);
			if (withoutTriggers) await sql`set local session_replication_role = replica`.execute(trx);
			const { rows, numAffectedRows } = await sql.raw(statement).execute(trx);
			return {
				rows: rows.map(plain),
				affected: Number(numAffectedRows ?? 0n)
			};
		});
	} catch (error) {
		throw new Refusal(400, "sql_failed", error instanceof Error ? error.message : "The statement failed.");
	}
}
function plain(row) {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => typeof value === "bigint" && !Number.isSafeInteger(Number(value)) ? [name, String(value)] : [name, value]));
}

//#endregion
//#region src/sandbox/control/defect-routes.ts
const defectsBody = bodySchema({ on: {
	type: "array",
	maxItems: 500,
	items: {
		type: "string",
		maxLength: 80
	}
} });
function defectRoutes(app, { defectsOn, setDefects }, { defects, decoys }) {
	app.get("/answer-key", (_request, reply) => sendJson(reply, 200, {
		on: defectsOn(),
		defects
	}));
	app.get("/decoys", (_request, reply) => sendJson(reply, 200, { items: decoys }));
	app.get("/defects", (_request, reply) => sendJson(reply, 200, { on: defectsOn() }));
	app.put("/defects", (request, reply) => {
		const { on } = readBody(request, defectsBody);
		try {
			setDefects(on);
		} catch (error) {
			if (!(error instanceof TollgateError)) throw error;
			throw new Refusal(400, error.code, [error.message, ...error.help].join("; "));
		}
		return sendJson(reply, 200, { on: defectsOn() });
	});
}

//#endregion
//#region src/sandbox/control/fault-routes.ts
const rule = {
	match: {
		type: "object",
		additionalProperties: false,
		properties: {
			provider: { enum: [
				"stripe",
				"braintree",
				"plaid"
			] },
			method: {
				type: "string",
				pattern: "^[A-Za-z]{1,10}$"
			},
			path: {
				type: "string",
				pattern: "^/",
				maxLength: 200
			}
		}
	},
	kind: { enum: [
		"error",
		"timeout",
		"drop_before",
		"drop_after",
		"latency",
		"rate_limit"
	] },
	status: {
		type: "integer",
		minimum: 400,
		maximum: 599
	},
	ms: {
		type: "integer",
		minimum: 0,
		maximum: 6e4
	},
	times: {
		type: "integer",
		minimum: 1,
		maximum: Number.MAX_SAFE_INTEGER
	}
};
const ruleBody = bodySchema(rule, [
	"match",
	"status",
	"ms",
	"times"
]);
const rulesBody = bodySchema({ items: {
	type: "array",
	maxItems: 100,
	items: {
		type: "object",
		additionalProperties: false,
		required: ["kind"],
		properties: rule
	}
} });
function faultRoutes(app, { plane: { faults } }) {
	const show = () => ({ items: faults.list() });
	app.get("/faults", (_request, reply) => sendJson(reply, 200, show()));
	app.post("/faults", (request, reply) => {
		add(faults, readBody(request, ruleBody));
		return sendJson(reply, 201, show());
	});
	app.put("/faults", (request, reply) => {
		const { items } = readBody(request, rulesBody);
		faults.clear();
		for (const item of items) add(faults, item);
		return sendJson(reply, 200, show());
	});
	app.delete("/faults", (_request, reply) => {
		faults.clear();
		return sendJson(reply, 200, show());
	});
}
function add(faults, fault) {
	try {
		faults.add({
			match: {},
			...fault
		});
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw new Refusal(400, "out_of_range", `${error.message}.`);
	}
}

//#endregion
//#region src/sandbox/control/gateway-routes.ts
function gatewayRoutes(app, { plane, clock }) {
	app.get("/gateway/credentials", (_request, reply) => sendJson(reply, 200, plane.credentials));
	app.get("/gateway/requests", (_request, reply) => sendJson(reply, 200, { items: plane.requests() }));
	app.get("/gateway/journal", (_request, reply) => sendJson(reply, 200, { items: plane.journal() }));
	app.get("/gateway/settlement", (request, reply) => {
		const { from, to } = request.query;
		const items = plane.settlement(timeOf("from", from, /* @__PURE__ */ new Date(0)), timeOf("to", to, nextMoment(clock.now())));
		return sendJson(reply, 200, { items });
	});
}
function nextMoment(now) {
	return new Date(now.getTime() + 1);
}
function timeOf(name, text, fallback) {
	if (text === void 0) return fallback;
	const time = typeof text === "string" && /^\d{4}-\d{2}-\d{2}/u.test(text) ? new Date(text) : void 0;
	if (time === void 0 || Number.isNaN(time.getTime())) throw new Refusal(400, "invalid_value", `"${name}" is no time, such as 2026-11-21T00:00:00Z.`);
	return time;
}

//#endregion
//#region src/sandbox/control/key-routes.ts
const rotateBody = bodySchema({ purpose: { enum: [
	"field",
	"fingerprint",
	"trail",
	"backup"
] } });
function keyRoutes(app, { keys, rotateKey }) {
	app.get("/keys", async (_request, reply) => sendJson(reply, 200, { items: await keys() }));
	app.post("/keys/rotate", async (request, reply) => {
		await rotateKey(readBody(request, rotateBody).purpose);
		return sendJson(reply, 200, { items: await keys() });
	});
}

//#endregion
//#region src/sandbox/control/operation-routes.ts
const LARGEST_BACKUP = 67108864;
const BYTES = "application/octet-stream";
function operationRoutes(app, { operations }) {
	app.get("/manifest", (_request, reply) => sendJson(reply, 200, operations.manifest()));
	app.post("/nightly", async (request, reply) => {
		readBody(request, emptyBody);
		await operations.nightly();
		return sendJson(reply, 200, { status: "ok" });
	});
	app.get("/backup", async (_request, reply) => reply.type(BYTES).send(Buffer.from(await operations.backup())));
	app.register(async (scope) => {
		scope.addContentTypeParser(BYTES, { parseAs: "buffer" }, (_request, bytes, done) => done(null, bytes));
		scope.post("/restore", { bodyLimit: LARGEST_BACKUP }, async (request, reply) => {
			if (!Buffer.isBuffer(request.body)) throw new Refusal(400, "no_backup", "The body is no backup.");
			try {
				await operations.restore(request.body);
			} catch (error) {
				const { code } = error;
				if (typeof code !== "string" || !code.startsWith("sandbox/backup-")) throw error;
				throw new Refusal(400, code, "The backup was changed, or another shop made it.");
			}
			return sendJson(reply, 200, { status: "ok" });
		});
	});
}

//#endregion
//#region src/sandbox/control/reset-routes.ts
const resetBody = bodySchema({ seed: {
	type: "integer",
	minimum: 0,
	maximum: Number.MAX_SAFE_INTEGER
} }, ["seed"]);
function resetRoutes(app, { seed, reset }) {
	app.get("/seed", (_request, reply) => sendJson(reply, 200, { seed: seed() }));
	app.post("/reset", async (request, reply) => {
		await reset(readBody(request, resetBody).seed);
		return sendJson(reply, 200, { status: "ok" });
	});
}

//#endregion
//#region src/sandbox/control/watch-routes.ts
function watchRoutes(app, shop) {
	app.get("/log", (_request, reply) => {
		const lines = shop.logLines().map((line) => `${line}\n`);
		return reply.type("application/x-ndjson; charset=utf-8").send(lines.join(""));
	});
	app.get("/trail", async (_request, reply) => {
		const items = await shop.db.selectFrom("security_events").selectAll().orderBy("seq").execute();
		return sendJson(reply, 200, { items });
	});
	app.get("/trail/verify", async (_request, reply) => sendJson(reply, 200, await shop.verifyTrail()));
	const { monitor } = shop;
	app.get("/alarms", (_request, reply) => sendJson(reply, 200, { items: monitor.alarms() }));
	app.get("/metrics", async (_request, reply) => reply.type("text/plain; version=0.0.4; charset=utf-8").send(await monitor.metrics()));
}

//#endregion
//#region src/sandbox/control/webhook-routes.ts
const provider = { enum: [
	"stripe",
	"braintree",
	"plaid"
] };
const event = {
	type: "string",
	minLength: 1,
	maxLength: 200
};
const ms = {
	type: "integer",
	minimum: 0,
	maximum: 6e5
};
const triggerBody = bodySchema({
	provider,
	kind: event
});
const replayBody = bodySchema({ event });
const duplicateBody = bodySchema({
	event,
	times: {
		type: "integer",
		minimum: 1,
		maximum: 100
	}
}, ["times"]);
const delayBody = bodySchema({
	event,
	ms
}, ["event"]);
const reorderBody = bodySchema({ events: {
	type: "array",
	minItems: 1,
	maxItems: 100,
	items: event
} });
const releaseBody = bodySchema({ order: { enum: ["in-order", "reversed"] } }, ["order"]);
const addressBody = bodySchema({ url: {
	type: ["string", "null"],
	maxLength: 2e3
} });
function webhookRoutes(app, { plane }) {
	const { webhooks } = plane;
	app.get("/webhooks", (_request, reply) => {
		const items = webhooks.messages().map(({ provider: from, eventId, type, url }) => {
			return {
				provider: from,
				event: eventId,
				type,
				url
			};
		});
		return sendJson(reply, 200, { items });
	});
	app.get("/webhooks/deliveries", (_request, reply) => {
		const items = webhooks.deliveries().map(({ eventId, ...delivery }) => ({
			event: eventId,
			...delivery
		}));
		return sendJson(reply, 200, { items });
	});
	app.post("/webhooks/trigger", (request, reply) => {
		const { provider: from, kind } = readBody(request, triggerBody);
		return sendJson(reply, 201, { event: plane.trigger(from, kind) });
	});
	app.post("/webhooks/replay", (request, reply) => {
		const { event: id } = readBody(request, replayBody);
		known(webhooks.redeliver(id));
		return sendJson(reply, 202, { event: id });
	});
	app.post("/webhooks/duplicate", (request, reply) => {
		const { event: id, times = 2 } = readBody(request, duplicateBody);
		known(webhooks.redeliver(id, { times }));
		return sendJson(reply, 202, {
			event: id,
			times
		});
	});
	app.post("/webhooks/delay", (request, reply) => {
		const { event: id, ms: delayMs } = readBody(request, delayBody);
		if (id === void 0) webhooks.delay(delayMs);
		else known(webhooks.redeliver(id, { delayMs }));
		return sendJson(reply, 202, {
			...id !== void 0 && { event: id },
			ms: delayMs
		});
	});
	app.post("/webhooks/reorder", async (request, reply) => {
		const { events } = readBody(request, reorderBody);
		known(await webhooks.redeliverInOrder(events));
		return sendJson(reply, 200, { events });
	});
	app.post("/webhooks/hold", (request, reply) => {
		readBody(request, emptyBody);
		webhooks.hold();
		return sendJson(reply, 200, { status: "held" });
	});
	app.post("/webhooks/release", (request, reply) => {
		webhooks.release(readBody(request, releaseBody).order);
		return sendJson(reply, 202, { status: "released" });
	});
	app.post("/webhooks/wait", async (request, reply) => {
		readBody(request, emptyBody);
		await webhooks.idle();
		return sendJson(reply, 200, { status: "idle" });
	});
	app.put("/webhooks/addresses/:provider", (request, reply) => {
		const { provider: name } = request.params;
		if (!provider.enum.includes(name)) throw new Refusal(404, "unknown_provider", "The gateway has no such vendor.");
		const { url } = readBody(request, addressBody);
		const parsed = url === null ? null : URL.parse(url);
		if (url !== null && (parsed === null || !/^https?:$/u.test(parsed.protocol) || !isLoopbackHost(parsed.hostname))) throw new Refusal(400, "invalid_url", "The address must be one of http or https on loopback.");
		plane.setWebhookUrl(name, url ?? void 0);
		return sendJson(reply, 200, {
			provider: name,
			url
		});
	});
}
function known(isKnown) {
	if (!isKnown) throw new Refusal(404, "unknown_event", "No webhook of this event was sent yet; see GET /webhooks.");
}

//#endregion
//#region src/sandbox/open-control-plane.ts
function openControlPlane(token, gateway, shopped) {
	const gatewayAreas = [
		resetRoutes,
		clockRoutes,
		faultRoutes,
		gatewayRoutes,
		webhookRoutes
	];
	const shopAreas = shopped === void 0 ? [] : [
		bookRoutes,
		watchRoutes,
		keyRoutes,
		databaseRoutes,
		operationRoutes
	];
	return makeControlPlane(token, [
		...gatewayAreas.map((area) => (app) => area(app, gateway)),
		...shopAreas.map((area) => (app) => shopped && area(app, shopped.shop)),
		(app) => shopped && defectRoutes(app, shopped.shop, shopped.key)
	]);
}

//#endregion
//#region src/sandbox/gateway/braintree/amounts.ts
function parseAmount(value, currency) {
	if (value === void 0 || value === null || value === "") return {
		code: "81502",
		message: "Amount is required."
	};
	const match = typeof value === "string" ? /^(-?)(\d{1,40})(?:\.(\d{1,3}))?$/u.exec(value) : null;
	const [, sign, whole = "", fraction = ""] = match ?? [];
	const exponent = exponentOf(currency);
	const digits = fraction.padEnd(exponent, "0");
	if (match === null || !/^0*$/u.test(digits.slice(exponent))) return {
		code: "81503",
		message: "Amount is an invalid format."
	};
	if (sign === "-") return {
		code: "81501",
		message: "Amount cannot be negative."
	};
	const minor = BigInt(`${whole}${digits.slice(0, exponent)}`);
	if (whole.replace(/^0+/u, "").length > 9) return {
		code: "81528",
		message: "Amount is too large."
	};
	return minor === 0n ? {
		code: "81531",
		message: "Amount must be greater than zero."
	} : { minor };
}
function amountText$1(minor, currency) {
	const exponent = exponentOf(currency);
	const digits = minor.toString().padStart(exponent + 1, "0");
	return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

//#endregion
//#region src/sandbox/gateway/braintree/braintree-state.ts
function makeBraintreeState(context, account) {
	return {
		context,
		account,
		transactions: /* @__PURE__ */ new Map(),
		customers: /* @__PURE__ */ new Map(),
		methods: /* @__PURE__ */ new Map(),
		nonces: /* @__PURE__ */ new Map(),
		disputes: /* @__PURE__ */ new Map(),
		keys: /* @__PURE__ */ new Map(),
		movements: [],
		lines: [],
		nextDue: Number.POSITIVE_INFINITY,
		fingerprintKey: context.random(64)
	};
}
function freshId(state, length, taken) {
	for (;;) {
		const id = state.context.random(length).toLowerCase();
		if (!taken.has(id)) return id;
	}
}
function merchantAccounts({ account }) {
	return (account.currencies ?? [
		"EUR",
		"USD",
		"GBP",
		"JPY"
	]).map((currency) => ({
		id: `${account.merchantId}_${currency.toLowerCase()}`,
		currency
	}));
}

//#endregion
//#region src/sandbox/gateway/braintree/instrument.ts
function instrumentType(instrument) {
	return {
		card: "credit_card",
		paypal: "paypal_account",
		venmo: "venmo_account"
	}[instrument.kind];
}

//#endregion
//#region src/sandbox/gateway/braintree/refusal.ts
var BraintreeRefusal = class extends Error {
	name = "BraintreeRefusal";
	status;
	errors;
	transaction;
	constructor(status, message, errors = [], transaction) {
		super(message);
		this.status = status;
		this.errors = errors;
		this.transaction = transaction;
	}
};
function invalid(scope, attribute, code, message) {
	return new BraintreeRefusal(422, message, [{
		scope: scope.split("."),
		attribute,
		code,
		message
	}]);
}
function notFound() {
	return new BraintreeRefusal(404, "Not Found");
}

//#endregion
//#region src/sandbox/gateway/braintree/read-body.ts
const TOKEN$1 = /"(?:[^"\\]|\\.|\\$)*(?:"|$)|-?\d[\d.eE+-]*(?!\s*:)/gsu;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
const CARD_FIELDS$1 = /* @__PURE__ */ new Set(["number", "cvv"]);
function parseBody(bytes) {
	if (bytes.length === 0) return {};
	const json = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	if (json.includes("�") && !Buffer.from(json).equals(bytes)) return parseStrictJson(bytes);
	return parseStrictJson(Buffer.from(json.replaceAll(TOKEN$1, (token) => NUMBER.test(token) ? `"${token}"` : token)));
}
function readFields$2(body, name, allowed) {
	const part = isFields(body) ? body[name] ?? {} : void 0;
	if (!isFields(part) || !isFields(body)) throw invalidParams(name);
	const stranger = Object.keys(body).find((key) => key !== name);
	if (stranger !== void 0) throw invalidParams(stranger);
	const unknown = Object.keys(part).find((key) => !allowed.includes(key));
	if (unknown !== void 0) throw invalidParams(`${name}[${unknown}]`);
	return part;
}
function nested(fields, name, allowed) {
	const part = fields[name] ?? {};
	if (!isFields(part)) throw invalidParams(name);
	const unknown = allowed && Object.keys(part).find((key) => !allowed.includes(key));
	if (unknown !== void 0) throw invalidParams(`${name}[${unknown}]`);
	return part;
}
function text$2(fields, name) {
	const value = fields[name];
	if (value === void 0 || value === null || value === "") return void 0;
	if (typeof value !== "string") throw invalidParams(name);
	return CARD_FIELDS$1.has(name) ? value : withoutCardNumbers(value);
}
function flag(fields, name) {
	const value = fields[name];
	if (value === void 0 || value === null) return false;
	if (typeof value === "boolean") return value;
	if (value === "true" || value === "false") return value === "true";
	throw invalidParams(name);
}
function isFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function invalidParams(field) {
	const shown = /^[a-z_[\]]{1,80}$/u.test(field) ? field : "a field";
	return new BraintreeRefusal(403, `Invalid params: ${shown}`);
}
function withoutCardNumbers(value) {
	let masked = value;
	for (const card of findCardNumbers(value).toReversed()) masked = `${masked.slice(0, card.start)}${maskCardNumber(card.digits)}${masked.slice(card.end)}`;
	return masked;
}

//#endregion
//#region src/sandbox/gateway/braintree/xml.ts
const ELEMENT = Symbol("element");
const ESCAPES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
function xmlArray(element, items) {
	return {
		[ELEMENT]: element,
		items
	};
}
function xmlCollection(element, items, page) {
	return {
		[ELEMENT]: element,
		items,
		page
	};
}
function writeXml(root, value) {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, value)}\n`;
}
function write(field, value) {
	const name = field.replaceAll("_", "-");
	if (!/^[a-z][a-z0-9-]*$/u.test(name)) throw new RangeError("no name of an XML element");
	if (value === null) return `<${name} nil="true"/>`;
	if (typeof value === "string") return `<${name}>${escape(value)}</${name}>`;
	if (typeof value === "boolean") return `<${name} type="boolean">${value}</${name}>`;
	if (typeof value === "number") return `<${name} type="integer">${value}</${name}>`;
	if (value instanceof Date) return `<${name} type="datetime">${xmlTime(value)}</${name}>`;
	if (isArray(value)) {
		const type = value.page === void 0 ? "array" : "collection";
		const children = value.items.map((item) => write(value[ELEMENT], item)).join("");
		return `<${name} type="${type}">${fieldsOf(value.page ?? {})}${children}</${name}>`;
	}
	return `<${name}>${fieldsOf(value)}</${name}>`;
}
function fieldsOf(fields) {
	return Object.entries(fields).map(([name, value]) => value === void 0 ? "" : write(name, value)).join("");
}
function isArray(value) {
	return ELEMENT in value;
}
function xmlTime(time) {
	return `${time.toISOString().slice(0, 19)}Z`;
}
function escape(text) {
	return text.replaceAll(NO_XML_CHARACTER, "�").replaceAll(/[&<>"]/gu, (mark) => ESCAPES[mark] ?? mark);
}

//#endregion
//#region src/sandbox/gateway/braintree/route-table.ts
function answer$1(status, root, value) {
	return {
		status,
		xml: writeXml(root, value)
	};
}
const EMPTY = {
	status: 200,
	xml: " "
};

//#endregion
//#region src/sandbox/gateway/braintree/search.ts
const TESTS$1 = {
	ids: (transaction, criterion) => among(criterion, transaction.id),
	id: (transaction, criterion) => matchesText(criterion, transaction.id),
	order_id: (transaction, criterion) => matchesText(criterion, transaction.orderId ?? ""),
	customer_id: (transaction, criterion) => matchesText(criterion, transaction.customerId ?? ""),
	payment_method_token: (transaction, criterion) => matchesText(criterion, transaction.token ?? ""),
	currency: (transaction, criterion) => matchesText(criterion, transaction.currency),
	status: (transaction, criterion) => among(criterion, transaction.status),
	type: (transaction, criterion) => among(criterion, transaction.type),
	merchant_account_id: (transaction, criterion) => among(criterion, transaction.merchantAccountId),
	payment_instrument_type: (transaction, criterion) => among(criterion, instrumentType(transaction.instrument)),
	credit_card_card_type: ({ instrument }, criterion) => instrument.kind === "card" && among(criterion, instrument.cardType),
	refund: (transaction, criterion) => String(transaction.refundedId !== void 0) === String(criterion),
	amount: ({ amount, currency }, criterion) => within$1(criterion, amount, (text) => {
		const parsed = parseAmount(text, currency);
		return "minor" in parsed ? parsed.minor : void 0;
	}),
	created_at: ({ createdAt }, criterion) => within$1(criterion, createdAt.getTime(), time),
	authorized_at: (transaction, criterion) => reached(transaction, "authorized", criterion),
	submitted_for_settlement_at: (transaction, criterion) => reached(transaction, "submitted_for_settlement", criterion),
	settled_at: (transaction, criterion) => reached(transaction, "settled", criterion),
	voided_at: (transaction, criterion) => reached(transaction, "voided", criterion)
};
function searchTransactions(transactions, criteria) {
	const tests = Object.entries(criteria).map(([name, criterion]) => {
		const test = Object.hasOwn(TESTS$1, name) ? TESTS$1[name] : void 0;
		if (test === void 0) throw invalidParams(`search[${name}]`);
		return (transaction) => test(transaction, criterion);
	});
	return [...transactions].filter((transaction) => tests.every((test) => test(transaction))).toReversed();
}
function among(criterion, value) {
	if (!Array.isArray(criterion)) throw invalidParams("search");
	return criterion.includes(value);
}
function matchesText(criterion, value) {
	if (!isFields(criterion)) throw invalidParams("search");
	const lower = value.toLowerCase();
	return Object.entries(criterion).every(([operator, wanted]) => {
		const text = String(wanted).toLowerCase();
		if (operator === "is") return lower === text;
		if (operator === "is_not") return lower !== text;
		if (operator === "starts_with") return lower.startsWith(text);
		if (operator === "ends_with") return lower.endsWith(text);
		if (operator === "contains") return lower.includes(text);
		throw invalidParams("search");
	});
}
function within$1(criterion, value, read) {
	if (!isFields(criterion)) throw invalidParams("search");
	return Object.entries(criterion).every(([operator, wanted]) => {
		const bound = read(wanted);
		if (bound === void 0) throw invalidParams("search");
		if (operator === "min") return value >= bound;
		if (operator === "max") return value <= bound;
		if (operator === "is") return value === bound;
		throw invalidParams("search");
	});
}
function reached({ history }, status, criterion) {
	const event = history.find((step) => step.status === status);
	return event !== void 0 && within$1(criterion, event.at.getTime(), time);
}
function time(text) {
	const value = typeof text === "string" ? Date.parse(text) : NaN;
	return Number.isNaN(value) ? void 0 : value;
}

//#endregion
//#region src/sandbox/gateway/braintree/dispute-xml.ts
function disputeXml(dispute, transaction) {
	const amount = amountText$1(dispute.amount, dispute.currency);
	return {
		id: dispute.id,
		status: dispute.status,
		kind: "chargeback",
		reason: dispute.reason,
		reason_code: "83",
		amount,
		amount_disputed: amount,
		amount_won: dispute.status === "won" ? amount : amountText$1(0n, dispute.currency),
		currency_iso_code: dispute.currency,
		case_number: `CASE-${dispute.id}`,
		reference_number: dispute.id,
		merchant_account_id: transaction?.merchantAccountId ?? null,
		original_dispute_id: null,
		processor_comments: null,
		created_at: dispute.createdAt,
		updated_at: dispute.updatedAt,
		received_date: dispute.createdAt.toISOString().slice(0, 10),
		reply_by_date: dispute.replyBy.toISOString().slice(0, 10),
		evidence: xmlArray("evidence", dispute.evidence.map(evidenceXml)),
		status_history: xmlArray("status_history", dispute.history.map(({ status, at }) => ({
			status,
			timestamp: at,
			effective_date: at.toISOString().slice(0, 10)
		}))),
		transaction: transaction === void 0 ? null : {
			id: transaction.id,
			amount: amountText$1(transaction.amount, transaction.currency),
			created_at: transaction.createdAt,
			order_id: transaction.orderId ?? null,
			payment_instrument_subtype: instrumentType(transaction.instrument)
		}
	};
}
function evidenceXml(evidence) {
	return {
		id: evidence.id,
		comment: evidence.comment,
		category: evidence.category ?? null,
		created_at: evidence.createdAt,
		sent_to_processor_at: evidence.sentAt ?? null,
		url: null
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/card-traits.ts
const CARD_TRAITS = [
	"prepaid",
	"prepaid-reloadable",
	"business",
	"consumer",
	"corporate",
	"purchase",
	"commercial",
	"durbin-regulated",
	"healthcare",
	"debit",
	"payroll"
];

//#endregion
//#region src/sandbox/gateway/braintree/instrument-xml.ts
function cardXml(card, token) {
	return {
		token: token ?? null,
		bin: card.bin,
		last_4: card.last4,
		card_type: card.cardType,
		expiration_month: card.expirationMonth,
		expiration_year: card.expirationYear,
		cardholder_name: card.cardholderName ?? null,
		customer_location: "US",
		unique_number_identifier: card.fingerprint,
		country_of_issuance: "Unknown",
		issuing_bank: "Unknown",
		...Object.fromEntries(CARD_TRAITS.map((trait) => [trait, card.trait === trait ? "Yes" : "Unknown"]))
	};
}
function walletXml(wallet, token) {
	if (wallet.kind === "venmo") return {
		token: token ?? null,
		username: wallet.email,
		venmo_user_id: "1"
	};
	return {
		token: token ?? null,
		payer_email: wallet.email,
		email: wallet.email,
		payer_id: "TESTPAYER",
		payer_status: "VERIFIED",
		billing_agreement_id: wallet.oneTime ? null : "B-TEST"
	};
}
function transactionInstrumentXml(instrument, token) {
	if (instrument.kind === "card") return { credit_card: cardXml(instrument, token) };
	return { [instrument.kind === "paypal" ? "paypal" : "venmo_account"]: walletXml(instrument, token) };
}
function methodXml(method) {
	const { instrument, token } = method;
	const shared = {
		customer_id: method.customerId,
		default: method.isDefault,
		created_at: method.createdAt,
		updated_at: method.updatedAt,
		global_id: Buffer.from(`paymentmethod_${token}`).toString("base64"),
		subscriptions: xmlArray("subscription", [])
	};
	if (instrument.kind === "card") return {
		root: "credit_card",
		fields: {
			...cardXml(instrument, token),
			...shared,
			verifications: xmlArray("verification", [])
		}
	};
	return {
		root: instrument.kind === "paypal" ? "paypal_account" : "venmo_account",
		fields: {
			...walletXml(instrument, token),
			...shared
		}
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/transaction-xml.ts
function transactionXml(state, transaction) {
	const { id, currency, instrument, response } = transaction;
	const customer = state.customers.get(transaction.customerId ?? "");
	const disputes = transaction.disputeIds.flatMap((disputeId) => state.disputes.get(disputeId) ?? []);
	const threeDSecure = instrument.kind === "card" ? instrument.threeDSecure : void 0;
	return {
		id,
		status: transaction.status,
		type: transaction.type,
		currency_iso_code: currency,
		amount: amountText$1(transaction.amount, currency),
		merchant_account_id: transaction.merchantAccountId,
		order_id: transaction.orderId ?? null,
		created_at: transaction.createdAt,
		updated_at: transaction.updatedAt,
		customer: customer === void 0 ? { id: null } : {
			id: customer.id,
			...customer.details
		},
		...transactionInstrumentXml(instrument, transaction.token),
		payment_instrument_type: instrumentType(instrument),
		processor_authorization_code: transaction.authorizationCode ?? null,
		processor_response_code: response?.code ?? "",
		processor_response_text: response?.text ?? "Unknown",
		processor_response_type: response?.type ?? null,
		additional_processor_response: null,
		gateway_rejection_reason: transaction.rejection ?? null,
		cvv_response_code: instrument.kind === "card" ? instrument.cvvResponse : null,
		avs_error_response_code: null,
		avs_postal_code_response_code: "I",
		avs_street_address_response_code: "I",
		refund_ids: xmlArray("item", transaction.refundIds),
		refunded_transaction_id: transaction.refundedId ?? null,
		partial_settlement_transaction_ids: xmlArray("item", transaction.partialIds),
		authorized_transaction_id: transaction.parentId ?? null,
		authorization_expires_at: transaction.expiresAt,
		authorization_adjustments: xmlArray("authorization_adjustment", transaction.adjustments.map(({ amount, at }) => ({
			amount: `${amount < 0n ? "-" : ""}${amountText$1(amount < 0n ? -amount : amount, currency)}`,
			success: true,
			timestamp: at,
			processor_response_code: "1000",
			processor_response_text: "Approved",
			processor_response_type: "approved"
		}))),
		disputes: xmlArray("dispute", disputes.map((dispute) => disputeXml(dispute, transaction))),
		status_history: xmlArray("status_event", transaction.history.map((event) => ({
			timestamp: event.at,
			status: event.status,
			amount: amountText$1(event.amount, currency),
			user: null,
			transaction_source: "api"
		}))),
		three_d_secure_info: threeDSecure === void 0 ? null : {
			enrolled: threeDSecure.enrolled,
			liability_shifted: threeDSecure.liabilityShifted,
			liability_shift_possible: threeDSecure.liabilityShiftPossible,
			status: threeDSecure.status
		},
		custom_fields: Object.keys(transaction.customFields).length === 0 ? "" : transaction.customFields,
		add_ons: xmlArray("add_on", []),
		discounts: xmlArray("discount", []),
		settlement_batch_id: settlementBatch(transaction) ?? null,
		graphql_id: Buffer.from(`transaction_${id}`).toString("base64"),
		global_id: Buffer.from(`transaction_${id}`).toString("base64")
	};
}
function settlementBatch({ history, merchantAccountId }) {
	const settled = history.find(({ status }) => status === "settled");
	return settled && `${settled.at.toISOString().slice(0, 10)}_${merchantAccountId}`;
}

//#endregion
//#region src/sandbox/gateway/braintree/account-routes.ts
const PAGE_SIZE$1 = 50;
const ACCOUNT_ROUTES = [
	{
		method: "POST",
		path: "/client_token",
		handle(state, { body }) {
			const fields = readFields$2(body, "client_token", [
				...[
					"address_id",
					"customer_id",
					"domains",
					"merchant_account_id",
					"options",
					"payment_method_id"
				],
				"proxy_merchant_id",
				"version"
			]);
			const version = text$2(fields, "version") ?? "2";
			if (![
				"1",
				"2",
				"3"
			].includes(version)) throw invalid("client_token", "version", "92806", "Unsupported version.");
			const customerId = text$2(fields, "customer_id");
			if (customerId !== void 0 && !state.customers.has(customerId)) throw invalid("client_token", "customer_id", "92804", "Customer specified by customer_id does not exist.");
			return answer$1(201, "client_token", { value: clientToken(state, Number(version)) });
		}
	},
	{
		method: "POST",
		path: "/transactions/advanced_search_ids",
		handle(state, { body }) {
			const found = searchTransactions(state.transactions.values(), nested(isFields(body) ? body : {}, "search"));
			const ids = xmlArray("item", found.map(({ id }) => id));
			return answer$1(200, "search_results", {
				page_size: PAGE_SIZE$1,
				ids
			});
		}
	},
	{
		method: "POST",
		path: "/transactions/advanced_search",
		handle(state, { body }) {
			const items = searchTransactions(state.transactions.values(), nested(isFields(body) ? body : {}, "search")).slice(0, PAGE_SIZE$1).map((transaction) => transactionXml(state, transaction));
			const page = {
				current_page_number: 1,
				page_size: PAGE_SIZE$1,
				total_items: items.length
			};
			return answer$1(200, "credit_card_transactions", xmlCollection("transaction", items, page));
		}
	},
	{
		method: "POST",
		path: "/settlement_batch_summary",
		handle: (state, { body }) => batchSummary(state, body)
	},
	{
		method: "GET",
		path: "/merchant_accounts",
		handle(state) {
			const items = merchantAccounts(state).map((_account, index) => accountXml(state, index));
			const page = {
				current_page_number: 1,
				page_size: PAGE_SIZE$1,
				total_items: items.length
			};
			return answer$1(200, "merchant_accounts", xmlCollection("merchant_account", items, page));
		}
	},
	{
		method: "GET",
		path: "/merchant_accounts/:id",
		handle(state, { id }) {
			const index = merchantAccounts(state).findIndex((account) => account.id === id);
			if (index === -1) throw notFound();
			return answer$1(200, "merchant_account", accountXml(state, index));
		}
	}
];
function accountXml(state, index) {
	const account = merchantAccounts(state)[index];
	if (account === void 0) throw notFound();
	return {
		id: account.id,
		currency_iso_code: account.currency,
		default: index === 0,
		status: "active"
	};
}
function clientToken(state, version) {
	const { merchantId } = state.account;
	const url = `${state.context.origin()}/merchants/${merchantId}/client_api`;
	const content = {
		version,
		environment: "sandbox",
		merchantId,
		clientApiUrl: url,
		configUrl: `${url}/v1/configuration`,
		authorizationFingerprint: state.context.random(64)
	};
	return Buffer.from(JSON.stringify(content)).toString("base64");
}
function batchSummary(state, body) {
	const scope = "settlement_batch_summary";
	const fields = readFields$2(body, scope, ["settlement_date", "group_by_custom_field"]);
	const date = text$2(fields, "settlement_date");
	if (date === void 0) throw invalid(scope, "settlement_date", "82301", "Settlement date is required.");
	if (!/^\d{4}-\d\d-\d\d$/u.test(date) || Number.isNaN(Date.parse(date))) throw invalid(scope, "settlement_date", "82302", "Settlement date is invalid.");
	const field = text$2(fields, "group_by_custom_field");
	if (field !== void 0 && !/^[a-z][a-z0-9_]{0,63}$/u.test(field)) throw invalid(scope, "group_by_custom_field", "82303", "Custom field is invalid.");
	const records = /* @__PURE__ */ new Map();
	for (const { history, instrument, type, merchantAccountId, currency, amount, customFields } of state.transactions.values()) {
		if (history.find(({ status }) => status === "settled")?.at.toISOString().slice(0, 10) !== date) continue;
		const shown = {
			kind: type,
			card_type: instrument.kind === "card" ? instrument.cardType : instrumentType(instrument),
			merchant_account_id: merchantAccountId,
			...field !== void 0 && { [field]: customFields[field] ?? null }
		};
		const key = JSON.stringify(shown);
		const record = records.get(key) ?? {
			shown,
			count: 0,
			amount: 0n,
			currency
		};
		record.count += 1;
		record.amount += amount;
		records.set(key, record);
	}
	const items = [...records.values()].map(({ shown, count, amount, currency }) => ({
		...shown,
		count,
		amount_settled: amountText$1(amount, currency)
	}));
	return answer$1(200, scope, { records: xmlArray("record", items) });
}

//#endregion
//#region src/sandbox/gateway/braintree/notify.ts
function notify(state, kind, subject) {
	const url = state.context.webhookUrl("braintree");
	if (url === void 0) return void 0;
	const timestamp = state.context.clock.now();
	const xml = writeXml("notification", {
		timestamp,
		kind,
		source_merchant_id: state.account.merchantId,
		subject
	});
	const payload = Buffer.from(xml).toString("base64");
	const eventId = `bt_${state.context.random(20)}`;
	state.context.webhooks.send({
		provider: "braintree",
		eventId,
		type: kind,
		url,
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams({
			bt_signature: signature(state, payload),
			bt_payload: payload
		}).toString()
	});
	return eventId;
}
function signature({ account }, text) {
	const key = createHash("sha1").update(account.privateKey).digest();
	return `${account.publicKey}|${createHmac("sha1", key).update(text).digest("hex")}`;
}

//#endregion
//#region src/sandbox/gateway/braintree/outcome.ts
const TEXTS = {
	"1000": "Approved",
	"2000": "Do Not Honor",
	"2001": "Insufficient Funds",
	"2002": "Limit Exceeded",
	"2003": "Cardholder's Activity Limit Exceeded",
	"2004": "Expired Card",
	"2005": "Invalid Credit Card Number",
	"2006": "Invalid Expiration Date",
	"2007": "No Account",
	"2008": "Card Account Length Error",
	"2009": "No Such Issuer",
	"2010": "Card Issuer Declined CVV",
	"2011": "Voice Authorization Required",
	"2012": "Processor Declined - Possible Lost Card",
	"2013": "Processor Declined - Possible Stolen Card",
	"2014": "Processor Declined - Fraud Suspected",
	"2015": "Transaction Not Allowed",
	"2016": "Duplicate Transaction",
	"2017": "Cardholder Stopped Billing",
	"2018": "Cardholder Stopped All Billing",
	"2038": "Processor Declined",
	"2046": "Declined",
	"2054": "Reversal amount does not match authorization amount",
	"2099": "Cardholder Authentication Required",
	"3000": "Processor Network Unavailable - Try Again"
};
const HARD = new Set("2004 2005 2007 2008 2009 2010 2012 2013 2014 2015 2017 2018 2054".split(" "));
const BEHAVIOURS$1 = {
	decline: {
		status: "processor_declined",
		response: processorResponse("2000")
	},
	fail: {
		status: "failed",
		response: processorResponse("3000")
	},
	fraud: {
		status: "gateway_rejected",
		rejection: "fraud"
	},
	risk: {
		status: "gateway_rejected",
		rejection: "risk_threshold"
	},
	"token-issuance": {
		status: "gateway_rejected",
		rejection: "token_issuance"
	}
};
function processorResponse(code) {
	const text = TEXTS[code] ?? "Processor Declined";
	if (code.startsWith("1")) return {
		code,
		text,
		type: "approved"
	};
	return {
		code,
		text,
		type: HARD.has(code) ? "hard_declined" : "soft_declined"
	};
}
function authorizationOutcome(minor, currency, instrument) {
	const planned = BEHAVIOURS$1[instrument.behaviour];
	if (planned !== void 0) return planned;
	const hundredths = inHundredths(minor, currency);
	if (within(hundredths, 2e5, 299999)) return {
		status: "processor_declined",
		response: processorResponse((hundredths / 100n).toString())
	};
	if (within(hundredths, 3e5, 300099)) return {
		status: "failed",
		response: processorResponse("3000")
	};
	if (hundredths === 500100n) return {
		status: "gateway_rejected",
		rejection: "application_incomplete"
	};
	if (hundredths === 500101n && instrument.kind === "paypal") return {
		status: "processor_declined",
		response: processorResponse("2038")
	};
	return {
		status: "authorized",
		response: processorResponse("1000")
	};
}
function settlementOutcome(minor, currency, instrument) {
	const hundredths = inHundredths(minor, currency);
	if (within(hundredths, 400100, 400199)) return "settlement_declined";
	if (instrument.kind !== "paypal") return "settled";
	if (within(hundredths, 400200, 400299)) return "settlement_pending";
	return within(hundredths, 400300, 500099) ? "settlement_declined" : "settled";
}
function inHundredths(minor, currency) {
	const exponent = BigInt(exponentOf(currency));
	return minor * 100n / 10n ** exponent;
}
function within(value, from, to) {
	return value >= BigInt(from) && value <= BigInt(to);
}

//#endregion
//#region src/sandbox/gateway/braintree/transaction.ts
const STEPS = {
	authorizing: [
		"authorized",
		"processor_declined",
		"gateway_rejected",
		"failed",
		"submitted_for_settlement"
	],
	authorized: [
		"submitted_for_settlement",
		"settlement_pending",
		"voided",
		"authorization_expired"
	],
	authorization_expired: [],
	gateway_rejected: [],
	processor_declined: [],
	failed: [],
	submitted_for_settlement: [
		"settling",
		"settlement_pending",
		"voided"
	],
	settling: ["settled", "settlement_declined"],
	settlement_pending: [
		"settlement_confirmed",
		"settled",
		"settlement_declined",
		"voided"
	],
	settlement_confirmed: ["settled"],
	settlement_declined: [],
	settled: [],
	voided: []
};
function mayBecome(from, to) {
	return STEPS[from].includes(to);
}
function moved(transaction, status, at) {
	if (!mayBecome(transaction.status, status)) throw new RangeError(`${transaction.status} never becomes ${status}`);
	const event = {
		status,
		amount: transaction.amount,
		at
	};
	return {
		...transaction,
		status,
		updatedAt: at,
		history: [...transaction.history, event]
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/advance.ts
const SETTLEMENT_DELAY = 864e5;
function advance(state, transaction, status, at = state.context.clock.now()) {
	const next = moved(transaction, status, at);
	save(state, next);
	const movement = movementOf(next, transaction.status);
	if (movement !== void 0) noteMovement$1(state, next, movement, at);
	if (status === "settled") {
		const sign = next.type === "credit" ? -1n : 1n;
		state.lines.push({
			provider: "braintree",
			kind: next.type === "credit" ? "refund" : "charge",
			provider_ref: next.id,
			payment_ref: paymentOf(state, next),
			amount: sign * next.amount,
			currency: next.currency,
			created: at
		});
		notify(state, "transaction_settled", { transaction: transactionXml(state, next) });
	}
	if (status === "settlement_declined") {
		const kind = next.type === "credit" ? "refund_failed" : "transaction_settlement_declined";
		notify(state, kind, { transaction: transactionXml(state, next) });
	}
	return next;
}
function settle$1(state, transaction, at) {
	const outcome = settlementOutcome(transaction.amount, transaction.currency, transaction.instrument);
	return advance(state, transaction.status === "settling" ? transaction : advance(state, transaction, "settling", at), outcome === "settlement_declined" ? outcome : "settled", at);
}
function save(state, transaction) {
	state.transactions.set(transaction.id, transaction);
	const due = dueOf(transaction);
	if (due !== void 0) state.nextDue = Math.min(state.nextDue, due);
}
function dueOf({ status, expiresAt, updatedAt }) {
	if (status === "authorized") return expiresAt.getTime();
	return status === "submitted_for_settlement" ? updatedAt.getTime() + SETTLEMENT_DELAY : void 0;
}
function paymentOf(state, { id, refundedId, parentId }) {
	return parentId ?? (refundedId === void 0 ? id : state.transactions.get(refundedId)?.parentId ?? refundedId);
}
function noteMovement$1(state, of, kind, created) {
	const { id, amount, currency } = of;
	state.movements.push({
		provider: "braintree",
		kind,
		ref: id,
		payment_ref: paymentOf(state, of),
		amount,
		currency,
		created
	});
}
function movementOf(next, before) {
	const credit = next.type === "credit";
	if (next.status === "authorized") return "authorize";
	if (next.status === "submitted_for_settlement") return credit ? "refund" : "capture";
	if (next.status === "settlement_declined") return credit ? "refund_failed" : "void";
	if (next.status === "voided") return credit && before === "submitted_for_settlement" ? "refund_failed" : "void";
	return next.status === "authorization_expired" ? "void" : void 0;
}

//#endregion
//#region src/sandbox/gateway/braintree/dispute.ts
const REPLY_TIME = 12096e5;
function openDispute$1(state, transaction, amount) {
	const now = state.context.clock.now();
	const dispute = {
		id: freshId(state, 16, state.disputes),
		transactionId: transaction.id,
		status: "open",
		amount,
		currency: transaction.currency,
		reason: "fraud",
		evidence: [],
		history: [{
			status: "open",
			at: now
		}],
		createdAt: now,
		updatedAt: now,
		replyBy: new Date(now.getTime() + REPLY_TIME)
	};
	state.disputes.set(dispute.id, dispute);
	state.transactions.set(transaction.id, {
		...transaction,
		disputeIds: [...transaction.disputeIds, dispute.id]
	});
	state.nextDue = Math.min(state.nextDue, dispute.replyBy.getTime());
	noteMoney(state, dispute, "dispute");
	tell(state, dispute, "dispute_opened");
	return dispute;
}
function acceptDispute(state, dispute) {
	if (dispute.status !== "open") throw invalid("dispute", "status", "95704", "Disputes can only be accepted when they are in an Open state");
	return become(state, dispute, "accepted", "dispute_accepted");
}
function addEvidence(state, dispute, comment, category) {
	if (dispute.status !== "open") throw invalid("dispute", "status", "95701", "Evidence can only be attached to disputes that are in an Open state");
	if (comment.length > 5e4) throw invalid("dispute", "evidence", "95708", "Evidence content is too long");
	const taken = new Map(dispute.evidence.map((evidence) => [evidence.id, evidence]));
	const createdAt = state.context.clock.now();
	const evidence = {
		id: freshId(state, 16, taken),
		comment,
		...category !== void 0 && { category },
		createdAt
	};
	state.disputes.set(dispute.id, {
		...dispute,
		evidence: [...dispute.evidence, evidence],
		updatedAt: createdAt
	});
	return evidence;
}
function removeEvidence(state, dispute, id) {
	if (dispute.status !== "open") throw invalid("dispute", "status", "95702", "Evidence can only be removed from disputes that are in an Open state");
	state.disputes.set(dispute.id, {
		...dispute,
		evidence: dispute.evidence.filter((evidence) => evidence.id !== id)
	});
}
function finalizeDispute(state, dispute) {
	if (dispute.status !== "open") throw invalid("dispute", "status", "95705", "Disputes can only be finalized when they are in an Open state");
	if (dispute.evidence.length === 0) throw invalid("dispute", "dispute", "95726", "There must be evidence to finalize a dispute");
	const sentAt = state.context.clock.now();
	const disputed = become(state, {
		...dispute,
		evidence: dispute.evidence.map((evidence) => ({
			...evidence,
			sentAt
		}))
	}, "disputed", "dispute_disputed");
	const words = dispute.evidence.map(({ comment }) => comment.trim());
	if (words.includes("compelling_evidence")) return decideDispute(state, disputed, "won");
	return words.includes("losing_evidence") ? decideDispute(state, disputed, "lost") : disputed;
}
function decideDispute(state, dispute, status) {
	const decided = become(state, dispute, status, status === "won" ? "dispute_won" : "dispute_lost");
	if (status === "won") noteMoney(state, decided, "dispute_won");
	return decided;
}
function expireDispute(state, dispute) {
	become(state, dispute, "expired", "dispute_expired");
}
function disputedAmount(state, transaction) {
	return transaction.disputeIds.flatMap((id) => state.disputes.get(id) ?? []).reduce((sum, dispute) => dispute.status === "won" ? sum : sum + dispute.amount, 0n);
}
function become(state, dispute, status, kind) {
	const at = state.context.clock.now();
	const next = {
		...dispute,
		status,
		updatedAt: at,
		history: [...dispute.history, {
			status,
			at
		}]
	};
	state.disputes.set(dispute.id, next);
	tell(state, next, kind);
	return next;
}
function tell(state, dispute, kind) {
	notify(state, kind, { dispute: disputeXml(dispute, state.transactions.get(dispute.transactionId)) });
}
function noteMoney(state, dispute, kind) {
	const { id, transactionId, amount, currency } = dispute;
	const created = state.context.clock.now();
	const transaction = state.transactions.get(transactionId);
	const shared = {
		provider: "braintree",
		payment_ref: transaction === void 0 ? transactionId : paymentOf(state, transaction),
		currency,
		created
	};
	state.movements.push({
		...shared,
		kind,
		ref: id,
		amount
	});
	state.lines.push({
		...shared,
		kind: "dispute",
		provider_ref: id,
		amount: kind === "dispute" ? -amount : amount
	});
}

//#endregion
//#region src/sandbox/gateway/braintree/catch-up.ts
function catchUp(state) {
	const now = state.context.clock.now().getTime();
	if (now < state.nextDue) return;
	state.nextDue = Number.POSITIVE_INFINITY;
	for (const transaction of Array.from(state.transactions.values())) {
		const due = dueOf(transaction);
		if (due === void 0) continue;
		if (due > now) state.nextDue = Math.min(state.nextDue, due);
		else if (transaction.status === "authorized") advance(state, transaction, "authorization_expired", new Date(due));
		else settle$1(state, transaction, new Date(due));
	}
	for (const dispute of Array.from(state.disputes.values())) {
		const due = dispute.replyBy.getTime();
		if (dispute.status !== "open") continue;
		if (due > now) state.nextDue = Math.min(state.nextDue, due);
		else expireDispute(state, dispute);
	}
}

//#endregion
//#region src/sandbox/gateway/braintree/dispute-routes.ts
const PAGE_SIZE = 50;
const DISPUTE_ROUTES = [
	{
		method: "GET",
		path: "/disputes/:id",
		handle: (state, { id }) => told$1(state, find$11(state, id))
	},
	{
		method: "PUT",
		path: "/disputes/:id/accept",
		handle: (state, { id }) => told$1(state, acceptDispute(state, find$11(state, id)))
	},
	{
		method: "PUT",
		path: "/disputes/:id/finalize",
		handle: (state, { id }) => told$1(state, finalizeDispute(state, find$11(state, id)))
	},
	{
		method: "POST",
		path: "/disputes/:id/evidence",
		handle(state, { id, body }) {
			const dispute = find$11(state, id);
			const fields = readFields$2(body, "evidence", [
				"comments",
				"category",
				"sequence_number"
			]);
			const comment = text$2(fields, "comments");
			if (comment === void 0) throw invalid("dispute", "evidence", "95706", "Evidence must have comments.");
			const evidence = addEvidence(state, dispute, comment, text$2(fields, "category"));
			return answer$1(200, "evidence", evidenceXml(evidence));
		}
	},
	{
		method: "DELETE",
		path: "/disputes/:id/evidence/:part",
		handle(state, { id, part }) {
			const dispute = find$11(state, id);
			if (!dispute.evidence.some((evidence) => evidence.id === part)) throw notFound();
			removeEvidence(state, dispute, part);
			return EMPTY;
		}
	},
	{
		method: "POST",
		path: "/disputes/advanced_search",
		handle(state, { body, query }) {
			const wanted = nested(isFields(body) ? body : {}, "search", [
				"id",
				"status",
				"transaction_id"
			]);
			const found = [...state.disputes.values()].filter((dispute) => matches$1(wanted["id"], dispute.id) && matches$1(wanted["transaction_id"], dispute.transactionId) && (!Array.isArray(wanted["status"]) || wanted["status"].includes(dispute.status)));
			const page = Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1);
			const items = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((dispute) => disputeXml(dispute, state.transactions.get(dispute.transactionId)));
			const numbers = {
				current_page_number: page,
				page_size: PAGE_SIZE,
				total_items: found.length
			};
			return answer$1(200, "disputes", xmlCollection("dispute", items, numbers));
		}
	}
];
function matches$1(criterion, value) {
	return !isFields(criterion) || criterion["is"] === void 0 || criterion["is"] === value;
}
function find$11(state, id) {
	const dispute = state.disputes.get(id);
	if (dispute === void 0) throw notFound();
	return dispute;
}
function told$1(state, dispute) {
	return answer$1(200, "dispute", disputeXml(dispute, state.transactions.get(dispute.transactionId)));
}

//#endregion
//#region src/sandbox/gateway/braintree/error-answer.ts
function errorAnswer(state, refusal) {
	const root = {
		own: [],
		parts: /* @__PURE__ */ new Map()
	};
	for (const error of refusal.errors) {
		let node = root;
		for (const name of error.scope) {
			const next = node.parts.get(name) ?? {
				own: [],
				parts: /* @__PURE__ */ new Map()
			};
			node.parts.set(name, next);
			node = next;
		}
		node.own.push(error);
	}
	return answer$1(refusal.status, "api_error_response", {
		errors: treeXml(root),
		message: refusal.message,
		...refusal.transaction && { transaction: transactionXml(state, refusal.transaction) }
	});
}
function treeXml({ own, parts }) {
	const errors = own.map(({ code, attribute, message }) => ({
		code,
		attribute,
		message
	}));
	return {
		errors: xmlArray("error", errors),
		...Object.fromEntries([...parts].map(([name, part]) => [name, treeXml(part)]))
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/tokenize.ts
const TYPES = {
	visa: "Visa",
	mastercard: "MasterCard",
	amex: "American Express",
	discover: "Discover",
	jcb: "JCB",
	maestro: "Maestro",
	diners: "Diners Club",
	unionpay: "UnionPay"
};
const BEHAVIOURS = {
	"4000111111111115": "decline",
	"4000111111111511": "fraud",
	"4111130000000003": "risk",
	"4023898493988028": "dispute",
	"3566002020360505": "fail"
};
const CVV_RESPONSES = {
	"200": "N",
	"201": "U",
	"301": "S",
	"": "I"
};
const NONCE_LIFE = 108e5;
const CARD_FIELDS = [
	"number",
	"cvv",
	"expiration_date",
	"expiration_month",
	"expiration_year",
	"cardholder_name",
	"billing_address",
	"token",
	"options"
];
function readCard$1(state, fields, scope) {
	const number = text$2(fields, "number");
	if (number === void 0) throw invalid(scope, "number", "81714", "Credit card number is required.");
	if (!/^\d{12,19}$/u.test(number)) throw invalid(scope, "number", "81716", "Credit card number must be 12-19 digits.");
	const brand = brandOf(number);
	if (!passesLuhn(number) || brand === void 0) throw invalid(scope, "number", "81715", "Credit card number is invalid.");
	const cvv = text$2(fields, "cvv") ?? "";
	if (!/^(?:\d{3,4})?$/u.test(cvv)) throw invalid(scope, "cvv", "81707", "CVV must be 4 digits for American Express and 3 digits for other card types.");
	const cardholderName = text$2(fields, "cardholder_name");
	return {
		kind: "card",
		cardType: TYPES[brand] ?? "Unknown",
		bin: number.slice(0, 6),
		last4: number.slice(-4),
		...readExpiry(fields, scope),
		...cardholderName !== void 0 && { cardholderName },
		fingerprint: createHmac("sha256", state.fingerprintKey).update(number).digest("hex").slice(0, 32),
		cvvResponse: CVV_RESPONSES[cvv] ?? "M",
		behaviour: BEHAVIOURS[number] ?? "approve"
	};
}
function issueNonce(state, instrument, token) {
	const nonce = `${instrument.kind === "card" ? "tokencc_bh" : "tokenpp_bh"}_${[
		6,
		6,
		6,
		3
	].map((length) => freshId(state, length, /* @__PURE__ */ new Map())).join("_")}`;
	const expiresAt = new Date(state.context.clock.now().getTime() + NONCE_LIFE);
	state.nonces.set(nonce, {
		nonce,
		instrument,
		consumed: false,
		expiresAt,
		...token !== void 0 && { token }
	});
	return nonce;
}
function readExpiry(fields, scope) {
	const [month = "", year = ""] = text$2(fields, "expiration_date")?.split("/") ?? [text$2(fields, "expiration_month") ?? "", text$2(fields, "expiration_year") ?? ""];
	if (month === "" && year === "") throw invalid(scope, "expiration_date", "81709", "Expiration date is required.");
	if (!/^(?:0?[1-9]|1[0-2])$/u.test(month) || !/^(?:20)?\d\d$/u.test(year)) throw invalid(scope, "expiration_date", "81710", "Expiration date is invalid.");
	return {
		expirationMonth: month.padStart(2, "0"),
		expirationYear: year.length === 2 ? `20${year}` : year
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/test-nonces.ts
const CARDS$1 = {
	visa: {
		cardType: "Visa",
		bin: "401288",
		last4: "1881"
	},
	mastercard: {
		cardType: "MasterCard",
		bin: "555555",
		last4: "4444"
	},
	amex: {
		cardType: "American Express",
		bin: "378282",
		last4: "0005"
	},
	discover: {
		cardType: "Discover",
		bin: "601111",
		last4: "1117"
	},
	jcb: {
		cardType: "JCB",
		bin: "353011",
		last4: "0000"
	},
	maestro: {
		cardType: "Maestro",
		bin: "630490",
		last4: "0006"
	},
	dinersclub: {
		cardType: "Diners Club",
		bin: "385200",
		last4: "3237"
	}
};
const THREE_D_SECURE = {
	"visa-full-authentication": result("authenticate_successful", "Y", true, true),
	"visa-lookup-timeout": result("lookup_error", "U", false, false),
	"visa-failed-signature": result("authenticate_signature_verification_failed", "Y", false, false),
	"visa-failed-authentication": result("authenticate_failed", "Y", false, true),
	"visa-attempts-non-participating": result("authenticate_attempt_successful", "Y", true, true),
	"visa-not-enrolled": result("lookup_not_enrolled", "N", true, true),
	"visa-unavailable": result("lookup_card_error", "U", false, false),
	"visa-mpi-lookup-error": result("lookup_error", "U", false, false),
	"visa-mpi-authenticate-error": result("authenticate_error", "Y", false, true),
	"visa-authentication-unavailable": result("authentication_unavailable", "Y", false, true),
	"visa-bypassed-authentication": result("lookup_bypassed", "N", false, false)
};
const THREE_D_SECURE_TWO = {
	"visa-successful-frictionless-authentication": result("authenticate_frictionless_successful", "Y", true, true),
	"visa-successful-step-up-authentication": result("authenticate_successful", "Y", true, true),
	"visa-error-on-lookup": result("lookup_error", "U", false, false),
	"visa-timeout-on-lookup": result("lookup_error", "U", false, false)
};
const ALL = new Map([
	["fake-valid-nonce", card$1("visa")],
	...Object.keys(CARDS$1).map((brand) => [`fake-valid-${brand}-nonce`, card$1(brand)]),
	...CARD_TRAITS.map((trait) => [`fake-valid-${trait}-nonce`, card$1("visa", "approve", { trait })]),
	...[
		"visa",
		"mastercard",
		"amex",
		"discover"
	].map((brand) => [`fake-processor-declined-${brand}-nonce`, card$1(brand, "decline")]),
	["fake-processor-failure-jcb-nonce", card$1("jcb", "fail")],
	["fake-gateway-rejected-fraud-nonce", card$1("visa", "fraud")],
	["fake-gateway-rejected-risk-thresholds-nonce", card$1("visa", "risk")],
	...Object.entries(THREE_D_SECURE).map(([name, threeDSecure]) => [`fake-three-d-secure-${name}-nonce`, card$1("visa", "approve", { threeDSecure })]),
	...Object.entries(THREE_D_SECURE_TWO).map(([name, threeDSecure]) => [`fake-three-d-secure-two-${name}-nonce`, card$1("visa", "approve", { threeDSecure })]),
	["fake-paypal-one-time-nonce", wallet("paypal", true)],
	["fake-paypal-billing-agreement-nonce", wallet("paypal", false)],
	["fake-venmo-account-nonce", wallet("venmo", false)],
	["fake-token-issuance-error-venmo-account-nonce", wallet("venmo", false, "token-issuance")],
	["fake-consumed-nonce", {
		code: "91564",
		message: "Cannot use a payment_method_nonce more than once."
	}],
	["fake-luhn-invalid-nonce", {
		code: "81715",
		message: "Credit card number is invalid."
	}],
	...[
		"fake-us-bank-account-nonce",
		"fake-sepa-direct-debit-nonce",
		"fake-local-payment-method-nonce"
	].map((nonce) => [nonce, {
		code: "915101",
		message: "Payment instrument type is not accepted by this merchant account."
	}])
]);
function testNonce(nonce) {
	return ALL.get(nonce);
}
function card$1(brand, behaviour = "approve", more = {}) {
	const plastic = CARDS$1[brand] ?? {
		cardType: "Unknown",
		bin: "000000",
		last4: "0000"
	};
	const fingerprint = `test-${plastic.bin}-${plastic.last4}`;
	const expiry = {
		expirationMonth: "12",
		expirationYear: "2035"
	};
	return { instrument: {
		kind: "card",
		...plastic,
		...expiry,
		fingerprint,
		cvvResponse: "M",
		behaviour,
		...more
	} };
}
function wallet(kind, oneTime, behaviour = "approve") {
	return { instrument: {
		kind,
		email: kind === "paypal" ? "payer@example.com" : "venmojoe",
		oneTime,
		behaviour
	} };
}
function result(status, enrolled, liabilityShifted, liabilityShiftPossible) {
	return {
		status,
		enrolled,
		liabilityShifted,
		liabilityShiftPossible
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/vault.ts
const CUSTOMER_FIELDS = [
	"first_name",
	"last_name",
	"company",
	"email",
	"phone",
	"fax",
	"website"
];
function readNonce(state, nonce, scope, codes) {
	const fixed = testNonce(nonce);
	if (fixed !== void 0 && "instrument" in fixed) return fixed;
	const attribute = "payment_method_nonce";
	if (fixed !== void 0) throw invalid(scope, attribute, fixed.code === "91564" ? codes.consumed : fixed.code, fixed.message);
	const known = state.nonces.get(nonce);
	if (known === void 0 || known.expiresAt <= state.context.clock.now()) throw invalid(scope, attribute, codes.unknown, "Unknown or expired payment_method_nonce.");
	if (known.consumed) throw invalid(scope, attribute, codes.consumed, "Cannot use a payment_method_nonce more than once.");
	const customerId = state.methods.get(known.token ?? "")?.customerId;
	return {
		instrument: known.instrument,
		...known.token !== void 0 && { token: known.token },
		...customerId !== void 0 && { customerId }
	};
}
function spendNonce(state, nonce) {
	const known = state.nonces.get(nonce ?? "");
	if (known !== void 0) state.nonces.set(known.nonce, {
		...known,
		consumed: true
	});
}
function findCustomer(state, id) {
	const customer = state.customers.get(id);
	if (customer === void 0) throw notFound();
	return customer;
}
function createCustomer(state, fields) {
	const id = text$2(fields, "id") ?? freshId(state, 11, state.customers);
	if (!/^[\w-]{1,36}$/u.test(id)) throw invalid("customer", "id", "91610", "Customer ID is invalid.");
	if (state.customers.has(id)) throw invalid("customer", "id", "91609", "Customer ID has already been taken.");
	const now = state.context.clock.now();
	const customer = {
		id,
		details: readDetails(fields),
		createdAt: now,
		updatedAt: now
	};
	state.customers.set(id, customer);
	return customer;
}
function updateCustomer(state, customer, fields) {
	const details = {
		...customer.details,
		...readDetails(fields)
	};
	const next = {
		...customer,
		details,
		updatedAt: state.context.clock.now()
	};
	state.customers.set(customer.id, next);
	return next;
}
function deleteCustomer(state, customer) {
	for (const { token } of methodsOf(state, customer.id)) state.methods.delete(token);
	state.customers.delete(customer.id);
}
function methodsOf(state, customerId) {
	return [...state.methods.values()].filter((method) => method.customerId === customerId);
}
function findMethod(state, token) {
	const method = state.methods.get(token);
	if (method === void 0) throw notFound();
	return method;
}
function vaultMethod(state, customerId, instrument, options = {}) {
	checkVaultable(instrument, options.verify === true);
	const { token = freshId(state, 7, state.methods) } = options;
	if (!/^[\w-]{1,36}$/u.test(token)) throw invalid("credit_card", "token", "91718", "Token is invalid.");
	if (state.methods.has(token)) throw invalid("credit_card", "token", "91719", "Duplicate token exists in the vault.");
	const now = state.context.clock.now();
	const others = methodsOf(state, customerId);
	const isDefault = options.makeDefault === true || others.length === 0;
	if (isDefault) for (const other of others) state.methods.set(other.token, {
		...other,
		isDefault: false
	});
	const method = {
		token,
		customerId,
		instrument,
		isDefault,
		createdAt: now,
		updatedAt: now
	};
	state.methods.set(token, method);
	return method;
}
function checkVaultable(instrument, verify) {
	if (instrument.kind === "paypal" && instrument.oneTime) throw invalid("paypal_account", "base", "82902", "Cannot vault a one-time use PayPal account.");
	if (!verify) return;
	const outcome = authorizationOutcome(100n, "USD", instrument);
	if (outcome.status === "authorized") return;
	throw new BraintreeRefusal(422, outcome.response?.text ?? `Gateway Rejected: ${outcome.rejection ?? "unknown"}`);
}
function readDetails(fields) {
	const details = {};
	for (const name of CUSTOMER_FIELDS) {
		const value = text$2(fields, name);
		if (value === void 0) continue;
		if (value.length > 255) throw invalid("customer", name, "81608", `${name} is too long.`);
		details[name] = value;
	}
	const email = details["email"];
	if (email !== void 0 && !/^[^\s@]{1,100}@[^\s@]{1,150}$/u.test(email)) throw invalid("customer", "email", "81604", "Email is an invalid format.");
	return details;
}

//#endregion
//#region src/sandbox/gateway/braintree/sale.ts
const SALE_FIELDS = "amount api_request_key billing billing_address_id channel credit_card currency_iso_code custom_fields customer customer_id descriptor device_data discount_amount exchange_rate_quote_id external_vault final_capture industry line_items merchant_account_id options order_id payment_method_nonce payment_method_token processing_merchant_category_code product_sku purchase_order_number risk_data sca_exemption service_fee_amount shipping shipping_address_id shipping_amount shipping_tax_amount ships_from_postal_code tax_amount tax_exempt three_d_secure_authentication_id three_d_secure_pass_thru transaction_source type".split(" ");
const AUTHORIZATION_DAYS = {
	Visa: 8,
	MasterCard: 7,
	"American Express": 7,
	Discover: 30,
	paypal: 29
};
function createTransaction(state, fields, known) {
	const type = text$2(fields, "type");
	if (type === void 0) throw invalid("transaction", "type", "91524", "Transaction type is required.");
	if (type !== "sale" && type !== "credit") throw invalid("transaction", "type", "91523", "Transaction type is invalid.");
	const account = readMerchantAccount(state, fields);
	const amount = readAmount(fields, account.currency);
	const orderId = text$2(fields, "order_id");
	if (orderId !== void 0 && orderId.length > 255) throw invalid("transaction", "order_id", "91501", "Order ID is too long.");
	const customFields = readCustomFields(fields);
	const options = nested(fields, "options");
	const payer = known ?? readPayer(state, fields);
	const { instrument } = payer;
	const outcome = type === "credit" ? approved(amount, account, instrument) : decide(amount, account, payer, options);
	const now = state.context.clock.now();
	const days = AUTHORIZATION_DAYS[instrument.kind === "card" ? instrument.cardType : instrument.kind] ?? 7;
	const started = {
		id: freshId(state, 8, state.transactions),
		type,
		status: "authorizing",
		history: [],
		authorized: outcome.status === "authorized" ? amount : 0n,
		amount,
		currency: account.currency,
		merchantAccountId: account.id,
		...orderId !== void 0 && { orderId },
		...payer,
		...outcome.response && { response: outcome.response },
		...outcome.rejection !== void 0 && { rejection: outcome.rejection },
		...outcome.status === "authorized" && { authorizationCode: state.context.random(6).toUpperCase() },
		customFields,
		createdAt: now,
		updatedAt: now,
		expiresAt: new Date(now.getTime() + days * 24 * 36e5),
		refundIds: [],
		partialIds: [],
		disputeIds: [],
		adjustments: []
	};
	if (outcome.status !== "authorized") {
		const refused = moved(vaulted(state, started, fields, false), outcome.status, now);
		spendNonce(state, text$2(fields, "payment_method_nonce"));
		save(state, refused);
		throw new BraintreeRefusal(422, refusalText(outcome), [], refused);
	}
	const kept = vaulted(state, started, fields, true);
	spendNonce(state, text$2(fields, "payment_method_nonce"));
	if (type === "credit") return advance(state, kept, "submitted_for_settlement");
	const authorized = advance(state, kept, "authorized");
	return flag(options, "submit_for_settlement") ? submit(state, authorized) : authorized;
}
function submit(state, transaction) {
	const submitted = advance(state, transaction, "submitted_for_settlement");
	const { instrument, amount, currency } = submitted;
	const outcome = settlementOutcome(amount, currency, instrument);
	if (outcome === "settlement_pending") return advance(state, submitted, outcome);
	if (outcome === "settled" && instrument.behaviour === "dispute") {
		openDispute$1(state, submitted, amount);
		return state.transactions.get(submitted.id) ?? submitted;
	}
	return submitted;
}
function readAmount(fields, currency) {
	const amount = parseAmount(fields["amount"], currency);
	if ("minor" in amount) return amount.minor;
	throw invalid("transaction", "amount", amount.code, amount.message);
}
function readMerchantAccount(state, fields) {
	const id = text$2(fields, "merchant_account_id");
	const accounts = merchantAccounts(state);
	const account = id === void 0 ? accounts[0] : accounts.find((one) => one.id === id);
	if (account !== void 0) return account;
	throw invalid("transaction", "merchant_account_id", "91513", "Merchant account ID is invalid.");
}
function readPayer(state, fields) {
	const customerId = text$2(fields, "customer_id");
	if (customerId !== void 0 && !state.customers.has(customerId)) throw invalid("transaction", "customer_id", "91510", "Customer ID is invalid.");
	const nonce = text$2(fields, "payment_method_nonce");
	const token = text$2(fields, "payment_method_token");
	const card = fields["credit_card"] === void 0 ? void 0 : nested(fields, "credit_card", CARD_FIELDS);
	if ([
		nonce,
		token,
		card
	].filter((given) => given !== void 0).length > 1) throw invalid("transaction", "base", "91515", "Cannot provide more than one payment method.");
	const owner = customerId === void 0 ? {} : { customerId };
	if (card !== void 0) return {
		instrument: readCard$1(state, card, "transaction.credit_card"),
		...owner
	};
	if (nonce !== void 0) {
		const payer = readNonce(state, nonce, "transaction", {
			consumed: "91564",
			unknown: "91565"
		});
		if (customerId !== void 0 && payer.customerId !== void 0 && payer.customerId !== customerId) throw notTheirs("payment_method_nonce");
		return {
			...payer,
			...owner
		};
	}
	const method = token === void 0 && customerId !== void 0 ? [...state.methods.values()].find((one) => one.customerId === customerId && one.isDefault) : state.methods.get(token ?? "");
	if (method === void 0 && token !== void 0) throw invalid("transaction", "payment_method_token", "91518", "Payment method token is invalid.");
	if (method === void 0) throw customerId === void 0 ? invalid("transaction", "base", "91508", "Cannot determine payment method.") : invalid("transaction", "customer_id", "91511", "Customer does not have any credit cards.");
	if (customerId !== void 0 && method.customerId !== customerId) throw notTheirs("payment_method_token");
	return {
		instrument: method.instrument,
		token: method.token,
		customerId: method.customerId
	};
}
function notTheirs(attribute) {
	return invalid("transaction", attribute, "91516", "Payment method does not belong to the given customer.");
}
function decide(amount, account, { instrument }, options) {
	const secure = instrument.kind === "card" ? instrument.threeDSecure : void 0;
	if (flag(nested(options, "three_d_secure"), "required") && secure?.liabilityShifted !== true) return {
		status: "gateway_rejected",
		rejection: "three_d_secure"
	};
	return authorizationOutcome(amount, account.currency, instrument);
}
function approved(amount, account, instrument) {
	const outcome = authorizationOutcome(amount, account.currency, instrument);
	return outcome.status === "gateway_rejected" ? outcome : {
		...outcome,
		status: "authorized"
	};
}
function vaulted(state, transaction, fields, success) {
	const options = nested(fields, "options");
	if (!(flag(options, "store_in_vault") || success && flag(options, "store_in_vault_on_success")) || transaction.token !== void 0) return transaction;
	checkVaultable(transaction.instrument, false);
	const given = nested(fields, "customer", [...CUSTOMER_FIELDS, "id"]);
	const customerId = transaction.customerId ?? createCustomer(state, given).id;
	const { token } = vaultMethod(state, customerId, transaction.instrument);
	return {
		...transaction,
		customerId,
		token
	};
}
function refusalText({ response, rejection }) {
	return response?.text ?? `Gateway Rejected: ${rejection ?? "unknown"}`;
}
function readCustomFields(fields) {
	const given = fields["custom_fields"] ?? {};
	if (!isFields(given)) throw invalidParams("custom_fields");
	const names = Object.keys(given);
	if (names.length > 20 || names.some((name) => !/^[a-z][a-z0-9_]{0,63}$/u.test(name))) throw invalid("transaction", "custom_fields", "91526", "Custom field is invalid.");
	return Object.fromEntries(names.map((name) => [name, text$2(given, name) ?? ""]));
}

//#endregion
//#region src/sandbox/gateway/braintree/capture.ts
const SETTLEMENT_FIELDS = "amount api_request_key descriptor discount_amount final_capture industry line_items order_id purchase_order_number shipping shipping_address_id shipping_amount shipping_tax_amount ships_from_postal_code tax_amount tax_exempt".split(" ");
function submitForSettlement(state, transaction, fields) {
	if (transaction.status !== "authorized") throw cannotSubmit();
	const amount = readCapture(fields, transaction, transaction.authorized) ?? transaction.amount;
	const orderId = text$2(fields, "order_id");
	return submit(state, {
		...transaction,
		amount,
		...orderId !== void 0 && { orderId }
	});
}
function submitPart(state, sale, fields) {
	const more = sale.status === "settlement_pending" && sale.partialIds.length > 0;
	const now = state.context.clock.now();
	if (sale.status !== "authorized" && !more || sale.expiresAt <= now) throw cannotSubmit();
	const left = sale.authorized - capturedInParts(state, sale);
	const amount = readCapture(fields, sale, left);
	if (amount === void 0) throw invalid("transaction", "amount", "81502", "Amount is required.");
	const part = {
		...sale,
		id: freshId(state, 8, state.transactions),
		status: "authorized",
		history: [],
		authorized: amount,
		amount,
		createdAt: now,
		updatedAt: now,
		parentId: sale.id,
		partialIds: [],
		adjustments: []
	};
	const parent = {
		...sale,
		partialIds: [...sale.partialIds, part.id]
	};
	save(state, parent);
	const pending = parent.status === "authorized" ? advance(state, parent, "settlement_pending") : parent;
	if (amount === left || flag(fields, "final_capture")) advance(state, pending, "settlement_confirmed");
	return submit(state, part);
}
function adjustAuthorization(state, transaction, fields) {
	if (transaction.status !== "authorized") throw invalid("transaction", "base", "915218", "Transaction must be in authorized state.");
	const parsed = parseAmount(fields["amount"], transaction.currency);
	if (!("minor" in parsed)) throw invalid("transaction", "amount", parsed.code, parsed.message);
	const difference = parsed.minor - transaction.authorized;
	if (difference === 0n) throw invalid("authorization_adjustment", "base", "95606", "No net amount to perform an authorization adjustment.");
	const at = state.context.clock.now();
	const adjustments = [...transaction.adjustments, {
		amount: difference,
		at
	}];
	const next = {
		...transaction,
		authorized: parsed.minor,
		amount: parsed.minor,
		adjustments,
		updatedAt: at
	};
	save(state, next);
	const kind = difference > 0n ? "authorize" : "void";
	const amount = difference > 0n ? difference : -difference;
	const { id, currency } = next;
	state.movements.push({
		provider: "braintree",
		kind,
		ref: id,
		payment_ref: id,
		amount,
		currency,
		created: at
	});
	return next;
}
function capturedInParts(state, sale) {
	return sale.partialIds.flatMap((id) => state.transactions.get(id) ?? []).filter(({ status }) => status !== "voided" && status !== "settlement_declined").reduce((sum, { amount }) => sum + amount, 0n);
}
function readCapture(fields, { currency }, most) {
	if (fields["amount"] === void 0 || fields["amount"] === null) return void 0;
	const amount = parseAmount(fields["amount"], currency);
	if (!("minor" in amount)) throw invalid("transaction", "amount", amount.code, amount.message);
	if (amount.minor <= most) return amount.minor;
	throw invalid("transaction", "amount", "91522", "Settlement amount is too large.");
}
function cannotSubmit() {
	return invalid("transaction", "base", "91507", "Cannot submit for settlement unless status is authorized.");
}

//#endregion
//#region src/sandbox/gateway/braintree/graphql-document.ts
const TOKEN = /[A-Za-z_]\w*|"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|\.\.\.|[{}()[\]:!=$]|(?<skipped>[\s,\ufeff]+|#[^\n]*)/gy;
const MAX_TOKENS = 5e3;
const MAX_DEPTH$2 = 15;
function parseGraphql(document, variables) {
	const reader = {
		tokens: tokensOf(document),
		variables,
		position: 0
	};
	const kind = peek(reader) === "mutation" ? "mutation" : "query";
	if (peek(reader) !== "{") {
		if (!["query", "mutation"].includes(next(reader))) throw new SyntaxError("a query or mutation was expected");
		if (/^[A-Za-z_]/u.test(peek(reader))) next(reader);
		if (peek(reader) === "(") skipDefinitions(reader);
	}
	const fields = readSelection(reader, 0);
	if (reader.position < reader.tokens.length) throw new SyntaxError("one operation was expected");
	return {
		kind,
		fields
	};
}
function tokensOf(document) {
	const tokens = [];
	let end = 0;
	for (const match of document.matchAll(TOKEN)) {
		end = match.index + match[0].length;
		if (match.groups?.["skipped"] === void 0) tokens.push(match[0]);
		if (tokens.length > MAX_TOKENS) throw new SyntaxError("the document is too long");
	}
	if (end !== document.length) throw new SyntaxError("the document holds a character that means nothing");
	return tokens;
}
function readSelection(reader, depth) {
	if (depth > MAX_DEPTH$2) throw new SyntaxError("the document is nested too deeply");
	take(reader, "{");
	const fields = [];
	while (peek(reader) !== "}") {
		if (peek(reader) === "...") {
			next(reader);
			if (next(reader) !== "on") throw new SyntaxError("named fragments are not supported");
			name(reader);
			fields.push(...readSelection(reader, depth + 1));
			continue;
		}
		const alias = name(reader);
		const aliased = peek(reader) === ":";
		if (aliased) next(reader);
		fields.push({
			alias,
			name: aliased ? name(reader) : alias,
			args: peek(reader) === "(" ? readPairs(reader, "(", ")", 0) : {},
			fields: peek(reader) === "{" ? readSelection(reader, depth + 1) : []
		});
	}
	next(reader);
	return fields;
}
function readPairs(reader, open, close, depth) {
	if (depth > MAX_DEPTH$2) throw new SyntaxError("the document is nested too deeply");
	take(reader, open);
	const pairs = /* @__PURE__ */ new Map();
	while (peek(reader) !== close) {
		const key = name(reader);
		take(reader, ":");
		if (pairs.has(key)) throw new SyntaxError("a name stands twice");
		pairs.set(key, readValue(reader, depth));
	}
	next(reader);
	return Object.fromEntries(pairs);
}
function readValue(reader, depth) {
	const token = peek(reader);
	if (token === "{") return readPairs(reader, "{", "}", depth + 1);
	next(reader);
	if (token === "$") {
		const variable = name(reader);
		return Object.hasOwn(reader.variables, variable) ? reader.variables[variable] : void 0;
	}
	if (token === "[") {
		const items = [];
		while (peek(reader) !== "]") items.push(readValue(reader, depth + 1));
		next(reader);
		return items;
	}
	if (token.startsWith("\"")) return JSON.parse(token);
	if (token === "true" || token === "false") return token === "true";
	if (token === "null") return null;
	if (/^[\w-]/u.test(token)) return token;
	throw new SyntaxError("a value was expected");
}
function skipDefinitions(reader) {
	while (next(reader) !== ")") if (peek(reader) === "{") throw new SyntaxError("a parenthesis is missing");
}
function name(reader) {
	const token = next(reader);
	if (!/^[A-Za-z_]/u.test(token)) throw new SyntaxError("a name was expected");
	return token;
}
function take(reader, token) {
	if (next(reader) !== token) throw new SyntaxError(`${token} was expected`);
}
function peek(reader) {
	return reader.tokens[reader.position] ?? "";
}
function next(reader) {
	const token = reader.tokens[reader.position];
	if (token === void 0) throw new SyntaxError("the document ends too early");
	reader.position += 1;
	return token;
}

//#endregion
//#region src/sandbox/gateway/braintree/refund.ts
const REFUND_FIELDS = [
	"amount",
	"api_request_key",
	"merchant_account_id",
	"order_id"
];
const DECLINES = {
	"200900": ["915200", "2009"],
	"204600": ["915201", "2046"]
};
function refund$1(state, sale, fields) {
	if (sale.type === "credit") throw refusal$1("base", "91505", "Cannot refund credit");
	if (sale.status === "settling") throw refusal$1("base", "91574", "Cannot refund transaction unless it is settled.");
	if (sale.status !== "settled") throw refusal$1("base", "91506", "Cannot refund transaction unless it is settled.");
	const left = sale.amount - refundedAmount(state, sale) - disputedAmount(state, sale);
	if (left <= 0n) throw refusal$1("base", "91512", "Transaction has already been completely refunded.");
	const given = fields["amount"] === void 0 || fields["amount"] === null ? void 0 : fields["amount"];
	const amount = given === void 0 ? { minor: left } : parseAmount(given, sale.currency);
	if (!("minor" in amount)) throw refusal$1("amount", amount.code, amount.message);
	if (amount.minor > left) throw refusal$1("amount", "91521", "Refund amount is too large.");
	const now = state.context.clock.now();
	const orderId = text$2(fields, "order_id") ?? sale.orderId;
	const decline = DECLINES[amount.minor.toString()];
	const credit = {
		id: freshId(state, 8, state.transactions),
		type: "credit",
		status: "authorizing",
		history: [],
		authorized: amount.minor,
		amount: amount.minor,
		currency: sale.currency,
		merchantAccountId: sale.merchantAccountId,
		...orderId !== void 0 && { orderId },
		...sale.customerId !== void 0 && { customerId: sale.customerId },
		...sale.token !== void 0 && { token: sale.token },
		instrument: sale.instrument,
		response: processorResponse(decline?.[1] ?? "1002"),
		customFields: {},
		createdAt: now,
		updatedAt: now,
		expiresAt: sale.expiresAt,
		refundedId: sale.id,
		refundIds: [],
		partialIds: [],
		disputeIds: [],
		adjustments: []
	};
	save(state, {
		...sale,
		refundIds: [...sale.refundIds, credit.id],
		updatedAt: now
	});
	if (decline === void 0) return advance(state, credit, "submitted_for_settlement");
	const declined = moved(credit, "processor_declined", now);
	save(state, declined);
	const message = decline[0] === "915200" ? "Refund was declined by the issuer." : "Refund was declined for now.";
	const error = {
		scope: ["transaction"],
		attribute: "base",
		code: decline[0],
		message
	};
	throw new BraintreeRefusal(422, message, [error], declined);
}
function voidTransaction(state, transaction) {
	const { status, partialIds, disputeIds } = transaction;
	if (!(status === "authorized" || status === "submitted_for_settlement" || status === "settlement_pending") || partialIds.length > 0 || disputeIds.length > 0) throw refusal$1("base", "91504", "Transaction can only be voided if status is authorized, submitted_for_settlement, or - for PayPal - settlement_pending.");
	return advance(state, transaction, "voided");
}
function refundedAmount(state, sale) {
	return sale.refundIds.flatMap((id) => state.transactions.get(id) ?? []).filter(({ status }) => ![
		"voided",
		"settlement_declined",
		"processor_declined"
	].includes(status)).reduce((sum, { amount }) => sum + amount, 0n);
}
function refusal$1(attribute, code, message) {
	return invalid("transaction", attribute, code, message);
}

//#endregion
//#region src/sandbox/gateway/braintree/graphql.ts
const QUERIES = { ping: () => "pong" };
const MUTATIONS = {
	tokenizeCreditCard(state, input) {
		const card = nested(input, "creditCard", [
			"number",
			"expirationMonth",
			"expirationYear",
			"cvv",
			"cardholderName",
			"billingAddress"
		]);
		const fields = {
			number: card["number"],
			cvv: card["cvv"],
			expiration_month: card["expirationMonth"],
			expiration_year: card["expirationYear"],
			cardholder_name: card["cardholderName"]
		};
		const kept = readCard$1(state, fields, "creditCard");
		const { bin, last4, cardType, expirationMonth, expirationYear } = kept;
		const brandCode = cardType.toUpperCase().replaceAll(" ", "_");
		return { paymentMethod: {
			__typename: "PaymentMethod",
			id: issueNonce(state, kept),
			usage: "SINGLE_USE",
			createdAt: state.context.clock.now().toISOString(),
			details: {
				__typename: "CreditCardDetails",
				bin,
				last4,
				brandCode,
				expirationMonth,
				expirationYear
			}
		} };
	},
	chargePaymentMethod: (state, input) => ({ transaction: transactionJson$1(charge$1(state, input, true)) }),
	authorizePaymentMethod: (state, input) => ({ transaction: transactionJson$1(charge$1(state, input, false)) }),
	captureTransaction(state, input) {
		const options = nested(input, "transaction", ["amount", "orderId"]);
		const fields = {
			amount: options["amount"],
			order_id: options["orderId"]
		};
		return { transaction: transactionJson$1(submitForSettlement(state, find$10(state, input), fields)) };
	},
	refundTransaction(state, input) {
		const options = nested(input, "refund", ["amount", "orderId"]);
		const fields = {
			amount: options["amount"],
			order_id: options["orderId"]
		};
		return { refund: {
			...transactionJson$1(refund$1(state, find$10(state, input), fields)),
			__typename: "Refund"
		} };
	}
};
function answerGraphql(state, body) {
	const fields = isFields(body) ? body : {};
	const variables = fields["variables"] ?? {};
	if (typeof fields["query"] !== "string" || !isFields(variables)) return failed("A query is required.", "VALIDATION");
	let operation;
	try {
		operation = parseGraphql(fields["query"], variables);
	} catch {
		return failed("The query could not be parsed.", "VALIDATION");
	}
	const resolvers = operation.kind === "query" ? QUERIES : MUTATIONS;
	if (operation.fields.find(({ name }) => !Object.hasOwn(resolvers, name)) !== void 0) return failed("The query names a field that there is not.", "VALIDATION");
	const data = [];
	const errors = [];
	for (const field of operation.fields) try {
		const result = resolvers[field.name]?.(state, isFields(field.args["input"]) ? field.args["input"] : {});
		data.push([field.alias, project(result, field)]);
	} catch (error) {
		if (!(error instanceof BraintreeRefusal)) throw error;
		data.push([field.alias, null]);
		errors.push(...errorsOf(error, field.alias));
	}
	return {
		data: Object.fromEntries(data),
		...errors.length > 0 && { errors }
	};
}
function charge$1(state, input, submit) {
	const options = nested(input, "transaction", [
		"amount",
		"orderId",
		"merchantAccountId",
		"options"
	]);
	const fields = {
		type: "sale",
		amount: options["amount"],
		order_id: options["orderId"],
		merchant_account_id: options["merchantAccountId"],
		payment_method_nonce: input["paymentMethodId"],
		options: { submit_for_settlement: submit }
	};
	try {
		return createTransaction(state, fields);
	} catch (error) {
		if (error instanceof BraintreeRefusal && error.transaction !== void 0) return error.transaction;
		throw error;
	}
}
function find$10(state, input) {
	const given = text$2(input, "transactionId") ?? "";
	const decoded = /^transaction_(\w+)$/u.exec(Buffer.from(given, "base64").toString("latin1"))?.[1];
	const transaction = state.transactions.get(decoded ?? given);
	if (transaction === void 0) throw notFound();
	return transaction;
}
function transactionJson$1(transaction) {
	const { id, amount, currency, orderId, merchantAccountId, status, createdAt } = transaction;
	return {
		__typename: "Transaction",
		id: Buffer.from(`transaction_${id}`).toString("base64"),
		legacyId: id,
		status: status.toUpperCase(),
		orderId: orderId ?? null,
		merchantAccountId,
		createdAt: createdAt.toISOString(),
		amount: {
			value: amountText$1(amount, currency),
			currencyIsoCode: currency,
			currencyCode: currency
		}
	};
}
function project(value, { fields }) {
	if (!isFields(value)) return value;
	return Object.fromEntries(fields.map((field) => {
		const part = Object.hasOwn(value, field.name) ? value[field.name] : null;
		return [field.alias, project(part, field)];
	}));
}
function errorsOf(refusal, path) {
	const errorClass = refusal.status === 404 ? "NOT_FOUND" : "VALIDATION";
	if (refusal.errors.length === 0) return [{
		message: refusal.message,
		path: [path],
		extensions: { errorClass }
	}];
	return refusal.errors.map(({ message, code, attribute }) => ({
		message,
		path: [path],
		extensions: {
			errorClass,
			legacyCode: code,
			inputPath: ["input", attribute]
		}
	}));
}
function failed(message, errorClass) {
	return {
		data: null,
		errors: [{
			message,
			extensions: { errorClass }
		}]
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/idempotency.ts
const LIFE = 864e5;
const SCOPE = "transaction";
const FIELD = "api_request_key";
function takeKey(state, key, request) {
	if (key.length > 255) throw invalid(SCOPE, FIELD, "915230", "API request key is too long.");
	const now = state.context.clock.now();
	const digest = createHash("sha256").update(request).digest("hex");
	const known = state.keys.get(key);
	if (known === void 0 || now.getTime() - known.at.getTime() >= LIFE) {
		state.keys.set(key, {
			digest,
			state: "in-flight",
			at: now
		});
		return;
	}
	if (known.digest !== digest) throw invalid(SCOPE, FIELD, "915232", "API request key can be reused only with the same request.");
	if (known.answer !== void 0) return known.answer;
	throw known.state === "in-flight" ? invalid(SCOPE, FIELD, "915233", "API request key is in flight.") : invalid(SCOPE, FIELD, "915234", "API request key was used with a request that failed.");
}
function endKey(state, key, answer) {
	const known = state.keys.get(key);
	if (known === void 0) return;
	state.keys.set(key, {
		...known,
		state: answer === void 0 ? "failed" : "done",
		...answer && { answer }
	});
}

//#endregion
//#region src/sandbox/gateway/braintree/sample-webhook.ts
const DISPUTES = {
	dispute_opened: "open",
	dispute_accepted: "accepted",
	dispute_disputed: "disputed",
	dispute_won: "won",
	dispute_lost: "lost",
	dispute_expired: "expired"
};
const TRANSACTIONS = {
	transaction_settled: "settled",
	transaction_settlement_declined: "settlement_declined",
	transaction_disbursed: "settled",
	refund_failed: "settlement_declined"
};
function sampleWebhook$1(state, kind) {
	const eventId = notify(state, kind, subjectOf(state, kind));
	if (eventId === void 0) throw new Refusal(409, "no_webhook_url", "No address for Braintree webhooks is set.");
	return eventId;
}
function subjectOf(state, kind) {
	if (kind === "check") return { check: true };
	const sale = sampleTransaction(state, kind);
	if (kind === "transaction_reviewed") {
		const reviewed_time = state.context.clock.now();
		return { transaction_review: {
			transaction_id: sale.id,
			decision: "approve",
			reviewer_email: "reviewer@example.com",
			reviewer_note: "Reviewed",
			reviewed_time
		} };
	}
	const status = Object.hasOwn(DISPUTES, kind) ? DISPUTES[kind] : void 0;
	if (status !== void 0) return { dispute: disputeXml(sampleDispute(state, sale, status), sale) };
	if (!Object.hasOwn(TRANSACTIONS, kind)) {
		const known = [
			"check",
			"transaction_reviewed",
			...Object.keys(DISPUTES),
			...Object.keys(TRANSACTIONS)
		];
		throw new Refusal(404, "unknown_kind", `Braintree webhooks of these kinds are sent: ${known.toSorted().join(", ")}.`);
	}
	const details = {
		disbursement_date: state.context.clock.now().toISOString().slice(0, 10),
		success: true
	};
	const disbursed = kind === "transaction_disbursed" ? { disbursement_details: details } : {};
	return { transaction: {
		...transactionXml(state, sale),
		...disbursed
	} };
}
function sampleTransaction(state, kind) {
	const at = state.context.clock.now();
	const [account] = merchantAccounts(state);
	const nonce = testNonce("fake-valid-nonce");
	if (account === void 0 || nonce === void 0 || !("instrument" in nonce)) throw new RangeError("no account");
	const status = TRANSACTIONS[kind] ?? "settled";
	return {
		id: freshId(state, 8, state.transactions),
		type: kind === "refund_failed" ? "credit" : "sale",
		status,
		history: [{
			status,
			amount: 10000n,
			at
		}],
		authorized: 10000n,
		amount: 10000n,
		currency: account.currency,
		merchantAccountId: account.id,
		instrument: nonce.instrument,
		response: processorResponse("1000"),
		customFields: {},
		createdAt: at,
		updatedAt: at,
		expiresAt: at,
		refundIds: [],
		partialIds: [],
		disputeIds: [],
		adjustments: []
	};
}
function sampleDispute(state, sale, status) {
	const at = state.context.clock.now();
	return {
		id: freshId(state, 16, state.disputes),
		transactionId: sale.id,
		status,
		amount: sale.amount,
		currency: sale.currency,
		reason: "fraud",
		evidence: [],
		history: [{
			status,
			at
		}],
		createdAt: at,
		updatedAt: at,
		replyBy: new Date(at.getTime() + 12096e5)
	};
}

//#endregion
//#region src/sandbox/gateway/braintree/simulate-settlement.ts
const WAYS = {
	settled: ["settling", "settled"],
	settlement_pending: ["settlement_pending"],
	settlement_confirmed: ["settlement_pending", "settlement_confirmed"],
	settlement_declined: ["settling", "settlement_declined"]
};
function simulateSettlement(state, transaction, status) {
	if (!(status === "settlement_declined" && transaction.disputeIds.length > 0) && transaction.partialIds.length === 0 && [
		"submitted_for_settlement",
		"settling",
		"settlement_pending",
		"settlement_confirmed"
	].includes(transaction.status)) {
		if (mayBecome(transaction.status, status)) return advance(state, transaction, status);
		const [first, last] = WAYS[status];
		if (first !== void 0 && last !== void 0 && mayBecome(transaction.status, first)) return advance(state, advance(state, transaction, first), last);
	}
	throw invalid("transaction", "base", "91575", "Cannot simulate settlement in the current state of the transaction.");
}

//#endregion
//#region src/sandbox/gateway/braintree/transaction-routes.ts
const TESTS = {
	settle: "settled",
	settlement_pending: "settlement_pending",
	settlement_confirm: "settlement_confirmed",
	settlement_decline: "settlement_declined"
};
const TRANSACTION_ROUTES = [
	{
		method: "POST",
		path: "/transactions",
		keyed: true,
		handle: (state, { body }) => told(state, 201, createTransaction(state, readFields$2(body, "transaction", SALE_FIELDS)))
	},
	{
		method: "GET",
		path: "/transactions/:id",
		handle: (state, request) => told(state, 200, find$9(state, request))
	},
	{
		method: "PUT",
		path: "/transactions/:id/submit_for_settlement",
		keyed: true,
		handle(state, request) {
			const fields = readFields$2(request.body, "transaction", SETTLEMENT_FIELDS);
			return told(state, 200, submitForSettlement(state, find$9(state, request), fields));
		}
	},
	{
		method: "POST",
		path: "/transactions/:id/submit_for_partial_settlement",
		keyed: true,
		handle(state, request) {
			const fields = readFields$2(request.body, "transaction", SETTLEMENT_FIELDS);
			return told(state, 201, submitPart(state, find$9(state, request), fields));
		}
	},
	{
		method: "PUT",
		path: "/transactions/:id/adjust_authorization",
		handle(state, request) {
			const fields = readFields$2(request.body, "transaction", ["amount"]);
			return told(state, 200, adjustAuthorization(state, find$9(state, request), fields));
		}
	},
	{
		method: "POST",
		path: "/transactions/:id/refund",
		keyed: true,
		handle(state, request) {
			const fields = readFields$2(request.body, "transaction", REFUND_FIELDS);
			return told(state, 201, refund$1(state, find$9(state, request), fields));
		}
	},
	{
		method: "PUT",
		path: "/transactions/:id/void",
		keyed: true,
		handle(state, request) {
			readFields$2(request.body, "transaction", ["api_request_key"]);
			return told(state, 200, voidTransaction(state, find$9(state, request)));
		}
	},
	{
		method: "POST",
		path: "/transactions/:id/clone",
		handle: (state, request) => told(state, 201, clone(state, request))
	},
	{
		method: "GET",
		path: "/transactions/:id/line_items",
		handle(state, request) {
			find$9(state, request);
			return answer$1(200, "line_items", xmlArray("line_item", []));
		}
	},
	...Object.entries(TESTS).map(([name, status]) => ({
		method: "PUT",
		path: `/transactions/:id/${name}`,
		handle: (state, request) => told(state, 200, simulateSettlement(state, find$9(state, request), status))
	}))
];
function clone(state, request) {
	const original = find$9(state, request);
	const fields = readFields$2(request.body, "transaction_clone", [
		"amount",
		"channel",
		"options"
	]);
	if (original.type === "credit") throw invalid("transaction", "base", "91543", "Cannot clone credit transactions.");
	if (original.instrument.kind !== "card") throw invalid("transaction", "base", "91573", "Cannot clone transactions of this account.");
	if (original.token !== void 0) throw invalid("transaction", "base", "91540", "Cannot clone transactions of a vaulted card.");
	if (original.authorized === 0n) throw invalid("transaction", "base", "91542", "Cannot clone unsuccessful transactions.");
	const options = nested(fields, "options", ["submit_for_settlement"]);
	if (options["submit_for_settlement"] === void 0) throw invalid("transaction", "base", "91544", "Submit for settlement is required for cloning.");
	const { orderId, customerId, merchantAccountId } = original;
	return createTransaction(state, {
		type: "sale",
		amount: fields["amount"],
		merchant_account_id: merchantAccountId,
		...orderId !== void 0 && { order_id: orderId },
		options: { submit_for_settlement: flag(options, "submit_for_settlement") }
	}, {
		instrument: original.instrument,
		...customerId !== void 0 && { customerId }
	});
}
function find$9(state, { id }) {
	const transaction = state.transactions.get(id);
	if (transaction === void 0) throw notFound();
	return transaction;
}
function told(state, status, transaction) {
	return answer$1(status, "transaction", transactionXml(state, state.transactions.get(transaction.id) ?? transaction));
}

//#endregion
//#region src/sandbox/gateway/braintree/vault-routes.ts
const CUSTOMER$1 = [
	...CUSTOMER_FIELDS,
	"id",
	"payment_method_nonce",
	"credit_card",
	"device_data",
	"risk_data",
	"options"
];
const METHOD = "customer_id payment_method_nonce token cardholder_name billing_address device_data options".split(" ");
const VAULT_ROUTES = [
	{
		method: "POST",
		path: "/customers",
		handle(state, { body }) {
			const fields = readFields$2(body, "customer", CUSTOMER$1);
			const instrument = readInstrument(state, fields, "customer");
			const options = cardOptions(fields);
			if (instrument !== void 0) checkVaultable(instrument, options.verify);
			const customer = createCustomer(state, fields);
			if (instrument !== void 0) vaultMethod(state, customer.id, instrument, { makeDefault: options.makeDefault });
			spendNonce(state, text$2(fields, "payment_method_nonce"));
			return toldCustomer(state, 201, customer);
		}
	},
	{
		method: "GET",
		path: "/customers/:id",
		handle: (state, { id }) => toldCustomer(state, 200, findCustomer(state, id))
	},
	{
		method: "PUT",
		path: "/customers/:id",
		handle(state, { id, body }) {
			const customer = findCustomer(state, id);
			const fields = readFields$2(body, "customer", CUSTOMER$1);
			const instrument = readInstrument(state, fields, "customer");
			const options = cardOptions(fields);
			if (instrument !== void 0) checkVaultable(instrument, options.verify);
			const next = updateCustomer(state, customer, fields);
			if (instrument !== void 0) vaultMethod(state, id, instrument, { makeDefault: options.makeDefault });
			spendNonce(state, text$2(fields, "payment_method_nonce"));
			return toldCustomer(state, 200, next);
		}
	},
	{
		method: "DELETE",
		path: "/customers/:id",
		handle(state, { id }) {
			deleteCustomer(state, findCustomer(state, id));
			return EMPTY;
		}
	},
	{
		method: "POST",
		path: "/payment_methods",
		handle: (state, { body }) => toldMethod(201, createMethod(state, body))
	},
	{
		method: "GET",
		path: "/payment_methods/any/:id",
		handle: (state, { id }) => toldMethod(200, findMethod(state, id))
	},
	{
		method: "DELETE",
		path: "/payment_methods/any/:id",
		handle(state, { id }) {
			state.methods.delete(findMethod(state, id).token);
			return EMPTY;
		}
	},
	{
		method: "POST",
		path: "/payment_methods/:id/nonces",
		handle(state, { id }) {
			const { instrument, token } = findMethod(state, id);
			return toldNonce(201, issueNonce(state, instrument, token), instrument, false);
		}
	},
	{
		method: "GET",
		path: "/payment_method_nonces/:id",
		handle(state, { id }) {
			const known = state.nonces.get(id);
			if (known !== void 0) return toldNonce(200, id, known.instrument, known.consumed);
			throw notFound();
		}
	}
];
function createMethod(state, body) {
	const raw = typeof body === "object" && body !== null && "credit_card" in body;
	const scope = raw ? "credit_card" : "payment_method";
	const fields = readFields$2(body, scope, raw ? [...CARD_FIELDS, "customer_id"] : METHOD);
	const nonceCodes = {
		consumed: "91731",
		unknown: "91732"
	};
	const customerId = text$2(fields, "customer_id");
	const codeScope = "credit_card";
	if (customerId === void 0) throw invalid(codeScope, "customer_id", "91704", "Customer ID is required.");
	if (!state.customers.has(customerId)) throw invalid(codeScope, "customer_id", "91705", "Customer ID is invalid.");
	const nonce = text$2(fields, "payment_method_nonce");
	if (!raw && nonce === void 0) throw invalid("payment_method", "payment_method_nonce", "93103", "Nonce is required.");
	const payer = nonce === void 0 ? { instrument: readCard$1(state, fields, scope) } : readNonce(state, nonce, codeScope, nonceCodes);
	const options = nested(fields, "options");
	const method = vaultMethod(state, customerId, payer.instrument, {
		token: text$2(fields, "token"),
		makeDefault: flag(options, "make_default"),
		verify: flag(options, "verify_card")
	});
	spendNonce(state, nonce);
	return method;
}
function readInstrument(state, fields, scope) {
	const nonce = text$2(fields, "payment_method_nonce");
	if (nonce !== void 0) return readNonce(state, nonce, scope, {
		consumed: "91731",
		unknown: "91732"
	}).instrument;
	if (fields["credit_card"] === void 0) return void 0;
	return readCard$1(state, nested(fields, "credit_card", CARD_FIELDS), `${scope}.credit_card`);
}
function cardOptions(fields) {
	const options = nested(nested(fields, "credit_card"), "options");
	return {
		verify: flag(options, "verify_card"),
		makeDefault: flag(options, "make_default")
	};
}
function toldCustomer(state, status, customer) {
	const methods = methodsOf(state, customer.id).map(methodXml);
	const list = (root) => methods.filter((method) => method.root === root).map(({ fields }) => fields);
	return answer$1(status, "customer", {
		id: customer.id,
		merchant_id: state.account.merchantId,
		...Object.fromEntries(CUSTOMER_FIELDS.map((name) => [name, customer.details[name] ?? null])),
		created_at: customer.createdAt,
		updated_at: customer.updatedAt,
		credit_cards: xmlArray("credit_card", list("credit_card")),
		paypal_accounts: xmlArray("paypal_account", list("paypal_account")),
		venmo_accounts: xmlArray("venmo_account", list("venmo_account")),
		addresses: xmlArray("address", []),
		global_id: Buffer.from(`customer_${customer.id}`).toString("base64")
	});
}
function toldMethod(status, method) {
	const { root, fields } = methodXml(method);
	return answer$1(status, root, fields);
}
function toldNonce(status, nonce, instrument, consumed) {
	const type = {
		card: "CreditCard",
		paypal: "PayPalAccount",
		venmo: "VenmoAccount"
	}[instrument.kind];
	const details = instrument.kind === "card" ? {
		bin: instrument.bin,
		last_two: instrument.last4.slice(-2),
		card_type: instrument.cardType
	} : { email: instrument.email };
	return answer$1(status, "payment_method_nonce", {
		nonce,
		type,
		consumed,
		default: false,
		details
	});
}

//#endregion
//#region src/sandbox/gateway/braintree/braintree-routes.ts
const ROUTES = [
	...TRANSACTION_ROUTES,
	...VAULT_ROUTES,
	...DISPUTE_ROUTES,
	...ACCOUNT_ROUTES
];
function braintreeRoutes(app, context, account) {
	const state = makeBraintreeState(context, account);
	app.register(async (scope) => {
		shape(scope, state, account);
		for (const route of ROUTES) addRoute(scope, state, route);
		scope.setNotFoundHandler((_request, reply) => send$2(reply, errorAnswer(state, notFound())));
	}, { prefix: "/merchants/:merchantId" });
	app.register(async (scope) => {
		addParser(scope);
		scope.post("/graphql", (request, reply) => {
			catchUp(state);
			const content = isAuthorized(request, account) ? answerGraphql(state, request.body) : { errors: [{
				message: "Authentication failed.",
				extensions: { errorClass: "AUTHENTICATION" }
			}] };
			return reply.type("application/json; charset=utf-8").send(JSON.stringify(content));
		});
		scope.setErrorHandler((_error, _request, reply) => {
			return reply.code(200).type("application/json; charset=utf-8").send(JSON.stringify({ errors: [{
				message: "The request is malformed.",
				extensions: { errorClass: "VALIDATION" }
			}] }));
		});
	});
	return booksOf(state);
}
function shape(scope, state, account) {
	addParser(scope);
	scope.addHook("onRequest", async (request) => {
		const { merchantId } = request.params;
		if (!isAuthorized(request, account) || merchantId !== account.merchantId) throw new BraintreeRefusal(401, "Authentication Error");
		if (request.headers["x-apiversion"] === void 0) throw new BraintreeRefusal(426, "Upgrade Required");
	});
	scope.setErrorHandler((error, _request, reply) => send$2(reply, errorAnswer(state, refusalOf(error))));
}
function addRoute(scope, state, route) {
	const replays = /* @__PURE__ */ new WeakMap();
	const keys = /* @__PURE__ */ new WeakMap();
	scope.route({
		method: route.method,
		url: route.path,
		async preValidation(request) {
			catchUp(state);
			const key = requestKey(request);
			if (key === void 0) return;
			if (route.keyed !== true) throw invalid("transaction", "api_request_key", "915231", "API request key is not allowed here.");
			const replay = takeKey(state, key, `${request.method} ${request.url}\n${JSON.stringify(request.body)}`);
			if (replay === void 0) keys.set(request, key);
			else replays.set(request, replay);
		},
		handler(request, reply) {
			return send$2(reply, replays.get(request) ?? execute$1(state, route, request, keys.get(request)));
		}
	});
}
function execute$1(state, route, request, key) {
	const { id = "", part = "" } = request.params;
	const query = new URL(request.url, "http://gateway.invalid").searchParams;
	const end = (result) => {
		if (key !== void 0) endKey(state, key, result);
	};
	try {
		const result = route.handle(state, {
			id,
			part,
			query,
			body: request.body ?? {}
		});
		end(result);
		return result;
	} catch (error) {
		const result = error instanceof BraintreeRefusal && error.transaction !== void 0 ? errorAnswer(state, error) : void 0;
		end(result);
		if (result !== void 0) return result;
		throw error;
	}
}
function addParser(scope) {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes, done) => {
		try {
			done(null, parseBody(bytes));
		} catch (error) {
			done(error);
		}
	});
}
function send$2(reply, { status, xml }) {
	return reply.code(status).type("application/xml; charset=utf-8").send(xml);
}
function requestKey(request) {
	const body = isFields(request.body) ? request.body["transaction"] : void 0;
	return isFields(body) ? text$2(body, "api_request_key") : void 0;
}
function isAuthorized(request, { publicKey, privateKey }) {
	const expected = `Basic ${Buffer.from(`${publicKey}:${privateKey}`).toString("base64")}`;
	return timingSafeEqual(digest$1(request.headers.authorization ?? ""), digest$1(expected));
}
function refusalOf(error) {
	if (error instanceof BraintreeRefusal) return error;
	if (error instanceof Refusal) return new BraintreeRefusal(error.status, error.message);
	const { statusCode = 500 } = error;
	return statusCode < 500 ? new BraintreeRefusal(statusCode, "Bad Request") : new BraintreeRefusal(500, "Server Error");
}
function booksOf(state) {
	return {
		reset() {
			for (const map of [
				state.transactions,
				state.customers,
				state.methods,
				state.nonces,
				state.disputes,
				state.keys
			]) map.clear();
			state.movements.length = 0;
			state.lines.length = 0;
			state.nextDue = Number.POSITIVE_INFINITY;
			state.fingerprintKey = state.context.random(64);
		},
		tick: () => catchUp(state),
		settlement(from, to) {
			catchUp(state);
			return state.lines.filter(({ created }) => created >= from && created < to);
		},
		journal() {
			catchUp(state);
			return [...state.movements];
		},
		tokenizeCard({ number, expMonth, expYear, cvc }) {
			return issueNonce(state, readCard$1(state, {
				number,
				cvv: cvc,
				expiration_month: expMonth,
				expiration_year: expYear
			}, "credit_card"));
		},
		sampleWebhook: (kind) => sampleWebhook$1(state, kind),
		dispute(transactionId) {
			const transaction = state.transactions.get(transactionId);
			if (transaction === void 0) throw new Refusal(404, "not_found", "There is no such transaction.");
			if (transaction.type === "credit" || transaction.status !== "settled" || transaction.disputeIds.length > 0) throw new Refusal(409, "not_disputable", "Only a settled sale can be disputed, and only once.");
			const left = transaction.amount - refundedAmount(state, transaction);
			if (left === 0n) throw new Refusal(409, "not_disputable", "All of the sale has been refunded.");
			return openDispute$1(state, transaction, left).id;
		},
		decide(disputeId, outcome) {
			const dispute = state.disputes.get(disputeId);
			if (dispute === void 0) throw new Refusal(404, "not_found", "There is no such dispute.");
			if (dispute.status !== "disputed") throw new Refusal(409, "not_decidable", "The dispute is not with the processor.");
			decideDispute(state, dispute, outcome);
		},
		verifyWebhookUrl: (url) => verifyWebhookUrl(state, url)
	};
}
async function verifyWebhookUrl(state, url) {
	const target = new URL(url);
	if (!isLoopbackHost(target.hostname)) return false;
	const challenge = randomBytes(10).toString("hex");
	target.searchParams.set("bt_challenge", challenge);
	const client = openHttpClient(target.origin, { maxBytes: 4096 });
	try {
		const { status, body } = await client.request({
			method: "GET",
			path: `${target.pathname}${target.search}`
		});
		return status === 200 && Buffer.from(body).toString("utf8").trim() === signature(state, challenge);
	} catch {
		return false;
	} finally {
		await client.close();
	}
}
function digest$1(value) {
	return createHash("sha256").update(value).digest();
}

//#endregion
//#region src/sandbox/gateway/card-fields-assets.ts
const cardFieldsStyle = `:root { color-scheme: light dark; --line: #8884; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
form { display: grid; gap: .75rem; grid-template-columns: repeat(3, 1fr); }
label { display: grid; gap: .25rem; }
label:first-child, button, [role=status] { grid-column: 1 / -1; }
input, button { font: inherit; width: 100%; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
button { background: #2f6b4f; color: #fff; cursor: pointer; }
[role=status]:empty { display: none; }
`;
const cardFieldsScript = `'use strict';
const form = document.querySelector('#card');
const { provider, key, parent: shop } = form.dataset;
const status = document.querySelector('[role=status]');
const tell = (message) => window.parent.postMessage({ source: 'card-fields', ...message }, shop);

async function submit() {
  const card = Object.fromEntries(new FormData(form));
  const answer = await fetch('/elements/card-fields/tokens', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider, key, ...card }),
  });
  const { token, error } = await answer.json();
  if (token === undefined) throw new Error(error.message);
  form.reset();
  status.textContent = '';
  tell({ token });
}

const run = () => submit().catch((error) => { status.textContent = error.message; tell({ error: error.message }); });
form.addEventListener('submit', (event) => { event.preventDefault(); run(); });
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin === shop && source === window.parent && data?.source === 'shop' && data.action === 'submit') run();
});
`;

//#endregion
//#region src/sandbox/gateway/framed-page.ts
function isLoopbackOrigin(origin) {
	const url = URL.parse(origin);
	return url !== null && /^https?:$/u.test(url.protocol) && url.origin === origin && isLoopbackHost(url.hostname);
}
function dressed(reply, frameAncestors = "'none'") {
	return reply.headers({
		"cache-control": "no-store",
		"content-security-policy": `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors ${frameAncestors}`,
		"cross-origin-embedder-policy": "require-corp",
		"cross-origin-resource-policy": "cross-origin",
		"permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
		"referrer-policy": "no-referrer",
		"x-content-type-options": "nosniff"
	});
}

//#endregion
//#region src/sandbox/gateway/card-fields.ts
const text$1 = (maxLength) => ({
	type: "string",
	maxLength
});
const tokenBody = bodySchema({
	provider: {
		type: "string",
		enum: ["stripe", "braintree"]
	},
	key: text$1(200),
	number: text$1(40),
	exp_month: text$1(2),
	exp_year: text$1(4),
	cvc: text$1(4)
});
function cardFields(app, parts) {
	app.register(async (scope) => {
		scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes, done) => {
			try {
				done(null, parseStrictJson(bytes));
			} catch (error) {
				done(error);
			}
		});
		scope.setErrorHandler((error, _request, reply) => {
			const refusal = error instanceof Refusal ? error : new Refusal(400, "bad_request", "The request is malformed.");
			return json(reply, refusal.status, { error: {
				code: refusal.code,
				message: refusal.message
			} });
		});
		scope.get("/elements/card-fields", (request, reply) => {
			const query = new URL(request.url, "http://gateway.invalid").searchParams;
			const provider = query.get("provider") === "braintree" ? "braintree" : "stripe";
			const key = query.get("key") ?? "";
			const parent = query.get("parent") ?? "";
			if (!parts.isKey(provider, key)) throw new Refusal(401, "invalid_key", "The key is not one of this gateway.");
			if (!isLoopbackOrigin(parent)) throw new Refusal(400, "invalid_parent", "\"parent\" must be a loopback origin.");
			return dressed(reply, parent).type("text/html; charset=utf-8").send(page$1(provider, key, parent));
		});
		scope.get("/elements/card-fields.js", (_request, reply) => dressed(reply).type("text/javascript; charset=utf-8").send(cardFieldsScript));
		scope.get("/elements/card-fields.css", (_request, reply) => dressed(reply).type("text/css; charset=utf-8").send(cardFieldsStyle));
		scope.post("/elements/card-fields/tokens", (request, reply) => {
			const { provider, key, number, exp_month, exp_year, cvc } = readBody(request, tokenBody);
			if (!parts.isKey(provider, key)) throw new Refusal(401, "invalid_key", "The key is not one of this gateway.");
			const card = {
				number: number.replaceAll(/[ -]/gu, ""),
				expMonth: exp_month,
				expYear: exp_year,
				cvc
			};
			try {
				return json(reply, 200, { token: parts.tokenizeCard(provider, card) });
			} catch (error) {
				throw new Refusal(402, "card_error", error instanceof Error ? error.message : "The card was not accepted.");
			}
		});
	});
}
function json(reply, status, body) {
	return dressed(reply).code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
}
function page$1(provider, key, parent) {
	return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Card details</title>
    <link rel="stylesheet" href="/elements/card-fields.css">
    <script src="/elements/card-fields.js" defer><\/script>
  </head>
  <body>
    <form id="card" data-provider="${provider}" data-key="${key}" data-parent="${parent}" novalidate>
      <label>Card number <input name="number" inputmode="numeric" autocomplete="cc-number" maxlength="23" required></label>
      <label>Month <input name="exp_month" inputmode="numeric" autocomplete="cc-exp-month" maxlength="2" required></label>
      <label>Year <input name="exp_year" inputmode="numeric" autocomplete="cc-exp-year" maxlength="4" required></label>
      <label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="4" required></label>
      <button>Use this card</button>
      <p role="status"></p>
    </form>
  </body>
</html>
`;
}

//#endregion
//#region src/sandbox/gateway/seeded-random.ts
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
function seededRandom(seed) {
	let key = String(seed);
	let count = 0;
	return {
		text(length) {
			if (length > 64) throw new RangeError("at most 64 characters at a time");
			count += 1;
			const digest = createHmac("sha512", `tollgate-gateway:${key}`).update(String(count)).digest();
			return Array.from(digest.subarray(0, length), (byte) => ALPHABET[byte % 62]).join("");
		},
		restart(next) {
			key = String(next);
			count = 0;
		}
	};
}

//#endregion
//#region src/sandbox/gateway/credentials.ts
function makeCredentials(seed) {
	const { text } = seededRandom(seed);
	const lower = (length) => text(length).toLowerCase();
	const hex = (length) => Buffer.from(text(length)).toString("hex").slice(0, length);
	const merchantId = lower(16);
	return {
		stripe: {
			secretKey: [
				"sk",
				"test",
				text(32)
			].join("_"),
			publishableKey: [
				"pk",
				"test",
				text(32)
			].join("_"),
			webhookSecret: ["whsec", text(32)].join("_")
		},
		braintree: {
			merchantId,
			publicKey: lower(16),
			privateKey: hex(32),
			tokenizationKey: [
				"sandbox",
				lower(8),
				merchantId
			].join("_")
		},
		plaid: {
			clientId: hex(24),
			secret: hex(30)
		}
	};
}

//#endregion
//#region src/sandbox/gateway/direct-post.ts
function directPost(app, parts) {
	app.register(async (scope) => {
		scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) => done(null, new URLSearchParams(String(text))));
		scope.setErrorHandler((error, _request, reply) => {
			const { status, message } = error instanceof Refusal ? error : new Refusal(400, "bad_request", "The request is malformed.");
			return reply.code(status).header("cache-control", "no-store").type("text/plain; charset=utf-8").send(message);
		});
		scope.post("/elements/direct-post", (request, reply) => {
			const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
			const field = (name) => fields.get(name) ?? "";
			const provider = field("provider") === "braintree" ? "braintree" : "stripe";
			if (!parts.isKey(provider, field("key"))) throw new Refusal(401, "invalid_key", "The key is not one of this gateway.");
			const back = URL.parse(field("return_url"));
			if (back === null || !/^https?:$/u.test(back.protocol) || !isLoopbackHost(back.hostname)) throw new Refusal(400, "invalid_return_url", "\"return_url\" must be an address on loopback.");
			const card = {
				number: field("number").replaceAll(/[ -]/gu, ""),
				expMonth: field("exp_month"),
				expYear: field("exp_year"),
				cvc: field("cvc")
			};
			let token;
			try {
				token = parts.tokenizeCard(provider, card);
			} catch (error) {
				throw new Refusal(402, "card_error", error instanceof Error ? error.message : "The card was not accepted.");
			}
			back.searchParams.set("payment_method", token);
			return reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").redirect(back.href, 303);
		});
	});
}

//#endregion
//#region src/sandbox/gateway/provider-of.ts
function providerOf(path) {
	if (/^\/v[12]\//u.test(path) || path.startsWith("/stripe/")) return "stripe";
	if (path.startsWith("/merchants/") || /^(?:https?:\/\/[^/]+)?\/graphql(?:$|\?)/u.test(path)) return "braintree";
	return path === "/" || path.startsWith("/elements/") || path === "/link" || path.startsWith("/link?") ? void 0 : "plaid";
}

//#endregion
//#region src/sandbox/gateway/fault-hooks.ts
const SILENCE = 12e4;
function addFaultHooks(app, faults) {
	const struck = /* @__PURE__ */ new WeakMap();
	app.addHook("onRequest", async (request, reply) => {
		const path = request.url.split("?", 1)[0] ?? "";
		const provider = providerOf(path);
		const rule = provider && faults.take({
			provider,
			method: request.method,
			path
		});
		if (rule === void 0 || provider === void 0) return;
		struck.set(request, rule);
		if (rule.kind === "error") return refuse$1(reply, provider, rule.status ?? 500);
		if (rule.kind === "rate_limit") return refuse$1(reply.header("retry-after", "1"), provider, 429);
		if (rule.kind === "drop_before") {
			reply.hijack();
			request.raw.socket.destroy();
		}
		if (rule.kind === "timeout") {
			reply.hijack();
			setTimeout$1(SILENCE, void 0, { ref: false }).then(() => request.raw.socket.destroy());
		}
	});
	app.addHook("preHandler", async (request) => {
		const rule = struck.get(request);
		if (rule?.kind === "latency") await setTimeout$1(rule.ms ?? 0, void 0, { ref: false });
	});
	app.addHook("onSend", async (request, _reply, payload) => {
		if (struck.get(request)?.kind === "drop_after") request.raw.socket.destroy();
		return payload;
	});
}
function refuse$1(reply, provider, status) {
	const limited = status === 429;
	const message = limited ? "Too many requests hit the API too quickly." : "The gateway could not do this.";
	if (provider === "braintree") {
		const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<api-error-response><message>${message}</message></api-error-response>`;
		return reply.code(status).type("application/xml; charset=utf-8").send(xml);
	}
	const error = provider === "stripe" ? { error: limited ? {
		type: "invalid_request_error",
		code: "rate_limit",
		message
	} : {
		type: "api_error",
		message
	} } : {
		error_type: limited ? "RATE_LIMIT_EXCEEDED" : "API_ERROR",
		error_code: limited ? "RATE_LIMIT" : "INTERNAL_SERVER_ERROR",
		error_message: message,
		display_message: null,
		request_id: "fault"
	};
	return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(error));
}

//#endregion
//#region src/sandbox/gateway/faults.ts
const LONGEST = 6e4;
function makeFaults() {
	let rules = [];
	return {
		add(rule) {
			check("status", rule.status ?? 500, 400, 599);
			check("ms", rule.ms ?? 0, 0, LONGEST);
			check("times", rule.times ?? 1, 1, Number.MAX_SAFE_INTEGER);
			rules = [...rules, rule];
		},
		clear() {
			rules = [];
		},
		list: () => rules,
		take(subject) {
			const rule = rules.find(({ match }) => strikes(match, subject));
			if (rule?.times === void 0) return rule;
			const left = rule.times - 1;
			rules = rules.flatMap((other) => other !== rule ? [other] : left === 0 ? [] : [{
				...rule,
				times: left
			}]);
			return rule;
		}
	};
}
function strikes({ provider, method, path }, subject) {
	return (provider ?? subject.provider) === subject.provider && (method ?? subject.method).toUpperCase() === subject.method.toUpperCase() && subject.path.startsWith(path ?? "");
}
function check(name, value, least, most) {
	if (!Number.isSafeInteger(value) || value < least || value > most) throw new RangeError(`"${name}" of a fault must be a whole number from ${least} to ${most}`);
}

//#endregion
//#region src/sandbox/gateway/gateway-server.ts
const BODY_LIMIT = 262144;
function makeGatewayServer() {
	const app = fastify({
		logger: false,
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: true,
		requestTimeout: 3e4,
		routerOptions: {
			maxParamLength: 300,
			querystringParser: () => ({})
		},
		ajv: { customOptions: {
			coerceTypes: false,
			removeAdditional: false,
			useDefaults: false,
			allErrors: false
		} },
		clientErrorHandler(error, socket) {
			if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
			else socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
		},
		frameworkErrors: (_error, _request, reply) => void reply.code(400).send()
	});
	app.removeAllContentTypeParsers();
	app.setErrorHandler((error, _request, reply) => {
		const { statusCode = 500 } = error;
		return reply.code(statusCode).send();
	});
	app.setNotFoundHandler((_request, reply) => reply.code(404).send());
	return app;
}

//#endregion
//#region src/sandbox/gateway/request-log.ts
const KEPT$1 = 2e3;
function logRequests(app, clock) {
	let log = [];
	const entries = /* @__PURE__ */ new WeakMap();
	app.addHook("onRequest", async (request) => {
		const path = request.url.split("?", 1)[0] ?? "";
		const key = request.headers["idempotency-key"];
		const entry = {
			provider: providerOf(path),
			method: request.method,
			path: redact(path.slice(0, 300)),
			status: void 0,
			idempotencyKey: typeof key === "string" ? redact(key.slice(0, 255)) : void 0,
			at: clock.now()
		};
		entries.set(request, entry);
		log.push(entry);
		if (log.length > 2 * KEPT$1) log = log.slice(-2e3);
	});
	app.addHook("onResponse", async (request, reply) => {
		const entry = entries.get(request);
		if (entry !== void 0) entry.status = reply.statusCode;
	});
	return {
		list: () => log.slice(-2e3).map((entry) => ({ ...entry })),
		clear() {
			log = [];
		}
	};
}

//#endregion
//#region src/sandbox/gateway/webhook-sender.ts
const KEPT = 1e3;
function makeWebhookSender(options) {
	const { clock, attempts = 5, retryDelay = 200, firstDelay = 5, allowHosts = [] } = options;
	const clients = /* @__PURE__ */ new Map();
	const timers = /* @__PURE__ */ new Set();
	let known = [];
	let log = [];
	let held;
	let pause = 0;
	let busy = 0;
	let generation = 0;
	let waiting = [];
	const note = (message, attempt, outcome, status) => {
		const { provider, eventId, type, url } = message;
		log.push({
			provider,
			eventId,
			type,
			url,
			attempt,
			outcome,
			status,
			at: clock.now()
		});
		if (log.length > 2 * KEPT) log = log.slice(-1e3);
	};
	const settle = () => {
		if (busy > 0) return;
		const callbacks = waiting;
		waiting = [];
		for (const callback of callbacks) callback();
	};
	const clientOf = (url) => {
		const client = clients.get(url.origin) ?? openHttpClient(url.origin, {
			timeout: 1e4,
			maxBytes: 65536
		});
		clients.set(url.origin, client);
		return client;
	};
	const post = async ({ url, headers, body }) => {
		const target = new URL(url);
		const own = typeof headers === "function" ? headers() : headers;
		const request = {
			method: "POST",
			path: `${target.pathname}${target.search}`,
			headers: own,
			body
		};
		try {
			return (await clientOf(target).request(request)).status;
		} catch {
			return;
		}
	};
	const later = (ms, action) => {
		busy += 1;
		const mine = generation;
		const timer = setTimeout(() => {
			timers.delete(timer);
			action().finally(() => {
				if (mine === generation) busy -= 1;
				settle();
			});
		}, ms);
		timer.unref();
		timers.add(timer);
	};
	const attemptDelivery = async (message, attempt) => {
		if (!isAllowed(message.url, allowHosts)) return note(message, attempt, "refused");
		const mine = generation;
		const status = await post(message);
		if (mine !== generation) return;
		if (status !== void 0 && status >= 200 && status < 300) return note(message, attempt, "delivered", status);
		if (attempt >= attempts) return note(message, attempt, "failed", status);
		note(message, attempt, "retried", status);
		later(retryDelay * 2 ** (attempt - 1), () => attemptDelivery(message, attempt + 1));
	};
	const enqueue = (message, delayMs = 0) => later(firstDelay + delayMs, () => attemptDelivery(message, 1));
	const find = (eventId) => {
		const last = known.findLast((message) => message.eventId === eventId);
		return known.filter((message) => message.eventId === eventId && message.provider === last?.provider);
	};
	const stop = () => {
		generation += 1;
		for (const timer of timers) clearTimeout(timer);
		timers.clear();
		busy = 0;
		settle();
	};
	return {
		send(message) {
			known.push(message);
			if (known.length > 2 * KEPT) known = known.slice(-1e3);
			if (held === void 0) enqueue(message, pause);
			else held.push(message);
		},
		deliveries: () => log.slice(-1e3),
		messages: () => known.slice(-1e3),
		hold() {
			held ??= [];
		},
		release(order = "in-order") {
			const messages = held ?? [];
			held = void 0;
			later(0, () => deliverInTurn(order === "in-order" ? messages : messages.toReversed(), attemptDelivery));
		},
		redeliver(eventId, { times = 1, delayMs = 0 } = {}) {
			const messages = find(eventId);
			for (const message of messages) for (let count = 0; count < times; count += 1) enqueue(message, delayMs);
			return messages.length > 0;
		},
		async redeliverInOrder(eventIds) {
			const messages = eventIds.map(find);
			if (messages.some((some) => some.length === 0)) return false;
			await deliverInTurn(messages.flat(), attemptDelivery);
			return true;
		},
		delay(ms) {
			pause = ms;
		},
		idle: () => new Promise((resolve) => {
			waiting.push(resolve);
			settle();
		}),
		reset() {
			stop();
			known = [];
			log = [];
			held = void 0;
			pause = 0;
		},
		async close() {
			stop();
			await Promise.all([...clients.values()].map((client) => client.close()));
			clients.clear();
		}
	};
}
async function deliverInTurn(messages, deliver) {
	for (const message of messages) await deliver(message, 1);
}
function isAllowed(url, allowHosts) {
	const parsed = URL.parse(url);
	if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return false;
	return isLoopbackHost(parsed.hostname) || allowHosts.includes(parsed.hostname);
}

//#endregion
//#region src/sandbox/gateway/gateway-plane.ts
const TICK = 200;
function makeGatewayPlane(options) {
	const { clock, seed, vendors } = options;
	const app = makeGatewayServer();
	const credentials = makeCredentials(seed);
	const random = seededRandom(seed);
	const faults = makeFaults();
	const webhooks = makeWebhookSender({
		clock,
		...options.webhooks
	});
	const webhookUrls = /* @__PURE__ */ new Map();
	const log = logRequests(app, clock);
	addFaultHooks(app, faults);
	const context = {
		clock,
		random: random.text,
		faults,
		webhooks,
		webhookUrl: (provider) => webhookUrls.get(provider),
		origin: () => originOf(app)
	};
	const books = /* @__PURE__ */ new Map();
	for (const [provider, part] of Object.entries(vendors)) books.set(provider, part(app, context, credentials));
	random.restart(seed);
	const all = () => [...books.values()];
	const tick = () => {
		for (const vendor of all()) vendor.tick?.();
	};
	const tokenizeCard = (provider) => {
		const tokenize = books.get(provider)?.tokenizeCard;
		if (tokenize === void 0) throw new Refusal(404, "not_found", "The gateway has no such vendor.");
		return tokenize;
	};
	const cardParts = {
		isKey: (provider, key) => key === (provider === "stripe" ? credentials.stripe.publishableKey : credentials.braintree.tokenizationKey),
		tokenizeCard: (provider, card) => tokenizeCard(provider)(card)
	};
	cardFields(app, cardParts);
	directPost(app, cardParts);
	const timer = setInterval(tick, TICK);
	timer.unref();
	app.addHook("onClose", async () => {
		clearInterval(timer);
		await webhooks.close();
	});
	return {
		app,
		credentials,
		faults,
		webhooks,
		reset(next) {
			random.restart(next);
			faults.clear();
			webhooks.reset();
			log.clear();
			for (const vendor of all()) vendor.reset();
		},
		setWebhookUrl(provider, url) {
			if (url === void 0) webhookUrls.delete(provider);
			else webhookUrls.set(provider, url);
		},
		trigger(provider, kind) {
			const vendor = books.get(provider);
			if (vendor === void 0) throw new Refusal(404, "unknown_provider", "The gateway has no such vendor.");
			return vendor.sampleWebhook(kind);
		},
		tick,
		settlement: (from, to) => all().flatMap((vendor) => vendor.settlement(from, to)),
		journal: () => all().flatMap((vendor) => vendor.journal()),
		requests: log.list
	};
}
function originOf(app) {
	const address = app.server.address();
	return address === null ? "http://127.0.0.1" : `http://127.0.0.1:${address.port}`;
}

//#endregion
//#region src/sandbox/gateway/plaid/bank-account.ts
function drawFrom(key) {
	return (name, below) => createHmac("sha256", key).update(name).digest().readUInt32BE(0) % below;
}
function accountsFor(key, idOf) {
	const draw = drawFrom(key);
	const number = (name) => `1111${String(draw(name, 1e9)).padStart(8, "0").slice(-8)}${String(draw(`${name} end`, 1e4)).padStart(4, "0")}`;
	const cents = (name, from, to) => BigInt(from * 100 + draw(name, (to - from) * 100));
	return [
		{
			id: idOf(),
			name: "Plaid Checking",
			officialName: "Plaid Gold Standard 0% Interest Checking",
			type: "depository",
			subtype: "checking",
			number: number("checking"),
			opening: cents("checking balance", 500, 9e3)
		},
		{
			id: idOf(),
			name: "Plaid Saving",
			officialName: "Plaid Silver Standard 0.1% Interest Saving",
			type: "depository",
			subtype: "savings",
			number: number("savings"),
			opening: cents("savings balance", 1e3, 4e4)
		},
		{
			id: idOf(),
			name: "Plaid Credit Card",
			officialName: "Plaid Diamond 12.5% APR Interest Credit Card",
			type: "credit",
			subtype: "credit card",
			number: number("credit"),
			opening: cents("credit balance", 100, 1500),
			limit: 200000n
		}
	];
}

//#endregion
//#region src/sandbox/gateway/plaid/bank-transactions.ts
const DAY$2 = 864e5;
const MERCHANTS = [
	[
		"Uber",
		"UBER 072515 SF**POOL**",
		"TRANSPORTATION"
	],
	[
		"Starbucks",
		"STARBUCKS STORE 00123",
		"FOOD_AND_DRINK"
	],
	[
		"McDonald's",
		"McDonald's #3322",
		"FOOD_AND_DRINK"
	],
	[
		"Sparkfun",
		"SparkFun Electronics",
		"GENERAL_MERCHANDISE"
	],
	[
		"Touchstone Climbing",
		"Touchstone Climbing",
		"PERSONAL_CARE"
	],
	[
		"United Airlines",
		"United Airlines",
		"TRAVEL"
	],
	[
		"Madison Bicycle Shop",
		"Madison Bicycle Shop",
		"GENERAL_MERCHANDISE"
	],
	[
		"KFC",
		"KFC",
		"FOOD_AND_DRINK"
	]
];
function dateOf(day) {
	return (/* @__PURE__ */ new Date(day * DAY$2)).toISOString().slice(0, 10);
}
function dayOf(time) {
	return Math.floor(time.getTime() / DAY$2);
}
function booking(draw, accountId, day, name, idOf, pending) {
	const seed = `${accountId} ${day} ${name}`;
	const [merchant, text, category] = MERCHANTS[draw(`${seed} merchant`, MERCHANTS.length)] ?? [
		"KFC",
		"KFC",
		"FOOD_AND_DRINK"
	];
	const income = draw(`${seed} direction`, 10) === 0;
	const cents = BigInt(100 + draw(`${seed} amount`, 9900));
	return {
		id: idOf(),
		accountId,
		amount: income ? -cents * 5n : cents,
		name: income ? "ACH Electronic Credit GUSTO PAY" : text,
		merchant: income ? "Gusto" : merchant,
		date: dateOf(day),
		category: income ? "INCOME" : category,
		pending
	};
}

//#endregion
//#region src/sandbox/gateway/plaid/plaid-state.ts
function makePlaidState(context, account) {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	return {
		context,
		account,
		items: /* @__PURE__ */ new Map(),
		accessTokens: /* @__PURE__ */ new Map(),
		publicTokens: /* @__PURE__ */ new Map(),
		linkTokens: /* @__PURE__ */ new Map(),
		authorizations: /* @__PURE__ */ new Map(),
		transfers: /* @__PURE__ */ new Map(),
		movements: [],
		webhookKey: {
			id: uuid(context),
			privateKey,
			publicKey,
			createdAt: context.clock.now()
		}
	};
}
function plaidId(context) {
	return context.random(37);
}
function uuid(context) {
	const hex = createHash("sha256").update(context.random(40)).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

//#endregion
//#region src/sandbox/gateway/plaid/plaid-webhook.ts
const WEBHOOK_TYPES = {
	SYNC_UPDATES_AVAILABLE: "TRANSACTIONS",
	DEFAULT_UPDATE: "TRANSACTIONS",
	RECURRING_TRANSACTIONS_UPDATE: "TRANSACTIONS",
	ERROR: "ITEM",
	LOGIN_REPAIRED: "ITEM",
	NEW_ACCOUNTS_AVAILABLE: "ITEM",
	PENDING_DISCONNECT: "ITEM",
	USER_PERMISSION_REVOKED: "ITEM",
	USER_ACCOUNT_REVOKED: "ITEM",
	WEBHOOK_UPDATE_ACKNOWLEDGED: "ITEM",
	TRANSFER_EVENTS_UPDATE: "TRANSFER"
};
const LOGIN_REQUIRED = {
	error_type: "ITEM_ERROR",
	error_code: "ITEM_LOGIN_REQUIRED",
	error_message: "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
	display_message: "The login details of this account have changed. Please log in again."
};
function sendItemWebhook(state, item, code) {
	const details = {};
	if (code === "SYNC_UPDATES_AVAILABLE") {
		details["initial_update_complete"] = true;
		details["historical_update_complete"] = true;
	}
	if (code === "DEFAULT_UPDATE") details["new_transactions"] = 1;
	if (code === "NEW_ACCOUNTS_AVAILABLE") details["reason"] = null;
	const error = code === "ERROR" ? LOGIN_REQUIRED : null;
	return sendWebhook(state, item.webhook, code, {
		item_id: item.id,
		error,
		...details
	});
}
function sendWebhook(state, address, code, details) {
	const url = address ?? state.context.webhookUrl("plaid");
	if (url === void 0) return void 0;
	const content = {
		webhook_type: WEBHOOK_TYPES[code] ?? "ITEM",
		webhook_code: code,
		...details,
		environment: "sandbox"
	};
	const body = JSON.stringify(content, void 0, 2);
	const eventId = `pl_${uuid(state.context)}`;
	state.context.webhooks.send({
		provider: "plaid",
		eventId,
		type: code,
		url,
		headers: () => ({
			"content-type": "application/json",
			"plaid-verification": verificationToken(state, body)
		}),
		body
	});
	return eventId;
}
function sampleWebhook(state, code) {
	if (!Object.hasOwn(WEBHOOK_TYPES, code)) {
		const known = Object.keys(WEBHOOK_TYPES).toSorted().join(", ");
		throw new Refusal(404, "unknown_kind", `Plaid webhooks of these kinds are sent: ${known}.`);
	}
	const error = code === "ERROR" ? LOGIN_REQUIRED : null;
	const eventId = sendWebhook(state, void 0, code, code === "TRANSFER_EVENTS_UPDATE" ? {} : {
		item_id: state.context.random(37),
		error
	});
	if (eventId === void 0) throw new Refusal(409, "no_webhook_url", "No address for Plaid webhooks is set.");
	return eventId;
}
function verificationToken({ webhookKey, context }, body) {
	const header = encode({
		alg: "ES256",
		kid: webhookKey.id,
		typ: "JWT"
	});
	const claims = encode({
		iat: Math.floor(context.clock.now().getTime() / 1e3),
		request_body_sha256: createHash("sha256").update(body).digest("hex")
	});
	const key = {
		key: webhookKey.privateKey,
		dsaEncoding: "ieee-p1363"
	};
	return `${header}.${claims}.${sign("sha256", Buffer.from(`${header}.${claims}`), key).toString("base64url")}`;
}
function encode(part) {
	return Buffer.from(JSON.stringify(part)).toString("base64url");
}

//#endregion
//#region src/sandbox/gateway/plaid/bookings.ts
const HISTORY_DAYS = 60;
function startBookings(state, item) {
	const today = dayOf(state.context.clock.now());
	for (let day = today - HISTORY_DAYS; day <= today; day += 1) book(state, item, day, day === today);
	const next = {
		...item,
		day: today,
		linkedWith: item.log.length
	};
	state.items.set(item.id, next);
	return next;
}
function catchUpBookings(state, item) {
	const today = dayOf(state.context.clock.now());
	if (today <= item.day) return item;
	for (let day = Math.max(item.day + 1, today - HISTORY_DAYS); day <= today; day += 1) {
		post$1(state, item);
		book(state, item, day, day === today);
	}
	const next = {
		...item,
		day: today
	};
	state.items.set(item.id, next);
	sendItemWebhook(state, next, "SYNC_UPDATES_AVAILABLE");
	return next;
}
function refreshBookings(state, item) {
	post$1(state, item);
	const posted = item.log.findLast(({ kind, transaction }) => kind === "added" && !transaction.pending)?.transaction;
	if (posted !== void 0) {
		const current = latest(item).get(posted.id) ?? posted;
		item.log.push({
			kind: "modified",
			transaction: {
				...current,
				name: `${current.merchant} (updated)`
			}
		});
	}
	const [checking] = item.accounts;
	if (checking === void 0) return;
	const name = `refresh ${item.log.length}`;
	const day = dayOf(state.context.clock.now());
	const idOf = () => plaidId(state.context);
	item.log.push({
		kind: "added",
		transaction: booking(drawFrom(item.key), checking.id, day, name, idOf, true)
	});
}
function latest(item) {
	const current = /* @__PURE__ */ new Map();
	for (const { kind, transaction } of item.log) if (kind === "removed") current.delete(transaction.id);
	else current.set(transaction.id, transaction);
	return current;
}
function book(state, item, day, pending) {
	const draw = drawFrom(item.key);
	const idOf = () => plaidId(state.context);
	for (const account of item.accounts) {
		if (account.subtype === "savings" || draw(`${account.id} ${day}`, 3) > 0) continue;
		item.log.push({
			kind: "added",
			transaction: booking(draw, account.id, day, "daily", idOf, pending)
		});
	}
}
function post$1(state, item) {
	for (const transaction of latest(item).values()) {
		if (!transaction.pending) continue;
		const posted = {
			...transaction,
			id: plaidId(state.context),
			pending: false,
			pendingId: transaction.id
		};
		item.log.push({
			kind: "removed",
			transaction
		}, {
			kind: "added",
			transaction: posted
		});
	}
}

//#endregion
//#region src/sandbox/gateway/plaid/institutions.ts
const INSTITUTIONS = [
	{
		id: "ins_109508",
		name: "First Platypus Bank",
		routing: "011401533"
	},
	{
		id: "ins_109509",
		name: "First Gingham Credit Union",
		routing: "011401533"
	},
	{
		id: "ins_109510",
		name: "Tattersall Federal Credit Union",
		routing: "011401533"
	},
	{
		id: "ins_109511",
		name: "Tartan Bank",
		routing: "011401533"
	},
	{
		id: "ins_109512",
		name: "Houndstooth Bank",
		routing: "011401533"
	}
];
const PRODUCTS = [
	"auth",
	"balance",
	"identity",
	"transactions",
	"transfer"
];
function institutionOf(id) {
	return INSTITUTIONS.find((institution) => institution.id === id);
}

//#endregion
//#region src/sandbox/gateway/plaid/amount-number.ts
function amountNumber(minor) {
	return Number(amountText(minor));
}
function amountText(minor) {
	const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
	return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

//#endregion
//#region src/sandbox/gateway/plaid/item-json.ts
const BANK_CURRENCY = "USD";
function itemJson(item) {
	return {
		item_id: item.id,
		institution_id: item.institution.id,
		institution_name: item.institution.name,
		webhook: item.webhook ?? null,
		error: item.loginRequired ? LOGIN_REQUIRED : null,
		available_products: PRODUCTS.filter((product) => !item.products.includes(product)),
		billed_products: item.products,
		products: item.products,
		consent_expiration_time: null,
		created_at: item.createdAt.toISOString(),
		update_type: "background"
	};
}
function accountJson(item, account) {
	const { current, available } = balanceOf(item, account);
	return {
		account_id: account.id,
		balances: {
			available: amountNumber(available),
			current: amountNumber(current),
			limit: account.limit === void 0 ? null : amountNumber(account.limit),
			iso_currency_code: "USD",
			unofficial_currency_code: null
		},
		mask: account.number.slice(-4),
		name: account.name,
		official_name: account.officialName,
		type: account.type,
		subtype: account.subtype,
		holder_category: "personal"
	};
}
function balanceOf(item, account) {
	const before = new Set(item.log.slice(0, item.linkedWith).flatMap(({ transaction }) => transaction.pending ? [] : transaction.id));
	const own = [...latest(item).values()].filter(({ accountId, id }) => accountId === account.id && !before.has(id));
	const spent = sum(own.filter((transaction) => !transaction.pending));
	const pending = sum(own.filter((transaction) => transaction.pending));
	if (account.limit === void 0) return {
		current: account.opening - spent,
		available: account.opening - spent - pending
	};
	const owed = account.opening + spent;
	return {
		current: owed,
		available: account.limit - owed - pending
	};
}
function transactionJson(transaction) {
	const { id, accountId, amount, name, merchant, date, category, pending, pendingId } = transaction;
	return {
		transaction_id: id,
		account_id: accountId,
		amount: amountNumber(amount),
		iso_currency_code: "USD",
		unofficial_currency_code: null,
		name,
		merchant_name: merchant,
		date,
		authorized_date: date,
		datetime: null,
		authorized_datetime: null,
		pending,
		pending_transaction_id: pendingId ?? null,
		account_owner: null,
		category: null,
		category_id: null,
		check_number: null,
		payment_channel: "in store",
		personal_finance_category: {
			primary: category,
			detailed: `${category}_OTHER`,
			confidence_level: "HIGH"
		},
		transaction_code: null,
		location: {
			address: null,
			city: null,
			region: null,
			postal_code: null,
			country: null,
			lat: null,
			lon: null,
			store_number: null
		},
		payment_meta: {
			by_order_of: null,
			payee: null,
			payer: null,
			payment_method: null,
			payment_processor: null,
			ppd_id: null,
			reason: null,
			reference_number: null
		},
		counterparties: []
	};
}
function sum(transactions) {
	return transactions.reduce((total, { amount }) => total + amount, 0n);
}

//#endregion
//#region src/sandbox/gateway/plaid/plaid-refusal.ts
var PlaidRefusal = class extends Error {
	name = "PlaidRefusal";
	type;
	code;
	status;
	constructor(type, code, message, status = 400) {
		super(message);
		this.type = type;
		this.code = code;
		this.status = status;
	}
};
function errorObject({ type, code, message }) {
	return {
		error_type: type,
		error_code: code,
		error_message: message,
		display_message: type === "ITEM_ERROR" || type === "INSTITUTION_ERROR" ? message : null
	};
}

//#endregion
//#region src/sandbox/gateway/plaid/link.ts
const PUBLIC_TOKEN_LIFE = 18e5;
const LOGIN_ERRORS = {
	INVALID_CREDENTIALS: "the provided credentials were not correct",
	INVALID_MFA: "the provided MFA response(s) were not correct",
	ITEM_LOCKED: "the account is locked. prompt the user to visit the institution and unlock the account",
	ITEM_LOGIN_REQUIRED: "the login details of this item have changed",
	ITEM_NOT_SUPPORTED: "this account is not supported",
	MFA_NOT_SUPPORTED: "this account requires a form of MFA that is not supported",
	NO_ACCOUNTS: "no valid accounts were found for this item",
	USER_SETUP_REQUIRED: "the account has not been fully set up"
};
const INSTITUTION_ERRORS = {
	INSTITUTION_DOWN: "this institution is not currently responding to this request. please try again soon",
	INSTITUTION_NOT_RESPONDING: "this institution is not currently responding to this request. please try again soon",
	INSTITUTION_NO_LONGER_SUPPORTED: "this institution is no longer supported"
};
const USERS = /* @__PURE__ */ new Set([
	"user_good",
	"user_transactions_dynamic",
	"microdeposits_good"
]);
function linkItem(state, login) {
	const institution = institutionOf(login.institutionId);
	if (institution === void 0) throw new PlaidRefusal("INVALID_INPUT", "INVALID_INSTITUTION", "invalid institution_id provided");
	const products = checkProducts(login.products);
	checkLogin(login);
	const now = state.context.clock.now();
	const key = state.context.random(32);
	const idOf = () => plaidId(state.context);
	const item = {
		id: idOf(),
		institution,
		accounts: accountsFor(key, idOf),
		products,
		...login.webhook !== void 0 && { webhook: login.webhook },
		username: login.username,
		...login.clientUserId !== void 0 && { clientUserId: login.clientUserId },
		key,
		createdAt: now,
		loginRequired: false,
		log: [],
		linkedWith: 0,
		day: 0
	};
	startBookings(state, item);
	return issuePublicToken(state, item);
}
function completeLink(state, link, login) {
	const { products, webhook, clientUserId } = link;
	const update = link.itemId === void 0 ? void 0 : state.items.get(link.itemId);
	const publicToken = update === void 0 ? linkItem(state, {
		...login,
		products,
		webhook,
		clientUserId
	}) : repairItem(state, update, login);
	const session = {
		id: uuid(state.context),
		at: state.context.clock.now(),
		publicToken
	};
	state.linkTokens.set(link.token, {
		...link,
		sessions: [...link.sessions, session]
	});
	return publicToken;
}
function findLinkToken(state, token) {
	const link = state.linkTokens.get(token);
	if (link !== void 0 && link.expiresAt > state.context.clock.now()) return link;
	throw new PlaidRefusal("INVALID_INPUT", "INVALID_LINK_TOKEN", "the provided link token is invalid or has expired");
}
function exchangePublicToken(state, token) {
	const known = state.publicTokens.get(token);
	const item = state.items.get(known?.itemId ?? "");
	if (known === void 0 || item === void 0 || known.exchanged || known.expiresAt <= state.context.clock.now()) throw new PlaidRefusal("INVALID_INPUT", "INVALID_PUBLIC_TOKEN", "could not find matching public token: it is unknown, expired or was exchanged before");
	state.publicTokens.set(token, {
		...known,
		exchanged: true
	});
	const accessToken = issueAccessToken(state, item.id);
	if (item.products.includes("transactions")) sendItemWebhook(state, item, "SYNC_UPDATES_AVAILABLE");
	return {
		accessToken,
		itemId: item.id
	};
}
function issueAccessToken(state, itemId) {
	const token = `access-sandbox-${uuid(state.context)}`;
	state.accessTokens.set(token, itemId);
	return token;
}
function checkProducts(products) {
	if (products.length > 0 && products.every((product) => PRODUCTS.includes(product))) return products;
	const message = `products must be one or more of: ${PRODUCTS.join(", ")}`;
	throw new PlaidRefusal("INVALID_INPUT", "INVALID_PRODUCT", message);
}
function issuePublicToken(state, item) {
	const token = `public-sandbox-${uuid(state.context)}`;
	const expiresAt = new Date(state.context.clock.now().getTime() + PUBLIC_TOKEN_LIFE);
	state.publicTokens.set(token, {
		itemId: item.id,
		expiresAt,
		exchanged: false
	});
	return token;
}
function repairItem(state, item, login) {
	checkLogin(login);
	const repaired = {
		...item,
		loginRequired: false
	};
	state.items.set(item.id, repaired);
	if (item.loginRequired) sendItemWebhook(state, repaired, "LOGIN_REPAIRED");
	return issuePublicToken(state, repaired);
}
function checkLogin({ username, password }) {
	const code = /^error_([A-Z_]{1,60})$/u.exec(password)?.[1];
	if (code !== void 0 && Object.hasOwn(INSTITUTION_ERRORS, code)) throw new PlaidRefusal("INSTITUTION_ERROR", code, INSTITUTION_ERRORS[code] ?? code);
	const loginError = code !== void 0 && Object.hasOwn(LOGIN_ERRORS, code) ? code : void 0;
	if (loginError === void 0 && USERS.has(username) && password !== "" && code === void 0) {
		if (username !== "user_good" || password === "pass_good") return;
	}
	const reason = loginError ?? "INVALID_CREDENTIALS";
	throw new PlaidRefusal("ITEM_ERROR", reason, LOGIN_ERRORS[reason] ?? reason);
}

//#endregion
//#region src/sandbox/gateway/plaid/read-fields.ts
const TEXT_LIMIT = 2e3;
function readFields$1(body, kinds, within = "") {
	if (typeof body !== "object" || body === null || Array.isArray(body)) throw new PlaidRefusal("INVALID_REQUEST", "INVALID_BODY", "body must be a JSON object");
	const given = body;
	const unknown = Object.keys(given).filter((name) => !Object.hasOwn(kinds, name));
	if (unknown.length > 0) {
		const message = `the following fields are not recognized by this endpoint: ${unknown.map((name) => /^\w{1,60}$/u.test(name) ? within + name : "(unprintable)").slice(0, 5).join(", ")}`;
		throw new PlaidRefusal("INVALID_REQUEST", "UNKNOWN_FIELDS", message);
	}
	const missing = Object.keys(kinds).filter((name) => !kinds[name]?.endsWith("?") && isAbsent(given[name]));
	if (missing.length > 0) {
		const names = missing.map((name) => within + name).join(", ");
		throw new PlaidRefusal("INVALID_REQUEST", "MISSING_FIELDS", `the following required fields are missing: ${names}`);
	}
	return Object.fromEntries(Object.entries(given).filter(([, value]) => !isAbsent(value)).map(([name, value]) => [name, checked(within + name, value, kinds[name] ?? "text")]));
}
function text(fields, name) {
	const value = fields[name];
	return typeof value === "string" ? value : void 0;
}
function required(fields, name) {
	return text(fields, name) ?? "";
}
function texts(fields, name) {
	const value = fields[name];
	return Array.isArray(value) ? value : [];
}
function invalidField(message) {
	return new PlaidRefusal("INVALID_REQUEST", "INVALID_FIELD", message);
}
function isAbsent(value) {
	return value === void 0 || value === null;
}
function checked(name, value, kind) {
	switch (kind) {
		case "text":
		case "text?": return checkedText$1(name, value);
		case "texts":
		case "texts?":
			if (!Array.isArray(value) || value.length > 100) throw invalidField(`${name} must be an array of strings`);
			return value.map((item) => checkedText$1(name, item));
		case "count?":
			if (Number.isSafeInteger(value) && value >= 0) return value;
			throw invalidField(`${name} must be a non-negative integer`);
		case "flag?":
			if (typeof value === "boolean") return value;
			throw invalidField(`${name} must be a boolean`);
		case "object":
		case "object?":
			if (typeof value === "object" && !Array.isArray(value)) return value;
			throw invalidField(`${name} must be an object`);
	}
}
function checkedText$1(name, value) {
	if (typeof value !== "string" || value === "" || value.length > TEXT_LIMIT) throw invalidField(`${name} must be a properly formatted, non-empty string`);
	let masked = value;
	for (const card of findCardNumbers(value).toReversed()) masked = `${masked.slice(0, card.start)}${maskCardNumber(card.digits)}${masked.slice(card.end)}`;
	return masked;
}

//#endregion
//#region src/sandbox/gateway/plaid/plaid-endpoint.ts
function itemOf(state, fields) {
	const item = state.items.get(state.accessTokens.get(required(fields, "access_token")) ?? "");
	if (item === void 0) throw new PlaidRefusal("INVALID_INPUT", "INVALID_ACCESS_TOKEN", "could not find matching access token");
	return catchUpBookings(state, item);
}
function openItem(state, fields, product) {
	const item = itemOf(state, fields);
	if (item.loginRequired) throw new PlaidRefusal("ITEM_ERROR", LOGIN_REQUIRED.error_code, LOGIN_REQUIRED.error_message);
	if (product === void 0 || item.products.includes(product)) return item;
	const next = {
		...item,
		products: [...item.products, product]
	};
	state.items.set(item.id, next);
	return next;
}
function plaidError(error) {
	const refusal = error instanceof PlaidRefusal ? error : new PlaidRefusal("API_ERROR", "INTERNAL_SERVER_ERROR", "an unexpected error occurred", 500);
	return {
		status: refusal.status,
		body: errorObject(refusal)
	};
}

//#endregion
//#region src/sandbox/gateway/plaid/link-endpoints.ts
const LINK_LIFE = 144e5;
const UPDATE_LIFE = 18e5;
const LINK_ENDPOINTS = [
	{
		path: "/link/token/create",
		fields: {
			client_name: "text",
			language: "text",
			country_codes: "texts",
			user: "object?",
			user_id: "text?",
			products: "texts?",
			optional_products: "texts?",
			webhook: "text?",
			access_token: "text?",
			redirect_uri: "text?",
			account_filters: "object?",
			transactions: "object?",
			hosted_link: "object?",
			update: "object?",
			link_customization_name: "text?"
		},
		handle: createLinkToken
	},
	{
		path: "/link/token/get",
		fields: { link_token: "text" },
		handle: getLinkToken
	},
	{
		path: "/sandbox/public_token/create",
		fields: {
			institution_id: "text",
			initial_products: "texts",
			options: "object?",
			user_token: "text?",
			user_id: "text?"
		},
		handle(state, fields) {
			const options = readFields$1(fields["options"] ?? {}, {
				webhook: "text?",
				override_username: "text?",
				override_password: "text?",
				transactions: "object?"
			}, "options.");
			return { public_token: linkItem(state, {
				institutionId: required(fields, "institution_id"),
				username: text(options, "override_username") ?? "user_good",
				password: text(options, "override_password") ?? "pass_good",
				products: texts(fields, "initial_products"),
				webhook: checkedWebhook(options)
			}) };
		}
	},
	{
		path: "/item/public_token/exchange",
		fields: { public_token: "text" },
		handle(state, fields) {
			const { accessToken, itemId } = exchangePublicToken(state, required(fields, "public_token"));
			return {
				access_token: accessToken,
				item_id: itemId
			};
		}
	}
];
function checkedWebhook(fields) {
	const webhook = text(fields, "webhook");
	const url = webhook === void 0 ? void 0 : URL.parse(webhook);
	if (url === null || url !== void 0 && !/^https?:$/u.test(url.protocol)) throw invalidField("webhook must be a valid URL");
	return webhook;
}
function createLinkToken(state, fields) {
	const clientUserId = fields["user"]?.["client_user_id"];
	if (typeof clientUserId !== "string" || clientUserId === "" || clientUserId.length > 200) throw new PlaidRefusal("INVALID_REQUEST", "MISSING_FIELDS", "the following required fields are missing: user.client_user_id");
	const update = text(fields, "access_token") === void 0 ? void 0 : itemOf(state, fields);
	const products = update === void 0 ? checkProducts(texts(fields, "products")) : [];
	const createdAt = state.context.clock.now();
	const webhook = checkedWebhook(fields);
	const redirectUri = text(fields, "redirect_uri");
	const link = {
		token: `link-sandbox-${uuid(state.context)}`,
		clientUserId,
		clientName: required(fields, "client_name"),
		language: required(fields, "language"),
		countryCodes: texts(fields, "country_codes"),
		products,
		...webhook !== void 0 && { webhook },
		...redirectUri !== void 0 && { redirectUri },
		...update !== void 0 && { itemId: update.id },
		createdAt,
		expiresAt: new Date(createdAt.getTime() + (update === void 0 ? LINK_LIFE : UPDATE_LIFE)),
		sessions: []
	};
	state.linkTokens.set(link.token, link);
	const hosted = `${state.context.origin()}/link?token=${link.token}`;
	const expiration = link.expiresAt.toISOString();
	return {
		link_token: link.token,
		expiration,
		...fields["hosted_link"] !== void 0 && { hosted_link_url: hosted }
	};
}
function getLinkToken(state, fields) {
	const link = findLinkToken(state, required(fields, "link_token"));
	return {
		link_token: link.token,
		created_at: link.createdAt.toISOString(),
		expiration: link.expiresAt.toISOString(),
		metadata: {
			client_name: link.clientName,
			country_codes: link.countryCodes,
			initial_products: link.products,
			language: link.language,
			redirect_uri: link.redirectUri ?? null,
			webhook: link.webhook ?? null
		},
		link_sessions: link.sessions.map(({ id, at, publicToken }) => {
			const item = state.items.get(state.publicTokens.get(publicToken)?.itemId ?? "");
			const result = {
				public_token: publicToken,
				institution: item === void 0 ? null : {
					institution_id: item.institution.id,
					name: item.institution.name
				},
				accounts: item?.accounts.map((account) => accountJson(item, account)) ?? []
			};
			return {
				link_session_id: id,
				started_at: at.toISOString(),
				finished_at: at.toISOString(),
				results: { item_add_results: [result] },
				events: []
			};
		})
	};
}

//#endregion
//#region src/sandbox/gateway/plaid/transactions-sync.ts
const DEFAULT_COUNT = 100;
const MOST$1 = 500;
function syncTransactions(item, fields) {
	const count = fields["count"] ?? DEFAULT_COUNT;
	if (count < 1 || count > MOST$1) throw invalidField(`count must be an integer between 1 and ${MOST$1}`);
	const from = place(item, text(fields, "cursor"));
	const page = item.log.slice(from, from + count);
	const of = (kind) => page.filter((change) => change.kind === kind).map(({ transaction }) => transactionJson(transaction));
	return {
		accounts: item.accounts.map((account) => accountJson(item, account)),
		added: of("added"),
		modified: of("modified"),
		removed: page.filter(({ kind }) => kind === "removed").map(({ transaction }) => ({
			transaction_id: transaction.id,
			account_id: transaction.accountId
		})),
		next_cursor: cursor(item, from + page.length),
		has_more: from + page.length < item.log.length,
		transactions_update_status: "HISTORICAL_UPDATE_COMPLETE"
	};
}
function cursor(item, index) {
	return Buffer.from(`${item.id} ${index}`).toString("base64");
}
function place(item, given) {
	if (given === void 0) return 0;
	const [id, digits = ""] = Buffer.from(given, "base64").toString("latin1").split(" ");
	const index = /^\d{1,9}$/u.test(digits) ? Number(digits) : NaN;
	if (id === item.id && index <= item.log.length && cursor(item, index) === given) return index;
	throw invalidField("cursor is not associated with this access_token");
}

//#endregion
//#region src/sandbox/gateway/plaid/item-endpoints.ts
const ACCESS = { access_token: "text" };
const OPTIONS = {
	...ACCESS,
	options: "object?"
};
const ITEM_ENDPOINTS = [
	...["/accounts/get", "/accounts/balance/get"].map((path) => ({
		path,
		fields: OPTIONS,
		handle(state, fields) {
			const item = openItem(state, fields);
			return {
				accounts: accountsOf(item, fields).map((account) => accountJson(item, account)),
				item: itemJson(item)
			};
		}
	})),
	{
		path: "/auth/get",
		fields: OPTIONS,
		handle: (state, fields) => authJson(openItem(state, fields, "auth"), fields)
	},
	{
		path: "/identity/get",
		fields: OPTIONS,
		handle(state, fields) {
			const item = openItem(state, fields, "identity");
			return {
				accounts: accountsOf(item, fields).map((account) => ({
					...accountJson(item, account),
					owners: [OWNER]
				})),
				item: itemJson(item)
			};
		}
	},
	{
		path: "/transactions/sync",
		fields: {
			...OPTIONS,
			cursor: "text?",
			count: "count?"
		},
		handle: (state, fields) => syncTransactions(openItem(state, fields, "transactions"), fields)
	},
	{
		path: "/transactions/get",
		fields: {
			...OPTIONS,
			start_date: "text",
			end_date: "text"
		},
		handle: (state, fields) => transactionsBetween(openItem(state, fields, "transactions"), fields)
	},
	{
		path: "/transactions/refresh",
		fields: ACCESS,
		handle(state, fields) {
			const item = openItem(state, fields, "transactions");
			refreshBookings(state, item);
			sendItemWebhook(state, item, "SYNC_UPDATES_AVAILABLE");
			return {};
		}
	},
	{
		path: "/item/get",
		fields: ACCESS,
		handle: (state, fields) => ({
			item: itemJson(itemOf(state, fields)),
			status: null
		})
	},
	{
		path: "/item/remove",
		fields: {
			...ACCESS,
			reason_code: "text?",
			reason_note: "text?"
		},
		handle(state, fields) {
			const { id } = itemOf(state, fields);
			for (const [token, itemId] of state.accessTokens) if (itemId === id) state.accessTokens.delete(token);
			state.items.delete(id);
			return {};
		}
	},
	{
		path: "/item/access_token/invalidate",
		fields: ACCESS,
		handle(state, fields) {
			const { id } = itemOf(state, fields);
			state.accessTokens.delete(required(fields, "access_token"));
			return { new_access_token: issueAccessToken(state, id) };
		}
	},
	{
		path: "/item/webhook/update",
		fields: {
			...ACCESS,
			webhook: "text?"
		},
		handle(state, fields) {
			const { webhook: _before, ...rest } = itemOf(state, fields);
			const webhook = checkedWebhook(fields);
			const item = {
				...rest,
				...webhook !== void 0 && { webhook }
			};
			state.items.set(item.id, item);
			sendItemWebhook(state, item, "WEBHOOK_UPDATE_ACKNOWLEDGED");
			return { item: itemJson(item) };
		}
	},
	{
		path: "/sandbox/item/reset_login",
		fields: ACCESS,
		handle(state, fields) {
			const item = {
				...itemOf(state, fields),
				loginRequired: true
			};
			state.items.set(item.id, item);
			sendItemWebhook(state, item, "ERROR");
			return { reset_login: true };
		}
	},
	{
		path: "/sandbox/item/fire_webhook",
		fields: {
			...ACCESS,
			webhook_code: "text",
			webhook_type: "text?"
		},
		handle(state, fields) {
			const item = itemOf(state, fields);
			const code = required(fields, "webhook_code");
			if (!Object.hasOwn(WEBHOOK_TYPES, code)) throw invalidField(`webhook_code must be one of: ${Object.keys(WEBHOOK_TYPES).toSorted().join(", ")}`);
			if (code === "SYNC_UPDATES_AVAILABLE" || code === "DEFAULT_UPDATE") refreshBookings(state, item);
			if (sendItemWebhook(state, item, code) === void 0) throw new PlaidRefusal("SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID", "webhook not set for this item");
			return { webhook_fired: true };
		}
	},
	{
		path: "/institutions/get_by_id",
		fields: {
			institution_id: "text",
			country_codes: "texts",
			options: "object?"
		},
		handle(_state, fields) {
			const institution = institutionOf(required(fields, "institution_id"));
			if (institution !== void 0) return { institution: institutionJson(institution) };
			throw new PlaidRefusal("INVALID_INPUT", "INVALID_INSTITUTION", "invalid institution_id provided");
		}
	},
	{
		path: "/institutions/get",
		fields: {
			count: "count?",
			offset: "count?",
			country_codes: "texts",
			options: "object?"
		},
		handle(_state, fields) {
			const offset = Number(fields["offset"] ?? 0);
			return {
				institutions: INSTITUTIONS.slice(offset, offset + Number(fields["count"] ?? 100)).map(institutionJson),
				total: INSTITUTIONS.length
			};
		}
	}
];
const OWNER = {
	names: ["Alberta Bobbeth Charleson"],
	emails: [{
		data: "accountholder0@example.com",
		primary: true,
		type: "primary"
	}],
	phone_numbers: [{
		data: "1112223333",
		primary: true,
		type: "home"
	}],
	addresses: [{
		data: {
			street: "2992 Cameron Road",
			city: "Malakoff",
			region: "NY",
			postal_code: "14236",
			country: "US"
		},
		primary: true
	}]
};
function accountsOf(item, fields) {
	const options = readFields$1(fields["options"] ?? {}, {
		account_ids: "texts?",
		min_last_updated_datetime: "text?",
		count: "count?",
		offset: "count?"
	}, "options.");
	const ids = texts(options, "account_ids");
	if (ids.length === 0) return item.accounts;
	const accounts = item.accounts.filter(({ id }) => ids.includes(id));
	if (accounts.length === new Set(ids).size) return accounts;
	throw new PlaidRefusal("INVALID_INPUT", "INVALID_ACCOUNT_ID", "one or more of the provided account ids is invalid");
}
function authJson(item, fields) {
	const accounts = accountsOf(item, fields).filter(({ type }) => type === "depository");
	if (accounts.length === 0) throw new PlaidRefusal("ITEM_ERROR", "NO_AUTH_ACCOUNTS", "there are no valid checking or savings accounts");
	const { routing } = item.institution;
	const ach = accounts.map(({ id, number }) => ({
		account_id: id,
		account: number,
		routing,
		wire_routing: "021000021"
	}));
	return {
		accounts: accounts.map((account) => accountJson(item, account)),
		numbers: {
			ach,
			eft: [],
			international: [],
			bacs: []
		},
		item: itemJson(item)
	};
}
function transactionsBetween(item, fields) {
	const [start, end] = [required(fields, "start_date"), required(fields, "end_date")];
	for (const date of [start, end]) if (!/^\d{4}-\d\d-\d\d$/u.test(date)) throw invalidField("start_date and end_date must be dates (YYYY-MM-DD)");
	const accounts = accountsOf(item, fields);
	const options = fields["options"] ?? {};
	const ids = new Set(accounts.map(({ id }) => id));
	const found = [...latest(item).values()].filter(({ date, accountId }) => date >= start && date <= end && ids.has(accountId)).toReversed();
	const offset = Number(options["offset"] ?? 0);
	return {
		accounts: accounts.map((account) => accountJson(item, account)),
		transactions: found.slice(offset, offset + Math.min(500, Number(options["count"] ?? 100))).map(transactionJson),
		total_transactions: found.length,
		item: itemJson(item)
	};
}
function institutionJson({ id, name, routing }) {
	return {
		institution_id: id,
		name,
		products: PRODUCTS,
		country_codes: ["US"],
		routing_numbers: [routing],
		dtc_numbers: [],
		oauth: false
	};
}

//#endregion
//#region src/sandbox/gateway/plaid/link-assets.ts
const linkScript = `'use strict';
const form = document.getElementById('link');
const status = form.querySelector('[role=status]');
const tell = (message) => {
  if (window.parent !== window) window.parent.postMessage({ source: 'link', ...message }, form.dataset.parent);
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  status.textContent = '';
  const fields = new FormData(form);
  try {
    const response = await fetch('/elements/link/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify({
        link_token: form.dataset.token,
        institution_id: fields.get('institution_id'),
        username: fields.get('username'),
        password: fields.get('password'),
      }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.display_message || answer.error_message);
    status.textContent = 'Connected.';
    tell({ public_token: answer.public_token });
  } catch (error) {
    status.textContent = error.message;
    tell({ error: error.message });
  }
});
`;
const linkStyle = `body { font: 1rem/1.4 system-ui, sans-serif; margin: 0.5rem; }
label { display: block; margin-block: 0.4rem; }
input, select { display: block; inline-size: 100%; font: inherit; padding: 0.3rem; box-sizing: border-box; }
`;

//#endregion
//#region src/sandbox/gateway/plaid/link-page.ts
function linkPage(app, state) {
	app.register(async (scope) => {
		scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes, done) => {
			try {
				done(null, parseStrictJson(bytes));
			} catch {
				done(new PlaidRefusal("INVALID_REQUEST", "INVALID_BODY", "body could not be parsed as JSON"));
			}
		});
		scope.setErrorHandler((error, _request, reply) => {
			const { status, body } = plaidError(error);
			return dressed(reply).code(status).type(JSON_TYPE).send(JSON.stringify(body));
		});
		scope.get("/link", (request, reply) => {
			const query = new URL(request.url, "http://gateway.invalid").searchParams;
			const link = findLinkToken(state, query.get("token") ?? "");
			const parent = query.get("parent") ?? "";
			if (!isLoopbackOrigin(parent)) throw new PlaidRefusal("INVALID_REQUEST", "INVALID_FIELD", "parent must be a loopback origin");
			const html = page(link.token, parent);
			return dressed(reply, parent).type("text/html; charset=utf-8").send(html);
		});
		scope.get("/elements/link.js", (_request, reply) => dressed(reply).type("text/javascript; charset=utf-8").send(linkScript));
		scope.get("/elements/link.css", (_request, reply) => dressed(reply).type("text/css; charset=utf-8").send(linkStyle));
		scope.post("/elements/link/sessions", (request, reply) => {
			const fields = readFields$1(request.body, {
				link_token: "text",
				institution_id: "text",
				username: "text",
				password: "text"
			});
			const link = findLinkToken(state, required(fields, "link_token"));
			const public_token = completeLink(state, link, {
				institutionId: required(fields, "institution_id"),
				username: required(fields, "username"),
				password: required(fields, "password")
			});
			return dressed(reply).type(JSON_TYPE).send(JSON.stringify({ public_token }));
		});
	});
}
const JSON_TYPE = "application/json; charset=utf-8";
function page(token, parent) {
	return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Connect a bank</title>
    <link rel="stylesheet" href="/elements/link.css">
    <script src="/elements/link.js" defer><\/script>
  </head>
  <body>
    <form id="link" data-token="${token}" data-parent="${parent}" novalidate>
      <label>Bank <select name="institution_id">${INSTITUTIONS.map(({ id, name }) => `<option value="${id}">${name}</option>`).join("")}</select></label>
      <label>User name <input name="username" autocomplete="off" maxlength="100" value="user_good" required></label>
      <label>Password <input name="password" type="password" autocomplete="off" maxlength="100" required></label>
      <button>Connect</button>
      <p role="status"></p>
    </form>
  </body>
</html>
`;
}

//#endregion
//#region src/sandbox/gateway/plaid/transfer.ts
const DAY$1 = 864e5;
const KEY_LIFE = 2 * DAY$1;
const NETWORKS = [
	"ach",
	"same-day-ach",
	"rtp",
	"wire"
];
function authorizeTransfer(state, item, fields, legalName) {
	const key = text(fields, "idempotency_key");
	if (key !== void 0 && key.length > 50) throw invalidField("idempotency_key must be at most 50 characters");
	const digest = createHash("sha256").update(JSON.stringify(Object.entries(fields).toSorted(([left], [right]) => left < right ? -1 : 1))).digest("hex");
	const now = state.context.clock.now();
	const before = [...state.authorizations.values()].find((authorization) => authorization.key?.value === key && key !== void 0 && now.getTime() - authorization.createdAt.getTime() < KEY_LIFE);
	if (before !== void 0) {
		if (before.key?.digest === digest) return before;
		throw invalidField("idempotency_key was used with a different request");
	}
	const account = item.accounts.find(({ id }) => id === required(fields, "account_id"));
	if (account === void 0 || account.type !== "depository") throw new PlaidRefusal("INVALID_INPUT", "INVALID_ACCOUNT_ID", "account_id is not a depository account of this item");
	const type = required(fields, "type");
	if (type !== "debit" && type !== "credit") throw invalidField("type must be one of: debit, credit");
	const network = required(fields, "network");
	if (!NETWORKS.includes(network)) throw invalidField(`network must be one of: ${NETWORKS.join(", ")}`);
	const amount = required(fields, "amount");
	const minor = minorOf(amount);
	if (minor === void 0 || minor === 0n) throw invalidField("amount must be a positive decimal with two digits");
	const short = type === "debit" && minor > balanceOf(item, account).available;
	const rationale = short ? {
		code: "NSF",
		description: "Transaction likely to result in a return due to insufficient funds."
	} : null;
	const authorization = {
		id: uuid(state.context),
		itemId: item.id,
		accountId: account.id,
		type,
		network,
		amount,
		legalName,
		achClass: text(fields, "ach_class"),
		decision: short ? "declined" : "approved",
		rationale,
		createdAt: now,
		...key !== void 0 && { key: {
			value: key,
			digest
		} }
	};
	state.authorizations.set(authorization.id, authorization);
	return authorization;
}
function createTransfer(state, item, fields) {
	const authorization = state.authorizations.get(required(fields, "authorization_id"));
	if (authorization === void 0 || authorization.itemId !== item.id) throw new PlaidRefusal("INVALID_INPUT", "INVALID_AUTHORIZATION_ID", "authorization_id is unknown");
	const { accountId, amount, decision } = authorization;
	if (required(fields, "account_id") !== accountId) throw invalidField("account_id does not match the authorization");
	const asked = text(fields, "amount");
	if (asked !== void 0 && asked !== amount) throw invalidField("amount does not match the authorization");
	const made = state.transfers.get(authorization.transferId ?? "");
	if (made !== void 0) return made;
	if (decision !== "approved") throw new PlaidRefusal("TRANSFER_ERROR", "TRANSFER_AUTHORIZATION_DECLINED", "the transfer was not approved");
	const description = required(fields, "description");
	if (description.length > 15) throw invalidField("description must be at most 15 characters");
	const createdAt = state.context.clock.now();
	const transfer = {
		id: uuid(state.context),
		authorizationId: authorization.id,
		description,
		createdAt
	};
	state.transfers.set(transfer.id, transfer);
	state.authorizations.set(authorization.id, {
		...authorization,
		transferId: transfer.id
	});
	state.movements.push({
		provider: "plaid",
		kind: "transfer",
		ref: transfer.id,
		payment_ref: authorization.id,
		amount: minorOf(amount) ?? 0n,
		currency: "USD",
		created: createdAt
	});
	sendWebhook(state, void 0, "TRANSFER_EVENTS_UPDATE", {});
	return transfer;
}
function transferStatus(state, transfer) {
	if (transfer.cancelledAt !== void 0) return "cancelled";
	const age = state.context.clock.now().getTime() - transfer.createdAt.getTime();
	if (age < DAY$1) return "pending";
	return age < 2 * DAY$1 ? "posted" : "settled";
}
function cancelTransfer(state, transfer) {
	if (transferStatus(state, transfer) !== "pending") throw new PlaidRefusal("TRANSFER_ERROR", "TRANSFER_NOT_CANCELLABLE", "the transfer cannot be cancelled any more");
	const cancelledAt = state.context.clock.now();
	state.transfers.set(transfer.id, {
		...transfer,
		cancelledAt
	});
	const { amount } = state.authorizations.get(transfer.authorizationId) ?? { amount: "0.00" };
	state.movements.push({
		provider: "plaid",
		kind: "void",
		ref: transfer.id,
		payment_ref: transfer.authorizationId,
		amount: minorOf(amount) ?? 0n,
		currency: "USD",
		created: cancelledAt
	});
}
function minorOf(amount) {
	return /^(?:0|[1-9]\d{0,9})\.\d\d$/u.test(amount) ? BigInt(amount.replace(".", "")) : void 0;
}

//#endregion
//#region src/sandbox/gateway/plaid/money-endpoints.ts
const TRANSFER = { transfer_id: "text" };
const MONEY_ENDPOINTS = [
	{
		path: "/transfer/authorization/create",
		fields: {
			access_token: "text",
			account_id: "text",
			type: "text",
			network: "text",
			amount: "text",
			user: "object",
			ach_class: "text?",
			idempotency_key: "text?",
			iso_currency_code: "text?",
			device: "object?",
			user_present: "flag?"
		},
		handle(state, fields) {
			const item = openItem(state, fields, "transfer");
			const name = required(readFields$1(fields["user"], {
				legal_name: "text",
				phone_number: "text?",
				email_address: "text?",
				address: "object?"
			}, "user."), "legal_name");
			return { authorization: authorizationJson(authorizeTransfer(state, item, fields, name)) };
		}
	},
	{
		path: "/transfer/create",
		fields: {
			access_token: "text",
			account_id: "text",
			authorization_id: "text",
			description: "text",
			amount: "text?",
			metadata: "object?",
			idempotency_key: "text?"
		},
		handle: (state, fields) => ({ transfer: transferJson(state, createTransfer(state, openItem(state, fields, "transfer"), fields)) })
	},
	{
		path: "/transfer/get",
		fields: TRANSFER,
		handle: (state, fields) => ({ transfer: transferJson(state, find$8(state, fields)) })
	},
	{
		path: "/transfer/cancel",
		fields: {
			...TRANSFER,
			originator_client_id: "text?"
		},
		handle(state, fields) {
			cancelTransfer(state, find$8(state, fields));
			return {};
		}
	},
	{
		path: "/processor/stripe/bank_account_token/create",
		fields: {
			access_token: "text",
			account_id: "text"
		},
		handle(state, fields) {
			checkAccount(state, fields);
			return { stripe_bank_account_token: `btok_${state.context.random(24)}` };
		}
	},
	{
		path: "/processor/token/create",
		fields: {
			access_token: "text",
			account_id: "text",
			processor: "text"
		},
		handle(state, fields) {
			checkAccount(state, fields);
			return { processor_token: `processor-sandbox-${uuid(state.context)}` };
		}
	},
	{
		path: "/webhook_verification_key/get",
		fields: { key_id: "text" },
		handle({ webhookKey }, fields) {
			if (required(fields, "key_id") !== webhookKey.id) throw new PlaidRefusal("INVALID_INPUT", "INVALID_WEBHOOK_VERIFICATION_KEY_ID", "invalid key_id provided. note that key_ids are specific to Plaid environments");
			const { kty, crv, x, y } = webhookKey.publicKey.export({ format: "jwk" });
			const created_at = Math.floor(webhookKey.createdAt.getTime() / 1e3);
			return { key: {
				alg: "ES256",
				kid: webhookKey.id,
				use: "sig",
				kty,
				crv,
				x,
				y,
				created_at,
				expired_at: null
			} };
		}
	}
];
function checkAccount(state, fields) {
	if (itemOf(state, fields).accounts.find(({ id }) => id === required(fields, "account_id"))?.type === "depository") return;
	throw new PlaidRefusal("INVALID_INPUT", "INVALID_ACCOUNT_ID", "account_id is not a depository account of this item");
}
function find$8(state, fields) {
	const transfer = state.transfers.get(required(fields, "transfer_id"));
	if (transfer !== void 0) return transfer;
	throw new PlaidRefusal("INVALID_INPUT", "INVALID_TRANSFER_ID", "could not find matching transfer");
}
function authorizationJson(authorization) {
	return {
		id: authorization.id,
		created: authorization.createdAt.toISOString(),
		decision: authorization.decision,
		decision_rationale: authorization.rationale,
		guarantee_decision: null,
		guarantee_decision_rationale: null,
		payment_risk: null,
		proposed_transfer: {
			account_id: authorization.accountId,
			funding_account_id: null,
			ledger_id: null,
			type: authorization.type,
			network: authorization.network,
			amount: authorization.amount,
			ach_class: authorization.achClass ?? null,
			iso_currency_code: "USD",
			user: { legal_name: authorization.legalName },
			origination_account_id: "",
			originator_client_id: null,
			credit_funds_source: null
		}
	};
}
function transferJson(state, transfer) {
	const authorization = state.authorizations.get(transfer.authorizationId);
	if (authorization === void 0) throw new RangeError("a transfer without its authorization");
	const status = transferStatus(state, transfer);
	return {
		id: transfer.id,
		authorization_id: transfer.authorizationId,
		account_id: authorization.accountId,
		funding_account_id: null,
		ledger_id: null,
		type: authorization.type,
		network: authorization.network,
		amount: authorization.amount,
		iso_currency_code: "USD",
		description: transfer.description,
		created: transfer.createdAt.toISOString(),
		status,
		sweep_status: null,
		cancellable: status === "pending",
		failure_reason: null,
		metadata: null,
		user: {
			legal_name: authorization.legalName,
			phone_number: null,
			email_address: null,
			address: null
		},
		ach_class: authorization.achClass ?? null,
		origination_account_id: "",
		originator_client_id: null,
		guarantee_decision: null,
		guarantee_decision_rationale: null,
		standard_return_window: null,
		unauthorized_return_window: null,
		expected_settlement_date: null,
		refunds: [],
		recurring_transfer_id: null,
		credit_funds_source: null,
		network_trace_id: createHash("sha256").update(transfer.id).digest("hex").slice(0, 15)
	};
}

//#endregion
//#region src/sandbox/gateway/plaid/plaid-routes.ts
const ENDPOINTS = [
	...LINK_ENDPOINTS,
	...ITEM_ENDPOINTS,
	...MONEY_ENDPOINTS
];
function plaidRoutes(app, context, account) {
	const state = makePlaidState(context, account);
	app.register(async (scope) => {
		scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes, done) => {
			try {
				done(null, bytes.length === 0 ? {} : parseStrictJson(bytes));
			} catch (error) {
				done(error);
			}
		});
		scope.setErrorHandler((error, _request, reply) => {
			const { status, body } = plaidError(fromFrame(error));
			return send$1(state, reply, status, body);
		});
		for (const endpoint of ENDPOINTS) scope.post(endpoint.path, (request, reply) => send$1(state, reply, 200, execute(state, endpoint, request)));
	});
	linkPage(app, state);
	return {
		reset() {
			const { items, accessTokens, publicTokens, linkTokens, authorizations, transfers } = state;
			for (const map of [
				items,
				accessTokens,
				publicTokens,
				linkTokens,
				authorizations,
				transfers
			]) map.clear();
			state.movements.length = 0;
		},
		settlement: () => [],
		journal: () => [...state.movements],
		sampleWebhook: (code) => sampleWebhook(state, code),
		tick() {
			for (const item of Array.from(state.items.values())) catchUpBookings(state, item);
		}
	};
}
function execute(state, endpoint, request) {
	const { body = {} } = request;
	const fields = readFields$1(body, {
		client_id: "text?",
		secret: "text?",
		...endpoint.fields
	});
	const given = (header, field) => {
		const value = request.headers[header] ?? fields[field];
		return typeof value === "string" ? value : "";
	};
	const [clientId, secret] = [given("plaid-client-id", "client_id"), given("plaid-secret", "secret")];
	const missing = [clientId === "" && "client_id", secret === "" && "secret"].filter((name) => name !== false);
	if (missing.length > 0) {
		const message = `the following required fields are missing: ${missing.join(", ")}`;
		throw new PlaidRefusal("INVALID_REQUEST", "MISSING_FIELDS", message);
	}
	if (!isSame(`${clientId} ${secret}`, `${state.account.clientId} ${state.account.secret}`)) throw new PlaidRefusal("INVALID_INPUT", "INVALID_API_KEYS", "invalid client_id or secret provided");
	return endpoint.handle(state, fields);
}
function isSame(left, right) {
	return timingSafeEqual(digest(left), digest(right));
}
function send$1(state, reply, status, body) {
	const content = JSON.stringify({
		...body,
		request_id: state.context.random(15)
	});
	return reply.code(status).type("application/json; charset=utf-8").send(content);
}
function fromFrame(error) {
	if (error instanceof Refusal) return new PlaidRefusal("INVALID_REQUEST", "INVALID_BODY", error.message);
	const { statusCode = 500 } = error;
	if (error instanceof PlaidRefusal || statusCode >= 500) return error;
	if (statusCode === 415) return new PlaidRefusal("INVALID_REQUEST", "INVALID_HEADERS", "Content-Type must be application/json", 415);
	return new PlaidRefusal("INVALID_REQUEST", statusCode === 413 ? "REQUEST_TOO_LARGE" : "INVALID_BODY", "the body could not be read", statusCode);
}
function digest(value) {
	return createHash("sha256").update(value).digest();
}

//#endregion
//#region src/sandbox/gateway/agenda.ts
function makeAgenda(clock) {
	let entries = [];
	return {
		at(time, task) {
			const after = entries.findIndex((entry) => entry.time > time.getTime());
			entries.splice(after === -1 ? entries.length : after, 0, {
				time: time.getTime(),
				task
			});
		},
		run() {
			for (;;) {
				const [first] = entries;
				if (first === void 0 || first.time > clock.now().getTime()) return;
				entries.shift();
				first.task();
			}
		},
		clear() {
			entries = [];
		}
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/account.ts
function makeAccount(context, id, webhookSecret) {
	const { clock, random } = context;
	const agenda = makeAgenda(clock);
	const shelves = {
		customers: /* @__PURE__ */ new Map(),
		paymentMethods: /* @__PURE__ */ new Map(),
		tokens: /* @__PURE__ */ new Map(),
		intents: /* @__PURE__ */ new Map(),
		charges: /* @__PURE__ */ new Map(),
		refunds: /* @__PURE__ */ new Map(),
		disputes: /* @__PURE__ */ new Map(),
		setupIntents: /* @__PURE__ */ new Map(),
		balanceTransactions: /* @__PURE__ */ new Map(),
		events: /* @__PURE__ */ new Map(),
		endpoints: /* @__PURE__ */ new Map()
	};
	const movements = [];
	let request;
	return {
		id,
		context,
		webhookSecret,
		...shelves,
		movements,
		agenda,
		now: () => Math.floor(clock.now().getTime() / 1e3),
		newId: (prefix) => `${prefix}_${random(24)}`,
		fingerprintOf: (cardNumber) => createHmac("sha256", `fingerprint:${id}`).update(cardNumber).digest("base64url").replaceAll(/[-_]/gu, "x").slice(0, 16),
		later: (seconds, task) => agenda.at(new Date(clock.now().getTime() + seconds * 1e3), task),
		current: () => request,
		setCurrent(next) {
			request = next;
		},
		reset() {
			for (const shelf of Object.values(shelves)) shelf.clear();
			movements.length = 0;
			agenda.clear();
		}
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/stripe-error.ts
var StripeError = class extends Error {
	name = "StripeError";
	status;
	type;
	fields;
	executed;
	constructor(status, type, message, fields = {}, executed = true) {
		super(message);
		this.status = status;
		this.type = type;
		this.fields = fields;
		this.executed = executed;
	}
};
function invalidParam(code, param, message) {
	return new StripeError(400, "invalid_request_error", message, {
		code,
		param: shown(param)
	}, false);
}
function invalidState(code, message, fields = {}) {
	return new StripeError(400, "invalid_request_error", message, {
		...code !== void 0 && { code },
		...fields
	});
}
function noSuch(what, id, param) {
	return new StripeError(param === void 0 ? 404 : 400, "invalid_request_error", `No such ${what}: '${shown(id)}'`, {
		code: "resource_missing",
		param: param ?? "id"
	});
}
function shown(text) {
	return /^[\w@.:'()[\]{} /+-]{0,80}$/u.test(text) && !/(?:\d[ -]?){13}/u.test(text) && findCardNumbers(text).length === 0 ? text : "…";
}

//#endregion
//#region src/sandbox/gateway/stripe/api-keys.ts
function authenticate$2(keys, header) {
	const key = keyOf(header);
	if (key === void 0) throw new StripeError(401, "invalid_request_error", "You did not provide an API key. Provide it in the Authorization header, using Bearer auth.", {}, false);
	const holder = keys.get(key);
	if (holder !== void 0) return holder;
	const shape = /^((?:sk|pk|rk)_(?:test|live)_)\w{0,200}?(\w{0,4})$/u.exec(key);
	const masked = shape === null ? "…" : `${shape[1] ?? ""}********${shape[2] ?? ""}`;
	const live = shape?.[1]?.includes("_live_") === true;
	throw new StripeError(401, "invalid_request_error", live ? `A live mode API key (${masked}) was sent to a test gateway. Roll the key if it may have leaked, and use a test key.` : `Invalid API Key provided: ${masked}`, live ? { code: "livemode_mismatch" } : {}, false);
}
function checkTestKey(key) {
	if (/^sk_test_\w{8,200}$/u.test(key)) return key;
	throw new TollgateError("sandbox/bad-stripe-key", "a key for the gateway is no secret test key of Stripe", {
		class: "usage",
		help: ["give a key that begins with sk_test_; never put a live key into a test"]
	});
}
function keyOf(header) {
	const [, scheme = "", value = ""] = /^(Bearer|Basic) +(\S{1,500})$/iu.exec(header ?? "") ?? [];
	if (scheme.toLowerCase() === "basic") return Buffer.from(value, "base64").toString("utf8").split(":", 1)[0];
	return scheme === "" ? void 0 : value;
}

//#endregion
//#region src/sandbox/gateway/stripe/list.ts
function listPage(params, parts) {
	const limit = params.integer("limit", 1, 100) ?? 10;
	const after = params.text("starting_after");
	const before = params.text("ending_before");
	const inTime = createdFilter(params);
	params.end();
	const all = [...parts.items].filter((item) => inTime(item) && (parts.filter?.(item) ?? true)).toReversed();
	const indexOf = (id, param) => {
		const index = all.findIndex((item) => item.id === id);
		if (index === -1) throw noSuch(parts.what, id, param);
		return index;
	};
	const page = (data, hasMore) => ({
		object: "list",
		data: data.map(parts.show),
		has_more: hasMore,
		url: parts.url
	});
	if (before !== void 0) {
		const end = indexOf(before, "ending_before");
		const start = Math.max(0, end - limit);
		return page(all.slice(start, end), start > 0);
	}
	const start = after === void 0 ? 0 : indexOf(after, "starting_after") + 1;
	return page(all.slice(start, start + limit), start + limit < all.length);
}
function createdFilter(params) {
	if (!params.has("created")) return () => true;
	const most = 99999999999;
	if (/^\d+$/u.test(String(params.free("created")))) {
		const exact = params.integer("created", 0, most);
		return ({ created }) => created === exact;
	}
	const range = params.object("created");
	const gt = range?.integer("gt", 0, most) ?? -1;
	const gte = range?.integer("gte", 0, most) ?? 0;
	const lt = range?.integer("lt", 0, most) ?? Infinity;
	const lte = range?.integer("lte", 0, most) ?? Infinity;
	return ({ created }) => created > gt && created >= gte && created < lt && created <= lte;
}

//#endregion
//#region src/sandbox/gateway/stripe/show.ts
function challengeUrl(account, id, clientSecret) {
	return `${account.context.origin()}/stripe/three-d-secure/${id}?client_secret=${clientSecret}`;
}
function nextAction(account, { id, clientSecret, returnUrl }) {
	const url = challengeUrl(account, id, clientSecret);
	return returnUrl === void 0 ? {
		type: "use_stripe_sdk",
		use_stripe_sdk: {
			type: "three_d_secure_redirect",
			stripe_js: url
		}
	} : {
		type: "redirect_to_url",
		redirect_to_url: {
			url,
			return_url: returnUrl
		}
	};
}
function showCard(card) {
	return {
		brand: card.brand,
		checks: {
			address_line1_check: null,
			address_postal_code_check: null,
			cvc_check: "pass"
		},
		country: card.behaviour.country,
		display_brand: card.brand,
		exp_month: card.expMonth,
		exp_year: card.expYear,
		fingerprint: card.fingerprint,
		funding: card.behaviour.funding,
		iin: card.first6,
		last4: card.last4,
		networks: {
			available: [card.brand],
			preferred: null
		},
		three_d_secure_usage: { supported: true },
		wallet: null
	};
}
function showCustomer(it) {
	if (it.deleted) return {
		id: it.id,
		object: "customer",
		deleted: true
	};
	return {
		id: it.id,
		object: "customer",
		address: it.address ?? null,
		balance: 0,
		created: it.created,
		currency: null,
		default_source: null,
		delinquent: false,
		description: it.description ?? null,
		email: it.email ?? null,
		invoice_settings: {
			custom_fields: null,
			default_payment_method: it.defaultPaymentMethod ?? null,
			footer: null
		},
		livemode: false,
		metadata: it.metadata,
		name: it.name ?? null,
		phone: it.phone ?? null,
		shipping: null
	};
}
function showPaymentMethod(it) {
	return {
		id: it.id,
		object: "payment_method",
		allow_redisplay: "unspecified",
		billing_details: it.billingDetails ?? {
			address: null,
			email: null,
			name: null,
			phone: null
		},
		card: showCard(it.card),
		created: it.created,
		customer: it.customer ?? null,
		livemode: false,
		metadata: it.metadata,
		type: "card"
	};
}
function showIntent(account, it) {
	return {
		id: it.id,
		object: "payment_intent",
		amount: it.amount,
		amount_capturable: it.amountCapturable,
		amount_details: { tip: {} },
		amount_received: it.amountReceived,
		application: null,
		application_fee_amount: null,
		automatic_payment_methods: it.automaticPaymentMethods ?? null,
		canceled_at: it.canceledAt ?? null,
		cancellation_reason: it.cancellationReason ?? null,
		capture_method: it.captureMethod,
		client_secret: it.clientSecret,
		confirmation_method: it.confirmationMethod,
		created: it.created,
		currency: it.currency,
		customer: it.customer ?? null,
		description: it.description ?? null,
		last_payment_error: it.lastPaymentError ?? null,
		latest_charge: it.latestCharge ?? null,
		livemode: false,
		metadata: it.metadata,
		next_action: it.status === "requires_action" ? nextAction(account, it) : null,
		on_behalf_of: null,
		payment_method: it.paymentMethod ?? null,
		payment_method_options: {},
		payment_method_types: it.paymentMethodTypes,
		processing: null,
		receipt_email: it.receiptEmail ?? null,
		review: null,
		setup_future_usage: it.setupFutureUsage ?? null,
		shipping: it.shipping ?? null,
		statement_descriptor: it.statementDescriptor ?? null,
		statement_descriptor_suffix: it.statementDescriptorSuffix ?? null,
		status: it.status,
		transfer_data: null,
		transfer_group: null
	};
}
function showCharge(it) {
	const { failure } = it;
	const blocked = failure?.declineCode === "fraudulent";
	return {
		id: it.id,
		object: "charge",
		amount: it.amount,
		amount_captured: it.amountCaptured,
		amount_refunded: it.amountRefunded,
		application_fee_amount: null,
		balance_transaction: it.balanceTransaction ?? null,
		billing_details: it.paymentMethod.billingDetails ?? {
			address: null,
			email: null,
			name: null,
			phone: null
		},
		calculated_statement_descriptor: "TOLLGATE SANDBOX",
		captured: it.captured,
		created: it.created,
		currency: it.currency,
		customer: it.customer ?? null,
		description: it.description ?? null,
		disputed: it.dispute !== void 0,
		failure_balance_transaction: null,
		failure_code: failure?.code ?? null,
		failure_message: failure?.message ?? null,
		fraud_details: {},
		livemode: false,
		metadata: it.metadata,
		outcome: {
			network_status: blocked ? "not_sent_to_network" : failure ? "declined_by_network" : "approved_by_network",
			reason: failure?.declineCode ?? failure?.code ?? null,
			risk_level: blocked ? "highest" : "normal",
			seller_message: failure ? "The bank did not accept the payment." : "Payment complete.",
			type: blocked ? "blocked" : failure ? "issuer_declined" : "authorized"
		},
		paid: it.status === "succeeded",
		payment_intent: it.paymentIntent,
		payment_method: it.paymentMethod.id,
		payment_method_details: {
			type: "card",
			card: {
				...showCard(it.paymentMethod.card),
				three_d_secure: it.authenticated ? {
					result: "authenticated",
					version: "2.2.0"
				} : null
			}
		},
		receipt_email: it.receiptEmail ?? null,
		receipt_url: null,
		refunded: it.captured && it.amountRefunded === it.amountCaptured,
		status: it.status
	};
}
function showRefund(it) {
	return {
		id: it.id,
		object: "refund",
		amount: it.amount,
		balance_transaction: it.balanceTransaction ?? null,
		charge: it.charge,
		created: it.created,
		currency: it.currency,
		destination_details: {
			type: "card",
			card: {
				reference_status: "pending",
				type: "refund"
			}
		},
		...it.failureReason !== void 0 && { failure_reason: it.failureReason },
		metadata: it.metadata,
		payment_intent: it.paymentIntent,
		reason: it.reason ?? null,
		receipt_number: null,
		status: it.status
	};
}
function showSetupIntent(account, it) {
	return {
		id: it.id,
		object: "setup_intent",
		cancellation_reason: it.cancellationReason ?? null,
		client_secret: it.clientSecret,
		created: it.created,
		customer: it.customer ?? null,
		description: it.description ?? null,
		last_setup_error: it.lastSetupError ?? null,
		livemode: false,
		metadata: it.metadata,
		next_action: it.status === "requires_action" ? nextAction(account, it) : null,
		payment_method: it.paymentMethod ?? null,
		payment_method_types: ["card"],
		status: it.status,
		usage: it.usage
	};
}
function showBalanceTransaction(it, now) {
	const reporting = it.type === "adjustment" ? "dispute" : it.type;
	return {
		id: it.id,
		object: "balance_transaction",
		amount: it.amount,
		available_on: it.availableOn,
		created: it.created,
		currency: it.currency,
		description: it.description ?? null,
		exchange_rate: null,
		fee: it.fee,
		fee_details: it.fee === 0n ? [] : [{
			amount: it.fee,
			application: null,
			currency: it.currency,
			description: "Processing fees",
			type: "stripe_fee"
		}],
		net: it.amount - it.fee,
		reporting_category: reporting,
		source: it.source,
		status: it.availableOn <= now ? "available" : "pending",
		type: it.type
	};
}
function showEvent(it, apiVersion) {
	return {
		id: it.id,
		object: "event",
		api_version: apiVersion,
		created: it.created,
		data: {
			object: it.object,
			...it.previous !== void 0 && { previous_attributes: it.previous }
		},
		livemode: false,
		pending_webhooks: it.pending,
		request: {
			id: it.requestId,
			idempotency_key: it.idempotencyKey
		},
		type: it.type
	};
}
function showEndpoint(it, apiVersion) {
	return {
		id: it.id,
		object: "webhook_endpoint",
		api_version: apiVersion,
		application: null,
		created: it.created,
		description: it.description ?? null,
		enabled_events: it.enabledEvents,
		livemode: false,
		metadata: it.metadata,
		status: it.status,
		url: it.url
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/balance.ts
const balanceEndpoints = [
	{
		method: "GET",
		path: "/balance",
		run: balance
	},
	{
		method: "GET",
		path: "/balance_transactions",
		run: list$9
	},
	{
		method: "GET",
		path: "/balance_transactions/:id",
		run: retrieve$10
	}
];
const TWO_DAYS = 172800;
function addBalanceTransaction(account, parts) {
	const { atOnce, description, ...rest } = parts;
	const created = account.now();
	const item = {
		...rest,
		id: account.newId("txn"),
		created,
		availableOn: atOnce === true ? created : created + TWO_DAYS,
		description
	};
	account.balanceTransactions.set(item.id, item);
	return item;
}
function feeOf(amount, currency) {
	const fixed = exponentOf(currency) === 3 ? 300n : 30n;
	const fee = (amount * 29n + 500n) / 1000n + fixed;
	return fee < amount ? fee : amount;
}
function balance({ account, params }) {
	params.end();
	const now = account.now();
	const sum = (chosen) => {
		const totals = /* @__PURE__ */ new Map();
		for (const item of account.balanceTransactions.values()) if (chosen(item)) totals.set(item.currency, (totals.get(item.currency) ?? 0n) + item.amount - item.fee);
		return Array.from(totals, ([currency, amount]) => ({
			amount,
			currency,
			source_types: { card: amount }
		}));
	};
	return {
		object: "balance",
		available: sum((item) => item.availableOn <= now),
		livemode: false,
		pending: sum((item) => item.availableOn > now)
	};
}
function list$9({ account, params }) {
	const type = params.text("type");
	const source = params.text("source");
	const currency = params.text("currency");
	return listPage(params, {
		url: "/v1/balance_transactions",
		what: "balance transaction",
		items: account.balanceTransactions.values(),
		filter: (item) => (type ?? item.type) === item.type && (source ?? item.source) === item.source && (currency ?? item.currency) === item.currency,
		show: (item) => showBalanceTransaction(item, account.now())
	});
}
function retrieve$10({ account, params, id }) {
	params.end();
	const item = account.balanceTransactions.get(id);
	if (item === void 0) throw noSuch("balance transaction", id, void 0);
	return showBalanceTransaction(item, account.now());
}

//#endregion
//#region src/sandbox/gateway/stripe/declines.ts
const MESSAGES = {
	expired_card: "Your card has expired.",
	incorrect_cvc: "Your card's security code is incorrect.",
	processing_error: "An error occurred while processing your card. Try again in a little bit.",
	authentication_required: "Your card was declined. This transaction requires authentication.",
	insufficient_funds: "Your card has insufficient funds."
};
const FINAL = /* @__PURE__ */ new Set([
	"lost_card",
	"stolen_card",
	"fraudulent",
	"expired_card"
]);
function declineOf(card) {
	return card.decline === void 0 ? void 0 : decline(card.decline);
}
function decline(text) {
	const [code = "", declineCode] = text.split("/");
	const reason = declineCode ?? code;
	return {
		code,
		declineCode,
		message: MESSAGES[reason] ?? "Your card was declined.",
		adviceCode: FINAL.has(reason) ? "do_not_try_again" : "try_again_later"
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/api-version.ts
const API_VERSION = "2026-09-30.endive";

//#endregion
//#region src/sandbox/gateway/stripe/emit.ts
function emit(account, type, object, previous) {
	const targets = targetsOf(account, type);
	const request = account.current();
	const event = {
		id: account.newId("evt"),
		created: account.now(),
		type,
		object,
		previous,
		requestId: request?.id ?? null,
		idempotencyKey: request?.idempotencyKey ?? null,
		pending: targets.length
	};
	account.events.set(event.id, event);
	const body = toJson(showEvent(event, API_VERSION));
	for (const { url, secret } of targets) account.context.webhooks.send({
		provider: "stripe",
		eventId: event.id,
		type,
		url,
		headers: () => ({
			"content-type": "application/json; charset=utf-8",
			"user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
			"stripe-signature": signatureOf(body, secret, account.now())
		}),
		body
	});
	return event;
}
function targetsOf(account, type) {
	const targets = [];
	const own = account.webhookSecret === void 0 ? void 0 : account.context.webhookUrl("stripe");
	if (own !== void 0) targets.push({
		url: own,
		secret: account.webhookSecret ?? ""
	});
	for (const { url, secret, status, enabledEvents } of account.endpoints.values()) {
		const listens = enabledEvents.includes("*") || enabledEvents.includes(type);
		if (status === "enabled" && listens) targets.push({
			url,
			secret
		});
	}
	return targets;
}
function signatureOf(body, secret, time) {
	return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}

//#endregion
//#region src/sandbox/gateway/stripe/note-movement.ts
function noteMovement(account, kind, ref, { paymentIntent, amount, currency }) {
	account.movements.push({
		provider: "stripe",
		kind,
		ref,
		payment_ref: paymentIntent,
		amount,
		currency: currency.toUpperCase(),
		created: account.context.clock.now()
	});
}

//#endregion
//#region src/sandbox/gateway/stripe/show-dispute.ts
const EVIDENCE_FIELDS = [
	"access_activity_log",
	"billing_address",
	"cancellation_policy",
	"cancellation_policy_disclosure",
	"cancellation_rebuttal",
	"customer_communication",
	"customer_email_address",
	"customer_name",
	"customer_purchase_ip",
	"customer_signature",
	"duplicate_charge_documentation",
	"duplicate_charge_explanation",
	"duplicate_charge_id",
	"product_description",
	"receipt",
	"refund_policy",
	"refund_policy_disclosure",
	"refund_refusal_explanation",
	"service_date",
	"service_documentation",
	"shipping_address",
	"shipping_carrier",
	"shipping_date",
	"shipping_documentation",
	"shipping_tracking_number",
	"uncategorized_file",
	"uncategorized_text"
];
function showDispute(account, it) {
	const transactions = it.balanceTransactions.flatMap((id) => account.balanceTransactions.get(id) ?? []);
	return {
		id: it.id,
		object: "dispute",
		amount: it.amount,
		balance_transaction: it.balanceTransactions[0] ?? null,
		balance_transactions: transactions.map((item) => showBalanceTransaction(item, account.now())),
		charge: it.charge,
		created: it.created,
		currency: it.currency,
		enhanced_eligibility_types: [],
		evidence: Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, it.evidence[field] ?? null])),
		evidence_details: {
			due_by: it.dueBy,
			has_evidence: Object.keys(it.evidence).length > 0,
			past_due: account.now() > it.dueBy,
			submission_count: it.submissions
		},
		is_charge_refundable: it.status.startsWith("warning_"),
		livemode: false,
		metadata: it.metadata,
		payment_intent: it.paymentIntent,
		reason: it.reason,
		status: it.status
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/disputes.ts
const disputeEndpoints = [
	{
		method: "GET",
		path: "/disputes",
		run: list$8
	},
	{
		method: "GET",
		path: "/disputes/:id",
		run: retrieve$9
	},
	{
		method: "POST",
		path: "/disputes/:id",
		run: update$7
	},
	{
		method: "POST",
		path: "/disputes/:id/close",
		run: close
	}
];
const WEEK = 604800;
const FEE = 1500n;
function openDispute(account, charge, kind) {
	const inquiry = kind === "inquiry";
	const dispute = {
		id: account.newId("dp"),
		created: account.now(),
		amount: charge.amountCaptured - charge.amountRefunded,
		currency: charge.currency,
		status: inquiry ? "warning_needs_response" : "needs_response",
		reason: inquiry ? "fraudulent" : kind,
		charge: charge.id,
		paymentIntent: charge.paymentIntent,
		balanceTransactions: [],
		evidence: {},
		submissions: 0,
		dueBy: account.now() + WEEK,
		metadata: {}
	};
	account.charges.set(charge.id, {
		...charge,
		dispute: dispute.id
	});
	account.disputes.set(dispute.id, dispute);
	emit(account, "charge.dispute.created", showDispute(account, dispute));
	return inquiry ? dispute : withdraw(account, dispute);
}
function withdraw(account, dispute) {
	return move(account, dispute, "dispute", -dispute.amount, FEE, "charge.dispute.funds_withdrawn");
}
function reinstate(account, dispute) {
	if (dispute.balanceTransactions.length === 0) return dispute;
	return move(account, dispute, "dispute_won", dispute.amount, 0n, "charge.dispute.funds_reinstated");
}
function move(account, dispute, kind, amount, fee, event) {
	const { id, currency, paymentIntent } = dispute;
	const transaction = addBalanceTransaction(account, {
		type: "adjustment",
		amount,
		fee,
		currency,
		source: id,
		paymentIntent
	});
	noteMovement(account, kind, id, {
		paymentIntent,
		amount: dispute.amount,
		currency
	});
	const next = {
		...dispute,
		balanceTransactions: [...dispute.balanceTransactions, transaction.id]
	};
	account.disputes.set(id, next);
	emit(account, event, showDispute(account, next));
	return next;
}
function find$7({ account, id }) {
	const dispute = account.disputes.get(id);
	if (dispute === void 0) throw noSuch("dispute", id, void 0);
	return dispute;
}
function retrieve$9(call) {
	call.params.end();
	return showDispute(call.account, find$7(call));
}
function list$8({ account, params }) {
	const charge = params.text("charge");
	const intent = params.text("payment_intent");
	return listPage(params, {
		url: "/v1/disputes",
		what: "dispute",
		items: account.disputes.values(),
		filter: (dispute) => (charge ?? dispute.charge) === dispute.charge && (intent ?? dispute.paymentIntent) === dispute.paymentIntent,
		show: (dispute) => showDispute(account, dispute)
	});
}
function update$7(call) {
	const { account, params, id } = call;
	const given = params.object("evidence");
	const evidence = EVIDENCE_FIELDS.flatMap((field) => {
		const text = given?.text(field, 2e4);
		return text === void 0 ? [] : [[field, text]];
	});
	const submit = params.flag("submit") ?? true;
	const metadata = params.metadata(account.disputes.get(id)?.metadata);
	params.end();
	const dispute = find$7(call);
	if (given !== void 0) mustBeOpen(dispute);
	const next = {
		...dispute,
		evidence: {
			...dispute.evidence,
			...Object.fromEntries(evidence)
		},
		metadata
	};
	account.disputes.set(id, next);
	if (given === void 0 || !submit) {
		emit(account, "charge.dispute.updated", showDispute(account, next));
		return showDispute(account, next);
	}
	return showDispute(account, judge(account, {
		...next,
		submissions: next.submissions + 1
	}));
}
function close(call) {
	const { account, params } = call;
	params.end();
	const dispute = find$7(call);
	mustBeOpen(dispute);
	return showDispute(account, end(account, dispute, dispute.status.startsWith("warning_") ? "warning_closed" : "lost"));
}
function mustBeOpen({ status }) {
	if (![
		"needs_response",
		"warning_needs_response",
		"warning_under_review",
		"under_review"
	].includes(status)) throw invalidState("dispute_unexpected_state", `This dispute is already closed (its status is ${status}).`);
}
function judge(account, dispute) {
	const inquiry = dispute.status.startsWith("warning_");
	const reviewed = {
		...dispute,
		status: inquiry ? "warning_under_review" : "under_review"
	};
	account.disputes.set(reviewed.id, reviewed);
	emit(account, "charge.dispute.updated", showDispute(account, reviewed));
	const text = dispute.evidence["uncategorized_text"] ?? "";
	if (text === "winning_evidence") return end(account, reviewed, inquiry ? "warning_closed" : "won");
	if (text === "losing_evidence") return end(account, reviewed, inquiry ? "warning_closed" : "lost");
	if (text !== "escalate_inquiry_evidence" || !inquiry) return reviewed;
	return withdraw(account, {
		...reviewed,
		status: "needs_response"
	});
}
function end(account, dispute, status) {
	const closed = {
		...dispute,
		status
	};
	account.disputes.set(closed.id, closed);
	const next = status === "won" ? reinstate(account, closed) : closed;
	emit(account, "charge.dispute.closed", showDispute(account, next));
	return next;
}

//#endregion
//#region src/sandbox/gateway/stripe/test-cards.ts
const card = (number, rest = {}) => ({
	number,
	brand: "visa",
	funding: "credit",
	country: "US",
	...rest
});
const declines = (number, decline) => card(number, { decline });
const CARDS = {
	visa: card("4242424242424242"),
	visa_debit: card("4000056655665556", { funding: "debit" }),
	mastercard: card("5555555555554444", { brand: "mastercard" }),
	mastercard_debit: card("5200828282828210", {
		brand: "mastercard",
		funding: "debit"
	}),
	mastercard_prepaid: card("5105105105105100", {
		brand: "mastercard",
		funding: "prepaid"
	}),
	amex: card("378282246310005", { brand: "amex" }),
	discover: card("6011111111111117", { brand: "discover" }),
	diners: card("3056930009020004", { brand: "diners" }),
	jcb: card("3566002020360505", { brand: "jcb" }),
	unionpay: card("6200000000000005", { brand: "unionpay" }),
	chargeDeclined: declines("4000000000000002", "card_declined/generic_decline"),
	chargeDeclinedInsufficientFunds: declines("4000000000009995", "card_declined/insufficient_funds"),
	chargeDeclinedLostCard: declines("4000000000009987", "card_declined/lost_card"),
	chargeDeclinedStolenCard: declines("4000000000009979", "card_declined/stolen_card"),
	chargeDeclinedExpiredCard: declines("4000000000000069", "expired_card"),
	chargeDeclinedIncorrectCvc: declines("4000000000000127", "incorrect_cvc"),
	chargeDeclinedProcessingError: declines("4000000000000119", "processing_error"),
	chargeDeclinedVelocityLimitExceeded: declines("4000000000006975", "card_declined/card_velocity_exceeded"),
	chargeDeclinedFraudulent: declines("4100000000000019", "card_declined/fraudulent"),
	chargeCustomerFail: card("4000000000000341", {
		decline: "card_declined/generic_decline",
		attaches: true
	}),
	authenticationRequiredOnSetup: card("4000002500003155", { authentication: "unless_set_up" }),
	authenticationRequired: card("4000002760003184", { authentication: "always" }),
	threeDSecure2Required: card("4000000000003220", { authentication: "always" }),
	threeDSecureRequiredChargeDeclined: card("4000008400001629", {
		authentication: "always",
		decline: "card_declined/generic_decline",
		attaches: true
	}),
	createDispute: card("4000000000000259", { dispute: "fraudulent" }),
	createDisputeProductNotReceived: card("4000000000002685", { dispute: "product_not_received" }),
	createDisputeInquiry: card("4000000000001976", { dispute: "inquiry" }),
	pendingRefund: card("4000000000007726", { refund: "pending" }),
	refundFail: card("4000000000005126", { refund: "fails" }),
	bypassPending: card("4000000000000077", { availableAtOnce: true })
};
const ALIASES = {
	radarBlock: "chargeDeclinedFraudulent",
	velocityLimitExceeded: "chargeDeclinedVelocityLimitExceeded",
	threeDSecureRequired: "authenticationRequired",
	us: "visa"
};
const BY_NUMBER = new Map([
	...Object.values(CARDS).map((listed) => [listed.number, listed]),
	["4111111111111111", card("4111111111111111")],
	["371449635398431", card("371449635398431", { brand: "amex" })],
	["2223003122003222", card("2223003122003222", { brand: "mastercard" })]
]);
function testCardOf(number) {
	return BY_NUMBER.get(number);
}
function testCardNamed(token) {
	const name = /^(?:pm_card|tok)_(?:visa_(?=[a-z]+[A-Z]))?(\w{1,60})$/u.exec(token)?.[1];
	if (name === void 0) return void 0;
	const key = Object.hasOwn(ALIASES, name) ? ALIASES[name] ?? name : name;
	return Object.hasOwn(CARDS, key) ? CARDS[key] : void 0;
}

//#endregion
//#region src/sandbox/gateway/stripe/keep-card.ts
function keepCard(account, typed) {
	const number = typed.number.replaceAll(/[ -]/gu, "");
	if (!/^\d{12,19}$/u.test(number) || !passesLuhn(number)) throw bad$1("incorrect_number", "number", "Your card number is incorrect.");
	if (!/^\d{1,2}$/u.test(typed.expMonth) || Number(typed.expMonth) < 1 || Number(typed.expMonth) > 12) throw bad$1("invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
	const now = account.context.clock.now();
	const year = Number(typed.expYear.length === 2 ? `20${typed.expYear}` : typed.expYear);
	const past = year < now.getUTCFullYear() || year === now.getUTCFullYear() && Number(typed.expMonth) <= now.getUTCMonth();
	if (!/^(?:\d\d|\d{4})$/u.test(typed.expYear) || past || year > now.getUTCFullYear() + 50) throw bad$1("invalid_expiry_year", "exp_year", "Your card's expiration year is invalid.");
	if (!/^(?:\d{3,4})?$/u.test(typed.cvc)) throw bad$1("invalid_cvc", "cvc", "Your card's security code is invalid.");
	const listed = testCardOf(number);
	if (listed === void 0) throw new StripeError(402, "card_error", "Your card was declined. Your request was in test mode, but used a non test card.", {
		code: "card_declined",
		decline_code: "test_mode_live_card"
	});
	return kept(account, listed, Number(typed.expMonth), year);
}
function publishedCard(account, token) {
	const listed = testCardNamed(token);
	return listed && kept(account, listed, 12, account.context.clock.now().getUTCFullYear() + 8);
}
function readCard(account, params) {
	const token = params.text("token");
	const typed = {
		number: params.secret("number") ?? "",
		expMonth: params.secret("exp_month") ?? "",
		expYear: params.secret("exp_year") ?? "",
		cvc: params.secret("cvc") ?? ""
	};
	params.object("networks")?.text("preferred");
	if (token === void 0) {
		if (typed.number === "") throw invalidParam("parameter_missing", "card[number]", "Missing required param: card[number].");
		return { keep: () => keepCard(account, typed) };
	}
	return { keep: () => publishedCard(account, token) ?? spendToken(account, token).card };
}
function spendToken(account, id) {
	const token = account.tokens.get(id);
	if (token === void 0) throw noSuch("token", id, "card[token]");
	if (token.used) throw new StripeError(400, "invalid_request_error", "You cannot use a Stripe token more than once.", { code: "token_already_used" });
	account.tokens.set(id, {
		...token,
		used: true
	});
	return token;
}
function kept(account, listed, expMonth, expYear) {
	const { number, ...behaviour } = listed;
	return {
		brand: listed.brand,
		first6: number.slice(0, 6),
		last4: number.slice(-4),
		expMonth,
		expYear,
		fingerprint: account.fingerprintOf(number),
		behaviour
	};
}
function bad$1(code, param, message) {
	return new StripeError(402, "card_error", message, {
		code,
		param
	});
}

//#endregion
//#region src/sandbox/gateway/stripe/payment-methods.ts
const paymentMethodEndpoints = [
	{
		method: "POST",
		path: "/payment_methods",
		publishable: true,
		run: create$6
	},
	{
		method: "GET",
		path: "/payment_methods",
		run: list$7
	},
	{
		method: "GET",
		path: "/payment_methods/:id",
		run: retrieve$8
	},
	{
		method: "POST",
		path: "/payment_methods/:id",
		run: update$6
	},
	{
		method: "POST",
		path: "/payment_methods/:id/attach",
		run: attachToCustomer
	},
	{
		method: "POST",
		path: "/payment_methods/:id/detach",
		run: detachFromCustomer
	}
];
function addPaymentMethod(account, card, fields = {}) {
	const method = {
		id: account.newId("pm"),
		created: account.now(),
		card,
		customer: fields.customer,
		spent: false,
		setUp: false,
		billingDetails: fields.billingDetails,
		metadata: fields.metadata ?? {}
	};
	account.paymentMethods.set(method.id, method);
	return method;
}
function pickPaymentMethod(account, id, param, customer) {
	const published = id.startsWith("pm_card_") ? publishedCard(account, id) : void 0;
	if (published !== void 0) return addPaymentMethod(account, published);
	const method = account.paymentMethods.get(id);
	if (method === void 0) throw noSuch("PaymentMethod", id, param);
	if (method.customer !== void 0 && method.customer !== customer) throw invalidState("payment_method_customer_mismatch", "The PaymentMethod belongs to a Customer; name that one.", { param });
	if (method.spent && method.customer === void 0) throw invalidState("payment_method_not_available", "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.", { param });
	return method;
}
function readPaymentMethodData(account, params) {
	const fields = params.object("payment_method_data");
	return fields && readNew(account, fields);
}
function attach(account, method, customer) {
	if (method.customer === customer) return method;
	const declined = method.card.behaviour.attaches === true ? void 0 : declineOf(method.card.behaviour);
	if (declined !== void 0) throw new StripeError(402, "card_error", declined.message, {
		code: declined.code,
		...declined.declineCode !== void 0 && { decline_code: declined.declineCode }
	});
	const next = {
		...method,
		customer
	};
	account.paymentMethods.set(next.id, next);
	emit(account, "payment_method.attached", showPaymentMethod(next));
	return next;
}
function detach(account, method) {
	const next = {
		...method,
		customer: void 0,
		spent: true
	};
	account.paymentMethods.set(next.id, next);
	emit(account, "payment_method.detached", showPaymentMethod(next), { customer: method.customer });
	return next;
}
function readNew(account, params) {
	if (params.oneOf("type", ["card"]) === void 0) throw invalidParam("parameter_missing", "type", "Missing required param: type.");
	const billingDetails = params.free("billing_details");
	params.oneOf("allow_redisplay", [
		"always",
		"limited",
		"unspecified"
	]);
	params.free("radar_options");
	const card = params.object("card");
	if (card === void 0) throw invalidParam("parameter_missing", "card", "Missing required param: card.");
	const { keep } = readCard(account, card);
	const metadata = params.metadata();
	return () => addPaymentMethod(account, keep(), {
		billingDetails,
		metadata
	});
}
function create$6({ account, params }) {
	const make = readNew(account, params);
	params.end();
	return showPaymentMethod(make());
}
function find$6({ account, id }) {
	const method = account.paymentMethods.get(id);
	if (method === void 0) throw noSuch("PaymentMethod", id, void 0);
	return method;
}
function retrieve$8(call) {
	call.params.end();
	return showPaymentMethod(find$6(call));
}
function update$6(call) {
	const { account, params } = call;
	const billingDetails = params.free("billing_details");
	const metadata = params.metadata(account.paymentMethods.get(call.id)?.metadata);
	params.end();
	const method = find$6(call);
	const next = {
		...method,
		billingDetails: billingDetails ?? method.billingDetails,
		metadata
	};
	account.paymentMethods.set(next.id, next);
	emit(account, "payment_method.updated", showPaymentMethod(next));
	return showPaymentMethod(next);
}
function list$7({ account, params }) {
	const customer = params.text("customer");
	params.oneOf("type", ["card"]);
	return listPage(params, {
		url: "/v1/payment_methods",
		what: "PaymentMethod",
		items: account.paymentMethods.values(),
		filter: (method) => customer === void 0 || method.customer === customer,
		show: showPaymentMethod
	});
}
function attachToCustomer(call) {
	const { account, params, id } = call;
	const customer = params.required("customer");
	params.end();
	if (account.customers.get(customer)?.deleted !== false) throw noSuch("customer", customer, "customer");
	const method = id.startsWith("pm_card_") ? pickPaymentMethod(account, id, "id", void 0) : find$6(call);
	if (method.customer !== void 0 && method.customer !== customer) throw invalidState(void 0, "The payment method you provided has already been attached to a customer.");
	if (method.spent) throw invalidState(void 0, "This PaymentMethod was used or detached and may not be used again.");
	return showPaymentMethod(attach(account, method, customer));
}
function detachFromCustomer(call) {
	const { account, params } = call;
	params.end();
	const method = find$6(call);
	if (method.customer === void 0) throw invalidState(void 0, "The payment method you provided is not attached to a customer so detachment is impossible.");
	return showPaymentMethod(detach(account, method));
}

//#endregion
//#region src/sandbox/gateway/stripe/charging.ts
const SEVEN_DAYS = 604800;
function confirmIntent(account, intent, method, { offSession, errorOnRequiresAction, returnUrl }) {
	const asked = {
		...intent,
		paymentMethod: method.id,
		returnUrl,
		lastPaymentError: void 0
	};
	const authenticated = intent.authenticatedMethod === method.id;
	if (!authenticated && needsAuthentication(method)) {
		if (offSession || errorOnRequiresAction) throw cardErrorOf(account, fail$2(account, asked, method, decline("authentication_required/authentication_required")));
		const next = put$1(account, {
			...asked,
			status: "requires_action"
		});
		emit(account, "payment_intent.requires_action", showIntent(account, next));
		return next;
	}
	const next = charge(account, asked, method, authenticated);
	if (next.status === "requires_payment_method") throw cardErrorOf(account, next);
	return next;
}
function finishChallenge(account, intent, authenticated) {
	const method = account.paymentMethods.get(intent.paymentMethod ?? "");
	if (method === void 0) throw new TypeError("an intent that requires action has a payment method");
	if (!authenticated) return fail$2(account, intent, method, AUTHENTICATION_FAILED, false);
	const answered = {
		...intent,
		authenticatedMethod: method.id
	};
	if (intent.confirmationMethod === "manual") return put$1(account, {
		...answered,
		status: "requires_confirmation"
	});
	return charge(account, answered, method, true);
}
function captureIntent(account, intent, amount) {
	const held = account.charges.get(intent.latestCharge ?? "");
	if (held === void 0) throw new TypeError("an intent that can be captured has a charge");
	const captured = settle(account, {
		...held,
		captured: true,
		amountCaptured: amount
	});
	emit(account, "charge.captured", showCharge(captured));
	return succeed(account, intent, captured);
}
function cancelIntent(account, intent, reason) {
	if (intent.status === "requires_capture") noteMovement(account, "void", intent.latestCharge ?? intent.id, {
		paymentIntent: intent.id,
		...intent
	});
	const next = put$1(account, {
		...intent,
		status: "canceled",
		amountCapturable: 0n,
		canceledAt: account.now(),
		cancellationReason: reason
	});
	emit(account, "payment_intent.canceled", showIntent(account, next));
	return next;
}
const AUTHENTICATION_FAILED = {
	code: "payment_intent_authentication_failure",
	declineCode: void 0,
	message: "The provided PaymentMethod has failed authentication. Try another PaymentMethod or confirm again.",
	adviceCode: "confirm_card_data"
};
function needsAuthentication({ card, setUp }) {
	const { authentication } = card.behaviour;
	return authentication === "always" || authentication === "unless_set_up" && !setUp;
}
function put$1(account, intent) {
	account.intents.set(intent.id, intent);
	return intent;
}
function charge(account, intent, method, authenticated) {
	const declined = isExpired(account, method) ? decline("expired_card") : declineOf(method.card.behaviour);
	if (declined !== void 0) return fail$2(account, intent, method, declined);
	const used = {
		...intent.setupFutureUsage !== void 0 && intent.customer !== void 0 ? attach(account, method, intent.customer ?? "") : method,
		spent: true
	};
	account.paymentMethods.set(used.id, used);
	const made = makeCharge(account, intent, used, {
		status: "succeeded",
		authenticated
	});
	noteMovement(account, "authorize", made.id, {
		paymentIntent: intent.id,
		...intent
	});
	if (intent.captureMethod !== "manual") {
		const captured = settle(account, {
			...made,
			captured: true,
			amountCaptured: made.amount
		});
		emit(account, "charge.succeeded", showCharge(captured));
		return succeed(account, {
			...intent,
			latestCharge: made.id
		}, captured);
	}
	account.charges.set(made.id, made);
	emit(account, "charge.succeeded", showCharge(made));
	const next = put$1(account, {
		...intent,
		status: "requires_capture",
		amountCapturable: intent.amount,
		latestCharge: made.id
	});
	emit(account, "payment_intent.amount_capturable_updated", showIntent(account, next));
	account.later(SEVEN_DAYS, () => expire(account, intent.id));
	return next;
}
function expire(account, id) {
	const intent = account.intents.get(id);
	if (intent?.status !== "requires_capture") return;
	const held = account.charges.get(intent.latestCharge ?? "");
	if (held !== void 0) emit(account, "charge.expired", showCharge(held));
	cancelIntent(account, intent, "automatic");
}
function isExpired(account, { card }) {
	const now = account.context.clock.now();
	return card.expYear * 12 + card.expMonth < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
}
function succeed(account, intent, captured) {
	const next = put$1(account, {
		...intent,
		status: "succeeded",
		amountCapturable: 0n,
		amountReceived: captured.amountCaptured
	});
	emit(account, "payment_intent.succeeded", showIntent(account, next));
	const { dispute } = captured.paymentMethod.card.behaviour;
	if (dispute !== void 0) openDispute(account, captured, dispute);
	return next;
}
function settle(account, captured) {
	const { id, paymentIntent, amountCaptured: amount, currency, description } = captured;
	const transaction = addBalanceTransaction(account, {
		type: "charge",
		amount,
		fee: feeOf(amount, currency),
		currency,
		source: id,
		paymentIntent,
		description,
		atOnce: captured.paymentMethod.card.behaviour.availableAtOnce === true
	});
	const next = {
		...captured,
		balanceTransaction: transaction.id
	};
	account.charges.set(id, next);
	noteMovement(account, "capture", id, {
		paymentIntent,
		amount,
		currency
	});
	return next;
}
function fail$2(account, intent, method, { code, declineCode, message, adviceCode }, attempted = true) {
	const failed = attempted ? makeCharge(account, intent, method, {
		status: "failed",
		failure: {
			code,
			declineCode,
			message
		}
	}) : void 0;
	if (failed !== void 0) {
		account.charges.set(failed.id, failed);
		emit(account, "charge.failed", showCharge(failed));
	}
	const next = put$1(account, {
		...intent,
		status: "requires_payment_method",
		paymentMethod: void 0,
		latestCharge: failed?.id ?? intent.latestCharge,
		lastPaymentError: {
			type: "card_error",
			code,
			...declineCode !== void 0 && { decline_code: declineCode },
			advice_code: adviceCode,
			message,
			...failed && { charge: failed.id },
			payment_method: showPaymentMethod(method)
		}
	});
	emit(account, "payment_intent.payment_failed", showIntent(account, next));
	return next;
}
function cardErrorOf(account, intent) {
	const { type: _type, message, ...fields } = intent.lastPaymentError;
	return new StripeError(402, "card_error", message, {
		...fields,
		payment_intent: showIntent(account, intent)
	});
}
function makeCharge(account, intent, paymentMethod, parts) {
	return {
		id: account.newId("ch"),
		created: account.now(),
		amount: intent.amount,
		amountCaptured: 0n,
		amountRefunded: 0n,
		currency: intent.currency,
		captured: false,
		paymentIntent: intent.id,
		paymentMethod,
		customer: intent.customer,
		balanceTransaction: void 0,
		dispute: void 0,
		failure: void 0,
		authenticated: false,
		description: intent.description,
		receiptEmail: intent.receiptEmail,
		metadata: intent.metadata,
		...parts
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/customers.ts
const customerEndpoints = [
	{
		method: "POST",
		path: "/customers",
		run: create$5
	},
	{
		method: "GET",
		path: "/customers",
		run: list$6
	},
	{
		method: "GET",
		path: "/customers/:id",
		run: retrieve$7
	},
	{
		method: "POST",
		path: "/customers/:id",
		run: update$5
	},
	{
		method: "DELETE",
		path: "/customers/:id",
		run: remove$1
	},
	{
		method: "GET",
		path: "/customers/:id/payment_methods",
		run: listPaymentMethods
	}
];
function customerNamed({ account }, id, param) {
	const customer = account.customers.get(id);
	if (customer === void 0 || customer.deleted) throw noSuch("customer", id, param);
	return customer;
}
function find$5({ account, id }) {
	const customer = account.customers.get(id);
	if (customer === void 0) throw noSuch("customer", id, void 0);
	return customer;
}
function readFields({ params }, before) {
	const text = (name) => {
		const given = params.text(name, 512);
		return params.has(name) ? given : before?.[name];
	};
	const address = params.free("address") ?? before?.address;
	params.free("shipping");
	params.free("preferred_locales");
	return {
		email: text("email"),
		name: text("name"),
		phone: text("phone"),
		description: text("description"),
		address,
		metadata: params.metadata(before?.metadata)
	};
}
function create$5(call) {
	const { account, params } = call;
	const fields = readFields(call);
	const method = params.text("payment_method");
	const defaultMethod = params.object("invoice_settings")?.text("default_payment_method");
	params.end();
	const id = account.newId("cus");
	const picked = method === void 0 ? void 0 : pickPaymentMethod(account, method, "payment_method", id);
	const customer = {
		...fields,
		id,
		created: account.now(),
		defaultPaymentMethod: defaultMethod === method ? picked?.id : void 0,
		deleted: false
	};
	if (picked !== void 0) attach(account, picked, id);
	account.customers.set(customer.id, customer);
	emit(account, "customer.created", showCustomer(customer));
	return showCustomer(customer);
}
function retrieve$7(call) {
	call.params.end();
	return showCustomer(find$5(call));
}
function update$5(call) {
	const { account, params, id } = call;
	const fields = readFields(call, account.customers.get(id));
	const method = params.object("invoice_settings")?.text("default_payment_method");
	params.end();
	const customer = customerNamed(call, find$5(call).id, "id");
	if (method !== void 0 && account.paymentMethods.get(method)?.customer !== id) throw noSuch("PaymentMethod", method, "invoice_settings[default_payment_method]");
	const next = {
		...customer,
		...fields,
		defaultPaymentMethod: method ?? customer.defaultPaymentMethod
	};
	account.customers.set(id, next);
	emit(account, "customer.updated", showCustomer(next), changed(showCustomer(customer), showCustomer(next)));
	return showCustomer(next);
}
function remove$1(call) {
	const { account, params } = call;
	params.end();
	const customer = find$5(call);
	if (!customer.deleted) {
		for (const method of account.paymentMethods.values()) if (method.customer === customer.id) detach(account, method);
		const next = {
			...customer,
			email: void 0,
			name: void 0,
			phone: void 0,
			address: void 0,
			deleted: true
		};
		account.customers.set(customer.id, next);
		emit(account, "customer.deleted", showCustomer(customer));
	}
	return showCustomer({
		...customer,
		deleted: true
	});
}
function list$6({ account, params }) {
	const email = params.text("email", 512);
	return listPage(params, {
		url: "/v1/customers",
		what: "customer",
		items: account.customers.values(),
		filter: (customer) => !customer.deleted && (email === void 0 || customer.email === email),
		show: showCustomer
	});
}
function listPaymentMethods(call) {
	const { account, params } = call;
	params.oneOf("type", ["card"]);
	const { id } = find$5(call);
	return listPage(params, {
		url: `/v1/customers/${id}/payment_methods`,
		what: "PaymentMethod",
		items: account.paymentMethods.values(),
		filter: (method) => method.customer === id,
		show: showPaymentMethod
	});
}
function changed(before, after) {
	const now = new Map(Object.entries(after));
	return Object.fromEntries(Object.entries(before).filter(([name, value]) => now.get(name) !== value));
}

//#endregion
//#region src/sandbox/gateway/stripe/intent-fields.ts
function readIntentFields({ account, params }, before) {
	const customer = params.text("customer");
	const paymentMethod = params.text("payment_method");
	const newMethod = readPaymentMethodData(account, params);
	const offSession = params.text("off_session");
	for (const name of [
		"payment_method_options",
		"mandate_data",
		"radar_options",
		"use_stripe_sdk",
		"payment_method_configuration"
	]) params.free(name);
	const kept = {};
	const keep = (field, name, value) => {
		if (params.has(name)) kept[field] = value;
	};
	keep("description", "description", params.text("description", 1e3));
	keep("receiptEmail", "receipt_email", params.text("receipt_email"));
	keep("setupFutureUsage", "setup_future_usage", params.oneOf("setup_future_usage", ["off_session", "on_session"]));
	keep("statementDescriptor", "statement_descriptor", params.text("statement_descriptor", 22));
	keep("statementDescriptorSuffix", "statement_descriptor_suffix", params.text("statement_descriptor_suffix", 22));
	keep("shipping", "shipping", params.free("shipping"));
	keep("captureMethod", "capture_method", params.oneOf("capture_method", [
		"automatic",
		"automatic_async",
		"manual"
	]));
	if (kept["captureMethod"] === void 0) delete kept["captureMethod"];
	return {
		customer,
		paymentMethod,
		newMethod,
		returnUrl: readUrl(params.text("return_url", 2048), "return_url"),
		offSession: offSession !== void 0 && offSession !== "false",
		errorOnRequiresAction: params.flag("error_on_requires_action") ?? false,
		metadata: params.metadata(before?.metadata),
		kept
	};
}
function readUrl(text, param) {
	if (text === void 0) return void 0;
	const url = URL.parse(text);
	if (url !== null && /^https?:$/u.test(url.protocol)) return text;
	throw invalidParam("url_invalid", param, "Not a valid URL.");
}

//#endregion
//#region src/sandbox/gateway/stripe/setup-intents.ts
const setupIntentEndpoints = [
	{
		method: "POST",
		path: "/setup_intents",
		run: create$4
	},
	{
		method: "GET",
		path: "/setup_intents",
		run: list$5
	},
	{
		method: "GET",
		path: "/setup_intents/:id",
		publishable: true,
		run: retrieve$6
	},
	{
		method: "POST",
		path: "/setup_intents/:id",
		run: update$4
	},
	{
		method: "POST",
		path: "/setup_intents/:id/confirm",
		publishable: true,
		run: confirm$1
	},
	{
		method: "POST",
		path: "/setup_intents/:id/cancel",
		run: cancel$2
	},
	{
		method: "POST",
		path: "/test_helpers/setup_intents/:id/authenticate",
		run: authenticate$1
	}
];
const OPEN$1 = [
	"requires_payment_method",
	"requires_confirmation",
	"requires_action"
];
function finishSetup(account, intent, authenticated) {
	const method = account.paymentMethods.get(intent.paymentMethod ?? "");
	if (method === void 0) throw new TypeError("a setup intent that requires action has a payment method");
	if (authenticated) return keep(account, intent, method);
	return fail$1(account, intent, method, {
		code: "setup_intent_authentication_failure",
		message: "The provided PaymentMethod has failed authentication."
	});
}
function readMethod({ account, params }) {
	const id = params.text("payment_method");
	const newMethod = readPaymentMethodData(account, params);
	for (const name of [
		"payment_method_options",
		"mandate_data",
		"use_stripe_sdk",
		"payment_method_configuration"
	]) params.free(name);
	const returnUrl = readUrl(params.text("return_url", 2048), "return_url");
	return {
		given: id !== void 0 || newMethod !== void 0,
		returnUrl,
		pick: (customer) => id === void 0 ? newMethod?.() : pickPaymentMethod(account, id, "payment_method", customer)
	};
}
function create$4(call) {
	const { account, params } = call;
	const customer = params.text("customer");
	const confirmed = params.flag("confirm") ?? false;
	const usage = params.oneOf("usage", ["off_session", "on_session"]) ?? "off_session";
	const description = params.text("description", 1e3);
	const metadata = params.metadata();
	const fields = readMethod(call);
	params.free("automatic_payment_methods");
	params.texts("payment_method_types");
	params.end();
	if (customer !== void 0) customerNamed(call, customer, "customer");
	const method = fields.pick(customer);
	if (confirmed && method === void 0) throw noMethod$1();
	const id = account.newId("seti");
	const intent = {
		id,
		created: account.now(),
		status: method === void 0 ? "requires_payment_method" : "requires_confirmation",
		clientSecret: `${id}_secret_${account.newId("s").slice(2)}`,
		customer,
		paymentMethod: method?.id,
		usage,
		description,
		returnUrl: void 0,
		lastSetupError: void 0,
		cancellationReason: void 0,
		metadata
	};
	put(account, intent);
	emit(account, "setup_intent.created", showSetupIntent(account, intent));
	return showSetupIntent(account, confirmed && method ? proceed(account, intent, method, fields.returnUrl) : intent);
}
function confirm$1(call) {
	const { account, params } = call;
	const secret = params.text("client_secret");
	const fields = readMethod(call);
	params.end();
	const intent = find$4(call, secret);
	mustBe$1(account, intent, fields.given ? OPEN$1 : ["requires_payment_method", "requires_confirmation"], "confirmed");
	const method = fields.pick(intent.customer) ?? account.paymentMethods.get(intent.paymentMethod ?? "");
	if (method === void 0) throw noMethod$1();
	return showSetupIntent(account, proceed(account, intent, method, fields.returnUrl));
}
function proceed(account, intent, method, returnUrl) {
	const asked = {
		...intent,
		paymentMethod: method.id,
		returnUrl,
		lastSetupError: void 0
	};
	const declined = method.card.behaviour.attaches === true ? void 0 : declineOf(method.card.behaviour);
	if (declined !== void 0) {
		const { code, declineCode, message } = declined;
		const next = fail$1(account, asked, method, {
			code,
			message,
			...declineCode !== void 0 && { decline_code: declineCode }
		});
		throw new StripeError(402, "card_error", message, {
			code,
			...declineCode !== void 0 && { decline_code: declineCode },
			payment_method: showPaymentMethod(method),
			setup_intent: showSetupIntent(account, next)
		});
	}
	if (method.card.behaviour.authentication === void 0) return keep(account, asked, method);
	const next = put(account, {
		...asked,
		status: "requires_action"
	});
	emit(account, "setup_intent.requires_action", showSetupIntent(account, next));
	return next;
}
function keep(account, intent, method) {
	const owned = intent.customer === void 0 ? method : attach(account, method, intent.customer);
	account.paymentMethods.set(owned.id, {
		...owned,
		setUp: true
	});
	const next = put(account, {
		...intent,
		status: "succeeded"
	});
	emit(account, "setup_intent.succeeded", showSetupIntent(account, next));
	return next;
}
function fail$1(account, intent, method, error) {
	const next = put(account, {
		...intent,
		status: "requires_payment_method",
		paymentMethod: void 0,
		lastSetupError: {
			type: "card_error",
			...error,
			payment_method: showPaymentMethod(method)
		}
	});
	emit(account, "setup_intent.setup_failed", showSetupIntent(account, next));
	return next;
}
function update$4(call) {
	const { account, params, id } = call;
	const customer = params.text("customer");
	const description = params.text("description", 1e3);
	const metadata = params.metadata(account.setupIntents.get(id)?.metadata);
	const fields = readMethod(call);
	params.end();
	const intent = find$4(call, void 0);
	if (customer !== void 0) customerNamed(call, customer, "customer");
	if (fields.given || customer !== void 0) mustBe$1(account, intent, OPEN$1, "updated");
	const owner = customer ?? intent.customer;
	const method = fields.pick(owner);
	const next = {
		...intent,
		customer: owner,
		description: description ?? intent.description,
		metadata,
		paymentMethod: method?.id ?? intent.paymentMethod,
		status: method === void 0 ? intent.status : "requires_confirmation"
	};
	return showSetupIntent(account, put(account, next));
}
function cancel$2(call) {
	const { account, params } = call;
	const reason = params.oneOf("cancellation_reason", [
		"abandoned",
		"duplicate",
		"requested_by_customer"
	]);
	params.end();
	const intent = find$4(call, void 0);
	mustBe$1(account, intent, OPEN$1, "canceled");
	const next = put(account, {
		...intent,
		status: "canceled",
		cancellationReason: reason
	});
	emit(account, "setup_intent.canceled", showSetupIntent(account, next));
	return showSetupIntent(account, next);
}
function authenticate$1(call) {
	const { account, params } = call;
	const outcome = params.oneOf("outcome", ["succeeded", "failed"]) ?? "succeeded";
	params.end();
	const intent = find$4(call, void 0);
	mustBe$1(account, intent, ["requires_action"], "authenticated");
	return showSetupIntent(account, finishSetup(account, intent, outcome === "succeeded"));
}
function retrieve$6(call) {
	const secret = call.params.text("client_secret");
	call.params.end();
	return showSetupIntent(call.account, find$4(call, secret));
}
function list$5({ account, params }) {
	const customer = params.text("customer");
	return listPage(params, {
		url: "/v1/setup_intents",
		what: "setup_intent",
		items: account.setupIntents.values(),
		filter: (intent) => customer === void 0 || intent.customer === customer,
		show: (intent) => showSetupIntent(account, intent)
	});
}
function find$4({ account, id, publishable }, secret) {
	const intent = account.setupIntents.get(id);
	if (intent === void 0) throw noSuch("setup_intent", id, void 0);
	if (secret !== void 0 && secret !== intent.clientSecret || publishable && secret === void 0) throw invalidParam("resource_missing", "client_secret", "The client_secret does not belong to this SetupIntent.");
	return intent;
}
function put(account, intent) {
	account.setupIntents.set(intent.id, intent);
	return intent;
}
function mustBe$1(account, intent, allowed, done) {
	if (allowed.includes(intent.status)) return;
	const message = `This SetupIntent cannot be ${done} because it has a status of ${intent.status}.`;
	throw invalidState("setup_intent_unexpected_state", message, { setup_intent: showSetupIntent(account, intent) });
}
function noMethod$1() {
	return invalidState("setup_intent_unexpected_state", "You cannot confirm this SetupIntent without a payment method.");
}

//#endregion
//#region src/sandbox/gateway/stripe/form-parser.ts
const MAX_DEPTH$1 = 8;
const MAX_KEYS = 1e3;
const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/u;
function parseForm(text) {
	const root = /* @__PURE__ */ new Map();
	if (text === "") return root;
	const pairs = text.split("&");
	if (pairs.length > MAX_KEYS) throw malformed(`more than ${MAX_KEYS} parameters`);
	for (const pair of pairs) {
		if (pair === "") continue;
		const equals = pair.indexOf("=");
		const name = decode(equals === -1 ? pair : pair.slice(0, equals));
		setAt(root, pathOf$1(name), name, equals === -1 ? "" : decode(pair.slice(equals + 1)));
	}
	return root;
}
function pathOf$1(name) {
	const [, head, rest = ""] = KEY.exec(name) ?? [];
	if (head === void 0) throw malformed("a parameter name with unbalanced brackets");
	const path = [head, ...Array.from(rest.matchAll(/\[([^\]]*)\]/gu), ([, part = ""]) => part)];
	if (path.length > MAX_DEPTH$1) throw malformed(`parameters nested deeper than ${MAX_DEPTH$1}`);
	if (path.some((part) => part === "__proto__" || part === "constructor" || part === "prototype")) throw malformed("a reserved parameter name");
	return path;
}
function setAt(root, path, name, value) {
	let place = root;
	for (const [depth, part] of path.entries()) {
		const key = part === "" ? String(place.size) : part;
		const there = place.get(key);
		if (depth === path.length - 1) {
			if (there !== void 0) throw invalidParam("parameter_invalid_string", name, "A parameter was given twice.");
			place.set(key, value);
			return;
		}
		if (typeof there === "string") throw invalidParam("parameter_invalid_string", name, "A parameter was given as a value and as an object.");
		const next = there ?? /* @__PURE__ */ new Map();
		place.set(key, next);
		place = next;
	}
}
function decode(text) {
	let decoded;
	try {
		decoded = decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw malformed("broken percent-encoding");
	}
	if (decoded.includes("\0") || !decoded.isWellFormed()) throw malformed("a character that text cannot hold");
	return decoded;
}
function malformed(what) {
	return new StripeError(400, "invalid_request_error", `Invalid request: it has ${what}.`, {}, false);
}

//#endregion
//#region src/sandbox/gateway/stripe/take-forms.ts
function takeForms(scope) {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) => {
		try {
			done(null, parseForm(text));
		} catch (error) {
			done(error);
		}
	});
}

//#endregion
//#region src/sandbox/gateway/stripe/challenge-page.ts
function challengePage(scope, accounts) {
	const find = (request, secret) => {
		const { id } = request.params;
		for (const account of accounts) {
			const intent = account.intents.get(id) ?? account.setupIntents.get(id);
			if (intent?.status === "requires_action" && intent.clientSecret === secret) return {
				account,
				intent
			};
		}
	};
	takeForms(scope);
	scope.setErrorHandler((_error, _request, reply) => send(reply, 400, void 0, "The request is malformed."));
	scope.get("/stripe/three-d-secure/:id", (request, reply) => {
		const secret = new URL(request.url, "http://gateway.invalid").searchParams.get("client_secret");
		const challenge = find(request, secret);
		if (challenge === void 0) return send(reply, 404, void 0, "There is no payment here that waits for you.");
		return send(reply, 200, challenge.intent.returnUrl, form(String(secret)));
	});
	scope.post("/stripe/three-d-secure/:id", (request, reply) => {
		const body = request.body instanceof Map ? request.body : /* @__PURE__ */ new Map();
		const challenge = find(request, body.get("client_secret"));
		if (challenge === void 0) return send(reply, 404, void 0, "There is no payment here that waits for you.");
		const { account, intent } = challenge;
		const passed = body.get("outcome") === "succeeded";
		const next = "amount" in intent ? finishChallenge(account, intent, passed) : finishSetup(account, intent, passed);
		if (intent.returnUrl === void 0) return send(reply, 200, void 0, "Thank you. You may close this page.");
		const failed = next.status === "requires_payment_method";
		return reply.redirect(returnTo(intent.returnUrl, next, failed ? "failed" : "succeeded"), 303);
	});
}
function returnTo(returnUrl, intent, status) {
	const kind = "amount" in intent ? "payment_intent" : "setup_intent";
	const url = new URL(returnUrl);
	url.searchParams.set(kind, intent.id);
	url.searchParams.set(`${kind}_client_secret`, intent.clientSecret);
	url.searchParams.set("redirect_status", status);
	return url.href;
}
function form(secret) {
	return `<form method="post">
      <input type="hidden" name="client_secret" value="${secret}">
      <button name="outcome" value="succeeded">Complete authentication</button>
      <button name="outcome" value="failed">Fail authentication</button>
    </form>`;
}
function send(reply, status, returnUrl, content) {
	const formAction = ["'self'", ...returnUrl === void 0 ? [] : [new URL(returnUrl).origin]].join(" ");
	return reply.code(status).type("text/html; charset=utf-8").headers({
		"cache-control": "no-store",
		"content-security-policy": `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ${formAction}`,
		"referrer-policy": "no-referrer",
		"x-content-type-options": "nosniff"
	}).send(`<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Confirm your payment</title></head>
  <body>
    <h1>Confirm your payment</h1>
    ${content}
  </body>
</html>
`);
}

//#endregion
//#region src/sandbox/gateway/stripe/idempotency.ts
const DAY = 864e5;
const MAX_LENGTH = 255;
const RUN_KEY = randomBytes(32);
function makeIdempotencyKeys(clock) {
	const entries = /* @__PURE__ */ new Map();
	const prune = (now) => {
		for (const [key, { since, answer }] of entries) {
			if (now - since < DAY) return;
			if (answer !== void 0) entries.delete(key);
		}
	};
	return {
		begin(key, fingerprint) {
			if (key.length > MAX_LENGTH) throw new StripeError(400, "invalid_request_error", `Idempotency keys can be at most ${MAX_LENGTH} characters long.`, { code: "idempotency_key_invalid" }, false);
			const now = clock.now().getTime();
			prune(now);
			const entry = entries.get(key);
			if (entry === void 0) {
				entries.set(key, {
					fingerprint,
					answer: void 0,
					since: now
				});
				return;
			}
			if (entry.fingerprint !== fingerprint) throw otherParameters(key);
			if (entry.answer === void 0) throw inUse();
			return entry.answer;
		},
		end(key, answer) {
			const entry = entries.get(key);
			if (entry === void 0) return;
			if (answer === void 0) entries.delete(key);
			else entries.set(key, {
				...entry,
				answer
			});
		},
		clear: () => entries.clear()
	};
}
function fingerprintOf(method, path, form) {
	return createHmac("sha256", RUN_KEY).update(JSON.stringify([
		method,
		path,
		sorted(form)
	])).digest("base64");
}
function sorted(value) {
	if (typeof value === "string") return value;
	return [...value].toSorted(([one], [other]) => one < other ? -1 : 1).map(([name, entry]) => [name, sorted(entry)]);
}
function otherParameters(key) {
	const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${shown(key)}' if you meant to execute a different request.`;
	return new StripeError(400, "idempotency_error", message, {}, false);
}
function inUse() {
	return new StripeError(409, "idempotency_error", "There is currently another in-progress request using this Idempotent Key. Please try again later.", { code: "idempotency_key_in_use" }, false);
}

//#endregion
//#region src/sandbox/gateway/stripe/search.ts
const CLAUSE = /^(-?)(?:([a-z_]+)|metadata\[(["'])(.{1,40}?)\3\])(:|~|>=|<=|>|<)(?:(["'])(.{0,500}?)\6|(\d{1,12}|null))$/u;
function searchPage(params, parts) {
	const query = params.required("query", 2e3);
	const limit = params.integer("limit", 1, 100) ?? 10;
	const page = params.text("page");
	params.end();
	const test = parseQuery(query, parts.fields);
	if (page !== void 0 && !/^page_\d{1,9}$/u.test(page)) throw invalidParam("parameter_invalid_string", "page", "No such page.");
	const start = page === void 0 ? 0 : Number(page.slice(5));
	const found = [...parts.items].filter(test).toReversed();
	const more = start + limit < found.length;
	return {
		object: "search_result",
		data: found.slice(start, start + limit).map(parts.show),
		has_more: more,
		next_page: more ? `page_${start + limit}` : null,
		url: parts.url
	};
}
function parseQuery(query, fields) {
	const both = / AND /u.test(query);
	if (both && / OR /u.test(query)) throw bad("it mixes AND and OR");
	const tests = query.split(both ? / AND /u : / OR /u).map((clause) => parseClause(clause.trim(), fields));
	return (item) => both ? tests.every((test) => test(item)) : tests.some((test) => test(item));
}
function parseClause(clause, fields) {
	const match = CLAUSE.exec(clause);
	if (match === null) throw bad("a clause is not of the form field:value");
	const [, minus, name, , key, operator = ":", , text, bare] = match;
	const read = key !== void 0 ? ({ metadata }) => metadataOf(metadata, key) : fieldOf(fields, name ?? "");
	const value = text ?? bare ?? "";
	return (item) => compare(read(item), operator, value, bare === "null") !== (minus === "-");
}
function fieldOf(fields, name) {
	const read = Object.hasOwn(fields, name) ? fields[name] : void 0;
	if (read === void 0) throw bad("a field cannot be searched");
	return read;
}
function metadataOf(metadata, key) {
	return Object.hasOwn(metadata, key) ? metadata[key] : void 0;
}
function compare(field, operator, value, isNull) {
	if (isNull) return field === void 0;
	if (field === void 0) return false;
	if (operator === ":") return String(field).toLowerCase() === value.toLowerCase();
	if (operator === "~") return String(field).toLowerCase().includes(value.toLowerCase());
	if (typeof field !== "bigint" || !/^\d{1,12}$/u.test(value)) throw bad("a comparison of what is no number");
	const other = BigInt(value);
	if (operator === ">") return field > other;
	if (operator === "<") return field < other;
	return operator === ">=" ? field >= other : field <= other;
}
function bad(why) {
	return invalidParam("parameter_invalid_string", "query", `The search query is invalid: ${why}.`);
}

//#endregion
//#region src/sandbox/gateway/stripe/charges.ts
const chargeEndpoints = [
	{
		method: "GET",
		path: "/charges",
		run: list$4
	},
	{
		method: "GET",
		path: "/charges/search",
		run: search$1
	},
	{
		method: "GET",
		path: "/charges/:id",
		run: retrieve$5
	},
	{
		method: "POST",
		path: "/charges/:id",
		run: update$3
	}
];
function find$3({ account, id }) {
	const charge = account.charges.get(id);
	if (charge === void 0) throw noSuch("charge", id, void 0);
	return charge;
}
function retrieve$5(call) {
	call.params.end();
	return showCharge(find$3(call));
}
function update$3(call) {
	const { account, params, id } = call;
	const description = params.text("description", 1e3);
	const receiptEmail = params.text("receipt_email");
	const metadata = params.metadata(account.charges.get(id)?.metadata);
	params.end();
	const charge = find$3(call);
	const next = {
		...charge,
		description: description ?? charge.description,
		receiptEmail: receiptEmail ?? charge.receiptEmail,
		metadata
	};
	account.charges.set(id, next);
	emit(account, "charge.updated", showCharge(next), { metadata: charge.metadata });
	return showCharge(next);
}
function list$4({ account, params }) {
	const customer = params.text("customer");
	const intent = params.text("payment_intent");
	return listPage(params, {
		url: "/v1/charges",
		what: "charge",
		items: account.charges.values(),
		filter: (charge) => (customer ?? charge.customer) === charge.customer && (intent ?? charge.paymentIntent) === charge.paymentIntent,
		show: showCharge
	});
}
function search$1({ account, params }) {
	return searchPage(params, {
		url: "/v1/charges/search",
		items: account.charges.values(),
		show: showCharge,
		fields: {
			amount: ({ amount }) => amount,
			created: ({ created }) => BigInt(created),
			currency: ({ currency }) => currency,
			customer: ({ customer }) => customer,
			status: ({ status }) => status
		}
	});
}

//#endregion
//#region src/sandbox/gateway/stripe/events.ts
const eventEndpoints = [{
	method: "GET",
	path: "/events",
	run: list$3
}, {
	method: "GET",
	path: "/events/:id",
	run: retrieve$4
}];
function retrieve$4({ account, params, id }) {
	params.end();
	const event = account.events.get(id);
	if (event === void 0) throw noSuch("event", id, void 0);
	return showEvent(event, API_VERSION);
}
function list$3({ account, params }) {
	const type = params.text("type");
	const types = params.texts("types");
	params.flag("delivery_success");
	return listPage(params, {
		url: "/v1/events",
		what: "event",
		items: account.events.values(),
		filter: (event) => matches(event.type, type) && (types.length === 0 || types.some((one) => matches(event.type, one))),
		show: (event) => showEvent(event, API_VERSION)
	});
}
function matches(type, wanted) {
	if (wanted === void 0) return true;
	return wanted.endsWith(".*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

//#endregion
//#region src/sandbox/gateway/stripe/currencies.ts
const CURRENCIES = new Set(`aed afn all amd aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop
  crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod
  jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn
  nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb
  tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw`.split(/\s+/u));
const LEAST = {
	aed: 200n,
	bgn: 100n,
	czk: 1500n,
	dkk: 250n,
	gbp: 30n,
	hkd: 400n,
	huf: 17500n,
	mxn: 1000n,
	myr: 200n,
	nok: 300n,
	pln: 200n,
	ron: 200n,
	sek: 300n,
	thb: 1000n
};
const MOST = 99999999n;
function checkCurrency(text) {
	const currency = text.toLowerCase();
	if (CURRENCIES.has(currency)) return currency;
	throw invalidParam("parameter_invalid_string", "currency", "Invalid currency: it is not one that Stripe supports.");
}
function checkCharge(amount, currency, param = "amount") {
	const threeDecimals = exponentOf(currency) === 3;
	const least = LEAST[currency] ?? (threeDecimals ? 100n : 50n);
	if (amount < least) throw invalidParam("amount_too_small", param, `Amount must be at least ${least} in the minor unit of ${currency}.`);
	if (amount > MOST) throw invalidParam("amount_too_large", param, "Amount must be no more than 8 digits.");
	if (threeDecimals && amount % 10n !== 0n) throw invalidParam("parameter_invalid_integer", param, `Amounts in ${currency} must end in 0.`);
}

//#endregion
//#region src/sandbox/gateway/stripe/payment-intents.ts
const paymentIntentEndpoints = [
	{
		method: "POST",
		path: "/payment_intents",
		run: create$3
	},
	{
		method: "GET",
		path: "/payment_intents",
		run: list$2
	},
	{
		method: "GET",
		path: "/payment_intents/search",
		run: search
	},
	{
		method: "GET",
		path: "/payment_intents/:id",
		publishable: true,
		run: retrieve$3
	},
	{
		method: "POST",
		path: "/payment_intents/:id",
		run: update$2
	},
	{
		method: "POST",
		path: "/payment_intents/:id/confirm",
		publishable: true,
		run: confirm
	},
	{
		method: "POST",
		path: "/payment_intents/:id/capture",
		run: capture
	},
	{
		method: "POST",
		path: "/payment_intents/:id/cancel",
		run: cancel$1
	},
	{
		method: "POST",
		path: "/test_helpers/payment_intents/:id/authenticate",
		run: authenticate
	}
];
const OPEN = [
	"requires_payment_method",
	"requires_confirmation",
	"requires_action"
];
function create$3(call) {
	const { account, params } = call;
	const amount = params.amount("amount");
	if (amount === void 0) throw invalidParam("parameter_missing", "amount", "Missing required param: amount.");
	const currency = checkCurrency(params.required("currency", 10));
	checkCharge(amount, currency);
	const fields = readIntentFields(call);
	const confirmed = params.flag("confirm") ?? false;
	const confirmationMethod = params.oneOf("confirmation_method", ["automatic", "manual"]) ?? "automatic";
	const automatic = params.object("automatic_payment_methods");
	const automaticPaymentMethods = automatic?.flag("enabled") === true && {
		enabled: true,
		allow_redirects: automatic.oneOf("allow_redirects", ["always", "never"]) ?? "always"
	};
	automatic?.free("allow_redirects");
	const types = params.texts("payment_method_types");
	params.end();
	if (!confirmed && (fields.returnUrl !== void 0 || fields.offSession)) {
		const param = fields.offSession ? "off_session" : "return_url";
		throw invalidParam("parameter_unknown", param, `The parameter ${param} can only be set when confirm=true.`);
	}
	if (fields.customer !== void 0) customerNamed(call, fields.customer, "customer");
	const method = methodOf(call, fields, fields.customer);
	const id = account.newId("pi");
	const intent = {
		receiptEmail: void 0,
		description: void 0,
		setupFutureUsage: void 0,
		statementDescriptor: void 0,
		statementDescriptorSuffix: void 0,
		shipping: void 0,
		captureMethod: "automatic_async",
		...fields.kept,
		id,
		created: account.now(),
		amount,
		amountCapturable: 0n,
		amountReceived: 0n,
		currency,
		status: method === void 0 ? "requires_payment_method" : "requires_confirmation",
		confirmationMethod,
		clientSecret: `${id}_secret_${account.newId("s").slice(2)}`,
		customer: fields.customer,
		paymentMethod: method?.id,
		latestCharge: void 0,
		lastPaymentError: void 0,
		returnUrl: void 0,
		authenticatedMethod: void 0,
		canceledAt: void 0,
		cancellationReason: void 0,
		automaticPaymentMethods: automaticPaymentMethods === false ? void 0 : automaticPaymentMethods,
		paymentMethodTypes: types.length === 0 ? ["card"] : types,
		metadata: fields.metadata
	};
	if (confirmed && method === void 0) throw noMethod(call, intent);
	account.intents.set(id, intent);
	emit(account, "payment_intent.created", showIntent(account, intent));
	return showIntent(account, confirmed && method ? confirmIntent(account, intent, method, fields) : intent);
}
function methodOf(call, fields, customer) {
	if (fields.paymentMethod !== void 0) return pickPaymentMethod(call.account, fields.paymentMethod, "payment_method", customer);
	return fields.newMethod?.();
}
function find$2({ account, id, publishable, params }, clientSecret) {
	const intent = account.intents.get(id);
	if (intent === void 0) throw noSuch("payment_intent", id, params.has("intent") ? "intent" : void 0);
	if (clientSecret !== void 0 && clientSecret !== intent.clientSecret || publishable && clientSecret === void 0) throw invalidParam("resource_missing", "client_secret", "The client_secret does not belong to this PaymentIntent.");
	return intent;
}
function retrieve$3(call) {
	const secret = call.params.text("client_secret");
	call.params.end();
	return showIntent(call.account, find$2(call, secret));
}
function update$2(call) {
	const { account, params, id } = call;
	const before = account.intents.get(id);
	const amount = params.amount("amount");
	const currency = params.has("currency") ? checkCurrency(params.required("currency", 10)) : void 0;
	const fields = readIntentFields(call, before);
	params.texts("payment_method_types");
	params.end();
	const intent = find$2(call, void 0);
	if (amount !== void 0 || currency !== void 0) {
		checkCharge(amount ?? intent.amount, currency ?? intent.currency);
		mustBe(call, intent, OPEN, "updated in its amount or currency");
	}
	if (fields.customer !== void 0) customerNamed(call, fields.customer, "customer");
	if ((fields.customer ?? fields.paymentMethod ?? fields.newMethod ?? fields.kept.captureMethod) !== void 0) mustBe(call, intent, OPEN, "updated");
	const customer = fields.customer ?? intent.customer;
	const method = methodOf(call, fields, customer);
	const restarts = intent.status === "requires_action" && (amount ?? method) !== void 0;
	const next = {
		...intent,
		...fields.kept,
		metadata: fields.metadata,
		authenticatedMethod: amount === void 0 && currency === void 0 ? intent.authenticatedMethod : void 0,
		amount: amount ?? intent.amount,
		currency: currency ?? intent.currency,
		customer,
		paymentMethod: method?.id ?? intent.paymentMethod,
		status: restarts || method !== void 0 && intent.status === "requires_payment_method" ? "requires_confirmation" : intent.status
	};
	account.intents.set(id, next);
	return showIntent(account, next);
}
function confirm(call) {
	const { account, params, id } = call;
	const secret = params.text("client_secret");
	const fields = readIntentFields(call, account.intents.get(id));
	params.end();
	if (call.publishable && fields.offSession) throw invalidParam("parameter_unknown", "off_session", "off_session can only be set with a secret key.");
	const intent = find$2(call, secret);
	mustBe(call, intent, OPEN, "confirmed");
	if (intent.status === "requires_action" && methodGiven(fields) === void 0) throw unexpected(call, intent, "confirmed: it waits for the customer to authenticate");
	const customer = fields.customer ?? intent.customer;
	if (fields.customer !== void 0) customerNamed(call, fields.customer, "customer");
	const method = methodOf(call, fields, customer) ?? account.paymentMethods.get(intent.paymentMethod ?? "");
	if (method === void 0) throw noMethod(call, intent);
	const checked = pickPaymentMethod(account, method.id, "payment_method", customer);
	const asked = {
		...intent,
		...fields.kept,
		metadata: fields.metadata,
		customer
	};
	return showIntent(account, confirmIntent(account, asked, checked, fields));
}
function methodGiven(fields) {
	return fields.paymentMethod ?? fields.newMethod;
}
function capture(call) {
	const { account, params, id } = call;
	const given = params.amount("amount_to_capture");
	const metadata = params.metadata(account.intents.get(id)?.metadata);
	params.flag("final_capture");
	params.text("statement_descriptor", 22);
	params.text("statement_descriptor_suffix", 22);
	params.end();
	const intent = find$2(call, void 0);
	if (intent.status === "succeeded" && intent.captureMethod === "manual") throw invalidState("payment_intent_unexpected_state", `This PaymentIntent could not be captured because it has already been captured.`, { payment_intent: showIntent(account, intent) });
	mustBe(call, intent, ["requires_capture"], "captured");
	const amount = given ?? intent.amountCapturable;
	if (amount > intent.amountCapturable) {
		const message = `The amount to capture (${amount}) is greater than the amount that can be captured (${intent.amountCapturable}).`;
		throw invalidState("amount_too_large", message, { param: "amount_to_capture" });
	}
	if (amount === 0n) throw invalidState("amount_too_small", "The amount to capture must be at least 1.", { param: "amount_to_capture" });
	return showIntent(account, captureIntent(account, {
		...intent,
		metadata
	}, amount));
}
function cancel$1(call) {
	const { account, params } = call;
	const reason = params.oneOf("cancellation_reason", [
		"abandoned",
		"duplicate",
		"fraudulent",
		"requested_by_customer"
	]);
	params.end();
	const intent = find$2(call, void 0);
	mustBe(call, intent, [...OPEN, "requires_capture"], "canceled");
	return showIntent(account, cancelIntent(account, intent, reason));
}
function authenticate(call) {
	const { account, params } = call;
	const outcome = params.oneOf("outcome", ["succeeded", "failed"]) ?? "succeeded";
	params.end();
	const intent = find$2(call, void 0);
	mustBe(call, intent, ["requires_action"], "authenticated");
	return showIntent(account, finishChallenge(account, intent, outcome === "succeeded"));
}
function list$2({ account, params }) {
	const customer = params.text("customer");
	return listPage(params, {
		url: "/v1/payment_intents",
		what: "payment_intent",
		items: account.intents.values(),
		filter: (intent) => customer === void 0 || intent.customer === customer,
		show: (intent) => showIntent(account, intent)
	});
}
function search({ account, params }) {
	return searchPage(params, {
		url: "/v1/payment_intents/search",
		items: account.intents.values(),
		show: (intent) => showIntent(account, intent),
		fields: {
			amount: ({ amount }) => amount,
			created: ({ created }) => BigInt(created),
			currency: ({ currency }) => currency,
			customer: ({ customer }) => customer,
			status: ({ status }) => status
		}
	});
}
function mustBe(call, intent, allowed, done) {
	if (!allowed.includes(intent.status)) throw unexpected(call, intent, `${done} because it has a status of ${intent.status}`);
}
function unexpected({ account }, intent, why) {
	return invalidState("payment_intent_unexpected_state", `This PaymentIntent could not be ${why}.`, { payment_intent: showIntent(account, intent) });
}
function noMethod({ account }, intent) {
	return invalidState("payment_intent_unexpected_state", "You cannot confirm this PaymentIntent because it is missing a payment method.", { payment_intent: showIntent(account, intent) });
}

//#endregion
//#region src/sandbox/gateway/stripe/refunds.ts
const refundEndpoints = [
	{
		method: "POST",
		path: "/refunds",
		run: create$2
	},
	{
		method: "GET",
		path: "/refunds",
		run: list$1
	},
	{
		method: "GET",
		path: "/refunds/:id",
		run: retrieve$2
	},
	{
		method: "POST",
		path: "/refunds/:id",
		run: update$1
	},
	{
		method: "POST",
		path: "/refunds/:id/cancel",
		run: cancel
	}
];
const BANK_TIME = 5;
function create$2({ account, params }) {
	const intentId = params.text("payment_intent");
	const chargeId = params.text("charge");
	const amount = params.amount("amount");
	const reason = params.oneOf("reason", [
		"duplicate",
		"fraudulent",
		"requested_by_customer"
	]);
	const metadata = params.metadata();
	params.free("instructions_email");
	params.end();
	if (intentId === void 0 && chargeId === void 0) throw invalidParam("parameter_missing", "payment_intent", "One of the following params should be provided: payment_intent or charge.");
	if (amount === 0n) throw invalidParam("parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
	const charge = chargeOf(account, intentId, chargeId);
	const left = charge.amountCaptured - charge.amountRefunded;
	mustBeRefundable(account, charge, left);
	const value = amount ?? left;
	if (value > left) {
		const message = `Refund amount (${value}) is greater than unrefunded amount on charge (${left}).`;
		throw invalidState("amount_too_large", message, {
			param: "amount",
			charge: charge.id
		});
	}
	return showRefund(giveBack(account, charge, value, {
		reason,
		metadata
	}));
}
function chargeOf(account, intentId, chargeId) {
	const intent = intentId === void 0 ? void 0 : account.intents.get(intentId);
	if (intentId !== void 0 && intent === void 0) throw noSuch("payment_intent", intentId, "payment_intent");
	if (intent !== void 0 && intent.status !== "succeeded") {
		const message = `This PaymentIntent (${intent.id}) could not be refunded because it has a status of ${intent.status}.`;
		throw invalidState("payment_intent_unexpected_state", message, { param: "payment_intent" });
	}
	const id = intent?.latestCharge ?? chargeId ?? "";
	const charge = account.charges.get(id);
	if (charge === void 0 || chargeId !== void 0 && chargeId !== charge.id) throw noSuch("charge", chargeId ?? id, "charge");
	return charge;
}
function mustBeRefundable(account, charge, left) {
	if (charge.status === "failed" || !charge.captured) throw invalidState("charge_not_refundable", `Charge ${charge.id} has not been captured, so there is nothing to refund.`, { charge: charge.id });
	const dispute = account.disputes.get(charge.dispute ?? "");
	if (dispute !== void 0 && !dispute.status.startsWith("warning_") && dispute.status !== "won") throw invalidState("charge_disputed", `Charge ${charge.id} has been charged back; cannot issue a refund.`, { charge: charge.id });
	if (left === 0n) throw invalidState("charge_already_refunded", `Charge ${charge.id} has already been refunded.`, { charge: charge.id });
}
function giveBack(account, charge, amount, { reason, metadata }) {
	const { currency, paymentIntent } = charge;
	const behaviour = charge.paymentMethod.card.behaviour.refund;
	const id = account.newId("re");
	const transaction = addBalanceTransaction(account, {
		type: "refund",
		amount: -amount,
		fee: 0n,
		currency,
		source: id,
		paymentIntent
	});
	const refund = {
		id,
		created: account.now(),
		amount,
		currency,
		status: behaviour === "pending" ? "pending" : "succeeded",
		charge: charge.id,
		paymentIntent,
		reason,
		balanceTransaction: transaction.id,
		failureReason: void 0,
		metadata
	};
	const refunded = {
		...charge,
		amountRefunded: charge.amountRefunded + amount
	};
	account.refunds.set(id, refund);
	account.charges.set(charge.id, refunded);
	noteMovement(account, "refund", id, {
		paymentIntent,
		amount,
		currency
	});
	emit(account, "refund.created", showRefund(refund));
	emit(account, "charge.refunded", showCharge(refunded), {
		amount_refunded: charge.amountRefunded,
		refunded: false
	});
	if (behaviour === "pending") account.later(BANK_TIME, () => complete(account, id));
	if (behaviour === "fails") account.later(BANK_TIME, () => fail(account, id));
	return refund;
}
function complete(account, id) {
	const refund = account.refunds.get(id);
	if (refund?.status !== "pending") return;
	change(account, {
		...refund,
		status: "succeeded"
	}, refund);
}
function fail(account, id) {
	const refund = account.refunds.get(id);
	const charge = account.charges.get(refund?.charge ?? "");
	if (refund === void 0 || charge === void 0 || refund.status === "failed") return;
	const { amount, currency, paymentIntent } = refund;
	addBalanceTransaction(account, {
		type: "refund_failure",
		amount,
		fee: 0n,
		currency,
		source: id,
		paymentIntent
	});
	account.charges.set(charge.id, {
		...charge,
		amountRefunded: charge.amountRefunded - amount
	});
	noteMovement(account, "refund_failed", id, {
		paymentIntent,
		amount,
		currency
	});
	change(account, {
		...refund,
		status: "failed",
		failureReason: "expired_or_canceled_card"
	}, refund);
	emit(account, "refund.failed", showRefund(account.refunds.get(id) ?? refund));
}
function change(account, next, before) {
	account.refunds.set(next.id, next);
	const previous = { status: before.status };
	emit(account, "refund.updated", showRefund(next), previous);
	emit(account, "charge.refund.updated", showRefund(next), previous);
}
function find$1({ account, id }) {
	const refund = account.refunds.get(id);
	if (refund === void 0) throw noSuch("refund", id, void 0);
	return refund;
}
function retrieve$2(call) {
	call.params.end();
	return showRefund(find$1(call));
}
function update$1(call) {
	const { account, params, id } = call;
	const metadata = params.metadata(account.refunds.get(id)?.metadata);
	params.end();
	const refund = find$1(call);
	const next = {
		...refund,
		metadata
	};
	account.refunds.set(id, next);
	emit(account, "refund.updated", showRefund(next), { metadata: refund.metadata });
	return showRefund(next);
}
function cancel(call) {
	call.params.end();
	const { status } = find$1(call);
	throw invalidState("refund_unexpected_state", `A refund with the status ${status} cannot be canceled.`);
}
function list$1({ account, params }) {
	const charge = params.text("charge");
	const intent = params.text("payment_intent");
	return listPage(params, {
		url: "/v1/refunds",
		what: "refund",
		items: account.refunds.values(),
		filter: (refund) => (charge ?? refund.charge) === refund.charge && (intent ?? refund.paymentIntent) === refund.paymentIntent,
		show: showRefund
	});
}

//#endregion
//#region src/sandbox/gateway/stripe/tokens.ts
const tokenEndpoints = [{
	method: "POST",
	path: "/tokens",
	publishable: true,
	run: create$1
}, {
	method: "GET",
	path: "/tokens/:id",
	run: retrieve$1
}];
function tokenOf(account, card) {
	return addToken(account, keepCard(account, card)).id;
}
function addToken(account, card) {
	const token = {
		id: account.newId("tok"),
		created: account.now(),
		card,
		used: false
	};
	account.tokens.set(token.id, token);
	return token;
}
function create$1({ account, params }) {
	const card = params.object("card");
	if (card === void 0) throw invalidParam("parameter_missing", "card", "Missing required param: card.");
	card.free("name");
	for (const name of [
		"address_line1",
		"address_line2",
		"address_city",
		"address_state",
		"address_zip",
		"address_country"
	]) card.free(name);
	const { keep } = readCard(account, card);
	params.end();
	return show(addToken(account, keep()));
}
function retrieve$1({ account, params, id }) {
	params.end();
	const token = account.tokens.get(id);
	if (token === void 0) throw noSuch("token", id, void 0);
	return show(token);
}
function show({ id, created, card, used }) {
	return {
		id,
		object: "token",
		card: {
			id: `card_${id.slice(4)}`,
			object: "card",
			brand: card.brand,
			country: card.behaviour.country,
			exp_month: card.expMonth,
			exp_year: card.expYear,
			fingerprint: card.fingerprint,
			funding: card.behaviour.funding,
			last4: card.last4
		},
		created,
		livemode: false,
		type: "card",
		used
	};
}

//#endregion
//#region src/sandbox/gateway/stripe/webhook-endpoints.ts
const webhookEndpointEndpoints = [
	{
		method: "POST",
		path: "/webhook_endpoints",
		run: create
	},
	{
		method: "GET",
		path: "/webhook_endpoints",
		run: list
	},
	{
		method: "GET",
		path: "/webhook_endpoints/:id",
		run: retrieve
	},
	{
		method: "POST",
		path: "/webhook_endpoints/:id",
		run: update
	},
	{
		method: "DELETE",
		path: "/webhook_endpoints/:id",
		run: remove
	}
];
const MAX_ENDPOINTS = 16;
function create({ account, params }) {
	const url = readUrl(params.required("url", 2048), "url") ?? "";
	const enabledEvents = params.texts("enabled_events");
	const description = params.text("description", 1e3);
	const metadata = params.metadata();
	params.text("api_version");
	params.flag("connect");
	params.end();
	if (enabledEvents.length === 0) throw noEvents();
	if (account.endpoints.size >= MAX_ENDPOINTS) throw invalidParam("parameter_invalid_string", "url", `You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`);
	const endpoint = {
		id: account.newId("we"),
		created: account.now(),
		url,
		enabledEvents,
		status: "enabled",
		secret: ["whsec", account.context.random(32)].join("_"),
		description,
		metadata
	};
	account.endpoints.set(endpoint.id, endpoint);
	return {
		...showEndpoint(endpoint, API_VERSION),
		secret: endpoint.secret
	};
}
function find({ account, id }) {
	const endpoint = account.endpoints.get(id);
	if (endpoint === void 0) throw noSuch("webhook_endpoint", id, void 0);
	return endpoint;
}
function retrieve(call) {
	call.params.end();
	return showEndpoint(find(call), API_VERSION);
}
function update(call) {
	const { account, params, id } = call;
	const url = readUrl(params.text("url", 2048), "url");
	const events = params.texts("enabled_events");
	const description = params.text("description", 1e3);
	const disabled = params.flag("disabled");
	const metadata = params.metadata(account.endpoints.get(id)?.metadata);
	params.end();
	const endpoint = find(call);
	if (params.has("enabled_events") && events.length === 0) throw noEvents();
	const next = {
		...endpoint,
		url: url ?? endpoint.url,
		enabledEvents: events.length === 0 ? endpoint.enabledEvents : events,
		description: description ?? endpoint.description,
		status: disabled === void 0 ? endpoint.status : disabled ? "disabled" : "enabled",
		metadata
	};
	account.endpoints.set(id, next);
	return showEndpoint(next, API_VERSION);
}
function remove(call) {
	call.params.end();
	const { id } = find(call);
	call.account.endpoints.delete(id);
	return {
		id,
		object: "webhook_endpoint",
		deleted: true
	};
}
function list({ account, params }) {
	return listPage(params, {
		url: "/v1/webhook_endpoints",
		what: "webhook_endpoint",
		items: account.endpoints.values(),
		show: (endpoint) => showEndpoint(endpoint, API_VERSION)
	});
}
function noEvents() {
	return invalidParam("parameter_missing", "enabled_events", "Missing required param: enabled_events.");
}

//#endregion
//#region src/sandbox/gateway/stripe/endpoints.ts
const endpoints = [
	...balanceEndpoints,
	...chargeEndpoints,
	...customerEndpoints,
	...disputeEndpoints,
	...eventEndpoints,
	...paymentIntentEndpoints,
	...paymentMethodEndpoints,
	...refundEndpoints,
	...setupIntentEndpoints,
	...tokenEndpoints,
	...webhookEndpointEndpoints
];

//#endregion
//#region src/sandbox/gateway/stripe/expand.ts
const MAX_DEPTH = 4;
const MAX_PATHS = 20;
const EXPANDABLE = new Set(`balance_transaction balance_transactions charge customer data default_payment_method dispute
  invoice_settings latest_charge payment_intent payment_method setup_intent source`.split(/\s+/u));
function checkExpand(paths) {
	if (paths.length > MAX_PATHS) throw refusal(`You cannot expand more than ${MAX_PATHS} properties.`);
	for (const path of paths) {
		const names = path.split(".");
		if (names.length > MAX_DEPTH) throw refusal(`You cannot expand more than ${MAX_DEPTH} levels of a property.`);
		if (!names.every((name) => EXPANDABLE.has(name))) throw refusal(`This property cannot be expanded (${shown(path)}).`);
	}
}
function expand(account, answer, paths) {
	return paths.reduce((object, path) => expandAt(account, object, path.split(".")), answer);
}
function expandAt(account, object, path) {
	const [name = "", ...rest] = path;
	const value = asObject(object)[name];
	if (Array.isArray(value)) return {
		...object,
		[name]: value.map((entry) => expandAt(account, asObject(entry), rest))
	};
	const found = typeof value === "string" ? resolve(account, value) : value;
	if (typeof found !== "object" || found === null) return object;
	return {
		...object,
		[name]: rest.length === 0 ? found : expandAt(account, found, rest)
	};
}
function resolve(account, id) {
	const from = (shelf, show) => {
		const item = shelf.get(id);
		return item && show(item);
	};
	switch (id.slice(0, id.indexOf("_"))) {
		case "cus": return from(account.customers, showCustomer);
		case "pm": return from(account.paymentMethods, showPaymentMethod);
		case "pi": return from(account.intents, (intent) => showIntent(account, intent));
		case "ch": return from(account.charges, showCharge);
		case "re": return from(account.refunds, showRefund);
		case "dp": return from(account.disputes, (dispute) => showDispute(account, dispute));
		case "seti": return from(account.setupIntents, (intent) => showSetupIntent(account, intent));
		case "txn": return from(account.balanceTransactions, (item) => showBalanceTransaction(item, account.now()));
		default: return;
	}
}
function refusal(message) {
	return new StripeError(400, "invalid_request_error", message, { param: "expand" }, false);
}

//#endregion
//#region src/sandbox/gateway/stripe/params.ts
function makeParams(form, prefix = "") {
	const read = /* @__PURE__ */ new Set();
	const children = [];
	const path = (name) => prefix === "" ? name : `${prefix}[${name}]`;
	const raw = (name) => {
		read.add(name);
		return form.get(name);
	};
	const plain = (name) => {
		const value = raw(name);
		if (typeof value === "object") throw invalidParam("parameter_invalid_string", path(name), "Invalid string.");
		return value;
	};
	const child = (at, entries) => {
		const params = makeParams(entries, at);
		children.push(params);
		return params;
	};
	return {
		has: (name) => form.has(name),
		isUnset: (name) => form.get(name) === "",
		text(name, max = 500) {
			const value = plain(name);
			return value === void 0 || value === "" ? void 0 : checkedText(path(name), value, max);
		},
		required(name, max = 500) {
			const value = plain(name);
			if (value === void 0) throw missing(path(name));
			if (value === "") throw empty(path(name));
			return checkedText(path(name), value, max);
		},
		secret(name) {
			const value = plain(name);
			return value === "" ? void 0 : value?.slice(0, 40);
		},
		amount(name) {
			const value = plain(name);
			if (value === void 0) return void 0;
			if (value === "") throw empty(path(name));
			if (/^-\d{1,12}$/u.test(value)) throw tooSmall(path(name));
			if (!/^\d{1,12}$/u.test(value)) throw notInteger(path(name), value);
			return BigInt(value);
		},
		integer(name, least, most) {
			const value = plain(name);
			if (value === void 0 || value === "") return void 0;
			if (!/^-?\d{1,12}$/u.test(value)) throw notInteger(path(name), value);
			const number = Number(value);
			if (number < least || number > most) throw invalidParam("parameter_invalid_integer", path(name), `This value must be from ${least} to ${most}.`);
			return number;
		},
		flag(name) {
			const value = plain(name);
			if (value === void 0 || value === "") return void 0;
			if (value === "true") return true;
			if (value === "false") return false;
			throw invalidParam("parameter_invalid_boolean", path(name), `Invalid boolean: ${shown(value)}`);
		},
		oneOf(name, values) {
			const value = plain(name);
			if (value === void 0 || value === "") return void 0;
			const found = values.find((allowed) => allowed === value);
			if (found !== void 0) return found;
			throw invalidParam("parameter_invalid_string", path(name), `Invalid ${shown(name)}: must be one of ${values.join(", ")}`);
		},
		texts(name) {
			const value = raw(name);
			if (value === void 0 || value === "") return [];
			if (typeof value === "string") throw invalidParam("parameter_invalid_array", path(name), "Invalid array.");
			return entriesOfList(path(name), value).map((entry) => {
				if (typeof entry !== "string") throw invalidParam("parameter_invalid_string", path(name), "Invalid string.");
				return checkedText(path(name), entry, 500);
			});
		},
		object(name) {
			const value = raw(name);
			if (value === void 0 || value === "") return void 0;
			if (typeof value === "string") throw invalidParam("parameter_invalid_object", path(name), "Invalid object.");
			return child(path(name), value);
		},
		objects(name) {
			const value = raw(name);
			if (value === void 0 || value === "") return [];
			if (typeof value === "string") throw invalidParam("parameter_invalid_array", path(name), "Invalid array.");
			return entriesOfList(path(name), value).map((entry, index) => {
				if (typeof entry === "string") throw invalidParam("parameter_invalid_object", path(name), "Invalid object.");
				return child(`${path(name)}[${index}]`, entry);
			});
		},
		metadata(before = {}) {
			const value = raw("metadata");
			if (value === void 0) return before;
			if (value === "") return {};
			if (typeof value === "string") throw invalidParam("parameter_invalid_object", path("metadata"), "Invalid object.");
			return mergeMetadata(path("metadata"), before, value);
		},
		free(name) {
			const value = raw(name);
			return value === void 0 || value === "" ? void 0 : plainTree(path(name), value);
		},
		end() {
			const unknown = [...form.keys()].find((name) => !read.has(name));
			if (unknown !== void 0) throw invalidParam("parameter_unknown", path(unknown), `Received unknown parameter: ${shown(path(unknown))}`);
			for (const nested of children) nested.end();
		}
	};
}
function mergeMetadata(path, before, given) {
	const merged = new Map(Object.entries(before));
	for (const [key, value] of given) {
		if (typeof value !== "string" || key.length > 40) throw invalidParam("parameter_invalid_string", path, "Metadata is text, under names of at most 40 characters.");
		if (value === "") merged.delete(key);
		else merged.set(checkedText(path, key, 40), checkedText(path, value, 500));
	}
	if (merged.size > 50) throw invalidParam("parameter_invalid_object", path, "Metadata has at most 50 keys.");
	return Object.fromEntries(merged);
}
function entriesOfList(path, form) {
	if ([...form.keys()].some((key, index) => key !== String(index))) throw invalidParam("parameter_invalid_array", path, "Invalid array.");
	return [...form.values()];
}
function plainTree(path, value) {
	if (typeof value === "string") return checkedText(path, value, 5e3);
	return Object.fromEntries([...value].map(([key, entry]) => [checkedText(path, key, 80), plainTree(path, entry)]));
}
function checkedText(path, value, max) {
	if (value.length > max) throw invalidParam("parameter_invalid_string", path, `Invalid string: it is longer than ${max} characters.`);
	if (findCardNumbers(value).length > 0) throw invalidParam("parameter_invalid_string", path, "This text holds a card number, which belongs into a card only.");
	return value;
}
function missing(path) {
	return invalidParam("parameter_missing", path, `Missing required param: ${shown(path)}.`);
}
function empty(path) {
	return invalidParam("parameter_invalid_empty", path, `You passed an empty string for '${shown(path)}'.`);
}
function tooSmall(path) {
	return invalidParam("parameter_invalid_integer", path, "This value must be greater than or equal to 1.");
}
function notInteger(path, value) {
	return invalidParam("parameter_invalid_integer", path, `Invalid integer: ${shown(value)}`);
}

//#endregion
//#region src/sandbox/gateway/stripe/serve-api.ts
const VERSION = /^\d{4}-\d{2}-\d{2}(?:\.[a-z]{1,30})?$/u;
const TURNS = 4;
function serveApi(scope, { context, holders, idempotency, tick }) {
	const sessions = /* @__PURE__ */ new WeakMap();
	const begun = /* @__PURE__ */ new WeakMap();
	const sessionOf = (request) => {
		const session = sessions.get(request);
		if (session === void 0) throw new TypeError("the request has not been authenticated");
		return session;
	};
	takeForms(scope);
	scope.addContentTypeParser("*", (_request, _payload, done) => done(notAForm()));
	scope.setErrorHandler((error, request, reply) => sendError(reply, asStripeError(error, request)));
	const admit = async (request, reply) => {
		const requestId = `req_${context.random(14)}`;
		const version = request.headers["stripe-version"] ?? "2026-09-30.endive";
		reply.header("request-id", requestId);
		const holder = authenticate$2(holders, request.headers.authorization);
		if (typeof version !== "string" || !VERSION.test(version)) throw refuse(400, "Invalid Stripe API version.");
		reply.header("stripe-version", version);
		const forAccount = request.headers["stripe-account"];
		if (forAccount !== void 0 && forAccount !== holder.account.id) throw refuse(403, "The provided key does not have access to this account.", "account_invalid");
		sessions.set(request, {
			...holder,
			requestId
		});
		tick();
	};
	const takeKey = async (request, reply) => {
		const key = request.headers["idempotency-key"];
		if (request.method !== "POST" || typeof key !== "string" || key === "") return void 0;
		const { account } = sessionOf(request);
		if (/^[\x20-\x7e]{1,255}$/u.test(key) && findCardNumbers(key).length === 0) reply.header("idempotency-key", key);
		const fingerprint = fingerprintOf(request.method, pathOf(request), formOf(request));
		const stored = idempotency.get(account)?.begin(key, fingerprint);
		if (stored === void 0) {
			begun.set(request, key);
			return;
		}
		reply.header("idempotent-replayed", "true").header("original-request", stored.requestId);
		return sendText(reply, stored.status, stored.body);
	};
	const answer = async (endpoint, request) => {
		const { account, publishable, requestId } = sessionOf(request);
		const key = begun.get(request);
		let stored;
		try {
			if (endpoint.method === "POST") for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
			if (publishable && endpoint.publishable !== true) throw refuse(403, "This API call cannot be made with a publishable API key. Use a secret API key.", "secret_key_required");
			account.setCurrent({
				id: requestId,
				idempotencyKey: key
			});
			const params = makeParams(formOf(request));
			const paths = params.texts("expand");
			checkExpand(paths);
			const { id = "" } = request.params;
			const object = endpoint.run({
				account,
				params,
				id,
				publishable
			});
			stored = {
				status: 200,
				body: toJson(expand(account, object, paths)),
				requestId
			};
			return stored;
		} catch (error) {
			const refusal = asStripeError(error, request);
			const failed = {
				status: refusal.status,
				body: bodyOf(refusal),
				requestId
			};
			if (refusal.executed) stored = failed;
			return failed;
		} finally {
			account.setCurrent(void 0);
			if (key !== void 0) idempotency.get(account)?.end(key, stored);
		}
	};
	for (const endpoint of endpoints) scope.route({
		method: endpoint.method,
		url: `/v1${endpoint.path}`,
		onRequest: admit,
		preValidation: takeKey,
		handler: async (request, reply) => {
			const { status, body, requestId } = await answer(endpoint, request);
			if (begun.has(request)) reply.header("original-request", requestId);
			return sendText(reply, status, body);
		}
	});
	for (const url of ["/v1/*", "/v2/*"]) scope.all(url, { onRequest: admit }, (request) => {
		throw refuse(404, `Unrecognized request URL (${request.method}: ${shown(pathOf(request))}).`);
	});
}
function pathOf(request) {
	return request.url.split("?", 1)[0] ?? "";
}
function formOf(request) {
	const mark = request.url.indexOf("?");
	const query = mark === -1 ? /* @__PURE__ */ new Map() : parseForm(request.url.slice(mark + 1));
	const body = request.body instanceof Map ? request.body : /* @__PURE__ */ new Map();
	const both = new Map([...query, ...body]);
	if (both.size < query.size + body.size) throw refuse(400, "A parameter was given in the query and in the body.");
	return both;
}
function refuse(status, message, code) {
	return new StripeError(status, "invalid_request_error", message, code === void 0 ? {} : { code }, false);
}
function notAForm() {
	return refuse(400, "Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
}
function asStripeError(error, request) {
	if (error instanceof StripeError) return error;
	const { statusCode } = error;
	if (statusCode === 413) return refuse(413, "The request is too large.");
	if (statusCode === 415) return notAForm();
	if (statusCode !== void 0 && statusCode < 500) return refuse(400, "The request is malformed.");
	request.log.error(error);
	return new StripeError(500, "api_error", "An error occurred at the gateway.");
}
function bodyOf({ type, message, fields }) {
	return toJson({ error: {
		...fields,
		message,
		type
	} });
}
function sendError(reply, error) {
	return sendText(reply, error.status, bodyOf(error));
}
function sendText(reply, status, body) {
	if (status >= 400) reply.header("stripe-should-retry", String(status === 409 || status >= 500));
	return reply.code(status).type("application/json").header("cache-control", "no-cache, no-store").send(body);
}

//#endregion
//#region src/sandbox/gateway/stripe/settlement.ts
function settlementOf(account, from, to) {
	const lines = [];
	for (const item of account.balanceTransactions.values()) {
		const created = /* @__PURE__ */ new Date(item.created * 1e3);
		if (created < from || created >= to) continue;
		const kind = item.type === "charge" ? "charge" : item.type === "adjustment" ? "dispute" : "refund";
		const line = {
			provider: "stripe",
			provider_ref: kind === "charge" ? item.paymentIntent : item.source,
			payment_ref: item.paymentIntent,
			currency: item.currency.toUpperCase(),
			created
		};
		lines.push({
			...line,
			kind,
			amount: item.amount
		});
		if (item.fee !== 0n) lines.push({
			...line,
			kind: "fee",
			amount: -item.fee
		});
	}
	return lines;
}

//#endregion
//#region src/sandbox/gateway/stripe/trigger-event.ts
const pay = (card, more = "") => ["/payment_intents", `amount=2000&currency=usd&confirm=true&payment_method=pm_card_${card}${more}`];
const CUSTOMER = ["/customers", "name=Jo+Sample"];
const refund = ["/refunds", "payment_intent={pi}"];
const answer = (text) => ["/disputes/{dp}", `evidence[uncategorized_text]=${text}`];
const setUp = (card) => ["/setup_intents", `confirm=true&payment_method=pm_card_${card}`];
const SCRIPTS = {
	"charge.captured": [pay("visa", "&capture_method=manual"), ["/payment_intents/{pi}/capture"]],
	"charge.dispute.closed": [pay("createDispute"), ["/disputes/{dp}/close"]],
	"charge.dispute.created": [pay("createDispute")],
	"charge.dispute.funds_reinstated": [pay("createDispute"), answer("winning_evidence")],
	"charge.dispute.funds_withdrawn": [pay("createDispute")],
	"charge.dispute.updated": [pay("createDispute"), answer("an explanation")],
	"charge.failed": [pay("chargeDeclined")],
	"charge.refunded": [pay("visa"), refund],
	"charge.succeeded": [pay("visa")],
	"charge.updated": [pay("visa"), ["/charges/{ch}", "metadata[note]=sample"]],
	"customer.created": [CUSTOMER],
	"customer.updated": [CUSTOMER, ["/customers/{cus}", "name=Jo"]],
	"payment_intent.amount_capturable_updated": [pay("visa", "&capture_method=manual")],
	"payment_intent.canceled": [["/payment_intents", "amount=2000&currency=usd"], ["/payment_intents/{pi}/cancel"]],
	"payment_intent.created": [["/payment_intents", "amount=2000&currency=usd"]],
	"payment_intent.payment_failed": [pay("chargeDeclined")],
	"payment_intent.requires_action": [pay("authenticationRequired")],
	"payment_intent.succeeded": [pay("visa")],
	"payment_method.attached": [CUSTOMER, ["/payment_methods/pm_card_visa/attach", "customer={cus}"]],
	"refund.created": [pay("visa"), refund],
	"refund.updated": [
		pay("visa"),
		refund,
		["/refunds/{re}", "metadata[note]=sample"]
	],
	"setup_intent.canceled": [["/setup_intents"], ["/setup_intents/{seti}/cancel"]],
	"setup_intent.created": [["/setup_intents"]],
	"setup_intent.requires_action": [setUp("authenticationRequired")],
	"setup_intent.setup_failed": [setUp("chargeDeclined")],
	"setup_intent.succeeded": [setUp("visa")]
};
function triggerEvent(account, type) {
	const script = Object.hasOwn(SCRIPTS, type) ? SCRIPTS[type] : void 0;
	if (script === void 0) throw new Refusal(400, "unknown_event", `This event cannot be triggered. Those that can: ${Object.keys(SCRIPTS).join(", ")}.`);
	for (const [path, form = ""] of script) post(account, fillIn(account, path), fillIn(account, form));
	const event = [...account.events.values()].findLast((candidate) => candidate.type === type);
	if (event === void 0) throw new TypeError(`the script of ${type} does not make it happen`);
	return event.id;
}
function fillIn(account, text) {
	const shelves = {
		ch: account.charges,
		cus: account.customers,
		dp: account.disputes,
		pi: account.intents,
		re: account.refunds,
		seti: account.setupIntents
	};
	return text.replaceAll(/\{(\w+)\}/gu, (_all, prefix) => [...shelves[prefix]?.keys() ?? []].at(-1) ?? "");
}
function post(account, path, form) {
	for (const endpoint of endpoints) {
		const pattern = new RegExp(`^${endpoint.path.replace(":id", "(\\w+)")}$`, "u");
		const match = endpoint.method === "POST" ? pattern.exec(path) : null;
		if (match === null) continue;
		try {
			endpoint.run({
				account,
				params: makeParams(parseForm(form)),
				id: match[1] ?? "",
				publishable: false
			});
		} catch (error) {
			if (!(error instanceof StripeError && error.type === "card_error")) throw error;
		}
		return;
	}
	throw new TypeError(`there is no endpoint at ${path}`);
}

//#endregion
//#region src/sandbox/gateway/stripe/stripe-routes.ts
function stripeRoutes(app, context, keys) {
	const main = makeAccount(context, `acct_${context.random(16)}`, keys.webhookSecret);
	const others = (keys.moreSecretKeys ?? []).map((key) => ({
		key: checkTestKey(key),
		account: makeAccount(context, `acct_${context.random(16)}`)
	}));
	const holders = /* @__PURE__ */ new Map([[keys.secretKey, {
		account: main,
		publishable: false
	}], [keys.publishableKey, {
		account: main,
		publishable: true
	}]]);
	for (const { key, account } of others) {
		holders.set(key, {
			account,
			publishable: false
		});
		holders.set(key.replace(/^sk/u, "pk"), {
			account,
			publishable: true
		});
	}
	const accounts = [main, ...others.map(({ account }) => account)];
	const idempotency = new Map(accounts.map((account) => [account, makeIdempotencyKeys(context.clock)]));
	const tick = () => {
		for (const account of accounts) account.agenda.run();
	};
	app.register(async (scope) => serveApi(scope, {
		context,
		holders,
		idempotency,
		tick
	}));
	app.register(async (scope) => challengePage(scope, accounts));
	return {
		reset() {
			for (const account of accounts) account.reset();
			for (const used of idempotency.values()) used.clear();
		},
		settlement: (from, to) => accounts.flatMap((account) => settlementOf(account, from, to)),
		journal: () => accounts.flatMap(({ movements }) => movements),
		tokenizeCard: (card) => tokenOf(main, card),
		sampleWebhook: (kind) => triggerEvent(main, kind),
		tick
	};
}

//#endregion
//#region src/sandbox/open-gateway-plane.ts
function openGatewayPlane(clock, seed) {
	return makeGatewayPlane({
		clock,
		seed,
		vendors: {
			stripe: (app, context, { stripe }) => stripeRoutes(app, context, stripe),
			braintree: (app, context, { braintree }) => braintreeRoutes(app, context, {
				...braintree,
				currencies: currencies.map(({ code }) => code)
			}),
			plaid: (app, context, { plaid }) => plaidRoutes(app, context, plaid)
		}
	});
}

//#endregion
export { toJson as _, makeClock as a, shopCurrency as c, emptyBody as d, readBody as f, traceId as g, sendJson as h, controlToken as i, MAX_AMOUNT as l, makeServer as m, openControlPlane as n, currencies as o, errorJson as p, listen as r, currencyField as s, openGatewayPlane as t, bodySchema as u, Refusal as v };