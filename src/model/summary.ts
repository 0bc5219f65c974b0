import type { Finding } from './finding.ts';
import { isProblem } from './finding.ts';
import { FINGERPRINT_KEY } from './fingerprint.ts';
import { locationText } from './location.ts';
import type { Coverage, ReportStatus, RunInfo, Scan } from './report.ts';
import { SCANS } from './report.ts';
import type { Severity } from './severity.ts';
import { SEVERITIES } from './severity.ts';
import type { AttackVerdict, GateDecision } from './verdict.ts';

/** One of the four scans, and what became of it. */
export interface ConfiguredScan {
  readonly scan: Scan;
  readonly state: ReportStatus | 'not-configured';
  /** Why the state is not `complete`. */
  readonly reason?: string;
  readonly target?: string;
  readonly coverage?: Coverage;
}

/** Everything that an output for people shows: pure data, no times, ready for `JSON.stringify`. */
export interface ReportView {
  readonly tool: { readonly name: 'Tollgate'; readonly version: string };
  readonly verdict: GateDecision;
  readonly runs: readonly RunInfo[];
  readonly findings: readonly Finding[];
  /** Index into `runs` of the run of `findings[i]`; without it runs are told apart by the rules they checked. */
  readonly findingRuns?: readonly number[];
  readonly configured: readonly ConfiguredScan[];
  /** Lossless repairs and oddities, one sentence each. */
  readonly notices: readonly string[];
}

/** What there is to do about a finding: `open` where no baseline was compared. */
export type FindingState = 'open' | 'new' | 'unchanged' | 'updated' | 'suppressed' | 'absent' | 'not-a-problem';

/** How payment attacks ended: the number of each verdict, and the attacks that the run names. */
export interface AttackSummary {
  readonly counts: Readonly<Record<AttackVerdict, number>>;
  readonly attacks: readonly NamedAttack[];
}

/** One attack that a run names, and why it has no clear verdict where it has none. */
export interface NamedAttack {
  readonly id: string;
  readonly verdict: AttackVerdict;
  readonly reason?: string;
}

/** Verdicts in the order in which a person wants to read them. */
export const ATTACK_VERDICTS: readonly AttackVerdict[] = ['violation', 'inconclusive', 'held', 'not-mapped'];

/** Our identity of a finding, or the empty text before the fingerprint step. */
export function fingerprintOf(finding: Finding): string {
  return finding.fingerprints[FINGERPRINT_KEY] ?? '';
}

/** Has somebody accepted it? An absent status is `accepted` (SARIF 2.1.0 §3.35.3). */
export function isSuppressed(finding: Finding): boolean {
  return finding.suppressions.some(({ status }) => status === undefined || status === 'accepted');
}

/** The state by which outputs group: suppressed first, then absent, then what is no problem, then the baseline's word. */
export function stateOf(finding: Finding): FindingState {
  if (isSuppressed(finding)) return 'suppressed';
  if (finding.baselineState === 'absent') return 'absent';
  if (finding.kind !== 'fail') return 'not-a-problem';
  return finding.baselineState ?? 'open';
}

/** The problems that are really there and that nobody has accepted. */
export function openFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => isProblem(finding) && !isSuppressed(finding));
}

/** How many findings there are of each severity, worst first; zeros included. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The primary location in one line; empty where the tool named none. */
export function primaryPlace(finding: Finding): string {
  const first = finding.locations[0];
  return first === undefined ? '' : locationText(first);
}

/** Order for reading: severity, rule, primary location, fingerprint, message; by code units, so equal on every machine. */
export function compareForReading(left: Finding, right: Finding): number {
  return (
    SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
    compareText(left.rule.id, right.rule.id) ||
    compareText(primaryPlace(left), primaryPlace(right)) ||
    compareText(fingerprintOf(left), fingerprintOf(right)) ||
    compareText(left.message, right.message)
  );
}

/** A copy in the order of `compareForReading`. */
export function sortForReading(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(compareForReading);
}

/** For each finding the indexes of the runs it may come from, the likeliest first; empty where no run checked its rule. */
export function runsOfFindings(
  view: Pick<ReportView, 'runs' | 'findings' | 'findingRuns'>,
): readonly (readonly number[])[] {
  const byRule = new Map<string, number[]>();
  for (const [index, run] of view.runs.entries()) {
    for (const id of new Set(run.rules.map((rule) => rule.id))) {
      const known = byRule.get(id);
      if (known === undefined) byRule.set(id, [index]);
      else known.push(index);
    }
  }
  return view.findings.map((finding, index) => {
    const told = view.findingRuns?.[index];
    return told !== undefined && view.runs[told] !== undefined ? [told] : (byRule.get(finding.rule.id) ?? []);
  });
}

/** The scan that a finding belongs to, by its run, else by the kind of place and the rule's prefix. */
export function scanOf(finding: Finding, run: RunInfo | undefined): Scan | undefined {
  if (run?.scan !== undefined) return run.scan;
  const place = finding.locations[0]?.kind;
  if (place === 'package' || /^(?:CVE|GHSA)-/u.test(finding.rule.id)) return 'dependencies';
  if (place === 'control' || finding.rule.id.startsWith('pci/')) return 'pci';
  if (finding.rule.id.startsWith('pay/')) return 'payments';
  return /^(?:web|zap)\//u.test(finding.rule.id) ? 'web' : undefined;
}

