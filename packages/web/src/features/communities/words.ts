import { learn } from '../../lib/locale';
import words from '../../messages/en/communities.json';

learn(words);
