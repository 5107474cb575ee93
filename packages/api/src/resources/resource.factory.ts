import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import { renderMarkdown } from '../kernel/markdown';
import { transaction } from '../kernel/transaction';
import { ResourceForm, ResourceType } from './resource.types';

export interface MadeResource {
  id: string;
  communityId: string;
}

let made = 0;

/** A resource with its first version in the tables, without asking who may. */
export async function aResource(
  ctx: Context,
  given: {
    communityId: string;
    form?: ResourceForm;
    type?: ResourceType;
    title?: string;
    summary?: string;
    url?: string;
    fileId?: string;
    markdown?: string;
    tags?: string[];
    stewardId?: string | null;
    createdBy?: string | null;
    originPostId?: string;
    originEventId?: string;
    reviewOn?: string;
  },
): Promise<MadeResource> {
  made += 1;
  const id = newId();
  const form = given.form ?? ResourceForm.PAGE;
  const markdown = given.markdown ?? (form === ResourceForm.PAGE ? 'Wash, dry, look, write.' : '');
  const { html } = await renderMarkdown(ctx.services, markdown);
  const url = form === ResourceForm.LINK ? (given.url ?? 'https://wounds.example/guide') : null;
  const words = [
    given.title ?? `Resource number ${made}`,
    given.summary ?? '',
    url,
    given.fileId ?? null,
    markdown,
    html,
    given.tags ?? [],
    given.createdBy ?? null,
    ctx.clock.now(),
    id,
  ];
  await transaction(ctx, async (tx) => {
    await rows(
      tx,
      `insert into resource (title, summary, url, file_id, markdown, html, tags, created_by, created_at, id, revised_by,
         revised_at, community_id, form, type, steward_id, origin_post_id, origin_event_id, review_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $8, $9, $11, $12, $13, $14, $15, $16, $17)`,
      [
        ...words,
        given.communityId,
        form,
        given.type ?? ResourceType.PRACTICE,
        given.stewardId === undefined ? (given.createdBy ?? null) : given.stewardId,
        given.originPostId ?? null,
        given.originEventId ?? null,
        given.reviewOn ?? null,
      ],
    );
    await rows(
      tx,
      `insert into resource_revision (title, summary, url, file_id, markdown, html, tags, revised_by, revised_at,
         resource_id, number, licence, source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, '', '')`,
      words,
    );
    if (given.fileId) {
      await rows(tx, 'insert into resource_file (resource_id, file_id) values ($1, $2)', [
        id,
        given.fileId,
      ]);
      await rows(tx, 'update file set unused_since = null where id = $1', [given.fileId]);
    }
  });
  return { id, communityId: given.communityId };
}
