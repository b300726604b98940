import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { Exemplars } from '../exemplar-contract.ts';
import { api } from './api.ts';
import { ExemplarForm } from './exemplar-form.tsx';
import { ExemplarItem } from './exemplar-item.tsx';
import './conversations.css';
import './calibration.css';

/** What each practice of a vision looks like, what it does not, and what it is mistaken for. */
export function ExemplarsPage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const exemplars = useQuery(api.queries.listExemplars.queryOptions({ input: { versionId } as never }));
  return <Loaded query={exemplars}>{(found) => <Examples exemplars={found} />}</Loaded>;
}

function Examples({ exemplars }: { exemplars: Exemplars }) {
  const { about } = useSearch({ strict: false }) as { about?: string };
  const mayOffer = !useActsAs('board_member');
  const [isOffering, setIsOffering] = useState(false);
  const { version, practices } = exemplars;
  const first = practices.find(({ id }) => id === about);
  const ordered = first === undefined ? practices : [first, ...practices.filter(({ id }) => id !== about)];
  return (
    <PageBody
      title={m.exemplar_page()}
      lead={m.exemplar_lead()}
      above={
        <>
          <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink> ·{' '}
          <PageLink to={paths.vision(version.visionId)}>{version.title}</PageLink>
        </>
      }
      actions={
        mayOffer &&
        !isOffering && (
          <Button look="main" onPress={() => setIsOffering(true)}>
            {m.exemplar_offer()}
          </Button>
        )
      }
    >
      {isOffering && (
        <ExemplarForm exemplars={exemplars} practiceId={about} onDone={() => setIsOffering(false)} />
      )}
      {ordered.map((practice) => (
        <section key={practice.id} className="stack">
          <h2>
            <bdi>{practice.name}</bdi>
          </h2>
          <p className="quiet" dir="auto">
            {practice.sentence}
          </p>
          {practice.exemplars.length === 0 && <p className="small quiet">{m.exemplar_none()}</p>}
          {practice.exemplars.map((exemplar) => (
            <ExemplarItem key={exemplar.id} exemplar={exemplar} versionNumber={version.number} />
          ))}
        </section>
      ))}
    </PageBody>
  );
}
