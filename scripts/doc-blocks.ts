/** One fenced block of a Markdown file. */
export interface DocBlock {
  readonly file: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** First word behind the fence, empty where there is none. */
  readonly language: string;
  /** Second word behind the fence: which file the block is an example of; empty where there is none. */
  readonly example: string;
  readonly text: string;
}

/** The fenced code blocks of a Markdown text, in order (CommonMark 0.31 §4.5; the fence may be indented). */
export function docBlocks(file: string, markdown: string): DocBlock[] {
  const blocks: DocBlock[] = [];
  let open:
    | { fence: string; indent: string; language: string; example: string; line: number; lines: string[] }
    | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^(?<indent>\s*)(?<fence>`{3,}|~{3,})\s*(?<language>[^\s`]*)[ \t]*(?<example>[^\s`]*)[^`]*$/u.exec(
      line,
    )?.groups;
    if (open === undefined) {
      if (fence === undefined) continue;
      const { indent = '', fence: marks = '', language = '', example = '' } = fence;
      open = { fence: marks, indent, language, example, line: index + 1, lines: [] };
    } else if (line.trim().startsWith(open.fence) && /^[`~]+$/u.test(line.trim())) {
      blocks.push({
        file,
        line: open.line,
        language: open.language,
        example: open.example,
        text: open.lines.join('\n'),
      });
      open = undefined;
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    }
  }
  return blocks;
}
