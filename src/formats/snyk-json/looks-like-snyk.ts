import type { Head } from '../format.ts';

// Keys and ids of an entry of `vulnerabilities`: in a big report nothing else is near enough to the beginning.
const ENTRY =
  /"vulnerabilities"\s*:\s*\[\s*\{[^]*?"(?:CVSSv3|semver|upgradePath|isUpgradable|isPatchable|packageManager|alternativeIds|disclosureTime|severityWithCritical)"\s*:/u;
const ENTRY_ID = /"vulnerabilities"\s*:\s*\[\s*\{[^]{0,2000}?"id"\s*:\s*"(?:SNYK-|snyk:lic:|npm:[^":]+:\d{8})/u;
const NEXT_TO_OK = ['vulnerabilities', 'infrastructureAsCodeIssues', 'error'];

/** Is this the beginning of what Snyk writes: a project, a list of projects, or `{ok: false, error, path}`? */
export function looksLikeSnyk({ kind, keys, firstKeys, text }: Head): boolean {
  if (kind === 'json-array') {
    return areKeysOfProject(firstKeys, text);
  }
  if (kind !== 'json-object' || keys.has('runs') || keys.has('auditReportVersion') || keys.has('bomFormat'))
    return false;
  return areKeysOfProject(keys, text);
}

function areKeysOfProject(keys: ReadonlySet<string>, text: string): boolean {
  const isEntryNear = keys.has('vulnerabilities') && (ENTRY.test(text) || ENTRY_ID.test(text));
  return isEntryNear || (keys.has('ok') && NEXT_TO_OK.some((key) => keys.has(key)));
}
