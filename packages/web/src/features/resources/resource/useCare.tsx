import { useCallback, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { useViewer } from '../../../lib/viewer';
import { useUndo } from '../../../ui/UndoBar';
import { AdoptResource, RemoveResource, RestoreResource, ReviveResource } from '../documents';

export type Asking = 'remove' | 'retire' | 'review' | 'handOn';

export type Care = ReturnType<typeof useCare>;

/** What is done with a resource besides changing its words. */
export function useCare({ id: resourceId, steward, sharedBy }: ResourcePartsFragment) {
  const intl = useIntl();
  const undo = useUndo();
  const { viewer } = useViewer();
  const { run, busy, error } = useVerb();
  const [asking, setAsking] = useState<Asking>();
  const close = useCallback(() => setAsking(undefined), []);
  const self = viewer?.person.id;
  const mine = self !== undefined && (steward?.id === self || sharedBy?.id === self);

  const restore = () =>
    run(RestoreResource, { resourceId }, intl.formatMessage({ id: 'resources.restored' }));
  /** At once, and with 8 s to take it back. */
  const remove = async (reason?: string) => {
    const done = await run(RemoveResource, { resourceId, reason: reason || null });
    if (!done) return false;
    close();
    undo({ message: <FormattedMessage id="resources.removed" />, onUndo: () => void restore() });
    return true;
  };
  return {
    /** Kept or shared by the viewer. */
    mine,
    busy,
    error,
    asking,
    close,
    restore,
    remove,
    ask: setAsking,
    /** Whoever takes away what is not theirs says why. */
    wantToRemove: () => (mine ? void remove() : setAsking('remove')),
    adopt: () =>
      run(AdoptResource, { resourceId }, intl.formatMessage({ id: 'resources.adopted' })),
    revive: () =>
      run(ReviveResource, { resourceId }, intl.formatMessage({ id: 'resources.revived' })),
  };
}
