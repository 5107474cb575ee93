import { unique } from '../fixtures/api';
import { post } from '../fixtures/steps';
import { expect, test } from '../fixtures/test';

/** The socket asks again after one second, then two, then four, each with up to three more. */
const BACK_MS = 40_000;

test('three answers come while the connection is away: back again, each is there once', async ({
  as,
  api,
  problems,
}) => {
  const tomasz = await api('tomasz');
  const long = Array.from({ length: 40 }, (_, line) => `Line ${line + 1} of a long story.`);
  const title = unique('Away');
  const id = await tomasz.openThread('the-first-hour', title, long.join('\n\n'));
  const ines = await as('ines');

  // The browser's own "offline" leaves an open socket as it is: it is cut here, and none opens while away.
  let away = false;
  const sockets: { close: () => Promise<void> }[] = [];
  await ines.routeWebSocket('**/graphql', (socket) => {
    if (away) {
      socket.close();
      return;
    }
    sockets.push(socket);
    socket.connectToServer();
  });
  problems.expect(/ERR_INTERNET_DISCONNECTED|WebSocket/);

  const opened = ines.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('"CatchUp"'),
  );
  await ines.goto(`/c/the-first-hour/t/${id}`);
  await expect(ines.getByRole('heading', { level: 1 })).toHaveText(title);
  await opened;
  expect(sockets.length).toBeGreaterThan(0);

  await test.step('live, what arrives below waits behind a pill', async () => {
    await tomasz.reply(id, 'Before the cut');
    await ines.getByRole('button', { name: '1 new post' }).click();
    await expect(post(ines, 2)).toBeInViewport();
    await expect(post(ines, 2)).toContainText('Before the cut');
  });

  await test.step('three are written while she is away', async () => {
    await ines.evaluate(() => window.scrollTo(0, 0));
    away = true;
    await ines.context().setOffline(true);
    for (const socket of sockets) await socket.close();
    await tomasz.reply(id, 'First while away', 'Second while away', 'Third while away');
    await ines.context().setOffline(false);
    away = false;
  });

  await test.step('all three are there, once and in their order', async () => {
    await ines.getByRole('button', { name: '3 new posts' }).click({ timeout: BACK_MS });
    await expect(ines.getByRole('article')).toHaveCount(5);
    for (const [index, words] of ['First', 'Second', 'Third'].entries()) {
      await expect(
        ines.getByRole('article').filter({ hasText: `${words} while away` }),
      ).toHaveCount(1);
      await expect(post(ines, index + 3)).toContainText(`${words} while away`);
    }
  });

  await test.step('and what is written now arrives as before', async () => {
    await tomasz.reply(id, 'After the cut');
    await expect(post(ines, 6)).toContainText('After the cut');
    await expect(ines.getByRole('article')).toHaveCount(6);
  });
});
