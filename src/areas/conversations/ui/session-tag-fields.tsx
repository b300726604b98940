import { RadioField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { SessionTags } from '../session-tag-contract.ts';

export const sessionTagWords: Record<keyof SessionTags, () => string> = {
  isEmbedded: m.learning_is_embedded,
  isOnStudentWork: m.learning_is_on_student_work,
  isWithPeers: m.learning_is_with_peers,
};
export const sessionTagOrder = Object.keys(sessionTagWords) as (keyof SessionTags)[];

/** Nothing said yet. */
export const tagsUnsaid: SessionTags = { isEmbedded: null, isOnStudentWork: null, isWithPeers: null };

const answers = [
  { value: 'yes', label: m.learning_yes, said: true },
  { value: 'no', label: m.learning_no, said: false },
  { value: 'unsaid', label: m.learning_unsaid, said: null },
] as const;

/** Three questions on what kind of learning a session is. Not saying is an answer of its own. */
export function SessionTagFields({
  tags,
  onChange,
}: {
  tags: SessionTags;
  onChange(tags: SessionTags): void;
}) {
  return (
    <div className="stack">
      {sessionTagOrder.map((tag) => (
        <RadioField
          key={tag}
          look="row"
          label={sessionTagWords[tag]()}
          value={answers.find(({ said }) => said === tags[tag])?.value ?? 'unsaid'}
          options={answers.map(({ value, label }) => ({ value, label: label() }))}
          onChange={(value) =>
            onChange({ ...tags, [tag]: answers.find((answer) => answer.value === value)?.said ?? null })
          }
        />
      ))}
    </div>
  );
}

/** What a session says of itself, as short marks: only what is so. */
export function tagsSaid(tags: SessionTags): string[] {
  return sessionTagOrder.filter((tag) => tags[tag] === true).map((tag) => shortWords[tag]());
}

const shortWords: Record<keyof SessionTags, () => string> = {
  isEmbedded: m.learning_embedded,
  isOnStudentWork: m.learning_on_student_work,
  isWithPeers: m.learning_with_peers,
};
