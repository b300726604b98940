import { useQuery } from '@tanstack/react-query';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { OwnAgreement } from '../agreement-contract.ts';
import { likelyWords } from './agreement-words.ts';
import { analysisApi as api } from './api.ts';

/** How often one's partners and oneself gave the same answer: for oneself alone. */
export function OwnAgreementPage() {
  const query = useQuery(api.queries.readOwnAgreement.queryOptions());
  return (
    <PageBody
      title={m.agree_mine_title()}
      above={<PageLink to={paths.pairs}>{m.agree_to_pairs()}</PageLink>}
      lead={m.agree_mine_lead()}
    >
      <Loaded query={query}>
        {(own) =>
          own.answers === 0 ? (
            <EmptyState action={<LinkButton to={paths.pairs}>{m.agree_to_pairs()}</LinkButton>}>
              {m.agree_mine_none()}
            </EmptyState>
          ) : (
            <Own own={own} />
          )
        }
      </Loaded>
    </PageBody>
  );
}

function Own({ own: { pairs, agreed, answers, leftOut, percent, practices } }: { own: OwnAgreement }) {
  return (
    <>
      <p>
        {m.agree_mine_counts({
          count: pairs,
          shown: number(pairs),
          agreed: number(agreed),
          answers: number(answers),
        })}{' '}
        {percent === null ? m.agree_mine_few() : likelyWords(percent)}
      </p>
      {leftOut > 0 && <p className="quiet small">{m.agree_left_out({ count: number(leftOut) })}</p>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.agree_mine_practice()}</th>
            <th scope="col">{m.agree_same()}</th>
          </tr>
        </thead>
        <tbody>
          {practices.map((practice) => (
            <tr key={practice.practiceId}>
              <th scope="row">
                <bdi>{practice.name}</bdi> <span className="quiet small">{practice.subject}</span>
              </th>
              <td>
                {m.agree_mine_of({ agreed: number(practice.agreed), answers: number(practice.answers) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{m.agree_mine_talk()}</p>
    </>
  );
}
