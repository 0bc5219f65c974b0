import { isScriptAnswer } from '../answer-type.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';
import { scriptComments } from './script-comments.ts';
import { tagsNamed } from '../tags-named.ts';

const MOST = 10_000;

/** The comments of a page and its scripts, of a script, or of an XML document. */
export function commentsOf(exchange: RecordedExchange): readonly string[] {
  if (isScriptAnswer(exchange)) return scriptComments(exchange.text);
  if (!isHtmlType(exchange.mime)) return markupComments(exchange.text);
  const scripts = tagsNamed(exchange, 'script').flatMap(({ content }) =>
    content !== undefined && /\/[/*]/u.test(content) ? scriptComments(content) : [],
  );
  return [...exchange.document.comments, ...scripts];
}

function markupComments(text: string): string[] {
  const comments: string[] = [];
  let end = 0;
  while (comments.length < MOST) {
    const start = text.indexOf('<!--', end);
    const close = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (close < 0) return comments;
    comments.push(text.slice(start + 4, close));
    end = close + 3;
  }
  return comments;
}
