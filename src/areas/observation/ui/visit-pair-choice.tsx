import { lazy, Suspense } from 'react';
import { CheckField } from '../../../client/design/field.tsx';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { m } from '../../../client/words/words.ts';
import { momentNow, type PhoneKit } from '../visit-kit-rules.ts';
import type { PairChoice } from './visit-pair-making.ts';

type Props = {
  choice: PairChoice;
  onChange(choice: PairChoice): void;
  fault: string | undefined;
};

// Most visits are made alone: what two need is fetched when they ask for it, and kept for later like the whole program.
const VisitPair = lazy(async () => ({ default: (await import('./visit-pair.tsx')).VisitPair }));

/** Two in one room, each on their own: asked for with one tap, out of the way otherwise. */
export function VisitPairChoice({ choice, onChange, fault }: Props) {
  return (
    <div className="stack-tight">
      <CheckField
        label={m.visit_pair_two()}
        isChecked={choice !== null}
        onChange={(isChecked) => onChange(isChecked ? { how: 'show', code: '' } : null)}
      />
      {choice !== null && (
        <Suspense>
          <VisitPair choice={choice} onChange={onChange} fault={fault} />
        </Suspense>
      )}
    </div>
  );
}

/** The pair that a visit belongs to, made on this phone; what is wrong with the code; or null for a visit alone. */
export async function pairFor(
  choice: PairChoice,
  place: { windowId: string; buildingId: string },
  kit: PhoneKit,
  device: DeviceContent,
): Promise<{ id: string; code: string } | { fault: string } | null> {
  if (choice === null) return null;
  const { makePair } = await import('./visit-pair-making.ts');
  const now = new Date(momentNow(kit, Date.now()));
  return makePair(choice.code, { ...place, now, timeZone: kit.district.timeZone }, device);
}
