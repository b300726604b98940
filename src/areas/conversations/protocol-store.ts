import { readdirSync, readFileSync } from 'node:fs';
import type { Tx } from '../../server/database.ts';
import { ProtocolPack } from './protocol-schema.ts';

const folder = new URL('../../../packs/protocols/', import.meta.url);

/** A protocol by its id; undefined when there is none. */
export async function findProtocol(_tx: Tx, id: string): Promise<ProtocolPack | undefined> {
  return readdirSync(folder)
    .map((file) => ProtocolPack.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
    .find((pack) => pack.id === id);
}
