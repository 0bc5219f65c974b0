import { a as Option, i as Command, t as EXIT } from "./exit-codes.js";
import { l as oneLine$1 } from "./summary.js";
import { t as TollgateError } from "./errors.js";
import { n as readFileIfThere, o as writeFileAtomic } from "./files.js";
import { t as nearest } from "./nearest.js";
import { $ as strictObject, F as stringLiteral, G as array, I as headLines, J as int, L as planReplay, M as asciiJson, N as commentText, Q as record, W as _enum, X as literal$1, Y as json, at as schemaProblems, et as string, g as ATTACKS, i as turnOf, l as openRun, n as paymentRunOptions, o as runAttack, p as EXPLORED_ATTACKS, q as discriminatedUnion, s as REPLAY_SCHEMA, y as missingFor } from "./run-payment-scan.js";
import { r as asObject } from "./untrusted.js";
import { n as pascalName } from "./shard.js";
import { t as wholeNumber } from "./whole-number.js";
import { t as secondsOf } from "./seconds-of.js";
import { basename, join, resolve } from "node:path";
import { randomBytes } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";

//#region src/fuzz/replay/replay-schema.ts
const name = string().regex(/^[a-z][a-z0-9_]{0,47}$/u);
const headerName = string().regex(/^[a-z][a-z0-9_.-]{0,99}$/u);
const oneLine = string().regex(/^[^\0\r\n]*$/u);
const path$1 = oneLine.regex(/^\//u, "must begin with a slash");
const variable = discriminatedUnion("from", [
	strictObject({
		name,
		from: literal$1("made"),
		kind: _enum([
			"email",
			"password",
			"key"
		])
	}),
	strictObject({
		name,
		from: literal$1("basic"),
		email: name,
		password: name
	}),
	strictObject({
		name,
		from: literal$1("environment"),
		about: string()
	}),
	strictObject({
		name,
		from: literal$1("answer")
	})
]);
const place = string().min(0).max(1e3);
const step = strictObject({
	label: string().max(100),
	kind: _enum([
		"setup",
		"attack",
		"read"
	]),
	method: string().regex(/^[A-Z]{1,20}$/u),
	path: path$1,
	headers: record(headerName, oneLine),
	body: string().exactOptional(),
	volley: int().min(1).exactOptional(),
	tries: int().min(2).max(100).exactOptional(),
	pause: int().min(1).max(6e4).exactOptional(),
	signedOut: literal$1(true).exactOptional(),
	save: array(strictObject({
		name,
		at: place
	})),
	state: array(strictObject({
		at: place,
		is: string().exactOptional(),
		like: string().exactOptional()
	})),
	answer: strictObject({
		status: int().min(0).max(999),
		body: string().exactOptional()
	})
});
const replaySchema = strictObject({
	schema: literal$1(REPLAY_SCHEMA),
	rule: string().regex(/^[a-z]+\/[a-z0-9-]{1,100}$/u),
	title: string(),
	message: string(),
	target: string(),
	seed: int().min(0),
	profile: strictObject({
		file: string().exactOptional(),
		sha256: string().exactOptional()
	}),
	parameters: json().exactOptional(),
	states: record(string(), string()),
	variables: array(variable).max(5e3),
	steps: array(step).max(5e3),
	effect: _enum(["recorded", "serial"]),
	needsTollgate: string().exactOptional()
});

//#endregion
//#region src/fuzz/replay/parse-replay.ts
const LONGEST_REPLAY = 16777216;
function parseReplay(text, file) {
	if (text.length > 16777216) throw refusal("too-long", "it is larger than any replay file", file, ["record it again: tollgate scan payments"]);
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw refusal("not-json", "it is no JSON", file, ["record it again: tollgate scan payments"]);
	}
	const version = asObject(value)["schema"];
	if (version !== "tollgate/replay-file/1") throw refusal("other-version", `it has ${typeof version === "string" ? `schema "${version.slice(0, 60)}"` : "no schema"}, this Tollgate reads ${REPLAY_SCHEMA}`, file, ["record it again with this version: tollgate scan payments"]);
	const parsed = replaySchema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [first] = schemaProblems(replaySchema, parsed.error.issues);
	const help = first?.help === void 0 ? [] : [first.help];
	throw refusal("bad-file", first?.text.slice(0, 300) ?? "it is no replay file", file, [...help, "it was edited: record it again with tollgate scan payments"]);
}
function refusal(state, message, file, help) {
	return new TollgateError(`replay/${state}`, message, {
		class: "usage",
		place: { file },
		help
	});
}

