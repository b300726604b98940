import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { PersonId } from '../../kit/ids.ts';
import { Line } from '../../kit/text.ts';
import { staffKinds } from './access.ts';
import {
  Load,
  LoadBefore,
  LoadSettings,
  LoadTime,
  OfferId,
  PossibleOwner,
  SpreadProposal,
} from './load-contract.ts';
import { Offer, OfferAnswer, OfferInput } from './offer-contract.ts';
import { supportsProblems } from './problem-contract.ts';

const supports = endpoint.errors(supportsProblems);
const staff = supports.meta({ may: { capacities: staffKinds } });

/** Load, what is asked of people, and how it could lie more evenly. */
export const loadEndpoints = {
  findOwners: staff
    .route({
      method: 'GET',
      path: '/supports/owners',
      summary: 'Staff who could own a step, by name',
      description: 'Twenty at most. Open steps are counted only for who may see the load of that person.',
    })
    .input(z.strictObject({ search: Line.optional() }))
    .output(z.object({ owners: z.array(PossibleOwner) })),
  readLoadBefore: staff
    .route({
      method: 'GET',
      path: '/supports/owners/{personId}/load',
      summary: 'What somebody carries before something is assigned to them',
      description:
        'The person’s own figures for themselves and for who may see them; for everybody who assigns, how steps lie among those in the same role at the same place, where they are five or more.',
    })
    .input(z.strictObject({ personId: PersonId }))
    .output(LoadBefore),
  readLoad: staff
    .route({
      method: 'GET',
      path: '/supports/load',
      summary: 'How much open work people hold, so that it can be shared',
      description:
        'Everyone sees their own, and roles and buildings of five people or more. The superintendent and DN members see all people, a building administrator those of the own building: in the order of names. `ownership`: the steps of leaders and of teachers, side by side.',
    })
    .output(Load),
  changeLoadSettings: supports
    .meta({ may: { capacities: ['superintendent', 'dn_member'] } })
    .route({
      method: 'PUT',
      path: '/supports/load-settings',
      summary: 'How many open steps one person should hold at most, and what one takes a week',
      description: 'It is no wall: at the cap, people are asked to share first. In the audit.',
    })
    .input(z.strictObject(LoadSettings.shape))
    .output(Load),
  setLoadTime: staff
    .route({
      method: 'PUT',
      path: '/supports/load-time',
      summary: 'The minutes a week that one has for steps; null takes it back',
      description:
        'Everyone sets their own; nobody else reads it. It lowers how many steps one is asked for.',
    })
    .input(LoadTime)
    .output(Load),
  listOffers: staff
    .route({
      method: 'GET',
      path: '/supports/offers',
      summary: 'What one is asked to take on, and what one has asked of others',
      description: 'A question that was declined stays for who asked until they have read it.',
    })
    .output(z.object({ offers: z.array(Offer) })),
  offerStep: staff
    .route({
      method: 'PUT',
      path: '/supports/offers/{offerId}',
      summary: 'Asks somebody to take a step on, or to swap it for one of theirs',
      description:
        'By who holds the step, who made it, the superintendent, a DN member, or the administrator of the building of both. The step stays where it is until the person says yes. A swap is asked by who holds the step. Safe to repeat.',
    })
    .input(OfferInput)
    .output(Offer),
  answerOffer: staff
    .route({
      method: 'PUT',
      path: '/supports/offers/{offerId}/answer',
      summary: 'Takes a step on, or does not: by the person asked, and nobody else',
      description:
        'Accepting moves the step, with an entry in its history. Declining leaves no entry, count or list anywhere; its reason is read by the one who asked and then removed.',
    })
    .input(OfferAnswer)
    .output(z.object({ answer: z.enum(['accept', 'decline']) })),
  endOffer: staff
    .route({
      method: 'DELETE',
      path: '/supports/offers/{offerId}',
      summary: 'Takes a question back, keeps one’s step, or removes an answer that has been read',
      description: 'By who asked, or who holds the step. Nothing is left of the question.',
    })
    .input(z.strictObject({ offerId: OfferId }))
    .output(z.object({ offers: z.array(Offer) })),
  readSpread: supports
    .meta({ may: { capacities: ['superintendent', 'dn_member', 'building_administrator'] } })
    .route({
      method: 'GET',
      path: '/supports/spread',
      summary: 'A proposal for a fairer spread of steps, with its reasons',
      description:
        'Steps that nobody has begun, moved as little as possible so that nobody holds more than the cap and loads among comparable people are even: the same employee group, the same place or the whole district. Whoever acts on a move asks the person in it; nothing is reassigned.',
    })
    .output(SpreadProposal),
};
