import { expect, test } from 'vitest';
import { ratedSeverity } from '../../src/formats/rated-severity.ts';

test.each([
  ['a word', ['Moderate'], undefined, 'medium'],
  ['the first word that is one', [undefined, 'Unknown', 7, 'HIGH', 'low'], 1, 'high'],
  ['the score where no word is one', ['Unknown', ''], 9.8, 'critical'],
])('takes %s', (_name, words, score, severity) => {
  const notices = new Set<string>();
  expect(ratedSeverity(words, score, notices)).toBe(severity);
  expect([...notices]).toEqual([]);
});

test.each([
  ['nothing', [], undefined],
  ['a score of 0', ['UNKNOWN'], 0],
  ['a score that is none', ['constructor', '__proto__'], 11],
])('%s counts as medium, and a notice says so', (_name, words, score) => {
  const notices = new Set<string>();
  expect(ratedSeverity(words, score, notices)).toBe('medium');
  expect([...notices]).toEqual(['findings that carry no known severity count as medium']);
});