//#endregion
//#region src/fuzz/replay-payments.ts
const ALL = [...ATTACKS, ...EXPLORED_ATTACKS];
async function replayPayments(options) {
	const results = /* @__PURE__ */ new Map();
	const ready = [];
	for (const input of options.inputs) {
		const read = readInput(input, options);
		if ("verdict" in read) results.set(input, read);
		else ready.push({
			...read,
			input
		});
	}
	if (ready.length > 0) {
		const run = await openRun(options);
		const nonce = options.nonce ?? randomBytes(9).toString("hex");
		let stopped;
		try {
			const turns = ready.toSorted((left, right) => turnOf(left.attack) - turnOf(right.attack));
			for (const [done, { input, attack, replay, file }] of turns.entries()) {
				const { rule } = replay;
				options.onProgress?.({
					step: "replay",
					done,
					total: turns.length,
					detail: rule
				});
				if (stopped !== void 0) {
					results.set(input, failure(file, rule, `not tried: ${stopped}`, "try it alone, or with a longer --budget"));
					continue;
				}
				const { profile } = options;
				const { parameters, seed } = replay;
				const end = await runAttack(attack, run, {
					profile,
					scope: [
						seed,
						nonce,
						rule,
						done
					],
					...parameters !== void 0 && { parameters }
				});
				const told = {
					file,
					rule,
					...replay.profile.sha256 !== void 0 && replay.profile.sha256 !== options.profileFile?.sha256 && { otherProfile: true }
				};
				if (end.verdict === "violation") results.set(input, {
					...told,
					verdict: "failed",
					reason: end.message
				});
				else if (end.verdict === "held") results.set(input, {
					...told,
					verdict: "fixed"
				});
				else {
					if (end.verdict === "stopped") stopped = end.reason;
					results.set(input, {
						...failure(file, rule, end.reason, NEXT),
						...told
					});
				}
			}
		} finally {
			await run.close();
		}
	}
	return options.inputs.map((input) => results.get(input) ?? failure(input.file, "", "not tried", NEXT));
}
const NEXT = "see what works: tollgate scan payments --profile FILE --check";
function readInput({ file, text }, { profile }) {
	let replay;
	try {
		replay = parseReplay(text, file);
	} catch (error) {
		if (!(error instanceof TollgateError)) throw error;
		return failure(file, "", error.message, error.help[0] ?? "");
	}
	const { rule, target } = replay;
	const attack = ALL.find((one) => one.rule.id === rule);
	if (attack === void 0) {
		const close = nearest(rule, ALL.map((one) => one.rule.id));
		const help = close === void 0 ? "it was written by another version: record it again" : `did you mean "${close}"?`;
		return failure(file, rule, `there is no attack ${rule}`, help);
	}
	if (target !== profile.name) return failure(file, rule, `it was recorded on "${target}", the profile is that of "${profile.name}"`, `give the profile of "${target}": --profile FILE`);
	const missing = missingFor(attack, profile);
	if (missing.length > 0) return failure(file, rule, `the profile has no ${missing.join(", ")}`, "map it as it was when this was recorded");
	return {
		file,
		replay,
		attack
	};
}
function failure(file, rule, reason, help) {
	return {
		file,
		rule,
		verdict: "error",
		reason,
		help
	};
}

//#endregion
//#region src/cli/payments/read-replays.ts
async function readReplays(path, context) {
	const whole = resolve(context.cwd, path);
	const there = await stat(whole).catch(() => void 0);
	const help = ["give a file or folder that tollgate scan payments wrote, as in .tollgate/replay"];
	if (there === void 0) throw new TollgateError("replay/no-file", `there is no ${path}`, {
		class: "usage",
		place: { file: path },
		help
	});
	if (!there.isDirectory()) return [await readOne(whole)];
	const names = (await readdir(whole)).filter((name) => name.endsWith(".json")).toSorted();
	if (names.length === 0) {
		const message = `${path} holds no replay file: there is no .json in it`;
		throw new TollgateError("replay/no-file", message, {
			class: "usage",
			place: { file: path },
			help
		});
	}
	return Promise.all(names.map((name) => readOne(join(whole, name))));
}
async function readOne(path) {
	const file = basename(path);
	try {
		const there = await stat(path);
		if (!there.isFile()) return {
			file,
			text: ""
		};
		return {
			file,
			text: there.size > 16777216 ? " ".repeat(LONGEST_REPLAY + 1) : await readFile(path, "utf8")
		};
	} catch {
		return {
			file,
			text: ""
		};
	}
}

//#endregion
//#region src/cli/payments/replay-result.ts
function replayResult(results) {
	const count = (verdict) => results.filter((one) => one.verdict === verdict).length;
	const [failed, errors, fixed] = [
		count("failed"),
		count("error"),
		count("fixed")
	];
	const verdict = failed > 0 ? "fail" : errors > 0 ? "incomplete" : "pass";
	const width = Math.max(0, ...results.map(({ rule }) => rule.length));
	const summary = `${failed} of ${results.length} attack${results.length === 1 ? "" : "s"} still work${failed === 1 ? "s" : ""}, ${fixed} fixed, ${errors} without a verdict`;
	return {
		exitCode: failed > 0 ? EXIT.failed : errors > 0 ? EXIT.incomplete : EXIT.passed,
		lines: [...results.flatMap((one) => [
			`${one.verdict.toUpperCase().padEnd(6)}  ${oneLineOf(one.rule).padEnd(width)}  ${one.file}`.trimEnd(),
			...one.reason === void 0 ? [] : [`        ${oneLineOf(one.reason)}`],
			...one.help === void 0 || one.help === "" ? [] : [`        → ${oneLineOf(one.help)}`]
		]), `tollgate: ${verdict}: ${summary}`],
		notices: results.filter(({ otherProfile }) => otherProfile === true).map(({ file }) => `${file}: the profile is not the one that this was recorded with`),
		verdict,
		document: {
			results,
			failed,
			fixed,
			errors
		}
	};
}
function oneLineOf(text) {
	return oneLine$1(text, 300);
}

