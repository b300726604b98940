import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { StudySessionPage } from '../session-contract.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { nameOf } from './staff-words.ts';
import './conversations.css';

/** How many empty lines a sheet has for people who are not on its list. */
const emptyLines = { withNames: 6, withoutNames: 24 };

/** A sheet to print and pass round; afterwards it is ticked off on the session's page. */
export function SignInSheetPage() {
  const { sessionId = '' } = useParams({ strict: false }) as { sessionId?: string };
  const session = useQuery(api.queries.readSession.queryOptions({ input: { id: sessionId } as never }));
  return <Loaded query={session}>{(found) => <SignInSheet session={found} />}</Loaded>;
}

function SignInSheet({ session }: { session: StudySessionPage }) {
  const buildingId = session.building?.id;
  const staff = useQuery({
    ...api.queries.listStaff.queryOptions({
      input: { on: session.heldOn, ...(buildingId === undefined ? {} : { buildingId }) },
    }),
    enabled: buildingId !== undefined && session.you.mayRecord,
  });
  const names = (staff.data?.staff ?? []).map(nameOf);
  const empty = names.length > 0 ? emptyLines.withNames : emptyLines.withoutNames;
  const lines = [...names, ...Array.from({ length: empty }, () => '')];
  return (
    <PageBody
      title={session.title}
      above={session.version.title}
      lead={joined([
        day(session.heldOn, 'long'),
        session.building?.name ?? m.conversations_whole_district(),
        list(session.practices.map((practice) => practice.name)),
      ])}
      actions={
        <>
          <LinkButton to={paths.studySession(session.id)}>{m.frame_back()}</LinkButton>
          <Button look="main" onPress={() => window.print()}>
            {m.frame_print()}
          </Button>
        </>
      }
    >
      <table className="conversations-sheet">
        <caption className="visually-hidden">{m.conversations_sheet()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.conversations_name()}</th>
            <th scope="col">{m.conversations_signature()}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a printed sheet never move
            <tr key={index}>
              <td>{name === '' ? '\u00a0' : name}</td>
              <td>{'\u00a0'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PageBody>
  );
}
