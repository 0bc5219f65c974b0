import { DEPENDENCY_CHECK_GREENS } from './dependency-check/silent-greens.ts';
import { NPM_GREENS } from './npm-audit/silent-greens.ts';
import { OSV_SCANNER_GREENS } from './osv-scanner/silent-greens.ts';
import { PNPM_GREENS } from './pnpm-audit/silent-greens.ts';
import { RETIRE_GREENS } from './retire/silent-greens.ts';
import type { SilentGreen } from './silent-green.ts';
import { SNYK_GREENS } from './snyk/silent-greens.ts';
import { YARN_GREENS } from './yarn-audit/silent-greens.ts';

/** Every way in which a scanner is known to go green without having checked, by tool. `docs/silent-greens.md` is made from it. */
export const SILENT_GREENS: readonly SilentGreen[] = [
  ...NPM_GREENS,
  ...PNPM_GREENS,
  ...YARN_GREENS,
  ...OSV_SCANNER_GREENS,
  ...SNYK_GREENS,
  ...DEPENDENCY_CHECK_GREENS,
  ...RETIRE_GREENS,
];
