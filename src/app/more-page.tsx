import { PageLink } from '../client/design/link.tsx';
import { PageBody } from '../client/design/page.tsx';
import { paths } from '../client/paths.ts';
import { m } from '../client/words/words.ts';
import { places } from './navigation.tsx';

/** Everything that the phone's bottom bar has no room for. */
export function MorePage() {
  const more = [
    { to: paths.thisWeek, label: m.digest_this_week, icon: null },
    { to: paths.standing, label: m.standing_title, icon: null },
    { to: paths.messages, label: m.digest_messages, icon: null },
    ...places.filter((place) => place.to !== paths.home && place.to !== paths.visions),
    { to: paths.welcome, label: m.conversations_welcome, icon: null },
    { to: paths.openData, label: m.exchange_title, icon: null },
    { to: paths.glossary, label: m.glossary_title, icon: null },
    { to: paths.you, label: m.frame_you, icon: null },
  ];
  return (
    <PageBody title={m.frame_more()}>
      <ul className="item-list">
        {more.map((place) => (
          <li key={place.to}>
            <PageLink to={place.to} className="row">
              {place.icon}
              {place.label()}
            </PageLink>
          </li>
        ))}
      </ul>
    </PageBody>
  );
}
