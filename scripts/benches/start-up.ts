import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { zapJsonReport } from './inputs/zap.ts';
import { inTurns } from './repeat.ts';
import { runChild } from './run-child.ts';

const TIMES = 9;

/** A small report from start to exit, by the committed bundle and by the sources, against a Node that does nothing. */
export const startUpBench: Bench = {
  name: 'start-up',
  about: 'a report of 20 findings from start to exit, by dist and by the sources; against node -e 0',
  async *measure({ root, folder }) {
    const report = join(folder, 'small.json');
    writeFileSync(report, [...zapJsonReport(20)].join(''));
    const rest = ['normalize', report, '--output', join(folder, 'small.sarif')];
    const commands = [
      ['-e', '0'],
      [join(root, 'dist/tollgate.js'), ...rest],
      [join(root, 'src/entries/tollgate.ts'), ...rest],
    ];
    const works = commands.map((args) => async () => {
      const { seconds } = await runChild(process.execPath, args);
      return { seconds };
    });
    // The first turn fills caches.
    await inTurns(works, 1);
    const [nothing, dist, source] = await inTurns(works, TIMES);
    if (nothing === undefined || dist === undefined || source === undefined) return;
    const references = [{ what: 'node -e 0', ...nothing }];
    yield { what: 'start-up from dist', amount: 1, unit: 'runs', ...dist, references, limits: { ratio: 5 } };
    yield { what: 'start-up from source', amount: 1, unit: 'runs', ...source, references, limits: { seconds: 0.3 } };
  },
};
