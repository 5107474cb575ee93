import { SMTPServer } from 'smtp-server';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { asked } from './graphql.mjs';
import { openWorld } from './world.mjs';

const MAILS = 200;
const SMOKE_MAILS = 20;
const KILLS = 10;
const SMOKE_KILLS = 2;
/** Milliseconds between two looks at what has arrived. */
const POLL = 50;
/** A mail that was under way is tried again after the pause of its job: minutes, not seconds. */
const ALL_WITHIN = 300_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const INVITE =
  'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { invitation { id } } }';

/** The process that sends mail is killed in the middle of it, again and again. */
export async function mailKilled({ smoke }) {
  const arrived = new Map();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk) => {
        text += chunk;
      });
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0].address;
        const id = /^message-id:\s*(\S+)/im.exec(text)?.[1];
        arrived.set(to, [...(arrived.get(to) ?? []), id]);
        // As real servers do, it takes a moment, in which the sender may die.
        setTimeout(done, 5);
      });
    },
  });
  await new Promise((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  onClose(() => new Promise((resolve) => smtp.close(resolve)));
  const settings = { SMTP_URL: `smtp://127.0.0.1:${smtp.server.address().port}` };

  const { url, client } = await openWorld();
  // Inviting to the house is for admins; so many invitations in an hour only a drill needs.
  await client.query("update person set admin = true where handle like 'person-%'");
  const mails = smoke ? SMOKE_MAILS : MAILS;
  const kills = smoke ? SMOKE_KILLS : KILLS;
  let server = await startOurs({ database: url, settings });
  onClose(() => server.stop());
  const wanted = Array.from({ length: mails }, (_, n) => `drilled-${n}@guildhall.example`);
  for (let n = 0; n < kills; n += 1) {
    const batch = wanted.slice((n * mails) / kills, ((n + 1) * mails) / kills);
    await Promise.all(
      batch.map((email, k) =>
        asked(server.origin, k % 50, INVITE, {
          input: { email, clientMutationId: `drill-${email}` },
        }),
      ),
    );
    const before = arrived.size;
    const until = performance.now() + 10_000;
    while (arrived.size < before + batch.length / 3 && performance.now() < until) await pause(5);
    await server.kill();
    server = await startOurs({ database: url, settings });
  }
  const until = performance.now() + ALL_WITHIN;
  while (arrived.size < mails && performance.now() < until) await pause(POLL);
  return verdict(wanted, arrived, kills);
}

function verdict(wanted, arrived, kills) {
  const wrong = [];
  const missing = wanted.filter((address) => !arrived.has(address));
  const ids = [...arrived.values()];
  const twice = ids.filter((sent) => sent.length > 1);
  if (missing.length > 0) wrong.push(`${missing.length} mails never arrived`);
  if (ids.some((sent) => new Set(sent).size > 1 || !sent[0])) {
    wrong.push('a mail that was sent again has another Message-ID');
  }
  // At most one can be under way in each worker when it dies.
  const most = Math.max(1, ...ids.map((sent) => sent.length));
  if (most > 2) wrong.push(`a mail arrived ${most} times`);
  return {
    wrong,
    counts: { mails: wanted.length, kills, missing: missing.length, 'arrived twice': twice.length },
  };
}
