/** The jobs of the house, a line each: a job is known once its file is loaded. */
import './accounts/accounts.jobs';
import './files/files.jobs';
import './kernel/housekeeping';
import './kernel/mailer';
import './kernel/signals';
import './notifications/push/push.jobs';
import './notifications/telling/deliver.jobs';
import './notifications/inbox/inbox.jobs';
import './notifications/telling/telling.jobs';
import './notifications/mail/still-theirs';
import './threads/authorship';
import './threads/bookmarks/bookmarks.jobs';
import './threads/polls/polls.jobs';
import './threads/reading/reading.jobs';
import './threads/drafts/drafts.housekeeping';
import './notifications/catch-up/catch-up.service';
import './notifications/digest/digest.jobs';
