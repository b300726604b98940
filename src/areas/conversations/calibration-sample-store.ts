import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { CalibrationSample } from './calibration-contract.ts';
import { readSampleLessons } from './calibration-sample-file.ts';
import type { CalibrationPack } from './calibration-schema.ts';
import type { PracticeId } from './session-contract.ts';
import type { StudiedVersion } from './version-store.ts';

type Origin = { practiceId: PracticeId; name: string; model: string | null; modelPractice: string | null };

/** The sample lessons that code at least one practice of the version, each with those of its practices only. */
export async function listSamples(tx: Tx, version: StudiedVersion): Promise<CalibrationSample[]> {
  const { rows: origins } = await sql<Origin>`
    select (p.one ->> 'practiceId')::uuid as "practiceId", p.one ->> 'name' as name,
      v.content -> 'model' ->> 'id' as model, p.one ->> 'modelPractice' as "modelPractice"
    from visions.versions v cross join lateral jsonb_array_elements(v.content -> 'practices') as p(one)
    where v.id = ${version.id}`.execute(tx);
  return readSampleLessons().flatMap((pack) => {
    const sample = sampleFor(pack, origins);
    return sample.practices.length === 0 ? [] : [sample];
  });
}

/** A practice matches when it came from that of the model, or has its name. */
function sampleFor(pack: CalibrationPack, origins: readonly Origin[]): CalibrationSample {
  const matched = pack.practices.flatMap((practice) => {
    const origin = origins.find(
      (one) =>
        (one.model === pack.model && one.modelPractice === practice.practice) ||
        one.name.trim().toLowerCase() === practice.name.toLowerCase(),
    );
    return origin === undefined ? [] : [{ origin, coding: practice.coding }];
  });
  return {
    id: pack.id,
    language: pack.language,
    title: pack.title,
    introduction: pack.introduction,
    moments: pack.moments,
    practices: matched.map(({ origin }) => ({ id: origin.practiceId, name: origin.name })),
    master: pack.moments.flatMap((_text, moment) =>
      matched.flatMap(({ origin, coding }) => {
        const coded = coding[moment];
        return coded === undefined ? [] : [{ moment, practiceId: origin.practiceId, ...coded }];
      }),
    ),
  };
}
