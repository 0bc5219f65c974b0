import { headerValues } from '../../util/http.ts';
import { isImageAnswer, isScriptAnswer, isStyleAnswer, isTextAnswer } from '../answer-type.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';

const SENSITIVE =
  /(?:^|[/_-])(?:check-?out|receipts?|pay|payments?|payment-methods?|billing|invoices?|log-?in|sign-?in|accounts?|wallets?|orders?)(?:$|[/_.-])/iu;

/** A page or JSON of a payment, account or login that may be kept by caches. */
export function isCacheablePayment(exchange: RecordedExchange): boolean {
  const shown = exchange.status >= 200 && exchange.status < 300 && exchange.body.length > 0;
  const readable = isHtmlType(exchange.mime) || /^application\/(?:.+\+)?json$/u.test(exchange.mime);
  if (!shown || !readable || !SENSITIVE.test(new URL(exchange.url).pathname.slice(0, 2_048))) return false;
  return !directives(exchange).includes('no-store');
}

/** A text over https whose Cache-Control lacks one of no-store, no-cache and must-revalidate. */
export function leavesRoomForCaches(exchange: RecordedExchange): boolean {
  const { url, method, status, body } = exchange;
  if (!url.startsWith('https:') || method === 'POST' || body.length === 0 || status >= 300) return false;
  if (!isTextAnswer(exchange) || isImageAnswer(exchange) || isScriptAnswer(exchange) || isStyleAnswer(exchange))
    return false;
  const given = directives(exchange);
  return !['no-store', 'no-cache', 'must-revalidate'].every((name) => given.some((part) => part.startsWith(name)));
}

function directives(exchange: RecordedExchange): string[] {
  return headerValues(exchange, 'cache-control')
    .flatMap((value) => value.toLowerCase().split(','))
    .map((part) => part.trim());
}
