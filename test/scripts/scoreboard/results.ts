import type { RunResult, ScoredFinding } from '../../../scripts/scoreboard/run-result.ts';
import type { Defect } from '../../../src/sandbox/defects/defect.ts';

/** A defect with one payment rule, or none. */
export function defect(id: string, rule?: string, more: Partial<Defect> = {}): Defect {
  return {
    id,
    number: 'P01',
    detectors: rule === undefined ? 'self-check' : 'fuzzer',
    title: `what ${id} does wrong`,
    severity: 'high',
    places: ['POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: rule === undefined ? [] : [rule] },
    needs: [],
    conflicts: [],
    cwe: [1284],
    owasp: [],
    pci: [],
    since: '0.1.0',
    ...more,
  };
}

/** A finding of a rule. */
export function fired(rule: string): ScoredFinding {
  return { rule, place: 'POST /api/payments', message: 'Money moved.' };
}

/** A complete run with what fired in it. */
export function result(id: string | undefined, rules: readonly string[], more: Partial<RunResult> = {}): RunResult {
  return {
    run: { ...(id !== undefined && { defect: id }), seed: 1 },
    findings: rules.map(fired),
    status: 'complete',
    inconclusive: [],
    requests: 100,
    seconds: 2,
    processorSeconds: 1,
    sources: 'now',
    ...more,
  };
}
