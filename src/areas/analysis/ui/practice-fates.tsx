import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { SubjectPicture } from '../series-contract.ts';

type Fates = SubjectPicture['practices'][number]['fates'];

/** Why a line begins, breaks or ends where a version changed the practice: as the District Network said it. */
export function PracticeFates({ fates }: { fates: Fates }) {
  if (fates.length === 0) return null;
  return (
    <ul className="plain-list small quiet">
      {fates.map(({ versionNumber, fate, others }) => (
        <li key={`${versionNumber} ${fate}`} dir="auto">
          {sentenceOf[fate]({ number: number(versionNumber), others: list(others) })}
        </li>
      ))}
    </ul>
  );
}

type Said = { number: string; others: string };

const sentenceOf: Record<Fates[number]['fate'], (said: Said) => string> = {
  same: (said) => m.analysis_fate_same(said),
  reworded: (said) => m.analysis_fate_reworded(said),
  split: (said) => m.analysis_fate_split(said),
  merged: (said) => m.analysis_fate_merged(said),
  new: (said) => m.analysis_fate_new(said),
  retired: (said) => m.analysis_fate_retired(said),
};
