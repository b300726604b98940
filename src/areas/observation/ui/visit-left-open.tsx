import { Button } from '../../../client/design/button.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { LeftOpen } from '../visit-left-open-rules.ts';
import { VisitDiscard } from './visit-discard.tsx';
import { useTopOfStep } from './visit-top.ts';

type Props = {
  draftId: string;
  roomName: string;
  left: LeftOpen;
  onFinish(): void;
  onGoOn(): void;
};

/** A visit that was left open: it is finished as it was then, goes on, or is thrown away. */
export function VisitLeftOpen({ draftId, roomName, left, onFinish, onGoOn }: Props) {
  useTopOfStep('left-open');
  return (
    <PageBody
      title={m.visit_left_open()}
      above={<bdi>{roomName}</bdi>}
      lead={m.visit_left_open_lead({ moment: moment(left.leftAt) })}
    >
      <p>{m.visit_left_finish_hint({ moment: moment(left.endsAt) })}</p>
      {!left.isToday && <p className="quiet">{m.visit_left_other_day()}</p>}
      <VisitDiscard draftId={draftId} />
      <div className="visit-foot">
        <div className="row">
          {left.isToday && <Button onPress={onGoOn}>{m.visit_left_go_on()}</Button>}
          <Button look="main" onPress={onFinish}>
            {m.visit_left_finish()}
          </Button>
        </div>
      </div>
    </PageBody>
  );
}
