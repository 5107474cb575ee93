import { FormattedMessage } from 'react-intl';
import { EditPage } from '../features/resources/editor/EditPage';
import { SuggestForm } from '../features/resources/editor/SuggestForm';

/** Better words, from whoever has them; who keeps it decides. */
export default function SuggestWordsPage() {
  return (
    <EditPage
      may="suggest"
      lede={({ steward }) => (
        <FormattedMessage
          id="resourceEditor.suggest.lede"
          values={{ name: <bdi>{steward?.name}</bdi>, known: steward ? 'yes' : 'no' }}
        />
      )}
    >
      {(resource, used) => <SuggestForm key={resource.id} resource={resource} used={used} />}
    </EditPage>
  );
}
