import type { ActionInput } from './action-input.ts';
import type { Output } from './outputs.ts';
import { SCANNER_RELEASES } from './scanner-releases.ts';

/** The inputs of the action `setup`, in the order of every table; each is an option of `tollgate setup`. */
export const SETUP_INPUTS: readonly ActionInput[] = [
  {
    name: 'tools',
    flag: '--tools',
    description: `Scanners to install, separated by commas: ${SCANNER_RELEASES.map(({ name }) => name).join(', ')}. A version other than the pinned one, as osv@2.5.0, needs its digest.`,
    otherwise: 'none, and databases must be named',
  },
  ...SCANNER_RELEASES.map(({ name, title, version }) => ({
    name: `sha256-${name}`,
    flag: '--sha256',
    description: `SHA-256 of the file of ${title} for the runner’s platform, 64 hexadecimal digits.`,
    otherwise: `that of the pinned version, ${version}`,
  })),
  {
    name: 'mirror',
    flag: '--mirror',
    description: 'An address that has the same files under the same names.',
    otherwise: 'where the projects publish them',
  },
  {
    name: 'cache-dir',
    flag: '--cache-dir',
    description: 'Folder in which downloads are kept; each is checked again whenever it is used.',
    otherwise: 'tollgate in the runner’s tool cache',
  },
  {
    name: 'databases',
    flag: '--databases',
    description: 'An archive that tollgate db export has made, to be unpacked into .tollgate/databases.',
    otherwise: 'none',
  },
  {
    name: 'fetch-databases',
    flag: '--fetch-databases',
    description:
      'Ecosystems of OSV, as npm,Maven, whose databases are fetched into .tollgate/databases, with CISA’s catalogue of what is exploited and the EPSS scores.',
    otherwise: 'none',
  },
];

/** The outputs of the action `setup`. */
export const SETUP_OUTPUTS: readonly Output[] = [
  { name: 'programs', description: 'The installed programs: a JSON object of scanner and path.' },
  { name: 'cache-dir', description: 'The folder in which downloads are kept, for actions/cache.' },
];
