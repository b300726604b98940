import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Entry } from '../rating-contract.ts';
import { api, useRefresh } from './api.ts';
import { employeeGroupWords } from './evidence-words.ts';

/** What was seen, the latest first, each with its day, its place, and from which side it was written down. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="item-list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <OneEntry entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function OneEntry({ entry }: { entry: Entry }) {
  const refresh = useRefresh();
  const withdraw = useMutation(api.queries.withdrawEntry.mutationOptions({ onSuccess: refresh }));
  const { what, seenOn, isOld, link, building, employeeGroups, from } = entry;
  const facts = [
    building === null ? m.evidence_whole_district() : building.name,
    ...employeeGroups.map((group) => employeeGroupWords[group]()),
    m.evidence_entry_from({ capacity: capacityWords[from]() }),
  ];
  return (
    <div className="stack-tight">
      <p dir="auto">{what}</p>
      <p className="row small quiet">
        <span>{day(seenOn)}</span>
        {isOld && <Tag kind="attention">{m.evidence_entry_aged()}</Tag>}
        {facts.map((fact) => (
          <bdi key={fact}>{fact}</bdi>
        ))}
      </p>
      <div className="row small">
        {link !== null && <EntryLink link={link} />}
        {entry.mayWithdraw && (
          <Button
            look="quiet"
            label={m.evidence_withdraw_this({ what })}
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: entry.id })}
          >
            {m.evidence_withdraw()}
          </Button>
        )}
      </div>
      <RefusalNotice error={withdraw.error} />
    </div>
  );
}

function EntryLink({ link }: { link: string }) {
  if (link.startsWith('/')) return <PageLink to={link}>{m.evidence_entry_open()}</PageLink>;
  return (
    <a href={link} rel="noreferrer">
      {m.evidence_entry_open()}
    </a>
  );
}
