import { afterEach, describe, expect, test } from 'vitest';
import {
  closeProjects,
  judged,
  messages,
  project,
  pullRequest,
  reasons,
  STRICT,
  WEAK,
} from '../cli/config/base/change-project.ts';

afterEach(closeProjects);

describe('finding the base in a clone', () => {
  test('in a clone of one commit the platform’s merge names it, and it is fetched; the clone stays shallow', async () => {
    const origin = project();
    origin.commit({ 'tollgate.yml': STRICT });
    origin.git('checkout', '--quiet', '-b', 'change');
    origin.commit({ 'tollgate.yml': WEAK });
    origin.git('checkout', '--quiet', 'main');
    origin.commit({ 'other.txt': '1' });
    origin.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
    const merge = origin.git('rev-parse', 'HEAD');
    origin.git('config', 'uploadpack.allowReachableSHA1InWant', 'true');
    const clone = project('--depth=1', `file://${origin.folder}`);
    const result = await judged(clone, {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_SHA: merge,
      GITHUB_BASE_REF: 'gone',
    });
    expect(reasons(result)).toEqual([]);
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' } });
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
  });

  test('in a clone of two commits it is there, with no remote to ask', async () => {
    const origin = project();
    origin.commit({ 'tollgate.yml': STRICT });
    origin.git('checkout', '--quiet', '-b', 'change');
    origin.commit({ 'tollgate.yml': WEAK });
    origin.git('checkout', '--quiet', 'main');
    origin.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
    const clone = project('--depth=2', `file://${origin.folder}`);
    clone.git('remote', 'remove', 'origin');
    const event = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: origin.git('rev-parse', 'HEAD') };
    const result = await judged(clone, event);
    expect(reasons(result)).toEqual([]);
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' } });
  });

  test('GitLab’s target branch is fetched anew, since a clone that is used again may hold an older tip', async () => {
    const origin = project();
    origin.commit({ 'tollgate.yml': WEAK });
    const clone = project(`file://${origin.folder}`);
    const began = clone.git('rev-parse', 'HEAD');
    origin.commit({ 'tollgate.yml': STRICT });
    clone.git('checkout', '--quiet', '-b', 'change');
    clone.commit({ 'tollgate.yml': WEAK.replace('critical', 'high') });
    const result = await judged(clone, {
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: began,
    });
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' } });
    expect(messages(result)).toEqual([expect.stringContaining('merge request weakens the gate: gate.failOn')]);
  });
});

describe('a submodule', () => {
  test('a file in a submodule', async () => {
    const inner = project();
    inner.commit({ 'tollgate.yml': STRICT });
    const shop = project();
    shop.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'sub');
    const base = shop.commit({});
    shop.write({ 'sub/tollgate.yml': WEAK });
    const result = await judged(shop, pullRequest(base), 'sub/tollgate.yml');
    expect(reasons(result)).toEqual([expect.stringMatching(/it lies in the submodule sub/u)]);
  });
});
