const LENGTH = 4000;

/** Evidence as lines of `key: value`, in order, without the empty ones; nothing where all are empty. At most 4,000 characters. */
export function evidenceText(
  lines: readonly (readonly [key: string, value: string | undefined])[],
): string | undefined {
  const text = lines
    .map(([key, value]) => [key, oneLine(value ?? '')])
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
  return text === '' ? undefined : cut(text);
}

/** Line by line: a pattern of white space around a line break would take ages over a megabyte of spaces. */
function oneLine(value: string): string {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** A surrogate pair is never halved. */
function cut(text: string): string {
  return text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}
