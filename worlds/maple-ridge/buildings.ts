import { chanceOf } from './random.ts';

/** A building: its grade bands, its staff by number, its rooms, and about how many visits a window brings it. */
export type Building = {
  name: string;
  bands: readonly string[];
  teachers: number;
  otherStaff: number;
  rooms: number;
  visits: number;
};

export const bands = ['K-2', '3-5', '6-8', '9-12'];

export const subjects = [
  { name: 'Mathematics', key: 'mathematics' },
  { name: 'English Language Arts', key: 'english-language-arts' },
  { name: 'Science', key: 'science' },
  { name: 'Social Studies', key: 'social-studies' },
  { name: 'Visual and Performing Arts', key: 'arts' },
];

/** In the district's own order. Cedar Street is too small to show: four rooms, under ten visits in any window. */
export const buildings: readonly Building[] = [
  { name: 'Lakeside Elementary', bands: ['K-2', '3-5'], teachers: 29, otherStaff: 4, rooms: 18, visits: 22 },
  { name: 'Riverbend Elementary', bands: ['K-2', '3-5'], teachers: 25, otherStaff: 3, rooms: 14, visits: 18 },
  {
    name: 'Oak Street Elementary',
    bands: ['K-2', '3-5'],
    teachers: 27,
    otherStaff: 4,
    rooms: 16,
    visits: 21,
  },
  { name: 'Birchwood Middle', bands: ['6-8'], teachers: 38, otherStaff: 5, rooms: 20, visits: 23 },
  { name: 'Maple Ridge High', bands: ['9-12'], teachers: 50, otherStaff: 6, rooms: 26, visits: 25 },
  { name: 'Cedar Street Center', bands: ['6-8', '9-12'], teachers: 6, otherStaff: 2, rooms: 4, visits: 7 },
];

/** A room: what is done in it more or less often than elsewhere, by practice, in units of the logit. */
export type Room = { id: string; band: string; leaning(practice: string): number };

/** How far rooms differ, as the standard deviation of the logit: visits to one room are alike. */
const roomSpread = 0.6;

/** The rooms of a building. They exist in this script alone: what is sent names none. */
export function roomsOf(building: Building): Room[] {
  return Array.from({ length: building.rooms }, (_, index) => {
    const id = `${building.name} ${index + 1}`;
    const leanings = new Map<string, number>();
    const leaning = (practice: string) => {
      const known = leanings.get(practice);
      if (known !== undefined) return known;
      const made = chanceOf(`room/${id}/${practice}`).normal() * roomSpread;
      leanings.set(practice, made);
      return made;
    };
    const band = building.bands[Math.floor((index * building.bands.length) / building.rooms)] ?? '';
    return { id, band, leaning };
  });
}
