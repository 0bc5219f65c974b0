/**
 * Of each format of package scanners a report of one flaw in one package, known by the ids given: its own first.
 * `CVE-…` and `GHSA-…` stand where the tool writes them.
 */
export const ADVISORY_REPORTS: Readonly<Record<string, (ids: readonly string[]) => string>> = {
  'cyclonedx-json': (ids) =>
    json({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ 'bom-ref': 'c', type: 'library', name: 'till', version: '1.0.0', purl: 'pkg:npm/till@1.0.0' }],
      vulnerabilities: [
        { id: ids[0], references: ids.slice(1).map((id) => ({ id, source: { name: 'x' } })), affects: [{ ref: 'c' }] },
      ],
    }),
  'cyclonedx-xml': (ids) =>
    `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component bom-ref="c" type="library"><name>till</name><version>1.0.0</version><purl>pkg:npm/till@1.0.0</purl></component></components><vulnerabilities><vulnerability><id>${ids[0]}</id><references>${ids
      .slice(1)
      .map((id) => `<reference><id>${id}</id><source><name>x</name></source></reference>`)
      .join('')}</references><affects><target><ref>c</ref></target></affects></vulnerability></vulnerabilities></bom>`,
  'gitlab-security': (ids) =>
    json({
      version: '15.2.1',
      scan: { type: 'dependency_scanning', status: 'success', scanner: { id: 't', name: 'T', version: '1' } },
      vulnerabilities: [
        {
          id: 'a',
          name: 'Flaw',
          severity: 'High',
          identifiers: ids.map((id) => ({ type: id.slice(0, 4).replace('-', '').toLowerCase(), name: id, value: id })),
          location: { file: 'package-lock.json', dependency: { package: { name: 'till' }, version: '1.0.0' } },
        },
      ],
    }),
  'grype-json': (ids) =>
    json({
      matches: [
        {
          vulnerability: { id: ids[0], severity: 'High' },
          relatedVulnerabilities: ids.slice(1).map((id) => ({ id })),
          matchDetails: [],
          artifact: {
            name: 'till',
            version: '1.0.0',
            type: 'npm',
            language: 'javascript',
            locations: [],
            purl: 'pkg:npm/till@1.0.0',
          },
        },
      ],
      source: { type: 'directory', target: '.' },
      descriptor: { name: 'grype', version: '0.110.0' },
    }),
  'npm-audit-v6': (ids) => json({ actions: [], advisories: { 9: npmAdvisory(ids) }, muted: [], metadata: {} }),
  'yarn-audit': (ids) =>
    [
      json({ type: 'auditAdvisory', data: { resolution: { id: 9, path: 'till' }, advisory: npmAdvisory(ids) } }),
      json({ type: 'auditSummary', data: { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 1, critical: 0 } } }),
      '',
    ].join('\n'),
  'osv-scanner-json': (ids) =>
    json({
      results: [
        {
          source: { path: 'package-lock.json', type: 'lockfile' },
          packages: [
            {
              package: { name: 'till', version: '1.0.0', ecosystem: 'npm' },
              vulnerabilities: [{ id: ids[0], aliases: ids.slice(1), summary: 'Flaw' }],
              groups: [{ ids: [ids[0]], aliases: ids, max_severity: '7.2' }],
            },
          ],
        },
      ],
    }),
  'retire-json': (ids) =>
    json({
      version: '5.7.0',
      data: [
        {
          file: 'till.js',
          results: [
            {
              component: 'till',
              version: '1.0.0',
              vulnerabilities: [
                { severity: 'high', identifiers: { summary: 'Flaw', CVE: cves(ids), ...ghsa(ids, 'githubID') } },
              ],
            },
          ],
        },
      ],
      messages: [],
      errors: [],
    }),
  'snyk-json': (ids) =>
    json({
      ok: false,
      packageManager: 'npm',
      projectName: 'shop',
      displayTargetFile: 'package-lock.json',
      dependencyCount: 1,
      vulnerabilities: [
        {
          id: 'SNYK-JS-TILL-1',
          title: 'Flaw',
          severity: 'high',
          identifiers: { CVE: cves(ids), GHSA: ids.filter((id) => id.startsWith('GHSA-')) },
          packageManager: 'npm',
          packageName: 'till',
          version: '1.0.0',
          from: ['shop@1.0.0', 'till@1.0.0'],
        },
      ],
    }),
  'trivy-json': (ids) =>
    json({
      SchemaVersion: 2,
      ArtifactName: '.',
      ArtifactType: 'filesystem',
      Results: [
        {
          Target: 'package-lock.json',
          Class: 'lang-pkgs',
          Type: 'npm',
          Vulnerabilities: [
            {
              VulnerabilityID: ids[0],
              VendorIDs: ids.slice(1),
              PkgName: 'till',
              InstalledVersion: '1.0.0',
              Severity: 'HIGH',
            },
          ],
        },
      ],
    }),
};

/** Formats that name one id of a flaw and never another: nothing can be learnt from them. */
export const ONE_ID: readonly string[] = ['npm-audit', 'odc-json', 'odc-xml', 'sarif'];

function json(value: unknown): string {
  return JSON.stringify(value);
}

function npmAdvisory(ids: readonly string[]): object {
  return {
    findings: [{ version: '1.0.0', paths: ['till'] }],
    id: 9,
    module_name: 'till',
    title: 'Flaw',
    severity: 'high',
    cves: cves(ids),
    ...ghsa(ids, 'github_advisory_id'),
    vulnerable_versions: '<2',
    url: 'https://registry.example/advisories/9',
  };
}

function cves(ids: readonly string[]): string[] {
  return ids.filter((id) => id.startsWith('CVE-'));
}

function ghsa(ids: readonly string[], key: string): object {
  const id = ids.find((candidate) => candidate.startsWith('GHSA-'));
  return id === undefined ? {} : { [key]: id };
}
