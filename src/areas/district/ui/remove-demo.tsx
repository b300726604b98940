import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { districtApi } from './api.ts';

/** Removes the demo with everything in it, once its name has been typed; then shows the code for a real district. */
export function RemoveDemo({ name }: { name: string }) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = useMutation(districtApi.queries.removeDemo.mutationOptions());
  const leave = () => {
    localStorage.removeItem('jointly-session');
    location.assign(remove.data?.setupCode ? paths.firstRun : paths.signIn);
  };
  return (
    <>
      <p>{m.district_remove_demo_what()}</p>
      <div className="row">
        <Button onPress={() => setOpen(true)}>{m.district_remove_demo_begin()}</Button>
      </div>
      <Dialog
        title={remove.isSuccess ? m.district_demo_removed() : m.district_remove_demo()}
        isOpen={isOpen}
        onClose={() => (remove.isSuccess ? leave() : setOpen(false))}
      >
        {remove.isSuccess ? (
          <>
            {remove.data.setupCode !== null && (
              <>
                <p>{m.district_new_code()}</p>
                <p className="district-code" dir="ltr">
                  {remove.data.setupCode}
                </p>
              </>
            )}
            <div className="row">
              <Button look="main" onPress={leave}>
                {m.frame_continue()}
              </Button>
            </div>
          </>
        ) : (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (!remove.isPending) remove.mutate({ name: typed });
            }}
          >
            <p>{m.district_remove_demo_sure()}</p>
            <TextField
              label={m.district_repeat_name({ name })}
              value={typed}
              onChange={setTyped}
              isRequired
              autoComplete="off"
            />
            <RefusalNotice error={remove.error} />
            <div className="row">
              <Button type="submit" look="main" isBusy={remove.isPending}>
                {m.district_remove_demo()}
              </Button>
              <Button look="quiet" onPress={() => setOpen(false)}>
                {m.frame_cancel()}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
