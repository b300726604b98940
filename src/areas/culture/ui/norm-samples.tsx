import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { NormSample } from '../norm-contract.ts';
import { api } from './api.ts';
import { cited, kindWords } from './culture-words.ts';

/** Samples to begin with: each is proposed with one press, in the language on the screen. */
export function NormSamples({ samples, isOpen }: { samples: readonly NormSample[]; isOpen: boolean }) {
  return (
    <details className="no-print" open={isOpen}>
      <summary>
        <h2 style={{ display: 'inline' }}>{m.culture_samples()}</h2>
      </summary>
      <p className="small quiet">{m.culture_samples_about()}</p>
      <ul className="item-list">
        {samples.map((sample) => (
          <li key={sample.id}>
            <Sample sample={sample} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Sample({ sample }: { sample: NormSample }) {
  const [id] = useState(newId);
  const queryClient = useQueryClient();
  const propose = useMutation(
    api.queries.proposeNorm.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const [text, why] = [sample.text[language()], sample.why[language()]];
  const send = () =>
    propose.mutate({
      ...{ id: id as never, kind: sample.kind, text, why, buildingId: null, sampleId: sample.id },
    });
  return (
    <article className="stack-tight">
      <span className="row small">
        <Tag>{kindWords[sample.kind]()}</Tag>
        <span className="quiet">{m.culture_sample()}</span>
      </span>
      <p className="culture-words" dir="auto">
        {text}
      </p>
      <p className="small">{why}</p>
      <p className="small quiet">
        {sample.works.map((work) => (
          <bdi key={work.id}>{cited(work)} </bdi>
        ))}
      </p>
      <RefusalNotice error={propose.error} />
      <div className="row">
        <Button isBusy={propose.isPending} onPress={send} label={`${m.culture_sample_propose()}: ${text}`}>
          {m.culture_sample_propose()}
        </Button>
      </div>
    </article>
  );
}
