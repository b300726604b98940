/** Under so many people a building or a band would speak of persons. */
export const fewestPeople = 5;

type Crossing = { of: number; across: number };

/** What was done at one place, each kind apart; who works there is counted, never named. */
export type Place = {
  id: string;
  name: string;
  people: number;
  sessions: Crossing;
  groups: Crossing;
  steps?: Crossing;
};

/** Places that are large enough to speak of; apart is where something was done together and none of it with another place. */
export function placesApart<Found extends Place>(
  places: readonly Found[],
): (Omit<Found, 'people'> & { isApart: boolean })[] {
  return places
    .filter(({ people }) => people >= fewestPeople)
    .map(({ people: _, ...place }) => {
      const kinds = [place.sessions, place.groups, ...(place.steps === undefined ? [] : [place.steps])];
      return {
        ...place,
        isApart: kinds.some(({ of }) => of > 0) && kinds.every(({ across }) => across === 0),
      };
    });
}
