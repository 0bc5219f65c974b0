import { a as Option, c as InvalidArgumentError, i as Command, t as EXIT } from "./exit-codes.js";
import { t as TollgateError } from "./errors.js";
import { o as writeFileAtomic } from "./files.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { t as wholeNumber } from "./whole-number.js";
import { resolve } from "node:path";
import { once } from "node:events";

//#region src/cli/commands/sandbox-defects.ts
const HEAD = [
	"No.",
	"Id",
	"Severity",
	"CWE",
	"Needs",
	"What is wrong"
];
function defectLines(defects) {
	const rows = defects.toSorted((left, right) => place(left) - place(right)).map(({ number, id, severity, cwe, needs, title }) => [
		number,
		id,
		severity,
		cwe.join(","),
		needs.join(",") || "-",
		title
	]);
	const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd();
	return [
		line(HEAD),
		...rows.map(line),
		`${rows.length} defects`
	];
}
function place({ number }) {
	return "WPI".indexOf(number.slice(0, 1)) * 1e3 + Number(number.slice(1));
}

//#endregion
//#region src/cli/commands/sandbox-snippets.ts
function sdkSnippets(gatewayUrl, credentials) {
	const { hostname, port } = new URL(gatewayUrl);
	const { stripe, braintree, plaid } = credentials;
	return [
		{
			vendor: "stripe",
			title: `Stripe: npm install stripe@23 (page: ${stripe.publishableKey}, webhook secret: ${stripe.webhookSecret})`,
			code: `import Stripe from 'stripe';
const stripe = new Stripe('${stripe.secretKey}', { host: '${hostname}', port: ${port}, protocol: 'http' });`
		},
		{
			vendor: "braintree",
			title: "Braintree: npm install braintree@3",
			code: `import braintree from 'braintree';
const environment = new braintree.Environment('${hostname}', '${port}', '${gatewayUrl}', false, '${hostname}', '${port}');
const gateway = new braintree.BraintreeGateway({
  environment,
  merchantId: '${braintree.merchantId}',
  publicKey: '${braintree.publicKey}',
  privateKey: '${braintree.privateKey}',
});`
		},
		{
			vendor: "plaid",
			title: "Plaid: npm install plaid@47",
			code: `import { Configuration, PlaidApi } from 'plaid';
const headers = { 'PLAID-CLIENT-ID': '${plaid.clientId}', 'PLAID-SECRET': '${plaid.secret}' };
const plaid = new PlaidApi(new Configuration({ basePath: '${gatewayUrl}', baseOptions: { headers } }));`
		}
	];
}

//#endregion
//#region src/cli/commands/sandbox-gateway.ts
async function serveGateway(context, request, json) {
	const { startGateway } = await import("./start-gateway.js");
	const { gatewayPort, controlPort, seed, webhookUrl } = request;
	const gateway = await startGateway({
		...gatewayPort !== void 0 && { gatewayPort },
		...controlPort !== void 0 && { controlPort },
		...seed !== void 0 && { seed },
		...webhookUrl !== void 0 && { webhookUrls: webhookUrl }
	});
	const { gatewayUrl, controlUrl, token, plane } = gateway;
	if (json) context.print(JSON.stringify({
		gateway: gatewayUrl,
		control: controlUrl,
		token,
		credentials: plane.credentials
	}));
	else {
		context.print(`gateway:  ${gatewayUrl}`);
		context.print(`control:  ${controlUrl}`);
		context.print(`token:    ${token}`);
		for (const [vendor, url] of Object.entries(webhookUrl ?? {})) context.print(`webhooks: ${vendor} to ${url}`);
		for (const { title, code } of sdkSnippets(gatewayUrl, plane.credentials)) context.print(`\n${title}\n\n${code}`);
		context.print("\nCtrl-C ends it.");
	}
	if (!context.signal.aborted) await once(context.signal, "abort");
	await gateway.close();
}

