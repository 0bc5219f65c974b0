import type { Finding } from '../../src/model/finding.ts';
import { makeFinding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { RunInfo } from '../../src/model/report.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Publication, PublishedEntry } from '../../src/platforms/publication.ts';
import type { SarifRun } from '../../src/reporters/sarif.ts';

export const RULE: Rule = {
  id: 'web/csp-missing',
  title: 'No content security policy',
  description: 'The page has none.',
  fix: 'Send one.',
  level: 'warning',
  tags: ['external/cwe/cwe-693'],
};

/** A finding with a fingerprint of its own, whose first half is its own too: GitHub sees no more of it. */
export function findingOf(number: number, more: Partial<Finding> = {}): Finding {
  return makeFinding({
    rule: RULE,
    severity: 'medium',
    message: `finding ${number}`,
    fingerprints: { [FINGERPRINT_KEY]: String(number).padStart(8, '0').padEnd(32, '0') },
    locations: [{ kind: 'file', uri: 'src/app.ts', region: { startLine: number } }],
    ...more,
  });
}

/** A run with so many findings. */
export function runOf(info: Partial<RunInfo>, findings: readonly Finding[] = []): SarifRun {
  const whole = {
    tool: { name: 'ZAP' },
    scan: 'web',
    target: 'shop',
    status: 'complete',
    rules: [RULE],
    ...info,
  } as const;
  return { info: whole, inputs: [], rules: [RULE], findings };
}

/** A publication whose waiting takes no time, and its memory. */
export function publicationOf(
  runs: readonly SarifRun[],
  more: Partial<Publication> = {},
): Publication & { readonly entries: Map<string, PublishedEntry> } {
  const entries = new Map<string, PublishedEntry>();
  return {
    runs,
    summary: '## Tollgate: pass\n',
    now: Date.parse('2026-11-21T12:00:00Z'),
    run: 'run 1',
    version: '0.0.0-test',
    pace: { secondMs: 1, signal: new AbortController().signal },
    record: {
      find: (key) => entries.get(key),
      store: (key, entry) => {
        entries.set(key, entry);
        return Promise.resolve();
      },
    },
    entries,
    ...more,
  };
}
