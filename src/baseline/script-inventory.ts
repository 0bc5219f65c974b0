import type { PageScript } from './page-renderer.ts';

/** A script that may run on payment pages. */
export interface AuthorizedScript {
  /** Its address without query, or of one that stands in the page its hash. */
  readonly script: string;
  /** Contents that are known, `sha256-…`; without them any content will do. */
  readonly hashes?: readonly string[];
}

/** A script that is not as it was authorised. */
export interface ScriptObjection {
  readonly script: PageScript;
  readonly kind: 'not-authorised' | 'changed';
}

/** What identifies a script in the inventory: its address, or the hash of one without. */
export function scriptName({ source, hash }: PageScript): string {
  return source === 'inline' ? (hash ?? source) : source;
}

/**
 * The scripts of a payment page that the list does not authorise, or whose content is none of those it knows
 * (PCI DSS 4.0.1, 6.4.3 and 11.6.1). A script that was not loaded has no content to compare.
 */
export function scriptObjections(
  scripts: readonly PageScript[],
  authorized: readonly AuthorizedScript[],
): readonly ScriptObjection[] {
  const allowed = new Map(authorized.map((entry) => [entry.script, entry]));
  return scripts.flatMap((script): ScriptObjection[] => {
    const entry = allowed.get(scriptName(script));
    if (entry === undefined) return [{ script, kind: 'not-authorised' }];
    const { hash } = script;
    const isKnown = entry.hashes === undefined || (hash !== undefined && entry.hashes.includes(hash));
    return isKnown ? [] : [{ script, kind: 'changed' }];
  });
}
