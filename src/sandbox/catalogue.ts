/** A product as the shop sells it; the price is in minor units of EUR. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly price: bigint;
}

/** What the shop sells after every start and reset. */
export const catalogue: readonly Product[] = [
  { sku: 'tea', name: 'Darjeeling, first flush', description: 'Loose leaf, 100 g, spring picking.', price: 1009n },
  { sku: 'mug', name: 'Stoneware mug', description: 'Holds 300 ml, glazed by hand.', price: 1511n },
  { sku: 'kettle', name: 'Gooseneck kettle', description: 'Steel, 0.9 litres, for a steady pour.', price: 4999n },
  { sku: 'strainer', name: 'Tea strainer', description: 'Fine steel mesh with a drip tray.', price: 703n },
  { sku: 'tin', name: 'Tea tin', description: 'Keeps 200 g of tea dark and dry.', price: 857n },
];

/** The price list abroad, per product and currency, as a merchant writes it: decimal units of the currency. */
export const foreignPrices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tea: { GBP: '8.75', USD: '10.95', JPY: '1650', KWD: '3.360' },
  mug: { GBP: '12.99', USD: '16.49', JPY: '2470', KWD: '5.040' },
  kettle: { GBP: '43.25', USD: '54.49', JPY: '8170', KWD: '16.680' },
  strainer: { GBP: '6.09', USD: '7.69', JPY: '1150', KWD: '2.340' },
  tin: { GBP: '7.45', USD: '9.35', JPY: '1400', KWD: '2.860' },
};
