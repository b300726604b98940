import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Version } from '../version-contract.ts';
import type { Vision } from '../vision-contract.ts';
import { api } from './api.ts';
import { PracticeReading } from './practice-reading.tsx';
import { pathWords } from './stage-words.ts';
import type { VisionSlots } from './vision-slots.ts';
import { VisionUnderway } from './vision-underway.tsx';

type Props = { versionId: string; vision: Vision } & VisionSlots;

/** The version in force, set like a booklet: what, why, what it means, how it affects me. Printable as it stands. */
export function VersionReading({ versionId, vision, Questions, Coverage, Explainers }: Props) {
  const version = useQuery(
    api.queries.readVersion.queryOptions({ input: { versionId, language: language() } as never }),
  );
  return (
    <Loaded query={version}>
      {(read) => (
        <PageBody
          title={read.title}
          above={[read.subject.name, ...read.bands.map(({ name }) => name)].join(' · ')}
          lead={m.visions_version_line({ number: number(read.number), day: day(read.adoptedOn, 'long') })}
          isWide
          actions={
            <Button onPress={() => window.print()}>
              <Printer aria-hidden="true" />
              {m.frame_print()}
            </Button>
          }
        >
          <div className="with-margin">
            <div className="stack-wide">
              <What version={read} />
              {read.practices.map((practice, index) => (
                <PracticeReading
                  key={practice.practiceId}
                  practice={practice}
                  practiceId={practice.practiceId}
                  number={index + 1}
                  works={read.works}
                  targets={read.targets
                    .filter(({ id }) => practice.targetIds.includes(id))
                    .map(({ text }) => text)}
                >
                  {Questions !== undefined && (
                    <div className="no-print">
                      <Questions versionId={versionId} practiceId={practice.practiceId} />
                    </div>
                  )}
                </PracticeReading>
              ))}
            </div>
            <Margin version={read} vision={vision} Coverage={Coverage} Explainers={Explainers} />
          </div>
        </PageBody>
      )}
    </Loaded>
  );
}

function What({ version }: { version: Version }) {
  return (
    <section className="stack-wide">
      <div className="stack">
        <h2>{m.visions_what()}</h2>
        <p className="prose" dir="auto">
          {version.about}
        </p>
        <p className="small quiet">
          {m.visions_also_called({ names: list(version.alsoCalled.slice(0, 5)) })}
        </p>
      </div>
      <div className="stack">
        <h2>{m.visions_why()}</h2>
        <p className="prose" dir="auto">
          {version.localContext}
        </p>
        <ul className="visions-targets prose">
          {version.targets.map((target) => (
            <li key={target.id}>
              <bdi>{target.text}</bdi>
            </li>
          ))}
        </ul>
      </div>
      <div className="stack">
        <h2>{m.visions_me()}</h2>
        <ul className="visions-targets">
          <li>{version.you.isYourSubject === true ? m.visions_me_your_subject() : m.visions_me_all()}</li>
          <li>{m.visions_me_study()}</li>
          <li>{m.visions_me_visits()}</li>
          <li>{m.visions_me_never()}</li>
        </ul>
        <Notice>
          <p>{m.frame_no_perfection()}</p>
        </Notice>
      </div>
      <nav className="stack no-print" aria-label={m.visions_means()}>
        <h2>{m.visions_means()}</h2>
        <ol className="visions-contents">
          {version.practices.map((practice, index) => (
            <li key={practice.practiceId}>
              <a href={`#practice-${index + 1}`} dir="auto">
                {practice.name}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </section>
  );
}

function Margin({
  version,
  vision,
  Coverage,
  Explainers,
}: { version: Version; vision: Vision } & Pick<VisionSlots, 'Coverage' | 'Explainers'>) {
  const { adoption } = version;
  return (
    <aside className="stack visions-margin">
      {Coverage !== undefined && (
        <div className="no-print">
          <Coverage versionId={version.id} />
        </div>
      )}
      {Explainers !== undefined && (
        <div className="no-print">
          <Explainers />
        </div>
      )}
      <Sheet title={m.visions_how_adopted()}>
        <p className="small">{pathWords[version.path]()}</p>
        <p className="small">
          {m.visions_adopted_in_meeting({
            day: day(adoption.heldOn),
            chair: adoption.chair.name,
            count: number(adoption.present.length),
          })}
        </p>
        <p className="small" dir="auto">
          {adoption.statement}
        </p>
        {adoption.dissent !== '' && (
          <p className="small" dir="auto">
            <strong>{m.visions_dissent()}</strong> {adoption.dissent}
          </p>
        )}
        <p className="small quiet">
          {m.visions_written_by({
            names: list(version.team.map(({ name, capacity }) => `${name} (${capacityWords[capacity]()})`)),
          })}
        </p>
        <p className="small quiet visions-digest" dir="ltr">
          {`SHA-256 ${version.sha256.slice(0, 16)}…`}
        </p>
      </Sheet>
      <div className="no-print stack">
        {version.number > 1 && (
          <PageLink to={paths.practiceMap(vision.id, version.id)}>{m.visions_map_title()}</PageLink>
        )}
        <VisionUnderway vision={vision} />
      </div>
    </aside>
  );
}
