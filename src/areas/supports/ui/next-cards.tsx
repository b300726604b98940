import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { askWords } from './offers.tsx';
import { nextForWindow } from './window-list.tsx';

/** On Home: what one is asked to take on, the conversation one is in, windows that wait, and one's own next steps. */
export function SupportsNextCards() {
  const next = useQuery(api.queries.readNext.queryOptions());
  if (next.data === undefined) return null;
  const { conversations, windows, steps, offers } = next.data;
  const held = steps.filter(({ isAsked }) => !isAsked);
  const waiting = windows.filter((window) => conversations.every((talk) => talk.windowId !== window.id));
  return (
    <>
      {offers.map((offer) => (
        <li key={offer.id}>
          <PageLink to={paths.step(offer.step.id)}>
            <NextCard
              what={<span dir="auto">{offer.step.what}</span>}
              who={
                offer.declined === null ? askWords(offer) : m.supports_offer_declined({ name: offer.to.name })
              }
              isPressing={offer.part === 'asked'}
            />
          </PageLink>
        </li>
      ))}
      {conversations.map((talk) => (
        <li key={talk.id}>
          <PageLink to={paths.dataConversation(talk.windowId)}>
            <NextCard
              what={m.supports_card_talk({ subject: talk.subject })}
              who={m.supports_card_talk_who({ day: day(talk.heldOn) })}
              isPressing
            />
          </PageLink>
        </li>
      ))}
      {waiting.map((window) => (
        <li key={window.id}>
          <PageLink to={paths.dataConversation(window.id)}>
            <NextCard
              what={`${window.subject.name}: ${nextForWindow(window)}`}
              who={m.supports_window_ended({ day: day(window.endsOn) })}
            />
          </PageLink>
        </li>
      ))}
      {held.map((step) => (
        <li key={step.id}>
          <PageLink to={paths.step(step.id)}>
            <NextCard
              what={<span dir="auto">{step.what}</span>}
              who={
                step.isOverdue
                  ? m.supports_card_was_due({ day: day(step.dueOn) })
                  : m.supports_card_due({ day: day(step.dueOn) })
              }
              isPressing={step.isOverdue}
            />
          </PageLink>
        </li>
      ))}
    </>
  );
}
