import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { openMail } from '../../server/mail.ts';
import type { MailRound } from './mail-jobs.ts';
import { monday } from './test-ground.ts';

/** A mail server on this machine that keeps what it is given, for a test to read. */
export type Sink = {
  url: string;
  mails: Email[];
  /** Addresses that it refuses, with the code of the answer. */
  refuses: Map<string, number>;
  /** Whether it hangs up after it was given the next mail, without saying whether it took it. */
  hangsUp: boolean;
  close(): Promise<void>;
};

export async function openSink(): Promise<Sink> {
  const sink: Omit<Sink, 'url' | 'close'> = { mails: [], refuses: new Map(), hangsUp: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const code = sink.refuses.get(address);
      if (code === undefined) return done();
      done(Object.assign(new Error('not here'), { responseCode: code }));
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        sink.mails.push(await PostalMime.parse(Buffer.concat(parts)));
        if (sink.hangsUp) for (const connection of server.connections) connection._socket.destroy();
        else done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** Gives people an account, by which they are written to. */
export async function giveAccounts(world: World, ...names: NamedPerson[]): Promise<void> {
  for (const name of names) {
    const { id, email } = world.person(name);
    await world.query(
      `insert into people.sign_ins (district_id, person_id, email, password_hash) values ($1, $2, $3, 'none')`,
      [world.districtId, id, email],
    );
  }
}

/** A round of mailing on a Monday in Maple Ridge, so many hours after its noon. */
export function roundOf(world: World, sink: Sink, hours = 0, weeks = 1): MailRound {
  const noon = new Date(`${monday(weeks)}T17:00:00Z`);
  return {
    database: world.database,
    mailer: openMail({ url: sink.url, from: 'Jointly <jointly@mapleridge.example>' }),
    publicUrl: 'https://jointly.example.org',
    now: new Date(noon.getTime() + hours * 3_600_000),
    signal: new AbortController().signal,
    report: (error) => {
      throw error;
    },
  };
}
