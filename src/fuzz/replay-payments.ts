import { randomBytes } from 'node:crypto';
import { TollgateError } from '../model/errors.ts';
import type { ProgressSink } from '../model/progress.ts';
import { nearest } from '../util/nearest.ts';
import { turnOf } from './turn-of.ts';
import type { Attack } from './attack.ts';
import { ATTACKS } from './attacks/index.ts';
import { EXPLORED_ATTACKS } from './explored-attacks.ts';
import { missingFor } from './mapping.ts';
import { openRun, type RunOptions } from './open-run.ts';
import { parseReplay } from './replay/parse-replay.ts';
import type { Replay } from './replay/replay.ts';
import { runAttack } from './run-attack.ts';

// What exploration found can be tried again like any attack.
const ALL: readonly Attack[] = [...ATTACKS, ...EXPLORED_ATTACKS];

/** A replay file's content, and what it is called in the results. */
export interface ReplayInput {
  readonly file: string;
  readonly text: string;
}

/** What a replay takes: the profile, the consent and the limits of a payment scan, and the files. */
export interface ReplayPaymentsOptions extends RunOptions {
  readonly inputs: readonly ReplayInput[];
  /** Keeps the accounts of two replays apart. Default: random. */
  readonly nonce?: string;
  /** Digest of the profile's file, to be compared with that of the recording. */
  readonly profileFile?: { readonly name: string; readonly sha256: string };
  readonly onProgress?: ProgressSink;
}

/** What became of one finding: `failed` where the attack still works. */
export interface ReplayResult {
  readonly file: string;
  readonly rule: string;
  readonly verdict: 'fixed' | 'failed' | 'error';
  /** Of a failure what happened now, of an error why there is no verdict. */
  readonly reason?: string;
  /** Of an error: what to do next. */
  readonly help?: string;
  /** The profile's file is not the one of the recording. */
  readonly otherProfile?: true;
}

interface Ready {
  readonly file: string;
  readonly replay: Replay;
  readonly attack: Attack;
}

/**
 * Runs the attacks that replay files name again, each in fresh fixtures, behind the interlocks of a scan. A file that is
 * wrong has an error of its own and keeps no other from being tried.
 * @returns one result a file, in the order of the inputs
 * @throws TollgateError class usage, before any packet is sent: a refused target, a live key, a real card
 */
export async function replayPayments(options: ReplayPaymentsOptions): Promise<ReplayResult[]> {
  const results = new Map<ReplayInput, ReplayResult>();
  const ready: (Ready & { readonly input: ReplayInput })[] = [];
  for (const input of options.inputs) {
    const read = readInput(input, options);
    if ('verdict' in read) results.set(input, read);
    else ready.push({ ...read, input });
  }
  if (ready.length > 0) {
    const run = await openRun(options);
    const nonce = options.nonce ?? randomBytes(9).toString('hex');
    let stopped: string | undefined;
    try {
      const turns = ready.toSorted((left, right) => turnOf(left.attack) - turnOf(right.attack));
      for (const [done, { input, attack, replay, file }] of turns.entries()) {
        const { rule } = replay;
        options.onProgress?.({ step: 'replay', done, total: turns.length, detail: rule });
        if (stopped !== undefined) {
          results.set(input, failure(file, rule, `not tried: ${stopped}`, 'try it alone, or with a longer --budget'));
          continue;
        }
        const { profile } = options;
        const { parameters, seed } = replay;
        const scope = [seed, nonce, rule, done];
        const end = await runAttack(attack, run, { profile, scope, ...(parameters !== undefined && { parameters }) });
        const changed = replay.profile.sha256 !== undefined && replay.profile.sha256 !== options.profileFile?.sha256;
        const told = { file, rule, ...(changed && { otherProfile: true as const }) };
        if (end.verdict === 'violation') results.set(input, { ...told, verdict: 'failed', reason: end.message });
        else if (end.verdict === 'held') results.set(input, { ...told, verdict: 'fixed' });
        else {
          if (end.verdict === 'stopped') stopped = end.reason;
          results.set(input, { ...failure(file, rule, end.reason, NEXT), ...told });
        }
      }
    } finally {
      await run.close();
    }
  }
  return options.inputs.map((input) => results.get(input) ?? failure(input.file, '', 'not tried', NEXT));
}

const NEXT = 'see what works: tollgate scan payments --profile FILE --check';

function readInput({ file, text }: ReplayInput, { profile }: ReplayPaymentsOptions): Ready | ReplayResult {
  let replay: Replay;
  try {
    replay = parseReplay(text, file);
  } catch (error) {
    if (!(error instanceof TollgateError)) throw error;
    return failure(file, '', error.message, error.help[0] ?? '');
  }
  const { rule, target } = replay;
  const attack = ALL.find((one) => one.rule.id === rule);
  if (attack === undefined) {
    const close = nearest(
      rule,
      ALL.map((one) => one.rule.id),
    );
    const help =
      close === undefined ? 'it was written by another version: record it again' : `did you mean "${close}"?`;
    return failure(file, rule, `there is no attack ${rule}`, help);
  }
  if (target !== profile.name) {
    const reason = `it was recorded on "${target}", the profile is that of "${profile.name}"`;
    return failure(file, rule, reason, `give the profile of "${target}": --profile FILE`);
  }
  const missing = missingFor(attack, profile);
  if (missing.length > 0) {
    return failure(file, rule, `the profile has no ${missing.join(', ')}`, 'map it as it was when this was recorded');
  }
  return { file, replay, attack };
}

function failure(file: string, rule: string, reason: string, help: string): ReplayResult {
  return { file, rule, verdict: 'error', reason, help };
}
