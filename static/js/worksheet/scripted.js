/* Marks the page as one with scripts before it is painted: cards then lie folded, and keys are told. */

document.documentElement.classList.add("is-scripted");
