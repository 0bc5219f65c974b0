import { jsonFault } from './json-fault.ts';

/** Why and where a JSON text could not be read on. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  /** Bytes from the start of the text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(`${message} at byte ${offset}`);
    this.offset = offset;
  }
}

/** One value that was asked for, and the keys and indices that lead to it. */
export interface JsonElement {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Bounds that hostile input meets. */
export interface JsonLimits {
  /** Bytes of one element; V8 holds strings of up to 512 MiB. Default 256 MiB. */
  readonly elementBytes?: number;
  /** Levels of nesting: `JSON.stringify` overflows the stack long after `JSON.parse` does. Default 500. */
  readonly depth?: number;
}

/** Keys that lead to wanted values; `'*'` stands for every key or index. */
export type JsonPattern = readonly string[];

interface Node {
  readonly children: Map<string, Node>;
  wanted: boolean;
}

interface Frame {
  readonly node: Node;
  readonly array: boolean;
  key: string;
  index: number;
}

const CHUNK = 256 * 1024;
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Cuts the values at `patterns` out of a JSON text, in the order of the text, and parses each on its own:
 * memory is bounded by the largest wanted value, not by the text. A repeated key gives its values again.
 * What no pattern leads to is skipped by its brackets and quotes only.
 *
 * @throws JsonError where the text is no JSON, ends too soon, goes on after its end, or breaks a limit.
 */
export function* jsonElements(
  chunks: Iterable<Uint8Array>,
  patterns: readonly JsonPattern[],
  limits: JsonLimits = {},
): Generator<JsonElement, void, void> {
  const input = chunks[Symbol.iterator]();
  try {
    yield* elementsOf(input, patterns, limits);
  } finally {
    // The file behind it is closed however reading ends.
    input.return?.();
  }
}

function* elementsOf(
  input: Iterator<Uint8Array>,
  patterns: readonly JsonPattern[],
  limits: JsonLimits,
): Generator<JsonElement, void, void> {
  const maxBytes = limits.elementBytes ?? 256 * 1024 * 1024;
  const maxDepth = limits.depth ?? 500;
  const window = byteWindow(input);
  const stack: Frame[] = [];
  rejectUtf16(window);
  let node: Node | undefined = compile(patterns);
  for (;;) {
    // A value begins here; `node` says whether anybody wants it.
    const first = skipSpace(window);
    if (first < 0) throw new JsonError('the text ends too soon', window.offset());
    const container = first === OPEN_OBJECT || first === OPEN_ARRAY;
    if (node !== undefined && !node.wanted && container) {
      window.position += 1;
      stack.push({ node, array: first === OPEN_ARRAY, key: '', index: -1 });
      if (stack.length > maxDepth) throw new JsonError(`nested deeper than ${maxDepth} levels`, window.offset());
    } else {
      const at = window.offset();
      const wanted = node?.wanted === true;
      // A number or word nobody wants is parsed all the same: it is short, and may be no JSON at all.
      const text = scanValue(window, wanted || (!container && first !== QUOTE), maxBytes, maxDepth);
      const value = text === undefined ? undefined : parse(text, at);
      if (wanted) yield { path: stack.map((frame) => (frame.array ? frame.index : frame.key)), value };
    }
    // Go to the next value: past commas, out of finished containers, through the next key.
    for (;;) {
      const frame = stack.at(-1);
      const next = skipSpace(window);
      if (frame === undefined) {
        if (next >= 0) throw new JsonError('the text goes on after its end', window.offset());
        return;
      }
      if (next < 0) throw new JsonError('the text ends too soon', window.offset());
      const started = frame.index >= 0;
      if (next === (frame.array ? CLOSE_ARRAY : CLOSE_OBJECT)) {
        window.position += 1;
        stack.pop();
        continue;
      }
      if (started) {
        if (next !== COMMA) throw new JsonError('a comma or a closing bracket is missing', window.offset());
        window.position += 1;
      }
      frame.index += 1;
      if (!frame.array) frame.key = readKey(window, maxBytes, maxDepth);
      node = frame.array
        ? frame.node.children.get('*')
        : (frame.node.children.get(frame.key) ?? frame.node.children.get('*'));
      break;
    }
  }
}

interface ByteWindow {
  bytes: Buffer;
  position: number;
  end: number;
  /** Reads on, keeping the bytes from `keep`; every position moves down by `keep`. False at the end of the text. */
  more(keep: number): boolean;
  readonly offset: () => number;
}

function byteWindow(input: Iterator<Uint8Array>): ByteWindow {
  let dropped = 0;
  const window: ByteWindow = {
    bytes: Buffer.alloc(0),
    position: 0,
    end: 0,
    more(keep) {
      const next = input.next();
      if (next.done === true) return false;
      const kept = window.end - keep;
      const size = kept + next.value.length;
      // A text of one small chunk gets no more room than it needs; of a long one, two chunks fit side by side.
      const room = next.value.length < CHUNK ? size : Math.max(size, 2 * CHUNK);
      const target =
        size > window.bytes.length ? Buffer.allocUnsafe(Math.max(room, 2 * window.bytes.length)) : window.bytes;
      window.bytes.copy(target, 0, keep, window.end);
      target.set(next.value, kept);
      window.bytes = target;
      window.position -= keep;
      window.end = size;
      dropped += keep;
      return true;
    },
    offset: () => dropped + window.position,
  };
  return window;
}

function compile(patterns: readonly JsonPattern[]): Node {
  const root: Node = { children: new Map(), wanted: false };
  for (const pattern of patterns) {
    let node = root;
    for (const key of pattern) {
      const child = node.children.get(key) ?? { children: new Map<string, Node>(), wanted: false };
      node.children.set(key, child);
      node = child;
    }
    node.wanted = true;
  }
  return root;
}

function rejectUtf16(window: ByteWindow): void {
  while (window.end < 3 && window.more(0));
  const [a, b, c] = window.bytes.subarray(0, window.end);
  if (a === 0xef && b === 0xbb && c === 0xbf) window.position = 3;
  else if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0) {
    throw new JsonError('the text is not UTF-8 (UTF-16?)', 0);
  }
}

