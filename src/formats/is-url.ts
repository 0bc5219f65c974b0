// Hosts by name, as nearly all are: no number at the end, which would make it an address, and no encoded name.
const USUAL = /^https?:\/\/(?:[a-z0-9][a-z0-9-]*\.)+[a-z][a-z0-9]*(?:\/[!-~]*)?$/u;

/** Is the text an absolute URL (https://url.spec.whatwg.org)? Asked of every finding, so the usual ones are not parsed. */
export function isUrl(text: string): boolean {
  return (USUAL.test(text) && !text.includes('xn--')) || URL.canParse(text);
}
