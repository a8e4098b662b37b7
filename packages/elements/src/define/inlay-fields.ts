import { InlayFields } from '../group/inlay-fields.ts';
import { register } from './register.ts';

register('inlay-fields', InlayFields);
