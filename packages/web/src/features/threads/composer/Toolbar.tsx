import { IconBold, IconCode, IconItalic, IconLink, IconList, IconQuote } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Tip } from '../../../ui/Tip';
import styles from './Composer.module.css';
import type { Mark } from './markdown-edits';

const MARKS = [
  { mark: 'bold', Sign: IconBold, key: 'B' },
  { mark: 'italic', Sign: IconItalic, key: 'I' },
  { mark: 'link', Sign: IconLink, key: 'K' },
  { mark: 'quote', Sign: IconQuote },
  { mark: 'code', Sign: IconCode },
  { mark: 'list', Sign: IconList },
] as const satisfies readonly { mark: Mark; Sign: typeof IconBold; key?: string }[];

const MODIFIER = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl ';

interface ToolbarProps {
  onMark: (mark: Mark) => void;
  preview: boolean;
  onPreview: () => void;
}

/** The signs of Markdown as buttons, and the switch between writing and looking. */
export function Toolbar({ onMark, preview, onPreview }: ToolbarProps) {
  const intl = useIntl();
  return (
    <div className={styles.tools}>
      {!preview &&
        MARKS.map(({ mark, Sign, ...rest }) => {
          const name = intl.formatMessage({ id: `threads.composer.${mark}` });
          const key = 'key' in rest ? `${MODIFIER}${rest.key}` : '';
          return (
            <Tip key={mark} text={key ? `${name} (${key})` : name}>
              <button
                type="button"
                className={styles.tool}
                aria-label={name}
                onClick={() => onMark(mark)}
              >
                <Sign size={18} stroke={1.6} aria-hidden="true" />
              </button>
            </Tip>
          );
        })}
      <button type="button" className={styles.look} aria-pressed={preview} onClick={onPreview}>
        <FormattedMessage id={preview ? 'threads.composer.write' : 'threads.composer.preview'} />
      </button>
    </div>
  );
}
