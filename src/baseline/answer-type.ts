import { headerValues } from '../util/http.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

type Seen = Pick<RecordedExchange, 'headers' | 'url'>;

/** Does an answer with this status send the client elsewhere? */
export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** A script, by its declared type or the end of its path. */
export function isScriptAnswer(exchange: Seen): boolean {
  return declares(exchange, /javascript/u) || /\.jsx?$/iu.test(pathOf(exchange));
}

/** A style sheet, by its declared type or the end of its path. */
export function isStyleAnswer(exchange: Seen): boolean {
  return declares(exchange, /css/u) || /\.css$/iu.test(pathOf(exchange));
}

/** An image, by its declared type or the end of its path. */
export function isImageAnswer(exchange: Seen): boolean {
  return declares(exchange, /image/u) || /\.(?:bmp|ico|jpe?g|gif|png|tiff?|webp|svg)$/iu.test(pathOf(exchange));
}

/** A font, by its declared type or the end of its path. */
export function isFontAnswer(exchange: Seen): boolean {
  return declares(exchange, /font/u) || /\.(?:ttf|woff2?|otf)$/iu.test(pathOf(exchange));
}

/** Declared to be a text that people or programs read: plain, HTML, script, JSON or XML. */
export function isTextAnswer(exchange: Seen): boolean {
  return declares(exchange, /text|html|javascript|json|xml/u);
}

function declares(exchange: Seen, type: RegExp): boolean {
  return headerValues(exchange, 'content-type').some((value) => type.test(value.toLowerCase()));
}

function pathOf({ url }: Seen): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
