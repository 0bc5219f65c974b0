import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { artifactTarget } from '../artifact-target.ts';

/** What was scanned, as a name that holds on every machine: an image as it was asked for, anything else by its text. */
export function targetOf(source: UntrustedObject): string | undefined {
  const { userInput, tags } = asObject(source['target']);
  const text = asText(userInput) ?? asText(asList(tags)[0]) ?? asText(source['target']);
  return text === 'unknown' ? undefined : artifactTarget(text);
}
