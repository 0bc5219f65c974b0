import { type Markup, html } from './html.ts';

/** The pages that are the same for everybody. */
export interface Texts {
  readonly front: Markup;
  readonly pages: readonly (readonly [path: string, title: string, content: Markup])[];
}

/** What the shop's pages say. The numbers on them look like card numbers and are none: a scanner must leave them alone. */
export const texts: Texts = {
  front: html`<h1>Tea, and what it needs</h1>
    <p>First-flush leaves, stoneware and steel, sent from a small shop in Bremen.</p>
    <ul>
      <li><a href="/catalogue">See the catalogue</a></li>
      <li><a href="/checkout">Go to the checkout</a></li>
      <li><a href="/login">Sign in</a></li>
      <li><a href="/about">About us</a></li>
      <li><a href="/privacy">How we treat your data</a></li>
      <li><a href="/terms">Our terms</a></li>
    </ul>`,
  pages: [
    [
      '/about',
      'About us',
      html`<h1>About us</h1>
        <p>Two people, one kettle. We buy from gardens we have visited and send within two days.</p>`,
    ],
    [
      '/contact',
      'Contact',
      html`<h1>Contact</h1>
        <p>
          Write to <a href="mailto:hello@leaf-and-kettle.example">hello@leaf-and-kettle.example</a> and name your order
          reference, for example 4012888888881882. Please never send us a card number.
        </p>`,
    ],
    [
      '/privacy',
      'Privacy',
      html`<h1>Privacy</h1>
        <p>
          One cookie tells visits apart, one keeps your session. Both stay with this site and end with it. Of your card
          we keep the first six and the last four digits; the rest lies with our payment processor.
        </p>`,
    ],
    [
      '/terms',
      'Terms',
      html`<h1>Terms</h1>
        <p>
          Prices are in euros and include tax. Unopened tea can be sent back within 30 days; we refund what you paid,
          once, to the card you paid with.
        </p>`,
    ],
  ],
};
