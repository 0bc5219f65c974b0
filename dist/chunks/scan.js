import { i as Command, s as InvalidArgumentError, t as EXIT } from "./exit-codes.js";
import { A as locationText, D as sortForReading, v as coverageFigures } from "./write-text.js";
import { s as fingerprintOf } from "./normalize-files.js";
import { t as redact } from "./redaction.js";
import { A as placeOrder, B as writePointer, C as ATTACKS, D as makePayment, E as missingFor, F as operationOf, G as parseJson, H as readAmount, I as outText, K as runDependencyScan, L as placeholdersIn, M as isSuccess, N as amountValue, O as addToCart, P as fillLines, R as readOut, S as openFixture, T as topUp, U as writeAmount, V as Inconclusive, W as isJsonObject, b as openRun, j as readCatalogue, k as order, n as paymentRunOptions, q as saveReport, r as runPaymentScan, t as runWebScan, v as selectAttacks, w as recipientOf, x as RunStopped, y as admitRun, z as readPointer } from "./run-web-scan.js";
import { n as ROLES } from "./roles.js";
import { t as wholeNumber } from "./whole-number.js";
import { dirname, join, resolve } from "node:path";
import { randomBytes } from "node:crypto";

//#region src/cli/finish-scan.ts
async function finishScan(scan, report, options, context) {
	const sarif = resolve(context.cwd, options.output);
	await saveReport(report, {
		sarif,
		evidence: join(dirname(sarif), "evidence")
	}, scan, context);
	const { run, findings, notices } = report;
	const complete = run.status === "complete";
	return {
		exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
		lines: [
			...sortForReading(findings).map(({ severity, rule, message, locations }) => {
				const [place] = locations;
				return `${severity.padEnd(13)} ${rule.id}${place === void 0 ? "" : `  ${locationText(place)}`}\n    ${message.split("\n")[0] ?? ""}`;
			}),
			...coverageFigures(run.coverage).map(({ name, value }) => `${name}: ${value}`),
			`written: ${options.output}`,
			complete ? `tollgate: pass: ${scan} scan complete, ${findings.length} finding${findings.length === 1 ? "" : "s"}; not judged (see tollgate gate)` : `tollgate: incomplete: ${scan} scan: ${run.reason ?? "no reason given"}`
		],
		notices,
		verdict: complete ? "pass" : "incomplete",
		document: {
			output: options.output,
			status: run.status,
			...run.reason !== void 0 && { reason: run.reason },
			coverage: run.coverage ?? {},
			findings: findings.map((finding) => ({
				rule: finding.rule.id,
				severity: finding.severity,
				message: finding.message,
				fingerprint: fingerprintOf(finding, run.target)
			}))
		}
	};
}

//#endregion
//#region src/cli/commands/scan-dependencies.ts
function scanDependenciesCommand(context, done) {
	return new Command("dependencies").description("audit the lockfile of a project with npm audit, and say when npm did not really look").option("--dir <folder>", "folder of package-lock.json", ".").option("--registry <url>", "advisory source; npm’s configured registry by default").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/dependencies.sarif").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES$2).action(async (options) => {
		const folder = dirname(resolve(context.cwd, options.output));
		const report = await runDependencyScan({
			dir: options.dir,
			registry: options.registry
		}, folder, context);
		done(await finishScan("dependencies", report, options, context));
	});
}
const EXAMPLES$2 = `
Examples:
  tollgate scan dependencies
  tollgate scan dependencies --dir packages/shop --output deps.sarif

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete (no lockfile, no network, no advisories)`;

