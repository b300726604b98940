import { schoolDayOf } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Config } from '../../server/config.ts';
import type { Database, Tx } from '../../server/database.ts';
import type { Mail, Mailer } from '../../server/mail.ts';
import { openLetter } from './letter-store.ts';
import { readMailWords } from './mail-pack.ts';
import { composeMail, weekToMail } from './mail-rules.ts';
import {
  type Addressee,
  insertMailings,
  listMessagesToMail,
  type MailDistrict,
  postponeMailing,
  readMailDistrict,
  settleMailing,
  takeMailing,
} from './mail-store.ts';
import { readWaiting } from './waiting-store.ts';
import { letterAudienceOf } from './week-rules.ts';

export type MailRound = {
  database: Database;
  mailer: Mailer;
  publicUrl: Config['publicUrl'];
  now: Date;
  /** Once it says so, no further mail is begun. */
  signal: AbortSignal;
  /** Told of a mail that could not be written: our fault, and no reason to write to nobody else. */
  report(error: unknown): void;
};

/** A mail could not be written; its row was not changed. */
class Unwritten extends Error {
  readonly personId: string;
  constructor(personId: string, cause: unknown) {
    super('a weekly mail could not be written', { cause });
    this.personId = personId;
  }
}

/**
 * Mails the digest of the week in one district, to everybody who wants it and did not get it. Nothing happens outside the
 * district's Monday and Tuesday, in a demo district, or while the mail server cannot be reached: then the next round tries.
 *
 * Each mail is taken in one transaction and sent after its commit. Whoever is stopped between the two has sent it or not;
 * it is never sent again, and administrators are told that nobody knows.
 */
export async function mailDistrict(round: MailRound, districtId: string): Promise<void> {
  const { database, mailer, now, signal } = round;
  const district = await database.inDistrict(districtId, readMailDistrict);
  const weekOn = weekToMail(now, district.timeZone);
  if (weekOn === null || district.isDemo || !(await mailer.isReachable())) return;
  const today = schoolDayOf(now, district.timeZone);
  await database.inDistrict(districtId, (tx) => insertMailings(tx, weekOn, today, now));
  while (!signal.aborted) {
    const taken = await database
      .inDistrict(districtId, (tx) => take(tx, round, district, weekOn, today))
      .catch(async (error: unknown) => {
        if (!(error instanceof Unwritten)) throw error;
        round.report(error);
        const { personId } = error;
        await database.inDistrict(districtId, (tx) => postponeMailing(tx, weekOn, personId, now));
        return { personId, mail: null };
      });
    if (taken === null) return;
    if (taken.mail === null) continue;
    const answer = await mailer.send(taken.mail);
    if (answer.outcome === 'unknown') continue;
    await database.inDistrict(districtId, (tx) =>
      settleMailing(
        tx,
        weekOn,
        taken.personId,
        answer.outcome,
        answer.outcome === 'sent' ? null : answer.code,
        now,
      ),
    );
    // The mail server is gone: the others wait for the next round, none of their tries is used up.
    if (answer.outcome === 'later' && answer.code === null) return;
  }
}

/** Takes the next mail and writes it. Without a letter and without messages there is nothing to send. */
async function take(
  tx: Tx,
  round: MailRound,
  district: MailDistrict,
  weekOn: SchoolDay,
  today: SchoolDay,
): Promise<{ personId: string; mail: Mail | null } | null> {
  const taken = await takeMailing(tx, weekOn, today, round.now);
  if (taken === null) return null;
  const { to, secret } = taken;
  const mail = await write(tx, round, district, { weekOn, today, to, secret }).catch((error: unknown) => {
    throw new Unwritten(to.personId, error);
  });
  if (mail === null) await settleMailing(tx, weekOn, to.personId, 'not_needed', null, round.now);
  return { personId: to.personId, mail };
}

async function write(
  tx: Tx,
  { publicUrl }: MailRound,
  district: MailDistrict,
  about: { weekOn: SchoolDay; today: SchoolDay; to: Addressee; secret: string },
): Promise<Mail | null> {
  const { weekOn, today, to, secret } = about;
  const letter = await openLetter(tx, to.districtId, weekOn, letterAudienceOf(to.capacity));
  const messages = await listMessagesToMail(tx, to.personId, weekOn);
  if (letter === null && messages.length === 0) return null;
  const stopToken = `${to.districtId}.${secret}`;
  const composed = composeMail(readMailWords()[to.language], {
    ...{ language: to.language, district: district.name, weekOn, letter, messages, publicUrl, stopToken },
    waiting: await readWaiting(tx, to, today),
  });
  return {
    to: to.email,
    ...composed,
    headers: {
      'List-Unsubscribe': `<${publicUrl}/api/digest/mail-stops/${stopToken}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'Content-Language': to.language,
    },
  };
}
