import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { districtProblems } from '../contract.ts';

type List = 'buildings' | 'subjects' | 'bands';

/** A list of the district in the reader's language. */
export const listWords: Record<List, () => string> = {
  buildings: m.district_buildings,
  subjects: m.district_subjects,
  bands: m.district_bands,
};

const passwordFaultWords: Record<string, () => string> = {
  'too-short': m.district_password_too_short,
  'too-long': m.district_password_too_long,
  common: m.district_password_common,
  'own-name': m.district_password_own_name,
  'one-pattern': m.district_password_one_pattern,
};

/** Words for every refusal of the district area. */
export const districtProblemWords = {
  'district/wrong-code': () => m.problem_district_wrong_code(),
  'district/already-set-up': () => m.problem_district_already_set_up(),
  'district/same-name-twice': (data: { list: List; name: string }) =>
    m.problem_district_same_name_twice({ list: listWords[data.list](), name: data.name }),
  'district/terms-overlap': (data: { one: string; other: string }) =>
    data.one === data.other
      ? m.problem_district_term_backwards({ name: data.one })
      : m.problem_district_terms_overlap(data),
  'district/first-password-weak': (data: { faults: string[] }) =>
    m.problem_district_first_password_weak({
      faults: list(data.faults.map((fault) => passwordFaultWords[fault]?.() ?? fault)),
    }),
  'district/no-demo': () => m.problem_district_no_demo(),
  'district/not-a-demo': () => m.problem_district_not_a_demo(),
  'district/name-not-repeated': (data: { name: string }) => m.problem_district_name_not_repeated(data),
  'district/last-place': (data: { list: List }) =>
    m.problem_district_last_place({ list: listWords[data.list]() }),
  'district/order-incomplete': () => m.problem_district_order_incomplete(),
} satisfies Record<keyof typeof districtProblems, (data: never) => string>;
