import { isScriptAnswer, isStyleAnswer, isTextAnswer } from '../answer-type.ts';
import { bodyWords } from './body-words.ts';
import { isDirectoryListing } from './directory-listing.ts';
import { APPLICATION_ERRORS, DEBUG_TEXTS, ERROR_WORDS, type ErrorText } from './error-texts.ts';
import { perExchange } from '../per-exchange.ts';
import { firstStackTrace, type StackTrace } from './stack-trace.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

/** What an answer says of an error, told by one rule only: the one that says most. */
export interface ErrorSeen {
  readonly kind: 'stack-trace' | 'application-error' | 'debug-text' | 'error-answer';
  /** What was seen, short. */
  readonly evidence: string;
  readonly at?: number;
  /** The same in the words of ZAP. */
  readonly aliases: readonly string[];
  readonly trace?: StackTrace;
}

/** The error that an answer tells of, if it does. */
export const errorSeen: (exchange: RecordedExchange) => ErrorSeen | undefined = perExchange(lookFor);

/** Does an answer that is no script hold one of the words of error pages? */
export function errorWord(exchange: RecordedExchange, word: string): boolean {
  const isCode = isScriptAnswer(exchange) || isStyleAnswer(exchange);
  return !isCode && exchange.status !== 404 && exchange.status !== 500 && bodyWords(exchange).has(word);
}

function lookFor(exchange: RecordedExchange): ErrorSeen | undefined {
  const isCode = isScriptAnswer(exchange) || isStyleAnswer(exchange);
  const readable = exchange.status !== 404 && exchange.status !== 500 && !isCode;
  const application = isCode ? undefined : firstOf(exchange, APPLICATION_ERRORS);
  const weak = readable ? firstOf(exchange, ERROR_WORDS) : undefined;
  const debug = isTextAnswer(exchange) && !isScriptAnswer(exchange) ? firstOf(exchange, DEBUG_TEXTS) : undefined;
  const aliases = [
    ...(exchange.status === 500 || (readable && (application ?? weak) !== undefined) ? ['zap/90022'] : []),
    ...(debug === undefined ? [] : ['zap/10023']),
  ];
  const trace = isCode ? undefined : firstStackTrace(exchange.text);
  if (trace !== undefined)
    return { kind: 'stack-trace', evidence: `${trace.kind}: ${trace.line}`, at: trace.at, aliases, trace };
  if (application !== undefined) return { kind: 'application-error', ...application, aliases };
  if (debug !== undefined) return { kind: 'debug-text', ...debug, aliases };
  if (aliases.length === 0 || (exchange.status !== 500 && isDirectoryListing(exchange))) return undefined;
  return { kind: 'error-answer', ...(weak ?? { evidence: `status ${exchange.status}` }), aliases };
}

function firstOf(
  exchange: RecordedExchange,
  texts: readonly ErrorText[],
): { readonly evidence: string; readonly at: number } | undefined {
  const words = bodyWords(exchange);
  if (!hasWordOf(words, texts)) return undefined;
  for (const { word, pattern, followedBy = [] } of texts) {
    const at = words.get(word);
    if (at === undefined || !standInOrder(lineFrom(exchange.text, at + word.length), followedBy)) continue;
    if (pattern === undefined) return { evidence: word, at };
    const match = pattern.exec(exchange.text);
    if (match !== null) return { evidence: match[0].slice(0, 200), at: match.index };
  }
  return undefined;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}

function standInOrder(line: string, words: readonly string[]): boolean {
  let from = 0;
  for (const word of words) {
    const at = line.indexOf(word, from);
    if (at === -1) return false;
    from = at + word.length;
  }
  return true;
}

// By far the most answers have none: then a few looks at what they have are enough.
function hasWordOf(words: ReadonlyMap<string, number>, texts: readonly ErrorText[]): boolean {
  let known = wordsOf.get(texts);
  if (known === undefined) wordsOf.set(texts, (known = new Set(texts.map(({ word }) => word))));
  for (const word of words.keys()) if (known.has(word)) return true;
  return false;
}

const wordsOf = new WeakMap<readonly ErrorText[], ReadonlySet<string>>();
