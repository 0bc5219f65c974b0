import { expect, test } from 'vitest';
import { manifestPath } from '../../src/formats/manifest-path.ts';

test.each([
  ['package-lock.json', 'package-lock.json'],
  ['./app/package-lock.json', 'app/package-lock.json'],
  ['app\\package-lock.json', 'app/package-lock.json'],
  ['/github/workspace/app/pom.xml', 'app/pom.xml'],
  ['/home/runner/work/shop/shop/pom.xml', 'pom.xml'],
  ['D:\\a\\shop\\shop\\app\\pom.xml', 'app/pom.xml'],
  ['file:///github/workspace/pom.xml', 'pom.xml'],
  ['file:///C:/shop/pom.xml', 'C:/shop/pom.xml'],
  ['/home/me/shop/pom.xml', '/home/me/shop/pom.xml'],
  ['./', './'],
])('%s is %s', (text, path) => {
  expect(manifestPath(text)).toBe(path);
});
