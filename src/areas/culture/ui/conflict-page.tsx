import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Conflict } from '../conflict-contract.ts';
import { api } from './api.ts';
import { ConflictOutcomes } from './conflict-outcomes.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { Trainings } from './trainings.tsx';
import './culture.css';

/** When we disagree: what to do, how we learn to do it, and how conflicts came to an end, without a name. */
export function ConflictPage() {
  const [schoolYear, setSchoolYear] = useState<number | null>(null);
  const conflict = useQuery(
    api.queries.readConflict.queryOptions({ input: schoolYear === null ? {} : { schoolYear } }),
  );
  return (
    <PageBody
      title={m.culture_conflict()}
      lead={m.culture_conflict_lead()}
      above={<PageLink to={paths.culture}>{m.culture_title()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <WhatToDo />
      <Loaded query={conflict}>
        {(found) => (
          <>
            {found.mayTellOutcome && <Telling />}
            <YearField conflict={found} onChange={setSchoolYear} />
            <ConflictOutcomes outcomes={found.outcomes} />
            <Trainings conflict={found} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function WhatToDo() {
  return (
    <Sheet title={m.culture_to_do()}>
      <ol className="culture-steps">
        <li>{m.culture_to_do_talk()}</li>
        <li>{m.culture_to_do_third()}</li>
        <li>{m.culture_to_do_protocol()}</li>
        <li>{m.culture_to_do_end()}</li>
      </ol>
      <p className="small quiet">{m.culture_to_do_safety()}</p>
      <div className="row no-print">
        <LinkButton to={`${paths.protocols}?purpose=conflict`} look="main">
          {m.culture_to_protocol()}
        </LinkButton>
      </div>
    </Sheet>
  );
}

function Telling() {
  const [isOpen, setIsOpen] = useState(false);
  const [isTold, setIsTold] = useState(false);
  if (isOpen)
    return (
      <OutcomeForm
        onDone={(told) => {
          setIsOpen(false);
          setIsTold(told);
        }}
      />
    );
  return (
    <div className="stack-tight no-print">
      <p>{m.culture_tell_about()}</p>
      <div className="row">
        <Button onPress={() => setIsOpen(true)}>{m.culture_tell()}</Button>
        {isTold && <span role="status">{m.culture_told()}</span>}
      </div>
    </div>
  );
}

type YearProps = { conflict: Conflict; onChange(year: number): void };

function YearField({ conflict: { schoolYear, schoolYears }, onChange }: YearProps) {
  if (schoolYears.length < 2) return null;
  return (
    <div className="no-print">
      <SelectField
        label={m.culture_school_year()}
        value={String(schoolYear)}
        options={schoolYears.map((year) => ({ value: String(year), label: yearName(year) }))}
        onChange={(value) => onChange(Number(value))}
      />
    </div>
  );
}

/** A school year by the two years in which it lies. */
function yearName(year: number): string {
  const plain = { useGrouping: false };
  return m.culture_year_name({ from: number(year, plain), until: number(year + 1, plain) });
}
