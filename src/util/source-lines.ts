import { sourceText } from './source-text.ts';

/** Reads lines of files inside `root` by relative path; `line` counts from 1. What `sourceText` does not read gives nothing. */
export function sourceLines(root: string): (uri: string, line: number) => string | undefined {
  const textOf = sourceText(root);
  const latest = { uri: '', lines: [] as readonly string[] };
  return (uri, line) => {
    if (latest.uri !== uri) Object.assign(latest, { uri, lines: textOf(uri)?.split(/\r\n|\n|\r/u) ?? [] });
    return latest.lines[line - 1];
  };
}
