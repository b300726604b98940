import { useSession } from '../../../client/session.ts';

/** The school day it is in the district now. */
export function useToday(): string {
  const { district } = useSession();
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: district.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date());
}
