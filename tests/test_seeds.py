"""The reports are kept byte for byte as they arrived."""

import hashlib

import pytest

import kit

ARRIVED = {
    "2013-05-08-dw-us-and-russia-seek-syria-talks.txt": (
        "9d1fe436ed47be0e3f6059b1e3a7bed77db61d2ffcfc991d5bb2b9a4ed9a9c32"
    ),
    "2016-10-12-dw-us-and-russia-to-hold-syria-talks.txt": (
        "0c0844072f732024032c08688cad5561c61a7b0cb8a4cdd5355450de0fb32f46"
    ),
}


@pytest.mark.parametrize(("name", "digest"), ARRIVED.items())
def test_a_report_is_what_arrived(name: str, digest: str) -> None:
    assert hashlib.sha256((kit.SEEDS / name).read_bytes()).hexdigest() == digest


def test_the_readme_names_every_report_its_address_and_its_rights() -> None:
    readme = (kit.SEEDS / "README.md").read_text(encoding="utf-8")
    for article in kit.load_articles(kit.SEEDS):
        assert article.path is not None
        assert article.path.name in readme
        assert str(article.url) in readme
    assert "licence" in readme
