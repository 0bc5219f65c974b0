import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cspPolicies, parsePolicies } from '../../../src/baseline/headers/csp-policy.ts';
import { exchangeOf, example } from '../../../src/baseline/example.ts';

describe('parsePolicies', () => {
  test('separates policies and directives, names in lower case, the first of a repeated one', () => {
    const [first, second, ...rest] = parsePolicies("Script-Src 'self'  a.example; script-src *;, img-src 'none'");
    expect(rest).toEqual([]);
    expect([...(first ?? [])]).toEqual([['script-src', ["'self'", 'a.example']]]);
    expect([...(second ?? [])]).toEqual([['img-src', ["'none'"]]]);
  });

  test('an empty header is no policy', () => {
    expect(parsePolicies(' ; , ;')).toEqual([]);
  });

  test('never throws, and a directive is never an empty name', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        for (const policy of parsePolicies(value)) expect(policy.has('')).toBe(false);
      }),
    );
  });
});

test('cspPolicies keeps headers and meta elements apart and ignores report-only', () => {
  const { header, meta } = cspPolicies(
    exchangeOf(
      example('both', {
        headers: {
          'Content-Security-Policy-Report-Only': 'img-src *',
          'Content-Security-Policy': "default-src 'none'",
        },
        body: '<meta http-equiv="content-security-policy" content="script-src a.example">',
      }),
    ),
  );
  expect(header.map((policy) => [...policy.keys()])).toEqual([['default-src']]);
  expect(meta.map((policy) => [...policy.keys()])).toEqual([['script-src']]);
});
