import type { Format } from '../src/formats/format.ts';
import type { ReportEnd, ReportItem } from '../src/model/report.ts';
import { bytesSource } from '../src/util/bytes-source.ts';

/** Reads a report to its end. */
export function readAll(format: Format, report: string | Uint8Array | object): { items: ReportItem[]; end: ReportEnd } {
  const text = typeof report === 'string' || report instanceof Uint8Array ? report : JSON.stringify(report);
  const reader = format.read(bytesSource('report', typeof text === 'string' ? Buffer.from(text) : text));
  const items: ReportItem[] = [];
  let step = reader.next();
  while (step.done !== true) {
    items.push(step.value);
    step = reader.next();
  }
  return { items, end: step.value };
}
