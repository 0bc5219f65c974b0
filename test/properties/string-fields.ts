import type { SmallReport } from './small-reports.ts';

/** A string of a report, or the name of a key: what a scanner may have copied from anywhere. */
export interface StringField {
  /** Where it stands, for messages. */
  readonly place: string;
  /** What stands there now. */
  readonly value: string;
  /** The report with another text there. */
  with(text: string): string;
}

/**
 * Every string field of a report: values and keys in JSON; texts and attributes in XML. Of fields that differ only in the
 * number of their item the first stands for all.
 */
export function stringFields(report: SmallReport): StringField[] {
  const seen = new Set<string>();
  return allFields(report).filter(({ place }) => {
    const kind = place.replaceAll(/(?<=^|\/)\d+(?=\/|$)|^byte \d+/gu, '*');
    if (seen.has(kind)) return false;
    seen.add(kind);
    return true;
  });
}

function allFields(report: SmallReport): StringField[] {
  if (report.kind === 'xml') return xmlFields(report.text);
  if (report.kind === 'json') return jsonFields(JSON.parse(report.text), '', (value) => JSON.stringify(value));
  const lines = report.text.trimEnd().split('\n');
  return lines.flatMap((line, index) =>
    jsonFields(JSON.parse(line), `${index}`, (value) => `${lines.with(index, JSON.stringify(value)).join('\n')}\n`),
  );
}

function jsonFields(value: unknown, place: string, whole: (changed: unknown) => string): StringField[] {
  if (typeof value === 'string') return [{ place, value, with: whole }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      jsonFields(item, `${place}/${index}`, (changed) => whole(value.with(index, changed))),
    );
  }
  const entries = Object.entries(value);
  return entries.flatMap(([key, item], index) => [
    {
      place: `${place}/${key} (key)`,
      value: key,
      with: (text: string) => whole(Object.fromEntries(entries.with(index, [text, item]))),
    },
    ...jsonFields(item, `${place}/${key}`, (changed) => whole(Object.fromEntries(entries.with(index, [key, changed])))),
  ]);
}

function xmlFields(text: string): StringField[] {
  return Array.from(text.matchAll(/(?<=>)[^<>]*[^<>\s][^<>]*(?=<)|(?<=\s(?!xmlns)[\w-]+=")[^"]*(?=")/gu))
    .filter(({ index }) => index > text.indexOf('?>') + 1)
    .map(({ 0: value, index }) => ({
      place: `byte ${index}: ${text.slice(Math.max(0, index - 20), index)}`,
      value,
      with: (changed) => text.slice(0, index) + escapeXml(changed) + text.slice(index + value.length),
    }));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
