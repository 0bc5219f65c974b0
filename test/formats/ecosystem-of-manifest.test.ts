import { describe, expect, test } from 'vitest';
import { ecosystemOfManifest } from '../../src/formats/ecosystem-of-manifest.ts';

describe('ecosystemOfManifest', () => {
  test.each([
    ['web/package-lock.json', 'npm'],
    ['C:\\app\\pom.xml', 'maven'],
    ['requirements-dev.txt', 'pypi'],
    ['Pipfile.lock', 'pypi'],
    ['service/go.sum', 'golang'],
    ['Gemfile.lock', 'gem'],
    ['Cargo.lock', 'cargo'],
    ['composer.lock', 'composer'],
    ['Shop.csproj', 'nuget'],
    ['notes.txt', undefined],
    ['', undefined],
  ])('knows %s', (path, ecosystem) => {
    expect(ecosystemOfManifest(path)).toBe(ecosystem);
  });
});
