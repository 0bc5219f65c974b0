import type { SilentGreen } from '../silent-green.ts';

/** How retire and a bill of materials go green without a look-up. */
export const RETIRE_GREENS: readonly SilentGreen[] = [
  {
    id: 'retire/repository-missing',
    tool: 'retire',
    versions: '5.7.0',
    seen: 'exit 1 and a valid report with no data',
    unchecked: 'everything',
    command: 'retire --path . --jsrepo missing.json --outputformat json',
    example: { exitCode: 1, stdout: '{"data":[],"messages":[],"errors":["Error: ENOENT: no such file or directory"]}' },
  },
  {
    id: 'retire/repository-empty',
    tool: 'retire',
    versions: '5.7.0',
    seen: 'exit 0 and a clean report from a repository `{}`',
    unchecked: 'everything',
    command: 'echo {} > empty.json; retire --path . --jsrepo empty.json --outputformat json',
    guard: 'wrapped, the repository file must name libraries',
  },
  {
    id: 'cyclonedx-npm/no-look-up',
    tool: 'cyclonedx-npm',
    versions: '6.0.1',
    seen: 'exit 0 and a bill of materials without vulnerabilities',
    unchecked: 'everything: a bill of materials is no audit',
    command: 'npx @cyclonedx/cyclonedx-npm --output-file bom.json',
    example: { exitCode: 0, reports: { 'bom.json': '{"bomFormat":"CycloneDX","components":[]}' } },
  },
];
