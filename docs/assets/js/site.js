// The copy button of a rule: its text is the raw file but for the final newline, set as an
// attribute because the theme trims what it reads from elements.
for (const button of document.querySelectorAll("[data-copy-from]")) {
  const raw = document.getElementById(button.dataset.copyFrom).textContent;
  button.dataset.clipboardText = raw.replace(/\n$/, "");
  button.hidden = false;
}

// The other language opens at the same heading.
for (const link of document.querySelectorAll("[data-keep-fragment]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// What scrolls can be scrolled with the keyboard too.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = target;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll(".site-table, .md-content pre > code, .rule-raw > pre")) {
  sizes.observe(box);
}
