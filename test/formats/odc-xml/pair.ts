/** The same made-up run of Dependency-Check as JSON and as XML, each as its template writes it. */
export const pairJson: object = {
  reportSchema: '1.1',
  scanInfo: {
    engineVersion: '12.1.0',
    dataSource: [{ name: 'NVD API Last Checked', timestamp: '2026-01-02T03:04:05Z' }],
    analysisExceptions: [
      { exception: { message: 'org.x.AnalysisException: Index <closed>', stackTrace: ['org.x.A.b(A.java:1)'] } },
    ],
  },
  projectInfo: {
    name: 'shop & co',
    groupID: 'org.acme',
    artifactID: 'shop',
    reportDate: '2026-01-02T03:04:05Z',
    credits: {},
  },
  dependencies: [
    {
      isVirtual: false,
      fileName: 'shop.war: ledger-2.3.jar',
      filePath: 'C:\\work\\shop.war\\WEB-INF\\lib\\ledger-2.3.jar',
      projectReferences: ['shop:compile'],
      includedBy: [{ reference: 'pkg:maven/org.acme/web@1', type: 'direct' }],
      evidenceCollected: { vendorEvidence: [], productEvidence: [], versionEvidence: [] },
      packages: [{ id: 'pkg:maven/org.acme/ledger@2.3', confidence: 'HIGH', url: 'https://example.org' }],
      vulnerabilityIds: [{ id: 'cpe:2.3:a:acme:ledger:2.3:*:*:*:*:*:*:*', confidence: 'LOW' }],
      vulnerabilities: [
        {
          source: 'NVD',
          name: 'CVE-2024-10001',
          knownExploitedVulnerability: {
            VendorProject: 'Acme',
            Name: 'Ledger flaw',
            DateAdded: '2024-02-01',
            RequiredAction: 'Update it.',
            DueDate: '2024-02-22',
          },
          severity: 'CRITICAL',
          cvssv2: { score: 6.8, authenticationr: 'NONE', severity: 'MEDIUM' },
          cvssv3: {
            baseScore: 9.0,
            attackVector: 'NETWORK',
            attackComplexity: 'LOW',
            privilegesRequired: 'NONE',
            userInteraction: 'NONE',
            scope: 'CHANGED',
            confidentialityImpact: 'HIGH',
            integrityImpact: 'NONE',
            availabilityImpact: 'NONE',
            baseSeverity: 'CRITICAL',
            version: '3.1',
          },
          cwes: ['CWE-502', 'CWE-20'],
          description: '### Impact\r\nA < B & "C" breaks the ledger.  \r\nAll of it.\n',
          notes: '',
          references: [{ source: 'm', url: 'https://example.org/?a=1&b=2', name: 'n' }],
          vulnerableSoftware: [
            {
              software: {
                id: 'cpe:2.3:a:acme:ledger:*:*:*:*:*:*:*:*',
                vulnerabilityIdMatched: 'true',
                versionEndExcluding: '2.4',
              },
            },
          ],
        },
        {
          source: 'RETIREJS',
          name: 'ledger before 3 is end-of-life.',
          unscored: 'true',
          severity: 'low',
          description: 'ledger before 3 is end-of-life.',
          notes: '',
          references: [],
          vulnerableSoftware: [{ software: { id: 'cpe:2.3:a:*:ledger:2.3:*:*:*:*:*:*:*' } }],
        },
      ],
      suppressedVulnerabilities: [
        {
          source: 'NVD',
          name: 'CVE-2023-2',
          cvssv3: { baseScore: 5.3, baseSeverity: 'MEDIUM' },
          description: 'Old flaw.',
          notes: 'Not\r\nours.',
          references: [],
          vulnerableSoftware: [{ software: { id: 'cpe:2.3:a:x:y', vulnerabilityIdMatched: 'true' } }],
        },
      ],
    },
    {
      isVirtual: true,
      fileName: 'left-pad:1.0.0',
      filePath: '/home/runner/work/shop/shop/web/package-lock.json?left-pad',
      evidenceCollected: {},
      packages: [{ id: 'pkg:npm/%40acme%2Fleft-pad@1.0.0', confidence: 'HIGHEST' }],
      vulnerabilities: [
        {
          source: 'NPM',
          name: 'GHSA-abcd-2345-wxyz',
          unscored: 'true',
          severity: 'moderate',
          description: '',
          notes: '',
        },
      ],
    },
  ],
};

