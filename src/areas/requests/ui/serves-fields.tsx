import { SelectField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { Places } from './places.ts';

type Serves = { versionId: string; practiceId: string; subjectId: string };
type Props = { places: Places; serves: Serves; onChange(serves: Serves): void };

/** What a request serves: a vision and one of its practices, or a subject where there is no vision yet. */
export function ServesFields({ places, serves, onChange }: Props) {
  const vision = places.visions.find(({ versionId }) => versionId === serves.versionId);
  const choose = (versionId: string) => {
    const chosen = places.visions.find((one) => one.versionId === versionId);
    onChange({ versionId, practiceId: '', subjectId: chosen?.subjectId ?? serves.subjectId });
  };
  return (
    <div className="requests-filters">
      <SelectField
        label={m.requests_vision()}
        hint={m.frame_optional()}
        value={serves.versionId}
        options={[
          { value: '', label: m.requests_no_vision() },
          ...places.visions.map(({ versionId, title }) => ({ value: versionId, label: title })),
        ]}
        onChange={choose}
      />
      {vision === undefined ? (
        <SelectField
          label={m.requests_subject()}
          hint={m.frame_optional()}
          value={serves.subjectId}
          options={[
            { value: '', label: m.requests_anywhere() },
            ...places.subjects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(subjectId) => onChange({ ...serves, subjectId })}
        />
      ) : (
        <SelectField
          label={m.requests_practice()}
          hint={m.frame_optional()}
          value={serves.practiceId}
          options={[
            { value: '', label: m.requests_whole_vision() },
            ...vision.practices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(practiceId) => onChange({ ...serves, practiceId })}
        />
      )}
    </div>
  );
}
