import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { ZAP_IMAGE } from '../../src/scanners/zap/zap-command.ts';
import { parseZapConfig } from '../../src/util/zap-config.ts';

// What its jobs for GitLab do is run by test/cli/web-engines.test.ts.
const markdown = readFileSync('docs/web.md', 'utf8');
const blocks = docBlocks('docs/web.md', markdown);

describe('what docs/web.md says', () => {
  test('of rules is a configuration that can be applied', () => {
    const config = blocks.find(({ text }) => text.includes('\tIGNORE\t'))?.text ?? '';
    const { levels, outOfScope } = parseZapConfig(config, 'docs/web.md');
    expect(levels.map(({ id, level }) => [id, level])).toEqual([
      ['10038', 'IGNORE'],
      ['10055-4', 'FAIL'],
      ['10015', 'INFO'],
    ]);
    expect(outOfScope.map(({ ids }) => ids)).toEqual([['*'], ['10010', '10054']]);
  });

  test('of the image is the one that is used', () => {
    expect(blocks.find(({ language }) => language === 'dockerfile')?.text).toContain(`FROM ${ZAP_IMAGE}\n`);
  });
});
