import { useLocation } from '@tanstack/react-router';
import {
  BookOpen,
  ChartLine,
  DoorOpen,
  Ellipsis,
  Footprints,
  HeartHandshake,
  House,
  ListChecks,
  MessagesSquare,
  School,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { PageLink } from '../client/design/link.tsx';
import { paths } from '../client/paths.ts';
import { m } from '../client/words/words.ts';

type Place = { to: string; label: () => string; icon: ReactNode };

/** The loop's own order: it teaches it. */
export const places: Place[] = [
  { to: paths.home, label: m.frame_home, icon: <House aria-hidden="true" /> },
  { to: paths.visions, label: m.frame_visions, icon: <BookOpen aria-hidden="true" /> },
  { to: paths.conversations, label: m.frame_conversations, icon: <MessagesSquare aria-hidden="true" /> },
  { to: paths.windows, label: m.frame_visits, icon: <DoorOpen aria-hidden="true" /> },
  { to: paths.seen, label: m.frame_seen, icon: <ChartLine aria-hidden="true" /> },
  { to: paths.steps, label: m.frame_steps, icon: <ListChecks aria-hidden="true" /> },
  { to: paths.culture, label: m.frame_culture, icon: <HeartHandshake aria-hidden="true" /> },
  { to: paths.district, label: m.frame_district, icon: <School aria-hidden="true" /> },
];

/** The slim rail of wide screens. */
export function Rail() {
  const isHere = useIsHere();
  return (
    <nav className="rail" aria-label={m.frame_navigation()}>
      <span className="name" dir="ltr">
        {'Jointly'}
      </span>
      {places.map((place) => (
        <PageLink key={place.to} to={place.to} isHere={isHere(place.to)}>
          {place.icon}
          {place.label()}
        </PageLink>
      ))}
    </nav>
  );
}

/** The bottom bar of phones. */
export function BottomBar() {
  const isHere = useIsHere();
  const bar: Place[] = [
    { to: paths.home, label: m.frame_home, icon: <House aria-hidden="true" /> },
    { to: paths.visit, label: m.frame_visit, icon: <Footprints aria-hidden="true" /> },
    { to: paths.visions, label: m.frame_visions, icon: <BookOpen aria-hidden="true" /> },
    { to: paths.more, label: m.frame_more, icon: <Ellipsis aria-hidden="true" /> },
  ];
  return (
    <nav className="bottom-bar" aria-label={m.frame_navigation()}>
      {bar.map((place) => (
        <PageLink key={place.to} to={place.to} isHere={isHere(place.to)}>
          {place.icon}
          {place.label()}
        </PageLink>
      ))}
    </nav>
  );
}

function useIsHere(): (to: string) => boolean {
  const { pathname } = useLocation();
  return (to) => (to === paths.home ? pathname === to : pathname === to || pathname.startsWith(`${to}/`));
}
