import { Button } from '../../../client/design/button.tsx';
import { RadioField, TextArea } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CodingAnswer } from '../calibration-contract.ts';
import { cellOf, type Making } from './calibration-making.ts';
import { answerOptions } from './calibration-words.ts';

type Props = {
  making: Making;
  change(part: Partial<Making>): void;
  wasTried: boolean;
  index: number;
  practices: readonly { id: string; name: string }[];
};

/** One moment as it is made: its words, and for each practice the answer of the master coding and why. */
export function MakerMoment({ making, change, wasTried, index, practices }: Props) {
  const moment = making.moments[index];
  if (moment === undefined) return null;
  const place = number(index + 1);
  return (
    <fieldset className="conversations-maker-moment">
      <legend className="visually-hidden">{m.calibration_moment({ moment: place })}</legend>
      <div className="row-apart">
        <h3>{m.calibration_moment({ moment: place })}</h3>
        {making.moments.length > 2 && (
          <Button
            look="quiet"
            label={m.calibration_remove_moment_this({ moment: place })}
            onPress={() => change({ moments: making.moments.filter(({ key }) => key !== moment.key) })}
          >
            {m.calibration_remove_moment()}
          </Button>
        )}
      </div>
      <TextArea
        label={making.form === 'clip' ? m.calibration_moment_clip() : m.calibration_moment_text()}
        value={moment.text}
        onChange={(text) =>
          change({
            moments: making.moments.map((one) => (one.key === moment.key ? { ...one, text } : one)),
          })
        }
        isRequired
        maxLength={5000}
        rows={4}
      />
      {practices.map((practice) => (
        <MasterCell
          key={practice.id}
          {...{ making, change, wasTried, practice }}
          cell={cellOf(moment.key, practice.id)}
        />
      ))}
    </fieldset>
  );
}

type CellProps = Omit<Props, 'index' | 'practices'> & {
  practice: { id: string; name: string };
  cell: string;
};

function MasterCell({ making, change, wasTried, practice, cell }: CellProps) {
  return (
    <div className="stack-tight">
      <RadioField
        look="row"
        label={<span dir="auto">{practice.name}</span>}
        value={making.answers.get(cell) ?? ''}
        options={answerOptions()}
        fault={wasTried && !making.answers.has(cell) ? m.calibration_answer_needed() : undefined}
        onChange={(answer) => change({ answers: new Map(making.answers).set(cell, answer as CodingAnswer) })}
      />
      <TextArea
        label={m.calibration_why({ practice: practice.name })}
        value={making.reasons.get(cell) ?? ''}
        onChange={(reason) => change({ reasons: new Map(making.reasons).set(cell, reason) })}
        isRequired
        maxLength={5000}
        rows={2}
      />
    </div>
  );
}
