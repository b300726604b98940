import { getLocale, setLocale } from './compiled/runtime.js';

/** A language of the interface. */
export type Language = 'en' | 'es' | 'ar';
export const languages: { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
  { code: 'ar', name: 'العربية' },
];

/** The language on the screen. */
export function language(): Language {
  return getLocale();
}

/** The direction of the language on the screen. */
export function direction(): 'ltr' | 'rtl' {
  return language() === 'ar' ? 'rtl' : 'ltr';
}

/** Puts the language into the page itself, for screen readers, fonts and layout. */
export function showLanguage(): void {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
}

/** Changes the language of this device; the page starts again in it. Everything unsent is on the device already. */
export function chooseLanguage(code: Language): void {
  if (code !== language()) void setLocale(code);
}
