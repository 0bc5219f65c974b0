import type { RecordedExchange } from '../recorded-exchange.ts';
import { mayHold } from './body-words.ts';

const LISTINGS: readonly RegExp[] = [
  /<title>Index of \/[^<]{1,2000}<\/title>/u,
  /<pre><A\s{1,20}HREF\s{0,20}=\s{0,20}"\/[^>]{0,2000}">\[To Parent Directory\]<\/A><br><br>/u,
  /<title>Directory Listing For \/[^<]{0,2000}<\/title>/u,
  /<title>listing directory \/[^<]{0,2000}<\/title>/u,
  /<h2>Directory listing for \/[^<]{0,2000}<\/h2>/u,
];
/** How many of the listings, from the first on, ZAP knows too: Apache's and IIS's. */
const KNOWN_TO_ZAP = 2;

/** Is this a list of the files in a folder, as Apache, IIS, Tomcat, Express and Python print it? */
export function isDirectoryListing(exchange: RecordedExchange): boolean {
  return mayHold(exchange, 'listing') && LISTINGS.some((listing) => listing.test(exchange.text));
}

/** Would ZAP see the list too? */
export function isListingKnownToZap({ text }: Pick<RecordedExchange, 'text'>): boolean {
  return LISTINGS.slice(0, KNOWN_TO_ZAP).some((listing) => listing.test(text));
}
