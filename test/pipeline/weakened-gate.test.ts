import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { weakenedGate } from '../../src/pipeline/weakened-gate.ts';
import { settingsInForce } from '../../src/pipeline/weakened-gate-in-force.ts';
import { FREE_SETTINGS, GATE_SETTINGS } from '../../src/pipeline/weakened-gate-settings.ts';
import { settingAt, type Settings, withSetting } from '../../src/pipeline/weakened-gate-values.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}

/** Dotted keys of the schema below which there is no further key; what is in lists belongs to the list. */
function leaves(schema: Schema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const inner = value.anyOf?.find(({ properties }) => properties !== undefined) ?? value;
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return inner.properties === undefined ? [path] : leaves(inner, path);
  });
}

const ALL = leaves(configJsonSchema(), '');
const settings = new Map(GATE_SETTINGS.map(({ key, weaker }) => [key, weaker]));
const above = (key: string): string[] =>
  key.split('.').map((_step, index, steps) => steps.slice(0, index + 1).join('.'));
// A section that may not be taken out says nothing of what is in it.
const isClassed = (key: string): boolean =>
  above(key).some((part) => Object.hasOwn(FREE_SETTINGS, part)) ||
  above(key).some((part) => settings.has(part) && (part === key || settings.get(part)?.by !== 'removed'));

describe('the table of settings', () => {
  test('has every key of tollgate.yml, as a setting of the gate or as free, with a reason', () => {
    expect(ALL.length).toBeGreaterThan(60);
    expect(ALL.filter((key) => !isClassed(key))).toEqual([]);
    expect(Object.values(FREE_SETTINGS).filter((reason) => reason.length < 5)).toEqual([]);
  });

  test('has no key twice, and none that tollgate.yml does not know', () => {
    const named = [...settings.keys(), ...Object.keys(FREE_SETTINGS)];
    expect(named.length).toBe(new Set(named).size);
    expect(GATE_SETTINGS.length).toBe(settings.size);
    const known = new Set(ALL.flatMap(above));
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });
});

const at = (key: string, value: unknown): Settings => withSetting(withSetting({}, section(key), {}), key, value);
const section = (key: string): string => key.split('.').slice(0, -1).join('.') || 'gate';
const weaker = (key: string, before: unknown, after: unknown): readonly string[] =>
  weakenedGate(at(key, before), at(key, after)).map(({ key: found, what }) => `${found} ${what}`);

describe('a setting gets weaker', () => {
  test.each([
    ['gate.failOn', 'high', 'critical', 'goes from high to critical'],
    ['gate.failOn', undefined, 'critical', 'goes from high to critical'],
    ['gate.failOn', 'low', undefined, 'goes from low to high'],
    ['gate.kev', undefined, true, 'goes from false to true'],
    ['gate.scope', undefined, 'runtime', 'goes from all to runtime'],
    ['require', ['web', 'payments'], ['web'], 'loses payments'],
    ['require', ['web'], undefined, 'loses web'],
    ['baseline', undefined, 'auto', 'is set to auto'],
    ['targets.allow', undefined, ['a.example'], 'gains a.example'],
    ['web.minPages', undefined, 0, 'goes from 3 to 0'],
    ['web.minPages', 10, undefined, 'goes from 10 to 3'],
    ['web.exclude', ['/a'], ['/a', '/**'], 'gains "/**"'.replaceAll('"', '')],
    ['web.probes', undefined, false, 'goes from true to false'],
    ['web.session', { headers: {} }, undefined, 'is taken out'],
    ['web.scripts', [], undefined, 'is taken out'],
    ['web.engine', 'zap', undefined, 'goes from zap to embedded'],
    ['dependencies.tools', ['osv', 'snyk'], ['osv'], 'goes from ["osv","snyk"] to ["osv"]'],
    ['dependencies.tools', ['osv'], 'auto', 'goes from ["osv"] to auto'],
    ['dependencies.maxDatabaseAge', undefined, 90, 'goes from 7 to 90'],
    ['dependencies.policy.maxAge.high', 30, undefined, 'goes from 30 to no limit'],
    ['dependencies.policy.licenses.allow', ['MIT'], undefined, 'is taken out'],
    ['payments.attacks', undefined, ['pay/coupon-race'], 'names pay/coupon-race alone'],
    ['payments.maxInconclusive', undefined, 1, 'goes from 0.1 to 1'],
    ['payments.exploreRequests', undefined, 5, 'goes from no limit to 5'],
    ['payments.profile', 'a.yml', 'b.yml', 'goes from a.yml to b.yml'],
  ])('%s from %j to %j', (key, before, after, what) => {
    expect(weaker(key, before, after)).toEqual([`${key} ${what}`]);
    expect(weaker(key, after, after)).toEqual([]);
  });

  test.each([
    ['gate.failOn', 'critical', 'low'],
    ['gate.failOn', 'high', undefined],
    ['require', undefined, ['web']],
    ['web.minPages', 3, 10],
    ['web.exclude', ['/a'], undefined],
    ['web.scripts', undefined, []],
    ['web.engine', 'zap', 'zap-docker'],
    ['dependencies.tools', ['osv'], ['snyk', 'osv']],
    ['dependencies.policy.maxAge.critical', undefined, 30],
    ['dependencies.policy.licenses.allow', undefined, ['MIT']],
    ['payments.attacks', ['pay/coupon-race'], undefined],
    ['web.target', 'http://a', 'http://b'],
  ])('not %s from %j to %j', (key, before, after) => {
    expect(weaker(key, before, after)).toEqual([]);
  });

  test('a scan that is taken out is one weakening, whatever stood in it; a new one is none', () => {
    const scan = { web: { minPages: 10, requiredUrls: ['/'] } };
    expect(weakenedGate(scan, {})).toEqual([{ key: 'web', what: 'is taken out', held: true }]);
    expect(weakenedGate({}, { web: { minPages: 0 } })).toEqual([]);
    expect(weakenedGate({ web: null }, { web: null })).toEqual([]);
  });

  test('a long value is cut short', () => {
    const [only] = weakenedGate({}, { baseline: 'x'.repeat(5_000) });
    expect(only?.what.length).toBeLessThan(120);
  });
});

