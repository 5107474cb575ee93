import { type FormEvent, useEffect, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { TEXT_MAX } from './groups';
import styles from './Search.module.css';

const OPERATORS = ['words', 'phrase', 'not', 'in', 'by', 'kind', 'is', 'days', 'tag'] as const;

interface SearchFormProps {
  /** What is looked for now, as the address says. */
  text: string;
  onSearch: (text: string) => void;
}

/** The field, and what can be typed into it. It asks when it is sent, not while somebody types. */
export function SearchForm({ text, onSearch }: SearchFormProps) {
  const intl = useIntl();
  const help = useId();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <search>
      <form className={styles.form} onSubmit={send}>
        <TextField
          type="search"
          aria-required={false}
          aria-describedby={help}
          label={<FormattedMessage id="search.field" />}
          value={typed}
          maxLength={TEXT_MAX}
          autoComplete="off"
          enterKeyHint="search"
          autoFocus={text === ''}
          className={styles.field}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="primary">
          <FormattedMessage id="search.go" />
        </Button>
      </form>
      <details id={help} className={styles.help} open={text === ''}>
        <summary>
          <FormattedMessage id="search.help" />
        </summary>
        <dl>
          {OPERATORS.map((name) => (
            <div key={name}>
              <dt>
                <code>{intl.formatMessage({ id: `search.help.${name}.example` })}</code>
              </dt>
              <dd>
                <FormattedMessage id={`search.help.${name}`} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </search>
  );
}
