import type { Finding } from '../model/finding.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import {
  ATTACK_VERDICTS,
  type ReportView,
  attackSummary,
  countBySeverity,
  coverageFigures,
  fingerprintOf,
  isSuppressed,
  openFindings,
  primaryPlace,
  scanRows,
  sortForReading,
  stateOf,
} from '../model/summary.ts';
import type { AttackVerdict } from '../model/verdict.ts';
import { escapeMarkdown, markdownCode } from './escape-markdown.ts';
import { phantomMoney } from './phantom-money.ts';
import { type Section, joinSections, listSection, tableSection } from './markdown-section.ts';

const VERDICTS = { pass: '✅ Tollgate: pass', fail: '❌ Tollgate: fail', incomplete: '⚠️ Tollgate: incomplete' };
const MARKS: Readonly<Record<Severity, string>> = {
  critical: '🟣',
  high: '🔴',
  medium: '🟠',
  low: '🔵',
  informational: '⚪',
};
const STATES = {
  complete: '✅ complete',
  degraded: '⚠️ degraded',
  unreadable: '❌ unreadable',
  'not-configured': '➖ not configured',
};
const TOP = 50;

/**
 * The summary for a job page, a pull request comment or a merge request note: at most 60,000 bytes, which fits GitHub's
 * limit of 65,536 characters a comment. Every value is escaped; what does not fit is counted.
 */
export function toMarkdown(view: ReportView): string {
  const open = sortForReading(openFindings(view.findings));
  return joinSections([
    { head: `## ${VERDICTS[view.verdict.verdict]}`, rows: [], limit: 0 },
    listSection(
      '',
      view.verdict.reasons.map((reason, index) => bold(escapeMarkdown(reason, 300), index === 0)),
      10,
    ),
    listSection(
      '',
      phantomMoney(view.runs).map((line) => bold(escapeMarkdown(line, 300), true)),
      10,
    ),
    { head: severityTable(open), rows: [], limit: 0 },
    { head: counted(view, open.length), rows: [], limit: 0 },
    scans(view),
    findings(open),
    ...attacks(view),
    fixes(open),
    suppressed(view.findings),
    listSection(
      details('Notices', view.notices.length),
      view.notices.map((notice) => escapeMarkdown(notice, 300)),
      30,
      '</details>',
    ),
  ]);
}

function severityTable(open: readonly Finding[]): string {
  const counts = countBySeverity(open);
  return [
    `| ${SEVERITIES.map((severity) => `${MARKS[severity]} ${severity}`).join(' | ')} |`,
    `|${' ---: |'.repeat(SEVERITIES.length)}`,
    `| ${SEVERITIES.map((severity) => (counts[severity] > 0 ? `**${counts[severity]}**` : '0')).join(' | ')} |`,
  ].join('\n');
}

function counted(view: ReportView, open: number): string {
  const states = view.findings.map(stateOf);
  const count = (state: string): number => states.filter((known) => known === state).length;
  const parts = [
    [count('new'), 'new'],
    [count('suppressed'), 'suppressed'],
    [count('absent'), 'absent since the baseline'],
    [count('not-a-problem'), 'recorded, no problem'],
  ] as const;
  const rest = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return [`${open} open ${open === 1 ? 'finding' : 'findings'}`, ...rest].join(' · ');
}

function scans(view: ReportView): Section {
  const rows = scanRows(view).map((row) => {
    const figures = coverageFigures(row.coverage).map(({ name, value }) => `${name}: ${value}`);
    const seen = [row.reason, ...figures].filter((part) => part !== undefined).join('; ');
    return [
      row.scan ?? '',
      STATES[row.state],
      escapeMarkdown(row.tool ?? '', 60),
      markdownCode(row.target ?? '', 100),
      escapeMarkdown(seen, 240),
    ];
  });
  return tableSection('### Scans', ['Scan', 'Status', 'Tool', 'Target', 'Coverage'], rows, 40);
}

function findings(open: readonly Finding[]): Section {
  const rows = open.map((finding) => [
    `${MARKS[finding.severity]} ${finding.severity}`,
    markdownCode(finding.rule.id, 80),
    markdownCode(primaryPlace(finding), 160),
    `${finding.baselineState === 'new' ? '**new** ' : ''}${escapeMarkdown(finding.message, 240)}`,
  ]);
  return tableSection('### Findings', ['Severity', 'Rule', 'Where', 'What'], rows, TOP);
}

function attacks(view: ReportView): readonly Section[] {
  return view.runs.flatMap((run) => {
    const summary = attackSummary(run.coverage);
    if (summary === undefined) return [];
    const title =
      run.target === undefined ? '### Payment attacks' : `### Payment attacks on ${markdownCode(run.target, 100)}`;
    const counts = [
      title,
      '',
      `| ${ATTACK_VERDICTS.join(' | ')} |`,
      `|${' ---: |'.repeat(ATTACK_VERDICTS.length)}`,
      `| ${ATTACK_VERDICTS.map((verdict) => summary.counts[verdict]).join(' | ')} |`,
    ].join('\n');
    const named = summary.attacks.map(({ id, verdict, reason = '' }) => [
      markdownCode(id, 120),
      verdictText(verdict),
      escapeMarkdown(reason, 240),
    ]);
    return [
      { head: counts, rows: [], limit: 0 },
      tableSection(details('Attacks by name', named.length), ['Attack', 'Verdict', 'Why'], named, 200, '</details>'),
    ];
  });
}

function fixes(open: readonly Finding[]): Section {
  const rules = new Map(open.map(({ rule }) => [rule.id, rule]));
  const counts = new Map<string, number>();
  for (const { rule } of open) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  const lines = [...rules.values()].map((rule) => {
    const fix = rule.fix === undefined ? '' : ` Fix: ${escapeMarkdown(rule.fix, 400)}`;
    return `${markdownCode(rule.id, 80)} (${counts.get(rule.id) ?? 0}) **${escapeMarkdown(rule.title, 160)}**${fix}`;
  });
  return listSection(details('What to do, rule by rule', lines.length), lines, 30, '</details>');
}

function suppressed(all: readonly Finding[]): Section {
  const lines = sortForReading(all.filter(isSuppressed)).map((finding) => {
    const entry = finding.suppressions.find(({ status }) => status === undefined || status === 'accepted');
    const by = [entry?.owner, entry?.expires && `until ${entry.expires}`, entry?.reason].filter((part) => part);
    const what = `${finding.severity} ${markdownCode(finding.rule.id, 80)} ${markdownCode(primaryPlace(finding), 160)}`;
    return `${what}: ${escapeMarkdown(by.join(', '), 240)} ${markdownCode(fingerprintOf(finding), 40)}`.trimEnd();
  });
  return listSection(details('Suppressed', lines.length), lines, 30, '</details>');
}

function verdictText(verdict: AttackVerdict): string {
  return verdict === 'violation' ? '**violation**' : verdict;
}

function bold(text: string, yes: boolean): string {
  return yes && text !== '' ? `**${text}**` : text;
}

function details(title: string, count: number): string {
  return `<details><summary>${title} (${count})</summary>`;
}
