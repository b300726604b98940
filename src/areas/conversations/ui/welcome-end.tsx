import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { Welcome } from '../welcome-contract.ts';

/** The end of the path: one can ask anything. */
export function WelcomeEnd({ welcome, onAgain }: { welcome: Welcome; onAgain(): void }) {
  const [first] = welcome.visions;
  return (
    <>
      <Sheet title={m.conversations_welcome_end()}>
        <p>{m.conversations_welcome_end_lead()}</p>
        <div className="row">
          {first !== undefined && (
            <LinkButton look="main" to={paths.questions(first.versionId)}>
              {m.conversations_welcome_ask()}
            </LinkButton>
          )}
          <LinkButton to={paths.explainers}>{m.conversations_welcome_who()}</LinkButton>
          <Button look="quiet" onPress={onAgain}>
            {m.conversations_welcome_again()}
          </Button>
        </div>
      </Sheet>
      {welcome.further.length > 0 && (
        <section className="stack-tight">
          <h2>{m.conversations_welcome_further()}</h2>
          <ul className="item-list">
            {welcome.further.map((vision) => (
              <li key={vision.versionId} className="stack-tight">
                <PageLink to={paths.vision(vision.visionId)}>
                  <bdi>{vision.title}</bdi>
                </PageLink>
                <span className="small quiet">{vision.subject}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
