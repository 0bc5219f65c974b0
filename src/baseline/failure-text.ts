const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/u, 'connection refused'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/u, 'host not found'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/u, 'host not reachable'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/u, 'connection reset'],
  [/^(?:ETIMEDOUT|UND_ERR_\w+_TIMEOUT|TimeoutError)$/u, 'timed out'],
  [/^(?:UND_ERR_ABORTED|AbortError)$/u, 'stopped'],
  [
    /^(?:HPE_\w+|HTTPParserError|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/u,
    'answer is not valid HTTP',
  ],
  [
    /^(?:ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/u,
    'certificate not trusted',
  ],
  [/^(?:ERR_SSL_\w+|EPROTO)$/u, 'TLS handshake failed'],
];

/** A network error in a few stable words, without addresses, ports or times. */
export function failureText(error: unknown): string {
  const words = [property(error, 'code'), property(error, 'name')];
  for (const word of words) {
    const text = TEXTS.find(([pattern]) => pattern.test(word))?.[1];
    if (text !== undefined) return text;
  }
  return `request failed (${words.find((word) => word !== '') ?? 'unknown error'})`;
}

function property(error: unknown, key: 'code' | 'name'): string {
  if (typeof error !== 'object' || error === null || !(key in error)) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}
