import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSessionIfAny } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Learning, Named, Step, StepKind } from '../step-contract.ts';
import { api, useRefresh } from './api.ts';
import { GoalField } from './goal-field.tsx';
import { useKeptText } from './kept-text.ts';
import { OwnerPicker } from './owner-picker.tsx';
import { kindHints, kindWords, learningWords } from './step-words.ts';

type Place = { id: string; name: string };

type Props = {
  /** Null outside a conversation. */
  conversationId: string | null;
  /** The meeting that it comes out of, where that is no data conversation. */
  meetingId?: string | null;
  subjectId: string | null;
  practices: readonly Place[];
  /** The practice that somebody came from. */
  askedPracticeId?: string | undefined;
  /** The goal that somebody came from. */
  askedGoalId?: string | undefined;
  buildings: readonly Place[];
  bands: readonly Place[];
  onMade(step: Step): void;
  onCancel?: () => void;
  children?: ReactNode;
};

/** A next step: what, for which learning, how one would tell, who holds it, by when, where. */
export function StepForm({
  conversationId,
  meetingId = null,
  subjectId,
  practices,
  askedPracticeId = '',
  askedGoalId = '',
  buildings,
  bands,
  onMade,
  onCancel,
  children,
}: Props) {
  const session = useSessionIfAny();
  const refresh = useRefresh();
  const keptUnder = conversationId ?? meetingId ?? 'new';
  const [stepId, setStepId] = useState(newId);
  const [what, setWhat] = useKeptText(`what:${keptUnder}`);
  const [measure, setMeasure] = useKeptText(`measure:${keptUnder}`);
  const [kind, setKind] = useState<StepKind>('structure');
  const [learning, setLearning] = useState<Learning>('professional');
  const [practiceId, setPracticeId] = useState(askedPracticeId);
  const [goalId, setGoalId] = useState(askedGoalId);
  const [buildingId, setBuildingId] = useState('');
  const [bandId, setBandId] = useState('');
  const [owner, setOwner] = useState<Named | null>(null);
  const [dueOn, setDueOn] = useState('');
  const [isOwnerMissing, setOwnerMissing] = useState(false);
  const make = useMutation(
    api.queries.makeStep.mutationOptions({
      onSuccess: async (step) => {
        setWhat('');
        setMeasure('');
        setStepId(newId());
        await refresh();
        onMade(step);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOwnerMissing(owner === null);
    if (owner === null || make.isPending) return;
    // Another subject has other practices.
    const isPractice = practices.some(({ id }) => id === practiceId);
    const place = {
      practiceId: isPractice ? practiceId : null,
      buildingId: buildingId || null,
      bandId: bandId || null,
    };
    const from = { conversationId, meetingId, subjectId, goalId: goalId || null };
    const step = { kind, learning, what, measure, ownerId: owner.id, dueOn };
    make.mutate({ stepId, ...from, ...step, ...place });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextArea
        label={m.supports_what()}
        hint={m.supports_what_hint()}
        value={what}
        onChange={setWhat}
        isRequired
        maxLength={1000}
      />
      {children}
      <RadioField
        label={m.supports_kind()}
        value={kind}
        options={optionsOf(kindWords, kindHints)}
        onChange={(value) => setKind(value as StepKind)}
      />
      <RadioField
        label={m.supports_learning()}
        look="row"
        value={learning}
        options={optionsOf(learningWords)}
        onChange={(value) => setLearning(value as Learning)}
      />
      <TextArea
        label={m.supports_measure()}
        hint={m.supports_measure_hint()}
        value={measure}
        onChange={setMeasure}
        isRequired
        maxLength={1000}
        rows={2}
      />
      <OwnerPicker label={m.supports_owner()} chosen={owner} onChoose={setOwner} />
      {isOwnerMissing && owner === null && (
        <p className="fault" role="alert">
          {m.supports_owner_missing()}
        </p>
      )}
      <TextField
        label={m.supports_due()}
        type="date"
        value={dueOn}
        onChange={setDueOn}
        isRequired
        {...(session === null ? {} : { min: schoolDayOf(new Date(), session.district.timeZone) })}
      />
      <GoalField value={goalId} onChange={setGoalId} />
      {practices.length > 0 && (
        <PlaceField
          label={m.supports_practice()}
          value={practiceId}
          places={practices}
          onChange={setPracticeId}
        />
      )}
      {buildings.length > 0 && (
        <PlaceField
          label={m.supports_building()}
          value={buildingId}
          places={buildings}
          onChange={setBuildingId}
        />
      )}
      {bands.length > 0 && (
        <PlaceField label={m.supports_band()} value={bandId} places={bands} onChange={setBandId} />
      )}
      <RefusalNotice error={make.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={make.isPending}>
          {m.supports_make()}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>{m.frame_cancel()}</Button>}
      </div>
    </form>
  );
}

function optionsOf<Key extends string>(words: Record<Key, () => string>, hints?: Record<Key, () => string>) {
  return (Object.keys(words) as Key[]).map((value) => ({
    value,
    label: words[value](),
    ...(hints === undefined ? {} : { hint: hints[value]() }),
  }));
}

type PlaceProps = { label: string; value: string; places: readonly Place[]; onChange(id: string): void };

function PlaceField({ label, value, places, onChange }: PlaceProps) {
  const options = places.map((place) => ({ value: place.id, label: place.name }));
  return (
    <SelectField
      label={label}
      hint={m.frame_optional()}
      value={value}
      options={[{ value: '', label: m.supports_anywhere() }, ...options]}
      onChange={onChange}
    />
  );
}
