import { recordExchange, type RecordedExchange } from '../../src/baseline/recorded-exchange.ts';
import { asList, asNumber, asObject } from '../../src/util/untrusted.ts';

/** The exchanges of a HAR file (http://www.softwareishard.com/blog/har-12-spec/), in order, recorded at `time` (milliseconds). */
export function harExchanges(har: unknown, time: number): RecordedExchange[] {
  return asList(asObject(asObject(har)['log'])['entries']).map((entry) => exchangeOf(asObject(entry), time));
}

function exchangeOf(entry: Readonly<Record<string, unknown>>, time: number): RecordedExchange {
  const request = asObject(entry['request']);
  const response = asObject(entry['response']);
  const content = asObject(response['content']);
  const text = plainText(content['text']);
  return recordExchange({
    method: plainText(request['method'], 'GET'),
    url: plainText(request['url']),
    kind: 'page',
    requestHeaders: Object.fromEntries(headersOf(request)),
    requestBody: plainText(asObject(request['postData'])['text']),
    status: asNumber(response['status']) ?? 0,
    headers: headersOf(response),
    body: Buffer.from(text, content['encoding'] === 'base64' ? 'base64' : 'utf8'),
    truncated: false,
    time,
  });
}

function headersOf(message: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return asList(message['headers']).map((header) => {
    const { name, value } = asObject(header);
    return [plainText(name), plainText(value)] as const;
  });
}

// Not masked, as what scans read otherwise is: the rules that look for card numbers must see them.
function plainText(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}
