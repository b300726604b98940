import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { peopleApi } from './api.ts';
import { deviceName } from './device-name.ts';
import { SignOutButton } from './sign-out.tsx';

/** The devices on which one is signed in, each with a way to sign it out. */
export function Devices() {
  const sessions = useQuery(peopleApi.queries.listSessions.queryOptions());
  const queryClient = useQueryClient();
  const end = useMutation(
    peopleApi.queries.endSession.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleApi.queries.listSessions.key() }),
    }),
  );
  return (
    <Sheet title={m.people_devices()}>
      <p className="quiet">{m.people_devices_about()}</p>
      <Loaded query={sessions}>
        {(data) => (
          <ul className="item-list">
            {data.sessions.map((session) => {
              const device = deviceName(session.device);
              return (
                <li key={session.id} className="people-line">
                  <span>
                    {device}
                    <br />
                    <span className="quiet small">{m.people_last_seen({ ago: ago(session.seenAt) })}</span>
                  </span>
                  {session.isThisOne ? (
                    <Tag kind="accent">{m.people_this_device()}</Tag>
                  ) : (
                    <Button
                      look="quiet"
                      label={m.people_end_device({ device })}
                      onPress={() => end.mutate({ id: session.id })}
                    >
                      {m.people_sign_out()}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      <RefusalNotice error={end.error} />
      <div className="row">
        <SignOutButton isEverywhere />
      </div>
    </Sheet>
  );
}
