import { useApolloClient } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { CloseThreadInput, PinThreadInput } from '../../../gql/graphql';
import type { MessageId } from '../../../messages';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { useUndo } from '../../../ui/UndoBar';

/** Fetched at the first deed: most readers never do one. */
const documents = () => import('./deeds');

export type Deeds = ReturnType<typeof useDeeds>;

/** Pinning and closing, done at once, with 8 s to take it back. */
export function useDeeds(id: string) {
  const intl = useIntl();
  const client = useApolloClient();
  const undo = useUndo();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();

  const offer = (message: MessageId, back: () => Promise<unknown>, backMessage: MessageId) =>
    undo({
      message: <FormattedMessage id={message} />,
      onUndo: () => {
        back().then(() => announce(intl.formatMessage({ id: backMessage })), sayProblem);
      },
    });

  const pin = async (input: Omit<PinThreadInput, 'id'>) => {
    const { pinThread, unpinThread } = await documents();
    await pinThread(client, { id, ...input });
    offer('care.pinnedNow', () => unpinThread(client, id), 'care.unpinnedNow');
  };
  const close = async (input: Omit<CloseThreadInput, 'id'>) => {
    const { closeThread, reopenThread } = await documents();
    await closeThread(client, { id, ...input });
    offer('care.closedNow', () => reopenThread(client, id), 'care.reopenedNow');
  };
  const unpin = async () => {
    const { unpinThread } = await documents();
    await unpinThread(client, id);
    announce(intl.formatMessage({ id: 'care.unpinnedNow' }));
  };
  const reopen = async () => {
    const { reopenThread } = await documents();
    await reopenThread(client, id);
    announce(intl.formatMessage({ id: 'care.reopenedNow' }));
  };
  const said = (deed: () => Promise<void>) => () => {
    deed().catch(sayProblem);
  };
  return { pin, close, unpin: said(unpin), reopen: said(reopen) };
}
