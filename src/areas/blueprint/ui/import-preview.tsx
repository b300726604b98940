import { Notice } from '../../../client/design/notice.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ImportPreview, LineFault } from '../import-contract.ts';

const faultWords: Record<LineFault, (value: string) => string> = {
  'key-unreadable': (value) => m.blueprint_fault_key_unreadable({ value }),
  'key-twice': (value) => m.blueprint_fault_key_twice({ value }),
  'name-missing': () => m.blueprint_fault_name_missing(),
  'type-unknown': (value) => m.blueprint_fault_type_unknown({ value }),
  'level-unknown': (value) => m.blueprint_fault_level_unknown({ value }),
  'parent-unknown': (value) => m.blueprint_fault_parent_unknown({ value }),
  'under-itself': () => m.blueprint_fault_under_itself(),
  'number-unreadable': (value) => m.blueprint_fault_number_unreadable({ value }),
  'number-outside': (value) => m.blueprint_fault_number_outside({ value }),
  'text-too-long': () => m.blueprint_fault_text_too_long(),
  'too-many': () => m.blueprint_fault_too_many(),
  'foundation-stays': () => m.blueprint_fault_foundation_stays(),
  'parent-retired': (value) => m.blueprint_fault_parent_retired({ value }),
  'not-as-expected': (value) => m.blueprint_fault_not_as_expected({ value }),
};

/** What a file would do, before it does it: faults by line, then what would be added, changed, retired, left. */
export function ImportPreviewView({ preview, format }: { preview: ImportPreview; format: 'csv' | 'json' }) {
  const { faults, added, changed, retired, leftCount, brings } = preview;
  return (
    <div className="stack" role="status">
      {faults.length > 0 && (
        <Notice kind="attention">
          <p>{m.blueprint_faults({ count: faults.length, shown: number(faults.length) })}</p>
          <ul className="blueprint-seen">
            {faults.map(({ line, field, fault, value }) => (
              <li key={`${line} ${field} ${fault}`}>
                {format === 'csv'
                  ? m.blueprint_fault_line({ line: number(line), field })
                  : m.blueprint_fault_entry({ line: number(line), field })}{' '}
                {faultWords[fault](value)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {brings.length > 0 && (
        <p>
          {m.blueprint_brings()} <bdi>{list(brings)}</bdi>
        </p>
      )}
      <Touched title={m.blueprint_would_add({ count: number(added.length) })} parts={added} />
      <Touched title={m.blueprint_would_change({ count: number(changed.length) })} parts={changed} />
      <Touched title={m.blueprint_would_retire({ count: number(retired.length) })} parts={retired} />
      <p>{m.blueprint_would_leave({ count: number(leftCount) })}</p>
    </div>
  );
}

function Touched({ title, parts }: { title: string; parts: ImportPreview['added'] }) {
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      {parts.length > 0 && (
        <ul className="item-list">
          {parts.map(({ key, name, fields }) => (
            <li key={key}>
              <bdi>{name}</bdi>{' '}
              <code className="small quiet" dir="ltr">
                {key}
              </code>
              {fields.length > 0 && (
                <span className="small quiet">
                  {' '}
                  · <bdi>{fields.join(', ')}</bdi>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
