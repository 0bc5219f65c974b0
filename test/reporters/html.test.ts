import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDashboard } from '../../scripts/build-dashboard.ts';
import type { ReportView } from '../../src/model/summary.ts';
import { islandJson, toHtml } from '../../src/reporters/html.ts';
import { FRAGMENTS, hostileView } from '../dashboard/hostile-view.ts';
import { sampleView } from '../dashboard/sample-view.ts';

type Element = DefaultTreeAdapterTypes.Element;

let template = '';
beforeAll(async () => {
  template = await buildDashboard();
});

function elements(html: string, scriptingEnabled = true): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (defaultTreeAdapter.isElementNode(node)) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled }));
  return found;
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((entry) => entry.name === name)?.value;
}

function content(element: Element | undefined): string {
  return (element?.childNodes ?? [])
    .map((child) => {
      if (!defaultTreeAdapter.isTextNode(child)) throw new Error('an element inside a text element');
      return child.value;
    })
    .join('');
}

function island(html: string): unknown {
  const scripts = elements(html).filter((element) => element.tagName === 'script');
  const islands = scripts.filter((element) => attribute(element, 'type') === 'application/json');
  expect(scripts).toHaveLength(2);
  expect(islands).toHaveLength(1);
  expect(attribute(islands[0], 'id')).toBe('tollgate-data');
  return JSON.parse(content(islands[0]));
}

/** The view as JSON can hold it. */
function plain(view: ReportView): unknown {
  return JSON.parse(JSON.stringify(view));
}

describe('the HTML report', () => {
  test('holds the view, whole, in its one island', () => {
    expect(island(toHtml(sampleView(), template))).toEqual(plain(sampleView()));
  });

  test('holds hostile text as data: the same elements, the same script, nothing else', () => {
    const names = elements(toHtml(sampleView(), template)).map((element) => element.tagName);
    const script = content(elements(template).findLast((element) => element.tagName === 'script'));
    fc.assert(
      fc.property(hostileView, (view) => {
        const html = toHtml(view, template);
        const found = elements(html);
        expect(found.map((element) => element.tagName)).toEqual(names);
        expect(content(found.findLast((element) => element.tagName === 'script'))).toBe(script);
        expect(island(html)).toEqual(plain(view));
      }),
      { numRuns: 100 },
    );
  });

  test('shows a reader without scripts nothing but text, lists and tables', () => {
    const page = new Set(elements(template, false).map((element) => element.tagName));
    const allowed = new Set([...page, 'h1', 'p', 'ul', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td']);
    fc.assert(
      fc.property(hostileView, (view) => {
        const found = elements(toHtml(view, template), false);
        expect(found.map((element) => element.tagName).filter((name) => !allowed.has(name))).toEqual([]);
        expect(found.filter((element) => element.tagName === 'script')).toHaveLength(2);
        const inside = found.filter((element) => ['p', 'li', 'td', 'caption', 'h1', 'table'].includes(element.tagName));
        expect(inside.flatMap((element) => element.attrs)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('tells a reader without scripts the verdict, the counts and the findings', () => {
    const noscript = /<noscript>(.*?)<\/noscript>/su.exec(toHtml(sampleView(), template))?.[1] ?? '';
    expect(noscript).toContain('<h1>Tollgate: fail</h1>');
    expect(noscript).toContain('4 open findings of 6 recorded: 1 critical, 2 high, 1 medium, 0 low, 0 informational.');
    expect(noscript).toContain('<td>pay/refund-exceeds-capture</td>');
    expect(noscript).toContain('<td>degraded</td>');
  });

  test('keeps the script that its policy allows', () => {
    const found = elements(toHtml(sampleView(), template));
    const policy = attribute(
      found.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy'),
      'content',
    );
    const script = content(found.findLast((element) => element.tagName === 'script'));
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
  });

  test('gives the same bytes for the same view', () => {
    expect(toHtml(sampleView(), template)).toBe(toHtml(sampleView(), template));
  });

  test('works without runs and findings', () => {
    const view: ReportView = { ...sampleView(), runs: [], findings: [], findingRuns: [], configured: [], notices: [] };
    expect(island(toHtml(view, template))).toEqual(plain(view));
  });

  test.each([
    ['without a place for the data', (text: string) => text.replace('<!--TOLLGATE_DATA-->', '')],
    ['with two places for the data', (text: string) => `${text}<!--TOLLGATE_DATA-->`],
    ['without a place for the short form', (text: string) => text.replace('<!--TOLLGATE_NOSCRIPT-->', '')],
  ])('refuses a template %s', (_what, change) => {
    expect(() => toHtml(sampleView(), change(template))).toThrow(/exactly once/u);
  });
});

describe('JSON of the island', () => {
  test.each(FRAGMENTS)('%j comes back unchanged and holds nothing that ends a script', (fragment) => {
    const json = islandJson({ [fragment]: fragment });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/u);
    expect(Object.entries(JSON.parse(json) as object)).toEqual([[fragment, fragment]]);
  });
});
