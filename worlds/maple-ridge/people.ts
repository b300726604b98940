/** The password of everybody who can sign in to Maple Ridge. It is printed, and opens nothing but a demo. */
export const password = 'three maples by the ridge';

/**
 * Who can sign in. The first fifteen are the people of the small Maple Ridge that tests use; the others are needed so
 * that every building has somebody who visits.
 */
export const named = {
  sam: { name: 'Sam Ortiz', capacity: 'superintendent' },
  dana: { name: 'Dana Whitfield', capacity: 'dn_member' },
  noor: { name: 'Noor Haddad', capacity: 'dn_member' },
  priya: { name: 'Priya Raman', capacity: 'building_administrator', building: 'Lakeside Elementary' },
  marcus: { name: 'Marcus Bell', capacity: 'building_administrator', building: 'Birchwood Middle' },
  elena: { name: 'Elena Vargas', capacity: 'coach' },
  theo: { name: 'Theo Lindqvist', capacity: 'teacher', building: 'Lakeside Elementary', band: '3-5' },
  amina: { name: 'Amina Yusuf', capacity: 'teacher', building: 'Lakeside Elementary', band: 'K-2' },
  grace: { name: 'Grace Kowalski', capacity: 'teacher', building: 'Birchwood Middle', band: '6-8' },
  ben: { name: 'Ben Achterberg', capacity: 'teacher', building: 'Maple Ridge High', band: '9-12' },
  rosa: { name: 'Rosa Jimenez', capacity: 'bn_member', building: 'Lakeside Elementary' },
  walt: { name: 'Walt Jensen', capacity: 'other_staff', building: 'Maple Ridge High' },
  ursula: { name: 'Ursula Okafor', capacity: 'union_representative' },
  bruno: { name: 'Bruno Castellano', capacity: 'board_member' },
  odette: { name: 'Odette Pierce', capacity: 'district_office' },
  tomasz: {
    name: 'Tomasz Wisniewski',
    capacity: 'building_administrator',
    building: 'Riverbend Elementary',
  },
  mai: { name: 'Mai Vang', capacity: 'building_administrator', building: 'Oak Street Elementary' },
  keisha: { name: 'Keisha Robinson', capacity: 'building_administrator', building: 'Maple Ridge High' },
  linda: { name: 'Linda VanderMolen', capacity: 'building_administrator', building: 'Cedar Street Center' },
  darnell: { name: 'Darnell Hughes', capacity: 'coach' },
} as const satisfies Record<string, { name: string; capacity: string; building?: string; band?: string }>;

export type PersonKey = keyof typeof named;

/** The e-mail of a name: letters that every keyboard has, and a domain that belongs to nobody. */
export function emailOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[^\p{L}\s]/gu, '');
  return `${plain.toLowerCase().trim().replace(/\s+/g, '.')}@mapleridge.example`;
}

const capacityWords: Record<string, string> = {
  superintendent: 'Superintendent',
  dn_member: 'District Network member',
  building_administrator: 'Principal',
  coach: 'Coach',
  teacher: 'Teacher',
  bn_member: 'Building Network member',
  other_staff: 'Staff',
  union_representative: 'Union representative',
  board_member: 'Board member',
  district_office: 'District office',
};

/** Everybody's sign-in, as it is printed and as the first-run screen shows it. */
export function signIns(): { name: string; email: string; password: string; capacity: string }[] {
  return Object.values(named).map((who) => {
    const capacity = capacityWords[who.capacity] ?? who.capacity;
    const place = 'building' in who ? `, ${who.building}` : '';
    return { name: who.name, email: emailOf(who.name), password, capacity: `${capacity}${place}` };
  });
}

/** An associate of the state's field team, whom the district lets see chosen parts. */
export const associate = { givenName: 'Fiona', familyName: 'Abara', email: emailOf('Fiona Abara') };

/** The named people, and the associate, who is none of the district's own. */
export function everySignIn(): ReturnType<typeof signIns> {
  const { givenName, familyName, email } = associate;
  return [
    ...signIns(),
    { name: `${givenName} ${familyName}`, email, password, capacity: 'Field team of the state, by consent' },
  ];
}
