import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';

/** An element with everything in it. */
export interface XmlElement {
  /** Without namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own character data, children's left out, joined and trimmed. */
  readonly text: string;
}

/** One element that was asked for, and the names that lead to it, its own included. */
export interface FoundElement {
  readonly path: readonly string[];
  readonly element: XmlElement;
}

/** Why and where an XML text could not be read on. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Names that lead to wanted elements; `'*'` stands for any name. */
export type XmlPattern = readonly string[];

/** Bounds that hostile input meets. */
export interface XmlLimits {
  /** Levels of nesting. Default 200. */
  readonly depth?: number;
  /** Characters of one wanted element. Default 64 Mi. */
  readonly elementLength?: number;
}

/** An element on the way to wanted ones. */
interface Open {
  readonly name: string;
  /** The patterns that the names down to here agree with. */
  readonly patterns: readonly XmlPattern[];
}

/** A wanted element, or one in it, that has not ended. */
interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlElement[] | readonly XmlElement[];
  text: string;
}

// Most elements have no children or no attributes: they share these.
const NO_PATTERNS: readonly XmlPattern[] = Object.freeze([]);
const NO_CHILDREN: readonly XmlElement[] = Object.freeze([]);
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Cuts the elements at `patterns` out of an XML text, in the order in which they end. An element on the way to a wanted one
 * is given with its attributes when it begins only if a pattern names it with a last part `'@'`: `['site', '@']`.
 * Document type declarations are refused, so there are no entities to expand.
 * @throws XmlError where the text is no well-formed XML, ends too soon, has a DTD, or breaks a limit
 */
export function* xmlElements(
  chunks: Iterable<Uint8Array>,
  patterns: readonly XmlPattern[],
  limits: XmlLimits = {},
): Generator<FoundElement, void, void> {
  const maxDepth = limits.depth ?? 200;
  const maxLength = limits.elementLength ?? 64 * 1024 * 1024;
  const found: FoundElement[] = [];
  const stack: Open[] = [];
  const building: Building[] = [];
  let length = 0;
  let closedAt = -1;
  let pending: Record<string, string> | undefined;
  const parser = new SaxesParser();
  const fail = (message: string): never => {
    throw new XmlError(`${message} at line ${parser.line}, column ${parser.column}`);
  };
  const pathTo = (name: string): string[] => [...stack.map((open) => open.name), name];
  // The parser keeps what it has begun until it ends: a text, a name, a value, a comment.
  // Comments and instructions count up to the next event: with two more handlers V8 turns the parser into a slow object.
  let endedAt = 0;
  const ended = (): void => {
    endedAt = parser.position;
  };
  const bound = (): void => {
    if (parser.position - endedAt > maxLength) fail(`a text, name or value is longer than ${maxLength} characters`);
  };
  const add = (text: string): void => {
    ended();
    const current = building.at(-1);
    if (current === undefined) return;
    length += text.length;
    if (length > maxLength) fail(`an element is longer than ${maxLength} characters`);
    current.text += text;
  };
  parser.on('error', (error) => {
    // The parser closes an element before it finds that the closing tag is another's: such a one has not ended.
    if (closedAt === parser.position && error.message.includes('unexpected close tag')) found.pop();
    fail(error.message.replace(/^\d+:\d+: /u, ''));
  });
  parser.on('doctype', () => fail('a document type declaration is refused'));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('attribute', ({ name, value }) => {
    ended();
    length += name.length + value.length;
    if (length > maxLength) fail(`the attributes of an element are longer than ${maxLength} characters`);
    pending ??= {};
    pending[localName(name)] = value;
  });
  parser.on('opentag', (tag) => {
    ended();
    const depth = stack.length + building.length;
    if (depth >= maxDepth) fail(`nested deeper than ${maxDepth} levels`);
    const attributes = pending ?? NO_ATTRIBUTES;
    pending = undefined;
    const name = localName(tag.name);
    if (building.length > 0) {
      building.push({ name, attributes, children: NO_CHILDREN, text: '' });
      return;
    }
    length = 0;
    const open = agreeing(stack.at(-1)?.patterns ?? patterns, name, depth);
    if (open.some((pattern) => pattern.length === depth + 2 && pattern[depth + 1] === '@')) {
      found.push({ path: pathTo(name), element: { name, attributes, children: NO_CHILDREN, text: '' } });
    }
    if (open.some((pattern) => pattern.length === depth + 1)) {
      building.push({ name, attributes, children: NO_CHILDREN, text: '' });
    } else stack.push({ name, patterns: open });
  });
  parser.on('closetag', () => {
    ended();
    const element = building.pop();
    if (element === undefined) {
      stack.pop();
      return;
    }
    element.text = element.text.trim();
    const parent = building.at(-1);
    if (parent === undefined) {
      found.push({ path: pathTo(element.name), element });
      closedAt = parser.position;
    } else if (parent.children === NO_CHILDREN) parent.children = [element];
    else (parent.children as XmlElement[]).push(element);
  });
  yield* feed(parser, chunks, found, bound);
}

function* feed(
  parser: SaxesParser,
  chunks: Iterable<Uint8Array>,
  found: FoundElement[],
  bound: () => void,
): Generator<FoundElement, void, void> {
  let decoder: TextDecoder | undefined;
  let started = false;
  let head = '';
  // What ended before a fault is whole: it is given before the fault is told.
  const write = function* (text: string): Generator<FoundElement, void, void> {
    try {
      parser.write(text);
      bound();
    } catch (error) {
      yield* found.splice(0);
      throw error;
    }
    yield* found.splice(0);
  };
  for (const chunk of chunks) {
    decoder ??= decoderOf(chunk);
    let text = decoder.decode(chunk, { stream: true });
    if (!started) {
      // Some writers put a comment, a log line or a byte-order mark before the declaration.
      head += text;
      const start = head.search(/<\?xml\b/u);
      if (start < 0 && head.length < 4096) continue;
      text = start > 0 ? head.slice(start) : head;
      started = true;
    }
    yield* write(text);
  }
  if (!started) yield* write(head.trimStart());
  yield* write(decoder?.decode() ?? '');
  parser.close();
}

/** UTF-16 tells itself by its byte-order mark; everything else is read as UTF-8. */
function decoderOf(chunk: Uint8Array): TextDecoder {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder('utf-16le');
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Those of `patterns`, which agree down to `depth` names, that agree with the next name too. */
function agreeing(patterns: readonly XmlPattern[], name: string, depth: number): readonly XmlPattern[] {
  if (patterns.length === 0) return NO_PATTERNS;
  return patterns.filter((pattern) => pattern[depth] === name || (pattern[depth] === '*' && name !== '@'));
}
