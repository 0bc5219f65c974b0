import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Finding, makeFinding } from '../../../src/model/finding.ts';
import type { Location } from '../../../src/model/location.ts';
import { SEVERITIES, type Severity } from '../../../src/model/severity.ts';
import { annotateFindings } from '../../../src/platforms/github/annotate-findings.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function finding(severity: Severity, message: string, ...locations: Location[]): Finding {
  const rule = { id: `web/${severity}`, level: 'error' } as Finding['rule'];
  return makeFinding({ rule, severity, message, locations });
}

/** What a runner would read from the step: its commands, a line each. */
function commandsFor(findings: readonly Finding[]): string[] {
  let written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  annotateFindings(findings);
  return written.split(/\r?\n/u).filter((line) => line !== '');
}

describe('annotations', () => {
  test('are as many of each level as GitHub shows, and leave one error for the verdict', () => {
    const many = SEVERITIES.flatMap((severity) =>
      Array.from({ length: 20 }, (_, index) => finding(severity, `${severity} ${index}`)),
    );
    const commands = commandsFor(many);
    const of = (level: string): number => commands.filter((line) => line.startsWith(`::${level} `)).length;
    expect([of('error'), of('warning'), of('notice'), commands.length]).toEqual([9, 10, 10, 29]);
    expect(commands[0]).toContain('critical');
  });

  test('stand beside the line of the file or of the lockfile', () => {
    const file: Location = { kind: 'file', uri: 'src/a.ts', region: { startLine: 7 } };
    const locked: Location = { kind: 'package', ecosystem: 'npm', name: 'x', manifest: 'package-lock.json', line: 3 };
    const url: Location = { kind: 'url', url: 'http://shop/login' };
    const commands = commandsFor([file, locked, url].map((place) => finding('high', 'm', place)));
    expect(commands.toSorted()).toEqual([
      expect.stringMatching(/^::error title=high%3A web\/high,file=package-lock\.json,line=3::m/u),
      expect.stringMatching(/^::error title=high%3A web\/high,file=src\/a\.ts,line=7::m/u),
      expect.stringMatching(/^::error title=high%3A web\/high::m \(http:\/\/shop\/login\)$/u),
    ]);
  });

  test('cannot be ended by what a report says', () => {
    const evil: Location = { kind: 'file', uri: 'a,b::c\n::set-output name=verdict::pass' };
    const commands = commandsFor([finding('low', 'one\r\n::error::two\u2028::stop-commands::x', evil)]);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatch(/^::notice title=/u);
  });
});
