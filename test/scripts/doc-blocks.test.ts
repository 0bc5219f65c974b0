import { expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';

test('finds fenced blocks with their language and line', () => {
  const text = 'Text\n\n```yaml a.yml\na: 1\n```\n\n~~~\nplain\n~~~\n';
  expect(docBlocks('a.md', text)).toEqual([
    { file: 'a.md', line: 3, language: 'yaml', example: 'a.yml', text: 'a: 1' },
    { file: 'a.md', line: 7, language: '', example: '', text: 'plain' },
  ]);
});

test('a longer fence holds a shorter one, and an indented block loses its indent', () => {
  const text = '- item\n\n  ````md\n  ```sh\n  x\n  ```\n  ````\n';
  expect(docBlocks('a.md', text)).toEqual([
    { file: 'a.md', line: 3, language: 'md', example: '', text: '```sh\nx\n```' },
  ]);
});

test('code within a line is no block', () => {
  expect(docBlocks('a.md', 'Write ```x``` here\n')).toEqual([]);
});
