import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import { PracticeReading } from './practice-reading.tsx';
import './visions.css';

/** The model library: what a vision can start from. */
export function ModelsPage() {
  const library = useQuery(api.queries.listModels.queryOptions());
  return (
    <PageBody title={m.visions_models()} lead={m.visions_models_lead()}>
      <Loaded query={library}>
        {({ models, keptOut }) => (
          <>
            <ul className="plain-list stack">
              {models.map((model) => (
                <li key={`${model.id}${model.version}`}>
                  <PageLink
                    to={`${paths.model(model.id)}?version=${encodeURIComponent(model.version)}`}
                    className="next-card"
                  >
                    <span className="what visions-card-title" dir="auto">
                      {model.title}
                    </span>
                    <span className="row">
                      {model.sample && <Tag kind="attention">{m.visions_sample()}</Tag>}
                      <span className="small quiet">
                        {m.visions_model_line({
                          version: model.version,
                          practices: number(model.practiceCount),
                          works: number(model.workCount),
                        })}
                      </span>
                    </span>
                    <span className="who" dir="auto">
                      {model.about}
                    </span>
                  </PageLink>
                </li>
              ))}
            </ul>
            {keptOut.map((file) => (
              <Notice key={file.file} kind="attention">
                <p>{m.visions_kept_out({ file: file.file })}</p>
                <ul>
                  {file.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </Notice>
            ))}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

/** One edition of a model, to read. It cannot be changed here: a vision begins as a copy of it. */
export function ModelPage() {
  const { modelId = '' } = useParams({ strict: false }) as { modelId?: string };
  const { version = '1.0.0' } = useSearch({ strict: false }) as { version?: string };
  const model = useQuery(api.queries.readModel.queryOptions({ input: { modelId, version } }));
  return (
    <Loaded query={model}>
      {(read) => (
        <PageBody
          title={read.title}
          above={m.visions_models()}
          lead={read.about}
          actions={read.sample ? <Tag kind="attention">{m.visions_sample()}</Tag> : undefined}
        >
          <Notice>
            <p>{m.visions_model_read_only({ version: read.version })}</p>
          </Notice>
          {read.cautions.length > 0 && (
            <section className="stack">
              <h2>{m.visions_cautions()}</h2>
              <ul className="visions-targets">
                {read.cautions.map((caution) => (
                  <li key={caution}>
                    <bdi>{caution}</bdi>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {read.practices.map((practice, index) => (
            <PracticeReading key={practice.id} practice={practice} number={index + 1} works={read.works} />
          ))}
        </PageBody>
      )}
    </Loaded>
  );
}
