import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import {
  type ResourceShared,
  resourcePublished,
  resourceRevised,
  resourceShared,
} from '../resources.signals';
import { keepCard } from './cards.service';
import { checkLinks } from './checks.service';

/** Whatever was shared, changed or published: only a link that was not asked yet is asked. */
const keepCardJob = defineJob<ResourceShared>('resources.keep-card', {
  run: (ctx, { resourceId }) => keepCard(ctx, resourceId),
});
onDurable(resourceShared, keepCardJob);
onDurable(resourceRevised, keepCardJob);
onDurable(resourcePublished, keepCardJob);

/** In the hours of the night, a few hundred at a time, until none is due. */
defineJob<object>('resources.check-links', {
  cron: '*/10 1-4 * * *',
  run: (ctx) => checkLinks(ctx),
});
