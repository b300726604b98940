import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { type Answers, offeredSubjects } from './first-run-answers.ts';
import { TermFields } from './term-fields.tsx';

type Props = { answers: Answers; change(part: Partial<Answers>): void };

const timeZones = Intl.supportedValuesOf('timeZone').map((name) => ({
  value: name,
  label: name.replaceAll('_', ' '),
}));

/** The time zones of the world, the device's own among them whatever its browser lists. */
export function timeZoneOptions(present: string) {
  return timeZones.some(({ value }) => value === present)
    ? timeZones
    : [{ value: present, label: present }, ...timeZones];
}

/** What is your district called, and what time is it there? */
export function NameQuestion({ answers, change }: Props) {
  return (
    <>
      <TextField
        label={m.district_name()}
        value={answers.name}
        onChange={(name) => change({ name })}
        isRequired
        maxLength={200}
        autoComplete="organization"
      />
      <SelectField
        label={m.district_time_zone()}
        hint={m.district_time_zone_hint()}
        value={answers.timeZone}
        options={timeZoneOptions(answers.timeZone)}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  );
}

/** Which buildings are there, and which grade bands? */
export function PlacesQuestion({ answers, change }: Props) {
  return (
    <>
      <TextArea
        label={m.district_buildings()}
        hint={m.district_one_a_line()}
        rows={6}
        value={answers.buildings}
        onChange={(buildings) => change({ buildings })}
        isRequired
      />
      <TextArea
        label={m.district_bands()}
        hint={m.district_bands_hint()}
        rows={4}
        value={answers.bands}
        onChange={(bands) => change({ bands })}
        isRequired
      />
    </>
  );
}

/** For which subjects will there be a vision? */
export function SubjectsQuestion({ answers, change }: Props) {
  const toggle = (key: string, isChosen: boolean) =>
    change({
      subjects: isChosen ? [...answers.subjects, key] : answers.subjects.filter((chosen) => chosen !== key),
    });
  return (
    <>
      <fieldset className="field">
        <legend>{m.district_subjects()}</legend>
        <p className="hint">{m.district_subjects_hint()}</p>
        {offeredSubjects.map(({ key, name }) => (
          <CheckField
            key={key}
            label={name()}
            isChecked={answers.subjects.includes(key)}
            onChange={(isChosen) => toggle(key, isChosen)}
          />
        ))}
      </fieldset>
      <TextArea
        label={m.district_other_subjects()}
        hint={m.district_one_a_line()}
        value={answers.otherSubjects}
        onChange={(otherSubjects) => change({ otherSubjects })}
      />
    </>
  );
}

/** When are the terms of this school year? */
export function TermsQuestion({ answers, change }: Props) {
  return <TermFields terms={answers.terms} onChange={(terms) => change({ terms })} />;
}

/** Who are you? */
export function PersonQuestion({
  answers,
  change,
  password,
  onPassword,
}: Props & { password: string; onPassword(password: string): void }) {
  const { person } = answers;
  const set = (part: Partial<Answers['person']>) => change({ person: { ...person, ...part } });
  return (
    <>
      <TextField
        label={m.district_given_name()}
        value={person.givenName}
        onChange={(givenName) => set({ givenName })}
        isRequired
        maxLength={200}
        autoComplete="given-name"
      />
      <TextField
        label={m.district_family_name()}
        value={person.familyName}
        onChange={(familyName) => set({ familyName })}
        isRequired
        maxLength={200}
        autoComplete="family-name"
      />
      <TextField
        label={m.district_email()}
        type="email"
        value={person.email}
        onChange={(email) => set({ email })}
        isRequired
        maxLength={254}
        autoComplete="username"
      />
      <TextField
        label={m.district_password()}
        hint={m.district_password_hint()}
        type="password"
        value={password}
        onChange={onPassword}
        isRequired
        autoComplete="new-password"
      />
      <fieldset className="field">
        <legend>{m.district_first_capacities()}</legend>
        <p className="hint">{m.district_first_capacities_hint()}</p>
        <CheckField
          label={m.capacity_superintendent()}
          isChecked={person.isSuperintendent}
          onChange={(isSuperintendent) => set({ isSuperintendent })}
        />
        <CheckField
          label={m.capacity_dn_member()}
          isChecked={person.isDnMember}
          onChange={(isDnMember) => set({ isDnMember })}
        />
      </fieldset>
    </>
  );
}

/** The way on and the way back, at the foot of each question. */
export function Steps({ isLast, isBusy, onBack }: { isLast: boolean; isBusy: boolean; onBack(): void }) {
  return (
    <div className="row">
      <Button type="submit" look="main" isBusy={isBusy}>
        {isLast ? m.district_make() : m.frame_continue()}
      </Button>
      <Button look="quiet" onPress={onBack}>
        {m.frame_back()}
      </Button>
    </div>
  );
}
