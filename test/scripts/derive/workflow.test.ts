import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { reusableWorkflow, WORKFLOW_INPUTS, workflowInputs } from '../../../scripts/derive/workflow.ts';
import { ACTIONS } from '../../../src/config/actions.ts';
import { inputsOf } from '../../../src/config/inputs.ts';
import { PUBLISH_INPUTS } from '../../../src/config/publish-inputs.ts';

interface Job {
  readonly permissions: object;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

interface Workflow {
  readonly on: { readonly workflow_call: { readonly inputs: Readonly<Record<string, { readonly type: string }>> } };
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe('the reusable workflow', () => {
  const workflow = load(reusableWorkflow('1.2.3')) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('has the inputs of the table, typed', () => {
    const { inputs } = workflow.on.workflow_call;
    expect(Object.keys(inputs)).toEqual([...WORKFLOW_INPUTS, ...workflowInputs().map(({ name }) => name)]);
    for (const { name, type } of workflowInputs())
      expect([name, inputs[name]?.type]).toEqual([name, type === 'boolean' ? 'boolean' : 'string']);
  });

  test('gives each action nothing but inputs that it has', () => {
    const ours = steps.filter(({ uses }) => uses?.startsWith('OWNER/tollgate/actions/') === true);
    expect(ours.map(({ uses }) => uses)).toEqual(
      [...ACTIONS.slice(1).map(({ name }) => name), 'publish', 'publish'].map(
        (name) => `OWNER/tollgate/actions/${name}@v1.2.3`,
      ),
    );
    for (const { uses, with: given } of ours) {
      const action = ACTIONS.find(({ name }) => uses?.includes(`/${name}@`));
      const known = (action === undefined ? PUBLISH_INPUTS : inputsOf(action.name)).map(({ name }) => name);
      expect(Object.keys(given ?? {}).filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  test('grants nothing to all, and to each job one permission to write at most', () => {
    expect(workflow.permissions).toEqual({});
    const writing = Object.entries(workflow.jobs).filter(([, { permissions }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writing.map(([name, { permissions }]) => ({ name, permissions }))).toEqual([
      { name: 'upload', permissions: { actions: 'read', contents: 'read', 'security-events': 'write' } },
      { name: 'comment', permissions: { contents: 'read', 'pull-requests': 'write' } },
    ]);
  });

  test('pins the actions of others by commit', () => {
    const others = steps.flatMap(({ uses }) => (uses === undefined || uses.startsWith('OWNER/') ? [] : [uses]));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((uses) => !/@[0-9a-f]{40}$/u.test(uses))).toEqual([]);
  });
});
