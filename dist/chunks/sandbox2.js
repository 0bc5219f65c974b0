import { a as __toCommonJS, i as __require, n as __esmMin, o as __toESM, r as __exportAll, t as __commonJSMin } from "./rolldown-runtime.js";
import { t as TollgateError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { c as maskCardNumber, s as findCardNumbers, t as redact } from "./redaction.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { n as money, r as moneyText, t as exponentOf } from "./money.js";
import { t as selfSignedCertificate } from "./self-signed-certificate.js";
import { t as defects } from "./registry.js";
import { _ as toJson, a as makeClock, c as shopCurrency, d as emptyBody, f as readBody, g as traceId, h as sendJson, i as controlToken, l as MAX_AMOUNT, m as makeServer, n as openControlPlane, o as currencies, p as errorJson, r as listen, s as currencyField$1, t as openGatewayPlane, u as bodySchema, v as Refusal } from "./open-gateway-plane.js";
import { n as sealedBankColumns, t as schema } from "./schema.js";
import { t as sandboxProfile } from "./profile2.js";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { constants } from "node:fs";
import { promisify } from "node:util";
import { createCipheriv, createDecipheriv, createHash, createHmac, createPublicKey, randomBytes, randomUUID, scrypt, timingSafeEqual, verify } from "node:crypto";
import { lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gunzip, gzip } from "node:zlib";
import { setImmediate as setImmediate$1, setTimeout as setTimeout$1 } from "node:timers/promises";
import { BlockList, isIP } from "node:net";
import { Agent } from "node:http";
import { lookup } from "node:dns/promises";
import { Agent as Agent$1 } from "node:https";
import { Kysely, PGliteDialect, sql } from "kysely";
import { PGlite, types } from "@electric-sql/pglite";

//#region src/sandbox/app/api-operation.ts
function documented(operation) {
	return { config: { operation } };
}

//#endregion
//#region src/sandbox/app/cookies.ts
function cookieOf(request, context, name) {
	const full = nameOf$1(context, name);
	const values = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${full}=`)).map((pair) => pair.slice(full.length + 1));
	return values.length === 1 ? values[0] : void 0;
}
function setCookie(reply, context, name, value) {
	reply.header("set-cookie", `${nameOf$1(context, name)}=${value}; ${attributesOf(context)}`);
}
function dropCookie(reply, context, name) {
	reply.header("set-cookie", `${nameOf$1(context, name)}=; Max-Age=0; ${attributesOf(context)}`);
}
function nameOf$1(context, name) {
	return isSecure(context) ? `__Host-${name}` : name;
}
function attributesOf(context) {
	const parts = ["Path=/"];
	if (isSecure(context)) parts.push("Secure");
	if (!context.defect("web.cookie.no_httponly")) parts.push("HttpOnly");
	if (!context.defect("web.cookie.no_samesite")) parts.push("SameSite=Strict");
	return parts.join("; ");
}
function isSecure(context) {
	return context.settings.https && !context.defect("web.cookie.no_secure");
}

//#endregion
//#region src/sandbox/app/login-throttle.ts
const MAX_ENTRIES = 1e4;
function makeLoginThrottle({ clock, settings }) {
	const { failures, windowSeconds } = settings.loginLimit;
	const counts = /* @__PURE__ */ new Map();
	const current = (email) => {
		const entry = counts.get(email);
		const left = (entry?.until ?? 0) - clock.now().getTime();
		if (entry === void 0 || left > 0 && left <= windowSeconds * 1e3) return entry;
		counts.delete(email);
	};
	return {
		wait(email) {
			const entry = current(email);
			if (entry === void 0 || entry.count < failures) return 0;
			return Math.max(1, Math.ceil((entry.until - clock.now().getTime()) / 1e3));
		},
		failed(email) {
			const entry = current(email);
			if (entry !== void 0) entry.count += 1;
			else counts.set(email, {
				count: 1,
				until: clock.now().getTime() + windowSeconds * 1e3
			});
			const [oldest] = counts.keys();
			if (counts.size > MAX_ENTRIES && oldest !== void 0) counts.delete(oldest);
		},
		succeeded: (email) => void counts.delete(email)
	};
}

//#endregion
//#region src/sandbox/app/password-rules.ts
const MIN_LENGTH = 12;
const COMMON = /* @__PURE__ */ new Set([
	"password1234",
	"password12345",
	"passwordpassword",
	"passw0rd1234",
	"123456789012",
	"1234567890123",
	"qwertyuiop12",
	"qwertyuiop123",
	"qwerty123456",
	"administrator",
	"letmeinletmein",
	"welcome12345",
	"iloveyou1234"
]);
function checkNewPassword(password, email) {
	const lower = password.normalize("NFC").toLowerCase();
	if (!(Array.from(lower).length < MIN_LENGTH || COMMON.has(lower) || new Set(lower).size < 4 || lower.includes(email.toLowerCase().split("@", 1)[0]?.padEnd(4, "\0") ?? "\0"))) return;
	throw new Refusal(400, "weak_password", `Take a password of at least ${MIN_LENGTH} characters that is neither common nor your e-mail address.`);
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
//#region src/sandbox/app/session-token.ts
const states = /* @__PURE__ */ new WeakMap();
function sessionToken({ clock, defect }) {
	if (!defect("rng.weak")) return randomBytes(32).toString("base64url");
	let state = states.get(clock) ?? clock.now().getTime() >>> 0;
	const bytes = Buffer.alloc(32);
	for (let at = 0; at < bytes.length; at += 4) {
		state = Math.imul(state, 1664525) + 1013904223 >>> 0;
		bytes.writeUInt32BE(state, at);
	}
	states.set(clock, state);
	return bytes.toString("base64url");
}

//#endregion
//#region src/sandbox/app/sessions.ts
const sessions = /* @__PURE__ */ new WeakMap();
const TOUCHES = 45;
async function startSession(context, account) {
	const { db, clock, settings } = context;
	const token = sessionToken(context);
	const now = clock.now();
	const expires_at = new Date(now.getTime() + settings.sessionSeconds * 1e3);
	await db.insertInto("sessions").values({
		token_hash: hashOf$4(token),
		account,
		expires_at,
		last_used_at: now
	}).execute();
	return token;
}
async function endSession(context, request) {
	const token = tokenOf$1(context, request);
	if (token === void 0) return void 0;
	return (await context.db.deleteFrom("sessions").where("token_hash", "=", hashOf$4(token)).returning("account").executeTakeFirst())?.account;
}
function requireAccount(context) {
	return async (request) => {
		const session = await findSession(context, request);
		if (session === void 0) throw new Refusal(401, "unauthorized", "Sign in first.");
		sessions.set(request, session);
	};
}
async function findSession(context, request) {
	const { db, clock, settings } = context;
	const token = tokenOf$1(context, request);
	if (token === void 0) return void 0;
	const token_hash = hashOf$4(token);
	const now = clock.now();
	const idleSince = /* @__PURE__ */ new Date(now.getTime() - settings.idleSeconds * 1e3);
	let query = db.selectFrom("sessions").innerJoin("accounts", "accounts.id", "sessions.account").select([
		"sessions.account",
		"accounts.role",
		"sessions.last_used_at"
	]).where("token_hash", "=", token_hash).where("expires_at", ">", now);
	if (!context.defect("sess.no_timeout")) query = query.where("last_used_at", ">", idleSince);
	const session = await query.executeTakeFirst();
	if (session === void 0) return void 0;
	if (now.getTime() - session.last_used_at.getTime() > settings.idleSeconds * 1e3 / TOUCHES) await db.updateTable("sessions").set({ last_used_at: now }).where("token_hash", "=", token_hash).execute();
	return {
		account: session.account,
		role: session.role
	};
}
function signedIn(request) {
	const session = sessions.get(request);
	if (session === void 0) throw new Error("a route reads the account without requiring one");
	return session;
}
function accountOf(request) {
	return signedIn(request).account;
}
function tokenOf$1(context, request) {
	const { authorization } = request.headers;
	if (authorization === void 0) return cookieOf(request, context, "session");
	return /^Bearer ([\w-]{1,100})$/u.exec(authorization)?.[1];
}
function hashOf$4(token) {
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
		minLength: 1,
		maxLength: 128
	}
});
function accountRoutes(app, context) {
	const { db, ledger } = context;
	const throttle = makeLoginThrottle(context);
	const record = (request, actor, type, outcome) => context.audit(db, {
		actor,
		type,
		outcome,
		origin: request.ip,
		resource: `account:${actor}`
	});
	const registering = documented({
		summary: "Open an account",
		tag: "accounts",
		body: credentials,
		answer: { status: 201 },
		refusals: [409],
		public: true
	});
	app.post("/api/register", registering, async (request, reply) => {
		const body = readBody(request, credentials);
		const email = body.email.toLowerCase();
		checkNewPassword(body.password, email);
		const { salt, hash } = await hashPassword(body.password);
		const id = context.newId("usr");
		await db.transaction().execute(async (trx) => {
			if (await trx.insertInto("accounts").values({
				id,
				email,
				salt,
				password_hash: hash
			}).onConflict((conflict) => conflict.column("email").doNothing()).returning("id").executeTakeFirst() === void 0) throw new Refusal(409, "email_taken", "There is an account with this e-mail address.");
			await ledger.openWallet(trx, id);
			const event = {
				actor: id,
				type: "account.opened",
				outcome: "success",
				origin: request.ip
			};
			await context.audit(trx, {
				...event,
				resource: `account:${id}`
			});
		});
		return sendJson(reply, 201, {
			id,
			email
		});
	});
	const signingIn = documented({
		summary: "Sign in: a bearer token, and the same as a cookie",
		tag: "accounts",
		body: credentials,
		refusals: [401, 429],
		public: true
	});
	app.post("/api/login", signingIn, async (request, reply) => {
		const body = readBody(request, credentials);
		const email = body.email.toLowerCase();
		const wait = throttle.wait(email);
		if (wait > 0) {
			reply.header("retry-after", String(wait));
			throw new Refusal(429, "too_many_attempts", "Too many failed attempts. Wait before you try again.");
		}
		const account = await db.selectFrom("accounts").select([
			"id",
			"salt",
			"password_hash as hash"
		]).where("email", "=", email).executeTakeFirst();
		const right = await verifyPassword(body.password, account);
		context.observe({
			kind: "login",
			outcome: right ? "success" : "failure",
			account: account?.id ?? "unknown"
		});
		if (!right || account === void 0) {
			throttle.failed(email);
			await record(request, account?.id ?? "unknown", "login", "failure");
			if (account === void 0 && context.defect("web.login.enum")) throw new Refusal(404, "unknown_account", "There is no account with this e-mail address.");
			throw new Refusal(401, "wrong_credentials", "The e-mail address or the password is wrong.");
		}
		throttle.succeeded(email);
		const token = await startSession(context, account.id);
		await record(request, account.id, "login", "success");
		setCookie(reply, context, "session", token);
		return sendJson(reply, 200, {
			token,
			expires_in: context.settings.sessionSeconds
		});
	});
	const signingOut = documented({
		summary: "End the session",
		tag: "accounts",
		body: emptyBody,
		public: true
	});
	app.post("/api/logout", signingOut, async (request, reply) => {
		readBody(request, emptyBody);
		const account = await endSession(context, request);
		if (account !== void 0) await record(request, account, "logout", "success");
		dropCookie(reply, context, "session");
		return sendJson(reply, 200, { status: "signed_out" });
	});
}

//#endregion
//#region src/sandbox/app/page-query.ts
const MAX_PAGE = 100;
function pageQuery(context, request) {
	const { limit, starting_after: after } = request.query;
	if (after !== void 0 && (typeof after !== "string" || !/^[a-z]{2,3}_[0-9a-z]{20}$/u.test(after))) throw new Refusal(400, "invalid_value", "\"starting_after\" is not acceptable.");
	return {
		limit: limitOf(context, limit),
		...after !== void 0 && { after }
	};
}
function pageOf(entries, { limit }) {
	return {
		items: entries.slice(0, limit),
		has_more: entries.length > limit
	};
}
function limitOf(context, text) {
	if (text === void 0) return 20;
	const limit = typeof text === "string" && /^[0-9]{1,9}$/u.test(text) ? Number(text) : 0;
	if (limit < 1 || limit > 100 && !context.defect("res.unbounded")) throw new Refusal(400, "out_of_range", `"limit" must be between 1 and ${100}.`);
	return limit;
}

//#endregion
//#region src/sandbox/app/roles.ts
const STAFF = [
	"support",
	"finance",
	"admin"
];
const MONEY = ["finance", "admin"];
function requireRole(context, ...roles) {
	return async (request) => {
		const role = roleOf(context, request);
		if (role === "admin" || roles.includes(role)) return;
		if (request.method !== "GET" && context.defect("authz.bfla_admin")) return;
		const resource = `route:${request.method} ${request.routeOptions.url ?? ""}`;
		await context.audit(context.db, {
			actor: signedIn(request).account,
			type: "access.denied",
			outcome: "failure",
			origin: request.ip,
			resource
		});
		throw new Refusal(403, "forbidden", "Your account may not do this.");
	};
}
function roleOf(context, request) {
	const { role } = signedIn(request);
	if (!context.defect("authz.role_header")) return role;
	const claimed = request.headers["x-role"];
	return STAFF.find((name) => name === claimed) ?? role;
}
function readableBy(context, request) {
	return STAFF.includes(roleOf(context, request)) ? {} : { account: signedIn(request).account };
}
function chargeableBy(context, request) {
	if (MONEY.includes(roleOf(context, request)) || context.defect("authz.payment_write")) return {};
	return { account: signedIn(request).account };
}

//#endregion
//#region src/sandbox/app/admin-lists.ts
const paging$2 = {
	limit: {
		type: "integer",
		minimum: 1,
		maximum: 100,
		default: 20
	},
	starting_after: {
		type: "string",
		description: "Id of the last entry of the page before"
	}
};
function adminListRoutes(app, context) {
	const { db } = context;
	const onlyStaff = { preHandler: requireRole(context, "support", "finance") };
	const orders = documented({
		summary: "Orders of all accounts, the newest first",
		query: paging$2,
		refusals: [403]
	});
	app.get("/api/admin/orders", {
		...orders,
		...onlyStaff
	}, async (request, reply) => {
		const page = pageQuery(context, request);
		let query = db.selectFrom("orders").select([
			"id",
			"account",
			"total",
			"currency",
			"created_at"
		]).orderBy("created_at", "desc").orderBy("id").limit(page.limit + 1);
		if (page.after !== void 0) query = query.where(sql`exists (select from orders as last where last.id = ${page.after} and
          (orders.created_at < last.created_at or (orders.created_at = last.created_at and orders.id > last.id)))`);
		return sendJson(reply, 200, pageOf(await query.execute(), page));
	});
	const refunds = documented({
		summary: "Refunds that wait for the approval of a second person, the oldest first",
		query: paging$2,
		refusals: [403]
	});
	app.get("/api/admin/refunds", {
		...refunds,
		...onlyStaff
	}, async (request, reply) => {
		const page = pageQuery(context, request);
		let query = db.selectFrom("refunds").select([
			"id",
			"payment",
			"amount",
			"currency",
			"status",
			"requested_by"
		]).where("status", "=", "pending_approval").orderBy("position").limit(page.limit + 1);
		if (page.after !== void 0) query = query.where(sql`position > coalesce((select last.position from refunds as last where last.id = ${page.after}), 0)`);
		return sendJson(reply, 200, pageOf(await query.execute(), page));
	});
}

//#endregion
//#region src/sandbox/new-id.ts
function idSource(seed) {
	let key = String(seed);
	let count = 0;
	return {
		newId(prefix, counted = false) {
			count += 1;
			if (counted) return `${prefix}_${String(count).padStart(20, "0")}`;
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
//#region src/sandbox/app/admin.ts
const changeBody = bodySchema({ role: { enum: [
	"customer",
	"support",
	"finance",
	"admin"
] } });
const paging$1 = {
	limit: {
		type: "integer",
		minimum: 1,
		maximum: 100,
		default: 20
	},
	starting_after: {
		type: "string",
		description: "Id of the last entry of the page before"
	}
};
function adminRoutes(app, context) {
	const { db } = context;
	const listing = documented({
		summary: "List the accounts",
		query: paging$1,
		refusals: [403]
	});
	app.get("/api/admin/accounts", {
		...listing,
		preHandler: requireRole(context, "support")
	}, async (request, reply) => {
		const page = pageQuery(context, request);
		let query = db.selectFrom("accounts").select([
			"id",
			"email",
			"role"
		]).orderBy("id").limit(page.limit + 1);
		if (page.after !== void 0) query = query.where("id", ">", page.after);
		return sendJson(reply, 200, pageOf(await query.execute(), page));
	});
	const changing = documented({
		summary: "Give an account another role; its sessions end",
		body: changeBody,
		refusals: [
			403,
			404,
			409
		]
	});
	app.patch("/api/admin/accounts/:id", {
		...changing,
		preHandler: requireRole(context)
	}, async (request, reply) => {
		const { role } = readBody(request, changeBody);
		const { id } = request.params;
		const actor = accountOf(request);
		if (id === actor) throw new Refusal(409, "own_role", "Nobody changes their own role.");
		const changed = await db.transaction().execute(async (trx) => {
			const account = isId("usr", id) ? await trx.updateTable("accounts").set({ role }).where("id", "=", id).returning([
				"id",
				"email",
				"role"
			]).executeTakeFirst() : void 0;
			if (account === void 0) throw new Refusal(404, "unknown_account", "There is no such account.");
			await trx.deleteFrom("sessions").where("account", "=", id).execute();
			const event = {
				actor,
				type: "role.changed",
				outcome: "success",
				origin: request.ip
			};
			await context.audit(trx, {
				...event,
				resource: `account:${id}`
			});
			return account;
		});
		return sendJson(reply, 200, changed);
	});
	const reading = documented({
		summary: "Read the newest events of the audit trail",
		query: { limit: paging$1.limit },
		refusals: [403]
	});
	app.get("/api/admin/events", {
		...reading,
		preHandler: requireRole(context)
	}, async (request, reply) => {
		const page = pageQuery(context, request);
		const items = await db.selectFrom("security_events").select([
			"occurred_at",
			"actor",
			"type",
			"outcome",
			"origin",
			"resource"
		]).orderBy("occurred_at", "desc").limit(page.limit + 1).execute();
		return sendJson(reply, 200, pageOf(items, page));
	});
}

//#endregion
//#region src/sandbox/app/bank/apply-bank-webhook.ts
const BY$1 = {
	actor: "gateway:plaid",
	origin: "webhook:plaid"
};
async function applyBankWebhook(context, trx, webhook) {
	const link = await trx.selectFrom("bank_links").select(["id", "status"]).where("item", "=", webhook.item_id).forUpdate().executeTakeFirst();
	if (link === void 0) return "unknown_item";
	if (link.status === "removed") return "no_change";
	if (webhook.webhook_code === "SYNC_UPDATES_AVAILABLE") {
		await trx.updateTable("bank_links").set({ updates_waiting: true }).where("id", "=", link.id).execute();
		return "applied";
	}
	const status = statusAfter(webhook);
	if (status === void 0) return "no_concern";
	if (status === link.status) return "no_change";
	const change = status === "removed" ? {
		status,
		access_token: null
	} : { status };
	await trx.updateTable("bank_links").set(change).where("id", "=", link.id).execute();
	const event = {
		...BY$1,
		type: `bank.${status}`,
		outcome: "success",
		resource: `bank_link:${link.id}`
	};
	await context.audit(trx, event);
	return "applied";
}
function statusAfter({ webhook_code, error }) {
	switch (webhook_code) {
		case "ERROR": return error?.error_code === "ITEM_LOGIN_REQUIRED" ? "login_required" : void 0;
		case "LOGIN_REPAIRED": return "linked";
		case "USER_PERMISSION_REVOKED":
		case "USER_ACCOUNT_REVOKED": return "removed";
		default: return;
	}
}

//#endregion
//#region src/sandbox/app/bank/find-link.ts
async function findLink(db, id, account) {
	const link = isId("bnk", id) ? await db.selectFrom("bank_links").selectAll().where("id", "=", id).where("account", "=", account).where("status", "<>", "removed").executeTakeFirst() : void 0;
	if (link === void 0) throw new Refusal(404, "unknown_bank_link", "There is no such bank link.");
	return link;
}
async function accessTokenOf({ vault }, { id, access_token }) {
	if (access_token === null) throw new Error("a removed bank link has no access token");
	return vault.open({
		table: "bank_links",
		column: "access_token",
		row: id
	}, access_token);
}

//#endregion
//#region src/sandbox/gateway-failure.ts
var GatewayFailure = class extends Error {
	name = "GatewayFailure";
	kind;
	code;
	fingerprint;
	ref;
	constructor(kind, code, parts = {}) {
		super(`the gateway's answer: ${kind}, ${code}`);
		this.kind = kind;
		this.code = code;
		this.fingerprint = parts.fingerprint;
		this.ref = parts.ref;
	}
};

//#endregion
//#region src/sandbox/app/payment-gateway/load-sdk.ts
const VERSIONS = {
	stripe: "23",
	braintree: "3",
	plaid: "47"
};
const load = createRequire(import.meta.url);
function loadSdk(name) {
	try {
		return load(name);
	} catch (error) {
		throw new TollgateError("sandbox/missing-package", `what goes through ${name} needs the package "${name}"`, {
			class: "usage",
			help: [`npm install ${name}@${VERSIONS[name]}`],
			cause: error
		});
	}
}

//#endregion
//#region src/sandbox/decimal.ts
function divideHalfEven(numerator, denominator) {
	if (denominator < 1n) throw new RangeError("the denominator must be positive");
	const magnitude = numerator < 0n ? -numerator : numerator;
	const whole = magnitude / denominator;
	const twice = magnitude % denominator * 2n;
	const rounded = twice > denominator || twice === denominator && whole % 2n === 1n ? whole + 1n : whole;
	return numerator < 0n ? -rounded : rounded;
}
function parseDecimal(text) {
	const match = /^(?<whole>\d{1,15})(?:\.(?<part>\d{1,9}))?$/u.exec(text);
	if (match === null) throw new RangeError("not a plain decimal number");
	const { whole = "", part = "" } = match.groups ?? {};
	return {
		digits: BigInt(whole + part),
		scale: part.length
	};
}
function minorOf$1({ digits, scale }, exponent, step = 1n) {
	return divideHalfEven(digits * 10n ** BigInt(exponent), 10n ** BigInt(scale) * step) * step;
}

//#endregion
//#region src/sandbox/app/bank/amount-of.ts
function amountOf(value, currency) {
	const text = String(value);
	const negative = text.startsWith("-");
	const minor = minorOf$1(parseDecimal(negative ? text.slice(1) : text), exponentOf(currency));
	return negative ? -minor : minor;
}

//#endregion
//#region src/sandbox/app/bank/plaid-bank.ts
const PRODUCTS = ["auth", "transactions"];
const COUNTRIES = ["US"];
function plaidBank({ url, credentials }) {
	const client = connect$2(url, credentials.plaid);
	return {
		linkToken: (account, accessToken) => attempt$2(async () => {
			const { data } = await client.linkTokenCreate({
				client_name: "Leaf & Kettle",
				language: "en",
				country_codes: COUNTRIES,
				user: { client_user_id: account },
				...accessToken === void 0 ? { products: PRODUCTS } : { access_token: accessToken }
			});
			return {
				token: data.link_token,
				expiresAt: new Date(data.expiration)
			};
		}),
		publicTokens: (linkToken) => attempt$2(async () => {
			const { data } = await client.linkTokenGet({ link_token: linkToken });
			return (data.link_sessions ?? []).flatMap(({ results }) => results?.item_add_results ?? []).map(({ public_token }) => public_token);
		}),
		exchange: (publicToken) => attempt$2(async () => {
			const { data } = await client.itemPublicTokenExchange({ public_token: publicToken });
			return {
				accessToken: data.access_token,
				item: data.item_id
			};
		}),
		institution: (accessToken) => attempt$2(async () => {
			const { data } = await client.itemGet({ access_token: accessToken });
			const id = data.item.institution_id ?? "";
			return (await client.institutionsGetById({
				institution_id: id,
				country_codes: COUNTRIES
			})).data.institution.name;
		}),
		accounts: (accessToken) => attempt$2(async () => {
			const { data } = await client.accountsBalanceGet({ access_token: accessToken });
			return data.accounts.map(({ account_id: ref, name, subtype, mask, balances }) => {
				const currency = balances.iso_currency_code ?? "USD";
				return {
					ref,
					name,
					subtype: subtype ?? "other",
					mask: mask ?? "",
					currency,
					current: amountOf(balances.current ?? 0, currency),
					available: balances.available === null ? void 0 : amountOf(balances.available, currency)
				};
			});
		}),
		numbers: (accessToken) => attempt$2(async () => {
			const { data } = await client.authGet({ access_token: accessToken });
			return data.numbers.ach.map(({ account_id: ref, account: number, routing }) => ({
				ref,
				number,
				routing
			}));
		}),
		changes: (accessToken, cursor) => attempt$2(async () => {
			const since = cursor === void 0 ? {} : { cursor };
			const { data } = await client.transactionsSync({
				access_token: accessToken,
				count: 200,
				...since
			});
			return {
				changed: [...data.added, ...data.modified].map(bookingOf),
				removed: data.removed.map(({ transaction_id: ref }) => ref),
				cursor: data.next_cursor,
				more: data.has_more
			};
		}),
		remove: (accessToken) => attempt$2(async () => {
			await client.itemRemove({ access_token: accessToken });
		})
	};
}
function connect$2(url, { clientId, secret }) {
	const { Configuration, PlaidApi: Client } = loadSdk("plaid");
	return new Client(new Configuration({
		basePath: url,
		baseOptions: {
			headers: {
				"PLAID-CLIENT-ID": clientId,
				"PLAID-SECRET": secret
			},
			proxy: false,
			timeout: 5e3,
			maxRedirects: 0,
			maxContentLength: 4194304
		}
	}));
}
function bookingOf(booking) {
	const { transaction_id: ref, account_id: account, date: bookedOn, name, pending } = booking;
	const currency = booking.iso_currency_code ?? "USD";
	return {
		ref,
		account,
		amount: -amountOf(booking.amount, currency),
		currency,
		bookedOn,
		name,
		pending
	};
}
async function attempt$2(call) {
	try {
		return await call();
	} catch (error) {
		throw failureOf$2(error);
	}
}
function failureOf$2({ code = "unknown", response }) {
	if (response === void 0) {
		const sent = code !== "ECONNREFUSED" && !/CERT|SELF_SIGNED|TLS|SSL/u.test(code);
		return new GatewayFailure(sent ? "unknown" : "unavailable", code);
	}
	const { error_code } = response.data ?? {};
	const reason = typeof error_code === "string" && /^\w{1,60}$/u.test(error_code) ? error_code : "unknown";
	if (response.status === 429) return new GatewayFailure("throttled", reason);
	if (response.status >= 500) return new GatewayFailure("unknown", reason);
	return new GatewayFailure(reason === "INVALID_API_KEYS" ? "unavailable" : "refused", reason);
}

//#endregion
//#region src/sandbox/app/bank/open-bank.ts
const opened$1 = /* @__PURE__ */ new WeakMap();
async function callBank(context, call) {
	const bank = bankOf(context);
	try {
		return await context.gateway.guard.run("plaid", "bank", () => call(bank));
	} catch (error) {
		if (!(error instanceof GatewayFailure)) throw error;
		if (error.code === "ITEM_LOGIN_REQUIRED") throw new Refusal(409, "bank_login_required", "The bank wants you to log in again.");
		if (error.kind === "refused") throw new Refusal(400, "invalid_bank_token", "The bank does not know this token.");
		throw new Refusal(503, "bank_unavailable", "The bank is not to be reached right now.");
	}
}
function bankOf({ gateway, gatewayUrl: url }) {
	const known = opened$1.get(gateway);
	if (known?.url === url) return known.bank;
	const bank = plaidBank({
		url,
		credentials: gateway.credentials,
		verifyTls: true
	});
	opened$1.set(gateway, {
		url,
		bank
	});
	return bank;
}

//#endregion
//#region src/sandbox/app/bank/refresh-accounts.ts
async function refreshAccounts(context, trx, link, { accounts, numbers }) {
	const { vault, clock } = context;
	const known = await trx.selectFrom("bank_accounts").select(["id", "ref"]).where("link", "=", link).execute();
	for (const { ref, name, subtype, mask, currency, current, available } of accounts) {
		const row = known.find((account) => account.ref === ref)?.id ?? context.newId("bac");
		const seal = (column, text) => text === void 0 ? null : vault.seal({
			table: "bank_accounts",
			column,
			row
		}, text);
		const own = numbers.find((account) => account.ref === ref);
		const balances = {
			current_balance: await vault.seal({
				table: "bank_accounts",
				column: "current_balance",
				row
			}, String(current)),
			available_balance: await seal("available_balance", available?.toString()),
			balances_at: clock.now()
		};
		await trx.insertInto("bank_accounts").values({
			id: row,
			link,
			ref,
			name,
			subtype,
			mask,
			currency,
			...balances,
			number: await seal("number", own?.number),
			routing: await seal("routing", own?.routing)
		}).onConflict((conflict) => conflict.columns(["link", "ref"]).doUpdateSet(balances)).execute();
	}
}

//#endregion
//#region src/sandbox/app/bank/link-bank.ts
async function startLink(context, account, accessToken) {
	const { db, clock } = context;
	const made = await callBank(context, (bank) => bank.linkToken(account, accessToken));
	await db.deleteFrom("bank_link_tokens").where("expires_at", "<", clock.now()).execute();
	const row = {
		token_hash: hashOf$3(made.token),
		account,
		expires_at: made.expiresAt
	};
	await db.insertInto("bank_link_tokens").values(row).execute();
	return made;
}
async function linkBank(context, by, { link_token, public_token }) {
	const { db, vault } = context;
	if (!context.defect("bank.public_token_unbound")) {
		if (!(await db.selectFrom("bank_link_tokens").select("token_hash").where("token_hash", "=", hashOf$3(link_token)).where("account", "=", by.account).where("expires_at", ">", context.clock.now()).executeTakeFirst() === void 0 ? [] : await callBank(context, (bank) => bank.publicTokens(link_token))).includes(public_token)) throw unknownToken();
	}
	const { accessToken, item } = await callBank(context, (bank) => bank.exchange(public_token));
	const [institution, accounts, numbers] = [
		await callBank(context, (bank) => bank.institution(accessToken)),
		await callBank(context, (bank) => bank.accounts(accessToken)),
		await callBank(context, (bank) => bank.numbers(accessToken))
	];
	const id = context.newId("bnk");
	const row = {
		id,
		account: by.account,
		item,
		institution,
		access_token: await vault.seal({
			table: "bank_links",
			column: "access_token",
			row: id
		}, accessToken),
		cursor: null,
		status: "linked",
		updates_waiting: true,
		created_at: context.clock.now()
	};
	await db.transaction().execute(async (trx) => {
		await trx.insertInto("bank_links").values(row).execute();
		await refreshAccounts(context, trx, id, {
			accounts,
			numbers
		});
		const event = {
			actor: by.account,
			origin: by.origin,
			type: "bank.linked",
			outcome: "success"
		};
		await context.audit(trx, {
			...event,
			resource: `bank_link:${id}`
		});
	});
	return {
		id,
		accessToken
	};
}
function hashOf$3(token) {
	return createHash("sha256").update(token).digest("hex");
}
function unknownToken() {
	return new Refusal(400, "invalid_bank_token", "The bank does not know this token.");
}

//#endregion
//#region src/sandbox/app/bank/show-accounts.ts
async function showAccounts(context, owner, link) {
	const { db, vault } = context;
	let query = db.selectFrom("bank_accounts as a").innerJoin("bank_links as l", "l.id", "a.link").selectAll("a").where("l.account", "=", owner).orderBy("a.position");
	if (link !== void 0) query = query.where("a.link", "=", link);
	const unmasked = context.defect("bank.numbers_unmasked");
	const rows = await query.execute();
	return Promise.all(rows.map(async ({ id, name, subtype: type, mask, currency, balances_at, ...row }) => {
		const open = async (column, sealed) => sealed === null ? void 0 : vault.open({
			table: "bank_accounts",
			column,
			row: id
		}, sealed);
		const [current = "0", available] = [await open("current_balance", row.current_balance), await open("available_balance", row.available_balance)];
		const number = unmasked ? await open("number", row.number) : void 0;
		const routing = unmasked ? await open("routing", row.routing) : void 0;
		return {
			id,
			link: row.link,
			name,
			type,
			account: number ?? `********${mask}`,
			currency,
			balances_at,
			current: BigInt(current),
			available: available === void 0 ? null : BigInt(available),
			...routing !== void 0 && { routing }
		};
	}));
}

//#endregion
//#region src/sandbox/app/bank/sync-bookings.ts
const MOST_PAGES = 200;
async function syncBookings(context, link) {
	const { db } = context;
	const token = await accessTokenOf(context, link);
	const accounts = await callBank(context, (bank) => bank.accounts(token));
	await db.transaction().execute((trx) => refreshAccounts(context, trx, link.id, {
		accounts,
		numbers: []
	}));
	await db.updateTable("bank_links").set({ updates_waiting: false }).where("id", "=", link.id).execute();
	let cursor = link.cursor ?? void 0;
	try {
		for (let page = 0; page < MOST_PAGES; page += 1) {
			const since = cursor;
			const changes = await callBank(context, (bank) => bank.changes(token, since));
			await keep$1(context, link.id, {
				...changes,
				since
			});
			cursor = changes.cursor;
			if (!changes.more) return;
		}
		throw new Error("the bank sends pages without end");
	} catch (error) {
		await db.updateTable("bank_links").set({ updates_waiting: true }).where("id", "=", link.id).execute();
		throw error;
	}
}
async function keep$1({ db }, link, { changed, removed, cursor, since }) {
	await db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx.updateTable("bank_links").set({ cursor }).where("id", "=", link).where("cursor", since === void 0 ? "is" : "=", since ?? null).executeTakeFirst();
		if (numUpdatedRows === 0n) return;
		const own = await trx.selectFrom("bank_accounts").select(["id", "ref"]).where("link", "=", link).execute();
		if (removed.length > 0) await trx.deleteFrom("bank_bookings").where("link", "=", link).where("ref", "in", [...removed]).execute();
		for (const { ref, account, amount, currency, bookedOn, name, pending } of changed) {
			const bank_account = own.find((known) => known.ref === account)?.id;
			if (bank_account === void 0) continue;
			const booking = {
				amount,
				currency,
				booked_on: bookedOn,
				name,
				pending
			};
			await trx.insertInto("bank_bookings").values({
				link,
				ref,
				bank_account,
				...booking
			}).onConflict((conflict) => conflict.columns(["link", "ref"]).doUpdateSet(booking)).execute();
		}
	});
}

//#endregion
//#region src/sandbox/app/event-of.ts
function eventOf(request, type, resource) {
	return {
		actor: accountOf(request),
		type,
		outcome: "success",
		origin: request.ip,
		resource
	};
}

//#endregion
//#region src/sandbox/app/idempotency.ts
async function executeOnce(context, request, reply, execute) {
	const key = context.defect("idem.ignored") ? void 0 : keyOf$1(request);
	if (key === void 0) return answer(reply, textOf$1(await execute()));
	const claimed = {
		scope: context.defect("idem.unscoped_tenant") ? "shop" : accountOf(request),
		key,
		endpoint: `${request.method} ${request.url}`,
		request_hash: hashOf$2(request)
	};
	const earlier = await claim(context, claimed);
	if (earlier !== void 0) return answer(reply.header("idempotent-replayed", "true"), earlier);
	try {
		return answer(reply, await keep(context, claimed, textOf$1(await execute())));
	} catch (error) {
		if (error instanceof Refusal && !isTransient(error)) await keep(context, claimed, {
			status: error.status,
			text: errorJson(error, {})
		});
		else await release(context, claimed);
		throw error;
	}
}
function isTransient({ status }) {
	return status === 429 || status === 503;
}
const MINUTE$2 = 6e4;
const DAY$4 = 1440 * MINUTE$2;
async function claim(context, claimed) {
	const { db, clock } = context;
	const now = clock.now();
	const expires_at = new Date(now.getTime() + (context.defect("idem.ttl_short") ? 30 * MINUTE$2 : DAY$4));
	await db.deleteFrom("idempotency_keys").where("expires_at", "<=", now).execute();
	const torn = context.defect("idem.race");
	if ((torn ? void 0 : await insert(context, claimed, expires_at)) !== void 0) return void 0;
	const earlier = await db.selectFrom("idempotency_keys").select([
		"endpoint",
		"request_hash",
		"status",
		"body"
	]).where("scope", "=", claimed.scope).where("key", "=", claimed.key).executeTakeFirst();
	if (earlier === void 0 && torn) {
		for (let turn = 0; turn < 12; turn += 1) await setImmediate$1();
		await insert(context, claimed, expires_at);
		return;
	}
	if (earlier !== void 0 && earlier.request_hash !== claimed.request_hash) {
		const elsewhere = earlier.endpoint !== claimed.endpoint;
		const answersAll = elsewhere && context.defect("idem.cross_endpoint");
		if (!answersAll && !elsewhere && context.defect("idem.params_not_compared")) return void 0;
		if (!answersAll) throw new Refusal(400, "idempotency_error", "This Idempotency-Key was used with another request.");
	}
	if (earlier === void 0 || earlier.status === null || earlier.body === null) throw new Refusal(409, "idempotency_key_in_use", "The first request with this Idempotency-Key is still going on.");
	return {
		status: earlier.status,
		text: earlier.body
	};
}
async function insert({ db }, claimed, expires_at) {
	return db.insertInto("idempotency_keys").values({
		...claimed,
		status: null,
		body: null,
		expires_at
	}).onConflict((conflict) => conflict.columns(["scope", "key"]).doNothing()).returning("key").executeTakeFirst();
}
async function keep({ db }, claimed, made) {
	await db.updateTable("idempotency_keys").set({
		status: made.status,
		body: made.text,
		request_hash: claimed.request_hash
	}).where("scope", "=", claimed.scope).where("key", "=", claimed.key).execute();
	return made;
}
async function release({ db }, { scope, key }) {
	await db.deleteFrom("idempotency_keys").where("scope", "=", scope).where("key", "=", key).execute();
}
function keyOf$1(request) {
	const { rawHeaders } = request.raw;
	const values = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === "idempotency-key");
	const [key = ""] = values;
	if (values.length === 0) return void 0;
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
function textOf$1({ status, body }) {
	return {
		status,
		text: toJson(body)
	};
}
function answer(reply, { status, text }) {
	return reply.code(status).type("application/json; charset=utf-8").send(text);
}

//#endregion
//#region src/sandbox/app/bank.ts
const startBody = bodySchema({ link: {
	type: "string",
	maxLength: 64
} }, ["link"]);
const token = {
	type: "string",
	minLength: 10,
	maxLength: 200,
	pattern: "^[\\w-]+$"
};
const linkBody = bodySchema({
	link_token: token,
	public_token: token
});
function bankRoutes(app, context) {
	const { db } = context;
	const starting = documented({
		summary: "Get a token that opens the login page of your bank; with `link`, to log in to that one again",
		body: startBody,
		answer: { status: 201 },
		refusals: [404, 503]
	});
	app.post("/api/bank/link-tokens", starting, async (request, reply) => {
		const { link: id } = readBody(request, startBody);
		const account = accountOf(request);
		const link = id === void 0 ? void 0 : await findLink(db, id, account);
		const known = link && await accessTokenOf(context, link);
		const { token: link_token, expiresAt } = await startLink(context, account, known);
		return sendJson(reply, 201, {
			link_token,
			expiration: expiresAt
		});
	});
	const linking = documented({
		summary: "Link the bank that you have logged in to",
		body: linkBody,
		answer: { status: 201 },
		refusals: [409, 503],
		idempotent: true
	});
	app.post("/api/bank/links", linking, (request, reply) => {
		const body = readBody(request, linkBody);
		const account = accountOf(request);
		return executeOnce(context, request, reply, async () => {
			const { id, accessToken } = await linkBank(context, {
				account,
				origin: request.ip
			}, body);
			const { institution, status } = await findLink(db, id, account);
			return {
				status: 201,
				body: {
					id,
					institution,
					status,
					accounts: await showAccounts(context, account, id),
					...context.defect("bank.access_token_leak") ? { access_token: accessToken } : {}
				}
			};
		});
	});
	app.get("/api/bank/links", documented({ summary: "List your linked banks" }), async (request, reply) => {
		const items = await db.selectFrom("bank_links").select([
			"id",
			"institution",
			"status",
			"created_at"
		]).where("account", "=", accountOf(request)).where("status", "<>", "removed").orderBy("position").execute();
		return sendJson(reply, 200, { items });
	});
	const accounts = documented({ summary: "Your accounts at linked banks, numbers masked, balances as last fetched" });
	app.get("/api/bank/accounts", accounts, async (request, reply) => sendJson(reply, 200, { items: await showAccounts(context, accountOf(request)) }));
	const bookings = documented({
		summary: "The newest bookings of a linked bank, fetched first where the bank has announced some",
		refusals: [
			404,
			409,
			503
		]
	});
	app.get("/api/bank/links/:id/transactions", bookings, async (request, reply) => {
		const link = await findLink(db, request.params.id, accountOf(request));
		if (link.updates_waiting && link.status === "linked") await syncBookings(context, link);
		const items = await db.selectFrom("bank_bookings").select([
			"ref as id",
			"bank_account as account",
			"amount",
			"currency",
			"booked_on",
			"name",
			"pending"
		]).where("link", "=", link.id).orderBy("booked_on", "desc").orderBy("ref").limit(100).execute();
		return sendJson(reply, 200, { items });
	});
	const syncing = documented({
		summary: "Fetch new bookings and the balances from a linked bank",
		body: emptyBody,
		refusals: [
			404,
			409,
			503
		]
	});
	app.post("/api/bank/links/:id/sync", syncing, async (request, reply) => {
		readBody(request, emptyBody);
		const account = accountOf(request);
		const link = await findLink(db, request.params.id, account);
		await syncBookings(context, link);
		return sendJson(reply, 200, {
			id: link.id,
			accounts: await showAccounts(context, account, link.id)
		});
	});
	const removing = documented({
		summary: "End a bank link",
		body: emptyBody,
		refusals: [404, 503]
	});
	app.delete("/api/bank/links/:id", removing, async (request, reply) => {
		readBody(request, emptyBody);
		const link = await findLink(db, request.params.id, accountOf(request));
		const known = await accessTokenOf(context, link);
		await callBank(context, (bank) => bank.remove(known)).catch((error) => {
			if (!(error instanceof Refusal) || error.status !== 400) throw error;
		});
		await db.transaction().execute(async (trx) => {
			await trx.updateTable("bank_links").set({
				status: "removed",
				access_token: null,
				cursor: null
			}).where("id", "=", link.id).execute();
			await trx.deleteFrom("bank_bookings").where("link", "=", link.id).execute();
			await trx.deleteFrom("bank_accounts").where("link", "=", link.id).execute();
			await context.audit(trx, eventOf(request, "bank.removed", `bank_link:${link.id}`));
		});
		return sendJson(reply, 200, {
			id: link.id,
			status: "removed"
		});
	});
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
async function livePayment(db, order) {
	return (await db.selectFrom("payments").select("id").where("order_id", "=", order).where("status", "not in", ["canceled", "failed"]).executeTakeFirst())?.id;
}
function showPayment(payment) {
	const { id, order_id: order, status, amount, captured, refunded, currency, description } = payment;
	const { provider, livemode, failure, next_action } = payment;
	return {
		id,
		order,
		status,
		amount,
		captured,
		refunded,
		currency,
		description,
		provider,
		livemode,
		...failure !== null && { failure },
		...status === "requires_action" && { next_action }
	};
}

//#endregion
//#region src/sandbox/app/fulfil-order.ts
async function fulfilOrder(context, trx, { order, payment, cause, again = false }) {
	if (!again && await countFulfilments(trx, order) > 0n) return;
	await trx.insertInto("fulfilments").values({
		order_id: order,
		payment,
		cause,
		created_at: context.clock.now()
	}).execute();
}
async function countFulfilments(db, order) {
	const { count } = await db.selectFrom("fulfilments").select(({ fn }) => fn.countAll().as("count")).where("order_id", "=", order).executeTakeFirstOrThrow();
	return count;
}

//#endregion
//#region src/sandbox/app/payment-gateway/braintree-gateway.ts
function braintreeWebhooks(url, credentials) {
	const { webhookNotification } = connect$1({
		url,
		credentials,
		verifyTls: true
	});
	const { publicKey, privateKey } = credentials.braintree;
	return {
		parse: (signature, payload) => webhookNotification.parse(signature, payload),
		verify: (challenge) => webhookNotification.verify(challenge),
		sign(payload) {
			const key = createHash("sha1").update(privateKey).digest();
			return `${publicKey}|${createHmac("sha1", key).update(payload).digest("hex")}`;
		}
	};
}
function braintreeGateway({ url, credentials, verifyTls }) {
	const client = connect$1({
		url,
		credentials,
		verifyTls
	});
	const { transaction } = client;
	const merchant = credentials.braintree.merchantId;
	return {
		provider: "braintree",
		charge: ({ key, amount, currency, method, customer, capture, order }) => attempt$1(async () => shownTransaction(made(await transaction.sale({
			amount: decimalOf$1(amount, currency),
			merchantAccountId: `${merchant}_${currency.toLowerCase()}`,
			...customer === void 0 ? { paymentMethodNonce: method } : { paymentMethodToken: method },
			orderId: order,
			apiRequestKey: key,
			options: { submitForSettlement: capture === "automatic" }
		})))),
		confirm: (ref) => attempt$1(async () => shownTransaction(await transaction.find(ref))),
		capture: (ref, amount, currency, key) => attempt$1(async () => shownTransaction(made(await transaction.submitForSettlement(ref, decimalOf$1(amount, currency), { apiRequestKey: key })))),
		cancel: (ref, key) => attempt$1(async () => shownTransaction(made(await transaction.void(ref, { apiRequestKey: key })))),
		refund: (ref, amount, currency, key) => attempt$1(async () => {
			const sale = await transaction.find(ref);
			if (decimalOf$1(amount, currency) === sale.amount && /^(?:submitted_for_settlement|settlement_pending)$/u.test(sale.status)) return {
				ref: `${made(await transaction.void(ref, { apiRequestKey: key })).id}-void`,
				status: "succeeded",
				amount
			};
			const credit = made(await transaction.refund(ref, {
				amount: decimalOf$1(amount, currency),
				apiRequestKey: key
			}));
			return {
				ref: credit.id,
				status: "succeeded",
				amount: minorOf(credit.amount, currency)
			};
		}),
		find: (ref) => attempt$1(async () => shownTransaction(await transaction.find(ref))),
		refunded: (ref) => attempt$1(async () => {
			const sale = await transaction.find(ref);
			const returned = (await Promise.all((sale.refundIds ?? []).map((id) => transaction.find(id)))).map((credit) => minorOf(credit.amount, credit.currencyIsoCode));
			const voided = sale.status === "voided" ? minorOf(sale.amount, sale.currencyIsoCode) : 0n;
			return returned.reduce((sum, amount) => sum + amount, voided);
		}),
		vault: (token, customer) => attempt$1(async () => {
			const owner = customer ?? (await client.customer.create({})).customer.id;
			const kept = await client.paymentMethod.create({
				customerId: owner,
				paymentMethodNonce: token
			});
			if (!kept.success) throw refusedBy(kept.errors);
			const { paymentMethod: card } = kept;
			return {
				method: card.token,
				customer: owner,
				brand: (card.cardType ?? "unknown").toLowerCase(),
				last4: card.last4 ?? "",
				fingerprint: card.uniqueNumberIdentifier ?? card.token
			};
		}),
		tokenize: async () => {
			throw new GatewayFailure("refused", "raw_card");
		}
	};
}
function connect$1({ url, credentials, verifyTls }) {
	const { hostname, port, protocol, origin } = new URL(url);
	const sdk = loadSdk("braintree");
	const { merchantId, publicKey, privateKey } = credentials.braintree;
	const secure = protocol === "https:";
	const Environment = sdk.Environment;
	const environment = new Environment(hostname, port, `${protocol}//${hostname}`, secure, hostname, port);
	const Gateway = sdk.BraintreeGateway;
	const client = new Gateway({
		environment,
		merchantId,
		publicKey,
		privateKey
	});
	if (secure) client.config.customHttpAgent = new Agent$1({
		keepAlive: true,
		rejectUnauthorized: verifyTls
	});
	if (origin === "null") throw new RangeError("the address of the gateway is no http(s) address");
	return client;
}
function shownTransaction(sale) {
	const { id, amount, currencyIsoCode: currency, orderId } = sale;
	const status = STATUSES$1[sale.status] ?? "processing";
	return {
		ref: id,
		status,
		amount: minorOf(sale.statusHistory?.[0]?.amount ?? amount, currency),
		captured: status === "succeeded" ? minorOf(amount, currency) : 0n,
		currency,
		order: orderId ?? void 0,
		payment: void 0,
		nextAction: void 0,
		failure: status === "failed" ? sale.gatewayRejectionReason ?? sale.processorResponseCode : void 0,
		livemode: false
	};
}
const STATUSES$1 = {
	authorizing: "processing",
	authorized: "requires_capture",
	authorization_expired: "canceled",
	submitted_for_settlement: "succeeded",
	settling: "succeeded",
	settlement_pending: "succeeded",
	settlement_confirmed: "succeeded",
	settled: "succeeded",
	settlement_declined: "failed",
	voided: "canceled",
	processor_declined: "failed",
	gateway_rejected: "failed",
	failed: "failed"
};
function made(result) {
	const { transaction } = result;
	if (result.success && transaction !== void 0) return transaction;
	if (transaction !== void 0 && shownTransaction(transaction).status === "failed") {
		const { failure = "declined" } = shownTransaction(transaction);
		const fingerprint = transaction.creditCard?.uniqueNumberIdentifier;
		throw new GatewayFailure("declined", failure, {
			ref: transaction.id,
			...fingerprint !== void 0 && { fingerprint }
		});
	}
	throw refusedBy(result.errors);
}
function refusedBy(errors) {
	const [code = "validation"] = errors?.deepErrors().map((error) => error.code) ?? [];
	return new GatewayFailure(code === "915233" ? "throttled" : "refused", code);
}
async function attempt$1(call) {
	try {
		return await call();
	} catch (error) {
		throw failureOf$1(error);
	}
}
function failureOf$1(error) {
	if (error instanceof GatewayFailure) return error;
	switch (error.type) {
		case "notFoundError": return new GatewayFailure("refused", "resource_missing");
		case "tooManyRequestsError": return new GatewayFailure("throttled", "rate_limit");
		case "authenticationError":
		case "authorizationError":
		case "upgradeRequired": return new GatewayFailure("unavailable", "credentials");
		case "serverError":
		case "serviceUnavailableError":
		case "gatewayTimeoutError":
		case "requestTimeoutError":
		case "unexpectedError": return new GatewayFailure("unknown", error.type);
		default: {
			const { code } = error;
			if (code === void 0) return error;
			const sent = code !== "ECONNREFUSED" && !/CERT|SELF_SIGNED|TLS|SSL/u.test(code);
			return new GatewayFailure(sent ? "unknown" : "unavailable", code);
		}
	}
}
function decimalOf$1(minor, currency) {
	const exponent = exponentOf(currency);
	const digits = minor.toString().padStart(exponent + 1, "0");
	return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
function minorOf(amount, currency) {
	const exponent = exponentOf(currency);
	const [whole = "0", fraction = ""] = amount.split(".");
	return BigInt(`${whole}${fraction.padEnd(exponent, "0").slice(0, exponent)}`);
}

//#endregion
//#region src/sandbox/app/payment-gateway/stripe-gateway.ts
function stripeGateway({ url, credentials, verifyTls }) {
	const { hostname, port, protocol } = new URL(url);
	const secure = protocol === "https:";
	const stripe = new (loadSdk("stripe"))(credentials.stripe.secretKey, {
		host: hostname,
		port: port === "" ? secure ? 443 : 80 : Number(port),
		protocol: secure ? "https" : "http",
		httpAgent: secure ? new Agent$1({
			keepAlive: true,
			rejectUnauthorized: verifyTls
		}) : new Agent({ keepAlive: true }),
		maxNetworkRetries: 0,
		timeout: 2e4,
		telemetry: false
	});
	const intents = stripe.paymentIntents;
	return {
		provider: "stripe",
		charge: ({ key, amount, currency, method, customer, capture, order, payment }) => attempt(async () => {
			const token = method.startsWith("tok_");
			return shown(await intents.create({
				amount: Number(amount),
				currency: currency.toLowerCase(),
				confirm: true,
				capture_method: capture,
				...customer !== void 0 && { customer },
				...token ? { payment_method_data: {
					type: "card",
					card: { token: method }
				} } : { payment_method: method },
				automatic_payment_methods: {
					enabled: true,
					allow_redirects: "never"
				},
				metadata: {
					order,
					payment
				}
			}, { idempotencyKey: key }));
		}),
		confirm: (ref, key) => attempt(async () => shown(await intents.confirm(ref, {}, { idempotencyKey: key }))),
		capture: (ref, amount, _currency, key) => attempt(async () => shown(await intents.capture(ref, { amount_to_capture: Number(amount) }, { idempotencyKey: key }))),
		cancel: (ref, key) => attempt(async () => shown(await intents.cancel(ref, {}, { idempotencyKey: key }))),
		refund: (ref, amount, _currency, key) => attempt(async () => shownRefund(await stripe.refunds.create({
			payment_intent: ref,
			amount: Number(amount)
		}, { idempotencyKey: key }))),
		find: (ref) => attempt(async () => shown(await intents.retrieve(ref))),
		refunded: (ref) => attempt(async () => {
			const { latest_charge } = await intents.retrieve(ref, { expand: ["latest_charge"] });
			return typeof latest_charge === "object" && latest_charge !== null ? BigInt(latest_charge.amount_refunded) : 0n;
		}),
		vault: (token, customer, account) => attempt(async () => {
			const owner = customer ?? (await stripe.customers.create({ metadata: { account } }, { idempotencyKey: `customer-${account}` })).id;
			const method = token.startsWith("tok_") ? (await stripe.paymentMethods.create({
				type: "card",
				card: { token }
			})).id : token;
			const { id, card } = await stripe.paymentMethods.attach(method, { customer: owner });
			return {
				method: id,
				customer: owner,
				brand: card?.brand ?? "unknown",
				last4: card?.last4 ?? "",
				fingerprint: card?.fingerprint ?? id
			};
		}),
		tokenize: (card) => attempt(async () => {
			const { number, cvc } = card;
			return (await stripe.tokens.create({ card: {
				number,
				cvc,
				exp_month: String(card.exp_month),
				exp_year: String(card.exp_year)
			} })).id;
		})
	};
}
function shown(intent) {
	const { id, status, amount, amount_received, currency, metadata, next_action, last_payment_error, livemode } = intent;
	return {
		ref: id,
		status: STATUSES[status] ?? "processing",
		amount: BigInt(amount),
		captured: BigInt(amount_received),
		currency: currency.toUpperCase(),
		order: metadata?.["order"],
		payment: metadata?.["payment"],
		nextAction: next_action?.redirect_to_url?.url ?? challengeOf(next_action) ?? next_action?.type,
		failure: last_payment_error?.decline_code ?? last_payment_error?.code,
		livemode
	};
}
function challengeOf(action) {
	const { stripe_js: url } = action?.use_stripe_sdk ?? {};
	return typeof url === "string" ? url : void 0;
}
function shownRefund({ id, status, amount }) {
	return {
		ref: id,
		status: status === "requires_action" ? "pending" : status === "succeeded" || status === "pending" ? status : "failed",
		amount: BigInt(amount)
	};
}
const STATUSES = {
	succeeded: "succeeded",
	processing: "processing",
	requires_action: "requires_action",
	requires_confirmation: "requires_action",
	requires_capture: "requires_capture",
	requires_payment_method: "failed",
	canceled: "canceled"
};
async function attempt(call) {
	try {
		return await call();
	} catch (error) {
		throw failureOf(error);
	}
}
function failureOf(error) {
	const code = error.code ?? "unknown";
	switch (error.type) {
		case "StripeCardError": {
			const intent = error.payment_intent;
			const fingerprint = intent?.last_payment_error?.payment_method?.card?.fingerprint;
			return new GatewayFailure("declined", error.decline_code ?? code, {
				...typeof fingerprint === "string" && { fingerprint },
				...intent !== void 0 && { ref: intent.id }
			});
		}
		case "StripeInvalidRequestError":
		case "StripeIdempotencyError": return new GatewayFailure("refused", code);
		case "StripeRateLimitError": return new GatewayFailure("throttled", "rate_limit");
		case "StripeAuthenticationError":
		case "StripePermissionError": return new GatewayFailure("unavailable", "credentials");
		case "StripeConnectionError": {
			const cause = error.detail?.code ?? "connection";
			const sent = cause !== "ECONNREFUSED" && !/CERT|SELF_SIGNED|TLS|SSL/u.test(cause);
			return new GatewayFailure(sent ? "unknown" : "unavailable", cause);
		}
		case "StripeAPIError": return new GatewayFailure(error.statusCode === 409 ? "throttled" : "unknown", error.code ?? "api_error");
		default: return error;
	}
}

//#endregion
//#region src/sandbox/app/payment-gateway/open-gateway.ts
const MAKERS = {
	stripe: stripeGateway,
	braintree: braintreeGateway
};
const opened = /* @__PURE__ */ new WeakMap();
function openGateway(context, provider) {
	const { gateway } = context;
	const known = opened.get(gateway) ?? /* @__PURE__ */ new Map();
	opened.set(gateway, known);
	const endpoint = {
		url: context.gatewayUrl,
		credentials: gateway.credentials,
		verifyTls: !context.defect("tls.no_verify")
	};
	const name = `${provider} ${endpoint.url} ${endpoint.verifyTls}`;
	const made = known.get(name) ?? MAKERS[provider](endpoint);
	known.set(name, made);
	return made;
}
function callGateway(context, provider, key, call) {
	const gateway = openGateway(context, provider);
	return context.gateway.guard.run(provider, key, (attemptKey) => call(gateway, attemptKey));
}

//#endregion
//#region src/sandbox/app/charge-method.ts
async function chargeMethod(context, named) {
	const { name } = named;
	if (!/^[\w-]{3,64}$/u.test(name) || /^\d+$/u.test(name)) throw unknownMethod();
	if (context.settings.paymentMode === "live" && !context.defect("env.test_in_live")) throw new Refusal(400, "testmode_charges_only", "Test payment methods are not taken in live mode.");
	if (isTestMethod(name)) return {
		method: name,
		fingerprint: name
	};
	return await savedCard(context, named) ?? useToken(context, named);
}
function isTestMethod(name) {
	return /^(?:pm_card_|fake-)/u.test(name) || TEST_TOKEN.test(name);
}
const TEST_TOKEN = /^tok_(?:visa|mastercard|amex|discover|diners|jcb|unionpay|us|(?:charge|create|authentication|threeDSecure|pending|refund|bypass|radar|velocity)[A-Za-z0-9]*)(?:_[A-Za-z]+)?$/u;
async function savedCard(context, { account, provider, name }) {
	const rows = await context.db.selectFrom("saved_cards").select([
		"account",
		"customer",
		"fingerprint"
	]).where("payment_method", "=", name).where("provider", "=", provider).execute();
	const foreign = context.defect("tok.cross_customer") ? rows[0] : void 0;
	const card = rows.find((row) => row.account === account) ?? foreign;
	if (card === void 0 && rows.length > 0) throw unknownMethod();
	const customer = card?.customer ?? null;
	if (card === void 0 || customer === null) return void 0;
	return {
		method: name,
		customer,
		fingerprint: card.fingerprint ?? name
	};
}
async function useToken(context, named) {
	const { db } = context;
	const { account, provider, name } = named;
	const token_hash = createHash("sha256").update(`${provider}:${name}`).digest("hex");
	if (await db.insertInto("single_use_tokens").values({
		token_hash,
		account,
		provider,
		payment_method: "",
		customer: null,
		fingerprint: ""
	}).onConflict((conflict) => conflict.column("token_hash").doNothing()).returning("token_hash").executeTakeFirst() === void 0) {
		const first = await db.selectFrom("single_use_tokens").select([
			"payment_method as method",
			"customer",
			"fingerprint"
		]).where("token_hash", "=", token_hash).executeTakeFirst();
		const customer = first?.customer ?? null;
		if (first !== void 0 && customer !== null && context.defect("tok.nonce_reuse")) return {
			...first,
			customer
		};
		throw new Refusal(400, "token_already_used", "The token was used before.");
	}
	try {
		const { method, customer, fingerprint } = await vaultCard(context, named);
		await db.updateTable("single_use_tokens").set({
			payment_method: method,
			customer,
			fingerprint
		}).where("token_hash", "=", token_hash).execute();
		return {
			method,
			customer,
			fingerprint
		};
	} catch (error) {
		await db.deleteFrom("single_use_tokens").where("token_hash", "=", token_hash).execute();
		throw error;
	}
}
async function vaultCard(context, { account, provider, name }) {
	const { db } = context;
	const owner = await db.selectFrom("single_use_tokens").select("customer").where("account", "=", account).where("provider", "=", provider).where("customer", "is not", null).executeTakeFirst();
	try {
		return await callGateway(context, provider, `vault-${name}`, (gateway) => gateway.vault(name, owner?.customer ?? void 0, account));
	} catch (error) {
		throw error instanceof GatewayFailure ? refusalOf(error) : error;
	}
}
const USED = /* @__PURE__ */ new Set([
	"token_already_used",
	"91564",
	"93107"
]);
const UNKNOWN = /* @__PURE__ */ new Set([
	"resource_missing",
	"91565",
	"91732",
	"93108"
]);
function refusalOf({ kind, code }) {
	if (kind === "declined") return new Refusal(402, "card_declined", "The card was declined.");
	if (kind !== "refused") return new Refusal(503, "gateway_unavailable", "Payments are not possible right now; nothing was charged.");
	if (USED.has(code)) return new Refusal(400, "token_already_used", "The token was used before.");
	if (code === "amount_too_small") return new Refusal(400, code, "The amount is below what can be charged.");
	if (code === "amount_too_large") return new Refusal(400, code, "The amount is above what can be charged.");
	return UNKNOWN.has(code) || code.startsWith("parameter_") ? unknownMethod() : new Refusal(400, "payment_refused", "The gateway refused the payment.");
}
function unknownMethod() {
	return new Refusal(400, "unknown_payment_method", "There is no such payment method.");
}

//#endregion
//#region src/sandbox/app/settle-payment.ts
async function settlePayment(context, trx, id, sighting) {
	const { actor, origin, cause, repeated = false } = sighting;
	const at = /* @__PURE__ */ new Date(Math.floor(sighting.at.getTime() / 1e3) * 1e3);
	const payment = await findPayment(context, trx, {
		id,
		lock: true
	});
	const state = withoutChallenge(context, sighting.state);
	const event = {
		actor,
		origin,
		resource: `payment:${id}`
	};
	if (isStale(context, payment, state.status, at)) return payment;
	if (state.status === payment.status && state.ref === payment.provider_ref && state.captured <= payment.captured && !repeated) return payment;
	if (!fits(context, payment, state) || await isReplaced(trx, payment, state.status)) {
		await context.audit(trx, {
			...event,
			type: "payment.mismatch",
			outcome: "failure"
		});
		context.log("error", "payment.mismatch", {
			payment: id,
			ref: state.ref,
			cause
		});
		return payment;
	}
	await trx.updateTable("payments").set({
		status: state.status,
		provider_ref: state.ref,
		failure: state.failure ?? null,
		next_action: state.nextAction ?? null,
		seen_at: at
	}).where("id", "=", id).execute();
	const booked = repeated ? 0n : payment.captured;
	if (state.captured > booked) {
		await context.ledger.capture(trx, id, state.captured - booked, payment.currency);
		await fulfilOrder(context, trx, {
			order: payment.order_id,
			payment: id,
			cause,
			again: repeated
		});
	}
	const settled = await findPayment(context, trx, { id });
	if (state.status !== payment.status || repeated) {
		const failed = state.status === "failed";
		await context.audit(trx, {
			...event,
			type: `payment.${state.status}`,
			outcome: failed ? "failure" : "success"
		});
		await context.outbox.add(trx, {
			type: `payment.${state.status}`,
			account: payment.account,
			resource: `payment:${id}`,
			data: showPayment(settled)
		});
		observe(context, settled);
	}
	return settled;
}
const FINAL = [
	"succeeded",
	"canceled",
	"failed"
];
function isStale(context, payment, next, at) {
	if (context.defect("wh.out_of_order")) return false;
	if (payment.seen_at !== null && at < payment.seen_at) return true;
	if (payment.status === "failed") return next === "processing" || next === "requires_action";
	return FINAL.includes(payment.status) && next !== payment.status;
}
function fits(context, payment, state) {
	if (context.defect("flow.amount_unverified")) return true;
	return state.amount === payment.amount && state.currency === payment.currency;
}
async function isReplaced(trx, payment, next) {
	const ended = ["canceled", "failed"];
	if (!ended.includes(payment.status) || ended.includes(next)) return false;
	const other = await livePayment(trx, payment.order_id);
	return other !== void 0 && other !== payment.id;
}
function withoutChallenge(context, state) {
	if (state.status !== "requires_action" || !context.defect("flow.sca_skipped")) return state;
	return {
		...state,
		status: "succeeded",
		captured: state.amount
	};
}
function observe(context, payment) {
	const { status, account, amount, currency } = payment;
	const outcome = status === "failed" ? "declined" : status === "succeeded" ? "succeeded" : void 0;
	if (outcome === void 0) return;
	const instrument = payment.charged_method ?? payment.payment_method;
	context.observe({
		kind: "payment",
		outcome,
		account,
		instrument,
		amount,
		currency
	});
}

//#endregion
//#region src/sandbox/app/operate.ts
async function operate(context, query, by, plan) {
	const { db } = context;
	const id = context.newId("op");
	const { operation, payment } = await db.transaction().execute(async (trx) => {
		const found = await findPayment(context, trx, query);
		const planned = await plan(trx, found);
		const { kind, amount } = planned;
		if (await trx.selectFrom("payment_operations").select("id").where("payment", "=", found.id).where("status", "=", "pending").executeTakeFirst() !== void 0) throw new Refusal(409, `not_${kind === "capture" ? "capturable" : "cancelable"}`, BUSY);
		const row = {
			id,
			payment: found.id,
			kind,
			amount,
			status: "pending",
			created_at: context.clock.now()
		};
		await trx.insertInto("payment_operations").values(row).execute();
		return {
			operation: planned,
			payment: found
		};
	});
	if (operation.atGateway === 0n) await endOperation(context, id, "succeeded");
	else try {
		await settleOperation(context, payment, {
			id,
			by,
			state: await callOperation(context, payment, {
				id,
				kind: operation.kind,
				amount: operation.atGateway
			})
		});
	} catch (error) {
		if (!(error instanceof GatewayFailure)) throw error;
		context.log("warn", `payment.${operation.kind}_failed`, {
			payment: payment.id,
			code: error.code
		});
		if (error.kind === "unknown") return false;
		await endOperation(context, id, "failed");
		if (error.kind === "refused") {
			const code = operation.kind === "capture" ? "not_capturable" : "not_cancelable";
			throw new Refusal(409, code, "The gateway refused this.");
		}
		throw refusalOf(error);
	}
	await operation.book?.();
	return true;
}
const BUSY = "Something else is being done to the payment.";
function callOperation(context, { provider, provider_ref, currency, id: payment }, { id, kind, amount }) {
	const ref = provider_ref ?? payment;
	return callGateway(context, provider, id, (gateway, key) => kind === "capture" ? gateway.capture(ref, amount, currency, key) : gateway.cancel(ref, key));
}
async function settleOperation(context, { id: payment }, { id, by, state }) {
	const sighting = {
		...by,
		at: context.clock.now(),
		cause: id,
		state
	};
	await context.db.transaction().execute(async (trx) => {
		await settlePayment(context, trx, payment, sighting);
		await trx.updateTable("payment_operations").set({ status: "succeeded" }).where("id", "=", id).execute();
	});
}
async function endOperation({ db }, id, status) {
	await db.updateTable("payment_operations").set({ status }).where("id", "=", id).execute();
}

//#endregion
//#region src/sandbox/app/captures.ts
const captureBody = bodySchema({ amount: {
	type: "integer",
	minimum: 1,
	maximum: MAX_AMOUNT
} }, ["amount"]);
const AUTHORIZATION_MS = 6048e5;
function captureRoutes(app, context) {
	const capturing = documented({
		summary: "Capture an authorised payment, all of it or a part; the rest is released",
		body: captureBody,
		refusals: [
			404,
			409,
			503
		],
		idempotent: true
	});
	app.post("/api/payments/:id/capture", capturing, (request, reply) => {
		const body = readBody(request, captureBody);
		const query = {
			id: request.params.id,
			...chargeableBy(context, request),
			lock: true
		};
		return executeOnce(context, request, reply, () => perform(context, request, query, async (_trx, payment) => {
			const amount = body.amount === void 0 ? payment.amount : BigInt(body.amount);
			const atGateway = capturableOf(context, payment, amount);
			return {
				kind: "capture",
				amount,
				atGateway,
				book: () => bookRest(context, payment, amount - atGateway)
			};
		}));
	});
	const canceling = documented({
		summary: "Give the authorisation of a payment up",
		body: emptyBody,
		refusals: [
			404,
			409,
			503
		],
		idempotent: true
	});
	app.post("/api/payments/:id/cancel", canceling, (request, reply) => {
		readBody(request, emptyBody);
		const query = {
			id: request.params.id,
			...chargeableBy(context, request),
			lock: true
		};
		return executeOnce(context, request, reply, () => perform(context, request, query, async (_trx, payment) => {
			if (!(payment.status === "requires_capture" || payment.status === "requires_action") || payment.captured > 0n) throw new Refusal(409, "not_cancelable", "Only a payment that waits for its capture can be cancelled.");
			return {
				kind: "cancel",
				amount: payment.amount,
				atGateway: payment.amount
			};
		}));
	});
}
function capturableOf(context, payment, amount) {
	const { status, captured } = payment;
	const expired = context.clock.now().getTime() - payment.created_at.getTime() > AUTHORIZATION_MS;
	const gone = status === "canceled" || status === "requires_capture" && expired;
	const afterCancel = gone && context.defect("cap.after_cancel");
	const twice = captured > 0n && context.defect("cap.double");
	if ((status !== "requires_capture" || captured > 0n || expired) && !afterCancel && !twice) throw new Refusal(409, "not_capturable", "The payment does not wait for its capture.");
	if (amount > payment.amount && !context.defect("cap.over")) throw new Refusal(400, "amount_too_large", "The amount is larger than the authorised one.");
	if (gone || captured > 0n) return 0n;
	return amount < payment.amount ? amount : payment.amount;
}
async function bookRest(context, payment, rest) {
	if (rest <= 0n) return;
	await context.db.transaction().execute(async (trx) => {
		await trx.updateTable("payments").set({ status: "succeeded" }).where("id", "=", payment.id).execute();
		await context.ledger.capture(trx, payment.id, rest, payment.currency);
		await fulfilOrder(context, trx, {
			order: payment.order_id,
			payment: payment.id,
			cause: "capture"
		});
	});
}
async function perform(context, request, query, plan) {
	const by = {
		actor: accountOf(request),
		origin: request.ip
	};
	const known = await operate(context, query, by, plan);
	const payment = await findPayment(context, context.db, { id: query.id });
	return {
		status: known ? 200 : 202,
		body: showPayment(payment)
	};
}

//#endregion
//#region src/sandbox/app/discounts.ts
async function discountsOf(db, account, currency) {
	return db.selectFrom("cart_coupons as c").innerJoin("coupons", "coupons.code", "c.coupon").leftJoin("coupon_amounts as a", (join) => join.onRef("a.coupon", "=", "c.coupon").on("a.currency", "=", currency)).select([
		"c.coupon as code",
		"coupons.percent",
		"a.amount"
	]).where("c.account", "=", account).orderBy("c.position").execute();
}
async function orderDiscounts(db, order, currency) {
	return db.selectFrom("coupon_redemptions as r").innerJoin("coupons", "coupons.code", "r.coupon").leftJoin("coupon_amounts as a", (join) => join.onRef("a.coupon", "=", "r.coupon").on("a.currency", "=", currency)).select([
		"r.coupon as code",
		"coupons.percent",
		"a.amount"
	]).where("r.order_id", "=", order).orderBy("r.coupon").orderBy("r.serial").execute();
}

//#endregion
//#region src/sandbox/app/price-list.ts
async function priceList(context, db, currency) {
	return (await db.selectFrom("products").leftJoin("foreign_prices as abroad", (join) => join.onRef("abroad.sku", "=", "products.sku").on("abroad.currency", "=", currency)).select([
		"products.sku",
		"products.name",
		"products.price",
		"abroad.amount"
	]).orderBy("products.position").execute()).flatMap(({ sku, name, price, amount }) => {
		if (currency === "EUR") return [{
			sku,
			name,
			price,
			decimal: decimalOf(price)
		}];
		return amount === null ? [] : [{
			sku,
			name,
			price: toMinor(context, parseDecimal(amount), currency),
			decimal: amount
		}];
	});
}
function toMinor(context, amount, currency) {
	const { exponent, step } = shopCurrency(currency);
	return minorOf$1(amount, context.defect("pay.currency.exponent") ? 2 : exponent, step);
}
function decimalOf(price) {
	const digits = price.toString().padStart(3, "0");
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

//#endregion
//#region src/sandbox/app/quantity-limits.ts
const MAX_QUANTITY = 99;
function quantityLimits(context) {
	const narrow = context.defect("pay.amount.overflow32");
	return {
		most: narrow ? 2 ** 31 - 1 : 99,
		parts: context.defect("pay.qty.fraction"),
		narrow: (sum) => narrow ? BigInt.asIntN(32, sum) : sum
	};
}

//#endregion
//#region src/sandbox/app/pricing.ts
function totalsOf(context, bill) {
	const { lines, discounts, extras } = bill;
	const { narrow } = quantityLimits(context);
	const subtotal = narrow(lines.reduce((sum, line) => sum + lineTotal(line), 0n));
	const wanted = discounts.reduce((sum, { percent }) => sum + percentOf(context, bill, subtotal, percent), 0n) + discounts.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
	const discount = wanted > subtotal && subtotal > 0n ? subtotal : wanted;
	const { tip, donation, shipping } = extras;
	return {
		subtotal,
		discount,
		tip,
		donation,
		shipping,
		total: subtotal - discount + tip + donation + shipping
	};
}
const PARTS = 1e9;
function lineTotal({ quantity, unit_price }) {
	if (Number.isInteger(quantity)) return unit_price * BigInt(quantity);
	return divideHalfEven(unit_price * BigInt(Math.round(quantity * PARTS)), BigInt(PARTS));
}
function percentOf(context, bill, subtotal, percent) {
	if (percent === null) return 0n;
	const { step } = shopCurrency(bill.currency);
	if (!context.defect("pay.amount.float_round")) return divideHalfEven(subtotal * BigInt(percent), 100n * step) * step;
	return bill.lines.reduce((sum, line) => {
		const perPiece = Math.ceil(Number(line.unit_price) * (percent / 100));
		return sum + lineTotal({
			...line,
			unit_price: BigInt(perPiece)
		});
	}, 0n);
}

//#endregion
//#region src/sandbox/app/cart-store.ts
const SHIPPING = {
	pickup: {},
	standard: {
		EUR: "4.90",
		GBP: "4.25",
		USD: "5.30",
		JPY: "800",
		KWD: "1.650"
	},
	express: {
		EUR: "9.90",
		GBP: "8.55",
		USD: "10.75",
		JPY: "1620",
		KWD: "3.300"
	}
};
async function lockCart(trx, account) {
	await trx.insertInto("carts").values({ account }).onConflict((conflict) => conflict.column("account").doNothing()).execute();
	return trx.selectFrom("carts").selectAll().where("account", "=", account).forUpdate().executeTakeFirstOrThrow();
}
async function changeCart(db, account, change) {
	return db.transaction().execute(async (trx) => {
		const result = await change(trx, await lockCart(trx, account));
		await trx.updateTable("carts").set({ version: sql`version + 1` }).where("account", "=", account).execute();
		return result;
	});
}
async function readCart(context, db, account) {
	const row = await db.selectFrom("carts").selectAll().where("account", "=", account).executeTakeFirst();
	const currency = row?.currency ?? "EUR";
	const items = await cartLines(context, db, account, currency);
	const discounts = await discountsOf(db, account, currency);
	const bill = {
		currency,
		lines: items,
		discounts,
		extras: extrasOf(row)
	};
	const { subtotal, discount, tip, donation, shipping, total } = totalsOf(context, bill);
	return {
		items,
		subtotal,
		discount,
		tip,
		donation,
		shipping,
		coupons: discounts.map(({ code }) => code),
		total,
		currency,
		version: row?.version ?? 0
	};
}
async function cartLines(context, db, account, currency) {
	const lines = await db.selectFrom("cart_lines").select([
		"sku",
		"quantity",
		"offered_price"
	]).where("account", "=", account).orderBy("position").execute();
	if (lines.length === 0) return [];
	const prices = new Map((await priceList(context, db, currency)).map(({ sku, price }) => [sku, price]));
	return lines.flatMap(({ sku, quantity, offered_price }) => {
		const unit_price = offered_price ?? prices.get(sku);
		return unit_price === void 0 ? [] : [{
			sku,
			quantity,
			unit_price
		}];
	});
}
function extrasOf(row) {
	if (row === void 0) return {
		tip: 0n,
		donation: 0n,
		shipping: 0n
	};
	const price = SHIPPING[row.shipping][row.currency];
	const shipping = price === void 0 ? 0n : minorOf$1(parseDecimal(price), shopCurrency(row.currency).exponent);
	return {
		tip: row.tip,
		donation: row.donation,
		shipping
	};
}

//#endregion
//#region src/sandbox/app/cart.ts
const sku = {
	type: "string",
	maxLength: 40,
	pattern: "^[a-z0-9-]+$"
};
const itemBody$1 = bodySchema({
	sku,
	quantity: {
		type: "integer",
		minimum: 1,
		maximum: 99
	}
});
const quantityBody = bodySchema({ quantity: {
	type: "integer",
	minimum: 1,
	maximum: 99
} });
function cartRoutes(app, context) {
	const { db } = context;
	const itemSchema = itemSchemas(context);
	const changeSchemas = {
		honest: changeSchema(0),
		negative: changeSchema(-MAX_AMOUNT)
	};
	const show = async (request) => readCart(context, db, accountOf(request));
	app.get("/api/cart", documented({
		summary: "The cart",
		tag: "cart"
	}), async (request, reply) => sendJson(reply, 200, await show(request)));
	const adding = documented({
		summary: "Put articles into the cart",
		tag: "cart",
		body: itemBody$1,
		refusals: [404]
	});
	app.post("/api/cart/items", adding, async (request, reply) => {
		const item = readBody(request, itemSchema());
		await changeCart(db, accountOf(request), async (trx, row) => {
			await addItem(context, trx, row, item);
			await context.audit(trx, eventOf(request, "cart.changed", `cart:${row.account}`));
		});
		return sendJson(reply, 200, await show(request));
	});
	const setting = documented({
		summary: "Change how many of an article are in the cart",
		tag: "cart",
		body: quantityBody,
		refusals: [404]
	});
	app.put("/api/cart/items/:sku", setting, async (request, reply) => {
		const { quantity } = readBody(request, quantityBody);
		await changeCart(db, accountOf(request), async (trx, row) => {
			await removeItem(trx, row, request.params.sku);
			await addItem(context, trx, row, {
				sku: request.params.sku,
				quantity
			});
			await context.audit(trx, eventOf(request, "cart.changed", `cart:${row.account}`));
		});
		return sendJson(reply, 200, await show(request));
	});
	const removing = documented({
		summary: "Take an article out of the cart",
		tag: "cart",
		refusals: [404]
	});
	app.delete("/api/cart/items/:sku", removing, async (request, reply) => {
		await changeCart(db, accountOf(request), async (trx, row) => {
			await removeItem(trx, row, request.params.sku);
			await context.audit(trx, eventOf(request, "cart.changed", `cart:${row.account}`));
		});
		return sendJson(reply, 200, await show(request));
	});
	const changing = documented({
		summary: "Choose currency, shipping, tip and donation; another currency clears tip and donation",
		tag: "cart",
		body: changeSchemas.honest
	});
	app.patch("/api/cart", changing, async (request, reply) => {
		const schema = context.defect("pay.extra.negative") ? changeSchemas.negative : changeSchemas.honest;
		const { currency, tip, donation, shipping } = readBody(request, schema);
		await changeCart(db, accountOf(request), async (trx, row) => {
			const moved = currency !== void 0 && currency !== row.currency;
			const change = {
				currency: currency ?? row.currency,
				shipping: shipping ?? row.shipping,
				tip: tip === void 0 ? moved ? 0n : row.tip : BigInt(tip),
				donation: donation === void 0 ? moved ? 0n : row.donation : BigInt(donation)
			};
			const { step } = shopCurrency(change.currency);
			if (change.tip % step !== 0n || change.donation % step !== 0n) throw new Refusal(400, "invalid_value", "Amounts in this currency end with a zero.");
			await trx.updateTable("carts").set(change).where("account", "=", row.account).execute();
			await context.audit(trx, eventOf(request, "cart.changed", `cart:${row.account}`));
		});
		return sendJson(reply, 200, await show(request));
	});
}
function changeSchema(lowest) {
	const amount = {
		type: "integer",
		minimum: lowest,
		maximum: MAX_AMOUNT
	};
	return bodySchema({
		currency: currencyField$1,
		tip: amount,
		donation: amount,
		shipping: { enum: [
			"pickup",
			"standard",
			"express"
		] }
	}, [
		"currency",
		"tip",
		"donation",
		"shipping"
	]);
}
function itemSchemas(context) {
	const made = /* @__PURE__ */ new Map();
	return () => {
		const priced = context.defect("pay.price.client_trusted");
		const negative = context.defect("pay.qty.negative");
		const { most, parts } = quantityLimits(context);
		const name = `${priced} ${negative} ${parts} ${most}`;
		const schema = made.get(name) ?? bodySchema({
			sku,
			quantity: {
				type: parts ? "number" : "integer",
				minimum: negative ? -most : parts ? 0 : 1,
				maximum: most
			},
			...priced && { price: {
				type: "integer",
				minimum: 0,
				maximum: 99999999
			} }
		}, ["price"]);
		made.set(name, schema);
		return schema;
	};
}
async function addItem(context, trx, row, { sku: article, quantity, price }) {
	const { account, currency } = row;
	if ((await priceList(context, trx, currency)).find((entry) => entry.sku === article) === void 0) throw new Refusal(404, "unknown_product", "There is no such product.");
	const offered_price = price === void 0 ? null : BigInt(price);
	const line = (await trx.selectFrom("cart_lines").select([
		"position",
		"quantity",
		"offered_price"
	]).where("account", "=", account).where("sku", "=", article).execute()).find((entry) => entry.offered_price === offered_price);
	const together = (line?.quantity ?? 0) + quantity;
	if (together > quantityLimits(context).most) throw new Refusal(400, "out_of_range", "\"quantity\" is out of range.");
	if (line === void 0) await trx.insertInto("cart_lines").values({
		account,
		sku: article,
		quantity,
		offered_price
	}).execute();
	else if (together === 0) await trx.deleteFrom("cart_lines").where("position", "=", line.position).execute();
	else await trx.updateTable("cart_lines").set({ quantity: together }).where("position", "=", line.position).execute();
}
async function removeItem(trx, { account }, article) {
	if ((await trx.deleteFrom("cart_lines").where("account", "=", account).where("sku", "=", article).returning("sku").execute()).length === 0) throw new Refusal(404, "not_in_cart", "This article is not in the cart.");
}

//#endregion
//#region src/sandbox/app/exchange.ts
const RATES = {
	EUR: "1",
	GBP: "0.86500",
	USD: "1.08500",
	JPY: "163.400",
	KWD: "0.33350"
};
const HOUR = 36e5;
const RATE_SCALE = 9;
function ratesAt(now) {
	const step = Math.floor(now.getTime() / HOUR) % 7;
	return Object.fromEntries(Object.entries(RATES).map(([currency, text]) => {
		if (text === "1") return [currency, text];
		const { digits, scale } = parseDecimal(text);
		return [currency, pointed(divideHalfEven(digits * BigInt(997 + step), 1000n), scale)];
	}));
}
function exchange(context, amount, from, to) {
	if (from === to) return {
		amount,
		rate: "1"
	};
	const rates = ratesAt(context.clock.now());
	const [first, second] = [parseDecimal(rates[from] ?? "1"), parseDecimal(rates[to] ?? "1")];
	const rate = divideHalfEven(second.digits * 10n ** BigInt(first.scale) * 10n ** BigInt(RATE_SCALE), first.digits * 10n ** BigInt(second.scale));
	const exact = {
		digits: amount * rate,
		scale: shopCurrency(from).exponent + RATE_SCALE
	};
	return {
		amount: toMinor(context, exact, to),
		rate: pointed(rate, RATE_SCALE)
	};
}
function pointed(digits, scale) {
	const text = digits.toString().padStart(scale + 1, "0");
	return `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

//#endregion
//#region src/sandbox/app/catalogue.ts
const codes = currencies.map(({ code }) => code);
function catalogueRoutes(app, context) {
	const reading = documented({
		summary: "What is sold, with prices in minor units of a currency",
		tag: "catalogue",
		query: { currency: { enum: codes } },
		public: true
	});
	app.get("/api/catalogue", reading, async (request, reply) => {
		const currency = currencyOf(request);
		const products = await priceList(context, context.db, currency);
		return sendJson(reply, 200, { items: products.map((product) => ({
			...product,
			currency
		})) });
	});
	const rates = documented({
		summary: "The currencies of the shop, their digits, minimum charges and rates of exchange",
		tag: "catalogue",
		public: true
	});
	app.get("/api/currencies", rates, async (_request, reply) => {
		const today = ratesAt(context.clock.now());
		const items = currencies.map(({ code, exponent, minimum }) => ({
			currency: code,
			exponent,
			minimum_charge: minimum,
			rate: today[code]
		}));
		return sendJson(reply, 200, {
			base: "EUR",
			items
		});
	});
}
function currencyOf(request) {
	const { currency = "EUR" } = request.query;
	const known = codes.find((code) => code === currency);
	if (known === void 0) throw new Refusal(400, "unknown_currency", "The shop does not sell in this currency.");
	return known;
}

//#endregion
//#region src/sandbox/app/coupon-rules.ts
async function checkCoupon(context, db, { coupon, account, judgedAt }) {
	if (coupon.expires_at <= (judgedAt ?? context.clock.now())) throw new Refusal(409, "coupon_expired", "The coupon has expired.");
	const { all, own } = await db.selectFrom("coupon_redemptions").select([sql`count(*)::integer`.as("all"), sql`(count(*) filter (where account = ${account}))::integer`.as("own")]).where("coupon", "=", coupon.code).executeTakeFirstOrThrow();
	if (own >= coupon.customer_limit && !context.defect("pay.coupon.reuse")) throw new Refusal(409, "coupon_used", "You have used this coupon.");
	if (all >= coupon.redemption_limit) throw new Refusal(409, "coupon_exhausted", "The coupon has been used up.");
}
async function checkCartCoupons(context, trx, account) {
	const inCart = await trx.selectFrom("cart_coupons").select(["coupon", "judged_at"]).where("account", "=", account).execute();
	if (inCart.length === 0) return;
	const codes = inCart.map(({ coupon }) => coupon);
	const coupons = await trx.selectFrom("coupons").selectAll().where("code", "in", codes).orderBy("code").forUpdate().execute();
	for (const coupon of coupons) await checkCoupon(context, trx, {
		coupon,
		account,
		judgedAt: inCart.find((entry) => entry.coupon === coupon.code)?.judged_at ?? null
	});
}
async function redeemCoupons(context, trx, account, order) {
	const taken = await trx.deleteFrom("cart_coupons").where("account", "=", account).returning(["coupon", "position"]).execute();
	for (const { coupon } of taken.toSorted((left, right) => left.position - right.position)) {
		await trx.selectFrom("coupons").select("code").where("code", "=", coupon).forUpdate().execute();
		const redemption = {
			coupon,
			serial: ((await trx.selectFrom("coupon_redemptions").select("serial").where("coupon", "=", coupon).orderBy("serial", "desc").executeTakeFirst())?.serial ?? 0) + 1,
			account,
			order_id: order
		};
		await trx.insertInto("coupon_redemptions").values({
			...redemption,
			redeemed_at: context.clock.now()
		}).execute();
	}
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
	for (let turn = 0; turn < TURNS; turn += 1) await setImmediate$1();
}

//#endregion
//#region src/sandbox/app/find-order.ts
async function findOrder(db, { id, account, lock = false }) {
	let query = db.selectFrom("orders").selectAll().where("id", "=", id);
	if (account !== void 0) query = query.where("account", "=", account);
	if (lock) query = query.forUpdate();
	const order = isId("ord", id) ? await query.executeTakeFirst() : void 0;
	if (order === void 0) throw new Refusal(404, "unknown_order", "There is no such order.");
	return order;
}
async function orderToPay(context, trx, query) {
	const order = await findOrder(trx, {
		id: query.id,
		account: query.account,
		lock: true
	});
	const currency = boundCurrency(context, order, query.currency);
	if (order.total < shopCurrency(currency).minimum && !context.defect("pay.amount.min_bypass")) throw new Refusal(400, "amount_too_small", "The total is below the minimum charge of its currency.");
	return {
		id: order.id,
		total: order.total,
		currency
	};
}
function boundCurrency(context, order, wanted = order.currency) {
	if (wanted === order.currency || context.defect("pay.currency.swap")) return wanted;
	throw new Refusal(400, "currency_mismatch", "The order is to be paid in its own currency.");
}

//#endregion
//#region src/sandbox/app/show-order.ts
async function showOrder(context, db, id) {
	const order = await findOrder(db, { id });
	const items = await db.selectFrom("order_lines").select([
		"sku",
		"quantity",
		"unit_price"
	]).where("order_id", "=", id).orderBy("position").execute();
	const coupons = await orderDiscounts(db, id, order.base_currency);
	const payment = await livePayment(db, id);
	const { captured, refunded } = payment === void 0 ? {
		captured: 0n,
		refunded: 0n
	} : await context.ledger.paymentTotals(db, payment);
	const fulfilments = await countFulfilments(db, id);
	const { subtotal, discount, tip, donation, shipping, total, currency, base_currency, quote, version } = order;
	return {
		id,
		status: statusOf(captured, refunded, fulfilments > 0n),
		fulfilments,
		items,
		subtotal,
		discount,
		tip,
		donation,
		shipping,
		coupons: coupons.map(({ code }) => code),
		total,
		currency,
		version,
		...quote !== null && {
			quote,
			base_currency
		},
		...payment !== void 0 && { payment }
	};
}
function statusOf(captured, refunded, fulfilled) {
	if (captured === 0n) return fulfilled ? "paid" : "pending_payment";
	if (refunded === 0n) return "paid";
	return refunded < captured ? "partially_refunded" : "refunded";
}

//#endregion
//#region src/sandbox/app/checkout.ts
function checkoutRoutes(app, context) {
	const ordering = documented({
		summary: "Turn the cart into an order, at prices that the server adds up",
		tag: "orders",
		body: emptyBody,
		answer: { status: 201 },
		refusals: [409]
	});
	app.post("/api/checkout", ordering, async (request, reply) => {
		readBody(request, emptyBody);
		return sendJson(reply, 201, await placeOrder(context, request, async () => void 0));
	});
}
async function placeOrder(context, request, quoted) {
	const account = accountOf(request);
	const id = context.newId("ord");
	await inSequence(context.db, context.defect("pay.coupon.race"), {
		async check(trx) {
			await lockCart(trx, account);
			await checkCartCoupons(context, trx, account);
		},
		async write(trx) {
			await lockCart(trx, account);
			const cart = await readCart(context, trx, account);
			if (cart.items.length === 0) throw new Refusal(400, "empty_cart", "The cart is empty.");
			checkTotal(cart.total);
			await insertOrder(context, trx, {
				id,
				account,
				cart,
				quote: await quoted(trx, cart)
			});
			await redeemCoupons(context, trx, account, id);
			await emptyCart(trx, account, cart.version + 1);
			await context.audit(trx, eventOf(request, "order.created", `order:${id}`));
		}
	});
	return showOrder(context, context.db, id);
}
function checkTotal(total) {
	if (total < 1n) throw new Refusal(400, "nothing_to_pay", "The total must be at least one cent.");
	if (total > 99999999) throw new Refusal(400, "total_too_large", "The total is larger than the shop takes at once.");
}
async function insertOrder(context, trx, order) {
	const { id, account, cart, quote } = order;
	const { subtotal, discount, tip, donation, shipping } = cart;
	await trx.insertInto("orders").values({
		id,
		account,
		total: quote?.amount ?? cart.total,
		currency: quote?.currency ?? cart.currency,
		base_currency: cart.currency,
		subtotal,
		discount,
		tip,
		donation,
		shipping,
		quote: quote?.id ?? null,
		created_at: context.clock.now()
	}).execute();
	await trx.insertInto("order_lines").values(cart.items.map((item, position) => ({
		...item,
		order_id: id,
		position
	}))).execute();
}
async function emptyCart(trx, account, version) {
	await trx.deleteFrom("cart_lines").where("account", "=", account).execute();
	await trx.updateTable("carts").set({
		version,
		tip: 0n,
		donation: 0n,
		shipping: "pickup"
	}).where("account", "=", account).execute();
}

//#endregion
//#region src/sandbox/app/cors.ts
function allowTrustedOrigins(context) {
	return async (request, reply) => {
		if (!request.url.startsWith("/api/")) return;
		reply.header("vary", "Origin");
		const { origin } = request.headers;
		if (origin === void 0) return;
		if (!context.settings.trustedOrigins.includes(origin) && !context.defect("web.cors.reflect")) return;
		reply.header("access-control-allow-origin", origin).header("access-control-allow-credentials", "true");
	};
}

//#endregion
//#region src/sandbox/app/coupons.ts
const code = {
	type: "string",
	maxLength: 20,
	pattern: "^[A-Z0-9]{3,20}$"
};
const couponBody = bodySchema({ code });
const datedBody = bodySchema({
	code,
	date: {
		type: "string",
		pattern: "^\\d{4}-\\d{2}-\\d{2}$"
	}
}, ["date"]);
const MOST$2 = 2;
function couponRoutes(app, context) {
	const { db } = context;
	const adding = documented({
		summary: "Put a coupon into the cart: one of percent and one of an amount at most",
		tag: "cart",
		body: couponBody,
		refusals: [404, 409]
	});
	app.post("/api/cart/coupons", adding, async (request, reply) => {
		const body = readBody(request, context.defect("pay.coupon.client_clock") ? datedBody : couponBody);
		const account = accountOf(request);
		await changeCart(db, account, async (trx, { currency }) => {
			const coupon = await trx.selectFrom("coupons").selectAll().where("code", "=", body.code).executeTakeFirst();
			if (coupon === void 0) throw new Refusal(404, "unknown_coupon", "There is no such coupon.");
			const judged_at = body.date === void 0 ? null : new Date(body.date);
			await checkCoupon(context, trx, {
				coupon,
				account,
				judgedAt: judged_at
			});
			await checkCurrency(trx, coupon, currency);
			const position = await checkStack(context, trx, coupon, account, currency);
			await trx.insertInto("cart_coupons").values({
				account,
				position,
				coupon: coupon.code,
				judged_at
			}).execute();
			await context.audit(trx, eventOf(request, "cart.coupon_added", `coupon:${coupon.code}`));
		});
		return sendJson(reply, 200, await readCart(context, db, account));
	});
	const removing = documented({
		summary: "Take a coupon out of the cart",
		tag: "cart",
		refusals: [404]
	});
	app.delete("/api/cart/coupons/:code", removing, async (request, reply) => {
		const account = accountOf(request);
		await changeCart(db, account, async (trx) => {
			if ((await trx.deleteFrom("cart_coupons").where("account", "=", account).where("coupon", "=", request.params.code).returning("coupon").execute()).length === 0) throw new Refusal(404, "not_in_cart", "This coupon is not in the cart.");
			await context.audit(trx, eventOf(request, "cart.coupon_removed", `coupon:${request.params.code}`));
		});
		return sendJson(reply, 200, await readCart(context, db, account));
	});
}
async function checkCurrency(trx, coupon, currency) {
	if (coupon.percent !== null) return;
	if (await trx.selectFrom("coupon_amounts").select("amount").where("coupon", "=", coupon.code).where("currency", "=", currency).executeTakeFirst() === void 0) throw new Refusal(409, "coupon_currency", "The coupon does not hold in this currency.");
}
async function checkStack(context, trx, coupon, account, currency) {
	const others = await discountsOf(trx, account, currency);
	if ((others.some(({ percent }) => percent === null === (coupon.percent === null)) || others.length >= MOST$2) && !context.defect("pay.coupon.stack")) throw new Refusal(409, "coupon_not_combinable", "The coupon cannot be combined with those in the cart.");
	return ((await trx.selectFrom("cart_coupons").select("position").where("account", "=", account).orderBy("position", "desc").executeTakeFirst())?.position ?? -1) + 1;
}

//#endregion
//#region src/sandbox/app/debug-pages.ts
function debugPages(app, context, formKey) {
	for (const path of ["/_debug", "/env"]) app.get(path, (_request, reply) => {
		if (!context.defect("web.debug.endpoint")) throw new Refusal(404, "not_found", "There is nothing at this address.");
		return sendJson(reply, 200, {
			settings: context.settings,
			gateway: context.gatewayUrl,
			uptime: Math.round(performance.now() / 1e3),
			environment: {
				NODE_ENV: "development",
				FORM_KEY: formKey
			}
		});
	});
}

//#endregion
//#region src/sandbox/app/openapi.ts
const REFUSALS = {
	400: "The request is not acceptable",
	401: "No session, or one that has ended",
	402: "The money cannot be had",
	403: "The account may not do this",
	404: "There is no such thing, or it is not yours",
	409: "Not in this state",
	413: "The body is too large",
	429: "Too many attempts; Retry-After says how long to wait",
	502: "The payment gateway failed",
	503: "The payment gateway is not to be reached"
};
const ERROR = {
	type: "object",
	required: ["error"],
	properties: {
		error: {
			type: "object",
			required: ["code", "message"],
			properties: {
				code: { type: "string" },
				message: { type: "string" }
			}
		},
		trace: { type: "string" }
	}
};
function openApi(app) {
	const routes = [];
	app.addHook("onRoute", ({ method, url, config }) => {
		if (!url.startsWith("/api/")) return;
		for (const name of [method].flat()) {
			if (name === "HEAD" || name === "OPTIONS") continue;
			routes.push({
				method: name,
				path: url.replaceAll(/:(\w+)/gu, "{$1}"),
				operation: config?.operation
			});
		}
	});
	app.get("/openapi.json", (_request, reply) => sendJson(reply, 200, documentOf(routes)));
}
function documentOf(routes) {
	const paths = {};
	for (const route of routes.toSorted((left, right) => left.path < right.path ? -1 : 1)) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
	return {
		openapi: "3.1.1",
		info: {
			title: "Leaf & Kettle",
			version: "1.0.0",
			description: "Amounts are integers in the smallest unit of their currency."
		},
		servers: [{ url: "/" }],
		paths,
		components: {
			schemas: { Error: ERROR },
			securitySchemes: {
				bearer: {
					type: "http",
					scheme: "bearer"
				},
				cookie: {
					type: "apiKey",
					in: "cookie",
					name: "session"
				}
			}
		}
	};
}
function operationOf({ method, path, operation }) {
	const { summary = `${method} ${path}`, tag, body, query = {}, answer, refusals = [], idempotent } = operation ?? {};
	const isPublic = operation?.public === true;
	const statuses = /* @__PURE__ */ new Set([
		400,
		...isPublic ? [] : [401],
		...path.includes("{") ? [404] : [],
		...refusals
	]);
	const parameters = [
		...[...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
			name,
			in: "path",
			required: true,
			schema: { type: "string" }
		})),
		...Object.entries(query).map(([name, schema]) => ({
			name,
			in: "query",
			schema
		})),
		...idempotent === true ? [{
			name: "Idempotency-Key",
			in: "header",
			schema: {
				type: "string",
				maxLength: 255
			}
		}] : []
	];
	return {
		operationId: [method.toLowerCase(), ...path.slice(1).split(/\W+/u).filter(Boolean)].join("_"),
		summary,
		tags: [tag ?? path.split("/")[2] ?? "shop"],
		...parameters.length > 0 && { parameters },
		...body && { requestBody: {
			required: true,
			content: { "application/json": { schema: body } }
		} },
		responses: {
			[answer?.status ?? 200]: {
				description: "Done",
				content: { "application/json": { schema: answer?.schema ?? { type: "object" } } }
			},
			...Object.fromEntries([...statuses].map((status) => [status, {
				description: REFUSALS[status] ?? "Refused",
				content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } }
			}]))
		},
		security: isPublic ? [] : [{ bearer: [] }, { cookie: [] }]
	};
}

//#endregion
//#region src/sandbox/app/disputes.ts
const paging = {
	limit: {
		type: "integer",
		minimum: 1,
		maximum: 100,
		default: 20
	},
	starting_after: {
		type: "string",
		description: "Id of the last entry of the page before"
	}
};
function disputeRoutes(app, context) {
	const listing = documented({
		summary: "List the disputes of your payments",
		query: paging
	});
	app.get("/api/disputes", listing, async (request, reply) => {
		const page = pageQuery(context, request);
		const { account } = readableBy(context, request);
		let query = context.db.selectFrom("disputes as d").innerJoin("payments as p", "p.id", "d.payment").select([
			"d.id",
			"d.payment",
			"d.amount",
			"d.currency",
			"d.reason",
			"d.status"
		]).orderBy("d.id").limit(page.limit + 1);
		if (account !== void 0) query = query.where("p.account", "=", account);
		if (page.after !== void 0) query = query.where("d.id", ">", page.after);
		return sendJson(reply, 200, pageOf(await query.execute(), page));
	});
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
function isKnownCard(paymentMethod) {
	return CARDS.has(paymentMethod);
}
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
//#region src/sandbox/app/save-test-card.ts
async function saveTestCard(db, account, paymentMethod) {
	if (!isKnownCard(paymentMethod)) return;
	await db.insertInto("saved_cards").values({
		account,
		payment_method: paymentMethod
	}).onConflict((conflict) => conflict.doNothing()).execute();
}

//#endregion
//#region src/sandbox/app/make-payment.ts
async function makePayment(context, wish) {
	const { db, throttle } = context;
	const { account } = wish.attempt;
	const named = {
		account,
		provider: wish.provider,
		name: wish.method
	};
	await orderToPay(context, db, {
		id: wish.order,
		account,
		currency: wish.currency
	});
	const charged = await chargeMethod(context, named);
	const attempt = {
		...wish.attempt,
		card: charged.fingerprint
	};
	await throttle.admitCard(charged.fingerprint);
	const payment = await openPayment(context, wish, charged);
	try {
		const settled = await settle(context, payment, await charge(context, payment), attempt.address);
		if (settled.status === "failed") throw new GatewayFailure("declined", settled.failure ?? "card_declined");
		if (isTestMethod(wish.method)) await saveTestCard(db, account, wish.method);
		return settled;
	} catch (error) {
		if (!(error instanceof GatewayFailure)) throw error;
		if (error.kind === "declined") await throttle.declined({
			...attempt,
			card: error.fingerprint ?? attempt.card
		});
		return afterFailure(context, payment, error, attempt.address);
	}
}
function charge(context, payment) {
	const { id, provider, amount, currency, capture, order_id: order } = payment;
	const method = payment.charged_method ?? payment.payment_method;
	const customer = payment.charged_customer === null ? {} : { customer: payment.charged_customer };
	return callGateway(context, provider, id, (gateway, key) => gateway.charge({
		key,
		amount,
		currency,
		method,
		...customer,
		capture,
		order,
		payment: id
	}));
}
async function openPayment(context, wish, charged) {
	const { db, clock } = context;
	const { account, address } = wish.attempt;
	const id = context.newId("pay");
	return db.transaction().execute(async (trx) => {
		const order = await orderToPay(context, trx, {
			id: wish.order,
			account,
			currency: wish.currency
		});
		if (await livePayment(trx, order.id) !== void 0) throw new Refusal(409, "order_has_payment", "The order has a payment already.");
		const row = await trx.insertInto("payments").values({
			id,
			order_id: order.id,
			account,
			payment_method: wish.method,
			charged_method: charged.method,
			charged_customer: charged.customer ?? null,
			provider: wish.provider,
			capture: wish.capture,
			status: "processing",
			amount: order.total,
			currency: order.currency,
			livemode: context.settings.paymentMode === "live",
			created_at: clock.now(),
			description: null
		}).returningAll().executeTakeFirstOrThrow();
		const event = {
			actor: account,
			origin: address,
			resource: `payment:${id}`
		};
		await context.audit(trx, {
			...event,
			type: "payment.created",
			outcome: "success"
		});
		return {
			...row,
			captured: 0n,
			refunded: 0n
		};
	});
}
function settle(context, { id, account }, state, origin) {
	const sighting = {
		actor: account,
		origin,
		at: context.clock.now(),
		cause: "request",
		state
	};
	return context.db.transaction().execute((trx) => settlePayment(context, trx, id, sighting));
}
async function afterFailure(context, payment, failure, origin) {
	const { db } = context;
	const { id, amount, currency, order_id: order } = payment;
	context.log("warn", "payment.failed", {
		payment: id,
		kind: failure.kind,
		code: failure.code
	});
	if (failure.kind !== "declined" && failure.kind !== "refused" && context.defect("flow.fail_open")) return settle(context, payment, {
		ref: id,
		nextAction: void 0,
		failure: void 0,
		livemode: false,
		status: "succeeded",
		amount,
		captured: amount,
		currency,
		order,
		payment: id
	}, origin);
	if (failure.kind === "unknown") return findPayment(context, db, { id });
	await failPayment(context, payment, failure, origin);
	throw refusalOf(failure);
}
async function failPayment(context, payment, failure, origin) {
	const { id, account, order_id: order, amount, currency } = payment;
	const at = context.clock.now();
	await context.db.transaction().execute(async (trx) => {
		const { status } = await findPayment(context, trx, {
			id,
			lock: true
		});
		if (status !== "processing") return;
		const failed = {
			status: "failed",
			failure: failure.code,
			provider_ref: failure.ref ?? null,
			seen_at: at
		};
		await trx.updateTable("payments").set(failed).where("id", "=", id).execute();
		const resource = `payment:${id}`;
		await context.audit(trx, {
			actor: account,
			origin,
			resource,
			type: "payment.failed",
			outcome: "failure"
		});
		const data = {
			id,
			order,
			status: "failed",
			failure: failure.code
		};
		await context.outbox.add(trx, {
			type: "payment.failed",
			account,
			resource,
			data
		});
	});
	if (failure.kind !== "declined") return;
	const instrument = failure.fingerprint ?? payment.charged_method ?? payment.payment_method;
	context.observe({
		kind: "payment",
		outcome: "declined",
		account,
		instrument,
		amount,
		currency
	});
}

//#endregion
//#region src/sandbox/app/refresh-payment.ts
async function refreshPayment(context, payment, { actor, origin }) {
	const { provider_ref: ref, provider } = payment;
	try {
		const state = ref === null ? await charge(context, payment) : await callGateway(context, provider, `find-${ref}`, (gateway) => gateway.find(ref));
		const sighting = {
			actor,
			origin,
			at: context.clock.now(),
			cause: "read",
			state
		};
		return await context.db.transaction().execute((trx) => settlePayment(context, trx, payment.id, sighting));
	} catch (error) {
		if (error instanceof GatewayFailure && (error.kind === "declined" || error.kind === "refused") && ref === null) await failPayment(context, payment, error, origin);
		throw error instanceof GatewayFailure ? refusalOf(error) : error;
	}
}

//#endregion
//#region src/sandbox/app/order-completion.ts
const completion = bodySchema({ payment: {
	type: "string",
	maxLength: 64
} });
function orderCompletionRoutes(app, context) {
	const { db } = context;
	const completing = documented({
		summary: "Have an order looked at once its payment was made",
		body: completion,
		refusals: [
			402,
			404,
			409,
			503
		]
	});
	app.post("/api/orders/:id/complete", completing, async (request, reply) => {
		const { payment: id } = readBody(request, completion);
		const account = accountOf(request);
		const order = await findOrder(db, {
			id: request.params.id,
			account
		});
		let payment = await findPayment(context, db, {
			id,
			account
		});
		if (payment.order_id !== order.id && !context.defect("flow.pi_replay")) throw new Refusal(409, "other_order", "The payment belongs to another order.");
		if (payment.status === "processing" || payment.status === "requires_action") payment = await refreshPayment(context, payment, {
			actor: account,
			origin: request.ip
		});
		if (payment.captured === 0n) throw new Refusal(409, "not_paid", "The order is not paid.");
		await db.transaction().execute(async (trx) => {
			await fulfilOrder(context, trx, {
				order: order.id,
				payment: payment.id,
				cause: "completion"
			});
			await context.audit(trx, eventOf(request, "order.completed", `order:${order.id}`));
		});
		return sendJson(reply, 200, {
			id: order.id,
			payment: payment.id,
			fulfilments: await countFulfilments(db, order.id)
		});
	});
	app.get("/checkout/success", async (request, reply) => {
		const { order: id } = request.query;
		const order = await findOrder(db, {
			id: typeof id === "string" ? id : "",
			account: accountOf(request)
		});
		if (context.defect("flow.success_url")) await db.transaction().execute((trx) => fulfilOrder(context, trx, {
			order: order.id,
			payment: null,
			cause: "success page"
		}));
		return reply.code(303).header("location", `/orders/${order.id}`).send();
	});
}

//#endregion
//#region src/sandbox/app/orders.ts
const itemBody = bodySchema({
	sku: {
		type: "string",
		maxLength: 40,
		pattern: "^[a-z0-9-]+$"
	},
	quantity: {
		type: "integer",
		minimum: 1,
		maximum: 99
	}
});
function orderRoutes(app, context) {
	const { db } = context;
	const listing = documented({
		summary: "Own orders, the newest first",
		tag: "orders",
		query: {
			limit: { type: "integer" },
			starting_after: { type: "string" }
		}
	});
	app.get("/api/orders", listing, async (request, reply) => {
		const page = pageQuery(context, request);
		const account = accountOf(request);
		let query = db.selectFrom("orders").select([
			"id",
			"total",
			"currency",
			"created_at"
		]).where("account", "=", account).orderBy("created_at", "desc").orderBy("id").limit(page.limit + 1);
		if (page.after !== void 0) {
			const after = await findOrder(db, {
				id: page.after,
				account
			});
			query = query.where(sql`(created_at < ${after.created_at} or (created_at = ${after.created_at} and id > ${after.id}))`);
		}
		return sendJson(reply, 200, pageOf(await query.execute(), page));
	});
	const reading = documented({
		summary: "An order with what became of it",
		tag: "orders",
		refusals: [404]
	});
	app.get("/api/orders/:id", reading, async (request, reply) => {
		const { id } = await findOrder(db, {
			id: request.params.id,
			...readableBy(context, request)
		});
		return sendJson(reply, 200, await showOrder(context, db, id));
	});
	const adding = documented({
		summary: "Add an article to an order that no payment has begun for",
		tag: "orders",
		body: itemBody,
		refusals: [404, 409]
	});
	app.post("/api/orders/:id/items", adding, async (request, reply) => {
		const item = readBody(request, itemBody);
		await db.transaction().execute(async (trx) => {
			const order = await findOrder(trx, {
				id: request.params.id,
				account: accountOf(request),
				lock: true
			});
			await checkChangeable(context, trx, order);
			await addLine(context, trx, order, item);
			await context.audit(trx, eventOf(request, "order.changed", `order:${order.id}`));
		});
		return sendJson(reply, 200, await showOrder(context, db, request.params.id));
	});
}
async function checkChangeable(context, trx, order) {
	if (order.quote !== null) throw new Refusal(409, "order_quoted", "What a quote was accepted for does not change.");
	if (await livePayment(trx, order.id) !== void 0 && !context.defect("flow.cart_after_pay")) throw new Refusal(409, "order_frozen", "The payment of this order has begun: it does not change any more.");
}
async function addLine(context, trx, order, item) {
	const product = (await priceList(context, trx, order.currency)).find(({ sku }) => sku === item.sku);
	if (product === void 0) throw new Refusal(404, "unknown_product", "There is no such product.");
	const lines = await trx.selectFrom("order_lines").select([
		"sku",
		"quantity",
		"unit_price"
	]).where("order_id", "=", order.id).orderBy("position").execute();
	if (lines.reduce((sum, line) => line.sku === item.sku ? sum + line.quantity : sum, item.quantity) > 99) throw new Refusal(400, "out_of_range", "\"quantity\" is out of range.");
	const line = {
		...item,
		unit_price: product.price
	};
	const discounts = await orderDiscounts(trx, order.id, order.base_currency);
	const { subtotal, discount, total } = totalsOf(context, {
		currency: order.currency,
		lines: [...lines, line],
		discounts,
		extras: order
	});
	checkTotal(total);
	await trx.insertInto("order_lines").values({
		...line,
		order_id: order.id,
		position: lines.length
	}).execute();
	await trx.updateTable("orders").set({
		subtotal,
		discount,
		total,
		version: order.version + 1
	}).where("id", "=", order.id).execute();
}

//#endregion
//#region src/sandbox/app/payment-search.ts
const listing = documented({
	summary: "List and search payments, newest first: all of them for staff, else those of the account",
	tag: "payments",
	query: {
		q: {
			type: "string",
			maxLength: 100,
			description: "Part of the description, or an id of payment or order"
		},
		limit: {
			type: "integer",
			minimum: 1,
			maximum: 100,
			default: 20
		},
		starting_after: {
			type: "string",
			description: "Id of the last payment of the page before"
		}
	}
});
function paymentSearchRoutes(app, context) {
	app.get("/api/payments", listing, async (request, reply) => {
		const page = pageQuery(context, request);
		const words = wordsOf(request.query);
		const { account } = readableBy(context, request);
		return sendJson(reply, 200, pageOf(await search(context, account, words, page), page));
	});
}
async function search(context, account, words, page) {
	const pattern = `%${words.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
	const match = context.defect("web.sqli.search") ? sql.raw(`payments.description ilike '%${words}%' or payments.id = '${words}' or payments.order_id = '${words}'`) : sql`(payments.description ilike ${pattern} or payments.id = ${words} or payments.order_id = ${words})`;
	const { rows } = await sql`
    select payments.id, payments.order_id as order, payments.status, payments.amount, payments.currency, payments.description
    from payments
    where ${account === void 0 ? sql`true` : sql`payments.account = ${account}`}
      and ${page.after === void 0 ? sql`true` : sql`payments.position < (select position from payments where id = ${page.after})`}
      and ${words === "" ? sql`true` : match}
    order by payments.position desc
    limit ${page.limit + 1}`.execute(context.db);
	return rows;
}
function wordsOf({ q = "" }) {
	if (typeof q === "string" && q.length <= 100 && q.isWellFormed() && !q.includes("\0")) return q;
	throw new Refusal(400, "invalid_value", "\"q\" is not acceptable.");
}

//#endregion
//#region node_modules/rate-limiter-flexible/lib/RateLimiterAbstract.js
var require_RateLimiterAbstract = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = class RateLimiterAbstract {
		constructor(opts = {}) {
			this.points = opts.points;
			this.duration = opts.duration;
			this.blockDuration = opts.blockDuration;
			this.execEvenly = opts.execEvenly;
			this.execEvenlyMinDelayMs = opts.execEvenlyMinDelayMs;
			this.keyPrefix = opts.keyPrefix;
		}
		get points() {
			return this._points;
		}
		set points(value) {
			if (Number.isFinite(value)) this._points = value;
			else throw new Error("points must be set and must be a finite number");
		}
		get duration() {
			return this._duration;
		}
		set duration(value) {
			if (typeof value === "number" && Number.isFinite(value) && value >= 0) this._duration = value;
			else throw new Error("duration must be set and must be a finite, non-negative number");
		}
		get msDuration() {
			return this.duration * 1e3;
		}
		get blockDuration() {
			return this._blockDuration;
		}
		set blockDuration(value) {
			this._blockDuration = typeof value === "undefined" ? 0 : value;
		}
		get msBlockDuration() {
			return this.blockDuration * 1e3;
		}
		get execEvenly() {
			return this._execEvenly;
		}
		set execEvenly(value) {
			this._execEvenly = typeof value === "undefined" ? false : Boolean(value);
		}
		get execEvenlyMinDelayMs() {
			return this._execEvenlyMinDelayMs === void 0 ? this._getExecEvenlyMinDelayMsDefault() : this._execEvenlyMinDelayMs;
		}
		set execEvenlyMinDelayMs(value) {
			this._execEvenlyMinDelayMs = value;
		}
		_getExecEvenlyMinDelayMsDefault() {
			return this.points > 0 ? Math.ceil(this.msDuration / this.points) : 0;
		}
		get keyPrefix() {
			return this._keyPrefix;
		}
		set keyPrefix(value) {
			if (typeof value === "undefined") value = "rlflx";
			if (typeof value !== "string") throw new Error("keyPrefix must be string");
			this._keyPrefix = value;
		}
		_getKeySecDuration(options = {}) {
			return options && options.customDuration >= 0 ? options.customDuration : this.duration;
		}
		getKey(key) {
			return this.keyPrefix.length > 0 ? `${this.keyPrefix}:${key}` : key;
		}
		parseKey(rlKey) {
			return this.keyPrefix.length > 0 ? rlKey.substring(this.keyPrefix.length + 1) : rlKey;
		}
		consume() {
			throw new Error("You have to implement the method 'consume'!");
		}
		penalty() {
			throw new Error("You have to implement the method 'penalty'!");
		}
		reward() {
			throw new Error("You have to implement the method 'reward'!");
		}
		get() {
			throw new Error("You have to implement the method 'get'!");
		}
		set() {
			throw new Error("You have to implement the method 'set'!");
		}
		block() {
			throw new Error("You have to implement the method 'block'!");
		}
		delete() {
			throw new Error("You have to implement the method 'delete'!");
		}
	};
}));

//#endregion
//#region node_modules/rate-limiter-flexible/lib/component/MemoryStorage/Record.js
var require_Record = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = class Record {
		constructor(value, expiresAt, timeoutId = null) {
			this.value = value;
			this.expiresAt = expiresAt;
			this.timeoutId = timeoutId;
		}
		get value() {
			return this._value;
		}
		set value(value) {
			this._value = parseInt(value, 10);
		}
		get expiresAt() {
			return this._expiresAt;
		}
		set expiresAt(value) {
			if (value instanceof Date) this._expiresAt = value.getTime();
			else this._expiresAt = value;
		}
		get timeoutId() {
			return this._timeoutId;
		}
		set timeoutId(value) {
			this._timeoutId = value;
		}
	};
}));

//#endregion
//#region node_modules/rate-limiter-flexible/lib/RateLimiterRes.js
var require_RateLimiterRes = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = class RateLimiterRes {
		constructor(remainingPoints, msBeforeNext, consumedPoints, isFirstInDuration) {
			this.remainingPoints = typeof remainingPoints === "undefined" ? 0 : remainingPoints;
			this.msBeforeNext = typeof msBeforeNext === "undefined" ? 0 : msBeforeNext;
			this.consumedPoints = typeof consumedPoints === "undefined" ? 0 : consumedPoints;
			this.isFirstInDuration = typeof isFirstInDuration === "undefined" ? false : isFirstInDuration;
		}
		get msBeforeNext() {
			return this._msBeforeNext;
		}
		set msBeforeNext(ms) {
			this._msBeforeNext = ms;
			return this;
		}
		get remainingPoints() {
			return this._remainingPoints;
		}
		set remainingPoints(p) {
			this._remainingPoints = p;
			return this;
		}
		get consumedPoints() {
			return this._consumedPoints;
		}
		set consumedPoints(p) {
			this._consumedPoints = p;
			return this;
		}
		get isFirstInDuration() {
			return this._isFirstInDuration;
		}
		set isFirstInDuration(value) {
			this._isFirstInDuration = Boolean(value);
		}
		_getDecoratedProperties() {
			return {
				remainingPoints: this.remainingPoints,
				msBeforeNext: this.msBeforeNext,
				consumedPoints: this.consumedPoints,
				isFirstInDuration: this.isFirstInDuration
			};
		}
		[Symbol.for("nodejs.util.inspect.custom")]() {
			return this._getDecoratedProperties();
		}
		toString() {
			return JSON.stringify(this._getDecoratedProperties());
		}
		toJSON() {
			return this._getDecoratedProperties();
		}
	};
}));

//#endregion
//#region node_modules/rate-limiter-flexible/lib/component/MemoryStorage/MemoryStorage.js
var require_MemoryStorage = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Record = require_Record();
	const RateLimiterRes = require_RateLimiterRes();
	module.exports = class MemoryStorage {
		constructor() {
			this._storage = /* @__PURE__ */ new Map();
		}
		incrby(key, value, durationSec) {
			const record = this._storage.get(key);
			if (record) {
				const msBeforeExpires = record.expiresAt ? record.expiresAt - Date.now() : -1;
				if (!record.expiresAt || msBeforeExpires > 0) {
					record.value = record.value + value;
					return new RateLimiterRes(0, msBeforeExpires, record.value, false);
				}
				return this.set(key, value, durationSec);
			}
			return this.set(key, value, durationSec);
		}
		set(key, value, durationSec) {
			const durationMs = durationSec * 1e3;
			const existingRecord = this._storage.get(key);
			if (existingRecord && existingRecord.timeoutId) clearTimeout(existingRecord.timeoutId);
			const record = new Record(value, durationMs > 0 ? Date.now() + durationMs : null);
			this._storage.set(key, record);
			if (durationMs > 0) {
				record.timeoutId = setTimeout(() => {
					this._storage.delete(key);
				}, durationMs);
				if (record.timeoutId.unref) record.timeoutId.unref();
			}
			return new RateLimiterRes(0, durationMs === 0 ? -1 : durationMs, record.value, true);
		}
		get(key) {
			const record = this._storage.get(key);
			if (record) {
				const msBeforeExpires = record.expiresAt ? record.expiresAt - Date.now() : -1;
				return new RateLimiterRes(0, msBeforeExpires, record.value, false);
			}
			return null;
		}
		delete(key) {
			const record = this._storage.get(key);
			if (record) {
				if (record.timeoutId) clearTimeout(record.timeoutId);
				this._storage.delete(key);
				return true;
			}
			return false;
		}
		_restoreRecord(key, value, expiresAt) {
			const now = Date.now();
			const hasExpiresAt = expiresAt !== null;
			if (hasExpiresAt && !Number.isFinite(expiresAt)) return;
			if (hasExpiresAt && expiresAt <= now) return;
			const durationMs = hasExpiresAt ? expiresAt - now : 0;
			const existingRecord = this._storage.get(key);
			if (existingRecord && existingRecord.timeoutId) clearTimeout(existingRecord.timeoutId);
			const record = new Record(value, expiresAt);
			this._storage.set(key, record);
			if (durationMs > 0) {
				record.timeoutId = setTimeout(() => {
					this._storage.delete(key);
				}, durationMs);
				if (record.timeoutId.unref) record.timeoutId.unref();
			}
		}
	};
}));

//#endregion
//#region node_modules/rate-limiter-flexible/lib/RateLimiterMemory.js
var require_RateLimiterMemory = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const RateLimiterAbstract = require_RateLimiterAbstract();
	const MemoryStorage = require_MemoryStorage();
	const RateLimiterRes = require_RateLimiterRes();
	var RateLimiterMemory = class extends RateLimiterAbstract {
		constructor(opts = {}) {
			super(opts);
			this._memoryStorage = new MemoryStorage();
		}
		consume(key, pointsToConsume = 1, options = {}) {
			return new Promise((resolve, reject) => {
				const rlKey = this.getKey(key);
				const secDuration = this._getKeySecDuration(options);
				let res = this._memoryStorage.incrby(rlKey, pointsToConsume, secDuration);
				res.remainingPoints = Math.max(this.points - res.consumedPoints, 0);
				if (res.consumedPoints > this.points) {
					if (this.blockDuration > 0 && res.consumedPoints <= this.points + pointsToConsume) res = this._memoryStorage.set(rlKey, res.consumedPoints, this.blockDuration);
					reject(res);
				} else if (this.execEvenly && this.points > 0 && res.msBeforeNext > 0 && !res.isFirstInDuration) {
					let delay = Math.ceil(res.msBeforeNext / (res.remainingPoints + 2));
					if (delay < this.execEvenlyMinDelayMs) delay = res.consumedPoints * this.execEvenlyMinDelayMs;
					res.msBeforeNext = Math.max(res.msBeforeNext - delay, 0);
					setTimeout(resolve, delay, res);
				} else resolve(res);
			});
		}
		penalty(key, points = 1, options = {}) {
			const rlKey = this.getKey(key);
			return new Promise((resolve) => {
				const secDuration = this._getKeySecDuration(options);
				const res = this._memoryStorage.incrby(rlKey, points, secDuration);
				res.remainingPoints = Math.max(this.points - res.consumedPoints, 0);
				resolve(res);
			});
		}
		reward(key, points = 1, options = {}) {
			const rlKey = this.getKey(key);
			return new Promise((resolve) => {
				const secDuration = this._getKeySecDuration(options);
				const res = this._memoryStorage.incrby(rlKey, -points, secDuration);
				res.remainingPoints = Math.max(this.points - res.consumedPoints, 0);
				resolve(res);
			});
		}
		block(key, secDuration) {
			const msDuration = secDuration * 1e3;
			const initPoints = this.points + 1;
			this._memoryStorage.set(this.getKey(key), initPoints, secDuration);
			return Promise.resolve(new RateLimiterRes(0, msDuration === 0 ? -1 : msDuration, initPoints));
		}
		set(key, points, secDuration) {
			const msDuration = (secDuration >= 0 ? secDuration : this.duration) * 1e3;
			this._memoryStorage.set(this.getKey(key), points, secDuration);
			return Promise.resolve(new RateLimiterRes(0, msDuration === 0 ? -1 : msDuration, points));
		}
		get(key) {
			const res = this._memoryStorage.get(this.getKey(key));
			if (res !== null) res.remainingPoints = Math.max(this.points - res.consumedPoints, 0);
			return Promise.resolve(res);
		}
		delete(key) {
			return Promise.resolve(this._memoryStorage.delete(this.getKey(key)));
		}
		dump() {
			const storage = [];
			for (const [key, record] of this._memoryStorage._storage) storage.push({
				key: this.parseKey(key),
				value: record.value,
				expiresAt: record.expiresAt
			});
			return {
				version: 1,
				dumpedAt: Date.now(),
				storage
			};
		}
		restore(data, detailResponse = false) {
			if (!data || typeof data !== "object" || data.version !== 1) return;
			const response = detailResponse ? {
				invalid: {
					count: 0,
					keys: []
				},
				expired: {
					count: 0,
					keys: []
				},
				restored: {
					count: 0,
					keys: []
				}
			} : {
				invalid: 0,
				expired: 0,
				restored: 0
			};
			const record = (bucket, key) => {
				if (detailResponse) {
					response[bucket].count += 1;
					response[bucket].keys.push(key);
				} else response[bucket] += 1;
			};
			if (!Array.isArray(data.storage)) return response;
			for (const item of data.storage) {
				if (!item || typeof item !== "object") {
					record("invalid", "N/A");
					continue;
				}
				const isValidKey = typeof item.key === "string" || typeof item.key === "number";
				const isValidValue = Number.isFinite(item.value);
				const isValidExpiry = item.expiresAt === null || Number.isFinite(item.expiresAt);
				if (!isValidKey || !isValidValue || !isValidExpiry) {
					record("invalid", item.key);
					continue;
				}
				if (item.expiresAt !== null && item.expiresAt <= Date.now()) {
					record("expired", item.key);
					continue;
				}
				this._memoryStorage._restoreRecord(this.getKey(item.key), item.value, item.expiresAt);
				record("restored", item.key);
			}
			return response;
		}
	};
	module.exports = RateLimiterMemory;
}));

//#endregion
//#region src/sandbox/resilience/payment-throttle.ts
var import_RateLimiterMemory = /* @__PURE__ */ __toESM(require_RateLimiterMemory(), 1);
var Throttled = class extends Refusal {
	retryAfter;
	constructor(seconds) {
		super(429, "too_many_attempts", "Too many attempts; try again later.");
		this.retryAfter = seconds;
	}
};
function makePaymentThrottle(limits, defect, observe) {
	let counters = makeCounters(limits);
	const refuse = (by, milliseconds) => {
		observe({
			kind: "throttled",
			by
		});
		throw new Throttled(Math.max(1, Math.ceil(milliseconds / 1e3)));
	};
	const checkFull = async (by, limiter, key) => {
		const count = await limiter.get(key);
		if (count !== null && count.consumedPoints >= limiter.points) refuse(by, count.msBeforeNext);
	};
	const off = () => defect("thr.none");
	const velocityOff = () => off() || defect("thr.per_ip_only");
	const addressOf = ({ address, claimedAddress }) => defect("thr.xff") ? claimedAddress ?? address : address;
	return {
		async admit(attempt) {
			if (off()) return;
			const address = addressOf(attempt);
			const count = await counters.address.penalty(address, 1);
			if (count.consumedPoints > limits.address.points) refuse("address", count.msBeforeNext);
			await checkFull("address", counters.addressDeclines, address);
			if (velocityOff()) return;
			await checkFull("account", counters.accountDeclines, attempt.account);
			if (attempt.card !== void 0) await checkFull("card", counters.cardDeclines, attempt.card);
		},
		async admitCard(card) {
			if (!velocityOff()) await checkFull("card", counters.cardDeclines, card);
		},
		async declined(attempt) {
			await counters.addressDeclines.penalty(addressOf(attempt), 1);
			await counters.accountDeclines.penalty(attempt.account, 1);
			if (attempt.card !== void 0) await counters.cardDeclines.penalty(attempt.card, 1);
		},
		reset() {
			counters = makeCounters(limits);
		}
	};
}
function makeCounters(limits) {
	const make = (name) => new import_RateLimiterMemory.default({
		keyPrefix: name,
		points: limits[name].points,
		duration: limits[name].seconds
	});
	return {
		address: make("address"),
		addressDeclines: make("addressDeclines"),
		accountDeclines: make("accountDeclines"),
		cardDeclines: make("cardDeclines")
	};
}

//#endregion
//#region src/sandbox/app/admit-payment.ts
function attemptOf(request, card) {
	const claimed = request.headers["x-forwarded-for"];
	return {
		account: accountOf(request),
		address: request.socket.remoteAddress ?? "unknown",
		claimedAddress: typeof claimed === "string" ? claimed.split(",")[0]?.trim() : void 0,
		...card !== void 0 && { card }
	};
}
async function admit(context, reply, attempt) {
	try {
		await context.throttle.admit(attempt);
	} catch (error) {
		if (!(error instanceof Throttled)) throw error;
		reply.header("retry-after", String(error.retryAfter));
		context.log("warn", "payment.throttled", { account: attempt.account });
		await context.audit(context.db, {
			actor: attempt.account,
			type: "payment.throttled",
			outcome: "failure",
			origin: attempt.address,
			resource: `account:${attempt.account}`
		});
		throw error;
	}
}

//#endregion
//#region src/sandbox/app/raw-card.ts
const rawCard = {
	type: "object",
	additionalProperties: false,
	required: [
		"number",
		"exp_month",
		"exp_year",
		"cvc"
	],
	properties: {
		number: {
			type: "string",
			pattern: "^[0-9]{12,19}$"
		},
		exp_month: {
			type: "integer",
			minimum: 1,
			maximum: 12
		},
		exp_year: {
			type: "integer",
			minimum: 2e3,
			maximum: 2100
		},
		cvc: {
			type: "string",
			pattern: "^[0-9]{3,4}$"
		}
	}
};
async function tokenOf(context, provider, card) {
	if (card === void 0) throw new Refusal(400, "missing_field", "\"payment_method\" is missing.");
	try {
		return await callGateway(context, provider, "tokenize", (gateway) => gateway.tokenize(card));
	} catch (error) {
		throw error instanceof GatewayFailure ? refusalOf(error) : error;
	}
}

//#endregion
//#region src/sandbox/app/payments.ts
const newPaymentFields = {
	order: {
		type: "string",
		maxLength: 64
	},
	payment_method: {
		type: "string",
		maxLength: 64
	},
	provider: { enum: ["stripe", "braintree"] },
	capture: { enum: ["automatic", "manual"] },
	currency: currencyField$1
};
const newPayment = bodySchema(newPaymentFields, [
	"provider",
	"capture",
	"currency"
]);
const newCardPayment = bodySchema({
	...newPaymentFields,
	card: rawCard
}, [
	"provider",
	"capture",
	"currency",
	"payment_method",
	"card"
]);
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
	const { db } = context;
	const paying = documented({
		summary: "Pay for an order through a payment gateway; 202 while its outcome is not known",
		body: newPayment,
		answer: { status: 201 },
		refusals: [
			402,
			404,
			409,
			429,
			503
		],
		idempotent: true
	});
	app.post("/api/payments", paying, async (request, reply) => {
		const raw = context.defect("tok.raw_pan_accepted");
		const body = readBody(request, raw ? newCardPayment : newPayment);
		const attempt = attemptOf(request, body.payment_method);
		await admit(context, reply, attempt);
		return executeOnce(context, request, reply, async () => {
			const { order, provider = "stripe", capture = "automatic", currency } = body;
			const method = body.payment_method ?? await tokenOf(context, provider, body.card);
			const payment = await makePayment(context, {
				order,
				currency,
				method,
				provider,
				capture,
				attempt
			});
			return {
				status: payment.status === "processing" ? 202 : 201,
				body: showPayment(payment)
			};
		});
	});
	const confirming = documented({
		summary: "Go on with a payment once the cardholder has proved who they are",
		body: emptyBody,
		refusals: [
			402,
			404,
			409,
			503
		]
	});
	app.post("/api/payments/:id/confirm", confirming, async (request, reply) => {
		readBody(request, emptyBody);
		const query = {
			id: request.params.id,
			account: accountOf(request)
		};
		const payment = await findPayment(context, db, query);
		if (payment.status !== "requires_action") throw new Refusal(409, "not_confirmable", "The payment does not wait for its cardholder.");
		const settled = await refreshPayment(context, payment, {
			actor: query.account,
			origin: request.ip
		});
		if (settled.status === "requires_action") throw new Refusal(409, "authentication_required", "The cardholder has not proved who they are.");
		if (settled.status === "failed") throw new Refusal(402, "card_declined", "The card was declined.");
		return sendJson(reply, 200, showPayment(settled));
	});
	const reading = documented({
		summary: "Read a payment",
		refusals: [404]
	});
	app.get("/api/payments/:id", reading, async (request, reply) => {
		const owner = context.defect("authz.payment_read") ? {} : readableBy(context, request);
		const payment = await findPayment(context, db, {
			id: request.params.id,
			...owner
		});
		return sendJson(reply, 200, showPayment(payment));
	});
	const describing = documented({
		summary: "Describe a payment",
		body: change,
		refusals: [404]
	});
	app.patch("/api/payments/:id", describing, async (request, reply) => {
		const body = readBody(request, context.defect("mass.status") ? changeWithStatus : change);
		refuseCardNumber(body.description);
		const query = {
			id: request.params.id,
			account: accountOf(request)
		};
		await findPayment(context, db, query);
		await db.transaction().execute(async (trx) => {
			if (Object.keys(body).length > 0) await trx.updateTable("payments").set(body).where("id", "=", query.id).execute();
			await context.audit(trx, eventOf(request, "payment.described", `payment:${query.id}`));
		});
		context.log("info", "payment.described", {
			payment: query.id,
			description: body.description ?? ""
		});
		return sendJson(reply, 200, showPayment(await findPayment(context, db, query)));
	});
}
function refuseCardNumber(text = "") {
	if (findCardNumbers(text).length === 0) return;
	throw new Refusal(400, "card_number_in_text", "Text must not contain a card number.");
}

//#endregion
//#region src/sandbox/app/check-recipient.ts
async function checkRecipient(db, id) {
	if ((isId("usr", id) ? await db.selectFrom("accounts").select("id").where("id", "=", id).executeTakeFirst() : void 0) === void 0) throw new Refusal(404, "unknown_account", "There is no such account.");
}

//#endregion
//#region src/sandbox/app/find-payout.ts
async function findPayout(db, { id, maker, lock = false }) {
	let query = db.selectFrom("payouts").selectAll().where("id", "=", id);
	if (maker !== void 0) query = query.where("maker", "=", maker);
	if (lock) query = query.forUpdate();
	const payout = isId("po", id) ? await query.executeTakeFirst() : void 0;
	if (payout === void 0) throw new Refusal(404, "unknown_payout", "There is no such payout.");
	const lines = await db.selectFrom("payout_lines").select(["recipient as to", "amount"]).where("payout", "=", id).orderBy("position").execute();
	return {
		...payout,
		lines
	};
}
function showPayout({ id, status, source, currency, total, lines, maker, checker }) {
	return {
		id,
		status,
		source,
		currency,
		total,
		lines,
		maker,
		...checker !== null && { checker }
	};
}

//#endregion
//#region src/sandbox/app/payouts.ts
const honestBody = payoutBody(1);
const negativeBody = payoutBody(-MAX_AMOUNT);
function payoutRoutes(app, context) {
	const { db } = context;
	const paying = documented({
		summary: "Pay many wallets at once; above a limit it waits for the approval of somebody else",
		tag: "payouts",
		body: honestBody,
		answer: { status: 201 },
		refusals: [
			402,
			403,
			404
		],
		idempotent: true
	});
	app.post("/api/payouts", paying, (request, reply) => {
		const body = readBody(request, context.defect("flow.bulk_negative") ? negativeBody : honestBody);
		const { currency = "EUR", source = "wallet" } = body;
		const lines = body.lines.map(({ to, amount }) => ({
			to,
			amount: BigInt(amount)
		}));
		const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
		const maker = accountOf(request);
		if (lines.some(({ amount }) => amount === 0n) || total < 1n || total > 99999999) throw new Refusal(400, "out_of_range", "\"amount\" is out of range.");
		if (source === "shop" && !["finance", "admin"].includes(roleOf(context, request))) throw new Refusal(403, "forbidden", "Only finance pays from the money of the shop.");
		if (source === "wallet" && lines.some(({ to }) => to === maker)) throw new Refusal(400, "same_wallet", "A payout goes to other wallets than the one it comes from.");
		return executeOnce(context, request, reply, async () => {
			const id = context.newId("po");
			const row = {
				id,
				maker,
				source,
				currency,
				total,
				checker: null,
				created_at: context.clock.now()
			};
			const payout = await db.transaction().execute(async (trx) => {
				for (const { to } of lines) await checkRecipient(trx, to);
				const status = total > shopCurrency(currency).payoutLimit ? "pending_approval" : "paid";
				await trx.insertInto("payouts").values({
					...row,
					status
				}).execute();
				await trx.insertInto("payout_lines").values(lines.map(({ to, amount }, position) => ({
					payout: id,
					position,
					recipient: to,
					amount
				}))).execute();
				if (status === "paid") await payOut(context, trx, {
					...row,
					status,
					lines
				});
				await context.audit(trx, eventOf(request, `payout.${status}`, `payout:${id}`));
				return {
					...row,
					status,
					lines
				};
			});
			return {
				status: 201,
				body: showPayout(payout)
			};
		});
	});
	const reading = documented({
		summary: "A payout",
		tag: "payouts",
		refusals: [404]
	});
	app.get("/api/payouts/:id", reading, async (request, reply) => {
		const mine = ["finance", "admin"].includes(roleOf(context, request)) ? {} : { maker: accountOf(request) };
		return sendJson(reply, 200, showPayout(await findPayout(db, {
			id: request.params.id,
			...mine
		})));
	});
	for (const [verb, status] of [["approve", "paid"], ["reject", "rejected"]]) {
		const deciding = documented({
			summary: `As finance, ${verb} the large payout of somebody else`,
			tag: "payouts",
			body: emptyBody,
			refusals: [
				402,
				403,
				404,
				409
			]
		});
		const path = `/api/payouts/:id/${verb}`;
		const options = {
			...deciding,
			preHandler: requireRole(context, "finance")
		};
		app.post(path, options, async (request, reply) => {
			readBody(request, emptyBody);
			const checker = accountOf(request);
			await db.transaction().execute(async (trx) => {
				const payout = await findPayout(trx, {
					id: request.params.id,
					lock: true
				});
				if (payout.status !== "pending_approval") throw new Refusal(409, "not_pending", "The payout is decided.");
				if (payout.maker === checker) throw new Refusal(403, "own_payout", "Somebody else decides on your payouts.");
				if (status === "paid") await payOut(context, trx, payout);
				await trx.updateTable("payouts").set({
					status,
					checker
				}).where("id", "=", payout.id).execute();
				await context.audit(trx, eventOf(request, `payout.${status}`, `payout:${payout.id}`));
			});
			return sendJson(reply, 200, showPayout(await findPayout(db, { id: request.params.id })));
		});
	}
}
async function payOut(context, trx, payout) {
	const { ledger } = context;
	const { id, maker, source, currency, total, lines } = payout;
	if (source === "wallet") {
		await ledger.lockWallets(trx, [maker, ...lines.map(({ to }) => to)]);
		if (await ledger.walletBalance(trx, maker, currency) < total) throw new Refusal(402, "insufficient_funds", "The wallet does not hold that much.");
	}
	await ledger.payout(trx, id, {
		...source === "wallet" && { from: maker },
		lines
	}, currency);
}
function payoutBody(lowest) {
	const line = bodySchema({
		to: {
			type: "string",
			maxLength: 64
		},
		amount: {
			type: "integer",
			minimum: lowest,
			maximum: MAX_AMOUNT
		}
	});
	return bodySchema({
		lines: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			items: line
		},
		currency: currencyField$1,
		source: { enum: ["wallet", "shop"] }
	}, ["currency", "source"]);
}

//#endregion
//#region src/sandbox/app/quotes.ts
const quoteBody = bodySchema({
	currency: currencyField$1,
	order: {
		type: "string",
		maxLength: 64
	}
}, ["order"]);
const MINUTES = 15;
function quoteRoutes(app, context) {
	const { db } = context;
	const quoting = documented({
		summary: "Quote an order, or the cart, in a currency; it holds for 15 minutes and is used once",
		tag: "quotes",
		body: quoteBody,
		answer: { status: 201 },
		refusals: [404, 409]
	});
	app.post("/api/quotes", quoting, async (request, reply) => {
		const { currency, order } = readBody(request, quoteBody);
		const account = accountOf(request);
		const id = context.newId("qt");
		const quote = await db.transaction().execute(async (trx) => {
			const base = order === void 0 ? await cartBase(context, trx, account) : await orderBase(trx, account, order);
			const { amount, rate } = exchange(context, base.base_amount, base.base_currency, currency);
			checkTotal(amount);
			const expires_at = new Date(context.clock.now().getTime() + MINUTES * 6e4);
			const row = {
				id,
				account,
				...base,
				amount,
				currency,
				rate,
				expires_at,
				used_at: null
			};
			await context.audit(trx, eventOf(request, "quote.created", `quote:${id}`));
			return trx.insertInto("quotes").values(row).returningAll().executeTakeFirstOrThrow();
		});
		return sendJson(reply, 201, showQuote(quote));
	});
	const reading = documented({
		summary: "A quote",
		tag: "quotes",
		refusals: [404]
	});
	app.get("/api/quotes/:id", reading, async (request, reply) => sendJson(reply, 200, showQuote(await findQuote(db, accountOf(request), request.params.id))));
	const accepting = documented({
		summary: "Use a quote: its order is to be paid as quoted; the cart becomes an order",
		tag: "quotes",
		body: emptyBody,
		refusals: [404, 409]
	});
	app.post("/api/quotes/:id/accept", accepting, async (request, reply) => {
		readBody(request, emptyBody);
		const account = accountOf(request);
		const { id, order_id, used_at } = await findQuote(db, account, request.params.id);
		if (used_at !== null) throw new Refusal(409, "quote_used", "The quote has been used.");
		if (order_id === null) {
			const placed = await placeOrder(context, request, async (trx, cart) => {
				const quote = await useQuote(context, trx, account, id);
				if (quote.cart_version !== cart.version) throw new Refusal(409, "quote_stale", "The cart has changed since.");
				return quote;
			});
			return sendJson(reply, 201, placed);
		}
		await db.transaction().execute(async (trx) => {
			const base = await orderBase(trx, account, order_id);
			const { amount, currency, base_amount } = await useQuote(context, trx, account, id);
			if (base.base_amount !== base_amount) throw new Refusal(409, "quote_stale", "The order has changed since.");
			await trx.updateTable("orders").set({
				total: amount,
				currency,
				quote: id
			}).where("id", "=", order_id).execute();
			await context.audit(trx, eventOf(request, "quote.accepted", `quote:${id}`));
		});
		return sendJson(reply, 200, await showOrder(context, db, order_id));
	});
}
async function cartBase(context, trx, account) {
	await lockCart(trx, account);
	const { items, total, currency, version } = await readCart(context, trx, account);
	if (items.length === 0) throw new Refusal(400, "empty_cart", "The cart is empty.");
	checkTotal(total);
	return {
		order_id: null,
		cart_version: version,
		base_amount: total,
		base_currency: currency
	};
}
async function orderBase(trx, account, id) {
	const order = await findOrder(trx, {
		id,
		account,
		lock: true
	});
	if (order.quote !== null) throw new Refusal(409, "order_quoted", "A quote was accepted for this order already.");
	if (await livePayment(trx, id) !== void 0) throw new Refusal(409, "order_frozen", "The payment of this order has begun: it does not change any more.");
	return {
		order_id: id,
		cart_version: null,
		base_amount: order.total,
		base_currency: order.currency
	};
}
async function useQuote(context, trx, account, id) {
	const quote = await findQuote(trx, account, id, true);
	if (quote.used_at !== null) throw new Refusal(409, "quote_used", "The quote has been used.");
	const now = context.clock.now();
	if (quote.expires_at <= now && !context.defect("flow.quote_expired")) throw new Refusal(409, "quote_expired", "The quote has expired.");
	await trx.updateTable("quotes").set({ used_at: now }).where("id", "=", id).execute();
	return quote;
}
async function findQuote(db, account, id, lock = false) {
	let query = db.selectFrom("quotes").selectAll().where("id", "=", id).where("account", "=", account);
	if (lock) query = query.forUpdate();
	const quote = isId("qt", id) ? await query.executeTakeFirst() : void 0;
	if (quote === void 0) throw new Refusal(404, "unknown_quote", "There is no such quote.");
	return quote;
}
function showQuote({ id, order_id, amount, currency, base_amount, base_currency, rate, ...times }) {
	return {
		id,
		...order_id !== null && { order: order_id },
		amount,
		currency,
		base_amount,
		base_currency,
		rate,
		expires_at: times.expires_at,
		used_at: times.used_at
	};
}

//#endregion
//#region src/sandbox/app/record-payment-request.ts
const RECORDED = [
	"/api/payments",
	"/api/payment-methods",
	"/api/wallet/top-ups"
];
const LONGEST = 2e3;
function recordPaymentRequest(context) {
	return async (request) => {
		const route = request.routeOptions.url ?? "";
		if (request.method !== "POST" || !RECORDED.includes(route) || request.body === void 0) return;
		const account = accountOf(request);
		const asked = toJson(request.body);
		const kept = asked.length > LONGEST ? { omitted: asked.length } : request.body;
		const text = toJson(kept);
		const body = context.defect("store.pan_cvv") ? text : redact(text);
		const [card] = findCardNumbers(text);
		const card_fingerprint = card === void 0 ? null : await context.vault.fingerprint(card.digits);
		await context.db.insertInto("payment_requests").values({
			account,
			route: `POST ${route}`,
			body,
			card_fingerprint,
			received_at: context.clock.now()
		}).execute();
		context.log("info", "payment.requested", {
			account,
			route: `POST ${route}`,
			body: kept
		});
	};
}

//#endregion
//#region src/sandbox/app/plan-refund.ts
async function planRefund(context, trx, payment, wish) {
	const { amount, currency = payment.currency, destination = "original" } = wish;
	const before = payment.refunded + await reservedOf(trx, payment.id);
	const uncaptured = payment.captured === 0n;
	const left = (uncaptured && context.defect("ref.unsettled") ? payment.amount : payment.captured) - before;
	if (left <= 0n) throw new Refusal(409, "nothing_to_refund", "There is nothing left to refund.");
	const foreign = currency !== payment.currency;
	if (foreign && !context.defect("ref.currency")) throw new Refusal(400, "currency_mismatch", "A refund is made in the currency of its payment.");
	if (amount > left && !context.defect("ref.over")) throw new Refusal(400, "amount_too_large", "The amount is larger than what is left to refund.");
	const disputed = await isDisputed(trx, payment.id);
	if (disputed && !context.defect("ref.during_dispute")) throw new Refusal(409, "payment_disputed", "The payment is disputed: the bank decides about the money.");
	return {
		amount,
		currency,
		destination,
		toCard: uncaptured || foreign || disputed || destination !== "original" ? 0n : amount < left ? amount : left,
		before,
		approval: amount > context.settings.refundApprovalAbove
	};
}
async function reservedOf(db, payment) {
	const { sum } = await db.selectFrom("refunds").select(sql`coalesce(sum(amount), 0)::bigint`.as("sum")).where("payment", "=", payment).where("status", "in", ["pending", "pending_approval"]).where("provider_ref", "is", null).executeTakeFirstOrThrow();
	return sum;
}
async function isDisputed(db, payment) {
	return await db.selectFrom("disputes").select("id").where("payment", "=", payment).where("status", "=", "open").executeTakeFirst() !== void 0;
}

//#endregion
//#region src/sandbox/app/make-refund.ts
async function makeRefund(context, query, wish) {
	const { db } = context;
	const id = context.newId("re");
	const by = {
		actor: wish.by,
		origin: wish.origin
	};
	const torn = context.defect("ref.race");
	const reserved = await db.transaction().execute(async (trx) => {
		const payment = await findPayment(context, trx, query);
		const plan = await planRefund(context, trx, payment, wish);
		const refund = rowOf(context, {
			id,
			payment,
			plan,
			by: wish.by
		});
		if (!torn) await trx.insertInto("refunds").values(refund).execute();
		await context.audit(trx, {
			...by,
			type: `refund.requested`,
			outcome: "success",
			resource: `payment:${payment.id}`
		});
		return {
			payment,
			plan,
			refund
		};
	});
	if (reserved.refund.status === "pending_approval") return findRow(db, id);
	if (torn) await executeTorn(context, {
		...reserved,
		by
	});
	else await execute(context, {
		...reserved,
		by
	});
	return findRow(db, id);
}
async function approveRefund(context, id, by) {
	const { db } = context;
	await execute(context, {
		...await db.transaction().execute(async (trx) => {
			const found = isId("re", id) ? await trx.selectFrom("refunds").selectAll().where("id", "=", id).forUpdate().executeTakeFirst() : void 0;
			if (found === void 0) throw new Refusal(404, "unknown_refund", "There is no such refund.");
			if (found.status !== "pending_approval") throw new Refusal(409, "not_waiting", "The refund waits for nobody.");
			if (found.requested_by === by.actor && !context.defect("authz.self_approval")) throw new Refusal(403, "same_person", "Whoever asked for a refund cannot approve it.");
			const payment = await findPayment(context, trx, {
				id: found.payment,
				lock: true
			});
			const plan = {
				amount: found.amount,
				currency: found.currency,
				destination: found.destination,
				toCard: found.amount,
				before: payment.refunded + await reservedOf(trx, payment.id) - found.amount,
				approval: false
			};
			await trx.updateTable("refunds").set({
				status: "pending",
				approved_by: by.actor
			}).where("id", "=", id).execute();
			await context.audit(trx, {
				...by,
				type: "refund.approved",
				outcome: "success",
				resource: `refund:${id}`
			});
			return {
				refund: found,
				payment,
				plan
			};
		}),
		by
	});
	return findRow(db, id);
}
async function execute(context, { refund, payment, plan, by, again = false }) {
	try {
		await record(context, {
			refund,
			payment,
			made: await send(context, payment, plan, refund.id),
			by,
			torn: false
		});
	} catch (error) {
		if (error instanceof GatewayFailure && error.kind === "unknown") return;
		if (error instanceof GatewayFailure && error.kind !== "refused" && again) throw error;
		if (error instanceof GatewayFailure || error instanceof Refusal) await context.db.updateTable("refunds").set({ status: "failed" }).where("id", "=", refund.id).execute();
		throw error instanceof GatewayFailure ? refusalOfRefund(error) : error;
	}
}
async function executeTorn(context, { refund, payment, plan, by }) {
	try {
		await record(context, {
			refund,
			payment,
			made: await send(context, payment, plan, refund.id),
			by,
			torn: true
		});
	} catch (error) {
		throw error instanceof GatewayFailure ? refusalOfRefund(error) : error;
	}
}
async function send(context, payment, plan, id) {
	const { toCard, currency, before } = plan;
	const ref = payment.provider_ref;
	if (toCard === 0n || ref === null) return {
		ref: id,
		status: "succeeded",
		amount: plan.amount
	};
	try {
		return await callGateway(context, payment.provider, id, (gateway, key) => gateway.refund(ref, toCard, currency, key));
	} catch (error) {
		if (!(error instanceof GatewayFailure) || error.kind !== "refused") throw error;
		if (await callGateway(context, payment.provider, `${id}-find`, (gateway) => gateway.refunded(ref)) - before >= toCard) return {
			ref: id,
			status: "succeeded",
			amount: toCard
		};
		throw error;
	}
}
async function record(context, { refund, payment, made, by, torn }) {
	const { amount, currency } = refund;
	if (made.status === "failed") throw new Refusal(409, "refund_failed", "The bank did not take the refund.");
	await context.db.transaction().execute(async (trx) => {
		const end = {
			status: made.status,
			provider_ref: made.ref
		};
		if (torn) await trx.insertInto("refunds").values({
			...refund,
			...end,
			payment: payment.id
		}).execute();
		else {
			await trx.selectFrom("payments").select("id").where("id", "=", payment.id).forUpdate().execute();
			await trx.updateTable("refunds").set(end).where("id", "=", refund.id).execute();
		}
		await context.ledger.refund(trx, payment.id, amount, currency);
		const resource = `refund:${refund.id}`;
		await context.audit(trx, {
			...by,
			type: "refund.created",
			outcome: "success",
			resource
		});
		const data = {
			id: refund.id,
			payment: payment.id,
			amount,
			currency,
			status: made.status
		};
		await context.outbox.add(trx, {
			type: "refund.created",
			account: payment.account,
			resource,
			data
		});
	});
	context.observe({
		kind: "refund",
		account: payment.account,
		amount,
		currency
	});
}
function rowOf(context, { id, payment, plan, by }) {
	const { amount, currency, destination, approval } = plan;
	const status = approval ? "pending_approval" : "pending";
	const created_at = context.clock.now();
	return {
		id,
		payment: payment.id,
		amount,
		currency,
		destination,
		status,
		requested_by: by,
		created_at
	};
}
function refusalOfRefund(failure) {
	if (failure.kind !== "refused") return refusalOf(failure);
	return new Refusal(409, "refund_refused", "The gateway did not take the refund.");
}
function findRow(db, id) {
	return db.selectFrom("refunds").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

//#endregion
//#region src/sandbox/app/refunds.ts
const amountField = {
	type: "integer",
	minimum: 1,
	maximum: MAX_AMOUNT
};
const currencyField = {
	type: "string",
	pattern: "^[A-Z]{3}$"
};
const refundBody = bodySchema({
	amount: amountField,
	currency: currencyField
}, ["currency"]);
const refundToBody = bodySchema({
	amount: amountField,
	currency: currencyField,
	destination: {
		type: "string",
		maxLength: 64
	}
}, ["currency", "destination"]);
function refundRoutes(app, context) {
	const { db } = context;
	const refunding = documented({
		summary: "Refund a payment to the card that it was paid with; 202 while it waits for approval or the gateway",
		body: refundBody,
		answer: { status: 201 },
		refusals: [
			404,
			409,
			503
		],
		idempotent: true
	});
	app.post("/api/payments/:id/refunds", refunding, (request, reply) => {
		const body = readBody(request, context.defect("ref.destination") ? refundToBody : refundBody);
		const query = {
			id: request.params.id,
			...chargeableBy(context, request),
			lock: true
		};
		const wish = {
			...body,
			amount: BigInt(body.amount),
			by: accountOf(request),
			origin: request.ip
		};
		return executeOnce(context, request, reply, async () => {
			const refund = await makeRefund(context, query, wish);
			return {
				status: refund.status.startsWith("pending") ? 202 : 201,
				body: showRefund(refund)
			};
		});
	});
	const listing = documented({
		summary: "List the refunds of a payment",
		refusals: [404]
	});
	app.get("/api/payments/:id/refunds", listing, async (request, reply) => {
		const payment = await findPayment(context, db, {
			id: request.params.id,
			...readableBy(context, request)
		});
		return sendJson(reply, 200, { items: (await listRefunds(db, payment.id)).map(showRefund) });
	});
	const finance = {
		...documented({
			summary: "Approve a large refund that somebody else asked for (finance)",
			body: emptyBody,
			refusals: [
				403,
				404,
				409,
				503
			]
		}),
		preHandler: requireRole(context, "finance")
	};
	app.post("/api/refunds/:id/approve", finance, async (request, reply) => {
		readBody(request, emptyBody);
		const refund = await approveRefund(context, request.params.id, {
			actor: accountOf(request),
			origin: request.ip
		});
		return sendJson(reply, 200, showRefund(refund));
	});
}
function listRefunds(db, payment) {
	return db.selectFrom("refunds").selectAll().where("payment", "=", payment).orderBy("position").execute();
}
function showRefund({ id, payment, amount, currency, status, destination }) {
	return {
		id,
		payment,
		amount,
		currency,
		status,
		destination
	};
}

//#endregion
//#region src/sandbox/app/saved-cards.ts
const newCard$1 = bodySchema({
	token: {
		type: "string",
		maxLength: 64,
		pattern: "^[A-Za-z][\\w-]{2,63}$"
	},
	provider: { enum: ["stripe", "braintree"] }
}, ["provider"]);
function savedCardRoutes(app, context) {
	const { db } = context;
	const listing = documented({ summary: "List your saved cards" });
	app.get("/api/payment-methods", listing, async (request, reply) => {
		const saved = await db.selectFrom("saved_cards").select([
			"payment_method",
			"brand",
			"last4"
		]).where("account", "=", accountOf(request)).orderBy("payment_method").execute();
		const numbers = context.defect("web.pan.response");
		const items = saved.map((card) => ({
			...show(card),
			...numbers && isKnownCard(card.payment_method) && { number: cardOf(card.payment_method).number }
		}));
		return sendJson(reply, 200, { items });
	});
	const saving = documented({
		summary: "Save the card behind a single-use token",
		body: newCard$1,
		answer: { status: 201 },
		refusals: [
			402,
			429,
			503
		],
		idempotent: true
	});
	app.post("/api/payment-methods", saving, async (request, reply) => {
		const { token: name, provider = "stripe" } = readBody(request, newCard$1);
		const account = accountOf(request);
		await admit(context, reply, attemptOf(request, name));
		if (isTestMethod(name) && provider === "stripe" && !name.startsWith("tok_") && !isKnownCard(name)) throw new Refusal(400, "unknown_payment_method", "There is no such payment method.");
		return executeOnce(context, request, reply, async () => {
			const card = await vaultCard(context, {
				account,
				provider,
				name
			});
			const row = {
				payment_method: card.method,
				brand: card.brand,
				last4: card.last4
			};
			await db.transaction().execute(async (trx) => {
				const { customer, fingerprint } = card;
				await trx.insertInto("saved_cards").values({
					account,
					provider,
					customer,
					fingerprint,
					...row
				}).onConflict((conflict) => conflict.doNothing()).execute();
				await context.audit(trx, eventOf(request, "card.saved", `card:${card.method}`));
			});
			return {
				status: 201,
				body: show(row)
			};
		});
	});
	const forgetting = documented({
		summary: "Forget a saved card",
		body: emptyBody,
		refusals: [404]
	});
	app.delete("/api/payment-methods/:id", forgetting, async (request, reply) => {
		readBody(request, emptyBody);
		const { id } = request.params;
		if ((/^[\w-]{1,64}$/u.test(id) ? await db.deleteFrom("saved_cards").where("account", "=", accountOf(request)).where("payment_method", "=", id).returning("payment_method").executeTakeFirst() : void 0) === void 0) throw new Refusal(404, "unknown_payment_method", "There is no such payment method.");
		await context.audit(db, eventOf(request, "card.removed", `card:${id}`));
		return sendJson(reply, 200, {
			id,
			status: "removed"
		});
	});
}
function show({ payment_method: id, brand, last4 }) {
	if (brand === null || last4 === null) return showCard(id);
	return {
		id,
		brand,
		last4,
		masked: `************${last4}`
	};
}

//#endregion
//#region src/sandbox/app/webhook-sources/apply-dispute.ts
async function applyDispute(context, trx, news) {
	const { provider, ref, amount, currency, reason, status } = news;
	const known = await trx.selectFrom("payments").select("id").where("provider", "=", provider).where("provider_ref", "=", news.payment).executeTakeFirst();
	if (known === void 0) return "unknown_payment";
	const payment = await findPayment(context, trx, {
		id: known.id,
		lock: true
	});
	if (currency !== payment.currency || amount > payment.captured) return "amount_mismatch";
	let dispute = await trx.selectFrom("disputes").select([
		"id",
		"status",
		"amount"
	]).where("provider", "=", provider).where("provider_ref", "=", ref).executeTakeFirst();
	if (dispute === void 0) {
		const id = context.newId("dsp");
		const created_at = context.clock.now();
		const row = {
			id,
			payment: payment.id,
			provider,
			provider_ref: ref,
			amount,
			currency,
			reason,
			created_at
		};
		await trx.insertInto("disputes").values({
			...row,
			status: "open"
		}).execute();
		await context.ledger.openDispute(trx, payment.id, amount, currency);
		dispute = {
			id,
			status: "open",
			amount
		};
		await tell$1(context, trx, {
			id,
			type: "dispute.opened",
			account: payment.account,
			payment: payment.id,
			provider
		});
	}
	if (status === "open" || dispute.status !== "open") return "applied";
	await trx.updateTable("disputes").set({ status }).where("id", "=", dispute.id).execute();
	await (status === "won" ? context.ledger.winDispute : context.ledger.loseDispute)(trx, payment.id, dispute.amount, currency);
	const type = `dispute.${status}`;
	await tell$1(context, trx, {
		id: dispute.id,
		type,
		account: payment.account,
		payment: payment.id,
		provider
	});
	return "applied";
}
async function tell$1(context, trx, { id, type, account, payment, provider }) {
	const resource = `dispute:${id}`;
	const event = {
		actor: `gateway:${provider}`,
		origin: `webhook:${provider}`,
		outcome: "success",
		resource
	};
	await context.audit(trx, {
		...event,
		type
	});
	await context.outbox.add(trx, {
		type,
		account,
		resource,
		data: {
			id,
			payment
		}
	});
}

//#endregion
//#region src/sandbox/app/webhook-sources/apply-payment.ts
async function applyPayment(context, trx, news) {
	const { provider, event, at, state, repeated } = news;
	const id = await paymentOf(trx, provider, state) ?? await paymentByLink(context, trx, news);
	if (id === void 0) return "unknown_payment";
	const by = {
		actor: `gateway:${provider}`,
		origin: `webhook:${provider}`,
		cause: event
	};
	await settlePayment(context, trx, id, {
		...by,
		at,
		repeated,
		state
	});
	return "applied";
}
async function paymentOf(trx, provider, { ref, payment, order }) {
	const known = await trx.selectFrom("payments").select("id").where("provider", "=", provider).where("provider_ref", "=", ref).executeTakeFirst();
	if (known !== void 0) return known.id;
	let query = trx.selectFrom("payments").select("id").where("provider", "=", provider).where("provider_ref", "is", null).where("status", "=", "processing");
	if (payment !== void 0 && isId("pay", payment)) query = query.where("id", "=", payment);
	else if (payment === void 0 && order !== void 0 && isId("ord", order) && provider === "braintree") query = query.where("order_id", "=", order);
	else return void 0;
	return (await query.executeTakeFirst())?.id;
}
async function paymentByLink(context, trx, { provider, state }) {
	const { order: id, payment, status, amount, currency } = state;
	if (provider !== "stripe" || payment !== void 0 || status !== "succeeded") return void 0;
	if (id === void 0 || !isId("ord", id)) return void 0;
	const order = await trx.selectFrom("orders").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
	if (order === void 0 || await livePayment(trx, id) !== void 0) return void 0;
	if (!(amount === order.total && currency === order.currency) && !context.defect("flow.amount_unverified")) {
		const event = {
			actor: `gateway:${provider}`,
			origin: `webhook:${provider}`,
			resource: `order:${id}`
		};
		await context.audit(trx, {
			...event,
			type: "payment.mismatch",
			outcome: "failure"
		});
		return;
	}
	const made = context.newId("pay");
	await trx.insertInto("payments").values({
		id: made,
		order_id: id,
		account: order.account,
		payment_method: "link",
		provider,
		status: "processing",
		amount,
		currency,
		created_at: context.clock.now(),
		description: null
	}).execute();
	return made;
}

//#endregion
//#region src/sandbox/app/webhook-sources/apply-braintree-notification.ts
async function applyBraintreeNotification(context, trx, { id, notification, repeated }) {
	const { kind, timestamp, sourceMerchantId, transaction, dispute } = notification;
	const own = context.gateway.credentials.braintree.merchantId;
	if (typeof sourceMerchantId === "string" && sourceMerchantId !== "" && sourceMerchantId !== own && !context.defect("wh.unknown_account")) return "unknown_account";
	if (transaction !== void 0) {
		const state = shownTransaction(transaction);
		const at = new Date(timestamp);
		return applyPayment(context, trx, {
			provider: "braintree",
			event: id,
			at,
			state,
			repeated
		});
	}
	if (dispute === void 0 || !/^dispute_(?:opened|won|lost)$/u.test(kind)) return "no_concern";
	const currency = dispute.currencyIsoCode;
	return applyDispute(context, trx, {
		provider: "braintree",
		ref: dispute.id,
		payment: dispute.transaction?.id ?? "",
		amount: minorOf(dispute.amountDisputed ?? dispute.amount ?? "0", currency),
		currency,
		reason: dispute.reason ?? "general",
		status: kind === "dispute_opened" ? "open" : kind === "dispute_won" ? "won" : "lost"
	});
}

//#endregion
//#region src/sandbox/app/webhook-sources/apply-refund.ts
async function applyRefund(context, trx, provider, { ref, status }) {
	const refund = await trx.selectFrom("refunds as r").innerJoin("payments as p", "p.id", "r.payment").select([
		"r.id",
		"r.payment",
		"r.amount",
		"r.currency",
		"r.status",
		"p.account"
	]).where("p.provider", "=", provider).where("r.provider_ref", "=", ref).executeTakeFirst();
	if (refund === void 0) return "unknown_refund";
	if (refund.status === status || status === "pending" || refund.status === "failed") return "no_change";
	await trx.updateTable("refunds").set({ status }).where("id", "=", refund.id).execute();
	if (status === "failed") await context.ledger.refundFailed(trx, refund.payment, refund.amount, refund.currency);
	const resource = `refund:${refund.id}`;
	const event = {
		actor: `gateway:${provider}`,
		origin: `webhook:${provider}`,
		resource
	};
	const outcome = status === "failed" ? "failure" : "success";
	await context.audit(trx, {
		...event,
		type: `refund.${status}`,
		outcome
	});
	const { id, payment, amount, currency, account } = refund;
	const data = {
		id,
		payment,
		amount,
		currency,
		status
	};
	await context.outbox.add(trx, {
		type: `refund.${status}`,
		account,
		resource,
		data
	});
	return "applied";
}

//#endregion
//#region src/sandbox/app/webhook-sources/apply-stripe-event.ts
function concernsShop(type) {
	return /^(?:payment_intent\.(?!created|partially)|refund\.|charge\.dispute\.(?:created|closed))/u.test(type);
}
async function applyStripeEvent(context, trx, event, repeated) {
	if ((event.account !== void 0 || event.livemode) && !context.defect("wh.unknown_account")) return "unknown_account";
	const { object } = event.data;
	if (event.type.startsWith("payment_intent.")) {
		const state = shown(object);
		const at = /* @__PURE__ */ new Date(event.created * 1e3);
		return applyPayment(context, trx, {
			provider: "stripe",
			event: event.id,
			at,
			state,
			repeated
		});
	}
	if (event.type.startsWith("refund.")) return applyRefund(context, trx, "stripe", shownRefund(object));
	const { id, payment_intent, amount, currency, reason, status } = object;
	if (status.startsWith("warning")) return "inquiry";
	return applyDispute(context, trx, {
		provider: "stripe",
		ref: id,
		payment: typeof payment_intent === "string" ? payment_intent : payment_intent?.id ?? "",
		amount: BigInt(amount),
		currency: currency.toUpperCase(),
		reason,
		status: status === "won" ? "won" : status === "lost" ? "lost" : "open"
	});
}

//#endregion
//#region src/sandbox/app/webhook-sources/receive-event.ts
async function receiveEvent(context, { provider, id, type, body }, apply) {
	const { db, clock } = context;
	const outcome = await db.transaction().execute(async (trx) => {
		const repeated = await trx.insertInto("inbound_events").values({
			provider,
			event_id: id,
			type,
			payload_sha256: createHash("sha256").update(body).digest("hex"),
			outcome: "",
			received_at: clock.now()
		}).onConflict((conflict) => conflict.columns(["provider", "event_id"]).doNothing()).returning("event_id").executeTakeFirst() === void 0;
		if (repeated && !context.defect("wh.replay")) return "duplicate";
		const effect = await apply(trx, repeated);
		await trx.updateTable("inbound_events").set({ outcome: effect }).where("provider", "=", provider).where("event_id", "=", id).execute();
		return effect;
	});
	context.observe({
		kind: "webhook",
		provider,
		outcome: outcome === "duplicate" ? "duplicate" : "accepted"
	});
	return outcome;
}

//#endregion
//#region src/sandbox/app/webhook-sources/verify-stripe.ts
const TOLERANCE_SECONDS = 300;
function verifyStripe(context, body, header) {
	const text = body.toString("utf8");
	if (context.defect("wh.sig_unchecked")) return parse(text);
	const now = context.clock.now().getTime();
	const { webhookSecret } = context.gateway.credentials.stripe;
	const { webhooks } = loadSdk("stripe");
	const tolerance = context.defect("wh.no_tolerance") ? 0 : 300;
	const signed = context.defect("wh.body_reserialised") ? JSON.stringify(parse(text)) : text;
	try {
		webhooks.constructEvent(signed, header ?? "", webhookSecret, tolerance, void 0, now);
	} catch {
		if (!isSignedWithNothing(context, text, header)) throw invalidSignature();
	}
	if (!(Number(/(?:^|,)t=(\d{1,12})(?=,|$)/u.exec(header ?? "")?.[1] ?? NaN) <= now / 1e3 + 300)) throw invalidSignature();
	return parse(text);
}
function invalidSignature() {
	return new Refusal(400, "invalid_signature", "The signature is missing or wrong.");
}
function isSignedWithNothing(context, text, header = "") {
	if (!context.defect("wh.empty_secret")) return false;
	const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(header) ?? [];
	if (time === void 0 || signature === void 0) return false;
	const expected = createHmac("sha256", "").update(`${time}.${text}`).digest();
	return timingSafeEqual(expected, Buffer.from(signature, "hex"));
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal(400, "invalid_json", "The body is no JSON.");
	}
}

//#endregion
//#region src/sandbox/app/webhook-sources/verify-braintree.ts
async function verifyBraintree(context, body) {
	const form = new URLSearchParams(body.toString("utf8"));
	const [signature, payload] = [form.getAll("bt_signature"), form.getAll("bt_payload")];
	if (payload.length !== 1 || payload[0] === void 0) throw new Refusal(400, "missing_field", "\"bt_payload\" must be there once.");
	const webhooks = braintreeWebhooks(context.gatewayUrl, context.gateway.credentials);
	try {
		if (context.defect("wh.sig_unchecked")) return await webhooks.parse(webhooks.sign(payload[0]), payload[0]);
		if (signature.length !== 1 || signature[0] === void 0) throw invalidSignature();
		return await webhooks.parse(signature[0], payload[0]);
	} catch {
		throw invalidSignature();
	}
}
async function answerChallenge(context, challenge) {
	if (typeof challenge !== "string" || !/^[a-f0-9]{20,32}$/u.test(challenge)) throw new Refusal(400, "invalid_value", "\"bt_challenge\" is not acceptable.");
	return braintreeWebhooks(context.gatewayUrl, context.gateway.credentials).verify(challenge);
}

//#endregion
//#region src/sandbox/app/webhook-sources/verify-plaid.ts
async function verifyPlaid(context, body, token) {
	if (!context.defect("wh.sig_unchecked")) {
		const claims = await verifyToken(context, token ?? "");
		const age = context.clock.now().getTime() / 1e3 - claims.iat;
		const hash = createHash("sha256").update(body).digest("hex");
		const loose = context.defect("wh.jwt_alg");
		if (!(Math.abs(age) <= 300)) throw invalidSignature();
		if (!loose && claims.request_body_sha256 !== hash) throw invalidSignature();
	}
	const webhook = parseJson(body);
	if (typeof webhook["item_id"] !== "string" || typeof webhook["webhook_code"] !== "string") throw new Refusal(400, "invalid_json", "The body is no webhook.");
	return webhook;
}
async function verifyToken(context, token) {
	const [head = "", payload = "", signature = "", ...rest] = token.split(".");
	if (token.length > 4e3 || rest.length > 0) throw invalidSignature();
	const { alg, kid } = decode(head);
	const claims = decode(payload);
	const signed = Buffer.from(`${head}.${payload}`);
	const bytes = Buffer.from(signature, "base64url");
	const loose = context.defect("wh.jwt_alg");
	if (loose && alg === "none") return claims;
	if (typeof kid !== "string" || !/^[\w-]{1,100}$/u.test(kid)) throw invalidSignature();
	const jwk = await keyOf(context, kid);
	if (loose && alg === "HS256") {
		const pem = createPublicKey({
			key: jwk,
			format: "jwk"
		}).export({
			type: "spki",
			format: "pem"
		});
		const expected = createHmac("sha256", pem).update(signed).digest();
		if (expected.length === bytes.length && timingSafeEqual(expected, bytes)) return claims;
	}
	if (alg !== "ES256" || jwk.crv !== "P-256") throw invalidSignature();
	const key = createPublicKey({
		key: jwk,
		format: "jwk"
	});
	if (!verify("sha256", signed, {
		key,
		dsaEncoding: "ieee-p1363"
	}, bytes)) throw invalidSignature();
	return claims;
}
async function keyOf(context, kid) {
	const { clientId, secret } = context.gateway.credentials.plaid;
	const client = openHttpClient(context.gatewayUrl, {
		timeout: 5e3,
		maxBytes: 16384,
		connections: 1
	});
	try {
		const answer = await client.request({
			method: "POST",
			path: "/webhook_verification_key/get",
			headers: {
				"content-type": "application/json",
				"plaid-client-id": clientId,
				"plaid-secret": secret
			},
			body: JSON.stringify({ key_id: kid })
		});
		const { key } = parseJson(Buffer.from(answer.body));
		if (answer.status !== 200 || key === void 0 || (key.expired_at ?? null) !== null) throw invalidSignature();
		return key;
	} finally {
		await client.close();
	}
}
function decode(part) {
	return parseJson(Buffer.from(part, "base64url"));
}
function parseJson(bytes) {
	try {
		const value = JSON.parse(bytes.toString("utf8"));
		if (typeof value === "object" && value !== null) return value;
	} catch {}
	throw invalidSignature();
}

//#endregion
//#region src/sandbox/app/webhooks-in.ts
function webhookInRoutes(app, context, applyBank = async () => "unknown_item") {
	app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, bytes, done) => done(null, bytes));
		route(scope, context, "stripe", async (body, request) => {
			const event = verifyStripe(context, body, headerOf(request, "stripe-signature"));
			if (typeof event.id !== "string" || typeof event.type !== "string") throw noWebhook();
			if (!concernsShop(event.type)) return "no_concern";
			const inbound = {
				provider: "stripe",
				id: event.id,
				type: event.type,
				body
			};
			return receiveEvent(context, inbound, (trx, repeated) => applyStripeEvent(context, trx, event, repeated));
		});
		route(scope, context, "braintree", async (body) => {
			const notification = await verifyBraintree(context, body);
			const id = createHash("sha256").update(body).digest("hex");
			const inbound = {
				provider: "braintree",
				id,
				type: notification.kind,
				body
			};
			return receiveEvent(context, inbound, (trx, repeated) => applyBraintreeNotification(context, trx, {
				id,
				notification,
				repeated
			}));
		});
		scope.get("/webhooks/braintree", async (request, reply) => {
			const answer = await answerChallenge(context, request.query.bt_challenge);
			return reply.code(200).type("text/plain; charset=utf-8").send(answer);
		});
		route(scope, context, "plaid", async (body, request) => {
			const token = headerOf(request, "plaid-verification");
			const webhook = await verifyPlaid(context, body, token);
			const inbound = {
				provider: "plaid",
				id: createHash("sha256").update(token ?? body).digest("hex"),
				type: webhook.webhook_code,
				body
			};
			return receiveEvent(context, inbound, (trx) => applyBank(context, trx, webhook));
		});
	});
}
function route(scope, context, provider, receive) {
	scope.post(`/webhooks/${provider}`, async (request, reply) => {
		const { body } = request;
		if (!Buffer.isBuffer(body)) throw noWebhook();
		try {
			const outcome = await receive(body, request);
			if (outcome !== "no_concern") context.log("info", "webhook.received", {
				provider,
				outcome
			});
			return sendJson(reply, 200, { received: true });
		} catch (error) {
			if (error instanceof Refusal) await refused(context, provider, request.ip);
			throw error;
		}
	});
}
async function refused(context, provider, origin) {
	context.observe({
		kind: "webhook",
		provider,
		outcome: "refused"
	});
	const event = {
		actor: `webhook:${provider}`,
		origin,
		resource: `webhook:${provider}`
	};
	await context.audit(context.db, {
		...event,
		type: "webhook.refused",
		outcome: "failure"
	});
}
function headerOf(request, name) {
	const values = request.raw.headersDistinct[name];
	return values?.length === 1 ? values[0] : void 0;
}
function noWebhook() {
	return new Refusal(400, "invalid_webhook", "The body is no webhook.");
}

//#endregion
//#region src/sandbox/app/security-headers.ts
const HEADERS = {
	"cache-control": "no-store",
	"cross-origin-embedder-policy": "require-corp",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
	"referrer-policy": "no-referrer",
	"x-frame-options": "DENY"
};
const THIRD_PARTY_SCRIPT = "https://cdn.leaf-and-kettle.example/chat-widget.js";
function securityHeaders(context) {
	return (reply) => {
		const isPage = String(reply.getHeader("content-type") ?? "").startsWith("text/html");
		const [path = ""] = reply.request.url.split("?", 1);
		const framed = isPage && context.defect("web.frame.allow");
		const { "x-frame-options": frameOptions = "", ...others } = HEADERS;
		reply.headers(others);
		if (!framed) reply.header("x-frame-options", frameOptions);
		if (!context.defect("web.nosniff.missing")) reply.header("x-content-type-options", "nosniff");
		if (context.settings.https && !context.defect("web.hsts.missing")) reply.header("strict-transport-security", "max-age=31536000; includeSubDomains");
		if (/^\/(?:checkout|receipts)(?:\/|$)/u.test(path) && context.defect("web.cache.payment_page")) reply.header("cache-control", "private, max-age=600");
		if (context.defect("web.banner")) reply.header("server", "nginx/1.18.0");
		if (!isPage) reply.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
		else if (!context.defect("web.csp.missing")) reply.header("content-security-policy", pagePolicy(context, path === "/checkout", framed));
	};
}
function pagePolicy(context, isCheckout, framed) {
	const scripts = ["'self'"];
	if (context.defect("web.csp.unsafe_inline")) scripts.push("'unsafe-inline'");
	if (isCheckout && context.defect("web.script.no_sri")) scripts.push(new URL(THIRD_PARTY_SCRIPT).origin);
	const gateway = isCheckout ? context.gatewayUrl : "";
	const direct = context.settings.cardFields === "direct-post";
	return [
		"default-src 'none'",
		`script-src ${scripts.join(" ")}`,
		"style-src 'self'",
		"img-src 'self'",
		"connect-src 'self'",
		...gateway !== "" && !direct ? [`frame-src ${gateway}`] : [],
		`form-action 'self'${gateway !== "" && direct ? ` ${gateway}` : ""}`,
		"base-uri 'none'",
		"object-src 'none'",
		...framed ? [] : ["frame-ancestors 'none'"],
		"require-trusted-types-for 'script'"
	].join("; ");
}

//#endregion
//#region src/sandbox/app/transfers.ts
const transferBody = transferSchema(1);
const anyTransferBody = transferSchema(-MAX_AMOUNT);
function transferRoutes(app, context) {
	const { db, ledger } = context;
	const sending = documented({
		summary: "Send money to another wallet",
		tag: "wallet",
		body: transferBody,
		answer: { status: 201 },
		refusals: [402, 404],
		idempotent: true
	});
	app.post("/api/wallet/transfers", sending, (request, reply) => {
		const unguarded = context.defect("flow.self_transfer");
		const body = readBody(request, unguarded ? anyTransferBody : transferBody);
		const owners = {
			from: accountOf(request),
			to: body.to
		};
		const { currency = "EUR" } = body;
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
					if (await ledger.walletBalance(trx, owners.from, currency) < amount) throw new Refusal(402, "insufficient_funds", "The wallet does not hold that much.");
				},
				async write(trx) {
					await trx.insertInto("transfers").values({
						id,
						from_account: owners.from,
						to_account: owners.to,
						amount,
						currency
					}).execute();
					await ledger.transfer(trx, id, owners, amount, currency);
					await context.audit(trx, eventOf(request, "transfer.created", `transfer:${id}`));
					balance = await ledger.walletBalance(trx, owners.from, currency);
				}
			});
			return {
				status: 201,
				body: {
					id,
					...owners,
					amount,
					currency,
					balance
				}
			};
		});
	});
	app.get("/api/wallet/transfers", documented({
		summary: "What was sent and received",
		tag: "wallet"
	}), async (request, reply) => {
		const account = accountOf(request);
		const items = await db.selectFrom("transfers").select([
			"id",
			"from_account as from",
			"to_account as to",
			"amount",
			"currency"
		]).where((where) => where.or([where("from_account", "=", account), where("to_account", "=", account)])).orderBy("position").execute();
		return sendJson(reply, 200, { items });
	});
}
function transferSchema(lowest) {
	return bodySchema({
		to: {
			type: "string",
			maxLength: 64
		},
		amount: {
			type: "integer",
			minimum: lowest,
			maximum: MAX_AMOUNT
		},
		currency: currencyField$1
	}, ["currency"]);
}

//#endregion
//#region src/sandbox/app/wallet-amount.ts
function convertAmount(context, request) {
	const { body } = request;
	if (typeof body !== "object" || body === null || !("amount" in body) || typeof body.amount === "number") return;
	if (!context.defect("pay.amount.type_confusion")) return;
	const amount = Number(body.amount);
	if (Number.isSafeInteger(amount)) request.body = {
		...body,
		amount
	};
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
	},
	currency: currencyField$1
}, ["currency"]);
function walletRoutes(app, context) {
	const { db, ledger } = context;
	app.get("/api/wallet", documented({
		summary: "What the wallet holds",
		tag: "wallet"
	}), async (request, reply) => {
		const id = accountOf(request);
		const balances = await ledger.walletBalances(db, id);
		const balance = balances.find(({ currency }) => currency === "EUR")?.balance ?? 0n;
		return sendJson(reply, 200, {
			id,
			balance,
			currency: "EUR",
			balances
		});
	});
	const filling = documented({
		summary: "Fill the wallet from a card",
		tag: "wallet",
		body: topUpBody,
		answer: { status: 201 },
		refusals: [402],
		idempotent: true
	});
	app.post("/api/wallet/top-ups", filling, (request, reply) => {
		convertAmount(context, request);
		const body = readBody(request, topUpBody);
		const { currency = "EUR" } = body;
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
						await ledger.topUp(trx, id, account, BigInt(body.amount), currency);
						await context.audit(trx, eventOf(request, "wallet.filled", `top-up:${id}`));
						return ledger.walletBalance(trx, account, currency);
					})
				}
			};
		});
	});
}

//#endregion
//#region src/sandbox/app/webhook-target.ts
const CLOSED = new BlockList();
for (const [net, bits] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4]
]) CLOSED.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
	["::", 96],
	["64:ff9b::", 96],
	["64:ff9b:1::", 48],
	["100::", 64],
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["fc00::", 7],
	["fe80::", 10],
	["ff00::", 8]
]) CLOSED.addSubnet(net, bits, "ipv6");
async function webhookTarget(context, text, resolve = addressesOf) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/u.test(url.protocol) || url.username !== "" || url.password !== "") throw new Refusal(400, "invalid_url", "The address must be one of https, without a user name.");
	const host = url.hostname.replace(/^\[(.*)\]$/u, "$1");
	const addresses = isIP(host) === 0 ? await resolve(host) : [host];
	const [address] = addresses;
	if (address === void 0) throw new Refusal(400, "unknown_host", "The host of the address is not known.");
	if (!(context.settings.webhookReceivers.includes(url.origin) || url.protocol === "https:" && !addresses.some(isClosed) || context.defect("web.ssrf.webhook_url"))) throw new Refusal(400, "address_refused", "Webhooks are sent to public https addresses only.");
	return {
		url,
		address
	};
}
function isOwnAddress(address) {
	return address === "::1" || address.startsWith("127.");
}
function isClosed(address) {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
	return CLOSED.check(mapped ?? address, isIP(mapped ?? address) === 6 ? "ipv6" : "ipv4");
}
async function addressesOf(host) {
	try {
		return (await lookup(host, { all: true })).map(({ address }) => address);
	} catch {
		return [];
	}
}

//#endregion
//#region src/sandbox/app/webhook-endpoints.ts
const endpointBody = bodySchema({ url: {
	type: "string",
	minLength: 1,
	maxLength: 500
} });
const PING_TIMEOUT = 2e3;
const MOST$1 = 20;
function webhookEndpointRoutes(app, context, resolve) {
	const { db, clock } = context;
	const registering = documented({
		summary: "Register an address for webhooks; a ping is sent to it at once",
		tag: "webhooks",
		body: endpointBody,
		answer: { status: 201 },
		refusals: [409]
	});
	app.post("/api/webhook-endpoints", registering, async (request, reply) => {
		const account = accountOf(request);
		const target = await webhookTarget(context, readBody(request, endpointBody).url, resolve);
		const row = {
			id: context.newId("whe"),
			account,
			url: target.url.href,
			secret: `whsec_${randomBytes(24).toString("base64url")}`,
			created_at: clock.now()
		};
		await db.transaction().execute(async (trx) => {
			const { count } = await trx.selectFrom("webhook_endpoints").select(({ fn }) => fn.countAll().as("count")).where("account", "=", account).executeTakeFirstOrThrow();
			if (count >= BigInt(MOST$1)) throw new Refusal(409, "too_many_endpoints", `An account has ${MOST$1} at most.`);
			await trx.insertInto("webhook_endpoints").values(row).execute();
			const event = {
				actor: account,
				type: "webhook_endpoint.added",
				outcome: "success",
				origin: request.ip
			};
			await context.audit(trx, {
				...event,
				resource: `webhook_endpoint:${row.id}`
			});
		});
		const reached = await ping(target, row.id, row.secret, clock.now());
		return sendJson(reply, 201, {
			id: row.id,
			url: row.url,
			secret: row.secret,
			reached
		});
	});
	const listing = documented({
		summary: "List the addresses for webhooks",
		tag: "webhooks"
	});
	app.get("/api/webhook-endpoints", listing, async (request, reply) => {
		const page = pageQuery(context, request);
		const items = await db.selectFrom("webhook_endpoints").select([
			"id",
			"url",
			"created_at"
		]).where("account", "=", accountOf(request)).orderBy("id").limit(page.limit + 1).execute();
		return sendJson(reply, 200, pageOf(items, page));
	});
	const removing = documented({
		summary: "Send no more webhooks there",
		tag: "webhooks",
		refusals: [404]
	});
	app.delete("/api/webhook-endpoints/:id", removing, async (request, reply) => {
		const { id } = request.params;
		const account = accountOf(request);
		await db.transaction().execute(async (trx) => {
			if ((isId("whe", id) ? await trx.deleteFrom("webhook_endpoints").where("id", "=", id).where("account", "=", account).returning("id").executeTakeFirst() : void 0) === void 0) throw new Refusal(404, "unknown_endpoint", "There is no such endpoint.");
			const event = {
				actor: account,
				type: "webhook_endpoint.removed",
				outcome: "success",
				origin: request.ip
			};
			await context.audit(trx, {
				...event,
				resource: `webhook_endpoint:${id}`
			});
		});
		return sendJson(reply, 200, {
			id,
			status: "removed"
		});
	});
}
async function ping({ url, address }, id, secret, now) {
	if (!isOwnAddress(address)) return false;
	const body = JSON.stringify({
		type: "endpoint.ping",
		endpoint: id
	});
	const time = Math.floor(now.getTime() / 1e3);
	const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
	const checked = new URL(url);
	checked.hostname = address.includes(":") ? `[${address}]` : address;
	const client = openHttpClient(checked.origin, {
		timeout: PING_TIMEOUT,
		maxBytes: 1024
	});
	try {
		const { status } = await client.request({
			method: "POST",
			path: `${checked.pathname}${checked.search}`,
			headers: {
				"content-type": "application/json",
				"shop-signature": `t=${time},v1=${signature}`
			},
			body,
			signal: AbortSignal.timeout(PING_TIMEOUT)
		});
		return status >= 200 && status < 300;
	} catch {
		return false;
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/sandbox/app/app-plane.ts
function makeAppPlane(context, pages, certificate) {
	const app = makeServer((refusal, error, request) => {
		const stack = context.defect("web.error.stack") ? { stack: error.stack ?? "" } : {};
		const trace = refusal.code === "not_found" || refusal.status >= 500 ? { trace: traceId() } : {};
		if (refusal.status >= 500) context.log("error", "request.failed", {
			...trace,
			route: request.routeOptions?.url ?? "",
			cause: error.stack ?? ""
		});
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
	}, securityHeaders(context), certificate, (request) => ({
		repeatedKeys: context.defect("flow.dup_keys"),
		fractions: request.routeOptions.url === "/api/cart/items" && quantityLimits(context).parts
	}));
	const formKey = randomBytes(32).toString("hex");
	app.addHook("onRequest", allowTrustedOrigins(context));
	app.addHook("onResponse", async ({ method, routeOptions }, { statusCode: status }) => context.observe({
		kind: "request",
		method,
		route: routeOptions.url ?? "",
		status
	}));
	openApi(app);
	app.get("/health", (_request, reply) => sendJson(reply, 200, { status: "ok" }));
	debugPages(app, context, formKey);
	accountRoutes(app, context);
	catalogueRoutes(app, context);
	pages.routes(app, context, {
		formKey,
		thirdPartyScript: THIRD_PARTY_SCRIPT,
		cookieOf: (request, name) => cookieOf(request, context, name),
		setCookie: (reply, name, value) => setCookie(reply, context, name, value),
		findSession: (request) => findSession(context, request)
	});
	webhookInRoutes(app, context, applyBankWebhook);
	app.register(async (signedIn) => {
		signedIn.addHook("onRequest", requireAccount(context));
		signedIn.addHook("preHandler", recordPaymentRequest(context));
		cartRoutes(signedIn, context);
		couponRoutes(signedIn, context);
		quoteRoutes(signedIn, context);
		checkoutRoutes(signedIn, context);
		orderRoutes(signedIn, context);
		paymentSearchRoutes(signedIn, context);
		paymentRoutes(signedIn, context);
		captureRoutes(signedIn, context);
		disputeRoutes(signedIn, context);
		savedCardRoutes(signedIn, context);
		orderCompletionRoutes(signedIn, context);
		refundRoutes(signedIn, context);
		walletRoutes(signedIn, context);
		transferRoutes(signedIn, context);
		payoutRoutes(signedIn, context);
		bankRoutes(signedIn, context);
		webhookEndpointRoutes(signedIn, context);
		adminRoutes(signedIn, context);
		adminListRoutes(signedIn, context);
	});
	return app;
}
function wantsJson(request) {
	return /^\/(?:api|webhooks)(?:\/|$)/u.test(request.url);
}
function titleOf({ status }) {
	if (status === 404) return "Page not found";
	return status >= 500 ? "Something went wrong" : "This did not work";
}

//#endregion
//#region src/sandbox/app/recover-payments.ts
const PATIENCE_MS = 15e3;
const BATCH$2 = 20;
const BY = {
	actor: "system:recovery",
	origin: "recovery"
};
async function recoverPayments(context, patience = PATIENCE_MS) {
	const { db, clock } = context;
	const before = new Date(clock.now().getTime() - patience);
	let known = 0;
	const attempt = async (what, work) => {
		try {
			await work();
			known += 1;
		} catch (error) {
			if (!(error instanceof GatewayFailure || error instanceof Refusal)) throw error;
			context.log("warn", "recovery.failed", {
				resource: what,
				code: error.code
			});
		}
	};
	const payments = await db.selectFrom("payments").select("id").where("status", "=", "processing").where("created_at", "<=", before).limit(BATCH$2).execute();
	for (const { id } of payments) await attempt(id, async () => refreshPayment(context, await findPayment(context, db, { id }), BY));
	const operations = await db.selectFrom("payment_operations").selectAll().where("status", "=", "pending").where("created_at", "<=", before).limit(BATCH$2).execute();
	for (const operation of operations) await attempt(operation.id, async () => {
		const payment = await findPayment(context, db, { id: operation.payment });
		try {
			const state = await callOperation(context, payment, operation);
			await settleOperation(context, payment, {
				id: operation.id,
				by: BY,
				state
			});
		} catch (error) {
			if (error instanceof GatewayFailure && error.kind === "refused") await endOperation(context, operation.id, "failed");
			throw error;
		}
	});
	const refunds = await db.selectFrom("refunds").selectAll().where("status", "=", "pending").where("provider_ref", "is", null).where("created_at", "<=", before).limit(BATCH$2).execute();
	for (const refund of refunds) await attempt(refund.id, async () => {
		const { amount, currency, destination } = refund;
		const { payment, reserved } = await db.transaction().execute(async (trx) => {
			const locked = await findPayment(context, trx, {
				id: refund.payment,
				lock: true
			});
			return {
				payment: locked,
				reserved: locked.refunded + await reservedOf(trx, locked.id) - amount
			};
		});
		await execute(context, {
			refund,
			payment,
			plan: {
				amount,
				currency,
				destination,
				toCard: amount,
				before: reserved,
				approval: false
			},
			by: BY,
			again: true
		});
	});
	return known;
}

//#endregion
//#region src/sandbox/app/staff.ts
const SEATS = [
	["support", "support"],
	["finance", "finance"],
	["finance", "controller"],
	["admin", "admin"]
];
function makeStaff(seed, guessable) {
	const key = guessable ? `staff of seed ${seed}` : randomBytes(32);
	return SEATS.map(([role, name]) => ({
		role,
		email: `${name}@leaf-and-kettle.example`,
		password: createHmac("sha256", key).update(name).digest("base64url").slice(0, 24)
	}));
}
async function hireStaff(context, staff) {
	const { db, ledger } = context;
	const kept = await Promise.all(staff.map(hashOf$1));
	const rows = staff.map(({ role, email }, at) => {
		const { salt = "", hash = "" } = kept[at] ?? {};
		return {
			id: context.newId("usr"),
			email,
			salt,
			password_hash: hash,
			role
		};
	});
	await db.transaction().execute(async (trx) => {
		await trx.insertInto("accounts").values(rows).execute();
		for (const { id } of rows) await ledger.openWallet(trx, id);
	});
}
const hashes = /* @__PURE__ */ new WeakMap();
async function hashOf$1(member) {
	const known = hashes.get(member);
	if (known !== void 0) return known;
	const made = await hashPassword(member.password);
	hashes.set(member, made);
	return made;
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
//#region src/sandbox/embedded-database.ts
const PGLITE_VERSION = "0.5.9";
const zip$1 = promisify(gzip);
const unzip$1 = promisify(gunzip);
const CACHE_NAME = `sandbox-pglite-${PGLITE_VERSION}-${hashOf(schema)}.tgz`;
async function openEmbedded(cacheDir) {
	const cached = cacheFile(CACHE_NAME, cacheDir);
	const pglite = await fromDump(await cached.read()) ?? await fromNothing((dump) => cached.write(dump));
	pglite.parsers = PARSERS;
	return new Kysely({ dialect: new PGliteDialect({ pglite }) });
}
const PARSERS = {
	[types.INT8]: (text) => BigInt(text),
	[types.INT4]: Number,
	[types.FLOAT8]: Number,
	[types.BOOL]: (text) => text === "t",
	[types.TIMESTAMPTZ]: (text) => new Date(text)
};
async function fromDump(dump) {
	if (dump === void 0) return void 0;
	try {
		const tar = await unzip$1(dump);
		return await PGlite.create({ loadDataDir: new Blob([tar], { type: "application/x-tar" }) });
	} catch {
		return;
	}
}
async function fromNothing(keep) {
	const pglite = await PGlite.create();
	await pglite.exec(schema);
	const dump = await pglite.dumpDataDir("none");
	await keep(await zip$1(await dump.arrayBuffer(), { level: 1 }));
	return pglite;
}
function hashOf(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

//#endregion
//#region src/sandbox/open-database.ts
async function openDatabase({ url, cacheDir }) {
	if (url === void 0) return openEmbedded(cacheDir);
	const { openPostgres } = await import("./postgres-database.js");
	return openPostgres(url);
}

//#endregion
//#region node_modules/prom-client/lib/util.js
var require_util = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.getValueAsString = function getValueString(value) {
		if (Number.isNaN(value)) return "Nan";
		else if (!Number.isFinite(value)) {
			if (value < 0) return "-Inf";
			else return "+Inf";
		} else return `${value}`;
	};
	exports.removeLabels = function removeLabels(hashMap, labels, sortedLabelNames) {
		const hash = hashObject(labels, sortedLabelNames);
		delete hashMap[hash];
	};
	exports.setValue = function setValue(hashMap, value, labels) {
		const hash = hashObject(labels);
		hashMap[hash] = {
			value: typeof value === "number" ? value : 0,
			labels: labels || {}
		};
		return hashMap;
	};
	exports.setValueDelta = function setValueDelta(hashMap, deltaValue, labels, hash = "") {
		const value = typeof deltaValue === "number" ? deltaValue : 0;
		if (hashMap[hash]) hashMap[hash].value += value;
		else hashMap[hash] = {
			value,
			labels
		};
		return hashMap;
	};
	exports.getLabels = function(labelNames, args) {
		if (typeof args[0] === "object") return args[0];
		if (labelNames.length !== args.length) throw new Error(`Invalid number of arguments (${args.length}): "${args.join(", ")}" for label names (${labelNames.length}): "${labelNames.join(", ")}".`);
		const acc = {};
		for (let i = 0; i < labelNames.length; i++) acc[labelNames[i]] = args[i];
		return acc;
	};
	function fastHashObject(keys, labels) {
		if (keys.length === 0) return "";
		let hash = "";
		for (let i = 0; i < keys.length; i++) {
			const key = keys[i];
			const value = labels[key];
			if (value === void 0) continue;
			hash += `${key}:${value},`;
		}
		return hash;
	}
	function hashObject(labels, labelNames) {
		if (labelNames) return fastHashObject(labelNames, labels);
		const keys = Object.keys(labels);
		if (keys.length > 1) keys.sort();
		return fastHashObject(keys, labels);
	}
	exports.hashObject = hashObject;
	exports.isObject = function isObject(obj) {
		return obj !== null && typeof obj === "object";
	};
	exports.nowTimestamp = function nowTimestamp() {
		return Date.now() / 1e3;
	};
	var Grouper = class extends Map {
		add(key, value) {
			if (this.has(key)) this.get(key).push(value);
			else this.set(key, [value]);
		}
	};
	exports.Grouper = Grouper;
}));

//#endregion
//#region node_modules/prom-client/lib/registry.js
var require_registry = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { getValueAsString } = require_util();
	var Registry = class Registry {
		static get PROMETHEUS_CONTENT_TYPE() {
			return "text/plain; version=0.0.4; charset=utf-8";
		}
		static get OPENMETRICS_CONTENT_TYPE() {
			return "application/openmetrics-text; version=1.0.0; charset=utf-8";
		}
		constructor(regContentType = Registry.PROMETHEUS_CONTENT_TYPE) {
			this._metrics = {};
			this._collectors = [];
			this._defaultLabels = {};
			if (regContentType !== Registry.PROMETHEUS_CONTENT_TYPE && regContentType !== Registry.OPENMETRICS_CONTENT_TYPE) throw new TypeError(`Content type ${regContentType} is unsupported`);
			this._contentType = regContentType;
		}
		getMetricsAsArray() {
			return Object.values(this._metrics);
		}
		async getMetricsAsString(metrics) {
			const metric = typeof metrics.getForPromString === "function" ? await metrics.getForPromString() : await metrics.get();
			const name = escapeString(metric.name);
			const values = [`# HELP ${name} ${escapeString(metric.help)}`, `# TYPE ${name} ${metric.type}`];
			const defaultLabels = Object.keys(this._defaultLabels).length > 0 ? this._defaultLabels : null;
			const isOpenMetrics = this.contentType === Registry.OPENMETRICS_CONTENT_TYPE;
			for (const val of metric.values || []) {
				let { metricName = name, labels = {} } = val;
				const { sharedLabels = {} } = val;
				if (isOpenMetrics && metric.type === "counter") metricName = `${metricName}_total`;
				if (defaultLabels) labels = {
					...labels,
					...defaultLabels,
					...labels
				};
				const formattedLabels = formatLabels(labels, sharedLabels);
				const flattenedShared = flattenSharedLabels(sharedLabels);
				const labelParts = [...formattedLabels, flattenedShared].filter(Boolean);
				const labelsString = labelParts.length ? `{${labelParts.join(",")}}` : "";
				let fullMetricLine = `${metricName}${labelsString} ${getValueAsString(val.value)}`;
				const { exemplar } = val;
				if (exemplar && isOpenMetrics) {
					const formattedExemplars = formatLabels(exemplar.labelSet);
					fullMetricLine += ` # {${formattedExemplars.join(",")}} ${getValueAsString(exemplar.value)} ${exemplar.timestamp}`;
				}
				values.push(fullMetricLine);
			}
			return values.join("\n");
		}
		async metrics() {
			const isOpenMetrics = this.contentType === Registry.OPENMETRICS_CONTENT_TYPE;
			const promises = this.getMetricsAsArray().map((metric) => {
				if (isOpenMetrics && metric.type === "counter") metric.name = standardizeCounterName(metric.name);
				return this.getMetricsAsString(metric);
			});
			const resolves = await Promise.all(promises);
			return isOpenMetrics ? `${resolves.join("\n")}\n# EOF\n` : `${resolves.join("\n\n")}\n`;
		}
		registerMetric(metric) {
			if (this._metrics[metric.name] && this._metrics[metric.name] !== metric) throw new Error(`A metric with the name ${metric.name} has already been registered.`);
			this._metrics[metric.name] = metric;
		}
		clear() {
			this._metrics = {};
			this._defaultLabels = {};
		}
		async getMetricsAsJSON() {
			const metrics = [];
			const defaultLabelNames = Object.keys(this._defaultLabels);
			const promises = [];
			for (const metric of this.getMetricsAsArray()) promises.push(metric.get());
			const resolves = await Promise.all(promises);
			for (const item of resolves) {
				if (item.values && defaultLabelNames.length > 0) for (const val of item.values) {
					val.labels = Object.assign({}, val.labels);
					for (const labelName of defaultLabelNames) val.labels[labelName] = val.labels[labelName] || this._defaultLabels[labelName];
				}
				metrics.push(item);
			}
			return metrics;
		}
		removeSingleMetric(name) {
			delete this._metrics[name];
		}
		getSingleMetricAsString(name) {
			return this.getMetricsAsString(this._metrics[name]);
		}
		getSingleMetric(name) {
			return this._metrics[name];
		}
		setDefaultLabels(labels) {
			this._defaultLabels = labels;
		}
		resetMetrics() {
			for (const metric in this._metrics) this._metrics[metric].reset();
		}
		get contentType() {
			return this._contentType;
		}
		setContentType(metricsContentType) {
			if (metricsContentType === Registry.OPENMETRICS_CONTENT_TYPE || metricsContentType === Registry.PROMETHEUS_CONTENT_TYPE) this._contentType = metricsContentType;
			else throw new Error(`Content type ${metricsContentType} is unsupported`);
		}
		static merge(registers) {
			const regType = registers[0].contentType;
			for (const reg of registers) if (reg.contentType !== regType) throw new Error("Registers can only be merged if they have the same content type");
			const mergedRegistry = new Registry(regType);
			registers.reduce((acc, reg) => acc.concat(reg.getMetricsAsArray()), []).forEach(mergedRegistry.registerMetric, mergedRegistry);
			return mergedRegistry;
		}
	};
	function formatLabels(labels, exclude) {
		const { hasOwnProperty } = Object.prototype;
		const formatted = [];
		for (const [name, value] of Object.entries(labels)) if (!exclude || !hasOwnProperty.call(exclude, name)) formatted.push(`${name}="${escapeLabelValue(value)}"`);
		return formatted;
	}
	const sharedLabelCache = /* @__PURE__ */ new WeakMap();
	function flattenSharedLabels(labels) {
		const cached = sharedLabelCache.get(labels);
		if (cached) return cached;
		const flattened = formatLabels(labels).join(",");
		sharedLabelCache.set(labels, flattened);
		return flattened;
	}
	function escapeLabelValue(str) {
		if (typeof str !== "string") return str;
		return escapeString(str).replace(/"/g, "\\\"");
	}
	function escapeString(str) {
		return str.replace(/\\/g, "\\\\").replace(/\n/g, "\\n");
	}
	function standardizeCounterName(name) {
		return name.replace(/_total$/, "");
	}
	module.exports = Registry;
	module.exports.globalRegistry = new Registry();
}));

//#endregion
//#region node_modules/prom-client/lib/validation.js
var require_validation = /* @__PURE__ */ __commonJSMin(((exports) => {
	const util$4 = __require("util");
	const metricRegexp = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
	const labelRegexp = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
	exports.validateMetricName = function(name) {
		return metricRegexp.test(name);
	};
	exports.validateLabelName = function(names = []) {
		return names.every((name) => labelRegexp.test(name));
	};
	exports.validateLabel = function validateLabel(savedLabels, labels) {
		for (const label in labels) if (!savedLabels.includes(label)) throw new Error(`Added label "${label}" is not included in initial labelset: ${util$4.inspect(savedLabels)}`);
	};
}));

//#endregion
//#region node_modules/prom-client/lib/metric.js
var require_metric = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Registry = require_registry();
	const { isObject } = require_util();
	const { validateMetricName, validateLabelName } = require_validation();
	var Metric = class {
		constructor(config, defaults = {}) {
			if (!isObject(config)) throw new TypeError("constructor expected a config object");
			Object.assign(this, {
				labelNames: [],
				registers: [Registry.globalRegistry],
				aggregator: "sum",
				enableExemplars: false
			}, defaults, config);
			if (!this.registers) this.registers = [Registry.globalRegistry];
			if (!this.help) throw new Error("Missing mandatory help parameter");
			if (!this.name) throw new Error("Missing mandatory name parameter");
			if (!validateMetricName(this.name)) throw new Error("Invalid metric name");
			if (!validateLabelName(this.labelNames)) throw new Error("Invalid label name");
			if (this.collect && typeof this.collect !== "function") throw new Error("Optional \"collect\" parameter must be a function");
			if (this.labelNames) this.sortedLabelNames = [...this.labelNames].sort();
			else this.sortedLabelNames = [];
			this.reset();
			for (const register of this.registers) {
				if (this.enableExemplars && register.contentType === Registry.PROMETHEUS_CONTENT_TYPE) throw new TypeError("Exemplars are supported only on OpenMetrics registries");
				register.registerMetric(this);
			}
		}
		reset() {}
	};
	module.exports = { Metric };
}));

//#endregion
//#region node_modules/prom-client/lib/exemplar.js
var require_exemplar = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Exemplar = class {
		constructor(labelSet = {}, value = null) {
			this.labelSet = labelSet;
			this.value = value;
		}
		validateExemplarLabelSet(labelSet) {
			let res = "";
			for (const [labelName, labelValue] of Object.entries(labelSet)) res += `${labelName}${labelValue}`;
			if (res.length > 128) throw new RangeError("Label set size must be smaller than 128 UTF-8 chars");
		}
	};
	module.exports = Exemplar;
}));

//#endregion
//#region node_modules/prom-client/lib/counter.js
var require_counter = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util$3 = __require("util");
	const { hashObject, isObject, getLabels, removeLabels, nowTimestamp } = require_util();
	const { validateLabel } = require_validation();
	const { Metric } = require_metric();
	const Exemplar = require_exemplar();
	var Counter = class extends Metric {
		constructor(config) {
			super(config);
			this.type = "counter";
			this.defaultLabels = {};
			this.defaultValue = 1;
			this.defaultExemplarLabelSet = {};
			if (config.enableExemplars) {
				this.enableExemplars = true;
				this.inc = this.incWithExemplar;
			} else this.inc = this.incWithoutExemplar;
		}
		incWithoutExemplar(labels, value) {
			let hash = "";
			if (isObject(labels)) {
				hash = hashObject(labels, this.sortedLabelNames);
				validateLabel(this.labelNames, labels);
			} else {
				value = labels;
				labels = {};
			}
			if (value && !Number.isFinite(value)) throw new TypeError(`Value is not a valid number: ${util$3.format(value)}`);
			if (value < 0) throw new Error("It is not possible to decrease a counter");
			if (value === null || value === void 0) value = 1;
			setValue(this.hashMap, value, labels, hash);
			return { labelHash: hash };
		}
		incWithExemplar({ labels = this.defaultLabels, value = this.defaultValue, exemplarLabels = this.defaultExemplarLabelSet } = {}) {
			const res = this.incWithoutExemplar(labels, value);
			this.updateExemplar(exemplarLabels, value, res.labelHash);
		}
		updateExemplar(exemplarLabels, value, hash) {
			if (exemplarLabels === this.defaultExemplarLabelSet) return;
			if (!isObject(this.hashMap[hash].exemplar)) this.hashMap[hash].exemplar = new Exemplar();
			this.hashMap[hash].exemplar.validateExemplarLabelSet(exemplarLabels);
			this.hashMap[hash].exemplar.labelSet = exemplarLabels;
			this.hashMap[hash].exemplar.value = value ? value : 1;
			this.hashMap[hash].exemplar.timestamp = nowTimestamp();
		}
		reset() {
			this.hashMap = {};
			if (this.labelNames.length === 0) setValue(this.hashMap, 0);
		}
		async get() {
			if (this.collect) {
				const v = this.collect();
				if (v instanceof Promise) await v;
			}
			return {
				help: this.help,
				name: this.name,
				type: this.type,
				values: Object.values(this.hashMap),
				aggregator: this.aggregator
			};
		}
		labels(...args) {
			const labels = getLabels(this.labelNames, args) || {};
			return { inc: this.inc.bind(this, labels) };
		}
		remove(...args) {
			const labels = getLabels(this.labelNames, args) || {};
			validateLabel(this.labelNames, labels);
			return removeLabels.call(this, this.hashMap, labels, this.sortedLabelNames);
		}
	};
	function setValue(hashMap, value, labels = {}, hash = "") {
		if (hashMap[hash]) hashMap[hash].value += value;
		else hashMap[hash] = {
			value,
			labels
		};
		return hashMap;
	}
	module.exports = Counter;
}));

//#endregion
//#region node_modules/prom-client/lib/gauge.js
var require_gauge = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util$2 = __require("util");
	const { setValue, setValueDelta, getLabels, hashObject, isObject, removeLabels } = require_util();
	const { validateLabel } = require_validation();
	const { Metric } = require_metric();
	var Gauge = class extends Metric {
		constructor(config) {
			super(config);
			this.type = "gauge";
		}
		set(labels, value) {
			value = getValueArg(labels, value);
			labels = getLabelArg(labels);
			set(this, labels, value);
		}
		reset() {
			this.hashMap = {};
			if (this.labelNames.length === 0) setValue(this.hashMap, 0, {});
		}
		inc(labels, value) {
			value = getValueArg(labels, value);
			labels = getLabelArg(labels);
			if (value === void 0) value = 1;
			setDelta(this, labels, value);
		}
		dec(labels, value) {
			value = getValueArg(labels, value);
			labels = getLabelArg(labels);
			if (value === void 0) value = 1;
			setDelta(this, labels, -value);
		}
		setToCurrentTime(labels) {
			const now = Date.now() / 1e3;
			if (labels === void 0) this.set(now);
			else this.set(labels, now);
		}
		startTimer(labels) {
			const start = process.hrtime();
			return (endLabels) => {
				const delta = process.hrtime(start);
				const value = delta[0] + delta[1] / 1e9;
				this.set(Object.assign({}, labels, endLabels), value);
				return value;
			};
		}
		async get() {
			if (this.collect) {
				const v = this.collect();
				if (v instanceof Promise) await v;
			}
			return {
				help: this.help,
				name: this.name,
				type: this.type,
				values: Object.values(this.hashMap),
				aggregator: this.aggregator
			};
		}
		_getValue(labels) {
			const hash = hashObject(labels || {}, this.sortedLabelNames);
			return this.hashMap[hash] ? this.hashMap[hash].value : 0;
		}
		labels(...args) {
			const labels = getLabels(this.labelNames, args);
			validateLabel(this.labelNames, labels);
			return {
				inc: this.inc.bind(this, labels),
				dec: this.dec.bind(this, labels),
				set: this.set.bind(this, labels),
				setToCurrentTime: this.setToCurrentTime.bind(this, labels),
				startTimer: this.startTimer.bind(this, labels)
			};
		}
		remove(...args) {
			const labels = getLabels(this.labelNames, args);
			validateLabel(this.labelNames, labels);
			removeLabels.call(this, this.hashMap, labels, this.sortedLabelNames);
		}
	};
	function set(gauge, labels, value) {
		if (typeof value !== "number") throw new TypeError(`Value is not a valid number: ${util$2.format(value)}`);
		validateLabel(gauge.labelNames, labels);
		setValue(gauge.hashMap, value, labels);
	}
	function setDelta(gauge, labels, delta) {
		if (typeof delta !== "number") throw new TypeError(`Delta is not a valid number: ${util$2.format(delta)}`);
		validateLabel(gauge.labelNames, labels);
		const hash = hashObject(labels, gauge.sortedLabelNames);
		setValueDelta(gauge.hashMap, delta, labels, hash);
	}
	function getLabelArg(labels) {
		return isObject(labels) ? labels : {};
	}
	function getValueArg(labels, value) {
		return isObject(labels) ? value : labels;
	}
	module.exports = Gauge;
}));

//#endregion
//#region node_modules/prom-client/lib/histogram.js
var require_histogram = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util$1 = __require("util");
	const { getLabels, hashObject, isObject, removeLabels, nowTimestamp } = require_util();
	const { validateLabel } = require_validation();
	const { Metric } = require_metric();
	const Exemplar = require_exemplar();
	var Histogram = class extends Metric {
		constructor(config) {
			super(config, { buckets: [
				.005,
				.01,
				.025,
				.05,
				.1,
				.25,
				.5,
				1,
				2.5,
				5,
				10
			] });
			this.type = "histogram";
			this.defaultLabels = {};
			this.defaultExemplarLabelSet = {};
			this.enableExemplars = false;
			for (const label of this.labelNames) if (label === "le") throw new Error("le is a reserved label keyword");
			this.upperBounds = this.buckets;
			this.bucketValues = this.upperBounds.reduce((acc, upperBound) => {
				acc[upperBound] = 0;
				return acc;
			}, {});
			if (config.enableExemplars) {
				this.enableExemplars = true;
				this.bucketExemplars = this.upperBounds.reduce((acc, upperBound) => {
					acc[upperBound] = null;
					return acc;
				}, {});
				Object.freeze(this.bucketExemplars);
				this.observe = this.observeWithExemplar;
			} else this.observe = this.observeWithoutExemplar;
			Object.freeze(this.bucketValues);
			Object.freeze(this.upperBounds);
			if (this.labelNames.length === 0) this.hashMap = { [hashObject({})]: createBaseValues({}, this.bucketValues, this.bucketExemplars) };
		}
		observeWithoutExemplar(labels, value) {
			observe.call(this, labels === 0 ? 0 : labels || {})(value);
		}
		observeWithExemplar({ labels = this.defaultLabels, value, exemplarLabels = this.defaultExemplarLabelSet } = {}) {
			observe.call(this, labels === 0 ? 0 : labels || {})(value);
			this.updateExemplar(labels, value, exemplarLabels);
		}
		updateExemplar(labels, value, exemplarLabels) {
			if (Object.keys(exemplarLabels).length === 0) return;
			const hash = hashObject(labels, this.sortedLabelNames);
			const bound = findBound(this.upperBounds, value);
			const { bucketExemplars } = this.hashMap[hash];
			let exemplar = bucketExemplars[bound];
			if (!isObject(exemplar)) {
				exemplar = new Exemplar();
				bucketExemplars[bound] = exemplar;
			}
			exemplar.validateExemplarLabelSet(exemplarLabels);
			exemplar.labelSet = exemplarLabels;
			exemplar.value = value;
			exemplar.timestamp = nowTimestamp();
		}
		async get() {
			const data = await this.getForPromString();
			data.values = data.values.map(splayLabels);
			return data;
		}
		async getForPromString() {
			if (this.collect) {
				const v = this.collect();
				if (v instanceof Promise) await v;
			}
			const values = Object.values(this.hashMap).map(extractBucketValuesForExport(this)).reduce(addSumAndCountForExport(this), []);
			return {
				name: this.name,
				help: this.help,
				type: this.type,
				values,
				aggregator: this.aggregator
			};
		}
		reset() {
			this.hashMap = {};
		}
		zero(labels) {
			const hash = hashObject(labels, this.sortedLabelNames);
			this.hashMap[hash] = createBaseValues(labels, this.bucketValues, this.bucketExemplars);
		}
		startTimer(labels, exemplarLabels) {
			return this.enableExemplars ? startTimerWithExemplar.call(this, labels, exemplarLabels)() : startTimer.call(this, labels)();
		}
		labels(...args) {
			const labels = getLabels(this.labelNames, args);
			validateLabel(this.labelNames, labels);
			return {
				observe: observe.call(this, labels),
				startTimer: startTimer.call(this, labels)
			};
		}
		remove(...args) {
			const labels = getLabels(this.labelNames, args);
			validateLabel(this.labelNames, labels);
			removeLabels.call(this, this.hashMap, labels, this.sortedLabelNames);
		}
	};
	function startTimer(startLabels) {
		return () => {
			const start = process.hrtime();
			return (endLabels) => {
				const delta = process.hrtime(start);
				const value = delta[0] + delta[1] / 1e9;
				this.observe(Object.assign({}, startLabels, endLabels), value);
				return value;
			};
		};
	}
	function startTimerWithExemplar(startLabels, startExemplarLabels) {
		return () => {
			const start = process.hrtime();
			return (endLabels, endExemplarLabels) => {
				const delta = process.hrtime(start);
				const value = delta[0] + delta[1] / 1e9;
				this.observe({
					labels: Object.assign({}, startLabels, endLabels),
					value,
					exemplarLabels: Object.assign({}, startExemplarLabels, endExemplarLabels)
				});
				return value;
			};
		};
	}
	function setValuePair(labels, value, metricName, exemplar, sharedLabels = {}) {
		return {
			labels,
			sharedLabels,
			value,
			metricName,
			exemplar
		};
	}
	function findBound(upperBounds, value) {
		for (let i = 0; i < upperBounds.length; i++) {
			const bound = upperBounds[i];
			if (value <= bound) return bound;
		}
		return -1;
	}
	function observe(labels) {
		return (value) => {
			const labelValuePair = convertLabelsAndValues(labels, value);
			validateLabel(this.labelNames, labelValuePair.labels);
			if (!Number.isFinite(labelValuePair.value)) throw new TypeError(`Value is not a valid number: ${util$1.format(labelValuePair.value)}`);
			const hash = hashObject(labelValuePair.labels, this.sortedLabelNames);
			let valueFromMap = this.hashMap[hash];
			if (!valueFromMap) valueFromMap = createBaseValues(labelValuePair.labels, this.bucketValues, this.bucketExemplars);
			const b = findBound(this.upperBounds, labelValuePair.value);
			valueFromMap.sum += labelValuePair.value;
			valueFromMap.count += 1;
			if (Object.prototype.hasOwnProperty.call(valueFromMap.bucketValues, b)) valueFromMap.bucketValues[b] += 1;
			this.hashMap[hash] = valueFromMap;
		};
	}
	function createBaseValues(labels, bucketValues, bucketExemplars) {
		const result = {
			labels,
			bucketValues: { ...bucketValues },
			sum: 0,
			count: 0
		};
		if (bucketExemplars) result.bucketExemplars = { ...bucketExemplars };
		return result;
	}
	function convertLabelsAndValues(labels, value) {
		return isObject(labels) ? {
			labels,
			value
		} : {
			value: labels,
			labels: {}
		};
	}
	function extractBucketValuesForExport(histogram) {
		const name = `${histogram.name}_bucket`;
		return (bucketData) => {
			let acc = 0;
			return {
				buckets: histogram.upperBounds.map((upperBound) => {
					acc += bucketData.bucketValues[upperBound];
					return setValuePair({ le: upperBound }, acc, name, bucketData.bucketExemplars ? bucketData.bucketExemplars[upperBound] : null, bucketData.labels);
				}),
				data: bucketData
			};
		};
	}
	function addSumAndCountForExport(histogram) {
		return (acc, d) => {
			acc.push(...d.buckets);
			acc.push(setValuePair({ le: "+Inf" }, d.data.count, `${histogram.name}_bucket`, d.data.bucketExemplars ? d.data.bucketExemplars["-1"] : null, d.data.labels), setValuePair({}, d.data.sum, `${histogram.name}_sum`, void 0, d.data.labels), setValuePair({}, d.data.count, `${histogram.name}_count`, void 0, d.data.labels));
			return acc;
		};
	}
	function splayLabels(bucket) {
		const { sharedLabels, labels, ...newBucket } = bucket;
		for (const label of Object.keys(sharedLabels)) labels[label] = sharedLabels[label];
		newBucket.labels = labels;
		return newBucket;
	}
	module.exports = Histogram;
}));

//#endregion
//#region node_modules/bintrees/lib/treebase.js
var require_treebase = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function TreeBase() {}
	TreeBase.prototype.clear = function() {
		this._root = null;
		this.size = 0;
	};
	TreeBase.prototype.find = function(data) {
		var res = this._root;
		while (res !== null) {
			var c = this._comparator(data, res.data);
			if (c === 0) return res.data;
			else res = res.get_child(c > 0);
		}
		return null;
	};
	TreeBase.prototype.findIter = function(data) {
		var res = this._root;
		var iter = this.iterator();
		while (res !== null) {
			var c = this._comparator(data, res.data);
			if (c === 0) {
				iter._cursor = res;
				return iter;
			} else {
				iter._ancestors.push(res);
				res = res.get_child(c > 0);
			}
		}
		return null;
	};
	TreeBase.prototype.lowerBound = function(item) {
		var cur = this._root;
		var iter = this.iterator();
		var cmp = this._comparator;
		while (cur !== null) {
			var c = cmp(item, cur.data);
			if (c === 0) {
				iter._cursor = cur;
				return iter;
			}
			iter._ancestors.push(cur);
			cur = cur.get_child(c > 0);
		}
		for (var i = iter._ancestors.length - 1; i >= 0; --i) {
			cur = iter._ancestors[i];
			if (cmp(item, cur.data) < 0) {
				iter._cursor = cur;
				iter._ancestors.length = i;
				return iter;
			}
		}
		iter._ancestors.length = 0;
		return iter;
	};
	TreeBase.prototype.upperBound = function(item) {
		var iter = this.lowerBound(item);
		var cmp = this._comparator;
		while (iter.data() !== null && cmp(iter.data(), item) === 0) iter.next();
		return iter;
	};
	TreeBase.prototype.min = function() {
		var res = this._root;
		if (res === null) return null;
		while (res.left !== null) res = res.left;
		return res.data;
	};
	TreeBase.prototype.max = function() {
		var res = this._root;
		if (res === null) return null;
		while (res.right !== null) res = res.right;
		return res.data;
	};
	TreeBase.prototype.iterator = function() {
		return new Iterator(this);
	};
	TreeBase.prototype.each = function(cb) {
		var it = this.iterator(), data;
		while ((data = it.next()) !== null) if (cb(data) === false) return;
	};
	TreeBase.prototype.reach = function(cb) {
		var it = this.iterator(), data;
		while ((data = it.prev()) !== null) if (cb(data) === false) return;
	};
	function Iterator(tree) {
		this._tree = tree;
		this._ancestors = [];
		this._cursor = null;
	}
	Iterator.prototype.data = function() {
		return this._cursor !== null ? this._cursor.data : null;
	};
	Iterator.prototype.next = function() {
		if (this._cursor === null) {
			var root = this._tree._root;
			if (root !== null) this._minNode(root);
		} else if (this._cursor.right === null) {
			var save;
			do {
				save = this._cursor;
				if (this._ancestors.length) this._cursor = this._ancestors.pop();
				else {
					this._cursor = null;
					break;
				}
			} while (this._cursor.right === save);
		} else {
			this._ancestors.push(this._cursor);
			this._minNode(this._cursor.right);
		}
		return this._cursor !== null ? this._cursor.data : null;
	};
	Iterator.prototype.prev = function() {
		if (this._cursor === null) {
			var root = this._tree._root;
			if (root !== null) this._maxNode(root);
		} else if (this._cursor.left === null) {
			var save;
			do {
				save = this._cursor;
				if (this._ancestors.length) this._cursor = this._ancestors.pop();
				else {
					this._cursor = null;
					break;
				}
			} while (this._cursor.left === save);
		} else {
			this._ancestors.push(this._cursor);
			this._maxNode(this._cursor.left);
		}
		return this._cursor !== null ? this._cursor.data : null;
	};
	Iterator.prototype._minNode = function(start) {
		while (start.left !== null) {
			this._ancestors.push(start);
			start = start.left;
		}
		this._cursor = start;
	};
	Iterator.prototype._maxNode = function(start) {
		while (start.right !== null) {
			this._ancestors.push(start);
			start = start.right;
		}
		this._cursor = start;
	};
	module.exports = TreeBase;
}));

//#endregion
//#region node_modules/bintrees/lib/rbtree.js
var require_rbtree = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var TreeBase = require_treebase();
	function Node(data) {
		this.data = data;
		this.left = null;
		this.right = null;
		this.red = true;
	}
	Node.prototype.get_child = function(dir) {
		return dir ? this.right : this.left;
	};
	Node.prototype.set_child = function(dir, val) {
		if (dir) this.right = val;
		else this.left = val;
	};
	function RBTree(comparator) {
		this._root = null;
		this._comparator = comparator;
		this.size = 0;
	}
	RBTree.prototype = new TreeBase();
	RBTree.prototype.insert = function(data) {
		var ret = false;
		if (this._root === null) {
			this._root = new Node(data);
			ret = true;
			this.size++;
		} else {
			var head = new Node(void 0);
			var dir = 0;
			var last = 0;
			var gp = null;
			var ggp = head;
			var p = null;
			var node = this._root;
			ggp.right = this._root;
			while (true) {
				if (node === null) {
					node = new Node(data);
					p.set_child(dir, node);
					ret = true;
					this.size++;
				} else if (is_red(node.left) && is_red(node.right)) {
					node.red = true;
					node.left.red = false;
					node.right.red = false;
				}
				if (is_red(node) && is_red(p)) {
					var dir2 = ggp.right === gp;
					if (node === p.get_child(last)) ggp.set_child(dir2, single_rotate(gp, !last));
					else ggp.set_child(dir2, double_rotate(gp, !last));
				}
				var cmp = this._comparator(node.data, data);
				if (cmp === 0) break;
				last = dir;
				dir = cmp < 0;
				if (gp !== null) ggp = gp;
				gp = p;
				p = node;
				node = node.get_child(dir);
			}
			this._root = head.right;
		}
		this._root.red = false;
		return ret;
	};
	RBTree.prototype.remove = function(data) {
		if (this._root === null) return false;
		var head = new Node(void 0);
		var node = head;
		node.right = this._root;
		var p = null;
		var gp = null;
		var found = null;
		var dir = 1;
		while (node.get_child(dir) !== null) {
			var last = dir;
			gp = p;
			p = node;
			node = node.get_child(dir);
			var cmp = this._comparator(data, node.data);
			dir = cmp > 0;
			if (cmp === 0) found = node;
			if (!is_red(node) && !is_red(node.get_child(dir))) {
				if (is_red(node.get_child(!dir))) {
					var sr = single_rotate(node, dir);
					p.set_child(last, sr);
					p = sr;
				} else if (!is_red(node.get_child(!dir))) {
					var sibling = p.get_child(!last);
					if (sibling !== null) {
						if (!is_red(sibling.get_child(!last)) && !is_red(sibling.get_child(last))) {
							p.red = false;
							sibling.red = true;
							node.red = true;
						} else {
							var dir2 = gp.right === p;
							if (is_red(sibling.get_child(last))) gp.set_child(dir2, double_rotate(p, last));
							else if (is_red(sibling.get_child(!last))) gp.set_child(dir2, single_rotate(p, last));
							var gpc = gp.get_child(dir2);
							gpc.red = true;
							node.red = true;
							gpc.left.red = false;
							gpc.right.red = false;
						}
					}
				}
			}
		}
		if (found !== null) {
			found.data = node.data;
			p.set_child(p.right === node, node.get_child(node.left === null));
			this.size--;
		}
		this._root = head.right;
		if (this._root !== null) this._root.red = false;
		return found !== null;
	};
	function is_red(node) {
		return node !== null && node.red;
	}
	function single_rotate(root, dir) {
		var save = root.get_child(!dir);
		root.set_child(!dir, save.get_child(dir));
		save.set_child(dir, root);
		root.red = true;
		save.red = false;
		return save;
	}
	function double_rotate(root, dir) {
		root.set_child(!dir, single_rotate(root.get_child(!dir), !dir));
		return single_rotate(root, dir);
	}
	module.exports = RBTree;
}));

//#endregion
//#region node_modules/bintrees/lib/bintree.js
var require_bintree = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var TreeBase = require_treebase();
	function Node(data) {
		this.data = data;
		this.left = null;
		this.right = null;
	}
	Node.prototype.get_child = function(dir) {
		return dir ? this.right : this.left;
	};
	Node.prototype.set_child = function(dir, val) {
		if (dir) this.right = val;
		else this.left = val;
	};
	function BinTree(comparator) {
		this._root = null;
		this._comparator = comparator;
		this.size = 0;
	}
	BinTree.prototype = new TreeBase();
	BinTree.prototype.insert = function(data) {
		if (this._root === null) {
			this._root = new Node(data);
			this.size++;
			return true;
		}
		var dir = 0;
		var p = null;
		var node = this._root;
		while (true) {
			if (node === null) {
				node = new Node(data);
				p.set_child(dir, node);
				ret = true;
				this.size++;
				return true;
			}
			if (this._comparator(node.data, data) === 0) return false;
			dir = this._comparator(node.data, data) < 0;
			p = node;
			node = node.get_child(dir);
		}
	};
	BinTree.prototype.remove = function(data) {
		if (this._root === null) return false;
		var head = new Node(void 0);
		var node = head;
		node.right = this._root;
		var p = null;
		var found = null;
		var dir = 1;
		while (node.get_child(dir) !== null) {
			p = node;
			node = node.get_child(dir);
			var cmp = this._comparator(data, node.data);
			dir = cmp > 0;
			if (cmp === 0) found = node;
		}
		if (found !== null) {
			found.data = node.data;
			p.set_child(p.right === node, node.get_child(node.left === null));
			this._root = head.right;
			this.size--;
			return true;
		} else return false;
	};
	module.exports = BinTree;
}));

//#endregion
//#region node_modules/bintrees/index.js
var require_bintrees = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		RBTree: require_rbtree(),
		BinTree: require_bintree()
	};
}));

//#endregion
//#region node_modules/tdigest/tdigest.js
var require_tdigest = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var RBTree = require_bintrees().RBTree;
	function TDigest(delta, K, CX) {
		this.discrete = delta === false;
		this.delta = delta || .01;
		this.K = K === void 0 ? 25 : K;
		this.CX = CX === void 0 ? 1.1 : CX;
		this.centroids = new RBTree(compare_centroid_means);
		this.nreset = 0;
		this.reset();
	}
	TDigest.prototype.reset = function() {
		this.centroids.clear();
		this.n = 0;
		this.nreset += 1;
		this.last_cumulate = 0;
	};
	TDigest.prototype.size = function() {
		return this.centroids.size;
	};
	TDigest.prototype.toArray = function(everything) {
		var result = [];
		if (everything) {
			this._cumulate(true);
			this.centroids.each(function(c) {
				result.push(c);
			});
		} else this.centroids.each(function(c) {
			result.push({
				mean: c.mean,
				n: c.n
			});
		});
		return result;
	};
	TDigest.prototype.summary = function() {
		return [
			(this.discrete ? "exact " : "approximating ") + this.n + " samples using " + this.size() + " centroids",
			"min = " + this.percentile(0),
			"Q1  = " + this.percentile(.25),
			"Q2  = " + this.percentile(.5),
			"Q3  = " + this.percentile(.75),
			"max = " + this.percentile(1)
		].join("\n");
	};
	function compare_centroid_means(a, b) {
		return a.mean > b.mean ? 1 : a.mean < b.mean ? -1 : 0;
	}
	function compare_centroid_mean_cumns(a, b) {
		return a.mean_cumn - b.mean_cumn;
	}
	TDigest.prototype.push = function(x, n) {
		n = n || 1;
		x = Array.isArray(x) ? x : [x];
		for (var i = 0; i < x.length; i++) this._digest(x[i], n);
	};
	TDigest.prototype.push_centroid = function(c) {
		c = Array.isArray(c) ? c : [c];
		for (var i = 0; i < c.length; i++) this._digest(c[i].mean, c[i].n);
	};
	TDigest.prototype._cumulate = function(exact) {
		if (this.n === this.last_cumulate || !exact && this.CX && this.CX > this.n / this.last_cumulate) return;
		var cumn = 0;
		this.centroids.each(function(c) {
			c.mean_cumn = cumn + c.n / 2;
			cumn = c.cumn = cumn + c.n;
		});
		this.n = this.last_cumulate = cumn;
	};
	TDigest.prototype.find_nearest = function(x) {
		if (this.size() === 0) return null;
		var iter = this.centroids.lowerBound({ mean: x });
		var c = iter.data() === null ? iter.prev() : iter.data();
		if (c.mean === x || this.discrete) return c;
		var prev = iter.prev();
		if (prev && Math.abs(prev.mean - x) < Math.abs(c.mean - x)) return prev;
		else return c;
	};
	TDigest.prototype._new_centroid = function(x, n, cumn) {
		var c = {
			mean: x,
			n,
			cumn
		};
		this.centroids.insert(c);
		this.n += n;
		return c;
	};
	TDigest.prototype._addweight = function(nearest, x, n) {
		if (x !== nearest.mean) nearest.mean += n * (x - nearest.mean) / (nearest.n + n);
		nearest.cumn += n;
		nearest.mean_cumn += n / 2;
		nearest.n += n;
		this.n += n;
	};
	TDigest.prototype._digest = function(x, n) {
		var min = this.centroids.min();
		var max = this.centroids.max();
		var nearest = this.find_nearest(x);
		if (nearest && nearest.mean === x) this._addweight(nearest, x, n);
		else if (nearest === min) this._new_centroid(x, n, 0);
		else if (nearest === max) this._new_centroid(x, n, this.n);
		else if (this.discrete) this._new_centroid(x, n, nearest.cumn);
		else {
			var p = nearest.mean_cumn / this.n;
			if (Math.floor(4 * this.n * this.delta * p * (1 - p)) - nearest.n >= n) this._addweight(nearest, x, n);
			else this._new_centroid(x, n, nearest.cumn);
		}
		this._cumulate(false);
		if (!this.discrete && this.K && this.size() > this.K / this.delta) this.compress();
	};
	TDigest.prototype.bound_mean = function(x) {
		var iter = this.centroids.upperBound({ mean: x });
		var lower = iter.prev();
		return [lower, lower.mean === x ? lower : iter.next()];
	};
	TDigest.prototype.p_rank = function(x_or_xlist) {
		var ps = (Array.isArray(x_or_xlist) ? x_or_xlist : [x_or_xlist]).map(this._p_rank, this);
		return Array.isArray(x_or_xlist) ? ps : ps[0];
	};
	TDigest.prototype._p_rank = function(x) {
		if (this.size() === 0) return;
		else if (x < this.centroids.min().mean) return 0;
		else if (x > this.centroids.max().mean) return 1;
		this._cumulate(true);
		var bound = this.bound_mean(x);
		var lower = bound[0], upper = bound[1];
		if (this.discrete) return lower.cumn / this.n;
		else {
			var cumn = lower.mean_cumn;
			if (lower !== upper) cumn += (x - lower.mean) * (upper.mean_cumn - lower.mean_cumn) / (upper.mean - lower.mean);
			return cumn / this.n;
		}
	};
	TDigest.prototype.bound_mean_cumn = function(cumn) {
		this.centroids._comparator = compare_centroid_mean_cumns;
		var iter = this.centroids.upperBound({ mean_cumn: cumn });
		this.centroids._comparator = compare_centroid_means;
		var lower = iter.prev();
		return [lower, lower && lower.mean_cumn === cumn ? lower : iter.next()];
	};
	TDigest.prototype.percentile = function(p_or_plist) {
		var qs = (Array.isArray(p_or_plist) ? p_or_plist : [p_or_plist]).map(this._percentile, this);
		return Array.isArray(p_or_plist) ? qs : qs[0];
	};
	TDigest.prototype._percentile = function(p) {
		if (this.size() === 0) return;
		this._cumulate(true);
		var h = this.n * p;
		var bound = this.bound_mean_cumn(h);
		var lower = bound[0], upper = bound[1];
		if (upper === lower || lower === null || upper === null) return (lower || upper).mean;
		else if (!this.discrete) return lower.mean + (h - lower.mean_cumn) * (upper.mean - lower.mean) / (upper.mean_cumn - lower.mean_cumn);
		else if (h <= lower.cumn) return lower.mean;
		else return upper.mean;
	};
	function pop_random(choices) {
		var idx = Math.floor(Math.random() * choices.length);
		return choices.splice(idx, 1)[0];
	}
	TDigest.prototype.compress = function() {
		if (this.compressing) return;
		var points = this.toArray();
		this.reset();
		this.compressing = true;
		while (points.length > 0) this.push_centroid(pop_random(points));
		this._cumulate(true);
		this.compressing = false;
	};
	function Digest(config) {
		this.config = config || {};
		this.mode = this.config.mode || "auto";
		TDigest.call(this, this.mode === "cont" ? config.delta : false);
		this.digest_ratio = this.config.ratio || .9;
		this.digest_thresh = this.config.thresh || 1e3;
		this.n_unique = 0;
	}
	Digest.prototype = Object.create(TDigest.prototype);
	Digest.prototype.constructor = Digest;
	Digest.prototype.push = function(x_or_xlist) {
		TDigest.prototype.push.call(this, x_or_xlist);
		this.check_continuous();
	};
	Digest.prototype._new_centroid = function(x, n, cumn) {
		this.n_unique += 1;
		TDigest.prototype._new_centroid.call(this, x, n, cumn);
	};
	Digest.prototype._addweight = function(nearest, x, n) {
		if (nearest.n === 1) this.n_unique -= 1;
		TDigest.prototype._addweight.call(this, nearest, x, n);
	};
	Digest.prototype.check_continuous = function() {
		if (this.mode !== "auto" || this.size() < this.digest_thresh) return false;
		if (this.n_unique / this.size() > this.digest_ratio) {
			this.mode = "cont";
			this.discrete = false;
			this.delta = this.config.delta || .01;
			this.compress();
			return true;
		}
		return false;
	};
	module.exports = {
		"TDigest": TDigest,
		"Digest": Digest
	};
}));

//#endregion
//#region node_modules/prom-client/lib/timeWindowQuantiles.js
var require_timeWindowQuantiles = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { TDigest } = require_tdigest();
	var TimeWindowQuantiles = class {
		constructor(maxAgeSeconds, ageBuckets) {
			this.maxAgeSeconds = maxAgeSeconds || 0;
			this.ageBuckets = ageBuckets || 0;
			this.shouldRotate = maxAgeSeconds && ageBuckets;
			this.ringBuffer = Array(ageBuckets).fill(new TDigest());
			this.currentBuffer = 0;
			this.lastRotateTimestampMillis = Date.now();
			this.durationBetweenRotatesMillis = maxAgeSeconds * 1e3 / ageBuckets || Infinity;
		}
		size() {
			return rotate.call(this).size();
		}
		percentile(quantile) {
			return rotate.call(this).percentile(quantile);
		}
		push(value) {
			rotate.call(this);
			this.ringBuffer.forEach((bucket) => {
				bucket.push(value);
			});
		}
		reset() {
			this.ringBuffer.forEach((bucket) => {
				bucket.reset();
			});
		}
		compress() {
			this.ringBuffer.forEach((bucket) => {
				bucket.compress();
			});
		}
	};
	function rotate() {
		let timeSinceLastRotateMillis = Date.now() - this.lastRotateTimestampMillis;
		while (timeSinceLastRotateMillis > this.durationBetweenRotatesMillis && this.shouldRotate) {
			this.ringBuffer[this.currentBuffer] = new TDigest();
			if (++this.currentBuffer >= this.ringBuffer.length) this.currentBuffer = 0;
			timeSinceLastRotateMillis -= this.durationBetweenRotatesMillis;
			this.lastRotateTimestampMillis += this.durationBetweenRotatesMillis;
		}
		return this.ringBuffer[this.currentBuffer];
	}
	module.exports = TimeWindowQuantiles;
}));

//#endregion
//#region node_modules/prom-client/lib/summary.js
var require_summary = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util = __require("util");
	const { getLabels, hashObject, removeLabels } = require_util();
	const { validateLabel } = require_validation();
	const { Metric } = require_metric();
	const timeWindowQuantiles = require_timeWindowQuantiles();
	const DEFAULT_COMPRESS_COUNT = 1e3;
	var Summary = class extends Metric {
		constructor(config) {
			super(config, {
				percentiles: [
					.01,
					.05,
					.5,
					.9,
					.95,
					.99,
					.999
				],
				compressCount: DEFAULT_COMPRESS_COUNT,
				hashMap: {}
			});
			this.type = "summary";
			for (const label of this.labelNames) if (label === "quantile") throw new Error("quantile is a reserved label keyword");
			if (this.labelNames.length === 0) this.hashMap = { [hashObject({})]: {
				labels: {},
				td: new timeWindowQuantiles(this.maxAgeSeconds, this.ageBuckets),
				count: 0,
				sum: 0
			} };
		}
		observe(labels, value) {
			observe.call(this, labels === 0 ? 0 : labels || {})(value);
		}
		async get() {
			if (this.collect) {
				const v = this.collect();
				if (v instanceof Promise) await v;
			}
			const hashKeys = Object.keys(this.hashMap);
			const values = [];
			hashKeys.forEach((hashKey) => {
				const s = this.hashMap[hashKey];
				if (s) {
					if (this.pruneAgedBuckets && s.td.size() === 0) delete this.hashMap[hashKey];
					else {
						extractSummariesForExport(s, this.percentiles).forEach((v) => {
							values.push(v);
						});
						values.push(getSumForExport(s, this));
						values.push(getCountForExport(s, this));
					}
				}
			});
			return {
				name: this.name,
				help: this.help,
				type: this.type,
				values,
				aggregator: this.aggregator
			};
		}
		reset() {
			Object.values(this.hashMap).forEach((s) => {
				s.td.reset();
				s.count = 0;
				s.sum = 0;
			});
		}
		startTimer(labels) {
			return startTimer.call(this, labels)();
		}
		labels(...args) {
			const labels = getLabels(this.labelNames, args);
			validateLabel(this.labelNames, labels);
			return {
				observe: observe.call(this, labels),
				startTimer: startTimer.call(this, labels)
			};
		}
		remove(...args) {
			const labels = getLabels(this.labelNames, args);
			validateLabel(this.labelNames, labels);
			removeLabels.call(this, this.hashMap, labels, this.sortedLabelNames);
		}
	};
	function extractSummariesForExport(summaryOfLabels, percentiles) {
		summaryOfLabels.td.compress();
		return percentiles.map((percentile) => {
			const percentileValue = summaryOfLabels.td.percentile(percentile);
			return {
				labels: Object.assign({ quantile: percentile }, summaryOfLabels.labels),
				value: percentileValue ? percentileValue : 0
			};
		});
	}
	function getCountForExport(value, summary) {
		return {
			metricName: `${summary.name}_count`,
			labels: value.labels,
			value: value.count
		};
	}
	function getSumForExport(value, summary) {
		return {
			metricName: `${summary.name}_sum`,
			labels: value.labels,
			value: value.sum
		};
	}
	function startTimer(startLabels) {
		return () => {
			const start = process.hrtime();
			return (endLabels) => {
				const delta = process.hrtime(start);
				const value = delta[0] + delta[1] / 1e9;
				this.observe(Object.assign({}, startLabels, endLabels), value);
				return value;
			};
		};
	}
	function observe(labels) {
		return (value) => {
			const labelValuePair = convertLabelsAndValues(labels, value);
			validateLabel(this.labelNames, labels);
			if (!Number.isFinite(labelValuePair.value)) throw new TypeError(`Value is not a valid number: ${util.format(labelValuePair.value)}`);
			const hash = hashObject(labelValuePair.labels, this.sortedLabelNames);
			let summaryOfLabel = this.hashMap[hash];
			if (!summaryOfLabel) summaryOfLabel = {
				labels: labelValuePair.labels,
				td: new timeWindowQuantiles(this.maxAgeSeconds, this.ageBuckets),
				count: 0,
				sum: 0
			};
			summaryOfLabel.td.push(labelValuePair.value);
			summaryOfLabel.count++;
			if (summaryOfLabel.count % this.compressCount === 0) summaryOfLabel.td.compress();
			summaryOfLabel.sum += labelValuePair.value;
			this.hashMap[hash] = summaryOfLabel;
		};
	}
	function convertLabelsAndValues(labels, value) {
		if (value === void 0) return {
			value: labels,
			labels: {}
		};
		return {
			labels,
			value
		};
	}
	module.exports = Summary;
}));

//#endregion
//#region node_modules/prom-client/lib/pushgateway.js
var require_pushgateway = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const url = __require("url");
	const http = __require("http");
	const https = __require("https");
	const { gzipSync: gzipSync$1 } = __require("zlib");
	const { globalRegistry } = require_registry();
	var Pushgateway = class {
		constructor(gatewayUrl, options, registry) {
			if (!registry) registry = globalRegistry;
			this.registry = registry;
			this.gatewayUrl = gatewayUrl;
			const { requireJobName, ...requestOptions } = {
				requireJobName: true,
				...options
			};
			this.requireJobName = requireJobName;
			this.requestOptions = requestOptions;
		}
		pushAdd(params = {}) {
			if (this.requireJobName && !params.jobName) throw new Error("Missing jobName parameter");
			return useGateway.call(this, "POST", params.jobName, params.groupings);
		}
		push(params = {}) {
			if (this.requireJobName && !params.jobName) throw new Error("Missing jobName parameter");
			return useGateway.call(this, "PUT", params.jobName, params.groupings);
		}
		delete(params = {}) {
			if (this.requireJobName && !params.jobName) throw new Error("Missing jobName parameter");
			return useGateway.call(this, "DELETE", params.jobName, params.groupings);
		}
	};
	async function useGateway(method, job, groupings) {
		const gatewayUrlParsed = url.parse(this.gatewayUrl);
		const path = `${gatewayUrlParsed.pathname && gatewayUrlParsed.pathname !== "/" ? gatewayUrlParsed.pathname : ""}/metrics${job ? `/job/${encodeURIComponent(job)}${generateGroupings(groupings)}` : ""}`;
		const target = url.resolve(this.gatewayUrl, path);
		const requestParams = url.parse(target);
		const httpModule = isHttps(requestParams.href) ? https : http;
		const options = Object.assign(requestParams, this.requestOptions, { method });
		return new Promise((resolve, reject) => {
			if (method === "DELETE" && options.headers) delete options.headers["Content-Encoding"];
			const req = httpModule.request(options, (resp) => {
				let body = "";
				resp.setEncoding("utf8");
				resp.on("data", (chunk) => {
					body += chunk;
				});
				resp.on("end", () => {
					if (resp.statusCode >= 400) reject(/* @__PURE__ */ new Error(`push failed with status ${resp.statusCode}, ${body}`));
					else resolve({
						resp,
						body
					});
				});
			});
			req.on("error", (err) => {
				reject(err);
			});
			req.on("timeout", () => {
				req.destroy(/* @__PURE__ */ new Error("Pushgateway request timed out"));
			});
			if (method !== "DELETE") this.registry.metrics().then((metrics) => {
				if (options.headers && options.headers["Content-Encoding"] === "gzip") metrics = gzipSync$1(metrics);
				req.write(metrics);
				req.end();
			}).catch((err) => {
				reject(err);
			});
			else req.end();
		});
	}
	function generateGroupings(groupings) {
		if (!groupings) return "";
		return Object.keys(groupings).map((key) => `/${encodeURIComponent(key)}/${encodeURIComponent(groupings[key])}`).join("");
	}
	function isHttps(href) {
		return href.search(/^https/) !== -1;
	}
	module.exports = Pushgateway;
}));

//#endregion
//#region node_modules/prom-client/lib/bucketGenerators.js
var require_bucketGenerators = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.linearBuckets = (start, width, count) => {
		if (count < 1) throw new Error("Linear buckets needs a positive count");
		const buckets = new Array(count);
		for (let i = 0; i < count; i++) buckets[i] = start + i * width;
		return buckets;
	};
	exports.exponentialBuckets = (start, factor, count) => {
		if (start <= 0) throw new Error("Exponential buckets needs a positive start");
		if (count < 1) throw new Error("Exponential buckets needs a positive count");
		if (factor <= 1) throw new Error("Exponential buckets needs a factor greater than 1");
		const buckets = new Array(count);
		for (let i = 0; i < count; i++) {
			buckets[i] = start;
			start *= factor;
		}
		return buckets;
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/version.js
var VERSION;
var init_version = __esmMin((() => {
	VERSION = "1.9.1";
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/internal/semver.js
function _makeCompatibilityCheck(ownVersion) {
	const acceptedVersions = /* @__PURE__ */ new Set([ownVersion]);
	const rejectedVersions = /* @__PURE__ */ new Set();
	const myVersionMatch = ownVersion.match(re);
	if (!myVersionMatch) return () => false;
	const ownVersionParsed = {
		major: +myVersionMatch[1],
		minor: +myVersionMatch[2],
		patch: +myVersionMatch[3],
		prerelease: myVersionMatch[4]
	};
	if (ownVersionParsed.prerelease != null) return function isExactmatch(globalVersion) {
		return globalVersion === ownVersion;
	};
	function _reject(v) {
		rejectedVersions.add(v);
		return false;
	}
	function _accept(v) {
		acceptedVersions.add(v);
		return true;
	}
	return function isCompatible(globalVersion) {
		if (acceptedVersions.has(globalVersion)) return true;
		if (rejectedVersions.has(globalVersion)) return false;
		const globalVersionMatch = globalVersion.match(re);
		if (!globalVersionMatch) return _reject(globalVersion);
		const globalVersionParsed = {
			major: +globalVersionMatch[1],
			minor: +globalVersionMatch[2],
			patch: +globalVersionMatch[3],
			prerelease: globalVersionMatch[4]
		};
		if (globalVersionParsed.prerelease != null) return _reject(globalVersion);
		if (ownVersionParsed.major !== globalVersionParsed.major) return _reject(globalVersion);
		if (ownVersionParsed.major === 0) {
			if (ownVersionParsed.minor === globalVersionParsed.minor && ownVersionParsed.patch <= globalVersionParsed.patch) return _accept(globalVersion);
			return _reject(globalVersion);
		}
		if (ownVersionParsed.minor <= globalVersionParsed.minor) return _accept(globalVersion);
		return _reject(globalVersion);
	};
}
var re, isCompatible;
var init_semver = __esmMin((() => {
	init_version();
	re = /^(\d+)\.(\d+)\.(\d+)(-(.+))?$/;
	isCompatible = _makeCompatibilityCheck(VERSION);
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/internal/global-utils.js
function registerGlobal(type, instance, diag, allowOverride = false) {
	var _a;
	const api = _global[GLOBAL_OPENTELEMETRY_API_KEY] = (_a = _global[GLOBAL_OPENTELEMETRY_API_KEY]) !== null && _a !== void 0 ? _a : { version: VERSION };
	if (!allowOverride && api[type]) {
		const err = /* @__PURE__ */ new Error(`@opentelemetry/api: Attempted duplicate registration of API: ${type}`);
		diag.error(err.stack || err.message);
		return false;
	}
	if (api.version !== "1.9.1") {
		const err = /* @__PURE__ */ new Error(`@opentelemetry/api: Registration of version v${api.version} for ${type} does not match previously registered API v${VERSION}`);
		diag.error(err.stack || err.message);
		return false;
	}
	api[type] = instance;
	diag.debug(`@opentelemetry/api: Registered a global for ${type} v${VERSION}.`);
	return true;
}
function getGlobal(type) {
	var _a, _b;
	const globalVersion = (_a = _global[GLOBAL_OPENTELEMETRY_API_KEY]) === null || _a === void 0 ? void 0 : _a.version;
	if (!globalVersion || !isCompatible(globalVersion)) return;
	return (_b = _global[GLOBAL_OPENTELEMETRY_API_KEY]) === null || _b === void 0 ? void 0 : _b[type];
}
function unregisterGlobal(type, diag) {
	diag.debug(`@opentelemetry/api: Unregistering a global for ${type} v${VERSION}.`);
	const api = _global[GLOBAL_OPENTELEMETRY_API_KEY];
	if (api) delete api[type];
}
var major, GLOBAL_OPENTELEMETRY_API_KEY, _global;
var init_global_utils = __esmMin((() => {
	init_version();
	init_semver();
	major = VERSION.split(".")[0];
	GLOBAL_OPENTELEMETRY_API_KEY = Symbol.for(`opentelemetry.js.api.${major}`);
	_global = typeof globalThis === "object" ? globalThis : typeof self === "object" ? self : typeof window === "object" ? window : typeof global === "object" ? global : {};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/diag/ComponentLogger.js
function logProxy(funcName, namespace, args) {
	const logger = getGlobal("diag");
	if (!logger) return;
	return logger[funcName](namespace, ...args);
}
var DiagComponentLogger;
var init_ComponentLogger = __esmMin((() => {
	init_global_utils();
	DiagComponentLogger = class {
		constructor(props) {
			this._namespace = props.namespace || "DiagComponentLogger";
		}
		debug(...args) {
			return logProxy("debug", this._namespace, args);
		}
		error(...args) {
			return logProxy("error", this._namespace, args);
		}
		info(...args) {
			return logProxy("info", this._namespace, args);
		}
		warn(...args) {
			return logProxy("warn", this._namespace, args);
		}
		verbose(...args) {
			return logProxy("verbose", this._namespace, args);
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/diag/types.js
var DiagLogLevel;
var init_types = __esmMin((() => {
	;
	(function(DiagLogLevel) {
		DiagLogLevel[DiagLogLevel["NONE"] = 0] = "NONE";
		DiagLogLevel[DiagLogLevel["ERROR"] = 30] = "ERROR";
		DiagLogLevel[DiagLogLevel["WARN"] = 50] = "WARN";
		DiagLogLevel[DiagLogLevel["INFO"] = 60] = "INFO";
		DiagLogLevel[DiagLogLevel["DEBUG"] = 70] = "DEBUG";
		DiagLogLevel[DiagLogLevel["VERBOSE"] = 80] = "VERBOSE";
		DiagLogLevel[DiagLogLevel["ALL"] = 9999] = "ALL";
	})(DiagLogLevel || (DiagLogLevel = {}));
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/diag/internal/logLevelLogger.js
function createLogLevelDiagLogger(maxLevel, logger) {
	if (maxLevel < DiagLogLevel.NONE) maxLevel = DiagLogLevel.NONE;
	else if (maxLevel > DiagLogLevel.ALL) maxLevel = DiagLogLevel.ALL;
	logger = logger || {};
	function _filterFunc(funcName, theLevel) {
		const theFunc = logger[funcName];
		if (typeof theFunc === "function" && maxLevel >= theLevel) return theFunc.bind(logger);
		return function() {};
	}
	return {
		error: _filterFunc("error", DiagLogLevel.ERROR),
		warn: _filterFunc("warn", DiagLogLevel.WARN),
		info: _filterFunc("info", DiagLogLevel.INFO),
		debug: _filterFunc("debug", DiagLogLevel.DEBUG),
		verbose: _filterFunc("verbose", DiagLogLevel.VERBOSE)
	};
}
var init_logLevelLogger = __esmMin((() => {
	init_types();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/api/diag.js
var API_NAME$4, DiagAPI;
var init_diag = __esmMin((() => {
	init_ComponentLogger();
	init_logLevelLogger();
	init_types();
	init_global_utils();
	API_NAME$4 = "diag";
	DiagAPI = class DiagAPI {
		static instance() {
			if (!this._instance) this._instance = new DiagAPI();
			return this._instance;
		}
		constructor() {
			function _logProxy(funcName) {
				return function(...args) {
					const logger = getGlobal("diag");
					if (!logger) return;
					return logger[funcName](...args);
				};
			}
			const self = this;
			const setLogger = (logger, optionsOrLogLevel = { logLevel: DiagLogLevel.INFO }) => {
				var _a, _b, _c;
				if (logger === self) {
					const err = /* @__PURE__ */ new Error("Cannot use diag as the logger for itself. Please use a DiagLogger implementation like ConsoleDiagLogger or a custom implementation");
					self.error((_a = err.stack) !== null && _a !== void 0 ? _a : err.message);
					return false;
				}
				if (typeof optionsOrLogLevel === "number") optionsOrLogLevel = { logLevel: optionsOrLogLevel };
				const oldLogger = getGlobal("diag");
				const newLogger = createLogLevelDiagLogger((_b = optionsOrLogLevel.logLevel) !== null && _b !== void 0 ? _b : DiagLogLevel.INFO, logger);
				if (oldLogger && !optionsOrLogLevel.suppressOverrideMessage) {
					const stack = (_c = (/* @__PURE__ */ new Error()).stack) !== null && _c !== void 0 ? _c : "<failed to generate stacktrace>";
					oldLogger.warn(`Current logger will be overwritten from ${stack}`);
					newLogger.warn(`Current logger will overwrite one already registered from ${stack}`);
				}
				return registerGlobal("diag", newLogger, self, true);
			};
			self.setLogger = setLogger;
			self.disable = () => {
				unregisterGlobal(API_NAME$4, self);
			};
			self.createComponentLogger = (options) => {
				return new DiagComponentLogger(options);
			};
			self.verbose = _logProxy("verbose");
			self.debug = _logProxy("debug");
			self.info = _logProxy("info");
			self.warn = _logProxy("warn");
			self.error = _logProxy("error");
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/baggage/internal/baggage-impl.js
var BaggageImpl;
var init_baggage_impl = __esmMin((() => {
	BaggageImpl = class BaggageImpl {
		constructor(entries) {
			this._entries = entries ? new Map(entries) : /* @__PURE__ */ new Map();
		}
		getEntry(key) {
			const entry = this._entries.get(key);
			if (!entry) return;
			return Object.assign({}, entry);
		}
		getAllEntries() {
			return Array.from(this._entries.entries());
		}
		setEntry(key, entry) {
			const newBaggage = new BaggageImpl(this._entries);
			newBaggage._entries.set(key, entry);
			return newBaggage;
		}
		removeEntry(key) {
			const newBaggage = new BaggageImpl(this._entries);
			newBaggage._entries.delete(key);
			return newBaggage;
		}
		removeEntries(...keys) {
			const newBaggage = new BaggageImpl(this._entries);
			for (const key of keys) newBaggage._entries.delete(key);
			return newBaggage;
		}
		clear() {
			return new BaggageImpl();
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/baggage/internal/symbol.js
var baggageEntryMetadataSymbol;
var init_symbol = __esmMin((() => {
	baggageEntryMetadataSymbol = Symbol("BaggageEntryMetadata");
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/baggage/utils.js
function createBaggage(entries = {}) {
	return new BaggageImpl(new Map(Object.entries(entries)));
}
function baggageEntryMetadataFromString(str) {
	if (typeof str !== "string") {
		diag$1.error(`Cannot create baggage metadata from unknown type: ${typeof str}`);
		str = "";
	}
	return {
		__TYPE__: baggageEntryMetadataSymbol,
		toString() {
			return str;
		}
	};
}
var diag$1;
var init_utils$1 = __esmMin((() => {
	init_diag();
	init_baggage_impl();
	init_symbol();
	diag$1 = DiagAPI.instance();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/context/context.js
function createContextKey(description) {
	return Symbol.for(description);
}
var BaseContext, ROOT_CONTEXT;
var init_context$1 = __esmMin((() => {
	BaseContext = class BaseContext {
		constructor(parentContext) {
			const self = this;
			self._currentContext = parentContext ? new Map(parentContext) : /* @__PURE__ */ new Map();
			self.getValue = (key) => self._currentContext.get(key);
			self.setValue = (key, value) => {
				const context = new BaseContext(self._currentContext);
				context._currentContext.set(key, value);
				return context;
			};
			self.deleteValue = (key) => {
				const context = new BaseContext(self._currentContext);
				context._currentContext.delete(key);
				return context;
			};
		}
	};
	ROOT_CONTEXT = new BaseContext();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/diag/consoleLogger.js
var consoleMap, _originalConsoleMethods, DiagConsoleLogger;
var init_consoleLogger = __esmMin((() => {
	consoleMap = [
		{
			n: "error",
			c: "error"
		},
		{
			n: "warn",
			c: "warn"
		},
		{
			n: "info",
			c: "info"
		},
		{
			n: "debug",
			c: "debug"
		},
		{
			n: "verbose",
			c: "trace"
		}
	];
	_originalConsoleMethods = {};
	if (typeof console !== "undefined") {
		for (const key of [
			"error",
			"warn",
			"info",
			"debug",
			"trace",
			"log"
		]) if (typeof console[key] === "function") _originalConsoleMethods[key] = console[key];
	}
	DiagConsoleLogger = class {
		constructor() {
			function _consoleFunc(funcName) {
				return function(...args) {
					let theFunc = _originalConsoleMethods[funcName];
					if (typeof theFunc !== "function") theFunc = _originalConsoleMethods["log"];
					if (typeof theFunc !== "function" && console) {
						theFunc = console[funcName];
						if (typeof theFunc !== "function") theFunc = console.log;
					}
					if (typeof theFunc === "function") return theFunc.apply(console, args);
				};
			}
			for (let i = 0; i < consoleMap.length; i++) this[consoleMap[i].n] = _consoleFunc(consoleMap[i].c);
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/metrics/NoopMeter.js
function createNoopMeter() {
	return NOOP_METER;
}
var NoopMeter, NoopMetric, NoopCounterMetric, NoopUpDownCounterMetric, NoopGaugeMetric, NoopHistogramMetric, NoopObservableMetric, NoopObservableCounterMetric, NoopObservableGaugeMetric, NoopObservableUpDownCounterMetric, NOOP_METER, NOOP_COUNTER_METRIC, NOOP_GAUGE_METRIC, NOOP_HISTOGRAM_METRIC, NOOP_UP_DOWN_COUNTER_METRIC, NOOP_OBSERVABLE_COUNTER_METRIC, NOOP_OBSERVABLE_GAUGE_METRIC, NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC;
var init_NoopMeter = __esmMin((() => {
	NoopMeter = class {
		constructor() {}
		createGauge(_name, _options) {
			return NOOP_GAUGE_METRIC;
		}
		createHistogram(_name, _options) {
			return NOOP_HISTOGRAM_METRIC;
		}
		createCounter(_name, _options) {
			return NOOP_COUNTER_METRIC;
		}
		createUpDownCounter(_name, _options) {
			return NOOP_UP_DOWN_COUNTER_METRIC;
		}
		createObservableGauge(_name, _options) {
			return NOOP_OBSERVABLE_GAUGE_METRIC;
		}
		createObservableCounter(_name, _options) {
			return NOOP_OBSERVABLE_COUNTER_METRIC;
		}
		createObservableUpDownCounter(_name, _options) {
			return NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC;
		}
		addBatchObservableCallback(_callback, _observables) {}
		removeBatchObservableCallback(_callback) {}
	};
	NoopMetric = class {};
	NoopCounterMetric = class extends NoopMetric {
		add(_value, _attributes) {}
	};
	NoopUpDownCounterMetric = class extends NoopMetric {
		add(_value, _attributes) {}
	};
	NoopGaugeMetric = class extends NoopMetric {
		record(_value, _attributes) {}
	};
	NoopHistogramMetric = class extends NoopMetric {
		record(_value, _attributes) {}
	};
	NoopObservableMetric = class {
		addCallback(_callback) {}
		removeCallback(_callback) {}
	};
	NoopObservableCounterMetric = class extends NoopObservableMetric {};
	NoopObservableGaugeMetric = class extends NoopObservableMetric {};
	NoopObservableUpDownCounterMetric = class extends NoopObservableMetric {};
	NOOP_METER = new NoopMeter();
	NOOP_COUNTER_METRIC = new NoopCounterMetric();
	NOOP_GAUGE_METRIC = new NoopGaugeMetric();
	NOOP_HISTOGRAM_METRIC = new NoopHistogramMetric();
	NOOP_UP_DOWN_COUNTER_METRIC = new NoopUpDownCounterMetric();
	NOOP_OBSERVABLE_COUNTER_METRIC = new NoopObservableCounterMetric();
	NOOP_OBSERVABLE_GAUGE_METRIC = new NoopObservableGaugeMetric();
	NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC = new NoopObservableUpDownCounterMetric();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/metrics/Metric.js
var ValueType;
var init_Metric = __esmMin((() => {
	;
	(function(ValueType) {
		ValueType[ValueType["INT"] = 0] = "INT";
		ValueType[ValueType["DOUBLE"] = 1] = "DOUBLE";
	})(ValueType || (ValueType = {}));
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/propagation/TextMapPropagator.js
var defaultTextMapGetter, defaultTextMapSetter;
var init_TextMapPropagator = __esmMin((() => {
	defaultTextMapGetter = {
		get(carrier, key) {
			if (carrier == null) return;
			return carrier[key];
		},
		keys(carrier) {
			if (carrier == null) return [];
			return Object.keys(carrier);
		}
	};
	defaultTextMapSetter = { set(carrier, key, value) {
		if (carrier == null) return;
		carrier[key] = value;
	} };
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/context/NoopContextManager.js
var NoopContextManager;
var init_NoopContextManager = __esmMin((() => {
	init_context$1();
	NoopContextManager = class {
		active() {
			return ROOT_CONTEXT;
		}
		with(_context, fn, thisArg, ...args) {
			return fn.call(thisArg, ...args);
		}
		bind(_context, target) {
			return target;
		}
		enable() {
			return this;
		}
		disable() {
			return this;
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/api/context.js
var API_NAME$3, NOOP_CONTEXT_MANAGER, ContextAPI;
var init_context = __esmMin((() => {
	init_NoopContextManager();
	init_global_utils();
	init_diag();
	API_NAME$3 = "context";
	NOOP_CONTEXT_MANAGER = new NoopContextManager();
	ContextAPI = class ContextAPI {
		constructor() {}
		static getInstance() {
			if (!this._instance) this._instance = new ContextAPI();
			return this._instance;
		}
		setGlobalContextManager(contextManager) {
			return registerGlobal(API_NAME$3, contextManager, DiagAPI.instance());
		}
		active() {
			return this._getContextManager().active();
		}
		with(context, fn, thisArg, ...args) {
			return this._getContextManager().with(context, fn, thisArg, ...args);
		}
		bind(context, target) {
			return this._getContextManager().bind(context, target);
		}
		_getContextManager() {
			return getGlobal(API_NAME$3) || NOOP_CONTEXT_MANAGER;
		}
		disable() {
			this._getContextManager().disable();
			unregisterGlobal(API_NAME$3, DiagAPI.instance());
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/trace_flags.js
var TraceFlags;
var init_trace_flags = __esmMin((() => {
	;
	(function(TraceFlags) {
		TraceFlags[TraceFlags["NONE"] = 0] = "NONE";
		TraceFlags[TraceFlags["SAMPLED"] = 1] = "SAMPLED";
	})(TraceFlags || (TraceFlags = {}));
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/invalid-span-constants.js
var INVALID_SPANID, INVALID_TRACEID, INVALID_SPAN_CONTEXT;
var init_invalid_span_constants = __esmMin((() => {
	init_trace_flags();
	INVALID_SPANID = "0000000000000000";
	INVALID_TRACEID = "00000000000000000000000000000000";
	INVALID_SPAN_CONTEXT = {
		traceId: INVALID_TRACEID,
		spanId: INVALID_SPANID,
		traceFlags: TraceFlags.NONE
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/NonRecordingSpan.js
var NonRecordingSpan;
var init_NonRecordingSpan = __esmMin((() => {
	init_invalid_span_constants();
	NonRecordingSpan = class {
		constructor(spanContext = INVALID_SPAN_CONTEXT) {
			this._spanContext = spanContext;
		}
		spanContext() {
			return this._spanContext;
		}
		setAttribute(_key, _value) {
			return this;
		}
		setAttributes(_attributes) {
			return this;
		}
		addEvent(_name, _attributes) {
			return this;
		}
		addLink(_link) {
			return this;
		}
		addLinks(_links) {
			return this;
		}
		setStatus(_status) {
			return this;
		}
		updateName(_name) {
			return this;
		}
		end(_endTime) {}
		isRecording() {
			return false;
		}
		recordException(_exception, _time) {}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/context-utils.js
function getSpan(context) {
	return context.getValue(SPAN_KEY) || void 0;
}
function getActiveSpan() {
	return getSpan(ContextAPI.getInstance().active());
}
function setSpan(context, span) {
	return context.setValue(SPAN_KEY, span);
}
function deleteSpan(context) {
	return context.deleteValue(SPAN_KEY);
}
function setSpanContext(context, spanContext) {
	return setSpan(context, new NonRecordingSpan(spanContext));
}
function getSpanContext(context) {
	var _a;
	return (_a = getSpan(context)) === null || _a === void 0 ? void 0 : _a.spanContext();
}
var SPAN_KEY;
var init_context_utils = __esmMin((() => {
	init_context$1();
	init_NonRecordingSpan();
	init_context();
	SPAN_KEY = createContextKey("OpenTelemetry Context Key SPAN");
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/spancontext-utils.js
function isValidHex(id, length) {
	if (typeof id !== "string" || id.length !== length) return false;
	let r = 0;
	for (let i = 0; i < id.length; i += 4) r += (isHex[id.charCodeAt(i)] | 0) + (isHex[id.charCodeAt(i + 1)] | 0) + (isHex[id.charCodeAt(i + 2)] | 0) + (isHex[id.charCodeAt(i + 3)] | 0);
	return r === length;
}
function isValidTraceId(traceId) {
	return isValidHex(traceId, 32) && traceId !== "00000000000000000000000000000000";
}
function isValidSpanId(spanId) {
	return isValidHex(spanId, 16) && spanId !== "0000000000000000";
}
function isSpanContextValid(spanContext) {
	return isValidTraceId(spanContext.traceId) && isValidSpanId(spanContext.spanId);
}
function wrapSpanContext(spanContext) {
	return new NonRecordingSpan(spanContext);
}
var isHex;
var init_spancontext_utils = __esmMin((() => {
	init_invalid_span_constants();
	init_NonRecordingSpan();
	isHex = new Uint8Array([
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		1,
		1
	]);
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/NoopTracer.js
function isSpanContext(spanContext) {
	return spanContext !== null && typeof spanContext === "object" && "spanId" in spanContext && typeof spanContext["spanId"] === "string" && "traceId" in spanContext && typeof spanContext["traceId"] === "string" && "traceFlags" in spanContext && typeof spanContext["traceFlags"] === "number";
}
var contextApi, NoopTracer;
var init_NoopTracer = __esmMin((() => {
	init_context();
	init_context_utils();
	init_NonRecordingSpan();
	init_spancontext_utils();
	contextApi = ContextAPI.getInstance();
	NoopTracer = class {
		startSpan(name, options, context = contextApi.active()) {
			if (Boolean(options === null || options === void 0 ? void 0 : options.root)) return new NonRecordingSpan();
			const parentFromContext = context && getSpanContext(context);
			if (isSpanContext(parentFromContext) && isSpanContextValid(parentFromContext)) return new NonRecordingSpan(parentFromContext);
			else return new NonRecordingSpan();
		}
		startActiveSpan(name, arg2, arg3, arg4) {
			let opts;
			let ctx;
			let fn;
			if (arguments.length < 2) return;
			else if (arguments.length === 2) fn = arg2;
			else if (arguments.length === 3) {
				opts = arg2;
				fn = arg3;
			} else {
				opts = arg2;
				ctx = arg3;
				fn = arg4;
			}
			const parentContext = ctx !== null && ctx !== void 0 ? ctx : contextApi.active();
			const span = this.startSpan(name, opts, parentContext);
			const contextWithSpanSet = setSpan(parentContext, span);
			return contextApi.with(contextWithSpanSet, fn, void 0, span);
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/ProxyTracer.js
var NOOP_TRACER, ProxyTracer;
var init_ProxyTracer = __esmMin((() => {
	init_NoopTracer();
	NOOP_TRACER = new NoopTracer();
	ProxyTracer = class {
		constructor(provider, name, version, options) {
			this._provider = provider;
			this.name = name;
			this.version = version;
			this.options = options;
		}
		startSpan(name, options, context) {
			return this._getTracer().startSpan(name, options, context);
		}
		startActiveSpan(_name, _options, _context, _fn) {
			const tracer = this._getTracer();
			return Reflect.apply(tracer.startActiveSpan, tracer, arguments);
		}
		_getTracer() {
			if (this._delegate) return this._delegate;
			const tracer = this._provider.getDelegateTracer(this.name, this.version, this.options);
			if (!tracer) return NOOP_TRACER;
			this._delegate = tracer;
			return this._delegate;
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/NoopTracerProvider.js
var NoopTracerProvider;
var init_NoopTracerProvider = __esmMin((() => {
	init_NoopTracer();
	NoopTracerProvider = class {
		getTracer(_name, _version, _options) {
			return new NoopTracer();
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/ProxyTracerProvider.js
var NOOP_TRACER_PROVIDER, ProxyTracerProvider;
var init_ProxyTracerProvider = __esmMin((() => {
	init_ProxyTracer();
	init_NoopTracerProvider();
	NOOP_TRACER_PROVIDER = new NoopTracerProvider();
	ProxyTracerProvider = class {
		getTracer(name, version, options) {
			var _a;
			return (_a = this.getDelegateTracer(name, version, options)) !== null && _a !== void 0 ? _a : new ProxyTracer(this, name, version, options);
		}
		getDelegate() {
			var _a;
			return (_a = this._delegate) !== null && _a !== void 0 ? _a : NOOP_TRACER_PROVIDER;
		}
		setDelegate(delegate) {
			this._delegate = delegate;
		}
		getDelegateTracer(name, version, options) {
			var _a;
			return (_a = this._delegate) === null || _a === void 0 ? void 0 : _a.getTracer(name, version, options);
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/SamplingResult.js
var SamplingDecision;
var init_SamplingResult = __esmMin((() => {
	;
	(function(SamplingDecision) {
		SamplingDecision[SamplingDecision["NOT_RECORD"] = 0] = "NOT_RECORD";
		SamplingDecision[SamplingDecision["RECORD"] = 1] = "RECORD";
		SamplingDecision[SamplingDecision["RECORD_AND_SAMPLED"] = 2] = "RECORD_AND_SAMPLED";
	})(SamplingDecision || (SamplingDecision = {}));
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/span_kind.js
var SpanKind;
var init_span_kind = __esmMin((() => {
	;
	(function(SpanKind) {
		SpanKind[SpanKind["INTERNAL"] = 0] = "INTERNAL";
		SpanKind[SpanKind["SERVER"] = 1] = "SERVER";
		SpanKind[SpanKind["CLIENT"] = 2] = "CLIENT";
		SpanKind[SpanKind["PRODUCER"] = 3] = "PRODUCER";
		SpanKind[SpanKind["CONSUMER"] = 4] = "CONSUMER";
	})(SpanKind || (SpanKind = {}));
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/status.js
var SpanStatusCode;
var init_status = __esmMin((() => {
	;
	(function(SpanStatusCode) {
		SpanStatusCode[SpanStatusCode["UNSET"] = 0] = "UNSET";
		SpanStatusCode[SpanStatusCode["OK"] = 1] = "OK";
		SpanStatusCode[SpanStatusCode["ERROR"] = 2] = "ERROR";
	})(SpanStatusCode || (SpanStatusCode = {}));
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/internal/tracestate-validators.js
function validateKey(key) {
	return VALID_KEY_REGEX.test(key);
}
function validateValue(value) {
	return VALID_VALUE_BASE_REGEX.test(value) && !INVALID_VALUE_COMMA_EQUAL_REGEX.test(value);
}
var VALID_KEY_CHAR_RANGE, VALID_KEY_REGEX, VALID_VALUE_BASE_REGEX, INVALID_VALUE_COMMA_EQUAL_REGEX;
var init_tracestate_validators = __esmMin((() => {
	VALID_KEY_CHAR_RANGE = "[_0-9a-z-*/]";
	VALID_KEY_REGEX = new RegExp(`^(?:${`[a-z]${VALID_KEY_CHAR_RANGE}{0,255}`}|${`[a-z0-9]${VALID_KEY_CHAR_RANGE}{0,240}@[a-z]${VALID_KEY_CHAR_RANGE}{0,13}`})$`);
	VALID_VALUE_BASE_REGEX = /^[ -~]{0,255}[!-~]$/;
	INVALID_VALUE_COMMA_EQUAL_REGEX = /,|=/;
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/internal/tracestate-impl.js
var MAX_TRACE_STATE_ITEMS, MAX_TRACE_STATE_LEN, LIST_MEMBERS_SEPARATOR, LIST_MEMBER_KEY_VALUE_SPLITTER, TraceStateImpl;
var init_tracestate_impl = __esmMin((() => {
	init_tracestate_validators();
	MAX_TRACE_STATE_ITEMS = 32;
	MAX_TRACE_STATE_LEN = 512;
	LIST_MEMBERS_SEPARATOR = ",";
	LIST_MEMBER_KEY_VALUE_SPLITTER = "=";
	TraceStateImpl = class TraceStateImpl {
		constructor(rawTraceState) {
			this._internalState = /* @__PURE__ */ new Map();
			if (rawTraceState) this._parse(rawTraceState);
		}
		set(key, value) {
			const traceState = this._clone();
			if (traceState._internalState.has(key)) traceState._internalState.delete(key);
			traceState._internalState.set(key, value);
			return traceState;
		}
		unset(key) {
			const traceState = this._clone();
			traceState._internalState.delete(key);
			return traceState;
		}
		get(key) {
			return this._internalState.get(key);
		}
		serialize() {
			return Array.from(this._internalState.keys()).reduceRight((agg, key) => {
				agg.push(key + LIST_MEMBER_KEY_VALUE_SPLITTER + this.get(key));
				return agg;
			}, []).join(LIST_MEMBERS_SEPARATOR);
		}
		_parse(rawTraceState) {
			if (rawTraceState.length > MAX_TRACE_STATE_LEN) return;
			this._internalState = rawTraceState.split(LIST_MEMBERS_SEPARATOR).reduceRight((agg, part) => {
				const listMember = part.trim();
				const i = listMember.indexOf(LIST_MEMBER_KEY_VALUE_SPLITTER);
				if (i !== -1) {
					const key = listMember.slice(0, i);
					const value = listMember.slice(i + 1, part.length);
					if (validateKey(key) && validateValue(value)) agg.set(key, value);
				}
				return agg;
			}, /* @__PURE__ */ new Map());
			if (this._internalState.size > MAX_TRACE_STATE_ITEMS) this._internalState = new Map(Array.from(this._internalState.entries()).reverse().slice(0, MAX_TRACE_STATE_ITEMS));
		}
		_keys() {
			return Array.from(this._internalState.keys()).reverse();
		}
		_clone() {
			const traceState = new TraceStateImpl();
			traceState._internalState = new Map(this._internalState);
			return traceState;
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace/internal/utils.js
function createTraceState(rawTraceState) {
	return new TraceStateImpl(rawTraceState);
}
var init_utils = __esmMin((() => {
	init_tracestate_impl();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/context-api.js
var context;
var init_context_api = __esmMin((() => {
	init_context();
	context = ContextAPI.getInstance();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/diag-api.js
var diag;
var init_diag_api = __esmMin((() => {
	init_diag();
	diag = DiagAPI.instance();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/metrics/NoopMeterProvider.js
var NoopMeterProvider, NOOP_METER_PROVIDER;
var init_NoopMeterProvider = __esmMin((() => {
	init_NoopMeter();
	NoopMeterProvider = class {
		getMeter(_name, _version, _options) {
			return NOOP_METER;
		}
	};
	NOOP_METER_PROVIDER = new NoopMeterProvider();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/api/metrics.js
var API_NAME$2, MetricsAPI;
var init_metrics = __esmMin((() => {
	init_NoopMeterProvider();
	init_global_utils();
	init_diag();
	API_NAME$2 = "metrics";
	MetricsAPI = class MetricsAPI {
		constructor() {}
		static getInstance() {
			if (!this._instance) this._instance = new MetricsAPI();
			return this._instance;
		}
		setGlobalMeterProvider(provider) {
			return registerGlobal(API_NAME$2, provider, DiagAPI.instance());
		}
		getMeterProvider() {
			return getGlobal(API_NAME$2) || NOOP_METER_PROVIDER;
		}
		getMeter(name, version, options) {
			return this.getMeterProvider().getMeter(name, version, options);
		}
		disable() {
			unregisterGlobal(API_NAME$2, DiagAPI.instance());
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/metrics-api.js
var metrics;
var init_metrics_api = __esmMin((() => {
	init_metrics();
	metrics = MetricsAPI.getInstance();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/propagation/NoopTextMapPropagator.js
var NoopTextMapPropagator;
var init_NoopTextMapPropagator = __esmMin((() => {
	NoopTextMapPropagator = class {
		inject(_context, _carrier) {}
		extract(context, _carrier) {
			return context;
		}
		fields() {
			return [];
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/baggage/context-helpers.js
function getBaggage(context) {
	return context.getValue(BAGGAGE_KEY) || void 0;
}
function getActiveBaggage() {
	return getBaggage(ContextAPI.getInstance().active());
}
function setBaggage(context, baggage) {
	return context.setValue(BAGGAGE_KEY, baggage);
}
function deleteBaggage(context) {
	return context.deleteValue(BAGGAGE_KEY);
}
var BAGGAGE_KEY;
var init_context_helpers = __esmMin((() => {
	init_context();
	init_context$1();
	BAGGAGE_KEY = createContextKey("OpenTelemetry Baggage Key");
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/api/propagation.js
var API_NAME$1, NOOP_TEXT_MAP_PROPAGATOR, PropagationAPI;
var init_propagation = __esmMin((() => {
	init_global_utils();
	init_NoopTextMapPropagator();
	init_TextMapPropagator();
	init_context_helpers();
	init_utils$1();
	init_diag();
	API_NAME$1 = "propagation";
	NOOP_TEXT_MAP_PROPAGATOR = new NoopTextMapPropagator();
	PropagationAPI = class PropagationAPI {
		constructor() {
			this.createBaggage = createBaggage;
			this.getBaggage = getBaggage;
			this.getActiveBaggage = getActiveBaggage;
			this.setBaggage = setBaggage;
			this.deleteBaggage = deleteBaggage;
		}
		static getInstance() {
			if (!this._instance) this._instance = new PropagationAPI();
			return this._instance;
		}
		setGlobalPropagator(propagator) {
			return registerGlobal(API_NAME$1, propagator, DiagAPI.instance());
		}
		inject(context, carrier, setter = defaultTextMapSetter) {
			return this._getGlobalPropagator().inject(context, carrier, setter);
		}
		extract(context, carrier, getter = defaultTextMapGetter) {
			return this._getGlobalPropagator().extract(context, carrier, getter);
		}
		fields() {
			return this._getGlobalPropagator().fields();
		}
		disable() {
			unregisterGlobal(API_NAME$1, DiagAPI.instance());
		}
		_getGlobalPropagator() {
			return getGlobal(API_NAME$1) || NOOP_TEXT_MAP_PROPAGATOR;
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/propagation-api.js
var propagation;
var init_propagation_api = __esmMin((() => {
	init_propagation();
	propagation = PropagationAPI.getInstance();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/api/trace.js
var API_NAME, TraceAPI;
var init_trace = __esmMin((() => {
	init_global_utils();
	init_ProxyTracerProvider();
	init_spancontext_utils();
	init_context_utils();
	init_diag();
	API_NAME = "trace";
	TraceAPI = class TraceAPI {
		constructor() {
			this._proxyTracerProvider = new ProxyTracerProvider();
			this.wrapSpanContext = wrapSpanContext;
			this.isSpanContextValid = isSpanContextValid;
			this.deleteSpan = deleteSpan;
			this.getSpan = getSpan;
			this.getActiveSpan = getActiveSpan;
			this.getSpanContext = getSpanContext;
			this.setSpan = setSpan;
			this.setSpanContext = setSpanContext;
		}
		static getInstance() {
			if (!this._instance) this._instance = new TraceAPI();
			return this._instance;
		}
		setGlobalTracerProvider(provider) {
			const success = registerGlobal(API_NAME, this._proxyTracerProvider, DiagAPI.instance());
			if (success) this._proxyTracerProvider.setDelegate(provider);
			return success;
		}
		getTracerProvider() {
			return getGlobal(API_NAME) || this._proxyTracerProvider;
		}
		getTracer(name, version) {
			return this.getTracerProvider().getTracer(name, version);
		}
		disable() {
			unregisterGlobal(API_NAME, DiagAPI.instance());
			this._proxyTracerProvider = new ProxyTracerProvider();
		}
	};
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/trace-api.js
var trace;
var init_trace_api = __esmMin((() => {
	init_trace();
	trace = TraceAPI.getInstance();
}));

//#endregion
//#region node_modules/@opentelemetry/api/build/esm/index.js
var esm_exports = /* @__PURE__ */ __exportAll({
	DiagConsoleLogger: () => DiagConsoleLogger,
	DiagLogLevel: () => DiagLogLevel,
	INVALID_SPANID: () => INVALID_SPANID,
	INVALID_SPAN_CONTEXT: () => INVALID_SPAN_CONTEXT,
	INVALID_TRACEID: () => INVALID_TRACEID,
	ProxyTracer: () => ProxyTracer,
	ProxyTracerProvider: () => ProxyTracerProvider,
	ROOT_CONTEXT: () => ROOT_CONTEXT,
	SamplingDecision: () => SamplingDecision,
	SpanKind: () => SpanKind,
	SpanStatusCode: () => SpanStatusCode,
	TraceFlags: () => TraceFlags,
	ValueType: () => ValueType,
	baggageEntryMetadataFromString: () => baggageEntryMetadataFromString,
	context: () => context,
	createContextKey: () => createContextKey,
	createNoopMeter: () => createNoopMeter,
	createTraceState: () => createTraceState,
	default: () => esm_default,
	defaultTextMapGetter: () => defaultTextMapGetter,
	defaultTextMapSetter: () => defaultTextMapSetter,
	diag: () => diag,
	isSpanContextValid: () => isSpanContextValid,
	isValidSpanId: () => isValidSpanId,
	isValidTraceId: () => isValidTraceId,
	metrics: () => metrics,
	propagation: () => propagation,
	trace: () => trace
});
var esm_default;
var init_esm = __esmMin((() => {
	init_utils$1();
	init_context$1();
	init_consoleLogger();
	init_types();
	init_NoopMeter();
	init_Metric();
	init_TextMapPropagator();
	init_ProxyTracer();
	init_ProxyTracerProvider();
	init_SamplingResult();
	init_span_kind();
	init_status();
	init_trace_flags();
	init_utils();
	init_spancontext_utils();
	init_invalid_span_constants();
	init_context_api();
	init_diag_api();
	init_metrics_api();
	init_propagation_api();
	init_trace_api();
	esm_default = {
		context,
		diag,
		metrics,
		propagation,
		trace
	};
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processCpuTotal.js
var require_processCpuTotal = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const OtelApi = (init_esm(), __toCommonJS(esm_exports));
	const Counter = require_counter();
	const PROCESS_CPU_USER_SECONDS = "process_cpu_user_seconds_total";
	const PROCESS_CPU_SYSTEM_SECONDS = "process_cpu_system_seconds_total";
	const PROCESS_CPU_SECONDS = "process_cpu_seconds_total";
	module.exports = (registry, config = {}) => {
		const registers = registry ? [registry] : void 0;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const exemplars = config.enableExemplars ? config.enableExemplars : false;
		const labelNames = Object.keys(labels);
		let lastCpuUsage = process.cpuUsage();
		const cpuUserUsageCounter = new Counter({
			name: namePrefix + PROCESS_CPU_USER_SECONDS,
			help: "Total user CPU time spent in seconds.",
			enableExemplars: exemplars,
			registers,
			labelNames,
			collect() {
				const cpuUsage = process.cpuUsage();
				const userUsageMicros = cpuUsage.user - lastCpuUsage.user;
				const systemUsageMicros = cpuUsage.system - lastCpuUsage.system;
				lastCpuUsage = cpuUsage;
				if (this.enableExemplars) {
					let exemplarLabels = {};
					const currentSpan = OtelApi.trace.getSpan(OtelApi.context.active());
					if (currentSpan) exemplarLabels = {
						traceId: currentSpan.spanContext().traceId,
						spanId: currentSpan.spanContext().spanId
					};
					cpuUserUsageCounter.inc({
						labels,
						value: userUsageMicros / 1e6,
						exemplarLabels
					});
					cpuSystemUsageCounter.inc({
						labels,
						value: systemUsageMicros / 1e6,
						exemplarLabels
					});
					cpuUsageCounter.inc({
						labels,
						value: (userUsageMicros + systemUsageMicros) / 1e6,
						exemplarLabels
					});
				} else {
					cpuUserUsageCounter.inc(labels, userUsageMicros / 1e6);
					cpuSystemUsageCounter.inc(labels, systemUsageMicros / 1e6);
					cpuUsageCounter.inc(labels, (userUsageMicros + systemUsageMicros) / 1e6);
				}
			}
		});
		const cpuSystemUsageCounter = new Counter({
			name: namePrefix + PROCESS_CPU_SYSTEM_SECONDS,
			help: "Total system CPU time spent in seconds.",
			enableExemplars: exemplars,
			registers,
			labelNames
		});
		const cpuUsageCounter = new Counter({
			name: namePrefix + PROCESS_CPU_SECONDS,
			help: "Total user and system CPU time spent in seconds.",
			enableExemplars: exemplars,
			registers,
			labelNames
		});
	};
	module.exports.metricNames = [
		PROCESS_CPU_USER_SECONDS,
		PROCESS_CPU_SYSTEM_SECONDS,
		PROCESS_CPU_SECONDS
	];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processStartTime.js
var require_processStartTime = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const startInSeconds = Math.round(Date.now() / 1e3 - process.uptime());
	const PROCESS_START_TIME = "process_start_time_seconds";
	module.exports = (registry, config = {}) => {
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + PROCESS_START_TIME,
			help: "Start time of the process since unix epoch in seconds.",
			registers: registry ? [registry] : void 0,
			labelNames,
			aggregator: "omit",
			collect() {
				this.set(labels, startInSeconds);
			}
		});
	};
	module.exports.metricNames = [PROCESS_START_TIME];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/osMemoryHeapLinux.js
var require_osMemoryHeapLinux = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const fs$3 = __require("fs");
	const values = [
		"VmSize",
		"VmRSS",
		"VmData"
	];
	const PROCESS_RESIDENT_MEMORY = "process_resident_memory_bytes";
	const PROCESS_VIRTUAL_MEMORY = "process_virtual_memory_bytes";
	const PROCESS_HEAP = "process_heap_bytes";
	function structureOutput(input) {
		return input.split("\n").reduce((acc, string) => {
			if (!values.some((value) => string.startsWith(value))) return acc;
			const split = string.split(":");
			let value = split[1].trim();
			value = value.substr(0, value.length - 3);
			value = Number(value) * 1024;
			acc[split[0]] = value;
			return acc;
		}, {});
	}
	module.exports = (registry, config = {}) => {
		const registers = registry ? [registry] : void 0;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		const residentMemGauge = new Gauge({
			name: namePrefix + PROCESS_RESIDENT_MEMORY,
			help: "Resident memory size in bytes.",
			registers,
			labelNames,
			collect() {
				try {
					const structuredOutput = structureOutput(fs$3.readFileSync("/proc/self/status", "utf8"));
					residentMemGauge.set(labels, structuredOutput.VmRSS);
					virtualMemGauge.set(labels, structuredOutput.VmSize);
					heapSizeMemGauge.set(labels, structuredOutput.VmData);
				} catch {}
			}
		});
		const virtualMemGauge = new Gauge({
			name: namePrefix + PROCESS_VIRTUAL_MEMORY,
			help: "Virtual memory size in bytes.",
			registers,
			labelNames
		});
		const heapSizeMemGauge = new Gauge({
			name: namePrefix + PROCESS_HEAP,
			help: "Process heap size in bytes.",
			registers,
			labelNames
		});
	};
	module.exports.metricNames = [
		PROCESS_RESIDENT_MEMORY,
		PROCESS_VIRTUAL_MEMORY,
		PROCESS_HEAP
	];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/helpers/safeMemoryUsage.js
var require_safeMemoryUsage = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function safeMemoryUsage() {
		try {
			return process.memoryUsage();
		} catch {
			return;
		}
	}
	module.exports = safeMemoryUsage;
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/osMemoryHeap.js
var require_osMemoryHeap = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const linuxVariant = require_osMemoryHeapLinux();
	const safeMemoryUsage = require_safeMemoryUsage();
	const PROCESS_RESIDENT_MEMORY = "process_resident_memory_bytes";
	function notLinuxVariant(registry, config = {}) {
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + PROCESS_RESIDENT_MEMORY,
			help: "Resident memory size in bytes.",
			registers: registry ? [registry] : void 0,
			labelNames,
			collect() {
				const memUsage = safeMemoryUsage();
				if (memUsage) this.set(labels, memUsage.rss);
			}
		});
	}
	module.exports = (registry, config) => process.platform === "linux" ? linuxVariant(registry, config) : notLinuxVariant(registry, config);
	module.exports.metricNames = process.platform === "linux" ? linuxVariant.metricNames : [PROCESS_RESIDENT_MEMORY];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processOpenFileDescriptors.js
var require_processOpenFileDescriptors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const fs$2 = __require("fs");
	const process$1 = __require("process");
	const PROCESS_OPEN_FDS = "process_open_fds";
	module.exports = (registry, config = {}) => {
		if (process$1.platform !== "linux") return;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + PROCESS_OPEN_FDS,
			help: "Number of open file descriptors.",
			registers: registry ? [registry] : void 0,
			labelNames,
			collect() {
				try {
					const fds = fs$2.readdirSync("/proc/self/fd");
					this.set(labels, fds.length - 1);
				} catch {}
			}
		});
	};
	module.exports.metricNames = [PROCESS_OPEN_FDS];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processMaxFileDescriptors.js
var require_processMaxFileDescriptors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const fs$1 = __require("fs");
	const PROCESS_MAX_FDS = "process_max_fds";
	let maxFds;
	module.exports = (registry, config = {}) => {
		if (maxFds === void 0) try {
			const lines = fs$1.readFileSync("/proc/self/limits", "utf8").split("\n");
			for (const line of lines) if (line.startsWith("Max open files")) {
				const parts = line.split(/  +/);
				maxFds = Number(parts[1]);
				break;
			}
		} catch {
			return;
		}
		if (maxFds === void 0) return;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + PROCESS_MAX_FDS,
			help: "Maximum number of open file descriptors.",
			registers: registry ? [registry] : void 0,
			labelNames,
			collect() {
				if (maxFds !== void 0) this.set(labels, maxFds);
			}
		});
	};
	module.exports.metricNames = [PROCESS_MAX_FDS];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/eventLoopLag.js
var require_eventLoopLag = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	let perf_hooks;
	try {
		perf_hooks = __require("perf_hooks");
	} catch {}
	const NODEJS_EVENTLOOP_LAG = "nodejs_eventloop_lag_seconds";
	const NODEJS_EVENTLOOP_LAG_MIN = "nodejs_eventloop_lag_min_seconds";
	const NODEJS_EVENTLOOP_LAG_MAX = "nodejs_eventloop_lag_max_seconds";
	const NODEJS_EVENTLOOP_LAG_MEAN = "nodejs_eventloop_lag_mean_seconds";
	const NODEJS_EVENTLOOP_LAG_STDDEV = "nodejs_eventloop_lag_stddev_seconds";
	const NODEJS_EVENTLOOP_LAG_P50 = "nodejs_eventloop_lag_p50_seconds";
	const NODEJS_EVENTLOOP_LAG_P90 = "nodejs_eventloop_lag_p90_seconds";
	const NODEJS_EVENTLOOP_LAG_P99 = "nodejs_eventloop_lag_p99_seconds";
	function reportEventloopLag(start, gauge, labels) {
		const delta = process.hrtime(start);
		const seconds = (delta[0] * 1e9 + delta[1]) / 1e9;
		gauge.set(labels, seconds);
	}
	module.exports = (registry, config = {}) => {
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		const registers = registry ? [registry] : void 0;
		let collect = () => {
			const start = process.hrtime();
			setImmediate(reportEventloopLag, start, lag, labels);
		};
		if (perf_hooks && perf_hooks.monitorEventLoopDelay) try {
			const histogram = perf_hooks.monitorEventLoopDelay({ resolution: config.eventLoopMonitoringPrecision });
			histogram.enable();
			collect = () => {
				const start = process.hrtime();
				setImmediate(reportEventloopLag, start, lag, labels);
				lagMin.set(labels, histogram.min / 1e9);
				lagMax.set(labels, histogram.max / 1e9);
				lagMean.set(labels, histogram.mean / 1e9);
				lagStddev.set(labels, histogram.stddev / 1e9);
				lagP50.set(labels, histogram.percentile(50) / 1e9);
				lagP90.set(labels, histogram.percentile(90) / 1e9);
				lagP99.set(labels, histogram.percentile(99) / 1e9);
				histogram.reset();
			};
		} catch (e) {
			if (e.code === "ERR_NOT_IMPLEMENTED") return;
			throw e;
		}
		const lag = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG,
			help: "Lag of event loop in seconds.",
			registers,
			labelNames,
			aggregator: "average",
			collect
		});
		const lagMin = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_MIN,
			help: "The minimum recorded event loop delay.",
			registers,
			labelNames,
			aggregator: "min"
		});
		const lagMax = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_MAX,
			help: "The maximum recorded event loop delay.",
			registers,
			labelNames,
			aggregator: "max"
		});
		const lagMean = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_MEAN,
			help: "The mean of the recorded event loop delays.",
			registers,
			labelNames,
			aggregator: "average"
		});
		const lagStddev = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_STDDEV,
			help: "The standard deviation of the recorded event loop delays.",
			registers,
			labelNames,
			aggregator: "average"
		});
		const lagP50 = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_P50,
			help: "The 50th percentile of the recorded event loop delays.",
			registers,
			labelNames,
			aggregator: "average"
		});
		const lagP90 = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_P90,
			help: "The 90th percentile of the recorded event loop delays.",
			registers,
			labelNames,
			aggregator: "average"
		});
		const lagP99 = new Gauge({
			name: namePrefix + NODEJS_EVENTLOOP_LAG_P99,
			help: "The 99th percentile of the recorded event loop delays.",
			registers,
			labelNames,
			aggregator: "average"
		});
	};
	module.exports.metricNames = [
		NODEJS_EVENTLOOP_LAG,
		NODEJS_EVENTLOOP_LAG_MIN,
		NODEJS_EVENTLOOP_LAG_MAX,
		NODEJS_EVENTLOOP_LAG_MEAN,
		NODEJS_EVENTLOOP_LAG_STDDEV,
		NODEJS_EVENTLOOP_LAG_P50,
		NODEJS_EVENTLOOP_LAG_P90,
		NODEJS_EVENTLOOP_LAG_P99
	];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/helpers/processMetricsHelpers.js
var require_processMetricsHelpers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function aggregateByObjectName(list) {
		const data = {};
		for (let i = 0; i < list.length; i++) {
			const listElement = list[i];
			if (!listElement || typeof listElement.constructor === "undefined") continue;
			if (Object.hasOwnProperty.call(data, listElement.constructor.name)) data[listElement.constructor.name] += 1;
			else data[listElement.constructor.name] = 1;
		}
		return data;
	}
	function updateMetrics(gauge, data, labels) {
		gauge.reset();
		for (const key in data) gauge.set(Object.assign({ type: key }, labels || {}), data[key]);
	}
	module.exports = {
		aggregateByObjectName,
		updateMetrics
	};
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processHandles.js
var require_processHandles = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { aggregateByObjectName } = require_processMetricsHelpers();
	const { updateMetrics } = require_processMetricsHelpers();
	const Gauge = require_gauge();
	const NODEJS_ACTIVE_HANDLES = "nodejs_active_handles";
	const NODEJS_ACTIVE_HANDLES_TOTAL = "nodejs_active_handles_total";
	module.exports = (registry, config = {}) => {
		if (typeof process._getActiveHandles !== "function") return;
		const registers = registry ? [registry] : void 0;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + NODEJS_ACTIVE_HANDLES,
			help: "Number of active libuv handles grouped by handle type. Every handle type is C++ class name.",
			labelNames: ["type", ...labelNames],
			registers,
			collect() {
				const handles = process._getActiveHandles();
				updateMetrics(this, aggregateByObjectName(handles), labels);
			}
		});
		new Gauge({
			name: namePrefix + NODEJS_ACTIVE_HANDLES_TOTAL,
			help: "Total number of active handles.",
			registers,
			labelNames,
			collect() {
				const handles = process._getActiveHandles();
				this.set(labels, handles.length);
			}
		});
	};
	module.exports.metricNames = [NODEJS_ACTIVE_HANDLES, NODEJS_ACTIVE_HANDLES_TOTAL];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processRequests.js
var require_processRequests = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const { aggregateByObjectName } = require_processMetricsHelpers();
	const { updateMetrics } = require_processMetricsHelpers();
	const NODEJS_ACTIVE_REQUESTS = "nodejs_active_requests";
	const NODEJS_ACTIVE_REQUESTS_TOTAL = "nodejs_active_requests_total";
	module.exports = (registry, config = {}) => {
		if (typeof process._getActiveRequests !== "function") return;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + NODEJS_ACTIVE_REQUESTS,
			help: "Number of active libuv requests grouped by request type. Every request type is C++ class name.",
			labelNames: ["type", ...labelNames],
			registers: registry ? [registry] : void 0,
			collect() {
				const requests = process._getActiveRequests();
				updateMetrics(this, aggregateByObjectName(requests), labels);
			}
		});
		new Gauge({
			name: namePrefix + NODEJS_ACTIVE_REQUESTS_TOTAL,
			help: "Total number of active requests.",
			registers: registry ? [registry] : void 0,
			labelNames,
			collect() {
				const requests = process._getActiveRequests();
				this.set(labels, requests.length);
			}
		});
	};
	module.exports.metricNames = [NODEJS_ACTIVE_REQUESTS, NODEJS_ACTIVE_REQUESTS_TOTAL];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/processResources.js
var require_processResources = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const { updateMetrics } = require_processMetricsHelpers();
	const NODEJS_ACTIVE_RESOURCES = "nodejs_active_resources";
	const NODEJS_ACTIVE_RESOURCES_TOTAL = "nodejs_active_resources_total";
	module.exports = (registry, config = {}) => {
		if (typeof process.getActiveResourcesInfo !== "function") return;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + NODEJS_ACTIVE_RESOURCES,
			help: "Number of active resources that are currently keeping the event loop alive, grouped by async resource type.",
			labelNames: ["type", ...labelNames],
			registers: registry ? [registry] : void 0,
			collect() {
				const resources = process.getActiveResourcesInfo();
				const data = {};
				for (let i = 0; i < resources.length; i++) {
					const resource = resources[i];
					if (Object.hasOwn(data, resource)) data[resource] += 1;
					else data[resource] = 1;
				}
				updateMetrics(this, data, labels);
			}
		});
		new Gauge({
			name: namePrefix + NODEJS_ACTIVE_RESOURCES_TOTAL,
			help: "Total number of active resources.",
			registers: registry ? [registry] : void 0,
			labelNames,
			collect() {
				const resources = process.getActiveResourcesInfo();
				this.set(labels, resources.length);
			}
		});
	};
	module.exports.metricNames = [NODEJS_ACTIVE_RESOURCES, NODEJS_ACTIVE_RESOURCES_TOTAL];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/heapSizeAndUsed.js
var require_heapSizeAndUsed = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const safeMemoryUsage = require_safeMemoryUsage();
	const NODEJS_HEAP_SIZE_TOTAL = "nodejs_heap_size_total_bytes";
	const NODEJS_HEAP_SIZE_USED = "nodejs_heap_size_used_bytes";
	const NODEJS_EXTERNAL_MEMORY = "nodejs_external_memory_bytes";
	module.exports = (registry, config = {}) => {
		if (typeof process.memoryUsage !== "function") return;
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		const registers = registry ? [registry] : void 0;
		const namePrefix = config.prefix ? config.prefix : "";
		const collect = () => {
			const memUsage = safeMemoryUsage();
			if (memUsage) {
				heapSizeTotal.set(labels, memUsage.heapTotal);
				heapSizeUsed.set(labels, memUsage.heapUsed);
				if (memUsage.external !== void 0) externalMemUsed.set(labels, memUsage.external);
			}
		};
		const heapSizeTotal = new Gauge({
			name: namePrefix + NODEJS_HEAP_SIZE_TOTAL,
			help: "Process heap size from Node.js in bytes.",
			registers,
			labelNames,
			collect
		});
		const heapSizeUsed = new Gauge({
			name: namePrefix + NODEJS_HEAP_SIZE_USED,
			help: "Process heap size used from Node.js in bytes.",
			registers,
			labelNames
		});
		const externalMemUsed = new Gauge({
			name: namePrefix + NODEJS_EXTERNAL_MEMORY,
			help: "Node.js external memory size in bytes.",
			registers,
			labelNames
		});
	};
	module.exports.metricNames = [
		NODEJS_HEAP_SIZE_TOTAL,
		NODEJS_HEAP_SIZE_USED,
		NODEJS_EXTERNAL_MEMORY
	];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/heapSpacesSizeAndUsed.js
var require_heapSpacesSizeAndUsed = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const v8 = __require("v8");
	const METRICS = [
		"total",
		"used",
		"available"
	];
	const NODEJS_HEAP_SIZE = {};
	METRICS.forEach((metricType) => {
		NODEJS_HEAP_SIZE[metricType] = `nodejs_heap_space_size_${metricType}_bytes`;
	});
	module.exports = (registry, config = {}) => {
		try {
			v8.getHeapSpaceStatistics();
		} catch (e) {
			if (e.code === "ERR_NOT_IMPLEMENTED") return;
			throw e;
		}
		const registers = registry ? [registry] : void 0;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = ["space", ...Object.keys(labels)];
		const gauges = {};
		METRICS.forEach((metricType) => {
			gauges[metricType] = new Gauge({
				name: namePrefix + NODEJS_HEAP_SIZE[metricType],
				help: `Process heap space size ${metricType} from Node.js in bytes.`,
				labelNames,
				registers
			});
		});
		gauges.total.collect = () => {
			for (const space of v8.getHeapSpaceStatistics()) {
				const spaceName = space.space_name.substr(0, space.space_name.indexOf("_space"));
				gauges.total.set({
					space: spaceName,
					...labels
				}, space.space_size);
				gauges.used.set({
					space: spaceName,
					...labels
				}, space.space_used_size);
				gauges.available.set({
					space: spaceName,
					...labels
				}, space.space_available_size);
			}
		};
	};
	module.exports.metricNames = Object.values(NODEJS_HEAP_SIZE);
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/version.js
var require_version = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Gauge = require_gauge();
	const version = process.version;
	const versionSegments = version.slice(1).split(".").map(Number);
	const NODE_VERSION_INFO = "nodejs_version_info";
	module.exports = (registry, config = {}) => {
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		new Gauge({
			name: namePrefix + NODE_VERSION_INFO,
			help: "Node.js version info.",
			labelNames: [
				"version",
				"major",
				"minor",
				"patch",
				...labelNames
			],
			registers: registry ? [registry] : void 0,
			aggregator: "first",
			collect() {
				this.labels(version, versionSegments[0], versionSegments[1], versionSegments[2], ...Object.values(labels)).set(1);
			}
		});
	};
	module.exports.metricNames = [NODE_VERSION_INFO];
}));

//#endregion
//#region node_modules/prom-client/lib/metrics/gc.js
var require_gc = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Histogram = require_histogram();
	let perf_hooks;
	try {
		perf_hooks = __require("perf_hooks");
	} catch {}
	const NODEJS_GC_DURATION_SECONDS = "nodejs_gc_duration_seconds";
	const DEFAULT_GC_DURATION_BUCKETS = [
		.001,
		.01,
		.1,
		1,
		2,
		5
	];
	const kinds = [];
	if (perf_hooks && perf_hooks.constants) {
		kinds[perf_hooks.constants.NODE_PERFORMANCE_GC_MAJOR] = "major";
		kinds[perf_hooks.constants.NODE_PERFORMANCE_GC_MINOR] = "minor";
		kinds[perf_hooks.constants.NODE_PERFORMANCE_GC_INCREMENTAL] = "incremental";
		kinds[perf_hooks.constants.NODE_PERFORMANCE_GC_WEAKCB] = "weakcb";
	}
	module.exports = (registry, config = {}) => {
		if (!perf_hooks) return;
		const namePrefix = config.prefix ? config.prefix : "";
		const labels = config.labels ? config.labels : {};
		const labelNames = Object.keys(labels);
		const buckets = config.gcDurationBuckets ? config.gcDurationBuckets : DEFAULT_GC_DURATION_BUCKETS;
		const gcHistogram = new Histogram({
			name: namePrefix + NODEJS_GC_DURATION_SECONDS,
			help: "Garbage collection duration by kind, one of major, minor, incremental or weakcb.",
			labelNames: ["kind", ...labelNames],
			enableExemplars: false,
			buckets,
			registers: registry ? [registry] : void 0
		});
		new perf_hooks.PerformanceObserver((list) => {
			const entry = list.getEntries()[0];
			const kind = entry.detail ? kinds[entry.detail.kind] : kinds[entry.kind];
			gcHistogram.observe(Object.assign({ kind }, labels), entry.duration / 1e3);
		}).observe({ entryTypes: ["gc"] });
	};
	module.exports.metricNames = [NODEJS_GC_DURATION_SECONDS];
}));

//#endregion
//#region node_modules/prom-client/lib/defaultMetrics.js
var require_defaultMetrics = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isObject } = require_util();
	const processCpuTotal = require_processCpuTotal();
	const processStartTime = require_processStartTime();
	const osMemoryHeap = require_osMemoryHeap();
	const processOpenFileDescriptors = require_processOpenFileDescriptors();
	const processMaxFileDescriptors = require_processMaxFileDescriptors();
	const eventLoopLag = require_eventLoopLag();
	const processHandles = require_processHandles();
	const processRequests = require_processRequests();
	const processResources = require_processResources();
	const heapSizeAndUsed = require_heapSizeAndUsed();
	const heapSpacesSizeAndUsed = require_heapSpacesSizeAndUsed();
	const version = require_version();
	const gc = require_gc();
	const metrics = {
		processCpuTotal,
		processStartTime,
		osMemoryHeap,
		processOpenFileDescriptors,
		processMaxFileDescriptors,
		eventLoopLag,
		...typeof process.getActiveResourcesInfo === "function" ? { processResources } : {},
		processHandles,
		processRequests,
		heapSizeAndUsed,
		heapSpacesSizeAndUsed,
		version,
		gc
	};
	const metricsList = Object.keys(metrics);
	module.exports = function collectDefaultMetrics(config) {
		if (config !== null && config !== void 0 && !isObject(config)) throw new TypeError("config must be null, undefined, or an object");
		config = {
			eventLoopMonitoringPrecision: 10,
			...config
		};
		for (const metric of Object.values(metrics)) metric(config.register, config);
	};
	module.exports.metricsList = metricsList;
}));

//#endregion
//#region node_modules/prom-client/lib/metricAggregators.js
var require_metricAggregators = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { Grouper, hashObject } = require_util();
	function AggregatorFactory(aggregatorFn) {
		return (metrics) => {
			if (metrics.length === 0) return;
			const result = {
				help: metrics[0].help,
				name: metrics[0].name,
				type: metrics[0].type,
				values: [],
				aggregator: metrics[0].aggregator
			};
			const byLabels = new Grouper();
			metrics.forEach((metric) => {
				metric.values.forEach((value) => {
					const key = hashObject(value.labels);
					byLabels.add(`${value.metricName}_${key}`, value);
				});
			});
			byLabels.forEach((values) => {
				if (values.length === 0) return;
				const valObj = {
					value: aggregatorFn(values),
					labels: values[0].labels
				};
				if (values[0].metricName) valObj.metricName = values[0].metricName;
				result.values.push(valObj);
			});
			return result;
		};
	}
	exports.AggregatorFactory = AggregatorFactory;
	exports.aggregators = {
		sum: AggregatorFactory((v) => v.reduce((p, c) => p + c.value, 0)),
		first: AggregatorFactory((v) => v[0].value),
		omit: () => {},
		average: AggregatorFactory((v) => v.reduce((p, c) => p + c.value, 0) / v.length),
		min: AggregatorFactory((v) => v.reduce((p, c) => Math.min(p, c.value), Infinity)),
		max: AggregatorFactory((v) => v.reduce((p, c) => Math.max(p, c.value), -Infinity))
	};
}));

//#endregion
//#region node_modules/prom-client/lib/cluster.js
var require_cluster = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Registry = require_registry();
	const { Grouper } = require_util();
	const { aggregators } = require_metricAggregators();
	let cluster = () => {
		const data = __require("cluster");
		cluster = () => data;
		return data;
	};
	const GET_METRICS_REQ = "prom-client:getMetricsReq";
	const GET_METRICS_RES = "prom-client:getMetricsRes";
	let registries = [Registry.globalRegistry];
	let requestCtr = 0;
	let listenersAdded = false;
	const requests = /* @__PURE__ */ new Map();
	var AggregatorRegistry = class extends Registry {
		constructor(regContentType = Registry.PROMETHEUS_CONTENT_TYPE) {
			super(regContentType);
			addListeners();
		}
		clusterMetrics() {
			const requestId = requestCtr++;
			return new Promise((resolve, reject) => {
				let settled = false;
				function done(err, result) {
					if (settled) return;
					settled = true;
					if (err) reject(err);
					else resolve(result);
				}
				const request = {
					responses: [],
					pending: 0,
					done,
					errorTimeout: setTimeout(() => {
						const err = /* @__PURE__ */ new Error("Operation timed out.");
						request.done(err);
					}, 5e3)
				};
				requests.set(requestId, request);
				const message = {
					type: GET_METRICS_REQ,
					requestId
				};
				for (const id in cluster().workers) if (cluster().workers[id].isConnected()) {
					cluster().workers[id].send(message);
					request.pending++;
				}
				if (request.pending === 0) {
					clearTimeout(request.errorTimeout);
					process.nextTick(() => done(null, ""));
				}
			});
		}
		get contentType() {
			return super.contentType;
		}
		static aggregate(metricsArr, registryType = Registry.PROMETHEUS_CONTENT_TYPE) {
			const aggregatedRegistry = new Registry();
			const metricsByName = new Grouper();
			aggregatedRegistry.setContentType(registryType);
			metricsArr.forEach((metrics) => {
				metrics.forEach((metric) => {
					metricsByName.add(metric.name, metric);
				});
			});
			metricsByName.forEach((metrics) => {
				const aggregatorName = metrics[0].aggregator;
				const aggregatorFn = aggregators[aggregatorName];
				if (typeof aggregatorFn !== "function") throw new Error(`'${aggregatorName}' is not a defined aggregator.`);
				const aggregatedMetric = aggregatorFn(metrics);
				if (aggregatedMetric) {
					const aggregatedMetricWrapper = Object.assign({ get: () => aggregatedMetric }, aggregatedMetric);
					aggregatedRegistry.registerMetric(aggregatedMetricWrapper);
				}
			});
			return aggregatedRegistry;
		}
		static setRegistries(regs) {
			if (!Array.isArray(regs)) regs = [regs];
			regs.forEach((reg) => {
				if (!(reg instanceof Registry)) throw new TypeError(`Expected Registry, got ${typeof reg}`);
			});
			registries = regs;
		}
	};
	function addListeners() {
		if (listenersAdded) return;
		listenersAdded = true;
		if (cluster().isMaster) cluster().on("message", (worker, message) => {
			if (message.type === GET_METRICS_RES) {
				const request = requests.get(message.requestId);
				if (message.error) {
					request.done(new Error(message.error));
					return;
				}
				message.metrics.forEach((registry) => request.responses.push(registry));
				request.pending--;
				if (request.pending === 0) {
					requests.delete(message.requestId);
					clearTimeout(request.errorTimeout);
					const promString = AggregatorRegistry.aggregate(request.responses).metrics();
					request.done(null, promString);
				}
			}
		});
		if (cluster().isWorker) process.on("message", (message) => {
			if (message.type === GET_METRICS_REQ) Promise.all(registries.map((r) => r.getMetricsAsJSON())).then((metrics) => {
				process.send({
					type: GET_METRICS_RES,
					requestId: message.requestId,
					metrics
				});
			}).catch((error) => {
				process.send({
					type: GET_METRICS_RES,
					requestId: message.requestId,
					error: error.message
				});
			});
		});
	}
	module.exports = AggregatorRegistry;
}));

//#endregion
//#region node_modules/prom-client/index.js
var require_prom_client = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.register = require_registry().globalRegistry;
	exports.Registry = require_registry();
	Object.defineProperty(exports, "contentType", {
		configurable: false,
		enumerable: true,
		get() {
			return exports.register.contentType;
		},
		set(value) {
			exports.register.setContentType(value);
		}
	});
	exports.prometheusContentType = exports.Registry.PROMETHEUS_CONTENT_TYPE;
	exports.openMetricsContentType = exports.Registry.OPENMETRICS_CONTENT_TYPE;
	exports.validateMetricName = require_validation().validateMetricName;
	exports.Counter = require_counter();
	exports.Gauge = require_gauge();
	exports.Histogram = require_histogram();
	exports.Summary = require_summary();
	exports.Pushgateway = require_pushgateway();
	exports.linearBuckets = require_bucketGenerators().linearBuckets;
	exports.exponentialBuckets = require_bucketGenerators().exponentialBuckets;
	exports.collectDefaultMetrics = require_defaultMetrics();
	exports.aggregators = require_metricAggregators().aggregators;
	exports.AggregatorRegistry = require_cluster();
}));

//#endregion
//#region src/sandbox/monitoring/sliding-window.ts
var import_prom_client = require_prom_client();
const MOST = 5e3;
function slidingWindow(length) {
	let kept = [];
	const prune = (now) => {
		const first = kept.findIndex(({ at }) => at > now - length);
		kept = first === -1 ? [] : kept.slice(first);
	};
	return {
		add(at, entry) {
			kept.push({
				at,
				entry
			});
			if (kept.length >= MOST * 2) kept = kept.slice(-5e3);
		},
		entries(now) {
			prune(now);
			return kept.map(({ entry }) => entry);
		},
		clear: () => void (kept = [])
	};
}

//#endregion
//#region src/sandbox/monitoring/find-patterns.ts
const PATTERN_LIMITS = {
	declines: {
		payments: 10,
		percent: 50
	},
	cardPayments: 20,
	accountsPerCard: 5,
	refunds: {
		payments: 5,
		percent: 60
	},
	outlier: {
		payments: 20,
		times: 50n
	},
	silence: {
		calls: 5,
		minutes: 30
	}
};
const MINUTE$1 = 6e4;
const DAY$3 = 1440 * MINUTE$1;
function findPatterns(clock, limits = PATTERN_LIMITS) {
	const lately = slidingWindow(10 * MINUTE$1);
	const today = slidingWindow(DAY$3);
	const refunds = slidingWindow(DAY$3);
	const gateways = /* @__PURE__ */ new Map();
	const usuals = /* @__PURE__ */ new Map();
	let seen = 0;
	const now = () => clock.now().getTime();
	const usual = (currency) => {
		seen += 1;
		const known = usuals.get(currency);
		if (known !== void 0 && seen < known.until) return known;
		const same = today.entries(now()).filter((other) => other.currency === currency);
		const found = {
			median: medianOf(same.map(({ amount }) => amount)),
			payments: same.length,
			until: seen + Math.floor(same.length / 20)
		};
		usuals.set(currency, found);
		return found;
	};
	const afterPayment = (payment) => {
		const found = [];
		const { median, payments } = usual(payment.currency);
		if (payments >= limits.outlier.payments && payment.amount > median * limits.outlier.times) {
			const detail = `${payment.amount} ${payment.currency} minor units, the median is ${median}`;
			found.push({
				pattern: "amount-outlier",
				subject: payment.account,
				detail
			});
		}
		lately.add(now(), payment);
		today.add(now(), payment);
		const recent = lately.entries(now());
		const declined = recent.filter(({ outcome }) => outcome === "declined").length;
		if (recent.length >= limits.declines.payments && declined * 100 > recent.length * limits.declines.percent) {
			const detail = `${declined} of ${recent.length} payments within ten minutes were declined`;
			found.push({
				pattern: "decline-rate-spike",
				subject: "shop",
				detail
			});
		}
		const withCard = recent.filter(({ instrument }) => instrument === payment.instrument).length;
		if (withCard > limits.cardPayments) {
			const detail = `${withCard} payments with one card within ten minutes`;
			found.push({
				pattern: "card-velocity",
				subject: payment.instrument,
				detail
			});
		}
		const accounts = new Set(today.entries(now()).filter(({ instrument }) => instrument === payment.instrument).map(({ account }) => account)).size;
		if (accounts > limits.accountsPerCard) {
			const detail = `${accounts} accounts used one card within a day`;
			found.push({
				pattern: "card-on-many-accounts",
				subject: payment.instrument,
				detail
			});
		}
		return found;
	};
	const afterRefund = (refund) => {
		refunds.add(now(), refund);
		const same = ({ account, currency }) => account === refund.account && currency === refund.currency;
		const paid = today.entries(now()).filter((payment) => same(payment) && payment.outcome === "succeeded");
		const received = sumOf(paid);
		const returned = sumOf(refunds.entries(now()).filter(same));
		if (paid.length < limits.refunds.payments || returned * 100n <= received * BigInt(limits.refunds.percent)) return [];
		const detail = `${returned} of ${received} ${refund.currency} minor units were refunded within a day`;
		return [{
			pattern: "refund-ratio",
			subject: refund.account,
			detail
		}];
	};
	return {
		look(observation) {
			if (observation.kind === "payment") return afterPayment(observation);
			if (observation.kind === "refund") return afterRefund(observation);
			if (observation.kind === "webhook" && observation.outcome !== "refused") gateways.delete(observation.provider);
			if (observation.kind === "gateway-call" && observation.outcome === "ok") {
				const gateway = gateways.get(observation.provider) ?? {
					calls: 0,
					since: now()
				};
				gateways.set(observation.provider, {
					...gateway,
					calls: gateway.calls + 1
				});
			}
			return [];
		},
		tick: () => [...gateways].filter(([, { calls, since }]) => calls >= limits.silence.calls && now() - since >= limits.silence.minutes * MINUTE$1).map(([provider, { calls }]) => ({
			pattern: "silent-webhook",
			subject: provider,
			detail: `${calls} calls and no webhook for ${limits.silence.minutes} minutes`
		})),
		clear() {
			for (const part of [
				lately,
				today,
				refunds
			]) part.clear();
			gateways.clear();
			usuals.clear();
		}
	};
}
function sumOf(entries) {
	return entries.reduce((sum, { amount }) => sum + amount, 0n);
}
function medianOf(amounts) {
	const sorted = amounts.toSorted((left, right) => left < right ? -1 : 1);
	return sorted[Math.floor(sorted.length / 2)] ?? 0n;
}

//#endregion
//#region src/sandbox/monitoring/make-monitor.ts
const QUIET = 36e5;
function makeMonitor(clock, sink) {
	const registry = new import_prom_client.Registry();
	const counter = (name, help, labelNames) => new import_prom_client.Counter({
		name: `shop_${name}_total`,
		help,
		labelNames,
		registers: [registry]
	});
	const requests = counter("requests", "Answered requests", [
		"method",
		"route",
		"status"
	]);
	const payments = counter("payments", "Payments by outcome", ["outcome", "currency"]);
	const paid = counter("payment_minor_units", "Amount of successful payments in minor units", ["currency"]);
	const refunds = counter("refund_minor_units", "Amount of refunds in minor units", ["currency"]);
	const logins = counter("logins", "Sign-ins by outcome", ["outcome"]);
	const calls = counter("gateway_calls", "Calls of a gateway by outcome", ["provider", "outcome"]);
	const webhooks = counter("webhooks", "Received webhooks by outcome", ["provider", "outcome"]);
	const throttled = counter("throttled", "Requests refused with 429", ["by"]);
	const raised = counter("alarms", "Alarms by pattern", ["pattern"]);
	const patterns = findPatterns(clock);
	let alarms = [];
	const count = (observation) => {
		switch (observation.kind) {
			case "request": return requests.inc({
				method: observation.method,
				route: observation.route,
				status: String(observation.status)
			});
			case "payment":
				payments.inc({
					outcome: observation.outcome,
					currency: observation.currency
				});
				if (observation.outcome === "succeeded") paid.inc({ currency: observation.currency }, Number(observation.amount));
				return;
			case "refund": return refunds.inc({ currency: observation.currency }, Number(observation.amount));
			case "login": return logins.inc({ outcome: observation.outcome });
			case "gateway-call": return calls.inc({
				provider: observation.provider,
				outcome: observation.outcome
			});
			case "webhook": return webhooks.inc({
				provider: observation.provider,
				outcome: observation.outcome
			});
			case "throttled": return throttled.inc({ by: observation.by });
		}
	};
	const raise = (found) => {
		const raised_at = clock.now();
		const again = alarms.findLast(({ pattern, subject }) => pattern === found.pattern && subject === found.subject);
		if (again !== void 0 && raised_at.getTime() - again.raised_at.getTime() < QUIET) return;
		const alarm = {
			...found,
			raised_at
		};
		alarms = [...alarms.slice(-999), alarm];
		raised.inc({ pattern: alarm.pattern });
		sink(alarm);
	};
	return {
		observe(observation) {
			count(observation);
			for (const found of patterns.look(observation)) raise(found);
		},
		raise,
		tick() {
			for (const found of patterns.tick()) raise(found);
		},
		metrics: () => registry.metrics(),
		alarms: () => alarms,
		clear() {
			registry.resetMetrics();
			patterns.clear();
			alarms = [];
		}
	};
}

//#endregion
//#region src/sandbox/open-monitor.ts
function openMonitor(db, clock, log) {
	return makeMonitor(clock, (alarm) => {
		const { pattern, subject, detail } = alarm;
		log.write("warn", "alarm", {
			pattern,
			subject,
			detail
		});
		db.insertInto("alarms").values(alarm).execute().catch((error) => log.write("error", "alarm.not_kept", {
			pattern,
			cause: String(error)
		}));
	});
}

//#endregion
//#region src/sandbox/dump-database.ts
const SCHEMA_SHA256 = createHash("sha256").update(schema).digest("hex");
async function dumpDatabase(db) {
	return db.transaction().setIsolationLevel("repeatable read").execute(async (trx) => {
		const tables = [];
		for (const name of await tableNames(trx)) {
			const { rows } = await sql`select coalesce(json_agg(to_json(t) order by to_jsonb(t)::text collate "C"), '[]')::text as rows
          from ${sql.table(name)} t`.execute(trx);
			tables.push({
				name,
				rows: rows[0]?.rows ?? "[]"
			});
		}
		return {
			schema: SCHEMA_SHA256,
			tables
		};
	});
}
async function restoreDump(db, dump) {
	await db.transaction().execute(async (trx) => {
		await sql`set local sandbox.resetting = 'yes'`.execute(trx);
		const names = await tableNames(trx);
		await sql`truncate ${sql.join(names.map((name) => sql.table(name)))} restart identity`.execute(trx);
		const rowsOf = new Map(dump.tables.map(({ name, rows }) => [name, rows]));
		for (const name of names) {
			const table = sql.table(name);
			await sql`insert into ${table} overriding system value
        select * from json_populate_recordset(null::${table}, ${rowsOf.get(name) ?? "[]"}::json)`.execute(trx);
		}
		await continueSequences(trx);
	});
}
async function tableNames(db) {
	const { rows } = await sql`select t.tablename as name, r.relname as needs from pg_tables t
    left join pg_constraint c on c.contype = 'f' and c.conrelid = format('%I.%I', t.schemaname, t.tablename)::regclass
      and c.confrelid <> c.conrelid
    left join pg_class r on r.oid = c.confrelid
    where t.schemaname = current_schema() order by 1, 2`.execute(db);
	const waiting = /* @__PURE__ */ new Map();
	for (const { name, needs } of rows) {
		const all = waiting.get(name) ?? /* @__PURE__ */ new Set();
		if (needs !== null) all.add(needs);
		waiting.set(name, all);
	}
	const ordered = [];
	while (waiting.size > 0) {
		const ready = [...waiting].filter(([, needs]) => [...needs].every((other) => !waiting.has(other)));
		if (ready.length === 0) throw new Error("the tables refer to each other in a circle");
		for (const [name] of ready) {
			ordered.push(name);
			waiting.delete(name);
		}
	}
	return ordered;
}
async function continueSequences(trx) {
	const { rows } = await sql`select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(trx);
	for (const { table_name, column_name } of rows) await sql`select setval(pg_get_serial_sequence(${table_name}, ${column_name}),
      coalesce((select max(${sql.ref(column_name)}) from ${sql.table(table_name)}), 0) + 1, false)`.execute(trx);
}

//#endregion
//#region src/sandbox/fetch-settlement.ts
const SETTLEMENT_PATH = "/settlement";
async function fetchSettlement(gateway, from, to) {
	for (const provider of ["stripe", "braintree"]) {
		const fault = gateway.faults.take({
			provider,
			method: "GET",
			path: SETTLEMENT_PATH
		});
		if (fault?.kind === "latency") await setTimeout$1(fault.ms ?? 0);
		else if (fault !== void 0) throw new GatewayFailure("unavailable", `${provider}_${fault.kind}`);
	}
	gateway.tick();
	return gateway.settlement(from, to);
}

//#endregion
//#region src/sandbox/manifest.ts
const SHOP_PACKAGES = {
	"@electric-sql/pglite": "0.5.9",
	braintree: "3.40.0",
	fastify: "5.12.5",
	kysely: "0.29.6",
	opossum: "10.0.0",
	plaid: "47.0.0",
	stripe: "23.0.0"
};
const VULNERABLE = { minimist: "1.2.5" };
function shopManifest(outdated) {
	const dependencies = {
		...SHOP_PACKAGES,
		...outdated && VULNERABLE
	};
	const installed = Object.entries(dependencies).map(([name, version]) => [`node_modules/${name}`, { version }]);
	const head = {
		name: "leaf-and-kettle",
		version: "1.0.0"
	};
	const packages = {
		"": {
			...head,
			dependencies
		},
		...Object.fromEntries(installed)
	};
	return {
		...head,
		lockfileVersion: 3,
		requires: true,
		packages
	};
}

//#endregion
//#region node_modules/croner/dist/croner.js
function T(s) {
	return Date.UTC(s.y, s.m - 1, s.d, s.h, s.i, s.s);
}
function D(s, e) {
	return s.y === e.y && s.m === e.m && s.d === e.d && s.h === e.h && s.i === e.i && s.s === e.s;
}
function A(s, e) {
	let t = new Date(Date.parse(s));
	if (isNaN(t)) throw new Error("Invalid ISO8601 passed to timezone parser.");
	let r = s.substring(9);
	return r.includes("Z") || r.includes("+") || r.includes("-") ? b(t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate(), t.getUTCHours(), t.getUTCMinutes(), t.getUTCSeconds(), "Etc/UTC") : b(t.getFullYear(), t.getMonth() + 1, t.getDate(), t.getHours(), t.getMinutes(), t.getSeconds(), e);
}
function v(s, e, t) {
	return k(A(s, e), t);
}
function k(s, e) {
	let t = new Date(T(s)), r = g(t, s.tz), a = T(s) - T(r), o = new Date(t.getTime() + a), h = g(o, s.tz);
	if (D(h, s)) {
		let u = /* @__PURE__ */ new Date(o.getTime() - 36e5);
		return D(g(u, s.tz), s) ? u : o;
	}
	let l = new Date(o.getTime() + T(s) - T(h));
	if (D(g(l, s.tz), s)) return l;
	if (e) throw new Error("Invalid date passed to fromTZ()");
	return o.getTime() > l.getTime() ? o : l;
}
function g(s, e) {
	let t, r;
	try {
		t = new Intl.DateTimeFormat("en-US", {
			timeZone: e,
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric",
			hour12: !1
		}), r = t.formatToParts(s);
	} catch (i) {
		let a = i instanceof Error ? i.message : String(i);
		throw new RangeError(`toTZ: Invalid timezone '${e}' or date. Please provide a valid IANA timezone (e.g., 'America/New_York', 'Europe/Stockholm'). Original error: ${a}`);
	}
	let n = {
		year: 0,
		month: 0,
		day: 0,
		hour: 0,
		minute: 0,
		second: 0
	};
	for (let i of r) (i.type === "year" || i.type === "month" || i.type === "day" || i.type === "hour" || i.type === "minute" || i.type === "second") && (n[i.type] = parseInt(i.value, 10));
	if (isNaN(n.year) || isNaN(n.month) || isNaN(n.day) || isNaN(n.hour) || isNaN(n.minute) || isNaN(n.second)) throw new Error(`toTZ: Failed to parse all date components from timezone '${e}'. This may indicate an invalid date or timezone configuration. Parsed components: ${JSON.stringify(n)}`);
	return n.hour === 24 && (n.hour = 0), {
		y: n.year,
		m: n.month,
		d: n.day,
		h: n.hour,
		i: n.minute,
		s: n.second,
		tz: e
	};
}
function b(s, e, t, r, n, i, a) {
	return {
		y: s,
		m: e,
		d: t,
		h: r,
		i: n,
		s: i,
		tz: a
	};
}
var O = [
	1,
	2,
	4,
	8,
	16
];
var C = class {
	pattern;
	timezone;
	mode;
	alternativeWeekdays;
	sloppyRanges;
	second;
	minute;
	hour;
	day;
	month;
	dayOfWeek;
	year;
	lastDayOfMonth;
	lastWeekday;
	nearestWeekdays;
	starDOM;
	starDOW;
	starYear;
	useAndLogic;
	constructor(e, t, r) {
		this.pattern = e, this.timezone = t, this.mode = r?.mode ?? "auto", this.alternativeWeekdays = r?.alternativeWeekdays ?? !1, this.sloppyRanges = r?.sloppyRanges ?? !1, this.second = Array(60).fill(0), this.minute = Array(60).fill(0), this.hour = Array(24).fill(0), this.day = Array(31).fill(0), this.month = Array(12).fill(0), this.dayOfWeek = Array(7).fill(0), this.year = Array(1e4).fill(0), this.lastDayOfMonth = !1, this.lastWeekday = !1, this.nearestWeekdays = Array(31).fill(0), this.starDOM = !1, this.starDOW = !1, this.starYear = !1, this.useAndLogic = !1, this.parse();
	}
	parse() {
		if (!(typeof this.pattern == "string" || this.pattern instanceof String)) throw new TypeError("CronPattern: Pattern has to be of type string.");
		this.pattern.indexOf("@") >= 0 && (this.pattern = this.handleNicknames(this.pattern).trim());
		let e = this.pattern.match(/\S+/g) || [""], t = e.length;
		if (e.length < 5 || e.length > 7) throw new TypeError("CronPattern: invalid configuration format ('" + this.pattern + "'), exactly five, six, or seven space separated parts are required.");
		if (this.mode !== "auto") {
			let n;
			switch (this.mode) {
				case "5-part":
					n = 5;
					break;
				case "6-part":
					n = 6;
					break;
				case "7-part":
					n = 7;
					break;
				case "5-or-6-parts":
					n = [5, 6];
					break;
				case "6-or-7-parts":
					n = [6, 7];
					break;
				default: n = 0;
			}
			if (!(Array.isArray(n) ? n.includes(t) : t === n)) {
				let a = Array.isArray(n) ? n.join(" or ") : n.toString();
				throw new TypeError(`CronPattern: mode '${this.mode}' requires exactly ${a} parts, but pattern '${this.pattern}' has ${t} parts.`);
			}
		}
		if (e.length === 5 && e.unshift("0"), e.length === 6 && e.push("*"), e[3].toUpperCase() === "LW" ? (this.lastWeekday = !0, e[3] = "") : e[3].toUpperCase().indexOf("L") >= 0 && (e[3] = e[3].replace(/L/gi, ""), this.lastDayOfMonth = !0), e[3] == "*" && (this.starDOM = !0), e[6] == "*" && (this.starYear = !0), e[4].length >= 3 && (e[4] = this.replaceAlphaMonths(e[4])), e[5].length >= 3 && (e[5] = this.alternativeWeekdays ? this.replaceAlphaDaysQuartz(e[5]) : this.replaceAlphaDays(e[5])), e[5].startsWith("+") && (this.useAndLogic = !0, e[5] = e[5].substring(1), e[5] === "")) throw new TypeError("CronPattern: Day-of-week field cannot be empty after '+' modifier.");
		switch (e[5] == "*" && (this.starDOW = !0), this.pattern.indexOf("?") >= 0 && (e[0] = e[0].replace(/\?/g, "*"), e[1] = e[1].replace(/\?/g, "*"), e[2] = e[2].replace(/\?/g, "*"), e[3] = e[3].replace(/\?/g, "*"), e[4] = e[4].replace(/\?/g, "*"), e[5] = e[5].replace(/\?/g, "*"), e[6] && (e[6] = e[6].replace(/\?/g, "*"))), this.mode) {
			case "5-part":
				e[0] = "0", e[6] = "*";
				break;
			case "6-part":
				e[6] = "*";
				break;
			case "5-or-6-parts": e[6] = "*";
		}
		this.throwAtIllegalCharacters(e), this.partToArray("second", e[0], 0, 1), this.partToArray("minute", e[1], 0, 1), this.partToArray("hour", e[2], 0, 1), this.partToArray("day", e[3], -1, 1), this.partToArray("month", e[4], -1, 1);
		let r = this.alternativeWeekdays ? -1 : 0;
		this.partToArray("dayOfWeek", e[5], r, 63), this.partToArray("year", e[6], 0, 1), !this.alternativeWeekdays && this.dayOfWeek[7] && (this.dayOfWeek[0] = this.dayOfWeek[7]);
	}
	partToArray(e, t, r, n) {
		let i = this[e], a = e === "day" && this.lastDayOfMonth, o = e === "day" && this.lastWeekday;
		if (t === "" && !a && !o) throw new TypeError("CronPattern: configuration entry " + e + " (" + t + ") is empty, check for trailing spaces.");
		if (t === "*") return i.fill(n);
		let h = t.split(",");
		if (h.length > 1) for (let l = 0; l < h.length; l++) this.partToArray(e, h[l], r, n);
		else t.indexOf("-") !== -1 && t.indexOf("/") !== -1 ? this.handleRangeWithStepping(t, e, r, n) : t.indexOf("-") !== -1 ? this.handleRange(t, e, r, n) : t.indexOf("/") !== -1 ? this.handleStepping(t, e, r, n) : t !== "" && this.handleNumber(t, e, r, n);
	}
	throwAtIllegalCharacters(e) {
		for (let t = 0; t < e.length; t++) if ((t === 3 ? /[^/*0-9,\-WwLl]+/ : t === 5 ? /[^/*0-9,\-#Ll]+/ : /[^/*0-9,\-]+/).test(e[t])) throw new TypeError("CronPattern: configuration entry " + t + " (" + e[t] + ") contains illegal characters.");
	}
	handleNumber(e, t, r, n) {
		let i = this.extractNth(e, t), a = e.toUpperCase().includes("W");
		if (t !== "day" && a) throw new TypeError("CronPattern: Nearest weekday modifier (W) only allowed in day-of-month.");
		a && (t = "nearestWeekdays");
		let o = parseInt(i[0], 10) + r;
		if (isNaN(o)) throw new TypeError("CronPattern: " + t + " is not a number: '" + e + "'");
		this.setPart(t, o, i[1] || n);
	}
	setPart(e, t, r) {
		if (!Object.prototype.hasOwnProperty.call(this, e)) throw new TypeError("CronPattern: Invalid part specified: " + e);
		if (e === "dayOfWeek") {
			if (t === 7 && (t = 0), t < 0 || t > 6) throw new RangeError("CronPattern: Invalid value for dayOfWeek: " + t);
			this.setNthWeekdayOfMonth(t, r);
			return;
		}
		if (e === "second" || e === "minute") {
			if (t < 0 || t >= 60) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
		} else if (e === "hour") {
			if (t < 0 || t >= 24) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
		} else if (e === "day" || e === "nearestWeekdays") {
			if (t < 0 || t >= 31) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
		} else if (e === "month") {
			if (t < 0 || t >= 12) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t);
		} else if (e === "year" && (t < 1 || t >= 1e4)) throw new RangeError("CronPattern: Invalid value for " + e + ": " + t + " (supported range: 1-9999)");
		this[e][t] = r;
	}
	validateNotNaN(e, t) {
		if (isNaN(e)) throw new TypeError(t);
	}
	validateRange(e, t, r, n, i) {
		if (e > t) throw new TypeError("CronPattern: From value is larger than to value: '" + i + "'");
		if (r !== void 0) {
			if (r === 0) throw new TypeError("CronPattern: Syntax error, illegal stepping: 0");
			if (r > this[n].length) throw new TypeError("CronPattern: Syntax error, steps cannot be greater than maximum value of part (" + this[n].length + ")");
		}
	}
	handleRangeWithStepping(e, t, r, n) {
		if (e.toUpperCase().includes("W")) throw new TypeError("CronPattern: Syntax error, W is not allowed in ranges with stepping.");
		let i = this.extractNth(e, t), a = i[0].match(/^(\d+)-(\d+)\/(\d+)$/);
		if (a === null) throw new TypeError("CronPattern: Syntax error, illegal range with stepping: '" + e + "'");
		let [, o, h, l] = a, y = parseInt(o, 10) + r, u = parseInt(h, 10) + r, d = parseInt(l, 10);
		this.validateNotNaN(y, "CronPattern: Syntax error, illegal lower range (NaN)"), this.validateNotNaN(u, "CronPattern: Syntax error, illegal upper range (NaN)"), this.validateNotNaN(d, "CronPattern: Syntax error, illegal stepping: (NaN)"), this.validateRange(y, u, d, t, e);
		for (let c = y; c <= u; c += d) this.setPart(t, c, i[1] || n);
	}
	extractNth(e, t) {
		let r = e, n;
		if (r.includes("#")) {
			if (t !== "dayOfWeek") throw new Error("CronPattern: nth (#) only allowed in day-of-week field");
			n = r.split("#")[1], r = r.split("#")[0];
		} else if (r.toUpperCase().endsWith("L")) {
			if (t !== "dayOfWeek") throw new Error("CronPattern: L modifier only allowed in day-of-week field (use L alone for day-of-month)");
			n = "L", r = r.slice(0, -1);
		}
		return [r, n];
	}
	handleRange(e, t, r, n) {
		if (e.toUpperCase().includes("W")) throw new TypeError("CronPattern: Syntax error, W is not allowed in a range.");
		let i = this.extractNth(e, t), a = i[0].split("-");
		if (a.length !== 2) throw new TypeError("CronPattern: Syntax error, illegal range: '" + e + "'");
		let o = parseInt(a[0], 10) + r, h = parseInt(a[1], 10) + r;
		this.validateNotNaN(o, "CronPattern: Syntax error, illegal lower range (NaN)"), this.validateNotNaN(h, "CronPattern: Syntax error, illegal upper range (NaN)"), this.validateRange(o, h, void 0, t, e);
		for (let l = o; l <= h; l++) this.setPart(t, l, i[1] || n);
	}
	handleStepping(e, t, r, n) {
		if (e.toUpperCase().includes("W")) throw new TypeError("CronPattern: Syntax error, W is not allowed in parts with stepping.");
		let i = this.extractNth(e, t), a = i[0].split("/");
		if (a.length !== 2) throw new TypeError("CronPattern: Syntax error, illegal stepping: '" + e + "'");
		if (this.sloppyRanges) a[0] === "" && (a[0] = "*");
		else {
			if (a[0] === "") throw new TypeError("CronPattern: Syntax error, stepping with missing prefix ('" + e + "') is not allowed. Use wildcard (*/step) or range (min-max/step) instead.");
			if (a[0] !== "*") throw new TypeError("CronPattern: Syntax error, stepping with numeric prefix ('" + e + "') is not allowed. Use wildcard (*/step) or range (min-max/step) instead.");
		}
		let o = 0;
		a[0] !== "*" && (o = parseInt(a[0], 10) + r);
		let h = parseInt(a[1], 10);
		this.validateNotNaN(h, "CronPattern: Syntax error, illegal stepping: (NaN)"), this.validateRange(0, this[t].length - 1, h, t, e);
		for (let l = o; l < this[t].length; l += h) this.setPart(t, l, i[1] || n);
	}
	replaceAlphaDays(e) {
		return e.replace(/-sun/gi, "-7").replace(/sun/gi, "0").replace(/mon/gi, "1").replace(/tue/gi, "2").replace(/wed/gi, "3").replace(/thu/gi, "4").replace(/fri/gi, "5").replace(/sat/gi, "6");
	}
	replaceAlphaDaysQuartz(e) {
		return e.replace(/sun/gi, "1").replace(/mon/gi, "2").replace(/tue/gi, "3").replace(/wed/gi, "4").replace(/thu/gi, "5").replace(/fri/gi, "6").replace(/sat/gi, "7");
	}
	replaceAlphaMonths(e) {
		return e.replace(/jan/gi, "1").replace(/feb/gi, "2").replace(/mar/gi, "3").replace(/apr/gi, "4").replace(/may/gi, "5").replace(/jun/gi, "6").replace(/jul/gi, "7").replace(/aug/gi, "8").replace(/sep/gi, "9").replace(/oct/gi, "10").replace(/nov/gi, "11").replace(/dec/gi, "12");
	}
	handleNicknames(e) {
		let t = e.trim().toLowerCase();
		if (t === "@yearly" || t === "@annually") return "0 0 1 1 *";
		if (t === "@monthly") return "0 0 1 * *";
		if (t === "@weekly") return "0 0 * * 0";
		if (t === "@daily" || t === "@midnight") return "0 0 * * *";
		if (t === "@hourly") return "0 * * * *";
		if (t === "@reboot") throw new TypeError("CronPattern: @reboot is not supported in this environment. This is an event-based trigger that requires system startup detection.");
		return e;
	}
	setNthWeekdayOfMonth(e, t) {
		if (typeof t != "number" && t.toUpperCase() === "L") this.dayOfWeek[e] = this.dayOfWeek[e] | 32;
		else if (t === 63) this.dayOfWeek[e] = 63;
		else if (t < 6 && t > 0) this.dayOfWeek[e] = this.dayOfWeek[e] | O[t - 1];
		else throw new TypeError(`CronPattern: nth weekday out of range, should be 1-5 or L. Value: ${t}, Type: ${typeof t}`);
	}
};
var P = [
	31,
	28,
	31,
	30,
	31,
	30,
	31,
	31,
	30,
	31,
	30,
	31
];
var f = [
	[
		"month",
		"year",
		0
	],
	[
		"day",
		"month",
		-1
	],
	[
		"hour",
		"day",
		0
	],
	[
		"minute",
		"hour",
		0
	],
	[
		"second",
		"minute",
		0
	]
];
var m = class s {
	tz;
	ms;
	second;
	minute;
	hour;
	day;
	month;
	year;
	constructor(e, t) {
		if (this.tz = t, e && e instanceof Date) if (!isNaN(e)) this.fromDate(e);
		else throw new TypeError("CronDate: Invalid date passed to CronDate constructor");
		else if (e == null) this.fromDate(/* @__PURE__ */ new Date());
		else if (e && typeof e == "string") this.fromString(e);
		else if (e instanceof s) this.fromCronDate(e);
		else throw new TypeError("CronDate: Invalid type (" + typeof e + ") passed to CronDate constructor");
	}
	getLastDayOfMonth(e, t) {
		return t !== 1 ? P[t] : new Date(Date.UTC(e, t + 1, 0)).getUTCDate();
	}
	getLastWeekday(e, t) {
		let r = this.getLastDayOfMonth(e, t), i = new Date(Date.UTC(e, t, r)).getUTCDay();
		return i === 0 ? r - 2 : i === 6 ? r - 1 : r;
	}
	getNearestWeekday(e, t, r) {
		let n = this.getLastDayOfMonth(e, t);
		if (r > n) return -1;
		let a = new Date(Date.UTC(e, t, r)).getUTCDay();
		return a === 0 ? r === n ? r - 2 : r + 1 : a === 6 ? r === 1 ? r + 2 : r - 1 : r;
	}
	isNthWeekdayOfMonth(e, t, r, n) {
		let a = new Date(Date.UTC(e, t, r)).getUTCDay(), o = 0;
		for (let h = 1; h <= r; h++) new Date(Date.UTC(e, t, h)).getUTCDay() === a && o++;
		if (n & 63 && O[o - 1] & n) return !0;
		if (n & 32) {
			let h = this.getLastDayOfMonth(e, t);
			for (let l = r + 1; l <= h; l++) if (new Date(Date.UTC(e, t, l)).getUTCDay() === a) return !1;
			return !0;
		}
		return !1;
	}
	fromDate(e) {
		if (this.tz !== void 0) if (typeof this.tz == "number") this.ms = e.getUTCMilliseconds(), this.second = e.getUTCSeconds(), this.minute = e.getUTCMinutes() + this.tz, this.hour = e.getUTCHours(), this.day = e.getUTCDate(), this.month = e.getUTCMonth(), this.year = e.getUTCFullYear(), this.apply();
		else try {
			let t = g(e, this.tz);
			this.ms = e.getMilliseconds(), this.second = t.s, this.minute = t.i, this.hour = t.h, this.day = t.d, this.month = t.m - 1, this.year = t.y;
		} catch (t) {
			let r = t instanceof Error ? t.message : String(t);
			throw new TypeError(`CronDate: Failed to convert date to timezone '${this.tz}'. This may happen with invalid timezone names or dates. Original error: ${r}`);
		}
		else this.ms = e.getMilliseconds(), this.second = e.getSeconds(), this.minute = e.getMinutes(), this.hour = e.getHours(), this.day = e.getDate(), this.month = e.getMonth(), this.year = e.getFullYear();
	}
	fromCronDate(e) {
		this.tz = e.tz, this.year = e.year, this.month = e.month, this.day = e.day, this.hour = e.hour, this.minute = e.minute, this.second = e.second, this.ms = e.ms;
	}
	apply() {
		if (this.month > 11 || this.month < 0 || this.day > P[this.month] || this.day < 1 || this.hour > 59 || this.minute > 59 || this.second > 59 || this.hour < 0 || this.minute < 0 || this.second < 0) {
			let e = new Date(Date.UTC(this.year, this.month, this.day, this.hour, this.minute, this.second, this.ms));
			return this.ms = e.getUTCMilliseconds(), this.second = e.getUTCSeconds(), this.minute = e.getUTCMinutes(), this.hour = e.getUTCHours(), this.day = e.getUTCDate(), this.month = e.getUTCMonth(), this.year = e.getUTCFullYear(), !0;
		} else return !1;
	}
	fromString(e) {
		if (typeof this.tz == "number") {
			let t = v(e);
			this.ms = t.getUTCMilliseconds(), this.second = t.getUTCSeconds(), this.minute = t.getUTCMinutes(), this.hour = t.getUTCHours(), this.day = t.getUTCDate(), this.month = t.getUTCMonth(), this.year = t.getUTCFullYear(), this.apply();
		} else return this.fromDate(v(e, this.tz));
	}
	findNext(e, t, r, n) {
		return this._findMatch(e, t, r, n, 1);
	}
	_findMatch(e, t, r, n, i) {
		let a = this[t], o;
		r.lastDayOfMonth && (o = this.getLastDayOfMonth(this.year, this.month));
		let h = !r.starDOW && t == "day" ? new Date(Date.UTC(this.year, this.month, 1, 0, 0, 0, 0)).getUTCDay() : void 0, l = this[t] + n, y = i === 1 ? (u) => u < r[t].length : (u) => u >= 0;
		for (let u = l; y(u); u += i) {
			let d = r[t][u];
			if (t === "day" && !d) {
				for (let c = 0; c < r.nearestWeekdays.length; c++) if (r.nearestWeekdays[c]) {
					let M = this.getNearestWeekday(this.year, this.month, c - n);
					if (M === -1) continue;
					if (M === u - n) {
						d = 1;
						break;
					}
				}
			}
			if (t === "day" && r.lastWeekday) {
				let c = this.getLastWeekday(this.year, this.month);
				u - n === c && (d = 1);
			}
			if (t === "day" && r.lastDayOfMonth && u - n == o && (d = 1), t === "day" && !r.starDOW) {
				let c = r.dayOfWeek[(h + (u - n - 1)) % 7];
				if (c && c & 63) c = this.isNthWeekdayOfMonth(this.year, this.month, u - n, c) ? 1 : 0;
				else if (c) throw new Error(`CronDate: Invalid value for dayOfWeek encountered. ${c}`);
				r.useAndLogic ? d = d && c : !e.domAndDow && !r.starDOM ? d = d || c : d = d && c;
			}
			if (d) return this[t] = u - n, a !== this[t] ? 2 : 1;
		}
		return 3;
	}
	recurse(e, t, r) {
		if (r === 0 && !e.starYear) {
			if (this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0) {
				let i = -1;
				for (let a = this.year + 1; a < e.year.length && a < 1e4; a++) if (e.year[a] === 1) {
					i = a;
					break;
				}
				if (i === -1) return null;
				this.year = i, this.month = 0, this.day = 1, this.hour = 0, this.minute = 0, this.second = 0, this.ms = 0;
			}
			if (this.year >= 1e4) return null;
		}
		let n = this.findNext(t, f[r][0], e, f[r][2]);
		if (n > 1) {
			let i = r + 1;
			for (; i < f.length;) this[f[i][0]] = -f[i][2], i++;
			if (n === 3) {
				if (this[f[r][1]]++, this[f[r][0]] = -f[r][2], this.apply(), r === 0 && !e.starYear) {
					for (; this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0 && this.year < 1e4;) this.year++;
					if (this.year >= 1e4 || this.year >= e.year.length) return null;
				}
				return this.recurse(e, t, 0);
			} else if (this.apply()) return this.recurse(e, t, r - 1);
		}
		return r += 1, r >= f.length ? this : (e.starYear ? this.year >= 3e3 : this.year >= 1e4) ? null : this.recurse(e, t, r);
	}
	increment(e, t, r) {
		return this.second += t.interval !== void 0 && t.interval > 1 && r ? t.interval : 1, this.ms = 0, this.apply(), this.recurse(e, t, 0);
	}
	decrement(e, t) {
		return this.second -= t.interval !== void 0 && t.interval > 1 ? t.interval : 1, this.ms = 0, this.apply(), this.recurseBackward(e, t, 0, 0);
	}
	recurseBackward(e, t, r, n = 0) {
		if (n > 1e4) return null;
		if (r === 0 && !e.starYear) {
			if (this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0) {
				let a = -1;
				for (let o = this.year - 1; o >= 0; o--) if (e.year[o] === 1) {
					a = o;
					break;
				}
				if (a === -1) return null;
				this.year = a, this.month = 11, this.day = 31, this.hour = 23, this.minute = 59, this.second = 59, this.ms = 0;
			}
			if (this.year < 0) return null;
		}
		let i = this.findPrevious(t, f[r][0], e, f[r][2]);
		if (i > 1) {
			let a = r + 1;
			for (; a < f.length;) {
				let o = f[a][0], h = f[a][2], l = this.getMaxPatternValue(o, e, h);
				this[o] = l, a++;
			}
			if (i === 3) {
				if (this[f[r][1]]--, r === 0) {
					let y = this.getLastDayOfMonth(this.year, this.month);
					this.day > y && (this.day = y);
				}
				if (r === 1) if (this.day <= 0) this.day = 1;
				else {
					let y = this.year, u = this.month;
					for (; u < 0;) u += 12, y--;
					for (; u > 11;) u -= 12, y++;
					let d = u !== 1 ? P[u] : new Date(Date.UTC(y, u + 1, 0)).getUTCDate();
					this.day > d && (this.day = d);
				}
				this.apply();
				let o = f[r][0], h = f[r][2], l = this.getMaxPatternValue(o, e, h);
				if (o === "day") {
					let y = this.getLastDayOfMonth(this.year, this.month);
					this[o] = Math.min(l, y);
				} else this[o] = l;
				if (this.apply(), r === 0) {
					let y = f[1][2], u = this.getMaxPatternValue("day", e, y), d = this.getLastDayOfMonth(this.year, this.month), c = Math.min(u, d);
					c !== this.day && (this.day = c, this.hour = this.getMaxPatternValue("hour", e, f[2][2]), this.minute = this.getMaxPatternValue("minute", e, f[3][2]), this.second = this.getMaxPatternValue("second", e, f[4][2]));
				}
				if (r === 0 && !e.starYear) {
					for (; this.year >= 0 && this.year < e.year.length && e.year[this.year] === 0;) this.year--;
					if (this.year < 0) return null;
				}
				return this.recurseBackward(e, t, 0, n + 1);
			} else if (this.apply()) return this.recurseBackward(e, t, r - 1, n + 1);
		}
		return r += 1, r >= f.length ? this : this.year < 0 ? null : this.recurseBackward(e, t, r, n + 1);
	}
	getMaxPatternValue(e, t, r) {
		if (e === "day" && t.lastDayOfMonth) return this.getLastDayOfMonth(this.year, this.month);
		if (e === "day" && !t.starDOW) return this.getLastDayOfMonth(this.year, this.month);
		for (let n = t[e].length - 1; n >= 0; n--) if (t[e][n]) return n - r;
		return t[e].length - 1 - r;
	}
	findPrevious(e, t, r, n) {
		return this._findMatch(e, t, r, n, -1);
	}
	getDate(e) {
		return e || this.tz === void 0 ? new Date(this.year, this.month, this.day, this.hour, this.minute, this.second, this.ms) : typeof this.tz == "number" ? new Date(Date.UTC(this.year, this.month, this.day, this.hour, this.minute - this.tz, this.second, this.ms)) : k(b(this.year, this.month + 1, this.day, this.hour, this.minute, this.second, this.tz), !1);
	}
	getTime() {
		return this.getDate(!1).getTime();
	}
	match(e, t) {
		if (!e.starYear && (this.year < 0 || this.year >= e.year.length || e.year[this.year] === 0)) return !1;
		for (let r = 0; r < f.length; r++) {
			let n = f[r][0], i = f[r][2], a = this[n];
			if (a + i < 0 || a + i >= e[n].length) return !1;
			let o = e[n][a + i];
			if (n === "day") {
				if (!o) {
					for (let h = 0; h < e.nearestWeekdays.length; h++) if (e.nearestWeekdays[h]) {
						let l = this.getNearestWeekday(this.year, this.month, h - i);
						if (l !== -1 && l === a) {
							o = 1;
							break;
						}
					}
				}
				if (e.lastWeekday) a === this.getLastWeekday(this.year, this.month) && (o = 1);
				if (e.lastDayOfMonth) a === this.getLastDayOfMonth(this.year, this.month) && (o = 1);
				if (!e.starDOW) {
					let h = new Date(Date.UTC(this.year, this.month, 1, 0, 0, 0, 0)).getUTCDay(), l = e.dayOfWeek[(h + (a - 1)) % 7];
					l && l & 63 && (l = this.isNthWeekdayOfMonth(this.year, this.month, a, l) ? 1 : 0), e.useAndLogic ? o = o && l : !t.domAndDow && !e.starDOM ? o = o || l : o = o && l;
				}
			}
			if (!o) return !1;
		}
		return !0;
	}
};
function R(s) {
	if (s === void 0 && (s = {}), delete s.name, s.legacyMode !== void 0 && s.domAndDow === void 0 ? s.domAndDow = !s.legacyMode : s.domAndDow === void 0 && (s.domAndDow = !1), s.legacyMode = !s.domAndDow, s.paused = s.paused === void 0 ? !1 : s.paused, s.maxRuns = s.maxRuns === void 0 ? 1 / 0 : s.maxRuns, s.catch = s.catch === void 0 ? !1 : s.catch, s.interval = s.interval === void 0 ? 0 : parseInt(s.interval.toString(), 10), s.utcOffset = s.utcOffset === void 0 ? void 0 : parseInt(s.utcOffset.toString(), 10), s.dayOffset = s.dayOffset === void 0 ? 0 : parseInt(s.dayOffset.toString(), 10), s.unref = s.unref === void 0 ? !1 : s.unref, s.mode = s.mode === void 0 ? "auto" : s.mode, s.alternativeWeekdays = s.alternativeWeekdays === void 0 ? !1 : s.alternativeWeekdays, s.sloppyRanges = s.sloppyRanges === void 0 ? !1 : s.sloppyRanges, ![
		"auto",
		"5-part",
		"6-part",
		"7-part",
		"5-or-6-parts",
		"6-or-7-parts"
	].includes(s.mode)) throw new Error("CronOptions: mode must be one of 'auto', '5-part', '6-part', '7-part', '5-or-6-parts', or '6-or-7-parts'.");
	if (s.startAt && (s.startAt = new m(s.startAt, s.timezone)), s.stopAt && (s.stopAt = new m(s.stopAt, s.timezone)), s.interval !== null) {
		if (isNaN(s.interval)) throw new Error("CronOptions: Supplied value for interval is not a number");
		if (s.interval < 0) throw new Error("CronOptions: Supplied value for interval can not be negative");
	}
	if (s.utcOffset !== void 0) {
		if (isNaN(s.utcOffset)) throw new Error("CronOptions: Invalid value passed for utcOffset, should be number representing minutes offset from UTC.");
		if (s.utcOffset < -870 || s.utcOffset > 870) throw new Error("CronOptions: utcOffset out of bounds.");
		if (s.utcOffset !== void 0 && s.timezone) throw new Error("CronOptions: Combining 'utcOffset' with 'timezone' is not allowed.");
	}
	if (s.unref !== !0 && s.unref !== !1) throw new Error("CronOptions: Unref should be either true, false or undefined(false).");
	if (s.dayOffset !== void 0 && s.dayOffset !== 0 && isNaN(s.dayOffset)) throw new Error("CronOptions: Invalid value passed for dayOffset, should be a number representing days to offset.");
	return s;
}
function p(s) {
	return Object.prototype.toString.call(s) === "[object Function]" || typeof s == "function" || s instanceof Function;
}
function _(s) {
	return p(s);
}
function x(s) {
	typeof Deno < "u" && typeof Deno.unrefTimer < "u" ? Deno.unrefTimer(s) : s && typeof s.unref < "u" && s.unref();
}
var W = 3e4;
var w = [];
var E = class {
	name;
	options;
	_states;
	fn;
	getTz() {
		return this.options.timezone || this.options.utcOffset;
	}
	applyDayOffset(e) {
		if (this.options.dayOffset !== void 0 && this.options.dayOffset !== 0) {
			let t = this.options.dayOffset * 24 * 60 * 60 * 1e3;
			return new Date(e.getTime() + t);
		}
		return e;
	}
	constructor(e, t, r) {
		let n, i;
		if (p(t)) i = t;
		else if (typeof t == "object") n = t;
		else if (t !== void 0) throw new Error("Cron: Invalid argument passed for optionsIn. Should be one of function, or object (options).");
		if (p(r)) i = r;
		else if (typeof r == "object") n = r;
		else if (r !== void 0) throw new Error("Cron: Invalid argument passed for funcIn. Should be one of function, or object (options).");
		if (this.name = n?.name, this.options = R(n), this._states = {
			kill: !1,
			blocking: !1,
			previousRun: void 0,
			currentRun: void 0,
			once: void 0,
			currentTimeout: void 0,
			maxRuns: n ? n.maxRuns : void 0,
			paused: n ? n.paused : !1,
			pattern: new C("* * * * *", void 0, { mode: "auto" })
		}, e && (e instanceof Date || typeof e == "string" && e.indexOf(":") > 0) ? this._states.once = new m(e, this.getTz()) : this._states.pattern = new C(e, this.options.timezone, {
			mode: this.options.mode,
			alternativeWeekdays: this.options.alternativeWeekdays,
			sloppyRanges: this.options.sloppyRanges
		}), this.name) {
			if (w.find((o) => o.name === this.name)) throw new Error("Cron: Tried to initialize new named job '" + this.name + "', but name already taken.");
			w.push(this);
		}
		return i !== void 0 && _(i) && (this.fn = i, this.schedule()), this;
	}
	nextRun(e) {
		let t = this._next(e);
		return t ? this.applyDayOffset(t.getDate(!1)) : null;
	}
	nextRuns(e, t) {
		this._states.maxRuns !== void 0 && e > this._states.maxRuns && (e = this._states.maxRuns);
		let r = t || this._states.currentRun || void 0;
		return this._enumerateRuns(e, r, "next");
	}
	previousRuns(e, t) {
		return this._enumerateRuns(e, t || void 0, "previous");
	}
	_enumerateRuns(e, t, r) {
		let n = [], i = t ? new m(t, this.getTz()) : null, a = r === "next" ? this._next : this._previous;
		for (; e--;) {
			let o = a.call(this, i);
			if (!o) break;
			let h = o.getDate(!1);
			n.push(this.applyDayOffset(h)), i = o;
		}
		return n;
	}
	match(e) {
		if (this._states.once) {
			let r = new m(e, this.getTz());
			r.ms = 0;
			let n = new m(this._states.once, this.getTz());
			return n.ms = 0, r.getTime() === n.getTime();
		}
		let t = new m(e, this.getTz());
		return t.ms = 0, t.match(this._states.pattern, this.options);
	}
	getPattern() {
		if (!this._states.once) return this._states.pattern ? this._states.pattern.pattern : void 0;
	}
	getOnce() {
		return this._states.once ? this._states.once.getDate() : null;
	}
	isRunning() {
		let e = this.nextRun(this._states.currentRun), t = !this._states.paused, r = this.fn !== void 0, n = !this._states.kill;
		return t && r && n && e !== null;
	}
	isStopped() {
		return this._states.kill;
	}
	isBusy() {
		return this._states.blocking;
	}
	currentRun() {
		return this._states.currentRun ? this._states.currentRun.getDate() : null;
	}
	previousRun() {
		return this._states.previousRun ? this._states.previousRun.getDate() : null;
	}
	msToNext(e) {
		let t = this._next(e);
		return t ? e instanceof m || e instanceof Date ? t.getTime() - e.getTime() : t.getTime() - new m(e).getTime() : null;
	}
	stop() {
		this._states.kill = !0, this._states.currentTimeout && clearTimeout(this._states.currentTimeout);
		let e = w.indexOf(this);
		e >= 0 && w.splice(e, 1);
	}
	pause() {
		return this._states.paused = !0, !this._states.kill;
	}
	resume() {
		return this._states.paused = !1, !this._states.kill;
	}
	schedule(e) {
		if (e && this.fn) throw new Error("Cron: It is not allowed to schedule two functions using the same Croner instance.");
		e && (this.fn = e);
		let t = this.msToNext(), r = this.nextRun(this._states.currentRun);
		return t == null || isNaN(t) || r === null ? this : (t > W && (t = W), this._states.currentTimeout = setTimeout(() => this._checkTrigger(r), t), this._states.currentTimeout && this.options.unref && x(this._states.currentTimeout), this);
	}
	async _trigger(e) {
		this._states.blocking = !0, this._states.currentRun = new m(void 0, this.getTz());
		try {
			if (this.options.catch) try {
				this.fn !== void 0 && await this.fn(this, this.options.context);
			} catch (t) {
				if (p(this.options.catch)) try {
					this.options.catch(t, this);
				} catch {}
			}
			else this.fn !== void 0 && await this.fn(this, this.options.context);
		} finally {
			this._states.previousRun = new m(e, this.getTz()), this._states.blocking = !1;
		}
	}
	async trigger() {
		await this._trigger();
	}
	runsLeft() {
		return this._states.maxRuns;
	}
	_checkTrigger(e) {
		let t = /* @__PURE__ */ new Date(), r = !this._states.paused && t.getTime() >= e.getTime(), n = this._states.blocking && this.options.protect;
		r && !n ? (this._states.maxRuns !== void 0 && this._states.maxRuns--, this._trigger()) : r && n && p(this.options.protect) && setTimeout(() => this.options.protect(this), 0), this.schedule();
	}
	_next(e) {
		let t = !!(e || this._states.currentRun), r = !1;
		!e && this.options.startAt && this.options.interval && ([e, t] = this._calculatePreviousRun(e, t), r = !e), e = new m(e, this.getTz()), this.options.startAt && e && e.getTime() < this.options.startAt.getTime() && (e = this.options.startAt);
		let n = this._states.once || new m(e, this.getTz());
		return !r && n !== this._states.once && (n = n.increment(this._states.pattern, this.options, t)), this._states.once && this._states.once.getTime() <= e.getTime() || n === null || this._states.maxRuns !== void 0 && this._states.maxRuns <= 0 || this._states.kill || this.options.stopAt && n.getTime() >= this.options.stopAt.getTime() ? null : n;
	}
	_previous(e) {
		let t = new m(e, this.getTz());
		this.options.stopAt && t.getTime() > this.options.stopAt.getTime() && (t = this.options.stopAt);
		let r = new m(t, this.getTz());
		return this._states.once ? this._states.once.getTime() < t.getTime() ? this._states.once : null : (r = r.decrement(this._states.pattern, this.options), r === null || this.options.startAt && r.getTime() < this.options.startAt.getTime() ? null : r);
	}
	_calculatePreviousRun(e, t) {
		let r = new m(void 0, this.getTz()), n = e;
		if (this.options.startAt.getTime() <= r.getTime()) {
			n = this.options.startAt;
			let i = n.getTime() + this.options.interval * 1e3;
			for (; i <= r.getTime();) n = new m(n, this.getTz()).increment(this._states.pattern, this.options, !0), i = n.getTime() + this.options.interval * 1e3;
			t = !0;
		}
		return n === null && (n = void 0), [n, t];
	}
};

//#endregion
//#region src/sandbox/nightly.ts
const SCHEDULE = new E("0 2 * * *", {
	timezone: "UTC",
	paused: true
});
function makeNightly(clock, jobs, failed) {
	let due = after(clock.now());
	let running = Promise.resolve();
	const execute = async () => {
		for (const { name, work } of jobs) try {
			await work();
		} catch (error) {
			failed(name, error);
		}
	};
	const runNow = () => {
		running = running.then(execute);
		return running;
	};
	return {
		async tick() {
			if (clock.now() < due) return running;
			due = after(clock.now());
			return runNow();
		},
		runNow,
		next: () => due,
		idle: () => running,
		reset() {
			due = after(clock.now());
		}
	};
}
function after(time) {
	const next = SCHEDULE.nextRun(time);
	if (next === null) throw new Error("the schedule has no next time");
	return next;
}

//#endregion
//#region src/sandbox/reconciliation/checksum.ts
function areaOf(name, columns) {
	return `${name}(${columns.join(",")})`;
}
function digestOf(row, columns) {
	const values = columns.map((column) => {
		const value = row[column];
		if (value === void 0) throw new RangeError(`the row has no column "${column}"`);
		return value instanceof Date ? value.toISOString() : String(value);
	});
	return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}
function checksumOf(digests) {
	const hash = createHash("sha256");
	for (const digest of [...digests].toSorted()) hash.update(`${digest}\n`);
	return hash.digest("hex");
}

//#endregion
//#region src/sandbox/reconciliation/check-rows.ts
const AREAS = [
	{
		name: "orders",
		columns: [
			"id",
			"account",
			"total",
			"currency"
		],
		rows: sql`select id, account, total, currency from orders where exists (select from payments p
      join journals j on j.reference = p.id and j.kind = 'capture' where p.order_id = orders.id)`
	},
	{
		name: "payments",
		columns: [
			"id",
			"order_id",
			"account",
			"provider",
			"amount",
			"currency"
		],
		rows: sql`select id, order_id, account, provider, amount, currency from payments`
	},
	{
		name: "refunds",
		columns: [
			"id",
			"payment",
			"amount",
			"currency",
			"destination"
		],
		rows: sql`select id, payment, amount, currency, destination from refunds`
	},
	{
		name: "journals",
		columns: [
			"id",
			"kind",
			"reference"
		],
		rows: sql`select id, kind, reference from journals`
	},
	{
		name: "postings",
		columns: [
			"id",
			"journal",
			"account",
			"currency",
			"amount"
		],
		rows: sql`select id, journal, account, currency, amount from postings`
	}
];
const AMOUNT_COLUMNS = [
	"total",
	"amount",
	"currency"
];
async function checkRows(trx, covers) {
	const checksums = [];
	const mismatches = [];
	for (const { name, columns: all, rows } of AREAS) {
		const columns = all.filter(covers);
		const area = areaOf(name, columns);
		const present = /* @__PURE__ */ new Map();
		for (const row of (await rows.execute(trx)).rows) present.set(String(row["id"]), digestOf(row, columns));
		const known = await trx.selectFrom("row_digests").select(["row_id", "sha256"]).where("area", "=", area).execute();
		for (const { row_id, sha256 } of known) {
			const now = present.get(row_id);
			if (now === sha256) continue;
			const detail = now === void 0 ? `the row of ${name} is gone` : `the row of ${name} was changed`;
			mismatches.push({
				kind: now === void 0 ? "row_missing" : "row_changed",
				reference: row_id,
				detail
			});
		}
		const seen = new Set(known.map(({ row_id }) => row_id));
		const added = [...present].filter(([id]) => !seen.has(id)).map(([row_id, sha256]) => ({
			area,
			row_id,
			sha256
		}));
		for (let from = 0; from < added.length; from += BATCH$1) await trx.insertInto("row_digests").values(added.slice(from, from + BATCH$1)).execute();
		checksums.push({
			area,
			rows: present.size,
			sha256: checksumOf(present.values())
		});
	}
	return {
		checksums,
		mismatches
	};
}
const BATCH$1 = 1e3;

//#endregion
//#region src/sandbox/reconciliation/compare-books.ts
const MINUTE = 6e4;
const GRACE = {
	stripe: MINUTE,
	braintree: 1500 * MINUTE
};
async function compareBooks(db, now, tolerance) {
	const mismatches = [];
	let pending = 0;
	for (const position of await positions(db)) {
		const { id, provider, ref, currency, booked, settled, latest } = position;
		if ((booked > settled ? booked - settled : settled - booked) <= tolerance) continue;
		if (now.getTime() - latest.getTime() < (GRACE[provider] ?? MINUTE)) {
			pending += 1;
			continue;
		}
		const amounts = {
			expected: booked,
			found: settled,
			currency
		};
		mismatches.push(id === null ? {
			kind: "unknown_payment",
			reference: ref,
			...amounts,
			detail: `${provider} settled what the shop never sold`
		} : {
			kind: "amount_differs",
			reference: id,
			...amounts,
			detail: `${provider} settled another amount than booked`
		});
	}
	return {
		mismatches: [...mismatches, ...await compareOwn(db)],
		pending
	};
}
async function positions(db) {
	const { rows } = await sql`
    with booked as (
      select p.provider, coalesce(p.provider_ref, p.id) as ref, o.currency, sum(o.amount)::bigint as amount
      from payments p
      join journals j on j.reference = p.id and j.kind not in ('fee', 'settlement')
      join postings o on o.journal = j.id
      join ledger_accounts a on a.id = o.account and a.kind = 'processor'
      group by 1, 2, 3
    ), settled as (
      select provider, payment_ref as ref, currency, sum(amount)::bigint as amount, max(created_at) as latest
      from settlement_lines where kind <> 'fee' group by 1, 2, 3
    )
    select p.id, x.provider, x.ref, x.currency, x.booked, x.settled,
      greatest(x.latest, p.created_at, p.seen_at,
        (select max(created_at) from payment_operations where payment = p.id),
        (select max(created_at) from refunds where payment = p.id),
        (select max(created_at) from disputes where payment = p.id)) as latest
    from (
      select provider, ref, currency, coalesce(b.amount, 0) as booked, coalesce(s.amount, 0) as settled, s.latest
      from booked b full join settled s using (provider, ref, currency)
    ) as x
    left join payments p on p.provider = x.provider and coalesce(p.provider_ref, p.id) = x.ref
    order by x.provider, x.ref, x.currency`.execute(db);
	return rows;
}
async function compareOwn(db) {
	const uncaptured = await sql`
    select id, amount, currency from payments where status = 'succeeded'
      and not exists (select from journals where reference = payments.id and kind = 'capture') order by id`.execute(db);
	const refunded = await sql`
    select * from (
      select p.id, p.currency,
        coalesce((select sum(case j.kind when 'refund' then o.amount else -o.amount end) from journals j
          join postings o on o.journal = j.id and o.amount > 0
          where j.reference = p.id and j.kind in ('refund', 'refund_failed')), 0)::bigint as booked,
        coalesce((select sum(amount) from refunds where payment = p.id and status in ('pending', 'succeeded')
          and provider_ref is not null), 0)::bigint as made
      from payments p
    ) as sums where booked <> made order by id`.execute(db);
	return [...uncaptured.rows.map(({ id, amount, currency }) => {
		return {
			kind: "not_captured",
			reference: id,
			expected: amount,
			found: 0n,
			currency,
			detail: "the payment succeeded and the ledger has nothing of it"
		};
	}), ...refunded.rows.map(({ id, booked, made, currency }) => {
		return {
			kind: "refunds_differ",
			reference: id,
			expected: made,
			found: booked,
			currency,
			detail: "the refunds of the payment are not those of the ledger"
		};
	})];
}

//#endregion
//#region src/sandbox/reconciliation/fetch-patiently.ts
async function fetchPatiently(fetchLines, period, { attempts, base, cap, random }) {
	for (let attempt = 1;; attempt += 1) try {
		return {
			lines: await fetchLines(...period),
			attempts: attempt,
			failure: void 0
		};
	} catch (error) {
		const failure = error instanceof Error ? error.message : "unknown error";
		if (attempt >= attempts) return {
			lines: void 0,
			attempts: attempt,
			failure
		};
		await setTimeout$1(random() * Math.min(cap, base * 2 ** (attempt - 1)));
	}
}

//#endregion
//#region src/sandbox/reconciliation/import-lines.ts
async function importLines(trx, ledger, run, lines) {
	const known = await trx.selectFrom("ledger_accounts").select("currency").where("kind", "=", "bank").execute();
	const currencies = new Set(known.map(({ currency }) => currency));
	const paid = /* @__PURE__ */ new Map();
	for (const { created: created_at, ...line } of lines) {
		const { provider, kind, payment_ref, amount, currency } = line;
		await trx.insertInto("settlement_lines").values({
			...line,
			created_at,
			run
		}).execute();
		if (!currencies.has(currency)) continue;
		paid.set(currency, (paid.get(currency) ?? 0n) + amount);
		if (kind !== "fee" || amount === 0n) continue;
		const payment = await trx.selectFrom("payments").select("id").where("provider", "=", provider).where("provider_ref", "=", payment_ref).executeTakeFirst();
		await ledger.fee(trx, payment?.id ?? run, -amount, currency);
	}
	for (const [currency, amount] of paid) if (amount !== 0n) await ledger.settle(trx, run, amount, currency);
}

//#endregion
//#region src/sandbox/reconciliation/make-reconciliation.ts
const LINE_COLUMNS = [
	"provider",
	"kind",
	"provider_ref",
	"payment_ref",
	"amount",
	"currency",
	"created"
];
function makeReconciliation(parts) {
	const { db, ledger, clock, defect, settlement, patience } = parts;
	const covers = (column) => !(defect("rec.checksum_partial") && AMOUNT_COLUMNS.includes(column));
	const tolerance = () => defect("rec.mismatch_hidden") ? 100n : 0n;
	let running = Promise.resolve();
	const lineChecksum = (lines) => {
		const columns = LINE_COLUMNS.filter(covers);
		const sha256 = checksumOf(lines.map((line) => digestOf(line, columns)));
		return {
			area: areaOf("settlement", columns),
			rows: lines.length,
			sha256
		};
	};
	const recheck = async (former) => {
		if (former === void 0) return [];
		const { lines } = await fetchPatiently(settlement, [former.period_start, former.period_end], patience);
		if (lines === void 0) return [];
		const now = lineChecksum(lines);
		const before = await db.selectFrom("reconciliation_checksums").select("sha256").where("run", "=", former.id).where("area", "=", now.area).executeTakeFirst();
		if (before === void 0 || before.sha256 === now.sha256) return [];
		return [{
			kind: "settlement_changed",
			reference: former.id,
			detail: "the settlement of the last run is another one now"
		}];
	};
	const execute = async () => {
		const id = parts.newId("rec");
		const started_at = clock.now();
		const period_end = /* @__PURE__ */ new Date(Math.floor(started_at.getTime() / 1e3) * 1e3);
		const former = await lastRun(db);
		const period_start = former?.period_end ?? /* @__PURE__ */ new Date(0);
		const fetched = await fetchPatiently(settlement, [period_start, period_end], patience);
		const { lines } = fetched;
		const changed = lines === void 0 ? [] : await recheck(former);
		const report = await db.transaction().execute(async (trx) => {
			const times = {
				id,
				started_at,
				finished_at: clock.now(),
				period_start,
				period_end,
				attempts: fetched.attempts
			};
			if (lines === void 0) {
				const status = defect("rec.retry_silent") ? "matched" : "failed";
				return store(trx, {
					...times,
					status,
					lines: 0,
					pending: 0
				}, [], []);
			}
			await trx.insertInto("reconciliation_runs").values({
				...times,
				status: "matched",
				lines: 0,
				pending: 0
			}).execute();
			await importLines(trx, ledger, id, lines);
			const books = await compareBooks(trx, period_end, tolerance());
			const rows = await checkRows(trx, covers);
			const mismatches = [
				...changed,
				...books.mismatches,
				...rows.mismatches
			];
			const status = mismatches.length === 0 ? "matched" : "mismatched";
			return store(trx, {
				...times,
				status,
				lines: lines.length,
				pending: books.pending
			}, [lineChecksum(lines), ...rows.checksums], mismatches);
		});
		await tell(parts, report, fetched.failure);
		return report;
	};
	return {
		run() {
			const next = running.then(execute);
			running = next.catch(() => void 0);
			return next;
		},
		async list() {
			const runs = await db.selectFrom("reconciliation_runs").selectAll().orderBy("position", "desc").limit(100).execute();
			return Promise.all(runs.map(({ position: _position, ...run }) => withDetails(db, run)));
		}
	};
}
function lastRun(db) {
	return db.selectFrom("reconciliation_runs").selectAll().where("status", "<>", "failed").orderBy("position", "desc").limit(1).executeTakeFirst();
}
async function store(trx, run, checksums, mismatches) {
	const { id, ...rest } = run;
	await trx.insertInto("reconciliation_runs").values(run).onConflict((conflict) => conflict.column("id").doUpdateSet(rest)).execute();
	for (const checksum of checksums) await trx.insertInto("reconciliation_checksums").values({
		run: id,
		...checksum
	}).execute();
	for (const { expected = null, found = null, currency = null, ...mismatch } of mismatches) await trx.insertInto("reconciliation_mismatches").values({
		run: id,
		expected,
		found,
		currency,
		...mismatch
	}).execute();
	return withDetails(trx, run);
}
async function withDetails(db, run) {
	const checksums = await db.selectFrom("reconciliation_checksums").select([
		"area",
		"rows",
		"sha256"
	]).where("run", "=", run.id).orderBy("area").execute();
	const mismatches = await db.selectFrom("reconciliation_mismatches").select([
		"kind",
		"reference",
		"expected",
		"found",
		"currency",
		"detail"
	]).where("run", "=", run.id).orderBy("position").execute();
	return {
		...run,
		checksums,
		mismatches
	};
}
async function tell({ db, audit, log, raise }, { id, status, mismatches, attempts }, failure) {
	const by = {
		actor: "system:reconciliation",
		origin: "reconciliation",
		resource: `reconciliation:${id}`
	};
	const outcome = status === "matched" ? "success" : "failure";
	await audit(db, {
		...by,
		type: `reconciliation.${status}`,
		outcome
	});
	log(status === "matched" ? "info" : "error", `reconciliation.${status}`, {
		run: id,
		attempts
	});
	if (status === "failed") raise({
		pattern: "reconciliation-failed",
		subject: id,
		detail: `the settlement could not be had in ${attempts} attempts: ${failure ?? "unknown error"}`
	});
	if (status === "mismatched") {
		const first = mismatches[0];
		raise({
			pattern: "reconciliation-mismatch",
			subject: id,
			detail: `${mismatches.length} mismatches, the first: ${first?.detail ?? ""} (${first?.reference ?? ""})`
		});
	}
}

//#endregion
//#region src/sandbox/vault/backup.ts
const zip = promisify(gzip);
const unzip = promisify(gunzip);
const NONCE$1 = 12;
const TAG$1 = 16;
const LARGEST = 1024 ** 3;
async function sealBackup(keyring, content) {
	const key = await keyring.wrapped("backup");
	const head = Buffer.from(`${JSON.stringify({
		format: "shop-backup/1",
		...key
	})}\n`);
	const nonce = randomBytes(NONCE$1);
	const cipher = createCipheriv("aes-256-gcm", keyring.unwrap("backup", key).bytes, nonce, { authTagLength: TAG$1 });
	cipher.setAAD(head);
	const sealed = Buffer.concat([cipher.update(await zip(content)), cipher.final()]);
	return Buffer.concat([
		head,
		nonce,
		cipher.getAuthTag(),
		sealed
	]);
}
async function openBackup(keyring, bytes) {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const start = file.indexOf("\n") + 1;
		const head = file.subarray(0, start);
		const { format, version, wrapped_key } = JSON.parse(head.toString("utf8"));
		if (format !== "shop-backup/1") throw new Error("this is no backup");
		const { bytes: key } = keyring.unwrap("backup", {
			version,
			wrapped_key
		});
		const nonce = file.subarray(start, start + NONCE$1);
		const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG$1 });
		decipher.setAAD(head).setAuthTag(file.subarray(start + NONCE$1, start + NONCE$1 + TAG$1));
		const packed = Buffer.concat([decipher.update(file.subarray(start + NONCE$1 + TAG$1)), decipher.final()]);
		return (await unzip(packed, { maxOutputLength: LARGEST })).toString("utf8");
	} catch (error) {
		throw new TollgateError("sandbox/backup-unreadable", "the backup was changed, or another shop made it", {
			class: "usage",
			help: ["restore a backup into the running sandbox that made it"],
			cause: error
		});
	}
}

//#endregion
//#region src/sandbox/vault/reseal.ts
const SEALED = "^[01]:[0-9]+:";
async function reseal(db, vault, keyring) {
	const current = `1:${keyring.active("field").version}:`;
	let resealed = 0;
	const unreadable = [];
	for (const { table, column } of sealedBankColumns) {
		const field = sql.ref(column);
		const stale = sql`${field} ~ ${SEALED} and not starts_with(${field}, ${current})`;
		const { rows } = await sql`select id from ${sql.table(table)} where ${stale} order by id`.execute(db);
		for (const { id } of rows) {
			const done = await db.transaction().execute(async (trx) => {
				const text = (await sql`select ${field} as text from ${sql.table(table)} where id = ${id} and ${stale} for update`.execute(trx)).rows[0]?.text;
				if (text === void 0) return void 0;
				const place = {
					table,
					column,
					row: id
				};
				const opened = await vault.open(place, text).catch(() => void 0);
				if (opened === void 0) return false;
				await sql`update ${sql.table(table)} set ${field} = ${await vault.seal(place, opened)} where id = ${id}`.execute(trx);
				return true;
			});
			if (done === true) resealed += 1;
			if (done === false) unreadable.push(`${table}.${column} ${id}`);
		}
	}
	return {
		resealed,
		unreadable
	};
}

//#endregion
//#region src/sandbox/open-operations.ts
const TICK_MS = 1e3;
function openOperations(context, parts) {
	const { db, clock, vault } = context;
	const { gateway, monitor, trail, keyring } = parts;
	const reconciliation = makeReconciliation({
		...context,
		settlement: (from, to) => fetchSettlement(gateway, from, to),
		patience: context.settings.retry,
		raise: monitor.raise
	});
	const renewKeys = async () => {
		const renewed = context.defect("key.not_rotated") ? [] : await keyring.rotateDue();
		const by = {
			actor: "system:vault",
			origin: "vault",
			outcome: "success"
		};
		for (const purpose of renewed) await context.audit(db, {
			...by,
			type: "key.rotated",
			resource: `key:${purpose}`
		});
		const report = await reseal(db, vault, keyring);
		if (report.unreadable.length > 0) {
			const detail = `${report.unreadable.length} fields are opened by no key, the first: ${report.unreadable[0] ?? ""}`;
			monitor.raise({
				pattern: "unreadable-fields",
				subject: "vault",
				detail
			});
		}
		return report;
	};
	const checkTrail = async () => {
		await trail.enforceRetention();
		const { holds, problems } = await trail.verify();
		if (!holds) monitor.raise({
			pattern: "trail-broken",
			subject: "trail",
			detail: problems[0] ?? ""
		});
		await trail.anchor();
	};
	const jobs = [
		{
			name: "keys",
			work: renewKeys
		},
		{
			name: "reconciliation",
			work: reconciliation.run
		},
		{
			name: "trail",
			work: checkTrail
		}
	];
	const nightly = makeNightly(clock, jobs, (job, error) => {
		context.log("error", "nightly.failed", {
			job,
			cause: String(error)
		});
		monitor.raise({
			pattern: "nightly-failed",
			subject: job,
			detail: "the nightly job ended with an error"
		});
	});
	let timer;
	return {
		monitor,
		trail,
		keyring,
		reconciliation,
		nightly,
		renewKeys,
		backup: async () => sealBackup(keyring, JSON.stringify(await dumpDatabase(db))),
		async restore(backup) {
			const dump = JSON.parse(await openBackup(keyring, backup));
			if (dump.schema !== SCHEMA_SHA256) throw new TollgateError("sandbox/backup-of-another-version", "the backup is of a shop with other tables", {
				class: "usage",
				help: ["restore it with the version that made it"]
			});
			await restoreDump(db, dump);
			await keyring.load();
		},
		manifest: () => shopManifest(context.defect("dep.vulnerable")),
		start() {
			timer = setInterval(() => {
				monitor.tick();
				nightly.tick();
			}, TICK_MS);
			timer.unref();
		},
		async reset() {
			await nightly.idle();
			monitor.clear();
		},
		async close() {
			clearInterval(timer);
			await nightly.idle();
		}
	};
}

//#endregion
//#region src/sandbox/defects/decoys/authz.ts
const authzDecoys = [
	{
		id: "authz/support-reads-payments",
		title: "An account reads the payment of another",
		place: "GET /api/payments/{id}",
		looksLike: "authz.payment_read",
		why: "It belongs to the support staff, who may read; they may not refund."
	},
	{
		id: "authz/finance-refunds",
		title: "An account refunds the payment of another",
		place: "POST /api/payments/{id}/refunds",
		looksLike: "authz.payment_write",
		why: "It belongs to the finance staff, whose work it is; the trail holds who did it."
	},
	{
		id: "authz/role-header-of-an-admin",
		title: "A request with a role in a header reaches a page of administrators",
		place: "GET /api/admin/accounts",
		looksLike: "authz.role_header",
		why: "The account has that role; the header is not read."
	}
];

//#endregion
//#region src/sandbox/defects/decoys/flow.ts
const flowDecoys = [
	{
		id: "flow.order_before_pay",
		title: "An order changes after the checkout",
		place: "POST /api/orders/{id}/items",
		looksLike: "flow.cart_after_pay",
		why: "No payment has begun yet, and the total grows with the line; from the payment on it is refused."
	},
	{
		id: "flow.quote_moved",
		title: "Two quotes for one order differ",
		place: "POST /api/quotes",
		looksLike: "flow.quote_expired",
		why: "The rates move with the hour; each quote holds for its own quarter of an hour only."
	},
	{
		id: "flow.same_key_in_two_objects",
		title: "A body names the same field several times",
		place: "POST /api/payouts",
		looksLike: "flow.dup_keys",
		why: "Each time in an object of its own, so that every value counts for itself."
	},
	{
		id: "flow.payout_twice_to_one",
		title: "A payout credits one wallet twice",
		place: "POST /api/payouts",
		looksLike: "flow.bulk_negative",
		why: "Both lines are positive and the sum of all is debited."
	},
	{
		id: "flow.wallet_emptied",
		title: "A transfer takes a wallet to zero",
		place: "POST /api/wallet/transfers",
		looksLike: "flow.balance_race",
		why: "The whole balance may be sent; the next transfer is refused."
	}
];

//#endregion
//#region src/sandbox/defects/decoys/idem.ts
const idemDecoys = [
	{
		id: "idem.other_account",
		title: "Two requests with one Idempotency-Key are both executed",
		place: "POST /api/wallet/top-ups",
		looksLike: "idem.ignored",
		why: "They come from two accounts: a key belongs to its account."
	},
	{
		id: "idem.after_a_day",
		title: "A request with a used Idempotency-Key is executed again",
		place: "POST /api/wallet/top-ups",
		looksLike: "idem.ttl_short",
		why: "More than 24 hours have passed, after which a key may be used anew."
	},
	{
		id: "idem.other_order_of_fields",
		title: "A used Idempotency-Key with another text is answered with the first answer",
		place: "POST /api/wallet/top-ups",
		looksLike: "idem.params_not_compared",
		why: "The fields are the same in another order: it is the same request."
	},
	{
		id: "idem.told_to_wait",
		title: "Of requests with one Idempotency-Key at the same time, some get 409 and later 201",
		place: "POST /api/wallet/transfers",
		looksLike: "idem.race",
		why: "While the first one is being executed the others are told to wait; afterwards they hear its answer."
	}
];

//#endregion
//#region src/sandbox/defects/decoys/mass.ts
const massDecoys = [{
	id: "mass/description",
	title: "A field of a payment that the client sets",
	place: "PATCH /api/payments/{id}",
	looksLike: "mass.status",
	why: "The description belongs to the customer; status and amounts are refused as unknown fields."
}];

//#endregion
//#region src/sandbox/defects/decoys/operations.ts
const operationDecoys = [
	{
		id: "bank.masked_number",
		title: "The number of a bank account is in an answer",
		place: "GET /api/bank/accounts",
		looksLike: "bank.numbers_unmasked",
		why: "Its last four digits are, behind stars."
	},
	{
		id: "bank.link_token",
		title: "A token of the bank provider is given to the browser",
		place: "POST /api/bank/link-tokens",
		looksLike: "bank.access_token_leak",
		why: "It opens the login page for this customer, for four hours; it reads no account."
	},
	{
		id: "bank.two_logins",
		title: "Two public tokens are exchanged with one link token",
		place: "POST /api/bank/links",
		looksLike: "bank.public_token_unbound",
		why: "Its owner has logged in to two banks with it."
	},
	{
		id: "store.masked_card",
		title: "What a customer sent with a card number is kept in the database",
		place: "vault",
		looksLike: "store.pan_cvv",
		why: "The number is masked to its first six and last four digits, the security code is gone."
	},
	{
		id: "store.keyed_fingerprint",
		title: "A hash of 64 hex digits is kept for a card number",
		place: "vault",
		looksLike: "store.pan_hash_unkeyed",
		why: "It is an HMAC with a key of its own, so that no table of card numbers finds it."
	},
	{
		id: "enc.equal_length",
		title: "Two sealed fields begin alike and are equally long",
		place: "vault",
		looksLike: "enc.ecb",
		why: "They tell the version of their key and the length of the text; nonce and ciphertext differ."
	},
	{
		id: "key.old_one_kept",
		title: "A key older than 90 days is in the inventory",
		place: "vault",
		looksLike: "key.not_rotated",
		why: "It only opens what was sealed before; what is sealed now, another one seals."
	},
	{
		id: "rng.repeating_ids",
		title: "Ids are the same ones after every start",
		place: "POST /api/register",
		looksLike: "rng.weak",
		why: "They are names and open nothing; session tokens are random."
	},
	{
		id: "log.escaped_break",
		title: "A text with line breaks and quotes is logged",
		place: "PATCH /api/payments/:id",
		looksLike: "log.injection",
		why: "It is escaped: it stays one record."
	},
	{
		id: "log.long_number",
		title: "A number of sixteen digits is logged in full",
		place: "POST /api/payments",
		looksLike: "web.pan.log",
		why: "Its check digit is wrong: it is no card number."
	},
	{
		id: "audit.begins_late",
		title: "The audit trail does not begin with event 1",
		place: "trail",
		looksLike: "audit.gap",
		why: "What was older than a year is gone by rule, and where the trail now begins is noted."
	},
	{
		id: "rec.not_yet_settled",
		title: "A payment is in the books and not in the settlement, and the run is matched",
		place: "reconciliation",
		looksLike: "rec.mismatch_hidden",
		why: "Braintree settles a day later; the run counts it as pending, and it must be there the night after."
	},
	{
		id: "rec.second_attempt",
		title: "The settlement could not be had, and the run is matched",
		place: "reconciliation",
		looksLike: "rec.retry_silent",
		why: "The second attempt brought it."
	}
];

//#endregion
//#region src/sandbox/defects/decoys/pay.ts
const payDecoys = [
	{
		id: "pay.coupon.two_kinds",
		title: "Two different coupons lower one order",
		place: "POST /api/cart/coupons",
		looksLike: "pay.coupon.stack",
		why: "The rule is one coupon of percent and one of an amount; a third is refused."
	},
	{
		id: "pay.coupon.used_twice",
		title: "A customer redeems one coupon with two orders",
		place: "POST /api/checkout",
		looksLike: "pay.coupon.reuse",
		why: "FRIENDS25 is given out for five orders of a customer; the sixth is refused."
	},
	{
		id: "pay.qty.removed",
		title: "A request lowers the total of a cart",
		place: "DELETE /api/cart/items/{sku}",
		looksLike: "pay.qty.negative",
		why: "What the total falls by leaves the cart as well."
	},
	{
		id: "pay.extra.lowered",
		title: "A changed tip lowers the total",
		place: "PATCH /api/cart",
		looksLike: "pay.extra.negative",
		why: "The tip is smaller than before but not negative: the total is still that of the items at least."
	},
	{
		id: "pay.currency.without_decimals",
		title: "The same article costs 1009 in one currency and 1650 or 3360 in another",
		place: "PATCH /api/cart",
		looksLike: "pay.currency.exponent",
		why: "The yen has no decimals and the dinar three: 1650 JPY, 3.360 KWD and 10.09 EUR are the price list."
	},
	{
		id: "pay.amount.card_length",
		title: "An amount of sixteen digits",
		place: "POST /api/wallet/top-ups",
		looksLike: "pay.amount.overflow32",
		why: "It is refused as out of range, nothing is stored, and the answer does not repeat it."
	},
	{
		id: "pay.amount.half_to_even",
		title: "Ten percent of two halves is not always rounded up",
		place: "POST /api/cart/coupons",
		looksLike: "pay.amount.float_round",
		why: "A discount is computed once, exactly, and rounded half to even; over many orders nobody gains."
	}
];

//#endregion
//#region src/sandbox/defects/decoys/payments.ts
const paymentDecoys = [
	{
		id: "payments.capture_in_part",
		title: "Less is captured than was authorised, and no more can be",
		place: "POST /api/payments/{id}/capture",
		looksLike: "cap.over",
		why: "A capture in part releases the rest; a second capture is refused."
	},
	{
		id: "payments.capture_replayed",
		title: "The same capture is answered with success twice",
		place: "POST /api/payments/{id}/capture",
		looksLike: "cap.double",
		why: "The second answer is the stored one of the same Idempotency-Key; money moved once."
	},
	{
		id: "payments.refunds_add_up",
		title: "Several refunds of one payment succeed",
		place: "POST /api/payments/{id}/refunds",
		looksLike: "ref.over",
		why: "They add up to exactly what was captured, and the next cent is refused."
	},
	{
		id: "payments.refund_after_won_dispute",
		title: "A payment that was disputed is refunded",
		place: "POST /api/payments/{id}/refunds",
		looksLike: "ref.during_dispute",
		why: "The shop won the dispute, so the money is its own again."
	},
	{
		id: "payments.saved_card_again",
		title: "One payment method pays for two orders",
		place: "POST /api/payments",
		looksLike: "tok.nonce_reuse",
		why: "It is a card that the customer saved, no single-use token."
	},
	{
		id: "payments.test_token_again",
		title: "Two accounts pay with the same payment method",
		place: "POST /api/payments",
		looksLike: "tok.cross_customer",
		why: "It is one of the gateway's published test methods, which belong to nobody."
	},
	{
		id: "payments.card_number_length_amount",
		title: "An amount with as many digits as a card number is sent",
		place: "POST /api/payments/{id}/refunds",
		looksLike: "tok.raw_pan_accepted",
		why: "It is refused as out of range, and not echoed."
	},
	{
		id: "payments.success_page",
		title: "The success page of the checkout opens for an order that nobody paid",
		place: "GET /checkout/success",
		looksLike: "flow.success_url",
		why: "It only leads on to the order, which is still unpaid."
	},
	{
		id: "payments.processing_after_error",
		title: "A payment is answered with 202 although the gateway failed",
		place: "POST /api/payments",
		looksLike: "flow.fail_open",
		why: "Its outcome is unknown: the order is not paid until the gateway says so."
	},
	{
		id: "payments.webhook_redelivered",
		title: "A webhook that was delivered before is answered with 200",
		place: "POST /webhooks/stripe",
		looksLike: "wh.replay",
		why: "It has no effect; with any other answer the gateway would send it for days."
	},
	{
		id: "payments.webhook_at_the_limit",
		title: "A webhook five minutes old is taken",
		place: "POST /webhooks/stripe",
		looksLike: "wh.no_tolerance",
		why: "Its age is exactly the tolerance; one second more is refused."
	},
	{
		id: "payments.webhook_of_nobody",
		title: "A webhook about a payment that the shop does not know is answered with 200",
		place: "POST /webhooks/stripe",
		looksLike: "wh.unknown_account",
		why: "It is signed rightly and has no effect."
	},
	{
		id: "payments.retried_charge",
		title: "The gateway is asked twice to charge for one order",
		place: "gateway calls",
		looksLike: "retry.new_key",
		why: "Both requests have the same idempotency key, so there is one charge."
	}
];

//#endregion
//#region src/sandbox/defects/decoys/res.ts
const resDecoys = [{
	id: "res/longest-page",
	title: "A page of a hundred entries",
	place: "GET /api/payments",
	looksLike: "res.unbounded",
	why: "A hundred is the most; one more is refused."
}];

//#endregion
//#region src/sandbox/defects/decoys/sess.ts
const sessDecoys = [{
	id: "sess/used-session",
	title: "A session that is older than 15 minutes",
	place: "GET /api/cart",
	looksLike: "sess.no_timeout",
	why: "It was used in the meantime; the limit is on idle time, and an hour in all."
}];

//#endregion
//#region src/sandbox/defects/decoys/web.ts
const webDecoys = [
	{
		id: "web/masked-card-number",
		title: "A card number of which the middle is masked",
		place: "GET /checkout",
		looksLike: "web.pan.response",
		why: "First six and last four digits may be shown (PCI DSS 4.0.1, 3.4.1); the rest is not there."
	},
	{
		id: "web/order-reference-of-16-digits",
		title: "An order reference that begins like a card number",
		place: "GET /contact",
		looksLike: "web.pan.response",
		why: "Its check digit is wrong: it is no card number."
	},
	{
		id: "web/trusted-origin",
		title: "An origin that is echoed with credentials",
		place: "GET /api/payments",
		looksLike: "web.cors.reflect",
		why: "It is on a list of exact origins; any other gets no such header, and Vary names Origin."
	},
	{
		id: "web/trace-id",
		title: "An error page with an identifier",
		place: "GET /{unknown}",
		looksLike: "web.error.stack",
		why: "It is random and names nothing of the program."
	},
	{
		id: "web/cookie-on-plain-http",
		title: "A cookie without Secure",
		place: "GET /checkout",
		looksLike: "web.cookie.no_secure",
		why: "The shop speaks plain http on loopback, where browsers may drop a Secure cookie; over https it is set."
	},
	{
		id: "web/publishable-key",
		title: "A key of the gateway in a page",
		place: "GET /checkout",
		looksLike: "web.secret.in_bundle",
		why: "Publishable keys only make tokens of cards; the vendors ask for them in the page."
	},
	{
		id: "web/own-script-without-integrity",
		title: "A script without an integrity attribute",
		place: "GET /checkout",
		looksLike: "web.script.no_sri",
		why: "It comes from the origin of the page itself."
	},
	{
		id: "web/way-back-to-a-named-origin",
		title: "A redirect to another origin that the request asks for",
		place: "GET /checkout/return",
		looksLike: "web.redirect.return_url",
		why: "The origin is on the list of the settings; look-alikes of it lead to the shop itself."
	},
	{
		id: "web/markup-in-a-memo",
		title: "A memo that looks like markup",
		place: "GET /receipts/{id}",
		looksLike: "web.xss.memo",
		why: "It is escaped, and shown as the text that it is."
	},
	{
		id: "web/quote-in-a-search",
		title: "A search for words of SQL",
		place: "GET /api/payments",
		looksLike: "web.sqli.search",
		why: "The words are a parameter of the query: they find the memo that holds them, and nothing else."
	},
	{
		id: "web/receiver-on-loopback",
		title: "A webhook endpoint on this machine",
		place: "POST /api/webhook-endpoints",
		looksLike: "web.ssrf.webhook_url",
		why: "Its exact origin is named by the settings; the port beside it is refused."
	},
	{
		id: "web/public-health",
		title: "A page about the state of the shop that needs no account",
		place: "GET /health",
		looksLike: "web.debug.endpoint",
		why: "It says that the shop is up, and nothing else."
	},
	{
		id: "web/email-taken",
		title: "Opening an account tells that an address is taken",
		place: "POST /api/register",
		looksLike: "web.login.enum",
		why: "Accounts have no confirmed address here, so there is no other way to say it; signing in tells nothing."
	}
];

//#endregion
//#region src/sandbox/defects/decoy-registry.ts
const decoys = [
	...payDecoys,
	...idemDecoys,
	...flowDecoys,
	...paymentDecoys,
	...authzDecoys,
	...massDecoys,
	...sessDecoys,
	...resDecoys,
	...webDecoys,
	...operationDecoys
];

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
		unbalanced_journals: await ids(sql`select distinct journal as id from (select journal from postings group by journal, currency
        having sum(amount) <> 0) as lopsided order by 1`),
		negative_wallets: await ids(sql`select distinct owner as id from (select a.owner from ledger_accounts a join postings p on p.account = a.id
        where a.kind = 'wallet' group by a.owner, a.currency having sum(p.amount) > 0) as negative order by 1`),
		captured_above_amount: await ids(sql`select id from payments where ${moved("capture")} > amount order by 1`),
		refunded_above_captured: await ids(sql`select id from payments where ${moved("refund")} - ${moved("refund_failed")} + ${moved("dispute_lost")}
        > ${moved("capture")} order by 1`),
		orders_paid_twice: await ids(sql`select order_id as id from payments where status not in ('canceled', 'failed') group by order_id
        having count(*) > 1 order by 1`),
		paid_other_than_ordered: await ids(sql`select distinct o.id from orders o join payments on payments.order_id = o.id
        where (payments.amount <> o.total or payments.currency <> o.currency) and ${moved("capture")} > 0 order by 1`),
		wrong_totals: await ids(sql`select id from orders where quote is null and total <> subtotal - discount + tip + donation + shipping
        or tip < 0 or donation < 0 or discount > greatest(subtotal, 0) or subtotal <>
        (select sum(quantity::numeric * unit_price) from order_lines where order_id = orders.id) order by 1`),
		coupons_over_limit: await ids(sql`select code as id from coupons where redemption_limit < (select count(*) from coupon_redemptions
        where coupon = code) or exists (select from coupon_redemptions where coupon = code group by account
        having count(*) > customer_limit) order by 1`),
		foreign_payments: await ids(sql`select payments.id from payments join orders o on o.id = order_id where o.account <> payments.account
        order by 1`),
		lopsided_payouts: await ids(sql`select id from payouts where total <> (select sum(amount) from payout_lines where payout = payouts.id)
        or exists (select from payout_lines where payout = payouts.id and amount < 0) order by 1`),
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
//#region src/sandbox/ledger/payment-totals.ts
async function paymentTotals(db, payment) {
	const sums = await db.selectFrom("journals").innerJoin("postings", "postings.journal", "journals.id").select(["journals.kind", sql`sum(postings.amount)::bigint`.as("moved")]).where("journals.reference", "=", payment).where("postings.amount", ">", 0n).groupBy("journals.kind").execute();
	const moved = (kind) => sums.find((row) => row.kind === kind)?.moved ?? 0n;
	return {
		captured: moved("capture"),
		refunded: moved("refund") - moved("refund_failed"),
		disputed: moved("dispute_open") - moved("dispute_won") - moved("dispute_lost"),
		lost: moved("dispute_lost")
	};
}

//#endregion
//#region src/sandbox/ledger/post-journal.ts
async function postJournal(db, { id, kind, reference, currency, legs }) {
	await db.insertInto("journals").values({
		id,
		kind,
		reference
	}).execute();
	await db.insertInto("postings").values(legs.map(([account, amount]) => ({
		journal: id,
		account,
		amount,
		currency
	}))).execute();
}

//#endregion
//#region src/sandbox/ledger/shop-accounts.ts
const KINDS = [
	"processor",
	"bank",
	"sales",
	"fees",
	"disputes",
	"suspense"
];
function shopAccount(kind, currency) {
	return `${kind}:${currency}`;
}
function shopAccounts(currency) {
	return KINDS.map((kind) => ({
		id: shopAccount(kind, currency),
		kind,
		owner: null,
		currency
	}));
}

//#endregion
//#region src/sandbox/ledger/wallet-account.ts
function walletAccount(owner, currency) {
	return `wallet:${owner}:${currency}`;
}

//#endregion
//#region src/sandbox/ledger/ledger.ts
function makeLedger(newId) {
	const post = (db, kind, reference, { currency, legs }) => postJournal(db, {
		id: newId(),
		kind,
		reference,
		currency,
		legs
	});
	const between = (kind, debit, credit) => (db, reference, amount, currency = "EUR") => {
		const legs = [[shopAccount(debit, currency), amount], [shopAccount(credit, currency), -amount]];
		return post(db, kind, reference, {
			currency,
			legs
		});
	};
	return {
		openWallet,
		async lockWallets(db, owners) {
			await db.selectFrom("ledger_accounts").select("id").where("owner", "in", [...owners]).orderBy("id").forUpdate().execute();
		},
		async walletBalance(db, owner, currency = "EUR") {
			return (await db.selectFrom("postings").select(sql`coalesce(sum(-amount), 0)::bigint`.as("balance")).where("account", "=", walletAccount(owner, currency)).executeTakeFirstOrThrow()).balance;
		},
		walletBalances: (db, owner) => db.selectFrom("ledger_accounts as a").leftJoin("postings as p", "p.account", "a.id").select(["a.currency", sql`coalesce(sum(-p.amount), 0)::bigint`.as("balance")]).where("a.owner", "=", owner).groupBy("a.currency").orderBy("a.currency").execute(),
		paymentTotals,
		capture: between("capture", "processor", "sales"),
		refund: between("refund", "sales", "processor"),
		refundFailed: between("refund_failed", "processor", "sales"),
		openDispute: between("dispute_open", "disputes", "processor"),
		winDispute: between("dispute_won", "processor", "disputes"),
		loseDispute: between("dispute_lost", "sales", "disputes"),
		fee: between("fee", "fees", "processor"),
		settle: between("settlement", "bank", "processor"),
		async topUp(db, reference, owner, amount, currency = "EUR") {
			await openWallet(db, owner, currency);
			const legs = [[shopAccount("processor", currency), amount], [walletAccount(owner, currency), -amount]];
			await post(db, "top_up", reference, {
				currency,
				legs
			});
		},
		async transfer(db, reference, { from, to }, amount, currency = "EUR") {
			await openWallet(db, to, currency);
			const legs = /* @__PURE__ */ new Map([[walletAccount(from, currency), amount], [walletAccount(to, currency), -amount]]);
			const rest = [...legs.values()].reduce((sum, leg) => sum + leg, 0n);
			if (rest !== 0n) legs.set(shopAccount("suspense", currency), -rest);
			await post(db, "transfer", reference, {
				currency,
				legs: [...legs]
			});
		},
		async payout(db, reference, { from, lines }, currency = "EUR") {
			for (const { to } of lines) await openWallet(db, to, currency);
			const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
			const source = from === void 0 ? shopAccount("sales", currency) : walletAccount(from, currency);
			const credits = lines.map(({ to, amount }) => [walletAccount(to, currency), -amount]);
			await post(db, "payout", reference, {
				currency,
				legs: [[source, total], ...credits]
			});
		}
	};
}
async function openWallet(db, owner, currency = "EUR") {
	await db.insertInto("ledger_accounts").values({
		id: walletAccount(owner, currency),
		kind: "wallet",
		owner,
		currency
	}).onConflict((conflict) => conflict.column("id").doNothing()).execute();
}

//#endregion
//#region src/sandbox/monitoring/make-log.ts
const KEPT = 1e4;
function makeLog({ clock, defect }) {
	let lines = [];
	return {
		write(level, event, fields = {}) {
			const record = {
				time: clock.now().toISOString(),
				level,
				event,
				...fields
			};
			const written = defect("log.injection") ? unescaped(record) : toJson(record);
			lines.push(...(defect("web.pan.log") ? written : redact(written)).split("\n"));
			if (lines.length > KEPT * 2) lines = lines.slice(-1e4);
		},
		lines: () => lines.slice(-1e4),
		clear: () => void (lines = [])
	};
}
function unescaped(record) {
	return `{${Object.entries(record).map(([name, value]) => `"${name}":${typeof value === "string" ? `"${value}"` : toJson(value)}`).join(",")}}`;
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
var _templateObject2;
const STRANGER = {
	signedIn: false,
	staff: false
};
function layout(title, content, frame = STRANGER) {
	const { signedIn, staff, foreignScript } = frame;
	const links = [
		["/catalogue", "Catalogue"],
		["/checkout", "Checkout"],
		...signedIn ? [
			["/orders", "Orders"],
			["/payments", "Payments"],
			["/account", "Account"]
		] : [["/login", "Sign in"]],
		...staff ? [["/admin", "Staff"]] : []
	].map(([path = "", text = ""]) => html`<a href="${path}">${text}</a>`);
	const foreign = foreignScript === void 0 ? html`` : html(_templateObject || (_templateObject = _taggedTemplateLiteral(["<script src=\"", "\" defer><\/script>"])), foreignScript);
	return html(_templateObject2 || (_templateObject2 = _taggedTemplateLiteral([
		"<!doctype html>\n    <html lang=\"en\">\n      <head>\n        <meta charset=\"utf-8\" />\n        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n        <title>",
		" · Leaf &amp; Kettle</title>\n        <link rel=\"stylesheet\" href=\"/assets/app.css\" />\n        <script src=\"/assets/app.js\" defer><\/script>\n        ",
		"\n      </head>\n      <body>\n        <a class=\"skip\" href=\"#content\">Skip to content</a>\n        <header>\n          <a class=\"brand\" href=\"/\">Leaf &amp; Kettle</a>\n          <nav aria-label=\"Shop\">",
		"</nav>\n        </header>\n        <main id=\"content\">",
		"</main>\n        <footer>\n          <nav aria-label=\"About the shop\">\n            <a href=\"/about\">About</a>\n            <a href=\"/contact\">Contact</a>\n            <a href=\"/privacy\">Privacy</a>\n            <a href=\"/terms\">Terms</a>\n          </nav>\n        </footer>\n      </body>\n    </html> "
	])), title, foreign, links, content).markup;
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
//#region src/sandbox/pages/amount-text.ts
function amountText(minor, currency) {
	if (typeof currency !== "string") return "";
	if (typeof minor === "bigint") return moneyText(money(minor, currency));
	return Number.isSafeInteger(minor) ? moneyText(money(BigInt(Number(minor)), currency)) : "";
}
function typedAmount(text, digits) {
	const [, whole, fraction = ""] = /^\s*(\d{1,9})(?:[.,](\d{1,3}))?\s*$/u.exec(text) ?? [];
	if (whole === void 0 || fraction.length > digits) return void 0;
	return Number(BigInt(whole + fraction.padEnd(digits, "0")));
}

//#endregion
//#region src/sandbox/pages/api-client.ts
function apiClient(app) {
	return async (request, { method, path, body, key }) => {
		const { cookie } = request.headers;
		const answer = await app.inject({
			method,
			url: path,
			remoteAddress: request.ip,
			headers: {
				...cookie !== void 0 && { cookie },
				...key !== void 0 && { "idempotency-key": key },
				...body && { "content-type": "application/json" }
			},
			...body && { payload: JSON.stringify(body) }
		});
		const value = answer.json();
		if (answer.statusCode >= 400) {
			const { code = "internal_error", message = "" } = value["error"] ?? {};
			throw new Refusal(answer.statusCode, code, message);
		}
		const cookies = answer.headers["set-cookie"];
		return {
			status: answer.statusCode,
			body: value,
			setCookie: cookies === void 0 ? [] : [cookies].flat()
		};
	};
}
function itemsOf({ body }) {
	return Array.isArray(body["items"]) ? body["items"] : [];
}
function textOf(value) {
	return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

//#endregion
//#region src/sandbox/pages/forms.ts
const MAX_FIELDS = 50;
function takeForms(app) {
	app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) => {
		const pairs = [...new URLSearchParams(String(text))];
		const fields = new Map(pairs);
		if (fields.size !== pairs.length || pairs.length > MAX_FIELDS || String(text).includes("\0")) done(new Refusal(400, "invalid_form", "The form is malformed."));
		else done(null, fields);
	});
}
function fieldsOf(request) {
	return request.body instanceof Map ? request.body : /* @__PURE__ */ new Map();
}
function formToken({ formKey, cookieOf }, request) {
	const bound = cookieOf(request, "session") ?? cookieOf(request, "cart") ?? "";
	return createHmac("sha256", formKey).update(bound).digest("base64url");
}
function tokenField(parts, request) {
	return html`<input type="hidden" name="form_token" value="${formToken(parts, request)}" />`;
}
function checkForm(parts, request) {
	const { origin, host } = request.headers;
	const site = request.headers["sec-fetch-site"] ?? "none";
	const sameOrigin = origin === "null" ? site === "same-origin" : origin === void 0 || URL.canParse(origin) && new URL(origin).host === host;
	const sameSite = site === "same-origin" || site === "none";
	const given = Buffer.from(fieldsOf(request).get("form_token") ?? "");
	const expected = Buffer.from(formToken(parts, request));
	const right = given.length === expected.length && timingSafeEqual(given, expected);
	if (sameOrigin && sameSite && right) return;
	throw new Refusal(403, "form_refused", "This form is out of date, or was not sent from our page. Load it anew.");
}

//#endregion
//#region src/sandbox/pages/return-url.ts
function returnUrl(context, request, asked, fallback) {
	if (asked === void 0 || asked === "") return fallback;
	if (context.defect("web.redirect.return_url")) return asked;
	const own = `${request.protocol}://${request.host}`;
	if (asked.length > 500 || !URL.canParse(asked, own)) return fallback;
	const url = new URL(asked, own);
	if (url.origin === own) return `${url.pathname}${url.search}`.replace(/^\/{2,}/u, "/");
	return context.settings.returnOrigins.includes(url.origin) && url.username === "" ? url.href : fallback;
}

//#endregion
//#region src/sandbox/pages/account-pages.ts
function accountPages(app, desk) {
	const { api, context, parts } = desk;
	app.get("/login", async (request, reply) => {
		const { return_url: asked } = request.query;
		const back = returnUrl(context, request, textOf(asked), "/account");
		return desk.send(request, reply, {
			title: "Sign in",
			content: html`<h1>Sign in</h1>
        <form id="sign-in" method="post" action="/login">
          <input type="hidden" name="return_url" value="${back}" />
          ${tokenField(parts, request)}
          <label
            >E-mail address <input name="email" type="email" autocomplete="username" required maxlength="254"
          /></label>
          <label
            >Password <input name="password" type="password" autocomplete="current-password" required maxlength="128"
          /></label>
          <button type="submit" name="do" value="login">Sign in</button>
          <button type="submit" name="do" value="register">Open an account</button>
          <p><small>A new account needs a password of at least twelve characters.</small></p>
        </form>
        <p role="status"></p>`
		});
	});
	app.post("/login", async (request, reply) => {
		checkForm(parts, request);
		const fields = fieldsOf(request);
		const body = {
			email: fields.get("email") ?? "",
			password: fields.get("password") ?? ""
		};
		if (fields.get("do") === "register") await api(request, {
			method: "POST",
			path: "/api/register",
			body
		});
		keepCookies(reply, await api(request, {
			method: "POST",
			path: "/api/login",
			body
		}));
		return reply.redirect(returnUrl(context, request, fields.get("return_url"), "/account"), 303);
	});
	app.post("/logout", async (request, reply) => {
		checkForm(parts, request);
		keepCookies(reply, await api(request, {
			method: "POST",
			path: "/api/logout",
			body: {}
		}));
		return reply.redirect("/", 303);
	});
	app.get("/account", async (request, reply) => {
		const visitor = await desk.visitor(request, reply);
		if (visitor === void 0) return reply;
		const [wallet, cards] = await Promise.all([api(request, {
			method: "GET",
			path: "/api/wallet"
		}), api(request, {
			method: "GET",
			path: "/api/payment-methods"
		})]);
		const rows = itemsOf(cards).map((card) => html`<li>${textOf(card["brand"])} ${textOf(card["masked"])}</li>`);
		return desk.send(request, reply, {
			title: "Account",
			content: html`<h1>Your account</h1>
        <p>Account ${visitor.account}, ${visitor.role}.</p>
        <p>Wallet: <strong>${amountText(wallet.body["balance"], wallet.body["currency"])}</strong></p>
        <h2>Saved cards</h2>
        <ul>
          ${rows.length > 0 ? rows : html`<li>None yet: a card is saved with its first payment.</li>`}
        </ul>
        <form method="post" action="/logout">
          ${tokenField(parts, request)}
          <button type="submit">Sign out</button>
        </form>`
		});
	});
}
function keepCookies(reply, { setCookie }) {
	if (setCookie.length > 1) throw new Refusal(500, "internal_error", "Something went wrong on our side.");
	for (const cookie of setCookie) reply.header("set-cookie", cookie);
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
input, button, select { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
button { background: var(--leaf); color: #fff; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
iframe { width: 100%; max-width: 30rem; height: 17rem; border: 1px solid var(--line); border-radius: .4rem; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; }
.choice { display: flex; gap: .5rem; align-items: center; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); }
[role=status]:empty { display: none; }
`;
function scriptOf(key) {
	return `'use strict';
${key === void 0 ? "" : `const gatewayKey = '${key}';\n`}const say = (text) => { const place = document.querySelector('[role=status]'); if (place) place.textContent = text; };

const frame = document.querySelector('#card-fields');
const cards = document.querySelector('#cards');
if (frame && cards) {
  window.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== frame.dataset.origin || source !== frame.contentWindow || data?.source !== 'card-fields') return;
    if (typeof data.token !== 'string') return say(String(data.error ?? 'The card was not accepted.'));
    const choice = document.createElement('label');
    const field = document.createElement('input');
    Object.assign(field, { type: 'radio', name: 'payment_method', value: data.token, required: true, checked: true });
    choice.className = 'choice';
    choice.append(field, ' The new card');
    cards.querySelector('p')?.remove();
    cards.append(choice);
    say('The card is ready.');
  });
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
}
`;
}

//#endregion
//#region src/sandbox/pages/checkout-pages.ts
function checkoutPages(app, desk) {
	const { api, context, parts } = desk;
	app.get("/checkout", async (request, reply) => {
		if (parts.cookieOf(request, "cart") === void 0) parts.setCookie(reply, "cart", randomBytes(15).toString("base64url"));
		const content = await parts.findSession(request) === void 0 ? html`<h1>Checkout</h1>
            <p>Your cart waits for you: <a href="/login?return_url=/checkout">sign in</a> to see it and to pay.</p>
            <p>You pay with a card that only our payment gateway sees; here it is shown as 411111******1111.</p>` : await filledCheckout(desk, request);
		const foreign = context.defect("web.script.no_sri") ? { foreignScript: parts.thirdPartyScript } : {};
		return desk.send(request, reply, {
			title: "Checkout",
			content,
			...foreign
		});
	});
	app.post("/cart/items", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		checkForm(parts, request);
		const fields = fieldsOf(request);
		const quantity = /^\d{1,2}$/u.test(fields.get("quantity") ?? "") ? Number(fields.get("quantity")) : 1;
		const body = {
			sku: fields.get("sku") ?? "",
			quantity
		};
		await api(request, {
			method: "POST",
			path: "/api/cart/items",
			body
		});
		return reply.redirect("/checkout", 303);
	});
	app.post("/checkout/pay", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		checkForm(parts, request);
		const fields = fieldsOf(request);
		const payment_method = fields.get("payment_method") ?? "";
		const order = fields.get("order") ?? textOf((await api(request, {
			method: "POST",
			path: "/api/checkout",
			body: {}
		})).body["id"]);
		const key = fields.get("attempt") ?? randomUUID();
		const paid = await api(request, {
			method: "POST",
			path: "/api/payments",
			body: {
				order,
				payment_method,
				capture: "automatic"
			},
			key
		});
		const receipt = `/receipts/${textOf(paid.body["id"])}`;
		if (!context.defect("web.pan.url")) return reply.redirect(receipt, 303);
		const email = await emailOf(desk, request);
		return reply.redirect(`${receipt}?${new URLSearchParams({
			email,
			token: payment_method
		}).toString()}`, 303);
	});
	app.get("/checkout/return", async (request, reply) => {
		const { return_url: asked } = request.query;
		return reply.redirect(returnUrl(context, request, textOf(asked), "/orders"), 303);
	});
}
function newCard(request) {
	const { payment_method: token } = request.query;
	return typeof token === "string" && /^[\w-]{1,64}$/u.test(token) ? token : "";
}
async function filledCheckout(desk, request) {
	const { api, parts } = desk;
	const token = newCard(request);
	const { order } = request.query;
	const cart = await api(request, {
		method: "GET",
		path: typeof order === "string" ? `/api/orders/${encodeURIComponent(order)}` : "/api/cart"
	});
	const items = itemsOf(cart);
	const orderField = typeof order === "string" ? html`<input type="hidden" name="order" value="${textOf(cart.body["id"])}" />` : html``;
	const { currency, total } = cart.body;
	const rows = items.map((item) => html`<tr>
        <td>${textOf(item["sku"])}</td>
        <td>${textOf(item["quantity"])}</td>
        <td>${amountText(item["unit_price"], currency)}</td>
      </tr>`);
	if (rows.length === 0) return html`<h1>Checkout</h1>
      <p>Your cart is empty. <a href="/catalogue">See the catalogue</a>.</p>`;
	const cards = itemsOf(await api(request, {
		method: "GET",
		path: "/api/payment-methods"
	})).map((card) => html`<label class="choice"
        ><input type="radio" name="payment_method" value="${textOf(card["id"])}" required /> ${textOf(card["brand"])}
        ${textOf(card["masked"])}</label
      >`);
	const none = cards.length > 0 ? html`` : html`<p>No saved card yet. Enter one above.</p>`;
	const fresh = token === "" ? none : html`<label class="choice"
          ><input type="radio" name="payment_method" value="${token}" required checked /> The new card</label
        >`;
	return html`<h1>Checkout</h1>
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
      <tbody id="cart">
        ${rows}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">Total</th>
          <td>${amountText(total, currency)}</td>
        </tr>
      </tfoot>
    </table>
    ${cardFields(desk, request)}
    <form id="pay" method="post" action="/checkout/pay">
      ${tokenField(parts, request)} ${orderField}
      <input type="hidden" name="attempt" value="${randomUUID()}" />
      <fieldset id="cards">
        <legend>Pay with</legend>
        ${cards} ${fresh}
      </fieldset>
      <button type="submit">Pay now</button>
    </form>
    <p role="status"></p>`;
}
function cardFields({ context }, request) {
	const gatewayUrl = context.gatewayUrl;
	if (gatewayUrl === "") return html``;
	const query = new URLSearchParams({
		key: context.gateway.credentials.stripe.publishableKey,
		parent: `${request.protocol}://${request.host}`
	});
	if (context.settings.cardFields === "frame") return html`<h2>A new card</h2>
      <iframe
        id="card-fields"
        title="Card details, on a page of our payment gateway"
        src="${gatewayUrl}/elements/card-fields?${query.toString()}"
        data-origin="${gatewayUrl}"
      ></iframe>`;
	return html`<h2>A new card</h2>
    <form id="card" method="post" action="${gatewayUrl}/elements/direct-post" autocomplete="on">
      <p><small>This form belongs to our page and is sent to the gateway (PCI DSS: SAQ A-EP).</small></p>
      <input type="hidden" name="key" value="${context.gateway.credentials.stripe.publishableKey}" />
      <input type="hidden" name="return_url" value="${`${request.protocol}://${request.host}/checkout`}" />
      <label
        >Card number <input name="number" inputmode="numeric" autocomplete="cc-number" maxlength="23" required
      /></label>
      <label
        >Month <input name="exp_month" inputmode="numeric" autocomplete="cc-exp-month" maxlength="2" required
      /></label>
      <label
        >Year <input name="exp_year" inputmode="numeric" autocomplete="cc-exp-year" maxlength="4" required
      /></label>
      <label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="4" required /></label>
      <button type="submit">Use this card</button>
    </form>`;
}
async function emailOf({ context, parts }, request) {
	const visitor = await parts.findSession(request);
	return (await context.db.selectFrom("accounts").select("email").where("id", "=", visitor?.account ?? "").executeTakeFirst())?.email ?? "";
}

//#endregion
//#region src/sandbox/pages/order-pages.ts
function orderPages(app, desk) {
	const { api } = desk;
	app.get("/orders", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		const rows = itemsOf(await api(request, {
			method: "GET",
			path: "/api/orders?limit=100"
		})).map((order) => html`<tr>
          <td><a href="/orders/${textOf(order["id"])}">${textOf(order["id"])}</a></td>
          <td>${amountText(order["total"], order["currency"])}</td>
        </tr>`);
		return desk.send(request, reply, {
			title: "Orders",
			content: html`<h1>Your orders</h1>
        <table>
          <thead>
            <tr>
              <th scope="col">Order</th>
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`
		});
	});
	app.get("/orders/:id", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		const path = `/api/orders/${encodeURIComponent(request.params.id)}`;
		const { body: order } = await api(request, {
			method: "GET",
			path
		});
		const lines = (Array.isArray(order["items"]) ? order["items"] : []).map((item) => html`<li>${textOf(item["quantity"])} × ${textOf(item["sku"])}</li>`);
		const payment = textOf(order["payment"]);
		const pay = order["status"] === "pending_payment" && payment === "" ? html`<p><a href="/checkout?order=${textOf(order["id"])}">Pay this order</a></p>` : html``;
		const receipt = payment === "" ? html`` : html`<p><a href="/receipts/${payment}">Receipt</a></p>`;
		return desk.send(request, reply, {
			title: "Order",
			content: html`<h1>Order</h1>
        <p>${textOf(order["id"])}: ${textOf(order["status"])}</p>
        <ul>
          ${lines}
        </ul>
        <p class="price">${amountText(order["total"], order["currency"])}</p>
        ${receipt} ${pay}`
		});
	});
	app.get("/payments", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		const { q } = request.query;
		const words = textOf(q);
		const path = `/api/payments?${new URLSearchParams({
			limit: "100",
			...words !== "" && { q: words }
		}).toString()}`;
		const payments = itemsOf(await api(request, {
			method: "GET",
			path
		}));
		const rows = payments.map((payment) => html`<tr>
          <td><a href="/receipts/${textOf(payment["id"])}">${textOf(payment["id"])}</a></td>
          <td>${textOf(payment["description"])}</td>
          <td>${textOf(payment["status"])}</td>
          <td>${amountText(payment["amount"], payment["currency"])}</td>
        </tr>`);
		return desk.send(request, reply, {
			title: "Payments",
			content: html`<h1>Payments</h1>
        <form method="get" action="/payments" role="search">
          <label>Memo or id <input name="q" type="search" maxlength="100" value="${words}" /></label>
          <button type="submit">Search</button>
        </form>
        <p>${payments.length} found.</p>
        <table>
          <thead>
            <tr>
              <th scope="col">Payment</th>
              <th scope="col">Memo</th>
              <th scope="col">Status</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>`
		});
	});
}

//#endregion
//#region src/sandbox/pages/page-desk.ts
function pageDesk(app, context, parts) {
	const visitor = async (request, reply) => {
		const found = await parts.findSession(request);
		const back = request.method === "GET" ? `?return_url=${encodeURIComponent(request.url)}` : "";
		if (found === void 0) reply.redirect(`/login${back}`, 303);
		return found;
	};
	return {
		context,
		parts,
		api: apiClient(app),
		visitor,
		async staff(request, reply) {
			const found = await visitor(request, reply);
			if (found?.role === "customer") throw new Refusal(403, "forbidden", "This page is for our staff.");
			return found;
		},
		async send(request, reply, { title, content, foreignScript }) {
			const found = await parts.findSession(request);
			const frame = {
				signedIn: found !== void 0,
				staff: found !== void 0 && found.role !== "customer",
				...foreignScript !== void 0 && { foreignScript }
			};
			return reply.type("text/html; charset=utf-8").send(layout(title, content, frame));
		}
	};
}

//#endregion
//#region src/sandbox/pages/receipt-pages.ts
function receiptPages(app, desk) {
	const { api, context, parts } = desk;
	app.get("/receipts/:id", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		const path = `/api/payments/${encodeURIComponent(request.params.id)}`;
		const { body: payment } = await api(request, {
			method: "GET",
			path
		});
		const refunds = itemsOf(await api(request, {
			method: "GET",
			path: `${path}/refunds`
		})).map((refund) => html`<li>${amountText(refund["amount"], refund["currency"])}: ${textOf(refund["status"])}</li>`);
		const { id, order, status, amount, captured, refunded, currency } = payment;
		const action = `/payments/${textOf(id)}`;
		const challenge = status === "requires_action" ? html`<p>
              Your bank asks whether it is you:
              <a href="${challengeUrl(desk, textOf(payment["next_action"]))}">answer it</a>, and come back.
            </p>
            <form method="post" action="${action}/confirm">
              ${tokenField(parts, request)}
              <button type="submit">I have answered</button>
            </form>` : html``;
		return desk.send(request, reply, {
			title: "Receipt",
			content: html`<h1>Receipt</h1>
        ${challenge}
        <dl>
          <dt>Payment</dt>
          <dd>${textOf(id)}</dd>
          <dt>Order</dt>
          <dd>${textOf(order)}</dd>
          <dt>Status</dt>
          <dd>${textOf(status)}</dd>
          <dt>Amount</dt>
          <dd>${amountText(amount, currency)}</dd>
          <dt>Captured</dt>
          <dd>${amountText(captured, currency)}</dd>
          <dt>Refunded</dt>
          <dd>${amountText(refunded, currency)}</dd>
          <dt>Memo</dt>
          <dd id="memo">${memo(desk, textOf(payment["description"]))}</dd>
        </dl>
        <form method="post" action="${action}/memo">
          ${tokenField(parts, request)}
          <label>Memo <input name="memo" maxlength="500" value="${textOf(payment["description"])}" /></label>
          <button type="submit">Save the memo</button>
        </form>
        <h2>Refund</h2>
        <ul>
          ${refunds}
        </ul>
        <form id="refund" method="post" action="${action}/refund">
          ${tokenField(parts, request)}
          <input type="hidden" name="attempt" value="${randomUUID()}" />
          <label
            >Amount in ${textOf(currency)} <input name="amount" inputmode="decimal" required maxlength="14"
          /></label>
          <button type="submit">Ask for a refund</button>
        </form>`
		});
	});
	app.post("/payments/:id/confirm", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		checkForm(parts, request);
		const id = encodeURIComponent(request.params.id);
		await api(request, {
			method: "POST",
			path: `/api/payments/${id}/confirm`,
			body: {}
		});
		return reply.redirect(`/receipts/${id}`, 303);
	});
	app.post("/payments/:id/memo", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		checkForm(parts, request);
		const id = encodeURIComponent(request.params.id);
		const body = { description: fieldsOf(request).get("memo") ?? "" };
		await api(request, {
			method: "PATCH",
			path: `/api/payments/${id}`,
			body
		});
		return reply.redirect(`/receipts/${id}`, 303);
	});
	app.post("/payments/:id/refund", async (request, reply) => {
		if (await desk.visitor(request, reply) === void 0) return reply;
		if (!context.defect("web.csrf.refund_form")) checkForm(parts, request);
		const id = encodeURIComponent(request.params.id);
		const { body: payment } = await api(request, {
			method: "GET",
			path: `/api/payments/${id}`
		});
		const fields = fieldsOf(request);
		const amount = typedAmount(fields.get("amount") ?? "", exponentOf(textOf(payment["currency"])));
		if (amount === void 0) throw new Refusal(400, "invalid_amount", "Write the amount like 10.09.");
		const key = fields.get("attempt") ?? randomUUID();
		await api(request, {
			method: "POST",
			path: `/api/payments/${id}/refunds`,
			body: { amount },
			key
		});
		return reply.redirect(`/receipts/${id}`, 303);
	});
	app.get("/receipts/", async (request, reply) => {
		if (!context.defect("web.dir_listing")) throw new Refusal(404, "not_found", "There is nothing at this address.");
		const links = (await context.db.selectFrom("payments").select("id").orderBy("id").limit(1e3).execute()).map(({ id }) => html`<li><a href="/receipts/${id}">${id}</a></li>`);
		return desk.send(request, reply, {
			title: "Index of /receipts/",
			content: html`<h1>Index of /receipts/</h1>
        <ul>
          <li><a href="/">Parent Directory</a></li>
          ${links}
        </ul>`
		});
	});
}
function challengeUrl({ context }, url) {
	return URL.canParse(url) && new URL(url).origin === context.gatewayUrl ? url : "/payments";
}
function memo({ context }, text) {
	return context.defect("web.xss.memo") ? { markup: text } : html`${text}`;
}

//#endregion
//#region src/sandbox/pages/staff-pages.ts
const SECTIONS = [
	["/admin/orders", "Orders"],
	["/admin/refunds", "Refunds to approve"],
	["/admin/users", "Accounts"],
	["/admin/alerts", "Alarms and events"]
];
function staffPages(app, desk) {
	const { api, parts } = desk;
	app.get("/admin", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		const links = SECTIONS.map(([path, text]) => html`<li><a href="${path}">${text}</a></li>`);
		const content = html`<h1>Staff</h1>
      <ul>
        ${links}
      </ul>`;
		return desk.send(request, reply, {
			title: "Staff",
			content
		});
	});
	app.get("/admin/orders", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		const rows = itemsOf(await api(request, {
			method: "GET",
			path: "/api/admin/orders?limit=100"
		})).map((order) => cells([
			html`<a href="/orders/${textOf(order["id"])}">${textOf(order["id"])}</a>`,
			textOf(order["account"]),
			amountText(order["total"], order["currency"])
		]));
		return desk.send(request, reply, {
			title: "Orders",
			content: table("Orders", [
				"Order",
				"Account",
				"Total"
			], rows)
		});
	});
	app.get("/admin/refunds", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		const content = table("Refunds to approve", [
			"Refund",
			"Asked for by",
			"Amount",
			"Decision"
		], itemsOf(await api(request, {
			method: "GET",
			path: "/api/admin/refunds?limit=100"
		})).map((refund) => {
			const id = textOf(refund["id"]);
			return cells([
				html`<a href="/receipts/${textOf(refund["payment"])}">${id}</a>`,
				textOf(refund["requested_by"]),
				amountText(refund["amount"], refund["currency"]),
				html`<form method="post" action="/admin/refunds/${id}/approve">
          ${tokenField(parts, request)}
          <button type="submit">Approve</button>
        </form>`
			]);
		}));
		return desk.send(request, reply, {
			title: "Refunds to approve",
			content
		});
	});
	app.post("/admin/refunds/:id/approve", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		checkForm(parts, request);
		const path = `/api/refunds/${encodeURIComponent(request.params.id)}/approve`;
		await api(request, {
			method: "POST",
			path,
			body: {},
			key: randomUUID()
		});
		return reply.redirect("/admin/refunds", 303);
	});
	app.get("/admin/users", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		const content = table("Accounts", [
			"Account",
			"E-mail address",
			"Role",
			"Change"
		], itemsOf(await api(request, {
			method: "GET",
			path: "/api/admin/accounts?limit=100"
		})).map((account) => {
			const id = textOf(account["id"]);
			return cells([
				id,
				textOf(account["email"]),
				textOf(account["role"]),
				html`<form method="post" action="/admin/users/${id}/role">
            ${tokenField(parts, request)}
            <label
              >New role
              <select name="role">
                <option>customer</option>
                <option>support</option>
                <option>finance</option>
                <option>admin</option>
              </select></label
            >
            <button type="submit">Change</button>
          </form>`
			]);
		}));
		return desk.send(request, reply, {
			title: "Accounts",
			content
		});
	});
	app.post("/admin/users/:id/role", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		checkForm(parts, request);
		const path = `/api/admin/accounts/${encodeURIComponent(request.params.id)}`;
		const body = { role: fieldsOf(request).get("role") ?? "" };
		await api(request, {
			method: "PATCH",
			path,
			body
		});
		return reply.redirect("/admin/users", 303);
	});
	app.get("/admin/alerts", async (request, reply) => {
		if (await desk.staff(request, reply) === void 0) return reply;
		const content = table("Alarms and events", [
			"Time",
			"Event",
			"Outcome",
			"Actor",
			"Origin",
			"Resource"
		], itemsOf(await api(request, {
			method: "GET",
			path: "/api/admin/events?limit=100"
		})).map((event) => cells([
			"occurred_at",
			"type",
			"outcome",
			"actor",
			"origin",
			"resource"
		].map((name) => textOf(event[name])))));
		return desk.send(request, reply, {
			title: "Alarms and events",
			content
		});
	});
}
function cells(parts) {
	return html`<tr>
    ${parts.map((part) => html`<td>${part}</td>`)}
  </tr>`;
}
function table(title, heads, rows) {
	return html`<h1>${title}</h1>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

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
	pages: [
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
function shopPages(app, context, parts) {
	const desk = pageDesk(app, context, parts);
	app.register(async (pages) => {
		takeForms(pages);
		publicPages(pages, desk);
		accountPages(pages, desk);
		checkoutPages(pages, desk);
		orderPages(pages, desk);
		receiptPages(pages, desk);
		staffPages(pages, desk);
	});
}
function publicPages(app, desk) {
	const { context } = desk;
	const products = () => context.db.selectFrom("products").select([
		"sku",
		"name",
		"description",
		"price"
	]).orderBy("position").execute();
	app.get("/", (request, reply) => desk.send(request, reply, {
		title: "Tea and what it needs",
		content: texts.front
	}));
	for (const [path, title, content] of texts.pages) app.get(path, (request, reply) => desk.send(request, reply, {
		title,
		content
	}));
	app.get("/catalogue", async (request, reply) => {
		const cards = (await products()).map(({ sku, name, description, price }) => html`<li>
          <h2><a href="/products/${sku}">${name}</a></h2>
          <p>${description}</p>
          <p class="price">${priceText(price)}</p>
        </li>`);
		const content = html`<h1>Catalogue</h1>
      <ul class="cards">
        ${cards}
      </ul>`;
		return desk.send(request, reply, {
			title: "Catalogue",
			content
		});
	});
	app.get("/products/:sku", async (request, reply) => {
		const product = (await products()).find(({ sku }) => sku === request.params.sku);
		if (product === void 0) throw new Refusal(404, "not_found", "There is nothing at this address.");
		return desk.send(request, reply, productPage(desk, request, product));
	});
	app.get("/assets/app.css", (_request, reply) => reply.type("text/css; charset=utf-8").send(styleSheet));
	app.get("/assets/app.js", (_request, reply) => {
		const key = context.defect("web.secret.in_bundle") ? context.gateway.credentials.stripe.secretKey : void 0;
		return reply.type("text/javascript; charset=utf-8").send(scriptOf(key));
	});
	app.get("/robots.txt", (_request, reply) => reply.type("text/plain; charset=utf-8").send("User-agent: *\nAllow: /\n"));
}
function productPage(desk, request, { sku, name, description, price }) {
	return {
		title: name,
		content: html`<h1>${name}</h1>
    <p>${description}</p>
    <p class="price">${priceText(price)}</p>
    <form method="post" action="/cart/items">
      ${tokenField(desk.parts, request)}
      <input type="hidden" name="sku" value="${sku}" />
      <label>Quantity <input name="quantity" type="number" min="1" max="99" value="1" required /></label>
      <button type="submit">Put into the cart</button>
    </form>`
	};
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
const foreignPrices = {
	tea: {
		GBP: "8.75",
		USD: "10.95",
		JPY: "1650",
		KWD: "3.360"
	},
	mug: {
		GBP: "12.99",
		USD: "16.49",
		JPY: "2470",
		KWD: "5.040"
	},
	kettle: {
		GBP: "43.25",
		USD: "54.49",
		JPY: "8170",
		KWD: "16.680"
	},
	strainer: {
		GBP: "6.09",
		USD: "7.69",
		JPY: "1150",
		KWD: "2.340"
	},
	tin: {
		GBP: "7.45",
		USD: "9.35",
		JPY: "1400",
		KWD: "2.860"
	}
};

//#endregion
//#region src/sandbox/coupon-list.ts
const couponList = [
	{
		code: "WELCOME10",
		percent: 10,
		amounts: null,
		limit: 1e5,
		perCustomer: 1,
		days: 30
	},
	{
		code: "FRIENDS25",
		percent: 25,
		amounts: null,
		limit: 1e5,
		perCustomer: 5,
		days: 30
	},
	{
		code: "FIVEOFF",
		percent: null,
		amounts: {
			EUR: "5.00",
			GBP: "4.50",
			USD: "5.50",
			JPY: "800",
			KWD: "1.650"
		},
		limit: 1e5,
		perCustomer: 5,
		days: 30
	},
	{
		code: "EARLYBIRD",
		percent: 25,
		amounts: null,
		limit: 1,
		perCustomer: 1,
		days: 30
	},
	{
		code: "LASTYEAR20",
		percent: 20,
		amounts: null,
		limit: 1e5,
		perCustomer: 1,
		days: -1
	}
];

//#endregion
//#region src/sandbox/seed-shop.ts
const DAY$2 = 864e5;
async function seedShop(db, now) {
	await db.insertInto("products").values(catalogue.map((product, position) => ({
		...product,
		position
	}))).execute();
	const prices = Object.entries(foreignPrices).flatMap(([sku, byCurrency]) => Object.entries(byCurrency).map(([currency, amount]) => ({
		sku,
		currency,
		amount
	})));
	await db.insertInto("foreign_prices").values(prices).execute();
	await db.insertInto("coupons").values(couponList.map(({ code, percent, limit, perCustomer, days }) => ({
		code,
		percent,
		redemption_limit: limit,
		customer_limit: perCustomer,
		expires_at: new Date(now.getTime() + days * DAY$2)
	}))).execute();
	const amounts = couponList.flatMap(({ code, amounts: byCurrency }) => Object.entries(byCurrency ?? {}).map(([currency, amount]) => ({
		coupon: code,
		currency,
		amount: minorOf$1(parseDecimal(amount), shopCurrency(currency).exponent)
	})));
	await db.insertInto("coupon_amounts").values(amounts).execute();
	await db.insertInto("ledger_accounts").values(currencies.flatMap(({ code }) => shopAccounts(code))).execute();
}

//#endregion
//#region src/sandbox/reset.ts
async function reset(db, now = /* @__PURE__ */ new Date()) {
	await db.transaction().execute(async (trx) => {
		await sql`set local sandbox.resetting = 'yes'`.execute(trx);
		const { rows } = await sql`select tablename as name from pg_tables where schemaname = current_schema()`.execute(trx);
		await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))} restart identity`.execute(trx);
		await seedShop(trx, now);
	});
}

//#endregion
//#region src/sandbox/resilience/circuit-breaker.ts
const breakerLimits = {
	timeout: 5e3,
	errorPercentage: 50,
	reset: 3e4,
	volume: 10
};
async function openCircuitBreaker(limits = breakerLimits) {
	const { default: Breaker } = await import("./opossum.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const breaker = new Breaker((call) => call(), {
		timeout: limits.timeout,
		errorThresholdPercentage: limits.errorPercentage,
		resetTimeout: limits.reset,
		volumeThreshold: limits.volume,
		errorFilter: (error) => error instanceof GatewayFailure && (error.kind === "declined" || error.kind === "refused")
	});
	return {
		async fire(call) {
			try {
				return await breaker.fire(call);
			} catch (error) {
				const { code } = error;
				if (code === "EOPENBREAKER") throw new GatewayFailure("unavailable", "circuit_open");
				if (code === "ETIMEDOUT") throw new GatewayFailure("unknown", "timeout");
				throw error;
			}
		},
		state: () => breaker.halfOpen ? "half-open" : breaker.opened ? "open" : "closed",
		close: () => breaker.shutdown()
	};
}

//#endregion
//#region src/sandbox/resilience/retry.ts
const retryLimits = {
	attempts: 3,
	base: 100,
	cap: 2e3,
	random: Math.random
};
async function retry(call, limits = retryLimits) {
	let doubt = false;
	for (let attempt = 1;; attempt += 1) try {
		return await call(attempt);
	} catch (error) {
		if (attempt >= limits.attempts || !mayHelp(error)) throw doubt ? doubted(error) : error;
		doubt ||= error instanceof GatewayFailure && error.kind === "unknown";
		await setTimeout$1(limits.random() * Math.min(limits.cap, limits.base * 2 ** (attempt - 1)));
	}
}
function doubted(error) {
	if (!(error instanceof GatewayFailure)) return error;
	const { kind, code } = error;
	return kind === "throttled" || kind === "unavailable" ? new GatewayFailure("unknown", code) : error;
}
function mayHelp(error) {
	if (!(error instanceof GatewayFailure)) return false;
	if (error.code === "circuit_open" || error.code === "timeout") return false;
	return error.kind === "throttled" || error.kind === "unavailable" || error.kind === "unknown";
}

//#endregion
//#region src/sandbox/resilience/gateway-guard.ts
const STORM = {
	attempts: 20,
	base: 0,
	cap: 0,
	random: () => 0
};
function makeGatewayGuard({ defect, observe, ...limits }) {
	const breakers = /* @__PURE__ */ new Map();
	const opened = /* @__PURE__ */ new Map();
	const breakerOf = (provider) => {
		const known = breakers.get(provider);
		if (known !== void 0) return known;
		const made = openCircuitBreaker(limits.breaker).then((breaker) => {
			opened.set(provider, breaker);
			return breaker;
		});
		breakers.set(provider, made);
		return made;
	};
	return {
		async run(provider, key, call) {
			const breaker = await breakerOf(provider);
			const attempts = defect("retry.no_backoff") ? STORM : limits.retry ?? retryLimits;
			return retry(async (attempt) => {
				const attemptKey = attempt > 1 && defect("retry.new_key") ? `${key}-${attempt}` : key;
				const once = () => call(attemptKey);
				try {
					const result = await (defect("cb.missing") ? once() : breaker.fire(once));
					observe({
						kind: "gateway-call",
						provider,
						outcome: "ok"
					});
					return result;
				} catch (error) {
					observe({
						kind: "gateway-call",
						provider,
						outcome: outcomeOf(error)
					});
					throw error;
				}
			}, attempts);
		},
		state: (provider) => opened.get(provider)?.state() ?? "closed",
		reset() {
			for (const breaker of opened.values()) breaker.close();
			breakers.clear();
			opened.clear();
		}
	};
}
function outcomeOf(error) {
	if (!(error instanceof GatewayFailure)) return "error";
	if (error.code === "circuit_open") return "rejected";
	return error.kind === "declined" || error.kind === "refused" ? "ok" : "error";
}

//#endregion
//#region src/sandbox/resilience/outbox.ts
const ATTEMPTS = 6;
const BATCH = 50;
function makeOutbox(parts) {
	const { db, clock, newId, defect, retryDelay = 200 } = parts;
	const clients = /* @__PURE__ */ new Map();
	const notBefore = /* @__PURE__ */ new Map();
	let timer;
	let running = Promise.resolve();
	let quiet = true;
	let closed = false;
	const wake = (delay) => {
		if (closed || timer !== void 0) return;
		quiet = false;
		timer = setTimeout(() => {
			timer = void 0;
			running = dispatch().catch(() => wake(retryDelay));
		}, delay);
		timer.unref();
	};
	const clientOf = (origin) => {
		const client = clients.get(origin) ?? openHttpClient(origin, {
			timeout: 5e3,
			maxBytes: 1024
		});
		clients.set(origin, client);
		return client;
	};
	const send = async ({ url, secret }, payload) => {
		const target = URL.parse(url);
		if (target === null || !isLoopbackHost(target.hostname)) return false;
		const time = Math.floor(clock.now().getTime() / 1e3);
		const headers = {
			"content-type": "application/json",
			"shop-signature": `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${payload}`).digest("hex")}`
		};
		const request = {
			method: "POST",
			path: `${target.pathname}${target.search}`,
			headers,
			body: payload
		};
		try {
			const { status } = await clientOf(target.origin).request(request);
			return status >= 200 && status < 300;
		} catch {
			return false;
		}
	};
	const dispatch = async () => {
		const rows = await db.selectFrom("outbox as o").innerJoin("webhook_endpoints as w", "w.id", "o.endpoint").select([
			"o.id as row",
			"o.payload",
			"o.attempts",
			"w.url",
			"w.secret"
		]).where("o.status", "=", "queued").orderBy("o.position").limit(BATCH).execute();
		for (const row of rows) {
			if (closed) return;
			if ((notBefore.get(row.row) ?? 0) > performance.now()) continue;
			const delivered = await send(row, row.payload);
			const attempts = row.attempts + 1;
			const status = delivered ? "delivered" : attempts >= ATTEMPTS ? "dead" : "queued";
			notBefore.delete(row.row);
			if (status === "queued") notBefore.set(row.row, performance.now() + retryDelay * 2 ** (attempts - 1));
			await db.updateTable("outbox").set({
				status,
				attempts,
				delivered_at: delivered ? clock.now() : null
			}).where("id", "=", row.row).execute();
		}
		if (rows.length > 0) wake(rows.length === BATCH ? 0 : retryDelay);
		else quiet = true;
	};
	return {
		async add(trx, { type, account, resource, data }) {
			const event = newId("evt");
			const created = clock.now();
			const payload = toJson({
				id: event,
				type,
				created: created.toISOString(),
				resource,
				data
			});
			const receivers = await trx.selectFrom("webhook_endpoints").selectAll().where("account", "=", account).execute();
			if (defect("outbox.lost")) return void receivers.map((receiver) => send(receiver, payload));
			const rows = (receivers.length === 0 ? [null] : receivers.map(({ id }) => id)).map((endpoint) => {
				const status = endpoint === null ? "unaddressed" : "queued";
				return {
					id: newId("obx"),
					event,
					type,
					account,
					resource,
					payload,
					endpoint,
					status,
					created_at: created,
					delivered_at: null
				};
			});
			await trx.insertInto("outbox").values(rows).execute();
			if (receivers.length > 0) setTimeout(() => wake(0), 20).unref();
		},
		async list() {
			return (await db.selectFrom("outbox").select([
				"id",
				"event",
				"type",
				"account",
				"resource",
				"endpoint",
				"status",
				"attempts"
			]).select(["created_at", "delivered_at"]).orderBy("position", "desc").limit(1e3).execute()).toReversed();
		},
		recover: () => wake(0),
		async idle() {
			for (;;) {
				await running;
				if (quiet || closed) return;
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
		},
		async close() {
			closed = true;
			clearTimeout(timer);
			await running;
			await Promise.all([...clients.values()].map((client) => client.close()));
		}
	};
}

//#endregion
//#region src/sandbox/shop-settings.ts
const defaultSettings = {
	loginLimit: {
		failures: 20,
		windowSeconds: 60
	},
	idleSeconds: 900,
	sessionSeconds: 3600,
	cardFields: "frame",
	returnOrigins: ["https://app.leaf-and-kettle.example"],
	trustedOrigins: ["https://app.leaf-and-kettle.example"],
	webhookReceivers: [],
	paymentLimits: {
		address: {
			points: 500,
			seconds: 1
		},
		addressDeclines: {
			points: 100,
			seconds: 60
		},
		accountDeclines: {
			points: 20,
			seconds: 60
		},
		cardDeclines: {
			points: 40,
			seconds: 60
		}
	},
	breaker: breakerLimits,
	retry: retryLimits,
	refundApprovalAbove: 500000n,
	paymentMode: "test",
	https: false
};

//#endregion
//#region src/sandbox/trail/event-hash.ts
const CHAIN_START = "0".repeat(64);
function eventHash(key, event) {
	const { seq, actor, type, occurred_at, outcome, origin, resource, previous_hash } = event;
	const fields = [
		String(seq),
		actor,
		type,
		occurred_at.toISOString(),
		outcome,
		origin,
		resource,
		previous_hash
	];
	return (key === void 0 ? createHash("sha256") : createHmac("sha256", key)).update(JSON.stringify(fields)).digest("hex");
}

//#endregion
//#region src/sandbox/trail/make-trail.ts
const RETENTION_DAYS = 365;
const DAY$1 = 864e5;
const CHAIN_LOCK = 7470221;
const UNLOGGED = ["refund.created", "role.changed"];
function makeTrail({ db, clock, defect }, trailKey) {
	const key = () => defect("audit.unkeyed") ? void 0 : trailKey();
	const append = async (trx, event) => {
		await sql`select pg_advisory_xact_lock(${sql.lit(CHAIN_LOCK)})`.execute(trx);
		const last = await newest(trx) ?? await begin(trx);
		const chained = {
			actor: event.actor,
			type: event.type,
			outcome: event.outcome,
			origin: event.origin,
			resource: event.resource,
			seq: (last?.seq ?? 0n) + 1n,
			occurred_at: clock.now(),
			previous_hash: last?.hash ?? CHAIN_START
		};
		await trx.insertInto("security_events").values({
			...chained,
			hash: eventHash(key(), chained)
		}).execute();
	};
	return {
		async record(from, event) {
			if (defect("audit.missing_event") && UNLOGGED.includes(event.type)) return;
			await (from.isTransaction ? append(from, event) : from.transaction().execute((trx) => append(trx, event)));
		},
		async verify() {
			const start = await begin(db);
			const events = await db.selectFrom("security_events").selectAll().orderBy("seq").execute();
			const anchors = await db.selectFrom("trail_anchors").select(["seq", "hash"]).orderBy("position").execute();
			const problems = [];
			let { seq, hash } = start ?? {
				seq: 0n,
				hash: CHAIN_START
			};
			for (const event of events) {
				if (!(event.seq === seq + 1n && event.previous_hash === hash) && !defect("audit.gap")) problems.push(`event ${seq + 1n} is missing or out of place`);
				if (event.hash !== eventHash(key(), event)) problems.push(`event ${event.seq} was changed`);
				({seq, hash} = event);
			}
			const bySeq = new Map(events.map((event) => [event.seq, event.hash]));
			for (const anchor of anchors) {
				if (anchor.seq <= (start?.seq ?? 0n) || defect("audit.gap")) continue;
				if (bySeq.get(anchor.seq) !== anchor.hash) problems.push(`event ${anchor.seq} is not the one that was anchored`);
			}
			return {
				holds: problems.length === 0,
				events: events.length,
				problems
			};
		},
		async anchor() {
			const last = await newest(db);
			if (last === void 0) return;
			await db.insertInto("trail_anchors").values({
				kind: "daily",
				...last,
				anchored_at: clock.now()
			}).execute();
		},
		async enforceRetention() {
			const days = defect("audit.retention_short") ? 30 : 365;
			const before = /* @__PURE__ */ new Date(clock.now().getTime() - days * DAY$1);
			return db.transaction().execute(async (trx) => {
				const gone = await trx.deleteFrom("security_events").where("occurred_at", "<", before).returning(["seq", "hash"]).execute();
				const last = gone.toSorted((left, right) => left.seq < right.seq ? 1 : -1)[0];
				if (last !== void 0) await trx.insertInto("trail_anchors").values({
					kind: "retention",
					...last,
					anchored_at: clock.now()
				}).execute();
				return gone.length;
			});
		}
	};
}
function newest(db) {
	return db.selectFrom("security_events").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
}
function begin(db) {
	return db.selectFrom("trail_anchors").select(["seq", "hash"]).where("kind", "=", "retention").orderBy("position", "desc").limit(1).executeTakeFirst();
}

//#endregion
//#region src/sandbox/vault/keyring.ts
const CRYPTOPERIOD_DAYS = 90;
const PURPOSES = [
	"field",
	"fingerprint",
	"trail",
	"backup"
];
const ROTATED = ["field", "backup"];
const DAY = 864e5;
function makeKeyring(db, clock, keyEncryptionKey, makeKey = () => randomBytes(32)) {
	let wrapping = keyEncryptionKey;
	const keys = /* @__PURE__ */ new Map();
	const active = /* @__PURE__ */ new Map();
	const add = async (purpose, version, trx) => {
		const key = {
			version,
			bytes: makeKey()
		};
		const wrapped_key = wrap(wrapping, nameOf(purpose, version), key.bytes);
		await trx.insertInto("crypto_keys").values({
			purpose,
			version,
			activated_at: clock.now(),
			wrapped_key
		}).execute();
		return key;
	};
	const keep = (purpose, key) => {
		keys.set(nameOf(purpose, key.version), key);
		active.set(purpose, key);
	};
	const keyring = {
		active(purpose) {
			const key = active.get(purpose);
			if (key === void 0) throw new Error("the keyring is not loaded");
			return key;
		},
		byVersion(purpose, version) {
			const key = keys.get(nameOf(purpose, version));
			if (key === void 0) throw new Error(`key ${nameOf(purpose, version)} is destroyed or unknown`);
			return key;
		},
		async load() {
			keys.clear();
			active.clear();
			const rows = await db.selectFrom("crypto_keys").selectAll().orderBy("version").execute();
			for (const { purpose, version, state, wrapped_key } of rows) {
				if (wrapped_key === null) continue;
				const key = {
					version,
					bytes: unwrap(wrapping, nameOf(purpose, version), wrapped_key)
				};
				keys.set(nameOf(purpose, version), key);
				if (state === "active") active.set(purpose, key);
			}
			for (const purpose of PURPOSES) if (!active.has(purpose)) keep(purpose, await add(purpose, 1, db));
		},
		async rotate(purpose) {
			const former = keyring.active(purpose);
			const key = await db.transaction().execute(async (trx) => {
				await trx.updateTable("crypto_keys").set({ state: "decrypt_only" }).where("purpose", "=", purpose).where("state", "=", "active").execute();
				return add(purpose, former.version + 1, trx);
			});
			keep(purpose, key);
		},
		async rotateDue() {
			const due = (await keyring.inventory()).filter((key) => key.state === "active" && ROTATED.includes(key.purpose) && key.age_days >= 90).map(({ purpose }) => purpose);
			for (const purpose of due) await keyring.rotate(purpose);
			return due;
		},
		async rewrap(next) {
			const rows = await db.selectFrom("crypto_keys").selectAll().where("wrapped_key", "is not", null).execute();
			await db.transaction().execute(async (trx) => {
				for (const { purpose, version } of rows) {
					const wrapped_key = wrap(next, nameOf(purpose, version), keyring.byVersion(purpose, version).bytes);
					await trx.updateTable("crypto_keys").set({ wrapped_key }).where("purpose", "=", purpose).where("version", "=", version).execute();
				}
			});
			wrapping = next;
		},
		async destroy(purpose, version) {
			if (await db.updateTable("crypto_keys").set({
				state: "destroyed",
				wrapped_key: null
			}).where("purpose", "=", purpose).where("version", "=", version).where("state", "=", "decrypt_only").returning("version").executeTakeFirst() === void 0) throw new Error(`key ${nameOf(purpose, version)} is active or unknown`);
			keys.delete(nameOf(purpose, version));
		},
		async inventory() {
			const rows = await db.selectFrom("crypto_keys").select([
				"purpose",
				"version",
				"state",
				"activated_at"
			]).orderBy("purpose").orderBy("version").execute();
			const now = clock.now().getTime();
			return rows.map((row) => ({
				...row,
				age_days: Math.floor((now - row.activated_at.getTime()) / DAY)
			}));
		},
		async wrapped(purpose) {
			const { version, wrapped_key } = await db.selectFrom("crypto_keys").select(["version", "wrapped_key"]).where("purpose", "=", purpose).where("state", "=", "active").executeTakeFirstOrThrow();
			return {
				version,
				wrapped_key: wrapped_key ?? ""
			};
		},
		unwrap: (purpose, { version, wrapped_key }) => ({
			version,
			bytes: unwrap(wrapping, nameOf(purpose, version), wrapped_key)
		})
	};
	return keyring;
}
function nameOf(purpose, version) {
	return `${purpose}-${version}`;
}
function wrap(wrapping, name, key) {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", wrapping, nonce, { authTagLength: 16 }).setAAD(Buffer.from(name));
	const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
	return Buffer.concat([
		nonce,
		cipher.getAuthTag(),
		wrapped
	]).toString("base64url");
}
function unwrap(wrapping, name, text) {
	const bytes = Buffer.from(text, "base64url");
	const decipher = createDecipheriv("aes-256-gcm", wrapping, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(12, 28));
	return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

//#endregion
//#region src/sandbox/vault/default-key.ts
const DEFAULT_KEY = {
	version: 999999999,
	bytes: Buffer.from("leaf-and-kettle-default-data-key")
};

//#endregion
//#region src/sandbox/vault/seal-field.ts
const NONCE = 12;
const TAG = 16;
function sealField(key, version, place, text, flaws = {}) {
	if (flaws.ecb === true) {
		const cipher = createCipheriv("aes-256-ecb", key, null);
		return `0:${version}:${Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("base64url")}`;
	}
	const nonce = flaws.fixedNonce === true ? Buffer.alloc(NONCE, 1) : randomBytes(NONCE);
	const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
	if (flaws.unbound !== true) cipher.setAAD(boundTo(place));
	const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
	return `1:${version}:${Buffer.concat([
		nonce,
		cipher.getAuthTag(),
		sealed
	]).toString("base64url")}`;
}
function sealedVersion(sealed) {
	return Number(partsOf(sealed).version);
}
function openField(key, place, sealed, flaws = {}) {
	const { mode, bytes } = partsOf(sealed);
	if (mode === "0") {
		if (flaws.ecb !== true) throw new Error("the text is not sealed with AES-256-GCM");
		const decipher = createDecipheriv("aes-256-ecb", key, null);
		return Buffer.concat([decipher.update(bytes), decipher.final()]).toString("utf8");
	}
	if (flaws.anyTag === true) return openLoosely(key, place, bytes, flaws);
	const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), { authTagLength: TAG });
	if (flaws.unbound !== true) decipher.setAAD(boundTo(place));
	decipher.setAuthTag(bytes.subarray(NONCE, 28));
	return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
function openLoosely(key, place, bytes, flaws) {
	const length = bytes.length >= 17 && bytes.subarray(16, 28).every((byte) => byte === 0) ? 4 : TAG;
	const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), { authTagLength: length });
	if (flaws.unbound !== true) decipher.setAAD(boundTo(place));
	decipher.setAuthTag(bytes.subarray(NONCE, NONCE + length));
	return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
function partsOf(sealed) {
	const [, mode = "", version = "", text = ""] = /^([01]):([1-9]\d{0,8}):([\w-]+)$/u.exec(sealed) ?? [];
	const bytes = Buffer.from(text, "base64url");
	if (text === "" || bytes.toString("base64url") !== text) throw new Error("this is no sealed text");
	return {
		mode,
		version,
		bytes
	};
}
function boundTo({ table, column, row }) {
	return Buffer.from(JSON.stringify([
		table,
		column,
		row
	]));
}

//#endregion
//#region src/sandbox/vault/make-vault.ts
function makeVault(keyring, defect) {
	const flaws = () => ({
		ecb: defect("enc.ecb"),
		fixedNonce: defect("enc.nonce_reuse"),
		unbound: defect("enc.no_aad"),
		anyTag: defect("enc.tag_truncated")
	});
	const hardcoded = () => defect("key.hardcoded");
	const keyOf = (version) => version === DEFAULT_KEY.version && hardcoded() ? DEFAULT_KEY : keyring.byVersion("field", version);
	return {
		seal: async (place, text) => {
			if (defect("enc.field_plain")) return text;
			const { version, bytes } = hardcoded() ? DEFAULT_KEY : keyring.active("field");
			return sealField(bytes, version, place, text, flaws());
		},
		open: async (place, sealed) => {
			if (defect("enc.field_plain") && !/^[01]:\d+:/u.test(sealed)) return sealed;
			return openField(keyOf(sealedVersion(sealed)).bytes, place, sealed, flaws());
		},
		fingerprint: async (cardNumber) => defect("store.pan_hash_unkeyed") ? createHash("sha256").update(cardNumber).digest("hex") : createHmac("sha256", keyring.active("fingerprint").bytes).update(cardNumber).digest("hex")
	};
}

//#endregion
//#region src/sandbox/index.ts
async function startSandbox(options = {}) {
	const host = options.host ?? "127.0.0.1";
	const switches = makeSwitches(whyNoDefects(host, options.environment));
	switches.set(options.defects ?? []);
	let seed = options.seed ?? 1;
	const token = controlToken(options.token);
	const ids = idSource(seed);
	const db = await openDatabase({
		url: options.database,
		cacheDir: options.cacheDir
	});
	const clock = makeClock();
	const log = makeLog({
		clock,
		defect: switches.isOn
	});
	const monitor = openMonitor(db, clock, log);
	const keyring = makeKeyring(db, clock, randomBytes(32));
	const staff = makeStaff(seed, whyNoDefects(host, options.environment) === void 0);
	const trail = makeTrail({
		db,
		clock,
		defect: switches.isOn
	}, () => keyring.active("trail").bytes);
	const gateway = openGatewayPlane(clock, seed);
	const settings = {
		...defaultSettings,
		...options.settings,
		https: options.tls === true
	};
	const { observe } = monitor;
	const guard = makeGatewayGuard({
		defect: switches.isOn,
		observe,
		breaker: settings.breaker,
		retry: settings.retry
	});
	const throttle = makePaymentThrottle(settings.paymentLimits, switches.isOn, observe);
	const outbox = makeOutbox({
		db,
		clock,
		newId: (prefix) => ids.newId(prefix),
		defect: switches.isOn
	});
	const gatewayUrl = await listen(gateway.app, "127.0.0.1", options.gatewayPort ?? 0).catch(async (error) => {
		await Promise.all([gateway.app.close(), db.destroy()]);
		throw error;
	});
	const restart = async () => {
		await operations.reset();
		gateway.reset(seed);
		guard.reset();
		throttle.reset();
		ids.restart(seed);
		clock.reset();
		nightly.reset();
		log.clear();
		await reset(db, clock.now());
		await keyring.load();
		await hireStaff(context, staff);
	};
	const context = {
		db,
		ledger: makeLedger(() => ids.newId("jrn")),
		clock,
		vault: makeVault(keyring, switches.isOn),
		settings,
		gatewayUrl: options.gatewayUrl ?? gatewayUrl,
		gateway: {
			credentials: gateway.credentials,
			guard
		},
		throttle,
		outbox,
		defect: switches.isOn,
		newId: (prefix) => ids.newId(prefix, prefix === "pay" && switches.isOn("id.predictable")),
		audit: trail.record,
		log: log.write,
		observe
	};
	const operations = openOperations(context, {
		gateway,
		monitor,
		trail,
		keyring
	});
	const { nightly, reconciliation, backup, restore, manifest } = operations;
	const certificate = options.tls === true ? await selfSignedCertificate([
		"localhost",
		"127.0.0.1",
		"::1"
	]) : void 0;
	const app = makeAppPlane(context, {
		routes: shopPages,
		errorPage
	}, certificate);
	const gatewayControl = {
		clock,
		plane: gateway,
		seed: () => seed,
		reset: async (next) => {
			seed = next ?? seed;
			await restart();
		}
	};
	const shop = {
		db,
		tamperRefusal: whyNoDefects(host, options.environment),
		defectsOn: switches.on,
		setDefects: switches.set,
		staff: () => staff,
		ledger: () => dumpLedger(db),
		invariants: () => checkInvariants(db),
		outbox: outbox.list,
		logLines: log.lines,
		verifyTrail: trail.verify,
		keys: keyring.inventory,
		rotateKey: keyring.rotate,
		monitor,
		reconciliation: {
			run: reconciliation.run,
			list: async () => (await reconciliation.list()).toReversed()
		},
		operations: {
			nightly: nightly.runNow,
			backup,
			restore,
			manifest
		}
	};
	const control = openControlPlane(token, gatewayControl, {
		shop,
		key: {
			defects,
			decoys
		}
	});
	const recovery = setInterval(() => {
		recoverPayments(context).catch((error) => log.write("error", "recovery.failed", { error: String(error) }));
	}, RECOVERY_MS);
	recovery.unref();
	const close = async () => {
		clearInterval(recovery);
		guard.reset();
		await Promise.all([
			app.close(),
			control.close(),
			gateway.app.close(),
			outbox.close(),
			operations.close()
		]);
		await db.destroy();
	};
	try {
		await restart();
		const appUrl = await listen(app, host, options.port ?? 0);
		for (const provider of [
			"stripe",
			"braintree",
			"plaid"
		]) gateway.setWebhookUrl(provider, `${appUrl}/webhooks/${provider}`);
		operations.start();
		return {
			appUrl,
			controlUrl: await listen(control, "127.0.0.1", options.controlPort ?? 0),
			gatewayUrl,
			gateway,
			token,
			staff,
			clock,
			...certificate && { certificate: certificate.cert },
			setDefects: switches.set,
			recoverPayments: () => recoverPayments(context, 0),
			outbox: outbox.list,
			outboxIdle: outbox.idle,
			operations,
			reset: restart,
			close
		};
	} catch (error) {
		await close();
		throw error;
	}
}
const RECOVERY_MS = 5e3;
function whyNoDefects(host, environment) {
	if (environment === "production") return "NODE_ENV is production";
	if (!isLoopbackHost(host.includes(":") ? `[${host}]` : host)) return `${host} is not loopback`;
}

//#endregion
export { defects, sandboxProfile, startSandbox };