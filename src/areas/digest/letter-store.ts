import { sql } from 'kysely';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { listFocusesOf } from './focus-store.ts';
import type { Example, Letter, LetterAudience } from './week-contract.ts';
import {
  chooseFocus,
  choosePhraseAndExample,
  chooseResearch,
  type KeptCitation,
  type KeptWork,
  type PracticeInForce,
} from './week-rules.ts';

/** The practices of the visions in force, in the district's own order of subjects. */
export async function listPracticesInForce(tx: Tx): Promise<PracticeInForce[]> {
  const { rows } = await sql<PracticeInForce>`
    select p.practice_id as id, p.name, p.sentence, p.ordinal,
      json_build_object('id', v.id, 'visionId', v.vision_id, 'number', v.number, 'title', v.title,
        'subject', s.name) as version
    from visions.version_practices p
    join visions.versions v on v.district_id = p.district_id and v.id = p.version_id
    join district.subjects s on s.district_id = v.district_id and s.id = v.subject_id
    where not exists (select from visions.versions later
      where later.district_id = v.district_id and later.vision_id = v.vision_id and later.number > v.number)
    order by s.ordinal, v.title, v.id, p.ordinal`.execute(tx);
  return rows;
}

/**
 * The letter of a week for an audience: as it was frozen, or made now and frozen. Of two that are made at the same moment
 * the first stays, and both read that one.
 *
 * @returns null while no vision is in force; then nothing is frozen
 */
export async function openLetter(
  tx: Tx,
  districtId: string,
  weekOn: SchoolDay,
  audience: LetterAudience,
): Promise<Letter | null> {
  const kept = await findLetter(tx, weekOn, audience);
  if (kept !== null) return kept;
  const letter = await makeLetter(tx, weekOn, audience);
  if (letter === null) return null;
  await sql`insert into digest.letters (district_id, week_on, audience, content)
    values (${districtId}, ${weekOn}, ${audience}, ${JSON.stringify(letter)}) on conflict do nothing`.execute(
    tx,
  );
  return findLetter(tx, weekOn, audience);
}

async function findLetter(tx: Tx, weekOn: SchoolDay, audience: LetterAudience): Promise<Letter | null> {
  const { rows } = await sql<{ content: Letter }>`
    select content from digest.letters where week_on = ${weekOn} and audience = ${audience}`.execute(tx);
  return rows[0]?.content ?? null;
}

async function makeLetter(tx: Tx, weekOn: SchoolDay, audience: LetterAudience): Promise<Letter | null> {
  const practices = await listPracticesInForce(tx);
  const chosen = chooseFocus(await listFocusesOf(tx, weekOn), practices, audience, weekOn);
  if (chosen === null) return null;
  const { id, name, sentence, version } = chosen.practice;
  const behind = await readBehind(tx, version.id, id);
  return {
    focus: chosen.focus,
    version,
    practice: { id, name, sentence },
    research: chooseResearch(behind.citations, behind.works, weekOn),
    ...choosePhraseAndExample(behind.phrases, await listExamples(tx, id), weekOn),
  };
}

/** What stands behind a practice in an adopted version: its research and the words to say it with. */
async function readBehind(
  tx: Tx,
  versionId: string,
  practiceId: string,
): Promise<{ citations: KeptCitation[]; works: KeptWork[]; phrases: string[] }> {
  const { rows } = await sql<{
    citations: KeptCitation[] | null;
    works: KeptWork[] | null;
    phrases: string[] | null;
  }>`
    select (select practice -> 'research' from jsonb_array_elements(v.content -> 'practices') practice
        where practice ->> 'practiceId' = ${practiceId}) as citations,
      v.content -> 'works' as works,
      (select phrases from visions.practice_phrases where version_id = v.id and practice_id = ${practiceId}) as phrases
    from visions.versions v where v.id = ${versionId}`.execute(tx);
  const [row] = rows;
  return { citations: row?.citations ?? [], works: row?.works ?? [], phrases: row?.phrases ?? [] };
}

/** What happened in the district with a practice in the last year, without anybody's name, the latest of each kind. */
async function listExamples(tx: Tx, practiceId: string): Promise<Example[]> {
  const { rows } = await sql<{ example: Example }>`
    (select json_build_object('kind', 'answer', 'question', q.body, 'answer', a.body) as example
      from conversations.questions q
      join conversations.answers a on a.district_id = q.district_id and a.question_id = q.id
      where q.practice_id = ${practiceId} and q.withdrawn_at is null and a.answered_at > now() - interval '1 year'
      order by a.answered_at desc, a.id limit 5)
    union all
    (select json_build_object('kind', 'session', 'title', s.title, 'heldOn', s.held_on, 'building', b.name)
      from conversations.study_sessions s
      left join district.buildings b on b.district_id = s.district_id and b.id = s.building_id
      where ${practiceId}::uuid = any(s.practice_ids) and s.held_at is not null
        and s.held_on > now() - interval '1 year'
      order by s.held_on desc, s.id limit 5)
    union all
    (select json_build_object('kind', 'phrase', 'text', p.text)
      from visions.phrases p where p.practice_id = ${practiceId} and p.withdrawn_at is null
      order by p.at desc, p.id limit 5)`.execute(tx);
  const nameless: Example[] = [];
  for (const { example } of rows)
    if ((await findNamedStaff(tx, textOf(example))).length === 0) nameless.push(example);
  return nameless;
}

function textOf(example: Example): string {
  if (example.kind === 'answer') return `${example.question}\n${example.answer}`;
  return example.kind === 'session' ? example.title : example.text;
}
