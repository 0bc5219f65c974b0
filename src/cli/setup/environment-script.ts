import type { InstalledScanner } from './install-scanner.ts';

/**
 * Lines for a POSIX shell that make installed scanners usable, to be read with `. FILE`: their folders come first on PATH, and
 * the variables by which Tollgate finds them are exported.
 */
export function environmentScript(installed: readonly InstalledScanner[]): string {
  const folders = [...new Set(installed.map(({ folder }) => folder))];
  return [
    '# Written by tollgate setup.',
    ...installed.flatMap(({ variables }) =>
      Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`),
    ),
    ...(folders.length === 0 ? [] : [`export PATH=${folders.map(quoted).join(':')}:"$PATH"`]),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
