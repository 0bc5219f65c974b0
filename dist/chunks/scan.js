import { a as Option, c as InvalidArgumentError, i as Command, t as EXIT } from "./exit-codes.js";
import { h as sortForReading, n as attackSummary, o as coverageFigures, s as fingerprintOf, t as ATTACK_VERDICTS, v as locationText } from "./summary.js";
import { A as Inconclusive, B as readPointer, C as placeOrder, D as operationOf, E as fillLines, O as outText, R as isSuccess, S as order, T as amountValue, V as isJsonObject, _ as recipientOf, a as selectAttacks, b as makePayment, c as admitRun, d as shardAttacks, f as planAttacks, g as ATTACKS, h as openFixture, j as readAmount, k as placeholdersIn, l as openRun, m as RunStopped, n as paymentRunOptions, r as runPaymentScan, t as exploreOf, u as paymentShard, v as topUp, w as readCatalogue, x as addToCart, y as missingFor, z as readOut } from "./run-payment-scan.js";
import { r as DEPENDENCY_TOOLS } from "./dependency-scanners.js";
import { t as redact } from "./redaction.js";
import { i as saveReplays, n as runDependencyScan, r as saveReport, t as runWebScan } from "./run-web-scan.js";
import { o as fingerprintOf$1 } from "./normalize-files.js";
import { t as readSarif } from "./read-sarif.js";
import { t as nowOf } from "./now.js";
import { t as phantomMoney } from "./phantom-money.js";
import { n as ROLES } from "./roles.js";
import { t as wholeNumber } from "./whole-number.js";
import { t as secondsOf } from "./seconds-of.js";
import { t as dependencyToolsOf } from "./dependency-tools-of.js";
import { basename, dirname, join, relative, resolve } from "node:path";
import { randomBytes } from "node:crypto";

//#region src/cli/dependencies/finish-dependency-scan.ts
async function finishDependencyScan(reports, options, context) {
	const sarif = resolve(context.cwd, options.output);
	await saveReport(reports, {
		sarif,
		evidence: join(dirname(sarif), "evidence")
	}, "dependencies", context);
	const findings = sortForReading(readSarif(sarif, context).runs.flatMap((run) => run.findings));
	const broken = reports.filter(({ run }) => run.status !== "complete");
	const complete = broken.length === 0;
	const reasons = broken.map(({ run }) => `${run.tool.name}: ${run.reason ?? "no reason given"}`);
	const tools = reports.map(({ run }) => ({
		name: run.tool.name,
		...run.tool.version !== void 0 && { version: run.tool.version },
		status: run.status,
		...run.reason !== void 0 && { reason: run.reason },
		coverage: run.coverage ?? {}
	}));
	return {
		exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
		lines: [
			...findings.map(({ severity, rule, message, locations, sources }) => {
				const [place] = locations;
				const by = sources.length > 1 ? `  (${sources.map(({ tool }) => tool).join(", ")})` : "";
				return `${severity.padEnd(13)} ${rule.id}${place === void 0 ? "" : `  ${locationText(place)}`}${by}\n    ${message.split("\n")[0] ?? ""}`;
			}),
			...reports.map(({ run }) => {
				const figures = coverageFigures(run.coverage).map(({ name, value }) => `, ${name}: ${value}`);
				return `${run.tool.name}${run.tool.version === void 0 ? "" : ` ${run.tool.version}`}: ${run.status}${figures.join("")}`;
			}),
			`written: ${options.output}`,
			complete ? `tollgate: pass: dependencies scan complete, ${findings.length} finding${findings.length === 1 ? "" : "s"}; not judged (see tollgate gate)` : `tollgate: incomplete: dependencies scan: ${reasons.join("; ")}`
		],
		notices: reports.flatMap(({ notices }) => notices),
		verdict: complete ? "pass" : "incomplete",
		document: {
			output: options.output,
			status: reports.some(({ run }) => run.status === "unreadable") ? "unreadable" : complete ? "complete" : "degraded",
			...reasons.length > 0 && { reason: reasons.join("; ") },
			tools,
			findings: findings.map((finding) => ({
				rule: finding.rule.id,
				severity: finding.severity,
				message: finding.message,
				fingerprint: fingerprintOf(finding),
				tools: finding.sources.map(({ tool }) => tool)
			}))
		}
	};
}

