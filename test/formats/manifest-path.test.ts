import { expect, test } from 'vitest';
import { manifestPath } from '../../src/formats/manifest-path.ts';
import { cpuTime } from '../cpu-time.ts';

test.each([
  ['package-lock.json', 'package-lock.json'],
  ['./app/package-lock.json', 'app/package-lock.json'],
  ['app\\package-lock.json', 'app/package-lock.json'],
  ['./', './'],
  ['../shop/pom.xml', '../shop/pom.xml'],
])('%s, which is relative, is %s', (text, path) => {
  expect(manifestPath(text)).toBe(path);
});

test.each([
  ['/github/workspace/app/pom.xml', 'GitHub Actions, container action'],
  ['/home/runner/work/shop/shop/app/pom.xml', 'GitHub Actions, Linux'],
  ['/Users/runner/work/shop/shop/app/pom.xml', 'GitHub Actions, macOS'],
  ['D:\\a\\shop\\shop\\app\\pom.xml', 'GitHub Actions, Windows'],
  ['/__w/shop/shop/app/pom.xml', 'GitHub Actions, container job'],
  ['/opt/runner/_work/shop/shop/app/pom.xml', 'GitHub Actions, self-hosted'],
  ['file:///github/workspace/app/pom.xml', 'a file URI'],
  ['file://D:\\a\\shop\\shop\\app\\pom.xml', 'a file URI that is none'],
  ['file:///D%3A/a/shop/shop/app/pom.xml', 'a file URI with an encoded colon'],
  ['file:/home/runner/work/shop/shop/app/pom.xml', 'a file URI as Java writes it'],
  ['file:////src/app/pom.xml', 'a file URI with an empty folder'],
  ['file://localhost/src/app/pom.xml', 'a file URI with a host'],
  ['/builds/group/shop/app/pom.xml', 'GitLab'],
  ['/home/gitlab-runner/builds/yKsQ3xM1/0/group/shop/app/pom.xml', 'GitLab, shell'],
  ['C:\\GitLab-Runner\\builds\\group\\shop\\app\\pom.xml', 'GitLab, Windows'],
  ['/var/jenkins_home/workspace/shop_main@2/app/pom.xml', 'Jenkins'],
  ['/home/jenkins/agent/workspace/shop/app/pom.xml', 'Jenkins, Kubernetes'],
  ['C:\\Jenkins\\workspace\\shop\\app\\pom.xml', 'Jenkins, Windows'],
  ['/bitbucket/pipelines/agent/build/app/pom.xml', 'Bitbucket'],
  ['/opt/atlassian/pipelines/agent/build/app/pom.xml', 'Bitbucket'],
  ['/drone/src/app/pom.xml', 'Drone'],
  ['/woodpecker/src/codeberg.org/acme/shop/app/pom.xml', 'Woodpecker'],
  ['/home/circleci/project/app/pom.xml', 'CircleCI'],
  ['/home/travis/build/acme/shop/app/pom.xml', 'Travis'],
  ['C:\\projects\\shop\\app\\pom.xml', 'AppVeyor'],
  ['/home/vsts/work/1/s/app/pom.xml', 'Azure Pipelines'],
  ['C:\\agent\\_work\\12\\s\\app\\pom.xml', 'Azure Pipelines, self-hosted'],
  ['/opt/buildagent/work/3c5f1a2b9d8e7f60/app/pom.xml', 'TeamCity'],
  ['/var/lib/buildkite-agent/builds/host-1/acme/shop/app/pom.xml', 'Buildkite'],
  ['/workspaces/shop/app/pom.xml', 'a dev container'],
  ['/workspace/app/pom.xml', 'Cloud Build'],
  ['/src/app/pom.xml', 'a mounted folder'],
  ['/home/me/go/src/git.example/acme/shop/app/pom.xml', 'a Go workspace'],
])('%s (%s) is below the root of its checkout', (text) => {
  expect(manifestPath(text)).toBe('app/pom.xml');
});

test.each([
  ['/home/me/shop/pom.xml', 'pom.xml'],
  ['file:///C:/shop/pom.xml', 'pom.xml'],
  ['file://build.example/share/pom.xml', 'pom.xml'],
  ['\\\\files\\share\\shop\\pom.xml', 'pom.xml'],
  ['/home/me/shop/packages/web/package-lock.json', 'packages/web/package-lock.json'],
  ['/home/me/src/shop/src/pay.ts', 'src/pay.ts'],
  ['C:\\Users\\Me\\Documents\\shop\\src\\main\\js\\jquery.js', 'src/main/js/jquery.js'],
  ['/usr/lib/node_modules/npm/package.json', 'usr/lib/node_modules/npm/package.json'],
  ['/var/folders/x1/abc/T/shop-123/yarn.lock', 'yarn.lock'],
  ['/tmp/components/yarn.lock', 'yarn.lock'],
  ['/shop/', 'shop/'],
])('%s, which lies anywhere, is %s', (text, path) => {
  expect(manifestPath(text)).toBe(path);
});

test('a root that the report names comes before all that is guessed', () => {
  expect(manifestPath('/home/me/shop/web/a.ts', ['file:///home/me/shop/'])).toBe('web/a.ts');
  expect(manifestPath('file:///c:/Shop/web/a.ts', ['C:\\shop'])).toBe('web/a.ts');
  expect(manifestPath('/home/me/shop2/a.ts', ['/home/me/shop', '/', ''])).toBe('a.ts');
});

test('long hostile paths take no time', () => {
  for (const part of ['/_work', '/builds/a', '/src', 'a/']) {
    const used = cpuTime();
    manifestPath(`/${part.repeat(50_000)}`);
    expect(used()).toBeLessThan(500);
  }
});
