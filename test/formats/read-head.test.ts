import { describe, expect, test } from 'vitest';
import { format as codequality } from '../../src/formats/gitlab-codequality/index.ts';
import { format as gitleaks } from '../../src/formats/gitleaks-json/index.ts';
import { readHead } from '../../src/formats/read-head.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';

const head = (text: string | Uint8Array): ReturnType<typeof readHead> =>
  readHead(bytesSource('report', typeof text === 'string' ? Buffer.from(text) : text));

describe('readHead', () => {
  test.each([
    ['{"a":{"b":1},"c":[{"d":2}]}', ['a', 'c'], []],
    ['{"a":1}\n{"b":2}', ['a', 'b'], []],
    ['[{"a":{"b":1},"c":[{"d":2}]},{"e":1}]', [], ['a', 'c']],
    [' [ {"a":"}]","b', [], ['a']],
    ['[{"a":1', [], ['a']],
    ['[1,{"a":1}]', [], []],
    ['[[{"a":1}]]', [], []],
    ['[]', [], []],
    ['[{"a:b":"c\\":","d":1}]', [], ['a:b', 'd']],
  ])('sees the keys of %j', (text, keys, firstKeys) => {
    expect([...head(text).keys]).toEqual(keys);
    expect([...head(text).firstKeys]).toEqual(firstKeys);
  });

  test('reads UTF-16 by its byte-order mark', () => {
    expect(head(Buffer.from('\uFEFF{"a":1}', 'utf16le'))).toMatchObject({ kind: 'json-object', keys: new Set(['a']) });
    expect(head(Buffer.from('\uFEFF[{"a":1}]', 'utf16le').swap16())).toMatchObject({ firstKeys: new Set(['a']) });
  });
});

describe('reports that are a JSON array', () => {
  test.each([
    ['Gitleaks', '[{"Description":"","StartLine":1,"File":"a","RuleID":"r"}]', ['gitleaks-json']],
    ['Gitleaks 7', '[{"line":"","lineNumber":1,"offender":"","rule":"r","file":"a"}]', ['gitleaks-json']],
    ['Code Quality', '[{"description":"","fingerprint":"","location":{}}]', ['gitlab-codequality']],
    ['Nuclei', '[{"template-id":"t","info":{"description":""},"matched-at":"x"}]', []],
    ['Snyk', '[{"vulnerabilities":[],"ok":true,"description":"","path":"/"}]', []],
    ['Retire.js', '[{"file":"a","results":[{"component":"jquery"}]}]', []],
    ['Trivy before 0.20', '[{"Target":"a","Vulnerabilities":null}]', []],
    ['ESLint', '[{"filePath":"a","messages":[],"fingerprint":1}]', []],
    ['an empty array', '[]', []],
  ])('are told apart: %s', (_name, text, ids) => {
    const found = [codequality, gitleaks].filter((format) => format.recognizes(head(text)));
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});
