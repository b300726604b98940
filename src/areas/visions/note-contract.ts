import { z } from 'zod';
import { idOf } from '../../kit/ids.ts';
import { Moment } from '../../kit/school-time.ts';
import { Prose } from '../../kit/text.ts';
import { PracticeCitation, PracticeId, Signature, VisionId } from './practice-contract.ts';
import { visions } from './problems-contract.ts';

export const CommentId = idOf('CommentId');
export const NoteId = idOf('NoteId');

/** A comment on a practice, or on the whole when `practiceId` is null, with the replies to it. */
export const Comment = z.object({
  id: z.uuid(),
  practiceId: z.uuid().nullable(),
  body: z.string(),
  by: Signature,
  replies: z.array(z.object({ id: z.uuid(), body: z.string(), by: Signature })),
});
export type Comment = z.infer<typeof Comment>;

/** What a member found in research, and the practices it bears on. */
export const ResearchNote = z.object({
  id: z.uuid(),
  citation: PracticeCitation,
  practiceIds: z.array(z.uuid()),
  by: Signature,
  withdrawnAt: Moment.nullable(),
});
export type ResearchNote = z.infer<typeof ResearchNote>;

const inVision = { visionId: VisionId };
const practiceIds = z.array(PracticeId).max(50);

export const noteContract = {
  listComments: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/comments',
      summary: 'Comments and their replies, oldest first',
      description: 'For everybody who may read the draft.',
    })
    .input(z.strictObject({ ...inVision, practiceId: PracticeId.optional() }))
    .output(z.array(Comment)),
  addComment: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/comments/{commentId}',
      summary: 'Comment on a practice or the whole, or reply to a comment',
      description:
        'By everybody who may read the draft. A reply stands under its comment, on the same practice.',
    })
    .input(
      z.strictObject({
        ...inVision,
        commentId: CommentId,
        practiceId: PracticeId.nullable(),
        replyTo: CommentId.nullable(),
        body: Prose,
      }),
    )
    .output(Comment),
  listNotes: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/{visionId}/notes',
      summary: 'The team’s research notes',
      description: 'For everybody who may read the draft.',
    })
    .input(z.strictObject(inVision))
    .output(z.array(ResearchNote)),
  addNote: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/notes/{noteId}',
      summary: 'Keep a research note and link it to practices',
      description: 'By a member. The work is one of the library’s or a citation as text.',
    })
    .input(z.strictObject({ ...inVision, noteId: NoteId, citation: PracticeCitation, practiceIds }))
    .output(ResearchNote),
  linkNote: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/notes/{noteId}/links',
      summary: 'Say on which practices a research note bears',
    })
    .input(z.strictObject({ ...inVision, noteId: NoteId, practiceIds }))
    .output(ResearchNote),
  withdrawNote: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/{visionId}/notes/{noteId}/withdrawal',
      summary: 'Withdraw a research note; it stays readable',
    })
    .input(z.strictObject({ ...inVision, noteId: NoteId }))
    .output(ResearchNote),
};
