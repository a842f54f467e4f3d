"""What identifies a person and has no place in a return: headings that ask for it, and words that look like it.

A return counts people, it does not name them (Data Protection Act 2018, section 37: adequate, relevant and
not excessive). What is taken out here stays in the file as it was received, and nowhere else.
"""

import re
from functools import lru_cache

from briefing_app.operation.kinds import Field, Personal, Type
from briefing_app.operation.words import normalised

# --- headings ---------------------------------------------------------------------------------

_PERSON = (
    r"(?:suspects?|victims?|offenders?|persons?|subjects?|defendants?|detainees?|prisoners?|nominals?|complainants?"
    r"|witness(?:es)?|accused|perpetrators?|perps?|informants?|arrested persons?|dps?|clients?|child|childs|his|her"
    r"|home|their|s|vic|sus)"
)
_OF = rf"(?: of (?:the )?{_PERSON})?"
_NAMES = (
    rf"(?:{_PERSON} )?(?:full |first |last |sur|fore|middle |maiden |family |given )?names?{_OF}|names? s|surname"
    r"|forenames?|alias(?:es)?|aka|initials|who was arrested|name and (?:address|dob)|name dob"
    r"|suspect|victim|offender|defendant|detainee|prisoner|nominal|complainant|witness|accused|perpetrator|informant"
    r"|(?:full )?names? of (?:the )?persons? arrested|persons? arrested names?"
    rf"|{_PERSON} details|details of {_PERSON}"
)
_BIRTHS = rf"(?:{_PERSON} )?(?:d\W?o\W?b|date of birth|birth ?date|born){_OF}"
_ADDRESSES = (
    rf"(?:{_PERSON} )(?:home )?address(?:es)?|(?:home |private |warrant )?address(?:es)?{_OF}"
    rf"|(?:{_PERSON} )?post ?codes?|house (?:no|number|name)|flat no"
)
_REACHED_AT = (
    rf"(?:{_PERSON} )?(?:contact )?(?:tele?phone|phone|mobile|tel|mob|contact)(?: (?:nos?|numbers?|num|details))?"
    rf"|(?:{_PERSON} )?(?:e ?mail)(?: address(?:es)?)?"
)
_IDENTITIES = (
    rf"(?:{_PERSON} )?(?:nhs|ni|nino|national insurance|pnc ?id|pncid|cro|passport|driving licen[cs]e|prison|noms)"
    r"(?: (?:no|number|id))?|(?:vehicle )?(?:vrm|vrn)|vehicle reg(?:istration)?(?: (?:no|number))?"
)
_SENSITIVE = (
    rf"(?:{_PERSON} )?(?:self defined |officer defined )?(?:ethnicity|ethnic (?:group|appearance|origin|code)|religion"
    r"|nationality|disability|sexual orientation|sexuality)"
)
_HEADINGS = tuple(
    (what, re.compile(pattern))
    for what, pattern in (
        ("names of people", _NAMES),
        ("dates of birth", _BIRTHS),
        ("home addresses", _ADDRESSES),
        ("telephone numbers or e-mail addresses", _REACHED_AT),
        ("numbers that identify people", _IDENTITIES),
        ("ethnicity, religion or health", _SENSITIVE),
    )
)
# Staff, places and firms have names and addresses too.
_NOT_OF_PEOPLE = re.compile(
    r"\b(?:venue|business|company|premises|unit|team|officer|oic|borough|sheet|operation|serial|hospital|school|ward|station"
    r"|custody|suite|park|location|place|supervisor|completed|approved|owner|prepared|author|charity|agency|partner|court)\b"
)


def personal_heading(heading: str) -> str | None:
    """What a column of this heading would hold of people ("names of people"); None where it may be read."""
    word = normalised(heading)
    if _NOT_OF_PEOPLE.search(word):
        return None
    return next((what for what, pattern in _HEADINGS if pattern.fullmatch(word)), None)


# --- words ------------------------------------------------------------------------------------

