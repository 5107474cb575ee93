export { NotFoundPage as default } from '../ui/ErrorState';