//#endregion
//#region src/cli/commands/sandbox-control.ts
function withControl(command) {
	return command.option("--control <url>", "control plane of the running sandbox; by default $TOLLGATE_SANDBOX_CONTROL").option("--token <token>", "its token; by default $TOLLGATE_SANDBOX_TOKEN");
}
async function askControl(context, options, path, body) {
	const control = options.control ?? context.environment["TOLLGATE_SANDBOX_CONTROL"] ?? "";
	const token = options.token ?? context.environment["TOLLGATE_SANDBOX_TOKEN"] ?? "";
	const url = URL.parse(control);
	if (url === null || !/^https?:$/u.test(url.protocol) || !isLoopbackHost(url.hostname) || token === "") throw new TollgateError("sandbox/no-control", "it is not clear which sandbox is meant", {
		class: "usage",
		help: ["start one: tollgate sandbox --json prints \"control\" and \"token\"", "give both: --control http://127.0.0.1:4012 --token TOKEN (an address on loopback)"]
	});
	const client = openHttpClient(url.origin, { timeout: TIMEOUT });
	try {
		const headers = {
			authorization: `Bearer ${token}`,
			"content-type": "application/json"
		};
		const answer = await client.request({
			method: "POST",
			path,
			headers,
			body: JSON.stringify(body)
		}).catch((error) => {
			throw new TollgateError("sandbox/control-unreachable", `no sandbox answers at ${url.origin}`, {
				class: "usage",
				help: ["see that tollgate sandbox still runs, and that this is its \"control\" address"],
				cause: error
			});
		});
		return read(answer.status, answer.body);
	} finally {
		await client.close();
	}
}
const TIMEOUT = 6e4;
function read(status, bytes) {
	const answer = parse(new TextDecoder().decode(bytes));
	if (status >= 200 && status < 300 && answer !== void 0) return answer;
	const { message } = answer?.["error"] ?? {};
	throw new TollgateError("sandbox/control-refused", message ?? `the control plane answered ${status}`, {
		class: "usage",
		help: [status === 401 ? "give the token that tollgate sandbox printed when it started" : status === 404 && message === void 0 ? "see that this is the \"control\" address, not the app or the gateway" : "see tollgate sandbox webhook --help and tollgate sandbox reconcile --help"]
	});
}
function parse(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}

//#endregion
//#region src/cli/commands/sandbox-reconcile.ts
function sandboxReconcileCommand(context, done) {
	return withControl(new Command("reconcile")).description("compare the gateway's settlement with the books of a running sandbox now").addHelpText("after", EXAMPLES$2).action(async (options) => {
		const answer = await askControl(context, options, "/reconcile", {});
		done({
			...judge(answer["status"]),
			lines: linesOf(answer),
			notices: [],
			document: answer
		});
	});
}
function judge(status) {
	if (status === "matched") return {
		exitCode: EXIT.passed,
		verdict: "pass"
	};
	return status === "mismatched" ? {
		exitCode: EXIT.failed,
		verdict: "fail"
	} : {
		exitCode: EXIT.incomplete,
		verdict: "incomplete"
	};
}
function linesOf(run) {
	const mismatches = Array.isArray(run["mismatches"]) ? run["mismatches"] : [];
	return [`${String(run["status"])}: ${String(run["id"])}, ${String(run["lines"])} lines of the settlement in ${String(run["attempts"])} attempts`, ...mismatches.map(({ kind, reference, detail }) => `  ${kind} ${reference}: ${detail}`)];
}
const EXAMPLES$2 = `
Examples:
  tollgate sandbox reconcile --control http://127.0.0.1:4012 --token TOKEN
  tollgate sandbox reconcile --json

Exit codes: 0 the books match · 1 they do not · 3 the settlement could not be had`;

