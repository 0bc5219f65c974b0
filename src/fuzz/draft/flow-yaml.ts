const PLAIN = /^[A-Za-z_/][\w/-]*$/u;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** A value as YAML on one line; whatever a text holds, it stays a text. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowYaml(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${flowYaml(key)}: ${flowYaml(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string') {
    if (PLAIN.test(value) && !WORDS.has(value.toLowerCase())) return value;
    // JSON's texts are YAML's, but for what YAML does not let stand in a document as it is.
    return JSON.stringify(value).replaceAll(
      /[\u007f-\uffff]/gu,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'null';
}
