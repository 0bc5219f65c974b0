import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { inputFault } from '../input-fault.ts';
import { readHead } from '../read-head.ts';

/** Who wrote a report, and the lockfile that was audited. */
export interface PackageManager {
  readonly tool: string;
  readonly uri: string;
  readonly lockfile: string;
}

const NPM: PackageManager = {
  tool: 'npm audit',
  uri: 'https://docs.npmjs.com/cli/v6/commands/npm-audit',
  lockfile: 'package-lock.json',
};
const PNPM: PackageManager = { tool: 'pnpm audit', uri: 'https://pnpm.io/cli/audit', lockfile: 'pnpm-lock.yaml' };

/**
 * Tells pnpm from npm, which the report does not name: pnpm never proposes actions, and its paths begin with the importer
 * (`.>lodash`, `packages__app>lodash`), npm's with the first dependency. pnpm 12 has no key `actions` at all.
 */
export function packageManager(source: Source): PackageManager {
  try {
    const { keys } = readHead(source);
    if (keys.has('advisories') && !keys.has('actions')) return PNPM;
    const patterns = [
      ['actions', '*', 'action'],
      ['advisories', '*', 'findings', '*', 'paths', '*'],
    ];
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      if (path[0] === 'actions') return NPM;
      if (typeof value === 'string' && /^(?:\.|[^>@]*__[^>]*)>/u.test(value)) return PNPM;
    }
  } catch (error) {
    inputFault(error);
    // The reader meets the same fault and says so.
  }
  return NPM;
}
