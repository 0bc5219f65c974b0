import { TollgateError } from '../../model/errors.ts';
import type { PublishStep } from '../publication.ts';
import type { MergeRequest } from './merge-request.ts';

/** The one note that a merge request gets, and the hidden line it begins with. */
export interface StickyNote {
  readonly marker: string;
  readonly body: string;
}

/**
 * Writes the note, or rewrites the one that is there: the first of our own that begins with the marker. A second one of ours
 * is removed. Source: https://docs.gitlab.com/api/notes/#merge-requests
 * @throws TollgateError `publish/…`
 */
export async function putNote(
  { gitlab, project, number, author }: MergeRequest,
  { marker, body }: StickyNote,
): Promise<Omit<PublishStep, 'what'>> {
  const notes = await gitlab.MergeRequestNotes.all(project, number, {
    perPage: 100,
    sort: 'asc',
    orderBy: 'created_at',
  });
  const [known, ...more] = notes
    .filter((note) => note.author.id === author && note.body.startsWith(marker))
    .toSorted((a, b) => a.id - b.id);
  for (const { id } of more) {
    try {
      await gitlab.MergeRequestNotes.remove(project, number, id);
    } catch (error) {
      // Another job of the same merge request may have been quicker.
      if (!(error instanceof TollgateError) || error.code !== 'publish/not-found') throw error;
    }
  }
  if (known === undefined) {
    const { id } = await gitlab.MergeRequestNotes.create(project, number, body);
    return { state: 'published', detail: `written (${id})` };
  }
  // GitLab trims what it stores.
  if (known.body.trim() === body.trim()) return { state: 'unchanged', detail: `says the same already (${known.id})` };
  await gitlab.MergeRequestNotes.edit(project, number, known.id, { body });
  return { state: 'published', detail: `rewritten (${known.id})` };
}
