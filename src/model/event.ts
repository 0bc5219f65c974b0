import type { Scan } from './report.ts';
import type { GateVerdict } from './verdict.ts';

/** Something that an auditor may ask about later; `cli` emits it, the audit log subscribes. Times are ISO 8601, UTC. */
export type TollgateEvent =
  | { readonly type: 'run-started'; readonly time: string; readonly command: string; readonly version: string }
  | {
      readonly type: 'scan-finished';
      readonly time: string;
      readonly scan: Scan;
      readonly target: string;
      readonly status: string;
      readonly findings: number;
      /** SHA-256 of the report file, hexadecimal. */
      readonly report: string;
    }
  | {
      readonly type: 'gate-decided';
      readonly time: string;
      readonly verdict: GateVerdict;
      readonly reasons: readonly string[];
      readonly sarif: string;
    }
  | { readonly type: 'published'; readonly time: string; readonly to: string; readonly outcome: 'ok' | 'failed' };

/** Receives events in the order in which they happen. */
export type EventSink = (event: TollgateEvent) => void;
