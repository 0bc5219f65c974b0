import { TextDecoder } from 'node:util';

const META_CHARSET = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/iu;

/**
 * A body as text: byte order mark, then the charset of `Content-Type`, then the one a `<meta>` in the first
 * 1,024 bytes names, then UTF-8. Unknown charsets and broken sequences never throw; what cannot be read becomes U+FFFD.
 * Source: https://html.spec.whatwg.org/#determining-the-character-encoding
 */
export function decodeBody(body: Uint8Array, contentType: string): string {
  return decoder(bomCharset(body) ?? headerCharset(contentType) ?? metaCharset(body) ?? 'utf-8').decode(body);
}

function bomCharset(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

function headerCharset(contentType: string): string | undefined {
  return /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/iu.exec(contentType)?.[1];
}

function metaCharset(body: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 1024));
  return META_CHARSET.exec(head)?.[1];
}

function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('utf-8');
  }
}
