import { compareText } from '../../model/summary.ts';
import type { GitlabClass } from './gitlab-class.ts';
import type { GitlabPart } from './gitlab-parts.ts';
import { gitlabText } from './gitlab-text.ts';
import { targetSlug } from './target-slug.ts';

/** What GitLab calls the scanner of a report. */
export interface GitlabScanner {
  readonly id: string;
  readonly name: string;
}

const NAMES: Readonly<Record<Exclude<GitlabClass, 'sarif'>, string>> = {
  dast: 'web baseline',
  api_fuzzing: 'payment fuzzer',
  dependency_scanning: 'dependency audit',
};

/**
 * One scanner for each kind of scan and target. GitLab takes for fixed what a scanner no longer reports, and so the scan of one
 * target never closes what was found at another. The tools of others are part of it: what only ZAP can see stays open where
 * ZAP is no longer there.
 */
export function gitlabScanner(
  { target, runs }: Pick<GitlabPart, 'target' | 'runs'>,
  kind: Exclude<GitlabClass, 'sarif'>,
): GitlabScanner {
  const tools = [...new Set(runs.map(({ tool }) => tool.name))].filter((name) => !/^tollgate/iu.test(name));
  const parts = [
    ...(target === '' ? [] : [targetSlug(target)]),
    ...tools.toSorted(compareText).map((name) => targetSlug(name.toLowerCase().replaceAll(/[ _]+/gu, '-'))),
  ];
  const by = tools.length === 0 ? '' : ` (${tools.toSorted(compareText).join(', ')})`;
  return {
    id: ['tollgate', kind.replaceAll('_', '-'), ...parts].join('-'),
    name: gitlabText(`Tollgate ${NAMES[kind]}${target === '' ? '' : ` of ${target}`}${by}`, 255),
  };
}
