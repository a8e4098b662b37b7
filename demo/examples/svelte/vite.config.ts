import { svelte } from '@sveltejs/vite-plugin-svelte';

export default {
  envDir: '..',
  ssr: { noExternal: true },
  plugins: [svelte()],
};
