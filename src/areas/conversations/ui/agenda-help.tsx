import { Button } from '../../../client/design/button.tsx';
import { PracticePhrases } from '../../../client/practice-phrases.tsx';
import { m } from '../../../client/words/words.ts';
import type { MeetingKind } from '../meeting-contract.ts';
import { agendaOf } from './agenda-template.ts';
import type { PracticeInForce } from './practices-in-force.ts';

/** As many signs as an agenda may have. */
export const longestAgenda = 3000;

type Props = {
  kind: MeetingKind;
  practices: readonly PracticeInForce[];
  chosen: readonly PracticeInForce[];
  agenda: string;
  onChange(agenda: string): void;
};

/** An agenda to begin with, and the sentences of the chosen practices to put into it. */
export function AgendaHelp({ kind, practices, chosen, agenda, onChange }: Props) {
  // What somebody wrote is never replaced: everything comes after it.
  const put = (text: string) =>
    onChange((agenda === '' ? text : `${agenda}\n${text}`).slice(0, longestAgenda));
  const begin = () => put(agendaOf(kind, chosen.length > 0 ? chosen : practices, longestAgenda));
  return (
    <div className="stack">
      <div className="stack-tight">
        <p className="hint quiet">{m.conversations_agenda_begin_hint()}</p>
        <div className="row">
          <Button onPress={begin}>
            {agenda === '' ? m.conversations_agenda_begin() : m.conversations_agenda_again()}
          </Button>
        </div>
      </div>
      {chosen
        .filter((practice) => practice.phrases.length > 0)
        .map((practice) => (
          <fieldset key={practice.id} className="field">
            <legend dir="auto">{practice.name}</legend>
            <PracticePhrases
              phrases={practice.phrases}
              onPut={put}
              putWords={m.conversations_phrase_to_agenda()}
            />
          </fieldset>
        ))}
    </div>
  );
}
