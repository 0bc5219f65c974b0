/**
 * Every limit of GitHub code scanning and of GitLab's SARIF reports, the smaller one each.
 * Sources: GitHub, "SARIF support for code scanning" (10 MB compressed; 25,000 results a run, of which it shows 5,000; 20 tags
 * a rule, of which it shows 10); GitLab, "SARIF reports" (10 MB as it is; 5,000 results a run; messages of 2,048 characters).
 */
export const GITHUB_LIMITS = {
  /** Bytes of one file as it is. Compressed it is smaller, and how much depends on the compressor, so this one bounds both. */
  fileBytes: 9_500_000,
  runsPerFile: 20,
  resultsPerRun: 5000,
  rulesPerRun: 25_000,
  tagsPerRule: 20,
  tagLength: 255,
  /** Names of tools and rules, ids of rules. */
  nameLength: 255,
  descriptionLength: 1024,
  messageLength: 2048,
  uriLength: 2048,
  /** Ours: neither sets one. */
  helpLength: 16_384,
  /** Ours, in characters of JSON: beyond it a result keeps only what GitHub reads. */
  resultLength: 65_536,
} as const;

/** The text, cut to at most `length` UTF-16 code units, never inside a character. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
