import { InlayCardNumber } from '../fields/card-number.ts';
import { register } from './register.ts';

register('inlay-card-number', InlayCardNumber);
