const ITEMS = 20;

/** A list in one line of evidence: the first 20 items, each once, and how many more there are. */
export function listText(items: readonly string[]): string {
  const distinct = [...new Set(items)];
  const more = distinct.length - ITEMS;
  return [...distinct.slice(0, ITEMS), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
