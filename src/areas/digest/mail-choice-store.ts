import { sql } from 'kysely';
import type { Language } from '../../kit/text.ts';
import type { Config } from '../../server/config.ts';
import type { Tx } from '../../server/database.ts';
import type { MailChoice } from './week-contract.ts';

/** Whether a person gets the weekly mail and in which language. Who never chose gets it in the district's language. */
export async function readMailChoice(
  tx: Tx,
  personId: string,
  config: Pick<Config, 'mail'>,
): Promise<MailChoice> {
  const { rows } = await sql<{ isOn: boolean; language: Language; isDemo: boolean }>`
    select coalesce(c.is_on, true) as "isOn", coalesce(c.language, d.language) as language, d.is_demo as "isDemo"
    from district.districts d
    left join digest.mail_choices c on c.district_id = d.id and c.person_id = ${personId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('a transaction of no district asked for a choice of mail');
  const { isDemo, ...choice } = row;
  return { ...choice, sending: isDemo ? 'demo' : config.mail === null ? 'none' : 'weekly' };
}

/** Keeps what a person chose. A language left out stays as it was. */
export async function writeMailChoice(
  tx: Tx,
  districtId: string,
  personId: string,
  choice: { isOn: boolean; language: Language | null },
): Promise<void> {
  await sql`
    insert into digest.mail_choices (district_id, person_id, is_on, language)
    values (${districtId}, ${personId}, ${choice.isOn}, ${choice.language})
    on conflict (district_id, person_id) do update
      set is_on = excluded.is_on, language = coalesce(excluded.language, digest.mail_choices.language),
        chosen_at = now()`.execute(tx);
}
