import { type Audience, audiences, fewestPeople, type Share } from './coverage-contract.ts';
import { findHidden, type Line } from './suppression-rules.ts';

/** The audiences that the gate counts together. */
export const gateAudiences = [
  'administrators',
  'dn_members',
  'teachers',
] as const satisfies readonly Audience[];

export type Counted = { people: number; studied: number };
type ByAudience<Value> = Record<Audience, Value>;

/** Coverage as counted, before anything is hidden. A building or band of null is staff without one. */
export type RawCoverage = {
  gate: Counted;
  district: ByAudience<Counted>;
  buildings: { id: string | null; all: Counted; audiences: ByAudience<Counted> }[];
  bands: { id: string | null; teachers: Counted }[];
  practices: { id: string; audiences: ByAudience<Counted> }[];
};

/** Coverage as it may be shown. */
export type ShownCoverage = {
  gate: Share;
  district: ByAudience<Share>;
  buildings: { id: string | null; all: Share | null; audiences: ByAudience<Share> }[];
  bands: { id: string | null; teachers: Share }[];
  practices: { id: string; audiences: ByAudience<Share> }[];
};

/** How much a number would be missed: what the gate is made of most, coaches and other staff least. */
function worthIn(people: ReadonlyMap<string, number>): (key: string) => number {
  const ranks = new Map<string, number>([
    ['coaches', 0],
    ['other_staff', 0],
    ['dn_members', 1],
    ['administrators', 1],
    ['all', 2],
    ['teachers', 3],
  ]);
  return (key) => {
    const [place, what = ''] = key.split('/');
    if (key === 'gate') return Number.MAX_SAFE_INTEGER;
    const rank = (ranks.get(what) ?? 1) * (place === 'district' ? 10 : 1);
    return rank * 1_000_000 + (people.get(key) ?? 0);
  };
}

const hiddenShare = (people: number): Share => ({
  people: null,
  studied: null,
  hidden: people < fewestPeople ? 'few_people' : 'protects_few_people',
});

/** A record with a value for each audience. */
export function byAudience<Value>(of: (audience: Audience) => Value): ByAudience<Value> {
  return Object.fromEntries(audiences.map((audience) => [audience, of(audience)])) as ByAudience<Value>;
}

/**
 * Hides every share of fewer than five people, and whatever would give one away: buildings add up to the district,
 * audiences to a building, grade bands to the teachers, three audiences to the gate. Practices show the audiences that
 * the district shows. Where one of several numbers has to go, it is that of coaches or other staff first, then one of a
 * building, and one of the three audiences last.
 */
export function protectCoverage(raw: RawCoverage): ShownCoverage {
  const people = new Map<string, number>([['gate', raw.gate.people]]);
  const keyOf = (place: string | null, audience: string) => `${place ?? 'none'}/${audience}`;
  for (const audience of audiences) people.set(`district/${audience}`, raw.district[audience].people);
  for (const building of raw.buildings) {
    if (building.id !== null) people.set(keyOf(building.id, 'all'), building.all.people);
    for (const audience of audiences)
      people.set(keyOf(building.id, audience), building.audiences[audience].people);
  }
  for (const band of raw.bands) people.set(`band/${band.id ?? 'none'}`, band.teachers.people);
  const withBuilding = raw.buildings.filter((building) => building.id !== null);
  const lines: Line[] = [
    { parts: gateAudiences.map((audience) => `district/${audience}`), total: 'gate' },
    { parts: raw.bands.map((band) => `band/${band.id ?? 'none'}`), total: 'district/teachers' },
    ...audiences.map((audience) => ({
      parts: raw.buildings.map((building) => keyOf(building.id, audience)),
      total: `district/${audience}`,
    })),
    ...withBuilding.map((building) => ({
      parts: audiences.map((audience) => keyOf(building.id, audience)),
      total: keyOf(building.id, 'all'),
    })),
  ];
  const hidden = findHidden(people, lines, fewestPeople, worthIn(people));
  const show = (key: string, counted: Counted): Share =>
    hidden.has(key) ? hiddenShare(counted.people) : counted;
  return {
    gate: show('gate', raw.gate),
    district: byAudience((audience) => show(`district/${audience}`, raw.district[audience])),
    buildings: raw.buildings.map((building) => ({
      id: building.id,
      all: building.id === null ? null : show(keyOf(building.id, 'all'), building.all),
      audiences: byAudience((audience) => show(keyOf(building.id, audience), building.audiences[audience])),
    })),
    bands: raw.bands.map((band) => ({
      id: band.id,
      teachers: show(`band/${band.id ?? 'none'}`, band.teachers),
    })),
    practices: raw.practices.map((practice) => ({
      id: practice.id,
      audiences: byAudience((audience) => show(`district/${audience}`, practice.audiences[audience])),
    })),
  };
}
