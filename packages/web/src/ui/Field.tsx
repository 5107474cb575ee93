import {
  Input,
  type InputWrapperProps,
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import styles from './Field.module.css';

interface FieldWords {
  label: ReactNode;
  /** What to write, before one writes it. */
  hint?: ReactNode;
  /** Says "optional" after the label. Fields are required unless said. */
  optional?: boolean;
}

const shared = {
  classNames: {
    root: styles.root,
    label: styles.label,
    description: styles.hint,
    wrapper: styles.wrapper,
    input: styles.input,
    error: styles.error,
    required: styles.required,
  },
  inputWrapperOrder: ['label', 'description', 'input', 'error'] satisfies NonNullable<
    InputWrapperProps['inputWrapperOrder']
  >,
};

function words({ label, hint, optional }: FieldWords) {
  return {
    label: optional ? (
      <>
        {label}{' '}
        <span className={styles.optional}>
          <FormattedMessage id="app.optional" />
        </span>
      </>
    ) : (
      label
    ),
    description: hint,
    'aria-required': !optional,
  };
}

type Of<Props> = FieldWords & Omit<Props, 'label' | 'description' | 'required' | 'classNames'>;

/** A line of text. Spread `form.getInputProps('name')` into it; so with all fields. */
export function TextField({ label, hint, optional, ...rest }: Of<TextInputProps>) {
  return <TextInput {...shared} {...words({ label, hint, optional })} {...rest} />;
}

/** A password, with an eye to see what was written. */
export function PasswordField({ label, hint, optional, ...rest }: Of<PasswordInputProps>) {
  const intl = useIntl();
  return (
    <PasswordInput
      {...shared}
      classNames={{ ...shared.classNames, innerInput: styles.inner }}
      visibilityToggleButtonProps={{
        'aria-label': intl.formatMessage({ id: 'app.showPassword' }),
        tabIndex: 0,
      }}
      {...words({ label, hint, optional })}
      {...rest}
    />
  );
}

/** Several lines; it grows with what is written. */
export function AreaField({ label, hint, optional, ...rest }: Of<TextareaProps>) {
  return (
    <Textarea autosize minRows={3} {...shared} {...words({ label, hint, optional })} {...rest} />
  );
}

/** One of many, as the device shows lists. */
export function SelectField({ label, hint, optional, ...rest }: Of<NativeSelectProps>) {
  return <NativeSelect {...shared} {...words({ label, hint, optional })} {...rest} />;
}

/** Label, hint and error round something else that is filled in. */
export function Field({ label, hint, optional, ...rest }: Of<InputWrapperProps>) {
  const { label: shown, description } = words({ label, hint, optional });
  const { root, label: labelLook, description: hintLook, error } = shared.classNames;
  return (
    <Input.Wrapper
      classNames={{ root, label: labelLook, description: hintLook, error }}
      label={shown}
      description={description}
      {...rest}
    />
  );
}
