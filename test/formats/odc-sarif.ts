/** The made-up run of `odc-xml/pair.ts` as Dependency-Check's SARIF template writes it: without what is suppressed. */
export const odcSarif: object = {
  version: '2.1.0',
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  runs: [
    {
      tool: {
        driver: {
          name: 'dependency-check',
          version: '12.1.0',
          informationUri: 'https://dependency-check.github.io/DependencyCheck/',
          rules: [
            {
              id: 'CVE-2024-10001',
              shortDescription: {
                text: 'critical severity - CVE-2024-10001 Deserialization vulnerability in pkg:maven/org.acme/ledger@2.3',
              },
              fullDescription: {
                text: 'CISA Known Exploited Vulnerability\nProduct: ledger\nDate Added: 2024-02-01\nDue Date2024-02-22\n',
              },
              help: { text: '' },
              properties: {
                cvssv2_score: 6.8,
                cvssv2_severity: 'MEDIUM',
                cvssv3_baseScore: 9,
                'security-severity': '9.0',
                cvssv3_baseSeverity: 'CRITICAL',
                cvssv3_version: '_3_1',
                source: 'NVD',
              },
            },
            {
              id: 'ledger before 3 is end-of-life.',
              shortDescription: {
                text: 'low severity - ledger before 3 is end-of-life. in pkg:maven/org.acme/ledger@2.3',
              },
              fullDescription: { text: 'ledger before 3 is end-of-life.' },
              properties: { source: 'RETIREJS' },
            },
            {
              id: 'GHSA-abcd-2345-wxyz',
              shortDescription: { text: 'medium severity - GHSA-abcd-2345-wxyz in pkg:npm/%40acme%2Fleft-pad@1.0.0' },
              fullDescription: { text: 'null' },
              properties: { source: 'NPM' },
            },
          ],
        },
      },
      results: [
        odcResult(
          'CVE-2024-10001',
          '### Impact\r\nA < B & "C" breaks the ledger.  \r\nAll of it.\n',
          'C:\\work\\shop.war\\WEB-INF\\lib\\ledger-2.3.jar',
          'pkg:maven/org.acme/ledger@2.3',
        ),
        odcResult(
          'ledger before 3 is end-of-life.',
          'ledger before 3 is end-of-life.',
          'C:\\work\\shop.war\\WEB-INF\\lib\\ledger-2.3.jar',
          'pkg:maven/org.acme/ledger@2.3',
        ),
        odcResult(
          'GHSA-abcd-2345-wxyz',
          '',
          '/home/runner/work/shop/shop/web/package-lock.json?left-pad',
          'pkg:npm/%40acme%2Fleft-pad@1.0.0',
        ),
      ],
    },
  ],
};

function odcResult(ruleId: string, description: string, path: string, purl: string): object {
  return {
    ruleId,
    level: 'warning',
    message: { text: description === '' ? ruleId : `${ruleId} - ${description}` },
    partialFingerprints: { vulnerabilityHash: '8946f757014faa606a6085ca606e3941' },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: `file://${path}`, index: 0 } },
        logicalLocations: [{ fullyQualifiedName: purl }],
      },
    ],
  };
}
