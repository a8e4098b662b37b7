import { InlayCardExpiry } from '../fields/card-expiry.ts';
import { register } from './register.ts';

register('inlay-card-expiry', InlayCardExpiry);
