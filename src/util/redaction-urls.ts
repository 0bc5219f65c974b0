import { REDACTED, type Edit } from './redaction-edits.ts';

// The user part of a URL (RFC 3986 §3.2.1): with a password, or a long token alone.
const USER_PART: readonly RegExp[] = [
  /(?<=:\/\/)[^\s/?#@:"'<>]{0,200}:[^\s/?#"'<>]{1,200}(?=@)/gu,
  /(?<=https?:\/\/)(?=[a-z_-]{0,30}[0-9A-Z])[\w-]{16,200}(?=@)/giu,
];

/** User and password, or a token in their place, in URLs of any scheme. */
export function findUrlCredentials(text: string): Edit[] {
  return USER_PART.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: user, index }) => ({
      start: index,
      end: index + user.length,
      replacement: REDACTED,
    })),
  );
}
