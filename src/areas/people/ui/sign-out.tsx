import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { startDeviceIfUsed, useDeviceView, useUnsent } from '../../../client/device/device-view.ts';
import { saveUnsentToFile } from '../../../client/device/export-file.ts';
import { forgetPerson } from '../../../client/device/kept-state.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { peopleApi } from './api.ts';
import { leave } from './entering.ts';

/** Signs out, here or everywhere; asks first while something recorded on this device has not been sent. */
export function SignOutButton({ isEverywhere = false }: { isEverywhere?: boolean }) {
  const [isAsking, setAsking] = useState(false);
  useEffect(startDeviceIfUsed, []);
  const device = useDeviceView();
  const unsent = useUnsent();
  const options = {
    onSuccess: async () => {
      // The next person must not record in this one's name. What is unsent stays.
      if (device.phase === 'ready') await forgetPerson();
      leave();
    },
  };
  const here = useMutation(peopleApi.queries.signOut.mutationOptions(options));
  const everywhere = useMutation(peopleApi.queries.signOutEverywhere.mutationOptions(options));
  const signOut = isEverywhere ? everywhere : here;
  const count = unsent.waiting + unsent.parked + unsent.drafts;
  return (
    <>
      <Button isBusy={signOut.isPending} onPress={() => (count > 0 ? setAsking(true) : signOut.mutate({}))}>
        {isEverywhere ? m.people_sign_out_everywhere() : m.people_sign_out()}
      </Button>
      <RefusalNotice error={signOut.error} />
      <Dialog title={m.people_unsent_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.people_unsent({ count, shown: number(count) })}</p>
        <div className="row">
          <Button look="main" onPress={() => setAsking(false)}>
            {m.people_stay()}
          </Button>
          <Button onPress={() => void saveUnsentToFile()}>{m.people_save_unsent()}</Button>
          <Button look="quiet" isBusy={signOut.isPending} onPress={() => signOut.mutate({})}>
            {m.people_sign_out()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