//#endregion
//#region src/cli/commands/scan-dependencies.ts
function scanDependenciesCommand(context, done) {
	return new Command("dependencies").description("audit the dependencies of a project with the scanners that are there, and say which did not really look").option("--dir <folder>", "folder of the lockfile", ".").option("--tools <list>", `auto, or those that must run: ${DEPENDENCY_TOOLS.join(",")}`, dependencyToolsOf, "auto").option("--registry <url>", "advisory source of npm, pnpm and yarn; their configured registry by default").option("--timeout <time>", "for each call of a scanner, as in 300s or 10m", secondsOf).option("--max-db-age <days>", "an older advisory database makes the scan incomplete; 7 by default", wholeNumber).option("--osv-db <folder>", "offline database of OSV-Scanner").option("--odc-data <folder>", "database of Dependency-Check; .tollgate/databases/dependency-check by default").option("--nvd-feed <url>", "feed to fill that database from, http, https or file").option("--odc-suppression <file...>", "suppression files for Dependency-Check").option("--no-update", "Dependency-Check uses its database as it is").option("--offline", "Dependency-Check asks nobody but its database").option("--all-projects", "Snyk looks at every project below the folder").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/dependencies.sarif").option("--now <time>", "the time by which the age of databases is told (ISO 8601)").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES$2).action(async (options) => {
		const reports = dirname(resolve(context.cwd, options.output));
		const found = await runDependencyScan(configOf$1(options), {
			reports,
			now: nowOf(options.now, context)
		}, context);
		done(await finishDependencyScan(found, options, context));
	});
}
function configOf$1(options) {
	return {
		dir: options.dir,
		tools: options.tools,
		registry: options.registry,
		timeout: options.timeout,
		maxDatabaseAge: options.maxDbAge,
		osv: { database: options.osvDb },
		snyk: { allProjects: options.allProjects },
		dependencyCheck: {
			data: options.odcData,
			nvdFeed: options.nvdFeed,
			update: options.update,
			offline: options.offline,
			suppressions: options.odcSuppression
		}
	};
}
const EXAMPLES$2 = `
Examples:
  tollgate scan dependencies
  tollgate scan dependencies --tools npm-audit,osv --osv-db databases/osv
  tollgate scan dependencies --dir packages/shop --output deps.sarif

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete (no lockfile, no network, no advisories, an old database)`;

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
			const { message } = error;
			add({
				...base,
				verdict: "not-tried",
				reason: message,
				...!isGap(message) && { next: nextFor(message) }
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
function isGap(reason) {
	return reason.startsWith("map ");
}
function nextFor(reason) {
	if (/read back|the answer has no/u.test(reason)) return "the app said yes, and what is read afterwards does not show it: look at the read-back role, its out, and states";
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
//#region src/cli/payments/check-payments.ts
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
	const complete = wrong + rows.filter(({ verdict, next }) => verdict === "not-tried" && next !== void 0).length === 0 && signedIn;
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
//#region src/cli/coverage-lines.ts
function coverageLines({ coverage }) {
	const summary = attackSummary(coverage);
	const figures = coverageFigures(coverage).filter(({ name }) => name !== "phantom money");
	const line = ({ name, value }) => `${name}: ${value}`;
	if (summary === void 0) return figures.map(line);
	return [
		...figures.filter(({ name }) => name === "attacks").map(line),
		...ATTACK_VERDICTS.flatMap((verdict) => [`  ${verdict.padEnd(13)} ${String(summary.counts[verdict]).padStart(4)}`, ...summary.attacks.filter((attack) => attack.verdict === verdict).map(({ id, reason }) => `      ${id}${reason === void 0 ? "" : `: ${reason}`}`)]),
		...figures.filter(({ name }) => name !== "attacks").map(line)
	];
}

//#endregion
//#region src/cli/payments/payment-lines.ts
function paymentLines({ evidence, rule }, file) {
	return [
		...evidence === void 0 || evidence === "" ? [] : [`    seen:   ${evidence}`],
		...rule.fix === void 0 ? [] : [`    fix:    ${rule.fix}`],
		`    replay: tollgate replay ${file}`
	];
}

//#endregion
//#region src/cli/finish-scan.ts
async function finishScan(scan, report, options, context) {
	const sarif = resolve(context.cwd, options.output);
	await saveReport([report], {
		sarif,
		evidence: join(dirname(sarif), "evidence")
	}, scan, context);
	const replays = await saveReplays(report, resolve(context.cwd, options.replayDir ?? replayFolder(sarif)));
	const again = new Map([...replays].map(([index, file]) => [report.findings[index], file]));
	const { run, findings, notices } = report;
	const complete = run.status === "complete";
	const name = `${scan} scan${run.shard === void 0 ? "" : ` (shard ${run.shard})`}`;
	return {
		exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
		lines: [
			...phantomMoney([run]),
			...sortForReading(findings).flatMap((finding) => {
				const [place] = finding.locations;
				const file = again.get(finding);
				return [
					`${finding.severity.padEnd(13)} ${finding.rule.id}${place === void 0 ? "" : `  ${locationText(place)}`}`,
					`    ${finding.message.split("\n")[0] ?? ""}`,
					...file === void 0 ? [] : paymentLines(finding, relative(context.cwd, file) || file)
				];
			}),
			...coverageLines(run),
			`written: ${options.output}`,
			complete ? `tollgate: pass: ${name} complete, ${findings.length} finding${findings.length === 1 ? "" : "s"}; not judged (see tollgate gate)` : `tollgate: incomplete: ${name}: ${run.reason ?? "no reason given"}`
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
				fingerprint: fingerprintOf$1(finding, run.target)
			}))
		}
	};
}
function replayFolder(sarif) {
	const folder = dirname(sarif);
	return join(basename(folder) === "reports" ? dirname(folder) : folder, "replay");
}

