import type { Coverage } from '../../model/report.ts';
import type { ScannerRun } from '../scanner-run.ts';
import type { ExtraReport } from './zap-scan.ts';

/** What one run of ZAP left behind. */
export interface ZapRun extends ScannerRun {
  readonly coverage: Coverage;
  /** What there is to know although nothing is missing. */
  readonly notices: readonly string[];
  /** Reports for people, as ZAP wrote them. */
  readonly pages: Readonly<Partial<Record<ExtraReport, Uint8Array>>>;
  /** The origin under which ZAP saw the target; findings name it. */
  readonly scannedOrigin: string;
}
