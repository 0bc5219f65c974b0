import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { PackageLocation } from '../../src/model/location.ts';
import { planUpgrades } from '../../src/pipeline/plan-upgrades.ts';
import { prioritize } from '../../src/pipeline/priority.ts';
import { readLockfile } from '../../src/pipeline/read-lockfile.ts';
import type { UpgradePlan } from '../../src/pipeline/upgrade-plan.ts';
import { PNPM_9, PROJECT, YARN_1, YARN_4 } from './lockfiles/samples.ts';
import { cpuTime } from '../cpu-time.ts';

interface Flaw {
  readonly id?: string;
  readonly name: string;
  readonly version?: string;
  readonly evidence?: string;
  readonly place?: Partial<PackageLocation>;
  readonly tags?: readonly string[];
}

function flaw({ id = 'CVE-2026-0001', name, version, evidence, place, tags = [] }: Flaw): Finding {
  return makeFinding({
    rule: { id, title: id, description: id, level: 'error', tags },
    severity: 'high',
    message: id,
    locations: [
      {
        kind: 'package',
        ecosystem: 'npm',
        name,
        manifest: 'package-lock.json',
        ...(version !== undefined && { version }),
        ...place,
      },
    ],
    fingerprints: { [FINGERPRINT_KEY]: `${id}/${name}` },
    ...(evidence !== undefined && { evidence }),
  });
}

type Packages = Readonly<Record<string, object>>;

function planFor(own: object, packages: Packages, flaws: readonly Flaw[]): UpgradePlan {
  const lock = { name: 'shop', lockfileVersion: 3, packages: { '': own, ...packages } };
  const tree = readLockfile('package-lock.json', JSON.stringify(lock), JSON.stringify(own));
  return planUpgrades(prioritize(flaws.map(flaw), []), { trees: [tree], poms: new Map() });
}

const commandsOf = ({ changes }: UpgradePlan): (readonly string[])[] => changes.map(({ commands }) => commands);

