import { expect, test } from 'vitest';
import { artifactTarget } from '../../src/formats/artifact-target.ts';

test.each([
  ['registry.example:5000/shop:1.2@sha256:00ff', 'registry.example:5000/shop:1.2'],
  ['shop:0a1b2c3d4e5f', 'shop'],
  ['shop:3.19', 'shop:3.19'],
  ['/home/somebody/projects/shop/', 'shop'],
  ['C:\\work\\shop', 'shop'],
  ['../shop', 'shop'],
  ['./services/pay', 'services/pay'],
  ['https://user:secret@git.example/shop', 'https://git.example/shop'],
  ['.', undefined],
  ['', undefined],
  [undefined, undefined],
])('the artifact %s is the target %s', (name, target) => {
  expect(artifactTarget(name)).toBe(target);
});
