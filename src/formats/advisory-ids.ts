/** The ids of one advisory: the one that names the rule, and the others. */
export interface AdvisoryIds {
  readonly id: string;
  readonly aliases: readonly string[];
}

/**
 * Chooses the rule's id among all ids of an advisory: the first CVE in order, else the first GHSA, else the first as given.
 * CVE and GHSA ids get their official spelling; every other id stays as the tool has it.
 * @param ids in the tool's own order, the tool's own id among them; empty texts are left out
 */
export function advisoryIds(ids: readonly string[]): AdvisoryIds {
  const all = [...new Set(ids.map((id) => spell(id.trim())).filter((id) => id !== ''))];
  const byKind = (kind: RegExp): string | undefined => all.filter((id) => kind.test(id)).toSorted()[0];
  const id = byKind(/^CVE-/u) ?? byKind(/^GHSA-/u) ?? all[0] ?? 'unknown';
  return { id, aliases: all.filter((other) => other !== id).toSorted() };
}

function spell(id: string): string {
  if (/^cve-\d{4}-\d{4,}$/iu.test(id)) return id.toUpperCase();
  return /^ghsa(?:-[0-9a-z]{4}){3}$/iu.test(id) ? `GHSA${id.slice(4).toLowerCase()}` : id;
}
