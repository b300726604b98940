import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { findChange, findDifference } from '../difference-rules.ts';
import type { DraftPractice } from '../draft-contract.ts';
import type { PracticePart, PracticeText } from '../practice-contract.ts';
import { api } from './api.ts';
import { ChangeTag, PracticeDifferenceView } from './difference-view.tsx';
import { useDesk, usePart } from './draft-desk.ts';
import { DraftPart, UnsentWords } from './draft-part.tsx';
import { ChangePanel } from './practice-change.tsx';
import { PracticeEditor } from './practice-editor.tsx';
import { PracticeReading } from './practice-reading.tsx';
import { useWorks } from './practice-research.tsx';
import { TargetsField, useTargets } from './practice-targets.tsx';

/** One practice of a draft: to write, to read, or to see how it differs; with the reason for a change where it is made. */
export function PracticePanel({ practice, number }: { practice: DraftPractice; number: number }) {
  const { draft, vision, savers } = useDesk();
  const saver = savers.practice(practice.practiceId);
  const { content } = usePart(saver);
  const [showsDifference, setShowsDifference] = useState(false);
  const before = useBefore(practice);
  const isRemoved = practice.removedAt !== null;
  const change = findChange(before, isRemoved ? null : content);
  const isCompared = vision.current !== null || draft.path !== 'create';
  const isAnswerable = vision.current !== null || draft.path === 'modify';
  const edit = (changed: Partial<PracticePart>) => saver.edit({ ...content, ...changed });
  const save = () => void saver.flush();
  const why = isAnswerable && change !== 'same' && draft.mayWrite && (
    <ChangePanel change={change} content={content} onChange={edit} onLeave={save} />
  );
  const isShowingDifference = showsDifference && change === 'changed';
  const targets = (
    <TargetsField
      subjectId={vision.subject.id}
      value={content.targetIds}
      onChange={(targetIds) => edit({ targetIds })}
    />
  );
  const canWrite = draft.mayWrite && draft.path !== 'adopt' && !isRemoved;
  return (
    <DraftPart
      part={practice.practiceId}
      title={content.name || m.visions_practice_unnamed()}
      saver={saver}
      mark={isCompared && <ChangeTag change={change} />}
    >
      {isCompared && change === 'changed' && (
        <div className="row">
          <Button onPress={() => setShowsDifference(!showsDifference)}>
            {showsDifference ? m.visions_difference_hide() : m.visions_difference_show()}
          </Button>
          {why && <a href="#change">{m.visions_change_to()}</a>}
        </div>
      )}
      {!draft.mayWrite && <UnsentWords saver={saver} kept={practice.content} />}
      {isRemoved ? (
        <Removed practice={practice}>{why}</Removed>
      ) : isShowingDifference ? (
        <>
          <LiveDifference before={before} after={content} />
          {why}
        </>
      ) : canWrite ? (
        <PracticeEditor content={content} onChange={edit} onLeave={save}>
          {why}
          {targets}
        </PracticeEditor>
      ) : (
        <DraftReading practice={practice} content={content} number={number} />
      )}
      {draft.mayWrite && !isRemoved && (!canWrite || isShowingDifference) && targets}
      {canWrite && <Remove practice={practice} />}
    </DraftPart>
  );
}

/** What the practice was in the model or in the version in force; null when it is new. */
function useBefore(practice: DraftPractice): PracticeText | null {
  const { vision } = useDesk();
  const difference = useQuery(
    api.queries.readDraftDifference.queryOptions({ input: { visionId: vision.id } as never }),
  );
  const found = difference.data?.practices.find(({ practiceId }) => practiceId === practice.practiceId);
  if (found !== undefined) return found.before;
  return practice.change === 'same' ? practice.content : null;
}

function LiveDifference({ before, after }: { before: PracticeText | null; after: PracticeText }) {
  const works = useWorks();
  const side = (text: PracticeText | null) => ({
    name: '',
    front: {},
    practices: text === null ? [] : [{ key: 'this', practiceId: null, text }],
  });
  const [difference] = findDifference(side(before), side(after)).practices;
  return difference === undefined ? null : <PracticeDifferenceView difference={difference} works={works} />;
}

function DraftReading({
  practice,
  content,
  number,
}: {
  practice: DraftPractice;
  content: PracticePart;
  number: number;
}) {
  const { draft, vision } = useDesk();
  const works = useWorks();
  const targets = useTargets(vision.subject.id);
  const shown = draft.mayWrite ? content : practice.content;
  return (
    <div className="visions-embedded">
      <PracticeReading
        practice={shown}
        number={number}
        works={works}
        isUntitled
        targets={
          draft.mayWrite
            ? []
            : targets.filter(({ id }) => (shown.targetIds as string[]).includes(id)).map(({ text }) => text)
        }
      />
    </div>
  );
}

function usePlace() {
  const queryClient = useQueryClient();
  return { onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }) };
}

function Removed({ practice, children }: { practice: DraftPractice; children: ReactNode }) {
  const { draft, vision } = useDesk();
  const restore = useMutation(api.queries.restorePractice.mutationOptions(usePlace()));
  return (
    <div className="stack">
      <Notice>
        <p>{m.visions_practice_removed()}</p>
        {draft.mayWrite && (
          <div>
            <Button
              isBusy={restore.isPending}
              onPress={() =>
                restore.mutate({ visionId: vision.id, practiceId: practice.practiceId } as never)
              }
            >
              {m.visions_practice_restore()}
            </Button>
          </div>
        )}
      </Notice>
      <RefusalNotice error={restore.error} />
      <p className="prose quiet" dir="auto">
        {practice.content.sentence}
      </p>
      {children}
    </div>
  );
}

function Remove({ practice }: { practice: DraftPractice }) {
  const { vision, savers } = useDesk();
  const remove = useMutation(api.queries.removePractice.mutationOptions(usePlace()));
  const take = async () => {
    await savers.practice(practice.practiceId).flush();
    remove.mutate({ visionId: vision.id, practiceId: practice.practiceId } as never);
  };
  return (
    <div className="stack-tight">
      <RefusalNotice error={remove.error} />
      <div>
        <Button look="quiet" isBusy={remove.isPending} onPress={() => void take()}>
          {m.visions_practice_remove()}
        </Button>
      </div>
    </div>
  );
}
