/** Where something may be used: in the listed folders of `src`, or everywhere but in them. */
export interface Fence {
  readonly folders: readonly string[];
  readonly except: boolean;
}

/** What ARCHITECTURE.md lays down, as its tables say it. */
export interface ArchitectureTables {
  /** Layer → layers it may import; `anything` where there is no limit. */
  readonly layers: ReadonlyMap<string, readonly string[] | 'anything'>;
  /** Subfolder → the sibling subfolders of its layer that it may import. */
  readonly subfolders: ReadonlyMap<string, readonly string[]>;
  /** npm package, or a scope as `@octokit/*` → where it may be imported. */
  readonly packages: ReadonlyMap<string, Fence>;
  /** `node:` module or global → where it may be used. */
  readonly builtins: ReadonlyMap<string, Fence>;
}

/**
 * Reads the four tables of ARCHITECTURE.md, each known by its first column: `layer`, `subfolder`, `package`, `built-in`.
 * @throws Error where a table is missing, a row has too few cells, or a layer is named that has no row.
 */
export function parseArchitecture(markdown: string): ArchitectureTables {
  return {
    layers: layerTable(rowsOf(markdown, 'layer')),
    subfolders: new Map(rowsOf(markdown, 'subfolder').flatMap(([from, to]) => from.map((name) => [name, to] as const))),
    packages: fenceTable(rowsOf(markdown, 'package')),
    builtins: fenceTable(rowsOf(markdown, 'built-in')),
  };
}

type Row = readonly [names: readonly string[], targets: readonly string[]];

function rowsOf(markdown: string, heading: string): Row[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => cellsOf(line)[0] === heading);
  if (start === -1) throw new Error(`ARCHITECTURE.md has no table whose first column is "${heading}"`);
  const rows: Row[] = [];
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break;
    const [names, targets] = cellsOf(line);
    if (!names || !targets) throw new Error(`a row of the table "${heading}" in ARCHITECTURE.md is not whole: ${line}`);
    rows.push([wordsOf(names), wordsOf(targets)]);
  }
  return rows;
}

function cellsOf(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function wordsOf(cell: string): string[] {
  return cell
    .replace(/ — .*$/u, '')
    .split(',')
    .map((word) => word.trim().replaceAll('`', ''))
    .filter((word) => word !== '');
}

function layerTable(rows: readonly Row[]): ArchitectureTables['layers'] {
  const names = rows.map(([row]) => row);
  const known = new Set(names.flat());
  return new Map(
    rows.flatMap(([row, targets], index) => {
      const allowed = layersMeant(targets, names.slice(index + 1).flat());
      const unknown = allowed === 'anything' ? [] : allowed.filter((name) => !known.has(name));
      if (unknown.length > 0) throw new Error(`no row says what the layer "${unknown.join(', ')}" may import`);
      return row.map((name) => [name, allowed] as const);
    }),
  );
}

function layersMeant(targets: readonly string[], below: readonly string[]): readonly string[] | 'anything' {
  switch (targets.join()) {
    case 'anything':
      return 'anything';
    case 'nothing':
      return [];
    case 'everything below':
      return below.filter((name) => name !== 'scripts' && name !== 'test');
    default:
      return targets;
  }
}

function fenceTable(rows: readonly Row[]): ReadonlyMap<string, Fence> {
  return new Map(rows.flatMap(([names, targets]) => names.map((name) => [name, fenceOf(targets)] as const)));
}

function fenceOf(targets: readonly string[]): Fence {
  const [first = ''] = targets;
  if (first === 'nowhere') return { folders: [], except: false };
  if (first === 'everywhere') return { folders: [], except: true };
  const but = /^everywhere but (.+)$/u.exec(first)?.[1];
  return but === undefined
    ? { folders: targets, except: false }
    : { folders: [but, ...targets.slice(1)], except: true };
}
