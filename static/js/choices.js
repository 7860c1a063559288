/* Choice lists of the forms: with what each row is beside its name, and a last row that makes a new one of what is typed.

   A list becomes one only when it comes into view or is reached: a meeting may have hundreds. */

const $ = window.django.jQuery;
const CREATE = "create";

function isTemplate(select) {
  return select.name.includes("__prefix__");
}

function isAlive(select) {
  return Boolean($(select).data("select2"));
}

function rowsOf(answer) {
  const rows = answer.results ?? [];
  const last = answer.create ? [{ id: CREATE, text: answer.create.text, address: answer.create.address }] : [];
  return { results: [...rows, ...last], pagination: answer.pagination };
}

function shown(row) {
  if (!row.beside) {
    return row.text;
  }
  const beside = $("<span class='choice__beside'>").text(row.beside);
  return $("<span>").text(`${row.text} `).append(beside);
}

function create(select, address) {
  const link = document.createElement("a");
  link.id = `add_${select.id}`;
  link.href = address;
  window.showRelatedObjectPopup(link);
}

function enliven(select) {
  if (isTemplate(select) || isAlive(select)) {
    return;
  }
  $(select).select2({
    theme: "admin-autocomplete",
    placeholder: select.dataset.placeholder ?? "",
    allowClear: !select.required && !select.multiple,
    language: select.lang || undefined,
    width: "style",
    ajax: {
      url: select.dataset.choices,
      dataType: "json",
      delay: 150,
      data: (asked) => ({ term: asked.term ?? "", page: asked.page ?? 1 }),
      processResults: rowsOf,
    },
    templateResult: shown,
  });
  $(select).on("select2:selecting", (event) => {
    const row = event.params.args.data;
    if (row.id === CREATE) {
      event.preventDefault();
      $(select).select2("close");
      create(select, row.address);
    }
  });
  $(select).on("select2:open", () => {
    document.querySelector(".select2-container--open .select2-search__field")?.focus();
  });
}

/* So that whoever listens to the form hears of a choice: jQuery tells only its own listeners. */
function tell(event) {
  if (event.originalEvent === undefined) {
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function selectBeside(element) {
  return element?.closest(".select2")?.previousElementSibling;
}

/* Letters typed on a closed list open it and are its first. */
function openByLetter(event) {
  const select = event.target.matches?.(".select2-selection") ? selectBeside(event.target) : null;
  if (!select || event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  event.preventDefault();
  $(select).select2("open");
  const search = document.querySelector(".select2-container--open .select2-search__field");
  if (search) {
    search.value = event.key;
    $(search).trigger("input");
  }
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries.filter((each) => each.isIntersecting)) {
      seen.unobserve(entry.target);
      enliven(entry.target);
    }
  },
  { rootMargin: "200px" },
);

function watch(root) {
  for (const select of root.querySelectorAll("select[data-choices]")) {
    if (!isTemplate(select)) {
      seen.observe(select);
    }
  }
}

document.addEventListener("focusin", (event) => {
  const select = event.target;
  if (select.matches?.("select[data-choices]") && !isAlive(select)) {
    enliven(select);
    $(select).next(".select2").find(".select2-selection").trigger("focus");
  }
});
document.addEventListener("keydown", openByLetter);
document.addEventListener("formset:added", (event) => {
  event.target.querySelectorAll("select[data-choices]").forEach(enliven);
});
$(document).on("change", "select[data-choices]", tell);
watch(document);
