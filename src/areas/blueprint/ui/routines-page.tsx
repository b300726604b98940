import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import type { Register, Routine } from '../routine-contract.ts';
import { api } from './api.ts';
import { cadenceWords, read } from './blueprint-words.ts';
import { RoutineForm } from './routine-form.tsx';
import { RoutineItem } from './routine-item.tsx';
import './blueprint.css';

type Open = { sampleId: string | null } | null;

/** The register of planning routines: who meets, how often, and what became of each time. */
export function RoutinesPage() {
  const register = useQuery(api.queries.listRoutines.queryOptions({ input: {} }));
  const [open, setOpen] = useState<Open>(null);
  return (
    <PageBody
      title={m.blueprint_routines()}
      lead={m.blueprint_routines_lead()}
      above={<PageLink to={paths.culture}>{m.blueprint_culture()}</PageLink>}
      actions={
        <>
          {register.data?.mayAdd === true && open === null && (
            <Button look="main" onPress={() => setOpen({ sampleId: null })}>
              {m.blueprint_routine_add()}
            </Button>
          )}
          <Button look="quiet" onPress={() => window.print()}>
            {m.frame_print()}
          </Button>
        </>
      }
    >
      <Loaded query={register}>
        {(found) => (
          <>
            {open !== null && (
              <RoutineForm
                key={open.sampleId}
                today={found.today}
                before={null}
                sample={found.samples.find(({ id }) => id === open.sampleId) ?? null}
                onDone={() => setOpen(null)}
              />
            )}
            <Routines register={found} />
            <Samples register={found} onUse={(sampleId) => setOpen({ sampleId })} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

type Which = 'open' | 'mine' | 'lapsed' | 'over';
const keeps: Record<Which, (routine: Routine) => boolean> = {
  open: ({ isOver }) => !isOver,
  mine: ({ isOver, mayMark }) => !isOver && mayMark,
  lapsed: ({ isOver, lapsedSince }) => !isOver && lapsedSince !== null,
  over: ({ isOver }) => isOver,
};

function Routines({ register }: { register: Register }) {
  const [which, setWhich] = useState<Which>('open');
  const found = register.routines.filter(keeps[which]);
  return (
    <>
      {register.routines.length > 0 && (
        <SelectField
          label={m.blueprint_routines_which()}
          value={which}
          options={[
            { value: 'open', label: m.blueprint_routines_open() },
            { value: 'mine', label: m.blueprint_routines_mine() },
            { value: 'lapsed', label: m.blueprint_routines_lapsed() },
            { value: 'over', label: m.blueprint_routines_over() },
          ]}
          onChange={(value) => setWhich(value as Which)}
        />
      )}
      {found.length === 0 ? (
        <EmptyState>
          {register.routines.length === 0
            ? m.blueprint_routines_none()
            : m.blueprint_routines_none_like_this()}
        </EmptyState>
      ) : (
        <ul className="plain-list stack">
          {found.map((routine) => (
            <li key={routine.id}>
              <RoutineItem routine={routine} today={register.today} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Samples({ register, onUse }: { register: Register; onUse(id: string): void }) {
  const free = register.samples.filter(({ isInUse }) => !isInUse);
  if (free.length === 0) return null;
  return (
    <Sheet title={m.blueprint_samples()}>
      <p className="quiet">{m.blueprint_samples_lead()}</p>
      <ul className="item-list">
        {free.map(({ id, name, about, cadence, who }) => (
          <li key={id} className="row-apart">
            <span className="stack-tight">
              <strong>{read(name)}</strong>
              <span>{read(about)}</span>
              <span className="small quiet">
                {capacityWords[who]()} · {cadenceWords[cadence]()}
              </span>
            </span>
            {register.mayAdd && (
              <Button label={m.blueprint_sample_use_of({ name: read(name) })} onPress={() => onUse(id)}>
                {m.blueprint_sample_use()}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