/** Moves to the next byte that is no white space and gives it, or -1 at the end. */
function skipSpace(window: ByteWindow): number {
  for (;;) {
    while (window.position < window.end) {
      const byte = window.bytes[window.position] ?? 0;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      window.position += 1;
    }
    if (!window.more(window.position)) return -1;
  }
}

function readKey(window: ByteWindow, maxBytes: number, maxDepth: number): string {
  const at = window.offset();
  if (skipSpace(window) !== QUOTE) throw new JsonError('a key in quotes is missing', window.offset());
  const key = parse(scanValue(window, true, maxBytes, maxDepth) ?? '', at);
  if (skipSpace(window) !== COLON) throw new JsonError('a colon is missing', window.offset());
  window.position += 1;
  return typeof key === 'string' ? key : '';
}

/** Goes over one value by its brackets and quotes; gives its text where `keep` is set. */
function scanValue(window: ByteWindow, keep: boolean, maxBytes: number, maxDepth: number): string | undefined {
  const first = window.bytes[window.position] ?? 0;
  const isContainer = first === OPEN_OBJECT || first === OPEN_ARRAY;
  const end = isContainer || first === QUOTE ? closeOf : wordEnd;
  // Everything before `start` may go when the window is filled again; what is skipped is not kept at all.
  const scan: Scan = { position: window.position, depth: 0, inString: false, maxDepth };
  let start = window.position;
  while (!end(window, scan)) {
    const from = keep ? start : Math.min(scan.position, window.end);
    if (!window.more(from)) {
      if (end === closeOf) throw new JsonError('the text ends too soon', window.offset());
      break;
    }
    // An escaped character may lie just past the end: the position then stays one ahead.
    scan.position -= from;
    start = 0;
    if (keep && window.end > maxBytes) {
      throw new JsonError(`an element is larger than ${maxBytes} bytes`, window.offset());
    }
  }
  if (keep && scan.position === start) throw new JsonError('a value is missing', window.offset());
  window.position = scan.position;
  return keep ? window.bytes.toString('utf8', start, scan.position) : undefined;
}

/** How far a value has been gone over when the window ends before it does. */
interface Scan {
  position: number;
  depth: number;
  inString: boolean;
  readonly maxDepth: number;
}

/** Moves past the end of a string, an array or an object; false where the window ends first. All the time goes here. */
function closeOf(window: ByteWindow, scan: Scan): boolean {
  const { bytes, end } = window;
  let { position, depth, inString } = scan;
  let closed = false;
  while (position < end) {
    if (inString) {
      for (; position < end; position += 1) {
        const byte = bytes[position];
        if (byte === QUOTE) break;
        if (byte === BACKSLASH) position += 1;
      }
      if (position >= end) break;
      inString = false;
      position += 1;
    } else {
      const byte = bytes[position] ?? 0;
      position += 1;
      // `[` and `{`, and `]` and `}`, differ in this one bit.
      const bracket = byte | 0x20;
      if (byte === QUOTE) inString = true;
      else if (bracket === OPEN_OBJECT) {
        depth += 1;
        if (depth > scan.maxDepth) throw new JsonError(`nested deeper than ${scan.maxDepth} levels`, window.offset());
      } else if (bracket === CLOSE_OBJECT) depth -= 1;
      else continue;
    }
    if (depth === 0 && !inString) {
      closed = true;
      break;
    }
  }
  scan.position = position;
  scan.depth = depth;
  scan.inString = inString;
  return closed;
}

/** Moves past a number, `true`, `false` or `null`; false where the window ends, for it may go on in the next chunk. */
function wordEnd({ bytes, end }: ByteWindow, scan: Scan): boolean {
  for (; scan.position < end; scan.position += 1) {
    const byte = bytes[scan.position] ?? 0;
    if (byte <= 0x20 || byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) return true;
  }
  return false;
}

function parse(text: string, offset: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new JsonError(jsonFault(error), offset);
  }
}
