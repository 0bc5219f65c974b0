import { TollgateError } from '../../../model/errors.ts';
import type { Finding } from '../../../model/finding.ts';
import { weakenedGateFinding } from '../../../pipeline/weakened-gate-finding.ts';
import { parseZapConfig, type ZapConfig } from '../../../util/zap-config.ts';
import type { ReplacedFile } from './held-files.ts';

/** What the change does to files that decide what is left out: rows of ZAP's configuration one by one, others as a whole. */
export function replacedFileFindings(files: readonly ReplacedFile[], what: string): Finding[] {
  return files.flatMap((file) => {
    if (file.key === 'web.zapConfig') return rowFindings(file, what);
    // Newer feeds are everyday work; the run that follows the merge judges by them.
    if (file.key === 'dependencies.kev' || file.key === 'dependencies.epss') return [];
    return [
      weakenedGateFinding({
        subject: `${file.key} ${file.file}`,
        message: `This ${what} changes ${file.file}, which ${file.key} names and which decides what does not count. The base’s version holds in this run.`,
        file: file.file,
      }),
    ];
  });
}

function rowFindings({ key, file, before, after }: ReplacedFile, what: string): Finding[] {
  const say = (line: number, subject: string, text: string): Finding =>
    weakenedGateFinding({
      subject: `${key} ${subject}`,
      message: `This ${what} weakens the gate: ${text}. The base’s version of ${file} holds in this run.`,
      file,
      line,
    });
  const [old, now] = [parsed(before, file), parsed(after, file)];
  if (now === undefined) return [say(1, file, `${file} is taken out, or cannot be read`)];
  const levels = new Map((old?.levels ?? []).map(({ id, level }) => [id, level]));
  const lowered = now.levels.flatMap(({ id, level, line }) => {
    const earlier = levels.get(id) ?? 'WARN';
    return ORDER.indexOf(level) < ORDER.indexOf(earlier)
      ? [say(line, id, `the rule ${id} goes from ${earlier} to ${level}`)]
      : [];
  });
  const dropped = (old?.levels ?? []).filter(
    ({ id, level }) => level === 'FAIL' && !now.levels.some((entry) => entry.id === id),
  );
  const known = new Set((old?.outOfScope ?? []).map(({ ids, pattern }) => JSON.stringify([ids, pattern.source])));
  const scoped = now.outOfScope.filter(({ ids, pattern }) => !known.has(JSON.stringify([ids, pattern.source])));
  return [
    ...lowered,
    ...dropped.map(({ id }) => say(1, id, `the rule ${id} goes from FAIL to WARN`)),
    ...scoped.map(({ ids, line, pattern }) =>
      say(line, `${ids.join(',')} ${pattern.source}`, `${ids.join(',')} is out of scope at ${pattern.source}`),
    ),
  ];
}

const ORDER = ['IGNORE', 'INFO', 'WARN', 'FAIL'];

function parsed(bytes: Uint8Array | undefined, file: string): ZapConfig | undefined {
  try {
    return bytes === undefined ? undefined : parseZapConfig(new TextDecoder().decode(bytes), file);
  } catch (error) {
    if (error instanceof TollgateError) return undefined;
    throw error;
  }
}
