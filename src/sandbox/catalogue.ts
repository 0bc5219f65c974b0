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
