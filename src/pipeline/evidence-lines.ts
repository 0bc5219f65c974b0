import { redact } from '../util/redaction.ts';

/** One line of an advisory's evidence: `vulnerable: <4.17.21`, of several tools `[npm audit] vulnerable: <4.17.21`. */
export interface EvidenceLine {
  readonly tool?: string;
  readonly key: string;
  readonly value: string;
}

/** The name under which our own lines stand. */
export const OWN_LINES = 'Tollgate';

const LINE = /^(?:\[([^\]\n]{1,80})\] )?([^:\n]{1,40}): (.*)$/u;

/** Evidence taken apart; lines of another form are left out. */
export function evidenceLines(evidence: string | undefined): EvidenceLine[] {
  return (evidence ?? '').split('\n').flatMap((line) => {
    const [, tool, key, value] = LINE.exec(line) ?? [];
    if (key === undefined || value === undefined) return [];
    return [{ ...(tool !== undefined && { tool }), key, value }];
  });
}

/** Every line under the name of its tool; those that stand under one of `tools`, or are our own, already do. */
export function namedLines(evidence: string, tools: readonly string[]): string[] {
  const [first = ''] = tools;
  return evidence
    .split('\n')
    .map((line) => ([...tools, OWN_LINES].some((tool) => line.startsWith(`[${tool}] `)) ? line : `[${first}] ${line}`));
}

/** Evidence whose own lines are `lines`, in place of those that stood there. */
export function withOwnLines(
  evidence: string | undefined,
  lines: readonly (readonly [key: string, value: string])[],
): string | undefined {
  const others = (evidence ?? '').split('\n').filter((line) => line !== '' && !line.startsWith(`[${OWN_LINES}] `));
  const own = lines.map(([key, value]) => `[${OWN_LINES}] ${key}: ${redact(value).replaceAll(/\s+/gu, ' ')}`);
  return others.length + own.length === 0 ? undefined : [...others, ...own].join('\n');
}
