/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

// XML 1.0 §2.2 Char.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const NAME = '[A-Za-z][\\w.-]*';
const TOKEN = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`, 'uy');
const ATTRIBUTE = new RegExp(`\\s+(${NAME})="([^"<]*)"`, 'guy');

/**
 * Reads a document of elements, attributes, text and numeric references, which is all that our writer may use.
 * @throws Error at the first thing that is not well-formed.
 */
export function readXml(document: string): XmlElement {
  if (FORBIDDEN.test(document)) throw new Error('a character that XML forbids');
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error('no XML declaration');
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  TOKEN.lastIndex = declaration.length;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(document);
    const top = stack.at(-1);
    if (match === null || top === undefined)
      throw new Error(`not well-formed at ${at}: ${document.slice(at, at + 40)}`);
    const [, closing, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) {
      if (text.includes(']]>')) throw new Error(`"]]>" in text at ${at}`);
      if (top === root && text.trim() !== '') throw new Error(`text outside the root at ${at}`);
      top.text += dereference(text);
    } else if (closing === '/') {
      if (top.name !== name || attributes !== '' || empty === '/') throw new Error(`</${name}> closes <${top.name}>`);
      stack.pop();
    } else {
      const made: OpenElement = { name, attributes: readAttributes(attributes), children: [], text: '' };
      top.children.push(made);
      if (empty !== '/') stack.push(made);
    }
  }
  const [only, ...more] = root.children;
  if (stack.length !== 1 || only === undefined || more.length > 0) throw new Error('not exactly one closed root');
  return only;
}

function readAttributes(text: string): Record<string, string> {
  const found: [string, string][] = [];
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (found.some(([known]) => known === name)) throw new Error(`attribute ${name} twice`);
    // Attribute-value normalisation, §3.3.3: what is not written as a reference becomes a space.
    found.push([name, dereference(value.replaceAll(/[\t\n\r]/gu, ' '))]);
  }
  return Object.fromEntries(found);
}

function dereference(text: string): string {
  return text.replaceAll(/&(?:#(\d+);)?/gu, (whole, code: string | undefined) => {
    const character = code === undefined ? '' : String.fromCodePoint(Number(code));
    if (character === '' || FORBIDDEN.test(character)) throw new Error(`bad reference ${whole}`);
    return character;
  });
}
