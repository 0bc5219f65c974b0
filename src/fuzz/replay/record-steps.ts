import { redact } from '../../util/redaction.ts';
import { maskedExchange } from '../exchange.ts';
import { isJsonObject, type Json, writeJson } from '../json.ts';
import { readsOf, valueAt } from '../read-out.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { type Answer, isSuccess } from '../wire.ts';
import { leavesOf, scalarText } from './answer-values.ts';
import type { Replay, ReplayState, ReplayStep, ReplayVariable } from './replay.ts';
import { templateRequest } from './template-text.ts';
import { openVariables, type OwnSecret, type Variables } from './variables.ts';

/** What a trace becomes in a replay file. */
export type Recording = Pick<Replay, 'variables' | 'steps' | 'needsTollgate'>;

// More state than this of one answer is a list of other things.
const MOST_STATE = 40;
const MAX_TRIES = 12;

/** A trace without its secrets: requests with variables, what each keeps for later ones, and the state that was read. */
export function recordSteps(trace: Trace, own: readonly OwnSecret[]): Recording {
  const variables = openVariables(trace, own);
  const rounds = withoutPolls(trace.events);
  const firstAttack = firstJudged(rounds.map(({ event }) => event));
  const drafts: ReplayStep[] = [];
  let masked: string | undefined;
  for (const [index, { event, times }] of rounds.entries()) {
    const { request, answer, asIs, volley, ids } = event;
    const template = templateRequest(request, variables, ids);
    if (template.masked !== undefined)
      masked ??= `${request.label}: ${template.masked} holds what only Tollgate can make`;
    if (answer !== undefined) variables.note(index, request.label, answer);
    const attacked = index >= firstAttack;
    const state = answer === undefined ? [] : stateOf(answer, event, variables);
    const pause = attacked && event.kind === 'step' && trace.lag > 0 ? Math.min(60_000, 2 * trace.lag) : 0;
    drafts.push({
      label: request.label,
      kind: event.kind === 'attempt' ? 'attack' : attacked && state.length > 0 ? 'read' : 'setup',
      method: request.method.toUpperCase(),
      path: template.path,
      headers: template.headers,
      ...(template.body !== undefined && { body: template.body }),
      ...(volley !== undefined && { volley }),
      ...(times > 1 && { tries: Math.min(times + 2, MAX_TRIES) }),
      ...(pause > 0 && { pause }),
      ...(asIs === true && { signedOut: true as const }),
      save: [],
      state,
      answer: answerOf(event, trace.secrets),
    });
  }
  const steps = drafts.map((step, index) => withoutOwn({ ...step, save: variables.saves(index) }));
  const [aid] = trace.aids;
  const needsTollgate = aid === undefined ? masked : `it uses ${aid}, which an app's own tests do not have`;
  return {
    variables: usedVariables(variables.list(), JSON.stringify(steps)),
    steps,
    ...(needsTollgate !== undefined && { needsTollgate }),
  };
}

/** What a step itself brings is always as it brings it. */
function withoutOwn(step: ReplayStep): ReplayStep {
  const own = new Set(step.save.flatMap(({ name }) => [`"\${${name}|json}"`, `\${${name}}`]));
  return { ...step, state: step.state.filter(({ is = '' }) => !own.has(is)) };
}

/** Where the attack begins; where all requests are honest ones, what was read last is the question. */
function firstJudged(events: readonly TraceEvent[]): number {
  const attempt = events.findIndex(({ kind }) => kind === 'attempt');
  if (attempt >= 0) return attempt;
  return events.findLastIndex(({ answer }) => answer !== undefined && readsOf(answer).length > 0);
}

function usedVariables(all: readonly ReplayVariable[], text: string): ReplayVariable[] {
  const isNamed = ({ name, from }: ReplayVariable): boolean =>
    from === 'answer' || text.includes(`\${${name}}`) || text.includes(`\${${name}|`);
  const named = all.filter(isNamed);
  const parts = new Set(named.flatMap((one) => (one.from === 'basic' ? [one.email, one.password] : [])));
  return all.filter((one) => named.includes(one) || parts.has(one.name));
}

/** Reads that were repeated until something showed, as one. */
function withoutPolls(events: readonly TraceEvent[]): { readonly event: TraceEvent; readonly times: number }[] {
  const rounds: { event: TraceEvent; times: number }[] = [];
  for (const event of events) {
    const last = rounds.at(-1);
    const same =
      last !== undefined &&
      event.kind === 'step' &&
      last.event.kind === 'step' &&
      event.request.method === 'GET' &&
      last.event.request.method === 'GET' &&
      last.event.request.path === event.request.path &&
      JSON.stringify(last.event.request.headers) === JSON.stringify(event.request.headers);
    if (same && last !== undefined) {
      last.event = event;
      last.times += 1;
    } else rounds.push({ event, times: 1 });
  }
  return rounds;
}

function stateOf(answer: Answer, { request, ids }: TraceEvent, variables: Variables): ReplayState[] {
  const state: ReplayState[] = [];
  const sent = `${request.path} ${request.body ?? ''}`;
  for (const source of readsOf(answer)) {
    const value = valueAt(answer, source);
    if (value === undefined) continue;
    const leaves = isPointer(source) && isNested(value) ? leavesOf(value, source) : [{ at: source, value }];
    for (const leaf of leaves.slice(0, MOST_STATE)) {
      const one = stateAt(leaf.at, leaf.value, variables, (text) => ids.includes(text) || sent.includes(text));
      if (one !== undefined) state.push(one);
    }
  }
  return state;
}

function stateAt(
  at: string,
  value: Json,
  variables: Variables,
  wasSent: (text: string) => boolean,
): ReplayState | undefined {
  const text = scalarText(value);
  if (at.startsWith('length ') || value === null || typeof value === 'boolean') return { at, is: writeJson(value) };
  if (redact(text) !== text)
    return { at, like: text.replaceAll(/\d/gu, '9').replaceAll(/[a-z]/giu, 'a').slice(0, 200) };
  const name = variables.find(text, wasSent(text) && text.length >= 4 ? [text] : []);
  if (name !== undefined) return { at, is: typeof value === 'string' ? `"\${${name}|json}"` : `\${${name}}` };
  return { at, is: writeJson(value) };
}

function answerOf(event: TraceEvent, secrets: readonly string[]): ReplayStep['answer'] {
  const { status, responseBody } = maskedExchange('', event, secrets);
  return { status, ...(responseBody !== undefined && responseBody !== '' && { body: responseBody }) };
}

const isPointer = (source: string): boolean => source === '' || source.startsWith('/');
const isNested = (value: Json): boolean => Array.isArray(value) || isJsonObject(value);

/** Was the attack taken, as the app's answer has it? */
export function wasTaken({ status }: Pick<ReplayStep['answer'], 'status'>): boolean {
  return isSuccess({ status, json: undefined });
}
