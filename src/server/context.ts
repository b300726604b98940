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
  /** What came as a bearer token, as it came; null when nothing did. */
  bearer: string | null;
  tokenGate: TokenGate;
  /** Lets the answer stand in frames and pages of other sites: for what a district publishes itself, and nothing else. */
  letBeEmbedded(contentPolicy: string): void;
  log(message: string, detail?: Record<string, unknown>): void;
};

/** What a handler of a signed-in endpoint works with: one transaction, one person in one capacity. */
export type SignedInContext = RequestContext & { tx: Tx; actor: Actor };

/** The same where an associate of the field team may be who is acting. */
export type LetInContext = RequestContext & { tx: Tx; actor: WhoActs };

/** What a handler works with that answers people and tokens alike: it never asks who. */
export type ReadingContext = RequestContext & { tx: Tx };

/** Finds a living token by its secret, in its district, and keeps the day of its use; null when there is none. */
export type FindToken = (tx: Tx, secret: string) => Promise<{ id: string } | null>;

/** What stands before requests that bring a token. */
export type TokenGate = {
  find: FindToken;
  /** Counts a request of a token; says in how many seconds to come again when there were too many. */
  pace(tokenId: string): number | null;
};

/** Who is acting and, when the session's expiry is to slide, how: in a transaction in which nothing else is written. */
export type FoundActor = { actor: WhoActs; slide: ((tx: Tx) => Promise<void>) | null };

/** Looks a session up in its district and says who is acting; null when it is unknown, ended or expired. */
export type FindActor = (tx: Tx, secret: string) => Promise<FoundActor | null>;
