import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { load, loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionFiles } from '../../../scripts/derive/action-files.ts';
import { ACTION_TEXTS } from '../../../scripts/derive/action-texts.ts';
import { gitlabFiles, gitlabInputs, gitlabName, gitlabTemplate } from '../../../scripts/derive/gitlab.ts';
import { inputsPage } from '../../../scripts/derive/inputs-page.ts';
import { reusableWorkflow } from '../../../scripts/derive/workflow.ts';
import { publishCommand } from '../../../src/cli/commands/publish.ts';
import { runCommand } from '../../../src/cli/commands/run.ts';
import { type Action, type ActionName, actionArguments, ACTIONS } from '../../../src/config/actions.ts';
import { PUBLISH_INPUTS, PUBLISH_OUTPUTS } from '../../../src/config/publish-inputs.ts';
import { inputArguments } from '../../../src/config/input-arguments.ts';
import { INPUTS, inputsOf } from '../../../src/config/inputs.ts';
import { OUTPUTS } from '../../../src/config/outputs.ts';

interface ActionFile {
  readonly name: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

interface InputSpec {
  readonly default: string | boolean;
  readonly type?: string;
  readonly options?: readonly string[];
  readonly regex?: string;
}

interface Template {
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly job: Readonly<Record<string, unknown>>;
  readonly script: string;
  readonly variables: Readonly<Record<string, { readonly value: string; readonly expand: boolean }>>;
}

const own = new Set(['job_name', 'stage', 'image', 'command', 'needs', 'sarif_report']);

function readTemplate(action: Action): Template {
  const [head, jobs] = loadAll(gitlabTemplate(action, '1.2.3')) as [
    { spec: { inputs: Template['inputs'] } },
    Record<string, Template['job']>,
  ];
  const job = Object.values(jobs)[0] ?? {};
  const script = (job['script'] as readonly string[]).join('\n');
  return { inputs: head.spec.inputs, job, script, variables: job['variables'] as Template['variables'] };
}

function actionNamed(name: ActionName): Action {
  const action = ACTIONS.find((candidate) => candidate.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  return action;
}

function filesOf(name: string): ReturnType<typeof actionFiles> {
  return ACTION_TEXTS.filter((action) => action.name === name).flatMap(actionFiles);
}

/** The options of a command, as its help lists them. */
function flagsOf(command: typeof runCommand): (string | undefined)[] {
  const context = {
    cwd: '.',
    environment: {},
    version: '0.0.0',
    clock: Date.now,
    signal: new AbortController().signal,
    stdin: Readable.from([]),
    print() {},
    tell() {},
    progress() {},
    emit() {},
    colour: false,
    dashboard: () => Promise.resolve(''),
  };
  return command(context, () => {}).options.map(({ long }) => long);
}

test('every option of tollgate run is an input, but for the one that makes an action', () => {
  const inputs = new Set(INPUTS.map(({ flag }) => flag));
  expect(flagsOf(runCommand).filter((flag) => !inputs.has(flag ?? ''))).toEqual(['--only']);
});

describe.each(ACTIONS)('one table: $name', (action) => {
  const names = inputsOf(action.name).map(({ name }) => name);

  test('is the inputs and outputs of action.yml, in its order', () => {
    const { inputs, outputs } = load(filesOf(action.name)[0]?.[1] ?? '') as ActionFile;
    expect(Object.keys(inputs)).toEqual(names);
    expect(Object.keys(outputs)).toEqual(OUTPUTS.map((output) => output.name));
  });

  test('is the inputs of the GitLab template, beside its own four and without what only GitHub has', () => {
    const given = Object.keys(readTemplate(action).inputs).filter((name) => !own.has(name));
    const githubOnly = new Set(INPUTS.filter((input) => input.githubOnly === true).map(({ name }) => name));
    expect(given).toEqual(names.filter((name) => !githubOnly.has(name)).map(gitlabName));
  });

  test('is options of tollgate run', () => {
    const flags = flagsOf(runCommand);
    expect(inputsOf(action.name).filter(({ flag }) => !flags.includes(flag))).toEqual([]);
  });

  test('gives no input of action.yml a default, so that the configuration file decides', () => {
    const { inputs } = load(filesOf(action.name)[0]?.[1] ?? '') as ActionFile;
    for (const input of Object.values(inputs)) expect(Object.keys(input)).toEqual(['description', 'required']);
  });
});

test('the page has a row for each input, with its option', () => {
  const rows = [...inputsPage().matchAll(/^\| `([a-z-]+)` \| (?:`[a-z_]+`)? ?\| `(--[a-z-]+)` \|/gmu)];
  expect(rows.map(([, name, flag]) => ({ name, flag }))).toEqual(INPUTS.map(({ name, flag }) => ({ name, flag })));
});

test('the committed actions, templates and components are what the table gives', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const yaml = ACTION_TEXTS.flatMap(actionFiles).filter(([path]) => path.endsWith('.yml'));
  expect(yaml).toHaveLength(ACTIONS.length + 2);
  for (const [path, text] of [...yaml, ...gitlabFiles(version)]) {
    expect(loadAll(readFileSync(path, 'utf8')), path).toEqual(loadAll(text));
  }
  expect(load(readFileSync('.github/workflows/tollgate.yml', 'utf8'))).toEqual(load(reusableWorkflow(version)));
});

test('an action in a folder starts the committed bundle under its own name', () => {
  for (const { name } of ACTIONS.slice(1)) {
    const { runs } = load(readFileSync(`actions/${name}/action.yml`, 'utf8')) as ActionFile;
    expect(runs).toEqual({ using: 'node24', main: 'main.js' });
    expect(readFileSync(`actions/${name}/main.js`, 'utf8')).toContain(
      `process.argv[2] = '${name}';\nawait import('../../dist/action.js');\n`,
    );
  }
  expect((load(readFileSync('action.yml', 'utf8')) as ActionFile).runs).toEqual({
    using: 'node24',
    main: 'dist/action.js',
  });
});

describe('a GitLab template', () => {
  let bin: string;

  beforeAll(() => {
    bin = mkdtempSync(join(tmpdir(), 'tollgate-npx-'));
    // Stands in for npx alone: prints each argument on a line of its own.
    writeFileSync(join(bin, 'npx'), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    chmodSync(join(bin, 'npx'), 0o755);
  });

  afterAll(() => rmSync(bin, { recursive: true }));

  /** The variables as GitLab sets them from inputs, then the script. */
  function run(name: ActionName, inputs: Readonly<Record<string, string>>): string[] {
    const template = readTemplate(actionNamed(name));
    const env = Object.entries(template.variables).map(([variable, { value }]) => {
      const input = /^\$\[\[ inputs\.([a-z_]+) \]\]$/u.exec(value)?.[1] ?? '';
      return [variable, inputs[input] ?? String(template.inputs[input]?.default ?? 'no such input')];
    });
    const output = execFileSync('sh', ['-eu', '-c', template.script], {
      env: { PATH: `${bin}:${process.env['PATH']}`, ...Object.fromEntries(env) },
      encoding: 'utf8',
    });
    return output.trimEnd().split('\n');
  }

  test.each(ACTIONS)('$name passes on what is given, as the action does', (action) => {
    const values = { string: 'a b/$x', number: '3', boolean: 'true' };
    const given = new Map(
      gitlabInputs(action).map(({ name, type, options }) => [
        name,
        type === 'choice' ? (options?.[0] ?? '') : values[type],
      ]),
    );
    const inputs = Object.fromEntries([...given].map(([name, value]) => [gitlabName(name), value]));
    const expected = inputArguments(action.name, (name) => given.get(name) ?? '');
    expect(expected).toHaveLength(given.size);
    const zero = action.scan === undefined ? [] : ['--exit-zero'];
    expect(run(action.name, inputs)).toEqual([
      '--yes',
      'tollgate@1.2.3',
      ...actionArguments(action),
      ...zero,
      ...expected,
    ]);
  });

  test('passes on nothing but the folder of its artifacts where nothing is given', () => {
    expect(run('tollgate', {})).toEqual(['--yes', 'tollgate@1.2.3', 'run', '--output=.tollgate']);
    expect(run('zap-baseline', {}).slice(2)).toEqual(['run', '--only=web', '--exit-zero', '--output=.tollgate/web']);
    expect(run('aggregate', {}).slice(2)).toEqual(['run', '--reports=.tollgate', '--output=.tollgate']);
  });

  test.each(['$(touch x)', '"; exit 1; "', '`id`', "' --fail-on=low '", '*'])(
    'reads %s as a value, not as code',
    (value) => {
      expect(run('tollgate', { config: value })).toContain(`--config=${value}`);
    },
  );

  test('takes its command from an input, word by word, and runs no code in it', () => {
    expect(run('tollgate', { command: 'npx file:a.tgz $(id) *' }).slice(0, 4)).toEqual([
      'file:a.tgz',
      '$(id)',
      '*',
      'run',
    ]);
  });

  test.each(ACTIONS)('$name has GitLab expand no input, and keeps reports where the job failed', (action) => {
    const { job, variables } = readTemplate(action);
    for (const { expand } of Object.values(variables)) expect(expand).toBe(false);
    expect(job['artifacts']).toMatchObject({ when: 'always', paths: ['$[[ inputs.output ]]'] });
    const judges = action.scan === undefined;
    expect(Object.hasOwn(job['artifacts'] as object, 'reports')).toBe(judges);
  });

  test.each(ACTIONS)('$name runs for merge requests, tags, schedules and on the default branch', (action) => {
    const weekly = { if: '$CI_PIPELINE_SOURCE == "schedule" && $TOLLGATE_SCHEDULE == "weekly"', when: 'never' };
    expect(readTemplate(action).job['rules']).toEqual([
      // A weekly schedule audits dependencies alone.
      ...(action.scan === 'web' || action.scan === 'payments' ? [weekly] : []),
      { if: '$CI_PIPELINE_SOURCE == "schedule"' },
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
      { if: '$CI_COMMIT_TAG' },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
    ]);
  });

  test('types its inputs', () => {
    const { inputs } = readTemplate(actionNamed('tollgate'));
    expect(inputs['new_only']).toMatchObject({ type: 'boolean', default: false });
    expect(inputs['fail_on']?.options).toContain('');
    expect(new RegExp(inputs['max_db_age']?.regex ?? '', 'u').test('seven')).toBe(false);
  });
});

describe('the action publish', () => {
  const files = filesOf('publish');

  test('is what the table of its inputs gives, and is committed', () => {
    for (const [path, text] of files) {
      const committed = readFileSync(path, 'utf8');
      if (path.endsWith('.yml')) expect(load(committed)).toEqual(load(text));
      else expect(committed).toContain("process.argv[2] = 'publish'");
    }
    const { inputs, outputs } = load(files[0]?.[1] ?? '') as ActionFile;
    expect(Object.keys(inputs)).toEqual(PUBLISH_INPUTS.map(({ name }) => name));
    expect(Object.keys(outputs)).toEqual(PUBLISH_OUTPUTS.map(({ name }) => name));
  });

  test('is options of tollgate publish', () => {
    const flags = flagsOf(publishCommand);
    expect(PUBLISH_INPUTS.filter(({ flag }) => flag !== undefined && !flags.includes(flag))).toEqual([]);
  });
});
