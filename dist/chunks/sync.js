import { c as InvalidArgumentError, i as Command, o as Argument, t as EXIT } from "./exit-codes.js";
import { i as compareText, l as oneLine, s as fingerprintOf } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere, o as writeFileAtomic } from "./files.js";
import { t as parseYaml } from "./yaml.js";
import { t as redact } from "./redaction.js";
import { r as asObject, t as asList } from "./untrusted.js";
import { t as readSarif } from "./read-sarif.js";
import { t as nowOf } from "./now.js";
import { t as isInForce } from "./suppression.js";
import { t as sarifRuns } from "./sarif-runs.js";
import { t as gitlabProject } from "./gitlab-access.js";
import { t as githubPlace } from "./github-place.js";
import { resolve } from "node:path";

//#region src/platforms/proposals.ts
const DAY_MS = 864e5;
function mergeProposals(known, seen, { decided, now, days }) {
	const { platform, project, standing, gone, whole } = seen;
	const isGone = ({ from, fingerprint, status }) => {
		if (decided.has(fingerprint) && status === "proposed") return true;
		const isThere = standing.has(from.id) || status === "rejected" && gone.has(from.id);
		return whole && from.platform === platform && from.project === project && !isThere;
	};
	const kept = known.filter((proposal) => !isGone(proposal));
	const there = new Set(kept.map(({ fingerprint }) => fingerprint));
	const expires = new Date(now + days * DAY_MS).toISOString().slice(0, 10);
	const added = [];
	for (const { id, fingerprint, rule, reason, comment, by, at } of seen.dismissals) {
		if (there.has(fingerprint) || decided.has(fingerprint)) continue;
		there.add(fingerprint);
		const why = [reason, comment].map((part) => safe(part, 500)).filter((part) => part !== "");
		added.push({
			status: "proposed",
			fingerprint,
			rule: safe(rule, 1e3),
			reason: why.length === 0 ? "dismissed without a reason" : why.join(": "),
			owner: safe(by, 100) || "unknown",
			expires,
			from: {
				platform,
				project,
				id: safe(id, 200),
				at: safe(at, 40)
			}
		});
	}
	return {
		proposals: [...kept, ...added].toSorted((a, b) => compareText(keyOf(a), keyOf(b))),
		added,
		removed: known.filter(isGone)
	};
}
function keyOf({ from: { platform, project }, fingerprint }) {
	return JSON.stringify([
		platform,
		project,
		fingerprint
	]);
}
function safe(text, limit) {
	return oneLine(redact(text.slice(0, 1e4)), limit);
}

//#endregion
//#region src/platforms/proposals-text.ts
const HEAD = `# Decisions made on a platform's page, as \`tollgate sync\` found them. Nothing in this file holds.
# To approve one, move it to \`suppressions\` of tollgate.yml without \`status\` and \`from\`, in a change that is reviewed.
# To say no, write \`status: rejected\`: then it is not proposed again. What is opened again on the platform goes by itself.
`;
function proposalsText(proposals) {
	if (proposals.length === 0) return `${HEAD}proposals: []\n`;
	const lines = proposals.flatMap(({ status, fingerprint, rule, reason, owner, expires, from }) => [
		`  - status: ${status}`,
		`    fingerprint: ${JSON.stringify(fingerprint)}`,
		`    rule: ${JSON.stringify(rule)}`,
		`    reason: ${JSON.stringify(reason)}`,
		`    owner: ${JSON.stringify(owner)}`,
		`    expires: ${JSON.stringify(expires)}`,
		`    from: { platform: ${from.platform}, project: ${JSON.stringify(from.project)}, id: ${JSON.stringify(from.id)}, at: ${JSON.stringify(from.at)} }`
	]);
	return `${HEAD}proposals:\n${lines.join("\n")}\n`;
}

//#endregion
//#region src/platforms/read-proposals.ts
const KEYS = [
	"status",
	"fingerprint",
	"rule",
	"reason",
	"owner",
	"expires",
	"from"
];
function readProposals(text, file) {
	if (text.trim() === "") return [];
	const document = parseYaml(text, file);
	const list = asObject(document.value)["proposals"];
	if (!Array.isArray(list)) throw badFile(file, 1, "it has no list `proposals`");
	return asList(list).map((item, index) => {
		const wrong = problemOf(asObject(item));
		if (wrong !== void 0) throw badFile(file, document.lineOf(["proposals", index]), `proposal ${index + 1}: ${wrong}`);
		return proposalOf(asObject(item));
	});
}
function problemOf(item) {
	const other = Object.keys(item).find((key) => !KEYS.includes(key));
	if (other !== void 0) return `it has the key "${other.slice(0, 60)}", which no proposal has`;
	const missing = KEYS.find((key) => key !== "from" && typeof item[key] !== "string");
	if (missing !== void 0) return `${missing} is no text`;
	if (item["status"] !== "proposed" && item["status"] !== "rejected") return "status is neither proposed nor rejected";
	if (!/^[0-9a-f]{32}$/u.test(textAt(item, "fingerprint"))) return "fingerprint is no 32 hexadecimal digits";
	const { platform, project, id, at } = asObject(item["from"]);
	if (platform !== "github" && platform !== "gitlab") return "from.platform is neither github nor gitlab";
	return [
		project,
		id,
		at
	].every((part) => typeof part === "string") ? void 0 : "from lacks project, id or at";
}
function proposalOf(item) {
	const from = asObject(item["from"]);
	return {
		status: item["status"] === "rejected" ? "rejected" : "proposed",
		fingerprint: textAt(item, "fingerprint"),
		rule: textAt(item, "rule"),
		reason: textAt(item, "reason"),
		owner: textAt(item, "owner"),
		expires: textAt(item, "expires"),
		from: {
			platform: from["platform"] === "gitlab" ? "gitlab" : "github",
			project: textAt(from, "project"),
			id: textAt(from, "id"),
			at: textAt(from, "at")
		}
	};
}
function textAt(item, key) {
	const value = item[key];
	return typeof value === "string" ? value : "";
}
function badFile(file, line, says) {
	return new TollgateError("sync/bad-file", `${file} is no file of proposals: ${says}`, {
		class: "usage",
		place: {
			file,
			line
		},
		help: ["correct it, or remove it: `tollgate sync` makes it anew"]
	});
}

