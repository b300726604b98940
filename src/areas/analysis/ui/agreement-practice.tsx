import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { AgreementFigure, AgreementPicture, LessonAgreement } from '../agreement-contract.ts';
import {
  agreementSentence,
  alphaWords,
  betweenWords,
  coefficientWords,
  fewestForShare,
} from './agreement-words.ts';
import { DotLine } from './charts/dot-line.tsx';
import { ofHundred, windowDays } from './figure-words.ts';
import { WideTable } from './wide-table.tsx';

type Practice = AgreementPicture['practices'][number];
type Props = { practice: Practice; picture: AgreementPicture };

/** One practice: the sentence, the line from 0 to 100, what to do where words are not shared, then every value. */
export function AgreementOfPractice({ practice, picture }: Props) {
  const { all } = practice;
  return (
    <article className="sheet keep-together">
      <h3>
        <bdi>{practice.name}</bdi>
      </h3>
      {all === null ? (
        <p className="quiet">{m.agree_not_yet()}</p>
      ) : (
        <>
          <p className="seen-finding">{agreementSentence(all)}</p>
          {all.pairs >= fewestForShare && (
            <DotLine title={practice.name} finding={agreementSentence(all)} share={all.percent} />
          )}
          {all.leftOut > 0 && (
            <p className="quiet small">{m.agree_left_out({ count: number(all.leftOut) })}</p>
          )}
          {all.isNotYetAgreed && <Wording practice={practice} positive={all.positive ?? 0} />}
        </>
      )}
      {(all !== null || practice.lessons !== null) && <Sources practice={practice} picture={picture} />}
    </article>
  );
}

function Wording({ practice, positive }: { practice: Practice; positive: number }) {
  return (
    <Notice kind="attention">
      <p>{m.agree_wording({ positive: ofHundred(positive) })}</p>
      <span className="row">
        <PageLink to={paths.questions(practice.versionId)}>{m.agree_to_questions()}</PageLink>
        <PageLink to={paths.calibration(practice.versionId)}>{m.agree_to_lessons()}</PageLink>
      </span>
    </Notice>
  );
}

/** The paired visits beside the clips and written lessons, and below them window by window. */
function Sources({ practice, picture }: Props) {
  const windows = new Map(picture.windows.map((window) => [window.id, window]));
  return (
    <details>
      <summary>{m.agree_sources()}</summary>
      <WideTable label={`${practice.name}: ${m.agree_sources()}`}>
        <thead>
          <tr>
            <th scope="col">{m.agree_source()}</th>
            <th scope="col">{m.agree_compared()}</th>
            <th scope="col">{m.agree_same()}</th>
            <th scope="col">{m.agree_between()}</th>
            <th scope="col">{m.agree_kappa()}</th>
            <th scope="col">{m.agree_ac1()}</th>
            <th scope="col">{m.agree_alpha()}</th>
          </tr>
        </thead>
        <tbody>
          <FigureRow name={m.agree_source_pairs()} figure={practice.all} />
          {practice.lessons !== null && <LessonRow lessons={practice.lessons} />}
          {practice.windows.map(({ windowId, figure }) => {
            const window = windows.get(windowId);
            return window && <FigureRow key={windowId} name={windowDays(window)} figure={figure} />;
          })}
        </tbody>
      </WideTable>
    </details>
  );
}

function FigureRow({ name, figure }: { name: string; figure: AgreementFigure | null }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {figure === null ? (
        <td colSpan={6}>{m.agree_no_figure()}</td>
      ) : (
        <>
          <td>{number(figure.pairs)}</td>
          <td>{number(figure.agreed)}</td>
          <td>{figure.pairs < fewestForShare ? m.agree_no_figure() : betweenWords(figure.percent)}</td>
          <td>{coefficientWords(figure.kappa)}</td>
          <td>{coefficientWords(figure.ac1)}</td>
          <td>{alphaWords(figure.alpha)}</td>
        </>
      )}
    </tr>
  );
}

function LessonRow({ lessons }: { lessons: LessonAgreement }) {
  return (
    <tr>
      <th scope="row">{m.agree_source_lessons()}</th>
      <td>{number(lessons.codings)}</td>
      <td>{number(lessons.agreed)}</td>
      <td>{betweenWords(lessons)}</td>
      <td colSpan={3}>{m.agree_not_here()}</td>
    </tr>
  );
}
