import { CheckField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { type DayPart, dayParts } from '../visit-route-rules.ts';
import { routePartWords } from './visit-route-words.ts';

type Props = { chosen: readonly DayPart[]; onChange(parts: DayPart[]): void };

/** When classes are in a room. None chosen is any time. */
export function RoutePartsField({ chosen, onChange }: Props) {
  return (
    <fieldset className="field">
      <legend>{m.route_times()}</legend>
      <p className="hint">{m.route_times_hint()}</p>
      <div className="visit-route-parts">
        {dayParts.map((part) => (
          <CheckField
            key={part}
            label={routePartWords[part]()}
            isChecked={chosen.includes(part)}
            onChange={(isChosen) =>
              onChange(dayParts.filter((one) => (one === part ? isChosen : chosen.includes(one))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
