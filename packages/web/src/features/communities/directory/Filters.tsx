import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import { treeOf } from '../../../lib/tree';
import { CheckField } from '../../../ui/CheckField';
import { SegmentedChoice } from '../../../ui/Choice';
import { SelectField } from '../../../ui/Field';
import { SearchField } from '../../../ui/SearchField';
import { CommunityDomain } from '../domains';
import { NAME_MAX } from '../limits';
import styles from './Filters.module.css';
import type { DirectoryFilter } from './filter';

/** Native lists have no levels of their own; wide blanks show them and are not read out. */
const INDENT = '\u2003';

interface FiltersProps {
  filter: DirectoryFilter;
  onChange: (next: Partial<DirectoryFilter>) => void;
  domains: readonly FragmentType<typeof CommunityDomain>[];
  /** Only who is signed in has communities. */
  signedIn: boolean;
}

/** What the directory is narrowed to: words, a field of practice, one's own, the archived ones. */
export function Filters({ filter, onChange, domains, signedIn }: FiltersProps) {
  const intl = useIntl();
  const tree = treeOf(readFragment(CommunityDomain, domains));
  return (
    <search className={styles.filters}>
      <div className={styles.fields}>
        <SearchField
          label={<FormattedMessage id="communities.directory.search" />}
          value={filter.search}
          maxLength={NAME_MAX}
          onSearch={(search) => onChange({ search })}
        />
        <SelectField
          aria-required={false}
          label={<FormattedMessage id="communities.directory.domain" />}
          value={filter.domain}
          onChange={(event) => onChange({ domain: event.currentTarget.value })}
        >
          <option value="">
            {intl.formatMessage({ id: 'communities.directory.everyDomain' })}
          </option>
          {tree.map(({ domain, depth }) => (
            <option key={domain.id} value={domain.slug}>
              {INDENT.repeat(depth)}
              {domain.name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={styles.line}>
        {signedIn && (
          <SegmentedChoice
            label={intl.formatMessage({ id: 'communities.directory.membership' })}
            value={filter.membership}
            onChange={(membership) => onChange({ membership })}
            options={[
              { value: '', label: <FormattedMessage id="communities.directory.all" /> },
              { value: 'mine', label: <FormattedMessage id="communities.directory.mine" /> },
              { value: 'others', label: <FormattedMessage id="communities.directory.others" /> },
            ]}
          />
        )}
        <CheckField
          label={<FormattedMessage id="communities.directory.archived" />}
          checked={filter.archived}
          onChange={(event) => onChange({ archived: event.currentTarget.checked })}
        />
      </div>
    </search>
  );
}