//#endregion
//#region src/fuzz/check-preparations.ts
const NOT_TRIED = {
	setRole: "it changes rights; the attacks undo what they change",
	registerWebhook: "the app would send requests to the address; the attacks bring a receiver of their own"
};
const SMALL = 1009n;
const nothing = async () => ({});
const filledCart = async (fixture, alice) => {
	const item = await firstItem(fixture, alice);
	await addToCart(fixture, alice, {
		quantity: 1n,
		...item !== void 0 && { item }
	});
	return { values: {
		quantity: 2n,
		...item !== void 0 && { sku: item.sku }
	} };
};
const freshOrder = async (fixture, alice) => {
	const item = await firstItem(fixture, alice);
	const { id, total } = await order(fixture, alice, {
		quantity: 1n,
		...item !== void 0 && { item }
	});
	const { ok = "", second = ok } = fixture.profile.methods;
	return { values: {
		order: id,
		amount: amountValue(fixture.profile, total),
		method: second,
		quantity: 1n,
		...item !== void 0 && { sku: item.sku }
	} };
};
const charge = async (fixture, alice) => {
	if (fixture.profile.roles.checkout !== void 0) return freshOrder(fixture, alice);
	const { ok = "", second = ok } = fixture.profile.methods;
	return { values: {
		amount: amountValue(fixture.profile, SMALL),
		method: second
	} };
};
const paid = async (fixture, alice) => {
	const payment = await makePayment(fixture, alice, fixture.profile.roles.pay === void 0 ? "authorize" : "pay");
	const amount = amountValue(fixture.profile, payment.amount / 2n);
	return { values: {
		payment: payment.id,
		amount,
		text: "checked by Tollgate",
		order: ""
	} };
};
const authorized = async (fixture, alice) => {
	const payment = await makePayment(fixture, alice, "authorize");
	return { values: {
		payment: payment.id,
		amount: amountValue(fixture.profile, payment.amount)
	} };
};
const coupon = async (fixture, alice) => {
	const { percent, fixed } = fixture.profile.coupons;
	const code = percent ?? fixed;
	if (code === void 0) throw new Inconclusive("name a coupon of the app in coupons.percent or coupons.fixed");
	await filledCart(fixture, alice);
	return { values: { coupon: code } };
};
const PREPARATIONS = {
	cartAdd: async (fixture, alice) => {
		const item = await firstItem(fixture, alice);
		return { values: {
			quantity: 1n,
			...item !== void 0 && { sku: item.sku }
		} };
	},
	cartUpdate: filledCart,
	cartRemove: filledCart,
	readCart: filledCart,
	applyCoupon: coupon,
	removeCoupon: async (fixture, alice) => {
		const prepared = await coupon(fixture, alice);
		await fixture.step({
			actor: alice,
			role: "applyCoupon",
			...prepared
		});
		return prepared;
	},
	quote: async (fixture, alice) => takes(fixture, "quote", "order") ? freshOrder(fixture, alice) : filledCart(fixture, alice),
	acceptQuote: async (fixture, alice) => {
		const prepared = await (PREPARATIONS.quote ?? nothing)(fixture, alice);
		const answer = await fixture.step({
			actor: alice,
			role: "quote",
			...prepared
		});
		return { values: { quote: outText(fixture.profile, "quote", answer, "id") } };
	},
	checkout: filledCart,
	getOrder: freshOrder,
	orderAddItem: freshOrder,
	completeOrder: async (fixture, alice) => {
		const { values = {} } = await freshOrder(fixture, alice);
		const answer = await fixture.step({
			actor: alice,
			role: "pay",
			values
		});
		return { values: {
			...values,
			payment: outText(fixture.profile, "pay", answer, "id")
		} };
	},
	successPage: freshOrder,
	pay: charge,
	payWith: charge,
	payCurrency: charge,
	authorize: charge,
	confirm: async (fixture, alice) => {
		const { sca } = fixture.profile.methods;
		if (sca === void 0 || fixture.profile.roles.payWith === void 0) throw new Inconclusive("map payWith, and name a method that asks for a challenge in methods.sca");
		const { values = {} } = await charge(fixture, alice);
		const answer = await fixture.step({
			actor: alice,
			role: "payWith",
			values: {
				...values,
				method: sca
			}
		});
		return { values: { payment: outText(fixture.profile, "payWith", answer, "id") } };
	},
	getPayment: paid,
	searchPayments: async () => ({ values: {
		limit: 10n,
		text: ""
	} }),
	listPayments: async () => ({ values: {
		limit: 10n,
		text: ""
	} }),
	receipt: paid,
	updatePayment: paid,
	capture: authorized,
	cancel: authorized,
	refund: paid,
	listRefunds: paid,
	approveRefund: async (fixture, alice) => {
		const payment = await payAbove(fixture, alice, fixture.profile.limits.refundApproval);
		const values = {
			payment: payment.id,
			amount: amountValue(fixture.profile, payment.total)
		};
		const answer = await fixture.step({
			actor: alice,
			role: "refund",
			values
		});
		return { values: { refund: outText(fixture.profile, "refund", answer, "id") } };
	},
	topUp: async ({ profile }) => ({ values: {
		amount: amountValue(profile, SMALL),
		method: profile.methods.ok ?? ""
	} }),
	transfer: async (fixture, alice) => {
		await topUp(fixture, alice, SMALL);
		return { values: {
			recipient: await recipientOf(fixture, await fixture.actor("bob")),
			amount: amountValue(fixture.profile, SMALL - 1n)
		} };
	},
	payout: (fixture, alice) => payoutOf(fixture, alice, SMALL),
	getPayout: async (fixture, alice) => {
		const prepared = await payoutOf(fixture, alice, SMALL);
		const answer = await fixture.step({
			actor: alice,
			role: "payout",
			...prepared
		});
		return { values: { payout: outText(fixture.profile, "payout", answer, "id") } };
	},
	approvePayout: async (fixture, alice) => {
		const limit = fixture.profile.limits.payoutApproval;
		if (limit === void 0) throw new Inconclusive("say in limits.payoutApproval above what a payout waits");
		const prepared = await payoutOf(fixture, alice, limit + 1n);
		const answer = await fixture.step({
			actor: alice,
			role: "payout",
			...prepared
		});
		return { values: { payout: outText(fixture.profile, "payout", answer, "id") } };
	},
	paymentMethods: nothing,
	saveCard: async (fixture) => ({ values: {
		token: await freshToken(fixture),
		provider: ""
	} }),
	deleteCard: async (fixture, alice) => {
		const answer = await fixture.step({
			actor: alice,
			role: "saveCard",
			values: { token: await freshToken(fixture) }
		});
		return { values: { method: outText(fixture.profile, "saveCard", answer, "id") } };
	},
	adminList: async () => ({ values: { limit: 10n } }),
	bankLink: async (fixture, alice) => {
		const begun = await fixture.step({
			actor: alice,
			role: "bankLinkToken"
		});
		const linkToken = outText(fixture.profile, "bankLinkToken", begun, "linkToken");
		return { values: {
			linkToken,
			publicToken: await bankToken(fixture, linkToken)
		} };
	},
	bankTransactions: async (fixture, alice) => {
		const prepared = await (PREPARATIONS.bankLink ?? nothing)(fixture, alice);
		const answer = await fixture.step({
			actor: alice,
			role: "bankLink",
			...prepared
		});
		return { values: { link: outText(fixture.profile, "bankLink", answer, "id") } };
	}
};
async function prepareByPlaceholders(fixture, alice, role) {
	const prepared = takes(fixture, role, "payment") ? await paid(fixture, alice) : takes(fixture, role, "order") ? await freshOrder(fixture, alice) : takes(fixture, role, "sku") ? await filledCart(fixture, alice) : {};
	return {
		...prepared,
		values: {
			limit: 10n,
			text: "",
			...prepared.values
		}
	};
}
function takes({ profile }, role, name) {
	const { path, body } = operationOf(profile, role);
	return placeholdersIn([path, body ?? null]).includes(name);
}
async function firstItem(fixture, actor) {
	return (await readCatalogue(fixture, actor))[0];
}
async function payAbove(fixture, alice, limit) {
	if (limit === void 0) throw new Inconclusive("say in limits.refundApproval above what a refund waits");
	const most = fixture.profile.limits.maxQuantity ?? 99n;
	let sum = 0n;
	for (const item of (await readCatalogue(fixture, alice)).toSorted((a, b) => a.price < b.price ? 1 : -1)) {
		if (sum > limit) break;
		await addToCart(fixture, alice, {
			item,
			quantity: most
		});
		sum += item.price * most;
	}
	const { id, total } = await placeOrder(fixture, alice);
	if (total <= limit) throw new Inconclusive("the catalogue holds too little for an order above limits.refundApproval");
	const values = {
		order: id,
		amount: amountValue(fixture.profile, total)
	};
	const answer = await fixture.step({
		actor: alice,
		role: "pay",
		values
	});
	return {
		id: outText(fixture.profile, "pay", answer, "id"),
		total
	};
}
async function payoutOf(fixture, alice, amount) {
	await topUp(fixture, alice, amount);
	const values = {
		recipient: await recipientOf(fixture, await fixture.actor("bob")),
		amount: amountValue(fixture.profile, amount)
	};
	const operation = operationOf(fixture.profile, "payout");
	if (operation.fields["lines"] === void 0) return { values };
	return {
		values,
		tampering: { lines: fillLines(operation, [values]) }
	};
}
async function freshToken(fixture) {
	return hookValue(fixture, "token", {
		number: "4242424242424242",
		cvc: "123"
	});
}
async function bankToken(fixture, linkToken) {
	if (fixture.profile.hooks.bankToken === void 0) throw new Inconclusive("say in hooks.bankToken how a test login at the bank is made");
	return hookValue(fixture, "bankToken", { linkToken });
}
async function hookValue(fixture, name, values) {
	const operation = fixture.profile.hooks[name];
	if (operation === void 0) throw new Inconclusive(`say in hooks.${name} how the gateway makes a test token`);
	const source = operation.out[name === "token" ? "token" : "publicToken"];
	const value = source === void 0 ? void 0 : readOut(await fixture.hook(name, values), source);
	if (typeof value !== "string") throw new Inconclusive(`the hook ${name} gives no ${name} where its out says`);
	return value;
}

