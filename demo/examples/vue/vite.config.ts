import vue from '@vitejs/plugin-vue';

export default {
  envDir: '..',
  ssr: { noExternal: true },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag: string) => tag.startsWith('inlay-') } } })],
};
