import { describe, expect, test } from 'vitest';
import { only, report, result } from './fixtures.ts';

describe('package-graph', () => {
  test('a cycle of dependencies does not hang', () => {
    const packages = [
      { ID: 'left-pad@1.0.0', DependsOn: ['b'] },
      { ID: 'b', DependsOn: ['left-pad@1.0.0'] },
    ];
    expect(only(report([result({ Packages: packages })])).evidence).toContain('required by: b > left-pad@1.0.0');
  });
});
