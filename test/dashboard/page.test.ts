import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDashboard } from '../../scripts/build-dashboard.ts';

let page = '';
let found: DefaultTreeAdapterTypes.Element[] = [];

beforeAll(async () => {
  page = await buildDashboard();
  found = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (defaultTreeAdapter.isElementNode(node)) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(page));
});

function attributes(element: DefaultTreeAdapterTypes.Element | undefined): Record<string, string> {
  return Object.fromEntries((element?.attrs ?? []).map(({ name, value }) => [name, value]));
}

function named(name: string): DefaultTreeAdapterTypes.Element[] {
  return found.filter((element) => element.tagName === name);
}

function hashOf(element: DefaultTreeAdapterTypes.Element | undefined): string {
  const [child, ...more] = element?.childNodes ?? [];
  if (child === undefined || more.length > 0 || !defaultTreeAdapter.isTextNode(child)) throw new Error('not one text');
  return `'sha256-${createHash('sha256').update(child.value).digest('base64')}'`;
}

describe('the built page', () => {
  test('allows its own script and style by their hashes, and nothing else', () => {
    const meta = named('meta').map(attributes);
    const policy = meta.find((entry) => entry['http-equiv'] === 'Content-Security-Policy')?.['content'];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(named('script')[1])}`,
      `style-src ${hashOf(named('style')[0])}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  test('states its policy before anything that the policy governs', () => {
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style'));
  });

  test('has one island, one script and one style sheet, all inside', () => {
    expect(named('script').map(attributes)).toEqual([{ type: 'application/json', id: 'tollgate-data' }, {}]);
    expect(named('style')).toHaveLength(1);
    expect(
      found.filter((element) => ['link', 'img', 'iframe', 'object', 'base', 'form'].includes(element.tagName)),
    ).toEqual([]);
    expect(
      found.flatMap((element) => element.attrs).filter(({ name }) => /^(?:on.*|style|src|href)$/u.test(name)),
    ).toEqual([]);
  });

  test('has exactly one place for the data and one for the short form', () => {
    expect(page.split('<!--TOLLGATE_')).toHaveLength(3);
    expect(page).toContain('id="tollgate-data"><!--TOLLGATE_DATA--></script>');
    expect(page).toContain('<noscript><!--TOLLGATE_NOSCRIPT--></noscript>');
  });

  test('loads nothing by its style sheet', () => {
    expect(page).not.toMatch(/url\(|@import/u);
  });

  test('has the same bytes at every build, and no path of the machine', async () => {
    expect(await buildDashboard()).toBe(page);
    expect(page).not.toContain(import.meta.dirname.split('/').slice(0, 3).join('/'));
  });
});

describe('the sources of the page', () => {
  const sources = globSync('src/dashboard/*.ts').map((path) => [path, readFileSync(path, 'utf8')] as const);

  test('are read', () => {
    expect(sources.length).toBeGreaterThan(10);
  });

  test.each(sources)('%s makes no markup from text and sends nothing', (_path, text) => {
    expect(text).not.toMatch(
      /\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|setHTMLUnsafe|DOMParser|srcdoc/u,
    );
    expect(text).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|localStorage/u);
  });
});
