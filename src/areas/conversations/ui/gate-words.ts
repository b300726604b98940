import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Audience, Gate, Share } from '../coverage-contract.ts';

/** An audience in the reader's language. */
export const audienceWords: Record<Audience, () => string> = {
  teachers: m.conversations_audience_teachers,
  administrators: m.conversations_audience_administrators,
  dn_members: m.conversations_audience_dn_members,
  coaches: m.conversations_audience_coaches,
  other_staff: m.conversations_audience_other_staff,
};

/** The audiences in the order in which they are shown: those of the gate first. */
export const audienceOrder = Object.keys(audienceWords) as Audience[];

/** "12 of 20", "nobody here", or why no number is shown. */
export function shareWords(share: Share): string {
  if (share.people === null)
    return share.hidden === 'few_people' ? m.conversations_few_people() : m.conversations_not_shown();
  if (share.people === 0) return m.conversations_no_people();
  return m.conversations_of({ studied: number(share.studied), people: number(share.people) });
}

/** The gate in one or two sentences: how far it is, and what it needs. */
export function gateWords(gate: Gate): string {
  return `${howFar(gate)} ${whatNext(gate)}`;
}

function howFar({ coverage }: Gate): string {
  if (coverage.people === null) return m.conversations_gate_hidden();
  return m.conversations_gate_studied({
    count: coverage.studied,
    studied: number(coverage.studied),
    people: number(coverage.people),
  });
}

function whatNext(gate: Gate): string {
  const threshold = number(gate.threshold);
  if (gate.override !== null)
    return m.conversations_gate_overridden({
      name: gate.override.madeBy,
      day: day(gate.override.madeAt.slice(0, 10)),
    });
  if (gate.isOpen) return m.conversations_gate_open({ threshold });
  if (gate.missing === null) return m.conversations_gate_closed({ threshold });
  return m.conversations_gate_missing({ threshold, count: gate.missing, missing: number(gate.missing) });
}
