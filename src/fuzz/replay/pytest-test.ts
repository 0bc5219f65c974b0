import type { Replay } from './replay.ts';
import { headLines, planReplay } from './replay-plan.ts';
import { asciiJson, commentText, stringLiteral } from './source-text.ts';

/** A replay as a test for pytest; it imports nothing but Python's own library (3.8 or newer). @throws TollgateError as `planReplay` */
export function pytestTest(replay: Replay, file: string): string {
  const plan = planReplay(replay, file);
  const name = replay.rule.replaceAll(/[^a-z0-9]+/gu, '_');
  return `${headLines(replay, plan, file)
    .map((line) => `# ${commentText(line)}`)
    .join('\n')}
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
${plan.variables.map(load).join('\n')}
]
STEPS = [
${plan.steps.map(load).join('\n')}
]
${RUNNER}

def test_${name}():
    for _ in range(ROUNDS):
        assert not attack_works(), json.loads(${stringLiteral(asciiJson(replay.message))})
`;
}

function load(value: unknown): string {
  return `    json.loads(${stringLiteral(asciiJson(value))}),`;
}

const RUNNER = String.raw`
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
