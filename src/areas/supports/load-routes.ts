import { implement } from '@orpc/server';
import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { isToldWhoHasEnough, loadScope, mayChangeLoadSettings, maySeeLoadOf } from './access.ts';
import { supportsContract } from './contract.ts';
import { holderGroups, type Load, type LoadBefore, type Ownership } from './load-contract.ts';
import { type Carrier, fewestPeople, groupFigures, holderGroupOf, roomOf, spreadOf } from './load-rules.ts';
import {
  findOwners,
  listCarriers,
  listHolding,
  listPlacesAndTeams,
  readSettings,
  writeSettings,
  writeTime,
} from './load-store.ts';
import { proposeSpread } from './spread-proposal.ts';
import { readToday } from './store.ts';

const signedIn = implement(supportsContract).$context<RequestContext>().use(admit);

const nothing = { steps: 0, commitments: 0, seats: 0, visits: 0 };

async function readLoad(tx: Tx, actor: Actor): Promise<z.input<typeof Load>> {
  const today = await readToday(tx);
  const [carriers, settings, places] = [
    await listCarriers(tx, today),
    await readSettings(tx),
    await listPlacesAndTeams(tx),
  ];
  const own = carriers.find(({ id }) => id === actor.personId);
  const nameOf = new Map(places.buildings.map(({ id, name }) => [id, name]));
  const seen = carriers.filter((carrier) => maySeeLoadOf(actor, carrier));
  const scope = loadScope(actor);
  return {
    own: own?.counts.steps ?? 0,
    mine: own?.counts ?? nothing,
    weeklyMinutes: own?.weeklyMinutes ?? null,
    askToShareAt: roomOf(own?.weeklyMinutes ?? null, settings),
    settings,
    mayChange: mayChangeLoadSettings(actor),
    maySpread: scope !== 'own',
    people: scope === 'own' ? null : seen.filter(carriesAnything).map(toPerson),
    ...groupsFor(actor, carriers, places),
    ownership: await readOwnership(tx, actor, carriers, today),
  };

  function toPerson({ id, name, capacities, counts, weeklyMinutes }: Carrier) {
    const places = capacities.map(({ buildingId }) => buildingId).filter((buildingId) => buildingId !== null);
    const here = scope !== 'own' && scope !== 'all' && places.includes(scope.buildingId as never);
    const place = here ? scope.buildingId : places[0];
    return {
      person: { id, name },
      building: place === undefined ? null : (nameOf.get(place) ?? null),
      openCount: counts.steps,
      counts,
      // The minutes are theirs alone; only others' cap is the district's.
      askToShareAt: id === actor.personId ? roomOf(weeklyMinutes, settings) : settings.cap,
    };
  }
}

function carriesAnything({ counts }: Carrier): boolean {
  return counts.steps + counts.commitments + counts.seats + counts.visits > 0;
}

type Places = Awaited<ReturnType<typeof listPlacesAndTeams>>;

/** By role, by building and by team; small ones without figures, but for who may see their people anyway. */
function groupsFor(actor: Actor, carriers: readonly Carrier[], { buildings, teams }: Places) {
  const gather = (id: string, name: string, of: readonly Carrier[]) => ({
    ...{ id, name, carriers: of, isSeen: of.every((carrier) => maySeeLoadOf(actor, carrier)) },
  });
  const kinds = [...new Set(carriers.flatMap(({ capacities }) => capacities.map(({ kind }) => kind)))];
  const withKind = (wanted: string) =>
    carriers.filter(({ capacities }) => capacities.some(({ kind }) => kind === wanted));
  const isHere = (wanted: string) =>
    carriers.filter(({ capacities }) => capacities.some(({ buildingId }) => buildingId === wanted));
  const theirs = teams.filter(
    ({ personIds }) =>
      personIds.length > 0 && (loadScope(actor) === 'all' || personIds.includes(actor.personId)),
  );
  return {
    roles: groupFigures(kinds.toSorted().map((kind) => gather(kind, '', withKind(kind)))),
    buildings: groupFigures(buildings.map(({ id, name }) => gather(id, name, isHere(id)))),
    teams: groupFigures(
      theirs.map(({ id, name, personIds }) =>
        gather(
          id,
          name,
          carriers.filter((carrier) => personIds.includes(carrier.id)),
        ),
      ),
    ),
  };
}

