import { setWelcomeThread } from '../communities/activity';
import { onCommunityCreated } from '../communities/hooks';
import { newId } from '../kernel/ids';
import { renderMarkdown } from '../kernel/markdown';
import { cleanMarkdown, cleanTitle } from './text';
import { ThreadKind } from './thread.entity';
import { writeThread } from './threads.write';

/** A community is created with its welcome, so that whoever is invited finds somebody there. */
onCommunityCreated(async (tx, { communityId, authorId, welcome }) => {
  if (!welcome) return;
  const threadId = newId();
  const markdown = cleanMarkdown(welcome.markdown);
  await writeThread(tx, {
    threadId,
    communityId,
    authorId,
    kind: ThreadKind.DISCUSSION,
    title: cleanTitle(welcome.title),
    tags: [],
    markdown,
    rendered: await renderMarkdown(tx.services, markdown),
    // An admin who creates it for others need not be a member.
    memberOnly: false,
  });
  await setWelcomeThread(tx, communityId, threadId);
});
