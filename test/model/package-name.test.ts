import { expect, test } from 'vitest';
import { ecosystemOf, packageOfPurl } from '../../src/model/package-name.ts';

test.each([
  ['pkg:deb/debian/apt@1.8?arch=amd64', { ecosystem: 'deb', name: 'apt', version: '1.8' }],
  ['pkg:apk/alpine/libcrypto1.1@1.1.1c-r0', { ecosystem: 'apk', name: 'libcrypto1.1', version: '1.1.1c-r0' }],
  ['pkg:npm/%40scope/name@1.0.0', { ecosystem: 'npm', name: '@scope/name', version: '1.0.0' }],
  ['pkg:maven/com.example/a@2', { ecosystem: 'maven', name: 'com.example:a', version: '2' }],
  ['no purl', undefined],
  [undefined, undefined],
])('%s', (purl, found) => {
  expect(packageOfPurl(purl)).toEqual(found);
});

test.each(['constructor', '__proto__', 'toString'])('an ecosystem called %s is only a word', (name) => {
  expect(ecosystemOf(name)).toBe(name.toLowerCase());
});
