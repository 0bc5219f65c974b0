import type { Edit } from './redaction-edits.ts';

// ISO/IEC 7813: track 1 `%B`, number, `^`, name, `^`, expiry, service code, data, `?`; track 2 `;`, number, `=`, the same
// digits, `?`. The end sentinel may be cut off. Chips hold track 2 with `D` for `=` (EMV Book 3, tag 57).
const TRACKS: readonly RegExp[] = [
  /%?\bB\d{12,19}\^[^^\r\n]{2,26}\^\d{4}[^?\r\n]{0,80}\??/gu,
  /;\d{12,19}=\d{4}\d{0,24}\??/gu,
  /(?<!\d)\d{13,19}[=D]\d{7}\d{0,24}F?\??(?![0-9a-z])/gu,
];

/** Magnetic track data: it must not be kept in any form after authorisation (PCI DSS 4.0.1, 3.3.1.1). */
export function findTrackData(text: string): Edit[] {
  return TRACKS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: track, index }) => ({
      start: index,
      end: index + track.length,
      replacement: '[redacted track data]',
    })),
  );
}
