import { isProblem, type Finding } from '../model/finding.ts';
import { isInForce } from '../model/suppression.ts';
import { cutText, GITHUB_LIMITS } from './github-limits.ts';
import type { GithubOptions } from './github-options.ts';
import { githubResult } from './github-result.ts';
import { githubRule } from './github-rule.ts';
import type { RunParts, SarifRun } from './sarif.ts';

/** How GitHub wants the parts of a run. */
export function githubParts(category: string, options: GithubOptions): RunParts {
  return {
    toText: (finding, ruleIndex) => JSON.stringify(githubResult(finding, ruleIndex, options)),
    toRule: githubRule,
    category,
    driver: {},
    run: {},
  };
}

/** The run with problems only (GitHub shows suppressed, absent and passed results as open ones), and its names cut to size. */
export function githubRun(run: SarifRun, now: number): SarifRun {
  const { nameLength, messageLength, resultLength } = GITHUB_LIMITS;
  const { tool, reason, coverage, target, ...info } = run.info;
  const isLong = (value: unknown): boolean => JSON.stringify(value).length > resultLength;
  return {
    rules: run.rules,
    inputs: isLong(run.inputs) ? [] : run.inputs,
    info: {
      ...info,
      tool: {
        ...tool,
        name: cutText(tool.name, nameLength),
        ...(tool.version !== undefined && { version: cutText(tool.version, nameLength) }),
      },
      ...(target !== undefined && { target: cutText(target, messageLength) }),
      ...(reason !== undefined && { reason: cutText(reason, messageLength) }),
      ...(coverage !== undefined && !isLong(coverage) && { coverage }),
    },
    findings: problemsOf(run.findings, now),
  };
}

function* problemsOf(findings: Iterable<Finding>, now: number): Generator<Finding, void, void> {
  for (const finding of findings) {
    if (isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now))) yield finding;
  }
}
