import { useNavigate, useSearch } from '@tanstack/react-router';
import { SelectField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { ChartView } from '../chart-contract.ts';
import { funnelWindows } from '../chart-view-rules.ts';
import type { SubjectPicture } from '../series-contract.ts';
import { windowDays } from './figure-words.ts';

const viewWords = {
  time: m.seen_view_time,
  limits: m.seen_view_limits,
  buildings: m.seen_view_buildings,
  beside: m.seen_view_beside,
} satisfies Record<ChartView, () => string>;

const views = Object.keys(viewWords) as ChartView[];

/** What the address says: how to look, and for the funnel at which window. */
export type Viewing = { view: ChartView; windowId: string | null };

/** The view in the address, so that it can be linked, kept and gone back from. */
export function useViewing(picture: SubjectPicture): [Viewing, (change: Partial<Viewing>) => void] {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { view?: string; window?: string };
  const view = views.find((one) => one === search.view) ?? 'time';
  const window = picture.windows.find(({ id }) => id === search.window);
  const change = (wanted: Partial<Viewing>) => {
    const { view: ofView = view, windowId = window?.id ?? null } = wanted;
    const next = { view: ofView, window: windowId ?? undefined };
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, ...next })) as never,
      resetScroll: false,
    });
  };
  return [{ view, windowId: window?.id ?? null }, change];
}

/** The ways to look, as a row to press; one holds for every practice of the page. */
export function ViewTabs({ view, onChange }: { view: ChartView; onChange(view: ChartView): void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for answers; this changes how the page is drawn
    <div className="tabs seen-views" role="group" aria-label={m.seen_views()}>
      {views.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => onChange(one)}>
          {viewWords[one]()}
        </button>
      ))}
    </div>
  );
}

/** Which window the funnel is of: those in which at least one practice has one, the latest first. */
export function FunnelWindow({
  picture,
  windowId,
  onChange,
}: {
  picture: SubjectPicture;
  windowId: string | null;
  onChange(windowId: string): void;
}) {
  const possible = new Set(
    picture.practices.flatMap((practice) => [...funnelWindows({ picture, practice })]),
  );
  const windows = picture.windows.filter((_, index) => possible.has(index)).toReversed();
  if (windows.length < 2) return null;
  return (
    <div className="no-print seen-place">
      <SelectField
        label={m.seen_funnel_window()}
        value={windowId ?? windows[0]?.id ?? ''}
        options={windows.map((window) => ({ value: window.id, label: windowDays(window) }))}
        onChange={onChange}
      />
    </div>
  );
}
