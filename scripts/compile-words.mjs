import { compile } from '@inlang/paraglide-js';
import { wordOptions } from './words.mjs';

/** Compiles the catalogs, so that a type check can run without a build. */
await compile(wordOptions);
