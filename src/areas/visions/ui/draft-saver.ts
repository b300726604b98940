import { ORPCError } from '@orpc/client';
import { isSame } from '../canonical-rules.ts';
import { mergeEdits } from '../merge-rules.ts';

/** A text as the server has it. */
export type Confirmed<Content> = { revision: number; content: Content };

/** An edit that the server has not confirmed yet: what it began from, and the words themselves. */
export type Unsent<Content> = { base: Confirmed<Content>; content: Content };

/** Somebody else changed the same fields: both texts, to bring together. */
export type Clash<Content> = {
  revision: number;
  theirs: Content;
  fields: (keyof Content & string)[];
  editedBy: string | null;
};

export type SaveState<Content> =
  | { kind: 'saved' | 'unsaved' | 'saving' }
  | { kind: 'waiting'; why: 'connection' | 'signed-out' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'clash'; clash: Clash<Content> };

export type PartSnapshot<Content> = { content: Content; state: SaveState<Content> };

/** What a saver needs of the world around it. */
export type Wiring<Content> = {
  send(baseRevision: number, content: Content): Promise<Confirmed<Content>>;
  /** Keeps the unsent words on this device, or forgets them once they have arrived. */
  keep(unsent: Unsent<Content> | null): void;
  onSaved(): void;
  /** Runs something later; answers a way to call it off. */
  later(run: () => void, milliseconds: number): () => void;
};

const pause = 2_000;
const tryAgain = 5_000;

/**
 * Saves one part of a draft while it is written: two seconds after the last key, or at once when asked. What is written is
 * kept on the device with every key and forgotten only when the server has confirmed it. One save is under way at a time.
 */
export class PartSaver<Content extends object> {
  readonly #wiring: Wiring<Content>;
  readonly #listeners = new Set<() => void>();
  #base: Confirmed<Content>;
  #snapshot: PartSnapshot<Content>;
  #sending: Promise<void> | null = null;
  #callOff: () => void = () => {};

  constructor(wiring: Wiring<Content>, confirmed: Confirmed<Content>, unsent: Unsent<Content> | null) {
    this.#wiring = wiring;
    this.#base = unsent?.base ?? confirmed;
    this.#snapshot = {
      content: unsent?.content ?? confirmed.content,
      state: { kind: unsent === null ? 'saved' : 'unsaved' },
    };
  }

  /** The words on the screen and how far they have come. The same object until something changes. */
  read = (): PartSnapshot<Content> => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** New words. They are kept on the device before this returns. */
  edit(content: Content): void {
    this.#wiring.keep({ base: this.#base, content });
    const { state } = this.#snapshot;
    this.#become(content, state.kind === 'clash' ? state : { kind: 'unsaved' });
    this.#saveIn(pause);
  }

  /** Saves what is not saved, now. Answers whether everything of this part has arrived. */
  async flush(): Promise<boolean> {
    this.#callOff();
    while (this.#sending !== null) await this.#sending;
    if (this.#snapshot.state.kind !== 'clash') {
      if (this.#isUnsent()) {
        this.#sending = this.#send().finally(() => {
          this.#sending = null;
        });
        await this.#sending;
      } else this.#settle();
    }
    return this.#snapshot.state.kind === 'saved';
  }

  /** What the server has now. Taken over when nothing of one's own is under way; else the next save brings both together. */
  learn({ revision, content }: Confirmed<Content>): void {
    if (revision <= this.#base.revision || this.#sending !== null || this.#isUnsent()) return;
    this.#base = { revision, content };
    this.#become(content, { kind: 'saved' });
  }

  /** Ends a clash: the chosen words for the fields that both changed; the others are brought together by themselves. */
  resolve(chosen: Partial<Content>): Promise<boolean> {
    const { content, state } = this.#snapshot;
    if (state.kind !== 'clash') return this.flush();
    const { revision, theirs } = state.clash;
    const merged = { ...mergeEdits(this.#base.content, content, theirs).content, ...chosen };
    this.#base = { revision, content: theirs };
    this.#wiring.keep({ base: this.#base, content: merged });
    this.#become(merged, { kind: 'unsaved' });
    return this.flush();
  }

  /** Gives up what was not saved. */
  discard(): void {
    this.#callOff();
    this.#become(this.#base.content, { kind: 'saved' });
    this.#wiring.keep(null);
  }

  async #send(): Promise<void> {
    const sent = this.#snapshot.content;
    this.#become(sent, { kind: 'saving' });
    try {
      this.#confirm(sent, await this.#wiring.send(this.#base.revision, sent));
    } catch (error) {
      this.#fail(error);
    }
  }

  #confirm(sent: Content, { revision, content: theirs }: Confirmed<Content>): void {
    const mine = this.#snapshot.content;
    const { content, conflicts } = mergeEdits(sent, mine, theirs);
    if (conflicts.length > 0) {
      this.#base = { revision, content: sent };
      this.#become(mine, { kind: 'clash', clash: { revision, theirs, fields: conflicts, editedBy: null } });
      return;
    }
    this.#base = { revision, content: theirs };
    this.#become(content, { kind: 'unsaved' });
    if (this.#isUnsent()) {
      this.#wiring.keep({ base: this.#base, content });
      this.#saveIn(pause);
    } else this.#settle();
    this.#wiring.onSaved();
  }

  #fail(error: unknown): void {
    const { content } = this.#snapshot;
    const state = stateAfter<Content>(error);
    this.#become(content, state);
    if (state.kind === 'waiting' && state.why === 'connection') this.#saveIn(tryAgain);
  }

  #settle(): void {
    this.#wiring.keep(null);
    if (this.#snapshot.state.kind !== 'saved') this.#become(this.#snapshot.content, { kind: 'saved' });
  }

  #isUnsent(): boolean {
    return !isSame(this.#snapshot.content, this.#base.content);
  }

  #saveIn(milliseconds: number): void {
    this.#callOff();
    this.#callOff = this.#wiring.later(() => void this.flush(), milliseconds);
  }

  #become(content: Content, state: SaveState<Content>): void {
    this.#snapshot = { content, state };
    for (const listener of this.#listeners) listener();
  }
}

/** What a failed save means for the words: a clash to settle, a wait, or a refusal that says why. */
function stateAfter<Content>(error: unknown): SaveState<Content> {
  const clash = readClash<Content>(error);
  if (clash !== null) return { kind: 'clash', clash };
  const status = error instanceof ORPCError ? error.status : 0;
  if (status === 401) return { kind: 'waiting', why: 'signed-out' };
  const mayPass = status === 0 || status === 429 || status >= 500;
  return mayPass ? { kind: 'waiting', why: 'connection' } : { kind: 'refused', error };
}

function readClash<Content>(error: unknown): Clash<Content> | null {
  if (!(error instanceof ORPCError) || error.code !== 'visions/edited-meanwhile') return null;
  const data = error.data as Omit<Clash<Content>, 'theirs'> & {
    front: Content | null;
    practice: Content | null;
  };
  const theirs = data.front ?? data.practice;
  return theirs === null
    ? null
    : { revision: data.revision, theirs, fields: data.fields, editedBy: data.editedBy };
}
