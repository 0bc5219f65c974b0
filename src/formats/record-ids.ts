import { advisoryIds, type AdvisoryIds } from './advisory-ids.ts';
import { equivalentIds } from './equivalent-ids.ts';

/**
 * The ids of one record of a vulnerability database. A bulletin covers several flaws: it goes under a CVE's name only where
 * that is the only one, and it is no alias of what it covers.
 * @param own the record's own id
 * @param others ids that the report relates to it
 */
export function recordIds(own: string, others: readonly string[]): AdvisoryIds {
  const { equivalent, bulletins } = equivalentIds([own]);
  if (bulletins.length > 0) {
    const flaws = new Set(others.filter((id) => /^CVE-/iu.test(id.trim())));
    return advisoryIds(flaws.size === 1 ? [own, ...flaws] : [own]);
  }
  // A distribution's record of one flaw has it in its name: DEBIAN-CVE-2024-0001.
  const wrapped = /^[A-Z]+-(CVE-\d{4}-\d{4,})$/u.exec(own)?.[1];
  return advisoryIds([...equivalent, ...(wrapped === undefined ? [] : [wrapped]), ...equivalentIds(others).equivalent]);
}
