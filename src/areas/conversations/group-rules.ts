import type { GroupKind, GroupMix } from './group-contract.ts';

/** What the networks are called, which are there by themselves. */
const networkNames: Record<string, { district: string; building: string }> = {
  en: { district: 'District Network', building: 'Building Network' },
  es: { district: 'Red del Distrito', building: 'Red de la Escuela' },
  ar: { district: 'شبكة المنطقة', building: 'شبكة المدرسة' },
};

/** The name of a network in the district's language; that of a building says which. */
export function networkName(language: string, building: string | null): string {
  const names = networkNames[language] ?? networkNames.en;
  if (names === undefined) throw new Error('no names for the networks');
  return building === null ? names.district : `${names.building}: ${building}`;
}

/** From this many people on, a group that stays among its own is worth a sentence. */
const silosFrom = 4;

/**
 * Where a group stays among its own. A group that belongs to one building, one band or one role by its very kind is not
 * told so: a grade-level team is of one band, a Building Network of one building.
 */
export function mixOf(
  group: { kind: GroupKind; isOfBuilding: boolean },
  counts: Omit<GroupMix, 'silos'>,
): GroupMix {
  const isLarge = counts.people >= silosFrom;
  const silos: GroupMix['silos'] = [];
  if (isLarge && counts.buildings === 1 && !group.isOfBuilding) silos.push('building');
  if (isLarge && counts.bands === 1 && group.kind !== 'grade_level') silos.push('band');
  if (isLarge && counts.roles === 1 && group.kind !== 'department' && group.kind !== 'grade_level')
    silos.push('role');
  return { ...counts, silos };
}
