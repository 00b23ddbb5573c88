"""The press version: what moves it, and what does not."""

from gazette.press.version import press_version, version_of


def test_the_press_version_moves_with_a_byte_a_name_and_a_part(tmp_path):
    (tmp_path / "page.html").write_text("<p>")
    before = version_of([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "page.cpython-311.pyc").write_text("compiled")
    assert version_of([tmp_path]) == before

    (tmp_path / "page.html").write_text("<b>")
    other = version_of([tmp_path])
    (tmp_path / "page.html").rename(tmp_path / "sheet.html")

    assert len({before, other, version_of([tmp_path]), version_of([tmp_path], "Jinja2=4")}) == 4


def test_the_press_version_is_one_in_a_process():
    assert press_version() == press_version()
    assert len(press_version()) == 16
