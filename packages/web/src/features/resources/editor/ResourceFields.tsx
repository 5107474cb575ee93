import './words';
import '../../communities/words';
import { type Ref, useId, useImperativeHandle, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ruleMessage } from '../../../lib/problem';
import { Choice } from '../../../ui/Choice';
import { AreaField, Field, SelectField, TextField } from '../../../ui/Field';
import type { EditorHandle } from '../../../writing/handle';
import { MarkdownEditor } from '../../../writing/MarkdownEditor';
import { DomainsField } from '../../communities/DomainsField';
import { FORMS, isType, TYPES } from '../kinds';
import styles from './Editor.module.css';
import { FileField } from './FileField';
import { LinkField } from './LinkField';
import { TagsLine } from './TagsLine';
import type { Faults, Written } from './words-of';

/** What the form around the fields can do with them. */
export interface FieldsHandle {
  /** Goes to the first of what is missing. */
  show: (faults: Faults) => void;
  /** @returns true while files are under way: the form is sent by itself once they are there */
  wait: () => boolean;
}

interface ResourceFieldsProps {
  communityId: string;
  words: Written;
  onChange: (part: Partial<Written>) => void;
  onSubmit: () => void;
  faults: Faults;
  used?: readonly string[] | undefined;
  /** `share`: all; `revise`: what it is made of stays; `suggest`: only its words. */
  to: 'share' | 'revise' | 'suggest';
  /** A line on why; `own`: none, for whoever words a suggestion anew. */
  note?: boolean;
  ref?: Ref<FieldsHandle>;
}

/** Everything that is written of a resource. */
export function ResourceFields(props: ResourceFieldsProps) {
  const { communityId, words, onChange, onSubmit, faults, used, to, note = true, ref } = props;
  const intl = useIntl();
  const faultId = useId();
  const url = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<EditorHandle>(null);
  const { form } = words;
  const said = (name: keyof Written) => {
    const rule = faults[name];
    if (!rule) return undefined;
    const wrong = name === 'url' && rule !== 'required' && rule !== 'isNotEmpty';
    return <FormattedMessage id={wrong ? 'resourceEditor.url.wrong' : ruleMessage(rule)} />;
  };
  useImperativeHandle(ref, () => ({
    show: (found) => {
      if (found.url) url.current?.focus();
      else if (found.file) file.current?.focus();
      else if (found.title) title.current?.focus();
      else if (found.markdown) editor.current?.focus();
    },
    wait: () => editor.current?.wait() ?? false,
  }));

  return (
    <div className={styles.fields}>
      {to === 'share' && (
        <Choice
          label={<FormattedMessage id="resourceEditor.form" />}
          value={form}
          onChange={(value) => onChange({ form: value })}
          options={FORMS.map((value) => ({
            value,
            label: <FormattedMessage id={`resourceEditor.form.${value}`} />,
            hint: <FormattedMessage id={`resourceEditor.form.${value}.hint`} />,
          }))}
        />
      )}
      {to !== 'suggest' && form === 'LINK' && (
        <LinkField ref={url} words={words} onChange={onChange} error={said('url')} />
      )}
      {to !== 'suggest' && form === 'FILE' && (
        <FileField
          ref={file}
          communityId={communityId}
          value={words.file}
          onChange={(file) => onChange({ file })}
          fault={said('file')}
        />
      )}
      <AreaField
        ref={title}
        minRows={1}
        maxLength={200}
        label={<FormattedMessage id="resourceEditor.title" />}
        hint={<FormattedMessage id="resourceEditor.title.hint" />}
        error={said('title')}
        value={words.title}
        // A title is one line, however long; it wraps.
        onChange={(typed) =>
          onChange({ title: typed.currentTarget.value.replace(/\s*\n\s*/g, ' ') })
        }
      />
      <AreaField
        optional
        minRows={2}
        maxLength={400}
        label={<FormattedMessage id="resourceEditor.summary" />}
        hint={<FormattedMessage id="resourceEditor.summary.hint" />}
        error={said('summary')}
        value={words.summary}
        onChange={(typed) => onChange({ summary: typed.currentTarget.value })}
      />
      {to !== 'suggest' && (
        <SelectField
          label={<FormattedMessage id="resourceEditor.type" />}
          hint={<FormattedMessage id={`resourceEditor.type.${words.type}`} />}
          value={words.type}
          data={TYPES.map((value) => ({
            value,
            label: intl.formatMessage({ id: `resources.type.${value}` }),
          }))}
          onChange={({ currentTarget }) => {
            if (isType(currentTarget.value)) onChange({ type: currentTarget.value });
          }}
        />
      )}
      <Field
        labelElement="div"
        optional={form !== 'PAGE'}
        label={<FormattedMessage id={`resourceEditor.text.${form}`} />}
        hint={<FormattedMessage id={`resourceEditor.text.${form}.hint`} />}
        error={faults.markdown && <span id={faultId}>{said('markdown')}</span>}
      >
        <div className={styles.sheet}>
          <MarkdownEditor
            tall
            ref={editor}
            value={words.markdown}
            onChange={(markdown) => onChange({ markdown })}
            onSubmit={onSubmit}
            label={intl.formatMessage({ id: `resourceEditor.text.${form}` })}
            communityId={communityId}
            describedBy={faults.markdown ? faultId : undefined}
          />
        </div>
      </Field>
      <TagsLine
        value={words.tags}
        onChange={(tags) => onChange({ tags })}
        used={used}
        error={said('tags')}
      />
      {to !== 'suggest' && (
        <details
          className={styles.more}
          open={Boolean(faults.domainIds ?? faults.licence ?? faults.source) || undefined}
        >
          <summary>
            <FormattedMessage id="resourceEditor.more" />
          </summary>
          <DomainsField
            value={words.domainIds}
            onChange={(domainIds) => onChange({ domainIds })}
            error={said('domainIds')}
          />
          <TextField
            optional
            maxLength={200}
            label={<FormattedMessage id="resourceEditor.licence" />}
            hint={<FormattedMessage id="resourceEditor.licence.hint" />}
            error={said('licence')}
            value={words.licence}
            onChange={(typed) => onChange({ licence: typed.currentTarget.value })}
          />
          <TextField
            optional
            maxLength={300}
            label={<FormattedMessage id="resourceEditor.source" />}
            hint={<FormattedMessage id="resourceEditor.source.hint" />}
            error={said('source')}
            value={words.source}
            onChange={(typed) => onChange({ source: typed.currentTarget.value })}
          />
        </details>
      )}
      {to !== 'share' && note && (
        <TextField
          optional
          maxLength={200}
          label={<FormattedMessage id={`resourceEditor.note.${to}`} />}
          hint={<FormattedMessage id={`resourceEditor.note.${to}.hint`} />}
          error={said('note')}
          value={words.note}
          onChange={(typed) => onChange({ note: typed.currentTarget.value })}
        />
      )}
    </div>
  );
}
