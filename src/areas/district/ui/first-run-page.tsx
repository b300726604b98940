import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { LinkButton } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { districtApi } from './api.ts';
import { Door } from './door.tsx';
import { type Answers, districtOf, firstAnswers, rememberAnswers } from './first-run-answers.ts';
import {
  NameQuestion,
  PersonQuestion,
  PlacesQuestion,
  Steps,
  SubjectsQuestion,
  TermsQuestion,
} from './first-run-questions.tsx';
import { FirstRunStart } from './first-run-start.tsx';

const questions = [
  { title: m.district_question_name, lead: m.district_question_name_lead },
  { title: m.district_question_places, lead: m.district_question_places_lead },
  { title: m.district_question_subjects, lead: m.district_question_subjects_lead },
  { title: m.district_question_terms, lead: m.district_question_terms_lead },
  { title: m.district_question_you, lead: m.district_question_you_lead },
];

/** The first run: a code, five short questions, and a district that works. */
export function FirstRunPage() {
  const setup = useQuery(districtApi.queries.readSetup.queryOptions());
  const [code, setCode] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  if (isDone) return <Ready />;
  return (
    <Loaded query={setup}>
      {({ hasDistrict, canOpenDemo }) => {
        if (hasDistrict) return <AlreadySetUp />;
        if (code === null) return <FirstRunStart canOpenDemo={canOpenDemo} onCode={setCode} />;
        return <Questions code={code} onBack={() => setCode(null)} onDone={() => setDone(true)} />;
      }}
    </Loaded>
  );
}

function Questions({ code, onBack, onDone }: { code: string; onBack(): void; onDone(): void }) {
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState(firstAnswers);
  const [password, setPassword] = useState('');
  const queryClient = useQueryClient();
  const setUp = useMutation(
    districtApi.queries.setUpDistrict.mutationOptions({
      onSuccess: async () => {
        rememberAnswers(null);
        onDone();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const change = (part: Partial<Answers>) => {
    const next = { ...answers, ...part };
    setAnswers(next);
    rememberAnswers(next);
  };
  const heading = useFocusOn(at);
  const question = questions[at];
  const isLast = at === questions.length - 1;
  const goOn = () => {
    if (!isLast) setAt(at + 1);
    else setUp.mutate({ code, district: districtOf(answers), person: { ...answers.person, password } });
  };
  const content: ReactNode[] = [
    <NameQuestion key="name" answers={answers} change={change} />,
    <PlacesQuestion key="places" answers={answers} change={change} />,
    <SubjectsQuestion key="subjects" answers={answers} change={change} />,
    <TermsQuestion key="terms" answers={answers} change={change} />,
    <PersonQuestion key="you" {...{ answers, change, password }} onPassword={setPassword} />,
  ];
  return (
    <div ref={heading}>
      <Door title={question?.title() ?? ''} lead={question?.lead()} above={<Progress at={at + 1} />}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!setUp.isPending) goOn();
          }}
        >
          {content[at]}
          <RefusalNotice error={setUp.error} />
          <Steps
            isLast={isLast}
            isBusy={setUp.isPending}
            onBack={() => (at === 0 ? onBack() : setAt(at - 1))}
          />
        </form>
      </Door>
    </div>
  );
}

/** A new question begins at its heading, for the eye and for the screen reader. */
function useFocusOn(at: number) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at >= 0) place.current?.querySelector('h1')?.focus();
  }, [at]);
  return place;
}

function Progress({ at }: { at: number }) {
  return (
    <span className="district-progress">
      {m.district_question_of({ at: number(at), of: number(questions.length) })}
      <span className="progress-line" aria-hidden="true">
        <span style={{ inlineSize: `${(at / questions.length) * 100}%` }} />
      </span>
    </span>
  );
}

function AlreadySetUp() {
  return (
    <Door title={m.district_already_title()} lead={m.district_already_lead()}>
      <div className="row">
        <LinkButton to={paths.signIn} look="main">
          {m.district_to_sign_in()}
        </LinkButton>
      </div>
    </Door>
  );
}

function Ready() {
  return (
    <Door title={m.district_ready_title()} lead={m.district_ready_lead()}>
      <div className="row">
        <LinkButton to={paths.staffImport} look="main">
          {m.district_ready_import()}
        </LinkButton>
        <LinkButton to={paths.home}>{m.frame_to_home()}</LinkButton>
      </div>
    </Door>
  );
}
