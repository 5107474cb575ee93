import '../tools/words';

export { default as RichField } from './RichField';
export { whyInSource } from './text/kept-text';
