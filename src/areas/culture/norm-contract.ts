import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { endpoint } from '../../kit/endpoint.ts';
import { BuildingId, idOf } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { agreeingCapacities, staffCapacities } from './access.ts';
import { cultureProblems } from './problem-contract.ts';
import { CultureSettings } from './settings-contract.ts';

const norms = endpoint.errors(cultureProblems);
const signedIn = norms.meta({ may: 'signed-in' });
const onStaff = norms.meta({ may: { capacities: staffCapacities } });

export const NormId = idOf('NormId');
export type NormId = z.infer<typeof NormId>;

/** What is agreed: how we act with each other, what we hold dear, what we take for true. */
export const normKinds = ['norm', 'value', 'belief'] as const;
export const NormKind = z.enum(normKinds);
export type NormKind = z.infer<typeof NormKind>;

/** How it stands. Proposed and not yet said a word about; discussed; agreed and in force; let go; set aside unagreed. */
export const NormStanding = z.enum(['proposed', 'discussed', 'agreed', 'let_go', 'set_aside']);
export type NormStanding = z.infer<typeof NormStanding>;

/** How it was decided: nobody objected, more were for it, or everybody put their name to it. */
export const normMethods = ['consent', 'vote', 'sign_off'] as const;
export const NormMethod = z.enum(normMethods);
export type NormMethod = z.infer<typeof NormMethod>;

const Words = z.string().trim().min(3).max(300);
const Why = z.string().trim().max(1000).default('');
const Note = z.string().trim().max(1000).default('');
const Place = z.object({ id: BuildingId, name: z.string() });
const CitedWork = z.object({
  id: z.string(),
  authors: z.array(z.string()),
  year: z.union([z.number(), z.string()]),
  title: z.string(),
});

export const NormSummary = z.object({
  id: NormId,
  kind: NormKind,
  text: z.string(),
  why: z.string(),
  /** Null: the whole district. */
  building: Place.nullable(),
  standing: NormStanding,
  proposedOn: SchoolDay,
  /** When it was first agreed; null before. */
  agreedOn: SchoolDay.nullable(),
  /** When it was last looked at; null before it was agreed. */
  lookedAtOn: SchoolDay.nullable(),
  /** When it is to be looked at again; null unless it is in force. */
  revisitOn: SchoolDay.nullable(),
  isDue: z.boolean(),
  posts: z.int(),
});
export type NormSummary = z.infer<typeof NormSummary>;

/** What was decided about it: agreed, kept as it is, put into new words, let go, or set aside before it was agreed. */
export const NormAct = z.object({
  act: z.enum(['agreed', 'kept', 'reworded', 'let_go', 'set_aside']),
  on: SchoolDay,
  method: NormMethod.nullable(),
  place: z.string(),
  stoodAside: z.int(),
  note: z.string(),
  text: z.string(),
  by: z.string(),
  capacity: CapacityKind,
});
export type NormAct = z.infer<typeof NormAct>;

export const Norm = NormSummary.extend({
  proposedBy: z.string(),
  /** From the first to the last. */
  acts: z.array(NormAct),
  /** Its words before those that hold now, from the first on. */
  earlierWords: z.array(z.object({ text: z.string(), until: SchoolDay })),
  conversation: z.array(
    z.object({
      id: z.uuid(),
      body: z.string(),
      by: z.string(),
      capacity: CapacityKind,
      at: Moment,
      isMine: z.boolean(),
    }),
  ),
  works: z.array(CitedWork),
  may: z.object({ discuss: z.boolean(), decide: z.boolean(), setAside: z.boolean() }),
});
export type Norm = z.infer<typeof Norm>;

const InLanguages = z.object({ en: z.string(), es: z.string(), ar: z.string() });

/** A sample of what others agree, to begin with; marked as a sample. */
export const NormSample = z.object({
  id: z.string(),
  kind: NormKind,
  text: InLanguages,
  why: InLanguages,
  works: z.array(CitedWork),
});
export type NormSample = z.infer<typeof NormSample>;

export const NormProposal = z.strictObject({
  id: NormId,
  kind: NormKind,
  text: Words,
  why: Why,
  buildingId: BuildingId.nullable(),
  sampleId: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,59}$/)
    .nullable(),
});
export type NormProposal = z.infer<typeof NormProposal>;

