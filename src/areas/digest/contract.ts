import { calendarContract } from './calendar-contract.ts';
import { mailContract } from './mail-contract.ts';
import { messageContract } from './message-contract.ts';
import { weekContract } from './week-contract.ts';

/** The agreement of the digest area: this week, messages, mail, calendars. */
export const digestContract = { ...weekContract, ...messageContract, ...mailContract, ...calendarContract };
