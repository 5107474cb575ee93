import './words';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PostPartsFragment } from '../../../gql/graphql';
import styles from './Care.module.css';
import { type Choosing, choose } from './choosing';

/** A box beside a post, to choose it. */
export default function ChoosePost({
  post,
  choosing,
}: {
  post: PostPartsFragment;
  choosing: Choosing;
}) {
  const intl = useIntl();
  const { id, number, author } = post;
  return (
    <label className={styles.choose}>
      <input
        type="checkbox"
        data-choose
        checked={choosing.ids.has(id)}
        aria-label={intl.formatMessage({ id: 'tending.choose' }, { number, name: author.name })}
        onChange={(event) => choose(id, event.currentTarget.checked)}
      />
      <FormattedMessage id="tending.choose.short" />
    </label>
  );
}