//#endregion
//#region src/fuzz/replay/java-json.ts
const JAVA_JSON = String.raw`
  /** Reads JSON: objects as maps, arrays as lists, numbers as BigDecimal. */
  private static final class Json {
    private final String text;
    private int place;

    Json(String text) {
      this.text = text;
    }

    Object read() {
      Object value = value(0);
      if (peek() != 0) {
        throw new IllegalArgumentException("more than one value");
      }
      return value;
    }

    private Object value(int depth) {
      char next = peek();
      if (depth > 500) {
        throw new IllegalArgumentException("nested too deeply");
      } else if (next == '{') {
        Map<String, Object> map = new HashMap<>();
        for (char mark = open('}'); mark != '}'; mark = separator('}')) {
          peek();
          String key = string();
          expect(':');
          map.put(key, value(depth + 1));
        }
        return map;
      } else if (next == '[') {
        List<Object> list = new ArrayList<>();
        for (char mark = open(']'); mark != ']'; mark = separator(']')) {
          list.add(value(depth + 1));
        }
        return list;
      } else if (next == '"') {
        return string();
      }
      Matcher matcher = Pattern.compile("true|false|null|-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d{1,4})?").matcher(text);
      if (!matcher.find(place) || matcher.start() != place) {
        throw new IllegalArgumentException("no value");
      }
      place = matcher.end();
      return switch (matcher.group()) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> new BigDecimal(matcher.group());
      };
    }

    private char peek() {
      while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
        place += 1;
      }
      return place < text.length() ? text.charAt(place) : 0;
    }

    private void expect(char mark) {
      if (peek() != mark) {
        throw new IllegalArgumentException("no " + mark);
      }
      place += 1;
    }

    private char open(char end) {
      place += 1;
      if (peek() == end) {
        place += 1;
        return end;
      }
      return 0;
    }

    private char separator(char end) {
      char mark = peek();
      if (mark != ',' && mark != end) {
        throw new IllegalArgumentException("no comma");
      }
      place += 1;
      return mark;
    }

    private String string() {
      expect('"');
      StringBuilder result = new StringBuilder();
      for (char mark = text.charAt(place); mark != '"'; mark = text.charAt(place)) {
        place += 1;
        if (mark == '\\') {
          char escape = text.charAt(place);
          place += 1;
          int at = "bfnrt".indexOf(escape);
          if (escape == 'u') {
            result.append((char) Integer.parseInt(text.substring(place, place + 4), 16));
            place += 4;
          } else {
            result.append(at < 0 ? escape : "\b\f\n\r\t".charAt(at));
          }
        } else {
          result.append(mark);
        }
      }
      place += 1;
      return result.toString();
    }

    static String escape(String value) {
      StringBuilder result = new StringBuilder();
      for (char mark : value.toCharArray()) {
        if (mark == '"' || mark == '\\') {
          result.append('\\').append(mark);
        } else if (mark < ' ') {
          result.append(String.format("\\" + "u%04x", (int) mark));
        } else {
          result.append(mark);
        }
      }
      return result.toString();
    }
  }
`;

