import { PageLink } from '../client/design/link.tsx';
import { PageBody } from '../client/design/page.tsx';
import { paths } from '../client/paths.ts';
import { m } from '../client/words/words.ts';
import './our-culture.css';

type Chapter = { to: string; title: () => string; about: () => string };
type Part = { title: () => string; chapters: Chapter[] };

/** In the order in which a culture grows: what holds it, what people agree on, what they aim for, how they help, how it goes. */
const parts: Part[] = [
  {
    title: m.culture_hub_foundation,
    chapters: [
      { to: paths.indicators, title: m.evidence_title, about: m.culture_hub_indicators_about },
      { to: paths.standing, title: m.standing_title, about: m.culture_hub_standing_about },
      { to: paths.blueprint, title: m.blueprint_title, about: m.culture_hub_blueprint_about },
      { to: paths.timeline, title: m.blueprint_timeline, about: m.culture_hub_timeline_about },
    ],
  },
  {
    title: m.culture_hub_promises,
    chapters: [
      { to: paths.norms, title: m.culture_norms, about: m.culture_hub_norms_about },
      { to: paths.commitments, title: m.culture_commitments, about: m.culture_hub_commitments_about },
      { to: paths.routines, title: m.blueprint_routines, about: m.culture_hub_routines_about },
      { to: paths.conflict, title: m.culture_conflict, about: m.culture_hub_conflict_about },
    ],
  },
  {
    title: m.culture_hub_aims,
    chapters: [
      { to: paths.goals, title: m.goals_title, about: m.culture_hub_goals_about },
      { to: paths.measures, title: m.goals_measures_title, about: m.culture_hub_measures_about },
      { to: paths.results, title: m.goals_results_title, about: m.culture_hub_results_about },
    ],
  },
  {
    title: m.culture_hub_hearing,
    chapters: [
      { to: paths.pulse, title: m.pulse_title, about: m.culture_hub_pulse_about },
      { to: paths.surveys, title: m.pulse_surveys, about: m.culture_hub_surveys_about },
    ],
  },
  {
    title: m.culture_hub_help,
    chapters: [
      { to: paths.requests, title: m.requests_title, about: m.culture_hub_requests_about },
      { to: paths.supportTalk, title: m.culture_hub_talk, about: m.culture_hub_talk_about },
      { to: paths.load, title: m.supports_load_page, about: m.culture_hub_load_about },
      { to: paths.supportMap, title: m.requests_map, about: m.culture_hub_map_about },
      {
        to: paths.visionSupports,
        title: m.requests_visions,
        about: m.culture_hub_vision_supports_about,
      },
      { to: paths.barriers, title: m.conversations_barriers, about: m.culture_hub_barriers_about },
      { to: paths.pace, title: m.requests_pace, about: m.culture_hub_pace_about },
    ],
  },
  {
    title: m.culture_hub_telling,
    chapters: [{ to: paths.board, title: m.reports_board, about: m.culture_hub_board_about }],
  },
];

/** The table of contents of the foundation: collective responsibility, page by page. */
export function OurCulture() {
  return (
    <PageBody title={m.frame_culture()} lead={m.culture_hub_lead()} isWide>
      <div className="culture-parts">
        {parts.map((part) => (
          <section key={part.title()} className="stack-tight">
            <h2>{part.title()}</h2>
            <ul className="item-list">
              {part.chapters.map((chapter) => (
                <li key={chapter.to}>
                  <PageLink to={chapter.to}>{chapter.title()}</PageLink>
                  <p className="quiet">{chapter.about()}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PageBody>
  );
}
