import { type AnnotationProperties, error, notice, warning } from '@actions/core';
import type { Finding } from '../../model/finding.ts';
import type { Severity } from '../../model/severity.ts';
import { oneLine, primaryPlace, sortForReading } from '../../model/summary.ts';

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  informational: 'notice',
};

// GitHub shows ten of each level for a step; one error is left for the verdict.
const MOST: Readonly<Record<Level, number>> = { error: 9, warning: 10, notice: 10 };

const SHOW: Readonly<Record<Level, (message: string, properties: AnnotationProperties) => void>> = {
  error,
  warning,
  notice,
};

/** Shows the worst findings on the run's page and beside the lines of a pull request, as many as GitHub shows. */
export function annotateFindings(findings: readonly Finding[]): void {
  const shown: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  for (const finding of sortForReading(findings)) {
    const level = LEVELS[finding.severity];
    if (shown[level] >= MOST[level]) continue;
    shown[level] += 1;
    const place = primaryPlace(finding);
    const message = oneLine(finding.message.split('\n')[0] ?? '', 500);
    SHOW[level](place === '' ? message : `${message} (${oneLine(place, 200)})`, {
      title: `${finding.severity}: ${oneLine(finding.rule.id, 200)}`,
      ...fileOf(finding),
    });
  }
}

function fileOf({ locations: [place] }: Finding): Pick<AnnotationProperties, 'file' | 'startLine'> {
  if (place?.kind === 'file') {
    return { file: place.uri, ...(place.region !== undefined && { startLine: place.region.startLine }) };
  }
  if (place?.kind !== 'package' || place.manifest === undefined) return {};
  return { file: place.manifest, ...(place.line !== undefined && { startLine: place.line }) };
}
