import '../words';
import { useMutation } from '@apollo/client/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { graphql } from '../../../gql';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { ButtonLink, PrimaryButton } from '../../../ui/Button';
import { Crumbs } from '../../../ui/Crumbs';
import { FormProblem } from '../../../ui/FormProblem';
import { PageHead } from '../../../ui/PageHead';
import { Row, Spread } from '../../../ui/Spread';
import { forgetDraft, inputOf } from './draft';
import { HowListed } from './HowListed';
import styles from './NewCommunity.module.css';
import { StepFields } from './StepFields';
import { formPath, reachable, STEPS, type Step, stepFrom, stepOf } from './steps';
import { Trail } from './Trail';
import { useDraft } from './useDraft';

const Create = graphql(`
  mutation CreateCommunity($input: CreateCommunityInput!) {
    createCommunity(input: $input) { id slug name }
  }
`);

/** Somebody has the address; the API says so as a collision, not as a fault of a field. */
const TAKEN = 'TAKEN';

const pathOf = (step: Step) => `/communities/new/${step}`;

/** The guided form. Each step has an address of its own, so that back and forth are the browser's. */
export function NewCommunity() {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { state: arrival } = useLocation();
  const params = useParams();
  const step = stepFrom(params.step);
  const state = useDraft(step);
  const { draft, whole, suggested } = state;
  const [taken, setTaken] = useState(false);
  const [create, { loading, error }] = useMutation(Create, { refetchQueries: ['Viewer'] });
  const form = useRef<HTMLFormElement>(null);
  const at = STEPS.indexOf(step);
  const until = reachable(whole);
  const next = STEPS[at + 1];
  const before = STEPS[at - 1];

  const toFault = () =>
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-fault] input')?.focus(),
    );
  // Coming back because the API refused something: the field is what one came for, not the heading.
  const mending = (arrival as { mend?: boolean } | null)?.mend === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each arrival at a step
  useEffect(() => {
    if (mending) toFault();
  }, [mending, step]);

  const refused = (problem: unknown) => {
    const { fields, reason } = toProblem(problem);
    const faults = reason === TAKEN ? [{ path: 'slug', rule: TAKEN }] : fields;
    const first = faults[0];
    if (!first) return;
    state.setErrors(
      Object.fromEntries(
        faults.map(({ path, rule }) => {
          const name = path.replace(/^input\./, '');
          const id = rule === TAKEN ? 'errors.conflict.TAKEN' : ruleMessage(rule);
          return [formPath(name), intl.formatMessage({ id })];
        }),
      ),
    );
    const to = stepOf(first.path.replace(/^input\./, ''));
    if (to !== step) navigate(pathOf(to), { state: { keepFocus: true, mend: true } });
  };

  const open = async () => {
    try {
      const { data } = await create({
        variables: { input: inputOf(draft, suggested, intl.locale.split('-')[0] ?? 'en') },
      });
      if (!data) return;
      const { slug, name } = data.createCommunity;
      forgetDraft();
      announce(intl.formatMessage({ id: 'communities.create.opened' }, { name }));
      navigate(`/c/${slug}`, { replace: true });
    } catch (problem) {
      refused(problem);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (loading) return;
    if (!state.check() || (step === 'name' && taken)) {
      toFault();
      return;
    }
    if (!next) {
      void open();
      return;
    }
    state.change({ reached: Math.max(draft.reached, at + 1) });
    navigate(pathOf(next));
  };

  // Nobody lands behind a step that still lacks something, except to mend what the API refused.
  if (!mending && STEPS.indexOf(until) < at) return <Navigate to={pathOf(until)} replace />;
  return (
    <Spread aside={draft.name.trim() && <HowListed draft={whole} />}>
      <PageHead
        margin={
          <FormattedMessage
            id="communities.create.at"
            values={{ n: at + 1, total: STEPS.length }}
          />
        }
        crumbs={
          <Crumbs
            steps={[
              { label: intl.formatMessage({ id: 'app.nav.communities' }), to: '/communities' },
              {
                label: intl.formatMessage(
                  { id: 'communities.create.crumb' },
                  { named: draft.name.trim() ? 'yes' : 'no', name: draft.name.trim() },
                ),
              },
            ]}
          />
        }
        title={intl.formatMessage({ id: `communities.create.title.${step}` })}
        lede={<FormattedMessage id={`communities.create.lede.${step}`} />}
      />
      <Row className={styles.form} margin={<Trail now={step} until={until} />} marginTop="0.1rem">
        <form ref={form} onSubmit={submit} noValidate>
          <StepFields step={step} state={state} onTaken={setTaken} />
          {step === 'summary' && (
            <div className={styles.problem}>
              <FormProblem byField error={error} />
            </div>
          )}
          <div className={`gh-actions ${styles.actions}`}>
            <PrimaryButton type="submit" busy={loading}>
              <FormattedMessage id={`communities.create.next.${step}`} />
            </PrimaryButton>
            {before && (
              <ButtonLink variant="text" to={pathOf(before)}>
                <FormattedMessage id="communities.create.back" />
              </ButtonLink>
            )}
            <span className={styles.kept}>
              {state.keptAt ? (
                <FormattedMessage
                  id="communities.create.kept"
                  values={{ time: <FormattedTime value={state.keptAt} /> }}
                />
              ) : (
                <FormattedMessage id="communities.create.unseen" />
              )}
            </span>
          </div>
        </form>
      </Row>
    </Spread>
  );
}
