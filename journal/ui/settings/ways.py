"""What opens this journal: every way in, said plainly, added and taken away."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.services.keys import Keys
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.twice import TwiceButton
from journal.ui.kit.ways_words import KEY_FILE, KEYCHAIN, all_ways
from journal.ui.settings.key_file_form import KeyFileForm
from journal.ui.settings.section import section
from journal.ui.settings.unfolding import Unfolding

_KEYCHAIN = (
    "Whoever uses your account on this computer can then open the journal without its passphrase. "
    "The passphrase goes on opening it everywhere."
)
_ADDED = Sentence(
    "The key file is added.", "Its passphrase opens the journal only together with the file.", ""
)
_TAKEN = Sentence("The key file is taken away.", "It no longer opens this journal.", "")


class Ways(QWidget):
    """Passphrase and recovery code always open it; a key file and the keychain if wanted."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._opened_by = ""
        self._names: tuple[str, ...] = ()
        self._turning = False
        self.words = text("")
        self.add_button = button("Add a key file…")
        self.remove_button = TwiceButton(
            "Take the key file away", "Press again to take the key file away"
        )
        self.keychain = QCheckBox("Let this computer's keychain open it")
        self.keychain.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.banner = Banner()
        self.form = KeyFileForm(keys)
        self.forms = Unfolding(self.form)
        row = FlowLayout(spacing=8)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        self.setLayout(
            vertical(
                section(
                    "What opens this journal",
                    *(self.words, 4, row, self.forms, self.banner, 4, self.keychain),
                    text(_KEYCHAIN, "lead"),
                )
            )
        )
        self.add_button.clicked.connect(self._ask_key_file)
        self.remove_button.confirmed.connect(self._remove_key_file)
        self.keychain.clicked.connect(self._turn_keychain)
        self.form.added.connect(self._added)

    def set_opened_by(self, way: str) -> None:
        """Take over what opened the journal this time."""
        self._opened_by = way

    def load(self) -> None:
        """Read what opens the journal, and show it."""
        self._keys.names(self._show, self.banner.show_error)

    def clear(self) -> None:
        """Forget everything typed and said."""
        self.banner.clear()
        self.forms.clear()
        self.remove_button.rest()
        self._turning = False

    def _show(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.words.setText(all_ways(self._opened_by, names))
        shown, gone = self.add_button, self.remove_button
        if KEY_FILE in names:
            shown, gone = gone, shown
        shown.show()
        if gone.hasFocus():  # it would go to whatever stands next
            shown.setFocus()
        gone.hide()
        self.keychain.setChecked(KEYCHAIN in names)

    @Slot()
    def _ask_key_file(self) -> None:
        self.banner.clear()
        self.forms.unfold(self.form, self.add_button)
        self.form.enter()

    @Slot()
    def _added(self) -> None:
        self.forms.fold()
        self.banner.say(_ADDED)
        self.load()

    @Slot()
    def _remove_key_file(self) -> None:
        self.banner.clear()
        self._keys.remove_key_file(self._removed, self.banner.show_error)

    def _removed(self, _: None) -> None:
        self.banner.say(_TAKEN)
        self.load()

    @Slot(bool)
    def _turn_keychain(self, wanted: bool) -> None:
        if self._turning:  # a box that was disabled would lose the focus
            self.keychain.setChecked(not wanted)
            return
        self.banner.clear()
        self._turning = True
        turn = self._keys.add_keychain if wanted else self._keys.remove_keychain
        turn(self._turned, self._not_turned)

    def _turned(self, _: None) -> None:
        self._turning = False
        self.load()

    def _not_turned(self, error: Exception) -> None:
        self._turning = False
        self._show(self._names)
        self.banner.show_error(error)
