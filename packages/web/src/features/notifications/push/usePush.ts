import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { useSayProblem } from '../../../ui/ProblemText';
import { abilityOf, NotPermittedError, subscribe, unsubscribe } from './browser';
import { OwnPush, PushParts, RegisterPush, RemovePush } from './documents';

/** Being told on this device: whether it can be, whether it is, and how that is changed. */
export function usePush() {
  const intl = useIntl();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const { data, error, refetch } = useQuery(OwnPush, { fetchPolicy: 'cache-and-network' });
  const [register] = useMutation(RegisterPush);
  const [remove] = useMutation(RemovePush);
  const [ability, setAbility] = useState(abilityOf);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const devices = readFragment(PushParts, data?.viewer)?.pushDevices;
  const key = data?.instance.pushKey;

  const turnOn = async (): Promise<boolean> => {
    if (!key) return false;
    setBusy(true);
    setFailed(false);
    try {
      await register({ variables: { input: await subscribe(key) } });
      announce(intl.formatMessage({ id: 'push.on' }));
      return true;
    } catch (problem) {
      if (!(problem instanceof NotPermittedError)) setFailed(true);
      return false;
    } finally {
      setAbility(abilityOf());
      setBusy(false);
    }
  };
  const turnOff = async ({ id, current }: { id: string; current: boolean }): Promise<boolean> => {
    try {
      await remove({ variables: { input: { id } } });
    } catch (problem) {
      sayProblem(problem);
      return false;
    }
    // The server sends nothing more, whatever becomes of the address.
    if (current) await unsubscribe().catch(() => undefined);
    announce(intl.formatMessage({ id: 'push.off' }));
    return true;
  };

  return { key, devices, error, refetch, ability, busy, failed, turnOn, turnOff };
}
