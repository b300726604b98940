import { version as packageVersion } from '../../../../package.json';

/** The version of this program, sent with every visit, so that the server knows what it reads. */
export const version: string = packageVersion;
