import { readFileSync } from 'node:fs';
import type { Language } from '../../kit/text.ts';
import { fitsOnPaper, typeset } from '../../server/typeset.ts';
import { cardOf } from './chart-card.ts';
import { chartSayIn } from './chart-catalog.ts';
import type { ChartView } from './chart-contract.ts';
import { type LetteredMark, letterMarks, marksAbout, sayLettered } from './chart-marks.ts';
import { svgOf } from './chart-svg.ts';
import { tableOf } from './chart-table-rules.ts';
import { chartOf, type Looked, type SeenPractice, sayLatest, seriesIn } from './chart-view-rules.ts';
import type { SubjectPicture } from './series-contract.ts';

/** What somebody wants to take along. */
export type Wanted = {
  picture: SubjectPicture;
  view: ChartView;
  place: { id: string; name: string } | null;
  windowId: string | null;
  language: Language;
  /** The school day on which it is drawn. */
  today: string;
};

type Lettered = Omit<Looked, 'marks'> & { marks: LetteredMark[] };

/** The marks that a chart shows; the letters stand for the same in every chart of a subject. */
function lookedAt(wanted: Wanted, practice: SeenPractice): Lettered {
  const { picture, view, place, windowId } = wanted;
  return {
    picture,
    practice,
    view,
    place,
    windowId,
    marks: marksAbout(marksIn(wanted), practice.practiceId),
  };
}

function marksIn({ picture, language }: Wanted): LetteredMark[] {
  return letterMarks(chartSayIn(language), picture.marks, []);
}

/** One chart as a picture that stands alone. Where nothing can be drawn, the words that say why are the picture. */
export function svgFile(wanted: Wanted, practice: SeenPractice): File {
  const say = chartSayIn(wanted.language);
  const looked = lookedAt(wanted, practice);
  const { title, chart, sentences } = chartOf(looked, say);
  const latest = sayLatest(say, seriesIn(practice, looked.place?.id ?? null), wanted.picture.floors);
  const hasMarks = chart !== null && wanted.view !== 'buildings';
  const words = {
    title,
    sentences: [
      ...(wanted.view === 'buildings' ? [] : [latest]),
      ...sentences,
      ...(hasMarks ? looked.marks.map((mark) => sayLettered(say, mark)) : []),
    ],
    perfection: wanted.picture.perfectionLine ?? say.words.frame_no_perfection({}),
    drawn: drawnOn(wanted),
    isRightToLeft: say.isRightToLeft,
  };
  const nothing = {
    title,
    said: sentences.join(' '),
    points: [],
    scene: { width: 400, height: 0, items: [] },
  };
  const svg = svgOf(cardOf(chart ?? nothing, words));
  return new File([svg], `jointly-${wanted.view}-${wanted.today}-${wanted.language}.svg`, {
    type: 'image/svg+xml',
  });
}

function drawnOn({ language, place, picture, today }: Wanted): string {
  const say = chartSayIn(language);
  const where = place === null ? say.words.seen_place_district({}) : place.name;
  return say.words.seen_drawn_on({ place: `${picture.subject.name} · ${where}`, day: say.day(today) });
}

let template: string | undefined;

/**
 * Every practice of a subject with its chart and its values, as a tagged PDF; null where that is too much for one. The
 * marks, which are the same for all of them, stand once at the end.
 */
export async function pdfFile(wanted: Wanted): Promise<File | null> {
  template ??= readFileSync(new URL('./templates/charts.typ', import.meta.url), 'utf8');
  const say = chartSayIn(wanted.language);
  const { picture, language, place, today } = wanted;
  const data = {
    language,
    title: say.words.seen_pdf_title({ subject: picture.subject.name }),
    place: place === null ? say.words.seen_place_district({}) : place.name,
    drawn: drawnOn(wanted),
    perfection: picture.perfectionLine ?? say.words.frame_no_perfection({}),
    practices: picture.practices.map((practice) => partOf(wanted, practice)),
    marksTitle: say.words.seen_marks({}),
    marks: wanted.view === 'buildings' ? [] : marksIn(wanted).map((mark) => sayLettered(say, mark)),
  };
  if (!fitsOnPaper(data)) return null;
  const pdf = await typeset(template, data);
  const name = `jointly-${wanted.view}-${today}-${language}.pdf`;
  return new File([new Uint8Array(pdf)], name, { type: 'application/pdf' });
}

function partOf(wanted: Wanted, practice: SeenPractice) {
  const say = chartSayIn(wanted.language);
  const looked = lookedAt(wanted, practice);
  const shown = chartOf(looked, say);
  const { heads, rows } = tableOf(looked, shown, say);
  return {
    name: practice.name,
    sentence: practice.sentence,
    finding: sayLatest(say, seriesIn(practice, looked.place?.id ?? null), wanted.picture.floors),
    svg: shown.chart === null ? null : svgOf(shown.chart),
    alt: `${shown.title}. ${shown.sentences.join(' ')}`,
    sentences: shown.sentences,
    heads,
    rows: rows.map(({ cells }) => cells),
  };
}
