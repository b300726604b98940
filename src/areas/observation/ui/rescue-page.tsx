import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { type RecordFile, readFileText } from '../../../client/device/file-rules.ts';
import { paths } from '../../../client/paths.ts';
import { wordsForProblem } from '../../../client/problem-words.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { rescuingCapacities } from '../access.ts';
import { observationApi } from './api.ts';
import './observation.css';

/** As many as one request takes. */
const atOnce = 25;

/** What became of one record of a file, in words. */
type Outcome = { id: string; startedAt: string | null; words: string; isHere: boolean };

/** Loads visits out of the file that somebody's phone saved: they stay that person's. */
export function RescuePage() {
  const { actor } = useSession();
  const mayLoad = (rescuingCapacities as readonly string[]).includes(actor.capacity);
  return (
    <PageBody
      title={m.observation_rescue_title()}
      lead={m.observation_rescue_lead()}
      above={<PageLink to={paths.windows}>{m.frame_visits()}</PageLink>}
    >
      {mayLoad ? <Loader /> : <EmptyState>{m.observation_rescue_not_you()}</EmptyState>}
    </PageBody>
  );
}

function Loader() {
  const picker = useRef<HTMLInputElement>(null);
  const [isWrong, setIsWrong] = useState(false);
  const loading = useMutation({ mutationFn: rescueAll });
  const open = async (file: File) => {
    loading.reset();
    const read = readFileText(await file.text());
    setIsWrong(read === null || read.records.length === 0);
    if (read !== null && read.records.length > 0) loading.mutate(read);
  };
  return (
    <>
      <Sheet title={m.observation_rescue_file()}>
        <p className="prose">{m.observation_rescue_how()}</p>
        {isWrong && (
          <Notice kind="attention">
            <p>{m.visit_file_wrong()}</p>
          </Notice>
        )}
        <RefusalNotice error={loading.error} />
        <div className="row">
          <Button look="main" isBusy={loading.isPending} onPress={() => picker.current?.click()}>
            {m.observation_rescue_choose()}
          </Button>
          <input
            ref={picker}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={m.observation_rescue_choose()}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file !== undefined) void open(file);
            }}
          />
        </div>
      </Sheet>
      {loading.data !== undefined && <Outcomes {...loading.data} />}
    </>
  );
}

function Outcomes({ outcomes, unreadableCount }: Awaited<ReturnType<typeof rescueAll>>) {
  const here = outcomes.filter(({ isHere }) => isHere).length;
  return (
    <Sheet title={m.observation_rescue_outcome()}>
      <p role="status">
        {m.observation_rescue_here({
          here: number(here),
          count: outcomes.length,
          shown: number(outcomes.length),
        })}
      </p>
      {unreadableCount > 0 && <p>{m.observation_rescue_unreadable({ shown: number(unreadableCount) })}</p>}
      {here < outcomes.length && <p>{m.observation_rescue_keep_file()}</p>}
      <ul className="item-list">
        {outcomes.map(({ id, startedAt, words }) => (
          <li key={id}>
            <strong>{startedAt === null ? m.observation_rescue_no_time() : moment(startedAt)}</strong>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

async function rescueAll(file: RecordFile) {
  const outcomes: Outcome[] = [];
  for (let first = 0; first < file.records.length; first += atOnce) {
    const records = file.records.slice(first, first + atOnce);
    const receipt = await observationApi.call.rescueVisits({
      savedAt: file.savedAt ?? new Date().toISOString(),
      visits: records.map(({ content }) => content),
    });
    const words = new Map<number, string>();
    for (const { position, as, by } of receipt.received)
      words.set(
        position,
        as === 'new' ? m.observation_rescue_new({ name: by }) : m.observation_rescue_again({ name: by }),
      );
    for (const fault of receipt.refused)
      words.set(fault.position, await wordsForProblem(fault.code, 'data' in fault ? fault.data : undefined));
    const isHere = new Set(receipt.received.map(({ position }) => position));
    outcomes.push(
      ...records.map(({ id, content }, position) => ({
        ...{ id, startedAt: startOf(content), words: words.get(position) ?? '' },
        isHere: isHere.has(position),
      })),
    );
  }
  return { outcomes, unreadableCount: file.unreadableCount };
}

/** When the visit began, by its record; null where it does not say. */
function startOf(content: unknown): string | null {
  const startedAt =
    typeof content === 'object' && content !== null && 'startedAt' in content ? content.startedAt : null;
  return typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt)) ? startedAt : null;
}
