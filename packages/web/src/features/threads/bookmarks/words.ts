import { learn } from '../../../lib/locale';
import words from '../../../messages/en/bookmarks.json';

learn(words);