describe('the plan of a Node project', () => {
  test('a dependency of its own gets the newest of the versions that its findings want, in one change', () => {
    const plan = planFor({ dependencies: { lodash: '^4.17.0' } }, { 'node_modules/lodash': { version: '4.17.10' } }, [
      { id: 'CVE-2026-0001', name: 'lodash', version: '4.17.10', evidence: 'vulnerable: <4.17.12' },
      { id: 'CVE-2026-0002', name: 'lodash', version: '4.17.10', evidence: 'fixed in: 4.17.21' },
    ]);
    expect(plan.unfixed).toEqual([]);
    expect(plan.changes).toMatchObject([
      {
        kind: 'upgrade',
        package: 'lodash',
        from: ['4.17.10'],
        to: '4.17.21',
        breaking: false,
        commands: ['npm install lodash@4.17.21'],
        removes: ['CVE-2026-0001/lodash', 'CVE-2026-0002/lodash'],
      },
    ]);
  });

  test('development dependencies stay what they are, and a new major is marked', () => {
    const plan = planFor(
      { devDependencies: { mocha: '8' } },
      { 'node_modules/mocha': { version: '8.0.0', dev: true } },
      [{ name: 'mocha', version: '8.0.0', evidence: 'fixed in: 10.1.0' }],
    );
    expect(plan.changes).toMatchObject([{ breaking: true, commands: ['npm install --save-dev mocha@10.1.0'] }]);
  });

  test('of several fixed versions the one in the same major is taken, and none that is flawed itself', () => {
    const plan = planFor({ dependencies: { qs: '6' } }, { 'node_modules/qs': { version: '6.7.0' } }, [
      {
        name: 'qs',
        version: '6.7.0',
        evidence:
          'vulnerable: >=6.7.0 <6.7.3 || >=6.8.0 <6.8.3 || >=7.0.0 <7.1.0\nfixed in: 6.7.1, 6.7.3, 6.8.3, 7.1.0',
      },
    ]);
    expect(plan.changes).toMatchObject([{ to: '6.7.3' }]);
  });

  test('what others ask for is refreshed where they all take the fix', () => {
    const plan = planFor(
      { dependencies: { a: '1', b: '1' } },
      {
        'node_modules/a': { version: '1.0.0', dependencies: { qs: '^6.7.0' } },
        'node_modules/b': { version: '1.0.0', dependencies: { qs: '>=6.0.0' } },
        'node_modules/qs': { version: '6.7.0' },
      },
      [{ name: 'qs', version: '6.7.0', evidence: 'fixed in: 6.7.3' }],
    );
    expect(commandsOf(plan)).toEqual([['npm update qs']]);
  });

  const refusing = {
    'node_modules/express': { version: '4.17.1', dependencies: { qs: '6.7.0', cookie: '0.4.0' } },
    'node_modules/qs': { version: '6.7.0' },
    'node_modules/cookie': { version: '0.4.0' },
  };

  test('one upgrade of a parent that a scanner names removes all that it brings in', () => {
    const plan = planFor({ dependencies: { express: '^4.17.0' } }, refusing, [
      { id: 'CVE-2026-0001', name: 'qs', version: '6.7.0', evidence: 'fixed in: 6.7.3\nfix: update express to 4.17.3' },
      {
        id: 'CVE-2026-0002',
        name: 'cookie',
        version: '0.4.0',
        evidence: '[Snyk] fixed in: 0.7.0\n[Snyk] upgrade: express@4.21.1',
      },
      { id: 'CVE-2026-0003', name: 'express', version: '4.17.1', evidence: 'fixed in: 4.19.2' },
    ]);
    expect(commandsOf(plan)).toEqual([['npm install express@4.21.1']]);
    expect(plan.changes[0]?.removes).toHaveLength(3);
  });

  test('an override stands only where nothing else helps', () => {
    const plan = planFor({ dependencies: { express: '^4.17.0' } }, refusing, [
      { name: 'qs', version: '6.7.0', evidence: 'fixed in: 6.7.3' },
    ]);
    expect(commandsOf(plan)).toEqual([['npm pkg set "overrides[qs]=6.7.3"', 'npm install']]);
  });

  test('an override of what the project asks for itself follows its own range, as npm demands', () => {
    const plan = planFor({ dependencies: { express: '^4.17.0', qs: '6.7.0' } }, refusing, [
      { name: 'qs', version: '6.7.0', evidence: 'fixed in: 6.7.3' },
    ]);
    expect(commandsOf(plan)).toEqual([['npm install qs@6.7.3', 'npm pkg set "overrides[qs]=\\$qs"', 'npm install']]);
  });

  test('where npm says that newer versions in the ranges are enough, parents are refreshed', () => {
    const plan = planFor(
      { dependencies: { mkdirp: '^0.5.1' } },
      {
        'node_modules/mkdirp': { version: '0.5.1', dependencies: { minimist: '0.0.8' } },
        'node_modules/minimist': { version: '0.0.8' },
      },
      [{ name: 'minimist', evidence: 'vulnerable: <0.2.4\nfix: npm audit fix' }],
    );
    expect(commandsOf(plan)).toEqual([['npm update minimist mkdirp']]);
  });

  test('every installed version has to go before a finding counts as removed', () => {
    const plan = planFor(
      { dependencies: { ms: '^2.0.0', old: '1' } },
      {
        'node_modules/ms': { version: '2.0.0' },
        'node_modules/old': { version: '1.0.0', dependencies: { ms: '0.7.1' } },
        'node_modules/old/node_modules/ms': { version: '0.7.1' },
      },
      [{ name: 'ms', evidence: 'vulnerable: <2.1.0' }],
    );
    expect(plan.changes.flatMap(({ commands }) => commands)).toEqual(
      expect.arrayContaining(['npm install "ms@^2.1.0"', 'npm pkg set "overrides[ms]=^2.1.0"']),
    );
    expect(plan.changes.map(({ removes }) => removes.length).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  test.each([
    [
      'comes inside another',
      {
        'node_modules/npm': { version: '6.0.0', dependencies: { tar: '4' } },
        'node_modules/npm/node_modules/tar': { version: '4.4.0', inBundle: true },
      },
      { name: 'tar', version: '4.4.0', evidence: 'fixed in: 4.4.8' },
      /comes inside npm/u,
    ],
    [
      'has no fix',
      { 'node_modules/npm': { version: '6.0.0' } },
      { name: 'npm', version: '6.0.0', evidence: 'fixed in: none yet' },
      /no source names a fixed version/u,
    ],
    [
      'is not there any more',
      {},
      { name: 'gone', version: '1.0.0', evidence: 'fixed in: 2.0.0' },
      /not in the lockfile/u,
    ],
  ])('what %s is not promised to go', (_what, packages, one, reason) => {
    const plan = planFor({ dependencies: { npm: '6' } }, packages, [one]);
    expect(plan.changes).toEqual([]);
    expect(plan.unfixed).toMatchObject([{ package: one.name, reason: expect.stringMatching(reason) as unknown }]);
  });

  test('a malicious package is taken out, with what to do about the machine', () => {
    const plan = planFor({ dependencies: { evil: '1' } }, { 'node_modules/evil': { version: '1.0.0' } }, [
      { id: 'MAL-2026-1', name: 'evil', version: '1.0.0', evidence: 'fixed in: 2.0.0' },
    ]);
    expect(plan.changes).toMatchObject([
      {
        kind: 'remove',
        commands: ['npm uninstall evil'],
        advice: expect.stringMatching(/rotate every secret/u) as unknown,
      },
    ]);
  });

  test.each(['a; rm -rf ~', '$(id)', '--registry=http://evil.example', 'a`id`', 'a b', '../x', '"'])(
    'the name %s never gets into a command',
    (name) => {
      const plan = planFor({ dependencies: { [name]: '1' } }, { [`node_modules/${name}`]: { version: '1.0.0' } }, [
        { name, version: '1.0.0', evidence: 'fixed in: 2.0.0' },
      ]);
      expect(commandsOf(plan)).toEqual([]);
      expect(plan.unfixed).toHaveLength(1);
    },
  );

  test.each([
    ['pnpm-lock.yaml', PNPM_9, ['pnpm add lodash@4.17.21'], 'pnpm install --no-frozen-lockfile'],
    ['yarn.lock', YARN_1, ['yarn add lodash@4.17.21'], 'yarn install'],
    ['yarn.lock', YARN_4, ['yarn add lodash@4.17.21'], 'yarn install'],
  ])('%s: commands are the package manager’s own (%#)', (file, text, direct, override) => {
    const tree = readLockfile(file, text, PROJECT);
    const place = { manifest: file };
    const flaws = [
      flaw({ id: 'CVE-2026-0001', name: 'lodash', version: '4.17.15', evidence: 'fixed in: 4.17.21', place }),
      flaw({ id: 'CVE-2026-0002', name: 'qs', version: '6.7.0', evidence: 'fixed in: 6.7.3', place }),
    ];
    const plan = planUpgrades(prioritize(flaws, []), { trees: [tree], poms: new Map() });
    expect(commandsOf(plan)[0]).toEqual(direct);
    expect(commandsOf(plan)[1]?.at(-1)).toBe(override);
    expect(plan.changes.flatMap(({ removes }) => removes)).toHaveLength(2);
  });
});

test('elsewhere the fixed version and the place are named', () => {
  const plan = planUpgrades(
    prioritize(
      [
        flaw({
          name: 'jinja2',
          evidence: 'fixed in: 3.1.4',
          place: { ecosystem: 'pypi', version: '3.1.0', manifest: 'requirements.txt', line: 7 },
        }),
      ],
      [],
    ),
    { trees: [], poms: new Map() },
  );
  expect(plan.changes).toMatchObject([
    { kind: 'manifest', to: '3.1.4', advice: 'set jinja2 to 3.1.4 in requirements.txt:7' },
  ]);
});

test('thousands of flawed packages are planned in seconds, the most urgent first', () => {
  const dependencies = Object.fromEntries(Array.from({ length: 3_000 }, (_none, index) => [`p${index}`, '1']));
  const packages = Object.fromEntries(
    Object.keys(dependencies).map((name) => [`node_modules/${name}`, { version: '1.0.0' }]),
  );
  const flaws = Object.keys(dependencies).map((name): Flaw => ({
    name,
    version: '1.0.0',
    evidence: 'fixed in: 1.0.1',
  }));
  const used = cpuTime();
  const plan = planFor({ dependencies }, packages, flaws);
  expect([plan.changes.length, plan.unfixed.length]).toEqual([2_000, 1_000]);
  expect(used()).toBeLessThan(10_000);
});

function planWith(overrides: string): UpgradePlan {
  const tree = readLockfile(
    'pnpm-lock.yaml',
    PNPM_9.replace('importers:', `overrides:\n  ${overrides}\n\nimporters:`),
    PROJECT,
  );
  const place = { manifest: 'pnpm-lock.yaml' };
  const flaws = [
    flaw({ id: 'CVE-2026-0001', name: 'ms', version: '2.0.0', evidence: 'fixed in: 2.1.0', place }),
    flaw({ id: 'CVE-2026-0002', name: 'qs', version: '6.7.0', evidence: 'fixed in: 6.7.3', place }),
  ];
  return planUpgrades(prioritize(flaws, []), { trees: [tree], poms: new Map() });
}

describe('overrides of pnpm, which are set all at once', () => {
  test('keep those that hold already and those of the same plan', () => {
    const set = `pnpm config set --location=project --json overrides '{"tar":"^7.0.0","ms":"2.1.0","qs":"6.7.3"}'`;
    expect(commandsOf(planWith("tar: '^7.0.0'")).map(([first]) => first)).toEqual([set, set]);
  });

  test('are left out where those that hold already could end the quotes', () => {
    const plan = planWith(`"tar'; touch x": '1'`);
    expect([commandsOf(plan), plan.unfixed.length]).toEqual([[], 2]);
  });
});
