import { recognize } from '../../src/formats/recognize.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';
import { readAll } from '../read-all.ts';

/** What is read of a report whose format is told by its content: a line for the report, and one for each finding. */
export function readVariant(report: unknown): string[] {
  const text = typeof report === 'string' ? report : JSON.stringify(report);
  const found = recognize(bytesSource('report', Buffer.from(text)));
  if (!('format' in found)) return [found.reason];
  const { items, end } = readAll(found.format, text);
  return [
    `${found.format.id} ${end.status} ${end.runs.map(({ tool, target }) => `${tool.name} ${target ?? '-'}`).join(', ')}`,
    ...items.map(({ finding: { severity, rule, aliases, locations } }) => {
      const place = locations.map((location) =>
        location.kind === 'package'
          ? `${location.ecosystem}:${location.name}@${location.version ?? '?'} ${location.manifest ?? '-'}`
          : location.kind === 'file'
            ? `${location.uri}:${location.region?.startLine ?? '-'}`
            : JSON.stringify(location),
      );
      return [severity, [rule.id, ...aliases].join('='), ...place].join(' | ');
    }),
  ];
}
