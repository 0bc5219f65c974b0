import { headerValues } from '../../util/http.ts';
import { requestHeader } from '../header-value.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

// Java Object Serialization Specification, 6.4.2: STREAM_MAGIC and STREAM_VERSION; as base64; as UTF-8 in a URL.
const MAGIC = [0xac, 0xed, 0x00, 0x05] as const;
const WRITTEN = /^(?:rO0AB|%C2%AC%C3%AD%00%05)/u;

/** Does a header, cookie, parameter or body of an exchange begin as a serialized Java object does? */
export function carriesJavaObject(exchange: RecordedExchange): boolean {
  const { url, requestHeaders, requestBody, headers, body } = exchange;
  const parameters = new URL(url).search
    .slice(1, 65_536)
    .split('&')
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  const sent = (requestHeader(exchange, 'cookie') ?? '').slice(0, 65_536).split(';');
  const set = headerValues(exchange, 'set-cookie').map((value) => value.split(';', 1)[0] ?? '');
  const cookies = [...sent, ...set].map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  return (
    MAGIC.every((byte, index) => body[index] === byte) ||
    [
      ...parameters,
      ...cookies,
      ...Object.values(requestHeaders),
      ...headers.map(([, value]) => value),
      requestBody,
    ].some((value) => WRITTEN.test(value)) ||
    Buffer.from(body.subarray(0, 5)).toString('latin1') === 'rO0AB'
  );
}
