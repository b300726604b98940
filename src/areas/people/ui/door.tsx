import type { ReactNode } from 'react';
import { PageBody } from '../../../client/design/page.tsx';
import { chooseLanguage, language, languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import './people.css';

type Props = { title: string; lead?: ReactNode; above?: ReactNode; children: ReactNode };

/** A page before anybody is signed in: the name, the languages, one thing to do. */
export function Door({ title, lead, above, children }: Props) {
  return (
    <div className="people-door">
      <header className="people-door-top">
        <span className="people-door-name" dir="ltr" lang="en">
          {'Jointly'}
        </span>
        <nav className="people-languages" aria-label={m.frame_language()}>
          {languages.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language()}
              onClick={() => chooseLanguage(code)}
            >
              {name}
            </button>
          ))}
        </nav>
      </header>
      <PageBody
        title={title}
        {...(lead === undefined ? {} : { lead })}
        {...(above === undefined ? {} : { above })}
      >
        {children}
      </PageBody>
    </div>
  );
}
