import { z } from 'zod';

const Phrase = z
  .string()
  .min(2)
  .max(60)
  .refine((phrase) => phrase === phrase.trim(), 'A phrase has no space around it.');

/** The judging words of one language: stems with their endings, what may stand before a word, and phrases. */
const WordsOfLanguage = z.strictObject({
  /** What a word may begin with and stay the same word, as the article in Arabic. */
  prefixes: z.array(z.string().min(1).max(5)),
  /** Each stem with the endings that make it a word; the empty one where it is a word itself. */
  words: z.record(z.string().min(3).max(30), z.array(z.string().max(8)).min(1)),
  phrases: z.array(Phrase),
});

/** The pack of words that judge a person. */
export const JudgingWords = z.strictObject({ en: WordsOfLanguage, es: WordsOfLanguage, ar: WordsOfLanguage });
export type JudgingWords = z.infer<typeof JudgingWords>;
