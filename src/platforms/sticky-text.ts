import { escapeMarkdown } from '../reporters/escape-markdown.ts';
import type { PublishStep } from './publication.ts';

// With the summary's 60,000 below GitHub's limit of 65,536 characters.
const MOST_HELD = 4_500;

/** The hidden first line by which a comment of ours is known; the name tells several on one page apart. */
export function stickyMarker(name: string): string {
  return `<!-- tollgate:${name.replaceAll(/[^\w.]+/gu, '-').slice(0, 60)} -->`;
}

/** The comment or note: marker, summary, and what was held back. At most some 64,000 characters, which GitHub takes. */
export function stickyText(name: string, summary: string, steps: readonly PublishStep[]): string {
  const told = steps.filter(({ state }) => state === 'held');
  const lines: string[] = [];
  let left = MOST_HELD;
  for (const { what, detail } of told) {
    const line = `- ${escapeMarkdown(what, 150)}: ${escapeMarkdown(detail, 300)}`;
    left -= line.length;
    if (left < 0) break;
    lines.push(line);
  }
  const more = told.length > lines.length ? [`- and ${told.length - lines.length} more`] : [];
  const section = lines.length === 0 ? [] : ['', '### Not published', '', ...lines, ...more];
  return [stickyMarker(name), summary.trimEnd(), ...section, ''].join('\n');
}
