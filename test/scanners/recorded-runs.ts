import { PACKAGE_MANAGERS_RUNS } from './runs-of-package-managers.ts';
import { DEPENDENCY_CHECK_RUNS } from './runs-of-dependency-check.ts';
import { SCANNERS_RUNS } from './runs-of-scanners.ts';
import type { RunCase } from './run-case.ts';

/** Runs made by hand after what the scanners do; the real ones are too large to keep here. */
export const RUN_CASES: readonly RunCase[] = [...PACKAGE_MANAGERS_RUNS, ...DEPENDENCY_CHECK_RUNS, ...SCANNERS_RUNS];
