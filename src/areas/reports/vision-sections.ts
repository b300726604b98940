import { shareOf } from './coverage-rules.ts';
import { section } from './section.ts';
import { listCoverage, listInForce, listLastReadings, listSessionsIn, readFocus } from './store.ts';

const none = { statements: [], figures: [], note: null };

const focus = section({
  id: 'focus',
  column: 'understanding',
  read: async (ground) =>
    ground.building === null ? { set: await readFocus(ground.tx, ground.today) } : null,
  tell: ({ set }, say) => ({
    ...none,
    title: say.words('focus'),
    statements: set === undefined ? [] : [say.own(set.practice), say.own(set.why)],
    note: set === undefined ? say.words('focus_none') : null,
  }),
});

const visions = section({
  id: 'visions',
  column: 'understanding',
  read: (ground) => listInForce(ground.tx),
  tell: (versions, say) => ({
    ...none,
    title: say.words('visions'),
    statements: versions.map(({ title, number, adoptedOn }) =>
      say.words('visions_one', { title, number: say.number(number), day: say.day(adoptedOn) }),
    ),
    note: versions.length === 0 ? say.words('visions_none') : null,
  }),
});

/** The lowest whole of a hundred below, and the highest above: an interval is never made narrower by rounding. */
const low = (share: number) => Math.floor(share * 100);
const high = (share: number) => Math.ceil(share * 100);

const seen = section({
  id: 'seen',
  column: 'understanding',
  read: (ground) => listLastReadings(ground.tx, ground.building?.id ?? null),
  tell: (readings, say) => {
    const hidden = readings.flatMap(({ practices }) =>
      practices.filter(({ figure }) => figure === null).map(({ name }) => name),
    );
    return {
      ...none,
      title: say.words('seen'),
      statements: hidden.length === 0 ? [] : [say.words('seen_hidden', { practices: say.list(hidden) })],
      figures: readings.flatMap(({ endsOn, practices }) =>
        practices.flatMap(({ name, figure }) => {
          if (figure === null) return [];
          const { present, visits, share } = figure;
          const counts = { practice: name, present: say.number(present), visits: say.number(visits) };
          const text =
            share === null
              ? say.words('seen_count', counts)
              : say.words('seen_share', {
                  ...counts,
                  low: say.number(low(share.low)),
                  high: say.number(high(share.high)),
                });
          return [{ text, n: visits, on: endsOn }];
        }),
      ),
      note: readings.length === 0 ? say.words('seen_none') : null,
    };
  },
});

const study = section({
  id: 'study',
  column: 'understanding',
  read: async (ground) => (ground.building === null ? listCoverage(ground.tx) : null),
  tell: (versions, say, { today }) => {
    const told = versions.map(({ title, people, studied }) => ({
      title,
      people,
      share: shareOf({ people, studied }),
    }));
    return {
      ...none,
      title: say.words('study'),
      statements: told
        .filter(({ share }) => share === null)
        .map(({ title }) => say.words('study_few', { title })),
      figures: told.flatMap(({ title, people, share }) =>
        share === null
          ? []
          : [
              {
                text: say.words('study_share', { title, percent: say.number(share.percent) }),
                n: people,
                on: today,
              },
            ],
      ),
      note: versions.length === 0 ? say.words('study_none') : null,
    };
  },
});

const sessions = section({
  id: 'sessions',
  column: 'understanding',
  read: async ({ tx, building }) => (building === null ? null : listSessionsIn(tx, building.id)),
  tell: (versions, say, { today }) => ({
    ...none,
    title: say.words('study'),
    figures: versions.map(({ title, here, everywhere }) => ({
      text: say.words('study_sessions', {
        title,
        here: say.number(here),
        everywhere: say.number(everywhere),
      }),
      n: here + everywhere,
      on: today,
    })),
    note: versions.length === 0 ? say.words('study_none') : null,
  }),
});

/** What people understand together about instruction, and what is seen of it. */
export const visionSections = [focus, visions, seen, study, sessions];
