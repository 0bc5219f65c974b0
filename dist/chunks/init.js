import { i as Command, t as EXIT } from "./exit-codes.js";
import { a as writeFileAtomic, t as readFileIfThere } from "./files.js";
import { t as TollgateError } from "./errors.js";
import { t as isLoopbackHost } from "./target.js";
import { n as openHttpClient } from "./http.js";
import { basename, resolve } from "node:path";

//#region src/cli/read-api-source.ts
const MAX_BYTES = 33554432;
async function readApiSource({ openapi, har, postman }, context) {
	if (openapi !== void 0) {
		const { readOpenapi } = await import("./read-openapi.js");
		const isAddress = /^https?:\/\//iu.test(openapi);
		return readOpenapi(isAddress ? await fetchText(openapi, context) : await fileText(openapi, context), isAddress ? openapi : basename(openapi));
	}
	if (har !== void 0) {
		const { readHar } = await import("./read-har.js");
		return readHar(await fileText(har, context), basename(har));
	}
	const { readPostman } = await import("./read-postman.js");
	return readPostman(await fileText(postman ?? "", context), basename(postman ?? ""));
}
async function fileText(file, context) {
	const bytes = await readFileIfThere(resolve(context.cwd, file));
	if (bytes === void 0) throw new TollgateError("init/no-file", `there is no file ${file}`, {
		class: "usage",
		place: { file },
		help: ["check the path"]
	});
	return new TextDecoder().decode(bytes);
}
async function fetchText(address, { signal }) {
	const url = URL.canParse(address) ? new URL(address) : void 0;
	if (url === void 0 || !isLoopbackHost(url.hostname)) throw new TollgateError("init/address-refused", `${address} is not on this machine; nothing was fetched`, {
		class: "usage",
		help: ["download the document and give the file"]
	});
	const client = openHttpClient(url.origin, { maxBytes: MAX_BYTES });
	const failed = (reason, cause) => new TollgateError("init/no-answer", `${address} ${reason}`, {
		class: "usage",
		help: ["is the app running?", "or give the file"],
		cause
	});
	try {
		const { status, body } = await client.request({
			method: "GET",
			path: url.pathname + url.search,
			signal: AbortSignal.any([signal, AbortSignal.timeout(15e3)])
		});
		if (status !== 200) throw failed(`answered ${status}`);
		return new TextDecoder().decode(body);
	} catch (error) {
		signal.throwIfAborted();
		throw error instanceof TollgateError ? error : failed("did not answer", error);
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/cli/commands/init.ts
function initCommand(context, done) {
	return new Command("init").description("draft payments.yml, the profile of your payment API, from its description or a recording").option("--openapi <file|url>", "an OpenAPI document, JSON or YAML; an address must be on loopback").option("--har <file>", "a recording of a purchase from a browser’s network panel").option("--postman <file>", "a Postman collection, version 2").option("--only <part>", "what to draft: payments").option("-t, --target <url>", "where the app answers; no address in a document ever becomes the target").option("-o, --output <file>", "the file to write", "payments.yml").option("--print", "print the draft and write nothing").option("--force", "overwrite the file").addHelpText("after", EXAMPLES).action(async (options) => {
		const { draftProfile } = await import("./draft-profile.js");
		const path = resolve(context.cwd, options.output);
		checkOptions(options);
		if (options.print !== true && options.force !== true && await readFileIfThere(path) !== void 0) throw new TollgateError("init/file-exists", `${options.output} is there already; nothing was written`, {
			class: "usage",
			place: { file: options.output },
			help: [
				"look at the draft first: --print",
				"overwrite it: --force",
				"write another file: --output FILE"
			]
		});
		const { text, roles, unmapped, unused } = draftProfile(await readApiSource(options, context), options.target ?? "http://127.0.0.1:3000");
		if (options.print !== true) await writeFileAtomic(path, text);
		const count = (confidence) => roles.filter((role) => role.confidence === confidence).length;
		const width = Math.max(0, ...roles.map(({ role }) => role.length));
		const summary = [
			...roles.map(({ role, op, confidence }) => `${confidence.padEnd(6)}  ${role.padEnd(width)}  ${op}`),
			`not found: ${unmapped.join(", ") || "nothing"}`,
			...unused.length === 0 ? [] : [`without a role: ${unused.slice(0, 12).join(", ")}`],
			...options.target === void 0 ? ["target: http://127.0.0.1:3000 is a placeholder; --target says otherwise"] : [],
			`written: ${options.output}; next: tollgate scan payments --profile ${options.output} --check`
		];
		const verdict = `tollgate: pass: ${roles.length} roles drafted (${count("high")} high, ${count("medium")} medium, ${count("low")} low confidence)`;
		done({
			exitCode: EXIT.passed,
			lines: options.print === true ? [text.trimEnd()] : [...summary, verdict],
			notices: [],
			verdict: "pass",
			document: {
				...options.print !== true && { output: options.output },
				roles,
				unmapped,
				unused,
				profile: text
			}
		});
	});
}
function checkOptions({ openapi, har, postman, only }) {
	if (only !== void 0 && only !== "payments") throw new TollgateError("init/unknown-part", `"${only}" cannot be drafted`, {
		class: "usage",
		help: ["--only payments"]
	});
	if ([
		openapi,
		har,
		postman
	].filter((source) => source !== void 0).length === 1) return;
	throw new TollgateError("init/no-source", "say what the draft is made of, one thing", {
		class: "usage",
		help: [
			"--openapi FILE or an address on loopback",
			"--har FILE",
			"--postman FILE"
		]
	});
}
const EXAMPLES = `
Examples:
  tollgate init --openapi openapi.json --target http://127.0.0.1:3000
  tollgate init --openapi http://127.0.0.1:3000/openapi.json --print
  tollgate init --har purchase.har --output payments.draft.yml
  tollgate init --postman collection.json --force

Exit codes: 0 drafted · 2 usage, or a document that cannot be read`;

//#endregion
export { initCommand };