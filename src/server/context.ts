import type { Actor, WhoActs } from '../kit/actor.ts';
import type { Config } from './config.ts';
import type { Database, Tx } from './database.ts';

/** What a request brings before anybody is known. */
export type RequestContext = {
  database: Database;
  config: Config;
  /** The session cookie, taken apart; null when there is none or it cannot be read. */
  session: { districtId: string; secret: string } | null;
  ip: string;
  userAgent: string;
  setSession(session: { districtId: string; secret: string } | null): void;
  findActor: FindActor;
  log(message: string, detail?: Record<string, unknown>): void;
};

/** What a handler of a signed-in endpoint works with: one transaction, one person in one capacity. */
export type SignedInContext = RequestContext & { tx: Tx; actor: Actor };

/** The same where an associate of the field team may be who is acting. */
export type LetInContext = RequestContext & { tx: Tx; actor: WhoActs };

/** Who is acting and, when the session's expiry is to slide, how: in a transaction in which nothing else is written. */
export type FoundActor = { actor: WhoActs; slide: ((tx: Tx) => Promise<void>) | null };

/** Looks a session up in its district and says who is acting; null when it is unknown, ended or expired. */
export type FindActor = (tx: Tx, secret: string) => Promise<FoundActor | null>;
