import { type Markup, html } from './html.ts';

/** A whole page of the shop. */
export function layout(title: string, content: Markup): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Leaf &amp; Kettle</title>
        <link rel="stylesheet" href="/assets/app.css" />
        <script src="/assets/app.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="brand" href="/">Leaf &amp; Kettle</a>
          <nav aria-label="Shop">
            <a href="/catalogue">Catalogue</a>
            <a href="/checkout">Checkout</a>
            <a href="/login">Sign in</a>
          </nav>
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
