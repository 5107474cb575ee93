import { aResource } from '../../../src/resources/resource.factory';
import { ResourceForm } from '../../../src/resources/resource.types';
import { asking, type WorldsRoom } from './room';

const URL = 'https://glimmer.example/lantern';

/** A link that is kept where the probes do not read, with what it says of itself and a picture. */
export const linkCards: WorldsRoom = {
  async hide(ctx, { closed }, _secret, people, server) {
    const { id } = await aResource(ctx, {
      ...{
        communityId: closed.id,
        createdBy: people('ines').id,
        form: ResourceForm.LINK,
        url: URL,
      },
    });
    await server.rows(
      `insert into link_card (resource_id, url, title, site_name, picture, picture_width, picture_height, fetched_at)
       values ($1, $2, 'A lantern', 'Glimmer', '\\x00', 1, 1, to_timestamp(1))`,
      [id, URL],
    );
    return { linkWithCard: id };
  },
  queries: (_whole, _known, { linkWithCard }) =>
    asking(
      'resource',
      'query($id: ID!) { resource(id: $id) { id card { title siteName picture } } }',
      { id: linkWithCard },
    ),
  attempts: () => [],
};