/**
 * The verdicts of payment attacks in a run's coverage: `held: 12`, `held: ['pay/…', …]`,
 * `inconclusiveAttacks: ['pay/…: reason', …]` or `'pay/…': 'held'`. Nothing where the coverage holds none.
 */
export function attackSummary(coverage: Coverage | undefined): AttackSummary | undefined {
  const counts: Record<AttackVerdict, number> = { violation: 0, inconclusive: 0, held: 0, 'not-mapped': 0 };
  const attacks: NamedAttack[] = [];
  let found = false;
  for (const [key, value] of Object.entries(coverage ?? {})) {
    const verdict = verdictNamed(key);
    const told = typeof value === 'string' ? ATTACK_VERDICTS.find((known) => known === value) : undefined;
    if (told !== undefined) attacks.push({ id: key, verdict: told });
    else if (verdict !== undefined && typeof value === 'number') counts[verdict] += value;
    else if (verdict !== undefined && Array.isArray(value))
      attacks.push(...value.map((text) => namedAttack(text, verdict)));
    else continue;
    found = true;
  }
  for (const verdict of ATTACK_VERDICTS) {
    counts[verdict] = Math.max(counts[verdict], attacks.filter((attack) => attack.verdict === verdict).length);
  }
  return found ? { counts, attacks: attacks.toSorted(compareAttacks) } : undefined;
}

/** One line of a table of scans: a run, or a configured scan that no run tells of. */
export interface ScanRow extends Omit<ConfiguredScan, 'scan'> {
  readonly scan?: Scan;
  /** Name and version. */
  readonly tool?: string;
}

/** Every run, in the order of the scans, and after the runs of a scan its configured state where they do not tell it. */
export function scanRows(view: Pick<ReportView, 'runs' | 'configured'>): readonly ScanRow[] {
  const rows: ScanRow[] = [];
  for (const scan of [...SCANS, undefined]) {
    const runs = view.runs.filter((run) => run.scan === scan);
    for (const run of runs) {
      const { tool, status, target, coverage } = run;
      const name = tool.version === undefined ? tool.name : `${tool.name} ${tool.version}`;
      const where = [target, run.shard === undefined ? undefined : `shard ${run.shard}`].filter((part) => part);
      rows.push({
        ...(scan !== undefined && { scan }),
        tool: name,
        state: status,
        ...(run.reason !== undefined && { reason: run.reason }),
        ...(where.length > 0 && { target: where.join(', ') }),
        ...(coverage !== undefined && { coverage }),
      });
    }
    const told = new Set<string>(runs.map((run) => run.status));
    rows.push(...view.configured.filter((entry) => entry.scan === scan && !told.has(entry.state)));
  }
  return rows;
}

/** The figures of a coverage, verdicts of payment attacks left out: `pagesVisited: 12` is `pages visited`, `12`. */
export function coverageFigures(coverage: Coverage | undefined): readonly { name: string; value: string }[] {
  return Object.entries(coverage ?? {})
    .filter(([key, value]) => attackSummary({ [key]: value }) === undefined)
    .map(([key, value]) => ({
      name: key.replaceAll(/(?<=[a-z])(?=[A-Z])|[-_]+/gu, ' ').toLowerCase(),
      value: typeof value === 'object' ? value.join(', ') || 'none' : String(value),
    }));
}

/** Compares by UTF-16 code units. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

// Controls but tab and line feed, marks that reorder or hide text (Unicode TR 36, 39), Hangul fillers, lone surrogates.
const HIDDEN =
  /(?!\u200c|\u200d|[\t\n\u0600-\u0605\u06dd\u08e2])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115f\u1160\u3164\uffa0]/gu;

/** The text with everything invisible written out (`\u202e`), so that what is read is what is there. Lines stay. */
export function visibleText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(HIDDEN, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** `visibleText` in one line, cut to at most `limit` code points. */
export function oneLine(text: string, limit: number = Number.MAX_SAFE_INTEGER): string {
  // A head of twice the limit is enough for the cut, however long what an attacker sent is.
  const head = text.length > limit * 2 ? text.slice(0, limit * 2).replace(/\p{Cs}$/u, '') : text;
  const line = visibleText(head.replaceAll(/[\t\n\r\u0085\u2028\u2029 ]+/gu, ' ').trim());
  if (head === text && line.length <= limit) return line;
  const points = Array.from(line);
  return head === text && points.length <= limit ? line : `${points.slice(0, limit - 1).join('')}…`;
}

function compareAttacks(left: NamedAttack, right: NamedAttack): number {
  const order = ATTACK_VERDICTS.indexOf(left.verdict) - ATTACK_VERDICTS.indexOf(right.verdict);
  return order || compareText(left.id, right.id);
}

function verdictNamed(key: string): AttackVerdict | undefined {
  const words = key
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '-')
    .toLowerCase()
    .replace(/-attacks$/u, '');
  return ATTACK_VERDICTS.find((verdict) => words === verdict || new RegExp(`[^a-z]${verdict}$`, 'u').test(words));
}

// `pay/refund-race: the refund route answered 500`, as the payment scan writes it.
function namedAttack(text: string, verdict: AttackVerdict): NamedAttack {
  const [, id = text, reason = ''] = /^(\S+): (.*)$/su.exec(text) ?? [];
  return { id, verdict, ...(reason !== '' && { reason }) };
}
