import { visibleText } from '../model/summary.ts';

/** What can stand inside an element; text becomes a text node, never markup. */
export type Child = Node | string | undefined;

/** Attribute names are ours; `true` is an empty attribute, `false` and `undefined` none. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an HTML element. Children are appended as nodes or text, so that no value is ever parsed as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button with what it does when pressed. */
export function button(attributes: Attributes, onPress: () => void, ...children: readonly Child[]): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', onPress);
  return made;
}

/** A drawing: every shape is a tag and its attributes. It is decoration, its meaning stands beside it as text. */
export function drawing(viewBox: string, shapes: readonly (readonly [string, Attributes])[]): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const made = document.createElementNS(space, 'svg');
  setAttributes(made, { viewBox, 'aria-hidden': 'true', focusable: 'false' });
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(space, tag);
    setAttributes(shape, attributes);
    made.append(shape);
  }
  return made;
}

/** A link to another site, only where the address is http or https; otherwise the address as text. */
export function externalLink(address: string, text: string): HTMLElement {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol)) return element('span', {}, visibleText(address));
  return element('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function setAttributes(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
}
