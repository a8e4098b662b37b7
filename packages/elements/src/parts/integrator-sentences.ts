export { INTEGRATOR_SENTENCES } from '@inlay/protocol';
