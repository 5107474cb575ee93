import './words';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { NewPollInput, PollKind, PollResults } from '../../../gql/graphql';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { Button } from '../../../ui/Button';
import { CheckField } from '../../../ui/CheckField';
import { Choice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { ClosingField } from './ClosingField';
import styles from './Polls.module.css';

/** Like the API's. */
const QUESTION_MAX = 300;
const OPTION_MAX = 200;
const OPTIONS_MAX = 20;

interface PollMakerProps {
  onMake: (poll: NewPollInput) => void;
  onClose: () => void;
  busy?: boolean;
  error?: unknown;
}

/** A question, its options, and the rules that are said before anybody votes. */
export default function PollMaker({ onMake, onClose, busy, error }: PollMakerProps) {
  const intl = useIntl();
  const list = useRef<HTMLFieldSetElement>(null);
  const [question, setQuestion] = useState('');
  const [kind, setKind] = useState<PollKind>('SINGLE');
  const [options, setOptions] = useState(['', '']);
  const [most, setMost] = useState('');
  const [results, setResults] = useState<PollResults>('AFTER_VOTE');
  const [namesShown, setNames] = useState(false);
  const [closing, setClosing] = useState({ on: '', timeZone: '' });
  const [missing, setMissing] = useState(false);
  const given = options.map((option) => option.trim()).filter(Boolean);
  const faultOf = (field: string) => {
    const found = error
      ? toProblem(error).fields.find(({ path }) => path.includes(`poll.${field}`))
      : undefined;
    return found && intl.formatMessage({ id: ruleMessage(found.rule) });
  };
  const needed = <FormattedMessage id="errors.rule.required" />;

  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!question.trim() || given.length < 2) return setMissing(true);
    onMake({
      question: question.trim(),
      kind,
      options: given,
      results,
      namesShown,
      ...(kind === 'SEVERAL' && most && { maxChoices: Math.min(Number(most), given.length) }),
      ...(closing.on && { closing }),
    });
  };
  const add = () => {
    setOptions([...options, '']);
    requestAnimationFrame(() => {
      const fields = list.current?.querySelectorAll<HTMLElement>('input');
      fields?.[fields.length - 1]?.focus();
    });
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="polls.make.title" />}>
      <form noValidate onSubmit={make} className={styles.maker}>
        <TextField
          label={<FormattedMessage id="polls.make.question" />}
          value={question}
          maxLength={QUESTION_MAX}
          error={missing && !question.trim() ? needed : faultOf('question')}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Choice
          label={<FormattedMessage id="polls.make.kind" />}
          value={kind}
          onChange={setKind}
          options={(['SINGLE', 'SEVERAL', 'RANKED'] as const).map((value) => ({
            value,
            label: <FormattedMessage id={`polls.kind.${value}`} />,
            hint: <FormattedMessage id={`polls.kind.${value}.hint`} />,
          }))}
        />
        <fieldset ref={list} className={styles.fields}>
          <legend>
            <FormattedMessage id="polls.make.options" />
          </legend>
          {options.map((option, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place until it is named
            <div key={at} className={styles.row}>
              <input
                className={styles.input}
                aria-label={intl.formatMessage({ id: 'polls.make.option' }, { number: at + 1 })}
                value={option}
                maxLength={OPTION_MAX}
                onChange={({ currentTarget: { value } }) =>
                  setOptions(options.map((other, index) => (index === at ? value : other)))
                }
              />
              {options.length > 2 && (
                <button
                  type="button"
                  className={styles.move}
                  aria-label={intl.formatMessage({ id: 'polls.make.drop' }, { number: at + 1 })}
                  onClick={() => setOptions(options.filter((_, index) => index !== at))}
                >
                  <IconX size={18} stroke={1.6} aria-hidden="true" />
                </button>
              )}
            </div>
          ))}
          {(missing && given.length < 2) || faultOf('options') ? (
            <p role="alert" className={styles.fault}>
              {faultOf('options') ?? <FormattedMessage id="polls.make.two" />}
            </p>
          ) : null}
          {options.length < OPTIONS_MAX && (
            <Button variant="text" size="small" onClick={add}>
              <FormattedMessage id="polls.make.add" />
            </Button>
          )}
        </fieldset>
        {kind === 'SEVERAL' && (
          <SelectField
            label={<FormattedMessage id="polls.make.most" />}
            value={most}
            onChange={(event) => setMost(event.currentTarget.value)}
            data={[
              { value: '', label: intl.formatMessage({ id: 'polls.make.most.any' }) },
              ...given.slice(1).map((_, at) => ({ value: `${at + 2}`, label: `${at + 2}` })),
            ]}
          />
        )}
        <Choice
          label={<FormattedMessage id="polls.make.results" />}
          value={results}
          onChange={setResults}
          options={(['AFTER_VOTE', 'AFTER_CLOSE', 'ALWAYS'] as const).map((value) => ({
            value,
            label: <FormattedMessage id={`polls.make.results.${value}`} />,
          }))}
        />
        <CheckField
          label={<FormattedMessage id="polls.make.names" />}
          hint={<FormattedMessage id="polls.make.names.hint" />}
          checked={namesShown}
          onChange={(event) => setNames(event.currentTarget.checked)}
        />
        <ClosingField value={closing} onChange={setClosing} error={faultOf('closing')} />
        <FormProblem error={error && !toProblem(error).fields.length ? error : undefined} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy ?? false}>
            <FormattedMessage id="polls.make" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
