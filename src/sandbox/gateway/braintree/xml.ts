/** What an XML element holds; the writer gives it the type attribute that Braintree's clients read. */
export type XmlValue = string | number | boolean | null | Date | XmlArray | XmlFields;

/** The children of an element by name; `_` becomes `-`, what is undefined is left out. */
export interface XmlFields {
  readonly [name: string]: XmlValue | undefined;
}

/** Elements of one name: `type="array"`, or beside the fields of a page `type="collection"`. */
export interface XmlArray {
  readonly [ELEMENT]: string;
  readonly items: readonly XmlValue[];
  readonly page?: XmlFields;
}

const ELEMENT: unique symbol = Symbol('element');
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// What XML 1.0 cannot hold (production 2), not even escaped.
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** `<disputes type="array"><dispute>…`; the list's own name is that of its field. */
export function xmlArray(element: string, items: readonly XmlValue[]): XmlArray {
  return { [ELEMENT]: element, items };
}

/** One page of results, with its number, size and total. */
export function xmlCollection(element: string, items: readonly XmlValue[], page: XmlFields): XmlArray {
  return { [ELEMENT]: element, items, page };
}

/** A document with one root. Source: the typing rules of `lib/braintree/util.js` in Braintree's client. */
export function writeXml(root: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, value)}\n`;
}

function write(field: string, value: XmlValue): string {
  const name = field.replaceAll('_', '-');
  if (!/^[a-z][a-z0-9-]*$/u.test(name)) throw new RangeError('no name of an XML element');
  if (value === null) return `<${name} nil="true"/>`;
  if (typeof value === 'string') return `<${name}>${escape(value)}</${name}>`;
  if (typeof value === 'boolean') return `<${name} type="boolean">${value}</${name}>`;
  if (typeof value === 'number') return `<${name} type="integer">${value}</${name}>`;
  if (value instanceof Date) return `<${name} type="datetime">${xmlTime(value)}</${name}>`;
  if (isArray(value)) {
    const type = value.page === undefined ? 'array' : 'collection';
    const children = value.items.map((item) => write(value[ELEMENT], item)).join('');
    return `<${name} type="${type}">${fieldsOf(value.page ?? {})}${children}</${name}>`;
  }
  return `<${name}>${fieldsOf(value)}</${name}>`;
}

function fieldsOf(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) => (value === undefined ? '' : write(name, value)))
    .join('');
}

function isArray(value: XmlArray | XmlFields): value is XmlArray {
  return ELEMENT in value;
}

/** To the second, as Braintree writes it. */
export function xmlTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function escape(text: string): string {
  return text.replaceAll(NO_XML_CHARACTER, '\ufffd').replaceAll(/[&<>"]/gu, (mark) => ESCAPES[mark] ?? mark);
}
