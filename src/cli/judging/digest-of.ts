import { locationText } from '../../model/location.ts';
import type { Finding } from '../../model/finding.ts';
import { fingerprintOf, openFindings, primaryPlace } from '../../model/summary.ts';
import { ageOf, type AllowedAge, DEFAULT_ALLOWED_AGE, overdue } from '../../pipeline/ageing.ts';
import { planUpgrades, type ProjectFiles } from '../../pipeline/plan-upgrades.ts';
import { type Priority, priorityOf, prioritize } from '../../pipeline/priority.ts';
import type { RankingRule } from '../../pipeline/risk-ranking.ts';
import type { UpgradePlan } from '../../pipeline/upgrade-plan.ts';
import type { Digest, DigestEntry } from '../../reporters/digest.ts';
import type { DependencyPolicyConfig } from '../../config/dependency-policy-config.ts';
import type { Judgement } from '../judge.ts';

/** What the digest is made of beside the judgement. */
export interface DigestParts {
  readonly policy: DependencyPolicyConfig;
  readonly files: ProjectFiles;
  readonly firstRun: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The digest of a judged run. */
export function digestOf({ decision, view }: Judgement, { policy, files, firstRun, now }: DigestParts): Digest {
  const ranking: readonly RankingRule[] = policy.ranking ?? [];
  const open = openFindings(view.findings);
  const ranked = prioritize(open, ranking);
  const plan = planUpgrades(ranked, files);
  const entries = (priorities: readonly Priority[]): DigestEntry[] =>
    priorities.map((priority) => entryOf(priority, now));
  const gone = view.findings.filter(
    ({ baselineState, locations: [place] }) => baselineState === 'absent' && place?.kind === 'package',
  );
  return {
    schema: 'tollgate/digest/1',
    at: new Date(now).toISOString(),
    verdict: decision,
    firstRun,
    sources: sourcesOf(view.runs),
    open: ranked.length,
    malicious: entries(ranked.filter(({ facts }) => facts.malicious)),
    exploited: entries(ranked.filter(({ facts }) => facts.exploited !== undefined)),
    new: firstRun ? [] : entries(ranked.filter(({ finding }) => finding.baselineState === 'new')),
    fixed: firstRun ? [] : gone.map((finding) => entryOf(priorityOf(finding, ranking), now)),
    overdue: overdue(ranked, allowedAge(policy), now).map(({ priority, age, allowed }) => ({
      ...entryOf(priority, now),
      age,
      allowed,
    })),
    ranked: entries(ranked),
    ...planOf(plan),
    policy: policyLines(open, policy),
  };
}

function allowedAge({ maxAge }: DependencyPolicyConfig): AllowedAge {
  if (maxAge === undefined) return DEFAULT_ALLOWED_AGE;
  return Object.fromEntries(Object.entries(maxAge).filter(([, days]) => days !== undefined));
}

function entryOf({ finding, rank, reasons }: Priority, now: number): DigestEntry {
  const age = ageOf(finding.firstSeen, now);
  return {
    fingerprint: fingerprintOf(finding),
    rule: finding.rule.id,
    title: finding.rule.title,
    place: primaryPlace(finding),
    severity: finding.severity,
    rank,
    reasons,
    ...(age !== undefined && { age }),
  };
}

function planOf({ changes, unfixed }: UpgradePlan): Pick<Digest, 'plan' | 'unfixed'> {
  return {
    plan: changes.map(({ ecosystem: _ecosystem, worst: _worst, ...change }) => change),
    unfixed: unfixed.map(({ ruleId, package: name, reason }) => ({ rule: ruleId, package: name, reason })),
  };
}

function sourcesOf(runs: Judgement['view']['runs']): Digest['sources'] {
  const named = {
    database: (tool: string) => `${tool} database`,
    kevCatalogue: () => 'CISA KEV catalogue',
    epssScores: () => 'EPSS scores',
  };
  const found = runs.flatMap(({ tool, coverage }) =>
    Object.entries(named).flatMap(([key, nameOf]) => {
      const date = coverage?.[key];
      return typeof date === 'string' ? [{ name: nameOf(tool.name), date }] : [];
    }),
  );
  return [...new Map(found.map((source) => [source.name, source])).values()];
}

function policyLines(open: readonly Finding[], policy: DependencyPolicyConfig): string[] {
  const decisions = open
    .filter(({ rule }) => rule.id.startsWith('tollgate/suppression-'))
    .map(({ message }) => message);
  const licences = open
    .filter(({ rule }) => rule.tags.includes('license'))
    .map(({ message, locations: [place] }) => `${message}${place === undefined ? '' : ` (${locationText(place)})`}`);
  const ranking =
    policy.ranking === undefined
      ? 'ranks are severity bands, a default: PCI DSS 6.3.1 wants a ranking of your own (dependencies.policy.ranking)'
      : undefined;
  return [...decisions, ...licences, ...(ranking === undefined ? [] : [ranking])];
}
