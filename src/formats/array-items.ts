import type { Source } from '../model/source.ts';
import { jsonElements } from '../util/json-elements.ts';
import { asObject, type UntrustedObject } from '../util/untrusted.ts';
import { drop, worsen, type Account } from './accounting.ts';
import { recordFault } from './input-fault.ts';
import { readHead } from './read-head.ts';

/**
 * The objects of a report that is one JSON array, one by one. An item that is no object is dropped; a report that is no array
 * is unreadable. Objects are not yet counted.
 */
export function* arrayItems(source: Source, account: Account): Generator<UntrustedObject, void, void> {
  try {
    if (readHead(source).kind !== 'json-array') {
      worsen(account, 'unreadable', 'the report is no JSON array');
      return;
    }
    for (const { value } of jsonElements(source.chunks(), [['*']])) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield asObject(value);
      else drop(account, 'an item of the report is no object');
    }
  } catch (error) {
    recordFault(error, account);
  }
}
