/** Something that can be chosen, and what it covers. */
export interface CoverOption {
  readonly covers: ReadonlySet<string>;
  /** Of two that cover as much the cheaper is taken. */
  readonly cost: number;
  /** Decides between equals, so that the same input gives the same plan. */
  readonly name: string;
}

/**
 * Greedy set cover: again and again the option that covers most of what is open, until none covers anything more. At most
 * ln(n) + 1 times as many as the smallest cover has (Chvátal 1979).
 */
export function greedyCover<Option extends CoverOption>(options: readonly Option[]): Option[] {
  const open = new Set(options.flatMap(({ covers }) => [...covers]));
  const rest = new Set(options);
  const chosen: Option[] = [];
  while (open.size > 0) {
    let best: Option | undefined;
    let most = 0;
    for (const option of rest) {
      const gain = [...option.covers].filter((item) => open.has(item)).length;
      if (gain === 0) rest.delete(option);
      else if (gain > most || (gain === most && best !== undefined && isBetter(option, best)))
        [best, most] = [option, gain];
    }
    if (best === undefined) break;
    chosen.push(best);
    rest.delete(best);
    for (const item of best.covers) open.delete(item);
  }
  return chosen.filter((option) => isNeeded(option, chosen));
}

/** A later choice may have made an earlier one superfluous, but only one of two that cover the same may go. */
function isNeeded(option: CoverOption, chosen: readonly CoverOption[]): boolean {
  const position = chosen.indexOf(option);
  const others = chosen.filter((other, index) => index > position && other !== option);
  return (
    [...option.covers].some((item) => !others.some(({ covers }) => covers.has(item))) || position === chosen.length - 1
  );
}

function isBetter(a: CoverOption, b: CoverOption): boolean {
  return a.cost === b.cost ? a.name < b.name : a.cost < b.cost;
}
