import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import { isOld } from './age-rules.ts';
import { findDisagreements, levelOfPulse, levelOfRating, levelOfTraces } from './disagreement-rules.ts';
import { readLastSeen } from './entry-store.ts';
import type { Indicator } from './indicator-schema.ts';
import { readOldAfterMonths, readToday } from './place-store.ts';
import { listPulseOfParts } from './pulse-store.ts';
import { type KeptPartRating, listPartRatings } from './rating-store.ts';
import type { IndicatorStreams, PartStreams, PulseOfPart } from './stream-contract.ts';
import { type CountedTrace, tracesOfPart } from './trace-rules.ts';
import { countTraces } from './trace-store.ts';

/** Everything that the three streams of a place are made of, read once for all indicators. */
export type Streams = {
  buildingId: string | null;
  today: string;
  oldAfterMonths: number;
  ratings: KeptPartRating[];
  lastSeen: ReadonlyMap<string, string>;
  pulse: PulseOfPart[];
  traces: CountedTrace[];
  isInUse: boolean;
};

export async function readStreams(tx: Tx, actor: Actor, buildingId: string | null): Promise<Streams> {
  const traces = await countTraces(tx, actor, buildingId);
  return {
    buildingId,
    today: await readToday(tx),
    oldAfterMonths: await readOldAfterMonths(tx),
    ratings: await listPartRatings(tx, { buildingId }),
    lastSeen: await readLastSeen(tx, buildingId),
    pulse: await listPulseOfParts(tx, buildingId),
    traces,
    isInUse: traces.some(({ count }) => count !== null && count > 0),
  };
}

/** An indicator with each part in its three streams. */
export function streamsOf(indicator: Indicator, streams: Streams): IndicatorStreams {
  const { id, ordinal, statement } = indicator;
  const parts = indicator.parts.map((part) => partStreams(part, streams));
  const ids = new Set(indicator.parts.map((part) => part.id));
  const own = streams.traces.filter((trace) => trace.partIds.some((part) => ids.has(part)));
  return {
    ...{ id, ordinal, statement, parts },
    lastRatedOn:
      parts
        .flatMap(({ rating }) => rating?.heldOn ?? [])
        .toSorted()
        .at(-1) ?? null,
    traces: own.reduce((sum, { count, quarters }) => sum + (quarters === null ? 0 : (count ?? 0)), 0),
    isDisagreeing: parts.some(({ questions }) => questions.length > 0),
  };
}

function partStreams({ id, name, question }: Indicator['parts'][number], streams: Streams): PartStreams {
  const standing = streams.ratings.filter((one) => one.partId === id && !one.isCorrected);
  // A place is spoken for by its network; where that has not rated, by the latest group of the very place.
  const ofPlace = standing.filter(({ building }) => (building?.id ?? null) === streams.buildingId);
  const rating = ofPlace.find(({ isNetwork }) => isNetwork) ?? ofPlace[0] ?? null;
  const pulse = streams.pulse.find((one) => one.partId === id) ?? null;
  const traces = tracesOfPart(streams.traces, id);
  const lastSeenOn = streams.lastSeen.get(id) ?? null;
  const levels = {
    rating: levelOfRating(rating),
    pulse: levelOfPulse(pulse),
    traces: levelOfTraces(traces, streams.isInUse),
  };
  return {
    ...{ id, name, question, lastSeenOn, pulse, traces, levels },
    rating: rating && ratingOnWire(rating),
    isOld: isOld(lastSeenOn, streams.today, streams.oldAfterMonths),
    questions: findDisagreements(levels, rating, latestOfGroups(standing)),
  };
}

/** The latest rating of each group; they come the latest first. */
function latestOfGroups(ratings: readonly KeptPartRating[]): KeptPartRating[] {
  const latest = new Map<string, KeptPartRating>();
  for (const rating of ratings) if (!latest.has(rating.groupId)) latest.set(rating.groupId, rating);
  return [...latest.values()];
}

/** A rating as it leaves the server. */
export function ratingOnWire({
  indicatorId: _indicator,
  partId: _part,
  groupId: _group,
  isNetwork: _network,
  ...rating
}: KeptPartRating) {
  return rating;
}
