// The filter of the page "How each rule is enforced": by rule, catcher and severity.
//
// The tables are whole without it. The choice is kept in the address, so that it can be shared.
const form = document.getElementById("filter-table");
const status = form.querySelector("[role=status]");
const rows = [...document.querySelectorAll("tr[data-rule]")];
const fields = [...form.elements];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const isWanted = row => fields.every(({ name, value }) =>
  !value || row.dataset[name].split(" ").includes(value));

function apply() {
  for (const row of rows) row.hidden = !isWanted(row);
  for (const section of document.querySelectorAll("[data-filter-heading]")) {
    const isEmpty = !section.querySelector("tr[data-rule]:not([hidden])");
    section.hidden = isEmpty;
    document.getElementById(section.dataset.filterHeading).hidden = isEmpty;
  }
  const shown = rows.filter(row => !row.hidden);
  const caught = shown.filter(row => row.dataset.by !== "review").length;
  const percent = shown.length ? Math.floor(100 * caught / shown.length) : 0;
  status.textContent = fill(form.dataset.count, { shown: shown.length, all: rows.length, caught, percent });
}

function remember() {
  const address = new URL(location.href);
  for (const { name, value } of fields) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}

// A value that the form does not offer is left out.
function restore() {
  const wanted = new URL(location.href).searchParams;
  for (const field of fields) {
    const value = wanted.get(field.name) ?? "";
    field.value = [...field.options].some(option => option.value === value) ? value : "";
  }
}

restore();
apply();
form.hidden = false;
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("change", () => {
  apply();
  remember();
});
