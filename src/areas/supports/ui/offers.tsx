import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DeclineReason, Offer } from '../offer-contract.ts';
import { api, useRefresh } from './api.ts';
import { declineWords } from './step-words.ts';
import './supports.css';

/** On the page of a step: what is being asked about it. Nothing for whom it does not concern. */
export function StepOffers({ stepId }: { stepId: string }) {
  const found = useQuery(api.queries.listOffers.queryOptions());
  const offers = (found.data?.offers ?? []).filter(
    ({ step, inReturn }) => step.id === stepId || inReturn?.id === stepId,
  );
  return (
    <>
      {offers.map((offer) => (
        <section key={offer.id} className="sheet" aria-label={m.supports_offers()}>
          <OneOffer offer={offer} />
        </section>
      ))}
    </>
  );
}

/** Everything that one is asked, or has asked. */
export function OfferList() {
  const found = useQuery(api.queries.listOffers.queryOptions());
  const offers = found.data?.offers ?? [];
  return (
    <section className="stack-tight">
      <h2>{m.supports_offers()}</h2>
      {found.isSuccess && offers.length === 0 && <p className="quiet">{m.supports_offers_none()}</p>}
      <ul className="item-list">
        {offers.map((offer) => (
          <li key={offer.id} className="stack-tight">
            <PageLink to={paths.step(offer.step.id)} className="supports-what">
              <bdi>{offer.step.what}</bdi>
            </PageLink>
            <OneOffer offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneOffer({ offer }: { offer: Offer }) {
  if (offer.part === 'asked') return <Answer offer={offer} />;
  return <Waiting offer={offer} />;
}

/** For the person asked: yes or not now, by one press each; a reason if they like. */
function Answer({ offer }: { offer: Offer }) {
  const refresh = useRefresh();
  const [reason, setReason] = useState<DeclineReason | ''>('');
  const answer = useMutation(api.queries.answerOffer.mutationOptions({ onSuccess: refresh }));
  const offerId = offer.id;
  return (
    <div className="stack-tight">
      <p>
        <strong>{askWords(offer)}</strong>
      </p>
      {offer.inReturn !== null && (
        <p className="small">
          {m.supports_offer_in_return()} <bdi>{offer.inReturn.what}</bdi>
        </p>
      )}
      <div className="row">
        <Button
          look="main"
          isBusy={answer.isPending}
          onPress={() => answer.mutate({ offerId, answer: 'accept' })}
        >
          {offer.kind === 'swap' ? m.supports_offer_swap_yes() : m.supports_offer_yes()}
        </Button>
        <Button
          isBusy={answer.isPending}
          onPress={() => answer.mutate({ offerId, answer: 'decline', reason: reason || null })}
        >
          {m.supports_offer_no()}
        </Button>
      </div>
      <SelectField
        label={m.supports_offer_reason()}
        hint={m.supports_offer_reason_hint({ name: offer.by.name })}
        value={reason}
        options={[
          { value: '', label: m.supports_offer_reason_none() },
          ...(Object.keys(declineWords) as DeclineReason[]).map((value) => ({
            value,
            label: declineWords[value](),
          })),
        ]}
        onChange={(value) => setReason(value as DeclineReason | '')}
      />
      <RefusalNotice error={answer.error} />
    </div>
  );
}

/** For who asked, and for who holds the step. */
function Waiting({ offer }: { offer: Offer }) {
  const refresh = useRefresh();
  const end = useMutation(api.queries.endOffer.mutationOptions({ onSuccess: refresh }));
  return (
    <div className="stack-tight">
      <p>{waitingWords(offer)}</p>
      {offer.inReturn !== null && (
        <p className="small">
          {m.supports_offer_in_return()} <bdi>{offer.inReturn.what}</bdi>
        </p>
      )}
      <div className="row">
        <Button isBusy={end.isPending} onPress={() => end.mutate({ offerId: offer.id })}>
          {endWords(offer)}
        </Button>
      </div>
      <RefusalNotice error={end.error} />
    </div>
  );
}

/** What somebody is asked, in one sentence. */
export function askWords(offer: Offer): string {
  const names = { name: offer.by.name, holder: offer.holder.name };
  if (offer.kind === 'swap') return m.supports_offer_ask_swap(names);
  return offer.by.id === offer.holder.id ? m.supports_offer_ask(names) : m.supports_offer_ask_from(names);
}

function waitingWords(offer: Offer): string {
  const { to, by, holder, on, declined, part } = offer;
  if (declined !== null)
    return declined.reason === null
      ? m.supports_offer_declined({ name: to.name })
      : m.supports_offer_declined_why({ name: to.name, reason: declineWords[declined.reason]() });
  if (part === 'holder') return m.supports_offer_about_yours({ by: by.name, name: to.name });
  return m.supports_offer_waiting({ name: to.name, day: day(on), holder: holder.name });
}

function endWords({ declined, part }: Offer): string {
  if (declined !== null) return m.supports_offer_read();
  return part === 'holder' ? m.supports_offer_keep() : m.supports_offer_take_back();
}
