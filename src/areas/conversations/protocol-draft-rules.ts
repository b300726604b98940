import type { Language } from '../../kit/text.ts';
import type { OwnProtocol, OwnWording } from './protocol-schema.ts';

/** A protocol that somebody is still writing: the same shape, where any text may be empty yet. */
export type ProtocolDraft = OwnProtocol;

/** What a draft lacks before it can be saved; steps and roles count from 1. */
export type ProtocolLack =
  | { what: 'title' | 'about' | 'agreement' | 'steps' }
  | { what: 'step-title' | 'step-purpose' | 'step-prompts' | 'role-title' | 'role-task'; number: number };

type DraftStep = ProtocolDraft['steps'][number];

const hasWords = (text: OwnWording) => Object.values(text).some((one) => one.trim() !== '');

/** A step that nobody has written yet, with an id that no other step of the protocol has. */
export function blankStep(steps: readonly { id: string }[]): DraftStep {
  return {
    id: freeId('step', steps),
    minutes: 10,
    title: {},
    purpose: {},
    speaks: 'all',
    together: false,
    prompts: [{}],
    avoid: [],
  };
}

/** The first of `step-1`, `step-2`, … that is not taken. */
export function freeId(kind: string, taken: readonly { id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

/** A protocol to begin from nothing with. */
export function blankProtocol(): ProtocolDraft {
  return {
    purposeKind: 'reflection',
    ...{ title: {}, about: {}, agreement: {} },
    ...{ listening: [{}], roles: [], steps: [blankStep([])], checkIn: [], research: [] },
  };
}

/**
 * A text after a change in one language. Other languages say what the text said before: when the language of writing
 * changes they go, and come back when the words are again those of `before`.
 */
export function reworded(
  { text, before }: { text: OwnWording; before: OwnWording },
  words: string,
  { language, writtenIn }: { language: Language; writtenIn: Language },
): OwnWording {
  const isPrimary = language === writtenIn;
  if (isPrimary && words === before[language]) return before;
  const { [language]: _old, ...others } = isPrimary ? {} : text;
  return words === '' ? others : { ...others, [language]: words };
}

/** Everything that keeps a draft from being saved, in reading order. */
export function findLacks(draft: ProtocolDraft): ProtocolLack[] {
  const lacks: ProtocolLack[] = (['title', 'about', 'agreement'] as const)
    .filter((what) => !hasWords(draft[what]))
    .map((what) => ({ what }));
  draft.roles.forEach(({ title, task }, index) => {
    if (!hasWords(title) && hasWords(task)) lacks.push({ what: 'role-title', number: index + 1 });
    if (hasWords(title) && !hasWords(task)) lacks.push({ what: 'role-task', number: index + 1 });
  });
  if (draft.steps.length === 0) lacks.push({ what: 'steps' });
  draft.steps.forEach((step, index) => {
    const number = index + 1;
    if (!hasWords(step.title)) lacks.push({ what: 'step-title', number });
    if (!hasWords(step.purpose)) lacks.push({ what: 'step-purpose', number });
    if (!step.prompts.some(hasWords)) lacks.push({ what: 'step-prompts', number });
  });
  return lacks;
}

/** The draft as it is saved: texts without the space around them, and no line that was left empty. */
export function tidied(draft: ProtocolDraft): OwnProtocol {
  const lines = (texts: readonly OwnWording[]) => texts.map(trimmed).filter(hasWords);
  return {
    ...draft,
    title: trimmed(draft.title),
    about: trimmed(draft.about),
    agreement: trimmed(draft.agreement),
    listening: lines(draft.listening),
    roles: draft.roles
      .filter(({ title, task }) => hasWords(title) || hasWords(task))
      .map(({ id, title, task }) => ({ id, title: trimmed(title), task: trimmed(task) })),
    steps: draft.steps.map((step) => ({
      ...step,
      title: trimmed(step.title),
      purpose: trimmed(step.purpose),
      prompts: lines(step.prompts),
      avoid: lines(step.avoid),
    })),
    checkIn: lines(draft.checkIn),
  };
}

function trimmed(text: OwnWording): OwnWording {
  return Object.fromEntries(
    Object.entries(text)
      .map(([language, words]) => [language, words.trim()])
      .filter(([, words]) => words !== ''),
  );
}

/** The parts of a protocol in which two of them differ, in reading order. */
export const protocolParts = [
  'title',
  'about',
  'purposeKind',
  'agreement',
  'listening',
  'roles',
  'steps',
  'checkIn',
  'research',
] as const satisfies readonly (keyof OwnProtocol)[];
export type ProtocolPart = (typeof protocolParts)[number];

/** In which parts two protocols differ. */
export function findDifferences(one: OwnProtocol, other: OwnProtocol): ProtocolPart[] {
  return protocolParts.filter((part) => canonical(one[part]) !== canonical(other[part]));
}

/** The same text for the same content, in whichever order its fields come. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
