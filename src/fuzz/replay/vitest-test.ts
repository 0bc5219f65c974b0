import type { Replay } from './replay.ts';
import { headLines, planReplay } from './replay-plan.ts';
import { asciiJson, commentText, stringLiteral } from './source-text.ts';

/** A replay as a test for vitest; it imports nothing but vitest and Node. @throws TollgateError as `planReplay` */
export function vitestTest(replay: Replay, file: string): string {
  const plan = planReplay(replay, file);
  return `${headLines(replay, plan, file)
    .map((line) => `// ${commentText(line)}`)
    .join('\n')}
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';

const ROUNDS = ${plan.rounds};
const EFFECT: string = ${stringLiteral(plan.effect)};
const VARIABLES: Variable[] = [
${plan.variables.map((variable) => `  ${asciiJson(variable)},`).join('\n')}
];
const STEPS: Step[] = [
${plan.steps.map((step) => `  ${asciiJson(step)},`).join('\n')}
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
