import type { z } from 'zod';
import { day, list, moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { observationProblems } from '../contract.ts';

type Problems = typeof observationProblems;
type DataOf<Kind> = Kind extends { data: infer Schema extends z.ZodType } ? z.infer<Schema> : undefined;
type Words = { [Code in keyof Problems]: (data: DataOf<Problems[Code]>) => string };

const notInWindow = {
  building: m.problem_observation_not_in_window_building,
  band: m.problem_observation_not_in_window_band,
  practice: m.problem_observation_not_in_window_practice,
};

const windowDates = {
  'ends-before-it-starts': () => m.problem_observation_window_ends_before(),
  'starts-in-the-past': (today: string) => m.problem_observation_window_in_past({ today: day(today) }),
  'before-adoption': () => m.problem_observation_window_before_adoption(),
  'too-long': () => m.problem_observation_window_too_long(),
};

const invitationDays = {
  'ends-before-it-starts': () => m.problem_observation_invitation_before(),
  'in-the-past': (today: string) => m.problem_observation_invitation_past({ today: day(today) }),
  'too-long': () => m.problem_observation_invitation_long(),
};

/** What a person reads about every refusal of the observation area, also those inside a delivery's receipt. */
export const observationProblemWords = {
  'observation/names-nobody': ({ fields }) =>
    m.problem_observation_names_nobody({ fields: list(fields.map((field) => `“${field}”`)) }),
  'observation/visit-not-readable': ({ fields }) =>
    m.problem_observation_visit_not_readable({ fields: fields.join(', ') }),
  'observation/other-person': () => m.problem_observation_other_person(),
  'observation/not-an-observer': () => m.problem_observation_not_an_observer(),
  'observation/unknown-window': () => m.problem_observation_unknown_window(),
  'observation/outside-window': ({ startedOn, startsOn, endsOn }) =>
    m.problem_observation_outside_window({
      startedOn: day(startedOn),
      startsOn: day(startsOn),
      endsOn: day(endsOn),
    }),
  'observation/not-in-window': ({ what }) => notInWindow[what](),
  'observation/different-visit': ({ receivedAt }) =>
    m.problem_observation_different_visit({ receivedAt: moment(receivedAt) }),
  'observation/not-your-building': () => m.problem_observation_not_your_building(),
  'observation/no-agreement': () => m.problem_observation_no_agreement(),
  'observation/version-not-current': ({ currentVersionId }) =>
    currentVersionId === null
      ? m.problem_observation_version_not_adopted()
      : m.problem_observation_version_replaced(),
  'observation/gate-closed': ({ coveragePercent, thresholdPercent }) =>
    m.problem_observation_gate_closed({
      percent: number(coveragePercent),
      threshold: number(thresholdPercent),
    }),
  'observation/windows-overlap': ({ building, startsOn, endsOn }) =>
    m.problem_observation_windows_overlap({ building, startsOn: day(startsOn), endsOn: day(endsOn) }),
  'observation/window-dates': ({ why, today }) => windowDates[why](today),
  'observation/minutes-outside-agreement': ({ min, max }) =>
    m.problem_observation_minutes_outside_agreement({ min: number(min), max: number(max) }),
  'observation/not-in-version': () => m.problem_observation_not_in_version(),
  'observation/way-without-practice': () => m.problem_observation_way_without_practice(),
  'observation/unknown-building': () => m.problem_observation_unknown_building(),
  'observation/named-twice': ({ what }) =>
    what === 'practice' ? m.problem_observation_practice_twice() : m.problem_observation_building_twice(),
  'observation/pair-waits': () => m.problem_observation_pair_waits(),
  'observation/no-pair': () => m.problem_observation_no_pair(),
  'observation/pair-agreed-already': ({ agreedAt }) =>
    m.problem_observation_pair_agreed_already({ agreedAt: moment(agreedAt) }),
  'observation/pair-after-reading': () => m.problem_observation_pair_after_reading(),
  'observation/pair-answers': () => m.problem_observation_pair_answers(),
  'observation/reading-stands': ({ readAt }) =>
    m.problem_observation_reading_stands({ readAt: moment(readAt) }),
  'observation/agreed-with-partner': ({ agreedAt }) =>
    m.problem_observation_agreed_with_partner({ agreedAt: moment(agreedAt) }),
  'observation/not-look-alike': () => m.problem_observation_not_look_alike(),
  'observation/invitation-days': ({ why, today }) => invitationDays[why](today),
  'observation/practice-not-in-force': () => m.problem_observation_practice_not_in_force(),
  'observation/no-building-of-yours': () => m.problem_observation_no_building_of_yours(),
  'observation/invitation-tells': ({ words }) =>
    m.problem_observation_invitation_tells({ words: list(words.map((word) => `“${word}”`)) }),
  'observation/other-building': () => m.problem_observation_other_building(),
  'observation/team-too-small': ({ people, needed }) =>
    m.problem_observation_team_too_small({ people: number(people), needed: number(needed) }),
  'observation/not-a-team-practice': () => m.problem_observation_not_a_team_practice(),
  'observation/peer-day': ({ from, today }) =>
    m.problem_observation_peer_day({ from: day(from), today: day(today) }),
  'observation/not-of-this-district': () => m.problem_observation_not_of_this_district(),
  'observation/rescue-other-building': () => m.problem_observation_rescue_other_building(),
  'observation/import-not-over': ({ today }) => m.problem_observation_import_not_over({ today: day(today) }),
  'observation/import-too-old': ({ keptForMonths }) =>
    m.problem_observation_import_too_old({ count: keptForMonths, shown: number(keptForMonths) }),
  'observation/import-part-wrong': () => m.problem_observation_import_part_wrong(),
  'observation/import-incomplete': () => m.problem_observation_import_incomplete(),
  'observation/import-not-as-announced': () => m.problem_observation_import_not_as_announced(),
  'observation/import-window-there': () => m.problem_observation_import_window_there(),
} satisfies Words;