//#endregion
//#region src/cli/commands/sandbox-webhook.ts
function sandboxWebhookCommand(context, done) {
	const send = async (options, path, body, text) => {
		const answer = await askControl(context, options, path, body);
		const lines = [text.replace("EVENT", () => String(answer["event"]))];
		done({
			exitCode: EXIT.passed,
			lines,
			notices: [],
			verdict: "pass",
			document: answer
		});
	};
	const command = new Command("webhook").description("have a running sandbox send signed webhooks: sent anew, again, late, several times, in another order").addHelpText("after", EXAMPLES$1);
	command.addCommand(withControl(new Command("trigger")).description("do what makes an event of this type happen, or send a sample of it").argument("<type>", "payment_intent.succeeded (Stripe), transaction_settled (Braintree), NEW_ACCOUNTS_AVAILABLE (Plaid), …").addOption(new Option("--vendor <name>", "whose event it is, where the type does not tell").choices([
		"stripe",
		"braintree",
		"plaid"
	])).action((type, options) => send(options, "/webhooks/trigger", {
		provider: options.vendor ?? vendorOf(type),
		kind: type
	}, "sent: EVENT")));
	command.addCommand(withControl(new Command("replay")).description("send an event that was sent before once more").argument("<event>", "its id").action((event, options) => send(options, "/webhooks/replay", { event }, "sent again: EVENT")));
	command.addCommand(withControl(new Command("duplicate")).description("send an event that was sent before several times at once").argument("<event>", "its id").option("--times <n>", "how often; 2 by default", wholeNumber, 2).action((event, { times, ...options }) => send(options, "/webhooks/duplicate", {
		event,
		times
	}, `sent ${times} times: EVENT`)));
	command.addCommand(withControl(new Command("delay")).description("send an event that was sent before once more, later").argument("<event>", "its id").option("--ms <n>", "after how many milliseconds; 5000 by default", wholeNumber, 5e3).action((event, { ms, ...options }) => send(options, "/webhooks/delay", {
		event,
		ms
	}, `sent in ${ms} ms: EVENT`)));
	command.addCommand(withControl(new Command("reorder")).description("send events that were sent before once more, one after the other in this order").argument("<events...>", "their ids").action((events, options) => send(options, "/webhooks/reorder", { events }, `sent in this order: ${events.join(" ")}`)));
	return command;
}
function vendorOf(type) {
	if (type.includes(".")) return "stripe";
	return /^[A-Z_]+$/u.test(type) ? "plaid" : "braintree";
}
const EXAMPLES$1 = `
Examples:
  tollgate sandbox webhook trigger payment_intent.succeeded --control http://127.0.0.1:4012 --token TOKEN
  tollgate sandbox webhook replay evt_1 --control http://127.0.0.1:4012 --token TOKEN
  tollgate sandbox webhook duplicate evt_1 --times 3
  tollgate sandbox webhook delay evt_1 --ms 10000
  tollgate sandbox webhook reorder evt_2 evt_1

The last three take address and token from TOLLGATE_SANDBOX_CONTROL and TOLLGATE_SANDBOX_TOKEN.`;

//#endregion
//#region src/cli/commands/sandbox-webhook-address.ts
function webhookAddress(text, before = {}) {
	const [, vendor, url] = /^(stripe|braintree|plaid)=(.+)$/u.exec(text) ?? [];
	const parsed = url === void 0 ? null : URL.parse(url);
	if (vendor === void 0 || parsed === null || !/^https?:$/u.test(parsed.protocol)) throw new InvalidArgumentError("It is a vendor and an address, as stripe=http://127.0.0.1:3000/webhooks is.");
	if (!isLoopbackHost(parsed.hostname)) throw new InvalidArgumentError(`The gateway sends webhooks to this machine only, not to ${parsed.hostname}.`);
	return {
		...before,
		[vendor]: url
	};
}