//#endregion
//#region src/fuzz/check.ts
const RIGHTLY_REFUSED = { confirm: [
	402,
	403,
	409
] };
const AMOUNTS = /* @__PURE__ */ new Set([
	"total",
	"subtotal",
	"discount",
	"amount",
	"balance",
	"captured",
	"refunded",
	"price"
]);
const LEAVES_TRACES = /* @__PURE__ */ new Set([
	"logout",
	"cartAdd",
	"cartUpdate",
	"cartRemove",
	"readCart",
	"setCurrency",
	"applyCoupon",
	"removeCoupon",
	"quote",
	"acceptQuote"
]);
async function checkRoles(profile, client, onRow) {
	const rows = [];
	const nonce = randomBytes(9).toString("hex");
	const add = (row) => {
		rows.push(row);
		onRow?.(row);
	};
	let stopped;
	const open = (part) => openFixture({
		profile,
		client,
		scope: [
			nonce,
			"check",
			part
		]
	});
	const shared = open("shared");
	const guarded = async (part, request, act) => {
		const base = {
			part,
			...request !== void 0 && { request }
		};
		if (stopped !== void 0) return add({
			...base,
			verdict: "not-tried",
			reason: stopped
		});
		try {
			add(await act());
		} catch (error) {
			if (error instanceof RunStopped) stopped = error.message;
			else if (!(error instanceof Inconclusive)) throw error;
			add({
				...base,
				verdict: "not-tried",
				reason: error.message,
				next: nextFor(error.message)
			});
		}
	};
	await guarded("sign-in", void 0, () => trySignIn(profile, open("sign-in")));
	for (const role of Object.keys(ROLES)) {
		const operation = profile.roles[role];
		if (operation === void 0) add({
			part: role,
			verdict: "not-mapped"
		});
		else {
			const fixture = LEAVES_TRACES.has(role) ? open(role) : shared;
			await guarded(role, requestOf(operation), () => tryRole(profile, fixture, role, operation));
		}
	}
	return rows;
}
function requestOf({ method, path }) {
	return `${method} ${path}`;
}
async function trySignIn(profile, fixture) {
	const { auth, actors } = profile;
	const names = ["alice", ...Object.keys(actors)];
	for (const name of new Set(names)) try {
		await fixture.actor(name);
	} catch (error) {
		if (!(error instanceof Inconclusive)) throw error;
		return {
			part: "sign-in",
			verdict: "fails",
			reason: `${name}: ${error.message}`,
			next: nextFor(error.message)
		};
	}
	return auth === void 0 && actors.alice === void 0 ? {
		part: "sign-in",
		verdict: "works",
		reason: "no auth in the profile: every request is anonymous"
	} : {
		part: "sign-in",
		verdict: "works"
	};
}
async function tryRole(profile, fixture, role, operation) {
	const base = {
		part: role,
		request: requestOf(operation)
	};
	const left = NOT_TRIED[role];
	if (left !== void 0) return {
		...base,
		verdict: "not-tried",
		reason: left
	};
	const alice = await fixture.actor("alice");
	const staff = ROLES[role].staff === true ? await fixture.actor(operation.as ?? "admin") : void 0;
	const prepare = PREPARATIONS[role];
	const prepared = prepare === void 0 ? await prepareByPlaceholders(fixture, alice, role) : await prepare(fixture, alice);
	const actor = prepared.actor ?? staff ?? alice;
	const answer = await fixture.attempt({
		...prepared,
		actor,
		role
	});
	if (RIGHTLY_REFUSED[role]?.includes(answer.status) === true) return {
		...base,
		verdict: "works",
		reason: "refused, and rightly so: nobody passed the challenge"
	};
	if (!isSuccess(answer) && answer.status !== 302 && answer.status !== 303) {
		const said = excerpt(answer);
		return {
			...base,
			verdict: "fails",
			reason: `answered ${answer.status}${said === "" ? "" : `: ${said}`}`,
			next: nextFor(`${role} answered ${answer.status}`)
		};
	}
	const lacking = Object.entries(operation.out).filter(([name, source]) => !isThere(profile, role, answer, name, source));
	const [first] = lacking;
	if (first === void 0) return {
		...base,
		verdict: "works"
	};
	return {
		...base,
		verdict: "incomplete",
		reason: lacking.map(([name, source]) => `no ${name} at ${source === "" ? "the root" : source}`).join(", "),
		next: `the answer has ${pointersOf(answer.json).join(", ") || "no JSON"}; correct roles.${role}.out.${first[0]}`
	};
}
function isThere(profile, role, answer, name, source) {
	if (name === "payment" || name === "expires") return true;
	let value = readOut(answer, source);
	const items = profile.roles[role]?.out["items"];
	if (items !== void 0 && name !== "items" && value === void 0 && (source === "" || source.startsWith("/"))) {
		const list = readPointer(answer.json, items);
		const entry = Array.isArray(list) ? list[0] : void 0;
		if (Array.isArray(list) && entry === void 0) return true;
		value = readPointer(entry, source);
	}
	if (value === void 0 || value === null) return false;
	const { unit, currency } = profile.money;
	return !AMOUNTS.has(name) || readAmount(value, unit, currency) !== void 0;
}
function pointersOf(json) {
	if (Array.isArray(json)) return pointersOf(json[0]).map((pointer) => `/0${pointer}`);
	if (!isJsonObject(json)) return [];
	return Object.entries(json).flatMap(([name, value]) => isJsonObject(value) ? Object.keys(value).map((inner) => `/${name}/${inner}`) : [`/${name}`]).slice(0, 16);
}
function excerpt({ text }) {
	const plain = redact(text.slice(0, 2e3)).replaceAll(/<[^>]*>/gu, " ").replaceAll(/[^ -~]+/gu, " ").replaceAll(/\s+/gu, " ").trim();
	return plain.length > 140 ? `${plain.slice(0, 140)}…` : plain;
}
function nextFor(reason) {
	const status = Number(/answered (\d{3})/u.exec(reason)?.[1] ?? 0);
	if (status === 401 || status === 407) return "the session was not accepted: look at auth.header and auth.login";
	if (status === 403) return "this user may not do it: is it for staff (actors, as:), or is a CSRF token missing?";
	if (status === 404) return "the path is not known, or an id in it is wrong: look at op, and at the out of the role before";
	if (status === 405) return "the path is known and the method is not: look at op";
	if (status === 415) return "the app wants another kind of body: try encoding: form";
	if (status === 429) return "the app slows the check down: allow more, or give --rps";
	if (status === 400 || status === 409 || status === 422) return "the body was refused: compare it with what the app expects";
	if (status >= 500) return "the app failed: its log says why";
	if (status >= 300) return "the app redirects: give the address that it redirects to";
	if (/no answer in time|refused|closed/u.test(reason)) return "is the app running, and target.baseUrl right?";
	return "see the row of the role that it names";
}

