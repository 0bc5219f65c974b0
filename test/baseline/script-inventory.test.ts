import { describe, expect, test } from 'vitest';
import { scriptObjections } from '../../src/baseline/script-inventory.ts';

const script = { source: 'https://js.example/pay.js', hash: 'sha256-a', integrity: false };

describe('scriptObjections', () => {
  test('a script that is not on the list', () => {
    expect(scriptObjections([script], [])).toEqual([{ script, kind: 'not-authorised' }]);
  });

  test('a script with another content, or none that could be read, where contents are known', () => {
    const known = [{ script: script.source, hashes: ['sha256-b'] }];
    expect(scriptObjections([script], known)).toEqual([{ script, kind: 'changed' }]);
    const { hash: _hash, ...unread } = script;
    expect(scriptObjections([unread], known)).toEqual([{ script: unread, kind: 'changed' }]);
    expect(scriptObjections([script], [{ script: script.source, hashes: ['sha256-b', 'sha256-a'] }])).toEqual([]);
  });

  test('any content where none is known, and a script in the page by its hash', () => {
    expect(scriptObjections([script], [{ script: script.source }])).toEqual([]);
    const inline = { source: 'inline', hash: 'sha256-x', integrity: false };
    expect(scriptObjections([inline], [{ script: 'sha256-x' }])).toEqual([]);
    expect(scriptObjections([inline], [{ script: 'inline' }])).toHaveLength(1);
  });
});
