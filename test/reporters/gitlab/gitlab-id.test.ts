import { expect, test } from 'vitest';
import { gitlabId } from '../../../src/reporters/gitlab/gitlab-id.ts';
import { TAXONOMY_STANDARDS } from '../../../src/model/taxonomies.ts';

test.each(TAXONOMY_STANDARDS)('gives a URL the UUID that it has elsewhere: $name', ({ informationUri, guid }) => {
  expect(gitlabId(informationUri)).toBe(guid);
});

test('gives what Python’s uuid5 gives in the namespace of URLs', () => {
  expect(gitlabId('www.example.com')).toBe('b63cdfa4-3df9-568e-97ae-006c5b8fd652');
});
