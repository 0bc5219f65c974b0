import type { RunInfo } from '../model/report.ts';

/** The phantom money of all runs, a line for each currency; nothing where no money was created or moved without right. */
export function phantomMoney(runs: readonly Pick<RunInfo, 'coverage' | 'shard' | 'target'>[]): string[] {
  const shards = Map.groupBy(runs, ({ target, shard }) => (shard === undefined ? undefined : JSON.stringify(target)));
  const whole = shards.get(undefined) ?? [];
  shards.delete(undefined);
  const lines = [...whole.flatMap(linesOf), ...[...shards.values()].flatMap((parts) => sumOf(parts.flatMap(linesOf)))];
  return lines.map((line) => `Phantom money: ${line}`);
}

function linesOf({ coverage }: Pick<RunInfo, 'coverage'>): string[] {
  const lines = coverage?.['phantomMoney'];
  return Array.isArray(lines) ? lines.map(String) : [];
}

// In the order in which one run names them.
const KINDS: readonly string[] = ['created from nothing', 'moved without right', 'not paid for'];

interface Sum {
  /** Digits after the point. */
  readonly exponent: number;
  /** Minor units by kind. */
  readonly kinds: ReadonlyMap<string, bigint>;
}

/** The lines of a scan's shards, each currency summed up as one run would say it; what is written otherwise stays as it is. */
function sumOf(lines: readonly string[]): string[] {
  const byCurrency = Map.groupBy(lines, (line) => line.slice(0, 3));
  return [...byCurrency]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([currency, own]) => {
      const sums = own.map(sumIn);
      const exponents = new Set(sums.map((sum) => sum?.exponent));
      const [exponent] = exponents;
      if (exponent === undefined || exponents.size > 1) return own;
      const amounts = KINDS.map((kind) => ({
        kind,
        minor: sums.reduce((total, sum) => total + (sum?.kinds.get(kind) ?? 0n), 0n),
      })).filter(({ minor }) => minor > 0n);
      const total = amountText(
        amounts.reduce((sum, { minor }) => sum + minor, 0n),
        exponent,
      );
      const [first] = amounts;
      if (amounts.length === 1 && first !== undefined) return [`${currency} ${total} ${first.kind}`];
      const parts = amounts.map(({ kind, minor }) => `${amountText(minor, exponent)} ${kind}`);
      return [`${currency} ${total}: ${parts.join(', ')}`];
    });
}

/** `EUR 22.26: 12.14 created from nothing, 10.12 not paid for`, or `EUR 12.14 created from nothing`. */
function sumIn(line: string): Sum | undefined {
  const [, body = ''] = /^[A-Z]{3} (?:[\d,.]{1,60}: )?(.{1,300})$/u.exec(line) ?? [];
  const kinds = new Map<string, bigint>();
  let exponent: number | undefined;
  for (const part of body.split(', ')) {
    const [, whole = '', fraction = '', kind = ''] = /^([\d,]{1,40})(?:\.(\d{1,4}))? (\w[\w ]*)$/u.exec(part) ?? [];
    if (!KINDS.includes(kind) || kinds.has(kind) || (exponent ?? fraction.length) !== fraction.length) return undefined;
    exponent = fraction.length;
    kinds.set(kind, BigInt(`${whole.replaceAll(',', '')}${fraction}`));
  }
  return exponent === undefined ? undefined : { exponent, kinds };
}

function amountText(minor: bigint, exponent: number): string {
  const digits = minor.toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
}