const decided = {
  id: NormId,
  actId: z.uuid(),
  on: SchoolDay,
  method: NormMethod,
  place: z.string().trim().max(200).default(''),
  stoodAside: z.int().min(0).max(5000).default(0),
  note: Note,
};

/** What was agreed: in the words proposed, or in those that came out of the discussion. */
export const NormAgreement = z.strictObject({ ...decided, text: Words });
export type NormAgreement = z.infer<typeof NormAgreement>;

/** What was decided on looking again. `text`: the new words; null unless it is reworded. */
export const NormRevisit = z
  .strictObject({ ...decided, outcome: z.enum(['kept', 'reworded', 'let_go']), text: Words.nullable() })
  .refine(({ outcome, text }) => (outcome === 'reworded') === (text !== null), {
    path: ['text'],
    error: 'New words come with a rewording, and only with one.',
  });
export type NormRevisit = z.infer<typeof NormRevisit>;

const deciding = norms.meta({ may: { capacities: agreeingCapacities } });

export const normContract = {
  listNorms: signedIn
    .route({
      method: 'GET',
      path: '/culture/norms',
      summary: 'The register of norms, values and beliefs: what is agreed, proposed, to be revisited, let go',
      description:
        'For everybody, of the district and of every building. `search` looks in the words and the reasons.',
    })
    .input(
      z.strictObject({
        kind: NormKind.optional(),
        /** `district`, or the id of a building; all of them when left out. */
        scope: z.union([z.literal('district'), BuildingId]).optional(),
        standing: z.enum(['open', 'agreed', 'due', 'ended', 'all']).default('all'),
        search: z.string().trim().max(100).default(''),
      }),
    )
    .output(
      z.object({
        norms: z.array(NormSummary),
        /** How many there are at all, whatever was asked for. */
        total: z.int(),
        samples: z.array(NormSample),
        settings: CultureSettings,
        mayPropose: z.boolean(),
        maySet: z.boolean(),
        /** Where the one who asks may agree: for the district, and for a building. */
        agreesFor: z.object({ district: z.boolean(), buildingId: BuildingId.nullable() }),
      }),
    ),
  readNorm: signedIn
    .route({
      method: 'GET',
      path: '/culture/norms/{id}',
      summary: 'One norm, value or belief with its history, its earlier words and what was said about it',
    })
    .input(z.strictObject({ id: NormId }))
    .output(Norm),
  proposeNorm: onStaff
    .route({
      method: 'PUT',
      path: '/culture/norms/{id}',
      summary: 'Propose a norm, a value or a belief for the district or a building',
      description:
        'By all staff; for a building by whoever works in it or for the whole district. Names of staff are refused. The same again is accepted.',
    })
    .input(NormProposal)
    .output(Norm),
  postOnNorm: onStaff
    .route({
      method: 'PUT',
      path: '/culture/norms/{id}/posts/{postId}',
      summary: 'Say something about a norm',
      description: 'By everybody for whom it holds or would hold. Names of staff are refused.',
    })
    .input(z.strictObject({ id: NormId, postId: z.uuid(), body: z.string().trim().min(1).max(600) }))
    .output(Norm),
  withdrawNormPost: onStaff
    .route({
      method: 'PUT',
      path: '/culture/norms/{id}/posts/{postId}/withdrawal',
      summary: 'Take back what one said about a norm',
    })
    .input(z.strictObject({ id: NormId, postId: z.uuid() }))
    .output(Norm),
  agreeNorm: deciding
    .route({
      method: 'PUT',
      path: '/culture/norms/{id}/agreements/{actId}',
      summary: 'Put down that a proposal was agreed: how, when, where, and how many stood aside',
      description:
        'For the district by the superintendent and DN members, for a building by its administrators and its network.',
    })
    .input(NormAgreement)
    .output(Norm),
  revisitNorm: deciding
    .route({
      method: 'PUT',
      path: '/culture/norms/{id}/revisits/{actId}',
      summary: 'Put down what came of looking again: kept, in new words, or let go',
      description: 'By whoever may agree on it. The old words stay in its history.',
    })
    .input(NormRevisit)
    .output(Norm),
  setNormAside: onStaff
    .route({
      method: 'PUT',
      path: '/culture/norms/{id}/setting-aside/{actId}',
      summary: 'Set a proposal aside before it is agreed',
      description: 'By who made it and by who may agree on it. It stays in the register.',
    })
    .input(z.strictObject({ id: NormId, actId: z.uuid(), note: Note }))
    .output(Norm),
};
