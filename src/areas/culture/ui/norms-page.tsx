import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { NormKind } from '../norm-contract.ts';
import { api, districtApi } from './api.ts';
import { kindWords } from './culture-words.ts';
import { NormItem } from './norm-item.tsx';
import { NormSamples } from './norm-samples.tsx';
import { ProposeForm } from './propose-form.tsx';
import { Rhythm } from './rhythm.tsx';
import './culture.css';

type Standing = 'open' | 'agreed' | 'due' | 'ended' | 'all';
type Asked = { kind?: NormKind; scope?: string; standing?: Standing; search?: string };

/** With fewer entries than this the samples are offered in sight. */
const shortRegister = 5;

/** One register of what the district and its buildings have agreed: norms, values, beliefs. */
export function NormsPage() {
  const asked = useSearch({ strict: false }) as Asked;
  const [isProposing, setIsProposing] = useState(false);
  const norms = useQuery({
    ...api.queries.listNorms.queryOptions({ input: asked as never }),
    placeholderData: keepPreviousData,
  });
  const isAsked = Object.values(asked).some((value) => value !== undefined && value !== 'all');
  return (
    <PageBody
      title={m.culture_norms()}
      lead={m.culture_norms_lead()}
      above={<PageLink to={paths.culture}>{m.culture_title()}</PageLink>}
      actions={
        <>
          {norms.data?.mayPropose && !isProposing && (
            <Button look="main" onPress={() => setIsProposing(true)}>
              {m.culture_propose()}
            </Button>
          )}
          <Button onPress={() => window.print()}>{m.frame_print()}</Button>
        </>
      }
    >
      {isProposing && <ProposeForm onDone={() => setIsProposing(false)} />}
      <Loaded query={norms}>
        {(found) => (
          <>
            {found.total > 0 && <Filters asked={asked} />}
            {found.total === 0 && <EmptyState>{m.culture_norms_none()}</EmptyState>}
            {found.total > 0 && found.norms.length === 0 && (
              <p className="quiet">{isAsked ? m.frame_none_found() : m.culture_norms_none()}</p>
            )}
            <ul className="item-list" aria-live="polite">
              {found.norms.map((norm) => (
                <li key={norm.id}>
                  <NormItem norm={norm} />
                </li>
              ))}
            </ul>
            {found.mayPropose && found.samples.length > 0 && (
              <NormSamples samples={found.samples} isOpen={found.total < shortRegister} />
            )}
            {found.maySet && <Rhythm settings={found.settings} />}
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Filters({ asked }: { asked: Asked }) {
  const navigate = useNavigate();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const ask = (change: Record<string, string | undefined>) => {
    const next = { ...asked, ...change };
    const search = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    void navigate({ to: paths.norms, search: search as never, replace: true });
  };
  const buildings = (profile.data?.buildings ?? []).filter(({ endedOn }) => endedOn === null);
  return (
    <search className="culture-filters no-print">
      <TextField
        label={m.frame_search()}
        type="search"
        value={asked.search ?? ''}
        onChange={(search) => ask({ search })}
      />
      <SelectField
        label={m.culture_filter_kind()}
        value={asked.kind ?? ''}
        options={[
          { value: '', label: m.culture_filter_all() },
          ...Object.entries(kindWords).map(([value, words]) => ({ value, label: words() })),
        ]}
        onChange={(kind) => ask({ kind })}
      />
      <SelectField
        label={m.culture_filter_scope()}
        value={asked.scope ?? ''}
        options={[
          { value: '', label: m.culture_filter_everywhere() },
          { value: 'district', label: m.culture_whole_district() },
          ...buildings.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={(scope) => ask({ scope })}
      />
      <SelectField
        label={m.culture_filter_standing()}
        value={asked.standing ?? 'all'}
        options={[
          { value: 'all', label: m.culture_filter_all() },
          { value: 'agreed', label: m.culture_standing_agreed() },
          { value: 'due', label: m.culture_due() },
          { value: 'open', label: m.culture_standing_proposed() },
          { value: 'ended', label: m.culture_filter_ended() },
        ]}
        onChange={(standing) => ask({ standing })}
      />
    </search>
  );
}
