import './words';
import { FormattedMessage } from 'react-intl';
import type { PostPartsFragment } from '../../gql/graphql';
import { MenuItem } from '../../ui/Menu';
import type { Recognising } from './useRecognising';

interface RecognitionItemsProps {
  trail: NonNullable<PostPartsFragment['trail']>;
  onSelect: (what: Recognising) => void;
}

/** In the menu of a post: "I put this to use", and thanks; neither at one's own. */
export default function RecognitionItems({ trail, onSelect }: RecognitionItemsProps) {
  const { reportUse, thank } = trail.viewerCan;
  if (reportUse.reason === 'IS_OWN') return null;
  return (
    <>
      <MenuItem permission={reportUse} onSelect={() => onSelect('use')}>
        <FormattedMessage id="use.report" />
      </MenuItem>
      <MenuItem permission={thank} onSelect={() => onSelect('thanks')}>
        <FormattedMessage id="thanks.give" />
      </MenuItem>
    </>
  );
}
