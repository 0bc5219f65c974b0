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

interface Open {
  readonly name: string;
  /** The patterns that the names down to here agree with. */
  readonly patterns: readonly XmlPattern[];
  /** Present inside a wanted element. */
  readonly building: Building | undefined;
}

interface Building {
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlElement[] | undefined;
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
  let length = 0;
  let pending: Record<string, string> | undefined;
  const parser = new SaxesParser();
  const fail = (message: string): never => {
    throw new XmlError(`${message} at line ${parser.line}, column ${parser.column}`);
  };
  const pathTo = (name: string): string[] => [...stack.map((open) => open.name), name];
  const add = (text: string): void => {
    const building = stack.at(-1)?.building;
    if (building === undefined) return;
    length += text.length;
    if (length > maxLength) fail(`an element is longer than ${maxLength} characters`);
    building.text += text;
  };
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /u, '')));
  parser.on('doctype', () => fail('a document type declaration is refused'));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('attribute', ({ name, value }) => {
    pending ??= {};
    pending[localName(name)] = value;
  });
  parser.on('opentag', (tag) => {
    if (stack.length >= maxDepth) fail(`nested deeper than ${maxDepth} levels`);
    const attributes = pending ?? NO_ATTRIBUTES;
    pending = undefined;
    const name = localName(tag.name);
    const parent = stack.at(-1);
    if (parent?.building !== undefined) {
      stack.push({ name, patterns: NO_PATTERNS, building: { attributes, children: undefined, text: '' } });
      return;
    }
    length = 0;
    const depth = stack.length;
    const open = agreeing(parent?.patterns ?? patterns, name, depth);
    if (open.some((pattern) => pattern.length === depth + 2 && pattern[depth + 1] === '@')) {
      found.push({ path: pathTo(name), element: { name, attributes, children: NO_CHILDREN, text: '' } });
    }
    const isWanted = open.some((pattern) => pattern.length === depth + 1);
    const building = isWanted ? { attributes, children: undefined, text: '' } : undefined;
    stack.push({ name, patterns: open, building });
  });
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed?.building === undefined) return;
    const { attributes, children = NO_CHILDREN, text } = closed.building;
    const element: XmlElement = { name: closed.name, attributes, children, text: text.trim() };
    const parent = stack.at(-1)?.building;
    if (parent === undefined) found.push({ path: pathTo(closed.name), element });
    else if (parent.children === undefined) parent.children = [element];
    else parent.children.push(element);
  });
  yield* feed(parser, chunks, found);
}

function* feed(
  parser: SaxesParser,
  chunks: Iterable<Uint8Array>,
  found: FoundElement[],
): Generator<FoundElement, void, void> {
  let decoder: TextDecoder | undefined;
  let started = false;
  let head = '';
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
    parser.write(text);
    yield* found.splice(0);
  }
  if (!started) parser.write(head.trimStart());
  parser.write(decoder?.decode() ?? '');
  parser.close();
  yield* found.splice(0);
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
