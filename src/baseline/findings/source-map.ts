import { matchesPath } from '../path-glob.ts';

/** A place in the sources, relative to the source root. */
export interface SourceFile {
  readonly file: string;
  readonly line?: number;
}

/** A route as the configuration or a search in the sources tells it: a glob (`/orders/*`), and the file that answers it. */
export interface SourceRoute extends SourceFile {
  readonly path: string;
}

/** From an address to the file that answers it. */
export type SourceMap = (url: string) => SourceFile | undefined;

/**
 * The file of an address: the first route of the configuration that matches, else of the found routes the one with the most
 * fixed segments, the first of equals. Nothing where none matches.
 */
export function sourceMap(configured: readonly SourceRoute[], found: readonly SourceRoute[]): SourceMap {
  const byWeight = found.toSorted((a, b) => weightOf(b.path) - weightOf(a.path));
  const known = new Map<string, SourceFile | undefined>();
  return (url) => {
    const { pathname } = new URL(url);
    const path = pathname.length > 1 ? pathname.replace(/\/+$/u, '') || '/' : pathname;
    if (known.has(path)) return known.get(path);
    const route =
      configured.find((candidate) => matchesPath([candidate.path], pathname) || matchesPath([candidate.path], path)) ??
      byWeight.find((candidate) => matchesPath([candidate.path], path));
    const place = route && { file: route.file, ...(route.line !== undefined && { line: route.line }) };
    if (known.size < 10_000) known.set(path, place);
    return place;
  };
}

function weightOf(path: string): number {
  return path.split('/').filter((segment) => segment !== '' && !segment.includes('*')).length;
}
