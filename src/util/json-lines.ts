import { JsonError } from './json-elements.ts';
import { jsonFault } from './json-fault.ts';

/** One line that holds a JSON value; lines count from 1, blank ones too. */
export interface JsonLine {
  readonly line: number;
  readonly value: unknown;
}

/** Bounds that hostile input meets. */
export interface JsonLinesLimits {
  /** Bytes of one line. Default 64 MiB. */
  readonly lineBytes?: number;
  /** Levels of nesting in one line. Default 500. */
  readonly depth?: number;
}

const NEWLINE = 0x0a;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * The values of a text with one JSON value a line (https://jsonlines.org), in UTF-8: memory is bounded by the longest line.
 * Blank lines are skipped; a byte-order mark and CRLF are tolerated.
 *
 * @param broken where given, is told of every line that is no JSON, and reading goes on behind it; a line over a limit
 *   still ends it
 * @throws JsonError at a line that is no JSON or breaks a limit (`offset`: where the line begins, in bytes), and for UTF-16
 */
export function* jsonLines(
  chunks: Iterable<Uint8Array>,
  limits: JsonLinesLimits = {},
  broken?: (error: JsonError, text: string) => void,
): Generator<JsonLine, void, void> {
  const maxDepth = limits.depth ?? 500;
  let line = 0;
  for (const { bytes, offset } of byteLines(chunks, limits.lineBytes ?? 64 * 1024 * 1024)) {
    line += 1;
    const start = line === 1 ? startOfText(bytes) : 0;
    const text = bytes.toString('utf8', start);
    if (text.trim() === '') continue;
    if (mayBeDeeper(text, maxDepth) && depthOf(bytes) > maxDepth)
      throw new JsonError(`line ${line} is nested deeper than ${maxDepth} levels`, offset);
    let value: unknown;
    try {
      value = JSON.parse(text) as unknown;
    } catch (error) {
      const why = new JsonError(`line ${line} is no JSON (${jsonFault(error)})`, offset);
      if (broken === undefined) throw why;
      broken(why, text);
      continue;
    }
    yield { line, value };
  }
}

/** The lines without their newline, and where each begins. */
function* byteLines(
  chunks: Iterable<Uint8Array>,
  maxBytes: number,
): Generator<{ readonly bytes: Buffer; readonly offset: number }, void, void> {
  let parts: Buffer[] = [];
  let size = 0;
  let offset = 0;
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    while (start < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, start);
      const piece = bytes.subarray(start, newline < 0 ? bytes.length : newline);
      size += piece.length;
      if (size > maxBytes) throw new JsonError(`a line is longer than ${maxBytes} bytes`, offset);
      // The chunk may be reused by its owner once the next one is asked for.
      parts.push(newline < 0 ? Buffer.from(piece) : piece);
      if (newline < 0) break;
      yield { bytes: parts.length === 1 ? piece : Buffer.concat(parts, size), offset };
      start = newline + 1;
      offset += size + 1;
      parts = [];
      size = 0;
    }
  }
  if (size > 0) yield { bytes: Buffer.concat(parts, size), offset };
}

/** Bytes before the text itself: those of a byte-order mark. */
function startOfText(bytes: Buffer): number {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 3;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0) {
    throw new JsonError('the text is not UTF-8 (UTF-16?)', 0);
  }
  return 0;
}

/** Has the text more opening brackets than that, in strings or outside? Without them there is no need to look at every byte. */
function mayBeDeeper(text: string, depth: number): boolean {
  if (text.length <= depth) return false;
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      count += 1;
      if (count > depth) return true;
    }
  }
  return false;
}

/** The deepest nesting of brackets outside strings: `JSON.stringify` overflows the stack long after `JSON.parse` does. */
function depthOf(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth -= 1;
  }
  return deepest;
}
