"""The includes beside the store: what nginx and Caddy are told of endings, redirects and single headers."""

from gazette.press.for_caddy import exact as for_caddy
from gazette.press.for_nginx import exact as for_nginx
from gazette.press.includes import write_includes
from gazette.press.rendition import Rendition
from gazette.press.special import Special
from gazette.press.store import Store

GONE = Special("/2026/11/24/tram/", 410, "text/html; charset=utf-8", "", (), "/2026/11/24/tram/410.html")
MOVED = Special("/old/", 301, "text/html; charset=utf-8", "/neu – größer/", (), "")
OWN = Special("/versions/2", 200, "text/html; charset=utf-8", "", (("X-Robots-Tag", 'noindex "now"'),), "/versions/2")
STRANGE = Special("/price-$5/", 301, "text/html", "/", (), "")


def test_nginx_is_told_each_exact_address():
    gone, own = for_nginx(GONE, secure=False), for_nginx(OWN, secure=True)

    assert 'location = "/2026/11/24/tram/" {\n    error_page 410 "/2026/11/24/tram/410.html";\n    return 410;\n}\n' in gone
    assert 'location = "/2026/11/24/tram/410.html" {\n    internal;' in gone
    assert 'return 301 "/neu%20%E2%80%93%20gr%C3%B6%C3%9Fer/";' in for_nginx(MOVED, secure=False)
    assert 'add_header X-Robots-Tag "noindex \\"now\\"" always;' in own
    assert "Strict-Transport-Security" in own and "Strict-Transport-Security" not in gone


def test_caddy_is_told_each_exact_address():
    gone = for_caddy(GONE, 0, secure=False)

    assert '@said0 path "/2026/11/24/tram/"' in gone and "status 410" in gone
    assert 'redir * "/neu%20%E2%80%93%20gr%C3%B6%C3%9Fer/" 301' in for_caddy(MOVED, 1, secure=False)  # without the * its first word would be a matcher


def test_what_a_configuration_cannot_say_becomes_a_remark(tmp_path):
    write_includes(tmp_path, [STRANGE, MOVED])

    said = (tmp_path / "public-nginx.conf").read_text()
    assert "# '/price-$5/' can only be answered by the newsstand." in said
    assert 'location = "/old/"' in said


def test_the_store_keeps_the_includes_in_step(tmp_path):
    store = Store(tmp_path)
    with store.writing():
        store.put(Rendition("/old/", status=301, location="/new/"))
        store.put(Rendition("/tram/", b"<p>Withdrawn.", status=410))
        store.commit()
    assert 'location = "/old/"' in (tmp_path / "public-nginx.conf").read_text()

    with store.writing():
        store.remove("/old/")
        store.commit()

    assert "/old/" not in (tmp_path / "public-nginx.conf").read_text()
    assert "/tram/" in (tmp_path / "public-caddy.conf").read_text()
    store.close()


def test_the_includes_are_there_without_any_special_address_and_written_again_when_the_paper_moves_to_https(tmp_path):
    def lay(page: str, **how: bool) -> str:
        store = Store(tmp_path, **how)
        with store.writing():
            store.put(Rendition("/", page.encode()))
            store.commit()
        store.close()
        return (tmp_path / "public-nginx.conf").read_text()

    assert "frame-ancestors 'none'" in lay("<p>One") and "Strict-Transport-Security" not in lay("<p>Two")
    assert "Strict-Transport-Security" in lay("<p>Three", secure=True)
