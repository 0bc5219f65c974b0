import { headerValues } from '../../util/http.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import type { Hit } from '../web-rule.ts';

/** A hit where a header of the Cross-Origin family is missing or none of its values is good. */
export function crossOriginPolicyHits(exchange: RecordedExchange, header: string, good: readonly string[]): Hit[] {
  const values = headerValues(exchange, header);
  if (values.length > 0 && values.every((value) => isOneOf(value, good))) return [];
  return [
    {
      parameter: header,
      evidence: values[0]?.slice(0, 200) ?? 'no header',
      message: `Answers are sent without an effective ${header} header.`,
    },
  ];
}

/** Is this an answer that succeeded? */
export function hasSucceeded({ status }: Pick<RecordedExchange, 'status'>): boolean {
  return status >= 200 && status <= 299;
}

/** Is this an answer that a browser opens as a document with scripts? */
export function isOpenedDocument(exchange: Pick<RecordedExchange, 'headers'>): boolean {
  return headerValues(exchange, 'content-type').some((value) => /^(?:text\/html|application\/xml)/u.test(value));
}

// Where to report is no part of what is demanded.
function isOneOf(value: string, words: readonly string[]): boolean {
  const parts = value
    .split(';')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !part.startsWith('report-to'));
  return parts.every((part) => words.includes(part));
}
