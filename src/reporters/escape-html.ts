import { visibleText } from '../model/summary.ts';

/** Text for HTML content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'`]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
