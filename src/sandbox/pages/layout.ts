import { type Markup, html } from './html.ts';

/** What a page's frame shows beside its content. */
export interface PageFrame {
  readonly signedIn: boolean;
  readonly staff: boolean;
  /** Address of a script of another host. */
  readonly foreignScript?: string;
}

const STRANGER: PageFrame = { signedIn: false, staff: false };

/** A whole page of the shop. */
export function layout(title: string, content: Markup, frame: PageFrame = STRANGER): string {
  const { signedIn, staff, foreignScript } = frame;
  const links = [
    ['/catalogue', 'Catalogue'],
    ['/checkout', 'Checkout'],
    ...(signedIn
      ? [
          ['/orders', 'Orders'],
          ['/payments', 'Payments'],
          ['/account', 'Account'],
        ]
      : [['/login', 'Sign in']]),
    ...(staff ? [['/admin', 'Staff']] : []),
  ].map(([path = '', text = '']) => html`<a href="${path}">${text}</a>`);
  const foreign = foreignScript === undefined ? html`` : html`<script src="${foreignScript}" defer></script>`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Leaf &amp; Kettle</title>
        <link rel="stylesheet" href="/assets/app.css" />
        <script src="/assets/app.js" defer></script>
        ${foreign}
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="brand" href="/">Leaf &amp; Kettle</a>
          <nav aria-label="Shop">${links}</nav>
        </header>
        <main id="content">${content}</main>
        <footer>
          <nav aria-label="About the shop">
            <a href="/about">About</a>
            <a href="/contact">Contact</a>
            <a href="/privacy">Privacy</a>
            <a href="/terms">Terms</a>
          </nav>
        </footer>
      </body>
    </html> `;
  return page.markup;
}
