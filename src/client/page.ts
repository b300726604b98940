import type { ComponentType } from 'react';

/**
 * A page of an area: its address and where its component is. Pages load when first opened.
 *
 * @example { path: '/visions/$visionId', load: () => import('./vision-page.tsx').then((file) => file.VisionPage) }
 */
export type Page = {
  path: string;
  load(): Promise<ComponentType>;
  /** Pages that stand alone on the screen, without the frame: the visit, sign-in, first run. */
  isAlone?: boolean;
  /** Pages open to anyone, signed in or not. */
  isPublic?: boolean;
};