//#endregion
//#region src/fuzz/replay/java-runner.ts
const JAVA_RUNNER = String.raw`
  private static final List<Integer> NOT_REACHED = List.of(401, 407, 408, 425, 429, 502, 503, 504);
  private static final Object ABSENT = new Object();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();
  private final Map<String, String> values = new HashMap<>();

  private record Answer(int status, HttpResponse<String> response, Object json) {}

  /** Does what the finding did; did the same come of it? */
  private boolean attackWorks() throws Exception {
    startValues();
    boolean refused = false;
    boolean same = true;
    List<Map<?, ?>> steps = new ArrayList<>();
    for (String step : STEPS) {
      steps.add((Map<?, ?>) new Json(step).read());
    }
    for (int index = 0; index < steps.size(); index += 1) {
      List<Map<?, ?>> group = new ArrayList<>(List.of(steps.get(index)));
      Object volley = steps.get(index).get("volley");
      while (volley != null && index + 1 < steps.size() && volley.equals(steps.get(index + 1).get("volley"))) {
        index += 1;
        group.add(steps.get(index));
      }
      List<CompletableFuture<Answer>> asked = new ArrayList<>();
      for (Map<?, ?> step : group) {
        asked.add(CompletableFuture.supplyAsync(() -> ask(step), task -> new Thread(task).start()));
      }
      for (int position = 0; position < group.size(); position += 1) {
        Map<?, ?> step = group.get(position);
        Answer answer = asked.get(position).get();
        int status = answer.status();
        int recorded = ((BigDecimal) step.get("status")).intValue();
        boolean taken = status >= 200 && status < 300;
        boolean attack = step.get("kind").equals("attack");
        if (attack) {
          boolean signedOut = status == 401 && step.get("signedOut") != null;
          if (status != recorded && NOT_REACHED.contains(status) && !signedOut) {
            throw new IllegalStateException(step.get("label") + " answered " + status + ": the attack did not reach the app");
          }
          refused |= step.get("taken").equals(true) && !taken;
        } else if (!taken && status != recorded) {
          if (refused && status >= 400 && status < 500 && !NOT_REACHED.contains(status)) {
            return false;
          }
          throw new IllegalStateException(step.get("label") + " answered " + status + ", it must work");
        }
        for (Object saved : (List<?>) step.get("save")) {
          Map<?, ?> one = (Map<?, ?>) saved;
          Object value = at(answer, (String) one.get("at"));
          if (value != ABSENT) {
            values.put((String) one.get("name"), textOf(value));
          } else if (refused || (attack && !taken)) {
            refused = true;
          } else {
            throw new IllegalStateException(step.get("label") + ": the answer has nothing at " + one.get("at"));
          }
        }
        if (!isAsRecorded(step, answer)) {
          if (step.get("kind").equals("setup")) {
            throw new IllegalStateException(step.get("label") + ": the app is not as it was; record the finding again");
          }
          same = false;
        }
      }
    }
    return EFFECT.equals("serial") ? !same : same;
  }

  private Answer ask(Map<?, ?> step) {
    try {
      int tries = step.get("tries") == null ? 1 : ((BigDecimal) step.get("tries")).intValue();
      for (int tried = 1; ; tried += 1) {
        if (step.get("pause") != null) {
          Thread.sleep(((BigDecimal) step.get("pause")).longValue());
        }
        String url = environment("TOLLGATE_TARGET").replaceAll("/$", "") + fill((String) step.get("path"));
        String body = (String) step.get("body");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        ((Map<?, ?>) step.get("headers")).forEach((name, value) -> request.header((String) name, fill((String) value)));
        request.method(
            (String) step.get("method"),
            body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(fill(body)));
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Answer answer = new Answer(response.statusCode(), response, parse(response.body()));
        if (tried >= tries || isAsRecorded(step, answer)) {
          return answer;
        }
        Thread.sleep(150);
      }
    } catch (java.io.IOException | InterruptedException error) {
      throw new IllegalStateException(error);
    }
  }

  private boolean isAsRecorded(Map<?, ?> step, Answer answer) {
    for (Object one : (List<?>) step.get("state")) {
      List<?> state = (List<?>) one;
      Object value = at(answer, (String) state.get(0));
      String wanted = (String) state.get(2);
      if (state.get(1).equals("like")) {
        String form = textOf(value).replaceAll("[0-9]", "9").replaceAll("[A-Za-z]", "a");
        if (!form.substring(0, Math.min(200, form.length())).equals(wanted)) {
          return false;
        }
      } else if (!isEqual(value, parse(fill(wanted)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEqual(Object value, Object wanted) {
    if (value instanceof BigDecimal number && wanted instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    return value == null ? wanted == null : value.equals(wanted);
  }

  private static Object at(Answer answer, String place) {
    if (place.equals("status")) {
      return BigDecimal.valueOf(answer.status());
    }
    if (place.startsWith("length ")) {
      return at(answer, place.substring(7)) instanceof List<?> list ? BigDecimal.valueOf(list.size()) : ABSENT;
    }
    if (place.startsWith("header ")) {
      return answer.response().headers().firstValue(place.substring(7)).map(Object.class::cast).orElse(ABSENT);
    }
    if (place.equals("location")) {
      String path = answer.response().headers().firstValue("location").orElse("").split("[?#]", 2)[0].replaceAll("/+$", "");
      return path.isEmpty() ? ABSENT : path.substring(path.lastIndexOf('/') + 1);
    }
    if (place.startsWith("cookie ")) {
      String start = place.substring(7) + "=";
      Object found = ABSENT;
      for (String text : answer.response().headers().allValues("set-cookie")) {
        String pair = text.split(";", 2)[0];
        if (pair.startsWith(start)) {
          found = pair.substring(start.length());
        }
      }
      return found;
    }
    Object value = answer.json();
    String[] tokens = place.split("/", -1);
    for (int index = 1; index < tokens.length; index += 1) {
      String key = tokens[index].replace("~1", "/").replace("~0", "~");
      if (value instanceof Map<?, ?> map && map.containsKey(key)) {
        value = map.get(key);
      } else if (value instanceof List<?> list && key.matches("\\d{1,6}") && Integer.parseInt(key) < list.size()) {
        value = list.get(Integer.parseInt(key));
      } else {
        return ABSENT;
      }
    }
    return value;
  }

  private void startValues() {
    values.clear();
    values.put("dollar", "$");
    for (String text : VARIABLES) {
      Map<?, ?> variable = (Map<?, ?>) new Json(text).read();
      String name = (String) variable.get("name");
      switch ((String) variable.get("from")) {
        case "environment" -> values.put(name, environment(name.toUpperCase(java.util.Locale.ROOT)));
        case "made" -> values.put(name, made((String) variable.get("kind")));
        case "basic" -> {
          String pair = values.get(variable.get("email")) + ":" + values.get(variable.get("password"));
          values.put(name, Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        default -> { }
      }
    }
  }

  private static String made(String kind) {
    String name = UUID.randomUUID().toString().replace("-", "").substring(0, 18);
    return switch (kind) {
      case "email" -> name + "@example.com";
      case "key" -> UUID.randomUUID().toString();
      default -> "Tg-" + name + "!Aa9";
    };
  }

  private String fill(String text) {
    Matcher matcher = Pattern.compile("\\$\\{([a-z0-9_]+)(?:\\|([a-z0-9]+))?\\}").matcher(text);
    return matcher.replaceAll(match -> {
      String value = values.getOrDefault(match.group(1), "");
      String filter = match.group(2) == null ? "" : match.group(2);
      return Matcher.quoteReplacement(switch (filter) {
        case "uri" -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        case "json" -> Json.escape(value);
        case "hex24" -> value.replace("-", "").substring(0, 24);
        default -> value;
      });
    });
  }

  private static String textOf(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("the environment has no " + name);
    }
    return value;
  }

  private static Object parse(String text) {
    try {
      return new Json(text).read();
    } catch (RuntimeException error) {
      return ABSENT;
    }
  }
`;

