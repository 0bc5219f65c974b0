import type { Filters } from './filters.ts';

/** A part of the page that follows the filters. */
export interface FilterPart {
  readonly node: HTMLElement;
  update(filters: Filters): void;
}
