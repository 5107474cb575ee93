/** Who hears which signal, a line each: a room listens once its file is loaded. */
import './accounts/accounts.listeners';
import './notifications/push/push.listeners';
import './notifications/telling/settling';
import './notifications/tellings';
import './notifications/replies/replies.jobs';
import './threads/threads.listeners';
import './threads/authorship';
import './threads/files/files.listeners';
import './threads/reading/reading.jobs';
import './threads/reading/reading.listeners';
import './notifications/inbox/inbox.listeners';
