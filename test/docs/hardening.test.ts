import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { ACTIONS } from '../../src/config/actions.ts';
import { inputsOf } from '../../src/config/inputs.ts';
import { SCANNER_RELEASES } from '../../src/config/scanner-releases.ts';
import { SETUP_INPUTS } from '../../src/config/setup-inputs.ts';

const page = readFileSync('docs/hardening.md', 'utf8');

test('the page names every host that setup and db update reach', () => {
  const releases = SCANNER_RELEASES.map(({ url }) => new URL(url).host);
  const databases = [...readFileSync('src/cli/setup/update-databases.ts', 'utf8').matchAll(/'(https:\/\/[^']+)'/gu)];
  const hosts = [...releases, ...databases.map(([, url]) => new URL(url ?? '').host)];
  expect(new Set(hosts).size).toBeGreaterThan(4);
  expect(hosts.filter((host) => !page.includes(`\`${host}\``))).toEqual([]);
});

interface Steps {
  readonly steps?: readonly { readonly uses: string; readonly with?: object }[];
}

const steps = docBlocks('docs/hardening.md', page).flatMap(({ language, text }) =>
  language === 'yaml' ? ((load(text) as Steps).steps ?? []) : [],
);
const known: readonly (readonly [action: string, inputs: readonly string[]])[] = [
  ['OWNER/tollgate/actions/setup@', SETUP_INPUTS.map(({ name }) => name)],
  ['OWNER/tollgate/actions/dependency-audit@', inputsOf('dependency-audit').map(({ name }) => name)],
];

test.each(known)('the steps of its examples give %s only inputs that it has', (action, inputs) => {
  const given = steps.filter(({ uses }) => uses.startsWith(action)).map((step) => Object.keys(step.with ?? {}));
  expect(given.length).toBeGreaterThan(1);
  expect(given.flat().filter((name) => !inputs.includes(name))).toEqual([]);
});

test('the job of its example for GitLab is that of a template', () => {
  const block = docBlocks('docs/hardening.md', page).find(({ text }) => text.includes('before_script:'));
  const names: readonly string[] = ACTIONS.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(load(block?.text ?? '') as object)));
});

test('actions of others stand in its examples by commit', () => {
  const others = [...page.matchAll(/uses: (?!OWNER\/)\S+@(.+)$/gmu)].map(([, ref]) => ref);
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((ref) => !/^[0-9a-f]{40} # v\d/u.test(ref ?? ''))).toEqual([]);
});
