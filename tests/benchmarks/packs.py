"""A pack with its charts and 32 borough sheets, against bare Platypus with as many pages, tables and lines.

python -m tests.benchmarks.packs
"""

import io
import resource

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.steps import finish
from briefing_app.operation.times import now
from briefing_app.packs.pack import PackKind, PackRequest, Subject, lay_out
from briefing_app.packs.page_pictures import page_count
from tests.benchmarks.measured import measure
from tests.invented_day import invented_position

PAGES = 40


def bare(pages: int) -> bytes:
    """What Platypus alone needs: a heading, three paragraphs and a table of 30 × 6 plain strings on each page."""
    styles = getSampleStyleSheet()
    content = io.BytesIO()
    story: list[object] = []
    for page in range(pages):
        story.append(Paragraph(f"Page {page}", styles["Heading1"]))
        story += [Paragraph("Invented words about an operation. " * 6, styles["BodyText"]) for _ in range(3)]
        rows = [[f"cell {row}.{column}" for column in range(6)] for row in range(30)]
        story += [Table(rows, colWidths=[80] * 6), PageBreak()]
    SimpleDocTemplate(content, pagesize=A4).build(story)  # type: ignore[arg-type]
    return content.getvalue()


def main() -> None:
    position = invented_position(awaited=())
    figures = figures_of(position)
    for kind in PackKind:
        request = PackRequest(Subject(kind), 1, now(), f"benchmark-{kind}")

        def ours(request: PackRequest = request) -> bytes:
            return finish(lay_out(request, position, figures)).content

        content = ours()
        pages = page_count(content)
        print(f"\n{kind}: {pages} pages, {len(content) / 1e6:.2f} MB")
        measure(
            {
                f"bare Platypus, {pages} pages": lambda pages=pages: bare(pages),
                f"this app, {kind}, {pages} pages": ours,
            },
            against=f"bare Platypus, {pages} pages",
        )
    print(f"largest memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
