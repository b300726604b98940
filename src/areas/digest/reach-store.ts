import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { MessageAudience, MessageReach } from './message-contract.ts';
import { type Counted, protectParts, protectWhole } from './reach-rules.ts';

type Row = {
  audience: MessageAudience | null;
  building: { id: string; name: string } | null;
  people: number;
  opened: number;
  sort: 'all' | 'audience' | 'building';
};

/** How far a message reached of those whom it is for today, as it may be shown. Its sender is not counted. */
export async function readReach(tx: Tx, messageId: string): Promise<MessageReach> {
  const { rows } = await sql<Row>`
    select r.audience, count(*)::int as people, count(o.person_id)::int as opened,
      case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as building,
      case grouping(r.audience, r.building_id) when 3 then 'all' when 1 then 'audience' else 'building' end as sort
    from digest.recipients r
    join digest.messages g on g.district_id = r.district_id and g.id = r.message_id and g.sent_by <> r.person_id
    left join digest.openings o on o.district_id = r.district_id and o.message_id = r.message_id
      and o.person_id = r.person_id
    left join district.buildings b on b.district_id = r.district_id and b.id = r.building_id
    where r.message_id = ${messageId}
    group by grouping sets ((), (r.audience), (r.building_id, b.id, b.name, b.ordinal))
    order by b.ordinal nulls last, b.name, r.audience`.execute(tx);
  const all = rows.find(({ sort }) => sort === 'all') ?? { people: 0, opened: 0 };
  const of = (sort: Row['sort']) => rows.filter((row) => row.sort === sort);
  const counted = ({ people, opened }: Counted): Counted => ({ people, opened });
  const protectedParts = (parts: readonly Row[]) => protectParts(counted(all), parts.map(counted));
  const [audiences, buildings] = [of('audience'), of('building')];
  const [byAudience, byBuilding] = [protectedParts(audiences), protectedParts(buildings)];
  return {
    all: protectWhole(counted(all)),
    audiences: audiences.flatMap(({ audience }, index) => {
      const reach = byAudience[index];
      return audience === null || reach === undefined ? [] : [{ audience, reach }];
    }),
    buildings: buildings.flatMap(({ building }, index) => {
      const reach = byBuilding[index];
      return reach === undefined ? [] : [{ building, reach }];
    }),
  };
}
