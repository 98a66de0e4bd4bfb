"use strict";
// Without it every table stands whole, in order of date; with it each can be sorted by any of its columns, and of a long
// one the first rows are shown (the style sheet hides the others on screens), so that twenty thousand stay usable.
document.documentElement.classList.add("scripted");
addEventListener("DOMContentLoaded", () => {
  const FIRST = 200;
  const number = new Intl.NumberFormat("en");

  function element(tag, text, click) {
    const made = document.createElement(tag);
    if (tag === "button") made.type = "button";
    made.append(...text);
    if (click) made.addEventListener("click", click);
    return made;
  }

  function key(cell) {
    return (cell.dataset.key ?? cell.textContent.trim()).toLowerCase();
  }

  function sort(body, rows, column, descending) {
    const sign = descending ? -1 : 1;
    const keyed = rows.map((row, index) => [key(row.cells[column]), index, row]);
    keyed.sort(([left, one], [right, other]) => (left === right ? one - other : left < right ? -sign : sign));
    body.replaceChildren(...keyed.map(([, , row]) => row));
  }

  for (const table of document.querySelectorAll("table.work")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      head.append(element("button", head.childNodes, () => {
        const descending = head.ariaSort === "ascending";
        for (const each of heads) each.ariaSort = "none";
        head.ariaSort = descending ? "descending" : "ascending";
        sort(body, rows, column, descending);
      }));
    });
    if (rows.length > FIRST) {
      const told = element("p", [`The first ${number.format(FIRST)} of ${number.format(rows.length)} are shown. `]);
      told.className = "more";
      told.append(element("button", [`Show all ${number.format(rows.length)}`], () => {
        table.classList.add("whole");
        table.parentElement.focus();
        told.remove();
      }));
      table.parentElement.after(told);
    }
  }

  const closed = [];
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details:not([open])")) {
      each.open = true;
      closed.push(each);
    }
  });
  addEventListener("afterprint", () => {
    while (closed.length) closed.pop().open = false;
  });
});
