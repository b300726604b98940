import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import {
  importingCapacities,
  invitingCapacities,
  observingCapacities,
  rescuingCapacities,
} from '../access.ts';

/** What else there is about visits, for who may open it. */
export function VisitsLinks() {
  const invited = useActsAs(...invitingCapacities, ...observingCapacities);
  const observes = useActsAs(...observingCapacities);
  const bringsIn = useActsAs(...importingCapacities);
  const rescues = useActsAs(...rescuingCapacities);
  return (
    <nav className="row no-print" aria-label={m.observation_links()}>
      <PageLink to={paths.agreement}>{m.window_read_agreement()}</PageLink>
      <PageLink to={paths.forTeachers}>{m.observation_teachers_title()}</PageLink>
      {invited && <PageLink to={paths.invitations}>{m.observation_invite_title()}</PageLink>}
      {observes && <PageLink to={paths.myVisits}>{m.observation_mine_title()}</PageLink>}
      <PageLink to={paths.pairs}>{m.pair_list_title()}</PageLink>
      {bringsIn && <PageLink to={paths.sheets}>{m.observation_sheets_title()}</PageLink>}
      {rescues && <PageLink to={paths.rescue}>{m.observation_rescue_title()}</PageLink>}
    </nav>
  );
}