//#endregion
//#region src/fuzz/replay/junit-test.ts
const LONGEST_LITERAL = 2e4;
function junitClass({ rule }, number = 1) {
	return `${pascalName(rule)}${number > 1 ? String(number) : ""}Test`;
}
function junitTest(replay, file, name = junitClass(replay)) {
	const plan = planReplay(replay, file);
	const lines = (values) => values.map((value) => `      ${literal(asciiJson(value))}`).join(",\n");
	return `${headLines(replay, plan, file).map((line) => `// ${commentText(line)}`).join("\n")}
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ${name} {
  private static final int ROUNDS = ${plan.rounds};
  private static final String EFFECT = ${stringLiteral(plan.effect)};
  private static final String[] VARIABLES = {
${lines(plan.variables)}
  };
  private static final String[] STEPS = {
${lines(plan.steps)}
  };

  @Test
  void attackNoLongerWorks() throws Exception {
    for (int round = 0; round < ROUNDS; round += 1) {
      assertFalse(attackWorks(), ${literal(replay.message)});
    }
  }
${JAVA_RUNNER}${JAVA_JSON}}
`;
}
function literal(text) {
	const pieces = text.match(new RegExp(`[^]{1,${LONGEST_LITERAL}}`, "gu")) ?? [""];
	if (pieces.length === 1) return stringLiteral(text);
	return `String.join("", ${pieces.map((piece) => stringLiteral(piece)).join(", ")})`;
}

//#endregion
//#region src/fuzz/replay/pytest-test.ts
function pytestTest(replay, file) {
	const plan = planReplay(replay, file);
	const name = replay.rule.replaceAll(/[^a-z0-9]+/gu, "_");
	return `${headLines(replay, plan, file).map((line) => `# ${commentText(line)}`).join("\n")}
import base64
import json
import os
import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor

ROUNDS = ${plan.rounds}
EFFECT = ${stringLiteral(plan.effect)}
VARIABLES = [
${plan.variables.map(load).join("\n")}
]
STEPS = [
${plan.steps.map(load).join("\n")}
]
${RUNNER$1}

def test_${name}():
    for _ in range(ROUNDS):
        assert not attack_works(), json.loads(${stringLiteral(asciiJson(replay.message))})
`;
}
function load(value) {
	return `    json.loads(${stringLiteral(asciiJson(value))}),`;
}
const RUNNER$1 = String.raw`
NOT_REACHED = (401, 407, 408, 425, 429, 502, 503, 504)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        return None


OPENER = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))


