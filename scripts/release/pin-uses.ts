/** What the examples and the reusable workflow are made to name. */
export interface Pin {
  /** What the files call the repository: `OWNER/tollgate` in guides, the constant of the sources in what is generated. */
  readonly placeholders: readonly string[];
  /** `owner/name` of the repository that the release is published in. */
  readonly repository: string;
  /** The released version, without `v`. */
  readonly version: string;
  /** The full hash of the released commit. */
  readonly sha: string;
}

/**
 * A text whose every `uses:` of the repository, or of an action or workflow in it, names the released commit, with the version
 * as a comment; other mentions of the repository get its name.
 */
export function pinUses(text: string, pin: Pin): string {
  return pin.placeholders.reduce((pinned, placeholder) => pinOne(pinned, placeholder, pin), text);
}

function pinOne(text: string, placeholder: string, { repository, version, sha }: Pin): string {
  const uses = new RegExp(
    String.raw`(?<key>\buses:\s*["']?)${literal(placeholder)}(?<path>(?:/[\w./-]+)?)@[\w./-]+(?<quote>["']?)(?:[ \t]+#[^\n]*)?`,
    'gu',
  );
  return text
    .replaceAll(
      uses,
      (_whole, key: string, path: string, quote: string) => `${key}${repository}${path}@${sha}${quote} # v${version}`,
    )
    .replaceAll(placeholder, repository);
}

/** Every `uses:` of a repository in a text, and what stands behind the `@`. */
export function usesOf(text: string, repository: string): readonly { readonly path: string; readonly ref: string }[] {
  const uses = new RegExp(String.raw`\buses:\s*["']?${literal(repository)}(?<path>[\w./-]*)@(?<ref>[^\n]*)`, 'gu');
  return [...text.matchAll(uses)].map(({ groups }) => ({ path: groups?.['path'] ?? '', ref: groups?.['ref'] ?? '' }));
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
