import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionYaml } from '../../../scripts/derive/action.ts';
import { gitlabName, gitlabTemplate } from '../../../scripts/derive/gitlab.ts';
import { inputsPage } from '../../../scripts/derive/inputs-page.ts';
import { inputArguments, INPUTS, OUTPUTS } from '../../../src/config/inputs.ts';

interface Action {
  readonly name: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

interface Template {
  readonly spec: {
    readonly inputs: Readonly<Record<string, { readonly default: string; readonly options?: string[] }>>;
  };
  readonly job: Readonly<Record<string, unknown>>;
  readonly script: string;
  readonly variables: Readonly<Record<string, { readonly value: string; readonly expand: boolean }>>;
}

const action = load(actionYaml()) as Action;

function readTemplate(): Template {
  const [head, jobs] = loadAll(gitlabTemplate('1.2.3')) as [Pick<Template, 'spec'>, Record<string, Template['job']>];
  const job = Object.values(jobs)[0] ?? {};
  const script = (job['script'] as readonly string[]).join('\n');
  return { spec: head.spec, job, script, variables: job['variables'] as Template['variables'] };
}

const template = readTemplate();
const own = new Set(['job_name', 'stage', 'image', 'package']);

describe('one table of inputs', () => {
  test('is the inputs and outputs of the action, in its order', () => {
    expect(Object.keys(action.inputs)).toEqual(INPUTS.map((input) => input.name));
    expect(Object.keys(action.outputs)).toEqual(OUTPUTS.map((output) => output.name));
  });

  test('is the inputs of the GitLab template, beside its own four', () => {
    const names = Object.keys(template.spec.inputs).filter((name) => !own.has(name));
    expect(names).toEqual(INPUTS.map((input) => gitlabName(input.name)));
  });

  test('is the table of the page', () => {
    const rows = [...inputsPage().matchAll(/^\| `([a-z-]+)` \| `[a-z_]+` \| `(--[a-z-]+)` \|/gmu)];
    expect(rows.map(([, name, flag]) => ({ name, flag }))).toEqual(INPUTS.map(({ name, flag }) => ({ name, flag })));
  });
});

describe('action.yml', () => {
  test('runs the committed bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
  });

  test('gives no input a default, so that the configuration file decides', () => {
    for (const input of Object.values(action.inputs)) expect(Object.keys(input)).toEqual(['description', 'required']);
  });
});

describe('the GitLab template', () => {
  let bin: string;

  beforeAll(() => {
    bin = mkdtempSync(join(tmpdir(), 'tollgate-npx-'));
    // Stands in for npx alone: prints each argument on a line of its own.
    writeFileSync(join(bin, 'npx'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(join(bin, 'npx'), 0o755);
  });

  afterAll(() => rmSync(bin, { recursive: true }));

  /** The variables as GitLab sets them from inputs, then the script. */
  function run(inputs: Readonly<Record<string, string>>): string[] {
    const env = Object.entries(template.variables).map(([name, { value }]) => {
      const input = /^\$\[\[ inputs\.([a-z_]+) \]\]$/u.exec(value)?.[1] ?? '';
      return [name, inputs[input] ?? template.spec.inputs[input]?.default ?? 'no such input'];
    });
    const output = execFileSync('sh', ['-eu', '-c', template.script], {
      env: { PATH: `${bin}:${process.env['PATH']}`, ...Object.fromEntries(env) },
      encoding: 'utf8',
    });
    return output.trimEnd().split('\n');
  }

  test('passes on what is given, as the action does', () => {
    const given: Readonly<Record<string, string>> = {
      config: 'a b/tollgate.yml',
      'fail-on': 'low',
      'new-only': 'true',
      baseline: 'old.sarif',
      output: 'out',
      now: '2026-11-20T00:00:00Z',
    };
    const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [gitlabName(name), value]));
    expect(Object.keys(given)).toEqual(INPUTS.map((input) => input.name));
    const expected = inputArguments((name) => given[name] ?? '');
    expect(run(inputs)).toEqual(['--yes', '--', 'tollgate@1.2.3', 'run', ...expected]);
  });

  test('passes on nothing but the folder of its artifacts where nothing is given', () => {
    expect(run({})).toEqual(['--yes', '--', 'tollgate@1.2.3', 'run', '--output=.tollgate']);
  });

  test.each(['$(touch x)', '"; exit 1; "', '`id`', "' --fail-on=low '"])(
    'reads %s as a value, not as code',
    (value) => {
      expect(run({ config: value })).toContain(`--config=${value}`);
    },
  );

  test('has GitLab expand no input, and keeps reports where the job failed', () => {
    for (const { expand } of Object.values(template.variables)) expect(expand).toBe(false);
    expect(template.job['artifacts']).toMatchObject({
      when: 'always',
      paths: ['$[[ inputs.output ]]'],
      reports: { junit: '$[[ inputs.output ]]/junit.xml' },
    });
  });

  test('runs for merge requests, on the default branch and on schedules', () => {
    expect(template.job['rules']).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "schedule"' },
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
    ]);
  });

  test('lets a switch be on, off or not given', () => {
    expect(template.spec.inputs['new_only']?.options).toEqual(['', 'true', 'false']);
    expect(run({ new_only: 'false' })).not.toContain('--new-only');
  });
});

test('the committed files are what the table gives', () => {
  const inputs = load(readFileSync('action.yml', 'utf8')) as Action;
  expect(inputs).toEqual(action);
});
