const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};

/** ZAP's texts are paragraphs of HTML whose content was never escaped: tags of paragraphs go, everything else stays text. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<\/?(?:p|br|ul|li|b|i|em|strong)(?: ?\/)?>/giu, '\n')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/gu, (_whole, name: string) => ENTITIES[name] ?? '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
    .trim();
}
