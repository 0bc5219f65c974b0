import { join, resolve } from 'node:path';
import type { ReplayInput } from '../../fuzz/replay-payments.ts';
import { junitClass, junitTest } from '../../fuzz/replay/junit-test.ts';
import { parseReplay } from '../../fuzz/replay/parse-replay.ts';
import { pytestTest } from '../../fuzz/replay/pytest-test.ts';
import type { Replay } from '../../fuzz/replay/replay.ts';
import { vitestTest } from '../../fuzz/replay/vitest-test.ts';
import { TollgateError } from '../../model/errors.ts';
import { readFileIfThere, writeFileAtomic } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

/** Frameworks that a replay can be written for. */
export const TEST_FRAMEWORKS = ['vitest', 'pytest', 'junit5'] as const;

/** One of `TEST_FRAMEWORKS`. */
export type TestFramework = (typeof TEST_FRAMEWORKS)[number];

interface TestFile {
  readonly name: string;
  readonly text: string;
}

const words = (replay: Replay): string => replay.rule.replaceAll(/[^a-z0-9]+/gu, '-');

// Two findings of one rule have a test each.
const WRITERS: Readonly<Record<TestFramework, (replay: Replay, file: string, number: number) => TestFile>> = {
  vitest: (replay, file, number) => ({
    name: `${words(replay)}${number > 1 ? `-${number}` : ''}.test.ts`,
    text: vitestTest(replay, file),
  }),
  pytest: (replay, file, number) => ({
    name: `test_${words(replay).replaceAll('-', '_')}${number > 1 ? `_${number}` : ''}.py`,
    text: pytestTest(replay, file),
  }),
  junit5: (replay, file, number) => {
    const name = junitClass(replay, number);
    return { name: `${name}.java`, text: junitTest(replay, file, name) };
  },
};

/** Where the tests go. */
export interface TestOutput {
  readonly framework: TestFramework;
  readonly folder: string;
  /** Overwrites what is there. */
  readonly force: boolean;
}

/** `replay --as`: writes each replay as a test for the app's own suite; what cannot be written has its reason. */
export async function writeReplayTests(
  inputs: readonly ReplayInput[],
  { framework, folder, force }: TestOutput,
  context: Context,
): Promise<CommandResult> {
  const rows: { readonly file: string; readonly written?: string; readonly reason?: string; readonly help?: string }[] =
    [];
  const numbers = new Map<string, number>();
  for (const { file, text } of inputs) {
    try {
      const replay = parseReplay(text, file);
      const number = (numbers.get(replay.rule) ?? 0) + 1;
      const test = WRITERS[framework](replay, file, number);
      const path = join(folder, test.name);
      const whole = resolve(context.cwd, path);
      if (!force && (await readFileIfThere(whole)) !== undefined) {
        rows.push({ file, reason: `${path} is there already`, help: 'overwrite it with --force' });
        continue;
      }
      await writeFileAtomic(whole, test.text);
      numbers.set(replay.rule, number);
      rows.push({ file, written: path });
    } catch (error) {
      if (!(error instanceof TollgateError)) throw error;
      rows.push({ file, reason: error.message, ...(error.help[0] !== undefined && { help: error.help[0] }) });
    }
  }
  const written = rows.filter((row) => row.written !== undefined).length;
  const verdict = written === rows.length ? 'pass' : 'incomplete';
  return {
    exitCode: verdict === 'pass' ? EXIT.passed : EXIT.incomplete,
    lines: [
      ...rows.flatMap(({ file, written: path, reason, help }) => [
        path === undefined ? `not written: ${file}: ${reason ?? ''}` : `written: ${path}`,
        ...(help === undefined ? [] : [`    → ${help}`]),
      ]),
      `tollgate: ${verdict}: ${written} of ${rows.length} written as a test for ${framework}; each fails while its flaw is there`,
    ],
    notices: [],
    verdict,
    document: { framework, tests: rows },
  };
}
