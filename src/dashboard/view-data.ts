import type { ReportView } from '../model/summary.ts';

/** The view from the page's one JSON island. @throws Error where the island is missing or was never filled. */
export function readView(): ReportView {
  const text = document.querySelector('#tollgate-data')?.textContent ?? '';
  // The island is written by the HTML reporter from a value of this type.
  return JSON.parse(text) as ReportView;
}
