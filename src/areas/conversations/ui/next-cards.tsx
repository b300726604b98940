import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ConversationsCard } from '../next-contract.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';

/** What is next in conversations for who is signed in: nothing while loading, nothing when there is nothing. */
export function ConversationsNextCards() {
  const next = useQuery(api.queries.listNext.queryOptions());
  return (
    <>
      {(next.data?.cards ?? []).map((card) => (
        <li key={`${card.kind}${pathOf(card)}`}>
          <PageLink to={pathOf(card)}>
            <NextCard {...wordsOf(card)} isPressing={card.kind === 'session-to-record'} />
          </PageLink>
        </li>
      ))}
    </>
  );
}

function pathOf(card: ConversationsCard): string {
  if (card.kind === 'welcome') return paths.welcome;
  if (card.kind === 'questions-open' || card.kind === 'questions-yours')
    return paths.questions(card.versionId);
  if (card.kind === 'vision-to-study') return paths.coverage(card.versionId);
  if (card.kind === 'lesson-to-code') return paths.calibrationSet(card.setId);
  return paths.studySession(card.sessionId);
}

function wordsOf(card: ConversationsCard): { what: string; who: string } {
  if (card.kind === 'welcome')
    return { what: m.conversations_welcome_card(), who: m.conversations_welcome_card_who() };
  if (card.kind === 'session-to-record')
    return {
      what: m.conversations_next_record({ name: card.name }),
      who: m.conversations_next_record_who({ day: day(card.heldOn) }),
    };
  if (card.kind === 'questions-open')
    return {
      what: m.conversations_next_questions({
        count: card.count,
        open: number(card.count),
        title: card.title,
      }),
      who: m.conversations_next_questions_who({ day: day(card.since) }),
    };
  if (card.kind === 'questions-yours')
    return {
      what: m.conversations_questions_yours({
        count: card.count,
        questions: number(card.count),
        title: card.title,
      }),
      who: m.conversations_questions_yours_since({ day: day(card.since) }),
    };
  if (card.kind === 'lesson-to-code')
    return {
      what: m.calibration_next({ name: card.name }),
      who: m.calibration_next_who({ title: card.title }),
    };
  if (card.kind === 'session-coming')
    return {
      what: m.conversations_next_coming({ name: card.name }),
      who: joined([day(card.heldOn, 'long'), card.building ?? m.conversations_whole_district()]),
    };
  return {
    what: m.conversations_next_study({ title: card.title }),
    who: m.conversations_next_study_who({ day: day(card.adoptedOn) }),
  };
}
