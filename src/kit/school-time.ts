import { z } from 'zod';

/** A school day as a plain date, `2026-09-08`, in the district's own time zone. */
export const SchoolDay = z.iso.date();
export type SchoolDay = z.infer<typeof SchoolDay>;

/** A moment: ISO 8601 in UTC. */
export const Moment = z.iso.datetime();
export type Moment = z.infer<typeof Moment>;
