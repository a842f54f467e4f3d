"""The window's sizes of type, its grid, and the style sheet that uses them."""

from collections.abc import Mapping

from briefing_app.figures.palette import Palette

GRID = 8
"""Every distance is a multiple of it, or half of it inside a control."""

CAPTION = 11
BODY = 13
FINDING = 13
PLACE_TITLE = 20
TILE_NUMBER = 28


def style_sheet(palette: Palette, glyphs: Mapping[str, str]) -> str:
    """`glyphs` are the files of the ticks and arrows that it shows."""
    hover = palette.sequence[0]
    return f"""
    QWidget {{ font-size: {BODY}px; }}
    QToolTip {{ color: {palette.panel}; background: {palette.text}; border: 0; padding: 4px 6px;
        font-size: {CAPTION + 1}px; }}
    QMenuBar {{ background: {palette.ground}; }}
    QMenuBar::item {{ padding: 3px 8px; background: transparent; }}
    QMenuBar::item:selected {{ background: {hover}; color: {palette.text}; }}
    QMenu {{ background: {palette.panel}; border: 1px solid {palette.line}; padding: 4px; }}
    QMenu::item {{ padding: 4px 24px 4px 24px; }}
    QMenu::item:selected {{ background: {palette.accent}; color: {palette.accent_text}; }}
    QMenu::item:disabled {{ color: {palette.quiet}; }}
    QMenu::separator {{ height: 1px; background: {palette.line}; margin: 4px 8px; }}

    QFrame[role="card"] {{ background: {palette.panel}; border: 1px solid {palette.line}; border-radius: 3px; }}
    QFrame[role="strip"] {{ background: {palette.panel}; border: 0; border-bottom: 1px solid {palette.line}; }}
    QFrame[role="side"] {{ background: {palette.panel}; border: 0; border-right: 1px solid {palette.line}; }}
    QFrame[role="foot"] {{ background: {palette.panel}; border: 0; border-top: 1px solid {palette.line}; }}
    QFrame[role="looking-back"] {{ background: {palette.warning}; border: 0; }}
    QLabel[role="looking-back"] {{ color: {palette.panel}; font-weight: bold; background: transparent; }}
    QLabel[role="place"] {{ font-size: {PLACE_TITLE}px; font-weight: bold; }}
    QLabel[role="finding"] {{ font-size: {FINDING}px; font-weight: bold; }}
    QLabel[role="caption"] {{ font-size: {CAPTION}px; color: {palette.quiet}; }}
    QLabel[role="filtered"] {{ font-size: {CAPTION}px; color: {palette.accent}; }}
    QLabel[role="marking"] {{ font-size: {BODY}px; font-weight: bold; border: 2px solid {palette.text};
        padding: 2px 12px; }}
    QLabel[role="cell-name"] {{ font-weight: bold; }}
    QLabel[role="notice"] {{ font-size: {CAPTION}px; font-weight: bold; color: {palette.warning}; }}
    QLabel[role="warning"] {{ color: {palette.warning}; }}

    QPushButton, QToolButton {{ background: {palette.panel}; border: 1px solid {palette.quiet}; border-radius: 3px;
        padding: 4px 12px; min-height: 18px; }}
    QPushButton:hover, QToolButton:hover {{ background: {hover}; color: {palette.text}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {palette.accent}; padding: 3px 11px; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {palette.quiet}; border-color: {palette.line}; }}
    QPushButton[primary="true"] {{ background: {palette.accent}; color: {palette.accent_text};
        border-color: {palette.accent}; font-weight: bold; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {palette.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {palette.line}; color: {palette.quiet};
        border-color: {palette.line}; }}

    QToolButton[role="segment"] {{ border: 1px solid {palette.line}; border-radius: 0; padding: 1px 6px;
        min-height: 15px; font-size: {CAPTION}px; margin-left: -1px; color: {palette.quiet}; }}
    QToolButton[role="segment"]:checked {{ background: {hover}; color: {palette.text};
        border-bottom: 2px solid {palette.accent}; padding-bottom: 0; }}
    QToolButton[role="segment"]:focus {{ border: 2px solid {palette.accent}; padding: 0px 5px; }}
    QToolButton[role="chip"] {{ border: 1px solid {palette.line}; border-radius: 9px; padding: 1px 8px;
        min-height: 15px; font-size: {CAPTION}px; color: {palette.quiet}; }}
    QToolButton[role="chip"][on="true"] {{ background: {hover}; color: {palette.text};
        border: 1px solid {palette.accent}; font-weight: bold; }}
    QToolButton[role="chip"]:focus {{ border: 2px solid {palette.accent}; padding: 0px 7px; }}
    QToolButton[role="chip"]:disabled {{ color: {palette.line}; }}
    QScrollArea[role="picture"], QScrollArea[role="picture"] > QWidget > QWidget {{
        background: {palette.ground}; border: 0; }}
    QToolButton[role="more"] {{ border: 1px solid transparent; padding: 0px 5px; min-height: 16px;
        font-weight: bold; background: transparent; }}
    QToolButton[role="more"]::menu-indicator {{ image: none; width: 0; }}
    QToolButton[role="more"]:hover {{ background: {hover}; }}
    QToolButton[role="more"]:focus {{ border: 2px solid {palette.accent}; padding: 0px 4px; }}

    QPushButton[role="place"] {{ background: transparent; border: 0; border-left: 4px solid transparent;
        border-radius: 0; text-align: left; padding: 8px 12px; min-height: 20px; }}
    QPushButton[role="place"]:hover {{ background: {hover}; }}
    QPushButton[role="place"]:checked {{ border-left: 4px solid {palette.accent}; font-weight: bold;
        background: {palette.ground}; }}
    QPushButton[role="place"]:focus {{ border: 2px solid {palette.accent}; border-left: 4px solid {palette.accent};
        padding: 6px 10px 6px 12px; }}

    QAbstractButton[role="link"] {{ background: transparent; border: 0; padding: 0 4px;
        color: {palette.accent}; text-decoration: underline; }}
    QAbstractButton[role="link"]:focus {{ border: 2px solid {palette.accent}; padding: 0 2px; }}

    QTableView, QListView, QScrollArea {{ background: {palette.panel}; border: 1px solid {palette.line};
        gridline-color: {palette.line}; selection-background-color: {palette.accent};
        selection-color: {palette.accent_text}; outline: 0; }}
    QListView[role="desk"], QScrollArea[role="desk"], QScrollArea[role="desk"] > QWidget > QLabel {{
        background: {palette.line}; }}
    QTableView:focus, QListView:focus, QScrollArea:focus {{ border: 1px solid {palette.accent}; }}
    QTableView::item {{ padding: 0 3px; }}
    QHeaderView {{ background: {palette.panel}; border: 0; }}
    QHeaderView::section {{ background: {palette.panel}; color: {palette.quiet}; border: 0;
        border-bottom: 1px solid {palette.quiet}; padding: 2px 6px; font-size: {CAPTION}px; }}
    QTableCornerButton::section {{ background: {palette.panel}; border: 0; }}

    QTabBar {{ background: transparent; }}
    QTabBar::tab {{ background: {palette.ground}; color: {palette.quiet}; border: 1px solid {palette.line};
        padding: 2px 7px; margin-right: -1px; font-size: {CAPTION}px; }}
    QTabBar::tab:selected {{ background: {palette.panel}; color: {palette.text}; font-weight: bold;
        border-top: 2px solid {palette.accent}; }}
    QTabBar::tab:hover {{ color: {palette.text}; }}
    QTabBar QToolButton {{ padding: 0; min-height: 12px; border: 1px solid {palette.line}; }}
    QTabBar QToolButton::left-arrow {{ image: url("{glyphs["left"]}"); width: 9px; height: 9px; }}
    QTabBar QToolButton::right-arrow {{ image: url("{glyphs["right"]}"); width: 9px; height: 9px; }}
    QLineEdit[role="cell"] {{ border: 2px solid {palette.accent}; border-radius: 0; padding: 0 2px; min-height: 0; }}

    QLineEdit, QPlainTextEdit, QTextEdit {{
        background: {palette.panel}; border: 1px solid {palette.quiet}; border-radius: 3px; padding: 3px 6px;
        min-height: 18px; selection-background-color: {palette.accent}; selection-color: {palette.accent_text}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {palette.accent}; padding: 2px 5px; }}

    QComboBox, QAbstractSpinBox {{ background: {palette.panel}; border: 1px solid {palette.quiet}; border-radius: 3px;
        padding: 3px 6px; min-height: 18px; selection-background-color: {palette.accent};
        selection-color: {palette.accent_text}; }}
    QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {palette.accent}; padding: 2px 5px; }}
    QAbstractSpinBox QLineEdit {{ border: 0; padding: 0 0 0 4px; min-height: 0; background: transparent; }}
    QAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0 0 0 4px; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ width: 20px; border: 0; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{glyphs["down"]}"); width: 10px; height: 10px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 18px; border: 0; }}
    QAbstractSpinBox::up-arrow {{ image: url("{glyphs["up"]}"); width: 9px; height: 9px; }}
    QAbstractSpinBox::down-arrow {{ image: url("{glyphs["down"]}"); width: 9px; height: 9px; }}
    QComboBox QAbstractItemView {{ background: {palette.panel}; border: 1px solid {palette.quiet};
        selection-background-color: {palette.accent}; selection-color: {palette.accent_text}; }}

    QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 3px; }}
    QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {palette.accent}; }}
    QCheckBox::indicator, QListWidget::indicator {{ width: 12px; height: 12px; border: 1px solid {palette.quiet};
        border-radius: 2px; background: {palette.panel}; }}
    QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {palette.accent};
        border-color: {palette.accent}; image: url("{glyphs["tick"]}"); }}
    QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {palette.quiet}; border-radius: 7px;
        background: {palette.panel}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {palette.accent}; }}

    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QProgressBar {{ background: {palette.ground}; border: 1px solid {palette.line}; border-radius: 2px;
        max-height: 10px; text-align: center; }}
    QProgressBar::chunk {{ background: {palette.accent}; }}
    QSplitter::handle {{ background: transparent; }}
    """
