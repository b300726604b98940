import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

/** A mail to one person. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/**
 * What became of a mail. `refused`: for good, by the mail server's answer. `later`: not taken this time. `unknown`: the
 * connection went while the mail was on its way, and nobody can say whether it was taken.
 */
export type MailOutcome =
  | { outcome: 'sent' }
  | { outcome: 'refused'; code: number }
  | { outcome: 'later'; code: number | null }
  | { outcome: 'unknown' };

export type Mailer = {
  /** Whether the mail server can be reached and lets us in. */
  isReachable(): Promise<boolean>;
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
};

/** A connection to the mail server. It never sends a mail again by itself: whether to is for the caller to know. */
export function openMail({ url, from }: NonNullable<Config['mail']>): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    // The pool would send again what broke off on the way, and so twice.
    maxRequeues: 0,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isReachable: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    send: (mail) =>
      transport.sendMail({ from, ...mail }).then(
        () => ({ outcome: 'sent' }) as const,
        (error: unknown) => outcomeOf(error),
      ),
    close: () => transport.close(),
  };
}

/** What an error says about the mail. An answer of the server is certain; a connection that never stood is, too. */
export function outcomeOf(error: unknown): MailOutcome {
  const told = (error ?? {}) as {
    code?: string;
    responseCode?: number;
    permanent?: boolean;
    originalCode?: string;
    timeoutType?: string;
  };
  if (told.responseCode !== undefined) {
    const code = told.responseCode;
    return told.permanent === true ? { outcome: 'refused', code } : { outcome: 'later', code };
  }
  const neverStood =
    told.code === 'EDNS' ||
    told.code === 'EAUTH' ||
    told.code === 'ECONNREFUSED' ||
    told.originalCode === 'ECONNREFUSED' ||
    told.timeoutType === 'CONNECT_TIMEOUT' ||
    told.timeoutType === 'GREETING_TIMEOUT';
  return neverStood ? { outcome: 'later', code: null } : { outcome: 'unknown' };
}
