import { PROBE_MANIFEST, type ProbeProject } from '../probe-project.ts';

/** A project of npm whose only package is known to be vulnerable. */
export const NPM_PROBE: ProbeProject = {
  'package.json': PROBE_MANIFEST,
  'package-lock.json': JSON.stringify({
    name: 'tollgate-probe',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'tollgate-probe', version: '1.0.0', dependencies: { lodash: '4.17.15' } },
      'node_modules/lodash': { version: '4.17.15' },
    },
  }),
};
