import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { gitlabInputs, gitlabName } from '../../scripts/derive/gitlab.ts';
import { PINNED_ACTIONS } from '../../scripts/derive/pinned-actions.ts';
import { WORKFLOW_INPUTS, workflowInputs } from '../../scripts/derive/workflow.ts';
import { type Action, ACTIONS } from '../../src/config/actions.ts';
import { inputsOf } from '../../src/config/inputs.ts';
import { PUBLISH_INPUTS } from '../../src/config/publish-inputs.ts';
import { SETUP_INPUTS } from '../../src/config/setup-inputs.ts';

type Node = Readonly<Record<string, unknown>>;

const blocks = ['README.md', 'docs/github.md', 'docs/gitlab.md', 'docs/ci.md'].flatMap((file) =>
  docBlocks(file, readFileSync(file, 'utf8')).filter(({ language }) => language === 'yaml'),
);

/** Every object in a document, from the outside in. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

const nodes = blocks.flatMap(({ text, file, line }) =>
  nodesOf(load(text)).map((node) => ({ node, place: `${file}:${line}` })),
);

// Actions that scan and judge nothing have tables of their own.
const others = new Map<string, readonly { readonly name: string }[]>([
  ['publish', PUBLISH_INPUTS],
  ['setup', SETUP_INPUTS],
]);

function actionOf(name: string | undefined): Action | undefined {
  return ACTIONS.find((action) => action.name === (name ?? 'tollgate'));
}

const uses = nodes.flatMap(({ node, place }) => {
  const text = typeof node['uses'] === 'string' ? node['uses'] : '';
  return text.startsWith('OWNER/tollgate') ? [{ place, text, given: Object.keys(node['with'] ?? {}) }] : [];
});

const includes = nodes.flatMap(({ node, place }) => {
  const { file, component, inputs } = node as { file?: string; component?: string; inputs?: object };
  const text = node['project'] === 'OWNER/tollgate' ? file : component;
  return text === undefined ? [] : [{ place, text, given: Object.keys(inputs ?? {}) }];
});

describe('examples for pipelines', () => {
  test('are there for each action, template and the workflow', () => {
    expect(uses.length).toBeGreaterThan(4);
    expect(includes.length).toBeGreaterThan(4);
  });

  test('name the actions of others by the commits that we use ourselves', () => {
    const known = new Set<string>(Object.values(PINNED_ACTIONS));
    const found = blocks.flatMap(({ text, file, line }) =>
      [...text.matchAll(/uses: ((?!OWNER\/).+)$/gmu)].map(([, name = '']) => ({ name, place: `${file}:${line}` })),
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter(({ name }) => !known.has(name))).toEqual([]);
  });

  test('make releases of GitLab with the image that has its command line', () => {
    const jobs = nodes.filter(({ node }) => 'release' in node && 'script' in node);
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.map(({ node }) => node['image'])).toEqual(jobs.map(() => 'registry.gitlab.com/gitlab-org/cli:latest'));
  });

  test.each(uses)('$place: $text has what is given to it', ({ text, given }) => {
    const isWorkflow = text.includes('/.github/workflows/tollgate.yml@');
    const own = /\/actions\/([\w-]+)@/u.exec(text)?.[1];
    const action = actionOf(own);
    const known = isWorkflow
      ? [...WORKFLOW_INPUTS, ...workflowInputs().map(({ name }) => name)]
      : (others.get(own ?? '') ?? inputsOf(action?.name ?? 'tollgate')).map((input) => input.name);
    expect(action ?? others.get(own ?? '')).toBeDefined();
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each(includes)('$place: $text is there and has what is given to it', ({ text, given }) => {
    const path = text.startsWith('$CI_SERVER_FQDN/') ? `templates/${/\/([\w-]+)@/u.exec(text)?.[1]}.yml` : text;
    expect(existsSync(path), path).toBe(true);
    const action = actionOf(/([\w-]+)\.yml$/u.exec(path)?.[1]);
    const known = action === undefined ? [] : gitlabInputs(action).map(({ name }) => gitlabName(name));
    const own = ['job_name', 'stage', 'image', 'command', 'needs', 'sarif_report'];
    expect(given.filter((name) => !known.includes(name) && !own.includes(name))).toEqual([]);
  });
});
