/** What can be wrong with a password, in the order in which it is best mended. */
export const passwordFaults = ['too-short', 'too-long', 'common', 'own-name', 'one-pattern'] as const;
export type PasswordFault = (typeof passwordFaults)[number];

export const shortestPassword = 12;
export const longestPassword = 200;

/** Words about the person that a password may not simply repeat. */
export type PasswordOwner = { givenName: string; familyName: string; email: string; districtName?: string };

/**
 * What is wrong with a password; nothing when it will do. Length is what protects, so nothing is asked about kinds of
 * characters: https://pages.nist.gov/800-63-4/sp800-63b.html
 */
export function findPasswordFaults(password: string, owner: PasswordOwner): PasswordFault[] {
  const faults: PasswordFault[] = [];
  // As a reader counts: an accented letter or an emoji is one.
  const length = [...password.normalize('NFC')].length;
  if (length < shortestPassword) faults.push('too-short');
  if (length > longestPassword) faults.push('too-long');
  const bare = plain(password);
  if (isCommon(bare)) faults.push('common');
  if (isMostlyOwn(bare, owner)) faults.push('own-name');
  if (isOnePattern(bare === '' ? password : bare)) faults.push('one-pattern');
  return faults;
}

/** Lower case, without accents, spaces or signs: as a guesser would see it. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s\p{P}\p{S}]/gu, '');
}

/** The heads of the passwords that lists of stolen ones begin with; any tail of digits makes them no better. */
const commonHeads = [
  'password',
  'passwort',
  'contrasena',
  'passw0rd',
  'p4ssword',
  'letmein',
  'letmeinplease',
  'welcome',
  'welcometoschool',
  'iloveyou',
  'ilovemyschool',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsx',
  'qazwsxedc',
  'adminadmin',
  'administrator',
  'superintendent',
  'changeme',
  'changemenow',
  'trustno',
  'football',
  'baseball',
  'basketball',
  'princess',
  'sunshine',
  'dragon',
  'monkey',
  'superman',
  'batman',
  'abcdef',
  'abcdefgh',
  'abcdefghijkl',
  'schoolschool',
  'teacherteacher',
  'teacher',
  'mathteacher',
  'principal',
  'jointly',
  'passwordpassword',
  'correcthorsebatterystaple',
  'thisismypassword',
  'mypassword',
  'secret',
  'secretpassword',
  'whatever',
  'michigan',
  'gowolverines',
  'gospartans',
  'summer',
  'winter',
  'spring',
  'autumn',
];

function isCommon(bare: string): boolean {
  const core = bare.replace(/^\d+|\d+$/g, '');
  return commonHeads.includes(core) || (core === '' && bare !== '' && isCommonDigits(bare));
}

/** Digits alone are dates, telephone numbers or counting: all among the first guesses when under sixteen. */
function isCommonDigits(digits: string): boolean {
  return digits.length < 16;
}

/** Whether little is left when the owner's names, mail and district are taken out. */
function isMostlyOwn(bare: string, owner: PasswordOwner): boolean {
  const [mailbox = '', domain = ''] = owner.email.split('@');
  const own = [
    owner.givenName,
    owner.familyName,
    mailbox,
    ...mailbox.split(/[._+-]/),
    domain.split('.')[0] ?? '',
    owner.districtName ?? '',
    ...(owner.districtName ?? '').split(/\s+/),
  ]
    .map(plain)
    .filter((word) => word.length >= 3)
    .sort((one, other) => other.length - one.length);
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), bare);
  return rest.length < bare.length && rest.replace(/\d/g, '').length < 4;
}

/** One piece said again and again, or counting up or down: `abcabcabcabc`, `123456789abc`. */
function isOnePattern(bare: string): boolean {
  if (new Set(bare).size < 4) return true;
  if (/^(.{1,4})\1+.{0,3}$/u.test(bare)) return true;
  const steps = [...bare]
    .slice(1)
    .map((sign, at) => (sign.codePointAt(0) ?? 0) - (bare.codePointAt(at) ?? 0));
  const even = steps.filter((step) => Math.abs(step) === 1).length;
  return even >= steps.length - 1;
}
