import { asList, asObject, type UntrustedObject } from '../../util/untrusted.ts';
import { cweNumbers } from '../cwe-numbers.ts';

/** CWE numbers of OSV records. GitHub's records have `cwe_ids` on the record, those of malicious packages `cwes` on the affected package. */
export function cwesOf(records: readonly UntrustedObject[]): number[] {
  const numbers = records
    .flatMap((record) => [record, ...asList(record['affected']).map(asObject)])
    .map((part) => asObject(part['database_specific']))
    .flatMap(({ cwe_ids: ids, cwes }) => [...cweNumbers(ids), ...cweNumbers(cwes)]);
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