_AREA = (
    r"(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GPV]|K[ATWY]|L[ADELNSU]?|M[EKL]?"
    r"|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ADFNRSV]?|WC|YO|ZE)"
)
_DAY_OF = r"\d{1,2}(?:st|nd|rd|th)?[\s/.\-]{1,2}(?:\d{1,2}|[A-Za-z]{3,9})[\s/.\-]{1,2}(?:19|20)?\d{2}"
_NAME = r"(?:[A-Z][a-z'’\-]+|[A-Z]\b\.?[ \t]+[A-Z][A-Za-z'’\-]+)(?:[ \t]+[A-Z][A-Za-z'’\-]+){0,3}"

_BIRTH_WORDS = r"(?:[Dd]\.?\s?[Oo]\.?\s?[Bb]\b\.?|D\.?O\.?B\b\.?|[Dd]ate [Oo]f [Bb]irth|[Bb]orn(?: on)?)"
_ROLES = (
    r"(?:[Ss]uspect|[Vv]ictim|[Oo]ffender|[Dd]efendant|[Cc]omplainant|[Pp]erpetrator|SUSPECT|VICTIM|OFFENDER)s?\b"
    r"(?:\s+(?:is|was|named|called))?[\s:\-]{1,3}"
)
_NHS_WORDS = r"NHS\W{0,3}(?:[Nn](?:o|umber|um)\W{0,3})?"
_REG_WORDS = r"(?:VRM|VRN|vrm|vrn|[Rr]eg(?:istration)?(?: no\.?)?|[Ii]ndex)"
_LOOKS_LIKE = re.compile(
    "|".join(
        (
            r"(?P<mail>[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+)",
            rf"(?P<birth>\b{_BIRTH_WORDS}[\s:=\-]{{0,3}}{_DAY_OF}"
            r"|\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:19[2-9]\d|200\d|201[0-4])\b)",
            r"(?P<phone>(?<![\d/\-])(?:\+44[\s\-]?\(?0?\)?|0044[\s\-]?|\(?0)(?=[1237])(?:\d[\s\-()]{0,2}){8,10}\d(?![\d/]))",
            rf"(?P<health>\b{_NHS_WORDS}\d{{3}}[\s\-]?\d{{3}}[\s\-]?\d{{4}}\b"
            r"|(?<!\d)\d{3}[ \-]\d{3}[ \-]\d{4}(?!\d))",
            r"(?P<insurance>\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b)",
            rf"(?P<postcode>\b{_AREA}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{{2}}\b)",
            r"(?P<vehicle>\b[A-HJ-PR-Y]{2}\d{2}\s?[A-HJ-PR-Z]{3}\b"
            rf"|\b{_REG_WORDS}[\s:]{{1,2}}[A-Z]{{1,3}}\d{{1,3}}\s?[A-Z]{{0,3}}\b)",
            rf"(?P<title>\b(?:Mr|Mrs|Ms(?! Teams)|Miss|Mx|MR|MRS)\b\.?[ \t]+{_NAME})",
            rf"(?P<named>\b{_ROLES}(?P<who>[A-Z]{{2,}},[ \t]*[A-Z][A-Za-z]+|{_NAME}))",
        )
    )
)
_SAID = {
    "mail": "an e-mail address",
    "birth": "a date of birth",
    "phone": "a phone number",
    "health": "an NHS number",
    "insurance": "a National Insurance number",
    "postcode": "a postcode",
    "vehicle": "a vehicle registration",
    "title": "a person's name",
    "named": "a person's name",
}
# Words in capitals that follow "suspect" or "victim" and are no name.
_NO_NAMES = frozenset((
    "support", "notification", "notifications", "register", "registered", "order", "orders", "offence", "offences",
    "sex", "aged", "under", "over", "custody", "interview", "refusal", "withdrew", "withdrawn", "reluctant",
    "supported", "safeguarded", "safeguarding", "spoken", "contacted", "informed", "updated", "taken", "conveyed",
    "processed", "care", "management", "manager", "managers", "contact", "hub", "unit", "units", "charged",
    "arrested", "located", "detained", "liaison", "services", "service", "code", "focus", "focused", "focussed",
    "statement", "statements", "account", "awareness", "safety", "journey", "voice", "strategy", "team", "teams",
    "profile", "profiles", "wanted", "outstanding", "identified", "known", "unknown", "not", "no", "on", "in", "at",
    "from", "for", "and", "or", "to", "the", "a", "is", "was", "has", "had", "left", "present", "made", "male",
    "female", "released", "bailed", "interviewed", "searched", "seen", "traced", "enquiry", "enquiries", "address",
    "visit", "visits", "da", "dv", "vawg", "asb", "mappa", "impact", "personal", "policing", "led", "centred",
    "based", "engagement", "satisfaction", "update", "updates", "referral", "referrals", "hostel", "patrol",
    "targeted", "targeting", "behaviour", "behaviours", "nominals", "mapping", "intelligence", "intel",
    "surrendered", "failed", "attended", "declined", "refused", "conditions", "name", "names", "details", "number",
    "numbers", "ref", "reference", "category", "risk", "level", "who", "with", "were", "are", "be", "of", "by",
    "mg11", "cctv", "bwv",
))  # fmt: skip
# A cheap first look at a text: none of the patterns fits without one of these.
_MAYBE = re.compile(
    r"@|\d\D{0,3}\d\D{0,2}\d|\d\s?[A-Z]{2}|\bM(?:rs?|s|iss|x|RS?)\b"
    r"|(?i:suspect|victim|offender|defendant|complainant|perpetrator)s?\b[\s:]"
)


