import type { PracticeFate } from '../visions/practice-map-contract.ts';

/** The words of a practice in a version, by their fingerprint. */
export type VersionText = { versionId: string; practiceId: string; name: string; textSha256: string };

/** What people said became of the practices from one version to the next. */
export type VersionMap = {
  fromVersionId: string;
  toVersionId: string;
  toNumber: number;
  links: readonly { fromId: string | null; toId: string | null; fate: PracticeFate }[];
};

/** What became of a practice with a version, beside staying the same; `others` are the practices on the other side. */
export type Fate = { versionNumber: number; fate: PracticeFate; others: string[] };

export type Lineage = {
  /** One mark for all words of a practice that count as one: equal words, and words that people called the same. */
  textOf(versionId: string, practiceId: string): string;
  /** The ids under which one practice went, itself among them. */
  idsOf(practiceId: string): ReadonlySet<string>;
  fatesOf(practiceId: string): Fate[];
};

/**
 * How practices go on from version to version. Two points lie on one line only where the words are equal or people said
 * that the practice is the same; nothing else joins them, however alike they look.
 *
 * @param maps the latest map of each step between two versions, in the order of the versions
 */
export function lineageOf(texts: readonly VersionText[], maps: readonly VersionMap[]): Lineage {
  const words = new Sets();
  const ids = new Sets();
  const nodeOf = (versionId: string, practiceId: string) => `${versionId} ${practiceId}`;
  for (const { versionId, practiceId, textSha256 } of texts)
    words.join(nodeOf(versionId, practiceId), `${textSha256} ${practiceId}`);
  for (const { fromVersionId, toVersionId, links } of maps)
    for (const { fromId, toId, fate } of links) {
      if (fate !== 'same' || fromId === null || toId === null) continue;
      words.join(nodeOf(fromVersionId, fromId), nodeOf(toVersionId, toId));
      ids.join(fromId, toId);
    }
  const names = new Map(texts.map((text) => [nodeOf(text.versionId, text.practiceId), text.name]));
  return {
    textOf: (versionId, practiceId) => words.nameOf(nodeOf(versionId, practiceId)),
    idsOf: (practiceId) => ids.membersOf(practiceId),
    fatesOf: (practiceId) => {
      const own = ids.membersOf(practiceId);
      return maps.flatMap((map) => fatesIn(map, own, (version, id) => names.get(nodeOf(version, id)) ?? ''));
    },
  };
}

function fatesIn(
  { fromVersionId, toVersionId, toNumber, links }: VersionMap,
  own: ReadonlySet<string>,
  nameOf: (versionId: string, practiceId: string) => string,
): Fate[] {
  const fates = new Map<PracticeFate, string[]>();
  for (const { fromId, toId, fate } of links) {
    const isTo = toId !== null && own.has(toId);
    const isFrom = fromId !== null && own.has(fromId);
    if (fate === 'same' || !(isTo || isFrom)) continue;
    const other = isTo ? fromId && nameOf(fromVersionId, fromId) : toId && nameOf(toVersionId, toId);
    fates.set(fate, [...(fates.get(fate) ?? []), ...(other && !(isTo && isFrom) ? [other] : [])]);
  }
  return [...fates].map(([fate, others]) => ({ versionNumber: toNumber, fate, others }));
}

/** Things that belong together, joined two at a time. */
class Sets {
  #sets = new Map<string, Set<string>>();

  membersOf(one: string): ReadonlySet<string> {
    return this.#sets.get(one) ?? new Set([one]);
  }

  /** The same name for all that were joined. */
  nameOf(one: string): string {
    return [...this.membersOf(one)].toSorted()[0] ?? one;
  }

  join(one: string, other: string): void {
    const all = new Set([...this.membersOf(one), ...this.membersOf(other)]);
    for (const each of all) this.#sets.set(each, all);
  }
}
