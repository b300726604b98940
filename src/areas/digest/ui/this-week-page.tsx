import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { CalendarSheet } from './calendar-sheet.tsx';
import { audienceWords } from './digest-words.ts';
import { LetterSheet } from './letter-sheet.tsx';
import { MailSheet } from './mail-sheet.tsx';
import { WaitingList } from './waiting-list.tsx';
import './digest.css';

/** This week: one focus, one phrase, one thing to read, one example of the district; then what waits for the reader. */
export function ThisWeekPage() {
  const week = useQuery(api.queries.readWeek.queryOptions());
  return (
    <Loaded query={week}>
      {({ weekOn, audience, letter, waiting, mail, maySetFocus }) => (
        <PageBody
          title={m.digest_this_week()}
          lead={m.digest_week_lead({ day: day(weekOn, 'long'), audience: audienceWords[audience]() })}
          actions={maySetFocus && <LinkButton to={paths.weekFocus}>{m.digest_set_focus()}</LinkButton>}
        >
          {letter === null ? (
            <EmptyState action={<LinkButton to={paths.visions}>{m.frame_visions()}</LinkButton>}>
              {m.digest_no_letter()}
            </EmptyState>
          ) : (
            <LetterSheet letter={letter} />
          )}
          <WaitingList waiting={waiting} />
          <div className="row">
            <LinkButton to={paths.messages}>{m.digest_messages()}</LinkButton>
          </div>
          <MailSheet mail={mail} />
          <CalendarSheet />
        </PageBody>
      )}
    </Loaded>
  );
}
