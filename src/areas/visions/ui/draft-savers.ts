import type { Draft } from '../draft-contract.ts';
import type { FrontPart, PracticePart } from '../practice-contract.ts';
import { api } from './api.ts';
import { readKept, writeKept } from './draft-kept.ts';
import { type Confirmed, PartSaver, type Unsent, type Wiring } from './draft-saver.ts';

/** How far the whole of what one has written has come; the worst of all parts. */
export type Summary = 'saved' | 'saving' | 'unsaved' | 'connection' | 'signed-out' | 'refused' | 'clash';
const worstLast: Summary[] = ['saved', 'saving', 'unsaved', 'connection', 'signed-out', 'refused', 'clash'];

/** The savers of all parts of one draft. Parts with words that have not arrived save themselves, whichever is open. */
export class DraftSavers {
  readonly front: PartSaver<FrontPart>;
  readonly #practices = new Map<string, PartSaver<PracticePart>>();
  readonly #listeners = new Set<() => void>();
  readonly #visionId: string;
  readonly #personId: string;
  readonly #onSaved: () => void;

  constructor(personId: string, draft: Draft, onSaved: () => void) {
    this.#visionId = draft.visionId;
    this.#personId = personId;
    this.#onSaved = onSaved;
    this.front = this.#open<FrontPart>('front', draft.front, (baseRevision, content) =>
      api.call.saveFront({ visionId: this.#visionId, baseRevision, content } as never),
    );
    this.admit(draft);
  }

  /** The saver of a practice that the draft has. */
  practice(practiceId: string): PartSaver<PracticePart> {
    const saver = this.#practices.get(practiceId);
    if (saver === undefined) throw new Error(`the draft has no practice ${practiceId}`);
    return saver;
  }

  /** Gives a saver to every practice that has none yet. */
  admit(draft: Draft): void {
    for (const practice of [...draft.practices, ...draft.removed]) {
      const { practiceId } = practice;
      if (this.#practices.has(practiceId)) continue;
      const send: Wiring<PracticePart>['send'] = (baseRevision, content) =>
        api.call.savePractice({ visionId: this.#visionId, practiceId, baseRevision, content } as never);
      this.#practices.set(practiceId, this.#open(practiceId, practice, send));
    }
  }

  /** Takes over what others have saved, part by part, where nothing of one's own is under way. */
  learn(draft: Draft): void {
    this.front.learn(draft.front);
    for (const practice of [...draft.practices, ...draft.removed])
      this.#practices.get(practice.practiceId)?.learn(practice);
  }

  /** Saves everything that is not saved, now. Answers whether all of it has arrived. */
  flush = async (): Promise<boolean> => {
    const arrived = await Promise.all(this.#all().map((saver) => saver.flush()));
    return arrived.every(Boolean);
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  summary = (): Summary => {
    const kinds = this.#all().map((saver): Summary => {
      const { state } = saver.read();
      return state.kind === 'waiting' ? state.why : state.kind;
    });
    return worstLast.findLast((kind) => kinds.includes(kind)) ?? 'saved';
  };

  #all(): readonly (PartSaver<FrontPart> | PartSaver<PracticePart>)[] {
    return [this.front, ...this.#practices.values()];
  }

  #open<Content extends object>(
    part: string,
    confirmed: Confirmed<Content>,
    send: Wiring<Content>['send'],
  ): PartSaver<Content> {
    const name = `draft:${this.#visionId}:${part}`;
    const saver = new PartSaver<Content>(
      {
        send,
        keep: (unsent) => writeKept(this.#personId, name, unsent),
        onSaved: this.#onSaved,
        later: (run, milliseconds) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      { revision: confirmed.revision, content: confirmed.content },
      readKept<Unsent<Content>>(this.#personId, name),
    );
    saver.subscribe(() => {
      for (const listener of this.#listeners) listener();
    });
    return saver;
  }
}
