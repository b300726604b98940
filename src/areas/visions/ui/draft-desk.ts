import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../../client/session.ts';
import type { Draft, DraftState, Editing } from '../draft-contract.ts';
import type { Vision } from '../vision-contract.ts';
import { api } from './api.ts';
import type { PartSaver } from './draft-saver.ts';
import { DraftSavers } from './draft-savers.ts';

/** What every part of the writing page needs: the vision, its draft, and what saves it. */
export type Desk = {
  vision: Vision;
  draft: Draft;
  savers: DraftSavers;
  /** Who is writing where, now. */
  editings: readonly Editing[];
};

/** What a save changes beside the part itself. */
const { readDraft, readReadiness, readProof, readDraftDifference } = api.queries;
const readings = [readDraft, readReadiness, readProof, readDraftDifference];

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('only within the writing page');
  return desk;
}

/** The savers of a draft: they send what this device still keeps, what is typed, and what is left when the page is hidden. */
export function useSavers(draft: Draft): DraftSavers {
  const { actor } = useSession();
  const queryClient = useQueryClient();
  const [savers] = useState(
    () =>
      new DraftSavers(actor.personId, draft, () => {
        for (const read of readings) void queryClient.invalidateQueries({ queryKey: read.key() });
      }),
  );
  savers.admit(draft);
  useEffect(() => savers.learn(draft), [savers, draft]);
  useEffect(() => {
    const save = () => void savers.flush();
    save();
    window.addEventListener('online', save);
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      save();
      window.removeEventListener('online', save);
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
    };
  }, [savers]);
  return savers;
}

/** A part's words and how far they have come. */
export function usePart<Content extends object>(saver: PartSaver<Content>) {
  return useSyncExternalStore(saver.subscribe, saver.read);
}

/** Asks every few seconds what has changed and who is writing; loads the draft again when somebody else has saved. */
export function useDraftNews(draft: Draft): readonly Editing[] {
  const { visionId } = draft;
  const queryClient = useQueryClient();
  const news = useQuery({
    ...api.queries.readDraftState.queryOptions({ input: { visionId } as never }),
    refetchInterval: 5_000,
    enabled: draft.isOpen,
  });
  const isBehind = news.data !== undefined && differs(draft, news.data);
  useEffect(() => {
    if (isBehind) void queryClient.invalidateQueries({ queryKey: api.queries.readDraft.key() });
  }, [isBehind, queryClient]);
  return news.data?.editings ?? draft.editings;
}

function differs(draft: Draft, news: DraftState): boolean {
  const known = new Map<string, number>([
    ['front', draft.front.revision],
    ...[...draft.practices, ...draft.removed].map(
      ({ practiceId, revision }) => [practiceId, revision] as const,
    ),
  ]);
  const removed = new Set(draft.removed.map(({ practiceId }) => practiceId));
  return (
    news.stage !== draft.stage ||
    news.parts.some(
      ({ part, revision, isRemoved }) =>
        revision > (known.get(part) ?? -1) || (part !== 'front' && removed.has(part) !== isRemoved),
    )
  );
}

/** Says that one is writing in a part, while one is: renewed every half minute, given up when the part is left. */
export function useEditing(part: string): () => void {
  const { vision, draft } = useDesk();
  const lastTouch = useRef(0);
  const hasPlace = useRef(false);
  const queryClient = useQueryClient();
  const input = { visionId: vision.id, part } as never;
  const take = useRef(async () => {});
  take.current = async () => {
    hasPlace.current = true;
    // Not knowing who else is there does not keep anybody from writing.
    await api.call.takeEditing(input).catch(() => {});
    await queryClient.invalidateQueries({ queryKey: api.queries.readDraftState.key() });
  };
  const release = useRef(() => {});
  release.current = () => {
    if (hasPlace.current) void api.call.endEditing(input).catch(() => {});
    hasPlace.current = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another place to take and to leave
  useEffect(() => {
    const leave = release.current;
    const timer = setInterval(() => {
      if (hasPlace.current && Date.now() - lastTouch.current < 60_000) void take.current();
    }, 30_000);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [part]);
  return () => {
    if (!draft.mayWrite) return;
    lastTouch.current = Date.now();
    if (!hasPlace.current) void take.current();
  };
}
