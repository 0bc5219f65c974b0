import { isProblem, type Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/summary.ts';
import type { GithubOptions } from '../../reporters/github-options.ts';
import { githubResult } from '../../reporters/github-result.ts';
import { asList, asObject } from '../../util/untrusted.ts';
import { ownDismissal } from '../dismissal.ts';
import type { NamedRun } from '../held-runs.ts';
import type { GithubAlert } from './alerts.ts';
import { isPartOfCategory } from './part-of-category.ts';

/** An alert, and the finding that it shows. */
export interface MatchedAlert {
  readonly alert: GithubAlert;
  readonly finding: Finding;
  /** All findings of the tool that GitHub makes one alert of, this one among them. */
  readonly merged: readonly Finding[];
}

/** Which alert shows which finding, and which cannot be told. */
export interface AlertMatches {
  readonly matched: readonly MatchedAlert[];
  /** Alerts behind which several findings may stand. */
  readonly ambiguous: readonly GithubAlert[];
  /** Alerts that show none of the findings. */
  readonly unknown: readonly GithubAlert[];
}

interface Place {
  readonly alerts: GithubAlert[];
  readonly findings: { readonly finding: Finding; readonly message: string }[];
}

/**
 * Finds the findings that alerts show. GitHub gives no fingerprint back, so an alert and a finding belong together where
 * category, rule, file, line and message are the same and no other alert or finding has all five; where one alert and
 * one finding are alone at a place the message may differ. What we dismissed names its fingerprint in its comment.
 */
export function matchAlerts(
  alerts: readonly GithubAlert[],
  runs: readonly NamedRun[],
  options: GithubOptions,
): AlertMatches {
  const problems = runs.flatMap(({ run, category }) =>
    [...run.findings].filter(isProblem).map((finding) => {
      const shown = shownOf(finding, options);
      const identity = JSON.stringify([run.info.tool.name, shown.rule, shown.path, shown.hash]);
      return { finding, category, shown, identity };
    }),
  );
  const byIdentity = Map.groupBy(problems, ({ identity }) => identity);
  const identities = new Map(problems.map(({ finding, identity }) => [finding, identity]));
  const match = (alert: GithubAlert, finding: Finding): MatchedAlert => {
    const all = byIdentity.get(identities.get(finding) ?? '') ?? [];
    return { alert, finding, merged: all.map((other) => other.finding) };
  };
  const byFingerprint = Map.groupBy(problems, ({ finding }) => fingerprintOf(finding));
  const matched: MatchedAlert[] = [];
  const others: GithubAlert[] = [];
  for (const alert of alerts) {
    const fingerprint = alert.state === 'dismissed' ? ownDismissal(alert.dismissedComment) : undefined;
    const [known] = (byFingerprint.get(fingerprint ?? '') ?? []).filter(({ category }) =>
      isPartOfCategory(alert.category, category),
    );
    if (fingerprint !== undefined && known !== undefined) matched.push(match(alert, known.finding));
    // What we dismissed may stand for another finding by now.
    else if (alert.state !== 'fixed' && !alert.gone) others.push(alert);
  }
  const settled = new Set(matched.filter(({ alert }) => !alert.gone).map(({ finding }) => finding));
  const places = new Map<string, Place>();
  const placeAt = (key: string): Place => {
    const place = places.get(key) ?? { alerts: [], findings: [] };
    places.set(key, place);
    return place;
  };
  for (const { finding, category, shown } of problems) {
    if (settled.has(finding)) continue;
    const { rule, path, line, message } = shown;
    placeAt(JSON.stringify([category, rule, path, line])).findings.push({ finding, message });
  }
  const categories = [...new Set(problems.map(({ category }) => category))];
  for (const alert of others) {
    const category = categories.find((name) => isPartOfCategory(alert.category, name)) ?? alert.category;
    placeAt(JSON.stringify([category, alert.rule, plainPath(alert.path), alert.line])).alerts.push(alert);
  }
  const [ambiguous, unknown]: [GithubAlert[], GithubAlert[]] = [[], []];
  for (const place of places.values()) {
    for (const alert of place.alerts) {
      const found = findingAt(place, alert);
      if (found === undefined) unknown.push(alert);
      else if (found === 'several') ambiguous.push(alert);
      else matched.push(match(alert, found));
    }
  }
  return { matched, ambiguous, unknown };
}

function findingAt({ alerts, findings }: Place, alert: GithubAlert): Finding | 'several' | undefined {
  const message = plainText(alert.message);
  const same = findings.filter((one) => one.message === message);
  const [only] = same.length === 0 && findings.length === 1 && alerts.length === 1 ? findings : same;
  if (only === undefined) return undefined;
  const rivals = alerts.filter((other) => plainText(other.message) === message);
  return same.length > 1 || rivals.length > 1 ? 'several' : only.finding;
}

interface Shown {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
  /** With rule and file what GitHub knows it again by. */
  readonly hash: string;
}

/** What GitHub shows of a finding: what is uploaded of it. */
function shownOf(finding: Finding, options: GithubOptions): Shown {
  const result = asObject(githubResult(finding, 0, options));
  const physical = asObject(asObject(asList(result['locations'])[0])['physicalLocation']);
  return {
    rule: String(result['ruleId']),
    path: plainPath(String(asObject(physical['artifactLocation'])['uri'])),
    line: Number(asObject(physical['region'])['startLine'] ?? 1),
    message: plainText(String(asObject(result['message'])['text'])),
    hash: String(asObject(result['partialFingerprints'])['primaryLocationLineHash']),
  };
}

function plainPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function plainText(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