//#endregion
//#region src/cli/payments/plan-payments.ts
async function planPayments(config, targets, context) {
	const options = await paymentRunOptions(config, targets, context);
	const all = selectAttacks(ATTACKS, config.attacks);
	const shard = config.shard === void 0 ? void 0 : paymentShard(config.shard);
	const target = await admitRun(options);
	const part = shard === void 0 ? void 0 : await shardAttacks(options.profile, all, shard, exploreOf(config).explore);
	const planned = await planAttacks(options.profile, part?.attacks ?? all);
	const total = planned.reduce((sum, { requests }) => sum + requests.reduce((own, { times }) => own + times, 0), 0);
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
//#region src/cli/commands/scan-payments.ts
function scanPaymentsCommand(context, done) {
	return new Command("payments").description("try fake payments on a sandbox and prove by its state what they did").requiredOption("-p, --profile <file>", "the payment profile: which operations the app has (docs/payments.md)").option("-t, --target <url>", "where the app answers; the profile’s base URL by default").option("--attacks <ids...>", "only these attacks").option("--shard <i/n>", "try one of n parts of the attacks; `tollgate merge` or the gate puts them together").option("--seed <n>", "what made-up values start from", wholeNumber, 1).option("--budget <time>", "stop after so long (180s, 5m); what it cuts short is incomplete", secondsOf).option("--max-requests <n>", "stop after so many requests", wholeNumber).option("--rps <n>", "requests a second at most; beyond loopback 50 by default", wholeNumber).option("--explore <time>", "play random sequences of steps so long as well (30s, 5m)", secondsOf).option("--explore-requests <n>", "explore until so many requests: the same ones with the same seed", wholeNumber).option("--check", "try every operation of the profile once, honestly, and say what works; no attack").option("--plan", "list every request that would be sent, and send none").option("--allow-host <host...>", "a host beyond loopback that may be tried; it needs --i-own-this-target too").option("--i-own-this-target <origin>", "your word that this origin is yours and no live system").option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/payments.sarif").option("--replay-dir <folder>", "what tollgate replay needs of each finding; `replay` beside the reports by default").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES$1).action(async (options) => {
		const { profile, target, attacks, shard, seed, budget, maxRequests, rps, explore, exploreRequests } = options;
		const config = {
			profile,
			target,
			attacks,
			shard,
			seed,
			budget,
			maxRequests,
			explore,
			exploreRequests
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
  tollgate scan payments --profile payments.yml --explore 60s --budget 5m
  tollgate scan payments --profile payments.yml --shard 2/4 --output shard-2.sarif

Exit codes: 0 complete, whatever was found · 2 usage, or a target or key that is refused · 3 incomplete`;

//#endregion
//#region src/cli/commands/scan-web.ts
function scanWebCommand(context, done) {
	return withZapOptions(new Command("web").description("crawl a web app with GET requests and judge every answer by passive rules").requiredOption("-t, --target <url>", "where to start; naming it is your consent to GET requests").option("--name <name>", "what the target is called in reports; its origin by default").addOption(new Option("--engine <engine>", "what looks at the pages; embedded by default").choices([
		"embedded",
		"zap",
		"zap-docker",
		"auto"
	])).option("--min-pages <n>", "fewer answered pages make the scan incomplete", wholeNumber).option("--max-pages <n>", "stop after so many", wholeNumber).option("--require-url <url...>", "pages that the crawl must have seen").option("--shard <i/n>", "look at one of n parts of the addresses; `tollgate merge` or the gate puts them together").option("--ready-timeout <time>", "how long to wait until the target answers; 30s with ZAP", secondsOf).option("--tls-front", "put TLS in front of a target that speaks plain http, so that rules about https apply").option("--auth-header <name=VARIABLE...>", "send a header whose value is in an environment variable")).option("-o, --output <file>", "the SARIF file to write", ".tollgate/reports/web.sarif").option("--now <time>", "the time by which decisions expire (ISO 8601)").option("--exit-zero", "exit 0 where the scan is incomplete, because another job judges").addHelpText("after", EXAMPLES).action(async (options) => {
		const place = {
			reports: dirname(resolve(context.cwd, options.output)),
			now: nowOf(options.now, context)
		};
		const report = await runWebScan(options.target, configOf(options), place, context);
		done(await finishScan("web", report, options, context));
	});
}
function withZapOptions(command) {
	return command.option("--zap-config <file>", "decisions about rules, as zap-baseline.py -c takes them (gen.conf)").option("--write-zap-config <file>", "write such a file with every rule at WARN; lines that are there stay").option("--zap-html <file>", "where ZAP’s HTML report goes").option("--zap-json <file>", "where ZAP’s JSON report goes").option("--zap-markdown <file>", "write ZAP’s Markdown report").option("--zap-xml <file>", "write ZAP’s XML report").option("--zap-image <image>", "the container image; ZAP 2.17.0 by its digest by default").option("--zap-minutes <n>", "end ZAP after so many minutes; 20 by default", wholeNumber).option("--spider-minutes <n>", "end its spider after so many; 5 by default", wholeNumber).option("--client-spider", "let ZAP explore with a browser too, which clicks");
}
function configOf(options) {
	const zap = {
		...options.zapHtml !== void 0 && { html: options.zapHtml },
		...options.zapJson !== void 0 && { json: options.zapJson },
		...options.zapMarkdown !== void 0 && { markdown: options.zapMarkdown },
		...options.zapXml !== void 0 && { xml: options.zapXml },
		...options.zapImage !== void 0 && { image: options.zapImage },
		...options.zapMinutes !== void 0 && { minutes: options.zapMinutes },
		...options.spiderMinutes !== void 0 && { spiderMinutes: options.spiderMinutes },
		...options.clientSpider !== void 0 && { clientSpider: options.clientSpider }
	};
	return {
		name: options.name,
		minPages: options.minPages,
		maxPages: options.maxPages,
		requiredUrls: options.requireUrl,
		shard: options.shard,
		engine: options.engine,
		zapConfig: options.zapConfig,
		writeZapConfig: options.writeZapConfig,
		tlsFront: options.tlsFront,
		readyTimeout: options.readyTimeout,
		...Object.keys(zap).length > 0 && { zap },
		...options.authHeader !== void 0 && { session: { headers: headersOf(options.authHeader) } }
	};
}
function headersOf(pairs) {
	return Object.fromEntries(pairs.map((pair) => {
		const [, name, variable] = /^([\w-]{1,100})=([A-Z_][A-Z0-9_]*)$/u.exec(pair) ?? [];
		if (name === void 0 || variable === void 0) throw new InvalidArgumentError("--auth-header takes a header and an environment variable: Authorization=SHOP_TOKEN");
		return [name, `\${${variable}}`];
	}));
}
const EXAMPLES = `
Examples:
  tollgate scan web --target http://127.0.0.1:3000
  tollgate scan web --target https://staging.example --name shop --min-pages 10 --require-url /checkout
  tollgate scan web --target http://127.0.0.1:3000 --engine auto --zap-config gen.conf --tls-front
  tollgate scan web --target https://staging.example --engine zap-docker --zap-html zap.html --auth-header Authorization=SHOP_TOKEN

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