import type { SilentGreen } from '../silent-green.ts';

/** How Snyk goes green without having checked. */
export const SNYK_GREENS: readonly SilentGreen[] = [
  {
    id: 'snyk/project-left-out',
    tool: 'snyk',
    versions: '1.1307.4',
    seen: 'exit 0 with `--all-projects` although the dependencies of a project could not be told',
    unchecked: 'that project',
    command: 'snyk test --all-projects --json',
    example: {
      exitCode: 0,
      stdout: '[{"ok":true,"vulnerabilities":[],"dependencyCount":1}]',
      stderr: '✗ 1/2 potential projects failed to get dependencies.',
    },
  },
  {
    id: 'snyk/error-for-findings',
    tool: 'snyk',
    versions: '1.1307.4',
    seen: '`ok: false` stands for findings and failures alike',
    unchecked: 'everything, where `error` stands beside it',
    command: 'SNYK_TOKEN=invalid snyk test --json',
    example: { exitCode: 2, stdout: '{"ok":false,"error":"Authentication failed.","path":"."}' },
  },
  {
    id: 'snyk/first-manifest-only',
    tool: 'snyk',
    versions: '1.1307.4',
    seen: 'exit 0 in a folder with several manifests',
    unchecked: 'all manifests but the first that Snyk finds',
    command: 'snyk test --json',
    guard: 'a notice names the manifests; `dependencies.snyk.allProjects` checks all',
  },
];
