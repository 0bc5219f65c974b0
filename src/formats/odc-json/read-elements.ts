import type { Source } from '../../model/source.ts';
import { JsonError, jsonElements, type JsonElement, type JsonPattern } from '../../util/json-elements.ts';
import { repairCommas, type Repairs } from './repair-commas.ts';

/**
 * Cuts elements out of a report. Where the text is no JSON it starts again with stray commas left out, and goes on
 * behind what was already given.
 * @throws JsonError where that does not help
 */
export function* readElements(
  source: Source,
  patterns: readonly JsonPattern[],
  notices: Set<string>,
): Generator<JsonElement> {
  let given = 0;
  try {
    for (const element of jsonElements(source.chunks(), patterns)) {
      given += 1;
      yield element;
    }
    return;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
  }
  const repairs: Repairs = { count: 0 };
  let seen = 0;
  try {
    for (const element of jsonElements(repairCommas(source.chunks(), repairs), patterns)) {
      seen += 1;
      if (seen > given) yield element;
    }
  } finally {
    if (repairs.count > 0) notices.add(`${repairs.count} stray commas, which are no JSON, were left out`);
  }
}
