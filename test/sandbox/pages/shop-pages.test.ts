import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defects } from '../../../src/sandbox/defects/registry.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';
import { type Answer, call } from '../shop-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());

async function crawl(): Promise<Map<string, Answer>> {
  const pages = new Map<string, Answer>();
  const queue = ['/', '/robots.txt'];
  for (const path of queue) {
    if (pages.has(path)) continue;
    const page = await call(sandbox.appUrl, 'GET', path);
    pages.set(path, page);
    for (const [, link = ''] of page.text.matchAll(/(?:href|src)="(\/[^"]*)"/gu)) queue.push(link);
  }
  return pages;
}

describe('the shop', () => {
  it('is found whole from its front page', async () => {
    const pages = await crawl();
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([
        '/',
        '/catalogue',
        '/products/tea',
        '/about',
        '/privacy',
        '/terms',
        '/contact',
        '/login',
        '/checkout',
        '/assets/app.css',
        '/assets/app.js',
      ]),
    );
    for (const [path, { status, text }] of pages) {
      expect([path, status]).toEqual([path, 200]);
      expect(findCardNumbers(text), path).toEqual([]);
    }
  });

  it('gives every answer its security headers, errors included', async () => {
    const answers = [...(await crawl()).values()];
    for (const path of ['/nowhere', '/api/nowhere', '/%zz', '/products/gold'])
      answers.push(await call(sandbox.appUrl, 'GET', path));
    for (const { headers } of answers) {
      const isPage = headers.get('content-type')?.startsWith('text/html') === true;
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(isPage ? "script-src 'self'" : "default-src 'none'");
      // The checkout alone shows a frame of another origin: the gateway's, with the card fields.
      const others = policy.replace(`frame-src ${sandbox.gatewayUrl};`, '');
      expect(others).not.toMatch(/unsafe|\*|https?:/u);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringContaining('payment=()'),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
    }
  });

  it('is well-formed HTML without inline script or style', async () => {
    for (const [path, { headers, text }] of await crawl()) {
      if (headers.get('content-type')?.startsWith('text/html') !== true) continue;
      const errors: string[] = [];
      parse(text, {
        sourceCodeLocationInfo: true,
        onParseError: ({ code, startLine }) => errors.push(`${code}:${startLine}`),
      });
      expect([path, errors]).toEqual([path, []]);
      expect(text).not.toMatch(/<script(?! src=)|<style|\son\w+=|\sstyle=/u);
    }
  });

  it('marks a visit at the checkout with a cookie that no script can read', async () => {
    const first = await call(sandbox.appUrl, 'GET', '/checkout');
    expect(first.headers.get('set-cookie')).toMatch(/^cart=[\w-]{20}; Path=\/; HttpOnly; SameSite=Strict$/u);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(
      (await call(sandbox.appUrl, 'GET', '/checkout', { headers: { cookie } })).headers.get('set-cookie'),
    ).toBeNull();
  });

  it('answers what is not there with a fixed page and a trace id', async () => {
    const bodies = await Promise.all(
      ['/nowhere', '/a/b?c=<script>alert(1)</script>'].map((path) => call(sandbox.appUrl, 'GET', path)),
    );
    for (const { status, text } of bodies) {
      expect(status).toBe(404);
      expect(text).toMatch(/Trace [0-9a-f]{12}/u);
      expect(text).not.toContain('alert(1)');
    }
    const [left, right] = bodies.map(({ text }) => text.replace(/Trace [0-9a-f]{12}/u, ''));
    expect(left).toBe(right);
    const api = await call(sandbox.appUrl, 'GET', '/api/nowhere');
    expect(api.json).toEqual({
      error: { code: 'not_found', message: expect.any(String) },
      trace: expect.stringMatching(/^[0-9a-f]{12}$/u),
    });
  });

  it('says nothing of defects and switches', async () => {
    const words = new RegExp(
      [...defects.map(({ id }) => id.replaceAll('.', String.raw`\.`)), 'defect', 'switch', 'tollgate', 'sandbox'].join(
        '|',
      ),
      'iu',
    );
    for (const [path, { text, headers }] of await crawl()) {
      expect([path, words.exec(text)?.[0], words.exec(JSON.stringify([...headers]))?.[0]]).toEqual([
        path,
        undefined,
        undefined,
      ]);
    }
  });
});
