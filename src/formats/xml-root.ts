/**
 * The name of the outermost XML element, without namespace prefix; nothing where the text begins otherwise.
 * Comments, processing instructions and a document type declaration may precede it, and text before the first `<`.
 */
export function xmlRoot(text: string): string | undefined {
  for (let at = text.indexOf('<'); at >= 0 && at < text.length; at = text.indexOf('<', at)) {
    const end = endOfProlog(text, at);
    if (end === undefined) return /^<(?:[\w.-]+:)?([\w.-]+)/u.exec(text.slice(at, at + 200))?.[1];
    if (end < 0) return undefined;
    at = end;
  }
  return undefined;
}

/** Where the comment, instruction or declaration at `at` ends, -1 where it never does; nothing where none begins. */
function endOfProlog(text: string, at: number): number | undefined {
  const closing = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<?', at)
      ? '?>'
      : text.startsWith('<!', at)
        ? '>'
        : undefined;
  if (closing === undefined) return undefined;
  const end = text.indexOf(closing, at + 2);
  return end < 0 ? -1 : end + closing.length;
}
