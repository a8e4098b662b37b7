export { readFrameFiles } from './http/frames/frame-files.ts';
export { createVault, type Vault, type VaultOptions } from './vault.ts';
