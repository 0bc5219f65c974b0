import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../../src/model/fingerprint.ts';
import type { Suppression } from '../../../src/model/suppression.ts';
import { type GithubPlace, publishGithub } from '../../../src/platforms/github/publish-github.ts';
import type { PublishStep } from '../../../src/platforms/publication.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { findingOf, publicationOf, runOf } from '../publication.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';

const MAIN = 'refs/heads/main';
const TOKEN = 'ghs_0123456789abcdefghijSECRET';

interface World {
  readonly github: FakeGithub;
  readonly publish: (runs: readonly SarifRun[], more?: Partial<GithubPlace>, now?: string) => Promise<PublishStep[]>;
  /** Line of each alert of the default branch → its state. */
  readonly states: () => Readonly<Record<number, string>>;
}

/** A test with a GitHub of its own: GitHub wants a second between two writes, so that the tests run side by side. */
function inWorld(act: (world: World) => Promise<void>): () => Promise<void> {
  return async () => {
    const github = await fakeGithub();
    const place = { api: github.origin, token: TOKEN, owner: 'acme', repo: 'shop', ref: MAIN, commit: 'a'.repeat(40) };
    const more = { upload: true, comment: false, commentName: 'summary', anchor: 'tollgate.yml' };
    await act({
      github,
      publish: (runs, other = {}, now = '2026-11-21') =>
        publishGithub({ ...place, ...more, ...other }, publicationOf(runs, { now: Date.parse(now) })),
      states: () =>
        Object.fromEntries(github.alerts.filter(({ ref }) => ref === MAIN).map(({ line, state }) => [line, state])),
    });
    await github.close();
  };
}

const DECISION: Suppression = {
  kind: 'external',
  status: 'accepted',
  reason: 'behind the VPN',
  owner: 'payments@example.com',
  expires: '2027-01-31',
};
const fingerprintOf = (number: number): string => findingOf(number).fingerprints[FINGERPRINT_KEY] ?? '';
const page = (number: number, suppressions: readonly Suppression[] = []): Finding =>
  findingOf(number, { message: 'm', locations: [{ kind: 'url', url: `http://shop/${number}` }], suppressions });
const accepted = (number: number, more: Partial<Suppression> = {}): Finding =>
  findingOf(number, { suppressions: [{ ...DECISION, ...more }] });
const onLine = (number: number, suppressions: readonly Suppression[] = []): Finding =>
  findingOf(number, { locations: [{ kind: 'file', uri: 'a.ts', region: { startLine: 3 } }], suppressions });
const lineHashOf = (): string => '1f2e:1';
const other = (finding: Finding): SarifRun => runOf({ target: 'other' }, [finding]);
const dismissedBy = (github: FakeGithub, comment: string): void => {
  for (const alert of github.alerts)
    Object.assign(alert, { state: 'dismissed', dismissed: { by: 'bob', reason: "won't fix", comment } });
};

