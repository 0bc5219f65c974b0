/** A path or URI of a report as a valid URI reference (RFC 3986): what is none is percent-encoded, an absolute path becomes a file URI. */
export function sarifUri(text: string): string {
  // A colon in a relative path would be taken for a scheme, and so would a drive letter.
  const isUri = /^[a-z][a-z0-9+.-]+:\//iu.test(text);
  const slashed = isUri ? text : text.replaceAll('\\', '/');
  const drive = isUri ? undefined : /^([a-z]):(\/.*)$/isu.exec(slashed);
  if (drive !== null && drive !== undefined)
    return `file:///${drive[1] ?? ''}:${encoded(withoutColons(drive[2] ?? ''))}`;
  if (isUri) return encoded(slashed);
  const path = encoded(withoutColons(slashed));
  if (path.startsWith('//')) return `file:${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}

function withoutColons(path: string): string {
  return path.replaceAll(':', '%3A');
}

function encoded(text: string): string {
  return text
    .replaceAll(/%(?![0-9a-f]{2})/giu, '%25')
    .replaceAll(/[^\w.~:/?#@!$&'()*+,;=%-]/gu, (character) => encode(character));
}

function encode(character: string): string {
  return [...Buffer.from(character.isWellFormed() ? character : '\uFFFD')]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
