import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/trivy-json/index.ts';
import { readAll } from '../../read-all.ts';
import { misconfiguration, only, report } from './fixtures.ts';

describe('check-finding', () => {
  test('takes failed checks with file, lines and snippet; passed ones are no items', () => {
    const { items, end } = readAll(
      format,
      report([
        {
          Target: 'Dockerfile',
          Class: 'config',
          Type: 'dockerfile',
          MisconfSummary: { Successes: 1, Failures: 1, Exceptions: 1 },
          Misconfigurations: [
            misconfiguration(),
            misconfiguration({ Status: 'PASS' }),
            misconfiguration({ Status: 'EXCEPTION' }),
          ],
        },
      ]),
    );
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1, occurrences: 1 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'trivy/DS-0002', fix: 'Add a USER line', description: 'Root can escape.', securitySeverity: 5.5 },
      aliases: ['AVD-DS-0002'],
      message: 'Specify at least one USER',
      locations: [{ kind: 'file', uri: 'Dockerfile', region: { startLine: 3, endLine: 4 }, snippet: 'RUN a\nRUN b' }],
    });
  });

  test('never keeps a secret', () => {
    const secret = 'hunter2-hunter2-hunter2';
    const finding = only(
      report(
        [
          {
            Target: '/app/config.js',
            Class: 'secret',
            Secrets: [
              {
                RuleID: 'generic',
                Category: 'Generic',
                Severity: 'CRITICAL',
                Title: 'Password',
                StartLine: 7,
                EndLine: 7,
                Match: `password = ${secret}`,
                Code: { Lines: [{ Content: secret, Highlighted: secret, IsCause: true }] },
              },
            ],
          },
        ],
        { ArtifactType: 'container_image' },
      ),
    );
    expect(JSON.stringify(finding)).not.toContain(secret);
    expect(finding).toMatchObject({
      rule: { id: 'trivy/generic', tags: ['security', 'external/cwe/cwe-798'] },
      severity: 'critical',
      locations: [{ kind: 'file', uri: 'app/config.js', region: { startLine: 7, endLine: 7 } }],
    });
    expect(finding.evidence).toContain('secret: left out');
  });

  test('takes licences of packages and of files', () => {
    const { items } = readAll(
      format,
      report([
        {
          Target: 'package-lock.json',
          Class: 'license',
          Type: 'npm',
          Licenses: [{ Severity: 'HIGH', Category: 'restricted', PkgName: 'left-pad', Name: 'GPL-3.0', Confidence: 1 }],
        },
        {
          Target: 'Loose File License(s)',
          Class: 'license-file',
          Licenses: [{ Severity: 'LOW', FilePath: 'lib/COPYING', Name: 'MIT', Link: 'https://spdx.example/MIT' }],
        },
      ]),
    );
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: { id: 'trivy/license/GPL-3.0' },
        severity: 'high',
        locations: [{ kind: 'package', ecosystem: 'npm', name: 'left-pad', manifest: 'package-lock.json' }],
      },
      { rule: { id: 'trivy/license/MIT', helpUri: 'https://spdx.example/MIT' }, locations: [{ uri: 'lib/COPYING' }] },
    ]);
  });
});
