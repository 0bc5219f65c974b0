import { join } from 'node:path';
import type { PaymentReport } from '../../fuzz/index.ts';
import { shellScript } from '../../fuzz/replay/shell-script.ts';
import type { Report } from '../../model/report.ts';
import { fingerprintOf } from '../../pipeline/identity.ts';
import { redactFinding } from '../../pipeline/redact.ts';
import { writeFileAtomic } from '../../util/files.ts';

/**
 * Writes of each finding that can be tried again what that needs: `<fingerprint>.json` for `tollgate replay`, and
 * `<fingerprint>.sh` for whoever has no Tollgate.
 * @returns the file of each finding, by its index
 */
export async function saveReplays(
  report: Report | PaymentReport,
  folder: string,
): Promise<ReadonlyMap<number, string>> {
  const files = new Map<number, string>();
  if (!('replays' in report)) return files;
  for (const [position, replay] of report.replays.entries()) {
    const finding = report.findings[position];
    if (replay === undefined || finding === undefined) continue;
    const fingerprint = fingerprintOf(redactFinding(finding), report.run.target);
    const file = join(folder, `${fingerprint}.json`);
    await writeFileAtomic(file, `${JSON.stringify(replay, undefined, 2)}\n`);
    await writeFileAtomic(join(folder, `${fingerprint}.sh`), shellScript(replay, `${fingerprint}.json`));
    files.set(position, file);
  }
  return files;
}
