import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet as Paper } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ImportOptions } from '../import-contract.ts';
import { type Sheet, type SheetMapping, titlesOf } from '../sheet-mapping-rules.ts';
import { planSheet } from '../sheet-plan-rules.ts';
import { observationApi } from './api.ts';
import type { AboutImport, KeptOverFiles } from './sheet-kept.ts';
import { PlanShown } from './sheet-plan.tsx';
import { prepareImport, sendImport } from './sheet-sending.ts';

type Props = {
  sheet: Sheet;
  mapping: SheetMapping;
  options: ImportOptions;
  vision: ImportOptions['visions'][number];
  days: { first: string; last: string; isCut: boolean };
  kept: KeptOverFiles;
};

/** The dry run, and the one press that brings it in. */
export function SheetLook({ sheet, mapping, options, vision, days, kept }: Props) {
  const { about, prepared } = kept;
  const [within, setWithin] = useState<Within>({ from: days.first, to: days.last });
  const plan = useMemo(
    () => planSheet(sheet, mapping, { ...options, ...within }),
    [sheet, mapping, options, within],
  );
  const [here, setHere] = useState(0);
  const client = useQueryClient();
  const bringing = useMutation({
    mutationFn: async () => {
      // Made with the first press and kept while nothing changes: pressed again after a cut, it is the same import.
      const of = JSON.stringify([sheet, about, within, mapping, vision.version.id]);
      if (prepared.current?.of !== of)
        prepared.current = {
          of,
          is: await prepareImport(plan, {
            subjectId: vision.subject.id,
            versionId: vision.version.id,
            purpose: about.purpose,
            visitMinutes: Number(about.minutes),
          }),
        };
      const done = await sendImport(prepared.current.is, setHere);
      await observationApi.call.keepImportTitles(titlesOf(sheet, mapping.columns));
      return done;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: observationApi.queries.key() }),
  });
  const isAsked = about.minutes !== '' && about.purpose.trim() !== '';
  if (bringing.isSuccess) return <Done {...bringing.data} />;
  return (
    <Paper title={m.observation_sheets_look()}>
      <About about={about} say={kept.say} />
      <Days within={within} set={setWithin} isCut={days.isCut} />
      <PlanShown plan={plan} options={options} vision={vision} />
      <RefusalNotice error={bringing.error} />
      {bringing.isError && <p>{m.observation_sheets_again()}</p>}
      {bringing.isPending && (
        <p role="status">
          {m.observation_sheets_under_way({ here: number(here), all: number(plan.visits.length) })}
        </p>
      )}
      {!isAsked && <p className="quiet">{m.observation_sheets_needs_minutes()}</p>}
      {plan.visits.length > 0 && isAsked && (
        <div className="row">
          <Button look="main" isBusy={bringing.isPending} onPress={() => bringing.mutate()}>
            {m.observation_sheets_confirm({ count: plan.visits.length, shown: number(plan.visits.length) })}
          </Button>
        </div>
      )}
    </Paper>
  );
}

function About({ about, say }: { about: AboutImport; say(about: AboutImport): void }) {
  const minutes = Array.from({ length: 9 }, (_, index) => index + 2);
  return (
    <div className="stack">
      <TextField
        label={m.observation_sheets_purpose()}
        value={about.purpose}
        maxLength={1000}
        onChange={(purpose) => say({ ...about, purpose })}
        isRequired
      />
      <SelectField
        label={m.observation_sheets_minutes()}
        hint={m.observation_sheets_minutes_hint()}
        value={about.minutes}
        options={[
          { value: '', label: m.observation_sheets_choose_one() },
          ...minutes.map((count) => ({ value: String(count), label: number(count) })),
        ]}
        onChange={(chosen) => say({ ...about, minutes: chosen })}
        isRequired
      />
    </div>
  );
}

type Within = { from: string; to: string };

function Days({ within, set, isCut }: { within: Within; set(within: Within): void; isCut: boolean }) {
  return (
    <div className="stack">
      {isCut && (
        <Notice>
          <p>{m.observation_sheets_cut()}</p>
        </Notice>
      )}
      <div className="grid">
        <TextField
          label={m.observation_sheets_from()}
          type="date"
          value={within.from}
          max={within.to}
          onChange={(from) => set({ ...within, from })}
        />
        <TextField
          label={m.observation_sheets_to()}
          type="date"
          value={within.to}
          min={within.from}
          onChange={(to) => set({ ...within, to })}
        />
      </div>
    </div>
  );
}

function Done({ windowId, visits }: { windowId: string; visits: number }) {
  return (
    <Paper title={m.observation_sheets_done()}>
      <p role="status">{m.observation_sheets_done_text({ count: visits, shown: number(visits) })}</p>
      <p className="prose">{m.observation_sheets_done_key()}</p>
      <div className="row">
        <LinkButton to={paths.seenWindow(windowId)} look="main">
          {m.observation_sheets_to_reading()}
        </LinkButton>
        <LinkButton to={paths.window(windowId)}>{m.observation_sheets_to_window()}</LinkButton>
      </div>
    </Paper>
  );
}
