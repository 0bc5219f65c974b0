import type { Severity } from '../../model/severity.ts';

/** Where results can be published. */
export const DESTINATIONS = ['github', 'gitlab', 'defectdojo', 'dependency-track'] as const;

/** One of them. */
export type Destination = (typeof DESTINATIONS)[number];

/** The options of `tollgate publish`; what is left out is taken from the variables that the platform sets. */
export interface PublishOptions {
  readonly url?: string;
  readonly project?: string;
  readonly projectVersion?: string;
  readonly ref?: string;
  readonly commit?: string;
  readonly pullRequest?: number;
  readonly mergeRequest?: number;
  readonly only?: 'upload' | 'comment';
  readonly threads?: boolean;
  /** Markdown file for the comment. */
  readonly summary?: string;
  readonly name: string;
  readonly productType: string;
  readonly engagement: string;
  readonly author: string;
  readonly anchor: string;
  readonly dir: string;
  readonly failOn: Severity;
  readonly newOnly?: boolean;
  readonly record: string;
  readonly now?: string;
}
