import { PageBody } from '../../../client/design/page.tsx';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { EmbedSheet } from './embed-sheet.tsx';
import { FiguresSheet } from './figures-sheet.tsx';
import { InterfaceSheet } from './interface-sheet.tsx';
import { TokenSheet } from './token-sheet.tsx';
import './exchange.css';

/** What leaves the district: figures taken along, charts on other sites, programs that read, and how they ask. */
export function OpenDataPage() {
  const mayManage = useActsAs('superintendent', 'district_office');
  return (
    <PageBody title={m.exchange_title()} lead={m.exchange_lead()}>
      <FiguresSheet />
      <EmbedSheet mayPublish={mayManage} />
      {mayManage && <TokenSheet />}
      <InterfaceSheet />
    </PageBody>
  );
}
