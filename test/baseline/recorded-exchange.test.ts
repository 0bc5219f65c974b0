import { describe, expect, test } from 'vitest';
import { recordExchange, type RecordedExchange } from '../../src/baseline/recorded-exchange.ts';

function exchange(contentType: string | undefined, body: string): RecordedExchange {
  return recordExchange({
    url: 'http://127.0.0.1/',
    kind: 'page',
    requestHeaders: {},
    status: 200,
    headers: contentType === undefined ? [] : [['content-TYPE', contentType]],
    body: new TextEncoder().encode(body),
    truncated: false,
  });
}

describe('recordExchange', () => {
  test('takes the media type from the header, in lower case and without parameters', () => {
    expect(exchange('Text/HTML; charset=utf-8', '<a>').mime).toBe('text/html');
  });

  test('takes an answer without a type for HTML only where it looks like it', () => {
    expect(exchange(undefined, '\n<!DOCTYPE html><a>').mime).toBe('text/html');
    expect(exchange(undefined, '{"a":1}').mime).toBe('');
  });

  test('has tags only for HTML, whatever the body looks like', () => {
    expect(exchange('text/html', '<a>').tags).toHaveLength(1);
    expect(exchange('text/plain', '<!doctype html><a>').tags).toEqual([]);
  });

  test('has no text where the type is that of an image', () => {
    expect(exchange('image/png', 'abc').text).toBe('');
    expect(exchange('application/problem+json', '{}').text).toBe('{}');
  });
});
