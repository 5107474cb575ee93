import { FormattedMessage, useIntl } from 'react-intl';
import { Choice } from '../../../ui/Choice';
import { AreaField, TextField } from '../../../ui/Field';
import type { KnownContribution } from '../contribution';
import { type Enclosed, FilesField } from './FilesField';
import type { UseWords } from './kept';
import { PLACE_MAX, WORDS_MAX } from './limits';
import styles from './Use.module.css';

interface UseFieldsProps {
  of: Pick<KnownContribution, 'by' | 'community'>;
  value: UseWords;
  onChange: (to: Partial<UseWords>) => void;
  files: readonly Enclosed[];
  onFiles: (change: (files: readonly Enclosed[]) => readonly Enclosed[]) => void;
  onMoving: (change: (count: number) => number) => void;
  /** Which of the two that are needed is not there. */
  missing?: 'how' | 'words' | undefined;
  /** What is folded away stands open. */
  unfolded?: boolean;
}

/** How it went and one sentence; all else is folded away, since two thirds of a minute are too long already. */
export function UseFields(props: UseFieldsProps) {
  const { of, value, onChange, files, onFiles, onMoving, missing, unfolded } = props;
  const intl = useIntl();
  const { how, words, place, changed, shownTo } = value;
  const who = { names: intl.formatList(of.by.map(({ name }) => name)), people: of.by.length };
  const needed = <FormattedMessage id="errors.rule.required" />;
  return (
    <>
      <Choice
        label={<FormattedMessage id="use.field.how" />}
        value={how}
        onChange={(chosen) => onChange({ how: chosen })}
        error={missing === 'how' && needed}
        options={(['WORKED', 'ADAPTED', 'DID_NOT_WORK'] as const).map((one) => ({
          value: one,
          label: <FormattedMessage id={`use.how.${one}`} />,
          hint: <FormattedMessage id={`use.how.${one}.hint`} values={who} />,
        }))}
      />
      <AreaField
        mt={0}
        minRows={2}
        maxLength={WORDS_MAX}
        data-words=""
        label={<FormattedMessage id="use.field.words" />}
        hint={
          <FormattedMessage
            id={how === 'DID_NOT_WORK' ? 'use.field.words.failed' : 'use.field.words.hint'}
          />
        }
        error={missing === 'words' && needed}
        value={words}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      {how === 'ADAPTED' && (
        <AreaField
          optional
          mt={0}
          minRows={2}
          maxLength={WORDS_MAX}
          label={<FormattedMessage id="use.field.changed" />}
          value={changed}
          onChange={(event) => onChange({ changed: event.currentTarget.value })}
        />
      )}
      <details className={styles.details} open={unfolded || undefined}>
        <summary>
          <FormattedMessage id="use.more" />
        </summary>
        <div>
          <TextField
            optional
            mt={0}
            maxLength={PLACE_MAX}
            label={<FormattedMessage id="use.field.place" />}
            hint={<FormattedMessage id="use.field.place.hint" />}
            value={place}
            onChange={(event) => onChange({ place: event.currentTarget.value })}
          />
          {how !== 'DID_NOT_WORK' && (
            <Choice
              label={<FormattedMessage id="use.field.shownTo" />}
              value={shownTo}
              onChange={(chosen) => onChange({ shownTo: chosen })}
              options={(['COMMUNITY', 'CONTRIBUTOR'] as const).map((one) => ({
                value: one,
                label: <FormattedMessage id={`use.shownTo.${one}`} values={who} />,
                hint: <FormattedMessage id={`use.shownTo.${one}.hint`} />,
              }))}
            />
          )}
          <FilesField
            communityId={of.community.id}
            value={files}
            onChange={onFiles}
            onMoving={onMoving}
          />
        </div>
      </details>
    </>
  );
}
