import { APPLICATION_ERRORS, DEBUG_TEXTS, ERROR_WORDS } from './error-texts.ts';
import { perExchange } from '../per-exchange.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import { SECRET_WORDS, type SecretKind } from './secret-words.ts';
import { SOURCE_SIGNATURES } from './source-signatures.ts';
import { USERNAME_DIGESTS } from './username-digests.ts';
import { openWordScan, type WordScan } from './word-scan.ts';

let scan: WordScan | undefined;

/**
 * Where each word that error texts, source code, secrets and listings are known by first stands in an answer's text. The
 * text is gone through once for all rules; what a rule looks for more closely it looks for only where its word is there.
 */
export const bodyWords: (exchange: RecordedExchange) => ReadonlyMap<string, number> = perExchange(({ text }) => {
  scan ??= openWordScan([
    ...new Set([
      ...[...APPLICATION_ERRORS, ...ERROR_WORDS, ...DEBUG_TEXTS, ...SOURCE_SIGNATURES].flatMap(
        ({ word }) => word ?? [],
      ),
      ...USERNAME_DIGESTS,
      ...Object.values(SECRET_WORDS).flat(),
    ]),
  ]);
  return scan(text);
});

/** Does an answer hold one of the words that go before a closer look? */
export function mayHold(exchange: RecordedExchange, kind: SecretKind): boolean {
  const words = bodyWords(exchange);
  return SECRET_WORDS[kind].some((word) => words.has(word));
}
