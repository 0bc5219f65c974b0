import { TollgateError } from '../model/errors.ts';
import type { Attack } from './attack.ts';
import { nearest } from '../util/nearest.ts';

/**
 * The attacks of the given rule ids, in the order of all; every one where no ids are given. `pay/` may be left out.
 * @throws TollgateError `payments/unknown-attack`, class usage
 */
export function selectAttacks(all: readonly Attack[], ids: readonly string[] | undefined): Attack[] {
  if (ids === undefined) return [...all];
  const known = all.map(({ rule }) => rule.id);
  const wanted = ids.map((id) => (id.includes('/') ? id : `pay/${id}`));
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown === undefined && wanted.length > 0) return all.filter(({ rule }) => wanted.includes(rule.id));
  const like = unknown === undefined ? undefined : nearest(unknown, known);
  throw new TollgateError(
    'payments/unknown-attack',
    unknown === undefined ? 'the list of attacks is empty' : `there is no attack "${unknown}"`,
    { class: 'usage', help: [like === undefined ? `attacks: ${known.join(', ')}` : `did you mean "${like}"?`] },
  );
}
