"""What is looked at in a page: scripts that answer a list of faults, free of the names of classes.

Each answers the beginnings of the elements' HTML. What is hidden from sight alone (a single pixel, clipped)
is for screen readers, and is not looked at.
"""

from django.conf import settings

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE, NARROW = 1280, 390, 320

_SHARED = """
const name = e => e.outerHTML.slice(0, 140);
const style = e => getComputedStyle(e);
const box = e => e.getBoundingClientRect();
const seen = e => e.checkVisibility({checkVisibilityCSS: true, contentVisibilityAuto: true})
    && box(e).width > 1 && box(e).height > 1 && box(e).right > 0 && box(e).bottom + scrollY > 0;
const above = e => {
    const found = [];
    for (let a = e.parentElement; a; a = a.parentElement) found.push(a);
    return found;
};
const scrolls = e => above(e).some(a => ['auto', 'scroll'].includes(style(a).overflowX));
const shows = e => seen(e)
    && above(e).every(a => box(a).width > 1 && box(a).height > 1 || style(a).overflow === 'visible');
const words = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
const all = selector => [...document.querySelectorAll(selector)];
"""


def probe(body: str) -> str:
    """A script for Playwright's ``evaluate``."""
    return f"() => {{ {_SHARED} {body} }}"


# Text that stands outside of the page, or is cut off by the box around it.
OVERFLOW = probe("""
const width = document.documentElement.scrollWidth;
const wide = width > innerWidth ? ['page ' + width] : [];
const texts = all('body *').filter(e => words(e) && shows(e) && !scrolls(e));
const beyond = texts.filter(e => box(e).right > innerWidth + 1 || box(e).left < -1);
const cut = texts.filter(e => [e, ...above(e).slice(0, 3)].some(a =>
    ['hidden', 'clip'].includes(style(a).overflowX) && style(a).display !== 'inline'
    && (a.scrollWidth > a.clientWidth + 2 || a.scrollHeight > a.clientHeight + 3)
    && (box(e).right > box(a).right + 2 || box(e).bottom > box(a).bottom + 3)));
return [...wide, ...beyond.map(name), ...cut.map(e => 'cut: ' + name(e))];
""")

# WCAG 2.5.8: 24 pixels each way, or so much room around; not for links in the midst of text and for boxes
# whose label is the target.
SMALL_TARGETS = probe("""
const inText = e => style(e).display === 'inline' && [...e.parentElement.childNodes].some(
    n => n !== e && n.nodeType === 3 && n.data.trim().length > 1);
const large = e => box(e).width >= 24 && box(e).height >= 24;
const labelled = e => e.labels && [...e.labels].some(l => seen(l) && large(l));
const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';
const targets = all(selector).filter(shows);
const middle = e => [(box(e).left + box(e).right) / 2, (box(e).top + box(e).bottom) / 2];
const gap = ([x, y], e) => Math.hypot(Math.max(box(e).left - x, 0, x - box(e).right),
    Math.max(box(e).top - y, 0, y - box(e).bottom));
const apart = (e, o) => large(o) ? gap(middle(e), o) >= 12
    : Math.hypot(middle(e)[0] - middle(o)[0], middle(e)[1] - middle(o)[1]) >= 24;
const small = targets.filter(e => !large(e) && !inText(e) && !labelled(e));
const others = e => targets.filter(o => o !== e && !o.contains(e) && !e.contains(o));
return small.filter(e => others(e).some(o => !apart(e, o))).map(name);
""")

# One h1, no level skipped; one main landmark, one header and footer; a title; a language.
OUTLINE = probe("""
const levels = all('h1, h2, h3, h4, h5, h6').filter(e => e.checkVisibility()).map(e => +e.tagName[1]);
const faults = [];
if (levels.filter(l => l === 1).length !== 1) faults.push('h1: ' + levels);
levels.forEach((l, i) => { if (i && l > levels[i - 1] + 1) faults.push(levels[i - 1] + ' to ' + l); });
for (const selector of ['main', 'body > header', 'body > footer'])
    if (all(selector).length !== 1) faults.push(selector + ': ' + all(selector).length);
const navs = all('nav').filter(e => e.checkVisibility()).map(e => e.getAttribute('aria-label')
    || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent || '');
if (navs.some(l => !l.trim()) || new Set(navs).size !== navs.length) faults.push('navigation: ' + navs);
if (!document.documentElement.lang) faults.push('no language');
const first = document.querySelector('a[href]');
if (!document.getElementById(first.hash.slice(1))?.matches('main')) faults.push('no way to the content');
return faults;
""")

# Without colours of its own, whatever can be pressed or typed into still has a shape.
SHAPELESS = probe("""
const framed = e => ['Top', 'Bottom'].some(s => style(e)['border' + s + 'Style'] !== 'none'
    && parseFloat(style(e)['border' + s + 'Width']) > 0) || style(e).outlineStyle !== 'none';
const lined = e => style(e).textDecorationLine.includes('underline') || [...e.children].some(lined);
return all('button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea')
    .filter(shows).filter(e => !framed(e) && !above(e).slice(0, 4).some(framed) && !lined(e)).map(name);
""")

# After a form was refused: each faulty field says so, names its error, and the page says first what is wrong.
UNTIED_ERRORS = probe("""
const faulty = all('form [aria-invalid=true]').filter(e => e.type !== 'hidden');
const ids = e => `${e.getAttribute('aria-describedby') ?? ''} ${e.getAttribute('aria-errormessage') ?? ''}`;
const said = e => ids(e).split(' ')
    .some(id => id && document.getElementById(id)?.textContent.trim());
const named = e => e.labels?.length || e.closest('fieldset')?.querySelector('legend');
const faults = faulty.filter(e => !said(e) || !named(e)).map(name);
if (!faulty.length && !document.querySelector('[role=alert]')) faults.push('not refused');
const alert = document.querySelector('[role=alert]');
if (!alert?.textContent.trim()) faults.push('no summary of the errors');
for (const link of alert?.querySelectorAll('a[href^="#"]') || [])
    if (!document.getElementById(link.hash.slice(1))) faults.push('leads nowhere: ' + name(link));
return faults;
""")

# WCAG 1.4.12 and 1.4.4, as readers set them.
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    "p { margin-block-end: 2em !important; }"
)
LARGE_TEXT = "html { font-size: 200% !important; }"

# The element that has the focus: visibly, and not below something else.
FOCUS = probe("""
const here = document.activeElement;
if (!here || here === document.body) return null;
const shown = (e, part) => { const s = getComputedStyle(e, part);
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
const frames = [here, ...above(here).slice(0, 3)];
const label = here.labels?.[0];
if (label) frames.push(label);
const visible = frames.some(e => [undefined, '::before', '::after'].some(part => shown(e, part)));
let target = label && (box(here).width < 2 || style(here).opacity === '0') ? label : here;
const r = [...target.getClientRects()].find(r => r.width && r.height) || box(target);
const [x, y] = [Math.min(Math.max((r.left + r.right) / 2, 1), innerWidth - 2), (r.top + r.bottom) / 2];
const top = document.elementFromPoint(x, y);
const inside = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
const covered = !inside || !(top && (target.contains(top) || top.contains(target) || label?.contains(top)));
window.accessStops ||= new Set();
const again = accessStops.has(here);
accessStops.add(here);
return {visible, covered, again, html: name(here)};
""")
