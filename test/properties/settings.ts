import type { GatePolicy } from '../../src/pipeline/gate.ts';

/** The time of every run of these tests. */
export const NOW: number = Date.parse('2026-11-21T12:00:00Z');
/** The version of every run of these tests. */
export const VERSION = '0.0.0-test';
/** The gate of every run of these tests: whatever is found shuts it, so that only nothing at all is clean. */
export const gatePolicy: GatePolicy = { failOn: 'informational', newOnly: false, expect: [], now: NOW };
