import { describe, expect, test } from 'vitest';
import { xmlRoot } from '../../src/formats/xml-root.ts';

describe('xmlRoot', () => {
  test.each([
    ['<?xml version="1.0"?>\n<testsuites tests="1">', 'testsuites'],
    ['<!-- <other/> -->\n<?xml version="1.0"?><OWASPZAPReport version="2">', 'OWASPZAPReport'],
    ['log line\n<a:report xmlns:a="x"/>', 'report'],
    ['<!DOCTYPE html><html>', 'html'],
    ['<!-- never closed <a>', undefined],
    ['no markup', undefined],
    ['1 < 2', undefined],
    ['', undefined],
  ])('finds the outermost element of %j', (text, name) => {
    expect(xmlRoot(text)).toBe(name);
  });
});