describe.concurrent('an accepted finding', () => {
  test(
    'is dismissed with reason, owner and end, and not fixed; published again, nothing is written',
    inWorld(async ({ github, publish, states }) => {
      await publish([runOf({}, [findingOf(1), findingOf(2)])]);
      const steps = await publish([runOf({}, [findingOf(1), accepted(2)])]);
      expect(steps.at(-1)).toEqual({
        what: 'decisions on alerts of code scanning',
        state: 'published',
        detail: '1 dismissed, 0 opened again',
      });
      expect(states()).toEqual({ 1: 'open', 2: 'dismissed' });
      expect(github.alerts[1]?.dismissed).toMatchObject({
        reason: "won't fix",
        comment: `Accepted by payments@example.com until 2027-01-31: behind the VPN [tollgate ${fingerprintOf(2)}]`,
      });
      const [, again] = await publish([runOf({}, [findingOf(1), accepted(2)])]);
      expect(again).toMatchObject({ state: 'unchanged', detail: '0 dismissed, 0 opened again' });
      expect(states()).toEqual({ 1: 'open', 2: 'dismissed' });
      expect(github.seen.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
    }),
  );

  test(
    'is dismissed also where it never was an alert, and the reason chooses the word',
    inWorld(async ({ github, publish }) => {
      await publish([runOf({}, [accepted(1, { reason: 'false positive: the header is set by the proxy' })])]);
      expect(github.alerts).toMatchObject([{ state: 'dismissed', dismissed: { reason: 'false positive' } }]);
    }),
  );

  test.each([
    ['its end has come', [accepted(1)], '2027-02-01T00:00:00Z'],
    ['it was withdrawn', [findingOf(1)], undefined],
    ['it is only under review now', [accepted(1, { status: 'underReview' })], undefined],
  ])('is opened again when %s, even if its line moved', async (_why, findings, now) =>
    inWorld(async ({ publish, states }) => {
      await publish([runOf({}, [accepted(1)])]);
      const moved = findings.map((finding) => ({
        ...finding,
        message: 'another text',
        locations: [{ kind: 'file' as const, uri: 'src/app.ts', region: { startLine: 70 } }],
      }));
      expect((await publish([runOf({}, moved)], {}, now)).at(-1)?.detail).toBe('0 dismissed, 1 opened again');
      expect(states()).toEqual({ 70: 'open' });
    })(),
  );

  test(
    'is not dismissed from a pull request or from another branch, and stays out of their upload',
    inWorld(async ({ github, publish, states }) => {
      await publish([runOf({}, [findingOf(1), findingOf(2)])]);
      for (const ref of ['refs/pull/7/merge', 'refs/heads/feature']) {
        await publish([runOf({}, [findingOf(1), accepted(2)])], { ref });
        expect(github.uploads.at(-1)).toMatchObject({ ref, results: [1] });
      }
      expect(states()).toEqual({ 1: 'open', 2: 'open' });
      expect(github.seen.every(({ method }) => method !== 'PATCH')).toBe(true);
    }),
  );

  test(
    'of a run that is not complete changes nothing',
    inWorld(async ({ publish, states }) => {
      await publish([runOf({}, [findingOf(1)])]);
      await publish([runOf({ status: 'degraded' }, [accepted(1)])]);
      expect(states()).toEqual({ 1: 'open' });
    }),
  );

  test(
    'that looks like another one is left alone, and this is said',
    inWorld(async ({ github, publish }) => {
      const twins = [1, 2].map((number) =>
        findingOf(number, {
          message: 'the same',
          locations: [{ kind: 'file', uri: 'a.ts', region: { startLine: 3 } }],
          suppressions: number === 1 ? [DECISION] : [],
        }),
      );
      const steps = await publish([runOf({}, twins)]);
      expect(steps.at(-1)?.detail).toContain('2 left alone: several findings look alike there');
      expect(github.alerts.map(({ state }) => state)).toEqual(['open', 'open']);
    }),
  );

  test(
    'of a page, which is pinned to a file, is told from its neighbours by its address',
    inWorld(async ({ github, publish }) => {
      await publish([runOf({}, [page(1), page(2, [DECISION])])]);
      expect(github.alerts.map(({ message, state }) => [message, state])).toEqual([
        ['m\nAt http://shop/1', 'open'],
        ['m\nAt http://shop/2', 'dismissed'],
      ]);
    }),
  );

  test(
    'without an alert that can be told to be its own is said to have none',
    inWorld(async ({ github, publish }) => {
      github.mishaps.push({
        on: 'GET /repos/acme/shop/code-scanning/alerts',
        reply: { status: 200, json: [] },
        times: 9,
      });
      const steps = await publish([runOf({}, [accepted(1)])]);
      expect(steps.at(-1)?.detail).toBe(
        '0 dismissed, 0 opened again, 1 accepted findings without an alert that is theirs',
      );
    }),
  );
});

describe.concurrent('an alert that GitHub makes of two findings on one line', () => {
  test(
    'stays open until both are accepted, and is open again when one no longer is',
    inWorld(async ({ github, publish, states }) => {
      const steps = await publish([runOf({}, [onLine(1, [DECISION]), onLine(2)])], { lineHashOf });
      expect(github.alerts).toHaveLength(1);
      expect(states()).toEqual({ 3: 'open' });
      expect(steps.at(-1)).toMatchObject({
        state: 'unchanged',
        detail: expect.stringContaining('1 left open: GitHub makes one of an accepted finding and an open one'),
      });
      await publish([runOf({}, [onLine(1, [DECISION]), onLine(2, [DECISION])])], { lineHashOf });
      expect(states()).toEqual({ 3: 'dismissed' });
      await publish([runOf({}, [onLine(1, [DECISION]), onLine(2)])], { lineHashOf });
      expect(states()).toEqual({ 3: 'open' });
    }),
  );

  test(
    'is open again when only the one is left that nobody accepted',
    inWorld(async ({ publish, states }) => {
      await publish([runOf({}, [onLine(1, [DECISION]), onLine(2, [DECISION])])], { lineHashOf });
      expect(states()).toEqual({ 3: 'dismissed' });
      await publish([runOf({}, [onLine(1)])], { lineHashOf });
      expect(states()).toEqual({ 3: 'open' });
    }),
  );

  test(
    'of two targets stays open until it is accepted for both',
    inWorld(async ({ publish, states }) => {
      await publish([runOf({}, [onLine(1, [DECISION])]), other(onLine(2))], { lineHashOf });
      expect(Object.values(states())).toEqual(['open']);
    }),
  );
});

describe.concurrent('an alert that another upload shows too', () => {
  test(
    'stays open, since nobody here knows whether it is accepted there',
    inWorld(async ({ github, publish, states }) => {
      await publish([runOf({}, [findingOf(1)])]);
      Object.assign(github.alerts[0] ?? {}, { elsewhere: ['tollgate/web/ZAP/admin/'] });
      const steps = await publish([runOf({}, [accepted(1)])]);
      expect(steps.at(-1)?.detail).toBe('0 dismissed, 0 opened again, 1 left open: another upload shows it too');
      expect(states()).toEqual({ 1: 'open' });
    }),
  );
});

describe.concurrent('a dismissal that a person made', () => {
  test(
    'stays, whatever the decisions say',
    inWorld(async ({ github, publish }) => {
      await publish([runOf({}, [findingOf(1), findingOf(2)])]);
      dismissedBy(github, 'mine');
      await publish([runOf({}, [findingOf(1), accepted(2)])]);
      expect(github.alerts.map(({ dismissed }) => dismissed?.comment)).toEqual(['mine', 'mine']);
      expect(github.seen.every(({ method }) => method !== 'PATCH')).toBe(true);
    }),
  );
});

describe.concurrent('GitHub', () => {
  test(
    'that does not tell its default branch keeps no upload back, and nothing accepted is shown as open',
    inWorld(async ({ github, publish, states }) => {
      await publish([runOf({}, [findingOf(1)])]);
      github.mishaps.push({ on: 'GET /repos/acme/shop', reply: { status: 403, json: { message: 'no' } }, times: 1 });
      github.mishaps.unshift({
        on: 'GET /repos/acme/shop/code-scanning/analyses',
        reply: { status: 200, json: [] },
        times: 1,
      });
      const steps = await publish([runOf({}, [findingOf(1), accepted(2)])]);
      expect(steps.map(({ state, code }) => [state, code])).toEqual([
        ['failed', 'publish/forbidden'],
        ['published', undefined],
      ]);
      expect(states()).toEqual({ 1: 'open' });
    }),
  );
});