//#endregion
//#region src/cli/check-payments.ts
const MARKS = {
	works: "works",
	incomplete: "partly",
	fails: "FAILS",
	"not-tried": "skipped",
	"not-mapped": "no role"
};
async function checkPayments(config, targets, context, extras = {}) {
	const options = await paymentRunOptions(config, targets, context, extras);
	const run = await openRun(options);
	try {
		const rows = await checkRoles(options.profile, run.client, ({ part }) => context.progress({
			step: "checking the profile",
			detail: part
		}));
		const ready = ATTACKS.filter((attack) => missingFor(attack, options.profile).length === 0).length;
		return resultOf(rows, `${ready} of ${ATTACKS.length} attacks have the roles that they need`);
	} finally {
		await run.close();
	}
}
function resultOf(rows, attacks) {
	const mapped = rows.filter(({ verdict }) => verdict !== "not-mapped");
	const width = Math.max(...mapped.map(({ part }) => part.length));
	const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
	const wrong = count("fails") + count("incomplete");
	const missing = rows.filter(({ verdict }) => verdict === "not-mapped").map(({ part }) => part);
	const signedIn = rows[0]?.verdict === "works";
	const figures = `${count("works")} work, ${count("incomplete")} partly, ${count("fails")} fail, ${count("not-tried")} skipped`;
	const complete = wrong === 0 && signedIn;
	return {
		exitCode: complete ? EXIT.passed : EXIT.incomplete,
		lines: [
			...mapped.flatMap(({ part, verdict, request, reason, next }) => [
				`${MARKS[verdict].padEnd(7)}  ${part.padEnd(width)}  ${request ?? ""}`.trimEnd(),
				...reason === void 0 ? [] : [`${" ".repeat(9)}${reason}`],
				...next === void 0 ? [] : [`${" ".repeat(9)}→ ${next}`]
			]),
			...missing.length === 0 ? [] : [`not in the profile: ${missing.join(", ")}`],
			attacks,
			`tollgate: ${complete ? "pass" : "incomplete"}: profile checked: ${figures}`
		],
		notices: [],
		verdict: complete ? "pass" : "incomplete",
		document: {
			rows,
			attacks
		}
	};
}

