import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { Embed } from '../embed-contract.ts';
import { apart } from './apart.ts';
import { api } from './api.ts';
import { CopyField } from './copy-field.tsx';
import { frameCode, imageCode } from './embed-code.ts';

const titleOf = ({ practice, subject, building }: Embed) =>
  m.exchange_chart_of({ practice, subject, place: building?.name ?? m.exchange_place_whole() });

/** One published chart: what it shows, who published it, how it is put on another site, and taking it back. */
export function EmbedItem({ embed, mayEnd }: { embed: Embed; mayEnd: boolean }) {
  const { state, madeBy, madeAt, endedBy, endedAt, address } = embed;
  return (
    <li className="stack-tight">
      <span className="row">
        <strong>
          <bdi>{titleOf(embed)}</bdi>
        </strong>
        <Tag kind={state === 'published' ? 'accent' : 'plain'}>
          {state === 'published' ? m.exchange_chart_public() : m.exchange_chart_taken_back()}
        </Tag>
      </span>
      <p className="quiet small">
        {m.exchange_made({ name: apart(madeBy), at: moment(madeAt) })}{' '}
        {endedBy !== null &&
          endedAt !== null &&
          m.exchange_ended({ name: apart(endedBy), at: moment(endedAt) })}
      </p>
      {address !== null && <Published embed={embed} address={address} />}
      {address !== null && mayEnd && <End embed={embed} />}
    </li>
  );
}

function Published({ embed, address }: { embed: Embed; address: string }) {
  const own = `?language=${language()}`;
  // On this page the chart comes from where this page came from, whatever name the installation goes by outside.
  const here = `${new URL(address).pathname}`;
  const title = titleOf(embed).replaceAll('"', '”').replaceAll('<', '‹');
  return (
    <details>
      <summary>{m.exchange_chart_look()}</summary>
      <div className="stack exchange-published">
        <img className="exchange-chart" src={`${here}.svg${own}`} alt={titleOf(embed)} loading="lazy" />
        <p>
          <a href={`${here}.html${own}`} target="_blank" rel="noreferrer">
            {m.exchange_chart_open()}
          </a>
        </p>
        <CopyField
          label={m.exchange_chart_frame()}
          hint={m.exchange_chart_frame_hint()}
          text={frameCode(address, own, title)}
        />
        <CopyField
          label={m.exchange_chart_image()}
          hint={m.exchange_chart_image_hint()}
          text={imageCode(address, own, title)}
        />
      </div>
    </details>
  );
}

function End({ embed }: { embed: Embed }) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const end = useMutation(
    api.queries.endEmbed.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        return queryClient.invalidateQueries({ queryKey: api.queries.listEmbeds.key() });
      },
    }),
  );
  return (
    <div className="row">
      <Button onPress={() => setAsking(true)} label={m.exchange_take_back_what({ what: titleOf(embed) })}>
        {m.exchange_take_back()}
      </Button>
      <Dialog title={m.exchange_chart_end_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.exchange_chart_end_what()}</p>
        <RefusalNotice error={end.error} />
        <div className="row">
          <Button look="main" isBusy={end.isPending} onPress={() => end.mutate({ id: embed.id })}>
            {m.exchange_take_back_now()}
          </Button>
          <Button onPress={() => setAsking(false)}>{m.exchange_keep()}</Button>
        </div>
      </Dialog>
    </div>
  );
}
