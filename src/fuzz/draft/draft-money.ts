import type { ApiDocument, ApiSchema } from './api-document.ts';
import { findName, namesIn, type FoundName } from './names.ts';

/** How a document writes amounts, and what in it says so. */
export interface DraftMoney {
  readonly unit: 'minor' | 'major' | 'decimal-string';
  readonly currency: string;
  readonly unitWhy: string;
  readonly currencyWhy: string;
  readonly currencies: readonly string[];
}

const AMOUNT = /\b(?:amount|sum|total|price|balance|subtotal|cost|due|refunded|captured|value|fund)\b/u;
const MINOR = /\b(?:minor units?|smallest (?:currency )?unit|in (?:euro )?cents?|in pence|in minor)/iu;

/** Concludes from the types and descriptions of everything that sounds like an amount. */
export function draftMoney({ operations }: ApiDocument): DraftMoney {
  const all = operations.flatMap(({ body, answer }) => [...namesIn(body, 4), ...deep(answer)]);
  const amounts = all.filter(({ words, schema }) => AMOUNT.test(words) && schema.properties === undefined);
  const count = (fits: (schema: ApiSchema) => boolean): number => amounts.filter(({ schema }) => fits(schema)).length;
  const minor = count((schema) => schema.type === 'integer' || saysMinor(schema));
  const text = count((schema) => schema.type === 'string' && !saysMinor(schema));
  const major = count((schema) => schema.type === 'number' && !saysMinor(schema));
  const unit = text > minor && text >= major ? 'decimal-string' : major > minor ? 'major' : 'minor';
  const figures = `${minor} as whole numbers, ${major} as numbers, ${text} as text`;
  const unitWhy =
    amounts.length === 0 ? 'a guess: the document has no amounts' : `of ${amounts.length} amounts, ${figures}`;
  return { unit, unitWhy, ...currencyOf(all) };
}

function saysMinor({ description = '', example }: ApiSchema): boolean {
  return MINOR.test(description) && !/[.,]\d/u.test(JSON.stringify(example ?? ''));
}

function currencyOf(all: readonly FoundName[]): Pick<DraftMoney, 'currency' | 'currencyWhy' | 'currencies'> {
  const named = all.filter((one) => findName([one], 'currency') !== undefined);
  const codes = named
    .flatMap(({ schema }) => [schema.example, ...(schema.enum ?? [])])
    .filter((code) => typeof code === 'string')
    .map((code) => code.toUpperCase())
    .filter((code) => /^[A-Z]{3}$/u.test(code));
  const currencies = [...new Set(codes)];
  const [currency] = currencies;
  return currency === undefined
    ? { currency: 'EUR', currencyWhy: 'a guess: the document names no currency', currencies: [] }
    : { currency, currencyWhy: `the document names ${currencies.slice(0, 6).join(', ')}`, currencies };
}

function deep(schema: ApiSchema | undefined): FoundName[] {
  const names = namesIn(schema, 4);
  return [...names, ...namesIn(schema?.items, 4), ...names.flatMap(({ schema: inner }) => namesIn(inner.items, 3))];
}