//#endregion
//#region src/fuzz/plan-app.ts
const PRICES = [["sku-1", 1009n], ["sku-2", 1511n]];
function openPlanApp(profile) {
	const users = /* @__PURE__ */ new Map();
	const orders = /* @__PURE__ */ new Map();
	const payments = /* @__PURE__ */ new Map();
	let count = 0;
	const { unit, currency } = profile.money;
	const money = (minor) => writeAmount(minor, unit, currency);
	const fresh = (kind) => `${kind}-${count += 1}`;
	const amountOf = (value) => readAmount(value, unit, currency);
	const userOf = ({ headers }) => {
		const name = `${headers["authorization"] ?? ""} ${headers["cookie"] ?? ""} ${headers[profile.auth?.header?.name.toLowerCase() ?? ""] ?? ""}`;
		const known = users.get(name);
		if (known !== void 0) return known;
		const user = {
			account: fresh("account"),
			cart: 0n,
			balance: 0n
		};
		users.set(name, user);
		return user;
	};
	function play(role, given, user) {
		const amount = amountOf(given["amount"]);
		const payment = payments.get(textOf$1(given["payment"]));
		const mine = payment?.owner === user.account ? payment : void 0;
		switch (role) {
			case "cartAdd": {
				const price = PRICES.find(([sku]) => sku === given["sku"])?.[1] ?? PRICES[0]?.[1] ?? 0n;
				const { quantity = 1n } = given;
				if (typeof quantity !== "bigint" || quantity < 1n || quantity > 99n) return void 0;
				user.cart += price * quantity;
				return { total: money(user.cart) };
			}
			case "checkout": {
				const order = {
					id: fresh("order"),
					total: user.cart
				};
				user.cart = 0n;
				orders.set(order.id, order);
				return shownOrder(order);
			}
			case "getOrder": {
				const order = orders.get(textOf$1(given["order"]));
				return order === void 0 ? void 0 : shownOrder(order);
			}
			case "pay":
			case "payWith":
			case "payCurrency":
			case "authorize": {
				const due = orders.get(textOf$1(given["order"]))?.total ?? amount;
				if (due === void 0 || due <= 0n) return void 0;
				const paid = role !== "authorize";
				const status = (paid ? profile.states.paid : profile.states.authorized)[0] ?? (paid ? "paid" : "authorized");
				const made = {
					id: fresh("payment"),
					owner: user.account,
					order: textOf$1(given["order"]),
					amount: due,
					captured: paid ? due : 0n,
					refunded: 0n,
					status
				};
				payments.set(made.id, made);
				return shownPayment(made);
			}
			case "getPayment":
			case "updatePayment": return mine === void 0 ? void 0 : shownPayment(mine);
			case "capture":
				if (mine === void 0 || mine.captured > 0n || amount === void 0 || amount < 1n || amount > mine.amount) return void 0;
				mine.captured = amount;
				mine.status = profile.states.paid[0] ?? "paid";
				return shownPayment(mine);
			case "refund":
				if (mine === void 0 || amount === void 0 || amount < 1n || amount > mine.captured - mine.refunded) return void 0;
				mine.refunded += amount;
				return {
					id: fresh("refund"),
					amount: money(amount),
					status: "succeeded"
				};
			case "wallet": return {
				id: user.account,
				balance: money(user.balance)
			};
			case "topUp":
				if (amount === void 0 || amount < 1n) return void 0;
				user.balance += amount;
				return {
					id: fresh("top-up"),
					balance: money(user.balance)
				};
			case "transfer": {
				const to = [...users.values()].find(({ account }) => account === given["recipient"]);
				if (to === void 0 || to === user || amount === void 0 || amount < 1n || amount > user.balance) return void 0;
				user.balance -= amount;
				to.balance += amount;
				return {
					id: fresh("transfer"),
					balance: money(user.balance)
				};
			}
			default: return {
				id: fresh(role),
				total: money(user.cart),
				amount: money(1009n),
				status: "ok"
			};
		}
	}
	function shownOrder({ id, total }) {
		return {
			id,
			total: money(total),
			status: profile.states.unpaid[0] ?? "open",
			currency
		};
	}
	function shownPayment({ id, order, amount, captured, refunded, status }) {
		return {
			id,
			order,
			status,
			currency,
			amount: money(amount),
			captured: money(captured),
			refunded: money(refunded)
		};
	}
	return { answer(request) {
		const { label } = request;
		const { register, login } = profile.auth ?? {};
		const operation = label === "register" ? register : label === "login" ? login : profile.roles[label];
		if (operation === void 0) return shown(200, {}, {});
		if (label === "register" || label === "login") {
			const token = fresh("session");
			return shown(200, operation.out, {
				token,
				id: fresh("account")
			}, [["set-cookie", `session=${token}`]]);
		}
		const user = userOf(request);
		if (label === "catalogue") {
			const list = PRICES.map(([sku, price]) => {
				const entry = writePointer({}, operation.out["sku"] ?? "/sku", sku);
				return writePointer(entry, operation.out["price"] ?? "/price", money(price));
			});
			return shown(200, { items: operation.out["items"] ?? "" }, { items: list });
		}
		const told = play(label, givenIn(operation, request), user);
		return told === void 0 ? shown(422, {}, {}) : shown(200, operation.out, told);
	} };
}
function shown(status, out, told, headers = []) {
	let json = {};
	const more = [...headers];
	for (const [name, source] of Object.entries(out)) {
		const value = told[name];
		if (value === void 0) continue;
		if (source === "" || source.startsWith("/")) json = writePointer(json, source, value);
		else if (source === "location") more.push(["location", `/${textOf$1(value)}`]);
		else if (source.startsWith("header ")) more.push([source.slice(7), textOf$1(value)]);
		else more.push(["set-cookie", `${source.slice(7)}=${textOf$1(value)}`]);
	}
	return {
		status,
		headers: more,
		text: "",
		json
	};
}
function givenIn({ path, body, encoding }, request) {
	const names = [];
	const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/gu, String.raw`\$&`).replaceAll(/\{(\w+)\}/gu, (_, name) => {
		names.push(name);
		return "([^/?&]*)";
	});
	const parts = new RegExp(`^${pattern}$`, "u").exec(request.path)?.slice(1) ?? [];
	const given = Object.fromEntries(names.map((name, index) => [name, decode(parts[index] ?? "")]));
	const sent = encoding === "form" ? Object.fromEntries(new URLSearchParams(request.body ?? "")) : parseJson(request.body ?? "");
	const variables = isJsonObject(sent) && "variables" in sent && typeof sent["query"] === "string" ? sent["variables"] : sent;
	const walk = (at, pointer) => {
		const name = typeof at === "string" ? /^\{(\w+)\}$/u.exec(at)?.[1] : void 0;
		const value = name === void 0 ? void 0 : readPointer(variables, pointer);
		if (name !== void 0 && value !== void 0) given[name] = encoding === "form" && typeof value === "string" && /^\d{1,18}$/u.test(value) ? BigInt(value) : value;
		if (isJsonObject(at)) for (const [key, inner] of Object.entries(at)) walk(inner, `${pointer}/${key}`);
	};
	walk(body, "");
	return given;
}
function textOf$1(value) {
	return typeof value === "string" || typeof value === "bigint" ? String(value) : "";
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

//#endregion
//#region src/fuzz/plan.ts
const MAX_BODY = 200;
const MAX_REQUESTS = 2e3;
const WAIT_MS = 1500;
const AT_ONCE = 32;
async function planAttacks(profile, attacks) {
	const { psp: _psp, ...alone } = profile;
	const quiet = {
		...alone,
		hooks: {}
	};
	const planned = [];
	for (let at = 0; at < attacks.length; at += AT_ONCE) {
		const some = attacks.slice(at, at + AT_ONCE).map(async (attack) => {
			const missing = missingFor(attack, profile);
			return missing.length > 0 ? {
				attack: attack.rule.id,
				requests: [],
				missing
			} : planOne(attack, quiet);
		});
		planned.push(...await Promise.all(some));
	}
	return planned;
}
async function planOne(attack, profile) {
	const app = openPlanApp(profile);
	const counts = /* @__PURE__ */ new Map();
	const record = (request) => {
		const text = textOf(request);
		counts.set(text, (counts.get(text) ?? 0) + 1);
	};
	let total = 0;
	let over = false;
	const take = (request) => {
		total += 1;
		if (over) throw new RunStopped("planned");
		if (total > MAX_REQUESTS) throw new Inconclusive(`more than ${MAX_REQUESTS} requests`);
		record(request);
		return app.answer(request);
	};
	const client = {
		origin: "http://plan.localhost",
		send: async (request) => take(request),
		volley: async (requests) => requests.map((request) => take(request)),
		close: async () => void 0
	};
	let fixtures = 0;
	const fixture = () => {
		fixtures += 1;
		return openFixture({
			profile,
			client,
			scope: [
				"plan",
				attack.rule.id,
				fixtures
			]
		});
	};
	let open;
	try {
		const waited = new Promise((resolve) => void setTimeout(resolve, WAIT_MS, "waited").unref());
		if (await Promise.race([attack.run({
			profile,
			fixture
		}), waited]) === "waited") open = "it waits for an effect";
	} catch (error) {
		if (!(error instanceof Inconclusive) && !(error instanceof RunStopped)) throw error;
		open = error.message;
	}
	over = true;
	const requests = [...counts].map(([request, times]) => ({
		request,
		times
	}));
	return {
		attack: attack.rule.id,
		requests,
		missing: [],
		...open !== void 0 && { open }
	};
}
function textOf({ method, path, body }) {
	const shown = redact(body ?? "").replaceAll(/tollgate\.(\w+)\.[0-9a-f]{20}@example\.com/gu, "<$1’s e-mail>").replaceAll(/Tg-[0-9a-f]{24}!9/gu, "<password>").replaceAll(/tollgate\.(\w+)\.[0-9a-f]{20}%40example\.com/gu, "<$1’s e-mail>");
	const cut = shown.length > MAX_BODY ? `${shown.slice(0, MAX_BODY)}… (${shown.length} characters)` : shown;
	return `${`${method} ${path}`.replaceAll(/\b(order|payment|refund|account|sku|session|transfer|quote)-\d+/gu, "<$1>")}${cut === "" ? "" : ` ${cut.replaceAll(/\b(order|payment|refund|account|transfer|quote)-\d+/gu, "<$1>")}`}`;
}

//#endregion
//#region src/cli/plan-payments.ts
async function planPayments(config, targets, context) {
	const options = await paymentRunOptions(config, targets, context);
	const attacks = selectAttacks(ATTACKS, config.attacks);
	const target = await admitRun(options);
	const planned = await planAttacks(options.profile, attacks);
	const total = planned.reduce((sum, { requests }) => sum + requests.reduce((all, { times }) => all + times, 0), 0);
	const mapped = planned.filter(({ missing }) => missing.length === 0);
	return {
		exitCode: EXIT.passed,
		lines: [
			`target: ${target.origin}`,
			...planned.flatMap(({ attack, requests, missing, open }) => missing.length > 0 ? [`${attack}: nothing, the profile has no ${missing.join(", ")}`] : [
				`${attack}:`,
				...requests.map(({ request, times }) => `  ${times === 1 ? "" : `${times} × `}${request}`),
				...open === void 0 ? [] : [`  … and what follows, which depends on the answers (${open})`]
			]),
			`tollgate: pass: ${total} requests planned for ${mapped.length} of ${planned.length} attacks, none sent; answers may add to them`
		],
		notices: [],
		verdict: "pass",
		document: {
			target: target.origin,
			attacks: planned,
			requests: total
		}
	};
}

//#endregion
//#region src/cli/seconds-of.ts
const UNITS = {
	"": 1,
	s: 1,
	m: 60,
	h: 3600
};
function secondsOf(text) {
	const match = /^(\d{1,6})([smh]?)$/u.exec(text);
	const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ""] ?? NaN);
	if (match === null || seconds <= 0) throw new InvalidArgumentError(`"${text}" is no time such as 180s, 5m or 1h.`);
	return seconds;
}

