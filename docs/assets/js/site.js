// A rule's file is fetched once somebody wants to read or to copy it.
const files = new Map();
function textOf(file) {
  if (!files.has(file)) files.set(file, fetch(file).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return answer.text();
  }));
  return files.get(file);
}
for (const code of document.querySelectorAll("code[data-file]")) {
  const folded = code.closest("details");
  folded.hidden = false;
  folded.addEventListener("toggle", async () => { code.textContent = await textOf(code.dataset.file); });
}

// The theme copies an attribute's text: whole, but for the final newline. It is set before the
// pointer or the focus can press the button, or else with the first press, which is then repeated.
for (const button of document.querySelectorAll("button[data-copy-file]")) {
  const load = async () => {
    button.dataset.clipboardText = (await textOf(button.dataset.copyFile)).replace(/\n$/, "");
  };
  button.addEventListener("pointerenter", load);
  button.addEventListener("focus", load);
  button.addEventListener("click", async (event) => {
    if (button.dataset.clipboardText !== undefined) return;
    event.stopPropagation();
    await load();
    button.click();
  });
  button.hidden = false;
}

// The other language opens at the same heading.
for (const link of document.querySelectorAll("[data-keep-fragment]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// What scrolls can be scrolled with the keyboard too. The theme sees to that only for a mouse.
function letKeysScroll(box) {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = box;
  const scrolls = scrollWidth > clientWidth || scrollHeight > clientHeight;
  if (scrolls !== box.hasAttribute("tabindex")) {
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
const scrollers = ".site-table, pre > code, .rule-raw > pre";
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => letKeysScroll(target)));
const content = document.querySelector(".md-content");
for (const box of content.querySelectorAll(scrollers)) sizes.observe(box);
new MutationObserver((changes) => {
  for (const { target, type } of changes) {
    if (type === "attributes" && target.matches(scrollers)) letKeysScroll(target);
  }
  // The theme puts each copy button into a landmark without a name.
  for (const nav of content.querySelectorAll(".md-code__nav:not([role])")) nav.role = "none";
  // Nor do its marks of notes in code have a name; a hidden digit is all they hold. They would be
  // landmarks, and two files on a page have notes of the same number.
  for (const mark of content.querySelectorAll(".md-annotation:not([aria-label])")) {
    const { mdAnnotationId } = mark.querySelector("[data-md-annotation-id]").dataset;
    mark.ariaLabel = `${mark.closest("[data-note-label]").dataset.noteLabel} ${mdAnnotationId}`;
    mark.role = "note";
    mark.querySelector(".md-annotation__index").ariaLabel = mark.ariaLabel;
  }
}).observe(content, { attributeFilter: ["tabindex"], childList: true, subtree: true });
