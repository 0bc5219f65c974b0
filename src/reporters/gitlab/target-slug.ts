import { createHash } from 'node:crypto';

/** A target as a part of ids and file names; a hash keeps apart what reads alike. */
export function targetSlug(target: string): string {
  const slug = target
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 40);
  return slug === target ? slug : `${slug}-${createHash('sha256').update(target).digest('hex').slice(0, 8)}`;
}
