import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { type DeviceView, retryDevice } from '../../../client/device/device-view.ts';
import { m } from '../../../client/words/words.ts';

type Props = { device: Exclude<DeviceView, { phase: 'ready' }>; title: string };

/** What is on the screen while this phone's storage opens, or when it cannot. */
export function VisitProblem({ device, title }: Props) {
  return (
    <PageBody title={title}>
      {device.phase === 'opening' && (
        <p className="loading" role="status">
          {m.visit_opening()}
        </p>
      )}
      {device.phase === 'lacking' && (
        <Notice kind="attention">
          <p>{device.lack === 'secure-address' ? m.visit_lack_secure() : m.visit_lack_storage()}</p>
        </Notice>
      )}
      {device.phase === 'failed' && (
        <Notice kind="unsaved">
          <p>{m.visit_open_failed()}</p>
          <div className="row">
            <Button onPress={retryDevice}>{m.visit_try_again()}</Button>
          </div>
        </Notice>
      )}
    </PageBody>
  );
}
