import { passesLuhn } from '../../util/card-numbers.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';
import { tagsNamed } from '../tags-named.ts';

const BRANDS =
  /^(?:3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d{2})\d{12}|(?:2131|1800|35\d{3})\d{11}|(?:5[0678]\d\d|6304|6390|67\d\d)\d{8,15}|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|4\d{12}(?:\d{3})?)$/u;

/**
 * Would ZAP see a card number in an answer? It reads what a page shows and each of its scripts, JSON and XML, and not pages of
 * errors; takes white space only for a separator; and stops at the first number with a dot beside it.
 */
export function isPlainlyShown(exchange: RecordedExchange): boolean {
  const { status, mime, text, document } = exchange;
  if (status >= 400) return false;
  if (isHtmlType(mime))
    return [document.text, ...tagsNamed(exchange, 'script').flatMap(({ content }) => content ?? [])].some(holdsCard);
  return /(?:^|[/+])(?:json|xml)$/u.test(mime) && !mime.startsWith('image/') && holdsCard(text);
}

function holdsCard(text: string): boolean {
  for (const { 0: run, index } of text.matchAll(/\d{3,}(?:\s+\d{3,})*\s*/gu)) {
    const digits = run.replaceAll(/\s/gu, '');
    if (digits.length < 12 || digits.length > 19 || !BRANDS.test(digits)) continue;
    const around = text.slice(Math.max(0, index - 3), index + run.length + 3);
    if (around.includes('.')) return false;
    if (passesLuhn(digits) && !around.includes('_')) return true;
  }
  return false;
}
