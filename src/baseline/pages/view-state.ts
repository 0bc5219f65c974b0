import type { RecordedExchange } from '../recorded-exchange.ts';
import { perExchange } from '../per-exchange.ts';

/** The `__VIEWSTATE` of an ASP.NET page, decoded. */
export interface ViewState {
  readonly version: 1 | 2;
  /** As text; bytes that are none are U+FFFD. */
  readonly text: string;
  readonly split: boolean;
  /** `missing`: nothing stands behind the end of the data; `unsure`: neither sign is there. */
  readonly mac: 'present' | 'missing' | 'unsure';
}

const MAC_LENGTH = 20;
const MOST_FIELDS = 100;

/**
 * Reads the view state of a page. Its data ends with two nulls, `dd` (version 2) or `>>` (version 1); 20 bytes of MAC
 * follow, if there is one (LosFormatter and ObjectStateFormatter of the .NET Framework).
 */
export const viewState: (exchange: RecordedExchange) => ViewState | undefined = perExchange(({ text, tags }) =>
  text.includes('__VIEWSTATE') ? readViewState(tags) : undefined,
);

function readViewState(tags: RecordedExchange['tags']): ViewState | undefined {
  const fields = new Map<string, string>();
  for (const { name, attributes } of tags) {
    const key = attributes.get('id') ?? attributes.get('name');
    if (key?.startsWith('__VIEWSTATE') === true && (name === 'input' || attributes.has('name')))
      fields.set(key, attributes.get('value') ?? '');
  }
  const split = fields.has('__VIEWSTATEFIELDCOUNT');
  const count = split ? Math.min(Number(fields.get('__VIEWSTATEFIELDCOUNT')) || 1, MOST_FIELDS) : 1;
  const pieces = Array.from({ length: count }, (_, index) => fields.get(`__VIEWSTATE${index === 0 ? '' : index}`));
  if (pieces.includes(undefined)) return undefined;
  const value = pieces.join('');
  const version = value.startsWith('/w') ? 2 : value.startsWith('dD') ? 1 : undefined;
  if (version === undefined || !/^[\w+/]*={0,2}$/u.test(value) || value.includes('_')) return undefined;
  const text = Buffer.from(value, 'base64').toString('utf8');
  if (text.length < MAC_LENGTH + 2) return undefined;
  const end = version === 2 ? 'dd' : '>>';
  const before = text.slice(-MAC_LENGTH - 2, -MAC_LENGTH) === end;
  const atEnd = text.endsWith(end);
  return { version, text, split, mac: !before && atEnd ? 'missing' : before && !atEnd ? 'present' : 'unsure' };
}
