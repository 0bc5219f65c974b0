import { TollgateError } from '../../model/errors.ts';
import { schemaProblems } from '../../util/schema-problems.ts';
import { asObject } from '../../util/untrusted.ts';
import { REPLAY_SCHEMA, type Replay } from './replay.ts';
import { replaySchema } from './replay-schema.ts';

/** Bytes of a replay file at most; the longest that Tollgate writes is far below. */
export const LONGEST_REPLAY: number = 16 * 1024 * 1024;

/**
 * Reads a replay file, which anybody may have written.
 * @throws TollgateError class usage: `replay/too-long`, `replay/not-json`, `replay/other-version`, `replay/bad-file`
 */
export function parseReplay(text: string, file: string): Replay {
  if (text.length > LONGEST_REPLAY) {
    throw refusal('too-long', 'it is larger than any replay file', file, ['record it again: tollgate scan payments']);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('not-json', 'it is no JSON', file, ['record it again: tollgate scan payments']);
  }
  const version = asObject(value)['schema'];
  if (version !== REPLAY_SCHEMA) {
    const said = typeof version === 'string' ? `schema "${version.slice(0, 60)}"` : 'no schema';
    throw refusal('other-version', `it has ${said}, this Tollgate reads ${REPLAY_SCHEMA}`, file, [
      'record it again with this version: tollgate scan payments',
    ]);
  }
  const parsed = replaySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = schemaProblems(replaySchema, parsed.error.issues);
  const help = first?.help === undefined ? [] : [first.help];
  throw refusal('bad-file', first?.text.slice(0, 300) ?? 'it is no replay file', file, [
    ...help,
    'it was edited: record it again with tollgate scan payments',
  ]);
}

function refusal(state: string, message: string, file: string, help: readonly string[]): TollgateError {
  return new TollgateError(`replay/${state}`, message, { class: 'usage', place: { file }, help });
}
