/** A path or URI of a report as a valid URI reference (RFC 3986): what is none is percent-encoded, the rest stays. */
export function sarifUri(text: string): string {
  // A drive letter or a colon in a relative path would be taken for a scheme.
  const scheme = /^[a-z][a-z0-9+.-]+:\//iu.test(text);
  const path = scheme ? text : text.replaceAll('\\', '/').replaceAll(':', '%3A');
  return path
    .replaceAll(/%(?![0-9a-f]{2})/giu, '%25')
    .replaceAll(/[^\w.~:/?#[\]@!$&'()*+,;=%-]/gu, (character) => encode(character))
    .replaceAll(/[[\]]/gu, (character) => encode(character));
}

function encode(character: string): string {
  return [...Buffer.from(character.isWellFormed() ? character : '\uFFFD')]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
