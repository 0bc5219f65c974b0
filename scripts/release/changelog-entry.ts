/** The text below a version's heading (`## 0.1.0`, also with a date behind it) in a changelog; nothing where there is none. */
export function changelogEntry(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /mu).slice(1);
  const section = sections.find((text) => text.split(/[\s:–-]/u, 1)[0] === version);
  const entry = section?.split('\n').slice(1).join('\n').trim();
  return entry === undefined || entry === '' ? undefined : entry;
}