async function readOwnership(
  tx: Tx,
  actor: Actor,
  carriers: readonly Carrier[],
  today: string,
): Promise<z.input<typeof Ownership>> {
  const since = addDays(today, -365);
  const holding = await listHolding(tx, since);
  const groups = holderGroups.map((group) => {
    const members = carriers.filter(({ capacities }) => holderGroupOf(capacities) === group);
    const ids = new Set(members.map(({ id }) => id));
    const theirs = holding.filter(({ personId }) => ids.has(personId));
    return {
      group,
      members,
      open: theirs.reduce((sum, { open }) => sum + open, 0),
      done: theirs.reduce((sum, { done }) => sum + done, 0),
    };
  });
  const figures = groupFigures(
    groups.map(({ group, members }) => ({
      ...{ id: group, name: '', carriers: members, isSeen: loadScope(actor) === 'all' },
    })),
  );
  return {
    today,
    since,
    groups: groups.map(({ group, members, open, done }, index) => ({
      group,
      figures: figures[index]?.figures === null ? null : { people: members.length, open, done },
    })),
  };
}

/** What somebody carries, and how steps lie among those who do the same work at the same place. */
async function readLoadBefore(tx: Tx, actor: Actor, personId: string): Promise<z.input<typeof LoadBefore>> {
  const today = await readToday(tx);
  const carriers = await listCarriers(tx, today);
  const person = carriers.find(({ id }) => id === personId);
  const [first] = person?.capacities ?? [];
  if (person === undefined || first === undefined) throw refusal(commonProblems, 'record/not-found');
  const [settings, { buildings }] = [await readSettings(tx), await listPlacesAndTeams(tx)];
  const isSeen = maySeeLoadOf(actor, person);
  const room = roomOf(person.id === actor.personId ? person.weeklyMinutes : null, settings);
  const alike = carriers.filter(({ capacities }) =>
    capacities.some(({ kind, buildingId }) => kind === first.kind && buildingId === first.buildingId),
  );
  const isShown = alike.length >= fewestPeople || alike.every((one) => maySeeLoadOf(actor, one));
  return {
    person: { id: person.id, name: person.name },
    counts: isSeen ? person.counts : null,
    askToShareAt: isSeen ? room : null,
    isFull: (isSeen || isToldWhoHasEnough(actor)) && person.counts.steps >= room,
    role: isShown
      ? {
          capacity: first.kind,
          building: buildings.find(({ id }) => id === first.buildingId)?.name ?? null,
          people: alike.length,
          steps: spreadOf(alike),
        }
      : null,
  };
}

/** The handlers of load and of a fairer spread. */
export const loadRoutes = {
  findOwners: signedIn.findOwners.handler(async ({ context: { tx, actor }, input }) => ({
    owners: await findOwners(tx, actor, input.search, await readToday(tx)),
  })),
  readLoadBefore: signedIn.readLoadBefore.handler(({ context: { tx, actor }, input }) =>
    readLoadBefore(tx, actor, input.personId),
  ),
  readLoad: signedIn.readLoad.handler(({ context: { tx, actor } }) => readLoad(tx, actor)),
  changeLoadSettings: signedIn.changeLoadSettings.handler(async ({ context: { tx, actor }, input }) => {
    await writeSettings(tx, actor, input);
    await audit(tx, actor, 'supports/load-settings-changed', { id: actor.districtId, detail: { ...input } });
    return readLoad(tx, actor);
  }),
  setLoadTime: signedIn.setLoadTime.handler(async ({ context: { tx, actor }, input }) => {
    await writeTime(tx, actor, input.weeklyMinutes);
    await audit(tx, actor, 'supports/load-time-set', { id: actor.personId });
    return readLoad(tx, actor);
  }),
  readSpread: signedIn.readSpread.handler(({ context: { tx, actor } }) => proposeSpread(tx, actor)),
};
