import { callContract } from './call-contract.ts';
import { draftContract } from './draft-contract.ts';
import { glossaryContract } from './glossary-contract.ts';
import { libraryContract } from './library-contract.ts';
import { noteContract } from './note-contract.ts';
import { phraseContract } from './phrase-contract.ts';
import { practiceMapContract } from './practice-map-contract.ts';
import { reviewContract } from './review-contract.ts';
import { versionContract } from './version-contract.ts';
import { visionContract } from './vision-contract.ts';

/** The agreement of the visions area: its endpoints, their schemas and problems. */
export const visionsContract = {
  ...libraryContract,
  ...glossaryContract,
  ...callContract,
  ...visionContract,
  ...draftContract,
  ...noteContract,
  ...reviewContract,
  ...versionContract,
  ...practiceMapContract,
  ...phraseContract,
};
