const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];

/** How many commas were left out. */
export interface Repairs {
  count: number;
}

/**
 * Leaves out commas that follow an opening bracket or precede a closing one, outside of strings, and nothing else:
 * the templates of Dependency-Check 12.1 write them around the optional fields of `cvssv4`.
 * Source: DependencyCheck, core/src/main/resources/templates/jsonReport.vsl, commits 58b4ddc and 4c5c595.
 */
export function* repairCommas(chunks: Iterable<Uint8Array>, repairs: Repairs): Generator<Uint8Array> {
  let inString = false;
  let isEscaped = false;
  let isPending = false;
  let latest = 0;
  for (const chunk of chunks) {
    // A comma that is pending from the chunk before may come on top.
    const repaired = new Uint8Array(chunk.length + 1);
    let length = 0;
    for (const byte of chunk) {
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte > 0x20) {
        if (isPending) {
          isPending = false;
          if (isClosing(byte)) repairs.count += 1;
          else repaired[length++] = COMMA;
        }
        inString = byte === QUOTE;
        if (byte === COMMA) {
          if (isOpening(latest)) repairs.count += 1;
          else isPending = true;
          // After an opening bracket `latest` stays what it was, so that a second stray comma goes too.
          if (isPending) latest = byte;
          continue;
        }
        latest = byte;
      }
      repaired[length++] = byte;
    }
    yield repaired.subarray(0, length);
  }
}

function isOpening(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function isClosing(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d;
}
