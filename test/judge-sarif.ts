import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MULTITOOL = join(
  import.meta.dirname,
  '..',
  'node_modules',
  '@microsoft',
  'sarif-multitool-linux',
  'Sarif.Multitool',
);

/** Is Microsoft's SARIF Multitool installed? It is a Linux program; elsewhere its tests are skipped by name. */
export const hasMultitool: boolean = process.platform === 'linux' && existsSync(MULTITOOL);

/** The errors that Microsoft's SARIF Multitool finds by its rules for SARIF and for GitHub Advanced Security. */
export function judgeSarif(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-judge-'));
  try {
    const [file, verdict] = [join(folder, 'in.sarif'), join(folder, 'out.sarif')];
    writeFileSync(file, text);
    const options = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error', '--output', verdict, '--log', 'ForceOverwrite'];
    execFileSync(MULTITOOL, ['validate', file, ...options], {
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
      stdio: 'ignore',
    });
    // It always exits 0: the verdict is in its own log.
    const log = JSON.parse(readFileSync(verdict, 'utf8').replace(/^\uFEFF/u, '')) as {
      runs: { results?: { level?: string; ruleId: string; message: { arguments?: string[] } }[] }[];
    };
    return log.runs
      .flatMap((run) => run.results ?? [])
      .filter((result) => result.level === 'error')
      .map((result) => `${result.ruleId} ${result.message.arguments?.join(' ') ?? ''}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
