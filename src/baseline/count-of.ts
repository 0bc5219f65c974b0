/** `1 page`, `2 pages`: a number and what it counts, in the plural where that is needed. */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
