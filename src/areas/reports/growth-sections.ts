import { type Standing, type StandingGround, standingOf } from '../../kit/component-standing.ts';
import { addDays } from '../../kit/days.ts';
import {
  findPulse,
  type GoalFacts,
  listGoals,
  listHistories,
  listMeasures,
  listNorms,
  listRatings,
} from './growth-store.ts';
import { readPartNames } from './part-names.ts';
import type { Say } from './say-rules.ts';
import { section } from './section.ts';
import { readPurpose } from './store.ts';

const none = { statements: [], figures: [], note: null };

const norms = section({
  id: 'norms',
  column: 'responsibility',
  read: async (ground) => {
    const buildingId = ground.building?.id ?? null;
    const kept = await listNorms(ground.tx, buildingId);
    if (kept.length > 0) return { kept };
    // Where the register is still empty, what the network keeps when it meets.
    const said = await readPurpose(ground.tx, buildingId);
    return { kept: (said?.norms ?? []).map((text) => ({ text, on: said?.saidOn ?? ground.today })) };
  },
  tell: ({ kept }, say) => ({
    ...none,
    title: say.words('norms'),
    statements: kept.map(({ text, on }) => say.words('norms_one', { text: say.own(text), day: say.day(on) })),
    note: kept.length === 0 ? say.words('norms_none') : null,
  }),
});

/** A count from one to nine would say too much of each: it is told as few. */
const isFew = ({ unit }: Pick<GoalFacts, 'unit'>, value: number): boolean =>
  unit === 'count' && value > 0 && value < 10;

function amount(say: Say, goal: Pick<GoalFacts, 'unit'>, value: number): string {
  if (isFew(goal, value)) return say.words('goals_few');
  const { unit } = goal;
  return unit === 'percent' ? say.words('of_hundred', { value: say.number(value) }) : say.number(value);
}

const tellGoal = (say: Say, goal: GoalFacts): string =>
  say.words('goals_one', {
    what: say.own(goal.what),
    value: amount(say, goal, goal.value),
    baseline: amount(say, goal, goal.baseline),
    aim: amount(say, goal, goal.aim),
    day: say.day(goal.aimOn),
  });

const goals = section({
  id: 'goals',
  column: 'responsibility',
  read: async (ground) => ({ open: await listGoals(ground.tx, ground.building?.id ?? null) }),
  tell: ({ open }, say) => {
    const told = open.map((goal) => ({
      text: tellGoal(say, goal),
      // Where nothing is a share of anything, a count is its own number; one of few has none that may be told.
      n: goal.n ?? (goal.unit === 'count' && !isFew(goal, goal.value) ? goal.value : null),
      on: goal.on,
    }));
    return {
      ...none,
      title: say.words('goals'),
      statements: told.flatMap(({ text, n }) => (n === null ? [text] : [])),
      figures: told.flatMap(({ text, n, on }) => (n === null ? [] : [{ text, n, on }])),
      note: open.length === 0 ? say.words('goals_none') : null,
    };
  },
});

const measures = section({
  id: 'measures',
  column: 'responsibility',
  read: async (ground) => {
    const kept = ground.building === null ? await listMeasures(ground.tx) : [];
    return kept.length === 0 ? null : { kept };
  },
  tell: ({ kept }, say) => ({
    ...none,
    title: say.words('measures'),
    figures: kept.map(({ name, counted, all, startsIn, on }) => ({
      text: say.words('measures_one', {
        name: say.own(name),
        counted: say.number(counted),
        all: say.number(all),
        year: `${startsIn}–${startsIn + 1}`,
      }),
      n: all,
      on,
    })),
  }),
});

const pulse = section({
  id: 'pulse',
  column: 'responsibility',
  read: async (ground) => (ground.building === null ? ((await findPulse(ground.tx)) ?? null) : null),
  tell: ({ on, asked, answered }, say) => ({
    ...none,
    title: say.words('pulse'),
    figures:
      answered === null
        ? []
        : [
            {
              text: say.words('pulse_answered', {
                answered: say.number(answered),
                asked: say.number(asked),
              }),
              n: asked,
              on,
            },
          ],
    note: answered === null ? say.words('pulse_few', { day: say.day(on) }) : null,
  }),
});

const indicators = section({
  id: 'indicators',
  column: 'responsibility',
  scope: 'indicators',
  read: async (ground) => {
    const ratings = await listRatings(ground.tx, ground.building?.id ?? null);
    return ratings.length === 0 ? null : { ratings };
  },
  tell: ({ ratings }, say) => ({
    ...none,
    title: say.words('indicators'),
    figures: readPartNames(say.language).flatMap(({ id, ordinal, parts }) => {
      const rating = ratings.find(({ indicatorId }) => indicatorId === id);
      if (rating === undefined) return [];
      const levels = rating.parts.map(({ partId, level }) =>
        say.words('indicators_part', {
          part: parts.get(partId) ?? partId,
          level: level?.[say.language] ?? say.words('indicators_apart'),
        }),
      );
      return [
        {
          text: say.words('indicators_one', { number: say.number(ordinal), levels: say.list(levels) }),
          n: rating.present,
          on: rating.on,
        },
      ];
    }),
    note: say.words('indicators_note'),
  }),
});

/** How many parts stand how today, as the Blueprint itself says it, and how many are to begin within half a year. */
function countStandings(histories: readonly StandingGround[], today: string) {
  const standings = histories.map(standingOf);
  const counted = (state: Standing['state']) => standings.filter((one) => one.state === state).length;
  const until = addDays(today, 182);
  return {
    all: standings.length,
    started: counted('started'),
    installed: counted('installed'),
    lapsed: counted('lapsed'),
    coming: standings.filter(
      ({ state, since }) => state === 'planned' && since !== null && since >= today && since <= until,
    ).length,
  };
}

const installation = section({
  id: 'installation',
  column: 'responsibility',
  scope: 'timeline',
  read: async (ground) => {
    if (ground.building !== null) return null;
    const found = countStandings(await listHistories(ground.tx, ground.today), ground.today);
    return found.started + found.installed + found.lapsed + found.coming === 0 ? null : found;
  },
  tell: ({ all, started, installed, lapsed, coming }, say, { today }) => ({
    ...none,
    title: say.words('installation'),
    figures: [
      {
        text: say.words('installation_states', {
          installed: say.number(installed),
          started: say.number(started),
          lapsed: say.number(lapsed),
          coming: say.number(coming),
          all: say.number(all),
        }),
        n: all,
        on: today,
      },
    ],
  }),
});

/** How the culture grows: what was agreed, aimed at, heard and rated, and what is being installed. */
export const normSections = [norms];
export const growthSections = [goals, measures, pulse, indicators, installation];