//#endregion
//#region src/cli/commands/sandbox.ts
function sandboxCommand(context, done) {
	return new Command("sandbox").description("serve the sandbox payment app on loopback: right by default, wrong where you switch a defect on").option("--port <n>", "port of the app; any free one by default", wholeNumber).option("--control-port <n>", "port of the control plane; any free one by default", wholeNumber).option("--gateway-port <n>", "port of the payment gateway; any free one by default", wholeNumber).option("--database <url>", "PostgreSQL server, postgres://user@host:port/name; embedded by default").option("--defects <ids>", "defects to switch on, separated by commas").option("--seed <n>", "where ids and credentials start; 1 by default", wholeNumber).option("--tls", "the app speaks https, with a certificate of its own").option("--gateway-only", "serve only the gateway: a test double of Stripe, Braintree and Plaid for your own app").addOption(new Option("--webhook-url <vendor=url>", "where your app receives the webhooks of a vendor; repeatable").argParser(webhookAddress)).option("--list-defects", "print the defects and end").option("--print-profile", "print the payment profile of the app and end").option("--write-profile <file>", "write the profile with staff, clock, faults and gateway of this very sandbox").addHelpText("after", EXAMPLES).addCommand(sandboxReconcileCommand(context, done)).addCommand(sandboxWebhookCommand(context, done)).action(async (options, command) => {
		const json = command.optsWithGlobals().json === true;
		if (options.listDefects === true) return done(await listDefects());
		if (options.printProfile === true) return done(await printProfile(options.port ?? 4010));
		checkTogether(options);
		if (options.gatewayOnly === true) return serveGateway(context, options, json);
		return serveShop(context, options, json);
	});
}
async function serveShop(context, options, json) {
	const { startSandbox } = await import("./sandbox2.js");
	const environment = context.environment["NODE_ENV"];
	const sandbox = await startSandbox({
		...options.port !== void 0 && { port: options.port },
		...options.controlPort !== void 0 && { controlPort: options.controlPort },
		...options.gatewayPort !== void 0 && { gatewayPort: options.gatewayPort },
		...options.database !== void 0 && { database: options.database },
		...options.defects !== void 0 && { defects: options.defects.split(",").map((id) => id.trim()) },
		...options.seed !== void 0 && { seed: options.seed },
		...options.tls !== void 0 && { tls: options.tls },
		...environment !== void 0 && { environment }
	});
	const { appUrl, gatewayUrl, controlUrl, token, certificate } = sandbox;
	if (options.writeProfile !== void 0) {
		const { sandboxProfile } = await import("./profile.js");
		await writeFileAtomic(resolve(context.cwd, options.writeProfile), sandboxProfile(appUrl, sandbox));
	}
	if (json) {
		const line = {
			app: appUrl,
			gateway: gatewayUrl,
			control: controlUrl,
			token
		};
		context.print(JSON.stringify({
			...line,
			...certificate !== void 0 && { certificate }
		}));
	} else {
		context.print(`app:      ${appUrl}`);
		context.print(`gateway:  ${gatewayUrl}`);
		context.print(`control:  ${controlUrl}`);
		context.print(`token:    ${token}`);
		if (certificate !== void 0) context.print(`certificate, which your client must trust:\n${certificate.trim()}`);
		context.print("Ctrl-C ends it.");
	}
	if (!context.signal.aborted) await once(context.signal, "abort");
	await sandbox.close();
}
function checkTogether(options) {
	const wrong = options.gatewayOnly === true ? [
		"port",
		"database",
		"defects",
		"tls"
	].find((name) => options[name] !== void 0) : options.webhookUrl && "webhook-url";
	if (wrong === void 0) return;
	const message = options.gatewayOnly === true ? `--${wrong} is about the shop, which --gateway-only leaves out` : "--webhook-url is about your own app, and the sandbox sends its webhooks to its shop";
	throw new TollgateError("sandbox/options-disagree", message, {
		class: "usage",
		help: [options.gatewayOnly === true ? `leave --${wrong} or --gateway-only out` : "add --gateway-only"]
	});
}
async function listDefects() {
	const { defects } = await import("./registry2.js");
	return {
		exitCode: EXIT.passed,
		lines: defectLines(defects),
		notices: [],
		verdict: "pass",
		document: { defects }
	};
}
async function printProfile(port) {
	const { sandboxProfile } = await import("./profile.js");
	const profile = sandboxProfile(`http://127.0.0.1:${port}`);
	return {
		exitCode: EXIT.passed,
		lines: [profile.trimEnd()],
		notices: [],
		verdict: "pass",
		document: { profile }
	};
}
const EXAMPLES = `
Examples:
  tollgate sandbox --port 4010 --gateway-port 4011 --control-port 4012
  tollgate sandbox --defects ref.over,flow.balance_race --json
  tollgate sandbox --database postgres://shop@127.0.0.1:5432/shop
  tollgate sandbox --list-defects
  tollgate sandbox --print-profile > payments.yml
  tollgate sandbox --port 4010 --write-profile payments.yml
  tollgate sandbox --gateway-only --gateway-port 4011 --webhook-url stripe=http://127.0.0.1:3000/webhooks
  tollgate sandbox webhook trigger payment_intent.succeeded --control http://127.0.0.1:4012 --token TOKEN`;

//#endregion
export { sandboxCommand };