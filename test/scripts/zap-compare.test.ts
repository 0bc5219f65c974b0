import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

// The recorded answers are no part of the repository: where they are not, this test is shown as skipped.
test.skipIf(!existsSync(join(ROOT, '../shared/zap-answers')))(
  'the embedded rules agree with ZAP on 95 % of all pairs, and on 80 % of each alert with ten or more',
  () => {
    const { status, stdout, stderr } = spawnSync('node', [join(ROOT, 'scripts/zap-compare.ts')], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).not.toContain('not in the table of alerts');
    expect(Number(/(\d+\.\d) % \(\d+ of \d+ pairs\)\s*$/u.exec(stdout)?.[1])).toBeGreaterThanOrEqual(95);
    expect(status).toBe(0);
  },
);