// Values of every shape at every setting, fitting or not: what a schema lets through changes with it.
const value = fc.oneof(
  fc.constantFrom<unknown>(undefined, true, false, 'critical', 'low', 'never', 'zap', 'auto', 'a.yml'),
  fc.integer({ min: 0, max: 50 }),
  fc.uniqueArray(fc.constantFrom('web', 'payments', 'MIT', '/a'), { maxLength: 3 }),
);
const configuration = fc
  .record({
    sections: fc.subarray(['web', 'dependencies', 'payments']),
    values: fc.array(fc.tuple(fc.constantFrom(...GATE_SETTINGS), value), { maxLength: 12 }),
  })
  .map(({ sections, values }): Settings => {
    const start: Settings = Object.fromEntries(sections.map((name) => [name, {}]));
    return values.reduce((settled, [{ key, weaker: way }, given]) => {
      const isLoose =
        way.by === 'removed' ||
        ['web', 'dependencies', 'payments'].some(
          (name) => key.startsWith(`${name}.`) && settingAt(start, name) === undefined,
        );
      return isLoose ? settled : withSetting(settled, key, given);
    }, start);
  });

describe('the settings in force', () => {
  test('are never weaker than the base’s, but where a change’s own value has to hold', () => {
    fc.assert(
      fc.property(configuration, configuration, (base, changed) => {
        const left = weakenedGate(base, settingsInForce(base, changed));
        expect(left.filter(({ held }) => held)).toEqual([]);
      }),
    );
  });

  test('are the base’s own where nothing is changed, and the change’s where the base has nothing but sections', () => {
    fc.assert(
      fc.property(configuration, (base) => {
        expect(weakenedGate(base, settingsInForce(base, base))).toEqual([]);
        expect(weakenedGate(settingsInForce(base, base), base)).toEqual([]);
      }),
    );
    expect(settingsInForce({}, { web: { minPages: 1, target: 'x' } })).toEqual({ web: { minPages: 1, target: 'x' } });
  });

  test('keep what describes the app as the change has it', () => {
    const base = { app: { url: 'a' }, web: { target: 'a', minPages: 9, session: { headers: { a: '1' } } } };
    const changed = { app: { url: 'b' }, web: { target: 'b', session: { headers: { b: '2' } }, minPages: 1 } };
    expect(settingsInForce(base, changed)).toEqual({
      app: { url: 'b' },
      web: { target: 'b', minPages: 9, session: { headers: { b: '2' } } },
    });
  });

  test('drop what only the change says of the gate', () => {
    const settled = settingsInForce({ web: {} }, { web: {}, gate: { newOnly: true }, targets: { allow: ['x'] } });
    expect(settingAt(settled, 'gate.newOnly')).toBeUndefined();
    expect(settingAt(settled, 'targets.allow')).toBeUndefined();
  });
});
