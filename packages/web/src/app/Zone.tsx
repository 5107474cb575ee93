import { type ReactNode, useMemo } from 'react';
import { type IntlShape, RawIntlProvider } from 'react-intl';
import { inZone } from '../lib/locale';
import { useViewer } from '../lib/viewer';

/** Times are told in the zone of the person's profile, also on somebody else's device; a visitor's in the device's. */
export function Zone({ intl, children }: { intl: IntlShape; children: ReactNode }) {
  const timeZone = useViewer().viewer?.person.timeZone;
  const zoned = useMemo(() => (timeZone ? inZone(intl, timeZone) : intl), [intl, timeZone]);
  return <RawIntlProvider value={zoned}>{children}</RawIntlProvider>;
}
