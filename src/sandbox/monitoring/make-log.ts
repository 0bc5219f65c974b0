import { redact } from '../../util/redaction.ts';
import type { SandboxContext } from '../context.ts';
import { toJson } from '../to-json.ts';

/** The shop's log: one JSON object a line, card numbers and secrets masked; the newest lines are kept. */
export interface Log {
  readonly write: SandboxContext['log'];
  readonly lines: () => readonly string[];
  readonly clear: () => void;
}

const KEPT = 10_000;

/** An empty log. */
export function makeLog({ clock, defect }: Pick<SandboxContext, 'clock' | 'defect'>): Log {
  let lines: string[] = [];
  return {
    write(level, event, fields = {}) {
      const record = { time: clock.now().toISOString(), level, event, ...fields };
      const written = defect('log.injection') ? unescaped(record) : toJson(record);
      lines.push(...(defect('web.pan.log') ? written : redact(written)).split('\n'));
      if (lines.length > KEPT * 2) lines = lines.slice(-KEPT);
    },
    lines: () => lines.slice(-KEPT),
    clear: () => void (lines = []),
  };
}

// Texts put between quotes as they are: a line break in one of them begins a new line of the log.
function unescaped(record: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(record).map(
    ([name, value]) => `"${name}":${typeof value === 'string' ? `"${value}"` : toJson(value)}`,
  );
  return `{${fields.join(',')}}`;
}