def looked_at(definition: Field) -> bool:
    """Whether a field's words are searched. Staff are named on purpose; a date, count or reference is what it is."""
    return definition.personal is not Personal.STAFF and definition.type in (Type.TEXT, Type.CODE)


NAME_REMOVED = "[removed: looks like a person's name]"
_SURNAME_FIRST = re.compile(r"[A-Z][A-Za-z'’\-]+,\s*[A-Z][A-Za-z'’\- ]+")
_WORDS_ALONE = re.compile(r"[A-Za-z'’\-.]{2,}(?:,?\s+[A-Za-z'’\-.]+){1,3}")


def is_name_for_ref(definition: Field, said: str) -> bool:
    """Whether a name stands where a reference belongs: "SMYTHE, Gordon". Serials have names of their own."""
    if definition.type is Type.REF:
        return _SURNAME_FIRST.fullmatch(said) is not None
    return (definition.type is Type.ID or definition.name.endswith("_ref")) and _WORDS_ALONE.fullmatch(said) is not None


def may_be_kept(definition: Field | None, said: str) -> str:
    """A cell's words as a held row or a problem may carry them."""
    if definition is not None and definition.personal is Personal.STAFF:
        return said
    if definition is not None and is_name_for_ref(definition, said):
        return NAME_REMOVED
    # A date or a reference is short; what is longer has been written into the wrong cell.
    as_it_is = definition is not None and not looked_at(definition) and len(said) <= _SHORT
    return said if as_it_is else masked(said)[0]


_SHORT = 16


def without_personal_data(text: str) -> str:
    """The text with what looks like personal data replaced by what it looked like."""
    return masked(text)[0]


def bears_a_name(definition: Field) -> bool:
    """Whether the field is the name of a place or firm, which may be called Mr Fish."""
    return definition.name in ("venue_name", "business_name")


@lru_cache(maxsize=65_536)
def masked(text: str, *, names: bool = True) -> tuple[str, tuple[str, ...]]:
    """The text that may be kept, and what was taken out ("a phone number"); as it came where there was nothing."""
    if _MAYBE.search(text) is None:
        return text, ()
    removed: list[str] = []

    def mask(found: re.Match[str]) -> str:
        what = found.lastgroup or ""
        if what == "who":
            what = "named"
        if what == "health" and not found.group().upper().startswith("NHS") and not _is_nhs_number(found.group()):
            return found.group()
        if what == "title" and not names:
            return found.group()
        if what == "named" and (not names or _is_no_name(found["who"])):
            return found.group()
        said = _SAID[what]
        removed.append(said)
        return f"[removed: looks like {said}]"

    kept = _LOOKS_LIKE.sub(mask, text)
    return (kept, tuple(dict.fromkeys(removed))) if removed else (text, ())


def _is_no_name(who: str) -> bool:
    words = re.split(r"[\s,]+", who)
    return words[0].casefold().rstrip(".") in _NO_NAMES


def _is_nhs_number(text: str) -> bool:
    """The last digit of an NHS number checks the other nine."""
    digits = [int(one) for one in text if one.isdigit()]
    rest = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and rest != 10 and rest % 11 == digits[9]
