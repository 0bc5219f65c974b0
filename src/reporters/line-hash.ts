const BLOCK = 100;
const TWO_32 = 2 ** 32;
// 37 to the power of BLOCK, modulo 2^64, in two halves.
const FIRST_HIGH = 0xe59cd09a;
const FIRST_LOW = 0x331cdb71;
const [TAB, LINE_FEED, RETURN, SPACE, END] = [9, 10, 13, 32, 65_535];

/**
 * The hash of every line of a file as codeql-action writes it into `primaryLocationLineHash`: a rolling hash of the 100
 * UTF-16 code units from the line's start on, spaces and tabs left out, and the number of its repetition. Lines count from 1.
 * Source: https://github.com/github/codeql-action, `src/fingerprints.ts`.
 */
export function lineHashes(text: string): Map<number, string> {
  const hashes = new Map<number, string>();
  const repetitions = new Map<string, number>();
  const units = new Uint16Array(BLOCK);
  const lines = new Int32Array(BLOCK).fill(-1);
  let [high, low, index, line] = [0, 0, 0, 0];
  let isLineStart = true;

  // A slot is about to be overwritten: the window holds what follows the start of the line that began there.
  const output = (): void => {
    const number = lines[index] ?? -1;
    if (number === -1) return;
    const value = high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
    const repetition = (repetitions.get(value) ?? 0) + 1;
    repetitions.set(value, repetition);
    hashes.set(number, `${value}:${repetition}`);
    lines[index] = -1;
  };
  // hash = 37 · hash + unit − 37^100 · leaving unit (mod 2^64); every product stays below 2^53.
  const update = (unit: number): void => {
    const leaving = units[index] ?? 0;
    units[index] = unit;
    const sum = low * 37 + unit - FIRST_LOW * leaving;
    const carry = Math.floor(sum / TWO_32);
    const top = high * 37 + carry - FIRST_HIGH * leaving;
    low = sum - carry * TWO_32;
    high = top - Math.floor(top / TWO_32) * TWO_32;
    index = (index + 1) % BLOCK;
  };

  let isAfterReturn = false;
  for (let position = 0; position <= text.length; position += 1) {
    const unit = position < text.length ? text.charCodeAt(position) : END;
    if (unit === SPACE || unit === TAB || (isAfterReturn && unit === LINE_FEED)) {
      isAfterReturn = false;
      continue;
    }
    isAfterReturn = unit === RETURN;
    output();
    if (isLineStart) {
      isLineStart = false;
      line += 1;
      lines[index] = line;
    }
    if (unit === LINE_FEED || unit === RETURN) isLineStart = true;
    update(unit === RETURN ? LINE_FEED : unit);
  }
  for (let step = 0; step < BLOCK; step += 1) {
    output();
    update(0);
  }
  return hashes;
}
