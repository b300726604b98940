import { m } from '../../../client/words/words.ts';
import type { Coverage } from '../coverage-contract.ts';
import { audienceOrder, audienceWords } from './gate-words.ts';
import { ShareBar } from './share-bar.tsx';

/** What share of each audience has studied a version, the audiences apart, against the district's threshold. */
export function AudienceTable({ district, gate }: Pick<Coverage, 'district' | 'gate'>) {
  return (
    <table className="table conversations-table">
      <caption className="visually-hidden">{m.conversations_by_audience()}</caption>
      <tbody>
        {audienceOrder.map((audience) => (
          <tr key={audience}>
            <th scope="row">{audienceWords[audience]()}</th>
            <td>
              <ShareBar share={district[audience]} threshold={gate.threshold} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
