import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** What a test run counted. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Of each failure its file, its full name and the beginning of its message. */
  readonly failures: readonly string[];
  /** Full names of the tests that did not run. */
  readonly skipped: readonly string[];
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file could not be loaded. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Lines of a failure's message that are kept. */
const MESSAGE_LINES = 12;

/**
 * Reads what vitest's JSON reporter wrote. A file that could not be loaded counts as one failed test, and so does a
 * report that is not there: a run that broke off is never zero failures.
 */
export function testCounts(reportFile: string): TestCounts {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, failures: ['no report was written'], skipped: [] };
  const report: VitestReport = JSON.parse(readFileSync(reportFile, 'utf8'));
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failures = report.testResults.flatMap(failuresOfFile);
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failures.length,
    failures,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => test.fullName),
  };
}

function failuresOfFile(file: VitestReport['testResults'][number]): string[] {
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && file.status === 'failed') return [failureText(file.name, 'not loaded', file.message)];
  return failed.map((test) => failureText(file.name, test.fullName, test.failureMessages?.join('\n')));
}

function failureText(file: string, name: string, message = ''): string {
  const lines = stripVTControlCharacters(message).trim().split('\n').slice(0, MESSAGE_LINES);
  return [`${file}: ${name}`, ...lines].join('\n    ');
}

/** The counts of several runs together. */
export function sumCounts(runs: readonly TestCounts[]): TestCounts {
  return {
    passed: runs.reduce((sum, run) => sum + run.passed, 0),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
    failures: runs.flatMap((run) => run.failures),
    skipped: runs.flatMap((run) => run.skipped),
  };
}

/** `12 passed, 0 failed`, and `, 1 skipped` where one was. */
export function countsText({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`;
}
