import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CalibrationSample } from '../calibration-contract.ts';
import { api } from './api.ts';
import { MakerForm } from './calibration-maker-form.tsx';
import { joined } from './joined.ts';
import './conversations.css';
import './calibration.css';

/** Make a lesson to code, from a sample or from nothing: what happens in it, and the master coding with its reasons. */
export function NewCalibrationPage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const input = { versionId } as never;
  const exemplars = useQuery(api.queries.listExemplars.queryOptions({ input }));
  const samples = useQuery(api.queries.listCalibrationSamples.queryOptions({ input }));
  const [from, setFrom] = useState<CalibrationSample | 'nothing' | null>(null);
  return (
    <PageBody
      title={m.calibration_make()}
      lead={m.calibration_make_lead()}
      above={<PageLink to={paths.calibration(versionId)}>{m.calibration_page()}</PageLink>}
    >
      <Loaded query={exemplars}>
        {({ practices }) =>
          from === null ? (
            <Loaded query={samples}>{(found) => <Begin samples={found} onChoose={setFrom} />}</Loaded>
          ) : (
            <MakerForm
              versionId={versionId}
              practices={practices}
              sample={from === 'nothing' ? undefined : from}
            />
          )
        }
      </Loaded>
    </PageBody>
  );
}

type BeginProps = {
  samples: readonly CalibrationSample[];
  onChoose(from: CalibrationSample | 'nothing'): void;
};

function Begin({ samples, onChoose }: BeginProps) {
  return (
    <div className="stack">
      {samples.map((sample) => (
        <Sheet key={sample.id} title={<bdi>{sample.title}</bdi>}>
          <p dir="auto">{sample.introduction}</p>
          <p className="small quiet">
            {joined([
              m.calibration_sample(),
              m.calibration_moments({ count: sample.moments.length, moments: number(sample.moments.length) }),
              ...sample.practices.map(({ name }) => name),
            ])}
          </p>
          <div className="row">
            <Button
              look="main"
              label={m.calibration_begin_with_this({ title: sample.title })}
              onPress={() => onChoose(sample)}
            >
              {m.calibration_begin_with()}
            </Button>
          </div>
        </Sheet>
      ))}
      <div className="row">
        <Button onPress={() => onChoose('nothing')}>{m.calibration_begin_empty()}</Button>
      </div>
    </div>
  );
}
