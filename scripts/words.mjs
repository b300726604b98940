/** The one setting of the word compiler: what a person chose on this device, else what their browser asks for. */
export const wordOptions = {
  project: './project.inlang',
  outdir: './src/client/words/compiled',
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
  outputStructure: 'message-modules',
  isServer: 'import.meta.env.SSR',
};
