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
const stops = () =>
    all('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')
        .filter(e => shows(e) && !e.disabled);
const outlined = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
const rings = e => [e, ...above(e).slice(0, 3), ...(e.labels ?? [])].flatMap(a =>
    [null, '::before', '::after'].map(part => [a, getComputedStyle(a, part)])).filter(([, s]) => outlined(s));

// Colours of whatever notation as red, green, blue and opacity.
const pen = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
    .getContext('2d', {willReadFrequently: true});
const known = {};
const paint = colour => known[colour] ??= (pen.clearRect(0, 0, 1, 1), pen.fillStyle = colour,
    pen.fillRect(0, 0, 1, 1), [...pen.getImageData(0, 0, 1, 1).data]);
const light = colour => paint(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
const surface = e => [e, ...above(e)].map(a => style(a).backgroundColor)
    .find(c => paint(c)[3] > 250) ?? 'Canvas';
const on = (e, colour, least) => paint(colour)[3] > 125 && contrast(colour, surface(e)) >= least;
const framed = e => style(e).outlineStyle !== 'none' || ['Top', 'Bottom'].map(s => 'border' + s).some(s =>
    style(e)[s + 'Style'] !== 'none' && parseFloat(style(e)[s + 'Width']) > 0
    && on(e.parentElement, style(e)[s + 'Color'], 3));
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

# Lines of text that lie upon each other. What sticks to an edge of the window lies above the page on purpose,
# and what is clipped away lies anywhere.
OVERLAP = probe("""
const loose = e => [e, ...above(e)].some(a => ['fixed', 'sticky'].includes(style(a).position)
    || style(a).clip !== 'auto' || style(a).clipPath !== 'none');
const lines = all('body *').filter(e => words(e) && shows(e) && !scrolls(e) && !loose(e)).flatMap(e => {
    const range = document.createRange();
    return [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).flatMap(n => {
        range.selectNodeContents(n);
        // The middle of a line: letters above and below may share their space.
        return [...range.getClientRects()].filter(r => r.width > 2).map(r => ({e, left: r.left,
            right: r.right, top: r.top + r.height / 3, bottom: r.bottom - r.height / 3}));
    });
}).sort((a, b) => a.top - b.top);
const faults = new Set();
lines.forEach((a, i) => {
    for (let k = i + 1; k < lines.length && lines[k].top < a.bottom; k += 1) {
        const b = lines[k];
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) faults.add(name(b.e));
    }
});
return [...faults];
""")

# Whatever can have the focus shows it with a ring that stands out from what is around it.
FAINT_FOCUS = probe("""
const faint = e => {
    e.focus({preventScroll: true});
    return document.activeElement === e
        && !rings(e).some(([a, s]) => on(a.parentElement, s.outlineColor, 3) || on(a, s.outlineColor, 3));
};
const found = stops().filter(faint).map(name);
document.activeElement.blur();
return found;
""")

# To be remembered before colours are forced: small surfaces with words, such as labels and buttons.
REMEMBER_SURFACES = probe("""
window.accessSurfaces = all('body *').filter(e => words(e) && shows(e) && box(e).height <= 56
    && parseFloat(style(e).borderTopLeftRadius) >= 4 && paint(style(e).backgroundColor)[3] > 250
    && surface(e) !== surface(e.parentElement));
""")

# Without colours of its own a page still shows its text and icons, the shape of whatever can be pressed or
# typed into, that of labels, and which one of several is chosen.
FORCED_COLOURS = probe("""
const lined = e => style(e).textDecorationLine.includes('underline') || [...e.children].some(lined);
const shaped = e => framed(e) || above(e).slice(0, 4).some(framed) || lined(e);
const native = e => ['checkbox', 'radio'].includes(e.type) && style(e).appearance !== 'none';
const shapeless = all('button, input:not([type=hidden]), select, textarea')
    .filter(e => shows(e) && !native(e) && !shaped(e));
const surfaces = accessSurfaces.filter(e => shows(e) && !shaped(e));
const texts = all('body *').filter(e => words(e) && shows(e) && !on(e, style(e).color, 4.5));
const icons = all('svg').filter(e => shows(e) && box(e).width <= 48 && !on(e, style(e).color, 3));
const masked = all('body *').filter(shows).flatMap(e => [null, '::before', '::after'].map(part => [e,
    getComputedStyle(e, part)])).filter(([e, s]) => s.maskImage !== 'none' && s.content !== 'none'
    && !on(e.parentElement, s.backgroundColor, 3)).map(([e]) => e);
const looks = e => surface(e) + [null, '::before', '::after'].map(part => getComputedStyle(e, part)).map(s =>
    [s.color, s.borderTopWidth, s.borderBottomWidth, s.borderTopColor, s.borderBottomColor,
    s.fontWeight, s.textDecorationLine, s.outlineStyle, s.content].join()).join();
const others = e => all(e.tagName).filter(o => o !== e && !o.ariaCurrent && shows(o)
    && !o.querySelector('a') === !e.querySelector('a')
    && o.parentElement.parentElement === e.parentElement.parentElement);
const unmarked = all('[aria-current]').filter(e => shows(e) && others(e).some(o => looks(o) === looks(e)));
const said = {'keine Form': [...shapeless, ...surfaces], 'Text unsichtbar': texts,
    'Zeichen unsichtbar': [...icons, ...masked], 'Auswahl unsichtbar': unmarked};
return Object.entries(said).flatMap(([what, found]) => [...new Set(found)].map(e => `${what}: ${name(e)}`));
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
const visible = rings(here).length > 0;
const label = here.labels?.[0];
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
