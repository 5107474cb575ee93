/** The jobs of the house, a line each: a job is known once its file is loaded. */
import './accounts/accounts.jobs';
import './kernel/housekeeping';
import './kernel/mailer';
import './kernel/signals';
import './threads/authorship';
