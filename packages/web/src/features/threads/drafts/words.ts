import { learn } from '../../../lib/locale';
import words from '../../../messages/en/drafts.json';

learn(words);
