import { type ReactNode, useEffect, useRef, useState } from 'react';
import { SharingNextCards } from '../areas/analysis/ui/sharing-cards.tsx';
import { BlueprintNextCards } from '../areas/blueprint/ui/next-cards.tsx';
import { ConversationsNextCards } from '../areas/conversations/ui/next-cards.tsx';
import { CultureNextCards } from '../areas/culture/ui/next-cards.tsx';
import { DigestNextCards } from '../areas/digest/ui/next-cards.tsx';
import { EvidenceNextCards } from '../areas/evidence/ui/next-cards.tsx';
import { GoalsNextCards } from '../areas/goals/ui/next-cards.tsx';
import { InvitationNextCards } from '../areas/observation/ui/invitation-cards.tsx';
import { ObservationNextCards } from '../areas/observation/ui/next-cards.tsx';
import { PairNextCards } from '../areas/observation/ui/pair-next-cards.tsx';
import { PulseNextCards } from '../areas/pulse/ui/next-cards.tsx';
import { ReportsNextCards } from '../areas/reports/ui/next-cards.tsx';
import { RequestsNextCards } from '../areas/requests/ui/next-cards.tsx';
import { StandingNextCards } from '../areas/standing/ui/next-cards.tsx';
import { SupportsNextCards } from '../areas/supports/ui/next-cards.tsx';
import { VisionsNextCards } from '../areas/visions/ui/next-cards.tsx';
import { Button } from '../client/design/button.tsx';
import { LinkButton } from '../client/design/link.tsx';
import { EmptyState, PageBody } from '../client/design/page.tsx';
import { paths } from '../client/paths.ts';
import { useSession } from '../client/session.ts';
import { m } from '../client/words/words.ts';
import './home.css';

/** What is next, and who owns it: at most five cards, the rest one press away. */
export function HomePage() {
  const { actor } = useSession();
  return (
    <PageBody
      title={m.home_title({ name: actor.name.split(' ')[0] ?? actor.name })}
      lead={m.home_lead()}
      actions={<LinkButton to={paths.thisWeek}>{m.digest_this_week()}</LinkButton>}
    >
      <NextList>
        <SupportsNextCards />
        <VisionsNextCards />
        <ConversationsNextCards />
        <ObservationNextCards />
        <PairNextCards />
        <InvitationNextCards />
        <SharingNextCards />
        <RequestsNextCards />
        <PulseNextCards />
        <CultureNextCards />
        <GoalsNextCards />
        <BlueprintNextCards />
        <EvidenceNextCards />
        <ReportsNextCards />
        <StandingNextCards />
        <DigestNextCards />
      </NextList>
      <nav className="row" aria-label={m.home_look()}>
        <LinkButton to={paths.visions}>{m.home_read_visions()}</LinkButton>
        <LinkButton to={paths.standing}>{m.standing_title()}</LinkButton>
        <LinkButton to={paths.seen}>{m.home_see()}</LinkButton>
        <LinkButton to={paths.agreement}>{m.home_agreement()}</LinkButton>
        <LinkButton to={paths.welcome}>{m.conversations_welcome()}</LinkButton>
      </nav>
    </PageBody>
  );
}

/** The cards of all areas in one list. What an area brings is known only when it has loaded, so the list is counted here. */
function NextList({ children }: { children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const [count, setCount] = useState<number | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    if (list.current === null) return;
    const element = list.current;
    const tell = () => setCount(element.childElementCount);
    const observer = new MutationObserver(tell);
    observer.observe(element, { childList: true });
    // An area that has nothing to say never changes the list: after a moment, nothing is nothing.
    const wait = setTimeout(tell, 1_500);
    return () => {
      observer.disconnect();
      clearTimeout(wait);
    };
  }, []);
  return (
    <section className="stack">
      <h2>{m.home_next()}</h2>
      <ul
        ref={list}
        className={isWhole ? 'plain-list stack home-next' : 'plain-list stack home-next home-next-short'}
      >
        {children}
      </ul>
      {count === 0 && <EmptyState>{m.home_nothing_next()}</EmptyState>}
      {count !== null && count > 5 && !isWhole && (
        <div className="row">
          <Button onPress={() => setIsWhole(true)}>{m.home_show_all({ count: String(count) })}</Button>
        </div>
      )}
    </section>
  );
}
