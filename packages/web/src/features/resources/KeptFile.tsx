import './words';
import { IconFile } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { bytesIn } from '../../writing/uploads/size';
import styles from './KeptFile.module.css';

interface KeptFileProps {
  file: {
    name: string;
    address: string;
    bytes: number;
    width?: number | null;
    height?: number | null;
  };
}

/** A file that is kept: a picture is shown, and all are saved with one press. */
export function KeptFile({ file }: KeptFileProps) {
  const intl = useIntl();
  const { name, address, bytes, width, height } = file;
  return (
    <div>
      {width != null && height != null && (
        <img
          className={styles.picture}
          src={`${address}?w=960`}
          width={width}
          height={height}
          alt={name}
        />
      )}
      <p className={styles.file}>
        <IconFile size={18} stroke={1.6} aria-hidden="true" />
        <a className="gh-link" href={address} download={name}>
          <FormattedMessage id="resources.download" values={{ name: <bdi>{name}</bdi> }} />
        </a>
        <span className="gh-small gh-ink2">{bytesIn(intl, bytes)}</span>
      </p>
    </div>
  );
}
