import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { mailKeepingCapacities } from './access.ts';
import { digestProblems } from './problem-contract.ts';
import { MailChoice } from './week-contract.ts';

const digest = endpoint.errors(digestProblems);

/** The district and the secret of one mail, by which it can turn the next ones off. Shape is checked when it is used. */
export const StopToken = z.string().min(1).max(200);

/** Why an address got no mail. `unknown`: the server stopped while it was on its way; it is not sent again. */
export const MailFault = z.object({
  personId: z.uuid(),
  name: z.string(),
  weekOn: SchoolDay,
  fault: z.enum(['refused', 'given_up', 'unknown']),
  /** The mail server’s answer, such as 550; null where it gave none. */
  code: z.int().nullable(),
});
export type MailFault = z.infer<typeof MailFault>;

export const mailContract = {
  chooseMail: digest
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/digest/mail-choice',
      summary: 'Turn one’s own weekly mail on or off, and choose its language',
    })
    .input(z.strictObject({ isOn: z.boolean(), language: Language }))
    .output(MailChoice),
  stopMail: digest
    .meta({ may: 'anyone' })
    .route({
      method: 'POST',
      path: '/digest/mail-stops/{token}',
      summary: 'Turn the weekly mail off by the address in the mail, without signing in',
      description:
        'Also what mail programs send for one press (RFC 8058). Again is accepted; it can be turned on again when signed in.',
    })
    .input(z.strictObject({ token: StopToken, 'List-Unsubscribe': z.string().max(100).optional() }))
    .output(z.object({})),
  showMailStop: digest
    .meta({ may: 'anyone' })
    .route({
      method: 'GET',
      path: '/digest/mail-stops/{token}',
      summary: 'Leads to the page with the button that turns the weekly mail off',
      description: 'Opening the address changes nothing: programs that look into mails open every link.',
      successStatus: 303,
      outputStructure: 'detailed',
    })
    .input(z.strictObject({ token: StopToken }))
    .output(z.object({ headers: z.object({ location: z.string() }) })),
  readMailFaults: digest
    .meta({ may: { capacities: mailKeepingCapacities } })
    .route({
      method: 'GET',
      path: '/digest/mail-faults',
      summary: 'Whom the weekly mail did not reach in the last four weeks, and how many it reached this week',
      description: 'Facts of delivery only; nothing of the contents is kept.',
    })
    .output(
      z.object({
        sending: MailChoice.shape.sending,
        sentThisWeek: z.int(),
        waitingThisWeek: z.int(),
        faults: z.array(MailFault),
      }),
    ),
};
