/** How the names begin under which notes are kept while they are being written. */
export const halfNotes = 'note-draft:';

/** Under which name a person's half-written note of a visit is kept; without a visit, how the names of all of theirs begin. */
export const halfNoteKey = (personId: string, visitId = '') => `${halfNotes}${personId}:${visitId}`;
