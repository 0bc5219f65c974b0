import { html } from './html.ts';
import { layout } from './layout.ts';

/** What an error page shows. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
  /** Lets support find the answer again. */
  readonly trace: string;
  readonly stack?: string;
}

/** The page that stands for an answer of 4xx or 5xx. */
export function errorPage({ title, text, trace, stack }: ErrorText): string {
  const detail = stack === undefined ? html`` : html`<pre>${stack}</pre>`;
  const content = html`<h1>${title}</h1>
    <p>${text} Go back to the <a href="/">front page</a>.</p>
    <p><small>Trace ${trace}</small></p>
    ${detail}`;
  return layout(title, content);
}
