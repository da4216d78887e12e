/** Letters about what is due: what will go out, what was sent, and writing to people. */
import { writeMessage } from '@/lib/reminders/commands'
import {
  agencyMessagesInput,
  nextRemindersShape,
  recipientsInput,
  recipientsShape,
  sentMessagesInput,
  sentMessagesShape,
  writeMessageInput,
  writtenShape,
} from '@/lib/reminders/inputs'
import { listRecipients, listSentMessages, nextReminders } from '@/lib/reminders/queries'
import { signedIn } from '../_operation'

const tags = ['Messages']

export const reminders = {
  nextReminders: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/messages/next',
      summary: 'Who gets a reminder on the next Monday, and who is left out and why',
      tags,
    })
    .input(agencyMessagesInput)
    .output(nextRemindersShape)
    .handler(({ input, context }) => nextReminders(context.ctx, input)),

  listRecipients: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/messages/recipients',
      summary: 'Whom one can write to about what is due, each with the letter',
      tags,
    })
    .input(recipientsInput)
    .output(recipientsShape)
    .handler(({ input, context }) => listRecipients(context.ctx, input)),

  listSentMessages: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/messages',
      summary: 'What was sent to people of an agency, and what was not and why',
      tags,
    })
    .input(sentMessagesInput)
    .output(sentMessagesShape)
    .handler(({ input, context }) => listSentMessages(context.ctx, input)),

  writeMessage: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/messages',
      summary: 'Write to people about what they have to do',
      tags,
    })
    .input(writeMessageInput)
    .output(writtenShape)
    .handler(({ input, context }) => writeMessage(context.ctx, input)),
}
