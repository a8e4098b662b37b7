import { InlayCardCode } from '../fields/card-code.ts';
import { register } from './register.ts';

register('inlay-card-code', InlayCardCode);
