import { CheckField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { FrontPart } from '../practice-contract.ts';
import { useBands } from './bands.ts';
import { useDesk, usePart } from './draft-desk.ts';
import { DraftPart, UnsentWords } from './draft-part.tsx';

/** What a vision is, why it matters here, and for which grades: the part before the practices. */
export function FrontPanel() {
  const { draft, savers } = useDesk();
  const { content } = usePart(savers.front);
  return (
    <DraftPart part="front" title={m.visions_front()} saver={savers.front}>
      {draft.mayWrite ? (
        <FrontEditor content={content} />
      ) : (
        <>
          <UnsentWords saver={savers.front} kept={draft.front.content} />
          <FrontReading content={draft.front.content} />
        </>
      )}
    </DraftPart>
  );
}

function FrontEditor({ content }: { content: FrontPart }) {
  const { draft, savers } = useDesk();
  const bands = useBands();
  const edit = (change: Partial<FrontPart>) => savers.front.edit({ ...content, ...change });
  const save = () => void savers.front.flush();
  return (
    <div className="stack">
      <TextField
        label={m.visions_field_title()}
        value={content.title}
        onChange={(title) => edit({ title })}
        onLeave={save}
        maxLength={200}
      />
      {draft.path === 'adopt' ? (
        <div className="field">
          <p className="label">{m.visions_field_about()}</p>
          <p className="prose" dir="auto">
            {content.about}
          </p>
          <p className="hint">{m.visions_front_about_models()}</p>
        </div>
      ) : (
        <TextArea
          label={m.visions_field_about()}
          hint={m.visions_front_about_hint()}
          value={content.about}
          onChange={(about) => edit({ about })}
          onLeave={save}
          rows={4}
          maxLength={5000}
        />
      )}
      <TextArea
        label={m.visions_field_local_context()}
        hint={m.visions_front_local_context_hint()}
        value={content.localContext}
        onChange={(localContext) => edit({ localContext })}
        onLeave={save}
        rows={4}
        maxLength={5000}
      />
      <fieldset className="visions-citations stack-tight">
        <legend>{m.visions_field_grade_bands()}</legend>
        {bands.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            isChecked={content.bandIds.includes(id)}
            onChange={(isIn) =>
              edit({
                bandIds: isIn ? [...content.bandIds, id] : content.bandIds.filter((other) => other !== id),
              })
            }
          />
        ))}
      </fieldset>
      <SelectField
        label={m.visions_field_language()}
        value={content.language}
        options={languagesWith(content.language)}
        onChange={(language) => edit({ language })}
      />
    </div>
  );
}

function FrontReading({ content }: { content: FrontPart }) {
  const names = useBands()
    .filter(({ id }) => content.bandIds.includes(id))
    .map(({ name }) => name);
  const texts: [string, string][] = [
    [m.visions_field_about(), content.about],
    [m.visions_field_local_context(), content.localContext],
    [m.visions_field_grade_bands(), list(names)],
  ];
  return (
    <div className="stack">
      <p className="visions-card-title" dir="auto">
        {content.title}
      </p>
      {texts.map(([name, text]) => (
        <div key={name} className="stack-tight">
          <h3>{name}</h3>
          <p className={text === '' ? 'quiet' : 'prose'} dir="auto">
            {text === '' ? m.visions_nothing_yet() : text}
          </p>
        </div>
      ))}
    </div>
  );
}

function languagesWith(code: string) {
  const codes = ['en', 'es', 'ar'];
  const offered = codes.includes(code) ? codes : [...codes, code];
  return offered.map((value) => ({
    value,
    label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
  }));
}
