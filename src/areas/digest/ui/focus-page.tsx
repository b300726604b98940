import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ComingWeek, ComingWeeks, Focus, LetterAudience } from '../week-contract.ts';
import { api, useRefresh } from './api.ts';
import { audienceWords, letterOrder } from './digest-words.ts';
import './digest.css';

/** What the coming weeks are about: set a practice for one, for an audience or for all, and take it back. */
export function FocusPage() {
  const coming = useQuery(api.queries.listComingWeeks.queryOptions());
  return (
    <PageBody
      title={m.digest_focus_title()}
      lead={m.digest_focus_lead()}
      above={<PageLink to={paths.thisWeek}>{m.digest_this_week()}</PageLink>}
    >
      <Loaded query={coming}>
        {(data) =>
          data.practices.length === 0 ? (
            <EmptyState>{m.digest_no_letter()}</EmptyState>
          ) : (
            <>
              <FocusForm coming={data} />
              <section className="stack">
                <h2>{m.digest_weeks()}</h2>
                <ul className="item-list">
                  {data.weeks.map((week) => (
                    <WeekItem key={week.weekOn} week={week} />
                  ))}
                </ul>
              </section>
            </>
          )
        }
      </Loaded>
    </PageBody>
  );
}

const isOpenFor = (week: ComingWeek, audience: string) =>
  audience === '' ? week.goneOut.length === 0 : !week.goneOut.includes(audience as LetterAudience);

function FocusForm({ coming }: { coming: ComingWeeks }) {
  const refresh = useRefresh();
  const [id, setId] = useState(newId);
  const [audience, setAudience] = useState('');
  const [chosenWeek, setChosenWeek] = useState('');
  const [chosenPractice, setChosenPractice] = useState('');
  const [why, setWhy] = useState('');
  const [setFor, setSetFor] = useState<string | null>(null);
  const weeks = coming.weeks.filter((week) => isOpenFor(week, audience));
  const weekOn = weeks.some((week) => week.weekOn === chosenWeek) ? chosenWeek : (weeks[0]?.weekOn ?? '');
  const practiceId = chosenPractice || (coming.practices[0]?.id ?? '');
  const set = useMutation(
    api.queries.setFocus.mutationOptions({
      onSuccess: async () => {
        setSetFor(weekOn);
        setId(newId());
        setWhy('');
        await refresh();
      },
    }),
  );
  const practice = coming.practices.find((one) => one.id === practiceId);
  return (
    <Sheet title={m.digest_set_focus()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const whom = audience === '' ? null : audience;
          set.mutate({ id, weekOn, audience: whom, practiceId, why } as never);
        }}
      >
        <div className="digest-fields">
          <SelectField
            label={m.digest_for_whom()}
            value={audience}
            options={[
              { value: '', label: m.digest_for_all() },
              ...letterOrder.map((one) => ({ value: one, label: audienceWords[one]() })),
            ]}
            onChange={setAudience}
          />
          <SelectField
            label={m.digest_week()}
            value={weekOn}
            options={weeks.map((week) => ({
              value: week.weekOn,
              label: m.digest_week_of({ day: day(week.weekOn) }),
            }))}
            onChange={setChosenWeek}
          />
        </div>
        <SelectField
          label={m.digest_practice()}
          hint={practice && <bdi>{practice.sentence}</bdi>}
          value={practiceId}
          options={coming.practices.map((one) => ({ value: one.id, label: `${one.subject}: ${one.name}` }))}
          onChange={setChosenPractice}
        />
        <TextArea
          label={m.digest_why()}
          hint={m.digest_why_hint()}
          value={why}
          onChange={setWhy}
          maxLength={400}
          isRequired
        />
        <RefusalNotice error={set.error} />
        {setFor !== null && set.isSuccess && (
          <Notice>
            <p>{m.digest_focus_is_set({ day: day(setFor) })}</p>
          </Notice>
        )}
        <div className="row">
          <Button type="submit" look="main" isBusy={set.isPending}>
            {m.digest_focus_save()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function WeekItem({ week }: { week: ComingWeek }) {
  const { weekOn, goneOut, focuses, turn } = week;
  const isWhollySet =
    focuses.some(({ audience }) => audience === null) || focuses.length >= letterOrder.length;
  return (
    <li className="stack-tight">
      <h3>{m.digest_week_of({ day: day(weekOn) })}</h3>
      {focuses.map((focus) => (
        <FocusLine key={focus.id} focus={focus} isOpen={isOpenFor(week, focus.audience ?? '')} />
      ))}
      {!isWhollySet && turn !== null && (
        <p>
          {focuses.length === 0 ? m.digest_turn_all() : m.digest_turn_rest()} <bdi>{turn.name}</bdi>
        </p>
      )}
      {goneOut.length > 0 && (
        <p className="small quiet">
          {m.digest_gone_out({ audiences: list(goneOut.map((one) => audienceWords[one]())) })}
        </p>
      )}
    </li>
  );
}

function FocusLine({ focus, isOpen }: { focus: Focus; isOpen: boolean }) {
  const refresh = useRefresh();
  const withdraw = useMutation(api.queries.withdrawFocus.mutationOptions({ onSuccess: refresh }));
  const whom = focus.audience === null ? m.digest_for_all() : audienceWords[focus.audience]();
  return (
    <div className="stack-tight">
      <p>
        <strong>{whom}</strong>
        {': '}
        <bdi>{focus.practice.name}</bdi>
      </p>
      <p className="small" dir="auto">
        {focus.why}
      </p>
      <p className="small quiet">
        {m.digest_set_by({ name: focus.setBy, capacity: capacityWords[focus.setAs]() })}
      </p>
      <RefusalNotice error={withdraw.error} />
      {isOpen && (
        <div className="row">
          <Button
            look="quiet"
            label={m.digest_focus_undo_this({ practice: focus.practice.name })}
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: focus.id })}
          >
            {m.digest_focus_undo()}
          </Button>
        </div>
      )}
    </div>
  );
}
