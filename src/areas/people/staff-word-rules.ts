import { type CapacityKind, capacityKinds } from '../../kit/actor.ts';

/** How files name the capacities, besides by their own names. Rosters of other systems are met half-way. */
const words: Record<string, CapacityKind> = {
  'classroom teacher': 'teacher',
  instructor: 'teacher',
  maestro: 'teacher',
  maestra: 'teacher',
  docente: 'teacher',
  principal: 'building_administrator',
  'assistant principal': 'building_administrator',
  'vice principal': 'building_administrator',
  director: 'building_administrator',
  directora: 'building_administrator',
  'instructional coach': 'coach',
  superintendente: 'superintendent',
  'district network member': 'dn_member',
  dn: 'dn_member',
  'building network member': 'bn_member',
  bn: 'bn_member',
  aide: 'other_staff',
  paraprofessional: 'other_staff',
  'support staff': 'other_staff',
  staff: 'other_staff',
  proctor: 'other_staff',
  'union rep': 'union_representative',
  'board of education': 'board_member',
  'district administrator': 'district_office',
  districtadministrator: 'district_office',
  'central office': 'district_office',
};

const students =
  /^(students?|learners?|pupils?|estudiantes?|alumn[oa]s?|طالب|طالبة|طلاب|تلميذ|تلميذة)(?![\p{L}])/u;
const families =
  /^(parents?|guardians?|relatives?|famil(y|ies)|padres?|madres?|tutor(es)? legal(es)?|ولي أمر)(?![\p{L}])/u;

function bare(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ');
}

/** Whether a line is a student's. */
export function isStudentWord(word: string): boolean {
  return students.test(bare(word));
}

/** Whether a line is a parent's or guardian's. */
export function isParentWord(word: string): boolean {
  return families.test(bare(word));
}

/**
 * The capacity that a word of a file means. `administrator` is a building's where the line names one; without one it
 * could be anybody of the district and is for a person to make clear.
 */
export function kindOfWord(word: string, hasBuilding: boolean): CapacityKind | 'unclear' | null {
  const text = bare(word);
  if (text === 'administrator' || text === 'admin') return hasBuilding ? 'building_administrator' : 'unclear';
  const own = capacityKinds.find((kind) => bare(kind) === text);
  return own ?? words[text] ?? null;
}
