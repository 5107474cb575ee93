import { cast } from '../../api/src/seed/cast';
import { unique } from '../fixtures/api';
import { expect, test } from '../fixtures/test';

test('an admin creates a private community; who is invited comes in, an outsider finds it nowhere', async ({
  as,
  api,
}) => {
  const name = unique('Second victims');
  let path = '';

  const marta = await as('marta');
  const next = (words: string) => marta.getByRole('button', { name: words }).click();
  const title = marta.getByRole('heading', { level: 1 });

  await test.step('Marta goes through the guided form', async () => {
    await marta.goto('/communities');
    await marta.getByRole('link', { name: 'Open a new community' }).click();

    await expect(title).toHaveText('What is it called?');
    await marta.getByLabel('Name', { exact: true }).fill(name);
    await expect(marta.getByText('This address is free.')).toBeVisible();
    await marta.getByRole('checkbox', { name: 'Staff support' }).check();
    await next('Continue to readers');

    await expect(title).toHaveText('Who may read it?');
    await marta.getByRole('radio', { name: /^Private/ }).check();
    await next('Continue to the charter');

    await expect(title).toHaveText('What is it for?');
    // Nobody gets past a step that lacks something: the field says so and has the focus.
    await next('Continue to ground rules');
    await expect(marta.getByLabel('Purpose')).toBeFocused();
    await expect(marta.getByText('Needed.')).toBeVisible();
    await marta.getByLabel('Purpose').fill('So that nobody carries a bad night alone.');
    await marta.getByLabel('Whom it is for').fill('Those who were asked.');
    await marta.getByRole('button', { name: 'Add a goal' }).click();
    await marta.getByRole('textbox', { name: 'Goal 1' }).fill('Somebody rings within a day.');
    await next('Continue to ground rules');

    await expect(title).toHaveText('How do we treat each other?');
    await expect(marta.getByRole('textbox', { name: 'Ground rules' })).not.toBeEmpty();
    await next('Continue to the people');

    await expect(title).toHaveText('Who is there from the first day?');
    await marta.getByLabel('Find people by name').fill('Ravi');
    await marta.getByRole('button', { name: `Invite ${cast.ravi.name}` }).click();
    await expect(marta.getByRole('button', { name: `Remove ${cast.ravi.name}` })).toBeVisible();
    await next('Continue to the welcome');

    await expect(title).toHaveText('What do they find when they come in?');
    await expect(marta.getByLabel('Its title')).toHaveValue(`Welcome to ${name}`);
    await next('Continue to the summary');

    await expect(title).toHaveText('This is what will be');
    const main = marta.getByRole('main');
    await expect(main).toContainText('So that nobody carries a bad night alone.');
    await expect(main).toContainText(cast.ravi.name);
    await next('Open the community');

    await expect(title).toHaveText(name);
    await expect(marta.getByRole('main')).toContainText('Private community');
    path = new URL(marta.url()).pathname;
  });

  await test.step('Ravi finds the invitation at home and comes in', async () => {
    const ravi = await as('ravi');
    await ravi.goto('/');
    const invitation = ravi.getByRole('listitem').filter({ hasText: name });
    await expect(invitation).toContainText(cast.marta.name);
    await invitation.getByRole('button', { name: 'Come in' }).click();
    await expect(ravi.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(ravi).toHaveURL(path);
    await ravi.getByRole('link', { name: `Welcome to ${name}` }).click();
    await expect(ravi.getByRole('heading', { level: 1 })).toHaveText(`Welcome to ${name}`);
  });

  await test.step('Oskar finds it nowhere', async () => {
    const oskar = await as('oskar');
    const slug = path.replace('/c/', '');
    const thread = await (await api('marta')).ask<{
      community: { welcomeThread: { id: string } };
    }>('query($slug: String!) { community(slug: $slug) { welcomeThread { id } } }', { slug });

    await oskar.goto('/communities');
    await expect(oskar.getByRole('link', { name: 'The First Hour' })).toBeVisible();
    await expect(oskar.getByText(name)).toHaveCount(0);
    await oskar.getByLabel('Search by name or purpose').fill(name);
    await expect(oskar.getByText('No community fits that')).toBeVisible();
    await oskar.goto(`/people/${cast.ravi.handle}`);
    await expect(oskar.getByText('In these communities')).toBeVisible();
    await expect(oskar.getByText(name)).toHaveCount(0);

    /** All that a page tells, to somebody who reads and to a program that reads its source. */
    const told = async (address: string) => {
      const answer = await oskar.request.get(address, { headers: { accept: 'text/html' } });
      const source = await answer.text();
      await oskar.goto(address);
      await expect(oskar.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
      return {
        source,
        title: await oskar.title(),
        words: await oskar.getByRole('main').textContent(),
      };
    };
    const nothing = await told(`/c/${'x'.repeat(slug.length)}`);
    for (const tab of ['', '/threads', '/members', '/about', '/settings', '/new-thread']) {
      expect(await told(path + tab), tab).toEqual(nothing);
    }
    expect(await told(`${path}/t/${thread.community.welcomeThread.id}`)).toEqual(nothing);
    expect(nothing.source).toContain('<!doctype html>');
    expect(JSON.stringify(nothing)).not.toContain(name);
  });
});
