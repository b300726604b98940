import { LinkButton } from '../client/design/link.tsx';
import { PageBody } from '../client/design/page.tsx';
import { paths } from '../client/paths.ts';
import { m } from '../client/words/words.ts';

/** There is no page at this address. */
export function PageMissing() {
  return (
    <PageBody title={m.frame_page_missing()} lead={m.frame_page_missing_lead()}>
      <div className="row">
        <LinkButton to={paths.home} look="main">
          {m.frame_to_home()}
        </LinkButton>
      </div>
    </PageBody>
  );
}
