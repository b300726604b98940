import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line } from '../../kit/text.ts';
import { PracticeId } from './practice-contract.ts';
import { visions } from './problems-contract.ts';

export const PhraseId = idOf('PhraseId');

/** Words with which somebody talked well about a practice. Who that was is not said: only in which capacity. */
export const Phrase = z.object({
  id: z.uuid(),
  practiceId: z.uuid(),
  text: z.string(),
  capacity: CapacityKind,
  givenOn: SchoolDay,
  isYours: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type Phrase = z.infer<typeof Phrase>;

export const phraseContract = {
  listPhrases: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/practices/{practiceId}/phrases',
      summary: 'The words people gave back for a practice, newest first',
      description: 'Beside those that the version itself brings. Withdrawn ones are left out.',
    })
    .input(z.strictObject({ practiceId: PracticeId }))
    .output(z.array(Phrase)),
  givePhrase: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/practices/{practiceId}/phrases/{phraseId}',
      summary: 'Give words that worked for a practice, for everybody to use',
      description:
        'One line about the practice, never about a person: a text that names a member of staff is refused. Words that are there already, in any case, are not kept twice.',
    })
    .input(z.strictObject({ practiceId: PracticeId, phraseId: PhraseId, text: Line }))
    .output(z.array(Phrase)),
  withdrawPhrase: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/visions/practices/{practiceId}/phrases/{phraseId}/withdrawal',
      summary: 'Take words back: one’s own, or any as the District Network or superintendent',
    })
    .input(z.strictObject({ practiceId: PracticeId, phraseId: PhraseId }))
    .output(z.array(Phrase)),
};
