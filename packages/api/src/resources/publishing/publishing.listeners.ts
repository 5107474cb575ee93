import { onFiles } from '../../files/files.hooks';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { isKnown } from '../../kernel/viewer';
import { filesNamed } from '../../threads/files/named';

interface PublishedWords {
  fileId: string | null;
  html: string;
}

/** Whoever has an account reads what is published, and so the file and the pictures of that version. */
onFiles({
  async use(ctx, fileId) {
    const { origin } = ctx.services.environment;
    const shown = (await publishedWith(ctx, fileId)).some(
      (words) => words.fileId === fileId || filesNamed(words.html, origin).includes(fileId),
    );
    if (!shown) return 'none';
    return isKnown(ctx.viewer) ? 'readable' : 'hidden';
  },
  wanted: async () => [],
  /** The resource refers to whatever its versions do. */
  referred: async () => [],
});

const publishedWith = (ctx: Context, fileId: string): Promise<PublishedWords[]> =>
  rows(
    ctx,
    `select v.file_id as "fileId", v.html from resource_file f
       join resource r on r.id = f.resource_id and r.removed_at is null
       join resource_publication p on p.resource_id = r.id
       join resource_revision v on v.resource_id = p.resource_id and v.number = p.number
      where f.file_id = $1`,
    [fileId],
  );