//#endregion
//#region src/cli/commands/scan-payments.ts
function scanPaymentsCommand(context, done) {
	return new Command("payments").description("try fake payments on a sandbox and prove by its state what they did").requiredOption("-p, --profile <file>", "the payment profile: which operations the app has (docs/payments.md)").option("-t, --target <url>", "where the app answers; the profile’s base URL by default").option("--attacks <ids...>", "only these attacks").option("--seed <n>", "what made-up values start from", wholeNumber, 1).option("--budget <time>", "stop after so long (180s, 5m); what it cuts short is incomplete", secondsOf).option("--max-requests <n>", "stop after so many requests", wholeNumber).option("--rps <n>", "requests a second at most; beyond loopback 50 by default", wholeNumber).option("--check", "try every operation of the profile once, honestly, and say what works; no attack").option("--plan", "list every request that would be sent, and send none").option("--allow-host <host...>", "a host beyond loopback that may be tried; it needs --i-own-this-target too").option("--i-own-this-target <origin>", "your word that this origin is yours and no live system").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/payments.sarif").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES$1).action(async (options) => {
		const { profile, target, attacks, seed, budget, maxRequests, rps } = options;
		const config = {
			profile,
			target,
			attacks,
			seed,
			budget,
			maxRequests
		};
		const targets = {
			allow: options.allowHost,
			own: options.iOwnThisTarget
		};
		const extras = rps === void 0 ? {} : { rps };
		if (options.check === true) return done(await checkPayments(config, targets, context, extras));
		if (options.plan === true) return done(await planPayments(config, targets, context));
		const report = await runPaymentScan(config, targets, context, extras);
		done(await finishScan("payments", report, options, context));
	});
}
const EXAMPLES$1 = `
Examples:
  tollgate scan payments --profile payments.yml --check
  tollgate scan payments --profile payments.yml --plan --attacks pay/refund-race
  tollgate scan payments --profile payments.yml
  tollgate scan payments --profile payments.yml --target http://127.0.0.1:4010 --budget 180s
  tollgate scan payments --profile payments.yml --attacks pay/refund-race pay/balance-race

Exit codes: 0 complete, whatever was found · 2 usage, or a target or key that is refused · 3 incomplete`;

