// What <script src="…/inlay.js" data-vault="…" data-publishable-key="…"> runs.
import './prewarm-script.ts';
import './all.ts';
