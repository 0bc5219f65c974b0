/** What `npm run new` writes for one kind of thing. */
export interface Skeleton {
  /** New files: path relative to the checkout → text. */
  readonly files: ReadonlyMap<string, string>;
  /** What is left to do, one line each. */
  readonly next: readonly string[];
}

/** One kind of thing that `npm run new` can write. */
export interface SkeletonKind {
  /** How the name has to look, in words and as a pattern. */
  readonly shape: string;
  readonly pattern: RegExp;
  /** `name` fits the pattern. */
  make(name: string): Skeleton;
}

/** `refund-exceeds-capture` → `refundExceedsCapture`. */
export function camelName(name: string): string {
  return name.replaceAll(/-(.)/gu, (_match, letter: string) => letter.toUpperCase());
}
