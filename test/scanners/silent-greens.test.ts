import { describe, expect, test } from 'vitest';
import { classifyRun } from '../../src/scanners/classify.ts';
import { SILENT_GREENS } from '../../src/scanners/silent-greens.ts';

describe('known ways of going green without having checked', () => {
  test.each(SILENT_GREENS.filter(({ example }) => example !== undefined))(
    '$id is not taken for complete',
    ({ tool, example }) => {
      const { exitCode = 0, stdout = '', stderr = '', reports = {} } = example ?? {};
      const result = classifyRun(tool, {
        exitCode,
        stdout: Buffer.from(stdout),
        stderr: Buffer.from(stderr),
        reports: Object.entries(reports).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
      });
      expect(result.status).not.toBe('complete');
      expect(result.reason).toMatch(/\S/u);
    },
  );

  test('each has an example or a guard, and an id of its own', () => {
    expect(SILENT_GREENS.filter(({ example, guard }) => example === undefined && guard === undefined)).toEqual([]);
    expect(new Set(SILENT_GREENS.map(({ id }) => id)).size).toBe(SILENT_GREENS.length);
    expect(SILENT_GREENS.length).toBeGreaterThan(30);
  });
});
