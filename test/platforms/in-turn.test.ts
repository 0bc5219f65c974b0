import { expect, test } from 'vitest';
import { TollgateError } from '../../src/model/errors.ts';
import { inTurn, type PublishTask } from '../../src/platforms/in-turn.ts';

const failing = (code: string): PublishTask => ({
  what: code,
  run: () => Promise.reject(new TollgateError(code, 'no', { class: 'publish', help: ['do this'] })),
});
const fine: PublishTask = { what: 'fine', run: () => Promise.resolve({ state: 'published', detail: 'ok' }) };

test('one that fails does not keep the next from being tried', async () => {
  const steps = await inTurn([failing('publish/refused'), fine], new AbortController().signal);
  expect(steps).toEqual([
    { what: 'publish/refused', state: 'failed', detail: 'no', code: 'publish/refused', help: ['do this'] },
    { what: 'fine', state: 'published', detail: 'ok' },
  ]);
});

test('after a token was refused nothing more is sent, and each says so', async () => {
  let sent = 0;
  const counted: PublishTask = {
    what: 'next',
    run: () => Promise.resolve({ state: 'published', detail: `${(sent += 1)}` }),
  };
  const steps = await inTurn([failing('publish/token-refused'), counted], new AbortController().signal);
  expect(steps.map(({ state }) => state)).toEqual(['failed', 'failed']);
  expect(steps[1]?.detail).toContain('not tried');
  expect(sent).toBe(0);
});

test('a bug is no failure to publish', async () => {
  const broken: PublishTask = { what: 'bug', run: () => Promise.reject(new TypeError('boom')) };
  await expect(inTurn([broken], new AbortController().signal)).rejects.toThrow('boom');
});

test('a request that an abort ends is an abort, not a server that failed', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(inTurn([failing('publish/unreachable')], signal)).rejects.toThrow('enough');
});
