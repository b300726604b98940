import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { WindowOptions } from '../window-contract.ts';
import { observationApi } from './api.ts';
import { WindowForm } from './window-form.tsx';
import { gateSentence } from './window-parts.tsx';
import './observation.css';

/** Where a window is opened: first the vision and its gate, then everything else. */
export function WindowOpenPage() {
  const query = useQuery(observationApi.queries.readWindowOptions.queryOptions());
  return (
    <PageBody
      title={m.window_new_title()}
      lead={m.window_new_lead()}
      above={<PageLink to={paths.windows}>{m.window_list_title()}</PageLink>}
    >
      <Loaded query={query}>{(options) => <Choice options={options} />}</Loaded>
    </PageBody>
  );
}

function Choice({ options }: { options: WindowOptions }) {
  const { visions, visitMinutes } = options;
  const openFirst = visions.find(({ gate }) => gate.isOpen) ?? visions[0];
  const [versionId, setVersionId] = useState<string | undefined>(openFirst?.version.id);
  const vision = visions.find(({ version }) => version.id === versionId);
  if (visitMinutes === null)
    return (
      <EmptyState action={<LinkButton to={paths.agreement}>{m.agreement_title()}</LinkButton>}>
        {m.window_new_no_agreement()}
      </EmptyState>
    );
  if (vision === undefined)
    return (
      <EmptyState action={<LinkButton to={paths.visions}>{m.window_new_to_visions()}</LinkButton>}>
        {m.window_new_no_vision()}
      </EmptyState>
    );
  return (
    <div className="stack-wide">
      <SelectField
        label={m.window_new_vision()}
        value={vision.version.id}
        onChange={setVersionId}
        options={visions.map(({ subject, version }) => ({
          value: version.id,
          label: m.window_new_vision_option({
            subject: subject.name,
            title: version.title,
            number: number(version.number),
          }),
        }))}
      />
      <Gate vision={vision} />
      {vision.gate.isOpen && (
        <WindowForm key={vision.version.id} vision={vision} options={options} visitMinutes={visitMinutes} />
      )}
    </div>
  );
}

function Gate({ vision }: { vision: WindowOptions['visions'][number] }) {
  const { gate, version } = vision;
  const numbers = { percent: number(gate.coveragePercent), threshold: number(gate.thresholdPercent) };
  return (
    <Notice kind={gate.isOpen ? 'info' : 'attention'}>
      <p>{gateSentence(gate, numbers)}</p>
      {!gate.isOpen && (
        <p>
          <PageLink to={paths.coverage(version.id)}>{m.window_gate_to_coverage()}</PageLink>
        </p>
      )}
    </Notice>
  );
}
