/** Where all that a hostile text would load or open lies. The name never resolves. */
export const CANARY = 'canary.example';

/** What a hostile text would set, on whatever page it ran. */
export const PROBE = 'gainsightProbe';

const RUN = `globalThis.${PROBE}=1`;
const at = (name: string): string => `https://${CANARY}/${name}`;

const ELEMENTS = [
  `<script>${RUN};fetch("${at('fetch')}")</script>`,
  `<img src="${at('img')}" onerror="${RUN}"><img src=x onerror=${RUN}>`,
  `<svg onload="${RUN}"><image href="${at('svg')}"/><script>${RUN}</script></svg>`,
  `<a href="javascript:${RUN}">go</a> <a href="${at('a')}">on</a>`,
  `"><iframe src="${at('frame')}" srcdoc="<script>top.${PROBE}=1</script>"></iframe><b`,
  `' autofocus onfocus=${RUN} x='<input autofocus onfocus=${RUN}>`,
  `</script></style></title></textarea></td></table>--><script>${RUN}</script>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<object data="${at('object')}"></object><embed src="${at('embed')}"><video src="${at('video')}" autoplay onerror=${RUN}>`,
  `<form action="${at('form')}"><button formaction="javascript:${RUN}">Sign in</button></form>`,
  `<meta http-equiv="refresh" content="0;url=${at('meta')}"><base href="${at('')}"><link rel=stylesheet href="${at('link')}">`,
  `<b <i class="x" <img/src=${at('broken')}/onerror=${RUN}> <!-- <![CDATA[`,
];

const STYLES = [
  `<style>@import "${at('import')}";*{background:url(${at('css')})}</style>`,
  `<p style="position:fixed;inset:0;background:url(${at('style')})">over all</p>`,
  `red;background:url(${at('color')})`,
];

const MARKDOWN = [
  `[run](command:workbench.action.files.newUntitledFile) [script](javascript:${RUN}) [old](vbscript:${RUN})`,
  `[data](data:text/html;base64,PHNjcmlwdD4=) [file](file:///etc/hostname) [app](vscode://canary/run) [page](http://${CANARY}/page)`,
  `![picture](${at('picture')}) ![command](command:workbench.action.files.newUntitledFile) [![both](${at('both')})](${at('out')})`,
  `![picture][canary] [words][canary]\n\n[canary]: ${at('reference')} "title"`,
  `<${at('auto')}> ${at('bare')} www.${CANARY} probe@${CANARY} //${CANARY}/share`,
  `\n\`\`\`html\n<img src=x onerror=${RUN}>\n\`\`\`\n# Heading\n\n---\n- item\n> quote\n\n    code\n\n~~~mermaid\ngraph TD; A-->B; click A "${at('mermaid')}"\n~~~`,
  `a | b | c\n|---|---|---|\n| <img src=x onerror=${RUN}> | \\| | \`|\` |`,
  `$\\href{javascript:${RUN}}{x}$ $$\\includegraphics{${at('math')}}$$ **bold** _soft_ ~~gone~~ [^1] :smile:`,
];

const CHARACTERS = [
  `&lt;script&gt;${RUN}&lt;/script&gt; &#x3c;img src=x onerror=${RUN}&#x3e; &amp;lt;b&amp;gt;`,
  `\${${RUN}} {{constructor.constructor("${RUN}")()}} <%= ${RUN} %> #{${RUN}} {0} %s`,
  '\u202egnp.exe\u202c \u2066hidden\u2069 \u200bzero\u200b \ufeffwidth',
  `nul\u0000l bell\u0007 escape\u001b[31m line\u2028end\u0085 back\u0008`,
  'Donaudampfschifffahrt'.repeat(40),
  '$(alert) $(sync~spin) $(gear) @gainsight #file /brief',
];

/** What would run, load, open or hide something wherever text of a record were taken for more than text. */
export const HOSTILE_TEXTS: readonly string[] = [...ELEMENTS, ...STYLES, ...MARKDOWN, ...CHARACTERS];

/**
 * The text followed by one of the hostile ones. The same text is always followed by the same one, so that what is
 * found by a name is still found; with each turn it is another one.
 */
export function withHostileText(text: string, turn: number): string {
  return `${text} ${hostileTextFor(text, turn)}`.trimStart();
}

/** The hostile text that stands behind, or in place of, this one. */
export function hostileTextFor(text: string, turn: number): string {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return HOSTILE_TEXTS[(sum + turn) % HOSTILE_TEXTS.length] ?? '';
}
