import type { RecordedExchange } from '../recorded-exchange.ts';

/** Where the forms of a page are sent, as written. */
export function formTargets({ document }: Pick<RecordedExchange, 'document'>): string[] {
  return document.forms.flatMap(({ attributes }) => attributes.get('action')?.trim() ?? []);
}
