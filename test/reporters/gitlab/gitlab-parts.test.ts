import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblem } from '../../../src/model/finding.ts';
import { isInForce } from '../../../src/model/suppression.ts';
import { gitlabParts } from '../../../src/reporters/gitlab/gitlab-parts.ts';
import { arbitraryFinding, arbitraryRule, arbitraryRun } from '../../arbitrary-finding.ts';
import { findingOf, NOW, runOf } from './report-of.ts';

describe('gitlabParts', () => {
  test('puts each scan into the class that GitLab has for it, and the rest into SARIF', () => {
    const parts = gitlabParts(
      [
        runOf([findingOf()]),
        runOf([findingOf()], { scan: 'payments' }),
        runOf([findingOf({ locations: [{ kind: 'package', ecosystem: 'npm', name: 'lodash' }] })], {
          scan: 'dependencies',
          target: 'package-lock.json',
        }),
        runOf([findingOf({ locations: [{ kind: 'control', control: '6.4.3' }] })], { scan: 'pci' }),
      ],
      NOW,
    );
    expect(parts.map(({ kind, target, findings }) => [kind, target, findings.length])).toEqual([
      ['dast', 'shop', 1],
      ['api_fuzzing', 'shop', 1],
      ['dependency_scanning', '', 1],
      ['sarif', '', 1],
    ]);
  });

  test('has each problem that nobody has accepted in exactly one report, and nothing else in any', () => {
    const runs = fc.array(
      fc.tuple(arbitraryRun, fc.array(arbitraryFinding(arbitraryRule), { maxLength: 5 })).map(([info, findings]) => ({
        info,
        inputs: [],
        rules: findings.map(({ rule }) => rule),
        findings,
      })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(runs, (given) => {
        const held = gitlabParts(given, NOW).flatMap(({ findings }) => findings.map(({ finding }) => finding));
        const open = given
          .flatMap(({ findings }) => findings)
          .filter((finding) => isProblem(finding) && !finding.suppressions.some((one) => isInForce(one, NOW)));
        expect(held).toHaveLength(open.length);
        expect(new Set(held)).toEqual(new Set(open));
      }),
    );
  });

  test('leaves out what is accepted, and keeps what was accepted until yesterday or is under review', () => {
    const [part] = gitlabParts(
      [
        runOf([
          findingOf({ message: 'accepted', suppressions: [{ kind: 'external', expires: '2026-11-21' }] }),
          findingOf({ message: 'expired', suppressions: [{ kind: 'external', expires: '2026-11-20' }] }),
          findingOf({ message: 'review', suppressions: [{ kind: 'external', status: 'underReview' }] }),
          findingOf({ message: 'absent', baselineState: 'absent' }),
          findingOf({ message: 'passed', kind: 'pass' }),
        ]),
      ],
      NOW,
    );
    expect(part?.findings.map(({ finding }) => finding.message)).toEqual(['expired', 'review']);
  });

  test('withholds the whole class at a target where one of its runs was not complete, and no other', () => {
    const parts = gitlabParts(
      [
        runOf([findingOf()]),
        runOf([], { tool: { name: 'tollgate-baseline' }, status: 'degraded', reason: 'every answer was an error' }),
        runOf([findingOf()], { target: 'admin' }),
        runOf([findingOf()], { scan: 'payments' }),
      ],
      NOW,
    );
    expect(parts.map(({ kind, target, withheld }) => [kind, target, withheld])).toEqual([
      ['dast', 'admin', []],
      ['dast', 'shop', ['tollgate-baseline on shop is degraded (every answer was an error)']],
      ['api_fuzzing', 'shop', []],
    ]);
  });

  test('withholds all where an input could not be read: it may have been of any class', () => {
    const parts = gitlabParts(
      [
        runOf([findingOf()]),
        runOf([], { tool: { name: 'Tollgate' }, scan: undefined, target: undefined, status: 'unreadable' }),
      ],
      NOW,
    );
    expect(parts.map(({ kind, withheld }) => [kind, withheld])).toEqual([
      ['dast', ['Tollgate is unreadable']],
      ['sarif', ['Tollgate is unreadable']],
    ]);
  });

  test('withholds every target where an incomplete run names none', () => {
    const runs = [runOf([]), runOf([], { target: 'admin' }), runOf([], { target: undefined, status: 'degraded' })];
    expect(gitlabParts(runs, NOW).map(({ withheld }) => withheld)).toEqual([['ZAP is degraded'], ['ZAP is degraded']]);
  });

  test('has no part for what did not run, and an empty one for what ran and found nothing', () => {
    expect(gitlabParts([], NOW)).toEqual([]);
    expect(gitlabParts([runOf([])], NOW).map(({ kind, findings }) => [kind, findings])).toEqual([['dast', []]]);
  });

  test('takes the tools of one audit for one target, by the folder of the project', () => {
    const runs = ['shop/package-lock.json', 'shop', undefined].map((target) =>
      runOf([], { scan: 'dependencies', target }),
    );
    expect(gitlabParts(runs, NOW).map(({ target, runs: own }) => [target, own.length])).toEqual([['shop', 3]]);
  });
});
