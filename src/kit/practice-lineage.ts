/** The words of a practice in a version, by their fingerprint. */
export type VersionText = { versionId: string; practiceId: string; name: string; textSha256: string };

type FateName = 'same' | 'reworded' | 'split' | 'merged' | 'new' | 'retired';
export type FateLink = { fromId: string | null; toId: string | null; fate: FateName };

/** From one version of a vision to the next, with what people said became of the practices; null while nobody has. */
export type VersionStep = {
  fromVersionId: string;
  toVersionId: string;
  toNumber: number;
  links: readonly FateLink[] | null;
};

/** What became of a practice with a version, beside staying the same; `others` are the practices on the other side. */
export type Fate = { versionNumber: number; fate: FateName; others: string[] };

/** An id means a practice within a version, and nowhere else: another version can use it for another practice. */
export type Lineage = {
  /** One mark for all that one practice was, in every version in which it went on. */
  lineOf(versionId: string, practiceId: string): string;
  /** One mark for all words of a line that count as one: equal words, and words that people called the same. */
  wordsOf(versionId: string, practiceId: string): string;
  fatesOf(versionId: string, practiceId: string): Fate[];
};

const nodeOf = (versionId: string, practiceId: string) => `${versionId} ${practiceId}`;

/**
 * How practices go on from version to version: under their id unless people said otherwise, and to what people called the
 * same. Two points of a line stand together only where the words are equal or people said that they are the same; nothing
 * else joins them, however alike they look.
 *
 * @param steps in the order of the versions
 */
export function lineageOf(texts: readonly VersionText[], steps: readonly VersionStep[]): Lineage {
  const lines = joinedLines(texts, steps);
  const lineOf = (versionId: string, practiceId: string) => lines.nameOf(nodeOf(versionId, practiceId));
  const words = new Sets();
  for (const { versionId, practiceId, textSha256 } of texts)
    words.join(nodeOf(versionId, practiceId), `${textSha256} ${lineOf(versionId, practiceId)}`);
  for (const { fromVersionId, toVersionId, links } of steps)
    for (const { fromId, toId, fate } of links ?? [])
      if (fate === 'same' && fromId !== null && toId !== null)
        words.join(nodeOf(fromVersionId, fromId), nodeOf(toVersionId, toId));
  const names = new Map(texts.map((text) => [nodeOf(text.versionId, text.practiceId), text.name]));
  return {
    lineOf,
    wordsOf: (versionId, practiceId) => words.nameOf(nodeOf(versionId, practiceId)),
    fatesOf: (versionId, practiceId) => {
      const line = lineOf(versionId, practiceId);
      return steps.flatMap((step) =>
        fatesIn(
          step,
          (version, id) => lineOf(version, id) === line,
          (version, id) => names.get(nodeOf(version, id)) ?? '',
        ),
      );
    },
  };
}

/** The practices of a step’s versions, joined where they go on. An id that was away for a while goes on where it was left. */
function joinedLines(texts: readonly VersionText[], steps: readonly VersionStep[]): Sets {
  const lines = new Sets();
  const idsIn = Map.groupBy(texts, ({ versionId }) => versionId);
  /** By version: under each id, the practice that bore it last. */
  const bearers = new Map<string, Map<string, string>>();
  const bearersOf = (versionId: string) =>
    bearers.get(versionId) ??
    new Map(
      (idsIn.get(versionId) ?? []).map(({ practiceId }) => [practiceId, nodeOf(versionId, practiceId)]),
    );
  for (const { fromVersionId, toVersionId, links } of steps) {
    const before = bearersOf(fromVersionId);
    const after = new Map(before);
    const said = new Set((links ?? []).flatMap(({ fromId, toId }) => [fromId, toId]));
    for (const link of links ?? []) {
      const goesOn = link.fate === 'same' || link.fromId === link.toId;
      if (link.fromId === null || link.toId === null || !goesOn) continue;
      lines.join(nodeOf(fromVersionId, link.fromId), nodeOf(toVersionId, link.toId));
    }
    for (const { practiceId } of idsIn.get(toVersionId) ?? []) {
      const bearer = before.get(practiceId);
      if (bearer !== undefined && !said.has(practiceId)) lines.join(bearer, nodeOf(toVersionId, practiceId));
      after.set(practiceId, nodeOf(toVersionId, practiceId));
    }
    bearers.set(toVersionId, after);
  }
  return lines;
}

function fatesIn(
  { fromVersionId, toVersionId, toNumber, links }: VersionStep,
  isOwn: (versionId: string, practiceId: string) => boolean,
  nameOf: (versionId: string, practiceId: string) => string,
): Fate[] {
  const fates = new Map<FateName, string[]>();
  for (const { fromId, toId, fate } of links ?? []) {
    const isTo = toId !== null && isOwn(toVersionId, toId);
    const isFrom = fromId !== null && isOwn(fromVersionId, fromId);
    if (fate === 'same' || !(isTo || isFrom)) continue;
    const other = isTo ? fromId && nameOf(fromVersionId, fromId) : toId && nameOf(toVersionId, toId);
    fates.set(fate, [...(fates.get(fate) ?? []), ...(other && !(isTo && isFrom) ? [other] : [])]);
  }
  return [...fates].map(([fate, others]) => ({ versionNumber: toNumber, fate, others }));
}

/** Things that belong together, joined two at a time. */
class Sets {
  #sets = new Map<string, Set<string>>();

  /** The same name for all that were joined. */
  nameOf(one: string): string {
    return [...(this.#sets.get(one) ?? [one])].toSorted()[0] ?? one;
  }

  join(one: string, other: string): void {
    const all = new Set([...(this.#sets.get(one) ?? [one]), ...(this.#sets.get(other) ?? [other])]);
    for (const each of all) this.#sets.set(each, all);
  }
}

/**
 * Whether a window tells of the district: one in one building of several says nothing about it, though it is the whole of
 * its visits.
 *
 * @param tookPart the buildings of all windows of the subject
 */
export function isOfDistrict(windowBuildingIds: readonly string[], tookPart: ReadonlySet<string>): boolean {
  return windowBuildingIds.length > 1 || tookPart.size === 1;
}
