"""The last page: who has read, approved and signed."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.packs.blocks import HandBox, HandLines, pairs, prose, sub
from briefing_app.packs.material import Material, Section, say_minute


def sign_off(material: Material) -> Iterable[Flowable]:
    request = material.request
    yield prose("Signed for as it stands, with the returns and the time of data on its cover.")
    yield pairs(
        [
            ("Pack", f"{request.title}, version {request.version}"),
            ("Reference", request.reference),
            ("Data as at", material.as_at_said),
            ("Returns", material.basis().said),
            ("Made", say_minute(request.made_at)),
            ("Status", request.status),
        ]
    )
    for role in ("Author", "Silver commander (approves)", "Gold commander (has read)"):
        yield sub(role)
        yield HandLines(["Name", "Rank", "Signature", "Date and time"], columns=2)
    yield HandBox("Conditions, reservations, what must be put right first", height=120)


SECTION = Section("sign-off", "Sign-off", sign_off, about_pack=True)
