import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { SubjectId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { Difference } from './difference-contract.ts';
import { Named, VersionId } from './practice-contract.ts';
import { visions } from './problems-contract.ts';
import { Adoption, FrozenPractice, FrozenVision } from './review-contract.ts';

/** An adopted version in a list. */
export const VersionSummary = z.object({
  id: z.uuid(),
  visionId: z.uuid(),
  number: z.int(),
  title: z.string(),
  subject: Named,
  bands: z.array(Named),
  adoptedOn: SchoolDay,
  practices: z.array(z.object({ practiceId: z.uuid(), name: z.string(), sentence: z.string() })),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** A practice of a version. `textSha256` changes when a line of counts has to break. */
export const VersionPractice = FrozenPractice.extend({ textSha256: z.string() });
export type VersionPractice = z.infer<typeof VersionPractice>;

/**
 * An adopted version to read: what it is (`about`), why (`localContext`, `targets`), what it means (`practices`), and how
 * it came about and touches the reader (`team`, `adoption`, `you`).
 */
export const Version = FrozenVision.omit({ practices: true }).extend({
  id: z.uuid(),
  visionId: z.uuid(),
  number: z.int(),
  sha256: z.string(),
  adoptedOn: SchoolDay,
  /** Whether this is the version in force. */
  isCurrent: z.boolean(),
  currentVersionId: z.uuid(),
  practices: z.array(VersionPractice),
  adoption: Adoption,
  team: z.array(z.object({ name: z.string(), capacity: CapacityKind, building: z.string().nullable() })),
  /** Other names under which visions are known, in the language that was asked for. */
  alsoCalled: z.array(z.string()),
  /** Whether it is about the reader's own subject and band; null where their capacity names none. */
  you: z.object({ isYourSubject: z.boolean().nullable(), isYourBand: z.boolean().nullable() }),
  earlier: z.array(z.object({ versionId: z.uuid(), number: z.int(), adoptedOn: SchoolDay })),
});
export type Version = z.infer<typeof Version>;

export const versionContract = {
  listVersions: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/versions',
      summary: 'The versions in force, by subject',
    })
    .input(z.strictObject({ subjectId: SubjectId.optional() }))
    .output(z.array(VersionSummary)),
  readVersion: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/versions/{versionId}',
      summary: 'One version: practices, look-fors, research, who adopted it and when',
      description: 'For all staff. What, why, what it means and how it affects the reader.',
    })
    .input(z.strictObject({ versionId: VersionId, language: Language.default('en') }))
    .output(Version),
  readVersionDifference: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/versions/{versionId}/difference',
      summary: 'How a version differs from an earlier one',
      description: 'From the one before it, unless another version of the same vision is named.',
    })
    .input(z.strictObject({ versionId: VersionId, from: VersionId.optional() }))
    .output(Difference),
};
