import { brandOf, passesLuhn } from '../../util/card-numbers.ts';

// ISO/IEC 7813: track 1 `%B PAN ^ name ^ YYMM…?`, track 2 `; PAN = YYMM…?`.
const TRACK = /%B(\d{13,19})\^[^^\n]{2,26}\^\d{7}|;(\d{13,19})=\d{7}\d{0,30}\?/gu;

/** Where in a text the magnetic stripe of a payment card begins. */
export function findTrack(text: string): number | undefined {
  for (const { 1: first, 2: second, index } of text.matchAll(TRACK)) {
    const digits = first ?? second ?? '';
    if (brandOf(digits) !== undefined && passesLuhn(digits)) return index;
  }
  return undefined;
}
