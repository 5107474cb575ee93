import { useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { UseOutcome, UsePagePartsFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Byline } from '../../../ui/Person';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { AnswerUse, RemoveUseAnswer } from './documents';
import { WORDS_MAX } from './limits';
import styles from './Use.module.css';

interface AnswersProps {
  page: UsePagePartsFragment;
  how: UseOutcome;
  byName: string;
  /** The viewer is whoever used it. */
  own: boolean;
  /** Who gave it. */
  names: string;
}

/** What is said between who gave it and who used it: an answer is one line, or one press and a line. */
export function Answers({ page, how, byName, own, names }: AnswersProps) {
  const { answers, viewerCan } = page;
  if (answers.length === 0 && !viewerCan.answer.allowed) return null;
  return (
    <Section title={<FormattedMessage id="use.answers" />}>
      {answers.length > 0 && (
        <ol>
          {answers.map((answer) => (
            <Answer key={answer.id} answer={answer} />
          ))}
        </ol>
      )}
      {viewerCan.answer.allowed && (
        <AnswerForm
          reportId={page.id}
          to={own ? names : byName}
          quick={own || answers.length > 0 ? [] : QUICK[how]}
        />
      )}
    </Section>
  );
}

/** To begin with; each can be written on. */
const QUICK = {
  WORKED: ['use.quick.glad', 'use.quick.else'],
  ADAPTED: ['use.quick.show', 'use.quick.glad'],
  DID_NOT_WORK: ['use.quick.sorry', 'use.quick.together'],
} as const;

interface AnswerFormProps {
  reportId: string;
  to: string;
  quick: readonly (typeof QUICK)[UseOutcome][number][];
}

function AnswerForm({ reportId, to, quick }: AnswerFormProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const key = useRef(mutationId());
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const [answer, { loading, error }] = useMutation(AnswerUse, { onError: () => undefined });

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!words.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const input = { reportId, words, clientMutationId: key.current };
    if (!(await answered(answer({ variables: { input } })))) return;
    key.current = mutationId();
    setWords('');
    announce(intl.formatMessage({ id: 'use.answered' }));
    field.current?.focus();
  };

  return (
    <Row>
      <form noValidate onSubmit={send} className={styles.form}>
        {quick.length > 0 && !words && (
          <div className={styles.quick}>
            {quick.map((id) => (
              <button
                key={id}
                type="button"
                onClick={() => {
                  setWords(`${intl.formatMessage({ id }, { name: to })} `);
                  setMissing(false);
                  field.current?.focus();
                }}
              >
                <FormattedMessage id={id} values={{ name: to }} />
              </button>
            ))}
          </div>
        )}
        <AreaField
          ref={field}
          mt={0}
          minRows={2}
          maxLength={WORDS_MAX}
          label={<FormattedMessage id="use.answer" values={{ name: to }} />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="use.answer.send" />
          </Button>
        </div>
      </form>
    </Row>
  );
}

function Answer({ answer }: { answer: UsePagePartsFragment['answers'][number] }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [remove, { loading, error }] = useMutation(RemoveUseAnswer, { onError: () => undefined });
  const { id, by, words, createdAt, viewerCanRemove } = answer;

  const drop = async () => {
    const done = await answered(remove({ variables: { input: { answerId: id } } }));
    setAsking(false);
    if (done) announce(intl.formatMessage({ id: 'use.answer.removed' }));
  };

  return (
    <Row
      as="li"
      className={styles.answer}
      margin={
        <Byline
          person={by}
          role={intl.formatList([by.role, by.organisation].filter(Boolean), { type: 'unit' })}
          time={<TimeStamp at={createdAt} precise />}
        />
      }
    >
      <p dir="auto">{words}</p>
      <FormProblem error={error} />
      {viewerCanRemove.allowed && (
        <Button
          variant="text"
          size="small"
          aria-label={intl.formatMessage({ id: 'use.answer.remove.label' }, { name: by.name })}
          onClick={() => setAsking(true)}
        >
          <FormattedMessage id="use.answer.remove" />
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<FormattedMessage id="use.answer.remove.ask" />}
        confirm={<FormattedMessage id="use.answer.remove" />}
        busy={loading}
        onConfirm={drop}
      >
        <FormattedMessage id="use.answer.remove.text" />
      </ConfirmDialog>
    </Row>
  );
}
