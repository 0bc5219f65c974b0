/**
 * An absolute URI that every reader of SARIF accepts, or nothing: some check what percent-encoding stands for and refuse
 * the whole file over a private or unassigned character, or (.NET) over one beyond the basic plane.
 */
export function absoluteUri(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  try {
    return /\p{C}|[^\0-\uFFFF]/u.test(decodeURIComponent(text)) ? undefined : text;
  } catch {
    return undefined;
  }
}
