const LENGTH = 4000;

/** Evidence as lines of `key: value`, in order, without the empty ones; nothing where all are empty. At most 4,000 characters. */
export function evidenceText(
  lines: readonly (readonly [key: string, value: string | undefined])[],
): string | undefined {
  let text = '';
  for (const [key, value = ''] of lines) {
    const line = oneLine(value);
    if (line !== '') text += `${text === '' ? '' : '\n'}${key}: ${line}`;
  }
  return text === '' ? undefined : cut(text);
}

/** Line by line: a pattern of white space around a line break would take ages over a megabyte of spaces. */
function oneLine(value: string): string {
  if (!value.includes('\n')) return value.trim();
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** A surrogate pair is never halved. */
function cut(text: string): string {
  return text.length <= LENGTH ? text : text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
