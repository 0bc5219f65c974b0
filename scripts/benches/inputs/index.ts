import { dependencyCheckReport } from './dependency-check-json.ts';
import { nucleiReport } from './nuclei-jsonl.ts';
import { sarifReport } from './sarif.ts';
import { snykReport } from './snyk-json.ts';
import { trivyReport } from './trivy-json.ts';
import { zapJsonReport, zapXmlReport } from './zap.ts';

/** A kind of large report that can be made. */
export type InputKind =
  | 'sarif'
  | 'snyk-json'
  | 'trivy-json'
  | 'dependency-check-json'
  | 'nuclei-jsonl'
  | 'zap-json'
  | 'zap-xml';

/** The report of each kind, piece by piece: the same bytes for the same number of items. */
export const largeInputs: Readonly<Record<InputKind, (items: number) => Iterable<string>>> = {
  sarif: sarifReport,
  'snyk-json': snykReport,
  'trivy-json': trivyReport,
  'dependency-check-json': dependencyCheckReport,
  'nuclei-jsonl': nucleiReport,
  'zap-json': zapJsonReport,
  'zap-xml': zapXmlReport,
};
