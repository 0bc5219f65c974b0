/** Markup that is safe to put into a page. */
export interface Markup {
  readonly markup: string;
}

type Part = string | bigint | number | Markup | readonly Markup[];

/** A template tag that escapes whatever is put in, but for `Markup` itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.reduce((page, text, index) => page + markupOf(parts[index - 1] ?? '') + text) };
}

function markupOf(part: Part): string {
  if (typeof part !== 'object') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
}
