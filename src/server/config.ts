import { resolve } from 'node:path';
import { Refusal } from './refusal.ts';

/** What a person sets when starting Jointly. */
export type Config = {
  /** The port to listen on; 0 asks the operating system for a free one. */
  port: number;
  /** An absolute path: everything that this Jointly keeps on disk. */
  dataDirectory: string;
  /** An external PostgreSQL, or null for the one that Jointly starts itself. */
  databaseUrl: string | null;
  /** The address at which people reach Jointly, without a slash at the end. */
  publicUrl: string;
  /** The mail server and the address that mail comes from, or null: then none is sent. */
  mail: { url: string; from: string } | null;
  /** Whether to load the Maple Ridge demo district before serving. */
  demo: boolean;
};

/**
 * Reads the configuration from the environment (PORT, JOINTLY_DATA, DATABASE_URL, JOINTLY_URL, JOINTLY_MAIL,
 * JOINTLY_MAIL_FROM) and from the words after `npm start --`. An empty variable counts as unset.
 *
 * @throws Refusal that names the variable and says what it should look like
 */
export function readConfig(env: Record<string, string | undefined>, argv: readonly string[]): Config {
  const unknown = argv.find((word) => word !== '--demo');
  if (unknown !== undefined) {
    throw new Refusal(`Jointly does not know ${unknown}. After npm start -- it takes only --demo.`);
  }
  const port = readPort(env.PORT?.trim());
  return {
    port,
    dataDirectory: resolve(env.JOINTLY_DATA?.trim() || 'data'),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL?.trim()),
    publicUrl: readPublicUrl(env.JOINTLY_URL?.trim(), port),
    mail: readMail(env.JOINTLY_MAIL?.trim(), env.JOINTLY_MAIL_FROM?.trim()),
    demo: argv.includes('--demo'),
  };
}

function readPort(text: string | undefined): number {
  if (!text) return 4000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535)) {
    throw new Refusal(
      `PORT is "${text}". Set it to a whole number from 1 to 65535, or leave it out for 4000.`,
    );
  }
  return port;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  // Never repeated in the refusal: it may hold a password.
  if (!/^postgres(ql)?:\/\/./.test(text)) {
    throw new Refusal(
      'DATABASE_URL is not the address of a PostgreSQL database. It looks like postgres://name:password@host:5432/database.',
    );
  }
  return text;
}

function readPublicUrl(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`;
  const url = URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  if (!isPlain) {
    throw new Refusal(
      `JOINTLY_URL is "${text}". Set it to the address people open, such as https://jointly.example.org.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readMail(url: string | undefined, from: string | undefined): Config['mail'] {
  if (!url && !from) return null;
  // Never repeated in the refusal: it may hold a password.
  if (!url || !/^smtps?:$/.test(URL.parse(url)?.protocol ?? '') || !URL.parse(url)?.hostname) {
    throw new Refusal(
      'JOINTLY_MAIL is not the address of a mail server. It looks like smtp://name:password@mail.example.org:587.',
    );
  }
  // "Maple Ridge <jointly@mapleridge.example>" or the address alone, on one line.
  if (!from || !/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/.test(from)) {
    throw new Refusal(
      'JOINTLY_MAIL_FROM is not an address that mail can come from. Set it to one such as jointly@example.org, beside JOINTLY_MAIL.',
    );
  }
  return { url, from };
}