//#endregion
//#region src/cli/commands/scan-web.ts
function scanWebCommand(context, done) {
	return new Command("web").description("crawl a web app with GET requests and judge every answer by passive rules").requiredOption("-t, --target <url>", "where to start; naming it is your consent to GET requests").option("--name <name>", "what the target is called in reports; its origin by default").option("--min-pages <n>", "fewer answered pages make the scan incomplete", wholeNumber).option("--max-pages <n>", "stop after so many", wholeNumber).option("--require-url <url...>", "pages that the crawl must have seen").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/web.sarif").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES).action(async (options) => {
		const report = await runWebScan(options.target, {
			name: options.name,
			minPages: options.minPages,
			maxPages: options.maxPages,
			requiredUrls: options.requireUrl
		}, context);
		done(await finishScan("web", report, options, context));
	});
}
const EXAMPLES = `
Examples:
  tollgate scan web --target http://127.0.0.1:3000
  tollgate scan web --target https://staging.example --name shop --min-pages 10 --require-url /checkout

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete`;

//#endregion
//#region src/cli/commands/scan.ts
function scanCommand(context, done) {
	const command = new Command("scan").description("run one scan and write its SARIF; `gate` judges it");
	for (const make of [
		scanWebCommand,
		scanDependenciesCommand,
		scanPaymentsCommand
	]) command.addCommand(make(context, done));
	return command;
}

//#endregion
export { scanCommand };