import { useIntl } from 'react-intl';
import styles from '../Composer.module.css';

/** Those that are coloured, by the names that people know. */
const LANGUAGES: Record<string, string> = {
  bash: 'Bash',
  cpp: 'C, C++',
  csharp: 'C#',
  css: 'CSS',
  diff: 'Diff',
  go: 'Go',
  html: 'HTML',
  java: 'Java',
  js: 'JavaScript',
  json: 'JSON',
  python: 'Python',
  r: 'R',
  rust: 'Rust',
  sql: 'SQL',
  ts: 'TypeScript',
  yaml: 'YAML',
};

interface LanguageFieldProps {
  language: string;
  onChange: (language: string) => void;
}

/** Which language the code is in. One that stands there already is never lost. */
export function LanguageField({ language, onChange }: LanguageFieldProps) {
  const intl = useIntl();
  const other = language !== '' && !(language in LANGUAGES);
  return (
    <select
      className={styles.language}
      aria-label={intl.formatMessage({ id: 'composer.language' })}
      value={language}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{intl.formatMessage({ id: 'composer.noLanguage' })}</option>
      {other && <option value={language}>{language}</option>}
      {Object.entries(LANGUAGES).map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}
