import type { DefectId } from './defect-id.ts';

/** Something that is right and always there, and that a careless scanner takes for a defect. */
export interface Decoy<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Method and path of the app plane, or the part of the sandbox. */
  readonly place: string;
  /** What it may be taken for. */
  readonly looksLike: DefectId;
  /** Why it is right. */
  readonly why: string;
}
