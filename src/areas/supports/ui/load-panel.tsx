import { useQuery } from '@tanstack/react-query';
import { LinkButton } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';

/** Under one's steps: whether they are many, and the way to what everybody carries. */
export function LoadPanel() {
  const load = useQuery(api.queries.readLoad.queryOptions());
  if (load.data === undefined) return null;
  const { own, askToShareAt } = load.data;
  return (
    <section className="stack-tight">
      {own >= askToShareAt && own > 0 && (
        <Notice kind="attention">
          <p>{m.supports_own_full({ shown: number(own) })}</p>
        </Notice>
      )}
      <div className="row">
        <LinkButton to={paths.load}>{m.supports_load_page()}</LinkButton>
      </div>
    </section>
  );
}
