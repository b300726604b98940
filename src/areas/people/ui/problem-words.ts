import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { peopleProblems } from '../contract.ts';
import type { FileFault } from '../import-contract.ts';
import type { PasswordFault } from '../password-rules.ts';

/** What is wrong with a password, each in half a sentence. */
export const passwordFaultWords: Record<PasswordFault, () => string> = {
  'too-short': m.people_password_too_short,
  'too-long': m.people_password_too_long,
  common: m.people_password_common,
  'own-name': m.people_password_own_name,
  'one-pattern': m.people_password_one_pattern,
};

const fileFaultWords: Record<FileFault, (data: { columns: string[]; line: number | null }) => string> = {
  empty: () => m.problem_people_import_empty(),
  'not-text': () => m.problem_people_import_not_text(),
  'columns-missing': ({ columns }) => m.problem_people_import_columns_missing({ columns: list(columns) }),
  'column-twice': ({ columns }) => m.problem_people_import_column_twice({ column: columns[0] ?? '' }),
  quotes: ({ line }) => m.problem_people_import_quotes({ line: number(line ?? 1) }),
  'too-long': () => m.problem_people_import_too_long(),
};

const placeWords = { building: m.people_building, band: m.people_band, subject: m.people_subject };

/** Words for every refusal of the people area. */
export const peopleProblemWords = {
  'people/wrong-sign-in': () => m.problem_people_wrong_sign_in(),
  'people/choose-district': () => m.problem_people_choose_district(),
  'people/no-capacity-today': () => m.problem_people_no_capacity_today(),
  'people/capacity-not-yours': () => m.problem_people_capacity_not_yours(),
  'people/wrong-password': () => m.problem_people_wrong_password(),
  'people/password-weak': (data: { faults: PasswordFault[] }) =>
    m.problem_people_password_weak({ faults: list(data.faults.map((fault) => passwordFaultWords[fault]())) }),
  'people/invitation-not-open': () => m.problem_people_invitation_not_open(),
  'people/email-taken': () => m.problem_people_email_taken(),
  'people/capacity-held': () => m.problem_people_capacity_held(),
  'people/building-needed': () => m.problem_people_building_needed(),
  'people/place-not-open': (data: { list: keyof typeof placeWords }) =>
    m.problem_people_place_not_open({ list: placeWords[data.list]() }),
  'people/ends-before-start': () => m.problem_people_ends_before_start(),
  'people/last-administrator': () => m.problem_people_last_administrator(),
  'people/delegation-to-self': () => m.problem_people_delegation_to_self(),
  'people/delegation-past': () => m.problem_people_delegation_past(),
  'people/designee-not-current': () => m.problem_people_designee_not_current(),
  'people/consent-past': () => m.problem_people_consent_past(),
  'people/consent-too-long': () => m.problem_people_consent_too_long(),
  'people/consent-to-staff': () => m.problem_people_consent_to_staff(),
  'people/consent-in-force': () => m.problem_people_consent_in_force(),
  'people/import-unreadable': (data: { fault: FileFault; columns: string[]; line: number | null }) =>
    fileFaultWords[data.fault](data),
  'people/import-out-of-date': () => m.problem_people_import_out_of_date(),
  'people/import-has-problems': (data: { count: number }) =>
    m.problem_people_import_has_problems({ count: data.count, shown: number(data.count) }),
  'people/import-ends-most': (data: { ending: number; of: number }) =>
    m.problem_people_import_ends_most({ ending: number(data.ending), of: number(data.of) }),
  'people/import-ends-you': () => m.problem_people_import_ends_you(),
} satisfies Record<keyof typeof peopleProblems, (data: never) => string>;
