import type { Language } from '../../kit/text.ts';
import type { OwnProtocol, OwnWording, ProtocolPack, Wording } from './protocol-schema.ts';

/** What a protocol says, whatever the shape of its texts. */
type Said<Words> = Omit<OwnProtocol, WordedKey> & {
  title: Words;
  about: Words;
  agreement: Words;
  listening: Words[];
  roles: { id: string; title: Words; task: Words }[];
  steps: (Omit<OwnProtocol['steps'][number], 'title' | 'purpose' | 'prompts' | 'avoid'> & {
    title: Words;
    purpose: Words;
    prompts: Words[];
    avoid: Words[];
  })[];
  checkIn: Words[];
  research: { work: string; note: Words }[];
};
type WordedKey = 'title' | 'about' | 'agreement' | 'listening' | 'roles' | 'steps' | 'checkIn' | 'research';

const order: readonly Language[] = ['en', 'es', 'ar'];

/**
 * A text in every language: where one is missing, it says what was written in the language of writing.
 *
 * @example completed({ es: 'Escuchar' }, 'es') // { en: 'Escuchar', es: 'Escuchar', ar: 'Escuchar' }
 */
export function completed(text: OwnWording, writtenIn: Language): Wording {
  const given = text[writtenIn] ?? order.map((language) => text[language]).find((one) => one !== undefined);
  if (given === undefined) throw new Error('a text of a protocol has no words in any language');
  return { en: text.en ?? given, es: text.es ?? given, ar: text.ar ?? given };
}

/** A district's own protocol in the shape of the samples, so that it can be held like one. */
export function asPack(
  own: OwnProtocol,
  { id, number, language }: { id: string; number: number; language: Language },
): ProtocolPack {
  return {
    id,
    version: `${number}.0.0`,
    sample: false,
    ...mapTexts(own, (text) => completed(text, language)),
  };
}

/** What a protocol says, without whose it is: a copy to start one's own from. */
export function copyOf(pack: ProtocolPack): OwnProtocol {
  return mapTexts<Wording, OwnWording>(pack, (text) => ({ ...text }));
}

/** The same protocol with every text changed in the same way. */
export function mapTexts<From, To>(said: Said<From>, change: (text: From) => To): Said<To> {
  const each = (texts: readonly From[]) => texts.map(change);
  return {
    purposeKind: said.purposeKind,
    title: change(said.title),
    about: change(said.about),
    agreement: change(said.agreement),
    listening: each(said.listening),
    roles: said.roles.map(({ id, title, task }) => ({ id, title: change(title), task: change(task) })),
    steps: said.steps.map((step) => ({
      ...step,
      title: change(step.title),
      purpose: change(step.purpose),
      prompts: each(step.prompts),
      avoid: each(step.avoid),
    })),
    checkIn: each(said.checkIn),
    research: said.research.map(({ work, note }) => ({ work, note: change(note) })),
  };
}

/** How long all steps take together. */
export function minutesOf(steps: readonly { minutes: number }[]): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}
