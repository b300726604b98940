import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Draft } from '../draft-contract.ts';
import type { Vision } from '../vision-contract.ts';
import { api } from './api.ts';
import { CommentList } from './comment-list.tsx';
import { DeskContext, useDesk, useDraftNews, useSavers } from './draft-desk.ts';
import { FrontPanel } from './draft-front.tsx';
import { ResearchNotes } from './draft-notes.tsx';
import { Outline } from './draft-outline.tsx';
import { ChangePath, ProofLine } from './draft-proof.tsx';
import { Readiness } from './draft-ready.tsx';
import { EarlierTexts } from './draft-revisions.tsx';
import { SaveLine } from './draft-save-line.tsx';
import { PracticePanel } from './practice-panel.tsx';
import { pathWords, stageWords } from './stage-words.ts';
import type { DraftSlots } from './vision-slots.ts';
import './visions.css';
import './draft.css';

/** The writing of a vision: its parts at the start side, the text in the middle, what is said about it in the margin. */
export function DraftPage({ Proposals }: DraftSlots) {
  const { visionId = '' } = useParams({ strict: false }) as { visionId?: string };
  const input = { visionId } as never;
  const vision = useQuery(api.queries.readVision.queryOptions({ input }));
  const draft = useQuery(api.queries.readDraft.queryOptions({ input }));
  return (
    <Loaded query={vision}>
      {(readVision) => (
        <Loaded query={draft}>
          {(readDraft) => (
            <Writing key={readVision.id} vision={readVision} draft={readDraft} Proposals={Proposals} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Writing({ vision, draft, Proposals }: { vision: Vision; draft: Draft } & DraftSlots) {
  const savers = useSavers(draft);
  const editings = useDraftNews(draft);
  const desk = useMemo(() => ({ vision, draft, savers, editings }), [vision, draft, savers, editings]);
  const { part: asked } = useSearch({ strict: false }) as { part?: string };
  const practices = [...draft.practices, ...draft.removed];
  const practice = practices.find(({ practiceId }) => practiceId === asked);
  const part = practice?.practiceId ?? 'front';
  // Going to another part is a moment to save. The part is what brings this about.
  useEffect(() => {
    if (part !== '') void savers.flush();
  }, [savers, part]);
  return (
    <DeskContext value={desk}>
      <PageBody
        title={vision.title}
        above={
          <>
            <PageLink to={paths.vision(vision.id)}>{vision.subject.name}</PageLink>
            {` · ${stageWords[draft.stage]()}`}
          </>
        }
        isWide
        lead={pathLead(draft)}
      >
        <State />
        {draft.mayWrite && <SaveLine />}
        <div className="visions-desk">
          <Outline part={part} />
          {practice === undefined ? (
            <FrontPanel key="front" />
          ) : (
            <PracticePanel key={part} practice={practice} number={practices.indexOf(practice) + 1} />
          )}
          <aside className="visions-desk-margin stack-wide" aria-label={m.visions_margin()}>
            <CommentList visionId={vision.id} practiceId={practice?.practiceId ?? null} />
            <ResearchNotes practiceId={practice?.practiceId ?? null} />
            <EarlierTexts key={part} part={part} />
            {Proposals !== undefined && <Proposals visionId={vision.id} />}
          </aside>
        </div>
        <Readiness />
        <ChangePath />
      </PageBody>
    </DeskContext>
  );
}

function pathLead({ path, mayWrite, isOpen }: Draft): string {
  if (!mayWrite) return isOpen ? m.visions_draft_lead_read() : pathWords[path]();
  if (path === 'adopt') return m.visions_draft_lead_adopt();
  return path === 'modify' ? m.visions_draft_lead_modify() : m.visions_draft_lead_create();
}

/** What one has to know before writing: that it came back, that it cannot be written in now, that it is the model. */
function State() {
  const { draft } = useDesk();
  return (
    <>
      {draft.returned !== null && (
        <Notice kind="attention">
          <p>{m.visions_draft_returned({ name: draft.returned.by, since: ago(draft.returned.at) })}</p>
          {draft.returned.note !== '' && <p dir="auto">{draft.returned.note}</p>}
        </Notice>
      )}
      {!draft.isOpen && (
        <Notice>
          <p>{m.visions_draft_frozen()}</p>
        </Notice>
      )}
      {draft.path === 'adopt' && <ProofLine />}
    </>
  );
}
