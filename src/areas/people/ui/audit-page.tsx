import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { moment, sortedByName } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { AuditEntry } from '../audit-contract.ts';
import { actWords } from './act-words.ts';
import { peopleApi } from './api.ts';
import './people.css';

/** The audit: who did what, when, in which capacity. */
export function AuditPage() {
  const { act } = useSearch({ strict: false }) as { act?: string };
  const navigate = useNavigate();
  const audit = useInfiniteQuery(
    peopleApi.queries.readAudit.infiniteOptions({
      input: (before: string | undefined) => ({
        ...(act === undefined ? {} : { act }),
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
  const acts = sortedByName(
    (audit.data?.pages[0]?.acts ?? []).map((value) => ({ value, label: actWords(value) })),
    ({ label }) => label,
  );
  const entries = audit.data?.pages.flatMap((page) => page.entries);
  return (
    <PageBody
      title={m.people_audit()}
      lead={m.people_audit_lead()}
      above={<PageLink to={paths.district}>{m.frame_district()}</PageLink>}
    >
      <SelectField
        label={m.people_audit_act()}
        value={act ?? ''}
        options={[{ value: '', label: m.people_audit_every() }, ...acts]}
        onChange={(value) =>
          void navigate({
            to: paths.audit,
            search: (value === '' ? {} : { act: value }) as never,
            replace: true,
          })
        }
      />
      <RefusalNotice error={audit.error} />
      {entries === undefined && !audit.isError && (
        <p className="loading" role="status">
          {m.frame_loading()}
        </p>
      )}
      {entries?.length === 0 && <EmptyState>{m.people_audit_empty()}</EmptyState>}
      {entries !== undefined && entries.length > 0 && (
        <ol className="item-list">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      )}
      {audit.hasNextPage && (
        <div className="row">
          <Button isBusy={audit.isFetchingNextPage} onPress={() => void audit.fetchNextPage()}>
            {m.people_show_more()}
          </Button>
        </div>
      )}
    </PageBody>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const nobody = entry.capacity === 'nameless' ? m.culture_act_nameless : m.people_operator;
  const who = entry.person ?? nobody();
  const capacity = capacityWords[entry.capacity as CapacityKind]?.();
  return (
    <div className="people-line">
      <span>
        {actWords(entry.act)}
        {entry.about !== null && (
          <>
            {': '}
            <bdi>{entry.about}</bdi>
          </>
        )}
        <br />
        <span className="quiet small">
          {capacity === undefined ? who : m.people_who_as({ name: who, capacity })}
        </span>
      </span>
      <time className="quiet small" dateTime={entry.at}>
        {moment(entry.at)}
      </time>
    </div>
  );
}
