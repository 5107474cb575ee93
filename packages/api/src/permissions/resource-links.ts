import type { RoomRules } from './rules';

const READS = 'Whoever reads the resource.';

export const resourceLinkRules: RoomRules = {
  room: 'links that are kept',
  mutations: {
    previewLink:
      'Known people, so often in ten minutes. Asks only public addresses, and says nothing of why one said nothing.',
  },
  types: {
    LinkCard:
      'Whoever reads the resource, or the copy for everybody, that shows it. Each has a card of its own.',
    LinkPreview: 'Whoever asked for it; nothing of it is kept.',
  },
  jobs: {
    'resources.keep-card':
      'The system: asks a link what it says of itself, for whoever reads the resource or the copy of it.',
    'resources.check-links':
      'The system: asks links whether they still answer. Tells nobody anything but who may know of the resource.',
  },
  added: { 'Resource.card': READS, 'PublishedResource.card': 'Known people.' },
};
