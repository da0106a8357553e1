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