//#endregion
//#region src/cli/commands/sync.ts
const NAMES = {
	github: "GitHub",
	gitlab: "GitLab"
};
const LONGEST = 3650;
function syncCommand(context, done) {
	return new Command("sync").description("write what people dismissed on the page of GitHub or GitLab into a file, as proposals to be approved").addArgument(new Argument("<platform>", "where from").choices(["github", "gitlab"])).argument("[sarif]", "what was published: its findings are told from the alerts", ".tollgate/tollgate.sarif").option("-o, --output <file>", "the file of proposals", "tollgate-suppressions.yml").option("--days <number>", "how many days from now a proposal holds once it is approved", daysOf, 90).option("--url <address>", "the API; by default what the platform sets (GITHUB_API_URL, CI_API_V4_URL)").option("--project <name>", "owner/name, or a GitLab project").option("--anchor <file>", "the file to which findings without a file are pinned", "tollgate.yml").option("--now <time>", "the time to judge by (ISO 8601)").option("--dry-run", "only say what would change").addHelpText("after", EXAMPLES).action(async (platform, path, options) => {
		const content = readSarif(path, context);
		const now = nowOf(options.now, context);
		const file = resolve(context.cwd, options.output);
		const before = await readFileIfThere(file);
		const known = readProposals(new TextDecoder().decode(before ?? /* @__PURE__ */ new Uint8Array()), options.output);
		const runs = sarifRuns(content);
		const seen = await dismissalsOf(platform, {
			...options,
			runs,
			now
		}, context);
		const merged = mergeProposals(known, seen, {
			decided: decidedOf(runs, now),
			now,
			days: options.days
		});
		const changes = merged.added.length + merged.removed.length;
		const isDry = options.dryRun === true;
		if (!isDry && (changes > 0 || before === void 0)) await writeFileAtomic(file, proposalsText(merged.proposals));
		done(resultOf(platform, options.output, isDry, seen, merged, content.notices));
	});
}
async function dismissalsOf(platform, options, context) {
	const publication = {
		runs: options.runs,
		now: options.now,
		pace: {
			secondMs: 1e3,
			signal: context.signal
		}
	};
	if (platform === "github") {
		const place = await githubPlace({
			...options,
			name: "summary"
		}, context);
		const { githubDismissals } = await import("./github-dismissals.js");
		return githubDismissals(place, publication);
	}
	const { gitlabDismissals } = await import("./gitlab-dismissals.js");
	return gitlabDismissals({
		...gitlabProject(options, context),
		anchor: options.anchor
	}, publication);
}
function daysOf(text) {
	const days = Number(text);
	if (/^[1-9]\d{0,3}$/u.test(text) && days <= LONGEST) return days;
	throw new InvalidArgumentError(`It is no number of days from 1 to ${LONGEST}.`);
}
function decidedOf(runs, now) {
	const findings = runs.flatMap((run) => [...run.findings]);
	return new Set(findings.filter(({ suppressions }) => suppressions.some((suppression) => isInForce(suppression, now))).map(fingerprintOf));
}
function resultOf(platform, output, dryRun, { dismissals, standing, project, whole }, { added, removed, proposals }, notices) {
	const untold = standing.size - dismissals.length;
	const open = proposals.filter(({ status }) => status === "proposed").length;
	return {
		exitCode: EXIT.passed,
		lines: [
			...added.map((proposal) => `proposed   ${lineOf(proposal)}`),
			...removed.map((proposal) => `taken out  ${lineOf(proposal)}`),
			...untold === 0 ? [] : [`untold     ${untold} dismissed there show no finding of this SARIF, or several alike`],
			...whole ? [] : [`incomplete ${NAMES[platform]} did not show all that it has: nothing was taken out`],
			`tollgate: pass: ${added.length} proposed, ${removed.length} taken out, ${open} to be approved in ${output}${dryRun ? " (nothing was written)" : ""}`
		],
		notices,
		verdict: "pass",
		document: {
			platform,
			project,
			output,
			dryRun,
			added,
			removed,
			proposals,
			untold
		}
	};
}
function lineOf({ rule, fingerprint, owner, reason }) {
	return oneLine(`${rule} ${fingerprint} by ${owner}: ${reason}`, 300);
}
const EXAMPLES = `
Examples:
  tollgate sync github
  tollgate sync github .tollgate/tollgate.sarif --dry-run
  tollgate sync gitlab --output decisions/proposed.yml --days 30

Nothing in the file holds: to approve a proposal, move it to \`suppressions\` of tollgate.yml.
Tokens are read from variables: GITHUB_TOKEN, TOLLGATE_GITLAB_TOKEN.
Exit codes: 0 done · 2 usage, or the file cannot be read · 3 the SARIF cannot be read · 4 the platform did not answer`;

//#endregion
export { syncCommand };