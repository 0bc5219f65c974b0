import type { SilentGreen } from '../silent-green.ts';

/** How yarn's audit goes green without having checked. */
export const YARN_GREENS: readonly SilentGreen[] = [
  {
    id: 'yarn/empty-answer',
    tool: 'yarn',
    versions: '4.18.1',
    seen: 'exit 0 and no output where the endpoint answers with an empty body, as a clean run does',
    unchecked: 'everything',
    command: 'YARN_NPM_AUDIT_REGISTRY=http://127.0.0.1:4873 yarn npm audit --all --recursive --json',
    guard: 'the same source must report lodash 4.17.15',
  },
  {
    id: 'yarn/direct-dependencies-only',
    tool: 'yarn',
    versions: '4.18.1',
    seen: 'exit 0 without `--all --recursive`',
    unchecked: 'transitive dependencies, and workspaces other than the current one',
    command: 'yarn npm audit --json',
    guard: '`--all --recursive` is always given',
  },
];
