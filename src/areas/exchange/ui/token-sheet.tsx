import { useQuery } from '@tanstack/react-query';
import { EmptyState, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { api } from './api.ts';
import { TokenForm } from './token-form.tsx';
import { TokenItem } from './token-item.tsx';

/** For the superintendent and the district office: which programs may read, until when, and when they last did. */
export function TokenSheet() {
  const tokens = useQuery(api.queries.listTokens.queryOptions());
  const { district } = useSession();
  return (
    <Sheet title={m.exchange_tokens()}>
      <p>{m.exchange_tokens_about()}</p>
      <Loaded query={tokens}>
        {(found) =>
          found.tokens.length === 0 ? (
            <EmptyState>{m.exchange_tokens_none()}</EmptyState>
          ) : (
            <ul className="plain-list stack-wide">
              {found.tokens.map((token) => (
                <TokenItem key={token.id} token={token} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <TokenForm today={schoolDayOf(new Date(), district.timeZone)} />
    </Sheet>
  );
}
