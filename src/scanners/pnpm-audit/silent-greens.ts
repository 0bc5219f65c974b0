import type { SilentGreen } from '../silent-green.ts';

/** How pnpm audit goes green without having checked. */
export const PNPM_GREENS: readonly SilentGreen[] = [
  {
    id: 'pnpm/ignored-registry-errors',
    tool: 'pnpm',
    versions: '10.34.9, 12.21.0',
    seen: 'exit 0 although the endpoint failed; version 12 prints a clean report, version 10 a sentence',
    unchecked: 'everything',
    command: 'pnpm audit --json --ignore-registry-errors',
    example: { exitCode: 0, stdout: 'The audit endpoint responded with 500: {"error":"unavailable"}.' },
    guard: 'of version 12: the same source must report lodash 4.17.15',
  },
  {
    id: 'pnpm/threshold-empties-report',
    tool: 'pnpm',
    versions: '10.34.9, 12.21.0',
    seen: 'exit 0 and a report without advisories, whose own figures count some',
    unchecked: 'nothing, but the report does not hold what was found',
    command: 'pnpm audit --json --audit-level critical',
    example: { exitCode: 0, stdout: '{"advisories":{},"metadata":{"vulnerabilities":{"high":1}}}' },
  },
];
