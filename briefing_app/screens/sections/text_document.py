"""A section's text as a document to be edited, and the document as a section's text again."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from briefing_app.operation.order.section_text import (
    Block,
    Bullet,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    blocks,
    text_of,
    tidied,
    words_of,
)

SIZES = {1: 17, 2: 14}
"""Pixels of a heading by its level."""
_HEAD = QColor(128, 128, 128, 48)
"""Behind the headings of a table, on a light ground and on a dark one."""
_LINE_ENDS = str.maketrans({"\u2028": " ", "\u2029": " ", "\ufffc": ""})


def fill(document: QTextDocument, text: str) -> None:
    """Show a text, and nothing that was there before."""
    document.clear()
    cursor = QTextCursor(document)
    insert(cursor, blocks(text))


def insert(cursor: QTextCursor, found: tuple[Block, ...]) -> None:
    """Put blocks where the cursor is; the first goes on in its line if that is empty."""
    first = True
    for block in found:
        if isinstance(block, Table):
            _insert_table(cursor, block)
            first = True
            continue
        if not (first and cursor.atBlockStart() and cursor.atBlockEnd()):
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        first = False
        _dress(cursor, block)
        _insert_runs(cursor, block.runs, heading=block.level if isinstance(block, Heading) else 0)


def read(document: QTextDocument) -> str:
    return text_of(_blocks(document))


def set_level(cursor: QTextCursor, level: int) -> None:
    """Make the cursor's line a heading of a level, or a paragraph (0)."""
    cursor.beginEditBlock()
    listed = cursor.currentList()
    if listed is not None:
        listed.remove(cursor.block())
    dress_line(cursor, level)
    cursor.endEditBlock()


def dress_line(cursor: QTextCursor, level: int) -> None:
    line = QTextBlockFormat()
    line.setHeadingLevel(level)
    line.setTopMargin(6 if level else 0)
    line.setBottomMargin(4)
    cursor.setBlockFormat(line)
    whole = QTextCursor(cursor.block())
    whole.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    whole.setCharFormat(_letters(bold=False, heading=level))
    cursor.setBlockCharFormat(_letters(bold=False, heading=level))


def toggle_bullet(cursor: QTextCursor) -> None:
    cursor.beginEditBlock()
    listed = cursor.currentList()
    if listed is not None:
        listed.remove(cursor.block())
        dress_line(cursor, 0)
    else:
        dress_line(cursor, 0)
        cursor.createList(QTextListFormat.Style.ListDisc)
    cursor.endEditBlock()


def add_table(cursor: QTextCursor, rows: int = 3, columns: int = 3) -> QTextTable:
    cells: tuple[tuple[Runs, ...], ...] = tuple(((),) * columns for _ in range(rows))
    return _insert_table(cursor, Table(cells))


def _letters(*, bold: bool, heading: int = 0) -> QTextCharFormat:
    letters = QTextCharFormat()
    if heading:
        letters.setProperty(QTextCharFormat.Property.FontPixelSize, SIZES[heading])
    letters.setFontWeight(QFont.Weight.Bold if bold or heading else QFont.Weight.Normal)
    return letters


def _dress(cursor: QTextCursor, block: Block) -> None:
    match block:
        case Heading(_, level):
            dress_line(cursor, level)
        case Bullet():
            dress_line(cursor, 0)
            before = cursor.block().previous()
            listed = before.textList() if before.isValid() else None
            if listed is not None:
                listed.add(cursor.block())
            else:
                cursor.createList(QTextListFormat.Style.ListDisc)
        case _:
            listed = cursor.currentList()
            if listed is not None:
                listed.remove(cursor.block())
            dress_line(cursor, 0)


def _insert_runs(cursor: QTextCursor, runs: Runs, *, heading: int = 0) -> None:
    for run in runs:
        cursor.insertText(run.words, _letters(bold=run.bold, heading=heading))


def _insert_table(cursor: QTextCursor, block: Table) -> QTextTable:
    look = QTextTableFormat()
    look.setCellPadding(4)
    look.setCellSpacing(0)
    look.setBorderCollapse(True)
    look.setHeaderRowCount(1)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    width = len(block.rows[0])
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / width)] * width)
    if cursor.currentList() is not None:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        listed = cursor.currentList()
        if listed is not None:
            listed.remove(cursor.block())
    table = cursor.insertTable(len(block.rows), width, look)
    for row, cells in enumerate(block.rows):
        for column, runs in enumerate(cells):
            cell = table.cellAt(row, column)
            if row == 0:
                head = QTextTableCellFormat()
                head.setBackground(_HEAD)
                cell.setFormat(head)
            _insert_runs(cell.firstCursorPosition(), runs)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return table


def _blocks(document: QTextDocument) -> Iterator[Block]:
    line, table = document.begin(), None
    while line.isValid():
        found = QTextCursor(line).currentTable()
        if found is None:
            table = None
            block = _block(line)
            if block is not None:
                yield block
        elif table is None or found.firstPosition() != table.firstPosition():
            table = found
            yield Table(
                tuple(
                    tuple(_cell(table, row, column) for column in range(table.columns())) for row in range(table.rows())
                )
            )
        line = line.next()


def _cell(table: QTextTable, row: int, column: int) -> Runs:
    cell = table.cellAt(row, column)
    runs: list[Run] = []
    line = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block()
    while True:
        if runs:
            runs.append(Run(" "))
        runs += _runs(line, heading=False)
        if line == last or not line.isValid():
            return _trimmed(tidied(runs))
        line = line.next()


def _block(line: QTextBlock) -> Block | None:
    level = min(2, line.blockFormat().headingLevel())
    runs = _trimmed(tidied(_runs(line, heading=bool(level))))
    if not words_of(runs).strip():
        return None
    if level:
        return Heading(runs, level)
    return Bullet(runs) if line.textList() is not None else Paragraph(runs)


def _runs(line: QTextBlock, *, heading: bool) -> Iterator[Run]:
    """A heading is bold by itself; bold is no mark of its words."""
    part = line.begin()
    while not part.atEnd():
        piece = part.fragment()
        if piece.isValid():
            bold = not heading and piece.charFormat().fontWeight() >= QFont.Weight.Bold
            yield Run(" ".join(piece.text().translate(_LINE_ENDS).split("\t")), bold)
        part += 1


def _trimmed(runs: Runs) -> Runs:
    """Without spaces around the whole, as a line is read."""
    found = list(runs)
    while found and not found[0].words.lstrip():
        found.pop(0)
    while found and not found[-1].words.rstrip():
        found.pop()
    if found:
        found[0] = Run(found[0].words.lstrip(), found[0].bold)
        found[-1] = Run(found[-1].words.rstrip(), found[-1].bold)
    return tuple(found)
