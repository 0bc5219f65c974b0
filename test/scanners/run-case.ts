import type { ClassifiedTool } from '../../src/scanners/classify.ts';

/** A run as a scanner leaves it behind, and what it is worth. */
export interface RunCase {
  readonly tool: ClassifiedTool;
  readonly name: string;
  readonly version?: string;
  readonly exitCode: number;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly reports?: Readonly<Record<string, string>>;
  readonly status: 'clean' | 'findings' | 'incomplete';
  readonly raw?: number;
  readonly also?: 'findings';
  readonly reason?: RegExp;
}
