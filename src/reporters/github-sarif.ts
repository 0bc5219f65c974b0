import { isProblem, type Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import { locationText } from '../model/location.ts';
import { isInForce } from '../model/suppression.ts';
import { firstVisible } from './first-visible.ts';
import { runText, SARIF_SCHEMA, type SarifRun } from './sarif.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifUri } from './sarif-uri.ts';

/** What GitHub's code scanning needs beside the findings. */
export interface GithubOptions {
  /** File of the repository to which findings without a file of their own are pinned (`tollgate.yml`). */
  readonly anchor: string;
  /** Milliseconds since the epoch; decides whether suppressions hold. */
  readonly now: number;
}

/**
 * SARIF as GitHub code scanning takes it: only problems (it shows suppressed, absent and passed results as open ones), each
 * with a file of the repository and a line, each with our own `primaryLocationLineHash`.
 * Source: GitHub, "SARIF support for code scanning"; codeql-action `src/fingerprints.ts`.
 */
export function* githubSarifText(runs: Iterable<SarifRun>, options: GithubOptions): Generator<string, void, void> {
  yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
  let first = true;
  for (const run of runs) {
    yield first ? '\n' : ',\n';
    first = false;
    yield* runText({ ...run, findings: problemsOf(run.findings, options.now) }, (finding, ruleIndex) =>
      githubResult(finding, ruleIndex, options.anchor),
    );
  }
  yield '\n]}\n';
}

function* problemsOf(findings: Iterable<Finding>, now: number): Generator<Finding, void, void> {
  for (const finding of findings) {
    if (isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now))) yield finding;
  }
}

function githubResult(finding: Finding, ruleIndex: number, anchor: string): object {
  const { baselineState: _state, suppressions: _suppressions, ...rest } = finding;
  const result = sarifResult({ ...rest, suppressions: [] }, ruleIndex);
  const [primary] = finding.locations;
  const message = firstVisible(finding.message, finding.rule.title, finding.rule.id);
  const place = primary === undefined ? '' : locationText(primary);
  return {
    ...result,
    // GitHub shows neither logical locations nor web requests, so the message says where.
    message: { text: place === '' || primary?.kind === 'file' ? message : `${message}\nAt ${place}` },
    locations: [physicalLocation(finding, anchor)],
    partialFingerprints: {
      ...finding.fingerprints,
      primaryLocationLineHash: `${(finding.fingerprints[FINGERPRINT_KEY] ?? '').slice(0, 16)}:1`,
    },
  };
}

/** GitHub refuses the whole file over one URI that has another scheme, is absolute, or leaves the repository. */
function physicalLocation(finding: Finding, anchor: string): object {
  const [primary] = finding.locations;
  const file = primary?.kind === 'file' ? primary.uri : primary?.kind === 'package' ? primary.manifest : undefined;
  const inside = file === undefined ? undefined : repositoryPath(file);
  const region =
    inside === undefined
      ? { startLine: 1 }
      : primary?.kind === 'file'
        ? (primary.region ?? { startLine: 1 })
        : { startLine: primary?.kind === 'package' ? (primary.line ?? 1) : 1 };
  return { physicalLocation: { artifactLocation: { uri: sarifUri(inside ?? anchor) }, region } };
}

function repositoryPath(file: string): string | undefined {
  const path = file.replaceAll('\\', '/').replace(/^\.\//u, '');
  if (path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/iu.test(path)) return undefined;
  return path.split('/').includes('..') ? undefined : path;
}
