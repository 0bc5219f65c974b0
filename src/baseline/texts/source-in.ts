import { isFontAnswer, isImageAnswer, isScriptAnswer, isStyleAnswer } from '../answer-type.ts';
import { bodyWords } from './body-words.ts';
import { firstSource, type FoundSource } from './first-source.ts';
import { perExchange } from '../per-exchange.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

// No text that people wrote has these.
const CONTROL = /[^\P{Cc}\s\u{85}]/u;

/** Source code in an answer that is meant to hold none: neither script nor style sheet, image or font. */
export const sourceIn: (exchange: RecordedExchange) => FoundSource | undefined = perExchange((exchange) => {
  const isCode = [isScriptAnswer, isStyleAnswer, isImageAnswer, isFontAnswer].some((is) => is(exchange));
  if (isCode || exchange.text === '' || CONTROL.test(exchange.text)) return undefined;
  return firstSource(exchange.text, bodyWords(exchange));
});
