import { day, moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Component, Framework, StoryEntry } from '../component-contract.ts';
import { answerWords, ownerWords, read, stateWords } from './blueprint-words.ts';

type Props = { component: Component; framework: Framework | undefined };

/** Everything that was said of a component, the latest first. Nothing of it is ever changed. */
export function Story({ component: { story }, framework }: Props) {
  return (
    <details>
      <summary>
        <strong>{m.blueprint_story({ count: number(story.length) })}</strong>
      </summary>
      <ol className="item-list" reversed>
        {story.map((entry) => (
          <li key={`${entry.kind} ${entry.at} ${JSON.stringify(entry).length}`} className="stack-tight">
            <span className="small quiet">
              {moment(entry.at)} · <bdi>{entry.by ?? m.blueprint_story_came()}</bdi>
            </span>
            <Entry entry={entry} framework={framework} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Entry({ entry, framework }: { entry: StoryEntry; framework: Framework | undefined }) {
  switch (entry.kind) {
    case 'state':
      return (
        <p>
          {m.blueprint_state_since({ state: stateWords[entry.state](), day: day(entry.on) })}:{' '}
          <bdi>{entry.note}</bdi>
        </p>
      );
    case 'check':
      return (
        <p>
          {m.blueprint_story_check({ day: day(entry.on), answer: answerWords[entry.answer]() })}{' '}
          <bdi>{entry.evidence}</bdi>
        </p>
      );
    case 'arranged':
      return (
        <p>
          {m.blueprint_story_arranged({ role: ownerWords(entry.owner) })}{' '}
          {m.blueprint_every_weeks({ count: entry.everyWeeks, shown: number(entry.everyWeeks) })}
        </p>
      );
    case 'planned':
      return (
        <p>
          {m.blueprint_story_planned({ from: day(entry.startsOn), to: day(entry.endsOn) })}{' '}
          <bdi>{entry.reason}</bdi>
        </p>
      );
    default:
      return <Version entry={entry} framework={framework} />;
  }
}

function Version({
  entry: { number: version, content },
  framework,
}: {
  entry: Extract<StoryEntry, { kind: 'changed' }>;
  framework: Framework | undefined;
}) {
  const parent = framework?.components.find(({ id }) => id === content.parentId);
  return (
    <div className="stack-tight">
      <p>
        {m.blueprint_story_version({ number: number(version) })} <strong>{read(content.name)}</strong>
        {parent !== undefined && (
          <>
            {' · '}
            {m.blueprint_part_of()} <bdi>{read(parent.name)}</bdi>
          </>
        )}
        {content.isRetired && ` · ${m.blueprint_retired()}`}
      </p>
      {content.localText !== null && (
        <p className="blueprint-own" dir="auto">
          {content.localText}
        </p>
      )}
      <p className="small quiet" dir="auto">
        {read(content.about)}
      </p>
    </div>
  );
}
