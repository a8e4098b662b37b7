import type { Command } from './command.ts';
import { dev } from './dev.ts';

export const COMMANDS: readonly Command[] = [dev];
