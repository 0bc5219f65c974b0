import type { HtmlTag } from './html-tags.ts';
import { perExchange } from './per-exchange.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

const byName: (exchange: RecordedExchange) => Partial<Readonly<Record<string, HtmlTag[]>>> = perExchange(({ tags }) =>
  Object.groupBy(tags, ({ name }) => name),
);

/** The start tags of an answer with one name, in their order. */
export function tagsNamed(exchange: RecordedExchange, name: string): readonly HtmlTag[] {
  const tags = byName(exchange);
  return Object.hasOwn(tags, name) ? (tags[name] ?? []) : [];
}
