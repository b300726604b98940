/** The places of the small Maple Ridge that tests use. */
export const places = {
  buildings: ['Lakeside Elementary', 'Birchwood Middle', 'Maple Ridge High'],
  subjects: ['Mathematics', 'English Language Arts'],
  bands: ['K-2', '3-5', '6-8', '9-12'],
};

/** Its named people, by the name by which tests call them. The demo district has the same ones, and many more. */
export const people = {
  sam: { fullName: 'Sam Ortiz', capacity: 'superintendent' },
  dana: { fullName: 'Dana Whitfield', capacity: 'dn_member' },
  noor: { fullName: 'Noor Haddad', capacity: 'dn_member' },
  priya: { fullName: 'Priya Raman', capacity: 'building_administrator', building: 'Lakeside Elementary' },
  marcus: { fullName: 'Marcus Bell', capacity: 'building_administrator', building: 'Birchwood Middle' },
  elena: { fullName: 'Elena Vargas', capacity: 'coach' },
  theo: { fullName: 'Theo Lindqvist', capacity: 'teacher', building: 'Lakeside Elementary' },
  amina: { fullName: 'Amina Yusuf', capacity: 'teacher', building: 'Lakeside Elementary' },
  grace: { fullName: 'Grace Kowalski', capacity: 'teacher', building: 'Birchwood Middle' },
  ben: { fullName: 'Ben Achterberg', capacity: 'teacher', building: 'Maple Ridge High' },
  rosa: { fullName: 'Rosa Jimenez', capacity: 'bn_member', building: 'Lakeside Elementary' },
  walt: { fullName: 'Walt Jensen', capacity: 'other_staff', building: 'Maple Ridge High' },
  ursula: { fullName: 'Ursula Okafor', capacity: 'union_representative' },
  bruno: { fullName: 'Bruno Castellano', capacity: 'board_member' },
  odette: { fullName: 'Odette Pierce', capacity: 'district_office' },
  fiona: { fullName: 'Fiona Abara', capacity: 'field_associate' },
  stranger: { fullName: 'Sibyl Strand', capacity: 'superintendent', isElsewhere: true },
} as const satisfies Record<
  string,
  { fullName: string; capacity: string; building?: string; isElsewhere?: true }
>;

export type NamedPerson = keyof typeof people;
