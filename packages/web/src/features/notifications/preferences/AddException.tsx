import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type {
  NoticeKind,
  NoticePace,
  NoticeWay,
  SettingsPartsFragment,
} from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { SelectField } from '../../../ui/Field';
import styles from './Preferences.module.css';
import { everywhere, exceptionIn, kindsOf, pacesOf, WAYS } from './paces';
import type { Saving } from './useSaving';

export interface Place {
  id: string;
  slug: string;
  name: string;
}

interface AddExceptionProps {
  settings: SettingsPartsFragment;
  saving: Saving;
  withPush: boolean;
  places: readonly Place[];
  kind: NoticeKind | null;
  slug: string | null;
}

/** A community, what, on which way and how soon: what is otherwise there than everywhere. */
export function AddException({ settings, saving, withPush, places, ...asked }: AddExceptionProps) {
  const intl = useIntl();
  const [communityId, setCommunityId] = useState(
    () => (places.find(({ slug }) => slug === asked.slug) ?? places[0])?.id ?? '',
  );
  const kinds = kindsOf(settings);
  const [kind, setKind] = useState<NoticeKind>(
    asked.kind && kinds.includes(asked.kind) ? asked.kind : 'POST',
  );
  const [way, setWay] = useState<NoticeWay>('MAIL');
  const now =
    exceptionIn(settings, communityId, kind, way)?.pace ?? everywhere(settings, kind, way)?.pace;
  // What it is already is no exception; the farthest from it stands first.
  const paces = pacesOf(way).filter((pace) => pace !== now);
  const [wanted, setWanted] = useState<NoticePace>();
  const pace = wanted && paces.includes(wanted) ? wanted : (paces.at(-1) ?? 'NEVER');
  const words = (id: `preferences.kind.${NoticeKind}` | `preferences.way.${NoticeWay}`) =>
    intl.formatMessage({ id });
  return (
    <fieldset className={styles.add}>
      <legend>
        <FormattedMessage id="preferences.add" />
      </legend>
      <div className={styles.fields}>
        <SelectField
          className={styles.whole}
          label={<FormattedMessage id="preferences.add.community" />}
          value={communityId}
          data={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setCommunityId(currentTarget.value)}
        />
        <SelectField
          className={styles.whole}
          label={<FormattedMessage id="preferences.what" />}
          value={kind}
          data={kinds.map((one) => ({ value: one, label: words(`preferences.kind.${one}`) }))}
          onChange={({ currentTarget }) => setKind(currentTarget.value as NoticeKind)}
        />
        <SelectField
          label={<FormattedMessage id="preferences.add.way" />}
          value={way}
          data={WAYS.filter((one) => one !== 'PUSH' || withPush).map((one) => ({
            value: one,
            label: words(`preferences.way.${one}`),
          }))}
          onChange={({ currentTarget }) => setWay(currentTarget.value as NoticeWay)}
        />
        <SelectField
          label={<FormattedMessage id="preferences.add.pace" />}
          value={pace}
          data={paces.map((one) => ({
            value: one,
            label: intl.formatMessage({ id: `preferences.pace.${one}` }),
          }))}
          onChange={({ currentTarget }) => setWanted(currentTarget.value as NoticePace)}
        />
      </div>
      <Button onClick={() => saving.choose({ kind, way, pace, communityId })}>
        <FormattedMessage id="preferences.add.do" />
      </Button>
    </fieldset>
  );
}
