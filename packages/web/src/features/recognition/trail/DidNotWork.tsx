import '../words';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Aside } from '../../../ui/Spread';
import type { KnownContribution } from '../contribution';
import UseDialog from '../use/UseDialog';
import { useTrail } from './useTrail';

/** Beside a thing that was given: that what did not work is wanted too, and who hears of it. */
export function DidNotWork({ of }: { of: KnownContribution }) {
  const intl = useIntl();
  const { trail } = useTrail(of);
  const [open, setOpen] = useState(false);
  if (!trail?.viewerCan.reportUse.allowed) return null;
  return (
    <Aside title={<FormattedMessage id="trail.failed" />}>
      <p>
        <FormattedMessage
          id="trail.failed.text"
          values={{
            names: intl.formatList(of.by.map(({ name }) => name)),
            people: of.by.length,
            say: (words) => (
              <button type="button" className="gh-quiet" onClick={() => setOpen(true)}>
                {words}
              </button>
            ),
          }}
        />
      </p>
      {open && <UseDialog of={of} how="DID_NOT_WORK" onClose={() => setOpen(false)} />}
    </Aside>
  );
}
