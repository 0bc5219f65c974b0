import { expect, test } from 'vitest';
import { odcManifest } from '../../src/formats/odc-manifest.ts';

test.each([
  ['/src/go.mod:github.com/acme/pay/1.6.0', '1.6.0', 'go.mod'],
  ['/home/me/shop/package-lock.json?@acme/pay:8.0.2/string-width:^5.1.2', '5.1.2', 'package-lock.json'],
  ['web/package-lock.json?/lodash:4.17.15', '4.17.15', 'web/package-lock.json'],
  ['/home/runner/work/shop/shop/package-lock.json?lodash', '4', 'package-lock.json'],
  ['C:\\\\build\\\\js\\jquery.min.js', '3.1.0', 'jquery.min.js'],
  ['lib/ledger-2.3.jar', '2.3', undefined],
  ['lib/ledger.jar', '2.3', 'lib/ledger.jar'],
  ['/home/ci/.m2/repository/org/acme/ledger/2.3/ledger.jar', '2.4', undefined],
  ['', undefined, undefined],
])('of %s at version %s is %s', (path, version, manifest) => {
  expect(odcManifest(path, version)).toBe(manifest);
});
