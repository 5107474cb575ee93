import './words';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { usePageActions } from '../../lib/keys';
import { ActionButton } from '../../ui/ActionButton';
import { ButtonLink } from '../../ui/Button';
import { later } from '../../ui/later';
import type { KnownContribution } from './contribution';
import { useTrail } from './trail/useTrail';

const UseDialog = later(() => import('./use/UseDialog'));
const ThanksDialog = later(() => import('./thanks/ThanksDialog'));

interface PutToUseProps {
  of: KnownContribution;
  /** The one primary action of the page, unless it has another. */
  plain?: boolean;
}

/** "I put this to use", and thanks; nothing where recognition is switched off, or it is one's own. */
export function PutToUse({ of, plain }: PutToUseProps) {
  const { trail } = useTrail(of);
  const [open, setOpen] = useState<'use' | 'thanks'>();
  const can = trail?.viewerCan;
  usePageActions(() =>
    can?.reportUse.allowed
      ? [{ id: 'use.report', name: 'use.report', run: () => setOpen('use') }]
      : [],
  );
  if (!can) return null;
  const own = can.reportUse.reason === 'IS_OWN';
  return (
    <>
      {own ? (
        // Whoever gave it reads what became of it.
        trail.useCount > 0 && (
          <ButtonLink variant="text" to="#trail">
            <FormattedMessage id="trail.toIt" />
          </ButtonLink>
        )
      ) : (
        <ActionButton
          variant={plain ? 'plain' : 'primary'}
          permission={can.reportUse}
          onClick={() => setOpen('use')}
        >
          <FormattedMessage id="use.report" />
        </ActionButton>
      )}
      {can.thank.allowed && (
        <ActionButton variant="text" permission={can.thank} onClick={() => setOpen('thanks')}>
          <FormattedMessage id="thanks.give" />
        </ActionButton>
      )}
      <Suspense>
        {open === 'use' && <UseDialog of={of} onClose={() => setOpen(undefined)} />}
        {open === 'thanks' && <ThanksDialog about={of} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </>
  );
}
