import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, requestBytes } from '../../../src/fuzz/races/http-message.ts';

const CHUNKED =
  'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\nT: 1\r\n\r\n';
const PLAIN = 'HTTP/1.1 409 Conflict\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno';
const EMPTY = 'HTTP/1.1 204 No Content\r\n\r\n';
const INTERIM = `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${PLAIN}`;

describe('readAnswer', () => {
  it('reads answers off the front of a stream, one after the other', () => {
    let buffer: Buffer = Buffer.from(CHUNKED + PLAIN + EMPTY + INTERIM);
    const read: string[] = [];
    while (buffer.length > 0) {
      const reading = readAnswer(buffer, false);
      if (typeof reading === 'string') throw new Error(reading);
      read.push(`${reading.answer.status} ${Buffer.from(reading.answer.body).toString()}`);
      buffer = reading.rest;
    }
    expect(read).toEqual(['201 Wikipedia', '409 no', '204 ', '409 no']);
  });

  it('waits for the rest, wherever the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(CHUNKED, PLAIN, INTERIM),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (text, at) => {
          expect(readAnswer(Buffer.from(text).subarray(0, Math.floor(text.length * at)), false)).toBe('incomplete');
        },
      ),
    );
  });

  it('takes the end of the connection for the end of a body without length', () => {
    const buffer = Buffer.from('HTTP/1.0 200 OK\r\n\r\nall of it');
    expect(readAnswer(buffer, false)).toBe('incomplete');
    expect(readAnswer(buffer, true)).toMatchObject({ answer: { status: 200, body: Buffer.from('all of it') } });
  });

  it.each([
    'SSH-2.0-OpenSSH_9.9\r\n\r\n',
    'HTTP/1.1 abc\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n',
    'x'.repeat(100_000),
    'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50_000),
  ])('gives up on what is no acceptable answer (%#)', (text) => {
    expect(readAnswer(Buffer.from(text), false)).toBe('broken');
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, ended) => {
        expect(['object', 'string']).toContain(typeof readAnswer(Buffer.from(bytes), ended));
      }),
    );
  });
});

describe('requestBytes', () => {
  it('writes one request with the length of its body in bytes', () => {
    const bytes = requestBytes({ method: 'POST', path: '/x', headers: { a: 'b' }, body: '{"é":1}' }, 'h:1');
    expect(bytes.toString()).toBe('POST /x HTTP/1.1\r\nHost: h:1\r\na: b\r\nContent-Length: 8\r\n\r\n{"é":1}');
  });

  it('refuses a value that would start another header', () => {
    const headers = { a: 'b\r\nc: d' };
    expect(() => requestBytes({ method: 'GET', path: '/', headers }, 'h')).toThrow(RangeError);
  });
});
