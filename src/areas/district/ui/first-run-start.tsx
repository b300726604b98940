import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { districtApi } from './api.ts';
import { Door } from './door.tsx';

type Props = { canOpenDemo: boolean; onCode(code: string): void };

/** The code from the server's window, and the choice between an own district and the demo. */
export function FirstRunStart({ canOpenDemo, onCode }: Props) {
  const [code, setCode] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const queryClient = useQueryClient();
  const check = useMutation(
    districtApi.queries.checkSetupCode.mutationOptions({ onSuccess: () => onCode(code) }),
  );
  const demo = useMutation(
    districtApi.queries.openDemo.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: ['session'] }),
    }),
  );
  if (demo.data !== undefined) return <DemoOpen signIns={demo.data.signIns} />;
  const isBusy = check.isPending || demo.isPending;
  const field = (
    <TextField
      label={m.district_code()}
      hint={m.district_code_hint()}
      value={code}
      onChange={setCode}
      isRequired
      maxLength={60}
      autoComplete="one-time-code"
    />
  );
  return (
    <Door title={m.district_welcome()} lead={m.district_welcome_lead()}>
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) check.mutate({ code });
        }}
      >
        {field}
        <RefusalNotice error={check.error ?? demo.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={check.isPending}>
            {m.district_begin()}
          </Button>
        </div>
        {canOpenDemo && (
          <Sheet title={m.district_demo_title()}>
            <p>{m.district_demo_what()}</p>
            <div className="row">
              <Button
                isBusy={isBusy}
                onPress={() => {
                  if (form.current?.reportValidity()) demo.mutate({ code });
                }}
              >
                {demo.isPending ? m.district_demo_opening() : m.district_demo_open()}
              </Button>
            </div>
          </Sheet>
        )}
      </form>
    </Door>
  );
}

type SignIns = { name: string; email: string; password: string; capacity: string }[];

function DemoOpen({ signIns }: { signIns: SignIns }) {
  return (
    <Door title={m.district_demo_ready()} lead={m.district_demo_ready_lead()}>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>{m.district_person()}</th>
              <th>{m.district_email()}</th>
              <th>{m.district_password()}</th>
            </tr>
          </thead>
          <tbody>
            {signIns.map((signIn) => (
              <tr key={signIn.email}>
                <td>
                  <bdi>{signIn.name}</bdi>
                  <br />
                  <span className="quiet small" dir="auto">
                    {signIn.capacity}
                  </span>
                </td>
                <td dir="ltr">{signIn.email}</td>
                <td dir="ltr">
                  <code>{signIn.password}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <LinkButton to={paths.home} look="main">
          {m.frame_to_home()}
        </LinkButton>
      </div>
    </Door>
  );
}
