import { InlayCardholderName } from '../fields/cardholder-name.ts';
import { register } from './register.ts';

register('inlay-cardholder-name', InlayCardholderName);
