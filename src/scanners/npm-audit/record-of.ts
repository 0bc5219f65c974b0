import { asObject, type UntrustedObject } from '../../util/untrusted.ts';

/** The value where it is an object: unlike `asObject`, tells one that is empty from none. */
export function recordOf(value: unknown): UntrustedObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? asObject(value) : undefined;
}
