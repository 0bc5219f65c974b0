import type { ApiDocument } from './api-document.ts';
import { namesIn } from './names.ts';
import { wordsOf } from './words.ts';

const MEANINGS: readonly (readonly [state: string, pattern: RegExp])[] = [
  ['action', /action|challenge|3ds|three d|requires? authentication/u],
  ['authorized', /requires? capture|authori[sz]ed|held|^hold|reserved|uncaptured|pending capture/u],
  ['refunded', /^(?:fully )?(?:refunded|returned|reversed)$/u],
  ['canceled', /cancel|void|abandon/u],
  ['failed', /fail|declin|refus|reject|error|denied/u],
  ['unpaid', /unpaid|pending|open|new|created|awaiting|requires? payment|draft/u],
  ['paid', /paid|succe|captured|settled|complete|done|charged|approved/u],
];

/** Status texts of the document's enumerations by what they mean; a text means one thing. */
export function draftStates({ operations }: ApiDocument): Record<string, string[]> {
  const texts = operations
    .flatMap(({ answer }) => namesIn(answer, 4))
    .filter(({ words }) => /(?:status|state)$/u.test(words))
    .flatMap(({ schema }) => schema.enum ?? [])
    .filter((text) => typeof text === 'string');
  const states: Record<string, string[]> = {};
  for (const text of new Set(texts)) {
    const meaning = MEANINGS.find(([, pattern]) => pattern.test(wordsOf(text)))?.[0];
    if (meaning !== undefined) (states[meaning] ??= []).push(text);
  }
  return states;
}
