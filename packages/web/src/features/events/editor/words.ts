import { learn } from '../../../lib/locale';
import words from '../../../messages/en/event-editor.json';

learn(words);
