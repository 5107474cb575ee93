import '../features/communities/words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Directory } from '../features/communities/directory/Directory';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { PageHead } from '../ui/PageHead';
import { Spread } from '../ui/Spread';

/** All communities that the viewer may know of. */
export default function CommunitiesPage() {
  const intl = useIntl();
  const { instance } = useViewer();
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'communities.directory.title' })}
        lede={<FormattedMessage id="communities.directory.lede" />}
        actions={
          instance?.viewerCan.createCommunity.allowed && (
            <ButtonLink variant="primary" to="/communities/new">
              <FormattedMessage id="communities.directory.create" />
            </ButtonLink>
          )
        }
      />
      <Directory />
    </Spread>
  );
}
