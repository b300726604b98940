import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MessageSummary } from '../message-contract.ts';
import { forWhom, toldHow } from './digest-words.ts';

/** To whom, by whom, when, how, and about what. */
export function MessageFacts({ message }: { message: MessageSummary }) {
  const { version, practice } = message;
  return (
    <div className="small quiet">
      <p>{m.digest_to({ whom: forWhom(message) })}</p>
      <p>
        {m.digest_by({
          name: message.by,
          capacity: capacityWords[message.byCapacity](),
          when: moment(message.sentAt),
        })}{' '}
        · {toldHow(message)}
      </p>
      {version !== null && (
        <p>
          {m.digest_about()}{' '}
          <PageLink to={paths.vision(version.visionId)}>
            <bdi>{practice === null ? version.title : practice.name}</bdi>
          </PageLink>{' '}
          ({m.digest_version({ number: String(version.number) })})
        </p>
      )}
    </div>
  );
}
