import { expect, test } from 'vitest';
import { listText } from '../../src/formats/list-text.ts';

test('lists each item once, and counts what is beyond the twentieth', () => {
  expect(listText([])).toBe('');
  expect(listText(['a', 'b', 'a'])).toBe('a, b');
  expect(listText(Array.from({ length: 25 }, (_unused, index) => `p${index}`))).toMatch(/, p19, and 5 more$/u);
});
