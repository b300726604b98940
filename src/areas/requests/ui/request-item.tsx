import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { SupportRequest } from '../request-contract.ts';
import { hours, keepingWords, kindWords, money, standingWords } from './request-words.ts';

type Props = { request: SupportRequest; currency: string };

/** A request in a list: what for, how it stands, where. */
export function RequestItem({ request, currency }: Props) {
  return (
    <li className="stack-tight">
      <PageLink to={paths.request(request.id)} className="requests-what">
        <span dir="auto">{request.what}</span>
      </PageLink>
      <p>{whoIsNext(request)}</p>
      <RequestTags request={request} currency={currency} />
    </li>
  );
}

/** The marks of a request: its kind and standing, its places, what it cost. */
export function RequestTags({ request, currency }: Props) {
  const { practice, vision, building, band } = request;
  const places = [practice ?? (vision && { id: vision.id, name: vision.title }), building, band];
  const cost = [
    ...(request.minutes === null ? [] : [hours(request.minutes)]),
    ...(request.cents === null ? [] : [money(request.cents, currency)]),
  ];
  return (
    <p className="row small">
      <Tag kind={request.standing === 'fulfilled' && request.isMine ? 'attention' : 'accent'}>
        {standingWords[request.standing]()}
      </Tag>
      <Tag>{kindWords[request.kind]()}</Tag>
      {request.standing === 'running' && <Tag>{keepingWords[request.keeping]()}</Tag>}
      {places
        .filter((place) => place !== null)
        .map((place) => (
          <bdi key={place.id} className="quiet">
            {place.name}
          </bdi>
        ))}
      {cost.length > 0 && <span className="quiet number">{list(cost)}</span>}
    </p>
  );
}

/** Who asked, who has it, and since when. */
export function whoIsNext(request: SupportRequest): string {
  const asked = day(request.askedOn);
  const names = list(request.askers.map(({ name }) => name));
  const from = request.isMine
    ? m.requests_asked_by_you({ day: asked })
    : names === ''
      ? m.requests_asked_unnamed({ day: asked })
      : m.requests_asked_by({ names, day: asked });
  if (request.taker === null) return from;
  const { name, capacity } = request.taker;
  return `${from} ${m.requests_taken_by({ name, capacity: capacityWords[capacity]() })}`;
}
