import { expect, test } from 'vitest';
import { zapBlindSpots } from '../../../src/cli/web/zap-blind-spots.ts';

test('what ZAP cannot check is a doubt, what it does not do is told', () => {
  expect(zapBlindSpots({ minRoutes: 3, openapi: 'api.yml', paymentPages: ['/pay'], minPages: 5 })).toEqual({
    doubts: ['web.minRoutes cannot be checked with ZAP'],
    notices: ['web.openapi, web.paymentPages: only the embedded engine does that, ZAP did not'],
  });
});

test('a plain configuration leaves nothing out', () => {
  expect(zapBlindSpots({ minPages: 5, exclude: ['/x'], requiredUrls: ['/y'] })).toEqual({ doubts: [], notices: [] });
});
