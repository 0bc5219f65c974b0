import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SPDX } from '@cyclonedx/cyclonedx-library';
import { describe, expect, test } from 'vitest';
import { sbomOf } from '../../src/cli/platforms/sbom-of.ts';
import { readLockfile } from '../../src/pipeline/read-lockfile.ts';
import { toCycloneDxSbom } from '../../src/reporters/cyclonedx-sbom.ts';

interface Bom {
  readonly serialNumber: string;
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly purl: string;
    readonly scope: string;
    readonly hashes?: readonly { alg: string; content: string }[];
    readonly licenses?: readonly object[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const OPTIONS = { author: 'unknown', now: Date.parse('2026-11-21T12:00:00Z'), version: '0.1.0' };
const tree = readLockfile(
  'package-lock.json',
  readFileSync('package-lock.json', 'utf8'),
  readFileSync('package.json', 'utf8'),
);
const text = toCycloneDxSbom(sbomOf(tree), [], OPTIONS);
const bom = JSON.parse(text) as Bom;

describe('the bill of materials of this project', () => {
  test('lists every package once, with where it stands in the graph', () => {
    const refs = bom.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toHaveLength(
      new Set([...tree.packages.values()].map(({ name, version }) => `${name}@${version}`)).size,
    );
    const known = new Set([...refs, bom.dependencies[0]?.ref]);
    expect(
      bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !known.has(ref)),
    ).toEqual([]);
    expect(bom.dependencies[0]?.dependsOn.length).toBeGreaterThan(20);
  });

  test('has a hash of the right length for every integrity, and licences', () => {
    const hashes = bom.components.flatMap((component) => component.hashes ?? []);
    expect(hashes.length).toBeGreaterThan(500);
    expect(hashes.filter(({ alg, content }) => alg === 'SHA-512' && !/^[0-9a-f]{128}$/u.test(content))).toEqual([]);
    expect(bom.components.filter(({ licenses }) => licenses !== undefined).length).toBeGreaterThan(500);
  });

  test('writes licences that CycloneDX’s own library takes for expressions', () => {
    const expressions = bom.components.flatMap(({ licenses = [] }) =>
      licenses.flatMap((licence) => ('expression' in licence ? String(licence.expression) : [])),
    );
    const ids = new Set(
      expressions.flatMap((text_) => text_.split(/[() ]+|\b(?:AND|OR|WITH)\b/u)).filter((word) => word !== ''),
    );
    expect(ids.size).toBeGreaterThan(5);
    expect([...ids].filter((id) => !SPDX.isSupportedSpdxId(id))).toEqual([]);
  });

  test('is the same every time', () => {
    expect(toCycloneDxSbom(sbomOf(tree), [], OPTIONS)).toBe(text);
  });

  test('is what the schema of CycloneDX 1.6 demands', () => {
    const require = createRequire(import.meta.url);
    const folder = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
    const schema = (name: string): object => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as object;
    const { default: Ajv } = require('ajv') as { default: new (options: object) => Validator };
    const formats = Object.fromEntries(
      ['iri-reference', 'idn-email', 'string', 'date-time', 'iri', 'email', 'uri', 'uri-reference'].map((name) => [
        name,
        true,
      ]),
    );
    const ajv = new Ajv({ strict: false, formats });
    ajv.addSchema(schema('spdx.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
    ajv.addSchema(schema('jsf-0.82.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
    const validate = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
    expect([validate(bom), validate.errors]).toEqual([true, null]);
    expect(validate({ ...bom, components: [{ type: 'nonsense' }] })).toBe(false);
  });
});

interface Validator {
  addSchema(schema: object, key: string): void;
  compile(schema: object): ((value: unknown) => boolean) & { readonly errors: unknown };
}

test('names that are hostile, licences that are none', () => {
  const hostile = { ecosystem: 'npm', name: '@a/"<b>', version: '1.0.0', dev: true, optional: false, dependsOn: [] };
  const made = JSON.parse(
    toCycloneDxSbom(
      {
        name: '',
        components: [{ ...hostile, license: 'SEE LICENSE IN x', integrity: 'sha512-AAAA' }, hostile],
        direct: [],
      },
      [],
      OPTIONS,
    ),
  ) as Bom;
  expect(made.components).toMatchObject([
    {
      group: '@a',
      name: '"<b>',
      purl: 'pkg:npm/%40a/%22%3Cb%3E@1.0.0',
      scope: 'optional',
      licenses: [{ license: { name: 'SEE LICENSE IN x' } }],
    },
  ]);
  expect(made.components[0]?.hashes).toBeUndefined();
});
