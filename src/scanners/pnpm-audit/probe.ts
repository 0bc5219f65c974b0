import { PROBE_MANIFEST, type ProbeProject } from '../probe-project.ts';

/** A project of pnpm whose only package is known to be vulnerable. */
export const PNPM_PROBE: ProbeProject = {
  'package.json': PROBE_MANIFEST,
  // Keeps pnpm from taking the probe for a part of a workspace above it.
  'pnpm-workspace.yaml': 'packages: []\n',
  'pnpm-lock.yaml': `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    dependencies:
      lodash:
        specifier: 4.17.15
        version: 4.17.15

packages:

  lodash@4.17.15:
    resolution: {integrity: sha512-8xOcRHvCjnocdS5cpwXQXVzmmh5e5+saE2QGoeQmbKmRS6J3VQppPOIt0MnmE+4xlZoumy0GPG0D0MVIQbNA1A==}

snapshots:

  lodash@4.17.15: {}
`,
};
