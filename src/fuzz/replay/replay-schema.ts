import { z } from 'zod';
import { REPLAY_SCHEMA, type Replay } from './replay.ts';

/** Names of variables, which become names in programs: letters, digits, underscores. */
const name = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/u);
const headerName = z.string().regex(/^[a-z][a-z0-9_.-]{0,99}$/u);
// Neither a line end nor a null byte: a header or a path must stay one.
const oneLine = z.string().regex(/^[^\0\r\n]*$/u);
const path = oneLine.regex(/^\//u, 'must begin with a slash');

const variable = z.discriminatedUnion('from', [
  z.strictObject({ name, from: z.literal('made'), kind: z.enum(['email', 'password', 'key']) }),
  z.strictObject({ name, from: z.literal('basic'), email: name, password: name }),
  z.strictObject({ name, from: z.literal('environment'), about: z.string() }),
  z.strictObject({ name, from: z.literal('answer') }),
]);

const place = z.string().min(0).max(1000);
const step = z.strictObject({
  label: z.string().max(100),
  kind: z.enum(['setup', 'attack', 'read']),
  method: z.string().regex(/^[A-Z]{1,20}$/u),
  path,
  headers: z.record(headerName, oneLine),
  body: z.string().exactOptional(),
  volley: z.int().min(1).exactOptional(),
  tries: z.int().min(2).max(100).exactOptional(),
  pause: z.int().min(1).max(60_000).exactOptional(),
  signedOut: z.literal(true).exactOptional(),
  save: z.array(z.strictObject({ name, at: place })),
  state: z.array(
    z.strictObject({
      at: place,
      is: z.string().exactOptional(),
      like: z.string().exactOptional(),
    }),
  ),
  answer: z.strictObject({ status: z.int().min(0).max(999), body: z.string().exactOptional() }),
});

/** A replay file, version 1; unknown keys are refused at every depth. */
export const replaySchema: z.ZodType<Replay> = z.strictObject({
  schema: z.literal(REPLAY_SCHEMA),
  rule: z.string().regex(/^[a-z]+\/[a-z0-9-]{1,100}$/u),
  title: z.string(),
  message: z.string(),
  target: z.string(),
  seed: z.int().min(0),
  profile: z.strictObject({ file: z.string().exactOptional(), sha256: z.string().exactOptional() }),
  parameters: z.json().exactOptional(),
  states: z.record(z.string(), z.string()),
  variables: z.array(variable).max(5000),
  steps: z.array(step).max(5000),
  effect: z.enum(['recorded', 'serial']),
  needsTollgate: z.string().exactOptional(),
});
