import { t as __commonJSMin } from "./rolldown-runtime.js";
import { O as severityOfScore, S as makeFinding, T as levelOf$1, w as isAtLeast } from "./summary.js";
import { n as worseStatus } from "./report.js";
import { t as TollgateError } from "./errors.js";
import { i as sha256, n as readFileIfThere, o as writeFileAtomic, r as removeFolder } from "./files.js";
import { t as nearest } from "./nearest.js";
import { I as headLines, L as planReplay, N as commentText, P as shellQuote } from "./run-payment-scan.js";
import { t as parseYaml } from "./yaml.js";
import { n as planScanners, t as manifestsIn } from "./dependency-scanners.js";
import { a as REDACTED, c as maskCardNumber, l as passesLuhn, n as redactHeader, o as brandOf, r as wordAutomaton, s as findCardNumbers, t as redact } from "./redaction.js";
import { r as asObject, t as asList } from "./untrusted.js";
import { r as ruleOf, t as parseShard } from "./shard.js";
import { a as fileSpool, i as format, o as fingerprintOf, r as formats, t as normalizeFiles } from "./normalize-files.js";
import { n as scrubEnvironment, t as runProcess } from "./process.js";
import { i as targetName, r as stableUrl, t as isLoopbackHost } from "./target.js";
import { n as openHttpClient, t as headerValues } from "./http.js";
import { t as isInForce } from "./suppression.js";
import { n as redactFinding } from "./redact.js";
import { f as oneLine, u as doubted } from "./classify.js";
import { c as textOf, i as logOf, r as linesWith } from "./run-output.js";
import { i as findInstalledZap, n as findAnyZap, r as findDocker, t as dockerEnvironment } from "./find-zap.js";
import { t as selfSignedCertificate } from "./self-signed-certificate.js";
import { n as readReportFacts, r as readPlanLog, t as classifyZap } from "./classify2.js";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { readdirSync } from "node:fs";
import { TextDecoder as TextDecoder$1 } from "node:util";
import { createHash, randomBytes } from "node:crypto";
import { lstat, mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { brotliDecompressSync, constants as constants$1, gunzipSync, inflateSync } from "node:zlib";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { isIP } from "node:net";
import { Agent, request } from "node:http";
import { pipeline } from "node:stream";
import { createServer as createServer$1 } from "node:https";

//#region src/util/pattern-set.ts
const DIGITS = [[48, 57]];
const WORDS = [
	...DIGITS,
	[65, 90],
	[95, 95],
	[97, 122]
];
const SPACES = [[9, 13], [32, 32]];
const LAST = 1114111;
const CLASSES = {
	d: DIGITS,
	w: WORDS,
	s: SPACES
};
const CONTROLS = {
	n: 10,
	t: 9,
	r: 13,
	f: 12,
	v: 11,
	"0": 0
};
const ANY_CHARACTER = {
	ranges: [[10, 10], [13, 13]],
	negated: true
};
function setOf(code) {
	return {
		ranges: [[code, code]],
		negated: false
	};
}
function escapedSet(text) {
	const letter = text.charAt(0);
	const ranges = CLASSES[letter.toLowerCase()];
	if (ranges !== void 0) return {
		set: {
			ranges,
			negated: letter !== letter.toLowerCase()
		},
		length: 1
	};
	const control = CONTROLS[letter];
	if (control !== void 0) return {
		set: setOf(control),
		length: 1
	};
	const digits = /^(?:x[0-9a-f]{2}|u[0-9a-f]{4})/iu.exec(text)?.[0];
	if (digits !== void 0 && (letter === "x" || letter === "u")) return {
		set: setOf(Number.parseInt(digits.slice(1), 16)),
		length: digits.length
	};
	return /^[^\p{L}\p{N}]/u.test(text) ? {
		set: setOf(text.codePointAt(0) ?? 0),
		length: letter.length
	} : void 0;
}
function union(sets, negated) {
	return {
		ranges: sets.flatMap((set) => set.negated ? outside(set.ranges) : set.ranges),
		negated
	};
}
function isInSet(set, code, fold) {
	return (fold ? [code, ...otherCases(code)] : [code]).some((one) => set.ranges.some(([first, last]) => one >= first && one <= last)) !== set.negated;
}
function isWordCharacter(code) {
	return code !== void 0 && WORDS.some(([first, last]) => code >= first && code <= last);
}
function otherCases(code) {
	const text = String.fromCodePoint(code);
	return [text.toLowerCase(), text.toUpperCase()].flatMap((other) => other !== text && Array.from(other).length === 1 ? [other.codePointAt(0) ?? code] : []);
}
function outside(ranges) {
	const sorted = ranges.toSorted(([a], [b]) => a - b);
	const gaps = [];
	let next = 0;
	for (const [first, last] of sorted) {
		if (first > next) gaps.push([next, first - 1]);
		next = Math.max(next, last + 1);
	}
	return next <= LAST ? [...gaps, [next, LAST]] : gaps;
}

//#endregion
//#region src/util/parse-pattern.ts
const DEEPEST = 50;
const MOST_REPEATS = 1e3;
const ASSERTIONS = {
	A: "start",
	Z: "end",
	z: "end",
	b: "boundary",
	B: "no-boundary"
};
function parsePattern(source) {
	const flag = /^\(\?i\)/u.exec(source);
	const reader = {
		text: source,
		at: flag === null ? 0 : 4
	};
	const root = readChoice(reader, 0);
	if (reader.at < source.length) throw new SyntaxError("a \")\" without its \"(\"");
	return {
		root,
		ignoreCase: flag !== null
	};
}
function readChoice(reader, depth) {
	if (depth > DEEPEST) throw new SyntaxError(`groups nested more than ${DEEPEST} deep`);
	const options = [readSequence(reader, depth)];
	while (reader.text[reader.at] === "|") {
		reader.at += 1;
		options.push(readSequence(reader, depth));
	}
	const [only] = options;
	return options.length === 1 && only !== void 0 ? only : {
		kind: "choice",
		options
	};
}
function readSequence(reader, depth) {
	const parts = [];
	while (reader.at < reader.text.length && !"|)".includes(reader.text.charAt(reader.at))) parts.push(readQuantified(reader, readAtom(reader, depth)));
	return {
		kind: "sequence",
		parts
	};
}
function readAtom(reader, depth) {
	const character = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
	reader.at += character.length;
	switch (character) {
		case "(": return readGroup(reader, depth);
		case "[": return {
			kind: "set",
			set: readClass(reader)
		};
		case ".": return {
			kind: "set",
			set: ANY_CHARACTER
		};
		case "^": return {
			kind: "assertion",
			at: "start"
		};
		case "$": return {
			kind: "assertion",
			at: "end"
		};
		case "\\": return readEscape(reader);
		case "*":
		case "+":
		case "?": throw new SyntaxError(`"${character}" with nothing before it`);
		default: return {
			kind: "set",
			set: setOf(character.codePointAt(0) ?? 0)
		};
	}
}
function readGroup(reader, depth) {
	const special = /^\?(?::|P?<[a-z]\w*>)?/iu.exec(reader.text.slice(reader.at))?.[0];
	if (special === "?") throw new SyntaxError("look-around, inline flags and atomic groups are not supported");
	reader.at += special?.length ?? 0;
	const inner = readChoice(reader, depth + 1);
	if (reader.text[reader.at] !== ")") throw new SyntaxError("a \"(\" without its \")\"");
	reader.at += 1;
	return inner;
}
function readEscape(reader) {
	const at = ASSERTIONS[reader.text.charAt(reader.at)];
	if (at === void 0) return {
		kind: "set",
		set: readEscapedSet(reader)
	};
	reader.at += 1;
	return {
		kind: "assertion",
		at
	};
}
function readEscapedSet(reader) {
	const escaped = escapedSet(reader.text.slice(reader.at, reader.at + 8));
	if (escaped === void 0) throw new SyntaxError(`"\\${reader.text.charAt(reader.at)}" is not supported`);
	reader.at += escaped.length;
	return escaped.set;
}
function readClass(reader) {
	const negated = reader.text[reader.at] === "^";
	if (negated) reader.at += 1;
	const sets = [];
	const begin = reader.at;
	while (reader.text[reader.at] !== "]" || reader.at === begin) {
		if (reader.at >= reader.text.length) throw new SyntaxError("a \"[\" without its \"]\"");
		const first = readMember(reader);
		const next = reader.text[reader.at + 1];
		if (reader.text[reader.at] !== "-" || next === "]" || next === void 0) {
			sets.push(first);
			continue;
		}
		reader.at += 1;
		const [low] = first.ranges;
		const [high] = readMember(reader).ranges;
		if (low === void 0 || high === void 0 || low[0] !== low[1] || high[0] !== high[1] || low[0] > high[0]) throw new SyntaxError("a range in \"[…]\" that is none");
		sets.push({
			ranges: [[low[0], high[0]]],
			negated: false
		});
	}
	reader.at += 1;
	return union(sets, negated);
}
function readMember(reader) {
	const character = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
	reader.at += character.length;
	return character === "\\" ? readEscapedSet(reader) : setOf(character.codePointAt(0) ?? 0);
}
function readQuantified(reader, part) {
	const rest = reader.text.slice(reader.at, reader.at + 16);
	const found = /^(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})/u.exec(rest)?.[0];
	if (found === void 0) return part;
	reader.at += found.length;
	if (reader.text[reader.at] === "?") reader.at += 1;
	if (/^[*+{]/u.test(reader.text.slice(reader.at)) && /^(?:[*+]|\{\d)/u.test(reader.text.slice(reader.at))) throw new SyntaxError("a quantifier of a quantifier");
	const [min, max] = boundsOf(found);
	if (min > max) throw new SyntaxError(`"${found}" counts down`);
	if (Math.max(min, Number.isFinite(max) ? max : 0) > MOST_REPEATS) throw new SyntaxError(`"${found}" repeats too often`);
	return {
		kind: "repeat",
		part,
		min,
		max
	};
}
function boundsOf(quantifier) {
	if (quantifier === "*") return [0, Infinity];
	if (quantifier === "+") return [1, Infinity];
	if (quantifier === "?") return [0, 1];
	const [, low = "0", comma, high = ""] = /^\{(\d+)(,?)(\d*)\}$/u.exec(quantifier) ?? [];
	if (comma === "") return [Number(low), Number(low)];
	return [Number(low), high === "" ? Infinity : Number(high)];
}

//#endregion
//#region src/util/linear-pattern.ts
const LONGEST_PATTERN = 1e3;
const LONGEST_PROGRAM = 4e3;
function linearPattern(source) {
	if (source.length > LONGEST_PATTERN) return { problem: `it is longer than ${LONGEST_PATTERN} characters` };
	try {
		const parsed = parsePattern(source);
		const steps = [];
		compile(parsed.root, steps);
		steps.push({ op: "done" });
		return {
			source,
			matchesStart: (text) => matches$1(steps, parsed, text)
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return { problem: error.message };
	}
}
function compile(node, steps) {
	if (steps.length > LONGEST_PROGRAM) throw new SyntaxError("it repeats too much");
	switch (node.kind) {
		case "set":
			steps.push({
				op: "set",
				set: node.set
			});
			return;
		case "assertion":
			steps.push({
				op: "assert",
				at: node.at
			});
			return;
		case "sequence":
			for (const part of node.parts) compile(part, steps);
			return;
		case "choice":
			compileChoice(node.options, steps);
			return;
		case "repeat":
			for (let count = 0; count < node.min; count += 1) compile(node.part, steps);
			if (node.max === Infinity) compileLoop(node.part, steps);
			else for (let count = node.min; count < node.max; count += 1) compileChoice([node.part, EMPTY], steps);
	}
}
const EMPTY = {
	kind: "sequence",
	parts: []
};
function compileChoice(options, steps) {
	const ends = [];
	for (const [index, option] of options.entries()) {
		const fork = steps.length;
		const isLast = index === options.length - 1;
		if (!isLast) steps.push({
			op: "fork",
			first: fork + 1,
			second: 0
		});
		compile(option, steps);
		if (isLast) break;
		ends.push(steps.length);
		steps.push({
			op: "fork",
			first: 0,
			second: 0
		});
		steps[fork] = {
			op: "fork",
			first: fork + 1,
			second: steps.length
		};
	}
	for (const end of ends) steps[end] = {
		op: "fork",
		first: steps.length,
		second: steps.length
	};
}
function compileLoop(part, steps) {
	const fork = steps.length;
	steps.push({
		op: "fork",
		first: fork + 1,
		second: 0
	});
	compile(part, steps);
	steps.push({
		op: "fork",
		first: fork,
		second: fork
	});
	steps[fork] = {
		op: "fork",
		first: fork + 1,
		second: steps.length
	};
}
function matches$1(steps, { ignoreCase }, text) {
	const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
	let states = reach(steps, [0], codes, 0);
	for (let at = 0;; at += 1) {
		if (states === "done") return true;
		const code = codes[at];
		if (code === void 0 || states.length === 0) return false;
		states = reach(steps, states.filter((state) => {
			const step = steps[state];
			return step?.op === "set" && isInSet(step.set, code, ignoreCase);
		}).map((state) => state + 1), codes, at + 1);
	}
}
function reach(steps, from, codes, at) {
	const seen = /* @__PURE__ */ new Set();
	const waiting = [...from];
	const sets = [];
	for (let state = waiting.pop(); state !== void 0; state = waiting.pop()) {
		const step = steps[state];
		if (step === void 0 || seen.has(state)) continue;
		seen.add(state);
		if (step.op === "done") return "done";
		if (step.op === "set") sets.push(state);
		else if (step.op === "fork") waiting.push(step.first, step.second);
		else if (holds(step.at, codes, at)) waiting.push(state + 1);
	}
	return sets;
}
function holds(assertion, codes, at) {
	if (assertion === "start") return at === 0;
	if (assertion === "end") return at === codes.length;
	return isWordCharacter(codes[at - 1]) !== isWordCharacter(codes[at]) === (assertion === "boundary");
}

//#endregion
//#region src/util/zap-config.ts
const LEVELS = [
	"IGNORE",
	"INFO",
	"WARN",
	"FAIL",
	"PASS",
	"OUTOFSCOPE"
];
const LARGEST = 1048576;
const RULE_ID = /^\d{1,9}(?:-\d{1,4})?$/u;
function parseZapConfig(text, file) {
	if (text.length > LARGEST) throw problem(file, 1, "too-large", `is larger than ${LARGEST} bytes`, []);
	const levels = /* @__PURE__ */ new Map();
	const outOfScope = [];
	const notices = [];
	let comments = [];
	for (const [index, row] of text.replace(/^\uFEFF/u, "").split(/\r?\n/u).entries()) {
		const line = index + 1;
		if (row.startsWith("#")) {
			comments.push(row);
			continue;
		}
		if (row.trim() !== "") {
			const [ids, level, rest] = columnsOf(row, file, line);
			const decision = {
				line,
				...decisionOf(comments, file, line)
			};
			if (level === "OUTOFSCOPE") outOfScope.push({
				...decision,
				ids: idsOf(ids, file, line),
				pattern: patternOf(rest, file, line)
			});
			else {
				const entry = levelOf({
					ids,
					level,
					rest,
					decision
				}, file);
				if (level === "PASS") notices.push(`${file}:${line}: PASS makes ZAP drop what the rule finds; it is taken as IGNORE`);
				if (levels.has(entry.id)) notices.push(`${file}:${line}: ${entry.id} was decided above already; this row holds`);
				levels.set(entry.id, entry);
			}
		}
		comments = [];
	}
	const config = {
		file,
		levels: [...levels.values()],
		outOfScope
	};
	return {
		...config,
		notices: [...notices, ...unexplained(config)]
	};
}
function columnsOf(row, file, line) {
	const [, ids, level, rest] = /^([^\t]*)\t([^\t]*)\t(.*)$/su.exec(row) ?? [];
	if (ids === void 0 || level === void 0 || rest === void 0) throw problem(file, line, "not-three-columns", "does not have three columns, parted by tabs", [/^\S+ +\S+/u.test(row) ? "part the columns by tabs: spaces do not count" : "write id, level and name, parted by tabs"]);
	if (!LEVELS.includes(level)) {
		const meant = nearest(level.toUpperCase(), LEVELS);
		throw problem(file, line, "unknown-level", `has the level "${level.slice(0, 40)}"`, [...meant === void 0 ? [] : [`did you mean ${meant}?`], "write IGNORE, INFO, WARN, FAIL or OUTOFSCOPE"]);
	}
	return [
		ids.trim(),
		level,
		rest
	];
}
function levelOf(row, file) {
	const { line } = row.decision;
	const [id, other] = idsOf(row.ids, file, line);
	if (id === void 0 || id === "*" || other !== void 0) throw problem(file, line, "several-rules", `gives a level to "${row.ids.slice(0, 40)}"`, ["write one row for each rule"]);
	const columns = row.rest.trimEnd().split("	");
	if (columns.length > 2) throw problem(file, line, "too-many-columns", "has more than four columns", ["ZAP itself refuses such a row"]);
	const message = columns[1]?.trim() ?? "";
	const level = row.level === "INFO" || row.level === "WARN" || row.level === "FAIL" ? row.level : "IGNORE";
	return {
		...message !== "" && { reason: message },
		...row.decision,
		id,
		level
	};
}
function idsOf(column, file, line) {
	const ids = column.split(",").map((id) => id.trim());
	const wrong = ids.find((id) => id !== "*" && !RULE_ID.test(id));
	if (wrong === void 0) return ids;
	throw problem(file, line, "unknown-rule", `names the rule "${wrong.slice(0, 40)}"`, ["write the number of a rule of ZAP (10038), or of one of its alerts (10038-1)"]);
}
function patternOf(column, file, line) {
	if (column.includes("	")) throw problem(file, line, "pattern-with-tab", "has a tab in its pattern", ["ZAP takes everything up to the end of the line as the pattern: put comments into a line of their own"]);
	const pattern = linearPattern(column.trimEnd());
	if (!("problem" in pattern)) return pattern;
	throw problem(file, line, "unusable-pattern", `has a pattern that cannot be used: ${pattern.problem}`, ["patterns of others are matched in linear time: no look-around, back references or atomic groups"]);
}
function decisionOf(comments, file, line) {
	const said = new Map(comments.flatMap((comment) => {
		const [, key, value = ""] = /^#+ *(reason|owner|expires): *(.*)$/iu.exec(comment) ?? [];
		return key === void 0 || value.trim() === "" ? [] : [[key.toLowerCase(), value.trim()]];
	}));
	const [reason, owner, expires] = [
		said.get("reason"),
		said.get("owner"),
		said.get("expires")
	];
	if (expires !== void 0 && !isDate(expires)) throw problem(file, line, "bad-date", `has "${expires.slice(0, 40)}" above it as the date of its expiry`, ["write a date as 2026-12-31"]);
	return {
		...reason !== void 0 && { reason },
		...owner !== void 0 && { owner },
		...expires !== void 0 && { expires }
	};
}
function isDate(text) {
	const time = Date.parse(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
function unexplained({ file, levels, outOfScope }) {
	const lines = [...levels.filter(({ level }) => level === "IGNORE"), ...outOfScope].filter(({ reason }) => reason === void 0).map(({ line }) => line).toSorted((a, b) => a - b);
	if (lines.length === 0) return [];
	return [`${file}: what is ignored or out of scope should say why, in a comment \`# reason: …\` above it (line ${lines.slice(0, 10).join(", ")}${lines.length > 10 ? " …" : ""})`];
}
function problem(file, line, code, what, help) {
	return new TollgateError(`zap-config/${code}`, `${file}: line ${line} ${what}`, {
		class: "usage",
		place: {
			file,
			line
		},
		help
	});
}

//#endregion
//#region src/cli/inputs/report-reader.ts
function* reportReader(report) {
	for (const finding of report.findings) yield {
		run: 0,
		finding
	};
	const { run, findings, notices } = report;
	return {
		status: run.status,
		...run.reason !== void 0 && { reason: run.reason },
		runs: [run],
		counts: {
			raw: findings.length,
			occurrences: findings.length,
			dropped: {}
		},
		notices
	};
}

//#endregion
//#region src/fuzz/replay/shell-script.ts
function shellScript(replay, file) {
	const parts = planned(replay, file);
	if (typeof parts === "string") return `#!/bin/sh\n${[
		`${replay.rule}: ${replay.title}`,
		replay.message,
		`No curl can do this: ${parts}.`
	].map(comment).join("\n")}\nexec tollgate replay "$(dirname "$0")"/${shellQuote(file)} "$@"\n`;
	const { variables, steps, environment } = parts;
	return [
		"#!/bin/sh",
		...headLines(replay, parts, file).map(comment),
		"# Exit codes: 1 it still works, 0 it does not, 3 it could not be tried. Needs curl and jq.",
		PRELUDE,
		...["TOLLGATE_TARGET", ...environment.map(({ name }) => name)].map((name) => `need ${name}`),
		"base=${TOLLGATE_TARGET%/}",
		"dollar=\"$\"",
		"same=1 refused=0",
		...variables.flatMap((variable) => {
			const { name } = variable;
			if (variable.from === "environment") return [`${own(name)}=$${name.toUpperCase()}`];
			if (variable.from === "basic") return [`${own(name)}=$(printf %s "$${own(variable.email)}:$${own(variable.password)}" | base64 | tr -d '\\n')`];
			return variable.from === "made" ? [`${own(name)}=$(make_${variable.kind})`] : [];
		}),
		...steps.flatMap((step) => linesOf(step)),
		`[ "$same" = 0 ] || works ${shellQuote(replay.message)}`,
		"fixed",
		""
	].join("\n");
}
function comment(line) {
	return `# ${commentText(line)}`;
}
function planned(replay, file) {
	if (replay.effect === "serial") return "its requests must arrive at the same moment";
	const withNull = replay.steps.find(({ body = "" }) => body.includes("\0"));
	if (withNull !== void 0) return `${commentText(withNull.label)} sends a null byte`;
	try {
		return planReplay(replay, file);
	} catch (error) {
		if (error instanceof TollgateError) return error.message;
		throw error;
	}
}
const PRELUDE = String.raw`set -u
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
need() { [ -n "$(printenv "$1")" ] || { echo "the environment has no $1" >&2; exit 3; }; }
random() { od -An -N9 -tx1 /dev/urandom | tr -d ' \n'; }
make_email() { echo "$(random)@example.com"; }
make_password() { echo "Tg-$(random)!Aa9"; }
make_key() { echo "$(random)$(random)" | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\).*/\1-\2-4\3-a\4-\5/'; }
uri() { jq -rn --arg v "$1" '$v|@uri'; }
json() { jq -n --arg v "$1" '$v' | sed 's/^"//; s/"$//'; }
hex24() { echo "$1" | tr -d - | cut -c1-24; }
failed() { echo "ERROR: $1" >&2; exit 3; }
fixed() { echo 'FIXED: the attack no longer works'; exit 0; }
works() { echo "FAILED: $1"; exit 1; }
# send FILE METHOD URL BODY|- HEADER…
send() {
  to=$1 method=$2 url=$3 body=$4
  shift 4
  for header; do printf '%s\n' "$header"; done >"$to.sent"
  if [ "$body" = - ]; then set --; else printf %s "$body" >"$to.in"; set -- --data-binary "@$to.in"; fi
  curl -sS --noproxy '*' --globoff --path-as-is -m 30 -o "$to" -D "$to.headers" -w '%{http_code}' -X "$method" -H "@$to.sent" "$@" -- "$url" >"$to.status" || echo 000 >"$to.status"
}
pointer() { jq -c --arg p "$2" '($p | split("/")[1:] | map(gsub("~1"; "/") | gsub("~0"; "~"))) as $t | reduce $t[] as $k (.; if type == "array" then .[$k | tonumber] elif type == "object" and has($k) then .[$k] else error("absent") end)' "$1" 2>/dev/null; }
# value FILE PLACE: as JSON, empty where there is none
value() {
  case $2 in
    status) cat "$1.status" ;;
    'length '*) pointer "$1" "\${2#length }" | jq -c 'if type == "array" then length else empty end' ;;
    'header '*) line "$1" "\${2#header }" ;;
    'cookie '*) tr -d '\r' <"$1.headers" | sed -n "s/^[Ss]et-[Cc]ookie: *\${2#cookie }=\([^;]*\).*/\1/p" | tail -n 1 | jq -R . ;;
    location) line "$1" location | jq -c 'split("?")[0] | split("#")[0] | split("/") | map(select(. != "")) | last' ;;
    *) pointer "$1" "$2" ;;
  esac
}
line() { tr -d '\r' <"$1.headers" | jq -Rc --arg n "$2: " 'select(ascii_downcase | startswith($n | ascii_downcase)) | .[($n | length):]' | tail -n 1; }
text() { printf %s "$1" | jq -r 'if type == "string" then . else tojson end'; }
is() { [ -n "$2" ] && [ "$(printf '%s\n%s' "$1" "$2" | jq -s '.[0] == .[1]' 2>/dev/null)" = true ]; }
like() { [ "$(text "$1" | sed 's/[0-9]/9/g; s/[A-Za-z]/a/g' | cut -c1-200)" = "$2" ]; }
reached() { case $1 in "$2") ;; 401 | 407 | 408 | 425 | 429 | 502 | 503 | 504) return 1 ;; esac; }
taken() { [ "$1" -ge 200 ] && [ "$1" -lt 300 ]; }
`.replaceAll("\\${", "${");
const own = (name) => `v_${name}`;
function linesOf(step) {
	const title = `# ${step.kind}: ${commentText(step.label)}`;
	const wait = step.pause === void 0 ? [] : [`sleep ${(step.pause / 1e3).toFixed(3)}`];
	if (step.tries === void 0) return [
		title,
		...wait,
		sendLine(step),
		...afterLines(step)
	];
	const checks = step.state.map((one) => checkLine(one));
	return [
		title,
		`for try in ${Array.from({ length: step.tries }, (_, index) => index + 1).join(" ")}; do`,
		...wait,
		sendLine(step),
		...checks.length === 0 ? ["break"] : [`if ${checks.join(" && ")}; then break; fi`, "sleep 0.15"],
		"done",
		...afterLines(step)
	];
}
function sendLine({ method, path, headers, body }) {
	const words = Object.entries(headers).map(([name, value]) => word(`${name}: ${value}`));
	return `send "$dir/answer" ${method} "$base"${word(path)} ${body === void 0 ? "-" : word(body)} ${words.join(" ")}`;
}
function afterLines(step) {
	const label = shellQuote(commentText(step.label));
	const status = `s=$(cat "$dir/answer.status")`;
	const other = `failed ${label}': the app is not as it was; record the finding again'`;
	const counted = step.state.map((one) => `${checkLine(one)} || ${step.kind === "setup" ? other : "same=0"}`);
	const saves = step.save.map(({ name, at }) => `v=$(value "$dir/answer" ${shellQuote(at)}); if [ -n "$v" ]; then ${own(name)}=$(text "$v"); elif [ $refused = 1 ]${step.kind === "attack" ? " || ! taken \"$s\"" : ""}; then ${own(name)}='' refused=1; else failed ${label}': the answer lacks '${shellQuote(at)}; fi`);
	if (step.kind === "attack") return [
		status,
		`${step.signedOut === true ? "[ \"$s\" = 401 ] || " : ""}reached "$s" ${step.status} || failed ${label}" answered $s: the attack did not reach the app"`,
		...step.taken ? ["taken \"$s\" || refused=1"] : [],
		...saves,
		...counted
	];
	return [
		status,
		`taken "$s" || [ "$s" = ${step.status} ] || { [ $refused = 1 ] && reached "$s" 0 && [ "$s" -ge 400 ] && [ "$s" -lt 500 ] && fixed; failed ${label}" answered $s, it must work"; }`,
		...saves,
		...counted
	];
}
function checkLine([at, how, value]) {
	const seen = `"$(value "$dir/answer" ${shellQuote(at)})"`;
	return how === "like" ? `like ${seen} ${shellQuote(value)}` : `is ${seen} ${word(value)}`;
}
function word(template) {
	return template.split(/(\$\{[a-z0-9_]+(?:\|[a-z0-9]+)?\})/u).map((piece, index) => {
		if (index % 2 === 0) return piece === "" ? "" : shellQuote(piece);
		const [name = "", filter] = piece.slice(2, -1).split("|");
		const value = name === "dollar" ? "\"$dollar\"" : `"\${${own(name)}:-}"`;
		return filter === "uri" || filter === "json" || filter === "hex24" ? `"$(${filter} ${value})"` : value;
	}).join("") || "''";
}

//#endregion
//#region src/cli/payments/save-replays.ts
async function saveReplays(report, folder) {
	const files = /* @__PURE__ */ new Map();
	if (!("replays" in report)) return files;
	for (const [position, replay] of report.replays.entries()) {
		const finding = report.findings[position];
		if (replay === void 0 || finding === void 0) continue;
		const fingerprint = fingerprintOf(redactFinding(finding), report.run.target);
		const file = join(folder, `${fingerprint}.json`);
		await writeFileAtomic(file, `${JSON.stringify(replay, void 0, 2)}\n`);
		await writeFileAtomic(join(folder, `${fingerprint}.sh`), shellScript(replay, `${fingerprint}.json`));
		files.set(position, file);
	}
	return files;
}

//#endregion
//#region src/cli/save-report.ts
async function saveReport(reports, files, scan, context) {
	const file = basename(files.sarif);
	await normalizeFiles({
		inputs: reports.map((report) => ({
			file,
			format: null,
			content: { reader: keptEvenIfEmpty(report) }
		})),
		output: files.sarif,
		suppressions: [],
		now: context.clock()
	}, context);
	for (const report of reports) for (const [position, record] of report.evidence.entries()) {
		const finding = report.findings[position];
		if (record === void 0 || finding === void 0) continue;
		const fingerprint = fingerprintOf(redactFinding(finding), report.run.target);
		await writeFileAtomic(join(files.evidence, `${fingerprint}.json`), `${JSON.stringify(record, void 0, 2)}\n`);
	}
	context.emit({
		type: "scan-finished",
		time: new Date(context.clock()).toISOString(),
		scan,
		target: reports[0]?.run.target ?? "",
		status: reports.map(({ run }) => run.status).reduce(worseStatus, "complete"),
		findings: reports.reduce((sum, { findings }) => sum + findings.length, 0),
		report: sha256(await readFileIfThere(files.sarif) ?? "")
	});
}
function keptEvenIfEmpty(report) {
	const status = report.run.status === "unreadable" ? "degraded" : report.run.status;
	return reportReader({
		...report,
		run: {
			...report.run,
			status
		}
	});
}

//#endregion
//#region src/util/bytes-source.ts
function bytesSource(name, bytes) {
	return {
		name,
		chunks: () => [bytes]
	};
}

//#endregion
//#region src/cli/read-whole.ts
function readWhole(reader) {
	const findings = [];
	let step = reader.next();
	while (step.done !== true) {
		findings.push(step.value.finding);
		step = reader.next();
	}
	return {
		findings,
		end: step.value
	};
}

//#endregion
//#region src/cli/dependencies/dependency-report.ts
function dependencyReport(run, name, places, root) {
	const { findings, end } = readReport$1(run, name, root);
	const status = worseStatus(run.status, end?.status ?? run.status);
	const reason = run.reason ?? end?.reason;
	const target = run.lockfile === void 0 ? places.prefix || "." : places.pathOf(run.lockfile);
	return {
		run: {
			...end?.runs[0],
			tool: {
				...end?.runs[0]?.tool,
				...run.tool
			},
			scan: "dependencies",
			target: run.lockfile === void 0 && run.format === "npm-audit" ? places.pathOf("package-lock.json") : target,
			status,
			...reason !== void 0 && status !== "complete" && { reason },
			coverage: coverageOf(run, places),
			rules: []
		},
		findings: findings.map((finding) => ({
			...finding,
			locations: finding.locations.map((location) => places.place(fromProject(location, run.format, places)))
		})),
		evidence: [],
		notices: [
			...end?.notices ?? [],
			...run.notices ?? [],
			...run.help ?? []
		]
	};
}
const WHOLE_PATHS = /* @__PURE__ */ new Set(["osv-scanner-json", "odc-json"]);
function fromProject(location, format, places) {
	if (location.kind !== "package" || location.manifest === void 0 || WHOLE_PATHS.has(format)) return location;
	return {
		...location,
		manifest: places.pathOf(location.manifest)
	};
}
function coverageOf(run, places) {
	return {
		...run.format === "npm-audit" && { packages: places.packages },
		...run.databaseDate !== void 0 && { database: run.databaseDate }
	};
}
function readReport$1(run, name, root) {
	const format = formats.find(({ id }) => id === run.format);
	if (run.report === void 0 || format === void 0) return { findings: [] };
	if (run.report.length === 0) return { findings: [] };
	return readWhole(format.read(bytesSource(`${name}.json`, relativePaths(run.report, root))));
}
function relativePaths(report, root) {
	const folder = JSON.stringify(root.endsWith("/") ? root : `${root}/`).slice(1, -1);
	if (folder === "/") return report;
	const text = new TextDecoder().decode(report);
	return new TextEncoder().encode(text.replaceAll(`"file://${folder}`, "\"").replaceAll(`"${folder}`, "\""));
}

//#endregion
//#region src/cli/dependencies/project-places.ts
const NODE_LOCKFILES = [
	"npm-shrinkwrap.json",
	"package-lock.json",
	"pnpm-lock.yaml",
	"yarn.lock"
];
function inProject(prefix, manifests, lockfile) {
	const lines = packageLines(lockfile);
	const pathOf = (file) => prefix === "" || file.startsWith("../") ? file : `${prefix}/${file}`;
	const nodeLockfile = NODE_LOCKFILES.find((name) => manifests.includes(name));
	const own = (location) => {
		const { manifest } = location;
		const installed = manifest === void 0 || /(?:^|\/)node_modules\//u.test(manifest);
		if (location.ecosystem === "npm" && installed && nodeLockfile !== void 0) return pathOf(nodeLockfile);
		if (location.ecosystem === "npm" && /^(?:.*\/)?package\.json$/u.test(manifest ?? "") && nodeLockfile !== void 0) return manifest?.replace(/package\.json$/u, nodeLockfile);
		if (manifest === void 0 && location.ecosystem === "maven" && manifests.includes("pom.xml")) return pathOf("pom.xml");
		return manifest;
	};
	return {
		prefix,
		packages: lines.size,
		pathOf,
		place(location) {
			if (location.kind !== "package") return location;
			const manifest = own(location);
			const line = manifest !== void 0 && manifest === pathOf(nodeLockfile ?? "") && location.ecosystem === "npm" ? lines.get(location.name) : void 0;
			return {
				...location,
				...manifest !== void 0 && { manifest },
				...line !== void 0 && { line }
			};
		}
	};
}
function packageLines(lockfile) {
	const lines = /* @__PURE__ */ new Map();
	for (const [index, line] of lockfile.split("\n").entries()) {
		const path = /^\s*"((?:[^"]*\/)?node_modules\/[^"]+)": \{/u.exec(line)?.[1];
		const name = path?.slice(path.lastIndexOf("node_modules/") + 13);
		if (name !== void 0 && !lines.has(name)) lines.set(name, index + 1);
	}
	return lines;
}

//#endregion
//#region src/cli/dependencies/side-by-side.ts
async function sideBySide(jobs, memory) {
	const waiting = [...jobs.keys()];
	const running = /* @__PURE__ */ new Map();
	const results = /* @__PURE__ */ new Map();
	let taken = 0;
	while (waiting.length > 0 || running.size > 0) {
		const fits = waiting.findIndex((index) => running.size === 0 || taken + (jobs[index]?.memory ?? 0) <= memory);
		const index = fits < 0 ? void 0 : waiting.splice(fits, 1)[0];
		const job = index === void 0 ? void 0 : jobs[index];
		if (index === void 0 || job === void 0) {
			await Promise.race(running.values());
			continue;
		}
		taken += job.memory;
		const run = async () => {
			const [result] = await Promise.allSettled([job.start()]);
			results.set(index, result);
			taken -= job.memory;
			running.delete(index);
		};
		running.set(index, run());
	}
	return jobs.map((_job, index) => {
		const result = results.get(index);
		if (result?.status === "fulfilled") return result.value;
		throw result?.reason instanceof Error ? result.reason : new Error(String(result?.reason));
	});
}

//#endregion
//#region src/cli/dependencies/run-dependency-scan.ts
async function runDependencyScan(config, place, context) {
	const dir = resolve(context.cwd, config.dir ?? ".");
	const workDir = join(place.reports, "..", "cache");
	const planned = await planScanners(config, dir, workDir, place.now ?? context.clock(), context);
	const runs = await sideBySide(planned, Math.max(1e3, process.availableMemory() / 1024 ** 2 - 500));
	const demanded = config.tools !== void 0 && config.tools !== "auto";
	const outcomes = planned.flatMap((scanner, index) => {
		const run = runs[index];
		return run === void 0 ? [] : [{
			scanner,
			run
		}];
	});
	const [used, left] = demanded ? [outcomes, []] : sorted(outcomes, await manifestsIn(dir));
	const places = await placesOf(dir, context);
	const reports = [];
	for (const { scanner, run } of used) {
		if (run.report !== void 0) await writeFileAtomic(join(place.reports, `${scanner.report}.json`), run.report);
		reports.push(dependencyReport(run, scanner.report, places, places.prefix === "" ? dir : context.cwd));
	}
	const [first, ...others] = reports;
	if (first === void 0) return [];
	const notices = left.map(({ run }) => `${run.tool.name} was not used: ${run.reason ?? "it is not there"}`);
	return [{
		...first,
		notices: [...first.notices, ...notices]
	}, ...others];
}
function sorted(outcomes, manifests) {
	const hasNode = manifests.some((name) => /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/u.test(name));
	const present = outcomes.filter(({ scanner, run }) => {
		return scanner.tool === "npm-audit" ? hasNode || manifests.length === 0 : run.absent !== true;
	});
	const used = present.length > 0 ? present : outcomes.slice(0, 1);
	return [used, outcomes.filter((outcome) => !used.includes(outcome) && outcome.run.absent === true)];
}
async function placesOf(dir, context) {
	const path = relative(context.cwd, dir).replaceAll("\\", "/");
	const prefix = /^(?:\.\.|\/|[a-z]:)/iu.test(path) ? "" : path;
	const manifests = await manifestsIn(dir);
	const lockfile = manifests.find((name) => /^(?:npm-shrinkwrap\.json|package-lock\.json)$/u.test(name));
	const text = lockfile === void 0 ? void 0 : await readFileIfThere(join(dir, lockfile));
	return inProject(prefix, manifests, text === void 0 ? "" : new TextDecoder().decode(text));
}

//#endregion
//#region src/util/await-target.ts
const POLL_MS = 250;
const LONGEST_ATTEMPT_MS = 5e3;
async function awaitTarget(url, options) {
	const { pathname, search } = new URL(url);
	const deadline = performance.now() + options.timeoutMs;
	let latest = "";
	do {
		options.signal?.throwIfAborted();
		options.onAttempt?.(latest);
		const left = Math.min(LONGEST_ATTEMPT_MS, Math.max(POLL_MS, deadline - performance.now()));
		latest = await ask$1(url, `${pathname}${search}`, left, options);
		if (latest === "") return void 0;
		await setTimeout$1(Math.max(0, Math.min(POLL_MS, deadline - performance.now())), void 0, { ...options.signal && { signal: options.signal } });
	} while (performance.now() < deadline);
	return `the target was not ready within ${options.timeoutMs / 1e3} s: ${latest}`;
}
async function ask$1(url, path, timeout, { ca, signal }) {
	const client = openHttpClient(url, {
		timeout,
		maxBytes: 65536,
		connections: 1,
		...ca !== void 0 && { ca }
	});
	const limit = AbortSignal.timeout(Math.ceil(timeout));
	try {
		const { status } = await client.request({
			method: "GET",
			path,
			signal: signal === void 0 ? limit : AbortSignal.any([limit, signal])
		});
		return status < 500 ? "" : `it answered ${status}`;
	} catch (error) {
		signal?.throwIfAborted();
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		return typeof code === "string" ? code : "no answer";
	} finally {
		await client.close();
	}
}

//#endregion
//#region src/util/tls-front.ts
const LONGEST_SILENCE = 3e4;
const HOP_BY_HOP = new Set("connection keep-alive proxy-connection te trailer transfer-encoding upgrade".split(" "));
async function startTlsFront(target) {
	const inner = URL.parse(target);
	if (inner?.protocol !== "http:") throw new TollgateError("tls-front/not-plain-http", `TLS can only be put in front of an http target: ${target}`, {
		class: "usage",
		help: ["leave the TLS front out: the target speaks https already"]
	});
	const host = hostnameOf(inner);
	const { key, cert } = await selfSignedCertificate([.../* @__PURE__ */ new Set([
		host,
		"127.0.0.1",
		"localhost"
	])]);
	const agent = new Agent({
		keepAlive: true,
		maxSockets: 64
	});
	const state = { origin: "" };
	const server = createServer$1({
		key,
		cert
	}, (asked, answer) => {
		forward(asked, answer, {
			inner,
			front: state.origin,
			agent
		});
	});
	const sockets = /* @__PURE__ */ new Set();
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	server.on("upgrade", (_request, socket) => socket.destroy());
	server.on("tlsClientError", () => void 0);
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", resolve);
	});
	state.origin = `https://127.0.0.1:${server.address().port}`;
	return {
		origin: state.origin,
		certificate: cert,
		close: () => close(server, sockets, agent)
	};
}
function forward(asked, answer, { inner, front, agent }) {
	const host = asked.headers.host ?? inner.host;
	const passed = request({
		agent,
		hostname: hostnameOf(inner),
		port: inner.port === "" ? 80 : Number(inner.port),
		method: asked.method ?? "GET",
		path: asked.url ?? "/",
		headers: [
			...pairsWithout(asked.rawHeaders, [
				"host",
				"x-forwarded-proto",
				"x-forwarded-host",
				"forwarded"
			]),
			["Host", host],
			["X-Forwarded-Proto", "https"],
			["X-Forwarded-Host", host]
		].flat(),
		timeout: LONGEST_SILENCE
	});
	passed.on("timeout", () => passed.destroy(/* @__PURE__ */ new Error("the app did not answer")));
	passed.on("error", () => {
		if (answer.headersSent) answer.destroy();
		else answer.writeHead(502, { "content-type": "text/plain" }).end("the app behind the TLS front did not answer\n");
	});
	passed.on("response", (given) => {
		const headers = pairsWithout(given.rawHeaders, []).map(([name, value]) => name.toLowerCase() === "location" ? [name, outward(value, inner, front)] : [name, value]);
		answer.writeHead(given.statusCode ?? 502, given.statusMessage ?? "", headers.flat());
		pipeline(given, answer, () => void 0);
	});
	answer.on("close", () => passed.destroy());
	pipeline(asked, passed, () => void 0);
}
function outward(location, inner, front) {
	const url = URL.parse(location);
	return url?.origin === inner.origin ? `${front}${url.pathname}${url.search}${url.hash}` : location;
}
function pairsWithout(raw, left) {
	const pairs = [];
	for (let index = 0; index + 1 < raw.length; index += 2) {
		const name = raw[index] ?? "";
		const lower = name.toLowerCase();
		if (!HOP_BY_HOP.has(lower) && !left.includes(lower)) pairs.push([name, raw[index + 1] ?? ""]);
	}
	return pairs;
}
function hostnameOf(url) {
	const bare = url.hostname.replace(/^\[(.*)\]$/u, "$1");
	return isIP(bare) === 6 ? bare : url.hostname;
}
async function close(server, sockets, agent) {
	await new Promise((resolve) => {
		server.close(() => resolve());
		for (const socket of sockets) socket.destroy();
	});
	agent.destroy();
}

//#endregion
//#region src/baseline/count-of.ts
function countOf(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}

//#endregion
//#region src/baseline/browser/launch-browser.ts
const PROGRAMS = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome-stable",
	"/usr/bin/google-chrome",
	"/snap/bin/chromium"
];
const CHANNELS = [
	"chrome",
	"msedge",
	"chromium"
];
const LAUNCH_TIMEOUT = 2e4;
async function launchBrowser(program) {
	const chromium = chromiumType();
	if (chromium === void 0) return { problem: "the package playwright-core is not installed (npm install playwright-core)" };
	const choices = program === void 0 ? [...PROGRAMS.map((executablePath) => ({ executablePath })), ...CHANNELS.map((channel) => ({ channel }))] : [{ executablePath: program }];
	let why = "";
	for (const choice of choices) {
		const launched = await tryToLaunch(chromium, choice);
		if ("browser" in launched) return launched;
		if (why === "" || !/doesn't exist|not found/u.test(launched.problem)) why = launched.problem;
	}
	return { problem: program === void 0 ? `no Chromium or Chrome could be started (${why})` : why };
}
async function tryToLaunch(chromium, choice) {
	const options = {
		...choice,
		headless: true,
		timeout: LAUNCH_TIMEOUT,
		args: ["--disable-dev-shm-usage"]
	};
	try {
		return {
			browser: await chromium.launch({
				...options,
				chromiumSandbox: true
			}),
			notices: []
		};
	} catch (error) {
		const problem = firstLine(error);
		if (/doesn't exist|not found|ENOENT/u.test(problem)) return { problem };
	}
	try {
		return {
			browser: await chromium.launch({
				...options,
				chromiumSandbox: false
			}),
			notices: ["the browser runs without its sandbox here: open only pages that you trust"]
		};
	} catch (error) {
		return { problem: firstLine(error) };
	}
}
const load = createRequire(import.meta.url);
function chromiumType() {
	try {
		const { chromium } = load("playwright-core");
		return chromium;
	} catch {
		return;
	}
}
function firstLine(error) {
	return ((error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "").slice(0, 200);
}

//#endregion
//#region src/baseline/path-glob.ts
const MAX_PATTERN = 4096;
function matchesPath(patterns, path) {
	return patterns.some((long) => {
		const pattern = long.slice(0, MAX_PATTERN);
		return pattern.endsWith("/**") && matches(pieces(pattern.slice(0, -3)), path) || matches(pieces(pattern), path);
	});
}
function pieces(pattern) {
	const found = [];
	let gap = "none";
	for (const part of pattern.split(/(\*+)/u)) if (part.startsWith("*")) gap = part.length > 1 ? "any" : "segment";
	else found.push({
		text: part,
		gap
	});
	return found;
}
function matches(list, path) {
	let ends = /* @__PURE__ */ new Set([0]);
	for (const { text, gap } of list) ends = endsAfter(path, ends, text, gap);
	return ends.has(path.length);
}
function endsAfter(path, starts, text, gap) {
	const ends = /* @__PURE__ */ new Set();
	let open = false;
	for (let at = 0; at <= path.length; at += 1) {
		if (gap === "none") open = starts.has(at);
		else if (gap === "any") open ||= starts.has(at);
		else open = starts.has(at) || open && path[at - 1] !== "/";
		if (open && path.startsWith(text, at)) ends.add(at + text.length);
	}
	return ends;
}

//#endregion
//#region src/baseline/crawl-url.ts
const MAX_URL_LENGTH = 2048;
function sameOriginUrl(link, base, origin) {
	const url = parseLink(link, base);
	if (url === void 0 || url.origin !== origin || url.href.length > 2048) return void 0;
	return url.href;
}
function parseLink(link, base) {
	const text = link.trim();
	const url = text === "" ? null : URL.parse(text, base);
	if (url === null || !/^https?:$/u.test(url.protocol)) return void 0;
	if (url.href.includes("#")) url.hash = "";
	if (url.username !== "") url.username = "";
	if (url.password !== "") url.password = "";
	if (url.search === "" && url.href.endsWith("?")) url.search = "";
	return url;
}
function urlShape(address) {
	const url = new URL(address);
	const path = url.pathname.split("/").map(generalise).join("/");
	const query = [...url.searchParams].map(([name, value]) => `${generalise(name)}=${generalise(value)}`);
	return query.length === 0 ? path : `${path}?${query.toSorted().join("&")}`;
}
function pathShape(address) {
	return new URL(address).pathname.split("/").map(generalise).join("/");
}
function fileShape(address) {
	const { pathname } = new URL(address);
	return pathname.replace(/[^/]*?(\.[^./]{0,8})?$/u, "*$1");
}
function generalise(part) {
	if (/^(?=.*\d)(?:[0-9a-f]{8,}|[0-9a-f-]{16,}|[\w~.%-]{24,})$/iu.test(part)) return "#";
	return part.replaceAll(/\d+/gu, "#");
}

//#endregion
//#region src/baseline/failure-text.ts
const TEXTS = [
	[/^ECONNREFUSED$/u, "connection refused"],
	[/^(?:ENOTFOUND|EAI_AGAIN)$/u, "host not found"],
	[/^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/u, "host not reachable"],
	[/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/u, "connection reset"],
	[/^(?:ETIMEDOUT|UND_ERR_\w+_TIMEOUT|TimeoutError)$/u, "timed out"],
	[/^(?:UND_ERR_ABORTED|AbortError)$/u, "stopped"],
	[/^(?:HPE_\w+|HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/u, "answer is not valid HTTP"],
	[/^(?:ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/u, "certificate not trusted"],
	[/^(?:ERR_SSL_\w+|EPROTO)$/u, "TLS handshake failed"]
];
function failureText(error) {
	const words = [property(error, "code"), property(error, "name")];
	for (const word of words) {
		const text = TEXTS.find(([pattern]) => pattern.test(word))?.[1];
		if (text !== void 0) return text;
	}
	return `request failed (${words.find((word) => word !== "") ?? "unknown error"})`;
}
function property(error, key) {
	if (typeof error !== "object" || error === null || !(key in error)) return "";
	const value = Reflect.get(error, key);
	return typeof value === "string" ? value : "";
}

//#endregion
//#region src/baseline/browser/render-page.ts
const TIMEOUT = 1e4;
const QUIET = 1500;
const MAX_LINKS$1 = 5e3;
const MAX_SCRIPTS = 500;
const READ_PAGE = `(() => {
  const list = (selector, map) => [...document.querySelectorAll(selector)].slice(0, ${MAX_LINKS$1}).map(map);
  return {
    links: list('a[href], area[href], iframe[src], frame[src]', (element) => String(element.href || element.src)),
    scripts: list('script', (script) => ({
      src: String(script.src || ''),
      type: String(script.type || ''),
      integrity: String(script.integrity || ''),
      text: script.src ? '' : String(script.textContent).slice(0, 5242880),
    })),
  };
})()`;
async function renderPage(browser, url, options) {
	const { cookie = "", ...headers } = lowerCase(options.headers);
	const context = await browser.newContext({
		serviceWorkers: "block",
		acceptDownloads: false,
		ignoreHTTPSErrors: options.ignoreCertificate
	});
	try {
		await context.addCookies(cookiesOf(cookie, options.origin));
		const seen = /* @__PURE__ */ new Map();
		const requested = /* @__PURE__ */ new Set();
		await context.route("**/*", (route, request) => admit(route, request, options, headers, seen, requested));
		await context.routeWebSocket(/.*/u, (socket) => void socket.close());
		const page = await context.newPage();
		page.setDefaultTimeout(TIMEOUT);
		watchScripts(page, seen);
		await page.goto(url, {
			waitUntil: "load",
			timeout: TIMEOUT
		});
		await page.waitForLoadState("networkidle", { timeout: QUIET }).catch(() => void 0);
		const found = asObject(await page.evaluate(READ_PAGE));
		const links = [...linksOf(found["links"], url), ...requested].filter((link) => link !== url);
		return {
			links: [...new Set(links)].toSorted(),
			scripts: await scriptsOf(asList(found["scripts"]), seen, url)
		};
	} catch (error) {
		throw new Error(failureOf(error), { cause: error });
	} finally {
		await closeQuietly(context);
	}
}
async function admit(route, request, { origin, mayLoad }, headers, seen, requested) {
	const address = URL.parse(request.url());
	const isGet = request.method() === "GET" || request.method() === "HEAD";
	const isScript = request.resourceType() === "script";
	const name = address === null ? "" : scriptAddress(address);
	const isOwn = address?.origin === origin;
	if (isScript && name !== "" && !seen.has(name) && seen.size < MAX_SCRIPTS) seen.set(name, Promise.resolve(void 0));
	if (isGet && isOwn && ["xhr", "fetch"].includes(request.resourceType()) && requested.size < MAX_LINKS$1) {
		const link = parseLink(request.url(), request.url())?.href;
		if (link !== void 0 && link.length <= 2048) requested.add(link);
	}
	if (isGet && isOwn) return route.continue({ headers: {
		...request.headers(),
		...headers
	} });
	if (isGet && isScript && mayLoad(name)) return route.continue();
	return route.abort("blockedbyclient");
}
function watchScripts(page, seen) {
	page.on("response", (response) => {
		const address = URL.parse(response.url());
		if (response.request().resourceType() !== "script" || address === null || !response.ok()) return;
		const body = response.body().catch(() => void 0);
		if (seen.size < MAX_SCRIPTS) seen.set(scriptAddress(address), body);
	});
}
async function scriptsOf(elements, seen, url) {
	const scripts = /* @__PURE__ */ new Map();
	const add = (script) => {
		const key = `${script.source} ${script.hash ?? ""}`;
		if (scripts.size < MAX_SCRIPTS) scripts.set(key, script);
	};
	const guarded = /* @__PURE__ */ new Set();
	for (const element of elements) {
		const { src, type, integrity, text } = asObject(element);
		if (!isJavaScript(type)) continue;
		const address = typeof src === "string" && src !== "" ? URL.parse(src, url) : null;
		if (address !== null && typeof integrity === "string" && integrity !== "") guarded.add(scriptAddress(address));
		if (address !== null && !seen.has(scriptAddress(address))) add({
			source: scriptAddress(address),
			integrity: guarded.has(scriptAddress(address))
		});
		if (address === null && typeof text === "string" && text.trim() !== "") add({
			source: "inline",
			hash: hashOf(Buffer.from(text)),
			integrity: false
		});
	}
	for (const [source, content] of seen) {
		const bytes = await content;
		add({
			source,
			...bytes !== void 0 && { hash: hashOf(bytes) },
			integrity: guarded.has(source)
		});
	}
	return [...scripts].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, script]) => script);
}
function isJavaScript(type) {
	return typeof type === "string" && /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/iu.test(type.trim());
}
function hashOf(bytes) {
	return `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
}
function scriptAddress({ protocol, origin, pathname, href }) {
	return (/^https?:$/u.test(protocol) ? `${origin}${pathname}` : href).slice(0, MAX_URL_LENGTH);
}
function linksOf(value, url) {
	return asList(value).flatMap((link) => {
		const href = typeof link === "string" ? parseLink(link, url)?.href : void 0;
		return href === void 0 || href.length > 2048 ? [] : [href];
	});
}
function cookiesOf(header, origin) {
	return header.split("; ").flatMap((pair) => {
		const equals = pair.indexOf("=");
		return equals < 1 ? [] : [{
			name: pair.slice(0, equals),
			value: pair.slice(equals + 1),
			url: origin
		}];
	});
}
function lowerCase(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function failureOf(error) {
	const text = error instanceof Error ? error.message : "";
	const code = /net::(ERR_\w+)/u.exec(text)?.[1];
	if (code !== void 0) return `page not opened (${code})`;
	if (/timeout/iu.test(text)) return "page did not come to rest in time";
	return /closed|crash/iu.test(text) ? "the browser ended" : failureText(error);
}
async function closeQuietly(context) {
	await context.close().catch(() => void 0);
}

//#endregion
//#region src/baseline/script-inventory.ts
function scriptName({ source, hash }) {
	return source === "inline" ? hash ?? source : source;
}
function scriptObjections(scripts, authorized) {
	const allowed = new Map(authorized.map((entry) => [entry.script, entry]));
	return scripts.flatMap((script) => {
		const entry = allowed.get(scriptName(script));
		if (entry === void 0) return [{
			script,
			kind: "not-authorised"
		}];
		const { hash } = script;
		return entry.hashes === void 0 || hash !== void 0 && entry.hashes.includes(hash) ? [] : [{
			script,
			kind: "changed"
		}];
	});
}

//#endregion
//#region src/baseline/browser/browser.ts
const MAX_PAGES$1 = 30;
const MAX_LISTED = 200;
async function openBrowser(options, target, signal) {
	const { paymentPages = [] } = options;
	const mode = options.browser ?? (paymentPages.length > 0 ? "payment-pages" : "never");
	const isPaymentPage = (url) => matchesPath(paymentPages, new URL(url).pathname);
	const nothing = {
		notices: [],
		isPaymentPage,
		close: async () => {}
	};
	if (mode === "never") return {
		...nothing,
		coverage: () => noData(paymentPages, "no browser was asked for")
	};
	const launched = signal.aborted ? { problem: "the scan was stopped" } : await launchBrowser(options.browserPath);
	if (!("browser" in launched)) {
		const problem = `no browser to open pages with: ${launched.problem}`;
		const coverage = () => noData(paymentPages, problem);
		return mode === "always" ? {
			...nothing,
			problem,
			coverage
		} : {
			...nothing,
			notices: [problem],
			coverage
		};
	}
	return running(launched.browser, launched.notices, {
		options,
		target,
		signal,
		isPaymentPage,
		all: mode === "always"
	});
}
function running(browser, notices, { options, target, signal, isPaymentPage, all }) {
	const { paymentPages = [], scripts = [] } = options;
	const { origin } = new URL(target);
	const inventory = /* @__PURE__ */ new Map();
	const captured = /* @__PURE__ */ new Set();
	let opened = 0;
	let left = 0;
	const close = async () => {
		signal.removeEventListener("abort", onAbort);
		await browser.close().catch(() => void 0);
	};
	const onAbort = () => void close();
	signal.addEventListener("abort", onAbort, { once: true });
	async function render(url, headers) {
		opened += 1;
		const page = await renderPage(browser, url, {
			origin,
			headers,
			mayLoad: (script) => scripts.some((entry) => entry.script === script),
			ignoreCertificate: options.ca !== void 0
		});
		if (isPaymentPage(url)) {
			captured.add(new URL(url).pathname);
			for (const script of page.scripts) inventory.set(`${script.source} ${script.hash ?? ""}`, script);
		}
		return page;
	}
	return {
		renderer: {
			wants(url) {
				const wanted = isPaymentPage(url) || all && opened < MAX_PAGES$1;
				left += wanted || !all ? 0 : 1;
				return wanted;
			},
			render
		},
		notices,
		isPaymentPage,
		coverage: () => ({
			...left > 0 && { notOpenedInBrowser: left },
			...paymentPages.length > 0 && captured.size === 0 && noData(paymentPages, "no payment page was opened"),
			...captured.size > 0 && {
				paymentPagesCaptured: [...captured].toSorted(),
				paymentPageScripts: listOf([...inventory.values()])
			}
		}),
		close
	};
}
function noData(paymentPages, reason) {
	return paymentPages.length === 0 ? {} : { paymentPageScripts: `no data: ${reason}` };
}
function listOf(scripts) {
	const lines = scripts.map((script) => {
		return `${script.source === "inline" ? "in the page" : sourceText(script.source)} ${script.hash ?? "not loaded"}`;
	});
	const sorted = [...new Set(lines)].toSorted();
	const rest = sorted.length - MAX_LISTED;
	return rest > 0 ? [...sorted.slice(0, MAX_LISTED), `and ${countOf(rest, "script")} more`] : sorted;
}
function sourceText(source) {
	return URL.canParse(source) ? `${targetName(source)}${new URL(source).pathname}` : scriptName({
		source,
		integrity: false
	});
}

//#endregion
//#region node_modules/tldts/dist/cjs/index.js
var require_cjs = /* @__PURE__ */ __commonJSMin(((exports) => {
	function shareSameDomainSuffix(hostname, vhost) {
		if (hostname.endsWith(vhost)) return hostname.length === vhost.length || hostname[hostname.length - vhost.length - 1] === ".";
		return false;
	}
	function extractDomainWithSuffix(hostname, publicSuffix) {
		const publicSuffixIndex = hostname.length - publicSuffix.length - 2;
		const lastDotBeforeSuffixIndex = hostname.lastIndexOf(".", publicSuffixIndex);
		if (lastDotBeforeSuffixIndex === -1) return hostname;
		return hostname.slice(lastDotBeforeSuffixIndex + 1);
	}
	function getDomain$1(suffix, hostname, options) {
		if (options.validHosts !== null) {
			const validHosts = options.validHosts;
			for (const vhost of validHosts) if (shareSameDomainSuffix(hostname, vhost)) return vhost;
		}
		let numberOfLeadingDots = 0;
		if (hostname.startsWith(".")) while (numberOfLeadingDots < hostname.length && hostname[numberOfLeadingDots] === ".") numberOfLeadingDots += 1;
		if (suffix.length === hostname.length - numberOfLeadingDots) return null;
		return extractDomainWithSuffix(hostname, suffix);
	}
	function getDomainWithoutSuffix$1(domain, suffix) {
		return domain.slice(0, -suffix.length - 1);
	}
	const CONTROL_CHARS = /[\t\n\r]/g;
	let extractedHostnameValidated = false;
	function isValidHostnameChar(code) {
		return code >= 97 && code <= 122 || code >= 48 && code <= 57 || code > 127 || code >= 65 && code <= 90 || code === 45 || code === 95;
	}
	function getSpecialScheme(url, schemeStart, colonIndex) {
		const length = colonIndex - schemeStart;
		const c0 = url.charCodeAt(schemeStart) | 32;
		if (length === 2) return c0 === 119 && (url.charCodeAt(schemeStart + 1) | 32) === 115 ? 1 : 0;
		else if (length === 3) {
			const c1 = url.charCodeAt(schemeStart + 1) | 32;
			const c2 = url.charCodeAt(schemeStart + 2) | 32;
			if (c0 === 119 && c1 === 115 && c2 === 115) return 1;
			if (c0 === 102 && c1 === 116 && c2 === 112) return 1;
			return 0;
		} else if (length === 4) {
			const c1 = url.charCodeAt(schemeStart + 1) | 32;
			const c2 = url.charCodeAt(schemeStart + 2) | 32;
			const c3 = url.charCodeAt(schemeStart + 3) | 32;
			if (c0 === 104 && c1 === 116 && c2 === 116 && c3 === 112) return 1;
			if (c0 === 102 && c1 === 105 && c2 === 108 && c3 === 101) return 2;
			return 0;
		} else if (length === 5) return c0 === 104 && (url.charCodeAt(schemeStart + 1) | 32) === 116 && (url.charCodeAt(schemeStart + 2) | 32) === 116 && (url.charCodeAt(schemeStart + 3) | 32) === 112 && (url.charCodeAt(schemeStart + 4) | 32) === 115 ? 1 : 0;
		return 0;
	}
	function extractHostname(url, urlIsValidHostname, validate = false) {
		let start = 0;
		let end = url.length;
		let hasUpper = false;
		let isSpecial = false;
		extractedHostnameValidated = false;
		if (!urlIsValidHostname) {
			if (url.startsWith("data:")) return null;
			while (start < url.length && url.charCodeAt(start) <= 32) start += 1;
			while (end > start + 1 && url.charCodeAt(end - 1) <= 32) end -= 1;
			if (url.charCodeAt(start) === 47 && url.charCodeAt(start + 1) === 47) start += 2;
			else {
				const indexOfProtocol = url.indexOf(":/", start);
				if (indexOfProtocol !== -1) {
					const special = getSpecialScheme(url, start, indexOfProtocol);
					if (special === 1) {
						isSpecial = true;
						start = indexOfProtocol + 2;
						while (url.charCodeAt(start) === 47 || url.charCodeAt(start) === 92) start += 1;
					} else if (special === 2) {
						isSpecial = true;
						start = indexOfProtocol + 1;
						let slashes = 0;
						while ((url.charCodeAt(start) === 47 || url.charCodeAt(start) === 92) && slashes < 2) {
							start += 1;
							slashes += 1;
						}
						if (slashes < 2) return null;
					} else {
						for (let i = start; i < indexOfProtocol; i += 1) {
							const code = url.charCodeAt(i) | 32;
							if (!(code >= 97 && code <= 122 || code >= 48 && code <= 57 || code === 46 || code === 45 || code === 43)) {
								const raw = url.charCodeAt(i);
								if (raw === 9 || raw === 10 || raw === 13) return extractHostname(url.replace(CONTROL_CHARS, ""), urlIsValidHostname, validate);
								return null;
							}
						}
						if (url.charCodeAt(indexOfProtocol + 2) === 47) start = indexOfProtocol + 3;
						else return null;
					}
				} else if (url.charCodeAt(start) !== 91) {
					let indexOfColon = -1;
					for (let i = start; i < end; i += 1) {
						const code = url.charCodeAt(i);
						if (code === 9 || code === 10 || code === 13) return extractHostname(url.replace(CONTROL_CHARS, ""), urlIsValidHostname, validate);
						if (code === 58) {
							indexOfColon = i;
							break;
						}
						if (code === 47 || code === 92 || code === 63 || code === 35) break;
					}
					if (indexOfColon !== -1) {
						let hasIdentifier = false;
						for (let i = indexOfColon + 1; i < end; i += 1) {
							const code = url.charCodeAt(i);
							if (code === 47 || code === 92 || code === 63 || code === 35) break;
							if (code === 64) {
								hasIdentifier = true;
								break;
							}
						}
						if (!hasIdentifier) {
							let allDigits = true;
							let i = indexOfColon + 1;
							for (; i < end; i += 1) {
								const code = url.charCodeAt(i);
								if (code === 47 || code === 92 || code === 63 || code === 35) break;
								if (code < 48 || code > 57) {
									allDigits = false;
									break;
								}
							}
							if (i === indexOfColon + 1) allDigits = false;
							if (!allDigits) {
								const special = getSpecialScheme(url, start, indexOfColon);
								if (special === 0) {
									let isBareIpv6 = false;
									for (let j = indexOfColon + 1; j < end; j += 1) {
										const code = url.charCodeAt(j);
										if (code === 47 || code === 92 || code === 63 || code === 35) break;
										if (code === 58) {
											isBareIpv6 = true;
											break;
										}
									}
									if (!isBareIpv6) return null;
								} else {
									isSpecial = true;
									start = indexOfColon + 1;
									if (special === 2) {
										let slashes = 0;
										while ((url.charCodeAt(start) === 47 || url.charCodeAt(start) === 92) && slashes < 2) {
											start += 1;
											slashes += 1;
										}
										if (slashes < 2) return null;
									} else while (url.charCodeAt(start) === 47 || url.charCodeAt(start) === 92) start += 1;
								}
							}
						}
					}
				}
			}
			let indexOfIdentifier = -1;
			let indexOfClosingBracket = -1;
			let indexOfPort = -1;
			let indexOfFirstColon = -1;
			let hasControl = false;
			let vValid = validate;
			let vLastDot = start - 1;
			let vLastCode = -1;
			if (validate && start < end) {
				const c0 = url.charCodeAt(start);
				if (!(isValidHostnameChar(c0) || c0 === 46 || c0 === 95) || c0 === 45) vValid = false;
			}
			for (let i = start; i < end; i += 1) {
				const code = url.charCodeAt(i);
				if (code < 64) {
					if (code === 47 || code === 35 || code === 63) {
						end = i;
						break;
					} else if (code === 58) {
						if (indexOfFirstColon === -1) indexOfFirstColon = i;
						indexOfPort = i;
					} else if (code === 9 || code === 10 || code === 13) hasControl = true;
					else if (validate) {
						if (code === 46) {
							if (i - vLastDot > 64 || vLastCode === 46 || vLastCode === 45) vValid = false;
							vLastDot = i;
						} else if (code < 48 || code > 57) {
							if (code !== 45 || vLastCode === 46) vValid = false;
						}
					}
				} else if (isSpecial && code === 92) {
					end = i;
					break;
				} else if (code === 64) {
					indexOfIdentifier = i;
					indexOfFirstColon = -1;
				} else if (code === 93) indexOfClosingBracket = i;
				else if (code >= 65 && code <= 90) hasUpper = true;
				else if (validate && !isValidHostnameChar(code)) vValid = false;
				if (validate) vLastCode = code;
			}
			if (hasControl) return extractHostname(url.replace(CONTROL_CHARS, ""), urlIsValidHostname, validate);
			if (indexOfIdentifier !== -1 && indexOfIdentifier >= start && indexOfIdentifier < end) start = indexOfIdentifier + 1;
			if (url.charCodeAt(start) === 91) {
				if (indexOfClosingBracket !== -1) return url.slice(start + 1, indexOfClosingBracket).toLowerCase();
				return null;
			} else if (indexOfPort !== -1 && indexOfPort > start && indexOfPort < end && indexOfFirstColon === indexOfPort) end = indexOfPort;
			if (start >= end) return null;
			if (validate && vValid && indexOfIdentifier === -1 && indexOfPort === -1 && indexOfClosingBracket === -1 && url.charCodeAt(end - 1) !== 46 && end - start <= 255 && end - vLastDot - 1 <= 63 && vLastCode !== 45) extractedHostnameValidated = true;
		}
		while (end > start + 1 && url.charCodeAt(end - 1) === 46) end -= 1;
		const hostname = start !== 0 || end !== url.length ? url.slice(start, end) : url;
		if (hasUpper) return hostname.toLowerCase();
		return hostname;
	}
	function isProbablyIpv4(hostname) {
		if (hostname.length < 7) return false;
		if (hostname.length > 15) return false;
		let numberOfDots = 0;
		for (let i = 0; i < hostname.length; i += 1) {
			const code = hostname.charCodeAt(i);
			if (code === 46) numberOfDots += 1;
			else if (code < 48 || code > 57) return false;
		}
		return numberOfDots === 3 && hostname.charCodeAt(0) !== 46 && hostname.charCodeAt(hostname.length - 1) !== 46;
	}
	function isProbablyIpv6(hostname) {
		if (hostname.length < 3) return false;
		let start = hostname.startsWith("[") ? 1 : 0;
		let end = hostname.length;
		if (hostname[end - 1] === "]") end -= 1;
		if (end - start > 39) return false;
		let hasColon = false;
		for (; start < end; start += 1) {
			const code = hostname.charCodeAt(start);
			if (code === 58) hasColon = true;
			else if (!(code >= 48 && code <= 57 || code >= 97 && code <= 102 || code >= 65 && code <= 70)) return false;
		}
		return hasColon;
	}
	function isIp(hostname) {
		return isProbablyIpv6(hostname) || isProbablyIpv4(hostname);
	}
	const SPECIAL_USE_DOMAINS = [
		"test",
		"localhost",
		"invalid",
		"example",
		"example.com",
		"example.net",
		"example.org",
		"local",
		"onion",
		"alt",
		"home.arpa",
		"ipv4only.arpa",
		"resolver.arpa",
		"service.arpa",
		"6tisch.arpa",
		"eap.arpa"
	];
	function isSpecialUse(hostname) {
		for (const name of SPECIAL_USE_DOMAINS) if (hostname.endsWith(name) && (hostname.length === name.length || hostname.charCodeAt(hostname.length - name.length - 1) === 46)) return true;
		return false;
	}
	function isValidAscii(code) {
		return code >= 97 && code <= 122 || code >= 48 && code <= 57 || code > 127;
	}
	function isValidHostname(hostname) {
		if (hostname.length > 255) return false;
		if (hostname.length === 0) return false;
		if (!isValidAscii(hostname.charCodeAt(0)) && hostname.charCodeAt(0) !== 46 && hostname.charCodeAt(0) !== 95) return false;
		let lastDotIndex = -1;
		let lastCharCode = -1;
		const len = hostname.length;
		for (let i = 0; i < len; i += 1) {
			const code = hostname.charCodeAt(i);
			if (code === 46) {
				if (i - lastDotIndex > 64 || lastCharCode === 46 || lastCharCode === 45) return false;
				lastDotIndex = i;
			} else if (!(isValidAscii(code) || code === 45 || code === 95) || code === 45 && lastCharCode === 46) return false;
			lastCharCode = code;
		}
		return len - lastDotIndex - 1 <= 63 && lastCharCode !== 45;
	}
	function setDefaultsImpl({ allowIcannDomains = true, allowPrivateDomains = false, detectIp = true, detectSpecialUse = false, extractHostname = true, mixedInputs = true, validHosts = null, validateHostname = true }) {
		return {
			allowIcannDomains,
			allowPrivateDomains,
			detectIp,
			detectSpecialUse,
			extractHostname,
			mixedInputs,
			validHosts,
			validateHostname
		};
	}
	const DEFAULT_OPTIONS = setDefaultsImpl({});
	function setDefaults(options) {
		if (options === void 0) return DEFAULT_OPTIONS;
		return setDefaultsImpl(options);
	}
	function getSubdomain$1(hostname, domain) {
		if (domain.length === hostname.length) return "";
		return hostname.slice(0, -domain.length - 1);
	}
	function getEmptyResult() {
		return {
			domain: null,
			domainWithoutSuffix: null,
			hostname: null,
			isIcann: null,
			isIp: null,
			isPrivate: null,
			isSpecialUse: null,
			publicSuffix: null,
			subdomain: null
		};
	}
	function resetResult(result) {
		result.domain = null;
		result.domainWithoutSuffix = null;
		result.hostname = null;
		result.isIcann = null;
		result.isIp = null;
		result.isPrivate = null;
		result.isSpecialUse = null;
		result.publicSuffix = null;
		result.subdomain = null;
	}
	function parseImpl(url, step, suffixLookup, partialOptions, result) {
		const options = setDefaults(partialOptions);
		if (typeof url !== "string") return result;
		let urlIsValid = false;
		if (!options.extractHostname) result.hostname = url;
		else if (options.mixedInputs) {
			urlIsValid = isValidHostname(url);
			result.hostname = extractHostname(url, urlIsValid, options.validateHostname);
		} else result.hostname = extractHostname(url, false, options.validateHostname);
		if (options.detectIp && result.hostname !== null) {
			result.isIp = isIp(result.hostname);
			if (result.isIp) return result;
		}
		if (options.validateHostname && options.extractHostname && result.hostname !== null && !(urlIsValid && result.hostname === url) && !extractedHostnameValidated && !isValidHostname(result.hostname)) {
			result.hostname = null;
			return result;
		}
		if (step === 0 || result.hostname === null) return result;
		if (step === 5 && options.detectSpecialUse) result.isSpecialUse = isSpecialUse(result.hostname);
		suffixLookup(result.hostname, options, result);
		if (step === 2 || result.publicSuffix === null) return result;
		result.domain = getDomain$1(result.publicSuffix, result.hostname, options);
		if (step === 3 || result.domain === null) return result;
		result.subdomain = getSubdomain$1(result.hostname, result.domain);
		if (step === 4) return result;
		result.domainWithoutSuffix = getDomainWithoutSuffix$1(result.domain, result.publicSuffix);
		return result;
	}
	function fastPathLookup(hostname, options, out) {
		if (!options.allowPrivateDomains && hostname.length > 3) {
			const last = hostname.length - 1;
			const c3 = hostname.charCodeAt(last);
			const c2 = hostname.charCodeAt(last - 1);
			const c1 = hostname.charCodeAt(last - 2);
			const c0 = hostname.charCodeAt(last - 3);
			if (c3 === 109 && c2 === 111 && c1 === 99 && c0 === 46) {
				out.isIcann = true;
				out.isPrivate = false;
				out.publicSuffix = "com";
				return true;
			} else if (c3 === 103 && c2 === 114 && c1 === 111 && c0 === 46) {
				out.isIcann = true;
				out.isPrivate = false;
				out.publicSuffix = "org";
				return true;
			} else if (c3 === 117 && c2 === 100 && c1 === 101 && c0 === 46) {
				out.isIcann = true;
				out.isPrivate = false;
				out.publicSuffix = "edu";
				return true;
			} else if (c3 === 118 && c2 === 111 && c1 === 103 && c0 === 46) {
				out.isIcann = true;
				out.isPrivate = false;
				out.publicSuffix = "gov";
				return true;
			} else if (c3 === 116 && c2 === 101 && c1 === 110 && c0 === 46) {
				out.isIcann = true;
				out.isPrivate = false;
				out.publicSuffix = "net";
				return true;
			} else if (c3 === 101 && c2 === 100 && c1 === 46) {
				out.isIcann = true;
				out.isPrivate = false;
				out.publicSuffix = "de";
				return true;
			}
		}
		return false;
	}
	const nodeFlags = /*#__PURE__*/ new Uint8Array([
		1,
		2,
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
		2,
		2,
		2,
		0,
		2,
		2,
		0,
		2,
		0,
		0,
		1,
		0,
		0,
		2,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		1,
		0,
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
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		2,
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
		1,
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
		0,
		1,
		0,
		1,
		1,
		0,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		1,
		0,
		2,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		2,
		0,
		2,
		2,
		0,
		0,
		2,
		2,
		0,
		0,
		0,
		0,
		0,
		0,
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
		1,
		0,
		1,
		1,
		0,
		2,
		1,
		1,
		2,
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
		2,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		2,
		2,
		2,
		0,
		0,
		0,
		0,
		0,
		2,
		0,
		0,
		0,
		2,
		0,
		0,
		0,
		0,
		0,
		0,
		2,
		0,
		2,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		2,
		0,
		0,
		0,
		0,
		2,
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
		1,
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		2,
		2,
		0,
		0,
		0,
		2,
		0,
		1,
		1,
		0,
		2,
		0,
		2,
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
		0,
		1,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		1,
		1,
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
		2,
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
		2,
		2,
		0,
		2,
		2,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
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
		1,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		1,
		0,
		2,
		2,
		0,
		2,
		2,
		2,
		2,
		0,
		0,
		0,
		0,
		2,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		2,
		2,
		0,
		0,
		0,
		2,
		2,
		1,
		1,
		1,
		1,
		1,
		2,
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
		2,
		2,
		0,
		0,
		2,
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
		1,
		1,
		2,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		2,
		2,
		1,
		2,
		1,
		1,
		1,
		2,
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		2,
		1,
		1,
		1,
		1,
		2,
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
		1,
		1,
		1,
		1,
		0,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		2,
		1,
		1,
		1,
		1,
		2,
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
		1,
		1,
		1,
		1,
		1,
		1,
		0,
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
		0
	]);
	const edgeStart = /*#__PURE__*/ new Uint16Array([
		0,
		0,
		0,
		10,
		11,
		18,
		106,
		111,
		117,
		124,
		130,
		136,
		145,
		146,
		147,
		148,
		149,
		150,
		151,
		153,
		154,
		155,
		157,
		159,
		228,
		241,
		243,
		244,
		245,
		260,
		267,
		268,
		271,
		272,
		273,
		276,
		278,
		297,
		298,
		300,
		309,
		314,
		331,
		332,
		335,
		337,
		338,
		340,
		374,
		375,
		377,
		380,
		381,
		385,
		387,
		391,
		394,
		426,
		429,
		442,
		443,
		451,
		452,
		454,
		464,
		478,
		479,
		480,
		481,
		490,
		491,
		528,
		533,
		549,
		569,
		575,
		617,
		618,
		645,
		672,
		673,
		821,
		827,
		830,
		831,
		832,
		837,
		842,
		851,
		873,
		874,
		875,
		876,
		877,
		878,
		879,
		897,
		899,
		900,
		903,
		905,
		906,
		908,
		910,
		925,
		940,
		945,
		946,
		948,
		949,
		950,
		951,
		952,
		954,
		957,
		962,
		963,
		964,
		966,
		967,
		970,
		973,
		974,
		975,
		988,
		990,
		1002,
		1013,
		1021,
		1023,
		1064,
		1067,
		1071,
		1072,
		1074,
		1077,
		1088,
		1090,
		1100,
		1102,
		1108,
		1110,
		1111,
		1113,
		1116,
		1117,
		1118,
		1171,
		1173,
		1175,
		1195,
		1196,
		1197,
		1198,
		1200,
		1211,
		1242,
		1253,
		1265,
		1274,
		1281,
		1286,
		1299,
		1310,
		1323,
		1324,
		1335,
		1369,
		1370,
		1371,
		1386,
		1401,
		1473,
		1474,
		1476,
		1477,
		1513,
		1532,
		1533,
		1534,
		1535,
		1536,
		1539,
		1543,
		1546,
		1548,
		1582,
		1583,
		1591,
		1592,
		1593,
		1594,
		1596,
		1598,
		1599,
		1601,
		1602,
		1603,
		1614,
		1615,
		1616,
		1617,
		1618,
		1619,
		1620,
		1621,
		1622,
		1623,
		1624,
		1625,
		1626,
		1627,
		1629,
		1630,
		1631,
		2086,
		2089,
		2090,
		2092,
		2099,
		2106,
		2116,
		2120,
		2131,
		2132,
		2133,
		2145,
		2146,
		2148,
		2150,
		2151,
		2158,
		2159,
		2161,
		2162,
		2164,
		2165,
		2166,
		2167,
		2168,
		2242,
		2244,
		2265,
		2266,
		2267,
		2269,
		2271,
		2272,
		2323,
		2324,
		2326,
		2333,
		2339,
		2349,
		2359,
		2412,
		2413,
		2414,
		2424,
		2438,
		2439,
		2442,
		2449,
		2450,
		2458,
		2459,
		2460,
		2461,
		2462,
		2473,
		2474,
		2475,
		2477,
		2478,
		2479,
		2488,
		2500,
		2506,
		2538,
		2542,
		2544,
		2545,
		2547,
		2548,
		2559,
		2560,
		2562,
		2570,
		2577,
		2583,
		2588,
		2589,
		2595,
		2598,
		2604,
		2611,
		2612,
		2619,
		2627,
		2628,
		2629,
		2667,
		2673,
		2688,
		2689,
		2694,
		2712,
		2743,
		2761,
		2763,
		2766,
		2774,
		2776,
		2783,
		2835,
		2859,
		2860,
		2861,
		2862,
		2863,
		2864,
		2865,
		2872,
		2873,
		2874,
		2875,
		2876,
		2877,
		2879,
		2880,
		2884,
		2964,
		2977,
		2978,
		3415,
		3419,
		3433,
		3485,
		3513,
		3535,
		3593,
		3615,
		3630,
		3693,
		3744,
		3782,
		3818,
		3843,
		3985,
		4031,
		4082,
		4101,
		4135,
		4150,
		4170,
		4200,
		4231,
		4254,
		4285,
		4315,
		4347,
		4374,
		4449,
		4471,
		4509,
		4519,
		4553,
		4572,
		4598,
		4640,
		4690,
		4716,
		4785,
		4786,
		4788,
		4811,
		4834,
		4870,
		4901,
		4918,
		4975,
		4988,
		5012,
		5041,
		5043,
		5077,
		5093,
		5121,
		5426,
		5435,
		5444,
		5451,
		5468,
		5472,
		5478,
		5517,
		5519,
		5526,
		5533,
		5542,
		5549,
		5550,
		5551,
		5563,
		5566,
		5581,
		5582,
		5591,
		5592,
		5601,
		5610,
		5616,
		5618,
		5619,
		5620,
		5657,
		5658,
		5660,
		5668,
		5675,
		5688,
		5692,
		5694,
		5695,
		5701,
		5708,
		5722,
		5732,
		5737,
		5745,
		5753,
		5759,
		5760,
		5764,
		5766,
		5767,
		5779,
		5851,
		5852,
		5853,
		5854,
		5856,
		5857,
		5860,
		5862,
		5865,
		5869,
		5870,
		5871,
		5877,
		5878,
		5879,
		5881,
		5883,
		5885,
		5886,
		5887,
		5890,
		5892,
		5895,
		5896,
		5898,
		6096,
		6103,
		6104,
		6105,
		6115,
		6120,
		6137,
		6151,
		6160,
		6161,
		6162,
		6166,
		6167,
		6169,
		6171,
		6177,
		6178,
		6181,
		6182,
		6184,
		6185,
		6186,
		7086,
		7089,
		7093,
		7111,
		7120,
		7123,
		7130,
		7131,
		7133,
		7134,
		7135,
		7137,
		7189,
		7190,
		7193,
		7194,
		7311,
		7312,
		7323,
		7334,
		7341,
		7344,
		7353,
		7354,
		7355,
		7370,
		7425,
		7617,
		7619,
		7620,
		7622,
		7627,
		7640,
		7655,
		7662,
		7671,
		7674,
		7677,
		7684,
		7692,
		7696,
		7697,
		7698,
		7712,
		7716,
		7725,
		7726,
		7727,
		7731,
		7766,
		7767,
		7785,
		7792,
		7800,
		7801,
		7806,
		7814,
		7858,
		7859,
		7865,
		7868,
		7880,
		7885,
		7886,
		7889,
		7891,
		7926,
		7927,
		7933,
		7940,
		7941,
		7950,
		7959,
		7974,
		7978,
		7979,
		8031,
		8032,
		8037,
		8039,
		8042,
		8044,
		8045,
		8046,
		8055,
		8069,
		8077,
		8091,
		8103,
		8104,
		8106,
		8108,
		8130,
		8141,
		8147,
		8148,
		8160,
		8172,
		8259,
		8271,
		8279,
		8282,
		8288,
		8313,
		8316,
		8317,
		8318,
		8319,
		8321,
		8324,
		8327,
		8338,
		8340,
		8342,
		8370,
		8445,
		8452,
		8456,
		8457,
		8466,
		8488,
		8489,
		8494,
		8495,
		8574,
		8576,
		8578,
		8587,
		8591,
		8597,
		8603,
		8609,
		8619,
		8624,
		8625,
		8643,
		8654,
		8659,
		8664,
		8674,
		8680,
		8684,
		8690,
		8696,
		10304,
		10305,
		10306,
		10313,
		10315
	]);
	const edgeLength = /*#__PURE__*/ new Uint8Array([
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		8,
		8,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		8,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		5,
		5,
		9,
		12,
		19,
		8,
		19,
		8,
		11,
		9,
		9,
		8,
		7,
		7,
		6,
		8,
		9,
		16,
		10,
		7,
		7,
		11,
		8,
		6,
		6,
		9,
		7,
		11,
		7,
		14,
		4,
		4,
		4,
		4,
		4,
		4,
		10,
		7,
		6,
		6,
		6,
		6,
		10,
		10,
		6,
		10,
		10,
		22,
		11,
		9,
		10,
		10,
		10,
		9,
		10,
		8,
		7,
		7,
		7,
		8,
		21,
		13,
		11,
		11,
		9,
		10,
		9,
		13,
		10,
		8,
		8,
		9,
		12,
		9,
		7,
		10,
		7,
		7,
		13,
		7,
		3,
		3,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		8,
		6,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		5,
		3,
		3,
		3,
		7,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		1,
		1,
		7,
		8,
		5,
		2,
		2,
		7,
		2,
		2,
		1,
		4,
		1,
		11,
		9,
		9,
		5,
		5,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		5,
		11,
		9,
		9,
		13,
		7,
		14,
		7,
		6,
		6,
		6,
		7,
		6,
		6,
		6,
		6,
		6,
		6,
		10,
		7,
		11,
		9,
		4,
		4,
		4,
		4,
		4,
		6,
		6,
		6,
		6,
		13,
		6,
		8,
		7,
		10,
		9,
		9,
		7,
		9,
		8,
		9,
		8,
		7,
		10,
		6,
		9,
		8,
		10,
		10,
		7,
		8,
		1,
		9,
		10,
		12,
		12,
		12,
		10,
		9,
		9,
		10,
		10,
		9,
		9,
		1,
		1,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		6,
		6,
		4,
		3,
		3,
		3,
		7,
		4,
		4,
		4,
		3,
		3,
		6,
		7,
		3,
		4,
		1,
		2,
		2,
		2,
		6,
		1,
		2,
		2,
		2,
		2,
		2,
		12,
		5,
		3,
		8,
		9,
		13,
		4,
		4,
		13,
		9,
		9,
		11,
		7,
		3,
		12,
		9,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		8,
		2,
		2,
		3,
		3,
		3,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		3,
		7,
		10,
		15,
		7,
		15,
		15,
		20,
		15,
		9,
		10,
		10,
		12,
		14,
		14,
		14,
		12,
		12,
		12,
		12,
		12,
		14,
		14,
		10,
		10,
		10,
		10,
		14,
		9,
		9,
		9,
		10,
		14,
		14,
		14,
		13,
		13,
		9,
		9,
		9,
		9,
		9,
		9,
		7,
		8,
		6,
		8,
		8,
		6,
		8,
		13,
		8,
		8,
		6,
		13,
		8,
		11,
		13,
		8,
		6,
		13,
		8,
		6,
		9,
		10,
		10,
		12,
		14,
		14,
		14,
		12,
		12,
		12,
		12,
		14,
		14,
		10,
		10,
		10,
		10,
		9,
		9,
		9,
		10,
		14,
		14,
		11,
		13,
		13,
		9,
		9,
		9,
		9,
		9,
		9,
		2,
		6,
		9,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		7,
		2,
		3,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		5,
		7,
		4,
		2,
		2,
		12,
		8,
		10,
		8,
		10,
		7,
		18,
		4,
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
		1,
		1,
		1,
		1,
		1,
		1,
		5,
		2,
		2,
		3,
		3,
		3,
		5,
		5,
		3,
		8,
		8,
		6,
		8,
		6,
		6,
		4,
		6,
		7,
		7,
		7,
		10,
		11,
		2,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		6,
		11,
		10,
		7,
		7,
		7,
		4,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		2,
		2,
		7,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		7,
		7,
		11,
		7,
		6,
		9,
		6,
		6,
		8,
		10,
		8,
		6,
		8,
		13,
		4,
		4,
		4,
		4,
		4,
		10,
		8,
		11,
		8,
		8,
		8,
		10,
		10,
		7,
		10,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		1,
		1,
		2,
		2,
		2,
		2,
		2,
		2,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		10,
		13,
		7,
		8,
		7,
		11,
		8,
		8,
		6,
		9,
		8,
		8,
		6,
		6,
		6,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		9,
		7,
		6,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		6,
		6,
		9,
		7,
		8,
		10,
		8,
		8,
		2,
		3,
		3,
		3,
		3,
		3,
		2,
		8,
		9,
		9,
		2,
		2,
		2,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		9,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		12,
		5,
		5,
		3,
		5,
		4,
		2,
		3,
		2,
		4,
		3,
		9,
		2,
		2,
		2,
		2,
		2,
		5,
		5,
		3,
		8,
		8,
		13,
		6,
		10,
		9,
		4,
		7,
		9,
		11,
		2,
		3,
		7,
		3,
		3,
		4,
		1,
		3,
		4,
		2,
		9,
		3,
		3,
		12,
		5,
		3,
		7,
		10,
		10,
		7,
		4,
		4,
		6,
		14,
		7,
		9,
		7,
		13,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		8,
		15,
		4,
		4,
		2,
		3,
		3,
		3,
		7,
		4,
		9,
		9,
		2,
		3,
		3,
		3,
		5,
		3,
		2,
		2,
		7,
		2,
		7,
		6,
		6,
		7,
		2,
		4,
		2,
		2,
		2,
		2,
		2,
		2,
		8,
		8,
		8,
		9,
		5,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		10,
		7,
		4,
		4,
		4,
		4,
		3,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		10,
		7,
		4,
		4,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		10,
		7,
		4,
		4,
		4,
		4,
		3,
		9,
		6,
		6,
		6,
		9,
		13,
		9,
		2,
		2,
		2,
		8,
		7,
		9,
		5,
		3,
		3,
		3,
		5,
		5,
		13,
		12,
		9,
		10,
		7,
		8,
		7,
		6,
		8,
		6,
		11,
		12,
		7,
		9,
		10,
		4,
		4,
		7,
		8,
		11,
		6,
		7,
		9,
		8,
		7,
		10,
		8,
		9,
		15,
		7,
		8,
		5,
		4,
		7,
		2,
		3,
		3,
		3,
		2,
		14,
		10,
		2,
		14,
		10,
		2,
		14,
		3,
		9,
		13,
		13,
		10,
		14,
		16,
		17,
		11,
		2,
		14,
		2,
		14,
		3,
		9,
		13,
		10,
		14,
		16,
		17,
		11,
		14,
		10,
		14,
		2,
		7,
		3,
		10,
		7,
		14,
		10,
		2,
		14,
		10,
		9,
		9,
		17,
		6,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		10,
		10,
		10,
		12,
		9,
		4,
		10,
		10,
		11,
		8,
		8,
		8,
		7,
		9,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		8,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		16,
		3,
		3,
		14,
		3,
		14,
		2,
		14,
		9,
		13,
		10,
		10,
		14,
		16,
		17,
		11,
		6,
		9,
		10,
		10,
		12,
		14,
		14,
		14,
		12,
		12,
		12,
		12,
		14,
		14,
		10,
		10,
		10,
		10,
		14,
		9,
		9,
		9,
		10,
		14,
		14,
		14,
		9,
		9,
		9,
		9,
		9,
		9,
		2,
		14,
		9,
		13,
		10,
		10,
		14,
		16,
		17,
		11,
		6,
		2,
		14,
		9,
		17,
		13,
		10,
		10,
		14,
		16,
		17,
		11,
		6,
		2,
		14,
		9,
		13,
		10,
		14,
		16,
		17,
		11,
		2,
		14,
		9,
		13,
		10,
		16,
		11,
		2,
		14,
		10,
		19,
		7,
		2,
		14,
		9,
		13,
		10,
		19,
		10,
		7,
		14,
		16,
		17,
		11,
		6,
		2,
		14,
		9,
		13,
		10,
		19,
		7,
		14,
		16,
		17,
		11,
		2,
		14,
		9,
		13,
		17,
		13,
		10,
		10,
		14,
		16,
		17,
		11,
		6,
		3,
		2,
		14,
		9,
		13,
		10,
		10,
		14,
		16,
		17,
		11,
		6,
		9,
		10,
		12,
		14,
		14,
		14,
		12,
		12,
		12,
		12,
		12,
		14,
		14,
		14,
		10,
		10,
		10,
		14,
		9,
		9,
		9,
		9,
		14,
		14,
		14,
		13,
		13,
		14,
		9,
		9,
		9,
		9,
		9,
		9,
		4,
		11,
		2,
		14,
		9,
		13,
		17,
		13,
		10,
		19,
		10,
		7,
		14,
		16,
		17,
		11,
		6,
		2,
		14,
		9,
		13,
		17,
		13,
		10,
		19,
		10,
		7,
		14,
		16,
		17,
		11,
		6,
		2,
		9,
		10,
		10,
		7,
		17,
		3,
		3,
		12,
		12,
		16,
		15,
		15,
		12,
		14,
		14,
		14,
		20,
		20,
		13,
		12,
		12,
		12,
		12,
		12,
		12,
		20,
		25,
		14,
		14,
		12,
		12,
		10,
		10,
		10,
		10,
		9,
		9,
		9,
		25,
		4,
		9,
		17,
		10,
		7,
		14,
		16,
		21,
		13,
		13,
		14,
		20,
		14,
		13,
		17,
		24,
		9,
		12,
		13,
		25,
		13,
		21,
		20,
		17,
		9,
		9,
		9,
		9,
		9,
		9,
		12,
		17,
		4,
		4,
		9,
		9,
		9,
		10,
		10,
		12,
		14,
		14,
		14,
		12,
		12,
		12,
		12,
		12,
		14,
		14,
		10,
		10,
		10,
		10,
		14,
		9,
		9,
		9,
		9,
		10,
		14,
		14,
		14,
		13,
		13,
		14,
		9,
		9,
		9,
		9,
		9,
		9,
		9,
		10,
		14,
		12,
		12,
		14,
		14,
		10,
		9,
		9,
		9,
		10,
		14,
		14,
		14,
		9,
		9,
		9,
		9,
		2,
		1,
		5,
		8,
		7,
		11,
		11,
		1,
		3,
		3,
		3,
		5,
		3,
		3,
		4,
		8,
		9,
		10,
		10,
		12,
		14,
		14,
		14,
		12,
		12,
		12,
		12,
		14,
		14,
		10,
		10,
		10,
		10,
		14,
		9,
		9,
		9,
		10,
		14,
		14,
		14,
		13,
		13,
		14,
		9,
		9,
		9,
		9,
		9,
		9,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		7,
		4,
		9,
		12,
		6,
		14,
		4,
		12,
		7,
		2,
		2,
		1,
		2,
		7,
		6,
		4,
		4,
		4,
		6,
		8,
		8,
		7,
		4,
		5,
		6,
		3,
		3,
		3,
		3,
		4,
		16,
		8,
		5,
		4,
		3,
		3,
		3,
		5,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		11,
		12,
		7,
		7,
		13,
		9,
		10,
		17,
		12,
		8,
		9,
		7,
		8,
		5,
		12,
		10,
		13,
		14,
		5,
		5,
		5,
		13,
		5,
		5,
		5,
		3,
		3,
		3,
		5,
		16,
		5,
		5,
		5,
		5,
		7,
		12,
		14,
		8,
		12,
		8,
		10,
		12,
		9,
		11,
		7,
		9,
		7,
		10,
		7,
		13,
		9,
		7,
		12,
		8,
		17,
		7,
		7,
		16,
		10,
		13,
		13,
		8,
		10,
		10,
		14,
		17,
		7,
		16,
		16,
		15,
		8,
		10,
		10,
		12,
		17,
		17,
		7,
		17,
		14,
		7,
		10,
		17,
		8,
		7,
		7,
		7,
		8,
		15,
		15,
		7,
		14,
		10,
		10,
		10,
		11,
		11,
		7,
		7,
		13,
		8,
		10,
		7,
		16,
		7,
		8,
		7,
		14,
		17,
		12,
		10,
		11,
		21,
		8,
		9,
		7,
		13,
		9,
		8,
		13,
		6,
		12,
		7,
		6,
		13,
		10,
		10,
		10,
		8,
		18,
		9,
		17,
		13,
		10,
		12,
		6,
		13,
		6,
		11,
		8,
		13,
		10,
		13,
		18,
		13,
		11,
		13,
		8,
		16,
		7,
		10,
		8,
		16,
		12,
		10,
		8,
		8,
		14,
		11,
		8,
		15,
		8,
		8,
		7,
		7,
		12,
		7,
		8,
		9,
		14,
		15,
		8,
		9,
		10,
		9,
		15,
		7,
		8,
		8,
		12,
		13,
		9,
		10,
		15,
		13,
		7,
		10,
		10,
		20,
		7,
		6,
		9,
		6,
		6,
		14,
		11,
		14,
		11,
		12,
		9,
		10,
		16,
		16,
		12,
		7,
		11,
		28,
		8,
		11,
		10,
		7,
		21,
		8,
		7,
		9,
		4,
		4,
		4,
		17,
		7,
		8,
		6,
		9,
		6,
		6,
		13,
		6,
		6,
		6,
		6,
		18,
		20,
		14,
		8,
		11,
		12,
		9,
		10,
		13,
		15,
		15,
		19,
		8,
		9,
		12,
		7,
		10,
		16,
		12,
		9,
		9,
		9,
		14,
		12,
		11,
		9,
		12,
		11,
		18,
		9,
		9,
		9,
		10,
		7,
		7,
		16,
		8,
		9,
		7,
		13,
		12,
		10,
		14,
		18,
		7,
		8,
		11,
		7,
		7,
		8,
		8,
		13,
		7,
		7,
		7,
		11,
		15,
		13,
		11,
		7,
		8,
		15,
		11,
		7,
		8,
		18,
		14,
		13,
		18,
		15,
		10,
		12,
		12,
		9,
		7,
		11,
		11,
		8,
		7,
		10,
		8,
		14,
		12,
		10,
		18,
		7,
		10,
		9,
		7,
		8,
		13,
		10,
		14,
		10,
		8,
		8,
		23,
		7,
		7,
		11,
		12,
		12,
		17,
		7,
		7,
		11,
		11,
		17,
		16,
		16,
		7,
		8,
		11,
		14,
		14,
		8,
		10,
		7,
		7,
		16,
		16,
		13,
		9,
		11,
		9,
		15,
		15,
		11,
		11,
		7,
		7,
		14,
		7,
		9,
		7,
		7,
		16,
		10,
		13,
		10,
		11,
		14,
		7,
		11,
		10,
		11,
		7,
		11,
		10,
		11,
		15,
		11,
		15,
		10,
		12,
		10,
		14,
		13,
		11,
		11,
		12,
		13,
		10,
		7,
		13,
		10,
		16,
		12,
		21,
		15,
		9,
		10,
		10,
		7,
		11,
		14,
		17,
		7,
		7,
		8,
		11,
		12,
		8,
		15,
		14,
		14,
		8,
		17,
		12,
		10,
		10,
		7,
		9,
		11,
		7,
		10,
		7,
		11,
		18,
		7,
		11,
		7,
		12,
		11,
		8,
		8,
		14,
		12,
		7,
		8,
		15,
		3,
		7,
		7,
		5,
		2,
		9,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		11,
		6,
		4,
		7,
		10,
		7,
		7,
		11,
		1,
		10,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		7,
		3,
		5,
		6,
		3,
		3,
		5,
		2,
		2,
		5,
		3,
		4,
		13,
		11,
		3,
		3,
		6,
		3,
		5,
		14,
		2,
		2,
		3,
		8,
		2,
		2,
		12,
		5,
		18,
		5,
		3,
		3,
		3,
		16,
		5,
		5,
		5,
		10,
		7,
		13,
		12,
		13,
		9,
		12,
		14,
		19,
		9,
		9,
		21,
		9,
		9,
		10,
		6,
		9,
		6,
		15,
		10,
		6,
		12,
		8,
		6,
		10,
		15,
		4,
		4,
		6,
		6,
		9,
		9,
		12,
		16,
		14,
		23,
		7,
		7,
		7,
		14,
		9,
		7,
		7,
		11,
		14,
		10,
		7,
		10,
		10,
		10,
		12,
		6,
		11,
		10,
		13,
		11,
		15,
		11,
		7,
		12,
		10,
		3,
		7,
		1,
		1,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		4,
		3,
		7,
		1,
		5,
		2,
		2,
		2,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		10,
		9,
		11,
		8,
		7,
		12,
		8,
		9,
		7,
		6,
		13,
		11,
		6,
		13,
		7,
		9,
		9,
		4,
		4,
		4,
		4,
		4,
		6,
		10,
		7,
		8,
		13,
		8,
		8,
		9,
		14,
		7,
		8,
		10,
		7,
		7,
		7,
		9,
		6,
		9,
		7,
		2,
		12,
		5,
		3,
		3,
		13,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		8,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		9,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		1,
		7,
		6,
		4,
		12,
		3,
		3,
		3,
		3,
		3,
		8,
		7,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		11,
		14,
		2,
		8,
		3,
		5,
		5,
		8,
		10,
		8,
		6,
		4,
		7,
		17,
		7,
		4,
		5,
		2,
		6,
		3,
		2,
		2,
		12,
		5,
		5,
		3,
		15,
		13,
		8,
		11,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		5,
		3,
		3,
		3,
		3,
		4,
		18,
		2,
		12,
		5,
		3,
		3,
		3,
		3,
		3,
		5,
		16,
		8,
		8,
		9,
		6,
		6,
		4,
		4,
		4,
		4,
		31,
		6,
		6,
		10,
		11,
		21,
		10,
		9,
		7,
		10,
		7,
		7,
		2,
		4,
		4,
		4,
		4,
		6,
		5,
		3,
		3,
		4,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		6,
		6,
		2,
		2,
		2,
		5,
		3,
		3,
		3,
		7,
		7,
		4,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		3,
		8,
		2,
		3,
		3,
		3,
		3,
		3,
		5,
		9,
		11,
		3,
		3,
		3,
		3,
		4,
		4,
		3,
		3,
		3,
		3,
		3,
		5,
		10,
		9,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		2,
		3,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		11,
		10,
		10,
		10,
		10,
		10,
		11,
		10,
		11,
		10,
		11,
		10,
		9,
		9,
		11,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		3,
		7,
		8,
		8,
		7,
		6,
		6,
		11,
		4,
		4,
		4,
		7,
		8,
		9,
		9,
		2,
		3,
		7,
		4,
		4,
		2,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		4,
		4,
		4,
		4,
		2,
		2,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		5,
		5,
		5,
		7,
		7,
		6,
		6,
		6,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		6,
		8,
		8,
		1,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		6,
		9,
		12,
		3,
		7,
		10,
		7,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		4,
		3,
		3,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		8,
		8,
		6,
		6,
		8,
		6,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		7,
		5,
		5,
		20,
		19,
		8,
		10,
		9,
		7,
		10,
		6,
		8,
		11,
		6,
		6,
		6,
		6,
		13,
		12,
		8,
		6,
		7,
		14,
		11,
		9,
		2,
		5,
		3,
		6,
		2,
		3,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		5,
		4,
		3,
		7,
		6,
		4,
		7,
		4,
		3,
		6,
		4,
		7,
		2,
		7,
		7,
		7,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		9,
		10,
		10,
		11,
		7,
		8,
		20,
		7,
		8,
		9,
		8,
		12,
		6,
		6,
		6,
		8,
		9,
		8,
		12,
		6,
		6,
		8,
		13,
		10,
		12,
		6,
		6,
		7,
		7,
		9,
		6,
		4,
		4,
		4,
		4,
		4,
		4,
		10,
		6,
		6,
		6,
		7,
		14,
		11,
		10,
		7,
		8,
		10,
		8,
		11,
		14,
		11,
		11,
		9,
		7,
		9,
		8,
		11,
		9,
		17,
		10,
		9,
		2,
		2,
		2,
		9,
		3,
		3,
		3,
		3,
		15,
		14,
		9,
		5,
		5,
		2,
		8,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		15,
		12,
		22,
		19,
		17,
		18,
		18,
		19,
		21,
		7,
		16,
		16,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		9,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		7,
		16,
		11,
		11,
		7,
		7,
		7,
		7,
		17,
		7,
		8,
		12,
		15,
		9,
		19,
		7,
		19,
		8,
		21,
		11,
		12,
		19,
		14,
		22,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		16,
		16,
		19,
		24,
		12,
		7,
		14,
		7,
		12,
		7,
		8,
		10,
		10,
		13,
		7,
		12,
		12,
		7,
		7,
		10,
		18,
		15,
		12,
		16,
		7,
		14,
		12,
		17,
		10,
		16,
		17,
		12,
		17,
		25,
		7,
		7,
		7,
		13,
		6,
		9,
		6,
		9,
		18,
		6,
		6,
		11,
		20,
		10,
		6,
		6,
		6,
		6,
		6,
		6,
		17,
		6,
		6,
		6,
		15,
		6,
		6,
		6,
		6,
		6,
		8,
		14,
		11,
		12,
		11,
		15,
		13,
		19,
		17,
		21,
		7,
		18,
		8,
		13,
		13,
		8,
		12,
		8,
		6,
		6,
		13,
		6,
		15,
		15,
		16,
		6,
		6,
		16,
		6,
		6,
		6,
		14,
		6,
		18,
		6,
		6,
		6,
		17,
		18,
		9,
		13,
		15,
		8,
		19,
		8,
		15,
		15,
		18,
		14,
		16,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		11,
		10,
		11,
		6,
		21,
		23,
		12,
		17,
		12,
		11,
		14,
		13,
		22,
		15,
		15,
		11,
		12,
		14,
		12,
		7,
		12,
		8,
		12,
		14,
		12,
		18,
		10,
		8,
		16,
		19,
		17,
		12,
		14,
		15,
		8,
		19,
		17,
		12,
		13,
		13,
		15,
		18,
		13,
		23,
		24,
		23,
		21,
		17,
		24,
		8,
		21,
		8,
		14,
		14,
		16,
		20,
		14,
		8,
		8,
		15,
		20,
		8,
		19,
		21,
		9,
		8,
		13,
		12,
		13,
		15,
		11,
		8,
		11,
		9,
		9,
		8,
		11,
		8,
		21,
		14,
		21,
		15,
		15,
		13,
		7,
		19,
		7,
		7,
		7,
		7,
		7,
		7,
		16,
		12,
		17,
		18,
		7,
		7,
		11,
		11,
		7,
		9,
		9,
		2,
		2,
		3,
		3,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		10,
		10,
		7,
		9,
		7,
		7,
		7,
		6,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		6,
		8,
		6,
		6,
		9,
		7,
		7,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		8,
		9,
		8,
		7,
		8,
		7,
		8,
		10,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		9,
		7,
		7,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		6,
		6,
		9,
		11,
		13,
		7,
		8,
		9,
		9,
		5,
		5,
		5,
		7,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		8,
		9,
		7,
		10,
		9,
		10,
		7,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		7,
		7,
		9,
		8,
		7,
		7,
		6,
		6,
		6,
		6,
		6,
		6,
		10,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		10,
		4,
		4,
		4,
		4,
		8,
		7,
		7,
		10,
		10,
		9,
		8,
		8,
		15,
		9,
		8,
		8,
		8,
		8,
		8,
		9,
		10,
		9,
		10,
		7,
		8,
		13,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		7,
		8,
		6,
		6,
		6,
		4,
		4,
		11,
		9,
		7,
		8,
		9,
		10,
		7,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		6,
		6,
		13,
		7,
		9,
		8,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		7,
		8,
		7,
		8,
		13,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		8,
		8,
		6,
		6,
		6,
		6,
		7,
		6,
		7,
		6,
		6,
		9,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		7,
		8,
		7,
		8,
		9,
		8,
		8,
		8,
		7,
		10,
		7,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		7,
		7,
		7,
		7,
		9,
		7,
		10,
		9,
		6,
		6,
		6,
		6,
		6,
		8,
		8,
		6,
		6,
		6,
		7,
		6,
		6,
		6,
		9,
		9,
		4,
		4,
		13,
		7,
		10,
		9,
		9,
		12,
		7,
		8,
		8,
		10,
		8,
		8,
		8,
		8,
		8,
		8,
		5,
		5,
		5,
		5,
		3,
		7,
		7,
		11,
		7,
		9,
		8,
		8,
		6,
		6,
		10,
		6,
		8,
		8,
		8,
		6,
		7,
		6,
		6,
		12,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		9,
		8,
		8,
		16,
		8,
		9,
		8,
		7,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		7,
		7,
		10,
		15,
		8,
		9,
		8,
		9,
		9,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		4,
		8,
		7,
		8,
		8,
		7,
		8,
		11,
		8,
		5,
		5,
		5,
		5,
		5,
		3,
		7,
		7,
		6,
		11,
		16,
		7,
		6,
		4,
		4,
		4,
		4,
		9,
		9,
		8,
		8,
		8,
		13,
		12,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		11,
		7,
		8,
		8,
		9,
		13,
		7,
		7,
		7,
		9,
		8,
		8,
		9,
		12,
		7,
		12,
		7,
		12,
		8,
		7,
		10,
		12,
		9,
		9,
		6,
		6,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		8,
		9,
		11,
		8,
		6,
		6,
		6,
		6,
		6,
		12,
		7,
		6,
		6,
		6,
		9,
		7,
		7,
		6,
		6,
		6,
		6,
		6,
		11,
		9,
		6,
		6,
		6,
		6,
		6,
		7,
		9,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		9,
		9,
		9,
		9,
		7,
		7,
		7,
		7,
		7,
		11,
		7,
		7,
		8,
		8,
		8,
		8,
		8,
		8,
		9,
		8,
		9,
		9,
		7,
		7,
		11,
		11,
		7,
		12,
		8,
		8,
		8,
		8,
		8,
		7,
		8,
		8,
		8,
		8,
		8,
		13,
		12,
		8,
		8,
		8,
		8,
		7,
		7,
		7,
		9,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		7,
		11,
		7,
		8,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		10,
		11,
		6,
		7,
		9,
		4,
		4,
		4,
		4,
		4,
		4,
		9,
		9,
		8,
		9,
		8,
		8,
		8,
		7,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		11,
		7,
		7,
		7,
		9,
		6,
		6,
		11,
		8,
		10,
		6,
		6,
		6,
		12,
		8,
		8,
		7,
		6,
		6,
		8,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		9,
		10,
		9,
		9,
		8,
		10,
		9,
		11,
		8,
		5,
		5,
		5,
		7,
		6,
		6,
		8,
		7,
		4,
		4,
		4,
		4,
		8,
		7,
		7,
		8,
		7,
		8,
		8,
		5,
		5,
		5,
		5,
		7,
		7,
		8,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		10,
		8,
		9,
		13,
		6,
		7,
		6,
		6,
		8,
		7,
		8,
		4,
		4,
		4,
		4,
		11,
		8,
		8,
		8,
		10,
		5,
		5,
		8,
		7,
		8,
		13,
		8,
		7,
		6,
		8,
		6,
		9,
		7,
		8,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		8,
		9,
		6,
		4,
		8,
		10,
		10,
		8,
		12,
		9,
		13,
		2,
		7,
		5,
		5,
		5,
		5,
		5,
		7,
		7,
		10,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		8,
		4,
		4,
		9,
		8,
		8,
		8,
		14,
		8,
		8,
		8,
		9,
		8,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		9,
		6,
		6,
		6,
		6,
		10,
		12,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		4,
		4,
		4,
		4,
		11,
		8,
		7,
		8,
		8,
		8,
		5,
		5,
		3,
		3,
		3,
		3,
		7,
		7,
		6,
		8,
		6,
		8,
		11,
		7,
		6,
		6,
		6,
		7,
		4,
		8,
		11,
		9,
		10,
		5,
		5,
		5,
		3,
		3,
		3,
		7,
		7,
		8,
		9,
		8,
		15,
		9,
		6,
		6,
		6,
		6,
		6,
		6,
		11,
		11,
		4,
		4,
		4,
		4,
		4,
		7,
		9,
		9,
		10,
		8,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		7,
		4,
		4,
		4,
		4,
		4,
		9,
		9,
		8,
		8,
		10,
		13,
		5,
		5,
		5,
		3,
		17,
		7,
		7,
		7,
		7,
		7,
		8,
		6,
		8,
		13,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		4,
		4,
		4,
		9,
		10,
		8,
		8,
		8,
		5,
		5,
		5,
		5,
		3,
		7,
		7,
		7,
		8,
		8,
		6,
		6,
		6,
		8,
		8,
		8,
		9,
		10,
		8,
		4,
		8,
		10,
		9,
		8,
		8,
		8,
		9,
		13,
		10,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		8,
		9,
		9,
		7,
		7,
		7,
		10,
		9,
		9,
		8,
		9,
		8,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		8,
		12,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		12,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		11,
		8,
		8,
		9,
		9,
		10,
		8,
		9,
		7,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		7,
		8,
		7,
		6,
		6,
		8,
		6,
		6,
		10,
		4,
		7,
		8,
		9,
		12,
		8,
		7,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		14,
		7,
		9,
		8,
		8,
		6,
		6,
		8,
		12,
		12,
		6,
		6,
		7,
		7,
		10,
		4,
		4,
		4,
		4,
		4,
		9,
		9,
		14,
		9,
		13,
		8,
		7,
		5,
		5,
		5,
		6,
		6,
		6,
		7,
		4,
		8,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		7,
		7,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		12,
		6,
		6,
		6,
		6,
		4,
		4,
		9,
		9,
		8,
		8,
		11,
		7,
		7,
		7,
		5,
		5,
		5,
		3,
		9,
		8,
		6,
		6,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		8,
		8,
		11,
		5,
		5,
		5,
		7,
		7,
		7,
		9,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		8,
		4,
		4,
		4,
		4,
		7,
		12,
		9,
		8,
		8,
		8,
		7,
		10,
		10,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		11,
		14,
		8,
		7,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		8,
		7,
		6,
		6,
		6,
		7,
		6,
		8,
		9,
		4,
		4,
		4,
		7,
		8,
		9,
		7,
		9,
		7,
		7,
		9,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		11,
		3,
		9,
		7,
		7,
		12,
		14,
		8,
		6,
		6,
		12,
		11,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		15,
		7,
		4,
		4,
		4,
		16,
		9,
		9,
		9,
		8,
		9,
		9,
		9,
		9,
		9,
		8,
		8,
		8,
		13,
		11,
		8,
		5,
		5,
		5,
		5,
		3,
		7,
		6,
		6,
		8,
		8,
		8,
		6,
		6,
		7,
		10,
		7,
		4,
		4,
		4,
		4,
		9,
		7,
		8,
		7,
		7,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		7,
		7,
		7,
		9,
		6,
		6,
		6,
		6,
		6,
		8,
		8,
		7,
		7,
		9,
		6,
		6,
		6,
		7,
		6,
		6,
		6,
		6,
		6,
		15,
		4,
		4,
		4,
		4,
		4,
		8,
		8,
		7,
		8,
		12,
		9,
		8,
		8,
		8,
		8,
		8,
		9,
		8,
		8,
		10,
		8,
		8,
		8,
		8,
		16,
		9,
		10,
		2,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		9,
		7,
		6,
		8,
		9,
		4,
		4,
		4,
		4,
		4,
		7,
		8,
		8,
		8,
		9,
		8,
		11,
		10,
		5,
		5,
		5,
		5,
		3,
		7,
		8,
		6,
		6,
		6,
		6,
		6,
		8,
		6,
		6,
		6,
		6,
		4,
		12,
		10,
		12,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		5,
		5,
		5,
		5,
		3,
		3,
		7,
		7,
		10,
		8,
		9,
		7,
		6,
		10,
		7,
		6,
		6,
		4,
		4,
		8,
		9,
		7,
		9,
		9,
		9,
		9,
		8,
		8,
		8,
		8,
		10,
		5,
		5,
		5,
		5,
		5,
		5,
		8,
		7,
		6,
		6,
		6,
		10,
		6,
		7,
		10,
		7,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		12,
		9,
		10,
		7,
		7,
		10,
		8,
		10,
		5,
		12,
		9,
		6,
		6,
		6,
		6,
		6,
		7,
		6,
		4,
		4,
		4,
		10,
		9,
		9,
		8,
		7,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		13,
		7,
		7,
		9,
		7,
		7,
		7,
		8,
		9,
		9,
		7,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		13,
		9,
		15,
		15,
		4,
		4,
		4,
		4,
		4,
		10,
		10,
		9,
		8,
		9,
		8,
		8,
		9,
		7,
		8,
		7,
		8,
		5,
		5,
		7,
		6,
		6,
		6,
		4,
		4,
		4,
		7,
		8,
		11,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		7,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		11,
		10,
		7,
		4,
		4,
		4,
		9,
		8,
		8,
		5,
		5,
		5,
		5,
		5,
		9,
		9,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		9,
		4,
		4,
		4,
		4,
		8,
		8,
		8,
		9,
		9,
		8,
		8,
		8,
		13,
		2,
		4,
		2,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		9,
		9,
		6,
		6,
		6,
		6,
		10,
		8,
		8,
		8,
		6,
		6,
		6,
		4,
		4,
		9,
		8,
		10,
		8,
		9,
		8,
		8,
		8,
		9,
		8,
		8,
		5,
		3,
		3,
		3,
		11,
		6,
		6,
		6,
		7,
		6,
		6,
		6,
		4,
		4,
		9,
		8,
		5,
		5,
		5,
		5,
		5,
		3,
		11,
		8,
		6,
		6,
		6,
		6,
		6,
		9,
		7,
		4,
		4,
		14,
		10,
		9,
		8,
		12,
		8,
		8,
		8,
		11,
		15,
		8,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		11,
		11,
		11,
		10,
		10,
		7,
		7,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		7,
		11,
		7,
		7,
		11,
		11,
		7,
		8,
		9,
		10,
		7,
		7,
		9,
		9,
		9,
		9,
		7,
		7,
		10,
		8,
		13,
		8,
		8,
		8,
		8,
		11,
		10,
		6,
		6,
		8,
		10,
		11,
		14,
		14,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		11,
		7,
		7,
		6,
		8,
		12,
		11,
		11,
		6,
		6,
		10,
		6,
		6,
		6,
		6,
		6,
		10,
		7,
		7,
		6,
		6,
		11,
		6,
		6,
		6,
		11,
		8,
		9,
		7,
		6,
		10,
		11,
		9,
		10,
		11,
		7,
		11,
		8,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		8,
		6,
		6,
		8,
		9,
		10,
		9,
		6,
		6,
		6,
		10,
		6,
		6,
		6,
		6,
		11,
		10,
		11,
		10,
		9,
		8,
		7,
		7,
		7,
		7,
		11,
		14,
		8,
		10,
		9,
		9,
		8,
		8,
		7,
		11,
		8,
		8,
		8,
		11,
		11,
		10,
		10,
		9,
		10,
		8,
		11,
		10,
		8,
		11,
		9,
		12,
		8,
		10,
		8,
		11,
		8,
		9,
		9,
		11,
		11,
		10,
		11,
		13,
		8,
		7,
		8,
		8,
		9,
		7,
		8,
		8,
		8,
		8,
		7,
		8,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		4,
		4,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		8,
		6,
		4,
		4,
		4,
		11,
		7,
		11,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		8,
		7,
		7,
		8,
		8,
		4,
		8,
		7,
		7,
		7,
		9,
		7,
		8,
		9,
		8,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		5,
		5,
		3,
		3,
		8,
		8,
		6,
		9,
		4,
		4,
		10,
		7,
		3,
		3,
		3,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		3,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		4,
		10,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		2,
		3,
		3,
		3,
		5,
		2,
		4,
		2,
		6,
		2,
		2,
		9,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		5,
		9,
		8,
		7,
		9,
		6,
		6,
		11,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		6,
		7,
		7,
		11,
		8,
		8,
		6,
		5,
		11,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		4,
		4,
		4,
		4,
		3,
		3,
		3,
		3,
		5,
		7,
		2,
		3,
		3,
		3,
		3,
		3,
		8,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		4,
		4,
		4,
		4,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		3,
		3,
		6,
		3,
		3,
		8,
		10,
		3,
		4,
		4,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		8,
		9,
		10,
		7,
		7,
		1,
		14,
		18,
		13,
		18,
		13,
		10,
		10,
		16,
		13,
		18,
		16,
		13,
		16,
		18,
		13,
		22,
		16,
		16,
		16,
		14,
		21,
		16,
		9,
		14,
		16,
		9,
		9,
		14,
		10,
		10,
		14,
		12,
		14,
		19,
		12,
		11,
		18,
		13,
		17,
		15,
		15,
		15,
		15,
		16,
		14,
		13,
		19,
		18,
		15,
		19,
		18,
		12,
		18,
		12,
		11,
		20,
		14,
		15,
		10,
		17,
		17,
		16,
		19,
		20,
		21,
		15,
		13,
		16,
		15,
		15,
		15,
		1,
		1,
		3,
		8,
		7,
		7,
		8,
		8,
		8,
		1,
		6,
		1,
		1,
		6,
		3,
		3,
		4,
		7,
		3,
		3,
		5,
		5,
		4,
		4,
		4,
		4,
		4,
		2,
		7,
		7,
		8,
		12,
		3,
		4,
		5,
		1,
		3,
		4,
		4,
		10,
		4,
		3,
		3,
		3,
		8,
		7,
		7,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		12,
		9,
		20,
		7,
		5,
		5,
		5,
		9,
		13,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		16,
		5,
		5,
		5,
		13,
		7,
		8,
		8,
		11,
		8,
		7,
		9,
		7,
		11,
		12,
		9,
		9,
		8,
		8,
		11,
		10,
		14,
		7,
		12,
		10,
		11,
		13,
		7,
		9,
		11,
		17,
		17,
		14,
		13,
		7,
		8,
		7,
		10,
		10,
		7,
		16,
		13,
		7,
		8,
		17,
		12,
		9,
		8,
		6,
		7,
		10,
		6,
		6,
		12,
		6,
		8,
		10,
		8,
		8,
		8,
		6,
		8,
		6,
		14,
		6,
		6,
		6,
		13,
		6,
		10,
		6,
		6,
		7,
		14,
		8,
		6,
		6,
		10,
		11,
		10,
		9,
		9,
		7,
		7,
		6,
		6,
		6,
		9,
		9,
		7,
		9,
		10,
		9,
		13,
		12,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		6,
		6,
		8,
		8,
		6,
		8,
		9,
		10,
		9,
		7,
		10,
		10,
		8,
		7,
		8,
		7,
		10,
		12,
		9,
		8,
		15,
		8,
		7,
		8,
		8,
		7,
		7,
		15,
		13,
		7,
		10,
		9,
		14,
		18,
		16,
		7,
		24,
		7,
		8,
		10,
		11,
		16,
		8,
		14,
		7,
		9,
		9,
		9,
		13,
		19,
		14,
		15,
		14,
		11,
		7,
		13,
		9,
		10,
		7,
		13,
		9,
		10,
		11,
		12,
		8,
		9,
		2,
		3,
		5,
		8,
		7,
		4,
		4,
		15,
		10,
		5,
		3,
		3,
		3,
		3,
		3,
		5,
		4,
		4,
		4,
		2,
		2,
		2,
		2,
		2,
		1,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		4,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		2,
		12,
		5,
		3,
		8,
		10,
		15,
		6,
		7,
		2,
		3,
		2,
		5,
		5,
		12,
		2,
		5,
		5,
		5,
		5,
		2,
		2,
		5,
		5,
		12,
		9,
		5,
		2,
		2,
		9,
		5,
		5,
		12,
		12,
		5,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		9,
		12,
		5,
		8,
		8,
		9,
		5,
		5,
		5,
		8,
		19,
		7,
		16,
		15,
		14,
		9,
		9,
		9,
		9,
		7,
		11,
		11,
		11,
		7,
		14,
		10,
		10,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		15,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		9,
		9,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		14,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		15,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		12,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		9,
		9,
		12,
		9,
		9,
		12,
		12,
		12,
		15,
		7,
		11,
		7,
		14,
		11,
		18,
		13,
		8,
		18,
		15,
		18,
		12,
		14,
		12,
		8,
		8,
		8,
		8,
		9,
		9,
		9,
		12,
		7,
		10,
		10,
		8,
		8,
		12,
		12,
		12,
		7,
		12,
		12,
		9,
		7,
		7,
		7,
		7,
		7,
		8,
		15,
		12,
		9,
		10,
		10,
		7,
		10,
		10,
		13,
		11,
		10,
		9,
		22,
		11,
		9,
		8,
		8,
		8,
		8,
		8,
		13,
		18,
		13,
		9,
		15,
		19,
		9,
		7,
		7,
		10,
		7,
		7,
		7,
		11,
		8,
		13,
		17,
		7,
		7,
		10,
		10,
		10,
		7,
		20,
		16,
		7,
		7,
		7,
		7,
		7,
		7,
		11,
		21,
		12,
		12,
		13,
		11,
		14,
		16,
		8,
		8,
		13,
		11,
		7,
		7,
		13,
		7,
		7,
		14,
		15,
		15,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		13,
		10,
		18,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		11,
		8,
		8,
		12,
		12,
		11,
		11,
		8,
		12,
		9,
		9,
		9,
		13,
		13,
		9,
		9,
		9,
		9,
		9,
		9,
		6,
		10,
		12,
		6,
		6,
		6,
		6,
		17,
		11,
		7,
		7,
		7,
		7,
		14,
		14,
		12,
		6,
		7,
		7,
		6,
		6,
		15,
		10,
		13,
		10,
		6,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		13,
		9,
		9,
		15,
		13,
		6,
		12,
		12,
		6,
		19,
		11,
		10,
		7,
		7,
		16,
		8,
		19,
		17,
		9,
		9,
		9,
		9,
		9,
		6,
		6,
		6,
		10,
		8,
		16,
		8,
		6,
		6,
		9,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		8,
		8,
		8,
		6,
		7,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		14,
		6,
		6,
		6,
		6,
		20,
		6,
		9,
		6,
		14,
		9,
		9,
		9,
		6,
		9,
		8,
		8,
		12,
		9,
		8,
		8,
		8,
		8,
		7,
		8,
		12,
		7,
		8,
		8,
		8,
		6,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		8,
		8,
		6,
		6,
		13,
		9,
		12,
		13,
		12,
		14,
		13,
		12,
		11,
		11,
		6,
		8,
		8,
		8,
		6,
		13,
		12,
		11,
		11,
		12,
		6,
		11,
		12,
		11,
		13,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		15,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		13,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		8,
		8,
		8,
		8,
		6,
		18,
		6,
		12,
		13,
		13,
		13,
		9,
		10,
		15,
		9,
		12,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		15,
		10,
		9,
		10,
		13,
		9,
		19,
		8,
		18,
		17,
		10,
		10,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		10,
		14,
		8,
		16,
		16,
		9,
		8,
		15,
		8,
		8,
		10,
		12,
		14,
		7,
		7,
		8,
		8,
		7,
		7,
		7,
		7,
		8,
		13,
		13,
		11,
		9,
		9,
		9,
		12,
		10,
		17,
		8,
		11,
		9,
		7,
		7,
		14,
		8,
		14,
		14,
		7,
		7,
		7,
		7,
		7,
		7,
		14,
		7,
		7,
		7,
		7,
		7,
		10,
		10,
		8,
		14,
		7,
		7,
		7,
		7,
		8,
		8,
		8,
		8,
		8,
		17,
		9,
		7,
		15,
		7,
		8,
		12,
		7,
		9,
		14,
		7,
		7,
		7,
		9,
		13,
		8,
		14,
		7,
		16,
		18,
		13,
		15,
		14,
		12,
		13,
		10,
		15,
		9,
		7,
		7,
		7,
		10,
		13,
		15,
		15,
		9,
		9,
		9,
		9,
		19,
		11,
		7,
		11,
		11,
		13,
		8,
		8,
		8,
		8,
		7,
		12,
		19,
		17,
		9,
		9,
		13,
		7,
		7,
		7,
		9,
		7,
		7,
		7,
		12,
		13,
		15,
		10,
		8,
		8,
		14,
		15,
		12,
		13,
		13,
		8,
		12,
		14,
		7,
		11,
		7,
		14,
		15,
		13,
		12,
		8,
		8,
		8,
		8,
		11,
		13,
		15,
		15,
		8,
		13,
		12,
		8,
		8,
		8,
		13,
		10,
		16,
		14,
		11,
		8,
		8,
		12,
		12,
		9,
		15,
		15,
		12,
		12,
		13,
		8,
		8,
		9,
		12,
		13,
		9,
		8,
		8,
		8,
		8,
		8,
		8,
		8,
		8,
		8,
		8,
		8,
		11,
		12,
		11,
		7,
		14,
		7,
		13,
		13,
		13,
		12,
		18,
		16,
		7,
		12,
		11,
		10,
		10,
		15,
		9,
		9,
		9,
		21,
		7,
		7,
		7,
		11,
		16,
		8,
		8,
		11,
		11,
		7,
		7,
		7,
		7,
		7,
		19,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		12,
		8,
		9,
		12,
		14,
		11,
		9,
		9,
		9,
		22,
		12,
		3,
		3,
		4,
		8,
		8,
		15,
		4,
		2,
		2,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		6,
		4,
		4,
		4,
		12,
		7,
		10,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		7,
		3,
		7,
		5,
		14,
		4,
		4,
		7,
		8,
		10,
		4,
		1,
		3,
		3,
		6,
		2,
		4,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		4,
		2,
		2,
		5,
		3,
		4,
		2,
		2,
		2,
		2,
		2,
		2,
		11,
		5,
		5,
		5,
		11,
		5,
		5,
		3,
		5,
		5,
		5,
		5,
		11,
		14,
		13,
		9,
		11,
		9,
		12,
		8,
		11,
		11,
		8,
		11,
		16,
		9,
		9,
		7,
		10,
		9,
		12,
		8,
		15,
		6,
		7,
		6,
		6,
		13,
		10,
		8,
		11,
		8,
		6,
		6,
		6,
		12,
		16,
		6,
		11,
		7,
		8,
		9,
		18,
		6,
		6,
		9,
		4,
		4,
		6,
		13,
		6,
		6,
		6,
		6,
		8,
		8,
		9,
		16,
		7,
		7,
		14,
		7,
		8,
		8,
		8,
		7,
		7,
		7,
		7,
		7,
		7,
		15,
		13,
		7,
		10,
		7,
		7,
		10,
		12,
		16,
		15,
		7,
		9,
		9,
		14,
		11,
		11,
		10,
		9,
		10,
		8,
		12,
		7,
		8,
		7,
		7,
		10,
		12,
		7,
		12,
		8,
		7,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		3,
		3,
		5,
		5,
		5,
		10,
		4,
		8,
		7,
		10,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		1,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		4,
		5,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		6,
		6,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		9,
		8,
		2,
		2,
		2,
		8,
		12,
		7,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		8,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		5,
		7,
		11,
		9,
		8,
		8,
		8,
		7,
		8,
		9,
		7,
		7,
		9,
		7,
		7,
		7,
		10,
		7,
		7,
		10,
		9,
		10,
		6,
		6,
		6,
		6,
		6,
		6,
		15,
		7,
		8,
		9,
		9,
		8,
		6,
		6,
		10,
		9,
		6,
		8,
		13,
		9,
		7,
		6,
		6,
		6,
		6,
		6,
		6,
		12,
		6,
		6,
		7,
		6,
		7,
		6,
		6,
		6,
		10,
		10,
		7,
		6,
		6,
		6,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		6,
		14,
		6,
		6,
		7,
		7,
		9,
		6,
		6,
		6,
		6,
		9,
		9,
		8,
		9,
		10,
		9,
		8,
		9,
		12,
		7,
		7,
		7,
		8,
		7,
		10,
		12,
		11,
		9,
		10,
		7,
		7,
		7,
		9,
		10,
		10,
		8,
		12,
		9,
		7,
		7,
		9,
		8,
		8,
		8,
		10,
		7,
		7,
		8,
		9,
		9,
		7,
		7,
		7,
		8,
		2,
		4,
		6,
		3,
		4,
		2,
		3,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		4,
		4,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		8,
		6,
		4,
		7,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		12,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		2,
		3,
		5,
		3,
		4,
		7,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		3,
		3,
		6,
		4,
		3,
		4,
		2,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		5,
		4,
		4,
		4,
		4,
		7,
		6,
		8,
		9,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		5,
		7,
		2,
		3,
		3,
		8,
		7,
		7,
		2,
		2,
		8,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		8,
		8,
		7,
		7,
		6,
		10,
		6,
		9,
		7,
		11,
		4,
		6,
		8,
		8,
		7,
		8,
		4,
		5,
		5,
		5,
		5,
		3,
		3,
		11,
		8,
		9,
		6,
		6,
		8,
		7,
		4,
		4,
		7,
		8,
		7,
		2,
		2,
		3,
		3,
		3,
		3,
		4,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		2,
		2,
		5,
		3,
		3,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
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
		1,
		1,
		1,
		2,
		2,
		2,
		2,
		2,
		12,
		5,
		5,
		3,
		3,
		3,
		5,
		10,
		12,
		6,
		15,
		4,
		6,
		6,
		7,
		14,
		9,
		3,
		3,
		3,
		3,
		3,
		8,
		2,
		2,
		3,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		8,
		8,
		8,
		7,
		5,
		8,
		4,
		6,
		11,
		2,
		2,
		6,
		7,
		3,
		3,
		2,
		9,
		8,
		5,
		5,
		3,
		3,
		3,
		5,
		5,
		7,
		7,
		6,
		6,
		10,
		6,
		8,
		6,
		8,
		9,
		7,
		4,
		4,
		4,
		4,
		7,
		6,
		6,
		7,
		7,
		10,
		9,
		8,
		11,
		8,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		7,
		6,
		2,
		5,
		6,
		7,
		6,
		4,
		8,
		9,
		11,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		9,
		9,
		6,
		4,
		8,
		7,
		7,
		5,
		9,
		8,
		6,
		2,
		8,
		7,
		8,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		16,
		8,
		7,
		7,
		7,
		8,
		7,
		7,
		7,
		7,
		9,
		6,
		9,
		6,
		10,
		7,
		7,
		7,
		6,
		10,
		8,
		9,
		11,
		11,
		8,
		4,
		4,
		10,
		8,
		8,
		6,
		9,
		6,
		11,
		8,
		8,
		8,
		15,
		7,
		8,
		9,
		5,
		3,
		3,
		3,
		3,
		3,
		5,
		11,
		2,
		2,
		3,
		8,
		9,
		10,
		3,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		6,
		4,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		11,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		7,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		12,
		7,
		4,
		12,
		4,
		6,
		5,
		4,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		4,
		11,
		10,
		6,
		4,
		6,
		10,
		8,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		4,
		4,
		4,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		5,
		3,
		4,
		4,
		1,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		10,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		8,
		8,
		7,
		13,
		12,
		10,
		10,
		8,
		8,
		7,
		7,
		9,
		12,
		11,
		6,
		6,
		8,
		8,
		9,
		7,
		7,
		7,
		10,
		15,
		10,
		4,
		4,
		4,
		4,
		4,
		11,
		8,
		8,
		9,
		7,
		9,
		14,
		14,
		12,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		12,
		5,
		5,
		5,
		11,
		10,
		7,
		9,
		3,
		8,
		7,
		3,
		15,
		13,
		11,
		4,
		4,
		2,
		2,
		2,
		19,
		7,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		22,
		18,
		6,
		14,
		17,
		4,
		4,
		19,
		16,
		18,
		2,
		3,
		3,
		7,
		2,
		3,
		2,
		3,
		3,
		6,
		4,
		2,
		3,
		3,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		9,
		9,
		2,
		3,
		2,
		2,
		2,
		3,
		3,
		3,
		5,
		7,
		14,
		7,
		7,
		12,
		9,
		13,
		6,
		11,
		6,
		10,
		9,
		7,
		7,
		8,
		12,
		12,
		8,
		8,
		8,
		10,
		7,
		7,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		5,
		8,
		10,
		7,
		8,
		11,
		8,
		12,
		9,
		4,
		14,
		7,
		7,
		9,
		13,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		2,
		3,
		3,
		3,
		1,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		8,
		4,
		4,
		4,
		3,
		2,
		3,
		3,
		3,
		3,
		5,
		2,
		2,
		2,
		2,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		7,
		7,
		7,
		7,
		7,
		8,
		8,
		8,
		8,
		8,
		12,
		9,
		8,
		8,
		9,
		8,
		6,
		17,
		6,
		6,
		6,
		8,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		4,
		4,
		8,
		8,
		9,
		9,
		9,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		9,
		9,
		9,
		7,
		8,
		8,
		8,
		10,
		7,
		13,
		10,
		8,
		9,
		3,
		3,
		5,
		13,
		3,
		3,
		3,
		3,
		3,
		7,
		7,
		6,
		6,
		10,
		13,
		11,
		11,
		8,
		8,
		9,
		8,
		9,
		9,
		10,
		10,
		10,
		11,
		10,
		10,
		13,
		13,
		16,
		15,
		11,
		12,
		9,
		9,
		10,
		9,
		11,
		10,
		9,
		9,
		14,
		7,
		8,
		3,
		10,
		7,
		7,
		3,
		2,
		2,
		2,
		5,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		7,
		2,
		2,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		4,
		11,
		6,
		7,
		4,
		6,
		2,
		2,
		3,
		3,
		3,
		1,
		3,
		3,
		3,
		3,
		3,
		3,
		6,
		4,
		4,
		2,
		2,
		2,
		3,
		3,
		3,
		3,
		4,
		4,
		6,
		6,
		6,
		6,
		5,
		4,
		4,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		2,
		9,
		11,
		6,
		10,
		9,
		12,
		7,
		7,
		11,
		14,
		9,
		7,
		12,
		3,
		3,
		7,
		12,
		11,
		12,
		7,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		9,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		11,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		11,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		3,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		6,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		5,
		3,
		10,
		3,
		3,
		3,
		11,
		3,
		5,
		9,
		11,
		8,
		12,
		14,
		9,
		7,
		8,
		7,
		7,
		11,
		11,
		7,
		7,
		10,
		9,
		8,
		10,
		9,
		7,
		7,
		7,
		7,
		7,
		7,
		8,
		8,
		7,
		11,
		8,
		8,
		8,
		7,
		7,
		10,
		8,
		7,
		13,
		12,
		7,
		17,
		10,
		8,
		8,
		11,
		7,
		11,
		11,
		14,
		7,
		11,
		7,
		8,
		6,
		9,
		20,
		8,
		7,
		9,
		16,
		7,
		10,
		6,
		11,
		10,
		8,
		9,
		7,
		16,
		11,
		11,
		9,
		8,
		9,
		8,
		8,
		8,
		11,
		8,
		15,
		8,
		8,
		9,
		7,
		8,
		8,
		11,
		10,
		7,
		5,
		7,
		10,
		10,
		15,
		7,
		7,
		7,
		8,
		7,
		8,
		8,
		10,
		11,
		10,
		10,
		10,
		11,
		11,
		7,
		8,
		6,
		8,
		8,
		8,
		10,
		6,
		8,
		6,
		6,
		7,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		16,
		6,
		15,
		6,
		7,
		11,
		11,
		7,
		9,
		10,
		11,
		13,
		10,
		6,
		16,
		8,
		10,
		12,
		11,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		10,
		6,
		10,
		7,
		7,
		7,
		11,
		7,
		11,
		6,
		6,
		6,
		6,
		6,
		6,
		17,
		7,
		7,
		6,
		6,
		12,
		22,
		6,
		6,
		6,
		6,
		6,
		8,
		6,
		6,
		6,
		6,
		7,
		6,
		6,
		5,
		6,
		6,
		8,
		11,
		6,
		9,
		14,
		11,
		9,
		11,
		7,
		7,
		8,
		6,
		6,
		6,
		8,
		10,
		9,
		6,
		6,
		6,
		6,
		9,
		7,
		6,
		6,
		6,
		6,
		6,
		15,
		6,
		4,
		4,
		4,
		6,
		4,
		17,
		8,
		11,
		6,
		6,
		9,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		7,
		6,
		6,
		6,
		6,
		10,
		6,
		10,
		6,
		6,
		6,
		6,
		12,
		8,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		9,
		6,
		6,
		6,
		6,
		18,
		6,
		6,
		6,
		8,
		9,
		10,
		7,
		8,
		9,
		10,
		11,
		7,
		13,
		6,
		8,
		8,
		6,
		6,
		14,
		7,
		7,
		7,
		7,
		10,
		7,
		14,
		9,
		6,
		6,
		9,
		15,
		9,
		7,
		14,
		6,
		11,
		14,
		13,
		7,
		12,
		8,
		7,
		7,
		7,
		7,
		7,
		12,
		7,
		10,
		9,
		16,
		6,
		8,
		6,
		5,
		17,
		6,
		8,
		10,
		4,
		6,
		4,
		10,
		15,
		17,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		4,
		8,
		4,
		4,
		11,
		7,
		4,
		4,
		7,
		7,
		7,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		6,
		19,
		17,
		6,
		10,
		11,
		6,
		6,
		6,
		6,
		18,
		6,
		6,
		11,
		4,
		4,
		4,
		5,
		6,
		6,
		6,
		9,
		5,
		6,
		4,
		6,
		6,
		4,
		6,
		6,
		6,
		6,
		10,
		6,
		6,
		4,
		6,
		6,
		10,
		6,
		10,
		6,
		6,
		6,
		6,
		11,
		6,
		6,
		10,
		6,
		6,
		8,
		6,
		6,
		6,
		8,
		6,
		11,
		4,
		11,
		9,
		10,
		9,
		11,
		4,
		8,
		4,
		11,
		12,
		7,
		9,
		8,
		6,
		7,
		7,
		8,
		12,
		12,
		11,
		13,
		10,
		11,
		7,
		7,
		7,
		9,
		7,
		11,
		10,
		7,
		7,
		7,
		16,
		11,
		10,
		11,
		17,
		9,
		9,
		8,
		8,
		7,
		7,
		7,
		9,
		7,
		7,
		7,
		14,
		7,
		13,
		9,
		11,
		10,
		14,
		10,
		10,
		12,
		11,
		10,
		7,
		10,
		5,
		14,
		8,
		8,
		8,
		9,
		7,
		8,
		7,
		7,
		9,
		8,
		7,
		8,
		7,
		7,
		7,
		7,
		7,
		7,
		7,
		11,
		8,
		10,
		8,
		7,
		8,
		14,
		11,
		8,
		9,
		9,
		9,
		8,
		24,
		10,
		10,
		12,
		7,
		7,
		15,
		11,
		8,
		8,
		12,
		11,
		8,
		9,
		9,
		7,
		8,
		9,
		10,
		11,
		10,
		11,
		7,
		12,
		7,
		7,
		11,
		9,
		8,
		14,
		13,
		12,
		8,
		11,
		10,
		8,
		8,
		7,
		7,
		14,
		9,
		10,
		8,
		9,
		11,
		7,
		14,
		8,
		8,
		13,
		8,
		8,
		12,
		7,
		10,
		14,
		14,
		11,
		9,
		10,
		9,
		9,
		7,
		7,
		11,
		11,
		13,
		9,
		13,
		5,
		5,
		5,
		7,
		9,
		5,
		11,
		12,
		14,
		8,
		7,
		7,
		11,
		10,
		9,
		7,
		8,
		8,
		7,
		10,
		11,
		11,
		5,
		5,
		7,
		5,
		5,
		5,
		7,
		7,
		15,
		7,
		7,
		8,
		7,
		15,
		12,
		12,
		10,
		7,
		8,
		7,
		11,
		7,
		7,
		7,
		23,
		11,
		8,
		8,
		11,
		10,
		7,
		8,
		11,
		7,
		19,
		7,
		7,
		6,
		9,
		9,
		9,
		11,
		3,
		4,
		7,
		8,
		6,
		6,
		4,
		10,
		8,
		2,
		2
	]);
	const edgeChild = /*#__PURE__*/ new Uint16Array([
		0,
		0,
		0,
		1,
		0,
		0,
		0,
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
		0,
		0,
		0,
		0,
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
		12,
		1,
		1,
		1,
		1,
		1,
		17,
		1,
		1,
		1,
		12,
		1,
		12,
		1,
		12,
		13,
		1,
		1,
		1,
		1,
		12,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		14,
		21,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		19,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		20,
		1,
		1,
		1,
		16,
		18,
		1,
		1,
		15,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		22,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		1,
		24,
		25,
		26,
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
		0,
		1,
		1,
		12,
		12,
		12,
		12,
		1,
		32,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		35,
		34,
		1,
		1,
		1,
		1,
		1,
		33,
		1,
		1,
		1,
		1,
		37,
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
		38,
		0,
		0,
		0,
		0,
		39,
		40,
		0,
		0,
		0,
		0,
		12,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		43,
		44,
		44,
		44,
		43,
		44,
		43,
		43,
		45,
		44,
		43,
		44,
		43,
		43,
		43,
		43,
		43,
		43,
		45,
		43,
		43,
		43,
		43,
		43,
		43,
		44,
		46,
		46,
		44,
		43,
		43,
		43,
		43,
		43,
		12,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		49,
		51,
		49,
		49,
		49,
		51,
		49,
		50,
		49,
		52,
		49,
		50,
		50,
		49,
		49,
		49,
		50,
		52,
		50,
		52,
		49,
		50,
		50,
		12,
		54,
		54,
		53,
		55,
		50,
		52,
		49,
		49,
		47,
		48,
		56,
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
		0,
		0,
		0,
		0,
		0,
		0,
		59,
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
		1,
		1,
		1,
		0,
		1,
		1,
		66,
		67,
		12,
		1,
		1,
		65,
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
		78,
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
		76,
		79,
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
		77,
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
		0,
		0,
		0,
		0,
		0,
		1,
		0,
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
		1,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		89,
		1,
		91,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		94,
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
		1,
		1,
		0,
		1,
		97,
		97,
		1,
		1,
		12,
		1,
		100,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		98,
		1,
		99,
		1,
		101,
		1,
		1,
		1,
		1,
		1,
		102,
		0,
		0,
		0,
		0,
		0,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		110,
		111,
		1,
		1,
		1,
		1,
		1,
		1,
		113,
		113,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		121,
		122,
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
		1,
		1,
		1,
		122,
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
		122,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		126,
		123,
		125,
		120,
		1,
		124,
		1,
		1,
		114,
		1,
		1,
		1,
		1,
		117,
		1,
		127,
		1,
		1,
		1,
		1,
		1,
		1,
		119,
		1,
		108,
		1,
		109,
		1,
		12,
		128,
		106,
		1,
		112,
		1,
		1,
		1,
		1,
		1,
		107,
		115,
		1,
		12,
		12,
		12,
		118,
		116,
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
		1,
		12,
		12,
		1,
		1,
		1,
		1,
		1,
		12,
		134,
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
		1,
		12,
		136,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		137,
		138,
		12,
		12,
		135,
		133,
		44,
		44,
		140,
		49,
		49,
		139,
		142,
		141,
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
		145,
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
		143,
		0,
		0,
		0,
		0,
		1,
		0,
		144,
		132,
		1,
		0,
		1,
		1,
		12,
		12,
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
		148,
		147,
		20,
		1,
		1,
		12,
		12,
		1,
		20,
		12,
		12,
		1,
		1,
		1,
		1,
		1,
		134,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		153,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		1,
		1,
		136,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		153,
		1,
		1,
		134,
		1,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		153,
		1,
		1,
		134,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		134,
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
		1,
		160,
		1,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		1,
		153,
		1,
		1,
		160,
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
		134,
		1,
		1,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		153,
		1,
		1,
		1,
		134,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		164,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		1,
		167,
		1,
		1,
		160,
		1,
		1,
		1,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		1,
		153,
		1,
		1,
		160,
		1,
		1,
		1,
		1,
		1,
		152,
		1,
		1,
		1,
		1,
		1,
		153,
		1,
		154,
		158,
		158,
		12,
		1,
		12,
		166,
		1,
		1,
		1,
		1,
		1,
		158,
		158,
		158,
		154,
		1,
		1,
		1,
		157,
		158,
		161,
		165,
		1,
		1,
		1,
		1,
		157,
		157,
		1,
		1,
		156,
		154,
		154,
		157,
		170,
		156,
		170,
		1,
		1,
		168,
		1,
		156,
		155,
		157,
		1,
		1,
		1,
		1,
		157,
		1,
		159,
		1,
		1,
		1,
		12,
		1,
		162,
		1,
		162,
		1,
		1,
		1,
		162,
		161,
		163,
		169,
		156,
		154,
		1,
		1,
		1,
		1,
		1,
		1,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		172,
		173,
		172,
		172,
		173,
		172,
		172,
		172,
		172,
		174,
		174,
		172,
		172,
		173,
		172,
		173,
		172,
		172,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		176,
		12,
		1,
		12,
		12,
		12,
		12,
		1,
		12,
		12,
		12,
		12,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
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
		1,
		1,
		1,
		1,
		1,
		198,
		1,
		1,
		1,
		1,
		12,
		204,
		205,
		206,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		151,
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
		1,
		201,
		1,
		1,
		1,
		188,
		1,
		1,
		1,
		1,
		212,
		1,
		1,
		209,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		179,
		195,
		1,
		1,
		1,
		191,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		186,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		196,
		1,
		1,
		1,
		1,
		200,
		1,
		1,
		1,
		1,
		171,
		1,
		1,
		194,
		1,
		1,
		1,
		197,
		1,
		1,
		1,
		12,
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
		1,
		1,
		184,
		1,
		12,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		187,
		1,
		1,
		1,
		193,
		1,
		12,
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
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		213,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		199,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		178,
		12,
		1,
		1,
		1,
		181,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		203,
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
		180,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		208,
		1,
		1,
		1,
		185,
		1,
		1,
		1,
		192,
		1,
		12,
		1,
		189,
		12,
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
		196,
		1,
		1,
		1,
		1,
		183,
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
		1,
		1,
		1,
		1,
		175,
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
		190,
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
		1,
		210,
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
		12,
		1,
		211,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		182,
		1,
		1,
		1,
		190,
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
		12,
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
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		202,
		1,
		1,
		1,
		1,
		177,
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
		1,
		1,
		1,
		1,
		12,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		207,
		1,
		1,
		12,
		1,
		1,
		1,
		12,
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
		1,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
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
		223,
		0,
		0,
		0,
		0,
		0,
		224,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		12,
		1,
		1,
		1,
		228,
		1,
		1,
		1,
		0,
		229,
		226,
		227,
		1,
		1,
		1,
		1,
		1,
		1,
		234,
		1,
		236,
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
		1,
		232,
		1,
		1,
		1,
		1,
		1,
		238,
		1,
		1,
		12,
		1,
		12,
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
		1,
		1,
		1,
		1,
		1,
		1,
		237,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		233,
		1,
		1,
		1,
		231,
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
		235,
		1,
		1,
		1,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		12,
		1,
		12,
		1,
		1,
		1,
		12,
		1,
		1,
		244,
		13,
		1,
		1,
		1,
		12,
		12,
		241,
		242,
		1,
		1,
		1,
		1,
		243,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		245,
		1,
		1,
		12,
		16,
		1,
		1,
		1,
		1,
		1,
		1,
		246,
		1,
		1,
		1,
		12,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		246,
		12,
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
		255,
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
		259,
		259,
		1,
		0,
		0,
		0,
		0,
		0,
		1,
		12,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		172,
		264,
		265,
		1,
		12,
		1,
		1,
		1,
		1,
		12,
		267,
		1,
		1,
		266,
		1,
		1,
		269,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		1,
		1,
		273,
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
		1,
		0,
		0,
		0,
		0,
		12,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		0,
		1,
		1,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
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
		1,
		1,
		12,
		0,
		284,
		0,
		0,
		285,
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
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		12,
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
		0,
		0,
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
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		59,
		0,
		0,
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
		0,
		0,
		0,
		1,
		0,
		1,
		1,
		1,
		0,
		309,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		311,
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
		0,
		0,
		0,
		0,
		1,
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
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		1,
		327,
		327,
		328,
		327,
		0,
		190,
		1,
		1,
		13,
		323,
		1,
		321,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		324,
		1,
		1,
		329,
		1,
		209,
		1,
		1,
		1,
		1,
		322,
		1,
		319,
		1,
		325,
		1,
		317,
		1,
		326,
		1,
		318,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		12,
		320,
		320,
		1,
		1,
		1,
		188,
		1,
		1,
		12,
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
		12,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		316,
		1,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
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
		0,
		0,
		0,
		332,
		0,
		0,
		0,
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
		269,
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
		372,
		372,
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
		364,
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
		0,
		1,
		1,
		1,
		1,
		0,
		1,
		340,
		351,
		1,
		1,
		339,
		374,
		1,
		345,
		1,
		1,
		337,
		369,
		1,
		1,
		355,
		336,
		341,
		1,
		1,
		1,
		348,
		379,
		357,
		1,
		1,
		1,
		1,
		1,
		1,
		358,
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
		1,
		0,
		367,
		371,
		0,
		0,
		79,
		1,
		1,
		0,
		365,
		342,
		378,
		343,
		346,
		353,
		1,
		368,
		0,
		1,
		0,
		79,
		362,
		360,
		1,
		0,
		0,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		381,
		1,
		1,
		352,
		1,
		79,
		1,
		0,
		1,
		1,
		1,
		384,
		1,
		0,
		0,
		79,
		359,
		0,
		1,
		338,
		1,
		1,
		1,
		0,
		1,
		1,
		361,
		1,
		0,
		1,
		1,
		1,
		0,
		1,
		386,
		349,
		1,
		1,
		0,
		1,
		0,
		0,
		377,
		0,
		1,
		1,
		1,
		79,
		370,
		1,
		1,
		366,
		363,
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
		1,
		344,
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
		1,
		376,
		0,
		79,
		1,
		1,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		0,
		0,
		1,
		1,
		380,
		1,
		1,
		1,
		0,
		0,
		383,
		0,
		0,
		0,
		1,
		356,
		1,
		0,
		79,
		382,
		1,
		0,
		0,
		0,
		0,
		385,
		1,
		1,
		0,
		0,
		1,
		0,
		1,
		0,
		354,
		0,
		350,
		0,
		1,
		1,
		1,
		0,
		1,
		1,
		0,
		373,
		347,
		375,
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
		0,
		0,
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
		0,
		1,
		1,
		0,
		0,
		0,
		1,
		0,
		0,
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
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		12,
		1,
		1,
		1,
		12,
		401,
		401,
		1,
		1,
		12,
		12,
		1,
		401,
		1,
		1,
		12,
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
		0,
		0,
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
		1,
		1,
		413,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		209,
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
		0,
		0,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
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
		431,
		431,
		1,
		1,
		0,
		0,
		317,
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
		1,
		1,
		12,
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
		1,
		1,
		1,
		1,
		1,
		444,
		1,
		443,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		448,
		1,
		12,
		12,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		456,
		1,
		1,
		1,
		458,
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
		455,
		1,
		450,
		1,
		1,
		1,
		1,
		437,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		451,
		12,
		1,
		1,
		1,
		1,
		457,
		1,
		1,
		1,
		452,
		446,
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
		1,
		317,
		1,
		434,
		1,
		1,
		12,
		454,
		1,
		1,
		317,
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
		1,
		1,
		1,
		1,
		1,
		1,
		439,
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
		1,
		457,
		1,
		1,
		1,
		1,
		317,
		1,
		453,
		1,
		1,
		1,
		447,
		441,
		1,
		1,
		1,
		1,
		1,
		442,
		1,
		459,
		445,
		1,
		1,
		1,
		1,
		1,
		440,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		435,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		449,
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
		1,
		1,
		438,
		1,
		1,
		1,
		1,
		1,
		436,
		1,
		223,
		460,
		1,
		1,
		1,
		1,
		1,
		12,
		1,
		1,
		1,
		1,
		12,
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
		1,
		1,
		1,
		1,
		1,
		0,
		1,
		0,
		0,
		1,
		0,
		1,
		0,
		1,
		1,
		0,
		0,
		0,
		466,
		0,
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
		1,
		1,
		1,
		1,
		12,
		1,
		67,
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
		0,
		0,
		0,
		470,
		0,
		470,
		470,
		470,
		470,
		470,
		470,
		470,
		0,
		470,
		470,
		470,
		470,
		470,
		1,
		470,
		470,
		470,
		0,
		470,
		470,
		0,
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
		0,
		0,
		0,
		0,
		0,
		0,
		475,
		474,
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
		479,
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
		472,
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
		0,
		0,
		0,
		0,
		0,
		473,
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
		481,
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
		0,
		0,
		0,
		0,
		470,
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
		478,
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
		471,
		0,
		0,
		482,
		477,
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
		0,
		0,
		0,
		476,
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
		470,
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
		471,
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
		470,
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
		480,
		0,
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
		12,
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
		1,
		1,
		492,
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
		1,
		1,
		1,
		1,
		203,
		203,
		1,
		496,
		1,
		1,
		1,
		495,
		1,
		1,
		1,
		1,
		491,
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
		1,
		1,
		1,
		1,
		1,
		1,
		493,
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
		497,
		1,
		1,
		494,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		372,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		498,
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
		0,
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
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		509,
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
		0,
		0,
		0,
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
		1,
		1,
		0,
		0,
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
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		1,
		0,
		0,
		1,
		0,
		0,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
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
		1,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
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
		1,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		0,
		12,
		1,
		511,
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
		1,
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
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		12,
		12,
		1,
		0,
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
		1,
		1,
		0,
		1,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		1,
		0,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		1,
		59,
		1,
		1,
		12,
		12,
		12,
		12,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		530,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		531,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		529,
		1,
		1,
		12,
		1,
		1,
		533,
		242,
		1,
		1,
		12,
		12,
		1,
		1,
		12,
		1,
		12,
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
		1,
		1,
		1,
		1,
		1,
		537,
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
		0,
		0,
		0,
		1,
		0,
		0,
		1,
		1,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		1,
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
		1,
		1,
		1,
		543,
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
		1,
		1,
		1,
		1,
		1,
		1,
		132,
		1,
		12,
		548,
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
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		1,
		107,
		1,
		1,
		12,
		1,
		1,
		1,
		12,
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
		553,
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
		0,
		0,
		12,
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
		1,
		1,
		0,
		0,
		0,
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
		0,
		0,
		0,
		0,
		0,
		0,
		144,
		1,
		1,
		1,
		231,
		1,
		1,
		12,
		30,
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
		0,
		0,
		1,
		578,
		0,
		0,
		0,
		0,
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
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		0,
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
		1,
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
		0,
		0,
		0,
		0,
		0,
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
		223,
		1,
		328,
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
		583,
		1,
		1,
		1,
		1,
		0,
		585,
		0,
		79,
		0,
		584,
		0,
		1,
		1,
		1,
		0,
		1,
		1,
		1,
		1,
		1,
		1,
		12,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		0,
		0,
		0,
		0,
		0,
		592,
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
		0,
		0,
		1,
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
		1,
		1,
		1,
		1,
		587,
		587,
		0,
		591,
		589,
		587,
		587,
		587,
		587,
		587,
		593,
		587,
		587,
		597,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		594,
		591,
		587,
		587,
		591,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		587,
		589,
		587,
		587,
		587,
		587,
		587,
		595,
		587,
		587,
		587,
		587,
		587,
		587,
		0,
		0,
		0,
		1,
		596,
		1,
		1,
		1,
		1,
		590,
		1,
		1,
		1,
		1,
		1,
		588,
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
		1,
		12,
		601,
		0,
		0,
		0,
		0,
		0,
		0,
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
		0,
		0,
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
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		1,
		1,
		0,
		0,
		0,
		0,
		0,
		1,
		12,
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
		1,
		1,
		1,
		1,
		12,
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
		0,
		0,
		0,
		1,
		12,
		1,
		1,
		12,
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
		96,
		64,
		281,
		307,
		412,
		539,
		0,
		4,
		68,
		239,
		257,
		283,
		308,
		334,
		388,
		414,
		0,
		503,
		523,
		540,
		603,
		9,
		0,
		60,
		88,
		398,
		410,
		430,
		581,
		0,
		501,
		522,
		536,
		618,
		0,
		30,
		6,
		0,
		465,
		504,
		608,
		566,
		70,
		0,
		7,
		286,
		258,
		389,
		467,
		417,
		542,
		79,
		604,
		0,
		582,
		310,
		419,
		469,
		9,
		105,
		289,
		510,
		6,
		30,
		0,
		312,
		79,
		391,
		79,
		487,
		10,
		6,
		131,
		251,
		276,
		0,
		619,
		513,
		0,
		569,
		0,
		63,
		6,
		6,
		254,
		95,
		2,
		433,
		399,
		411,
		602,
		0,
		6,
		0,
		6,
		287,
		103,
		6,
		567,
		505,
		544,
		0,
		468,
		390,
		274,
		288,
		8,
		71,
		104,
		605,
		547,
		392,
		313,
		301,
		420,
		146,
		74,
		291,
		551,
		514,
		607,
		570,
		335,
		330,
		483,
		6,
		75,
		149,
		11,
		0,
		252,
		526,
		552,
		571,
		518,
		556,
		576,
		617,
		36,
		6,
		263,
		296,
		333,
		305,
		221,
		30,
		532,
		559,
		221,
		41,
		219,
		268,
		297,
		306,
		407,
		424,
		485,
		275,
		0,
		73,
		568,
		0,
		404,
		418,
		300,
		79,
		250,
		79,
		0,
		586,
		550,
		508,
		293,
		422,
		79,
		393,
		387,
		0,
		0,
		0,
		9,
		561,
		577,
		220,
		0,
		425,
		408,
		535,
		520,
		579,
		621,
		85,
		221,
		42,
		298,
		396,
		426,
		575,
		0,
		515,
		294,
		277,
		79,
		218,
		80,
		28,
		390,
		30,
		6,
		394,
		331,
		304,
		610,
		598,
		528,
		555,
		517,
		0,
		261,
		81,
		30,
		406,
		423,
		0,
		30,
		427,
		0,
		222,
		599,
		521,
		9,
		409,
		428,
		221,
		251,
		86,
		225,
		600,
		580,
		563,
		486,
		429,
		397,
		253,
		230,
		87,
		58,
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
		626,
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
		415,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		82,
		0,
		129,
		0,
		0,
		84,
		554,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		27,
		0,
		557,
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
		415,
		0,
		0,
		0,
		0,
		507,
		0,
		260,
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
		295,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		623,
		0,
		0,
		0,
		0,
		0,
		622,
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
		395,
		0,
		0,
		0,
		488,
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
		69,
		0,
		0,
		0,
		0,
		0,
		0,
		499,
		0,
		0,
		0,
		0,
		0,
		0,
		405,
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
		214,
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
		519,
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
		500,
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
		272,
		282,
		0,
		0,
		0,
		0,
		0,
		534,
		278,
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
		516,
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
		461,
		0,
		0,
		0,
		315,
		0,
		0,
		0,
		0,
		0,
		0,
		256,
		0,
		0,
		0,
		0,
		0,
		0,
		23,
		0,
		0,
		0,
		0,
		574,
		0,
		0,
		0,
		0,
		606,
		525,
		0,
		0,
		0,
		0,
		247,
		0,
		0,
		0,
		0,
		0,
		0,
		463,
		0,
		0,
		484,
		0,
		0,
		0,
		0,
		0,
		61,
		0,
		0,
		0,
		270,
		57,
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
		249,
		0,
		0,
		0,
		0,
		0,
		280,
		616,
		0,
		72,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		625,
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
		150,
		0,
		279,
		0,
		0,
		0,
		0,
		0,
		0,
		573,
		0,
		0,
		0,
		0,
		0,
		0,
		527,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		572,
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
		62,
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
		216,
		0,
		0,
		0,
		0,
		0,
		3,
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
		84,
		0,
		506,
		0,
		0,
		0,
		0,
		0,
		560,
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
		84,
		83,
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
		490,
		0,
		489,
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
		262,
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
		462,
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
		290,
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
		541,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		299,
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
		69,
		240,
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
		84,
		0,
		612,
		0,
		0,
		558,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		248,
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
		615,
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
		524,
		0,
		0,
		0,
		84,
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
		502,
		0,
		620,
		0,
		0,
		432,
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
		403,
		0,
		0,
		0,
		549,
		0,
		93,
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
		31,
		0,
		0,
		0,
		0,
		0,
		0,
		29,
		92,
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
		292,
		0,
		0,
		0,
		217,
		0,
		0,
		0,
		0,
		0,
		0,
		564,
		0,
		0,
		0,
		0,
		130,
		0,
		0,
		0,
		0,
		0,
		565,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		415,
		421,
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
		400,
		0,
		314,
		0,
		0,
		0,
		0,
		0,
		5,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		302,
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
		538,
		0,
		0,
		0,
		416,
		0,
		0,
		402,
		0,
		0,
		0,
		0,
		0,
		0,
		609,
		0,
		0,
		0,
		545,
		0,
		0,
		90,
		0,
		546,
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
		512,
		464,
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
		0,
		271,
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
		415,
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
		614,
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
		613,
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
		624,
		0,
		0,
		0,
		0,
		0,
		562,
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
		303,
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
		611,
		0,
		0,
		215,
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
		629,
		629,
		629,
		629,
		629,
		629,
		629,
		628,
		630
	]);
	const labelText = "orgmilcomschnetedugovdrrformsfeedbackofficialaccoorgmilschnetgovmagazinemediaunioncargopilotgroupcaarespressworksaerodromeworkinggroupair-traffic-controlaircraftaccident-preventioneducatormarketplaceambulanceinsurancecateringairportrepbodyenginesoftwaremodellingair-surveillanceconsultingchartertrainermaintenanceservicesdesignflightskydivingfreightassociationstudentgroundhandlingdgcafuelclubtaxicrewshowballooningexpresstraderbrokerauthoragentsairtrafficjournalistsafetyconsultantmicrolightaccident-investigationparachutingequipmentproductionfederationrecreationscientistnavigationengineertradingglidingleasingresearchpassenger-associationentertainmentparaglidinghangglidingaerobaticrotorcraftemergencycertificationgovernmentaeroclubexchangelogisticschampionshiphomebuiltcouncilconferencecontrolairlinecivilaviationjournalorgcomnetedugovcoorgcomnomnetobjofforgcomnetuwukiloappsframerorgmilcomnetedugovcoradioorgcomnetcommuneedogpbcoitgvorgedugov*spreviewfrontendrelayononstagingupid*mtls*privatelinktypedreamdeveloperbravemochawindsurfaivenmirenupsunwnextbegetngrokclerkwale2bwebcsbrunputerflutterflowspawnbaseshiptodaymagicpatternsnetlifyondigitaloceanrailwayhostedclaudehasurabotdashretoolvercelgithubluyanigadgetreplitcloudflaretelebitedgecomputeevervaultexponyatnoopencrpplxzeaburwasmerframerzeropsrocketpreviewconvexmedusajsspritesonherculeseasypanelstreamlitglideossnowflakemesserliloginlinehackclubcodepennorthflankbase44corespeedleapcellngrok-freeclerkstagelovableon-fleek*us-west-3ap-south-2us-central-2us-central-1eu-central-1ap-south-1us-west-2us-east-2eu-north-1ap-north-1us-west-1us-east-1*rcloudintsegorgmilcomgobbetnetintedugovturmusicasenasamutualcoopip6uriurnin-addre164homeirisgovdixdaemoncloudnssthwien*inexexkunden4accogvormymyspreadshop4lima2ixortsinfofuturecmsfuturehosting12hpprivfuturemailinglima-cityfunkfeuer123webseitednshomemelmyspreadshopcloudletswasantqldvicactnswtascatholicwasaqldvictasidwasantozqldorgcomvicasnactnetedugovnswtasconfcomairflowlambda-urltransfer-webappairflowtransfer-webapptransfer-webapptransfer-webapp-fipstransfer-webappeu-west-3ap-south-2eu-south-2eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3eu-central-1mx-central-1me-central-1ca-central-1il-central-1ap-northeast-1ap-southeast-1me-south-1af-south-1eu-south-1ap-south-1ap-southeast-7us-west-2eu-west-2us-east-2eu-north-1ap-southeast-2ap-northeast-2ap-southeast-5us-gov-west-1us-gov-east-1ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1privatenotebookstudiolabelingnotebookstudionotebooknotebook-fipslabelingnotebookstudionotebook-fipsnotebookstudio-fipsnotebook-fipsnotebookstudionotebook-fipsnotebookstudioeu-west-3ap-south-2eu-south-2eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3eu-central-1me-central-1ca-central-1il-central-1ap-northeast-1ap-southeast-1me-south-1af-south-1eu-south-1ap-south-1us-west-2eu-west-2us-east-2eu-north-1ap-southeast-2ap-northeast-2experimentsus-gov-west-1us-gov-east-1ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1onrepostsagemakercopporgmilcompronetintedugovbiznameinfoshoprsorgmilcomnetedugovbrendlyresolvenzauscotvstoreorgcomnetedugovbizinfoidacaicoittvorgmilcomschnetedugovinfocloudezproxysiteacmymyspreadshopkuleuvenwebhostingtransurl123websitecloudnsinterhostsolutionsddns5476103298edgfacbmlonihkjutwvqpsryxzbarsycoororgcomedumyftpno-iporxcloud-ipfor-somemmafanfor-morewebhopselfipjozidyndnscloudnsdscloudfor-thefor-betteractivetrailcoeconorestooteorgcomeconeteduassurmoneyafricaarchitectesrestaurantloisirstourismavocatsinfoagrounivcoorgcomnetedugoviatvdeportesaludtksatorgmilcomwebgobnetinteducienciaboliviarevistacooperativaempresanombreindustriamusicapatriamedicinademocraciapoliticapuebloindigenaplurinacionalarteblogwikiinfoagrotransportenoticiasprofesionalacademiaeconomiaecologiamovimientotecnologianaturalsimplesitecepesebamapadfmgalampbacscpirngorotomtrjspaprrprrsesmscepesebamapadfmgalampbacscpirngorotomtrjspaprrprrsesms*biaamfmtcmptvfeirasampajampanatalbelemananiradiog12medindfndbmdtrdthepoaggfjdfdefinfenflegsegongengcngorgzlgslglogppgmillelqslcimcomnomadmjabimbbibbsbabcrectecsjcetcpscpvhudieticriapipsiecnbiorioecogeoteoodoproatoartfstmatvetdetbetnetcntnotfotgrueduajuespappreptmpemparqsrvadvdevgovntrturagrjorfarjusmusdesvixxyzcozfozslzbhzmaringasantamariacampinagrandegoianiasorocabafloripasaobernardocuritibaboavistarecifeaparecidasaogoncasalvadorcuiabamorenamacapalondrinacontagemsocialfortalmaceioleilaoosascoriobranconiteroi9guacutcheblogflogvlogwikitaxicoopmanauspalmascaxiasjoinvillebaruericampinassantoandreribeiraoriopretoweorgcomnetedugovv0windsurfshiptodaycloudsitecoaccoorgnetgovofmilcomgovmediatechzacoorgcomnetedugsjgovmydnspenfnlabnbmbgcbcqconcontnuyksknsmyspreadshopno-ipawdevboxbarsyonidatemfuinabusavinstanceseceuguukussryzespawncsxcloud-ipmyphotosfantasyleaguetwmailcleverappsscrappingccwucloudnsftpaccessgame-serverccgovobjectsrmalpgcust*svcalp1aeappenginermalpgmyspreadshop4lima2ixsquare7cloudscale123websitefirenet12hpflowgotdnslinkyard-cloudcloudnslima-citydnskingobjectstorageedaccogoorusorgcomnetinteduaéroportxn--aroport-byaassogouvcomilgobgovcloudnses-1eu-west-1us-east-1euvipit1eurarubait1s3lbwebsites3websiteru-spbru-mskelasticcsrunstnukukcaukusnl-ams-1fr-par-1fr-par-2functionsnodess3ddlwhmrdbfnck8sifrs3-websitecockpitscblmgdbdtwhkafkpubprivs3ddlwhmrdbk8sifrs3-websitecockpitscblmgdbdtwhkafks3ddlrdbk8sifrs3-websitecockpitscblmgdbdtwhkafkk8sscalebookpl-wawfr-parnl-amsbaremetalsmartlabelinginstancesdechk2kuleuvenlaravelvoorloperurownoxazapscwhstgrvaporonline-serverobservablehqelementorantagonistreclaimjoteluluencowaydiademjelasticmatlabmagentositetrendhostingaxarnetperspectajenv-arubajelejoteravendbemergenttrafficplexconvexkeliwebserveboltbegetcdnstaticson-rancherprimetelonstackitunison-servicesdnshomelinkyardbarsyjelecloudnscocomnetgovmycn-northwest-1cn-north-1s3s3-accesspoints3-websites3s3-accesspointrdsdualstacks3-deprecatedemrappui-prods3-websiteemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apis3s3-accesspoints3s3-accesspointrdsdualstackemrappui-prods3-websiteemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicn-northwest-1cn-north-1cn-northwest-1ebcomputeelbcn-north-1airflowcn-northwest-1cn-north-1oncn-northwest-1cn-north-1amazonawssagemakeramazonwebservicesdirectasgdsdhehahljlnmhbacscahqhshhihnlnynsnmofjbjzjxjtjhkcqtwgsjssxnxjxgxxzgz網絡网络公司orgmilcomnetedugovxn--55qx5dcanva-appsxn--io0a7iquickconnectcanvasitekhsjxn--od0algcanva-codemyqnapcloudsrvrlessclustersrealtimestorageleadpagescarrdcrdorgmilcomnomnetedugovhidnssupabaserdpareplmypiumsoxmitotaplpagesfirewalledreplitowodevwebview-assetsvfswebview-assetss3s3-accesspointdualstackemrappui-prods3-websiteaws-cloud9emrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9eu-west-3ap-south-2eu-south-2eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3eu-central-1me-central-1ca-central-1il-central-1ap-northeast-1ap-southeast-1me-south-1af-south-1eu-south-1ap-south-1ap-southeast-7us-west-2eu-west-2us-east-2eu-north-1ap-southeast-2ap-northeast-2ap-southeast-5ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1s3s3-accesspointdualstackemrappui-prods3-websiteaws-cloud9emrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9s3s3-accesspointdualstackanalytics-gatewayemrappui-prods3-websiteaws-cloud9emrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9s3s3-accesspointdualstackemrappui-prods3-websiteemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apis3s3-accesspointdualstacks3-deprecateds3-websites3-object-lambdaexecute-apis3s3-accesspoints3-websites3-accesspoint-fipss3-fipss3s3-accesspointdualstackemrappui-prods3-websites3-accesspoint-fipsaws-cloud9s3-fipsemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9s3s3-accesspointdualstackemrappui-prods3-websites3-accesspoint-fipss3-fipsemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apis3s3-accesspointdualstacks3-deprecatedanalytics-gatewayemrappui-prods3-websiteaws-cloud9emrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9vfss3s3-accesspointdualstackemrappui-prods3-websiteaws-cloud9emrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9eu-west-3ap-south-2eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3eu-central-1mx-central-1me-central-1ca-central-1il-central-1ap-northeast-1us-northeast-1ap-southeast-1me-south-1af-south-1ap-south-1ap-southeast-7us-west-2eu-west-2ap-east-2us-east-2ap-southeast-2ap-northeast-2ap-southeast-5us-gov-west-1us-gov-east-1ap-southeast-6ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1mrapaccesspoints3s3-accesspointdualstacks3-deprecatedanalytics-gatewayemrappui-prods3-websites3-accesspoint-fipsaws-cloud9s3-fipsemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9s3s3-accesspointdualstacks3-deprecatedanalytics-gatewayemrappui-prods3-websites3-accesspoint-fipsaws-cloud9s3-fipsemrstudio-prods3-object-lambdaemrnotebooks-prodexecute-apicloud9s3eu-west-3ap-south-2eu-south-2computes3-ap-northeast-2elbrdss3-ap-east-1s3-sa-east-1s3-us-gov-west-1s3-eu-central-1s3-ca-central-1eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3s3-website-us-west-2s3-website-eu-west-1s3-external-1eu-central-1me-central-1ca-central-1il-central-1s3-us-west-1s3-eu-west-1s3-website-sa-east-1s3-website-ap-southeast-2ap-northeast-1ap-southeast-1s3-us-west-2s3-eu-west-2me-south-1af-south-1eu-south-1ap-south-1us-west-2eu-west-2us-east-2s3-website-ap-southeast-1s3-1s3-globals3-ap-northeast-3eu-north-1airflowap-southeast-2s3-us-gov-east-1s3-fips-us-gov-east-1s3-me-south-1s3-ap-south-1ap-northeast-2s3-website-us-west-1ap-southeast-5s3-eu-north-1s3-ap-southeast-1s3-website-us-gov-west-1compute-1s3-eu-west-3us-gov-west-1s3-website-ap-northeast-1us-gov-east-1s3-fips-us-gov-west-1s3-website-us-east-1s3-ap-southeast-2ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1s3-us-east-2s3-ap-northeast-1authauthauth-fipsauth-fipseu-west-3ap-south-2eu-south-2eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3eu-central-1mx-central-1me-central-1ca-central-1il-central-1ap-northeast-1ap-southeast-1me-south-1af-south-1eu-south-1ap-south-1ap-southeast-7us-west-2eu-west-2ap-east-2us-east-2eu-north-1ap-southeast-2ap-northeast-2ap-southeast-5us-gov-west-1us-gov-east-1ap-southeast-6ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1eu-west-3eu-south-2ap-southeast-3eu-central-1ca-central-1ap-northeast-1ap-southeast-1ap-south-1us-west-2eu-west-2us-east-2eu-north-1ap-southeast-2ap-northeast-2ap-southeast-5eu-west-1us-east-1ap-east-1sa-east-1csrframeservicesbuilderstg-builderdev-builder*ociocpocsazuregcpawsdemoinstanceeu-west-3ap-south-2eu-south-2eu-central-2ap-southeast-3ap-southeast-4ap-northeast-3eu-central-1me-central-1ca-central-1il-central-1ap-northeast-1ap-southeast-1me-south-1af-south-1eu-south-1ap-south-1ap-southeast-7us-west-2eu-west-2us-east-2eu-north-1ap-southeast-2ap-northeast-2ap-southeast-5us-gov-west-1us-gov-east-1ap-southeast-6ca-west-1us-west-1eu-west-1us-east-1ap-east-1sa-east-1previeweu-4us-4us-1eu-1us-2eu-2us-3eu-3appscomputepaasrag-cloudrag-cloud-chjcloudjcloud-ver-jpcdemonodebalancermembersipeuxvsoncillaocelotonzayalilynxsphinxfentigercustomercaracalo365cloudstaticxendevapp001testcode-builder-stgplatformmediasiteprojedrydpagesjsx0desazacncoitrueu4uhkukgrbrushatenadiarymyspreadshopfrom-flfrom-wvwebspace-hosttheworkpchatenablogcursorusercontentservesarcasmapplinzisakuratanwixsiteappchizigiizeis-into-carsdnsiskinkyadobeaemcloudis-a-therapistpgfogmyvncdojinis-an-actress1kappfldrvkozowqa2jpnmexprgmrfirewall-gatewaydynnscafjsfbsbxooguyfrom-gawoltlab-demois-a-anarchistwiardwebteaches-yogadattowebtb-hostinglive-websiteservegamegotpantheonfrom-nhsubsc-payfrom-ohvipsinaappfrom-cadyndns-officehomelinuxfrom-mahercules-appservebbsstreakusercontentfrom-okfrom-wyfastly-terrariumis-a-llamaqualyhqportalserveexchangeon-vaporvivenushopciscofreakgrayjayleaguesmetaaiusercontentfrom-iais-a-libertariansaves-the-whalestaveusercontentyolasiteoperaunitepoint2thisis-a-catererclaudeusercontentlinodeusercontentfrom-vagithubusercontentsells-for-lesshosteurcanva-appsplaystation-cloudddnsfreefrom-pafrom-prfrom-waddnskingoutsystemscloudhotelwithflightmydattois-a-nascarfanmydbserverminiserverdamnserverservehumouris-a-playerfrom-nvfrom-nmemergentagentgentappsamplifyappfrom-kyis-an-accountantnfshostserveircfrom-akpythonanywherestackhero-networkpostman-echolikescandydyndns-mailobservableusercontentserveftpfreeboxosfrom-utcdn77-storageamazonawsneat-urldyndns-serverlinodeis-a-teacherfrom-vtgleezemythic-beastsus1-pleniteu1-plenitla1-plenitpaywhirlservecounterstrikejdevcloudhealth-carereformis-into-animegoogleapisis-a-painterafricaisa-hockeynutatmetais-an-actora2hostedis-a-democratdatadetectest-le-patrondigitaloceanspacesis-a-designeris-a-hunterlinodeobjectstemp-dnsissmarterthanyoufrom-arsimplesiteevennodetownnews-stagingis-a-liberalgooglecodejelasticservemp3qualyhqpartnerdyndns-free1cooldnsest-a-la-masiondrayddnsdynuddnsfrom-orfrom-miis-a-bloggerfrom-himydobisscanvacodeis-an-engineerest-a-la-maisonupsunappdevinappswafflecellmyasustorwpenginepoweredfrom-ctservep2psame-appmyshopblocksthingdustdatalikes-piediscordsezis-with-thebandlpusercontentis-leetshopitsite3utilitiesis-a-personaltrainersinaappladeskis-a-cheflogoipselfipbase44-sandboxnospamproxyalibabacloudcsmesswithdnsauthgearappsiamallamawithgooglelutrausercontentmochausercontentframercanvasmytabitdyndns-homew-credentialless-staticblitzcpserverdiscordsaysis-a-nurseappspotatlassian-isolated-3premotewdfrom-mtwixstudiocode0emm180rmyactivedirectoryawsappsmytuleapdnsabrpolyspaceqbuserrenderbuiltwithdarkboutirgotdnsabrdnsdopaascanva-hosted-embedawsglobalacceleratorhomesecuritypcmyiphostditchyouripclever-clouddyndns-ipon-aptibleis-a-musicianhosted-by-filessecuritytacticsappspaceusercontenthomeunixstrapiappsame-previewcf-ipfsmycloudnaselasticbeanstalkis-certifieddontexistkasserverik-serverdrive-platformatlassian-3pfirebaseappherokuappawsapprunnerbarsycenteris-a-cubicle-slaveservehttpmyshopifyis-a-guruquicksytessiiitesorsitesmagicpatternsappis-a-cpameteorappfrom-wiis-a-rockstarbumbleshrimpdattolocaldatabricksappsreadthedocs-hostedfrom-rifamilydsdyndns-picsplesknsbplaceddnsaliasdynaliasdyndns-remotedoomdnsip-ddnsblogdnsis-a-doctorroutingthecloudamazoncognitobarsyonlinedsmynasddnsgurucloudflare-ipfsdeus-canvasfrom-idsmushcdnpagespeedmobilizerdyndns-at-homeunusualpersonhosted-by-previderis-a-republicandyn-o-saurstreamlitappworkisboringonthewificprapidqualifioappis-uberleetis-slickgetmyipwpdevcloudtypeformdyndns-at-workgentlentapismynascloudw-corp-staticblitzfrom-ingeekgalaxyservebeerfrom-mdonrenderspace-to-rentaivencloudappspacehostedwafaicloudcodespotblogspotatlassian-3p-us-gov-modfrom-ndfrom-msis-a-techieis-a-studentcustomer-ociis-a-photographerdurumisfrom-ksmassivegriddyndns-wikiis-an-entertaineris-a-hard-workermysecuritycamerafrom-mnrackmazedyndns-blogis-a-bulls-fanwritesthisblogfreemyipsimple-urlfrom-sdreservdauthgear-stagingest-mon-blogueuris-into-gamesrice-labsxtooldevicesakurawebis-an-anarchistoraclecloudappsdyndns-worksells-for-urhcloudfrom-dcfastvps-serverwpmucdnis-a-geekscrysecfrom-txis-into-cartoonsmodelscapetrycloudflarelocaltonetstreak-linkbalena-devicesfrom-njforgeblocksfreebox-oswebadorsitefrom-ncdoesntexisthobby-sitestreaklinkshomesecuritymacownprovidertuleap-partnersdattorelaywphostedmailservequakeis-a-socialistservehalflifepivohostingdynuhostingquipelementsw-staticblitzdyndns-webfrom-deproject-studyaliases121is-not-certifiedhercules-devis-a-financialadvisoramazonlightsailservepicsis-a-greenloseyouripfrom-ilwithyoutubemwcloudnonprodwiredbladehostingdnsdojofrom-tnpixolinomyqnapcloudis-an-artisthostedpiis-a-landscaperauiusercontentoaiusercontenton-forgeis-a-conservativedreamhostersnet-freaksapps-1and1is-goneencoreapifastly-edgefrom-nesalesforcefrom-scdeployagentoraclegovcloudappsfrom-alis-a-lawyercechirevultrobjectsstufftoreadisa-geekddnsgeeklovableprojecttry-snowplowfrom-moblogsyteis-a-bookkeepernogmyforumravendbmyboxdeelementoredsaacficogoorinforgcomgobnatneteduidstoreorgcomnetintedudevnomepublorgcomneteduathgovtestscalculatorspaynowinfoquizzesresearchedcloudnsfunnelsassessmentsjscaleforcetmacltdorgmilcompronetgovbizpresseklogesrsccloudcustomfltusrcloude4corealmgovmunicontentproxy9metacentrumdyndyndyndnsdynpagespages-researchitionoccustomercomymyspreadshopipv64diskussionsbereich4limacomrub2ixfirewall-gatewayddnssspdnsbarsykeymachinesquare7myhome-serverspeedpartnercommunity-proschuldockxenonconnectgünstigliefernbwcloud-os-instancedyndnssecmy-routerxn--gnstigliefern-wobin-butterl-o-g-i-nisteingeekin-dslin-berlinin-brbfuettertdasnetzleitungsenin-vpnlcube-serverdyn-ip24logoipdyn-berlinruhr-uni-bochum12hpgoipsrvdnsfruskygit-repossvn-reposinternet-dnsgünstigbestellenhome-webserverxn--gnstigbestellen-zvbbplacedheimdnscosidnswebspaceconfiglima-citydyndns1istmeinvirtualuserschulplattformmy-gatewayddnsseclebtimnetztest-iservmein-iservvirtual-userhome64iservschuletaifun-dnstraeumtgeradeschulserverdynamisches-dns123webseitednshomehs-heilbronndnsupdaterbssgraphicdwadpdwdaepeweaawapaafpfwfabwbpbacwcpcciwebuserapiobjects*teamst3r2lpbravepanelngrokiservstglclcrmerpflypagesbarsyvivenushoplocalcertlocalplayerbearbloggatewaydeno-stagingis-not-ais-a-goodbotdashvercelmocha-sandboxplatter-appreplitgithubpreviewworkersinbrowserevervaultis-ahrsndenoxmitmodxmyaddrstorageapipayloadgrebedocruncontainersstgstagelclstageloginlineis-a-fullstackcodepenleapcellngrok-freeis-coolstoragewebharemediatechlibp2pdiscourseimaginecomyspreadshopstoreregbiz123hjemmesidefirmcoorgcomnetedugovsldorgmilcomwebgobartnetedugovtmorgpolcomsocartnetedugovassoagrondiscoodontk12medcuegyecpaabgengorgmilgalsaltulcomadmesmgobpubdocmonfindgnriouioproartlatvetnetfotedulojgovntrturibrbarxxxofficialbasechefprofmktgpsictechinfoarqtcontdentrrpppsiqgit-pagesritmedfieorgcomlibprieduaipgovriikmeactvsportorgmilcomscieunnetedugovnameinfopintouchtawktotawkmyspreadshoporgcomnomgobedu123miwebcomputeorgcomnetedugovbiznameinfocognito-idpeusc-de-east-1onjelasticnxaspdnsbarsydirectwpdeuxfleurstransurldogadoprvwcloudnsamazonwebservicesdnshomeuserpartycokoobinmkmfidymyspreadshopalandkapsiikixn--hkkinen-5wacloudplatformhäkkinen123kotisivuidacorgmilcompronetedugovbiznameinforadioorgcomneteduuserexperts-comptablestmmyspreadshopgretaprdcomnomynhccifbxoshuissier-justicenotairesaeroportfreeboxoson-webavocatassoportgouvkdnschirurgiens-dentistes-en-franceavouesfbx-os123sitewebveterinairechirurgiens-dentistespharmacienchambagrimedecinfreebox-osdediboxgoupilemszicpyicpvicppleysheezypagesedugovcnpyorgcomcybllcpvtnetedugovtnxonlineschooldaemond6atcopanelorgnetplybotdashstackitkaasorgmilcomnetedugovbizmodltdorgcomedugovcoorgcomneteduappwriteacorgcomnetedugovcloudtranslateusercontentorgcomnetedumobiassoorgcomnetedugovbarsysimplesitediscourseindorgmilcomgobneteduorgcomwebnetedugovguaminfonxhra教育敎育網絡网絡组織組織网络網络组织組织公司政府個人个人箇人ltdorgcomincneteduidvgovxn--uc0ay4axn--55qx5dxn--mk0axixn--io0a7ixn--uc0atvxn--zf0avxxn--lcvr32dxn--od0algxn--wcvs22dxn--gmqw5axn--od0aq3bxn--mxtq1mxn--ciqpnxn--tn0agxn--gmq050iorgmilcomgobneteduiservwp2tempurlmircloudfreesitewpmudevmyfastgadgetcloudaccessjelehalfboltfastvpsemergenteasypanelopencraftizcombrendlynamefromrtpersoadultmedorgpolrelcomproartnetedufirminfoassoshopcoopgouvtmcomediahotelforumvideosportorgsexagrargameslakaseroticaerotikatozsdereklamcasino2000filmsuliinfoboltshopprivnewsszexcityutazasjogaszkonyveloingatlaneacaicogoormyᬩᬮᬶmilwebschnetkopbizzonedesaponpesxn--9tfkymyspreadshopgovmytabittabitorderravpageaccok12idforgnetgovmuniltdplcaccotttvorgcomnetmeca6g5gpgamubacaicniocoukuptverdruscsdelhiindorgmilcomwebnicfingenpronetintedugovresbizbiharbarsyinternetbusinessschooltravelsupabasealumnigujaratfirminfoaeropostbankcoopindevscloudnsno-ipbarsybarrell-of-knowledgebarrel-of-knowledgensupdategroks-thisdnsupdatefor-ourknowsitalldvrcammittwalddynamic-dnsv-infowebhopselfipdyndnshere-for-moreilovecollegemayfirstforumzcloudnsmittwaldservertypo3servergroks-theeusekd1cdndyndnsidrawsainaueuapjpusstagemocksysdevicesclientcustreservdcustdevdisrecprodtestingcobeebyteutwenteboxfusebravepstmndedynngrokorgmilcomnomnetedugovqcxqzzbarsythingdustmo-siemensrb-hostingfh-muenstergitbookbluebitecloudbeesusercontentnodeartkiloappsforgerockdarklangresinstagingapigeebubbleb-datascryptedhypernodedappnodepantheonsitegitlabgithubkeeneticvirtualservercleverappshostyhostingon-rioedugitticketstelebitwixstudioon-k3sicp0icp12038jeleqotolairbubbleappsmyaddrstolosmyrdbxwebflowdrive-platformbeagleboardhasura-applolipopdefinimavaporcloudmusicianwebflowtestazurecontainerresindevicereadthedocsloginlineeditorxmoonscalesandcatsbasicserverwebthingsbrowsersafetymarkbeebyteappbitbucketidaccovistablogorgschnetgovxn--mgba3a4f16axn--mgba3a4fraarvanedgeايرانایرانjclaspeziapdudcefegelemeperetevebacanatavaparasabgagfgogrgpgalclblimfmrmcbmbvbfclcmcvcrcpcchlimifibicivipirisimncnbnanenrnpntnnolomobocoaogorosopotoptvtatctbtmtltotpusulunutpspapaqsvpvvvtvavvrtrsrprgrfrcrbrarorkrvstsssbscsmsispzczbzbozen-suedtirolmyspreadshopxn--bulsan-sdtirol-nsbxn--valledaoste-ebbtrentinoaltoadigetrentin-sued-tirolxn--forlcesena-c8axn--forl-cesena-fcbxn--bozen-sdtirol-2obtriestetrentinsuedtiroltrentino-s-tirollecceudineaostesienaparmaluccapaviagenoapaduaaostamonzaabruzzoternirietiturinmilanbozenlaziofermoleccocuneonuoropratola-speziavdataaligfvgpugmolcalcamlomumbsicpmnvenvaoedugovabrsarmaremrbastoslazibxosfirenzetrentinosüdtirolval-d-aostavalle-aostamessinacremonaravennatoscanatrentin-suedtirolbolognacalabriaurbinopesarofriuli-v-giuliaogliastraxn--valle-aoste-ebblaquilaandriatranibarlettasyncloudxn--valle-d-aoste-ehbaostavalleyvalled-aostatrentino-alto-adigevallee-d-aostexn--balsan-sdtirol-nsbpistoiasicilialucaniacataniaiserniaperugiabresciaveneziagorizialiguriaimperiabulsan-suedtirolbalsan-suedtirolbarlettatraniandriaxn--trentino-sdtirol-szbforlì-cesenatuscanyvallée-d-aostemantovavallée-aostecasertapiemontevalleaostaval-daostafriulivgiuliatrevisoforli-cesenavalléedaosteferrarapescaravald-aostatrentino-altoadigefriuli-vegiuliavallee-aostecarboniaiglesiastarantomediocampidanovalleedaostetrentinosud-tirolcampobassotrentinsüd-tiroltrentinosüd-tirolmonzabrianzatrentino-südtirolxn--trentino-sd-tirol-c3bpotenzacosenzavicenzaemiliaromagnavenicefrosinonemarchepordenonetrentinosued-tirolvaresemolisevalléeaostefriuli-veneziagiuliabasilicatalatinaanconasavonaveronamodenabiellabolzano-altoadigepugliafoggiaumbriatrentino-stirolgenovapadovamateranovararagusapiacenzatrentinostirolvalleeaostetempio-olbiasudsardegnatrentinsudtirolmassa-carrarafriuliveneziagiuliatrentinosuedtirolandria-barletta-tranitrapanixn--cesenaforl-i8amaceratacaltanissettaascoli-picenobrindisicarraramassacagliaririmininapolivibo-valentiachietibulsan-sudtirolbalsan-sudtiroltrentino-a-adigebulsanbalsaniglesiascarboniamilanotorinoteramodell-ogliastraarezzotrentinoalto-adigerovigotrentovenetoiglesias-carboniatrentino-sud-tirolaltoadigereggio-emiliareggio-calabriasardegnatranibarlettaandriapiedmontxn--sdtirol-n2amedio-campidanotrentino-süd-tirolfriuli-vgiuliafriuli-ve-giuliaromeennaromapisa32-b16-b64-blodiastibarineencomonaplesforlicesenailiadboxosalessandriasicilytrani-barletta-andriaxn--trentin-sdtirol-7vbpesarourbinotrentinsued-tirolcesena-forliforlìcesenaemilia-romagnamonzaebrianzaxn--trentinsdtirol-nsbtrentinos-tiroltrentinsüdtirolvalledaostaolbia-tempiocampidanomediovibovalentiasassarivalle-daostalombardysud-sardegnafriulivegiuliareggioemiliamonzaedellabrianzaalto-adigevercellitrentin-sudtiroltraniandriabarlettatrentino-sudtirolascolipicenobozen-südtirolfriulive-giuliaflorencexn--cesena-forl-mcbcarbonia-iglesiasaosta-valleycarrara-massadellogliastratrentinoa-adigexn--valleaoste-e7apesaro-urbinoxn--trentinosdtirol-7vbxn--trentin-sd-tirol-rzbxn--trentinsd-tirol-6vbtrani-andria-barlettatrentin-süd-tirolxn--trentinosd-tirol-rzbgrossetomonza-e-della-brianzasüdtirolreggiocalabriatrentinoaadigetrentin-südtirolverbano-cusio-ossolafriuliv-giuliaverbaniacampaniatrentino-aadigefriulivenezia-giuliasardiniaandriabarlettatranibarletta-trani-andriacatanzarooristanourbino-pesarocesena-forlìvalle-d-aostacampidano-medio123homepagesiracusatempioolbiasuedtirollombardiaavellinocesenaforlìtrentinofriuli-venezia-giuliabozen-sudtirolandria-trani-barlettabulsan-südtirolbalsan-südtirolmonza-brianzabolzanotrentino-sued-tirolbellunosalernolivornocrotonesondriodnshometrentinsud-tirolmassacarraratrentin-sud-tiroltrentino-suedtirolviterbobergamocesenaforliolbiatempiopalermobeneventoagrigentoofcoorgnetfmaitvphdengorgmilcomschnetedugovperagrikanieasukehandachitatokaiaisaikonanoharuamaobuhigashiuraowariasahiinuyamatobishimaiwakurashitarainazawatoyonegamagorimihamatoyotataharakariyayatomioguchikomakimiyoshinishiotokonamekiyosuchiryutoyohashiokazakiisshikikasugaikotakiratoeianjotogofusosetohazutsushimashinshirotakahamanisshinshikatsuhekinantoyokawaichinomiyatoyoakeodateogataakitaikawakyowahonjoogayurihonjonoshirokamiokakatagamimitanegojomeyokotekosakadaisenkazunonikahohonjyomoriyoshimisatohappoukamikoanihachirogatahigashinarusesembokufujisatokitaakitaitayanagiowanitakkomutsutsurutahirosakigonoheoirasetowadamisawanohejiaomorishingohiranairokunohehashikamitsugarushichinohehachinohenakadomarisannohekuroishisakaeisumiasahiotakiinzaiabikomatsudoyachiyomutsuzawakujukuriomigawakashiwatoganemihamanaritasakuranagaramobarahanamigawachoshishiroichoseikozakishisuikatorimidorichonankyonanfuttsuonjukufunabashinagareyamanodasosatakochuotohnoshourayasukimitsuyokaichibayotsukaidosodegauratateyamakamagayayokoshibahikariyachimatakatsuuratomisatokisarazukamogawaichikawanarashinoichinomiyashimofusaminamibososhirakoichiharaoamishirasatoikatahonaiainansaijoseiyoiyoozuuwajimaniihamanamikatamasakiuchikokihokutobetoonshikokuchuomatsuyamaimabarikamijimakumakogenyawatahamamatsunosabaeikedaobamasakaifukuiohionotsurugamihamawakasaminamiechizeneiheijikatsuyamatakahamaechizensoedaukihaomutaokawanishiogoribuzenonojosueumiokiotochikugosasagurisaigawamizumakishinyoshitomikurumekurateyamadakasuganakamamiyamanogatatakatahakataiizukakawaratagawakasuyaashiyainatsukimunakataminamitsuikishonaikurogifukuchikeisenhigashimiyakoshinguyukuhashiokagakiyamekogaongausuikahotohochuotoyotsumiyawakadazaifuhisayamatachiaraiyanagawanakagawahirokawachikujochikushinochikuhochikuzennamieotamaokumashowateneiiwakikoorinangoononishigoshimogoomotegomishimafukushimaasakawakagamiishishirakawaiitatefutabahiratayugawahanawakitakatakawamatakunimiyabukibandaihigashihironoyamatomiharuyamatsuriaizubangedatesomaaizuwakamatsuyanaizuaizumisatonishiaizuizumizakikitashiobarataishinkaneyamakoriyamainawashirotanagurafurudonosamegawasukagawaishikawatamakawaikedaogakitaruiginanenahashimahichisonakatsugawaibigawashirakawamizunamiminokamomitakekawauesekigaharatomikasakahogikitagatayamagatatajimianpachimotosuyaotsukakamigaharahidakanisekitokigujominogodoyorogifukasamatsutakayamawanouchihigashishirakawakasaharashimonitatsumagoichiyodakannakanrashowameiwakiryuotaoratomiokafujiokaitakuranaganoharahigashiagatsumatakasakishibukawaminakamikatashinatsukiyonokawabanumataannakaoizumimidorishintoisesakiuenoyoshiokakusatsutakayamanakanojonanmokutamamuratatebayashimaebashiotakekaitadaiwahongofuchukuietajimashobaramiharahatsukaichihigashihiroshimamiyoshikumanokurenakasakaseraseranishiasaminamifukuyamashinichionomichiosakikamijimajinsekikogentakeharaotobenanaeikedatohmaozoraobiraabirakyowaeniwataikibibaisharirebunerimohiroooketootarupippunishiokoppechitosefurubirahakodateshiranukakitahiroshimakushiroobihironanporoiwamizawaniikappukunneppufukushimanakasatsunaitoyourakuromatsunaiakabirakamisunagawashibechaurakawakamifuranonakatombetsuasahikawashimokawakayabeokoppebiratoriabashirisaromaatsumanumatahidakabifukamukawamikasahorokanaitoyotomisarufutsuhigashikawaishikarikitamiyoichiesashiiwanaitomariminamifuranoakkeshifuranotoyakoyakumootoineppushikaoishiraoinemuronayorohaboroashorobihororishirifujiutashinaihokutotakasuebetsuurausuassabukikonaishimamakinaiedatetoyabieinikiesanuryuoumuteshikagarikubetsuashibetsukimobetsuaibetsutobetsusobetsuembetsushimizuchippubetsurishirihokuryuhoronobeshintokutsubetsushibetsuhonbetsumombetsutsukigatakuriyamakoshimizushiriuchikutchanmurorannoboribetsukamishihorowassamushinshinotsukembuchiwakkanaikamoenaikiyosatotakinoueshikabesunagawafukagawanakagawatakikawakamikawahigashikagurahamatonbetsumatsumaemoseushirankoshishakotanimakanemashikeotofuketomakomaisandatambaitamiawajikasaiasagoshisoonoakoyashirotoyookaminamiawajiinagawafukusakitakasagokamigorikasugaharimayokawaashiyahimejiakashitaishiaogakisannantakinosumototakarazukanishinomiyashingugoshikinishiwakiyokatakaaioimikisayoyabukawanishiamagasakisasayamashinonsenkakogawaichikawakamikawatatsunotsukubaiwamaogawaasahisakaitokaioaraiitakobandodaigosuifuinaamikasumigaurakashimaomitamayachiyoshimodatetomobetoridehitachinakainashikisakuragawakasamayawaramoriyahitachiomiyanamegatayamagatahitachikamisuushikutakahagiibarakitonekoganakasowayukimihojosomitoryugasakishimotsumafujishirotsuchiurachikuseihitachiotashirosatotamatsukuriuchiharashikahakuinanaotsubatawajimakahokukawakitatsurugikaganominotosuzuuchinadakomatsuanamizunakanotohakusannonoichikanazawaiwateshiwafudaikawaimoriokaofunatohanamakikuzumakikitakamininohekunoheyamadayahabasumitaichinosekitanohatahiraizumirikuzentakatajobojiotsuchihironomiyakoiwaizumikarumaiichinohenodakujitonooshushizukuishifujisawamizusawakamaishikanegasakimannoutazukotohiraayagawazentsujihigashikagawauchinomikanonjisanukimarugamemitoyotakamatsutadotsunaoshimatonoshoakuneamamiizumihiokiyusuikinkoisasookouyamanakatanekagoshimakanoyaisenkawanabeminamitanemakurazakitarumizunishinoomotematsumotosatsumasendaioimatsudaayaseebinamiurazushinakaiodawaraiseharasagamiharahakoneaikawakaiseiatsugitsukuihadanoyamatoyamakitazamaoisochigasakininomiyayokosukakamakuraminamiashigarafujisawasamukawakiyokawahiratsukayugawaraokawaumajikochitsunootoyoakiinonishitosayasudahidakamiharasakawaniyodogawahigashitsunokagamigeiseisusakiotsukinaharisukumomurototosakamiochitoyotosashimizumotoyamanankokunakamurakitagawayusuharaogunichoyoukiasoutoozugyokutoamakusamifunetakamoriyamagaminamataminamiogunikikuchisumotoyamatonagasumashikiaraokumamotokamiamakusanishiharayatsushiroayabeseikasakyoideineujinakagyokameokakyotangokyotanabekyotambaminamiyamashiroyamashinatanabeyawatawazukaminaminantanmiyazuhigashiyamafukuchiyamakitamukokamojoyokizumaizuruujitawaraoyamazakinagaokakyokumiyamakawagoeinabeshimameiwaasahitaikiudonoisetsukisosakikuwanamihamamiyamasuzukatamakimisuginabarikumanokomonominamiisewataraitobakiwatakikihotadomatsusakayokkaichikameyamaureshinoishinomakishichikashukuohirataiwaosakizaohigashimatsushimashikamaiwanumashibataogawaraonagawakawasakiseminemarumoriminamisanrikukakudamuratawakuyatomiyanatoriwataritagajomisatotomekamirifushiroishimatsushimayamamotoshiogamafurukawahyugaebinotsunosaitoayakushimanobeokakitauramiyazakitakazakigokaseshiibamimatashintomikunitomikitakatakobayashikawaminamitakaharukijotakanabemiyakonojonishimeranichinankitagawakadogawamorotsukakisofukushimaminamimakisakaeobuseikedaogawamiasaokayaasahiotakiotarichinoinaomichikumakomaganechikuhokukaruizawayasuokaooshikaikusakaminamiaikitogakushimatsukawakawakamitateshinatakamorikitaaikishiojirimiyadahakubaiizunaiijimaiiyamamiyotasuzakayasakatoguraookuwanagawaminowahirayayamagataminamiminowafujimiomachisakakitakaginaganonakanosakuhokomoronagisoshinanomachiwadauedaiidaharasuwatomiachiaokianankisosakunozawaonsenagematsutakayamashimosuwamatsumotoyamanouchinakagawamochizukiazuminotatsunoobamaomuraseihiunzenosetofutsuikichijiwanagasakiisahayahasamisaikaikawatanasasebohiradokuchinotsugototogitsutsushimashimabarashinkamigotomatsuurayamazoekashibaikomakawaitenrioyodosangokoryoudaojiikarugayamatokoriyamatenkawakatsuragikurotakikawakamimiyakemitsuetakatorikamikitayamayamatotakadahegurishinjokanmakisakuraitawaramotogoseoudanarasoniandokawanishishimoichihigashiyoshinokashiharashimokitayamanosegawayoshinomintsivorytopazsakuragehirnsumomoaseinetopalmail-boxmokurenyoitamuikaojiyagosensanjoaganomyokoseiroagaomishibataniigatanagaokamurakamiuonumayuzawakariwatagamitainaitsunanminamiuonumatochioyahikojoetsuseiroukamosadoizumozakitokamachiitoigawasekikawakashiwazakitsubamemitsukekokonoesaikiusukibeppuusahimeshimakunisakihasamataketatsukumihitaoitahijikusuyufukujukamitsuebungoonobungotakadaibaraniimibizentsuyamaokayamakasaokahayashimayakagemaniwaakaiwamisakishinjotamanotakahashikibichuowakesojanagishookumenannishiawakurakurashikiasakuchisetouchikagaminosatoshotomigusukunakagusukuyaeseizenaurumaiheyaaguniogiminanjokinminamidaitokitanakagusukuyonaguniokinawaishigakikunigamiurasoekadenataramahiraraginozataketomishimojizamamitonakiitomanhigashimotobuyonabarugushikamionnanahanagohaebarukumejimakitadaitonakijinnishiharayomitanginowantokashikiishikawaikedasuitaminohizuminishisakaikananabenodaitoosakasayamayaokishiwadatadaokakaizukatondabayashichihayaakasakakumatorikadomasayamahigashiosakashijonawatehirakatataishimisakitajirihannansennankatanotoyonominatosettsuhigashiyodogawaibarakinosekitachuohigashisumiyoshifujiiderakashiwaraizumiotsutoyonakamatsubaramoriguchiizumisanoshimamototakatsukineyagawahabikinotakaishikawachinaganoyoshinogarikamiminearitaouchiimarihizenogikashimaariakekiyamafukudomikitagatakitahataomachigenkaikanzakinishiaritakyuragisagataratosutakushiroishikaratsuhamatamakouhokukawagoeyoshidasatteogoseirumaasakaurawaogawaniizaomiyayoriiotakishikihonjooganohannohanyuinasaitamaokegawaarakawayoshikawayokozehasudasayamahidakafukayachichibuiwatsukiryokamiyoshimikamiizumifujimiwarabiranzanmiyoshiminanoyashiosakadosugitomisatohigashichichibutodasokakukiyonokazoshiraokakasukabekounosukawajimatsurugashimamiyashirokitamotohatoyamamoroyamahatogayakumagayakawaguchinagatorokamisatomatsubushinamegawatokigawakamikawafujiminohigashimatsuyamakoshigayatokorozawas3isk01isk02ryuohkoseikonanaishorittotakashimamaibarahikonetorahimenishiazaikokagamokotoyasuotsukusatsunagahamamoriyamatoyosatotakatsukinotogawaomihachimanhigashiomiakagiunnanizumogotsuamayatsukakakinokimatsuehamadamasudahikawahikimiokuizumoyasugiyakumomisatotamayuohdahigashiizumookinoshimanishinoshimatsuwanoshimaneshimadafujiedayoshidashimodagotembaiwataatamikosaiyaizuitoizumishimahaibaramakinoharaomaezakikawanehonkannamisusonohigashiizufukuroinumazukawazufujiaraishizuokahamamatsushimizuizunokunimatsuzakimorimachiminamiizunishiizukikugawakakegawafujikawafujinomiyaujiietsugaoyamayaitaohiranikkoashikagakuroisokanumasakurashioyakarasuyamamotegiichikaikaminokawatochigihagamokanogisanobatonasumibunasushiobaranishikatautsunomiyaiwafunemashikoshimotsukeohtawaratakanezawaitanokomatsushimatokushimaichibaminamiaizumiwajikikainanmiyoshinarutomimamugiananmatsushigesanagochishishikuinakagawamachidachiyodakomaefussainagitaitochofufuchuomeotahigashiyamatotoshimaokutamaaogashimakodairaedogawaarakawahachiojishinagawatachikawashibuyasuginamihinodekiyosesumidaoshimanerimamitakahamuraadachinakanomizuhobunkyomegurominatokoganeihigashikurumekokubunjihigashimurayamamusashimurayamatamakitahinochuokotokatsushikakouzushimaogasawaraakishimakunitachishinjukusetagayamusashinohachijoitabashiakirunohinoharachizunanbukotouramisasawakasayonagokogehinoyazutottorinichinansakaiminatokawaharaoyabetairainamiasahinantoimizufuchutakaokakurobeyamadajohanatoyamatonaminyuzenfunahashinakaniikawanamerikawaunazukitogahimiuozufukumitsutateyamakamiichiiwadearidayuasainamitaijikatsuragiaridagawatanabemihamahidakakainankiminomisatoshingushirahamakamitondayurakozakoyagobokitayamawakayamakudoyamahashimotokushimotokozagawahirogawakinokawanachikatsuurarsuseroeoishidasagaeoguniasahinagaitendonanyoobanazawanishikawasakataohkuratozawamikawamamurogawayamagatafunagatatakahatashonaishinjokahokuiideyuzakawanishitsuruokakaminoyamayamanobeshiratakamurayamanakayamakaneyamahigashineyonezawasakegawamitouubeyuuabushimonosekitabuseoshimatoyotaiwakunihikarishunannagatohagihofukudamatsutokuyamashowadoshitsurunanbukoshukaiminami-alpsnirasakikosugeotsukioshinohokutominobuyamanashifuefukichuokofuichikawamisatoyamanakakonakamichitabayamanishikatsuranarusawafujikawahayakawafujiyoshidafujikawaguchikouenohara長野京都岐阜大阪三重群馬千葉滋賀佐賀奈良adednelgaccogogror秋田愛知高知埼玉沖縄栃木熊本岩手青森山梨新潟島根鳥取長崎香川宮城石川大分宮崎茨城山口兵庫山形徳島広島福島福岡岡山富山静岡愛媛福井東京xn--4it168dhatenadiaryxn--vgu402ckawaiishophatenablogcocottenamaste北海道penneehimeiwateversestabachibashigagonnagunmapermahaccaakitaosakauh-ohblushkochiaichifukuikuroncapooitigohyogotokyokyotopunyuthickcheap0t00g00j0mie2-ddaapyawjg0amfemsubxiiboomoobutchueekpgwrgrherskrboyrdyupperunderflierchipsmydnsheavyangryhippygirlyrulez神奈川鹿児島和歌山bambinaxn--nit225kokayamasaitamaxn--k7yn95exn--1lqs03nsapporoparasitelolipopmcxn--efvn9sniigatafukuokatokushimafukushimahiroshimakagoshimafakefurokinawaxn--8pvr4ucoolblogxn--0trq7p7nnkawasakinagasakimiyazakichilloutxn--8ltr62kxn--klty5xpeeweezombiecutegirlxn--rny31hxn--uuwu58axn--ntso0iqx3axn--djrs72d6uytoyamanikitanyantakagawamimozanagoyaboyfriendxn--2m4a15egreaterchowderegoismyamagatafashionstorexn--elqq16hxn--pssu33lsendaimiyagixn--rht27zpecoriaomorisaloonwatsonvivianxn--djty4knobushipigboatnaganopinokoxn--f6qx53asadistvelvetsecretxn--5js045dchicappayamanashiibarakidigickgirlfriendxn--1lqs71dmongolianxn--c3s14mxn--qqqt11mtochigixn--5rtq34kparallelo0o0mondkobesagabonadecaoitanarafoolkilldecimainhiholomosblokilociaoundopupugifutankcrapflopnooroopsmodsholyjeezstripperpepperbittershizuokaxn--rht3dkitakyushureadymadeicurusversusmatrixxn--rht61ehungryfloppygloomycrankyhandcraftedlittlestarxn--klt787dxn--kltx9awhitesnowsunnydaytottorilovepoptheshopbuyshopxn--5rtp49cxn--d5qv7z876cwebaccelxn--kbrq7oxn--4pvxsxn--1ctwolovesickkumamotocatfoodxn--tor131oyokohamawakayamatonkotsuxn--ehqz56nxn--uist22hxn--6btw5axn--kltp7dyamaguchifrenchkisspussycatxn--4it797kxn--uisz3gbabybluexn--zbx025dnetgamersxn--7t0a264ckanagawaxn--6orx2rishikawaxn--ntsq17ghalfmoonschoolbusjellybeanxn--mkru45iusercontentlolitapunkxn--32vp30hsakurastoragehokkaidoshimanecandypopbabymilksupersaleweblikeraindropbackdropwebsozaikikirarahateblodaynightmeneacsccogoormobiinfoaeusxxorgmilcomnetedugovorgcomnetedugovbizinfotmprdorgmilcomnomedugovassnotairespresseassocoopgouvveterinairemedecinpharmaciensorgnetedugovtraorgcomedurepgovmeneperekgacscaiiocogoitoresmshsseoulbusanulsandaeguc01milvkimmvchungnamjeonnamjeonbukeliv-dnsgyeonggijejueliv-cdnincheondaejeongangwongyeongbukgwangjuchungbukgyeongnameliv-apicoeduindorgcomembnetedugovorgmilcomnetedugovjcloudorgcomnetintedugovperbnrinfocooyorgcomnetedugovethipfscanvamypepethw3sstorachakeeneticjoinmcinbrowserdwebcyonnftstoragemyfritzaemewphlxachotelltdorgcomwebsocschngonetintedugrpgovassnomgacsccoorgnetedugovbizinfo123websiteidorgmilcomasnnetedugovconfidmedorgcomplcschnetedugovaccoorgnetgovpresstmassoirseproxaccosoundcasthoptocraftvp4c66orgnetedugovitsmcdirmyboxbarsyedgestacksynologylogintoopencloudnohostwebhopdiskstationi234tcp4hoocgroknoipprivmydsddnsdnsforlohmustransipdscloudfilegear-sgbrasiliafilegearframerbarsybarsyonlinecoprdorgmilcomnomedugovinforgcomnetedugovnameacprorgcomartnetedugovpresseinfoassoinstgouvorgnycedugovbarsydscloudjuorgcomnetedugovminisiteaccoororgcomnetgovorgmilcompronetintedugovbizmuseumnameinfoaerocoopaccoorgcomnetintedugovbizcooporgcomgobneteduorgmilcomnetedugovbiznameaccoorgmilneteduadvgovcoorgcomnetaltgovforgotherhiskeeneticispmanagernomassoprod5476132eastasiacentraluswesteuropewestus2eastus2pnortheurope-01newzealandnorth-01southindia-01southcentralus2-01norwaywest-01eastus2-01westus2-01australiaeast-01italynorth-01israelnorthwest-01swedencentral-01westeurope-01centraluseuap-01taiwannorthwest-01uaecentral-01northcentralusstage-01israelcentral-01mexicocentral-01canadacentral-01austriaeast-01germanywestcentral-01francecentral-01ukwest-01denmarkeast-01polandcentral-01eastus-01westus-01swedensouth-01eastus3-01westus3-01brazilsouth-01centralus-01francesouth-01australiacentral-01westindia-01uaenorth-01jioindiacentral-01canadaeast-01belgiumcentral-01spaincentral-01koreacentral-01chilecentral-01qatarcentral-01westcentralus-01eastus2euap-01norwayeast-01southafricanorth-01brazilsoutheast-01germanynorth-01switzerlandnorth-01switzerlandwest-01japanwest-01southafricawest-01japaneast-01eastasia-01indiasouthcentral-01taiwannorth-01centralindia-01uksouth-01southcentralus-01northcentralus-01eastasiastage-01indonesiacentral-01australiacentral2-01australiasoutheast-01malaysiawest-01koreasouth-01southeastasia-01southeastus5-01northeastus5-01jioindiawest-01rucdnwest1-usfra1-desandboxjls-sto1jls-sto3jls-sto2aglobalabglobalsslmapprodfreetlsmapvpslon-1lon-2ny-1fr-1sg-1ny-2paassnwebpaashostingjelasticnordeste-idcsocuserpagescwebfileblobservicebuscoreatlricnjsjelasticwebsitestoragesezagbinruhuukjptsmyspreadshopmynetnameakamaiorigin-stagingfrom-coipv64dynv6cdn77serveblogadobeaemcloudhicamsprytdnsupno-ipownipde5ovhicpfirewall-gatewaysytesmypsxbarsyusgovcloudapimyamazemyradwebakamaihdsaveincloudfastlylbfrom-lasubsc-paysquare7in-the-bandblackbaudcdnhomelinuxoninfernoctfcloudservebbsdns-dynamiccloudfrontakamai-stagingipifonyham-radio-opsenseeringclickrisingcommunity-profrom-nylocalcertgrafana-devedgesuite-stagingcloudflareanycasteating-organicatlassian-devmydattofeste-iplocaltotorprojectknx-serveredgekeycloudflareglobalcloudyclustercasacamserveftpakamaized-stagingakamaiorigindns-cloudmyeffectboomlabotdashbuyshousestwmailhetemlazure-mobilein-dslthruhereredirectmedynuddnsbouncemesupabaseluyanicloudappakamaicloudfunctionsdebiannhlfanpgafanstatic-accessin-vpnmysynologymafeloappudohomeftptrafficmanagersiteleafseidatmemsetcloudflarecloudaccesskeyword-onazure-apiis-a-chefdoes-itgets-itwebhopselfiphomeipkicks-assedgesuitewindowsserver-ontunnelmolemydissentscrapper-sitecloudflarecnuni5srcfggffiobbzabchrsndenodynuopikddnsvpndnsakadnselastxkinghostvps-hostfastlyhomeunixazureedgeshopselectdontexistmyfritzcloudjiffyalwaysdatasells-itsquaresbroke-itazurefddattolocalat-band-campmeinforumfamilydsazurestaticappsdefinimabplaceddnsaliasdynaliasnow-dnsblogdnsroutingthecloudendofinternetdsmynasakamaiedgemymediapcadobeio-staticakamaiedge-stagingakamaihd-stagingddns-ipprivatizehealthinsurancelive-onkrellianschokokeksmassivegridmysecuritycamerarackmazeserveminecraftfrom-azis-a-geekakamaizedmoonscaleoffice-on-theusgovtrafficmanageradobeioruntimeedgekey-stagingreserve-onlinechannelsdvrdnsdojousgovcloudappcdn77-sslapps-1and1podzoneazurewebsitesdynathomescaleforceyandexcloudvusercontentisa-geekcdn-edgescoaemalcesappwriteazimuthtlonarvobuiltwithrocketnoticeablestorecomwebrecnetperotherfirminfoartslgdloncogoiltdorgmilcolcomplcschgenngonetedugovbiznamefirmmobiacincoorgmilcomnomwebgobnetintedubizinfocomyspreadshopdemongovtransurl123websitehosting-clusterkhplaycistrongsnesosvalervålerxn--vler-qoaossandeheroysandeherøybøboheroyherøyxn--hery-iraxn--b-5gavalerbøboxn--b-5gasandesandexn--hery-iraxn--vler-qoavålerhåreålaahavaofsfvfhlolnlalrlhmfmtmahcostntbuåstrmreigersundmyspreadshopgálsáeidsvolltingvollgildeskalflorøvadsøvardøvanylvenxn--bhccavuotna-k7astrandaxn--kvnangen-k0axn--sknland-fxaxn--mosjen-eyarakkestadhyllestadnannestadvevelstadvaapstenordre-landsondre-landsøndre-landtjieltexn--vrggt-xqadsør-aurdalsor-aurdalheradstordmoldefordeførdeseljefedjeryggehemnexn--krehamn-dxasognegranesøgnebrynetjomevallebykletokkegiskedovretjømehobølvoldasaudatolgasømnaviknadønnasomnadonnatranafrananesnaraumasmolatrænafrænalesjasmølaørstaorstahitrafloraaukraloppafrøyarissasnasahalsagalsaromsaraisaráisafroyasnåsagronghobolfjelltydalårdalardalaskimharamkraanghkekråanghkesorumbarumhurumbærumsørummodumsálátbálátfrognbjugnvåganvagangulenskienløtenlotenstrynvefsnxn--merker-kuaskaunsveiobømlobomloskjåkvardoflorovadsosalatbalatsálatklæbuklabuselbubarduulvikskjakklepprisørxn--nttery-byaeflåeidflahofmilgolholsellomskifetvikdepvgsfhsaskerrisorhamarasnesåsnesrørosrorosxn--slat-5namasoynaroyvaroyluroydyroyaskoyradoyandoyrodoymeloyradøyandøyrødøymeløyaskøylurøydyrøymåsøyværøynærøyhoylandethøylandetdivtasvuodnalørenskoglorenskognesoddtangenxn--tjme-hraxn--smla-hraxn--stjrdal-s1aunjargalillehammerunjárgaxn--hamary-fyadavvenjargaxn--bearalvhki-y4a123hjemmesidegjerdrumxn--brnnysund-m8acxn--tnsberg-q1axn--mlatvuopmi-s4axn--snsa-roaxn--skierv-utaxn--brum-voatysfjordkvafjordeidfjordkvæfjordsongdalenmjondalenmjøndalenxn--gls-elackragerogáŋgaviikagangaviikasørreisasorreisasør-varangersor-varangerxn--risr-iraskiervaxn--frna-woaxn--trna-woakvinesdalleksvikleirvikrøyrvikroyrviksvelvikvenneslaevje-og-hornnessandnessjøenmarnardalvindafjordsandefjordenebakksnillfjordullensvangxn--trany-yuabrønnøysundnamsskoganaustevollxn--stjrdalshalsen-sqbnord-aurdalnord-frontrøgstadtrogstadgrimstadflakstadgjerstadxn--sandy-yuaxn--leagaviika-52bnore-og-uvdalvegarsheixn--rlingen-mxaxn--ggaviika-8ya47hvegårsheikarlsoykvitsoymasfjordenhamaroyinderoyosteroydavvenjárgasauheradguovdageaidnuxn--vre-eiker-k8abronnoysiellakkrødsheradkrodsheradkvinnheradbrønnøyxn--mtta-vrjjat-k7afxn--lrenskog-54akvitsøyvárggátkarlsøyosterøyinderøyhamarøybronnoysundxn--aurskog-hland-jnbbahccavuotnabáhccavuotnagiehtavuoatnastor-elvdalmidtre-gauldalxn--gildeskl-g0akarasjokevenassixn--bievt-0qaxn--yer-znalebesbynessebyxn--hbmer-xqamalselvmålselvxn--unjrga-rtamøre-og-romsdalmore-og-romsdalhareidmelandørlandorlandstrandålgårdsolundalgardafjordåfjorddielddanuorrikautokeinoxn--stre-toten-zcbskodjeaejriestangeliernebamblestokkefauskesnåasesnaasekongsvingerlangevagberlevagxn--flor-jrahattfjelldalostre-totenøstre-totenvestfoldxn--mely-iraálaheadjualaheadjunordreisaxn--troms-zuaxn--lgrd-poacporsangerflatangerstavangerleikangerbremangersamnangergieldakarasjohkaxn--rdy-0nabfrostautsirasnoasatromsaxn--sr-aurdal-l8aflekkefjordjølsterjolsteraremarkhedmarknååmesjevuemienaamesjevuemiexn--vard-jrarollagmeråkermerakerorskogørskogxn--bdddj-mrabdákŋoluoktaxn--osyro-wuaaknoluoktatrysilskjervøymandaljondalbindalrindalmeldalsuldalorkdalsigdalalvdallærdalhurdalsirdalverdallerdallardaloppdalåseralaseralhadselkragerødivttasvuotnaoverhallasteinkjerxn--hnefoss-q1askedsmokorsettromsøxn--dyry-iravestre-totenmuseumxn--sandnessjen-ogbrahkkeravjufylkesbiblbájddarbajddarxn--laheadju-7yarennesøyxn--koluokta-7ya57hxn--hgebostad-g3aleirfjordstorfjordbalsfjordbåtsfjordbatsfjordmuosátbievátloabátkárášjohkanøtterøyxn--mjndalen-64anordkappláhppilahppialstahaugsiljanverranrøykenroykenhaldenlyngenbergenhortenhønefosshonefosstroandinbeiarnvarggatosoyroosøyrotromsoidrettmuosatbievatruovatloabatvoagattynsetnessetxn--indery-fyaskánitskanitraholtråholtxn--ystre-slidre-ujbandebusarpsborgbearduxn--karlsy-fyahordalandjorpelandjørpelanddeatnuringsakersør-odalsor-odalxn--slt-elabringerikeaudnedalnittedalnissedalhemsedalslattumsurnadalxn--blt-elabelverumstjørdalnaustdalhjartdalgjøvikfyresdalhasviknarviklarvikgjovikmalvikgamviklenvikporsgrunnstjordalengerdaldrobakdrøbakxn--msy-ula0hvestvagoyxn--vgan-qoaxn--ryken-vuaxn--lten-graxn--stfold-9xaxn--hpmir-xqaxn--lury-iramálatvuopmimalatvuopmitysværkirkenesbirkenesmoskenesbáidárxn--fjord-lraxn--rdal-poabahcavuotnabáhcavuotnaxn--frde-gralindåsbearalvahkixn--hobl-iraráhkkerávjuxn--loabt-0qavågåáltábodøsundlundraderådeetnetimeholeauregrueoddavagavegaranatanaarnasolasulaaltalekafusavangbergkvamåmliamlibokntinnroangranosenoslobodorøstroststatåmotamotivguprivøyeroyerliermossvossxn--nvuotna-hwalusterlunnermarkerhábmerhabmerhvalerfjalerxn--rholt-mratysvarbaidarfitjargaularhápmirhapmirmelhusfosnesøksnesoksnestysneshemnesevenesflesbergeidsbergtonsbergtønsberglindasxn--sndre-land-0cbnamsosxn--srum-graøystre-slidreoystre-slidrevestre-slidretrondheimbalestrandxn--langevg-jxaaustrheimxn--skjk-soavagsoyaveroysandoykarmoyfinnoytranoyvestbytranbysykkylvenxn--hyanger-q1aspjelkavikandasuoloxn--fl-ziaxn--drbak-wuastathellexn--sr-varanger-ggbtelemarkxn--bhcavuotna-s4axn--porsgu-sta26fčáhcesuolocahcesuoloakrehamnåkrehamnsandøykarmøyfinnøytranøyvågsøyaverøynamdalseidxn--lesund-huabadaddjaxn--vegrshei-c0axn--btsfjord-9zagildeskålporsanguxn--trgstad-r1anávuotnanavuotnahammerfestxn--sgne-graxn--brnny-wuacibestadharstadnarviikaevenáššivestnesgjemnessandnesagdenesrennesoyxn--avery-yuaxn--tysvr-vrabearalváhkikongsbergspydebergrandabergxn--andy-iradavvesiidaxn--krdsherad-m8aporsáŋgufredrikstadbjerkreimringeburennebuaurskog-holandnotteroyxn--vgsy-qoa0jxn--rmskog-byaskierváivelandbyglandfrolandaurlandforsandxn--bjddar-ptamidsundålesundalesundfetsundfarsundovre-eikerøvre-eikerakershusxn--moreke-juasørfoldøstfoldostfoldsorfoldhøyangerhoyangerlevangerorkangertanangerxn--vestvgy-ixa6olillesandulsteinxn--rennesy-v1agranvinskjervoyxn--klbu-woalavagisxn--h-2faxn--ryrvik-byakafjordkåfjordseljordfolkebiblxn--gjvik-wuajevnakerxn--kfjord-iuabudejjuxn--kranghke-b0axn--davvenjrga-y4axn--rland-uuaxn--ldingen-q1axn--mlselv-iuaxn--rady-iraxn--linds-prabrumunddalxn--ygarden-p1amo-i-ranaeidskogrømskogromskoghjelmelandxn--finny-yuaxn--sr-odal-q1axn--skjervy-v1aballangenkvanangenkvænangengratangenxn--hmmrfeasta-s4acvossevangensuohkanxn--rde-ulaxn--mli-tlaxn--ksnes-uuanordlandskanlandskånlandsortlandfuoiskuxn--rros-graxn--hcesuolo-7ya35bxn--eveni-0qa01gagaivuotnagáivuotnaxn--seral-lradrammenmodalenmosjoenjan-mayentorskensteigengloppenxn--snes-poamatta-varjjatxn--sr-fron-q1aomasvuotnajessheimbådåddjåxn--krager-gyaxn--kvfjord-nxaxn--asky-iraxn--snase-nraxn--bidr-5nacholtålenxn--vads-jraxn--jlster-byamosjøenxn--rst-0nastavernxn--ostery-fyaxn--oppegrd-ixaxn--sknit-yqaxn--risa-5naoppegårdskiptvetrendalenholtalenxn--mot-tlaxn--lhppi-xqaxn--holtlen-hxaxn--srreisa-q1akopervikxn--muost-0qaxn--bmlo-grahokksundkvalsundegersundxn--karmy-yuaullensakerxn--hylandet-54axn--kvitsy-fyaxn--bod-2nalangevågberlevågkristiansandxn--rsta-frahornindalstjørdalshalsenstjordalshalsensandnessjoenhámmárfeastaxn--lrdal-srasør-fronsor-fronnord-odalkristiansundmátta-várjjatvestvågøynesoddennotoddenbuskerudøygardenoygardensalangenlavangenralingenrælingenlodingenlødingenleaŋgaviikalaakesvuemieleangaviikauenorgexn--srfold-byaaskvollxn--rskog-uuaxn--nry-yla5gxn--vry-yla5ghammarfeastaxn--rhkkervju-01afxn--givuotna-8yakommunekrokstadelvanedre-eikerhagebostadhægebostadxn--berlevg-jxakviteseidxn--s-1faxn--l-1faxn--nmesjevuemie-tcbafuosskomoårekemoarekexn--lt-liacxn--jrpeland-54asvalbardoppegardholmestrandtvedestrandsogndalsokndalarendalsunndalfolldalxn--krjohka-hwab49jlyngdaletnedalnorddalsaltdalgausdalskedsmovaksdalgjesdalstordalxn--frya-hraaarbortedrangedalxn--smna-graaurskog-hølandxn--vg-yiabtjeldsundhaugesundlindesnesxn--mre-og-romsdal-qqbxn--dnna-gradyntmpheremerseineshacknetenterprisecloudmineaccomaorimāoriorgmilcriiwigennetschoolhealthkiwigovtgeekxn--mori-qsacloudnsparliamentcomedorgcompronetedugovmuseumwebsitekinservicebarsywebsitebuildereerobookheimdnsleapcelleero-stagetechcrscsslorigingohomecdbedeeeiemesecabgngilnlalplchfisiincnnoroptatitmtltruauhulumkdkukskjplvtrgrfrkrhrusesismycynzcznetinteduassoososcloudstgbetaaezaeuhkusjshatenadiarycdn77hoptozaptois-a-knightmyftpno-ipjpnddnssdpdnsspdnsbarsysweetpepperis-a-bruinsfanis-very-sweetservegameis-a-soxfanhomelinuxcdn77-secureservebbsmisconfusedwebredirectblogsitefreedesktopcouchpotatofriestoolforgeaccesscamis-lostreadmyblogsmall-webfedorapeopleserveftpis-a-celticsfanmywirepotagertwmailin-dslsellsyourhomeread-booksfreeddnscable-modemis-savednflfanufcfanmlbfanstuff-4-saleendoftheinternetin-vpnmy-firewallhomeftpis-localis-a-chefboldlygoingnowherewebhopselfipkicks-assroxatunkcamdvrfedoraprojectgotdnsdvrdnsdyndnspubtlspimientahomeunixdontexistfedorainfracloudwmflabsfspagesbmoattachmentsteckidsfamilydsdnsaliasdynaliasnow-dnscloudnsdoomdnsduckdnsblogdnshomednsroutingthecloudendofinternetdsmynasip-dynamicpoivronhttpbinmyfirewallis-very-evilmysecuritycamerais-a-linux-userwmcloudis-a-geektuxfamilyis-a-candidatedoesntexistis-very-badhobby-sitegame-hostaltervistais-foundis-a-patsfandnsdojohepforgepodzonedynservcollegefanis-very-goodfrom-meis-very-niceisa-geeknerdpolacmedsldingorgcomnomgobabonetedupleskaemhlxmyboxrockyprvcydeuxfleurspdnscodebergheyflowstatichostorgmilcomnomgobneteduorgcomeduiorgmilcomngonetedugovcloudns1337ngrokacorggogfamcomwebgobnetedugokgopgkpgovgosbizpasaugumicsopozpapuwmwsrprusiskwpspkppspkmpspokeoiawsawifoumsdnskokwpmuppuppsppiwwiwoowuzswkzoschrzpisdnwzmiuwwitdpssewsseumigugimoirmpinbwinbwiihupporzgwgriwupowwskrwioswuozstarostwokonsulattmpccopruszkowmyspreadshopostrodakartuzyopolegminamediaustkazgorajgoraolawailawalomzawloclradombytomjaworznotargilubinkoninzagantorunkutnokepnonakloczestsopotsanokturekplockslasksklepzarowlukowmedaidgdaorgmilrelcomnomatmgsmartneteduelkgovwawsossexbiztgorysejnytychypomorzeboleslawiechomesklepsdscloudunicloudzakopanelegnicarawa-mazbydgoszczswidnikkrasnikwloclawekbielawamragowograjeworealestatebeskidykaszubymalopolskaprzeworskswiebodzinlecznadfirmaszkolawarmiagdyniamiastakazimierz-dolnymalborkswidnicadlugolekaostrolekapodlasieelblagtravelsimplesitezachpomormielecszczecinnieruchomosciwalbrzychlezajsklublinbedzinpoznanwielunmielnooleckostarachowicedkontopowiatwroclawrybniksuwalkileborkslupskgdanskostrowwlkptarnobrzegtourismwegrowkrakowglogowyou2pilanysamailwrocinfoagroautobeepshoppriviqhslapypiszlodzcfolksecommerce-shopmazurypulawyskoczowrzeszowpomorskiezgierzkaliszolkuszlowiczostrowiecsosnowiecmazowszewodzislawbialowiezazgorzeleckatowicepabianicejelenia-gorawolominkarpaczsieradznowarudaczeladzkonskowolaskierniewiceswinoujscieturystykabieszczadycieszynketrzynolsztynbialystokbabia-goraprochowicewarszawastalowa-wolapolkowicegorlicegliwiceponiatowalimanowalubartowaugustowkobierzyceopocznognieznoszczytnokolobrzegshoparenapodhalebielskoklodzkostargardatwithplayitownnamecoorgnetedugovacorgcomproestnetedugovbiznameislaprofinforechtngrokmedaaaacacpaenglawjurbarbarsykeeneticavocatacctcloudnsorgcomsecplonetedugov123paginaweborgcomnetintedugovnomepublidkinbarsygovx443cloudnsorgmilcomnetedugovcooporgmilcomschnetedugovnamecomcannetlibassoaemclantmcontstoreorgcomnomrecwwwbarsyfirminfoshopartsstackitmyddnswebspacelima-cityacincooxorgedugovbarsybrendlyhbvpsvpsspectrumlandinghostingacppmordoviamcprecbgorgmilcomspbnetintedumsknovgovbirrasmcdirmytismircloudvladimirnalchikadygeyamarinepyatigorskmyjinobashkiriaeurodirvladikavkazna4ugroznykustanaikalmykiacldmaildagestaniranbuildcloudcanvaliaravalwixdevelopmentappwritemigrationneedleverceldatabasestackitcodereplravendbonporterlovableaccoorgmilnetgovcoopmedorgcompubschnetedugovservicemecomygovorggovtvmedorgcomnetedugovinfoedgfacbmlonihkutwpsryxzbdtmacfhppmyspreadshopbrandpartiorgcomfhvpress123minsidaitcouldbeworlanbibkommunalforbundfhskiopsyskomvuxkomforbnaturbruksgymnloginlineorgcomnetedugovenscaledeuusentsurgebotdaorgmilcomnetgovnowteleporthashbangplatformlovablebarsyshopwarebasehoplixbarsyonlinemsf5gitappgitpagewawamscofigma-govcaffeinefigmacanvasoltstscwputerbarsysupportchatgptsquareomniweopensocialcpanelplaycodenotionnovecorewpsquaredpreviewjelecyonbyensrhtfastvpspieboxconvexjouwwebheyflowplatformshloginlinemadethissourcecraftclouderaorgorgcomartedugouvunivmeorgcomnetedugovsurveysstatichfheiyuxs4allprojectmyfastubervibehostapp-ionosdeployagentmecoorgcomschnetedugovbizcncostoreorgmilcomneteduembaixadaconsuladokiraranohoprincipesaotomeheliohobarsystorebaseshopwaresellfyaiabkhaziavologdamordoviapenzalenugsochinavoiexnetspbmsknovnorth-kazakhstanashgabadkareliaarmeniageorgiavladimirnalchikivanovobukharaadygeyakhakassiakalugakrasnodarjambylaktyubinsktroitskbryanskobninskkurganazerbaijanpokrovskbashkiriatselinogradvladikavkazmurmansktulatuvamangyshlaktashkentchimkentgroznykaragandatermezarkhangelskkustanaikalmykiabalashoveast-kazakhstankaracoldagestantogliattibarsyredorgcomgobedumirenknightpointaccoorgjelasticdiscoursecleverappsschacmiincogoornetonlineshopcogoorgmilcomwebnicnetintedugovbiznametestcoorgmilcomnomnetedugovorangecloudpersoindorgcomfinnatnetgovensmincomtourismintlinfox0611oyaorgmilcomnetedugovquickconnectvpnplusnettprequalifymeaddrmyaddrntdllwadlnctvavdrk12orgmilpolbeltelcomwebgennetedutskkepgovbbsbiznameinfocoorgmilcompronetedugovbiznameinfobetter-thanworse-thansakurafromdyndnson-the-webmymailerorgmilurlcomneteduidvgovmydnsgameclubebizmeneacsccogotvorhotelmilmobiinfovodteiflgplkmsmsbcckhincndnvncoztltmkckppzpdprvcvkvlvcrkrkscxuzchernovtsyrivneyaltaodesavolynrovnolutskltdinforgcomnetedugovbizvinnicazhitomirternopilpoltavakropyvnytskyizaporizhzhiasevastopolsebastopoluzhgoroduzhhorodkharkovkharkivvinnytsiakhmelnytskyizaporizhzhecrimeaodessazhytomyrnikolaevcherkassydonetskluganskluhanskkirovogradivano-frankivskchernivtsikrymkievkyivlvivsumyzakarpattiamykolaivcherkasychernigovkhersonchernihivdnipropetrovskdnepropetrovskkhmelnitskiyneacsccogoorusorgmilcomedugovmyspreadshopadimono-ipbarsybarsyonlinelayershiftnh-servretrosnubapicampaignservicelugaffinitylotteryweeklylotteryraffleentrygluglugsmeaccoindependent-inquestnimsitecopropymntltdorgplcschnetgovnhsbarsyindependent-commissionindependent-reviewpolicepublic-inquiryindependent-panelconnhospindependent-inquiryroyal-commissionoraclegovcloudappscck12libaws-govccphxcclibpvtparochchtrcck12libcceatonk12coglibtecgendstmusann-arborwashtenawcck12glghcck12sealibforksolympiabainbridge-islkeyporthoquiamyarrow-pointcentraliaport-townsendsequimport-ludlowrentonsilverdalebremertonredmondsheltonbellevueport-orchardport-angeleskingstonchehalisaberdeengig-harborseattlepoulsboidmdndsddemenegacalamaiavawapailalflnmdcncscohnhmihiviwiriinmntnmocoutvtctmtgunjokakwvnvprarorasmskstxwynykyazisadninsnngosrvis-bymircloudservernamepointtoenscaledland-4-salefreeddnsstuff-4-saleazure-apinoipdatabricksappscloudnsgolffanheliohostazurewebsitesgvorgmilcomgubneteducoorgcomnetd0egvorgmilcomnetedugovmydnsiacostoree12orgmilcomnomwebgobbibrectecnetintedugovraremprendefirminfoartseducok12orgcomnethidnsidacaiiosonlahanamhanoicamauhueorgcompronetintedugovbizbacninhtayninhhoabinhnamdinhtravinhhaiphongvinhlonghaiduongquangnamquangtrithuathienhuequangninhbacgianghaugiangquangbinhsoctrangbentrethanhphohochiminhdanangkontumhatinhkhanhhoathanhhoahealthgialailaocaiyenbaibackanngheanlonganphuyenphuthocanthodaklakdongnainameinfovinhphucdongthapkiengiangtiengiangquangngailaichaulangsonlamdongdaknonghagiangangiangcaobangbinhduongninhthuanbinhthuanbaclieuthaibinhninhbinhbinhdinhtuyenquanghungyenbaria-vungtauthainguyendienbienbinhphuocschbizputerimagine-proxyorgcomnetedugovcloud66advisormypetsdyndnsxn--8dbq2axn--4dbgdty6cxn--5dbhl8dxn--hebda8bxn--80auxn--d1atxn--c1avgxn--o1acxn--o1achxn--90azhxn--55qx5dxn--uc0atvxn--od0algxn--wcvs22dxn--gmqw5axn--mxtq1mxn--12c1fe0brxn--h3cuzk1dixn--12co0c3b4evaxn--12cfi8ixb8lxn--o3cyx2axn--m3ch0j3axn--j1adpxn--90amcxn--90a1afxn--h1ahnxn--j1ael8bxn--h1alizxn--c1avgxn--j1aefxn--80aaa0cvacxn--41acaffeineexeopentunnelbotdashtelebitorgtmaccoagricorgmilnomwebnicngonetaltedugovlawnisschoolgrondaraccoorgmilcomschnetedugovbizinfoprg1-zeropstritonstackitlimazeropsaccoorgmilgovяспборгкоммскбизмирсамаракрымсочиакодпроргобрупрצהלממשלישובאקדמיהองค์กรธุรกิจรัฐบาลศึกษาทหารเน็ต教育網絡組織公司政府個人닷넷한국澳门新闻澳門联通家電嘉里招聘通販닷컴삼성コムგეбгрфеюadcdbdgdidmdsdtdaebedeeegeiejekemenepereseveyegabacalamanauavapaqasazacfbfafgfnfpfwftfbgcgagggegkgngmgsgpgvgtgugilmlnlalclglplsltlhmimjmkmmmomambmcmdmfmgmzmpmsmtmgbbblbsbecccacnclcmcvctcscmhkhghchbhthphshlinikifigiaibicivisikninhnmncnbngnsnpnvntnjoionomobocoaofodorosotoptstttytatbtetgtithtmtltrusuvuaucueuguhulumunufjdjbjtjsjlkmkhkfkdkcktkukskpkgpmpnpkpjpgqaqmqiqsvtvcvbvmvlvrwpwtwzwbwcwawgwkwmwtrsrprgrfrercrbrarnrmrlrkrirhrwsusrssspsgsesbsaslsmsissxmxaxcxuypysylymykygybycyuztzsznzmzkzdzczbzazελευ世界台灣购物公益点看臺灣网络書籍在线网站手机机构大拿游戏信息台湾谷歌慈善商标香港中国餐厅网址中國商城食品微博政务移动集团公司八卦商店健康网店政府时尚佛山中信娱乐广东企业homedepotengineeringاماراتrepublicankuokgroupversicherungchannelcitadelxn--pgbs0dhxn--b4w605ferdstatebankwebsitexn--mgb9awbf亚马逊淡马锡alibabaxn--ngbc5azdxn--mgbbh1axn--45br5cyltoshibabuildworldcloudtradeguideplacespacedancemoviephoneprimesmilebiblestyleappleazurestoreskypegripexn--l1accdrivelottehorsehouseleasechasereisestadahondaomegaaetnaamicaninjanokiamediadeltavodkaedekaosakapizzaslingemailgmailtirolshelltmallfinallegaltotalhotelamfamforumrehabmusicciticricohcoachwatchboschearthfaithirishmiamiarchidubaiguccipraxiみんなストアセールcanonsalononionnikonepsonkoelngreensevencrownikanoradioaudioweiboglobopromogalloyahoociscorodeovideomangobingotokyovolvolottokyotophotosmartsportquesttrusthyattjetztadultcymrubaidutushuxn--kprw13dubankclickblackmerckgroupsharpcheapnowtvxn--h2brj9cקוםհայоргсрбмонкомбелмкдқазрусукрمصرقطرعربكومdadcfdmedwedredphdthdbidpidkrdmsdltdiceonewmeglemoerwecfageacbanbambaaaammakianraspacpaaxawtfbcgaegongingaigvigorgdogdhlmilrilonlaolloluoljllcalgalnflafltelsrlfrllplkimibmcamcombommomifmabbjcbscbwebcabnabtabmlbpubabcbbcnecincpncllcstcwtcpwcnyckfhbzhovhmoiskiobisbitcifyituipinvinwinxincbnbcnmanfangdnmenrenkpnmtnyunrunfununobiojioriohbogmofooboooooacoecoceongoproartistottnttbbtcateatlatvetpetbetnethktmitfitintjothotgotdotbotprueduicujnjyouinknhktdkappsapgapmapdnptopgopllpjmpzipvipripesqtrvdtvitvdevmovgovhivnrwlawsewnewbmwwownowhowdvrftrmtrsfrbarcartvscrseusawsupsubssbsadsddsldssasbmsmlsxxxboxfoxgmxtjxsextaxbuyflydiysoyjoyskypaydaygayxyzanzbizwebersenerpokerlameractortatarsolarລາວคอมไทยtourslocusnexuslexusgiftsbeatsboatspartspressglassswissकॉमनेटtiresgivescodeshomesgamestunesshoescardswalesloansvegastoolsdealsautosparisファッションworkssucksrocksxeroxforexfedexpartylillymoneystudyrugbytoraytoday中文网xn--unup4y天主教飞利浦新加坡enterprises我爱你嘉里大酒店christmasxn--fct429kholdingsxn--8y0a063axn--mgbx4cd0ablifestyleabogadoallstatenetbankكاثوليكxn--s9brj9cxn--gk3at1ebestbuycharityxn--55qx5dmicrosoftpropertybasketballhomegoodscorsicajewelrygallerygrocerysurgerycountrybrusselsverisignferreroxn--czr694bhdfcbankcommbanksoftbankپاكستانپاکستانnextdirectالسعوديهالعليانxn--h2brj9c8cxn--80adxhksshikshaxn--mgbai9azgqp6jcuisinellabarclayscatholicxn--kpry57dcompanyxn--xhq521bblackfridayxn--mgba3a3ejtsandvikxn--d1acj3bacademydownloadمليسياxn--j1amhxn--w4r85el8fhu5dnraipirangaathletaxn--fhbeixn--mgbqly7cvafrzuerichxn--c2br7gஇலங்கைcontractorsxn--io0a7igraphicsinsurancetemasekxn--xkc2al3hye2amotorcyclesphotographydirectoryplumbingxn--vhquvclothingtrainingcleaningwilliamhilllightingxn--mgba3a4f16ashoppingcateringeducationokinawapicturesventuresproductionsxn--9et52uwalmartഭാരതംsupportrealestatecapitalonexn--nqv7fs00emaauspostfloristdentistxn--qxamgodaddybradescobargainsmitsubishikerryhotelsxn--9dbq2axn--3pxu8kimmobilienxn--fjq720axn--mgbtx2bholidaymckinseymadridbusinessbuildershelsinkixn--4gbrimмоскваالسعودیةcoffeedegreelacaixapartnersalsaceofficeabbvievoyageorangegeorgeonlinechromemobilekindlegoogleoraclecircleschulesecureinsurexn--mgba7c0bbn0aestatexn--mgbc0a9azcgcruisehangoutxn--vuq861bxn--42c2d9arexrothfirestoneuniversityxn--nnx388alifeinsuranceextraspaceонлайнvermögensberatersoftwarexn--fiqs8sxn--mgbab2bdxn--w4rs40ltiendaभारतम्africatoyotaotsukasakuracameracreditcardnagoyaconsultingnetworktheatermonsterprogressivepioneerxn--55qw42gracingdatingvotingvikinglivinggivingxn--bck1b9a5dre4cbrotherweatherjoburgفلسطينlplfinancialxn--clchc0ea0b2g2a9gcdfutbolschoolsocialglobaldentalwoodsidechanelairtelmatteltravelrealtorwebcamstreamభారత్unicomalstomxn--nodexn--6frz82gmuseumfurniturexn--rvc1e0am3exn--mix891faccenturexn--11b4c3dismailineustardiscountquebeccomsecclinicservicesxn--y9a3aqxn--c1avgswatchchurchsearchالاردنmarketingcontacthealthmonashshoujisanofitaipeiamericanexpresssuzukiアマゾンクラウドポイントbhartiグーグルxn--mgberp4a5d4armemorialxn--1qqw23alondonmormoninstitutevisionbostonnortoncouponmaisonamazonvirginberlindesigndurbanolayannissananquanxihuanhitachikaufengardenreisenbayerntechnologydatsunxn--90a3aclatinocasinostudiophysioxn--ngbe9e0apharmacytattootaobaoaramcoexpertreportabbottdirectselectimamatfairwindspictettargetmarketintuittravelersinsurancecreditdupontryukyusuppliesxn--tckwebnpparibasschmidtmerckmsdyodobashirestaurantbridgestonecricketxn--fpcrj9c3dbostikbroadwayattorneylefrakemerckxn--fiq228c5hscareersfarmerswinnersflowersxn--wgbh1cguitarsxn--54b7fta0ccxn--p1acfmakeupgalluplandroverxn--kcrx77d1x4agoldpointbauhausxn--mgbayh7gpahiphopplaystationxn--mgba3a4fraxn--eckvdtc9dhyundaixn--gckr3f0fistanbulticketsmarketsflightschintaireviewsxn--3e0b707ewindowsxn--fiqz9sfinancialxn--fzys8d69uvgmابوظبيdiscoverreviewবাংলাxn--5su34j936bgsgmoscowobserverapartmentsдетиارامكوсайтeurovisionxn--i1b6b1a6a2exn--xkc2dl3a5ee0hتونسموقعبارتڀارتشبكةعمانبيتكعراقreadkredbondlandbandfundfoodprodgoldfordtubecafesafelifeggeeieeefreefagepagegugezonewinememenamegamesaleablebikenikelikecarecbreherefiresaveloveliveblueartedatesitevotecaseluxebofamodaltdaasdatiaayogasinavanashiaasiajavabbvatevavivadatazaraarpacasavisasncfprofmaifsurfgolfdvagsongbingpingwangkpmggoogblogpohlfailcooldellcalldeallidlsarlfilmteamroomfarmimdbarabclubhdfcicbchsbcgmbhrichtechfishdishcashminiernikddiaudiwikimobitaxicitikiwidesiqponskinloanakdnwienopenporncerntownimmolimoolloinfonicofidolegosaxozeroaerovivoautovotomotofastbestresthostpostnextlgbtchatseatgiftmeetdietreitmintrentgentspotscotguruitausohumenucyoubanklinkpinkdclktalksilkbookseekworkrsvpaarpjeepshopcoophelpcamppccwshowbeerstarruhrflirweirhaircarsparsjprshausplusnewstipstoysjobskidsfanspicsdocsxboxamexsexynavycitysonyarmyallybabyplaydeliverybuzzgbizlamborghiniphilipsලංකාಭಾರತfitnessexpresslanxesspfizercenterwalterlawyersoccercareerkosherbrokerlockerdealerdoctorauthorxn--mgbqly7c0a67fbcvermögensberatungjaguarxn--pssy2uxn--hxt814eflickrrepairrogersairbusxn--mgbai9a5eva00beventsyachtsxn--t60b56aভাৰতভারতभारतभारोतviajeshermeshughesxn--j1aefसंगठनvillasଭାରତclaimshotelsભારતzapposphotosjuegoscondostatamotorsgratistennisਭਾਰਤtkmaxxtjmaxxschaeffleryandexxn--80aswgrealtysafetybeautyluxuryxn--3ds443gsupplyfamilyxn--o3cw4hhockeysydneyxn--90aenissayalipayenergycomputeragencyxn--rovu88b電訊盈科xn--gecrj9cstatefarmaccountantaquarelleolayangroup香格里拉xn--p1ai组织机构xn--1ck2e1bxn--mgbt3dhdschwarzموريتانياabudhabinowruzkomatsufujitsuhospitalxn--80asehdbxn--mgbtf8flxn--j6w193gxn--yfro4i67oprudentialxn--flw351ecruisescoursesrecipesxn--e1a4cferrarixn--ses554gxn--wgbl6awatchesstaplessinglesxn--mgbcpq6gpa1axn--otu796dpropertiescreditunionxn--mgbah1a3hjkrdstockholmhisamitsuالسعوديةstcgroupdomainsoriginscouponsbloombergclubmedfroganslimitedxn--80aqecdr1aexposedinternationalequipmentbarclaycardxn--q7ce6axn--mgbi4ecexpprotectionassociatesconstructionxn--cck2b3bxn--45q11candroidfoundationישראלxn--mgbca7dzdocliniqueboutiqueengineerxn--qxa6asystemsfirmdalefashionauctionxn--nqv7finfinitirentalsreliancetradingweddingfishinghostinggentingbookingcookingxn--3hcrj9cgraingerxn--czrs0tdemocratsamsungyokohamaxn--h2breg3evexn--nyqy26alundbeckmelbournevacationssolutionsfrontierxn--vermgensberatung-pwbmanagementxn--cg4bkixn--mgb2ddeslincolnhamburgsandvikcoromantblockbusterairforcebarefootxn--4dbrk0ceinvestmentsfeedbackcommunityxn--ngbrxالبحرينdiamondsamsterdamhealthcareredumbrellaxn--mxtq1mxn--2scrj9cagakhanxn--mgbpl2fhкатоликcaravanசிங்கப்பூர்richardlimortgageamericanfamilyxn--fzc2c9e2cscholarshipssaarlandxn--imr513nvlaanderensamsclubgoodyearkitchenஇந்தியாweatherchannelallfinanzxn--kput3iالسعودیۃxn--90aisxn--efvy88hالجزائرxn--mgbaam7a8hexchangejpmorganxn--tiq49xqyjfidelitysecurityxn--mk1bu44cwanggouxn--fiq64bxn--6qq986b3xlxn--mgbbh1a71exn--80ao21amarshallsxn--5tzm5gtravelerspanasoniclatrobeyoutubeaccountantsxn--rhqv96gxn--cckwcxetdanalyticsxn--ygbi2ammxبازاربھارتسوريةorganicfreseniusسورياxn--9krt00axn--qcka1pmcxn--jlq480n2rgdeloittesciencefinancexn--jvr189mxn--30rr7yhomesensehotmailbaseballfootballleclercboehringerxn--q9jyb4cxn--mix082fاليمنهمراهpolitieسودانايرانایرانnetflixyamaxunxn--lgbbat1ad8jcollegestoragecapetowncolognekerrypropertiesxn--mgbgu82axn--ogbpf8flxn--czru2dwhoswhociprianilasallexn--g2xx48cforsalebanamexaudiblexn--vermgensberater-ctbxn--zfr164bericssonvanguardxn--45brj9cindustriestheatremarriottxn--3bst00mcomparexn--mgberp4a5d4a87gcapitaldigitalالمغربbarcelonashangrilaxn--d1alfcalvinkleinwwwcitysapporokawasakinagoyasendaikobekitakyushuyokohamackjp";
	const rulesRoot = 627;
	const exceptionsRoot = 631;
	const numberOfNodes = nodeFlags.length;
	const numberOfEdges = edgeLength.length;
	const edgeOffset = new Uint32Array(numberOfEdges);
	const edgeHash = new Uint32Array(numberOfEdges);
	const wildcardEdge = new Int32Array(numberOfNodes).fill(-1);
	for (let node = 0, offset = 0; node < numberOfNodes; node += 1) for (let edge = edgeStart[node]; edge < edgeStart[node + 1]; edge += 1) {
		edgeOffset[edge] = offset;
		const end = offset + edgeLength[edge];
		let hash = 5381;
		for (let i = end - 1; i >= offset; i -= 1) hash = hash * 33 ^ labelText.charCodeAt(i);
		edgeHash[edge] = hash >>> 0;
		if (edgeLength[edge] === 1 && labelText.charCodeAt(offset) === 42) wildcardEdge[node] = edge;
		offset = end;
	}
	let matchNode = -1;
	let matchStart = 0;
	let matchEnd = 0;
	function labelEquals(edge, hostname, start, length) {
		if (edgeLength[edge] !== length) return false;
		const offset = edgeOffset[edge];
		for (let i = 0; i < length; i += 1) if (labelText.charCodeAt(offset + i) !== hostname.charCodeAt(start + i)) return false;
		return true;
	}
	function findEdge(node, hash, hostname, start, length) {
		let lo = edgeStart[node];
		let hi = edgeStart[node + 1];
		while (lo < hi) {
			const mid = lo + hi >>> 1;
			const value = edgeHash[mid];
			if (value < hash) lo = mid + 1;
			else if (value > hash) hi = mid;
			else {
				for (let e = mid; e >= lo && edgeHash[e] === hash; e -= 1) if (labelEquals(e, hostname, start, length)) return e;
				for (let e = mid + 1; e < hi && edgeHash[e] === hash; e += 1) if (labelEquals(e, hostname, start, length)) return e;
				return -1;
			}
		}
		return -1;
	}
	function walk(hostname, root, allowedMask) {
		let node = root;
		let end = hostname.length;
		let hash = 5381;
		matchNode = -1;
		for (let i = hostname.length - 1; i >= 0; i -= 1) {
			const code = hostname.charCodeAt(i);
			if (code === 46) {
				const start = i + 1;
				let edge = findEdge(node, hash >>> 0, hostname, start, end - start);
				if (edge === -1) edge = wildcardEdge[node];
				if (edge === -1) return matchNode !== -1;
				node = edgeChild[edge];
				if ((nodeFlags[node] & allowedMask) !== 0) {
					matchNode = node;
					matchStart = start;
					matchEnd = end;
				}
				end = i;
				hash = 5381;
			} else hash = hash * 33 ^ code;
		}
		let edge = findEdge(node, hash >>> 0, hostname, 0, end);
		if (edge === -1) edge = wildcardEdge[node];
		if (edge !== -1) {
			node = edgeChild[edge];
			if ((nodeFlags[node] & allowedMask) !== 0) {
				matchNode = node;
				matchStart = 0;
				matchEnd = end;
			}
		}
		return matchNode !== -1;
	}
	function suffixLookup(hostname, options, out) {
		if (fastPathLookup(hostname, options, out)) return;
		const allowedMask = (options.allowPrivateDomains ? 2 : 0) | (options.allowIcannDomains ? 1 : 0);
		if (walk(hostname, exceptionsRoot, allowedMask)) {
			out.isIcann = (nodeFlags[matchNode] & 1) !== 0;
			out.isPrivate = (nodeFlags[matchNode] & 2) !== 0;
			out.publicSuffix = hostname.slice(matchEnd + 1);
			return;
		}
		if (walk(hostname, rulesRoot, allowedMask)) {
			out.isIcann = (nodeFlags[matchNode] & 1) !== 0;
			out.isPrivate = (nodeFlags[matchNode] & 2) !== 0;
			out.publicSuffix = hostname.slice(matchStart);
			return;
		}
		out.isIcann = false;
		out.isPrivate = false;
		const lastDot = hostname.lastIndexOf(".");
		out.publicSuffix = lastDot === -1 ? hostname : hostname.slice(lastDot + 1);
	}
	const RESULT = getEmptyResult();
	function getDomain(url, options) {
		resetResult(RESULT);
		return parseImpl(url, 3, suffixLookup, options, RESULT).domain;
	}
	exports.getDomain = getDomain;
}));

//#endregion
//#region node_modules/tough-cookie/dist/index.js
var import_cjs = require_cjs();
function pathMatch(reqPath, cookiePath) {
	if (cookiePath === reqPath) return true;
	if (reqPath.indexOf(cookiePath) === 0) {
		if (cookiePath[cookiePath.length - 1] === "/") return true;
		if (reqPath.startsWith(cookiePath) && reqPath[cookiePath.length] === "/") return true;
	}
	return false;
}
var SPECIAL_USE_DOMAINS = [
	"local",
	"example",
	"invalid",
	"localhost",
	"test"
];
var SPECIAL_TREATMENT_DOMAINS = ["localhost", "invalid"];
var defaultGetPublicSuffixOptions = {
	allowSpecialUseDomain: false,
	ignoreError: false
};
function getPublicSuffix(domain, options = {}) {
	options = {
		...defaultGetPublicSuffixOptions,
		...options
	};
	const domainParts = domain.split(".");
	const topLevelDomain = domainParts[domainParts.length - 1];
	const allowSpecialUseDomain = !!options.allowSpecialUseDomain;
	const ignoreError = !!options.ignoreError;
	if (allowSpecialUseDomain && topLevelDomain !== void 0 && SPECIAL_USE_DOMAINS.includes(topLevelDomain)) {
		if (domainParts.length > 1) return `${domainParts[domainParts.length - 2]}.${topLevelDomain}`;
		else if (SPECIAL_TREATMENT_DOMAINS.includes(topLevelDomain)) return topLevelDomain;
	}
	if (!ignoreError && topLevelDomain !== void 0 && SPECIAL_USE_DOMAINS.includes(topLevelDomain)) throw new Error(`Cookie has domain set to the public suffix "${topLevelDomain}" which is a special use domain. To allow this, configure your CookieJar with {allowSpecialUseDomain: true, rejectPublicSuffixes: false}.`);
	const publicSuffix = (0, import_cjs.getDomain)(domain, {
		allowIcannDomains: true,
		allowPrivateDomains: true
	});
	if (publicSuffix) return publicSuffix;
}
function permuteDomain(domain, allowSpecialUseDomain) {
	const pubSuf = getPublicSuffix(domain, { allowSpecialUseDomain });
	if (!pubSuf) return;
	if (pubSuf == domain) return [domain];
	if (domain.slice(-1) == ".") domain = domain.slice(0, -1);
	const parts = domain.slice(0, -(pubSuf.length + 1)).split(".").reverse();
	let cur = pubSuf;
	const permutations = [cur];
	while (parts.length) {
		cur = `${parts.shift()}.${cur}`;
		permutations.push(cur);
	}
	return permutations;
}
var Store = class {
	constructor() {
		this.synchronous = false;
	}
	findCookie(_domain, _path, _key, _callback) {
		throw new Error("findCookie is not implemented");
	}
	findCookies(_domain, _path, _allowSpecialUseDomain = false, _callback) {
		throw new Error("findCookies is not implemented");
	}
	putCookie(_cookie, _callback) {
		throw new Error("putCookie is not implemented");
	}
	updateCookie(_oldCookie, _newCookie, _callback) {
		throw new Error("updateCookie is not implemented");
	}
	removeCookie(_domain, _path, _key, _callback) {
		throw new Error("removeCookie is not implemented");
	}
	removeCookies(_domain, _path, _callback) {
		throw new Error("removeCookies is not implemented");
	}
	removeAllCookies(_callback) {
		throw new Error("removeAllCookies is not implemented");
	}
	getAllCookies(_callback) {
		throw new Error("getAllCookies is not implemented (therefore jar cannot be serialized)");
	}
};
var objectToString = (obj) => Object.prototype.toString.call(obj);
var safeArrayToString = (arr, seenArrays) => {
	if (typeof arr.join !== "function") return objectToString(arr);
	seenArrays.add(arr);
	return arr.map((val) => val === null || val === void 0 || seenArrays.has(val) ? "" : safeToStringImpl(val, seenArrays)).join();
};
var safeToStringImpl = (val, seenArrays = /* @__PURE__ */ new WeakSet()) => {
	if (typeof val !== "object" || val === null) return String(val);
	else if (typeof val.toString === "function") return Array.isArray(val) ? safeArrayToString(val, seenArrays) : String(val);
	else return objectToString(val);
};
var safeToString = (val) => safeToStringImpl(val);
function createPromiseCallback(cb) {
	let callback;
	let resolve;
	let reject;
	const promise = new Promise((_resolve, _reject) => {
		resolve = _resolve;
		reject = _reject;
	});
	if (typeof cb === "function") callback = (err, result) => {
		try {
			if (err) cb(err);
			else cb(null, result);
		} catch (e) {
			reject(e instanceof Error ? e : /* @__PURE__ */ new Error());
		}
	};
	else callback = (err, result) => {
		try {
			if (err) reject(err);
			else resolve(result);
		} catch (e) {
			reject(e instanceof Error ? e : /* @__PURE__ */ new Error());
		}
	};
	return {
		promise,
		callback,
		resolve: (value) => {
			callback(null, value);
			return promise;
		},
		reject: (error) => {
			callback(error);
			return promise;
		}
	};
}
function inOperator(k, o) {
	return k in o;
}
var MemoryCookieStore = class extends Store {
	constructor() {
		super();
		this.synchronous = true;
		this.idx = /* @__PURE__ */ Object.create(null);
	}
	findCookie(domain, path, key, callback) {
		const promiseCallback = createPromiseCallback(callback);
		if (domain == null || path == null || key == null) return promiseCallback.resolve(void 0);
		const result = this.idx[domain]?.[path]?.[key];
		return promiseCallback.resolve(result);
	}
	findCookies(domain, path, allowSpecialUseDomain = false, callback) {
		if (typeof allowSpecialUseDomain === "function") {
			callback = allowSpecialUseDomain;
			allowSpecialUseDomain = true;
		}
		const results = [];
		const promiseCallback = createPromiseCallback(callback);
		if (!domain) return promiseCallback.resolve([]);
		let pathMatcher;
		if (!path) pathMatcher = function matchAll(domainIndex) {
			for (const curPath in domainIndex) {
				const pathIndex = domainIndex[curPath];
				for (const key in pathIndex) {
					const value = pathIndex[key];
					if (value) results.push(value);
				}
			}
		};
		else pathMatcher = function matchRFC(domainIndex) {
			for (const cookiePath in domainIndex) if (pathMatch(path, cookiePath)) {
				const pathIndex = domainIndex[cookiePath];
				for (const key in pathIndex) {
					const value = pathIndex[key];
					if (value) results.push(value);
				}
			}
		};
		const domains = permuteDomain(domain, allowSpecialUseDomain) || [domain];
		const idx = this.idx;
		domains.forEach((curDomain) => {
			const domainIndex = idx[curDomain];
			if (!domainIndex) return;
			pathMatcher(domainIndex);
		});
		return promiseCallback.resolve(results);
	}
	putCookie(cookie, callback) {
		const promiseCallback = createPromiseCallback(callback);
		const { domain, path, key } = cookie;
		if (domain == null || path == null || key == null) return promiseCallback.resolve(void 0);
		const domainEntry = this.idx[domain] ?? /* @__PURE__ */ Object.create(null);
		this.idx[domain] = domainEntry;
		const pathEntry = domainEntry[path] ?? /* @__PURE__ */ Object.create(null);
		domainEntry[path] = pathEntry;
		pathEntry[key] = cookie;
		return promiseCallback.resolve(void 0);
	}
	updateCookie(_oldCookie, newCookie, callback) {
		if (callback) this.putCookie(newCookie, callback);
		else return this.putCookie(newCookie);
	}
	removeCookie(domain, path, key, callback) {
		const promiseCallback = createPromiseCallback(callback);
		delete this.idx[domain]?.[path]?.[key];
		return promiseCallback.resolve(void 0);
	}
	removeCookies(domain, path, callback) {
		const promiseCallback = createPromiseCallback(callback);
		const domainEntry = this.idx[domain];
		if (domainEntry) {
			if (path) delete domainEntry[path];
			else delete this.idx[domain];
		}
		return promiseCallback.resolve(void 0);
	}
	removeAllCookies(callback) {
		const promiseCallback = createPromiseCallback(callback);
		this.idx = /* @__PURE__ */ Object.create(null);
		return promiseCallback.resolve(void 0);
	}
	getAllCookies(callback) {
		const promiseCallback = createPromiseCallback(callback);
		const cookies = [];
		const idx = this.idx;
		Object.keys(idx).forEach((domain) => {
			const domainEntry = idx[domain] ?? {};
			Object.keys(domainEntry).forEach((path) => {
				const pathEntry = domainEntry[path] ?? {};
				Object.keys(pathEntry).forEach((key) => {
					const keyEntry = pathEntry[key];
					if (keyEntry != null) cookies.push(keyEntry);
				});
			});
		});
		cookies.sort((a, b) => {
			return (a.creationIndex || 0) - (b.creationIndex || 0);
		});
		return promiseCallback.resolve(cookies);
	}
};
function isNonEmptyString(data) {
	return isString(data) && data !== "";
}
function isEmptyString(data) {
	return data === "" || data instanceof String && data.toString() === "";
}
function isString(data) {
	return typeof data === "string" || data instanceof String;
}
function isObject(data) {
	return objectToString(data) === "[object Object]";
}
function validate(bool, cbOrMessage, message) {
	if (bool) return;
	const cb = typeof cbOrMessage === "function" ? cbOrMessage : void 0;
	let options = typeof cbOrMessage === "function" ? message : cbOrMessage;
	if (!isObject(options)) options = "[object Object]";
	const err = new ParameterError(safeToString(options));
	if (cb) cb(err);
	else throw err;
}
var ParameterError = class extends Error {};
var version = "6.0.2";
var PrefixSecurityEnum = {
	SILENT: "silent",
	STRICT: "strict",
	DISABLED: "unsafe-disabled"
};
Object.freeze(PrefixSecurityEnum);
var IP_V6_REGEX = `
\\[?(?:
(?:[a-fA-F\\d]{1,4}:){7}(?:[a-fA-F\\d]{1,4}|:)|
(?:[a-fA-F\\d]{1,4}:){6}(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|:[a-fA-F\\d]{1,4}|:)|
(?:[a-fA-F\\d]{1,4}:){5}(?::(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|(?::[a-fA-F\\d]{1,4}){1,2}|:)|
(?:[a-fA-F\\d]{1,4}:){4}(?:(?::[a-fA-F\\d]{1,4}){0,1}:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|(?::[a-fA-F\\d]{1,4}){1,3}|:)|
(?:[a-fA-F\\d]{1,4}:){3}(?:(?::[a-fA-F\\d]{1,4}){0,2}:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|(?::[a-fA-F\\d]{1,4}){1,4}|:)|
(?:[a-fA-F\\d]{1,4}:){2}(?:(?::[a-fA-F\\d]{1,4}){0,3}:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|(?::[a-fA-F\\d]{1,4}){1,5}|:)|
(?:[a-fA-F\\d]{1,4}:){1}(?:(?::[a-fA-F\\d]{1,4}){0,4}:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|(?::[a-fA-F\\d]{1,4}){1,6}|:)|
(?::(?:(?::[a-fA-F\\d]{1,4}){0,5}:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)){3}|(?::[a-fA-F\\d]{1,4}){1,7}|:))
)(?:%[0-9a-zA-Z]{1,})?\\]?
`.replace(/\s*\/\/.*$/gm, "").replace(/\n/g, "").trim();
var IP_V6_REGEX_OBJECT = new RegExp(`^${IP_V6_REGEX}$`);
var IP_V4_REGEX_OBJECT = new RegExp(`^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$`);
function domainToASCII(domain) {
	return new URL(`http://${domain}`).hostname;
}
function canonicalDomain(domainName) {
	if (domainName == null) return;
	let str = domainName.trim().replace(/^\./, "");
	if (IP_V6_REGEX_OBJECT.test(str)) {
		if (!str.startsWith("[")) str = "[" + str;
		if (!str.endsWith("]")) str = str + "]";
		return domainToASCII(str).slice(1, -1);
	}
	if (/[^\u0001-\u007f]/.test(str)) return domainToASCII(str);
	return str.toLowerCase();
}
function formatDate(date) {
	return date.toUTCString();
}
function parseDate(cookieDate) {
	if (!cookieDate) return;
	const flags = {
		foundTime: void 0,
		foundDayOfMonth: void 0,
		foundMonth: void 0,
		foundYear: void 0
	};
	const dateTokens = cookieDate.split(DELIMITER).filter((token) => token.length > 0);
	for (const dateToken of dateTokens) {
		if (flags.foundTime === void 0) {
			const [, hours, minutes, seconds] = TIME.exec(dateToken) || [];
			if (hours != void 0 && minutes != void 0 && seconds != void 0) {
				const parsedHours = parseInt(hours, 10);
				const parsedMinutes = parseInt(minutes, 10);
				const parsedSeconds = parseInt(seconds, 10);
				if (!isNaN(parsedHours) && !isNaN(parsedMinutes) && !isNaN(parsedSeconds)) {
					flags.foundTime = {
						hours: parsedHours,
						minutes: parsedMinutes,
						seconds: parsedSeconds
					};
					continue;
				}
			}
		}
		if (flags.foundDayOfMonth === void 0 && DAY_OF_MONTH.test(dateToken)) {
			const dayOfMonth = parseInt(dateToken, 10);
			if (!isNaN(dayOfMonth)) {
				flags.foundDayOfMonth = dayOfMonth;
				continue;
			}
		}
		if (flags.foundMonth === void 0 && MONTH.test(dateToken)) {
			const month = months.indexOf(dateToken.substring(0, 3).toLowerCase());
			if (month >= 0 && month <= 11) {
				flags.foundMonth = month;
				continue;
			}
		}
		if (flags.foundYear === void 0 && YEAR.test(dateToken)) {
			const parsedYear = parseInt(dateToken, 10);
			if (!isNaN(parsedYear)) {
				flags.foundYear = parsedYear;
				continue;
			}
		}
	}
	if (flags.foundYear !== void 0 && flags.foundYear >= 70 && flags.foundYear <= 99) flags.foundYear += 1900;
	if (flags.foundYear !== void 0 && flags.foundYear >= 0 && flags.foundYear <= 69) flags.foundYear += 2e3;
	if (flags.foundDayOfMonth === void 0 || flags.foundMonth === void 0 || flags.foundYear === void 0 || flags.foundTime === void 0) return;
	if (flags.foundDayOfMonth < 1 || flags.foundDayOfMonth > 31) return;
	if (flags.foundYear < 1601) return;
	if (flags.foundTime.hours > 23) return;
	if (flags.foundTime.minutes > 59) return;
	if (flags.foundTime.seconds > 59) return;
	const date = new Date(Date.UTC(flags.foundYear, flags.foundMonth, flags.foundDayOfMonth, flags.foundTime.hours, flags.foundTime.minutes, flags.foundTime.seconds));
	if (date.getUTCFullYear() !== flags.foundYear || date.getUTCMonth() !== flags.foundMonth || date.getUTCDate() !== flags.foundDayOfMonth) return;
	return date;
}
var months = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec"
];
var DELIMITER = /[\x09\x20-\x2F\x3B-\x40\x5B-\x60\x7B-\x7E]/;
var TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[\x00-\x2F\x3A-\xFF][\x00-\xFF]*)?$/;
var DAY_OF_MONTH = /^[0-9]{1,2}(?:[\x00-\x2F\x3A-\xFF][\x00-\xFF]*)?$/;
var MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[\x00-\xFF]*$/i;
var YEAR = /^[\x30-\x39]{2,4}(?:[\x00-\x2F\x3A-\xFF][\x00-\xFF]*)?$/;
var COOKIE_OCTETS = /^[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]+$/;
var PATH_VALUE = /[\x20-\x3A\x3C-\x7E]+/;
var CONTROL_CHARS = /[\x00-\x1F]/;
var TERMINATORS = [
	"\n",
	"\r",
	"\0"
];
function trimTerminator(str) {
	if (isEmptyString(str)) return str;
	for (let t = 0; t < TERMINATORS.length; t++) {
		const terminator = TERMINATORS[t];
		const terminatorIdx = terminator ? str.indexOf(terminator) : -1;
		if (terminatorIdx !== -1) str = str.slice(0, terminatorIdx);
	}
	return str;
}
function parseCookiePair(cookiePair, looseMode) {
	cookiePair = trimTerminator(cookiePair);
	let firstEq = cookiePair.indexOf("=");
	if (looseMode) {
		if (firstEq === 0) {
			cookiePair = cookiePair.substring(1);
			firstEq = cookiePair.indexOf("=");
		}
	} else if (firstEq <= 0) return;
	let cookieName, cookieValue;
	if (firstEq <= 0) {
		cookieName = "";
		cookieValue = cookiePair.trim();
	} else {
		cookieName = cookiePair.slice(0, firstEq).trim();
		cookieValue = cookiePair.slice(firstEq + 1).trim();
	}
	if (CONTROL_CHARS.test(cookieName) || CONTROL_CHARS.test(cookieValue)) return;
	const c = new Cookie();
	c.key = cookieName;
	c.value = cookieValue;
	return c;
}
function parse(str, options) {
	if (isEmptyString(str) || !isString(str)) return;
	str = str.trim();
	const firstSemi = str.indexOf(";");
	const c = parseCookiePair(firstSemi === -1 ? str : str.slice(0, firstSemi), options?.loose ?? false);
	if (!c) return;
	if (firstSemi === -1) return c;
	const unparsed = str.slice(firstSemi + 1).trim();
	if (unparsed.length === 0) return c;
	const cookie_avs = unparsed.split(";");
	while (cookie_avs.length) {
		const av = (cookie_avs.shift() ?? "").trim();
		if (av.length === 0) continue;
		const av_sep = av.indexOf("=");
		let av_key, av_value;
		if (av_sep === -1) {
			av_key = av;
			av_value = null;
		} else {
			av_key = av.slice(0, av_sep);
			av_value = av.slice(av_sep + 1);
		}
		av_key = av_key.trim().toLowerCase();
		if (av_value) av_value = av_value.trim();
		switch (av_key) {
			case "expires":
				if (av_value) {
					const exp = parseDate(av_value);
					if (exp) c.expires = exp;
				}
				break;
			case "max-age":
				if (av_value) {
					if (/^-?[0-9]+$/.test(av_value)) {
						const delta = parseInt(av_value, 10);
						c.setMaxAge(delta);
					}
				}
				break;
			case "domain":
				if (av_value) {
					const domain = av_value.trim().replace(/^\./, "");
					if (domain) c.domain = domain.toLowerCase();
				}
				break;
			case "path":
				c.path = av_value && av_value[0] === "/" ? av_value : null;
				break;
			case "secure":
				c.secure = true;
				break;
			case "httponly":
				c.httpOnly = true;
				break;
			case "samesite":
				switch (av_value ? av_value.toLowerCase() : "") {
					case "strict":
						c.sameSite = "strict";
						break;
					case "lax":
						c.sameSite = "lax";
						break;
					case "none":
						c.sameSite = "none";
						break;
					default: c.sameSite = void 0;
				}
				break;
			default:
				c.extensions = c.extensions || [];
				c.extensions.push(av);
		}
	}
	return c;
}
function fromJSON(str) {
	if (!str || isEmptyString(str)) return;
	let obj;
	if (typeof str === "string") try {
		obj = JSON.parse(str);
	} catch {
		return;
	}
	else obj = str;
	const c = new Cookie();
	Cookie.serializableProperties.forEach((prop) => {
		if (obj && typeof obj === "object" && inOperator(prop, obj)) {
			const val = obj[prop];
			if (val === void 0) return;
			if (inOperator(prop, cookieDefaults) && val === cookieDefaults[prop]) return;
			switch (prop) {
				case "key":
				case "value":
				case "sameSite":
					if (typeof val === "string") c[prop] = val;
					break;
				case "expires":
				case "creation":
				case "lastAccessed":
					if (typeof val === "number" || typeof val === "string" || val instanceof Date) c[prop] = obj[prop] == "Infinity" ? "Infinity" : new Date(val);
					else if (val === null) c[prop] = null;
					break;
				case "maxAge":
					if (typeof val === "number" || val === "Infinity" || val === "-Infinity") c[prop] = val;
					break;
				case "domain":
				case "path":
					if (typeof val === "string" || val === null) c[prop] = val;
					break;
				case "secure":
				case "httpOnly":
					if (typeof val === "boolean") c[prop] = val;
					break;
				case "extensions":
					if (Array.isArray(val) && val.every((item) => typeof item === "string")) c[prop] = val;
					break;
				case "hostOnly":
				case "pathIsDefault": if (typeof val === "boolean" || val === null) c[prop] = val;
			}
		}
	});
	return c;
}
var cookieDefaults = {
	key: "",
	value: "",
	expires: "Infinity",
	maxAge: null,
	domain: null,
	path: null,
	secure: false,
	httpOnly: false,
	extensions: null,
	hostOnly: null,
	pathIsDefault: null,
	creation: null,
	lastAccessed: null,
	sameSite: void 0
};
var _Cookie = class _Cookie {
	constructor(options = {}) {
		this.key = options.key ?? cookieDefaults.key;
		this.value = options.value ?? cookieDefaults.value;
		this.expires = options.expires ?? cookieDefaults.expires;
		this.maxAge = options.maxAge ?? cookieDefaults.maxAge;
		this.domain = options.domain ?? cookieDefaults.domain;
		this.path = options.path ?? cookieDefaults.path;
		this.secure = options.secure ?? cookieDefaults.secure;
		this.httpOnly = options.httpOnly ?? cookieDefaults.httpOnly;
		this.extensions = options.extensions ?? cookieDefaults.extensions;
		this.creation = options.creation ?? cookieDefaults.creation;
		this.hostOnly = options.hostOnly ?? cookieDefaults.hostOnly;
		this.pathIsDefault = options.pathIsDefault ?? cookieDefaults.pathIsDefault;
		this.lastAccessed = options.lastAccessed ?? cookieDefaults.lastAccessed;
		this.sameSite = options.sameSite ?? cookieDefaults.sameSite;
		this.creation = options.creation ?? /* @__PURE__ */ new Date();
		Object.defineProperty(this, "creationIndex", {
			configurable: false,
			enumerable: false,
			writable: true,
			value: ++_Cookie.cookiesCreated
		});
		this.creationIndex = _Cookie.cookiesCreated;
	}
	[/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
		const now = Date.now();
		const hostOnly = this.hostOnly != null ? this.hostOnly.toString() : "?";
		const createAge = this.creation && this.creation !== "Infinity" ? `${String(now - this.creation.getTime())}ms` : "?";
		const accessAge = this.lastAccessed && this.lastAccessed !== "Infinity" ? `${String(now - this.lastAccessed.getTime())}ms` : "?";
		return `Cookie="${this.toString()}; hostOnly=${hostOnly}; aAge=${accessAge}; cAge=${createAge}"`;
	}
	toJSON() {
		const obj = {};
		for (const prop of _Cookie.serializableProperties) {
			const val = this[prop];
			if (val === cookieDefaults[prop]) continue;
			switch (prop) {
				case "key":
				case "value":
				case "sameSite":
					if (typeof val === "string") obj[prop] = val;
					break;
				case "expires":
				case "creation":
				case "lastAccessed":
					if (typeof val === "number" || typeof val === "string" || val instanceof Date) obj[prop] = val == "Infinity" ? "Infinity" : new Date(val).toISOString();
					else if (val === null) obj[prop] = null;
					break;
				case "maxAge":
					if (typeof val === "number" || val === "Infinity" || val === "-Infinity") obj[prop] = val;
					break;
				case "domain":
				case "path":
					if (typeof val === "string" || val === null) obj[prop] = val;
					break;
				case "secure":
				case "httpOnly":
					if (typeof val === "boolean") obj[prop] = val;
					break;
				case "extensions":
					if (Array.isArray(val)) obj[prop] = val;
					break;
				case "hostOnly":
				case "pathIsDefault": if (typeof val === "boolean" || val === null) obj[prop] = val;
			}
		}
		return obj;
	}
	clone() {
		return fromJSON(this.toJSON());
	}
	validate() {
		if (!this.value || !COOKIE_OCTETS.test(this.value)) return false;
		if (this.expires != "Infinity" && !(this.expires instanceof Date) && !parseDate(this.expires)) return false;
		if (this.maxAge != null && this.maxAge !== "Infinity" && (this.maxAge === "-Infinity" || this.maxAge <= 0)) return false;
		if (this.path != null && !PATH_VALUE.test(this.path)) return false;
		const cdomain = this.cdomain();
		if (cdomain) {
			if (cdomain.match(/\.$/)) return false;
			if (getPublicSuffix(cdomain) == null) return false;
		}
		return true;
	}
	setExpires(exp) {
		if (exp instanceof Date) this.expires = exp;
		else this.expires = parseDate(exp) || "Infinity";
	}
	setMaxAge(age) {
		if (age === Infinity) this.maxAge = "Infinity";
		else if (age === -Infinity) this.maxAge = "-Infinity";
		else this.maxAge = age;
	}
	cookieString() {
		const val = this.value || "";
		if (this.key) return `${this.key}=${val}`;
		return val;
	}
	toString() {
		let str = this.cookieString();
		if (this.expires != "Infinity") {
			if (this.expires instanceof Date) str += `; Expires=${formatDate(this.expires)}`;
		}
		if (this.maxAge != null && this.maxAge != Infinity) str += `; Max-Age=${String(this.maxAge)}`;
		if (this.domain && !this.hostOnly) str += `; Domain=${this.domain}`;
		if (this.path) str += `; Path=${this.path}`;
		if (this.secure) str += "; Secure";
		if (this.httpOnly) str += "; HttpOnly";
		if (this.sameSite && this.sameSite !== "none") {
			if (this.sameSite.toLowerCase() === _Cookie.sameSiteCanonical.lax.toLowerCase()) str += `; SameSite=${_Cookie.sameSiteCanonical.lax}`;
			else if (this.sameSite.toLowerCase() === _Cookie.sameSiteCanonical.strict.toLowerCase()) str += `; SameSite=${_Cookie.sameSiteCanonical.strict}`;
			else str += `; SameSite=${this.sameSite}`;
		}
		if (this.extensions) this.extensions.forEach((ext) => {
			str += `; ${ext}`;
		});
		return str;
	}
	TTL(now = Date.now()) {
		if (this.maxAge != null && typeof this.maxAge === "number") return this.maxAge <= 0 ? 0 : this.maxAge * 1e3;
		const expires = this.expires;
		if (expires === "Infinity") return Infinity;
		return (expires?.getTime() ?? now) - (now || Date.now());
	}
	expiryTime(now) {
		if (this.maxAge != null) {
			const relativeTo = now || this.lastAccessed || /* @__PURE__ */ new Date();
			const maxAge = typeof this.maxAge === "number" ? this.maxAge : -Infinity;
			const age = maxAge <= 0 ? -Infinity : maxAge * 1e3;
			if (relativeTo === "Infinity") return Infinity;
			return relativeTo.getTime() + age;
		}
		if (this.expires == "Infinity") return Infinity;
		return this.expires ? this.expires.getTime() : void 0;
	}
	expiryDate(now) {
		const millisec = this.expiryTime(now);
		if (millisec == Infinity) return /* @__PURE__ */ new Date(2147483647e3);
		else if (millisec == -Infinity) return /* @__PURE__ */ new Date(0);
		else return millisec == void 0 ? void 0 : new Date(millisec);
	}
	isPersistent() {
		return this.maxAge != null || this.expires != "Infinity";
	}
	canonicalizedDomain() {
		return canonicalDomain(this.domain);
	}
	cdomain() {
		return canonicalDomain(this.domain);
	}
	static parse(str, options) {
		return parse(str, options);
	}
	static fromJSON(str) {
		return fromJSON(str);
	}
};
_Cookie.cookiesCreated = 0;
_Cookie.sameSiteLevel = {
	strict: 3,
	lax: 2,
	none: 1
};
_Cookie.sameSiteCanonical = {
	strict: "Strict",
	lax: "Lax"
};
_Cookie.serializableProperties = [
	"key",
	"value",
	"expires",
	"maxAge",
	"domain",
	"path",
	"secure",
	"httpOnly",
	"extensions",
	"hostOnly",
	"pathIsDefault",
	"creation",
	"lastAccessed",
	"sameSite"
];
var Cookie = _Cookie;
var MAX_TIME = 2147483647e3;
function cookieCompare(a, b) {
	let cmp;
	const aPathLen = a.path ? a.path.length : 0;
	cmp = (b.path ? b.path.length : 0) - aPathLen;
	if (cmp !== 0) return cmp;
	cmp = (a.creation && a.creation instanceof Date ? a.creation.getTime() : MAX_TIME) - (b.creation && b.creation instanceof Date ? b.creation.getTime() : MAX_TIME);
	if (cmp !== 0) return cmp;
	cmp = (a.creationIndex || 0) - (b.creationIndex || 0);
	return cmp;
}
function defaultPath(path) {
	if (!path || path.slice(0, 1) !== "/") return "/";
	if (path === "/") return path;
	const rightSlash = path.lastIndexOf("/");
	if (rightSlash === 0) return "/";
	return path.slice(0, rightSlash);
}
var IP_REGEX_LOWERCASE = /(?:^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}$)|(?:^(?:(?:[a-f\d]{1,4}:){7}(?:[a-f\d]{1,4}|:)|(?:[a-f\d]{1,4}:){6}(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|:[a-f\d]{1,4}|:)|(?:[a-f\d]{1,4}:){5}(?::(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|(?::[a-f\d]{1,4}){1,2}|:)|(?:[a-f\d]{1,4}:){4}(?:(?::[a-f\d]{1,4}){0,1}:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|(?::[a-f\d]{1,4}){1,3}|:)|(?:[a-f\d]{1,4}:){3}(?:(?::[a-f\d]{1,4}){0,2}:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|(?::[a-f\d]{1,4}){1,4}|:)|(?:[a-f\d]{1,4}:){2}(?:(?::[a-f\d]{1,4}){0,3}:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|(?::[a-f\d]{1,4}){1,5}|:)|(?:[a-f\d]{1,4}:){1}(?:(?::[a-f\d]{1,4}){0,4}:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|(?::[a-f\d]{1,4}){1,6}|:)|(?::(?:(?::[a-f\d]{1,4}){0,5}:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)){3}|(?::[a-f\d]{1,4}){1,7}|:)))$)/;
function domainMatch(domain, cookieDomain, canonicalize) {
	if (domain == null || cookieDomain == null) return;
	let _str;
	let _domStr;
	if (canonicalize !== false) {
		_str = canonicalDomain(domain);
		_domStr = canonicalDomain(cookieDomain);
	} else {
		_str = domain;
		_domStr = cookieDomain;
	}
	if (_str == null || _domStr == null) return;
	if (_str == _domStr) return true;
	const idx = _str.lastIndexOf(_domStr);
	if (idx <= 0) return false;
	if (_str.length !== _domStr.length + idx) return false;
	if (_str.substring(idx - 1, idx) !== ".") return false;
	return !IP_REGEX_LOWERCASE.test(_str);
}
function isLoopbackV4(address) {
	const octets = address.split(".");
	return octets.length === 4 && octets[0] !== void 0 && parseInt(octets[0], 10) === 127;
}
function isLoopbackV6(address) {
	return address === "::1";
}
function isNormalizedLocalhostTLD(lowerHost) {
	return lowerHost.endsWith(".localhost");
}
function isLocalHostname(host) {
	const lowerHost = host.toLowerCase();
	return lowerHost === "localhost" || isNormalizedLocalhostTLD(lowerHost);
}
function hostNoBrackets(host) {
	if (host.length >= 2 && host.startsWith("[") && host.endsWith("]")) return host.substring(1, host.length - 1);
	return host;
}
function isPotentiallyTrustworthy(inputUrl, allowSecureOnLocal = true) {
	let url;
	if (typeof inputUrl === "string") try {
		url = new URL(inputUrl);
	} catch {
		return false;
	}
	else url = inputUrl;
	const scheme = url.protocol.replace(":", "").toLowerCase();
	const hostname = hostNoBrackets(url.hostname).replace(/\.+$/, "");
	if (scheme === "https" || scheme === "wss") return true;
	if (!allowSecureOnLocal) return false;
	if (IP_V4_REGEX_OBJECT.test(hostname)) return isLoopbackV4(hostname);
	if (IP_V6_REGEX_OBJECT.test(hostname)) return isLoopbackV6(hostname);
	return isLocalHostname(hostname);
}
var defaultSetCookieOptions = {
	loose: false,
	sameSiteContext: void 0,
	ignoreError: false,
	http: true
};
var defaultGetCookieOptions = {
	http: true,
	expire: true,
	allPaths: false,
	sameSiteContext: void 0,
	sort: void 0
};
var SAME_SITE_CONTEXT_VAL_ERR = "Invalid sameSiteContext option for getCookies(); expected one of \"strict\", \"lax\", or \"none\"";
function getCookieContext(url) {
	if (url && typeof url === "object" && "hostname" in url && typeof url.hostname === "string" && "pathname" in url && typeof url.pathname === "string" && "protocol" in url && typeof url.protocol === "string") return {
		hostname: url.hostname,
		pathname: url.pathname,
		protocol: url.protocol
	};
	else if (typeof url === "string") {
		const parsed = new URL(url);
		let pathname = parsed.pathname;
		try {
			pathname = decodeURI(pathname);
		} catch {}
		return {
			hostname: parsed.hostname,
			pathname,
			protocol: parsed.protocol
		};
	} else throw new ParameterError("`url` argument is not a string or URL.");
}
function checkSameSiteContext(value) {
	const context = value.toLowerCase();
	if (context === "none" || context === "lax" || context === "strict") return context;
	else return;
}
function isSecurePrefixConditionMet(cookie) {
	return !(typeof cookie.key === "string" && cookie.key.startsWith("__Secure-")) || cookie.secure;
}
function isHostPrefixConditionMet(cookie) {
	return !(typeof cookie.key === "string" && cookie.key.startsWith("__Host-")) || Boolean(cookie.secure && cookie.hostOnly && cookie.path != null && cookie.path === "/");
}
function getNormalizedPrefixSecurity(prefixSecurity) {
	const normalizedPrefixSecurity = prefixSecurity.toLowerCase();
	switch (normalizedPrefixSecurity) {
		case PrefixSecurityEnum.STRICT:
		case PrefixSecurityEnum.SILENT:
		case PrefixSecurityEnum.DISABLED: return normalizedPrefixSecurity;
		default: return PrefixSecurityEnum.SILENT;
	}
}
var CookieJar = class _CookieJar {
	constructor(store, options) {
		if (typeof options === "boolean") options = { rejectPublicSuffixes: options };
		this.rejectPublicSuffixes = options?.rejectPublicSuffixes ?? true;
		this.enableLooseMode = options?.looseMode ?? false;
		this.allowSpecialUseDomain = options?.allowSpecialUseDomain ?? true;
		this.allowSecureOnLocal = options?.allowSecureOnLocal ?? true;
		this.prefixSecurity = getNormalizedPrefixSecurity(options?.prefixSecurity ?? "silent");
		this.store = store ?? new MemoryCookieStore();
	}
	callSync(fn) {
		if (!this.store.synchronous) throw new Error("CookieJar store is not synchronous; use async API instead.");
		let syncErr = null;
		let syncResult = void 0;
		try {
			fn.call(this, (error, result) => {
				syncErr = error;
				syncResult = result;
			});
		} catch (err) {
			syncErr = err;
		}
		if (syncErr) throw syncErr;
		return syncResult;
	}
	setCookie(cookie, url, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = void 0;
		}
		const promiseCallback = createPromiseCallback(callback);
		const cb = promiseCallback.callback;
		let context;
		try {
			if (typeof url === "string") validate(isNonEmptyString(url), callback, safeToString(options));
			context = getCookieContext(url);
			if (typeof url === "function") return promiseCallback.reject(/* @__PURE__ */ new Error("No URL was specified"));
			if (typeof options === "function") options = defaultSetCookieOptions;
			validate(typeof cb === "function", cb);
			if (!isNonEmptyString(cookie) && !isObject(cookie) && cookie instanceof String && cookie.length == 0) return promiseCallback.resolve(void 0);
		} catch (err) {
			return promiseCallback.reject(err);
		}
		const host = canonicalDomain(context.hostname) ?? null;
		const loose = options?.loose || this.enableLooseMode;
		let sameSiteContext = null;
		if (options?.sameSiteContext) {
			sameSiteContext = checkSameSiteContext(options.sameSiteContext);
			if (!sameSiteContext) return promiseCallback.reject(new Error(SAME_SITE_CONTEXT_VAL_ERR));
		}
		if (typeof cookie === "string" || cookie instanceof String) {
			const parsedCookie = Cookie.parse(cookie.toString(), { loose });
			if (!parsedCookie) {
				const err = /* @__PURE__ */ new Error("Cookie failed to parse");
				return options?.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
			}
			cookie = parsedCookie;
		} else if (!(cookie instanceof Cookie)) {
			const err = /* @__PURE__ */ new Error("First argument to setCookie must be a Cookie object or string");
			return options?.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
		}
		const now = options?.now || /* @__PURE__ */ new Date();
		if (this.rejectPublicSuffixes && cookie.domain) try {
			const cdomain = cookie.cdomain();
			if ((typeof cdomain === "string" ? getPublicSuffix(cdomain, {
				allowSpecialUseDomain: this.allowSpecialUseDomain,
				ignoreError: options?.ignoreError
			}) : null) == null && !IP_V6_REGEX_OBJECT.test(cookie.domain)) {
				const err = /* @__PURE__ */ new Error("Cookie has domain set to a public suffix");
				return options?.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
			}
		} catch (err) {
			return options?.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
		}
		if (cookie.domain) {
			if (!domainMatch(host ?? void 0, cookie.cdomain() ?? void 0, false)) {
				const err = /* @__PURE__ */ new Error(`Cookie not in this host's domain. Cookie:${cookie.cdomain() ?? "null"} Request:${host ?? "null"}`);
				return options?.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
			}
			if (cookie.hostOnly == null) cookie.hostOnly = false;
		} else {
			cookie.hostOnly = true;
			cookie.domain = host;
		}
		if (!cookie.path || cookie.path[0] !== "/") {
			cookie.path = defaultPath(context.pathname);
			cookie.pathIsDefault = true;
		}
		if (options?.http === false && cookie.httpOnly) {
			const err = /* @__PURE__ */ new Error("Cookie is HttpOnly and this isn't an HTTP API");
			return options.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
		}
		if (cookie.sameSite !== "none" && cookie.sameSite !== void 0 && sameSiteContext) {
			if (sameSiteContext === "none") {
				const err = /* @__PURE__ */ new Error("Cookie is SameSite but this is a cross-origin request");
				return options?.ignoreError ? promiseCallback.resolve(void 0) : promiseCallback.reject(err);
			}
		}
		const ignoreErrorForPrefixSecurity = this.prefixSecurity === PrefixSecurityEnum.SILENT;
		if (!(this.prefixSecurity === PrefixSecurityEnum.DISABLED)) {
			let errorFound = false;
			let errorMsg;
			if (!isSecurePrefixConditionMet(cookie)) {
				errorFound = true;
				errorMsg = "Cookie has __Secure prefix but Secure attribute is not set";
			} else if (!isHostPrefixConditionMet(cookie)) {
				errorFound = true;
				errorMsg = "Cookie has __Host prefix but either Secure or HostOnly attribute is not set or Path is not '/'";
			}
			if (errorFound) return options?.ignoreError || ignoreErrorForPrefixSecurity ? promiseCallback.resolve(void 0) : promiseCallback.reject(new Error(errorMsg));
		}
		const store = this.store;
		if (!store.updateCookie) store.updateCookie = async function(_oldCookie, newCookie, cb2) {
			return this.putCookie(newCookie).then(() => cb2?.(null), (error) => cb2?.(error));
		};
		store.findCookie(cookie.domain, cookie.path, cookie.key, function withCookie2(err, oldCookie) {
			if (err) {
				cb(err);
				return;
			}
			const next = function(err2) {
				if (err2) cb(err2);
				else if (typeof cookie === "string") cb(null, void 0);
				else cb(null, cookie);
			};
			if (oldCookie) {
				if (options && "http" in options && options.http === false && oldCookie.httpOnly) {
					err = /* @__PURE__ */ new Error("old Cookie is HttpOnly and this isn't an HTTP API");
					if (options.ignoreError) cb(null, void 0);
					else cb(err);
					return;
				}
				if (cookie instanceof Cookie) {
					cookie.creation = oldCookie.creation;
					cookie.creationIndex = oldCookie.creationIndex;
					cookie.lastAccessed = now;
					store.updateCookie(oldCookie, cookie, next);
				}
			} else if (cookie instanceof Cookie) {
				cookie.creation = cookie.lastAccessed = now;
				store.putCookie(cookie, next);
			}
		});
		return promiseCallback.promise;
	}
	setCookieSync(cookie, url, options) {
		const setCookieFn = options ? this.setCookie.bind(this, cookie, url, options) : this.setCookie.bind(this, cookie, url);
		return this.callSync(setCookieFn);
	}
	getCookies(url, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = defaultGetCookieOptions;
		} else if (options === void 0) options = defaultGetCookieOptions;
		const promiseCallback = createPromiseCallback(callback);
		const cb = promiseCallback.callback;
		let context;
		try {
			if (typeof url === "string") validate(isNonEmptyString(url), cb, url);
			context = getCookieContext(url);
			validate(isObject(options), cb, safeToString(options));
			validate(typeof cb === "function", cb);
		} catch (parameterError) {
			return promiseCallback.reject(parameterError);
		}
		const host = canonicalDomain(context.hostname);
		const path = context.pathname || "/";
		const potentiallyTrustworthy = isPotentiallyTrustworthy(url, this.allowSecureOnLocal);
		let sameSiteLevel = 0;
		if (options.sameSiteContext) {
			const sameSiteContext = checkSameSiteContext(options.sameSiteContext);
			if (sameSiteContext == null) return promiseCallback.reject(new Error(SAME_SITE_CONTEXT_VAL_ERR));
			sameSiteLevel = Cookie.sameSiteLevel[sameSiteContext];
			if (!sameSiteLevel) return promiseCallback.reject(new Error(SAME_SITE_CONTEXT_VAL_ERR));
		}
		const http = options.http ?? true;
		const now = Date.now();
		const expireCheck = options.expire ?? true;
		const allPaths = options.allPaths ?? false;
		const store = this.store;
		function matchingCookie(c) {
			if (c.hostOnly) {
				if (c.domain != host) return false;
			} else if (!domainMatch(host ?? void 0, c.domain ?? void 0, false)) return false;
			if (!allPaths && typeof c.path === "string" && !pathMatch(path, c.path)) return false;
			if (c.secure && !potentiallyTrustworthy) return false;
			if (c.httpOnly && !http) return false;
			if (sameSiteLevel) {
				let cookieLevel;
				if (c.sameSite === "lax") cookieLevel = Cookie.sameSiteLevel.lax;
				else if (c.sameSite === "strict") cookieLevel = Cookie.sameSiteLevel.strict;
				else cookieLevel = Cookie.sameSiteLevel.none;
				if (cookieLevel > sameSiteLevel) return false;
			}
			const expiryTime = c.expiryTime();
			if (expireCheck && expiryTime != void 0 && expiryTime <= now) {
				store.removeCookie(c.domain, c.path, c.key, () => {});
				return false;
			}
			return true;
		}
		store.findCookies(host, allPaths ? null : path, this.allowSpecialUseDomain, (err, cookies) => {
			if (err) {
				cb(err);
				return;
			}
			if (cookies == null) {
				cb(null, []);
				return;
			}
			cookies = cookies.filter(matchingCookie);
			if ("sort" in options && options.sort !== false) cookies = cookies.sort(cookieCompare);
			const now2 = /* @__PURE__ */ new Date();
			for (const cookie of cookies) cookie.lastAccessed = now2;
			cb(null, cookies);
		});
		return promiseCallback.promise;
	}
	getCookiesSync(url, options) {
		return this.callSync(this.getCookies.bind(this, url, options)) ?? [];
	}
	getCookieString(url, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = void 0;
		}
		const promiseCallback = createPromiseCallback(callback);
		const next = function(err, cookies) {
			if (err) promiseCallback.callback(err);
			else promiseCallback.callback(null, cookies?.sort(cookieCompare).map((c) => c.cookieString()).join("; "));
		};
		this.getCookies(url, options, next);
		return promiseCallback.promise;
	}
	getCookieStringSync(url, options) {
		return this.callSync(options ? this.getCookieString.bind(this, url, options) : this.getCookieString.bind(this, url)) ?? "";
	}
	getSetCookieStrings(url, options, callback) {
		if (typeof options === "function") {
			callback = options;
			options = void 0;
		}
		const promiseCallback = createPromiseCallback(callback);
		const next = function(err, cookies) {
			if (err) promiseCallback.callback(err);
			else promiseCallback.callback(null, cookies?.map((c) => {
				return c.toString();
			}));
		};
		this.getCookies(url, options, next);
		return promiseCallback.promise;
	}
	getSetCookieStringsSync(url, options = {}) {
		return this.callSync(this.getSetCookieStrings.bind(this, url, options)) ?? [];
	}
	serialize(callback) {
		const promiseCallback = createPromiseCallback(callback);
		let type = this.store.constructor.name;
		if (isObject(type)) type = null;
		const serialized = {
			version: `tough-cookie@${version}`,
			storeType: type,
			rejectPublicSuffixes: this.rejectPublicSuffixes,
			enableLooseMode: this.enableLooseMode,
			allowSpecialUseDomain: this.allowSpecialUseDomain,
			prefixSecurity: getNormalizedPrefixSecurity(this.prefixSecurity),
			cookies: []
		};
		if (typeof this.store.getAllCookies !== "function") return promiseCallback.reject(/* @__PURE__ */ new Error("store does not support getAllCookies and cannot be serialized"));
		this.store.getAllCookies((err, cookies) => {
			if (err) {
				promiseCallback.callback(err);
				return;
			}
			if (cookies == null) {
				promiseCallback.callback(null, serialized);
				return;
			}
			serialized.cookies = cookies.map((cookie) => {
				const serializedCookie = cookie.toJSON();
				delete serializedCookie.creationIndex;
				return serializedCookie;
			});
			promiseCallback.callback(null, serialized);
		});
		return promiseCallback.promise;
	}
	serializeSync() {
		return this.callSync((callback) => {
			this.serialize(callback);
		});
	}
	toJSON() {
		return this.serializeSync();
	}
	_importCookies(serialized, callback) {
		let cookies = void 0;
		if (serialized && typeof serialized === "object" && inOperator("cookies", serialized) && Array.isArray(serialized.cookies)) cookies = serialized.cookies;
		if (!cookies) {
			callback(/* @__PURE__ */ new Error("serialized jar has no cookies array"), void 0);
			return;
		}
		cookies = cookies.slice();
		const putNext = (err) => {
			if (err) {
				callback(err, void 0);
				return;
			}
			if (Array.isArray(cookies)) {
				if (!cookies.length) {
					callback(err, this);
					return;
				}
				let cookie;
				try {
					cookie = Cookie.fromJSON(cookies.shift());
				} catch (e) {
					callback(e instanceof Error ? e : /* @__PURE__ */ new Error(), void 0);
					return;
				}
				if (cookie === void 0) {
					putNext(null);
					return;
				}
				this.store.putCookie(cookie, putNext);
			}
		};
		putNext(null);
	}
	_importCookiesSync(serialized) {
		this.callSync(this._importCookies.bind(this, serialized));
	}
	clone(newStore, callback) {
		if (typeof newStore === "function") {
			callback = newStore;
			newStore = void 0;
		}
		const promiseCallback = createPromiseCallback(callback);
		const cb = promiseCallback.callback;
		this.serialize((err, serialized) => {
			if (err) return promiseCallback.reject(err);
			return _CookieJar.deserialize(serialized ?? "", newStore, cb);
		});
		return promiseCallback.promise;
	}
	_cloneSync(newStore) {
		const cloneFn = newStore && typeof newStore !== "function" ? this.clone.bind(this, newStore) : this.clone.bind(this);
		return this.callSync((callback) => {
			cloneFn(callback);
		});
	}
	cloneSync(newStore) {
		if (!newStore) return this._cloneSync();
		if (!newStore.synchronous) throw new Error("CookieJar clone destination store is not synchronous; use async API instead.");
		return this._cloneSync(newStore);
	}
	removeAllCookies(callback) {
		const promiseCallback = createPromiseCallback(callback);
		const cb = promiseCallback.callback;
		const store = this.store;
		if (typeof store.removeAllCookies === "function" && store.removeAllCookies !== Store.prototype.removeAllCookies) {
			store.removeAllCookies(cb);
			return promiseCallback.promise;
		}
		store.getAllCookies((err, cookies) => {
			if (err) {
				cb(err);
				return;
			}
			if (!cookies) cookies = [];
			if (cookies.length === 0) {
				cb(null, void 0);
				return;
			}
			let completedCount = 0;
			const removeErrors = [];
			const removeCookieCb = function removeCookieCb2(removeErr) {
				if (removeErr) removeErrors.push(removeErr);
				completedCount++;
				if (completedCount === cookies.length) {
					if (removeErrors[0]) cb(removeErrors[0]);
					else cb(null, void 0);
					return;
				}
			};
			cookies.forEach((cookie) => {
				store.removeCookie(cookie.domain, cookie.path, cookie.key, removeCookieCb);
			});
		});
		return promiseCallback.promise;
	}
	removeAllCookiesSync() {
		this.callSync((callback) => {
			this.removeAllCookies(callback);
		});
	}
	static deserialize(strOrObj, store, callback) {
		if (typeof store === "function") {
			callback = store;
			store = void 0;
		}
		const promiseCallback = createPromiseCallback(callback);
		let serialized;
		if (typeof strOrObj === "string") try {
			serialized = JSON.parse(strOrObj);
		} catch (e) {
			return promiseCallback.reject(e instanceof Error ? e : /* @__PURE__ */ new Error());
		}
		else serialized = strOrObj;
		const readSerializedProperty = (property) => {
			return serialized && typeof serialized === "object" && inOperator(property, serialized) ? serialized[property] : void 0;
		};
		const readSerializedBoolean = (property) => {
			const value = readSerializedProperty(property);
			return typeof value === "boolean" ? value : void 0;
		};
		const readSerializedString = (property) => {
			const value = readSerializedProperty(property);
			return typeof value === "string" ? value : void 0;
		};
		const jar = new _CookieJar(store, {
			rejectPublicSuffixes: readSerializedBoolean("rejectPublicSuffixes"),
			looseMode: readSerializedBoolean("enableLooseMode"),
			allowSpecialUseDomain: readSerializedBoolean("allowSpecialUseDomain"),
			prefixSecurity: getNormalizedPrefixSecurity(readSerializedString("prefixSecurity") ?? "silent")
		});
		jar._importCookies(serialized, (err) => {
			if (err) {
				promiseCallback.callback(err);
				return;
			}
			promiseCallback.callback(null, jar);
		});
		return promiseCallback.promise;
	}
	static deserializeSync(strOrObj, store) {
		const serialized = typeof strOrObj === "string" ? JSON.parse(strOrObj) : strOrObj;
		const readSerializedProperty = (property) => {
			return serialized && typeof serialized === "object" && inOperator(property, serialized) ? serialized[property] : void 0;
		};
		const readSerializedBoolean = (property) => {
			const value = readSerializedProperty(property);
			return typeof value === "boolean" ? value : void 0;
		};
		const readSerializedString = (property) => {
			const value = readSerializedProperty(property);
			return typeof value === "string" ? value : void 0;
		};
		const jar = new _CookieJar(store, {
			rejectPublicSuffixes: readSerializedBoolean("rejectPublicSuffixes"),
			looseMode: readSerializedBoolean("enableLooseMode"),
			allowSpecialUseDomain: readSerializedBoolean("allowSpecialUseDomain"),
			prefixSecurity: getNormalizedPrefixSecurity(readSerializedString("prefixSecurity") ?? "silent")
		});
		if (!jar.store.synchronous) throw new Error("CookieJar store is not synchronous; use async API instead.");
		jar._importCookiesSync(serialized);
		return jar;
	}
	static fromJSON(jsonString, store) {
		return _CookieJar.deserializeSync(jsonString, store);
	}
};

//#endregion
//#region src/baseline/crawl/cookie-jar.ts
const MAX_COOKIES = 50;
const MAX_COOKIE = 4096;
const MAX_HEADER = 8192;
function openCookieJar() {
	const jar = new CookieJar(void 0, {
		looseMode: true,
		rejectPublicSuffixes: false
	});
	const last = /* @__PURE__ */ new Map();
	let isPlain = true;
	let sent;
	return {
		store(url, headers) {
			for (const header of headers.slice(0, MAX_COOKIES)) {
				if (header.length > MAX_COOKIE) continue;
				const name = header.split("=", 1)[0] ?? "";
				const same = isForWholeSite(header);
				if (same && last.get(name) === header) continue;
				isPlain &&= same;
				sent = void 0;
				if (same && last.size < MAX_COOKIES) last.set(name, header);
				else last.delete(name);
				quietly(() => jar.setCookieSync(header, url, { ignoreError: true }));
			}
		},
		header(url) {
			if (isPlain && sent !== void 0) return sent;
			const header = quietly(() => jar.getCookieStringSync(url)) ?? "";
			sent = header.length > MAX_HEADER ? header.slice(0, header.lastIndexOf("; ", MAX_HEADER)) : header;
			return sent;
		}
	};
}
function isForWholeSite(header) {
	return /;\s*path=\/\s*(?:;|$)/iu.test(header) && !/;\s*(?:expires|max-age|domain)\s*=/iu.test(header);
}
function quietly(action) {
	try {
		return action();
	} catch {
		return;
	}
}

//#endregion
//#region src/baseline/exchange/decode-body.ts
const META_CHARSET = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/iu;
function decodeBody(body, contentType) {
	return decoder(bomCharset(body) ?? headerCharset(contentType) ?? metaCharset(body) ?? "utf-8").decode(body);
}
function bomCharset(body) {
	if (body[0] === 239 && body[1] === 187 && body[2] === 191) return "utf-8";
	if (body[0] === 255 && body[1] === 254) return "utf-16le";
	if (body[0] === 254 && body[1] === 255) return "utf-16be";
}
function headerCharset(contentType) {
	return /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/iu.exec(contentType)?.[1];
}
function metaCharset(body) {
	const head = new TextDecoder$1("latin1").decode(body.subarray(0, 1024));
	return META_CHARSET.exec(head)?.[1];
}
function decoder(charset) {
	try {
		return new TextDecoder$1(charset);
	} catch {
		return new TextDecoder$1("utf-8");
	}
}

//#endregion
//#region src/baseline/exchange/request-parameters.ts
const MAX_PARAMETERS = 200;
function requestParameters(url, headers, body) {
	const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
	const sent = /^application\/x-www-form-urlencoded\b/iu.test(type.trim()) ? body : "";
	const query = URL.canParse(url) ? new URL(url).search : "";
	const pairs = [...new URLSearchParams(query), ...new URLSearchParams(sent)];
	return [...new Map(pairs.map(([name, value]) => [`${name}=${value}`, {
		name,
		value
	}])).values()].slice(0, MAX_PARAMETERS);
}

//#endregion
//#region node_modules/parse5/dist/common/unicode.js
const UNDEFINED_CODE_POINTS = /* @__PURE__ */ new Set([
	65534,
	65535,
	131070,
	131071,
	196606,
	196607,
	262142,
	262143,
	327678,
	327679,
	393214,
	393215,
	458750,
	458751,
	524286,
	524287,
	589822,
	589823,
	655358,
	655359,
	720894,
	720895,
	786430,
	786431,
	851966,
	851967,
	917502,
	917503,
	983038,
	983039,
	1048574,
	1048575,
	1114110,
	1114111
]);
var CODE_POINTS;
(function(CODE_POINTS) {
	CODE_POINTS[CODE_POINTS["EOF"] = -1] = "EOF";
	CODE_POINTS[CODE_POINTS["NULL"] = 0] = "NULL";
	CODE_POINTS[CODE_POINTS["TABULATION"] = 9] = "TABULATION";
	CODE_POINTS[CODE_POINTS["CARRIAGE_RETURN"] = 13] = "CARRIAGE_RETURN";
	CODE_POINTS[CODE_POINTS["LINE_FEED"] = 10] = "LINE_FEED";
	CODE_POINTS[CODE_POINTS["FORM_FEED"] = 12] = "FORM_FEED";
	CODE_POINTS[CODE_POINTS["SPACE"] = 32] = "SPACE";
	CODE_POINTS[CODE_POINTS["EXCLAMATION_MARK"] = 33] = "EXCLAMATION_MARK";
	CODE_POINTS[CODE_POINTS["QUOTATION_MARK"] = 34] = "QUOTATION_MARK";
	CODE_POINTS[CODE_POINTS["AMPERSAND"] = 38] = "AMPERSAND";
	CODE_POINTS[CODE_POINTS["APOSTROPHE"] = 39] = "APOSTROPHE";
	CODE_POINTS[CODE_POINTS["HYPHEN_MINUS"] = 45] = "HYPHEN_MINUS";
	CODE_POINTS[CODE_POINTS["SOLIDUS"] = 47] = "SOLIDUS";
	CODE_POINTS[CODE_POINTS["DIGIT_0"] = 48] = "DIGIT_0";
	CODE_POINTS[CODE_POINTS["DIGIT_9"] = 57] = "DIGIT_9";
	CODE_POINTS[CODE_POINTS["SEMICOLON"] = 59] = "SEMICOLON";
	CODE_POINTS[CODE_POINTS["LESS_THAN_SIGN"] = 60] = "LESS_THAN_SIGN";
	CODE_POINTS[CODE_POINTS["EQUALS_SIGN"] = 61] = "EQUALS_SIGN";
	CODE_POINTS[CODE_POINTS["GREATER_THAN_SIGN"] = 62] = "GREATER_THAN_SIGN";
	CODE_POINTS[CODE_POINTS["QUESTION_MARK"] = 63] = "QUESTION_MARK";
	CODE_POINTS[CODE_POINTS["LATIN_CAPITAL_A"] = 65] = "LATIN_CAPITAL_A";
	CODE_POINTS[CODE_POINTS["LATIN_CAPITAL_Z"] = 90] = "LATIN_CAPITAL_Z";
	CODE_POINTS[CODE_POINTS["RIGHT_SQUARE_BRACKET"] = 93] = "RIGHT_SQUARE_BRACKET";
	CODE_POINTS[CODE_POINTS["GRAVE_ACCENT"] = 96] = "GRAVE_ACCENT";
	CODE_POINTS[CODE_POINTS["LATIN_SMALL_A"] = 97] = "LATIN_SMALL_A";
	CODE_POINTS[CODE_POINTS["LATIN_SMALL_Z"] = 122] = "LATIN_SMALL_Z";
})(CODE_POINTS || (CODE_POINTS = {}));
const SEQUENCES = {
	DASH_DASH: "--",
	CDATA_START: "[CDATA[",
	DOCTYPE: "doctype",
	SCRIPT: "script",
	PUBLIC: "public",
	SYSTEM: "system"
};
function isSurrogate(cp) {
	return cp >= 55296 && cp <= 57343;
}
function isSurrogatePair(cp) {
	return cp >= 56320 && cp <= 57343;
}
function getSurrogatePairCodePoint(cp1, cp2) {
	return (cp1 - 55296) * 1024 + 9216 + cp2;
}
function isControlCodePoint(cp) {
	return cp !== 32 && cp !== 10 && cp !== 13 && cp !== 9 && cp !== 12 && cp >= 1 && cp <= 31 || cp >= 127 && cp <= 159;
}
function isUndefinedCodePoint(cp) {
	return cp >= 64976 && cp <= 65007 || UNDEFINED_CODE_POINTS.has(cp);
}

//#endregion
//#region node_modules/parse5/dist/common/error-codes.js
var ERR;
(function(ERR) {
	ERR["controlCharacterInInputStream"] = "control-character-in-input-stream";
	ERR["noncharacterInInputStream"] = "noncharacter-in-input-stream";
	ERR["surrogateInInputStream"] = "surrogate-in-input-stream";
	ERR["nonVoidHtmlElementStartTagWithTrailingSolidus"] = "non-void-html-element-start-tag-with-trailing-solidus";
	ERR["endTagWithAttributes"] = "end-tag-with-attributes";
	ERR["endTagWithTrailingSolidus"] = "end-tag-with-trailing-solidus";
	ERR["unexpectedSolidusInTag"] = "unexpected-solidus-in-tag";
	ERR["unexpectedNullCharacter"] = "unexpected-null-character";
	ERR["unexpectedQuestionMarkInsteadOfTagName"] = "unexpected-question-mark-instead-of-tag-name";
	ERR["invalidFirstCharacterOfTagName"] = "invalid-first-character-of-tag-name";
	ERR["unexpectedEqualsSignBeforeAttributeName"] = "unexpected-equals-sign-before-attribute-name";
	ERR["missingEndTagName"] = "missing-end-tag-name";
	ERR["unexpectedCharacterInAttributeName"] = "unexpected-character-in-attribute-name";
	ERR["unknownNamedCharacterReference"] = "unknown-named-character-reference";
	ERR["missingSemicolonAfterCharacterReference"] = "missing-semicolon-after-character-reference";
	ERR["unexpectedCharacterAfterDoctypeSystemIdentifier"] = "unexpected-character-after-doctype-system-identifier";
	ERR["unexpectedCharacterInUnquotedAttributeValue"] = "unexpected-character-in-unquoted-attribute-value";
	ERR["eofBeforeTagName"] = "eof-before-tag-name";
	ERR["eofInTag"] = "eof-in-tag";
	ERR["missingAttributeValue"] = "missing-attribute-value";
	ERR["missingWhitespaceBetweenAttributes"] = "missing-whitespace-between-attributes";
	ERR["missingWhitespaceAfterDoctypePublicKeyword"] = "missing-whitespace-after-doctype-public-keyword";
	ERR["missingWhitespaceBetweenDoctypePublicAndSystemIdentifiers"] = "missing-whitespace-between-doctype-public-and-system-identifiers";
	ERR["missingWhitespaceAfterDoctypeSystemKeyword"] = "missing-whitespace-after-doctype-system-keyword";
	ERR["missingQuoteBeforeDoctypePublicIdentifier"] = "missing-quote-before-doctype-public-identifier";
	ERR["missingQuoteBeforeDoctypeSystemIdentifier"] = "missing-quote-before-doctype-system-identifier";
	ERR["missingDoctypePublicIdentifier"] = "missing-doctype-public-identifier";
	ERR["missingDoctypeSystemIdentifier"] = "missing-doctype-system-identifier";
	ERR["abruptDoctypePublicIdentifier"] = "abrupt-doctype-public-identifier";
	ERR["abruptDoctypeSystemIdentifier"] = "abrupt-doctype-system-identifier";
	ERR["cdataInHtmlContent"] = "cdata-in-html-content";
	ERR["incorrectlyOpenedComment"] = "incorrectly-opened-comment";
	ERR["eofInScriptHtmlCommentLikeText"] = "eof-in-script-html-comment-like-text";
	ERR["eofInDoctype"] = "eof-in-doctype";
	ERR["nestedComment"] = "nested-comment";
	ERR["abruptClosingOfEmptyComment"] = "abrupt-closing-of-empty-comment";
	ERR["eofInComment"] = "eof-in-comment";
	ERR["incorrectlyClosedComment"] = "incorrectly-closed-comment";
	ERR["eofInCdata"] = "eof-in-cdata";
	ERR["absenceOfDigitsInNumericCharacterReference"] = "absence-of-digits-in-numeric-character-reference";
	ERR["nullCharacterReference"] = "null-character-reference";
	ERR["surrogateCharacterReference"] = "surrogate-character-reference";
	ERR["characterReferenceOutsideUnicodeRange"] = "character-reference-outside-unicode-range";
	ERR["controlCharacterReference"] = "control-character-reference";
	ERR["noncharacterCharacterReference"] = "noncharacter-character-reference";
	ERR["missingWhitespaceBeforeDoctypeName"] = "missing-whitespace-before-doctype-name";
	ERR["missingDoctypeName"] = "missing-doctype-name";
	ERR["invalidCharacterSequenceAfterDoctypeName"] = "invalid-character-sequence-after-doctype-name";
	ERR["duplicateAttribute"] = "duplicate-attribute";
	ERR["nonConformingDoctype"] = "non-conforming-doctype";
	ERR["missingDoctype"] = "missing-doctype";
	ERR["misplacedDoctype"] = "misplaced-doctype";
	ERR["endTagWithoutMatchingOpenElement"] = "end-tag-without-matching-open-element";
	ERR["closingOfElementWithOpenChildElements"] = "closing-of-element-with-open-child-elements";
	ERR["disallowedContentInNoscriptInHead"] = "disallowed-content-in-noscript-in-head";
	ERR["openElementsLeftAfterEof"] = "open-elements-left-after-eof";
	ERR["abandonedHeadElementChild"] = "abandoned-head-element-child";
	ERR["misplacedStartTagForHeadElement"] = "misplaced-start-tag-for-head-element";
	ERR["nestedNoscriptInHead"] = "nested-noscript-in-head";
	ERR["eofInElementThatCanContainOnlyText"] = "eof-in-element-that-can-contain-only-text";
})(ERR || (ERR = {}));

//#endregion
//#region node_modules/parse5/dist/tokenizer/preprocessor.js
const DEFAULT_BUFFER_WATERLINE = 65536;
var Preprocessor = class {
	constructor(handler) {
		this.handler = handler;
		this.html = "";
		this.pos = -1;
		this.lastGapPos = -2;
		this.gapStack = [];
		this.skipNextNewLine = false;
		this.lastChunkWritten = false;
		this.endOfChunkHit = false;
		this.bufferWaterline = DEFAULT_BUFFER_WATERLINE;
		this.isEol = false;
		this.lineStartPos = 0;
		this.droppedBufferSize = 0;
		this.line = 1;
		this.lastErrOffset = -1;
	}
	get col() {
		return this.pos - this.lineStartPos + Number(this.lastGapPos !== this.pos);
	}
	get offset() {
		return this.droppedBufferSize + this.pos;
	}
	getError(code, cpOffset) {
		const { line, col, offset } = this;
		const startCol = col + cpOffset;
		const startOffset = offset + cpOffset;
		return {
			code,
			startLine: line,
			endLine: line,
			startCol,
			endCol: startCol,
			startOffset,
			endOffset: startOffset
		};
	}
	_err(code) {
		if (this.handler.onParseError && this.lastErrOffset !== this.offset) {
			this.lastErrOffset = this.offset;
			this.handler.onParseError(this.getError(code, 0));
		}
	}
	_addGap() {
		this.gapStack.push(this.lastGapPos);
		this.lastGapPos = this.pos;
	}
	_processSurrogate(cp) {
		if (this.pos !== this.html.length - 1) {
			const nextCp = this.html.charCodeAt(this.pos + 1);
			if (isSurrogatePair(nextCp)) {
				this.pos++;
				this._addGap();
				return getSurrogatePairCodePoint(cp, nextCp);
			}
		} else if (!this.lastChunkWritten) {
			this.endOfChunkHit = true;
			return CODE_POINTS.EOF;
		}
		this._err(ERR.surrogateInInputStream);
		return cp;
	}
	willDropParsedChunk() {
		return this.pos > this.bufferWaterline;
	}
	dropParsedChunk() {
		if (this.willDropParsedChunk()) {
			this.html = this.html.substring(this.pos);
			this.lineStartPos -= this.pos;
			this.droppedBufferSize += this.pos;
			this.pos = 0;
			this.lastGapPos = -2;
			this.gapStack.length = 0;
		}
	}
	write(chunk, isLastChunk) {
		if (this.html.length > 0) this.html += chunk;
		else this.html = chunk;
		this.endOfChunkHit = false;
		this.lastChunkWritten = isLastChunk;
	}
	insertHtmlAtCurrentPos(chunk) {
		this.html = this.html.substring(0, this.pos + 1) + chunk + this.html.substring(this.pos + 1);
		this.endOfChunkHit = false;
	}
	startsWith(pattern, caseSensitive) {
		if (this.pos + pattern.length > this.html.length) {
			this.endOfChunkHit = !this.lastChunkWritten;
			return false;
		}
		if (caseSensitive) return this.html.startsWith(pattern, this.pos);
		for (let i = 0; i < pattern.length; i++) if ((this.html.charCodeAt(this.pos + i) | 32) !== pattern.charCodeAt(i)) return false;
		return true;
	}
	peek(offset) {
		const pos = this.pos + offset;
		if (pos >= this.html.length) {
			this.endOfChunkHit = !this.lastChunkWritten;
			return CODE_POINTS.EOF;
		}
		const code = this.html.charCodeAt(pos);
		return code === CODE_POINTS.CARRIAGE_RETURN ? CODE_POINTS.LINE_FEED : code;
	}
	advance() {
		this.pos++;
		if (this.isEol) {
			this.isEol = false;
			this.line++;
			this.lineStartPos = this.pos;
		}
		if (this.pos >= this.html.length) {
			this.endOfChunkHit = !this.lastChunkWritten;
			return CODE_POINTS.EOF;
		}
		let cp = this.html.charCodeAt(this.pos);
		if (cp === CODE_POINTS.CARRIAGE_RETURN) {
			this.isEol = true;
			this.skipNextNewLine = true;
			return CODE_POINTS.LINE_FEED;
		}
		if (cp === CODE_POINTS.LINE_FEED) {
			this.isEol = true;
			if (this.skipNextNewLine) {
				this.line--;
				this.skipNextNewLine = false;
				this._addGap();
				return this.advance();
			}
		}
		this.skipNextNewLine = false;
		if (isSurrogate(cp)) cp = this._processSurrogate(cp);
		if (!(this.handler.onParseError === null || cp > 31 && cp < 127 || cp === CODE_POINTS.LINE_FEED || cp === CODE_POINTS.CARRIAGE_RETURN || cp > 159 && cp < 64976)) this._checkForProblematicCharacters(cp);
		return cp;
	}
	_checkForProblematicCharacters(cp) {
		if (isControlCodePoint(cp)) this._err(ERR.controlCharacterInInputStream);
		else if (isUndefinedCodePoint(cp)) this._err(ERR.noncharacterInInputStream);
	}
	retreat(count) {
		this.pos -= count;
		while (this.pos < this.lastGapPos) {
			this.lastGapPos = this.gapStack.pop();
			this.pos--;
		}
		this.isEol = false;
	}
};

//#endregion
//#region node_modules/parse5/dist/common/token.js
var TokenType;
(function(TokenType) {
	TokenType[TokenType["CHARACTER"] = 0] = "CHARACTER";
	TokenType[TokenType["NULL_CHARACTER"] = 1] = "NULL_CHARACTER";
	TokenType[TokenType["WHITESPACE_CHARACTER"] = 2] = "WHITESPACE_CHARACTER";
	TokenType[TokenType["START_TAG"] = 3] = "START_TAG";
	TokenType[TokenType["END_TAG"] = 4] = "END_TAG";
	TokenType[TokenType["COMMENT"] = 5] = "COMMENT";
	TokenType[TokenType["DOCTYPE"] = 6] = "DOCTYPE";
	TokenType[TokenType["EOF"] = 7] = "EOF";
	TokenType[TokenType["HIBERNATION"] = 8] = "HIBERNATION";
})(TokenType || (TokenType = {}));
function getTokenAttr(token, attrName) {
	for (let i = token.attrs.length - 1; i >= 0; i--) if (token.attrs[i].name === attrName) return token.attrs[i].value;
	return null;
}

//#endregion
//#region node_modules/entities/dist/decode-codepoint.js
const c1 = [
	8364,
	0,
	8218,
	402,
	8222,
	8230,
	8224,
	8225,
	710,
	8240,
	352,
	8249,
	338,
	0,
	381,
	0,
	0,
	8216,
	8217,
	8220,
	8221,
	8226,
	8211,
	8212,
	732,
	8482,
	353,
	8250,
	339,
	0,
	382,
	376
];
function isInvalidCodePoint(codePoint) {
	return codePoint === 0 || codePoint >= 55296 && codePoint <= 57343 || codePoint > 1114111;
}
function replaceCodePoint(codePoint) {
	if (isInvalidCodePoint(codePoint)) return 65533;
	if (codePoint >= 128 && codePoint <= 159) return c1[codePoint - 128] || codePoint;
	return codePoint;
}
function replaceCodePointXML(codePoint) {
	return isInvalidCodePoint(codePoint) ? 65533 : codePoint;
}

//#endregion
//#region node_modules/entities/dist/internal/decode-shared.js
const BASE91_INVERSE = /* #__PURE__ */ (() => {
	const table = /* @__PURE__ */ new Uint8Array(127);
	let code = 0;
	for (let char = 33; char <= 126; char++) if (char !== 34 && char !== 36 && char !== 92) table[char] = code++;
	return table;
})();
function decodeTrieDict(input, resultLength, atomCount, dict1AtomCount, ngramCount, dictSize) {
	const base = 91;
	const inputLength = input.length;
	const twoCharBias = dictSize * 90;
	let pos = 0;
	const readSlotCode = () => {
		const c1 = BASE91_INVERSE[input.charCodeAt(pos++)];
		return c1 < dictSize ? c1 : c1 * base - twoCharBias + BASE91_INVERSE[input.charCodeAt(pos++)];
	};
	const dict2AtomCount = atomCount - dict1AtomCount;
	const slotCount = atomCount + ngramCount;
	const single = new Int32Array(slotCount);
	single.fill(-1, dict1AtomCount, dictSize);
	single.fill(-1, dictSize + dict2AtomCount, slotCount);
	const start = new Int32Array(slotCount);
	const length = new Int32Array(slotCount);
	function decodeDelta(count, off) {
		let previous = 0;
		let slot = off;
		const end = off + count;
		while (slot < end) {
			const code = BASE91_INVERSE[input.charCodeAt(pos++)];
			if (code < 89) {
				previous += code;
				single[slot++] = previous;
			} else if (code === 89) {
				let runLength = BASE91_INVERSE[input.charCodeAt(pos++)] + 2;
				while (runLength--) single[slot++] = ++previous;
			} else {
				const next = BASE91_INVERSE[input.charCodeAt(pos++)];
				previous += 89 + (next < 90 ? next * base + BASE91_INVERSE[input.charCodeAt(pos++)] : BASE91_INVERSE[input.charCodeAt(pos++)] * 8281 + BASE91_INVERSE[input.charCodeAt(pos++)] * base + BASE91_INVERSE[input.charCodeAt(pos++)]);
				single[slot++] = previous;
			}
		}
	}
	decodeDelta(dict1AtomCount, 0);
	decodeDelta(dict2AtomCount, dictSize);
	const references = new Int32Array(ngramCount * 2);
	let poolSize = 0;
	let ngramIndex = 0;
	function readNgramReferences(count, startSlot) {
		for (let index = 0; index < count; index++) {
			const slot = startSlot + index;
			const a = readSlotCode();
			const b = readSlotCode();
			references[ngramIndex * 2] = a;
			references[ngramIndex * 2 + 1] = b;
			ngramIndex += 1;
			start[slot] = poolSize;
			const entryLength = (single[a] < 0 ? length[a] : 1) + (single[b] < 0 ? length[b] : 1);
			length[slot] = entryLength;
			poolSize += entryLength;
		}
	}
	readNgramReferences(ngramCount - dictSize + dict1AtomCount, dictSize + dict2AtomCount);
	readNgramReferences(dictSize - dict1AtomCount, dict1AtomCount);
	const pool = new Uint16Array(poolSize);
	let write = 0;
	for (let index = 0; index < ngramIndex; index++) for (let half = 0; half < 2; half++) {
		const source = references[index * 2 + half];
		const value = single[source];
		if (value < 0) {
			let read = start[source];
			const readEnd = read + length[source];
			while (read < readEnd) pool[write++] = pool[read++];
		} else pool[write++] = value;
	}
	const out = new Uint16Array(resultLength);
	let outIndex = 0;
	while (pos < inputLength) {
		let slot = BASE91_INVERSE[input.charCodeAt(pos++)];
		if (slot >= dictSize) slot = slot * base - twoCharBias + BASE91_INVERSE[input.charCodeAt(pos++)];
		const value = single[slot];
		if (value < 0) {
			let read = start[slot];
			const readEnd = read + length[slot];
			while (read < readEnd) out[outIndex++] = pool[read++];
		} else out[outIndex++] = value;
	}
	return out;
}

//#endregion
//#region node_modules/entities/dist/generated/decode-data-html.js
const htmlDecodeTree = /* #__PURE__ */ decodeTrieDict("!}.&u%}'&}*'~!6*)%&,~!J~!J~%L~y<~!R,~~%Lu~~#GD~~#|)1#%}^%}2%+#.##%##%}&%##%'#%##&%#%#'%#&#%#&#'#%%#&#%##%#)%''%&%#%#'%#%%#%%}%%%#%#&(23#%%#&-%0%('1#(##%#'##+%'*.:1}#%#6-+(%'%%#%%%}#L'2351&('%}&/N'(0(/*-%(%%}#'+&T%7.2}#&%&#%#36/5##%&%%#&#%%#))2%%##%&&'0~!#*+&'%1~!%).'3q?&%'1~!.##%6(~!+%%%(Gw'rT~!E#<nA%#jZ~!H%(~!42##~!*31&~!G%U~#)5~#`3~!J~!Z~%]~%Y~%C~!q~!u~#kz~%#~!6'~!D~!U~!?~#T~!c%~!G#'~%7|~!G~!J~!G&~#pb~(Df}#%}*&}#%##%##%##&#-}&'#'&%#.++}%mI,#,@&(}*%}*'%&##&#%##%}&0}#.},U},%}+%}&%}#%##&}B%(}(%}+%)})%##%#&}&%##%&}<%}>%#%&}*%}(%}9%}/%})%}*%}*%}?&}&%}3%}&*#%})%#%#)}#&#-#+*%E%%'%'#%}#*V##&##I}#&&##%&%#&&Qf%%))w/0+&%#(#.%-''''++++7}>%4'',##1,#%#&%##&#'##&#*#9)%&%}#*}%,#+P(%A&%#'&##wSD',9E00#y#@}(+}&%&>~!#~!X}#*}(&&}(&}(,%}%&#+&}#&}I%#%}%)#(},'%#*}4%%#%}(''}#/##(##),%-##%%)#&}(.}&%#&}%%}*&#%},&&}&%}#%*'#%})%}D&}&%}-&}6&#&}-,%}#%})-(~+`~,=?~I9'9%~!,#%})%})%}@%}?%}(~!?~#<~#pP~#BG~#=1#%K+~#?#~%;)~#A~#mF1~#A'~'X%'~#lR~#N~'N~#r~#m#-~#i'?%#'%~#B%##%,%#~#_%#0%~#]732~,w~2+#:&#%&'0%&>%}#>##F+)#%&&#(+_}4&}-%}(&}@&}O7Fdf0@+/v4}&WU##&/0#&'('B#%}.%}'+#%}#%%&#&%#%##+#&#)#6#'#.},%}c%},%#%##%&#&%#&~#>'*-.%##%##%}#%%}%'~#)D1}#%*&~#_%%'(~#S2%'.}#~#=##*'*-%}&'%'##&&~'E%.#&~#M4}%%##&'%#~#O1##%&#'+~#<B%##%%'%+~#;#@%}#&%#&&%#(~#H1}'%'##&&~#?A}&'~#D#%32}'&&&&~#[}'(#%}'~#;C})&}%%#%~#=&%,3}%'(#%%~#^'#&&)#%'~#Y%-~#d-%'~#^%%&#&&&}#~#b~2t*&'~&(~&@~0%~e~3}%*''0})&}+~!9##-}#%-hD*)1fC#%/&/fB#40~!+#)*4~!+~!K'&:~!/*7~!.#~!H~!L':~%x&~!H#~!*~%1~!I#~!+A~#p'~!F~~#-#~,,(~.Z~!V~%;'B'mq-W~!N~%I%#&&#&}#%},%%}'%}+X#%}#&}(%}'%}<%}#%}%%'}'%}:~![)9@~%>~#UA%-%##&~!C%~!-.9:~!1~!-^2/:a~!y,D*J#-5)/4~%23,~#G~!L1~!0X3`~!2+~!!0-~&E~!W~!o,>Y&]~%cZx_&~#O*9#A#'#+I'%#)~!0B*-5A+-((F&*M#)(-7-5+'-3a5Vi~!Y~!?+[)%3),ERHm~!+:D,VG.+)?fB%%*(%)'(#&80%1'8`K8?`+'Z#&O&'H5#*9)A%%5&3))0%39+.*7#()&&*=4@**L)<'_&*+..;(#*+)./&0#3)%')-8(4ixD(&.}%,('aI:,)%,k2231T)I'#/-W7,/'Q#.'Y24+h')37</31&83##&0#),H(?'&?/1##%#&&#%''-%&&&#(&''&#.-'%#%%(,')*'&#&#'##%(%(#%('#&##%%%%('%#%#%%#%#&%##h>w+v<ayvyvcg.uuhKr}g/v|g>u9i[~>g5uI~=RvdwEg;v/g;uk!!TTSx]@RT!U!#!@VBRUU!'UTe-d0c`e&gSdicedFcrdTaqb.kYcAohdYd@a3e+d}dMdtd.aJ#bqcK`dle/e.e'dwdPdodddjbEb}ogd^ofdpduc6j?l%d{drdqc)d7bacOdQ%T#Y)X.sR[yH>6Vyv3[xwLu>vo'!*.[yBacahoj>6Rew3[xqdZa#!a&#^(X-[yG>6Vyu3[xvg3sEr|g.u/Ri9db0T#^(Xa)!-[y;>6Vylg4wKs{JwNZt3@3r=c4Z([xlg;wKt!cpq's@v7A'*a(a+!-a#[y<3Dt?3Dt'>6Vym3[xmg9rxsNJwLZt4~?r?db1T#`-!(Xa,!0[yS>6Vz%NuQs.g4wKtnJwNZtS@3r>c4Z([y%g;wKtrdga8!a(!#&T*Y-Xa#!a0<or[yc3Dtq>6Vz43[y3JwNZtf@3s!Ju}!%Dti:pm3c_%X#tjB5pkd6q!r]u?voC'*-a.a2!0a&a+[yI3DtI3Ds~3DtH>6Vyw3[xx;:s#~<5pKJwNZtE@3r~d`a)!a2T#a.(!+U.X1[yT3Dt`3Dtv>6Vz&3[y&g9rxwzcxstPu.<rAJwLZtT~?r@dZa%!a.&^*Za(/Reu[ya>6Vz23[y1g3sEr}wkg{NuQRg{ci(U#5@b`~,cg#U(2WnH5wugcRh7dX#T(Y,a'Ta!!a,[yZ<]mj>6Vz,3[y+Pv#5ReZKu+=,%!H}7ABwkaS?Rh:BcW(X#<]mrj:ubv/ARekdg%!(!a.*Ta(Y.X1!#sP>Rl*Dt6[y>>6Vyo3Wf*jOvuumvuRgRJuq*!:9<B@bX~3jVv&v@s@5Re[d/rQt{uAvo&a&a*)a2!,0Wf!3Dt0=Bs'>6Re}3[xy~<5s%JwJZt1~Gs)c;&!#2sJkNuXvzq7rxu,Re8dka4!a8(aEZ+a@Y.X1Xa)[yd=Bs(3DtP>6Vz53[y4cX#X&Re:avRe9~<5s&JwJZtQ~Gs*i^rzvdRg+Jv{%!2sbB@bX}kdga,!Za?&^*T1/!a'Dt+[y6>6Vyf3Wf%g/u;s4hGu6?Rh-JvZ,!c%#&RoX54Rivj7uyvf8RgTKvZB%*!2sGh<vu5Rgq<=C::9bb~#dZ#T&Ta6Y.X*Dt>[y93Wf)coZ(T,6VyifluvRgC@95@B@bX~/hFu34cC#T,k/unq8w8Q5RkUklwQuzunq8w8Q5Rk8d/rJu?v8w9)-&!a0a;a&aIWejg3sEr/h1s<DtDJvyZqY5aws3Jvy!&Wei~Hr1:au5@Bag>23E~5c:Z&bX};kKv?w&unuVu5Rjc;>bs)#~@:Rh.=ay<a]C;b`}Vd6s/t{uAvoaxa()!a,a7%-a#a2Dt,[yF2Wo[>6Vyt3[xuNuPRi&NuPwpi#RoWh?vf8Ri%Jv]!%Ri:KvxD!.'2WeAjZu`q9rxu,Re7woeAg-unLq(qA_/*2Wg_g3u5q^9:4E}/jTrxrzv=Wkkd~0UX#^^Xa-a1a5T&a=U1a'*aEa]!a*aPaA-adok[y54Rn>;:p3~Dp5g9rpsFNvZqjg3uJp4~<5p0Pw;5qlJwNZt*@3p1Pw:5p/Ou!5p2JvG'!6Vye=<qnJvh_[xhg3v,Rh3kOwOw-sDuev/Re^dha[a%!%!a+#Ta7)-5TaCaO!aka!a)sf[yb2>Rl!9ARiq5E}Qg=ucRkBE|oJrJ_@Wk~@Wk{JrJ_@Wk|@WkyJrJ_@Wk}@WkzJvO_[y2g-vMRmiKuYC!)&>Ri;>Ri<@3RkNc](X#@9Rk=g5vuRmhKvDB!+'=]meg3u4Rmgd)#Y'Vz3CARmfd`a+!%T'!+#Ta1Ta6TaM-sTDt9[yA9sYd'%Y#s[[xpj:ueunaXRgEjRq,v-vuqdd2'`#6Rev<32@5>:2<E}5xIo9a*X#Y(;5RePJvD_g>vyRgNj8w)v8<wggs:RgXiZt|vjx,hSq3ah!-(~@:Ro/Ou!5RhWj^v(pyw8unRhUdx-UY#^Ua.a3a70!)%UX1TaDa)'omRiRRhE[y:3Dsz=Br,>6Vyj3[xkg6ruwjcqsrPw;5r*Ku]D'Zt-@3r(~?r.i[vwv]dU1a--U#`a4(g/vsRhPOu!5RhLj:rmu9Wo!~@:wdh@g/vsRiTjXuvvNr}:RhBj^v(pyw8unRn]dz1UYa'a+^Y(!aETZalaRY.Ta?a4[yDJw1!#qLsW>6Vyrfzq-pLflpwRe|Js>%!Dt@3Dt&Jvy_[xs~HrnjMuwpsw'RecKu+D#'!t<~Grl~?rjg5u-x,gwp{ah!-(~@:Rg~Ou!5Rh'jXuvvNr}:Rh#cW#X/c;&!#2sLi[v7u7RgpJv)(!iLrxu,Re6j7v@s@5Se[e7d`aW!Za(a`T.a#!a3!&aDa-!9)Dt_=6s+3[x~~DR|h~DS6avhGun5RkZj3w)v-]mkKunB!&*]kb97R|i<ARk<c:Z(6Vy}Juh'!wziMRoS:F|vkLuauJv5vtvQRh1d='T+Y#VyO~DR|jcF#T'7R|g97R|kJv3'!ay<Rj,Jvh&!:ReXcsa6*a+#a#_aIRf9aLRf?c,Z&Rf5Rf7c.Z&Rf;Rf>cQ#%T'p-Rf8Rf=ct#%'(*!,p,Rf4p+Rf6Rf:Rf<d~'Ua%U*^UYa(!a,-!#a4YaTalaEX0a8a<Weo3Dt/3Dsx=Br93Wen~Dr;~<5p<JwNZt2@3p=Pw:5p;Ou!5r3c7&!#:p>3Ds}KvGB)_6Vyk2sM=<r7x'eovA(!hFu1ARf}cV#X&@r5j6rvwQa^Rf3c=Za'wkghJv__g;unRggA53B9=b^}%j6uduo5Jq;!(hIv%2Re`Ou4ARe_e%a#^^^Xa&!a*a2!&a6YaP!*ad!#a:aE/5Rn?[y@>6Vyp;:pE~DrY~<5pBJwNZt8@3pCh=rt3rWPw:5pAJup_[xoNuPpF9c!#'45pD5ARn)d8#X'X*3@rU72s]h>v<<sSjJpqvewOJq/(!hNw'5ReBk0s2u3w/w'5ReE5@Jq.!a+JQ!&WeU23d(#Y&RjG5]jBk!u7w&u0udARjEe#+^^^Ub#!a2/a`Z(agT1!a-a;|@TaG!aS[yV=Re~fow'RguNuPRe?bz#'>RoUWeL>:Cbb|?JwPZtVg6ruRmzJvD'!6Vz(g/vmRh~Jvy_[y(g9voRgyx*cy(#2>Ri2B9b]~9kIw9u7rluJu3Rg]dI#a%UY'@=p%CAx.gQZ&RhwwygtRm{x5g_Z'+ABqR9Woa=Bp&dV#^*Xa'!&@o{g4v]Rk;Jv{!%Rk[wkkiA5RkiwwfUB=x,fUuqC&*!>RfTg8v0RfV~ARfSd;rJsAuAv9wR'ae+/aO!a@aza/a#[yQ@Wg!2Wemg3sEr0JvB_g>uvReWg2v+Re=KupB_+[y!2AbY~-~Hr2AJwD!(h<~El>h<~El?Kun@+_:9b`}Kg-v/Ri3g;vtwyk_9]k_d=&T#*U.6qh@Ab`|K9:H|CJv[!&3Dtex'fDwC%!Rf[9WlMd[(^X,!a%Z06Vz!@WgBg=v~Rgvg,QRe@awd,#Y+jTv|Q~EfWj]uNr|~FRfXdy#Y&^Ua%!aO.!(a)Ua;=!a@aKap!a-,a!Ta]a[rSa]p?[y82sK=Bq~;:p:~<5p8Pw:5p7d'#Y'Wf(;RnRi[u4w&RgJJvG'!6Vyh=<r#ijuuv/sIKuYD'ZtG@3p9~Gr&d2#`(g<vtRgFj`u5w&rqpxRf2CJuY!+:wfnTOu!5Rg}jNs1ucv&RfwJvA!&3@q|BDcC#T,k/unq8w8Q5RkTklwQuzunq8w8Q5Rk9dga#!a'!a=#a0!:+Tb*b@aO.a4!aba8aFJv^}?!VyR~Dr<g;u%Rn.~<5p[x'e`wNZtR@3p]Pw:5pZhNvjBp.woe_g5u-r4JwF!%DtO3:ooc7&!#:p^3DtpLuGw(!+%)Dtk6Vz#2sd=<r8d'#Y([y#<x3gJt`w@!)%}MRiowzikRij=]ilxAf3,U(#B2Rf#g0v-Rm[ck{`U#]giKv3>)!&6Ri154s,KuGB_%@r68r:dJ|t`#X(9<E|u2@H|rx3gJu?w'!+'1Nu7Reg4=H~+9<wxgY95Rm]xLggZ-`(X}U2:Ri4h<uOawRmsJv__5@bb{jbV~3dka#a'a]!,#a+U=a>b6a3b%!/aKa/)!arwve^VyJ;:pR~DpTg3uJpS~<5pOPw;5qmPw:5pNOu!5pQJvG'!6Vyx=<qoJvA!{~Jup!%@qk7Rn/KvyD!}''[xz;>wkh'?Rh,x8gyt`w5D!&),(SgyccRgztJ@3pPB5p#d'(Y#<]mmifubw&RgoJvE&!82s^JvF&!8Rf,ADb]~;x=h'rNu]vK!,%'*0RnORh)4Rh*AqQg-vaRnNg;wHwkh'ba~4cE#Ta*x3gctyw@'!+%RnFRnD<4Rn@hFvK5RnCxWg[#`&a0Ua()`1Rm75Rg[c]%X#qi8Rg^NvdRj>BwzgZauwji7Rm6A4wgg]d1#&(*,.0a#Rm;Rm<Rm=Rm>Rm?Rm@RmARmBe%#^^^Xaea?aC/b+(,!a+a#!a/!>a&Ta<aKbD!2wphBRnk[yPw}hE|.=Br-3Dtm>6Vy~g6urRf.x,hPrNav!%'RnqRo%Ro#Nu;q[Pw;5r+JwNZtM@3r)d'#Y'Weh;xChL#`&RnmRnoKu}>%(!Rne~Bs-;2wjcussJv+'!aYSO}6@B<5?ba~8LrNvj!.%*ROwungw~ng~:9;Ri^>wtnig;wHRnixDh@|(UZ.x1h@|)!#:2<H|*xHn]#-UX'3Ro)z=iT}6ARns=Bwsn_wpnaRncw]aR(#UXa&Ua*a/=]iPd'#Y&Ro'WnXf{QRm2hNvj]nZd`'T~&1`{|`#9b]{}c:'!#Wl{>@=be}]?cl{{U#:5Abb}Jds#^YaF!a*b4a#a3aPa>&Tb!bH!*a_!Eau?/a&RjY<]gj>6Vz*;:pe~DrZg,QRj1JwNZtX@wihspcJvZ&!VyX9WmOJu|!|N2WmHJvh&!]ht~Bpbcn&T(!#RmQ<s7Nu;padH#X'`+WmJ@>RmKCARhnKup=!)&Wf+:RhqNuPpf9c!#'45pd5AwghpARn(Ls@w!%,)!RmP@Wfe<E|IJva!&WmNg8vsRmLd`*.`#Y'Xa!axRn*]hrA8Rhug5s@rXg8u!RmMd8#X'X*3@rV72smdI*#UY&RmICARho~GsgxVgd)Ta'U-Y&Xa!T#RnEWnA@Wffg1uDRi0hFvK5RnBxGnG&#`%owp)@wsf+bX}Ze-*1!a*^^^Ua|!#a.aq&Ya2!a>.a6!a:aO`aJDtL[y`@Wg#>6Vz12@wzoYRoZNuPRi!NuPRhzg=ucRi,@=b`{Yg=ucRi-ACJvB!&Sh[ebSh]ebi`wUuFRm4Jw2_[y0JvB!.<Ju(!&SoG}6Shd}6<Ju(!&SoH}6She}6Kur@._g5vHRieJvx!{L2G{Kx6gd'T#?Rh82Wi5cZ#X(g1w)Rm5dW-Y(Ta#!a)!#aYa=wnfE=su2>>bU{0j9udv:<svj8uQv-7RgHdE%#^'sq9sp=>Bb_{TJv`!&g/r|snj6v(us5d,#Y(56H}[978H}]Jw5!&g1rushJvB!+j;v{u5?zDhd}6}bj;v{u5?zDhe}6}ce*#`(^^^a[aea!=!a6a*aoXb1a.!aAbL!b>,b'aL!aV@Wf|2Wlg3[y/JwNZt^@3piPw:5pgJunZou3@rsJva&!Vy_g<v~Rm#JvG'!6Vz0=<r{Ju{%!:pj@WfsiXuJu3Rm:JvZ&!WfA~Bph@c4Z&Dtwax5rubx(#:awRk1@d,#Y&RfjRfid1#,Y(@Wfp2Wlrg5s@ryKu[@!,'=]ig9wlk?Rk>g5u-rqJvy'!@9RkQcH(T#=>Ri~@<wkj(Wj(KuZB*!&<7rw@9RkRcH(T#=>Ri}@<wkj)Wj)dg(Ta2Xa9X#`-!a*CARhg@@=I}d9x;c~#X%so=<sj>2@@=aybb}XjWv0Q~EfEj3vLv;<d,#Y(56H}`978H}_dgaPaFa'a/!#a3Y0a_a;a|!1(a7-[yE3[xt;:pJNvZrrg3uJrvJwNZt=@3pIh=rt3rxPw:5pGOu!5rpJvG'!6Vys=<rz@c4Z&Dt(ax5rtJvZ!&~BpH@wsfNg-vaRlNci*U#=<wei<F}a5@Jq.!a*JQ!%@qZ23d(#Y&RjH5]jCk!u7w&u0udARjFd/prq=tyvpaEa(a:.!a1aZ(@@=I}:9wpd%=<sX55w_h}@@=I{t=ay<aU@@=I}T=ay<2@@=I})?C9:9au@9Cb]}DP~=x-fAZ(2Wl1=ay<aU@@=I}>5@d##Y+jTv|vV~EfFj]uNpn~FRfGdgaK!Z2&!a8a-Tb({E!acTbM*!a(DtY[yYd'%Y#sl[y*hHvh>Re5x2c{Z}.j4uCvcawRiMd+#X+_x&d!},<5RkX;2Hzw@x,gavfB-!{CcF&T#Roe;RodwWbBg5urRgaKvHC*_6Vz+<4opieuew&Rmq@d]&Y)X,T#X0Rh}<BqP=4qS9:ReMg/ujReNJw0!/<Jui%!bd{kawwnemRelAxUa?a3#*.&UX(Ya+a/RhvRnQ<o}9Wmtd-#Y&RgSRmw9;Rmxay=Rmyg-vaRmuxEhSrNu,v-voC!%(aR.a(a7+1Ro1>Ro5CE{A9b]{@;5x#eO{:g;urRi+KrNA!%(Ro3>Ro79;Ri_Ku@>{;&!x%gX|{KunA_+g5QRj/g3u5Rj#g>uERj%wio/xRhS&!,!#^1U}wba{8>>@=be}qC@:D5ba{7Ku+A&!}x?ba}t>>@=be}se(aA^^^Uat!b0#{pa+awUazbGa#aLb9bgaWac'a5TbS=Br!d1#`%scp_Jvl!#rT>Re0JvX&!VyN=H{Fcm#U&:pY=ReaJv2&!]h0=]nUJvG'!6Vy|=<r%JrM_=]h2@Wlud'#)U'Wf'b]{i=]h/Jvh!&~BpWg=v]RnMx+ny#'Nu;pVwjnu=]nwxJnx,T#`&Reqwjnt=]nvieu9vrRjLLuYwP(#+!th@wih5pX~Gr'g5v/Rh4KunA'!-CARnP@wwiN:Rm_9x'cvw>!|l=<saKvAA!0&3@q}>w^e1bp#&Re2Re3BDx7gH#T|f5H|eKuZ>!%(:qNAH{]Jv6!+3B2B9=b^{X<5<B92:E{ZLvhwA(a;a%!igQuyRmad+#Y}m@3Rh5d8#X'X*:AqUAHzmaxwbh<aXRnVcF}RT#Nw&cj#U(BWnug/vsRntdka)(a3+.Zb7aYYan1!bVa@Xa}[y^@b[{G=H{+hFu73Rj&Pv#5ReQcK%T#sig1v{Rj'Ku+D#'!t]~Grm~?rkKuMB!01d5#`'Vy.ta3Dtu~Hroc8#'{^45s85AwZbP&!#Rn!wghxWn#KvEA!)&2RlA2RlBx:h|#(T,=]j09Wobz>x]z/@awRoTd+#Y(az]hFhCrm4d,#Y+jTv|Q~EfMj]uNr|~FRfOdCa!Xa9_X#@<plJvf!%b`{(9;Rgwc;.!#2x7cw#T|UDb]|T5Ju={(!=@E{&Jv)&!Ab`{'awJvf!~*>>@=be{#KuY>!+&4Ezyi[ugv&RjIdea+T)#UXa&T-T&a!Rh9auRmW=]kLg5vuRn+g3u4Rn-Ow6ARn,hHus5xNk?#UX(U~)/g8v0RkD~AwkkF?Ri.OuNBwkkA?Ri/d|a2`a*^UYa.!aBTZaTa'Xa;!(!2!-a#b2[yC>6Vyq3[xr2Wi?g1rusVh%s?DtF~<5rbJs;%!DtBfswKtCj[uvuSsEu3RgVx3o:u+wN'*Zt;@3rd~Grh~?rfg8w)Lq)qE&-a%!>bI|`jWv0vV~EfCjTv|vV~Ef@j]uNpn~FRfBcK#T']gWNu7x,k7q4ai(0!hHv8<RhmkMu9vrsBuev/RhlCJvB!,g<v{wchh~@:Rhji[vrv{wchi~@:RhkdS&a5UY#Ta!RgPwwiI5BwciI~@:Rh`x'iJvj'!5]iJPu8Bwch]~@:Rhach)U#h3rp]gLh@t|Ax,hTq3ah!-(~@:Ro0Ou!5RhXj^v(pyw8unRhVd|)`,^UYas!a?/a2Z'a^Ta{Tb7Ta(a#!a,Wf&9sZ3DtAadamov=Bqt3[xig8vsRm~>waiL2b`{QJv*_Ouv2qgj<v]v2BqfdR'X*X#Y-@3qr~Gqv~?p6hHv-]glPup5Lq+q?_%*b_{qF{n9b^{rOu4ARhpKvCD!+&~Bqp:5Dbb}nwoiKl&unuTuBv]v+ueunaXRf0=Jvh!0nKufu8v1w&w7q%w&uHrz:Rgnj5w,uxDJq/(!hNw'5ReCk0s2u3w/w'5ReFd>Za&!*UaA=<wkgsRnSJv^!%Refifw3vyRgOKu_B'!,<]gkiiu:w&Rh<=C@a^<B57@2F{[<B5@aW:=3away9A5aW=<B=C@a^<B57@2F{Ie-#`(^^^bCara.b8aza6!/bZ,!adTbnTbOb+aFaS!aAT9@Wf~2Wli3Dtl2@d,#Y&RfnRfmJwJZtN~GqyJva&!VyMg<v~Rm%iXuJu3Rm9Jv[_=]ih9wlkDRkCd1#`(@Wg>2Wls3cH#T(@<Rj*=>Ri|b~'#23s9h<~El.d'#Y&Dtxi^rzvdRl#d*#U%(o|B2s`hJwSaxRmDKv4B&!1:Rmdd5#`'Vx}to~Hq{x'f1v3(!BA5ba|bJv_&!Wfug1v]ReIdO+U/Y#&G}-8wze=Rh{g1v]ReHg/uQRf/by#)ibQwERl/cH#T(@<Rj+=>Ri{cNu+vlax-!(#a0qa9<Rii2;;bU{H;x<i=&X#Rk`<4wwi=C9H~8xAI(Y#<azRi@45wXI<B9;5bb~7dL(X#Xa(+!aL6Vy{g5QqOau:5au2@ay547EzbxOcU(UX-T#Ta#:Cbb|A?wjh/b_|SOw6ARgtihr}u7Rhy<d1#T)X1@@=I|~=ay<2@@=aybb}Sj3vLv;<d,#Y(56H}A978H}@dGpvs@uAu`vcw9*!aFa+ai%(b!aXa8.a?a[ozWey=sU2@G}Nch&U#Rf_WexKu+D#'!t:~Gr`~?r^j]uNr|~FRg*j^psurwJt|RmcKv)@&!)7Rkv~Br[@wxfO:Rl3co#U'6Rezj_q#vIuavjRltwzeyh@vr5JqD0!>aY?C9:9au@9Cb]}9cl#U*5;5<H||jbuus1ucv&Rfvg1v~d/pppzqFr^a--a~!aMat1(hFv;Wiz@@=Izoj5uuv-7Rix~Cw`fk2WlVcZ#X,k)u3vWs@u2]ktg;wEx'fBq(_2Wg/jTv|vV~EfoJv]!15x'hzqG!(P~EfU~CRl_j6v(us5x4i-#T(2WmZ?C2F|d>Kq<aj1!*jTqIsBv=Wl`~Cw`fi2WlWj`v0u*~>RlR=c>Z,k#u3vWs@u2]kr<c1Z+jTqIsBv=Wla~Cw`fm2WlXdmb3!a{(arZa`bkTa%TbQTa-a9+c'!aM!/[yL=Bqug.w'RifhFvyDRj.g>vgwyk^9]k^Jv3_@WfbAARkhJw2_[x|JvB_wkoIRoKwkoJRoLd'(Y#<]gm=<9<H|yd'%_X#skDtb3awwqkgNulRkgdB#^',9:p'hJwSaxRmEBwVb8@4=H|qLu+w50&!)@3qs~?pU>Awwn;;Rn=c:Z'ARn<=<qwKvC@!/&~BqqJv6!&]eVb^z^xRge'/a%+^`#Sge}6<4Rn3=]n0Pw2>Rn8Jw0!&>Rn:>Rn6cY#a7+!a&=<wkaNw~h3z_c5Z{=wjh#=]nLKv^D!&)Vyz=bW|swYb<WetcG#T(2wxa@qVx@gD#Y&b^|V5JwG&!5bb|pg/w&RgD@x=kHs=uAvn!a%%/'+RmSRh694Ro`g-vaRmRhHv-]mlxCcS#`&ba~.5cD#Ta)P~=d,#Y(56H{>978H{Dd_#{2^Y%_+qbbb{6g3sERhsbU{?dfa.,`a(Xa<!aiX#(55RiG54RiHcI#T'WiU3RiVNvdwtfcRlKNvdd,#Y&RlHRlExQgf.1*^T'X#Sgf}6Wn4=]hfPrk>Rn7Jw0!&>Rn5>Rn9Lunw?&a2!,5<oq@@wqfdRlJj5Q~=d,#Y(~ARfcOuN]fdDKw;ay(}i!547E}j?cI#T(@5bV}iCbV}hdv(^^Tb?a40,b##Tbo!a*bR!a<b|a/!aKai!aU[yK=]o^g:v>ReGJwPZtK<7Rh+h<~El,Pv#5ReR@awwxjCg,ulRjDJv6&!]j!z?aQeeg>w=Sh<eeJw;!&axEzOg,Qosc!#*:wkeJ]eJ>x'h-u(!%Ro.w~h.zPdNZ(X,Ya![x{;9ReY;wkgxRiF:x?ap#Y&RmUg<s2Rkod]+UY0TZ'!a&A9sw<=bczLNvuw{gqzNhJwSaxRmCKuLay!#&s_Rf-55b^{uJvZa!!c%#(55Ri654wmiu5RiuawLu,vp!+}^%b_}Y9;wkgxba}o>A9:=b^}zKuh=a''!3awRk3c*'!#aHRk6c+Z&Rk5Rk4Jv)&!awRjSawd9*`#0?C2@EzMj8u<uJ5RmbjQrquJu3x,k>uq@_+=ayb^|W~ARkEOuN]k@7dhzV^X/X&a-#zRzSb`zXcJzTT#2WkVKvDBzW!%FzY9;5bbzWjQrquJu3Jw3%!b`zU=ayb^zQd:#X(T-a!6Vyywxh}=b]{Jg=u1RiAdGp~qHtzv!w(wA+a+a;<!aJaYai'anasb(=azRmV:Cbb{MLq2vb!%')RjuRjrRjtRjqx3jnqCw3!%')Rk(Rk+Rk&Rk)Lq2vb!%')Rj{RjxRjzRjwLq2vb!%')RjsRjpRjfRjex3jcqCw3!%')Rk'Rk*RjkRjl9<CbbzfOu4ARhxLq2vb!%')RjyRjvRjhRjgx=joq*uKvb!%')+-Rk.Rk%Rj~Rk-Rk#Rj}x=jdq*uKvb!%')+-Rk,Rk!Rj|RjmRjjRjidAq&qKs@uAv8Aa.'*-a@a&0!aM@a5[y73Dsy3Ds|3Dt):wxgI2sHJwJZt.~Gqxwsf0ikrzt}Rl0Jvy_[xj~HqzKv_A|D!&WfP8axRoVcf,U#k(v]v+ueunaXRf1Ju}'!g8u#Ri=jQw!sCunLprq>!,')~<5qeGzq9F{W=c##%s5au:5aU3CBE|;d4#X(D!a&6Vygx(b;#(=]ed?C2F{N<capoq2r[a&!aPa9,'Pw;5s:@@=I|,55w_h|@@=IzcP~=x'fCqB_2Wl2>aU@@=I|1OuNBc1Z+jTqIsBv=Wlc~Cw`fl2WlZ~AcTa%!Z+jTqIsBv=Wlb~Cw`fh2WlYk+uNqJsBv=WlSg,u3dca3#UXaMYa)TaB-=cM|7T#<bI}l5@B932:aV2G{BOuNBJq:|M!5Ezt=<B=C@a^<B57@2F{v>cB{/T#=ay<bI{3Jv6!a.6BKq0ah&+!5E}HP~Ef{978BaU@@=Iza<7d#.Y#978BaU@@=IzH~AJq0!(@@=IzG978BaU@@=IzFe,aU*Y&^^^bvJb,b:bFad!a,c2Ta>aL.bo6!a#CbTa'T#Re{2Wlh2@G{yg6t~Ro_NvdRfticuRQRllJv3&!x&c|zs@Jw3!%RflwpfkRlpKuL;%(!Re<@G|C2GzdhIvuBwgjAg-u0RjAKQB%!(GzZ@G|5NuuRl7d='T+Y#Vy[g<v~Rm!==G|>JvA!)@wma=]m1ifuaw&RmnLs@vT'!|/+[y,g:v>ReTJw1!#qX=x!eC{bLu+wT&)ZtZauq_~Graci&U#F|89:r_Lupvq!.)&2RlG8RfaC=x!eF{_h?rpWlmd&'!#X|&]k::xJey#`'T|+<E|&2@H|%dE#(^,g;u.RiEg6vjRiC9xCkA{O|zY#g=ucRmXKs0@!&*@G|m@awRknJuh!,3d(}gY}eJvj!%Rm):Jw3!%Rm+Rm-Ls0w(&!a(a#@b[|6cZ#X'7RkxWgAOu4ARn'dH'U#Y*Vz-Wm'CARm}d]*#a%^a*T'aK!a<9bV{PC=p*Jw4!&SgxcbB5r]idw(wBRmF7xFkt#&`(Rm/Rm8E|!JuY_9:Rl5=wrgr2:bbxd@xXfB(a*#T+!.X0X1Ta/a'T&RlDRfL>RlyARl9b[z[>RfZ:RlL:RfRwlg/ARl;9;RlxKv,A/!%7s69<74=BA5ba{-8Bde#`a<XaKYa1,a'P~=wxfB2bZ}}?C972@@=I}r8@55B9;5bb}G978B2@@=aybb}3j3vLv;<Jw3&!>Rfk=ayb^}4~Ad1#`*@@=aybb{w2@>==<bbz]dx+UY#^UaF!a9!bB'Ya1.!ajXa#%olRhD[y=3Dt#Ov5BrHKuMB%!(Rf^Wep~HrJwkiQjKr|~FRg)Ku+D#'!t5~GrF~?rDdV)UY,Z/_7RkuG{<~BrBg,rlsO:235B@bX}|d?a1!#`(6Vyn5@d##Y+jTv|vV~EfIj]uNpn~FRfH7Lq2vb1!a9-978BaU@@=Iz9978BbU}#~AJq0!(@@=Iz8978BaU@@=Iz7~AJQ|}!978BbU}!JvkaK!AdUa21-U#`a+(g/vsRn~Ou!5RPj:rmu9WhOjXuvvNr}:RhAj^v(pyw8unRn[kPr}p|u7vwv]RiSBd;pppzq@qHQa?(b.!a.a`@.|xa(hFv;Wiyj5uuv-7Riw~Cw`fg2WlU978BbU|wOuNBJqG!(P~EfD~CRlQcZ#X,k)u3vWs@u2]ksg;wEx'f@q1_2Wg.j]uNpn~FRfqJv]!15x'h{qG!(@@=IzK~CRl^j6v(us5x4i,#T(2WmY?C2F{1>Kq<aj1!*jTqIsBv=Wld~Cw`fj2Wl[j`v0u*~>RlT=c>Z,k#u3vWs@u2]kq<c1Z+jTqIsBv=Wle~Cw`fn2Wl]dn1#c(a(b^a2!b/bAT(bj!aDa7bu,a_a{c0!2T0g:v>ReD2@G{42@G{5~DpM~<5rc=Bx6i>{RT#RnI@zCx]y]z:2Jv[!zr5Awyk]9]k]dD(Y+X#6Vz.g=wKtgwhaCwgmTWj2Lu,w%_+/[y-B;b^xeg3u3Rj-2@bX{*KrJ<!+'@Wg(g?QRlC@Jv`!%b[zIwsfII}8JQ_@w|kW|=Jv(%!AqcOuNBJvEzh!bYzjLs@wP#(0!oy@>RkdJwMZtc3Dtd@BcG#T'9bWxg2@2Fznd*#Y+;2x'c}w<zizixNgwa#Z'U+!/!a'!a+w~g~z6wcn{Rn}wcnzRn|5Rh%=]nJg5vuRmvNvdRlvcprJu}w*az*a#!%.a.'Bot9qT]kj@Wg'ay2Gzv@Jv`!%b[zEwsfHI}1;ck#Ux`<Cbbx_Lu+w!a&0*!wko*wwo,So,}6Juqxf!E}PigQuyRm`d3(`#8>Rn%:A5B;bZ~%KvhCa!a2!x>k7#Uxb@b{#xaRk7Jw0!)>wwhlShl}6>wwhmShm}6CJvB!.x'hhvj{!!5Bwkhhbaz}x'hivjz~!5Bwkhibaz|xEhTrNu,v-vpD!a%&/)a3a.,%Ro2t[CE{)@3re9b]{%wjo09:rgc:Z&Ro6=<riifuaw&RmoKrNA!%(Ro4>Ro89;Ri`dSaL'UYzxZb)7Rka3xRhT&!,!#^1U}vbaz{>>@=be}yC@:D5bazzKu+A&!}{?ba}y>>@=be}wxBh[t`u~vJvr!%a!a()a,a0a4RoC=]o;Ju(!%RoGRhdwjh`=]oAg>w#Ro?g5vuRo=NvdRl|Ku]C.!&;RoEJvB!%RoORoMBx'h[v+_?w~h`}~5?w~hd~!xKh]oiptu-utv.vp!#%&a30a@a'a+(a/aOp(o~p!RoDJu(!%RoHRhewjha=]oBNvdRl}g>w#Ro@g5vuRo>c[#X']o<CauRoRAd-#Y':RkpauRoQKu]C.!&;RoFJvB!%RoNRoPBx'h]v+_?w~ha}t5?w~he}ue!/UbhYacXaW^Tc&a;b:a-c/#b&aja1(!cL+!bKbt!bmcRc9aIc?8[yW3Dtt94Rg`Jv}!&SiRMzBhEebShEMNuPRe>x7gL#TzuwjirRipc<Z&>on;>z=h-MSh.Mwqczx'a7vj&!>Re4@=ResJt__NuPRi*NuPRi)j]uNr|~FRfzKrJ>_+@Wfy@Wf]2WocKrJ<!+'@Wg%g/QRl@@Jv`!&awRl<wsfFIzgLu(w*!.*&ShBMwvhIRhI9;RhNx1hK'!#Sn]Mx1hK~0!#:2<H~7cNu+w7D*'1ZtW>Rn1~?rOc:Z&Rn2=<rQ<7wjh&=BSnLMc]#X(6Vz)w[b=a!U#9wzgMc3#&(RgMRitRis<x,gKt`ax!&+SioM=BSilMc3#&(RgKRinRimKurB,!&SiQMzBhDebShDM6BJQ!(P~Efx978B2@@=I}WLrJw!!,a*&@G}O@9wkibRid@@x'fKwC!&SlDMSfLMjUv~Q~EfKKv3@a+!(hFv-]mpx/hYZ(C5RiWz<o/MwkhY?So/M@x,gbvfB*&!SgEM:SoeeehFu3:Rgbda(,^TZa)X/7Sg[eb:2RgI~BrMC@wgkc:wwkcRerx3h(uUvK!&*,SnOM4Sh*MArRg;wHRh(x=h;rJvPwI!a4',a'0@Wg&=BSh/Mg>w=Rh=g3w*wwgGRgGcW(X#;Sg}M2Gzk@Jv`!&awRl=wsfGIz`dKZ*T'Y-:RhR7RhQg5u-p`j6v(us5d,#Y+~Awkia?RicOuNBwkibba}Ld6p~tyu_vbAa'a+!a/'a3aEa8a!>Sh,ebJv{!&Sh@ebSaReb9;SgwebNuPRi(NvdRl)NuPRi'hHu^<Rm^Jvv_@Wl(g;u1Si/ebKu'B&!*Sh?eb@Wl'z@aPeb95Si.ebcpputyvjB)!,&a+0a%ShAMWeK@G}C@WfJ9;RhMwvhH9w{ia}ix,hJvRA1(!zAn[MRhHx1hJ~*!#hFv(BSn[MBJQ!(@@=I~'978B2@@=I}2db.Ua<'X}+T#a0XaG2G}E;wkg|wuh!Rh!x,hZu,@)!&So0MVy)C5RiXACJvB!&5RiY5RiZg8w)cG}*T#2@bU}=KsA>(!a.3wkhZba~(x,h^u(A!&(SoCMRhb5Bz=h[eb?w~hb~6x,h_u(A!&(SoDMRhc5Bz=h]eb?w~hc~6e)aA1T#T,^^^c-bMb&blcPaP(a/!0!bA=b5c@a(!bfbrc#2afwmhARnjwchORnp2Wlf3DtsNvdRl-2@wpa<]m0bx(#:awRk2@Jw3!%RfhwpfgRlnKQB%!(G{V@G|'NuuRl6d='T+Y#VyUg<v~Rl~==G|<Jv+'!aYShC}6@B<5?ba~8@Jw3'!g2QRljhLrpWlOd+#Y'g.w'rIg>w*wgj@g-u0Rj@Lu+wT&)ZtUauq]~GrGci&U#F|39:rELrNvj!.%*RhCwunfw~nf~:9;Ri]>wtnhg;wHRnhx3hDs@v~!/+'@Wfr@9RkSNu&Rlo=@<5GzoKs0@_+@Wl+@awRkmJuh!-3d(}pY#qWJvj!%Rm(:Jw3!%Rm,Rm*de&!1U-U#`)Re;@G|.@9Ri82@wjfvRlq=@<5GzpLvOvr!).&2RlF8Rf`C=x!eE{.Jw3_g2QRlkhLrpWlPde(!#U{s,UXa*Ta'[y'g:v>ReS;x0PZ&RnlRnn~HrKJw1}f!=x!eB|2w]aP(#Xa&a*Ta.Ua2a7=]iOd'#Y&Ro&WnWg;u.RiDg6vjRiBNvdRlzhNvj]nYJuW_2Wm3x)kFze{9d])!a.!,Y01!#&aC!a3RndC=ox~BrC@2b^{pg,rlse7x'ksuq!%Rm.E{xidw(wBRmGx9o+)X#wwo-So-}69:Rl4@xSf@a#XZ'X)X,Ta(/ARl8b[xc>RfY:RlI:RfQwlg.ARl:9;Rlwdn'#^XafaQa1X1TaHTa)@b[{zcZ#X'7RkwWg@Ou4ARn&x)kG#{,g7u/RkGdH'U#Y*Vz'Wm&CARm|bx#(A]gUbUzJj9Q~=d,#Y(56H}l978H{U7d,0#U*2>ABb_xZ978BbU{e~AJQ{g!978BbU{hxMh?ad{oUYZ.x1h?{l!#:2<H{mx3n[t{vl!,&a%3Ro(z=iS}6ARnr=Bwsn^wvn`Rnbd`*T}B0!#^X'BG{c9b]{a>>@=be}F?JvS!&BG{d7BG}(Bde#`a1X,Ya@!a'P~=wxf@2bZ}I56B2@@=aybb}08@55B9;5bb}<j3vLv;<Jw3&!>Rfg=ayb^}&OuNBKuLA!)a!P~=x#fD{f2@>==<bbzl?C972@@=Ix^d6rSu,v7w*C(0a)a6#B+a%!sQ[y?3Dt%3[xn~<5rLOu!5p@Ku+D#'!t7~GrP~?rNKvlaya7'!h+v-5qMg=t|cd,U#5AAaa5Abb{S@52B5@a[@52B5Gx[iXueu;d<#`a(!/549C;ag>23ExY5@Dah89b^~689Jv)!~2b[~1Lv'w(%*!a#bX|aPrmawRe]keu7uhv-q6rxu,q`xTo]/a5aU!bNaDXbi!b-!ao!b<bwA!#5@B932:aV2G|:d-)Y#hJrL>RhG<7@C5<H|_=Cau:5aj5@B932:bJ|ng>vIbs)#?C2F|9jPv0w.vISh-MKvUaz(.!9ABbb|[5;5<H|Eg>unwfh;9:4E|YjQsBt|vjx'hYq3!(?C2F|J:2<BaY?C2F|GOu!5x,g|p{ah!-(?C2F|c9:4E|OjXuvvNr}:Rh&i[w*t|cd+U#jJvsu)vsSn~Mkfrmu9p}u7vwv]So!McW#Xa!ax5@A5aY:5;5<H|>kJv~vYrquJu3x4ib#T)2@SmZM?C2F|Bj:rmu9@xPhI(a*a#U#`a3-5Abb|L~@:RhK9:4E|0@52B5G|#C::aY?C2F|-:2<BaY?C2F|.5Jvk!a)javYrquJu3x4ia#T)2@SmYM?C2F|HAxPhH(!a#U#`a*-5Abb|4~@:RhJ9:4E|R@52B5G|F:2<BaY?C2F|Sc^#Xa2j=Qq5CJvB!-g<v{z;hhM?C2F|Zi[vrv{z;hiM?C2F|XKsA>!a)-g<v{z;h[eb?C2F|]i[vrv{z;h]eb?C2F|^iZu.vix,hZq3ah!.(?C2F|QOu!5ShXM:2<BaY?C2F|P", 13494, 2713, 49, 25, 61);

//#endregion
//#region node_modules/entities/dist/generated/decode-data-xml.js
const xmlDecodeTree = /* #__PURE__ */ new Uint16Array([
	512,
	26465,
	29036,
	7,
	0,
	2,
	4,
	116,
	24638,
	116,
	24636,
	8693,
	29807,
	24610,
	621,
	1,
	0,
	0,
	3,
	112,
	24614,
	111,
	115,
	24615
]);

//#endregion
//#region node_modules/entities/dist/internal/bin-trie-flags.js
var BinTrieFlags;
(function(BinTrieFlags) {
	BinTrieFlags[BinTrieFlags["VALUE_LENGTH"] = 49152] = "VALUE_LENGTH";
	BinTrieFlags[BinTrieFlags["FLAG13"] = 8192] = "FLAG13";
	BinTrieFlags[BinTrieFlags["BRANCH_LENGTH"] = 8064] = "BRANCH_LENGTH";
	BinTrieFlags[BinTrieFlags["JUMP_TABLE"] = 127] = "JUMP_TABLE";
	BinTrieFlags[BinTrieFlags["VALUE_MASK"] = 8191] = "VALUE_MASK";
})(BinTrieFlags || (BinTrieFlags = {}));

//#endregion
//#region node_modules/entities/dist/decode.js
var CharCodes;
(function(CharCodes) {
	CharCodes[CharCodes["AMP"] = 38] = "AMP";
	CharCodes[CharCodes["NUM"] = 35] = "NUM";
	CharCodes[CharCodes["SEMI"] = 59] = "SEMI";
	CharCodes[CharCodes["EQUALS"] = 61] = "EQUALS";
	CharCodes[CharCodes["ZERO"] = 48] = "ZERO";
	CharCodes[CharCodes["NINE"] = 57] = "NINE";
	CharCodes[CharCodes["LOWER_A"] = 97] = "LOWER_A";
	CharCodes[CharCodes["LOWER_X"] = 120] = "LOWER_X";
})(CharCodes || (CharCodes = {}));
const TO_LOWER_BIT = 32;
function isNumber(code) {
	return code - CharCodes.ZERO >>> 0 <= 9;
}
function isHexadecimalCharacter(code) {
	return (code | TO_LOWER_BIT) - CharCodes.LOWER_A >>> 0 <= 5;
}
function isAlpha(code) {
	return (code | TO_LOWER_BIT) - CharCodes.LOWER_A >>> 0 <= 25;
}
function isEntityInAttributeInvalidEnd(code) {
	return code === CharCodes.EQUALS || isAlpha(code) || isNumber(code);
}
var EntityDecoderState;
(function(EntityDecoderState) {
	EntityDecoderState[EntityDecoderState["EntityStart"] = 0] = "EntityStart";
	EntityDecoderState[EntityDecoderState["NumericStart"] = 1] = "NumericStart";
	EntityDecoderState[EntityDecoderState["NumericDecimal"] = 2] = "NumericDecimal";
	EntityDecoderState[EntityDecoderState["NumericHex"] = 3] = "NumericHex";
	EntityDecoderState[EntityDecoderState["NamedEntity"] = 4] = "NamedEntity";
})(EntityDecoderState || (EntityDecoderState = {}));
var DecodingMode;
(function(DecodingMode) {
	DecodingMode[DecodingMode["Legacy"] = 0] = "Legacy";
	DecodingMode[DecodingMode["Strict"] = 1] = "Strict";
	DecodingMode[DecodingMode["Attribute"] = 2] = "Attribute";
})(DecodingMode || (DecodingMode = {}));
var EntityDecoder = class {
	decodeTree;
	emitCodePoint;
	errors;
	state = EntityDecoderState.EntityStart;
	consumed = 1;
	result = 0;
	treeIndex = 0;
	excess = 1;
	decodeMode = DecodingMode.Strict;
	runConsumed = 0;
	constructor(decodeTree, emitCodePoint, errors) {
		this.decodeTree = decodeTree;
		this.emitCodePoint = emitCodePoint;
		this.errors = errors;
	}
	startEntity(decodeMode) {
		this.decodeMode = decodeMode;
		this.state = EntityDecoderState.EntityStart;
		this.result = 0;
		this.treeIndex = 0;
		this.excess = 1;
		this.consumed = 1;
		this.runConsumed = 0;
	}
	write(input, offset) {
		switch (this.state) {
			case EntityDecoderState.EntityStart:
				if (input.charCodeAt(offset) === CharCodes.NUM) {
					this.state = EntityDecoderState.NumericStart;
					this.consumed += 1;
					return this.stateNumericStart(input, offset + 1);
				}
				this.state = EntityDecoderState.NamedEntity;
				return this.stateNamedEntity(input, offset);
			case EntityDecoderState.NumericStart: return this.stateNumericStart(input, offset);
			case EntityDecoderState.NumericDecimal: return this.stateNumericDecimal(input, offset);
			case EntityDecoderState.NumericHex: return this.stateNumericHex(input, offset);
			default: return this.stateNamedEntity(input, offset);
		}
	}
	stateNumericStart(input, offset) {
		if (offset >= input.length) return -1;
		if ((input.charCodeAt(offset) | TO_LOWER_BIT) === CharCodes.LOWER_X) {
			this.state = EntityDecoderState.NumericHex;
			this.consumed += 1;
			return this.stateNumericHex(input, offset + 1);
		}
		this.state = EntityDecoderState.NumericDecimal;
		return this.stateNumericDecimal(input, offset);
	}
	stateNumericHex(input, offset) {
		const inputLength = input.length;
		let { result } = this;
		let { consumed } = this;
		while (offset < inputLength) {
			const char = input.charCodeAt(offset);
			if (isNumber(char) || isHexadecimalCharacter(char)) {
				const digit = char <= CharCodes.NINE ? char - CharCodes.ZERO : (char | TO_LOWER_BIT) - CharCodes.LOWER_A + 10;
				result = result * 16 + digit;
				consumed += 1;
				offset += 1;
			} else {
				this.result = result;
				this.consumed = consumed;
				return this.emitNumericEntity(char, 3);
			}
		}
		this.result = result;
		this.consumed = consumed;
		return -1;
	}
	stateNumericDecimal(input, offset) {
		const inputLength = input.length;
		let { result } = this;
		let { consumed } = this;
		while (offset < inputLength) {
			const digit = input.charCodeAt(offset) - CharCodes.ZERO;
			if (digit >>> 0 > 9) {
				this.result = result;
				this.consumed = consumed;
				return this.emitNumericEntity(digit + CharCodes.ZERO, 2);
			}
			result = result * 10 + digit;
			consumed += 1;
			offset += 1;
		}
		this.result = result;
		this.consumed = consumed;
		return -1;
	}
	emitNumericEntity(lastCp, expectedLength) {
		if (this.consumed <= expectedLength) {
			this.errors?.absenceOfDigitsInNumericCharacterReference(this.consumed);
			return 0;
		}
		if (lastCp === CharCodes.SEMI) this.consumed += 1;
		else if (this.decodeMode === DecodingMode.Strict) return 0;
		this.emitCodePoint((this.decodeTree === xmlDecodeTree ? replaceCodePointXML : replaceCodePoint)(this.result), this.consumed);
		if (this.errors) {
			if (lastCp !== CharCodes.SEMI) this.errors.missingSemicolonAfterCharacterReference();
			this.errors.validateNumericCharacterReference(this.result);
		}
		return this.consumed;
	}
	flushAndEmitLegacyOrReject(consumed, excess, char, valueLength) {
		this.consumed = consumed;
		this.excess = excess;
		return this.result === 0 || this.decodeMode === DecodingMode.Attribute && (valueLength === 0 || excess > 1 || isEntityInAttributeInvalidEnd(char)) ? 0 : this.emitNotTerminatedNamedEntity();
	}
	stateNamedEntity(input, offset) {
		const { decodeTree } = this;
		const inputLength = input.length;
		const isStrict = this.decodeMode === DecodingMode.Strict;
		let { treeIndex } = this;
		let { excess } = this;
		let { consumed } = this;
		let current = decodeTree[treeIndex];
		while (offset < inputLength) {
			while ((current & (BinTrieFlags.VALUE_LENGTH | BinTrieFlags.FLAG13)) === 0 && (current & BinTrieFlags.JUMP_TABLE) !== 0) {
				const char = input.charCodeAt(offset);
				const jumpOffset = current & BinTrieFlags.JUMP_TABLE;
				const branchCount = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
				if (branchCount === 0) {
					if (char !== jumpOffset) return this.flushAndEmitLegacyOrReject(consumed, excess, char, 0);
					treeIndex += 1;
				} else {
					const slot = char - jumpOffset;
					if (slot >>> 0 >= branchCount) return this.flushAndEmitLegacyOrReject(consumed, excess, char, 0);
					const stored = decodeTree[treeIndex + 1 + slot];
					if (stored === 0) return this.flushAndEmitLegacyOrReject(consumed, excess, char, 0);
					treeIndex = treeIndex + branchCount + stored & 65535;
				}
				current = decodeTree[treeIndex];
				offset += 1;
				excess += 1;
				if (offset >= inputLength) break;
			}
			if (offset >= inputLength) break;
			if ((current & (BinTrieFlags.VALUE_LENGTH | BinTrieFlags.FLAG13)) === BinTrieFlags.FLAG13) {
				const runLength = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
				let { runConsumed } = this;
				if (runConsumed === 0) {
					const char = input.charCodeAt(offset);
					if (char !== (current & BinTrieFlags.JUMP_TABLE)) return this.flushAndEmitLegacyOrReject(consumed, excess, char, 0);
					offset += 1;
					excess += 1;
					runConsumed = 1;
				}
				while (runConsumed < runLength) {
					if (offset >= inputLength) {
						this.treeIndex = treeIndex;
						this.excess = excess;
						this.consumed = consumed;
						this.runConsumed = runConsumed;
						return -1;
					}
					const charIndexInPacked = runConsumed - 1;
					const expectedChar = decodeTree[treeIndex + 1 + (charIndexInPacked >> 1)] >> ((charIndexInPacked & 1) << 3) & 255;
					const char = input.charCodeAt(offset);
					if (char !== expectedChar) {
						this.runConsumed = 0;
						return this.flushAndEmitLegacyOrReject(consumed, excess, char, 0);
					}
					offset += 1;
					excess += 1;
					runConsumed += 1;
				}
				this.runConsumed = 0;
				treeIndex += 1 + (runLength >> 1);
				current = decodeTree[treeIndex];
				continue;
			}
			const valueLength = current >>> 14;
			const char = input.charCodeAt(offset);
			if (valueLength !== 0) {
				if (!isStrict && (current & BinTrieFlags.FLAG13) === 0) {
					this.result = treeIndex;
					consumed += excess - 1;
					excess = 1;
				}
				if (char === CharCodes.SEMI) return this.emitNamedEntityData(treeIndex, valueLength, consumed + excess);
				if (valueLength === 1) return this.flushAndEmitLegacyOrReject(consumed, excess, char, valueLength);
			}
			const next = determineBranch(decodeTree, current, treeIndex + (valueLength || 1), char);
			if (next < 0) return this.flushAndEmitLegacyOrReject(consumed, excess, char, valueLength);
			treeIndex = next;
			current = decodeTree[treeIndex];
			offset += 1;
			excess += 1;
		}
		if (!isStrict && current >>> 14 !== 0 && (current & BinTrieFlags.FLAG13) === 0) {
			this.result = treeIndex;
			consumed += excess - 1;
			excess = 1;
		}
		this.treeIndex = treeIndex;
		this.excess = excess;
		this.consumed = consumed;
		return -1;
	}
	emitNotTerminatedNamedEntity() {
		const { result, decodeTree } = this;
		const valueLength = decodeTree[result] >>> 14;
		this.emitNamedEntityData(result, valueLength, this.consumed);
		this.errors?.missingSemicolonAfterCharacterReference();
		return this.consumed;
	}
	emitNamedEntityData(result, valueLength, consumed) {
		const { decodeTree } = this;
		this.emitCodePoint(valueLength === 1 ? decodeTree[result] & BinTrieFlags.VALUE_MASK : decodeTree[result + 1], consumed);
		if (valueLength === 3) this.emitCodePoint(decodeTree[result + 2], consumed);
		return consumed;
	}
	end() {
		switch (this.state) {
			case EntityDecoderState.NamedEntity: return this.result !== 0 && (this.decodeMode !== DecodingMode.Attribute || this.result === this.treeIndex) ? this.emitNotTerminatedNamedEntity() : 0;
			case EntityDecoderState.NumericDecimal: return this.emitNumericEntity(0, 2);
			case EntityDecoderState.NumericHex: return this.emitNumericEntity(0, 3);
			case EntityDecoderState.NumericStart:
				this.errors?.absenceOfDigitsInNumericCharacterReference(this.consumed);
				return 0;
			default: return 0;
		}
	}
};
function determineBranch(decodeTree, current, nodeIndex, char) {
	const branchCount = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
	const jumpOffset = current & BinTrieFlags.JUMP_TABLE;
	if (jumpOffset) {
		if (branchCount === 0) return char === jumpOffset ? nodeIndex : -1;
		const slot = char - jumpOffset;
		if (slot >>> 0 >= branchCount) return -1;
		const stored = decodeTree[nodeIndex + slot];
		return stored === 0 ? -1 : nodeIndex + branchCount + stored - 1 & 65535;
	}
	if (branchCount === 0) return -1;
	const packedKeySlots = branchCount + 1 >> 1;
	const branchEnd = nodeIndex + packedKeySlots + branchCount;
	for (let index = 0; index < branchCount; index++) {
		const key = decodeTree[nodeIndex + (index >> 1)] >> ((index & 1) << 3) & 255;
		if (key === char) return branchEnd + decodeTree[nodeIndex + packedKeySlots + index] & 65535;
		if (key > char) return -1;
	}
	return -1;
}

//#endregion
//#region node_modules/parse5/dist/common/html.js
var NS;
(function(NS) {
	NS["HTML"] = "http://www.w3.org/1999/xhtml";
	NS["MATHML"] = "http://www.w3.org/1998/Math/MathML";
	NS["SVG"] = "http://www.w3.org/2000/svg";
	NS["XLINK"] = "http://www.w3.org/1999/xlink";
	NS["XML"] = "http://www.w3.org/XML/1998/namespace";
	NS["XMLNS"] = "http://www.w3.org/2000/xmlns/";
})(NS || (NS = {}));
var ATTRS;
(function(ATTRS) {
	ATTRS["TYPE"] = "type";
	ATTRS["ACTION"] = "action";
	ATTRS["ENCODING"] = "encoding";
	ATTRS["PROMPT"] = "prompt";
	ATTRS["NAME"] = "name";
	ATTRS["COLOR"] = "color";
	ATTRS["FACE"] = "face";
	ATTRS["SIZE"] = "size";
})(ATTRS || (ATTRS = {}));
var DOCUMENT_MODE;
(function(DOCUMENT_MODE) {
	DOCUMENT_MODE["NO_QUIRKS"] = "no-quirks";
	DOCUMENT_MODE["QUIRKS"] = "quirks";
	DOCUMENT_MODE["LIMITED_QUIRKS"] = "limited-quirks";
})(DOCUMENT_MODE || (DOCUMENT_MODE = {}));
var TAG_NAMES;
(function(TAG_NAMES) {
	TAG_NAMES["A"] = "a";
	TAG_NAMES["ADDRESS"] = "address";
	TAG_NAMES["ANNOTATION_XML"] = "annotation-xml";
	TAG_NAMES["APPLET"] = "applet";
	TAG_NAMES["AREA"] = "area";
	TAG_NAMES["ARTICLE"] = "article";
	TAG_NAMES["ASIDE"] = "aside";
	TAG_NAMES["B"] = "b";
	TAG_NAMES["BASE"] = "base";
	TAG_NAMES["BASEFONT"] = "basefont";
	TAG_NAMES["BGSOUND"] = "bgsound";
	TAG_NAMES["BIG"] = "big";
	TAG_NAMES["BLOCKQUOTE"] = "blockquote";
	TAG_NAMES["BODY"] = "body";
	TAG_NAMES["BR"] = "br";
	TAG_NAMES["BUTTON"] = "button";
	TAG_NAMES["CAPTION"] = "caption";
	TAG_NAMES["CENTER"] = "center";
	TAG_NAMES["CODE"] = "code";
	TAG_NAMES["COL"] = "col";
	TAG_NAMES["COLGROUP"] = "colgroup";
	TAG_NAMES["DD"] = "dd";
	TAG_NAMES["DESC"] = "desc";
	TAG_NAMES["DETAILS"] = "details";
	TAG_NAMES["DIALOG"] = "dialog";
	TAG_NAMES["DIR"] = "dir";
	TAG_NAMES["DIV"] = "div";
	TAG_NAMES["DL"] = "dl";
	TAG_NAMES["DT"] = "dt";
	TAG_NAMES["EM"] = "em";
	TAG_NAMES["EMBED"] = "embed";
	TAG_NAMES["FIELDSET"] = "fieldset";
	TAG_NAMES["FIGCAPTION"] = "figcaption";
	TAG_NAMES["FIGURE"] = "figure";
	TAG_NAMES["FONT"] = "font";
	TAG_NAMES["FOOTER"] = "footer";
	TAG_NAMES["FOREIGN_OBJECT"] = "foreignObject";
	TAG_NAMES["FORM"] = "form";
	TAG_NAMES["FRAME"] = "frame";
	TAG_NAMES["FRAMESET"] = "frameset";
	TAG_NAMES["H1"] = "h1";
	TAG_NAMES["H2"] = "h2";
	TAG_NAMES["H3"] = "h3";
	TAG_NAMES["H4"] = "h4";
	TAG_NAMES["H5"] = "h5";
	TAG_NAMES["H6"] = "h6";
	TAG_NAMES["HEAD"] = "head";
	TAG_NAMES["HEADER"] = "header";
	TAG_NAMES["HGROUP"] = "hgroup";
	TAG_NAMES["HR"] = "hr";
	TAG_NAMES["HTML"] = "html";
	TAG_NAMES["I"] = "i";
	TAG_NAMES["IMG"] = "img";
	TAG_NAMES["IMAGE"] = "image";
	TAG_NAMES["INPUT"] = "input";
	TAG_NAMES["IFRAME"] = "iframe";
	TAG_NAMES["KEYGEN"] = "keygen";
	TAG_NAMES["LABEL"] = "label";
	TAG_NAMES["LI"] = "li";
	TAG_NAMES["LINK"] = "link";
	TAG_NAMES["LISTING"] = "listing";
	TAG_NAMES["MAIN"] = "main";
	TAG_NAMES["MALIGNMARK"] = "malignmark";
	TAG_NAMES["MARQUEE"] = "marquee";
	TAG_NAMES["MATH"] = "math";
	TAG_NAMES["MENU"] = "menu";
	TAG_NAMES["META"] = "meta";
	TAG_NAMES["MGLYPH"] = "mglyph";
	TAG_NAMES["MI"] = "mi";
	TAG_NAMES["MO"] = "mo";
	TAG_NAMES["MN"] = "mn";
	TAG_NAMES["MS"] = "ms";
	TAG_NAMES["MTEXT"] = "mtext";
	TAG_NAMES["NAV"] = "nav";
	TAG_NAMES["NOBR"] = "nobr";
	TAG_NAMES["NOFRAMES"] = "noframes";
	TAG_NAMES["NOEMBED"] = "noembed";
	TAG_NAMES["NOSCRIPT"] = "noscript";
	TAG_NAMES["OBJECT"] = "object";
	TAG_NAMES["OL"] = "ol";
	TAG_NAMES["OPTGROUP"] = "optgroup";
	TAG_NAMES["OPTION"] = "option";
	TAG_NAMES["P"] = "p";
	TAG_NAMES["PARAM"] = "param";
	TAG_NAMES["PLAINTEXT"] = "plaintext";
	TAG_NAMES["PRE"] = "pre";
	TAG_NAMES["RB"] = "rb";
	TAG_NAMES["RP"] = "rp";
	TAG_NAMES["RT"] = "rt";
	TAG_NAMES["RTC"] = "rtc";
	TAG_NAMES["RUBY"] = "ruby";
	TAG_NAMES["S"] = "s";
	TAG_NAMES["SCRIPT"] = "script";
	TAG_NAMES["SEARCH"] = "search";
	TAG_NAMES["SECTION"] = "section";
	TAG_NAMES["SELECT"] = "select";
	TAG_NAMES["SOURCE"] = "source";
	TAG_NAMES["SMALL"] = "small";
	TAG_NAMES["SPAN"] = "span";
	TAG_NAMES["STRIKE"] = "strike";
	TAG_NAMES["STRONG"] = "strong";
	TAG_NAMES["STYLE"] = "style";
	TAG_NAMES["SUB"] = "sub";
	TAG_NAMES["SUMMARY"] = "summary";
	TAG_NAMES["SUP"] = "sup";
	TAG_NAMES["TABLE"] = "table";
	TAG_NAMES["TBODY"] = "tbody";
	TAG_NAMES["TEMPLATE"] = "template";
	TAG_NAMES["TEXTAREA"] = "textarea";
	TAG_NAMES["TFOOT"] = "tfoot";
	TAG_NAMES["TD"] = "td";
	TAG_NAMES["TH"] = "th";
	TAG_NAMES["THEAD"] = "thead";
	TAG_NAMES["TITLE"] = "title";
	TAG_NAMES["TR"] = "tr";
	TAG_NAMES["TRACK"] = "track";
	TAG_NAMES["TT"] = "tt";
	TAG_NAMES["U"] = "u";
	TAG_NAMES["UL"] = "ul";
	TAG_NAMES["SVG"] = "svg";
	TAG_NAMES["VAR"] = "var";
	TAG_NAMES["WBR"] = "wbr";
	TAG_NAMES["XMP"] = "xmp";
})(TAG_NAMES || (TAG_NAMES = {}));
var TAG_ID;
(function(TAG_ID) {
	TAG_ID[TAG_ID["UNKNOWN"] = 0] = "UNKNOWN";
	TAG_ID[TAG_ID["A"] = 1] = "A";
	TAG_ID[TAG_ID["ADDRESS"] = 2] = "ADDRESS";
	TAG_ID[TAG_ID["ANNOTATION_XML"] = 3] = "ANNOTATION_XML";
	TAG_ID[TAG_ID["APPLET"] = 4] = "APPLET";
	TAG_ID[TAG_ID["AREA"] = 5] = "AREA";
	TAG_ID[TAG_ID["ARTICLE"] = 6] = "ARTICLE";
	TAG_ID[TAG_ID["ASIDE"] = 7] = "ASIDE";
	TAG_ID[TAG_ID["B"] = 8] = "B";
	TAG_ID[TAG_ID["BASE"] = 9] = "BASE";
	TAG_ID[TAG_ID["BASEFONT"] = 10] = "BASEFONT";
	TAG_ID[TAG_ID["BGSOUND"] = 11] = "BGSOUND";
	TAG_ID[TAG_ID["BIG"] = 12] = "BIG";
	TAG_ID[TAG_ID["BLOCKQUOTE"] = 13] = "BLOCKQUOTE";
	TAG_ID[TAG_ID["BODY"] = 14] = "BODY";
	TAG_ID[TAG_ID["BR"] = 15] = "BR";
	TAG_ID[TAG_ID["BUTTON"] = 16] = "BUTTON";
	TAG_ID[TAG_ID["CAPTION"] = 17] = "CAPTION";
	TAG_ID[TAG_ID["CENTER"] = 18] = "CENTER";
	TAG_ID[TAG_ID["CODE"] = 19] = "CODE";
	TAG_ID[TAG_ID["COL"] = 20] = "COL";
	TAG_ID[TAG_ID["COLGROUP"] = 21] = "COLGROUP";
	TAG_ID[TAG_ID["DD"] = 22] = "DD";
	TAG_ID[TAG_ID["DESC"] = 23] = "DESC";
	TAG_ID[TAG_ID["DETAILS"] = 24] = "DETAILS";
	TAG_ID[TAG_ID["DIALOG"] = 25] = "DIALOG";
	TAG_ID[TAG_ID["DIR"] = 26] = "DIR";
	TAG_ID[TAG_ID["DIV"] = 27] = "DIV";
	TAG_ID[TAG_ID["DL"] = 28] = "DL";
	TAG_ID[TAG_ID["DT"] = 29] = "DT";
	TAG_ID[TAG_ID["EM"] = 30] = "EM";
	TAG_ID[TAG_ID["EMBED"] = 31] = "EMBED";
	TAG_ID[TAG_ID["FIELDSET"] = 32] = "FIELDSET";
	TAG_ID[TAG_ID["FIGCAPTION"] = 33] = "FIGCAPTION";
	TAG_ID[TAG_ID["FIGURE"] = 34] = "FIGURE";
	TAG_ID[TAG_ID["FONT"] = 35] = "FONT";
	TAG_ID[TAG_ID["FOOTER"] = 36] = "FOOTER";
	TAG_ID[TAG_ID["FOREIGN_OBJECT"] = 37] = "FOREIGN_OBJECT";
	TAG_ID[TAG_ID["FORM"] = 38] = "FORM";
	TAG_ID[TAG_ID["FRAME"] = 39] = "FRAME";
	TAG_ID[TAG_ID["FRAMESET"] = 40] = "FRAMESET";
	TAG_ID[TAG_ID["H1"] = 41] = "H1";
	TAG_ID[TAG_ID["H2"] = 42] = "H2";
	TAG_ID[TAG_ID["H3"] = 43] = "H3";
	TAG_ID[TAG_ID["H4"] = 44] = "H4";
	TAG_ID[TAG_ID["H5"] = 45] = "H5";
	TAG_ID[TAG_ID["H6"] = 46] = "H6";
	TAG_ID[TAG_ID["HEAD"] = 47] = "HEAD";
	TAG_ID[TAG_ID["HEADER"] = 48] = "HEADER";
	TAG_ID[TAG_ID["HGROUP"] = 49] = "HGROUP";
	TAG_ID[TAG_ID["HR"] = 50] = "HR";
	TAG_ID[TAG_ID["HTML"] = 51] = "HTML";
	TAG_ID[TAG_ID["I"] = 52] = "I";
	TAG_ID[TAG_ID["IMG"] = 53] = "IMG";
	TAG_ID[TAG_ID["IMAGE"] = 54] = "IMAGE";
	TAG_ID[TAG_ID["INPUT"] = 55] = "INPUT";
	TAG_ID[TAG_ID["IFRAME"] = 56] = "IFRAME";
	TAG_ID[TAG_ID["KEYGEN"] = 57] = "KEYGEN";
	TAG_ID[TAG_ID["LABEL"] = 58] = "LABEL";
	TAG_ID[TAG_ID["LI"] = 59] = "LI";
	TAG_ID[TAG_ID["LINK"] = 60] = "LINK";
	TAG_ID[TAG_ID["LISTING"] = 61] = "LISTING";
	TAG_ID[TAG_ID["MAIN"] = 62] = "MAIN";
	TAG_ID[TAG_ID["MALIGNMARK"] = 63] = "MALIGNMARK";
	TAG_ID[TAG_ID["MARQUEE"] = 64] = "MARQUEE";
	TAG_ID[TAG_ID["MATH"] = 65] = "MATH";
	TAG_ID[TAG_ID["MENU"] = 66] = "MENU";
	TAG_ID[TAG_ID["META"] = 67] = "META";
	TAG_ID[TAG_ID["MGLYPH"] = 68] = "MGLYPH";
	TAG_ID[TAG_ID["MI"] = 69] = "MI";
	TAG_ID[TAG_ID["MO"] = 70] = "MO";
	TAG_ID[TAG_ID["MN"] = 71] = "MN";
	TAG_ID[TAG_ID["MS"] = 72] = "MS";
	TAG_ID[TAG_ID["MTEXT"] = 73] = "MTEXT";
	TAG_ID[TAG_ID["NAV"] = 74] = "NAV";
	TAG_ID[TAG_ID["NOBR"] = 75] = "NOBR";
	TAG_ID[TAG_ID["NOFRAMES"] = 76] = "NOFRAMES";
	TAG_ID[TAG_ID["NOEMBED"] = 77] = "NOEMBED";
	TAG_ID[TAG_ID["NOSCRIPT"] = 78] = "NOSCRIPT";
	TAG_ID[TAG_ID["OBJECT"] = 79] = "OBJECT";
	TAG_ID[TAG_ID["OL"] = 80] = "OL";
	TAG_ID[TAG_ID["OPTGROUP"] = 81] = "OPTGROUP";
	TAG_ID[TAG_ID["OPTION"] = 82] = "OPTION";
	TAG_ID[TAG_ID["P"] = 83] = "P";
	TAG_ID[TAG_ID["PARAM"] = 84] = "PARAM";
	TAG_ID[TAG_ID["PLAINTEXT"] = 85] = "PLAINTEXT";
	TAG_ID[TAG_ID["PRE"] = 86] = "PRE";
	TAG_ID[TAG_ID["RB"] = 87] = "RB";
	TAG_ID[TAG_ID["RP"] = 88] = "RP";
	TAG_ID[TAG_ID["RT"] = 89] = "RT";
	TAG_ID[TAG_ID["RTC"] = 90] = "RTC";
	TAG_ID[TAG_ID["RUBY"] = 91] = "RUBY";
	TAG_ID[TAG_ID["S"] = 92] = "S";
	TAG_ID[TAG_ID["SCRIPT"] = 93] = "SCRIPT";
	TAG_ID[TAG_ID["SEARCH"] = 94] = "SEARCH";
	TAG_ID[TAG_ID["SECTION"] = 95] = "SECTION";
	TAG_ID[TAG_ID["SELECT"] = 96] = "SELECT";
	TAG_ID[TAG_ID["SOURCE"] = 97] = "SOURCE";
	TAG_ID[TAG_ID["SMALL"] = 98] = "SMALL";
	TAG_ID[TAG_ID["SPAN"] = 99] = "SPAN";
	TAG_ID[TAG_ID["STRIKE"] = 100] = "STRIKE";
	TAG_ID[TAG_ID["STRONG"] = 101] = "STRONG";
	TAG_ID[TAG_ID["STYLE"] = 102] = "STYLE";
	TAG_ID[TAG_ID["SUB"] = 103] = "SUB";
	TAG_ID[TAG_ID["SUMMARY"] = 104] = "SUMMARY";
	TAG_ID[TAG_ID["SUP"] = 105] = "SUP";
	TAG_ID[TAG_ID["TABLE"] = 106] = "TABLE";
	TAG_ID[TAG_ID["TBODY"] = 107] = "TBODY";
	TAG_ID[TAG_ID["TEMPLATE"] = 108] = "TEMPLATE";
	TAG_ID[TAG_ID["TEXTAREA"] = 109] = "TEXTAREA";
	TAG_ID[TAG_ID["TFOOT"] = 110] = "TFOOT";
	TAG_ID[TAG_ID["TD"] = 111] = "TD";
	TAG_ID[TAG_ID["TH"] = 112] = "TH";
	TAG_ID[TAG_ID["THEAD"] = 113] = "THEAD";
	TAG_ID[TAG_ID["TITLE"] = 114] = "TITLE";
	TAG_ID[TAG_ID["TR"] = 115] = "TR";
	TAG_ID[TAG_ID["TRACK"] = 116] = "TRACK";
	TAG_ID[TAG_ID["TT"] = 117] = "TT";
	TAG_ID[TAG_ID["U"] = 118] = "U";
	TAG_ID[TAG_ID["UL"] = 119] = "UL";
	TAG_ID[TAG_ID["SVG"] = 120] = "SVG";
	TAG_ID[TAG_ID["VAR"] = 121] = "VAR";
	TAG_ID[TAG_ID["WBR"] = 122] = "WBR";
	TAG_ID[TAG_ID["XMP"] = 123] = "XMP";
})(TAG_ID || (TAG_ID = {}));
const TAG_NAME_TO_ID = /* @__PURE__ */ new Map([
	[TAG_NAMES.A, TAG_ID.A],
	[TAG_NAMES.ADDRESS, TAG_ID.ADDRESS],
	[TAG_NAMES.ANNOTATION_XML, TAG_ID.ANNOTATION_XML],
	[TAG_NAMES.APPLET, TAG_ID.APPLET],
	[TAG_NAMES.AREA, TAG_ID.AREA],
	[TAG_NAMES.ARTICLE, TAG_ID.ARTICLE],
	[TAG_NAMES.ASIDE, TAG_ID.ASIDE],
	[TAG_NAMES.B, TAG_ID.B],
	[TAG_NAMES.BASE, TAG_ID.BASE],
	[TAG_NAMES.BASEFONT, TAG_ID.BASEFONT],
	[TAG_NAMES.BGSOUND, TAG_ID.BGSOUND],
	[TAG_NAMES.BIG, TAG_ID.BIG],
	[TAG_NAMES.BLOCKQUOTE, TAG_ID.BLOCKQUOTE],
	[TAG_NAMES.BODY, TAG_ID.BODY],
	[TAG_NAMES.BR, TAG_ID.BR],
	[TAG_NAMES.BUTTON, TAG_ID.BUTTON],
	[TAG_NAMES.CAPTION, TAG_ID.CAPTION],
	[TAG_NAMES.CENTER, TAG_ID.CENTER],
	[TAG_NAMES.CODE, TAG_ID.CODE],
	[TAG_NAMES.COL, TAG_ID.COL],
	[TAG_NAMES.COLGROUP, TAG_ID.COLGROUP],
	[TAG_NAMES.DD, TAG_ID.DD],
	[TAG_NAMES.DESC, TAG_ID.DESC],
	[TAG_NAMES.DETAILS, TAG_ID.DETAILS],
	[TAG_NAMES.DIALOG, TAG_ID.DIALOG],
	[TAG_NAMES.DIR, TAG_ID.DIR],
	[TAG_NAMES.DIV, TAG_ID.DIV],
	[TAG_NAMES.DL, TAG_ID.DL],
	[TAG_NAMES.DT, TAG_ID.DT],
	[TAG_NAMES.EM, TAG_ID.EM],
	[TAG_NAMES.EMBED, TAG_ID.EMBED],
	[TAG_NAMES.FIELDSET, TAG_ID.FIELDSET],
	[TAG_NAMES.FIGCAPTION, TAG_ID.FIGCAPTION],
	[TAG_NAMES.FIGURE, TAG_ID.FIGURE],
	[TAG_NAMES.FONT, TAG_ID.FONT],
	[TAG_NAMES.FOOTER, TAG_ID.FOOTER],
	[TAG_NAMES.FOREIGN_OBJECT, TAG_ID.FOREIGN_OBJECT],
	[TAG_NAMES.FORM, TAG_ID.FORM],
	[TAG_NAMES.FRAME, TAG_ID.FRAME],
	[TAG_NAMES.FRAMESET, TAG_ID.FRAMESET],
	[TAG_NAMES.H1, TAG_ID.H1],
	[TAG_NAMES.H2, TAG_ID.H2],
	[TAG_NAMES.H3, TAG_ID.H3],
	[TAG_NAMES.H4, TAG_ID.H4],
	[TAG_NAMES.H5, TAG_ID.H5],
	[TAG_NAMES.H6, TAG_ID.H6],
	[TAG_NAMES.HEAD, TAG_ID.HEAD],
	[TAG_NAMES.HEADER, TAG_ID.HEADER],
	[TAG_NAMES.HGROUP, TAG_ID.HGROUP],
	[TAG_NAMES.HR, TAG_ID.HR],
	[TAG_NAMES.HTML, TAG_ID.HTML],
	[TAG_NAMES.I, TAG_ID.I],
	[TAG_NAMES.IMG, TAG_ID.IMG],
	[TAG_NAMES.IMAGE, TAG_ID.IMAGE],
	[TAG_NAMES.INPUT, TAG_ID.INPUT],
	[TAG_NAMES.IFRAME, TAG_ID.IFRAME],
	[TAG_NAMES.KEYGEN, TAG_ID.KEYGEN],
	[TAG_NAMES.LABEL, TAG_ID.LABEL],
	[TAG_NAMES.LI, TAG_ID.LI],
	[TAG_NAMES.LINK, TAG_ID.LINK],
	[TAG_NAMES.LISTING, TAG_ID.LISTING],
	[TAG_NAMES.MAIN, TAG_ID.MAIN],
	[TAG_NAMES.MALIGNMARK, TAG_ID.MALIGNMARK],
	[TAG_NAMES.MARQUEE, TAG_ID.MARQUEE],
	[TAG_NAMES.MATH, TAG_ID.MATH],
	[TAG_NAMES.MENU, TAG_ID.MENU],
	[TAG_NAMES.META, TAG_ID.META],
	[TAG_NAMES.MGLYPH, TAG_ID.MGLYPH],
	[TAG_NAMES.MI, TAG_ID.MI],
	[TAG_NAMES.MO, TAG_ID.MO],
	[TAG_NAMES.MN, TAG_ID.MN],
	[TAG_NAMES.MS, TAG_ID.MS],
	[TAG_NAMES.MTEXT, TAG_ID.MTEXT],
	[TAG_NAMES.NAV, TAG_ID.NAV],
	[TAG_NAMES.NOBR, TAG_ID.NOBR],
	[TAG_NAMES.NOFRAMES, TAG_ID.NOFRAMES],
	[TAG_NAMES.NOEMBED, TAG_ID.NOEMBED],
	[TAG_NAMES.NOSCRIPT, TAG_ID.NOSCRIPT],
	[TAG_NAMES.OBJECT, TAG_ID.OBJECT],
	[TAG_NAMES.OL, TAG_ID.OL],
	[TAG_NAMES.OPTGROUP, TAG_ID.OPTGROUP],
	[TAG_NAMES.OPTION, TAG_ID.OPTION],
	[TAG_NAMES.P, TAG_ID.P],
	[TAG_NAMES.PARAM, TAG_ID.PARAM],
	[TAG_NAMES.PLAINTEXT, TAG_ID.PLAINTEXT],
	[TAG_NAMES.PRE, TAG_ID.PRE],
	[TAG_NAMES.RB, TAG_ID.RB],
	[TAG_NAMES.RP, TAG_ID.RP],
	[TAG_NAMES.RT, TAG_ID.RT],
	[TAG_NAMES.RTC, TAG_ID.RTC],
	[TAG_NAMES.RUBY, TAG_ID.RUBY],
	[TAG_NAMES.S, TAG_ID.S],
	[TAG_NAMES.SCRIPT, TAG_ID.SCRIPT],
	[TAG_NAMES.SEARCH, TAG_ID.SEARCH],
	[TAG_NAMES.SECTION, TAG_ID.SECTION],
	[TAG_NAMES.SELECT, TAG_ID.SELECT],
	[TAG_NAMES.SOURCE, TAG_ID.SOURCE],
	[TAG_NAMES.SMALL, TAG_ID.SMALL],
	[TAG_NAMES.SPAN, TAG_ID.SPAN],
	[TAG_NAMES.STRIKE, TAG_ID.STRIKE],
	[TAG_NAMES.STRONG, TAG_ID.STRONG],
	[TAG_NAMES.STYLE, TAG_ID.STYLE],
	[TAG_NAMES.SUB, TAG_ID.SUB],
	[TAG_NAMES.SUMMARY, TAG_ID.SUMMARY],
	[TAG_NAMES.SUP, TAG_ID.SUP],
	[TAG_NAMES.TABLE, TAG_ID.TABLE],
	[TAG_NAMES.TBODY, TAG_ID.TBODY],
	[TAG_NAMES.TEMPLATE, TAG_ID.TEMPLATE],
	[TAG_NAMES.TEXTAREA, TAG_ID.TEXTAREA],
	[TAG_NAMES.TFOOT, TAG_ID.TFOOT],
	[TAG_NAMES.TD, TAG_ID.TD],
	[TAG_NAMES.TH, TAG_ID.TH],
	[TAG_NAMES.THEAD, TAG_ID.THEAD],
	[TAG_NAMES.TITLE, TAG_ID.TITLE],
	[TAG_NAMES.TR, TAG_ID.TR],
	[TAG_NAMES.TRACK, TAG_ID.TRACK],
	[TAG_NAMES.TT, TAG_ID.TT],
	[TAG_NAMES.U, TAG_ID.U],
	[TAG_NAMES.UL, TAG_ID.UL],
	[TAG_NAMES.SVG, TAG_ID.SVG],
	[TAG_NAMES.VAR, TAG_ID.VAR],
	[TAG_NAMES.WBR, TAG_ID.WBR],
	[TAG_NAMES.XMP, TAG_ID.XMP]
]);
function getTagID(tagName) {
	var _a;
	return (_a = TAG_NAME_TO_ID.get(tagName)) !== null && _a !== void 0 ? _a : TAG_ID.UNKNOWN;
}
const $ = TAG_ID;
const SPECIAL_ELEMENTS = {
	[NS.HTML]: /* @__PURE__ */ new Set([
		$.ADDRESS,
		$.APPLET,
		$.AREA,
		$.ARTICLE,
		$.ASIDE,
		$.BASE,
		$.BASEFONT,
		$.BGSOUND,
		$.BLOCKQUOTE,
		$.BODY,
		$.BR,
		$.BUTTON,
		$.CAPTION,
		$.CENTER,
		$.COL,
		$.COLGROUP,
		$.DD,
		$.DETAILS,
		$.DIR,
		$.DIV,
		$.DL,
		$.DT,
		$.EMBED,
		$.FIELDSET,
		$.FIGCAPTION,
		$.FIGURE,
		$.FOOTER,
		$.FORM,
		$.FRAME,
		$.FRAMESET,
		$.H1,
		$.H2,
		$.H3,
		$.H4,
		$.H5,
		$.H6,
		$.HEAD,
		$.HEADER,
		$.HGROUP,
		$.HR,
		$.HTML,
		$.IFRAME,
		$.IMG,
		$.INPUT,
		$.LI,
		$.LINK,
		$.LISTING,
		$.MAIN,
		$.MARQUEE,
		$.MENU,
		$.META,
		$.NAV,
		$.NOEMBED,
		$.NOFRAMES,
		$.NOSCRIPT,
		$.OBJECT,
		$.OL,
		$.P,
		$.PARAM,
		$.PLAINTEXT,
		$.PRE,
		$.SCRIPT,
		$.SECTION,
		$.SELECT,
		$.SOURCE,
		$.STYLE,
		$.SUMMARY,
		$.TABLE,
		$.TBODY,
		$.TD,
		$.TEMPLATE,
		$.TEXTAREA,
		$.TFOOT,
		$.TH,
		$.THEAD,
		$.TITLE,
		$.TR,
		$.TRACK,
		$.UL,
		$.WBR,
		$.XMP
	]),
	[NS.MATHML]: /* @__PURE__ */ new Set([
		$.MI,
		$.MO,
		$.MN,
		$.MS,
		$.MTEXT,
		$.ANNOTATION_XML
	]),
	[NS.SVG]: /* @__PURE__ */ new Set([
		$.TITLE,
		$.FOREIGN_OBJECT,
		$.DESC
	]),
	[NS.XLINK]: /* @__PURE__ */ new Set(),
	[NS.XML]: /* @__PURE__ */ new Set(),
	[NS.XMLNS]: /* @__PURE__ */ new Set()
};
const NUMBERED_HEADERS = /* @__PURE__ */ new Set([
	$.H1,
	$.H2,
	$.H3,
	$.H4,
	$.H5,
	$.H6
]);
const UNESCAPED_TEXT = /* @__PURE__ */ new Set([
	TAG_NAMES.STYLE,
	TAG_NAMES.SCRIPT,
	TAG_NAMES.XMP,
	TAG_NAMES.IFRAME,
	TAG_NAMES.NOEMBED,
	TAG_NAMES.NOFRAMES,
	TAG_NAMES.PLAINTEXT
]);

//#endregion
//#region node_modules/parse5/dist/tokenizer/index.js
var State;
(function(State) {
	State[State["DATA"] = 0] = "DATA";
	State[State["RCDATA"] = 1] = "RCDATA";
	State[State["RAWTEXT"] = 2] = "RAWTEXT";
	State[State["SCRIPT_DATA"] = 3] = "SCRIPT_DATA";
	State[State["PLAINTEXT"] = 4] = "PLAINTEXT";
	State[State["TAG_OPEN"] = 5] = "TAG_OPEN";
	State[State["END_TAG_OPEN"] = 6] = "END_TAG_OPEN";
	State[State["TAG_NAME"] = 7] = "TAG_NAME";
	State[State["RCDATA_LESS_THAN_SIGN"] = 8] = "RCDATA_LESS_THAN_SIGN";
	State[State["RCDATA_END_TAG_OPEN"] = 9] = "RCDATA_END_TAG_OPEN";
	State[State["RCDATA_END_TAG_NAME"] = 10] = "RCDATA_END_TAG_NAME";
	State[State["RAWTEXT_LESS_THAN_SIGN"] = 11] = "RAWTEXT_LESS_THAN_SIGN";
	State[State["RAWTEXT_END_TAG_OPEN"] = 12] = "RAWTEXT_END_TAG_OPEN";
	State[State["RAWTEXT_END_TAG_NAME"] = 13] = "RAWTEXT_END_TAG_NAME";
	State[State["SCRIPT_DATA_LESS_THAN_SIGN"] = 14] = "SCRIPT_DATA_LESS_THAN_SIGN";
	State[State["SCRIPT_DATA_END_TAG_OPEN"] = 15] = "SCRIPT_DATA_END_TAG_OPEN";
	State[State["SCRIPT_DATA_END_TAG_NAME"] = 16] = "SCRIPT_DATA_END_TAG_NAME";
	State[State["SCRIPT_DATA_ESCAPE_START"] = 17] = "SCRIPT_DATA_ESCAPE_START";
	State[State["SCRIPT_DATA_ESCAPE_START_DASH"] = 18] = "SCRIPT_DATA_ESCAPE_START_DASH";
	State[State["SCRIPT_DATA_ESCAPED"] = 19] = "SCRIPT_DATA_ESCAPED";
	State[State["SCRIPT_DATA_ESCAPED_DASH"] = 20] = "SCRIPT_DATA_ESCAPED_DASH";
	State[State["SCRIPT_DATA_ESCAPED_DASH_DASH"] = 21] = "SCRIPT_DATA_ESCAPED_DASH_DASH";
	State[State["SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN"] = 22] = "SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN";
	State[State["SCRIPT_DATA_ESCAPED_END_TAG_OPEN"] = 23] = "SCRIPT_DATA_ESCAPED_END_TAG_OPEN";
	State[State["SCRIPT_DATA_ESCAPED_END_TAG_NAME"] = 24] = "SCRIPT_DATA_ESCAPED_END_TAG_NAME";
	State[State["SCRIPT_DATA_DOUBLE_ESCAPE_START"] = 25] = "SCRIPT_DATA_DOUBLE_ESCAPE_START";
	State[State["SCRIPT_DATA_DOUBLE_ESCAPED"] = 26] = "SCRIPT_DATA_DOUBLE_ESCAPED";
	State[State["SCRIPT_DATA_DOUBLE_ESCAPED_DASH"] = 27] = "SCRIPT_DATA_DOUBLE_ESCAPED_DASH";
	State[State["SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH"] = 28] = "SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH";
	State[State["SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN"] = 29] = "SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN";
	State[State["SCRIPT_DATA_DOUBLE_ESCAPE_END"] = 30] = "SCRIPT_DATA_DOUBLE_ESCAPE_END";
	State[State["BEFORE_ATTRIBUTE_NAME"] = 31] = "BEFORE_ATTRIBUTE_NAME";
	State[State["ATTRIBUTE_NAME"] = 32] = "ATTRIBUTE_NAME";
	State[State["AFTER_ATTRIBUTE_NAME"] = 33] = "AFTER_ATTRIBUTE_NAME";
	State[State["BEFORE_ATTRIBUTE_VALUE"] = 34] = "BEFORE_ATTRIBUTE_VALUE";
	State[State["ATTRIBUTE_VALUE_DOUBLE_QUOTED"] = 35] = "ATTRIBUTE_VALUE_DOUBLE_QUOTED";
	State[State["ATTRIBUTE_VALUE_SINGLE_QUOTED"] = 36] = "ATTRIBUTE_VALUE_SINGLE_QUOTED";
	State[State["ATTRIBUTE_VALUE_UNQUOTED"] = 37] = "ATTRIBUTE_VALUE_UNQUOTED";
	State[State["AFTER_ATTRIBUTE_VALUE_QUOTED"] = 38] = "AFTER_ATTRIBUTE_VALUE_QUOTED";
	State[State["SELF_CLOSING_START_TAG"] = 39] = "SELF_CLOSING_START_TAG";
	State[State["BOGUS_COMMENT"] = 40] = "BOGUS_COMMENT";
	State[State["MARKUP_DECLARATION_OPEN"] = 41] = "MARKUP_DECLARATION_OPEN";
	State[State["COMMENT_START"] = 42] = "COMMENT_START";
	State[State["COMMENT_START_DASH"] = 43] = "COMMENT_START_DASH";
	State[State["COMMENT"] = 44] = "COMMENT";
	State[State["COMMENT_LESS_THAN_SIGN"] = 45] = "COMMENT_LESS_THAN_SIGN";
	State[State["COMMENT_LESS_THAN_SIGN_BANG"] = 46] = "COMMENT_LESS_THAN_SIGN_BANG";
	State[State["COMMENT_LESS_THAN_SIGN_BANG_DASH"] = 47] = "COMMENT_LESS_THAN_SIGN_BANG_DASH";
	State[State["COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH"] = 48] = "COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH";
	State[State["COMMENT_END_DASH"] = 49] = "COMMENT_END_DASH";
	State[State["COMMENT_END"] = 50] = "COMMENT_END";
	State[State["COMMENT_END_BANG"] = 51] = "COMMENT_END_BANG";
	State[State["DOCTYPE"] = 52] = "DOCTYPE";
	State[State["BEFORE_DOCTYPE_NAME"] = 53] = "BEFORE_DOCTYPE_NAME";
	State[State["DOCTYPE_NAME"] = 54] = "DOCTYPE_NAME";
	State[State["AFTER_DOCTYPE_NAME"] = 55] = "AFTER_DOCTYPE_NAME";
	State[State["AFTER_DOCTYPE_PUBLIC_KEYWORD"] = 56] = "AFTER_DOCTYPE_PUBLIC_KEYWORD";
	State[State["BEFORE_DOCTYPE_PUBLIC_IDENTIFIER"] = 57] = "BEFORE_DOCTYPE_PUBLIC_IDENTIFIER";
	State[State["DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED"] = 58] = "DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED";
	State[State["DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED"] = 59] = "DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED";
	State[State["AFTER_DOCTYPE_PUBLIC_IDENTIFIER"] = 60] = "AFTER_DOCTYPE_PUBLIC_IDENTIFIER";
	State[State["BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS"] = 61] = "BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS";
	State[State["AFTER_DOCTYPE_SYSTEM_KEYWORD"] = 62] = "AFTER_DOCTYPE_SYSTEM_KEYWORD";
	State[State["BEFORE_DOCTYPE_SYSTEM_IDENTIFIER"] = 63] = "BEFORE_DOCTYPE_SYSTEM_IDENTIFIER";
	State[State["DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED"] = 64] = "DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED";
	State[State["DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED"] = 65] = "DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED";
	State[State["AFTER_DOCTYPE_SYSTEM_IDENTIFIER"] = 66] = "AFTER_DOCTYPE_SYSTEM_IDENTIFIER";
	State[State["BOGUS_DOCTYPE"] = 67] = "BOGUS_DOCTYPE";
	State[State["CDATA_SECTION"] = 68] = "CDATA_SECTION";
	State[State["CDATA_SECTION_BRACKET"] = 69] = "CDATA_SECTION_BRACKET";
	State[State["CDATA_SECTION_END"] = 70] = "CDATA_SECTION_END";
	State[State["CHARACTER_REFERENCE"] = 71] = "CHARACTER_REFERENCE";
	State[State["AMBIGUOUS_AMPERSAND"] = 72] = "AMBIGUOUS_AMPERSAND";
})(State || (State = {}));
const TokenizerMode = {
	DATA: State.DATA,
	RCDATA: State.RCDATA,
	RAWTEXT: State.RAWTEXT,
	SCRIPT_DATA: State.SCRIPT_DATA,
	PLAINTEXT: State.PLAINTEXT,
	CDATA_SECTION: State.CDATA_SECTION
};
function isAsciiDigit(cp) {
	return cp >= CODE_POINTS.DIGIT_0 && cp <= CODE_POINTS.DIGIT_9;
}
function isAsciiUpper(cp) {
	return cp >= CODE_POINTS.LATIN_CAPITAL_A && cp <= CODE_POINTS.LATIN_CAPITAL_Z;
}
function isAsciiLower(cp) {
	return cp >= CODE_POINTS.LATIN_SMALL_A && cp <= CODE_POINTS.LATIN_SMALL_Z;
}
function isAsciiLetter(cp) {
	return isAsciiLower(cp) || isAsciiUpper(cp);
}
function isAsciiAlphaNumeric(cp) {
	return isAsciiLetter(cp) || isAsciiDigit(cp);
}
function toAsciiLower(cp) {
	return cp + 32;
}
function isWhitespace(cp) {
	return cp === CODE_POINTS.SPACE || cp === CODE_POINTS.LINE_FEED || cp === CODE_POINTS.TABULATION || cp === CODE_POINTS.FORM_FEED;
}
function isScriptDataDoubleEscapeSequenceEnd(cp) {
	return isWhitespace(cp) || cp === CODE_POINTS.SOLIDUS || cp === CODE_POINTS.GREATER_THAN_SIGN;
}
function getErrorForNumericCharacterReference(code) {
	if (code === CODE_POINTS.NULL) return ERR.nullCharacterReference;
	else if (code > 1114111) return ERR.characterReferenceOutsideUnicodeRange;
	else if (isSurrogate(code)) return ERR.surrogateCharacterReference;
	else if (isUndefinedCodePoint(code)) return ERR.noncharacterCharacterReference;
	else if (isControlCodePoint(code) || code === CODE_POINTS.CARRIAGE_RETURN) return ERR.controlCharacterReference;
	return null;
}
var Tokenizer = class {
	constructor(options, handler) {
		this.options = options;
		this.handler = handler;
		this.paused = false;
		this.inLoop = false;
		this.inForeignNode = false;
		this.lastStartTagName = "";
		this.active = false;
		this.state = State.DATA;
		this.returnState = State.DATA;
		this.entityStartPos = 0;
		this.consumedAfterSnapshot = -1;
		this.currentCharacterToken = null;
		this.currentToken = null;
		this.currentAttr = {
			name: "",
			value: ""
		};
		this.preprocessor = new Preprocessor(handler);
		this.currentLocation = this.getCurrentLocation(-1);
		this.entityDecoder = new EntityDecoder(htmlDecodeTree, (cp, consumed) => {
			this.preprocessor.pos = this.entityStartPos + consumed - 1;
			this._flushCodePointConsumedAsCharacterReference(cp);
		}, handler.onParseError ? {
			missingSemicolonAfterCharacterReference: () => {
				this._err(ERR.missingSemicolonAfterCharacterReference, 1);
			},
			absenceOfDigitsInNumericCharacterReference: (consumed) => {
				this._err(ERR.absenceOfDigitsInNumericCharacterReference, this.entityStartPos - this.preprocessor.pos + consumed);
			},
			validateNumericCharacterReference: (code) => {
				const error = getErrorForNumericCharacterReference(code);
				if (error) this._err(error, 1);
			}
		} : void 0);
	}
	_err(code, cpOffset = 0) {
		var _a, _b;
		(_b = (_a = this.handler).onParseError) === null || _b === void 0 || _b.call(_a, this.preprocessor.getError(code, cpOffset));
	}
	getCurrentLocation(offset) {
		if (!this.options.sourceCodeLocationInfo) return null;
		return {
			startLine: this.preprocessor.line,
			startCol: this.preprocessor.col - offset,
			startOffset: this.preprocessor.offset - offset,
			endLine: -1,
			endCol: -1,
			endOffset: -1
		};
	}
	_runParsingLoop() {
		if (this.inLoop) return;
		this.inLoop = true;
		while (this.active && !this.paused) {
			this.consumedAfterSnapshot = 0;
			const cp = this._consume();
			if (!this._ensureHibernation()) this._callState(cp);
		}
		this.inLoop = false;
	}
	pause() {
		this.paused = true;
	}
	resume(writeCallback) {
		if (!this.paused) throw new Error("Parser was already resumed");
		this.paused = false;
		if (this.inLoop) return;
		this._runParsingLoop();
		if (!this.paused) writeCallback === null || writeCallback === void 0 || writeCallback();
	}
	write(chunk, isLastChunk, writeCallback) {
		this.active = true;
		this.preprocessor.write(chunk, isLastChunk);
		this._runParsingLoop();
		if (!this.paused) writeCallback === null || writeCallback === void 0 || writeCallback();
	}
	insertHtmlAtCurrentPos(chunk) {
		this.active = true;
		this.preprocessor.insertHtmlAtCurrentPos(chunk);
		this._runParsingLoop();
	}
	_ensureHibernation() {
		if (this.preprocessor.endOfChunkHit) {
			this.preprocessor.retreat(this.consumedAfterSnapshot);
			this.consumedAfterSnapshot = 0;
			this.active = false;
			return true;
		}
		return false;
	}
	_consume() {
		this.consumedAfterSnapshot++;
		return this.preprocessor.advance();
	}
	_advanceBy(count) {
		this.consumedAfterSnapshot += count;
		for (let i = 0; i < count; i++) this.preprocessor.advance();
	}
	_consumeSequenceIfMatch(pattern, caseSensitive) {
		if (this.preprocessor.startsWith(pattern, caseSensitive)) {
			this._advanceBy(pattern.length - 1);
			return true;
		}
		return false;
	}
	_createStartTagToken() {
		this.currentToken = {
			type: TokenType.START_TAG,
			tagName: "",
			tagID: TAG_ID.UNKNOWN,
			selfClosing: false,
			ackSelfClosing: false,
			attrs: [],
			location: this.getCurrentLocation(1)
		};
	}
	_createEndTagToken() {
		this.currentToken = {
			type: TokenType.END_TAG,
			tagName: "",
			tagID: TAG_ID.UNKNOWN,
			selfClosing: false,
			ackSelfClosing: false,
			attrs: [],
			location: this.getCurrentLocation(2)
		};
	}
	_createCommentToken(offset) {
		this.currentToken = {
			type: TokenType.COMMENT,
			data: "",
			location: this.getCurrentLocation(offset)
		};
	}
	_createDoctypeToken(initialName) {
		this.currentToken = {
			type: TokenType.DOCTYPE,
			name: initialName,
			forceQuirks: false,
			publicId: null,
			systemId: null,
			location: this.currentLocation
		};
	}
	_createCharacterToken(type, chars) {
		this.currentCharacterToken = {
			type,
			chars,
			location: this.currentLocation
		};
	}
	_createAttr(attrNameFirstCh) {
		this.currentAttr = {
			name: attrNameFirstCh,
			value: ""
		};
		this.currentLocation = this.getCurrentLocation(0);
	}
	_leaveAttrName() {
		var _a;
		var _b;
		const token = this.currentToken;
		if (getTokenAttr(token, this.currentAttr.name) === null) {
			token.attrs.push(this.currentAttr);
			if (token.location && this.currentLocation) {
				const attrLocations = (_a = (_b = token.location).attrs) !== null && _a !== void 0 ? _a : _b.attrs = Object.create(null);
				attrLocations[this.currentAttr.name] = this.currentLocation;
				this._leaveAttrValue();
			}
		} else this._err(ERR.duplicateAttribute);
	}
	_leaveAttrValue() {
		if (this.currentLocation) {
			this.currentLocation.endLine = this.preprocessor.line;
			this.currentLocation.endCol = this.preprocessor.col;
			this.currentLocation.endOffset = this.preprocessor.offset;
		}
	}
	prepareToken(ct) {
		this._emitCurrentCharacterToken(ct.location);
		this.currentToken = null;
		if (ct.location) {
			ct.location.endLine = this.preprocessor.line;
			ct.location.endCol = this.preprocessor.col + 1;
			ct.location.endOffset = this.preprocessor.offset + 1;
		}
		this.currentLocation = this.getCurrentLocation(-1);
	}
	emitCurrentTagToken() {
		const ct = this.currentToken;
		this.prepareToken(ct);
		ct.tagID = getTagID(ct.tagName);
		if (ct.type === TokenType.START_TAG) {
			this.lastStartTagName = ct.tagName;
			this.handler.onStartTag(ct);
		} else {
			if (ct.attrs.length > 0) this._err(ERR.endTagWithAttributes);
			if (ct.selfClosing) this._err(ERR.endTagWithTrailingSolidus);
			this.handler.onEndTag(ct);
		}
		this.preprocessor.dropParsedChunk();
	}
	emitCurrentComment(ct) {
		this.prepareToken(ct);
		this.handler.onComment(ct);
		this.preprocessor.dropParsedChunk();
	}
	emitCurrentDoctype(ct) {
		this.prepareToken(ct);
		this.handler.onDoctype(ct);
		this.preprocessor.dropParsedChunk();
	}
	_emitCurrentCharacterToken(nextLocation) {
		if (this.currentCharacterToken) {
			if (nextLocation && this.currentCharacterToken.location) {
				this.currentCharacterToken.location.endLine = nextLocation.startLine;
				this.currentCharacterToken.location.endCol = nextLocation.startCol;
				this.currentCharacterToken.location.endOffset = nextLocation.startOffset;
			}
			switch (this.currentCharacterToken.type) {
				case TokenType.CHARACTER:
					this.handler.onCharacter(this.currentCharacterToken);
					break;
				case TokenType.NULL_CHARACTER:
					this.handler.onNullCharacter(this.currentCharacterToken);
					break;
				case TokenType.WHITESPACE_CHARACTER: this.handler.onWhitespaceCharacter(this.currentCharacterToken);
			}
			this.currentCharacterToken = null;
		}
	}
	_emitEOFToken() {
		const location = this.getCurrentLocation(0);
		if (location) {
			location.endLine = location.startLine;
			location.endCol = location.startCol;
			location.endOffset = location.startOffset;
		}
		this._emitCurrentCharacterToken(location);
		this.handler.onEof({
			type: TokenType.EOF,
			location
		});
		this.active = false;
	}
	_appendCharToCurrentCharacterToken(type, ch) {
		if (this.currentCharacterToken) {
			if (this.currentCharacterToken.type === type) {
				this.currentCharacterToken.chars += ch;
				return;
			} else {
				this.currentLocation = this.getCurrentLocation(0);
				this._emitCurrentCharacterToken(this.currentLocation);
				this.preprocessor.dropParsedChunk();
			}
		}
		this._createCharacterToken(type, ch);
	}
	_emitCodePoint(cp) {
		const type = isWhitespace(cp) ? TokenType.WHITESPACE_CHARACTER : cp === CODE_POINTS.NULL ? TokenType.NULL_CHARACTER : TokenType.CHARACTER;
		this._appendCharToCurrentCharacterToken(type, cp < 65536 ? String.fromCharCode(cp) : String.fromCodePoint(cp));
	}
	_emitChars(ch) {
		this._appendCharToCurrentCharacterToken(TokenType.CHARACTER, ch);
	}
	_startCharacterReference() {
		this.returnState = this.state;
		this.state = State.CHARACTER_REFERENCE;
		this.entityStartPos = this.preprocessor.pos;
		this.entityDecoder.startEntity(this._isCharacterReferenceInAttribute() ? DecodingMode.Attribute : DecodingMode.Legacy);
	}
	_isCharacterReferenceInAttribute() {
		return this.returnState === State.ATTRIBUTE_VALUE_DOUBLE_QUOTED || this.returnState === State.ATTRIBUTE_VALUE_SINGLE_QUOTED || this.returnState === State.ATTRIBUTE_VALUE_UNQUOTED;
	}
	_flushCodePointConsumedAsCharacterReference(cp) {
		if (this._isCharacterReferenceInAttribute()) this.currentAttr.value += String.fromCodePoint(cp);
		else this._emitCodePoint(cp);
	}
	_callState(cp) {
		switch (this.state) {
			case State.DATA:
				this._stateData(cp);
				break;
			case State.RCDATA:
				this._stateRcdata(cp);
				break;
			case State.RAWTEXT:
				this._stateRawtext(cp);
				break;
			case State.SCRIPT_DATA:
				this._stateScriptData(cp);
				break;
			case State.PLAINTEXT:
				this._statePlaintext(cp);
				break;
			case State.TAG_OPEN:
				this._stateTagOpen(cp);
				break;
			case State.END_TAG_OPEN:
				this._stateEndTagOpen(cp);
				break;
			case State.TAG_NAME:
				this._stateTagName(cp);
				break;
			case State.RCDATA_LESS_THAN_SIGN:
				this._stateRcdataLessThanSign(cp);
				break;
			case State.RCDATA_END_TAG_OPEN:
				this._stateRcdataEndTagOpen(cp);
				break;
			case State.RCDATA_END_TAG_NAME:
				this._stateRcdataEndTagName(cp);
				break;
			case State.RAWTEXT_LESS_THAN_SIGN:
				this._stateRawtextLessThanSign(cp);
				break;
			case State.RAWTEXT_END_TAG_OPEN:
				this._stateRawtextEndTagOpen(cp);
				break;
			case State.RAWTEXT_END_TAG_NAME:
				this._stateRawtextEndTagName(cp);
				break;
			case State.SCRIPT_DATA_LESS_THAN_SIGN:
				this._stateScriptDataLessThanSign(cp);
				break;
			case State.SCRIPT_DATA_END_TAG_OPEN:
				this._stateScriptDataEndTagOpen(cp);
				break;
			case State.SCRIPT_DATA_END_TAG_NAME:
				this._stateScriptDataEndTagName(cp);
				break;
			case State.SCRIPT_DATA_ESCAPE_START:
				this._stateScriptDataEscapeStart(cp);
				break;
			case State.SCRIPT_DATA_ESCAPE_START_DASH:
				this._stateScriptDataEscapeStartDash(cp);
				break;
			case State.SCRIPT_DATA_ESCAPED:
				this._stateScriptDataEscaped(cp);
				break;
			case State.SCRIPT_DATA_ESCAPED_DASH:
				this._stateScriptDataEscapedDash(cp);
				break;
			case State.SCRIPT_DATA_ESCAPED_DASH_DASH:
				this._stateScriptDataEscapedDashDash(cp);
				break;
			case State.SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN:
				this._stateScriptDataEscapedLessThanSign(cp);
				break;
			case State.SCRIPT_DATA_ESCAPED_END_TAG_OPEN:
				this._stateScriptDataEscapedEndTagOpen(cp);
				break;
			case State.SCRIPT_DATA_ESCAPED_END_TAG_NAME:
				this._stateScriptDataEscapedEndTagName(cp);
				break;
			case State.SCRIPT_DATA_DOUBLE_ESCAPE_START:
				this._stateScriptDataDoubleEscapeStart(cp);
				break;
			case State.SCRIPT_DATA_DOUBLE_ESCAPED:
				this._stateScriptDataDoubleEscaped(cp);
				break;
			case State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH:
				this._stateScriptDataDoubleEscapedDash(cp);
				break;
			case State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH:
				this._stateScriptDataDoubleEscapedDashDash(cp);
				break;
			case State.SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN:
				this._stateScriptDataDoubleEscapedLessThanSign(cp);
				break;
			case State.SCRIPT_DATA_DOUBLE_ESCAPE_END:
				this._stateScriptDataDoubleEscapeEnd(cp);
				break;
			case State.BEFORE_ATTRIBUTE_NAME:
				this._stateBeforeAttributeName(cp);
				break;
			case State.ATTRIBUTE_NAME:
				this._stateAttributeName(cp);
				break;
			case State.AFTER_ATTRIBUTE_NAME:
				this._stateAfterAttributeName(cp);
				break;
			case State.BEFORE_ATTRIBUTE_VALUE:
				this._stateBeforeAttributeValue(cp);
				break;
			case State.ATTRIBUTE_VALUE_DOUBLE_QUOTED:
				this._stateAttributeValueDoubleQuoted(cp);
				break;
			case State.ATTRIBUTE_VALUE_SINGLE_QUOTED:
				this._stateAttributeValueSingleQuoted(cp);
				break;
			case State.ATTRIBUTE_VALUE_UNQUOTED:
				this._stateAttributeValueUnquoted(cp);
				break;
			case State.AFTER_ATTRIBUTE_VALUE_QUOTED:
				this._stateAfterAttributeValueQuoted(cp);
				break;
			case State.SELF_CLOSING_START_TAG:
				this._stateSelfClosingStartTag(cp);
				break;
			case State.BOGUS_COMMENT:
				this._stateBogusComment(cp);
				break;
			case State.MARKUP_DECLARATION_OPEN:
				this._stateMarkupDeclarationOpen(cp);
				break;
			case State.COMMENT_START:
				this._stateCommentStart(cp);
				break;
			case State.COMMENT_START_DASH:
				this._stateCommentStartDash(cp);
				break;
			case State.COMMENT:
				this._stateComment(cp);
				break;
			case State.COMMENT_LESS_THAN_SIGN:
				this._stateCommentLessThanSign(cp);
				break;
			case State.COMMENT_LESS_THAN_SIGN_BANG:
				this._stateCommentLessThanSignBang(cp);
				break;
			case State.COMMENT_LESS_THAN_SIGN_BANG_DASH:
				this._stateCommentLessThanSignBangDash(cp);
				break;
			case State.COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH:
				this._stateCommentLessThanSignBangDashDash(cp);
				break;
			case State.COMMENT_END_DASH:
				this._stateCommentEndDash(cp);
				break;
			case State.COMMENT_END:
				this._stateCommentEnd(cp);
				break;
			case State.COMMENT_END_BANG:
				this._stateCommentEndBang(cp);
				break;
			case State.DOCTYPE:
				this._stateDoctype(cp);
				break;
			case State.BEFORE_DOCTYPE_NAME:
				this._stateBeforeDoctypeName(cp);
				break;
			case State.DOCTYPE_NAME:
				this._stateDoctypeName(cp);
				break;
			case State.AFTER_DOCTYPE_NAME:
				this._stateAfterDoctypeName(cp);
				break;
			case State.AFTER_DOCTYPE_PUBLIC_KEYWORD:
				this._stateAfterDoctypePublicKeyword(cp);
				break;
			case State.BEFORE_DOCTYPE_PUBLIC_IDENTIFIER:
				this._stateBeforeDoctypePublicIdentifier(cp);
				break;
			case State.DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED:
				this._stateDoctypePublicIdentifierDoubleQuoted(cp);
				break;
			case State.DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED:
				this._stateDoctypePublicIdentifierSingleQuoted(cp);
				break;
			case State.AFTER_DOCTYPE_PUBLIC_IDENTIFIER:
				this._stateAfterDoctypePublicIdentifier(cp);
				break;
			case State.BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS:
				this._stateBetweenDoctypePublicAndSystemIdentifiers(cp);
				break;
			case State.AFTER_DOCTYPE_SYSTEM_KEYWORD:
				this._stateAfterDoctypeSystemKeyword(cp);
				break;
			case State.BEFORE_DOCTYPE_SYSTEM_IDENTIFIER:
				this._stateBeforeDoctypeSystemIdentifier(cp);
				break;
			case State.DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED:
				this._stateDoctypeSystemIdentifierDoubleQuoted(cp);
				break;
			case State.DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED:
				this._stateDoctypeSystemIdentifierSingleQuoted(cp);
				break;
			case State.AFTER_DOCTYPE_SYSTEM_IDENTIFIER:
				this._stateAfterDoctypeSystemIdentifier(cp);
				break;
			case State.BOGUS_DOCTYPE:
				this._stateBogusDoctype(cp);
				break;
			case State.CDATA_SECTION:
				this._stateCdataSection(cp);
				break;
			case State.CDATA_SECTION_BRACKET:
				this._stateCdataSectionBracket(cp);
				break;
			case State.CDATA_SECTION_END:
				this._stateCdataSectionEnd(cp);
				break;
			case State.CHARACTER_REFERENCE:
				this._stateCharacterReference();
				break;
			case State.AMBIGUOUS_AMPERSAND:
				this._stateAmbiguousAmpersand(cp);
				break;
			default: throw new Error("Unknown state");
		}
	}
	_stateData(cp) {
		switch (cp) {
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.TAG_OPEN;
				break;
			case CODE_POINTS.AMPERSAND:
				this._startCharacterReference();
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitCodePoint(cp);
				break;
			case CODE_POINTS.EOF:
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateRcdata(cp) {
		switch (cp) {
			case CODE_POINTS.AMPERSAND:
				this._startCharacterReference();
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.RCDATA_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateRawtext(cp) {
		switch (cp) {
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.RAWTEXT_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateScriptData(cp) {
		switch (cp) {
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_statePlaintext(cp) {
		switch (cp) {
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateTagOpen(cp) {
		if (isAsciiLetter(cp)) {
			this._createStartTagToken();
			this.state = State.TAG_NAME;
			this._stateTagName(cp);
		} else switch (cp) {
			case CODE_POINTS.EXCLAMATION_MARK:
				this.state = State.MARKUP_DECLARATION_OPEN;
				break;
			case CODE_POINTS.SOLIDUS:
				this.state = State.END_TAG_OPEN;
				break;
			case CODE_POINTS.QUESTION_MARK:
				this._err(ERR.unexpectedQuestionMarkInsteadOfTagName);
				this._createCommentToken(1);
				this.state = State.BOGUS_COMMENT;
				this._stateBogusComment(cp);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofBeforeTagName);
				this._emitChars("<");
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.invalidFirstCharacterOfTagName);
				this._emitChars("<");
				this.state = State.DATA;
				this._stateData(cp);
		}
	}
	_stateEndTagOpen(cp) {
		if (isAsciiLetter(cp)) {
			this._createEndTagToken();
			this.state = State.TAG_NAME;
			this._stateTagName(cp);
		} else switch (cp) {
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.missingEndTagName);
				this.state = State.DATA;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofBeforeTagName);
				this._emitChars("</");
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.invalidFirstCharacterOfTagName);
				this._createCommentToken(2);
				this.state = State.BOGUS_COMMENT;
				this._stateBogusComment(cp);
		}
	}
	_stateTagName(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this.state = State.BEFORE_ATTRIBUTE_NAME;
				break;
			case CODE_POINTS.SOLIDUS:
				this.state = State.SELF_CLOSING_START_TAG;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentTagToken();
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.tagName += "�";
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default: token.tagName += String.fromCodePoint(isAsciiUpper(cp) ? toAsciiLower(cp) : cp);
		}
	}
	_stateRcdataLessThanSign(cp) {
		if (cp === CODE_POINTS.SOLIDUS) this.state = State.RCDATA_END_TAG_OPEN;
		else {
			this._emitChars("<");
			this.state = State.RCDATA;
			this._stateRcdata(cp);
		}
	}
	_stateRcdataEndTagOpen(cp) {
		if (isAsciiLetter(cp)) {
			this.state = State.RCDATA_END_TAG_NAME;
			this._stateRcdataEndTagName(cp);
		} else {
			this._emitChars("</");
			this.state = State.RCDATA;
			this._stateRcdata(cp);
		}
	}
	handleSpecialEndTag(_cp) {
		if (!this.preprocessor.startsWith(this.lastStartTagName, false)) return !this._ensureHibernation();
		this._createEndTagToken();
		const token = this.currentToken;
		token.tagName = this.lastStartTagName;
		switch (this.preprocessor.peek(this.lastStartTagName.length)) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this._advanceBy(this.lastStartTagName.length);
				this.state = State.BEFORE_ATTRIBUTE_NAME;
				return false;
			case CODE_POINTS.SOLIDUS:
				this._advanceBy(this.lastStartTagName.length);
				this.state = State.SELF_CLOSING_START_TAG;
				return false;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._advanceBy(this.lastStartTagName.length);
				this.emitCurrentTagToken();
				this.state = State.DATA;
				return false;
			default: return !this._ensureHibernation();
		}
	}
	_stateRcdataEndTagName(cp) {
		if (this.handleSpecialEndTag(cp)) {
			this._emitChars("</");
			this.state = State.RCDATA;
			this._stateRcdata(cp);
		}
	}
	_stateRawtextLessThanSign(cp) {
		if (cp === CODE_POINTS.SOLIDUS) this.state = State.RAWTEXT_END_TAG_OPEN;
		else {
			this._emitChars("<");
			this.state = State.RAWTEXT;
			this._stateRawtext(cp);
		}
	}
	_stateRawtextEndTagOpen(cp) {
		if (isAsciiLetter(cp)) {
			this.state = State.RAWTEXT_END_TAG_NAME;
			this._stateRawtextEndTagName(cp);
		} else {
			this._emitChars("</");
			this.state = State.RAWTEXT;
			this._stateRawtext(cp);
		}
	}
	_stateRawtextEndTagName(cp) {
		if (this.handleSpecialEndTag(cp)) {
			this._emitChars("</");
			this.state = State.RAWTEXT;
			this._stateRawtext(cp);
		}
	}
	_stateScriptDataLessThanSign(cp) {
		switch (cp) {
			case CODE_POINTS.SOLIDUS:
				this.state = State.SCRIPT_DATA_END_TAG_OPEN;
				break;
			case CODE_POINTS.EXCLAMATION_MARK:
				this.state = State.SCRIPT_DATA_ESCAPE_START;
				this._emitChars("<!");
				break;
			default:
				this._emitChars("<");
				this.state = State.SCRIPT_DATA;
				this._stateScriptData(cp);
		}
	}
	_stateScriptDataEndTagOpen(cp) {
		if (isAsciiLetter(cp)) {
			this.state = State.SCRIPT_DATA_END_TAG_NAME;
			this._stateScriptDataEndTagName(cp);
		} else {
			this._emitChars("</");
			this.state = State.SCRIPT_DATA;
			this._stateScriptData(cp);
		}
	}
	_stateScriptDataEndTagName(cp) {
		if (this.handleSpecialEndTag(cp)) {
			this._emitChars("</");
			this.state = State.SCRIPT_DATA;
			this._stateScriptData(cp);
		}
	}
	_stateScriptDataEscapeStart(cp) {
		if (cp === CODE_POINTS.HYPHEN_MINUS) {
			this.state = State.SCRIPT_DATA_ESCAPE_START_DASH;
			this._emitChars("-");
		} else {
			this.state = State.SCRIPT_DATA;
			this._stateScriptData(cp);
		}
	}
	_stateScriptDataEscapeStartDash(cp) {
		if (cp === CODE_POINTS.HYPHEN_MINUS) {
			this.state = State.SCRIPT_DATA_ESCAPED_DASH_DASH;
			this._emitChars("-");
		} else {
			this.state = State.SCRIPT_DATA;
			this._stateScriptData(cp);
		}
	}
	_stateScriptDataEscaped(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.SCRIPT_DATA_ESCAPED_DASH;
				this._emitChars("-");
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInScriptHtmlCommentLikeText);
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateScriptDataEscapedDash(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.SCRIPT_DATA_ESCAPED_DASH_DASH;
				this._emitChars("-");
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.state = State.SCRIPT_DATA_ESCAPED;
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInScriptHtmlCommentLikeText);
				this._emitEOFToken();
				break;
			default:
				this.state = State.SCRIPT_DATA_ESCAPED;
				this._emitCodePoint(cp);
		}
	}
	_stateScriptDataEscapedDashDash(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this._emitChars("-");
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.SCRIPT_DATA;
				this._emitChars(">");
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.state = State.SCRIPT_DATA_ESCAPED;
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInScriptHtmlCommentLikeText);
				this._emitEOFToken();
				break;
			default:
				this.state = State.SCRIPT_DATA_ESCAPED;
				this._emitCodePoint(cp);
		}
	}
	_stateScriptDataEscapedLessThanSign(cp) {
		if (cp === CODE_POINTS.SOLIDUS) this.state = State.SCRIPT_DATA_ESCAPED_END_TAG_OPEN;
		else if (isAsciiLetter(cp)) {
			this._emitChars("<");
			this.state = State.SCRIPT_DATA_DOUBLE_ESCAPE_START;
			this._stateScriptDataDoubleEscapeStart(cp);
		} else {
			this._emitChars("<");
			this.state = State.SCRIPT_DATA_ESCAPED;
			this._stateScriptDataEscaped(cp);
		}
	}
	_stateScriptDataEscapedEndTagOpen(cp) {
		if (isAsciiLetter(cp)) {
			this.state = State.SCRIPT_DATA_ESCAPED_END_TAG_NAME;
			this._stateScriptDataEscapedEndTagName(cp);
		} else {
			this._emitChars("</");
			this.state = State.SCRIPT_DATA_ESCAPED;
			this._stateScriptDataEscaped(cp);
		}
	}
	_stateScriptDataEscapedEndTagName(cp) {
		if (this.handleSpecialEndTag(cp)) {
			this._emitChars("</");
			this.state = State.SCRIPT_DATA_ESCAPED;
			this._stateScriptDataEscaped(cp);
		}
	}
	_stateScriptDataDoubleEscapeStart(cp) {
		if (this.preprocessor.startsWith(SEQUENCES.SCRIPT, false) && isScriptDataDoubleEscapeSequenceEnd(this.preprocessor.peek(SEQUENCES.SCRIPT.length))) {
			this._emitCodePoint(cp);
			for (let i = 0; i < SEQUENCES.SCRIPT.length; i++) this._emitCodePoint(this._consume());
			this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
		} else if (!this._ensureHibernation()) {
			this.state = State.SCRIPT_DATA_ESCAPED;
			this._stateScriptDataEscaped(cp);
		}
	}
	_stateScriptDataDoubleEscaped(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH;
				this._emitChars("-");
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN;
				this._emitChars("<");
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInScriptHtmlCommentLikeText);
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateScriptDataDoubleEscapedDash(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH;
				this._emitChars("-");
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN;
				this._emitChars("<");
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInScriptHtmlCommentLikeText);
				this._emitEOFToken();
				break;
			default:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
				this._emitCodePoint(cp);
		}
	}
	_stateScriptDataDoubleEscapedDashDash(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this._emitChars("-");
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN;
				this._emitChars("<");
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.SCRIPT_DATA;
				this._emitChars(">");
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
				this._emitChars("�");
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInScriptHtmlCommentLikeText);
				this._emitEOFToken();
				break;
			default:
				this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
				this._emitCodePoint(cp);
		}
	}
	_stateScriptDataDoubleEscapedLessThanSign(cp) {
		if (cp === CODE_POINTS.SOLIDUS) {
			this.state = State.SCRIPT_DATA_DOUBLE_ESCAPE_END;
			this._emitChars("/");
		} else {
			this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
			this._stateScriptDataDoubleEscaped(cp);
		}
	}
	_stateScriptDataDoubleEscapeEnd(cp) {
		if (this.preprocessor.startsWith(SEQUENCES.SCRIPT, false) && isScriptDataDoubleEscapeSequenceEnd(this.preprocessor.peek(SEQUENCES.SCRIPT.length))) {
			this._emitCodePoint(cp);
			for (let i = 0; i < SEQUENCES.SCRIPT.length; i++) this._emitCodePoint(this._consume());
			this.state = State.SCRIPT_DATA_ESCAPED;
		} else if (!this._ensureHibernation()) {
			this.state = State.SCRIPT_DATA_DOUBLE_ESCAPED;
			this._stateScriptDataDoubleEscaped(cp);
		}
	}
	_stateBeforeAttributeName(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.SOLIDUS:
			case CODE_POINTS.GREATER_THAN_SIGN:
			case CODE_POINTS.EOF:
				this.state = State.AFTER_ATTRIBUTE_NAME;
				this._stateAfterAttributeName(cp);
				break;
			case CODE_POINTS.EQUALS_SIGN:
				this._err(ERR.unexpectedEqualsSignBeforeAttributeName);
				this._createAttr("=");
				this.state = State.ATTRIBUTE_NAME;
				break;
			default:
				this._createAttr("");
				this.state = State.ATTRIBUTE_NAME;
				this._stateAttributeName(cp);
		}
	}
	_stateAttributeName(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
			case CODE_POINTS.SOLIDUS:
			case CODE_POINTS.GREATER_THAN_SIGN:
			case CODE_POINTS.EOF:
				this._leaveAttrName();
				this.state = State.AFTER_ATTRIBUTE_NAME;
				this._stateAfterAttributeName(cp);
				break;
			case CODE_POINTS.EQUALS_SIGN:
				this._leaveAttrName();
				this.state = State.BEFORE_ATTRIBUTE_VALUE;
				break;
			case CODE_POINTS.QUOTATION_MARK:
			case CODE_POINTS.APOSTROPHE:
			case CODE_POINTS.LESS_THAN_SIGN:
				this._err(ERR.unexpectedCharacterInAttributeName);
				this.currentAttr.name += String.fromCodePoint(cp);
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.currentAttr.name += "�";
				break;
			default: this.currentAttr.name += String.fromCodePoint(isAsciiUpper(cp) ? toAsciiLower(cp) : cp);
		}
	}
	_stateAfterAttributeName(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.SOLIDUS:
				this.state = State.SELF_CLOSING_START_TAG;
				break;
			case CODE_POINTS.EQUALS_SIGN:
				this.state = State.BEFORE_ATTRIBUTE_VALUE;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentTagToken();
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default:
				this._createAttr("");
				this.state = State.ATTRIBUTE_NAME;
				this._stateAttributeName(cp);
		}
	}
	_stateBeforeAttributeValue(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.QUOTATION_MARK:
				this.state = State.ATTRIBUTE_VALUE_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				this.state = State.ATTRIBUTE_VALUE_SINGLE_QUOTED;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.missingAttributeValue);
				this.state = State.DATA;
				this.emitCurrentTagToken();
				break;
			default:
				this.state = State.ATTRIBUTE_VALUE_UNQUOTED;
				this._stateAttributeValueUnquoted(cp);
		}
	}
	_stateAttributeValueDoubleQuoted(cp) {
		switch (cp) {
			case CODE_POINTS.QUOTATION_MARK:
				this.state = State.AFTER_ATTRIBUTE_VALUE_QUOTED;
				break;
			case CODE_POINTS.AMPERSAND:
				this._startCharacterReference();
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.currentAttr.value += "�";
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default: this.currentAttr.value += String.fromCodePoint(cp);
		}
	}
	_stateAttributeValueSingleQuoted(cp) {
		switch (cp) {
			case CODE_POINTS.APOSTROPHE:
				this.state = State.AFTER_ATTRIBUTE_VALUE_QUOTED;
				break;
			case CODE_POINTS.AMPERSAND:
				this._startCharacterReference();
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.currentAttr.value += "�";
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default: this.currentAttr.value += String.fromCodePoint(cp);
		}
	}
	_stateAttributeValueUnquoted(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this._leaveAttrValue();
				this.state = State.BEFORE_ATTRIBUTE_NAME;
				break;
			case CODE_POINTS.AMPERSAND:
				this._startCharacterReference();
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._leaveAttrValue();
				this.state = State.DATA;
				this.emitCurrentTagToken();
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this.currentAttr.value += "�";
				break;
			case CODE_POINTS.QUOTATION_MARK:
			case CODE_POINTS.APOSTROPHE:
			case CODE_POINTS.LESS_THAN_SIGN:
			case CODE_POINTS.EQUALS_SIGN:
			case CODE_POINTS.GRAVE_ACCENT:
				this._err(ERR.unexpectedCharacterInUnquotedAttributeValue);
				this.currentAttr.value += String.fromCodePoint(cp);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default: this.currentAttr.value += String.fromCodePoint(cp);
		}
	}
	_stateAfterAttributeValueQuoted(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this._leaveAttrValue();
				this.state = State.BEFORE_ATTRIBUTE_NAME;
				break;
			case CODE_POINTS.SOLIDUS:
				this._leaveAttrValue();
				this.state = State.SELF_CLOSING_START_TAG;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._leaveAttrValue();
				this.state = State.DATA;
				this.emitCurrentTagToken();
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingWhitespaceBetweenAttributes);
				this.state = State.BEFORE_ATTRIBUTE_NAME;
				this._stateBeforeAttributeName(cp);
		}
	}
	_stateSelfClosingStartTag(cp) {
		switch (cp) {
			case CODE_POINTS.GREATER_THAN_SIGN: {
				const token = this.currentToken;
				token.selfClosing = true;
				this.state = State.DATA;
				this.emitCurrentTagToken();
				break;
			}
			case CODE_POINTS.EOF:
				this._err(ERR.eofInTag);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.unexpectedSolidusInTag);
				this.state = State.BEFORE_ATTRIBUTE_NAME;
				this._stateBeforeAttributeName(cp);
		}
	}
	_stateBogusComment(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentComment(token);
				break;
			case CODE_POINTS.EOF:
				this.emitCurrentComment(token);
				this._emitEOFToken();
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.data += "�";
				break;
			default: token.data += String.fromCodePoint(cp);
		}
	}
	_stateMarkupDeclarationOpen(cp) {
		if (this._consumeSequenceIfMatch(SEQUENCES.DASH_DASH, true)) {
			this._createCommentToken(SEQUENCES.DASH_DASH.length + 1);
			this.state = State.COMMENT_START;
		} else if (this._consumeSequenceIfMatch(SEQUENCES.DOCTYPE, false)) {
			this.currentLocation = this.getCurrentLocation(SEQUENCES.DOCTYPE.length + 1);
			this.state = State.DOCTYPE;
		} else if (this._consumeSequenceIfMatch(SEQUENCES.CDATA_START, true)) {
			if (this.inForeignNode) this.state = State.CDATA_SECTION;
			else {
				this._err(ERR.cdataInHtmlContent);
				this._createCommentToken(SEQUENCES.CDATA_START.length + 1);
				this.currentToken.data = "[CDATA[";
				this.state = State.BOGUS_COMMENT;
			}
		} else if (!this._ensureHibernation()) {
			this._err(ERR.incorrectlyOpenedComment);
			this._createCommentToken(2);
			this.state = State.BOGUS_COMMENT;
			this._stateBogusComment(cp);
		}
	}
	_stateCommentStart(cp) {
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.COMMENT_START_DASH;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN: {
				this._err(ERR.abruptClosingOfEmptyComment);
				this.state = State.DATA;
				const token = this.currentToken;
				this.emitCurrentComment(token);
				break;
			}
			default:
				this.state = State.COMMENT;
				this._stateComment(cp);
		}
	}
	_stateCommentStartDash(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.COMMENT_END;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.abruptClosingOfEmptyComment);
				this.state = State.DATA;
				this.emitCurrentComment(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInComment);
				this.emitCurrentComment(token);
				this._emitEOFToken();
				break;
			default:
				token.data += "-";
				this.state = State.COMMENT;
				this._stateComment(cp);
		}
	}
	_stateComment(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.COMMENT_END_DASH;
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				token.data += "<";
				this.state = State.COMMENT_LESS_THAN_SIGN;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.data += "�";
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInComment);
				this.emitCurrentComment(token);
				this._emitEOFToken();
				break;
			default: token.data += String.fromCodePoint(cp);
		}
	}
	_stateCommentLessThanSign(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.EXCLAMATION_MARK:
				token.data += "!";
				this.state = State.COMMENT_LESS_THAN_SIGN_BANG;
				break;
			case CODE_POINTS.LESS_THAN_SIGN:
				token.data += "<";
				break;
			default:
				this.state = State.COMMENT;
				this._stateComment(cp);
		}
	}
	_stateCommentLessThanSignBang(cp) {
		if (cp === CODE_POINTS.HYPHEN_MINUS) this.state = State.COMMENT_LESS_THAN_SIGN_BANG_DASH;
		else {
			this.state = State.COMMENT;
			this._stateComment(cp);
		}
	}
	_stateCommentLessThanSignBangDash(cp) {
		if (cp === CODE_POINTS.HYPHEN_MINUS) this.state = State.COMMENT_LESS_THAN_SIGN_BANG_DASH_DASH;
		else {
			this.state = State.COMMENT_END_DASH;
			this._stateCommentEndDash(cp);
		}
	}
	_stateCommentLessThanSignBangDashDash(cp) {
		if (cp !== CODE_POINTS.GREATER_THAN_SIGN && cp !== CODE_POINTS.EOF) this._err(ERR.nestedComment);
		this.state = State.COMMENT_END;
		this._stateCommentEnd(cp);
	}
	_stateCommentEndDash(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				this.state = State.COMMENT_END;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInComment);
				this.emitCurrentComment(token);
				this._emitEOFToken();
				break;
			default:
				token.data += "-";
				this.state = State.COMMENT;
				this._stateComment(cp);
		}
	}
	_stateCommentEnd(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentComment(token);
				break;
			case CODE_POINTS.EXCLAMATION_MARK:
				this.state = State.COMMENT_END_BANG;
				break;
			case CODE_POINTS.HYPHEN_MINUS:
				token.data += "-";
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInComment);
				this.emitCurrentComment(token);
				this._emitEOFToken();
				break;
			default:
				token.data += "--";
				this.state = State.COMMENT;
				this._stateComment(cp);
		}
	}
	_stateCommentEndBang(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.HYPHEN_MINUS:
				token.data += "--!";
				this.state = State.COMMENT_END_DASH;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.incorrectlyClosedComment);
				this.state = State.DATA;
				this.emitCurrentComment(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInComment);
				this.emitCurrentComment(token);
				this._emitEOFToken();
				break;
			default:
				token.data += "--!";
				this.state = State.COMMENT;
				this._stateComment(cp);
		}
	}
	_stateDoctype(cp) {
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this.state = State.BEFORE_DOCTYPE_NAME;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.BEFORE_DOCTYPE_NAME;
				this._stateBeforeDoctypeName(cp);
				break;
			case CODE_POINTS.EOF: {
				this._err(ERR.eofInDoctype);
				this._createDoctypeToken(null);
				const token = this.currentToken;
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			}
			default:
				this._err(ERR.missingWhitespaceBeforeDoctypeName);
				this.state = State.BEFORE_DOCTYPE_NAME;
				this._stateBeforeDoctypeName(cp);
		}
	}
	_stateBeforeDoctypeName(cp) {
		if (isAsciiUpper(cp)) {
			this._createDoctypeToken(String.fromCharCode(toAsciiLower(cp)));
			this.state = State.DOCTYPE_NAME;
		} else switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				this._createDoctypeToken("�");
				this.state = State.DOCTYPE_NAME;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN: {
				this._err(ERR.missingDoctypeName);
				this._createDoctypeToken(null);
				const token = this.currentToken;
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			}
			case CODE_POINTS.EOF: {
				this._err(ERR.eofInDoctype);
				this._createDoctypeToken(null);
				const token = this.currentToken;
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			}
			default:
				this._createDoctypeToken(String.fromCodePoint(cp));
				this.state = State.DOCTYPE_NAME;
		}
	}
	_stateDoctypeName(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this.state = State.AFTER_DOCTYPE_NAME;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.name += "�";
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default: token.name += String.fromCodePoint(isAsciiUpper(cp) ? toAsciiLower(cp) : cp);
		}
	}
	_stateAfterDoctypeName(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default: if (this._consumeSequenceIfMatch(SEQUENCES.PUBLIC, false)) this.state = State.AFTER_DOCTYPE_PUBLIC_KEYWORD;
			else if (this._consumeSequenceIfMatch(SEQUENCES.SYSTEM, false)) this.state = State.AFTER_DOCTYPE_SYSTEM_KEYWORD;
			else if (!this._ensureHibernation()) {
				this._err(ERR.invalidCharacterSequenceAfterDoctypeName);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
			}
		}
	}
	_stateAfterDoctypePublicKeyword(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this.state = State.BEFORE_DOCTYPE_PUBLIC_IDENTIFIER;
				break;
			case CODE_POINTS.QUOTATION_MARK:
				this._err(ERR.missingWhitespaceAfterDoctypePublicKeyword);
				token.publicId = "";
				this.state = State.DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				this._err(ERR.missingWhitespaceAfterDoctypePublicKeyword);
				token.publicId = "";
				this.state = State.DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.missingDoctypePublicIdentifier);
				token.forceQuirks = true;
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingQuoteBeforeDoctypePublicIdentifier);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateBeforeDoctypePublicIdentifier(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.QUOTATION_MARK:
				token.publicId = "";
				this.state = State.DOCTYPE_PUBLIC_IDENTIFIER_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				token.publicId = "";
				this.state = State.DOCTYPE_PUBLIC_IDENTIFIER_SINGLE_QUOTED;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.missingDoctypePublicIdentifier);
				token.forceQuirks = true;
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingQuoteBeforeDoctypePublicIdentifier);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateDoctypePublicIdentifierDoubleQuoted(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.QUOTATION_MARK:
				this.state = State.AFTER_DOCTYPE_PUBLIC_IDENTIFIER;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.publicId += "�";
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.abruptDoctypePublicIdentifier);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default: token.publicId += String.fromCodePoint(cp);
		}
	}
	_stateDoctypePublicIdentifierSingleQuoted(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.APOSTROPHE:
				this.state = State.AFTER_DOCTYPE_PUBLIC_IDENTIFIER;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.publicId += "�";
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.abruptDoctypePublicIdentifier);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default: token.publicId += String.fromCodePoint(cp);
		}
	}
	_stateAfterDoctypePublicIdentifier(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this.state = State.BETWEEN_DOCTYPE_PUBLIC_AND_SYSTEM_IDENTIFIERS;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.QUOTATION_MARK:
				this._err(ERR.missingWhitespaceBetweenDoctypePublicAndSystemIdentifiers);
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				this._err(ERR.missingWhitespaceBetweenDoctypePublicAndSystemIdentifiers);
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingQuoteBeforeDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateBetweenDoctypePublicAndSystemIdentifiers(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.QUOTATION_MARK:
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingQuoteBeforeDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateAfterDoctypeSystemKeyword(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED:
				this.state = State.BEFORE_DOCTYPE_SYSTEM_IDENTIFIER;
				break;
			case CODE_POINTS.QUOTATION_MARK:
				this._err(ERR.missingWhitespaceAfterDoctypeSystemKeyword);
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				this._err(ERR.missingWhitespaceAfterDoctypeSystemKeyword);
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.missingDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingQuoteBeforeDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateBeforeDoctypeSystemIdentifier(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.QUOTATION_MARK:
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_DOUBLE_QUOTED;
				break;
			case CODE_POINTS.APOSTROPHE:
				token.systemId = "";
				this.state = State.DOCTYPE_SYSTEM_IDENTIFIER_SINGLE_QUOTED;
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.missingDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.state = State.DATA;
				this.emitCurrentDoctype(token);
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.missingQuoteBeforeDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateDoctypeSystemIdentifierDoubleQuoted(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.QUOTATION_MARK:
				this.state = State.AFTER_DOCTYPE_SYSTEM_IDENTIFIER;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.systemId += "�";
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.abruptDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default: token.systemId += String.fromCodePoint(cp);
		}
	}
	_stateDoctypeSystemIdentifierSingleQuoted(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.APOSTROPHE:
				this.state = State.AFTER_DOCTYPE_SYSTEM_IDENTIFIER;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				token.systemId += "�";
				break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this._err(ERR.abruptDoctypeSystemIdentifier);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default: token.systemId += String.fromCodePoint(cp);
		}
	}
	_stateAfterDoctypeSystemIdentifier(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.SPACE:
			case CODE_POINTS.LINE_FEED:
			case CODE_POINTS.TABULATION:
			case CODE_POINTS.FORM_FEED: break;
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInDoctype);
				token.forceQuirks = true;
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
				break;
			default:
				this._err(ERR.unexpectedCharacterAfterDoctypeSystemIdentifier);
				this.state = State.BOGUS_DOCTYPE;
				this._stateBogusDoctype(cp);
		}
	}
	_stateBogusDoctype(cp) {
		const token = this.currentToken;
		switch (cp) {
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.emitCurrentDoctype(token);
				this.state = State.DATA;
				break;
			case CODE_POINTS.NULL:
				this._err(ERR.unexpectedNullCharacter);
				break;
			case CODE_POINTS.EOF:
				this.emitCurrentDoctype(token);
				this._emitEOFToken();
		}
	}
	_stateCdataSection(cp) {
		switch (cp) {
			case CODE_POINTS.RIGHT_SQUARE_BRACKET:
				this.state = State.CDATA_SECTION_BRACKET;
				break;
			case CODE_POINTS.EOF:
				this._err(ERR.eofInCdata);
				this._emitEOFToken();
				break;
			default: this._emitCodePoint(cp);
		}
	}
	_stateCdataSectionBracket(cp) {
		if (cp === CODE_POINTS.RIGHT_SQUARE_BRACKET) this.state = State.CDATA_SECTION_END;
		else {
			this._emitChars("]");
			this.state = State.CDATA_SECTION;
			this._stateCdataSection(cp);
		}
	}
	_stateCdataSectionEnd(cp) {
		switch (cp) {
			case CODE_POINTS.GREATER_THAN_SIGN:
				this.state = State.DATA;
				break;
			case CODE_POINTS.RIGHT_SQUARE_BRACKET:
				this._emitChars("]");
				break;
			default:
				this._emitChars("]]");
				this.state = State.CDATA_SECTION;
				this._stateCdataSection(cp);
		}
	}
	_stateCharacterReference() {
		let length = this.entityDecoder.write(this.preprocessor.html, this.preprocessor.pos);
		if (length < 0) {
			if (this.preprocessor.lastChunkWritten) length = this.entityDecoder.end();
			else {
				this.active = false;
				this.preprocessor.pos = this.preprocessor.html.length - 1;
				this.consumedAfterSnapshot = 0;
				this.preprocessor.endOfChunkHit = true;
				return;
			}
		}
		if (length === 0) {
			this.preprocessor.pos = this.entityStartPos;
			this._flushCodePointConsumedAsCharacterReference(CODE_POINTS.AMPERSAND);
			this.state = !this._isCharacterReferenceInAttribute() && isAsciiAlphaNumeric(this.preprocessor.peek(1)) ? State.AMBIGUOUS_AMPERSAND : this.returnState;
		} else this.state = this.returnState;
	}
	_stateAmbiguousAmpersand(cp) {
		if (isAsciiAlphaNumeric(cp)) this._flushCodePointConsumedAsCharacterReference(cp);
		else {
			if (cp === CODE_POINTS.SEMICOLON) this._err(ERR.unknownNamedCharacterReference);
			this.state = this.returnState;
			this._callState(cp);
		}
	}
};

//#endregion
//#region node_modules/parse5/dist/parser/open-element-stack.js
const IMPLICIT_END_TAG_REQUIRED = /* @__PURE__ */ new Set([
	TAG_ID.DD,
	TAG_ID.DT,
	TAG_ID.LI,
	TAG_ID.OPTGROUP,
	TAG_ID.OPTION,
	TAG_ID.P,
	TAG_ID.RB,
	TAG_ID.RP,
	TAG_ID.RT,
	TAG_ID.RTC
]);
const IMPLICIT_END_TAG_REQUIRED_THOROUGHLY = /* @__PURE__ */ new Set([
	...IMPLICIT_END_TAG_REQUIRED,
	TAG_ID.CAPTION,
	TAG_ID.COLGROUP,
	TAG_ID.TBODY,
	TAG_ID.TD,
	TAG_ID.TFOOT,
	TAG_ID.TH,
	TAG_ID.THEAD,
	TAG_ID.TR
]);
const SCOPING_ELEMENTS_HTML = /* @__PURE__ */ new Set([
	TAG_ID.APPLET,
	TAG_ID.CAPTION,
	TAG_ID.HTML,
	TAG_ID.MARQUEE,
	TAG_ID.OBJECT,
	TAG_ID.TABLE,
	TAG_ID.TD,
	TAG_ID.TEMPLATE,
	TAG_ID.TH
]);
const SCOPING_ELEMENTS_HTML_LIST = /* @__PURE__ */ new Set([
	...SCOPING_ELEMENTS_HTML,
	TAG_ID.OL,
	TAG_ID.UL
]);
const SCOPING_ELEMENTS_HTML_BUTTON = /* @__PURE__ */ new Set([...SCOPING_ELEMENTS_HTML, TAG_ID.BUTTON]);
const SCOPING_ELEMENTS_MATHML = /* @__PURE__ */ new Set([
	TAG_ID.ANNOTATION_XML,
	TAG_ID.MI,
	TAG_ID.MN,
	TAG_ID.MO,
	TAG_ID.MS,
	TAG_ID.MTEXT
]);
const SCOPING_ELEMENTS_SVG = /* @__PURE__ */ new Set([
	TAG_ID.DESC,
	TAG_ID.FOREIGN_OBJECT,
	TAG_ID.TITLE
]);
const TABLE_ROW_CONTEXT = /* @__PURE__ */ new Set([
	TAG_ID.TR,
	TAG_ID.TEMPLATE,
	TAG_ID.HTML
]);
const TABLE_BODY_CONTEXT = /* @__PURE__ */ new Set([
	TAG_ID.TBODY,
	TAG_ID.TFOOT,
	TAG_ID.THEAD,
	TAG_ID.TEMPLATE,
	TAG_ID.HTML
]);
const TABLE_CONTEXT = /* @__PURE__ */ new Set([
	TAG_ID.TABLE,
	TAG_ID.TEMPLATE,
	TAG_ID.HTML
]);
const TABLE_CELLS = /* @__PURE__ */ new Set([TAG_ID.TD, TAG_ID.TH]);

//#endregion
//#region node_modules/parse5/dist/parser/formatting-element-list.js
var EntryType;
(function(EntryType) {
	EntryType[EntryType["Marker"] = 0] = "Marker";
	EntryType[EntryType["Element"] = 1] = "Element";
})(EntryType || (EntryType = {}));
const MARKER = { type: EntryType.Marker };

//#endregion
//#region node_modules/parse5/dist/common/doctype.js
const QUIRKS_MODE_PUBLIC_ID_PREFIXES = [
	"+//silmaril//dtd html pro v0r11 19970101//",
	"-//as//dtd html 3.0 aswedit + extensions//",
	"-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
	"-//ietf//dtd html 2.0 level 1//",
	"-//ietf//dtd html 2.0 level 2//",
	"-//ietf//dtd html 2.0 strict level 1//",
	"-//ietf//dtd html 2.0 strict level 2//",
	"-//ietf//dtd html 2.0 strict//",
	"-//ietf//dtd html 2.0//",
	"-//ietf//dtd html 2.1e//",
	"-//ietf//dtd html 3.0//",
	"-//ietf//dtd html 3.2 final//",
	"-//ietf//dtd html 3.2//",
	"-//ietf//dtd html 3//",
	"-//ietf//dtd html level 0//",
	"-//ietf//dtd html level 1//",
	"-//ietf//dtd html level 2//",
	"-//ietf//dtd html level 3//",
	"-//ietf//dtd html strict level 0//",
	"-//ietf//dtd html strict level 1//",
	"-//ietf//dtd html strict level 2//",
	"-//ietf//dtd html strict level 3//",
	"-//ietf//dtd html strict//",
	"-//ietf//dtd html//",
	"-//metrius//dtd metrius presentational//",
	"-//microsoft//dtd internet explorer 2.0 html strict//",
	"-//microsoft//dtd internet explorer 2.0 html//",
	"-//microsoft//dtd internet explorer 2.0 tables//",
	"-//microsoft//dtd internet explorer 3.0 html strict//",
	"-//microsoft//dtd internet explorer 3.0 html//",
	"-//microsoft//dtd internet explorer 3.0 tables//",
	"-//netscape comm. corp.//dtd html//",
	"-//netscape comm. corp.//dtd strict html//",
	"-//o'reilly and associates//dtd html 2.0//",
	"-//o'reilly and associates//dtd html extended 1.0//",
	"-//o'reilly and associates//dtd html extended relaxed 1.0//",
	"-//sq//dtd html 2.0 hotmetal + extensions//",
	"-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
	"-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
	"-//spyglass//dtd html 2.0 extended//",
	"-//sun microsystems corp.//dtd hotjava html//",
	"-//sun microsystems corp.//dtd hotjava strict html//",
	"-//w3c//dtd html 3 1995-03-24//",
	"-//w3c//dtd html 3.2 draft//",
	"-//w3c//dtd html 3.2 final//",
	"-//w3c//dtd html 3.2//",
	"-//w3c//dtd html 3.2s draft//",
	"-//w3c//dtd html 4.0 frameset//",
	"-//w3c//dtd html 4.0 transitional//",
	"-//w3c//dtd html experimental 19960712//",
	"-//w3c//dtd html experimental 970421//",
	"-//w3c//dtd w3 html//",
	"-//w3o//dtd w3 html 3.0//",
	"-//webtechs//dtd mozilla html 2.0//",
	"-//webtechs//dtd mozilla html//"
];
const QUIRKS_MODE_NO_SYSTEM_ID_PUBLIC_ID_PREFIXES = [
	...QUIRKS_MODE_PUBLIC_ID_PREFIXES,
	"-//w3c//dtd html 4.01 frameset//",
	"-//w3c//dtd html 4.01 transitional//"
];
const LIMITED_QUIRKS_PUBLIC_ID_PREFIXES = ["-//w3c//dtd xhtml 1.0 frameset//", "-//w3c//dtd xhtml 1.0 transitional//"];
const LIMITED_QUIRKS_WITH_SYSTEM_ID_PUBLIC_ID_PREFIXES = [
	...LIMITED_QUIRKS_PUBLIC_ID_PREFIXES,
	"-//w3c//dtd html 4.01 frameset//",
	"-//w3c//dtd html 4.01 transitional//"
];

//#endregion
//#region node_modules/parse5/dist/common/foreign-content.js
const SVG_ATTRS_ADJUSTMENT_MAP = new Map([
	"attributeName",
	"attributeType",
	"baseFrequency",
	"baseProfile",
	"calcMode",
	"clipPathUnits",
	"diffuseConstant",
	"edgeMode",
	"filterUnits",
	"glyphRef",
	"gradientTransform",
	"gradientUnits",
	"kernelMatrix",
	"kernelUnitLength",
	"keyPoints",
	"keySplines",
	"keyTimes",
	"lengthAdjust",
	"limitingConeAngle",
	"markerHeight",
	"markerUnits",
	"markerWidth",
	"maskContentUnits",
	"maskUnits",
	"numOctaves",
	"pathLength",
	"patternContentUnits",
	"patternTransform",
	"patternUnits",
	"pointsAtX",
	"pointsAtY",
	"pointsAtZ",
	"preserveAlpha",
	"preserveAspectRatio",
	"primitiveUnits",
	"refX",
	"refY",
	"repeatCount",
	"repeatDur",
	"requiredExtensions",
	"requiredFeatures",
	"specularConstant",
	"specularExponent",
	"spreadMethod",
	"startOffset",
	"stdDeviation",
	"stitchTiles",
	"surfaceScale",
	"systemLanguage",
	"tableValues",
	"targetX",
	"targetY",
	"textLength",
	"viewBox",
	"viewTarget",
	"xChannelSelector",
	"yChannelSelector",
	"zoomAndPan"
].map((attr) => [attr.toLowerCase(), attr]));
const XML_ATTRS_ADJUSTMENT_MAP = /* @__PURE__ */ new Map([
	["xlink:actuate", {
		prefix: "xlink",
		name: "actuate",
		namespace: NS.XLINK
	}],
	["xlink:arcrole", {
		prefix: "xlink",
		name: "arcrole",
		namespace: NS.XLINK
	}],
	["xlink:href", {
		prefix: "xlink",
		name: "href",
		namespace: NS.XLINK
	}],
	["xlink:role", {
		prefix: "xlink",
		name: "role",
		namespace: NS.XLINK
	}],
	["xlink:show", {
		prefix: "xlink",
		name: "show",
		namespace: NS.XLINK
	}],
	["xlink:title", {
		prefix: "xlink",
		name: "title",
		namespace: NS.XLINK
	}],
	["xlink:type", {
		prefix: "xlink",
		name: "type",
		namespace: NS.XLINK
	}],
	["xml:lang", {
		prefix: "xml",
		name: "lang",
		namespace: NS.XML
	}],
	["xml:space", {
		prefix: "xml",
		name: "space",
		namespace: NS.XML
	}],
	["xmlns", {
		prefix: "",
		name: "xmlns",
		namespace: NS.XMLNS
	}],
	["xmlns:xlink", {
		prefix: "xmlns",
		name: "xlink",
		namespace: NS.XMLNS
	}]
]);
const SVG_TAG_NAMES_ADJUSTMENT_MAP = new Map([
	"altGlyph",
	"altGlyphDef",
	"altGlyphItem",
	"animateColor",
	"animateMotion",
	"animateTransform",
	"clipPath",
	"feBlend",
	"feColorMatrix",
	"feComponentTransfer",
	"feComposite",
	"feConvolveMatrix",
	"feDiffuseLighting",
	"feDisplacementMap",
	"feDistantLight",
	"feFlood",
	"feFuncA",
	"feFuncB",
	"feFuncG",
	"feFuncR",
	"feGaussianBlur",
	"feImage",
	"feMerge",
	"feMergeNode",
	"feMorphology",
	"feOffset",
	"fePointLight",
	"feSpecularLighting",
	"feSpotLight",
	"feTile",
	"feTurbulence",
	"foreignObject",
	"glyphRef",
	"linearGradient",
	"radialGradient",
	"textPath"
].map((tn) => [tn.toLowerCase(), tn]));
const EXITS_FOREIGN_CONTENT = /* @__PURE__ */ new Set([
	TAG_ID.B,
	TAG_ID.BIG,
	TAG_ID.BLOCKQUOTE,
	TAG_ID.BODY,
	TAG_ID.BR,
	TAG_ID.CENTER,
	TAG_ID.CODE,
	TAG_ID.DD,
	TAG_ID.DIV,
	TAG_ID.DL,
	TAG_ID.DT,
	TAG_ID.EM,
	TAG_ID.EMBED,
	TAG_ID.H1,
	TAG_ID.H2,
	TAG_ID.H3,
	TAG_ID.H4,
	TAG_ID.H5,
	TAG_ID.H6,
	TAG_ID.HEAD,
	TAG_ID.HR,
	TAG_ID.I,
	TAG_ID.IMG,
	TAG_ID.LI,
	TAG_ID.LISTING,
	TAG_ID.MENU,
	TAG_ID.META,
	TAG_ID.NOBR,
	TAG_ID.OL,
	TAG_ID.P,
	TAG_ID.PRE,
	TAG_ID.RUBY,
	TAG_ID.S,
	TAG_ID.SMALL,
	TAG_ID.SPAN,
	TAG_ID.STRONG,
	TAG_ID.STRIKE,
	TAG_ID.SUB,
	TAG_ID.SUP,
	TAG_ID.TABLE,
	TAG_ID.TT,
	TAG_ID.U,
	TAG_ID.UL,
	TAG_ID.VAR
]);

//#endregion
//#region node_modules/parse5/dist/parser/index.js
var InsertionMode;
(function(InsertionMode) {
	InsertionMode[InsertionMode["INITIAL"] = 0] = "INITIAL";
	InsertionMode[InsertionMode["BEFORE_HTML"] = 1] = "BEFORE_HTML";
	InsertionMode[InsertionMode["BEFORE_HEAD"] = 2] = "BEFORE_HEAD";
	InsertionMode[InsertionMode["IN_HEAD"] = 3] = "IN_HEAD";
	InsertionMode[InsertionMode["IN_HEAD_NO_SCRIPT"] = 4] = "IN_HEAD_NO_SCRIPT";
	InsertionMode[InsertionMode["AFTER_HEAD"] = 5] = "AFTER_HEAD";
	InsertionMode[InsertionMode["IN_BODY"] = 6] = "IN_BODY";
	InsertionMode[InsertionMode["TEXT"] = 7] = "TEXT";
	InsertionMode[InsertionMode["IN_TABLE"] = 8] = "IN_TABLE";
	InsertionMode[InsertionMode["IN_TABLE_TEXT"] = 9] = "IN_TABLE_TEXT";
	InsertionMode[InsertionMode["IN_CAPTION"] = 10] = "IN_CAPTION";
	InsertionMode[InsertionMode["IN_COLUMN_GROUP"] = 11] = "IN_COLUMN_GROUP";
	InsertionMode[InsertionMode["IN_TABLE_BODY"] = 12] = "IN_TABLE_BODY";
	InsertionMode[InsertionMode["IN_ROW"] = 13] = "IN_ROW";
	InsertionMode[InsertionMode["IN_CELL"] = 14] = "IN_CELL";
	InsertionMode[InsertionMode["IN_SELECT"] = 15] = "IN_SELECT";
	InsertionMode[InsertionMode["IN_SELECT_IN_TABLE"] = 16] = "IN_SELECT_IN_TABLE";
	InsertionMode[InsertionMode["IN_TEMPLATE"] = 17] = "IN_TEMPLATE";
	InsertionMode[InsertionMode["AFTER_BODY"] = 18] = "AFTER_BODY";
	InsertionMode[InsertionMode["IN_FRAMESET"] = 19] = "IN_FRAMESET";
	InsertionMode[InsertionMode["AFTER_FRAMESET"] = 20] = "AFTER_FRAMESET";
	InsertionMode[InsertionMode["AFTER_AFTER_BODY"] = 21] = "AFTER_AFTER_BODY";
	InsertionMode[InsertionMode["AFTER_AFTER_FRAMESET"] = 22] = "AFTER_AFTER_FRAMESET";
})(InsertionMode || (InsertionMode = {}));
const TABLE_STRUCTURE_TAGS = /* @__PURE__ */ new Set([
	TAG_ID.TABLE,
	TAG_ID.TBODY,
	TAG_ID.TFOOT,
	TAG_ID.THEAD,
	TAG_ID.TR
]);
const TABLE_VOID_ELEMENTS = /* @__PURE__ */ new Set([
	TAG_ID.CAPTION,
	TAG_ID.COL,
	TAG_ID.COLGROUP,
	TAG_ID.TBODY,
	TAG_ID.TD,
	TAG_ID.TFOOT,
	TAG_ID.TH,
	TAG_ID.THEAD,
	TAG_ID.TR
]);

//#endregion
//#region node_modules/parse5/dist/serializer/index.js
const VOID_ELEMENTS = /* @__PURE__ */ new Set([
	TAG_NAMES.AREA,
	TAG_NAMES.BASE,
	TAG_NAMES.BASEFONT,
	TAG_NAMES.BGSOUND,
	TAG_NAMES.BR,
	TAG_NAMES.COL,
	TAG_NAMES.EMBED,
	TAG_NAMES.FRAME,
	TAG_NAMES.HR,
	TAG_NAMES.IMG,
	TAG_NAMES.INPUT,
	TAG_NAMES.KEYGEN,
	TAG_NAMES.LINK,
	TAG_NAMES.META,
	TAG_NAMES.PARAM,
	TAG_NAMES.SOURCE,
	TAG_NAMES.TRACK,
	TAG_NAMES.WBR
]);

//#endregion
//#region src/baseline/exchange/fast-start-tag.ts
const NAME$3 = /<([a-z][a-z0-9-]*)/iy;
const ATTRIBUTE = /[\t\n\f ]+([^\t\n\f "'<=/>&]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\t\n\f "'<=>`]+)))?/y;
const END = /[\t\n\f ]*(\/?)>/y;
const MAX_ATTRIBUTES$1 = 100;
function fastStartTag(html, at) {
	NAME$3.lastIndex = at;
	const name = NAME$3.exec(html)?.[1];
	if (name === void 0) return void 0;
	let attributes = [];
	let end = NAME$3.lastIndex;
	for (let count = 0;; count += 1) {
		ATTRIBUTE.lastIndex = end;
		const match = ATTRIBUTE.exec(html);
		if (match === null) break;
		if (count >= MAX_ATTRIBUTES$1) return void 0;
		end = ATTRIBUTE.lastIndex;
		const [, written = "", double, single, bare] = match;
		const key = written.toLowerCase();
		const value = decodeReferences(double ?? single ?? bare ?? "", true);
		if (value === void 0) attributes = void 0;
		else if (attributes?.every((known) => known.name !== key) === true) attributes.push({
			name: key,
			value
		});
	}
	END.lastIndex = end;
	const close = END.exec(html);
	if (close === null) return void 0;
	return {
		name: name.toLowerCase(),
		attributes,
		selfClosing: close[1] === "/",
		end: END.lastIndex
	};
}
const MEANING = {
	"&amp;": "&",
	"&lt;": "<",
	"&gt;": ">",
	"&quot;": "\"",
	"&apos;": "'",
	"&#39;": "'",
	"&nbsp;": "\xA0",
	"&copy;": "©"
};
const REFERENCE = /&(?:amp|lt|gt|quot|apos|#39|nbsp|copy);/gu;
const PLAIN_IN_TEXT = /&(?:(?:amp|lt|gt|quot|apos|#39|nbsp|copy);|(?=[\t\n\f ]|$))/gu;
const PLAIN_IN_VALUE = /&(?:(?:amp|lt|gt|quot|apos|#39|nbsp|copy);|[a-z0-9]+=|(?=[\t\n\f ]|$))/giu;
function decodeReferences(text, inValue) {
	if (!text.includes("&")) return text;
	if (text.replaceAll(inValue ? PLAIN_IN_VALUE : PLAIN_IN_TEXT, "").includes("&")) return void 0;
	return text.replaceAll(REFERENCE, (reference) => MEANING[reference] ?? reference);
}

//#endregion
//#region src/baseline/exchange/html-tokens.ts
const CHUNK = 16384;
const MAX_ATTRIBUTES = 2e3;
const MAX_PIECES = 100;
const CONTENT_STATE = /* @__PURE__ */ new Map([
	["title", TokenizerMode.RCDATA],
	["textarea", TokenizerMode.RCDATA],
	["style", TokenizerMode.RAWTEXT],
	["xmp", TokenizerMode.RAWTEXT],
	["iframe", TokenizerMode.RAWTEXT],
	["noembed", TokenizerMode.RAWTEXT],
	["noframes", TokenizerMode.RAWTEXT],
	["script", TokenizerMode.SCRIPT_DATA],
	["plaintext", TokenizerMode.PLAINTEXT]
]);
const FOREIGN_ROOTS = /* @__PURE__ */ new Set(["svg", "math"]);
const BREAKOUT = /^(?:b|body|br|center|code|div|d[dlt]|em|embed|form|h[1-6]|head|hr|i|img|li|ol|p|pre|span|table|u|ul)$/u;
const END_TAG = /<\/([a-z][a-z0-9-]*)[\t\n\f ]*>/iy;
function htmlTokens(source, handler) {
	const html = source.includes("\r") ? source.replaceAll(/\r\n?/gu, "\n") : source;
	const state = {
		handler,
		foreign: 0,
		goesOn: true,
		raw: void 0,
		pieces: 0
	};
	if (html.includes("\0")) return parseRest(html, 0, state);
	return readFast(html, state);
}
function readFast(html, state) {
	const { handler } = state;
	let at = 0;
	while (at < html.length && state.goesOn) {
		if (state.pieces > MAX_PIECES) return parseRest(html, at, state);
		if (state.raw !== void 0) {
			const end = readContent(html, at, state.raw, state);
			if (end === void 0) return parseRest(html, at, state);
			at = end;
			continue;
		}
		const open = markupAt(html, at);
		if (open > at) emitText(html.slice(at, open), state);
		at = open;
		if (at >= html.length) break;
		const second = html.charCodeAt(at + 1);
		let end;
		if (second === SLASH$1) end = readEndTag(html, at, state);
		else if (second === BANG) end = readDeclaration(html, at, handler);
		else if (second !== QUESTION) end = readStartTag(html, at, state);
		if (end === void 0) return parseRest(html, at, state);
		at = end;
	}
	return state.goesOn;
}
const SLASH$1 = 47;
const BANG = 33;
const QUESTION = 63;
function markupAt(html, from) {
	for (let at = html.indexOf("<", from); at !== -1; at = html.indexOf("<", at + 1)) {
		const next = html.charCodeAt(at + 1);
		const letter = (next | 32) - 97;
		if (letter >= 0 && letter < 26 || next === SLASH$1 || next === BANG || next === QUESTION) return at;
	}
	return html.length;
}
function emitText(text, state) {
	const decoded = decodeReferences(text, false);
	if (decoded === void 0) parsePiece(text, TokenizerMode.DATA, void 0, state);
	else state.handler.text(decoded);
}
function readStartTag(html, at, state) {
	const tag = fastStartTag(html, at);
	if (tag === void 0) return void 0;
	if (tag.attributes === void 0) parsePiece(html.slice(at, tag.end), TokenizerMode.DATA, void 0, state);
	else state.raw = startTag(tag.name, tag.attributes, tag.selfClosing, state);
	return tag.end;
}
function startTag(name, attributes, selfClosing, state) {
	if (FOREIGN_ROOTS.has(name)) state.foreign += selfClosing ? 0 : 1;
	else if (state.foreign > 0 && BREAKOUT.test(name)) state.foreign = 0;
	const isRaw = state.foreign === 0 && CONTENT_STATE.has(name);
	state.goesOn = state.handler.startTag(name, attributes, selfClosing, isRaw);
	return isRaw ? name : void 0;
}
function endTag(name, state) {
	if (FOREIGN_ROOTS.has(name)) state.foreign = Math.max(0, state.foreign - 1);
	state.handler.endTag(name);
}
function readEndTag(html, at, state) {
	END_TAG.lastIndex = at;
	const name = END_TAG.exec(html)?.[1];
	if (name === void 0) return void 0;
	endTag(name.toLowerCase(), state);
	return END_TAG.lastIndex;
}
function readDeclaration(html, at, handler) {
	if (html.startsWith("<!--", at)) {
		const end = html.indexOf("-->", at + 4);
		const text = html.slice(at + 4, end);
		const isAbrupt = html.startsWith(">", at + 4) || html.startsWith("->", at + 4);
		if (end === -1 || isAbrupt || text.includes("--!")) return void 0;
		handler.comment(text);
		return end + 3;
	}
	if (!/^<!doctype[\t\n\f >]/iu.test(html.slice(at, at + 10))) return void 0;
	const end = html.indexOf(">", at);
	return end === -1 ? void 0 : end + 1;
}
function readContent(html, at, name, state) {
	if (name === "plaintext") return void 0;
	const close = new RegExp(`</${name}(?=[\\t\\n\\f />])`, "giu");
	close.lastIndex = at;
	const end = close.exec(html)?.index ?? html.length;
	const text = html.slice(at, end);
	if (name === "script" && text.includes("<!--")) return void 0;
	const decoded = CONTENT_STATE.get(name) === TokenizerMode.RCDATA ? decodeReferences(text, false) : text;
	if (decoded === void 0) parsePiece(text, TokenizerMode.RCDATA, name, state);
	else if (text !== "") state.handler.text(decoded);
	state.raw = void 0;
	return end;
}
function parsePiece(piece, mode, raw, state) {
	const tokenizer = openTokenizer(state, (name, attributes, selfClosing) => {
		state.raw = startTag(name, attributes, selfClosing, state);
	});
	state.pieces += 1;
	tokenizer.state = mode;
	if (raw !== void 0) tokenizer.lastStartTagName = raw;
	tokenizer.write(piece, true);
}
function parseRest(html, from, state) {
	const tokenizer = openTokenizer(state, (name, attributes, selfClosing) => {
		const raw = startTag(name, attributes, selfClosing, state);
		tokenizer.inForeignNode = state.foreign > 0;
		if (raw !== void 0) tokenizer.state = CONTENT_STATE.get(raw) ?? TokenizerMode.DATA;
	});
	if (state.raw !== void 0) {
		tokenizer.state = CONTENT_STATE.get(state.raw) ?? TokenizerMode.DATA;
		tokenizer.lastStartTagName = state.raw;
	}
	for (let start = from; start < html.length && state.goesOn; start += CHUNK) {
		tokenizer.write(html.slice(start, start + CHUNK), start + CHUNK >= html.length);
		state.goesOn &&= attributesSoFar(tokenizer) <= MAX_ATTRIBUTES;
	}
	return state.goesOn;
}
function openTokenizer(state, onStart) {
	const { handler } = state;
	const onCharacter = ({ chars }) => handler.text(chars);
	const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, {
		onStartTag: ({ tagName, attrs, selfClosing }) => onStart(tagName, attrs, selfClosing),
		onEndTag({ tagName }) {
			endTag(tagName, state);
			tokenizer.inForeignNode = state.foreign > 0;
		},
		onComment: ({ data }) => handler.comment(data),
		onDoctype: ignore,
		onEof: ignore,
		onCharacter,
		onNullCharacter: ignore,
		onWhitespaceCharacter: onCharacter
	});
	tokenizer.inForeignNode = state.foreign > 0;
	return tokenizer;
}
function ignore() {}
function attributesSoFar(tokenizer) {
	const { currentToken } = tokenizer;
	return currentToken?.attrs?.length ?? 0;
}

//#endregion
//#region src/baseline/html-tags.ts
const MAX_TAGS = 5e5;
const INLINE = new Set("a abbr acronym b bdo big button cite code dfn em font i img input kbd label mark q s samp small span strike strong sub sup tt u var".split(" "));
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const UNSEEN = /* @__PURE__ */ new Set([
	"script",
	"style",
	"noscript",
	"template",
	"iframe",
	"noframes"
]);
function htmlTags(html) {
	const tags = [];
	const comments = [];
	const forms = [];
	let inputs;
	let depth = 0;
	let text = "";
	let script;
	let unseen;
	let hasMoreComments = false;
	const whole = htmlTokens(html, {
		startTag(name, attributes, selfClosing, isRaw) {
			const tag = {
				name,
				attributes: mapOf(attributes)
			};
			if (tags.length >= MAX_TAGS) return false;
			tags.push(tag);
			if (!INLINE.has(name)) text += " ";
			if (isRaw && UNSEEN.has(name)) unseen = name;
			script = name === "script" && isRaw ? tag : void 0;
			if (name === "form") {
				inputs = [];
				forms.push({
					attributes: tag.attributes,
					inputs,
					enclosed: depth > 0
				});
			} else if (name === "input") inputs?.push(tag);
			if (!VOID.has(name) && !selfClosing) depth += 1;
			return true;
		},
		endTag(name) {
			if (name === "form") inputs = void 0;
			if (!INLINE.has(name)) text += " ";
			if (name === unseen) unseen = void 0;
			script = void 0;
			depth = Math.max(0, depth - 1);
		},
		text(piece) {
			if (script !== void 0) script.content = (script.content ?? "") + piece;
			else if (unseen === void 0) text += piece;
		},
		comment(piece) {
			if (piece.startsWith("?")) return;
			if (comments.length < MAX_TAGS) comments.push(piece);
			else hasMoreComments = true;
		}
	});
	return {
		tags,
		forms,
		comments,
		text,
		truncated: !whole || hasMoreComments
	};
}
const NOTHING = /* @__PURE__ */ new Map();
function mapOf(attributes) {
	if (attributes.length === 0) return NOTHING;
	const map = /* @__PURE__ */ new Map();
	for (const { name, value } of attributes) map.set(name, value);
	return map;
}

//#endregion
//#region src/baseline/recorded-exchange.ts
const TEXT = /^(?:text(?:\/.+)?|(?:application|image)\/(?:.+\+)?(?:json|xml)|application\/(?:x-)?(?:javascript|ecmascript|ndjson)|)$/u;
const BINARY = /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|gzip|wasm)$/u;
const HEAD$1 = 1024;
const LOOKS_LIKE_HTML = /^\s{0,99}<(?:!doctype html|html|head|body)\b/iu;
function recordExchange(parts) {
	const { method = "GET", requestBody = "" } = parts;
	const contentType = parts.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
	const declared = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
	let text;
	let parsed;
	let parameters;
	const decoded = () => text ??= isText(declared, parts.body) ? decodeBody(parts.body, contentType) : "";
	const document = () => parsed ??= htmlTags(isHtmlType(mime) ? decoded() : "");
	const mime = declared === "" && LOOKS_LIKE_HTML.test(decoded().slice(0, 200)) ? "text/html" : declared;
	return {
		...parts,
		method,
		requestBody,
		time: parts.time ?? dateOf(parts.headers),
		mime,
		get parameters() {
			return parameters ??= requestParameters(parts.url, parts.requestHeaders, requestBody);
		},
		get document() {
			return document();
		},
		get text() {
			return decoded();
		},
		get tags() {
			return document().tags;
		},
		get tagsTruncated() {
			return document().truncated;
		}
	};
}
function isText(type, body) {
	return TEXT.test(type) || !BINARY.test(type) && !body.subarray(0, HEAD$1).includes(0);
}
function dateOf(headers) {
	const time = Date.parse(headers.find(([name]) => name.toLowerCase() === "date")?.[1] ?? "");
	return Number.isNaN(time) ? void 0 : time;
}
function isHtmlType(mime) {
	return mime === "text/html" || mime === "application/xhtml+xml";
}

//#endregion
//#region src/baseline/crawl/fetch-exchange.ts
const MAX_BYTES$1 = 2621440;
async function fetchExchange(context, { url, kind, cookies, headers: own, form }) {
	const { pathname, search } = new URL(url);
	const method = form === void 0 ? "GET" : "POST";
	const headers = {
		"user-agent": context.userAgent,
		accept: "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
		"accept-encoding": "identity",
		...own,
		...cookies !== "" && { cookie: cookies },
		...form !== void 0 && {
			"content-type": "application/x-www-form-urlencoded",
			origin: context.client.origin
		}
	};
	const request = {
		method,
		path: `${pathname}${search}`,
		headers,
		...form !== void 0 && { body: form }
	};
	let failure = "";
	for (let attempt = 0; attempt < 2 && !context.signal.aborted; attempt += 1) try {
		const response = await withTimeout(context, (signal) => context.client.request({
			...request,
			signal
		}));
		const { body, truncated } = decompress(response);
		return recordExchange({
			method,
			url,
			kind,
			requestHeaders: headers,
			...form !== void 0 && { requestBody: form },
			status: response.status,
			headers: response.headers,
			body,
			truncated
		});
	} catch (error) {
		failure = failureText(error);
		if (failure !== "connection reset" || form !== void 0) break;
	}
	return {
		url,
		kind,
		failure: context.signal.aborted ? "stopped" : failure
	};
}
async function withTimeout(context, action) {
	const controller = new AbortController();
	const stop = () => controller.abort(new DOMException("the scan was stopped", "AbortError"));
	const timer = setTimeout(() => controller.abort(new DOMException("the answer took too long", "TimeoutError")), context.requestTimeout);
	context.signal.addEventListener("abort", stop, { once: true });
	try {
		return await action(controller.signal);
	} finally {
		clearTimeout(timer);
		context.signal.removeEventListener("abort", stop);
	}
}
function decompress(response) {
	const { body, truncated } = response;
	const options = {
		maxOutputLength: MAX_BYTES$1,
		finishFlush: constants$1.Z_SYNC_FLUSH
	};
	try {
		switch (headerValues(response, "content-encoding").join(",").trim().toLowerCase()) {
			case "gzip":
			case "x-gzip": return {
				body: gunzipSync(body, options),
				truncated
			};
			case "deflate": return {
				body: inflateSync(body, options),
				truncated
			};
			case "br": return {
				body: brotliDecompressSync(body, { maxOutputLength: MAX_BYTES$1 }),
				truncated
			};
			case "":
			case "identity": return {
				body,
				truncated
			};
			default: return {
				body: /* @__PURE__ */ new Uint8Array(),
				truncated: true
			};
		}
	} catch {
		return {
			body: /* @__PURE__ */ new Uint8Array(),
			truncated: true
		};
	}
}

//#endregion
//#region src/baseline/crawl/folder-requests.ts
const MAX_FOLDERS = 50;
function folderRequests(visits) {
	const folders = /* @__PURE__ */ new Map();
	for (const { url, status, kind } of visits) {
		if (status === 404 || kind === "probe" || kind === "variant") continue;
		const { origin, pathname } = new URL(url);
		const segments = pathname.split("/").slice(1, -1);
		for (let depth = 1; depth <= segments.length && depth <= 8; depth += 1) folders.set(`${origin}/${segments.slice(0, depth).join("/")}/`, depth);
	}
	return [...folders].toSorted(([a, depthA], [b, depthB]) => depthA - depthB || (a < b ? -1 : 1)).slice(0, MAX_FOLDERS).map(([url]) => ({
		url,
		kind: "guess",
		wanted: true
	}));
}

//#endregion
//#region src/baseline/crawl/form-book.ts
const MAX_FORMS$1 = 5e3;
const MAX_SENT = 50;
function openFormBook(origin) {
	const seen = /* @__PURE__ */ new Map();
	let last;
	const nameOf = ({ method, action }) => {
		if (last?.action !== action) last = {
			action,
			name: `${action.origin}${action.pathname}`
		};
		return `${method} ${last.name}`;
	};
	let sent = 0;
	return {
		add(form, page) {
			const name = nameOf(form);
			const known = seen.get(name);
			if (known === "sent" || known === void 0 && seen.size >= MAX_FORMS$1) return;
			if (known === void 0 || isBetter({
				form,
				page
			}, known)) seen.set(name, {
				form,
				page
			});
		},
		next(allowed) {
			const chosen = [...seen].flatMap(([name, entry]) => entry !== "sent" && entry.form.urlEncoded && entry.form.action.origin === origin && allowed(entry.form.action) ? [{
				name,
				form: entry.form
			}] : []).toSorted((a, b) => a.name < b.name ? -1 : 1).slice(0, Math.max(0, MAX_SENT - sent));
			for (const { name } of chosen) seen.set(name, "sent");
			sent += chosen.length;
			return chosen.map(({ form }) => formRequest(form));
		},
		seen: () => [...seen.keys()].toSorted(),
		sent: () => sent
	};
}
function isBetter(one, other) {
	const more = filledFields(one.form) - filledFields(other.form);
	return more > 0 || more === 0 && one.page < other.page;
}
function filledFields({ fields }) {
	return fields.filter(([, value]) => value !== "").length;
}
function formRequest({ method, action, fields }) {
	const values = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
	if (method === "POST") return {
		url: action.href,
		form: values
	};
	const url = new URL(action);
	url.search = values;
	return { url: url.href };
}

//#endregion
//#region src/baseline/crawl/frontier.ts
const MAX_KNOWN = 1e5;
const MAX_SAME_SHAPE = 20;
const MAX_SAME_PATH = 60;
const KIND_ORDER = [
	"probe",
	"guess",
	"page",
	"form",
	"variant",
	"asset",
	"image"
];
function openFrontier(limits) {
	const known = /* @__PURE__ */ new Set();
	const shapes = /* @__PURE__ */ new Map();
	const used = {
		pages: 0,
		assets: 0
	};
	const skipped = {
		similar: 0,
		overLimit: 0,
		tooDeep: 0,
		excluded: 0
	};
	function admits({ url, kind, wanted }, depth) {
		if (limits.excludes?.(url) === true) {
			skipped.excluded += 1;
			return false;
		}
		const isImage = kind === "image";
		const shape = isImage ? `image ${fileShape(url)}` : `url ${urlShape(url)}`;
		const path = isImage ? shape : `path ${pathShape(url)}`;
		const sameShape = shapes.get(shape) ?? 0;
		const budget = kind === "page" ? "pages" : "assets";
		if (!wanted) {
			if (depth > limits.maxDepth) {
				skipped[sameShape > 0 ? "similar" : "tooDeep"] += 1;
				return false;
			}
			if (kind !== "asset" && (sameShape >= MAX_SAME_SHAPE || (shapes.get(path) ?? 0) >= MAX_SAME_PATH)) {
				skipped.similar += 1;
				return false;
			}
			if (used[budget] >= limits.maxPages) {
				skipped.overLimit += 1;
				return false;
			}
		}
		for (const key of /* @__PURE__ */ new Set([shape, path])) shapes.set(key, (shapes.get(key) ?? 0) + 1);
		used[budget] += kind === "page" || kind === "asset" || isImage ? 1 : 0;
		return true;
	}
	return {
		next(found, depth) {
			const level = [];
			for (const request of [...found].toSorted(inOrder)) {
				if (known.has(request.url)) continue;
				if (known.size >= MAX_KNOWN) {
					skipped.overLimit += 1;
					continue;
				}
				known.add(request.url);
				if (admits(request, depth)) level.push(request);
			}
			return level;
		},
		knows: (url) => known.has(url),
		skipped: () => ({ ...skipped })
	};
}
function inOrder(a, b) {
	if (a.wanted !== b.wanted) return a.wanted ? -1 : 1;
	const kinds = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);
	return kinds === 0 ? a.url < b.url ? -1 : a.url > b.url ? 1 : 0 : kinds;
}

//#endregion
//#region src/baseline/crawl/openapi-routes.ts
const METHODS = [
	"get",
	"put",
	"post",
	"delete",
	"options",
	"head",
	"patch",
	"trace"
];
const MAX_ROUTES$1 = 5e3;
function openapiRoutes(document) {
	const root = asObject(document);
	if (typeof root["openapi"] !== "string" && typeof root["swagger"] !== "string") return [];
	const base = basePath(root);
	const routes = [];
	for (const [template, item] of Object.entries(asObject(root["paths"]))) {
		if (!template.startsWith("/")) continue;
		const operations = asObject(item);
		for (const method of METHODS) {
			if (operations[method] === void 0 || routes.length >= MAX_ROUTES$1) continue;
			const path = `${base}${template}`;
			const parameters = [...asList(operations["parameters"]), ...asList(asObject(operations[method])["parameters"])];
			const example = method === "get" ? exampleOf(path, parameters, root) : void 0;
			routes.push({
				method,
				path,
				...example !== void 0 && { example }
			});
		}
	}
	return routes;
}
function basePath(root) {
	const own = root["basePath"];
	const server = asObject(asList(root["servers"])[0])["url"];
	const text = typeof own === "string" ? own : typeof server === "string" ? server : "";
	const url = URL.canParse(text, "http://x/") ? new URL(text, "http://x/") : void 0;
	return url === void 0 || text.includes("{") ? "" : url.pathname.replace(/\/+$/u, "");
}
function exampleOf(path, parameters, root) {
	let filled = path;
	const query = new URLSearchParams();
	for (const entry of parameters) {
		const parameter = resolved(entry, root);
		const { name, in: place, required } = parameter;
		if (typeof name !== "string" || place !== "path" && required !== true) continue;
		const value = valueOf$1(parameter, root);
		if (value === void 0) return void 0;
		if (place === "path") filled = filled.replaceAll(`{${name}}`, () => encodeURIComponent(value));
		else if (place === "query") query.append(name, value);
	}
	if (filled.includes("{")) return void 0;
	return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}
function valueOf$1(parameter, root) {
	const schema = resolved(parameter["schema"], root);
	const examples = Object.values(asObject(parameter["examples"])).map((entry) => asObject(entry)["value"]);
	const candidates = [
		parameter["example"],
		...examples,
		schema["example"],
		asList(schema["examples"])[0],
		schema["default"],
		parameter["default"],
		asList(schema["enum"])[0]
	];
	for (const value of candidates) if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value).length > 200 ? void 0 : String(value);
}
function resolved(value, root) {
	const entry = asObject(value);
	const reference = entry["$ref"];
	if (typeof reference !== "string" || !reference.startsWith("#/")) return entry;
	let found = root;
	for (const step of reference.slice(2).split("/")) {
		const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
		const parent = asObject(found);
		found = Object.hasOwn(parent, key) ? parent[key] : void 0;
	}
	return asObject(found);
}

//#endregion
//#region src/baseline/crawl/page-forms.ts
const MAX_FORMS = 200;
const MAX_FIELDS = 200;
const NOT_SENT = /* @__PURE__ */ new Set([
	"file",
	"button",
	"reset",
	"image"
]);
function pageForms({ tags, url }, base) {
	const forms = [];
	const actions = /* @__PURE__ */ new Map();
	let current;
	for (const tag of tags) if (tag.name === "form") {
		if (forms.length >= MAX_FORMS) break;
		current = openForm(tag, (target) => {
			const known = actions.get(target);
			if (known !== void 0) return known;
			const action = target === "" ? parseLink(url, url) : parseLink(target, base);
			actions.set(target, action);
			return action;
		});
		if (current !== void 0) forms.push(current);
	} else if (current !== void 0 && current.fields.length < MAX_FIELDS && !tag.attributes.has("disabled")) addField(current, tag);
	return forms.map(({ form, fields }) => ({
		...form,
		fields: fields.map(({ name, value }) => [name, value])
	}));
}
function openForm({ attributes }, actionOf) {
	const action = actionOf(attributes.get("action")?.trim() ?? "");
	if (action === void 0) return void 0;
	const method = attributes.get("method")?.trim().toUpperCase() === "POST" ? "POST" : "GET";
	const encoding = attributes.get("enctype")?.trim().toLowerCase() ?? "";
	return {
		form: {
			method,
			action,
			urlEncoded: method === "GET" || encoding === "" || encoding === "application/x-www-form-urlencoded"
		},
		fields: [],
		hasButton: false,
		select: void 0
	};
}
function addField(form, { name: tag, attributes }) {
	const value = attributes.get("value");
	if (tag === "option") {
		const { select } = form;
		if (select !== void 0 && (select.value === "" || attributes.has("selected"))) select.value = value ?? "";
		return;
	}
	const name = attributes.get("name") ?? "";
	const type = attributes.get("type")?.trim().toLowerCase() ?? (tag === "button" ? "submit" : "text");
	if (name === "" || ![
		"input",
		"select",
		"textarea",
		"button"
	].includes(tag) || NOT_SENT.has(type)) return;
	const isButton = type === "submit";
	if (isButton && form.hasButton) return;
	form.hasButton ||= isButton;
	const isBox = type === "checkbox" || type === "radio";
	if (isBox && !attributes.has("checked")) return;
	const field = {
		name,
		value: type === "password" ? "" : value ?? (isBox ? "on" : "")
	};
	form.fields.push(field);
	form.select = tag === "select" ? field : void 0;
}

//#endregion
//#region src/baseline/crawl/page-links.ts
const MAX_CACHED = 2e4;
const MAX_LINKS = 5e3;
const IGNORED_REL = /(?:^|\s)(?:preconnect|dns-prefetch)(?:\s|$)/iu;
const ASSET_REL = /(?:^|\s)(?:stylesheet|preload|modulepreload|manifest|prefetch)(?:\s|$)/iu;
const IMAGE_REL = /(?:^|\s)(?:icon|apple-touch-icon|mask-icon)(?:\s|$)/iu;
function pageLinks(exchange, cache = /* @__PURE__ */ new Map()) {
	const { origin } = new URL(exchange.url);
	const base = documentBase(exchange);
	const links = /* @__PURE__ */ new Map();
	let truncated = false;
	const add = (href, kind, from = exchange.url) => {
		const link = href === void 0 || truncated ? void 0 : linkTo(href, from, origin, cache);
		if (link === void 0) return;
		const known = links.get(link.url);
		if (known === void 0 || kind === "page" && known.kind !== "page") links.set(link.url, {
			...link,
			kind
		});
		truncated = links.size >= MAX_LINKS;
	};
	if (exchange.status >= 300 && exchange.status < 400) {
		const kind = exchange.kind === "asset" || exchange.kind === "image" ? exchange.kind : "page";
		for (const location of headerValues(exchange, "location")) add(location, kind);
	}
	for (const { name, attributes } of exchange.tags) {
		const [href, kind] = linkOf(name, attributes);
		if (href !== void 0) add(href, kind, base);
	}
	for (const location of textLinks(exchange)) add(location, "page");
	return {
		links: [...links.values()],
		forms: pageForms(exchange, base),
		truncated
	};
}
function linkTo(href, from, origin, cache) {
	const isCommon = href.startsWith("/") && !href.startsWith("//") && from.startsWith(`${origin}/`);
	if (isCommon && cache.has(href)) return cache.get(href);
	const url = parseLink(href, from);
	const link = url === void 0 ? void 0 : {
		url: url.href,
		own: url.origin === origin
	};
	if (isCommon && cache.size < MAX_CACHED) cache.set(href, link);
	return link;
}
function linkOf(name, attributes) {
	switch (name) {
		case "a":
		case "area": return [attributes.get("href"), "page"];
		case "iframe":
		case "frame": return [attributes.get("src"), "page"];
		case "script": return [attributes.get("src"), "asset"];
		case "img": return [attributes.get("src"), "image"];
		case "link": {
			const rel = attributes.get("rel") ?? "";
			if (IGNORED_REL.test(rel)) return [void 0, "page"];
			return [attributes.get("href"), ASSET_REL.test(rel) ? "asset" : IMAGE_REL.test(rel) ? "image" : "page"];
		}
		case "meta": return [attributes.get("http-equiv")?.trim().toLowerCase() === "refresh" ? /^[\s\d.]{0,20}[;,]\s{0,9}url\s{0,9}=\s{0,9}["']?([^"']+)/iu.exec(attributes.get("content") ?? "")?.[1] : void 0, "page"];
		default: return [void 0, "page"];
	}
}
function documentBase({ tags, url }) {
	const href = tags.find(({ name, attributes }) => name === "base" && attributes.has("href"))?.attributes.get("href");
	return href === void 0 ? url : parseLink(href, url)?.href ?? url;
}
function textLinks({ url, status, mime, text }) {
	if (status !== 200) return [];
	if (new URL(url).pathname === "/robots.txt" && mime === "text/plain") return [...text.matchAll(/^[^\S\n]*(?:allow|disallow|sitemap)[^\S\n]*:[^\S\n]*([^\s*$#]+)[^\S\n]*(?:#.*)?$/gimu)].map((match) => match[1] ?? "");
	if (/^(?:application|text)\/xml$/u.test(mime) && /<(?:urlset|sitemapindex)\b/u.test(text.slice(0, 4096))) return [...text.matchAll(/<loc>\s{0,99}([^<\s]{1,2048})\s{0,99}<\/loc>/gu)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
	if (mime === "application/json" && /"(?:openapi|swagger)"\s{0,9}:/u.test(text)) return openapiRoutes(parsedJson(text)).flatMap(({ example }) => example ?? []);
	return [];
}
function parsedJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

//#endregion
//#region src/baseline/crawl/variant-requests.ts
const FOREIGN_ORIGIN = "https://tollgate.invalid";
const RETURN_ADDRESS = /^(?:.*[_-])?(?:return|redirect|next|continue|goto|dest|destination|forward|back|callback|target|url|uri)(?:[_-]?(?:to|url|uri|path|page))?$/iu;
const MAX_OF_A_KIND = 30;
function variantRequests(target, visits) {
	const seen = visits.filter(({ kind }) => kind === "page");
	const origins = oneOfEachRoute(seen.filter(({ url, isApi, status }) => url === target || isApi && status !== 404).map(({ url }) => url), pathShape).map((url) => ({
		url,
		headers: { origin: FOREIGN_ORIGIN }
	}));
	const returns = oneOfEachRoute(seen.flatMap(({ url }) => withForeignReturn(url)), urlShape);
	return [...origins, ...returns.map((url) => ({ url }))];
}
function oneOfEachRoute(urls, shapeOf) {
	const byRoute = /* @__PURE__ */ new Map();
	for (const url of urls.toSorted()) {
		const route = shapeOf(url);
		if (!byRoute.has(route)) byRoute.set(route, url);
	}
	return [...byRoute.values()].slice(0, MAX_OF_A_KIND);
}
function withForeignReturn(address) {
	const url = new URL(address);
	return [...new Set(url.searchParams.keys())].filter((name) => name.length < 40 && RETURN_ADDRESS.test(name)).map((name) => {
		const changed = new URL(url);
		changed.searchParams.set(name, `${FOREIGN_ORIGIN}/`);
		return changed.href;
	});
}

//#endregion
//#region src/baseline/crawl/visit.ts
function visitOf(exchange, redirectedTo, linksTruncated) {
	const { tags, mime, body } = exchange;
	const isPage = isHtmlType(mime);
	return {
		url: exchange.url,
		kind: exchange.kind,
		status: exchange.status,
		mime,
		truncated: exchange.truncated || exchange.tagsTruncated || linksTruncated,
		bodyHash: createHash("sha256").update(body).digest("hex"),
		size: body.length,
		isLogin: isPage && tags.some(asksForPassword),
		hasScript: isPage && tags.some(({ name }) => name === "script"),
		isApi: /^application\/(?:.+\+)?json$/u.test(mime) || dependsOnOrigin(exchange),
		...redirectedTo !== void 0 && { redirectedTo }
	};
}
function asksForPassword({ name, attributes }) {
	return name === "input" && attributes.get("type")?.trim().toLowerCase() === "password";
}
function dependsOnOrigin(exchange) {
	return headerValues(exchange, "access-control-allow-origin").length > 0 || headerValues(exchange, "vary").some((value) => /(?:^|[\s,])origin(?:$|[\s,])/iu.test(value));
}

//#endregion
//#region src/baseline/crawl/crawl.ts
const CONCURRENCY = 6;
const FAILURES_IN_A_ROW = 8;
const MAX_OFF_ORIGIN = 1e4;
const FORM_ROUNDS = 2;
async function crawl(context, plan, observer) {
	const state = newState(context, plan, observer);
	const { frontier, forms, visits } = state;
	await follow(state, [{
		url: plan.target,
		kind: "page",
		wanted: true
	}], plan.seeds);
	if (plan.probes) await follow(state, folderRequests(visits), []);
	for (let round = 0; round < FORM_ROUNDS && goesOn(state); round += 1) await follow(state, await sendForms(state, forms.next(plan.sendsForm)), []);
	if (plan.probes && goesOn(state)) await requestAll(state, variantRequests(plan.target, visits).filter(({ url }) => plan.excludes?.(url) !== true && plan.looksAt(url)).map((variant) => requestOf(state, {
		...variant,
		kind: "variant"
	})));
	return {
		visits,
		failures: state.failures,
		requested: state.requested,
		skipped: frontier.skipped(),
		forms: forms.seen(),
		sentForms: forms.sent(),
		offOrigin: state.offOrigin.size,
		rendered: state.rendered,
		renderFailures: [...state.renderFailures].toSorted(),
		gaveUp: state.failuresInARow >= FAILURES_IN_A_ROW
	};
}
function newState(context, plan, observer) {
	return {
		context,
		plan,
		observer,
		frontier: openFrontier(plan),
		forms: openFormBook(context.client.origin),
		cache: /* @__PURE__ */ new Map(),
		offOrigin: /* @__PURE__ */ new Set(),
		visits: [],
		failures: [],
		renderFailures: /* @__PURE__ */ new Set(),
		failuresInARow: 0,
		requested: 0,
		rendered: 0
	};
}
async function follow(state, first, seeds) {
	const { frontier } = state;
	let level = frontier.next(first, 0);
	for (let depth = 1; level.length > 0; depth += 1) {
		const found = newLinks(depth === 1 ? seeds : []);
		await requestAll(state, level.map((request) => requestOf(state, request)), found);
		await renderAll(state, level, found);
		level = goesOn(state) ? frontier.next(found.values(), depth) : [];
	}
}
function goesOn({ context, visits, failuresInARow }) {
	return visits.length > 0 && !context.signal.aborted && failuresInARow < FAILURES_IN_A_ROW;
}
function requestOf({ plan }, { url, kind, headers, form }) {
	const all = {
		...plan.headers,
		...headers
	};
	return {
		url,
		kind,
		cookies: plan.cookies.header(url),
		headers: all,
		...form !== void 0 && { form }
	};
}
function newLinks(seeds) {
	return new Map(seeds.map((request) => [request.url, request]));
}
async function requestAll(state, jobs, found) {
	const { context, plan, observer } = state;
	await inParallel(jobs, async (request) => {
		if (context.signal.aborted || state.failuresInARow >= FAILURES_IN_A_ROW) return void 0;
		state.requested += 1;
		tellProgress(state, request.url);
		return visitPage(state, request, found);
	}, (answer) => {
		if (answer === void 0) return;
		if ("failure" in answer) {
			state.failures.push(answer);
			return;
		}
		state.visits.push(answer.visit);
		plan.cookies.store(answer.visit.url, answer.setCookies);
		observer.keep(answer.visit, answer.seen);
	});
}
function tellProgress({ plan, requested }, url) {
	plan.onProgress?.({
		step: "crawl",
		done: requested,
		detail: new URL(url).pathname.slice(0, 200)
	});
}
async function visitPage(state, request, found) {
	const exchange = await fetchExchange(state.context, request);
	if ("failure" in exchange) {
		state.failuresInARow += 1;
		return exchange;
	}
	state.failuresInARow = 0;
	const { links, forms, truncated } = pageLinks(exchange, state.cache);
	const foreign = links.find(({ own }) => !own)?.url;
	const redirectedTo = exchange.status >= 300 && exchange.status < 400 ? foreign : void 0;
	if (found !== void 0) {
		for (const { url, own, kind } of links) if (own) offer(state, found, {
			url,
			kind,
			wanted: false
		});
		else if (state.offOrigin.size < MAX_OFF_ORIGIN) state.offOrigin.add(url);
		for (const form of forms) state.forms.add(form, exchange.url);
	}
	return {
		visit: visitOf(exchange, redirectedTo, truncated),
		seen: state.observer.inspect(exchange),
		setCookies: headerValues(exchange, "set-cookie")
	};
}
function offer({ frontier }, found, request) {
	const { url, kind } = request;
	if (url.length > 2048 || frontier.knows(url)) return;
	const known = found.get(url);
	if (known === void 0 || !known.wanted && known.kind !== "page" && (kind === "page" || kind < known.kind)) found.set(url, request);
}
async function sendForms(state, forms) {
	const found = newLinks([]);
	for (const form of forms) await requestAll(state, [requestOf(state, {
		...form,
		kind: "form"
	})], found);
	return [...found.values()];
}
async function renderAll(state, level, found) {
	const { plan, context, visits, observer } = state;
	const { renderer } = plan;
	if (renderer === void 0) return;
	const urls = new Set(level.map(({ url }) => url));
	const pages = visits.filter(({ url, kind, status, hasScript }) => kind === "page" && status === 200 && hasScript && urls.has(url));
	for (const { url } of pages) {
		if (context.signal.aborted) return;
		if (!renderer.wants(url)) continue;
		try {
			const cookie = plan.cookies.header(url);
			const page = await renderer.render(url, {
				...plan.headers,
				...cookie !== "" && { cookie }
			});
			state.rendered += 1;
			observer.rendered(url, page);
			for (const link of page.links) if (new URL(link).origin === context.client.origin) offer(state, found, {
				url: link,
				kind: "page",
				wanted: false
			});
			else if (state.offOrigin.size < MAX_OFF_ORIGIN) state.offOrigin.add(link);
		} catch (error) {
			state.renderFailures.add(error instanceof Error ? error.message : String(error));
		}
	}
}
async function inParallel(items, work, take) {
	const results = /* @__PURE__ */ new Map();
	const pending = items.entries();
	let next = 0;
	async function worker() {
		for (const [index, item] of pending) {
			results.set(index, { result: await work(item) });
			for (let done = results.get(next); done !== void 0; done = results.get(next)) {
				results.delete(next);
				next += 1;
				take(done.result);
			}
		}
	}
	await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
}

//#endregion
//#region src/baseline/crawl/hidden-paths.ts
const HIDDEN_PATHS = [
	"/.env",
	"/.git/config",
	"/.svn/entries",
	"/_debug",
	"/_profiler/",
	"/actuator/env",
	"/api-docs",
	"/config.json",
	"/console",
	"/debug",
	"/elmah.axd",
	"/env",
	"/openapi.json",
	"/phpinfo.php",
	"/server-info",
	"/server-status",
	"/swagger.json",
	"/trace.axd",
	"/v3/api-docs"
];

//#endregion
//#region src/baseline/findings/inspect-exchange.ts
const MAX_HITS = 100;
function inspectExchange(exchange, rules) {
	if (exchange.kind === "guess" && (exchange.status < 200 || exchange.status >= 300)) return [];
	const hits = [];
	for (const rule of rules) {
		const found = rule.check(exchange);
		for (let index = 0; index < found.length && index < MAX_HITS; index += 1) {
			const hit = found[index];
			if (hit !== void 0) hits.push({
				rule,
				hit
			});
		}
	}
	return hits;
}

//#endregion
//#region src/baseline/crawl/open-session.ts
async function openSession(context, session) {
	const { origin } = context.client;
	const cookies = openCookieJar();
	const headers = session.headers ?? {};
	const given = Object.entries(session.cookies ?? {}).map(([name, value]) => `${name}=${value}; Path=/`);
	cookies.store(`${origin}/`, given);
	const visitor = {
		cookies,
		headers
	};
	const problem = await signIn(context, session, visitor) ?? await sessionProblem(context, session, visitor);
	return {
		...visitor,
		...problem !== void 0 && { problem }
	};
}
async function sessionProblem(context, { check }, visitor) {
	if (check === void 0) return void 0;
	const page = await ask(context, visitor, check.url);
	if ("failure" in page) return `the session’s check page: ${page.failure}`;
	if (page.status < 200 || page.status >= 300) return `the session’s check page answered ${page.status}`;
	if (check.text !== void 0 && !page.text.includes(check.text)) return "the session’s check page does not hold the text that it should";
}
async function signIn(context, { login }, visitor) {
	if (login === void 0) return void 0;
	const page = await ask(context, visitor, login.url);
	if ("failure" in page) return `the login page: ${page.failure}`;
	const names = Object.keys(login.fields);
	const form = pageForms(page, page.url).find(({ fields }) => names.every((name) => fields.some(([known]) => known === name)));
	if (form === void 0) return `no form of the login page (status ${page.status}) has the fields ${names.join(", ")}`;
	if (form.action.origin !== context.client.origin || form.method !== "POST" || !form.urlEncoded) return "the login form is not sent to the target as a POST";
	const values = new URLSearchParams(form.fields.map(([name, value]) => [name, login.fields[name] ?? value]));
	const answer = await ask(context, visitor, form.action.href, values.toString());
	if ("failure" in answer) return `the login: ${answer.failure}`;
	const asksAgain = isHtmlType(answer.mime) && answer.tags.some(({ name, attributes }) => name === "input" && attributes.get("type") === "password");
	return answer.status >= 400 || asksAgain ? `the login was refused with status ${answer.status}` : void 0;
}
async function ask(context, { cookies, headers }, address, form) {
	const { origin } = context.client;
	const url = sameOriginUrl(address, `${origin}/`, origin);
	if (url === void 0) return { failure: "not an address of the target" };
	const cookie = cookies.header(url);
	const answer = await fetchExchange(context, {
		url,
		kind: "form",
		cookies: cookie,
		headers,
		...form !== void 0 && { form }
	});
	if (!("failure" in answer)) cookies.store(url, headerValues(answer, "set-cookie"));
	return answer;
}

//#endregion
//#region src/baseline/answer-type.ts
function isRedirect(status) {
	return status >= 300 && status < 400;
}
function isScriptAnswer(exchange) {
	return declares(exchange, /javascript/u) || /\.jsx?$/iu.test(pathOf(exchange));
}
function isStyleAnswer(exchange) {
	return declares(exchange, /css/u) || /\.css$/iu.test(pathOf(exchange));
}
function isImageAnswer(exchange) {
	return declares(exchange, /image/u) || /\.(?:bmp|ico|jpe?g|gif|png|tiff?|webp|svg)$/iu.test(pathOf(exchange));
}
function isFontAnswer(exchange) {
	return declares(exchange, /font/u) || /\.(?:ttf|woff2?|otf)$/iu.test(pathOf(exchange));
}
function isTextAnswer(exchange) {
	return declares(exchange, /text|html|javascript|json|xml/u);
}
function declares(exchange, type) {
	return headerValues(exchange, "content-type").some((value) => type.test(value.toLowerCase()));
}
function pathOf({ url }) {
	return URL.canParse(url) ? new URL(url).pathname : "";
}

//#endregion
//#region src/baseline/texts/error-texts.ts
const words = (list) => list.trim().split("\n").map((line) => ({ word: line.trim() }));
const exactly = (list) => words(list).map(({ word }) => word === word.toLowerCase() ? {
	word,
	pattern: new RegExp(word.replaceAll(/[()[\]{}*+?.\\^$|/]/gu, String.raw`\$&`), "u")
} : { word });
const APPLICATION_ERRORS = [
	...exactly(`
    Microsoft OLE DB Provider for ODBC Drivers
    Microsoft OLE DB Provider for SQL Server
    ODBC Microsoft Access Driver
    ODBC SQL Server Driver
    supplied argument is not a valid MySQL result
    Invalid parameter type
    You have an error in your SQL syntax
    Incorrect column name
    Can't find record in
    Unknown table
    Incorrect column specifier for column
    Column count doesn't match value count at row
    Unclosed quotation mark before the character string
    java.lang.NumberFormatException: For input string:
    ): encountered SQLException [
    Unexpected end of command in statement [
    Invalid SQL:
    ERROR: parser: parse error at or near
    [ODBC Informix driver][Informix]
    [Microsoft][ODBC Microsoft Access 97 Driver]
    [SQL Server Driver][SQL Server]Line 1: Incorrect syntax near
    SQL command not properly ended
    unexpected end of SQL command
    Supplied argument is not a valid PostgreSQL result
    internal error [IBM][CLI Driver][DB2/6000]
    Error Occurred While Processing Request
    A syntax error has occurred
    ADODB.Field error
    ASP.NET is configured to show verbose error messages
    Active Server Pages error
    An illegal character has been found in the statement
    An unexpected token "END-OF-STATEMENT" was found
    Can't connect to local
    DB2 Driver
    DB2 Error
    DB2 ODBC
    Disallowed Parent Path
    Error Diagnostic Information
    Error Message : Error loading required libraries.
    Error converting data type varchar to numeric
    Invalid Path Character
    Invalid procedure call or argument
    Invision Power Board Database Error
    JDBC Driver
    JDBC Error
    JDBC MySQL
    JDBC Oracle
    JDBC SQL
    Microsoft VBScript compilation error
    Microsoft VBScript error
    MySQL Driver
    MySQL Error
    MySQL ODBC
    ODBC DB2
    ODBC Driver
    ODBC Error
    ODBC Oracle
    OLE/DB provider returned message
    Oracle DB2
    Oracle Driver
    Oracle Error
    Oracle ODBC
    PHP Error
    PHP Parse error
    PHP Warning
    Permission denied: 'GetObject'
    PostgreSQL query failed: ERROR: parser: parse error
    The script whose uid is
    Unable to jump to row
    Unterminated string constant
    Warning: Cannot modify header information - headers already sent
    Warning: Supplied argument is not a valid File-Handle resource in
    Warning: mysql_query()
    Warning: pg_connect(): Unable to connect to PostgreSQL server: FATAL
    mySQL error with query
    on MySQL result index
    server object error
    SyntaxError: Unexpected token
  `),
	{
		word: "incorrect syntax near",
		pattern: /line\s\d{1,9}:\sincorrect\ssyntax\snear\s'[^']{0,500}'/iu
	},
	{
		word: "pg_query()",
		pattern: /pg_query\(\):{0,9}\squery\sfailed:\serror:\s/iu
	},
	{
		word: "is null or not an object",
		pattern: /'[^']{0,200}'\sis\snull\sor\snot\san\sobject/iu
	},
	{
		word: "ora-",
		pattern: /ora-\d{4,5}:\s/iu
	},
	{
		word: "microsoft jet database engine",
		pattern: /microsoft\sjet\sdatabase\sengine\s\([^)]{0,100}\)<br>syntax\serror/iu
	},
	{
		word: "in query expression",
		pattern: /syntax\serror\s(?:\([^)]{0,200}\)\s?)?(?:in\sstring\s)?in\squery\sexpression\s/iu
	},
	{ word: "system.data.oledb.oledbexception" },
	{ word: "[Macromedia][SQLServer JDBC Driver][SQLServer]" },
	{
		word: "the error occurred in",
		pattern: /the error occurred in <b>[^<\n]{0,500}: line[^<\n]{0,100}<\/b><br>/iu
	},
	{
		word: "the error occurred while processing",
		pattern: /the error occurred while processing.{0,500}(?:template: .{0,300} <br>|in the template file .{0,300}\.<\/p><br>)/iu
	},
	{
		word: "server error in '",
		pattern: /<span><h1>server\serror\sin\s'[^']{0,300}'\sapplication\.<hr\swidth=100%\ssize=1\scolor=silver><\/h1>/iu
	},
	{ word: "<title>invalid file name for monitoring:" },
	{
		word: "</b>:",
		pattern: /<b>(?:warning|fatal\serror|parse\serror)<\/b>:\s{1,9}[^\n]{0,300}?\sin\s<b>[^<\n]{0,200}<\/b>\son\sline\s<b>\d{0,9}<\/b><br\s\/>/iu
	},
	{
		word: "Unknown database ",
		pattern: /Unknown database '[^']{0,200}'/u
	},
	{ word: "No database selected" },
	{
		word: "Table '",
		pattern: /Table '[^']{0,200}' doesn't exist/u
	},
	{
		word: "Exception report",
		followedBy: [
			"message",
			"description",
			"exception",
			"note"
		]
	},
	{ word: "<head><title>jrun servlet error</title></head>" },
	{
		word: "<h1>servlet error:",
		pattern: /<h1>servlet\serror:\s\w{1,200}<\/h1>/iu
	},
	{ word: "servlet error</title>" }
];
const ERROR_WORDS = exactly(`
  internal error
  ASP.NET_SessionId
  Custom Error Message
  Error Report
  Internal Server Error
  Parent Directory
  Type mismatch
  data source=
  invalid query
  is not allowed to access
`);
const DEBUG_TEXTS = words(`
  error occurred while processing request
  internal server error
  test page for apache
  failed to open stream: http request failed!
  parse error: parse error, unexpected t_variable
  the script whose uid is
  php parse error
  php warning
  php error
  warning: cannot modify header information - headers already sent
  mysqli error is
  mysql error is
  404 sc_not_found
  asp.net_sessionid
  servlet error:
  under construction
  welcome to windows 2000 internet services
  welcome to iis 4.0
  warning: supplied argument is not a valid file-handle resource
  warning: division by zero in
  warning: safe mode restriction in effect.
  error message : error loading required libraries.
  fatal error: call to undefined function
  access denied for user
  incorrect syntax near
  unclosed quotation mark before the character string
  there seems to have been a problem with the
  customerrors mode
  this error page might contain sensitive information because asp.net
`);

//#endregion
//#region src/baseline/per-exchange.ts
function perExchange(compute) {
	let last;
	return (exchange) => {
		if (last?.exchange !== exchange) last = {
			exchange,
			value: compute(exchange)
		};
		return last.value;
	};
}

//#endregion
//#region src/baseline/texts/secret-words.ts
const SECRET_WORDS = {
	gateway: [
		"sk_",
		"rk_",
		"whsec_",
		"access_token$",
		"A21AA",
		"sq0",
		"EAAA",
		"AQE",
		"rzp_",
		"FLWSECK",
		"live_",
		"test_",
		"pdl_"
	],
	bank: [
		"access-",
		"processor-",
		"live_",
		"sandbox_",
		"client_secret"
	],
	privateKey: ["PRIVATE KEY-----"],
	securityCode: [
		"cvv",
		"cvc",
		"cvn",
		"csc",
		"cid",
		"verification",
		"security"
	],
	passwordHash: [
		"$lm$",
		"$k4$",
		"$1$",
		"$2$",
		"$2a$",
		"$2b$",
		"$2x$",
		"$2y$",
		"$3$$",
		"$5$",
		"$6$",
		"$7$",
		"$nt$",
		"$argon2"
	],
	listing: [
		"Index of /",
		"[To Parent Directory]",
		"Directory Listing For /",
		"listing directory /",
		"Directory listing for /"
	],
	privateAddress: [
		"10.",
		"172.",
		"192.168.",
		"ip-10-",
		"ip-172-",
		"ip-192-168-"
	],
	banner: [
		"tomcat/",
		"apache/",
		"nginx/",
		"jetty://",
		"squid/"
	],
	http: ["http:"],
	track: ["%B", ";"]
};

//#endregion
//#region src/baseline/texts/source-signatures.ts
const sign$1 = (language, word, pattern, closedBy) => ({
	language,
	...word !== void 0 && { word },
	...pattern !== void 0 && { pattern },
	...closedBy !== void 0 && { closedBy }
});
const weak = (signature) => ({
	...signature,
	weak: true
});
const tags = (language, list) => list.split(" ").map((word) => sign$1(language, word, void 0, "%>"));
const bare = (language, list) => list.split(" ").map((word) => sign$1(language, word));
const NAME$2 = String.raw`[a-z0-9._]{1,100}`;
const sql = (word, source) => sign$1("SQL", word, new RegExp(source.replaceAll(" ", String.raw`\s{1,20}`).replaceAll("NAME", NAME$2), "iu"));
const SOURCE_SIGNATURES = [
	sign$1("PHP", "<?php", /<\?php\s*/u, ";"),
	sign$1("PHP", "<?=", /<\?=\s*/u, "?>"),
	sign$1("PHP", "$_POST", /\$_POST\s{0,20}\[/u),
	sign$1("PHP", "$_GET", /\$_GET\s{0,20}\[/u),
	sign$1("JSP", "<%@", /<%@\s*page\s/u, "%>"),
	sign$1("JSP", "<%@", /<%@\s*include/u, "%>"),
	sign$1("JSP", "<%@", /<%@\s*taglib/u, "%>"),
	...[
		"page",
		"include",
		"taglib"
	].map((name) => sign$1("JSP", `<jsp:directive.${name}`, void 0, ">")),
	sign$1("Servlet", "javax.servlet.http", /import\s{1,20}javax\.servlet\.http\.(?:HttpServlet|\*)\s{0,20};/u),
	sign$1("Servlet", "@webservlet", /@webservlet\s{0,20}\(\s{0,20}"\/[a-z0-9]{1,100}"\s{0,20}\)/iu),
	sign$1("Servlet", "httpservlet", /public\s{1,20}class\s{1,20}[a-z0-9]{1,100}\s{1,20}extends\s{1,20}(?:javax\.servlet\.http\.)?httpservlet/iu),
	sign$1("Servlet", "httpservletrequest", /public\s{1,20}void\s{1,20}do(?:get|post)\s{0,20}\(\s{0,20}httpservletrequest\s{1,20}[a-z0-9]{1,100}\s{0,20},\s{0,20}httpservletresponse\s/iu),
	sign$1("Java", void 0, /^(?:package|import)\s{1,20}[a-z0-9.]{1,200};/iu),
	weak(sign$1("Java", "class", /class\s{1,20}[a-z0-9]{1,100}\s{0,20}\{/u, "}")),
	sign$1("Java", "static void main", /public\s{1,20}static\s{1,20}void\s{1,20}main\s{0,20}\(\s{0,20}string\s{0,20}(?:\[\s{0,20}\]\s{0,20}[a-z0-9]{1,100}|[a-z0-9]{1,100}\s{0,20}\[\s{0,20}\])\s{0,20}\)\s{0,20}\{/iu),
	sign$1("ASP", "on error resume next"),
	sign$1("ASP", "createobject", /server.createobject\s{0,20}\(\s{0,20}"[a-z0-9.]{1,100}"\s{0,20}\)/iu),
	sign$1("ASP", "querystring", /request.querystring\s{0,20}\(\s{0,20}"[a-z0-9]{1,100}"\s{0,20}\)/iu),
	sign$1("ASP", "err.number", /if\s{0,20}\(\s{0,20}err.number\s{0,20}.{1,200}\)\s{0,20}then/iu),
	sign$1("ASP", "vbscript", /<%@\s{1,20}language\s{0,20}=\s{0,20}"vbscript"\s{0,20}%>/iu),
	sign$1("ASP.NET", "<%@", /<%@\s{1,20}Page/u, "%>"),
	sign$1("ASP.NET", "runat", /<script\s{1,20}runat\s{0,20}=\s{0,20}"/u),
	...tags("ASP.NET", "<%Assembly <%Control <%Implements <%MasterType <%Master <%Page <%OutputCache <%PreviousPageType <%Reference <%Register"),
	sign$1("ASP.NET", "@RenderPage", /@RenderPage\s{0,20}\(\s{0,20}"[^"]{0,300}"\)/u),
	sign$1("ASP.NET", "@RenderBody", /@RenderBody\s{0,20}\(\s{0,20}\)/u),
	sign$1("ASP.NET", "@RenderSection", /@RenderSection\s{0,20}\(\s{0,20}"[^"]{1,300}"\s{0,20}\)/u),
	sign$1("ASP.NET", "Request", /Request\s{0,20}\["[^"]{1,300}"\]/u),
	sign$1("ASP.NET", "@foreach"),
	sign$1("ASP.NET", "Database", /Database.Open\s{0,20}\(\s{0,20}"/u),
	sign$1("ASP.NET", "Query", /db.Query\s{0,20}\(\s{0,20}"/u),
	sign$1("ASP.NET", "@switch", /@switch\s{0,20}\([^\n]{1,300}\)\s{0,20}\{/u),
	sign$1("ASP.NET", void 0, /^\s{0,999}<asp:(?:Menu|TreeView|SiteMapPath)/u),
	sign$1("C#", void 0, /^using\s{1,20}System\s{0,20};/u),
	sign$1("C#", "namespace", /^namespace\s{1,20}[a-z.]{1,200}\s{0,20}\{/imu),
	sign$1("C#", "static void Main", /^static\s{1,20}void\s{1,20}Main\s{0,20}\(\s{0,20}string\s{0,20}\[/mu),
	sign$1("C#", "@for", /@for(?:each)?\s{0,20}\(\s{0,20}var\s/u),
	sign$1("VB.NET", void 0, /^Imports\s{1,20}System[a-zA-Z0-9.]{0,100}\s{0,20}$/u),
	sign$1("VB.NET", "dim ", /^dim\s{1,20}[a-z0-9]{1,100}\s{0,20}=/imu),
	sign$1("VB.NET", "@for ", /@for\s{1,20}(?:[a-z0-9]{1,100}\s{0,20}=\s{0,20}\d{1,9}\s{1,20}to\s{1,20}\d|each\s{1,20}[a-z0-9]{1,100}\s{1,20}in\s)/iu),
	sign$1("VB.NET", "@select", /@select\s{1,20}case/iu),
	sql("select", String.raw`select [a-z0-9., "'()*]{1,300} from [a-z0-9._, ]`),
	sql("select", "select @@[a-z]"),
	sql("insert", String.raw`insert into NAME (?:\([a-z0-9_, \t]{1,500}\) )?values\s{0,20}\(`),
	sql("insert", String.raw`insert into NAME\s{0,20}\([a-z0-9_, \t]{1,500}\) values\s{0,20}\(`),
	sql("insert", String.raw`insert NAME (?:\([^)]{1,500}\) )?values\s{0,20}\([^)]{1,500}\)`),
	sql("insert", "insert NAME select "),
	sql("update", "update NAME (?:[a-z0-9_]{1,100} )?set "),
	sql("delete from", "delete from NAME"),
	sql("truncate table", "truncate table NAME"),
	sql("create", String.raw`create (?:database|view|procedure|function) NAME`),
	sql("create table", String.raw`create table (?:if not exists )?NAME\s{0,20}\([^)]{1,2000}\)`),
	sql("create index", String.raw`create index NAME on NAME\s{0,20}\(`),
	sql("drop", "drop (?:database|table|view|index|procedure|function) NAME"),
	sql("grant", "grant [a-z]{1,50} on NAME to "),
	sql("revoke", String.raw`revoke [a-z0-9 (),]{1,200} on `),
	sign$1("Perl", void 0, /^(?:#!\/usr\/bin\/perl|use\s{1,20}(?:strict|warnings|[A-Za-z:]{1,100})\s{0,20};\s{0,20}$)/u),
	sign$1("Perl", "foreach my", /foreach\s{1,20}my\s{1,20}\$[a-z0-9]{1,100}\s{0,20}\(/iu),
	sign$1("Perl", "my ", /^[ \t]{0,100}my\s{1,20}[$%@][a-z0-9]/imu),
	weak(sign$1("Perl", "@", /@[a-z0-9]{1,100}\s{1,20}[a-z0-9]{1,100}\s{0,20}=\s{0,20}\(/iu)),
	sign$1("Perl", "$#", /\$#[a-z0-9]{4}/iu),
	sign$1("Perl", "{'", /\$[a-z0-9]{1,100}\s{0,20}\{'[a-z0-9]{1,100}'\}\s{0,20}=/iu),
	sign$1("Perl", "$!", /die\s{1,20}"[^"\n]{0,300}\$![^"\n]{0,300}"/u),
	sign$1("Objective-C", "import", /^#\s{1,20}import\s{1,20}[<"][a-zA-Z0-9/.]{1,200}[>"]/mu),
	sign$1("Objective-C", "@interface", /@interface\s{1,20}[a-zA-Z0-9]{1,100}\s{0,20}:\s{0,20}[a-zA-Z0-9]{1,100}\s{0,20}[{<]/u),
	sign$1("Objective-C", "@implementation", /@implementation\s{1,20}[a-z]/u),
	sign$1("Objective-C", "@protocol", /@protocol\s{1,20}[a-zA-Z0-9]/u),
	sign$1("Objective-C", "@end", /@end\s{0,99}$/u),
	sign$1("Objective-C", "@synthesize"),
	sign$1("C", "#include", /#include\s{1,20}[<"][a-zA-Z0-9/]{1,200}\.h[>"]/u),
	sign$1("C", "#define", /#define\s{1,20}[^\n]{1,500}\n?$/u),
	sign$1("C", "#ifndef", /#ifndef\s{1,20}[^\n]{1,500}\n?$/u),
	sign$1("C", "#endif", /#endif\s{0,99}$/u),
	sign$1("C", "char", /char\s{0,20}\*\*\s{0,20}[a-zA-Z0-9_]{1,100}\s{0,20};/u),
	weak(sign$1("C++", "::", /^[a-z0-9]{1,100}::[a-z0-9]{1,100}\s{0,20}\(\s{0,20}\)[^{]{0,300}\{/imu, "}")),
	sign$1("C++", "cout", /cout\s{0,20}<<\s{0,20}"[^"\n]{1,500}"\s{0,20};/u),
	sign$1("shell", void 0, /^#!\/bin\/[a-z]{0,10}sh/u),
	sign$1("Node.js", void 0, /^#!\/usr\/bin\/env\s{1,20}node/u),
	sign$1("Python", "#!/usr/bin/python"),
	sign$1("Python", "#!/usr/bin/env", /#!\/usr\/bin\/env\s{1,20}python/u),
	sign$1("Python", void 0, /^\s{0,999}(?:def\s{1,20}[a-z0-9]{1,100}\s{0,20}\(\s{0,20}[a-z0-9]{1,100}\s{0,20}\)\s{0,20}:|try\s{0,20}:|except\s{0,20}:|def\s{1,20}main\s{0,20}\(\s{0,20}\)\s{0,20}:)/iu),
	weak(sign$1("Python", "for ", /for\s{1,20}[a-z0-9]{1,100}\s{1,20}in\s{1,20}[a-z0-9]{1,100}:/iu)),
	sign$1("Ruby", void 0, /^\s{0,999}(?:require\s{1,20}"[^"\n]{1,300}"\s{0,99}$|describe\s{1,20}[a-z0-9:]{1,100}\s{1,20}do|class\s{1,20}[a-z0-9]{1,100}\s{1,20}<\s{0,20}[a-z0-9:])/iu),
	weak(sign$1("Ruby", "def ", /^[ \t]{0,100}def\s{1,20}[a-z0-9]/imu, /^[ \t]{0,100}end[ \t]{0,20}$/gimu)),
	sign$1("Ruby", "@@active", /@@active\s{0,20}=/iu),
	...bare("ColdFusion", "<cfoutput <cfset <cfexecute <cfexit <cfcomponent <cffunction <cfreturn <cfargument <cfscript <cfloop <cfquery <cfdump <cfif <cfelseif <cfelse"),
	sign$1("ColdFusion", "writeOutput", /writeOutput\s{0,20}\(/u),
	sign$1("FoxPro", "orequest", /orequest\.querystring\s{0,20}\(\s{0,20}"[a-z0-9]{1,100}"\s{0,20}\)/iu),
	sign$1("FoxPro", "define class", /define\s{1,20}class\s{1,20}[a-z0-9]{1,100}\s{1,20}as\s{1,20}[a-z0-9]/iu),
	weak(sign$1("FoxPro", " endfor", /for\s{1,20}(?:[a-z0-9]{1,100}\s{0,20}=\s{0,20}\d{1,9}\s{1,20}to\s{1,20}\d|each\s)[^\n]{1,500}\s{1,20}endfor/iu)),
	weak(sign$1("FoxPro", "enddo", /do\s{1,20}while\s/iu, "enddo")),
	weak(sign$1("FoxPro", "endif", /if\s(?=[\s\S]{2,2000}?\sendif)/iu)),
	weak(sign$1("Pascal", "program ", /^program\s{1,20}[a-z0-9]{1,100};/imu, "end")),
	sign$1("LaTeX", "\\documentclass", /\\documentclass(?:\[[^\]\n]{0,200}\])?\{[a-z]{1,50}\}/iu),
	sign$1("LaTeX", "\\begin{", /\\begin\{[a-z]{1,50}\}/iu),
	weak(sign$1("ActionScript", "package ", /package\s{1,20}[a-z0-9.]{1,200}\s{0,20}\{/iu, "}"))
];

//#endregion
//#region src/baseline/texts/username-digests.ts
const USERNAME_DIGESTS = [
	"e3afed0047b08059d0fada10f400c1e5",
	"4e7afebcfbae000b22c7c85e5560f89a2a0280b4",
	"c1c224b03cd9bc7b6a86d77f5dace40191766c485cd55dc48caf9ac873335d6f",
	"cb25ed2781626b3ab0c1de865e7cc7e6db8908f6d6046d96a284c8f95e1edee6da77588358648e0508a7725f1a777778",
	"887375daec62a9f02d32a63c9e14c7641a9a8a42e4fa8f6590eb928d9744b57bb5057a1d227e4d40ef911ac030590bbce2bfdb78103ff0b79094cee8425601f5",
	"21232f297a57a5a743894a0e4a801fc3",
	"d033e22ae348aeb5660fc2140aec35850c4da997",
	"8c6976e5b5410415bde908bd4dee15dfb167a9c873fc4bb8a81f6f2ab448a918",
	"9ca694a90285c034432c9550421b7b9dbd5c0f4b6673f05f6dbce58052ba20e4248041956ee8c9a2ec9f10290cdc0782",
	"c7ad44cbad762a5da0a452f9e854fdc1e0e7a52a38015f23f3eab1d80b931dd472634dfac71cd34ebc35d16ab7fb8a90c81f975113d6c7538dc69dd8de9077ec"
];

//#endregion
//#region src/baseline/texts/word-scan.ts
const ASCII = 128;
function openWordScan(words) {
	const classes = classesOf(words);
	const letterOf = (code) => classes[code] ?? 0;
	const { steps, ends, start, firstEnd } = wordAutomaton(words, letterOf, Math.max(...classes) + 1);
	return (text) => {
		const found = /* @__PURE__ */ new Map();
		const { length } = text;
		let state = start;
		for (let index = 0; index < length; index += 1) {
			const code = text.charCodeAt(index);
			state = steps[state + (code < ASCII ? classes[code] ?? 0 : 0)] ?? 0;
			if (state < firstEnd) continue;
			for (const place of ends.get(state) ?? []) {
				const word = words[place] ?? "";
				const at = index + 1 - word.length;
				if (!found.has(word) && (word === word.toLowerCase() || text.startsWith(word, at))) found.set(word, at);
			}
		}
		return found;
	};
}
function classesOf(words) {
	const letters = [...new Set(words.join("").toLowerCase())];
	return Uint8Array.from({ length: ASCII }, (_, code) => letters.indexOf(String.fromCharCode(code).toLowerCase()) + 1);
}

//#endregion
//#region src/baseline/texts/body-words.ts
let scan;
const bodyWords = perExchange(({ text }) => {
	scan ??= openWordScan([.../* @__PURE__ */ new Set([
		...[
			...APPLICATION_ERRORS,
			...ERROR_WORDS,
			...DEBUG_TEXTS,
			...SOURCE_SIGNATURES
		].flatMap(({ word }) => word ?? []),
		...USERNAME_DIGESTS,
		...Object.values(SECRET_WORDS).flat()
	])]);
	return scan(text);
});
function mayHold(exchange, kind) {
	const words = bodyWords(exchange);
	return SECRET_WORDS[kind].some((word) => words.has(word));
}

//#endregion
//#region src/baseline/texts/directory-listing.ts
const LISTINGS = [
	/<title>Index of \/[^<]{1,2000}<\/title>/u,
	/<pre><A\s{1,20}HREF\s{0,20}=\s{0,20}"\/[^>]{0,2000}">\[To Parent Directory\]<\/A><br><br>/u,
	/<title>Directory Listing For \/[^<]{0,2000}<\/title>/u,
	/<title>listing directory \/[^<]{0,2000}<\/title>/u,
	/<h2>Directory listing for \/[^<]{0,2000}<\/h2>/u
];
const KNOWN_TO_ZAP = 2;
function isDirectoryListing(exchange) {
	return mayHold(exchange, "listing") && LISTINGS.some((listing) => listing.test(exchange.text));
}
function isListingKnownToZap({ text }) {
	return LISTINGS.slice(0, KNOWN_TO_ZAP).some((listing) => listing.test(text));
}

//#endregion
//#region src/baseline/texts/stack-trace.ts
const QUOTE = String.raw`(?:"|\\"|&quot;|&#34;|&#x22;|')`;
const PATTERNS$1 = [
	[
		"Node.js",
		["at "],
		/\bat (?:(?:async |new )?[\w$.<>[\] &;]{1,120} (?:\(|&#40;))?(?:file:\/\/\/|node:|\/|[A-Za-z]:[\\/]{1,4})[^()\s"'<>]{1,300}:\d{1,7}:\d{1,7}\b\)?/u
	],
	[
		"Java",
		[
			".java:",
			".kt:",
			".scala:",
			".groovy:",
			"(Native Method)",
			"(Unknown Source)"
		],
		/\bat (?:[\w.-]{1,80}(?:@[\w.-]{1,40})?\/)?[\w$.]{3,200}\.(?:[\w$]{1,80}|&lt;\w{1,9}&gt;|<\w{1,9}>)\((?:[\w$]{1,80}\.(?:java|kt|scala|groovy):\d{1,6}|Native Method|Unknown Source)\)/u
	],
	[
		"Python",
		["Traceback"],
		/Traceback \(most recent call last\)/u
	],
	[
		"Python",
		[".py"],
		new RegExp(String.raw`\bFile ${QUOTE}[^"'<>&\\\n]{1,300}\.py${QUOTE}, line \d{1,7}, in `, "u")
	],
	[
		"PHP",
		["on line "],
		/(?<![\w-])[\w-]{1,60}\.php(?:<\/b>)? on line (?:<b>)?\d{1,7}/u
	],
	[
		"PHP",
		["Stack trace:"],
		/(?<![\w-])[\w-]{1,60}\.php:\d{1,7}(?:\s|\\n|<br ?\/?>){1,8}Stack trace:/u
	],
	[
		"PHP",
		["#0 "],
		/#0 [^\s()]{1,300}\.php\(\d{1,7}\): /u
	],
	[
		".NET",
		[":line "],
		/\bat [\w.`<>[\],]{3,200}\([^()\n]{0,300}\) in [^\n:]{0,3}:?[^\n:]{1,300}:line \d{1,7}/u
	],
	[
		"Ruby",
		[".rb:"],
		/(?<![\w-])[\w-]{1,60}\.rb:\d{1,7}:in (?:`|'|&#39;|&#x27;)/u
	],
	[
		"Go",
		["goroutine "],
		/\bgoroutine \d{1,9} \[[\w ,]{1,60}\]:/u
	],
	[
		"SQL",
		[
			"SQLSTATE[",
			"ORA-",
			"error in your SQL syntax",
			"Unclosed quotation mark",
			"SQLITE_ERROR",
			"pg_query(): ",
			"PSQLException: ",
			"MySQLSyntaxErrorException"
		],
		/SQLSTATE\[\w{5}\]|\bORA-\d{5}: |You have an error in your SQL syntax|Unclosed quotation mark after the character string|\bSQLITE_ERROR\b|\bpg_query\(\): |\bPSQLException: |\bMySQLSyntaxErrorException\b/u
	],
	[
		"SQL",
		["syntax error"],
		new RegExp(String.raw`syntax error at or near ${QUOTE}|near ${QUOTE}[^"'<>&\\\n]{1,100}${QUOTE}: syntax error`, "u")
	]
];
const FOLDERS = /(?:file:\/\/\/(?:[A-Za-z]:[\\/]{1,4})?|(?<![\w:/.<])\/|[A-Za-z]:[\\/]{1,4})(?:[^()\s"'<>:\\/]{1,255}[\\/]{1,4}(?!["'&])){0,64}/gu;
function firstStackTrace(text) {
	for (const [kind, needles, pattern] of PATTERNS$1) {
		const match = needles.some((needle) => text.includes(needle)) ? pattern.exec(text) : null;
		if (match !== null) return {
			kind,
			line: match[0].slice(0, 300).replaceAll(FOLDERS, "…/"),
			at: match.index
		};
	}
}

//#endregion
//#region src/baseline/texts/error-kind.ts
const errorSeen = perExchange(lookFor);
function errorWord(exchange, word) {
	return !(isScriptAnswer(exchange) || isStyleAnswer(exchange)) && exchange.status !== 404 && exchange.status !== 500 && bodyWords(exchange).has(word);
}
function lookFor(exchange) {
	const isCode = isScriptAnswer(exchange) || isStyleAnswer(exchange);
	const readable = exchange.status !== 404 && exchange.status !== 500 && !isCode;
	const application = isCode ? void 0 : firstOf(exchange, APPLICATION_ERRORS);
	const weak = readable ? firstOf(exchange, ERROR_WORDS) : void 0;
	const debug = isTextAnswer(exchange) && !isScriptAnswer(exchange) ? firstOf(exchange, DEBUG_TEXTS) : void 0;
	const aliases = [...exchange.status === 500 || readable && (application ?? weak) !== void 0 ? ["zap/90022"] : [], ...debug === void 0 ? [] : ["zap/10023"]];
	const trace = isCode ? void 0 : firstStackTrace(exchange.text);
	if (trace !== void 0) return {
		kind: "stack-trace",
		evidence: `${trace.kind}: ${trace.line}`,
		at: trace.at,
		aliases,
		trace
	};
	if (application !== void 0) return {
		kind: "application-error",
		...application,
		aliases
	};
	if (debug !== void 0) return {
		kind: "debug-text",
		...debug,
		aliases
	};
	if (aliases.length === 0 || exchange.status !== 500 && isDirectoryListing(exchange)) return void 0;
	return {
		kind: "error-answer",
		...weak ?? { evidence: `status ${exchange.status}` },
		aliases
	};
}
function firstOf(exchange, texts) {
	const words = bodyWords(exchange);
	if (!hasWordOf(words, texts)) return void 0;
	for (const { word, pattern, followedBy = [] } of texts) {
		const at = words.get(word);
		if (at === void 0 || !standInOrder(lineFrom(exchange.text, at + word.length), followedBy)) continue;
		if (pattern === void 0) return {
			evidence: word,
			at
		};
		const match = pattern.exec(exchange.text);
		if (match !== null) return {
			evidence: match[0].slice(0, 200),
			at: match.index
		};
	}
}
function lineFrom(text, start) {
	const end = text.indexOf("\n", start);
	return text.slice(start, end === -1 ? void 0 : end);
}
function standInOrder(line, words) {
	let from = 0;
	for (const word of words) {
		const at = line.indexOf(word, from);
		if (at === -1) return false;
		from = at + word.length;
	}
	return true;
}
function hasWordOf(words, texts) {
	let known = wordsOf.get(texts);
	if (known === void 0) wordsOf.set(texts, known = new Set(texts.map(({ word }) => word)));
	for (const word of words.keys()) if (known.has(word)) return true;
	return false;
}
const wordsOf = /* @__PURE__ */ new WeakMap();

//#endregion
//#region src/baseline/example.ts
const GOOD_HEADERS = {
	"Content-Type": "text/html; charset=utf-8",
	"Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Strict-Transport-Security": "max-age=31536000; includeSubDomains",
	"Referrer-Policy": "no-referrer",
	"Permissions-Policy": "camera=(), geolocation=(), microphone=()",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Embedder-Policy": "require-corp",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cache-Control": "no-cache, no-store, must-revalidate"
};
function example(name, changes = {}) {
	const headers = Object.entries({
		...GOOD_HEADERS,
		...changes.headers
	}).flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]);
	return {
		name,
		url: changes.url ?? "https://shop.example/",
		status: changes.status ?? 200,
		headers: [...headers, ...(changes.cookies ?? []).map((value) => ["Set-Cookie", value])],
		body: changes.body ?? "<!doctype html><html lang=\"en\"><title>Shop</title><h1>Shop</h1></html>",
		...changes.requestHeaders !== void 0 && { requestHeaders: changes.requestHeaders },
		...changes.scripts !== void 0 && { scripts: changes.scripts }
	};
}

//#endregion
//#region src/baseline/rules/application-error-disclosed.ts
const applicationErrorDisclosed = {
	definition: {
		id: "web/application-error-disclosed",
		title: "Application error in a response",
		what: "The response holds a message that only a database driver, an application server or an interpreter prints. A stack trace is told by another rule.",
		why: "It names tables, paths and products, and shows that an unexpected input reaches code that does not handle it.",
		fix: "Answer errors with a fixed text and a generated trace id; write the details to the log only.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [209],
		owasp: ["A10:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/90022", "zap/10023"],
	scope: "path",
	examples: {
		violating: [example("MySQL", { body: "<!doctype html><html><body><p>Shop</p><pre>Warning: mysql_query() expects parameter 1</pre>" }), example("SQL Server, in JSON", {
			status: 400,
			headers: { "Content-Type": "application/json" },
			body: "{\"error\":\"Incorrect column name qty\"}"
		})],
		clean: [example("a manual that speaks of errors", { body: "<!doctype html><html><body><p>Shop</p><p>Our manual explains what &quot;Syntax error&quot; means.</p>" })]
	},
	check(exchange) {
		const error = errorSeen(exchange);
		if (error?.kind !== "application-error") return [];
		return [{
			evidence: error.evidence,
			message: "The response holds an error message of a database, a server or an interpreter.",
			aliases: error.aliases,
			...error.at !== void 0 && { at: error.at }
		}];
	}
};

//#endregion
//#region src/baseline/headers/header-hits.ts
function headerHits(exchange, headers, messageOf) {
	return headers.flatMap((header) => {
		const value = headerValues(exchange, header)[0];
		if (value === void 0) return [];
		return [{
			parameter: header,
			evidence: value.slice(0, 200),
			message: messageOf(header)
		}];
	});
}

//#endregion
//#region src/baseline/rules/aspnet-version-disclosed.ts
const HEADERS$5 = ["X-AspNet-Version", "X-AspNetMvc-Version"];
const aspnetVersionDisclosed = {
	definition: {
		id: "web/aspnet-version-disclosed",
		title: "ASP.NET version disclosed",
		what: "The answer has an X-AspNet-Version or X-AspNetMvc-Version header.",
		why: "Whoever looks for servers with a known flaw finds this one by a search.",
		fix: "Set enableVersionHeader=\"false\" in httpRuntime, and MvcHandler.DisableMvcResponseHeader = true.",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["2.2.6"]
	},
	aliases: ["zap/10061"],
	scope: "parameter",
	examples: {
		violating: [example("X-AspNet-Version", { headers: { "X-AspNet-Version": "4.0.30319" } }), example("X-AspNetMvc-Version", { headers: { "X-AspNetMvc-Version": "5.2" } })],
		clean: [example("no such header", { headers: {} })]
	},
	check: (exchange) => headerHits(exchange, HEADERS$5, (header) => `The header ${header} names the version of ASP.NET.`)
};

//#endregion
//#region src/baseline/pages/echoed-attributes.ts
const REFRESH = /^\s{0,99}\d{1,9}\s{0,99};\s{0,99}url\s{0,99}=\s{0,99}/u;
const MOST$5 = 200;
const LONGEST = 4096;
const echoedAttributes = perExchange((exchange) => {
	const { parameters, status, mime } = exchange;
	if (status !== 200 || !isHtmlType(mime) || parameters.length === 0) return [];
	const values = parameters.slice(0, 50).map(({ name, value }) => ({
		name: name.slice(0, 100),
		value: value.toLowerCase()
	})).filter(({ value }) => value !== "");
	const found = [];
	for (const { name: tag, attributes } of exchange.tags) for (const [name, written] of attributes) {
		if (written === "" || found.length >= MOST$5) continue;
		const isContent = tag === "meta" && name === "content";
		const value = written.slice(0, LONGEST).toLowerCase();
		const text = isContent ? value.replace(REFRESH, "").trim() : value;
		const parts = partsOf(text);
		if (parts === void 0) continue;
		for (const parameter of values) {
			const add = (kind, startsWith) => {
				found.push({
					kind,
					parameter: parameter.name,
					attribute: `${tag} ${name}`,
					startsWith
				});
			};
			const startsWith = parameter.value.length > 1 && text.startsWith(parameter.value);
			if (name.startsWith("on") && text.split(/[;=,:]/u).includes(parameter.value)) {
				add("event", startsWith);
				continue;
			}
			if (isContent && text.includes("charset")) continue;
			const isWord = isContent && text.split(/[;=,]/u).includes(parameter.value);
			const isPart = parameter.value.length > 1 && (parts.includes(parameter.value) || parts.length > 0 && parameter.value.startsWith(text));
			if (startsWith || isWord || isPart) add("attribute", startsWith);
		}
	}
	return found;
});
function partsOf(text) {
	if (text.indexOf("://") <= 0) return [];
	const match = /^([a-z][a-z0-9+.-]{0,30}):\/\/([^/?#]{0,300})[^?#]{0,4096}(?:\?([^#/]{0,4096}))?/u.exec(text);
	if (match === null || !/^(?:https?|ftp|file|jar|mailto)$/u.test(match[1] ?? "")) return void 0;
	return match.slice(1, 4).filter((part) => part !== void 0 && part !== "");
}

//#endregion
//#region src/baseline/rules/attribute-from-parameter.ts
const attributeFromParameter = {
	definition: {
		id: "web/attribute-from-parameter",
		title: "Attribute set from a parameter",
		what: "An attribute of the page begins with what a parameter of the request holds, or its scheme or host is that.",
		why: "Where it is not escaped, or is an address, a link runs an attacker's script on the page or leads elsewhere.",
		fix: "Escape for attributes; accept addresses by a list of schemes and hosts.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [20, 79],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10031"],
	scope: "path",
	examples: {
		violating: [example("an address", {
			body: "<!doctype html><html><body><p>Shop</p><a href=\"javascript:go\">x</a>",
			url: "https://shop.example/?to=javascript:go"
		})],
		clean: [example("in the middle", {
			body: "<!doctype html><html><body><p>Shop</p><a href=\"/find?q=summerhat\">x</a>",
			url: "https://shop.example/?name=summerhat"
		})]
	},
	check(exchange) {
		const echo = echoedAttributes(exchange).find(({ kind }) => kind === "attribute");
		if (echo === void 0) return [];
		return [{
			parameter: echo.parameter,
			evidence: echo.attribute,
			message: "An attribute begins with what a parameter holds."
		}];
	}
};

//#endregion
//#region src/baseline/rules/backend-server-disclosed.ts
const HEADERS$4 = ["X-Backend-Server"];
const backendServerDisclosed = {
	definition: {
		id: "web/backend-server-disclosed",
		title: "Back-end server disclosed",
		what: "The answer has an X-Backend-Server header.",
		why: "It shows how the network behind the proxy is built, and gives host names to try in other attacks.",
		fix: "Remove the header at the proxy.",
		level: "note",
		securitySeverity: 2,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10039"],
	scope: "parameter",
	examples: {
		violating: [example("a host name", { headers: { "X-Backend-Server": "pay-03.internal" } })],
		clean: [example("no such header", { headers: {} })]
	},
	check: (exchange) => headerHits(exchange, HEADERS$4, (header) => `The header ${header} names a server behind the proxy.`)
};

//#endregion
//#region src/baseline/rules/bank-secret-in-response.ts
const SECRET = /\b(?:access|processor)-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?:live|sandbox)_[0-9A-Za-z_-]{40}|\bclient_secret"\s{0,9}:\s{0,9}"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/u;
const bankSecretInResponse = {
	definition: {
		id: "web/bank-secret-in-response",
		title: "Bank access token in a response",
		what: "The response holds an access token or processor token of Plaid, or an access token of GoCardless or TrueLayer.",
		why: "With it balances, transactions and account numbers of the customer can be read, and payments made.",
		fix: "Keep access tokens on the server; give the browser the public or link token only, which lives for minutes.",
		level: "error",
		securitySeverity: 9,
		since: "0.1.0",
		cwe: [200, 522],
		owasp: ["A07:2025", "API8:2023"],
		pci: ["8.6.2"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("Plaid", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"access_token\":\"access-sandbox-7c69d345-fda1-4a2f-a543-c4b3b8e2f0a1\"}"
		})],
		clean: [example("a link token", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"link_token\":\"link-sandbox-7c69d345-fda1-4a2f-a543-c4b3b8e2f0a1\"}"
		})]
	},
	check(exchange) {
		if (!mayHold(exchange, "bank")) return [];
		const match = SECRET.exec(exchange.text);
		if (match === null) return [];
		return [{
			message: "The response holds a token that opens bank accounts.",
			at: match.index
		}];
	}
};

//#endregion
//#region src/baseline/rules/banner-in-error-page.ts
const BANNER = /(?:tomcat|apache)\/\d{1,3}\.\d{1,3}\.\d{1,3}|nginx\/\d{1,3}\.\d{1,3}\.\d{1,3}|jetty:\/\/\d{1,3}\.\d{1,3}|squid\/\d{1,3}\.\d{1,3}/iu;
const bannerInErrorPage = {
	definition: {
		id: "web/banner-in-error-page",
		title: "Server version in an error page",
		what: "The page of a 4xx or 5xx answer names the version of Apache, Tomcat, nginx, Jetty or Squid.",
		why: "Whoever looks for servers with a known flaw finds this one by a search instead of by trying.",
		fix: "Use own error pages; server_tokens off (nginx), ServerSignature Off (Apache), showServerInfo=\"false\" (Tomcat).",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["2.2.6"]
	},
	aliases: ["zap/10009"],
	scope: "path",
	examples: {
		violating: [example("Apache", {
			status: 404,
			body: "<!doctype html><address>Apache/2.4.41 (Ubuntu) Server at shop.example</address>"
		})],
		clean: [example("a name alone", {
			status: 404,
			body: "<!doctype html><address>nginx</address>"
		}), example("a page that speaks of it", { body: "<!doctype html><html><body><p>Shop</p><p>We run Apache/2.4.41 in our lab.</p>" })]
	},
	check(exchange) {
		if (exchange.status < 400 || exchange.status > 599 || !mayHold(exchange, "banner")) return [];
		const banner = BANNER.exec(exchange.text);
		if (banner === null) return [];
		return [{
			evidence: banner[0],
			at: banner.index,
			message: "Error pages name the version of the server."
		}];
	}
};

//#endregion
//#region src/baseline/headers/cached-payment.ts
const SENSITIVE = /(?:^|[/_-])(?:check-?out|receipts?|pay|payments?|payment-methods?|billing|invoices?|log-?in|sign-?in|accounts?|wallets?|orders?)(?:$|[/_.-])/iu;
function isCacheablePayment(exchange) {
	const shown = exchange.status >= 200 && exchange.status < 300 && exchange.body.length > 0;
	const readable = isHtmlType(exchange.mime) || /^application\/(?:.+\+)?json$/u.test(exchange.mime);
	if (!shown || !readable || !SENSITIVE.test(new URL(exchange.url).pathname.slice(0, 2048))) return false;
	return !directives(exchange).includes("no-store");
}
function leavesRoomForCaches(exchange) {
	const { url, method, status, body } = exchange;
	if (!url.startsWith("https:") || method === "POST" || body.length === 0 || status >= 300) return false;
	if (!isTextAnswer(exchange) || isImageAnswer(exchange) || isScriptAnswer(exchange) || isStyleAnswer(exchange)) return false;
	const given = directives(exchange);
	return ![
		"no-store",
		"no-cache",
		"must-revalidate"
	].every((name) => given.some((part) => part.startsWith(name)));
}
function directives(exchange) {
	return headerValues(exchange, "cache-control").flatMap((value) => value.toLowerCase().split(",")).map((part) => part.trim());
}

//#endregion
//#region src/baseline/rules/cache-control-incomplete.ts
const cacheControlIncomplete = {
	definition: {
		id: "web/cache-control-incomplete",
		title: "Cache-Control leaves room for caches",
		what: "A text over https is sent without all three of no-store, no-cache and must-revalidate. Pages about payments are told by another rule.",
		why: "Where the answer holds something personal, a cache that reads only one of the three may keep it.",
		fix: "Send Cache-Control: no-cache, no-store, must-revalidate with what is personal; give what is public a max-age on purpose.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [525],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10015"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "Cache-Control": void 0 } }), example("one of three", { headers: { "Cache-Control": "no-store" } })],
		clean: [example("all three", { headers: {} }), example("a style sheet", {
			url: "https://shop.example/site.css",
			headers: {
				"Content-Type": "text/css",
				"Cache-Control": "public"
			},
			body: "body{}"
		})]
	},
	check(exchange) {
		if (!leavesRoomForCaches(exchange) || isCacheablePayment(exchange)) return [];
		return [{
			parameter: "Cache-Control",
			evidence: headerValues(exchange, "cache-control")[0]?.slice(0, 200) ?? "no header",
			message: "Answers over https leave room for caches."
		}];
	}
};

//#endregion
//#region src/baseline/rules/cacheable-payment-page.ts
const cacheablePaymentPage = {
	definition: {
		id: "web/cacheable-payment-page",
		title: "Payment or login page may be cached",
		what: "A page whose path speaks of payment, order, account or login is sent without Cache-Control: no-store.",
		why: "The browser or a proxy may keep it, and show one customer's receipt or form to the next person at the same machine or behind the same cache.",
		fix: "Send Cache-Control: no-store with every page and API answer that belongs to a payment, an account or a session.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [525],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10015"],
	scope: "site",
	examples: {
		violating: [
			example("no header", {
				url: "https://shop.example/checkout",
				headers: { "Cache-Control": void 0 }
			}),
			example("public", {
				url: "https://shop.example/receipts/r_1",
				headers: { "Cache-Control": "public, max-age=60" }
			}),
			example("JSON of an account", {
				url: "https://shop.example/api/orders/o_1",
				headers: {
					"Content-Type": "application/json",
					"Cache-Control": "private"
				},
				body: "{\"total\":1009}"
			})
		],
		clean: [
			example("no-store", {
				url: "http://shop.example/checkout",
				headers: { "Cache-Control": "private, No-Store" }
			}),
			example("a page about nobody", {
				url: "http://shop.example/about",
				headers: { "Cache-Control": void 0 }
			}),
			example("a style sheet", {
				url: "https://shop.example/checkout.css",
				headers: {
					"Content-Type": "text/css",
					"Cache-Control": "public"
				},
				body: "body{}"
			})
		]
	},
	check(exchange) {
		if (!isCacheablePayment(exchange)) return [];
		return [{
			parameter: "Cache-Control",
			message: "Payment or login pages are sent without Cache-Control: no-store.",
			...!leavesRoomForCaches(exchange) && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/tags-named.ts
const byName = perExchange(({ tags }) => Object.groupBy(tags, ({ name }) => name));
function tagsNamed(exchange, name) {
	const tags = byName(exchange);
	return Object.hasOwn(tags, name) ? tags[name] ?? [] : [];
}

//#endregion
//#region src/baseline/rules/card-field-on-plain-http.ts
const CARD_FIELD = /^(?:cc|card|credit-?card)[._-]?(?:number|num|no)$|^pan$/iu;
const cardFieldOnPlainHttp = {
	definition: {
		id: "web/card-field-on-plain-http",
		title: "Card data asked for over plain http",
		what: "The page came over plain http from another machine and has a field for a card number, by its autocomplete, name or id.",
		why: "Whoever is on the network can change the page and read what is typed, whatever address the form is sent to.",
		fix: "Serve every page with card fields over https only.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("a checkout", {
			body: "<!doctype html><html><body><p>Shop</p><form><input autocomplete=\"cc-number\" name=\"pan\"></form>",
			url: "http://shop.example/checkout",
			headers: { "Cache-Control": "no-store" }
		})],
		clean: [example("over https", { body: "<!doctype html><html><body><p>Shop</p><form><input autocomplete=\"cc-number\" name=\"pan\"></form>" }), example("on this machine", {
			body: "<!doctype html><html><body><p>Shop</p><form><input autocomplete=\"cc-number\" name=\"pan\"></form>",
			url: "http://127.0.0.1:3000/"
		})]
	},
	check(exchange) {
		const { protocol, hostname } = new URL(exchange.url);
		if (protocol !== "http:" || isLoopbackHost(hostname)) return [];
		if (tagsNamed(exchange, "input").find(({ attributes }) => attributes.get("type")?.toLowerCase() !== "hidden" && (/\bcc-number\b/iu.test(attributes.get("autocomplete") ?? "") || CARD_FIELD.test(attributes.get("name") ?? attributes.get("id") ?? ""))) === void 0) return [];
		return [{ message: "A page that came over plain http asks for card data." }];
	}
};

//#endregion
//#region src/baseline/texts/find-track.ts
const TRACK = /%B(\d{13,19})\^[^^\n]{2,26}\^\d{7}|;(\d{13,19})=\d{7}\d{0,30}\?/gu;
function findTrack(text) {
	for (const { 1: first, 2: second, index } of text.matchAll(TRACK)) {
		const digits = first ?? second ?? "";
		if (brandOf(digits) !== void 0 && passesLuhn(digits)) return index;
	}
}

//#endregion
//#region src/baseline/texts/plainly-shown-card.ts
const BRANDS = /^(?:3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d{2})\d{12}|(?:2131|1800|35\d{3})\d{11}|(?:5[0678]\d\d|6304|6390|67\d\d)\d{8,15}|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|4\d{12}(?:\d{3})?)$/u;
function isPlainlyShown(exchange) {
	const { status, mime, text, document } = exchange;
	if (status >= 400) return false;
	if (isHtmlType(mime)) return [document.text, ...tagsNamed(exchange, "script").flatMap(({ content }) => content ?? [])].some(holdsCard);
	return /(?:^|[/+])(?:json|xml)$/u.test(mime) && !mime.startsWith("image/") && holdsCard(text);
}
function holdsCard(text) {
	for (const { 0: run, index } of text.matchAll(/\d{3,}(?:\s+\d{3,})*\s*/gu)) {
		const digits = run.replaceAll(/\s/gu, "");
		if (digits.length < 12 || digits.length > 19 || !BRANDS.test(digits)) continue;
		const around = text.slice(Math.max(0, index - 3), index + run.length + 3);
		if (around.includes(".")) return false;
		if (passesLuhn(digits) && !around.includes("_")) return true;
	}
	return false;
}

//#endregion
//#region src/baseline/rules/card-number-in-page.ts
const cardNumberInPage = {
	definition: {
		id: "web/card-number-in-page",
		title: "Full card number in a response",
		what: "The response body holds a full payment card number: right length, range of a card network, right check digit, not masked.",
		why: "Whoever sees the page, its cache or its log can use the card; showing more than the first six and last four digits breaks PCI DSS, and puts every system the page passes through in its scope.",
		fix: "Keep only a token and the last four digits; mask before the data leaves the server.",
		level: "error",
		securitySeverity: 8,
		since: "0.1.0",
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.4.1", "3.5.1"]
	},
	aliases: ["zap/10062"],
	scope: "path",
	examples: {
		violating: [
			example("grouped, at the end of a sentence", { body: "<!doctype html><p>Paid with 4111 1111 1111 1111.</p>" }),
			example("in JSON", {
				url: "https://shop.example/api/payment-methods",
				headers: { "Content-Type": "application/json" },
				body: "{\"number\":\"5555555555554444\"}"
			}),
			example("in CSV, with hyphens", {
				url: "https://shop.example/export",
				headers: { "Content-Type": "text/csv" },
				body: "name,card\nA,3782-822463-10005\n"
			})
		],
		clean: [
			example("masked", { body: "<!doctype html><p>Paid with 411111******1111</p>" }),
			example("an order number with a wrong check digit", { body: "<!doctype html><p>Order 4111111111111112</p>" }),
			example("digits inside ids", { body: "<!doctype html><p id=\"pi_4111111111111111\">0.4111111111111111 chunk.4111111111111111.js</p>" }),
			example("a hint in an empty field", { body: "<!doctype html><input autocomplete=\"cc-number\" placeholder=\"4242 4242 4242 4242\">" }),
			example("an article number (EAN-13) that passes the check", { body: "<!doctype html><p>EAN 4000000000006</p>" })
		]
	},
	check(exchange) {
		const { text, document } = exchange;
		const cards = findCardNumbers(text).filter((card) => isCardNumber(text, card));
		const shown = cards.length > 0 || !partsNumbers(exchange) ? [] : findCardNumbers(document.text).filter((card) => isCardNumber(document.text, card));
		const first = cards[0] ?? shown[0];
		if (first === void 0 || findTrack(text) !== void 0) return [];
		return [{
			evidence: `${first.brand} ${maskCardNumber(first.digits)}`,
			message: "The response holds a full card number.",
			...cards.length > 0 && { at: first.start },
			...!isPlainlyShown(exchange) && { aliases: [] }
		}];
	}
};
function partsNumbers({ text, mime }) {
	return isHtmlType(mime) && (/&#(?:x3|4[89]|5[0-7])/iu.test(text) || /\d(?:<\/?[a-z][^<>]{0,200}>){1,8}\d/iu.test(text));
}
function isCardNumber(text, { start, end, digits }) {
	const before = text.slice(Math.max(0, start - 80), start);
	const after = text.slice(end, end + 2);
	const partOfAnId = /(?:_|[0-9a-z]\.)$/iu.test(before) || /^(?:_|\.[0-9a-z])/iu.test(after);
	const hint = /\bplaceholder\s?=\s?(?:"[^"]*|'[^']*)$/iu.test(before);
	return !partOfAnId && !hint && !isArticleNumber(digits);
}
function isArticleNumber(digits) {
	if (digits.length !== 13 && digits.length !== 14) return false;
	return Array.from(digits).toReversed().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

//#endregion
//#region src/baseline/pages/sensitive-parameters.ts
const NAME$1 = /user|pass|pwd|token|ticket|session/iu;
const EMAIL = /[\w.%+-]@[a-z0-9.-]{1,255}\.[a-z]{2,4}\b/iu;
const US_SSN = /\b\d{3}-\d{2}-\d{4}\b/u;
const LIKE_A_CARD = /\b(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})\b/u;
function sensitiveParameters({ url }) {
	return [...new URL(url).searchParams].slice(0, 200).filter(([name, value]) => NAME$1.test(name) || isPersonal(value)).map(([name, value]) => ({
		name,
		isCard: findCardNumbers(value).length > 0,
		isPlain: [
			EMAIL,
			US_SSN,
			LIKE_A_CARD
		].some((pattern) => pattern.test(value)) || NAME$1.test(name)
	}));
}
function isSensitiveText(text) {
	return NAME$1.test(text) || EMAIL.test(text) || US_SSN.test(text) || findCardNumbers(text).length > 0;
}
function isPersonal(value) {
	return EMAIL.test(value) || US_SSN.test(value) || LIKE_A_CARD.test(value) || findCardNumbers(value).length > 0;
}

//#endregion
//#region src/baseline/rules/card-number-in-url.ts
const cardNumberInUrl = {
	definition: {
		id: "web/card-number-in-url",
		title: "Card number in a URL",
		what: "A parameter of the query holds a full payment card number: right length, range of a card network, right check digit.",
		why: "Addresses are written to the logs of every server and proxy on the way, to histories and to the Referer header: all of it is then in the scope of PCI DSS.",
		fix: "Send a token, never the number; what has to be sent goes into the body of a POST request to the gateway.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.1.0",
		cwe: [598, 359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.5.1", "6.2.4"]
	},
	aliases: ["zap/10024"],
	scope: "path",
	examples: {
		violating: [example("a card number", { url: "https://shop.example/pay?card=4111111111111111" })],
		clean: [example("an order number", { url: "https://shop.example/t?ref=411111111111" })]
	},
	check(exchange) {
		const card = sensitiveParameters(exchange).find(({ isCard }) => isCard);
		if (card === void 0) return [];
		return [{
			parameter: card.name.slice(0, 100),
			message: "The address of the page holds a full card number.",
			...!sensitiveParameters(exchange).some(({ isPlain }) => isPlain) && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/rules/card-security-code-in-response.ts
const NAMES$1 = String.raw`(?:cvv2?|cvc2?|cvn2?|csc|cid|card_?(?:verification|security)_?(?:code|value)|security_?code)`;
const NAME = new RegExp(String.raw`(?:^|[._[-])${NAMES$1}\]?$`, "iu");
const NAMED = new RegExp(String.raw`["']${NAMES$1}["']\s{0,9}:\s{0,9}["']?\d{3,4}["']?\s{0,9}[,}\]]`, "iu");
const cardSecurityCodeInResponse = {
	definition: {
		id: "web/card-security-code-in-response",
		title: "Card security code in a response",
		what: "The response holds a value of three or four digits under a name such as cvv, cvc or security code.",
		why: "The code must never be stored after authorisation, not even encrypted; an answer that holds it shows that it is.",
		fix: "Never write the code anywhere, and never send it back; leave it to the fields of the gateway.",
		level: "error",
		securitySeverity: 8,
		since: "0.1.0",
		cwe: [359, 312],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.3.1.2"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("in JSON", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"card\":{\"cvc\":\"123\"}}"
		}), example("in a form that comes back", { body: "<!doctype html><html><body><p>Shop</p><form method=\"get\"><input name=\"cvv\" value=\"1234\"></form>" })],
		clean: [example("an empty field", { body: "<!doctype html><html><body><p>Shop</p><form method=\"get\"><input name=\"cvv\" maxlength=\"4\" placeholder=\"123\"></form>" }), example("a result of the check", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"cvc_check\":\"pass\",\"cvc_length\":3}"
		})]
	},
	check(exchange) {
		if (isScriptAnswer(exchange) || !mayHold(exchange, "securityCode")) return [];
		const field = tagsNamed(exchange, "input").find(({ attributes }) => NAME.test(attributes.get("name") ?? attributes.get("id") ?? "") && /^\d{3,4}$/u.test(attributes.get("value") ?? ""));
		const match = field === void 0 ? NAMED.exec(exchange.text) : null;
		if (field === void 0 && match === null) return [];
		return [{
			message: "The response holds the security code of a card.",
			...match !== null && { at: match.index }
		}];
	}
};

//#endregion
//#region src/baseline/pages/charsets-of.ts
function isXmlText({ mime, text }) {
	return /xml/u.test(mime) || text.slice(0, 200).trimStart().startsWith("<?xml");
}
const charsetsOf = perExchange((exchange) => {
	const found = [];
	const add = (place, charset) => {
		if (charset !== void 0 && charset.trim() !== "") found.push({
			place,
			charset: charset.trim()
		});
	};
	if (exchange.body.length === 0) return [];
	add("header", charsetIn(headerValues(exchange, "content-type")[0] ?? ""));
	if (isHtmlType(exchange.mime)) {
		const metas = tagsNamed(exchange, "meta").map(({ attributes }) => attributes);
		add("meta http-equiv", charsetIn(metas.filter((meta) => meta.get("http-equiv")?.toLowerCase() === "content-type").at(-1)?.get("content") ?? ""));
		add("meta charset", metas.map((meta) => meta.get("charset")).find((charset) => (charset ?? "").trim() !== ""));
	} else if (isXmlText(exchange)) add("xml", /^\s{0,99}<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/iu.exec(exchange.text)?.[1]);
	return found;
});
function charsetIn(value) {
	return /charset\s{0,9}=\s{0,9}["']?([^"';,\s]{1,40})/iu.exec(value)?.[1];
}

//#endregion
//#region src/baseline/rules/charset-from-parameter.ts
const charsetFromParameter = {
	definition: {
		id: "web/charset-from-parameter",
		title: "Character set chosen by a parameter",
		what: "The charset of the answer, in its header, its <meta> or its XML declaration, is what a parameter of the request holds.",
		why: "An attacker can choose one in which escaped text becomes markup (UTF-7, ISO-2022-JP).",
		fix: "Send UTF-8 always.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [20],
		owasp: ["A05:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10030"],
	scope: "path",
	examples: {
		violating: [example("in the header", { url: "https://shop.example/?enc=utf-8" })],
		clean: [example("another value", { url: "https://shop.example/?enc=latin1" })]
	},
	check(exchange) {
		if (exchange.status !== 200 || !(isHtmlType(exchange.mime) || isXmlText(exchange))) return [];
		const named = charsetsOf(exchange).map(({ place, charset }) => ({
			place,
			charset: charset.toLowerCase()
		}));
		const cause = exchange.parameters.find(({ value }) => named.some(({ charset }) => charset === value.toLowerCase()));
		if (cause === void 0) return [];
		const known = named.some(({ place, charset }) => place !== "meta charset" && charset === cause.value.toLowerCase());
		return [{
			parameter: cause.name.slice(0, 100),
			message: "A parameter chooses the character set of the page.",
			...!known && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/rules/charset-mismatch.ts
const ALIAS$2 = {
	"meta http-equiv": "zap/90011-1",
	"meta charset": "zap/90011-2",
	xml: "zap/90011-4"
};
const charsetMismatch = {
	definition: {
		id: "web/charset-mismatch",
		title: "Contradictory character sets",
		what: "The charset of the Content-Type header is not that of the <meta> or of the XML declaration.",
		why: "A program that believes the other one reads other characters, and escaped text can become markup.",
		fix: "Send UTF-8 everywhere and say so in one place, or equally in all.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [436],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: [
		"zap/90011-1",
		"zap/90011-2",
		"zap/90011-4"
	],
	scope: "path",
	examples: {
		violating: [example("in a <meta>", { body: "<!doctype html><html><body><p>Shop</p><meta charset=\"iso-8859-1\">" }), example("in XML", {
			headers: { "Content-Type": "application/xml; charset=utf-8" },
			body: "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a/>"
		})],
		clean: [example("the same", { body: "<!doctype html><html><body><p>Shop</p><meta charset=\"UTF-8\">" })]
	},
	check(exchange) {
		const [header, ...others] = charsetsOf(exchange);
		if (header?.place !== "header") return [];
		const wrong = others.filter(({ charset }) => charset.toLowerCase() !== header.charset.toLowerCase());
		const first = wrong[0];
		if (first === void 0) return [];
		return [{
			evidence: `${header.charset.slice(0, 40)} and ${first.charset.slice(0, 40)}`,
			message: "The page says two different things of its character set.",
			aliases: [...new Set(wrong.map(({ place }) => ALIAS$2[place] ?? ""))].filter((alias) => alias !== "")
		}];
	}
};

//#endregion
//#region src/baseline/rules/console-log-in-header.ts
const HEADERS$3 = ["X-ChromeLogger-Data", "X-ChromePhp-Data"];
const consoleLogInHeader = {
	definition: {
		id: "web/console-log-in-header",
		title: "Server log in a header",
		what: "The answer has an X-ChromeLogger-Data or X-ChromePhp-Data header.",
		why: "These carry what the server logs, in base64: queries, paths, variables, and with them tokens and personal data.",
		fix: "Turn the logger off in production.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [532],
		owasp: ["A09:2025", "API8:2023"],
		pci: ["3.3.1"]
	},
	aliases: ["zap/10052"],
	scope: "parameter",
	examples: {
		violating: [example("Chrome Logger", { headers: { "X-ChromeLogger-Data": "eyJ2ZXJzaW9uIjoiNC4wIn0=" } })],
		clean: [example("no such header", { headers: {} })]
	},
	check: (exchange) => headerHits(exchange, HEADERS$3, (header) => `The header ${header} carries what the server logs.`)
};

//#endregion
//#region src/baseline/rules/content-type-missing.ts
const contentTypeMissing = {
	definition: {
		id: "web/content-type-missing",
		title: "Content-Type is missing",
		what: "The answer has a body, and no Content-Type header or an empty one.",
		why: "The browser guesses, and may take an upload or an error text for a page and run scripts in it.",
		fix: "Send the right Content-Type with every answer that has a body.",
		level: "note",
		securitySeverity: 2,
		since: "0.1.0",
		cwe: [345, 436],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10019-1", "zap/10019-2"],
	scope: "site",
	examples: {
		violating: [example("no header", {
			headers: { "Content-Type": void 0 },
			body: "paid"
		}), example("empty", {
			headers: { "Content-Type": "" },
			body: "paid"
		})],
		clean: [example("no body", {
			status: 204,
			headers: { "Content-Type": void 0 },
			body: ""
		})]
	},
	check(exchange) {
		if (exchange.body.length === 0) return [];
		const values = headerValues(exchange, "content-type");
		if (values.some((value) => value.trim() !== "")) return [];
		return [{
			parameter: "Content-Type",
			message: "Answers with a body do not say of what type it is.",
			aliases: [values.length === 0 ? "zap/10019-1" : "zap/10019-2"]
		}];
	}
};

//#endregion
//#region src/baseline/rules/content-type-options-missing.ts
const contentTypeOptionsMissing = {
	definition: {
		id: "web/content-type-options-missing",
		title: "X-Content-Type-Options is missing",
		what: "The answer has a body and no header X-Content-Type-Options: nosniff.",
		why: "A browser may then take an upload or a JSON answer for a script and run it with the rights of the shop.",
		fix: "Send X-Content-Type-Options: nosniff with every answer, and the right Content-Type.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10021"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "X-Content-Type-Options": void 0 } }), example("another value", { headers: { "X-Content-Type-Options": "sniff" } })],
		clean: [example("nosniff", { headers: { "X-Content-Type-Options": "NoSniff" } }), example("no body", {
			status: 204,
			headers: { "X-Content-Type-Options": void 0 },
			body: ""
		})]
	},
	check(exchange) {
		if (exchange.status < 200 || exchange.status >= 300 || exchange.body.length === 0) return [];
		const values = headerValues(exchange, "x-content-type-options");
		if ((values.join(",").split(",", 1)[0] ?? "").trim().toLowerCase() === "nosniff") return [];
		return [{
			parameter: "X-Content-Type-Options",
			message: "Answers are sent without X-Content-Type-Options: nosniff.",
			...values.length > 0 && values.every((one) => /nosniff/iu.test(one)) && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/headers/set-cookie.ts
const NAMELESS = "(no name)";
const LONG_AGO = Date.UTC(2e3, 0, 1);
function cookiesSet(exchange) {
	return headerValues(exchange, "set-cookie").flatMap((header) => {
		const [pair = "", ...rest] = header.slice(0, 8192).split(";");
		const equals = pair.indexOf("=");
		const name = pair.slice(0, Math.max(equals, 0)).trim() || NAMELESS;
		const value = pair.slice(equals + 1).trim();
		const attributes = new Map(rest.filter((text) => !/^\s*samesite\s*$/iu.test(text)).map(attributeOf));
		return equals < 0 && value === "" || isDeletion(attributes, value, exchange.time) ? [] : [{
			name,
			attributes
		}];
	});
}
function attributeOf(text) {
	const equals = text.indexOf("=");
	return equals < 0 ? [text.trim().toLowerCase(), ""] : [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}
function isDeletion(attributes, value, time = LONG_AGO) {
	const isPast = Date.parse(attributes.get("expires") ?? "") < time;
	if (value === "" && isPast) return true;
	const age = attributes.get("max-age");
	if (age !== void 0 && /^-?\d+$/u.test(age)) return age.startsWith("-") || /^0+$/u.test(age);
	return isPast;
}

//#endregion
//#region src/baseline/rules/cookie-domain-too-wide.ts
const cookieDomainTooWide = {
	definition: {
		id: "web/cookie-domain-too-wide",
		title: "Cookie shared with other hosts",
		what: "The Domain attribute of the cookie names a parent of the host.",
		why: "Every other host of the domain gets the cookie, also the one that a partner or a forgotten test runs.",
		fix: "Leave Domain out; name the cookie with the __Host- prefix, which forbids it.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [565],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/90033"],
	scope: "parameter",
	examples: {
		violating: [example("for the parent", {
			url: "https://pay.shop.example/",
			cookies: ["session=example; Domain=.shop.example; Path=/; Secure; HttpOnly; SameSite=Lax"]
		})],
		clean: [example("for the host", {
			url: "https://pay.shop.example/",
			cookies: ["session=example; Domain=pay.shop.example; Path=/; Secure; HttpOnly; SameSite=Lax"]
		})]
	},
	check(exchange) {
		const host = new URL(exchange.url).hostname;
		return cookiesSet(exchange).flatMap(({ name, attributes }) => {
			const domain = (attributes.get("domain") ?? "").toLowerCase().replace(/^\./u, "");
			if (domain === "" || !host.endsWith(`.${domain}`)) return [];
			return [{
				parameter: name,
				evidence: `Domain=${domain.slice(0, 200)}`,
				message: `The cookie "${name}" is sent to every host of a domain.`
			}];
		});
	}
};

//#endregion
//#region src/baseline/header-value.ts
function requestHeader({ requestHeaders }, name) {
	return Object.entries(requestHeaders).find(([key]) => key.toLowerCase() === name)?.[1];
}
function formDecoded(text) {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
}

//#endregion
//#region src/baseline/rules/cookie-value-from-parameter.ts
const cookieValueFromParameter = {
	definition: {
		id: "web/cookie-value-from-parameter",
		title: "Cookie set from a parameter",
		what: "A part of a Set-Cookie header is what a parameter of the request holds.",
		why: "A link then sets the cookie of whoever follows it: a session, a currency, a discount that an attacker chose.",
		fix: "Set cookies from values that the server chose; check what has to be taken over.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [565, 20],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10029"],
	scope: "path",
	examples: {
		violating: [example("the language", {
			url: "https://shop.example/?lang=frisian",
			cookies: ["lang=frisian; Path=/; Secure; HttpOnly; SameSite=Lax"]
		})],
		clean: [example("another value", {
			url: "https://shop.example/?lang=fr",
			cookies: ["lang=frisian; Path=/; Secure; HttpOnly; SameSite=Lax"]
		})]
	},
	check(exchange) {
		if (exchange.parameters.length === 0) return [];
		const parts = new Set(headerValues(exchange, "set-cookie").flatMap((value) => formDecoded(value.slice(0, 8192)).split(/[;=|]/u)));
		const cause = exchange.parameters.find(({ value }) => value.length > 1 && parts.has(value));
		if (cause === void 0) return [];
		return [{
			parameter: cause.name.slice(0, 100),
			message: "A cookie takes over what a parameter holds."
		}];
	}
};

//#endregion
//#region src/baseline/rules/cookie-without-httponly.ts
const MEANT_FOR_SCRIPTS = /* @__PURE__ */ new Set(["xsrf-token", "csrftoken"]);
const cookieWithoutHttponly = {
	definition: {
		id: "web/cookie-without-httponly",
		title: "Cookie without HttpOnly",
		what: "The cookie is set without the HttpOnly attribute, so every script on the page can read it.",
		why: "One injected or compromised third-party script then takes over the session, and with it the saved payment methods and orders.",
		fix: "Add HttpOnly to the cookie; give scripts what they need in a separate cookie that authorises nothing.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [1004],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10010"],
	scope: "parameter",
	examples: {
		violating: [example("session cookie", { cookies: ["session=example; Path=/; Secure; SameSite=Lax"] }), example("attribute misspelt", { cookies: ["session=example; Path=/; Secure; SameSite=Lax; Http-Only"] })],
		clean: [
			example("with HttpOnly", { cookies: ["session=example; Path=/; Secure; HttpOnly; SameSite=Lax"] }),
			example("a cookie that is being deleted", { cookies: ["session=; Path=/; Secure; SameSite=Lax; Max-Age=0"] }),
			example("a token that the framework reads", { cookies: ["XSRF-TOKEN=example; Secure; SameSite=Strict"] })
		]
	},
	check(exchange) {
		return cookiesSet(exchange).filter(({ name, attributes }) => !attributes.has("httponly") && !MEANT_FOR_SCRIPTS.has(name.toLowerCase())).map(({ name }) => ({
			parameter: name,
			message: `The cookie "${name}" is set without HttpOnly.`
		}));
	}
};

//#endregion
//#region src/baseline/rules/cookie-without-samesite.ts
const cookieWithoutSamesite = {
	definition: {
		id: "web/cookie-without-samesite",
		title: "Cookie without SameSite",
		what: "The cookie is set without a SameSite attribute, with an unknown one, or with SameSite=None.",
		why: "The browser may then send it with requests that another site causes, which is what cross-site request forgery needs to move money in the name of a signed-in customer.",
		fix: "Set SameSite=Lax or SameSite=Strict; where a payment page is embedded elsewhere on purpose, keep None to that one cookie and check the Origin header.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [1275],
		owasp: ["A01:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: [
		"zap/10054-1",
		"zap/10054-2",
		"zap/10054-3"
	],
	scope: "parameter",
	examples: {
		violating: [
			example("no attribute", { cookies: ["session=example; Path=/; Secure; HttpOnly"] }),
			example("None", { cookies: ["session=example; Path=/; Secure; HttpOnly; SameSite=None"] }),
			example("unknown value", { cookies: ["session=example; Path=/; Secure; HttpOnly; SameSite=Yes"] })
		],
		clean: [example("Lax", { cookies: ["session=example; Path=/; Secure; HttpOnly; SameSite=Lax"] }), example("Strict, in lower case", { cookies: ["session=example; path=/; secure; httponly; samesite=strict"] })]
	},
	check(exchange) {
		return cookiesSet(exchange).flatMap(({ name, attributes }) => {
			const value = attributes.get("samesite")?.toLowerCase();
			if (value === "lax" || value === "strict") return [];
			return [{
				parameter: name,
				evidence: value === void 0 ? "no SameSite attribute" : `SameSite=${value.slice(0, 40)}`,
				message: `The cookie "${name}" is sent along with requests that other sites cause.`,
				aliases: [value === void 0 ? "zap/10054-1" : value === "none" ? "zap/10054-2" : "zap/10054-3"]
			}];
		});
	}
};

//#endregion
//#region src/baseline/rules/cookie-without-secure.ts
const cookieWithoutSecure = {
	definition: {
		id: "web/cookie-without-secure",
		title: "Cookie without Secure",
		what: "The cookie is set over https without the Secure attribute.",
		why: "The browser also sends it with plain http requests, where anyone on the network can read it and take over the session.",
		fix: "Add Secure to every cookie of an https site, or name it with the __Host- prefix, which demands it.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [614],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["4.2.1", "6.2.4"]
	},
	aliases: ["zap/10011"],
	scope: "parameter",
	examples: {
		violating: [example("session cookie", { cookies: ["session=example; Path=/; HttpOnly; SameSite=Lax"] })],
		clean: [example("with Secure", { cookies: ["session=example; Path=/; HttpOnly; SameSite=Lax; Secure"] }), example("a site without https", {
			url: "http://shop.example/",
			cookies: ["session=example; Path=/; HttpOnly; SameSite=Lax"]
		})]
	},
	check(exchange) {
		if (!exchange.url.startsWith("https:")) return [];
		return cookiesSet(exchange).filter(({ attributes }) => !attributes.has("secure")).map(({ name }) => ({
			parameter: name,
			message: `The cookie "${name}" is set over https without Secure.`
		}));
	}
};

//#endregion
//#region src/baseline/rules/cors-any-origin.ts
const corsAnyOrigin = {
	definition: {
		id: "web/cors-any-origin",
		title: "CORS allows any site",
		what: "The answer has Access-Control-Allow-Origin: *.",
		why: "Every site that a customer visits can read it from his browser, also where the server is reachable only from his network.",
		fix: "Name the origins that need it, and leave the header out of everything else.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [942],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10098"],
	scope: "path",
	examples: {
		violating: [example("*", { headers: { "Access-Control-Allow-Origin": "*" } })],
		clean: [example("one origin", { headers: { "Access-Control-Allow-Origin": "https://partner.example" } }), example("a font is public", {
			url: "https://shop.example/a.woff2",
			headers: {
				"Content-Type": "font/woff2",
				"Access-Control-Allow-Origin": "https://shop.example"
			}
		})]
	},
	check(exchange) {
		if (!headerValues(exchange, "access-control-allow-origin").some((value) => value.trim() === "*")) return [];
		return [{
			parameter: "Access-Control-Allow-Origin",
			evidence: "Access-Control-Allow-Origin: *",
			message: "The answer may be read by scripts of any site."
		}];
	}
};

//#endregion
//#region src/baseline/rules/cors-reflected-origin.ts
const corsReflectedOrigin = {
	definition: {
		id: "web/cors-reflected-origin",
		title: "CORS reflects the origin",
		what: "Access-Control-Allow-Origin repeats the Origin of the request, though that is another site, or is \"null\", and Access-Control-Allow-Credentials is true.",
		why: "Any site can read what the customer sees, with his cookies: orders, payment methods, tokens against request forgery.",
		fix: "Compare the Origin with a list of exact origins before repeating it; never allow \"null\".",
		level: "error",
		securitySeverity: 7.5,
		since: "0.1.0",
		cwe: [942, 346],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("repeated, with cookies", {
			headers: {
				"Access-Control-Allow-Origin": "https://tollgate.invalid",
				"Access-Control-Allow-Credentials": "true"
			},
			requestHeaders: { Origin: "https://tollgate.invalid" }
		}), example("null", { headers: {
			"Access-Control-Allow-Origin": "null",
			"Access-Control-Allow-Credentials": "true"
		} })],
		clean: [example("a named partner", { headers: {
			"Access-Control-Allow-Origin": "https://partner.example",
			"Access-Control-Allow-Credentials": "true"
		} })]
	},
	check(exchange) {
		if (!headerValues(exchange, "access-control-allow-credentials").some((value) => /^\s*true\s*$/iu.test(value))) return [];
		const allowed = headerValues(exchange, "access-control-allow-origin")[0]?.trim();
		const asked = requestHeader(exchange, "origin")?.trim();
		const reflected = allowed !== void 0 && allowed === asked && /\.(?:invalid|example|test)(?::\d+)?$/u.test(asked);
		if (allowed !== "null" && !(reflected && new URL(exchange.url).origin !== asked)) return [];
		return [{
			parameter: "Access-Control-Allow-Origin",
			evidence: `Access-Control-Allow-Origin: ${allowed.slice(0, 200)}`,
			message: "The answer allows the scripts of any site to read it with the cookies of the customer."
		}];
	}
};

//#endregion
//#region src/baseline/rules/credentials-over-http.ts
const credentialsOverHttp = {
	definition: {
		id: "web/credentials-over-http",
		title: "Credentials sent over plain http",
		what: "The request carried an Authorization header of type Basic or Digest over plain http.",
		why: "Anyone on the network reads the password (Basic) or can try passwords against what was sent (Digest).",
		fix: "Offer the site by https only, and redirect before asking for a password.",
		level: "warning",
		securitySeverity: 6,
		since: "0.1.0",
		cwe: [319, 522],
		owasp: ["A04:2025", "API2:2023"],
		pci: ["4.2.1", "8.3.2"]
	},
	aliases: ["zap/10105-1"],
	scope: "site",
	examples: {
		violating: [example("Basic", {
			url: "http://shop.example/",
			requestHeaders: { Authorization: "Basic Zm9vOmJhcg==" }
		})],
		clean: [example("over https", { requestHeaders: { Authorization: "Basic Zm9vOmJhcg==" } }), example("a bearer token is no password", {
			url: "http://shop.example/",
			requestHeaders: { Authorization: "Bearer e" }
		})]
	},
	check(exchange) {
		if (!exchange.url.startsWith("http:")) return [];
		const value = requestHeader(exchange, "authorization") ?? "";
		const scheme = /^(basic\s+\S+\s*$|digest\s.*\busername=)/iu.exec(value.slice(0, 2048))?.[0];
		if (scheme === void 0) return [];
		return [{
			parameter: "Authorization",
			evidence: scheme.slice(0, 6).trim(),
			message: "A password was sent over plain http."
		}];
	}
};

//#endregion
//#region src/baseline/headers/cross-origin-policy.ts
function crossOriginPolicyHits(exchange, header, good) {
	const values = headerValues(exchange, header);
	if (values.length > 0 && values.every((value) => isOneOf(value, good))) return [];
	return [{
		parameter: header,
		evidence: values[0]?.slice(0, 200) ?? "no header",
		message: `Answers are sent without an effective ${header} header.`
	}];
}
function hasSucceeded({ status }) {
	return status >= 200 && status <= 299;
}
function isOpenedDocument(exchange) {
	return headerValues(exchange, "content-type").some((value) => /^(?:text\/html|application\/xml)/u.test(value));
}
function isOneOf(value, words) {
	return value.split(";").map((part) => part.trim().toLowerCase()).filter((part) => !part.startsWith("report-to")).every((part) => words.includes(part));
}

//#endregion
//#region src/baseline/rules/cross-origin-embedder-policy-missing.ts
const GOOD$2 = ["require-corp", "credentialless"];
const crossOriginEmbedderPolicyMissing = {
	definition: {
		id: "web/cross-origin-embedder-policy-missing",
		title: "Cross-Origin-Embedder-Policy is missing",
		what: "The page has no Cross-Origin-Embedder-Policy, or one other than require-corp or credentialless.",
		why: "Without it the page is not isolated in a process of its own, where a flaw such as Spectre cannot reach it.",
		fix: "Send Cross-Origin-Embedder-Policy: require-corp (or credentialless), once everything that the page embeds allows it.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/90004-2"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "Cross-Origin-Embedder-Policy": void 0 } }), example("the default", { headers: { "Cross-Origin-Embedder-Policy": "unsafe-none" } })],
		clean: [example("as it should be", { headers: {} })]
	},
	check(exchange) {
		if (!hasSucceeded(exchange) || !isOpenedDocument(exchange)) return [];
		return crossOriginPolicyHits(exchange, "Cross-Origin-Embedder-Policy", GOOD$2);
	}
};

//#endregion
//#region src/baseline/rules/cross-origin-opener-policy-missing.ts
const GOOD$1 = ["same-origin"];
const crossOriginOpenerPolicyMissing = {
	definition: {
		id: "web/cross-origin-opener-policy-missing",
		title: "Cross-Origin-Opener-Policy is missing",
		what: "The page has no Cross-Origin-Opener-Policy, or one other than same-origin.",
		why: "A page that opened it keeps a handle: it can see when a payment window navigates, and send it elsewhere.",
		fix: "Send Cross-Origin-Opener-Policy: same-origin; same-origin-allow-popups where a bank opens a window.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/90004-3"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "Cross-Origin-Opener-Policy": void 0 } }), example("the default", { headers: { "Cross-Origin-Opener-Policy": "unsafe-none" } })],
		clean: [example("as it should be", { headers: {} })]
	},
	check(exchange) {
		if (!hasSucceeded(exchange) || !isOpenedDocument(exchange)) return [];
		return crossOriginPolicyHits(exchange, "Cross-Origin-Opener-Policy", GOOD$1);
	}
};

//#endregion
//#region src/baseline/rules/cross-origin-resource-policy-missing.ts
const GOOD = ["same-origin", "cross-origin"];
const crossOriginResourcePolicyMissing = {
	definition: {
		id: "web/cross-origin-resource-policy-missing",
		title: "Cross-Origin-Resource-Policy is missing",
		what: "The answer has no Cross-Origin-Resource-Policy, or one other than same-origin or cross-origin; answers for other sites (CORS) are left out.",
		why: "Another site can load it into its own process, where a flaw such as Spectre lets scripts read it.",
		fix: "Send Cross-Origin-Resource-Policy: same-origin, and cross-origin only for what others are to embed.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/90004-1"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "Cross-Origin-Resource-Policy": void 0 } }), example("an unknown value", { headers: { "Cross-Origin-Resource-Policy": "none" } })],
		clean: [example("as it should be", { headers: {} })]
	},
	check(exchange) {
		const isForOtherSites = exchange.headers.some(([name]) => name.toLowerCase().startsWith("access-control-allow-"));
		if (!hasSucceeded(exchange) || isForOtherSites) return [];
		return crossOriginPolicyHits(exchange, "Cross-Origin-Resource-Policy", GOOD);
	}
};

//#endregion
//#region src/baseline/headers/csp-notices.ts
const SOURCE_LISTS = new Set("child-src connect-src default-src font-src frame-src img-src manifest-src media-src object-src script-src script-src-attr script-src-elem style-src style-src-attr style-src-elem worker-src prefetch-src base-uri form-action frame-ancestors navigate-to".split(" "));
const OTHERS = new Set("block-all-mixed-content plugin-types report-to report-uri require-trusted-types-for sandbox trusted-types upgrade-insecure-requests".split(" "));
const SANDBOX = /^allow-(?:downloads|forms|modals|orientation-lock|pointer-lock|popups|popups-to-escape-sandbox|presentation|same-origin|scripts|storage-access-by-user-activation|top-navigation|top-navigation-by-user-activation|top-navigation-to-custom-protocols)$/iu;
const WITHOUT_VALUE = /* @__PURE__ */ new Set(["block-all-mixed-content", "upgrade-insecure-requests"]);
const KEYWORD = /^'(?:self|none|unsafe-inline|unsafe-eval|wasm-unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|unsafe-allow-redirects|inline-speculation-rules|trusted-types-eval)'$/u;
const UNQUOTED = /^(?:self|none|unsafe-inline|unsafe-eval|wasm-unsafe-eval|unsafe-hashes|strict-dynamic|report-sample|unsafe-allow-redirects)$/u;
const NONCE_OR_HASH = /^'(?:nonce-[\w+/-]+={0,2}|sha(?:256|384|512)-[\w+/-]+={0,2})'$/iu;
const SCHEME = /^[a-z][a-z0-9+.-]*:$/iu;
const HOST$1 = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(?:\d+|\*))?(?:\/[^\s?#;,]*)?(?:\?[^#]*)?(?:#.*)?$/iu;
const HASH_LENGTH = {
	sha256: 44,
	sha384: 64,
	sha512: 88
};
const MOST$4 = 20;
function cspNotices(policy) {
	const notices = [];
	const seen = /* @__PURE__ */ new Set();
	for (const text of policy.slice(0, 16384).split(";")) {
		const [name = "", ...values] = text.trim().split(/\s+/u);
		const key = name.toLowerCase();
		if (key === "") continue;
		const problems = [...seen.has(key) ? ["given twice; only the first counts"] : [], ...problemsOf(key, values)];
		seen.add(key);
		notices.push(...problems.map((problem) => ({
			directive: name.slice(0, 60),
			problem
		})));
		if (notices.length >= MOST$4) break;
	}
	return notices;
}
function problemsOf(name, values) {
	if (WITHOUT_VALUE.has(name)) return values.length > 0 ? ["takes no value"] : [];
	if (name === "report-to" && values.length !== 1) return ["takes exactly one value"];
	if (name === "report-uri" && values.length === 0) return ["takes at least one value"];
	if (name === "sandbox") return values.filter((value) => !SANDBOX.test(value)).map((value) => `${value.slice(0, 60)} is no keyword of sandbox`);
	if (OTHERS.has(name)) return [];
	if (!SOURCE_LISTS.has(name)) return ["no directive of this name"];
	if (values.length === 0) return ["an empty list; write 'none'"];
	const lower = values.map((value) => value.toLowerCase());
	const alone = lower.includes("'none'") && lower.length > 1 ? ["'none' beside other sources has no effect"] : [];
	const twice = new Set(values.map((value) => NONCE_OR_HASH.test(value) ? value : value.toLowerCase())).size < values.length ? ["a source is given twice"] : [];
	return [
		...alone,
		...twice,
		...values.flatMap(sourceProblem)
	];
}
function sourceProblem(value) {
	const lower = value.toLowerCase();
	const shown = value.slice(0, 60);
	if (UNQUOTED.test(lower)) return [`${shown} is read as a host; the keyword is '${lower}'`];
	if (KEYWORD.test(lower) || lower === "*") return [];
	if (NONCE_OR_HASH.test(value)) {
		const [, algorithm = "", digest = ""] = /^'(sha\d+)-(.*)'$/u.exec(lower) ?? [];
		const expected = HASH_LENGTH[algorithm];
		return expected !== void 0 && digest.length !== expected ? [`${shown} has the wrong length`] : [];
	}
	return SCHEME.test(value) || HOST$1.test(value) ? [] : [`${shown} is no source`];
}

//#endregion
//#region src/baseline/headers/csp-policy.ts
const cspPolicies = perExchange((exchange) => {
	const { header, meta } = written(exchange);
	return {
		header: header.filter(isAscii).flatMap(parsePolicies),
		meta: meta.filter(isAscii).flatMap(parsePolicies)
	};
});
function cspTexts(exchange) {
	const { header, meta } = written(exchange);
	return [...header, ...meta].flatMap((value) => value.split(",")).filter((text) => text.trim() !== "");
}
function isAscii(text) {
	return !/[^\0-\x7f]/u.test(text);
}
const written = perExchange((exchange) => ({
	header: headerValues(exchange, "content-security-policy"),
	meta: tagsNamed(exchange, "meta").filter(({ attributes }) => attributes.get("http-equiv")?.trim().toLowerCase() === "content-security-policy").map(({ attributes }) => attributes.get("content") ?? "")
}));
function parsePolicies(value) {
	return value.split(",").map(parsePolicy).filter((policy) => policy.size > 0);
}
function parsePolicy(text) {
	const directives = /* @__PURE__ */ new Map();
	for (const directive of text.split(";")) {
		const [name = "", ...sources] = directive.trim().split(/\s+/u);
		const key = name.toLowerCase();
		if (key !== "" && !directives.has(key)) directives.set(key, sources);
	}
	return directives;
}

//#endregion
//#region src/baseline/rules/csp-deprecated-directive.ts
const DEPRECATED = /(?:^|;)\s{0,99}(report-uri|plugin-types|prefetch-src)(?:[\s;]|$)/iu;
const cspDeprecatedDirective = {
	definition: {
		id: "web/csp-deprecated-directive",
		title: "Content Security Policy holds a deprecated directive",
		what: "The policy has report-uri, plugin-types or prefetch-src, which CSP 3 no longer has.",
		why: "Browsers drop them one after the other: what they did then no longer happens, and violations on the payment page go unreported.",
		fix: "Send a Reporting-Endpoints header and add report-to beside report-uri; remove the others.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["11.6.1"]
	},
	aliases: ["zap/10055-3"],
	scope: "site",
	examples: {
		violating: [example("report-uri", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; report-uri /csp" } }), example("plugin-types", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; plugin-types application/pdf" } })],
		clean: [example("report-to", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; report-to csp" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const texts = cspTexts(exchange).filter(isAscii);
		if (texts.flatMap(cspNotices).length > 0) return [];
		const name = texts.map((text) => DEPRECATED.exec(text)?.[1]).find((directive) => directive !== void 0);
		if (name === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: name.toLowerCase(),
			message: "The Content Security Policy holds a deprecated directive."
		}];
	}
};

//#endregion
//#region src/baseline/headers/csp-flaws.ts
const FETCH = {
	"script-src": [
		"script-src-elem",
		"script-src",
		"default-src"
	],
	"style-src": [
		"style-src-elem",
		"style-src",
		"default-src"
	],
	"img-src": ["img-src", "default-src"],
	"connect-src": ["connect-src", "default-src"],
	"frame-src": [
		"frame-src",
		"child-src",
		"default-src"
	],
	"font-src": ["font-src", "default-src"],
	"media-src": ["media-src", "default-src"],
	"object-src": ["object-src", "default-src"],
	"manifest-src": ["manifest-src", "default-src"],
	"worker-src": [
		"worker-src",
		"child-src",
		"script-src",
		"default-src"
	]
};
const ANY_HOST$1 = /^(?:\*|(?:https?|wss?):|(?:(?:https?|wss?):\/\/)?\*(?::(?:\*|80|443))?\/?)$/u;
const TRUSTED = /^'(?:nonce-|sha(?:256|384|512)-)/u;
function cspFlaws(policies) {
	if (last?.policies !== policies) last = {
		policies,
		flaws: flawsOf(policies)
	};
	return last.flaws;
}
let last;
function flawsOf({ header, meta }) {
	const framed = (policy) => withoutFrames(allowedBy(policy));
	const allowed = [...header.map(allowedBy), ...meta.map(framed)];
	const alone = new Set(allowed.flatMap((one) => [...one]));
	const inForce = new Set([...alone].filter((name) => allowed.every((one) => one.has(name))));
	if (header.length > 0 && header.map(allowedBy).every((one) => one.has("open-frame-ancestors frame-ancestors"))) inForce.add("open-frame-ancestors frame-ancestors");
	return {
		inForce: byFlaw(inForce),
		alone: byFlaw(alone)
	};
}
function withoutFrames(allowed) {
	allowed.delete("open-frame-ancestors frame-ancestors");
	return allowed;
}
function byFlaw(allowed) {
	const flaws = /* @__PURE__ */ new Map();
	for (const entry of allowed) {
		const [flaw = "", directive = ""] = entry.split(" ");
		const directives = flaws.get(flaw);
		if (directives === void 0) flaws.set(flaw, [directive]);
		else directives.push(directive);
	}
	return flaws;
}
function allowedBy(policy) {
	const allowed = /* @__PURE__ */ new Set();
	const note = (applies, flaw, directive) => {
		if (applies) allowed.add(`${flaw} ${directive}`);
	};
	const sandbox = policy.get("sandbox")?.map((word) => word.toLowerCase());
	const scripts = sandbox === void 0 || sandbox.includes("allow-scripts");
	for (const directive of Object.keys(FETCH)) {
		const sources = governing(policy, directive);
		const strict = /^(?:script|worker)-src$/u.test(directive) && sources?.includes("'strict-dynamic'") === true;
		note((sources === void 0 || !strict && sources.some((source) => ANY_HOST$1.test(source))) && (scripts || directive !== "script-src"), "any-host", directive);
	}
	const [script, style] = [governing(policy, "script-src"), governing(policy, "style-src")];
	note(scripts && allowsInline(script, true), "inline-script", "script-src");
	note(allowsInline(style, false), "inline-style", "style-src");
	const own = policy.get("script-src") ?? policy.get("default-src");
	const ownName = policy.has("script-src") ? "script-src" : "default-src";
	note(has(own, "'unsafe-eval'"), "eval", ownName);
	note(has(own, "'unsafe-hashes'"), "script-hashes", ownName);
	const styleName = policy.has("style-src") ? "style-src" : "default-src";
	note(has(policy.get(styleName), "'unsafe-hashes'"), "style-hashes", styleName);
	note((sandbox === void 0 || sandbox.includes("allow-forms")) && isOpen$1(policy.get("form-action")), "open-form-action", "form-action");
	note(isOpen$1(policy.get("frame-ancestors")), "open-frame-ancestors", "frame-ancestors");
	return allowed;
}
function governing(policy, directive) {
	const name = FETCH[directive]?.find((candidate) => policy.has(candidate));
	return name === void 0 ? void 0 : policy.get(name)?.map((source) => source.toLowerCase());
}
function allowsInline(sources, isScript) {
	if (sources === void 0) return true;
	if (sources.some((source) => TRUSTED.test(source))) return false;
	return sources.includes("'unsafe-inline'") && !(isScript && sources.includes("'strict-dynamic'"));
}
function has(sources, keyword) {
	return sources?.some((source) => source.toLowerCase() === keyword) === true;
}
function isOpen$1(sources) {
	return sources === void 0 || sources.some((source) => ANY_HOST$1.test(source.toLowerCase()));
}

//#endregion
//#region src/baseline/headers/framable.ts
const ANY_HOST = /^(?:\*|https?:|https?:\/\/\*)$/iu;
function frameAncestors(exchange) {
	return cspPolicies(exchange).header.flatMap((policy) => {
		const sources = policy.get("frame-ancestors");
		return sources === void 0 ? [] : [sources];
	});
}
function framableByAll(exchange) {
	return exchange.status >= 200 && exchange.status < 300 && isOpen(exchange);
}
function framableError(exchange) {
	const { header } = cspPolicies(exchange);
	return exchange.status >= 400 && header.length > 0 && frameAncestors(exchange).length === 0 && isOpen(exchange);
}
function isOpen(exchange) {
	if (exchange.body.length === 0 || !isHtmlType(exchange.mime)) return false;
	const ancestors = frameAncestors(exchange);
	if (ancestors.length > 0) return ancestors.every((sources) => sources.some((source) => ANY_HOST.test(source)));
	return !headerValues(exchange, "x-frame-options").some((value) => /^\s*(?:deny|sameorigin)\s*$/iu.test(value));
}

//#endregion
//#region src/baseline/headers/frame-options.ts
function frameOptionFlaws(exchange) {
	if (!(exchange.status < 300 && exchange.body.length > 0) || !isHtmlType(exchange.mime)) return [];
	const values = headerValues(exchange, "x-frame-options");
	const meta = tagsNamed(exchange, "meta").some(({ attributes }) => attributes.get("http-equiv")?.toLowerCase() === "x-frame-options");
	return [
		...values.length === 0 ? [{
			flaw: "no header",
			alias: "zap/10020-1"
		}] : [],
		...values.length > 1 ? [{
			flaw: `${values.length} headers`,
			alias: "zap/10020-2"
		}] : [],
		...meta ? [{
			flaw: "in a <meta>",
			alias: "zap/10020-3"
		}] : [],
		...values.some((value) => !/deny|sameorigin/iu.test(value)) ? [{
			flaw: "unknown value",
			alias: "zap/10020-4"
		}] : []
	];
}

//#endregion
//#region src/baseline/rules/csp-fallback-missing.ts
const cspFallbackMissing = {
	definition: {
		id: "web/csp-fallback-missing",
		title: "Content Security Policy leaves forms or frames open",
		what: "The policies in force do not restrict where forms may be sent (form-action) or who may frame the page (frame-ancestors); default-src speaks for neither. A page that nothing keeps from being framed is told by another rule.",
		why: "Injected markup without any script can point the checkout form at another server, and the card data goes there.",
		fix: "Add form-action 'self' and frame-ancestors 'none', or the exact origins.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/10055-13"],
	scope: "site",
	examples: {
		violating: [
			example("neither", { headers: { "Content-Security-Policy": "default-src 'self'" } }),
			example("forms to anywhere", { headers: { "Content-Security-Policy": "default-src 'self'; form-action *; frame-ancestors 'none'" } }),
			example("frames are left to X-Frame-Options", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'" } })
		],
		clean: [example("both", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'" } }), example("a sandbox that sends no forms", { headers: { "Content-Security-Policy": "default-src 'self'; sandbox allow-scripts; frame-ancestors 'none'" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const { inForce } = cspFlaws(cspPolicies(exchange));
		const open = [...inForce.has("open-form-action") ? ["form-action"] : [], ...inForce.has("open-frame-ancestors") && !framableByAll(exchange) && !framableError(exchange) && frameOptionFlaws(exchange).length === 0 ? ["frame-ancestors"] : []];
		if (open.length === 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: open.join(", "),
			message: "The Content Security Policy leaves open where forms go or who may frame the page."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-header-and-meta.ts
const cspHeaderAndMeta = {
	definition: {
		id: "web/csp-header-and-meta",
		title: "Content Security Policy given twice",
		what: "The page has a policy in a header and another one in a <meta> element.",
		why: "Both have to be met; whoever changes one wonders why nothing changes, and next time loosens both.",
		fix: "Keep the header only.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10055-12"],
	scope: "site",
	examples: {
		violating: [example("header and <meta>", {
			headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'" },
			body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'"><p>Shop`
		})],
		clean: [example("header only", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'" } })]
	},
	check(exchange) {
		const { header, meta } = cspPolicies(exchange);
		if (header.length === 0 || meta.length === 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			message: "The page has a policy in a header and another one in a <meta>."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-meta-directive-ignored.ts
const cspMetaDirectiveIgnored = {
	definition: {
		id: "web/csp-meta-directive-ignored",
		title: "Content Security Policy in <meta> holds ignored directives",
		what: "A <meta> policy holds frame-ancestors, sandbox, report-uri or report-to, which browsers ignore outside a header.",
		why: "Whoever reads the page believes that it cannot be framed, or that violations are reported; neither is so.",
		fix: "Send these directives in a Content-Security-Policy header.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10055-11"],
	scope: "site",
	examples: {
		violating: [example("frame-ancestors in a <meta>", {
			headers: { "Content-Security-Policy": void 0 },
			body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'; frame-ancestors 'none'"><p>Shop`
		})],
		clean: [example("directives that have effect", {
			headers: { "Content-Security-Policy": void 0 },
			body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'"><p>Shop`
		})]
	},
	check(exchange) {
		const { meta } = cspPolicies(exchange);
		const ignored = [
			"frame-ancestors",
			"sandbox",
			"report-uri",
			"report-to"
		].filter((name) => meta.some((policy) => policy.has(name)));
		if (ignored.length === 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: ignored.join(", "),
			message: "A <meta> policy holds directives that browsers ignore there.",
			...ignored.join() === "report-to" && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-missing.ts
const cspMissing = {
	definition: {
		id: "web/csp-missing",
		title: "Content Security Policy is missing",
		what: "The page is sent without a Content-Security-Policy header, and has no <meta> policy either.",
		why: "On a page that takes payments, one injected script reads card data as it is typed; the policy is what stops scripts from elsewhere, and PCI DSS asks for such a mechanism on payment pages.",
		fix: "Send a Content-Security-Policy header with every HTML page, starting from default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none', and allow scripts by nonce or hash.",
		level: "warning",
		securitySeverity: 5.5,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: ["zap/10038-1", "zap/10038-3"],
	scope: "site",
	examples: {
		violating: [
			example("no policy", { headers: { "Content-Security-Policy": void 0 } }),
			example("a policy that only reports", { headers: {
				"Content-Security-Policy": void 0,
				"Content-Security-Policy-Report-Only": "default-src 'self'"
			} }),
			example("an error page without a policy", {
				status: 404,
				headers: { "Content-Security-Policy": void 0 }
			})
		],
		clean: [
			example("policy in a header"),
			example("policy in a <meta>", {
				headers: { "Content-Security-Policy": void 0 },
				body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'"><p>Shop`
			}),
			example("an image needs none", {
				url: "https://shop.example/logo.png",
				headers: {
					"Content-Type": "image/png",
					"Content-Security-Policy": void 0
				}
			}),
			example("a redirect shows no page", {
				status: 302,
				headers: {
					Location: "/login",
					"Content-Security-Policy": void 0
				}
			})
		]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime) || exchange.status >= 300 && exchange.status < 400) return [];
		if (cspTexts(exchange).length > 0) return [];
		const named = headerValues(exchange, "content-security-policy").length > 0 || tagsNamed(exchange, "meta").some(({ attributes }) => attributes.get("http-equiv")?.toLowerCase() === "content-security-policy");
		const reports = headerValues(exchange, "content-security-policy-report-only").length > 0;
		return [{
			parameter: "Content-Security-Policy",
			message: "HTML is sent without a Content Security Policy in force.",
			aliases: [...named ? [] : ["zap/10038-1"], ...reports ? ["zap/10038-3"] : []]
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-non-ascii.ts
const cspNonAscii = {
	definition: {
		id: "web/csp-non-ascii",
		title: "Content Security Policy holds non-ASCII characters",
		what: "The policy holds characters outside ASCII, most often typographic quotes.",
		why: "Browsers reject such a part: ‘self’ is no keyword, so the policy does not do what it says.",
		fix: "Write the quotes as '.",
		level: "warning",
		securitySeverity: 4.5,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10055-9"],
	scope: "site",
	examples: {
		violating: [example("typographic quotes", { headers: { "Content-Security-Policy": `default-src ‘self’; form-action 'self'; frame-ancestors 'none'` } })],
		clean: [example("plain quotes", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const text = cspTexts(exchange).find((policy) => !isAscii(policy));
		if (text === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: text.slice(0, 200),
			message: "The Content Security Policy holds characters that browsers reject."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-obsolete-header.ts
const HEADERS$2 = {
	"X-Content-Security-Policy": "zap/10055-1",
	"X-WebKit-CSP": "zap/10055-2"
};
const cspObsoleteHeader = {
	definition: {
		id: "web/csp-obsolete-header",
		title: "Obsolete Content Security Policy header",
		what: "The page is sent with X-Content-Security-Policy or X-WebKit-CSP, which no browser in use reads.",
		why: "It protects nobody, and is easily taken for the real header.",
		fix: "Send Content-Security-Policy, and remove the old headers.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: [
		"zap/10038-2",
		"zap/10055-1",
		"zap/10055-2"
	],
	scope: "parameter",
	examples: {
		violating: [example("X-Content-Security-Policy", { headers: { "X-Content-Security-Policy": "default-src 'self'" } }), example("X-WebKit-CSP", { headers: { "X-WebKit-CSP": "default-src 'self'" } })],
		clean: [example("the header of today")]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const redirect = exchange.status >= 300 && exchange.status < 400;
		return Object.entries(HEADERS$2).flatMap(([header, alias]) => headerValues(exchange, header).length === 0 ? [] : [{
			parameter: header,
			message: `Pages are sent with ${header}, which no browser in use reads.`,
			aliases: [alias, ...redirect ? [] : ["zap/10038-2"]]
		}]);
	}
};

//#endregion
//#region src/baseline/rules/csp-policy-weak-alone.ts
const ALIAS$1 = {
	"any-host": "zap/10055-4",
	"inline-script": "zap/10055-5",
	"inline-style": "zap/10055-6",
	eval: "zap/10055-10",
	"open-form-action": "zap/10055-13",
	"open-frame-ancestors": "zap/10055-13"
};
const cspPolicyWeakAlone = {
	definition: {
		id: "web/csp-policy-weak-alone",
		title: "One of several Content Security Policies is weak",
		what: "The page is sent with more than one policy. Together they are tight, but one alone would allow any host, inline code, eval, or open forms or frames.",
		why: "The day the other policy is dropped, by a proxy or a template, nothing is left that protects; nobody will notice, for a policy is still there.",
		fix: "Send one policy that holds everything.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: [
		"zap/10055-4",
		"zap/10055-5",
		"zap/10055-6",
		"zap/10055-10",
		"zap/10055-13"
	],
	scope: "site",
	examples: {
		violating: [example("an open one beside a tight one", { headers: { "Content-Security-Policy": "default-src *, default-src 'self'; form-action 'self'; frame-ancestors 'none'" } })],
		clean: [example("both are tight", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none', default-src 'self'; form-action 'self'; frame-ancestors 'none'" } }), example("one policy", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const policies = cspPolicies(exchange);
		if (policies.header.length + policies.meta.length < 2) return [];
		const { inForce, alone } = cspFlaws(policies);
		const flaws = [...alone.keys()].filter((flaw) => !inForce.has(flaw) && ALIAS$1[flaw] !== void 0);
		const aliases = [...new Set(flaws.flatMap((flaw) => ALIAS$1[flaw] ?? []))];
		if (flaws.length === 0) return [];
		const joined = headerValues(exchange, "content-security-policy").some((value) => value.includes(","));
		return [{
			parameter: "Content-Security-Policy",
			evidence: flaws.join(", "),
			message: "One of the Content Security Policies would stop little without the others.",
			aliases: joined ? [] : aliases
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-report-only.ts
const cspReportOnly = {
	definition: {
		id: "web/csp-report-only",
		title: "Content Security Policy only reports",
		what: "The page is sent with Content-Security-Policy-Report-Only.",
		why: "Such a policy stops nothing; it is meant for trying a policy out, and often stays that way.",
		fix: "When the reports are clean, send the same policy as Content-Security-Policy.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/10038-3"],
	scope: "site",
	examples: {
		violating: [example("beside a policy in force", { headers: { "Content-Security-Policy-Report-Only": "default-src 'none'" } })],
		clean: [example("in force only")]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime) || exchange.status >= 300 && exchange.status < 400) return [];
		if (headerValues(exchange, "content-security-policy-report-only").length === 0) return [];
		const { header, meta } = cspPolicies(exchange);
		if (header.length + meta.length === 0) return [];
		return [{
			parameter: "Content-Security-Policy-Report-Only",
			message: "A Content Security Policy is sent that only reports."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-style-unsafe-inline.ts
const cspStyleUnsafeInline = {
	definition: {
		id: "web/csp-style-unsafe-inline",
		title: "Content Security Policy allows inline styles",
		what: "The policies in force allow inline styles: by 'unsafe-inline' without a nonce or hash, or because neither style-src nor default-src is given.",
		why: "Injected styles can hide the real amount or lay a false one over it, and read form values letter by letter with attribute selectors.",
		fix: "Move styles to files, or give style-src a nonce or hashes.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10055-6"],
	scope: "site",
	examples: {
		violating: [example("style-src 'unsafe-inline'", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'self' 'unsafe-inline'" } })],
		clean: [example("style attributes alone", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src-attr 'unsafe-inline'" } }), example("a nonce switches 'unsafe-inline' off", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'nonce-cmFuZG9t' 'unsafe-inline'" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const directives = cspFlaws(cspPolicies(exchange)).inForce.get("inline-style");
		if (directives === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: directives.join(", "),
			message: "The Content Security Policy in force does not stop injected styles."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-syntax-error.ts
const cspSyntaxError = {
	definition: {
		id: "web/csp-syntax-error",
		title: "Content Security Policy has a syntax error",
		what: "A directive that does not exist, a keyword without quotes, a source that is none, a list that is empty, or a directive given twice.",
		why: "Browsers skip what they do not understand without a word: script-src self allows a host named \"self\" and stops own scripts, a misspelt directive protects nothing.",
		fix: "Correct the policy; the browser console names each part that it ignored.",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10055-3"],
	scope: "site",
	examples: {
		violating: [
			example("a misspelt directive", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; scirpt-src 'self'" } }),
			example("keywords without quotes", { headers: { "Content-Security-Policy": "default-src 'none'; style-src self; form-action 'self'; frame-ancestors 'none'" } }),
			example("given twice", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; default-src 'none'" } }),
			example("in a <meta>", {
				headers: {
					"Content-Security-Policy": void 0,
					"X-Frame-Options": "DENY"
				},
				body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; form-action 'self'; foo-src 'none'">`
			})
		],
		clean: [example("every part known", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; script-src 'wasm-unsafe-eval' 'report-sample' 'self'" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const first = cspTexts(exchange).filter(isAscii).flatMap(cspNotices)[0];
		if (first === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: `${first.directive}: ${first.problem}`,
			message: "The Content Security Policy holds parts that browsers ignore or misread."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-unsafe-eval.ts
const cspUnsafeEval = {
	definition: {
		id: "web/csp-unsafe-eval",
		title: "Content Security Policy allows 'unsafe-eval'",
		what: "The script-src (or default-src) in force holds 'unsafe-eval'.",
		why: "A script that is allowed can be made to run text that an attacker supplies, so one careless library undoes the rest of the policy.",
		fix: "Remove 'unsafe-eval'; replace eval, new Function and string timers; give WebAssembly 'wasm-unsafe-eval'.",
		level: "warning",
		securitySeverity: 4.5,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/10055-10"],
	scope: "site",
	examples: {
		violating: [example("script-src 'unsafe-eval'", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'unsafe-eval'" } }), example("default-src 'unsafe-eval'", { headers: { "Content-Security-Policy": "default-src 'self' 'unsafe-eval'; form-action 'self'; frame-ancestors 'none'" } })],
		clean: [example("WebAssembly only", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const directives = cspFlaws(cspPolicies(exchange)).inForce.get("eval");
		if (directives === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: directives.join(", "),
			message: "The Content Security Policy in force allows scripts to run text as code.",
			...!directives.includes("script-src") && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-unsafe-hashes.ts
const ALIAS = {
	"script-hashes": "zap/10055-7",
	"style-hashes": "zap/10055-8"
};
const cspUnsafeHashes = {
	definition: {
		id: "web/csp-unsafe-hashes",
		title: "Content Security Policy allows 'unsafe-hashes'",
		what: "A script-src or style-src in force holds 'unsafe-hashes'.",
		why: "Code whose hash is listed then runs from any attribute of any injected element, also where it was never meant to.",
		fix: "Move handlers and styles out of attributes and remove 'unsafe-hashes'.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10055-7", "zap/10055-8"],
	scope: "site",
	examples: {
		violating: [example("for scripts", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'unsafe-hashes' 'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='" } }), example("for styles", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'self' 'unsafe-hashes' 'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='" } })],
		clean: [example("hashes alone", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'sha256-jzgBGA4UWFFmpOBq0JpdsySukE1FrEN5bUpoK8Z29fY='" } })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const { inForce } = cspFlaws(cspPolicies(exchange));
		return ["script-hashes", "style-hashes"].flatMap((flaw) => inForce.has(flaw) ? [{
			parameter: "Content-Security-Policy",
			evidence: flaw === "script-hashes" ? "script-src" : "style-src",
			message: "The Content Security Policy in force holds 'unsafe-hashes'.",
			aliases: inForce.get(flaw)?.includes("default-src") === true ? [] : [ALIAS[flaw]]
		}] : []);
	}
};

//#endregion
//#region src/baseline/rules/csp-unsafe-inline.ts
const cspUnsafeInline = {
	definition: {
		id: "web/csp-unsafe-inline",
		title: "Content Security Policy allows inline scripts",
		what: "The policies in force allow inline scripts: by 'unsafe-inline' without a nonce or hash, or because neither script-src nor default-src is given.",
		why: "Such a policy looks like protection and stops none of the usual script injections, so a skimmer on the payment page runs as if there were no policy.",
		fix: "Give script-src a nonce or hashes (with 'strict-dynamic' where needed); remove 'unsafe-inline'.",
		level: "warning",
		securitySeverity: 5.5,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/10055-5"],
	scope: "site",
	examples: {
		violating: [example("script-src 'unsafe-inline'", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' 'unsafe-inline'" } }), example("in script-src-elem", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src-elem 'self' 'unsafe-inline'; script-src-attr 'none'" } })],
		clean: [
			example("own scripts only", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'" } }),
			example("a nonce switches 'unsafe-inline' off", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'nonce-cmFuZG9t' 'strict-dynamic' https: 'unsafe-inline'" } }),
			example("a sandbox without scripts", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; sandbox allow-forms; script-src 'none'" } })
		]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const directives = cspFlaws(cspPolicies(exchange)).inForce.get("inline-script");
		if (directives === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: directives.join(", "),
			message: "The Content Security Policy in force does not stop injected inline scripts."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csp-wildcard-source.ts
const cspWildcardSource = {
	definition: {
		id: "web/csp-wildcard-source",
		title: "Content Security Policy allows any host",
		what: "For scripts, styles, images, connections, frames, fonts, media, plugins, manifests or workers, the policies in force allow every host: by *, a bare https:, or because neither the directive nor default-src is given.",
		why: "Where scripts may come from anywhere the policy stops no injection; where connections may go anywhere, a skimmer can send card data to its own server.",
		fix: "Give default-src 'self' (or 'none') and name the exact hosts that each kind of content needs.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/10055-4"],
	scope: "site",
	examples: {
		violating: [
			example("scripts from anywhere", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src *" } }),
			example("connections to anywhere", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; connect-src wss: https:" } }),
			example("no directive for most kinds", { headers: { "Content-Security-Policy": "script-src 'self'; style-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'" } })
		],
		clean: [
			example("named hosts", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self' https://cdn.example" } }),
			example("strict-dynamic makes hosts meaningless", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'nonce-cmFuZG9t' 'strict-dynamic' https:" } }),
			example("data: is no host", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:" } })
		]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const directives = cspFlaws(cspPolicies(exchange)).inForce.get("any-host");
		if (directives === void 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: directives.join(", "),
			message: "The Content Security Policy lets content be loaded from any host."
		}];
	}
};

//#endregion
//#region src/baseline/rules/csrf-token-missing.ts
const csrfTokenMissing = {
	definition: {
		id: "web/csrf-token-missing",
		title: "Form without a token against request forgery",
		what: "A form that is not sent by GET has no field that is named like a token against cross-site request forgery. Answers that set all their cookies with SameSite=Lax or Strict are left out.",
		why: "Unless cookies are SameSite or the server checks the Origin header, another site can send the form in the name of a signed-in customer.",
		fix: "Set SameSite=Lax on the session cookie, check Origin, and add a token where older browsers have to be served.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [352],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10202"],
	scope: "path",
	examples: {
		violating: [example("a POST form", { body: "<!doctype html><html><body><p>Shop</p><form method=\"post\" action=\"/pay\"><input name=\"amount\"></form>" })],
		clean: [
			example("with a token", { body: "<!doctype html><html><body><p>Shop</p><form method=\"post\" action=\"/pay\"><input type=\"hidden\" name=\"_csrf\" value=\"x\"></form>" }),
			example("a search", { body: "<!doctype html><html><body><p>Shop</p><form action=\"/find\"><input name=\"q\"></form>" }),
			example("the session cookie is SameSite", {
				body: "<!doctype html><html><body><p>Shop</p><form method=\"post\" action=\"/pay\"><input name=\"amount\"></form>",
				cookies: ["session=example; Path=/; Secure; HttpOnly; SameSite=Lax"]
			})
		]
	},
	check(exchange) {
		const form = exchange.document.forms.find(({ attributes, inputs, enclosed }) => enclosed && !/^(?:get)?$/iu.test(attributes.get("method")?.trim() ?? "") && !inputs.some(({ attributes: field }) => isToken(field)));
		if (form === void 0) return [];
		const cookies = cookiesSet(exchange);
		if (cookies.length > 0 && cookies.every(({ attributes }) => /^(?:lax|strict)$/iu.test(attributes.get("samesite") ?? ""))) return [];
		return [{
			evidence: `<form action="${(form.attributes.get("action") ?? "").slice(0, 200)}">`,
			message: "A form that changes something carries no token against request forgery."
		}];
	}
};
function isToken(field) {
	return ["name", "id"].some((key) => /csrf|requestverificationtoken|_token/iu.test(field.get(key) ?? ""));
}

//#endregion
//#region src/baseline/rules/dangerous-script-function.ts
const DANGEROUS = /\b(?:bypassSecurityTrust(?:Html|Script|Style|Url|ResourceUrl)|trustAsHtml|eval(?:Async)?)\s{0,5}\(/iu;
const dangerousScriptFunction = {
	definition: {
		id: "web/dangerous-script-function",
		title: "Dangerous function in a script",
		what: "A script calls eval, $eval, trustAsHtml or an Angular function that bypasses its security.",
		why: "What reaches such a call from an address, a message or a form is run or shown as it is.",
		fix: "Parse data with JSON.parse; let the framework escape what it shows.",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [95, 749],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10110"],
	scope: "path",
	examples: {
		violating: [example("eval in a page", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>eval(location.hash.slice(1))<\/script>" }), example("in a file", {
			url: "https://shop.example/app.js",
			headers: { "Content-Type": "text/javascript" },
			body: "x = s.bypassSecurityTrustHtml(y)"
		})],
		clean: [example("a longer word", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>medieval(x); retrieval (y)<\/script>" })]
	},
	check(exchange) {
		const call = (isHtmlType(exchange.mime) ? tagsNamed(exchange, "script").flatMap(({ content, attributes }) => [...attributes.values(), content ?? ""]) : isScriptAnswer(exchange) ? [exchange.text] : []).map((script) => DANGEROUS.exec(script)?.[0]).find((found) => found !== void 0);
		if (call === void 0) return [];
		return [{
			evidence: call,
			message: "A script calls a function that runs text as code or switches escaping off."
		}];
	}
};

//#endregion
//#region src/baseline/rules/debug-page-exposed.ts
const PAGES$1 = [
	{
		name: "settings and environment of the program",
		path: /\/(?:_?debug|env|actuator\/env|config\.json|_profiler\/?)$/u,
		holds: /"(?:NODE_ENV|propertySources|[A-Z0-9_]{0,40}(?:KEY|SECRET|TOKEN|PASSWORD)[A-Z0-9_]{0,20})"\s{0,9}:/u
	},
	{
		name: "environment file",
		path: /\/\.env$/u,
		holds: /^[A-Z][A-Z0-9_]{2,60}=/mu
	},
	{
		name: "repository",
		path: /\/\.git\/config$/u,
		holds: /^\[core\]/mu
	},
	{
		name: "working copy of a repository",
		path: /\/\.svn\/entries$/u,
		holds: /^\d{1,3}\s/u
	},
	{
		name: "phpinfo()",
		path: /\/phpinfo\.php$/u,
		holds: /<title>(?:PHP \d[\d.]{0,20} - )?phpinfo\(\)<\/title>/u
	},
	{
		name: "server status",
		path: /\/server-(?:status|info)$/u,
		holds: /<title>(?:Apache Status|Server Information)<\/title>/u
	},
	{
		name: "trace of requests",
		path: /\/trace\.axd$/u,
		holds: /<title>\s{0,9}(?:Application Trace|trace\.axd)/iu
	},
	{
		name: "log of errors",
		path: /\/elmah\.axd$/u,
		holds: /Error log for/iu
	}
];
const debugPageExposed = {
	definition: {
		id: "web/debug-page-exposed",
		title: "Debug page is open to everybody",
		what: "An address that developers use shows the settings of the program, its environment, its repository or its log to anybody who asks.",
		why: "Such pages hold keys of gateways and databases. Scanners of attackers ask for them on every host there is.",
		fix: "Take the page out of what is deployed, or let only developers reach it; change every key that it has shown.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.2.0",
		cwe: [489],
		owasp: ["A02:2025", "API9:2023"],
		pci: ["6.2.4", "6.5.6"]
	},
	aliases: ["zap/40035"],
	scope: "path",
	examples: {
		violating: [example("the environment of the program", {
			url: "https://shop.example/env",
			headers: { "Content-Type": "application/json" },
			body: "{\"environment\":{\"NODE_ENV\":\"development\"}}"
		}), example("an environment file", {
			url: "https://shop.example/.env",
			headers: { "Content-Type": "text/plain; charset=utf-8" },
			body: "APP_NAME=shop\nAPP_STAGE=live\n"
		})],
		clean: [example("a page about health", {
			url: "https://shop.example/health",
			headers: { "Content-Type": "application/json" },
			body: "{\"status\":\"up\"}"
		}), example("an app that answers every address with its own page", { url: "https://shop.example/.env" })]
	},
	check({ url, status, text }) {
		if (status < 200 || status >= 300) return [];
		const { pathname } = new URL(url);
		const page = PAGES$1.find(({ path, holds }) => path.test(pathname) && holds.test(text));
		if (page === void 0) return [];
		return [{
			evidence: page.name,
			message: `A page for developers can be read by anybody: ${page.name}.`
		}];
	}
};

//#endregion
//#region src/baseline/rules/debug-text-in-response.ts
const debugTextInResponse = {
	definition: {
		id: "web/debug-text-in-response",
		title: "Debug message in a response",
		what: "The response holds a text that servers and frameworks print when they are not set up for production.",
		why: "It tells which software runs, and that the installation was never finished.",
		fix: "Turn debug output off, and answer errors with a fixed text.",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [209],
		owasp: ["A10:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10023"],
	scope: "path",
	examples: {
		violating: [example("a database refuses", { body: "<!doctype html><html><body><p>Shop</p><pre>Access denied for user 'shop'@'localhost' (using password: YES)</pre>" })],
		clean: [example("a fixed text", { body: "<!doctype html><html><body><p>Shop</p><p>Something went wrong.</p>" })]
	},
	check(exchange) {
		const error = errorSeen(exchange);
		if (error?.kind !== "debug-text") return [];
		return [{
			evidence: error.evidence,
			message: "The response holds a text that is printed in debug mode.",
			aliases: error.aliases,
			...error.at !== void 0 && { at: error.at }
		}];
	}
};

//#endregion
//#region src/baseline/rules/debug-token-disclosed.ts
const HEADERS$1 = ["X-Debug-Token", "X-Debug-Token-Link"];
const debugTokenDisclosed = {
	definition: {
		id: "web/debug-token-disclosed",
		title: "Debug profile linked by a header",
		what: "The answer has an X-Debug-Token or X-Debug-Token-Link header, as Symfony sends in debug mode.",
		why: "The profiler shows the request with its parameters, queries, session and configuration to everyone who asks for it.",
		fix: "Turn debug mode and the profiler off in production.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [489],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10056"],
	scope: "parameter",
	examples: {
		violating: [example("a token", { headers: { "X-Debug-Token": "97b958" } }), example("a link", { headers: { "X-Debug-Token-Link": "/_profiler/97b958" } })],
		clean: [example("no such header", { headers: {} })]
	},
	check: (exchange) => headerHits(exchange, HEADERS$1, (header) => `The header ${header} leads to the profile of a request.`)
};

//#endregion
//#region src/baseline/rules/directory-listing.ts
const directoryListing = {
	definition: {
		id: "web/directory-listing",
		title: "Directory listing",
		what: "The response is a list of the files in a folder.",
		why: "Backups, exports and configuration that nobody linked to can be found and fetched.",
		fix: "Turn listings off: autoindex off (nginx), Options -Indexes (Apache), directory browsing off (IIS).",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [548],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10033"],
	scope: "path",
	examples: {
		violating: [example("Apache", { body: "<html><head><title>Index of /backup</title></head><body><h1>Index of /backup</h1><a href=\"db.sql\">db.sql</a></body></html>" }), example("Express", { body: "<html><head><title>listing directory /ftp</title></head><body><a href=\"/ftp/a.md\">a.md</a></body></html>" })],
		clean: [example("an index of poems", { body: "<html><head><title>Index of poems</title></head><body><p>Poems</p></body></html>" })]
	},
	check(exchange) {
		if (!isDirectoryListing(exchange)) return [];
		const known = isListingKnownToZap(exchange);
		const parent = errorWord(exchange, "Parent Directory");
		return [{
			message: "The server lists the files of a folder.",
			aliases: [...known ? ["zap/10033"] : [], ...parent ? ["zap/90022"] : []]
		}];
	}
};

//#endregion
//#region src/baseline/rules/error-answer.ts
const errorAnswer = {
	definition: {
		id: "web/error-answer",
		title: "Server error",
		what: "The answer has status 500, or says no more than that an internal error occurred.",
		why: "An unexpected input reaches code that does not handle it; what an attacker does next is to vary that input.",
		fix: "Look the request up in the log and handle the input.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [755],
		owasp: ["A10:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/90022"],
	scope: "path",
	examples: {
		violating: [example("status 500", {
			status: 500,
			body: "<!doctype html><p>Something went wrong."
		}), example("in words only", { body: "<!doctype html><html><body><p>Shop</p><p>An internal error occurred" })],
		clean: [example("down for maintenance", {
			status: 503,
			body: "<!doctype html><p>Back soon."
		})]
	},
	check(exchange) {
		const error = errorSeen(exchange);
		if (error?.kind !== "error-answer") return [];
		return [{
			evidence: error.evidence,
			message: "The server answered that it failed.",
			aliases: error.aliases,
			...error.at !== void 0 && { at: error.at }
		}];
	}
};

//#endregion
//#region src/baseline/rules/event-handler-from-parameter.ts
const KNOWN = / on(?:abort|beforeunload|blur|change|click|contextmenu|dblclick|drag(?:end|enter|leave|over|start)?|drop|error|focus|hashchange|key(?:down|press|up)|load|message|mouse(?:down|move|out|over|up|wheel)|offline|online|popstate|reset|resize|scroll|select|storage|submit|unload)$/u;
const eventHandlerFromParameter = {
	definition: {
		id: "web/event-handler-from-parameter",
		title: "Event handler set from a parameter",
		what: "A part of an on… attribute is what a parameter of the request holds.",
		why: "Where more than a name is taken over, a link runs an attacker's script on the page.",
		fix: "Never build scripts from input; attach handlers in code.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [79],
		owasp: ["A05:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10043", "zap/10031"],
	scope: "path",
	examples: {
		violating: [example("a callback", {
			body: "<!doctype html><html><body><p>Shop</p><button onclick=\"done;x()\">x</button>",
			url: "https://shop.example/?cb=done"
		})],
		clean: [example("a part of a word", {
			body: "<!doctype html><html><body><p>Shop</p><button onclick=\"something()\">x</button>",
			url: "https://shop.example/?cb=some1"
		})]
	},
	check(exchange) {
		const echo = echoedAttributes(exchange).find(({ kind }) => kind === "event");
		if (echo === void 0) return [];
		return [{
			parameter: echo.parameter,
			evidence: echo.attribute,
			message: "An event handler takes over what a parameter holds.",
			aliases: [...KNOWN.test(echo.attribute) ? ["zap/10043"] : [], ...echo.startsWith ? ["zap/10031"] : []]
		}];
	}
};

//#endregion
//#region src/baseline/pages/foreign-scripts.ts
const EVERGREEN = /^https:\/\/(?:js\.stripe\.com\/|pay\.google\.com\/gp\/p\/js\/pay\.js|www\.paypal\.com\/sdk\/js|cdn\.plaid\.com\/link\/)/u;
const MOST$3 = 50;
function foreignScripts(exchange) {
	return foreign(exchange, "src", "script", () => true, ["zap/10017"]);
}
function foreignStyles(exchange) {
	return foreign(exchange, "href", "link", loads, []).filter(({ integrity }) => integrity === "");
}
function loads({ attributes }) {
	return (attributes.get("rel")?.toLowerCase().split(/\s+/u))?.some((word) => /^(?:stylesheet|preload|modulepreload)$/u.test(word)) !== false;
}
function foreign(exchange, attribute, name, counts, aliases) {
	const found = /* @__PURE__ */ new Map();
	const own = new URL(exchange.url).hostname;
	for (const tag of tagsNamed(exchange, name)) {
		const source = counts(tag) ? tag.attributes.get(attribute)?.trim() : void 0;
		if (source === void 0 || !URL.canParse(source, exchange.url)) continue;
		const url = new URL(source, exchange.url);
		const address = `${url.origin}${url.pathname}`.slice(0, 500);
		if (!/^https?:$/u.test(url.protocol) || url.hostname === own || found.has(address)) continue;
		const bare = !tag.attributes.has("integrity") && /^[a-z]+:/iu.test(source);
		found.set(address, {
			address,
			integrity: tag.attributes.get("integrity") ?? "",
			evergreen: EVERGREEN.test(address),
			aliases: [...aliases, ...bare ? ["zap/90003"] : []]
		});
		if (found.size >= MOST$3) break;
	}
	return [...found.values()];
}

//#endregion
//#region src/baseline/rules/evergreen-third-party-script.ts
const evergreenThirdPartyScript = {
	definition: {
		id: "web/evergreen-third-party-script",
		title: "Changing script of a payment provider",
		what: "The page loads a script that its provider changes under the same address (Stripe, PayPal, Google Pay, Plaid), so that no integrity attribute can be given.",
		why: "Nothing in the page says what the script must be; PCI DSS asks that each script of a payment page is authorised, justified and watched for change.",
		fix: "Keep it in the inventory of scripts with its reason, restrict script-src to its exact host, and watch the page for change.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [829],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: ["zap/90003", "zap/10017"],
	scope: "parameter",
	examples: {
		violating: [example("Stripe", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"https://js.stripe.com/v3/\"><\/script>" })],
		clean: [example("no such script", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a>" })]
	},
	check(exchange) {
		return foreignScripts(exchange).filter(({ evergreen, integrity }) => evergreen && integrity.trim() === "").map(({ address, aliases }) => ({
			parameter: address,
			evidence: `<script src="${address}">`,
			message: "A script of a payment provider is loaded that changes under the same address.",
			aliases
		}));
	}
};

//#endregion
//#region src/baseline/rules/feature-policy-obsolete.ts
const featurePolicyObsolete = {
	definition: {
		id: "web/feature-policy-obsolete",
		title: "Obsolete Feature-Policy header",
		what: "The page or script is sent with Feature-Policy, which browsers no longer read.",
		why: "Whoever wrote it believes that powers of the browser are restricted.",
		fix: "Send Permissions-Policy instead; its syntax differs.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [16],
		owasp: ["A02:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10063-2"],
	scope: "site",
	examples: {
		violating: [example("both", { headers: { "Feature-Policy": "camera 'none'" } })],
		clean: [example("the header of today", { headers: {} })]
	},
	check(exchange) {
		if (!(isHtmlType(exchange.mime) || isScriptAnswer(exchange)) || isRedirect(exchange.status)) return [];
		if (headerValues(exchange, "feature-policy").length === 0) return [];
		return [{
			parameter: "Feature-Policy",
			message: "Pages are sent with the obsolete Feature-Policy header."
		}];
	}
};

//#endregion
//#region src/baseline/pages/form-targets.ts
function formTargets({ document }) {
	return document.forms.flatMap(({ attributes }) => attributes.get("action")?.trim() ?? []);
}

//#endregion
//#region src/baseline/rules/form-loaded-unencrypted.ts
const formLoadedUnencrypted = {
	definition: {
		id: "web/form-loaded-unencrypted",
		title: "Form loaded over plain http",
		what: "The page came over plain http, and a form of it is sent to an https address.",
		why: "Whoever changes the page on its way changes where the form is sent; the https of the target protects nothing.",
		fix: "Serve the page with the form over https, and send Strict-Transport-Security.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: ["zap/10041"],
	scope: "path",
	examples: {
		violating: [example("a checkout", {
			body: "<!doctype html><html><body><p>Shop</p><form action=\"https://shop.example/pay\"><input name=\"q\"></form>",
			url: "http://shop.example/"
		})],
		clean: [example("all over https", { body: "<!doctype html><html><body><p>Shop</p><form action=\"https://shop.example/pay\"><input name=\"q\"></form>" })]
	},
	check(exchange) {
		if (!exchange.url.startsWith("http:") || exchange.status !== 200) return [];
		const target = formTargets(exchange).find((action) => /^https:\/\//iu.test(action));
		if (target === void 0) return [];
		return [{
			evidence: target.slice(0, 200),
			message: "A form that is sent over https stands on a page that came over plain http."
		}];
	}
};

//#endregion
//#region src/baseline/rules/form-sent-unencrypted.ts
const formSentUnencrypted = {
	definition: {
		id: "web/form-sent-unencrypted",
		title: "Form sent over plain http",
		what: "The page came over https, and a form of it is sent to an http address.",
		why: "What the customer types, card data included, crosses the network readable and changeable, though the browser shows a lock.",
		fix: "Send forms to https addresses.",
		level: "warning",
		securitySeverity: 5.5,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: ["zap/10042", "zap/10040"],
	scope: "path",
	examples: {
		violating: [example("a checkout", { body: "<!doctype html><html><body><p>Shop</p><form action=\"http://pay.example/charge\"><input name=\"q\"></form>" })],
		clean: [example("to https", { body: "<!doctype html><html><body><p>Shop</p><form action=\"https://pay.example/charge\"><input name=\"q\"></form>" })]
	},
	check(exchange) {
		if (!exchange.url.startsWith("https:") || exchange.status !== 200) return [];
		const target = formTargets(exchange).find((action) => /^http:\/\//iu.test(action));
		if (target === void 0) return [];
		return [{
			evidence: target.slice(0, 200),
			message: "A form of an https page is sent over plain http."
		}];
	}
};

//#endregion
//#region src/baseline/rules/frame-ancestors-any.ts
const frameAncestorsAny = {
	definition: {
		id: "web/frame-ancestors-any",
		title: "frame-ancestors allows any site",
		what: "The frame-ancestors directive is *, a bare scheme, or https://*.",
		why: "Browsers then ignore X-Frame-Options, so even DENY has no effect: any site can lay its own page over a checkout.",
		fix: "Write frame-ancestors 'none', or the exact origins that embed the page.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [1021],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/10055-13"],
	scope: "site",
	examples: {
		violating: [example("*", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors *" } }), example("any https site", { headers: {
			"Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors https:",
			"X-Frame-Options": void 0
		} })],
		clean: [example("one partner", { headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'; frame-ancestors https://partner.example" } })]
	},
	check(exchange) {
		if (!framableByAll(exchange)) return [];
		const ancestors = frameAncestors(exchange);
		if (ancestors.length === 0) return [];
		return [{
			parameter: "Content-Security-Policy",
			evidence: `frame-ancestors ${ancestors.join(" ").slice(0, 200)}`,
			message: "The policy allows every site to show the pages in a frame."
		}];
	}
};

//#endregion
//#region src/baseline/rules/frame-options-ineffective.ts
const frameOptionsIneffective = {
	definition: {
		id: "web/frame-options-ineffective",
		title: "X-Frame-Options is written wrongly",
		what: "The page has several X-Frame-Options headers, or one in a <meta>, which no browser reads, and no frame-ancestors directive.",
		why: "It holds in one browser and not in the next; where it does not, another site can frame the checkout.",
		fix: "Send one X-Frame-Options: DENY, and Content-Security-Policy: frame-ancestors 'none'.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [1021],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: [
		"zap/10020-2",
		"zap/10020-3",
		"zap/10020-4"
	],
	scope: "site",
	examples: {
		violating: [example("in a <meta> too", {
			headers: { "Content-Security-Policy": "default-src 'self'; form-action 'self'" },
			body: "<!doctype html><meta http-equiv=\"X-Frame-Options\" content=\"DENY\"><p>Shop"
		})],
		clean: [example("one header", { headers: {} }), example("frame-ancestors speaks", { body: "<!doctype html><meta http-equiv=\"X-Frame-Options\" content=\"DENY\"><p>Shop" })]
	},
	check(exchange) {
		if (framableByAll(exchange) || frameAncestors(exchange).length > 0) return [];
		const policy = cspPolicies(exchange).header.length > 0;
		return frameOptionFlaws(exchange).map(({ alias, flaw }) => ({
			parameter: "X-Frame-Options",
			evidence: flaw,
			message: "X-Frame-Options is written in a way that some browsers ignore.",
			aliases: [alias, ...policy ? ["zap/10055-13"] : []]
		}));
	}
};

//#endregion
//#region src/baseline/rules/framework-disclosed.ts
const HEADERS = ["X-Powered-By"];
const frameworkDisclosed = {
	definition: {
		id: "web/framework-disclosed",
		title: "Framework disclosed by X-Powered-By",
		what: "The answer has an X-Powered-By header, with or without a version.",
		why: "Whoever looks for apps with a known flaw in that framework finds this one by a search.",
		fix: "Remove it: app.disable(\"x-powered-by\") (Express), expose_php = Off (PHP), <customHeaders> (IIS).",
		level: "note",
		securitySeverity: 2,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["2.2.6"]
	},
	aliases: ["zap/10037"],
	scope: "parameter",
	examples: {
		violating: [example("with a version", { headers: { "X-Powered-By": "PHP/8.2.1" } }), example("a name alone", { headers: { "X-Powered-By": "Express" } })],
		clean: [example("no such header", { headers: {} })]
	},
	check: (exchange) => headerHits(exchange, HEADERS, (header) => `The header ${header} names the framework or language.`)
};

//#endregion
//#region src/baseline/rules/framing-allowed.ts
const framingAllowed = {
	definition: {
		id: "web/framing-allowed",
		title: "Page can be framed by any site",
		what: "Neither a frame-ancestors directive nor an X-Frame-Options header keeps other sites from showing the page in a frame.",
		why: "Another site can lay its own page over a checkout and have a customer click \"Pay\" without knowing it.",
		fix: "Send Content-Security-Policy: frame-ancestors 'none' (or the exact origins that embed the page); X-Frame-Options: DENY for old browsers.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [1021],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.4.3"]
	},
	aliases: [
		"zap/10020-1",
		"zap/10020-2",
		"zap/10020-3",
		"zap/10020-4",
		"zap/10055-13"
	],
	scope: "site",
	examples: {
		violating: [
			example("neither header", { headers: {
				"Content-Security-Policy": "default-src 'self'; form-action 'self'",
				"X-Frame-Options": void 0
			} }),
			example("a value that browsers ignore", { headers: {
				"Content-Security-Policy": "default-src 'self'; form-action 'self'",
				"X-Frame-Options": "ALLOW-FROM https://partner.example"
			} }),
			example("frame-ancestors in a <meta>, beside a header that leaves it out", {
				headers: {
					"Content-Security-Policy": "default-src 'self'; form-action 'self'",
					"X-Frame-Options": void 0
				},
				body: "<!doctype html><p>Shop"
			})
		],
		clean: [
			example("frame-ancestors only", { headers: { "X-Frame-Options": void 0 } }),
			example("both headers", { headers: { "X-Frame-Options": "SAMEORIGIN" } }),
			example("JSON is no page", {
				headers: {
					"Content-Type": "application/json",
					"Content-Security-Policy": void 0,
					"X-Frame-Options": void 0
				},
				body: "{}"
			})
		]
	},
	check(exchange) {
		const isError = framableError(exchange);
		if (!isError && (!framableByAll(exchange) || frameAncestors(exchange).length > 0)) return [];
		const flaws = isError ? [] : frameOptionFlaws(exchange);
		const policy = cspPolicies(exchange).header.length > 0;
		return [{
			parameter: "X-Frame-Options",
			message: "Pages can be shown in a frame of any other site.",
			aliases: [...flaws.map(({ alias }) => alias), ...policy ? ["zap/10055-13"] : []]
		}];
	}
};

//#endregion
//#region src/baseline/rules/gateway-secret-in-response.ts
const SECRETS = [
	["Stripe", /\b[sr]k_(?:live|test)_[0-9a-zA-Z]{10}|\bwhsec_[0-9a-zA-Z+/=]{16}/u],
	["Braintree", /\baccess_token\$(?:sandbox|production)\$[0-9a-z]{16}\$[0-9a-f]{32}/u],
	["PayPal", /\bA21AA[\w-]{40}/u],
	["Square", /\bsq0(?:atp|csp)-[\w-]{22}|\bEAAA[\w-]{56}/u],
	["Adyen", /\bAQE[a-z]hm[\w+/=*-]{30}/u],
	["Razorpay", /\brzp_(?:live|test)_secret_[0-9A-Za-z]{10}/u],
	["Flutterwave", /\bFLWSECK(?:_TEST)?-[\w-]{12}/u],
	["Mollie", /\b(?:live|test)_[0-9A-Za-z]{30}\b/u],
	["Paddle", /\bpdl_(?:live|sdbx)_apikey_[\w-]{20}/u]
];
const gatewaySecretInResponse = {
	definition: {
		id: "web/gateway-secret-in-response",
		title: "Secret key of a payment gateway in a response",
		what: "The response holds a secret key, restricted key, webhook secret or access token of Stripe, Braintree, PayPal, Square, Adyen, Razorpay, Flutterwave, Mollie or Paddle. Publishable keys are meant to be public.",
		why: "With it anyone can refund, pay out, and read every customer and payment of the account.",
		fix: "Roll the key at the gateway now; keep secret keys on the server, out of pages, scripts and answers.",
		level: "error",
		securitySeverity: 9.5,
		since: "0.1.0",
		cwe: [798, 200],
		owasp: ["A07:2025", "API8:2023"],
		pci: ["8.6.2"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("in a script", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>stripe(\"sk_live_51ExampleKeyForTests00\")<\/script>" }), example("a webhook secret", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"secret\":\"whsec_0123456789abcdef0123456789abcdef\"}"
		})],
		clean: [example("a publishable key", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>stripe(\"pk_live_51ExampleKeyForTests00\")<\/script>" })]
	},
	check(exchange) {
		if (!mayHold(exchange, "gateway")) return [];
		const found = SECRETS.flatMap(([name, pattern]) => {
			const at = exchange.text.search(pattern);
			return at < 0 ? [] : [{
				name,
				at
			}];
		})[0];
		if (found === void 0) return [];
		return [{
			evidence: found.name,
			message: `The response holds a secret of ${found.name}.`,
			at: found.at
		}];
	}
};

//#endregion
//#region src/baseline/headers/hsts-ages.ts
const MAX_AGE = /(?:^|[;,])\s{0,99}max-age\s{0,99}=\s{0,99}["']{0,2}\s{0,99}(\d{1,99})/giu;
function hstsAges(value) {
	return [...value.slice(0, 1024).matchAll(MAX_AGE)].map((match) => Number(match[1]));
}

//#endregion
//#region src/baseline/rules/hsts-disabled.ts
const hstsDisabled = {
	definition: {
		id: "web/hsts-disabled",
		title: "Strict-Transport-Security is switched off",
		what: "The header says max-age=0, perhaps beside another max-age: which one counts then depends on the browser.",
		why: "The browser forgets that the site is to be reached by https only, and the next visit may begin on plain http.",
		fix: "Send max-age=31536000; use 0 only on purpose, and not for long.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: ["zap/10035-2"],
	scope: "site",
	examples: {
		violating: [example("max-age=0", { headers: { "Strict-Transport-Security": "max-age=0" } }), example("quoted", { headers: { "Strict-Transport-Security": "max-age=\"0\"; includeSubDomains" } })],
		clean: [example("a number that only begins with 0", { headers: { "Strict-Transport-Security": "max-age=031536000" } })]
	},
	check(exchange) {
		if (!exchange.url.startsWith("https:")) return [];
		const [value = "", ...others] = headerValues(exchange, "strict-transport-security");
		if (!hstsAges(value).includes(0)) return [];
		return [{
			parameter: "Strict-Transport-Security",
			evidence: value.slice(0, 200),
			message: "Answers over https tell the browser to forget that the site uses https.",
			...others.length > 0 && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/rules/hsts-in-meta.ts
const hstsInMeta = {
	definition: {
		id: "web/hsts-in-meta",
		title: "Strict-Transport-Security in a <meta>",
		what: "The page has <meta http-equiv=\"Strict-Transport-Security\">, which browsers ignore (RFC 6797, 8.5).",
		why: "Whoever wrote it believes that the site is protected against a downgrade to plain http.",
		fix: "Send the header instead.",
		level: "note",
		securitySeverity: 2,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10035-6"],
	scope: "site",
	examples: {
		violating: [example("in a <meta>", { body: "<!doctype html><meta http-equiv=\"Strict-Transport-Security\" content=\"max-age=31536000\"><p>Shop" })],
		clean: [example("in a header", { headers: {} })]
	},
	check(exchange) {
		return tagsNamed(exchange, "meta").some(({ attributes }) => attributes.get("http-equiv")?.toLowerCase() === "strict-transport-security") ? [{
			parameter: "Strict-Transport-Security",
			message: "Strict-Transport-Security stands in a <meta>, where browsers ignore it."
		}] : [];
	}
};

//#endregion
//#region src/baseline/rules/hsts-malformed.ts
const FLAWS = [
	[/[^ -~]/u, "zap/10035-8"],
	[/^(?!.{0,999}\bmax-age\s{0,9}=\s{0,9}['"]{0,9}\s{0,9}\d)/iu, "zap/10035-5"],
	[/['"+|]\s{0,9}max/iu, "zap/10035-7"]
];
const hstsMalformed = {
	definition: {
		id: "web/hsts-malformed",
		title: "Strict-Transport-Security is malformed",
		what: "The header has no max-age with a number, a quote before it, or characters that no header may hold.",
		why: "Browsers ignore what they cannot read, so the site is as open to a downgrade as without the header.",
		fix: "Write Strict-Transport-Security: max-age=31536000; includeSubDomains.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: [
		"zap/10035-5",
		"zap/10035-7",
		"zap/10035-8"
	],
	scope: "site",
	examples: {
		violating: [
			example("no number", { headers: { "Strict-Transport-Security": "includeSubDomains" } }),
			example("the directive in quotes", { headers: { "Strict-Transport-Security": "\"max-age=31536000\"" } }),
			example("typographic quotes", { headers: { "Strict-Transport-Security": "max-age=“31536000”" } })
		],
		clean: [example("a quoted number", { headers: { "Strict-Transport-Security": "max-age=\"31536000\"" } })]
	},
	check(exchange) {
		const [value, ...others] = headerValues(exchange, "strict-transport-security");
		if (!exchange.url.startsWith("https:") || value === void 0) return [];
		const flaw = FLAWS.find(([pattern]) => pattern.test(value.slice(0, 1024)));
		if (flaw === void 0 || hstsAges(value).includes(0) && flaw[1] !== "zap/10035-8") return [];
		return [{
			parameter: "Strict-Transport-Security",
			evidence: value.slice(0, 200),
			message: "The Strict-Transport-Security header cannot be read, so browsers ignore it.",
			aliases: others.length > 0 ? [] : [flaw[1]]
		}];
	}
};

//#endregion
//#region src/baseline/rules/hsts-missing.ts
const hstsMissing = {
	definition: {
		id: "web/hsts-missing",
		title: "Strict-Transport-Security is missing",
		what: "The https answer has no Strict-Transport-Security header.",
		why: "The first request of a visit may then go out over plain http, where an attacker on the network can keep it and read what is typed, card numbers included.",
		fix: "Send Strict-Transport-Security: max-age=31536000; includeSubDomains with every https answer.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: ["zap/10035-1"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "Strict-Transport-Security": void 0 } })],
		clean: [
			example("a year", { headers: {} }),
			example("plain http, where browsers ignore it", {
				url: "http://shop.example/",
				headers: { "Strict-Transport-Security": void 0 }
			}),
			example("a redirect that stays on the site", {
				status: 302,
				headers: {
					Location: "/login",
					"Strict-Transport-Security": void 0
				},
				body: ""
			})
		]
	},
	check(exchange) {
		if (!exchange.url.startsWith("https:") || headerValues(exchange, "strict-transport-security").length > 0) return [];
		if (staysOnSite(exchange)) return [];
		return [{
			parameter: "Strict-Transport-Security",
			evidence: "no header",
			message: "Answers over https do not tell the browser to stay on https."
		}];
	}
};
function staysOnSite(exchange) {
	const location = headerValues(exchange, "location")[0];
	if (exchange.status < 300 || exchange.status > 399 || location === void 0) return false;
	return URL.canParse(location, exchange.url) && new URL(location, exchange.url).origin === new URL(exchange.url).origin;
}

//#endregion
//#region src/baseline/rules/hsts-repeated.ts
const hstsRepeated = {
	definition: {
		id: "web/hsts-repeated",
		title: "Strict-Transport-Security is sent several times",
		what: "The answer has more than one Strict-Transport-Security header.",
		why: "Browsers take the first and ignore the rest; which one that is depends on the order in which a proxy adds its own.",
		fix: "Send the header once, from one place.",
		level: "note",
		securitySeverity: 2,
		since: "0.1.0",
		cwe: [319],
		owasp: ["A04:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10035-3"],
	scope: "site",
	examples: {
		violating: [example("from the app and from a proxy", { headers: {
			"Strict-Transport-Security": "max-age=31536000",
			"strict-transport-security": "max-age=600"
		} })],
		clean: [example("once", { headers: {} })]
	},
	check(exchange) {
		if (!exchange.url.startsWith("https:")) return [];
		const values = headerValues(exchange, "strict-transport-security");
		if (values.length < 2) return [];
		return [{
			parameter: "Strict-Transport-Security",
			evidence: `${values.length} headers`,
			message: "Answers over https have several Strict-Transport-Security headers."
		}];
	}
};

//#endregion
//#region src/baseline/texts/find-iban.ts
const LENGTH_OF = new Map(Object.entries({
	15: "NO",
	16: "BE",
	18: "DK FI FO GL NL SD",
	19: "MK SI",
	20: "AT BA EE KZ LT LU MN XK",
	21: "CH HR LI LV",
	22: "BG BH CR DE GB GE IE ME RS VA",
	23: "AE GI IL IQ TL",
	24: "AD CZ ES MD PK RO SA SE SK TN VG",
	25: "LY PT ST",
	26: "IS TR",
	27: "BI DJ FR GR IT MC MR SM",
	28: "AL AZ BY CY DO GT HU LB NI PL SV",
	29: "BR EG PS QA UA",
	30: "JO KW MU",
	31: "MT SC",
	32: "LC",
	33: "RU"
}).flatMap(([length, countries]) => countries.split(" ").map((country) => [country, Number(length)])));
const CANDIDATE = /(?<![A-Za-z0-9])([A-Z]{2})\d{2}(?:[ -]?[A-Z0-9]){11,30}/gu;
function findIban(text) {
	for (const { 0: match, 1: country = "", index } of text.matchAll(CANDIDATE)) {
		const length = LENGTH_OF.get(country);
		const letters = match.replaceAll(/[ -]/gu, "");
		if (length === void 0 || letters.length < length) continue;
		if ((letters.length === length || new RegExp(`^(?:[ -]?[A-Z0-9]){${length}}[ -]`, "u").test(match)) && remainder(letters.slice(0, length)) === 1) return {
			country,
			at: index
		};
	}
}
function remainder(iban) {
	let rest = 0;
	for (const mark of iban.slice(4) + iban.slice(0, 4)) {
		const value = Number.parseInt(mark, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest;
}

//#endregion
//#region src/baseline/rules/iban-in-response.ts
const ibanInResponse = {
	definition: {
		id: "web/iban-in-response",
		title: "Bank account number in a response",
		what: "The response holds an IBAN: a known country, the right length, the right check digits.",
		why: "With it and a name anyone can set up direct debits; where it is the account of a customer, who sees the page learns where he banks.",
		fix: "Show the last four characters; send the whole number only where the customer asks for his own.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [359],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.3.1"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("in a page", { body: "<!doctype html><html><body><p>Shop</p><p>Refund to DE89 3704 0044 0532 0130 00</p>" }), example("in JSON", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"iban\":\"GB29NWBK60161331926819\"}"
		})],
		clean: [example("wrong check digits", { body: "<!doctype html><html><body><p>Shop</p><p>DE88 3704 0044 0532 0130 00</p>" }), example("masked", { body: "<!doctype html><html><body><p>Shop</p><p>DE89 **** **** **** **** 00</p>" })]
	},
	check(exchange) {
		const found = findIban(exchange.text);
		if (found === void 0) return [];
		return [{
			evidence: `${found.country} IBAN`,
			message: "The response holds a whole bank account number.",
			at: found.at
		}];
	}
};

//#endregion
//#region src/baseline/pages/jsf-state.ts
const MOST$2 = 1048576;
function hasOpenJsfState(exchange) {
	return tagsNamed(exchange, "input").some(({ attributes }) => {
		const id = attributes.get("id")?.toLowerCase() ?? "";
		const value = attributes.get("value") ?? "";
		if (!/(?:javax|jakarta)\.faces\.viewstate/u.test(id) || value.startsWith("_") || value.includes(":")) return false;
		return decoded(value).includes("java");
	});
}
function decoded(value) {
	if (!/^[\w+/]+={0,2}$/u.test(value) || value.length > MOST$2) return value;
	const bytes = Buffer.from(value, "base64");
	if (bytes[0] !== 31 || bytes[1] !== 139) return bytes.toString("latin1");
	try {
		return gunzipSync(bytes, { maxOutputLength: MOST$2 }).toString("latin1");
	} catch {
		return value;
	}
}

//#endregion
//#region src/baseline/rules/jsf-viewstate-unprotected.ts
const jsfViewstateUnprotected = {
	definition: {
		id: "web/jsf-viewstate-unprotected",
		title: "JSF ViewState without protection",
		what: "The javax.faces.ViewState of the page, decoded, holds names of Java classes: it is neither encrypted nor signed.",
		why: "A client can send another object graph, which the server reads: in old versions that runs code.",
		fix: "Keep the state on the server (STATE_SAVING_METHOD server), or switch encryption on and update Mojarra or MyFaces.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [642, 502],
		owasp: ["A08:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/90001"],
	scope: "path",
	examples: {
		violating: [example("plain", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" id=\"javax.faces.ViewState\" value=\"rO0ABXNyAGphdmEudXRpbC5IYXNoTWFw\">" })],
		clean: [example("kept on the server", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" id=\"javax.faces.ViewState\" value=\"-12:34\">" }), example("encrypted", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" id=\"javax.faces.ViewState\" value=\"c2VjcmV0\">" })]
	},
	check(exchange) {
		return hasOpenJsfState(exchange) ? [{
			parameter: "javax.faces.ViewState",
			message: "The state of the JSF page is neither encrypted nor signed."
		}] : [];
	}
};

//#endregion
//#region src/baseline/rules/large-redirect-body.ts
const largeRedirectBody = {
	definition: {
		id: "web/large-redirect-body",
		title: "Redirect with a large body",
		what: "A redirect has a body of over 300 bytes more than its target is long, or one with several links.",
		why: "Such bodies are often the page that the visitor is not signed in for: browsers do not show it, but anyone can read it.",
		fix: "End the request after the redirect, so that no page is built.",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [201],
		owasp: ["A01:2025", "API3:2023"],
		pci: []
	},
	aliases: ["zap/10044-1", "zap/10044-2"],
	scope: "path",
	examples: {
		violating: [example("a whole page", {
			status: 302,
			headers: { Location: "/login" },
			body: "<!doctype html>".padEnd(400, "x")
		}), example("several links", {
			status: 302,
			headers: { Location: "/login" },
			body: "<a href=\"/login\">a</a><a href=\"/admin\">b</a>"
		})],
		clean: [example("a short note", {
			status: 302,
			headers: { Location: "/login" },
			body: "<a href=\"/login\">moved</a>"
		})]
	},
	check(exchange) {
		const location = headerValues(exchange, "location")[0] ?? "";
		if (!isRedirect(exchange.status) || exchange.status === 304 || location === "") return [];
		const big = exchange.body.length > location.length + 300;
		const links = big ? 0 : exchange.text.match(/href/giu)?.length ?? 0;
		if (!big && links < 2) return [];
		return [{
			evidence: big ? `${exchange.body.length} bytes` : `${links} links`,
			message: "A redirect carries more than a redirect needs.",
			aliases: [big ? "zap/10044-1" : "zap/10044-2"]
		}];
	}
};

//#endregion
//#region src/baseline/rules/malicious-script-host.ts
const HOST = /https?:\/\/(?:[\w-]{1,63}\.){0,9}(?:polyfill\.io|bootcss\.com|bootcdn\.net|staticfile\.(?:net|org)|unionadjs\.com|xhsbpza\.com|union\.macoms\.la|newcrbpc\.com)\//iu;
const maliciousScriptHost = {
	definition: {
		id: "web/malicious-script-host",
		title: "Script from a host known for malware",
		what: "The page loads, or a script of it names, a script of a host that served malware to visitors (polyfill.io and its relatives).",
		why: "The host decides visit by visit what it sends: redirects to fraud on phones, and anything else on a payment page.",
		fix: "Remove the script today; browsers in use need no such polyfills. Look at the logs of orders since it was added.",
		level: "error",
		securitySeverity: 8,
		since: "0.1.0",
		cwe: [829, 506],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: ["zap/10115-1", "zap/10115-2"],
	scope: "parameter",
	examples: {
		violating: [example("as an element", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"https://cdn.polyfill.io/v3/polyfill.min.js\" integrity=\"sha384-oqVuAfXRKap7fdgcCY5uykM6\"><\/script>" }), example("from a script", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>load(\"https://cdn.polyfill.io/v3/polyfill.js\")<\/script>" })],
		clean: [example("a name that is alike", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>load(\"/polyfill.io.js\")<\/script>" })]
	},
	check(exchange) {
		if (!isHtmlType(exchange.mime)) return [];
		const scripts = tagsNamed(exchange, "script");
		const sources = scripts.map(({ attributes }) => attributes.get("src")?.trim() ?? "").filter((src) => HOST.test(src));
		const named = sources.length > 0 ? [] : scripts.flatMap(({ content = "" }) => HOST.exec(content)?.[0] ?? []);
		return [.../* @__PURE__ */ new Set([...sources, ...named])].slice(0, 20).map((address) => ({
			parameter: address.slice(0, 200),
			evidence: address.slice(0, 200),
			message: "A script comes from a host that is known to have served malware.",
			aliases: [sources.length > 0 ? "zap/10115-1" : "zap/10115-2"]
		}));
	}
};

//#endregion
//#region src/baseline/rules/mixed-content.ts
const LOADING = [
	"src",
	"background",
	"classid",
	"codebase",
	"data",
	"icon",
	"usemap",
	"action",
	"formaction"
];
const mixedContent = {
	definition: {
		id: "web/mixed-content",
		title: "Mixed content",
		what: "The page came over https, and an image, frame, script, medium or button of it names an http address. Forms are told by another rule.",
		why: "Whoever is on the network can change what is loaded: a frame or script takes the page over, an image can show another amount.",
		fix: "Use https addresses; send upgrade-insecure-requests until all are.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [311, 319],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["4.2.1"]
	},
	aliases: ["zap/10040"],
	scope: "path",
	examples: {
		violating: [example("an image", { body: "<!doctype html><html><body><p>Shop</p><img src=\"http://img.example/a.png\" alt=\"\">" })],
		clean: [example("a link loads nothing", { body: "<!doctype html><html><body><p>Shop</p><a href=\"http://other.example/\">x</a>" }), example("over https", { body: "<!doctype html><html><body><p>Shop</p><img src=\"//img.example/a.png\" alt=\"\">" })]
	},
	check(exchange) {
		if (!exchange.url.startsWith("https:") || !mayHold(exchange, "http")) return [];
		for (const { name, attributes } of exchange.tags) for (const attribute of LOADING) {
			const value = attributes.get(attribute);
			if (value === void 0 || !/^http:/iu.test(value) || name === "form" && exchange.status === 200) continue;
			return [{
				evidence: `<${name} ${attribute}="${value.slice(0, 200)}">`,
				message: "An https page loads something over plain http."
			}];
		}
		return [];
	}
};

//#endregion
//#region src/baseline/rules/open-redirect.ts
const openRedirect = {
	definition: {
		id: "web/open-redirect",
		title: "Open redirect",
		what: "The answer redirects to another host, and a parameter of the request names it.",
		why: "A link that begins with the shop leads to a copy of its checkout; people check the beginning of an address at best.",
		fix: "Redirect to paths of the own site only, or to origins from a list.",
		level: "warning",
		securitySeverity: 6,
		since: "0.1.0",
		cwe: [601],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10028"],
	scope: "path",
	examples: {
		violating: [example("a whole address", {
			url: "https://shop.example/go?next=https%3A%2F%2Fevil.example%2Fx",
			status: 302,
			headers: { Location: "https://evil.example/x" },
			body: ""
		}), example("a host", {
			url: "https://shop.example/go?next=evil.example",
			status: 301,
			headers: { Location: "https://evil.example/" },
			body: ""
		})],
		clean: [example("a path", {
			url: "https://shop.example/go?next=%2Flocal",
			status: 302,
			headers: { Location: "/local" },
			body: ""
		})]
	},
	check(exchange) {
		if (!isRedirect(exchange.status)) return [];
		const location = headerValues(exchange, "location")[0]?.trim() ?? "";
		if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\//iu.test(location) || !URL.canParse(location, exchange.url)) return [];
		const { host } = new URL(location, exchange.url);
		if (host === new URL(exchange.url).host) return [];
		const cause = exchange.parameters.find(({ value }) => value !== "" && (value.toLowerCase() === host || value.includes(location)));
		if (cause === void 0) return [];
		const known = location.includes("://") && (exchange.status === 301 || exchange.status === 302);
		return [{
			parameter: cause.name.slice(0, 100),
			message: "The server redirects to another site that the request names.",
			...!known && { aliases: [] }
		}];
	}
};

//#endregion
//#region src/baseline/headers/vulnerable-openssl.ts
const VULNERABLE = /\bOpenSSL\/1\.0\.(?:1(?:[a-f]|-beta[1-3])?|2-beta)(?![\w.-])/iu;
function isVulnerableOpenssl(server) {
	return VULNERABLE.test(server.slice(0, 1024));
}

//#endregion
//#region src/baseline/rules/openssl-heartbleed-version.ts
const opensslHeartbleedVersion = {
	definition: {
		id: "web/openssl-heartbleed-version",
		title: "OpenSSL version with Heartbleed",
		what: "The Server header names OpenSSL 1.0.1 to 1.0.1f or 1.0.2-beta, which have CVE-2014-0160.",
		why: "Anyone can read the memory of such a server without a trace: private keys, sessions, card data. A distribution may have patched it without changing the number.",
		fix: "Update OpenSSL, make new keys and certificates, end all sessions, and take the version out of the header.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.1.0",
		cwe: [119],
		owasp: ["A03:2025", "API8:2023"],
		pci: ["6.3.3"]
	},
	aliases: ["zap/10034", "zap/10036-2"],
	scope: "site",
	examples: {
		violating: [example("1.0.1e", { headers: { Server: "Apache/2.4.6 OpenSSL/1.0.1e mod_wsgi/3.4" } })],
		clean: [example("not named", { headers: { Server: "Apache" } })]
	},
	check(exchange) {
		const value = headerValues(exchange, "server").find(isVulnerableOpenssl);
		if (value === void 0) return [];
		return [{
			parameter: "Server",
			evidence: value.slice(0, 200),
			message: "The Server header names a version of OpenSSL that has Heartbleed (CVE-2014-0160)."
		}];
	}
};

//#endregion
//#region src/baseline/rules/page-built-by-script.ts
const pageBuiltByScript = {
	definition: {
		id: "web/page-built-by-script",
		title: "Page built by scripts",
		what: "The page has scripts and no links, links without an address, or a <noscript>.",
		why: "A scan that does not run scripts sees less of the app than a visitor does.",
		fix: "Scan with a browser, or give the scan an OpenAPI description and a list of addresses.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [1059],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10109"],
	scope: "path",
	examples: {
		violating: [example("a script and no link", { body: "<!doctype html><html><body><div id=\"app\"></div><script src=\"/app.js\"><\/script>" }), example("a link without an address", { body: "<!doctype html><html><body><p>Shop</p><a href=\"#\">menu</a>" })],
		clean: [example("plain links", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"/app.js\"><\/script>" })]
	},
	check(exchange) {
		const named = (name) => tagsNamed(exchange, name);
		const links = named("a");
		const byScript = links.some(({ attributes }) => /^#?$/u.test(attributes.get("href") ?? "") || attributes.get("target") === "_self");
		const sign = links.length === 0 && named("script").length > 0 ? "a script and no link" : byScript ? "a link without an address of its own" : named("noscript").length > 0 ? "<noscript>" : void 0;
		if (sign === void 0) return [];
		return [{
			evidence: sign,
			message: "The page has content that only shows when its scripts run."
		}];
	}
};

//#endregion
//#region src/baseline/rules/password-asked-over-http.ts
const passwordAskedOverHttp = {
	definition: {
		id: "web/password-asked-over-http",
		title: "Password asked for over plain http",
		what: "The answer over plain http has a WWW-Authenticate header of type Basic or Digest.",
		why: "The browser asks for a password and sends it where anyone on the network can read it.",
		fix: "Offer the site by https only, and redirect before asking for a password.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [319, 522],
		owasp: ["A04:2025", "API2:2023"],
		pci: ["4.2.1", "8.3.2"]
	},
	aliases: ["zap/10105-2"],
	scope: "site",
	examples: {
		violating: [example("Basic", {
			url: "http://shop.example/",
			status: 401,
			headers: { "WWW-Authenticate": "Basic realm=\"Private\"" }
		})],
		clean: [example("over https", {
			status: 401,
			headers: { "WWW-Authenticate": "Basic realm=\"Private\"" }
		})]
	},
	check(exchange) {
		if (!exchange.url.startsWith("http:")) return [];
		const value = headerValues(exchange, "www-authenticate").find((text) => /basic|digest/iu.test(text));
		if (value === void 0) return [];
		return [{
			parameter: "WWW-Authenticate",
			evidence: value.slice(0, 200),
			message: "The server asks for a password over plain http."
		}];
	}
};

//#endregion
//#region src/baseline/texts/password-hashes.ts
const hash$1 = (name, pattern, alias) => ({
	name,
	pattern,
	...alias !== void 0 && { alias: `zap/${alias}` }
});
const HASHES = [
	hash$1("LanMan", /\$LM\$[a-f0-9]{16}/iu, "10097-1"),
	hash$1("Kerberos AFS", /\$K4\$[a-f0-9]{16},/iu, "10097-2"),
	hash$1("OpenBSD Blowfish", /\$2[ay]\$05\$[a-z0-9+_./=-]{53}/iu, "10097-3"),
	hash$1("MD5 crypt", /\$1\$[./0-9A-Za-z]{0,8}\$[./0-9A-Za-z]{22}/u, "10097-4"),
	hash$1("SHA-256 crypt", /\$5\$(?:rounds=\d{1,9}\$)?[./0-9A-Za-z]{0,16}\$[./0-9A-Za-z]{43}/u, "10097-5"),
	hash$1("SHA-512 crypt", /\$6\$(?:rounds=\d{1,9}\$)?[./0-9A-Za-z]{0,16}\$[./0-9A-Za-z]{86}/u, "10097-6"),
	hash$1("bcrypt", /\$2a?\$\d{2}\$[./0-9A-Za-z]{53}/u, "10097-7"),
	hash$1("bcrypt", /\$2[bxy]\$\d{2}\$[./0-9A-Za-z]{53}/u),
	hash$1("NTLM", /\$(?:3\$\$|NT\$)[0-9a-f]{32}/u, "10097-8"),
	hash$1("Argon2", /\$argon2(?:i|d|id)\$v=\d{1,4}\$m=\d{1,9},t=\d{1,9},p=\d{1,9}\$[\w+/]{8,128}\$[\w+/]{16}/u),
	hash$1("scrypt", /\$7\$[./0-9A-Za-z]{11,97}\$[./0-9A-Za-z]{43}/u)
];

//#endregion
//#region src/baseline/rules/password-hash-disclosed.ts
const passwordHashDisclosed = {
	definition: {
		id: "web/password-hash-disclosed",
		title: "Password hash in a response",
		what: "The response holds a password hash as crypt, bcrypt, Argon2, LanMan, NTLM or Kerberos AFS write it.",
		why: "It can be tried against lists of passwords without limit, and people use a password more than once.",
		fix: "Never select the hash into what is sent; answer with the fields that the page needs.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.1.0",
		cwe: [497, 522],
		owasp: ["A04:2025", "API3:2023"],
		pci: ["8.3.2"]
	},
	aliases: [
		"zap/10097-1",
		"zap/10097-2",
		"zap/10097-3",
		"zap/10097-4",
		"zap/10097-5",
		"zap/10097-6",
		"zap/10097-7",
		"zap/10097-8"
	],
	scope: "path",
	examples: {
		violating: [example("bcrypt", { body: "<!doctype html><html><body><p>Shop</p><p>$2a$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe</p>" }), example("MD5 crypt, in JSON", {
			headers: { "Content-Type": "application/json" },
			body: "{\"hash\":\"$1$O3JMY.Tw$AdLnLjQ/5jXF9.MTp3gHv/\"}"
		})],
		clean: [example("a plain digest", { body: "<!doctype html><html><body><p>Shop</p><p>5f4dcc3b5aa765d61d8327deb882cf99</p>" }), example("a price", { body: "<!doctype html><html><body><p>Shop</p><p>$2.50 or $5</p>" })]
	},
	check(exchange) {
		if (isScriptAnswer(exchange)) return [];
		const texts = [...mayHold(exchange, "passwordHash") ? [exchange.text] : [], ...exchange.headers.map(([, value]) => value.slice(0, 8192))];
		const seen = HASHES.filter(({ pattern }) => texts.some((text) => pattern.test(text)));
		const first = seen[0];
		if (first === void 0) return [];
		return [{
			evidence: first.name,
			message: "The response holds the hash of a password.",
			aliases: [...new Set(seen.flatMap(({ alias }) => alias ?? []))]
		}];
	}
};

//#endregion
//#region src/baseline/rules/payment-page-third-party-script.ts
const paymentPageThirdPartyScript = {
	definition: {
		id: "web/payment-page-third-party-script",
		title: "Third-party script on a payment page",
		what: "A page whose path speaks of checkout or payment loads a script from another host that is no payment provider, with an integrity attribute. Without one it is told by another rule.",
		why: "Every script of the page can read the card form; PCI DSS asks for a reason for each of them.",
		fix: "Take chat, analytics and tests off the payment page; write down the reason for what stays.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [829],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: [],
	scope: "parameter",
	examples: {
		violating: [example("a chat on the checkout", {
			body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"https://cdn.example/chat.js\" integrity=\"sha384-oqVuAfXRKap7fdgcCY5uykM6\"><\/script>",
			url: "https://shop.example/checkout"
		})],
		clean: [example("on another page", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"https://cdn.example/chat.js\" integrity=\"sha384-oqVuAfXRKap7fdgcCY5uykM6\"><\/script>" }), example("own script", {
			body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"/pay.js\"><\/script>",
			url: "https://shop.example/checkout"
		})]
	},
	check(exchange) {
		if (!/(?:^|[/_-])(?:check-?out|pay(?:ments?)?)(?:$|[/_.-])/iu.test(new URL(exchange.url).pathname.slice(0, 2048))) return [];
		return foreignScripts(exchange).filter(({ evergreen, integrity }) => !evergreen && integrity.trim() !== "").map(({ address }) => ({
			parameter: address,
			evidence: `<script src="${address}">`,
			message: "A payment page loads a script of another host."
		}));
	}
};

//#endregion
//#region src/baseline/pages/payment-script.ts
const PAYMENT_PAGE = "https://shop.example/checkout";
const PAYMENT_SCRIPT = {
	source: "https://js.stripe.com/v3/",
	hash: "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
	integrity: false
};
function paymentScriptHits(scripts, kind, message) {
	return scripts.filter((objection) => objection.kind === kind).map(({ script }) => ({
		parameter: scriptName(script),
		evidence: script.hash ?? "not loaded",
		message
	}));
}

//#endregion
//#region src/baseline/rules/payment-script-changed.ts
const paymentScriptChanged = {
	definition: {
		id: "web/payment-script-changed",
		title: "Script of a payment page has changed",
		what: "The content of a script that a browser received with a payment page has none of the hashes that the list of authorised scripts gives for it (`web.scripts`).",
		why: "A script that was changed where it is hosted reads every card number that is typed. PCI DSS 4.0.1 wants such a change to be noticed (11.6.1) and the integrity of each script to be assured (6.4.3).",
		fix: "Compare the script with the version that was authorised. If the change is wanted, add its new hash to `web.scripts`; better, give the element an integrity attribute.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.2.0",
		cwe: [353],
		owasp: ["A08:2025", "API8:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: [],
	scope: "parameter",
	examples: {
		violating: [example("a content that is not known", {
			url: PAYMENT_PAGE,
			scripts: [{
				script: PAYMENT_SCRIPT,
				kind: "changed"
			}]
		})],
		clean: [example("only contents that are known", {
			url: PAYMENT_PAGE,
			scripts: []
		})]
	},
	check: ({ scripts = [] }) => paymentScriptHits(scripts, "changed", "A script of a payment page has a content that was not authorised.")
};

//#endregion
//#region src/baseline/rules/payment-script-not-authorised.ts
const paymentScriptNotAuthorised = {
	definition: {
		id: "web/payment-script-not-authorised",
		title: "Payment page runs a script that nobody authorised",
		what: "A script that a browser received with a payment page is not on the list of authorised scripts (`web.scripts`).",
		why: "Card skimmers are scripts that were added to a checkout. PCI DSS 4.0.1 wants an inventory of every script of a payment page, with a written reason for each (6.4.3).",
		fix: "Find out who added it. Remove it, or add it to `web.scripts` with its hash and the reason why the page needs it.",
		level: "error",
		securitySeverity: 7.5,
		since: "0.2.0",
		cwe: [829],
		owasp: ["A08:2025", "API8:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: [],
	scope: "parameter",
	examples: {
		violating: [example("a script that is not on the list", {
			url: PAYMENT_PAGE,
			scripts: [{
				script: PAYMENT_SCRIPT,
				kind: "not-authorised"
			}]
		}), example("one that stands in the page", {
			url: PAYMENT_PAGE,
			scripts: [{
				script: {
					...PAYMENT_SCRIPT,
					source: "inline"
				},
				kind: "not-authorised"
			}]
		})],
		clean: [example("only scripts that are on the list", {
			url: PAYMENT_PAGE,
			scripts: []
		})]
	},
	check: ({ scripts = [] }) => paymentScriptHits(scripts, "not-authorised", "A payment page runs a script that is not on the list of authorised scripts.")
};

//#endregion
//#region src/baseline/rules/permissions-policy-missing.ts
const permissionsPolicyMissing = {
	definition: {
		id: "web/permissions-policy-missing",
		title: "Permissions-Policy is missing",
		what: "The page or script is sent without a Permissions-Policy header.",
		why: "An injected script or a framed page may then ask for the camera, the location or a payment sheet in the name of the shop.",
		fix: "Send Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(self), and allow what is used.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [693],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10063-1"],
	scope: "site",
	examples: {
		violating: [example("no header", { headers: { "Permissions-Policy": void 0 } })],
		clean: [example("with the header", { headers: {} }), example("an image needs none", {
			url: "https://shop.example/logo.png",
			headers: {
				"Content-Type": "image/png",
				"Permissions-Policy": void 0
			}
		})]
	},
	check(exchange) {
		if (!(isHtmlType(exchange.mime) || isScriptAnswer(exchange)) || isRedirect(exchange.status)) return [];
		if (["permissions-policy", "feature-policy"].some((name) => headerValues(exchange, name).length > 0)) return [];
		return [{
			parameter: "Permissions-Policy",
			message: "Pages are sent without a Permissions-Policy header."
		}];
	}
};

//#endregion
//#region src/baseline/rules/private-address-disclosed.ts
const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|[01]?\d{1,2})`;
const PRIVATE = new RegExp(String.raw`(?<!\d\.)\b(?:10\.${OCTET}|172\.(?:3[01]|2\d|1[6-9])|192\.168)\.${OCTET}\.${OCTET}\b(?!\.\d)|\bip-(?:10-${OCTET}|172-(?:3[01]|2\d|1[6-9])|192-168)-${OCTET}-${OCTET}\b(?!-\d)`, "gu");
const privateAddressDisclosed = {
	definition: {
		id: "web/private-address-disclosed",
		title: "Private network address in a response",
		what: "The response holds an IPv4 address of RFC 1918, or the host name of an EC2 instance made of one.",
		why: "It shows how the network behind the site is built, and gives addresses for server-side request forgery.",
		fix: "Take internal addresses out of pages, scripts and error texts.",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["1.4.5"]
	},
	aliases: ["zap/2"],
	scope: "path",
	examples: {
		violating: [example("in a comment", { body: "<!doctype html><html><body><p>Shop</p><!-- served by 192.168.36.127:8080 -->" }), example("an EC2 host name", { body: "<!doctype html><html><body><p>Shop</p><p>ip-10-34-56-78</p>" })],
		clean: [example("part of a version", { body: "<!doctype html><html><body><p>Shop</p><p>10.1.2.3.4</p>" }), example("no address", { body: "<!doctype html><html><body><p>Shop</p><p>10.999.1.1</p>" })]
	},
	check(exchange) {
		if (!isTextAnswer(exchange) || !mayHold(exchange, "privateAddress")) return [];
		const host = new URL(exchange.url).hostname;
		for (const match of exchange.text.matchAll(PRIVATE)) if (match[0] !== host) return [{
			evidence: match[0],
			at: match.index,
			message: "The response holds a private network address."
		}];
		return [];
	}
};

//#endregion
//#region src/baseline/rules/private-key-in-response.ts
const privateKeyInResponse = {
	definition: {
		id: "web/private-key-in-response",
		title: "Private key in a response",
		what: "The response holds a private key in PEM form.",
		why: "With it anyone can sign, or be the server: webhooks, tokens, TLS.",
		fix: "Make new keys, revoke the certificates, and take the file out of the folder that is served.",
		level: "error",
		securitySeverity: 9,
		since: "0.1.0",
		cwe: [321, 200],
		owasp: ["A04:2025", "API8:2023"],
		pci: ["3.6.1"]
	},
	aliases: [],
	scope: "path",
	examples: {
		violating: [example("a file", {
			url: "https://shop.example/server.key",
			headers: { "Content-Type": "text/plain" },
			body: "-----BEGIN PRIVATE KEY-----\nMIIBVQIBADANBgkqhkiG9w0BAQEFAASCAT8wggE7AgEAAkEAq7BFUpkGp3+LQmlQ\n"
		})],
		clean: [example("a public key", {
			url: "https://shop.example/server.pub",
			headers: { "Content-Type": "text/plain" },
			body: "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n"
		})]
	},
	check(exchange) {
		if (!mayHold(exchange, "privateKey")) return [];
		const match = /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----\s{1,9}[\w+/=:, -]{20}/u.exec(exchange.text);
		if (match === null) return [];
		return [{
			message: "The response holds a private key.",
			at: match.index
		}];
	}
};

//#endregion
//#region src/baseline/rules/reverse-tabnabbing.ts
const reverseTabnabbing = {
	definition: {
		id: "web/reverse-tabnabbing",
		title: "Link hands its window to another site",
		what: "A link with a target to another host has rel=\"opener\" without noopener.",
		why: "The other site can send the window behind it to a copy of the shop, where the customer signs in again.",
		fix: "Remove opener from rel; browsers then keep the window to themselves.",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [1022],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10108"],
	scope: "path",
	examples: {
		violating: [example("opener", { body: "<!doctype html><html><body><p>Shop</p><a href=\"https://other.example/\" target=\"_blank\" rel=\"opener\">x</a>" })],
		clean: [example("without it", { body: "<!doctype html><html><body><p>Shop</p><a href=\"https://other.example/\" target=\"_blank\">x</a>" }), example("own page", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/help\" target=\"_blank\" rel=\"opener\">x</a>" })]
	},
	check(exchange) {
		const own = new URL(exchange.url).hostname;
		const link = [...tagsNamed(exchange, "a"), ...tagsNamed(exchange, "area")].find(({ attributes }) => {
			const href = attributes.get("href")?.trim();
			if (href === void 0 || !attributes.has("target")) return false;
			const rel = (attributes.get("rel") ?? "").toLowerCase();
			if (!rel.includes("opener") || rel.includes("noopener") || !URL.canParse(href, exchange.url)) return false;
			return /^https?:$/u.test(new URL(href, exchange.url).protocol) && new URL(href, exchange.url).hostname !== own;
		});
		if (link === void 0) return [];
		return [{
			evidence: (link.attributes.get("href") ?? "").slice(0, 200),
			message: "A link hands another site the window that it was opened from."
		}];
	}
};

//#endregion
//#region src/baseline/rules/sensitive-data-in-referer.ts
const sensitiveDataInReferer = {
	definition: {
		id: "web/sensitive-data-in-referer",
		title: "Sensitive data in the Referer header",
		what: "The request has a Referer of another host that holds an e-mail address, a US social security number, a card number, or a word such as password, token or session.",
		why: "The other site tells what its addresses hold to every host that it links to.",
		fix: "Send Referrer-Policy: strict-origin-when-cross-origin there, and keep such data out of addresses.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [598],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10025"],
	scope: "site",
	examples: {
		violating: [example("a social security number", { requestHeaders: { Referer: "https://other.example/?ssn=351-25-9735" } })],
		clean: [example("own site", { requestHeaders: { Referer: "https://shop.example/?token=1" } }), example("nothing sensitive", { requestHeaders: { Referer: "https://other.example/list" } })]
	},
	check(exchange) {
		const referer = requestHeader(exchange, "referer")?.slice(0, 8192);
		if (referer === void 0 || referer.startsWith("/")) return [];
		if ((URL.canParse(referer) ? new URL(referer).hostname : "") === new URL(exchange.url).hostname || !isSensitiveText(referer)) return [];
		return [{
			parameter: "Referer",
			message: "A request came with sensitive data in its Referer header."
		}];
	}
};

//#endregion
//#region src/baseline/pages/session-id-in-url.ts
const NAMES = new Set("asp.net_sessionid aspsessionid siteserver cfid cftoken jsessionid phpsessid sessid sid viewstate zenid".split(" "));
const SHORTEST$1 = 8;
function sessionIdIn({ url }) {
	const { searchParams, pathname } = new URL(url);
	for (const [name, value] of searchParams) if (NAMES.has(name.toLowerCase()) && value.length > SHORTEST$1) return { parameter: name };
	return /jsessionid=[\dA-Z]{8}/iu.test(pathname) ? {} : void 0;
}

//#endregion
//#region src/baseline/rules/sensitive-data-in-url.ts
const sensitiveDataInUrl = {
	definition: {
		id: "web/sensitive-data-in-url",
		title: "Sensitive data in a URL",
		what: "A parameter of the query is named like a password, token, ticket, session or user, or holds an e-mail address, a US social security number or something like a card number. Card numbers and session ids are told by other rules.",
		why: "Addresses end up in histories, logs, bookmarks and the Referer header.",
		fix: "Send such data in the body of a POST request.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [598],
		owasp: ["A06:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10024"],
	scope: "path",
	examples: {
		violating: [example("a token", { url: "https://shop.example/reset?token=abc" }), example("an e-mail address", { url: "https://shop.example/h?mail=anna%40example.org" })],
		clean: [example("a search for such a word", { url: "https://shop.example/find?q=user" })]
	},
	check(exchange) {
		const found = sensitiveParameters(exchange);
		if (found.length === 0 || sessionIdIn(exchange) !== void 0 || found.some(({ isCard }) => isCard)) return [];
		return found.slice(0, 1).map(({ name }) => ({
			parameter: name.slice(0, 100),
			message: "The address of the page holds what looks like sensitive data."
		}));
	}
};

//#endregion
//#region src/baseline/pages/java-object.ts
const MAGIC = [
	172,
	237,
	0,
	5
];
const WRITTEN = /^(?:rO0AB|%C2%AC%C3%AD%00%05)/u;
function carriesJavaObject(exchange) {
	const { url, requestHeaders, requestBody, headers, body } = exchange;
	const parameters = new URL(url).search.slice(1, 65536).split("&").map((pair) => pair.slice(pair.indexOf("=") + 1));
	const sent = (requestHeader(exchange, "cookie") ?? "").slice(0, 65536).split(";");
	const set = headerValues(exchange, "set-cookie").map((value) => value.split(";", 1)[0] ?? "");
	const cookies = [...sent, ...set].map((pair) => pair.slice(pair.indexOf("=") + 1).trim());
	return MAGIC.every((byte, index) => body[index] === byte) || [
		...parameters,
		...cookies,
		...Object.values(requestHeaders),
		...headers.map(([, value]) => value),
		requestBody
	].some((value) => WRITTEN.test(value)) || Buffer.from(body.subarray(0, 5)).toString("latin1") === "rO0AB";
}

//#endregion
//#region src/baseline/rules/serialized-java-object.ts
const serializedJavaObject = {
	definition: {
		id: "web/serialized-java-object",
		title: "Serialized Java object",
		what: "A header, cookie, parameter or body begins as a serialized Java object does.",
		why: "Where the server reads one that a client sent, a made-up object runs code on it.",
		fix: "Send JSON and validate it; never read Java serialization from clients.",
		level: "warning",
		securitySeverity: 5.5,
		since: "0.1.0",
		cwe: [502],
		owasp: ["A08:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/90002"],
	scope: "path",
	examples: {
		violating: [example("a cookie", { cookies: ["state=rO0ABXNyAAR0ZXN0; Secure; HttpOnly; SameSite=Lax"] }), example("a header", { headers: { "X-State": "rO0ABXNyAAR0ZXN0" } })],
		clean: [example("such letters in a text", { body: "<!doctype html><html><body><p>Shop</p><p>brO0ABX</p>" })]
	},
	check(exchange) {
		return carriesJavaObject(exchange) ? [{ message: "A request or answer carries a serialized Java object." }] : [];
	}
};

//#endregion
//#region src/baseline/rules/served-from-shared-cache.ts
const servedFromSharedCache = {
	definition: {
		id: "web/served-from-shared-cache",
		title: "Answer served from a shared cache",
		what: "The answer has X-Cache: HIT or an Age header.",
		why: "What is personal in it is then shown to others who ask the same proxy.",
		fix: "Make sure that only public answers are cached: Cache-Control: private or no-store with all others.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [525],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10050-1", "zap/10050-2"],
	scope: "site",
	examples: {
		violating: [example("X-Cache", { headers: { "X-Cache": "HIT from cache-1" } }), example("Age", { headers: { Age: "24" } })],
		clean: [example("a miss", { headers: { "X-Cache": "MISS from cache-1" } })]
	},
	check(exchange) {
		const hit = headerValues(exchange, "x-cache").find((value) => /(?:^|,)\s?hit(?=[ ,]|$)/iu.test(value.slice(0, 1024)));
		const age = headerValues(exchange, "age").find((value) => /^\+?\d{1,18}$/u.test(value));
		if (hit === void 0 && age === void 0) return [];
		return [{
			parameter: hit === void 0 ? "Age" : "X-Cache",
			evidence: (hit ?? age ?? "").slice(0, 200),
			message: "Answers come out of a shared cache.",
			aliases: [hit === void 0 ? "zap/10050-2" : "zap/10050-1"]
		}];
	}
};

//#endregion
//#region src/baseline/rules/server-version-disclosed.ts
const serverVersionDisclosed = {
	definition: {
		id: "web/server-version-disclosed",
		title: "Server software version disclosed",
		what: "The Server or X-Generator header names a version.",
		why: "Whoever looks for servers with a known flaw finds this one by a search instead of by trying.",
		fix: "Remove the version: server_tokens off (nginx), ServerTokens Prod (Apache), removeServerHeader (IIS).",
		level: "note",
		securitySeverity: 2.5,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: ["2.2.6"]
	},
	aliases: ["zap/10036-2"],
	scope: "parameter",
	examples: {
		violating: [example("Server", { headers: { Server: "Apache/2.4.1 (Unix)" } }), example("X-Generator", { headers: { "X-Generator": "Drupal 9.4" } })],
		clean: [example("name without version", { headers: { Server: "nginx" } })]
	},
	check(exchange) {
		return ["Server", "X-Generator"].flatMap((header) => {
			const value = headerValues(exchange, header).find((text) => text.trim() !== "" && hasVersion(header, text.slice(0, 500)));
			if (value === void 0 || isVulnerableOpenssl(value)) return [];
			return [{
				parameter: header,
				evidence: value.slice(0, 200),
				message: `The header ${header} names the version of the server's software.`,
				...header !== "Server" && { aliases: [] }
			}];
		});
	}
};
function hasVersion(header, value) {
	return header === "Server" ? /\d/u.test(value) : /\d\.\d|\/\s?v?\d/u.test(value);
}

//#endregion
//#region src/baseline/pages/other-host-named.ts
const LINKS = [
	/src\s{0,99}=\s{0,99}["']?https?:\/\/([\w.-]{1,255})/iu,
	/href\s{0,99}=\s{0,99}["']?https?:\/\/([\w.-]{1,255})/iu,
	/[=(]\s{0,99}["']https?:\/\/([\w.-]{1,255})/iu
];
function otherHostNamed({ url, text }) {
	const own = new URL(url).hostname.toLowerCase();
	return LINKS.map((link) => link.exec(text)?.[1]?.toLowerCase()).find((host) => host !== void 0 && host !== own);
}

//#endregion
//#region src/baseline/rules/session-id-in-url.ts
const sessionIdInUrl = {
	definition: {
		id: "web/session-id-in-url",
		title: "Session id in a URL",
		what: "The path or a parameter of the URL holds the id of a session, as servlet containers, PHP and ASP write it.",
		why: "Addresses end up in histories, logs, bookmarks and chats; whoever has one has the session, and what is paid with it.",
		fix: "Keep the session in a cookie; switch URL rewriting off (tracking-mode COOKIE, session.use_only_cookies).",
		level: "warning",
		securitySeverity: 5.5,
		since: "0.1.0",
		cwe: [598, 384],
		owasp: ["A07:2025", "API2:2023"],
		pci: ["6.2.4"]
	},
	aliases: [
		"zap/3-1",
		"zap/3-2",
		"zap/10024"
	],
	scope: "path",
	examples: {
		violating: [example("a parameter", { url: "https://shop.example/b?jsessionid=1A530637289A03B07199A44E8D531427" }), example("in the path", { url: "https://shop.example/a;jsessionid=1A530637289A03B07199A44E8D531427" })],
		clean: [example("too short for an id", { url: "https://shop.example/b?sid=12" })]
	},
	check(exchange) {
		const place = sessionIdIn(exchange);
		if (place === void 0 || otherHostNamed(exchange) !== void 0) return [];
		const named = place.parameter !== void 0 && sensitiveParameters(exchange).length > 0;
		return [{
			...place.parameter !== void 0 && { parameter: place.parameter },
			message: "The address of the page holds the id of a session.",
			aliases: [place.parameter === void 0 ? "zap/3-2" : "zap/3-1", ...named ? ["zap/10024"] : []]
		}];
	}
};

//#endregion
//#region src/baseline/rules/session-id-sent-to-other-site.ts
const sessionIdSentToOtherSite = {
	definition: {
		id: "web/session-id-sent-to-other-site",
		title: "Session id leaks by the Referer header",
		what: "The URL of the page holds the id of a session, and the page links to, or loads from, another host.",
		why: "The browser may tell the other host the whole address, and with it the session.",
		fix: "Keep the session in a cookie; until then send Referrer-Policy: no-referrer.",
		level: "warning",
		securitySeverity: 5,
		since: "0.1.0",
		cwe: [598],
		owasp: ["A07:2025", "API2:2023"],
		pci: []
	},
	aliases: ["zap/3-3"],
	scope: "path",
	examples: {
		violating: [example("a link", {
			url: "https://shop.example/a;jsessionid=1A530637289A03B07199A44E8D531427",
			body: "<!doctype html><a href=\"https://partner.example/\">x</a>"
		})],
		clean: [example("a link without a session", { body: "<!doctype html><a href=\"https://partner.example/\">x</a>" })]
	},
	check(exchange) {
		const place = sessionIdIn(exchange);
		const other = place === void 0 ? void 0 : otherHostNamed(exchange);
		if (place === void 0 || other === void 0) return [];
		const named = place.parameter !== void 0 && sensitiveParameters(exchange).length > 0;
		return [{
			evidence: other,
			message: "A page whose address holds a session id links to another host.",
			aliases: [
				"zap/3-3",
				place.parameter === void 0 ? "zap/3-2" : "zap/3-1",
				...named ? ["zap/10024"] : []
			]
		}];
	}
};

//#endregion
//#region src/baseline/texts/first-source.ts
function firstSource(text, words) {
	let weak;
	for (const { language, word, pattern, closedBy, weak: isWeak = false } of SOURCE_SIGNATURES) {
		const at = word === void 0 ? 0 : words.get(word);
		if (at === void 0) continue;
		const match = pattern?.exec(text);
		if (match === null) continue;
		const start = match?.index ?? at;
		const end = match === void 0 ? at + (word?.length ?? 0) : match.index + match[0].length;
		if (closedBy !== void 0 && !holdsBehind(text, closedBy, end + 1)) continue;
		if (!isWeak && !(language === "SQL" && isSentence(text.slice(start, start + 300)))) return {
			language,
			at: start,
			weak: false
		};
		weak ??= {
			language,
			at: start,
			weak: true
		};
	}
	return weak;
}
function isSentence(text) {
	return !/^[^\n<]{0,300}?(?:[=*;]|@@|\bwhere\b|\(\s?['"?$:\w])/iu.test(text);
}
function holdsBehind(text, what, from) {
	if (typeof what === "string") return text.includes(what, from);
	const pattern = new RegExp(what);
	pattern.lastIndex = from;
	return pattern.test(text);
}

//#endregion
//#region src/baseline/texts/source-in.ts
const CONTROL = /[^\P{Cc}\s\u{85}]/u;
const sourceIn = perExchange((exchange) => {
	if ([
		isScriptAnswer,
		isStyleAnswer,
		isImageAnswer,
		isFontAnswer
	].some((is) => is(exchange)) || exchange.text === "" || CONTROL.test(exchange.text)) return void 0;
	return firstSource(exchange.text, bodyWords(exchange));
});

//#endregion
//#region src/baseline/rules/source-code-disclosed.ts
const sourceCodeDisclosed = {
	definition: {
		id: "web/source-code-disclosed",
		title: "Source code in a response",
		what: "The response holds what looks like source code of PHP, Java, ASP, .NET, SQL, Perl, Python, Ruby or the like.",
		why: "Source shows how payments are checked, and now and then holds passwords and keys.",
		fix: "Let the server run the file, or take it out of the folder that is served.",
		level: "warning",
		securitySeverity: 4.5,
		since: "0.1.0",
		cwe: [540],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10099"],
	scope: "path",
	examples: {
		violating: [example("PHP", { body: "<!doctype html><html><body><p>Shop</p><?php $total = $_SESSION[\"total\"]; ?>" }), example("SQL", { body: "<!doctype html><html><body><p>Shop</p><pre>select id, total from orders where id = 7</pre>" })],
		clean: [example("a sentence with such words", { body: "<!doctype html><html><body><p>Shop</p><p>Choose a size.</p>" }), example("a script is meant to be read", {
			url: "https://shop.example/app.js",
			headers: { "Content-Type": "text/javascript" },
			body: "class Pay { constructor() {} }"
		})]
	},
	check(exchange) {
		const source = sourceIn(exchange);
		if (source === void 0 || source.weak) return [];
		return [{
			evidence: source.language,
			at: source.at,
			message: "The response holds what looks like source code."
		}];
	}
};

//#endregion
//#region src/baseline/rules/source-like-text.ts
const sourceLikeText = {
	definition: {
		id: "web/source-like-text",
		title: "Text that reads like source code",
		what: "The response holds words in an order that source code has, and that a sentence or a script of the page may have as well.",
		why: "Where it is source code that a server should have run, it shows how payments are checked.",
		fix: "Look at it; nothing needs to be done where it is a sentence or a script.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [540],
		owasp: ["A01:2025", "API3:2023"],
		pci: []
	},
	aliases: ["zap/10099"],
	scope: "path",
	examples: {
		violating: [example("a sentence", { body: "<!doctype html><html><body><p>Shop</p><p>Select a size from the list.</p>" }), example("a class of a script", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>class cart { total() {} }<\/script>" })],
		clean: [example("plain words", { body: "<!doctype html><html><body><p>Shop</p><p>Choose a size.</p>" })]
	},
	check(exchange) {
		const source = sourceIn(exchange);
		if (source?.weak !== true) return [];
		return [{
			evidence: source.language,
			at: source.at,
			message: "The response holds a text that reads like source code."
		}];
	}
};

//#endregion
//#region src/baseline/rules/stack-trace-in-response.ts
const stackTraceInResponse = {
	definition: {
		id: "web/stack-trace-in-response",
		title: "Stack trace in a response",
		what: "The response holds a stack trace, or a database's own error message.",
		why: "It tells an attacker file paths, library versions and queries, and shows that an unexpected input reaches code that does not handle it.",
		fix: "Answer errors with a fixed text and a generated trace id; write the details to the log only, and turn debug mode off in production.",
		level: "warning",
		securitySeverity: 5.3,
		since: "0.1.0",
		cwe: [209],
		owasp: ["A10:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/90022", "zap/10023"],
	scope: "path",
	examples: {
		violating: [
			example("Node, in JSON", {
				status: 500,
				headers: { "Content-Type": "application/json" },
				body: JSON.stringify({ stack: "TypeError: x\n    at pay (file:///srv/app/src/pay.ts:10:5)\n    at next" })
			}),
			example("Java", {
				status: 500,
				headers: { "Content-Type": "text/plain" },
				body: "java.lang.NullPointerException\n	at com.shop.Pay.run(Pay.java:42)\n	at java.base/java.lang.Thread.run(Thread.java:840)"
			}),
			example("Python", {
				status: 500,
				body: "<pre>Traceback (most recent call last):\n  File &quot;/srv/app/pay.py&quot;, line 3, in pay</pre>"
			}),
			example("PHP", { body: "<b>Fatal error</b>: Uncaught Exception: no rate in /var/www/pay.php:12\nStack trace:\n#0 /var/www/index.php(3): pay()" }),
			example("SQLSTATE", {
				status: 500,
				body: "<p>SQLSTATE[42601]: Syntax error: 7 ERROR</p>"
			})
		],
		clean: [
			example("a fixed text with a trace id", {
				status: 503,
				headers: { "Content-Type": "application/json" },
				body: "{\"error\":{\"code\":\"internal\",\"message\":\"Something went wrong.\"},\"trace\":\"0f3c9a\"}"
			}),
			example("a sentence with \"at\" and a time", { body: "<!doctype html><p>Meet us at the shop (Main Street 12:30:00)" }),
			example("a script that could print one", {
				url: "https://shop.example/app.js",
				headers: { "Content-Type": "text/javascript" },
				body: "// x\n//    at pay (/srv/app/pay.js:10:5)"
			})
		]
	},
	check(exchange) {
		const error = errorSeen(exchange);
		if (error?.trace === void 0) return [];
		return [{
			evidence: error.evidence,
			message: `The response holds ${error.trace.kind === "SQL" ? "a database error message" : `a ${error.trace.kind} stack trace`}.`,
			at: error.trace.at,
			aliases: error.aliases
		}];
	}
};

//#endregion
//#region src/baseline/texts/script-comments.ts
const SLASH = 47;
const STAR = 42;
const LESS = 60;
const BACKSLASH = 92;
const NEWLINE = 10;
const QUOTES = /* @__PURE__ */ new Set([
	34,
	39,
	96
]);
const BEFORE_PATTERN = /[(,=:[!&|?{};+\-*%<>~^\n]|^$/u;
const WORD_BEFORE_PATTERN = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do)$/u;
const MOST$1 = 2e4;
function scriptComments(script) {
	const comments = [];
	let last = "";
	let index = 0;
	while (index < script.length && comments.length < MOST$1) {
		const code = script.charCodeAt(index);
		const next = script.charCodeAt(index + 1);
		if (code === LESS && script.startsWith("<!--", index)) {
			const close = script.indexOf("-->", index);
			const end = close < 0 ? lineEnd(script, index) : close + 3;
			comments.push(script.slice(index, end));
			index = end;
		} else if (code === SLASH && (next === SLASH || next === STAR)) {
			const end = next === SLASH ? lineEnd(script, index) : blockEnd(script, index);
			comments.push(script.slice(index, end));
			index = end;
		} else if (code === SLASH && beginsPattern(script, index, last)) {
			index = patternEnd(script, index);
			last = "/";
		} else if (QUOTES.has(code)) {
			index = stringEnd(script, index, code);
			last = "\"";
		} else {
			if (code > 32) last = script.charAt(index);
			index += 1;
		}
	}
	return comments;
}
function beginsPattern(script, index, last) {
	if (BEFORE_PATTERN.test(last)) return true;
	return WORD_BEFORE_PATTERN.test(script.slice(Math.max(0, index - 12), index).trimEnd());
}
function lineEnd(script, from) {
	const end = script.indexOf("\n", from);
	return end < 0 ? script.length : end;
}
function blockEnd(script, from) {
	const end = script.indexOf("*/", from + 2);
	return end < 0 ? script.length : end + 2;
}
function stringEnd(script, from, quote) {
	for (let index = from + 1; index < script.length; index += 1) {
		const code = script.charCodeAt(index);
		if (code === BACKSLASH) index += 1;
		else if (code === quote) return index + 1;
		else if (code === NEWLINE && quote !== 96) return index;
	}
	return script.length;
}
function patternEnd(script, from) {
	let inClass = false;
	for (let index = from + 1; index < script.length; index += 1) {
		const mark = script.charAt(index);
		if (mark === "\\") index += 1;
		else if (mark === "[") inClass = true;
		else if (mark === "]") inClass = false;
		else if (mark === "\n") return index;
		else if (mark === "/" && !inClass) return index + 1;
	}
	return script.length;
}

//#endregion
//#region src/baseline/texts/comments-of.ts
const MOST = 1e4;
function commentsOf(exchange) {
	if (isScriptAnswer(exchange)) return scriptComments(exchange.text);
	if (!isHtmlType(exchange.mime)) return markupComments(exchange.text);
	const scripts = tagsNamed(exchange, "script").flatMap(({ content }) => content !== void 0 && /\/[/*]/u.test(content) ? scriptComments(content) : []);
	return [...exchange.document.comments, ...scripts];
}
function markupComments(text) {
	const comments = [];
	let end = 0;
	while (comments.length < MOST) {
		const start = text.indexOf("<!--", end);
		const close = start < 0 ? -1 : text.indexOf("-->", start + 4);
		if (close < 0) return comments;
		comments.push(text.slice(start + 4, close));
		end = close + 3;
	}
	return comments;
}

//#endregion
//#region src/baseline/rules/suspicious-comment.ts
const SUSPICIOUS = /\b(?:todo|fixme|bugs?|xxx|query|db|admin|administrator|user|username|select|where|from|later|debug)\b/iu;
const suspiciousComment = {
	definition: {
		id: "web/suspicious-comment",
		title: "Comment with a suspicious word",
		what: "A comment of the page or of a script holds a word such as TODO, FIXME, BUG, ADMIN, USER, QUERY or DEBUG.",
		why: "Such comments now and then name accounts, hosts, queries and known flaws.",
		fix: "Strip comments when building for production.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [615],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10027"],
	scope: "path",
	examples: {
		violating: [example("in HTML", { body: "<!doctype html><html><body><p>Shop</p><!-- FIXME: admin login -->" }), example("in a script", {
			url: "https://shop.example/app.js",
			headers: { "Content-Type": "text/javascript" },
			body: "pay(); // TODO: check the amount"
		})],
		clean: [example("a harmless comment", { body: "<!doctype html><html><body><p>Shop</p><!-- header -->" }), example("a word in a string", {
			url: "https://shop.example/app.js",
			headers: { "Content-Type": "text/javascript" },
			body: "var list = [\"admin\", \"user\"]; // names"
		})]
	},
	check(exchange) {
		if (!isTextAnswer(exchange) || isFontAnswer(exchange) || exchange.body.length === 0) return [];
		for (const comment of commentsOf(exchange)) {
			const word = SUSPICIOUS.exec(comment);
			if (word !== null) return [{
				evidence: word[0],
				message: "A comment holds a word that suggests unfinished or internal matters."
			}];
		}
		return [];
	}
};

//#endregion
//#region src/baseline/rules/third-party-script-without-integrity.ts
const thirdPartyScriptWithoutIntegrity = {
	definition: {
		id: "web/third-party-script-without-integrity",
		title: "Third-party script without integrity",
		what: "The page loads a script from another host, and the <script> element has no integrity attribute. Scripts of payment providers that change under the same address are told by another rule.",
		why: "Whoever controls that host controls the page: this is how card skimmers reach shops that were never broken into.",
		fix: "Serve the script yourself, or add integrity=\"sha384-…\" and crossorigin=\"anonymous\"; keep an inventory of the scripts of every payment page.",
		level: "warning",
		securitySeverity: 4.5,
		since: "0.1.0",
		cwe: [353, 829],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.4.3", "11.6.1"]
	},
	aliases: ["zap/90003", "zap/10017"],
	scope: "parameter",
	examples: {
		violating: [example("a script of a CDN", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"https://cdn.example/chat.js\"><\/script>" }), example("address without scheme, empty integrity", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><SCRIPT integrity=\"\" SRC=\"//cdn.example/chat.js\"><\/SCRIPT>" })],
		clean: [
			example("own script", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"/app.js\"><\/script>" }),
			example("with integrity", { body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script src=\"https://cdn.example/chat.js\" integrity=\"sha384-oqVuAfXRKap7fdgcCY5uykM6\" crossorigin=\"anonymous\"><\/script>" }),
			example("a script tag inside a comment", { body: "<!doctype html><html><body><p>Shop</p><!-- <script src=\"https://cdn.example/chat.js\"><\/script> -->" })
		]
	},
	check(exchange) {
		return foreignScripts(exchange).filter(({ evergreen, integrity }) => !evergreen && integrity.trim() === "").map(({ address, aliases }) => ({
			parameter: address,
			evidence: `<script src="${address}">`,
			message: "A script of another host is loaded without an integrity attribute.",
			aliases
		}));
	}
};

//#endregion
//#region src/baseline/rules/third-party-style-without-integrity.ts
const thirdPartyStyleWithoutIntegrity = {
	definition: {
		id: "web/third-party-style-without-integrity",
		title: "Third-party style sheet without integrity",
		what: "A <link> of the page loads a style sheet, or loads ahead, from another host without an integrity attribute.",
		why: "Styles can hide the real amount or lay a false one over it, and read form values letter by letter with attribute selectors.",
		fix: "Serve it yourself, or add integrity=\"sha384-…\" and crossorigin=\"anonymous\".",
		level: "note",
		securitySeverity: 3,
		since: "0.1.0",
		cwe: [353, 829],
		owasp: ["A08:2025", "API10:2023"],
		pci: ["6.4.3"]
	},
	aliases: ["zap/90003"],
	scope: "parameter",
	examples: {
		violating: [example("a style sheet of a CDN", { body: "<!doctype html><html><body><p>Shop</p><link rel=\"stylesheet\" href=\"https://cdn.example/site.css\">" })],
		clean: [example("own style sheet", { body: "<!doctype html><html><body><p>Shop</p><link rel=\"stylesheet\" href=\"/site.css\">" }), example("a link that loads nothing", { body: "<!doctype html><html><body><p>Shop</p><link rel=\"canonical\" href=\"https://other.example/\">" })]
	},
	check(exchange) {
		return foreignStyles(exchange).map(({ address, aliases }) => ({
			parameter: address,
			evidence: `<link href="${address}">`,
			message: "A style sheet of another host is loaded without an integrity attribute.",
			aliases
		}));
	}
};

//#endregion
//#region src/baseline/rules/timestamp-disclosed.ts
const TEN_YEARS = 315576e3;
const IGNORED = new Set("keep-alive cache-control etag age strict-transport-security report-to nel expect-ct ratelimit-reset x-ratelimit-reset x-rate-limit-reset".split(" "));
const timestampDisclosed = {
	definition: {
		id: "web/timestamp-disclosed",
		title: "Unix time in a response",
		what: "The response holds a number of ten digits that is a time within ten years of the answer.",
		why: "A time to the second is now and then the seed of ids and tokens, and then tells them.",
		fix: "Make sure that no token is made from a time; nothing else need be changed.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [497],
		owasp: ["A02:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10096"],
	scope: "path",
	examples: {
		violating: [example("in a script", {
			body: "<!doctype html><html><body><p>Shop</p><a href=\"/\">home</a><script>var built = 1767225600;<\/script>",
			headers: { Date: "Sat, 21 Nov 2026 12:00:00 GMT" }
		})],
		clean: [example("a price", {
			body: "<!doctype html><html><body><p>Shop</p><p>1100000000</p>",
			headers: { Date: "Sat, 21 Nov 2026 12:00:00 GMT" }
		}), example("without a time of the answer", { body: "<!doctype html><html><body><p>Shop</p><p>1767225600</p>" })]
	},
	check(exchange) {
		if (exchange.time === void 0 || isFontAnswer(exchange)) return [];
		const now = exchange.time / 1e3;
		const headers = exchange.headers.filter(([name]) => !IGNORED.has(name.toLowerCase())).map(([, value]) => value.slice(0, 8192));
		for (const text of [...headers, exchange.text]) for (const { 0: digits, index } of text.matchAll(/\b(?:1\d|2[0-2])\d{8}\b(?!%)/gu)) {
			const seconds = Number(digits);
			if (Math.abs(seconds - now) > TEN_YEARS || seconds > 2147483647) continue;
			return [{
				message: "The response holds a time as Unix seconds.",
				...text === exchange.text && { at: index }
			}];
		}
		return [];
	}
};

//#endregion
//#region src/baseline/rules/track-data-in-response.ts
const trackDataInResponse = {
	definition: {
		id: "web/track-data-in-response",
		title: "Magnetic stripe data in a response",
		what: "The response holds track 1 or track 2 of a payment card.",
		why: "With it a card can be copied. It must never be stored after authorisation, not even encrypted.",
		fix: "Remove it wherever it is kept; a reader should encrypt it before the app sees it.",
		level: "error",
		securitySeverity: 9,
		since: "0.1.0",
		cwe: [359, 312],
		owasp: ["A01:2025", "API3:2023"],
		pci: ["3.3.1.1"]
	},
	aliases: ["zap/10062"],
	scope: "path",
	examples: {
		violating: [example("track 2", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"raw\":\";4111111111111111=30121011000012345678?\"}"
		})],
		clean: [example("a token", {
			url: "https://shop.example/api/me",
			headers: { "Content-Type": "application/json" },
			body: "{\"raw\":\";tok=30121011?\"}"
		})]
	},
	check(exchange) {
		const at = findTrack(exchange.text);
		if (at === void 0) return [];
		return [{
			message: "The response holds the magnetic stripe data of a card.",
			at,
			aliases: isPlainlyShown(exchange) ? ["zap/10062"] : []
		}];
	}
};

//#endregion
//#region src/baseline/rules/username-hash-disclosed.ts
const usernameHashDisclosed = {
	definition: {
		id: "web/username-hash-disclosed",
		title: "Hash of a user name in a response",
		what: "The response holds an MD5, SHA-1 or SHA-2 digest of \"admin\" or \"Admin\".",
		why: "Where digests of names stand for accounts, anyone can make the digest of another name and ask for that account.",
		fix: "Refer to accounts by random ids, and check at each request whose they are.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [284],
		owasp: ["A01:2025", "API1:2023"],
		pci: []
	},
	aliases: ["zap/10057"],
	scope: "path",
	examples: {
		violating: [example("MD5", { body: "<!doctype html><html><body><p>Shop</p><p>21232f297a57a5a743894a0e4a801fc3</p>" })],
		clean: [example("another digest", { body: "<!doctype html><html><body><p>Shop</p><p>5f4dcc3b5aa765d61d8327deb882cf99</p>" })]
	},
	check(exchange) {
		const words = bodyWords(exchange);
		const headers = exchange.headers.map(([, value]) => value.slice(0, 8192).toLowerCase()).join("\n");
		const digest = USERNAME_DIGESTS.find((candidate) => words.has(candidate) || headers.includes(candidate));
		if (digest === void 0) return [];
		return [{
			evidence: digest,
			message: "The response holds a digest of the name of the administrator."
		}];
	}
};

//#endregion
//#region src/baseline/pages/view-state.ts
const MOST_FIELDS = 100;
const viewState = perExchange(({ text, tags }) => text.includes("__VIEWSTATE") ? readViewState(tags) : void 0);
function readViewState(tags) {
	const fields = /* @__PURE__ */ new Map();
	for (const { name, attributes } of tags) {
		const key = attributes.get("id") ?? attributes.get("name");
		if (key?.startsWith("__VIEWSTATE") === true && (name === "input" || attributes.has("name"))) fields.set(key, attributes.get("value") ?? "");
	}
	const split = fields.has("__VIEWSTATEFIELDCOUNT");
	const count = split ? Math.min(Number(fields.get("__VIEWSTATEFIELDCOUNT")) || 1, MOST_FIELDS) : 1;
	const pieces = Array.from({ length: count }, (_, index) => fields.get(`__VIEWSTATE${index === 0 ? "" : index}`));
	if (pieces.includes(void 0)) return void 0;
	const value = pieces.join("");
	const version = value.startsWith("/w") ? 2 : value.startsWith("dD") ? 1 : void 0;
	if (version === void 0 || !/^[\w+/]*={0,2}$/u.test(value) || value.includes("_")) return void 0;
	const text = Buffer.from(value, "base64").toString("utf8");
	if (text.length < 22) return void 0;
	const end = version === 2 ? "dd" : ">>";
	const before = text.slice(-22, -20) === end;
	const atEnd = text.endsWith(end);
	return {
		version,
		text,
		split,
		mac: !before && atEnd ? "missing" : before && !atEnd ? "present" : "unsure"
	};
}

//#endregion
//#region src/baseline/rules/viewstate-discloses-data.ts
const viewstateDisclosesData = {
	definition: {
		id: "web/viewstate-discloses-data",
		title: "Addresses in the ViewState",
		what: "The __VIEWSTATE of the page, decoded, holds an IP address or an e-mail address.",
		why: "Everyone who opens the page can read it; it is base64, not encryption.",
		fix: "Keep such values on the server, or set viewStateEncryptionMode=\"Always\".",
		level: "warning",
		securitySeverity: 4,
		since: "0.1.0",
		cwe: [200, 642],
		owasp: ["A01:2025", "API3:2023"],
		pci: []
	},
	aliases: ["zap/10032-1", "zap/10032-2"],
	scope: "path",
	examples: {
		violating: [example("an IP address", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPD2RhdGEgMTAuMS4yLjMgZGRBQkNERUZHSElKS0xNTk9QUVJTVA==\">" })],
		clean: [example("nothing of the kind", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==\">" })]
	},
	check(exchange) {
		const text = viewState(exchange)?.text ?? "";
		const aliases = [.../\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/u.test(text) ? ["zap/10032-1"] : [], .../[\w.%+-]@[a-z0-9.-]{1,255}\.[a-z]{2}/iu.test(text) ? ["zap/10032-2"] : []];
		if (aliases.length === 0) return [];
		return [{
			parameter: "__VIEWSTATE",
			message: "The ViewState of the page holds an IP address or an e-mail address.",
			aliases
		}];
	}
};

//#endregion
//#region src/baseline/rules/viewstate-old.ts
const viewstateOld = {
	definition: {
		id: "web/viewstate-old",
		title: "ViewState of ASP.NET 1",
		what: "The __VIEWSTATE of the page is written as ASP.NET 1.0 and 1.1 did.",
		why: "That version has had no security updates since 2013.",
		fix: "Move the app to a supported version.",
		level: "note",
		securitySeverity: 3.5,
		since: "0.1.0",
		cwe: [1104],
		owasp: ["A03:2025", "API8:2023"],
		pci: ["6.3.3"]
	},
	aliases: ["zap/10032-3"],
	scope: "site",
	examples: {
		violating: [example("version 1.1", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"dDwxMjM7dDxzb21lIGRhdGEgdGhhdCBpcyBsb25nIGVub3VnaDtsPGk8MT47Pjs+Pj5BQkNERUZHSElKS0xNTk9QUVJTVA==\">" })],
		clean: [example("version 2", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==\">" })]
	},
	check(exchange) {
		return viewState(exchange)?.version === 1 ? [{
			parameter: "__VIEWSTATE",
			message: "The ViewState of the page is that of ASP.NET 1."
		}] : [];
	}
};

//#endregion
//#region src/baseline/rules/viewstate-split.ts
const viewstateSplit = {
	definition: {
		id: "web/viewstate-split",
		title: "Split ViewState",
		what: "The page has a __VIEWSTATEFIELDCOUNT: its state is so large that it is sent in pieces.",
		why: "Scanners and filters that look at one field see nothing of the rest.",
		fix: "Keep less in the state.",
		level: "none",
		securitySeverity: 0,
		since: "0.1.0",
		cwe: [642],
		owasp: ["A06:2025", "API8:2023"],
		pci: []
	},
	aliases: ["zap/10032-6"],
	scope: "path",
	examples: {
		violating: [example("two fields", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" name=\"__VIEWSTATEFIELDCOUNT\" value=\"2\"><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPD2RhdGEtOTYxNzk3NDQzZGRB\"><input type=\"hidden\" name=\"__VIEWSTATE1\" value=\"QkNERUZHSElKS0xNTk9QUVJTVA==\">" })],
		clean: [example("one field", { body: "<!doctype html><html><body><p>Shop</p><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==\">" })]
	},
	check(exchange) {
		return viewState(exchange)?.split === true ? [{
			parameter: "__VIEWSTATE",
			message: "The ViewState of the page is split into several fields."
		}] : [];
	}
};

//#endregion
//#region src/baseline/rules/viewstate-without-mac.ts
const viewstateWithoutMac = {
	definition: {
		id: "web/viewstate-without-mac",
		title: "ViewState without a MAC",
		what: "The __VIEWSTATE of the page has no message authentication code.",
		why: "A client can change what the server believes that it wrote: prices, roles, hidden steps, and with gadgets run code.",
		fix: "Set enableViewStateMac=\"true\" (the only choice since .NET 4.5.2) and keep the machineKey secret.",
		level: "error",
		securitySeverity: 7,
		since: "0.1.0",
		cwe: [642, 345],
		owasp: ["A08:2025", "API8:2023"],
		pci: ["6.2.4"]
	},
	aliases: ["zap/10032-5"],
	scope: "path",
	examples: {
		violating: [example("no MAC", { body: "<!doctype html><html><body><p>Shop</p><form method=\"get\"><input type=\"hidden\" id=\"__VIEWSTATE\" value=\"/wEPD2RhdGEtOTYxNzk3NDQzLW1vcmUtb2YtaXQtc28tbG9uZ2Rk\"></form>" })],
		clean: [example("with a MAC", { body: "<!doctype html><html><body><p>Shop</p><form method=\"get\"><input type=\"hidden\" id=\"__VIEWSTATE\" value=\"/wEPD2RhdGEtOTYxNzk3NDQzZGRBQkNERUZHSElKS0xNTk9QUVJTVA==\"></form>" })]
	},
	check(exchange) {
		return viewState(exchange)?.mac === "missing" ? [{
			parameter: "__VIEWSTATE",
			message: "The ViewState of the page has no message authentication code."
		}] : [];
	}
};

//#endregion
//#region src/baseline/rules/index.ts
const WEB_RULES = [
	applicationErrorDisclosed,
	aspnetVersionDisclosed,
	attributeFromParameter,
	backendServerDisclosed,
	bankSecretInResponse,
	bannerInErrorPage,
	cacheControlIncomplete,
	cacheablePaymentPage,
	cardFieldOnPlainHttp,
	cardNumberInPage,
	cardNumberInUrl,
	cardSecurityCodeInResponse,
	charsetFromParameter,
	charsetMismatch,
	consoleLogInHeader,
	contentTypeMissing,
	contentTypeOptionsMissing,
	cookieDomainTooWide,
	cookieValueFromParameter,
	cookieWithoutHttponly,
	cookieWithoutSamesite,
	cookieWithoutSecure,
	corsAnyOrigin,
	corsReflectedOrigin,
	credentialsOverHttp,
	crossOriginEmbedderPolicyMissing,
	crossOriginOpenerPolicyMissing,
	crossOriginResourcePolicyMissing,
	cspDeprecatedDirective,
	cspFallbackMissing,
	cspHeaderAndMeta,
	cspMetaDirectiveIgnored,
	cspMissing,
	cspNonAscii,
	cspObsoleteHeader,
	cspPolicyWeakAlone,
	cspReportOnly,
	cspStyleUnsafeInline,
	cspSyntaxError,
	cspUnsafeEval,
	cspUnsafeHashes,
	cspUnsafeInline,
	cspWildcardSource,
	csrfTokenMissing,
	dangerousScriptFunction,
	debugPageExposed,
	debugTextInResponse,
	debugTokenDisclosed,
	directoryListing,
	errorAnswer,
	eventHandlerFromParameter,
	evergreenThirdPartyScript,
	featurePolicyObsolete,
	formLoadedUnencrypted,
	formSentUnencrypted,
	frameAncestorsAny,
	frameOptionsIneffective,
	frameworkDisclosed,
	framingAllowed,
	gatewaySecretInResponse,
	hstsDisabled,
	hstsInMeta,
	hstsMalformed,
	hstsMissing,
	hstsRepeated,
	ibanInResponse,
	jsfViewstateUnprotected,
	largeRedirectBody,
	maliciousScriptHost,
	mixedContent,
	openRedirect,
	opensslHeartbleedVersion,
	pageBuiltByScript,
	passwordAskedOverHttp,
	passwordHashDisclosed,
	paymentPageThirdPartyScript,
	paymentScriptChanged,
	paymentScriptNotAuthorised,
	permissionsPolicyMissing,
	privateAddressDisclosed,
	privateKeyInResponse,
	reverseTabnabbing,
	sensitiveDataInReferer,
	sensitiveDataInUrl,
	serializedJavaObject,
	servedFromSharedCache,
	serverVersionDisclosed,
	sessionIdInUrl,
	sessionIdSentToOtherSite,
	sourceCodeDisclosed,
	sourceLikeText,
	stackTraceInResponse,
	suspiciousComment,
	thirdPartyScriptWithoutIntegrity,
	thirdPartyStyleWithoutIntegrity,
	timestampDisclosed,
	trackDataInResponse,
	usernameHashDisclosed,
	viewstateDisclosesData,
	viewstateOld,
	viewstateSplit,
	viewstateWithoutMac
];

//#endregion
//#region src/baseline/shard-filter.ts
function shardFilter(shard) {
	if (shard === void 0) return () => true;
	const parsed = parseShard(shard);
	if (parsed === void 0) throw new TollgateError("baseline/bad-shard", `"${shard}" is no shard`, {
		class: "usage",
		help: ["give its number and how many there are, as in 1/3"]
	});
	const { index, count } = parsed;
	return (url) => createHash("sha256").update(stableUrl(url)).digest().readUInt32BE(0) % count === index - 1;
}

//#endregion
//#region src/baseline/crawl-passes.ts
const LOGOUT = /(?:^|[/_-])(?:log|sign)[-_]?(?:out|off)(?:$|[/._-])/iu;
async function crawlPasses(context, options, parts) {
	const plan = planOf(options, parts);
	const anonymous = await pass(context, plan, options, parts);
	const { session } = options;
	if (session === void 0 || anonymous.visits.length === 0 || context.signal.aborted) return { anonymous };
	const visitor = await openSession(context, session);
	if (visitor.problem !== void 0) return {
		anonymous,
		sessionProblem: visitor.problem
	};
	const authenticated = await pass(context, {
		...plan,
		cookies: visitor.cookies,
		headers: visitor.headers,
		excludes: (url) => plan.excludes(url) || LOGOUT.test(new URL(url).pathname),
		sendsForm: (action) => plan.sendsForm(action) && !LOGOUT.test(action.pathname)
	}, options, parts);
	const problem = context.signal.aborted ? void 0 : await sessionProblem(context, session, visitor);
	return {
		anonymous,
		authenticated,
		...problem !== void 0 && { sessionProblem: `the session ended during the scan: ${problem}` }
	};
}
function planOf(options, { target, maxPages, maxDepth, requiredUrls, browser }) {
	const { exclude = [], forms = [], probes = true, onProgress } = options;
	return {
		target,
		maxPages,
		maxDepth,
		seeds: seedsOf(target, requiredUrls, options),
		cookies: openCookieJar(),
		headers: {},
		excludes: (url) => exclude.length > 0 && matchesPath(exclude, new URL(url).pathname),
		sendsForm: ({ pathname }) => forms.length > 0 && matchesPath(forms, pathname) && !matchesPath(exclude, pathname),
		probes,
		looksAt: shardFilter(options.shard),
		...browser.renderer !== void 0 && { renderer: browser.renderer },
		...onProgress !== void 0 && { onProgress }
	};
}
function pass(context, plan, { scripts }, { collector, browser }) {
	return crawl(context, plan, {
		inspect(exchange) {
			if (!plan.looksAt(exchange.url)) return void 0;
			const hits = inspectExchange(exchange, WEB_RULES);
			return hits.length === 0 ? void 0 : collector.prepare(exchange, hits);
		},
		keep(_visit, prepared) {
			if (prepared !== void 0) collector.add(prepared);
		},
		rendered(url, page) {
			if (scripts === void 0 || !browser.isPaymentPage(url) || !plan.looksAt(url)) return;
			const exchange = renderedExchange(url, scriptObjections(page.scripts, scripts));
			const hits = inspectExchange(exchange, SCRIPT_RULES);
			if (hits.length > 0) collector.add(collector.prepare(exchange, hits));
		}
	});
}
const SCRIPT_RULES = [paymentScriptNotAuthorised, paymentScriptChanged];
function renderedExchange(url, objections) {
	return recordExchange({
		url,
		kind: "page",
		requestHeaders: {},
		status: 200,
		headers: [["content-type", "text/html"]],
		body: /* @__PURE__ */ new Uint8Array(),
		truncated: false,
		scripts: objections
	});
}
function seedsOf(target, requiredUrls, options) {
	const { origin, pathname } = new URL(target);
	const digest = createHash("sha256").update(`tollgate probe of ${pathname}`).digest("hex");
	const own = (path, kind) => ({
		url: new URL(path, target).href,
		kind,
		wanted: true
	});
	const seeds = (options.seeds ?? []).flatMap((path) => sameOriginUrl(path, target, origin) ?? []);
	return [
		own(`/tollgate-probe-${digest.slice(0, 8)}`, "probe"),
		own("/robots.txt", "guess"),
		own("/sitemap.xml", "guess"),
		...options.probes ?? true ? HIDDEN_PATHS.map((path) => own(path, "guess")) : [],
		...seeds.map((url) => ({
			url,
			kind: "page",
			wanted: false
		})),
		...requiredUrls.map((url) => own(url, "page"))
	];
}

//#endregion
//#region src/baseline/findings/exchange-store.ts
const IN_MEMORY = 4194304;
const MOST_BYTES = 536870912;
const SHORT = 16384;
function openExchangeStore() {
	const spool = fileSpool(IN_MEMORY);
	let size = 0;
	return {
		add({ method, url, requestHeaders, status, headers, text }) {
			const kept = size > MOST_BYTES ? text.slice(0, SHORT) : text;
			const place = spool.append(JSON.stringify({
				method,
				url,
				requestHeaders,
				status,
				headers,
				text: kept
			}));
			size += place.length;
			return place;
		},
		read: (place) => JSON.parse(spool.read(place)),
		close: () => spool.close()
	};
}

//#endregion
//#region src/baseline/crawl/crawl-coverage.ts
const DOCUMENT = /^(?:text\/(?:plain|csv|xml)|application\/(?:.+\+)?(?:json|xml)|)$/u;
const NOT_COUNTED = /* @__PURE__ */ new Set([
	"probe",
	"guess",
	"variant"
]);
function crawlFigures({ anonymous, authenticated }) {
	const passes = authenticated === void 0 ? [anonymous] : [anonymous, authenticated];
	const visits = passes.flatMap((pass) => pass.visits);
	const sum = (of) => passes.reduce((total, pass) => total + of(pass), 0);
	const counted = visits.filter(({ kind, status }) => !NOT_COUNTED.has(kind) || kind === "guess" && isOk(status));
	const hundreds = (first) => counted.filter(({ status }) => Math.floor(status / 100) === first).length;
	const own = pagesOf(visits);
	const signedIn = pagesOf(authenticated?.visits ?? []).filter(({ isLogin }) => !isLogin);
	const login = own.filter(({ isLogin }) => isLogin).length;
	const repeats = repeatsUnknownPath(visits);
	const routes = new Set(own.map(({ url }) => pathShape(url))).size;
	const pages = own.length - login + Math.min(1, login) + repeats;
	const probe = anonymous.visits.find(({ kind }) => kind === "probe");
	const rendered = sum((pass) => pass.rendered);
	return {
		pages,
		authenticatedPages: signedIn.length,
		onlyLogin: own.length > 0 && login === own.length,
		routes,
		counted,
		coverage: {
			requested: sum((pass) => pass.requested),
			answered: visits.length,
			unanswered: sum((pass) => pass.failures.length),
			ok: hundreds(2),
			redirected: hundreds(3),
			clientErrors: hundreds(4),
			serverErrors: hundreds(5),
			statuses: statusesOf(counted),
			pages,
			routes,
			...authenticated !== void 0 && { authenticatedPages: signedIn.length },
			assets: counted.filter(({ kind, status }) => isOk(status) && (kind === "asset" || kind === "image")).length,
			formsNotSubmitted: new Set(passes.flatMap(({ forms }) => forms)).size - Math.max(...passes.map(({ sentForms }) => sentForms)),
			...sum((pass) => pass.sentForms) > 0 && { formsSubmitted: sum((pass) => pass.sentForms) },
			otherOriginUrls: Math.max(...passes.map(({ offOrigin }) => offOrigin)),
			skippedSimilar: sum((pass) => pass.skipped.similar),
			skippedOverLimit: sum((pass) => pass.skipped.overLimit),
			skippedTooDeep: sum((pass) => pass.skipped.tooDeep),
			...sum((pass) => pass.skipped.excluded) > 0 && { skippedExcluded: sum((pass) => pass.skipped.excluded) },
			...rendered > 0 && { openedInBrowser: rendered },
			...probe !== void 0 && { unknownPathStatus: probe.status }
		}
	};
}
function isOk(status) {
	return status >= 200 && status < 300;
}
function pagesOf(visits) {
	const unknown = unknownPathHashes(visits);
	const pages = visits.filter((visit) => isPage(visit) && !unknown.has(visit.bodyHash));
	return [...new Map(pages.map((page) => [page.url, page])).values()];
}
function repeatsUnknownPath(visits) {
	const unknown = unknownPathHashes(visits);
	return visits.some((visit) => isPage(visit) && unknown.has(visit.bodyHash)) ? 1 : 0;
}
function unknownPathHashes(visits) {
	const probes = visits.filter(({ kind, status }) => kind === "probe" && isOk(status));
	return new Set(probes.map(({ bodyHash }) => bodyHash));
}
function isPage({ kind, status, mime }) {
	return kind === "page" && isOk(status) && (isHtmlType(mime) || DOCUMENT.test(mime));
}
function statusesOf(visits) {
	const counts = /* @__PURE__ */ new Map();
	for (const { status } of visits) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
}

//#endregion
//#region src/baseline/crawl/judge-crawl.ts
function judgeCrawl(passes, demands) {
	const figures = crawlFigures(passes);
	const { anonymous } = passes;
	const reasons = anonymous.visits.length === 0 ? [demands.stopped ?? `unreachable: ${anonymous.failures[0]?.failure ?? "no answer"}`] : shortfalls$1(passes, demands, figures);
	return {
		status: reasons.length === 0 ? "complete" : "degraded",
		...reasons.length > 0 && { reason: reasons.join("; ") },
		coverage: figures.coverage,
		notices: noticesOf(passes)
	};
}
function shortfalls$1(passes, demands, figures) {
	const { stopped, browserProblem } = demands;
	const { anonymous, authenticated, sessionProblem } = passes;
	const reasons = [];
	const say = (applies, reason) => {
		if (applies) reasons.push(reason);
	};
	const away = anonymous.visits.find((visit) => visit.url === demands.target)?.redirectedTo;
	say(stopped !== void 0, stopped ?? "");
	say(away !== void 0, `the target redirects to ${targetName(away ?? "")}, which was not requested`);
	reasons.push(...tooLittle(demands, figures, sessionProblem === void 0 && authenticated !== void 0));
	say(sessionProblem !== void 0, `not signed in: ${sessionProblem ?? ""}`);
	reasons.push(...lost([anonymous, ...authenticated === void 0 ? [] : [authenticated]], demands, figures));
	say(browserProblem !== void 0, browserProblem ?? "");
	reasons.push(...missing$1(passes, demands.requiredUrls));
	return reasons;
}
function tooLittle({ minPages, minRoutes, minAuthenticated }, { pages, routes, onlyLogin, authenticatedPages }, isSignedIn) {
	return [
		...pages === 0 ? ["no page answered with success"] : [],
		...onlyLogin ? ["only the login page answered: configure a session, or a target that is open"] : [],
		...pages > 0 && pages < minPages ? [`${pages} of at least ${minPages} pages answered`] : [],
		...pages > 0 && routes < minRoutes ? [`${routes} of at least ${countOf(minRoutes, "route")} answered`] : [],
		...isSignedIn && authenticatedPages < minAuthenticated ? [`${authenticatedPages} of at least ${countOf(minAuthenticated, "page")} answered while signed in`] : []
	];
}
function lost(passes, { maxPages, maxDepth, stopped }, { counted }) {
	const failures = passes.flatMap((pass) => pass.failures);
	const overLimit = passes.reduce((sum, { skipped }) => sum + skipped.overLimit, 0);
	const tooDeep = passes.reduce((sum, { skipped }) => sum + skipped.tooDeep, 0);
	const serverErrors = counted.filter(({ status }) => status >= 500).length;
	const refused = counted.filter(({ status }) => status === 429).length;
	const largePages = counted.filter(({ truncated, mime }) => truncated && holdsLinks(mime)).length;
	const renderFailures = new Set(passes.flatMap((pass) => pass.renderFailures));
	const kinds = [...new Set(failures.map(({ failure }) => failure))].toSorted().join(", ");
	return [
		[passes.some(({ gaveUp }) => gaveUp), "the target stopped answering"],
		[stopped === void 0 && failures.length > 0, `${countOf(failures.length, "request")} without an answer: ${kinds}`],
		[serverErrors * 2 > counted.length, `${serverErrors} of ${counted.length} answers are server errors`],
		[refused > 0, `${countOf(refused, "request was", "requests were")} refused with status 429`],
		[largePages > 0, `${countOf(largePages, "page was", "pages were")} too large to be read whole`],
		[overLimit > 0, `${countOf(overLimit, "URL")} beyond the limit of ${countOf(maxPages, "page")} not requested`],
		[tooDeep > 0, `${countOf(tooDeep, "URL")} more than ${countOf(maxDepth, "link")} away not requested`],
		[renderFailures.size > 0, `the browser failed: ${[...renderFailures].toSorted().slice(0, 3).join(", ")}`]
	].flatMap(([applies, reason]) => applies ? [reason] : []);
}
function missing$1({ anonymous, authenticated }, requiredUrls) {
	const visits = [...anonymous.visits, ...authenticated?.visits ?? []];
	return requiredUrls.flatMap((url) => {
		const seen = visits.filter((visit) => visit.url === url && visit.kind !== "variant");
		if (seen.some(({ status }) => isOk(status))) return [];
		const { pathname, search } = new URL(url);
		const status = seen.at(-1)?.status;
		return [`required URL ${pathname}${search} ${status === void 0 ? "was not seen" : `answered ${status}`}`];
	});
}
function noticesOf({ anonymous, authenticated }) {
	const visits = [...anonymous.visits, ...authenticated?.visits ?? []];
	const similar = anonymous.skipped.similar + (authenticated?.skipped.similar ?? 0);
	const cutAssets = visits.filter(({ truncated, mime }) => truncated && !holdsLinks(mime)).length;
	const probe = anonymous.visits.find(({ kind }) => kind === "probe");
	return [
		...similar > 0 ? [`${countOf(similar, "URL")} not requested, because enough others of the same shape were`] : [],
		...cutAssets > 0 ? [`${countOf(cutAssets, "large file")} read only in part`] : [],
		...probe !== void 0 && isOk(probe.status) ? [`the app answers ${probe.status} to a path that does not exist, so broken links cannot be told from pages`] : []
	];
}
function holdsLinks(mime) {
	return isHtmlType(mime) || /^(?:application|text)\/xml$/u.test(mime);
}

//#endregion
//#region src/baseline/findings/mask-exchange.ts
const EXCERPT = 2048;
const MARGIN = 4096;
const MAX_HEADERS = 60;
const MAX_HEADER_LENGTH = 1024;
function maskExchange(exchange, at) {
	const request = Object.entries(exchange.requestHeaders);
	return {
		method: exchange.method,
		url: redact(stableUrl(exchange.url)),
		requestHeaders: Object.fromEntries(request.map(([name, value]) => [name, maskedHeader(name, value)])),
		status: exchange.status,
		responseHeaders: responseHeaders(exchange),
		responseBody: excerpt(exchange.text, at)
	};
}
function maskedHeader(name, value) {
	return redact(redactHeader(name, value));
}
function responseHeaders({ headers }) {
	const joined = /* @__PURE__ */ new Map();
	for (const [name, value] of headers.slice(0, MAX_HEADERS)) {
		const key = name.toLowerCase();
		const text = maskedHeader(key, value.slice(0, 5120)).slice(0, MAX_HEADER_LENGTH);
		const before = joined.get(key);
		joined.set(key, before === void 0 ? text : `${before}\n${text}`);
	}
	return Object.fromEntries(joined);
}
function excerpt(text, at) {
	if (at === void 0 || at < EXCERPT / 2) return redact(text.slice(0, 6144)).slice(0, EXCERPT);
	const before = redact(text.slice(0, at + MARGIN));
	const start = Math.max(0, before.length - MARGIN - EXCERPT / 2);
	return before.slice(start, start + EXCERPT);
}

//#endregion
//#region src/baseline/findings/web-findings.ts
const MAX_LOCATIONS = 20;
const MAX_EXCHANGES = 3;
const MAX_TEXT = 500;
const MAX_ADDRESSES = 1e4;
function openFindingCollector(options) {
	const groups = /* @__PURE__ */ new Map();
	const secrets = (options.secrets ?? []).filter((secret) => secret.length >= 4);
	const plain = (text) => without(secrets, redact(text.replaceAll(/\p{Cc}+/gu, " "))).slice(0, MAX_TEXT);
	return {
		prepare(exchange, hits) {
			const { method, url, status } = exchange;
			const place = hits.some((hit) => (groups.get(keyOf(hit, exchange))?.kept.length ?? 0) < MAX_EXCHANGES) ? options.store.add(exchange) : void 0;
			return {
				method,
				url,
				status,
				hits: hits.map(detached),
				place
			};
		},
		add(prepared) {
			const { method, place, hits } = prepared;
			let url;
			for (const hit of hits) {
				const rule = options.rules.get(hit.rule.definition.id);
				if (rule === void 0) continue;
				const key = keyOf(hit, prepared);
				let group = groups.get(key);
				if (group === void 0) groups.set(key, group = newGroup(hit, rule));
				group.count += 1;
				for (const alias of hit.hit.aliases ?? hit.rule.aliases) group.aliases.add(alias);
				if (place !== void 0 && group.kept.length < MAX_EXCHANGES) group.kept.push({
					place,
					at: hit.hit.at
				});
				if (group.addresses.size < MAX_ADDRESSES) group.addresses.add(prepared.url);
				if (group.locations.size >= MAX_LOCATIONS) continue;
				url ??= without(secrets, locationUrl(prepared.url));
				if (group.locations.has(url)) continue;
				const { parameter } = hit.hit;
				const named = parameter !== void 0 && { parameter: plain(parameter) };
				group.locations.set(url, {
					kind: "url",
					method,
					url,
					...named
				});
				const source = options.sourceOf?.(prepared.url);
				if (source !== void 0) group.files.set(`${source.file}:${source.line ?? 0}`, fileLocation(source));
			}
		},
		finish() {
			const sorted = [...groups.values()].toSorted(({ rule: a }, { rule: b }) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
			return {
				findings: sorted.map((group) => findingOf(group, plain)),
				evidence: sorted.map((group) => evidenceOf(group, options.store, secrets))
			};
		}
	};
}
function newGroup(first, rule) {
	return {
		first,
		rule,
		locations: /* @__PURE__ */ new Map(),
		files: /* @__PURE__ */ new Map(),
		kept: [],
		addresses: /* @__PURE__ */ new Set(),
		aliases: /* @__PURE__ */ new Set(),
		count: 0
	};
}
function findingOf({ first, rule, locations, files, addresses, aliases }, plain) {
	const { hit } = first;
	const seen = addresses.size > 1 ? `seen at ${addresses.size} addresses` : void 0;
	const evidence = [hit.evidence, seen].filter((part) => part !== void 0).join("; ");
	return makeFinding({
		rule,
		severity: severityOfScore(first.rule.definition.securitySeverity),
		message: plain(hit.message),
		locations: [...locations.values(), ...[...files.values()].slice(0, MAX_LOCATIONS)],
		aliases: [...aliases],
		...first.rule.scope !== "path" && { scope: "site" },
		...evidence !== "" && { evidence: plain(evidence) }
	});
}
function evidenceOf({ rule, kept, count }, store, secrets) {
	const exchanges = kept.map(({ place, at }) => maskExchange(store.read(place), at));
	return {
		summary: `${rule.title}: seen in ${countOf(count, "answer")}`,
		exchanges: secrets.length === 0 ? exchanges : exchanges.map((exchange) => withoutSecrets(exchange, secrets)),
		states: {}
	};
}
function withoutSecrets(value, secrets) {
	return JSON.parse(JSON.stringify(value), (_key, part) => typeof part === "string" ? without(secrets, part) : part);
}
function without(secrets, text) {
	return secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text);
}
const WRITTEN_BY_ONE = /* @__PURE__ */ new Set([
	401,
	403,
	404,
	405
]);
function keyOf({ rule, hit }, { url, status }) {
	const { id } = rule.definition;
	switch (rule.scope) {
		case "site": return id;
		case "parameter": return `${id} ${hit.parameter ?? ""}`;
		case "path": return WRITTEN_BY_ONE.has(status) ? `${id} ${status}` : `${id} ${new URL(url).pathname}`;
	}
}
function detached({ rule, hit }) {
	const { parameter, evidence } = hit;
	return {
		rule,
		hit: {
			...hit,
			...parameter !== void 0 && { parameter: copyOf(parameter) },
			...evidence !== void 0 && { evidence: copyOf(evidence) }
		}
	};
}
function copyOf(text) {
	return Buffer.from(text.slice(0, 4 * MAX_TEXT)).toString();
}
function fileLocation({ file, line }) {
	return {
		kind: "file",
		uri: file,
		...line !== void 0 && { region: { startLine: line } }
	};
}
function locationUrl(address) {
	const url = new URL(stableUrl(address));
	if (url.pathname.includes(";")) url.pathname = url.pathname.replaceAll(/;[^/]*/gu, "");
	for (const [name, value] of url.searchParams) if (/^(?=.*\d)[\w.~+/=-]{16,}$/u.test(value)) url.searchParams.set(name, "*");
	return redact(url.href).slice(0, 2048);
}

//#endregion
//#region src/baseline/scan-web.ts
const MIN_PAGES = 3;
const MAX_PAGES = 200;
const MAX_DEPTH$1 = 10;
const DEADLINE = 12e4;
const REQUEST_TIMEOUT = 15e3;
async function scanWeb(options) {
	const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT;
	const { ca } = options;
	const client = openHttpClient(options.target, {
		timeout: Math.min(requestTimeout, 1e4),
		...ca !== void 0 && { ca }
	});
	const target = parseLink(options.target, options.target)?.href ?? client.origin;
	const stop = new AbortController();
	const onAbort = () => stop.abort();
	const timer = setTimeout(onAbort, options.deadlineMs ?? DEADLINE);
	const store = openExchangeStore();
	try {
		refuseOthers(target, options.allowHosts);
		const requiredUrls = (options.requiredUrls ?? []).map((url) => requiredUrl(url, target));
		if (options.signal?.aborted === true) stop.abort();
		options.signal?.addEventListener("abort", onAbort, { once: true });
		const context = {
			client,
			userAgent: `tollgate-baseline/${options.version}`,
			requestTimeout,
			signal: stop.signal
		};
		const rules = new Map(WEB_RULES.map(({ definition }) => [definition.id, ruleOf(definition)]));
		const { sourceOf } = options;
		const collector = openFindingCollector({
			rules,
			store,
			...sourceOf !== void 0 && { sourceOf },
			secrets: secretsOf(options)
		});
		const limits = {
			maxPages: options.maxPages ?? MAX_PAGES,
			maxDepth: options.maxDepth ?? MAX_DEPTH$1
		};
		const browser = await openBrowser(options, target, stop.signal);
		const passes = await crawlPasses(context, options, {
			...limits,
			target,
			requiredUrls,
			collector,
			browser
		}).finally(() => browser.close());
		const stopped = stopReason(stop.signal, options);
		const { status, reason, coverage, notices } = judgeCrawl(passes, {
			...limits,
			target,
			minPages: options.minPages ?? MIN_PAGES,
			minRoutes: options.minRoutes ?? 0,
			minAuthenticated: options.minAuthenticated ?? 1,
			requiredUrls,
			...stopped !== void 0 && { stopped },
			...browser.problem !== void 0 && { browserProblem: browser.problem }
		});
		return {
			run: {
				tool: {
					name: "tollgate-baseline",
					version: options.version
				},
				scan: "web",
				target: options.name ?? targetName(target),
				...options.shard !== void 0 && { shard: options.shard },
				status,
				...reason !== void 0 && { reason },
				coverage: {
					...coverage,
					...browser.coverage()
				},
				rules: [...rules.values()]
			},
			...collector.finish(),
			notices: [...notices, ...browser.notices]
		};
	} finally {
		clearTimeout(timer);
		options.signal?.removeEventListener("abort", onAbort);
		store.close();
		await client.close();
	}
}
function stopReason(signal, options) {
	if (!signal.aborted) return void 0;
	if (options.signal?.aborted === true) return "cancelled";
	return `stopped by the time limit of ${(options.deadlineMs ?? DEADLINE) / 1e3} s`;
}
function secretsOf({ session }) {
	return [
		session?.headers,
		session?.cookies,
		session?.login?.fields
	].flatMap((group) => Object.values(group ?? {}));
}
function requiredUrl(url, target) {
	const own = sameOriginUrl(url, target, new URL(target).origin);
	if (own !== void 0) return own;
	throw new TollgateError("baseline/required-url-elsewhere", `required URL "${url}" is not one of ${targetName(target)}`, {
		class: "usage",
		help: ["give a path such as /checkout, or a URL of the same scheme, host and port as the target"]
	});
}
function refuseOthers(target, allowHosts) {
	const { hostname, host } = new URL(target);
	if (allowHosts === void 0 || isLoopbackHost(hostname)) return;
	if (allowHosts.includes(hostname) || allowHosts.includes(host)) return;
	throw new TollgateError("baseline/host-not-allowed", `the target's host "${host}" is not one of the allowed hosts`, {
		class: "usage",
		help: [`allow it with --allow-host ${hostname}, if it is yours to scan`]
	});
}

//#endregion
//#region src/baseline/findings/source-map.ts
function sourceMap(configured, found) {
	const byWeight = found.toSorted((a, b) => weightOf(b.path) - weightOf(a.path));
	const known = /* @__PURE__ */ new Map();
	return (url) => {
		const { pathname } = new URL(url);
		const path = pathname.length > 1 ? pathname.replace(/\/+$/u, "") || "/" : pathname;
		if (known.has(path)) return known.get(path);
		const route = configured.find((candidate) => matchesPath([candidate.path], pathname) || matchesPath([candidate.path], path)) ?? byWeight.find((candidate) => matchesPath([candidate.path], path));
		const place = route && {
			file: route.file,
			...route.line !== void 0 && { line: route.line }
		};
		if (known.size < 1e4) known.set(path, place);
		return place;
	};
}
function weightOf(path) {
	return path.split("/").filter((segment) => segment !== "" && !segment.includes("*")).length;
}

//#endregion
//#region src/baseline/findings/source-routes.ts
const PATTERNS = [
	new RegExp(String.raw`(?:\.|::)${"(?:get|post|put|patch|delete|head|options|all|any|route|use)"}\(\s{0,40}['"\x60](/[^'"\x60\n]{0,300})['"\x60]`, "giu"),
	/\b(?:url|path)\s{0,4}:\s{0,4}['"`](\/[^'"`\n]{0,300})['"`]/gu,
	/\.Handle(?:Func)?\(\s{0,40}"(?:[A-Z]{3,7} )?(\/[^"\n]{0,300})"/gu,
	/@(?:Get|Post|Put|Patch|Delete|Request|Path|Controller)(?:Mapping)?\(\s{0,40}(?:(?:value|path)\s{0,4}=\s{0,4})?\{?\s{0,4}['"]([^'"\n]{1,300})['"]/gu,
	/(?<![\w.])path\(\s{0,40}r?['"]([^'"\n]{0,300})['"]\s{0,4},/gu,
	/^[^\S\n]{0,40}(?:get|post|put|patch|delete|match)[^\S\n]{1,4}['"](\/?[^'"\n]{1,300})['"][^\S\n]{0,4}(?:,|=>|$)/gmu
];
const MAX_ROUTES = 2e3;
const NEXT_PAGE = /(?:^|\/)(?:src\/)?(?:pages\/(.{1,300})|app\/(?:(.{1,300})\/)?(?:page|route))\.(?:[cm]?[jt]sx?)$/u;
function sourceRoutes(file, text) {
	const routes = /* @__PURE__ */ new Map();
	const own = fileRoute(file);
	if (own !== void 0) routes.set(own, {
		path: own,
		file,
		line: 1
	});
	const found = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].slice(0, MAX_ROUTES).map((match) => ({
		at: match.index,
		route: match[1] ?? ""
	})));
	let line = 1;
	let counted = 0;
	for (const { at, route } of found.toSorted((a, b) => a.at - b.at)) {
		const path = routeGlob(route);
		if (path === void 0 || routes.has(path)) continue;
		for (; counted < at; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
		routes.set(path, {
			path,
			file,
			line
		});
	}
	return [...routes.values()];
}
function fileRoute(file) {
	const match = NEXT_PAGE.exec(file.replaceAll("\\", "/"));
	if (match === null) return void 0;
	const path = (match[1] ?? match[2] ?? "").replace(/(?:^|\/)index$/u, "");
	if (/^_|\/_/u.test(path)) return void 0;
	return routeGlob(`/${path.split("/").filter((segment) => segment !== "" && !/^\(.*\)$/u.test(segment)).join("/")}`);
}
function routeGlob(route) {
	if (/[\s<>]{2}|\$\{|^https?:/u.test(route)) return void 0;
	const path = `/${route}`.replaceAll(/\/{2,}/gu, "/").split("/").map((segment) => /[:{}[\]<>*()]/u.test(segment) ? "*" : segment).join("/");
	const trimmed = path.length > 1 ? path.replace(/\/$/u, "") : path;
	return /^(?:\/\*)+$/u.test(trimmed) || /[\s"'`\\]/u.test(trimmed) ? void 0 : trimmed;
}

//#endregion
//#region src/cli/web/find-source-routes.ts
const SOURCE = /\.(?:[cm]?[jt]sx?|py|rb|php|go|java|kt|scala|cs|ex|rs)$/u;
const SKIPPED = /* @__PURE__ */ new Set([
	"node_modules",
	"vendor",
	"dist",
	"build",
	"out",
	"target",
	"coverage",
	"test",
	"tests",
	"__tests__",
	"spec"
]);
const MAX_FILES = 5e3;
const MAX_DEPTH = 20;
const MAX_BYTES = 1048576;
async function findSourceRoutes(base, folder) {
	const routes = [];
	for (const file of sourceFiles(base, folder)) {
		const path = join(base, file);
		const { size } = await stat(path);
		if (size <= MAX_BYTES) routes.push(...sourceRoutes(file, await readFile(path, "utf8")));
	}
	return routes;
}
function sourceFiles(base, folder) {
	const files = [];
	const visit = (path, depth) => {
		for (const entry of entriesOf(join(base, path))) {
			if (files.length >= MAX_FILES) return;
			const name = path === "" ? entry.name : `${path}/${entry.name}`;
			if (entry.isFile() && SOURCE.test(entry.name) && !/\.(?:test|spec|d)\.\w+$/u.test(entry.name)) files.push(name);
			if (entry.isDirectory() && depth < MAX_DEPTH && !SKIPPED.has(entry.name) && !entry.name.startsWith(".")) visit(name, depth + 1);
		}
	};
	visit(folder.replaceAll("\\", "/").replace(/^(?:\.\/)+|\/+$|^\.$/gu, ""), 0);
	return files;
}
function entriesOf(path) {
	try {
		return readdirSync(path, { withFileTypes: true }).toSorted((a, b) => a.name < b.name ? -1 : 1);
	} catch {
		return [];
	}
}

//#endregion
//#region src/cli/web/web-scan-options.ts
async function webScanOptions(target, config, context) {
	const api = await openapiOf(config.openapi, context);
	const found = config.sourceFolder === void 0 ? [] : await findSourceRoutes(context.cwd, config.sourceFolder);
	const configured = (config.sources ?? []).map(sourceRoute);
	const hasSources = configured.length + found.length + api.routes.length > 0;
	return definedOnly({
		target,
		name: config.name,
		minPages: config.minPages,
		minRoutes: config.minRoutes,
		minAuthenticated: config.minAuthenticated,
		maxPages: config.maxPages,
		requiredUrls: config.requiredUrls,
		deadlineMs: config.deadline === void 0 ? void 0 : config.deadline * 1e3,
		seeds: [...config.seeds ?? [], ...api.seeds],
		exclude: config.exclude,
		forms: config.forms,
		probes: config.probes,
		session: config.session && sessionOf(config.session, context),
		browser: config.browser,
		browserPath: config.browserPath,
		paymentPages: config.paymentPages,
		scripts: config.scripts?.map(({ script, hashes }) => ({
			script,
			...hashes !== void 0 && { hashes }
		})),
		sourceOf: hasSources ? sourceMap(configured, [...found, ...api.routes]) : void 0,
		shard: config.shard,
		signal: context.signal,
		onProgress: context.progress,
		version: context.version
	});
}
function definedOnly(options) {
	const entries = Object.entries(options).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}
function sourceRoute({ path, file, line }) {
	return {
		path,
		file,
		...line !== void 0 && { line }
	};
}
async function openapiOf(place, context) {
	if (place === void 0) return {
		seeds: [],
		routes: []
	};
	if (place.startsWith("/")) return {
		seeds: [place],
		routes: []
	};
	const bytes = await readFileIfThere(resolve(context.cwd, place));
	if (bytes === void 0) throw new TollgateError("config/no-such-openapi", `there is no file ${place}`, {
		class: "usage",
		place: { key: "web.openapi" },
		help: ["give the file relative to the configuration, or the path at which the target serves it"]
	});
	const document = parseYaml(Buffer.from(bytes).toString("utf8"), place);
	const paths = Object.keys(asObject(asObject(document.value)["paths"]));
	const routes = openapiRoutes(document.value);
	return {
		seeds: routes.flatMap(({ example }) => example ?? []),
		routes: [...new Set(routes.map(({ path }) => path))].map((path) => {
			const key = paths.find((candidate) => path.endsWith(candidate)) ?? path;
			return {
				path: path.replaceAll(/\{[^/}]*\}/gu, "*"),
				file: place,
				line: document.lineOf(["paths", key])
			};
		})
	};
}
function sessionOf({ headers, cookies, login, check }, context) {
	const filled = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withEnvironment(value, context)]));
	return {
		...headers !== void 0 && { headers: filled(headers) },
		...cookies !== void 0 && { cookies: filled(cookies) },
		...login !== void 0 && { login: {
			url: login.url,
			fields: filled(login.fields)
		} },
		...check !== void 0 && { check: {
			url: check.url,
			...check.text !== void 0 && { text: check.text }
		} }
	};
}
function withEnvironment(value, { environment }) {
	return value.replaceAll(/\$\{([A-Za-z_]\w{0,99})\}/gu, (_match, name) => {
		const found = environment[name];
		if (found !== void 0 && found !== "") return found;
		throw new TollgateError("config/no-such-variable", `the environment has no variable ${name}`, {
			class: "usage",
			place: { key: "web.session" },
			help: [`set ${name}, in CI as a masked variable or secret`]
		});
	});
}

//#endregion
//#region src/cli/web/run-embedded-scan.ts
async function runEmbeddedScan(target, config, context, ca) {
	const options = await webScanOptions(target, config, context);
	return scanWeb({
		...options,
		...ca !== void 0 && { ca }
	});
}

//#endregion
//#region src/util/private-folder.ts
async function privateFolder(parent, prefix) {
	await mkdir(parent, { recursive: true });
	const path = await mkdtemp(join(parent, prefix));
	const user = process.getuid?.();
	const group = process.getgid?.();
	return {
		path,
		...user !== void 0 && group !== void 0 && { owner: {
			user,
			group
		} },
		write: (name, text) => writeFile(join(path, basename(name)), text, {
			mode: 384,
			flag: "wx"
		}),
		async read(name, limit) {
			const file = join(path, basename(name));
			const status = await lstat(file).catch(() => void 0);
			if (status?.isFile() !== true) return void 0;
			if (status.size > limit) return "too-large";
			return {
				bytes: await readFile(file),
				written: status.mtimeMs
			};
		},
		remove: () => removeFolder(path)
	};
}

//#endregion
//#region src/scanners/zap/authentication.ts
const ZAP_USER = "tollgate";
const SCRIPT_FILE = "authentication-script";
const FIELD = "TOLLGATE_ZAP_FIELD_";
function sessionHeaders(session) {
	const cookies = Object.entries(session?.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
	return [...Object.entries(session?.headers ?? {}), ...cookies.length > 0 ? [["Cookie", cookies.join("; ")]] : []];
}
function sessionEnvironment(session, target) {
	const [first] = sessionHeaders(session);
	const fields = Object.values(session?.login?.fields ?? {});
	return {
		...first !== void 0 && {
			ZAP_AUTH_HEADER: first[0],
			ZAP_AUTH_HEADER_VALUE: first[1],
			ZAP_AUTH_HEADER_SITE: new URL(target).host
		},
		...Object.fromEntries(fields.map((value, index) => [`${FIELD}${index}`, encodeURIComponent(value)]))
	};
}
function contextAuthentication(session, target, folder) {
	if (session?.login === void 0 && session?.script === void 0) return {};
	return {
		authentication: {
			...session.login === void 0 ? byScript(session, folder) : byForm(session.login, target),
			...verification(session, target)
		},
		sessionManagement: { method: "cookie" },
		users: [{
			name: ZAP_USER,
			credentials: {
				username: ZAP_USER,
				password: ""
			}
		}]
	};
}
function byForm(login, target) {
	const loginPageUrl = new URL(login.url, target).href;
	const body = Object.keys(login.fields).map((name, index) => `${encodeURIComponent(name)}=\${${FIELD}${index}}`);
	return {
		method: "form",
		parameters: {
			loginPageUrl,
			loginRequestUrl: new URL(login.action ?? login.url, target).href,
			loginRequestBody: body.join("&")
		}
	};
}
function byScript({ script }, folder) {
	return {
		method: "script",
		parameters: {
			script: `${folder}/${SCRIPT_FILE}`,
			scriptEngine: script?.engine ?? ""
		}
	};
}
function verification({ check }, target) {
	if (check === void 0) return {};
	return { verification: {
		method: "poll",
		pollUrl: new URL(check.url, target).href,
		pollFrequency: 60,
		pollUnits: "requests",
		...check.text !== void 0 && { loggedInRegex: literal(check.text) }
	} };
}
function literal(text) {
	return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

//#endregion
//#region src/scanners/zap/plan.ts
const REPORT_FILES = {
	json: "zap.json",
	html: "zap.html",
	markdown: "zap.md",
	xml: "zap.xml"
};
const TEMPLATES = {
	json: "traditional-json",
	html: "traditional-html",
	markdown: "traditional-md",
	xml: "traditional-xml"
};
const CONTEXT = "tollgate";
function zapPlan(parts) {
	const { target, session } = parts;
	const { origin } = new URL(target);
	const authentication = contextAuthentication(session, target, parts.folder);
	const user = authentication.users === void 0 ? {} : { user: ZAP_USER };
	return {
		env: {
			contexts: [{
				name: CONTEXT,
				urls: [target],
				includePaths: [`${quoted(origin)}(?:[/?#].*)?`],
				excludePaths: parts.excludes.map((pattern) => `(?:${pattern}).*`),
				...authentication
			}],
			parameters: {
				failOnError: true,
				failOnWarning: false,
				progressToStdout: true
			}
		},
		jobs: [
			{
				type: "passiveScan-config",
				parameters: {
					maxAlertsPerRule: 0,
					scanOnlyInScope: true,
					maxBodySizeInBytesToScan: 0,
					enableTags: false
				},
				rules: [{
					id: 10116,
					name: "ZAP is Out of Date",
					threshold: "off"
				}]
			},
			...parts.hasInsights ? [{
				type: "insights",
				parameters: { exitAutoOnHigh: false }
			}] : [],
			...replacer(session, origin),
			...requestor(parts, user),
			spider(parts, user),
			...clientSpider(parts, user),
			{
				type: "passiveScan-wait",
				parameters: { maxDuration: parts.passiveMinutes }
			},
			report("json", parts.folder),
			...parts.reports.map((kind) => report(kind, parts.folder))
		]
	};
}
function planText(plan) {
	return `${JSON.stringify(plan, void 0, 2)}\n`;
}
function spider(parts, user) {
	return {
		type: "spider",
		parameters: {
			context: CONTEXT,
			...user,
			url: parts.target,
			maxDuration: parts.spiderMinutes,
			maxDepth: 10,
			maxChildren: 0,
			processForm: true,
			postForm: false,
			logoutAvoidance: true
		},
		tests: [{
			name: `at least ${parts.minUrls} addresses`,
			type: "stats",
			statistic: "automation.spider.urls.added",
			operator: ">=",
			value: parts.minUrls,
			onFail: "warn"
		}, ...signedIn(parts.session, parts.target)]
	};
}
function signedIn(session, target) {
	if (session?.login === void 0 && session?.script === void 0) return [];
	return [{
		name: "signed in",
		type: "stats",
		statistic: "stats.auth.success",
		site: new URL(target).origin,
		operator: ">=",
		value: 1,
		onFail: "warn"
	}];
}
function clientSpider({ clientSpider: wanted, target, spiderMinutes }, user) {
	if (!wanted) return [];
	return [{
		type: "spiderClient",
		parameters: {
			context: CONTEXT,
			...user,
			url: target,
			maxDuration: spiderMinutes,
			logoutAvoidance: true,
			browserId: "firefox-headless",
			scopeCheck: "Strict"
		}
	}];
}
function requestor({ requiredUrls, seeds }, user) {
	const requests = [...requiredUrls.map((url) => ({
		url,
		method: "GET",
		responseCode: 200
	})), ...seeds.map((url) => ({
		url,
		method: "GET"
	}))];
	if (requests.length === 0) return [];
	return [{
		type: "requestor",
		..."user" in user && { parameters: user },
		requests
	}];
}
function replacer(session, origin) {
	const [, ...others] = sessionHeaders(session);
	if (others.length === 0) return [];
	return [{
		type: "replacer",
		parameters: { deleteAllRules: true },
		rules: others.map(([name, value]) => ({
			description: `tollgate ${name}`,
			url: `${quoted(origin)}(?:[/?#].*)?`,
			matchType: "req_header",
			matchString: name,
			matchRegex: false,
			replacementString: value
		}))
	}];
}
function report(kind, folder) {
	return {
		type: "report",
		alwaysRun: true,
		parameters: {
			template: TEMPLATES[kind],
			reportDir: folder,
			reportFile: REPORT_FILES[kind],
			reportTitle: "ZAP Scanning Report",
			displayReport: false
		}
	};
}
function quoted(origin) {
	return `\\Q${origin}\\E`;
}

//#endregion
//#region src/scanners/zap/run-plan.ts
const LARGEST_REPORT = 268435456;
const LARGEST_LOG = 16777216;
const GRACE_MS = 5e3;
const PAGES = [
	"html",
	"markdown",
	"xml"
];
async function runPlan(zap, folder, options) {
	const { timeoutMs, signal, onProgress } = options;
	const started = Date.now();
	const result = await runProcess({
		command: zap.command,
		args: zap.planArgs,
		cwd: folder.path,
		environment: zap.environment,
		timeoutMs,
		graceMs: GRACE_MS,
		maxOutputBytes: LARGEST_LOG,
		...signal && { signal },
		...onProgress && { onStdoutLine: (line) => {
			const job = /^Job ([\w-]{1,40}) (?:started|finished|found [\d,]{1,12} URLs)/u.exec(line)?.[0];
			if (job !== void 0) onProgress({
				step: "ZAP",
				detail: job
			});
		} }
	});
	if (zap.endArgs !== void 0 && (result.timedOut || result.cancelled || result.exitCode === void 0)) await endContainer(zap, zap.endArgs);
	const report = await folder.read(REPORT_FILES.json, LARGEST_REPORT);
	const json = report === "too-large" ? void 0 : report;
	const pages = {};
	for (const kind of PAGES) {
		const page = await folder.read(REPORT_FILES[kind], LARGEST_REPORT);
		if (page !== void 0 && page !== "too-large") pages[kind] = page.bytes;
	}
	return {
		recorded: recordedRun(result, json?.bytes),
		pages,
		timedOut: result.timedOut,
		cancelled: result.cancelled,
		timeoutMs,
		started,
		tooLarge: report === "too-large",
		...json !== void 0 && { written: json.written }
	};
}
function recordedRun({ exitCode, stdout, stderr }, json) {
	return {
		exitCode,
		stdout,
		stderr,
		reports: json === void 0 ? [] : [{
			name: REPORT_FILES.json,
			bytes: json
		}]
	};
}
async function endContainer(zap, args) {
	await runProcess({
		command: zap.command,
		args,
		environment: zap.environment,
		timeoutMs: 3e4
	});
}

//#endregion
//#region src/scanners/zap/judge-run.ts
const TOLERANCE_MS = 2e3;
const CREATED_TOLERANCE_MS = 6e4;
function judgeZapRun(run, asked) {
	const { recorded, pages } = run;
	const log = readPlanLog(logOf(recorded));
	const json = recorded.reports[0]?.bytes;
	const foreign = json === void 0 ? void 0 : foreignReport(run, textOf(json), asked);
	const own = classifyZap(foreign === void 0 ? recorded : {
		...recorded,
		reports: []
	});
	const judged = [
		...run.cancelled ? ["ZAP was cancelled"] : [],
		...run.timedOut ? [`ZAP had to be ended after ${run.timeoutMs / 6e4} minutes`] : [],
		...foreign === void 0 ? [] : [foreign],
		...run.tooLarge ? [`the report is larger than ${LARGEST_REPORT} bytes`] : [],
		...own.report === void 0 ? [] : shortfalls(run, log, asked)
	].toReversed().reduce(doubted, own);
	return {
		status: judged.status,
		...judged.reason !== void 0 && { reason: judged.reason },
		...judged.status !== "complete" && { help: helpOf(log, run) },
		...judged.status !== "unreadable" && json !== void 0 && { report: json },
		...recorded.exitCode !== void 0 && { exitCode: recorded.exitCode },
		coverage: {
			...log.urlsFound !== void 0 && { requested: log.urlsFound },
			alertInstances: own.raw
		},
		notices: [...own.notices ?? []],
		pages: foreign === void 0 ? pages : {}
	};
}
function foreignReport(run, text, { target }) {
	const facts = readReportFacts(text);
	if (run.written !== void 0 && run.written < run.started - TOLERANCE_MS) return "the report was written before this run";
	if (facts?.created !== void 0 && facts.created < run.started - CREATED_TOLERANCE_MS) return "the report says that it was made before this run";
	const { origin } = new URL(target);
	if (facts === void 0 || facts.sites.length === 0) return void 0;
	return facts.sites.some((site) => URL.canParse(site) && new URL(site).origin === origin) ? void 0 : oneLine(`the report is about ${facts.sites.slice(0, 3).join(", ")} and not about ${origin}`);
}
function shortfalls({ recorded }, log, asked) {
	const said = log.succeeded || log.warnings.length > 0 || log.failures.length > 0;
	return [
		...recorded.exitCode === 0 && !said ? ["ZAP did not say that its plan came to its end"] : [],
		...log.urlsFound === void 0 ? ["the spider did not say what it found"] : [],
		...log.urlsFound !== void 0 && log.urlsFound > 0 && log.urlsFound < asked.minUrls ? [`${log.urlsFound} of at least ${asked.minUrls} addresses found`] : [],
		...cutOff(log, "spider", asked.spiderMinutes),
		...cutOff(log, "passiveScan-wait", asked.passiveMinutes)
	];
}
function cutOff({ seconds }, job, minutes) {
	const taken = seconds.get(job);
	return taken !== void 0 && taken >= minutes * 60 ? [`job ${job} was cut off after ${minutes} minutes`] : [];
}
function helpOf({ stopped, warnings }, { timedOut, recorded }) {
	const denied = warnings.some((warning) => /returned : 40[13]\b/u.test(warning));
	return [
		...timedOut ? ["give it more time with --zap-minutes, or less to do with `web.exclude`"] : [],
		...stopped === "ZAP ran out of memory" || recorded.exitCode === 137 ? ["give the machine or the container more memory: ZAP takes a quarter of it"] : [],
		...denied ? ["sign in with `web.session`, or scan a target that is open"] : []
	];
}

//#endregion
//#region src/scanners/zap/version.ts
const OLDEST = [2, 16];
const NEWEST_KNOWN = [2, 17];
function readZapVersion(output) {
	for (const line of output.split("\n").slice(0, 1e3)) {
		const text = line.trim().replace(/^(?:OWASP )?ZAP (?:version )?/iu, "");
		const [, major, minor] = /^(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?(?:-[\w.]{1,40})?$/u.exec(text) ?? [];
		if (major !== void 0 && minor !== void 0) return judge(text, [Number(major), Number(minor)]);
		if (/^(?:D|Dev|w)-?\d{4}-\d{2}-\d{2}$/iu.test(text)) return {
			text,
			tooOld: false,
			unknown: true,
			hasInsights: true
		};
	}
}
function judge(text, version) {
	return {
		text,
		tooOld: isBefore(version, OLDEST),
		unknown: isBefore(NEWEST_KNOWN, version),
		hasInsights: !isBefore(version, NEWEST_KNOWN)
	};
}
function isBefore([major, minor], [otherMajor, otherMinor]) {
	return major < otherMajor || major === otherMajor && minor < otherMinor;
}

//#endregion
//#region src/scanners/zap/prepare.ts
const PULL_MS = 9e5;
const VERSION_MS = 12e4;
const UPDATE = ["install ZAP 2.17 from https://www.zaproxy.org/download/"];
async function prepareZap(zap, options) {
	const notices = [];
	if (options.image !== void 0) {
		const problem = await pull(zap, options.image, options);
		if (problem !== void 0) return problem;
		if (!options.image.includes("@sha256:")) notices.push(`the image ${options.image} is not pinned by its digest: the next run may find another ZAP behind it`);
	}
	const asked = await run(zap, zap.versionArgs, VERSION_MS, options);
	const version = readZapVersion(logOf(asked));
	if (version === void 0) {
		const why = asked.timedOut ? `did not say its version within ${VERSION_MS / 1e3} s` : `did not say its version (exit code ${asked.exitCode ?? "none"})`;
		return {
			problem: oneLine([`ZAP ${why}`, ...linesWith(logOf(asked), /\S/u, 2)].join(": ")),
			help: ["check that `zap.sh -version` works here: ZAP needs Java 17"]
		};
	}
	if (version.tooOld) return {
		problem: `ZAP ${version.text} is too old: its plans and reports are others than those of 2.16 and later`,
		help: UPDATE,
		tool: {
			name: "ZAP",
			version: version.text
		}
	};
	if (version.unknown) notices.push(`ZAP ${version.text} is newer than 2.17, the last one whose behaviour is known here`);
	return {
		version,
		notices
	};
}
async function pull(zap, image, options) {
	if ((await run(zap, [
		"image",
		"inspect",
		"--format",
		"{{.Id}}",
		image
	], 3e4, options)).exitCode === 0) return void 0;
	options.onProgress?.({
		step: "ZAP",
		detail: `fetching the image ${image}, which comes to 2 GB`
	});
	const pulled = await run(zap, [
		"pull",
		"--quiet",
		image
	], PULL_MS, options);
	if (pulled.exitCode === 0) return void 0;
	const why = pulled.timedOut ? `not within ${PULL_MS / 6e4} minutes` : linesWith(logOf(pulled), /\S/u, 3).join("; ");
	const retired = /\b(?:owasp|softwaresecurityproject)\/zap/u.test(image);
	return {
		problem: oneLine(`the image ${image} could not be fetched: ${why}`),
		help: [retired ? "that image was withdrawn: use ghcr.io/zaproxy/zaproxy:stable" : `check with \`docker pull ${image}\``]
	};
}
function run(zap, args, timeoutMs, { signal }) {
	return runProcess({
		command: zap.command,
		args,
		environment: zap.environment,
		timeoutMs,
		maxOutputBytes: 1048576,
		...signal && { signal }
	});
}

//#endregion
//#region src/scanners/zap/zap-command.ts
const ZAP_IMAGE = "ghcr.io/zaproxy/zaproxy@sha256:781a2bdaea47324e7bab583e2263f21d257b0aee61ed51521a5be45f5f5081ef";
const PLAN_FILE = "plan.yaml";
const MOUNT = "/zap/wrk";
const KEPT = [
	"JAVA_HOME",
	"JAVA_OPTS",
	"_JAVA_OPTIONS",
	"JDK_JAVA_OPTIONS",
	"DISPLAY"
];
function zapCommand(parts) {
	return parts.engine === "zap" ? installed(parts) : inContainer(parts);
}
function planArguments(folder) {
	return [
		"-cmd",
		"-silent",
		"-dir",
		`${folder}/home`,
		"-autorun",
		`${folder}/${PLAN_FILE}`
	];
}
function installed({ command, folder, environment, secrets }) {
	return {
		command,
		folder,
		environment: {
			...scrubEnvironment(environment, KEPT),
			...secrets
		},
		versionArgs: [
			"-cmd",
			"-silent",
			"-dir",
			`${folder}/home`,
			"-version"
		],
		planArgs: planArguments(folder),
		reach: (url) => url
	};
}
function inContainer(parts) {
	const { command, image, owner, hostNetwork, environment, secrets } = parts;
	const name = `tollgate-zap-${randomBytes(6).toString("hex")}`;
	const start = [
		"run",
		"--rm",
		"--init",
		"--cap-drop",
		"ALL",
		"--security-opt",
		"no-new-privileges"
	];
	const user = owner === void 0 ? [] : ["--user", `${owner.user}:${owner.group}`];
	const rootless = basename(command) === "podman" ? ["--userns", "keep-id"] : [];
	return {
		command,
		folder: MOUNT,
		environment: {
			...dockerEnvironment(environment),
			...secrets
		},
		versionArgs: [
			...start,
			"--network",
			"none",
			"--entrypoint",
			"zap.sh",
			image,
			"-version"
		],
		planArgs: [
			...start,
			"--name",
			name,
			...user,
			...rootless,
			...hostNetwork ? ["--network", "host"] : ["--add-host", "host.docker.internal:host-gateway"],
			...parts.clientSpider ? ["--shm-size", "1g"] : [],
			...["HOME=/zap/wrk/home", ...Object.keys(secrets)].flatMap((variable) => ["--env", variable]),
			"--mount",
			mountOf(parts.folder),
			"--workdir",
			MOUNT,
			"--entrypoint",
			"zap.sh",
			image,
			...planArguments(MOUNT)
		],
		endArgs: [
			"rm",
			"--force",
			name
		],
		reach: (url) => hostNetwork ? url : throughGateway(url)
	};
}
function mountOf(folder) {
	const source = `source=${folder}`;
	return `type=bind,${/[",\n]/u.test(source) ? `"${source.replaceAll("\"", "\"\"")}"` : source},target=${MOUNT}`;
}
function throughGateway(url) {
	const parsed = new URL(url);
	if (!isLoopbackHost(parsed.hostname)) return url;
	parsed.hostname = "host.docker.internal";
	return parsed.href;
}

//#endregion
//#region src/scanners/zap/index.ts
async function scanWithZap(options) {
	const nothing = {
		tool: {
			name: "ZAP",
			informationUri: "https://www.zaproxy.org/"
		},
		format: "zap-json",
		command: [],
		coverage: {},
		notices: [],
		pages: {},
		scannedOrigin: new URL(options.target).origin,
		status: "unreadable"
	};
	const found = options.engine === "zap" ? findInstalledZap(options.environment) : await findDocker(options.environment, options.signal);
	if ("problem" in found) return {
		...nothing,
		reason: found.problem,
		help: found.help
	};
	let folder;
	try {
		folder = await privateFolder(options.workDir, "zap-");
		return {
			...nothing,
			...await scanIn(folder, found.command, options)
		};
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return {
			...nothing,
			reason: oneLine(`ZAP: ${error.message}`),
			help: error instanceof TollgateError ? error.help : []
		};
	} finally {
		await folder?.remove();
	}
}
async function scanIn(folder, program, options) {
	const { session, signal, onProgress } = options;
	const image = options.image ?? "ghcr.io/zaproxy/zaproxy@sha256:781a2bdaea47324e7bab583e2263f21d257b0aee61ed51521a5be45f5f5081ef";
	const zap = zapCommand({
		engine: options.engine,
		command: program,
		image,
		folder: folder.path,
		...folder.owner && { owner: folder.owner },
		hostNetwork: options.hostNetwork,
		clientSpider: options.clientSpider === true,
		environment: options.environment,
		secrets: sessionEnvironment(session, options.target)
	});
	const ready = await prepareZap(zap, {
		...options.engine === "zap-docker" && { image },
		...signal && { signal },
		...onProgress && { onProgress }
	});
	if ("problem" in ready) return {
		reason: ready.problem,
		help: ready.help,
		...ready.tool && { tool: ready.tool }
	};
	const target = zap.reach(options.target);
	const minutes = options.minutes ?? 20;
	const spiderMinutes = atLeastOne(Math.min(options.spiderMinutes ?? 5, minutes - 2));
	const passiveMinutes = atLeastOne(minutes - spiderMinutes - 1);
	const plan = zapPlan({
		target,
		requiredUrls: options.requiredUrls.map((url) => zap.reach(url)),
		seeds: (options.seeds ?? []).map((url) => zap.reach(url)),
		excludes: options.excludes,
		minUrls: options.minUrls,
		spiderMinutes,
		passiveMinutes,
		clientSpider: options.clientSpider === true,
		...session && { session },
		reports: options.reports ?? ["html"],
		folder: zap.folder,
		hasInsights: ready.version.hasInsights
	});
	await folder.write(PLAN_FILE, planText(plan));
	if (session?.script !== void 0) await folder.write(SCRIPT_FILE, session.script.text);
	onProgress?.({
		step: `ZAP ${ready.version.text}`,
		detail: `starting, to scan ${new URL(options.target).origin}`
	});
	const recorded = await runPlan(zap, folder, {
		timeoutMs: minutes * 6e4,
		...signal && { signal },
		...onProgress && { onProgress }
	});
	const judged = judgeZapRun(recorded, {
		target,
		minUrls: options.minUrls,
		spiderMinutes,
		passiveMinutes,
		version: ready.version.text
	});
	onProgress?.({
		step: `ZAP ${ready.version.text}`,
		detail: judged.status ?? ""
	});
	return {
		...judged,
		tool: {
			name: "ZAP",
			version: ready.version.text,
			informationUri: "https://www.zaproxy.org/"
		},
		notices: [...ready.notices, ...judged.notices ?? []],
		command: [zap.command, ...zap.planArgs],
		scannedOrigin: new URL(target).origin
	};
}
function atLeastOne(minutes) {
	return Math.max(1, Math.floor(minutes));
}

//#endregion
//#region src/cli/web/map-origin.ts
function originMapper(from, to) {
	const [host, name] = [new URL(from).host, new URL(to).host];
	if (from === to) return {
		finding: (finding) => finding,
		text: (given) => given
	};
	const text = (given) => given.includes(host) ? given.replaceAll(from, to).replaceAll(host, name) : given;
	return {
		text,
		finding: (finding) => mapTexts(finding, text)
	};
}
function mapTexts(finding, text) {
	return {
		...finding,
		message: text(finding.message),
		...finding.evidence !== void 0 && { evidence: text(finding.evidence) },
		locations: finding.locations.map((location) => location.kind === "url" ? {
			...location,
			url: text(location.url)
		} : location)
	};
}

//#endregion
//#region src/cli/web/session-secrets.ts
const SHORTEST = 4;
function sessionSecretMask(session) {
	const forms = [
		session?.headers,
		session?.cookies,
		session?.login?.fields
	].flatMap((group) => Object.values(group ?? {})).flatMap((value) => {
		const bare = value.replace(/^[A-Za-z]+ +/u, "");
		return [
			value,
			bare,
			encodeURIComponent(value),
			encodeURIComponent(bare),
			JSON.stringify(value).slice(1, -1)
		];
	});
	const secrets = [...new Set(forms)].filter((value) => value.length >= SHORTEST).toSorted((a, b) => b.length - a.length);
	return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, REDACTED), text);
}

//#endregion
//#region src/cli/web/zap-blind-spots.ts
const UNUSED = [
	"maxPages",
	"openapi",
	"forms",
	"browser",
	"paymentPages",
	"scripts"
];
const DEMANDS = ["minRoutes", "minAuthenticated"];
function zapBlindSpots(config) {
	const demands = DEMANDS.filter((key) => config[key] !== void 0);
	const unused = UNUSED.filter((key) => config[key] !== void 0);
	return {
		doubts: demands.length === 0 ? [] : [`${named(demands)} cannot be checked with ZAP`],
		notices: unused.length === 0 ? [] : [`${named(unused)}: only the embedded engine does that, ZAP did not`]
	};
}
function named(keys) {
	return keys.map((key) => `web.${key}`).join(", ");
}

//#endregion
//#region src/util/fill-variables.ts
const VARIABLE = /\$\{([A-Za-z_]\w{0,99})\}/gu;
function fillVariables(value, environment, key) {
	const fill = (given) => {
		if (typeof given === "string") return given.replaceAll(VARIABLE, (_text, name) => valueOf(name, environment) || missing(name, key));
		if (Array.isArray(given)) return given.map(fill);
		if (typeof given !== "object" || given === null) return given;
		return Object.fromEntries(Object.entries(given).map(([name, item]) => [name, fill(item)]));
	};
	return fill(value);
}
function valueOf(name, environment) {
	return Object.hasOwn(environment, name) ? environment[name] ?? "" : "";
}
function missing(name, key) {
	throw new TollgateError("config/no-such-variable", `the environment has no variable ${name}, which ${key} refers to`, {
		class: "usage",
		place: { key },
		help: [`set ${name}, in CI as a masked variable or secret`]
	});
}

//#endregion
//#region src/cli/web/zap-session.ts
async function zapSession({ session, zap }, context) {
	const own = ownHeader(context);
	if (session === void 0 && zap?.script === void 0 && own === void 0) return void 0;
	const filled = fillVariables(session ?? {}, context.environment, "web.session");
	const { cookies, login, check } = filled;
	const headers = filled.headers ?? own;
	return {
		...headers !== void 0 && { headers },
		...cookies !== void 0 && { cookies },
		...login !== void 0 && { login: {
			...login,
			...zap?.loginAction !== void 0 && { action: zap.loginAction }
		} },
		...check !== void 0 && { check: {
			url: check.url,
			...check.text !== void 0 && { text: check.text }
		} },
		...zap?.script !== void 0 && { script: await scriptOf(zap.script, context) }
	};
}
function ownHeader({ environment }) {
	const value = environment["ZAP_AUTH_HEADER_VALUE"];
	if (value === void 0 || value === "") return void 0;
	return { [environment["ZAP_AUTH_HEADER"] ?? "Authorization"]: value };
}
async function scriptOf({ file, engine }, context) {
	const bytes = await readFileIfThere(resolve(context.cwd, file));
	if (bytes !== void 0) return {
		name: file,
		engine,
		text: new TextDecoder().decode(bytes)
	};
	throw new TollgateError("web/no-script", `there is no ${file}, which web.zap.script names`, {
		class: "usage",
		place: {
			file,
			key: "web.zap.script"
		},
		help: ["the path is relative to the configuration file"]
	});
}

//#endregion
//#region src/cli/web/run-zap-scan.ts
const DEFAULT_MIN_URLS = 3;
async function runZapScan(engine, { target, reached, excludes }, config, folder, context) {
	const zap = config.zap ?? {};
	const session = await zapSession(config, context);
	const kinds = [
		"html",
		"markdown",
		"xml"
	].filter((kind) => kind === "html" || zap[kind] !== void 0);
	const run = await scanWithZap({
		engine,
		target: reached,
		minUrls: config.minPages ?? DEFAULT_MIN_URLS,
		requiredUrls: (config.requiredUrls ?? []).map((url) => ownUrl(url, reached)),
		seeds: (config.seeds ?? []).map((url) => ownUrl(url, reached)),
		excludes,
		...zap.spiderMinutes !== void 0 && { spiderMinutes: zap.spiderMinutes },
		...zap.minutes !== void 0 && { minutes: zap.minutes },
		...zap.clientSpider !== void 0 && { clientSpider: zap.clientSpider },
		...zap.image !== void 0 && { image: zap.image },
		...session && { session },
		reports: kinds,
		hostNetwork: process.platform === "linux",
		workDir: join(baseOf(folder), "cache", "zap"),
		environment: context.environment,
		signal: context.signal,
		onProgress: context.progress
	});
	const mask = sessionSecretMask(session);
	const { sourceOf } = await webScanOptions(target, config, context);
	await keepReports(run, config, {
		folder,
		mask
	}, context);
	return reportOf(run, {
		engine,
		target,
		mask,
		...sourceOf && { sourceOf }
	}, config);
}
function ownUrl(url, reached) {
	const own = URL.parse(url, reached);
	if (own !== null && own.origin === new URL(reached).origin) return own.href;
	throw new TollgateError("web/required-url-elsewhere", `required URL "${url}" is not one of the target`, {
		class: "usage",
		help: ["give a path such as /checkout, or a URL of the same scheme, host and port as the target"]
	});
}
async function keepReports({ report, pages }, config, { folder, mask }, context) {
	const zap = config.zap ?? {};
	const files = [
		[
			"json",
			"zap.json",
			report
		],
		[
			"html",
			"zap.html",
			pages.html
		],
		[
			"markdown",
			"zap.md",
			pages.markdown
		],
		[
			"xml",
			"zap.xml",
			pages.xml
		]
	];
	for (const [kind, name, bytes] of files) {
		if (bytes === void 0) continue;
		const file = zap[kind] === void 0 ? join(baseOf(folder), "zap", name) : resolve(context.cwd, zap[kind]);
		await writeFileAtomic(file, redact(mask(new TextDecoder().decode(bytes))));
	}
}
function baseOf(folder) {
	return basename(folder) === "reports" ? dirname(folder) : folder;
}
function reportOf(run, { engine, target, mask, sourceOf }, config) {
	const { findings, end } = readReport(run);
	const toTarget = originMapper(run.scannedOrigin, targetName(target));
	const { doubts, notices } = zapBlindSpots(config);
	const own = worseStatus(run.status, doubts.length > 0 ? "degraded" : "complete");
	const status = worseStatus(own, end?.status ?? own);
	const reason = [
		run.reason,
		end?.reason,
		...doubts
	].filter((part) => part !== void 0).join("; ");
	return {
		run: {
			tool: run.tool,
			scan: "web",
			target: config.name ?? targetName(target),
			status,
			...status !== "complete" && { reason: toTarget.text(mask(reason)) },
			coverage: {
				engine,
				...run.coverage
			},
			rules: []
		},
		findings: findings.map((finding) => withSources(toTarget.finding(mapTexts(finding, mask)), sourceOf)),
		evidence: [],
		notices: [
			...notices,
			...run.notices.map(mask),
			...end?.notices ?? [],
			...run.help ?? []
		]
	};
}
function withSources(finding, sourceOf) {
	if (sourceOf === void 0) return finding;
	const files = /* @__PURE__ */ new Map();
	for (const location of finding.locations) {
		const source = location.kind === "url" && URL.canParse(location.url) ? sourceOf(location.url) : void 0;
		if (source === void 0) continue;
		const region = source.line === void 0 ? {} : { region: { startLine: source.line } };
		files.set(`${source.file}:${source.line ?? 0}`, {
			kind: "file",
			uri: source.file,
			...region
		});
	}
	return files.size === 0 ? finding : {
		...finding,
		locations: [...finding.locations, ...files.values()]
	};
}
function readReport(run) {
	if (run.report === void 0) return { findings: [] };
	return readWhole(format.read(bytesSource("zap.json", run.report)));
}

//#endregion
//#region src/cli/web/through-front.ts
function throughFront(target, config, front) {
	const { origin } = new URL(target);
	const map = (url) => {
		const parsed = URL.parse(url);
		return parsed?.origin === origin ? `${front}${parsed.pathname}${parsed.search}` : url;
	};
	const { requiredUrls, session } = config;
	return {
		reached: map(target),
		config: {
			...config,
			...requiredUrls && { requiredUrls: requiredUrls.map(map) },
			...session && { session: {
				...session,
				...session.login && { login: {
					...session.login,
					url: map(session.login.url)
				} },
				...session.check && { check: {
					...session.check,
					url: map(session.check.url)
				} }
			} }
		}
	};
}
function withoutFront(report, reached, target) {
	const withPort = originMapper(new URL(reached).origin, targetName(target));
	const withoutPort = originMapper(targetName(reached), targetName(target));
	return {
		...report,
		findings: report.findings.map((finding) => withoutPort.finding(withPort.finding(finding)))
	};
}

//#endregion
//#region src/scanners/zap/passive-rules.ts
const PASSIVE_RULES = [
	{
		id: "2",
		name: "Private IP Disclosure"
	},
	{
		id: "3",
		name: "Session ID in URL Rewrite"
	},
	{
		id: "10009",
		name: "In Page Banner Information Leak"
	},
	{
		id: "10010",
		name: "Cookie No HttpOnly Flag"
	},
	{
		id: "10011",
		name: "Cookie Without Secure Flag"
	},
	{
		id: "10015",
		name: "Re-examine Cache-control Directives"
	},
	{
		id: "10017",
		name: "Cross-Domain JavaScript Source File Inclusion"
	},
	{
		id: "10019",
		name: "Content-Type Header Missing"
	},
	{
		id: "10020",
		name: "Anti-clickjacking Header"
	},
	{
		id: "10021",
		name: "X-Content-Type-Options Header Missing"
	},
	{
		id: "10023",
		name: "Information Disclosure - Debug Error Messages"
	},
	{
		id: "10024",
		name: "Information Disclosure - Sensitive Information in URL"
	},
	{
		id: "10025",
		name: "Information Disclosure - Sensitive Information in HTTP Referrer Header"
	},
	{
		id: "10026",
		name: "HTTP Parameter Override"
	},
	{
		id: "10027",
		name: "Information Disclosure - Suspicious Comments"
	},
	{
		id: "10028",
		name: "Off-site Redirect"
	},
	{
		id: "10029",
		name: "Cookie Poisoning"
	},
	{
		id: "10030",
		name: "User Controllable Charset"
	},
	{
		id: "10031",
		name: "User Controllable HTML Element Attribute (Potential XSS)"
	},
	{
		id: "10032",
		name: "Viewstate"
	},
	{
		id: "10033",
		name: "Directory Browsing"
	},
	{
		id: "10034",
		name: "Heartbleed OpenSSL Vulnerability (Indicative)"
	},
	{
		id: "10035",
		name: "Strict-Transport-Security Header"
	},
	{
		id: "10036",
		name: "HTTP Server Response Header"
	},
	{
		id: "10037",
		name: "Server Leaks Information via \"X-Powered-By\" HTTP Response Header Field(s)"
	},
	{
		id: "10038",
		name: "Content Security Policy (CSP) Header Not Set"
	},
	{
		id: "10039",
		name: "X-Backend-Server Header Information Leak"
	},
	{
		id: "10040",
		name: "Secure Pages Include Mixed Content"
	},
	{
		id: "10041",
		name: "HTTP to HTTPS Insecure Transition in Form Post"
	},
	{
		id: "10042",
		name: "HTTPS to HTTP Insecure Transition in Form Post"
	},
	{
		id: "10043",
		name: "User Controllable JavaScript Event (XSS)"
	},
	{
		id: "10044",
		name: "Big Redirect Detected (Potential Sensitive Information Leak)"
	},
	{
		id: "10049",
		name: "Content Cacheability"
	},
	{
		id: "10050",
		name: "Retrieved from Cache"
	},
	{
		id: "10052",
		name: "X-ChromeLogger-Data (XCOLD) Header Information Leak"
	},
	{
		id: "10054",
		name: "Cookie without SameSite Attribute"
	},
	{
		id: "10055",
		name: "CSP"
	},
	{
		id: "10056",
		name: "X-Debug-Token Information Leak"
	},
	{
		id: "10057",
		name: "Username Hash Found"
	},
	{
		id: "10061",
		name: "X-AspNet-Version Response Header"
	},
	{
		id: "10062",
		name: "PII Disclosure"
	},
	{
		id: "10063",
		name: "Permissions Policy Header Not Set"
	},
	{
		id: "10096",
		name: "Timestamp Disclosure"
	},
	{
		id: "10097",
		name: "Hash Disclosure"
	},
	{
		id: "10098",
		name: "Cross-Domain Misconfiguration"
	},
	{
		id: "10099",
		name: "Source Code Disclosure"
	},
	{
		id: "10105",
		name: "Weak Authentication Method"
	},
	{
		id: "10108",
		name: "Reverse Tabnabbing"
	},
	{
		id: "10109",
		name: "Modern Web Application"
	},
	{
		id: "10110",
		name: "Dangerous JS Functions"
	},
	{
		id: "10115",
		name: "Script Served From Malicious Domain (polyfill)"
	},
	{
		id: "10116",
		name: "ZAP is Out of Date"
	},
	{
		id: "10202",
		name: "Absence of Anti-CSRF Tokens"
	},
	{
		id: "90001",
		name: "Insecure JSF ViewState"
	},
	{
		id: "90002",
		name: "Java Serialization Object"
	},
	{
		id: "90003",
		name: "Sub Resource Integrity Attribute Missing"
	},
	{
		id: "90004",
		name: "Insufficient Site Isolation Against Spectre Vulnerability"
	},
	{
		id: "90011",
		name: "Charset Mismatch"
	},
	{
		id: "90022",
		name: "Application Error Disclosure"
	},
	{
		id: "90033",
		name: "Loosely Scoped Cookie"
	}
];

//#endregion
//#region src/util/apply-zap-config.ts
const LONGEST_URL = 8192;
const MOST_REMEMBERED = 1e4;
function openZapPolicy(config, context) {
	const holds = (decision) => isInForce({
		kind: "external",
		...decision.expires !== void 0 && { expires: decision.expires }
	}, context.now);
	const levels = new Map(config.levels.filter(holds).map((entry) => [entry.id, entry]));
	const scopes = config.outOfScope.filter(holds);
	const expired = [...config.levels, ...config.outOfScope].filter((entry) => !holds(entry));
	const isOutside = openScope(context.origin);
	return {
		apply: (finding) => {
			const refs = alertRefs(finding);
			if (refs.length === 0) return finding;
			return withLevel(withoutOutside(finding, refs, scopes, isOutside, config.file), refs.map((ref) => levels.get(ref) ?? levels.get(pluginOf(ref))), config.file);
		},
		notices: expired.map(({ line, expires }) => `${config.file}:${line}: the decision expired on ${expires ?? ""}; what it was about counts again`)
	};
}
function alertRefs({ rule, aliases }) {
	return [rule.id, ...aliases].flatMap((id) => id.startsWith("zap/") ? [id.slice(4)] : []);
}
function pluginOf(ref) {
	return ref.split("-")[0] ?? ref;
}
function withLevel(finding, rows, file) {
	if (rows.find((row) => row?.level === "FAIL") !== void 0) return isAtLeast(finding.severity, "high") ? finding : rated(finding, "high");
	const [first] = rows;
	if (first === void 0) return finding;
	if (rows.every((row) => row?.level === "IGNORE")) return suppressed(finding, first, `${file}: ${first.id} is ignored`);
	return rows.every((row) => row?.level === "INFO" || row?.level === "IGNORE") ? rated(finding, "informational") : finding;
}
function rated(finding, severity) {
	return {
		...finding,
		severity,
		level: levelOf$1(severity)
	};
}
function suppressed(finding, { reason, owner, expires }, otherwise) {
	const suppression = {
		kind: "external",
		status: "accepted",
		reason: reason ?? otherwise,
		...owner !== void 0 && { owner },
		...expires !== void 0 && { expires }
	};
	return {
		...finding,
		suppressions: [...finding.suppressions, suppression]
	};
}
function withoutOutside(finding, refs, scopes, isOutside, file) {
	const rows = scopes.filter(({ ids }) => refs.every((ref) => ids.some((id) => id === "*" || id === ref || id === pluginOf(ref))));
	const urls = finding.locations.filter(({ kind }) => kind === "url");
	if (rows.length === 0 || urls.length === 0) return finding;
	const outside = new Set(urls.filter((location) => rows.some((row) => isOutside(row, location))));
	if (outside.size < urls.length) return outside.size === 0 ? finding : {
		...finding,
		locations: finding.locations.filter((location) => !outside.has(location))
	};
	const row = rows.find((candidate) => urls.slice(0, 1).some((location) => isOutside(candidate, location)));
	return row === void 0 ? finding : suppressed(finding, row, `${file}: out of scope (${row.pattern.source})`);
}
function openScope(origin) {
	const known = /* @__PURE__ */ new Map();
	return (row, location) => {
		if (location.kind !== "url") return false;
		const decided = known.get(row) ?? /* @__PURE__ */ new Map();
		known.set(row, decided);
		const before = decided.get(location.url);
		if (before !== void 0) return before;
		const result = addresses(location.url, origin).some((url) => row.pattern.matchesStart(url.slice(0, LONGEST_URL)));
		if (decided.size < MOST_REMEMBERED) decided.set(location.url, result);
		return result;
	};
}
function addresses(url, origin) {
	const parsed = URL.parse(url);
	const target = origin === void 0 ? null : URL.parse(origin);
	if (parsed === null || target === null || !isLoopbackHost(parsed.hostname) || !isLoopbackHost(target.hostname)) return [url];
	return [url, `${target.origin}${url.slice(parsed.origin.length)}`];
}

//#endregion
//#region src/util/zap-config-text.ts
const HEAD = `# zap-baseline rule configuration file, read by ZAP and by Tollgate.
# Change WARN to IGNORE to ignore a rule, to INFO to make it informational, to FAIL to make it shut the gate.
# Above a row may stand: "# reason: …", "# owner: …", "# expires: 2026-12-31".
# OUTOFSCOPE and a regular expression leave addresses out, for a rule or for all: *<tab>OUTOFSCOPE<tab>http://localhost:3000/docs/.*
`;
function zapConfigText(rules, existing, file) {
	const known = new Set(existing === void 0 ? [] : parseZapConfig(existing, file).levels.map(({ id }) => id));
	const rows = rules.filter(({ id }) => !known.has(id)).toSorted((a, b) => Number.parseInt(a.id, 10) - Number.parseInt(b.id, 10) || (a.id < b.id ? -1 : 1)).map(({ id, name }) => `${id}\tWARN\t(${name.replaceAll(/\p{Cc}+/gu, " ")})\n`);
	if (existing === void 0) return `${HEAD}${rows.join("")}`;
	return `${existing}${existing === "" || existing.endsWith("\n") ? "" : "\n"}${rows.join("")}`;
}

//#endregion
//#region src/cli/web/zap-policy.ts
async function readZapConfig(file, context) {
	const bytes = await readFileIfThere(resolve(context.cwd, file));
	if (bytes !== void 0) return parseZapConfig(new TextDecoder().decode(bytes), file);
	throw new TollgateError("web/no-zap-config", `there is no ${file}`, {
		class: "usage",
		place: { file },
		help: [`make one with every rule at WARN: --write-zap-config ${basename(file)}`]
	});
}
function excludedPatterns(config) {
	return (config?.outOfScope ?? []).filter(({ ids, expires }) => ids.includes("*") && expires === void 0).map(({ pattern }) => pattern.source.replaceAll(/\(\?P?<[a-z]\w*>/giu, "(?:"));
}
function withZapConfig(report, config, now, origin) {
	const policy = openZapPolicy(config, {
		now,
		origin
	});
	return {
		...report,
		findings: report.findings.map((finding) => policy.apply(finding)),
		notices: [
			...report.notices,
			...config.notices,
			...policy.notices,
			...unknownRules(config)
		]
	};
}
async function writeZapConfig(file, report, context) {
	const path = resolve(context.cwd, file);
	const existing = await readFileIfThere(path);
	const known = new Set(PASSIVE_RULES.map(({ id }) => id));
	const found = /* @__PURE__ */ new Map();
	for (const { rule } of report.findings) {
		const id = /^zap\/(\d+)/u.exec(rule.id)?.[1];
		if (id !== void 0 && !known.has(id)) found.set(id, {
			id,
			name: rule.title
		});
	}
	const text = existing === void 0 ? void 0 : new TextDecoder().decode(existing);
	await writeFileAtomic(path, zapConfigText([...PASSIVE_RULES, ...found.values()], text, file));
}
function unknownRules({ file, levels }) {
	const known = new Set(PASSIVE_RULES.map(({ id }) => id));
	const unknown = levels.filter(({ id }) => !known.has(id.split("-")[0] ?? ""));
	if (unknown.length === 0) return [];
	return [`${file}: no passive rule of ZAP 2.17 is called ${unknown.slice(0, 5).map(({ id, line }) => `${id} (line ${line})`).join(", ")}${unknown.length > 5 ? " …" : ""}`];
}

//#endregion
//#region src/cli/web/run-web-scan.ts
const READY_SECONDS = 30;
async function runWebScan(target, config, { reports, now }, context) {
	requireWebUrl(target);
	const policy = config.zapConfig === void 0 ? void 0 : await readZapConfig(config.zapConfig, context);
	const chosen = await chooseEngine(config, context);
	const problem = await awaitReady(target, config, chosen, context);
	if (problem !== void 0) return notScanned(target, config, chosen, problem, context);
	const front = config.tlsFront === true ? await startTlsFront(target) : void 0;
	try {
		const { reached, config: there } = front === void 0 ? {
			reached: target,
			config
		} : throughFront(target, config, front.origin);
		const excludes = [...(config.exclude ?? []).map(globPattern), ...excludedPatterns(policy)];
		const own = chosen.engine === "embedded" ? await runEmbeddedScan(reached, {
			...there,
			name: config.name ?? targetName(target)
		}, context, front?.certificate) : await runZapScan(chosen.engine, {
			target,
			reached,
			excludes
		}, there, reports, context);
		const found = front === void 0 || chosen.engine !== "embedded" ? own : withoutFront(own, reached, target);
		if (config.writeZapConfig !== void 0) await writeZapConfig(config.writeZapConfig, found, context);
		const decided = policy === void 0 ? found : withZapConfig(found, policy, now, new URL(target).origin);
		return {
			...decided,
			notices: [...chosen.notices, ...decided.notices]
		};
	} finally {
		await front?.close();
	}
}
function requireWebUrl(target) {
	if (/^https?:$/u.test(URL.parse(target)?.protocol ?? "")) return;
	throw new TollgateError("http/bad-url", `"${target}" is no http or https URL`, {
		class: "usage",
		help: ["give the address with its scheme, as in http://127.0.0.1:3000"]
	});
}
async function chooseEngine({ engine, zap, shard }, context) {
	if (shard !== void 0 && engine !== void 0 && engine !== "embedded") throw new TollgateError("web/shard-needs-embedded", `a shard is looked at by the embedded engine alone, and the engine is \`${engine}\``, {
		class: "usage",
		help: ["leave --shard out, or take --engine embedded"]
	});
	if (engine === "zap" || engine === "zap-docker") return {
		engine,
		notices: []
	};
	if (engine === "auto") {
		const found = await findAnyZap(context.environment, context.signal);
		if (!("problem" in found)) return {
			engine: found.engine,
			notices: [`engine auto: ${found.engine} is here, so it is used`]
		};
		return {
			engine: "embedded",
			notices: [`engine auto: ${found.problem}, so the embedded engine is used`]
		};
	}
	const [only] = Object.keys(zap ?? {});
	if (engine === "embedded" && only !== void 0) throw new TollgateError("web/not-with-embedded", `\`zap.${only}\` is about ZAP, and the engine is \`embedded\``, {
		class: "usage",
		place: { key: `web.zap.${only}` },
		help: ["ask for ZAP with --engine zap, zap-docker or auto, or leave it out"]
	});
	return {
		engine: "embedded",
		notices: only === void 0 ? [] : ["ZAP’s own settings do nothing: the embedded engine was used"]
	};
}
async function awaitReady(target, { readyTimeout }, { engine }, context) {
	const seconds = readyTimeout ?? (engine === "embedded" ? 0 : READY_SECONDS);
	if (seconds === 0 || !URL.canParse(target)) return void 0;
	return awaitTarget(target, {
		timeoutMs: seconds * 1e3,
		signal: context.signal,
		onAttempt: (latest) => context.progress({
			step: `waiting for ${targetName(target)}`,
			detail: latest
		})
	});
}
function notScanned(target, { name, shard }, { engine, notices }, reason, context) {
	return {
		run: {
			tool: engine === "embedded" ? {
				name: "tollgate-baseline",
				version: context.version
			} : { name: "ZAP" },
			scan: "web",
			target: name ?? targetName(target),
			...shard !== void 0 && { shard },
			status: "degraded",
			reason,
			rules: []
		},
		findings: [],
		evidence: [],
		notices
	};
}
function globPattern(glob) {
	const isFolder = glob.endsWith("/**");
	return `https?://[^/]+${(isFolder ? glob.slice(0, -3) : glob).split(/(\*\*|\*)/u).map((part) => part === "**" ? ".*" : part === "*" ? "[^/?#]*" : part.replaceAll(/[\\^$.+?()[\]{}|]/gu, String.raw`\$&`)).join("")}${isFolder ? "(?:/.*)?" : ""}(?:[?#].*)?$`;
}

//#endregion
export { reportReader as a, saveReplays as i, runDependencyScan as n, parseZapConfig as o, saveReport as r, runWebScan as t };