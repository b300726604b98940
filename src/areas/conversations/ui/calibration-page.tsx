import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { AgreementReading } from '../calibration-agreement-contract.ts';
import type { CalibrationSetSummary } from '../calibration-contract.ts';
import { api } from './api.ts';
import { AgreementByPractice } from './calibration-agreement.tsx';
import { setStateWords } from './calibration-words.ts';
import { gateWords } from './gate-words.ts';
import { joined } from './joined.ts';
import './conversations.css';
import './calibration.css';

/** The lessons that people code alone for a version, and how far they see its practices alike so far. */
export function CalibrationPage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const input = { versionId } as never;
  const sets = useQuery(api.queries.listCalibrationSets.queryOptions({ input }));
  const agreement = useQuery(api.queries.readAgreement.queryOptions({ input }));
  const mayMake = useActsAs('coach', 'dn_member', 'superintendent', 'building_administrator');
  return (
    <Loaded query={sets}>
      {({ version, isCurrent, sets: found }) => (
        <PageBody
          title={m.calibration_page()}
          lead={m.calibration_lead()}
          above={
            <>
              <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink> ·{' '}
              <PageLink to={paths.vision(version.visionId)}>{version.title}</PageLink>
            </>
          }
          actions={
            mayMake &&
            isCurrent && (
              <LinkButton to={paths.newCalibrationSet(version.id)}>{m.calibration_make()}</LinkButton>
            )
          }
        >
          {found.length === 0 ? (
            <EmptyState action={<PageLink to={paths.exemplars(version.id)}>{m.exemplar_page()}</PageLink>}>
              {mayMake ? m.calibration_empty_make() : m.calibration_empty()}
            </EmptyState>
          ) : (
            <ul className="item-list">
              {found.map((set) => (
                <li key={set.id}>
                  <SetLine set={set} />
                </li>
              ))}
            </ul>
          )}
          <Loaded query={agreement}>{(reading) => <Understood agreement={reading} />}</Loaded>
        </PageBody>
      )}
    </Loaded>
  );
}

function SetLine({ set }: { set: CalibrationSetSummary }) {
  return (
    <div className="row-apart">
      <div className="stack-tight">
        <span className="row">
          <PageLink to={paths.calibrationSet(set.id)}>
            <strong dir="auto">{set.title}</strong>
          </PageLink>
          <Tag kind={set.state === 'open' ? 'accent' : 'plain'}>{setStateWords[set.state]()}</Tag>
          {set.isCodedByYou && <Tag>{m.calibration_coded()}</Tag>}
          {set.isYours && <Tag>{m.calibration_yours()}</Tag>}
        </span>
        <span className="small quiet">
          {joined([
            set.form === 'clip' ? m.calibration_form_clip() : m.calibration_form_written(),
            m.calibration_moments({ count: set.moments, moments: number(set.moments) }),
            day(set.madeOn),
          ])}
        </span>
        <span className="small quiet">{joined(set.practices.map(({ name }) => name))}</span>
      </div>
      {set.mayCode && (
        <LinkButton to={paths.calibrationSet(set.id)} look="main">
          {m.calibration_code()}
        </LinkButton>
      )}
    </div>
  );
}

/** Attendance and agreement beside each other: having been there is not yet seeing the same. */
function Understood({ agreement }: { agreement: AgreementReading }) {
  const { version } = agreement;
  const gate = useQuery({
    ...api.queries.readGate.queryOptions({ input: { versionId: version.id } as never }),
    staleTime: 60_000,
  });
  return (
    <>
      <section className="stack-tight">
        <h2>{m.calibration_studied_heading()}</h2>
        {gate.data !== undefined && <p>{gateWords(gate.data)}</p>}
        <p className="small quiet">{m.calibration_studied_not_alike()}</p>
        <span className="row">
          <PageLink to={paths.coverage(version.id)}>{m.conversations_who_studied()}</PageLink>
          <PageLink to={paths.languageInUse(version.id)}>{m.conversations_language()}</PageLink>
        </span>
      </section>
      <AgreementByPractice agreement={agreement} />
    </>
  );
}
