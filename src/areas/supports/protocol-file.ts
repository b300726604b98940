import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CitedWork, type Protocol, ProtocolPack } from './protocol-schema.ts';

const packs = new URL('../../../packs/', import.meta.url);

let loaded: Protocol | undefined;

/**
 * The protocol of data conversations, from its pack, read and validated once. A pack that is broken is a fault of the
 * installation and stops whoever needs it, with the place and the reason.
 */
export function readProtocol(): Protocol {
  loaded ??= combine(
    readPack('protocols/data-conversation.json', ProtocolPack),
    readPack('research/works.json', z.array(CitedWork)),
  );
  return loaded;
}

function readPack<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, packs), 'utf8')));
  if (!parsed.success) throw new Error(`packs/${file} cannot be used: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Puts the works cited into their places; a citation that leads nowhere is refused. */
function combine(pack: ProtocolPack, works: CitedWork[]): Protocol {
  const { sample, steps, research, listening: _listening, checkIn: _checkIn, ...rest } = pack;
  return {
    ...rest,
    isSample: sample,
    steps: steps.map(({ id, ...step }) => ({ stage: id, ...step })),
    research: research.map(({ work: id, note }) => {
      const work = works.find((one) => one.id === id);
      if (work === undefined)
        throw new Error(`the data conversation protocol cites ${id}, which is no listed work`);
      return { work, note };
    }),
  };
}
