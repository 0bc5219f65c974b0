import { headerValues } from '../../util/http.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';
import { tagsNamed } from '../tags-named.ts';
import { perExchange } from '../per-exchange.ts';

/** One place where an answer names its character set. */
export interface NamedCharset {
  readonly place: 'header' | 'meta http-equiv' | 'meta charset' | 'xml';
  readonly charset: string;
}

/** Is this XML, by its type or its first characters? */
export function isXmlText({ mime, text }: Pick<RecordedExchange, 'mime' | 'text'>): boolean {
  return /xml/u.test(mime) || text.slice(0, 200).trimStart().startsWith('<?xml');
}

/** Every character set that an answer names: of its header, of the last <meta http-equiv> and the first <meta charset>, of its XML declaration. */
export const charsetsOf: (exchange: RecordedExchange) => readonly NamedCharset[] = perExchange((exchange) => {
  const found: NamedCharset[] = [];
  const add = (place: NamedCharset['place'], charset: string | undefined): void => {
    if (charset !== undefined && charset.trim() !== '') found.push({ place, charset: charset.trim() });
  };
  if (exchange.body.length === 0) return [];
  add('header', charsetIn(headerValues(exchange, 'content-type')[0] ?? ''));
  if (isHtmlType(exchange.mime)) {
    const metas = tagsNamed(exchange, 'meta').map(({ attributes }) => attributes);
    const equivalents = metas.filter((meta) => meta.get('http-equiv')?.toLowerCase() === 'content-type');
    add('meta http-equiv', charsetIn(equivalents.at(-1)?.get('content') ?? ''));
    add(
      'meta charset',
      metas.map((meta) => meta.get('charset')).find((charset) => (charset ?? '').trim() !== ''),
    );
  } else if (isXmlText(exchange)) {
    add('xml', /^\s{0,99}<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/iu.exec(exchange.text)?.[1]);
  }
  return found;
});

function charsetIn(value: string): string | undefined {
  return /charset\s{0,9}=\s{0,9}["']?([^"';,\s]{1,40})/iu.exec(value)?.[1];
}
