import { redact } from '../util/redaction.ts';
import type { Attack } from './attack.ts';
import type { TargetClient } from './client.ts';
import { openFixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Json } from './json.ts';
import { isJsonPointer, writePointer } from './json-pointer.ts';
import { missingFor } from './mapping.ts';
import { bindOperation } from './operation.ts';
import { openPlanApp } from './plan-app.ts';
import { PLAN_NOW } from './plan-records.ts';
import type { HookName, Profile } from './profile.ts';
import { RunStopped } from './run-stopped.ts';
import type { Values } from './template.ts';
import type { Answer, WireRequest } from './wire.ts';

/** What one attack would send. */
export interface PlannedAttack {
  /** Rule id. */
  readonly attack: string;
  /** Of an app that holds, and one that gives ids and totals as the plan's model does; equal ones once, with their number. */
  readonly requests: readonly { readonly request: string; readonly times: number }[];
  /** What the profile lacks; then nothing would be sent. */
  readonly missing: readonly string[];
  /** The model of the app ends here: more may follow. */
  readonly open?: string;
}

// Hostile values may be long: of a body so much tells which request it is.
const MAX_BODY = 200;
const MAX_REQUESTS = 2000;
// Attacks wait for effects that the model may not have, and give up by themselves, after as many looks every time.
const WAIT_MS = 20_000;
const AT_ONCE = 32;

const HOOK_ANSWERS: Readonly<Record<string, Json>> = { now: PLAN_NOW, items: [] };

/**
 * Plays every attack against a model of an honest app and lists what it sends. Nothing goes over the network, hooks of the
 * test environment included. The same profile gives the same plan.
 */
export async function planAttacks(profile: Profile, attacks: readonly Attack[]): Promise<PlannedAttack[]> {
  const { psp: _psp, ...alone } = profile;
  const quiet: Profile = alone;
  const planned: PlannedAttack[] = [];
  for (let at = 0; at < attacks.length; at += AT_ONCE) {
    const some = attacks.slice(at, at + AT_ONCE).map(async (attack) => {
      const missing = missingFor(attack, profile);
      return missing.length > 0 ? { attack: attack.rule.id, requests: [], missing } : planOne(attack, quiet);
    });
    planned.push(...(await Promise.all(some)));
  }
  return planned;
}

async function planOne(attack: Attack, profile: Profile): Promise<PlannedAttack> {
  const app = openPlanApp(profile);
  const counts = new Map<string, number>();
  const record = (request: WireRequest): void => {
    const text = textOf(request);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  };
  let total = 0;
  let over = false;
  const take = (request: WireRequest): ReturnType<typeof app.answer> => {
    total += 1;
    if (over) throw new RunStopped('planned');
    if (total > MAX_REQUESTS) throw new Inconclusive(`more than ${MAX_REQUESTS} requests`);
    record(request);
    return app.answer(request);
  };
  const client: TargetClient = {
    origin: 'http://plan.localhost',
    send: async (request) => take(request),
    volley: async (requests) => requests.map((request) => take(request)),
    close: async () => undefined,
  };
  // The test environment is not asked either; it is taken to do what it is asked for.
  const askHook = (name: HookName, values: Values = {}): Answer => {
    if (over) throw new RunStopped('planned');
    const operation = profile.hooks[name];
    if (operation === undefined) throw new Inconclusive(`the profile has no hooks.${name}`);
    const { method, path, body } = bindOperation(name, operation, { currency: profile.money.currency, ...values });
    record({
      label: name,
      method,
      path: `${operation.origin ?? ''}${path}`,
      headers: {},
      ...(body !== undefined && { body }),
    });
    if (name === 'fault' || name === 'clearFaults' || name === 'reset') app.fail(name === 'fault');
    let json: Json = {};
    for (const [out, source] of Object.entries(operation.out)) {
      if (isJsonPointer(source)) json = writePointer(json, source, HOOK_ANSWERS[out] ?? 'token-1');
    }
    return { status: 200, headers: [], text: '', json };
  };
  let fixtures = 0;
  const fixture = (): ReturnType<typeof openFixture> => {
    fixtures += 1;
    const one = openFixture({ profile, client, scope: ['plan', attack.rule.id, fixtures] });
    return { ...one, hook: async (name, values) => askHook(name, values) };
  };
  let open: string | undefined;
  try {
    const waited = new Promise<'waited'>((resolve) => void setTimeout(resolve, WAIT_MS, 'waited').unref());
    const ended = await Promise.race([attack.run({ profile, fixture }), waited]);
    if (ended === 'waited') open = 'it waits for an effect';
    else if (ended.verdict === 'inconclusive') open = ended.reason;
  } catch (error) {
    if (!(error instanceof Inconclusive) && !(error instanceof RunStopped)) throw error;
    open = error.message;
  }
  over = true;
  const requests = [...counts].map(([request, times]) => ({ request, times }));
  return { attack: attack.rule.id, requests, missing: [], ...(open !== undefined && { open }) };
}

// Made-up e-mail addresses, passwords and keys differ from fixture to fixture and tell nothing.
function textOf({ method, path, body }: WireRequest): string {
  const shown = redact(body ?? '')
    .replaceAll(/tollgate\.(\w+)\.[0-9a-f]{20}@example\.com/gu, '<$1’s e-mail>')
    .replaceAll(/"created":\d+/gu, '"created":<now>')
    .replaceAll(/\b(evt|pi)_[0-9a-z]{24}\b/gu, '<$1>')
    .replaceAll(/Tg-[0-9a-f]{24}!9/gu, '<password>')
    .replaceAll(/tollgate\.(\w+)\.[0-9a-f]{20}%40example\.com/gu, '<$1’s e-mail>');
  const cut = shown.length > MAX_BODY ? `${shown.slice(0, MAX_BODY)}… (${shown.length} characters)` : shown;
  const own = `${method} ${path}`.replaceAll(
    /\b(order|payment|refund|account|sku|session|transfer|quote)-\d+/gu,
    '<$1>',
  );
  return `${own}${cut === '' ? '' : ` ${cut.replaceAll(/\b(order|payment|refund|account|transfer|quote)-\d+/gu, '<$1>')}`}`;
}