/** See above. */
export const pairXml = `<?xml version="1.0"?><analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.1.xsd">
<scanInfo><engineVersion>12.1.0</engineVersion><dataSource><name>NVD API Last Checked</name><timestamp>2026-01-02T03:04:05Z</timestamp></dataSource>
<analysisExceptions><exception><message>org.x.AnalysisException: Index &lt;closed&gt;</message><stackTrace><trace>org.x.A.b(A.java:1)</trace></stackTrace></exception></analysisExceptions></scanInfo>
<projectInfo><name>shop &amp; co</name><groupID>org.acme</groupID><artifactID>shop</artifactID><reportDate>2026-01-02T03:04:05Z</reportDate></projectInfo>
<dependencies>
<dependency isVirtual="false"><fileName>shop.war: ledger-2.3.jar</fileName><filePath>C:\\work\\shop.war\\WEB-INF\\lib\\ledger-2.3.jar</filePath><md5>0</md5>
<projectReferences><projectReference>shop:compile</projectReference></projectReferences>
<includedBy><reference type="direct">pkg:maven/org.acme/web@1</reference></includedBy>
<evidenceCollected><evidence type="vendor" confidence="HIGH"><source>a</source><name>b</name><value>c</value></evidence></evidenceCollected>
<identifiers><package confidence="HIGH"><id>pkg:maven/org.acme/ledger@2.3</id><url>https://example.org</url></package>
<vulnerabilityIds confidence="LOW"><id>cpe:2.3:a:acme:ledger:2.3:*:*:*:*:*:*:*</id></vulnerabilityIds></identifiers>
<vulnerabilities>
<vulnerability source="NVD"><name>CVE-2024-10001</name>
<knownExploitedVulnerability><vendorProject>Acme</vendorProject><name>enc.xml(Ledger flaw)</name><dateAdded>2024-02-01</dateAdded><requiredAction>Update it.</requiredAction><dueDate>2024-02-22</dueDate></knownExploitedVulnerability>
<severity>CRITICAL</severity>
<cvssV2><score>6.8</score><authenticationr>NONE</authenticationr><severity>MEDIUM</severity></cvssV2>
<cvssV3><baseScore>9.0</baseScore><attackVector>NETWORK</attackVector><attackComplexity>LOW</attackComplexity><privilegesRequired>NONE</privilegesRequired><userInteraction>NONE</userInteraction><scope>CHANGED</scope><confidentialityImpact>HIGH</confidentialityImpact><integrityImpact>NONE</integrityImpact><availabilityImpact>NONE</availabilityImpact><baseSeverity>CRITICAL</baseSeverity><version>3.1</version></cvssV3>
<cwes><cwe>CWE-502</cwe><cwe>CWE-20</cwe></cwes>
<description>### Impact
A &lt; B &amp; &quot;C&quot; breaks the ledger.  
All of it.
</description>
<references><reference><source>m</source><url>https://example.org/?a=1&amp;b=2</url><name>n</name></reference></references>
<vulnerableSoftware><software vulnerabilityIdMatched="true" versionEndExcluding="2.4">cpe:2.3:a:acme:ledger:*:*:*:*:*:*:*:*</software></vulnerableSoftware></vulnerability>
<vulnerability source="RETIREJS"><name>ledger before 3 is end-of-life.</name><severity unscored="true">low</severity>
<description>ledger before 3 is end-of-life.</description><references></references>
<vulnerableSoftware><software>cpe:2.3:a:*:ledger:2.3:*:*:*:*:*:*:*</software></vulnerableSoftware></vulnerability>
<suppressedVulnerability source="NVD"><name>CVE-2023-2</name>
<cvssV3><baseScore>5.3</baseScore><baseSeverity>MEDIUM</baseSeverity></cvssV3><description>Old flaw.</description><notes>Not
ours.</notes><references></references><vulnerableSoftware><software matched="true">cpe:2.3:a:x:y</software></vulnerableSoftware></suppressedVulnerability>
</vulnerabilities></dependency>
<dependency isVirtual="true"><fileName>left-pad:1.0.0</fileName><filePath>/home/runner/work/shop/shop/web/package-lock.json?left-pad</filePath><md5/>
<identifiers><package confidence="HIGHEST"><id>pkg:npm/%40acme%2Fleft-pad@1.0.0</id></package></identifiers>
<vulnerabilities><vulnerability source="NPM"><name>GHSA-abcd-2345-wxyz</name><severity unscored="true">moderate</severity><description></description></vulnerability></vulnerabilities></dependency>
</dependencies></analysis>
`;
