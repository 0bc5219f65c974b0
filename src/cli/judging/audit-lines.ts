import { relative } from 'node:path';
import type { Digest, DigestChange, DigestEntry } from '../../reporters/digest.ts';
import type { Context } from '../context.ts';
import type { Judgement } from '../judge.ts';
import { countsLine, lastLine } from './verdict-lines.ts';

const MOST = 10;

/** Where the digest lies, and whether it is a weekly one. */
export interface AuditPlaces {
  readonly digest: string;
  readonly json: string;
  readonly weekly: boolean;
}

/** An audit as a tired person reads it: the most urgent, the changes that remove most, counts, and the verdict last. */
export function auditLines(
  digest: Digest,
  { decision, counts, configured, view }: Judgement,
  places: AuditPlaces,
  context: Context,
): string[] {
  const removed = new Set(digest.plan.flatMap(({ removes }) => removes)).size;
  const since = digest.firstRun
    ? places.weekly
      ? ['first weekly audit: the next one is compared with it']
      : []
    : [`since last time: ${digest.new.length} new, ${digest.fixed.length} fixed, ${digest.overdue.length} overdue`];
  return [
    ...view.runs.map(
      ({ tool, status, reason }) => `  ${tool.name.padEnd(22)} ${status}${reason === undefined ? '' : `: ${reason}`}`,
    ),
    ...some('most urgent:', digest.ranked, entryText),
    ...some(
      `${digest.plan.length} ${digest.plan.length === 1 ? 'change removes' : 'changes remove'} ${removed} of ${digest.open} findings:`,
      digest.plan,
      changeText,
    ),
    ...since,
    ...digest.sources.map(({ name, date }) => `  ${name}: ${date}`),
    countsLine(counts),
    `digest:  ${relative(context.cwd, places.digest)}, ${relative(context.cwd, places.json)}`,
    ...decision.reasons.slice(1).map((reason) => `also: ${reason}`),
    lastLine(decision, configured),
  ];
}

function some<Item>(title: string, items: readonly Item[], textOf: (item: Item) => string): string[] {
  if (items.length === 0) return [];
  const rest = items.length - MOST;
  return [title, ...items.slice(0, MOST).map(textOf), ...(rest > 0 ? [`  … and ${rest} more in the digest`] : [])];
}

function entryText({ rank, rule, place, reasons }: DigestEntry): string {
  return `  ${rank.padEnd(13)} ${rule}  ${place}\n      ${reasons.join('; ')}`;
}

function changeText({
  package: name,
  from,
  to,
  kind,
  breaking,
  commands,
  edits,
  removes,
  advice,
}: DigestChange): string {
  const how = [
    ...commands,
    ...edits.map(({ file, line, after }) => `${file}:${line}: ${after.trim()}`),
    ...(advice === undefined ? [] : [advice]),
  ];
  return `  ${name} ${from.join(', ')} → ${to ?? (kind === 'remove' ? 'out' : 'the newest that fits')}${breaking ? ' (breaking)' : ''}, removes ${removes.length}\n      ${how.join('\n      ')}`;
}
