import { FormattedMessage, useIntl } from 'react-intl';
import { useSignInPath } from '../lib/paths/inside';
import { ButtonLink } from './Button';
import { PageHead } from './PageHead';
import { Spread } from './Spread';

/** In the place of a page that there is only for those who are signed in. */
export function SignInFirst() {
  const intl = useIntl();
  const signIn = useSignInPath();
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'app.signInFirst.title' })}
        lede={<FormattedMessage id="app.signInFirst.text" />}
        actions={
          <ButtonLink to={signIn} variant="primary">
            <FormattedMessage id="app.nav.signIn" />
          </ButtonLink>
        }
      />
    </Spread>
  );
}
