import { describe, expect, test } from 'vitest';
import type { Classification } from '../../../src/scanners/classification.ts';
import { classifyZap } from '../../../src/scanners/zap/classify.ts';
import { WENT_WELL, zapReport } from './stand-in.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function classify(
  exitCode: number | undefined,
  stdout: string,
  report: string = zapReport(),
  stderr = '',
): Classification {
  const reports = report === '' ? [] : [{ name: 'report.json', bytes: bytes(report) }];
  return classifyZap({ exitCode, stdout: bytes(stdout), stderr: bytes(stderr), reports });
}

const SUMMARY =
  'WARN-NEW: CSP Header Not Set [10038] x 2\n\thttp://127.0.0.1:3000/\nFAIL-NEW: 1\tFAIL-INPROG: 0\tWARN-NEW: 3\tWARN-INPROG: 0\tINFO: 0\tIGNORE: 0\tPASS: 56';

describe('classifyZap', () => {
  test('a plan that went well, whatever log4j puts in front of its lines', () => {
    expect(classify(0, WENT_WELL)).toEqual({ status: 'complete', raw: 2, report: 'report.json' });
    const logged = WENT_WELL.split('\n')
      .map((line) => `2026-11-21 20:00:00,922 [main ] INFO  CommandLine - ${line}`)
      .join('\n');
    expect(classify(0, logged.replace('12 URLs', '0 URLs'))).toMatchObject({
      status: 'degraded',
      reason: 'the spider found no address',
    });
  });

  test.each([
    ['zap-baseline.py that found what fails', 1, SUMMARY],
    ['zap-baseline.py that found what warns', 2, SUMMARY],
  ])('%s is complete: its codes are about alerts', (_name, code, log) => {
    expect(classify(code, log)).toMatchObject({ status: 'complete', raw: 2 });
  });

  test.each<[string, number, string, string, string]>([
    [
      'a baseline script that crashed',
      1,
      '',
      "Traceback (most recent call last):\nValueError: invalid literal for int() with base 10: '10038-1'",
      'without saying why; Traceback',
    ],
    [
      'a baseline script that failed',
      3,
      'ERROR failed to access target',
      '',
      'exit code 3); ERROR failed to access target',
    ],
    [
      'a container that could not be started',
      125,
      '',
      'docker: Error response from daemon: mkdir /zap: read-only',
      'could not be started (exit code 125); docker: Error',
    ],
    [
      'an image that is gone',
      125,
      '',
      "Unable to find image 'owasp/zap2docker-stable:latest' locally",
      "Unable to find image 'owasp/zap2docker-stable",
    ],
  ])('%s is not', (_name, code, stdout, stderr, reason) => {
    const result = classify(code, stdout, '', stderr);
    expect(result).toMatchObject({ status: 'unreadable', raw: 0 });
    expect(result.reason).toContain(reason);
  });

  test('alerts that were printed but not reported are spoken of', () => {
    expect(classify(2, SUMMARY, '')).toMatchObject({ status: 'unreadable', also: 'findings' });
  });

  test('a report with the texts of insights unescaped, as ZAP 2.17 writes them, is read', () => {
    const report = zapReport().replace(
      '"site":',
      '"insights":[{"key":"insight.code.4xx","description":"a "quote" in it","statistic":"1"}],"site":',
    );
    expect(classify(0, WENT_WELL, report)).toMatchObject({ status: 'complete', raw: 2 });
  });

  test('alerts without instances count as one, a SARIF is no report of ZAP', () => {
    const report = '{"site":[{"@name":"http://a","alerts":[{"pluginid":"1"},{"pluginid":"2","instances":[{},{}]}]}]}';
    expect(classify(0, WENT_WELL, report)).toMatchObject({ raw: 3 });
    expect(classify(0, WENT_WELL, '{"runs":[],"site":[]}')).toMatchObject({ status: 'unreadable' });
  });

  test('secrets in what ZAP printed are masked', () => {
    const log =
      'Automation plan failures:\n\tJob spider failed to access URL http://shop.example/?token=sk_live_4eC39HqLyjWDarjtT1zdp7dc x';
    expect(classify(1, log).reason).not.toContain('4eC39HqLyjWDarjtT1zdp7dc');
  });
});
