import { SEVERITIES } from '../model/severity.ts';
import {
  type ReportView,
  countBySeverity,
  oneLine,
  openFindings,
  primaryPlace,
  scanRows,
  sortForReading,
} from '../model/summary.ts';
import { escapeHtml } from './escape-html.ts';
import { phantomMoney } from './phantom-money.ts';

const SHOWN = 100;

/** What a reader without scripts sees: verdict, reasons, counts, scans and the worst findings. Everything escaped. */
export function noscriptHtml(view: ReportView): string {
  const open = sortForReading(openFindings(view.findings));
  const counts = countBySeverity(open);
  const figures = SEVERITIES.map((severity) => `${counts[severity]} ${severity}`).join(', ');
  const shown = open.slice(0, SHOWN);
  const rest = open.length - shown.length;
  return [
    `<h1>Tollgate: ${escapeHtml(view.verdict.verdict)}</h1>`,
    list(view.verdict.reasons.map((reason) => oneLine(reason, 500))),
    list(phantomMoney(view.runs).map((line) => oneLine(line, 300))),
    `<p>${open.length} open ${open.length === 1 ? 'finding' : 'findings'} of ${view.findings.length} recorded: ${figures}.</p>`,
    `<p>Scripts are off: this is the short form of the page, without search, filters and details.</p>`,
    table(
      'Scans',
      ['Scan', 'Status', 'Tool', 'Target', 'Reason'],
      scanRows(view).map((row) => [row.scan ?? '', row.state, row.tool ?? '', row.target ?? '', row.reason ?? '']),
    ),
    table(
      'Findings',
      ['Severity', 'Rule', 'Where', 'What'],
      shown.map((finding) => [finding.severity, finding.rule.id, primaryPlace(finding), finding.message]),
    ),
    rest > 0 ? `<p>and ${rest} more</p>` : '',
    list(view.notices.slice(0, SHOWN).map((notice) => oneLine(notice, 500))),
  ].join('');
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(oneLine(cell, 300))}</td>`).join('')}</tr>`,
  );
  return `<table><caption>${title}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