def attack_works():
    """Does what the finding did; did the same come of it?"""
    values = start_values()
    refused = False
    same = True
    index = 0
    while index < len(STEPS):
        group = [STEPS[index]]
        while group[0].get("volley") is not None and index + 1 < len(STEPS) and STEPS[index + 1].get("volley") == group[0]["volley"]:
            index += 1
            group.append(STEPS[index])
        index += 1
        with ThreadPoolExecutor(len(group)) as pool:
            answers = list(pool.map(lambda step: ask(step, values), group))
        for step, answer in zip(group, answers):
            status = answer["status"]
            taken = 200 <= status < 300
            if step["kind"] == "attack":
                if status != step["status"] and status in NOT_REACHED and not (status == 401 and step.get("signedOut")):
                    raise RuntimeError("%s answered %d: the attack did not reach the app" % (step["label"], status))
                if step["taken"] and not taken:
                    refused = True
            elif not taken and status != step["status"]:
                if refused and 400 <= status < 500 and status not in NOT_REACHED:
                    return False
                raise RuntimeError("%s answered %d, it must work" % (step["label"], status))
            for saved in step["save"]:
                value = read(answer, saved["at"])
                if value is not None:
                    values[saved["name"]] = text_of(value)
                elif refused or (step["kind"] == "attack" and not taken):
                    refused = True
                else:
                    raise RuntimeError("%s: the answer has nothing at %s" % (step["label"], saved["at"]))
            if not is_as_recorded(step, answer, values):
                if step["kind"] == "setup":
                    raise RuntimeError("%s: the app is not as it was; record the finding again" % step["label"])
                same = False
    return not same if EFFECT == "serial" else same


def ask(step, values):
    tried = 0
    while True:
        tried += 1
        time.sleep(step.get("pause", 0) / 1000)
        body = step.get("body")
        request = urllib.request.Request(
            environment("TOLLGATE_TARGET").rstrip("/") + fill(step["path"], values),
            data=None if body is None else fill(body, values).encode(),
            headers={name: fill(value, values) for name, value in step["headers"].items()},
            method=step["method"],
        )
        try:
            response = OPENER.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            answer = {"status": response.status, "headers": response.headers, "json": parse(response.read().decode(errors="replace"))}
        if tried >= step.get("tries", 1) or is_as_recorded(step, answer, values):
            return answer
        time.sleep(0.15)


def is_as_recorded(step, answer, values):
    for at, how, wanted in step["state"]:
        value = read(answer, at)
        if how == "like":
            form = re.sub("[A-Za-z]", "a", re.sub("[0-9]", "9", text_of(value)))[:200]
            if form != wanted:
                return False
        else:
            expected = parse(fill(wanted, values))
            if value != expected or isinstance(value, bool) != isinstance(expected, bool):
                return False
    return True


def read(answer, at):
    headers = answer["headers"]
    if at == "status":
        return answer["status"]
    if at.startswith("length "):
        listed = read(answer, at[7:])
        return None if listed is None else len(listed)
    if at.startswith("header "):
        return headers.get(at[7:])
    if at == "location":
        parts = [part for part in re.split("[?#]", headers.get("location") or "")[0].split("/") if part]
        return parts[-1] if parts else None
    if at.startswith("cookie "):
        pairs = [text.split(";")[0] for text in headers.get_all("set-cookie") or []]
        own = [pair for pair in pairs if pair.startswith(at[7:] + "=")]
        return own[-1][len(at) - 6 :] if own else None
    value = answer["json"]
    for token in at.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value


def start_values():
    values = {"dollar": "$"}
    for variable in VARIABLES:
        name = variable["name"]
        if variable["from"] == "environment":
            values[name] = environment(name.upper())
        elif variable["from"] == "made":
            made = {"email": secrets.token_hex(9) + "@example.com", "key": str(uuid.uuid4()), "password": "Tg-" + secrets.token_hex(9) + "!Aa9"}
            values[name] = made[variable["kind"]]
        elif variable["from"] == "basic":
            pair = values[variable["email"]] + ":" + values[variable["password"]]
            values[name] = base64.b64encode(pair.encode()).decode()
    return values


def fill(text, values):
    def one(match):
        value = values.get(match.group(1), "")
        if match.group(2) == "uri":
            return urllib.parse.quote(value, safe="")
        if match.group(2) == "json":
            return json.dumps(value)[1:-1]
        return value.replace("-", "")[:24] if match.group(2) == "hex24" else value

    return re.sub(r"\$\{([a-z0-9_]+)(?:\|([a-z0-9]+))?\}", one, text)


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value)


def environment(name):
    value = os.environ.get(name, "")
    if value == "":
        raise RuntimeError("the environment has no " + name)
    return value


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return None
`;

//#endregion
//#region src/fuzz/replay/vitest-test.ts
function vitestTest(replay, file) {
	const plan = planReplay(replay, file);
	return `${headLines(replay, plan, file).map((line) => `// ${commentText(line)}`).join("\n")}
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';

const ROUNDS = ${plan.rounds};
const EFFECT: string = ${stringLiteral(plan.effect)};
const VARIABLES: Variable[] = [
${plan.variables.map((variable) => `  ${asciiJson(variable)},`).join("\n")}
];
const STEPS: Step[] = [
${plan.steps.map((step) => `  ${asciiJson(step)},`).join("\n")}
];
${RUNNER}
test(${stringLiteral(`${replay.rule}: ${replay.title}`)}, { timeout: 120_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    expect(await attackWorks(), ${stringLiteral(replay.message)}).toBe(false);
  }
});
`;
}
const RUNNER = String.raw`
interface Variable { name: string; from: string; kind?: string; email?: string; password?: string }
interface Step {
  label: string; kind: string; method: string; path: string; headers: Record<string, string>; body?: string;
  volley?: number; tries?: number; pause?: number; signedOut?: boolean; status: number; taken: boolean;
  save: { name: string; at: string }[]; state: string[][];
}
interface Answer { status: number; headers: Headers; json: unknown }

