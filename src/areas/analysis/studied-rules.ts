import type { Studied, SubjectPicture } from './series-contract.ts';

/** How many people of a place had first studied a practice of a version on a day; `on` null: they have not. */
export type FirstStudied = {
  /** Null is the whole district. */
  buildingId: string | null;
  versionId: string;
  practiceId: string;
  on: string;
  people: number;
};

export type StudyGround = {
  /** How many people there are whom visits concern, by building; under null in the district, under '' without a building. */
  people: ReadonlyMap<string | null, number>;
  studied: readonly FirstStudied[];
};

/** Fewer people than this could be told apart. */
const fewestPeople = 5;

/**
 * How much of each place had studied each practice when each window ended, by the version the window stood on. Buildings
 * are told only where every one of them has enough people: otherwise the district less the others would be the small one.
 *
 * @param windows each with the id under which it looked for the practice; null where it did not
 */
export function studiedIn(
  ground: StudyGround,
  windows: readonly { versionId: string; endsOn: string; practiceId: string | null }[],
  buildingIds: readonly string[],
): SubjectPicture['practices'][number]['studied'] {
  const mayTellBuildings = [...ground.people].every(([, people]) => people >= fewestPeople);
  return [null, ...buildingIds].map((buildingId) => {
    const people = ground.people.get(buildingId) ?? 0;
    const isTold = people >= fewestPeople && (buildingId === null || mayTellBuildings);
    return {
      buildingId,
      atWindows: windows.map((window) => {
        if (!isTold || window.practiceId === null) return null;
        const studied = ground.studied
          .filter((one) => one.buildingId === buildingId && one.versionId === window.versionId)
          .filter((one) => one.practiceId === window.practiceId)
          .filter(({ on }) => on <= window.endsOn)
          .reduce((total, one) => total + one.people, 0);
        return quarterOf(studied / people);
      }),
    };
  });
}

function quarterOf(share: number): Studied {
  if (share < 0.25) return 'under_quarter';
  if (share < 0.5) return 'quarter';
  return share < 0.75 ? 'half' : 'three_quarters';
}
