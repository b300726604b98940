import { growthSections, normSections } from './growth-sections.ts';
import type { ReportFigure } from './report-contract.ts';
import { type Ground, section } from './section.ts';
import { readBarriers, readMeeting, readPurpose, readSteps } from './store.ts';

const none = { statements: [], figures: [], note: null };

const purpose = section({
  id: 'purpose',
  column: 'responsibility',
  read: async (ground) => ({ said: await readPurpose(ground.tx, ground.building?.id ?? null) }),
  tell: ({ said }, say) => ({
    ...none,
    title: say.words('purpose'),
    statements: said === undefined ? [] : [say.own(said.purpose)],
    note:
      said === undefined
        ? say.words('purpose_none')
        : say.words('purpose_said', { day: say.day(said.saidOn) }),
  }),
});

const onDay =
  ({ today }: Ground) =>
  (text: string, n: number): ReportFigure => ({ text, n, on: today });

const steps = section({
  id: 'steps',
  column: 'responsibility',
  read: (ground) => readSteps(ground.tx, ground.building?.id ?? null, ground.today),
  tell: ({ open, done, late }, say, ground) => {
    const figure = onDay(ground);
    const all = open + done;
    const shown = { open: say.number(open), done: say.number(done), all: say.number(all) };
    return {
      ...none,
      title: say.words('steps'),
      figures:
        all === 0
          ? []
          : [
              figure(say.words('steps_done', shown), all),
              figure(say.words('steps_open', shown), all),
              ...(open === 0
                ? []
                : [figure(say.words('steps_late', { ...shown, late: say.number(late) }), open)]),
            ],
      note: all === 0 ? say.words('steps_none') : null,
    };
  },
});

const barriers = section({
  id: 'barriers',
  column: 'responsibility',
  read: (ground) => readBarriers(ground.tx, ground.building?.id ?? null),
  tell: ({ waiting, answered, resolved }, say, ground) => {
    const figure = onDay(ground);
    const all = waiting + answered + resolved;
    const shown = {
      all: say.number(all),
      waiting: say.number(waiting),
      answered: say.number(answered),
      resolved: say.number(resolved),
    };
    const keys = ['barriers_resolved', 'barriers_answered', 'barriers_waiting'] as const;
    return {
      ...none,
      title: say.words('barriers'),
      figures: all === 0 ? [] : keys.map((key) => figure(say.words(key, shown), all)),
      note: all === 0 ? say.words('barriers_none') : null,
    };
  },
});

const together = section({
  id: 'together',
  column: 'responsibility',
  read: async (ground) => (ground.building === null ? readMeeting(ground.tx, ground.today) : null),
  tell: ({ held, heldAcross, open, openAcross }, say, ground) => {
    const figure = onDay(ground);
    const sessions = { across: say.number(heldAcross), held: say.number(held) };
    const shared = { across: say.number(openAcross), open: say.number(open) };
    return {
      ...none,
      title: say.words('together'),
      figures: [
        ...(held === 0 ? [] : [figure(say.words('together_sessions', sessions), held)]),
        ...(open === 0 ? [] : [figure(say.words('together_steps', shared), open)]),
      ],
      note: held === 0 ? say.words('together_none') : null,
    };
  },
});

/** What people promise each other and carry together. */
export const foundationSections = [purpose, ...normSections, steps, barriers, together, ...growthSections];