const NOT_REACHED = [401, 407, 408, 425, 429, 502, 503, 504];

/** Does what the finding did; did the same come of it? */
async function attackWorks(): Promise<boolean> {
  const values = startValues();
  let refused = false;
  let same = true;
  for (let index = 0; index < STEPS.length; index += 1) {
    const step = STEPS[index]!;
    const group = [step];
    while (step.volley !== undefined && STEPS[index + 1]?.volley === step.volley) group.push(STEPS[(index += 1)]!);
    const answers = await Promise.all(group.map((one) => ask(one, values)));
    for (const [position, one] of group.entries()) {
      const answer = answers[position]!;
      const taken = answer.status >= 200 && answer.status < 300;
      if (one.kind === 'attack') {
        const reached = answer.status === one.status || (answer.status === 401 && one.signedOut) || !NOT_REACHED.includes(answer.status);
        if (!reached) throw new Error(one.label + ' answered ' + answer.status + ': the attack did not reach the app');
        if (one.taken && !taken) refused = true;
      } else if (!taken && answer.status !== one.status) {
        if (refused && answer.status >= 400 && answer.status < 500 && !NOT_REACHED.includes(answer.status)) return false;
        throw new Error(one.label + ' answered ' + answer.status + ', it must work');
      }
      for (const { name, at } of one.save) {
        const value = read(answer, at);
        if (value !== undefined) values[name] = String(value);
        else if (refused || (one.kind === 'attack' && !taken)) refused = true;
        else throw new Error(one.label + ': the answer has nothing at ' + at);
      }
      if (isAsRecorded(one, answer, values)) continue;
      if (one.kind === 'setup') throw new Error(one.label + ': the app is not as it was; record the finding again');
      same = false;
    }
  }
  return EFFECT === 'serial' ? !same : same;
}

async function ask(step: Step, values: Record<string, string>): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    if (step.pause !== undefined) await delay(step.pause);
    const body = step.body === undefined ? undefined : fill(step.body, values);
    const headers = Object.fromEntries(Object.entries(step.headers).map(([name, value]) => [name, fill(value, values)]));
    const url = environment('TOLLGATE_TARGET').replace(/\/$/, '') + fill(step.path, values);
    const response = await fetch(url, { method: step.method, headers, redirect: 'manual', ...(body !== undefined && { body }) });
    const answer = { status: response.status, headers: response.headers, json: parse(await response.text()) };
    if (step.tries === undefined || tried >= step.tries || isAsRecorded(step, answer, values)) return answer;
    await delay(150);
  }
}

function isAsRecorded(step: Step, answer: Answer, values: Record<string, string>): boolean {
  return step.state.every(([at = '', how, wanted = '']) => {
    const value = read(answer, at);
    if (how === 'like') return String(value).replace(/\d/g, '9').replace(/[a-z]/gi, 'a').slice(0, 200) === wanted;
    return JSON.stringify(value) === JSON.stringify(parse(fill(wanted, values)));
  });
}

