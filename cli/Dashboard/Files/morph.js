// Makes one part of the page like another without replacing what stays: focus, scrolling and what was unfolded remain.

/** What a reader has changed, or a script has added, is the reader's. */
const KEPT = { DETAILS: ["open"] };

function sameKind(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");
}

function copyAttributes(from, to) {
  const kept = KEPT[to.nodeName] ?? [];
  for (const { name, value } of [...from.attributes])
    if (!kept.includes(name) && to.getAttribute(name) !== value) to.setAttribute(name, value);
  for (const { name } of [...to.attributes])
    if (!kept.includes(name) && !from.hasAttribute(name)) to.removeAttribute(name);
}

/** Makes `to` like `from`. */
export function morph(to, from) {
  if (!to || !from) return;
  if (to.nodeType !== Node.ELEMENT_NODE) {
    if (to.nodeValue !== from.nodeValue) to.nodeValue = from.nodeValue;
    return;
  }
  if (to.isEqualNode(from)) return;
  copyAttributes(from, to);
  const named = new Map([...to.children].filter((child) => child.id).map((child) => [child.id, child]));
  let at = to.firstChild;
  for (const wanted of [...from.childNodes]) {
    const known = wanted.id ? named.get(wanted.id) : at && !at.id && sameKind(at, wanted) ? at : null;
    if (known) {
      if (known === at) at = at.nextSibling;
      else to.insertBefore(known, at);
      morph(known, wanted);
    } else {
      to.insertBefore(document.importNode(wanted, true), at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}
