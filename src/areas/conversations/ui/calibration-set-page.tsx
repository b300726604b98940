import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { m } from '../../../client/words/words.ts';
import type { CalibrationSet } from '../calibration-contract.ts';
import { api } from './api.ts';
import { CodingForm } from './calibration-coding-form.tsx';
import { CalibrationResult } from './calibration-result.tsx';
import { setStateWords } from './calibration-words.ts';
import './conversations.css';
import './calibration.css';

/** A lesson: code it alone, then see it beside the master coding and how others coded it. */
export function CalibrationSetPage() {
  const { setId = '' } = useParams({ strict: false }) as { setId?: string };
  const set = useQuery(api.queries.readCalibrationSet.queryOptions({ input: { id: setId } as never }));
  return <Loaded query={set}>{(found) => <Lesson set={found} />}</Loaded>;
}

function Lesson({ set }: { set: CalibrationSet }) {
  const { version } = set;
  return (
    <PageBody
      title={set.title}
      above={
        <>
          <PageLink to={paths.calibration(version.id)}>{m.calibration_page()}</PageLink> ·{' '}
          <PageLink to={paths.vision(version.visionId)}>{version.title}</PageLink>
        </>
      }
      actions={
        <>
          <Tag kind={set.state === 'open' ? 'accent' : 'plain'}>{setStateWords[set.state]()}</Tag>
          <Button onPress={() => window.print()}>
            <Printer aria-hidden="true" />
            {m.frame_print()}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="prose" dir="auto">
          {set.introduction}
        </p>
        {set.clipUrl !== null && (
          <a
            href={set.clipUrl}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="conversations-link"
          >
            {m.exemplar_watch()} <bdi>{set.clipUrl}</bdi>
          </a>
        )}
        <p className="small quiet">{m.calibration_made_by({ capacity: capacityWords[set.madeIn]() })}</p>
      </div>
      <Turns set={set} />
      <LookFors set={set} />
      {set.master !== null && <CalibrationResult set={set} master={set.master} />}
      {set.master === null && set.mayCode && <CodingForm set={set} />}
      {set.master === null && !set.mayCode && <Blind set={set} />}
    </PageBody>
  );
}

/** The lesson alone, for those who may not code it now. */
function Blind({ set }: { set: CalibrationSet }) {
  return (
    <>
      <Notice>
        <p>{set.state === 'made' ? m.calibration_not_open_yet() : m.calibration_blind()}</p>
      </Notice>
      {set.moments.map((moment) => (
        <p key={moment} className="prose" dir="auto">
          {moment}
        </p>
      ))}
    </>
  );
}

function LookFors({ set }: { set: CalibrationSet }) {
  return (
    <details className="conversations-look-fors">
      <summary>{m.calibration_what_to_look_for()}</summary>
      {set.practices.map((practice) => (
        <div key={practice.id} className="stack-tight keep-together">
          <h3>
            <bdi>{practice.name}</bdi>
          </h3>
          <p dir="auto">{practice.sentence}</p>
          <ul>
            {practice.lookFors.map((lookFor) => (
              <li key={lookFor}>
                <bdi>{lookFor}</bdi>
              </li>
            ))}
          </ul>
          {practice.opportunity !== '' && (
            <p className="small quiet" dir="auto">
              {practice.opportunity}
            </p>
          )}
        </div>
      ))}
    </details>
  );
}

/** Opening and closing, for those who make lessons. */
function Turns({ set }: { set: CalibrationSet }) {
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();
  const refresh = {
    onSuccess: async () => {
      setIsOpen(false);
      await queryClient.invalidateQueries({ queryKey: api.queries.key() });
    },
  };
  const open = useMutation(api.queries.openCalibrationSet.mutationOptions(refresh));
  const close = useMutation(api.queries.closeCalibrationSet.mutationOptions(refresh));
  if (!set.mayTurn || set.state === 'closed') return null;
  return (
    <div className="stack-tight no-print">
      <div className="row">
        {set.state === 'made' && (
          <Button look="main" isBusy={open.isPending} onPress={() => open.mutate({ id: set.id })}>
            {m.calibration_open()}
          </Button>
        )}
        <Button look="quiet" onPress={() => setIsOpen(true)}>
          {set.state === 'made' ? m.calibration_put_away() : m.calibration_close()}
        </Button>
      </div>
      <RefusalNotice error={open.error} />
      <Dialog
        title={set.state === 'made' ? m.calibration_put_away() : m.calibration_close()}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <p>{set.state === 'made' ? m.calibration_put_away_sure() : m.calibration_close_sure()}</p>
        <RefusalNotice error={close.error} />
        <div className="row">
          <Button look="main" isBusy={close.isPending} onPress={() => close.mutate({ id: set.id })}>
            {set.state === 'made' ? m.calibration_put_away() : m.calibration_close()}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
        </div>
      </Dialog>
    </div>
  );
}
