import { learn } from '../../../lib/locale';
import words from '../../../messages/en/resource-editor.json';

learn(words);
