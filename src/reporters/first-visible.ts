/** The first text that has something to see in it; GitHub refuses a whole file over one blank message or description. */
export function firstVisible(...texts: readonly string[]): string {
  return texts.find((text) => /[^\p{C}\p{Z}]/u.test(text)) ?? '(no text)';
}
