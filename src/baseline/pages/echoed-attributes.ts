import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';
import { perExchange } from '../per-exchange.ts';

/** An attribute of a page that a parameter of the request decides. */
export interface EchoedAttribute {
  /** `event`: a part of a handler; `attribute`: its beginning, or the scheme or host of its address. */
  readonly kind: 'event' | 'attribute';
  /** Name of the parameter. */
  readonly parameter: string;
  /** `a href`. */
  readonly attribute: string;
  /** The whole attribute begins with the value. */
  readonly startsWith: boolean;
}

const REFRESH = /^\s{0,99}\d{1,9}\s{0,99};\s{0,99}url\s{0,99}=\s{0,99}/u;
const MOST = 200;
const LONGEST = 4_096;

/** The attributes that parameters decide; none where the answer is no page of status 200 or had no parameters. */
export const echoedAttributes: (exchange: RecordedExchange) => readonly EchoedAttribute[] = perExchange((exchange) => {
  const { parameters, status, mime } = exchange;
  if (status !== 200 || !isHtmlType(mime) || parameters.length === 0) return [];
  const values = parameters
    .slice(0, 50)
    .map(({ name, value }) => ({ name: name.slice(0, 100), value: value.toLowerCase() }))
    .filter(({ value }) => value !== '');
  const found: EchoedAttribute[] = [];
  for (const { name: tag, attributes } of exchange.tags) {
    for (const [name, written] of attributes) {
      if (written === '' || found.length >= MOST) continue;
      const isContent = tag === 'meta' && name === 'content';
      const value = written.slice(0, LONGEST).toLowerCase();
      const text = isContent ? value.replace(REFRESH, '').trim() : value;
      const parts = partsOf(text);
      if (parts === undefined) continue;
      for (const parameter of values) {
        const add = (kind: EchoedAttribute['kind'], startsWith: boolean): void => {
          found.push({ kind, parameter: parameter.name, attribute: `${tag} ${name}`, startsWith });
        };
        const startsWith = parameter.value.length > 1 && text.startsWith(parameter.value);
        if (name.startsWith('on') && text.split(/[;=,:]/u).includes(parameter.value)) {
          add('event', startsWith);
          continue;
        }
        if (isContent && text.includes('charset')) continue;
        const isWord = isContent && text.split(/[;=,]/u).includes(parameter.value);
        const isPart =
          parameter.value.length > 1 &&
          (parts.includes(parameter.value) || (parts.length > 0 && parameter.value.startsWith(text)));
        if (startsWith || isWord || isPart) add('attribute', startsWith);
      }
    }
  }
  return found;
});

/** Scheme, host and the beginning of the query of an absolute address; nothing of any other text; undefined of one that is no address. */
function partsOf(text: string): readonly string[] | undefined {
  if (text.indexOf('://') <= 0) return [];
  const match = /^([a-z][a-z0-9+.-]{0,30}):\/\/([^/?#]{0,300})[^?#]{0,4096}(?:\?([^#/]{0,4096}))?/u.exec(text);
  if (match === null || !/^(?:https?|ftp|file|jar|mailto)$/u.test(match[1] ?? '')) return undefined;
  return match.slice(1, 4).filter((part) => part !== undefined && part !== '');
}
