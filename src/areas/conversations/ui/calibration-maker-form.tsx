import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { CalibrationSample } from '../calibration-contract.ts';
import { api } from './api.ts';
import { MakerMoment } from './calibration-maker-moment.tsx';
import { beginMaking, isAnswered, type Making, sentOf } from './calibration-making.ts';
import { StudentsGuard } from './exemplar-form.tsx';
import { PracticeChecks } from './practice-checks.tsx';

type Props = {
  versionId: string;
  practices: readonly { id: string; name: string }[];
  sample?: CalibrationSample | undefined;
};

const practicesAtMost = 8;
const momentsAtMost = 8;

/** A lesson in two to eight moments, its practices, and the master coding. It never changes once it is made. */
export function MakerForm({ versionId, practices, sample }: Props) {
  const [id] = useState(newId);
  const [making, setMaking] = useState(() => beginMaking(sample));
  const [isWithout, setIsWithout] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation(
    api.queries.makeCalibrationSet.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.calibrationSet(id) });
      },
    }),
  );
  const change = (part: Partial<Making>) => setMaking({ ...making, ...part });
  const chosen = practices.filter((practice) => making.practiceIds.includes(practice.id));
  const isReady = isWithout && chosen.length > 0 && chosen.length <= practicesAtMost && isAnswered(making);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (isReady) make.mutate({ id, versionId, ...sentOf(making) } as never);
  };
  return (
    <form className="stack-wide" onSubmit={send}>
      <Front making={making} change={change} />
      <PracticeChecks
        label={m.conversations_practices()}
        practices={practices}
        chosen={making.practiceIds}
        onChange={(practiceIds) => change({ practiceIds })}
      />
      {wasTried && (chosen.length === 0 || chosen.length > practicesAtMost) && (
        <p className="fault">{m.calibration_practices_needed()}</p>
      )}
      <section>
        <h2>{m.calibration_moments_heading()}</h2>
        <p className="small quiet">{m.calibration_moments_hint()}</p>
        {making.moments.map((moment, index) => (
          <MakerMoment key={moment.key} {...{ making, change, wasTried, index, practices: chosen }} />
        ))}
        {making.moments.length < momentsAtMost && (
          <Button onPress={() => change({ moments: [...making.moments, nextMoment(making)] })}>
            {m.calibration_add_moment()}
          </Button>
        )}
      </section>
      <StudentsGuard isChecked={isWithout} onChange={setIsWithout} isMissing={wasTried && !isWithout} />
      <RefusalNotice error={make.error} />
      {wasTried && !isReady && (
        <Notice kind="attention">
          <p>{m.calibration_make_missing()}</p>
        </Notice>
      )}
      <div className="row">
        <Button type="submit" look="main" isBusy={make.isPending}>
          {m.calibration_make_send()}
        </Button>
      </div>
    </form>
  );
}

const nextMoment = ({ moments }: Making) => ({
  key: Math.max(...moments.map(({ key }) => key)) + 1,
  text: '',
});

function Front({ making, change }: { making: Making; change(part: Partial<Making>): void }) {
  return (
    <div className="stack">
      <TextField
        label={m.exemplar_title()}
        value={making.title}
        onChange={(title) => change({ title })}
        isRequired
        maxLength={200}
      />
      <RadioField
        label={m.exemplar_form()}
        value={making.form}
        options={[
          { value: 'written', label: m.calibration_form_written() },
          { value: 'clip', label: m.calibration_form_clip() },
        ]}
        onChange={(form) => change({ form: form as Making['form'] })}
      />
      {making.form === 'clip' && (
        <TextField
          label={m.exemplar_link()}
          hint={m.exemplar_link_hint()}
          type="url"
          value={making.clipUrl}
          onChange={(clipUrl) => change({ clipUrl })}
          isRequired
          maxLength={500}
        />
      )}
      <TextArea
        label={m.calibration_introduction()}
        hint={m.calibration_introduction_hint()}
        value={making.introduction}
        onChange={(introduction) => change({ introduction })}
        isRequired
        maxLength={5000}
      />
    </div>
  );
}
