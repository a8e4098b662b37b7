import '@inlay/elements/define';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import Checkout from './checkout.vue';

export function render(): Promise<string> {
  return renderToString(createSSRApp(Checkout));
}
