/** Said of every report that is one JSON object a line and nothing at its end: cut off between two lines, it looks whole. */
export const OPEN_ENDED_NOTICE: string =
  'the format has no end mark: a report that was cut off between two lines cannot be told from a whole one';