function read(answer: Answer, at: string): unknown {
  if (at === 'status') return answer.status;
  if (at.startsWith('length ')) return (read(answer, at.slice(7)) as unknown[] | undefined)?.length;
  if (at.startsWith('header ')) return answer.headers.get(at.slice(7)) ?? undefined;
  if (at === 'location') return answer.headers.get('location')?.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1);
  if (at.startsWith('cookie ')) {
    const pair = answer.headers.getSetCookie().map((text) => text.split(';')[0] ?? '').findLast((text) => text.startsWith(at.slice(7) + '='));
    return pair?.slice(at.length - 6);
  }
  let value: unknown = answer.json;
  for (const token of at.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    value = value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

function startValues(): Record<string, string> {
  const values: Record<string, string> = { dollar: '$' };
  for (const { name, from, kind, email, password } of VARIABLES) {
    if (from === 'environment') values[name] = environment(name.toUpperCase());
    if (from === 'made') values[name] = kind === 'email' ? randomBytes(9).toString('hex') + '@example.com' : kind === 'key' ? randomUUID() : 'Tg-' + randomBytes(9).toString('hex') + '!Aa9';
    if (from === 'basic') values[name] = Buffer.from(values[email!] + ':' + values[password!]).toString('base64');
  }
  return values;
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\$\{([a-z0-9_]+)(?:\|([a-z0-9]+))?\}/g, (_, name: string, filter?: string) => {
    const value = values[name] ?? '';
    if (filter === 'uri') return encodeURIComponent(value);
    if (filter === 'json') return JSON.stringify(value).slice(1, -1);
    return filter === 'hex24' ? value.replaceAll('-', '').slice(0, 24) : value;
  });
}

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error('the environment has no ' + name);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
`;

//#endregion
//#region src/cli/payments/write-replay-tests.ts
const TEST_FRAMEWORKS = [
	"vitest",
	"pytest",
	"junit5"
];
const words = (replay) => replay.rule.replaceAll(/[^a-z0-9]+/gu, "-");
const WRITERS = {
	vitest: (replay, file, number) => ({
		name: `${words(replay)}${number > 1 ? `-${number}` : ""}.test.ts`,
		text: vitestTest(replay, file)
	}),
	pytest: (replay, file, number) => ({
		name: `test_${words(replay).replaceAll("-", "_")}${number > 1 ? `_${number}` : ""}.py`,
		text: pytestTest(replay, file)
	}),
	junit5: (replay, file, number) => {
		const name = junitClass(replay, number);
		return {
			name: `${name}.java`,
			text: junitTest(replay, file, name)
		};
	}
};
async function writeReplayTests(inputs, { framework, folder, force }, context) {
	const rows = [];
	const numbers = /* @__PURE__ */ new Map();
	for (const { file, text } of inputs) try {
		const replay = parseReplay(text, file);
		const number = (numbers.get(replay.rule) ?? 0) + 1;
		const test = WRITERS[framework](replay, file, number);
		const path = join(folder, test.name);
		const whole = resolve(context.cwd, path);
		if (!force && await readFileIfThere(whole) !== void 0) {
			rows.push({
				file,
				reason: `${path} is there already`,
				help: "overwrite it with --force"
			});
			continue;
		}
		await writeFileAtomic(whole, test.text);
		numbers.set(replay.rule, number);
		rows.push({
			file,
			written: path
		});
	} catch (error) {
		if (!(error instanceof TollgateError)) throw error;
		rows.push({
			file,
			reason: error.message,
			...error.help[0] !== void 0 && { help: error.help[0] }
		});
	}
	const written = rows.filter((row) => row.written !== void 0).length;
	const verdict = written === rows.length ? "pass" : "incomplete";
	return {
		exitCode: verdict === "pass" ? EXIT.passed : EXIT.incomplete,
		lines: [...rows.flatMap(({ file, written: path, reason, help }) => [path === void 0 ? `not written: ${file}: ${reason ?? ""}` : `written: ${path}`, ...help === void 0 ? [] : [`    → ${help}`]]), `tollgate: ${verdict}: ${written} of ${rows.length} written as a test for ${framework}; each fails while its flaw is there`],
		notices: [],
		verdict,
		document: {
			framework,
			tests: rows
		}
	};
}

//#endregion
//#region src/cli/commands/replay.ts
function replayCommand(context, done) {
	return new Command("replay").description("try again what a payment scan found, and say whether it is fixed").argument("<path>", "a replay file, or a folder of them, as in .tollgate/replay").option("-p, --profile <file>", "the payment profile", "payments.yml").option("-t, --target <url>", "where the app answers; the profile’s base URL by default").option("--budget <time>", "stop after so long (180s, 5m); what it cuts short has no verdict", secondsOf).option("--max-requests <n>", "stop after so many requests", wholeNumber).option("--rps <n>", "requests a second at most; beyond loopback 50 by default", wholeNumber).option("--allow-host <host...>", "a host beyond loopback that may be tried; it needs --i-own-this-target too").option("--i-own-this-target <origin>", "your word that this origin is yours and no live system").addOption(new Option("--as <framework>", "send nothing, but write each as a failing test for your suite").choices(TEST_FRAMEWORKS)).option("-o, --output <folder>", "where --as writes", ".").option("--force", "with --as: overwrite tests that are there").addHelpText("after", EXAMPLES).action(async (path, options) => {
		const inputs = await readReplays(path, context);
		if (options.as !== void 0) {
			const output = {
				framework: options.as,
				folder: options.output,
				force: options.force === true
			};
			return done(await writeReplayTests(inputs, output, context));
		}
		const { profile, target, budget, maxRequests, rps } = options;
		const config = {
			profile,
			target,
			budget,
			maxRequests
		};
		const targets = {
			allow: options.allowHost,
			own: options.iOwnThisTarget
		};
		const run = await paymentRunOptions(config, targets, context, rps === void 0 ? {} : { rps });
		done(replayResult(await replayPayments({
			...run,
			inputs,
			onProgress: context.progress
		})));
	});
}
const EXAMPLES = `
Examples:
  tollgate replay .tollgate/replay
  tollgate replay .tollgate/replay/0123456789abcdef0123456789abcdef.json --profile payments.yml
  tollgate replay .tollgate/replay --target http://127.0.0.1:4010 --json
  tollgate replay .tollgate/replay --as vitest --output test/payments
  tollgate replay .tollgate/replay --as pytest --output tests

Exit codes: 0 all fixed · 1 an attack still works · 2 usage, or a target or key that is refused · 3 one could not be tried`;

//#endregion
export { replayCommand };