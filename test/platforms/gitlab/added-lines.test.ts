import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addedLines } from '../../../src/platforms/gitlab/added-lines.ts';

test('are those that the new file has and the old one has not', () => {
  const diff =
    '@@ -10,3 +20,4 @@ function a() {\n a\n-b\n+c\n+d\n e\n@@ -40 +51 @@\n-x\n+y\n\\ No newline at end of file\n';
  expect([...addedLines(diff)]).toEqual([21, 22, 51]);
});

test('are none before the first hunk, and none of what is no diff', () => {
  expect([...addedLines('+++ b/src/app.ts\n+evil')]).toEqual([]);
  fc.assert(fc.property(fc.string(), (text) => addedLines(text).size <= text.split('\n').length));
});
