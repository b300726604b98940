import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { DraftPractice } from '../draft-contract.ts';
import { emptyPart } from '../practice-rules.ts';
import { api } from './api.ts';
import { changeWords } from './difference-view.tsx';
import { useDesk, usePart } from './draft-desk.ts';
import { MoveButtons, moved } from './move-buttons.tsx';

/** The parts of a draft in their order: to go to, to put in order by button or key, to add to. */
export function Outline({ part }: { part: string }) {
  const { draft } = useDesk();
  const [isWide] = useState(() => window.matchMedia('(min-width: 70rem)').matches);
  const mayOrder = draft.mayWrite && draft.path !== 'adopt';
  const { order, announced } = useOrder();
  const ids = draft.practices.map(({ practiceId }) => practiceId);
  return (
    <details className="visions-outline" open={isWide}>
      <summary>{m.visions_outline()}</summary>
      <nav aria-label={m.visions_outline()} className="stack-tight">
        <PartLink part="front" isOpen={part === 'front'}>
          {m.visions_front()}
        </PartLink>
        <ol className="plain-list">
          {draft.practices.map((practice, index) => (
            <li key={practice.practiceId}>
              <PracticeLink
                practice={practice}
                index={index}
                isOpen={part === practice.practiceId}
                onMove={mayOrder ? (to) => order.move(moved(ids, index, to), practice, to) : undefined}
              />
            </li>
          ))}
        </ol>
        {draft.removed.length > 0 && (
          <>
            <p className="small quiet">{m.visions_outline_removed()}</p>
            <ul className="plain-list">
              {draft.removed.map((practice) => (
                <li key={practice.practiceId}>
                  <PartLink part={practice.practiceId} isOpen={part === practice.practiceId}>
                    <del>{practice.content.name || m.visions_practice_unnamed()}</del>
                  </PartLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </nav>
      <p className="visually-hidden" role="status">
        {announced}
      </p>
      <RefusalNotice error={order.error} />
      {mayOrder && (
        <>
          <AddPractice />
          <p className="small quiet">{m.visions_outline_keys()}</p>
        </>
      )}
    </details>
  );
}

/** A link to a part of the draft; the part is in the address, so that the back button goes where one was. */
export function PartLink({
  part,
  isOpen = false,
  children,
}: {
  part: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  const { vision } = useDesk();
  return (
    <Link
      to={paths.visionDraft(vision.id)}
      search={(part === 'front' ? {} : { part }) as never}
      activeOptions={{ includeSearch: true, exact: true }}
      resetScroll={false}
      className={isOpen ? 'visions-open-part' : undefined}
    >
      {children}
    </Link>
  );
}

type ItemProps = {
  practice: DraftPractice;
  index: number;
  isOpen: boolean;
  onMove: ((to: number) => void) | undefined;
};

function PracticeLink({ practice, index, isOpen, onMove }: ItemProps) {
  const { draft, editings, savers } = useDesk();
  const { content } = usePart(savers.practice(practice.practiceId));
  const others = editings.filter(({ part, isYou }) => part === practice.practiceId && !isYou);
  const isAsked = draft.returned?.reasons.some(({ practiceId }) => practiceId === practice.practiceId);
  const name = content.name || m.visions_practice_unnamed();
  const notes = [
    practice.change === 'same' ? null : changeWords[practice.change](),
    isAsked ? m.visions_outline_asked() : null,
    others.length > 0 ? m.visions_outline_writing({ names: list(others.map((other) => other.name)) }) : null,
  ].filter((note) => note !== null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work on the link and the buttons inside
    <div
      className="visions-outline-item"
      onKeyDown={(event) => {
        if (onMove === undefined || !event.altKey) return;
        const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : -1;
        if (to < 0 || to >= draft.practices.length) return;
        event.preventDefault();
        const held = document.activeElement as HTMLElement | null;
        onMove(to);
        setTimeout(() => held?.focus(), 0);
      }}
    >
      <PartLink part={practice.practiceId} isOpen={isOpen}>
        <span className="visions-ordinal" aria-hidden="true">
          {number(index + 1)}
        </span>
        <span>
          <span dir="auto">{name}</span>
          {notes.length > 0 && <span className="small quiet">{` · ${notes.join(' · ')}`}</span>}
        </span>
      </PartLink>
      {onMove !== undefined && isOpen && (
        <MoveButtons name={name} index={index} count={draft.practices.length} onMove={onMove} />
      )}
    </div>
  );
}

/** Puts the practices in order: at once on the screen, and back when it is refused. */
function useOrder() {
  const { vision } = useDesk();
  const queryClient = useQueryClient();
  const [announced, setAnnounced] = useState('');
  const { queryKey } = api.queries.readDraft.queryOptions({ input: { visionId: vision.id } as never });
  const send = useMutation(
    api.queries.orderPractices.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const move = (practiceIds: string[], practice: DraftPractice, to: number) => {
    queryClient.setQueryData(queryKey, (draft) => {
      if (draft === undefined) return draft;
      const places = new Map(practiceIds.map((id, place) => [id, place]));
      const placeOf = (id: string) => places.get(id) ?? 0;
      return {
        ...draft,
        practices: draft.practices.toSorted((a, b) => placeOf(a.practiceId) - placeOf(b.practiceId)),
      };
    });
    setAnnounced(
      m.visions_outline_moved({
        name: practice.content.name,
        place: number(to + 1),
        count: number(practiceIds.length),
      }),
    );
    send.mutate({ visionId: vision.id, practiceIds } as never);
  };
  return { order: { move, error: send.error }, announced };
}

function AddPractice() {
  const { vision } = useDesk();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [practiceId, setPracticeId] = useState(newId);
  const add = useMutation(
    api.queries.savePractice.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({
          to: paths.visionDraft(vision.id),
          search: { part: practiceId } as never,
          resetScroll: false,
        });
        setPracticeId(newId());
      },
    }),
  );
  return (
    <div className="stack-tight">
      <Button
        isBusy={add.isPending}
        onPress={() =>
          add.mutate({ visionId: vision.id, practiceId, baseRevision: 0, content: emptyPart } as never)
        }
      >
        <Plus aria-hidden="true" />
        {m.visions_practice_add()}
      </Button>
      <RefusalNotice error={add.error} />
    </div>
  );
}
