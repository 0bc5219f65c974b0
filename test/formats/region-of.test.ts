import { describe, expect, test } from 'vitest';
import { regionOf } from '../../src/formats/region-of.ts';

describe('regionOf', () => {
  test.each([
    [{ startLine: 3 }, { startLine: 3 }],
    [
      { startLine: '3', startColumn: '2', endLine: 4, endColumn: 1 },
      { startLine: 3, startColumn: 2, endLine: 4, endColumn: 1 },
    ],
    [{ startLine: 3, endLine: 2, endColumn: 9 }, { startLine: 3 }],
    [
      { startLine: 3, startColumn: 5, endLine: 3, endColumn: 4 },
      { startLine: 3, startColumn: 5 },
    ],
    [
      { startLine: 3, endLine: 3, endColumn: 7 },
      { startLine: 3, endLine: 3, endColumn: 7 },
    ],
    [{ startLine: 0, endLine: 4 }, undefined],
    [{ startLine: null }, undefined],
  ])('makes a region of %j', (ends, region) => {
    expect(regionOf(ends)).toEqual(region);
  });
});
