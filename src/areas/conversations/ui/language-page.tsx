import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { LanguageInUse } from '../meeting-contract.ts';
import { api, districtApi } from './api.ts';
import { ScrollRegion } from './scroll-region.tsx';
import './conversations.css';

/** How much of the talk about instruction uses a vision's practices: month by month, counts only. */
export function LanguagePage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const mayKeep = !useActsAs('board_member');
  const [buildingId, setBuildingId] = useState('');
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const inUse = useQuery({
    ...api.queries.readLanguage.queryOptions({
      input: { versionId, ...(buildingId === '' ? {} : { buildingId }) } as never,
    }),
    placeholderData: keepPreviousData,
  });
  const places = [
    { value: '', label: m.conversations_whole_district() },
    ...(profile.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Loaded query={inUse}>
      {(found) => {
        const meetings = found.months.reduce((sum, month) => sum + month.meetings, 0);
        return (
          <PageBody
            title={m.conversations_language()}
            lead={m.conversations_language_lead()}
            above={
              <>
                <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink> ·{' '}
                <PageLink to={paths.vision(found.version.visionId)}>{found.version.title}</PageLink>
              </>
            }
            actions={
              mayKeep && (
                <LinkButton to={paths.newMeeting} look="main">
                  {m.conversations_meeting_new()}
                </LinkButton>
              )
            }
          >
            <SelectField
              label={m.conversations_place()}
              value={buildingId}
              options={places}
              onChange={setBuildingId}
            />
            {meetings === 0 ? (
              <EmptyState>{m.conversations_language_empty()}</EmptyState>
            ) : (
              <InUse inUse={found} meetings={meetings} />
            )}
          </PageBody>
        );
      }}
    </Loaded>
  );
}

function InUse({ inUse, meetings }: { inUse: LanguageInUse; meetings: number }) {
  const naming = inUse.months.reduce((sum, month) => sum + month.naming, 0);
  return (
    <>
      <p>
        {m.conversations_language_sentence({
          count: meetings,
          naming: number(naming),
          meetings: number(meetings),
        })}
      </p>
      <Months months={inUse.months} />
      <section className="stack">
        <h2>{m.conversations_by_practice()}</h2>
        <table className="table conversations-table">
          <caption className="visually-hidden">{m.conversations_by_practice()}</caption>
          <tbody>
            {inUse.practices.map((practice) => (
              <tr key={practice.id}>
                <th scope="row">
                  <bdi>{practice.name}</bdi>
                </th>
                <td>
                  {m.conversations_named_times({
                    count: practice.meetings,
                    meetings: number(practice.meetings),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Columns of meetings by month, the part that named a practice in ink. Every column says its numbers. */
function Months({ months }: { months: LanguageInUse['months'] }) {
  const most = Math.max(1, ...months.map((month) => month.meetings));
  const nameOf = new Intl.DateTimeFormat(language(), { month: 'short', timeZone: 'UTC' });
  return (
    <ScrollRegion label={m.conversations_by_month()}>
      <ol className="plain-list conversations-months">
        {months.map((month) => (
          <li key={month.month} className="conversations-month">
            <span className="number">
              {month.meetings === 0
                ? number(0)
                : m.conversations_month_of({
                    naming: number(month.naming),
                    meetings: number(month.meetings),
                  })}
            </span>
            <span
              className="column"
              aria-hidden="true"
              style={{ blockSize: `${(month.meetings / most) * 60}%` }}
            >
              <span style={{ blockSize: `${(month.naming / Math.max(1, month.meetings)) * 100}%` }} />
            </span>
            <span>{nameOf.format(new Date(`${month.month}-01T00:00:00Z`))}</span>
          </li>
        ))}
      </ol>
      <p className="small quiet">{m.conversations_month_legend()}</p>
    </ScrollRegion>
  );
}
