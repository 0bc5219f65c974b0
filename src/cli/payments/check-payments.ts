import type { Config, PaymentsConfig } from '../../config/config.ts';
import { ATTACKS } from '../../fuzz/attacks/index.ts';
import { type CheckRow, checkRoles } from '../../fuzz/check.ts';
import { missingFor } from '../../fuzz/mapping.ts';
import { openRun } from '../../fuzz/open-run.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { paymentRunOptions, type PaymentScanExtras } from './run-payment-scan.ts';

const MARKS: Readonly<Record<CheckRow['verdict'], string>> = {
  works: 'works',
  incomplete: 'partly',
  fails: 'FAILS',
  'not-tried': 'skipped',
  'not-mapped': 'no role',
};

/** `scan payments --check`: tries every role once and says what works. @throws as a payment scan */
export async function checkPayments(
  config: PaymentsConfig,
  targets: NonNullable<Config['targets']>,
  context: Context,
  extras: PaymentScanExtras = {},
): Promise<CommandResult> {
  const options = await paymentRunOptions(config, targets, context, extras);
  const run = await openRun(options);
  try {
    const rows = await checkRoles(options.profile, run.client, ({ part }) =>
      context.progress({ step: 'checking the profile', detail: part }),
    );
    const ready = ATTACKS.filter((attack) => missingFor(attack, options.profile).length === 0).length;
    return resultOf(rows, `${ready} of ${ATTACKS.length} attacks have the roles that they need`);
  } finally {
    await run.close();
  }
}

function resultOf(rows: readonly CheckRow[], attacks: string): CommandResult {
  const mapped = rows.filter(({ verdict }) => verdict !== 'not-mapped');
  const width = Math.max(...mapped.map(({ part }) => part.length));
  const count = (verdict: CheckRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  const wrong = count('fails') + count('incomplete');
  const missing = rows.filter(({ verdict }) => verdict === 'not-mapped').map(({ part }) => part);
  const signedIn = rows[0]?.verdict === 'works';
  const figures = `${count('works')} work, ${count('incomplete')} partly, ${count('fails')} fail, ${count('not-tried')} skipped`;
  // What could not even be made ready is no proof that it works.
  const unready = rows.filter(({ verdict, next }) => verdict === 'not-tried' && next !== undefined).length;
  const complete = wrong + unready === 0 && signedIn;
  return {
    exitCode: complete ? EXIT.passed : EXIT.incomplete,
    lines: [
      ...mapped.flatMap(({ part, verdict, request, reason, next }) => [
        `${MARKS[verdict].padEnd(7)}  ${part.padEnd(width)}  ${request ?? ''}`.trimEnd(),
        ...(reason === undefined ? [] : [`${' '.repeat(9)}${reason}`]),
        ...(next === undefined ? [] : [`${' '.repeat(9)}→ ${next}`]),
      ]),
      ...(missing.length === 0 ? [] : [`not in the profile: ${missing.join(', ')}`]),
      attacks,
      `tollgate: ${complete ? 'pass' : 'incomplete'}: profile checked: ${figures}`,
    ],
    notices: [],
    verdict: complete ? 'pass' : 'incomplete',
    document: { rows, attacks },
  };
}
