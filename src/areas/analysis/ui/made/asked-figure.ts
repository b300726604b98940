import type { FigureOrNot } from '../../figure-contract.ts';

/** A figure that somebody asks about: of which practice, in which window, where. */
export type AskedFigure = {
  finding: string;
  practiceId: string;
  windowId: string;
  /** What it is of, in words: a building, a band of one, the district. */
  place: string;
  /** Whether it is the district's: then the buildings stand behind it. */
  isWhole: boolean;
  result: FigureOrNot;
};
