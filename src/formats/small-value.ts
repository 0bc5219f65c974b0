import type { Source } from '../model/source.ts';
import { jsonElements } from '../util/json-elements.ts';

/**
 * The value of one key of a report's outermost object, for telling `[]`, `null` and nothing apart where a first pass
 * over its elements gave none. Values over 1 MiB are refused.
 * @throws JsonError where the text is no JSON up to that value, or the value is too large
 */
export function smallValue(source: Source, key: string): unknown {
  for (const { value } of jsonElements(source.chunks(), [[key]], { elementBytes: 1024 * 1024 })) return value;
  return undefined;
}
