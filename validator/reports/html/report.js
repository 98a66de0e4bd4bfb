"use strict";
// Filters, sorts and shows the findings, a page at a time: however many there are, few are elements of the document.
// Whatever comes from a report is set as text, never as markup.
(() => {
  const PAGE = 50;
  const PRINTED = 250;
  const data = JSON.parse(document.getElementById("data").textContent);
  const id = (name) => document.getElementById(name);
  const number = new Intl.NumberFormat("en");

  // Members of a finding, and of a place in it, as data.py writes them.
  const DOC = 0, RULE = 1, SEVERITY = 2, CLASS = 3, MESSAGE = 4, PLACE = 5, RELATED = 6, AUTHORITY = 7, LOWERED = 8,
    WAIVED = 9, KEY = 10, FINGERPRINT = 11, BASELINE = 12;
  const findings = data.findings;
  const opened = new Set();
  let shown = [];
  let page = 0;
  let sorted = { by: "document", descending: false };
  let printing = false;
  let texts = null;

  const classTitle = (name) => data.classes[name] ?? name;
  const ruleOf = (finding) => data.rules[finding[RULE]];
  const documentOf = (finding) => data.documents[finding[DOC]];

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function haystacks() {
    texts ??= findings.map((each) =>
      [each[MESSAGE], ruleOf(each)[0], ruleOf(each)[1], ...documentOf(each).slice(0, 2), each[PLACE].slice(4, 7).join(""),
        each[PLACE][7], each[FINGERPRINT]].join("\n").toLowerCase());
    return texts;
  }

  function select() {
    const words = id("f-text").value.toLowerCase().split(/\s+/).filter(Boolean);
    const severity = id("f-severity").value;
    const rule = id("f-rule").value;
    const class_ = id("f-class").value;
    const where = id("f-document").value.trim().toLowerCase();
    const rank = data.severities.indexOf(severity);
    const ours = data.documents.map((each) => !where || (each[0] + "\n" + each[1]).toLowerCase().includes(where));
    const hay = words.length ? haystacks() : null;
    shown = [];
    findings.forEach((each, index) => {
      const aside = each[WAIVED] !== "" ? "waived" : each[BASELINE] ? "baseline" : "";
      if (severity === "waived" || severity === "baseline" ? aside !== severity : severity !== "all" && aside) return;
      if (rank >= 0 && each[SEVERITY] !== rank) return;
      if (rule && ruleOf(each)[0] !== rule) return;
      if (class_ && each[CLASS] !== class_) return;
      if (!ours[each[DOC]]) return;
      if (hay && !words.every((word) => hay[index].includes(word))) return;
      shown.push(index);
    });
    order();
    page = 0;
  }

  const KEYS = {
    severity: (finding) => finding[SEVERITY],
    rule: (finding) => ruleOf(finding)[0],
    message: (finding) => finding[MESSAGE],
    class: (finding) => classTitle(finding[CLASS]),
    document: () => 0,
  };

  function order() {
    const key = KEYS[sorted.by];
    const keys = new Map(shown.map((index) => [index, key(findings[index])]));
    const sign = sorted.descending ? -1 : 1;
    shown.sort((one, other) => {
      const [left, right] = [keys.get(one), keys.get(other)];
      if (left !== right) return left < right ? -sign : sign;
      return sorted.by === "document" ? sign * (one - other) : one - other;
    });
    for (const button of document.querySelectorAll("[data-sort]")) {
      const ours = button.dataset.sort === sorted.by;
      button.parentElement.setAttribute("aria-sort", !ours ? "none" : sorted.descending ? "descending" : "ascending");
    }
  }

  function render() {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    const start = printing ? 0 : page * PAGE;
    const end = Math.min(shown.length, printing ? PRINTED : start + PAGE);
    const rows = [];
    for (const index of shown.slice(start, end)) {
      rows.push(row(index));
      if (printing || opened.has(index)) rows.push(detail(index));
    }
    if (!rows.length) rows.push(element("tr", { role: "row" }, element("td", { role: "cell", colspan: "5", class: "none" },
      findings.length ? "No finding is like that." : "There are no findings.")));
    id("rows").replaceChildren(...rows);
    const of = shown.length === findings.length ? "" : ` of ${number.format(findings.length)} in all`;
    id("status").textContent = shown.length
      ? `Findings ${number.format(start + 1)} to ${number.format(end)} of ${number.format(shown.length)}${of && `,${of}`}`
      : `No findings${of}`;
    id("page").textContent = `Page ${number.format(page + 1)} of ${number.format(pages)}`;
    for (const [name, off] of [["first", page === 0], ["previous", page === 0], ["next", page === pages - 1],
      ["last", page === pages - 1]]) id(name).setAttribute("aria-disabled", String(off));
    id("pages").hidden = pages === 1;
  }

  function row(index) {
    const finding = findings[index];
    const severity = data.severities[finding[SEVERITY]];
    const open = opened.has(index);
    const tag = element("span", { class: `tag ${severity}` }, severity);
    const button = element("button", { type: "button", class: "open", "aria-expanded": String(open) }, finding[MESSAGE]);
    if (open) button.setAttribute("aria-controls", `detail-${finding[KEY]}`);
    button.addEventListener("click", () => {
      opened.has(index) ? opened.delete(index) : opened.add(index);
      render();
      focusOn(index);
    });
    const cell = (name, ...children) => element("td", { role: "cell", class: name }, ...children);
    return element("tr", { role: "row", id: `finding-${finding[KEY]}`, class: "finding" },
      cell("c-severity", tag, finding[WAIVED] ? element("span", { class: "tag" }, "waived") : null,
        finding[BASELINE] ? element("span", { class: "tag" }, "known") : null),
      cell("c-rule", ruleOf(finding)[0]),
      cell("c-message", button),
      cell("c-class", classTitle(finding[CLASS])),
      cell("c-document path", `${documentOf(finding)[0]}:${finding[PLACE][0]}`));
  }

  function excerpt(place) {
    const [line, column, endLine, endColumn, before, mark, after, whole] = place;
    const code = element("code", {}, before, element("mark", {}, mark || "\u00b7"), after);
    const at = endLine === line ? `line ${line}, column ${column}` : `line ${line}, column ${column} to line ${endLine}, column ${endColumn}`;
    return element("div", { class: "excerpt" }, element("span", { class: "at" }, at),
      element("div", { class: "src", role: "region", "aria-label": `Source, ${at}`, tabindex: "0" }, code),
      whole ? element("span", { class: "at" }, "Marked: ", element("q", {}, whole)) : null);
  }

  function detail(index) {
    const finding = findings[index];
    const rule = ruleOf(finding);
    const [path, reference, date, kind, level] = documentOf(finding);
    const list = element("dl", {});
    const add = (name, ...children) => list.append(element("dt", {}, name), element("dd", {}, ...children));
    // What is the same for every finding of a rule or document is not printed with each.
    const same = (name, ...children) =>
      list.append(element("dt", { class: "same" }, name), element("dd", { class: "same" }, ...children));
    add("Marked", excerpt(finding[PLACE]));
    if (finding[RELATED].length) add("See also", ...finding[RELATED].map(excerpt));
    if (finding[WAIVED]) add("Waived", finding[WAIVED]);
    if (finding[BASELINE]) add("Baseline", "known from it, and so not new");
    if (finding[LOWERED]) add("Lowered", finding[LOWERED]);
    same("Rule", `${rule[0]} ${rule[1]}: ${rule[2]}`);
    const authority = finding[AUTHORITY] || rule[3];
    if (authority.length) same("Authority", authority.join("; "));
    same("Why", rule[4]);
    same("Remedy", rule[5]);
    const only = element("button", { type: "button", class: "only" }, "Only this document");
    only.addEventListener("click", () => {
      clear();
      id("f-document").value = path;
      select();
      render();
      id("f-document").focus();
    });
    same("Document", element("span", { class: "path" }, [path, reference, level, date, kind].filter(Boolean).join(" \u00b7 ")), " ", only);
    add("Fingerprint", element("code", { class: "digest" }, finding[FINGERPRINT]), " ",
      element("a", { class: "same", href: `#finding-${finding[KEY]}` }, "link to this finding"));
    return element("tr", { role: "row", id: `detail-${finding[KEY]}`, class: "detail" },
      element("td", { role: "cell", colspan: "5" }, list));
  }

  function focusOn(index) {
    const place = id(`finding-${findings[index][KEY]}`);
    place.querySelector("button").focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }

  function clear() {
    for (const each of ["f-text", "f-severity", "f-rule", "f-class", "f-document"]) id(each).value = "";
  }

  function follow() {
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch {
      return;
    }
    const [, field, value] = /^(rule|class)=(.*)$/.exec(hash) ?? [];
    if (field) {
      clear();
      id(`f-${field}`).value = value;
      select();
      render();
      id("findings").focus();
      id("findings").scrollIntoView();
    } else if (hash.startsWith("finding-")) {
      const index = findings.findIndex((each) => `finding-${each[KEY]}` === hash);
      if (index < 0) {
        id("status").textContent = "This report has no finding with that address.";
        id("status").scrollIntoView();
        return;
      }
      if (!shown.includes(index)) {
        clear();
        id("f-severity").value = findings[index][WAIVED] || findings[index][BASELINE] ? "all" : "";
        select();
      }
      page = Math.floor(shown.indexOf(index) / PAGE);
      opened.add(index);
      render();
      focusOn(index);
      id(`finding-${findings[index][KEY]}`).scrollIntoView({ block: "start" });
    }
  }

  for (const button of document.querySelectorAll("[data-sort]")) {
    button.addEventListener("click", () => {
      const by = button.dataset.sort;
      sorted = { by, descending: sorted.by === by && !sorted.descending };
      order();
      page = 0;
      render();
    });
  }
  const go = (name, target) => id(name).addEventListener("click", () => {
    page = target();
    render();
    id("status").scrollIntoView({ block: "nearest" });
  });
  go("first", () => 0);
  go("previous", () => page - 1);
  go("next", () => page + 1);
  go("last", () => Infinity);
  id("filters").addEventListener("input", () => {
    select();
    render();
  });
  id("filters").addEventListener("submit", (event) => event.preventDefault());
  id("filters").addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    select();
    render();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  addEventListener("hashchange", follow);
  const closed = [];
  addEventListener("beforeprint", () => {
    printing = true;
    render();
    for (const each of document.querySelectorAll("details:not([open], .long)")) {
      each.open = true;
      closed.push(each);
    }
  });
  addEventListener("afterprint", () => {
    printing = false;
    render();
    while (closed.length) closed.pop().open = false;
  });

  id("app").hidden = false;
  select();
  render();
  // When the page is loaded the browser itself goes to the address and takes the focus there; ours comes after that.
  addEventListener("load", () => setTimeout(follow));
})();
