import { t as TollgateError } from "./errors.js";
import { t as isLoopbackHost } from "./target.js";
import { n as maskCardNumber, t as findCardNumbers } from "./card-numbers.js";
import { i as moneyText, r as money, t as nearest } from "./nearest.js";
import { t as defects } from "./registry2.js";
import { t as sandboxProfile } from "./profile2.js";
import { basename, join } from "node:path";
import { constants } from "node:fs";
import { promisify } from "node:util";
import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gunzip, gzip } from "node:zlib";
import { setImmediate } from "node:timers/promises";
import { fastify } from "fastify";
import { Kysely, PGliteDialect, sql } from "kysely";
import { PGlite, types } from "@electric-sql/pglite";

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
const MAX_DEPTH = 16;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;
function parseStrictJson(bytes) {
	const { text, value } = decode(bytes);
	const open = [];
	let previous = "";
	for (const [token] of text.matchAll(TOKEN)) {
		const keys = open.at(-1);
		if (token === "{") open.push(/* @__PURE__ */ new Set());
		else if (token === "[") open.push(void 0);
		else if (token === "}" || token === "]") open.pop();
		else if (token.startsWith("\"")) checkString(token, previous === ":" ? void 0 : keys);
		else if (/^-?\d.*[.eE]/u.test(token)) throw new Refusal(400, "invalid_number", "Numbers must be plain integers.");
		if (open.length > MAX_DEPTH) throw new Refusal(400, "invalid_json", "The body is nested too deeply.");
		previous = token;
	}
	return value;
}
function decode(bytes) {
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
const BODY_LIMIT = 65536;
function makeServer(view, dress) {
	const send = (error, request, reply, before) => {
		const refusal = refusalOf(error);
		const { type, body } = view(refusal, error instanceof Error ? error : refusal, request);
		reply.code(refusal.status).type(type);
		before?.(reply);
		return reply.send(body);
	};
	const app = fastify({
		logger: false,
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: true,
		requestTimeout: 3e4,
		ajv: { customOptions: {
			coerceTypes: false,
			removeAdditional: false,
			useDefaults: false,
			allErrors: false
		} },
		clientErrorHandler: refuseRaw,
		frameworkErrors: (error, request, reply) => void send(error, request, reply, dress)
	});
	app.addHook("onSend", async (_request, reply, payload) => {
		dress(reply);
		return payload;
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes, done) => {
		try {
			done(null, bytes.length === 0 ? void 0 : parseStrictJson(bytes));
		} catch (error) {
			done(error);
		}
	});
	app.setErrorHandler((error, request, reply) => send(error, request, reply));
	app.setNotFoundHandler((request, reply) => send(new Refusal(404, "not_found", "There is nothing at this address."), request, reply));
	return app;
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
	return randomBytes(8).toString("hex");
}
function sendJson(reply, status, body) {
	return reply.code(status).type("application/json; charset=utf-8").send(toJson(body));
}
function refuseRaw(error, socket) {
	if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
	else socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
}
function refusalOf(error) {
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
	if (validate(body)) return body;
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
//#region src/sandbox/app/cookies.ts
function cookieOf(request, name) {
	const values = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
	return values.length === 1 ? values[0] : void 0;
}
function setCookie(reply, context, name, value) {
	const httpOnly = context.defect("web.cookie.no_httponly") ? "" : " HttpOnly;";
	reply.header("set-cookie", `${name}=${value}; Path=/;${httpOnly} SameSite=Strict`);
}

//#endregion
//#region src/sandbox/app/passwords.ts
const COST = {
	N: 2048,
	r: 8,
	p: 1
};
const BYTES = 32;
async function hashPassword(password) {
	const salt = randomBytes(16).toString("hex");
	return {
		salt,
		hash: (await derive(password, salt)).toString("hex")
	};
}
async function verifyPassword(password, stored) {
	const derived = await derive(password, stored?.salt ?? "");
	const expected = stored === void 0 ? Buffer.alloc(BYTES) : Buffer.from(stored.hash, "hex");
	return timingSafeEqual(derived, expected) && stored !== void 0;
}
function derive(password, salt) {
	return new Promise((resolve, reject) => {
		scrypt(password.normalize("NFC"), salt, BYTES, COST, (error, key) => error === null ? resolve(key) : reject(error));
	});
}

//#endregion
//#region src/sandbox/app/sessions.ts
const SESSION_SECONDS = 3600;
const accounts = /* @__PURE__ */ new WeakMap();
async function startSession({ db }, account) {
	const token = randomBytes(32).toString("base64url");
	const expires_at = new Date(Date.now() + SESSION_SECONDS * 1e3);
	await db.insertInto("sessions").values({
		token_hash: hashOf$3(token),
		account,
		expires_at
	}).execute();
	return token;
}
function requireAccount({ db }) {
	return async (request) => {
		const token = tokenOf(request);
		const session = token === void 0 ? void 0 : await db.selectFrom("sessions").select("account").where("token_hash", "=", hashOf$3(token)).where("expires_at", ">", /* @__PURE__ */ new Date()).executeTakeFirst();
		if (session === void 0) throw new Refusal(401, "unauthorized", "Sign in first.");
		accounts.set(request, session.account);
	};
}
function accountOf(request) {
	const account = accounts.get(request);
	if (account === void 0) throw new Error("a route reads the account without requiring one");
	return account;
}
function tokenOf(request) {
	const { authorization } = request.headers;
	if (authorization === void 0) return cookieOf(request, "session");
	return /^Bearer ([\w-]{1,100})$/u.exec(authorization)?.[1];
}
function hashOf$3(token) {
	return createHash("sha256").update(token).digest("hex");
}

//#endregion
//#region src/sandbox/app/accounts.ts
const credentials = bodySchema({
	email: {
		type: "string",
		maxLength: 254,
		pattern: "^[^@\\s]{1,64}@[^@\\s]+$"
	},
	password: {
		type: "string",
		minLength: 8,
		maxLength: 128
	}
});
function accountRoutes(app, context) {
	const { db, ledger } = context;
	app.post("/api/register", async (request, reply) => {
		const body = readBody(request, credentials);
		const { salt, hash } = await hashPassword(body.password);
		const email = body.email.toLowerCase();
		const id = context.newId("usr");
		await db.transaction().execute(async (trx) => {
			if (await trx.insertInto("accounts").values({
				id,
				email,
				salt,
				password_hash: hash
			}).onConflict((conflict) => conflict.column("email").doNothing()).returning("id").executeTakeFirst() === void 0) throw new Refusal(409, "email_taken", "There is an account with this e-mail address.");
			await ledger.openWallet(trx, id);
		});
		return sendJson(reply, 201, {
			id,
			email
		});
	});
	app.post("/api/login", async (request, reply) => {
		const body = readBody(request, credentials);
		const account = await db.selectFrom("accounts").select([
			"id",
			"salt",
			"password_hash as hash"
		]).where("email", "=", body.email.toLowerCase()).executeTakeFirst();
		if (!await verifyPassword(body.password, account) || account === void 0) throw new Refusal(401, "wrong_credentials", "The e-mail address or the password is wrong.");
		const token = await startSession(context, account.id);
		setCookie(reply, context, "session", token);
		return sendJson(reply, 200, {
			token,
			expires_in: SESSION_SECONDS
		});
	});
}

//#endregion
//#region src/sandbox/context.ts
const MAX_AMOUNT = 99999999;

//#endregion
//#region src/sandbox/new-id.ts
function idSource(seed) {
	let key = String(seed);
	let count = 0;
	return {
		newId(prefix) {
			count += 1;
			const digest = createHmac("sha256", key).update(`${prefix}:${count}`).digest("hex");
			return `${prefix}_${BigInt(`0x${digest}`).toString(36).padStart(50, "0").slice(-20)}`;
		},
		restart(next) {
			key = String(next);
			count = 0;
		}
	};
}
function isId(prefix, text) {
	return text.length === prefix.length + 21 && text.startsWith(`${prefix}_`) && /^[a-z]+_[0-9a-z]{20}$/u.test(text);
}

//#endregion
//#region src/sandbox/app/find-payment.ts
async function findPayment({ ledger }, db, { id, account, lock = false }) {
	let query = db.selectFrom("payments").selectAll().where("id", "=", id);
	if (account !== void 0) query = query.where("account", "=", account);
	if (lock) query = query.forUpdate();
	const payment = isId("pay", id) ? await query.executeTakeFirst() : void 0;
	if (payment === void 0) throw new Refusal(404, "unknown_payment", "There is no such payment.");
	return {
		...payment,
		...await ledger.paymentTotals(db, id)
	};
}
function showPayment(payment) {
	const { id, order_id: order, status, amount, captured, refunded, currency, description } = payment;
	return {
		id,
		order,
		status,
		amount,
		captured,
		refunded,
		currency,
		description
	};
}

//#endregion
//#region src/sandbox/app/idempotency.ts
async function executeOnce(context, request, reply, execute) {
	const key = context.defect("idem.ignored") ? void 0 : keyOf(request);
	if (key === void 0) return answer(reply, textOf(await execute()));
	const scope = {
		account: accountOf(request),
		key,
		request_hash: hashOf$2(request)
	};
	const earlier = await claim(context, scope);
	if (earlier !== void 0) return answer(reply.header("idempotent-replayed", "true"), earlier);
	try {
		return answer(reply, await keep(context, scope, textOf(await execute())));
	} catch (error) {
		if (error instanceof Refusal) await keep(context, scope, {
			status: error.status,
			text: errorJson(error, {})
		});
		else await release(context, scope);
		throw error;
	}
}
async function claim(context, scope) {
	const { db } = context;
	if (await db.insertInto("idempotency_keys").values({
		...scope,
		status: null,
		body: null
	}).onConflict((conflict) => conflict.columns(["account", "key"]).doNothing()).returning("key").executeTakeFirst() !== void 0) return void 0;
	const row = await db.selectFrom("idempotency_keys").select([
		"request_hash",
		"status",
		"body"
	]).where("account", "=", scope.account).where("key", "=", scope.key).executeTakeFirst();
	if (row !== void 0 && row.request_hash !== scope.request_hash) {
		if (context.defect("idem.params_not_compared")) return void 0;
		throw new Refusal(400, "idempotency_error", "This Idempotency-Key was used with another request.");
	}
	if (row === void 0 || row.status === null || row.body === null) throw new Refusal(409, "idempotency_key_in_use", "The first request with this Idempotency-Key is still going on.");
	return {
		status: row.status,
		text: row.body
	};
}
async function keep({ db }, scope, made) {
	await db.updateTable("idempotency_keys").set({
		status: made.status,
		body: made.text,
		request_hash: scope.request_hash
	}).where("account", "=", scope.account).where("key", "=", scope.key).execute();
	return made;
}
async function release({ db }, scope) {
	await db.deleteFrom("idempotency_keys").where("account", "=", scope.account).where("key", "=", scope.key).execute();
}
function keyOf(request) {
	const values = request.raw.headersDistinct["idempotency-key"];
	if (values === void 0) return void 0;
	const [key = ""] = values;
	if (values.length > 1 || !/^[\x20-\x7e]{1,255}$/u.test(key)) throw new Refusal(400, "invalid_idempotency_key", "Idempotency-Key must be one value of 1 to 255 printable characters.");
	return key;
}
function hashOf$2(request) {
	const parts = [
		request.method,
		request.url,
		canonical(request.body ?? {})
	];
	return createHash("sha256").update(parts.join("\n")).digest("hex");
}
function canonical(value) {
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	return `{${Object.entries(value).toSorted(([left], [right]) => left < right ? -1 : 1).map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
function textOf({ status, body }) {
	return {
		status,
		text: toJson(body)
	};
}
function answer(reply, { status, text }) {
	return reply.code(status).type("application/json; charset=utf-8").send(text);
}

//#endregion
//#region src/sandbox/app/captures.ts
const captureBody = bodySchema({ amount: {
	type: "integer",
	minimum: 1,
	maximum: MAX_AMOUNT
} }, ["amount"]);
function captureRoutes(app, context) {
	const { db, ledger } = context;
	app.post("/api/payments/:id/capture", (request, reply) => {
		const body = readBody(request, captureBody);
		const query = {
			id: request.params.id,
			account: accountOf(request),
			lock: true
		};
		return executeOnce(context, request, reply, async () => {
			await db.transaction().execute(async (trx) => {
				const payment = await findPayment(context, trx, query);
				if (payment.status !== "requires_capture" || payment.captured > 0n) throw new Refusal(409, "not_capturable", "The payment does not wait for its capture.");
				const amount = body.amount === void 0 ? payment.amount : BigInt(body.amount);
				if (amount > payment.amount && !context.defect("cap.over")) throw new Refusal(400, "amount_too_large", "The amount is larger than the authorised one.");
				await trx.updateTable("payments").set({ status: "succeeded" }).where("id", "=", payment.id).execute();
				await ledger.capture(trx, payment.id, amount);
			});
			return {
				status: 200,
				body: showPayment(await findPayment(context, db, query))
			};
		});
	});
	app.post("/api/payments/:id/cancel", async (request, reply) => {
		readBody(request, emptyBody);
		const query = {
			id: request.params.id,
			account: accountOf(request),
			lock: true
		};
		await db.transaction().execute(async (trx) => {
			const payment = await findPayment(context, trx, query);
			if (payment.status !== "requires_capture" || payment.captured > 0n) throw new Refusal(409, "not_cancelable", "Only a payment that waits for its capture can be cancelled.");
			await trx.updateTable("payments").set({ status: "canceled" }).where("id", "=", payment.id).execute();
		});
		return sendJson(reply, 200, showPayment(await findPayment(context, db, query)));
	});
}

//#endregion
//#region src/sandbox/app/cart.ts
const MAX_QUANTITY = 99;
function catalogueRoutes(app, { db }) {
	app.get("/api/catalogue", async (_request, reply) => {
		const products = await db.selectFrom("products").select([
			"sku",
			"name",
			"price"
		]).orderBy("position").execute();
		return sendJson(reply, 200, { items: products.map((product) => ({
			...product,
			currency: "EUR"
		})) });
	});
}
function cartRoutes(app, context) {
	const { db } = context;
	const itemSchema = itemSchemas(context);
	app.get("/api/cart", async (request, reply) => sendJson(reply, 200, await readCart(db, accountOf(request))));
	app.post("/api/cart/items", async (request, reply) => {
		const account = accountOf(request);
		const { sku, quantity, price } = readBody(request, itemSchema());
		if (quantity === 0) throw new Refusal(400, "out_of_range", "\"quantity\" is out of range.");
		const product = await db.selectFrom("products").select("price").where("sku", "=", sku).executeTakeFirst();
		if (product === void 0) throw new Refusal(404, "unknown_product", "There is no such product.");
		const unit_price = price === void 0 ? product.price : BigInt(price);
		await db.transaction().execute(async (trx) => {
			const line = await trx.insertInto("cart_lines").values({
				account,
				sku,
				unit_price,
				quantity
			}).onConflict((conflict) => conflict.columns([
				"account",
				"sku",
				"unit_price"
			]).doUpdateSet({ quantity: sql`cart_lines.quantity + excluded.quantity` })).returning("quantity").executeTakeFirstOrThrow();
			if (line.quantity > MAX_QUANTITY) throw new Refusal(400, "out_of_range", "\"quantity\" is out of range.");
			if (line.quantity === 0) await trx.deleteFrom("cart_lines").where("account", "=", account).where("quantity", "=", 0).execute();
		});
		return sendJson(reply, 200, await readCart(db, account));
	});
}
function itemSchemas(context) {
	const made = /* @__PURE__ */ new Map();
	return () => {
		const priced = context.defect("pay.price.client_trusted");
		const lowest = context.defect("pay.qty.negative") ? -99 : 1;
		const schema = made.get(`${priced} ${lowest}`) ?? bodySchema({
			sku: {
				type: "string",
				maxLength: 40,
				pattern: "^[a-z0-9-]+$"
			},
			quantity: {
				type: "integer",
				minimum: lowest,
				maximum: MAX_QUANTITY
			},
			...priced && { price: {
				type: "integer",
				minimum: 0,
				maximum: 99999999
			} }
		}, ["price"]);
		made.set(`${priced} ${lowest}`, schema);
		return schema;
	};
}
async function readCart(db, account) {
	const items = await db.selectFrom("cart_lines").select([
		"sku",
		"quantity",
		"unit_price"
	]).where("account", "=", account).orderBy("position").execute();
	return {
		items,
		total: totalOf(items),
		currency: "EUR"
	};
}
function totalOf(lines) {
	return lines.reduce((sum, line) => sum + line.unit_price * BigInt(line.quantity), 0n);
}

//#endregion
//#region src/sandbox/app/orders.ts
function orderRoutes(app, context) {
	const { db } = context;
	app.post("/api/checkout", async (request, reply) => {
		readBody(request, emptyBody);
		const account = accountOf(request);
		const id = context.newId("ord");
		const order = await db.transaction().execute(async (trx) => {
			const lines = await trx.deleteFrom("cart_lines").where("account", "=", account).returning([
				"sku",
				"quantity",
				"unit_price",
				"position"
			]).execute();
			if (lines.length === 0) throw new Refusal(400, "empty_cart", "The cart is empty.");
			const items = lines.toSorted((left, right) => left.position < right.position ? -1 : 1).map(({ sku, quantity, unit_price }) => ({
				sku,
				quantity,
				unit_price
			}));
			const total = totalOf(items);
			if (total < 1n) throw new Refusal(400, "nothing_to_pay", "The total must be at least one cent.");
			await trx.insertInto("orders").values({
				id,
				account,
				total,
				currency: "EUR"
			}).execute();
			await trx.insertInto("order_lines").values(items.map((item, position) => ({
				...item,
				order_id: id,
				position
			}))).execute();
			return {
				id,
				status: "pending_payment",
				total,
				currency: "EUR",
				items
			};
		});
		return sendJson(reply, 201, order);
	});
	app.get("/api/orders/:id", async (request, reply) => {
		const order = await findOrder(db, accountOf(request), request.params.id);
		const items = await db.selectFrom("order_lines").select([
			"sku",
			"quantity",
			"unit_price"
		]).where("order_id", "=", order.id).orderBy("position").execute();
		const payment = await db.selectFrom("payments").select("id").where("order_id", "=", order.id).where("status", "<>", "canceled").executeTakeFirst();
		const { captured, refunded } = payment === void 0 ? {
			captured: 0n,
			refunded: 0n
		} : await context.ledger.paymentTotals(db, payment.id);
		return sendJson(reply, 200, {
			...order,
			status: statusOf(captured, refunded),
			items,
			...payment && { payment: payment.id }
		});
	});
}
async function findOrder(db, account, id) {
	const order = isId("ord", id) ? await db.selectFrom("orders").select([
		"id",
		"total",
		"currency"
	]).where("id", "=", id).where("account", "=", account).forUpdate().executeTakeFirst() : void 0;
	if (order === void 0) throw new Refusal(404, "unknown_order", "There is no such order.");
	return order;
}
function statusOf(captured, refunded) {
	if (captured === 0n) return "pending_payment";
	if (refunded === 0n) return "paid";
	return refunded < captured ? "partially_refunded" : "refunded";
}

//#endregion
//#region src/sandbox/app/test-cards.ts
const CARDS = /* @__PURE__ */ new Map([
	["pm_card_visa", {
		number: "4111111111111111",
		brand: "visa",
		declined: false
	}],
	["pm_card_mastercard", {
		number: "5555555555554444",
		brand: "mastercard",
		declined: false
	}],
	["pm_card_chargeDeclined", {
		number: "4000000000000002",
		brand: "visa",
		declined: true
	}]
]);
function cardOf(paymentMethod) {
	const card = CARDS.get(paymentMethod);
	if (card === void 0) throw new Refusal(400, "unknown_payment_method", "There is no such payment method.");
	return card;
}
function showCard(paymentMethod) {
	const { number, brand } = cardOf(paymentMethod);
	return {
		id: paymentMethod,
		brand,
		last4: number.slice(-4),
		masked: maskCardNumber(number)
	};
}
async function chargeCard(db, account, paymentMethod) {
	if (cardOf(paymentMethod).declined) throw new Refusal(402, "card_declined", "The card was declined.");
	await db.insertInto("saved_cards").values({
		account,
		payment_method: paymentMethod
	}).onConflict((conflict) => conflict.doNothing()).execute();
}

//#endregion
//#region src/sandbox/app/payments.ts
const newPayment = bodySchema({
	order: {
		type: "string",
		maxLength: 64
	},
	payment_method: {
		type: "string",
		maxLength: 64
	},
	capture: { enum: ["automatic", "manual"] }
}, ["capture"]);
const description = {
	type: "string",
	maxLength: 500
};
const change = bodySchema({ description });
const changeWithStatus = bodySchema({
	description,
	status: { enum: [
		"requires_capture",
		"succeeded",
		"canceled"
	] }
}, ["description", "status"]);
function paymentRoutes(app, context) {
	const { db, ledger } = context;
	app.post("/api/payments", (request, reply) => {
		const body = readBody(request, newPayment);
		const account = accountOf(request);
		cardOf(body.payment_method);
		return executeOnce(context, request, reply, async () => {
			const id = context.newId("pay");
			await db.transaction().execute(async (trx) => {
				const order = await findOrder(trx, account, body.order);
				if (await trx.selectFrom("payments").select("id").where("order_id", "=", order.id).where("status", "<>", "canceled").executeTakeFirst() !== void 0) throw new Refusal(409, "order_has_payment", "The order has a payment already.");
				await chargeCard(trx, account, body.payment_method);
				const manual = body.capture === "manual";
				await trx.insertInto("payments").values({
					id,
					order_id: order.id,
					account,
					payment_method: body.payment_method,
					status: manual ? "requires_capture" : "succeeded",
					amount: order.total,
					currency: "EUR",
					description: null
				}).execute();
				if (!manual) await ledger.capture(trx, id, order.total);
			});
			return {
				status: 201,
				body: showPayment(await findPayment(context, db, { id }))
			};
		});
	});
	app.get("/api/payments/:id", async (request, reply) => {
		const owner = context.defect("authz.payment_read") ? {} : { account: accountOf(request) };
		const payment = await findPayment(context, db, {
			id: request.params.id,
			...owner
		});
		return sendJson(reply, 200, showPayment(payment));
	});
	app.patch("/api/payments/:id", async (request, reply) => {
		const body = readBody(request, context.defect("mass.status") ? changeWithStatus : change);
		refuseCardNumber(body.description);
		const query = {
			id: request.params.id,
			account: accountOf(request)
		};
		await findPayment(context, db, query);
		if (Object.keys(body).length > 0) await db.updateTable("payments").set(body).where("id", "=", query.id).execute();
		return sendJson(reply, 200, showPayment(await findPayment(context, db, query)));
	});
}
function refuseCardNumber(text = "") {
	if (findCardNumbers(text).length === 0) return;
	throw new Refusal(400, "card_number_in_text", "Text must not contain a card number.");
}

//#endregion
//#region src/sandbox/app/in-sequence.ts
const TURNS = 12;
async function inSequence(db, torn, { check, write }) {
	if (torn) {
		await check(db);
		await callOutside();
		await db.transaction().execute(write);
		return;
	}
	await callOutside();
	await db.transaction().execute(async (trx) => {
		await check(trx);
		await write(trx);
	});
}
async function callOutside() {
	for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}

//#endregion
//#region src/sandbox/app/refunds.ts
const refundBody = bodySchema({ amount: {
	type: "integer",
	minimum: 1,
	maximum: MAX_AMOUNT
} });
function refundRoutes(app, context) {
	const { db, ledger } = context;
	app.post("/api/payments/:id/refunds", (request, reply) => {
		const amount = BigInt(readBody(request, refundBody).amount);
		const query = {
			id: request.params.id,
			account: accountOf(request),
			lock: true
		};
		return executeOnce(context, request, reply, async () => {
			const id = context.newId("re");
			await inSequence(db, context.defect("ref.race"), {
				check: async (trx) => checkRefund(context, await findPayment(context, trx, query), amount),
				write: async (trx) => {
					await trx.insertInto("refunds").values({
						id,
						payment: query.id,
						amount
					}).execute();
					await ledger.refund(trx, query.id, amount);
				}
			});
			return {
				status: 201,
				body: showRefund({
					id,
					payment: query.id,
					amount
				})
			};
		});
	});
	app.get("/api/payments/:id/refunds", async (request, reply) => {
		const payment = await findPayment(context, db, {
			id: request.params.id,
			account: accountOf(request)
		});
		return sendJson(reply, 200, { items: (await listRefunds(db, payment.id)).map(showRefund) });
	});
}
function checkRefund(context, { captured, refunded }, amount) {
	const left = captured - refunded;
	if (left <= 0n) throw new Refusal(409, "nothing_to_refund", "There is nothing left to refund.");
	if (amount > left && !context.defect("ref.over")) throw new Refusal(400, "amount_too_large", "The amount is larger than what is left to refund.");
}
function listRefunds(db, payment) {
	return db.selectFrom("refunds").select([
		"id",
		"payment",
		"amount"
	]).where("payment", "=", payment).orderBy("position").execute();
}
function showRefund({ id, payment, amount }) {
	return {
		id,
		payment,
		amount,
		currency: "EUR",
		status: "succeeded"
	};
}

//#endregion
//#region src/sandbox/app/security-headers.ts
const PAGE_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"object-src 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'"
].join("; ");
const HEADERS = {
	"cache-control": "no-store",
	"cross-origin-embedder-policy": "require-corp",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY"
};
function securityHeaders(context) {
	return (reply) => {
		const isPage = String(reply.getHeader("content-type") ?? "").startsWith("text/html");
		reply.headers(HEADERS);
		if (!isPage) reply.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
		else if (!context.defect("web.csp.missing")) reply.header("content-security-policy", PAGE_POLICY);
	};
}

//#endregion
//#region src/sandbox/app/transfers.ts
const to = {
	type: "string",
	maxLength: 64
};
const transferBody = bodySchema({
	to,
	amount: {
		type: "integer",
		minimum: 1,
		maximum: MAX_AMOUNT
	}
});
const anyTransferBody = bodySchema({
	to,
	amount: {
		type: "integer",
		minimum: -MAX_AMOUNT,
		maximum: MAX_AMOUNT
	}
});
function transferRoutes(app, context) {
	const { db, ledger } = context;
	app.post("/api/wallet/transfers", (request, reply) => {
		const unguarded = context.defect("flow.self_transfer");
		const body = readBody(request, unguarded ? anyTransferBody : transferBody);
		const owners = {
			from: accountOf(request),
			to: body.to
		};
		const amount = BigInt(body.amount);
		if (amount === 0n) throw new Refusal(400, "out_of_range", "\"amount\" is out of range.");
		if (owners.to === owners.from && !unguarded) throw new Refusal(400, "same_wallet", "A transfer needs two different wallets.");
		return executeOnce(context, request, reply, async () => {
			await checkRecipient(db, owners.to);
			const id = context.newId("tr");
			let balance = 0n;
			await inSequence(db, context.defect("flow.balance_race"), {
				async check(trx) {
					await ledger.lockWallets(trx, [owners.from, owners.to]);
					if (await ledger.walletBalance(trx, owners.from) < amount) throw new Refusal(402, "insufficient_funds", "The wallet does not hold that much.");
				},
				async write(trx) {
					await trx.insertInto("transfers").values({
						id,
						from_account: owners.from,
						to_account: owners.to,
						amount
					}).execute();
					await ledger.transfer(trx, id, owners, amount);
					balance = await ledger.walletBalance(trx, owners.from);
				}
			});
			return {
				status: 201,
				body: {
					id,
					...owners,
					amount,
					balance
				}
			};
		});
	});
	app.get("/api/wallet/transfers", async (request, reply) => {
		const account = accountOf(request);
		const items = await db.selectFrom("transfers").select([
			"id",
			"from_account as from",
			"to_account as to",
			"amount"
		]).where((where) => where.or([where("from_account", "=", account), where("to_account", "=", account)])).orderBy("position").execute();
		return sendJson(reply, 200, { items });
	});
}
async function checkRecipient(db, id) {
	if ((isId("usr", id) ? await db.selectFrom("accounts").select("id").where("id", "=", id).executeTakeFirst() : void 0) === void 0) throw new Refusal(404, "unknown_account", "There is no such account.");
}

//#endregion
//#region src/sandbox/app/wallet.ts
const topUpBody = bodySchema({
	amount: {
		type: "integer",
		minimum: 1,
		maximum: MAX_AMOUNT
	},
	payment_method: {
		type: "string",
		maxLength: 64
	}
});
function walletRoutes(app, context) {
	const { db, ledger } = context;
	app.get("/api/wallet", async (request, reply) => {
		const id = accountOf(request);
		return sendJson(reply, 200, {
			id,
			balance: await ledger.walletBalance(db, id),
			currency: "EUR"
		});
	});
	app.post("/api/wallet/top-ups", (request, reply) => {
		const body = readBody(request, topUpBody);
		const account = accountOf(request);
		cardOf(body.payment_method);
		return executeOnce(context, request, reply, async () => {
			const id = context.newId("top");
			return {
				status: 201,
				body: {
					id,
					balance: await db.transaction().execute(async (trx) => {
						await chargeCard(trx, account, body.payment_method);
						await ledger.lockWallets(trx, [account]);
						await ledger.topUp(trx, id, account, BigInt(body.amount));
						return ledger.walletBalance(trx, account);
					})
				}
			};
		});
	});
	app.get("/api/payment-methods", async (request, reply) => {
		const saved = await db.selectFrom("saved_cards").select("payment_method").where("account", "=", accountOf(request)).orderBy("payment_method").execute();
		const numbers = context.defect("web.pan.response");
		const items = saved.map(({ payment_method: id }) => ({
			...showCard(id),
			...numbers && { number: cardOf(id).number }
		}));
		return sendJson(reply, 200, { items });
	});
}

//#endregion
//#region src/sandbox/app/app-plane.ts
function makeAppPlane(context, pages) {
	const app = makeServer((refusal, error, request) => {
		const stack = context.defect("web.error.stack") ? { stack: error.stack ?? "" } : {};
		const trace = refusal.code === "not_found" || refusal.status >= 500 ? { trace: traceId() } : {};
		if (wantsJson(request)) return {
			type: "application/json; charset=utf-8",
			body: errorJson(refusal, {
				...trace,
				...stack
			})
		};
		const page = {
			title: titleOf(refusal),
			text: refusal.message,
			trace: traceId(),
			...trace,
			...stack
		};
		return {
			type: "text/html; charset=utf-8",
			body: pages.errorPage(page)
		};
	}, securityHeaders(context));
	accountRoutes(app, context);
	catalogueRoutes(app, context);
	pages.routes(app, context, (reply, name, value) => setCookie(reply, context, name, value));
	app.register(async (signedIn) => {
		signedIn.addHook("onRequest", requireAccount(context));
		cartRoutes(signedIn, context);
		orderRoutes(signedIn, context);
		paymentRoutes(signedIn, context);
		captureRoutes(signedIn, context);
		refundRoutes(signedIn, context);
		walletRoutes(signedIn, context);
		transferRoutes(signedIn, context);
	});
	return app;
}
function wantsJson(request) {
	return request.url.startsWith("/api/") || request.url === "/api";
}
function titleOf({ status }) {
	if (status === 404) return "Page not found";
	return status >= 500 ? "Something went wrong" : "This did not work";
}

//#endregion
//#region src/sandbox/control/control-plane.ts
const resetBody = bodySchema({ seed: {
	type: "integer",
	minimum: 0,
	maximum: Number.MAX_SAFE_INTEGER
} }, ["seed"]);
const defectsBody = bodySchema({ on: {
	type: "array",
	maxItems: 500,
	items: {
		type: "string",
		maxLength: 80
	}
} });
function makeControlPlane(token, actions) {
	const app = makeServer((refusal) => ({
		type: "application/json; charset=utf-8",
		body: errorJson(refusal, {})
	}), (reply) => void reply.header("cache-control", "no-store"));
	app.addHook("onRequest", async (request) => {
		const given = /^Bearer (.+)$/u.exec(request.headers.authorization ?? "")?.[1] ?? "";
		if (!timingSafeEqual(hashOf$1(given), hashOf$1(token))) throw new Refusal(401, "unauthorized", "The token is missing or wrong.");
	});
	app.get("/health", (_request, reply) => sendJson(reply, 200, { status: "ok" }));
	app.get("/ledger", async (_request, reply) => sendJson(reply, 200, await actions.ledger()));
	app.get("/invariants", async (_request, reply) => sendJson(reply, 200, await actions.invariants()));
	app.get("/answer-key", (_request, reply) => sendJson(reply, 200, {
		on: actions.defectsOn(),
		defects: actions.answerKey()
	}));
	app.get("/defects", (_request, reply) => sendJson(reply, 200, { on: actions.defectsOn() }));
	app.put("/defects", async (request, reply) => {
		const { on } = readBody(request, defectsBody);
		try {
			actions.setDefects(on);
		} catch (error) {
			if (!(error instanceof TollgateError)) throw error;
			throw new Refusal(400, error.code, [error.message, ...error.help].join("; "));
		}
		return sendJson(reply, 200, { on: actions.defectsOn() });
	});
	app.post("/reset", async (request, reply) => {
		await actions.reset(readBody(request, resetBody).seed);
		return sendJson(reply, 200, { status: "ok" });
	});
	return app;
}
function hashOf$1(token) {
	return createHash("sha256").update(token).digest();
}

//#endregion
//#region src/util/cache-file.ts
const DIGEST_BYTES = 32;
function cacheFile(name, directory = defaultDirectory()) {
	const path = join(directory, basename(name));
	return {
		async read() {
			try {
				if (!await isOurs(directory)) return void 0;
				const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
				try {
					const bytes = await file.readFile();
					const content = new Uint8Array(bytes.subarray(DIGEST_BYTES));
					return digest(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? content : void 0;
				} finally {
					await file.close();
				}
			} catch {
				return;
			}
		},
		async write(content) {
			const draft = `${path}.${randomBytes(8).toString("hex")}`;
			try {
				await mkdir(directory, {
					recursive: true,
					mode: 448
				});
				if (!await isOurs(directory)) return;
				const file = await open(draft, "wx", 384);
				try {
					await file.writeFile(digest(content));
					await file.writeFile(content);
				} finally {
					await file.close();
				}
				await rename(draft, path);
			} catch {
				await rm(draft, { force: true }).catch(() => void 0);
			}
		}
	};
}
function digest(content) {
	return createHash("sha256").update(content).digest();
}
function defaultDirectory() {
	return join(tmpdir(), `tollgate-cache-${process.getuid?.() ?? "user"}`);
}
async function isOurs(directory) {
	const status = await lstat(directory);
	if (!status.isDirectory()) return false;
	return process.getuid === void 0 || status.uid === process.getuid() && (status.mode & 18) === 0;
}

//#endregion
//#region src/sandbox/schema.ts
const schema = `
create table accounts (
  id text primary key,
  email text not null unique,
  salt text not null,
  password_hash text not null
);
create table sessions (
  token_hash text primary key,
  account text not null references accounts,
  expires_at timestamptz not null
);
create table products (
  sku text primary key,
  name text not null,
  description text not null,
  price bigint not null check (price > 0),
  position integer not null unique
);
create table cart_lines (
  account text not null references accounts,
  sku text not null references products,
  unit_price bigint not null,
  quantity integer not null,
  position bigint generated always as identity,
  primary key (account, sku, unit_price)
);
create table orders (
  id text primary key,
  account text not null references accounts,
  total bigint not null check (total > 0),
  currency text not null
);
create table order_lines (
  order_id text not null references orders,
  position integer not null,
  sku text not null references products,
  quantity integer not null,
  unit_price bigint not null,
  primary key (order_id, position)
);
create table payments (
  id text primary key,
  order_id text not null references orders,
  account text not null references accounts,
  payment_method text not null,
  status text not null check (status in ('requires_capture', 'succeeded', 'canceled')),
  amount bigint not null check (amount > 0),
  currency text not null,
  description text
);
create unique index one_live_payment on payments (order_id) where status <> 'canceled';
create table refunds (
  id text primary key,
  payment text not null references payments,
  amount bigint not null check (amount > 0),
  position bigint generated always as identity
);
create index on refunds (payment);
create table saved_cards (
  account text not null references accounts,
  payment_method text not null,
  primary key (account, payment_method)
);
create table transfers (
  id text primary key,
  from_account text not null references accounts,
  to_account text not null references accounts,
  amount bigint not null check (amount <> 0),
  position bigint generated always as identity
);
create index on transfers (from_account);
create index on transfers (to_account);
create table idempotency_keys (
  account text not null references accounts,
  key text not null,
  request_hash text not null,
  status integer,
  body text,
  primary key (account, key)
);

create table ledger_accounts (
  id text primary key,
  kind text not null check (kind in ('processor', 'sales', 'suspense', 'wallet')),
  owner text references accounts,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unique (id, currency)
);
create table journals (
  id text primary key,
  kind text not null check (kind in ('capture', 'refund', 'top_up', 'transfer')),
  reference text not null,
  position bigint generated always as identity
);
create index on journals (reference);
create table postings (
  id bigint generated always as identity primary key,
  journal text not null references journals,
  account text not null,
  currency text not null,
  amount bigint not null check (amount <> 0),
  foreign key (account, currency) references ledger_accounts (id, currency)
);
create index on postings (journal);
create index on postings (account);

create function refuse_unbalanced_journal() returns trigger language plpgsql as $$
declare
  journal_id text := case tg_table_name when 'journals' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'journal' end;
begin
  if not exists (select from postings where journal = journal_id)
    or exists (select from postings where journal = journal_id group by currency having sum(amount) <> 0)
  then
    raise exception 'journal % does not balance', journal_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger journal_balances after insert on journals
  deferrable initially deferred for each row execute function refuse_unbalanced_journal();
create constraint trigger postings_balance after insert on postings
  deferrable initially deferred for each row execute function refuse_unbalanced_journal();

create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' and current_setting('sandbox.resetting', true) = 'yes' then
    return null;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on journals for each row execute function refuse_change();
create trigger append_only before update or delete on postings for each row execute function refuse_change();
create trigger no_truncate before truncate on journals for each statement execute function refuse_change();
create trigger no_truncate before truncate on postings for each statement execute function refuse_change();
`;

//#endregion
//#region src/sandbox/database.ts
const PGLITE_VERSION = "0.5.9";
const zip = promisify(gzip);
const unzip = promisify(gunzip);
const CACHE_NAME = `sandbox-pglite-${PGLITE_VERSION}-${hashOf(schema)}.tgz`;
async function openDatabase(cacheDir) {
	const cached = cacheFile(CACHE_NAME, cacheDir);
	const pglite = await fromDump(await cached.read()) ?? await fromNothing((dump) => cached.write(dump));
	pglite.parsers = PARSERS;
	return new Kysely({ dialect: new PGliteDialect({ pglite }) });
}
const PARSERS = {
	[types.INT8]: (text) => BigInt(text),
	[types.INT4]: Number,
	[types.BOOL]: (text) => text === "t",
	[types.TIMESTAMPTZ]: (text) => new Date(text)
};
async function fromDump(dump) {
	if (dump === void 0) return void 0;
	try {
		const tar = await unzip(dump);
		return await PGlite.create({ loadDataDir: new Blob([tar], { type: "application/x-tar" }) });
	} catch {
		return;
	}
}
async function fromNothing(keep) {
	const pglite = await PGlite.create();
	await pglite.exec(schema);
	const dump = await pglite.dumpDataDir("none");
	await keep(await zip(await dump.arrayBuffer(), { level: 1 }));
	return pglite;
}
function hashOf(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

//#endregion
//#region src/sandbox/defects/switches.ts
function makeSwitches(refusal) {
	let on = /* @__PURE__ */ new Set();
	return {
		isOn: (id) => on.has(id),
		on: () => defects.map(({ id }) => id).filter((id) => on.has(id)),
		set(ids) {
			for (const id of ids) checkKnown(id);
			if (ids.length > 0 && refusal !== void 0) throw new TollgateError("sandbox/defects-refused", `defects stay off: ${refusal}`, {
				class: "usage",
				help: ["start the sandbox on loopback and outside production to switch defects on"]
			});
			on = new Set(ids);
		}
	};
}
function checkKnown(id) {
	const known = defects.map((defect) => defect.id);
	if (known.some((name) => name === id)) return;
	const near = nearest(id, known);
	throw new TollgateError("sandbox/unknown-defect", `there is no defect "${id.slice(0, 80)}"`, {
		class: "usage",
		place: { key: "defects" },
		help: [...near === void 0 ? [] : [`did you mean ${near}?`], `known defects: ${known.join(", ")}`]
	});
}

//#endregion
//#region src/sandbox/ledger/audit.ts
async function dumpLedger(db) {
	return db.transaction().execute(async (trx) => {
		const accounts = await trx.selectFrom("ledger_accounts as a").leftJoin("postings as p", "p.account", "a.id").select([
			"a.id as account",
			"a.currency",
			sql`coalesce(sum(p.amount), 0)::bigint`.as("balance")
		]).groupBy(["a.id", "a.currency"]).orderBy("a.id").execute();
		const journals = await trx.selectFrom("journals").select([
			"id",
			"kind",
			"reference"
		]).orderBy("position").execute();
		const postings = await trx.selectFrom("postings").select([
			"journal",
			"account",
			"currency",
			"amount"
		]).orderBy("id").execute();
		const byJournal = Map.groupBy(postings, ({ journal }) => journal);
		return {
			accounts,
			journals: journals.map((journal) => ({
				...journal,
				postings: (byJournal.get(journal.id) ?? []).map(({ account, currency, amount }) => ({
					account,
					currency,
					amount
				}))
			}))
		};
	});
}
async function checkInvariants(db) {
	const ids = async (query) => (await query.execute(db)).rows.map(({ id }) => id);
	const broken = {
		unbalanced_journals: await ids(sql`select journal as id from postings group by journal, currency having sum(amount) <> 0 order by 1`),
		negative_wallets: await ids(sql`select a.owner as id from ledger_accounts a join postings p on p.account = a.id where a.kind = 'wallet'
        group by a.owner having sum(p.amount) > 0 order by 1`),
		captured_above_amount: await ids(sql`select id from payments where ${moved("capture")} > amount order by 1`),
		refunded_above_captured: await ids(sql`select id from payments where ${moved("refund")} > ${moved("capture")} order by 1`),
		money_from_nowhere: await ids(sql`select account as id from postings where account like 'suspense:%' group by account
        having sum(amount) <> 0 order by 1`)
	};
	return {
		holds: Object.values(broken).every((list) => list.length === 0),
		...broken
	};
}
function moved(kind) {
	return sql`coalesce((select sum(amount) from journals j join postings on journal = j.id
    where j.reference = payments.id and j.kind = ${kind} and amount > 0), 0)`;
}

//#endregion
//#region src/sandbox/ledger/post-journal.ts
async function postJournal(db, { id, kind, reference, legs }) {
	await db.insertInto("journals").values({
		id,
		kind,
		reference
	}).execute();
	await db.insertInto("postings").values(legs.map(([account, amount]) => ({
		journal: id,
		account,
		amount,
		currency: "EUR"
	}))).execute();
}

//#endregion
//#region src/sandbox/ledger/ledger.ts
const PROCESSOR = "processor:EUR";
const SALES = "sales:EUR";
const SUSPENSE = "suspense:EUR";
function makeLedger(newId) {
	const post = (db, kind, reference, ...legs) => postJournal(db, {
		id: newId(),
		kind,
		reference,
		legs
	});
	return {
		async openWallet(db, owner) {
			const account = {
				id: walletOf(owner),
				kind: "wallet",
				owner,
				currency: "EUR"
			};
			await db.insertInto("ledger_accounts").values(account).execute();
		},
		async lockWallets(db, owners) {
			const ids = owners.map(walletOf);
			await db.selectFrom("ledger_accounts").select("id").where("id", "in", ids).orderBy("id").forUpdate().execute();
		},
		async walletBalance(db, owner) {
			return (await db.selectFrom("postings").select(sql`coalesce(sum(-amount), 0)::bigint`.as("balance")).where("account", "=", walletOf(owner)).executeTakeFirstOrThrow()).balance;
		},
		async paymentTotals(db, payment) {
			const sums = await db.selectFrom("journals").innerJoin("postings", "postings.journal", "journals.id").select(["journals.kind", sql`sum(postings.amount)::bigint`.as("moved")]).where("journals.reference", "=", payment).where("postings.amount", ">", 0n).groupBy("journals.kind").execute();
			const moved = (kind) => sums.find((row) => row.kind === kind)?.moved ?? 0n;
			return {
				captured: moved("capture"),
				refunded: moved("refund")
			};
		},
		capture: (db, payment, amount) => post(db, "capture", payment, [PROCESSOR, amount], [SALES, -amount]),
		refund: (db, payment, amount) => post(db, "refund", payment, [SALES, amount], [PROCESSOR, -amount]),
		topUp: (db, reference, owner, amount) => post(db, "top_up", reference, [PROCESSOR, amount], [walletOf(owner), -amount]),
		transfer(db, reference, { from, to }, amount) {
			const legs = /* @__PURE__ */ new Map([[walletOf(from), amount], [walletOf(to), -amount]]);
			const rest = [...legs.values()].reduce((sum, leg) => sum + leg, 0n);
			if (rest !== 0n) legs.set(SUSPENSE, -rest);
			return post(db, "transfer", reference, ...legs);
		}
	};
}
function walletOf(owner) {
	return `wallet:${owner}`;
}

//#endregion
//#region src/sandbox/pages/html.ts
function html(texts, ...parts) {
	return { markup: texts.reduce((page, text, index) => page + markupOf(parts[index - 1] ?? "") + text) };
}
function markupOf(part) {
	if (typeof part !== "object") return escapeHtml(String(part));
	return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("\n");
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escapeHtml(text) {
	return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
}

//#endregion
//#region \0@oxc-project+runtime@0.153.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t || (t = e.slice(0)), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}

//#endregion
//#region src/sandbox/pages/layout.ts
var _templateObject;
function layout(title, content) {
	return html(_templateObject || (_templateObject = _taggedTemplateLiteral([
		"<!doctype html>\n    <html lang=\"en\">\n      <head>\n        <meta charset=\"utf-8\" />\n        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n        <title>",
		" · Leaf &amp; Kettle</title>\n        <link rel=\"stylesheet\" href=\"/assets/app.css\" />\n        <script src=\"/assets/app.js\" defer><\/script>\n      </head>\n      <body>\n        <a class=\"skip\" href=\"#content\">Skip to content</a>\n        <header>\n          <a class=\"brand\" href=\"/\">Leaf &amp; Kettle</a>\n          <nav aria-label=\"Shop\">\n            <a href=\"/catalogue\">Catalogue</a>\n            <a href=\"/checkout\">Checkout</a>\n            <a href=\"/login\">Sign in</a>\n          </nav>\n        </header>\n        <main id=\"content\">",
		"</main>\n        <footer>\n          <nav aria-label=\"About the shop\">\n            <a href=\"/about\">About</a>\n            <a href=\"/contact\">Contact</a>\n            <a href=\"/privacy\">Privacy</a>\n            <a href=\"/terms\">Terms</a>\n          </nav>\n        </footer>\n      </body>\n    </html> "
	])), title, content).markup;
}

//#endregion
//#region src/sandbox/pages/error-page.ts
function errorPage({ title, text, trace, stack }) {
	const detail = stack === void 0 ? html`` : html`<pre>${stack}</pre>`;
	const content = html`<h1>${title}</h1>
    <p>${text} Go back to the <a href="/">front page</a>.</p>
    <p><small>Trace ${trace}</small></p>
    ${detail}`;
	return layout(title, content);
}

//#endregion
//#region src/sandbox/pages/assets.ts
const styleSheet = `:root { color-scheme: light dark; --leaf: #2f6b4f; --line: #8884; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 0 1.25rem 3rem; font: 1rem/1.6 system-ui, sans-serif; }
header, footer { display: flex; flex-wrap: wrap; gap: 1rem; align-items: baseline; padding: 1rem 0; }
header { border-bottom: 1px solid var(--line); justify-content: space-between; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
a { color: var(--leaf); }
.brand { font-size: 1.3rem; font-weight: 700; text-decoration: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); list-style: none; padding: 0; }
.cards li { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
.price { font-variant-numeric: tabular-nums; font-weight: 600; }
form { display: grid; gap: .75rem; max-width: 22rem; }
label { display: grid; gap: .25rem; }
input, button { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
button { background: var(--leaf); color: #fff; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); }
[role=status]:empty { display: none; }
`;
const script = `'use strict';
const say = (text) => { const place = document.querySelector('[role=status]'); if (place) place.textContent = text; };
const euros = (minor) => (minor / 100).toLocaleString('en', { style: 'currency', currency: 'EUR' });

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const value = await answer.json();
  if (answer.status === 401 && location.pathname !== '/login') location.assign('/login');
  if (!answer.ok) throw new Error(value.error.message);
  return value;
}

function on(selector, event, action) {
  for (const element of document.querySelectorAll(selector)) {
    element.addEventListener(event, (happened) => {
      happened.preventDefault();
      action(element, happened).catch((error) => say(error.message));
    });
  }
}

on('#sign-in', 'submit', async (form, { submitter }) => {
  const { email, password } = Object.fromEntries(new FormData(form));
  if (submitter?.value === 'register') await call('POST', '/api/register', { email, password });
  await call('POST', '/api/login', { email, password });
  location.assign('/catalogue');
});

on('[data-sku]', 'click', async (button) => {
  const cart = await call('POST', '/api/cart/items', { sku: button.dataset.sku, quantity: 1 });
  say('In your cart. Total ' + euros(cart.total) + '.');
});

on('#pay', 'click', async () => {
  const order = await call('POST', '/api/checkout', {});
  const payment = await call('POST', '/api/payments', { order: order.id, payment_method: 'pm_card_visa', capture: 'automatic' });
  say('Paid ' + euros(payment.amount) + '. Thank you.');
});

const lines = document.querySelector('#cart');
if (lines) {
  fetch('/api/cart', { credentials: 'same-origin' }).then(async (answer) => {
    if (!answer.ok) return say('Sign in to see your cart.');
    const cart = await answer.json();
    for (const { sku, quantity, unit_price } of cart.items) {
      const row = lines.insertRow();
      for (const text of [sku, quantity, euros(unit_price * quantity)]) row.insertCell().textContent = text;
    }
    say('Total ' + euros(cart.total) + '.');
  }).catch((error) => say(error.message));
}
`;

//#endregion
//#region src/sandbox/pages/texts.ts
const texts = {
	front: html`<h1>Tea, and what it needs</h1>
    <p>First-flush leaves, stoneware and steel, sent from a small shop in Bremen.</p>
    <ul>
      <li><a href="/catalogue">See the catalogue</a></li>
      <li><a href="/checkout">Go to the checkout</a></li>
      <li><a href="/login">Sign in</a></li>
      <li><a href="/about">About us</a></li>
      <li><a href="/privacy">How we treat your data</a></li>
      <li><a href="/terms">Our terms</a></li>
    </ul>`,
	checkout: html`<h1>Checkout</h1>
    <p role="status"></p>
    <table>
      <caption>
        Your cart
      </caption>
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Quantity</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody id="cart"></tbody>
    </table>
    <p>You pay with the card saved with your account, shown as 411111******1111.</p>
    <button type="button" id="pay">Pay now</button>`,
	pages: [
		[
			"/login",
			"Sign in",
			html`<h1>Sign in</h1>
        <form id="sign-in" method="post" action="/api/login">
          <label
            >E-mail address <input name="email" type="email" autocomplete="username" required maxlength="254"
          /></label>
          <label
            >Password
            <input
              name="password"
              type="password"
              autocomplete="current-password"
              required
              minlength="8"
              maxlength="128"
          /></label>
          <button type="submit" value="login">Sign in</button>
          <button type="submit" value="register">Open an account</button>
        </form>
        <p role="status"></p>`
		],
		[
			"/about",
			"About us",
			html`<h1>About us</h1>
        <p>Two people, one kettle. We buy from gardens we have visited and send within two days.</p>`
		],
		[
			"/contact",
			"Contact",
			html`<h1>Contact</h1>
        <p>
          Write to <a href="mailto:hello@leaf-and-kettle.example">hello@leaf-and-kettle.example</a> and name your order
          reference, for example 4012888888881882. Please never send us a card number.
        </p>`
		],
		[
			"/privacy",
			"Privacy",
			html`<h1>Privacy</h1>
        <p>
          One cookie tells visits apart, one keeps your session. Both stay with this site and end with it. Of your card
          we keep the first six and the last four digits; the rest lies with our payment processor.
        </p>`
		],
		[
			"/terms",
			"Terms",
			html`<h1>Terms</h1>
        <p>
          Prices are in euros and include tax. Unopened tea can be sent back within 30 days; we refund what you paid,
          once, to the card you paid with.
        </p>`
		]
	]
};

//#endregion
//#region src/sandbox/pages/shop-pages.ts
function shopPages(app, { db }, setCookie) {
	const products = () => db.selectFrom("products").select([
		"sku",
		"name",
		"description",
		"price"
	]).orderBy("position").execute();
	app.get("/", async (_request, reply) => send(reply, "Tea and what it needs", texts.front));
	for (const [path, title, content] of texts.pages) app.get(path, (_request, reply) => send(reply, title, content));
	app.get("/catalogue", async (_request, reply) => {
		const cards = (await products()).map(({ sku, name, description, price }) => html`<li>
          <h2><a href="/products/${sku}">${name}</a></h2>
          <p>${description}</p>
          <p class="price">${priceText(price)}</p>
        </li>`);
		return send(reply, "Catalogue", html`<h1>Catalogue</h1>
        <ul class="cards">
          ${cards}
        </ul>`);
	});
	app.get("/products/:sku", async (request, reply) => {
		const product = (await products()).find(({ sku }) => sku === request.params.sku);
		if (product === void 0) throw new Refusal(404, "not_found", "There is nothing at this address.");
		const { sku, name, description, price } = product;
		return send(reply, name, html`<h1>${name}</h1>
        <p>${description}</p>
        <p class="price">${priceText(price)}</p>
        <button type="button" data-sku="${sku}">Put into the cart</button>
        <p role="status"></p>`);
	});
	app.get("/checkout", async (request, reply) => {
		if (!/(?:^|;\s*)cart=/u.test(request.headers.cookie ?? "")) setCookie(reply, "cart", randomBytes(15).toString("base64url"));
		return send(reply, "Checkout", texts.checkout);
	});
	app.get("/assets/app.css", (_request, reply) => reply.type("text/css; charset=utf-8").send(styleSheet));
	app.get("/assets/app.js", (_request, reply) => reply.type("text/javascript; charset=utf-8").send(script));
	app.get("/robots.txt", (_request, reply) => reply.type("text/plain; charset=utf-8").send("User-agent: *\nAllow: /\n"));
}
function send(reply, title, content) {
	return reply.type("text/html; charset=utf-8").send(layout(title, content));
}
function priceText(minor) {
	return moneyText(money(minor, "EUR"));
}

//#endregion
//#region src/sandbox/catalogue.ts
const catalogue = [
	{
		sku: "tea",
		name: "Darjeeling, first flush",
		description: "Loose leaf, 100 g, spring picking.",
		price: 1009n
	},
	{
		sku: "mug",
		name: "Stoneware mug",
		description: "Holds 300 ml, glazed by hand.",
		price: 1511n
	},
	{
		sku: "kettle",
		name: "Gooseneck kettle",
		description: "Steel, 0.9 litres, for a steady pour.",
		price: 4999n
	},
	{
		sku: "strainer",
		name: "Tea strainer",
		description: "Fine steel mesh with a drip tray.",
		price: 703n
	},
	{
		sku: "tin",
		name: "Tea tin",
		description: "Keeps 200 g of tea dark and dry.",
		price: 857n
	}
];

//#endregion
//#region src/sandbox/reset.ts
async function reset(db) {
	await db.transaction().execute(async (trx) => {
		await sql`set local sandbox.resetting = 'yes'`.execute(trx);
		await sql`truncate accounts, sessions, products, cart_lines, orders, order_lines, payments, refunds, saved_cards,
      transfers, idempotency_keys, ledger_accounts, journals, postings restart identity`.execute(trx);
		await trx.insertInto("products").values(catalogue.map((product, position) => ({
			...product,
			position
		}))).execute();
		await trx.insertInto("ledger_accounts").values([
			"processor",
			"sales",
			"suspense"
		].map((kind) => ({
			id: `${kind}:EUR`,
			kind,
			owner: null,
			currency: "EUR"
		}))).execute();
	});
}

//#endregion
//#region src/sandbox/index.ts
async function startSandbox(options = {}) {
	const host = options.host ?? "127.0.0.1";
	const switches = makeSwitches(whyNoDefects(host, options.environment));
	switches.set(options.defects ?? []);
	let seed = options.seed ?? 1;
	const token = checkToken(options.token ?? randomBytes(24).toString("base64url"));
	const ids = idSource(seed);
	const db = await openDatabase(options.cacheDir);
	const restart = async () => {
		ids.restart(seed);
		await reset(db);
	};
	const context = {
		db,
		ledger: makeLedger(() => ids.newId("jrn")),
		defect: switches.isOn,
		newId: ids.newId
	};
	const app = makeAppPlane(context, {
		routes: shopPages,
		errorPage
	});
	const control = makeControlPlane(token, {
		reset: async (next) => {
			seed = next ?? seed;
			await restart();
		},
		defectsOn: switches.on,
		setDefects: switches.set,
		answerKey: () => defects,
		ledger: () => dumpLedger(db),
		invariants: () => checkInvariants(db)
	});
	const close = async () => {
		await Promise.all([app.close(), control.close()]);
		await db.destroy();
	};
	try {
		await restart();
		return {
			appUrl: await listen(app, host, options.port ?? 0),
			controlUrl: await listen(control, "127.0.0.1", options.controlPort ?? 0),
			token,
			setDefects: switches.set,
			reset: restart,
			close
		};
	} catch (error) {
		await close();
		throw error;
	}
}
function whyNoDefects(host, environment) {
	if (environment === "production") return "NODE_ENV is production";
	if (!isLoopbackHost(host.includes(":") ? `[${host}]` : host)) return `${host} is not loopback`;
}
function checkToken(token) {
	if (/^[\x21-\x7e]{16,}$/u.test(token)) return token;
	throw new TollgateError("sandbox/weak-token", "the token of the control plane is shorter than 16 visible characters", {
		class: "usage",
		help: ["give a longer one, or none for a random one"]
	});
}
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
export { defects, sandboxProfile, startSandbox };