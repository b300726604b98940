import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Mix } from '../contract.ts';

const kindWords: Record<Mix['kinds'][number]['kind'], () => string> = {
  department: m.standing_mix_department,
  grade_level: m.standing_mix_grade_level,
  team: m.standing_mix_team,
};

/** Where people come together across places, where a silo remains, and a question about it. */
export function Together({ mix }: { mix: Mix }) {
  const { sessions, groups, steps, kinds } = mix;
  const silos = [...mix.buildings, ...mix.bands].filter(({ isApart }) => isApart).map(({ name }) => name);
  const isApart =
    (sessions.held > 0 && sessions.acrossBuildings === 0) ||
    (groups.formed > 0 && groups.acrossBuildings === 0);
  return (
    <section className="stack-tight">
      <h2>{m.standing_mix()}</h2>
      <p>
        {m.standing_mix_sessions({
          held: number(sessions.held),
          buildings: number(sessions.acrossBuildings),
          bands: number(sessions.acrossBands),
        })}
      </p>
      <p>
        <PageLink to={paths.groups}>
          {m.standing_mix_groups({
            formed: number(groups.formed),
            buildings: number(groups.acrossBuildings),
          })}
        </PageLink>
      </p>
      <ul className="standing-lines">
        {kinds
          .filter(({ formed }) => formed > 0)
          .map(({ kind, formed, acrossBuildings, acrossBands }) => (
            <li key={kind}>
              {m.standing_mix_kinds({
                kind: kindWords[kind](),
                formed: number(formed),
                buildings: number(acrossBuildings),
                bands: number(acrossBands),
              })}
            </li>
          ))}
      </ul>
      <p>{m.standing_mix_steps({ open: number(steps.open), buildings: number(steps.acrossBuildings) })}</p>
      <Places mix={mix} />
      {silos.length > 0 ? (
        <Notice kind="attention">
          <p>{m.standing_mix_silo({ places: list(silos) })}</p>
        </Notice>
      ) : (
        isApart && (
          <Notice kind="attention">
            <p>{m.standing_mix_apart()}</p>
          </Notice>
        )
      )}
    </section>
  );
}

type Crossing = { of: number; across: number };

/** Building by building and band by band, in the district's own order: what crossed, of what there was. */
function Places({ mix: { buildings, bands } }: { mix: Mix }) {
  if (buildings.length + bands.length === 0) return null;
  return (
    <>
      <h3>{m.standing_mix_where()}</h3>
      <p className="small quiet">{m.standing_mix_where_about()}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={m.standing_mix_where()}>
        <table className="table standing-places">
          <thead>
            <tr>
              <th scope="col">{m.standing_mix_place()}</th>
              <th scope="col">{m.standing_mix_of_sessions()}</th>
              <th scope="col">{m.standing_mix_of_groups()}</th>
              <th scope="col">{m.standing_mix_of_steps()}</th>
            </tr>
          </thead>
          <tbody>
            {buildings.map(({ id, name, sessions, groups, steps }) => (
              <OnePlace key={id} name={name} crossings={[sessions, groups, steps]} />
            ))}
            {bands.map(({ id, name, sessions, groups }) => (
              <OnePlace key={id} name={name} crossings={[sessions, groups, null]} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function OnePlace({ name, crossings }: { name: string; crossings: readonly (Crossing | null)[] }) {
  const [sessions, groups, steps] = crossings;
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{ofWords(sessions)}</td>
      <td>{ofWords(groups)}</td>
      <td>{ofWords(steps)}</td>
    </tr>
  );
}

function ofWords(crossing: Crossing | null | undefined): string {
  if (crossing === null || crossing === undefined || crossing.of === 0) return '–';
  return m.standing_mix_across({ across: number(crossing.across), of: number(crossing.of) });
}
