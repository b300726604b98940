import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import type { ProblemList } from '../../kit/problem.ts';
import { Moment } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { protocolCapacities } from './access.ts';
import { CitedWork, OwnProtocol, ProtocolPack, ProtocolPurpose, Wording } from './protocol-schema.ts';

/** The id of a sample, or of a district's own protocol. */
export const ProtocolId = z.string().regex(/^[a-z][a-z0-9-]{2,79}$/);
/** The id of a district's own protocol: made by its first writer, never that of a sample. */
export const OwnProtocolId = z
  .string()
  .regex(/^own-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

const ProtocolVersionId = z.uuid();

/** One saved version of a district's own protocol, as it was written. */
export const ProtocolVersion = z.object({
  versionId: ProtocolVersionId,
  number: z.int(),
  /** The language it was written in. */
  language: Language,
  writtenBy: z.string(),
  writtenAt: Moment,
  content: OwnProtocol,
});
export type ProtocolVersion = z.infer<typeof ProtocolVersion>;

/** What writing a protocol can refuse. */
export const protocolProblems = {
  /** Somebody saved a newer version meanwhile: it is sent along, so that nothing of either is lost. */
  'conversations/protocol-changed': { status: 409, data: z.object({ current: ProtocolVersion }) },
  'conversations/unknown-work': { status: 422, data: z.object({ works: z.array(z.string()) }) },
} as const satisfies ProblemList;

/** A protocol in the library: enough to choose by. */
export const ProtocolSummary = z.object({
  id: ProtocolId,
  title: Wording,
  about: Wording,
  purposeKind: ProtocolPurpose,
  minutes: z.int(),
  steps: z.int(),
  isSample: z.boolean(),
  isRetired: z.boolean(),
});
export type ProtocolSummary = z.infer<typeof ProtocolSummary>;

/** A protocol, whole, its research with author, year and title. */
export const Protocol = ProtocolPack.extend({
  research: z.array(z.object({ work: CitedWork, note: Wording })),
});
export type Protocol = z.infer<typeof Protocol>;

/** A protocol to read; with what its writers need when it is the district's own. */
export const ProtocolPage = z.object({
  protocol: Protocol,
  own: z
    .object({
      /** The version that is shown: the latest, unless another was asked for. */
      shown: ProtocolVersion,
      startedFrom: z.object({ id: ProtocolId, title: Wording }).nullable(),
      isRetired: z.boolean(),
      /** All of them, the latest first. */
      versions: z.array(ProtocolVersion.pick({ number: true, writtenBy: true, writtenAt: true })),
    })
    .nullable(),
  mayWrite: z.boolean(),
});
export type ProtocolPage = z.infer<typeof ProtocolPage>;

/** One save of a district's own protocol. */
export const ProtocolWriting = z.strictObject({
  id: OwnProtocolId,
  versionId: ProtocolVersionId,
  /** The version that the writer began from; null for a new protocol. */
  basedOn: ProtocolVersionId.nullable(),
  /** The protocol that a new one is a copy of; null when it began from nothing, and for every later version. */
  startedFrom: ProtocolId.nullable(),
  language: Language,
  content: OwnProtocol,
});
export type ProtocolWriting = z.infer<typeof ProtocolWriting>;

const protocol = endpoint.errors(protocolProblems);
const mayWrite = { may: { capacities: protocolCapacities } } as const;
const Retirement = z.strictObject({ id: OwnProtocolId, actId: z.uuid() });

export const protocolContract = {
  listProtocols: protocol
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/protocols',
      summary: 'The library of protocols: the district’s own, then the samples',
      description: 'Retired ones are in it and say so, for conversations that were held with them.',
    })
    .output(z.array(ProtocolSummary)),

  readProtocol: protocol
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/conversations/protocols/{id}',
      summary: 'One protocol, whole; of a district’s own also an earlier version, by its number',
    })
    .input(z.strictObject({ id: ProtocolId, version: z.coerce.number<number>().int().min(1).optional() }))
    .output(ProtocolPage),

  writeProtocol: protocol
    .meta(mayWrite)
    .route({
      method: 'PUT',
      path: '/conversations/protocols/{id}/versions/{versionId}',
      summary: 'Save the district’s own protocol: each save is a new version',
      description:
        'Texts need one language; readers of another read that one. The same again is accepted. Refused when somebody has ' +
        'saved a newer version than `basedOn`, which is sent along, and when a work is cited that is in no list.',
    })
    .input(ProtocolWriting)
    .output(ProtocolPage),

  retireProtocol: protocol
    .meta(mayWrite)
    .route({
      method: 'PUT',
      path: '/conversations/protocols/{id}/retirements/{actId}',
      summary: 'Put the district’s own protocol away: no new conversation offers it, and it stays readable',
    })
    .input(Retirement)
    .output(ProtocolPage),

  takeUpProtocol: protocol
    .meta(mayWrite)
    .route({
      method: 'PUT',
      path: '/conversations/protocols/{id}/returns/{actId}',
      summary: 'Take a protocol up again that was put away',
    })
    .input(Retirement)
    .output(ProtocolPage),
};
