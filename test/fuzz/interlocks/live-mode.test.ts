import { describe, expect, it } from 'vitest';
import { liveModeIn } from '../../../src/fuzz/interlocks/live-mode.ts';
import { scanTestApp } from '../scan-test-app.ts';
import { startTestApp } from '../test-app.ts';

const key = ['pk', 'live', 'a1B2c3D4e5F6'].join('_');

describe('live mode', () => {
  it('is seen by a flag or a live key of an answer, not by their absence', () => {
    expect(liveModeIn('{"livemode" : true}')).toMatch(/real money/u);
    expect(liveModeIn(`{"key":"${key}"}`)).toMatch(/live key/u);
    expect(liveModeIn('{"livemode":false,"key":"pk_test_a1B2c3D4e5F6"}')).toBeUndefined();
  });

  it.each(['{"livemode":true}', JSON.stringify({ key })])(
    'ends the run at once and is a finding (%#)',
    async (body) => {
      const app = await startTestApp();
      app.intercept = (_request, response) => {
        response.end(body);
        return true;
      };
      try {
        const { run, findings, evidence } = await scanTestApp(app);
        expect(findings.map(({ rule }) => rule.id)).toEqual(['pay/live-mode-reached']);
        expect(evidence).toHaveLength(1);
        expect(run.status).toBe('degraded');
        expect(run.rules?.map(({ id }) => id)).toContain('pay/live-mode-reached');
        expect(app.seen).toHaveLength(1);
      } finally {
        await app.close();
      }
    },
  );
});
