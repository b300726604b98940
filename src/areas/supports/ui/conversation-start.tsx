import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs, useSessionIfAny } from '../../../client/session.ts';
import { day, list } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { WindowState } from '../conversation-contract.ts';
import { analysisApi, api, useRefresh } from './api.ts';
import { stageWords } from './step-words.ts';

type Props = { window: WindowState; onOpen(conversationId: string): void };

/** Before a conversation: the ones there are, the reading it begins from, the agreement of the group. */
export function ConversationStartPage({ window, onOpen }: Props) {
  return (
    <PageBody
      title={m.supports_talk_title()}
      above={<PageLink to={paths.steps}>{m.supports_leave()}</PageLink>}
      lead={`${window.subject.name} · ${list(window.buildings.map(({ name }) => name))}`}
    >
      <div className="stack">
        <p className="supports-purpose" dir="auto">
          {window.purpose}
        </p>
        <p className="quiet">
          {m.supports_window_days({ from: day(window.startsOn), to: day(window.endsOn) })}
        </p>
      </div>
      {window.closing !== null && (
        <Notice>
          <p>
            {m.supports_closed_by({ name: window.closing.closedBy.name, day: day(window.closing.closedOn) })}
          </p>
        </Notice>
      )}
      <Existing window={window} onOpen={onOpen} />
      {window.mayStart && window.readingId === null && <TakeReading window={window} />}
      {window.mayStart && window.readingId !== null && (
        <Beginning hasOthers={window.conversations.length > 0}>
          <Agreement window={window} readingId={window.readingId} onOpen={onOpen} />
        </Beginning>
      )}
    </PageBody>
  );
}

/** Where a conversation is under way already, another one is the exception. */
function Beginning({ hasOthers, children }: { hasOthers: boolean; children: ReactNode }) {
  if (!hasOthers) return children;
  return (
    <details className="supports-another">
      <summary>{m.supports_talk_another()}</summary>
      {children}
    </details>
  );
}

function Existing({ window, onOpen }: Props) {
  if (window.conversations.length === 0) return null;
  return (
    <section className="stack">
      <h2>{m.supports_talk_held()}</h2>
      <ul className="item-list">
        {window.conversations.map((talk) => (
          <li key={talk.id} className="row-apart">
            <span>
              {talk.building?.name ?? m.supports_whole_window()}
              <span className="quiet">
                {' · '}
                {day(talk.heldOn)}
                {' · '}
                {stageWords[talk.stage]()}
              </span>
            </span>
            <Button look="main" onPress={() => onOpen(talk.id)}>
              {window.closing === null ? m.supports_talk_continue() : m.supports_talk_read()}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everybody talks about the same figures: they are frozen before the conversation begins. */
function TakeReading({ window }: { window: WindowState }) {
  const refresh = useRefresh();
  const [id] = useState(newId);
  const mayTake = useActsAs('building_administrator', 'coach', 'dn_member', 'superintendent');
  const take = useMutation(
    analysisApi.queries.takeReading.mutationOptions({ onSuccess: refresh, onError: refresh }),
  );
  return (
    <section className="stack">
      <h2>{m.supports_reading_title()}</h2>
      <p>{m.supports_reading_lead()}</p>
      {mayTake ? (
        <>
          <RefusalNotice error={take.error} />
          <div className="row">
            <Button
              look="main"
              isBusy={take.isPending}
              onPress={() => take.mutate({ id, windowId: window.id })}
            >
              {m.supports_reading_take()}
            </Button>
          </div>
        </>
      ) : (
        <Notice>
          <p>{m.supports_reading_who()}</p>
        </Notice>
      )}
    </section>
  );
}

function Agreement({ window, readingId, onOpen }: Props & { readingId: string }) {
  const actor = useSessionIfAny()?.actor;
  const refresh = useRefresh();
  const protocol = useQuery(api.queries.readProtocol.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const [conversationId] = useState(newId);
  const [isAccepted, setAccepted] = useState(false);
  const own = ownBuilding(window, actor);
  const [buildingId, setBuildingId] = useState(own ?? '');
  const start = useMutation(
    api.queries.startConversation.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onOpen(conversationId);
      },
    }),
  );
  const isChoice = own === null && window.buildings.length > 1;
  const about = isChoice ? buildingId || null : own;
  return (
    <section className="stack">
      <h2>{m.supports_agreement_title()}</h2>
      <p className="quiet">{m.supports_agreement_lead()}</p>
      <Loaded query={protocol}>
        {(found) => (
          <>
            <blockquote className="supports-agreement">{found.agreement[language()]}</blockquote>
            {isChoice && (
              <SelectField
                label={m.supports_about_where()}
                value={buildingId}
                options={[
                  { value: '', label: m.supports_whole_window() },
                  ...window.buildings.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={setBuildingId}
              />
            )}
            <CheckField label={m.supports_agreement_accept()} isChecked={isAccepted} onChange={setAccepted} />
            <RefusalNotice error={start.error} />
            <div className="row">
              <Button
                look="main"
                isBusy={start.isPending}
                onPress={() =>
                  start.mutate({
                    ...{ conversationId, windowId: window.id, readingId, buildingId: about },
                    ...{ agreementAccepted: isAccepted, agreementLanguage: language() },
                  })
                }
              >
                {m.supports_talk_begin()}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The building of who speaks for one building in a window of several; null for who speaks for all of it. */
function ownBuilding(
  window: WindowState,
  actor: { capacity: string; buildingId: string | null } | undefined,
): string | null {
  const isDistrictWide = actor?.capacity === 'superintendent' || actor?.capacity === 'dn_member';
  if (actor === undefined || isDistrictWide || window.buildings.length === 1) return null;
  return actor.buildingId;
}
