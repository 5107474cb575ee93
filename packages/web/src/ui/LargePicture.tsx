import { IconX } from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import styles from './LargePicture.module.css';
import { Sheet } from './Sheet';

interface LargePictureProps {
  src: string;
  /** What it shows. */
  alt: string;
  onClose: () => void;
}

/** A picture by itself, as large as the window. A press anywhere closes it, and so does Escape. */
export default function LargePicture({ src, alt, onClose }: LargePictureProps) {
  const intl = useIntl();
  return (
    <Sheet open onClose={onClose} className={styles.sheet} aria-label={alt} onClick={onClose}>
      <button
        type="button"
        className={styles.close}
        aria-label={intl.formatMessage({ id: 'app.picture.close' })}
      >
        <IconX size={22} stroke={1.6} aria-hidden="true" />
      </button>
      <figure className={styles.figure}>
        <img src={src} alt={alt} />
        <figcaption dir="auto" aria-hidden="true">
          {alt}
        </figcaption>
      </figure>
    </Sheet>
  );
}
