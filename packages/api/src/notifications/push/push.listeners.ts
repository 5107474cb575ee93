import { sessionsEnded } from '../../accounts/accounts.signals';
import { on } from '../../kernel/signals';
import { forgetSessions } from './push.service';

/** Should the process die before this is heard, sending asks for the session all the same. */
on(sessionsEnded, (ctx, { sessionIds }) => forgetSessions(ctx, sessionIds));
