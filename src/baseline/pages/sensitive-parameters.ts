import { findCardNumbers } from '../../util/card-numbers.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

/** A parameter of a query that is sensitive by its name or by what it holds. */
export interface SensitiveParameter {
  readonly name: string;
  /** It holds a full card number. */
  readonly isCard: boolean;
  /** ZAP would say so too: by the name, or written without separators. */
  readonly isPlain: boolean;
}

const NAME = /user|pass|pwd|token|ticket|session/iu;
const EMAIL = /[\w.%+-]@[a-z0-9.-]{1,255}\.[a-z]{2,4}\b/iu;
const US_SSN = /\b\d{3}-\d{2}-\d{4}\b/u;
const LIKE_A_CARD =
  /\b(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})\b/u;

/** The sensitive parameters in the query of an exchange. */
export function sensitiveParameters({ url }: Pick<RecordedExchange, 'url'>): SensitiveParameter[] {
  return [...new URL(url).searchParams]
    .slice(0, 200)
    .filter(([name, value]) => NAME.test(name) || isPersonal(value))
    .map(([name, value]) => ({
      name,
      isCard: findCardNumbers(value).length > 0,
      isPlain: [EMAIL, US_SSN, LIKE_A_CARD].some((pattern) => pattern.test(value)) || NAME.test(name),
    }));
}

/** Does a text hold such a word, an e-mail address, a US social security number or a card number? */
export function isSensitiveText(text: string): boolean {
  return NAME.test(text) || EMAIL.test(text) || US_SSN.test(text) || findCardNumbers(text).length > 0;
}

function isPersonal(value: string): boolean {
  return EMAIL.test(value) || US_SSN.test(value) || LIKE_A_CARD.test(value) || findCardNumbers(value).length > 0;
}
